//! What happens at a mass arrival, and how it adds up. The event has a stream of its own; what concerns one head stands
//! on the stream of the anonymous contact that the head is.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Id, Instant, SiteId, Stream, UserId};
use people::contact::{Contact, ContactFact, Noted};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of mass arrivals.
pub enum EmergencyMark {}
/// A mass arrival.
pub type EmergencyId = Id<EmergencyMark>;
/// Somebody who came, as long as no more is known: the anonymous contact.
pub type HeadId = ledger::StreamId;

/// What is the same for all who came.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Described {
    /// What happened: a code.
    pub kind: String,
    /// From where they come, in words.
    pub origin: String,
    /// Who brings them, in words.
    pub brought_by: String,
    /// When they came, or are to come.
    pub arrived_at: Instant,
    /// Boat, truck or plane, as it is called.
    pub vehicle: String,
    /// Languages spoken, ISO 639-3, the commonest first.
    pub languages: Vec<String>,
    /// How many are expected; 0 when nobody knows.
    pub expected: i64,
}

/// Numbers were given to so many at one press.
#[derive(Clone, Serialize, Deserialize)]
pub struct CountedIn {
    /// What the press is known by: pressed twice, it counts once.
    pub key: String,
    /// First number.
    pub first: i64,
    /// Last number.
    pub last: i64,
}

/// The event is over.
#[derive(Clone, Serialize, Deserialize)]
pub struct Closed {
    /// What is left to say.
    #[serde(default)]
    pub note: String,
}

/// The event goes on after all.
#[derive(Clone, Serialize, Deserialize)]
pub struct Reopened {}

/// Heads were counted and compared with the list and the beds.
#[derive(Clone, Serialize, Deserialize)]
pub struct Reconciled {
    /// Heads counted in the house.
    pub headcount: i64,
    /// Numbers on the list that are in the house.
    pub heads: i64,
    /// Of those, how many have a bed.
    pub beds: i64,
    /// Why the three differ.
    #[serde(default)]
    pub why: String,
}

/// Somebody got a number.
#[derive(Clone, Serialize, Deserialize)]
pub struct Counted {
    /// At which mass arrival.
    pub emergency_id: EmergencyId,
    /// Running number.
    pub number: i64,
}

/// Somebody was looked at.
#[derive(Clone, Serialize, Deserialize)]
pub struct Triaged {
    /// What was pressed: a code of [`Press`].
    pub category: String,
}

/// What a clerk noted of a head has come in; the key says which saving it was.
#[derive(Clone, Serialize, Deserialize)]
pub struct Saved {
    /// Made by the sender, new for each saving.
    pub key: String,
}

/// The number was given by mistake.
#[derive(Clone, Serialize, Deserialize)]
pub struct Struck {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Somebody with a file came with a mass arrival. With which number is not said.
#[derive(Clone, Serialize, Deserialize)]
pub struct CameWith {
    /// Which.
    pub emergency_id: EmergencyId,
}

ledger::facts! {
    /// Facts about a mass arrival on its own stream, about a head on that of the contact, and that a person came with it
    /// on that of the person.
    pub enum EventFact {
        "emergency/opened" House Personal => Opened(Described),
        "emergency/changed" House Personal => Changed(Described),
        "emergency/counted" House Open => CountedIn(CountedIn),
        "emergency/closed" House Personal => Closed(Closed),
        "emergency/reopened" House Open => Reopened(Reopened),
        "emergency/reconciled" House Personal => Reconciled(Reconciled),
        "head/counted" House Open => Counted(Counted),
        "head/triaged" Health Sensitive => Triaged(Triaged),
        "head/saved" House Open => Saved(Saved),
        "head/struck" House Personal => Struck(Struck),
        "head/came_with" House Personal => CameWith(CameWith),
    }
}

/// What can be pressed at triage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// To the nurse now.
    Immediate,
    /// To the nurse today.
    Urgent,
    /// Can wait.
    Delayed,
    /// A child without an adult of their own.
    ChildAlone,
    /// Belongs to a family that came together.
    Family,
}

impl Press {
    /// All of them, in the order of buttons.
    pub const ALL: [Self; 5] = [Self::Immediate, Self::Urgent, Self::Delayed, Self::ChildAlone, Self::Family];

    /// Name in forms, facts and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Urgent => "urgent",
            Self::Delayed => "delayed",
            Self::ChildAlone => "child_alone",
            Self::Family => "family",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|press| press.name() == name)
    }
    /// How soon care is needed, for those that say it.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Immediate => Some(Level::Immediate),
            Self::Urgent => Some(Level::Urgent),
            Self::Delayed => Some(Level::Delayed),
            Self::ChildAlone | Self::Family => None,
        }
    }
}

/// How soon somebody must be cared for. Near to health: for those who record the event, never on boards.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Now.
    Immediate,
    /// Today.
    Urgent,
    /// Can wait.
    Delayed,
}

/// In which order people are registered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Needs care now.
    Immediate,
    /// A child alone.
    ChildAlone,
    /// In a family.
    Family,
    /// Needs care today.
    Urgent,
    /// Can wait.
    Delayed,
    /// Nobody has looked yet.
    Untriaged,
}

