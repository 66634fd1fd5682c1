//! What a person agreed to, and how facts add up to what is in force today.

use std::collections::BTreeMap;

use ledger::{Day, Fact, Instant, Stream, UserId};
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
    /// Answer for each purpose: `general`, `photo`, `centres`.
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
}

impl Consents {
    /// Folds a stream. A withdrawal takes effect whenever it arrives, for the consent it names.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut out = Self::default();
        let mut withdrawals: Vec<(Instant, Withdrawn)> = Vec::new();
        for (fact, what) in stream.of::<ConsentFact>() {
            out.version += 1;
            match what {
                ConsentFact::Given(given) => out.record(fact, given),
                ConsentFact::Withdrawn(withdrawn) => withdrawals.push((fact.instant(), withdrawn)),
                ConsentFact::Worded(_) => {}
            }
        }
        for (at, withdrawn) in withdrawals {
            for recorded in out.all.iter_mut().filter(|r| r.given.id == withdrawn.id) {
                recorded.withdrawn.entry(withdrawn.purpose.clone()).or_insert(at);
            }
        }
        out
    }

    fn record(&mut self, fact: &Fact, given: Given) {
        self.all.push(Recorded { given, at: fact.instant(), by: fact.author, withdrawn: BTreeMap::new() });
    }

    /// The consent in force for a purpose, the newest first. A later refusal of the purpose, or a general one, ends an
    /// earlier consent.
    #[must_use]
    pub fn in_force(&self, purpose: &str, today: Day) -> Option<&Recorded> {
        let last = self.all.iter().rev().find(|r| r.refuses() || matches!(r.given.answers.get(purpose), Some(Answer::Given | Answer::Refused)))?;
        last.covers(purpose, today).then_some(last)
    }
}
