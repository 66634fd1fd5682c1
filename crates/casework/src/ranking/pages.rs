//! Exercises: their list, and the page of one with all rankings side by side.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Day, NewFact, UserId, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::compare::{distance, farthest, means, moves, spread};
use super::deck::{self, BUILTIN, NUMBERS};
use super::facts::{Card, Deck, DeckId, Ranked, Remark, Session, SessionId, Stage};
use super::form::{NoteForm, RevealForm, SessionForm};
use super::{rules, store};

/// What is asked once everybody has ranked twice.
pub(super) const QUESTIONS: &[&str] = &["changed", "threat", "capacity", "place", "category", "work"];
/// Cards named as moved most, or disputed most.
const MOST_SHOWN: usize = 3;

/// An exercise in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: SessionId,
    on: Day,
    /// Name of its deck; empty for the one that is always there.
    deck: String,
    groups: i64,
    people: i64,
    stage: String,
    by: UserId,
}

/// A deck in the list.
#[derive(Serialize, ToSchema)]
pub struct DeckEntry {
    id: DeckId,
    name: String,
    language: String,
    cards: i64,
}

/// Exercises and decks.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "ranking/list.html")]
pub struct ListPage {
    sessions: Vec<Entry>,
    decks: Vec<DeckEntry>,
    /// Cards of the deck that is always there.
    builtin_cards: usize,
    form: SessionForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("ranking-menu")
    }
}

async fn list_page(cx: &Cx, form: SessionForm, problems: Problems) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let sessions = store::sessions(&mut conn, cx.site_id()).await?;
    let decks = store::decks(&mut conn, cx.site_id()).await?;
    drop(conn);
    let entry = |row: store::SessionRow| Entry {
        id: row.session_id,
        on: row.held_on,
        deck: row.deck,
        groups: row.group_count,
        people: row.people_count,
        stage: row.stage,
        by: row.by_user,
    };
    let deck = |row: store::DeckRow| DeckEntry { id: row.deck_id, name: row.name, language: row.language, cards: row.cards };
    let (sessions, decks) = (sessions.into_iter().map(entry).collect(), decks.into_iter().map(deck).collect());
    Ok(ListPage { sessions, decks, builtin_cards: NUMBERS.len(), form, problems })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let form = SessionForm { deck: BUILTIN.to_owned(), on: cx.today().to_string(), ..SessionForm::default() };
    let page = list_page(&cx, form, Problems::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    pub(super) session: SessionId,
}

/// The deck that a form names, of the present site; `None` for the one that is always there.
async fn chosen(cx: &Cx, write: &mut Write, typed: &str) -> Result<Result<Option<Deck>, Problems>> {
    let typed = typed.trim();
    if typed == BUILTIN || typed.is_empty() {
        return Ok(Ok(None));
    }
    let Ok(id) = typed.parse::<DeckId>() else { return Ok(Err(Problems::one("deck", "ranking-deck-unknown"))) };
    let stream = write.load(id.cast()).await?;
    Ok(Deck::fold(&stream).filter(|deck| deck.site == cx.site_id()).map(Some).ok_or_else(|| Problems::one("deck", "ranking-deck-unknown")))
}

pub(super) async fn open(cx: Cx, Input(form): Input<SessionForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let facts = chosen(&cx, &mut write, &form.deck).await?.and_then(|deck| rules::open(&form, (deck.as_ref(), cx.today())));
    let facts = match facts {
        Ok(facts) => facts,
        Err(problems) => {
            drop(write);
            let page = list_page(&cx, form, problems.clone()).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let id: SessionId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/rankings/{id}"), "ranking-opened", &Done { session: id })
}

/// Where one group put one card.
#[derive(Serialize, ToSchema)]
pub struct Cell {
    first: Option<i64>,
    second: Option<i64>,
    /// Places towards the most vulnerable; below 0: away from it.
    moved: i64,
    /// Why it moved.
    reason: String,
}

/// A card with where all groups put it.
#[derive(Serialize, ToSchema)]
pub struct Line {
    number: usize,
    card: Card,
    cells: Vec<Cell>,
    /// Mean place in the first ranking, in tenths.
    mean_first: Option<i64>,
    mean_second: Option<i64>,
    /// Places between the groups in the latest ranking.
    spread: i64,
    /// Places moved by all groups together, up or down.
    moved: i64,
    #[serde(skip)]
    said: (String, String),
}

/// A group.
#[derive(Serialize, ToSchema)]
pub struct Group {
    number: i64,
    people: i64,
    first: bool,
    second: bool,
    why: String,
    why_second: String,
    /// Places moved in all.
    moved: i64,
}

/// Two groups and how far they are apart.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Pair {
    pub(super) one: i64,
    pub(super) other: i64,
    /// Places between them in the first ranking.
    pub(super) first: i64,
    /// In the second, where both made it.
    pub(super) second: Option<i64>,
}

/// An exercise.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "ranking/show.html")]
pub struct ShowPage {
    id: SessionId,
    on: Day,
    by: UserId,
    deck: String,
    language: String,
    setting: String,
    stage: Stage,
    people: i64,
    groups: Vec<Group>,
    lines: Vec<Line>,
    /// Numbers of the cards that moved most.
    moved_most: Vec<usize>,
    /// Numbers of the cards on which groups are farthest apart.
    disputed: Vec<usize>,
    pairs: Vec<Pair>,
    /// The farthest that two rankings can be apart.
    farthest: i64,
    remarks: Vec<Remark>,
    questions: &'static [&'static str],
    note: NoteForm,
    reveal: RevealForm,
    problems: Problems,
}

