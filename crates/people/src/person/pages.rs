//! Registering and correcting.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Stream, StreamId, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{App, Asked, Cx, Error, Input, Problem, Problems, Result, SiteInfo, Upload, View, filters};

use super::facts::{Identity, Person};
use super::form::PersonForm;
use super::head::{Head, PersonId, head, record};
use super::likely::{Likely, LikelyPage, search};
use super::rules::{self, Company};
use super::{memory, store};
use crate::consent::{self, Consents, LiveConsent};
use crate::{contact, duplicate, household};

/// Tries to find a code that nobody has: with 28 million codes a site, one is enough in practice.
const CODE_TRIES: usize = 20;

/// Who is registered, and in which household.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct NewQuery {
    /// Person whose consent was recorded.
    pub person: String,
    /// Household to join.
    pub household: String,
}

/// The registration form.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "person/form.html")]
pub struct FormPage {
    form: PersonForm,
    problems: Problems,
    likely: Vec<Likely>,
    household: Option<Head>,
    editing: Option<PersonId>,
    consent: String,
    photo_allowed: bool,
    sexes: &'static [&'static str],
    statuses: &'static [&'static str],
    motives: &'static [&'static str],
    intentions: &'static [&'static str],
    papers: &'static [&'static str],
    relations: &'static [&'static str],
    intimate: bool,
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.editing.is_some() { "person-edit-title" } else { "person-new-title" })
    }
}

fn form_page(cx: &Cx, form: PersonForm, problems: Problems) -> FormPage {
    FormPage {
        form,
        problems,
        likely: Vec::new(),
        household: None,
        editing: None,
        consent: String::new(),
        photo_allowed: false,
        sexes: rules::SEXES,
        statuses: rules::STATUSES,
        motives: rules::MOTIVES,
        intentions: rules::INTENTIONS,
        papers: rules::PAPERS,
        relations: household::RELATIONS,
        intimate: cx.sees(access::Portion::Intimate),
    }
}

/// The form with what surrounds it: consent, head of the household.
async fn new_page(cx: &Cx, form: PersonForm, problems: Problems, likely: Vec<Likely>) -> Result<FormPage> {
    let mut conn = cx.read().await?;
    let consents = match form.person.parse::<PersonId>() {
        Ok(id) => Consents::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?),
        Err(_) => Consents::default(),
    };
    let live = consents.in_force("general", cx.today());
    let consent = live.map(|r| r.given.mode.clone()).unwrap_or_default();
    let photo_allowed = consents.live("photo", cx.today()).is_ok();
    let household = household_head(cx, &mut conn, &form.household).await?;
    Ok(FormPage { likely, household, consent, photo_allowed, ..form_page(cx, form, problems) })
}

async fn household_head(cx: &Cx, conn: &mut ledger::Conn, household: &str) -> Result<Option<Head>> {
    let Ok(id) = household.parse::<StreamId>() else { return Ok(None) };
    let Some(person) = household::head(conn, id).await? else { return Ok(None) };
    let found = record(conn, person).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRegister, &found)?;
    head(cx, conn, person).await
}

pub(super) async fn new(cx: Cx, Asked(query): Asked<NewQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let Ok(person) = query.person.parse::<PersonId>() else { return cx.done("/consents/new", "", &()) };
    let found = consent::record(&mut conn, person).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRegister, &found)?;
    let consents = Consents::fold(&cx.app().ledger().stream(&mut conn, person.cast()).await?);
    consents.live("general", cx.today()).map_err(Error::Conflict)?;
    let language = consents.in_force("general", cx.today()).map(|r| r.given.language.clone()).unwrap_or_default();
    let mut form = PersonForm { person: query.person, language, with: "alone".to_owned(), ..PersonForm::default() };
    if let Some(first) = family_of(&cx, &mut conn, &query.household).await? {
        form = PersonForm { with: "member".to_owned(), household: query.household, ..first.into_form(form) };
    }
    if let Some(id) = consents.contact()
        && let Some(noted) = contact::noted(&cx, &mut conn, id).await?
    {
        form = with_noted(noted, form);
    }
    drop(conn);
    let page = new_page(&cx, form, Problems::default(), Vec::new()).await?;
    cx.page(page).await
}

