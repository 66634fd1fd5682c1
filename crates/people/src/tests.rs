//! What spans several rooms: codes, access as decided and as filtered, tables live and rebuilt. And the tools of the rooms' tests.

use std::collections::{BTreeSet, HashSet};

use access::{Duty, Record, Role, Subject};
use ledger::serde_json::{Value, json};
use ledger::{
    Author, Bind, Class, Compartment, Conn, Day, Env, Fact, FactKind, Fresh, Id, Instant, Ledger, NewFact, PartialDate, Projector, SiteId, Stream, StreamId,
    UserId, Write,
};

use crate::consent::{Answer, ConsentFact, Consents, Given, give};
use crate::person::{Identity, Person, PersonFact, PersonId, rules};
use crate::{assignment, code, contact, duplicate, household};

/// The day on which the rooms' tests play.
pub(crate) fn today() -> Day {
    Day::new(2026, 3, 1).unwrap()
}

/// The stream of the rooms' tests.
pub(crate) fn stream_id() -> StreamId {
    Id::from_number(7)
}

/// A fact of a kind that a room knows, from its body as JSON.
pub(crate) fn known<K: FactKind>(kind: &str, body: &Value) -> NewFact {
    K::decode(kind, body).unwrap_or_else(|| panic!("{kind} reads {body}")).fact()
}

