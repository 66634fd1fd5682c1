//! Tables small enough to check by eye, and whatever a file may hold.

use proptest::prelude::*;

use crate::{Batch, Finder, MATCH_MIN, Table};

const PEOPLE: &str = "id,given,surname,sex,dob,nat1,birthplace,mother_given,phone,site,case_id\n\
    1,Mamadou,Diallo,M,1998-03-12,GIN,Labé,Aissatou,+224 620 11 22 33,AGZ,A-1\n\
    2,Momodou,Jallow,M,12/03/1998,GIN,Labe,Isatou,,BJL,B-7\n\
    3,Fatoumata,Diallo,F,2001-07-30,GIN,Labé,Aissatou,+224 620 11 22 33,AGZ,A-1\n\
    4,Tesfaye,Haile,M,1990-05-05,ETH,Mekelle,Almaz,,KSL,\n\
    5,Xasan,Cabdi,M,1995-11-02,SOM,Kismayo,Caasha,,JIJ,\n\
    6,Hassan,Abdi,M,1995-11-02,SOM,Kismaayo,Asha,,CAI,\n";

fn pairs(text: &str, threads: usize) -> Vec<(String, String, f32)> {
    let table = Table::read(text.as_bytes()).unwrap();
    let (_, found) = Batch::run(&table, threads, &|_| {});
    found.iter().map(|m| (table.id(m.a).to_owned(), table.id(m.b).to_owned(), m.score)).collect()
}

#[test]
fn one_person_in_two_spellings_is_found_and_the_sister_is_not() {
    let found = pairs(PEOPLE, 1);
    let sure: Vec<(&str, &str)> = found.iter().filter(|p| p.2 >= MATCH_MIN).map(|p| (p.0.as_str(), p.1.as_str())).collect();
    assert!(sure.contains(&("1", "2")) && sure.contains(&("5", "6")), "{found:?}");
    assert_eq!(sure.len(), 2, "{found:?}");
}

#[test]
fn threads_change_nothing() {
    assert_eq!(pairs(PEOPLE, 1), pairs(PEOPLE, 2));
}

