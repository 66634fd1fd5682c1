//! Pairs of duties that one person must not hold together, and pairs that one person must not do to one record.

use crate::{Duty, Role};

/// Why two things must stay in different hands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// One duty.
    pub one: Duty,
    /// The other.
    pub other: Duty,
    /// Message key that explains it.
    pub key: &'static str,
}

/// Duties that must not meet in one account at one site.
#[must_use]
pub const fn conflicts() -> &'static [Conflict] {
    &[
        Conflict { one: Duty::AccountManage, other: Duty::LookReview, key: "conflict-grant-review" },
        Conflict { one: Duty::AccountManage, other: Duty::PersonRead, key: "conflict-grant-read" },
    ]
}

/// The conflict that two roles at one site would bring into one account, if any.
#[must_use]
pub fn conflicting_roles(one: Role, other: Role) -> Option<Conflict> {
    let holds = |role: Role, duty: Duty| role.duties().iter().any(|(d, _)| *d == duty);
    conflicts().iter().copied().find(|c| (holds(one, c.one) && holds(other, c.other)) || (holds(one, c.other) && holds(other, c.one)))
}
