use care::Level;
use care::file::{Closed, File, FileFact, Given, Opened, Reopened};
use ledger::{Compartment, Day, FactKind as _, Id, Instant, NewFact, PartialDate};
use people::duplicate::{DuplicateFact, Released};
use proptest::prelude::*;

use super::facts::{Answered, Asked, Brought, ClosureFact, Closures, Ended, State, Withdrawn};
use super::form::ClosureForm;
use super::retention;
use super::rules::{self, Standing};
use crate::tests::{NewFactOf, keys, refused, stream, twice};
use crate::went::brought;

fn opened(urgency: Level) -> NewFact {
    FileFact::Opened(Opened { file: Id::from_number(1), urgency, ..Opened::default() }).fact()
}

fn file() -> File {
    File::fold(&stream(vec![(1, opened(Level::Low))])).unwrap()
}

fn form() -> ClosureForm {
    let text = str::to_owned;
    ClosureForm { reason: text("completed"), prepared: text("elle sait où revenir"), satisfaction: text("4"), ..ClosureForm::default() }
}

#[test]
fn closing_wants_a_reason_preparation_and_an_answer_for_what_is_open() {
    let (file, id) = (file(), Id::from_number(9));
    let ask = |form: &ClosureForm, standing: Standing| rules::ask(id, form, (Some(&file), false, standing));
    let calm = Standing::default();
    let empty =
        [refused("reason", "closure-reason-missing"), refused("prepared", "closure-prepared-missing"), refused("satisfaction", "closure-satisfaction-missing")];
    assert_eq!(keys(ask(&ClosureForm::default(), calm)), empty.concat());
    assert!(ask(&form(), calm).is_ok());
    let open = Standing { open_actions: 2, ..calm };
    assert_eq!(keys(ask(&form(), open)), refused("open_reason", "closure-actions-open"));
    assert!(ask(&ClosureForm { open_reason: "elle a quitté le pays".to_owned(), ..form() }, open).is_ok());
    for reason in ["left", "death", "lost", "duplicate"] {
        assert!(ask(&ClosureForm { reason: reason.to_owned(), ..ClosureForm::default() }, calm).is_ok(), "{reason}");
    }
    let transferred = ClosureForm { reason: "transferred".to_owned(), ..form() };
    assert_eq!(keys(ask(&transferred, calm)), refused("reason", "closure-not-accepted"));
    assert!(ask(&transferred, Standing { accepted: true, ..calm }).is_ok());
    assert_eq!(keys(rules::ask(id, &form(), (Some(&file), true, calm))), refused("", "closure-waits"));
    assert_eq!(keys(rules::ask(id, &form(), (None, false, calm))), refused("", "closure-none"));
}

#[test]
fn a_file_is_kept_as_long_as_its_part_and_its_age_say() {
    let closed = Day::new(2024, 2, 29).unwrap();
    let birth = |year, month, day| Some(PartialDate { year, month, day, estimated: false });
    let cases = [
        (None, Day::new(2029, 2, 28), Day::new(2031, 2, 28)),
        (birth(1990, None, None), Day::new(2029, 2, 28), Day::new(2031, 2, 28)),
        // A child: until the 25th birthday, on the last day that is possible.
        (birth(2009, Some(6), Some(3)), Day::new(2034, 6, 3), Day::new(2036, 6, 3)),
        (birth(2010, None, None), Day::new(2035, 12, 31), Day::new(2037, 12, 31)),
    ];
    for (birth, file, consent) in cases {
        let keep = retention::keep(closed, birth);
        let of = |compartment| keep.iter().find(|keep| keep.compartment == compartment).unwrap().until;
        assert_eq!((of(Compartment::Protection), of(Compartment::Identity), of(Compartment::Consent)), (file, file, consent));
        assert_eq!(of(Compartment::Health), None);
    }
}

