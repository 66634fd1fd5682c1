//! From a comparison to the reasons that a clerk is shown.

use crate::candidate::Reason;
use crate::compare::{Comparison, agrees, field};
use crate::register::Span;

/// What agrees and what does not, name first.
pub(crate) fn of(found: &Comparison) -> Vec<Reason> {
    let mut reasons = Vec::with_capacity(8);
    reasons.extend(name(found));
    if found.crossed {
        reasons.push(Reason::NameOrderSwapped);
    }
    reasons.extend(birth(found.at(field::BIRTH)));
    let mut say = |field: usize, agree: Option<Reason>, differ: Option<Reason>| match found.at(field) {
        1..=6 => reasons.extend(agree),
        9 => reasons.extend(differ),
        _ => {}
    };
    say(field::PHONE, Some(Reason::SamePhone), None);
    say(field::DOCUMENT, Some(Reason::SameDocument), None);
    say(field::MOTHER, Some(Reason::SameMother), Some(Reason::OtherMother));
    say(field::FATHER, Some(Reason::SameFather), None);
    say(field::PLACE, Some(Reason::SameBirthplace), Some(Reason::OtherBirthplace));
    say(field::NATION, Some(Reason::SameNationality), Some(Reason::OtherNationality));
    say(field::SEX, None, Some(Reason::OtherSex));
    reasons
}

fn name(found: &Comparison) -> Option<Reason> {
    let names = [found.at(field::PERSONAL), found.at(field::FAMILY), found.at(field::FURTHER)];
    let all = names.iter().filter(|level| **level != 0).all(|level| agrees(*level));
    if !names.iter().any(|level| agrees(*level)) {
        None
    } else if !all {
        Some(Reason::OneNameShared)
    } else if names.iter().all(|level| *level <= 1) {
        Some(Reason::SameName)
    } else if names.iter().all(|level| matches!(level, 0 | 1 | 2 | 5)) {
        Some(Reason::SameNameOtherSpelling)
    } else {
        Some(Reason::SimilarName)
    }
}

fn birth(level: u8) -> Option<Reason> {
    let is = |spans: &[Span]| spans.iter().any(|span| span.number() == level);
    if is(&[Span::Missing]) {
        None
    } else if is(&[Span::Date]) {
        Some(Reason::SameBirthDate)
    } else if is(&[Span::Swapped]) {
        Some(Reason::DayMonthSwapped)
    } else if is(&[Span::Close, Span::Year, Span::Month, Span::OtherDay, Span::YearOfDay]) {
        Some(Reason::SameBirthYear)
    } else if is(&[
        Span::Anniversary,
        Span::NextYear,
        Span::NextYearOtherDay,
        Span::NextYearOfDay,
        Span::Two,
        Span::FurtherOfDay,
        Span::Calendar,
        Span::CalendarYear,
    ]) {
        Some(Reason::CloseBirthYear)
    } else {
        Some(Reason::DifferentBirthYear)
    }
}
