//! Rules of the public page. Pure.

use ledger::{Day, FactKind as _, NewFact};
use web::{Problem, Problems};

use super::facts::{Item, ItemId, NoticeFact, Posted, Removed, SECTIONS, Wall, Worded};
use super::form::{ItemForm, SectionForm};
use crate::words::Words;

/// Signs of a part in one language, so that the whole page stays under 15 kB in any script.
pub(super) const SECTION_MAX: usize = 800;
/// Signs of a notice in one language.
pub(super) const ITEM_MAX: usize = 240;
/// Notices shown at once.
pub(super) const ITEMS_SHOWN: usize = 6;
/// Days for which a notice may stand: older ones mislead.
const DAYS_MAX: i32 = 92;

/// Refuses what is too long, and what looks like the code of a person: nothing about anybody stands on this page.
fn check(words: &Words, (max, problems): (usize, &mut Problems)) {
    for (locale, text) in words.each() {
        if text.chars().count() > max {
            problems.0.push(Problem::new(locale.code(), "notice-too-long").with("n", max));
        }
        let code = text.split(|c: char| c.is_whitespace() || ",;:.()[]«»\"'".contains(c)).any(|word| word.contains('-') && people::code::parse(word).is_some());
        problems.unless(!code, locale.code(), "notice-person-code");
    }
}

/// Writes a part anew.
pub(super) fn word(wall: &Wall, section: &str, form: &SectionForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(SECTIONS.contains(&section), "", "notice-section-unknown");
    let words = Words::trimmed(&form.fr, &form.en, &form.ar);
    check(&words, (SECTION_MAX, &mut problems));
    let last = wall.sections.get(section).and_then(|versions| versions.last()).map(|written| &written.what);
    problems.unless(last.map_or(!words.is_empty(), |last| last.words != words), "", "notice-same");
    let version = last.map_or(0, |last| last.version) + 1;
    problems.check(vec![NoticeFact::Worded(Worded { section: section.to_owned(), version, words }).fact()])
}

/// Puts up a notice, new or anew.
pub(super) fn post(known: Option<&Item>, form: &ItemForm, (item, today): (ItemId, Day)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let words = Words::trimmed(&form.fr, &form.en, &form.ar);
    problems.unless(!words.is_empty(), "fr", "notice-words-missing");
    check(&words, (ITEM_MAX, &mut problems));
    let from_on = if form.from.trim().is_empty() { Some(today) } else { form.from.trim().parse::<Day>().ok() };
    problems.unless(from_on.is_some(), "from", "notice-day-unreadable");
    let until_on = form.until.trim().parse::<Day>().ok();
    let from = from_on.unwrap_or(today);
    match until_on {
        None => problems.add("until", "notice-until-missing"),
        Some(until) => {
            problems.unless(until >= today && until >= from, "until", "notice-until-past");
            if today.days_until(until) > DAYS_MAX {
                problems.0.push(Problem::new("until", "notice-until-far").with("n", DAYS_MAX));
            }
        }
    }
    let version = known.and_then(|item| item.versions.last()).map_or(0, |written| written.what.version) + 1;
    problems.check(vec![NoticeFact::Posted(Posted { item, version, words, from_on: from, until_on: until_on.unwrap_or(from) }).fact()])
}

/// Takes a notice down.
pub(super) fn remove(known: &Item, item: ItemId) -> Result<Vec<NewFact>, Problems> {
    if known.removed {
        return Err(Problems::one("", "notice-removed-already"));
    }
    Ok(vec![NoticeFact::Removed(Removed { item }).fact()])
}

/// A service in its parts: name, hours, place, whatever of them stands in the line.
pub(super) fn service(line: &str) -> Vec<String> {
    line.split(['|', '｜']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
