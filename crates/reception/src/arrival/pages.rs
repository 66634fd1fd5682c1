//! The board of arrivals.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use house::arrival::Waiting;
use house::board::{self, Occupancy};
use house::stay::GuestId;
use ledger::{Conn, Instant, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Result, View, filters};

use super::facts::{State, TicketId};
use super::rules;
use super::store::{self, Counts, Row};
use crate::guest::{self, Kind};
use crate::visit;

/// From so many minutes on a wait is told in hours.
const HOURS_FROM_MIN: i64 = 120;
/// From so many minutes on a wait is told in days.
const DAYS_FROM_MIN: i64 = 48 * 60;
/// From so many minutes on a wait is too long.
const LONG_MIN: i64 = 60;
/// Rows of the queue on the board.
const QUEUE_ROWS: i64 = 20;
/// Rows of the other parts on the board.
const OTHER_ROWS: i64 = 8;
/// Rows on a page of one part.
const PART_ROWS: i64 = 25;
/// Languages that one chooses with one key; the others are in the full form.
const LANGUAGES_SHOWN: usize = 12;
/// Languages of the great routes, for a door that has not heard any yet.
const LANGUAGES_FIRST: &[&str] = &["hau", "fra", "ara", "ful", "bam", "eng", "wol", "tmh", "som", "tir", "amh", "swa"];

/// How the board is narrowed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct BoardQuery {
    /// One part alone: `queue`, `unregistered`, `bedless`, `today`.
    pub(crate) part: String,
    /// Page of that part, from 1.
    pub(crate) page: String,
    /// The ticket that was just drawn.
    pub(crate) made: String,
}

/// A wait.
#[derive(Serialize, ToSchema, Clone, Copy)]
pub(crate) struct Wait {
    pub(super) since: Instant,
    minutes: i64,
}

impl Wait {
    pub(super) fn new(cx: &Cx, since: Instant) -> Self {
        Self { since, minutes: ((cx.now().millis() - since.millis()) / 60_000).max(0) }
    }
    pub(super) fn key(&self) -> &'static str {
        match self.minutes {
            DAYS_FROM_MIN.. => "arrival-wait-days",
            HOURS_FROM_MIN.. => "arrival-wait-hours",
            _ => "arrival-wait-minutes",
        }
    }
    pub(super) fn n(&self) -> i64 {
        match self.minutes {
            DAYS_FROM_MIN.. => self.minutes / (24 * 60),
            HOURS_FROM_MIN.. => self.minutes / 60,
            _ => self.minutes,
        }
    }
    pub(super) fn long(&self) -> bool {
        self.minutes >= LONG_MIN
    }
}

/// A ticket of the queue.
#[derive(Serialize, ToSchema)]
pub(crate) struct Queued {
    pub(super) id: TicketId,
    pub(super) number: i64,
    /// Drawn on a day before today, so that the number may stand twice.
    pub(super) earlier: bool,
    pub(super) women: i64,
    pub(super) men: i64,
    pub(super) children: i64,
    pub(super) languages: Vec<String>,
    pub(super) interpreter: bool,
    pub(super) wait: Wait,
    pub(super) state: State,
    /// Who called or began.
    pub(super) by: String,
    /// What is still needed at once.
    pub(super) needs: Vec<String>,
    /// How to find them, for readers of names.
    pub(super) look: String,
    /// Immediate risks, for readers who are told.
    pub(super) risks: Vec<String>,
    /// Priority groups, for readers who are told.
    pub(super) groups: Vec<String>,
}

impl Queued {
    pub(super) fn new(cx: &Cx, row: Row) -> Result<Self> {
        let marked = if cx.sees(Portion::Care) { row.marked(cx)? } else { super::Marked::default() };
        let look = if cx.sees(Portion::Name) { row.whose(cx)?.look } else { String::new() };
        let words = |text: &str| text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let state = row.stands();
        Ok(Self {
            id: row.ticket_id,
            number: row.number,
            earlier: row.day != cx.today(),
            women: row.women,
            men: row.men,
            children: row.children,
            languages: words(&row.languages),
            interpreter: row.interpreter,
            wait: Wait::new(cx, row.opened_at),
            state,
            by: row.by_user.filter(|_| matches!(state, State::Called | State::Serving)).map(|user| cx.app().name_of(user)).unwrap_or_default(),
            needs: words(&row.needs),
            look,
            risks: marked.risks,
            groups: marked.groups,
        })
    }
    /// Whether anything of it is said only to some.
    fn tells(&self) -> bool {
        !(self.look.is_empty() && self.risks.is_empty() && self.groups.is_empty())
    }
}

/// Somebody who agreed and is not registered yet.
#[derive(Serialize, ToSchema)]
pub(crate) struct Unregistered {
    id: StreamId,
    wait: Wait,
    /// Number of their ticket, when it was linked.
    number: Option<i64>,
}