impl ShowPage {
    fn open(&self) -> bool {
        self.stage != Stage::Closed
    }
    fn revealed(&self) -> bool {
        self.stage != Stage::First
    }
    fn ranked(&self) -> bool {
        self.groups.iter().any(|group| group.first)
    }
    fn everybody(&self) -> bool {
        self.groups.iter().all(|group| group.first)
    }
    fn front(&self, number: &usize) -> &str {
        self.lines.iter().find(|line| line.number == *number).map_or("", |line| line.card.front.as_str())
    }
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("ranking-menu")
    }
}

/// An exercise of the present site.
pub(super) async fn found(cx: &Cx, conn: &mut Conn, id: SessionId) -> Result<Session> {
    let stream = cx.app().ledger().stream(conn, id.cast()).await?;
    Session::fold(&stream).filter(|session| session.site == cx.site_id()).ok_or(Error::NotFound)
}

/// Groups in pairs, those farthest apart first.
pub(super) fn pairs(session: &Session) -> Vec<Pair> {
    let mut out = Vec::new();
    for (one, first) in &session.first {
        for (other, another) in session.first.range(one + 1..) {
            let second = session.second.get(one).zip(session.second.get(other)).map(|(a, b)| distance(&a.ranks, &b.ranks));
            out.push(Pair { one: *one, other: *other, first: distance(&first.ranks, &another.ranks), second });
        }
    }
    out.sort_by_key(|pair| (std::cmp::Reverse(pair.second.unwrap_or(pair.first)), pair.one, pair.other));
    out
}

fn group(session: &Session, (number, people): (i64, i64)) -> Group {
    let (first, second) = (session.first.get(&number), session.second.get(&number));
    let moved = first.zip(second).map_or(0, |(first, second)| distance(&first.ranks, &second.ranks));
    let why = |ranked: Option<&Ranked>| ranked.map(|ranked| ranked.why.clone()).unwrap_or_default();
    Group { number, people, first: first.is_some(), second: second.is_some(), why: why(first), why_second: why(second), moved }
}

fn lines(cx: &Cx, session: &Session, cards: &[Card]) -> Vec<Line> {
    let ranks = |all: &std::collections::BTreeMap<i64, Ranked>| all.values().map(|ranked| ranked.ranks.clone()).collect::<Vec<_>>();
    let (first, second) = (ranks(&session.first), ranks(&session.second));
    let (first, second): (Vec<&[i64]>, Vec<&[i64]>) = (first.iter().map(Vec::as_slice).collect(), second.iter().map(Vec::as_slice).collect());
    let spreads = spread(if second.is_empty() { &first } else { &second }, cards.len());
    let (before, after) = (means(&first, cards.len()), means(&second, cards.len()));
    let decimal = |n: Option<i64>| n.map(|n| cx.tv("assessment-decimal", &[("whole", (n / 10).into()), ("part", (n % 10).into())])).unwrap_or_default();
    let at = |ranked: Option<&Ranked>, n: usize| ranked.and_then(|ranked| ranked.ranks.get(n).copied());
    let line = |(n, card): (usize, &Card)| {
        let cell = |number: i64| {
            let (first, second) = (session.first.get(&number), session.second.get(&number));
            let moved = first.zip(second).and_then(|(first, second)| moves(&first.ranks, &second.ranks).get(n).copied()).unwrap_or(0);
            let reason = second.and_then(|ranked| ranked.reasons.get(n).cloned()).unwrap_or_default();
            Cell { first: at(first, n), second: at(second, n), moved, reason }
        };
        let cells: Vec<Cell> = session.groups().into_iter().map(cell).collect();
        let (mean_first, mean_second) = (before.get(n).copied().flatten(), after.get(n).copied().flatten());
        Line {
            number: n + 1,
            // The second layer is told to nobody before its time.
            card: if session.stage == Stage::First { Card { more: String::new(), ..card.clone() } } else { card.clone() },
            moved: cells.iter().map(|cell| cell.moved.abs()).sum(),
            cells,
            said: (decimal(mean_first), decimal(mean_second)),
            mean_first,
            mean_second,
            spread: spreads.get(n).copied().unwrap_or(0),
        }
    };
    cards.iter().enumerate().map(line).collect()
}

