//! Facts about an import, on a stream of its own. What the register says of people is not here: it becomes facts of theirs.

use ledger::Stream;
use serde::{Deserialize, Serialize};

/// Somebody declared that the people in the register agreed on paper.
#[derive(Clone, Serialize, Deserialize)]
pub struct Declared {
    /// Where the papers are kept.
    pub place: String,
    /// Rows of the register.
    pub rows: i64,
}

/// The register was imported, all of it at once.
#[derive(Clone, Serialize, Deserialize)]
pub struct Applied {
    /// People registered.
    pub rows: i64,
    /// Rows left out because the person was known.
    #[serde(default)]
    pub left_out: i64,
}

/// The import was undone.
#[derive(Clone, Serialize, Deserialize)]
pub struct Undone {
    /// Registrations taken back.
    pub rows: i64,
    /// People kept, because something else is known of them since.
    #[serde(default)]
    pub kept: i64,
}

/// The import was given up before anything of it was imported.
#[derive(Clone, Serialize, Deserialize)]
pub struct Discarded {
    /// Rows of the register.
    pub rows: i64,
}

ledger::facts! {
    /// Facts about imports.
    pub enum ImportFact {
        "import/declared" House Personal => Declared(Declared),
        "import/applied" House Open => Applied(Applied),
        "import/undone" House Open => Undone(Undone),
        "import/discarded" House Open => Discarded(Discarded),
    }
}

/// An import as the facts add up.
#[derive(Clone, Default)]
pub struct Import {
    /// Where the papers are kept; the last declaration counts.
    pub place: String,
    /// Place in time of the fact that ended the import: what is known of a person after it came from elsewhere.
    pub applied_at: Option<i64>,
    /// How many were kept when it was undone.
    pub undone: Option<Undone>,
}

impl Import {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut import = Self::default();
        for (fact, what) in stream.of::<ImportFact>() {
            match what {
                ImportFact::Declared(declared) => import.place = declared.place,
                ImportFact::Applied(_) => import.applied_at = import.applied_at.or(Some(fact.at)),
                ImportFact::Undone(undone) => import.undone = Some(undone),
                ImportFact::Discarded(_) => {}
            }
        }
        import
    }
}