/// Somebody who waits for a bed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Bedless {
    id: GuestId,
    name: String,
    code: String,
    language: String,
    alone: bool,
    is_in: bool,
    conflict: bool,
    wait: Wait,
    /// Number of their ticket, when it was linked.
    number: Option<i64>,
}

/// Somebody who is in since today.
#[derive(Serialize, ToSchema)]
pub(crate) struct In {
    id: GuestId,
    name: String,
    code: String,
    at: Instant,
    bed: String,
    /// The page of the guest, for readers who may open it.
    path: String,
}

/// The ticket that was just drawn: a number to say aloud, and what can be given at once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Drawn {
    id: TicketId,
    number: i64,
}

/// A way through a part that is longer than its page.
#[derive(Serialize, ToSchema, Default)]
pub(crate) struct Turn {
    prev: Option<String>,
    next: Option<String>,
}

/// Who waits, since when, and what comes next.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "arrival/show.html")]
pub(crate) struct BoardPage {
    /// Which part is shown alone; empty for the whole board.
    part: String,
    turn: Turn,
    made: Option<Drawn>,
    queue: Vec<Queued>,
    unregistered: Vec<Unregistered>,
    bedless: Vec<Bedless>,
    today: Vec<In>,
    /// Tickets in the queue.
    tickets: i64,
    /// People on them.
    heads: i64,
    to_register: i64,
    to_bed: i64,
    came: i64,
    left: i64,
    /// Visitors inside now.
    inside: i64,
    occupancy: Occupancy,
    languages: Vec<String>,
    needs: &'static [&'static str],
    may_record: bool,
    may_begin: bool,
    may_register: bool,
    may_give: bool,
    may_emergency: bool,
}

impl View for BoardPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("arrival-title")
    }
}

impl BoardPage {
    fn shows(&self, part: &str) -> bool {
        self.part.is_empty() || self.part == part
    }
    fn more(&self, part: &str, total: &i64, shown: usize) -> bool {
        self.part.is_empty() && part != "today" && *total > i64::try_from(shown).unwrap_or(i64::MAX)
    }
    fn nobody(&self) -> bool {
        self.queue.is_empty() && self.unregistered.is_empty() && self.bedless.is_empty() && self.today.is_empty()
    }
}

const PARTS: &[&str] = &["queue", "unregistered", "bedless", "today"];

/// Which rows of each part are read: one more than is shown tells whether there are others.
struct Window {
    part: String,
    page: i64,
}

impl Window {
    fn of(query: &BoardQuery) -> Self {
        let part = PARTS.iter().find(|part| **part == query.part).map(|part| (*part).to_owned()).unwrap_or_default();
        let page = query.page.parse::<i64>().ok().filter(|page| (1..=store::LIST_MAX).contains(page)).unwrap_or(1);
        Self { page: if part.is_empty() { 1 } else { page }, part }
    }
    /// Limit and offset of a part; nothing when another one is shown alone.
    fn rows(&self, part: &str) -> (i64, i64) {
        match self.part.as_str() {
            "" if part == "queue" => (QUEUE_ROWS, 0),
            "" => (OTHER_ROWS, 0),
            alone if alone == part => (PART_ROWS, (self.page - 1) * PART_ROWS),
            _ => (0, 0),
        }
    }
    fn turn(&self, total: i64) -> Turn {
        if self.part.is_empty() {
            return Turn::default();
        }
        let to = |page: i64| format!("/arrivals?part={}&page={page}", self.part);
        Turn { prev: (self.page > 1).then(|| to(self.page - 1)), next: (total > self.page * PART_ROWS).then(|| to(self.page + 1)) }
    }
}

/// The lists of the board.
struct Lists {
    queue: Vec<Queued>,
    unregistered: Vec<Unregistered>,
    bedless: Vec<Bedless>,
    today: Vec<In>,
}

impl Lists {
    async fn read(cx: &Cx, conn: &mut Conn, window: &Window, counts: Counts) -> Result<Self> {
        let queue = store::list_queue(cx, conn, window.rows("queue")).await?.into_iter().map(|row| Queued::new(cx, row)).collect::<Result<_>>()?;
        let numbers = if counts.unregistered + counts.bedless > 0 { store::list_linked(cx, conn).await? } else { std::collections::HashMap::default() };
        let unregistered = store::list_unregistered(cx, conn, window.rows("unregistered")).await?;
        let (limit, offset) = window.rows("bedless");
        let bedless = if limit > 0 && counts.bedless > 0 {
            let rows = house::arrival::list_bed_waiting(cx, conn).await?;
            let skip = usize::try_from(offset).unwrap_or(usize::MAX);
            let rows = rows.into_iter().skip(skip).take(usize::try_from(limit).unwrap_or(0)).collect();
            house::arrival::named(cx, conn, rows).await?
        } else {
            Vec::new()
        };
        let rows = store::list_in_today(cx, conn, window.rows("today")).await?;
        Ok(Self {
            queue,
            unregistered: unregistered
                .into_iter()
                .map(|(id, since)| Unregistered { id: id.cast(), wait: Wait::new(cx, since), number: numbers.get(&id.cast()).copied() })
                .collect(),
            bedless: bedless.into_iter().map(|one| bed_waiting(cx, one, &numbers)).collect(),
            today: entries(cx, conn, rows).await?,
        })
    }
    /// Whether the lists tell something that the access log must know.
    fn tell(&self, cx: &Cx) -> bool {
        self.queue.iter().any(Queued::tells) || (cx.sees(Portion::Name) && !(self.bedless.is_empty() && self.today.is_empty()))
    }
}

