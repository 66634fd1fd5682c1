//! Reception: who comes to the door, what they need at once, who is eligible for what.

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![]
}
