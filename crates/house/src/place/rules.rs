//! Rules of buildings, rooms and beds. Pure.

use ledger::{Day, FactKind as _, NewFact};
use web::{Problem, Problems};

use super::facts::{
    BedBlocked, BedFreed, BedId, BedReserved, BedsAdded, BuildingId, BuildingSet, Closed, NewBed, Opened, PlaceFact, Room, RoomAdded, RoomChanged, RoomKind,
};
use super::form::{BedForm, BuildingForm, RoomForm};

/// Longest name or short text.
const TEXT_MAX: usize = 120;
/// Most beds in one room.
const BEDS_MAX: i64 = 200;
/// Largest floor area of a room, in hundredths of a square metre.
const AREA_DM2_MAX: i64 = 1_000_000;
/// Covered floor area per person (domain 5.6), in hundredths of a square metre.
const AREA_PERSON_DM2: i64 = 350;

/// How many people a room takes: its beds, or fewer when its floor is too small for them.
#[must_use]
pub fn places(beds: i64, area_dm2: Option<i64>) -> i64 {
    area_dm2.map_or(beds, |area| beds.min(area / AREA_PERSON_DM2))
}

/// A key by which names sort as people count: F2 before F10.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in name.trim().to_lowercase().chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            out.push_str(&format!("{digits:0>8}"));
            digits.clear();
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A short text, complained of when it is missing (if `missing` names a message) or too long.
fn short(field: &str, typed: &str, missing: Option<&str>, problems: &mut Problems) -> String {
    let text = tidy(typed);
    if let (true, Some(key)) = (text.is_empty(), missing) {
        problems.add(field, key);
    }
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "place-too-long").with("n", TEXT_MAX));
    }
    text
}

/// Square metres as typed, with point or comma, in hundredths.
fn area(typed: &str, problems: &mut Problems) -> Option<i64> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return None;
    }
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    let hundredths = format!("{part:0<2}");
    let read = if !whole.is_empty() && digits(whole) && digits(part) && part.len() <= 2 { format!("{whole}{hundredths}").parse::<i64>().ok() } else { None };
    let good = read.filter(|dm2| (1..=AREA_DM2_MAX).contains(dm2));
    problems.unless(good.is_some(), "area", "place-area-unreadable");
    good
}

fn kind(typed: &str, problems: &mut Problems) -> RoomKind {
    let found = RoomKind::find(typed);
    problems.unless(found.is_some(), "kind", "place-kind-missing");
    found.unwrap_or_default()
}

fn beds(typed: &str, there: i64, problems: &mut Problems) -> i64 {
    let typed = typed.trim();
    let count = if typed.is_empty() { Some(0) } else { typed.parse::<i64>().ok() };
    let good = count.filter(|n| (0..=BEDS_MAX.saturating_sub(there)).contains(n));
    if good.is_none() {
        problems.0.push(Problem::new("beds", "place-beds-range").with("n", BEDS_MAX));
    }
    good.unwrap_or(0)
}

/// New beds, numbered on from the highest number there is.
fn numbered(from: i64, count: i64, mint: &mut dyn FnMut() -> BedId) -> Vec<NewBed> {
    (from + 1..=from + count).map(|number| NewBed { bed_id: mint(), number }).collect()
}

/// Describes a building.
pub(super) fn building(form: &BuildingForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let set = BuildingSet {
        name: short("name", &form.name, Some("place-building-missing"), &mut problems),
        zone: short("zone", &form.zone, None, &mut problems),
        meeting_point: short("meeting_point", &form.meeting_point, None, &mut problems),
    };
    problems.check(vec![PlaceFact::BuildingSet(set).fact()])
}

/// Sets up a room with beds in a building. `taken` says whether another room of the site has its name.
pub(super) fn add(form: &RoomForm, building_id: BuildingId, taken: bool, mint: &mut dyn FnMut() -> BedId) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let name = short("name", &form.name, Some("place-name-missing"), &mut problems);
    problems.unless(!taken, "name", "place-name-taken");
    let kind = kind(&form.kind, &mut problems);
    let area_dm2 = area(&form.area, &mut problems);
    let count = beds(&form.beds, 0, &mut problems);
    problems.unless(!form.beds.trim().is_empty(), "beds", "place-beds-missing");
    let beds = if problems.is_empty() { numbered(0, count, mint) } else { Vec::new() };
    let added = RoomAdded { building_id, name, kind, accessible: form.accessible == "yes", area_dm2, beds };
    problems.check(vec![PlaceFact::RoomAdded(added).fact()])
}

