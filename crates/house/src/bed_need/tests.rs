use ledger::{Class, Compartment, FactKind as _};

use super::facts::{BedNeed, BedNeedFact};

#[test]
fn what_a_bed_must_be_like_is_sealed() {
    let fact = BedNeedFact::Set(BedNeed { isolation: true, ..BedNeed::default() }).fact();
    assert_eq!((fact.compartment, fact.class), (Compartment::House, Class::Personal));
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let body = serde_json::json!({"access": true, "later": 1});
    let Some(BedNeedFact::Set(need)) = BedNeedFact::decode("bed_need/set", &body) else { panic!("it must decode") };
    assert_eq!(need, BedNeed { access: true, ..BedNeed::default() });
    assert_eq!(BedNeedFact::KINDS.len(), 1);
}
