//! Facts of a household, on its own stream.

use std::collections::BTreeMap;

use ledger::{Instant, SiteId, Stream};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// A household was formed by its head.
#[derive(Clone, Serialize, Deserialize)]
pub struct Formed {
    /// Its head.
    pub head: PersonId,
}

/// Somebody joined.
#[derive(Clone, Serialize, Deserialize)]
pub struct Joined {
    /// Who.
    pub person: PersonId,
    /// Relation to the head: a code.
    pub relation: String,
}

/// Somebody left.
#[derive(Clone, Serialize, Deserialize)]
pub struct Left {
    /// Who.
    pub person: PersonId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Another member became the head.
#[derive(Clone, Serialize, Deserialize)]
pub struct HeadChanged {
    /// The new head.
    pub head: PersonId,
    /// Relation of the old head to the new one.
    pub relation: String,
}

ledger::facts! {
    /// Facts about a household.
    pub enum HouseholdFact {
        "household/formed" Identity Personal => Formed(Formed),
        "household/joined" Identity Personal => Joined(Joined),
        "household/left" Identity Personal => Left(Left),
        "household/head_changed" Identity Personal => HeadChanged(HeadChanged),
    }
}

/// A member's time in the household.
#[derive(Clone)]
pub struct Membership {
    /// Relation to the head; `head` for the head.
    pub relation: String,
    /// Since.
    pub since: Instant,
    /// Until, when over.
    pub until: Option<Instant>,
}

/// A household as the facts add up.
#[derive(Clone, Default)]
pub struct Household {
    /// Site.
    pub site: SiteId,
    /// Head.
    pub head: Option<PersonId>,
    /// Everyone who is or was a member.
    pub members: BTreeMap<PersonId, Membership>,
}

impl Household {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut household = Self::default();
        for (fact, what) in stream.of::<HouseholdFact>() {
            let since = fact.instant();
            match what {
                HouseholdFact::Formed(formed) => {
                    household.site = fact.site;
                    household.put(formed.head, "head", since);
                    household.head = Some(formed.head);
                }
                HouseholdFact::Joined(joined) => household.put(joined.person, &joined.relation, since),
                HouseholdFact::Left(left) => {
                    if let Some(member) = household.members.get_mut(&left.person) {
                        member.until = Some(since);
                    }
                    if household.head == Some(left.person) {
                        household.head = None;
                    }
                }
                HouseholdFact::HeadChanged(changed) => household.change_head(&changed, since),
            }
        }
        household
    }

    fn put(&mut self, person: PersonId, relation: &str, since: Instant) {
        self.members.insert(person, Membership { relation: relation.to_owned(), since, until: None });
    }

    fn change_head(&mut self, changed: &HeadChanged, since: Instant) {
        if let Some(old) = self.head.and_then(|head| self.members.get_mut(&head)) {
            old.relation.clone_from(&changed.relation);
        }
        match self.members.get_mut(&changed.head).filter(|member| member.until.is_none()) {
            Some(member) => "head".clone_into(&mut member.relation),
            None => self.put(changed.head, "head", since),
        }
        self.head = Some(changed.head);
    }

    /// Members now.
    pub fn present(&self) -> impl Iterator<Item = (PersonId, &Membership)> {
        self.members.iter().filter(|(_, m)| m.until.is_none()).map(|(person, m)| (*person, m))
    }
}
