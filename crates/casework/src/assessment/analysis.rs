//! The protection analysis of a site: which threats, what exposes and what protects, among the people followed here. It
//! names nobody, and tells no number so small that somebody could be recognised in it, nor one from which such a number
//! could be found by taking groups from each other.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use care::Level;
use ledger::{Compartment, Conn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result, View, filters};

use super::catalogue::Polarity;
use super::facts::Recorded;
use super::store::{self, Traits};

/// Numbers below this are not told.
const CELL_MIN: i64 = 5;
/// Lines of each list.
const LINES_MAX: usize = 12;
/// Whoever can still be under this age in the year is counted as a child.
const ADULT_YEARS: i64 = 18;
/// From here on no longer young.
const GROWN_YEARS: i64 = 25;
/// From here on older.
const OLDER_YEARS: i64 = 60;

/// What tells groups apart. Each divides everybody, the last group being of those of whom it is not known or not so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Split {
    Sex,
    Age,
    Alone,
}

/// Groups that may be asked for, each with what it is one of and its place there. Only what stands in open columns tells
/// them apart: for nothing else is anything more of anybody opened.
const GROUPS: &[(&str, Split, usize)] = &[
    ("women", Split::Sex, 0),
    ("men", Split::Sex, 1),
    ("children", Split::Age, 0),
    ("young", Split::Age, 1),
    ("adults", Split::Age, 2),
    ("older", Split::Age, 3),
    ("child_alone", Split::Alone, 0),
];

impl Split {
    /// How many groups.
    const fn parts(self) -> usize {
        match self {
            Self::Sex => 3,
            Self::Age => 5,
            Self::Alone => 3,
        }
    }
    /// To which somebody belongs.
    fn part(self, traits: &Traits, year: i64) -> usize {
        match self {
            Self::Sex => match traits.sex {
                2 => 0,
                1 => 1,
                _ => 2,
            },
            Self::Age => match traits.birth_year.map(|born| year - born) {
                Some(age) if age <= ADULT_YEARS => 0,
                Some(age) if age < GROWN_YEARS => 1,
                Some(age) if age < OLDER_YEARS => 2,
                Some(_) => 3,
                None => 4,
            },
            // The other children are a group too: they are what is left of the children of the division by age.
            Self::Alone if traits.alone => 0,
            Self::Alone => 2 - usize::from(traits.birth_year.is_some_and(|born| year - born <= ADULT_YEARS)),
        }
    }
}

/// Among whom.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct AnalysisQuery {
    /// `women`, `men`, `children`, `young`, `adults`, `older`, `child_alone`, or empty for everybody.
    pub group: String,
}

/// How many people something holds for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Tally {
    pub(crate) code: String,
    /// `None`: how many is not told.
    pub(crate) people: Option<i64>,
}

/// The analysis of a site.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "assessment/analysis.html")]
pub struct AnalysisPage {
    group: String,
    groups: Vec<&'static str>,
    /// People assessed, followed here now.
    people: Option<i64>,
    levels: Vec<Tally>,
    threats: Vec<Tally>,
    actors: Vec<Tally>,
    exposing: Vec<Tally>,
    protecting: Vec<Tally>,
    capacities: Vec<Tally>,
    needs: Vec<Tally>,
}

impl View for AnalysisPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("assessment-analysis")
    }
}

/// One of the cells that make up a whole, if it may be told. Cells of one to four are not; and where those together are still
/// so few that the whole would give them away, the smallest of the others is not told either.
fn told(cells: &[i64], at: usize) -> Option<i64> {
    let mut sorted: Vec<(i64, usize)> = cells.iter().enumerate().map(|(place, n)| (*n, place)).filter(|(n, _)| *n > 0).collect();
    sorted.sort_unstable();
    let mut hidden = 0;
    for (n, place) in sorted {
        let hide = n < CELL_MIN || (1..CELL_MIN).contains(&hidden);
        if hide {
            hidden += n;
        }
        if place == at {
            return (!hide).then_some(n);
        }
    }
    Some(0)
}

/// People counted by code.
#[derive(Default)]
struct Count(BTreeMap<String, i64>);

impl Count {
    /// One person, once for each code.
    fn add<'a>(&mut self, codes: impl Iterator<Item = &'a str>) {
        for code in codes.collect::<BTreeSet<_>>() {
            *self.0.entry(code.to_owned()).or_default() += 1;
        }
    }
    fn of(&self, code: &str) -> i64 {
        self.0.get(code).copied().unwrap_or(0)
    }
}

