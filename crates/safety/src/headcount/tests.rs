use ledger::{Id, Instant, StreamId};

use super::facts::{Headcount, Kind};
use super::rules::{begin, end, tick};

fn id(n: u128) -> StreamId {
    Id::from_number(n)
}

fn count(expected: &[u128], found: &[u128]) -> Headcount {
    Headcount {
        kind: Kind::Drill,
        begun_at: Some(Instant::default()),
        expected: expected.iter().map(|n| id(*n)).collect(),
        found: found.iter().map(|n| (id(*n), Instant::default())).collect(),
        ..Headcount::default()
    }
}

#[test]
fn one_count_at_a_time() {
    assert_eq!(begin(true, "drill", Vec::new(), 0).err().unwrap().0[0].key, "headcount-going-on");
    assert_eq!(begin(false, "party", Vec::new(), 0).err().unwrap().0[0].field, "kind");
    assert!(begin(false, "real", Vec::new(), 3).is_ok());
}

#[test]
fn two_guards_do_not_undo_each_other() {
    let now = count(&[1, 2, 3], &[3]);
    assert!(tick(&now, &[id(1), id(2)], &[]).unwrap().is_empty(), "3 was ticked elsewhere and is not on this page");
    assert_eq!(tick(&now, &[id(1), id(2)], &[id(1)]).unwrap().len(), 1);
    assert!(tick(&now, &[id(3)], &[id(3)]).unwrap().is_empty(), "nothing new");
    assert_eq!(tick(&now, &[id(3)], &[]).unwrap().len(), 1, "ticked by mistake");
    let over = Headcount { ended_at: Some(Instant::default()), ..count(&[1], &[]) };
    assert_eq!(tick(&over, &[], &[id(1)]).err().unwrap().0[0].key, "headcount-over");
}

#[test]
fn nobody_ends_a_count_without_having_seen_who_is_missing() {
    assert_eq!(end(&count(&[1, 2], &[1]), ("", "", false)).err().unwrap().0[0].key, "headcount-missing-unsaid");
    assert!(end(&count(&[1, 2], &[1]), ("2", "", true)).is_ok());
    assert!(end(&count(&[1], &[1]), ("", "", false)).is_ok());
    assert_eq!(end(&count(&[], &[]), ("many", "", false)).err().unwrap().0[0].field, "visitors");
}

#[test]
fn who_is_missing_and_who_was_not_expected() {
    let now = count(&[1, 2], &[2, 9]);
    assert_eq!(now.missing().collect::<Vec<_>>(), [id(1)]);
    assert_eq!(now.unexpected().collect::<Vec<_>>(), [id(9)]);
}
