//! Heads: giving numbers, one head's page, striking a number, wristbands.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Band, BandLabels, Lang};
use house::stay::{Departed, Departure, GuestKind, State, StayFact};
use ledger::{Compartment, Conn, FactKind as _, Stream, Write};
use people::contact::Noted;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{Counted, EmergencyId, Event, EventFact, Head, HeadId, Press};
use super::form::{CountForm, ReasonForm};
use super::pages::{Done, Tabs, demand, load};
use super::{rules, store};

/// Wristbands printed at once, at most.
const BANDS_MAX: i64 = 300;

/// What was given.
#[derive(Serialize, ToSchema)]
pub struct Added {
    /// The event.
    id: EmergencyId,
    /// First number of this press.
    first: i64,
    /// Last number of this press.
    last: i64,
}

/// Makes one head: a contact of whom nothing is known, with a number, in the house.
pub(super) async fn make(write: &mut Write, (event, number): (EmergencyId, i64)) -> Result<HeadId> {
    let head = people::contact::begin(write, 0, false, Vec::new()).await?;
    let mut stream = write.load(head).await?;
    write.append(&mut stream, [EventFact::Counted(Counted { emergency_id: event, number }).fact()]).await?;
    house::stay::let_in(write, head, GuestKind::Contact).await?;
    Ok(head)
}

/// Gives numbers inside a transaction; `stream` is the event's. The same key gives them once.
pub(super) async fn give_numbers(write: &mut Write, stream: &mut Stream, (count, key): (i64, &str)) -> Result<(i64, i64)> {
    let id: EmergencyId = stream.id.cast();
    let event = Event::fold(stream);
    let last = store::last_number(write.conn()?, id).await?;
    let Some(counted) = rules::count_in(&event, (count, last), key).map_err(Error::Conflict)? else {
        return Ok(event.presses.get(key).map_or((0, 0), |(_, first, last)| (*first, *last)));
    };
    for number in counted.first..=counted.last {
        make(write, (id, number)).await?;
    }
    let numbers = (counted.first, counted.last);
    write.append(stream, [EventFact::CountedIn(counted).fact()]).await?;
    Ok(numbers)
}

pub(super) async fn add(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<CountForm>) -> Result<Response> {
    let count = rules::how_many(&form.count).map_err(Error::Invalid)?;
    let mut write = cx.write().await?;
    let (mut stream, _) = load(&cx, &mut write, (id, Duty::EmergencyRecord)).await?;
    let made = write.id::<ledger::Fresh>().to_string();
    let key = rules::key(&form.key).unwrap_or(&made);
    let (first, last) = give_numbers(&mut write, &mut stream, (count, key)).await?;
    write.commit().await?;
    cx.done(&format!("/emergencies/{id}"), "event-added-done", &Added { id, first, last })
}

/// One head of a mass arrival.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/head.html")]
pub struct HeadPage {
    tabs: Tabs,
    head: HeadId,
    number: i64,
    code: String,
    category: &'static str,
    given: String,
    family: String,
    sex: i64,
    age: Option<i64>,
    alone: bool,
    group: String,
    version: i64,
    key: String,
    /// Why the number was struck; empty when it was not.
    struck: String,
    registered: bool,
    refused: bool,
    presses: Vec<&'static str>,
    may_consent: bool,
    language: String,
}

impl View for HeadPage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("event-head-title", &[("value", self.number.to_string().into())])
    }
}

/// The head with a number, and its stream.
pub(super) async fn find(cx: &Cx, conn: &mut Conn, (id, number): (EmergencyId, i64)) -> Result<(HeadId, Stream)> {
    let head = store::find_number(conn, id, number).await?.ok_or(Error::NotFound)?;
    let stream = cx.app().ledger().stream(conn, head).await?;
    Ok((head, stream))
}

