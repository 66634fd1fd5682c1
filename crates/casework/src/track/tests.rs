use std::sync::Arc;

use ledger::{Day, FactKind as _, Id, Instant, NewFact};
use proptest::prelude::*;

use super::catalogue::{KINDS, Kind, Of, Step, find};
use super::children::PANEL_MIN;
use super::facts::{Closed, Halted, Opened, REQUEST, Recorded, Resumed, SUSPICION, State, Track, TrackFact, TrackId, Tracks, barred};
use super::form::{CloseForm, StepForm};
use super::rules::{self, Now};
use crate::tests::{NewFactOf, keys, refused, stream, twice};
use crate::who::Following;

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn now(n: u128) -> Now {
    Now { at: Instant::from_millis(1_772_438_400_000), today: today(), by: Id::from_number(2), record: Id::from_number(n), approves: true }
}

/// A stream that grows by what the rules allow.
struct Desk {
    facts: Vec<NewFact>,
    n: u128,
}

impl Desk {
    fn open(kind: &str) -> Self {
        let facts = rules::open(&Following::for_tests(), (&Tracks::default(), kind), (Id::from_number(1), now(1))).ok().unwrap();
        Self { facts, n: 1 }
    }
    fn track(&self) -> Track {
        let again = self.facts.iter().map(|fact| NewFact { kind: fact.kind.clone(), body: fact.body.clone(), ..*fact }).collect();
        Tracks::fold(&stream(again)).0.remove(0)
    }
    fn take(&mut self, result: Result<Vec<NewFact>, web::Problems>) -> Vec<(String, String)> {
        match result {
            Ok(facts) => {
                self.facts.extend(facts);
                Vec::new()
            }
            refused => keys(refused),
        }
    }
    fn record(&mut self, step: &str, form: &StepForm) -> Vec<(String, String)> {
        self.n += 1;
        let (track, now) = (self.track(), now(self.n));
        self.take(rules::record(&Following::for_tests(), (&track, step), form, now))
    }
    fn done(&mut self, step: &str) -> Vec<(String, String)> {
        let form = filled(self.track().kind().unwrap().step(step).unwrap(), 0);
        self.record(step, &form)
    }
    fn with(&mut self, step: &str, field: &str, value: &str) -> Vec<(String, String)> {
        let mut form = filled(self.track().kind().unwrap().step(step).unwrap(), 0);
        let at = form.field.iter().position(|one| one == field).unwrap();
        form.value[at] = value.to_owned();
        self.record(step, &form)
    }
}

/// A form with everything that a step needs; `n` chooses among the answers.
fn filled(step: &Step, n: usize) -> StepForm {
    let mut form = StepForm::default();
    for field in step.fields {
        let value = match field.of {
            Of::Choice(list) => list[n % list.len()].to_owned(),
            Of::Ticks(list, _) => {
                form.tick.extend(list.iter().map(|code| format!("{}:{code}", field.code)));
                continue;
            }
            Of::Day => "2026-04-01".to_owned(),
            Of::Line => "Awa".to_owned(),
            Of::Text => "as told".to_owned(),
            Of::Names(_) => "Awa\nBinta\nCoumba".to_owned(),
        };
        form.field.push(field.code.to_owned());
        form.value.push(value);
    }
    form
}

fn skip(reason: &str) -> StepForm {
    StepForm { state: "not_needed".to_owned(), reason: reason.to_owned(), ..StepForm::default() }
}

