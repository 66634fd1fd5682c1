use std::collections::BTreeMap;
use std::sync::Arc;

use care::Level::{self, Critical, High, Low, Medium};
use ledger::{Day, FactKind as _, Id, Instant};
use proptest::prelude::*;

use super::catalogue::{CAPACITIES, FACTORS, HARMFUL, OFTEN, Polarity, THREATS};
use super::changes::{Change, changes, side_by_side};
use super::facts::{AssessmentFact, Assessments, BroughtForward, Found, Made, Presence, Recorded, Threat, Words};
use super::form::AssessmentForm;
use super::risk::{Counted, Score, propose};
use super::rules::{self, Now};
use crate::tests::{NewFactOf, keys, refused, stream, twice};
use crate::who::Following;

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn now() -> Now {
    Now { at: Instant::from_millis(1_772_438_400_000), today: today(), assessment: Id::from_number(1), by: Id::from_number(2) }
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

#[test]
fn the_arithmetic_and_its_bands() {
    let score = |threat, vulnerability, capacity, exposure| Score { threat, vulnerability, capacity, exposure };
    let cases = [
        (score(1, 1, 1, 10), 10, Low),
        (score(1, 1, 5, 10), 2, Low),
        (score(2, 2, 2, 14), 28, Low),
        (score(3, 1, 1, 10), 30, Medium),
        (score(4, 3, 2, 13), 78, Medium),
        (score(4, 2, 1, 10), 80, High),
        (score(5, 3, 1, 10), 150, High),
        (score(5, 3, 1, 11), 165, Critical),
        (score(5, 5, 1, 20), 500, Critical),
        // What a broken file says is brought within bounds.
        (score(9, 0, 0, 99), 100, High),
    ];
    for (score, tenths, level) in cases {
        assert_eq!((score.risk_tenths(), score.level()), (tenths, level), "{score:?}");
    }
    // Just below a band stays below, though it reads the same when it is rounded.
    assert_eq!((score(5, 2, 3, 9).level(), score(3, 4, 5, 20).level()), (Medium, Medium));
}

#[test]
fn what_the_program_proposes() {
    let none = Counted::default();
    assert_eq!(propose(&none), Score { threat: 1, vulnerability: 1, capacity: 1, exposure: 10 });
    let cases = [
        (Counted { threats: vec![0], ..none.clone() }, (2, 1, 1, 10)),
        (Counted { threats: vec![3], ..none.clone() }, (5, 1, 1, 10)),
        (Counted { threats: vec![1, 1, 0], ..none.clone() }, (4, 1, 1, 10)),
        (Counted { exposing: vec![2], ..none.clone() }, (1, 2, 1, 10)),
        (Counted { exposing: vec![3, 3, 3, 3], harmful: 1, ..none.clone() }, (1, 5, 1, 10)),
        (Counted { protecting: vec![2, 2], ..none.clone() }, (1, 1, 3, 10)),
        (Counted { capacities: 8, ..none.clone() }, (1, 1, 4, 10)),
        (Counted { span: 3, near: 2, ..none.clone() }, (1, 1, 1, 20)),
    ];
    for (counted, (threat, vulnerability, capacity, exposure)) in cases {
        assert_eq!(propose(&counted), Score { threat, vulnerability, capacity, exposure }, "{counted:?}");
    }
}

fn any_counted() -> impl Strategy<Value = Counted> {
    let weights = || prop::collection::vec(1..4_i64, 0..12);
    (prop::collection::vec(0..4_i64, 0..6), weights(), 0..6_i64, weights(), 0..13_i64, 0..4_i64, 0..3_i64)
        .prop_map(|(threats, exposing, harmful, protecting, capacities, span, near)| Counted { threats, exposing, harmful, protecting, capacities, span, near })
}

/// Risk as a fraction, so that nothing is lost to rounding.
fn risk(counted: &Counted) -> (i64, i64) {
    let score = propose(counted);
    (score.threat * score.vulnerability * score.exposure, score.capacity)
}

fn at_most(one: (i64, i64), other: (i64, i64)) -> bool {
    one.0 * other.1 <= other.0 * one.1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn more_threat_never_lowers_a_risk_and_more_capacity_never_raises_it(counted in any_counted(), often in 0..4_i64, weight in 1..4_i64, which in 0..6_u8) {
        let mut more = counted.clone();
        let raises = match which {
            0 => { more.threats.push(often); true }
            1 => { more.exposing.push(weight); true }
            2 => { more.harmful += 1; true }
            3 => { more.span = (more.span + 1).min(3); more.near = (more.near + 1).min(2); true }
            4 => { more.protecting.push(weight); false }
            _ => { more.capacities += 1; false }
        };
        let (before, after) = (propose(&counted), propose(&more));
        if raises {
            prop_assert!(at_most(risk(&counted), risk(&more)) && before.level() <= after.level() && before.risk_tenths() <= after.risk_tenths());
        } else {
            prop_assert!(at_most(risk(&more), risk(&counted)) && after.level() <= before.level() && after.risk_tenths() <= before.risk_tenths());
        }
    }

    #[test]
    fn a_threat_that_comes_more_often_never_lowers_a_risk(counted in any_counted(), n in 0..6_usize) {
        let mut more = counted.clone();
        if let Some(often) = more.threats.get_mut(n) {
            *often = (*often + 1).min(3);
        }
        prop_assert!(at_most(risk(&counted), risk(&more)));
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Assessments::fold(&written), Assessments::fold(&received));
    }

    #[test]
    fn every_form_is_read_without_falling_and_what_is_kept_is_within_bounds(Filled(form) in any_form()) {
        let draft = rules::draft(&form, today());
        let score = draft.recorded.score;
        prop_assert_eq!(score, score.bounded());
        prop_assert!(draft.recorded.next.unwrap() <= rules::due(draft.recorded.level, today()) && draft.recorded.next.unwrap() >= today());
        if let Ok((recorded, _)) = rules::assess(&Following::for_tests(), &form, (None, now())) {
            // Whatever is kept has a polarity where it depends, and a reason where it was set aside.
            let dangling = recorded.factors.iter().any(|(code, found)| found.present == Presence::Yes && recorded.polarity(code).is_none());
            prop_assert!(!dangling);
            prop_assert!(!recorded.overridden() || !form.reason.trim().is_empty());
        }
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..4_u8, 1..4_u128, 0..4_usize, 0..50_i32).prop_map(|(what, id, level, days)| {
        let assessment = Id::from_number(id);
        let next = today().plus_days(days);
        NewFactOf(Arc::new(move || match what {
            0 => AssessmentFact::Made(Made { assessment, at: Instant::from_millis(i64::try_from(id).unwrap()), on: today(), by: Id::from_number(9) }).fact(),
            1 => AssessmentFact::Recorded(Recorded { assessment, level: Level::ALL[level], next: Some(next), ..Recorded::default() }).fact(),
            2 => AssessmentFact::Said(Words { assessment, own: days.to_string(), ..Words::default() }).fact(),
            _ => AssessmentFact::BroughtForward(BroughtForward { assessment, next }).fact(),
        }))
    })
}

