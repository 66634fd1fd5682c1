//! Who acts on what, in the database. All columns are open: they name no person.

use ledger::{BoxFuture, Conn, Day, Projector, SiteId, Stream, Write, all, one, run};
use web::Result;

use super::facts::{Kept, Response, ResponseId, is_live};
use super::rules::LIVE_MAX;

/// Those that have ended, on one page.
const ENDED_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "response",
    listens: &["response/"],
    tables: &["response"],
    schema: "
        create table response (response_id {text} not null primary key, site_id {text} not null, actor {text} not null, kind {text} not null, level {text} not null, group_codes {text} not null, factor_codes {text} not null, says {text} not null, reach {text} not null, stages {text} not null, from_on {text}, until_on {text}, ended_on {text}, reason {text} not null) {strict};
        create index response_live on response (site_id, actor) where ended_on is null;
        create index response_ended on response (site_id, ended_on) where ended_on is not null;
    ",
    project,
};

/// Between the codes of a list; no code holds it.
const COMMA: &str = ",";

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from response where response_id = $1", stream.id)?;
        let Some(response) = Response::fold(stream) else { return Ok(()) };
        let kept = &response.kept;
        let ended = response.ended.as_ref().map(|(end, _)| end);
        run!(
            write.conn()?,
            "insert into response (response_id, site_id, actor, kind, level, group_codes, factor_codes, says, reach, stages, from_on, until_on, ended_on, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            stream.id,
            response.site,
            &kept.actor,
            &kept.kind,
            &kept.level,
            kept.groups.join(COMMA),
            kept.factors.join(COMMA),
            &kept.says,
            &kept.reach,
            kept.stages.join(COMMA),
            kept.from,
            kept.until,
            ended.map(|end| end.on),
            ended.map(|end| end.reason.as_str()).unwrap_or_default()
        )?;
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    response_id: ResponseId,
    actor: String,
    kind: String,
    level: String,
    group_codes: String,
    factor_codes: String,
    says: String,
    reach: String,
    stages: String,
    from_on: Option<Day>,
    until_on: Option<Day>,
    ended_on: Option<Day>,
    reason: String,
}

/// Somebody who acts, as the list has them.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Which.
    pub id: ResponseId,
    /// What is noted.
    pub kept: Kept,
    pub(super) ended: Option<(Day, String)>,
}

impl Acting {
    fn of(row: Row) -> Self {
        let list = |codes: &str| codes.split(COMMA).filter(|code| !code.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let kept = Kept {
            groups: list(&row.group_codes),
            factors: list(&row.factor_codes),
            stages: list(&row.stages),
            actor: row.actor,
            kind: row.kind,
            level: row.level,
            says: row.says,
            reach: row.reach,
            from: row.from_on,
            until: row.until_on,
        };
        Self { id: row.response_id, kept, ended: row.ended_on.map(|day| (day, row.reason)) }
    }
    /// Whether it acts on a day.
    pub(super) fn acts(&self, on: Day) -> bool {
        is_live((self.kept.from, self.kept.until, self.ended.as_ref().map(|(day, _)| *day)), on)
    }
}

/// Those of a site that have not been ended, by name; some may not have begun, or be past their last day.
pub(super) async fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<Acting>> {
    let rows = all!(
        conn,
        Row,
        "select response_id, actor, kind, level, group_codes, factor_codes, says, reach, stages, from_on, until_on, ended_on, reason from response where site_id = $1 and ended_on is null order by actor, response_id limit $2",
        site,
        LIVE_MAX
    )?;
    Ok(rows.into_iter().map(Acting::of).collect())
}

/// Those of a site that have ended, the latest first.
pub(super) async fn list_ended(conn: &mut Conn, site: SiteId) -> Result<Vec<Acting>> {
    let rows = all!(
        conn,
        Row,
        "select response_id, actor, kind, level, group_codes, factor_codes, says, reach, stages, from_on, until_on, ended_on, reason from response where site_id = $1 and ended_on is not null order by ended_on desc, response_id limit $2",
        site,
        ENDED_MAX
    )?;
    Ok(rows.into_iter().map(Acting::of).collect())
}

/// How many of a site have not been ended.
pub(super) async fn count(conn: &mut Conn, site: SiteId) -> Result<i64> {
    Ok(one!(conn, (i64,), "select count(*) from response where site_id = $1 and ended_on is null", site)?.map_or(0, |row| row.0))
}

/// Those who act at a site on a day, by name.
///
/// # Errors
/// When the database fails.
pub async fn acting(conn: &mut Conn, (site, on): (SiteId, Day)) -> Result<Vec<Acting>> {
    let mut all = list(conn, site).await?;
    all.retain(|one| one.acts(on));
    Ok(all)
}
