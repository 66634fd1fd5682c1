//! Facts of a household, on its own stream.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Instant, SiteId, Stream, StreamId};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// A household was formed by its head.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Formed {
    /// Its head.
    pub head: PersonId,
    /// The household that it was part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Somebody joined.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Joined {
    /// Who.
    pub person: PersonId,
    /// Relation to the head: a code.
    pub relation: String,
    /// The household that they were in before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
    /// Their parents, as far as that household knew them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub parents: BTreeSet<PersonId>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Somebody left.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Left {
    /// Who.
    pub person: PersonId,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The household that they went to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StreamId>,
    /// The merge of two files by which they left.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub merge: String,
}

/// Another member became the head.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct HeadChanged {
    /// The new head.
    pub head: PersonId,
    /// Relation of the old head to the new one.
    pub relation: String,
    /// Relations of the others to the new head.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub relations: BTreeMap<PersonId, String>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Relations to the head had been noted wrongly.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Related {
    /// Relations to the head.
    pub relations: BTreeMap<PersonId, String>,
    /// What was wrong.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Two files turned out to be of one person: whoever goes on takes the place of the other.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Replaced {
    /// The file that ended.
    pub from: PersonId,
    /// The file that goes on.
    pub to: PersonId,
    /// Number of the merge.
    pub merge: String,
}

/// A merge was taken back: what it changed here counts no longer.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Parted {
    /// Number of the merge.
    pub merge: String,
}

ledger::facts! {
    /// Facts about a household.
    pub enum HouseholdFact {
        "household/formed" Identity Personal => Formed(Formed),
        "household/joined" Identity Personal => Joined(Joined),
        "household/left" Identity Personal => Left(Left),
        "household/head_changed" Identity Personal => HeadChanged(HeadChanged),
        "household/related" Identity Personal => Related(Related),
        "household/replaced" Identity Personal => Replaced(Replaced),
        "household/parted" Identity Personal => Parted(Parted),
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
    /// Parents whom the household knows: everyone whose child this member was, as long as they headed it. Only relations
    /// to the head are noted, and heads change.
    pub parents: BTreeSet<PersonId>,
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
    /// Folds a stream. What a merge changed is passed over once the merge was taken back: the household is as if it had
    /// never been, with everything else that happened since.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let parted = parted(stream);
        let mut household = Self::default();
        for (fact, what) in stream.of::<HouseholdFact>() {
            let since = fact.instant();
            match what {
                HouseholdFact::Formed(formed) => {
                    household.site = fact.site;
                    household.put(formed.head, "head", since);
                    household.head = Some(formed.head);
                }
                HouseholdFact::Joined(joined) => {
                    household.put(joined.person, &joined.relation, since);
                    if let Some(member) = household.members.get_mut(&joined.person) {
                        member.parents.extend(joined.parents);
                    }
                }
                HouseholdFact::Left(left) if parted.contains(&left.merge) => {}
                HouseholdFact::Left(left) => household.leave(left.person, since),
                HouseholdFact::HeadChanged(changed) => household.change_head(&changed, since),
                HouseholdFact::Related(related) => household.relate(&related.relations),
                HouseholdFact::Replaced(replaced) if parted.contains(&replaced.merge) => {}
                HouseholdFact::Replaced(replaced) => household.replace(&replaced, since),
                HouseholdFact::Parted(_) => {}
            }
            household.remember_parents();
        }
        household
    }

    fn put(&mut self, person: PersonId, relation: &str, since: Instant) {
        self.members.insert(person, Membership { relation: relation.to_owned(), since, until: None, parents: BTreeSet::new() });
    }

    fn remember_parents(&mut self) {
        let Some(head) = self.head else { return };
        for member in self.members.values_mut().filter(|member| member.until.is_none() && member.relation == "child") {
            member.parents.insert(head);
        }
    }

    fn leave(&mut self, person: PersonId, at: Instant) {
        if let Some(member) = self.members.get_mut(&person) {
            member.until = Some(at);
        }
        if self.head == Some(person) {
            self.head = None;
        }
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
        self.relate(&changed.relations);
    }

    fn relate(&mut self, relations: &BTreeMap<PersonId, String>) {
        for (person, relation) in relations.iter().filter(|(person, _)| Some(**person) != self.head) {
            if let Some(member) = self.members.get_mut(person).filter(|member| member.until.is_none()) {
                member.relation.clone_from(relation);
            }
        }
    }

    fn replace(&mut self, replaced: &Replaced, at: Instant) {
        let Some(relation) = self.members.get(&replaced.from).filter(|member| member.until.is_none()).map(|member| member.relation.clone()) else { return };
        let was_head = self.head == Some(replaced.from);
        self.leave(replaced.from, at);
        let is_there = self.members.get(&replaced.to).is_some_and(|member| member.until.is_none());
        if !is_there {
            self.put(replaced.to, &relation, at);
        }
        if was_head {
            if let Some(member) = self.members.get_mut(&replaced.to) {
                "head".clone_into(&mut member.relation);
            }
            self.head = Some(replaced.to);
        }
        for member in self.members.values_mut() {
            if member.parents.remove(&replaced.from) {
                member.parents.insert(replaced.to);
            }
        }
    }

    /// Members now.
    pub fn present(&self) -> impl Iterator<Item = (PersonId, &Membership)> {
        self.members.iter().filter(|(_, m)| m.until.is_none()).map(|(person, m)| (*person, m))
    }

    /// In what company a member is: `child` for whoever has a parent here, else the relation to the head, `head` for that one.
    #[must_use]
    pub fn company(&self, person: PersonId) -> &str {
        match self.relation(person) {
            Some(relation) if relation != "head" && self.has_parent(person) => "child",
            relation => relation.unwrap_or_default(),
        }
    }

    /// Whether a parent of a member is in the household too.
    #[must_use]
    pub fn has_parent(&self, person: PersonId) -> bool {
        let known = self.members.get(&person).filter(|member| member.until.is_none());
        known.is_some_and(|member| member.parents.iter().any(|parent| self.relation(*parent).is_some()))
    }

    /// The relation of a member to the head now; `head` for the head.
    #[must_use]
    pub fn relation(&self, person: PersonId) -> Option<&str> {
        self.members.get(&person).filter(|member| member.until.is_none()).map(|member| member.relation.as_str())
    }
}

/// Merges that were taken back, as far as this stream knows.
fn parted(stream: &Stream) -> BTreeSet<String> {
    let parted = stream.of::<HouseholdFact>().filter_map(|(_, what)| if let HouseholdFact::Parted(parted) = what { Some(parted.merge) } else { None });
    parted.filter(|merge| !merge.is_empty()).collect()
}
