//! The page of the board.

use std::collections::{HashMap, HashSet};

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use ledger::{Compartment, Conn, Day, SiteId, StreamId};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Result, View, filters};

use super::store::{self, BoardRow, Occupancy};
use crate::capacity::{self, Capacity, Figures};
use crate::place::{self, BuildingId, BuildingRow, RoomId, RoomRow};
use crate::{planned, stay};

/// Longest word in a cell, in letters.
const WORD_MAX: usize = 11;
/// Most beds on one page of a building, so that it stays light; a room is never cut.
const PAGE_BEDS: i64 = 120;
/// Most people without a bed that are listed.
const BEDLESS_MAX: i64 = 50;

/// Which building is shown.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct BoardQuery {
    /// Its id; the first one when empty.
    pub(crate) building: String,
    /// Page of its rooms, from 1.
    pub(crate) page: String,
}

/// A tab: one building.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tab {
    id: BuildingId,
    name: String,
    free: i64,
    current: bool,
}

/// A bed on the board.
#[derive(Serialize, ToSchema)]
pub(crate) struct Cell {
    /// `in`, `out`, `held`, `free`, `blocked` or `isolation`.
    state: &'static str,
    number: i64,
    /// Who, for those who may see it; else empty.
    word: String,
    /// How many share the bed with its owner.
    sharing: i64,
    /// Where the cell leads; empty when nowhere.
    path: String,
}

/// A room on the board.
#[derive(Serialize, ToSchema)]
pub(crate) struct Panel {
    name: String,
    kind: String,
    accessible: bool,
    closed: bool,
    closed_until: Option<Day>,
    beds: i64,
    full: bool,
    cells: Vec<Cell>,
}

/// Somebody in the house without a bed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Bedless {
    word: String,
    path: String,
    conflict: bool,
}

/// The board of beds.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "board/show.html")]
pub(crate) struct BoardPage {
    occupancy: Occupancy,
    percent: i64,
    reserved_percent: i64,
    tabs: Vec<Tab>,
    rooms: Vec<Panel>,
    /// Pages of rooms before and after this one.
    prev: Option<String>,
    next: Option<String>,
    bedless: Vec<Bedless>,
    zone: String,
    meeting_point: String,
    /// For how many the figures of the house are enough, once somebody has counted.
    standards: Option<Capacity>,
    may_manage: bool,
    may_give: bool,
    may_see_planned: bool,
}

impl View for BoardPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("board-title")
    }
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<BoardQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let (site, today) = (cx.site_id(), cx.today());
    let rooms = place::list_rooms(&mut conn, site, today).await?;
    let present = store::count_present(&mut conn, site).await?;
    let announced = planned::list_today(&mut conn, site, today, store::PLANNED_MAX).await?;
    let buildings = place::list_buildings(&mut conn, site).await?;
    let wanted = query.building.parse::<BuildingId>().ok();
    let shown = buildings.iter().find(|b| Some(b.building_id) == wanted).or_else(|| buildings.first()).cloned();
    let own = rooms.iter().filter(|room| shown.as_ref().is_some_and(|b| b.building_id == room.building_id));
    let Leaf { rooms: own, prev, next } = leaf(own.collect(), shown.as_ref().map(|b| b.building_id), &query.page);
    let ids: Vec<RoomId> = own.iter().map(|room| room.room_id).collect();
    let beds = if ids.is_empty() { Vec::new() } else { store::list_beds(&cx, &mut conn, &ids).await? };
    let waiting = stay::list_bedless(&mut conn, site, BEDLESS_MAX).await?;
    let words = words(&cx, &mut conn, (&beds, &waiting)).await?;
    let occupancy = Occupancy::of(&rooms, present, &announced);
    let standards = standards(&mut conn, site, &occupancy).await?;
    drop(conn);
    if !words.0.is_empty() {
        cx.look_list("board").await?;
    }
    let percent = |part: i64| if occupancy.places > 0 { (part * 100 / occupancy.places).clamp(0, 100) } else { 0 };
    let taken = percent(present);
    cx.page(BoardPage {
        percent: taken,
        reserved_percent: percent(occupancy.reserved).min(100 - taken),
        tabs: tabs(&buildings, &rooms, shown.as_ref()),
        rooms: own.into_iter().map(|room| panel(&cx, room, (&beds, &words))).collect(),
        prev,
        next,
        bedless: waiting.iter().map(|one| bedless(&cx, one, &words)).collect(),
        zone: shown.as_ref().map(|b| b.zone.clone()).unwrap_or_default(),
        meeting_point: shown.map(|b| b.meeting_point).unwrap_or_default(),
        standards,
        may_manage: cx.may(Duty::RoomManage),
        may_give: cx.may(Duty::StayWrite),
        may_see_planned: cx.may(Duty::ArrivalRead),
        occupancy,
    })
    .await
}

