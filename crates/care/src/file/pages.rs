//! The follow-up of a person: it is opened, and given to a case manager.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Instant, Stream, UserId};
use people::assignment;
use people::consent::Consents;
use people::person::{self, Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters, reference};

use super::facts::{File, FileId};
use super::form::{GiveForm, OpenForm};
use super::list::candidates;
use super::rules::{self, Proposed, WISHES, Wanted, Why};
use crate::level::Level;
use crate::screening::{CATEGORIES, Screenings};

/// A case manager who could follow, with the reasons for the place in the list.
#[derive(Serialize, ToSchema)]
pub struct Offer {
    user: UserId,
    name: String,
    open: i64,
    why: Vec<Why>,
    /// Whether choosing them wants a reason.
    reason_needed: bool,
}

/// The follow-up as the page shows it.
#[derive(Serialize, ToSchema)]
pub struct Followed {
    /// For readers of the protection part of files; empty for others.
    reason: String,
    urgency: Level,
    language: String,
    wish: String,
    opened_at: Instant,
    manager: Option<UserId>,
    given_at: Option<Instant>,
    /// When it ended; nothing is changed in it until it is opened again.
    closed_at: Option<Instant>,
    /// Why it ended: a code, for readers of the protection part of files.
    closed_because: String,
}

/// The follow-up of a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "file/show.html")]
pub struct FollowPage {
    head: Head,
    /// The page of the person, for readers who may open it.
    path: String,
    file: Option<Followed>,
    offers: Vec<Offer>,
    form: OpenForm,
    give: GiveForm,
    problems: Problems,
    reasons: &'static [&'static str],
    levels: &'static [&'static str],
    wishes: &'static [&'static str],
}

impl View for FollowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("file-title")
    }
}

impl FollowPage {
    fn is_open(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.closed_at.is_none())
    }
    fn has_manager(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.manager.is_some())
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
struct Typed {
    form: Option<OpenForm>,
    give: GiveForm,
    problems: Problems,
}

/// What the person wishes, and the language in which they are at home.
fn wanted(file: &File, stream: &Stream) -> Wanted {
    let spoken = || person::Person::fold(stream).identity.languages.first().cloned().unwrap_or_default();
    let language = if file.opened.language.is_empty() { spoken() } else { file.opened.language.clone() };
    Wanted { language, wish: file.opened.wish.clone() }
}

async fn proposals(cx: &Cx, conn: &mut Conn, (file, stream): (&File, &Stream)) -> Result<Vec<Proposed>> {
    Ok(rules::propose(candidates(cx, conn).await?, &wanted(file, stream)))
}

/// A form with what the screening says already, for those who may read it.
fn prepared(cx: &Cx, stream: &Stream, head: &Head) -> OpenForm {
    let language = reference::language(&head.language).map(|entry| entry.name(cx.locale()).to_owned()).unwrap_or_default();
    let screenings = Screenings::fold(stream);
    let known = screenings.last().filter(|_| cx.may(Duty::ScreeningRead) && cx.reads(Compartment::Protection));
    let Some(last) = known else { return OpenForm { language, ..OpenForm::default() } };
    OpenForm {
        reason: last.categories.first().cloned().unwrap_or_default(),
        urgency: last.level.name().to_owned(),
        language,
        wish: last.recorded.as_ref().map(|recorded| recorded.wish.clone()).unwrap_or_default(),
        again: String::new(),
    }
}

async fn follow_page(cx: &Cx, id: PersonId, typed: Typed) -> Result<FollowPage> {
    let mut conn = cx.read().await?;
    let known = person::record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CaseOpen, &known)?;
    let reads = cx.reads(Compartment::Protection);
    cx.look(id, if reads { Compartment::Protection } else { Compartment::House }, "follow").await?;
    let head = person::head(cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let file = File::fold(&stream).map(|file| File { manager: file.manager.filter(|user| known.assigned.contains(user)), ..file });
    let proposed = match &file {
        Some(file) if file.is_open() => proposals(cx, &mut conn, (file, &stream)).await?,
        _ => Vec::new(),
    };
    drop(conn);
    let form = typed.form.unwrap_or_else(|| if file.as_ref().is_some_and(File::is_open) { OpenForm::default() } else { prepared(cx, &stream, &head) });
    let manager = file.as_ref().and_then(|file| file.manager);
    let offers: Vec<Offer> = proposed.into_iter().filter(|one| Some(one.candidate.user) != manager).map(offer).collect();
    let mut give = typed.give;
    if give.user.is_empty() && manager.is_none() {
        give.user = offers.first().map(|offer| offer.user.to_string()).unwrap_or_default();
    }
    Ok(FollowPage {
        path: if cx.demand(Duty::PersonRead, &known).is_ok() { format!("/people/{id}") } else { String::new() },
        head,
        file: file.map(|file| followed(file, reads)),
        offers,
        form,
        give,
        problems: typed.problems,
        reasons: CATEGORIES,
        levels: &Level::NAMES,
        wishes: WISHES,
    })
}

fn followed(file: File, reads: bool) -> Followed {
    Followed {
        reason: if reads { file.opened.reason } else { String::new() },
        urgency: file.opened.urgency,
        language: file.opened.language,
        wish: file.opened.wish,
        opened_at: file.opened_at,
        manager: file.manager,
        given_at: file.given_at,
        closed_at: file.closed.as_ref().map(|ending| ending.at),
        closed_because: file.closed.filter(|_| reads).map(|ending| ending.reason).unwrap_or_default(),
    }
}

fn offer(proposed: Proposed) -> Offer {
    let Proposed { candidate, why, reason_needed } = proposed;
    Offer { user: candidate.user, name: candidate.name, open: candidate.open, why, reason_needed }
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = follow_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// Who follows now.
    pub manager: Option<UserId>,
}

pub(super) async fn open(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<OpenForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = person::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CaseOpen, &known)?;
    let mut stream = write.load(id.cast()).await?;
    let live = Consents::fold(&stream).live("general", cx.today()).map_err(Error::Conflict)?;
    let file: FileId = write.id();
    match rules::open(File::fold(&stream).as_ref(), &form, (file, &live)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/people/{id}/follow"), "file-opened", &Done { id, manager: None })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = follow_page(&cx, id, Typed { form: Some(form), problems: problems.clone(), ..Typed::default() }).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn give(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<GiveForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = person::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CaseOpen, &known)?;
    let mut stream = write.load(id.cast()).await?;
    let file = File::fold(&stream).ok_or_else(|| Error::conflict("", "file-none"))?;
    let file = File { manager: file.manager.filter(|user| known.assigned.contains(user)), ..file };
    let proposed = proposals(&cx, write.conn()?, (&file, &stream)).await?;
    match rules::give(&file, &form, &proposed) {
        Ok((user, fact)) => {
            write.append(&mut stream, [fact]).await?;
            if let Some(before) = file.manager {
                assignment::end(&mut write, &mut stream, before).await?;
            }
            assignment::give(&mut write, &mut stream, user).await?;
            write.commit().await?;
            cx.done("/follow", "file-given", &Done { id, manager: Some(user) })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = follow_page(&cx, id, Typed { give: form, problems: problems.clone(), ..Typed::default() }).await?;
            cx.retry(page, &problems).await
        }
    }
}
