//! The evacuation list on the screen.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use ledger::{Conn, Instant, StreamId};
use people::guest;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, filters};

use super::store::{self, RESIDENTS_MAX, Row};

/// Somebody who lives in the house.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Resident {
    pub(crate) id: StreamId,
    /// Name, for those who see names and unless the file is closed; else the code.
    pub(crate) name: String,
    pub(crate) code: String,
    /// What is written on the bed; empty without one.
    pub(crate) bed: String,
    /// Not in the house: noted out at the gate, or on leave.
    pub(crate) out: bool,
}

/// Those of one room.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Chamber {
    /// Its name; empty for those without one.
    pub(crate) room: String,
    pub(crate) people: Vec<Resident>,
}

/// Those who meet at one point.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Place {
    /// Zone; empty when the building has none.
    pub(crate) zone: String,
    pub(crate) building: String,
    pub(crate) meeting_point: String,
    /// How many should be there.
    pub(crate) inside: i64,
    pub(crate) rooms: Vec<Chamber>,
}

/// The list.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "evacuation/show.html")]
pub(crate) struct EvacuationPage {
    at: Instant,
    inside: i64,
    out: i64,
    visitors: i64,
    visits: Vec<reception::visit::Inside>,
    places: Vec<Place>,
    cut: bool,
    may_count: bool,
}

impl View for EvacuationPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("evacuation-title")
    }
}

/// Visits shown.
const VISITS_MAX: i64 = 100;

/// The list as it stands, in the reader's measure. Who shows it records the look: [`look`].
pub(crate) async fn read(cx: &Cx, conn: &mut Conn) -> Result<Vec<Place>> {
    let rows = store::list(conn, cx.site_id()).await?;
    let ids: Vec<StreamId> = rows.iter().map(|row| row.guest_id).collect();
    let names = guest::names(cx, conn, &ids).await?;
    let mut places: Vec<Place> = Vec::new();
    for row in rows {
        let named = names.get(&row.guest_id).cloned().unwrap_or_default();
        let name = if named.restricted { named.code.clone() } else { named.name };
        let out = row.out_since.is_some() || row.leave_from.is_some_and(|from| from <= cx.now());
        let bed = row.room.as_deref().zip(row.number).map(|(room, number)| format!("{room}-{number}")).unwrap_or_default();
        put(&mut places, &row, Resident { id: row.guest_id, name, code: named.code, bed, out });
    }
    Ok(places)
}

/// Puts a resident where they belong; rows come in the order of places.
fn put(places: &mut Vec<Place>, row: &Row, resident: Resident) {
    let (zone, building) = (row.zone.clone().unwrap_or_default(), row.building.clone().unwrap_or_default());
    if places.last().is_none_or(|place| place.building != building || place.zone != zone) {
        places.push(Place { zone, building, meeting_point: row.meeting_point.clone().unwrap_or_default(), inside: 0, rooms: Vec::new() });
    }
    let Some(place) = places.last_mut() else { return };
    place.inside += i64::from(!resident.out);
    let room = row.room.clone().unwrap_or_default();
    match place.rooms.last_mut().filter(|chamber| chamber.room == room) {
        Some(chamber) => chamber.people.push(resident),
        None => place.rooms.push(Chamber { room, people: vec![resident] }),
    }
}

/// Records that the list is shown. It waits for the disk, so it is done while the list is read.
pub(super) async fn look(cx: &Cx) -> Result<()> {
    if cx.sees(Portion::Name) { cx.look_list("evacuation").await } else { Ok(()) }
}

/// Residents in the house, and those who are out.
pub(crate) fn count(places: &[Place]) -> (i64, i64) {
    let all: i64 = places.iter().flat_map(|place| &place.rooms).map(|room| i64::try_from(room.people.len()).unwrap_or(0)).sum();
    let inside: i64 = places.iter().map(|place| place.inside).sum();
    (inside, all - inside)
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let reading = async {
        let mut conn = cx.read().await?;
        let places = read(&cx, &mut conn).await?;
        let visitors = reception::visit::count_inside(&mut conn, cx.site_id()).await?;
        Ok((places, visitors, reception::visit::list_inside(&mut conn, cx.site_id(), VISITS_MAX).await?))
    };
    let ((places, visitors, visits), ()) = tokio::try_join!(reading, look(&cx))?;
    let (inside, out) = count(&places);
    cx.page(EvacuationPage { at: cx.now(), inside, out, visitors, visits, cut: inside + out >= RESIDENTS_MAX, places, may_count: cx.may(Duty::GateRecord) })
        .await
}
