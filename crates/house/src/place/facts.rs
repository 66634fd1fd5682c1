//! What happens to buildings, rooms and beds, and how that adds up.

use ledger::{Building as BuildingMark, Day, Fact, Id, Instant, SiteId, Stream};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of rooms that people sleep in.
pub enum RoomMark {}
/// Marks ids of beds.
pub enum BedMark {}
/// A building.
pub type BuildingId = Id<BuildingMark>;
/// A room that people sleep in.
pub type RoomId = Id<RoomMark>;
/// A bed.
pub type BedId = Id<BedMark>;

/// For whom a room is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// Women, and girls with an adult.
    Women,
    /// Men, and boys with an adult.
    Men,
    /// Households together.
    #[default]
    Family,
    /// Girls without an adult of their own.
    UnaccompaniedGirls,
    /// Boys without an adult of their own.
    UnaccompaniedBoys,
    /// People whom a nurse or doctor keeps apart.
    MedicalIsolation,
    /// Women near birth or with a newborn.
    MotherBaby,
    /// Rest by day, anybody.
    MixedDay,
}

impl RoomKind {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 8] =
        [Self::Women, Self::Men, Self::Family, Self::UnaccompaniedGirls, Self::UnaccompaniedBoys, Self::MedicalIsolation, Self::MotherBaby, Self::MixedDay];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 8] =
        ["women", "men", "family", "unaccompanied_girls", "unaccompanied_boys", "medical_isolation", "mother_baby", "mixed_day"];

    /// Name in forms, the database and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Women => "women",
            Self::Men => "men",
            Self::Family => "family",
            Self::UnaccompaniedGirls => "unaccompanied_girls",
            Self::UnaccompaniedBoys => "unaccompanied_boys",
            Self::MedicalIsolation => "medical_isolation",
            Self::MotherBaby => "mother_baby",
            Self::MixedDay => "mixed_day",
        }
    }
    /// The kind of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A building is there, or is described anew.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BuildingSet {
    /// Name.
    pub name: String,
    /// Zone of the site in which it stands.
    pub zone: String,
    /// Where its people gather in an emergency.
    pub meeting_point: String,
}

/// A bed with the number on it.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct NewBed {
    /// Identifier.
    pub bed_id: BedId,
    /// Number in its room, from 1.
    pub number: i64,
}

/// A room is there.
#[derive(Clone, Serialize, Deserialize)]
pub struct RoomAdded {
    /// Building.
    pub building_id: BuildingId,
    /// Name on its door.
    pub name: String,
    /// For whom.
    pub kind: RoomKind,
    /// Whether one reaches it without steps.
    #[serde(default)]
    pub accessible: bool,
    /// Floor area in hundredths of a square metre, when measured.
    #[serde(default)]
    pub area_dm2: Option<i64>,
    /// Its first beds.
    #[serde(default)]
    pub beds: Vec<NewBed>,
}

/// A room is described anew.
#[derive(Clone, Serialize, Deserialize)]
pub struct RoomChanged {
    /// Name on its door.
    pub name: String,
    /// For whom.
    pub kind: RoomKind,
    /// Whether one reaches it without steps.
    #[serde(default)]
    pub accessible: bool,
    /// Floor area in hundredths of a square metre, when measured.
    #[serde(default)]
    pub area_dm2: Option<i64>,
}

/// Beds were set up.
#[derive(Clone, Serialize, Deserialize)]
pub struct BedsAdded {
    /// Which.
    pub beds: Vec<NewBed>,
}

/// A room was closed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Closed {
    /// Why.
    pub reason: String,
    /// Day on which it is expected to open again, when somebody can say.
    pub until: Option<Day>,
}

/// A room was opened again.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {}

/// A bed cannot be slept in.
#[derive(Clone, Serialize, Deserialize)]
pub struct BedBlocked {
    /// Which.
    pub bed_id: BedId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// A bed is kept for somebody.
#[derive(Clone, Serialize, Deserialize)]
pub struct BedReserved {
    /// Which.
    pub bed_id: BedId,
    /// For whom, without a name.
    #[serde(default)]
    pub whom: String,
    /// Last day of it; open when absent.
    #[serde(default)]
    pub until: Option<Day>,
}

/// A block or reservation ended.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct BedFreed {
    /// Which.
    pub bed_id: BedId,
}

ledger::facts! {
    /// Facts about buildings, rooms and beds. Nothing personal.
    pub enum PlaceFact {
        "place/building_set" House Open => BuildingSet(BuildingSet),
        "place/room_added" House Open => RoomAdded(RoomAdded),
        "place/room_changed" House Open => RoomChanged(RoomChanged),
        "place/room_closed" House Open => RoomClosed(Closed),
        "place/room_opened" House Open => RoomOpened(Opened),
        "place/beds_added" House Open => BedsAdded(BedsAdded),
        "place/bed_blocked" House Open => BedBlocked(BedBlocked),
        "place/bed_unblocked" House Open => BedUnblocked(BedFreed),
        "place/bed_reserved" House Open => BedReserved(BedReserved),
        "place/bed_released" House Open => BedReleased(BedFreed),
    }
}

