//! Facts of the follow-up, on the person's stream, sealed with the protection part of the file.

use ledger::{Id, Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use crate::Level;
use crate::guest::Left;

/// Marks ids of files.
pub enum FileMark {}
/// A file for case work.
pub type FileId = Id<FileMark>;

/// A follow-up was opened.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Opened {
    /// File.
    pub file: FileId,
    /// Why: a category of the screening.
    pub reason: String,
    /// How soon somebody is needed.
    pub urgency: Level,
    /// Language wished for, ISO 639-3, or empty.
    pub language: String,
    /// `woman`, `man` or empty.
    pub wish: String,
    /// The file it was brought over from, when two became one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// It was given to a case manager.
#[derive(Clone, Serialize, Deserialize)]
pub struct Given {
    /// File.
    pub file: FileId,
    /// To whom.
    pub user: UserId,
    /// Who followed before, if anybody did.
    #[serde(default)]
    pub from: Option<UserId>,
    /// Why, where it was taken from somebody or a wish was set aside.
    #[serde(default)]
    pub reason: String,
}

ledger::facts! {
    /// Facts about follow-ups.
    pub enum FileFact {
        "file/opened" Protection Sensitive => Opened(Opened),
        "file/given" Protection Personal => Given(Given),
    }
}

/// A follow-up as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// What was said when it was opened.
    pub opened: Opened,
    /// When.
    pub opened_at: Instant,
    /// Who follows.
    pub manager: Option<UserId>,
    /// Since when.
    pub given_at: Option<Instant>,
}

impl File {
    /// Folds a stream. One file is open at a time: the first opening counts, and the last giving of it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let left = Left::of(stream);
        let facts: Vec<_> = stream.of::<FileFact>().collect();
        let mut file = facts.iter().find_map(|(fact, what)| match what {
            FileFact::Opened(opened) if left.took(fact, opened.from) => None,
            FileFact::Opened(opened) => Some(Self { opened: opened.clone(), opened_at: fact.instant(), manager: None, given_at: None }),
            FileFact::Given(_) => None,
        })?;
        for (fact, what) in facts {
            if let FileFact::Given(given) = what
                && given.file == file.opened.file
            {
                (file.manager, file.given_at) = (Some(given.user), Some(fact.instant()));
            }
        }
        Some(file)
    }
}