/// What was noted at the door before the person agreed to be registered: nobody types it twice.
fn with_noted(noted: contact::Noted, form: PersonForm) -> PersonForm {
    let first = !noted.group.is_empty() && form.household.is_empty();
    PersonForm {
        given: noted.given,
        family: if noted.family.is_empty() { form.family } else { noted.family },
        sex: if noted.sex == 0 { form.sex } else { noted.sex.to_string() },
        birth: noted.age.map(|age| age.to_string()).unwrap_or_default(),
        with: if first { "head".to_owned() } else { form.with },
        ..form
    }
}

/// What the next member of a family shares with its head, until somebody says otherwise.
struct Shared(Identity);

impl Shared {
    fn into_form(self, form: PersonForm) -> PersonForm {
        let first = |list: &[String]| list.first().cloned().unwrap_or_default();
        PersonForm {
            family: self.0.family,
            nationality: first(&self.0.nationalities),
            route: self.0.route,
            status: self.0.status,
            destination: self.0.destination,
            ..form
        }
    }
}

async fn family_of(cx: &Cx, conn: &mut ledger::Conn, household: &str) -> Result<Option<Shared>> {
    let Some(head) = household_head(cx, conn, household).await? else { return Ok(None) };
    let stream = cx.app().ledger().stream(conn, head.id.cast()).await?;
    Ok(Some(Shared(Person::fold(&stream).identity)))
}

/// A person about to be registered: stream with its consents, who it is, how a child stands.
pub struct NewPerson<'a> {
    /// Stream that holds the consent.
    pub stream: &'a mut Stream,
    /// The consent in force.
    pub consent: &'a LiveConsent,
    /// Who it is.
    pub identity: Identity,
    /// `unaccompanied`, `separated` or empty.
    pub care: &'a str,
    /// Import that brings it.
    pub import: Option<String>,
}

/// Registers a person inside a transaction, with a code that nobody has, and puts the name into the index. No desk was
/// asked who it is: whom the index finds is put on the board of duplicates.
///
/// # Errors
/// [`Error::Conflict`] when the person is registered already.
pub async fn enter(app: &App, site: &SiteInfo, write: &mut Write, new: NewPerson<'_>) -> Result<String> {
    let identity = new.identity.clone();
    let stream = new.stream;
    let new = NewPerson { stream: &mut *stream, consent: new.consent, identity: new.identity, care: new.care, import: new.import };
    let code = enter_judged(app, site, write, new).await?;
    duplicate::suspect(app, write, stream, &identity).await?;
    Ok(code)
}

/// The same for somebody of whom a desk has said who they are not.
async fn enter_judged(app: &App, site: &SiteInfo, write: &mut Write, new: NewPerson<'_>) -> Result<String> {
    let mut code = crate::code::generate(write.env(), &site.prefix);
    for _ in 0..CODE_TRIES {
        if !store::code_taken(write.conn()?, &code).await? {
            break;
        }
        code = crate::code::generate(write.env(), &site.prefix);
    }
    let person = Person::fold(new.stream);
    let facts = rules::register(&person, new.consent, code.clone(), new.identity.clone(), new.care, new.import).map_err(Error::Conflict)?;
    write.append(new.stream, facts).await?;
    memory::remember(app, write, new.stream.id.cast(), &new.identity)?;
    Ok(code)
}

/// What was made or changed.
#[derive(Serialize, ToSchema)]
pub struct Created {
    /// The person.
    pub id: PersonId,
    /// Human code.
    pub code: String,
    /// Household, when one was formed or joined.
    pub household: Option<StreamId>,
}

