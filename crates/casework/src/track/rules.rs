//! Rules of tracks. Pure.
//!
//! A step is done when what comes before it is done, its needed fields are filled, and no earlier answer rules it out: no
//! determination of best interests before the assessment, no tracing without consent and a look at its risk, no contact
//! before both sides agree. What every child or survivor has a right to cannot be set aside as not needed.

use std::collections::{BTreeMap, BTreeSet};

use care::screening::Screenings;
use ledger::{Day, FactKind as _, Instant, NewFact, Stream, UserId};
use people::person::Person;
use web::{Problem, Problems};

use super::catalogue::{self, Kind, Of, Step};
use super::facts::{Closed, Halted, Opened, REQUEST, RecordId, Recorded, Resumed, SUSPICION, Said, State, Track, TrackFact, TrackId, Tracks};
use super::form::{CloseForm, StepForm};
use crate::assessment::{Assessments, Polarity, Presence};
use crate::who::{Following, lines, nth};

/// Longest line.
const LINE_MAX: usize = 200;
/// Longest text.
const TEXT_MAX: usize = 4000;
/// Farthest day that a field may name.
const DAYS_MAX: i32 = 3660;
/// Where words stand that are not those of a field.
pub(super) const REASON: &str = "reason";

/// When, by whom, and whether they approve.
#[derive(Clone, Copy)]
pub(super) struct Now {
    pub(super) at: Instant,
    pub(super) today: Day,
    pub(super) by: UserId,
    pub(super) record: RecordId,
    pub(super) approves: bool,
}

/// A track that something points to, and what points there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// Which track: a code.
    pub kind: &'static str,
    /// Why: a code of `track-why`.
    pub why: &'static str,
}

/// From a category of the first screening.
const BY_CATEGORY: &[(&str, &str)] = &[
    ("child_alone", "child_alone"),
    ("disability", "disability"),
    ("older", "older"),
    ("medical", "medical"),
    ("pregnant", "medical"),
    ("asylum", "asylum"),
    ("released", "detention"),
    ("protection", "gbv"),
    ("protection", "trafficking"),
];
/// From a threat that was assessed.
const BY_THREAT: &[(&str, &str)] = &[("exploitation", "trafficking"), ("sexual_violence", "gbv")];
/// From a factor that was assessed and exposes.
const BY_FACTOR: &[(&str, &str)] =
    &[("disability", "disability"), ("sogi", "sogiesc"), ("separated", "tracing"), ("ill", "medical"), ("pregnancy", "medical"), ("dependent", "trafficking")];
/// From a need.
const BY_NEED: &[(&str, &str)] = &[("asylum", "asylum"), ("family", "tracing")];

/// The tracks that what is known of somebody points to, and that are not open. A human opens them.
#[must_use]
pub fn proposed(stream: &Stream) -> Vec<Proposal> {
    let open: BTreeSet<String> = Tracks::fold(stream).open().map(|track| track.kind.clone()).collect();
    let mut found: Vec<Proposal> = Vec::new();
    let mut add = |kind: &'static str, why: &'static str| {
        if !open.contains(kind) && !found.iter().any(|one: &Proposal| one.kind == kind) {
            found.push(Proposal { kind, why });
        }
    };
    if !Person::fold(stream).care.is_empty() {
        add("child_alone", "care");
        add("tracing", "care");
    }
    let screenings = Screenings::fold(stream);
    let categories = screenings.last().map(|last| last.categories.clone()).unwrap_or_default();
    for (category, kind) in BY_CATEGORY {
        if categories.iter().any(|code| code == category) {
            add(kind, "screening");
        }
    }
    if let Some((_, recorded)) = Assessments::fold(stream).last() {
        let factor =
            |code: &str| recorded.factors.get(code).is_some_and(|found| found.present == Presence::Yes) && recorded.polarity(code) == Some(Polarity::Risk);
        let ways = [
            BY_THREAT.iter().filter(|(code, _)| recorded.threats.iter().any(|threat| threat.kind == *code)).collect::<Vec<_>>(),
            BY_FACTOR.iter().filter(|(code, _)| factor(code)).collect(),
            BY_NEED.iter().filter(|(code, _)| recorded.needs.iter().any(|need| need == code)).collect(),
        ];
        ways.into_iter().flatten().for_each(|(_, kind)| add(kind, "assessment"));
    }
    let place = |kind: &str| catalogue::KINDS.iter().position(|one| one.code == kind);
    found.sort_by_key(|one| place(one.kind));
    found
}

/// Opens a track.
pub(super) fn open(_: &Following, (tracks, kind): (&Tracks, &str), (track, now): (TrackId, Now)) -> Result<Vec<NewFact>, Problems> {
    let kind = catalogue::find(kind.trim()).ok_or_else(|| Problems::one("kind", "track-kind-missing"))?;
    if tracks.open().any(|one| one.kind == kind.code) {
        return Err(Problems::one("", "track-open-already"));
    }
    Ok(vec![TrackFact::Opened(Opened { track, kind: kind.code.to_owned(), at: now.at, on: now.today, by: now.by, from: None }).fact()])
}

