use std::collections::BTreeSet;

use ledger::{Class, Compartment, Day, Env, FactKind as _, Instant};
use proptest::prelude::*;

use super::facts::{Ended, KINDS, Kept, Response, ResponseFact, levels};
use super::form::{EndForm, ResponseForm};
use super::groups::{GROUPS, group_of};
use super::rules;
use crate::assessment::FACTORS;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2026-03-02")
}

fn form() -> ResponseForm {
    ResponseForm {
        actor: "Clinique juridique d’Agadez".to_owned(),
        kind: "ngo".to_owned(),
        level: "individual".to_owned(),
        group: vec!["papers".to_owned()],
        says: "Accompagne les demandes de documents".to_owned(),
        ..ResponseForm::default()
    }
}

fn kept(form: &ResponseForm) -> Kept {
    let facts = rules::add(form, 0, (today(), "Centre")).unwrap();
    Response::fold(&stream(facts)).unwrap().kept
}

#[test]
fn every_factor_stands_in_one_group() {
    let all: Vec<&str> = GROUPS.iter().flat_map(|group| group.factors.iter().copied()).collect();
    let distinct: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!((all.len(), distinct), (FACTORS.len(), FACTORS.iter().map(|factor| factor.code).collect()));
}

#[test]
fn what_is_noted_is_complete_and_about_nobody() {
    let with = |change: fn(&mut ResponseForm)| {
        let mut form = form();
        change(&mut form);
        keys(rules::add(&form, 0, (today(), "Centre")))
    };
    assert_eq!(with(|_| {}), []);
    assert_eq!(with(|form| form.actor.clear()), refused("actor", "response-actor-missing"));
    assert_eq!(with(|form| form.kind = "king".to_owned()), refused("kind", "response-unknown"));
    assert_eq!(with(|form| form.level.clear()), refused("level", "response-missing"));
    assert_eq!(with(|form| form.group.clear()), refused("group", "response-on-missing"));
    assert_eq!(with(|form| form.factor = vec!["luck".to_owned()]), refused("factor", "response-unknown"));
    assert_eq!(with(|form| form.says.clear()), refused("says", "response-says-missing"));
    assert_eq!(with(|form| form.stage = vec!["moon".to_owned()]), refused("stage", "response-unknown"));
    assert_eq!(with(|form| form.from = "demain".to_owned()), refused("from", "response-day"));
    assert_eq!(with(|form| form.until = "2026-03-01".to_owned()), refused("until", "response-until-before"));
    assert_eq!(with(|form| form.says = "x".repeat(rules::SAYS_MAX + 1)), refused("says", "response-too-long"));
    let code = people::code::generate(&Env::fixed(Instant::from_millis(0), 7), "AGZ");
    let told = ResponseForm { says: format!("Suit {code}."), ..form() };
    assert_eq!(keys(rules::add(&told, 0, (today(), "Centre"))), refused("says", "response-person-code"));
    assert_eq!(keys(rules::add(&form(), rules::LIVE_MAX, (today(), "Centre"))), refused("", "response-too-many"));
    // The centre itself need not write its own name.
    let own = ResponseForm { actor: String::new(), kind: "centre".to_owned(), ..form() };
    assert_eq!(kept(&own).actor, "Centre");
    // A factor of a group that is ticked says nothing more; everywhere is nowhere in particular.
    let both = ResponseForm {
        factor: vec!["no_papers".to_owned(), "debt".to_owned()],
        stage: ["origin", "transit", "destination"].map(str::to_owned).to_vec(),
        ..form()
    };
    assert_eq!((kept(&both).factors, kept(&both).stages), (vec!["debt".to_owned()], vec![]));
}

#[test]
fn it_ends_once_with_a_reason_and_changes_no_more() {
    let facts = |more: Vec<ledger::NewFact>| rules::add(&form(), 0, (today(), "Centre")).unwrap().into_iter().chain(more).collect::<Vec<_>>();
    let live = Response::fold(&stream(facts(vec![]))).unwrap();
    let end = |on: &str, reason: &str| rules::end(&live, &EndForm { on: on.to_owned(), reason: reason.to_owned() }, today());
    assert_eq!(keys(end("", "")), refused("reason", "response-reason-missing"));
    assert_eq!(keys(end("2026-03-03", "Fin du projet")), refused("on", "response-end-future"));
    assert_eq!(keys(end("2026-03-01", "Fin du projet")), refused("on", "response-until-before"));
    // What begins later only may be called off on any day up to now, and on none to come.
    let later = ResponseForm { from: "2026-04-01".to_owned(), ..form() };
    let planned = Response::fold(&stream(rules::add(&later, 0, (today(), "Centre")).unwrap())).unwrap();
    for (on, said) in
        [("", None), ("2026-03-02", None), ("2026-02-27", None), ("2026-03-03", Some("response-end-future")), ("2026-04-02", Some("response-end-future"))]
    {
        let form = EndForm { on: on.to_owned(), reason: "Pas de financement".to_owned() };
        assert_eq!(keys(rules::end(&planned, &form, today())), said.map_or_else(Vec::new, |key| refused("on", key)), "{on}");
    }
    let ended = Response::fold(&stream(facts(end("", "Fin du projet").unwrap()))).unwrap();
    assert!(live.acts(today()) && !ended.acts(today()));
    assert_eq!(keys(rules::end(&ended, &EndForm::default(), today())), refused("", "response-ended-already"));
    assert_eq!(keys(rules::change(&ended, &form(), (today(), "Centre"))), refused("", "response-ended-already"));
    assert_eq!(keys(rules::change(&live, &form(), (today(), "Centre"))), refused("", "response-same"));
    let old = ResponseForm { base: "3".to_owned(), says: "Autre chose".to_owned(), ..form() };
    assert_eq!(keys(rules::change(&live, &old, (today(), "Centre"))), refused("", "response-meanwhile"));
    // What the form shows, saved again, is the same.
    assert_eq!(keys(rules::change(&live, &rules::filled(&live), (today(), "Centre"))), refused("", "response-same"));
}

