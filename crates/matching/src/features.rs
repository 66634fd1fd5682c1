//! What is known of a person and compared.

use std::fmt;

/// What is compared; everything may be empty. Prints nothing in `Debug`: it is personal data.
#[derive(Clone, Default)]
pub struct Features {
    /// Given names, in any script.
    pub given: String,
    /// Family names, in any script.
    pub family: String,
    /// Other names the person is known by.
    pub other: Vec<String>,
    /// ISO 5218: 0 unknown, 1 male, 2 female, 9 not applicable.
    pub sex: u8,
    /// Year of birth.
    pub birth_year: Option<i16>,
    /// Month of birth, 1 to 12.
    pub birth_month: Option<i8>,
    /// Day of birth, 1 to 31.
    pub birth_day: Option<i8>,
    /// The birth date is a guess.
    pub birth_estimated: bool,
    /// Place of birth, as told.
    pub birthplace: String,
    /// ISO 3166-1 alpha-3 codes.
    pub nationalities: Vec<String>,
    /// Telephone numbers as typed.
    pub phones: Vec<String>,
    /// Document numbers as typed.
    pub documents: Vec<String>,
    /// The mother's full name.
    pub mother: String,
    /// The father's full name.
    pub father: String,
    /// The household the person belongs to.
    pub household: Option<u128>,
}

impl fmt::Debug for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Features").finish_non_exhaustive()
    }
}
