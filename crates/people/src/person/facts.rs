//! What we know of a person, and how facts add up to it.

use ledger::{Fact, FactKind as _, Instant, PartialDate, SiteId, Stream};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::duplicate;

/// A document that a person holds.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Paper {
    /// `passport`, `id_card`, `laissez_passer`, `birth_certificate`, `refugee_card`, `other`.
    pub kind: String,
    /// Number as printed.
    pub number: String,
    /// Issuing country, ISO alpha-3.
    pub country: String,
}

/// Who a person is, as told at the desk. Each field's class and portion stands in `fields.rs`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// Given names as spoken.
    pub given: String,
    /// Family name; may be empty for people with one name.
    pub family: String,
    /// Nicknames and other names.
    pub other: String,
    /// Whole name in its own script.
    pub native: String,
    /// ISO 5218: 0 not known, 1 male, 2 female, 9 not applicable.
    pub sex: i64,
    /// Gender in the person's own words, if asked in private.
    pub gender: String,
    /// Date of birth as far as known.
    pub birth: Option<PartialDate>,
    /// Place of birth.
    pub birthplace: String,
    /// Nationalities, ISO alpha-3, XXA for stateless.
    pub nationalities: Vec<String>,
    /// Languages, ISO 639-3, preferred first.
    pub languages: Vec<String>,
    /// Identity documents.
    pub papers: Vec<Paper>,
    /// Phone number.
    pub phone: String,
    /// Mother's name.
    pub mother: String,
    /// Father's name.
    pub father: String,
    /// Route and places passed, as told.
    pub route: String,
    /// Reasons for leaving: codes.
    pub motives: Vec<String>,
    /// Migratory status: a code.
    pub status: String,
    /// Intended destination, ISO alpha-3.
    pub destination: String,
    /// Intention now: a code.
    pub intention: String,
    /// Photo: name of a sealed attachment.
    pub photo: Option<String>,
}

impl Identity {
    /// Name for a line: given and family, or whichever is there.
    #[must_use]
    pub fn full_name(&self) -> String {
        let joined = format!("{} {}", self.given, self.family);
        let joined = joined.trim();
        if joined.is_empty() { self.native.clone() } else { joined.to_owned() }
    }

    /// What matching needs to know.
    #[must_use]
    pub fn features(&self) -> matching::Features {
        matching::Features {
            given: self.given.clone(),
            family: self.family.clone(),
            other: [&self.other, &self.native].into_iter().filter(|s| !s.is_empty()).cloned().collect(),
            sex: u8::try_from(self.sex).unwrap_or(0),
            birth_year: self.birth.map(|b| b.year),
            birth_month: self.birth.and_then(|b| b.month),
            birth_day: self.birth.and_then(|b| b.day),
            birth_estimated: self.birth.is_some_and(|b| b.estimated),
            birthplace: self.birthplace.clone(),
            nationalities: self.nationalities.clone(),
            phones: [&self.phone].into_iter().filter(|s| !s.is_empty()).cloned().collect(),
            documents: self.papers.iter().map(|p| p.number.clone()).filter(|n| !n.is_empty()).collect(),
            mother: self.mother.clone(),
            father: self.father.clone(),
            household: None,
        }
    }
}

/// A person was registered.
#[derive(Clone, Serialize, Deserialize)]
pub struct Registered {
    /// Human code.
    pub code: String,
    /// Who the person is.
    pub identity: Identity,
    /// `unaccompanied`, `separated` or empty.
    #[serde(default)]
    pub care: String,
    /// Consent that allowed it.
    #[serde(default)]
    pub consent: String,
    /// Import that brought it, if any.
    #[serde(default)]
    pub import: Option<String>,
}

/// One corrected field.
#[derive(Clone, Serialize, Deserialize)]
pub struct Change {
    /// Name of the field in [`Identity`].
    pub field: String,
    /// Value before.
    pub from: Value,
    /// Value after.
    pub to: Value,
}

/// Fields were corrected.
#[derive(Clone, Serialize, Deserialize)]
pub struct Corrected {
    /// What changed.
    pub changes: Vec<Change>,
    /// Why.
    pub reason: String,
}

/// A photo was taken, under consent.
#[derive(Clone, Serialize, Deserialize)]
pub struct Photographed {
    /// Sealed attachment.
    pub photo: String,
}

