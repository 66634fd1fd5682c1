use std::collections::BTreeMap;
use std::sync::Arc;

use ledger::{Day, FactKind as _, Id, Instant};
use proptest::prelude::*;

use super::facts::{Done, Recorded, Reviewed, ScreeningFact, Screenings};
use super::form::{AnswersForm, ReviewForm};
use super::rules::{self, Answer, Answers, Known, Now, QUESTIONS, SEEN};
use crate::Level::{self, Critical, High, Low, Medium};
use crate::alert::Kind::{self, Medical, Protection, Psychosocial, Support};
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn answers(all: &[(&str, Answer)]) -> Answers {
    Answers::new(all.iter().map(|(code, answer)| ((*code).to_owned(), *answer)).collect())
}

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn now() -> Now {
    Now { at: Instant::from_millis(1_772_438_400_000), today: today(), screening: Id::from_number(1), by: Id::from_number(2) }
}

const ADULT: Known = Known { age: Some(30), child: false, unaccompanied: false, separated: false };
const CHILD: Known = Known { age: Some(14), ..ADULT };
const OLD: Known = Known { age: Some(66), ..ADULT };
const UNKNOWN: Known = Known { age: None, ..ADULT };

#[test]
fn what_answers_mean() {
    use Answer::{No, PreferNot, Yes};
    type Case<'a> = (&'a [(&'a str, Answer)], Known, Level, &'a [&'a str], &'a [(Kind, Level)]);
    let cases: &[Case<'_>] = &[
        (&[], ADULT, Low, &[], &[]),
        (&[("safe", Yes), ("urgent", No), ("hurt", No), ("fear", No)], ADULT, Low, &[], &[]),
        (&[("urgent", Yes)], ADULT, Critical, &["medical"], &[(Medical, Critical)]),
        (&[("hurt", Yes)], ADULT, Medium, &["medical"], &[(Medical, Medium)]),
        (&[("pregnant", Yes)], ADULT, Medium, &["pregnant"], &[(Medical, Medium)]),
        (&[("safe", No)], ADULT, High, &["protection"], &[(Protection, High)]),
        (&[("fear", Yes)], ADULT, High, &["protection"], &[(Protection, High)]),
        (&[("safe", No), ("fear", Yes)], ADULT, Critical, &["protection"], &[(Protection, Critical)]),
        (&[("fear", PreferNot)], ADULT, Medium, &["protection"], &[(Protection, Medium)]),
        (&[("self_harm", Yes)], ADULT, Critical, &["distress"], &[(Psychosocial, Critical)]),
        (&[("distress", Yes)], ADULT, Medium, &["distress"], &[(Psychosocial, Medium)]),
        (&[("help", Yes)], ADULT, Medium, &["disability"], &[(Support, Medium)]),
        (&[("asylum", Yes)], ADULT, Medium, &["asylum"], &[(Protection, Medium)]),
        (&[("released", Yes)], ADULT, Medium, &["released"], &[(Support, Medium)]),
        (&[("private", Yes)], ADULT, Medium, &["other"], &[(Protection, Medium)]),
        (&[("alone", Yes)], ADULT, Low, &[], &[]),
        (&[("alone", Yes)], CHILD, High, &["child_alone"], &[(Protection, High)]),
        (&[("alone", Yes), ("child", Yes)], UNKNOWN, High, &["child_alone"], &[(Protection, High)]),
        (&[("carer", Yes)], CHILD, Medium, &["child_alone"], &[(Protection, Medium)]),
        (&[("carer", Yes)], ADULT, Low, &[], &[]),
        (&[("alone", No)], Known { unaccompanied: true, ..CHILD }, High, &["child_alone"], &[(Protection, High)]),
        (&[], Known { separated: true, ..UNKNOWN }, Medium, &["child_alone"], &[(Protection, Medium)]),
        (&[("alone", Yes), ("fear", Yes)], CHILD, Critical, &["child_alone", "protection"], &[(Protection, Critical)]),
        (&[("safe", Yes)], OLD, Low, &["older"], &[(Support, Low)]),
        (&[("alone", Yes)], OLD, Medium, &["older"], &[(Support, Medium)]),
        (&[("hurt", Yes), ("help", Yes)], ADULT, Medium, &["medical", "disability"], &[(Medical, Medium), (Support, Medium)]),
        (
            &[("hurt", Yes), ("help", Yes), ("distress", Yes)],
            ADULT,
            High,
            &["medical", "distress", "disability"],
            &[(Medical, Medium), (Psychosocial, Medium), (Support, Medium)],
        ),
    ];
    for (given, known, level, categories, alerts) in cases {
        let proposal = rules::propose(&answers(given), known);
        assert_eq!((proposal.level, proposal.categories.as_slice(), proposal.alerts.as_slice()), (*level, *categories, *alerts), "{given:?} {known:?}");
    }
}

#[test]
fn the_next_day_follows_from_the_level() {
    let days = Level::ALL.map(|level| today().days_until(level.next(today())));
    assert_eq!(days, [30, 7, 1, 0]);
    assert!(Level::ALL.is_sorted() && Level::ALL.into_iter().all(|level| Level::of_rank(level.rank()) == level && Level::find(level.name()) == Some(level)));
}

fn any_known() -> impl Strategy<Value = Known> {
    (prop::option::of(0..90_i64), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(age, child, unaccompanied, separated)| Known {
        age,
        child,
        unaccompanied,
        separated,
    })
}

fn any_answers() -> impl Strategy<Value = BTreeMap<String, Answer>> {
    let codes: Vec<&str> = QUESTIONS.iter().chain(SEEN).copied().collect();
    prop::collection::vec(0..4_usize, codes.len())
        .prop_map(move |picked| codes.iter().zip(picked).map(|(code, n)| ((*code).to_owned(), Answer::ALL[n])).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_more_worrying_answer_never_lowers_anything(given in any_answers(), known in any_known(), n in 0..15_usize) {
        let before = rules::propose(&Answers::new(given.clone()), &known);
        let code = QUESTIONS.iter().chain(SEEN).nth(n).unwrap();
        let worries = if *code == "safe" { Answer::No } else { Answer::Yes };
        let mut more = given;
        more.insert((*code).to_owned(), worries);
        let after = rules::propose(&Answers::new(more), &known);
        prop_assert!(after.level >= before.level, "{} after {}: {:?} {:?}", code, before.level.name(), before, after);
        for (kind, level) in &before.alerts {
            // A child where an age was unknown is no longer an adult alone; every alert stays, at least as urgent.
            let now = after.alerts.iter().find(|(other, _)| other == kind).map(|(_, level)| *level);
            prop_assert!(now >= Some(*level), "{code}: {kind:?} {level:?} became {now:?}");
        }
    }

    #[test]
    fn not_saying_never_counts_for_less_than_no(given in any_answers(), known in any_known(), n in 0..15_usize) {
        let code = QUESTIONS.iter().chain(SEEN).nth(n).unwrap();
        let fine = if *code == "safe" { Answer::Yes } else { Answer::No };
        let with = |answer: Answer| {
            let mut all = given.clone();
            all.insert((*code).to_owned(), answer);
            rules::propose(&Answers::new(all), &known).level
        };
        prop_assert!(with(Answer::PreferNot) >= with(fine));
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        let told = |stream| {
            let all = Screenings::fold(stream).0;
            all.into_iter().map(|s| (s.id, s.at, s.by, s.categories, s.level, s.next, s.reviews)).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&written), told(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..3_u8, 1..4_u128, 0..4_usize, 0..3_usize).prop_map(|(what, id, level, category)| {
        let screening = Id::from_number(id);
        let code = rules::CATEGORIES[category].to_owned();
        NewFactOf(Arc::new(move || {
            let code = code.clone();
            match what {
                0 => ScreeningFact::Done(Done { screening, at: Instant::from_millis(i64::try_from(id).unwrap()), by: Id::from_number(9) }).fact(),
                1 => ScreeningFact::Recorded(Recorded { screening, level: Level::ALL[level], categories: vec![code], ..Recorded::default() }).fact(),
                _ => ScreeningFact::Reviewed(Reviewed { screening, added: vec![code], level: Some(Level::ALL[level]), ..Reviewed::default() }).fact(),
            }
        }))
    })
}

#[test]
fn nobody_is_told_without_leave_but_where_a_life_or_a_child_is_at_stake() {
    let form = |leave: &str, fields: &[(&str, &str)]| {
        let value = |code: &str| fields.iter().find(|(name, _)| *name == code).map(|(_, value)| (*value).to_owned()).unwrap_or_default();
        AnswersForm {
            hurt: value("hurt"),
            fear: value("fear"),
            urgent: value("urgent"),
            alone: value("alone"),
            safe: value("safe"),
            leave: leave.to_owned(),
            ..AnswersForm::default()
        }
    };
    let told = |form: &AnswersForm, known: &Known| rules::read(form, known, now()).ok().map(|reading| reading.alerts).unwrap();
    let fear = &[("fear", "yes"), ("hurt", "yes")][..];
    assert_eq!(keys(rules::read(&form("", fear), &ADULT, now())), refused("leave", "screening-leave-missing"));
    assert_eq!(told(&form("yes", fear), &ADULT), [(Medical, Medium), (Protection, High)]);
    assert_eq!(told(&form("cannot", fear), &ADULT), [(Medical, Medium), (Protection, High)]);
    assert_eq!(told(&form("no", fear), &ADULT), []);
    assert_eq!(told(&form("no", &[("urgent", "yes"), ("fear", "yes")]), &ADULT), [(Medical, Critical)]);
    assert_eq!(told(&form("no", &[("alone", "yes"), ("hurt", "yes")]), &CHILD), [(Protection, High)]);
    assert_eq!(told(&form("", &[("safe", "yes")]), &ADULT), [], "leave is asked only where somebody would be told");
}

#[test]
fn what_cannot_be_read_is_refused_beside_its_question() {
    let read = |form: AnswersForm| keys(rules::read(&form, &ADULT, now()));
    assert_eq!(read(AnswersForm::default()), refused("safe", "screening-nothing-asked"));
    let not_asked = AnswersForm { safe: "not_asked".to_owned(), hurt: "not_asked".to_owned(), ..AnswersForm::default() };
    assert_eq!(read(not_asked), refused("safe", "screening-nothing-asked"));
    let safe = AnswersForm { safe: "yes".to_owned(), ..AnswersForm::default() };
    assert_eq!(read(AnswersForm { fear: "a man".to_owned(), ..safe.clone() }), refused("fear", "screening-answer-unknown"));
    assert_eq!(read(AnswersForm { wish: "nobody".to_owned(), ..safe.clone() }), refused("wish", "screening-answer-unknown"));
    assert_eq!(read(AnswersForm { leave: "perhaps".to_owned(), ..safe.clone() }), refused("leave", "screening-answer-unknown"));
    assert_eq!(read(AnswersForm { language: "klingon".to_owned(), ..safe.clone() }), refused("language", "screening-language-unknown"));
    assert_eq!(read(AnswersForm { language: "haoussa".to_owned(), spoken: "phone".to_owned(), ..safe }), []);
}

#[test]
fn trained_staff_change_a_proposal_with_a_reason() {
    let form = AnswersForm { fear: "yes".to_owned(), leave: "yes".to_owned(), ..AnswersForm::default() };
    let recorded = rules::read(&form, &ADULT, now()).ok().unwrap().facts;
    let all = |more: Vec<ledger::NewFact>| Screenings::fold(&stream(recorded_again(&form).into_iter().chain(more).map(|fact| (2, fact)).collect()));
    assert_eq!(recorded.len(), 2);
    let before = all(Vec::new()).0.pop().unwrap();
    assert_eq!((before.level, before.next, before.categories.clone()), (High, Some(today().plus_days(1)), vec!["protection".to_owned()]));
    let review = |form: ReviewForm| rules::review(&before, &form, today());
    let as_is = ReviewForm { category: before.categories.clone(), level: "high".to_owned(), ..ReviewForm::default() };
    assert_eq!(keys(review(as_is.clone())), refused("category", "screening-review-nothing"));
    let changed = ReviewForm { category: vec!["other".to_owned()], level: "medium".to_owned(), ..as_is };
    assert_eq!(keys(review(changed.clone())), refused("reason", "screening-reason-missing"));
    assert_eq!(keys(review(ReviewForm { reason: "seen".to_owned(), next: "2026-02-01".to_owned(), ..changed.clone() })), refused("next", "screening-day-far"));
    assert_eq!(
        keys(review(ReviewForm { reason: "seen".to_owned(), category: vec!["rich".to_owned()], ..changed.clone() })),
        refused("category", "screening-answer-unknown")
    );
    let after = all(review(ReviewForm { reason: "seen".to_owned(), ..changed }).ok().unwrap()).0.pop().unwrap();
    assert_eq!((after.level, after.next, after.categories), (Medium, Some(today().plus_days(7)), vec!["other".to_owned()]));
    assert_eq!(
        after.reviews.first().map(|review| (review.what.added.clone(), review.what.removed.clone())),
        Some((vec!["other".to_owned()], vec!["protection".to_owned()]))
    );
}

fn recorded_again(form: &AnswersForm) -> Vec<ledger::NewFact> {
    rules::read(form, &ADULT, now()).ok().unwrap().facts
}
