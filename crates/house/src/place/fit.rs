//! Who may sleep in which room (domain 3.3 and 4.3): women and men apart, families together, children without an adult
//! of their own only among themselves; and beside whom: the door says for whom a room is meant, [`fit`] also looks at
//! who sleeps in it. It gives reasons for and against; a human decides.

use std::collections::BTreeSet;

use ledger::StreamId;

use super::facts::{BedId, BuildingId, RoomId, RoomKind};

/// At this age one is an adult.
const ADULT_YEARS: i64 = 18;
/// Up to this age a boy may sleep with his mother among women.
const BOY_AMONG_WOMEN_YEARS_MAX: i64 = 9;
/// Up to this age a child belongs in the mother and baby room.
const BABY_YEARS_MAX: i64 = 2;

/// ISO 5218.
const MALE: i64 = 1;
/// ISO 5218.
const FEMALE: i64 = 2;

/// Said of a bed in a room for women or for men when it is not known which the person is: nobody is sent there unasked.
const SEX_UNASKED: &str = "place-reason-sex-unasked";

/// What decides where somebody may sleep. What is not known is never held against a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traits {
    /// ISO 5218; 0 and 9 are not known.
    pub sex: i64,
    /// Completed years at least and at most, when the year of birth is known.
    pub years: Option<(i64, i64)>,
    /// A child without, or parted from, the adults responsible for it.
    pub alone: bool,
    /// Whether there is a household; `None` when not known.
    pub household: Option<bool>,
    /// Cannot manage steps.
    pub access: bool,
    /// A nurse or doctor asks that they sleep apart.
    pub isolation: bool,
    /// A woman near birth, or with a newborn and no man of the family; or the newborn.
    pub nursing: bool,
}

impl Traits {
    /// From what the person's row says.
    #[must_use]
    pub fn new(sex: i64, birth_year: Option<i64>, care: &str, household: Option<bool>, year: i64) -> Self {
        let years = birth_year.map(|birth| ((year - birth - 1).max(0), (year - birth).max(0)));
        Self { sex, years, alone: matches!(care, "unaccompanied" | "separated"), household, ..Self::default() }
    }
    /// Of somebody who stays anonymous.
    #[must_use]
    pub fn anonymous(sex: i64, child: bool) -> Self {
        Self { sex, years: child.then_some((0, ADULT_YEARS - 1)), ..Self::default() }
    }
    /// Certainly of age.
    #[must_use]
    pub fn adult(self) -> bool {
        self.years.is_some_and(|(least, _)| least >= ADULT_YEARS)
    }
    /// Whether the person is a woman or girl.
    #[must_use]
    pub fn female(self) -> bool {
        self.sex == FEMALE
    }
    /// Certainly a child.
    #[must_use]
    pub fn child(self) -> bool {
        self.lone() || self.years.is_some_and(|(_, most)| most < ADULT_YEARS)
    }
    /// A child alone; the mark of somebody who has come of age since says nothing any more.
    fn lone(self) -> bool {
        self.alone && !self.adult()
    }
    /// So small a child that it sleeps beside its own people.
    #[must_use]
    pub fn small(self) -> bool {
        self.at_most(BOY_AMONG_WOMEN_YEARS_MAX)
    }
    fn at_most(self, years: i64) -> bool {
        self.years.is_some_and(|(least, _)| least <= years)
    }
    fn older_than(self, years: i64) -> bool {
        self.years.is_some_and(|(least, _)| least > years)
    }
}

/// Why a room does not suit somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// Message key.
    pub key: &'static str,
    /// Whether no reason can set it aside.
    pub firm: bool,
}

const fn soft(key: &'static str) -> Option<Misfit> {
    Some(Misfit { key, firm: false })
}

/// Whether a kind of room suits somebody; `None` when it does. `health` is whether a nurse or doctor asks.
#[must_use]
pub fn misfit(kind: RoomKind, who: Traits, health: bool) -> Option<Misfit> {
    match kind {
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys if who.adult() => Some(Misfit { key: "place-misfit-adult", firm: true }),
        RoomKind::UnaccompaniedGirls if who.sex == MALE => soft("place-misfit-girls"),
        RoomKind::UnaccompaniedBoys if who.sex == FEMALE => soft("place-misfit-boys"),
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys => {
            if who.alone {
                None
            } else {
                soft("place-misfit-not-alone")
            }
        }
        RoomKind::MedicalIsolation => {
            if health || who.isolation {
                None
            } else {
                soft("place-misfit-isolation")
            }
        }
        _ if who.alone && !(kind == RoomKind::MotherBaby && who.nursing) => soft("place-misfit-alone"),
        RoomKind::Women if who.sex == MALE && !who.at_most(BOY_AMONG_WOMEN_YEARS_MAX) => soft("place-misfit-women"),
        RoomKind::Men if who.sex == FEMALE => soft("place-misfit-men"),
        RoomKind::Family if who.household == Some(false) => soft("place-misfit-family"),
        RoomKind::MotherBaby if who.sex == MALE && (who.years.is_none() || who.older_than(BABY_YEARS_MAX)) => soft("place-misfit-mother"),
        _ => None,
    }
}