pub(super) async fn create(cx: Cx, Input(form): Input<PersonForm>) -> Result<Response> {
    let checked = rules::read(&form, cx.today()).and_then(|identity| company(&form).map(|_| identity));
    let mut identity = match checked {
        Ok(identity) => identity,
        Err(problems) => return refuse(&cx, form, problems, Vec::new()).await,
    };
    let id: PersonId = form.person.parse().map_err(|_| Error::conflict("person", "consent-none-live"))?;
    let searched = memory::generation(cx.app())?;
    let (alike, all) = unjudged(&cx, &mut cx.read().await?, &identity, &form).await?;
    let alike = without(alike, id);
    if !alike.is_empty() {
        return doubtful(&cx, form, alike).await;
    }
    let photo = match Upload::parse("photo", &form.photo) {
        Ok(photo) => photo,
        Err(Error::Invalid(problems)) => return refuse(&cx, form, problems, Vec::new()).await,
        Err(error) => return Err(error),
    };
    let site = cx.site()?;
    let mut write = cx.write().await?;
    // Another desk may have registered the same person while this one waited for its turn.
    if !all || memory::generation(cx.app())? != searched {
        let (alike, _) = unjudged(&cx, write.conn()?, &identity, &form).await?;
        let alike = without(alike, id);
        if !alike.is_empty() {
            drop(write);
            return doubtful(&cx, form, alike).await;
        }
    }
    let found = consent::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRegister, &found)?;
    let mut stream = write.load(id.cast()).await?;
    let consents = Consents::fold(&stream);
    let live = consents.live("general", cx.today()).map_err(Error::Conflict)?;
    if let Some(photo) = photo {
        identity.photo = Some(keep_photo(&mut write, &consents, id, &photo, &cx).await?);
    }
    let said_child = consents.in_force("general", cx.today()).is_some_and(|r| r.given.child);
    let company = company(&form).map_err(Error::Invalid)?;
    let care = rules::care(&identity, company, said_child, cx.today());
    let code =
        enter_judged(cx.app(), &site, &mut write, NewPerson { stream: &mut stream, consent: &live, identity: identity.clone(), care, import: None }).await?;
    let household = match company {
        Company::Alone => None,
        Company::Head => Some(household::form(&mut write, id).await?),
        Company::With(relation) => Some(household::join(&cx, &mut write, &form.household, id, relation).await?),
    };
    duplicate::set_apart(&mut write, &mut stream, &form.different).await?;
    if !form.different.is_empty() {
        memory::learn_after(cx.app(), &mut write);
    }
    duplicate::mark(cx.app(), &mut write, &mut stream, &form.perhaps, &identity).await?;
    let contact = consents.contact();
    if let Some(contact) = contact {
        take_over(&cx, &mut write, contact, id).await?;
    }
    write.commit().await?;
    let next = next_of(&cx, &form, (id, household, contact)).await?;
    cx.done(&next, "person-registered-done", &Created { id, code, household })
}

/// What rooms keep of the anonymous contact goes on in the file of the person it has become: a stay, most of all.
async fn take_over(cx: &Cx, write: &mut Write, contact: StreamId, id: PersonId) -> Result<()> {
    for merged in cx.app().rooms().iter().filter_map(|room| room.merged) {
        merged(cx, write, contact, id.cast()).await?;
    }
    Ok(())
}

/// Where a clerk goes on after a registration. Who came with many others leads back to their list.
async fn next_of(cx: &Cx, form: &PersonForm, (id, household, contact): (PersonId, Option<StreamId>, Option<StreamId>)) -> Result<String> {
    let list = match contact {
        Some(contact) => deed(cx, contact, |path| path.starts_with("/emergencies/")).await?,
        None => None,
    };
    Ok(match (form.next.as_str(), household, list) {
        ("member", Some(household), Some(list)) => format!("{list}{}household={household}", if list.contains('?') { '&' } else { '?' }),
        ("member", Some(household), None) => format!("/consents/new?household={household}"),
        ("another", _, Some(list)) => list.split('?').next().unwrap_or_default().to_owned(),
        ("another", ..) => "/consents/new".to_owned(),
        // Who is in the house already moves to a bed.
        ("bed", ..) if cx.may(Duty::StayWrite) => {
            let moves = |path: &str| path.starts_with("/stays/") && path.ends_with("/move");
            deed(cx, id.cast(), moves).await?.unwrap_or_else(|| format!("/stays/admit/{id}"))
        }
        _ => format!("/people/{id}"),
    })
}

