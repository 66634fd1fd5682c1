//! Asking for a kit, for a guest or the whole household.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use house::stay::GuestId;
use ledger::{Compartment, StreamId, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Input, Problems, Result, View, filters};

use super::facts::{RequestId, Status};
use super::form::KitForm;
use super::pages::Done;
use super::rules::{self, Asking, CODES, FORMULA, REASONS};
use super::{contents, store};
use crate::guest::{self, Guest, GuestName};
use crate::words::Shown;

/// A kit one can ask for.
#[derive(Serialize, ToSchema)]
pub(crate) struct KitCard {
    kit: &'static str,
    contents: Shown,
    criteria: &'static [&'static str],
}

/// The form to ask for a kit.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "kit/new.html")]
pub(crate) struct FormPage {
    guest: GuestName,
    back: String,
    kits: Vec<KitCard>,
    /// Members of the household, for readers who are told; 0 for somebody alone.
    people: i64,
    reasons: &'static [&'static str],
    formulas: &'static [&'static str],
    /// Whether something advises against the kit, so that a reason is asked for.
    advised: bool,
    form: KitForm,
    problems: Problems,
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("kit-new-title")
    }
}

async fn form_page(cx: &Cx, id: GuestId, (form, problems): (KitForm, Problems)) -> Result<FormPage> {
    let mut conn = cx.read().await?;
    let known = guest::get(cx, &mut conn, (id, Duty::KitRequest)).await?;
    cx.look(id.cast(), Compartment::House, "kit").await?;
    let name = guest::name_of(cx, &mut conn, &known).await?;
    let family = guest::family(&mut conn, &known).await?;
    let all = contents::read(cx, &mut conn).await?;
    drop(conn);
    let kits = rules::KITS.iter().map(|kit| {
        let (version, _) = contents::newest(cx, &all, kit.code);
        KitCard { kit: kit.code, contents: contents::shown(cx, &all, (kit.code, version)), criteria: kit.criteria }
    });
    let people = family.filter(|_| guest::sees_families(cx)).map_or(0, |(_, members)| i64::try_from(members.len()).unwrap_or(i64::MAX));
    let advised = problems.of("despite_reason").is_some() || !form.despite_reason.is_empty();
    Ok(FormPage { back: name.back("/kits"), guest: name, kits: kits.collect(), people, reasons: &REASONS, formulas: &FORMULA, advised, form, problems })
}

pub(super) async fn ask(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = form_page(&cx, id, (KitForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// The household of the guest with its size, for readers who are told of families.
async fn household(cx: &Cx, write: &mut Write, known: &Guest) -> Result<Option<(StreamId, i64)>> {
    let family = guest::family(write.conn()?, known).await?.filter(|_| guest::sees_families(cx));
    Ok(family.map(|(id, members)| (id, i64::try_from(members.len()).unwrap_or(i64::MAX))))
}

pub(super) async fn create(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<KitForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = guest::get(&cx, write.conn()?, (id, Duty::KitRequest)).await?;
    let household = household(&cx, &mut write, &known).await?;
    let shared = guest::family(write.conn()?, &known).await?.map(|(id, _)| id);
    let stay = house::stay::current(write.conn()?, id).await?;
    let circle = store::Circle { guest: id, household: shared, since: stay.as_ref().map(|stay| stay.since), whole: form.household == "yes" };
    let before = store::list_before(write.conn()?, &circle, &form.kit).await?;
    let all = contents::read(&cx, write.conn()?).await?;
    let request: RequestId = write.id();
    let asking = Asking {
        request,
        by: cx.user(),
        at: write.now(),
        health: cx.reads(Compartment::Health),
        age: guest::age(&cx, &known),
        stay: stay.map(|stay| stay.stay_id),
        household,
        version: if CODES.contains(&form.kit.as_str()) { contents::newest(&cx, &all, &form.kit).0 } else { 0 },
        before: &before,
    };
    match rules::ask(&form, &asking) {
        Ok(facts) => {
            let mut stream = write.load(id).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/kits/requests/{request}"), "kit-asked-done", &Done { request, status: Status::Pending.name() })
        }
        Err(problems) => {
            drop(write);
            let page = form_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
