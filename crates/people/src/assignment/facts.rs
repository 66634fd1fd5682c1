//! Facts of assignment, on the person's stream.

use std::collections::BTreeMap;

use ledger::{Instant, Stream, UserId};
use serde::{Deserialize, Serialize};

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
    for (fact, what) in stream.of::<AssignmentFact>() {
        match what {
            AssignmentFact::Given(staff) => {
                now.entry(staff.user).or_insert(fact.instant());
            }
            AssignmentFact::Ended(staff) => {
                now.remove(&staff.user);
            }
        }
    }
    now
}
