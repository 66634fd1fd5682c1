//! Criteria of programmes, version by version, and checks of people against them.
//!
//! Criteria are open. A check stands in the stream of the person, contact or ticket it is about and is sealed under its key.
//! It says itself who made it and when, so that it can go over to another file whole.

use std::collections::BTreeMap;

use ledger::{Day, Id, Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;

/// Marks ids of programmes.
pub enum ProgrammeMark {}
/// A programme: help of one kind that is given by criteria.
pub type ProgrammeId = Id<ProgrammeMark>;
/// Marks ids of criteria sets.
pub enum SetMark {}
/// One version of a programme's criteria.
pub type SetId = Id<SetMark>;
/// Marks ids of checks.
pub enum CheckMark {}
/// A check of somebody against one version.
pub type CheckId = Id<CheckMark>;

/// A text in the three languages.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Words {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

impl Words {
    /// In the reader's language.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
            Locale::Ar => &self.ar,
        }
    }
    /// Whether nothing is written in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty() && self.ar.is_empty()
    }
    /// Whether something is written in every language.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !(self.fr.is_empty() || self.en.is_empty() || self.ar.is_empty())
    }
}

/// A criterion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Criterion {
    /// What must hold.
    pub words: Words,
    /// Without it nothing of the programme is given; otherwise it opens a part of the services.
    #[serde(default)]
    pub compulsory: bool,
}

/// A version was published. It is never changed; the next one follows it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Published {
    /// The version.
    pub set_id: SetId,
    /// Short sign of the programme, the same in all languages.
    pub sign: String,
    /// Name of the programme.
    pub name: Words,
    /// First day it is used.
    pub valid_from: Day,
    /// The criteria, in their order.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
}

/// The programme ended: nobody is checked against it any more.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ended {}

/// How a criterion stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Not known.
    #[default]
    Unknown,
    /// It holds.
    Met,
    /// It does not.
    NotMet,
    /// It does not, and somebody asks to set it aside.
    Waiver,
}

impl Answer {
    /// Their names, in the order of forms.
    pub const NAMES: [&'static str; 4] = ["unknown", "met", "not_met", "waiver"];
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::NAMES.iter().zip([Self::Unknown, Self::Met, Self::NotMet, Self::Waiver]).find(|(known, _)| **known == name).map(|(_, answer)| answer)
    }
}

/// What a check comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not decided.
    #[default]
    Pending,
    /// Eligible.
    Eligible,
    /// Eligible for a part of the services.
    Part,
    /// Not eligible: told why, and sent where help is.
    NotEligible,
}

impl Outcome {
    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Eligible => "eligible",
            Self::Part => "part",
            Self::NotEligible => "not_eligible",
        }
    }
    /// The decided ones, in the order of forms.
    pub const DECIDED: [Self; 3] = [Self::Eligible, Self::Part, Self::NotEligible];
    /// Names of the decided ones.
    pub const NAMES: [&'static str; 3] = ["eligible", "part", "not_eligible"];
}

/// How one criterion was answered.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Why a waiver is asked for.
    pub reason: String,
}

/// Somebody was checked against a version.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The check.
    pub check_id: CheckId,
    /// `person`, `contact` or `ticket`.
    pub guest: String,
    /// Programme.
    pub programme_id: ProgrammeId,
    /// Version.
    pub set_id: SetId,
    /// Its number, for reading.
    #[serde(default)]
    pub version: i64,
    /// Its sign, for reading.
    #[serde(default)]
    pub sign: String,
    /// One answer for each criterion, in their order.
    #[serde(default)]
    pub answers: Vec<Answered>,
    /// Who asked the questions.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// A waiver was granted or refused.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waived {
    /// The check.
    pub check_id: CheckId,
    /// Place of the criterion, from 0.
    pub criterion: i64,
    /// Whether it was granted.
    pub granted: bool,
    /// Why not, when it was not.
    #[serde(default)]
    pub reason: String,
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// Somebody decided.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The check.
    pub check_id: CheckId,
    /// What was decided.
    pub outcome: Outcome,
    /// What the answers had proposed.
    #[serde(default)]
    pub proposed: Outcome,
    /// The reason in words, as it was explained.
    #[serde(default)]
    pub reason: String,
    /// Where somebody was sent who is not eligible.
    #[serde(default, rename = "where")]
    pub place: String,
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

