//! What a site offers, in the database.

use ledger::{BoxFuture, Conn, Instant, Projector, SiteId, Stream, UserId, Write, one, run};
use web::Result;

use super::facts::{Figures, State, Waiver};

pub(super) const PROJECTOR: Projector = Projector {
    room: "capacity",
    listens: &["capacity/"],
    tables: &["site_capacity"],
    schema: "
        create table site_capacity (site_id {text} not null primary key, toilets_women {int}, toilets_men {int}, toilets_accessible {int}, showers_women {int}, showers_men {int}, water_l {int}, total_dm2 {int}, covered_dm2 {int}, waivers {text} not null, said_at {int}, said_by {text}) {strict};
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        run!(write.conn()?, "delete from site_capacity where site_id = $1", stream.id)?;
        if state == State::default() {
            return Ok(());
        }
        let f = state.figures;
        run!(
            write.conn()?,
            "insert into site_capacity (site_id, toilets_women, toilets_men, toilets_accessible, showers_women, showers_men, water_l, total_dm2, covered_dm2, waivers, said_at, said_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            stream.id,
            f.toilets_women,
            f.toilets_men,
            f.toilets_accessible,
            f.showers_women,
            f.showers_men,
            f.water_l,
            f.total_dm2,
            f.covered_dm2,
            serde_json::to_string(&state.waivers).unwrap_or_default(),
            state.said.map(|said| said.0),
            state.said.map(|said| said.1)
        )?;
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    toilets_women: Option<i64>,
    toilets_men: Option<i64>,
    toilets_accessible: Option<i64>,
    showers_women: Option<i64>,
    showers_men: Option<i64>,
    water_l: Option<i64>,
    total_dm2: Option<i64>,
    covered_dm2: Option<i64>,
    waivers: String,
    said_at: Option<Instant>,
    said_by: Option<UserId>,
}

/// What a site offers, with its waivers.
pub(super) async fn get(conn: &mut Conn, site: SiteId) -> Result<State> {
    let row = one!(
        conn,
        Row,
        "select toilets_women, toilets_men, toilets_accessible, showers_women, showers_men, water_l, total_dm2, covered_dm2, waivers, said_at, said_by from site_capacity where site_id = $1",
        site
    )?;
    let Some(row) = row else { return Ok(State::default()) };
    let waivers: Vec<Waiver> = serde_json::from_str(&row.waivers).unwrap_or_default();
    let figures = Figures {
        toilets_women: row.toilets_women,
        toilets_men: row.toilets_men,
        toilets_accessible: row.toilets_accessible,
        showers_women: row.showers_women,
        showers_men: row.showers_men,
        water_l: row.water_l,
        total_dm2: row.total_dm2,
        covered_dm2: row.covered_dm2,
    };
    Ok(State { figures, said: row.said_at.zip(row.said_by), waivers })
}

/// What there is of toilets, showers, water and floor at a site; all unknown until somebody says it.
///
/// # Errors
/// When the database fails.
pub async fn figures(conn: &mut Conn, site: SiteId) -> Result<Figures> {
    Ok(get(conn, site).await?.figures)
}

/// How many people are in the house: all, women and girls, men and boys; of some the sex is not known.
///
/// # Errors
/// When the database fails.
pub async fn count_by_sex(conn: &mut Conn, site: SiteId) -> Result<(i64, i64, i64)> {
    let found = one!(
        conn,
        (i64, i64, i64),
        "select count(*), cast(coalesce(sum(case when coalesce(p.sex, c.sex) = 2 then 1 else 0 end), 0) as bigint), cast(coalesce(sum(case when coalesce(p.sex, c.sex) = 1 then 1 else 0 end), 0) as bigint)
        from stay as s left join person as p on p.person_id = s.guest_id left join contact as c on c.contact_id = s.guest_id where s.site_id = $1 and s.departed_at is null",
        site
    )?;
    Ok(found.unwrap_or_default())
}
