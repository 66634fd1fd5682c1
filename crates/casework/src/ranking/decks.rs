//! Decks: the one that is always there, and those of a centre.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, NewFact};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::deck::{self, BUILTIN, CARDS_MAX, LANGUAGES};
use super::facts::{Card, Deck, DeckId, Made};
use super::form::DeckForm;
use super::rules;
use crate::who::nth;

/// A deck.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "ranking/deck.html")]
pub struct DeckPage {
    /// Its id, or `builtin`.
    deck: String,
    name: String,
    language: String,
    cards: Vec<Card>,
    /// It may be changed.
    own: bool,
    withdrawn: bool,
}

impl View for DeckPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("ranking-menu")
    }
}

/// A deck of the present site.
async fn found(cx: &Cx, conn: &mut Conn, id: DeckId) -> Result<Deck> {
    let stream = cx.app().ledger().stream(conn, id.cast()).await?;
    Deck::fold(&stream).filter(|deck| deck.site == cx.site_id()).ok_or(Error::NotFound)
}

/// The cards of a deck by what stands in an address; `None` beside them for the one that is always there.
pub(super) async fn named(cx: &Cx, (name, locale): (&str, text::Locale)) -> Result<(Made, Option<Deck>)> {
    if name == BUILTIN {
        return Ok((deck::builtin(cx, locale), None));
    }
    let id: DeckId = name.parse().map_err(|_| Error::NotFound)?;
    let mut conn = cx.read().await?;
    let deck = found(cx, &mut conn, id).await?;
    Ok((deck.made.clone(), Some(deck)))
}

pub(super) async fn show(cx: Cx, Path(name): Path<String>) -> Result<Response> {
    let (made, deck) = named(&cx, (&name, cx.locale())).await?;
    let withdrawn = deck.as_ref().is_some_and(|deck| deck.withdrawn);
    cx.page(DeckPage { deck: name, name: made.name, language: made.language, cards: made.cards, own: deck.is_some() && !withdrawn, withdrawn }).await
}

/// A card on the form.
#[derive(Serialize, ToSchema)]
pub struct Row {
    number: usize,
    front: String,
    more: String,
}

/// The form of a deck.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "ranking/deck_form.html")]
pub struct FormPage {
    /// `None`: a new one.
    id: Option<DeckId>,
    name: String,
    language: String,
    languages: &'static [&'static str],
    rows: Vec<Row>,
    problems: Problems,
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("ranking-menu")
    }
}

fn form_page(id: Option<DeckId>, form: &DeckForm, problems: Problems) -> FormPage {
    let row = |n| Row { number: n + 1, front: nth(&form.front, n).to_owned(), more: nth(&form.more, n).to_owned() };
    FormPage { id, name: form.name.clone(), language: form.language.clone(), languages: LANGUAGES, rows: (0..CARDS_MAX).map(row).collect(), problems }
}

pub(super) async fn new(cx: Cx) -> Result<Response> {
    let form = DeckForm { language: cx.locale().code().to_owned(), ..DeckForm::default() };
    cx.page(form_page(None, &form, Problems::default())).await
}

pub(super) async fn edit(cx: Cx, Path(id): Path<DeckId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let deck = found(&cx, &mut conn, id).await?;
    drop(conn);
    if deck.withdrawn {
        return Err(Error::conflict("", "ranking-deck-withdrawn"));
    }
    let (front, more) = deck.made.cards.into_iter().map(|card| (card.front, card.more)).unzip();
    let form = DeckForm { name: deck.made.name, language: deck.made.language, front, more };
    cx.page(form_page(Some(id), &form, Problems::default())).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    deck: DeckId,
}

pub(super) async fn make(cx: Cx, Input(form): Input<DeckForm>) -> Result<Response> {
    let facts = match rules::make(&form) {
        Ok(facts) => facts,
        Err(problems) => return cx.retry(form_page(None, &form, problems.clone()), &problems).await,
    };
    let mut write = cx.write().await?;
    let id: DeckId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/rankings/decks/{id}"), "ranking-deck-made", &Done { deck: id })
}

async fn write(cx: &Cx, id: DeckId, rule: impl FnOnce(&Deck) -> Result<Vec<NewFact>, Problems>) -> Result<Result<(), Problems>> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let deck = Deck::fold(&stream).filter(|deck| deck.site == cx.site_id()).ok_or(Error::NotFound)?;
    match rule(&deck) {
        Err(problems) if problems.0.iter().any(|problem| problem.field.is_empty()) => Err(Error::Conflict(problems)),
        Err(problems) => Ok(Err(problems)),
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            Ok(Ok(()))
        }
    }
}

pub(super) async fn change(cx: Cx, Path(id): Path<DeckId>, Input(form): Input<DeckForm>) -> Result<Response> {
    match write(&cx, id, |deck| rules::change(deck, &form)).await? {
        Ok(()) => cx.done(&format!("/rankings/decks/{id}"), "ranking-deck-made", &Done { deck: id }),
        Err(problems) => cx.retry(form_page(Some(id), &form, problems.clone()), &problems).await,
    }
}

pub(super) async fn withdraw(cx: Cx, Path(id): Path<DeckId>) -> Result<Response> {
    write(&cx, id, rules::withdraw).await?.map_err(Error::Conflict)?;
    cx.done("/rankings", "ranking-deck-gone", &Done { deck: id })
}