ledger::facts! {
    /// Facts of eligibility.
    pub enum EligibilityFact {
        "eligibility/published" House Open => Published(Published),
        "eligibility/ended" House Open => Ended(Ended),
        "eligibility/checked" House Personal => Checked(Checked),
        "eligibility/waived" House Personal => Waived(Waived),
        "eligibility/decided" House Personal => Decided(Decided),
    }
}

/// A version as it stands in the order of its programme.
#[derive(Clone)]
pub struct Version {
    /// What was published.
    pub published: Published,
    /// Its number, from 1.
    pub version: i64,
    /// When, and by whom.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
}

/// A programme as the facts add up.
#[derive(Clone, Default)]
pub struct Programme {
    /// Site.
    pub site: SiteId,
    /// Its versions, the first first.
    pub versions: Vec<Version>,
    /// Whether it has ended.
    pub ended: bool,
}

impl Programme {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut programme = Self::default();
        for (fact, what) in stream.of::<EligibilityFact>() {
            match what {
                EligibilityFact::Published(published) => {
                    programme.site = fact.site;
                    let version = i64::try_from(programme.versions.len()).unwrap_or(i64::MAX).saturating_add(1);
                    programme.versions.push(Version { published, version, at: fact.instant(), by: fact.author });
                }
                EligibilityFact::Ended(_) => programme.ended = true,
                _ => {}
            }
        }
        programme
    }
}

/// A check as the facts add up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What was asked and answered.
    pub checked: Checked,
    /// Site at which it was made.
    pub site: SiteId,
    /// Waivers that were decided, by place of the criterion.
    pub waived: BTreeMap<i64, Waived>,
    /// The decision, if there is one.
    pub decided: Option<Decided>,
    /// Whether a later check of the same programme has taken its place.
    pub superseded: bool,
}

impl Check {
    /// What it came to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.decided.as_ref().map_or(Outcome::Pending, |decided| decided.outcome)
    }
    /// Whether somebody still has to decide.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        !self.superseded && self.outcome() == Outcome::Pending
    }
    /// Places of the criteria for which a waiver is asked and not decided.
    pub fn open_waivers(&self) -> impl Iterator<Item = i64> {
        let asked = (0_i64..).zip(&self.checked.answers).filter(|(_, answered)| answered.answer == Answer::Waiver);
        asked.map(|(place, _)| place).filter(|place| !self.waived.contains_key(place))
    }
}

/// The checks of somebody, in the order in which they were made.
#[derive(Clone, Default)]
pub struct Checks {
    /// All of them.
    pub all: Vec<Check>,
}

impl Checks {
    /// Folds a stream. Each part is taken by its own time, since a check that went over to another file was written there
    /// later than it was made.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let (mut all, mut waived, mut decided): (Vec<Check>, Vec<Waived>, Vec<Decided>) = Default::default();
        for (fact, what) in stream.of::<EligibilityFact>() {
            match what {
                EligibilityFact::Checked(checked) if !all.iter().any(|check| check.checked.check_id == checked.check_id) => {
                    all.push(Check { checked, site: fact.site, waived: BTreeMap::new(), decided: None, superseded: false });
                }
                EligibilityFact::Waived(one) => waived.push(one),
                EligibilityFact::Decided(one) => decided.push(one),
                _ => {}
            }
        }
        all.sort_by_key(|check| (check.checked.at, check.checked.check_id));
        waived.sort_by_key(|one| one.at);
        decided.sort_by_key(|one| one.at);
        for one in waived {
            if let Some(check) = all.iter_mut().find(|check| check.checked.check_id == one.check_id) {
                check.waived.entry(one.criterion).or_insert(one);
            }
        }
        for one in decided {
            if let Some(check) = all.iter_mut().find(|check| check.checked.check_id == one.check_id) {
                check.decided = Some(one);
            }
        }
        let later: Vec<ProgrammeId> = all.iter().map(|check| check.checked.programme_id).collect();
        for (place, check) in all.iter_mut().enumerate() {
            check.superseded = later.iter().skip(place + 1).any(|programme| *programme == check.checked.programme_id);
        }
        Self { all }
    }
    /// The check of this id.
    #[must_use]
    pub fn get(&self, id: CheckId) -> Option<&Check> {
        self.all.iter().find(|check| check.checked.check_id == id)
    }
}