#[test]
fn the_catalogue_holds_together() {
    for kind in KINDS {
        let mut before: Vec<&str> = Vec::new();
        for step in kind.steps {
            assert!(!before.contains(&step.code), "{} {}", kind.code, step.code);
            // Whatever a step waits for is in the list, and nothing waits for itself in a circle.
            assert!(step.after.iter().all(|code| kind.step(code).is_some_and(|other| !other.after.contains(&step.code))), "{} {}", kind.code, step.code);
            for (field, answer) in step.bars {
                assert!(step.field(field).is_some_and(|field| matches!(field.of, Of::Choice(list) if list.contains(answer))), "{} {field}", step.code);
            }
            if let Some(field) = step.expires {
                assert_eq!(step.field(field).map(|field| field.of), Some(Of::Day), "{} {field}", step.code);
            }
            before.push(step.code);
        }
        assert!(kind.outcomes.contains(&"other"), "{}", kind.code);
        // Whoever waits for a step that must be done is not due before it.
        for step in kind.steps {
            let late = step.after.iter().filter_map(|code| kind.step(code)).any(|other| other.must && other.days > step.days);
            assert!(!late, "{} {}", kind.code, step.code);
        }
    }
    // A child is never placed where people are detained, and is always heard.
    let child = find("child_alone").unwrap();
    let places = child.steps.iter().flat_map(|step| step.fields).filter_map(|field| if let Of::Choice(list) = field.of { Some(list) } else { None });
    assert!(places.into_iter().flatten().all(|code| !code.contains("detention") && !code.contains("prison")));
    assert!(child.step("views").is_some_and(|step| step.must));
}

/// Every track can be walked to its end in the order of its own conditions.
#[test]
fn every_track_can_be_walked() {
    for kind in KINDS {
        let mut desk = Desk::open(kind.code);
        let mut left: Vec<&Step> = kind.steps.iter().collect();
        while !left.is_empty() {
            let before = left.len();
            left.retain(|step| {
                let free = (0..12).find(|n| !step.bars.iter().any(|(field, answer)| answer_of(step, &filled(step, *n), field) == *answer)).unwrap();
                !desk.record(step.code, &filled(step, free)).is_empty()
            });
            assert!(left.len() < before, "{}: {:?} cannot be done", kind.code, left.iter().map(|step| step.code).collect::<Vec<_>>());
        }
        let outcome = kind.outcomes[0].to_owned();
        let closed = rules::close(&desk.track(), &CloseForm { outcome, ..CloseForm::default() }, now(99));
        assert_eq!(desk.take(closed), [], "{}", kind.code);
        assert!(!desk.track().is_open() && desk.track().next_due().is_none());
    }
}

fn answer_of<'a>(_: &Step, form: &'a StepForm, field: &str) -> &'a str {
    form.field.iter().position(|one| one == field).map(|at| form.value[at].as_str()).unwrap_or_default()
}

#[test]
fn no_determination_before_the_assessment_and_never_alone() {
    let mut desk = Desk::open("child_alone");
    assert_eq!(desk.done("bid"), refused("", "track-first-bia"));
    assert_eq!(desk.done("bia"), refused("", "track-first-verify"));
    assert_eq!(desk.done("verify"), []);
    assert_eq!(desk.done("bia"), refused("", "track-first-safe-place"));
    assert_eq!(desk.done("safe_place"), []);
    assert_eq!(desk.done("bia"), refused("", "track-first-views"), "the child is heard first");
    assert_eq!(desk.record("bia", &skip("no time")), refused("", "track-must"));
    assert_eq!(desk.done("views"), []);
    let half =
        StepForm { tick: vec!["elements:safety".to_owned(), "elements:views".to_owned()], ..filled(desk.track().kind().unwrap().step("bia").unwrap(), 0) };
    assert_eq!(desk.record("bia", &half), refused("elements", "track-ticks-all"), "all of it is weighed");
    assert_eq!(desk.done("bia"), []);
    assert_eq!(desk.done("bid"), refused("", "track-first-guardian"));
    assert_eq!(desk.record("guardian", &skip("")), refused("reason", "track-reason-missing"));
    assert_eq!(desk.done("guardian"), []);
    let track = desk.track();
    let bid = filled(track.kind().unwrap().step("bid").unwrap(), 0);
    let unapproved = rules::record(&Following::for_tests(), (&track, "bid"), &bid, Now { approves: false, ..now(50) });
    assert_eq!(keys(unapproved), refused("", "track-approve"));
    assert_eq!(PANEL_MIN, 3);
    assert_eq!(desk.with("bid", "panel", "Awa\nBinta\nAwa"), refused("panel", "track-names-few"), "three different people");
    assert_eq!(desk.done("bid"), []);
    // What others rest on is not taken from under them.
    let again = StepForm { state: "open".to_owned(), reason: "typed wrongly".to_owned(), ..StepForm::default() };
    assert_eq!(desk.record("bia", &again), refused("", "track-others-rest"));
    assert_eq!(desk.record("bid", &again), []);
    assert_eq!(desk.record("bia", &again), [], "nothing rests on it any more");
    assert_eq!(desk.done("bid"), refused("", "track-first-bia"));
}

