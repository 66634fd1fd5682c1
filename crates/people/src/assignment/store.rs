//! Assignments in the database; access filters read this table.

use ledger::{BoxFuture, Projector, Stream, Write, run};

use super::facts;

pub(super) const PROJECTOR: Projector = Projector {
    room: "assignment",
    listens: &["assignment/"],
    tables: &["assignment"],
    schema: "
        create table assignment (person_id {text} not null, user_id {text} not null, since_at {int} not null, primary key (person_id, user_id)) {strict};
        create index assignment_user on assignment (user_id);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from assignment where person_id = $1", stream.id)?;
        for (user, since) in facts::fold(stream) {
            run!(write.conn()?, "insert into assignment (person_id, user_id, since_at) values ($1, $2, $3)", stream.id, user, since)?;
        }
        Ok(())
    })
}
