//! Children who lost the adult they were with through a change of households: a mark is proposed, somebody decides.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use futures::future::BoxFuture;
use ledger::{Conn, Instant, StreamId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, Wait, filters};

use crate::person::{self, Head};

/// Children on the page.
const SHOWN_MAX: i64 = 100;

/// A child about whom somebody is to decide.
#[derive(Serialize, ToSchema)]
pub struct Child {
    head: Head,
    /// The household they are in now, for those who see families.
    household: Option<StreamId>,
    /// Mark that is proposed.
    care: String,
    at: Instant,
}

/// Children about whom somebody is to decide.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "household/children.html")]
pub struct ChildrenPage {
    children: Vec<Child>,
    may_open: bool,
}

impl View for ChildrenPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("household-children")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    // A mark that the reader may not see is not proposed to them either.
    let rows = if cx.sees(Portion::Care) { person::list_proposed(&cx, &mut conn, SHOWN_MAX).await? } else { Vec::new() };
    let ids: Vec<_> = rows.iter().map(|row| row.0).collect();
    let mut heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    cx.look_list("household").await?;
    let children = rows.into_iter().filter_map(|(id, care, at)| heads.remove(&id).map(|head| Child { household: head.household, head, care, at })).collect();
    cx.page(ChildrenPage { children, may_open: cx.may(Duty::PersonRead) }).await
}

pub(super) fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::PersonAssign) || !cx.sees(Portion::Care) {
            return Ok(Vec::new());
        }
        let count = person::count_proposed(cx, conn).await?;
        Ok(vec![Wait { key: "household-wait-children", count, path: "/households/children".to_owned(), urgent: true }])
    })
}
