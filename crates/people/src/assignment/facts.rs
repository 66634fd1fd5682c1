//! Facts of assignment, on the person's stream.

use std::collections::BTreeMap;

use ledger::{FactKind as _, Instant, Stream, UserId};
use serde::{Deserialize, Serialize};

use crate::duplicate;

/// A member of staff was given the file, or it was taken from them.
#[derive(Clone, Serialize, Deserialize)]
pub struct Staff {
    /// Account.
    pub user: UserId,
}

ledger::facts! {
    /// Facts about who follows whom.
    pub enum AssignmentFact {
        "assignment/given" House Open => Given(Staff),
        "assignment/ended" House Open => Ended(Staff),
    }
}

/// Who follows a person now, and since when.
#[must_use]
pub(super) fn fold(stream: &Stream) -> BTreeMap<UserId, Instant> {
    let mut now = BTreeMap::new();
    let undone = duplicate::undone(stream);
    for fact in stream.facts() {
        match fact.body.as_ref().and_then(|body| AssignmentFact::decode(&fact.kind, body)) {
            Some(AssignmentFact::Given(staff)) => {
                now.entry(staff.user).or_insert(fact.instant());
            }
            Some(AssignmentFact::Ended(staff)) => {
                now.remove(&staff.user);
            }
            // Who followed a file that has become part of this one follows the person on.
            None => {
                for user in duplicate::absorbed(fact, &undone).into_iter().flat_map(|absorbed| absorbed.staff) {
                    now.entry(user).or_insert(fact.instant());
                }
            }
        }
    }
    now
}
