//! Pages of the change of shift.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, StreamId, UserId};
use people::person::{self, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wait, filters};

use super::facts::{Count, Handover, HandoverId, NoteId, Post};
use super::form::{HandForm, NoteForm, PastQuery, PostQuery, TakeForm};
use super::rules::{self, Now};
use super::store::{self, Which};

/// Handovers on a page of the past.
const PAGE: i64 = 25;

/// A note as the reader may see it.
#[derive(Serialize, ToSchema)]
pub struct NoteRead {
    id: NoteId,
    class: String,
    text: String,
    at: Instant,
    by: UserId,
    ticked: bool,
    /// Whom it is about, when it is about somebody.
    person: Option<PersonId>,
    name: String,
    code: String,
}

/// What is open now at one's post.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "shift/show.html")]
pub struct ShiftPage {
    post: Post,
    /// The posts of the reader.
    posts: Vec<Post>,
    /// People in the house.
    heads: i64,
    open: Vec<Wait>,
    notes: Vec<NoteRead>,
    /// A handover that nobody took over yet.
    pending: Option<HandoverId>,
    /// It is the reader's own.
    pending_own: bool,
    classes: Vec<&'static str>,
    form: NoteForm,
    problems: Problems,
}

impl View for ShiftPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-shift")
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) note: Option<NoteForm>,
    pub(super) problems: Problems,
}

/// What every room says waits, in the reader's measure.
async fn open_now(cx: &Cx, conn: &mut Conn) -> Result<Vec<Wait>> {
    let mut out: Vec<Wait> = Vec::new();
    // What waits at the change of shift stands on the page already.
    for ask in cx.app().rooms().iter().filter(|room| room.name != "shift").filter_map(|room| room.waits) {
        out.extend(ask(cx, conn).await?.into_iter().filter(|wait| wait.count > 0));
    }
    out.sort_by_key(|wait| !wait.urgent);
    Ok(out)
}

async fn heads(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    Ok(house::board::occupancy(conn, cx.site_id(), cx.today()).await?.present)
}

/// Notes with the names of whom they are about. The look is recorded before.
async fn notes(cx: &Cx, conn: &mut Conn, (post, which): (Post, Which<'_>)) -> Result<Vec<NoteRead>> {
    let notes = store::list_notes(cx, conn, (post, which)).await?;
    let ids: Vec<PersonId> = notes.iter().filter_map(|note| note.person).collect();
    if !ids.is_empty() {
        cx.look_list("shift").await?;
    }
    let named = person::heads(cx, conn, &ids).await?;
    let read = |note: store::Note| {
        let head = note.person.and_then(|id| named.get(&id));
        NoteRead {
            id: note.id,
            class: note.class,
            text: note.text,
            at: note.at,
            by: note.by,
            ticked: note.ticked,
            person: note.person,
            name: head.map(|head| head.name.clone()).unwrap_or_default(),
            code: head.map(|head| head.code.clone()).unwrap_or_default(),
        }
    };
    Ok(notes.into_iter().map(read).collect())
}

pub(super) async fn shift_page(cx: &Cx, post: Post, typed: Typed) -> Result<ShiftPage> {
    let mut conn = cx.read().await?;
    let open = open_now(cx, &mut conn).await?;
    let heads = heads(cx, &mut conn).await?;
    let notes = notes(cx, &mut conn, (post, Which::Open)).await?;
    let pending = store::pending(&mut conn, (cx.site_id(), post)).await?;
    drop(conn);
    let classes = rules::classes(cx, post);
    let form = typed.note.unwrap_or_else(|| NoteForm { class: classes.first().copied().unwrap_or_default().to_owned(), ..NoteForm::default() });
    Ok(ShiftPage {
        post,
        posts: rules::posts(cx),
        heads,
        open,
        notes,
        pending: pending.map(|pending| pending.id),
        pending_own: pending.is_some_and(|pending| pending.by == cx.user()),
        classes,
        form,
        problems: typed.problems,
    })
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<PostQuery>) -> Result<Response> {
    let post = rules::post(&cx, &query.post)?;
    let page = shift_page(&cx, post, Typed::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Post.
    pub post: Post,
    /// The handover, where it is about one.
    pub handover: Option<HandoverId>,
}

pub(super) async fn hand_over(cx: Cx, Input(form): Input<HandForm>) -> Result<Response> {
    let post = rules::post(&cx, &form.post)?;
    let mut write = cx.write().await?;
    let conn = write.conn()?;
    let pending = store::pending(conn, (cx.site_id(), post)).await?;
    let open = open_now(&cx, conn).await?.into_iter().map(|wait| Count { key: wait.key.to_owned(), n: wait.count, urgent: wait.urgent }).collect();
    let heads = heads(&cx, conn).await?;
    let notes = store::list_notes(&cx, conn, (post, Which::Open)).await?.into_iter().map(|note| note.id).collect();
    let (fact, old) = rules::hand_over(pending, cx.user(), Now { post, heads, open, notes }).map_err(Error::Conflict)?;
    let id: HandoverId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, [fact]).await?;
    if let Some(old) = old {
        let mut stream = write.load(old.cast()).await?;
        write.append(&mut stream, [rules::replaced()]).await?;
    }
    write.commit().await?;
    cx.done(&format!("/shift?post={}", post.name()), "shift-handed", &Done { post, handover: Some(id) })
}

/// A handover.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "shift/one.html")]
pub struct OnePage {
    id: HandoverId,
    post: Post,
    at: Instant,
    by: UserId,
    taken_at: Option<Instant>,
    taken_by: Option<UserId>,
    replaced: bool,
    heads: i64,
    open: Vec<Count>,
    notes: Vec<NoteRead>,
    /// Whether the reader could take over.
    may_take: bool,
    problems: Problems,
}

impl View for OnePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("shift-one-title")
    }
}