fn some_of(list: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(list, 0..=list.len()).prop_map(|codes| texts(&codes))
}

/// A form as JSON, since forms print nothing.
#[derive(Clone)]
struct Filled(AssessmentForm);

impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", serde_json::to_string(&self.0).unwrap())
    }
}

fn any_form() -> impl Strategy<Value = Filled> {
    let codes: Vec<&'static str> = FACTORS.iter().map(|factor| factor.code).collect();
    let grade = || prop::sample::select(vec!["", "", "1", "3", "5", "7", "x"]).prop_map(str::to_owned);
    let head = (
        prop::sample::subsequence(codes, 0..8),
        prop::collection::vec(prop::sample::select(vec!["risk", "protective", "", "perhaps"]), 0..8),
        some_of(CAPACITIES),
        some_of(HARMFUL),
        prop::collection::vec((prop::sample::select(THREATS), prop::sample::select(OFTEN)), 0..4),
    );
    let judged = (grade(), grade(), prop::sample::select(vec!["", "1.0", "1,8", "2.5", "0"]), prop::sample::select(vec!["", "low", "critical", "nothing"]));
    (head, judged, prop::sample::select(vec!["", "because"]), prop::sample::select(vec!["", "2026-03-04", "2026-03-01", "2027-01-01", "soon"])).prop_map(
        |((factors, ways, capacity, harmful, threats), (threat_grade, capacity_grade, exposure, level), reason, next)| {
            Filled(AssessmentForm {
                depends: texts(&factors),
                polarity: texts(&ways),
                why: factors.iter().map(|_| reason.to_owned()).collect(),
                factor: texts(&factors),
                capacity,
                harmful,
                actor: threats.iter().map(|_| "unknown".to_owned()).collect(),
                often: threats.iter().map(|(_, often)| (*often).to_owned()).collect(),
                threat: threats.iter().map(|(kind, _)| (*kind).to_owned()).collect(),
                set_threat: threat_grade,
                set_capacity: capacity_grade,
                set_exposure: exposure.to_owned(),
                level: level.to_owned(),
                reason: reason.to_owned(),
                next: next.to_owned(),
                ..AssessmentForm::default()
            })
        },
    )
}