#[test]
fn a_bad_row_is_told_with_its_line_and_the_rest_goes_on() {
    let text = "\u{feff}first_name;family_name;date_of_birth\nAwa;Traoré;1990\nonly one\n;;\nMoussa;Keita;1/2/1991\n";
    let table = Table::read(text.as_bytes()).unwrap();
    assert_eq!(table.len(), 2);
    assert_eq!(table.bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(table.id(1), "5");
    assert!(Table::read("a,b\n1,2\n".as_bytes()).is_err());
}

#[test]
fn linking_finds_only_pairs_of_both_tables() {
    let table = Table::read_two(PEOPLE.as_bytes(), PEOPLE.as_bytes()).unwrap();
    let (_, found) = Batch::run(&table, 1, &|_| {});
    assert!(!found.is_empty() && found.iter().all(|m| m.a < 6 && m.b >= 6));
}

#[test]
fn a_question_finds_the_person_in_another_spelling() {
    let finder = Finder::read(PEOPLE.as_bytes()).unwrap();
    let questions = "id,full_name,age,reg_date\nq,Xassan Cabdii,25,2021-01-01\nr,Zzz Yyy,,\n";
    let mut told = Vec::new();
    finder.answer(questions.as_bytes(), 3, |id, hits, _| told.push((id.to_owned(), hits.first().map(|(id, _)| (*id).to_owned())))).unwrap();
    assert!(matches!(told[0].1.as_deref(), Some("5" | "6")), "{told:?}");
    assert_eq!(told[1], ("r".to_owned(), None));
}

#[test]
fn one_date_in_two_calendars_is_one_date_where_both_are_used() {
    use crate::register::{Birth, Span, read_birth};
    let told = |text: &str, ethiopic: bool| Birth { ethiopic, ..read_birth(text).unwrap() };
    for (ethiopian, gregorian) in [("2000-02-01", "2007-10-12"), ("1992-06-15", "2000-02-23"), ("2010-04-29", "2018-01-07")] {
        assert_eq!(told(ethiopian, true).meet(told(gregorian, false)), Span::Calendar, "{gregorian}");
        assert_eq!(told(gregorian, false).meet(told(ethiopian, false)), Span::UpToTen);
    }
    assert_eq!(told("1995-05-14", true).meet(told("1987-05-14", true)), Span::Calendar);
    assert_eq!(told("1995-05-14", true).meet(told("1987-05-15", true)), Span::UpToTen);
    assert_eq!(told("1995", true).meet(told("1987-05-15", true)), Span::CalendarYear);
    assert_eq!(told("1995", true).meet(told("1989", true)), Span::UpToTen);
}

#[test]
fn who_is_written_in_two_scripts_is_found_as_who_is_written_in_one() {
    let found = pairs(
        "id,given,surname,sex,dob,nat1\n1,Genet,Abebe,F,1998-03-12,ERI\n2,قنت,اببي,F,1998-03-12,ERI\n\
         3,Girma,Worku,M,1991-07-02,ETH\n4,ግርማ,ወርቁ,M,1991-07-02,ETH\n5,Selam,Haile,F,1985-01-30,ETH\n",
        1,
    );
    let sure: Vec<(&str, &str)> = found.iter().filter(|p| p.2 >= MATCH_MIN).map(|p| (p.0.as_str(), p.1.as_str())).collect();
    assert!(sure.len() == 2 && sure.contains(&("1", "2")) && sure.contains(&("3", "4")), "{found:?}");
}

#[test]
fn families_that_are_alike_by_chance_do_not_make_each_other_sure() {
    use super::party::others;
    let pair = |a: u32, b: u32, own: f32| super::Pair { a, b, odds: crate::model::Odds { own, ..Default::default() }, score: 0.0 };
    let own = |list: &[(u32, u32, f32)], size: f32| others(&pair(0, 10, 2.0), list, size);
    // Nobody else, whoever is of the pair itself, and somebody who is no more alike than strangers say nothing.
    assert!((own(&[], 3.0) - 1.0).abs() < 1e-6);
    assert!((own(&[(0, 11, 9.0), (1, 10, 9.0)], 3.0) - 1.0).abs() < 1e-6);
    assert!((own(&[(1, 11, 0.0)], 3.0) - 1.0).abs() < 1e-6);
    // What is doubtful stays doubtful among many; what is each one's own counts once for each.
    assert!(own(&[(1, 11, 2.0), (2, 12, 2.0)], 6.0) < 2.0);
    let (one, two) = (own(&[(1, 11, 8.0)], 3.0), own(&[(1, 11, 8.0), (2, 12, 8.0)], 3.0));
    assert!(one > 100.0 && (two / one / one - 1.0).abs() < 1e-3);
}

proptest! {
    #[test]
    fn whatever_a_file_holds_is_read_without_a_crash(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"id,given,surname,dob,age,reg_date,nat1,phone,camp\n".to_vec();
        file.extend(bytes);
        if let Ok(table) = Table::read(file.as_slice()) {
            Batch::run(&table, 1, &|_| {});
        }
    }

    #[test]
    fn whatever_a_question_holds_is_answered_or_reported(header in "[a-z_;,|\"]{0,30}", bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut finder = Finder::read(PEOPLE.as_bytes()).unwrap();
        for head in ["full_name,dob,phone\n".to_owned(), format!("{header},name\n")] {
            let mut file = head.into_bytes();
            file.extend(&bytes);
            let _ = finder.answer(file.as_slice(), 5, |_, hits, _| assert!(hits.len() <= 5));
            let before = finder.len();
            if finder.add(file.as_slice()).is_err() {
                assert_eq!(finder.len(), before);
            }
            let _ = Table::read_two(file.as_slice(), PEOPLE.as_bytes());
        }
    }

    #[test]
    fn the_order_of_two_people_does_not_matter(name in "\\PC{0,20}", other in "\\PC{0,20}", dob in "[0-9/-]{0,10}", year in "19[0-9]{2}") {
        use crate::compare::Comparer;
        use crate::register::Frequencies;
        let clean = |text: &str| text.replace(['"', ',', '\n', '\r'], " ");
        let file = format!("given,surname,dob\n{} x,{},{dob}\n{} x,{},{year}\n", clean(&name), clean(&other), clean(&other), clean(&name));
        let table = Table::read(file.as_bytes()).unwrap();
        if table.len() == 2 {
            let frequencies = Frequencies::of(&table.register);
            let comparer = Comparer::new(&table.register, &frequencies);
            let (ab, ba) = (comparer.compare(table.register.who(0), table.register.who(1)), comparer.compare(table.register.who(1), table.register.who(0)));
            prop_assert_eq!(ab.level, ba.level);
        }
    }
}
