//! Checking a card at the gate: is it good, whose is it, where does the person sleep. The guard sees heads, not files.

use access::{Duty, Portion, Record};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Result, View, filters};

use super::store;
use crate::code;
use crate::person::{self, PersonId};

/// Longest thing a scanner types.
const TYPED_MAX: usize = 200;

/// What was scanned or typed.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct CheckForm {
    /// Content of the QR code, or the code written on the card.
    pub code: String,
}

/// How somebody comes here from the search box.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct CheckQuery {
    /// `1`: the card that was scanned is no longer good.
    pub revoked: String,
}

/// A fact about the person in words, from the rooms that know it.
#[derive(Serialize, ToSchema)]
pub struct Known {
    key: String,
    value: String,
}

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct Answer {
    /// `valid`, `former` (good, of a file merged into the person's), `revoked`, `none` (registered, no card printed) or `unknown`.
    state: &'static str,
    /// Name, for those who see names and unless the file is closed.
    name: String,
    code: String,
    facts: Vec<Known>,
    /// The file, for those who may open it.
    file: Option<PersonId>,
    /// Whether the written code was typed, which does not prove that this very card is good.
    typed: bool,
}

impl Answer {
    const fn bare(state: &'static str) -> Self {
        Self { state, name: String::new(), code: String::new(), facts: Vec::new(), file: None, typed: false }
    }
}

/// The form to check a card, with the answer once there is one.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "card/check.html")]
pub struct CheckPage {
    answer: Option<Answer>,
}

impl View for CheckPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("card-check-title")
    }
}

pub(super) async fn open(cx: Cx) -> Result<Response> {
    cx.page(CheckPage { answer: None }).await
}

pub(super) async fn check(cx: Cx, Input(form): Input<CheckForm>) -> Result<Response> {
    let typed: String = form.code.trim().chars().take(TYPED_MAX).collect();
    if typed.is_empty() {
        return cx.page(CheckPage { answer: None }).await;
    }
    let answer = look_up(&cx, &typed).await?;
    cx.page(CheckPage { answer: Some(answer) }).await
}

async fn look_up(cx: &Cx, typed: &str) -> Result<Answer> {
    let mut conn = cx.read().await?;
    if let Some(found) = store::find(&mut conn, typed).await? {
        let state = match (found.revoked, found.former) {
            (true, _) => "revoked",
            (_, true) => "former",
            _ => "valid",
        };
        let Some(known) = person::record(&mut conn, found.person).await? else { return Ok(Answer::bare("unknown")) };
        if may(cx, &known) {
            return answer(cx, &mut conn, found.person, state).await;
        }
        // Whoever holds a card of this centre is let in, even when the file is closed; the gate learns nothing else.
        let ours = known.site == cx.site_id();
        return Ok(Answer::bare(if ours { state } else { "unknown" }));
    }
    let Some(code) = code::parse(typed) else { return Ok(Answer::bare("unknown")) };
    let Some(id) = person::find_code(&mut conn, &code).await? else { return Ok(Answer::bare("unknown")) };
    let visible = person::record(&mut conn, id).await?.is_some_and(|known| may(cx, &known));
    if !visible {
        return Ok(Answer::bare("unknown"));
    }
    let state = standing(&mut conn, id).await?;
    Ok(Answer { typed: true, ..answer(cx, &mut conn, id, state).await? })
}

fn may(cx: &Cx, known: &Record) -> bool {
    cx.subject().is_ok_and(|subject| subject.decide(Duty::CardVerify, known))
}

async fn standing(conn: &mut Conn, id: PersonId) -> Result<&'static str> {
    Ok(match store::standing(conn, id).await? {
        (0, _) => "none",
        (_, 0) => "revoked",
        _ => "valid",
    })
}

/// What the reader may know of the holder, once it is recorded that it was shown.
async fn answer(cx: &Cx, conn: &mut Conn, id: PersonId, state: &'static str) -> Result<Answer> {
    cx.look(id, Compartment::Identity, "card_check").await?;
    let Some(head) = person::head(cx, conn, id).await? else { return Ok(Answer::bare("unknown")) };
    let mut facts = Vec::new();
    if cx.sees(Portion::Stay) {
        for aside in cx.app().rooms().iter().filter_map(|room| room.aside) {
            let added = aside(cx, conn, id.cast()).await?;
            facts.extend(added.facts.into_iter().map(|(key, value)| Known { key: key.to_owned(), value }));
        }
    }
    let known = person::record(conn, id).await?;
    let opens = known.is_some_and(|known| cx.subject().is_ok_and(|subject| subject.decide(Duty::PersonRead, &known)));
    let name = if cx.sees(Portion::Name) { head.name } else { String::new() };
    Ok(Answer { state, name, code: head.code, facts, file: opens.then_some(id), typed: false })
}

pub(super) async fn person(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<CheckQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = person::record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CardVerify, &known)?;
    let scanned_old = query.revoked == "1";
    let state = if scanned_old { "revoked" } else { standing(&mut conn, id).await? };
    let answer = answer(&cx, &mut conn, id, state).await?;
    drop(conn);
    cx.page(CheckPage { answer: Some(Answer { typed: !scanned_old, ..answer }) }).await
}
