//! Printing cards, for one person or for a household.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{CardLabels, CardLayout, Image, Lang};
use ledger::{Compartment, Conn, Instant, Look, StreamId, Write};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problem, Problems, Result, View, filters};

use super::facts::{Card, Cards};
use super::rules::{self, LAYOUTS};
use crate::consent::Consents;
use crate::person::{self, Head, Person, PersonId};
use crate::{duplicate, household};

/// A card in the history.
#[derive(Serialize, ToSchema)]
pub struct Printed {
    serial: i64,
    layout: String,
    at: Instant,
    by: String,
    /// `valid`, `former` (good, of a file that is part of this one), or why it is over.
    state: String,
}

/// The cards of a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "card/show.html")]
pub struct CardPage {
    head: Head,
    cards: Vec<Printed>,
    layouts: &'static [&'static str],
    layout: String,
    photo: bool,
    valid: bool,
    /// Whether the person agreed to be registered, so that a card may be printed.
    allowed: bool,
    problems: Problems,
}

impl View for CardPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("card-title")
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = page(&cx, id, "credit_card", Problems::default()).await?;
    cx.page(page).await
}

async fn page(cx: &Cx, id: PersonId, layout: &str, problems: Problems) -> Result<CardPage> {
    let mut conn = cx.read().await?;
    let known = person::record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CardPrint, &known)?;
    cx.look(id, Compartment::Identity, "card").await?;
    let head = person::head(cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let mut former = Vec::new();
    for part in duplicate::former(&mut conn, id).await? {
        former.extend(Cards::fold(&cx.app().ledger().stream(&mut conn, part.cast()).await?).all);
    }
    drop(conn);
    let (cards, consents) = (Cards::fold(&stream), Consents::fold(&stream));
    let former_valid = former.iter().any(|card| card.revoked.is_none());
    let has_photo = Person::fold(&stream).identity.photo.is_some();
    let printed = |card: &Card, state: &str| Printed {
        serial: card.serial,
        layout: card.layout.clone(),
        at: card.issued_at,
        by: cx.app().name_of(card.by),
        state: card.revoked.as_ref().map_or_else(|| state.to_owned(), |(_, reason)| reason.clone()),
    };
    let printed = cards.all.iter().rev().map(|card| printed(card, "valid")).chain(former.iter().rev().map(|card| printed(card, "former")));
    Ok(CardPage {
        head,
        cards: printed.collect(),
        layouts: LAYOUTS,
        layout: layout.to_owned(),
        photo: has_photo && consents.live("photo", cx.today()).is_ok(),
        valid: former_valid || cards.valid().next().is_some(),
        allowed: consents.live("general", cx.today()).is_ok(),
        problems,
    })
}

/// How to print.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct CardForm {
    /// `credit_card`, `sheet_of_ten` or `a4`.
    pub layout: String,
}

/// A card about to be printed: whose, the token on it, and its face.
struct Draft {
    person: PersonId,
    token: String,
    locale: Locale,
    name: String,
    code: String,
    photo: Option<Vec<u8>>,
}

pub(super) async fn issue(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<CardForm>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = person::record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CardPrint, &known)?;
    let Some(layout) = rules::layout(&form.layout) else {
        drop(conn);
        let problems = Problems::one("layout", "card-layout-missing");
        let page = page(&cx, id, "", problems.clone()).await?;
        return cx.retry(page, &problems).await;
    };
    let draft = draft(&cx, &mut conn, id).await?;
    drop(conn);
    print(&cx, vec![draft], layout, &form.layout).await
}

