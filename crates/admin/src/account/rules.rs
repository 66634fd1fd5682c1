//! What makes an account, and who may do what to it.

use std::collections::BTreeSet;

use access::{Role, conflicting_roles};
use ledger::{FactKind as _, NewFact, SiteId};
use text::Locale;
use web::{Problem, Problems};

use super::facts::{AccountFact, Created, Done, MailAt, Renamed, RoleAt, State};

const USERNAME_MIN: usize = 3;
const USERNAME_MAX: usize = 40;
const NAME_MAX: usize = 80;
/// As long as an address may be (RFC 5321).
const MAIL_MAX: usize = 254;
const MAIL_LOCAL_MAX: usize = 64;

/// The roles in the order and groups in which a person looks for them; each group's name is `account-group-...`.
pub(crate) const GROUPS: &[(&str, &[Role])] = &[
    ("centre", &[Role::CentreManager, Role::Administrator]),
    ("desk", &[Role::Clerk, Role::Reception, Role::Guard]),
    ("care", &[Role::CaseManager, Role::ProtectionOfficer, Role::Health, Role::Psychosocial, Role::Legal, Role::Solutions, Role::Psea]),
    ("goods", &[Role::Logistics, Role::Approver, Role::Procurement]),
    ("data", &[Role::Information, Role::Monitoring, Role::DataProtection, Role::HubAnalyst]),
    ("outside", &[Role::Partner, Role::Authority, Role::Consular, Role::Donor, Role::Representative, Role::Trainer, Role::Trainee]),
];

/// A name of an account as people type it, made regular.
pub(crate) fn username_of(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// A name with single spaces.
fn name_of(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with the words of an account.
pub(crate) fn check(username: &str, name: &str, locale: &str) -> Problems {
    let mut problems = check_naming(name, locale);
    let username = username_of(username);
    let letters = username.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c));
    problems.unless(letters && (USERNAME_MIN..=USERNAME_MAX).contains(&username.len()), "username", "account-username-wrong");
    problems
}

fn check_naming(name: &str, locale: &str) -> Problems {
    let mut problems = Problems::default();
    let name = name_of(name);
    if name.is_empty() {
        problems.add("name", "account-name-missing");
    } else if name.chars().count() > NAME_MAX {
        problems.add("name", "account-name-long");
    }
    problems.unless(Locale::ALL.iter().any(|l| l.code() == locale), "locale", "account-locale-wrong");
    problems
}

/// Roles from their names.
pub(crate) fn roles_of(names: &[String]) -> Result<Vec<Role>, Problems> {
    names
        .iter()
        .map(|name| Role::find(name))
        .collect::<Option<BTreeSet<Role>>>()
        .map(|roles| roles.into_iter().collect())
        .ok_or_else(|| Problems::one("roles", "account-role-unknown"))
}

/// Pairs of roles at one centre that must be in different hands.
pub(crate) fn check_roles(roles: &[Role]) -> Problems {
    let mut problems = Problems::default();
    for (place, one) in roles.iter().enumerate() {
        for conflict in roles.iter().skip(place + 1).filter_map(|other| conflicting_roles(*one, *other)) {
            if problems.0.iter().all(|p| p.key != conflict.key) {
                problems.0.push(Problem::new("roles", conflict.key));
            }
        }
    }
    problems
}

/// Makes an account. `taken` when another one has the username.
pub(crate) fn create(username: &str, name: &str, locale: &str, roles: &[(SiteId, Role)], taken: bool) -> Result<Vec<NewFact>, Problems> {
    let mut problems = check(username, name, locale);
    problems.unless(!taken, "username", "account-username-taken");
    let sites: BTreeSet<SiteId> = roles.iter().map(|(site, _)| *site).collect();
    for site in sites {
        let here: Vec<Role> = roles.iter().filter(|(at, _)| *at == site).map(|(_, role)| *role).collect();
        problems.0.extend(check_roles(&here).0);
    }
    let created = Created { username: username_of(username), name: name_of(name), locale: locale.to_owned() };
    let granted = roles.iter().map(|(site, role)| granted(*site, *role));
    problems.check(std::iter::once(AccountFact::Created(created).fact()).chain(granted).collect())
}

fn granted(site: SiteId, role: Role) -> NewFact {
    AccountFact::RoleGranted(RoleAt { site, role: role.name().to_owned() }).fact()
}

/// Changes name or language; nothing when nothing changes.
pub(crate) fn rename(state: &State, name: &str, locale: &str) -> Result<Vec<NewFact>, Problems> {
    let problems = check_naming(name, locale);
    let renamed = Renamed { name: name_of(name), locale: locale.to_owned() };
    let same = renamed.name == state.name && renamed.locale == state.locale;
    problems.check(if same { Vec::new() } else { vec![AccountFact::Renamed(renamed).fact()] })
}

/// Whether it has the form of an address that mail is sent to. Whether anybody reads there only the mail can tell.
fn is_mail(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let word = |part: &str, more: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    let label = |part: &str| word(part, "-") && !part.starts_with('-') && !part.ends_with('-');
    address.len() <= MAIL_MAX
        && local.len() <= MAIL_LOCAL_MAX
        && local.split('.').all(|part| word(part, "!#$%&'*+/=?^_`{|}~-"))
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// What is wrong with an address; none is no mistake.
pub(crate) fn check_mail(typed: &str) -> Problems {
    let mut problems = Problems::default();
    problems.unless(typed.trim().is_empty() || is_mail(typed.trim()), "mail", "account-mail-wrong");
    problems
}

/// Sets the address for mail, or takes it away; nothing when nothing changes.
pub(crate) fn set_mail(state: &State, typed: &str) -> Result<Vec<NewFact>, Problems> {
    let address = typed.trim();
    let facts = if address == state.mail { Vec::new() } else { vec![AccountFact::MailSet(MailAt { address: address.to_owned() }).fact()] };
    check_mail(typed).check(facts)
}

/// Sets the roles at one centre. `others_administer` when somebody else, whose account is open, is administrator there.
pub(crate) fn set_roles(state: &State, site: SiteId, wanted: &[Role], others_administer: bool) -> Result<Vec<NewFact>, Problems> {
    let mut problems = check_roles(wanted);
    let held = state.roles_at(site);
    let leaves = held.contains(&Role::Administrator) && !wanted.contains(&Role::Administrator);
    problems.unless(!leaves || others_administer, "roles", "account-last-administrator");
    let added = wanted.iter().filter(|role| !held.contains(role)).map(|role| granted(site, *role));
    let removed = held.iter().filter(|role| !wanted.contains(role)).map(|role| AccountFact::RoleRevoked(RoleAt { site, role: role.name().to_owned() }).fact());
    problems.check(removed.chain(added).collect())
}

/// Whether whoever administers the centres `at` may touch the account as a whole.
pub(crate) fn reach(state: &State, at: &[SiteId]) -> Result<(), Problems> {
    let elsewhere = state.roles.iter().any(|(site, _)| !at.contains(site));
    if elsewhere { Err(Problems::one("", "account-elsewhere")) } else { Ok(()) }
}

/// Closes an account; never one's own.
pub(crate) fn disable(state: &State, own: bool) -> Result<Vec<NewFact>, Problems> {
    if own {
        return Err(Problems::one("", "account-disable-own"));
    }
    Ok(if state.disabled { Vec::new() } else { vec![AccountFact::Disabled(Done {}).fact()] })
}

/// Opens it again.
pub(crate) fn enable(state: &State) -> Vec<NewFact> {
    if state.disabled { vec![AccountFact::Enabled(Done {}).fact()] } else { Vec::new() }
}
