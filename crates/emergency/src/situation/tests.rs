use house::capacity::{Figures, needs};
use ledger::{Id, Instant};

use super::rules::{self, Audience, HIDDEN, parts, shown};
use crate::event::{BySex, Tally};
use crate::task::{State, TaskRow, Team};

#[test]
fn small_numbers_stay_inside() {
    for (n, expected) in [(0, "0"), (1, "*"), (4, "*"), (5, "5"), (100, "100")] {
        assert_eq!((shown(n, Audience::Inside), shown(n, Audience::Outside)), (n.to_string(), expected.to_owned()));
    }
    let out = |counts: &[i64]| parts(counts, Audience::Outside).join(" ");
    assert_eq!([out(&[40, 3, 0, 9]), out(&[4, 4, 30]), out(&[12, 20]), out(&[3, 0])], ["40 * 0 *", "* * *", "12 20", "* 0"]);
    assert_eq!(parts(&[40, 3], Audience::Inside), ["40", "3"]);
}

/// No hidden part can be worked out from the whole, the parts that are told, and knowing the rule: several ways to split
/// the whole look the same, and each hidden part differs among them.
#[test]
fn no_difference_tells_a_hidden_number() {
    for whole in 5..=24_i64 {
        let ways: Vec<[i64; 3]> = (0..=whole).flat_map(|a| (0..=whole - a).map(move |b| [a, b, whole - a - b])).collect();
        for way in &ways {
            let out = parts(way, Audience::Outside);
            let alike: Vec<&[i64; 3]> = ways.iter().filter(|other| parts(*other, Audience::Outside) == out).collect();
            for place in (0..3).filter(|place| out[*place] == HIDDEN) {
                assert!(alike.iter().any(|other| other[place] != way[place]), "{way:?} is told as {out:?}");
            }
        }
    }
}

#[test]
fn standards_for_those_in_the_house() {
    let figures = Figures { toilets_women: Some(2), toilets_men: Some(2), water_l: Some(2_000), covered_dm2: Some(34_999), ..Figures::default() };
    let rows = rules::standards(&needs(100, 41, 59), &figures, 90);
    let found: Vec<_> = rows.iter().map(|row| (row.key, row.needed, row.there, row.missing())).collect();
    assert_eq!(
        found,
        [
            ("situation-beds", 100, Some(90), Some(10)),
            ("situation-toilets", 6, Some(4), Some(2)),
            ("situation-toilets-women", 3, Some(2), Some(1)),
            ("situation-showers", 6, None, None),
            ("situation-water", 2_000, Some(2_000), Some(0)),
            ("situation-covered", 350, Some(349), Some(1)),
            ("situation-area", 3_000, None, None),
        ]
    );
}

#[test]
fn tasks_by_group() {
    let task = |team, state, due: i64| TaskRow {
        id: Id::from_number(1),
        template: String::new(),
        what: String::new(),
        team,
        who: String::new(),
        place: String::new(),
        note: String::new(),
        state,
        due_at: Instant::from_millis(due),
    };
    let tasks =
        [task(Team::Ngos, State::Open, 5), task(Team::Ngos, State::Done, 5), task(Team::Centre, State::Doing, 50), task(Team::Authority, State::Dropped, 5)];
    let teams = rules::by_team(&tasks, Instant::from_millis(10));
    let found: Vec<_> = teams.iter().map(|team| (team.team, team.done.len(), team.doing.len(), team.open.len(), team.late)).collect();
    assert_eq!(found, [(Team::Ngos, 1, 0, 1, 1), (Team::Centre, 0, 1, 0, 0)]);
}

#[test]
fn ages_and_hours() {
    let bands = (12..20).map(|male| BySex { female: 3, male, unknown: 0 }).collect();
    let tally = Tally { bands, ..Tally::default() };
    let rows = rules::ages(&tally);
    assert_eq!((rows.len(), rows[0].clone(), rows[7][0].as_str()), (8, ["0-4", "3", "12", "0", "15"].map(str::to_owned).to_vec(), ""));
    let mut tally = Tally { children: 33, sex: BySex { female: 3, male: 40, unknown: 2 }, ..tally };
    assert_eq!(rules::children(&tally, Audience::Outside), "33");
    let seen = Tally { heads: 30, untriaged: 29, levels: [1, 0, 0], ..Tally::default() };
    assert_eq!(
        (rules::triage(&seen, Audience::Outside), rules::triage(&seen, Audience::Inside)),
        (["*", "0", "0", "*"].map(str::to_owned), ["1", "0", "0", "29"].map(str::to_owned))
    );
    tally.bands[1] = BySex { female: 1, male: 2, unknown: 0 };
    let (ages, sexes) = rules::margins(&tally);
    assert_eq!((ages[0].1.as_str(), ages[1].1.as_str(), ages[2].1.as_str(), sexes.join(" ")), ("*", "*", "17", "* 40 *".to_owned()));
    assert_eq!((rules::children(&tally, Audience::Outside).as_str(), rules::children(&tally, Audience::Inside).as_str()), ("*", "33"));
    let at = Instant::from_millis;
    assert_eq!([rules::hours(at(0), at(3_599_999)), rules::hours(at(0), at(6 * 3_600_000)), rules::hours(at(9), at(0))], [0, 6, 0]);
}
