//! What happens to an account. Passwords and second factors are never in a fact: only that they were set.

use std::collections::BTreeSet;

use access::Role;
use ledger::{Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use text::Locale;
use web::AccountInfo;

/// An account was made.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct Created {
    /// Name to sign in with.
    pub(crate) username: String,
    /// Name shown to others.
    pub(crate) name: String,
    /// Language of its screens.
    pub(crate) locale: String,
}

/// Its name or language was changed.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct Renamed {
    /// Name shown to others, from now on.
    pub(crate) name: String,
    /// Language of its screens, from now on.
    pub(crate) locale: String,
}

/// Where mail about what waits is sent; empty: nowhere.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct MailAt {
    /// The address.
    pub(crate) address: String,
}

/// A role at a centre. The role is kept by name, so that one that this program does not know survives.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct RoleAt {
    /// Where.
    pub(crate) site: SiteId,
    /// Which.
    pub(crate) role: String,
}

/// Nothing more than that it happened.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct Done {}

ledger::facts! {
    /// What happens to an account.
    pub(crate) enum AccountFact {
        "account/created" House Open => Created(Created),
        "account/renamed" House Open => Renamed(Renamed),
        "account/role_granted" House Open => RoleGranted(RoleAt),
        "account/role_revoked" House Open => RoleRevoked(RoleAt),
        "account/disabled" House Open => Disabled(Done),
        "account/enabled" House Open => Enabled(Done),
        "account/password_set" House Open => PasswordSet(Done),
        "account/factor_set" House Open => FactorSet(Done),
        "account/factor_reset" House Open => FactorReset(Done),
        "account/mail_set" House Personal => MailSet(MailAt),
    }
}

/// An account as its facts tell it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct State {
    /// Since when it exists; none when nothing is known of it.
    pub(crate) created_at: Option<Instant>,
    pub(crate) username: String,
    pub(crate) name: String,
    pub(crate) locale: String,
    pub(crate) roles: BTreeSet<(SiteId, String)>,
    pub(crate) disabled: bool,
    /// Address for mail about what waits; empty: none.
    pub(crate) mail: String,
}

/// What the facts of a stream come to.
pub(crate) fn fold(stream: &Stream) -> State {
    let mut state = State::default();
    for (fact, said) in stream.of::<AccountFact>() {
        match said {
            AccountFact::Created(created) if state.created_at.is_none() => {
                state.created_at = Some(fact.instant());
                (state.username, state.name, state.locale) = (created.username, created.name, created.locale);
            }
            AccountFact::Renamed(renamed) => (state.name, state.locale) = (renamed.name, renamed.locale),
            AccountFact::RoleGranted(at) => {
                state.roles.insert((at.site, at.role));
            }
            AccountFact::RoleRevoked(at) => {
                state.roles.remove(&(at.site, at.role));
            }
            AccountFact::Disabled(_) => state.disabled = true,
            AccountFact::Enabled(_) => state.disabled = false,
            AccountFact::MailSet(mail) => state.mail = mail.address,
            AccountFact::Created(_) | AccountFact::PasswordSet(_) | AccountFact::FactorSet(_) | AccountFact::FactorReset(_) => {}
        }
    }
    state
}

impl State {
    /// Roles that this program knows.
    pub(crate) fn known_roles(&self) -> Vec<(SiteId, Role)> {
        self.roles.iter().filter_map(|(site, role)| Some((*site, Role::find(role)?))).collect()
    }
    /// Roles at one centre.
    pub(crate) fn roles_at(&self, site: SiteId) -> Vec<Role> {
        self.roles.iter().filter(|(at, _)| *at == site).filter_map(|(_, role)| Role::find(role)).collect()
    }
    /// Whether a role, at any centre, demands a second factor.
    pub(crate) fn needs_second_factor(&self) -> bool {
        self.known_roles().iter().any(|(_, role)| role.needs_second_factor())
    }
    /// As every request needs it.
    pub(crate) fn info(&self, id: UserId) -> AccountInfo {
        AccountInfo {
            id,
            username: self.username.clone(),
            name: self.name.clone(),
            locale: Locale::find(&self.locale).unwrap_or_default(),
            roles: self.known_roles(),
            disabled: self.disabled,
        }
    }
}
