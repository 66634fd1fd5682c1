//! Who may merge what, how merges add up, and that nothing is lost by any number of them.

use std::collections::{BTreeMap, BTreeSet};

use ledger::serde_json::{Value, json};
use ledger::{Author, Env, FactKind as _, Id, Instant, Ledger, NewFact, Stream, StreamId, UserId, Write};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Absorbed, Claim, DuplicateFact, MergeId, Merged, Words, claim, undone};
use super::rules::{self, File};
use super::store;
use crate::consent::{Answer, Given, give};
use crate::person::{Identity, Person, PersonId};
use crate::tests::{history, known, stream, stream_id};

fn person(n: u128) -> PersonId {
    Id::from_number(n)
}

fn user(n: u128) -> UserId {
    Id::from_number(n)
}

/// Keys of what is wrong.
type Keys = &'static [&'static str];
/// What is tried: the file that ended, its merge, the file that went on, a reason, and what is wrong with it.
type Parting<'a> = (&'a str, File, Option<&'a Claim>, File, &'a str, Keys);

fn keys(problems: Problems) -> Vec<String> {
    problems.0.into_iter().map(|problem| problem.key).collect()
}

#[test]
fn only_somebody_who_registered_neither_merges_and_parts() {
    let file = |n: u128, creators: &[u128], stands: bool| File { id: person(n), creators: creators.iter().map(|n| user(*n)).collect(), stands };
    let cases: &[(&str, File, File, &[&str])] = &[
        ("two files of others", file(1, &[10], true), file(2, &[11], true), &[]),
        ("one's own file ends", file(1, &[50], true), file(2, &[11], true), &["duplicate-own-file"]),
        ("one's own file goes on", file(1, &[10], true), file(2, &[50], true), &["duplicate-own-file"]),
        ("one registered a part of it", file(1, &[10], true), file(2, &[11, 50], true), &["duplicate-own-file"]),
        ("with itself", file(1, &[10], true), file(1, &[10], true), &["duplicate-same-file"]),
        ("a file that is part of another", file(1, &[10], false), file(2, &[11], true), &["duplicate-not-standing"]),
        ("into a file that is part of another", file(1, &[10], true), file(2, &[11], false), &["duplicate-not-standing"]),
        ("everything", file(1, &[50], false), file(1, &[50], false), &["duplicate-same-file", "duplicate-not-standing", "duplicate-own-file"]),
    ];
    for (what, from, into, expected) in cases {
        let found = rules::may_merge(from, into, user(50)).err().map(keys).unwrap_or_default();
        assert_eq!(found, *expected, "{what}");
    }
    let merged = Merged { merge: Id::from_number(9), into: person(2), reason: "r".into(), homes: Vec::new() };
    let claim = Claim { merged, tick: 1, at: Instant::from_millis(0), by: user(50) };
    let cases: &[Parting<'_>] = &[
        ("by whoever merged", file(1, &[10], false), Some(&claim), file(2, &[11], true), "wrong", &[]),
        ("not merged", file(1, &[10], true), None, file(2, &[11], true), "wrong", &["duplicate-not-merged"]),
        ("merged into another", file(1, &[10], false), Some(&claim), file(3, &[11], true), "wrong", &["duplicate-not-merged"]),
        ("which was merged since", file(1, &[10], false), Some(&claim), file(2, &[11], false), "wrong", &["duplicate-part-first"]),
        ("one's own", file(1, &[50], false), Some(&claim), file(2, &[11], true), "wrong", &["duplicate-own-file"]),
        ("one's own goes on", file(1, &[10], false), Some(&claim), file(2, &[50], true), "wrong", &["duplicate-own-file"]),
        ("without a reason", file(1, &[10], false), Some(&claim), file(2, &[11], true), " \t", &["person-reason-missing"]),
    ];
    for (what, lost, claim, kept, reason, expected) in cases {
        let found = rules::part(lost, *claim, kept, user(50), reason).err().map(keys).unwrap_or_default();
        assert_eq!(found, *expected, "{what}");
    }
    assert_eq!(keys(rules::reason(&"x".repeat(501)).err().unwrap_or_default()), ["person-too-long"]);
    assert_eq!(rules::reason("  same   passport ").ok().as_deref(), Some("same passport"));
}

fn fact(kind: &str, body: Value) -> NewFact {
    known::<DuplicateFact>(kind, &body)
}

fn merged(merge: u128, into: u128) -> NewFact {
    fact("duplicate/merged", json!({ "merge": Id::<super::facts::MergeMark>::from_number(merge), "into": person(into), "reason": "r" }))
}