#[test]
fn it_acts_between_its_days() {
    for (from, until, acts) in [("2026-03-02", "", true), ("2026-03-03", "", false), ("2026-01-01", "2026-03-02", true), ("2026-01-01", "2026-03-01", false)] {
        let one =
            Response::fold(&stream(rules::add(&ResponseForm { from: from.to_owned(), until: until.to_owned(), ..form() }, 0, (today(), "Centre")).unwrap()));
        assert_eq!(one.unwrap().acts(today()), acts, "{from} {until}");
    }
}

fn any_kept() -> impl Strategy<Value = Kept> {
    let groups = prop::sample::subsequence(GROUPS.iter().map(|group| group.code.to_owned()).collect::<Vec<_>>(), 0..3);
    let factors = prop::sample::subsequence(FACTORS.iter().map(|factor| factor.code.to_owned()).collect::<Vec<_>>(), 0..6);
    (prop::sample::select(KINDS), prop::sample::select(levels().to_vec()), groups, factors).prop_map(|(kind, level, groups, factors)| Kept {
        actor: "A".to_owned(),
        kind: kind.to_owned(),
        level: level.to_owned(),
        groups,
        factors,
        ..Kept::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A gap is a factor that was found and on which nobody acts; nobody else is one, and none is lost.
    #[test]
    fn gaps_and_those_acted_on_make_up_all(all in prop::collection::vec(any_kept(), 0..5)) {
        let live: Vec<&Kept> = all.iter().collect();
        let found: Vec<(String, i64)> = FACTORS.iter().map(|factor| (factor.code.to_owned(), 5)).collect();
        let gaps = rules::gaps(found.clone(), &live);
        for (code, _) in &found {
            prop_assert_eq!(gaps.iter().all(|(gap, _)| gap != code), live.iter().any(|kept| kept.acts_on(code)));
        }
        prop_assert!(rules::untouched(&live).iter().all(|code| gaps.iter().any(|(gap, _)| gap == code)));
        // A cell of the matrix is 0 exactly where nobody at that level acts on anything of the group; each counts once.
        let matrix = rules::matrix(live.iter().copied());
        prop_assert_eq!(matrix.len(), GROUPS.len() * 4);
        for ((group, level), n) in matrix {
            let here = live.iter().filter(|kept| kept.level == level && FACTORS.iter().any(|f| kept.acts_on(f.code) && group_of(f.code).is_some_and(|g| g.code == group)));
            prop_assert_eq!(usize::try_from(n).unwrap(), here.count());
        }
    }

    /// In whatever order facts came here, the same holds; and what has ended stays ended.
    #[test]
    fn every_node_reads_the_same((one, other) in twice(any_fact())) {
        let read = Response::fold(&one);
        prop_assert_eq!(&read, &Response::fold(&other));
        let ended = one.of::<ResponseFact>().any(|(_, what)| matches!(what, ResponseFact::Ended(_)));
        prop_assert!(read.is_none_or(|read| read.ended.is_some() == ended && read.acts(today()) != ended));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    prop_oneof![
        3 => any_kept().prop_map(|kept| NewFactOf::new(move || ResponseFact::Kept(kept.clone()).fact())),
        1 => Just(NewFactOf::new(|| ResponseFact::Ended(Ended { on: today(), reason: "done".to_owned() }).fact())),
    ]
}

#[test]
fn kinds_decode_their_golden_samples() {
    for (kind, body) in [
        ("response/kept", serde_json::json!({"actor": "A", "kind": "ngo", "level": "community", "groups": ["papers"], "from": "2026-03-02", "later": 1})),
        ("response/ended", serde_json::json!({"on": "2026-03-02", "reason": "done", "later": 1})),
    ] {
        assert!(ResponseFact::decode(kind, &body).is_some(), "{kind}");
    }
    // Somebody will write a family's name and number there.
    assert!(ResponseFact::KINDS.iter().all(|(_, compartment, class)| (*compartment, *class) == (Compartment::House, Class::Personal)));
}
