//! Facts of closing, on the person's stream, sealed with the protection part of the file. The file itself is closed by
//! `file/closed`; what stands here is how it came to that.

use std::collections::BTreeMap;

use care::Level;
use care::file::FileId;
use ledger::{Day, Id, Instant, Stream, UserId};
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

ledger::facts! {
    /// Facts about closing.
    pub enum ClosureFact {
        "closure/asked" Protection Sensitive => Asked(Asked),
        "closure/back" Protection Sensitive => Back(Answered),
        "closure/approved" Protection Sensitive => Approved(Answered),
        "closure/withdrawn" Protection Sensitive => Withdrawn(Withdrawn),
        "closure/ended" Protection Sensitive => Ended(Ended),
    }
}

/// How a closure stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Somebody else is to look at it.
    Waiting,
    /// It was sent back.
    Back {
        /// By whom.
        by: UserId,
        /// What they said.
        comment: String,
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
    tick: i64,
    /// By whom.
    pub by: UserId,
    /// Whom an approval came from.
    pub approved: Option<UserId>,
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
    /// answered.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut all: BTreeMap<ClosureId, Closure> = BTreeMap::new();
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
                    let closure = || Closure { asked: asked.clone(), at, tick: fact.at, by, approved: None, state: State::Waiting, changed_at: at };
                    all.entry(asked.closure).or_insert_with(closure);
                }
                ClosureFact::Back(said) => answer(said.closure, &|closure| closure.state = State::Back { by, comment: said.comment.clone() }),
                ClosureFact::Approved(said) => answer(said.closure, &|closure| {
                    if closure.by != by {
                        closure.approved = Some(by);
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
