use care::Level;
use ledger::{Day, FactKind as _, Id, NewFact};
use proptest::prelude::*;

use super::facts::{Action, ActionId, Answered, Contingency, Goal, GoalId, Plan, PlanFact, Progress, Reviewed, Status};
use super::form::{AnswerForm, ContingencyForm, DropForm, GoalForm, ProgressForm, ReviewForm};
use super::rules::{self, Outcome};
use crate::tests::{NewFactOf, facts, keys, refused, stream, twice};

/// How a form that is good is made wrong.
type Change = fn(&mut GoalForm);

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn form() -> GoalForm {
    let one = |text: &str| vec![text.to_owned()];
    GoalForm {
        base: "0".to_owned(),
        need: "papers".to_owned(),
        aim: "Avoir une carte".to_owned(),
        words: "Je veux mes papiers".to_owned(),
        term: "short".to_owned(),
        what: one("Aller au consulat"),
        who: one("own"),
        by: one("2026-03-10"),
        ..GoalForm::default()
    }
}

fn needs() -> Vec<String> {
    vec!["papers".to_owned(), "shelter".to_owned()]
}

/// Ids one after the other.
fn ids(mut from: u128) -> impl FnMut() -> Id<ledger::Fresh> {
    move || {
        from += 1;
        Id::from_number(from)
    }
}

fn set(plan: &Plan, (id, form): (u128, &GoalForm)) -> Result<Outcome<NewFact>, web::Problems> {
    rules::set_goal((plan, &needs()), (Id::from_number(id), form), &mut ids(id * 100))
}

/// A plan with the goal of [`form`], whose one action has the number 101.
fn planned() -> (Vec<NewFact>, Plan) {
    let written = |n| match set(&Plan::default(), (n, &form())) {
        Ok(Outcome::Write(fact)) => fact,
        _ => panic!("the goal is refused"),
    };
    (vec![written(1)], Plan::fold(&stream(vec![written(1)])))
}

fn action() -> ActionId {
    Id::from_number(101)
}

#[test]
fn a_goal_needs_words_an_aim_and_an_action() {
    let refuse = |change: fn(&mut GoalForm)| {
        let mut form = form();
        change(&mut form);
        keys(set(&Plan::default(), (1, &form)))
    };
    let cases: [(Change, (&str, &str)); 12] = [
        (|f| f.need = "magic".into(), ("need", "plan-need-missing")),
        (|f| f.need = "food".into(), ("need", "plan-need-not-assessed")),
        (|f| f.aim = " ".into(), ("aim", "plan-aim-missing")),
        (|f| f.words = String::new(), ("words", "plan-words-missing")),
        (|f| f.term = String::new(), ("term", "plan-term-missing")),
        (|f| f.what = vec![], ("what-1", "plan-what-missing")),
        (|f| f.who = vec![], ("who-1", "plan-who-missing")),
        (|f| f.who = vec!["other".into()], ("name-1", "plan-provider-missing")),
        (|f| f.by = vec!["soon".into()], ("by-1", "plan-day-odd")),
        (|f| f.service = vec!["counselling".into()], ("service-1", "plan-service-unknown")),
        (|f| f.cost = vec!["15000".into()], ("cost-1", "plan-cost-odd")),
        (|f| f.aim = "x".repeat(300), ("aim", "plan-too-long")),
    ];
    for (change, (field, key)) in cases {
        assert!(refuse(change).contains(&(field.to_owned(), key.to_owned())), "{field} {key}: {:?}", refuse(change));
    }
    assert_eq!(refuse(|f| (f.what, f.who, f.by) = (vec![], vec![], vec![])), refused("what-1", "plan-action-missing"));
    let with_cost = |f: &mut GoalForm| {
        (f.cost, f.currency, f.line) = (vec!["15 000".into()], vec!["XOF".into()], vec!["P-12".into()]);
        (f.who, f.name, f.service) = (vec!["other".into()], vec!["Croix-Rouge".into()], vec!["transport".into()]);
    };
    assert_eq!(refuse(with_cost), []);
}