/// Facts written one after the other on one node, a minute apart.
pub(crate) fn stream(facts: impl IntoIterator<Item = NewFact>) -> Stream {
    let place = |(n, new): (i64, NewFact)| Fact {
        id: Id::from_number(u128::try_from(n).unwrap()),
        stream: stream_id(),
        compartment: new.compartment,
        kind: new.kind,
        at: (n * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: new.class,
        body: Some(new.body),
    };
    Stream::new(stream_id(), (1..).zip(facts).map(place).collect())
}

/// Histories for the rooms' properties of folding.
pub(crate) mod history {
    use proptest::prelude::*;

    use super::{Class, Compartment, Fact, Id, Value, json, stream_id};

    /// Kind and body.
    type What = (String, Value);

    /// Kinds that no room of this program knows, in this room's name and in another's.
    fn unknown(room: &'static str) -> impl Strategy<Value = What> {
        let kind = prop_oneof![Just(format!("{room}/blessed")), Just(format!("{room}/registered_v2")), Just("weather/rained".to_owned())];
        (kind, prop_oneof![Just(json!({})), Just(json!(null)), Just(json!({ "care": "blessed", "head": 5 }))])
    }

    /// Facts of one stream from a few nodes and sites, at instants that often coincide, some of them erased, some of them of
    /// unknown kinds or with a body that cannot be read.
    pub(crate) fn facts(room: &'static str, deed: impl Strategy<Value = (&'static str, Value)> + Clone + 'static) -> impl Strategy<Value = Vec<Fact>> {
        let sound = deed.clone().prop_map(|(kind, body)| (kind.to_owned(), body));
        // What a later version of the program adds to a body is passed over.
        let newer = deed.clone().prop_map(|(kind, mut body)| {
            if let Some(fields) = body.as_object_mut() {
                fields.insert("from_the_future".to_owned(), json!({ "deep": [1, 2] }));
            }
            (kind.to_owned(), body)
        });
        let broken =
            (deed, prop_oneof![Just(json!(null)), Just(json!(7)), Just(json!("x")), Just(json!(["x"]))]).prop_map(|((kind, _), body)| (kind.to_owned(), body));
        let what = prop_oneof![6 => sound, 2 => newer, 1 => broken, 2 => unknown(room)];
        let fact = (what, 0..5_i64, 0..3_u128, 0..2_u128, prop::bool::weighted(0.05));
        prop::collection::vec(fact, 0..14).prop_map(|all| {
            let place = |(n, ((kind, body), at, node, site, erased)): (u128, (What, i64, u128, u128, bool))| Fact {
                id: Id::from_number(n),
                stream: stream_id(),
                compartment: Compartment::Identity,
                kind,
                // Two in the same millisecond, then the next.
                at: ((at / 2) << 16) + at % 2,
                node: Id::from_number(node),
                author: Id::from_number(node + 10),
                site: Id::from_number(site + 20),
                happened_on: None,
                class: Class::Personal,
                body: (!erased).then_some(body),
            };
            (0..).zip(all).map(place).collect()
        })
    }

    /// A history twice: as written, and as another node received it, in any order and some of it twice.
    pub(crate) fn twice(
        room: &'static str,
        deed: impl Strategy<Value = (&'static str, Value)> + Clone + 'static,
    ) -> impl Strategy<Value = (Vec<Fact>, Vec<Fact>)> {
        facts(room, deed).prop_flat_map(|facts| {
            let again = facts.iter().step_by(3).cloned();
            let received: Vec<Fact> = facts.iter().cloned().chain(again).collect();
            (Just(facts), Just(received).prop_shuffle())
        })
    }

    /// The facts that a room of this program can read, in the order in which every node folds them.
    pub(crate) fn readable<K: ledger::FactKind>(facts: &[Fact]) -> Vec<(Fact, K)> {
        let mut all: Vec<_> = facts.iter().filter_map(|fact| Some((fact.clone(), K::decode(&fact.kind, fact.body.as_ref()?)?))).collect();
        all.sort_by_key(|(fact, _)| (fact.at, fact.node.number(), fact.id.number()));
        all
    }
}

const SIGNS: &str = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

fn codes(seed: u64, prefix: &str, n: usize) -> Vec<String> {
    let env = Env::fixed(Instant::from_millis(0), seed);
    (0..n).map(|_| code::generate(&env, prefix)).collect()
}

fn bare(code: &str) -> Vec<char> {
    code.chars().filter(|c| *c != '-').collect()
}

fn typed(signs: &[char]) -> String {
    signs.iter().collect()
}

#[test]
fn a_generated_code_is_read_back_however_it_is_typed() {
    for (seed, prefix) in [(1, "AGZ"), (2, "NIA"), (3, "OUI"), (4, "ZZZ"), (5, "ANO")] {
        for code in codes(seed, prefix, 200) {
            assert_eq!(code.len(), 11, "{code}");
            assert!(code.starts_with(&format!("{prefix}-")), "{code}");
            assert!(bare(&code)[3..].iter().all(|c| SIGNS.contains(*c)), "{code}");
            let bare = typed(&bare(&code));
            let arabic: String = code.chars().map(|c| c.to_digit(10).map_or(c, |n| char::from_u32(u32::from('٠') + n).unwrap())).collect();
            let spaced = format!("  {} {} {}\u{a0}{}\t", &bare[..3], &bare[3..5], &bare[5..8], &bare[8..]);
            for way in [code.clone(), code.to_lowercase(), bare.clone(), bare.to_lowercase(), arabic, spaced, code.replace('-', " - ")] {
                assert_eq!(code::parse(&way).as_deref(), Some(code.as_str()), "{way}");
            }
        }
    }
}

#[test]
fn every_single_wrong_sign_of_a_code_is_noticed() {
    for code in ["AGZ", "NIA", "OUI"].iter().flat_map(|prefix| codes(6, prefix, 10)) {
        let signs = bare(&code);
        for place in 0..signs.len() {
            let wrong: Vec<char> = if place < 3 { ('A'..='Z').collect() } else { SIGNS.chars().chain("0O1IU".chars()).collect() };
            for sign in wrong.into_iter().filter(|c| *c != signs[place]) {
                let mut other = signs.clone();
                other[place] = sign;
                assert_eq!(code::parse(&typed(&other)), None, "{code} with {sign} at {place}");
            }
        }
    }
}

#[test]
fn two_neighbours_swapped_are_noticed_anywhere_in_a_code() {
    let mut swaps = 0;
    for code in ["AGZ", "NIA", "BUK", "OUF"].iter().flat_map(|prefix| codes(7, prefix, 500)) {
        let signs = bare(&code);
        for place in 1..signs.len() {
            let mut other = signs.clone();
            other.swap(place - 1, place);
            if other != signs {
                swaps += 1;
                assert_eq!(code::parse(&typed(&other)), None, "{code} with {place} and the one before swapped");
            }
        }
    }
    assert!(swaps > 10_000, "{swaps}");
}

#[test]
fn what_is_no_code_is_refused() {
    let code = codes(8, "AGZ", 1).remove(0);
    let short = &code[..10];
    let long = format!("{code}2");
    for other in ["", "-", "AGZ", "Diallo", "Aïssata", "123456789", "ééééééééé", "٢٢٢٢٢٢٢٢٢", "AGZ-4K7-92٪", short, long.as_str()] {
        assert_eq!(code::parse(other), None, "{other}");
    }
    assert!(codes(9, "AGZ", 300).into_iter().collect::<HashSet<_>>().len() > 295, "codes differ");
}

/// Seeded chance, so that a failure can be had again.
struct Dice(Env);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(Env::fixed(Instant::from_millis(0), seed))
    }
    fn below(&self, n: usize) -> usize {
        usize::try_from(u64::from_le_bytes(self.0.bytes()) % u64::try_from(n).unwrap()).unwrap()
    }
    fn one_in(&self, n: usize) -> bool {
        self.below(n) == 0
    }
    fn of<T: Clone>(&self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}

