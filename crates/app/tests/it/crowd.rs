//! Many at once: one bed for fifty, fifty registrations, and long random histories against a model of the house.

use std::collections::{BTreeMap, BTreeSet};

use access::Role;
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use tokio::task::JoinSet;

use crate::journey::{consent, count, facts, form, list, number, person, program, sound, text, texts};

const CROWD: u32 = 50;
/// Deeds of a random history.
const DEEDS: u32 = 200;

const SYLLABLES: [&str; 12] = ["ba", "do", "ke", "li", "mo", "na", "fa", "ri", "so", "tu", "wa", "ze"];
/// How many words four syllables make.
const WORDS: u32 = 12 * 12 * 12 * 12;

/// A made-up name; a different one for each number below [`WORDS`].
pub(crate) fn word(number: u32) -> String {
    // 7919 shares no factor with 12: neighbours get names that are not alike.
    let mut left = u64::from(number % WORDS) * 7919 % u64::from(WORDS);
    let mut out = String::new();
    for _ in 0..4 {
        let place = usize::try_from(left % 12).unwrap_or(0);
        out.push_str(SYLLABLES.get(place).copied().unwrap_or_default());
        left /= 12;
    }
    let rest = out.split_off(1);
    out.to_uppercase() + &rest
}

/// Somebody who is like nobody else of a lower number.
pub(crate) fn somebody(number: u32) -> Value {
    json!({
        "given": word(number), "family": word(number * 31 + 4001), "sex": if number.is_multiple_of(2) { "1" } else { "2" }, "birth": (1950 + number % 50).to_string(),
        "nationality": if number.is_multiple_of(3) { "MLI" } else { "GIN" }, "language": "fra", "with": "alone", "different": [],
    })
}

async fn clerks(test: &TestApp) -> Vec<Client> {
    let mut out = Vec::new();
    for _ in 0..CROWD {
        out.push(program(test, Role::Clerk).await);
    }
    out
}

/// A room for whoever comes; gives its beds.
async fn beds(test: &TestApp, beds: u32) -> Vec<String> {
    let manager = program(test, Role::CentreManager).await;
    let made = manager.post_json("/places", json!({"new_building": "A", "name": "S1", "kind": "mixed_day", "beds": beds.to_string()})).await.data(201);
    texts(&manager.get(&format!("/places/{}", text(&made, "/id"))).await.data(200), "/beds", "/id")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_bed_holds_one_of_fifty() {
    each_app(app::rooms, |test| async move {
        let clerks = clerks(&test).await;
        let bed = beds(&test, 1).await.remove(0);
        let mut people = Vec::new();
        for (number, clerk) in (0..).zip(&clerks) {
            people.push(person(clerk, somebody(number)).await.0);
        }
        let before = facts(&test).await;
        let mut presses = JoinSet::new();
        for (clerk, guest) in clerks.iter().cloned().zip(people.clone()) {
            let body = json!({"bed": bed});
            presses.spawn(async move {
                let reply = clerk.post_json(&format!("/stays/admit/{guest}"), body).await;
                (reply.status.as_u16(), reply.problems(), guest)
            });
        }
        let answers = presses.join_all().await;
        let won: Vec<&String> = answers.iter().filter(|(status, ..)| *status == 201).map(|(.., guest)| guest).collect();
        assert_eq!(won.len(), 1, "{answers:?}");
        assert!(answers.iter().all(|(status, problems, _)| *status == 201 || (*status == 409 && problems == &["stay-bed-taken"])), "{answers:?}");
        assert_eq!(facts(&test).await, before + 1, "who lost left nothing");
        let board = clerks[0].get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), number(&board, "/occupancy/free"), list(&board, "/bedless").len()), (1, 0, 0));
        assert_eq!(text(&board, "/rooms/0/cells/0/path"), format!("/people/{}", won[0]));
        assert_eq!(count(&test, "select count(*) from bed_history where until_at is null", &[]).await, 1);
        sound(&test).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_register_at_once() {
    each_app(app::rooms, |test| async move {
        let clerks = clerks(&test).await;
        let mut desks = JoinSet::new();
        for (number, clerk) in (0..).zip(clerks.iter().cloned()) {
            desks.spawn(async move { person(&clerk, form(somebody(number), json!({"with": "head"}))).await });
        }
        let made = desks.join_all().await;
        let codes: BTreeSet<&String> = made.iter().map(|(_, code)| code).collect();
        let ids: BTreeSet<&String> = made.iter().map(|(id, _)| id).collect();
        assert_eq!((codes.len(), ids.len()), (50, 50));
        for (id, code) in &made {
            assert_eq!(count(&test, "select count(*) from person where person_id = $1 and code = $2", &[id, code]).await, 1);
            let found = clerks[0].post_json("/search", json!({"q": code})).await.data(200);
            assert_eq!(texts(&found, "/found", "/head/id").as_slice(), std::slice::from_ref(id), "each code leads to its own file");
        }
        assert_eq!(count(&test, "select count(*) from person", &[]).await, 50);
        assert_eq!(count(&test, "select count(distinct household_id) from household_member where until_at is null", &[]).await, 50);
        sound(&test).await;
    })
    .await;
}

/// The same consent is pressed home by many at once: one registration, whatever the order.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_person_is_registered_once() {
    each_app(app::rooms, |test| async move {
        let clerks = clerks(&test).await;
        let id = consent(&clerks[0], json!({})).await;
        let mut desks = JoinSet::new();
        for clerk in clerks {
            let body = form(somebody(1), json!({"person": id}));
            desks.spawn(async move { clerk.post_json("/people", body).await.status.as_u16() });
        }
        let mut answers = desks.join_all().await;
        answers.sort_unstable();
        assert_eq!((answers[0], answers.iter().filter(|status| **status == 409).count()), (201, 49), "{answers:?}");
        assert_eq!(count(&test, "select count(*) from fact where kind = 'person/registered'", &[]).await, 1);
        sound(&test).await;
    })
    .await;
}

