//! What was written on the public page, on the site's own stream. All of it is open: everybody may read it.

use std::collections::BTreeMap;

use ledger::{Day, Id, Instant, Stream, UserId};
use serde::{Deserialize, Serialize};

use crate::words::Words;

/// Marks ids of notices.
pub enum ItemMark {}
/// A dated notice.
pub type ItemId = Id<ItemMark>;

/// Parts of the page that staff write, in their order: a greeting, services with hours, how to be heard, whom to ask.
pub const SECTIONS: [&str; 4] = ["welcome", "services", "voice", "ask"];

/// A part was written anew.
#[derive(Clone, Serialize, Deserialize)]
pub struct Worded {
    /// Which part.
    pub section: String,
    /// Number, rising.
    pub version: i64,
    /// What it says; empty in every language takes it down.
    pub words: Words,
}

/// A notice was put up, or put up anew under the same id.
#[derive(Clone, Serialize, Deserialize)]
pub struct Posted {
    /// Which.
    pub item: ItemId,
    /// Number, rising.
    pub version: i64,
    /// What it says.
    pub words: Words,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub until_on: Day,
}

/// A notice was taken down.
#[derive(Clone, Serialize, Deserialize)]
pub struct Removed {
    /// Which.
    pub item: ItemId,
}

ledger::facts! {
    /// Facts about the public page.
    pub enum NoticeFact {
        "notice/worded" House Open => Worded(Worded),
        "notice/posted" House Open => Posted(Posted),
        "notice/removed" House Open => Removed(Removed),
    }
}

/// Something that was written, when and by whom.
#[derive(Clone)]
pub(super) struct Written<T> {
    pub(super) what: T,
    pub(super) at: Instant,
    pub(super) by: UserId,
}

/// A notice with its versions, oldest first.
#[derive(Clone, Default)]
pub(super) struct Item {
    pub(super) versions: Vec<Written<Posted>>,
    pub(super) removed: bool,
}

/// All that was ever written at a site.
#[derive(Clone, Default)]
pub(super) struct Wall {
    /// Versions of each part, oldest first.
    pub(super) sections: BTreeMap<String, Vec<Written<Worded>>>,
    pub(super) items: BTreeMap<ItemId, Item>,
}

impl Wall {
    /// Folds a site's stream. What was taken down stays down unless it is put up anew afterwards.
    pub(super) fn fold(stream: &Stream) -> Self {
        let mut wall = Self::default();
        for (fact, what) in stream.of::<NoticeFact>() {
            let (at, by) = (fact.instant(), fact.author);
            match what {
                NoticeFact::Worded(worded) => wall.sections.entry(worded.section.clone()).or_default().push(Written { what: worded, at, by }),
                NoticeFact::Posted(posted) => {
                    let item = wall.items.entry(posted.item).or_default();
                    item.removed = false;
                    item.versions.push(Written { what: posted, at, by });
                }
                NoticeFact::Removed(removed) => wall.items.entry(removed.item).or_default().removed = true,
            }
        }
        wall
    }
}
