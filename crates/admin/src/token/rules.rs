//! What a token may be made for.

use access::{Duty, Subject};
use ledger::SiteId;
use web::{AccountInfo, Problem, Problems};

const LABEL_MAX: usize = 80;
const DAYS_MAX: i64 = 731;
pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Checks a token about to be made; gives its label, made regular.
///
/// An account whose roles demand a second factor may have one: tokens are made on the server itself.
pub(super) fn check(account: &AccountInfo, site: SiteId, label: &str, scopes: &[Duty], days: i64) -> Result<String, Problems> {
    let mut problems = Problems::default();
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    problems.unless(!label.is_empty() && label.chars().count() <= LABEL_MAX, "label", "token-label-wrong");
    problems.unless((1..=DAYS_MAX).contains(&days), "days", "token-days-wrong");
    problems.unless(!scopes.is_empty(), "scopes", "token-scopes-missing");
    let subject = Subject { user: account.id, site, roles: account.roles.clone(), limits: None };
    if let Some(duty) = scopes.iter().find(|duty| !subject.may(**duty)) {
        problems.0.push(Problem::new("scopes", "token-scope-not-held").with("scope", duty.name()));
    }
    problems.check(label)
}