impl Category {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Immediate, Self::ChildAlone, Self::Family, Self::Urgent, Self::Delayed, Self::Untriaged];

    /// Name in addresses and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::ChildAlone => "child_alone",
            Self::Family => "family",
            Self::Urgent => "urgent",
            Self::Delayed => "delayed",
            Self::Untriaged => "untriaged",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
    /// The first that applies to what was found.
    #[must_use]
    pub fn of(level: Option<Level>, noted: &Noted) -> Self {
        match level {
            Some(Level::Immediate) => Self::Immediate,
            _ if noted.alone => Self::ChildAlone,
            _ if !noted.group.is_empty() => Self::Family,
            Some(Level::Urgent) => Self::Urgent,
            Some(Level::Delayed) => Self::Delayed,
            None => Self::Untriaged,
        }
    }
}

/// A count of heads as it was made.
#[derive(Clone, Debug)]
pub struct Reconciliation {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: UserId,
    /// Heads counted.
    pub headcount: i64,
    /// Heads on the list.
    pub heads: i64,
    /// Beds held.
    pub beds: i64,
    /// Why they differ.
    pub why: String,
}

/// A mass arrival as the facts add up.
#[derive(Clone, Default)]
pub struct Event {
    /// Site.
    pub site: SiteId,
    /// What is the same for all.
    pub about: Described,
    /// When it was opened.
    pub opened_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Presses that gave numbers, by key: when, first and last number.
    pub presses: BTreeMap<String, (Instant, i64, i64)>,
    /// Counts, oldest first.
    pub counts: Vec<Reconciliation>,
}

impl Event {
    /// Folds a stream. The first opening counts; of what describes it, the last.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut event = Self::default();
        for (fact, what) in stream.of::<EventFact>() {
            match what {
                EventFact::Opened(about) if event.opened_at.is_none() => {
                    event.site = fact.site;
                    event.opened_at = Some(fact.instant());
                    event.about = about;
                }
                EventFact::Changed(about) => event.about = about,
                EventFact::CountedIn(counted) => {
                    event.presses.entry(counted.key).or_insert((fact.instant(), counted.first, counted.last));
                }
                EventFact::Closed(_) => event.closed_at = Some(fact.instant()),
                EventFact::Reopened(_) => event.closed_at = None,
                EventFact::Reconciled(count) => event.counts.push(Reconciliation {
                    at: fact.instant(),
                    by: fact.author,
                    headcount: count.headcount,
                    heads: count.heads,
                    beds: count.beds,
                    why: count.why,
                }),
                _ => {}
            }
        }
        event
    }

    /// Whether it is under way.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.opened_at.is_some() && self.closed_at.is_none()
    }
}

/// A head as the facts add up.
#[derive(Clone, Default)]
pub struct Head {
    /// Mass arrival; none for a contact that came alone.
    pub emergency: Option<EmergencyId>,
    /// Site.
    pub site: SiteId,
    /// Running number.
    pub number: i64,
    /// Human code, on the wristband.
    pub code: String,
    /// What was noted, one after the other.
    pub history: Vec<Noted>,
    /// Savings that have come in.
    pub keys: BTreeSet<String>,
    /// How soon care is needed.
    pub level: Option<Level>,
    /// Whether somebody looked, whatever they found.
    pub seen: bool,
    /// Why the number was struck.
    pub struck: Option<String>,
    /// Whether they refused to be registered.
    pub refused: bool,
    /// Whether they are being registered, or the number was struck.
    pub closed: bool,
}

impl Head {
    /// Folds a stream. The first number counts.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let contact = Contact::fold(stream);
        let mut head = Self { code: contact.code, refused: contact.refused, closed: contact.closed, ..Self::default() };
        head.history = stream
            .of::<ContactFact>()
            .filter_map(|(_, what)| match what {
                ContactFact::Noted(noted) => Some(noted),
                _ => None,
            })
            .collect();
        for (fact, what) in stream.of::<EventFact>() {
            match what {
                EventFact::Counted(counted) if head.emergency.is_none() => {
                    head.emergency = Some(counted.emergency_id);
                    head.number = counted.number;
                    head.site = fact.site;
                }
                EventFact::Triaged(triaged) => {
                    head.seen = true;
                    head.level = Press::find(&triaged.category).and_then(Press::level).or(head.level);
                }
                EventFact::Saved(saved) => {
                    head.keys.insert(saved.key);
                }
                EventFact::Struck(struck) => head.struck = Some(struck.reason),
                _ => {}
            }
        }
        head
    }

    /// How often something was noted: what a row remembers to notice that somebody else wrote meanwhile.
    #[must_use]
    pub fn version(&self) -> i64 {
        i64::try_from(self.history.len()).unwrap_or(i64::MAX)
    }

    /// What is known now.
    #[must_use]
    pub fn noted(&self) -> Noted {
        self.history.last().cloned().unwrap_or_default()
    }

    /// What was known at a version; nothing at first.
    #[must_use]
    pub fn noted_at(&self, version: i64) -> Option<Noted> {
        match usize::try_from(version).ok()?.checked_sub(1) {
            None => Some(Noted::default()),
            Some(place) => self.history.get(place).cloned(),
        }
    }

    /// In which order it is registered.
    #[must_use]
    pub fn category(&self) -> Category {
        Category::of(self.level, &self.noted())
    }
}

/// The mass arrivals with which a person came.
#[must_use]
pub fn came_with(stream: &Stream) -> BTreeSet<EmergencyId> {
    stream
        .of::<EventFact>()
        .filter_map(|(_, what)| match what {
            EventFact::CameWith(came) => Some(came.emergency_id),
            _ => None,
        })
        .collect()
}