/// What will stand on a person's card. The consents are looked at here for the photo, and again where the card is issued.
async fn draft(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<Draft> {
    let ledger = cx.app().ledger();
    let stream = ledger.stream(conn, id.cast()).await?;
    let (person, consents) = (Person::fold(&stream), Consents::fold(&stream));
    consents.live("general", cx.today()).map_err(Error::Conflict)?;
    let photo = match &person.identity.photo {
        Some(hash) if consents.live("photo", cx.today()).is_ok() => ledger.attachment(conn, hash).await?.map(|found| found.bytes),
        _ => None,
    };
    let locale = person.identity.languages.first().and_then(|code| Locale::find(code)).unwrap_or(cx.locale());
    let name = if locale == Locale::Ar && !person.identity.native.is_empty() { person.identity.native.clone() } else { person.identity.full_name() };
    Ok(Draft { person: id, token: web::random_token(ledger.env()), locale, name, code: person.code, photo })
}

/// Draws the cards, then issues them; nobody gets the paper of a card that was not issued.
async fn print(cx: &Cx, drafts: Vec<Draft>, layout: CardLayout, code: &str) -> Result<Response> {
    let issued: Vec<(PersonId, String)> = drafts.iter().map(|draft| (draft.person, web::digest(&draft.token))).collect();
    let bytes = draw(cx, drafts, layout).await?;
    let mut write = cx.write().await?;
    for (id, digest) in issued {
        let known = person::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
        cx.demand(Duty::CardPrint, &known)?;
        let mut stream = write.load(id.cast()).await?;
        let live = Consents::fold(&stream).live("general", cx.today()).map_err(Error::Conflict)?;
        let facts = rules::issue(&Cards::fold(&stream), &live, &digest, code).map_err(Error::Invalid)?;
        write.append(&mut stream, facts).await?;
        end_former(&mut write, id, "replaced").await?;
        write.look(Look { person: Some(id), compartment: Compartment::Identity, act: "card" }).await?;
    }
    write.commit().await?;
    Ok(cx.file("application/pdf", "card.pdf", bytes))
}

async fn draw(cx: &Cx, drafts: Vec<Draft>, layout: CardLayout) -> Result<Vec<u8>> {
    // One language for the sheet: theirs when they share one, else the reader's.
    let first = drafts.first().map_or(cx.locale(), |draft| draft.locale);
    let locale = if drafts.iter().all(|draft| draft.locale == first) { first } else { cx.locale() };
    let t = |key: &str| cx.app().catalogue().get(locale, key);
    let labels = CardLabels { title: t("card-title"), centre: cx.site()?.name, if_found: t("card-if-found"), qr: t("card-qr"), photo: t("card-photo") };
    let lang = Lang::from_code(locale.code()).unwrap_or(Lang::Fr);
    let drawn = tokio::task::spawn_blocking(move || {
        let face = |draft: Draft| documents::Card {
            name: draft.name,
            code: draft.code,
            token: rules::content(&draft.token),
            greeting: String::new(),
            // A photo that cannot be drawn must not keep anybody from having a card.
            photo: draft.photo.and_then(|bytes| Image::new(bytes).ok()),
        };
        let cards: Vec<documents::Card> = drafts.into_iter().map(face).collect();
        documents::card(&cards, layout, lang, &labels)
    });
    drawn.await.map_err(|e| Error::Internal(e.to_string()))?.map_err(|e| Error::Internal(e.to_string()))
}

pub(super) async fn household(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let mut drafts = Vec::new();
    let mut without = 0;
    for (member, _) in household::members(&mut conn, id).await? {
        let known = person::record(&mut conn, member).await?;
        if !known.is_some_and(|record| cx.subject().is_ok_and(|subject| subject.decide(Duty::CardPrint, &record))) {
            continue;
        }
        match draft(&cx, &mut conn, member).await {
            Ok(draft) => drafts.push(draft),
            Err(Error::Conflict(_)) => without += 1,
            Err(error) => return Err(error),
        }
    }
    drop(conn);
    if without > 0 {
        return Err(Error::Conflict(Problem::new("", "card-household-consent").with("n", without).into()));
    }
    if drafts.is_empty() {
        return Err(Error::NotFound);
    }
    print(&cx, drafts, CardLayout::SheetOfTen, rules::SHEET).await
}

/// Ends the cards of files that are part of the person's; whether there were any.
async fn end_former(write: &mut Write, id: PersonId, reason: &str) -> Result<bool> {
    let mut any = false;
    for part in duplicate::former(write.conn()?, id).await? {
        let mut stream = write.load(part.cast()).await?;
        let facts = rules::end(&Cards::fold(&stream), reason);
        any |= !facts.is_empty();
        write.append(&mut stream, facts).await?;
    }
    Ok(any)
}

/// A card that is over.
#[derive(Serialize, ToSchema)]
pub struct Lost {
    /// Whose it was.
    id: PersonId,
}

pub(super) async fn lose(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = person::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::CardPrint, &known)?;
    let mut stream = write.load(id.cast()).await?;
    let former = end_former(&mut write, id, "lost").await?;
    let cards = Cards::fold(&stream);
    if !former || cards.valid().next().is_some() {
        let facts = rules::lose(&cards).map_err(Error::Conflict)?;
        write.append(&mut stream, facts).await?;
    }
    write.commit().await?;
    cx.done(&format!("/people/{id}/card"), "card-lost-done", &Lost { id })
}