/// The rooms of one page, and where the pages beside it are.
struct Leaf<'a> {
    rooms: Vec<&'a RoomRow>,
    prev: Option<String>,
    next: Option<String>,
}

/// Cuts the rooms of a building into pages and gives the one that was asked for, or the nearest.
fn leaf<'a>(rooms: Vec<&'a RoomRow>, building: Option<BuildingId>, page: &str) -> Leaf<'a> {
    let mut leaves: Vec<Vec<&'a RoomRow>> = Vec::new();
    let mut beds = 0;
    for room in rooms {
        match leaves.last_mut().filter(|_| beds + room.beds <= PAGE_BEDS) {
            Some(leaf) => leaf.push(room),
            None => {
                leaves.push(vec![room]);
                beds = 0;
            }
        }
        beds += room.beds;
    }
    let last = leaves.len().max(1);
    let page = page.parse::<usize>().unwrap_or(1).clamp(1, last);
    let link = |to: usize| building.map(|building| format!("/beds?building={building}&page={to}"));
    let rooms = leaves.into_iter().nth(page - 1).unwrap_or_default();
    Leaf { rooms, prev: if page > 1 { link(page - 1) } else { None }, next: if page < last { link(page + 1) } else { None } }
}

/// For how many people the house is enough by its figures; `None` while nobody has counted.
async fn standards(conn: &mut Conn, site: SiteId, occupancy: &Occupancy) -> Result<Option<Capacity>> {
    let figures = capacity::figures(conn, site).await?;
    if figures == Figures::default() {
        return Ok(None);
    }
    let (_, women, men) = capacity::count_by_sex(conn, site).await?;
    Ok(Some(capacity::capacity_for(&figures, occupancy.beds - occupancy.blocked, (women, men), &[])))
}

fn tabs(buildings: &[BuildingRow], rooms: &[RoomRow], shown: Option<&BuildingRow>) -> Vec<Tab> {
    let free = |id: BuildingId| {
        rooms.iter().filter(|room| room.building_id == id && !room.closed).map(|room| (room.beds - room.blocked - room.taken - room.reserved).max(0)).sum()
    };
    buildings
        .iter()
        .map(|b| Tab { id: b.building_id, name: b.name.clone(), free: free(b.building_id), current: shown.is_some_and(|s| s.building_id == b.building_id) })
        .collect()
}

/// What the reader may read of guests: a word for each whom they may see.
struct Words(HashMap<StreamId, String>);

/// One query for all names and one for all codes of anonymous guests; none for readers who see no names.
async fn words(cx: &Cx, conn: &mut Conn, (beds, waiting): (&[BoardRow], &[stay::Bedless])) -> Result<Words> {
    let mut out = HashMap::new();
    if !cx.sees(Portion::Name) || !cx.sees(Portion::Stay) {
        return Ok(Words(out));
    }
    let mut ids: Vec<PersonId> = Vec::new();
    let mut contacts: Vec<StreamId> = Vec::new();
    for bed in beds.iter().filter(|bed| bed.shown == 1) {
        match (bed.guest_id, bed.guest_kind.as_deref()) {
            (Some(id), Some("contact")) => contacts.push(id),
            (Some(id), _) => ids.push(id.cast()),
            _ => {}
        }
    }
    let visible: Vec<PersonId> = waiting.iter().filter(|one| one.guest_kind == "person").map(|one| one.guest_id.cast()).collect();
    let heads = people::person::heads(cx, conn, &ids.iter().chain(&visible).copied().collect::<Vec<_>>()).await?;
    let chosen: HashSet<PersonId> = ids.into_iter().collect();
    for (id, head) in heads {
        // Those without a bed were not chosen by the filter: a closed file stays closed.
        if chosen.contains(&id) || !head.restricted {
            out.insert(id.cast(), short(&head.name, &head.code));
        }
    }
    contacts.extend(waiting.iter().filter(|one| one.guest_kind == "contact").map(|one| one.guest_id));
    for (id, code) in people::contact::codes(conn, &contacts).await? {
        out.insert(id, short(&code, &code));
    }
    Ok(Words(out))
}