#[test]
fn the_same_goal_by_two_is_shown_to_the_second_and_another_goal_is_in_nobodys_way() {
    let (mut all, plan) = planned();
    let goal = |form: &GoalForm, plan: &Plan| set(plan, (1, form)).ok().unwrap();
    let mine = GoalForm { base: "1".to_owned(), aim: "Une carte et un passeport".to_owned(), ..GoalForm::of(&plan.goals[&Id::from_number(1)].goal, 1) };
    let theirs = GoalForm { words: "Je veux mes papiers vite".to_owned(), aim: "Avoir une carte".to_owned(), ..mine.clone() };
    let Outcome::Write(fact) = goal(&theirs, &plan) else { panic!("the first writes") };
    all.push(fact);
    let plan = Plan::fold(&stream(all));
    assert!(matches!(goal(&mine, &plan), Outcome::Clash));
    assert!(matches!(goal(&theirs, &plan), Outcome::Same), "what stands already is not written twice");
    // Having seen it, the second decides.
    assert!(matches!(goal(&GoalForm { base: "2".to_owned(), ..mine }, &plan), Outcome::Write(_)));
    assert!(matches!(set(&plan, (2, &form())).ok().unwrap(), Outcome::Write(_)));
    let held = &plan.goals[&Id::from_number(1)];
    assert!(matches!(rules::drop_goal(held, &DropForm { base: "1".to_owned(), reason: "done".to_owned() }), Ok(Outcome::Clash)));
    assert_eq!(keys(rules::drop_goal(held, &DropForm { base: "2".to_owned(), reason: String::new() })), refused("reason", "plan-drop-reason-missing"));
}

#[test]
fn an_action_goes_only_where_it_may() {
    let (all, _) = planned();
    let cases = [
        ("", "started", "", "", None),
        ("", "blocked", "", "", Some(("block", "plan-block-missing"))),
        ("", "blocked", "bad_luck", "", Some(("block", "plan-block-missing"))),
        ("", "blocked", "funds", "", None),
        ("", "dropped", "", "", Some(("note", "plan-note-missing"))),
        ("", "dropped", "", "no longer wanted", None),
        ("", "planned", "", "", Some(("status", "plan-status-not-from-here"))),
        ("", "magic", "", "", Some(("status", "plan-status-missing"))),
        ("done", "started", "", "", Some(("note", "plan-note-missing"))),
        ("done", "started", "", "to be done again", None),
        ("done", "blocked", "funds", "x", Some(("status", "plan-status-not-from-here"))),
        ("dropped", "done", "", "x", Some(("status", "plan-status-not-from-here"))),
        ("blocked", "blocked", "security", "", None),
    ];
    for (was, to, block, note, problem) in cases {
        let again: Vec<NewFact> = all.iter().map(|fact| NewFact { kind: fact.kind.clone(), body: fact.body.clone(), ..*fact }).collect();
        let before = Status::find(was).map(|status| PlanFact::Progress(Progress { action: action(), status, ..Progress::default() }).fact());
        let plan = Plan::fold(&stream(again.into_iter().chain(before).collect()));
        let form = ProgressForm { status: to.to_owned(), block: block.to_owned(), note: note.to_owned() };
        assert_eq!(keys(rules::progress(&plan, (action(), &form))), problem.map(|(f, k)| refused(f, k)).unwrap_or_default(), "{was} -> {to}");
        assert_eq!(rules::done(&plan, action()).is_ok(), !matches!(was, "done" | "dropped"));
    }
}

