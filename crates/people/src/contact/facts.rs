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

/// The person agreed to be registered after all. Which person is not said here.
#[derive(Clone, Serialize, Deserialize)]
pub struct Closed {}

ledger::facts! {
    /// Facts about an anonymous contact.
    pub enum ContactFact {
        "contact/opened" House Open => Opened(Opened),
        "contact/served" House Open => Served(Served),
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
    /// Help given, with the instant.
    pub served: Vec<(Instant, String)>,
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
                ContactFact::Closed(_) => contact.closed = true,
            }
        }
        contact
    }
}