#[test]
fn a_closure_goes_over_with_its_follow_up_and_back() {
    let file = file();
    let high = Standing { level: Level::High, ..Standing::default() };
    let asked = rules::ask(Id::from_number(9), &form(), (Some(&file), false, high)).ok().unwrap();
    let facts = || rules::asked(asked.clone(), Vec::new()).into_iter().map(|fact| (5, fact));
    let old = Closures::fold(&stream(facts().collect()));
    let from = Id::from_number(77);
    let bring = |old: &Closures| brought(old.0.values().cloned().collect(), ((file.opened.file, Id::from_number(2)), Some(from)), || Id::from_number(30));
    let here = Closures::fold(&stream(bring(&old).into_iter().map(|fact| (6, fact)).collect()));
    let waits = here.waiting(Id::from_number(2)).unwrap();
    assert_eq!((waits.by, waits.asked.closure), (Id::from_number(5), Id::from_number(30)));
    let moved = File { opened: Opened { file: Id::from_number(2), ..file.opened.clone() }, ..file.clone() };
    let approve = |by: u128| rules::approve((Some(waits), Some(&moved)), (Id::from_number(by), "vu"), (high, Vec::new()));
    assert_eq!(keys(approve(5)), refused("", "closure-own"), "who asked does not approve it in another file either");
    let ends = approve(6).ok().unwrap();
    // One that has ended keeps who approved it and what they said.
    let ended = Closures::fold(&stream(bring(&old).into_iter().chain(ends).map(|fact| (6, fact)).collect()));
    let again = brought(ended.0.values().cloned().collect(), ((Id::from_number(2), Id::from_number(3)), Some(from)), || Id::from_number(31));
    let again = Closures::fold(&stream(again.into_iter().map(|fact| (8, fact)).collect()));
    let last = again.of(Id::from_number(3)).unwrap();
    assert_eq!(
        (&last.state, last.comment.as_str(), last.approved),
        (&State::Ended { approved: Some(Id::from_number(6)), keep: Vec::new() }, "vu", Some(Id::from_number(6)))
    );
    let released = DuplicateFact::Released(Released { merge: Id::from_number(8), from: from.cast() }).fact();
    let parted = bring(&old).into_iter().chain([released]).map(|fact| (6, fact)).collect();
    assert_eq!(Closures::fold(&stream(parted)), Closures::default());
}

/// What somebody tries.
#[derive(Clone, Copy, Debug)]
enum Try {
    Open,
    Give,
    Ask,
    Approve,
    Back,
    Withdraw,
    Reopen,
    Rise,
}

