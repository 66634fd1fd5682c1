//! Sessions in which things were explained, on the guest's own stream, and how they add up.

use std::collections::{BTreeMap, BTreeSet};

use house::stay::StayFact;
use ledger::{Day, FactKind as _, Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

/// What every guest is told (domain 3.5), in the order in which one tells it.
pub const TOPICS: [&str; 11] = ["free_help", "voluntary", "tour", "rules", "voice", "data", "psea", "exits", "calendar", "hours", "routes"];
/// Ways of telling.
pub const FORMATS: [&str; 6] = ["spoken", "easy_read", "audio", "sign", "pictures", "interpreter"];

/// A topic that was explained.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// Language, ISO 639-3.
    pub language: String,
    /// Ways of telling: codes.
    pub formats: Vec<String>,
    /// `yes`, `partly` or `no`.
    pub understood: String,
}

/// A session was held. Topics that are not in it were not explained then.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Held {
    /// The session; the same for everybody who was there.
    pub session: StreamId,
    /// How many were there.
    #[serde(default)]
    pub group: i64,
    /// `attested` by the staff, `signed` on the screen, or `paper`: a signed sheet is kept.
    #[serde(default)]
    pub mode: String,
    /// Who interpreted, or which resident helped to explain.
    #[serde(default)]
    pub helper: String,
    /// Signature: name of a sealed attachment.
    #[serde(default)]
    pub signature: Option<String>,
    /// What was explained.
    #[serde(default)]
    pub topics: BTreeMap<String, Told>,
}

ledger::facts! {
    /// Facts about orientation.
    pub enum OrientationFact {
        "orientation/held" House Personal => Held(Held),
    }
}

/// A session as one guest remembers it.
#[derive(Clone)]
pub struct Session {
    /// What was noted.
    pub held: Held,
    /// When.
    pub at: Instant,
    /// The day it took place, when another one was stated.
    pub on: Option<Day>,
    /// By whom.
    pub by: UserId,
    /// Whether it belongs to a stay that is over: things may have changed since.
    pub past: bool,
}

/// What a guest was told.
#[derive(Clone, Default)]
pub struct Orientation {
    /// Sessions, oldest first.
    pub sessions: Vec<Session>,
    /// The newest telling of each topic in the present stay, or before the first.
    pub topics: BTreeMap<String, Told>,
}

impl Orientation {
    /// Folds a guest's stream. A departure ends what counts: who comes back is told anew. A session counts once.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut out = Self::default();
        let mut seen = BTreeSet::new();
        for fact in stream.facts() {
            let Some(body) = fact.body.as_ref() else { continue };
            if let Some(StayFact::Departed(_)) = StayFact::decode(&fact.kind, body) {
                out.topics.clear();
                out.sessions.iter_mut().for_each(|session| session.past = true);
            }
            let Some(OrientationFact::Held(held)) = OrientationFact::decode(&fact.kind, body) else { continue };
            if seen.insert(held.session) {
                out.topics.extend(held.topics.iter().filter(|(topic, _)| TOPICS.contains(&topic.as_str())).map(|(topic, told)| (topic.clone(), told.clone())));
                out.sessions.push(Session { held, at: fact.instant(), on: fact.happened_on, by: fact.author, past: false });
            }
        }
        out
    }

    /// How many topics were explained, and were not left without being understood.
    #[must_use]
    pub fn explained(&self) -> usize {
        self.topics.values().filter(|told| told.understood != "no").count()
    }

    /// Whether nothing is left to tell.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.explained() == TOPICS.len()
    }
}
