//! Facts of an anonymous contact. Nothing in them names anybody, so they are open.

use ledger::{Instant, SiteId, Stream};
use serde::{Deserialize, Serialize};

/// A contact was opened after a refusal.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {
    /// Human code.
    pub code: String,
    /// ISO 5218, 0 when not said.
    #[serde(default)]
    pub sex: i64,
    /// Whether it is a child.
    #[serde(default)]
    pub child: bool,
    /// What is needed now: codes.
    #[serde(default)]
    pub needs: Vec<String>,
}

/// Help was given.
#[derive(Clone, Serialize, Deserialize)]
pub struct Served {
    /// What: a code of the needs.
    pub service: String,
}

/// What was noted at the door of somebody who could not be registered yet: read from a face or said in two words.
/// Each note replaces the one before it. It is sealed under the contact's own key and goes with it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Noted {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// ISO 5218, 0 when not said.
    pub sex: i64,
    /// Age in years, as said or guessed.
    pub age: Option<i64>,
    /// A child without an adult of their own.
    pub alone: bool,
    /// Those who came together have the same sign; empty for somebody who came alone.
    pub group: String,
}

/// Age from which somebody is no child.
const ADULT_YEARS: i64 = 18;

impl Noted {
    /// Whether it is a child, as far as was noted.
    #[must_use]
    pub fn is_child(&self) -> bool {
        self.alone || self.age.is_some_and(|age| age < ADULT_YEARS)
    }
}

/// Asked again, the person refused to be registered.
#[derive(Clone, Serialize, Deserialize)]
pub struct Refused {}

/// The person agreed to be registered after all. Which person is not said here.
#[derive(Clone, Serialize, Deserialize)]
pub struct Closed {}

ledger::facts! {
    /// Facts about an anonymous contact.
    pub enum ContactFact {
        "contact/opened" House Open => Opened(Opened),
        "contact/served" House Open => Served(Served),
        "contact/noted" Identity Personal => Noted(Noted),
        "contact/refused" House Open => Refused(Refused),
        "contact/closed" House Open => Closed(Closed),
    }
}

/// A contact as the facts add up.
#[derive(Clone, Default)]
pub struct Contact {
    /// Site.
    pub site: SiteId,
    /// Human code.
    pub code: String,
    /// ISO 5218.
    pub sex: i64,
    /// Whether it is a child.
    pub child: bool,
    /// Needs at the door.
    pub needs: Vec<String>,
    /// What was noted at the door, and in which year.
    pub noted: Option<(Noted, i64)>,
    /// Help given, with the instant.
    pub served: Vec<(Instant, String)>,
    /// Whether they refused when they were asked again.
    pub refused: bool,
    /// When it was opened.
    pub opened_at: Option<Instant>,
    /// Whether it is closed.
    pub closed: bool,
}

impl Contact {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut contact = Self::default();
        for (fact, what) in stream.of::<ContactFact>() {
            match what {
                ContactFact::Opened(opened) => {
                    contact.site = fact.site;
                    contact.code = opened.code;
                    contact.sex = opened.sex;
                    contact.child = opened.child;
                    contact.needs = opened.needs;
                    contact.opened_at = Some(fact.instant());
                }
                ContactFact::Served(served) => contact.served.push((fact.instant(), served.service)),
                ContactFact::Noted(noted) => contact.noted = Some((noted, i64::from(fact.instant().day(&jiff::tz::TimeZone::UTC).date().year()))),
                ContactFact::Refused(_) => contact.refused = true,
                ContactFact::Closed(_) => contact.closed = true,
            }
        }
        contact
    }
}