/// Where the first of the deeds leads that rooms offer for somebody at such an address.
async fn deed(cx: &Cx, id: StreamId, is_it: impl Fn(&str) -> bool) -> Result<Option<String>> {
    let mut conn = cx.read().await?;
    for aside in cx.app().rooms().iter().filter_map(|room| room.aside) {
        if let Some((_, path)) = aside(cx, &mut conn, id).await?.deeds.into_iter().find(|(_, path)| is_it(path)) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

pub(super) async fn keep_photo(write: &mut Write, consents: &Consents, id: PersonId, photo: &Upload, cx: &Cx) -> Result<String> {
    consents.live("photo", cx.today()).map_err(|_| Error::conflict("photo", "consent-none-for-this"))?;
    let media = photo.sniff().filter(|m| m.starts_with("image/")).ok_or_else(|| Error::invalid("photo", "upload-unreadable"))?;
    Ok(write.attach(id.cast(), Compartment::Identity, media, &photo.bytes).await?)
}

fn company(form: &PersonForm) -> Result<Company<'_>, Problems> {
    match form.with.as_str() {
        "" | "alone" => Ok(Company::Alone),
        "head" => Ok(Company::Head),
        "member" if form.household.parse::<StreamId>().is_err() => Err(Problems::one("household", "household-missing")),
        "member" if household::RELATIONS.contains(&form.relation.as_str()) => Ok(Company::With(&form.relation)),
        "member" => Err(Problems::one("relation", "household-relation-missing")),
        _ => Err(Problems::one("with", "person-not-in-list")),
    }
}

/// Who looks like the one being registered and has not been judged: not on this form, and not before, on any file.
async fn unjudged(cx: &Cx, conn: &mut ledger::Conn, identity: &Identity, form: &PersonForm) -> Result<(Vec<Likely>, bool)> {
    let told = match form.person.parse::<PersonId>() {
        Ok(id) => duplicate::apart(conn, id).await?,
        Err(_) => std::collections::HashSet::new(),
    };
    let judged: Vec<String> = form.different.iter().chain(&form.perhaps).cloned().chain(told.iter().map(PersonId::to_string)).collect();
    search(cx, conn, identity, &judged).await
}

/// A form that was sent twice does not look like itself.
fn without(mut alike: Vec<Likely>, id: PersonId) -> Vec<Likely> {
    alike.retain(|likely| likely.id != id);
    alike
}

async fn doubtful(cx: &Cx, form: PersonForm, alike: Vec<Likely>) -> Result<Response> {
    let problems = Problems(alike.iter().map(|l| Problem::new("different", "person-likely").with("value", l.id)).collect());
    refuse(cx, form, problems, alike).await
}

/// Shows the form again. Likely duplicates are a state of things (409), not a mistake of the clerk (422).
async fn refuse(cx: &Cx, form: PersonForm, problems: Problems, alike: Vec<Likely>) -> Result<Response> {
    if !alike.is_empty() && cx.wants() == web::Wants::Json {
        return cx.json(axum::http::StatusCode::CONFLICT, &LikelyPage { likely: alike, person: form.person });
    }
    let form = PersonForm { photo: String::new(), ..form };
    let shown = if alike.is_empty() { problems.clone() } else { Problems::default() };
    let page = new_page(cx, form, shown, alike).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn candidates(cx: Cx, Input(form): Input<PersonForm>) -> Result<Response> {
    let form = PersonForm { birth: rules::birth(&form.birth, cx.today()).ok().flatten().map(|b| b.to_string()).unwrap_or_default(), ..form };
    let alike = match rules::read(&form, cx.today()) {
        Ok(identity) => unjudged(&cx, &mut cx.read().await?, &identity, &form).await?.0,
        Err(_) => Vec::new(),
    };
    if !alike.is_empty() {
        cx.look_list("candidates").await?;
    }
    cx.fragment(LikelyPage { likely: alike, person: form.person })
}

/// Who came back.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct ContinueForm {
    /// Person under whom the consent was just recorded; its consents go over to the known file.
    pub person: String,
    /// `member` to join a household too, as far as the person has none.
    pub with: String,
    /// Household joined, for `member`.
    pub household: String,
    /// Relation to its head.
    pub relation: String,
}

pub(super) async fn come_back(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<ContinueForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let found = record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRegister, &found)?;
    let mut stream = write.load(id.cast()).await?;
    let person = Person::fold(&stream);
    let mut facts = rules::come_back(&person).map_err(Error::Conflict)?;
    if let Ok(fresh) = form.person.parse::<PersonId>() {
        let found = consent::record(write.conn()?, fresh).await?.ok_or(Error::NotFound)?;
        cx.demand(Duty::PersonRegister, &found)?;
        let mut left = write.load(fresh.cast()).await?;
        if fresh != id && Person::fold(&left).registered_at.is_none() {
            // Their proof comes along: an attachment is found by its name and opened with the key of the stream it was sealed for.
            facts.extend(consent::carry(&Consents::fold(&stream), &Consents::fold(&left), None));
            duplicate::moved(&mut write, &mut left, id).await?;
        }
    }
    write.append(&mut stream, facts).await?;
    // A file goes on only while the person agrees to it: what was agreed years ago may be over.
    let consents = Consents::fold(&stream);
    consents.live("general", cx.today()).map_err(Error::Conflict)?;
    let home = household::of(write.conn()?, id).await?;
    let joins = form.with == "member" && home.is_none() && form.household.parse::<StreamId>().is_ok();
    let household = if joins { Some(household::join(&cx, &mut write, &form.household, id, &form.relation).await?) } else { home };
    write.commit().await?;
    cx.done(&format!("/people/{id}"), "person-returned-done", &Created { id, code: person.code, household })
}

