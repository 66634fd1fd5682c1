//! The registration form, as it comes from a page or as JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::facts::Identity;

/// Rows for documents up to which the page adds an empty one.
const PAPERS_SHOWN: usize = 4;

/// Registration of one person. Empty means "not said".
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PersonForm {
    /// Person whose consent was recorded before.
    pub person: String,
    /// Given names as spoken.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Nicknames and other names.
    pub other: String,
    /// Whole name in its own script.
    pub native: String,
    /// ISO 5218: 0, 1, 2 or 9.
    pub sex: String,
    /// Gender in the person's own words.
    pub gender: String,
    /// Date of birth or age: `12/03/1998`, `1998`, `25`.
    pub birth: String,
    /// Place of birth.
    pub birthplace: String,
    /// Nationality: ISO alpha-3 or a name.
    pub nationality: String,
    /// Second nationality.
    pub nationality2: String,
    /// Preferred language: ISO 639-3 or a name.
    pub language: String,
    /// Second language.
    pub language2: String,
    /// Kinds of documents, one for each number.
    pub paper_kind: Vec<String>,
    /// Numbers of documents.
    pub paper_number: Vec<String>,
    /// Issuing countries.
    pub paper_country: Vec<String>,
    /// Phone number.
    pub phone: String,
    /// Mother's name.
    pub mother: String,
    /// Father's name.
    pub father: String,
    /// Route, as told.
    pub route: String,
    /// Reasons for leaving.
    pub motive: Vec<String>,
    /// Migratory status.
    pub status: String,
    /// Intended destination: ISO alpha-3 or a name.
    pub destination: String,
    /// Intention now.
    pub intention: String,
    /// `alone`, `head` of a new household, or `member` of one.
    pub with: String,
    /// Household joined, for `member`.
    pub household: String,
    /// Relation to the head of the household, for `member`.
    pub relation: String,
    /// Files that look alike and are different people, as decided at the desk.
    pub different: Vec<String>,
    /// Files that may be of this person: the desk is not sure, somebody else is to look.
    pub perhaps: Vec<String>,
    /// Photo as a data URL; kept only with consent to a photo.
    pub photo: String,
    /// What comes next: `bed`, `member` (next of the family) or `another`.
    pub next: String,
    /// For corrections: why.
    pub reason: String,
    /// For corrections: the version that was read.
    pub version: String,
}

impl PersonForm {
    /// The form of a file as it stands, to be corrected.
    #[must_use]
    pub fn of(identity: &Identity, version: i64) -> Self {
        let nth = |list: &[String], n: usize| list.get(n).cloned().unwrap_or_default();
        Self {
            given: identity.given.clone(),
            family: identity.family.clone(),
            other: identity.other.clone(),
            native: identity.native.clone(),
            sex: identity.sex.to_string(),
            gender: identity.gender.clone(),
            birth: identity.birth.map(|b| b.to_string()).unwrap_or_default(),
            birthplace: identity.birthplace.clone(),
            nationality: nth(&identity.nationalities, 0),
            nationality2: nth(&identity.nationalities, 1),
            language: nth(&identity.languages, 0),
            language2: nth(&identity.languages, 1),
            paper_kind: identity.papers.iter().map(|p| p.kind.clone()).collect(),
            paper_number: identity.papers.iter().map(|p| p.number.clone()).collect(),
            paper_country: identity.papers.iter().map(|p| p.country.clone()).collect(),
            phone: identity.phone.clone(),
            mother: identity.mother.clone(),
            father: identity.father.clone(),
            route: identity.route.clone(),
            motive: identity.motives.clone(),
            status: identity.status.clone(),
            destination: identity.destination.clone(),
            intention: identity.intention.clone(),
            version: version.to_string(),
            ..Self::default()
        }
    }

    /// Rows for documents in the page: all that was typed, and an empty row while there are few.
    #[must_use]
    pub fn paper_rows(&self) -> Vec<(String, String, String)> {
        let nth = |list: &[String], n: usize| list.get(n).cloned().unwrap_or_default();
        let typed = self.paper_number.len();
        (0..typed.max(typed.min(PAPERS_SHOWN - 1) + 1)).map(|n| (nth(&self.paper_kind, n), nth(&self.paper_number, n), nth(&self.paper_country, n))).collect()
    }
}
