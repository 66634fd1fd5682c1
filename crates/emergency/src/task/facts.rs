//! What happens to a task, and how it adds up.

use ledger::{Id, Instant, SiteId, Stream};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::event::EmergencyId;

/// Marks ids of tasks.
pub enum TaskMark {}
/// A task.
pub type TaskId = Id<TaskMark>;

/// Who helps at a mass arrival (domain 3.20).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Team {
    /// The government.
    Authority,
    /// Those who live around.
    HostCommunity,
    /// Other organisations.
    Ngos,
    /// The centre itself.
    #[default]
    Centre,
}

impl Team {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Authority, Self::HostCommunity, Self::Ngos, Self::Centre];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 4] = ["authority", "host_community", "ngos", "centre"];

    /// Name in forms, facts and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::HostCommunity => "host_community",
            Self::Ngos => "ngos",
            Self::Centre => "centre",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|team| team.name() == name)
    }
}

/// How far a task is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has begun.
    #[default]
    Open,
    /// Under way.
    Doing,
    /// Done.
    Done,
    /// Not needed, or given by mistake.
    Dropped,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Doing, Self::Done, Self::Dropped];

    /// Name in forms, facts and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
    /// Whether it still has to be done.
    #[must_use]
    pub const fn is_left(self) -> bool {
        matches!(self, Self::Open | Self::Doing)
    }
}

/// A task was given.
#[derive(Clone, Serialize, Deserialize)]
pub struct Given {
    /// Mass arrival.
    pub emergency_id: EmergencyId,
    /// Usual task: a code; empty for one in words.
    #[serde(default)]
    pub template: String,
    /// What is to be done, in words.
    #[serde(default)]
    pub what: String,
    /// Which group does it.
    pub team: Team,
    /// Who answers for it: a name or a function.
    #[serde(default)]
    pub who: String,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// By when.
    pub due_at: Instant,
}

/// A task went on.
#[derive(Clone, Serialize, Deserialize)]
pub struct Moved {
    /// To where.
    pub state: State,
    /// What is to be said of it.
    #[serde(default)]
    pub note: String,
}

ledger::facts! {
    /// Facts about a task of a mass arrival. They may name staff and partners, so they are sealed.
    pub enum TaskFact {
        "emergency_task/given" House Personal => Given(Given),
        "emergency_task/moved" House Personal => Moved(Moved),
    }
}

/// A task as the facts add up.
#[derive(Clone, Default)]
pub struct Task {
    /// Site.
    pub site: SiteId,
    /// How it was given; none when it never was.
    pub given: Option<Given>,
    /// When it was given.
    pub given_at: Instant,
    /// How far it is.
    pub state: State,
    /// What was said last.
    pub note: String,
    /// When it was done.
    pub done_at: Option<Instant>,
}

impl Task {
    /// Folds a stream. The first giving counts, and the last move.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut task = Self::default();
        for (fact, what) in stream.of::<TaskFact>() {
            match what {
                TaskFact::Given(given) if task.given.is_none() => {
                    task.site = fact.site;
                    task.given = Some(given);
                    task.given_at = fact.instant();
                }
                TaskFact::Given(_) => {}
                TaskFact::Moved(moved) => {
                    task.state = moved.state;
                    task.note = moved.note;
                    task.done_at = Some(fact.instant()).filter(|_| moved.state == State::Done);
                }
            }
        }
        task
    }
}
