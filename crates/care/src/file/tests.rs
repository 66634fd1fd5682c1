use std::sync::Arc;

use ledger::{Day, FactKind as _, Id, Instant, NewFact};
use people::consent::{Consents, Given as Consent, LiveConsent, give};
use proptest::prelude::*;

use super::facts::{Closed, File, FileFact, Given, Handed, Opened, Reopened};
use super::form::{GiveForm, OpenForm};
use super::rules::{self, Candidate, FILES_MAX, Wanted};
use crate::Level;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn candidate(name: &str, open: i64, (languages, gender): (&[&str], &str)) -> Candidate {
    let user = Id::from_number(name.bytes().map(u128::from).sum());
    Candidate { user, name: name.to_owned(), open, languages: languages.iter().map(|l| (*l).to_owned()).collect(), gender: gender.to_owned(), away: false }
}

fn wanted(language: &str, wish: &str) -> Wanted {
    Wanted { language: language.to_owned(), wish: wish.to_owned() }
}

fn live() -> LiveConsent {
    let given = Consent {
        id: "c".to_owned(),
        answers: [("general".to_owned(), people::consent::Answer::Given)].into(),
        valid_to: Day::new(2030, 1, 1),
        ..Consent::default()
    };
    Consents::fold(&stream(give(given).into_iter().map(|fact| (1, fact)).collect())).live("general", Day::new(2026, 3, 2).unwrap()).ok().unwrap()
}

#[test]
fn case_managers_are_proposed_in_order_with_reasons() {
    let all = || {
        vec![
            candidate("Abdou", 3, (&["hau"], "man")),
            candidate("Binta", 9, (&["ful", "fra"], "woman")),
            candidate("Cissé", 1, (&[], "")),
            candidate("Djamila", FILES_MAX, (&["ful"], "woman")),
            Candidate { away: true, ..candidate("Esther", 0, (&["ful"], "woman")) },
        ]
    };
    let names = |wanted: &Wanted| rules::propose(all(), wanted).into_iter().map(|one| one.candidate.name).collect::<Vec<_>>();
    let cases = [
        (wanted("", ""), ["Cissé", "Abdou", "Binta", "Djamila", "Esther"]),
        (wanted("ful", ""), ["Binta", "Djamila", "Cissé", "Abdou", "Esther"]),
        (wanted("ful", "woman"), ["Binta", "Djamila", "Cissé", "Abdou", "Esther"]),
        (wanted("hau", "woman"), ["Binta", "Djamila", "Cissé", "Abdou", "Esther"]),
        (wanted("ful", "man"), ["Abdou", "Cissé", "Binta", "Djamila", "Esther"]),
    ];
    for (wanted, order) in cases {
        assert_eq!(names(&wanted), order, "{wanted:?}");
    }
    let proposed = rules::propose(all(), &wanted("ful", "woman"));
    let why = |name: &str| {
        proposed.iter().find(|one| one.candidate.name == name).map(|one| (one.why.iter().map(|why| why.key).collect::<Vec<_>>(), one.reason_needed)).unwrap()
    };
    assert_eq!(why("Binta"), (vec!["file-why-gender", "file-why-language", "file-why-load"], false));
    assert_eq!(why("Abdou"), (vec!["file-why-gender-other", "file-why-language-other", "file-why-load"], true));
    assert_eq!(why("Cissé"), (vec!["file-why-gender-unsaid", "file-why-language-unsaid", "file-why-load"], false));
    assert_eq!(why("Esther"), (vec!["file-why-away", "file-why-gender", "file-why-language", "file-why-load"], true));
}

fn opened() -> File {
    let form =
        OpenForm { reason: "protection".to_owned(), urgency: "high".to_owned(), language: "pular".to_owned(), wish: "woman".to_owned(), again: String::new() };
    let form = OpenForm { language: "ful".to_owned(), ..form };
    File::fold(&stream(rules::open(None, &form, (Id::from_number(1), &live())).ok().unwrap().into_iter().map(|fact| (1, fact)).collect())).unwrap()
}

#[test]
fn a_follow_up_is_opened_once_with_a_reason_and_an_urgency() {
    let file = opened();
    assert_eq!((file.opened.reason.as_str(), file.opened.urgency, file.opened.language.as_str(), file.manager), ("protection", Level::High, "ful", None));
    let live = live();
    let open = |known: Option<&File>, form: OpenForm| keys(rules::open(known, &form, (Id::from_number(2), &live)));
    assert_eq!(open(Some(&file), OpenForm::default()), refused("", "file-already-open"));
    assert_eq!(open(None, OpenForm::default()), [refused("reason", "file-reason-unknown"), refused("urgency", "file-urgency-missing")].concat());
    let good = OpenForm { reason: "medical".to_owned(), urgency: "low".to_owned(), ..OpenForm::default() };
    assert_eq!(open(None, OpenForm { wish: "any".to_owned(), ..good.clone() }), refused("wish", "file-wish-unknown"));
    assert_eq!(open(None, OpenForm { language: "elvish".to_owned(), ..good.clone() }), refused("language", "file-language-unknown"));
    assert_eq!(open(None, good), []);
}

