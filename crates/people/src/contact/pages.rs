//! Pages of anonymous contacts.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, FactKind as _, Instant, StreamId, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, SiteInfo, View, filters};

use super::facts::{Closed, Contact, ContactFact, Noted, Opened, Refused, Served};
use super::store;
use crate::consent::ConsentForm;

/// What somebody may need at once, whatever they agree to.
pub const NEEDS: &[&str] = &["water", "food", "clothes", "wash", "medical", "rest", "bed", "call", "information"];
/// Letters that begin the code of an anonymous contact.
const PREFIX: &str = "ANO";
/// Codes drawn until one is free.
const CODE_TRIES: usize = 20;
/// Where deeds lead that can be done to somebody without a file.
const CONTACT_DEEDS: &[&str] = &["/stays/", "/emergencies/", "/orientations/", "/belongings/", "/kits/"];

/// Opens a contact inside a transaction.
///
/// # Errors
/// [`Error::Invalid`] for an unknown need.
pub async fn open(write: &mut Write, _site: &SiteInfo, form: &ConsentForm) -> Result<StreamId> {
    if form.need.iter().any(|need| !NEEDS.contains(&need.as_str())) {
        return Err(Error::Invalid(Problems::one("need", "person-not-in-list")));
    }
    let sex = form.sex.parse().ok().filter(|s| [1, 2].contains(s)).unwrap_or(0);
    begin(write, sex, form.child == "yes", form.need.clone()).await
}

/// Opens a contact of whom no more is known than can be seen: sex (ISO 5218, 0 when not seen) and whether it is a child.
///
/// # Errors
/// When the database fails.
pub async fn begin(write: &mut Write, sex: i64, child: bool, needs: Vec<String>) -> Result<StreamId> {
    let id: StreamId = write.id();
    let mut stream = write.load(id).await?;
    let mut code = crate::code::generate(write.env(), PREFIX);
    for _ in 0..CODE_TRIES {
        if store::find_code(write.conn()?, &code).await?.is_none() {
            break;
        }
        code = crate::code::generate(write.env(), PREFIX);
    }
    write.append(&mut stream, [ContactFact::Opened(Opened { code, sex, child, needs }).fact()]).await?;
    Ok(id)
}

/// Closes a contact whose bearer has agreed after all, and says which it was. An unknown one is passed over.
///
/// # Errors
/// When the database fails.
pub async fn close(write: &mut Write, contact: &str) -> Result<Option<StreamId>> {
    end(write, contact, &ContactFact::Closed(Closed {})).await
}

/// Notes that the bearer of a contact was asked again and refused. An unknown one is passed over.
pub(crate) async fn refuse(write: &mut Write, contact: &str) -> Result<Option<StreamId>> {
    end(write, contact, &ContactFact::Refused(Refused {})).await
}

async fn end(write: &mut Write, contact: &str, what: &ContactFact) -> Result<Option<StreamId>> {
    let Ok(id) = contact.parse::<StreamId>() else { return Ok(None) };
    let mut stream = write.load(id).await?;
    let state = Contact::fold(&stream);
    if state.opened_at.is_none() || state.closed || state.site != write.author().site {
        return Ok(None);
    }
    write.append(&mut stream, [what.fact()]).await?;
    Ok(Some(id))
}

/// The contact with this id at the present site.
async fn find(cx: &Cx, conn: &mut Conn, id: StreamId) -> Result<Option<Contact>> {
    let contact = Contact::fold(&cx.app().ledger().stream(conn, id).await?);
    Ok((contact.opened_at.is_some() && contact.site == cx.site_id()).then_some(contact))
}

/// Whether a contact is a child, as far as that was seen.
pub(crate) async fn is_child(cx: &Cx, contact: &str) -> Result<bool> {
    let Ok(id) = contact.parse::<StreamId>() else { return Ok(false) };
    let known = find(cx, &mut cx.read().await?, id).await?;
    Ok(known.is_some_and(|contact| contact.child || contact.noted.is_some_and(|(noted, _)| noted.is_child())))
}

/// What was noted at the door of a contact of the present site, the age as it is this year. Records the look.
pub(crate) async fn noted(cx: &Cx, conn: &mut Conn, id: StreamId) -> Result<Option<Noted>> {
    let Some((noted, year)) = find(cx, conn, id).await?.and_then(|contact| contact.noted) else { return Ok(None) };
    cx.look(id.cast(), Compartment::Identity, "register").await?;
    let passed = i64::from(cx.today().date().year()) - year;
    Ok(Some(Noted { age: noted.age.map(|age| age + passed.max(0)), ..noted }))
}

/// Help given.
#[derive(Serialize, ToSchema)]
pub struct Help {
    at: Instant,
    service: String,
}

/// A deed.
#[derive(Serialize, ToSchema)]
pub struct Deed {
    key: String,
    path: String,
}

/// Something a room knows of the contact: where it sleeps.
#[derive(Serialize, ToSchema)]
pub struct Known {
    key: String,
    value: String,
}

/// An anonymous contact.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "contact/show.html")]
pub struct ShowPage {
    id: StreamId,
    code: String,
    child: bool,
    needs: Vec<String>,
    served: Vec<Help>,
    closed: bool,
    services: &'static [&'static str],
    facts: Vec<Known>,
    deeds: Vec<Deed>,
    says: Vec<&'static str>,
    may_consent: bool,
}

impl View for ShowPage {
    fn title(&self, _: &Cx) -> String {
        self.code.clone()
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = store::record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ContactRecord, &known)?;
    let contact = Contact::fold(&cx.app().ledger().stream(&mut conn, id).await?);
    let (mut facts, mut deeds, mut says) = (Vec::new(), Vec::new(), Vec::new());
    for aside in cx.app().rooms().iter().filter_map(|room| room.aside) {
        let added = aside(&cx, &mut conn, id).await?;
        facts.extend(added.facts.into_iter().map(|(key, value)| Known { key: key.to_owned(), value }));
        deeds.extend(
            added
                .deeds
                .into_iter()
                .filter(|(_, path)| path.ends_with("/screening") || CONTACT_DEEDS.iter().any(|place| path.starts_with(place)))
                .map(|(key, path)| Deed { key: key.to_owned(), path }),
        );
        says.extend(added.says);
    }
    drop(conn);
    let served = contact.served.iter().rev().map(|(at, service)| Help { at: *at, service: service.clone() }).collect();
    cx.page(ShowPage {
        id,
        code: contact.code,
        child: contact.child,
        needs: contact.needs,
        served,
        closed: contact.closed,
        services: NEEDS,
        facts,
        deeds,
        says: if contact.refused || says.is_empty() { vec!["contact-say"] } else { says },
        may_consent: cx.may(Duty::ConsentRecord),
    })
    .await
}

/// Help to note.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct ServeForm {
    /// What was given.
    pub service: String,
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The contact.
    pub id: StreamId,
}

pub(super) async fn serve(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<ServeForm>) -> Result<Response> {
    if !NEEDS.contains(&form.service.as_str()) {
        return Err(Error::invalid("service", "person-not-in-list"));
    }
    let mut write = cx.write().await?;
    let known = store::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ContactRecord, &known)?;
    let mut stream = write.load(id).await?;
    write.append(&mut stream, [ContactFact::Served(Served { service: form.service }).fact()]).await?;
    write.commit().await?;
    cx.done(&format!("/contacts/{id}"), "contact-served-done", &Done { id })
}
