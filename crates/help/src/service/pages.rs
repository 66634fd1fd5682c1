//! What was done for a person, and one line to note more.

use access::{Duty, Record};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Day, Instant, UserId};
use people::consent::Consents;
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::catalogue::{self, KINDS, Limit, MODALITIES, PROVIDERS, RESULTS, SERVICES, VOIDS};
use super::facts::{Service, ServiceId, Services};
use super::form::{GivenForm, VoidForm};
use super::rules;
use crate::banner::{self, Banner};

/// Services on the page; older ones are in the timeline.
const LIST_MAX: usize = 60;

/// A service as the reader may see it.
#[derive(Serialize, ToSchema)]
pub struct ServiceRead {
    id: ServiceId,
    code: String,
    on: Day,
    quantity: i64,
    modality: String,
    provider: String,
    provider_name: String,
    result: String,
    feedback: String,
    note: String,
    at: Instant,
    by: UserId,
    /// Why it does not hold: a code, or empty.
    voided: String,
    /// Whether the reader may take it back.
    may_void: bool,
}

/// A kind of service with the codes that the reader may note.
#[derive(Serialize, ToSchema)]
pub struct Kind {
    pub(super) kind: &'static str,
    pub(super) codes: Vec<&'static str>,
}

/// What somebody is entitled to, and when they had it last.
#[derive(Serialize, ToSchema)]
pub struct Entitled {
    code: &'static str,
    limit: Limit,
    had_on: Day,
}

/// What was done for a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "service/show.html")]
pub struct ServicePage {
    banner: Banner,
    services: Vec<ServiceRead>,
    used_up: Vec<Entitled>,
    kinds: Vec<Kind>,
    form: GivenForm,
    problems: Problems,
    modalities: &'static [&'static str],
    providers: &'static [&'static str],
    results: &'static [&'static str],
    voids: &'static [&'static str],
}

impl View for ServicePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("service-title")
    }
}

/// The catalogue as the reader may note it.
pub(super) fn kinds(cx: &Cx) -> Vec<Kind> {
    let codes = |kind| SERVICES.iter().filter(|service| service.kind == kind && cx.reads(service.part)).map(|service| service.code).collect::<Vec<_>>();
    KINDS.iter().map(|kind| Kind { kind, codes: codes(*kind) }).filter(|kind| !kind.codes.is_empty()).collect()
}

/// Parts of the file that the page opens for the reader.
fn parts(cx: &Cx) -> Vec<Compartment> {
    let all = [Compartment::Protection, Compartment::Health, Compartment::Psychosocial, Compartment::Legal];
    all.into_iter().filter(|part| cx.reads(*part)).collect()
}

fn read(cx: &Cx, service: &Service) -> ServiceRead {
    let given = &service.given;
    ServiceRead {
        id: given.service,
        code: given.code.clone(),
        on: service.on,
        quantity: given.quantity,
        modality: given.modality.clone(),
        provider: given.provider.clone(),
        provider_name: given.provider_name.clone(),
        result: given.result.clone(),
        feedback: given.feedback.clone(),
        note: given.note.clone(),
        at: service.at,
        by: service.by,
        voided: service.voided.clone(),
        may_void: service.voided.is_empty() && may_void(cx, service),
    }
}

/// Who wrote it takes it back, and who supervises.
fn may_void(cx: &Cx, service: &Service) -> bool {
    service.by == cx.user() || cx.may(Duty::CaseApprove)
}

async fn service_page(cx: &Cx, id: PersonId, typed: Option<(GivenForm, Problems)>) -> Result<ServicePage> {
    let mut conn = cx.read().await?;
    let record: Record = banner::demand(cx, &mut conn, (Duty::NoteWrite, id)).await?;
    for part in parts(cx) {
        cx.look(id, part, "services").await?;
    }
    if parts(cx).is_empty() {
        return Err(Error::NotFound);
    }
    let banner = banner::banner(cx, &mut conn, (id, &record)).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    drop(conn);
    let services = Services::fold(&stream);
    let seen = services.0.iter().rev().filter(|service| cx.reads(service.part)).take(LIST_MAX);
    let limited = SERVICES.iter().filter(|service| cx.reads(service.part));
    let used =
        limited.filter_map(|service| Some(Entitled { code: service.code, limit: service.limit?, had_on: rules::used_up(&services, service, cx.today())? }));
    let (form, problems) = typed.unwrap_or_else(|| (GivenForm { on: cx.today().to_string(), ..GivenForm::default() }, Problems::default()));
    Ok(ServicePage {
        banner,
        services: seen.map(|service| read(cx, service)).collect(),
        used_up: used.collect(),
        kinds: kinds(cx),
        form,
        problems,
        modalities: MODALITIES,
        providers: PROVIDERS,
        results: RESULTS,
        voids: VOIDS,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = service_page(&cx, id, None).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// Which giving.
    pub service: ServiceId,
}

pub(super) async fn give(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<GivenForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = banner::demand(&cx, write.conn()?, (Duty::NoteWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let _live = Consents::fold(&stream).live("general", cx.today()).map_err(Error::Conflict)?;
    let service: ServiceId = write.id();
    let facts = rules::read(&form, |part| cx.reads(part), cx.today()).and_then(|giving| rules::give(&giving, &Services::fold(&stream), (service, None)));
    match facts {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            cx.done(&format!("/people/{id}/services"), "service-done", &Done { id, service })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json {
                return Err(Error::Invalid(problems));
            }
            let page = service_page(&cx, id, Some((form, problems.clone()))).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn void(cx: Cx, Path((id, service)): Path<(PersonId, ServiceId)>, Input(form): Input<VoidForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = banner::demand(&cx, write.conn()?, (Duty::NoteWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let services = Services::fold(&stream);
    // What one may not read does not exist; what another wrote is theirs to take back.
    let known = services.0.iter().find(|one| one.given.service == service && cx.reads(one.part)).ok_or(Error::NotFound)?;
    if !may_void(&cx, known) {
        return Err(Error::conflict("", "service-void-not-yours"));
    }
    let refusal = |problems: Problems| if problems.of("").is_some() { Error::Conflict(problems) } else { Error::Invalid(problems) };
    let fact = rules::void(known, &form.reason).map_err(refusal)?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}/services"), "service-voided", &Done { id, service })
}

/// The part of the file of a code, for those who may note it.
pub(super) fn part_of(cx: &Cx, code: &str) -> Option<Compartment> {
    catalogue::find(code).map(|service| service.part).filter(|part| cx.reads(*part))
}