fn unmerged(merge: u128) -> NewFact {
    fact("duplicate/unmerged", json!({ "merge": Id::<super::facts::MergeMark>::from_number(merge), "reason": "r" }))
}

#[test]
fn a_file_is_part_of_the_last_one_it_was_merged_into() {
    let cases: &[(&str, Vec<NewFact>, Option<u128>)] = &[
        ("nothing", vec![], None),
        ("merged", vec![merged(1, 20)], Some(20)),
        ("parted", vec![merged(1, 20), unmerged(1)], None),
        ("parted before it was heard of", vec![unmerged(1), merged(1, 20)], None),
        ("again", vec![merged(1, 20), unmerged(1), merged(2, 20)], Some(20)),
        ("elsewhere", vec![merged(1, 20), merged(2, 30)], Some(30)),
        ("elsewhere was wrong", vec![merged(1, 20), merged(2, 30), unmerged(2)], Some(20)),
    ];
    for (what, facts, expected) in cases {
        let copies =
            facts.iter().map(|f| NewFact { kind: f.kind.clone(), compartment: f.compartment, class: f.class, happened_on: None, body: f.body.clone() });
        assert_eq!(claim(&stream(copies)).map(|claim| claim.merged.into.number()), *expected, "{what}");
    }
}

#[test]
fn what_the_other_file_said_counts_until_the_merge_is_taken_back() {
    let registered = || known::<crate::person::PersonFact>("person/registered", &json!({ "code": "A", "identity": { "given": "Awa" }, "care": "separated" }));
    let absorbed = |merge: u128, care: &str, restricted: bool| {
        fact(
            "duplicate/absorbed",
            json!({ "merge": Id::<super::facts::MergeMark>::from_number(merge), "from": person(30), "care": care, "restricted": restricted, "staff": [user(5)] }),
        )
    };
    let released = |merge: u128| fact("duplicate/released", json!({ "merge": Id::<super::facts::MergeMark>::from_number(merge), "from": person(30) }));
    let lifted = || known::<crate::person::PersonFact>("person/care_set", &json!({ "care": "", "reason": "mother found" }));
    let state = |facts: Vec<NewFact>| {
        let stream = stream(facts);
        let person = Person::fold(&stream);
        (person.care, person.restricted, crate::assignment::staff_of(&stream).len(), person.version)
    };
    assert_eq!(state(vec![registered()]), ("separated".to_owned(), false, 0, 1));
    assert_eq!(state(vec![registered(), absorbed(1, "unaccompanied", true)]), ("unaccompanied".to_owned(), true, 1, 1));
    assert_eq!(state(vec![registered(), absorbed(1, "", false)]), ("separated".to_owned(), false, 1, 1), "a mark on either counts");
    assert_eq!(state(vec![registered(), absorbed(1, "unaccompanied", true), released(1)]), ("separated".to_owned(), false, 0, 1));
    assert_eq!(state(vec![registered(), absorbed(1, "unaccompanied", true), lifted()]), (String::new(), true, 1, 2), "a human who lifts it later is heard");
    let both = vec![registered(), absorbed(1, "unaccompanied", false), absorbed(2, "unaccompanied", true), released(1)];
    assert_eq!(state(both), ("unaccompanied".to_owned(), true, 1, 1), "what another merge brought stays");
}

/// Anything that may be said of likeness.
fn deed() -> impl Strategy<Value = (&'static str, Value)> + Clone {
    let merge = || (1..4_u128).prop_map(Id::<super::facts::MergeMark>::from_number);
    let other = || (20..24_u128).prop_map(person);
    prop_oneof![
        2 => other().prop_map(|other| ("duplicate/different", json!({ "other": other }))),
        2 => (other(), 0..1000_i64, prop::option::of(merge())).prop_map(|(other, score, merge)| ("duplicate/perhaps", json!({ "other": other, "score": score, "merge": merge }))),
        3 => (merge(), other()).prop_map(|(merge, into)| ("duplicate/merged", json!({ "merge": merge, "into": into, "reason": "r" }))),
        2 => merge().prop_map(|merge| ("duplicate/unmerged", json!({ "merge": merge, "reason": "r" }))),
        2 => (merge(), other(), prop::sample::select(vec!["", "separated", "unaccompanied"])).prop_map(|(merge, from, care)| ("duplicate/absorbed", json!({ "merge": merge, "from": from, "care": care }))),
        1 => (merge(), other()).prop_map(|(merge, from)| ("duplicate/released", json!({ "merge": merge, "from": from }))),
    ]
}