fn assess(form: &AssessmentForm) -> Result<Recorded, web::Problems> {
    rules::assess(&Following::for_tests(), form, (None, now())).map(|(recorded, _)| recorded)
}

#[test]
fn a_form_is_read_with_its_three_answers() {
    let form = AssessmentForm {
        factor: texts(&["no_papers", "age"]),
        rest_individual: "no".to_owned(),
        unknown: texts(&["sogi"]),
        detail: texts(&["age", "no_papers", "ill"]),
        weight: texts(&["3", "1", "3"]),
        stage: texts(&["transit", "", ""]),
        note: texts(&["travels with grown men", "", "not there, so not kept"]),
        depends: texts(&["age"]),
        polarity: texts(&["risk"]),
        why: texts(&["16 and alone"]),
        ..AssessmentForm::default()
    };
    let draft = rules::draft(&form, today());
    assert!(draft.problems.is_empty(), "{:?}", draft.problems);
    let presence = |code: &str| draft.recorded.factors.get(code).map(|found| (found.present, found.weight));
    assert_eq!(presence("no_papers"), Some((Presence::Yes, 1)));
    assert_eq!(presence("age"), Some((Presence::Yes, 3)));
    assert_eq!(presence("ill"), Some((Presence::No, 0)));
    assert_eq!((presence("sogi"), presence("debt")), (None, None), "not known, and not spoken of");
    assert_eq!((draft.recorded.polarity("age"), draft.recorded.polarity("ill")), (Some(Polarity::Risk), None));
    assert_eq!(draft.words.factors.keys().collect::<Vec<_>>(), ["age"]);
    assert_eq!(draft.recorded.proposed.vulnerability, 3, "one and three are four points");
}

