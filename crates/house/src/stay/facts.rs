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

/// How a stay begins. Only the first counts as an arrival (domain 7.10, I01).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Came to the door.
    #[default]
    Arrival,
    /// Was born in the centre.
    Birth,
    /// Was in the house already under another file: the stay goes on.
    Registered,
}

impl Entry {
    /// Name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arrival => "arrival",
            Self::Birth => "birth",
            Self::Registered => "registered",
        }
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
    /// No departure: an anonymous guest has been registered, or two files were one person, and the stay goes on under the
    /// other file.
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
    /// How it begins.
    #[serde(default)]
    pub entry: Entry,
    /// Bed; absent when none was free: nobody is left outside.
    #[serde(default)]
    pub spot: Option<Spot>,
    /// Whether the bed is another's, who shares it: a newborn in the mother's bed.
    #[serde(default)]
    pub shared: bool,
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
    /// Whether the bed is another's, who shares it.
    #[serde(default)]
    pub shared: bool,
    /// When.
    pub at: Instant,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The rules that were set aside: message keys.
    #[serde(default)]
    pub despite: Vec<String>,
}

/// A guest gave a bed back and stays in the house.
#[derive(Clone, Serialize, Deserialize)]
pub struct BedLeft {
    /// Stay.
    pub stay_id: StayId,
    /// Bed given back.
    pub from: Spot,
    /// When.
    pub at: Instant,
    /// Why: `leave`, `shared` when it was another's who has left it, or `exchange` when the family changes beds together.
    #[serde(default)]
    pub why: String,
}

/// A guest goes away for a while, or said for how long. A later note replaces the one before.
#[derive(Clone, Serialize, Deserialize)]
pub struct LeaveNoted {
    /// Stay.
    pub stay_id: StayId,
    /// From when.
    pub from: Instant,
    /// When the guest means to be back.
    pub until: Instant,
    /// Whether the bed waits for the guest.
    #[serde(default)]
    pub bed_kept: bool,
    /// Why: a code.
    #[serde(default)]
    pub why: String,
}

/// A guest came back from leave.
#[derive(Clone, Serialize, Deserialize)]
pub struct Returned {
    /// Stay.
    pub stay_id: StayId,
    /// When.
    pub at: Instant,
}

/// A departure was noted by mistake: the stay goes on as if it had never been.
#[derive(Clone, Serialize, Deserialize)]
pub struct DepartureRevoked {
    /// Stay that goes on.
    pub stay_id: StayId,
    /// When that was noted.
    pub at: Instant,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The bed held before, when nobody has taken it since.
    #[serde(default)]
    pub spot: Option<Spot>,
    /// Whether that bed is another's, who shares it.
    #[serde(default)]
    pub shared: bool,
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

impl Departed {
    /// A departure of which no more is known than how and when.
    #[must_use]
    pub fn plain(stay_id: StayId, departure: Departure, at: Instant) -> Self {
        Self {
            stay_id,
            departure,
            at,
            destination_country: String::new(),
            destination_text: String::new(),
            means: String::new(),
            companions: String::new(),
            belongings_returned: false,
            documents_handed: false,
            card_cancelled: false,
            guardian_decision: String::new(),
            left_behind: 0,
        }
    }
}

ledger::facts! {
    /// Facts about stays, on the guest's own stream.
    pub enum StayFact {
        "stay/admitted" House Personal => Admitted(Admitted),
        "stay/moved" House Personal => Moved(Moved),
        "stay/bed_left" House Personal => BedLeft(BedLeft),
        "stay/leave_noted" House Personal => LeaveNoted(LeaveNoted),
        "stay/returned" House Personal => Returned(Returned),
        "stay/departed" House Personal => Departed(Departed),
        "stay/departure_revoked" House Personal => DepartureRevoked(DepartureRevoked),
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
    /// Whether the bed is another's, who shares it: it is then no claim to the bed.
    pub shared: bool,
}

/// Time away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leave {
    /// From when.
    pub from: Instant,
    /// When the guest means to be back.
    pub until: Instant,
    /// Why: a code.
    pub why: String,
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
    /// How it began.
    pub entry: Entry,
    /// Site.
    pub site: SiteId,
    /// When it began.
    pub admitted_at: Instant,
    /// The day it began, as stated.
    pub admitted_on: Option<Day>,
    /// Beds, in order.
    pub held: Vec<Held>,
    /// Time away that has been noted and is not over.
    pub leave: Option<Leave>,
    /// Its end.
    pub end: Option<End>,
}

impl Stay {
    /// Where the guest sleeps now.
    #[must_use]
    pub fn held(&self) -> Option<&Held> {
        self.held.last().filter(|held| held.until_at.is_none())
    }

