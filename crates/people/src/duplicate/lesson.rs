//! What people decided about pairs teaches how likeness is judged from then on; whoever may merge can have it start over.

use std::collections::BTreeMap;

use axum::response::Response;
use ledger::{Conn, FactKind as _, Stream, all, one};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use super::facts::{DuplicateFact, StartedOver};
use crate::person::{self, PersonId};

/// Decisions that teach, the latest: more would take time and say no more.
const TAUGHT_MAX: i64 = 2000;

/// A pair about which somebody decided.
#[derive(sqlx::FromRow)]
struct DecidedRow {
    one: PersonId,
    other: PersonId,
    tick: i64,
}

/// When somebody last had it start over, as a site's stream has it.
pub(super) fn started(stream: &Stream) -> Option<i64> {
    stream.of::<DuplicateFact>().filter(|(_, what)| matches!(what, DuplicateFact::StartedOver(_))).map(|(fact, _)| fact.at).last()
}

/// Pairs of files about which somebody decided since, and whether they are of one person: the last word about each.
///
/// # Errors
/// When the database fails.
pub(crate) async fn decisions(conn: &mut Conn) -> Result<Vec<(u128, u128, bool)>> {
    let since = one!(&mut *conn, (i64,), "select tick from lesson_start order by tick desc limit 1")?.map_or(0, |row| row.0);
    let different = all!(
        &mut *conn,
        DecidedRow,
        "select one_id as one, other_id as other, tick from different where tick > $1 order by tick desc limit $2",
        since,
        TAUGHT_MAX
    )?;
    let merged = all!(
        &mut *conn,
        DecidedRow,
        "select person_id as one, into_id as other, tick from merged_person where tick > $1 and not void order by tick desc limit $2",
        since,
        TAUGHT_MAX
    )?;
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
