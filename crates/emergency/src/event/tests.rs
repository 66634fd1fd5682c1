use ledger::{Class, Compartment, Fact, FactKind as _, Id, Instant, NewFact, Stream};
use people::contact::{ContactFact, Noted};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Category, Counted, CountedIn, Described, Event, EventFact, Head, Level, Press, Reconciled, Saved, Struck, Triaged};
use super::form::{EventForm, ReconcileForm, RowForm, RowsForm};
use super::rules::{self, Outcome};
use super::store::HeadRow;
use super::tally::{band, tally};

const START: i64 = 1_780_000_000_000;

fn fact(n: u128, new: NewFact) -> Fact {
    Fact {
        id: Id::from_number(n),
        stream: Id::from_number(1),
        compartment: Compartment::House,
        kind: new.kind,
        at: (START + i64::try_from(n).unwrap() * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: Class::Open,
        body: Some(new.body),
    }
}

fn stream(facts: Vec<NewFact>) -> Stream {
    Stream::new(Id::from_number(1), (1..).zip(facts).map(|(n, new)| fact(n, new)).collect())
}

fn noted(given: &str) -> Noted {
    Noted { given: given.to_owned(), ..Noted::default() }
}

fn head(history: Vec<Noted>) -> Head {
    Head { emergency: Some(Id::from_number(9)), number: 1, history, ..Head::default() }
}

fn keys(problems: &Problems) -> Vec<&str> {
    problems.0.iter().map(|problem| problem.key.as_str()).collect()
}

/// What is typed into a row.
type Change = fn(&mut RowForm);

#[test]
fn rows_are_read_as_they_are_typed() {
    let row = |change: fn(&mut RowForm)| {
        let mut row = RowForm::default();
        change(&mut row);
        rules::read_row(&row)
    };
    let cases: [(Change, Noted); 12] = [
        (|_| {}, Noted::default()),
        (|row| row.given = "  Awa   Bintou ".into(), noted("Awa Bintou")),
        (|row| row.sex = "f".into(), Noted { sex: 2, ..Noted::default() }),
        (|row| row.sex = "Homme".into(), Noted { sex: 1, ..Noted::default() }),
        (|row| row.sex = "أنثى".into(), Noted { sex: 2, ..Noted::default() }),
        (|row| row.sex = "ذ".into(), Noted { sex: 1, ..Noted::default() }),
        (|row| row.sex = "?".into(), Noted::default()),
        (|row| row.age = " ٣٤ ".into(), Noted { age: Some(34), ..Noted::default() }),
        (|row| row.age = "8m".into(), Noted { age: Some(0), ..Noted::default() }),
        (|row| row.age = "26 mois".into(), Noted { age: Some(2), ..Noted::default() }),
        (|row| row.group = "b".into(), Noted { group: "B".into(), ..Noted::default() }),
        (|row| row.alone = "x".into(), Noted { alone: true, ..Noted::default() }),
    ];
    for (place, (change, expected)) in cases.into_iter().enumerate() {
        assert!(row(change).is_ok_and(|read| read == expected), "case {place}");
    }
    let wrong: [(Change, &str); 7] = [
        (|row| row.sex = "z".into(), "event-sex-unknown"),
        (|row| row.age = "old".into(), "event-age-unreadable"),
        (|row| row.age = "-1".into(), "event-age-unreadable"),
        (|row| row.age = "121".into(), "event-age-unreadable"),
        (|row| row.group = "ABCD".into(), "event-group-wrong"),
        (|row| row.given = "a".repeat(201), "event-too-long"),
        (|row| (row.age, row.alone) = ("18".into(), "x".into()), "event-alone-adult"),
    ];
    for (change, key) in wrong {
        assert_eq!(row(change).err().map(|problems| keys(&problems).join(" ")).as_deref(), Some(key));
    }
    for no in ["", " ", "-", "0", "no", "Non", "لا"] {
        assert!(rules::read_row(&RowForm { alone: no.to_owned(), ..RowForm::default() }).is_ok_and(|read| !read.alone), "{no}");
    }
}

#[test]
fn columns_of_a_page_become_rows() {
    let list = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    let form = RowsForm { k: "p".into(), n: "3.2 + 7.0".into(), g: list(&["Awa", "", "Issa"]), s: list(&["f"]), ..RowsForm::default() };
    let rows = form.into_rows();
    let found: Vec<_> = rows.iter().map(|row| (row.number.as_str(), row.base, row.key.as_str(), row.given.as_str(), row.sex.as_str())).collect();
    assert_eq!(found, [("3", 2, "p-0", "Awa", "f"), ("", 0, "p-1", "", ""), ("7", 0, "p-2", "Issa", "")]);
}

#[test]
fn a_row_that_was_sent() {
    let (awa, sow) = (noted("Awa"), noted("Sow"));
    let with = |noted: &Noted, alone: bool, group: &str| Noted { alone, group: group.to_owned(), ..noted.clone() };
    let known = Head { keys: ["k".to_owned()].into(), ..head(vec![awa.clone()]) };
    assert!(rules::decide(&known, ("k", 0), &sow) == Outcome::Known, "the same key once more");
    // History, base, what was sent, what becomes of it.
    let cases = [
        (vec![], 0, awa.clone(), Outcome::Write(awa.clone())),
        (vec![], 0, Noted::default(), Outcome::Known),
        (vec![awa.clone()], 1, sow.clone(), Outcome::Write(sow.clone())),
        (vec![awa.clone()], 0, sow.clone(), Outcome::Conflict),
        (vec![awa.clone()], 0, awa.clone(), Outcome::Known),
        (vec![awa.clone()], 0, Noted::default(), Outcome::Known),
        (vec![awa.clone()], 5, sow.clone(), Outcome::Conflict),
        (vec![awa.clone(), sow.clone()], 1, awa.clone(), Outcome::Known),
        (vec![with(&Noted::default(), true, "")], 0, awa.clone(), Outcome::Write(with(&awa, true, ""))),
        (vec![with(&awa, false, "B")], 0, with(&Noted::default(), true, ""), Outcome::Write(with(&awa, true, "B"))),
        (vec![with(&awa, false, "B")], 0, with(&awa, false, "C"), Outcome::Conflict),
    ];
    for (place, (history, base, sent, expected)) in cases.into_iter().enumerate() {
        assert!(rules::decide(&head(history), ("new", base), &sent) == expected, "case {place}");
    }
}

#[test]
fn what_is_pressed_at_triage() {
    let child = Noted { age: Some(9), ..noted("Moussa") };
    let adult = Noted { age: Some(30), ..noted("Awa") };
    let pressed = |head: &Head, press, group: &str| rules::triage(head, press, group).map(|facts| facts.into_iter().map(|fact| fact.kind).collect::<Vec<_>>());
    let fresh = head(vec![child.clone()]);
    assert_eq!(pressed(&fresh, Press::Immediate, "").ok().unwrap(), ["head/triaged"]);
    assert_eq!(pressed(&fresh, Press::ChildAlone, "").ok().unwrap(), ["head/triaged", "contact/noted"]);
    assert_eq!(pressed(&fresh, Press::Family, "a").ok().unwrap(), ["head/triaged", "contact/noted"]);
    let seen = Head { seen: true, level: Some(Level::Urgent), ..fresh.clone() };
    assert_eq!(pressed(&seen, Press::Urgent, "").ok().unwrap(), [""; 0], "the same again adds nothing");
    assert_eq!(pressed(&seen, Press::Immediate, "").ok().unwrap(), ["head/triaged"]);
    let refused = |head: &Head, press, group| pressed(head, press, group).err().map(|problems| keys(&problems).join(" ")).unwrap_or_default();
    assert_eq!(refused(&head(vec![adult]), Press::ChildAlone, ""), "event-alone-adult");
    assert_eq!(refused(&fresh, Press::Family, " "), "event-group-missing");
    assert_eq!(refused(&Head { struck: Some(String::new()), ..fresh.clone() }, Press::Urgent, ""), "event-head-struck");
    assert_eq!(refused(&Head { closed: true, ..fresh }, Press::Urgent, ""), "event-head-registered");
}

#[test]
fn in_the_order_of_need() {
    let family = Noted { group: "A".into(), ..Noted::default() };
    let alone = Noted { alone: true, ..family.clone() };
    let cases = [
        (Some(Level::Immediate), alone.clone(), Category::Immediate),
        (Some(Level::Urgent), alone.clone(), Category::ChildAlone),
        (None, alone, Category::ChildAlone),
        (Some(Level::Urgent), family.clone(), Category::Family),
        (None, family, Category::Family),
        (Some(Level::Urgent), Noted::default(), Category::Urgent),
        (Some(Level::Delayed), Noted::default(), Category::Delayed),
        (None, Noted::default(), Category::Untriaged),
    ];
    for (level, noted, expected) in cases {
        assert_eq!(Category::of(level, &noted), expected);
    }
    let row = |number: i64, level: Option<Level>, group: &str, refused: bool| HeadRow {
        head_id: Id::from_number(number.unsigned_abs().into()),
        number,
        code: String::new(),
        seen: true,
        struck: false,
        refused,
        closed: false,
        version: 0,
        noted: Noted { group: group.to_owned(), ..Noted::default() },
        level,
    };
    let mut heads = vec![
        row(1, None, "", false),
        row(2, Some(Level::Delayed), "", false),
        row(3, None, "B", false),
        row(4, Some(Level::Immediate), "", true),
        row(5, None, "A", false),
        row(6, Some(Level::Immediate), "A", false),
        row(7, Some(Level::Urgent), "", false),
    ];
    super::queue::order(&mut heads);
    assert_eq!(heads.iter().map(|head| head.number).collect::<Vec<_>>(), [6, 5, 3, 7, 2, 1, 4], "a family comes with the one who needs it most");
    let counted = tally(&heads);
    assert_eq!((counted.heads, counted.families, counted.in_families, counted.refused, counted.levels), (7, 1, 2, 1, [2, 1, 1]));
}

#[test]
fn signs_of_families() {
    assert_eq!(rules::next_sign([].into_iter()), "A");
    assert_eq!(rules::next_sign(["A", "C"].into_iter()), "B");
    let all: Vec<String> = ('A'..='Z').map(String::from).collect();
    assert_eq!(rules::next_sign(all.iter().map(String::as_str)), "A1");
}

#[test]
fn bands_of_age() {
    let cases = [(Some(0), 0), (Some(4), 0), (Some(5), 1), (Some(17), 2), (Some(18), 3), (Some(49), 4), (Some(59), 5), (Some(60), 6), (Some(99), 6), (None, 7)];
    for (age, expected) in cases {
        assert_eq!(band(age), expected, "{age:?}");
    }
}

fn described(form: &EventForm) -> Result<Described, Problems> {
    rules::describe(form, (Instant::from_millis(START), &jiff::tz::TimeZone::get("Africa/Niamey").unwrap()))
}

#[test]
fn an_event_is_described() {
    let form = EventForm {
        kind: "transfer".into(),
        origin: " Arlit ".into(),
        at: "2026-03-02T09:00".into(),
        languages: vec!["Haoussa".into(), String::new(), "hau".into()],
        ..EventForm::default()
    };
    let read = described(&form).ok().unwrap();
    assert_eq!((read.origin.as_str(), read.arrived_at.millis(), read.languages), ("Arlit", 1_772_438_400_000, vec!["hau".to_owned()]));
    assert_eq!(described(&EventForm { at: String::new(), ..form.clone() }).ok().unwrap().arrived_at.millis(), START, "now, when nothing is said");
    let wrong = EventForm {
        kind: "war".into(),
        at: "soon".into(),
        expected: "many".into(),
        languages: vec!["klingon".into()],
        vehicle: "v".repeat(201),
        ..EventForm::default()
    };
    let problems = described(&wrong).err().unwrap();
    assert_eq!(keys(&problems), ["event-kind-missing", "event-at-unreadable", "event-count-wrong", "event-language-unknown", "event-too-long"]);
}

#[test]
fn numbers_heads_and_closing() {
    let open = Event { opened_at: Some(Instant::from_millis(START)), ..Event::default() };
    let counted = rules::count_in(&open, (40, 2), "k").ok().flatten().unwrap();
    assert_eq!((counted.first, counted.last), (3, 42));
    let pressed = Event { presses: [("k".to_owned(), (Instant::default(), 3, 42))].into(), ..open.clone() };
    assert!(rules::count_in(&pressed, (40, 42), "k").is_ok_and(|counted| counted.is_none()));
    assert_eq!(keys(&rules::count_in(&open, (2, 1999), "x").err().unwrap()), ["event-heads-many"]);
    let closed = Event { closed_at: Some(Instant::default()), ..open.clone() };
    assert_eq!(keys(&rules::count_in(&closed, (1, 0), "x").err().unwrap()), ["event-closed"]);
    assert_eq!(keys(&rules::close(&closed, "").err().unwrap()), ["event-closed"]);
    assert_eq!(keys(&rules::reopen(&open).err().unwrap()), ["event-open-already"]);
    let count = |headcount: &str, why: &str| {
        let form = ReconcileForm { headcount: headcount.into(), why: why.into() };
        rules::reconcile(&open, &form, (30, 30)).err().map(|problems| keys(&problems).join(" ")).unwrap_or_default()
    };
    assert_eq!([count("30", ""), count("29", ""), count("29", "x"), count("", "x")], ["", "event-why-missing", "", "event-count-wrong"]);
}

/// Facts as merged histories may bring them: doubled, out of place, about numbers that were never given.
fn any_fact((kind, n, flag): (u8, i64, bool)) -> NewFact {
    let id = |n: i64| Id::from_number(u128::try_from(n).unwrap());
    match kind {
        0 => EventFact::Counted(Counted { emergency_id: id(n % 3), number: n }).fact(),
        1 => EventFact::Triaged(Triaged { category: Press::ALL.get(usize::try_from(n % 6).unwrap()).map_or("?", |press| press.name()).to_owned() }).fact(),
        2 => ContactFact::Noted(Noted {
            given: ["", "Awa", "مريم"][usize::try_from(n % 3).unwrap()].to_owned(), sex: n % 3, alone: flag, ..Noted::default()
        })
        .fact(),
        3 => EventFact::Saved(Saved { key: (n % 4).to_string() }).fact(),
        4 => EventFact::Struck(Struck { reason: "x".into() }).fact(),
        5 => EventFact::Reconciled(Reconciled { headcount: n, heads: n, beds: 0, why: String::new() }).fact(),
        6 => EventFact::CountedIn(CountedIn { key: (n % 3).to_string(), first: n, last: n + 3 }).fact(),
        7 => EventFact::Opened(Described { expected: n, ..Described::default() }).fact(),
        8 => EventFact::Closed(super::facts::Closed { note: String::new() }).fact(),
        _ => EventFact::Reopened(super::facts::Reopened {}).fact(),
    }
}

/// Everything a head and an event say, to be compared.
fn said(stream: &Stream) -> String {
    let (head, event) = (Head::fold(stream), Event::fold(stream));
    let history: Vec<_> = head.history.iter().map(|noted| (noted.given.clone(), noted.sex, noted.alone)).collect();
    let counts: Vec<_> = event.counts.iter().map(|count| (count.at, count.headcount)).collect();
    format!(
        "{:?} {} {history:?} {:?} {:?} {} {:?} {:?} | {} {:?} {:?} {:?} {counts:?}",
        head.emergency,
        head.number,
        head.keys,
        head.level,
        head.seen,
        head.struck,
        head.category(),
        event.about.expected,
        event.opened_at,
        event.closed_at,
        event.presses
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn folding_does_not_depend_on_the_order_of_arrival(new in proptest::collection::vec((0u8..10, 0i64..30, any::<bool>()), 0..20), seed in any::<u64>()) {
        let facts: Vec<Fact> = (1..).zip(new).map(|(n, new)| fact(n, any_fact(new))).collect();
        let mut mixed = facts.clone();
        // Shuffled, and some of them twice.
        mixed.extend(facts.iter().filter(|fact| fact.id.number() % 3 == u128::from(seed % 3)).cloned());
        mixed.sort_by_key(|fact| (u64::try_from(fact.id.number()).unwrap().wrapping_mul(seed | 1)) >> 7);
        let one = Stream::new(Id::from_number(1), facts);
        prop_assert_eq!(said(&one), said(&Stream::new(Id::from_number(1), mixed)));
        let head = Head::fold(&one);
        prop_assert!(head.noted_at(head.version()) == Some(head.noted()));
    }
}

#[test]
fn the_first_number_counts() {
    let counted = |number| EventFact::Counted(Counted { emergency_id: Id::from_number(5), number }).fact();
    let head = Head::fold(&stream(vec![counted(3), counted(4)]));
    assert_eq!((head.number, head.emergency), (3, Some(Id::from_number(5))));
    assert_eq!(Head::fold(&stream(vec![EventFact::Saved(Saved { key: "k".into() }).fact()])).emergency, None);
}