/// The last word of a name, which is the family's in most; of a code what follows the letters of the site.
fn short(name: &str, code: &str) -> String {
    let word = if name == code { code.split_once('-').map_or(code, |(_, rest)| rest) } else { name.split_whitespace().last().unwrap_or(name) };
    if word.chars().count() <= WORD_MAX { word.to_owned() } else { word.chars().take(WORD_MAX - 1).chain(['…']).collect() }
}

fn panel(cx: &Cx, room: &RoomRow, (beds, words): (&[BoardRow], &Words)) -> Panel {
    let own = |id: RoomId| beds.iter().filter(move |bed| bed.room_id == id);
    let isolation = room.kind == place::RoomKind::MedicalIsolation.name();
    // Who is in isolation is a matter of health: for those who nurse, and for those who give beds.
    let named = !isolation || cx.reads(Compartment::Health) || cx.may(Duty::StayWrite);
    Panel {
        name: room.name.clone(),
        kind: room.kind.clone(),
        accessible: room.accessible,
        closed: room.closed,
        closed_until: room.closed_until,
        beds: room.beds,
        full: !room.closed && room.beds > 0 && room.taken + room.blocked + room.reserved >= room.beds,
        cells: own(room.room_id).map(|bed| cell(cx, bed, (words, isolation, named, room.closed))).collect(),
    }
}

fn cell(cx: &Cx, bed: &BoardRow, (words, isolation, named, closed): (&Words, bool, bool, bool)) -> Cell {
    let give = |path: String| if cx.may(Duty::StayWrite) { path } else { String::new() };
    let (state, word, path) = match bed.guest_id {
        Some(id) => {
            let word = if named { words.0.get(&id).cloned().unwrap_or_default() } else { String::new() };
            let path = match bed.guest_kind.as_deref() {
                Some("contact") if cx.may(Duty::ContactRecord) => format!("/contacts/{id}"),
                Some("person") if bed.linked == 1 && named => format!("/people/{id}"),
                _ => String::new(),
            };
            let away = bed.leave_from.is_some_and(|from| from <= cx.now());
            (
                if isolation {
                    "isolation"
                } else if away {
                    "out"
                } else {
                    "in"
                },
                word,
                path,
            )
        }
        None if bed.blocked || closed => ("blocked", String::new(), String::new()),
        None if bed.reserved && bed.reserved_until.is_none_or(|last| last >= cx.today()) => ("held", String::new(), give(format!("/stays/bed/{}", bed.bed_id))),
        None => ("free", String::new(), give(format!("/stays/bed/{}", bed.bed_id))),
    };
    Cell { state, number: bed.number, word, sharing: bed.sharing, path }
}

fn bedless(cx: &Cx, one: &stay::Bedless, words: &Words) -> Bedless {
    let word = words.0.get(&one.guest_id).cloned().unwrap_or_default();
    let path = if cx.may(Duty::StayWrite) && !word.is_empty() { format!("/stays/{}/move", one.guest_id) } else { String::new() };
    Bedless { word, path, conflict: one.conflict }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_cell_holds_one_short_word() {
        assert_eq!(short("Mariama Bah", "AGZ-4K7-92T"), "Bah");
        assert_eq!(short("AGZ-4K7-92T", "AGZ-4K7-92T"), "4K7-92T");
        assert_eq!(short("مريم", "AGZ-4K7-92T"), "مريم");
        assert_eq!(short("Ana Wolderufaelssohn", "AGZ-4K7-92T"), "Wolderufae…");
    }
}
