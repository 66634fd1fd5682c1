//! What is typed at a mass arrival.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is the same for all who came.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct EventForm {
    /// `rescue_sea`, `rescue_desert`, `expulsion`, `interception`, `transfer`, `other`.
    pub kind: String,
    /// From where, in words.
    pub origin: String,
    /// By whom, in words.
    pub brought_by: String,
    /// When, `YYYY-MM-DDTHH:MM` at the site; now when empty.
    pub at: String,
    /// Boat, truck or plane, as it is called.
    pub vehicle: String,
    /// Languages, ISO 639-3 or a name; the commonest first.
    pub languages: Vec<String>,
    /// How many are expected.
    pub expected: String,
    /// How many numbers to give at once.
    pub count: String,
    /// What this press is known by; made by the page, new for each.
    pub key: String,
}

/// So many people came.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CountForm {
    /// How many.
    pub count: String,
    /// What this press is known by; made by the page, new for each.
    pub key: String,
}

/// Why, in words.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReasonForm {
    /// In words.
    pub reason: String,
}

/// What was found at triage.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TriageForm {
    /// The number or the code on the wristband, typed or scanned.
    pub number: String,
    /// `immediate`, `urgent`, `delayed`, `child_alone`, `family`; empty to see who it is.
    pub category: String,
    /// The family's sign, for `family`.
    pub group: String,
}

/// One row of the grid.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct RowForm {
    /// Running number; empty for somebody new.
    pub number: String,
    /// What this saving is known by, new for each; sent again with the same key it is kept once.
    pub key: String,
    /// Version of the row that was read.
    pub base: i64,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// One letter or ISO 5218.
    pub sex: String,
    /// Age in years, or in months with `m`.
    pub age: String,
    /// The family's sign.
    pub group: String,
    /// Anything for a child alone.
    pub alone: String,
}

/// Rows of the grid: as a list from programs and scripts, as columns from the page.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct RowsForm {
    /// Rows.
    pub rows: Vec<RowForm>,
    /// From the page: what this sending is known by.
    pub k: String,
    /// From the page: numbers and versions as `12.3`, `+` for somebody new, in the order of the columns.
    pub n: String,
    /// From the page: given names.
    pub g: Vec<String>,
    /// From the page: family names.
    pub f: Vec<String>,
    /// From the page: sexes.
    pub s: Vec<String>,
    /// From the page: ages.
    pub a: Vec<String>,
    /// From the page: signs of families.
    pub r: Vec<String>,
    /// From the page: children alone.
    pub x: Vec<String>,
}

impl RowsForm {
    /// All rows, whichever way they came.
    #[must_use]
    pub fn into_rows(self) -> Vec<RowForm> {
        let nth = |column: &[String], place: usize| column.get(place).cloned().unwrap_or_default();
        let row = |(place, token): (usize, &str)| {
            let (number, base) = token.split_once('.').unwrap_or(("", "0"));
            RowForm {
                number: number.to_owned(),
                key: format!("{}-{place}", self.k),
                base: base.parse().unwrap_or_default(),
                given: nth(&self.g, place),
                family: nth(&self.f, place),
                sex: nth(&self.s, place),
                age: nth(&self.a, place),
                group: nth(&self.r, place),
                alone: nth(&self.x, place),
            }
        };
        let columns: Vec<RowForm> = self.n.split_whitespace().enumerate().map(row).collect();
        self.rows.into_iter().chain(columns).collect()
    }
}

/// Heads counted in the house.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReconcileForm {
    /// How many heads were counted.
    pub headcount: String,
    /// Why the numbers differ.
    pub why: String,
}
