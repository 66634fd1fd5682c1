//! Decisions in the database.

use ledger::{BoxFuture, FactKind as _, Projector, Stream, Write, run};
use web::Result;

use super::facts::{Different, DuplicateFact, Moved};
use crate::person::PersonId;

/// Decisions taken with one registration at most.
const DECISIONS_MAX: usize = 50;

pub(super) const PROJECTOR: Projector = Projector {
    room: "duplicate",
    listens: &["duplicate/"],
    tables: &["different"],
    schema: "create table different (one_id {text} not null, other_id {text} not null, primary key (one_id, other_id)) {strict};",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        // Each file keeps its own word: one that was erased takes back what it said, not what the other says.
        run!(write.conn()?, "delete from different where one_id = $1", stream.id)?;
        for (_, what) in stream.of::<DuplicateFact>() {
            if let DuplicateFact::Different(different) = what {
                run!(
                    write.conn()?,
                    "insert into different (one_id, other_id) values ($1, $2) on conflict (one_id, other_id) do nothing",
                    stream.id,
                    different.other
                )?;
            }
        }
        Ok(())
    })
}

/// Remembers that a person is none of the given others.
///
/// # Errors
/// When the database fails.
pub async fn set_apart(write: &mut Write, stream: &mut Stream, others: &[String]) -> Result<()> {
    let facts: Vec<_> = others
        .iter()
        .filter_map(|id| id.parse::<PersonId>().ok())
        .take(DECISIONS_MAX)
        .map(|other| DuplicateFact::Different(Different { other }).fact())
        .collect();
    if !facts.is_empty() {
        write.append(stream, facts).await?;
    }
    Ok(())
}

/// Notes that what was begun for somebody new belongs to a known file.
///
/// # Errors
/// When the database fails.
pub async fn moved(write: &mut Write, stream: &mut Stream, to: PersonId) -> Result<()> {
    Ok(write.append(stream, [DuplicateFact::Moved(Moved { to }).fact()]).await?)
}
