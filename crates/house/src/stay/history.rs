//! Random histories over HTTP: whatever is done in whatever order, the balance holds, the house counts what is true, and no
//! bed ever holds two. What is expected is kept by a model that knows nothing of tables.

use std::cell::RefCell;
use std::collections::BTreeSet;

use access::Role;
use ledger::{Engine, Instant, all};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use testing::http::{Client, TestApp};

use super::{Balance, Departure};
use crate::journey::{consent, contact, number, post, room, rooms, sound, text};

/// Deeds in one history.
const DEEDS_MAX: usize = 40;
/// Histories on SQLite.
const CASES: u32 = 6;
/// Histories on PostgreSQL, which is slower to set up.
const CASES_POSTGRES: u32 = 1;
const MINUTE_MS: i64 = 60_000;

/// Something that is tried; numbers choose guests and beds, and may choose what a rule refuses.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Admit(usize, usize),
    Bedless(usize),
    Move(usize, usize),
    Leave(usize, bool),
    Return(usize),
    Depart(usize),
    DepartFamily(usize),
    Revoke(usize),
    Birth(usize),
    Die(usize),
    Undie(usize),
    Merge(usize, usize),
    Register(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let (guest, bed) = (0..14_usize, 0..6_usize);
    prop_oneof![
        6 => (guest.clone(), bed.clone()).prop_map(|(g, b)| Deed::Admit(g, b)),
        2 => guest.clone().prop_map(Deed::Bedless),
        4 => (guest.clone(), bed).prop_map(|(g, b)| Deed::Move(g, b)),
        2 => (guest.clone(), any::<bool>()).prop_map(|(g, r)| Deed::Leave(g, r)),
        1 => guest.clone().prop_map(Deed::Return),
        3 => guest.clone().prop_map(Deed::Depart),
        1 => guest.clone().prop_map(Deed::DepartFamily),
        2 => guest.clone().prop_map(Deed::Revoke),
        3 => guest.clone().prop_map(Deed::Birth),
        2 => guest.clone().prop_map(Deed::Die),
        1 => guest.clone().prop_map(Deed::Undie),
        2 => (guest.clone(), guest.clone()).prop_map(|(a, b)| Deed::Merge(a, b)),
        2 => guest.prop_map(Deed::Register),
    ]
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Begin {
    Arrival,
    Birth,
    WentOn,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Departure,
    Death,
    WentOn,
}

/// A stay as the model remembers it.
#[derive(Clone, Copy, Debug)]
struct Known {
    guest: usize,
    begun: (Instant, Begin),
    ended: Option<(Instant, End)>,
}

/// What must be true.
#[derive(Default)]
struct Model {
    stays: Vec<Known>,
    /// Who has been away.
    away: BTreeSet<usize>,
}

impl Model {
    fn begin(&mut self, guest: usize, at: Instant, how: Begin) {
        self.stays.push(Known { guest, begun: (at, how), ended: None });
    }
    fn last(&mut self, guest: usize) -> Option<&mut Known> {
        self.stays.iter_mut().rev().find(|stay| stay.guest == guest)
    }
    fn end(&mut self, guest: usize, at: Instant, how: End) -> bool {
        let Some(stay) = self.last(guest).filter(|stay| stay.ended.is_none()) else { return false };
        stay.ended = Some((at, how));
        true
    }
    fn go_on(&mut self, guest: usize) {
        if let Some(stay) = self.last(guest) {
            stay.ended = None;
        }
    }
    fn ended_by(&self, guest: usize, how: End) -> bool {
        self.stays.iter().rev().find(|stay| stay.guest == guest).is_some_and(|stay| stay.ended.is_some_and(|end| end.1 == how))
    }
    fn is_in(&self, guest: usize) -> bool {
        self.stays.iter().any(|stay| stay.guest == guest && stay.ended.is_none())
    }
    fn present(&self) -> i64 {
        self.at(Instant::from_millis(i64::MAX))
    }
    fn at(&self, at: Instant) -> i64 {
        let there = self.stays.iter().filter(|stay| stay.begun.0 < at && stay.ended.is_none_or(|end| end.0 >= at));
        i64::try_from(there.count()).unwrap()
    }
    fn balance(&self, from: Instant, to: Instant) -> Balance {
        let within = |at: Instant| at >= from && at < to;
        let begun = |how| i64::try_from(self.stays.iter().filter(|s| s.begun.1 == how && within(s.begun.0)).count()).unwrap();
        let ended = |how| i64::try_from(self.stays.iter().filter(|s| s.ended.is_some_and(|(at, h)| h == how && within(at))).count()).unwrap();
        Balance {
            start: self.at(from),
            arrivals: begun(Begin::Arrival),
            births: begun(Begin::Birth),
            departures: ended(End::Departure),
            deaths: ended(End::Death),
            corrections: ended(End::WentOn) - begun(Begin::WentOn),
            end: self.at(to),
        }
    }
}

/// A centre with its people, and what must be true of it.
struct Run {
    app: TestApp,
    clerk: Client,
    officer: Client,
    beds: Vec<String>,
    guests: Vec<String>,
    /// Those without a name.
    nameless: Vec<bool>,
    model: Model,
    /// What was done, and not only tried.
    done: BTreeSet<String>,
}

const GIVEN: [&str; 12] = ["Awa", "Moussa", "Kadidia", "Ibrahim", "Zara", "Yusuf", "Blessing", "Cheikh", "Semhar", "Omar", "Lamin", "Hiba"];
const FAMILY: [&str; 12] = ["Okafor", "Tesfay", "Warsame", "Ngassa", "Bekele", "Kouassi", "Ishaq", "Ceesay", "Djalo", "Traore", "Hassan", "Osman"];

impl Run {
    async fn new(engine: Engine) -> Self {
        let app = TestApp::start(engine, rooms()).await;
        let (manager, clerk, officer) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "6")).await;
        let mut run = Self { app, clerk, officer, beds, guests: Vec::new(), nameless: Vec::new(), model: Model::default(), done: BTreeSet::new() };
        for _ in 0..5 {
            let new = consent(&run.clerk, json!({})).await;
            run.register(new).await;
        }
        for _ in 0..3 {
            let id = contact(&run.clerk).await;
            post(&run.clerk, &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
            let (guest, now) = (run.add(id, true), run.now());
            run.model.begin(guest, now, Begin::Arrival);
        }
        run
    }

    fn add(&mut self, id: String, nameless: bool) -> usize {
        self.guests.push(id);
        self.nameless.push(nameless);
        self.guests.len() - 1
    }

    /// Registers whoever consented, as somebody who is like nobody else; women, so that any may give birth.
    async fn register(&mut self, consented: String) -> usize {
        let n = self.guests.len();
        let mut form = json!({
            "person": consented, "given": GIVEN[n % 12], "family": FAMILY[(n * 5 + n / 12) % 12], "sex": "2", "birth": (1970 + n % 30).to_string(), "nationality": "GIN",
            "language": "ful", "with": "alone",
        });
        let answer = self.clerk.post_json("/people", form.clone()).await;
        if answer.status == 409 {
            let alike = answer.json().pointer("/likely").and_then(Value::as_array).cloned().unwrap_or_default();
            form["different"] = alike.iter().map(|one| one["id"].clone()).collect();
            let _ = self.clerk.post_json("/people", form).await.data(201);
        }
        self.add(consented, false)
    }

    fn now(&self) -> Instant {
        self.app.ledger().env().now()
    }

    async fn tried(&mut self, path: &str, form: Value) -> Option<Value> {
        let answer = self.clerk.post_json(path, form).await;
        assert!([201, 404, 409, 422].contains(&answer.status.as_u16()), "{path}: {} {}", answer.status, answer.text());
        if answer.status != 201 {
            return None;
        }
        let deed: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && !part.contains('-') || ["depart-family"].contains(part)).collect();
        self.done.insert(deed.join(" "));
        Some(answer.json())
    }

    async fn act(&mut self, deed: Deed) {
        let (now, all) = (self.now(), self.guests.clone());
        // Mostly somebody for whom the deed makes sense, sometimes anybody.
        let of = |state: fn(&Model, usize) -> bool| (0..all.len()).filter(|guest| state(&self.model, *guest)).collect::<Vec<_>>();
        let some = match deed {
            Deed::Admit(..) | Deed::Bedless(_) => of(|model, guest| !model.is_in(guest)),
            Deed::Return(_) => of(|model, guest| model.away.contains(&guest) && model.is_in(guest)),
            Deed::Revoke(_) => of(|model, guest| model.ended_by(guest, End::Departure)),
            Deed::Undie(_) => of(|model, guest| model.ended_by(guest, End::Death)),
            _ => of(Model::is_in),
        };
        let guest = |n: usize| if n.is_multiple_of(4) || some.is_empty() { n % all.len() } else { some[n % some.len()] };
        let path = |n: usize, rest: &str| format!("/stays/{}/{rest}", all[guest(n)]);
        let person = |n: usize, rest: &str| format!("/people/{}/{rest}", all[guest(n)]);
        match deed {
            Deed::Admit(g, b) => {
                let form = json!({"bed": self.beds[b], "reason": "there is no other"});
                if self.tried(&format!("/stays/admit/{}", all[guest(g)]), form).await.is_some() {
                    self.model.begin(guest(g), now, Begin::Arrival);
                }
            }
            Deed::Bedless(g) => {
                if self.tried(&format!("/stays/admit/{}", all[guest(g)]), json!({"bed": "none"})).await.is_some() {
                    self.model.begin(guest(g), now, Begin::Arrival);
                }
            }
            Deed::Move(g, b) => {
                let _ = self.tried(&path(g, "move"), json!({"bed": self.beds[b], "reason": "asked for it"})).await;
            }
            Deed::Leave(g, release) => {
                let form = json!({"until": "2026-03-20", "why": "family", "bed": if release { "release" } else { "keep" }});
                if self.tried(&path(g, "leave"), form).await.is_some() {
                    self.model.away.insert(guest(g));
                }
            }
            Deed::Return(g) => {
                let _ = self.tried(&path(g, "return"), json!({})).await;
            }
            Deed::Depart(g) => {
                if self.tried(&path(g, "depart"), left(&[])).await.is_some() {
                    assert!(self.model.end(guest(g), now, End::Departure));
                }
            }
            Deed::DepartFamily(g) => {
                if let Some(done) = self.tried(&path(g, "depart-family"), left(&all)).await {
                    for id in done["guests"].as_array().unwrap() {
                        let gone = all.iter().position(|known| id == known).unwrap();
                        assert!(self.model.end(gone, now, End::Departure));
                    }
                }
            }
            Deed::Revoke(g) => {
                if self.tried(&path(g, "revoke"), json!({"reason": "somebody else"})).await.is_some() {
                    self.model.go_on(guest(g));
                }
            }
            Deed::Birth(g) => {
                let form = json!({"sex": "1", "at": super::typed(now, &jiff::tz::TimeZone::get("Africa/Niamey").unwrap()), "twin": "yes"});
                let at_home = self.model.is_in(guest(g));
                if let Some(made) = self.tried(&person(g, "birth"), form).await {
                    let child = self.add(text(&made, "/id"), false);
                    assert_eq!(made["stay"].is_string(), at_home);
                    if at_home {
                        self.done.insert("a shared bed".to_owned());
                        self.model.begin(child, now, Begin::Birth);
                    }
                }
            }
            Deed::Die(g) => {
                if self.tried(&person(g, "death"), json!({"at": "2026-03-02"})).await.is_some() {
                    self.model.end(guest(g), now, End::Death);
                }
            }
            Deed::Undie(g) => {
                let by_death = self.model.ended_by(guest(g), End::Death);
                if self.tried(&person(g, "death/revoke"), json!({"reason": "another person"})).await.is_some() && by_death {
                    self.model.go_on(guest(g));
                }
            }
            Deed::Merge(a, b) => self.merge(guest(a), guest(b)).await,
            Deed::Register(g) => {
                let nameless: Vec<usize> = (0..all.len()).filter(|guest| self.nameless[*guest]).collect();
                if !nameless.is_empty() {
                    self.name(nameless[g % nameless.len()]).await;
                }
            }
        }
    }

    /// Two files turn out to be of one person.
    async fn merge(&mut self, from: usize, into: usize) {
        let form = json!({"into": self.guests[into], "home": "into", "reason": "the same card"});
        let answer = self.officer.post_json(&format!("/duplicates/{}/{}/merge", self.guests[from], self.guests[into]), form).await;
        assert!(answer.status.as_u16() < 500, "{}", answer.text());
        if answer.status == 201 {
            self.went_on(from, into);
        }
    }

    /// Somebody without a name agrees to be registered.
    async fn name(&mut self, guest: usize) {
        let person = consent(&self.clerk, json!({"contact": self.guests[guest]})).await;
        self.nameless[guest] = false;
        let named = self.register(person).await;
        self.went_on(guest, named);
    }

    fn went_on(&mut self, from: usize, into: usize) {
        let now = self.now();
        if !self.model.end(from, now, End::WentOn) {
            return;
        }
        if self.model.is_in(into) {
            self.done.insert("both were in".to_owned());
        } else {
            self.done.insert("went on".to_owned());
            self.model.begin(into, now, Begin::WentOn);
        }
    }

    async fn check(&self, marks: &[Instant]) {
        let end = self.now().plus_ms(1);
        let mut conn = self.app.ledger().read().await.unwrap();
        for (from, to) in marks.iter().zip(marks.iter().skip(1).chain([&end])).chain([(&marks[0], &end)]) {
            let found = super::balance(&mut conn, self.app.site, *from, *to).await.unwrap();
            assert!(found.holds(), "{found:?}");
            assert_eq!(found, self.model.balance(*from, *to), "{:?}", self.model.stays);
        }
        drop(conn);
        let board = self.clerk.get("/beds").await.data(200);
        assert_eq!(number(&board, "/occupancy/present"), self.model.present(), "the house counts stays that last");
        self.beds_hold_one().await;
        sound(&self.app).await;
    }

    /// No two had a bed at the same time, and who shares one shares it with somebody who is in it.
    async fn beds_hold_one(&self) {
        let mut conn = self.app.ledger().read().await.unwrap();
        let history = "select bed_id, from_at, until_at from bed_history order by bed_id, from_at, until_at limit 10000";
        let rows = all!(&mut conn, (String, i64, Option<i64>), history).unwrap();
        for pair in rows.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            // A bed may pass from hand to hand within one moment.
            assert!(pair[0].2.unwrap_or(i64::MAX) <= pair[1].1 || pair[1].2 == Some(pair[1].1), "{pair:?}");
        }
        let shared = "select count(*) from stay as s where s.shared and s.departed_at is null and not exists (select 1 from bed_history as h where h.bed_id = s.bed_id and h.until_at is null)";
        assert_eq!(all!(&mut conn, (i64,), shared).unwrap(), [(0,)], "a shared bed has its owner");
        let twice = "select guest_id from stay where departed_at is null group by guest_id having count(*) > 1 limit 10";
        assert!(all!(&mut conn, (String,), twice).unwrap().is_empty(), "nobody is in twice");
        let conflicts = "select count(*) from stay where conflict";
        assert_eq!(all!(&mut conn, (i64,), conflicts).unwrap(), [(0,)], "one node never gives a bed twice");
    }
}

