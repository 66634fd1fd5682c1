//! Pages of departure.

use access::Portion;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::Compartment;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Departure, GuestId, State};
use super::form::DepartForm;
use super::pages::{GuestName, Made, get_guest, kin_names, name_of, now, page_of};
use super::rules::{self, Heed, MEANS};
use super::store;

/// The form of a departure.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/depart.html")]
pub(crate) struct DepartPage {
    guest: GuestName,
    /// The bed that will be free.
    bed: String,
    /// Whether the guardian's decision is asked for.
    guardian: bool,
    /// How many of the household stay.
    left_behind: i64,
    /// Who they are, for readers who are told.
    kin: Vec<String>,
    form: DepartForm,
    problems: Problems,
    types: &'static [&'static str],
    means: &'static [&'static str],
}

impl View for DepartPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("stay-depart-title")
    }
}

async fn depart_page(cx: &Cx, id: GuestId, (form, problems): (DepartForm, Problems)) -> Result<DepartPage> {
    let mut conn = cx.read().await?;
    let guest = get_guest(cx, &mut conn, id).await?;
    cx.look(id.cast(), Compartment::House, "stay").await?;
    let named = name_of(cx, &mut conn, &guest).await?;
    let current = store::current(&mut conn, id).await?.ok_or_else(|| Error::conflict("", "stay-not-in"))?;
    let kin = store::list_kin(&mut conn, &guest).await?;
    let names = kin_names(cx, &mut conn, &kin).await?;
    drop(conn);
    Ok(DepartPage {
        guest: named,
        bed: current.bed_label,
        guardian: guest.traits.alone && (cx.sees(Portion::Care) || !problems.is_empty()),
        left_behind: i64::try_from(kin.len()).unwrap_or(i64::MAX),
        kin: names,
        form,
        problems,
        types: &Departure::NAMES,
        means: MEANS,
    })
}

pub(super) async fn ask(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = depart_page(&cx, id, (DepartForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn depart(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<DepartForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let kin = store::list_kin(write.conn()?, &guest).await?;
    let mut stream = write.load(id).await?;
    let state = State::fold(&stream);
    let heed = Heed { alone: guest.traits.alone, left_behind: i64::try_from(kin.len()).unwrap_or(i64::MAX) };
    match rules::depart(&state, &form, heed, now(&cx)) {
        Ok(facts) => {
            let stay = state.current().map(|stay| stay.id);
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&page_of(&cx, &guest), "stay-departed", &Made { stay, guest: id, bed: String::new() })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            let page = depart_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