#[test]
fn the_person_answers_what_was_read_to_them() {
    let (mut all, plan) = planned();
    let answer = |plan: &Plan, form: AnswerForm, proof| keys(rules::answer(plan, &form, (proof, None)));
    let form = |answer: &str, seen: i64| AnswerForm { seen: seen.to_string(), answer: answer.to_owned(), ..AnswerForm::default() };
    assert_eq!(answer(&Plan::default(), form("signed", 0), None), refused("", "plan-empty"));
    assert_eq!(answer(&plan, form("signed", 0), None), refused("", "plan-answer-stale"));
    assert_eq!(answer(&plan, form("", 1), None), refused("answer", "plan-answer-missing"));
    assert_eq!(answer(&plan, form("signed", 1), None), refused("paper", "plan-signature-missing"));
    assert_eq!(answer(&plan, form("signed", 1), Some("image/jpeg")), refused("paper", "plan-signature-missing"));
    assert_eq!(answer(&plan, form("signed", 1), Some("image/png")), []);
    assert_eq!(answer(&plan, AnswerForm { paper: "yes".to_owned(), ..form("signed", 1) }, None), []);
    assert_eq!(answer(&plan, form("verbal", 1), None), [refused("witness", "plan-witness-missing"), refused("certified", "plan-certified-missing")].concat());
    assert_eq!(answer(&plan, AnswerForm { witness: "Awa".to_owned(), certified: "yes".to_owned(), ..form("verbal", 1) }, None), []);
    assert_eq!(answer(&plan, form("refused", 1), None), refused("words", "plan-refusal-missing"));

    let said = |answer: &str, seen| PlanFact::Answered(Answered { seen, answer: answer.to_owned(), ..Answered::default() }).fact();
    all.push(said("verbal", 1));
    let plan = Plan::fold(&stream(all));
    assert_eq!(answer(&plan, form("refused", 1), None), refused("", "plan-agreed-already"));
    assert_eq!((plan.last().unwrap().state(), plan.agreed_at.is_some()), ("agreed", true));
    // Progress changes nothing of what was agreed; a goal does.
    let (mut all, _) = planned();
    all.push(said("verbal", 1));
    all.push(PlanFact::Progress(Progress { action: action(), status: Status::Done, ..Progress::default() }).fact());
    assert!(Plan::fold(&stream(all)).last().unwrap().is_agreed());
    let (mut all, plan) = planned();
    all.push(said("verbal", 1));
    let changed = Goal { aim: "Autre".to_owned(), ..plan.goals[&Id::from_number(1)].goal.clone() };
    all.push(PlanFact::Goal(changed).fact());
    // An answer to the version before is kept, and counts for nothing.
    all.push(said("verbal", 1));
    let plan = Plan::fold(&stream(all));
    let last = plan.last().unwrap();
    assert_eq!((plan.versions.len(), last.number, last.state(), last.before.len()), (2, 2, "draft", 1));
    assert!(plan.versions[0].is_agreed());
}