/// The track as it may be worked on.
fn going(track: &Track) -> Result<&'static Kind, Problems> {
    if !track.is_open() {
        return Err(Problems::one("", "track-over"));
    }
    track.kind().ok_or_else(|| Problems::one("", "track-unknown"))
}

/// Records a step.
pub(super) fn record(_: &Following, (track, code): (&Track, &str), form: &StepForm, now: Now) -> Result<Vec<NewFact>, Problems> {
    let kind = going(track)?;
    let step = kind.step(code).ok_or_else(|| Problems::one("", "track-no-such-step"))?;
    let typed = form.state.trim();
    let state = if typed.is_empty() { State::Done } else { State::find(typed).ok_or_else(|| Problems::one("state", "track-answer-unknown"))? };
    if step.approve && !now.approves {
        return Err(Problems::one("", "track-approve"));
    }
    let mut problems = Problems::default();
    let on = day(("on", &form.on), (now.today.plus_days(-DAYS_MAX), now.today), &mut problems).unwrap_or(now.today);
    let (mut values, mut words) = (BTreeMap::new(), BTreeMap::new());
    match state {
        State::Done => {
            may_be_done(kind, step, track)?;
            (values, words) = fields(step, form, now.today, &mut problems);
        }
        State::NotNeeded if step.must => return Err(Problems::one("", "track-must")),
        State::NotNeeded => {}
        State::Open => may_be_opened(kind, step, track)?,
    }
    if state != State::Done {
        let reason = text((REASON, &form.reason), TEXT_MAX, &mut problems);
        problems.unless(!reason.is_empty(), REASON, "track-reason-missing");
        words.insert(REASON.to_owned(), reason);
    }
    let recorded = Recorded { record: now.record, track: track.id, step: step.code.to_owned(), state, at: now.at, on, by: now.by, values };
    let halts = halting(kind, step, &recorded, track);
    let mut facts = vec![TrackFact::Recorded(recorded).fact()];
    if words.values().any(|word| !word.is_empty()) {
        words.retain(|_, word| !word.is_empty());
        facts.push(TrackFact::Said(Said { record: now.record, words }).fact());
    }
    facts.extend(halts.map(|why| TrackFact::Halted(Halted { record: now.record, track: track.id, why: why.to_owned() }).fact()));
    problems.check(facts)
}

/// What must hold before a step is done.
fn may_be_done(kind: &Kind, step: &Step, track: &Track) -> Result<(), Problems> {
    if step.reaches_out && track.halted.is_some() {
        return Err(Problems::one("", "track-halted-no"));
    }
    for before in step.after.iter().filter_map(|code| kind.step(code)) {
        if track.satisfied(before) {
            continue;
        }
        let answered = track.state(before.code) == State::Done;
        let key = if answered { "track-barred".to_owned() } else { format!("track-first-{}", before.code.replace('_', "-")) };
        return Err(Problem::new("", &key).into());
    }
    Ok(())
}

/// A step on which others rest is not opened again under them.
fn may_be_opened(kind: &Kind, step: &Step, track: &Track) -> Result<(), Problems> {
    if track.state(step.code) == State::Open {
        return Err(Problems::one("", "track-open-still"));
    }
    let rests = kind.steps.iter().any(|other| other.after.contains(&step.code) && track.state(other.code) == State::Done);
    if rests { Err(Problems::one("", "track-others-rest")) } else { Ok(()) }
}

/// An answer that halts the track at once: kin under suspicion, or consent taken back.
fn halting(kind: &Kind, step: &Step, recorded: &Recorded, track: &Track) -> Option<&'static str> {
    if !kind.halts || recorded.state != State::Done || !super::facts::barred(step, recorded) {
        return None;
    }
    let why = match step.code {
        "risk" => SUSPICION,
        "consent" | "kin_consent" => REQUEST,
        _ => return None,
    };
    (track.halted.as_deref() != Some(why)).then_some(why)
}

/// Halts a track.
pub(super) fn halt(track: &Track, why: &str, record: RecordId) -> Result<Vec<NewFact>, Problems> {
    let kind = going(track)?;
    let why = why.trim();
    if !kind.halts {
        return Err(Problems::one("", "track-halts-not"));
    }
    if ![REQUEST, SUSPICION].contains(&why) {
        return Err(Problems::one("why", "track-answer-unknown"));
    }
    if track.halted.as_deref() == Some(why) {
        return Err(Problems::one("", "track-halted-already"));
    }
    Ok(vec![TrackFact::Halted(Halted { record, track: track.id, why: why.to_owned() }).fact()])
}

