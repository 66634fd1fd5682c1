//! Pages of births: the birth itself, and that the State has registered it.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Day, FactKind as _, Stream, StreamId, Write, serde_json};
use people::assignment;
use people::consent::{self, Consents};
use people::household::{self, Household, HouseholdFact, Joined};
use people::person::{self, NewPerson, Person, PersonFact, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::State;
use super::form::{BirthForm, RegisteredForm};
use super::rules::{self, SEXES};
use super::store;
use crate::place::{self, BedId};
use crate::stay::{self, StayId};

/// A bed of the child's own.
#[derive(Serialize, ToSchema)]
pub(crate) struct Cot {
    bed: BedId,
    label: String,
}

/// The form of a birth.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "vital/birth.html")]
pub(crate) struct BirthPage {
    mother: PersonId,
    name: String,
    code: String,
    /// Where the mother sleeps; empty when she has no bed here.
    bed: String,
    /// Whether the mother is in the house, so that the child is too.
    is_in: bool,
    /// Free beds in her room.
    cots: Vec<Cot>,
    /// Whether the mother's consent is in force, under which the child gets a file.
    allowed: bool,
    /// Whether the same child seems to be noted already.
    twice: bool,
    page: String,
    form: BirthForm,
    problems: Problems,
    sexes: &'static [&'static str],
}

impl View for BirthPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("vital-birth-title")
    }
}

/// The page of a person, or that of births and deaths for readers who may not open the file.
pub(super) fn page_of(cx: &Cx, id: PersonId, record: &access::Record) -> String {
    if cx.demand(Duty::PersonRead, record).is_ok() { format!("/people/{id}") } else { "/vital".to_owned() }
}

/// What access needs of a file, if the reader may note births and deaths of it.
pub(super) async fn demanded(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<access::Record> {
    let found = person::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::VitalRecord, &found)?;
    Ok(found)
}

async fn birth_page(cx: &Cx, mother: PersonId, typed: Option<(BirthForm, Problems)>) -> Result<BirthPage> {
    let mut conn = cx.read().await?;
    let found = demanded(cx, &mut conn, mother).await?;
    cx.look(mother, Compartment::House, "vital").await?;
    let head = person::head(cx, &mut conn, mother).await?.ok_or(Error::NotFound)?;
    let stream = cx.app().ledger().stream(&mut conn, mother.cast()).await?;
    let current = stay::current(&mut conn, mother.cast()).await?;
    let room = stay::State::fold(&stream).current().and_then(|stay| stay.spot().map(|spot| spot.room_id));
    let cots = match room {
        Some(room) => place::list_free(&mut conn, cx.site_id()).await?.into_iter().filter(|bed| bed.room_id == room && bed.handover.is_none()).collect(),
        None => Vec::new(),
    };
    drop(conn);
    let family = Person::fold(&stream).identity.family;
    let first =
        || BirthForm { at: stay::typed(cx.now(), &cx.zone()), family: if cx.sees(Portion::Name) { family } else { String::new() }, ..BirthForm::default() };
    let (form, problems) = typed.unwrap_or_else(|| (first(), Problems::default()));
    Ok(BirthPage {
        mother,
        name: head.name,
        code: head.code,
        bed: current.as_ref().map(|current| current.bed_label.clone()).unwrap_or_default(),
        is_in: current.is_some(),
        cots: cots.into_iter().map(|bed| Cot { bed: bed.bed_id, label: bed.label() }).collect(),
        allowed: Consents::fold(&stream).live("general", cx.today()).is_ok(),
        twice: problems.of("twin").is_some(),
        page: page_of(cx, mother, &found),
        form,
        problems,
        sexes: SEXES,
    })
}

pub(super) async fn ask(cx: Cx, Path(mother): Path<PersonId>) -> Result<Response> {
    let page = birth_page(&cx, mother, None).await?;
    cx.page(page).await
}

