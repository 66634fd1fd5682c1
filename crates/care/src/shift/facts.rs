//! Facts of the change of shift: a handover has a stream of its own, so has each note that names nobody; a note about a
//! person is on the person's stream.

use std::collections::BTreeMap;

use access::Role;
use ledger::{Id, Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::guest::Left;

/// Marks ids of handovers.
pub enum HandoverMark {}
/// A handover.
pub type HandoverId = Id<HandoverMark>;
/// Marks ids of notes.
pub enum NoteMark {}
/// A note.
pub type NoteId = Id<NoteMark>;

/// Who hands over to whom: people of one post.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// Registration and reception.
    Desk,
    /// Guards.
    Gate,
    /// Doctors and nurses.
    Health,
    /// Case managers, protection officers, counsellors.
    Care,
    /// Managers of the centre.
    Management,
}

impl Post {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Desk, Self::Gate, Self::Health, Self::Care, Self::Management];

    /// Name in the database and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Gate => "gate",
            Self::Health => "health",
            Self::Care => "care",
            Self::Management => "management",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.name() == name)
    }
    /// The post of a role that changes shifts.
    #[must_use]
    pub const fn of(role: Role) -> Option<Self> {
        match role {
            Role::Clerk | Role::Reception => Some(Self::Desk),
            Role::Guard => Some(Self::Gate),
            Role::Health => Some(Self::Health),
            Role::CaseManager | Role::ProtectionOfficer | Role::Psychosocial => Some(Self::Care),
            Role::CentreManager => Some(Self::Management),
            _ => None,
        }
    }
}

/// Something for those who come after.
#[derive(Clone, Serialize, Deserialize)]
pub struct Noted {
    /// Note.
    pub note: NoteId,
    /// Post it is for.
    pub post: Post,
    /// `general`, `safety` or `person`.
    pub class: String,
    /// What.
    pub text: String,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

impl Noted {
    /// Whether it stands on a person's stream.
    #[must_use]
    pub fn about_person(&self) -> bool {
        self.class == "person"
    }
}

/// A note was dealt with.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ticked {
    /// Note.
    pub note: NoteId,
}

/// So many things of one kind were open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Count {
    /// Message key; the message takes `n`.
    pub key: String,
    /// How many.
    pub n: i64,
    /// Whether somebody may come to harm if it waits.
    #[serde(default)]
    pub urgent: bool,
}

/// A shift was handed over. Numbers and ids, no words.
#[derive(Clone, Serialize, Deserialize)]
pub struct Handed {
    /// Post.
    pub post: Post,
    /// People in the house.
    #[serde(default)]
    pub heads: i64,
    /// What was open.
    #[serde(default)]
    pub open: Vec<Count>,
    /// Notes that were open.
    #[serde(default)]
    pub notes: Vec<NoteId>,
}

/// Nothing more than that it happened.
#[derive(Clone, Serialize, Deserialize)]
pub struct Done {}

ledger::facts! {
    /// Facts about the change of shift.
    pub enum ShiftFact {
        "shift/noted" House Personal => Noted(Noted),
        "shift/ticked" House Open => Ticked(Ticked),
        "shift/handed" House Open => Handed(Handed),
        "shift/taken" House Open => Taken(Done),
        "shift/replaced" House Open => Replaced(Done),
    }
}

/// A note as the facts add up.
#[derive(Clone)]
pub struct Note {
    /// What was noted.
    pub noted: Noted,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
    /// When and by whom it was ticked.
    pub ticked: Option<(Instant, UserId)>,
}

/// The notes of a stream.
#[derive(Clone, Default)]
pub struct Notes(pub BTreeMap<NoteId, Note>);

impl Notes {
    /// Folds a stream. The first note with an id counts, and its first tick.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let left = Left::of(stream);
        let mut all: BTreeMap<NoteId, Note> = BTreeMap::new();
        for (fact, what) in stream.of::<ShiftFact>() {
            match what {
                ShiftFact::Noted(noted) if left.took(fact, noted.from) => {}
                ShiftFact::Noted(noted) => {
                    all.entry(noted.note).or_insert(Note { noted, at: fact.instant(), by: fact.author, ticked: None });
                }
                ShiftFact::Ticked(ticked) => {
                    if let Some(note) = all.get_mut(&ticked.note) {
                        note.ticked = note.ticked.or(Some((fact.instant(), fact.author)));
                    }
                }
                _ => {}
            }
        }
        Self(all)
    }
}

/// A handover as the facts add up.
#[derive(Clone)]
pub struct Handover {
    /// Identifier.
    pub id: HandoverId,
    /// What was handed over.
    pub handed: Handed,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
    /// When and by whom it was taken over.
    pub taken: Option<(Instant, UserId)>,
    /// The one who handed over did so again before it was taken over.
    pub replaced: bool,
}

impl Handover {
    /// Folds a stream; `None` for one that is about something else. Only another takes over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut handover: Option<Self> = None;
        let id: StreamId = stream.id;
        for (fact, what) in stream.of::<ShiftFact>() {
            match (what, &mut handover) {
                (ShiftFact::Handed(handed), None) => {
                    handover = Some(Self { id: id.cast(), handed, at: fact.instant(), by: fact.author, taken: None, replaced: false });
                }
                (ShiftFact::Taken(_), Some(known)) if known.by != fact.author && !known.replaced => {
                    known.taken = known.taken.or(Some((fact.instant(), fact.author)));
                }
                (ShiftFact::Replaced(_), Some(known)) if known.taken.is_none() => known.replaced = true,
                _ => {}
            }
        }
        handover
    }
}