fn projectors() -> Vec<Projector> {
    crate::rooms().iter().filter_map(|room| room.projector).collect()
}

fn env(seed: u64) -> Env {
    Env::fixed(Instant::from_millis(1_772_323_200_000), seed)
}

fn site(n: usize) -> SiteId {
    Id::from_number(u128::try_from(n).unwrap() + 100)
}

fn user(n: usize) -> UserId {
    Id::from_number(u128::try_from(n).unwrap() + 200)
}

const SITES: usize = 3;
const USERS: usize = 3;

/// Fills the tables that access reads with random rows and gives what the rule must know of each.
async fn random_rows(ledger: &Ledger, dice: &Dice) -> Vec<(PersonId, Record)> {
    let mut write = ledger.write(Author::default()).await.unwrap();
    ledger::run!(write.conn().unwrap(), "delete from assignment").unwrap();
    ledger::run!(write.conn().unwrap(), "delete from person").unwrap();
    let mut rows = Vec::new();
    for n in 0..40 {
        let id: PersonId = write.id();
        let site = site(dice.below(SITES));
        let restricted = dice.one_in(3);
        let assigned: Vec<UserId> = (0..USERS).map(user).filter(|_| dice.one_in(3)).collect();
        ledger::run!(
            write.conn().unwrap(),
            "insert into person (person_id, site_id, code, sex, birth_year, nationality, language, care, restricted, registered_at, arrived_at, updated_at, version, sealed) values ($1, $2, $3, 0, null, '', '', '', $4, 0, 0, 0, 1, $5)",
            id, site, format!("C{n}"), restricted, Vec::<u8>::new()
        )
        .unwrap();
        for user in &assigned {
            ledger::run!(write.conn().unwrap(), "insert into assignment (person_id, user_id, since_at) values ($1, $2, 0)", id, *user).unwrap();
        }
        rows.push((id, Record { site, restricted, assigned }));
    }
    write.commit().await.unwrap();
    rows
}

fn random_subject(dice: &Dice) -> Subject {
    let roles = (0..=dice.below(3)).map(|_| (site(dice.below(SITES)), dice.of(Role::ALL))).collect();
    let limits = dice.one_in(4).then(|| Duty::ALL.iter().copied().filter(|_| dice.one_in(2)).collect());
    // One user more than have assignments.
    Subject { user: user(dice.below(USERS + 1)), site: site(dice.below(SITES)), roles, limits }
}

async fn selected(conn: &mut Conn, subject: &Subject, duty: Duty) -> BTreeSet<PersonId> {
    // Behind another value, as in the lists of the program.
    let filter = subject.filter(duty, "p", 2);
    let binds: Vec<Bind> = std::iter::once(Bind::Text("nobody".to_owned())).chain(filter.binds).collect();
    let sql = format!("select p.person_id from person as p where p.code <> $1 and {} order by p.person_id limit 10000", filter.sql);
    let rows: Vec<(PersonId,)> = conn.select(sql, &binds).await.unwrap();
    let behind: BTreeSet<PersonId> = rows.into_iter().map(|row| row.0).collect();
    let filter = subject.filter(duty, "q", 1);
    let rows: Vec<(PersonId,)> =
        conn.select(format!("select q.person_id from person as q where {} order by q.person_id limit 10000", filter.sql), &filter.binds).await.unwrap();
    assert_eq!(rows.into_iter().map(|row| row.0).collect::<BTreeSet<_>>(), behind, "wherever its placeholders begin, a filter lets the same rows through");
    behind
}