/// A building as it stands.
#[derive(Clone, Default)]
pub struct Building {
    /// Site.
    pub site: SiteId,
    /// How it is described.
    pub set: BuildingSet,
}

/// A bed as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bed {
    /// Identifier.
    pub id: BedId,
    /// Number in its room.
    pub number: i64,
    /// Why nobody can sleep in it.
    pub blocked: Option<String>,
    /// For whom it is kept, and until when.
    pub reserved: Option<(String, Option<Day>)>,
}

/// A room as it stands.
#[derive(Clone)]
pub struct Room {
    /// Site.
    pub site: SiteId,
    /// Building.
    pub building_id: BuildingId,
    /// Name.
    pub name: String,
    /// For whom.
    pub kind: RoomKind,
    /// Whether one reaches it without steps.
    pub accessible: bool,
    /// Floor area in hundredths of a square metre.
    pub area_dm2: Option<i64>,
    /// Why it is closed, and until when.
    pub closed: Option<Closed>,
    /// Its beds, by number.
    pub beds: Vec<Bed>,
    /// Since when it is known.
    pub since: Instant,
}

/// What a stream of places tells: a building, or a room with its beds.
#[derive(Clone, Default)]
pub struct State {
    /// The building, if it is one.
    pub building: Option<Building>,
    /// The room, if it is one.
    pub room: Option<Room>,
}

impl State {
    /// Folds a stream. The first `room_added` makes the room; what is said of a bed nobody set up is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        for (fact, what) in stream.of::<PlaceFact>() {
            state.apply(fact, what);
        }
        if let Some(room) = &mut state.room {
            room.beds.sort_by_key(|bed| (bed.number, bed.id));
        }
        state
    }

    fn apply(&mut self, fact: &Fact, what: PlaceFact) {
        match (what, &mut self.room) {
            (PlaceFact::BuildingSet(set), _) => {
                let site = self.building.as_ref().map_or(fact.site, |known| known.site);
                self.building = Some(Building { site, set });
            }
            (PlaceFact::RoomAdded(added), None) => self.room = Some(Room::new(fact, added)),
            (PlaceFact::RoomChanged(changed), Some(room)) => {
                (room.name, room.kind, room.accessible, room.area_dm2) = (changed.name, changed.kind, changed.accessible, changed.area_dm2);
            }
            (PlaceFact::RoomClosed(closed), Some(room)) => room.closed = Some(closed),
            (PlaceFact::RoomOpened(_), Some(room)) => room.closed = None,
            (PlaceFact::BedsAdded(added), Some(room)) => room.set_up(added.beds),
            (PlaceFact::BedBlocked(blocked), Some(room)) => room.with(blocked.bed_id, |bed| bed.blocked = Some(blocked.reason)),
            (PlaceFact::BedUnblocked(freed), Some(room)) => room.with(freed.bed_id, |bed| bed.blocked = None),
            (PlaceFact::BedReserved(held), Some(room)) => room.with(held.bed_id, |bed| bed.reserved = Some((held.whom, held.until))),
            (PlaceFact::BedReleased(freed), Some(room)) => room.with(freed.bed_id, |bed| bed.reserved = None),
            _ => {}
        }
    }
}

impl Room {
    fn new(fact: &Fact, added: RoomAdded) -> Self {
        let mut room = Self {
            site: fact.site,
            building_id: added.building_id,
            name: added.name,
            kind: added.kind,
            accessible: added.accessible,
            area_dm2: added.area_dm2,
            closed: None,
            beds: Vec::new(),
            since: fact.instant(),
        };
        room.set_up(added.beds);
        room
    }

    fn set_up(&mut self, beds: Vec<NewBed>) {
        for bed in beds {
            if self.bed(bed.bed_id).is_none() {
                self.beds.push(Bed { id: bed.bed_id, number: bed.number, blocked: None, reserved: None });
            }
        }
    }

    fn with(&mut self, id: BedId, deed: impl FnOnce(&mut Bed)) {
        if let Some(bed) = self.beds.iter_mut().find(|bed| bed.id == id) {
            deed(bed);
        }
    }

    /// A bed of this room.
    #[must_use]
    pub fn bed(&self, id: BedId) -> Option<&Bed> {
        self.beds.iter().find(|bed| bed.id == id)
    }

    /// What is written on a bed: `F2-3`.
    #[must_use]
    pub fn label(&self, bed: &Bed) -> String {
        format!("{}-{}", self.name, bed.number)
    }
}
