//! Rounds of mobile teams: planned, out, back.

use access::{Duty, Role};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, NewFact, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::contacts::now;
use super::facts::{Round, RoundId, State, Stop};
use super::form::{CancelForm, HeldUpForm, ReturnForm, RoundForm};
use super::rules::{self, STOPS_MAX, TRAVELS};
use super::store;

/// Rounds on a page of the list.
const PAGE: i64 = 30;
/// Staff on the form.
const STAFF_MAX: usize = 120;
/// Roles of those who do not work at the centre.
const OUTSIDE: &[Role] = &[Role::Authority, Role::Consular, Role::Donor, Role::Trainee, Role::Representative];

/// Which page of the list.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct ListQuery {
    /// From 1.
    pub page: String,
}

/// A round in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: RoundId,
    name: String,
    leave_at: Instant,
    back_by: Instant,
    state: State,
    late: bool,
    watch: UserId,
    met: i64,
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    prev: Option<String>,
    next: Option<String>,
    says: String,
}

/// Who can go on a round, and who can wait: id and name.
#[derive(Serialize, ToSchema)]
pub struct Staff {
    team: Vec<(UserId, String)>,
    watchers: Vec<(UserId, String)>,
}

impl Staff {
    fn here(cx: &Cx) -> Self {
        let here = cx.site_id();
        let accounts = cx.app().accounts();
        let of = |fits: &dyn Fn(&Role) -> bool| {
            let has = |roles: &[(ledger::SiteId, Role)]| roles.iter().any(|(site, role)| *site == here && fits(role));
            let known = accounts.iter().filter(|account| !account.disabled && has(&account.roles));
            let mut all: Vec<(UserId, String)> = known.map(|account| (account.id, account.name.clone())).collect();
            all.sort_by(|a, b| a.1.cmp(&b.1));
            all.truncate(STAFF_MAX);
            all
        };
        // Who waits for a team is told when it does not come back: they read what is told.
        let reads = |role: &Role| role.duties().iter().any(|(duty, _)| *duty == Duty::CaseRead);
        Self { team: of(&|role| !OUTSIDE.contains(role)), watchers: of(&reads) }
    }
    fn ids(&self) -> (Vec<UserId>, Vec<UserId>) {
        let ids = |all: &[(UserId, String)]| all.iter().map(|(user, _)| *user).collect();
        (ids(&self.team), ids(&self.watchers))
    }
}

/// The form of a round, with what was typed.
#[derive(Serialize, ToSchema)]
pub struct Sheet {
    form: RoundForm,
    staff: Staff,
    travels: &'static [&'static str],
    /// Places for stops.
    rows: Vec<usize>,
    problems: Problems,
}

impl Sheet {
    fn new(cx: &Cx, form: RoundForm, problems: Problems) -> Self {
        Self { form, staff: Staff::here(cx), travels: TRAVELS, rows: (0..STOPS_MAX).collect(), problems }
    }
    fn place(&self, n: &usize) -> &str {
        self.form.place.get(*n).map(String::as_str).unwrap_or_default()
    }
    fn time(&self, n: &usize) -> &str {
        self.form.time.get(*n).map(String::as_str).unwrap_or_default()
    }
    fn goes(&self, user: &UserId) -> bool {
        self.form.team.contains(&user.to_string())
    }
    fn waits(&self, user: &UserId) -> bool {
        self.form.watch == user.to_string()
    }
}

/// Rounds of mobile teams.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "outreach/rounds.html")]
pub struct ListPage {
    /// Teams that are out, whoever is to be back first.
    out: Vec<Entry>,
    rounds: Vec<Entry>,
    pages: Pages,
    may_write: bool,
    sheet: Sheet,
    typed: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-rounds")
    }
}

fn entries(cx: &Cx, rows: &[store::Row]) -> Result<Vec<Entry>> {
    let entry = |row: &store::Row| {
        let state = row.state();
        let late = state == State::Out && row.back_by < cx.now();
        let (id, leave_at, back_by) = (row.round_id, row.leave_at, row.back_by);
        Ok(Entry { id, name: row.name(cx)?, leave_at, back_by, state, late, watch: row.watch_user, met: row.met })
    };
    rows.iter().map(entry).collect()
}