/// What is told of one of the groups, the most frequent first.
fn tallies(groups: &[&Count], at: usize) -> Vec<Tally> {
    let Some(asked) = groups.get(at) else { return Vec::new() };
    let cells = |code: &str| groups.iter().map(|group| group.of(code)).collect::<Vec<_>>();
    let mut all: Vec<Tally> = asked.0.keys().map(|code| Tally { code: code.clone(), people: told(&cells(code), at) }).collect();
    // Those that are not told stand in the order of their codes: their place would tell too.
    all.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.code.cmp(&b.code)));
    all.truncate(LINES_MAX);
    all
}

/// What is told of the levels of one of the groups, the gravest first. Everybody has one level, so that the levels make up the
/// group: of everybody they are told as cells of that whole, of a group only where no cell of the division is small.
fn levels(groups: &[&Count], at: usize) -> Vec<Tally> {
    let mut told_levels = tallies(groups, at);
    let cells: Vec<i64> = told_levels.iter().map(|tally| groups.get(at).map_or(0, |group| group.of(&tally.code))).collect();
    let few = groups.iter().any(|group| group.0.values().any(|n| (1..CELL_MIN).contains(n)));
    for (place, tally) in told_levels.iter_mut().enumerate() {
        let among = if groups.len() > 1 && few { None } else { told(&cells, place) };
        tally.people = tally.people.and(among);
    }
    told_levels.sort_by_key(|tally| std::cmp::Reverse(Level::find(&tally.code)));
    told_levels
}

/// All counts of one group together.
#[derive(Default)]
struct Analysis {
    people: i64,
    levels: Count,
    threats: Count,
    actors: Count,
    exposing: Count,
    protecting: Count,
    capacities: Count,
    needs: Count,
}

fn working(one: &Recorded, polarity: Polarity) -> impl Iterator<Item = &str> {
    one.factors.keys().map(String::as_str).filter(move |code| one.polarity(code) == Some(polarity))
}

impl Analysis {
    fn add(&mut self, one: &Recorded) {
        self.people += 1;
        self.levels.add(std::iter::once(one.level.name()));
        self.threats.add(one.threats.iter().map(|threat| threat.kind.as_str()));
        self.actors.add(one.threats.iter().map(|threat| threat.actor.as_str()));
        self.exposing.add(working(one, Polarity::Risk));
        self.protecting.add(working(one, Polarity::Protective));
        self.capacities.add(one.capacities.iter().map(String::as_str));
        self.needs.add(one.needs.iter().map(String::as_str));
    }
}

/// Factors that expose so many of the people followed at the present site that their number may be told, the most frequent
/// first. Only for whoever may see the analysis; others are told nothing.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub(crate) async fn exposing(cx: &Cx, conn: &mut Conn) -> Result<Vec<(String, i64)>> {
    let mut count = Count::default();
    if cx.may(access::Duty::CaseApprove) && cx.reads(Compartment::Protection) {
        store::each_last(cx.app(), conn, cx.site_id(), |_, one| count.add(working(&one, Polarity::Risk))).await?;
    }
    let mut all: Vec<(String, i64)> = count.0.into_iter().filter(|(_, n)| *n >= CELL_MIN).collect();
    all.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
    Ok(all)
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<AnalysisQuery>) -> Result<Response> {
    if !cx.reads(Compartment::Protection) {
        return Err(Error::Forbidden);
    }
    let group = GROUPS.iter().find(|(name, _, _)| *name == query.group.trim());
    if group.is_none() && !query.group.trim().is_empty() {
        return Err(Error::NotFound);
    }
    let year = i64::from(cx.today().date().year());
    let (parts, at) = group.map_or((1, 0), |(_, split, at)| (split.parts(), *at));
    let mut all: Vec<Analysis> = std::iter::repeat_with(Analysis::default).take(parts).collect();
    let mut conn = cx.read().await?;
    store::each_last(cx.app(), &mut conn, cx.site_id(), |traits, one| {
        let part = group.map_or(0, |(_, split, _)| split.part(traits, year));
        if let Some(analysis) = all.get_mut(part) {
            analysis.add(&one);
        }
    })
    .await?;
    drop(conn);
    let people: Vec<i64> = all.iter().map(|analysis| analysis.people).collect();
    let list = |of: fn(&Analysis) -> &Count| tallies(&all.iter().map(of).collect::<Vec<_>>(), at);
    cx.page(AnalysisPage {
        group: query.group.trim().to_owned(),
        groups: GROUPS.iter().map(|(name, _, _)| *name).collect(),
        people: told(&people, at).filter(|n| *n > 0),
        levels: levels(&all.iter().map(|analysis| &analysis.levels).collect::<Vec<_>>(), at),
        threats: list(|analysis| &analysis.threats),
        actors: list(|analysis| &analysis.actors),
        exposing: list(|analysis| &analysis.exposing),
        protecting: list(|analysis| &analysis.protecting),
        capacities: list(|analysis| &analysis.capacities),
        needs: list(|analysis| &analysis.needs),
    })
    .await
}

