//! Assignments in the database; access filters read this table.

use ledger::{BoxFuture, Projector, Stream, Write, run};

use super::facts;
use crate::duplicate;

pub(super) const PROJECTOR: Projector = Projector {
    room: "assignment",
    listens: &["assignment/", "duplicate/absorbed", "duplicate/released", "duplicate/unmerged"],
    tables: &["assignment"],
    schema: "
        create table assignment (person_id {text} not null, user_id {text} not null, since_at {int} not null, primary key (person_id, user_id)) {strict};
        create index assignment_user on assignment (user_id);
    ",
    project,
};

/// Brings the rows of a file up to date when it becomes part of another, or stands again.
pub(crate) async fn place(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    project(write, stream).await
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from assignment where person_id = $1", stream.id)?;
        if duplicate::claim(stream).is_some() && duplicate::is_part(write.conn()?, stream.id.cast()).await? {
            return Ok(());
        }
        for (user, since) in facts::fold(stream) {
            run!(write.conn()?, "insert into assignment (person_id, user_id, since_at) values ($1, $2, $3)", stream.id, user, since)?;
        }
        Ok(())
    })
}