#[test]
fn reviews_follow_the_rhythm_of_the_level() {
    let (_, plan) = planned();
    let review = |form: ReviewForm, level| rules::review(&plan, &form, (Id::from_number(9), level, today()));
    let good = ReviewForm { kind: "meeting".to_owned(), agenda: "logement".to_owned(), changed: "rien".to_owned(), ..ReviewForm::default() };
    for (level, days) in [(Level::Critical, 7), (Level::High, 14), (Level::Medium, 30), (Level::Low, 60)] {
        assert_eq!(rules::rhythm_days(level), days);
        let next = |days: i32| review(ReviewForm { next: today().plus_days(days).to_string(), ..good.clone() }, level);
        assert_eq!(keys(next(days)), []);
        assert_eq!(keys(next(days + 1)), refused("next", "plan-review-late"));
        assert_eq!(keys(next(0)), refused("next", "plan-review-past"));
    }
    assert_eq!(keys(review(ReviewForm { agenda: String::new(), ..good.clone() }, Level::Low)), refused("agenda", "plan-agenda-missing"));
    assert_eq!(keys(review(ReviewForm { changed: String::new(), ..good.clone() }, Level::Low)), refused("changed", "plan-changed-missing"));
    assert_eq!(keys(review(ReviewForm { kind: "desk".to_owned(), agenda: String::new(), ..good.clone() }, Level::Low)), []);
    assert_eq!(keys(review(ReviewForm { on: "2026-03-03".to_owned(), ..good.clone() }, Level::Low)), refused("on", "plan-review-future"));
    assert_eq!(keys(rules::review(&Plan::default(), &good, (Id::from_number(9), Level::Low, today()))), refused("", "plan-empty"));
    // A level that rises brings the review forward; one that falls puts nothing off.
    let (mut all, _) = planned();
    let next = today().plus_days(30);
    let said = Reviewed {
        review: Id::from_number(9),
        on: today(),
        kind: "desk".to_owned(),
        present: String::new(),
        agenda: String::new(),
        changed: "x".to_owned(),
        next,
        from: None,
    };
    all.push(PlanFact::Reviewed(said).fact());
    let plan = Plan::fold(&stream(all));
    assert_eq!(rules::review_on(&plan, Level::Medium), Some(next));
    assert_eq!(rules::review_on(&plan, Level::Critical), Some(today().plus_days(7)));
    assert_eq!(rules::review_on(&plan, Level::Low), Some(next));
    assert_eq!(rules::review_on(&Plan::default(), Level::Low), None);
}

#[test]
fn a_copy_holds_no_private_words() {
    let (_, plan) = planned();
    let goal = &plan.goals[&Id::from_number(1)].goal;
    let fact = rules::copy(goal, ("Rester ensemble", "shelter", &[action()]), (goal.goal.cast(), &mut ids(900)));
    assert!(!fact.body.to_string().contains("Je veux"), "{}", fact.body);
    let copy = Plan::fold(&stream(vec![fact]));
    let held = copy.standing().next().unwrap();
    assert_eq!((held.goal.words.as_str(), held.goal.actions.len(), held.goal.shared), ("", 1, Some(goal.goal.cast())));
    assert_ne!(held.goal.actions[0].id, action());
}

/// A deed of somebody, as forms send it.
#[derive(Clone, Debug)]
enum Deed {
    Set(u128, u8, i64),
    Drop(u128, i64),
    Contingency(u8, i64),
    Move(u128, u8),
    Done(u128),
    Answer(u8, i64),
    Review(i32),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (1..4_u128, 0..4_u8, 0..4_i64).prop_map(|(goal, aim, base)| Deed::Set(goal, aim, base)),
        1 => (1..4_u128, 0..4_i64).prop_map(|(goal, base)| Deed::Drop(goal, base)),
        1 => (0..3_u8, 0..3_i64).prop_map(|(text, base)| Deed::Contingency(text, base)),
        3 => (1..4_u128, 0..6_u8).prop_map(|(goal, status)| Deed::Move(goal, status)),
        1 => (1..4_u128).prop_map(Deed::Done),
        3 => (0..4_u8, 0..6_i64).prop_map(|(answer, back)| Deed::Answer(answer, back)),
        1 => (-1..70_i32).prop_map(Deed::Review),
    ]
}

