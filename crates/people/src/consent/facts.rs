//! What a person agreed to, and how facts add up to what is in force today.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Day, Fact, Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

/// Answer for one purpose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Agreed.
    Given,
    /// Refused.
    Refused,
    /// Not asked.
    NotAsked,
}

/// A consent, or a refusal, as it was recorded.
#[derive(Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// Identifier within the person's file.
    pub id: String,
    /// Answer for each purpose: `general`, `photo`, `centres`, `partners`.
    pub answers: BTreeMap<String, Answer>,
    /// `signature`, `paper`, `verbal`, `audio` or `register` (a paper register that was imported).
    pub mode: String,
    /// Language in which it was explained, ISO 639-3.
    pub language: String,
    /// Interpreter's name, if any.
    pub interpreter: String,
    /// What was explained: codes of the checklist.
    pub explained: Vec<String>,
    /// `has`, `doubtful`, `lacks`.
    pub capacity: String,
    /// Whether the person is a child, as far as known then.
    pub child: bool,
    /// `assent`, `dissent`, `unable` of a child or of an adult whose capacity is in doubt.
    pub assent: String,
    /// `parent`, `appointed`, `authority`, `court`, `none_yet`.
    pub guardian_kind: String,
    /// Guardian's name.
    pub guardian: String,
    /// Witness of a verbal consent.
    pub witness: String,
    /// Version of the wording that was read out.
    pub wording: i64,
    /// Last day on which it is good.
    pub valid_to: Option<Day>,
    /// Sealed attachment that proves it.
    pub evidence: Option<String>,
    /// The anonymous contact that the person was until now: what is known of it goes on in their file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<StreamId>,
    /// Where it was recorded, when that was on another file of the same person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
}

/// A consent came from another file of the same person. It counts from when it was given there.
#[derive(Clone, Serialize, Deserialize)]
pub struct Carried {
    /// When it was given.
    pub at: Instant,
    /// Who certified it.
    pub by: UserId,
    /// Number of the merge; empty when it was noted for somebody who turned out to be known.
    #[serde(default)]
    pub merge: String,
}

impl Default for Given {
    fn default() -> Self {
        Self {
            id: String::new(),
            answers: BTreeMap::new(),
            mode: String::new(),
            language: String::new(),
            interpreter: String::new(),
            explained: Vec::new(),
            capacity: "has".to_owned(),
            child: false,
            assent: String::new(),
            guardian_kind: String::new(),
            guardian: String::new(),
            witness: String::new(),
            wording: 1,
            valid_to: None,
            evidence: None,
            contact: None,
            carried: None,
        }
    }
}

/// A consent was taken back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Which one.
    pub id: String,
    /// Purpose taken back; `general` ends all.
    pub purpose: String,
    /// What the person said, if they wished to.
    #[serde(default)]
    pub reason: String,
    /// When it was taken back, when that was on another file of the same person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// The merge by which it holds here too; empty for what was taken back here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub merge: String,
}

/// A merge was taken back: what it brought counts here no longer.
#[derive(Clone, Serialize, Deserialize)]
pub struct Parted {
    /// Number of the merge.
    pub merge: String,
}

/// A wording was published.
#[derive(Clone, Serialize, Deserialize)]
pub struct Worded {
    /// Number, rising.
    pub version: i64,
    /// Text in French.
    pub fr: String,
    /// Text in English.
    pub en: String,
    /// Text in Arabic.
    pub ar: String,
}

ledger::facts! {
    /// Facts about consent.
    pub enum ConsentFact {
        "consent/given" Consent Personal => Given(Given),
        "consent/withdrawn" Consent Personal => Withdrawn(Withdrawn),
        "consent/parted" Consent Personal => Parted(Parted),
        "consent/worded" House Open => Worded(Worded),
    }
}

/// A recorded consent with what became of it.
#[derive(Clone)]
pub struct Recorded {
    /// What was recorded.
    pub given: Given,
    /// When.
    pub at: Instant,
    /// Who certified it.
    pub by: UserId,
    /// Purposes taken back, with the instant.
    pub withdrawn: BTreeMap<String, Instant>,
}

impl Recorded {
    /// Whether a purpose is agreed to and in force on a day. Who refuses in general agrees to nothing.
    #[must_use]
    pub fn covers(&self, purpose: &str, today: Day) -> bool {
        self.given.answers.get(purpose) == Some(&Answer::Given)
            && !self.refuses()
            && !self.withdrawn.contains_key(purpose)
            && !self.withdrawn.contains_key("general")
            && self.given.valid_to.is_none_or(|last| today <= last)
    }

    fn refuses(&self) -> bool {
        self.given.answers.get("general") == Some(&Answer::Refused)
    }
}

/// All consents of a person, oldest first.
#[derive(Clone, Default)]
pub struct Consents {
    /// As recorded.
    pub all: Vec<Recorded>,
    /// Number of facts.
    pub version: i64,
    /// Whether the person's death has been noted: then none is in force.
    pub died: bool,
}

impl Consents {
    /// The anonymous contact that the person was before they agreed.
    #[must_use]
    pub fn contact(&self) -> Option<StreamId> {
        self.all.iter().rev().find_map(|recorded| recorded.given.contact)
    }
    /// Folds a stream. A withdrawal takes effect whenever it arrives, for the consent it names.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut out = Self { died: crate::person::Person::fold(stream).died, ..Self::default() };
        let mut withdrawals: Vec<(Instant, Withdrawn)> = Vec::new();
        let parted = parted(stream);
        for (fact, what) in stream.of::<ConsentFact>() {
            out.version += 1;
            match what {
                ConsentFact::Given(given) if given.carried.as_ref().is_some_and(|carried| parted.contains(&carried.merge)) => {}
                ConsentFact::Given(given) => out.record(fact, given),
                ConsentFact::Withdrawn(withdrawn) if parted.contains(&withdrawn.merge) => {}
                ConsentFact::Withdrawn(withdrawn) => withdrawals.push((withdrawn.at.unwrap_or(fact.instant()), withdrawn)),
                ConsentFact::Worded(_) | ConsentFact::Parted(_) => {}
            }
        }
        // What came from another file stands where it was given.
        out.all.sort_by_key(|recorded| recorded.at);
        for (at, withdrawn) in withdrawals {
            for recorded in out.all.iter_mut().filter(|r| r.given.id == withdrawn.id) {
                recorded.withdrawn.entry(withdrawn.purpose.clone()).or_insert(at);
            }
        }
        out
    }

    fn record(&mut self, fact: &Fact, given: Given) {
        let (at, by) = given.carried.as_ref().map_or((fact.instant(), fact.author), |carried| (carried.at, carried.by));
        self.all.push(Recorded { given, at, by, withdrawn: BTreeMap::new() });
    }

    /// The consent in force for a purpose, the newest first. A later refusal of the purpose, or a general one, ends an
    /// earlier consent.
    #[must_use]
    pub fn in_force(&self, purpose: &str, today: Day) -> Option<&Recorded> {
        if self.died {
            return None;
        }
        let last = self.all.iter().rev().find(|r| r.refuses() || matches!(r.given.answers.get(purpose), Some(Answer::Given | Answer::Refused)))?;
        last.covers(purpose, today).then_some(last)
    }
}

/// Merges that were taken back, as far as this stream knows.
fn parted(stream: &Stream) -> BTreeSet<String> {
    let parted = stream.of::<ConsentFact>().filter_map(|(_, what)| if let ConsentFact::Parted(parted) = what { Some(parted.merge) } else { None });
    parted.filter(|merge| !merge.is_empty()).collect()
}