#[tokio::test]
async fn a_filter_selects_exactly_what_the_rule_decides() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let (mut none, mut some, mut every, mut by_assignment) = (0, 0, 0, 0);
        for seed in 1..=6 {
            let dice = Dice::new(seed);
            let rows = random_rows(&ledger, &dice).await;
            let mut conn = ledger.read().await.unwrap();
            for case in 0..16 {
                let subject = random_subject(&dice);
                for duty in Duty::ALL.iter().copied() {
                    let decided: BTreeSet<PersonId> = rows.iter().filter(|(_, record)| subject.decide(duty, record)).map(|(id, _)| *id).collect();
                    let found = selected(&mut conn, &subject, duty).await;
                    assert_eq!(found, decided, "seed {seed}, case {case}: {} for {subject:?}", duty.name());
                    let at_site = |id: &PersonId| rows.iter().any(|(known, r)| known == id && subject.roles.iter().any(|(site, _)| *site == r.site));
                    assert!(found.iter().all(at_site), "nobody of a site without a role");
                    none += usize::from(found.is_empty());
                    every += usize::from(found.len() == rows.len());
                    some += usize::from(!found.is_empty() && found.len() < rows.len());
                    let unassigned = rows.iter().map(|(id, r)| (*id, Record { assigned: Vec::new(), ..r.clone() }));
                    by_assignment += usize::from(unassigned.filter(|(_, r)| subject.decide(duty, r)).count() < found.len());
                }
            }
        }
        eprintln!("none {none}, some {some}, all {every}, more by assignment {by_assignment}");
        assert!(none > 100 && some > 100 && by_assignment > 30, "the cases reach every branch");
    })
    .await;
}

/// What a random history has made so far.
#[derive(Default)]
struct World {
    people: Vec<StreamId>,
    households: Vec<StreamId>,
    contacts: Vec<StreamId>,
    erased: HashSet<(StreamId, Compartment)>,
    wordings: i64,
    done: BTreeSet<String>,
}

impl World {
    /// Appends what may still be appended: an erased compartment takes no new facts.
    async fn append(&mut self, write: &mut Write, stream: &mut Stream, facts: Vec<NewFact>) {
        let facts: Vec<NewFact> = facts.into_iter().filter(|f| !self.erased.contains(&(stream.id, f.compartment))).collect();
        self.done.extend(facts.iter().map(|f| f.kind.clone()));
        write.append(stream, facts).await.unwrap();
    }

    async fn append_to(&mut self, write: &mut Write, id: StreamId, facts: Vec<NewFact>) {
        let mut stream = write.load(id).await.unwrap();
        self.append(write, &mut stream, facts).await;
    }
}

fn random_given(dice: &Dice, n: usize) -> Given {
    let answer = |dice: &Dice| dice.of(&[Answer::Given, Answer::Given, Answer::Refused, Answer::NotAsked]);
    Given {
        id: format!("c{n}"),
        answers: ["general", "photo", "centres"].map(|purpose| (purpose.to_owned(), answer(dice))).into(),
        mode: "verbal".to_owned(),
        child: dice.one_in(4),
        valid_to: (!dice.one_in(4)).then(|| today().plus_days(i32::try_from(dice.below(1000)).unwrap())),
        ..Given::default()
    }
}

fn random_identity(dice: &Dice) -> Identity {
    let births = [None, Some("1998"), Some("~2001"), Some("2010-05-01"), Some("1987-02")];
    Identity {
        given: dice.of(&["Aminata", "Moussa", "مريم"]).to_owned(),
        family: dice.of(&["Diallo", "Traoré", ""]).to_owned(),
        sex: dice.of(&[0, 1, 2, 9]),
        birth: dice.of(&births).map(|b| b.parse::<PartialDate>().unwrap()),
        nationalities: dice.of(&[vec![], vec!["SEN".to_owned()], vec!["TCD".to_owned(), "SDN".to_owned()]]),
        languages: dice.of(&[vec![], vec!["wol".to_owned()], vec!["ara".to_owned()]]),
        phone: dice.of(&["", "+221 77 000 00 00"]).to_owned(),
        ..Identity::default()
    }
}

