//! What every register holds to, whatever its size and seed.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use proptest::prelude::*;
use registers::{COLUMNS, Order, TRUTH_COLUMNS, generate};

const FILES: [&str; 6] = ["register.csv", "truth.csv", "queries.csv", "queries_truth.csv", "a.csv", "b.csv"];

/// Rows by column name.
fn table(folder: &Path, name: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
    let head = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| head.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn column<'a>(rows: &'a [HashMap<String, String>], name: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

fn made(records: u32, queries: u32, seed: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = generate(Order { records, queries, seed }, folder.path()).unwrap();
    assert_eq!(made.records, records);
    folder
}

fn check(folder: &Path, records: u32) {
    let (register, truth) = (table(folder, "register.csv"), table(folder, "truth.csv"));
    assert_eq!(register.len(), usize::try_from(records).unwrap());
    assert_eq!(column(&register, "id"), column(&truth, "id"));
    assert_eq!(column(&register, "id").into_iter().collect::<HashSet<_>>().len(), register.len());
    let named = |row: &HashMap<String, String>| ["given", "surname", "full_name"].iter().any(|name| !row[*name].is_empty());
    assert!(register.iter().all(named), "everybody has a name");

    let mut cases = HashSet::new();
    for (row, fact) in register.iter().zip(&truth).filter(|(row, _)| !row["case_id"].is_empty()) {
        assert!(cases.insert((&row["case_id"], &fact["person"])), "{} stands twice in {}", fact["person"], row["case_id"]);
    }

    let (a, b) = (table(folder, "a.csv"), table(folder, "b.csv"));
    let halves: HashSet<&str> = column(&a, "id").into_iter().chain(column(&b, "id")).collect();
    assert_eq!((halves.len(), a.len() + b.len()), (register.len(), register.len()), "two centres share the register and no record");
    let sites = |rows: &'_ [HashMap<String, String>]| rows.iter().map(|row| row["site"].clone()).collect::<HashSet<_>>();
    assert!(sites(&a).is_disjoint(&sites(&b)));

    let mut records_of: HashMap<&str, HashSet<&str>> = HashMap::new();
    for fact in &truth {
        records_of.entry(&fact["person"]).or_default().insert(&fact["id"]);
    }
    let (queries, answers) = (table(folder, "queries.csv"), table(folder, "queries_truth.csv"));
    assert_eq!(column(&queries, "id"), column(&answers, "id"));
    for answer in &answers {
        let wanted: HashSet<&str> = answer["ids"].split_whitespace().collect();
        assert_eq!(wanted, records_of.get(answer["person"].as_str()).cloned().unwrap_or_default());
    }
    assert!(queries.iter().all(|row| row["case_id"].is_empty()));
}

#[test]
fn a_seed_makes_the_same_files_and_another_seed_others() {
    let (first, again, other) = (made(500, 100, 7), made(500, 100, 7), made(500, 100, 8));
    for name in FILES {
        let read = |folder: &tempfile::TempDir| std::fs::read(folder.path().join(name)).unwrap();
        assert!(read(&first) == read(&again), "{name} differs");
        assert!(read(&first) != read(&other), "{name} does not depend on the seed");
    }
}

#[test]
fn ten_thousand_records_are_as_told() {
    let folder = made(10_000, 2_000, 3);
    let folder = folder.path();
    check(folder, 10_000);
    let head = |name: &str| csv::Reader::from_path(folder.join(name)).unwrap().headers().unwrap().iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((head("register.csv"), head("queries.csv")), (COLUMNS.map(str::to_owned).to_vec(), COLUMNS.map(str::to_owned).to_vec()));
    assert_eq!(head("truth.csv"), TRUTH_COLUMNS.map(str::to_owned).to_vec());

    let truth = table(folder, "truth.csv");
    let mut times: HashMap<&str, usize> = HashMap::new();
    for person in column(&truth, "person") {
        *times.entry(person).or_default() += 1;
    }
    let again = column(&truth, "person").iter().filter(|person| times[**person] > 1).count();
    assert!((2_500..3_500).contains(&again), "{again} of 10,000 records have another of the same person");
    assert_eq!(times.values().max(), Some(&5));
    for (name, least) in [("region", 150), ("script", 50), ("dob_kind", 30), ("layout", 1_000), ("sex", 2_000)] {
        let mut sizes: HashMap<&str, usize> = HashMap::new();
        for value in column(&truth, name) {
            *sizes.entry(value).or_default() += 1;
        }
        assert!(sizes.values().all(|size| *size >= least), "{name}: {sizes:?}");
    }
    let answers = table(folder, "queries_truth.csv");
    let absent = answers.iter().filter(|row| row["ids"].is_empty()).count();
    assert!(answers.len() == 2_000 && (300..500).contains(&absent), "{absent} of {} lookups are for somebody else", answers.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_register_keeps_its_promises(records in 1_u32..400, queries in 0_u32..200, seed: u64) {
        let folder = made(records, queries, seed);
        check(folder.path(), records);
    }
}