/// What the rules make of a deed; nothing where they refuse it.
fn obey(plan: &Plan, deed: &Deed, n: u128) -> Option<NewFact> {
    let of = |goal: u128| plan.goals.get(&GoalId::from_number(goal)).and_then(|held| held.goal.actions.first()).map(|action| action.id);
    let write = |outcome: Result<Outcome<NewFact>, web::Problems>| match outcome {
        Ok(Outcome::Write(fact)) => Some(fact),
        _ => None,
    };
    match *deed {
        Deed::Set(goal, aim, base) => {
            let form =
                GoalForm { base: base.to_string(), aim: format!("aim {aim}"), action: of(goal).map(|id| vec![id.to_string()]).unwrap_or_default(), ..form() };
            write(rules::set_goal((plan, &needs()), (Id::from_number(goal), &form), &mut ids(1000 * n)))
        }
        Deed::Drop(goal, base) => {
            let held = plan.goals.get(&GoalId::from_number(goal))?;
            write(rules::drop_goal(held, &DropForm { base: base.to_string(), reason: "no".to_owned() }))
        }
        Deed::Contingency(text, base) => {
            let form = ContingencyForm { base: base.to_string(), risk: format!("risk {text}"), steps: "go".to_owned(), ..ContingencyForm::default() };
            write(rules::set_contingency(plan, &form))
        }
        Deed::Move(goal, status) => {
            let status = Status::ALL.get(usize::from(status)).copied().unwrap_or_default();
            let form = ProgressForm { status: status.name().to_owned(), block: "funds".to_owned(), note: "so".to_owned() };
            rules::progress(plan, (of(goal)?, &form)).ok()
        }
        Deed::Done(goal) => rules::done(plan, of(goal)?).ok(),
        Deed::Answer(answer, back) => {
            let answer = ["signed", "verbal", "refused", "maybe"][usize::from(answer)];
            let form = AnswerForm {
                seen: (plan.changes - back / 3).to_string(),
                answer: answer.to_owned(),
                words: "so".to_owned(),
                witness: "Awa".to_owned(),
                certified: "yes".to_owned(),
                paper: "yes".to_owned(),
                signature: String::new(),
            };
            rules::answer(plan, &form, (None, None)).ok()
        }
        Deed::Review(days) => {
            let form = ReviewForm {
                kind: "meeting".to_owned(),
                agenda: "a".to_owned(),
                changed: "c".to_owned(),
                next: today().plus_days(days).to_string(),
                ..ReviewForm::default()
            };
            rules::review(plan, &form, (Id::from_number(n), Level::High, today())).ok()
        }
    }
}