#[test]
fn a_child_who_is_not_alone_after_all() {
    let mut desk = Desk::open("child_alone");
    assert_eq!(desk.with("verify", "status", "accompanied"), []);
    assert_eq!(desk.done("placement"), refused("", "track-barred"));
    let track = desk.track();
    let late = track.kind().unwrap().steps.iter().filter_map(|step| track.due(step)).count();
    assert_eq!(late, 1, "what is ruled out is not late; the safe place is");
    let close = |reason: &str| rules::close(&track, &CloseForm { outcome: "not_alone".to_owned(), reason: reason.to_owned() }, now(9));
    assert_eq!(keys(close("")), refused("reason", "track-left"));
    assert!(close("her mother is here").is_ok());
    assert_eq!(
        keys(rules::close(&track, &CloseForm::default(), now(9))),
        [("outcome".to_owned(), "track-outcome-missing".to_owned()), ("reason".to_owned(), "track-left".to_owned())]
    );
}

#[test]
fn no_tracing_without_consent_and_a_look_at_the_risk() {
    let mut desk = Desk::open("tracing");
    assert_eq!(desk.done("sought"), refused("", "track-first-consent"));
    assert_eq!(desk.done("consent"), []);
    assert_eq!(desk.done("sought"), refused("", "track-first-risk"));
    assert_eq!(desk.done("risk"), []);
    for step in ["sought", "request", "match"] {
        assert_eq!(desk.done(step), []);
    }
    assert_eq!(desk.done("contact"), refused("", "track-first-kin-consent"));
    assert_eq!(desk.done("verify_kin"), []);
    assert_eq!(desk.with("kin_consent", "consent", "refused"), []);
    assert_eq!(desk.track().halted.as_deref(), Some(REQUEST), "both sides agree, or nothing goes on");
    assert_eq!(desk.done("contact"), refused("", "track-halted-no"));
    assert_eq!(desk.done("kin_consent"), refused("", "track-halted-no"), "nobody is asked while it is halted");
    let resume = |desk: &Desk, reason: &str| rules::resume(&Following::for_tests(), &desk.track(), reason, Now { approves: false, ..now(80) });
    assert_eq!(keys(resume(&desk, " ")), refused("reason", "track-reason-missing"));
    let came = resume(&desk, "the aunt called by herself");
    assert_eq!(desk.take(came), []);
    assert_eq!(desk.done("contact"), refused("", "track-barred"), "she is asked again first");
    assert_eq!(desk.done("kin_consent"), []);
    assert_eq!(desk.done("contact"), []);
}

#[test]
fn a_suspicion_halts_every_contact_until_it_is_cleared() {
    let mut desk = Desk::open("tracing");
    for step in ["consent", "risk", "sought", "request"] {
        assert_eq!(desk.done(step), []);
    }
    assert_eq!(desk.with("risk", "contact_risk", "kin_suspected"), []);
    assert_eq!(desk.track().halted.as_deref(), Some(SUSPICION));
    assert_eq!(desk.track().next_due(), None);
    assert_eq!(desk.done("match"), refused("", "track-halted-no"));
    let resume = |desk: &Desk, approves: bool| rules::resume(&Following::for_tests(), &desk.track(), "cleared with the police", Now { approves, ..now(80) });
    assert_eq!(keys(resume(&desk, true)), refused("", "track-halted-cause"), "the risk is looked at again first");
    assert_eq!(desk.done("risk"), []);
    assert_eq!(keys(resume(&desk, false)), refused("", "track-approve"));
    let resumed = resume(&desk, true);
    assert_eq!(desk.take(resumed), []);
    assert_eq!(desk.done("match"), []);
    // The person may stop it at any time, by taking consent back.
    assert_eq!(desk.with("consent", "consent", "refused"), []);
    assert_eq!(desk.track().halted.as_deref(), Some(REQUEST));
    assert_eq!(desk.done("verify_kin"), refused("", "track-halted-no"));
    assert_eq!(keys(rules::halt(&desk.track(), REQUEST, Id::from_number(71))), refused("", "track-halted-already"));
    assert_eq!(keys(rules::halt(&Desk::open("older").track(), REQUEST, Id::from_number(71))), refused("", "track-halts-not"));
}