pub(super) async fn show(cx: Cx, Path((id, number)): Path<(EmergencyId, i64)>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let row = demand(&cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    let (head_id, stream) = find(&cx, &mut conn, (id, number)).await?;
    drop(conn);
    cx.look(head_id.cast(), Compartment::Identity, "head").await?;
    let head = Head::fold(&stream);
    let Noted { given, family, sex, age, alone, group } = head.noted();
    let about = row.about(cx.app().ledger())?;
    cx.page(HeadPage {
        tabs: Tabs::of(&cx, &row, "grid")?,
        head: head_id,
        number,
        category: head.category().name(),
        version: head.version(),
        key: web::random_token(cx.app().ledger().env()),
        struck: head.struck.clone().unwrap_or_default(),
        registered: head.closed && head.struck.is_none(),
        refused: head.refused,
        code: head.code,
        given,
        family,
        sex,
        age,
        alone,
        group,
        presses: Press::ALL.iter().filter(|press| **press != Press::Family).map(|press| press.name()).collect(),
        may_consent: cx.may(Duty::ConsentRecord),
        language: about.languages.into_iter().next().unwrap_or_default(),
    })
    .await
}

pub(super) async fn strike(cx: Cx, Path((id, number)): Path<(EmergencyId, i64)>, Input(form): Input<ReasonForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (_, event) = load(&cx, &mut write, (id, Duty::EmergencyRecord)).await?;
    rules::under_way(&event).map_err(Error::Conflict)?;
    let head = store::find_number(write.conn()?, id, number).await?.ok_or(Error::NotFound)?;
    let mut stream = write.load(head).await?;
    let facts = rules::strike(&Head::fold(&stream), &form.reason).map_err(|problems| refusal(problems, "reason"))?;
    // Counted one too many: no departure, but a correction.
    let stay = State::fold(&stream).current().map(|stay| stay.id);
    let left = stay.map(|stay| StayFact::Departed(Departed::plain(stay, Departure::Registered, cx.now())).fact_on(Some(cx.today())));
    write.append(&mut stream, facts.into_iter().chain(left)).await?;
    people::contact::close(&mut write, &head.to_string()).await?;
    write.commit().await?;
    cx.done(&format!("/emergencies/{id}/heads/{number}"), "event-struck-done", &Done { id })
}

/// What concerns a field was typed wrongly; everything else lies in the state of things.
pub(super) fn refusal(problems: Problems, field: &str) -> Error {
    if problems.of(field).is_some() { Error::Invalid(problems) } else { Error::Conflict(problems) }
}

/// Which wristbands.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct BandQuery {
    /// First number; 1 when empty.
    from: String,
    /// Last number; all there are when empty.
    to: String,
    /// So many bands with numbers that nobody has yet, without codes.
    blank: String,
}

pub(super) async fn wristbands(cx: Cx, Path(id): Path<EmergencyId>, Asked(query): Asked<BandQuery>) -> Result<Response> {
    let number = |typed: &str| rules::western(typed).trim().parse::<i64>().ok().filter(|n| (1..=rules::HEADS_MAX).contains(n));
    let mut conn = cx.read().await?;
    let row = demand(&cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    let last = store::last_number(&mut conn, id).await?;
    let bands: Vec<Band> = if let Some(count) = number(&query.blank) {
        (last + 1..=last + count.min(BANDS_MAX)).map(|number| Band { number, code: String::new() }).collect()
    } else {
        let (from, to) = (number(&query.from).unwrap_or(1), number(&query.to).unwrap_or(rules::HEADS_MAX));
        let heads = store::list_bands(&mut conn, (id, from, to, BANDS_MAX)).await?;
        heads.into_iter().map(|(number, code)| Band { number, code }).collect()
    };
    drop(conn);
    if bands.is_empty() {
        return Err(Error::conflict("from", "event-bands-none"));
    }
    let labels = BandLabels { title: cx.t("event-bands-title"), line: text::day(cx.locale(), row.arrived_at.day(&cx.zone())), qr: cx.t("event-bands-qr") };
    let lang = Lang::from_code(cx.locale().code()).unwrap_or(Lang::Fr);
    let drawn = tokio::task::spawn_blocking(move || documents::wristbands(&bands, lang, &labels));
    let bytes = drawn.await.map_err(|e| Error::Internal(e.to_string()))?.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "wristbands.pdf", bytes))
}
