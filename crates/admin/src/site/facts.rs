//! What happens to a centre.

use jiff::tz::TimeZone;
use ledger::{Instant, SiteId, Stream};
use serde::{Deserialize, Serialize};
use web::SiteInfo;

/// A centre was opened.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct Opened {
    /// Name on pages and cards.
    pub(crate) name: String,
    /// Three letters that begin the codes of its people. Printed on cards, so it never changes.
    pub(crate) prefix: String,
    /// ISO 3166-1 alpha-3.
    pub(crate) country: String,
    /// IANA name.
    pub(crate) zone: String,
}

/// A centre was renamed, or its time zone put right.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct Changed {
    /// Name from now on.
    pub(crate) name: String,
    /// IANA name of its time zone from now on.
    pub(crate) zone: String,
}

ledger::facts! {
    /// What happens to a centre.
    pub(crate) enum SiteFact {
        "site/opened" House Open => Opened(Opened),
        "site/changed" House Open => Changed(Changed),
    }
}

/// A centre as its facts tell it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct State {
    /// Since when it exists; none when nothing is known of it.
    pub(crate) opened_at: Option<Instant>,
    pub(crate) name: String,
    pub(crate) prefix: String,
    pub(crate) country: String,
    pub(crate) zone: String,
}

/// What the facts of a stream come to.
pub(crate) fn fold(stream: &Stream) -> State {
    let mut state = State::default();
    for (fact, said) in stream.of::<SiteFact>() {
        match said {
            SiteFact::Opened(opened) if state.opened_at.is_none() => {
                state = State { opened_at: Some(fact.instant()), name: opened.name, prefix: opened.prefix, country: opened.country, zone: opened.zone };
            }
            SiteFact::Opened(_) => {}
            SiteFact::Changed(changed) => (state.name, state.zone) = (changed.name, changed.zone),
        }
    }
    state
}

/// The zone of a name; UTC for one that this machine does not know.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

impl State {
    /// As every request needs it.
    pub(crate) fn info(&self, id: SiteId) -> SiteInfo {
        SiteInfo { id, name: self.name.clone(), prefix: self.prefix.clone(), country: self.country.clone(), zone: zone(&self.zone) }
    }
}
