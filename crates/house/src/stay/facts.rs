//! Admission, moves and departure of a person or of somebody who stays anonymous, and how they add up.

use std::collections::BTreeSet;

use ledger::{Day, Fact, Id, Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::place::{BedId, RoomId};

/// Marks ids of stays.
pub enum StayMark {}
/// A stay: from admission to departure.
pub type StayId = Id<StayMark>;
/// Who stays: a person's id, or that of an anonymous contact.
pub type GuestId = ledger::StreamId;

/// What a guest is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GuestKind {
    /// Somebody with a file.
    #[default]
    Person,
    /// Somebody who gets help without a name.
    Contact,
}

impl GuestKind {
    /// Name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Contact => "contact",
        }
    }
    /// The kind of that name.
    #[must_use]
    pub fn find(name: &str) -> Self {
        if name == "contact" { Self::Contact } else { Self::Person }
    }
}

/// How a stay ends (domain 3.16).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// Went home by choice.
    VoluntaryReturn,
    /// Travelled on.
    OnwardTravel,
    /// Lives in the town or village.
    LocalCommunity,
    /// Went to another centre.
    OtherCentre,
    /// Was taken to a hospital elsewhere.
    MedicalEvacuation,
    /// Was taken away by an authority.
    Removal,
    /// Left without a word.
    Absconded,
    /// Died.
    Death,
    /// No departure: an anonymous guest has been registered, and the stay goes on under the person's name.
    Registered,
}

impl Departure {
    /// Those that one can note, in the order of forms.
    pub const ALL: [Self; 8] = [
        Self::VoluntaryReturn,
        Self::OnwardTravel,
        Self::LocalCommunity,
        Self::OtherCentre,
        Self::MedicalEvacuation,
        Self::Removal,
        Self::Absconded,
        Self::Death,
    ];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 8] =
        ["voluntary_return", "onward_travel", "local_community", "other_centre", "medical_evacuation", "removal", "absconded", "death"];

    /// Name in forms, the database and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::VoluntaryReturn => "voluntary_return",
            Self::OnwardTravel => "onward_travel",
            Self::LocalCommunity => "local_community",
            Self::OtherCentre => "other_centre",
            Self::MedicalEvacuation => "medical_evacuation",
            Self::Removal => "removal",
            Self::Absconded => "absconded",
            Self::Death => "death",
            Self::Registered => "registered",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|departure| departure.name() == name)
    }
}

/// A bed in its room, with what was written on it then.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spot {
    /// Bed.
    pub bed_id: BedId,
    /// Room.
    pub room_id: RoomId,
    /// `F2-3`.
    #[serde(default)]
    pub label: String,
}

/// A guest came in.
#[derive(Clone, Serialize, Deserialize)]
pub struct Admitted {
    /// The stay that begins.
    pub stay_id: StayId,
    /// What the guest is.
    #[serde(default)]
    pub guest: GuestKind,
    /// Bed; absent when none was free: nobody is left outside.
    #[serde(default)]
    pub spot: Option<Spot>,
    /// When.
    pub at: Instant,
    /// Why this bed, where a rule advised against it.
    #[serde(default)]
    pub reason: String,
    /// The rules that were set aside: message keys.
    #[serde(default)]
    pub despite: Vec<String>,
}

/// A guest changed beds.
#[derive(Clone, Serialize, Deserialize)]
pub struct Moved {
    /// Stay.
    pub stay_id: StayId,
    /// Bed left, if there was one.
    #[serde(default)]
    pub from: Option<Spot>,
    /// Bed taken.
    pub to: Spot,
    /// When.
    pub at: Instant,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The rules that were set aside: message keys.
    #[serde(default)]
    pub despite: Vec<String>,
}

/// A guest left.
#[derive(Clone, Serialize, Deserialize)]
pub struct Departed {
    /// Stay that ends.
    pub stay_id: StayId,
    /// How.
    #[serde(rename = "type")]
    pub departure: Departure,
    /// When it was noted.
    pub at: Instant,
    /// Country, ISO alpha-3.
    #[serde(default)]
    pub destination_country: String,
    /// Place, in words.
    #[serde(default)]
    pub destination_text: String,
    /// By what: code.
    #[serde(default)]
    pub means: String,
    /// With whom.
    #[serde(default)]
    pub companions: String,
    /// Belongings given back.
    #[serde(default)]
    pub belongings_returned: bool,
    /// Documents handed over.
    #[serde(default)]
    pub documents_handed: bool,
    /// Card taken back.
    #[serde(default)]
    pub card_cancelled: bool,
    /// What the guardian of a child alone decided, or who was told.
    #[serde(default)]
    pub guardian_decision: String,
    /// How many of the household were known to stay behind.
    #[serde(default)]
    pub left_behind: i64,
}