#[test]
fn what_is_missing_is_said_beside_its_field() {
    let need = || AssessmentForm { need: texts(&["safety"]), ..AssessmentForm::default() };
    assert_eq!(keys(assess(&AssessmentForm::default())), refused("need", "assessment-nothing"));
    assert_eq!(keys(assess(&AssessmentForm { need: texts(&["gold"]), ..need() })), refused("need", "assessment-answer-unknown"));
    assert_eq!(keys(assess(&AssessmentForm { factor: texts(&["age"]), ..need() })), refused("d-age", "assessment-depends-missing"));
    let one = |kind: &str, actor: &str, often: &str, last: &str| AssessmentForm {
        threat: texts(&[kind]),
        actor: texts(&[actor]),
        often: texts(&[often]),
        last: texts(&[last]),
        ..need()
    };
    assert_eq!(keys(assess(&one("", "", "", "2026"))), refused("threat-0", "assessment-threat-kind"));
    assert_eq!(keys(assess(&one("violence", "", "often", ""))), refused("threat-0", "assessment-threat-actor"));
    assert_eq!(keys(assess(&one("violence", "family", "", ""))), refused("threat-0", "assessment-threat-often"));
    assert_eq!(keys(assess(&one("violence", "Moussa", "often", ""))), refused("threat-0", "assessment-answer-unknown"), "a category, never a name");
    assert_eq!(keys(assess(&one("violence", "family", "often", "lately"))), refused("threat-0", "assessment-threat-last"));
    assert_eq!(keys(assess(&one("violence", "family", "often", "2026-02"))), []);
    assert_eq!(keys(assess(&AssessmentForm { set_threat: "6".to_owned(), ..need() })), refused("set_threat", "assessment-answer-unknown"));
    assert_eq!(keys(assess(&AssessmentForm { level: "high".to_owned(), ..need() })), refused("reason", "assessment-reason-missing"));
    assert_eq!(keys(assess(&AssessmentForm { set_exposure: "1,4".to_owned(), ..need() })), refused("reason", "assessment-reason-missing"));
    let judged = assess(&AssessmentForm { level: "high".to_owned(), reason: "seen with bruises".to_owned(), ..need() }).ok().unwrap();
    assert_eq!((judged.level, judged.proposed.level(), judged.overridden(), judged.next), (High, Low, true, Some(today().plus_days(14))));
}

#[test]
fn the_next_day_follows_from_the_level_and_is_never_put_off() {
    assert_eq!(Level::ALL.map(|level| today().days_until(rules::due(level, today()))), [60, 30, 14, 7]);
    let next = |day: &str| assess(&AssessmentForm { need: texts(&["food"]), next: day.to_owned(), ..AssessmentForm::default() });
    assert_eq!(next("2026-03-10").ok().unwrap().next, Day::new(2026, 3, 10));
    assert_eq!(keys(next("2026-05-02")), refused("next", "assessment-day-late"));
    assert_eq!(keys(next("2026-03-01")), refused("next", "assessment-day-past"));
    assert_eq!(keys(next("in a week")), refused("next", "assessment-day-unreadable"));

    let form = AssessmentForm { need: texts(&["food"]), ..AssessmentForm::default() };
    let facts = rules::assess(&Following::for_tests(), &form, (None, now())).ok().unwrap().1;
    let all = Assessments::fold(&stream(facts));
    let forward = |day: &str| rules::bring_forward(&Following::for_tests(), all.last().map(|(one, _)| one), day, today());
    assert_eq!(keys(forward("2026-05-01")), refused("next", "assessment-day-same"));
    assert_eq!(keys(forward("2026-05-02")), refused("next", "assessment-day-late"));
    assert_eq!(keys(rules::bring_forward(&Following::for_tests(), None, "2026-03-10", today())), refused("", "assessment-none"));
    assert!(forward("2026-03-10").is_ok());
}

#[test]
fn somebody_is_alarmed_when_a_risk_rises_to_high_or_critical() {
    let cases = [
        (None, Medium, false),
        (None, High, true),
        (Some(Low), High, true),
        (Some(High), High, false),
        (Some(High), Critical, true),
        (Some(Critical), High, false),
    ];
    for (before, now, alarms) in cases {
        assert_eq!(rules::alarming(before, now), alarms, "{before:?} {now:?}");
    }
}

fn found(weight: i64) -> Found {
    Found { present: Presence::Yes, weight, ..Found::default() }
}

