//! What the door asks for, how long a guesser waits, and where one goes afterwards.

use ledger::Instant;

/// Failures of one username, or of one device with it, before waiting begins.
pub(super) const FREE: i64 = 5;
/// Failures of one address before waiting begins: many desks may stand behind one address.
pub(super) const FREE_OF_ADDRESS: i64 = 25;
const WAIT_FIRST_S: i64 = 2;
const WAIT_MAX_S: i64 = 15 * 60;
/// After so long without a try, failures are forgotten.
const FORGOTTEN_MS: i64 = 60 * 60 * 1000;

/// What the door asks for next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// A new password.
    Password,
    /// The code of a second factor.
    Factor,
    /// A second factor to be enrolled.
    Enrol,
    /// Nothing.
    Through,
}

/// What is owed by an account whose password was right.
pub(super) const fn step(must_change: bool, enrolled: bool, needs_factor: bool) -> Step {
    match (must_change, enrolled, needs_factor) {
        (true, _, _) => Step::Password,
        (false, true, _) => Step::Factor,
        (false, false, true) => Step::Enrol,
        (false, false, false) => Step::Through,
    }
}

impl Step {
    /// Where it is asked; `next` is where one wanted to go.
    pub(super) fn place(self, next: &str) -> String {
        let page = match self {
            Self::Through => return next.to_owned(),
            Self::Password => "/account/password",
            Self::Factor => "/sign-in/factor",
            Self::Enrol => "/sign-in/enrol",
        };
        if next == "/" { page.to_owned() } else { format!("{page}?next={next}") }
    }
}

/// Seconds still to wait after so many failures, the last one at `last`.
pub(super) fn wait_s(failures: i64, free: i64, last: Instant, now: Instant) -> i64 {
    if failures < free {
        return 0;
    }
    let doublings = u32::try_from(failures - free).unwrap_or(u32::MAX).min(20);
    let wait = (WAIT_FIRST_S << doublings).min(WAIT_MAX_S);
    let over = last.plus_ms(wait * 1000).millis();
    // Rounded up, so that whoever waits as told is let try.
    (over - now.millis()).max(0).saturating_add(999) / 1000
}

/// Failures when one more try begins. It counts before it is checked, so that many at once are not free.
pub(super) fn counted(before: Option<(i64, Instant)>, now: Instant) -> i64 {
    match before {
        Some((failures, last)) if last.plus_ms(FORGOTTEN_MS) > now => failures.saturating_add(1),
        _ => 1,
    }
}

/// Where to go: a path of this program, else the start. Never another host, nor a step of the door itself.
pub(super) fn next_path(next: &str) -> String {
    let local = next.starts_with('/') && !next.starts_with("//") && next.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c));
    let door = ["/sign-in", "/sign-out", "/setup", "/account/password"].iter().any(|page| next.starts_with(page));
    if local && !door { next.to_owned() } else { "/".to_owned() }
}

/// A recovery code as typed, made regular: letters and digits alone.
pub(super) fn recovery_of(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The digests left when one is used up; none when it is not among them.
pub(super) fn spend(digests: &str, digest: &str) -> Option<String> {
    let (spent, left): (Vec<&str>, Vec<&str>) = digests.split_whitespace().partition(|d| *d == digest);
    (!spent.is_empty()).then(|| left.join(" "))
}

/// In groups of four, to be read and typed.
pub(super) fn in_fours(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}

/// A browser and its system, from how it names itself; empty when it cannot be told.
pub(super) fn browser(agent: &str) -> String {
    let first = |names: &[(&'static str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser =
        first(&[("Firefox", "Firefox"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("Chrome", "Chrome"), ("Safari", "Safari")]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