fn seen(stream: &Stream) -> Value {
    let words = Words::fold(stream);
    let claim = claim(stream).map(|claim| (claim.merged.into, claim.merged.merge, claim.tick));
    let questions: BTreeMap<String, i64> = words.questions.into_iter().map(|(other, q)| (other.to_string(), q.perhaps.score)).collect();
    let different: BTreeMap<String, i64> = words.different.into_iter().map(|(other, tick)| (other.to_string(), tick)).collect();
    json!({ "claim": claim, "questions": questions, "different": different, "care": Person::fold(stream).care })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_order_of_arrival_says_the_same((facts, received) in history::twice("duplicate", deed())) {
        let read = history::readable::<DuplicateFact>(&facts);
        let one = Stream::new(stream_id(), facts);
        prop_assert_eq!(seen(&one), seen(&Stream::new(stream_id(), received)));
        // A merge that anybody took back counts no more, whichever came first.
        let over: BTreeSet<MergeId> = read.iter().filter_map(|(_, what)| match what {
            DuplicateFact::Unmerged(unmerged) => Some(unmerged.merge),
            DuplicateFact::Released(released) => Some(released.merge),
            _ => None,
        }).collect();
        prop_assert_eq!(&undone(&one), &over);
        let last = read.iter().rev().find_map(|(_, what)| match what {
            DuplicateFact::Merged(merged) if !over.contains(&merged.merge) => Some(merged.into),
            _ => None,
        });
        prop_assert_eq!(claim(&one).map(|claim| claim.merged.into), last);
    }
}

const TABLES: &[(&str, &str)] = &[
    ("person", "person_id, code, care, restricted, arrived_at, version"),
    ("merged_person", "person_id, into_id, code, merge_id, tick, merged_by, void"),
    ("assignment", "person_id, user_id, since_at"),
    ("different", "one_id, other_id, tick"),
    ("duplicate_pair", "one_id, other_id, site_id, score, tick, by_id"),
];

async fn register(write: &mut Write, n: u128) -> StreamId {
    let id: StreamId = Id::from_number(1000 + n);
    let mut stream = write.load(id).await.unwrap();
    let given = Given { id: format!("c{n}"), answers: [("general".to_owned(), Answer::Given)].into(), ..Given::default() };
    let identity = Identity { given: format!("Name{n}"), ..Identity::default() };
    let registered = json!({ "code": format!("AGZ-{n}"), "identity": identity });
    let facts = give(given).into_iter().chain([known::<crate::person::PersonFact>("person/registered", &registered)]);
    write.append(&mut stream, facts).await.unwrap();
    id
}

/// Merges as nodes may write them that do not know of each other: into files that are part of others, in rings, twice.
async fn random_merges(ledger: &Ledger, deeds: &[(usize, usize, bool)], people: &[StreamId]) {
    for (n, (from, into, undo)) in deeds.iter().enumerate() {
        let (from, into) = (people[*from], people[*into]);
        let mut write = ledger.write(Author { user: user(7), site: Id::from_number(3) }).await.unwrap();
        let (mut lost, mut kept) = (write.load(from).await.unwrap(), write.load(into).await.unwrap());
        let claimed = claim(&lost);
        match claimed {
            Some(claim) if *undo => {
                let merge = claim.merged.merge;
                let mut kept = write.load(claim.merged.into.cast()).await.unwrap();
                let end = json!({ "merge": merge, "reason": "r" });
                write.append(&mut lost, [known::<DuplicateFact>("duplicate/unmerged", &end)]).await.unwrap();
                let end = json!({ "merge": merge, "from": from });
                write.append(&mut kept, [known::<DuplicateFact>("duplicate/released", &end)]).await.unwrap();
            }
            _ if from != into => {
                let merge: MergeId = write.id();
                let merged = Merged { merge, into: into.cast(), reason: format!("reason {n}"), homes: Vec::new() };
                let absorbed = Absorbed {
                    merge,
                    from: from.cast(),
                    care: ["", "separated", "unaccompanied"][n % 3].to_owned(),
                    restricted: n % 5 == 0,
                    died: false,
                    arrived_at: None,
                    staff: vec![user(u128::try_from(n % 3).unwrap())],
                };
                write.append(&mut lost, [DuplicateFact::Merged(merged).fact()]).await.unwrap();
                write.append(&mut kept, [DuplicateFact::Absorbed(absorbed).fact()]).await.unwrap();
            }
            _ => {}
        }
        write.commit().await.unwrap();
        ledger.env().advance_ms(i64::try_from(n % 2).unwrap());
    }
}