async fn list_page(cx: &Cx, page: i64, typed: Option<(RoundForm, Problems)>) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let offset = (page - 1) * PAGE;
    let out = store::rounds(cx, &mut conn, (true, PAGE, 0)).await?;
    let mut rows = store::rounds(cx, &mut conn, (false, PAGE + 1, offset)).await?;
    drop(conn);
    let fits = usize::try_from(PAGE).unwrap_or(30);
    let more = rows.len() > fits;
    rows.truncate(fits);
    let last = offset + i64::try_from(rows.len()).unwrap_or(0);
    let was_typed = typed.is_some();
    let fresh = || {
        let form = RoundForm { on: cx.today().plus_days(1).to_string(), leave: "08:00".to_owned(), back: "16:00".to_owned(), ..RoundForm::default() };
        (RoundForm { watch: cx.user().to_string(), ..form }, Problems::default())
    };
    let (form, problems) = typed.unwrap_or_else(fresh);
    Ok(ListPage {
        out: entries(cx, &out)?,
        rounds: entries(cx, &rows)?,
        pages: Pages {
            prev: (page > 1).then(|| format!("/rounds?page={}", page - 1)),
            next: more.then(|| format!("/rounds?page={}", page + 1)),
            says: cx.tv("page-says", &[("first", (offset + 1).into()), ("last", last.into())]),
        },
        may_write: cx.may(Duty::CaseWrite),
        sheet: Sheet::new(cx, form, problems),
        typed: was_typed,
    })
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Response> {
    let number = query.page.parse::<i64>().unwrap_or(1).clamp(1, 10_000);
    let page = list_page(&cx, number, None).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Round.
    pub id: RoundId,
    /// Where it stands.
    pub state: State,
}

