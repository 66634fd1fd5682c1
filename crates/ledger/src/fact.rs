//! Facts: what happened, about whom, who said so, and when.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Day, Id, Instant, NodeId, SiteId, StreamId, UserId};

/// Which part of a person's file a fact belongs to. Each has its own key, so each can be forgotten alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compartment {
    /// Who the person is: names, birth, family, documents, contacts.
    Identity,
    /// What the person agreed to. Kept longer than the data it covers (domain 7.5).
    Consent,
    /// Risks, protection narratives, child protection.
    Protection,
    /// Clinical record.
    Health,
    /// Counselling.
    Psychosocial,
    /// Legal matters.
    Legal,
    /// Complaints.
    Complaint,
    /// The house: beds, rooms, accounts. Nothing personal.
    House,
}

impl Compartment {
    /// Every compartment.
    pub const ALL: [Self; 8] = [Self::Identity, Self::Consent, Self::Protection, Self::Health, Self::Psychosocial, Self::Legal, Self::Complaint, Self::House];

    /// Name in the database, in URLs and in message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Consent => "consent",
            Self::Protection => "protection",
            Self::Health => "health",
            Self::Psychosocial => "psychosocial",
            Self::Legal => "legal",
            Self::Complaint => "complaint",
            Self::House => "house",
        }
    }

    /// The compartment of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// How closely the content of a fact must be held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// About a person: sealed.
    Personal,
    /// Specially sensitive about a person: sealed.
    Sensitive,
    /// Not about a person: stored in the clear.
    Open,
}

impl Class {
    /// Name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Sensitive => "sensitive",
            Self::Open => "open",
        }
    }
    /// Whether content of this class is stored sealed.
    #[must_use]
    pub const fn is_sealed(self) -> bool {
        !matches!(self, Self::Open)
    }
    pub(crate) fn find(name: &str) -> Option<Self> {
        [Self::Personal, Self::Sensitive, Self::Open].into_iter().find(|class| class.name() == name)
    }
}

/// A fact about to be appended.
pub struct NewFact {
    /// What kind of fact: `room/deed`.
    pub kind: String,
    /// Compartment whose key seals it.
    pub compartment: Compartment,
    /// How closely it is held.
    pub class: Class,
    /// The day the clerk says it happened, when not today.
    pub happened_on: Option<Day>,
    /// The content.
    pub body: Value,
}

/// A fact of the ledger, opened.
#[derive(Clone)]
pub struct Fact {
    /// Identifier.
    pub id: Id<crate::Fresh>,
    /// What it is about.
    pub stream: StreamId,
    /// Part of the file.
    pub compartment: Compartment,
    /// `room/deed`.
    pub kind: String,
    /// Hybrid logical clock: milliseconds since 1970 times 65,536 plus a counter.
    pub at: i64,
    /// Node that wrote it.
    pub node: NodeId,
    /// Account that said so.
    pub author: UserId,
    /// Site where it was said.
    pub site: SiteId,
    /// Day it happened, as stated.
    pub happened_on: Option<Day>,
    /// How closely it is held.
    pub class: Class,
    /// Content; `None` when its key has been destroyed.
    pub body: Option<Value>,
}

impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fact({} {} {})", self.kind, self.stream, self.at)
    }
}

impl Fact {
    /// When it was written.
    #[must_use]
    pub const fn instant(&self) -> Instant {
        Instant::from_millis(self.at >> 16)
    }
    pub(crate) fn order(&self) -> (i64, NodeId, Id<crate::Fresh>) {
        (self.at, self.node, self.id)
    }
}

/// All facts about one thing, in the order in which every node folds them.
#[derive(Clone, Debug)]
pub struct Stream {
    /// What they are about.
    pub id: StreamId,
    facts: Vec<Fact>,
}

impl Stream {
    /// A stream from facts in any order.
    #[must_use]
    pub fn new(id: StreamId, mut facts: Vec<Fact>) -> Self {
        facts.sort_by_key(Fact::order);
        facts.dedup_by_key(|f| f.id);
        Self { id, facts }
    }
    /// The facts in folding order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }
    /// How many facts there are; what a form remembers to notice that somebody else wrote meanwhile.
    #[must_use]
    pub fn version(&self) -> i64 {
        i64::try_from(self.facts.len()).unwrap_or(i64::MAX)
    }
    /// Whether nothing is known of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
    /// The facts of one room, decoded; unknown kinds and unreadable bodies are passed over, never an error.
    pub fn of<K: FactKind>(&self) -> impl Iterator<Item = (&Fact, K)> {
        self.facts.iter().filter_map(|fact| Some((fact, K::decode(&fact.kind, fact.body.as_ref()?)?)))
    }
    pub(crate) fn push(&mut self, fact: Fact) {
        self.facts.push(fact);
        self.facts.sort_by_key(Fact::order);
    }
}

/// The facts a room appends: a serde enum made by [`facts!`](crate::facts).
pub trait FactKind: Sized {
    /// Every kind, with compartment and class.
    const KINDS: &'static [(&'static str, Compartment, Class)];
    /// The kind of this fact.
    fn kind(&self) -> &'static str;
    /// Content as JSON.
    fn body(&self) -> Value;
    /// Reads a fact back; `None` when it is of another room or cannot be read.
    fn decode(kind: &str, body: &Value) -> Option<Self>;
    /// Ready to append.
    fn fact(&self) -> NewFact {
        let kind = self.kind();
        let (compartment, class) = Self::KINDS.iter().find(|k| k.0 == kind).map_or((Compartment::Identity, Class::Personal), |k| (k.1, k.2));
        NewFact { kind: kind.to_owned(), compartment, class, happened_on: None, body: self.body() }
    }
    /// Ready to append, with the day it happened.
    fn fact_on(&self, day: Option<Day>) -> NewFact {
        NewFact { happened_on: day, ..self.fact() }
    }
}

/// Declares the facts of a room: kind, compartment, class, and the struct that is its body.
///
/// ```
/// #[derive(serde::Serialize, serde::Deserialize, Clone)]
/// pub struct Named { pub name: String }
/// ledger::facts! {
///     /// What we know of a thing.
///     pub enum ThingFact {
///         "thing/named" Identity Personal => Named(Named),
///     }
/// }
/// use ledger::FactKind as _;
/// let fact = ThingFact::Named(Named { name: "a".into() });
/// assert_eq!(fact.kind(), "thing/named");
/// assert!(ThingFact::decode("thing/named", &fact.body()).is_some());
/// assert!(ThingFact::decode("thing/unknown", &fact.body()).is_none());
/// ```
#[macro_export]
macro_rules! facts {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($kind:literal $compartment:ident $class:ident => $variant:ident($body:ty)),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone)]
        $vis enum $name {
            $(#[doc = concat!("`", $kind, "`")] $variant($body)),+
        }
        impl $crate::FactKind for $name {
            const KINDS: &'static [(&'static str, $crate::Compartment, $crate::Class)] =
                &[$(($kind, $crate::Compartment::$compartment, $crate::Class::$class)),+];
            fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind),+ }
            }
            fn body(&self) -> $crate::serde_json::Value {
                match self { $(Self::$variant(body) => $crate::serde_json::to_value(body).unwrap_or_default()),+ }
            }
            fn decode(kind: &str, body: &$crate::serde_json::Value) -> Option<Self> {
                match kind {
                    $($kind => <$body as serde::Deserialize>::deserialize(body).ok().map(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}