/// Numbers of the cards with the largest of some figure, without those of which it is 0.
fn most(lines: &[Line], of: impl Fn(&Line) -> i64) -> Vec<usize> {
    let mut sorted: Vec<(i64, usize)> = lines.iter().map(|line| (of(line), line.number)).filter(|(n, _)| *n > 0).collect();
    sorted.sort_by_key(|(n, number)| (std::cmp::Reverse(*n), *number));
    sorted.into_iter().take(MOST_SHOWN).map(|(_, number)| number).collect()
}

async fn show_page(cx: &Cx, id: SessionId, (note, reveal, problems): (NoteForm, RevealForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let session = found(cx, &mut conn, id).await?;
    drop(conn);
    let made = deck::of(cx, &session.opened);
    let lines = lines(cx, &session, &made.cards);
    Ok(ShowPage {
        id,
        on: session.opened.on,
        by: session.by,
        deck: made.name,
        language: made.language,
        setting: session.opened.setting.clone(),
        stage: session.stage,
        people: session.people(),
        groups: session.groups().into_iter().zip(session.opened.sizes.iter().copied()).map(|one| group(&session, one)).collect(),
        moved_most: most(&lines, |line| line.moved),
        disputed: most(&lines, |line| line.spread),
        pairs: pairs(&session),
        farthest: farthest(made.cards.len()),
        lines,
        remarks: session.remarks,
        questions: QUESTIONS,
        note,
        reveal,
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<SessionId>) -> Result<Response> {
    let page = show_page(&cx, id, (NoteForm::default(), RevealForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// What a rule makes of an exercise, written; or what it says against it beside a field.
pub(super) async fn write(cx: &Cx, id: SessionId, rule: impl FnOnce(&Session) -> Result<Vec<NewFact>>) -> Result<()> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let session = Session::fold(&stream).filter(|session| session.site == cx.site_id()).ok_or(Error::NotFound)?;
    let facts = rule(&session)?;
    write.append(&mut stream, facts).await?;
    Ok(write.commit().await?)
}

/// What concerns no field is refused for the state things are in; the rest stands beside its field.
fn refusal(problems: Problems) -> Error {
    if problems.0.iter().all(|problem| problem.field.is_empty()) { Error::Conflict(problems) } else { Error::Invalid(problems) }
}

pub(super) async fn reveal(cx: Cx, Path(id): Path<SessionId>, Input(form): Input<RevealForm>) -> Result<Response> {
    match write(&cx, id, |session| rules::reveal(session, &form).map_err(refusal)).await {
        Ok(()) => cx.done(&format!("/rankings/{id}"), "ranking-revealed", &Done { session: id }),
        Err(Error::Invalid(problems)) => {
            let page = show_page(&cx, id, (NoteForm::default(), form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
        Err(other) => Err(other),
    }
}

pub(super) async fn note(cx: Cx, Path(id): Path<SessionId>, Input(form): Input<NoteForm>) -> Result<Response> {
    match write(&cx, id, |session| rules::note(session, &form).map_err(refusal)).await {
        Ok(()) => cx.done(&format!("/rankings/{id}"), "ranking-noted", &Done { session: id }),
        Err(Error::Invalid(problems)) => {
            let page = show_page(&cx, id, (form, RevealForm::default(), problems.clone())).await?;
            cx.retry(page, &problems).await
        }
        Err(other) => Err(other),
    }
}

pub(super) async fn close(cx: Cx, Path(id): Path<SessionId>) -> Result<Response> {
    write(&cx, id, |session| rules::close(session).map_err(Error::Conflict)).await?;
    cx.done(&format!("/rankings/{id}"), "ranking-closed", &Done { session: id })
}