/// A departure with everything that might be asked.
fn left(who: &[String]) -> Value {
    json!({"type": Departure::OnwardTravel.name(), "left_behind": "yes", "guardian_decision": "The judge agreed", "guest": who})
}

async fn live(engine: Engine, deeds: Vec<Deed>) -> BTreeSet<String> {
    let mut run = Run::new(engine).await;
    let mut marks = vec![run.now()];
    for (n, deed) in deeds.into_iter().enumerate() {
        run.app.advance_ms(MINUTE_MS);
        if n % 9 == 4 {
            marks.push(run.now());
        }
        run.act(deed).await;
    }
    run.check(&marks).await;
    run.done
}

/// What the histories together must have done, so that the balance was put to the test.
const DONE: [&str; 13] = [
    "stays admit",
    "stays move",
    "stays leave",
    "stays return",
    "stays depart",
    "stays depart-family",
    "stays revoke",
    "people birth",
    "people death",
    "people death revoke",
    "both were in",
    "went on",
    "a shared bed",
];

#[test]
fn the_balance_holds_after_any_history() {
    for engine in testing::engines() {
        let cases = if engine == Engine::Sqlite { CASES } else { CASES_POSTGRES };
        let config = Config { cases, max_shrink_iters: 30, failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let done = RefCell::new(BTreeSet::new());
        let deeds = prop::collection::vec(deed(), DEEDS_MAX / 2..DEEDS_MAX);
        let outcome = runner.run(&deeds, |deeds| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            done.borrow_mut().extend(runtime.block_on(live(engine, deeds)));
            Ok(())
        });
        assert!(outcome.is_ok(), "{engine:?}: {}", outcome.err().unwrap());
        let done = done.into_inner();
        let missing: Vec<&str> = DONE.into_iter().filter(|deed| engine == Engine::Sqlite && !done.contains(*deed)).collect();
        assert!(missing.is_empty(), "never done: {missing:?} of {done:?}");
    }
}
