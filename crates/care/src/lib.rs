//! Care: the first screening, the file and its case manager, and handing over at the change of shift.

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![]
}
