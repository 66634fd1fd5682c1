//! What is typed on a plan.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::facts::{Action, Contingency, Goal};

/// A goal with its actions. The fields of actions are lists of the same length: the first of each belong together.
#[derive(Deserialize, Serialize, Default, Clone, PartialEq, Eq, Debug, ToSchema)]
#[serde(default)]
pub struct GoalForm {
    /// How often the goal had been told when the form was made: `0` for a new one.
    pub base: String,
    /// Need that it answers: a code.
    pub need: String,
    /// What is to be reached.
    pub aim: String,
    /// How the person says it.
    pub words: String,
    /// How one will know.
    pub indicator: String,
    /// `short`, `medium` or `long`.
    pub term: String,
    /// Ids of actions; empty for new ones.
    pub action: Vec<String>,
    /// What is done; a line without it is no action.
    pub what: Vec<String>,
    /// Service of the catalogue, or empty.
    pub service: Vec<String>,
    /// `own`, `other` or `person`.
    pub who: Vec<String>,
    /// Who it is by name.
    pub name: Vec<String>,
    /// By when.
    pub by: Vec<String>,
    /// How it is followed.
    pub follow: Vec<String>,
    /// What it costs.
    pub cost: Vec<String>,
    /// ISO 4217.
    pub currency: Vec<String>,
    /// Budget line.
    pub line: Vec<String>,
}

/// One line of actions, as typed.
#[derive(Serialize, Default, Clone, PartialEq, Eq, Debug, ToSchema)]
pub struct ActionLine {
    /// Id, or empty.
    pub action: String,
    /// What is done.
    pub what: String,
    /// Service of the catalogue.
    pub service: String,
    /// Who does it.
    pub who: String,
    /// By name.
    pub name: String,
    /// By when.
    pub by: String,
    /// How it is followed.
    pub follow: String,
    /// What it costs.
    pub cost: String,
    /// ISO 4217.
    pub currency: String,
    /// Budget line.
    pub line: String,
}

impl GoalForm {
    /// The form of a goal as it stands.
    pub(super) fn of(goal: &Goal, changes: i64) -> Self {
        let list = |of: fn(&Action) -> String| goal.actions.iter().map(of).collect::<Vec<String>>();
        Self {
            base: changes.to_string(),
            need: goal.need.clone(),
            aim: goal.aim.clone(),
            words: goal.words.clone(),
            indicator: goal.indicator.clone(),
            term: goal.term.clone(),
            action: list(|action| action.id.to_string()),
            what: list(|action| action.what.clone()),
            service: list(|action| action.service.clone()),
            who: list(|action| action.who.clone()),
            name: list(|action| action.name.clone()),
            by: list(|action| action.by.map(|day| day.to_string()).unwrap_or_default()),
            follow: list(|action| action.follow.clone()),
            cost: list(|action| action.cost.as_ref().map(crate::typed::Money::plain).unwrap_or_default()),
            currency: list(|action| action.cost.as_ref().map(|cost| cost.currency.clone()).unwrap_or_default()),
            line: list(|action| action.line.clone()),
        }
    }

    /// The lines of actions, as many as the longest list.
    pub(super) fn lines(&self) -> Vec<ActionLine> {
        let lists = [&self.action, &self.what, &self.service, &self.who, &self.name, &self.by, &self.follow, &self.cost, &self.currency, &self.line];
        let count = lists.iter().map(|list| list.len()).max().unwrap_or(0);
        let at = |list: &[String], n: usize| list.get(n).cloned().unwrap_or_default();
        (0..count)
            .map(|n| ActionLine {
                action: at(&self.action, n),
                what: at(&self.what, n),
                service: at(&self.service, n),
                who: at(&self.who, n),
                name: at(&self.name, n),
                by: at(&self.by, n),
                follow: at(&self.follow, n),
                cost: at(&self.cost, n),
                currency: at(&self.currency, n),
                line: at(&self.line, n),
            })
            .collect()
    }
}

/// A goal is given up.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DropForm {
    /// How often the goal had been told.
    pub base: String,
    /// Why.
    pub reason: String,
}

/// What is done when things go wrong.
#[derive(Deserialize, Serialize, Default, Clone, PartialEq, Eq, Debug, ToSchema)]
#[serde(default)]
pub struct ContingencyForm {
    /// How often it had been told when the form was made.
    pub base: String,
    /// What may happen.
    pub risk: String,
    /// How one sees it coming.
    pub signs: String,
    /// What the person does then.
    pub steps: String,
    /// Whom they call.
    pub contacts: String,
    /// Where they go.
    pub place: String,
    /// What the centre does.
    pub staff: String,
}

impl ContingencyForm {
    /// The form of the contingency plan as it stands.
    pub(super) fn of(what: &Contingency, changes: i64) -> Self {
        Self {
            base: changes.to_string(),
            risk: what.risk.clone(),
            signs: what.signs.clone(),
            steps: what.steps.clone(),
            contacts: what.contacts.clone(),
            place: what.place.clone(),
            staff: what.staff.clone(),
        }
    }
}

/// Where an action stands.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ProgressForm {
    /// `planned`, `started`, `blocked`, `done` or `dropped`.
    pub status: String,
    /// What stands against it, where it is blocked: a code.
    pub block: String,
    /// In words.
    pub note: String,
}

/// What the person says to the plan.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AnswerForm {
    /// Changes that the plan had seen when it was read out.
    pub seen: String,
    /// `signed`, `verbal` or `refused`.
    pub answer: String,
    /// In their words.
    pub words: String,
    /// Who was there.
    pub witness: String,
    /// `yes`: the writer certifies that the person said so.
    pub certified: String,
    /// `yes`: the printed sheet is signed.
    pub paper: String,
    /// The signature as a data URL.
    pub signature: String,
}

/// The plan was gone through.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ReviewForm {
    /// `meeting` with the person, or `desk`.
    pub kind: String,
    /// Day; empty is today.
    pub on: String,
    /// Who was there.
    pub present: String,
    /// What was to be spoken of.
    pub agenda: String,
    /// What has changed.
    pub changed: String,
    /// The next one; empty is as late as the level allows.
    pub next: String,
}

/// A goal becomes one of several people.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ShareForm {
    /// Members of the household.
    pub person: Vec<String>,
    /// Codes of others, parted by commas or spaces.
    pub codes: String,
    /// The goal as they read it.
    pub aim: String,
    /// Need that it answers for them: a code.
    pub need: String,
    /// Actions that are theirs too.
    pub action: Vec<String>,
}
