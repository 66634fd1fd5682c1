//! Facts of the plan, on the person's stream, sealed with the protection part of the file. A goal is told as a whole each
//! time it changes; versions are not told but follow: what changes after the person has spoken begins a new one.

use std::collections::BTreeMap;

use care::guest::Left;
use ledger::{Day, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::typed::Money;

/// Marks ids of goals.
pub enum GoalMark {}
/// A goal.
pub type GoalId = Id<GoalMark>;
/// Marks ids of actions.
pub enum ActionMark {}
/// An action towards a goal.
pub type ActionId = Id<ActionMark>;
/// Marks ids of reviews.
pub enum ReviewMark {}
/// A review of the plan.
pub type ReviewId = Id<ReviewMark>;
/// Marks ids of goals that several people share.
pub enum SharedMark {}
/// A goal of several people, whose plans each hold a copy.
pub type SharedId = Id<SharedMark>;

/// Where an action stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// To be done.
    #[default]
    Planned,
    /// Begun.
    Started,
    /// Something stands against it.
    Blocked,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Started, Self::Blocked, Self::Done, Self::Dropped];

    /// Name in forms, columns and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Started => "started",
            Self::Blocked => "blocked",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
    /// Whether something is still to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Started | Self::Blocked)
    }
    /// Class of its tag on a page.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Planned | Self::Dropped => "plain",
            Self::Started => "",
            Self::Blocked => "bad",
            Self::Done => "ok",
        }
    }
}

/// What somebody does towards a goal.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// Identifier, the same in every version.
    pub id: ActionId,
    /// What is done.
    pub what: String,
    /// Service of the catalogue, or empty.
    pub service: String,
    /// `own`, `other` or `person`.
    pub who: String,
    /// Who it is by name.
    pub name: String,
    /// By when.
    pub by: Option<Day>,
    /// How it is followed.
    pub follow: String,
    /// What it costs.
    pub cost: Option<Money>,
    /// Budget line that pays.
    pub line: String,
}

/// A goal as it stands from now on.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// Goal.
    pub goal: GoalId,
    /// Need of the assessment that it answers: a code.
    pub need: String,
    /// What is to be reached.
    pub aim: String,
    /// How the person says it.
    pub words: String,
    /// How one will know.
    pub indicator: String,
    /// `short`, `medium` or `long`.
    pub term: String,
    /// What is done.
    pub actions: Vec<Action>,
    /// Of several people together.
    pub shared: Option<SharedId>,
    /// Why it is no longer pursued; empty while it is.
    pub dropped: String,
    /// The file it was brought over from, when two became one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// What is done when things go wrong, or a service does not exist: made with the person.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Contingency {
    /// What may happen.
    pub risk: String,
    /// How one sees it coming.
    pub signs: String,
    /// What the person does then.
    pub steps: String,
    /// Whom they call, whom they trust.
    pub contacts: String,
    /// Where they go.
    pub place: String,
    /// What the centre does.
    pub staff: String,
    /// The file it was brought over from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// Where an action stands from now on.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// Action.
    pub action: ActionId,
    /// Where it stands.
    pub status: Status,
    /// What stands against it: a code; only where it is blocked.
    pub block: String,
    /// In words.
    pub note: String,
    /// The file it was brought over from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// What the person says to a version.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Answered {
    /// Changes the plan had seen when it was read to the person: an answer to something else does not count.
    pub seen: i64,
    /// `signed`, `verbal` or `refused`.
    pub answer: String,
    /// In their words.
    pub words: String,
    /// Who was there.
    pub witness: String,
    /// The signature as a picture.
    pub signature: Option<String>,
    /// The file it was brought over from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// The plan was gone through.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reviewed {
    /// Review.
    pub review: ReviewId,
    /// When.
    pub on: Day,
    /// `meeting` with the person, or `desk`.
    #[serde(default)]
    pub kind: String,
    /// Who was there.
    #[serde(default)]
    pub present: String,
    /// What was to be spoken of.
    #[serde(default)]
    pub agenda: String,
    /// What has changed.
    #[serde(default)]
    pub changed: String,
    /// The next one.
    pub next: Day,
    /// The file it was brought over from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

