//! Facts of screenings, on the stream of the person or contact. That somebody was asked is open and belongs to the
//! house; what was answered and what follows from it is sealed with the protection part of the file.

use std::collections::BTreeMap;

use ledger::{Day, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use super::rules::{Answer, Answers};
use crate::Level;
use crate::alert::Kind;
use crate::guest::Left;

/// Marks ids of screenings.
pub enum ScreeningMark {}
/// A screening.
pub type ScreeningId = Id<ScreeningMark>;

/// Somebody was asked.
#[derive(Clone, Serialize, Deserialize)]
pub struct Done {
    /// Screening.
    pub screening: ScreeningId,
    /// When.
    pub at: Instant,
    /// Who asked.
    #[serde(default)]
    pub by: UserId,
}

/// What was answered, and what the rules proposed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recorded {
    /// Screening.
    pub screening: ScreeningId,
    /// Answer to each question that was asked.
    pub answers: BTreeMap<String, Answer>,
    /// `woman`, `man` or empty: with whom the person wants to speak.
    pub wish: String,
    /// Whether others may be told: `yes`, `no`, `cannot`, or empty when nobody had to be.
    pub leave: String,
    /// How they understood each other: a code.
    pub spoken: String,
    /// Language spoken, ISO 639-3.
    pub language: String,
    /// Proposed level.
    pub level: Level,
    /// Why: codes of signs.
    pub signs: Vec<String>,
    /// Proposed categories.
    pub categories: Vec<String>,
    /// Proposed day of the next one.
    pub next: Option<Day>,
    /// Who was told.
    pub told: Vec<Kind>,
    /// The file it was brought over from, when two became one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// Somebody trained looked at it again.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Reviewed {
    /// Screening.
    pub screening: ScreeningId,
    /// Categories added.
    pub added: Vec<String>,
    /// Categories removed.
    pub removed: Vec<String>,
    /// Level from now on, when it is another.
    pub level: Option<Level>,
    /// Day of the next one, when it is another.
    pub next: Option<Day>,
    /// Why.
    pub reason: String,
}

ledger::facts! {
    /// Facts about screenings.
    pub enum ScreeningFact {
        "screening/done" House Open => Done(Done),
        "screening/recorded" Protection Sensitive => Recorded(Recorded),
        "screening/reviewed" Protection Sensitive => Reviewed(Reviewed),
    }
}

/// A review with who made it and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: UserId,
    /// What.
    pub what: Reviewed,
}

/// A screening as the facts add up.
#[derive(Clone)]
pub struct Screening {
    /// Identifier.
    pub id: ScreeningId,
    /// When.
    pub at: Instant,
    /// Who asked.
    pub by: UserId,
    /// Where.
    pub site: SiteId,
    /// What was answered; `None` once the protection part of the file has been erased.
    pub recorded: Option<Recorded>,
    /// Categories as they stand.
    pub categories: Vec<String>,
    /// Level as it stands.
    pub level: Level,
    /// Day of the next one as it stands.
    pub next: Option<Day>,
    /// Reviews, oldest first.
    pub reviews: Vec<Review>,
}

impl Screening {
    /// The answers, as the rules read them.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.recorded.as_ref().map(|recorded| Answers::new(recorded.answers.clone())).unwrap_or_default()
    }
}

/// The screenings of a stream, oldest first.
#[derive(Clone, Default)]
pub struct Screenings(pub Vec<Screening>);

impl Screenings {
    /// Folds a stream. The first telling of a screening counts; reviews add up in their order.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut all: BTreeMap<ScreeningId, Screening> = BTreeMap::new();
        let left = Left::of(stream);
        let facts: Vec<_> = stream.of::<ScreeningFact>().collect();
        for (fact, what) in &facts {
            if let ScreeningFact::Done(done) = what {
                all.entry(done.screening).or_insert_with(|| Screening {
                    id: done.screening,
                    at: done.at,
                    by: done.by,
                    site: fact.site,
                    recorded: None,
                    categories: Vec::new(),
                    level: Level::Low,
                    next: None,
                    reviews: Vec::new(),
                });
            }
        }
        for (fact, what) in &facts {
            let ScreeningFact::Recorded(recorded) = what else { continue };
            if left.took(fact, recorded.from) {
                all.remove(&recorded.screening);
                continue;
            }
            if let Some(screening) = all.get_mut(&recorded.screening).filter(|screening| screening.recorded.is_none()) {
                screening.categories.clone_from(&recorded.categories);
                (screening.level, screening.next) = (recorded.level, recorded.next);
                screening.recorded = Some(recorded.clone());
            }
        }
        for (fact, what) in facts {
            let ScreeningFact::Reviewed(reviewed) = what else { continue };
            if let Some(screening) = all.get_mut(&reviewed.screening).filter(|screening| screening.recorded.is_some()) {
                screening.review(Review { at: fact.instant(), by: fact.author, what: reviewed });
            }
        }
        let mut all: Vec<Screening> = all.into_values().collect();
        all.sort_by_key(|screening| (screening.at, screening.id));
        Self(all)
    }

    /// The last one.
    #[must_use]
    pub fn last(&self) -> Option<&Screening> {
        self.0.last()
    }
}

impl Screening {
    fn review(&mut self, review: Review) {
        let what = &review.what;
        self.categories.retain(|code| !what.removed.contains(code));
        for code in &what.added {
            if !self.categories.contains(code) {
                self.categories.push(code.clone());
            }
        }
        self.level = what.level.unwrap_or(self.level);
        self.next = what.next.or(self.next);
        self.reviews.push(review);
    }
}

impl ScreeningFact {
    /// The same telling in another file, under a new number for each screening, so that nothing open ties the two files
    /// together.
    pub(super) fn brought(self, number: &mut impl FnMut(ScreeningId) -> ScreeningId, from: Option<StreamId>) -> Self {
        match self {
            Self::Done(done) => Self::Done(Done { screening: number(done.screening), ..done }),
            Self::Recorded(recorded) => Self::Recorded(Recorded { screening: number(recorded.screening), from, ..recorded }),
            Self::Reviewed(reviewed) => Self::Reviewed(Reviewed { screening: number(reviewed.screening), ..reviewed }),
        }
    }
}
