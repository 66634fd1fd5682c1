//! Facts of notes, on the person's stream. A note has one kind of fact for each class, since the kind says which key seals
//! it; the same note again is its correction.

use ledger::{Compartment, Day, Id, Instant, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of notes.
pub enum NoteMark {}
/// A note.
pub type NoteId = Id<NoteMark>;

/// Which part of a file a note belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Daily life: whoever follows the person in whatever way.
    General,
    /// Case work.
    Protection,
    /// Doctors and nurses.
    Health,
    /// Psychologists and counsellors.
    Psychosocial,
    /// Legal officers.
    Legal,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::General, Self::Protection, Self::Health, Self::Psychosocial, Self::Legal];

    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Protection => "protection",
            Self::Health => "health",
            Self::Psychosocial => "psychosocial",
            Self::Legal => "legal",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
    /// The part of the file whose readers read it, and whose key seals it.
    #[must_use]
    pub const fn compartment(self) -> Compartment {
        match self {
            Self::General => Compartment::House,
            Self::Protection => Compartment::Protection,
            Self::Health => Compartment::Health,
            Self::Psychosocial => Compartment::Psychosocial,
            Self::Legal => Compartment::Legal,
        }
    }
    /// Whether it is case work, which ends with the follow-up.
    #[must_use]
    pub const fn is_case_work(self) -> bool {
        matches!(self, Self::General | Self::Protection)
    }
}

/// A note as it was written, or as it was corrected.
#[derive(Clone, Serialize, Deserialize)]
pub struct Written {
    /// Note.
    pub note: NoteId,
    /// What.
    pub text: String,
    /// Why it was corrected; empty when it was written.
    #[serde(default)]
    pub reason: String,
    /// A paper or photograph beside it, as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Paper>,
}

/// A paper or photograph beside a note, sealed in the same part of the file.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Paper {
    /// Name of the sealed attachment.
    pub name: String,
    /// Media type, as its content says.
    pub media: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// Nothing more than that it happened.
#[derive(Clone, Serialize, Deserialize)]
pub struct Seen {}

/// Whether somebody can travel.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Yes.
    Fit,
    /// With somebody of health staff beside them.
    Escort,
    /// Not before a day.
    NotUntil,
}

impl Verdict {
    /// Their names.
    pub const NAMES: [&'static str; 3] = ["fit", "escort", "not_until"];

    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Some(match name {
            "fit" => Self::Fit,
            "escort" => Self::Escort,
            "not_until" => Self::NotUntil,
            _ => return None,
        })
    }
    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Escort => "escort",
            Self::NotUntil => "not_until",
        }
    }
}

/// The verdict of the nurse, without why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fit {
    /// Verdict.
    pub verdict: Verdict,
    /// The first day on which they could travel, for those who cannot now.
    #[serde(default)]
    pub until: Option<Day>,
}

ledger::facts! {
    /// Facts about notes.
    pub enum NoteFact {
        "note/general" House Personal => General(Written),
        "note/protection" Protection Sensitive => Protection(Written),
        "note/health" Health Sensitive => Health(Written),
        "note/psychosocial" Psychosocial Sensitive => Psychosocial(Written),
        "note/legal" Legal Sensitive => Legal(Written),
        "note/seen" Health Sensitive => Seen(Seen),
        "note/fit" Health Sensitive => Fit(Fit),
    }
}

impl NoteFact {
    /// The fact of a note of this class.
    #[must_use]
    pub fn of(class: Class, written: Written) -> Self {
        match class {
            Class::General => Self::General(written),
            Class::Protection => Self::Protection(written),
            Class::Health => Self::Health(written),
            Class::Psychosocial => Self::Psychosocial(written),
            Class::Legal => Self::Legal(written),
        }
    }
    /// The note that was written or corrected, with its class.
    #[must_use]
    pub fn written(self) -> Option<(Class, Written)> {
        Some(match self {
            Self::General(written) => (Class::General, written),
            Self::Protection(written) => (Class::Protection, written),
            Self::Health(written) => (Class::Health, written),
            Self::Psychosocial(written) => (Class::Psychosocial, written),
            Self::Legal(written) => (Class::Legal, written),
            Self::Seen(_) | Self::Fit(_) => return None,
        })
    }
}

/// A text that a note had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
    /// What.
    pub text: String,
    /// Why it replaced the one before.
    pub reason: String,
}

/// A note as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Identifier.
    pub id: NoteId,
    /// Class.
    pub class: Class,
    /// The text as it was written.
    pub first: Version,
    /// Its corrections, oldest first; the last one holds.
    pub corrected: Vec<Version>,
    /// What was put beside it.
    pub file: Option<Paper>,
}

impl Note {
    /// The text that holds.
    #[must_use]
    pub fn now(&self) -> &Version {
        self.corrected.last().unwrap_or(&self.first)
    }
    /// Texts that no longer hold, oldest first.
    pub fn earlier(&self) -> impl Iterator<Item = &Version> {
        let kept = self.corrected.len();
        std::iter::once(&self.first).chain(&self.corrected).take(kept)
    }
}

/// The notes of a stream, oldest first.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Notes {
    /// Notes that can still be read.
    pub all: Vec<Note>,
    /// When health staff saw the person last, and who.
    pub seen: Option<(Instant, UserId)>,
    /// The verdict that holds.
    pub fit: Option<Fit>,
}

impl Notes {
    /// Folds a stream. A note is what it first was; the same again, in another class, is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut out = Self::default();
        for (fact, what) in stream.of::<NoteFact>() {
            match what {
                NoteFact::Seen(_) => out.seen = Some((fact.instant(), fact.author)),
                NoteFact::Fit(fit) => out.fit = Some(fit),
                what => {
                    let Some((class, written)) = what.written() else { continue };
                    let version = Version { at: fact.instant(), by: fact.author, text: written.text, reason: written.reason };
                    match out.all.iter_mut().find(|note| note.id == written.note) {
                        Some(note) if note.class == class => note.corrected.push(version),
                        Some(_) => {}
                        None => out.all.push(Note { id: written.note, class, first: version, corrected: Vec::new(), file: written.file }),
                    }
                }
            }
        }
        out
    }
}