ledger::facts! {
    /// Facts about plans.
    pub enum PlanFact {
        "plan/goal" Protection Personal => Goal(Goal),
        "plan/contingency" Protection Personal => Contingency(Contingency),
        "plan/progress" Protection Personal => Progress(Progress),
        "plan/answered" Protection Personal => Answered(Answered),
        "plan/reviewed" Protection Personal => Reviewed(Reviewed),
    }
}

impl PlanFact {
    /// The file it was brought over from.
    const fn from(&self) -> Option<StreamId> {
        match self {
            Self::Goal(what) => what.from,
            Self::Contingency(what) => what.from,
            Self::Progress(what) => what.from,
            Self::Answered(what) => what.from,
            Self::Reviewed(what) => what.from,
        }
    }
}

/// Something that was said, by whom and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said<T> {
    /// When.
    pub at: Instant,
    /// Who wrote it.
    pub by: UserId,
    /// What.
    pub what: T,
}

/// A goal with the number of times it has been told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// As it stands.
    pub goal: Goal,
    /// How often it was told; what a form remembers.
    pub changes: i64,
    /// When last.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
}

/// A version: what stood when the person spoke, or what stands now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// From 1.
    pub number: i64,
    /// When its first change was written.
    pub begun: Instant,
    /// When its last change was written.
    pub at: Instant,
    /// Who wrote that.
    pub by: UserId,
    /// Changes of the whole plan up to it.
    pub changes: i64,
    /// Goals that stand.
    pub goals: Vec<Goal>,
    /// The contingency plan.
    pub contingency: Option<Contingency>,
    /// What the person says to it; the last word counts.
    pub answer: Option<Said<Answered>>,
    /// What the person said to it before, or while it was still changing.
    pub before: Vec<Said<Answered>>,
}

impl Version {
    /// Whether the person agrees to it.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        self.answer.as_ref().is_some_and(|said| said.what.answer != "refused")
    }
    /// `draft`, `agreed` or `refused`.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match (&self.answer, self.is_agreed()) {
            (None, _) => "draft",
            (Some(_), true) => "agreed",
            (Some(_), false) => "refused",
        }
    }
}

/// The plan as the facts add up.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Site that first wrote it.
    pub site: SiteId,
    /// Versions, oldest first; only the last may be unanswered.
    pub versions: Vec<Version>,
    /// Every goal, dropped ones too.
    pub goals: BTreeMap<GoalId, Held>,
    /// Their order: the first told first.
    pub order: Vec<GoalId>,
    /// How often the contingency plan was told.
    pub contingency_changes: i64,
    /// The contingency plan.
    pub contingency: Option<Contingency>,
    /// What was said of each action, oldest first.
    pub steps: BTreeMap<ActionId, Vec<Said<Progress>>>,
    /// Reviews, oldest first.
    pub reviews: Vec<Said<Reviewed>>,
    /// Changes of goals, actions and the contingency plan.
    pub changes: i64,
    /// When the person first agreed.
    pub agreed_at: Option<Instant>,
}