/// Chance that is the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }
}

/// Who is in, by number, and in which bed.
#[derive(Default)]
struct House(BTreeMap<usize, Option<usize>>);

impl House {
    fn holds(&self, bed: usize) -> bool {
        self.0.values().any(|held| *held == Some(bed))
    }

    /// What must come of a deed; the house is as after it.
    fn deed(&mut self, deed: usize, guest: usize, bed: Option<usize>) -> bool {
        let taken = bed.is_some_and(|bed| self.holds(bed));
        let inside = self.0.contains_key(&guest);
        let goes = match deed {
            0 => !inside && !taken,
            1 => inside && !taken && bed.is_some(),
            _ => inside,
        };
        if goes {
            match deed {
                0 | 1 => self.0.insert(guest, bed),
                _ => self.0.remove(&guest),
            };
        }
        goes
    }
}

#[tokio::test]
async fn the_board_is_what_was_done() {
    for seed in [1, 2026] {
        each_app(app::rooms, |test| async move {
            eprintln!("seed {seed}");
            let mut dice = Dice(seed);
            let clerk = program(&test, Role::Clerk).await;
            let beds = beds(&test, 4).await;
            let mut people = Vec::new();
            for number in 0..7 {
                people.push(person(&clerk, somebody(number)).await.0);
            }
            let mut house = House::default();
            for _ in 0..DEEDS {
                test.advance_ms(i64::try_from(dice.next(3)).unwrap_or(0) * 1000);
                let (deed, guest, bed) = (dice.next(3), dice.next(people.len()), Some(dice.next(beds.len() + 1)).filter(|bed| *bed < beds.len()));
                let goes = house.deed(deed, guest, bed);
                let named = bed.map_or("none", |bed| &beds[bed]);
                let id = &people[guest];
                let (path, body) = match deed {
                    0 => (format!("/stays/admit/{id}"), json!({"bed": named})),
                    1 => (format!("/stays/{id}/move"), json!({"bed": named})),
                    _ => (format!("/stays/{id}/depart"), json!({"type": "onward_travel"})),
                };
                let before = facts(&test).await;
                let status = clerk.post_json(&path, body).await.status.as_u16();
                assert_eq!(status == 201, goes, "{path} into {named} answered {status}");
                assert!([201, 409, 422].contains(&status), "{path} answered {status}");
                assert_eq!(facts(&test).await - before, i64::from(goes));
            }
            let board = clerk.get("/beds").await.data(200);
            let cells = list(&board, "/rooms/0/cells");
            for (number, cell) in cells.iter().enumerate() {
                let who = house.0.iter().find(|(_, bed)| **bed == Some(number)).map(|(guest, _)| format!("/people/{}", people[*guest]));
                let shown = Some(text(cell, "/path")).filter(|_| text(cell, "/state") == "in");
                assert_eq!(shown, who, "bed {number}");
            }
            let bedless = house.0.values().filter(|bed| bed.is_none()).count();
            assert_eq!((number(&board, "/occupancy/present"), list(&board, "/bedless").len()), (i64::try_from(house.0.len()).unwrap(), bedless));
            sound(&test).await;
        })
        .await;
    }
}