pub(super) async fn edit(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let found = record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonCorrect, &found)?;
    cx.look(id, Compartment::Identity, "edit").await?;
    let person = Person::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?);
    drop(conn);
    let form = PersonForm::of(&person.identity, person.version);
    cx.page(FormPage { editing: Some(id), ..form_page(&cx, form, Problems::default()) }).await
}

pub(super) async fn correct(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<PersonForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let found = record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonCorrect, &found)?;
    let mut stream = write.load(id.cast()).await?;
    let person = Person::fold(&stream);
    if form.version.parse::<i64>().is_ok_and(|version| version != person.version) {
        return Err(Error::Stale);
    }
    let live = Consents::fold(&stream).live("general", cx.today()).map_err(Error::Conflict)?;
    let checked = rules::read(&form, cx.today()).map(|mut identity| {
        if !cx.sees(access::Portion::Intimate) {
            identity.gender.clone_from(&person.identity.gender);
        }
        identity
    });
    match checked.and_then(|identity| rules::correct(&person, &live, &identity, &form.reason)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            let identity = Person::fold(&stream).identity;
            memory::remember(cx.app(), &mut write, id, &identity)?;
            duplicate::suspect(cx.app(), &mut write, &mut stream, &identity).await?;
            write.commit().await?;
            cx.done(&format!("/people/{id}"), "person-corrected-done", &Created { id, code: person.code, household: None })
        }
        Err(problems) => {
            drop(write);
            let page = FormPage { editing: Some(id), ..form_page(&cx, form, problems.clone()) };
            cx.retry(page, &problems).await
        }
    }
}

/// The mark of a child alone.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct CareForm {
    /// `unaccompanied`, `separated` or empty.
    pub care: String,
    /// Why.
    pub reason: String,
}

pub(super) async fn set_care(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<CareForm>) -> Result<Response> {
    mark(&cx, id, |person| rules::set_care(person, &form.care, &form.reason)).await
}

/// Closing a file.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct RestrictForm {
    /// `yes` to close it.
    pub restricted: String,
    /// Why.
    pub reason: String,
}

pub(super) async fn set_restricted(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<RestrictForm>) -> Result<Response> {
    mark(&cx, id, |person| rules::set_restricted(person, form.restricted == "yes", &form.reason)).await
}

async fn mark(cx: &Cx, id: PersonId, rule: impl FnOnce(&Person) -> Result<Vec<ledger::NewFact>, Problems> + Send) -> Result<Response> {
    let mut write = cx.write().await?;
    let found = record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonAssign, &found)?;
    let mut stream = write.load(id.cast()).await?;
    let person = Person::fold(&stream);
    let facts = rule(&person).map_err(Error::Invalid)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    let place = if cx.may(Duty::PersonRead) { format!("/people/{id}") } else { "/people".to_owned() };
    cx.done(&place, "person-marked-done", &Created { id, code: person.code, household: None })
}