impl Plan {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut plan = Self::default();
        let left = Left::of(stream);
        for (fact, what) in stream.of::<PlanFact>() {
            if left.took(fact, what.from()) {
                continue;
            }
            let (at, by) = (fact.instant(), fact.author);
            match what {
                PlanFact::Goal(goal) => {
                    let changes = plan.goals.get(&goal.goal).map_or(0, |held| held.changes) + 1;
                    if changes == 1 {
                        plan.order.push(goal.goal);
                    }
                    plan.goals.insert(goal.goal, Held { goal, changes, at, by });
                    plan.changed((at, by), fact.site);
                }
                PlanFact::Contingency(contingency) => {
                    plan.contingency = Some(contingency);
                    plan.contingency_changes += 1;
                    plan.changed((at, by), fact.site);
                }
                PlanFact::Progress(what) => plan.steps.entry(what.action).or_default().push(Said { at, by, what }),
                PlanFact::Answered(what) => plan.answered(Said { at, by, what }),
                PlanFact::Reviewed(what) => plan.reviews.push(Said { at, by, what }),
            }
        }
        plan
    }

    fn changed(&mut self, (at, by): (Instant, UserId), site: SiteId) {
        if self.changes == 0 {
            self.site = site;
        }
        self.changes += 1;
        let goals: Vec<Goal> = self.standing().map(|held| held.goal.clone()).collect();
        let (contingency, changes) = (self.contingency.clone(), self.changes);
        if let Some(version) = self.versions.last_mut().filter(|version| version.answer.is_none()) {
            (version.goals, version.contingency, version.changes, version.at, version.by) = (goals, contingency, changes, at, by);
            return;
        }
        let number = self.versions.last().map_or(0, |version| version.number) + 1;
        self.versions.push(Version { number, begun: at, at, by, changes, goals, contingency, answer: None, before: Vec::new() });
    }

    fn answered(&mut self, said: Said<Answered>) {
        let Some(version) = self.versions.last_mut() else { return };
        if said.what.seen != version.changes {
            version.before.push(said);
            return;
        }
        if said.what.answer != "refused" {
            self.agreed_at = self.agreed_at.or(Some(said.at));
        }
        version.before.extend(version.answer.replace(said));
    }

    /// The version that stands.
    #[must_use]
    pub fn last(&self) -> Option<&Version> {
        self.versions.last()
    }
    /// Goals that are pursued.
    pub fn standing(&self) -> impl Iterator<Item = &Held> {
        self.order.iter().filter_map(|id| self.goals.get(id)).filter(|held| held.goal.dropped.is_empty())
    }
    /// Actions of goals that are pursued, each with its goal.
    pub fn actions(&self) -> impl Iterator<Item = (&Goal, &Action)> {
        self.standing().flat_map(|held| held.goal.actions.iter().map(|action| (&held.goal, action)))
    }
    /// One of them.
    #[must_use]
    pub fn action(&self, id: ActionId) -> Option<(&Goal, &Action)> {
        self.actions().find(|(_, action)| action.id == id)
    }
    /// The last word on an action.
    #[must_use]
    pub fn step(&self, id: ActionId) -> Option<&Said<Progress>> {
        self.steps.get(&id).and_then(|steps| steps.last())
    }
    /// Where an action stands.
    #[must_use]
    pub fn status(&self, id: ActionId) -> Status {
        self.step(id).map(|step| step.what.status).unwrap_or_default()
    }
    /// Actions on which something is still to be done.
    pub fn open(&self) -> impl Iterator<Item = (&Goal, &Action)> {
        self.actions().filter(|(_, action)| self.status(action.id).is_open())
    }
    /// Whether an action waits for a service that does not exist, while nobody has said what is done meanwhile.
    #[must_use]
    pub fn wants_contingency(&self) -> bool {
        let absent = |action: &Action| self.step(action.id).is_some_and(|step| step.what.status == Status::Blocked && step.what.block == "service_absent");
        self.contingency.is_none() && self.actions().any(|(_, action)| absent(action))
    }
}

/// New numbers for what goes over into another file, so that nothing open ties the two files together.
pub(super) struct Numbers<F> {
    pub(super) fresh: F,
    pub(super) goals: BTreeMap<GoalId, GoalId>,
    pub(super) actions: BTreeMap<ActionId, ActionId>,
}

impl<F: FnMut() -> Id<ledger::Fresh>> Numbers<F> {
    fn goal(&mut self, id: GoalId) -> GoalId {
        let fresh = &mut self.fresh;
        *self.goals.entry(id).or_insert_with(|| fresh().cast())
    }
    fn action(&mut self, id: ActionId) -> ActionId {
        let fresh = &mut self.fresh;
        *self.actions.entry(id).or_insert_with(|| fresh().cast())
    }
    /// The same fact in another file.
    pub(super) fn brought(&mut self, fact: PlanFact, from: Option<StreamId>) -> PlanFact {
        match fact {
            PlanFact::Goal(goal) => {
                let actions = goal.actions.iter().map(|action| Action { id: self.action(action.id), ..action.clone() }).collect();
                PlanFact::Goal(Goal { goal: self.goal(goal.goal), actions, from, ..goal })
            }
            PlanFact::Contingency(what) => PlanFact::Contingency(Contingency { from, ..what }),
            PlanFact::Progress(what) => PlanFact::Progress(Progress { action: self.action(what.action), from, ..what }),
            PlanFact::Answered(what) => PlanFact::Answered(Answered { from, ..what }),
            PlanFact::Reviewed(what) => PlanFact::Reviewed(Reviewed { review: (self.fresh)().cast(), from, ..what }),
        }
    }
}
