//! Facts about who acts on what, each on a stream of its own. They are to name organisations and groups, never a person; but
//! somebody will once write down a family that helps, and its number, so that what is typed is sealed and can be erased.

use ledger::{Day, Id, Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::groups::{self, GROUPS};
use crate::assessment::Layer;

/// Marks ids of those who act.
pub enum ResponseMark {}
/// Somebody who acts on something.
pub type ResponseId = Id<ResponseMark>;

/// What kind of actor.
pub const KINDS: &[&str] = &["state", "centre", "ngo", "international", "community", "family", "private"];

/// Levels at which one acts: those of the factors.
pub(super) fn levels() -> [&'static str; 4] {
    Layer::ALL.map(Layer::name)
}

/// What is noted of an actor; noted anew as a whole when it changes.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Kept {
    /// Name of the organisation, ministry or group.
    pub actor: String,
    /// `state`, `centre`, `ngo`, `international`, `community`, `family` or `private`.
    pub kind: String,
    /// `individual`, `household`, `community` or `structural`.
    pub level: String,
    /// Whole groups of factors that it acts on.
    pub groups: Vec<String>,
    /// Single factors that it acts on.
    pub factors: Vec<String>,
    /// What it does.
    pub says: String,
    /// How to reach its office.
    pub reach: String,
    /// `origin`, `transit`, `destination`; none: everywhere.
    pub stages: Vec<String>,
    /// First day.
    pub from: Option<Day>,
    /// Last day, where it is known beforehand.
    pub until: Option<Day>,
}

impl Kept {
    /// Whether it acts on a factor, named alone or with its group.
    #[must_use]
    pub fn acts_on(&self, factor: &str) -> bool {
        let group = groups::group_of(factor).map(|group| group.code);
        self.factors.iter().any(|one| one == factor) || self.groups.iter().any(|one| Some(one.as_str()) == group)
    }
    /// Whether it acts on something of a group.
    #[must_use]
    pub fn touches(&self, group: &str) -> bool {
        self.groups.iter().any(|one| one == group)
            || groups::find(group).is_some_and(|group| self.factors.iter().any(|one| group.factors.contains(&one.as_str())))
    }
    /// Groups of which it acts on something, in their order.
    pub(super) fn touched(&self) -> Vec<&'static str> {
        GROUPS.iter().map(|group| group.code).filter(|code| self.touches(code)).collect()
    }
}

/// It has ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Ended {
    /// Last day.
    pub on: Day,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

ledger::facts! {
    /// Facts about who acts on what.
    pub enum ResponseFact {
        "response/kept" House Personal => Kept(Kept),
        "response/ended" House Personal => Ended(Ended),
    }
}

/// What was noted at some time, and by whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Version {
    pub(super) kept: Kept,
    pub(super) at: Instant,
    pub(super) by: UserId,
}

/// Somebody who acts, with all that was noted of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Response {
    /// Where it was first noted.
    pub(super) site: SiteId,
    /// What holds.
    pub kept: Kept,
    /// Oldest first; never empty.
    pub(super) versions: Vec<Version>,
    /// When it ended, why, and who noted it. What ended first, ended.
    pub ended: Option<(Ended, UserId)>,
}

impl Response {
    /// Folds a stream; `None` where nobody is noted in it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let (mut versions, mut ended, mut site) = (Vec::new(), None, None);
        for (fact, what) in stream.of::<ResponseFact>() {
            match what {
                ResponseFact::Kept(kept) => {
                    site = site.or(Some(fact.site));
                    versions.push(Version { kept, at: fact.instant(), by: fact.author });
                }
                ResponseFact::Ended(end) => ended = ended.or(Some((end, fact.author))),
            }
        }
        let kept = versions.last()?.kept.clone();
        Some(Self { site: site?, kept, versions, ended })
    }

    /// Whether it acts on a day.
    #[must_use]
    pub fn acts(&self, on: Day) -> bool {
        is_live((self.kept.from, self.kept.until, self.ended.as_ref().map(|(end, _)| end.on)), on)
    }
}

/// Whether something that began, may be bound to end, and may have ended holds on a day.
pub(super) fn is_live((from, until, ended): (Option<Day>, Option<Day>, Option<Day>), on: Day) -> bool {
    from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until) && ended.is_none()
}
