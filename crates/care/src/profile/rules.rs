//! Rules of profiles. Pure.

use ledger::{Day, FactKind as _, NewFact};
use web::{Problem, Problems};

use super::facts::{Profile, ProfileFact};
use super::pages::ProfileForm;
use crate::language;

/// Languages one may name.
const LANGUAGES_MAX: usize = 12;
/// What one may say one is; or nothing.
pub(super) const GENDERS: &[&str] = &["woman", "man"];

/// Reads what was typed. Languages stand in one line, by name or code, with commas between.
pub(super) fn read(form: &ProfileForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let mut languages: Vec<String> = Vec::new();
    for typed in form.languages.split([',', ';', '،', '\n']).map(str::trim).filter(|typed| !typed.is_empty()) {
        match language::find(typed) {
            Some(code) if !languages.iter().any(|known| known == code) => languages.push(code.to_owned()),
            Some(_) => {}
            None => problems.0.push(Problem::new("languages", "profile-language-unknown").with("value", typed.chars().take(40).collect::<String>())),
        }
    }
    problems.unless(languages.len() <= LANGUAGES_MAX, "languages", "profile-languages-many");
    let gender = form.gender.trim();
    problems.unless(gender.is_empty() || GENDERS.contains(&gender), "gender", "profile-unknown");
    let away_from = day("away_from", &form.away_from, &mut problems);
    let away_until = day("away_until", &form.away_until, &mut problems);
    problems.unless(away_until.is_none() || away_from.is_some(), "away_from", "profile-away-from-missing");
    problems.unless(away_from.zip(away_until).is_none_or(|(from, until)| from <= until), "away_until", "profile-away-order");
    problems.check(vec![ProfileFact::Told(Profile { languages, gender: gender.to_owned(), away_from, away_until }).fact()])
}

fn day(field: &str, typed: &str, problems: &mut Problems) -> Option<Day> {
    let typed = typed.trim();
    let day = typed.parse::<Day>().ok();
    problems.unless(typed.is_empty() || day.is_some(), field, "profile-day-unreadable");
    day
}
