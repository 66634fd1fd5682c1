//! The protection analysis of a site: which threats, what exposes and what protects, among the people followed here. It
//! names nobody, and tells no number so small that somebody could be recognised in it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use care::Level;
use ledger::Compartment;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result, View, filters};

use super::catalogue::Polarity;
use super::facts::Recorded;
use super::store;

/// Numbers below this are not told.
const CELL_MIN: i64 = 5;
/// Lines of each list.
const LINES_MAX: usize = 12;
/// Groups that may be asked for, with their code in ISO 5218.
const GROUPS: &[(&str, i64)] = &[("women", 2), ("men", 1)];

/// Among whom.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct AnalysisQuery {
    /// `women`, `men` or empty for everybody.
    pub group: String,
}

/// How many people something holds for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Tally {
    code: String,
    /// `None`: fewer than five, and how many is not told.
    people: Option<i64>,
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
    /// The most frequent first.
    fn told(self) -> Vec<Tally> {
        let mut all: Vec<(String, i64)> = self.0.into_iter().collect();
        // Those that are not told stand in the order of their codes: their place would tell too.
        all.sort_by(|(a, m), (b, n)| told(*n).cmp(&told(*m)).then_with(|| a.cmp(b)));
        all.truncate(LINES_MAX);
        all.into_iter().map(|(code, n)| Tally { code, people: told(n) }).collect()
    }
}

fn told(n: i64) -> Option<i64> {
    (n >= CELL_MIN).then_some(n)
}

/// All counts together.
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

impl Analysis {
    fn add(&mut self, one: &Recorded) {
        let works = |polarity: Polarity| one.factors.keys().map(String::as_str).filter(move |code| one.polarity(code) == Some(polarity));
        self.people += 1;
        self.levels.add(std::iter::once(one.level.name()));
        self.threats.add(one.threats.iter().map(|threat| threat.kind.as_str()));
        self.actors.add(one.threats.iter().map(|threat| threat.actor.as_str()));
        self.exposing.add(works(Polarity::Risk));
        self.protecting.add(works(Polarity::Protective));
        self.capacities.add(one.capacities.iter().map(String::as_str));
        self.needs.add(one.needs.iter().map(String::as_str));
    }
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<AnalysisQuery>) -> Result<Response> {
    if !cx.reads(Compartment::Protection) {
        return Err(Error::Forbidden);
    }
    let sex = GROUPS.iter().find(|(name, _)| *name == query.group.trim());
    if sex.is_none() && !query.group.trim().is_empty() {
        return Err(Error::NotFound);
    }
    let mut analysis = Analysis::default();
    let mut conn = cx.read().await?;
    store::each_last(cx.app(), &mut conn, (cx.site_id(), sex.map(|(_, code)| *code)), |one| analysis.add(&one)).await?;
    drop(conn);
    let mut levels = analysis.levels.told();
    levels.sort_by_key(|tally| std::cmp::Reverse(Level::find(&tally.code)));
    cx.page(AnalysisPage {
        group: query.group.trim().to_owned(),
        groups: GROUPS.iter().map(|(name, _)| *name).collect(),
        people: told(analysis.people),
        levels,
        threats: analysis.threats.told(),
        actors: analysis.actors.told(),
        exposing: analysis.exposing.told(),
        protecting: analysis.protecting.told(),
        capacities: analysis.capacities.told(),
        needs: analysis.needs.told(),
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_not_told_nor_their_order() {
        let mut count = Count::default();
        for n in 0..9 {
            count.add(["violence", "violence"].into_iter().chain((n < 4).then_some("neglect")).chain((n < 2).then_some("barrier")));
        }
        let told = count.told();
        let shown: Vec<(&str, Option<i64>)> = told.iter().map(|tally| (tally.code.as_str(), tally.people)).collect();
        assert_eq!(shown, [("violence", Some(9)), ("barrier", None), ("neglect", None)]);
    }
}
