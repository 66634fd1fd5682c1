//! Facts of the follow-up, on the person's stream, sealed with the protection part of the file.

use ledger::{Fact, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use crate::Level;
use crate::guest::{Left, brought_from};

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

/// It ended: nobody works on it until it is opened again.
#[derive(Clone, Serialize, Deserialize)]
pub struct Closed {
    /// File.
    pub file: FileId,
    /// Why: a code of [`CLOSINGS`](super::CLOSINGS).
    pub reason: String,
}

/// It goes on after it had ended, with whoever followed last.
#[derive(Clone, Serialize, Deserialize)]
pub struct Reopened {
    /// File.
    pub file: FileId,
    /// Why, in words.
    pub why: String,
    /// How soon somebody is needed.
    pub urgency: Level,
    /// Why the person is followed now: a category of the screening.
    #[serde(default)]
    pub reason: String,
    /// Language wished for, ISO 639-3, or empty.
    #[serde(default)]
    pub language: String,
    /// `woman`, `man` or empty.
    #[serde(default)]
    pub wish: String,
}

/// Somebody at another site took it over: they answer for it from now on.
#[derive(Clone, Serialize, Deserialize)]
pub struct Handed {
    /// File.
    pub file: FileId,
    /// The site that follows from now on.
    pub site: SiteId,
    /// Who follows there.
    pub user: UserId,
    /// Who followed before, if anybody did.
    #[serde(default)]
    pub from: Option<UserId>,
}

ledger::facts! {
    /// Facts about follow-ups.
    pub enum FileFact {
        "file/opened" Protection Sensitive => Opened(Opened),
        "file/given" Protection Personal => Given(Given),
        "file/closed" Protection Sensitive => Closed(Closed),
        "file/reopened" Protection Sensitive => Reopened(Reopened),
        "file/handed" Protection Personal => Handed(Handed),
    }
}

/// How a follow-up ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// When.
    pub at: Instant,
    /// Who closed it.
    pub by: UserId,
    /// Why: a code.
    pub reason: String,
}

/// A follow-up as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// What was said when it was opened, or opened again.
    pub opened: Opened,
    /// When it was opened, or opened again.
    pub opened_at: Instant,
    /// When it was opened for the first time.
    pub first_at: Instant,
    /// The site that follows.
    pub site: SiteId,
    /// Who follows; for one that has ended, who followed last.
    pub manager: Option<UserId>,
    /// Since when.
    pub given_at: Option<Instant>,
    /// How it ended, when it has.
    pub closed: Option<Ending>,
    /// How often it was opened again.
    pub again: i64,
}

impl File {
    /// Folds a stream. One file is open at a time: the first opening counts until it is closed, and the last giving of it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let left = Left::of(stream);
        let mut file: Option<Self> = None;
        for (fact, what) in stream.of::<FileFact>() {
            match what {
                FileFact::Opened(opened) if left.took(fact, opened.from) => {}
                FileFact::Opened(opened) if file.as_ref().is_none_or(|known| !known.is_open()) => file = Some(Self::begin(fact, opened)),
                FileFact::Opened(_) => {}
                what => {
                    if let Some(file) = &mut file {
                        file.apply(fact, what);
                    }
                }
            }
        }
        file
    }

    /// The follow-up of a file that has become part of another, and its number there; `None` where it did not go over, since the
    /// file that stays had one that is open, or there was none. What other rooms know of it goes with it.
    #[must_use]
    pub fn went_over(from: &Stream, into: &Stream) -> Option<(FileId, FileId)> {
        let old = Self::fold(from)?;
        let new = Self::fold(into).filter(|new| new.opened.from.is_some() && new.opened.from == brought_from(from))?;
        Some((old.opened.file, new.opened.file))
    }

    /// Whether it goes on.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    fn begin(fact: &Fact, opened: Opened) -> Self {
        let at = fact.instant();
        Self { opened, opened_at: at, first_at: at, site: fact.site, manager: None, given_at: None, closed: None, again: 0 }
    }

    /// What happens to another file than this, or to one that stands otherwise, changes nothing.
    fn apply(&mut self, fact: &Fact, what: FileFact) {
        let at = fact.instant();
        match what {
            FileFact::Given(given) if given.file == self.opened.file && self.is_open() => (self.manager, self.given_at) = (Some(given.user), Some(at)),
            FileFact::Handed(handed) if handed.file == self.opened.file && self.is_open() => {
                (self.site, self.manager, self.given_at) = (handed.site, Some(handed.user), Some(at));
            }
            FileFact::Closed(closed) if closed.file == self.opened.file && self.is_open() => {
                self.closed = Some(Ending { at, by: fact.author, reason: closed.reason });
            }
            FileFact::Reopened(again) if again.file == self.opened.file && !self.is_open() => {
                let Reopened { urgency, reason, language, wish, .. } = again;
                self.opened = Opened { urgency, reason, language, wish, ..self.opened.clone() };
                (self.opened_at, self.closed) = (at, None);
                self.again += 1;
            }
            FileFact::Opened(_) | FileFact::Given(_) | FileFact::Handed(_) | FileFact::Closed(_) | FileFact::Reopened(_) => {}
        }
    }
}