/// How well a room that suits somebody answers their needs: small is better.
#[must_use]
pub fn rank(kind: RoomKind, who: Traits) -> u8 {
    match kind {
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys => 0,
        RoomKind::Family => match who.household {
            Some(true) if who.nursing => 1,
            Some(true) => 0,
            _ => 3,
        },
        RoomKind::Women | RoomKind::Men => 1,
        RoomKind::MotherBaby if who.nursing => 0,
        RoomKind::MotherBaby if who.at_most(BABY_YEARS_MAX) => 1,
        RoomKind::MotherBaby => 4,
        RoomKind::MixedDay => 5,
        RoomKind::MedicalIsolation if who.isolation => 0,
        RoomKind::MedicalIsolation => 6,
    }
}

/// Somebody who sleeps in a room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sleeper {
    /// Person or contact.
    pub guest: StreamId,
    /// What decides where they may sleep.
    pub traits: Traits,
    /// Those with the same sign belong together: a household, or people who came together and are not registered yet.
    pub group: Option<String>,
}

/// A room with who sleeps in it and its beds that could be given.
#[derive(Clone, Debug)]
pub struct PlanRoom {
    /// Room.
    pub room: RoomId,
    /// Building in which it is.
    pub building: BuildingId,
    /// For whom it is meant.
    pub kind: RoomKind,
    /// Whether one reaches it without steps.
    pub accessible: bool,
    /// Who sleeps in it now.
    pub sleepers: Vec<Sleeper>,
    /// Its free beds, in the order in which they are given.
    pub beds: Vec<BedId>,
}

/// Where those who belong to somebody sleep.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Near {
    /// Rooms.
    pub rooms: BTreeSet<RoomId>,
    /// Buildings.
    pub buildings: BTreeSet<BuildingId>,
}

/// Somebody who is to have a bed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanGuest {
    /// Person or contact.
    pub id: StreamId,
    /// What decides where they may sleep.
    pub traits: Traits,
    /// As of a [`Sleeper`].
    pub group: Option<String>,
    /// Where their people sleep already.
    pub near: Near,
}

impl PlanGuest {
    /// The same, lying in a bed.
    #[must_use]
    pub fn asleep(&self) -> Sleeper {
        Sleeper { guest: self.id, traits: self.traits, group: self.group.clone() }
    }
}

/// One of two who are kept apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    /// A single guest.
    Guest(StreamId),
    /// All of a group.
    Group(String),
}

impl Side {
    fn is(&self, guest: StreamId, group: Option<&str>) -> bool {
        match self {
            Self::Guest(id) => *id == guest,
            Self::Group(sign) => group == Some(sign.as_str()),
        }
    }
}

/// Who is kept apart from whom. Why is not known here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Apart(pub Vec<(Side, Side)>);

impl Apart {
    /// Whether two are kept apart.
    #[must_use]
    pub fn keeps(&self, one: &Sleeper, other: &Sleeper) -> bool {
        let is = |side: &Side, who: &Sleeper| side.is(who.guest, who.group.as_deref());
        self.0.iter().any(|(a, b)| (is(a, one) && is(b, other)) || (is(a, other) && is(b, one)))
    }
}

/// What speaks for and against a room for somebody.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fit {
    /// Message keys.
    pub reasons: Vec<&'static str>,
    /// Rules that it breaks, the firm ones first.
    pub against: Vec<Misfit>,
    /// Small is better; means something only between rooms that break the same number of rules.
    pub rank: u32,
}

impl Fit {
    /// Whether no rule speaks against it.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.against.is_empty()
    }
    /// Whether a rule forbids it that no reason sets aside.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.against.iter().any(|misfit| misfit.firm)
    }
}

/// How far a room lies from one's people, as a rank: in it, in its building, elsewhere.
const HERE_RANK: u32 = 0;
const NEAR_RANK: u32 = 100;
const FAR_RANK: u32 = 200;
/// What one step of [`rank`] weighs.
const KIND_RANK: u32 = 10;
/// A room without steps is left to those who need it.
const SPARED_RANK: u32 = 5;
/// A family is better in a room of its own.
const SHARED_RANK: u32 = 3;

