//! Reading a screening, and changing what the rules proposed: trained staff only.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Day, Instant, StreamId, UserId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Result};

use super::facts::{Review, Screening, ScreeningId, Screenings};
use super::form::ReviewForm;
use super::pages::{Recorded, Typed, show_page};
use super::rules::{self, Answer, QUESTIONS, SEEN};
use crate::alert::Kind;
use crate::guest;
use crate::level::Level;

/// An answer as it is read.
#[derive(Serialize, ToSchema)]
pub struct Said {
    /// Question.
    pub(super) code: &'static str,
    /// `yes`, `no` or `prefer_not`.
    pub(super) answer: &'static str,
}

/// A review as it is read.
#[derive(Serialize, ToSchema)]
pub struct ReviewRead {
    pub(super) at: Instant,
    pub(super) by: UserId,
    pub(super) added: Vec<String>,
    pub(super) removed: Vec<String>,
    pub(super) level: Option<Level>,
    pub(super) reason: String,
}

/// A screening as trained staff read it.
#[derive(Serialize, ToSchema)]
pub struct Reading {
    pub(super) id: ScreeningId,
    pub(super) at: Instant,
    pub(super) by: UserId,
    /// Whether the answers are still there.
    pub(super) kept: bool,
    pub(super) said: Vec<Said>,
    /// `woman`, `man` or empty.
    pub(super) wish: String,
    pub(super) leave: String,
    pub(super) spoken: String,
    pub(super) language: String,
    pub(super) level: Level,
    /// Why the rules proposed what they did: codes.
    pub(super) signs: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) next: Option<Day>,
    pub(super) told: Vec<&'static str>,
    pub(super) reviews: Vec<ReviewRead>,
}

pub(super) fn reading(_: &Cx, screening: &Screening) -> Reading {
    let recorded = screening.recorded.clone().unwrap_or_default();
    let answers = screening.answers();
    let said = QUESTIONS.iter().chain(SEEN).copied().map(|code| Said { code, answer: answers.of(code).name() });
    Reading {
        id: screening.id,
        at: screening.at,
        by: screening.by,
        kept: screening.recorded.is_some(),
        said: said.filter(|said| said.answer != Answer::NotAsked.name()).collect(),
        wish: recorded.wish,
        leave: recorded.leave,
        spoken: recorded.spoken,
        language: recorded.language,
        level: screening.level,
        signs: recorded.signs,
        categories: screening.categories.clone(),
        next: screening.next,
        told: recorded.told.into_iter().map(Kind::name).collect(),
        reviews: screening.reviews.iter().rev().map(review_read).collect(),
    }
}

fn review_read(review: &Review) -> ReviewRead {
    let Review { at, by, what } = review.clone();
    ReviewRead { at, by, added: what.added, removed: what.removed, level: what.level, reason: what.reason }
}

/// The form of a review with what holds now.
pub(super) fn as_it_stands(screening: &Screening) -> ReviewForm {
    ReviewForm { category: screening.categories.clone(), level: screening.level.name().to_owned(), ..ReviewForm::default() }
}

pub(super) async fn review(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<ReviewForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    guest::get(&cx, write.conn()?, (Duty::ScreeningRead, id)).await?;
    if !cx.reads(Compartment::Protection) {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(id).await?;
    let screenings = Screenings::fold(&stream);
    let last = screenings.last().filter(|last| last.recorded.is_some()).ok_or_else(|| Error::conflict("", "screening-none"))?;
    match rules::review(last, &form, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let done = Recorded { id, screening: last.id, told: Vec::new(), steps: Vec::new() };
            cx.done(&format!("/people/{id}/screening"), "screening-reviewed", &done)
        }
        Err(problems) => {
            drop(write);
            let page = show_page(&cx, id, Typed { review: Some(form), problems: problems.clone(), ..Typed::default() }).await?;
            cx.retry(page, &problems).await
        }
    }
}