#[test]
fn deadlines_count_from_the_opening_and_come_back() {
    let mut desk = Desk::open("child_alone");
    let due = |desk: &Desk, step: &str| {
        let track = desk.track();
        track.due(track.kind().unwrap().step(step).unwrap())
    };
    assert_eq!((due(&desk, "safe_place"), due(&desk, "bid")), (Some(today().plus_days(1)), Some(today().plus_days(90))));
    assert_eq!(desk.track().next_due(), Some(today().plus_days(1)));
    for step in ["verify", "safe_place", "placement"] {
        assert_eq!(desk.done(step), []);
        assert_eq!(due(&desk, step), None);
    }
    let visited = StepForm { on: "2026-02-28".to_owned(), ..filled(find("child_alone").unwrap().step("visit").unwrap(), 0) };
    assert_eq!(desk.record("visit", &visited), []);
    assert_eq!(due(&desk, "visit"), Day::new(2026, 3, 30), "thirty days after the last visit");
    assert_eq!(desk.record("visit", &StepForm { on: "2026-03-03".to_owned(), ..visited.clone() }), refused("on", "track-day-far"), "nothing is done tomorrow");
    assert_eq!(desk.done("guardian"), []);
    assert_eq!(due(&desk, "guardian"), Day::new(2026, 4, 1), "a guardian whose time runs out is to be renewed");
    assert_eq!(desk.done("views"), []);
    assert_eq!(desk.record("traced", &skip("no family alive")), []);
    assert_eq!(due(&desk, "traced"), None);
}

#[test]
fn a_track_is_open_once_at_a_time() {
    let desk = Desk::open("gbv");
    let tracks = Tracks(vec![desk.track()]);
    let open = |kind: &str| keys(rules::open(&Following::for_tests(), (&tracks, kind), (Id::from_number(2), now(2))));
    assert_eq!(open("gbv"), refused("", "track-open-already"));
    assert_eq!(open("asylum"), []);
    assert_eq!(open("astrology"), refused("kind", "track-kind-missing"));
}

/// A command of the property test.
#[derive(Clone, Debug)]
enum Deed {
    Done(usize, usize),
    Skip(usize),
    Open(usize),
    Halt(bool),
    Resume(bool),
    Close,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        10 => (0..12_usize, 0..6_usize).prop_map(|(step, n)| Deed::Done(step, n)),
        2 => (0..12_usize).prop_map(Deed::Skip),
        2 => (0..12_usize).prop_map(Deed::Open),
        1 => any::<bool>().prop_map(Deed::Halt),
        2 => any::<bool>().prop_map(Deed::Resume),
        1 => Just(Deed::Close),
    ]
}

