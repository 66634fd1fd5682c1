//! Facts of closing, on the person's stream, sealed with the protection part of the file. The file itself is closed by
//! `file/closed`; what stands here is how it came to that.

use std::collections::BTreeMap;

use care::Level;
use care::file::FileId;
use care::guest::Left;
use ledger::{Day, Id, Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of closures.
pub enum ClosureMark {}
/// A closure.
pub type ClosureId = Id<ClosureMark>;

/// Somebody wants to close a follow-up.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Closure.
    pub closure: ClosureId,
    /// Follow-up.
    pub file: FileId,
    /// Why: a code of domain 3.14.
    pub reason: String,
    /// What the person needed and did not get.
    pub unmet: String,
    /// What they need that was not known before.
    pub new_needs: String,
    /// What was prepared with the person.
    pub prepared: String,
    /// How satisfied they are, 1 to 5; 0: not asked.
    pub satisfaction: i64,
    /// Actions of the plan that are open.
    pub open_actions: i64,
    /// Why they stay open.
    pub open_reason: String,
    /// How much harm could come: the last assessment, or the urgency of the follow-up where that is more.
    pub level: Level,
}

/// A supervisor's answer.
#[derive(Clone, Serialize, Deserialize)]
pub struct Answered {
    /// Closure.
    pub closure: ClosureId,
    /// What they say to it.
    #[serde(default)]
    pub comment: String,
}

/// It was taken back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Closure.
    pub closure: ClosureId,
}

/// Until when a part of the file is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Keep {
    /// Part of the file.
    pub compartment: ledger::Compartment,
    /// Last day; `None` where the law of the country says.
    pub until: Option<Day>,
}

/// The follow-up was closed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ended {
    /// Closure.
    pub closure: ClosureId,
    /// Until when each part is kept.
    #[serde(default)]
    pub keep: Vec<Keep>,
}

/// A closure of a file that has become part of this one, as it stood then. It goes on here with the follow-up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Brought {
    /// What was asked, under its number here.
    pub asked: Asked,
    /// When.
    pub at: Instant,
    /// By whom: they do not approve it here either.
    pub by: UserId,
    /// Whom an approval came from.
    #[serde(default)]
    pub approved: Option<UserId>,
    /// What was said with the answer.
    #[serde(default)]
    pub comment: String,
    /// How it stood.
    pub state: State,
    /// Last change.
    pub changed_at: Instant,
    /// The file it was brought over from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

ledger::facts! {
    /// Facts about closing.
    pub enum ClosureFact {
        "closure/asked" Protection Sensitive => Asked(Asked),
        "closure/back" Protection Sensitive => Back(Answered),
        "closure/approved" Protection Sensitive => Approved(Answered),
        "closure/withdrawn" Protection Sensitive => Withdrawn(Withdrawn),
        "closure/ended" Protection Sensitive => Ended(Ended),
        "closure/brought" Protection Sensitive => Brought(Brought),
    }
}

/// How a closure stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Somebody else is to look at it.
    Waiting,
    /// It was sent back.
    Back {
        /// By whom.
        by: UserId,
    },
    /// It was taken back.
    Withdrawn,
    /// The follow-up is closed.
    Ended {
        /// Who approved it, where that was needed.
        approved: Option<UserId>,
        /// Until when each part is kept.
        keep: Vec<Keep>,
    },
}

impl State {
    /// Name in the database and message keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Back { .. } => "back",
            Self::Withdrawn => "withdrawn",
            Self::Ended { .. } => "ended",
        }
    }
}

/// A closure as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closure {
    /// What was asked.
    pub asked: Asked,
    /// When.
    pub at: Instant,
    /// Place among the facts of the node: what was asked later in the same moment comes later.
    pub(super) tick: i64,
    /// By whom.
    pub by: UserId,
    /// Whom an approval came from.
    pub approved: Option<UserId>,
    /// What was said with the last answer.
    pub comment: String,
    /// How it stands.
    pub state: State,
    /// Last change.
    pub changed_at: Instant,
}

/// The closures of a stream.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Closures(pub BTreeMap<ClosureId, Closure>);

impl Closures {
    /// Folds a stream. The first asking with an id counts; an approval by whoever asked is none; only what waits is
    /// answered. What was brought over with a file that is no longer part of this one has gone back with it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut all: BTreeMap<ClosureId, Closure> = BTreeMap::new();
        let left = Left::of(stream);
        for (fact, what) in stream.of::<ClosureFact>() {
            let (at, by) = (fact.instant(), fact.author);
            let mut answer = |id: ClosureId, change: &dyn Fn(&mut Closure)| {
                if let Some(closure) = all.get_mut(&id).filter(|closure| closure.state == State::Waiting) {
                    change(closure);
                    closure.changed_at = at;
                }
            };
            match what {
                ClosureFact::Asked(asked) => {
                    let (approved, comment, state) = (None, String::new(), State::Waiting);
                    all.entry(asked.closure).or_insert(Closure { asked, at, tick: fact.at, by, approved, comment, state, changed_at: at });
                }
                ClosureFact::Brought(brought) if left.took(fact, brought.from) => {}
                ClosureFact::Brought(brought) => {
                    let Brought { asked, at, by, approved, comment, state, changed_at, .. } = brought;
                    all.entry(asked.closure).or_insert(Closure { asked, at, tick: fact.at, by, approved, comment, state, changed_at });
                }
                ClosureFact::Back(said) => answer(said.closure, &|closure| (closure.state, closure.comment) = (State::Back { by }, said.comment.clone())),
                ClosureFact::Approved(said) => answer(said.closure, &|closure| {
                    if closure.by != by {
                        (closure.approved, closure.comment) = (Some(by), said.comment.clone());
                    }
                }),
                ClosureFact::Withdrawn(said) => answer(said.closure, &|closure| closure.state = State::Withdrawn),
                ClosureFact::Ended(ended) => {
                    answer(ended.closure, &|closure| {
                        if closure.approved.is_some() || !closure.asked.level.is_urgent() {
                            closure.state = State::Ended { approved: closure.approved, keep: ended.keep.clone() };
                        }
                    });
                }
            }
        }
        Self(all)
    }

    /// The closure of a follow-up that waits for an answer.
    #[must_use]
    pub fn waiting(&self, file: FileId) -> Option<&Closure> {
        self.of(file).filter(|closure| closure.state == State::Waiting)
    }

    /// The latest closure of a follow-up.
    #[must_use]
    pub fn of(&self, file: FileId) -> Option<&Closure> {
        self.0.values().filter(|closure| closure.asked.file == file).max_by_key(|closure| (closure.tick, closure.asked.closure))
    }
}
