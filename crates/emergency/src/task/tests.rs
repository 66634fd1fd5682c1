use ledger::{Class, Compartment, Fact, FactKind as _, Id, Instant, NewFact, Stream};
use proptest::prelude::*;

use super::facts::{Given, Moved, State, Task, TaskFact, Team};
use super::pages::{MoveForm, TaskForm};
use super::rules;

const NOW: Instant = Instant::from_millis(1_780_000_000_000);

fn given(form: &TaskForm) -> Result<Given, Vec<String>> {
    let facts = rules::give(Id::from_number(1), form, NOW).map_err(|problems| problems.0.into_iter().map(|p| p.key).collect::<Vec<_>>())?;
    match TaskFact::decode(&facts[0].kind, &facts[0].body) {
        Some(TaskFact::Given(given)) => Ok(given),
        _ => panic!("a task is given"),
    }
}

#[test]
fn a_task_is_given() {
    let usual = given(&TaskForm { template: "water".into(), ..TaskForm::default() }).unwrap();
    assert_eq!((usual.team, usual.due_at.millis() - NOW.millis()), (Team::Centre, 3_600_000), "as usual");
    let own = TaskForm { what: " Appeler  le maire ".into(), team: "authority".into(), hours: "٢".into(), ..TaskForm::default() };
    let own = given(&own).unwrap();
    assert_eq!((own.what.as_str(), own.team, own.due_at.millis() - NOW.millis()), ("Appeler le maire", Team::Authority, 7_200_000));
    let wrong = [
        (TaskForm::default(), vec!["task-what-missing", "task-team-missing", "task-hours-wrong"]),
        (TaskForm { template: "gold".into(), team: "centre".into(), hours: "1".into(), ..TaskForm::default() }, vec!["task-template-unknown"]),
        (TaskForm { template: "water".into(), team: "army".into(), hours: "73".into(), ..TaskForm::default() }, vec!["task-team-missing", "task-hours-wrong"]),
        (TaskForm { template: "water".into(), who: "x".repeat(201), ..TaskForm::default() }, vec!["event-too-long"]),
    ];
    for (form, keys) in wrong {
        assert_eq!(given(&form).err().unwrap(), keys);
    }
}

#[test]
fn the_usual_tasks_are_given_once() {
    assert_eq!(rules::usual(Id::from_number(1), &[], NOW).len(), rules::TEMPLATES.len());
    assert_eq!(rules::usual(Id::from_number(1), &["water".to_owned(), String::new()], NOW).len(), rules::TEMPLATES.len() - 1);
}

#[test]
fn a_task_goes_on() {
    let task = Task { state: State::Doing, note: "n".into(), ..Task::default() };
    let go = |state: &str, note: &str| {
        rules::advance(&task, &MoveForm { state: state.into(), note: note.into() }).map(|facts| facts.len()).map_err(|problems| problems.0[0].key.clone())
    };
    assert_eq!([go("done", ""), go("doing", ""), go("doing", "n"), go("doing", "new"), go("dropped", "why")], [Ok(1), Ok(0), Ok(0), Ok(1), Ok(1)]);
    assert_eq!([go("dropped", " "), go("gone", "")], [Err("event-reason-missing".to_owned()), Err("task-state-unknown".to_owned())]);
}

fn fact(n: u128, new: NewFact) -> Fact {
    Fact {
        id: Id::from_number(n),
        stream: Id::from_number(1),
        compartment: Compartment::House,
        kind: new.kind,
        at: i64::try_from(n).unwrap() << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: None,
        class: Class::Personal,
        body: Some(new.body),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn folding_does_not_depend_on_the_order_of_arrival(moves in proptest::collection::vec((0usize..5, any::<bool>()), 0..12), turn in 0usize..12) {
        let new = |(state, note): (usize, bool)| match State::ALL.get(state) {
            Some(state) => TaskFact::Moved(Moved { state: *state, note: if note { "n".into() } else { String::new() } }).fact(),
            None => TaskFact::Given(Given { emergency_id: Id::from_number(1), template: "water".into(), what: String::new(), team: Team::Ngos, who: String::new(), place: String::new(), due_at: NOW }).fact(),
        };
        let facts: Vec<Fact> = (1..).zip(moves.into_iter().map(new)).map(|(n, new)| fact(n, new)).collect();
        let mut turned = facts.clone();
        turned.rotate_left(turn.min(facts.len()));
        turned.extend(facts.first().cloned());
        let said = |facts: Vec<Fact>| {
            let task = Task::fold(&Stream::new(Id::from_number(1), facts));
            (task.state, task.note, task.done_at, task.given.map(|given| given.team), task.given_at)
        };
        prop_assert_eq!(said(facts), said(turned));
    }
}
