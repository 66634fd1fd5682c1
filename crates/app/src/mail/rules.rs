//! When somebody is written to. Pure.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Instant, SiteId};
use serde::{Deserialize, Serialize};

/// At most one mail to an account in this time.
pub const QUIET_MS: i64 = 15 * 60 * 1000;
/// Whoever opened a page so recently is there, and sees by themselves what waits.
pub const AT_WORK_MS: i64 = 2 * 60 * 1000;
/// What could not be sent for so long is not sent any more.
pub const GIVE_UP_MS: i64 = 6 * 60 * 60 * 1000;
/// After each failure in a row the mail server is left alone a little longer.
const PAUSES_MS: [i64; 6] = [60_000, 2 * 60_000, 5 * 60_000, 10 * 60_000, 20 * 60_000, 30 * 60_000];

/// How many things wait, by centre and message key.
pub(super) type Counts = BTreeMap<SiteId, BTreeMap<String, i64>>;

/// What is known of one account: what waited when it was last counted, and what it is to hear of.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Waiting {
    known: Counts,
    /// Centres at which something new waits.
    pending: BTreeSet<SiteId>,
    /// Since when.
    since: Option<Instant>,
    /// The last mail.
    sent_at: Option<Instant>,
}

impl Waiting {
    /// An account that is counted for the first time: what waits already is no news.
    pub(super) fn first(counts: Counts) -> Self {
        Self { known: counts, ..Self::default() }
    }

    /// Takes in what waits now; true when the account will not be told any more of what it was to hear of.
    ///
    /// Only more of something is news. One thing dealt with and another come between two counts is not seen as news.
    pub(super) fn observe(&mut self, now: Instant, counts: Counts, looked: Option<Instant>) -> bool {
        if looked.zip(self.since).is_some_and(|(looked, since)| looked >= since) {
            self.forget();
        }
        self.pending.retain(|site| counts.contains_key(site));
        let more = |site: &SiteId, key: &String, n: i64| n > self.known.get(site).and_then(|known| known.get(key)).copied().unwrap_or(0);
        let news: Vec<SiteId> = counts.iter().filter(|(site, waits)| waits.iter().any(|(key, n)| more(site, key, *n))).map(|(site, _)| *site).collect();
        self.known = counts;
        self.pending.extend(news);
        if self.pending.is_empty() {
            self.forget();
            return false;
        }
        let since = *self.since.get_or_insert(now);
        let late = since.plus_ms(GIVE_UP_MS) <= now;
        if late {
            self.forget();
        }
        late
    }

    fn forget(&mut self) {
        self.pending.clear();
        self.since = None;
    }

    /// The centres that a mail is to name now, if one is to be sent.
    pub(super) fn due(&self, now: Instant, looked: Option<Instant>) -> Option<&BTreeSet<SiteId>> {
        let past = |at: Option<Instant>, ms: i64| at.is_none_or(|at| at.plus_ms(ms) <= now);
        let seen = looked.zip(self.since).is_some_and(|(looked, since)| looked >= since);
        (!self.pending.is_empty() && !seen && past(self.sent_at, QUIET_MS) && past(looked, AT_WORK_MS)).then_some(&self.pending)
    }

    /// A mail has gone, or was refused for good.
    pub(super) fn told(&mut self, now: Instant) {
        self.forget();
        self.sent_at = Some(now);
    }
}

/// A mail server that does not answer.
#[derive(Default)]
pub(super) struct Outage {
    failures: usize,
    until: Option<Instant>,
}

impl Outage {
    /// Whether it is left alone.
    pub(super) fn lasts(&self, now: Instant) -> bool {
        self.until.is_some_and(|until| now < until)
    }

    /// It failed once more.
    pub(super) fn failed(&mut self, now: Instant) {
        let pause = PAUSES_MS.get(self.failures).or(PAUSES_MS.last()).copied().unwrap_or_default();
        self.failures += 1;
        self.until = Some(now.plus_ms(pause));
    }
}

#[cfg(test)]
mod tests {
    use ledger::Id;

    use super::*;

    const HERE: SiteId = Id::from_number(1);
    const THERE: SiteId = Id::from_number(2);
    const MINUTE: i64 = 60_000;

    fn at(minutes: i64) -> Instant {
        Instant::from_millis(minutes * MINUTE)
    }

    fn counts(of: &[(SiteId, &str, i64)]) -> Counts {
        let mut out = Counts::new();
        for (site, key, n) in of {
            out.entry(*site).or_default().insert((*key).to_owned(), *n);
        }
        out
    }

    fn one(n: i64) -> Counts {
        counts(&[(HERE, "alert", n)])
    }

    #[test]
    fn only_news_is_told() {
        let mut state = Waiting::first(one(2));
        assert_eq!(state.due(at(0), None), None, "what waited before is no news");
        state.observe(at(1), one(2), None);
        assert_eq!(state.due(at(1), None), None);
        state.observe(at(2), one(1), None);
        assert_eq!(state.due(at(2), None), None, "less is no news");
        state.observe(at(3), one(2), None);
        assert_eq!(state.due(at(3), None).map(BTreeSet::len), Some(1), "more is");
        state.told(at(3));
        state.observe(at(4), one(2), None);
        assert_eq!(state.due(at(60), None), None, "told once");
        state.observe(at(61), counts(&[(HERE, "alert", 2), (THERE, "task", 1)]), None);
        assert_eq!(state.due(at(61), None).map(|sites| sites.contains(&THERE) && sites.len() == 1), Some(true));
    }

    #[test]
    fn at_most_one_mail_in_a_quarter_of_an_hour() {
        let mut state = Waiting::first(one(0));
        state.observe(at(1), one(1), None);
        state.told(at(1));
        state.observe(at(5), one(2), None);
        assert!(state.due(at(15), None).is_none() && state.due(at(16), None).is_some());
    }

    #[test]
    fn whoever_looked_knows() {
        let mut state = Waiting::first(one(0));
        state.observe(at(10), one(1), Some(at(9)));
        assert!(state.due(at(10), Some(at(9))).is_none(), "at work a minute ago");
        assert!(state.due(at(11), Some(at(9))).is_some(), "gone without having seen it");
        assert!(state.due(at(20), Some(at(12))).is_none(), "has been there since");
        state.observe(at(20), one(1), Some(at(12)));
        assert!(state.due(at(30), None).is_none());
    }

    #[test]
    fn what_is_dealt_with_or_too_old_is_not_told() {
        let mut state = Waiting::first(one(0));
        state.observe(at(1), one(1), None);
        assert!(!state.observe(at(2), Counts::new(), None));
        assert!(state.due(at(2), None).is_none(), "somebody saw to it");
        state.observe(at(3), one(1), None);
        assert!(!state.observe(at(3 + 359), one(1), None));
        assert!(state.observe(at(3 + 360), one(1), None), "given up, once");
        assert!(state.due(at(3 + 360), None).is_none());
        assert!(!state.observe(at(3 + 361), one(1), None));
    }

    #[test]
    fn pauses_grow() {
        let mut outage = Outage::default();
        let mut now = at(0);
        for minutes in [1, 2, 5, 10, 20, 30, 30] {
            assert!(!outage.lasts(now));
            outage.failed(now);
            assert!(outage.lasts(now.plus_ms(minutes * MINUTE - 1)));
            now = now.plus_ms(minutes * MINUTE);
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut state = Waiting::first(one(3));
        state.observe(at(1), one(4), None);
        let kept = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<Waiting>(&kept).unwrap(), state);
        assert_eq!(serde_json::from_str::<Waiting>("{}").unwrap(), Waiting::default());
    }
}
