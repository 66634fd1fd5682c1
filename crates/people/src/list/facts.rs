//! Facts of lists: views that were kept, and files that were taken out.

use ledger::{Fact, Stream};
use serde::{Deserialize, Serialize};

/// A list was kept under a name.
#[derive(Clone, Serialize, Deserialize)]
pub struct ViewSaved {
    /// Name, as typed.
    pub name: String,
    /// The list as an address.
    pub query: String,
    /// Whether colleagues at the site see it.
    #[serde(default)]
    pub shared: bool,
}

/// A view was removed.
#[derive(Clone, Serialize, Deserialize)]
pub struct ViewRemoved {}

/// A list was taken out as a file.
#[derive(Clone, Serialize, Deserialize)]
pub struct Exported {
    /// `csv` or `xlsx`.
    pub format: String,
    /// Columns that left.
    pub columns: Vec<String>,
    /// People in it.
    pub rows: i64,
    /// The list as an address.
    pub query: String,
    /// What for: a code of [`super::rules::PURPOSES`].
    pub purpose: String,
    /// What for, in words.
    #[serde(default)]
    pub words: String,
}

ledger::facts! {
    /// Facts about lists, each view and each export on a stream of its own.
    pub enum ListFact {
        "list/view_saved" House Personal => ViewSaved(ViewSaved),
        "list/view_removed" House Open => ViewRemoved(ViewRemoved),
        "list/exported" House Personal => Exported(Exported),
    }
}

/// A view or an export, as its stream tells.
#[derive(Default)]
pub(super) struct State {
    pub(super) view: Option<(Fact, ViewSaved)>,
    pub(super) removed: bool,
    pub(super) export: Option<(Fact, Exported)>,
}

impl State {
    pub(super) fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        for (fact, what) in stream.of::<ListFact>() {
            match what {
                ListFact::ViewSaved(saved) => state.view = Some((fact.clone(), saved)),
                ListFact::ViewRemoved(_) => state.removed = true,
                ListFact::Exported(exported) => state.export = Some((fact.clone(), exported)),
            }
        }
        state
    }
}
