//! Facts about likeness, each on the stream of the file that it is about. A merge has a number of its own, so that it can be
//! taken back whatever was written since, and in whatever order the facts arrive.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{FactKind as _, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// Marks numbers of merges.
pub enum MergeMark {}
/// Number of a merge.
pub type MergeId = Id<MergeMark>;

/// Somebody looked at both and says that they are different people.
#[derive(Clone, Serialize, Deserialize)]
pub struct Different {
    /// The other file.
    pub other: PersonId,
    /// How one knows, where it was said.
    #[serde(default)]
    pub reason: String,
}

/// The person turned out to be known: what was noted here went over to the known file.
#[derive(Clone, Serialize, Deserialize)]
pub struct Moved {
    /// The known file.
    pub to: PersonId,
}

/// Both may be one person; somebody is to look.
#[derive(Clone, Serialize, Deserialize)]
pub struct Perhaps {
    /// The other file.
    pub other: PersonId,
    /// How alike, in thousandths; 0 when only a person thought so.
    #[serde(default)]
    pub score: i64,
    /// Why: codes of reasons.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// Who thought so: `desk`, `index`, `file` (marked later, on a file) or `same` (somebody is sure, and may not merge).
    #[serde(default)]
    pub found: String,
    /// The merge that brought the question here from a file that is now part of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge: Option<MergeId>,
}

/// This file turned out to be of the same person as another, where it goes on.
#[derive(Clone, Serialize, Deserialize)]
pub struct Merged {
    /// Number of the merge.
    pub merge: MergeId,
    /// The file that goes on.
    pub into: PersonId,
    /// How one knows.
    pub reason: String,
    /// Households that were changed by it.
    #[serde(default)]
    pub homes: Vec<StreamId>,
}

/// Another file goes on here. It says what of the other file counts for the whole.
#[derive(Clone, Serialize, Deserialize)]
pub struct Absorbed {
    /// Number of the merge.
    pub merge: MergeId,
    /// The other file.
    pub from: PersonId,
    /// Mark of a child alone on the other file.
    #[serde(default)]
    pub care: String,
    /// Whether the other file was closed.
    #[serde(default)]
    pub restricted: bool,
    /// Whether the person's death has been noted on the other file.
    #[serde(default)]
    pub died: bool,
    /// When the person last arrived under the other file.
    #[serde(default)]
    pub arrived_at: Option<Instant>,
    /// Who followed the other file.
    #[serde(default)]
    pub staff: Vec<UserId>,
}

/// The merge was a mistake: this file stands again.
#[derive(Clone, Serialize, Deserialize)]
pub struct Unmerged {
    /// Number of the merge.
    pub merge: MergeId,
    /// Why.
    pub reason: String,
}

/// The same, on the file that had gone on.
#[derive(Clone, Serialize, Deserialize)]
pub struct Released {
    /// Number of the merge.
    pub merge: MergeId,
    /// The file that stands again.
    pub from: PersonId,
}

/// What was decided before teaches nothing any more; on the site's own stream.
#[derive(Clone, Serialize, Deserialize)]
pub struct StartedOver {}

ledger::facts! {
    /// Facts about likeness.
    pub enum DuplicateFact {
        "duplicate/different" Identity Personal => Different(Different),
        "duplicate/moved" Consent Personal => Moved(Moved),
        "duplicate/perhaps" Identity Personal => Perhaps(Perhaps),
        "duplicate/merged" Identity Personal => Merged(Merged),
        "duplicate/absorbed" Identity Personal => Absorbed(Absorbed),
        "duplicate/unmerged" Identity Personal => Unmerged(Unmerged),
        "duplicate/released" Identity Personal => Released(Released),
        "duplicate/started_over" House Open => StartedOver(StartedOver),
    }
}

/// The merge by which a file has become part of another.
#[derive(Clone)]
pub struct Claim {
    /// What was said.
    pub merged: Merged,
    /// When: the tick of the fact, which orders merges of all nodes.
    pub tick: i64,
    /// When.
    pub at: Instant,
    /// Who said so.
    pub by: UserId,
}

/// Merges that were taken back, as far as this stream knows. A merge is over whether its end arrives after it or before.
#[must_use]
pub fn undone(stream: &Stream) -> BTreeSet<MergeId> {
    stream
        .of::<DuplicateFact>()
        .filter_map(|(_, what)| match what {
            DuplicateFact::Unmerged(unmerged) => Some(unmerged.merge),
            DuplicateFact::Released(released) => Some(released.merge),
            _ => None,
        })
        .collect()
}

/// The merge by which this file is part of another: the latest that was not taken back.
#[must_use]
pub fn claim(stream: &Stream) -> Option<Claim> {
    let undone = undone(stream);
    stream
        .of::<DuplicateFact>()
        .filter_map(|(fact, what)| match what {
            DuplicateFact::Merged(merged) if !undone.contains(&merged.merge) => Some(Claim { merged, tick: fact.at, at: fact.instant(), by: fact.author }),
            _ => None,
        })
        .last()
}

/// What a fact says of a file that is part of this one, unless that merge is among those taken back.
#[must_use]
pub(crate) fn absorbed(fact: &ledger::Fact, undone: &BTreeSet<MergeId>) -> Option<Absorbed> {
    match DuplicateFact::decode(&fact.kind, fact.body.as_ref()?)? {
        DuplicateFact::Absorbed(absorbed) if !undone.contains(&absorbed.merge) => Some(absorbed),
        _ => None,
    }
}

/// A question that is open: is this file of the same person as another?
#[derive(Clone)]
pub(super) struct Question {
    pub(super) perhaps: Perhaps,
    pub(super) tick: i64,
    pub(super) by: UserId,
    pub(super) site: SiteId,
}

/// What a file says of others: who is different since when, and of whom it is not known. The last word of each kind counts;
/// which of the two is later is seen beside what the other file says.
#[derive(Default)]
pub(super) struct Words {
    pub(super) different: BTreeMap<PersonId, i64>,
    pub(super) questions: BTreeMap<PersonId, Question>,
}

impl Words {
    pub(super) fn fold(stream: &Stream) -> Self {
        let undone = undone(stream);
        let mut words = Self::default();
        for (fact, what) in stream.of::<DuplicateFact>() {
            match what {
                DuplicateFact::Different(different) => {
                    words.different.insert(different.other, fact.at);
                }
                DuplicateFact::Perhaps(perhaps) if perhaps.merge.is_none_or(|merge| !undone.contains(&merge)) => {
                    words.questions.insert(perhaps.other, Question { perhaps, tick: fact.at, by: fact.author, site: fact.site });
                }
                _ => {}
            }
        }
        words
    }
}
