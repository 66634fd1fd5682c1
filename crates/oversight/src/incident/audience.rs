//! Who hears of which incident: the one place where that is written.

use access::Role;
use ledger::SiteId;
use web::Cx;

use super::facts::Audience;

const fn role(audience: Audience) -> Role {
    match audience {
        Audience::Protection => Role::ProtectionOfficer,
        Audience::Health => Role::Health,
        Audience::Psea => Role::Psea,
    }
}

fn held_at(cx: &Cx, site: SiteId, role: Role) -> bool {
    cx.app().accounts().iter().any(|account| !account.disabled && account.roles.contains(&(site, role)))
}

/// Whether anybody hears at all. What a member of staff did is heard by focal points of other sites where this one has
/// none; the rest by the protection officer.
pub(super) fn is_heard(cx: &Cx, audience: Audience) -> bool {
    match audience {
        Audience::Psea => cx.app().accounts().iter().any(|account| !account.disabled && account.roles.iter().any(|(_, role)| *role == Role::Psea)),
        Audience::Protection | Audience::Health => held_at(cx, cx.site_id(), role(audience)) || held_at(cx, cx.site_id(), Role::ProtectionOfficer),
    }
}

/// The incidents that the reader hears: whose they are, and of which sites.
pub(super) struct Hears {
    /// Of the present site.
    pub(super) here: Vec<Audience>,
    /// Of these other sites too, what a member of staff did.
    pub(super) elsewhere: Vec<SiteId>,
}

pub(super) fn hears(cx: &Cx) -> Hears {
    let here = cx.site_id();
    let is = |wanted: Role| cx.subject().is_ok_and(|subject| subject.roles_here().any(|held| held == wanted));
    let stands_in = is(Role::ProtectionOfficer) && !held_at(cx, here, Role::Health);
    let mine = |audience: &Audience| is(role(*audience)) || (*audience == Audience::Health && stands_in);
    let elsewhere = if is(Role::Psea) {
        let lacks = |site: &SiteId| *site != here && !held_at(cx, *site, Role::Psea);
        cx.app().sites().into_iter().map(|site| site.id).filter(lacks).collect()
    } else {
        Vec::new()
    };
    Hears { here: Audience::ALL.into_iter().filter(mine).collect(), elsewhere }
}
