//! Rules about house rules. Pure.

use std::collections::BTreeMap;

use ledger::{Day, FactKind as _, NewFact, Stream};
use web::{Problem, Problems, reference};

use super::facts::{Answered, HouseRuleFact, Published, Version, answer_of};
use super::form::{AnswerForm, RulesForm};
use crate::words::{Words, lines};

/// Answers one can give.
pub(super) const ANSWERS: [&str; 2] = ["accepted", "declined"];
/// Rules of one version at most: nobody reads more on a wall.
const LINES_MAX: usize = 40;
/// Signs of one language at most, so that the public page stays light.
const TEXT_MAX: usize = 4000;

fn readable(words: &Words, (prefix, required): (&str, bool), problems: &mut Problems) {
    let counts: Vec<usize> = words.each().map(|(_, text)| lines(text).len()).collect();
    for (locale, text) in words.each() {
        let field = format!("{prefix}{}", locale.code());
        problems.unless(!required || !text.is_empty(), &field, "house-rule-missing");
        if text.chars().count() > TEXT_MAX {
            problems.0.push(Problem::new(&field, "house-rule-too-long").with("n", TEXT_MAX));
        }
        if lines(text).len() > LINES_MAX {
            problems.0.push(Problem::new(&field, "house-rule-too-many").with("n", LINES_MAX));
        }
    }
    // A rule that one language lacks is a rule that its readers cannot keep.
    let written = words.each().all(|(_, text)| !text.is_empty());
    let same = counts.windows(2).all(|pair| pair.first() == pair.last());
    if (required && written || !required && !words.is_empty()) && !same {
        problems.add(&format!("{prefix}fr"), "house-rule-uneven");
    }
}

/// Publishes a new version; the ones before stay as they are.
pub(super) fn publish(known: &BTreeMap<i64, Version>, form: &RulesForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let rules = Words::trimmed(&form.fr, &form.en, &form.ar);
    let children = Words::trimmed(&form.children_fr, &form.children_en, &form.children_ar);
    readable(&rules, ("", true), &mut problems);
    readable(&children, ("children_", false), &mut problems);
    let last = known.values().last();
    let from_on = if form.from.trim().is_empty() { Some(today) } else { form.from.trim().parse::<Day>().ok() };
    problems.unless(from_on.is_some_and(|day| day >= today), "from", "house-rule-from-past");
    let same = last.is_some_and(|last| last.published.rules == rules && last.published.children == children);
    problems.unless(!same, "", "house-rule-same");
    let version = last.map_or(0, |last| last.published.version) + 1;
    problems.check(vec![HouseRuleFact::Published(Published { version, from_on: from_on.unwrap_or(today), rules, children }).fact()])
}

/// The answer of a guest, as it is noted with an orientation.
pub(crate) fn answer(version: i64, language: &str, accepted: bool, on: Day) -> Vec<NewFact> {
    vec![HouseRuleFact::Answered(Answered { version, language: language.to_owned(), accepted }).fact_on(Some(on))]
}

/// The answer of a guest, as it is typed; `versions` are those that one can have read by today.
pub(super) fn read_answer(versions: &[i64], form: &AnswerForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let version = form.version.parse::<i64>().ok().filter(|version| versions.contains(version));
    problems.unless(version.is_some(), "version", "house-rule-version-unknown");
    let language = reference::find(reference::languages(), &form.language).unwrap_or_default();
    problems.unless(!language.is_empty(), "language", "house-rule-language-missing");
    problems.unless(ANSWERS.contains(&form.answer.as_str()), "answer", "house-rule-answer-missing");
    let on = if form.on.trim().is_empty() { Some(today) } else { form.on.trim().parse::<Day>().ok().filter(|day| *day <= today) };
    problems.unless(on.is_some(), "on", "house-rule-day-wrong");
    problems.check(answer(version.unwrap_or_default(), language, form.answer == "accepted", on.unwrap_or(today)))
}

/// The answer of a file that is given up, when the other has none to a version as new.
pub(super) fn carry_over(from: &Stream, to: &Stream) -> Vec<NewFact> {
    let newer = |version: i64| answer_of(to).is_none_or(|(known, _)| known < version);
    let last = from
        .of::<HouseRuleFact>()
        .filter_map(|(fact, what)| if let HouseRuleFact::Answered(answered) = what { Some((fact.happened_on, answered)) } else { None })
        .last();
    last.filter(|(_, answered)| newer(answered.version)).map(|(on, answered)| HouseRuleFact::Answered(answered).fact_on(on)).into_iter().collect()
}