/// Lets a track go on. After a suspicion only somebody who approves may say so, and only once the risk was looked at again;
/// after a request, once the person agrees again.
pub(super) fn resume(_: &Following, track: &Track, reason: &str, now: Now) -> Result<Vec<NewFact>, Problems> {
    let kind = going(track)?;
    let Some(why) = track.halted.as_deref() else { return Err(Problems::one("", "track-halted-not")) };
    if why == SUSPICION && !now.approves {
        return Err(Problems::one("", "track-approve"));
    }
    let cleared = |code: &str| kind.step(code).is_none_or(|step| track.last(code).is_none_or(|record| !super::facts::barred(step, record)));
    // A family that refused may come forward by itself: whether it agrees is then asked again before any contact.
    if !(cleared("risk") && cleared("consent")) {
        return Err(Problems::one("", "track-halted-cause"));
    }
    let mut problems = Problems::default();
    let reason = text((REASON, reason), TEXT_MAX, &mut problems);
    problems.unless(!reason.is_empty(), REASON, "track-reason-missing");
    let words = BTreeMap::from([(REASON.to_owned(), reason)]);
    problems.check(vec![TrackFact::Resumed(Resumed { record: now.record, track: track.id }).fact(), TrackFact::Said(Said { record: now.record, words }).fact()])
}

/// Ends a track.
pub(super) fn close(track: &Track, form: &CloseForm, now: Now) -> Result<Vec<NewFact>, Problems> {
    let kind = going(track)?;
    let mut problems = Problems::default();
    let outcome = form.outcome.trim();
    problems.unless(kind.outcomes.contains(&outcome), "outcome", "track-outcome-missing");
    let reason = text((REASON, &form.reason), TEXT_MAX, &mut problems);
    let left = kind.steps.iter().any(|step| track.state(step.code) == State::Open);
    problems.unless(!left || !reason.is_empty(), REASON, "track-left");
    let closed = Closed { record: now.record, track: track.id, outcome: outcome.to_owned(), at: now.at, on: now.today };
    let mut facts = vec![TrackFact::Closed(closed).fact()];
    if !reason.is_empty() {
        facts.push(TrackFact::Said(Said { record: now.record, words: BTreeMap::from([(REASON.to_owned(), reason)]) }).fact());
    }
    problems.check(facts)
}

fn text((field, typed): (&str, &str), max: usize, problems: &mut Problems) -> String {
    let text = lines(typed);
    if text.chars().count() > max {
        problems.0.push(Problem::new(field, "assessment-too-long").with("n", max));
    }
    text
}

/// A day between two; `None` for an empty one.
fn day((field, typed): (&str, &str), (from, to): (Day, Day), problems: &mut Problems) -> Option<Day> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let Ok(day) = typed.parse::<Day>() else {
        problems.add(field, "assessment-day-unreadable");
        return None;
    };
    problems.unless(day >= from && day <= to, field, "track-day-far");
    Some(day)
}

type Kept = BTreeMap<String, String>;

/// What a step notes: codes and days, and words.
fn fields(step: &Step, form: &StepForm, today: Day, problems: &mut Problems) -> (Kept, Kept) {
    let (mut values, mut words) = (Kept::new(), Kept::new());
    let of = |code: &str| form.field.iter().position(|one| one == code).map(|n| nth(&form.value, n)).unwrap_or_default();
    for field in step.fields {
        let (name, typed) = (field.code, of(field.code));
        let kept = match field.of {
            Of::Choice(list) => {
                problems.unless(typed.is_empty() || list.contains(&typed), name, "track-answer-unknown");
                typed.to_owned()
            }
            Of::Ticks(list, least) => {
                let ticked = |code: &str| form.tick.iter().any(|tick| tick.split_once(':') == Some((name, code)));
                let chosen: Vec<&str> = list.iter().copied().filter(|code| ticked(code)).collect();
                if chosen.len() < least && !(chosen.is_empty() && field.needed) {
                    problems.0.push(Problem::new(name, "track-ticks-all").with("n", least));
                }
                // Nothing found may be what was found: `none` is kept, so that it is known that somebody looked.
                if chosen.is_empty() && least == 0 { "none".to_owned() } else { chosen.join(" ") }
            }
            Of::Day => day((name, typed), (today.plus_days(-DAYS_MAX), today.plus_days(DAYS_MAX)), problems).map(|day| day.to_string()).unwrap_or_default(),
            Of::Line => text((name, typed), LINE_MAX, problems),
            Of::Text => text((name, typed), TEXT_MAX, problems),
            Of::Names(least) => {
                let names = text((name, typed), TEXT_MAX, problems);
                let several: BTreeSet<&str> = names.lines().filter(|line| !line.is_empty()).collect();
                if !names.is_empty() && several.len() < least {
                    problems.0.push(Problem::new(name, "track-names-few").with("n", least));
                }
                names
            }
        };
        problems.unless(!kept.is_empty() || !field.needed || problems.of(name).is_some(), name, "track-missing");
        if kept.is_empty() {
            continue;
        }
        let is_words = matches!(field.of, Of::Line | Of::Text | Of::Names(_));
        if is_words {
            words.insert(name.to_owned(), kept)
        } else {
            values.insert(name.to_owned(), kept)
        };
    }
    (values, words)
}