/// The child that was born.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The child.
    pub(crate) id: PersonId,
    /// Human code.
    pub(crate) code: String,
    /// Its mother's household.
    pub(crate) household: StreamId,
    /// Stay, when the mother is in the house.
    pub(crate) stay: Option<StayId>,
    /// Last day on which the State takes the declaration.
    pub(crate) due: Day,
}

pub(super) async fn note(cx: Cx, Path(mother): Path<PersonId>, Input(form): Input<BirthForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let found = demanded(&cx, write.conn()?, mother).await?;
    match enter(&cx, &mut write, (mother, &found), &form).await? {
        Ok(made) => {
            write.commit().await?;
            cx.done(&page_of(&cx, made.id, &found), "vital-birth-noted", &made)
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.0.iter().any(|problem| problem.field.is_empty()) {
                return Err(Error::Conflict(problems));
            }
            let page = birth_page(&cx, mother, Some((form, problems.clone()))).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// The father, if one was declared: his file when a code was typed, and his name in words.
async fn father(cx: &Cx, write: &mut Write, typed: &str) -> Result<Result<(Option<PersonId>, String), Problems>> {
    let Some(code) = people::code::parse(typed) else {
        let words: String = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let long = words.chars().count() > 200;
        return Ok(if long { Err(web::Problem::new("father", "vital-too-long").with("n", 200).into()) } else { Ok((None, words)) });
    };
    let unknown = || Err(Problems::one("father", "vital-father-unknown"));
    let Some(id) = store::find_code(write.conn()?, &code).await? else { return Ok(unknown()) };
    // A file that one may not open does not exist.
    let Some(record) = person::record(write.conn()?, id).await?.filter(|record| cx.demand(Duty::VitalRecord, record).is_ok()) else { return Ok(unknown()) };
    drop(record);
    let name = Person::fold(&write.load(id.cast()).await?).identity.full_name();
    Ok(Ok((Some(id), name)))
}

/// Enters a child in the register: consent through its mother, file, household, bed. A refusal leaves the transaction to be
/// dropped.
async fn enter(cx: &Cx, write: &mut Write, (mother, record): (PersonId, &access::Record), form: &BirthForm) -> Result<Result<Made, Problems>> {
    let site = cx.site()?;
    let hers = write.load(mother.cast()).await?;
    let her = Person::fold(&hers);
    let read = match rules::read(form, &her, (&site.zone, cx.now())) {
        Ok(read) => read,
        Err(problems) => return Ok(Err(problems)),
    };
    let consents = Consents::fold(&hers);
    let Some(recorded) = consents.in_force("general", cx.today()) else {
        return Ok(Err(consents.live("general", cx.today()).err().unwrap_or_default()));
    };
    if form.twin != "yes" && rules::is_twice(&read, &children(write, mother).await?) {
        return Ok(Err(Problems::one("twin", "vital-birth-twice")));
    }
    let (father, father_name) = match father(cx, write, &form.father).await? {
        Ok(father) => father,
        Err(problems) => return Ok(Err(problems)),
    };
    let child: PersonId = write.id();
    let mut stream = write.load(child.cast()).await?;
    let id: ledger::Id<ledger::Fresh> = write.id();
    write.append(&mut stream, consent::give(rules::consent(recorded, her.identity.full_name(), id.to_string()))).await?;
    let live = Consents::fold(&stream).live("general", cx.today()).map_err(Error::Conflict)?;
    let identity = rules::identity(&read, &her.identity, &father_name);
    let code = person::enter(cx.app(), &site, write, NewPerson { stream: &mut stream, consent: &live, identity, care: "", import: None }).await?;
    let due = rules::due(&site.country, read.on);
    let words = if father.is_some() { String::new() } else { father_name };
    write.append(&mut stream, rules::born(read, (mother, father), (words, due))).await?;
    like_mother(write, &mut stream, record).await?;
    let household = join(write, mother, child).await?;
    let is_in = stay::current(write.conn()?, mother.cast()).await?.is_some();
    let stay = if is_in {
        match stay::born(cx, write, (child.cast(), mother.cast()), (&form.bed, &cx.t("vital-bed-reason"))).await? {
            Ok(stay) => Some(stay),
            Err(problems) => return Ok(Err(problems)),
        }
    } else {
        None
    };
    Ok(Ok(Made { id: child, code, household, stay, due }))
}

/// The children of a mother as they are known.
async fn children(write: &mut Write, mother: PersonId) -> Result<Vec<(State, person::Identity)>> {
    let mut out = Vec::new();
    for child in store::list_children(write.conn()?, mother).await? {
        let stream = write.load(child.cast()).await?;
        out.push((State::fold(&stream), Person::fold(&stream).identity));
    }
    Ok(out)
}

/// Whoever follows the mother follows the child, and the child's file is no more open than hers.
async fn like_mother(write: &mut Write, stream: &mut Stream, record: &access::Record) -> Result<()> {
    let restricted = serde_json::json!({"restricted": true, "reason": "mother"});
    if let Some(fact) = PersonFact::decode("person/restricted", &restricted).filter(|_| record.restricted) {
        write.append(stream, [fact.fact()]).await?;
    }
    for user in &record.assigned {
        assignment::give(write, stream, *user).await?;
    }
    Ok(())
}

/// The child joins its mother's household, which begins with them when she had none.
async fn join(write: &mut Write, mother: PersonId, child: PersonId) -> Result<StreamId> {
    let household = match household::of(write.conn()?, mother).await? {
        Some(household) => household,
        None => household::form(write, mother).await?,
    };
    let mut stream = write.load(household).await?;
    let state = Household::fold(&stream);
    let hers = state.members.get(&mother).map(|member| member.relation.as_str()).unwrap_or_default();
    let joined = Joined { person: child, relation: rules::relation(hers).to_owned(), ..Joined::default() };
    write.append(&mut stream, [HouseholdFact::Joined(joined).fact()]).await?;
    Ok(household)
}

/// The registration of a birth by the State.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "vital/registered.html")]
pub(crate) struct RegisteredPage {
    child: PersonId,
    name: String,
    code: String,
    due: Day,
    /// Whether the last day has passed.
    over: bool,
    notification: String,
    /// Number of the act, when it is registered.
    number: String,
    on: Option<Day>,
    page: String,
    form: RegisteredForm,
    problems: Problems,
}

impl View for RegisteredPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("vital-registered-title")
    }
}

async fn registered_page(cx: &Cx, child: PersonId, (form, problems): (RegisteredForm, Problems)) -> Result<RegisteredPage> {
    let mut conn = cx.read().await?;
    let found = demanded(cx, &mut conn, child).await?;
    cx.look(child, Compartment::Identity, "vital").await?;
    let head = person::head(cx, &mut conn, child).await?.ok_or(Error::NotFound)?;
    let birth = State::fold(&cx.app().ledger().stream(&mut conn, child.cast()).await?).birth.ok_or(Error::NotFound)?;
    drop(conn);
    let (number, on) = birth.registered.clone().unwrap_or_default();
    Ok(RegisteredPage {
        child,
        name: head.name,
        code: head.code,
        due: birth.born.due,
        over: birth.registered.is_none() && birth.born.due < cx.today(),
        notification: birth.born.notification,
        number,
        on,
        page: page_of(cx, child, &found),
        form,
        problems,
    })
}

pub(super) async fn ask_registered(cx: Cx, Path(child): Path<PersonId>) -> Result<Response> {
    let page = registered_page(&cx, child, (RegisteredForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Noted {
    /// The person.
    pub(crate) id: PersonId,
}

pub(super) async fn registered(cx: Cx, Path(child): Path<PersonId>, Input(form): Input<RegisteredForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let found = demanded(&cx, write.conn()?, child).await?;
    let mut stream = write.load(child.cast()).await?;
    match rules::registered(&State::fold(&stream), &form, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&page_of(&cx, child, &found), "vital-registered-done", &Noted { id: child })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.0.iter().any(|problem| problem.field.is_empty()) {
                return Err(Error::Conflict(problems));
            }
            let page = registered_page(&cx, child, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
