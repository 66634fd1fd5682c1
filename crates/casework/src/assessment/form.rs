//! What is typed on an assessment. Fields that come several times stand in the same order: the third `weight` is that of
//! the third `detail`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An assessment.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AssessmentForm {
    /// `weigh`: show what follows, note nothing yet; anything else: note it.
    pub step: String,
    /// The last assessment when the form was opened; empty: it is not asked whether somebody assessed meanwhile.
    pub base: String,
    /// `in_person`, `phone`, `remote` or `outreach`.
    pub channel: String,
    /// How one understood each other: `direct`, `interpreter`, `phone` or `hardly`.
    pub spoken: String,
    /// What the person says of it.
    pub own: String,
    /// Needs.
    pub need: Vec<String>,
    /// Needs that cannot wait.
    pub urgent: Vec<String>,
    /// Of the needs.
    pub need_note: String,
    /// Factors that are there.
    pub factor: Vec<String>,
    /// Factors of which nobody knows, where the rest of their list is not there.
    pub unknown: Vec<String>,
    /// `no`: every other factor of the person was asked and is not there; empty: not spoken of.
    pub rest_individual: String,
    /// The same for household and family.
    pub rest_household: String,
    /// The same for the community.
    pub rest_community: String,
    /// The same for institutions and law.
    pub rest_structural: String,
    /// Factors of which more is said, each with the next five.
    pub detail: Vec<String>,
    /// `1`, `2` or `3`.
    pub weight: Vec<String>,
    /// `origin`, `transit`, `destination` or empty.
    pub stage: Vec<String>,
    /// Since when.
    pub since: Vec<String>,
    /// Where.
    pub place: Vec<String>,
    /// Anything else.
    pub note: Vec<String>,
    /// Factors whose way of working depends on the context, each with the next two.
    pub depends: Vec<String>,
    /// `risk` or `protective`.
    pub polarity: Vec<String>,
    /// Why.
    pub why: Vec<String>,
    /// Kinds of threats, each with the next four; a row without a kind is passed over.
    pub threat: Vec<String>,
    /// From whom: a category, never a name.
    pub actor: Vec<String>,
    /// `once`, `sometimes`, `often` or `always`.
    pub often: Vec<String>,
    /// When last: a year, month or day.
    pub last: Vec<String>,
    /// Of the threat.
    pub threat_note: Vec<String>,
    /// How long exposed: `days`, `weeks`, `months` or `years`.
    pub span: String,
    /// How near the threat is: `away`, `near` or `here`.
    pub near: String,
    /// Capacities.
    pub capacity: Vec<String>,
    /// Harmful ways of coping.
    pub harmful: Vec<String>,
    /// Of skills.
    pub skill_note: String,
    /// Threat from 1 to 5, when it is not as proposed.
    pub set_threat: String,
    /// Vulnerability from 1 to 5, when it is not as proposed.
    pub set_vulnerability: String,
    /// Capacity from 1 to 5, when it is not as proposed.
    pub set_capacity: String,
    /// Exposure from 1.0 to 2.0, when it is not as proposed.
    pub set_exposure: String,
    /// Level, when it is not as the arithmetic says.
    pub level: String,
    /// Why something is not as proposed.
    pub reason: String,
    /// What to do if danger comes, as agreed with the person.
    pub safety: String,
    /// Day of the next one, earlier than the level says; empty: as it says.
    pub next: String,
}

impl AssessmentForm {
    /// What is said of the rest of a list.
    #[must_use]
    pub fn rest(&self, layer: super::catalogue::Layer) -> &str {
        use super::catalogue::Layer;
        match layer {
            Layer::Individual => &self.rest_individual,
            Layer::Household => &self.rest_household,
            Layer::Community => &self.rest_community,
            Layer::Structural => &self.rest_structural,
        }
    }
}

/// The next one is brought forward.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct NextForm {
    /// Day of the next one.
    pub next: String,
}

/// Which two are compared.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct CompareQuery {
    /// The earlier one; empty: the one before the later.
    pub one: String,
    /// The later one; empty: the last.
    pub other: String,
}

/// In which language something is printed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SheetQuery {
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
}
