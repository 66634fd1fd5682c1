//! Versions of the house rules on the site's stream, answers on the guests' own, and how they add up.

use std::collections::BTreeMap;

use ledger::{Day, Instant, Stream, UserId};
use serde::{Deserialize, Serialize};

use crate::words::Words;

/// A version was published.
#[derive(Clone, Serialize, Deserialize)]
pub struct Published {
    /// Number, rising.
    pub version: i64,
    /// From which day it holds.
    pub from_on: Day,
    /// The rules, one in a line.
    pub rules: Words,
    /// What is different for children, one in a line; may be empty.
    #[serde(default)]
    pub children: Words,
}

/// A guest answered.
#[derive(Clone, Serialize, Deserialize)]
pub struct Answered {
    /// Which version was read.
    pub version: i64,
    /// In which language, ISO 639-3.
    #[serde(default)]
    pub language: String,
    /// Whether it was accepted.
    pub accepted: bool,
}

ledger::facts! {
    /// Facts about house rules.
    pub enum HouseRuleFact {
        "house_rule/published" House Open => Published(Published),
        "house_rule/answered" House Personal => Answered(Answered),
    }
}

/// A version as it stands for ever.
#[derive(Clone)]
pub(super) struct Version {
    pub(super) published: Published,
    pub(super) at: Instant,
    pub(super) by: UserId,
}

/// All versions of a site, by number. Of two that claim one number the first holds.
pub(super) fn versions(stream: &Stream) -> BTreeMap<i64, Version> {
    let mut out = BTreeMap::new();
    for (fact, what) in stream.of::<HouseRuleFact>() {
        if let HouseRuleFact::Published(published) = what {
            out.entry(published.version).or_insert_with(|| Version { published, at: fact.instant(), by: fact.author });
        }
    }
    out
}

/// The newest answer of a guest: version, and whether it was accepted.
pub(crate) fn answer_of(stream: &Stream) -> Option<(i64, bool)> {
    stream
        .of::<HouseRuleFact>()
        .filter_map(|(_, what)| if let HouseRuleFact::Answered(answered) = what { Some((answered.version, answered.accepted)) } else { None })
        .last()
}
