//! Facts of a head count, on its own stream.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of head counts.
pub enum CountMark {}
/// A head count.
pub type CountId = Id<CountMark>;

/// Why heads are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Practice.
    #[default]
    Drill,
    /// In earnest.
    Real,
}

impl Kind {
    /// Name in forms and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drill => "drill",
            Self::Real => "real",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        [Self::Drill, Self::Real].into_iter().find(|kind| kind.name() == name)
    }
}

/// A count began: who was expected, by the evacuation list of that moment.
#[derive(Clone, Serialize, Deserialize)]
pub struct Begun {
    /// Why.
    pub kind: Kind,
    /// Residents who should be in the house.
    pub expected: Vec<StreamId>,
    /// Visitors who should be in the house, as heads.
    #[serde(default)]
    pub visitors: i64,
}

/// People were found at a meeting point, or ticked off by mistake.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ticked {
    /// Found.
    #[serde(default)]
    pub found: Vec<StreamId>,
    /// Not found after all.
    #[serde(default)]
    pub not: Vec<StreamId>,
}

/// The count ended.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ended {
    /// Visitors found, as heads.
    #[serde(default)]
    pub visitors: i64,
    /// What to do better, without names.
    #[serde(default)]
    pub lessons: String,
}

ledger::facts! {
    /// Facts about a head count.
    pub enum CountFact {
        "headcount/begun" House Personal => Begun(Begun),
        "headcount/ticked" House Personal => Ticked(Ticked),
        "headcount/ended" House Personal => Ended(Ended),
    }
}

/// A head count as the facts add up. Ticks that come from a telephone after the end still count: better late than missing.
#[derive(Clone, Debug, Default)]
pub struct Headcount {
    /// Site.
    pub site: SiteId,
    /// Why.
    pub kind: Kind,
    /// Began.
    pub begun_at: Option<Instant>,
    /// By whom.
    pub by: UserId,
    /// Who was expected.
    pub expected: BTreeSet<StreamId>,
    /// Visitors expected.
    pub visitors: i64,
    /// Who was found, since when.
    pub found: BTreeMap<StreamId, Instant>,
    /// Ended.
    pub ended_at: Option<Instant>,
    /// Visitors found.
    pub visitors_found: i64,
    /// What to do better.
    pub lessons: String,
}

impl Headcount {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut count = Self::default();
        for (fact, what) in stream.of::<CountFact>() {
            match what {
                CountFact::Begun(begun) if count.begun_at.is_none() => {
                    count.site = fact.site;
                    count.by = fact.author;
                    count.kind = begun.kind;
                    count.begun_at = Some(fact.instant());
                    count.expected = begun.expected.into_iter().collect();
                    count.visitors = begun.visitors;
                }
                CountFact::Begun(_) => {}
                CountFact::Ticked(ticked) => {
                    for id in ticked.found {
                        count.found.entry(id).or_insert(fact.instant());
                    }
                    for id in ticked.not {
                        count.found.remove(&id);
                    }
                }
                CountFact::Ended(ended) if count.ended_at.is_none() => {
                    count.ended_at = Some(fact.instant());
                    count.visitors_found = ended.visitors;
                    count.lessons = ended.lessons;
                }
                CountFact::Ended(_) => {}
            }
        }
        count
    }

    /// Who was expected and has not been found.
    pub fn missing(&self) -> impl Iterator<Item = StreamId> + '_ {
        self.expected.iter().copied().filter(|id| !self.found.contains_key(id))
    }

    /// Who was found and not expected: somebody noted as out who was in.
    pub fn unexpected(&self) -> impl Iterator<Item = StreamId> + '_ {
        self.found.keys().copied().filter(|id| !self.expected.contains(id))
    }
}