#[cfg(test)]
pub(super) fn group_names() -> Vec<&'static str> {
    GROUPS.iter().map(|(name, _, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_numbers_are_not_told_nor_their_order() {
        let mut count = Count::default();
        for n in 0..9 {
            count.add(["violence", "violence"].into_iter().chain((n < 4).then_some("neglect")).chain((n < 2).then_some("barrier")));
        }
        let told = tallies(&[&count], 0);
        let shown: Vec<(&str, Option<i64>)> = told.iter().map(|tally| (tally.code.as_str(), tally.people)).collect();
        assert_eq!(shown, [("violence", Some(9)), ("barrier", None), ("neglect", None)]);
    }

    #[test]
    fn a_group_is_not_told_where_the_rest_would_be_known() {
        for (cells, wanted) in [
            (vec![9], vec![Some(9)]),
            (vec![4], vec![None]),
            (vec![20, 0, 0], vec![Some(20), Some(0), Some(0)]),
            (vec![20, 3, 0], vec![None, None, Some(0)]),
            (vec![20, 3, 6], vec![Some(20), None, None]),
            (vec![20, 3, 2], vec![Some(20), None, None]),
            (vec![3, 1, 0], vec![None, None, Some(0)]),
        ] {
            let told: Vec<Option<i64>> = (0..cells.len()).map(|at| told(&cells, at)).collect();
            assert_eq!(told, wanted, "{cells:?}");
        }
    }

    #[test]
    fn everybody_has_their_place() {
        let of = |birth_year, sex, alone| Traits { sex, birth_year, alone };
        for (born, place) in [(Some(2008), 0), (Some(2007), 1), (Some(2002), 1), (Some(2001), 2), (Some(1967), 2), (Some(1966), 3), (None, 4)] {
            assert_eq!(Split::Age.part(&of(born, 0, false), 2026), place, "{born:?}");
        }
        for (sex, place) in [(2, 0), (1, 1), (0, 2), (9, 2)] {
            assert_eq!(Split::Sex.part(&of(None, sex, false), 2026), place);
        }
        for (born, alone, place) in [(None, true, 0), (Some(2010), true, 0), (Some(2010), false, 1), (Some(2007), false, 2), (None, false, 2)] {
            assert_eq!(Split::Alone.part(&of(born, 0, alone), 2026), place, "{born:?} {alone}");
        }
        assert!(GROUPS.iter().all(|(_, split, at)| *at < split.parts()));
    }

    /// Counts of the levels of a group.
    fn by_level(cells: &[i64]) -> Count {
        Count(["low", "medium", "high"].into_iter().zip(cells).filter(|(_, n)| **n > 0).map(|(code, n)| (code.to_owned(), *n)).collect())
    }

    proptest! {
        #[test]
        fn no_level_is_found_by_taking_the_others_from_all(groups in prop::collection::vec(prop::collection::vec(0..12_i64, 3), 1..4)) {
            let counts: Vec<Count> = groups.iter().map(|cells| by_level(cells)).collect();
            let counts: Vec<&Count> = counts.iter().collect();
            for (at, cells) in groups.iter().enumerate() {
                let shown: i64 = levels(&counts, at).iter().filter_map(|tally| tally.people).sum();
                let left: i64 = cells.iter().sum::<i64>() - shown;
                prop_assert!(left == 0 || left >= CELL_MIN || shown == 0, "{groups:?} tells {shown}");
            }
        }

        #[test]
        fn what_is_left_out_together_is_never_few(cells in prop::collection::vec(0..12_i64, 1..7)) {
            let hidden: Vec<i64> = (0..cells.len()).filter(|at| told(&cells, *at).is_none()).map(|at| cells[at]).collect();
            let (left_out, whole): (i64, i64) = (hidden.iter().sum(), cells.iter().sum());
            prop_assert!(left_out == 0 || left_out >= CELL_MIN || left_out == whole);
            for (at, n) in cells.iter().enumerate() {
                let shown = told(&cells, at);
                prop_assert!(shown.is_none_or(|shown| shown == *n && (shown == 0 || shown >= CELL_MIN)));
            }
        }
    }
}
