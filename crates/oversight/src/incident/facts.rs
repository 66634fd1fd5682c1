//! Facts of incidents, each on a stream of its own. What was told, and by whom, is sealed: with the protection part, or where
//! a member of staff did it with that of complaints. The author of a fact stands in the open, so a telling has none. That
//! somebody took it up is open, and so is who did.

use ledger::{Compartment, Id, Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of incidents.
pub enum IncidentMark {}
/// An incident that somebody was told of.
pub type IncidentId = Id<IncidentMark>;

/// What it is about, in words that are safe to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody was hurt by another, or is threatened.
    Violence,
    /// Somebody needs a nurse.
    Care,
    /// A child is in danger or alone.
    Child,
    /// Somebody may harm themselves.
    Distress,
    /// A member of staff did it.
    Staff,
    /// Something else.
    Other,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Violence, Self::Care, Self::Child, Self::Distress, Self::Staff, Self::Other];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 6] = ["violence", "care", "child", "distress", "staff", "other"];

    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Violence => "violence",
            Self::Care => "care",
            Self::Child => "child",
            Self::Distress => "distress",
            Self::Staff => "staff",
            Self::Other => "other",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
    /// For whom it is.
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::Violence | Self::Child | Self::Other => Audience::Protection,
            Self::Care | Self::Distress => Audience::Health,
            Self::Staff => Audience::Psea,
        }
    }
}

/// Who hears of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Protection officer.
    Protection,
    /// Doctor or nurse.
    Health,
    /// Focal point against sexual exploitation and abuse.
    Psea,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Protection, Self::Health, Self::Psea];

    /// Name in the database and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Protection => "protection",
            Self::Health => "health",
            Self::Psea => "psea",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.name() == name)
    }
    /// The part whose key seals what they hear. It stays the same when an incident is passed on.
    #[must_use]
    pub const fn compartment(self) -> Compartment {
        match self {
            Self::Protection | Self::Health => Compartment::Protection,
            Self::Psea => Compartment::Complaint,
        }
    }
}

/// Somebody on staff was told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    /// What it is about.
    pub kind: Kind,
    /// Whether somebody is in danger now.
    pub danger: bool,
    /// Where the person can be found, where they want to be found.
    #[serde(default)]
    pub place: String,
    /// How they want to be reached: a code.
    #[serde(default)]
    pub contact: String,
    /// Who was told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
}

/// Nothing more than that it happened.
#[derive(Clone, Serialize, Deserialize)]
pub struct Done {}

/// How it ended.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ended {
    /// A code. What was found or said stands in the record of whoever went.
    pub outcome: String,
}

/// It is for somebody else.
#[derive(Clone, Serialize, Deserialize)]
pub struct Passed {
    /// For whom now.
    pub to: Audience,
}

ledger::facts! {
    /// Facts about incidents.
    pub enum IncidentFact {
        "incident/told" Protection Sensitive => Told(Told),
        "incident/told_of_staff" Complaint Sensitive => ToldOfStaff(Told),
        "incident/taken" House Open => Taken(Done),
        "incident/passed" House Open => Passed(Passed),
        "incident/ended" House Open => Ended(Ended),
    }
}

/// An incident as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incident {
    /// What was told.
    pub told: Told,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
    /// At which site.
    pub site: SiteId,
    /// For whom it is now.
    pub audience: Audience,
    /// Who sees to it, or ended it.
    pub taken: Option<UserId>,
    /// How it ended.
    pub ended: Option<String>,
    /// Last change.
    pub changed_at: Instant,
}

impl Incident {
    /// Folds a stream. The first telling counts; what a member of staff did is passed on to nobody; deeds after the end
    /// change nothing.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut out: Option<Self> = None;
        for (fact, what) in stream.of::<IncidentFact>() {
            let (at, by) = (fact.instant(), fact.author);
            match what {
                IncidentFact::Told(told) | IncidentFact::ToldOfStaff(told) => {
                    let (audience, by) = (told.kind.audience(), told.by.unwrap_or(by));
                    out.get_or_insert(Self { told, at, by, site: fact.site, audience, taken: None, ended: None, changed_at: at });
                }
                what => {
                    if let Some(incident) = out.as_mut().filter(|incident| incident.ended.is_none()) {
                        incident.apply(what, by);
                        incident.changed_at = at;
                    }
                }
            }
        }
        out
    }

    fn apply(&mut self, what: IncidentFact, by: UserId) {
        match what {
            IncidentFact::Taken(_) => self.taken = Some(by),
            IncidentFact::Ended(ended) => (self.taken, self.ended) = (Some(by), Some(ended.outcome)),
            // What a member of staff did stays with the focal point; nothing else is given to them for them to sit on.
            IncidentFact::Passed(passed) if self.audience != Audience::Psea && passed.to != Audience::Psea => (self.audience, self.taken) = (passed.to, None),
            IncidentFact::Passed(_) | IncidentFact::Told(_) | IncidentFact::ToldOfStaff(_) => {}
        }
    }

    /// `open`, `taken` or `ended`.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        match (&self.ended, self.taken) {
            (Some(_), _) => "ended",
            (None, Some(_)) => "taken",
            (None, None) => "open",
        }
    }
}
