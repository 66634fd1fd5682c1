//! The evacuation list on paper.

use axum::response::Response;
use documents::{Evacuation, EvacuationLabels, EvacuationPlace, EvacuationRoom, Lang};
use web::filters::moment;
use web::{Cx, Error, Result};

use super::pages::{Place, count, look, read};

pub(super) async fn print(cx: Cx) -> Result<Response> {
    let reading = async {
        let mut conn = cx.read().await?;
        Ok((read(&cx, &mut conn).await?, reception::visit::count_inside(&mut conn, cx.site_id()).await?))
    };
    let ((places, visitors), ()) = tokio::try_join!(reading, look(&cx))?;
    let list = sheet(&cx, &places, visitors)?;
    let bytes = tokio::task::spawn_blocking(move || documents::evacuation(&list))
        .await
        .map_err(|e| Error::Internal(e.to_string()))?
        .map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "evacuation.pdf", bytes))
}

fn sheet(cx: &Cx, places: &[Place], visitors: i64) -> Result<Evacuation> {
    let (inside, out) = count(places);
    let number = |n: i64| text::number(cx.locale(), n);
    let figures = vec![(cx.t("evacuation-inside"), number(inside)), (cx.t("evacuation-visitors"), number(visitors)), (cx.t("evacuation-out"), number(out))];
    Ok(Evacuation {
        lang: Lang::from_code(cx.locale().code()).unwrap_or(Lang::Fr),
        title: cx.t("evacuation-title"),
        centre: cx.site()?.name,
        printed: cx.tv("evacuation-printed", &[("at", moment(cx, cx.now()).into())]),
        figures,
        places: places.iter().map(|place| printed(cx, place)).collect(),
        labels: EvacuationLabels { out: cx.t("evacuation-is-out"), meeting_point: cx.t("evacuation-meeting-point"), no_room: cx.t("evacuation-no-room") },
    })
}

fn printed(cx: &Cx, place: &Place) -> EvacuationPlace {
    let name = [place.zone.as_str(), place.building.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    EvacuationPlace {
        name: if name.is_empty() { cx.t("evacuation-no-room") } else { name },
        meeting_point: place.meeting_point.clone(),
        inside: text::number(cx.locale(), place.inside),
        rooms: place
            .rooms
            .iter()
            .map(|room| EvacuationRoom {
                name: room.room.clone(),
                people: room.people.iter().map(|one| (one.name.clone(), one.bed.clone(), one.out)).collect(),
            })
            .collect(),
    }
}
