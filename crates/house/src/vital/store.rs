//! Births and deaths in the database: what is still to be done about them.

use access::Duty;
use ledger::{Bind, BoxFuture, Conn, Day, Instant, Projector, Stream, Write, all, one, run};
use people::person::PersonId;
use web::{Cx, Result};

use super::facts::State;
use super::rules::Member;

/// Most children of one mother that are looked at.
const CHILDREN_MAX: i64 = 50;
/// Most members of a household.
const MEMBERS_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "vital",
    listens: &["vital/"],
    tables: &["birth", "death"],
    schema: "
        create table birth (child_id {text} not null primary key, mother_id {text} not null, site_id {text} not null, due_on {text} not null, registered {bool} not null, noted_at {int} not null) {strict};
        create index birth_mother on birth (mother_id);
        create index birth_site on birth (site_id, registered, due_on);
        create table death (person_id {text} not null primary key, site_id {text} not null, followed {bool} not null, noted_at {int} not null) {strict};
        create index death_site on death (site_id, followed, noted_at);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        run!(write.conn()?, "delete from birth where child_id = $1", stream.id)?;
        run!(write.conn()?, "delete from death where person_id = $1", stream.id)?;
        if let Some(birth) = &state.birth {
            run!(
                write.conn()?,
                "insert into birth (child_id, mother_id, site_id, due_on, registered, noted_at) values ($1, $2, $3, $4, $5, $6)",
                stream.id,
                birth.born.mother,
                birth.site,
                birth.born.due,
                birth.registered.is_some(),
                birth.noted_at
            )?;
        }
        if let Some(death) = &state.death {
            run!(
                write.conn()?,
                "insert into death (person_id, site_id, followed, noted_at) values ($1, $2, $3, $4)",
                stream.id,
                death.site,
                !death.followed.is_open(),
                death.noted_at
            )?;
        }
        Ok(())
    })
}

/// The children of a mother that were born in a centre.
pub(super) async fn list_children(conn: &mut Conn, mother: PersonId) -> Result<Vec<PersonId>> {
    let rows = all!(conn, (PersonId,), "select child_id from birth where mother_id = $1 order by noted_at desc, child_id limit $2", mother, CHILDREN_MAX)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// A birth that the State has to register.
#[derive(sqlx::FromRow)]
pub(super) struct BirthRow {
    pub(super) child_id: PersonId,
    pub(super) mother_id: PersonId,
    pub(super) due_on: Day,
}

/// Births that the State has, or has not, registered and whose files the reader may do this duty to; what is due first, or
/// what was noted last.
pub(super) async fn list_births(cx: &Cx, conn: &mut Conn, (registered, limit): (bool, i64)) -> Result<Vec<BirthRow>> {
    let filter = cx.filter(Duty::VitalRecord, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Bool(registered)];
    binds.extend(filter.binds);
    binds.push(Bind::Int(limit));
    let order = if registered { "b.noted_at desc" } else { "b.due_on" };
    let sql = format!(
        "select b.child_id, b.mother_id, b.due_on from birth as b join person as p on p.person_id = b.child_id where b.site_id = $1 and b.registered = $2 and {} order by {order}, b.child_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many births the State has to register; and how many of them are due by a day.
pub(super) async fn count_births(cx: &Cx, conn: &mut Conn, by: Day) -> Result<(i64, i64)> {
    let filter = cx.filter(Duty::VitalRecord, "p", 4)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Bool(false), Bind::Text(by.to_string())];
    binds.extend(filter.binds);
    let sql = format!(
        "select count(*), cast(coalesce(sum(case when b.due_on <= $3 then 1 else 0 end), 0) as bigint) from birth as b join person as p on p.person_id = b.child_id where b.site_id = $1 and b.registered = $2 and {}",
        filter.sql
    );
    let rows: Vec<(i64, i64)> = conn.select(sql, &binds).await?;
    Ok(rows.first().copied().unwrap_or_default())
}

/// Deaths after which something is, or is not, to be done, the newest first.
pub(super) async fn list_deaths(cx: &Cx, conn: &mut Conn, (followed, limit): (bool, i64)) -> Result<Vec<(PersonId, Instant)>> {
    let filter = cx.filter(Duty::VitalRecord, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Bool(followed)];
    binds.extend(filter.binds);
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select d.person_id, d.noted_at from death as d join person as p on p.person_id = d.person_id where d.site_id = $1 and d.followed = $2 and {} order by d.noted_at desc, d.person_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many deaths there are after which something is to be done.
pub(super) async fn count_deaths(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(Duty::VitalRecord, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Bool(false)];
    binds.extend(filter.binds);
    let sql =
        format!("select count(*) from death as d join person as p on p.person_id = d.person_id where d.site_id = $1 and d.followed = $2 and {}", filter.sql);
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// The person of a code.
pub(super) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<PersonId>> {
    Ok(one!(conn, (PersonId,), "select person_id from person where code = $1", code)?.map(|row| row.0))
}

/// A member of a household with the year of birth.
#[derive(sqlx::FromRow)]
struct MemberRow {
    person_id: PersonId,
    relation: String,
    birth_year: Option<i64>,
}

/// The members of a household now.
pub(super) async fn list_members(conn: &mut Conn, household: ledger::StreamId) -> Result<Vec<Member>> {
    let rows = all!(
        conn,
        MemberRow,
        "select m.person_id, m.relation, p.birth_year from household_member as m left join person as p on p.person_id = m.person_id where m.household_id = $1 and m.until_at is null order by m.since_at, m.person_id limit $2",
        household,
        MEMBERS_MAX
    )?;
    Ok(rows.into_iter().map(|row| Member { id: row.person_id, relation: row.relation, birth_year: row.birth_year }).collect())
}

/// What the banner of a person needs to know.
#[derive(sqlx::FromRow)]
pub(super) struct Marks {
    pub(super) sex: i64,
    birth_year: Option<i64>,
    pub(super) is_in: bool,
    pub(super) died: bool,
    /// Last day of the declaration of a birth that the State has not registered.
    pub(super) due_on: Option<Day>,
}

impl Marks {
    /// Completed years, as far as the year of birth says.
    pub(super) fn years(&self, today: Day) -> Option<i64> {
        self.birth_year.map(|birth| i64::from(today.date().year()) - birth)
    }
}

/// The marks of a person; `None` for somebody without a file.
pub(super) async fn marks(conn: &mut Conn, id: PersonId) -> Result<Option<Marks>> {
    Ok(one!(
        conn,
        Marks,
        "select p.sex, p.birth_year, exists (select 1 from stay as s where s.guest_id = p.person_id and s.departed_at is null) as is_in, d.person_id is not null as died, b.due_on from person as p left join death as d on d.person_id = p.person_id left join birth as b on b.child_id = p.person_id and not b.registered where p.person_id = $1",
        id
    )?)
}
