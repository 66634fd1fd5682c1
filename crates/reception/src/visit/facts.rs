//! A day visit: somebody comes for a service and does not stay the night. Counts name nobody and are open; who it was, when
//! that is known, is sealed under the visit's own key.

use ledger::{Day, Id, Instant, SiteId, Stream, StreamId};
use serde::{Deserialize, Serialize};

/// Marks ids of visits.
pub enum VisitMark {}
/// A visit, of one person or a group.
pub type VisitId = Id<VisitMark>;

/// Somebody came in for the day.
#[derive(Clone, Serialize, Deserialize)]
pub struct Came {
    /// Number of the day.
    pub number: i64,
    /// The day, at the site.
    pub day: Day,
    /// When.
    pub at: Instant,
    /// Women.
    #[serde(default)]
    pub women: i64,
    /// Men.
    #[serde(default)]
    pub men: i64,
    /// Children.
    #[serde(default)]
    pub children: i64,
    /// What for: a code.
    #[serde(default)]
    pub purpose: String,
}

/// Who it was, or whom they visited.
#[derive(Clone, Serialize, Deserialize)]
pub struct Who {
    /// Person or contact.
    pub guest: StreamId,
}

/// They went out again.
#[derive(Clone, Serialize, Deserialize)]
pub struct Went {
    /// When; unknown when nobody noted it on the day.
    #[serde(default)]
    pub at: Option<Instant>,
}

/// The visit was noted by mistake.
#[derive(Clone, Serialize, Deserialize)]
pub struct Cancelled {}

ledger::facts! {
    /// Facts about a visit.
    pub enum VisitFact {
        "visit/came" House Open => Came(Came),
        "visit/who" Identity Personal => Who(Who),
        "visit/went" House Open => Went(Went),
        "visit/cancelled" House Open => Cancelled(Cancelled),
    }
}

/// A visit as the facts add up.
#[derive(Clone, Default)]
pub struct Visit {
    /// Site.
    pub site: SiteId,
    /// How it began.
    pub came: Option<Came>,
    /// Who it was, when that is known.
    pub guest: Option<StreamId>,
    /// Whether and when they went. The first note counts: nobody goes out twice.
    pub went: Option<Went>,
    /// Whether it was noted by mistake.
    pub cancelled: bool,
}

impl Visit {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut visit = Self::default();
        for (fact, what) in stream.of::<VisitFact>() {
            match what {
                VisitFact::Came(came) => {
                    visit.site = fact.site;
                    visit.came = Some(came);
                }
                VisitFact::Who(who) => visit.guest = Some(who.guest),
                VisitFact::Went(went) => visit.went = visit.went.or(Some(went)),
                VisitFact::Cancelled(_) => visit.cancelled = true,
            }
        }
        visit
    }
    /// Whether they are inside, as far as is noted.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.came.is_some() && self.went.is_none() && !self.cancelled
    }
}
