//! What is typed at the door.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A ticket, new or mended.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct TicketForm {
    /// One button for the most common arrivals: `man`, `woman`, or `child` for a child alone. Counts may then stay empty.
    pub quick: String,
    /// `walk_in` when empty, `outreach`, `referral`, `authority`, `rescue`, `hotline`, `community`, `other_centre`.
    pub route: String,
    /// How many women.
    pub women: String,
    /// How many men.
    pub men: String,
    /// How many children.
    pub children: String,
    /// Languages, by ISO 639-3 code or name, the best first.
    pub language: Vec<String>,
    /// `yes` when an interpreter is needed.
    pub interpreter: String,
    /// Immediate risks: `medical`, `safety`, `child_alone`, `acute_distress`, `other`.
    pub risk: Vec<String>,
    /// Priority groups: `family`, `uasc`, `pregnant`, `older`, `disability`, `pain`, `mental_health`, `other`.
    pub group: Vec<String>,
    /// What is needed now: `water`, `food`, `wash`, `clothes`, `rest`, `medical`, `call`.
    pub need: Vec<String>,
    /// How to find them in the waiting room, such as `red scarf`.
    pub look: String,
}

/// A step of a ticket.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct StepForm {
    /// `call`, `begin`, `return`, `done`, `leave`.
    pub step: String,
    /// `ticket` to come back to the page of the ticket; else the board.
    pub back: String,
}

/// Needs that were met.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct NeedForm {
    /// Codes of needs.
    pub need: Vec<String>,
}

/// An immediate risk that was seen to.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AnswerForm {
    /// Which.
    pub risk: String,
}

/// Whose ticket it is.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct LinkForm {
    /// Ids of people, of those who consented and are not registered yet, or of anonymous contacts.
    pub guest: Vec<String>,
    /// A card that is scanned, or a code that is typed.
    pub code: String,
}

/// Where somebody is sent.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RedirectForm {
    /// Where.
    pub place: String,
    /// Why, as it was explained to them.
    pub reason: String,
}