async fn person_deed(world: &mut World, write: &mut Write, dice: &Dice, n: usize) {
    let id = dice.of(&world.people);
    let mut stream = write.load(id).await.unwrap();
    let person = Person::fold(&stream);
    let consents = Consents::fold(&stream);
    let live = consents.live("general", today());
    let facts = match dice.below(9) {
        0 | 1 => live.ok().and_then(|live| {
            rules::register(&person, &live, code::generate(write.env(), "AGZ"), random_identity(dice), dice.of(&["", "separated"]), None).ok()
        }),
        2 => live.ok().and_then(|live| rules::correct(&person, &live, &random_identity(dice), "misheard").ok()),
        3 => rules::set_care(&person, dice.of(&["", "unaccompanied", "separated"]), "seen").ok(),
        4 => rules::set_restricted(&person, dice.one_in(2), "asked").ok(),
        5 => rules::come_back(&person).ok(),
        6 => dice.one_in(2).then(|| rules::withdraw(&person).ok()).flatten(),
        7 => Some(give(random_given(dice, n))),
        _ => consents
            .all
            .first()
            .map(|r| vec![known::<ConsentFact>("consent/withdrawn", &json!({ "id": r.given.id, "purpose": dice.of(&["general", "photo"]) }))]),
    };
    world.append(write, &mut stream, facts.unwrap_or_default()).await;
}

async fn bond_deed(world: &mut World, write: &mut Write, dice: &Dice) {
    let id = dice.of(&world.people);
    let other: PersonId = dice.of(&world.people).cast();
    let staff = json!({ "user": user(dice.below(USERS)) });
    let merge: duplicate::MergeId = Id::from_number(u128::try_from(dice.below(6)).unwrap());
    match dice.below(18) {
        0 | 1 => world.append_to(write, id, vec![known::<assignment::AssignmentFact>("assignment/given", &staff)]).await,
        2 => world.append_to(write, id, vec![known::<assignment::AssignmentFact>("assignment/ended", &staff)]).await,
        3 | 4 => world.append_to(write, id, vec![known::<duplicate::DuplicateFact>("duplicate/different", &json!({ "other": other }))]).await,
        6..=8 => {
            // Merges as other nodes may write them: of whomever, into whatever, in rings.
            let merged = json!({ "merge": merge, "into": other, "reason": "r" });
            world.append_to(write, id, vec![known::<duplicate::DuplicateFact>("duplicate/merged", &merged)]).await;
            let absorbed = json!({ "merge": merge, "from": id, "care": dice.of(&["", "separated"]), "restricted": dice.one_in(2), "staff": [user(0)] });
            world.append_to(write, other.cast(), vec![known::<duplicate::DuplicateFact>("duplicate/absorbed", &absorbed)]).await;
        }
        9 | 10 => {
            world.append_to(write, id, vec![known::<duplicate::DuplicateFact>("duplicate/unmerged", &json!({ "merge": merge, "reason": "r" }))]).await;
            world.append_to(write, other.cast(), vec![known::<duplicate::DuplicateFact>("duplicate/released", &json!({ "merge": merge, "from": id }))]).await;
            world.append_to(write, id, vec![known::<ConsentFact>("consent/parted", &json!({ "merge": merge.to_string() }))]).await;
        }
        11 => {
            let perhaps = json!({ "other": other, "score": 700, "reasons": ["same-name"], "found": "index", "merge": dice.one_in(2).then_some(merge) });
            world.append_to(write, id, vec![known::<duplicate::DuplicateFact>("duplicate/perhaps", &perhaps)]).await;
        }
        13 => world.append_to(write, id, vec![known::<PersonFact>("person/died", &json!({ "died": dice.one_in(2) }))]).await,
        14 => world.append_to(write, id, vec![known::<PersonFact>("person/moved", &json!({ "to": site(dice.below(2)) }))]).await,
        12 | 15..=17 => world.append_to(write, id, vec![known::<PersonFact>("person/care_proposed", &json!({ "care": "separated" }))]).await,
        _ => world.append_to(write, id, vec![known::<duplicate::DuplicateFact>("duplicate/moved", &json!({ "to": other }))]).await,
    }
}

