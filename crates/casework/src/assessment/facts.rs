//! Facts of assessments, on the person's stream. That somebody was assessed is open and belongs to the house; what was
//! found is sealed with the protection part of the file, and so is every word.

use std::collections::BTreeMap;

use care::Level;
use care::guest::Left;
use ledger::{Day, Id, Instant, PartialDate, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::catalogue::{self, Polarity};
use super::risk::{Counted, Score};

/// Marks ids of assessments.
pub enum AssessmentMark {}
/// An assessment.
pub type AssessmentId = Id<AssessmentMark>;

/// Somebody was assessed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Made {
    /// Assessment.
    pub assessment: AssessmentId,
    /// When.
    pub at: Instant,
    /// The day at the centre.
    pub on: Day,
    /// Who assessed.
    #[serde(default)]
    pub by: UserId,
}

/// Whether a factor is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It is there.
    Yes,
    /// It was asked or looked for, and is not there.
    No,
    /// It was not spoken of, or nobody knows.
    #[default]
    Unknown,
}

/// What was found of a factor.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Found {
    /// Whether it is there.
    pub present: Presence,
    /// How strongly it works, 1 to 3; 0 where it is not there.
    pub weight: i64,
    /// Which way, where that depends on the context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// `origin`, `transit`, `destination` or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stage: String,
}

/// A threat, without anybody's name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Threat {
    /// Kind: a code.
    pub kind: String,
    /// From whom: a category.
    pub actor: String,
    /// How often: a code.
    pub often: String,
    /// When last, as far as known.
    pub last: Option<PartialDate>,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recorded {
    /// Assessment.
    pub assessment: AssessmentId,
    /// Needs: codes.
    pub needs: Vec<String>,
    /// Those of them that cannot wait.
    pub urgent: Vec<String>,
    /// Factors by code. One that is missing was not spoken of.
    pub factors: BTreeMap<String, Found>,
    /// Threats, the first as told first.
    pub threats: Vec<Threat>,
    /// Capacities: codes.
    pub capacities: Vec<String>,
    /// Harmful ways of coping: codes.
    pub harmful: Vec<String>,
    /// How long exposed: a code or empty.
    pub span: String,
    /// How near the threat is: a code or empty.
    pub near: String,
    /// What the program proposed.
    pub proposed: Score,
    /// What holds.
    pub score: Score,
    /// Level that holds.
    pub level: Level,
    /// Day of the next one.
    pub next: Option<Day>,
    /// How one met: a code.
    pub channel: String,
    /// How one understood each other: a code.
    pub spoken: String,
    /// The file it was brought over from, when two became one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// What was said of a factor.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct FactorWords {
    /// Why it works the way it does, where that depends.
    pub why: String,
    /// Since when, as people say it.
    pub since: String,
    /// Where.
    pub place: String,
    /// Anything else.
    pub note: String,
}

impl std::fmt::Debug for FactorWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FactorWords(..)")
    }
}

impl FactorWords {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.why, &self.since, &self.place, &self.note].into_iter().all(String::is_empty)
    }
}

/// Every word of an assessment.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// Assessment.
    pub assessment: AssessmentId,
    /// What the person says of it.
    pub own: String,
    /// Of the needs.
    pub needs: String,
    /// Of skills.
    pub skills: String,
    /// Of factors, by code.
    pub factors: BTreeMap<String, FactorWords>,
    /// Of threats, in their order.
    pub threats: Vec<String>,
    /// Why the proposal was changed.
    pub reason: String,
    /// What to do if danger comes, as agreed with the person.
    pub safety: String,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(..)")
    }
}

/// The next one was brought forward.
#[derive(Clone, Serialize, Deserialize)]
pub struct BroughtForward {
    /// Assessment.
    pub assessment: AssessmentId,
    /// Day of the next one.
    pub next: Day,
}

ledger::facts! {
    /// Facts about assessments.
    pub enum AssessmentFact {
        "assessment/made" House Open => Made(Made),
        "assessment/recorded" Protection Sensitive => Recorded(Recorded),
        "assessment/said" Protection Personal => Said(Words),
        "assessment/brought_forward" Protection Sensitive => BroughtForward(BroughtForward),
    }
}

impl Recorded {
    /// Which way a factor works here; `None` when it is not there.
    #[must_use]
    pub fn polarity(&self, code: &str) -> Option<Polarity> {
        let found = self.factors.get(code).filter(|found| found.present == Presence::Yes)?;
        let factor = catalogue::find(code)?;
        if factor.polarity == Polarity::Depends { found.polarity } else { Some(factor.polarity) }
    }

    /// Weights of the factors that work this way.
    fn weights(&self, polarity: Polarity) -> Vec<i64> {
        self.factors.iter().filter(|(code, _)| self.polarity(code) == Some(polarity)).map(|(_, found)| found.weight.clamp(1, 3)).collect()
    }