/// What must hold of every track, whatever was done: each step that is done rests on steps that are done or were rightly
/// set aside; nothing that must be done is set aside; nobody was reached out to while it was halted.
fn legal(kind: &Kind, track: &Track) -> Result<(), String> {
    for step in kind.steps {
        let Some(record) = track.last(step.code) else { continue };
        if record.state == State::NotNeeded && step.must {
            return Err(format!("{} was set aside", step.code));
        }
        if record.state != State::Done {
            continue;
        }
        let missing = step.fields.iter().any(|field| {
            let said = track.words.get(&record.record).is_some_and(|words| words.contains_key(field.code));
            field.needed && !said && !record.values.contains_key(field.code)
        });
        if missing {
            return Err(format!("{} lacks something", step.code));
        }
        for before in step.after {
            // An answer that bars may come later: consent is taken back at any time. But the step was done.
            let state = track.state(before);
            if state == State::Open {
                return Err(format!("{} without {before}", step.code));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_order_of_commands_ends_in_a_legal_state(which in 0..KINDS.len(), deeds in prop::collection::vec(any_deed(), 0..40)) {
        let kind = &KINDS[which];
        let mut desk = Desk::open(kind.code);
        for deed in deeds {
            let before = desk.track();
            let step = |n: usize| &kind.steps[n % kind.steps.len()];
            desk.n += 1;
            let id = Id::from_number(1000 + desk.n);
            match deed {
                Deed::Done(n, answer) => {
                    let form = filled(step(n), answer);
                    if desk.record(step(n).code, &form).is_empty() {
                        prop_assert!(before.is_open() && !(before.halted.is_some() && step(n).reaches_out));
                        prop_assert!(step(n).after.iter().all(|code| before.satisfied(kind.step(code).unwrap())), "{} was done too early", step(n).code);
                        let barring = barred(step(n), desk.track().last(step(n).code).unwrap());
                        prop_assert!(!(kind.halts && barring && ["risk", "consent", "kin_consent"].contains(&step(n).code)) || desk.track().halted.is_some());
                    }
                }
                Deed::Skip(n) => { desk.record(step(n).code, &skip("so")); }
                Deed::Open(n) => { desk.record(step(n).code, &StepForm { state: "open".to_owned(), reason: "so".to_owned(), ..StepForm::default() }); }
                Deed::Halt(suspicion) => { let halted = rules::halt(&before, if suspicion { SUSPICION } else { REQUEST }, id); desk.take(halted); }
                Deed::Resume(approves) => {
                    let resumed = rules::resume(&Following::for_tests(), &before, "so", Now { approves, record: id, ..now(1) });
                    prop_assert!(resumed.is_err() || before.halted.as_deref() != Some(SUSPICION) || approves);
                    desk.take(resumed);
                }
                Deed::Close => { let closed = rules::close(&before, &CloseForm { outcome: kind.outcomes[0].to_owned(), reason: "so".to_owned() }, Now { record: id, ..now(1) }); desk.take(closed); }
            }
            let now = desk.track();
            prop_assert_eq!(legal(kind, &now), Ok(()));
            prop_assert!(before.is_open() || now == before, "nothing changes after the end");
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        let (one, other) = (Tracks::fold(&written), Tracks::fold(&received));
        prop_assert_eq!(one.0.iter().map(Track::next_due).collect::<Vec<_>>(), other.0.iter().map(Track::next_due).collect::<Vec<_>>());
        prop_assert_eq!(one, other);
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..6_u8, 1..3_u128, 0..12_usize, 0..4_usize, 100..200_u128).prop_map(|(what, id, step, n, record)| {
        let track: TrackId = Id::from_number(id);
        let kind = &KINDS[usize::try_from(id).unwrap()];
        let step = &kind.steps[step % kind.steps.len()];
        let record = Id::from_number(record);
        let at = Instant::from_millis(i64::try_from(id).unwrap());
        NewFactOf(Arc::new(move || match what {
            0 => TrackFact::Opened(Opened { track, kind: kind.code.to_owned(), at, on: today(), by: Id::from_number(2), from: None }).fact(),
            1 => TrackFact::Halted(Halted { record, track, why: if n == 0 { SUSPICION } else { REQUEST }.to_owned() }).fact(),
            2 => TrackFact::Resumed(Resumed { record, track }).fact(),
            3 if n == 3 => TrackFact::Closed(Closed { record, track, outcome: "other".to_owned(), at, on: today() }).fact(),
            _ => {
                let values = step.bars.iter().take(n).map(|(field, answer)| ((*field).to_owned(), (*answer).to_owned())).collect();
                let state = [State::Done, State::Done, State::NotNeeded, State::Open][n];
                TrackFact::Recorded(Recorded { record, track, step: step.code.to_owned(), state, at, on: today(), by: Id::from_number(2), values }).fact()
            }
        }))
    })
}