async fn household_deed(world: &mut World, write: &mut Write, dice: &Dice) {
    let person: PersonId = dice.of(&world.people).cast();
    if world.households.len() < 3 || dice.one_in(6) {
        let id = household::form(write, person).await.unwrap();
        world.households.push(id);
        return;
    }
    let other: PersonId = dice.of(&world.people).cast();
    let (kind, body) = match dice.below(8) {
        0 | 1 => ("household/joined", json!({ "person": person, "relation": dice.of(household::RELATIONS) })),
        2 => ("household/left", json!({ "person": person })),
        3 => ("household/left", json!({ "person": person, "merge": "m1" })),
        4 => ("household/replaced", json!({ "from": person, "to": other, "merge": dice.of(&["m1", "m2"]) })),
        5 => ("household/parted", json!({ "merge": dice.of(&["m1", "m2"]) })),
        6 => ("household/related", json!({ "relations": { other.to_string(): "sibling" } })),
        _ => ("household/head_changed", json!({ "head": person, "relation": "spouse" })),
    };
    let id = dice.of(&world.households);
    world.append_to(write, id, vec![known::<household::HouseholdFact>(kind, &body)]).await;
}

async fn contact_deed(world: &mut World, write: &mut Write, dice: &Dice) {
    if world.contacts.is_empty() || dice.one_in(3) {
        let id: StreamId = write.id();
        world.contacts.push(id);
        let opened = json!({ "code": code::generate(write.env(), "ANO"), "sex": dice.below(3), "child": dice.one_in(2) });
        return world.append_to(write, id, vec![known::<contact::ContactFact>("contact/opened", &opened)]).await;
    }
    let id = dice.of(&world.contacts);
    let fact = if dice.one_in(3) {
        known::<contact::ContactFact>("contact/closed", &json!({}))
    } else if dice.one_in(2) {
        let noted =
            json!({ "given": dice.of(&["", "Awa"]), "sex": dice.below(3), "age": dice.below(70), "alone": dice.one_in(4), "group": dice.of(&["", "A"]) });
        known::<contact::ContactFact>("contact/noted", &noted)
    } else if dice.one_in(3) {
        known::<contact::ContactFact>("contact/refused", &json!({}))
    } else {
        known::<contact::ContactFact>("contact/served", &json!({ "service": "water" }))
    };
    world.append_to(write, id, vec![fact]).await;
}

/// A later version of the program wrote here, or part of a file was erased.
async fn odd_deed(world: &mut World, write: &mut Write, dice: &Dice) {
    let id = dice.of(&world.people);
    match dice.below(4) {
        0 => {
            let kind = dice.of(&["person/blessed", "consent/blessed", "assignment/blessed", "duplicate/blessed"]).to_owned();
            let fact = NewFact { kind, compartment: Compartment::House, class: Class::Open, happened_on: None, body: json!({ "care": 5 }) };
            world.append_to(write, id, vec![fact]).await;
        }
        1 => {
            world.wordings += 1;
            let worded = json!({ "version": world.wordings, "fr": "a", "en": "b", "ar": "c" });
            let site = write.author().site.cast();
            world.append_to(write, site, vec![known::<ConsentFact>("consent/worded", &worded)]).await;
            world.append_to(write, site, vec![known::<duplicate::DuplicateFact>("duplicate/started_over", &json!({}))]).await;
        }
        _ => {
            let (id, compartment) = match dice.below(5) {
                0 if !world.households.is_empty() => (dice.of(&world.households), Compartment::Identity),
                1 | 2 => (id, Compartment::Identity),
                3 => (id, Compartment::Consent),
                _ => (id, Compartment::Protection),
            };
            write.erase(id, compartment).await.unwrap();
            world.erased.insert((id, compartment));
            world.done.insert(format!("erased {}", compartment.name()));
        }
    }
}