/// What holds of every plan.
fn legal(plan: &Plan) {
    let numbers: Vec<i64> = plan.versions.iter().map(|version| version.number).collect();
    assert_eq!(numbers, (1..=i64::try_from(plan.versions.len()).unwrap()).collect::<Vec<_>>());
    // Only the last version may be unanswered, and each answer is to what its version says.
    for version in plan.versions.iter().rev().skip(1) {
        assert!(version.answer.is_some(), "a version was passed over without a word of the person");
    }
    assert!(plan.versions.iter().all(|version| version.answer.as_ref().is_none_or(|said| said.what.seen == version.changes)));
    assert_eq!(
        plan.agreed_at.is_some(),
        plan.versions
            .iter()
            .any(|version| version.is_agreed() || version.before.iter().any(|said| said.what.answer != "refused" && said.what.seen == version.changes))
    );
    assert_eq!(plan.last().map_or(0, |version| version.changes), plan.changes);
    if let Some(last) = plan.last() {
        let standing: Vec<Goal> = plan.standing().map(|held| held.goal.clone()).collect();
        assert_eq!(last.goals, standing, "the last version is what stands");
    }
    assert_eq!(plan.goals.values().map(|held| held.changes).sum::<i64>() + plan.contingency_changes, plan.changes);
    for steps in plan.steps.values() {
        let mut was = Status::Planned;
        for step in steps {
            assert!(rules::next(was).contains(&step.what.status.name()), "{was:?} -> {:?}", step.what.status);
            assert_eq!(step.what.status == Status::Blocked, !step.what.block.is_empty());
            was = step.what.status;
        }
    }
    assert!(plan.open().count() <= plan.actions().count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_order_of_deeds_ends_in_a_legal_plan(deeds in prop::collection::vec(deed(), 0..24), shuffle in any::<u64>()) {
        let mut written: Vec<ledger::Fact> = Vec::new();
        let mut plan = Plan::default();
        for (n, deed) in (1_u128..).zip(&deeds) {
            if let Some(fact) = obey(&plan, deed, n) {
                let mut one = facts(vec![fact]).remove(0);
                (one.id, one.at) = (Id::from_number(n), i64::try_from(n).unwrap() << 16);
                written.push(one);
            }
            plan = Plan::fold(&ledger::Stream::new(Id::from_number(7), written.clone()));
            legal(&plan);
        }
        let mut received = written.clone();
        received.sort_by_key(|fact| (u64::try_from(fact.id.number()).unwrap().wrapping_mul(shuffle | 1), fact.at));
        prop_assert_eq!(Plan::fold(&ledger::Stream::new(Id::from_number(7), received)), plan);
    }

    #[test]
    fn nobodys_goal_is_lost(first in 1..4_u128, second in 1..4_u128, aims in (0..3_u8, 0..3_u8)) {
        // Two people opened the same plan, and both save.
        let (mut all, _) = planned();
        let Ok(Outcome::Write(two)) = set(&Plan::default(), (2, &form())) else { panic!("a second goal") };
        all.push(two);
        let opened = Plan::fold(&stream(all.clone_facts()));
        let typed = |goal: u128, aim: u8| {
            let held = opened.goals.get(&GoalId::from_number(goal));
            GoalForm { base: held.map_or(0, |held| held.changes).to_string(), aim: format!("aim {aim}"), ..form() }
        };
        let (mine, theirs) = (typed(first, aims.0), typed(second, aims.1));
        let Ok(Outcome::Write(fact)) = set(&opened, (first, &mine)) else { panic!("the first writes") };
        all.push(fact);
        let now = Plan::fold(&stream(all.clone_facts()));
        match set(&now, (second, &theirs)).ok().unwrap() {
            Outcome::Write(fact) => {
                prop_assert_ne!(first, second);
                all.push(fact);
                let both = Plan::fold(&stream(all));
                prop_assert_eq!(&both.goals[&GoalId::from_number(first)].goal.aim, &mine.aim);
                prop_assert_eq!(&both.goals[&GoalId::from_number(second)].goal.aim, &theirs.aim);
            }
            Outcome::Clash | Outcome::Same => prop_assert_eq!(first, second, "only the same goal is in the way"),
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Plan::fold(&written), Plan::fold(&received));
    }
}

trait CloneFacts {
    fn clone_facts(&self) -> Vec<NewFact>;
}

impl CloneFacts for Vec<NewFact> {
    fn clone_facts(&self) -> Vec<NewFact> {
        self.iter().map(|fact| NewFact { kind: fact.kind.clone(), body: fact.body.clone(), ..*fact }).collect()
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..5_u8, 1..4_u128, 0..4_i64, any::<bool>()).prop_map(|(kind, n, count, flag)| {
        NewFactOf::new(move || {
            let fact = match kind {
                0 => PlanFact::Goal(Goal {
                    goal: Id::from_number(n),
                    aim: count.to_string(),
                    actions: vec![Action { id: Id::from_number(n), ..Action::default() }],
                    dropped: if flag { String::new() } else { "no".to_owned() },
                    ..Goal::default()
                }),
                1 => PlanFact::Contingency(Contingency { risk: count.to_string(), ..Contingency::default() }),
                2 => PlanFact::Progress(Progress {
                    action: Id::from_number(n),
                    status: if flag { Status::Done } else { Status::Blocked },
                    ..Progress::default()
                }),
                3 => PlanFact::Answered(Answered { seen: count, answer: if flag { "signed" } else { "refused" }.to_owned(), ..Answered::default() }),
                _ => PlanFact::Reviewed(Reviewed {
                    review: Id::from_number(n),
                    on: today(),
                    kind: "desk".to_owned(),
                    present: String::new(),
                    agenda: String::new(),
                    changed: count.to_string(),
                    next: today(),
                    from: None,
                }),
            };
            fact.fact()
        })
    })
}
