//! Until when a closed file is kept (domain 7.5). Pure.

use ledger::{Compartment, Day, PartialDate};

use super::facts::Keep;

/// Years that a closed file is kept.
const FILE_YEARS: i16 = 5;
/// A child's file is kept until this birthday, where that is later.
const CHILD_KEPT_UNTIL_AGE: i16 = 25;
/// Years that consents are kept longer than the data they cover.
const CONSENT_YEARS_MORE: i16 = 2;
/// Age at which one is no child.
const ADULT_AGE: i16 = people::person::ADULT_AGE;

/// The same day so many years later; 29 February becomes the 28th.
fn years(day: Day, more: i16) -> Day {
    let date = day.date();
    let year = date.year().saturating_add(more);
    Day::new(year, date.month(), date.day()).or_else(|| Day::new(year, date.month(), 28)).unwrap_or(day)
}

/// The last day that a date of birth leaves open for a birthday.
fn birthday(birth: PartialDate, age: i16) -> Option<Day> {
    let year = birth.year.saturating_add(age);
    match (birth.month, birth.day) {
        (Some(month), Some(day)) => Day::new(year, month, day).or_else(|| Day::new(year, month, 28)),
        (Some(month), None) => Day::new(year, month, 28),
        _ => Day::new(year, 12, 31),
    }
}

/// Until when each part of a file is kept that is closed on a day.
pub(super) fn keep(closed: Day, birth: Option<PartialDate>) -> Vec<Keep> {
    let file = years(closed, FILE_YEARS);
    let child = birth.filter(|birth| birth.age_on(closed) < ADULT_AGE).and_then(|birth| birthday(birth, CHILD_KEPT_UNTIL_AGE));
    let until = child.map_or(file, |day| day.max(file));
    let kept = |compartment, until| Keep { compartment, until };
    vec![
        kept(Compartment::Identity, Some(until)),
        kept(Compartment::Protection, Some(until)),
        kept(Compartment::Psychosocial, Some(until)),
        kept(Compartment::Legal, Some(until)),
        // The law of the country says how long clinical records are kept.
        kept(Compartment::Health, None),
        kept(Compartment::Consent, Some(years(until, CONSENT_YEARS_MORE))),
    ]
}