/// Writes a random history of a few sites through transactions of one to three deeds.
async fn random_history(ledger: &Ledger, dice: &Dice, world: &mut World) {
    for n in 0..240 {
        let author = Author { user: user(dice.below(USERS)), site: site(dice.below(SITES)) };
        let mut write = ledger.write(author).await.unwrap();
        for _ in 0..=dice.below(3) {
            match dice.below(20) {
                0..=3 => {
                    let id: StreamId = write.id();
                    world.people.push(id);
                    world.append_to(&mut write, id, give(random_given(dice, n))).await;
                }
                _ if world.people.is_empty() => {}
                4..=10 => person_deed(world, &mut write, dice, n).await,
                11..=13 => bond_deed(world, &mut write, dice).await,
                14..=16 => household_deed(world, &mut write, dice).await,
                17 | 18 => contact_deed(world, &mut write, dice).await,
                _ => odd_deed(world, &mut write, dice).await,
            }
        }
        write.commit().await.unwrap();
        ledger.env().advance_ms(i64::try_from(dice.below(3)).unwrap() * 40_000);
    }
}

const TABLES: &[(&str, &str)] = &[
    ("person", "person_id, site_id, code, sex, birth_year, nationality, language, care, restricted, registered_at, arrived_at, updated_at, version"),
    ("consent", "person_id, site_id, state, given_at, valid_to, child, registered"),
    ("consent_wording", "site_id, version, fr, en, ar, published_at"),
    ("household_member", "household_id, person_id, relation, since_at, until_at"),
    ("assignment", "person_id, user_id, since_at"),
    ("contact", "contact_id, site_id, code, sex, child, birth_year, care, family_group, opened_at, closed"),
    ("different", "one_id, other_id, tick"),
    ("duplicate_pair", "one_id, other_id, site_id, score, tick, by_id"),
    ("merged_person", "person_id, into_id, site_id, code, merge_id, tick, merged_by, void"),
    ("lesson_start", "site_id, tick"),
    ("care_proposal", "person_id, site_id, care, at"),
];

/// What the sealed rows hold, opened, and what the facts say.
async fn sealed_and_folded(ledger: &Ledger) -> Vec<(StreamId, bool)> {
    let mut conn = ledger.read().await.unwrap();
    let rows = ledger::all!(
        &mut conn,
        (StreamId, Vec<u8>, Vec<u8>),
        "select p.person_id, k.wrapped, p.sealed from person as p join seal_key as k on k.stream_id = p.person_id and k.compartment = 'identity' order by p.person_id limit 10000"
    )
    .unwrap();
    let mut out = Vec::new();
    for (id, wrapped, sealed) in rows {
        let stored: Identity = ledger.open_sealed(id, Compartment::Identity, "person", &wrapped, &sealed).unwrap();
        out.push((id, stored == Person::fold(&ledger.stream(&mut conn, id).await.unwrap()).identity));
    }
    out
}

#[tokio::test]
async fn rebuilt_tables_equal_live_ones_after_a_random_history() {
    let mut done = BTreeSet::new();
    let mut lines = BTreeSet::new();
    for engine in testing::engines() {
        for seed in 1..=5 {
            let place = testing::place(engine).await;
            let ledger = place.open(projectors(), env(seed)).await;
            let mut world = World::default();
            random_history(&ledger, &Dice::new(seed), &mut world).await;
            let live = ledger.projection_dump(TABLES).await.unwrap();
            let sealed = sealed_and_folded(&ledger).await;
            assert!(!sealed.is_empty() && sealed.iter().all(|(_, same)| *same), "{engine:?}, seed {seed}: sealed rows hold what the facts say");
            ledger.rebuild(|_, _| {}).await.unwrap();
            let rebuilt = ledger.projection_dump(TABLES).await.unwrap();
            let only = |a: &[String], b: &[String]| a.iter().filter(|line| !b.contains(line)).cloned().collect::<Vec<_>>();
            assert_eq!(only(&live, &rebuilt), only(&rebuilt, &live), "{engine:?}, seed {seed}: live only, rebuilt only");
            assert_eq!(live, rebuilt, "{engine:?}, seed {seed}");
            assert_eq!(sealed_and_folded(&ledger).await, sealed, "{engine:?}, seed {seed}");
            lines.extend(live.iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()));
            done.extend(world.done);
        }
    }
    for (table, _) in TABLES {
        assert!(lines.contains(*table), "no history wrote to {table}");
    }
    let kinds = [
        PersonFact::KINDS,
        ConsentFact::KINDS,
        household::HouseholdFact::KINDS,
        assignment::AssignmentFact::KINDS,
        duplicate::DuplicateFact::KINDS,
        contact::ContactFact::KINDS,
    ]
    .concat();
    for (kind, ..) in kinds.into_iter().filter(|(kind, ..)| !["person/photographed", "household/formed"].contains(kind)) {
        assert!(done.contains(kind), "no history wrote {kind}");
    }
    for compartment in ["identity", "consent", "protection"] {
        assert!(done.contains(&format!("erased {compartment}")), "no history erased {compartment}");
    }
}

