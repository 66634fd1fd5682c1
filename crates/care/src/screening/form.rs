//! What is typed on a screening.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The answers. Each is `yes`, `no`, `prefer_not` or `not_asked`; empty is not asked.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AnswersForm {
    /// Does the person feel safe here now?
    pub safe: String,
    /// Do they need care or help at once?
    pub urgent: String,
    /// Are they hurt, ill or in pain?
    pub hurt: String,
    /// Are they under 18? Asked only where no age is known.
    pub child: String,
    /// Are they here without family or anybody they trust?
    pub alone: String,
    /// Is the child with an adult who is not a parent?
    pub carer: String,
    /// Are they pregnant, or with a newborn?
    pub pregnant: String,
    /// Do they need help to move, see, hear or understand?
    pub help: String,
    /// Is there somebody, here or outside, whom they fear? Never who, never what.
    pub fear: String,
    /// Do they wish to learn about asylum or protection by a State?
    pub asylum: String,
    /// Have they just come out of a place of detention?
    pub released: String,
    /// Do they need to call somebody soon?
    pub call: String,
    /// Do they want to talk in private with a trained person?
    pub private: String,
    /// Seen or heard, never asked: very sad, frightened or lost.
    pub distress: String,
    /// Heard, never asked: wants to hurt themselves or to die.
    pub self_harm: String,
    /// `woman`, `man` or empty: with whom they want to speak.
    pub wish: String,
    /// Whether somebody may be told: `yes`, `no`, or `cannot` for somebody who cannot answer.
    pub leave: String,
    /// How they understood each other: `direct`, `interpreter`, `phone` or `hardly`.
    pub spoken: String,
    /// Language spoken: a code or a name.
    pub language: String,
}

impl AnswersForm {
    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, code: &str) -> &str {
        match code {
            "safe" => &self.safe,
            "urgent" => &self.urgent,
            "hurt" => &self.hurt,
            "child" => &self.child,
            "alone" => &self.alone,
            "carer" => &self.carer,
            "pregnant" => &self.pregnant,
            "help" => &self.help,
            "fear" => &self.fear,
            "asylum" => &self.asylum,
            "released" => &self.released,
            "call" => &self.call,
            "private" => &self.private,
            "distress" => &self.distress,
            "self_harm" => &self.self_harm,
            _ => "",
        }
    }
}

/// What somebody trained changes.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ReviewForm {
    /// Categories as they should stand.
    pub category: Vec<String>,
    /// Level as it should stand; empty: as it is.
    pub level: String,
    /// Day of the next one, `YYYY-MM-DD`; empty: as the level says.
    pub next: String,
    /// Why.
    pub reason: String,
}
