//! What an assessment asks: the factors of the determinants of vulnerability (domain.md 3.8) and the short lists beside
//! them. It stands in code, so that a factor always means the same thing and nobody edits a polarity away.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a factor lies: the four levels of the model.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The person.
    Individual,
    /// Household and family.
    Household,
    /// Community.
    Community,
    /// Institutions, law, peace and war.
    Structural,
}

impl Layer {
    /// All, from near to far.
    pub const ALL: [Self; 4] = [Self::Individual, Self::Household, Self::Community, Self::Structural];

    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Household => "household",
            Self::Community => "community",
            Self::Structural => "structural",
        }
    }
}

/// Which way a factor works.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It exposes.
    Risk,
    /// It protects.
    Protective,
    /// It does the one or the other, by context: whoever assesses says which, and why.
    Depends,
}

impl Polarity {
    /// Name in message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Risk => "risk",
            Self::Protective => "protective",
            Self::Depends => "depends",
        }
    }
    /// What an assessor may choose where it depends.
    #[must_use]
    pub fn chosen(name: &str) -> Option<Self> {
        [Self::Risk, Self::Protective].into_iter().find(|polarity| polarity.name() == name)
    }
}

/// A factor that may be present.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Factor {
    /// Code.
    pub code: &'static str,
    /// Where it lies.
    pub layer: Layer,
    /// Which way it works.
    pub polarity: Polarity,
}

const fn factor(layer: Layer, polarity: Polarity, code: &'static str) -> Factor {
    Factor { code, layer, polarity }
}

use Layer::{Community as C, Household as H, Individual as I, Structural as S};
use Polarity::{Depends, Protective, Risk};

/// All factors, in the order of forms.
pub const FACTORS: &[Factor] = &[
    factor(I, Risk, "violence_past"),
    factor(I, Risk, "dependent"),
    factor(I, Risk, "no_means"),
    factor(I, Risk, "no_papers"),
    factor(I, Risk, "ill"),
    factor(I, Risk, "pregnancy"),
    factor(I, Risk, "distress"),
    factor(I, Risk, "disability"),
    factor(I, Risk, "no_language"),
    factor(I, Risk, "illiterate"),
    factor(I, Risk, "exposed_long"),
    factor(I, Protective, "means"),
    factor(I, Protective, "papers"),
    factor(I, Protective, "healthy"),
    factor(I, Protective, "host_language"),
    factor(I, Protective, "literate"),
    factor(I, Protective, "skills"),
    factor(I, Protective, "rights_known"),
    factor(I, Depends, "age"),
    factor(I, Depends, "sex"),
    factor(I, Depends, "ethnicity"),
    factor(I, Depends, "sogi"),
    factor(I, Depends, "nationality"),
    factor(I, Depends, "beliefs"),
    factor(H, Risk, "separated"),
    factor(H, Risk, "home_violence"),
    factor(H, Risk, "lone_head"),
    factor(H, Risk, "unsafe_migration"),
    factor(H, Risk, "debt"),
    factor(H, Protective, "home_support"),
    factor(H, Protective, "fair_share"),
    factor(H, Protective, "income"),
    factor(H, Depends, "size"),
    factor(H, Depends, "structure"),
    factor(H, Depends, "standing"),
    factor(H, Depends, "schooling"),
    factor(H, Depends, "livelihood"),
    factor(H, Depends, "dynamics"),
    factor(C, Risk, "forced_marriage"),
    factor(C, Risk, "excluded"),
    factor(C, Risk, "hazards"),
    factor(C, Risk, "hostile_hosts"),
    factor(C, Protective, "open_schools"),
    factor(C, Protective, "good_care"),
    factor(C, Protective, "social_protection"),
    factor(C, Protective, "preparedness"),
    factor(C, Protective, "diaspora"),
    factor(S, Risk, "marginalised"),
    factor(S, Risk, "conflict"),
    factor(S, Risk, "bad_governance"),
    factor(S, Risk, "impunity"),
    factor(S, Risk, "weak_law"),
    factor(S, Protective, "peace"),
    factor(S, Protective, "good_governance"),
    factor(S, Protective, "human_rights"),
    factor(S, Protective, "fair_development"),
];

/// The factor of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Factor> {
    FACTORS.iter().find(|factor| factor.code == code)
}

/// What somebody may need; a plan takes its goals from here.
pub const NEEDS: &[&str] = &[
    "safety",
    "food",
    "clothing",
    "shelter",
    "hygiene",
    "health",
    "psychosocial",
    "child_care",
    "school",
    "work",
    "papers",
    "legal",
    "asylum",
    "family",
    "contact",
    "information",
    "money",
    "return",
];
/// What somebody has to meet a threat with, besides protective factors.
pub const CAPACITIES: &[&str] = &["trade", "experience", "languages", "savings", "phone", "kin", "friends", "leader", "faith", "plans", "decides", "cares"];
/// Ways of coping that wear somebody down, and expose them.
pub const HARMFUL: &[&str] = &["skips_meals", "sells_goods", "hides", "substances", "dangerous_work"];
/// Kinds of threats.
pub const THREATS: &[&str] = &["violence", "sexual_violence", "coercion", "exploitation", "deprivation", "barrier", "neglect"];
/// From whom a threat comes: a category, never a name.
pub const ACTORS: &[&str] = &["partner", "family", "resident", "community", "smuggler", "employer", "armed_group", "authority", "nobody", "unknown"];
/// How often a threat shows, from seldom to always.
pub const OFTEN: &[&str] = &["once", "sometimes", "often", "always"];
/// Where on the way a factor holds.
pub const STAGES: &[&str] = &["origin", "transit", "destination"];
/// How long somebody has been exposed, from short to long.
pub const SPANS: &[&str] = &["days", "weeks", "months", "years"];
/// How near the threat is, from far to here.
pub const NEARS: &[&str] = &["away", "near", "here"];
/// How one met.
pub const CHANNELS: &[&str] = &["in_person", "phone", "remote", "outreach"];
/// How one understood each other; named as in the first screening.
pub const SPOKEN: &[&str] = &["direct", "interpreter", "phone", "hardly"];
/// How strongly a factor works.
pub const WEIGHTS: &[&str] = &["1", "2", "3"];
/// Terms of the risk that are graded from 1 to 5.
pub const GRADES: &[&str] = &["1", "2", "3", "4", "5"];
/// Time and place of exposure.
pub const EXPOSURES: &[&str] = &["1.0", "1.2", "1.4", "1.6", "1.8", "2.0"];