    /// What the program counts.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let place = |list: &[&str], code: &str| list.iter().position(|one| *one == code).and_then(|at| i64::try_from(at).ok()).unwrap_or(0);
        let count = |list: &[String]| i64::try_from(list.len()).unwrap_or(0);
        Counted {
            threats: self.threats.iter().map(|threat| place(catalogue::OFTEN, &threat.often)).collect(),
            exposing: self.weights(Polarity::Risk),
            harmful: count(&self.harmful),
            protecting: self.weights(Polarity::Protective),
            capacities: count(&self.capacities),
            span: place(catalogue::SPANS, &self.span),
            near: place(catalogue::NEARS, &self.near),
        }
    }

    /// Whether somebody set aside what the program proposed.
    #[must_use]
    pub fn overridden(&self) -> bool {
        self.score != self.proposed || self.level != self.proposed.level()
    }
}

/// An assessment as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    /// Identifier.
    pub id: AssessmentId,
    /// When.
    pub at: Instant,
    /// The day at the centre.
    pub on: Day,
    /// Who assessed.
    pub by: UserId,
    /// Where.
    pub site: SiteId,
    /// What was found; `None` once the protection part of the file has been erased.
    pub recorded: Option<Recorded>,
    /// What was said.
    pub words: Words,
    /// Day of the next one as it stands.
    pub next: Option<Day>,
}

/// An assessment whose findings are still there, with them.
pub type Told<'a> = (&'a Assessment, &'a Recorded);

/// The assessments of a stream, oldest first.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Assessments(pub Vec<Assessment>);

impl Assessments {
    /// Folds a stream. The first telling of an assessment counts, and the earliest day of the next one.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let (mut all, mut order): (BTreeMap<AssessmentId, Assessment>, Vec<AssessmentId>) = Default::default();
        let left = Left::of(stream);
        let facts: Vec<_> = stream.of::<AssessmentFact>().collect();
        for (fact, what) in &facts {
            if let AssessmentFact::Made(made) = what {
                let (id, at, on, by, site) = (made.assessment, made.at, made.on, made.by, fact.site);
                order.push(id);
                all.entry(id).or_insert_with(|| Assessment { id, at, on, by, site, recorded: None, words: Words::default(), next: None });
            }
        }
        for (fact, what) in &facts {
            let AssessmentFact::Recorded(recorded) = what else { continue };
            if left.took(fact, recorded.from) {
                all.remove(&recorded.assessment);
            } else if let Some(one) = all.get_mut(&recorded.assessment).filter(|one| one.recorded.is_none()) {
                one.next = recorded.next;
                one.recorded = Some(recorded.clone());
            }
        }
        for (_, what) in facts {
            match what {
                AssessmentFact::Said(words) => {
                    if let Some(one) = all.get_mut(&words.assessment).filter(|one| one.words == Words::default()) {
                        one.words = words;
                    }
                }
                AssessmentFact::BroughtForward(sooner) => {
                    if let Some(one) = all.get_mut(&sooner.assessment) {
                        one.next = one.next.map(|next| next.min(sooner.next));
                    }
                }
                AssessmentFact::Made(_) | AssessmentFact::Recorded(_) => {}
            }
        }
        // Those of one instant stand as they were written.
        let mut all: Vec<Assessment> = order.into_iter().filter_map(|id| all.remove(&id)).collect();
        all.sort_by_key(|one| one.at);
        Self(all)
    }

    /// Those whose findings are still there, oldest first.
    pub fn kept(&self) -> impl DoubleEndedIterator<Item = (&Assessment, &Recorded)> {
        self.0.iter().filter_map(|one| one.recorded.as_ref().map(|recorded| (one, recorded)))
    }

    /// The last one whose findings are still there.
    #[must_use]
    pub fn last(&self) -> Option<(&Assessment, &Recorded)> {
        self.kept().next_back()
    }

    /// The one of an id with the one before it.
    #[must_use]
    pub fn find(&self, id: AssessmentId) -> Option<(Told<'_>, Option<Told<'_>>)> {
        let mut before = None;
        for (one, recorded) in self.kept() {
            if one.id == id {
                return Some(((one, recorded), before));
            }
            before = Some((one, recorded));
        }
        None
    }
}

impl AssessmentFact {
    /// The same telling in another file, under a new number for each assessment, so that nothing open ties the two files
    /// together.
    pub(super) fn brought(self, number: &mut impl FnMut(AssessmentId) -> AssessmentId, from: Option<StreamId>) -> Self {
        match self {
            Self::Made(made) => Self::Made(Made { assessment: number(made.assessment), ..made }),
            Self::Recorded(recorded) => Self::Recorded(Recorded { assessment: number(recorded.assessment), from, ..recorded }),
            Self::Said(words) => Self::Said(Words { assessment: number(words.assessment), ..words }),
            Self::BroughtForward(sooner) => Self::BroughtForward(BroughtForward { assessment: number(sooner.assessment), ..sooner }),
        }
    }
}
