//! Who may sleep in which kind of room (domain 3.3 and 4.3): women and men apart, families together, children without
//! an adult of their own only among themselves.

use super::facts::RoomKind;

/// At this age one is an adult.
const ADULT_YEARS: i64 = 18;
/// Up to this age a boy may sleep with his mother among women.
const BOY_AMONG_WOMEN_YEARS_MAX: i64 = 9;
/// Up to this age a child belongs in the mother and baby room.
const BABY_YEARS_MAX: i64 = 2;

/// ISO 5218.
const MALE: i64 = 1;
/// ISO 5218.
const FEMALE: i64 = 2;

/// What decides where somebody may sleep. What is not known is never held against a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traits {
    /// ISO 5218; 0 and 9 are not known.
    pub sex: i64,
    /// Completed years at least and at most, when the year of birth is known.
    pub years: Option<(i64, i64)>,
    /// A child without, or parted from, the adults responsible for it.
    pub alone: bool,
    /// Whether there is a household; `None` when not known.
    pub household: Option<bool>,
}

impl Traits {
    /// From what the person's row says.
    #[must_use]
    pub fn new(sex: i64, birth_year: Option<i64>, care: &str, household: Option<bool>, year: i64) -> Self {
        let years = birth_year.map(|birth| ((year - birth - 1).max(0), (year - birth).max(0)));
        Self { sex, years, alone: matches!(care, "unaccompanied" | "separated"), household }
    }
    /// Of somebody who stays anonymous.
    #[must_use]
    pub fn anonymous(sex: i64, child: bool) -> Self {
        Self { sex, years: child.then_some((0, ADULT_YEARS - 1)), alone: false, household: None }
    }
    fn adult(self) -> bool {
        self.years.is_some_and(|(least, _)| least >= ADULT_YEARS)
    }
    fn at_most(self, years: i64) -> bool {
        self.years.is_some_and(|(least, _)| least <= years)
    }
    fn older_than(self, years: i64) -> bool {
        self.years.is_some_and(|(least, _)| least > years)
    }
}

/// Why a room does not suit somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// Message key.
    pub key: &'static str,
    /// Whether no reason can set it aside.
    pub firm: bool,
}

const fn soft(key: &'static str) -> Option<Misfit> {
    Some(Misfit { key, firm: false })
}

/// Whether a kind of room suits somebody; `None` when it does. `health` is whether a nurse or doctor asks.
#[must_use]
pub fn misfit(kind: RoomKind, who: Traits, health: bool) -> Option<Misfit> {
    match kind {
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys if who.adult() => Some(Misfit { key: "place-misfit-adult", firm: true }),
        RoomKind::UnaccompaniedGirls if who.sex == MALE => soft("place-misfit-girls"),
        RoomKind::UnaccompaniedBoys if who.sex == FEMALE => soft("place-misfit-boys"),
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys => {
            if who.alone {
                None
            } else {
                soft("place-misfit-not-alone")
            }
        }
        RoomKind::MedicalIsolation => {
            if health {
                None
            } else {
                soft("place-misfit-isolation")
            }
        }
        _ if who.alone => soft("place-misfit-alone"),
        RoomKind::Women if who.sex == MALE && !who.at_most(BOY_AMONG_WOMEN_YEARS_MAX) => soft("place-misfit-women"),
        RoomKind::Men if who.sex == FEMALE => soft("place-misfit-men"),
        RoomKind::Family if who.household == Some(false) => soft("place-misfit-family"),
        RoomKind::MotherBaby if who.sex == MALE && (who.years.is_none() || who.older_than(BABY_YEARS_MAX)) => soft("place-misfit-mother"),
        _ => None,
    }
}

/// How well a room that suits somebody answers their needs: small is better.
#[must_use]
pub fn rank(kind: RoomKind, who: Traits) -> u8 {
    match kind {
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys => 0,
        RoomKind::Family => {
            if who.household == Some(true) {
                0
            } else {
                3
            }
        }
        RoomKind::Women | RoomKind::Men => 1,
        RoomKind::MotherBaby => {
            if who.at_most(BABY_YEARS_MAX) {
                1
            } else {
                4
            }
        }
        RoomKind::MixedDay => 5,
        RoomKind::MedicalIsolation => 6,
    }
}