#[tokio::test]
async fn a_consent_that_moved_to_a_known_file_does_not_wait_again() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let dice = Dice::new(1);
        let mut write = ledger.write(Author { user: user(0), site: site(0) }).await.unwrap();
        let (id, known_file): (StreamId, PersonId) = (write.id(), write.id());
        let mut stream = write.load(id).await.unwrap();
        write.append(&mut stream, give(random_given(&dice, 1))).await.unwrap();
        duplicate::moved(&mut write, &mut stream, known_file).await.unwrap();
        write.append(&mut stream, [known::<ConsentFact>("consent/withdrawn", &json!({ "id": "c1", "purpose": "general" }))]).await.unwrap();
        write.commit().await.unwrap();
        let waits = || async {
            let mut conn = ledger.read().await.unwrap();
            let rows = ledger::all!(&mut conn, (String, bool), "select state, registered from consent where person_id = $1", id).unwrap();
            rows.into_iter().map(|(state, registered)| (state, !registered)).collect::<Vec<_>>()
        };
        assert_eq!(waits().await, [("withdrawn".to_owned(), false)]);
        ledger.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(waits().await, [("withdrawn".to_owned(), false)]);

        let mut write = ledger.write(Author::default()).await.unwrap();
        write.erase(id, Compartment::Consent).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(waits().await, [], "nothing stays of what was erased");
    })
    .await;
}

#[tokio::test]
async fn an_erased_file_takes_back_only_its_own_word() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let mut write = ledger.write(Author::default()).await.unwrap();
        let (one, other): (StreamId, StreamId) = (write.id(), write.id());
        for (id, them) in [(one, other), (other, one)] {
            let mut stream = write.load(id).await.unwrap();
            duplicate::set_apart(&mut write, &mut stream, &[them.to_string(), "nobody".to_owned()]).await.unwrap();
        }
        write.erase(one, Compartment::Identity).await.unwrap();
        write.commit().await.unwrap();
        let said = ledger.projection_dump(&[("different", "one_id, other_id")]).await.unwrap();
        assert_eq!(said, [format!("different: {other}|{one}")]);
        ledger.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(ledger.projection_dump(&[("different", "one_id, other_id")]).await.unwrap(), said);
    })
    .await;
}

#[tokio::test]
async fn an_anonymous_contact_is_opened_though_the_first_code_is_taken() {
    let site_info = web::SiteInfo { id: site(0), name: String::new(), prefix: "AGZ".to_owned(), country: String::new(), zone: jiff::tz::TimeZone::UTC };
    let form = crate::consent::ConsentForm::default();
    for engine in testing::engines() {
        let mut codes: Vec<String> = Vec::new();
        // The same seed draws the same code in both places; in the second it is taken already.
        for _ in 0..2 {
            let place = testing::place(engine).await;
            let ledger = place.open(projectors(), env(1)).await;
            let mut write = ledger.write(Author { user: user(0), site: site(0) }).await.unwrap();
            for taken in &codes {
                let contact: StreamId = Id::from_number(1);
                ledger::run!(
                    write.conn().unwrap(),
                    "insert into contact (contact_id, site_id, code, sex, child, care, family_group, opened_at, closed) values ($1, $2, $3, 0, $4, '', '', 0, $4)",
                    contact,
                    site(0),
                    taken,
                    false
                )
                .unwrap();
            }
            let id = contact::open(&mut write, &site_info, &form).await.unwrap();
            let code = contact::code(write.conn().unwrap(), id).await.unwrap().unwrap();
            assert_eq!(code::parse(&code).as_deref(), Some(code.as_str()));
            write.commit().await.unwrap();
            codes.push(code);
        }
        assert_ne!(codes[0], codes[1]);
    }
}

/// A wholly new id, to be nobody's.
pub(crate) fn nobody() -> PersonId {
    Id::<Fresh>::from_number(u128::MAX).cast()
}