    /// The bed in which the guest sleeps now, their own or one that is shared with them.
    #[must_use]
    pub fn spot(&self) -> Option<&Spot> {
        self.held().map(|held| &held.spot)
    }

    /// The bed that is the guest's own now.
    #[must_use]
    pub fn own_spot(&self) -> Option<&Spot> {
        self.held().filter(|held| !held.shared).map(|held| &held.spot)
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

    fn take_bed(&mut self, spot: Spot, (at, shared): (Instant, bool)) {
        self.leave_bed(at);
        self.held.push(Held { spot, from_at: at, until_at: None, shared });
    }
}

/// The stays of a guest, oldest first.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Stays.
    pub stays: Vec<Stay>,
}

impl State {
    /// Folds a stream. Each stay stands for itself: the first admission with its id begins it, the first departure ends it
    /// until that is taken back, moves and leave count while it lasts. What names a stay that never began is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        let mut seen = BTreeSet::new();
        for (fact, what) in stream.of::<StayFact>() {
            match what {
                StayFact::Admitted(admitted) if seen.insert(admitted.stay_id) => state.stays.push(admit(fact, admitted)),
                StayFact::Admitted(_) => {}
                StayFact::Moved(moved) => state.with(moved.stay_id, |stay| change_bed(stay, moved)),
                StayFact::BedLeft(left) => state.with(left.stay_id, |stay| stay.leave_bed(left.at.max(stay.latest()))),
                StayFact::LeaveNoted(noted) => state.with(noted.stay_id, |stay| {
                    stay.leave = Some(Leave { from: noted.from, until: noted.until, why: noted.why });
                }),
                StayFact::Returned(returned) => state.with(returned.stay_id, |stay| stay.leave = None),
                StayFact::Departed(departed) => state.with(departed.stay_id, |stay| depart(stay, fact, &departed)),
                StayFact::DepartureRevoked(revoked) => state.revoke(revoked),
            }
        }
        state
    }

    fn with(&mut self, id: StayId, deed: impl FnOnce(&mut Stay)) {
        if let Some(stay) = self.stays.iter_mut().find(|stay| stay.id == id && stay.end.is_none()) {
            deed(stay);
        }
    }

    fn revoke(&mut self, revoked: DepartureRevoked) {
        let Some(stay) = self.stays.iter_mut().find(|stay| stay.id == revoked.stay_id) else { return };
        let Some(end) = stay.end.take() else { return };
        if let Some(spot) = revoked.spot {
            stay.take_bed(spot, (revoked.at.max(end.at).max(stay.latest()), revoked.shared));
        }
    }

    /// The stay that lasts, the newest when histories that were merged say several.
    #[must_use]
    pub fn current(&self) -> Option<&Stay> {
        self.stays.iter().rev().find(|stay| stay.end.is_none())
    }

    /// Whether a stay ended by death.
    #[must_use]
    pub fn died(&self) -> bool {
        self.stays.iter().filter_map(|stay| stay.end.as_ref()).any(|end| end.departure == Departure::Death)
    }
}

fn admit(fact: &Fact, admitted: Admitted) -> Stay {
    let held = admitted.spot.map(|spot| Held { spot, from_at: admitted.at, until_at: None, shared: admitted.shared });
    Stay {
        id: admitted.stay_id,
        guest: admitted.guest,
        entry: admitted.entry,
        site: fact.site,
        admitted_at: admitted.at,
        admitted_on: fact.happened_on.or_else(|| Some(admitted.at.day(&jiff::tz::TimeZone::UTC))),
        held: held.into_iter().collect(),
        leave: None,
        end: None,
    }
}

fn change_bed(stay: &mut Stay, moved: Moved) {
    if stay.held().is_some_and(|held| held.spot.bed_id == moved.to.bed_id && held.shared == moved.shared) {
        return;
    }
    let at = moved.at.max(stay.latest());
    stay.take_bed(moved.to, (at, moved.shared));
}

fn depart(stay: &mut Stay, fact: &Fact, departed: &Departed) {
    let at = departed.at.max(stay.latest());
    stay.leave_bed(at);
    stay.leave = None;
    stay.end = Some(End { departure: departed.departure, at, on: fact.happened_on, by: fact.author });
}
