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

/// Birth date in four bytes; zero means unknown.
#[derive(Clone, Copy, Default)]
pub(crate) struct Birth {
    pub(crate) year: i16,
    pub(crate) month: u8,
    day_and_estimate: u8,
}

const ESTIMATED: u8 = 0x80;

impl Birth {
    pub(crate) fn of(features: &Features) -> Self {
        let Some(year) = features.birth_year else {
            return Self::default();
        };
        let part = |value: Option<i8>, max: u8| value.and_then(|v| u8::try_from(v).ok()).filter(|v| *v <= max).unwrap_or(0);
        let estimate = if features.birth_estimated { ESTIMATED } else { 0 };
        Self { year, month: part(features.birth_month, 12), day_and_estimate: part(features.birth_day, 31) | estimate }
    }

    pub(crate) fn is_known(self) -> bool {
        self.year != 0
    }

    pub(crate) fn is_estimated(self) -> bool {
        self.day_and_estimate & ESTIMATED != 0
    }

    pub(crate) fn day(self) -> u8 {
        self.day_and_estimate & !ESTIMATED
    }

    /// A full date that somebody knew: the first of January is what clerks write for "only the year".
    pub(crate) fn is_precise(self) -> bool {
        self.month != 0 && self.day() != 0 && !self.is_estimated() && !(self.month == 1 && self.day() == 1)
    }

    /// Years between two known births.
    pub(crate) fn years_apart(self, other: Self) -> u16 {
        self.year.abs_diff(other.year)
    }
}
