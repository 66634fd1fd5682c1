//! `docs/access.md`: roles, duties, portions, compartments and routes as tables.

use access::{Duty, Portion, Role, Scope, conflicts};
use ledger::Compartment;
use web::{Need, Room, Verb};

use super::{row, rule};

const HEAD: &str = "# Who may do what

Derived from `crates/access/src/role.rs` and from the routes of all rooms by `cargo xtask gen`; do not edit. What a role is
for stands beside it in the code. Every rule is enforced on the server, for one record and for lists alike.

";

/// The whole page.
pub(super) fn page(rooms: &[Room]) -> String {
    [HEAD.to_owned(), duties(), portions(), compartments(), conflict_list(), routes(rooms)].concat()
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Assigned => "assigned",
        Scope::Site => "site",
        Scope::SiteRestricted => "site and restricted",
    }
}

fn duties() -> String {
    let mut out = String::from(
        "## Duties\n\n`assigned`: only files given to the user. `site`: every file of the site that is not restricted, and assigned ones. \
         `site and restricted`: every file of the site. Everybody who is signed in holds `own_account`. A role without a duty has no rooms yet.\n\n",
    );
    out.push_str(&row(["role", "second factor", "duties"]));
    out.push_str(&rule(3));
    for role in Role::ALL {
        let mut parts = Vec::new();
        for scope in [Scope::Assigned, Scope::Site, Scope::SiteRestricted] {
            let names: Vec<String> = role.duties().iter().filter(|(_, s)| *s == scope).map(|(duty, _)| format!("`{}`", duty.name())).collect();
            if !names.is_empty() {
                parts.push(format!("{}: {}", scope_name(scope), names.join(", ")));
            }
        }
        let factor = if role.needs_second_factor() { "yes" } else { "" };
        out.push_str(&row([role.name(), factor, &parts.join("; ")]));
    }
    out.push_str("\nThe same, by duty:\n\n");
    out.push_str(&row(["duty", "assigned", "site", "site and restricted"]));
    out.push_str(&rule(4));
    for duty in Duty::ALL.iter().filter(|duty| **duty != Duty::OwnAccount) {
        let holders = |scope: Scope| names(Role::ALL.iter().filter(|role| role.duties().contains(&(*duty, scope))));
        out.push_str(&row([format!("`{}`", duty.name()), holders(Scope::Assigned), holders(Scope::Site), holders(Scope::SiteRestricted)]));
    }
    out.push('\n');
    out
}

fn names<'a>(roles: impl Iterator<Item = &'a Role>) -> String {
    roles.map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

/// A table of ticks: which role has which thing. Roles that have none are left out.
fn ticks<T: Copy + PartialEq + 'static>(things: &[T], name: impl Fn(T) -> &'static str, has: impl Fn(Role) -> &'static [T]) -> String {
    let mut out = row(std::iter::once("role").chain(things.iter().map(|thing| name(*thing))));
    out.push_str(&rule(things.len() + 1));
    for role in Role::ALL.iter().filter(|role| !has(**role).is_empty()) {
        let own = has(*role);
        out.push_str(&row(std::iter::once(role.name()).chain(things.iter().map(|thing| if own.contains(thing) { "x" } else { "" }))));
    }
    out.push('\n');
    out
}

fn portions() -> String {
    let table = ticks(Portion::ALL, Portion::name, Role::portions);
    format!(
        "## Portions of a person's file\n\nGroups of fields. What a role has no portion for is not in its pages, its JSON, its prints or its exports.\n\n{table}"
    )
}

fn compartments() -> String {
    let table = ticks(&Compartment::ALL, Compartment::name, Role::compartments);
    format!("## Compartments\n\nWhose facts a role reads on a timeline. Each compartment of each file is sealed with a key of its own.\n\n{table}")
}

fn conflict_list() -> String {
    let mut out = String::from("## Duties that must not meet in one account at one site\n\n");
    for conflict in conflicts() {
        out.push_str(&format!("- `{}` and `{}`\n", conflict.one.name(), conflict.other.name()));
    }
    out.push('\n');
    out
}

fn routes(rooms: &[Room]) -> String {
    let mut out = String::from(
        "## Routes\n\nEvery address, what it demands, which part of a file it opens (such a reading is recorded), and the roles that pass the \
         door. To which records a role may do it is decided behind the door, by scope.\n\n",
    );
    out.push_str(&row(["room", "route", "demands", "opens", "roles that pass"]));
    out.push_str(&rule(5));
    for room in rooms {
        for route in (room.routes)() {
            let verb = if route.verb == Verb::Get { "GET" } else { "POST" };
            let (need, roles) = match route.need {
                Need::Nobody => ("nobody".to_owned(), "everybody, also without an account".to_owned()),
                Need::HalfSigned => ("password".to_owned(), "every account whose password was given".to_owned()),
                Need::Duty(Duty::OwnAccount) => ("`own_account`".to_owned(), "every account".to_owned()),
                Need::Duty(duty) => (format!("`{}`", duty.name()), names(Role::ALL.iter().filter(|role| role.duties().iter().any(|(d, _)| *d == duty)))),
            };
            let opens = route.opens.map_or("", Compartment::name);
            out.push_str(&row([room.name, &format!("{verb} `{}`", route.path), &need, opens, &roles]));
        }
    }
    out
}
