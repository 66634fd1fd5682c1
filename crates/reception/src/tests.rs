//! What the tests of the rooms share: facts out of nothing.

use ledger::{Class, Compartment, Fact, Id, NewFact, StreamId};
use serde_json::Value;

pub(crate) const START: i64 = 1_780_000_000_000;

/// A fact, written in a minute by a user.
pub(crate) fn fact(stream: StreamId, (n, minute, user): (u128, i64, u128), new: NewFact) -> Fact {
    Fact {
        id: Id::from_number(n),
        stream,
        compartment: Compartment::House,
        kind: new.kind,
        at: (START + minute * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(user),
        site: Id::from_number(3),
        happened_on: None,
        class: Class::Open,
        body: Some(new.body),
    }
}

/// What of a fact can be printed, as property tests must.
pub(crate) type Raw = (String, Value);

/// A fact without what the ledger adds.
pub(crate) fn raw(new: NewFact) -> Raw {
    (new.kind, new.body)
}

/// Facts a minute apart on one stream.
pub(crate) fn minutes(raws: Vec<Raw>) -> Vec<Fact> {
    let new = |(kind, body)| NewFact { kind, compartment: Compartment::House, class: Class::Open, happened_on: None, body };
    (0_u128..).zip(0_i64..).zip(raws).map(|((n, minute), raw)| fact(Id::from_number(9), (n, minute, 1), new(raw))).collect()
}