ledger::facts! {
    /// Facts about stays, on the guest's own stream.
    pub enum StayFact {
        "stay/admitted" House Personal => Admitted(Admitted),
        "stay/moved" House Personal => Moved(Moved),
        "stay/departed" House Personal => Departed(Departed),
    }
}

/// A bed for a while.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// Which.
    pub spot: Spot,
    /// From when.
    pub from_at: Instant,
    /// Until when; still, when absent.
    pub until_at: Option<Instant>,
}

/// The end of a stay.
#[derive(Clone, Debug)]
pub struct End {
    /// How.
    pub departure: Departure,
    /// When it was noted.
    pub at: Instant,
    /// The day the guest left, as stated.
    pub on: Option<Day>,
    /// Who noted it.
    pub by: UserId,
}

/// A stay as it stands.
#[derive(Clone, Debug)]
pub struct Stay {
    /// Identifier.
    pub id: StayId,
    /// What the guest is.
    pub guest: GuestKind,
    /// Site.
    pub site: SiteId,
    /// When it began.
    pub admitted_at: Instant,
    /// The day it began, as stated.
    pub admitted_on: Option<Day>,
    /// Beds, in order.
    pub held: Vec<Held>,
    /// Its end.
    pub end: Option<End>,
}

impl Stay {
    /// The bed held now.
    #[must_use]
    pub fn spot(&self) -> Option<&Spot> {
        self.held.last().filter(|held| held.until_at.is_none()).map(|held| &held.spot)
    }

    /// No moment of a stay lies before the one that went before it, whatever clocks said.
    fn latest(&self) -> Instant {
        self.held.iter().flat_map(|held| [Some(held.from_at), held.until_at]).flatten().chain([self.admitted_at]).max().unwrap_or(self.admitted_at)
    }

    fn leave_bed(&mut self, at: Instant) {
        if let Some(last) = self.held.last_mut().filter(|held| held.until_at.is_none()) {
            last.until_at = Some(at);
        }
    }
}

/// The stays of a guest, oldest first.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Stays.
    pub stays: Vec<Stay>,
}

impl State {
    /// Folds a stream. Each stay stands for itself: the first admission with its id begins it, the first departure ends it,
    /// moves count between the two. What names a stay that never began is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        let mut seen = BTreeSet::new();
        for (fact, what) in stream.of::<StayFact>() {
            match what {
                StayFact::Admitted(admitted) if seen.insert(admitted.stay_id) => state.stays.push(admit(fact, admitted)),
                StayFact::Admitted(_) => {}
                StayFact::Moved(moved) => state.with(moved.stay_id, |stay| change_bed(stay, moved)),
                StayFact::Departed(departed) => state.with(departed.stay_id, |stay| depart(stay, fact, &departed)),
            }
        }
        state
    }

    fn with(&mut self, id: StayId, deed: impl FnOnce(&mut Stay)) {
        if let Some(stay) = self.stays.iter_mut().find(|stay| stay.id == id && stay.end.is_none()) {
            deed(stay);
        }
    }

    /// The stay that lasts, the newest when histories that were merged say several.
    #[must_use]
    pub fn current(&self) -> Option<&Stay> {
        self.stays.iter().rev().find(|stay| stay.end.is_none())
    }
}

fn admit(fact: &Fact, admitted: Admitted) -> Stay {
    let held = admitted.spot.map(|spot| Held { spot, from_at: admitted.at, until_at: None });
    Stay {
        id: admitted.stay_id,
        guest: admitted.guest,
        site: fact.site,
        admitted_at: admitted.at,
        admitted_on: fact.happened_on,
        held: held.into_iter().collect(),
        end: None,
    }
}

fn change_bed(stay: &mut Stay, moved: Moved) {
    if stay.spot().is_some_and(|spot| spot.bed_id == moved.to.bed_id) {
        return;
    }
    let at = moved.at.max(stay.latest());
    stay.leave_bed(at);
    stay.held.push(Held { spot: moved.to, from_at: at, until_at: None });
}

fn depart(stay: &mut Stay, fact: &Fact, departed: &Departed) {
    let at = departed.at.max(stay.latest());
    stay.leave_bed(at);
    stay.end = Some(End { departure: departed.departure, at, on: fact.happened_on, by: fact.author });
}
