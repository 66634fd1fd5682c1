//! Files small enough to count by hand.

use std::collections::HashSet;

use registers::evaluate::{Kinship, PairsOrder, Tally, Truth, lookup, pairs};

/// 1, 2, 3 are one woman; 4, 5 one man; 6 is his twin; 7 their father; 8 a namesake of the man.
const TRUTH: &str = "\
id,person,region,script,dob_kind,layout,sex,family,role,mother,father,birth,name
1,A,horn,Latn,day,split,F,f1,alone,x,y,1990-01-01,n1
2,A,horn,Latn,year,split,F,f1,alone,x,y,1990-01-01,n1
3,A,horn,Arab,day,full,F,f1,alone,x,y,1990-01-01,n1
4,B,coast,Latn,day,split,M,f2,child,m,D,2010-01-01,n2
5,B,coast,Latn,day,split,M,f2,child,m,D,2010-01-01,n2
6,C,coast,Latn,day,split,M,f2,child,m,D,2010-01-01,n3
7,D,coast,Latn,day,split,M,f2,head,p,q,1970-01-01,n4
8,E,coast,Latn,day,split,M,f3,alone,r,s,2001-01-01,n2
";

const PAIRS: &str = "\
id_a,id_b,score,decision,reasons
1,2,0.9,match,same name
3,1,0.6,review,
4,5,0.95,match,
5,6,0.99,match,
4,7,0.9,match,
4,8,0.3,none,
5,4,0.95,match,
9,1,0.5,match,
";

fn truth() -> Truth {
    Truth::read(TRUTH.as_bytes()).unwrap()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn pairs_are_counted_as_by_hand() {
    let report = pairs(&truth(), PAIRS.as_bytes(), &PairsOrder { left: None, examples: 5 }).unwrap();
    assert_eq!((report.true_pairs, report.pairs, report.unusable), (4, 8, 2));
    assert_eq!((report.matches_count, report.reviews_count), (4, 1));
    assert!(near(report.matches.precision, 0.5) && near(report.matches.recall, 0.5) && near(report.f1(), 0.5));
    assert!(near(report.recall_with_reviews, 0.75));
    // From 0.6 upwards three of five are right, and three of four are found.
    assert!(near(report.best.score, 0.6) && near(report.best.precision, 0.6) && near(report.best.recall, 0.75), "{:?}", report.best);
    let from_09 = report.thresholds.iter().find(|at| near(at.score, 0.9)).unwrap();
    assert!(near(from_09.precision, 0.5) && near(from_09.recall, 0.5), "pairs with one score stand together");
    assert_eq!(report.wrong, [(Kinship::Twins, 1, 1), (Kinship::ParentAndChild, 1, 1)]);
    assert_eq!(report.wrong_examples[0].kinship, Some(Kinship::Twins));
    assert_eq!(
        report.missed_examples.iter().map(|missed| (missed.a.as_str(), missed.b.as_str(), missed.score)).collect::<Vec<_>>(),
        [("1", "3", Some(0.6)), ("2", "3", None)]
    );
}

#[test]
fn recall_is_told_by_stratum() {
    let report = pairs(&truth(), PAIRS.as_bytes(), &PairsOrder::default()).unwrap();
    let tally = |heading: &str, value: &str| {
        let (_, values) = report.strata.iter().find(|(name, _)| *name == heading).unwrap();
        values.iter().find(|(name, _)| name == value).unwrap().1
    };
    assert_eq!(tally("region", "horn"), Tally { found: 1, all: 3 });
    assert_eq!(tally("region", "coast"), Tally { found: 1, all: 1 });
    assert_eq!(tally("weaker birth date", "year"), Tally { found: 1, all: 2 });
    assert_eq!(tally("script", "Arab and Latn"), Tally { found: 0, all: 2 });
    assert_eq!(tally("name fields", "one in one field"), Tally { found: 0, all: 2 });
    let told = report.to_string();
    assert!(told.contains("twins") && told.contains("Arab and Latn"), "{told}");
}

#[test]
fn calibration_compares_scores_with_shares() {
    let report = pairs(&truth(), PAIRS.as_bytes(), &PairsOrder::default()).unwrap();
    let bin = report.calibration.iter().find(|(low, ..)| near(*low, 0.9)).unwrap();
    assert!(bin.1 == 2 && near(bin.2, 0.9) && near(bin.3, 0.5), "{bin:?}");
}

#[test]
fn a_link_counts_pairs_across_alone() {
    let left = HashSet::from(["1", "4", "6"].map(str::to_owned));
    let report = pairs(&truth(), PAIRS.as_bytes(), &PairsOrder { left: Some(left), examples: 0 }).unwrap();
    assert_eq!(report.true_pairs, 3, "1-2, 1-3, 4-5 lie across, 2-3 does not");
    assert_eq!((report.matches_count, report.unusable), (4, 2));
}

#[test]
fn namesakes_are_no_family() {
    let said = "id_a,id_b,score,decision\n4,8,0.9,match\n1,8,0.8,match\n";
    let report = pairs(&truth(), said.as_bytes(), &PairsOrder::default()).unwrap();
    assert_eq!(report.wrong, [(Kinship::Namesakes, 1, 1), (Kinship::Strangers, 1, 1)]);
}

#[test]
fn a_truth_of_two_columns_is_enough() {
    let truth = Truth::read("id,person\nr1,p\nr2,p\nr3,q\n".as_bytes()).unwrap();
    let report = pairs(&truth, "id_a,id_b,score,decision\nr1,r2,1,match\n".as_bytes(), &PairsOrder::default()).unwrap();
    assert!(near(report.f1(), 1.0) && report.strata.is_empty());
    assert!(pairs(&truth, "id_a,score\n".as_bytes(), &PairsOrder::default()).is_err(), "a column is missing");
}

#[test]
fn lookups_are_counted_as_by_hand() {
    let truth = Truth::read("id,ids,region\nq1,r1 r2,horn\nq2,r3,horn\nq3,,horn\nq4,r9,coast\nq5,,coast\n".as_bytes()).unwrap();
    let ranked = "\
query_id,rank,candidate_id,score,micros
q1,1,r2,0.99,100
q1,2,r5,0.9,100
q1,3,r1,0.5,100
q2,1,r7,0.95,300
q2,6,r3,0.2,300
q3,1,r7,0.6,200
q4,,,,50
";
    let report = lookup(&truth, ranked.as_bytes()).unwrap();
    assert_eq!(report.at, [Tally { found: 1, all: 3 }, Tally { found: 1, all: 3 }, Tally { found: 2, all: 3 }]);
    assert!(near(report.mean_reciprocal_rank, (1.0 + 1.0 / 6.0) / 3.0));
    assert_eq!(report.records, Tally { found: 3, all: 4 });
    assert_eq!(report.false_hits, [Tally { found: 1, all: 2 }, Tally { found: 0, all: 2 }]);
    assert_eq!(report.sure_and_wrong, Tally { found: 1, all: 3 });
    assert_eq!((report.micros, report.unanswered), ([100, 200, 200, 300], 1));
    let horn = report.strata.iter().find(|(name, _)| *name == "region").unwrap().1.iter().find(|(name, _)| name == "horn").unwrap().1;
    assert_eq!(horn, Tally { found: 1, all: 2 });
}
