//! One rule, read two ways: may this user do this to this record, and which records may this user list.

use ledger::{Bind, Compartment, SiteId, UserId};

use crate::{Duty, Portion, Role, Scope};

/// Somebody who is signed in, with roles at sites.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Subject {
    /// Account.
    pub user: UserId,
    /// Site at which they work now.
    pub site: SiteId,
    /// Roles held, each at a site.
    pub roles: Vec<(SiteId, Role)>,
    /// For a program's token: the duties it was made for; `None` for a person at a browser.
    pub limits: Option<Vec<Duty>>,
}

/// What a rule needs to know of a record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Site that holds it.
    pub site: SiteId,
    /// Whether the file is closed to the site at large (protected person, relative of staff).
    pub restricted: bool,
    /// Staff to whom it is assigned.
    pub assigned: Vec<UserId>,
}

/// A condition for a `where` clause, with its values.
#[derive(Clone)]
pub struct Filter {
    /// SQL text, in parentheses.
    pub sql: String,
    /// Values in the order of their placeholders.
    pub binds: Vec<Bind>,
}

impl Subject {
    /// Roles at the present site.
    pub fn roles_here(&self) -> impl Iterator<Item = Role> + '_ {
        self.roles.iter().filter(|(site, _)| *site == self.site).map(|(_, role)| *role)
    }

    /// Whether the duty is held at the present site, for some records at least.
    #[must_use]
    pub fn may(&self, duty: Duty) -> bool {
        self.within_limits(duty) && (duty == Duty::OwnAccount || self.roles_here().any(|role| role.duties().iter().any(|(d, _)| *d == duty)))
    }

    fn within_limits(&self, duty: Duty) -> bool {
        self.limits.as_ref().is_none_or(|limits| limits.contains(&duty))
    }

    /// The widest scope in which the duty is held at a site: a list of the few assigned to somebody begins with these.
    #[must_use]
    pub fn scope_at(&self, site: SiteId, duty: Duty) -> Option<Scope> {
        if !self.within_limits(duty) {
            return None;
        }
        self.roles.iter().filter(|(at, _)| *at == site).flat_map(|(_, role)| role.duties()).filter(|(d, _)| *d == duty).map(|(_, scope)| *scope).max()
    }

    /// Whether the duty may be done to this record.
    #[must_use]
    pub fn decide(&self, duty: Duty, record: &Record) -> bool {
        let assigned = record.assigned.contains(&self.user);
        match self.scope_at(record.site, duty) {
            None => false,
            Some(Scope::Assigned) => assigned,
            Some(Scope::Site) => !record.restricted || assigned,
            Some(Scope::SiteRestricted) => true,
        }
    }

    /// The same rule as a condition on rows of `alias`, which must have `person_id`, `site_id` and `restricted`.
    /// Placeholders start at `first`.
    #[must_use]
    pub fn filter(&self, duty: Duty, alias: &str, first: usize) -> Filter {
        let mut filter = Filter { sql: String::new(), binds: Vec::new() };
        let mut sites: Vec<SiteId> = self.roles.iter().map(|(site, _)| *site).collect();
        sites.sort_unstable();
        sites.dedup();
        let mut ways = Vec::new();
        for site in sites {
            let Some(scope) = self.scope_at(site, duty) else { continue };
            let at = filter.place(first, Bind::Text(site.to_string()));
            ways.push(match scope {
                Scope::SiteRestricted => format!("{alias}.site_id = ${at}"),
                Scope::Site => {
                    let assigned = self.assigned(&mut filter, alias, first);
                    format!("({alias}.site_id = ${at} and (not {alias}.restricted or {assigned}))")
                }
                Scope::Assigned => {
                    let assigned = self.assigned(&mut filter, alias, first);
                    format!("({alias}.site_id = ${at} and {assigned})")
                }
            });
        }
        filter.sql = if ways.is_empty() { "(1 = 0)".to_owned() } else { format!("({})", ways.join(" or ")) };
        filter
    }

    fn assigned(&self, filter: &mut Filter, alias: &str, first: usize) -> String {
        let user = filter.place(first, Bind::Text(self.user.to_string()));
        format!("exists (select 1 from assignment as asg where asg.person_id = {alias}.person_id and asg.user_id = ${user})")
    }

    /// Whether a portion of files is shown at the present site.
    #[must_use]
    pub fn sees(&self, portion: Portion) -> bool {
        self.roles_here().any(|role| role.portions().contains(&portion))
    }

    /// Whether facts of a compartment may be read at the present site.
    #[must_use]
    pub fn reads(&self, compartment: Compartment) -> bool {
        self.roles_here().any(|role| role.compartments().contains(&compartment))
    }

    /// Whether one of the roles, at any site, demands a second factor.
    #[must_use]
    pub fn needs_second_factor(&self) -> bool {
        self.roles.iter().any(|(_, role)| role.needs_second_factor())
    }
}

impl Filter {
    fn place(&mut self, first: usize, bind: Bind) -> usize {
        self.binds.push(bind);
        first + self.binds.len() - 1
    }
}