/// Every file is read in full, stands or leads to one that stands, and is among the parts of that one.
async fn nothing_is_lost(ledger: &Ledger, people: &[StreamId]) {
    let mut conn = ledger.read().await.unwrap();
    let standing = ledger::all!(&mut conn, (PersonId,), "select person_id from person order by person_id limit 1000").unwrap();
    let standing: BTreeSet<PersonId> = standing.into_iter().map(|row| row.0).collect();
    assert!(!standing.is_empty(), "a ring of merges makes nobody disappear");
    for (n, id) in people.iter().enumerate() {
        let id: PersonId = id.cast();
        let stream = ledger.stream(&mut conn, id.cast()).await.unwrap();
        assert!(stream.facts().iter().all(|fact| fact.body.is_some()), "every fact is still readable");
        assert_eq!(Person::fold(&stream).identity.given, format!("Name{n}"));
        match store::root(&mut conn, id).await.unwrap() {
            Some(root) => {
                assert!(!standing.contains(&id), "{n} stands although it is part of another");
                assert!(standing.contains(&root), "{n} leads to a file that stands");
                assert!(store::former(&mut conn, root).await.unwrap().contains(&id), "{n} is among the parts of where it leads");
            }
            None => assert!(standing.contains(&id), "{n} stands"),
        }
        let code = format!("AGZ-{n}");
        let found = crate::person::find_code(&mut conn, &code).await.unwrap().unwrap();
        assert_eq!(found, store::root(&mut conn, id).await.unwrap().unwrap_or(id), "the code leads to the person");
        assert!(crate::person::code_taken(&mut conn, &code).await.unwrap(), "and is given to nobody else");
    }
}

#[tokio::test]
async fn random_merges_lose_nothing_and_rebuild_to_the_same() {
    let projectors = || crate::rooms().iter().filter_map(|room| room.projector).collect::<Vec<_>>();
    for engine in testing::engines() {
        let mut rings = 0;
        for seed in 1..=6_u64 {
            let place = testing::place(engine).await;
            let ledger = place.open(projectors(), Env::fixed(Instant::from_millis(1_772_323_200_000), seed)).await;
            let mut people = Vec::new();
            let mut write = ledger.write(Author { user: user(1), site: Id::from_number(3) }).await.unwrap();
            for n in 0..6 {
                people.push(register(&mut write, n).await);
            }
            write.commit().await.unwrap();
            let dice = Env::fixed(Instant::from_millis(0), seed);
            let below = |n: u64| usize::try_from(u64::from_le_bytes(dice.bytes()) % n).unwrap();
            let deeds: Vec<(usize, usize, bool)> = (0..24).map(|_| (below(6), below(6), below(3) == 0)).collect();
            for chunk in deeds.chunks(6) {
                random_merges(&ledger, chunk, &people).await;
                nothing_is_lost(&ledger, &people).await;
                let live = ledger.projection_dump(TABLES).await.unwrap();
                rings += live.iter().filter(|line| line.starts_with("merged_person") && (line.ends_with("|true") || line.ends_with("|1"))).count();
                ledger.rebuild(|_, _| {}).await.unwrap();
                assert_eq!(ledger.projection_dump(TABLES).await.unwrap(), live, "{engine:?}, seed {seed}");
            }
        }
        assert!(rings > 0, "some of the merges made rings");
    }
}

#[tokio::test]
async fn an_open_question_is_asked_until_somebody_answers_on_either_side() {
    testing::each(|place| async move {
        let projectors = crate::rooms().iter().filter_map(|room| room.projector).collect();
        let ledger = place.open(projectors, Env::fixed(Instant::from_millis(1_772_323_200_000), 1)).await;
        let mut write = ledger.write(Author { user: user(1), site: Id::from_number(3) }).await.unwrap();
        let (one, other) = (register(&mut write, 0).await, register(&mut write, 1).await);
        let (mut a, mut b) = (write.load(one).await.unwrap(), write.load(other).await.unwrap());
        write.append(&mut a, [fact("duplicate/perhaps", json!({ "other": other, "score": 700, "reasons": ["same-name"], "found": "index" }))]).await.unwrap();
        write.append(&mut b, [fact("duplicate/different", json!({ "other": one }))]).await.unwrap();
        write.commit().await.unwrap();
        let mut conn = ledger.read().await.unwrap();
        for (id, them) in [(one, other), (other, one)] {
            assert_eq!(store::apart(&mut conn, id.cast()).await.unwrap(), [them.cast()].into(), "remembered on both sides");
        }
        assert_eq!(store::askers(&mut conn, other.cast()).await.unwrap(), [one.cast()]);
    })
    .await;
}
