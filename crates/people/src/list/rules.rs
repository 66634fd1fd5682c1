//! Rules of views and exports. Pure.

use ledger::{FactKind as _, NewFact};
use web::Problems;

use super::facts::{Exported, ListFact, ViewSaved};

/// What a list may be taken out for.
pub const PURPOSES: &[&str] = &["meeting", "distribution", "partner", "quality", "continuity", "other"];
/// File formats.
pub(super) const FORMATS: &[&str] = &["xlsx", "csv"];
/// Longest name of a view, and longest words about a purpose, in letters.
const NAME_MAX: usize = 60;
const WORDS_MAX: usize = 300;
/// Views of one account at a site.
pub(super) const VIEWS_MAX: i64 = 20;

/// Keeps a list under a name.
pub(super) fn save(name: &str, query: String, shared: bool, kept: i64) -> Result<NewFact, Problems> {
    let name = name.trim();
    let mut problems = Problems::default();
    problems.unless(!name.is_empty(), "name", "list-view-nameless");
    problems.unless(name.chars().count() <= NAME_MAX, "name", "list-view-name-long");
    problems.unless(kept < VIEWS_MAX, "name", "list-view-many");
    problems.check(ListFact::ViewSaved(ViewSaved { name: name.to_owned(), query, shared }).fact())
}

/// What is wrong with the purpose of an export.
pub(super) fn purpose(purpose: &str, words: &str, format: &str) -> Problems {
    let mut problems = Problems::default();
    problems.unless(PURPOSES.contains(&purpose), "purpose", "list-purpose-missing");
    problems.unless(purpose != "other" && purpose != "partner" || !words.trim().is_empty(), "words", "list-words-missing");
    problems.unless(words.chars().count() <= WORDS_MAX, "words", "list-words-long");
    problems.unless(FORMATS.contains(&format), "format", "person-not-in-list");
    problems
}

/// Records an export.
pub(super) fn exported(exported: Exported) -> NewFact {
    ListFact::Exported(exported).fact()
}
