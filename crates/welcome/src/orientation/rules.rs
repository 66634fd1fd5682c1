//! Rules of orientation. Pure.

use std::collections::BTreeMap;

use ledger::{Day, FactKind as _, Instant, NewFact, StreamId};
use web::{Problem, Problems, reference};

use super::facts::{FORMATS, Held, Orientation, OrientationFact, TOPICS, Told};
use super::form::OrientationForm;

/// Answers to "was it understood?".
pub(super) const UNDERSTOOD: [&str; 3] = ["yes", "partly", "no"];
/// Ways of proving a session.
pub(super) const MODES: [&str; 3] = ["attested", "signed", "paper"];
/// Extents of a session.
pub(super) const COVERED: [&str; 2] = ["all", "some"];
/// Answers to the house rules.
pub(super) const ANSWERS: [&str; 2] = ["accepted", "declined"];
/// Guests of one session at most.
pub(super) const GROUP_MAX: usize = 500;
/// How long somebody may be in the house before it is late.
const LATE_MS: i64 = 24 * 60 * 60 * 1000;
const TEXT_MAX: usize = 120;

/// Who came before this moment waits too long.
pub(super) fn late_since(now: Instant) -> Instant {
    now.plus_ms(-LATE_MS)
}

/// What is known besides the form.
pub(super) struct Scene {
    pub(super) session: StreamId,
    pub(super) guests: usize,
    /// Whether a signature that can be read came with the form.
    pub(super) signed: bool,
    pub(super) today: Day,
}

/// What the form says as a session; or everything that is wrong with it.
pub(super) fn read(form: &OrientationForm, scene: &Scene) -> Result<(Held, Day), Problems> {
    let mut problems = Problems::default();
    problems.unless(scene.guests > 0, "guest", "orientation-nobody");
    if scene.guests > GROUP_MAX {
        problems.0.push(Problem::new("guest", "orientation-too-many").with("n", GROUP_MAX));
    }
    let language = reference::find(reference::languages(), &form.language).unwrap_or_default();
    problems.unless(!language.is_empty(), "language", "orientation-language-missing");
    problems.unless(!form.format.is_empty() && form.format.iter().all(|f| FORMATS.contains(&f.as_str())), "format", "orientation-format-missing");
    problems.unless(UNDERSTOOD.contains(&form.understood.as_str()), "understood", "orientation-understood-missing");
    problems.unless(form.helper.chars().count() <= TEXT_MAX, "helper", "orientation-too-long");
    problems.unless(form.rules.is_empty() || ANSWERS.contains(&form.rules.as_str()), "rules", "orientation-answer-unknown");
    proof(form, scene, &mut problems);
    let topics = topics(form, language, &mut problems);
    let on = day(&form.on, scene.today, &mut problems);
    let held = Held {
        session: scene.session,
        group: i64::try_from(scene.guests).unwrap_or(i64::MAX),
        mode: form.mode.clone(),
        helper: form.helper.trim().to_owned(),
        signature: None,
        topics,
    };
    problems.check((held, on))
}

fn proof(form: &OrientationForm, scene: &Scene, problems: &mut Problems) {
    match form.mode.as_str() {
        "signed" => {
            problems.unless(scene.guests <= 1, "mode", "orientation-sign-alone");
            problems.unless(scene.signed, "signature", "orientation-signature-missing");
        }
        mode => problems.unless(MODES.contains(&mode), "mode", "orientation-mode-missing"),
    }
}

fn topics(form: &OrientationForm, language: &str, problems: &mut Problems) -> BTreeMap<String, Told> {
    let known = |chosen: &[String]| chosen.iter().all(|topic| TOPICS.contains(&topic.as_str()));
    let chosen: Vec<&str> = match form.covered.as_str() {
        "all" => TOPICS.to_vec(),
        "some" => {
            problems.unless(!form.explained.is_empty() && known(&form.explained), "explained", "orientation-topics-missing");
            form.explained.iter().map(String::as_str).collect()
        }
        _ => {
            problems.add("covered", "orientation-covered-missing");
            Vec::new()
        }
    };
    problems.unless(known(&form.apart) && form.apart.iter().all(|topic| chosen.contains(&topic.as_str())), "apart", "orientation-apart-unexplained");
    let differs = !(form.apart_language.trim().is_empty() && form.apart_format.is_empty() && form.apart_understood.is_empty());
    problems.unless(form.apart.is_empty() || differs, "apart", "orientation-apart-how");
    problems.unless(!differs || !form.apart.is_empty(), "apart", "orientation-apart-which");
    let usual = Told { language: language.to_owned(), formats: form.format.clone(), understood: form.understood.clone() };
    let apart = apart(form, &usual, problems);
    let told = |topic: &str| if form.apart.iter().any(|t| t == topic) { apart.clone() } else { usual.clone() };
    chosen.into_iter().map(|topic| (topic.to_owned(), told(topic))).collect()
}

fn apart(form: &OrientationForm, usual: &Told, problems: &mut Problems) -> Told {
    let mut told = usual.clone();
    if !form.apart_language.trim().is_empty() {
        match reference::find(reference::languages(), &form.apart_language) {
            Some(code) => code.clone_into(&mut told.language),
            None => problems.add("apart_language", "orientation-language-unknown"),
        }
    }
    if !form.apart_format.is_empty() {
        problems.unless(FORMATS.contains(&form.apart_format.as_str()), "apart_format", "orientation-format-missing");
        told.formats = vec![form.apart_format.clone()];
    }
    if !form.apart_understood.is_empty() {
        problems.unless(UNDERSTOOD.contains(&form.apart_understood.as_str()), "apart_understood", "orientation-understood-missing");
        told.understood.clone_from(&form.apart_understood);
    }
    told
}

fn day(typed: &str, today: Day, problems: &mut Problems) -> Day {
    if typed.trim().is_empty() {
        return today;
    }
    let day = typed.trim().parse::<Day>().ok().filter(|day| *day <= today);
    problems.unless(day.is_some(), "on", "orientation-day-wrong");
    day.unwrap_or(today)
}

/// A session is noted for one guest.
pub(super) fn hold(held: Held, on: Day) -> Vec<NewFact> {
    vec![OrientationFact::Held(held).fact_on(Some(on))]
}

/// Sessions that count for the file that is given up and that the other does not know.
pub(super) fn carry_over(from: &Orientation, to: &Orientation) -> Vec<NewFact> {
    let known = |session: StreamId| to.sessions.iter().any(|s| s.held.session == session);
    let new = from.sessions.iter().filter(|s| !s.past && !known(s.held.session));
    // A signature is sealed with the key of the file it was given in, and stays there.
    new.map(|s| OrientationFact::Held(Held { signature: None, ..s.held.clone() }).fact_on(s.on)).collect()
}
