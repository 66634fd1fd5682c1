//! Households in the database.

use ledger::{BoxFuture, Conn, Projector, Stream, StreamId, Write, all, one, run};
use web::Result;

use super::facts::Household;
use crate::person::PersonId;

pub(super) const PROJECTOR: Projector = Projector {
    room: "household",
    listens: &["household/"],
    tables: &["household_member"],
    schema: "
        create table household_member (household_id {text} not null, person_id {text} not null, relation {text} not null, since_at {int} not null, until_at {int}, primary key (household_id, person_id)) {strict};
        create index household_member_person on household_member (person_id);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let household = Household::fold(stream);
        run!(write.conn()?, "delete from household_member where household_id = $1", stream.id)?;
        for (person, member) in &household.members {
            run!(
                write.conn()?,
                "insert into household_member (household_id, person_id, relation, since_at, until_at) values ($1, $2, $3, $4, $5)",
                stream.id,
                *person,
                &member.relation,
                member.since,
                member.until
            )?;
        }
        Ok(())
    })
}

/// The household that a person is in now.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &mut Conn, person: PersonId) -> Result<Option<StreamId>> {
    let found =
        one!(conn, (StreamId,), "select household_id from household_member where person_id = $1 and until_at is null order by since_at desc limit 1", person)?;
    Ok(found.map(|row| row.0))
}

/// Its members now, the head first, with their relation to the head.
///
/// # Errors
/// When the database fails.
pub async fn members(conn: &mut Conn, household: StreamId) -> Result<Vec<(PersonId, String)>> {
    let mut rows = all!(
        conn,
        (PersonId, String),
        "select person_id, relation from household_member where household_id = $1 and until_at is null order by since_at, person_id limit 100",
        household
    )?;
    rows.sort_by_key(|(_, relation)| relation != "head");
    Ok(rows)
}

/// Its head now.
///
/// # Errors
/// When the database fails.
pub async fn head(conn: &mut Conn, household: StreamId) -> Result<Option<PersonId>> {
    let found = one!(
        conn,
        (PersonId,),
        "select person_id from household_member where household_id = $1 and relation = 'head' and until_at is null order by since_at desc limit 1",
        household
    )?;
    Ok(found.map(|row| row.0))
}