fn attempts() -> impl Strategy<Value = Vec<(u128, Try)>> {
    let one = prop_oneof![
        Just(Try::Open),
        Just(Try::Give),
        Just(Try::Ask),
        Just(Try::Ask),
        Just(Try::Approve),
        Just(Try::Approve),
        Just(Try::Back),
        Just(Try::Withdraw),
        Just(Try::Reopen),
        Just(Try::Rise)
    ];
    prop::collection::vec((1..4_u128, one), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is tried in whatever order, what stands is legal: a closed follow-up is not worked on, and nobody approves
    /// their own.
    #[test]
    fn any_order_of_attempts_ends_in_a_legal_state(attempts in attempts()) {
        let mut all: Vec<(u128, NewFact)> = Vec::new();
        let mut level = Level::Low;
        let copy = |all: &Vec<(u128, NewFact)>| stream(all.iter().map(|(by, fact)| (*by, NewFact { kind: fact.kind.clone(), compartment: fact.compartment, class: fact.class, happened_on: fact.happened_on, body: fact.body.clone() })).collect());
        for (n, (by, attempt)) in (100_u128..).zip(attempts) {
            let before = copy(&all);
            let file = File::fold(&before);
            let closures = Closures::fold(&before);
            let last = file.as_ref().and_then(|file| closures.of(file.opened.file));
            let waiting = last.is_some_and(|closure| closure.state == State::Waiting);
            let was_open = file.as_ref().is_some_and(File::is_open);
            let standing = Standing { level, ..Standing::default() };
            let user = Id::from_number(by);
            let outcome = match attempt {
                Try::Open => if file.is_none() { Ok(vec![opened(level)]) } else { Ok(Vec::new()) },
                Try::Give => Ok(vec![FileFact::Given(Given { file: Id::from_number(1), user, from: None, reason: String::new() }).fact()]),
                Try::Ask => rules::ask(Id::from_number(n), &form(), (file.as_ref(), waiting, standing)).map(|asked| rules::asked(asked, Vec::new())),
                Try::Approve => rules::approve((last, file.as_ref()), (user, ""), (standing, Vec::new())),
                Try::Back => rules::send_back(last, (user, "revoir")),
                Try::Withdraw => rules::withdraw(last),
                Try::Reopen => Ok(vec![FileFact::Reopened(Reopened { file: Id::from_number(1), why: "x".to_owned(), urgency: level, reason: String::new(), language: String::new(), wish: String::new() }).fact()]),
                Try::Rise => { level = if level == Level::Low { Level::High } else { Level::Low }; Ok(Vec::new()) }
            };
            match (attempt, &outcome) {
                (Try::Ask | Try::Approve, Ok(facts)) if !facts.is_empty() => prop_assert!(was_open, "a closed follow-up is not worked on"),
                (Try::Approve | Try::Back, _) if last.is_some_and(|closure| closure.by == user) => prop_assert!(outcome.is_err(), "nobody answers their own"),
                _ => {}
            }
            all.extend(outcome.unwrap_or_default().into_iter().map(|fact| (by, fact)));
            let after = copy(&all);
            let closures = Closures::fold(&after);
            for closure in closures.0.values() {
                if let State::Ended { approved, .. } = &closure.state {
                    prop_assert!(!closure.asked.level.is_urgent() || approved.is_some_and(|by| by != closure.by), "{closure:?}");
                }
            }
            prop_assert!(closures.0.values().filter(|closure| closure.state == State::Waiting).count() <= 1);
            if let Some(file) = File::fold(&after).filter(|file| !file.is_open()) {
                prop_assert!(closures.of(file.opened.file).is_some_and(|closure| matches!(closure.state, State::Ended { .. })), "what is closed was closed in its way");
            }
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Closures::fold(&written), Closures::fold(&received));
        prop_assert_eq!(File::fold(&written), File::fold(&received));
        for closure in Closures::fold(&written).0.values() {
            if let State::Ended { approved, .. } = closure.state {
                prop_assert!(!closure.asked.level.is_urgent() || approved.is_some_and(|by| by != closure.by));
            }
        }
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..9_u8, 1..3_u128, any::<bool>()).prop_map(|(kind, id, high)| {
        let closure = Id::from_number(id);
        let answered = Answered { closure, comment: String::new() };
        let level = if high { Level::High } else { Level::Low };
        let file = Id::from_number(1);
        NewFactOf::new(move || match kind {
            0 => ClosureFact::Asked(Asked { closure, file, level, ..Asked::default() }).fact(),
            1 => ClosureFact::Back(answered.clone()).fact(),
            2 => ClosureFact::Approved(answered.clone()).fact(),
            3 => ClosureFact::Withdrawn(Withdrawn { closure }).fact(),
            4 => ClosureFact::Ended(Ended { closure, keep: Vec::new() }).fact(),
            5 => opened(level),
            6 => {
                let (asked, at, by) = (Asked { closure, file, level, ..Asked::default() }, Instant::from_millis(0), Id::from_number(1));
                let (approved, comment, state) = (None, String::new(), State::Waiting);
                ClosureFact::Brought(Brought { asked, at, by, approved, comment, state, changed_at: at, from: high.then(|| Id::from_number(77)) }).fact()
            }
            7 => DuplicateFact::Released(Released { merge: Id::from_number(8), from: Id::from_number(77) }).fact(),
            _ => FileFact::Closed(Closed { file, reason: "left".to_owned() }).fact(),
        })
    })
}
