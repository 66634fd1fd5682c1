//! Facts of services, on the stream of the person to whom they were given, each sealed in its part of the file. A group
//! activity has a stream of its own, which names nobody.

use std::collections::{BTreeMap, BTreeSet};

use care::guest::Left;
use ledger::{Compartment, Day, FactKind as _, Id, Instant, NewFact, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use crate::plan::ActionId;

/// Marks ids of services given.
pub enum ServiceMark {}
/// A service that was given.
pub type ServiceId = Id<ServiceMark>;
/// Marks ids of group activities.
pub enum GroupMark {}
/// A group activity.
pub type GroupId = Id<GroupMark>;

/// A service was given.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// Which giving.
    pub service: ServiceId,
    /// Code of the catalogue.
    pub code: String,
    /// How many.
    pub quantity: i64,
    /// How it reached the person: a code.
    pub modality: String,
    /// `own` or `other`.
    pub provider: String,
    /// Who that is.
    pub provider_name: String,
    /// What came of it: a code.
    pub result: String,
    /// What the person says of it.
    pub feedback: String,
    /// Anything else; why more than the person is entitled to.
    pub note: String,
    /// The day.
    pub on: Option<Day>,
    /// The action of the plan for which it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionId>,
    /// The group activity at which it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// The file it was brought over from, when two became one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// What was noted does not hold.
#[derive(Clone, Serialize, Deserialize)]
pub struct Voided {
    /// Which giving.
    pub service: ServiceId,
    /// Why: a code.
    #[serde(default)]
    pub reason: String,
}

/// A group activity: what, and how many took part.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Activity.
    pub group: GroupId,
    /// Code of the catalogue.
    pub code: String,
    /// The day.
    pub on: Option<Day>,
    /// People on whose files it is noted.
    pub noted: i64,
    /// Others who took part.
    pub others: i64,
    /// Where.
    pub place: String,
}

ledger::facts! {
    /// Facts about services.
    pub enum ServiceFact {
        "service/given" Protection Personal => Given(Given),
        "service/given_health" Health Sensitive => Health(Given),
        "service/given_psychosocial" Psychosocial Sensitive => Psychosocial(Given),
        "service/given_legal" Legal Sensitive => Legal(Given),
        "service/voided" House Open => Voided(Voided),
        "service/group" House Sensitive => Group(Group),
    }
}

/// The fact of a giving, in its part of the file.
#[must_use]
pub(super) fn fact_of(given: Given, part: Compartment) -> NewFact {
    let on = given.on;
    match part {
        Compartment::Health => ServiceFact::Health(given),
        Compartment::Psychosocial => ServiceFact::Psychosocial(given),
        Compartment::Legal => ServiceFact::Legal(given),
        _ => ServiceFact::Given(given),
    }
    .fact_on(on)
}

/// A service given as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Service {
    /// What was said.
    pub given: Given,
    /// Part of the file in which it is sealed.
    pub part: Compartment,
    /// The day.
    pub on: Day,
    /// When it was written.
    pub at: Instant,
    /// Who wrote it.
    pub by: UserId,
    /// Where.
    pub site: SiteId,
    /// Why it does not hold: a code, or empty.
    pub voided: String,
}

/// The services of a stream, oldest first.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Services(pub Vec<Service>);

impl Services {
    /// Folds a stream. The first telling of a giving counts, and the first word that it does not hold.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut all: BTreeMap<ServiceId, Service> = BTreeMap::new();
        let left = Left::of(stream);
        let (mut gone, mut voided) = (BTreeSet::new(), BTreeMap::new());
        for (fact, what) in stream.of::<ServiceFact>() {
            let given = match what {
                ServiceFact::Given(given) | ServiceFact::Health(given) | ServiceFact::Psychosocial(given) | ServiceFact::Legal(given) => given,
                ServiceFact::Voided(what) => {
                    voided.entry(what.service).or_insert(what.reason);
                    continue;
                }
                ServiceFact::Group(_) => continue,
            };
            if left.took(fact, given.from) {
                gone.insert(given.service);
                continue;
            }
            let on = given.on.unwrap_or_else(|| fact.instant().day(&jiff::tz::TimeZone::UTC));
            let service = Service { part: fact.compartment, on, at: fact.instant(), by: fact.author, site: fact.site, voided: String::new(), given };
            all.entry(service.given.service).or_insert(service);
        }
        for (id, reason) in voided {
            if let Some(service) = all.get_mut(&id) {
                service.voided = if reason.is_empty() { "mistake".to_owned() } else { reason };
            }
        }
        let mut all: Vec<Service> = all.into_iter().filter(|(id, _)| !gone.contains(id)).map(|(_, service)| service).collect();
        all.sort_by_key(|service| (service.on, service.at, service.given.service));
        Self(all)
    }
    /// Those that hold.
    pub fn held(&self) -> impl Iterator<Item = &Service> {
        self.0.iter().filter(|service| service.voided.is_empty())
    }
}

/// The group activity of a stream.
#[must_use]
pub(super) fn group(stream: &Stream) -> Option<(Group, SiteId)> {
    stream.of::<ServiceFact>().find_map(|(fact, what)| if let ServiceFact::Group(group) = what { Some((group, fact.site)) } else { None })
}

impl ServiceFact {
    /// The same telling in another file, under a new number.
    pub(super) fn brought(self, number: &mut impl FnMut(ServiceId) -> ServiceId, from: Option<StreamId>) -> Self {
        // Actions have other numbers there; what they stand for is known from the plan.
        let mut again = |given: Given| Given { service: number(given.service), action: None, from, ..given };
        match self {
            Self::Given(given) => Self::Given(again(given)),
            Self::Health(given) => Self::Health(again(given)),
            Self::Psychosocial(given) => Self::Psychosocial(again(given)),
            Self::Legal(given) => Self::Legal(again(given)),
            Self::Voided(what) => Self::Voided(Voided { service: number(what.service), ..what }),
            Self::Group(group) => Self::Group(group),
        }
    }
}