#[test]
fn setting_a_wish_aside_or_changing_hands_wants_a_reason() {
    let file = opened();
    let proposed = || rules::propose(vec![candidate("Abdou", 0, (&["ful"], "man")), candidate("Binta", 0, (&["ful"], "woman"))], &wanted("ful", "woman"));
    let id = |name: &str| candidate(name, 0, (&[], "")).user;
    let give = |file: &File, name: &str, reason: &str| rules::give(file, &GiveForm { user: id(name).to_string(), reason: reason.to_owned() }, &proposed());
    assert_eq!(give(&file, "Binta", "").ok().map(|(user, _)| user), Some(id("Binta")));
    assert_eq!(keys(give(&file, "Abdou", "")), refused("reason", "file-reason-aside"));
    assert!(give(&file, "Abdou", "she is the only one here, and he agrees").is_ok());
    assert_eq!(keys(give(&file, "Nobody", "")), refused("user", "file-nobody"));
    let followed = File { manager: Some(id("Binta")), ..file };
    assert_eq!(keys(give(&followed, "Binta", "again")), refused("", "file-already-given"));
    assert_eq!(keys(give(&followed, "Abdou", " ")), refused("reason", "file-reason-regive"));
    assert!(give(&followed, "Abdou", "Binta leaves the centre").is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nobody_is_left_out_and_less_work_is_never_worse(loads in prop::collection::vec(0..40_i64, 1..8), n in 0..8_usize) {
        let all = |loads: &[i64]| loads.iter().enumerate().map(|(n, open)| candidate(&"x".repeat(n + 1), *open, (&["fra"], "woman"))).collect::<Vec<_>>();
        let place = |loads: &[i64], user| rules::propose(all(loads), &wanted("fra", "woman")).iter().position(|one| one.candidate.user == user).unwrap();
        let n = n % loads.len();
        let user = all(&loads)[n].user;
        let before = place(&loads, user);
        let mut less = loads.clone();
        less[n] = (less[n] - 1).max(0);
        prop_assert!(place(&less, user) <= before);
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(File::fold(&written), File::fold(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..6_u8, 1..3_u128, 1..4_u128).prop_map(|(kind, file, user)| {
        let (file, user) = (Id::from_number(file), Id::from_number(user));
        let what = match kind {
            0 | 1 => FileFact::Opened(Opened { file, ..Opened::default() }),
            2 => FileFact::Given(Given { file, user, from: None, reason: String::new() }),
            3 => FileFact::Closed(Closed { file, reason: "completed".to_owned() }),
            4 => FileFact::Reopened(reopened(file)),
            _ => FileFact::Handed(Handed { file, site: Id::from_number(9), user, from: None }),
        };
        let make: Arc<dyn Fn() -> NewFact + Send + Sync> = Arc::new(move || what.fact());
        NewFactOf(make)
    })
}

fn reopened(file: super::FileId) -> Reopened {
    Reopened { file, why: "came back".to_owned(), urgency: Level::Medium, reason: "medical".to_owned(), language: String::new(), wish: String::new() }
}

#[test]
fn a_closed_follow_up_goes_on_with_a_reason_and_nothing_else_changes_it() {
    let file = Id::from_number(1);
    let user = |n: u128| Id::from_number(n);
    let mut all = vec![
        (1, FileFact::Opened(Opened { file, urgency: Level::High, ..Opened::default() }).fact()),
        (1, FileFact::Given(Given { file, user: user(5), from: None, reason: String::new() }).fact()),
        (2, FileFact::Closed(Closed { file, reason: "left".to_owned() }).fact()),
        (2, FileFact::Given(Given { file, user: user(6), from: None, reason: "late".to_owned() }).fact()),
        (2, FileFact::Handed(Handed { file, site: Id::from_number(9), user: user(6), from: None }).fact()),
    ];
    let closed = File::fold(&stream(all.iter().map(|(by, fact)| (*by, copy(fact))).collect())).unwrap();
    assert!(!closed.is_open());
    assert_eq!((closed.manager, closed.closed.as_ref().map(|ending| ending.reason.as_str())), (Some(user(5)), Some("left")));
    let proposed = rules::propose(vec![candidate("Binta", 0, (&["ful"], "woman"))], &wanted("", ""));
    let chosen = GiveForm { user: candidate("Binta", 0, (&[], "")).user.to_string(), reason: "because".to_owned() };
    assert_eq!(keys(rules::give(&closed, &chosen, &proposed)), refused("", "file-closed"));
    let again = OpenForm { reason: "medical".to_owned(), urgency: "low".to_owned(), ..OpenForm::default() };
    assert_eq!(keys(rules::open(Some(&closed), &again, (user(7).cast(), &live()))), refused("again", "file-again-missing"));
    let again = OpenForm { again: "  came\n back ".to_owned(), ..again };
    all.extend(rules::open(Some(&closed), &again, (user(7).cast(), &live())).ok().unwrap().into_iter().map(|fact| (3, fact)));
    let open = File::fold(&stream(all)).unwrap();
    assert!(open.is_open());
    assert_eq!((open.opened.file, open.opened.urgency, open.again, open.manager), (file, Level::Low, 1, Some(user(5))));
    assert!(open.opened_at > open.first_at);
}

fn copy(fact: &NewFact) -> NewFact {
    NewFact { kind: fact.kind.clone(), compartment: fact.compartment, class: fact.class, happened_on: fact.happened_on, body: fact.body.clone() }
}

#[test]
fn a_giving_of_another_file_is_not_this_ones() {
    let given =
        |file: u128, user: u128| FileFact::Given(Given { file: Id::from_number(file), user: Id::from_number(user), from: None, reason: String::new() }).fact();
    let open = |file: u128| FileFact::Opened(Opened { file: Id::from_number(file), ..Opened::default() }).fact();
    let file = File::fold(&stream(vec![(1, open(1)), (1, given(1, 5)), (1, open(2)), (1, given(2, 6))])).unwrap();
    assert_eq!((file.opened.file, file.manager, file.given_at), (Id::from_number(1), Some(Id::from_number(5)), Some(Instant::from_millis(120_000))));
}
