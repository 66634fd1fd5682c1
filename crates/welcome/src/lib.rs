//! Welcome: what is explained, the house rules, belongings in keeping, kits, and the public page.

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![]
}
