//! The cards before one group, to be ranked.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::deck;
use super::facts::{Card, Ranked, Session, SessionId, Stage};
use super::form::RankForm;
use super::pages::{Done, found, write};
use super::rules;
use crate::who::nth;

/// A card to rank.
#[derive(Serialize, ToSchema)]
pub struct Row {
    number: usize,
    card: Card,
    /// Where the group put it the first time; 0 in the first ranking.
    before: i64,
    /// The place as typed.
    rank: String,
    reason: String,
}

/// The cards before one group.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "ranking/group.html")]
pub struct GroupPage {
    id: SessionId,
    group: i64,
    /// 1 or 2.
    pass: i64,
    language: String,
    setting: String,
    /// How many places there are.
    places: Vec<String>,
    rows: Vec<Row>,
    why: String,
    problems: Problems,
}

impl View for GroupPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("ranking-menu")
    }
}

/// A form with what the group has said so far: in the second ranking it begins with the first.
fn known(session: &Session, (group, pass): (i64, i64)) -> RankForm {
    let (first, second) = (session.first.get(&group), session.second.get(&group));
    let here: Option<&Ranked> = if pass == 1 { first } else { second };
    let ranks = here.or(first).map(|ranked| ranked.ranks.iter().map(ToString::to_string).collect()).unwrap_or_default();
    RankForm {
        pass: pass.to_string(),
        rank: ranks,
        why: here.map(|ranked| ranked.why.clone()).unwrap_or_default(),
        reason: here.map(|ranked| ranked.reasons.clone()).unwrap_or_default(),
    }
}

fn group_page(cx: &Cx, (id, session): (SessionId, &Session), (group, pass): (i64, i64), (form, problems): (&RankForm, Problems)) -> GroupPage {
    let made = deck::of(cx, &session.opened);
    let before = session.first.get(&group).filter(|_| pass == 2);
    let row = |(n, card): (usize, Card)| Row {
        number: n + 1,
        card: if session.stage == Stage::First { Card { more: String::new(), ..card } } else { card },
        before: before.and_then(|ranked| ranked.ranks.get(n).copied()).unwrap_or(0),
        rank: nth(&form.rank, n).to_owned(),
        reason: nth(&form.reason, n).to_owned(),
    };
    GroupPage {
        id,
        group,
        pass,
        language: made.language,
        setting: session.opened.setting.clone(),
        places: (1..=made.cards.len()).map(|place| place.to_string()).collect(),
        rows: made.cards.into_iter().enumerate().map(row).collect(),
        why: form.why.clone(),
        problems,
    }
}

pub(super) async fn show(cx: Cx, Path((id, group)): Path<(SessionId, i64)>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let session = found(&cx, &mut conn, id).await?;
    drop(conn);
    if !session.groups().contains(&group) {
        return Err(Error::NotFound);
    }
    let pass = rules::pass(&session, (group, "")).map_err(Error::Conflict)?;
    let form = known(&session, (group, pass));
    cx.page(group_page(&cx, (id, &session), (group, pass), (&form, Problems::default()))).await
}

pub(super) async fn rank(cx: Cx, Path((id, group)): Path<(SessionId, i64)>, Input(form): Input<RankForm>) -> Result<Response> {
    let rule = |session: &Session| {
        if !session.groups().contains(&group) {
            return Err(Error::NotFound);
        }
        let pass = rules::pass(session, (group, &form.pass)).map_err(Error::Conflict)?;
        rules::rank(session, (group, pass), &form).map_err(Error::Invalid)
    };
    match write(&cx, id, rule).await {
        Ok(()) => cx.done(&format!("/rankings/{id}"), "ranking-ranked", &Done { session: id }),
        Err(Error::Invalid(problems)) => {
            let mut conn = cx.read().await?;
            let session = found(&cx, &mut conn, id).await?;
            drop(conn);
            let pass = rules::pass(&session, (group, &form.pass)).map_err(Error::Conflict)?;
            cx.retry(group_page(&cx, (id, &session), (group, pass), (&form, problems.clone())), &problems).await
        }
        Err(other) => Err(other),
    }
}