/// Describes a room anew and sets up more beds. Who is in it stays in it: that somebody does not suit the new kind is a
/// warning on its page.
pub(super) fn change(room: &Room, form: &RoomForm, taken: bool, mint: &mut dyn FnMut() -> BedId) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let name = short("name", &form.name, Some("place-name-missing"), &mut problems);
    problems.unless(!taken, "name", "place-name-taken");
    let kind = kind(&form.kind, &mut problems);
    let area_dm2 = area(&form.area, &mut problems);
    let there = i64::try_from(room.beds.len()).unwrap_or(i64::MAX);
    let more = beds(&form.beds, there, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let accessible = form.accessible == "yes";
    let mut facts = Vec::new();
    if (&name, kind, accessible, area_dm2) != (&room.name, room.kind, room.accessible, room.area_dm2) {
        facts.push(PlaceFact::RoomChanged(RoomChanged { name, kind, accessible, area_dm2 }).fact());
    }
    if more > 0 {
        let last = room.beds.iter().map(|bed| bed.number).max().unwrap_or(0);
        facts.push(PlaceFact::BedsAdded(BedsAdded { beds: numbered(last, more, mint) }).fact());
    }
    Ok(facts)
}

/// Closes a room: from now on nobody gets a bed in it. Who sleeps in it is listed on its page until they have another.
pub(super) fn close(room: &Room, form: &BedForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let reason = short("reason", &form.reason, Some("place-reason-missing"), &mut problems);
    let until = until(&form.until, today, &mut problems);
    problems.unless(room.closed.is_none(), "", "place-room-closed-already");
    problems.check(vec![PlaceFact::RoomClosed(Closed { reason, until }).fact()])
}

/// Opens a closed room.
pub(super) fn open(room: &Room) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(room.closed.is_some(), "", "place-room-open-already");
    problems.check(vec![PlaceFact::RoomOpened(Opened {}).fact()])
}

/// What can be done to a bed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BedDeed {
    /// Nobody can sleep in it.
    Block,
    /// It is mended.
    Unblock,
    /// It is kept for somebody.
    Reserve,
    /// It is kept no longer.
    Release,
}

/// Does something to a bed. One with somebody in it can be reserved for after, but not blocked.
pub(super) fn bed(room: &Room, id: BedId, deed: BedDeed, form: &BedForm, (occupied, today): (bool, Day)) -> Result<Vec<NewFact>, Problems> {
    let Some(bed) = room.bed(id) else { return Err(Problems::one("", "place-bed-unknown")) };
    let mut problems = Problems::default();
    let what = match deed {
        BedDeed::Block => {
            problems.unless(!occupied, "", "place-bed-occupied");
            PlaceFact::BedBlocked(BedBlocked { bed_id: id, reason: short("reason", &form.reason, Some("place-reason-missing"), &mut problems) })
        }
        BedDeed::Unblock => {
            problems.unless(bed.blocked.is_some(), "", "place-bed-not-blocked");
            PlaceFact::BedUnblocked(BedFreed { bed_id: id })
        }
        BedDeed::Reserve => {
            let whom = short("whom", &form.whom, Some("place-whom-missing"), &mut problems);
            PlaceFact::BedReserved(BedReserved { bed_id: id, whom, until: until(&form.until, today, &mut problems) })
        }
        BedDeed::Release => {
            problems.unless(bed.reserved.is_some(), "", "place-bed-not-reserved");
            PlaceFact::BedReleased(BedFreed { bed_id: id })
        }
    };
    problems.check(vec![what.fact()])
}

fn until(typed: &str, today: Day, problems: &mut Problems) -> Option<Day> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse::<Day>().ok();
    problems.unless(day.is_some(), "until", "place-day-unreadable");
    problems.unless(day.is_none_or(|day| day >= today), "until", "place-day-past");
    day
}