/// The mark of a child alone was set or lifted.
#[derive(Clone, Serialize, Deserialize)]
pub struct CareSet {
    /// `unaccompanied`, `separated` or empty.
    pub care: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// The file was closed to the site at large, or opened again.
#[derive(Clone, Serialize, Deserialize)]
pub struct RestrictedSet {
    /// Closed or not.
    pub restricted: bool,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// The person came back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Returned {}

/// The registration was taken back, for instance when an import is undone.
#[derive(Clone, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Why: a code.
    pub reason: String,
}

/// A child lost the adult they were with: a mark is proposed. Whoever sets or lifts the mark has answered.
#[derive(Clone, Serialize, Deserialize)]
pub struct CareProposed {
    /// `unaccompanied` or `separated`.
    pub care: String,
}

/// The person's death was noted, or that note was taken back. It is open, so that it holds whatever is erased: no consent
/// of somebody who died is in force.
#[derive(Clone, Serialize, Deserialize)]
pub struct Died {
    /// Dead, or not after all.
    pub died: bool,
}

/// Another site took the person over, with their agreement: it holds the file from now on.
#[derive(Clone, Serialize, Deserialize)]
pub struct SiteMoved {
    /// The site that holds the file.
    pub to: SiteId,
}

ledger::facts! {
    /// Facts about who a person is.
    pub enum PersonFact {
        "person/registered" Identity Personal => Registered(Registered),
        "person/corrected" Identity Personal => Corrected(Corrected),
        "person/photographed" Identity Sensitive => Photographed(Photographed),
        "person/care_set" Protection Sensitive => CareSet(CareSet),
        "person/care_proposed" Protection Sensitive => CareProposed(CareProposed),
        "person/restricted" Protection Sensitive => Restricted(RestrictedSet),
        "person/returned" House Open => Returned(Returned),
        "person/withdrawn" House Open => Withdrawn(Withdrawn),
        "person/died" House Open => Died(Died),
        "person/moved" House Open => Moved(SiteMoved),
    }
}

/// A person as the facts add up.
#[derive(Clone, Default)]
pub struct Person {
    /// Site that holds the file: the one that registered the person, or took them over since.
    pub site: SiteId,
    /// Human code; empty before registration.
    pub code: String,
    /// Who the person is.
    pub identity: Identity,
    /// `unaccompanied`, `separated` or empty.
    pub care: String,
    /// A mark that is proposed and not answered yet, and since when.
    pub proposed: Option<(String, Instant)>,
    /// Whether the file is closed to the site at large.
    pub restricted: bool,
    /// Whether the registration was taken back.
    pub withdrawn: bool,
    /// Whether the person's death has been noted.
    pub died: bool,
    /// When the person was registered.
    pub registered_at: Option<Instant>,
    /// When the person last arrived.
    pub arrived_at: Option<Instant>,
    /// Last change.
    pub updated_at: Instant,
    /// Number of facts of this room: what a form remembers.
    pub version: i64,
}

impl Person {
    /// Folds a stream. The first registration counts; what cannot be read is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut person = Self::default();
        let undone = duplicate::undone(stream);
        for fact in stream.facts() {
            match fact.body.as_ref().and_then(|body| PersonFact::decode(&fact.kind, body)) {
                Some(what) => person.apply(fact, what),
                None => person.absorb(duplicate::absorbed(fact, &undone)),
            }
        }
        // A file whose identity was erased keeps its code out of nothing else but the open facts: it is simply empty.
        person
    }

    /// What a file said that has become part of this one counts for the whole, from then on.
    fn absorb(&mut self, absorbed: Option<duplicate::Absorbed>) {
        let Some(absorbed) = absorbed else { return };
        if graver(&absorbed.care, &self.care) {
            self.care = absorbed.care;
        }
        self.restricted |= absorbed.restricted;
        self.died |= absorbed.died;
        self.arrived_at = self.arrived_at.max(absorbed.arrived_at);
    }

    fn apply(&mut self, fact: &Fact, what: PersonFact) {
        self.version += 1;
        self.updated_at = self.updated_at.max(fact.instant());
        match what {
            PersonFact::Registered(registered) => {
                if self.registered_at.is_none() {
                    self.site = fact.site;
                    self.code = registered.code;
                    self.identity = registered.identity;
                    self.care = registered.care;
                    self.registered_at = Some(fact.instant());
                    self.arrived_at = Some(fact.instant());
                }
            }
            PersonFact::Corrected(corrected) => self.identity.correct(&corrected.changes),
            PersonFact::Photographed(photographed) => self.identity.photo = Some(photographed.photo),
            PersonFact::CareSet(set) => {
                self.care = set.care;
                self.proposed = None;
            }
            PersonFact::CareProposed(proposed) => self.proposed = Some((proposed.care, fact.instant())),
            PersonFact::Restricted(set) => self.restricted = set.restricted,
            PersonFact::Returned(_) => self.arrived_at = Some(fact.instant()),
            PersonFact::Withdrawn(_) => self.withdrawn = true,
            PersonFact::Died(set) => self.died = set.died,
            PersonFact::Moved(moved) => self.site = moved.to,
        }
    }
}

/// Whether a mark of a child alone calls for more than another.
#[must_use]
pub fn graver(mark: &str, than: &str) -> bool {
    let rank = |mark: &str| match mark {
        "unaccompanied" => 2,
        "separated" => 1,
        _ => 0,
    };
    rank(mark) > rank(than)
}

impl Identity {
    /// Puts corrected values in. A value of the wrong kind, from another version of the program, leaves the field as it was.
    fn correct(&mut self, changes: &[Change]) {
        for change in changes {
            let Ok(Value::Object(mut fields)) = serde_json::to_value(&*self) else { return };
            fields.insert(change.field.clone(), change.to.clone());
            if let Ok(corrected) = serde_json::from_value(Value::Object(fields)) {
                *self = corrected;
            }
        }
    }

    /// What differs between two identities, field by field.
    #[must_use]
    pub fn changes(&self, to: &Self) -> Vec<Change> {
        let (Ok(Value::Object(before)), Ok(Value::Object(after))) = (serde_json::to_value(self), serde_json::to_value(to)) else { return Vec::new() };
        after
            .into_iter()
            .filter_map(|(field, to)| {
                let from = before.get(&field).cloned().unwrap_or_default();
                (from != to).then_some(Change { field, from, to })
            })
            .collect()
    }
}
