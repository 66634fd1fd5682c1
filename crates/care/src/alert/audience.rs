//! Who hears which alert: the one place where that is written.

use access::Role;
use web::Cx;

use super::facts::Kind;

/// The roles that an alert of this kind is for.
const fn roles(kind: Kind) -> &'static [Role] {
    match kind {
        Kind::Medical => &[Role::Health],
        Kind::Psychosocial => &[Role::Psychosocial],
        Kind::Protection => &[Role::ProtectionOfficer],
        Kind::Support => &[Role::CaseManager, Role::ProtectionOfficer],
    }
}

/// The role that hears what nobody else at the centre could hear.
pub(super) const LAST: Role = Role::ProtectionOfficer;

/// The roles that hear an alert of this kind at the present site: those it is for, or the protection officer where
/// nobody has one of them.
#[must_use]
pub fn heard(cx: &Cx, kind: Kind) -> Vec<Role> {
    let here = cx.site_id();
    let accounts = cx.app().accounts();
    let held = |role: Role| accounts.iter().any(|account| !account.disabled && account.roles.contains(&(here, role)));
    let held: Vec<Role> = roles(kind).iter().copied().filter(|role| held(*role)).collect();
    if held.is_empty() { vec![LAST] } else { held }
}

fn is(cx: &Cx, role: Role) -> bool {
    cx.subject().is_ok_and(|subject| subject.roles_here().any(|held| held == role))
}

/// The kinds of alerts that the reader hears at the present site.
#[must_use]
pub fn mine(cx: &Cx) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| heard(cx, *kind).into_iter().any(|role| is(cx, role))).collect()
}

/// Whether the reader hears, of whatever kind, what concerns files that are closed to the site at large.
pub(super) fn hears_restricted(cx: &Cx) -> bool {
    is(cx, LAST)
}
