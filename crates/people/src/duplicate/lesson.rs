//! What people decided about pairs teaches how likeness is judged from then on; whoever may merge can have it start over.

use std::collections::BTreeMap;

use axum::response::Response;
use ledger::{Conn, FactKind as _, Stream};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use super::facts::{DuplicateFact, StartedOver};
use super::store;
use crate::person::{self, PersonId};

/// Decisions that teach, the latest: more would take time and say no more.
const TAUGHT_MAX: i64 = 2000;

/// When somebody last had it start over, as a site's stream has it.
pub(super) fn started(stream: &Stream) -> Option<i64> {
    stream.of::<DuplicateFact>().filter(|(_, what)| matches!(what, DuplicateFact::StartedOver(_))).map(|(fact, _)| fact.at).last()
}

/// Pairs of files about which somebody decided since, and whether they are of one person: the last word about each.
///
/// # Errors
/// When the database fails.
pub(crate) async fn decisions(conn: &mut Conn) -> Result<Vec<(u128, u128, bool)>> {
    let since = store::lesson_start(conn).await?;
    let different = store::list_told_apart(conn, (since, TAUGHT_MAX)).await?;
    let merged = store::list_merged_since(conn, (since, TAUGHT_MAX)).await?;
    let mut last: BTreeMap<(PersonId, PersonId), (i64, bool)> = BTreeMap::new();
    for (rows, same) in [(different, false), (merged, true)] {
        for row in rows {
            let word = last.entry((row.one.min(row.other), row.one.max(row.other))).or_insert((row.tick, same));
            *word = (*word).max((row.tick, same));
        }
    }
    Ok(last.into_iter().map(|((one, other), (_, same))| (one.number(), other.number(), same)).collect())
}

/// What is taught now.
#[derive(Serialize, ToSchema)]
pub struct Lesson {
    /// Decisions that teach.
    taught: usize,
}

pub(super) async fn start_over(cx: Cx) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(cx.site_id().cast()).await?;
    write.append(&mut stream, [DuplicateFact::StartedOver(StartedOver {}).fact()]).await?;
    person::learn_after(cx.app(), &mut write);
    write.commit().await?;
    cx.done("/duplicates", "duplicate-started-over", &Lesson { taught: 0 })
}