/// Weighs a room for somebody: for whom it is meant, how one reaches it, and who sleeps in it. `health` is whether a
/// nurse or doctor asks. Who is kept apart only learns that another room is better.
#[must_use]
pub fn fit(room: &PlanRoom, who: &PlanGuest, apart: &Apart, health: bool) -> Fit {
    let kin = |sleeper: &Sleeper| who.group.is_some() && sleeper.group == who.group;
    let others = || room.sleepers.iter().filter(|sleeper| sleeper.guest != who.id);
    let strangers: Vec<Traits> = others().filter(|sleeper| !kin(sleeper)).map(|sleeper| sleeper.traits).collect();
    let here = others().any(kin) || who.near.rooms.contains(&room.room);
    let mut against: Vec<Misfit> = misfit(room.kind, who.traits, health).into_iter().collect();
    if !against.iter().any(|misfit| misfit.firm) {
        against.extend(beside(room.kind, who.traits, &strangers));
    }
    let me = who.asleep();
    let wants = [
        (who.traits.access && !room.accessible, "place-misfit-steps"),
        (who.traits.isolation && room.kind != RoomKind::MedicalIsolation, "place-misfit-must-isolate"),
        (who.traits.small() && who.traits.household == Some(true) && !here && !who.near.rooms.is_empty(), "place-misfit-parted"),
        (others().any(|sleeper| apart.keeps(&me, sleeper)), "place-misfit-another-room"),
    ];
    against.extend(wants.into_iter().filter(|(broken, _)| *broken).filter_map(|(_, key)| soft(key)));
    against.sort_by_key(|misfit| !misfit.firm);
    let far = if here {
        HERE_RANK
    } else if who.near.buildings.contains(&room.building) {
        NEAR_RANK
    } else {
        FAR_RANK
    };
    let spared = if room.accessible && !who.traits.access { SPARED_RANK } else { 0 };
    let shared = if room.kind == RoomKind::Family && !strangers.is_empty() { SHARED_RANK } else { 0 };
    let reasons = if against.is_empty() { reasons(room, who, (here, far)) } else { Vec::new() };
    Fit { reasons, against, rank: far + u32::from(rank(room.kind, who.traits)) * KIND_RANK + spared + shared }
}

/// What those who sleep in a room say against somebody more: children alone and adults who are strangers to them never
/// share one, and women and men do not, whatever the door says.
fn beside(kind: RoomKind, who: Traits, strangers: &[Traits]) -> Option<Misfit> {
    if who.lone() && strangers.iter().any(|other| other.adult()) {
        return Some(Misfit { key: "place-misfit-adult-there", firm: true });
    }
    if who.lone() && strangers.iter().any(|other| !other.child()) {
        return soft("place-misfit-age-there");
    }
    if !who.child() && strangers.iter().any(|other| other.lone()) {
        return Some(Misfit { key: "place-misfit-child-there", firm: who.adult() });
    }
    if strangers.iter().any(|other| mixes(kind, who, *other)) { soft("place-misfit-sexes") } else { None }
}

/// Whether a woman and a man who are strangers would sleep in one room. Families may share theirs, and by day anybody
/// rests beside anybody.
fn mixes(kind: RoomKind, one: Traits, other: Traits) -> bool {
    let differ = [(MALE, FEMALE), (FEMALE, MALE)].contains(&(one.sex, other.sex)) && !one.small() && !other.small();
    match kind {
        RoomKind::MixedDay => false,
        RoomKind::Family => differ && !(one.household == Some(true) && other.household == Some(true)),
        _ => differ,
    }
}

fn reasons(room: &PlanRoom, who: &PlanGuest, (here, far): (bool, u32)) -> Vec<&'static str> {
    let family = who.traits.household == Some(true);
    let parts_sexes = matches!(room.kind, RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys | RoomKind::Women | RoomKind::Men);
    let unasked = !matches!(who.traits.sex, MALE | FEMALE) && parts_sexes;
    let meant = match room.kind {
        _ if unasked => SEX_UNASKED,
        RoomKind::UnaccompaniedGirls | RoomKind::UnaccompaniedBoys => "place-reason-children",
        RoomKind::Women if who.traits.sex == FEMALE || who.traits.small() => "place-reason-women",
        RoomKind::Men if who.traits.sex == MALE => "place-reason-men",
        RoomKind::Family if family => "place-reason-family",
        RoomKind::MedicalIsolation => "place-reason-isolation",
        RoomKind::MotherBaby if who.traits.nursing => "place-reason-newborn",
        _ => "place-reason-free",
    };
    let said = [
        (here, "place-reason-family-there"),
        (far == NEAR_RANK, "place-reason-family-near"),
        (true, meant),
        (who.traits.access && room.accessible, "place-reason-accessible"),
    ];
    said.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| key).collect()
}