fn bed_waiting(cx: &Cx, one: Waiting, numbers: &std::collections::HashMap<StreamId, i64>) -> Bedless {
    Bedless {
        number: numbers.get(&one.id).copied(),
        wait: Wait::new(cx, one.since),
        id: one.id,
        name: one.name,
        code: one.code,
        language: one.language,
        alone: one.alone,
        is_in: one.is_in,
        conflict: one.conflict,
    }
}

async fn entries(cx: &Cx, conn: &mut Conn, rows: Vec<store::InToday>) -> Result<Vec<In>> {
    let kind = |row: &store::InToday| if row.guest_kind == "contact" { Kind::Contact } else { Kind::Person };
    let ids: Vec<(StreamId, Kind)> = rows.iter().map(|row| (row.guest_id, kind(row))).collect();
    let mut names = guest::names(cx, conn, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let path = match kind(&row) {
                Kind::Person if cx.may(Duty::PersonRead) => format!("/people/{}", row.guest_id),
                Kind::Contact if cx.may(Duty::ContactRecord) => format!("/contacts/{}", row.guest_id),
                _ => String::new(),
            };
            let bed = row.room.zip(row.number).filter(|_| cx.sees(Portion::Stay)).map(|(room, number)| format!("{room}-{number}")).unwrap_or_default();
            let (name, code) = names.remove(&row.guest_id).map(|named| (named.name, named.code)).unwrap_or_default();
            In { id: row.guest_id, name, code, at: row.admitted_at, bed, path }
        })
        .collect())
}

/// Languages to choose from with one key: those heard here of late, then those of the great routes.
pub(super) async fn languages(cx: &Cx, conn: &mut Conn) -> Result<Vec<String>> {
    let mut out = store::list_languages(cx, conn).await?;
    for code in LANGUAGES_FIRST {
        if !out.iter().any(|known| known == code) {
            out.push((*code).to_owned());
        }
    }
    out.truncate(LANGUAGES_SHOWN);
    Ok(out)
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<BoardQuery>) -> Result<Response> {
    let window = Window::of(&query);
    let may_record = cx.may(Duty::ArrivalRecord);
    let mut conn = cx.read().await?;
    let counts = store::count_waiting(&cx, &mut conn).await?;
    let lists = Lists::read(&cx, &mut conn, &window, counts).await?;
    let (came, left) = store::count_today(&cx, &mut conn).await?;
    let occupancy = board::occupancy(&mut conn, cx.site_id(), cx.today()).await?;
    let inside = visit::count_inside(&mut conn, cx.site_id()).await?;
    let languages = if may_record { languages(&cx, &mut conn).await? } else { Vec::new() };
    let made = match query.made.parse::<TicketId>() {
        Ok(id) => store::get(&cx, &mut conn, id).await?.map(|row| Drawn { id, number: row.number }),
        Err(_) => None,
    };
    drop(conn);
    if lists.tell(&cx) {
        cx.look_list("arrivals").await?;
    }
    let total = match window.part.as_str() {
        "queue" => counts.tickets,
        "unregistered" => counts.unregistered,
        "bedless" => counts.bedless.min(store::LIST_MAX),
        _ => came,
    };
    cx.page(BoardPage {
        turn: window.turn(total),
        part: window.part,
        made: made.filter(|_| may_record),
        queue: lists.queue,
        unregistered: lists.unregistered,
        bedless: lists.bedless,
        today: lists.today,
        tickets: counts.tickets,
        heads: counts.heads,
        to_register: counts.unregistered,
        to_bed: counts.bedless,
        came,
        left,
        inside,
        occupancy,
        languages,
        needs: rules::NEEDS,
        may_record,
        may_begin: cx.may(Duty::ConsentRecord),
        may_register: cx.may(Duty::PersonRegister),
        may_give: cx.may(Duty::StayWrite),
        may_emergency: cx.may(Duty::EmergencyRecord),
    })
    .await
}