#[test]
fn what_raised_and_what_lowered_a_risk() {
    let threat = |kind: &str, often: &str| Threat { kind: kind.to_owned(), actor: "smuggler".to_owned(), often: often.to_owned(), last: None };
    let before = Recorded {
        factors: BTreeMap::from([("no_papers".to_owned(), found(2)), ("diaspora".to_owned(), found(2)), ("ill".to_owned(), found(1))]),
        threats: vec![threat("coercion", "sometimes")],
        capacities: texts(&["phone"]),
        near: "near".to_owned(),
        ..Recorded::default()
    };
    let after = Recorded {
        factors: BTreeMap::from([("no_papers".to_owned(), found(3)), ("ill".to_owned(), Found { present: Presence::No, ..Found::default() })]),
        threats: vec![threat("coercion", "always")],
        capacities: texts(&["phone", "kin"]),
        harmful: texts(&["hides"]),
        near: "away".to_owned(),
        level: High,
        ..Recorded::default()
    };
    let told = |raised: bool| changes(&before, &after).into_iter().filter(|one| one.raised == raised).map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(told(true), ["coercion", "no_papers", "diaspora", "hides", "up"]);
    assert_eq!(told(false), ["ill", "kin", "away"]);
    assert_eq!(changes(&after, &after), Vec::<Change>::new());
    // Backwards everything is the other way round.
    let back: Vec<bool> = changes(&after, &before).iter().map(|one| one.raised).collect();
    assert_eq!(back.iter().filter(|raised| **raised).count(), 3);

    let lines = side_by_side(&before, &after);
    let line = |code: &str| lines.iter().find(|line| line.code == code).map(|line| (line.one.as_str(), line.other.as_str())).unwrap();
    assert_eq!(line("no_papers"), ("risk_2", "risk_3"));
    assert_eq!((line("ill"), line("coercion"), line("kin")), (("risk_1", "no"), ("often_sometimes", "often_always"), ("none", "yes")));
    assert!(lines.iter().all(|line| line.code != "debt"), "what is in neither is not listed");
}

#[test]
fn assessing_again_begins_with_what_was_found() {
    let form = AssessmentForm {
        need: texts(&["food"]),
        factor: texts(&["age", "debt"]),
        detail: texts(&["debt"]),
        weight: texts(&["3"]),
        note: texts(&["to the smuggler"]),
        depends: texts(&["age"]),
        polarity: texts(&["protective"]),
        why: texts(&["grown, and known here"]),
        rest_structural: "no".to_owned(),
        threat: texts(&["coercion"]),
        actor: texts(&["smuggler"]),
        often: texts(&["often"]),
        last: texts(&["2026-02"]),
        safety: "goes to the nurse".to_owned(),
        ..AssessmentForm::default()
    };
    let (recorded, facts) = rules::assess(&Following::for_tests(), &form, (None, now())).ok().unwrap();
    let all = Assessments::fold(&stream(facts));
    let (one, kept) = all.last().unwrap();
    assert_eq!(kept, &recorded);
    let again = rules::again(one, kept);
    assert_eq!((again.factor.clone(), again.rest_structural.as_str(), again.rest_household.as_str()), (texts(&["age", "debt"]), "no", ""));
    let (twice, _) = rules::assess(&Following::for_tests(), &again, (None, now())).ok().unwrap();
    assert_eq!(Recorded { spoken: String::new(), ..twice }, recorded, "nothing is lost, nothing added");
    assert!(again.level.is_empty() && again.reason.is_empty(), "what was decided is decided anew");
}

#[test]
fn two_at_once_are_shown_to_each_other() {
    let form = |base: &str| AssessmentForm { need: texts(&["food"]), base: base.to_owned(), ..AssessmentForm::default() };
    let against = |base: &str, last: Option<u128>| keys(rules::assess(&Following::for_tests(), &form(base), (last.map(Id::from_number), now())));
    let id = |n: u128| Id::<super::facts::AssessmentMark>::from_number(n).to_string();
    assert_eq!(against(&id(5), Some(5)), []);
    assert_eq!(against("none", None), []);
    assert_eq!(against("", Some(5)), []);
    assert_eq!(against(&id(4), Some(5)), refused("", "assessment-meanwhile"));
    assert_eq!(against("none", Some(5)), refused("", "assessment-meanwhile"));
}