/// The post at which a handover of this site was made, if the reader holds it.
async fn post_of(cx: &Cx, conn: &mut Conn, id: HandoverId) -> Result<Post> {
    let place = store::place(conn, id).await?.filter(|(site, _)| *site == cx.site_id());
    place.and_then(|(_, post)| post).filter(|post| rules::posts(cx).contains(post)).ok_or(Error::NotFound)
}

async fn one_page(cx: &Cx, id: HandoverId, problems: Problems) -> Result<OnePage> {
    let mut conn = cx.read().await?;
    let post = post_of(cx, &mut conn, id).await?;
    let stream: StreamId = id.cast();
    let handover = Handover::fold(&cx.app().ledger().stream(&mut conn, stream).await?).ok_or(Error::NotFound)?;
    let notes = notes(cx, &mut conn, (post, Which::Of(&handover.handed.notes))).await?;
    drop(conn);
    Ok(OnePage {
        id,
        post,
        at: handover.at,
        by: handover.by,
        taken_at: handover.taken.map(|(at, _)| at),
        taken_by: handover.taken.map(|(_, by)| by),
        replaced: handover.replaced,
        heads: handover.handed.heads,
        open: handover.handed.open,
        notes,
        may_take: handover.taken.is_none() && !handover.replaced && handover.by != cx.user(),
        problems,
    })
}

pub(super) async fn one(cx: Cx, Path(id): Path<HandoverId>) -> Result<Response> {
    let page = one_page(&cx, id, Problems::default()).await?;
    cx.page(page).await
}

pub(super) async fn take_over(cx: Cx, Path(id): Path<HandoverId>, Input(form): Input<TakeForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let post = post_of(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id.cast()).await?;
    let handover = Handover::fold(&stream).ok_or(Error::NotFound)?;
    match rules::take_over(&handover, cx.user(), &form.read) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            cx.done(&format!("/shift?post={}", post.name()), "shift-taken", &Done { post, handover: Some(id) })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = one_page(&cx, id, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// A handover in the list.
#[derive(Serialize, ToSchema)]
pub struct PastEntry {
    id: HandoverId,
    at: Instant,
    by: UserId,
    taken_at: Option<Instant>,
    taken_by: Option<UserId>,
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    prev: Option<String>,
    next: Option<String>,
    says: String,
}

/// Past handovers.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "shift/past.html")]
pub struct PastPage {
    post: Post,
    handovers: Vec<PastEntry>,
    pages: Pages,
}

impl View for PastPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("shift-past-title")
    }
}

pub(super) async fn past(cx: Cx, Asked(query): Asked<PastQuery>) -> Result<Response> {
    let post = rules::post(&cx, &query.post)?;
    let page = query.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let offset = (page - 1) * PAGE;
    let mut rows = store::list_past(&mut cx.read().await?, (cx.site_id(), post), (PAGE + 1, offset)).await?;
    let fits = usize::try_from(PAGE).unwrap_or(25);
    let more = rows.len() > fits;
    rows.truncate(fits);
    let address = |page: i64| format!("/shift/past?post={}&page={page}", post.name());
    let last = offset + i64::try_from(rows.len()).unwrap_or(0);
    let pages = Pages {
        prev: (page > 1).then(|| address(page - 1)),
        next: more.then(|| address(page + 1)),
        says: cx.tv("page-says", &[("first", (offset + 1).into()), ("last", last.into())]),
    };
    let entry = |row: store::Past| PastEntry { id: row.handover_id, at: row.handed_at, by: row.handed_by, taken_at: row.taken_at, taken_by: row.taken_by };
    cx.page(PastPage { post, handovers: rows.into_iter().map(entry).collect(), pages }).await
}