pub(super) async fn plan(cx: Cx, Input(form): Input<RoundForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (staff, watchers) = Staff::here(&cx).ids();
    let fact = match rules::plan(&form, (&staff, &watchers), &now(&cx)) {
        Ok(fact) => fact,
        Err(problems) if cx.wants() == Wants::Json => return Err(Error::Invalid(problems)),
        Err(problems) => {
            drop(write);
            let page = list_page(&cx, 1, Some((form, problems.clone()))).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let id: RoundId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done(&format!("/rounds/{id}"), "outreach-planned", &Done { id, state: State::Planned })
}

/// A round.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "outreach/round.html")]
pub struct ShowPage {
    id: RoundId,
    name: String,
    state: State,
    late: bool,
    leave_at: Instant,
    back_by: Instant,
    left_at: Option<Instant>,
    back_at: Option<Instant>,
    team: Vec<UserId>,
    others: Vec<String>,
    watch: UserId,
    stops: Vec<Stop>,
    means: String,
    security: String,
    carries: String,
    met: i64,
    follow_up: String,
    reason: String,
    may_write: bool,
    sheet: Sheet,
    held: HeldUpForm,
    back: ReturnForm,
    cancel: CancelForm,
    /// The form that was refused: `plan`, `held`, `back`, `cancel` or none.
    typed: &'static str,
    none: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("outreach-round")
    }
}

impl ShowPage {
    /// What was wrong with one of the forms.
    fn wrong(&self, form: &str) -> &Problems {
        if self.typed == form { &self.sheet.problems } else { &self.none }
    }
}

/// What was typed, if anything was.
#[derive(Default)]
struct Typed {
    which: &'static str,
    plan: Option<RoundForm>,
    held: HeldUpForm,
    back: ReturnForm,
    cancel: CancelForm,
    problems: Problems,
}

/// A round of the present site.
pub(super) async fn round(cx: &Cx, conn: &mut Conn, id: RoundId) -> Result<Round> {
    let round = Round::fold(&cx.app().ledger().stream(conn, id.cast()).await?);
    round.filter(|round| round.site == cx.site_id()).ok_or(Error::NotFound)
}

fn form_of(cx: &Cx, round: &Round) -> RoundForm {
    let zone = cx.zone();
    let time = |at: Instant| text::time_of_day(at.at_zone(&zone).time());
    let plan = &round.plan;
    RoundForm {
        name: plan.name.clone(),
        on: plan.leave_at.day(&zone).to_string(),
        leave: time(plan.leave_at),
        back_on: plan.back_by.day(&zone).to_string(),
        back: time(plan.back_by),
        team: plan.team.iter().map(ToString::to_string).collect(),
        others: plan.others.join("\n"),
        watch: plan.watch.to_string(),
        place: plan.stops.iter().map(|stop| stop.place.clone()).collect(),
        time: plan.stops.iter().map(|stop| stop.time.clone()).collect(),
        means: plan.means.clone(),
        security: plan.security.clone(),
        carries: plan.carries.clone(),
    }
}

async fn show_page(cx: &Cx, id: RoundId, typed: Typed) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let round = round(cx, &mut conn, id).await?;
    drop(conn);
    let form = typed.plan.unwrap_or_else(|| form_of(cx, &round));
    let late = round.is_late(cx.now());
    let Round { plan, state, left_at, back_at, met, follow_up, reason, .. } = round;
    Ok(ShowPage {
        id,
        name: plan.name,
        state,
        late,
        leave_at: plan.leave_at,
        back_by: plan.back_by,
        left_at,
        back_at,
        team: plan.team,
        others: plan.others,
        watch: plan.watch,
        stops: plan.stops,
        means: plan.means,
        security: plan.security,
        carries: plan.carries,
        met,
        follow_up,
        reason,
        may_write: cx.may(Duty::CaseWrite),
        sheet: Sheet::new(cx, form, typed.problems),
        held: typed.held,
        back: typed.back,
        cancel: typed.cancel,
        typed: typed.which,
        none: Problems::default(),
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<RoundId>) -> Result<Response> {
    let page = show_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// Takes a step in a round of the present site; what the step cannot be is told beside the form, with what was typed.
async fn step(cx: &Cx, id: RoundId, deed: impl FnOnce(&Round) -> Result<NewFact, Problems>, typed: impl FnOnce() -> Typed) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let round = Round::fold(&stream).filter(|round| round.site == cx.site_id()).ok_or(Error::NotFound)?;
    match deed(&round) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            let state = Round::fold(&stream).map(|round| round.state).unwrap_or_default();
            cx.done(&format!("/rounds/{id}"), &format!("outreach-done-{}", state.name()), &Done { id, state })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) if cx.wants() == Wants::Json => Err(Error::Invalid(problems)),
        Err(problems) => {
            drop(write);
            let page = show_page(cx, id, Typed { problems: problems.clone(), ..typed() }).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn plan_again(cx: Cx, Path(id): Path<RoundId>, Input(form): Input<RoundForm>) -> Result<Response> {
    let (staff, watchers) = Staff::here(&cx).ids();
    let now = now(&cx);
    let deed = |round: &Round| rules::plan_again(round, &form, ((&staff, &watchers), &now));
    step(&cx, id, deed, || Typed { which: "plan", plan: Some(form.clone()), ..Typed::default() }).await
}

pub(super) async fn leave(cx: Cx, Path(id): Path<RoundId>) -> Result<Response> {
    let now = now(&cx);
    step(&cx, id, |round| rules::leave(round, &now), Typed::default).await
}

pub(super) async fn held_up(cx: Cx, Path(id): Path<RoundId>, Input(form): Input<HeldUpForm>) -> Result<Response> {
    let now = now(&cx);
    step(&cx, id, |round| rules::held_up(round, &form, &now), || Typed { which: "held", held: form.clone(), ..Typed::default() }).await
}

pub(super) async fn come_back(cx: Cx, Path(id): Path<RoundId>, Input(form): Input<ReturnForm>) -> Result<Response> {
    step(&cx, id, |round| rules::come_back(round, &form), || Typed { which: "back", back: form.clone(), ..Typed::default() }).await
}

pub(super) async fn cancel(cx: Cx, Path(id): Path<RoundId>, Input(form): Input<CancelForm>) -> Result<Response> {
    step(&cx, id, |round| rules::cancel(round, &form), || Typed { which: "cancel", cancel: form.clone(), ..Typed::default() }).await
}
