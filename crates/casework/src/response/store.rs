//! Who acts on what, in the database. What names nobody is open: kind, level, what is acted on, where and when. Names and
//! whatever else was typed are sealed with the key of their own stream.

use ledger::{BoxFuture, Compartment, Conn, Day, Projector, SiteId, Stream, Write, all, one, run};
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::{Kept, Response, ResponseId, is_live};
use super::rules::LIVE_MAX;

/// Those that have ended, on one page.
const ENDED_MAX: i64 = 100;

/// Table of those who act; what is sealed is sealed for it.
const TABLE: &str = "response";

pub(super) const PROJECTOR: Projector = Projector {
    room: "response",
    listens: &["response/"],
    tables: &[TABLE],
    schema: "
        create table response (response_id {text} not null primary key, site_id {text} not null, kind {text} not null, level {text} not null, group_codes {text} not null, factor_codes {text} not null, stages {text} not null, from_on {text}, until_on {text}, ended_on {text}, sealed {blob} not null) {strict};
        create index response_live on response (site_id, response_id) where ended_on is null;
        create index response_ended on response (site_id, ended_on) where ended_on is not null;
    ",
    project,
};

/// Between the codes of a list; no code holds it.
const COMMA: &str = ",";

/// What was typed of somebody who acts: sealed, for it may name anybody.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Words {
    actor: String,
    says: String,
    reach: String,
    reason: String,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from response where response_id = $1", stream.id)?;
        let Some(response) = Response::fold(stream) else { return Ok(()) };
        let kept = &response.kept;
        let ended = response.ended.as_ref().map(|(end, _)| end);
        let words = Words {
            actor: kept.actor.clone(),
            says: kept.says.clone(),
            reach: kept.reach.clone(),
            reason: ended.map(|end| end.reason.clone()).unwrap_or_default(),
        };
        let sealed = write.seal(stream.id, Compartment::House, TABLE, &words).await?;
        run!(
            write.conn()?,
            "insert into response (response_id, site_id, kind, level, group_codes, factor_codes, stages, from_on, until_on, ended_on, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            stream.id,
            response.site,
            &kept.kind,
            &kept.level,
            kept.groups.join(COMMA),
            kept.factors.join(COMMA),
            kept.stages.join(COMMA),
            kept.from,
            kept.until,
            ended.map(|end| end.on),
            sealed
        )?;
        Ok(())
    })
}

/// A row with the key that opens its words.
#[derive(sqlx::FromRow)]
struct Row {
    response_id: ResponseId,
    kind: String,
    level: String,
    group_codes: String,
    factor_codes: String,
    stages: String,
    from_on: Option<Day>,
    until_on: Option<Day>,
    ended_on: Option<Day>,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
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
    fn of(cx: &Cx, row: Row) -> Result<Self> {
        let words: Words = match &row.wrapped {
            Some(wrapped) => cx.app().ledger().open_sealed(row.response_id.cast(), Compartment::House, TABLE, wrapped, &row.sealed)?,
            None => Words::default(),
        };
        let list = |codes: &str| codes.split(COMMA).filter(|code| !code.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let kept = Kept {
            groups: list(&row.group_codes),
            factors: list(&row.factor_codes),
            stages: list(&row.stages),
            actor: words.actor,
            kind: row.kind,
            level: row.level,
            says: words.says,
            reach: words.reach,
            from: row.from_on,
            until: row.until_on,
        };
        Ok(Self { id: row.response_id, kept, ended: row.ended_on.map(|day| (day, words.reason)) })
    }
    /// Whether it acts on a day.
    pub(super) fn acts(&self, on: Day) -> bool {
        is_live((self.kept.from, self.kept.until, self.ended.as_ref().map(|(day, _)| *day)), on)
    }
}

/// Those of a site that have not been ended, still sealed.
async fn live(conn: &mut Conn, site: SiteId) -> Result<Vec<Row>> {
    Ok(all!(
        conn,
        Row,
        "select r.response_id, r.kind, r.level, r.group_codes, r.factor_codes, r.stages, r.from_on, r.until_on, r.ended_on, r.sealed, (select k.wrapped from seal_key as k where k.stream_id = r.response_id and k.compartment = 'house') as wrapped from response as r where r.site_id = $1 and r.ended_on is null order by r.response_id limit $2",
        site,
        LIVE_MAX
    )?)
}

/// Opened and put in the order of their names, which the database cannot read.
fn by_name(cx: &Cx, rows: Vec<Row>) -> Result<Vec<Acting>> {
    let mut all = rows.into_iter().map(|row| Acting::of(cx, row)).collect::<Result<Vec<_>>>()?;
    all.sort_by_cached_key(|one| (one.kept.actor.to_lowercase(), one.id));
    Ok(all)
}

/// Those of the present site that have not been ended, by name; some may not have begun, or be past their last day.
pub(super) async fn list(cx: &Cx, conn: &mut Conn) -> Result<Vec<Acting>> {
    by_name(cx, live(conn, cx.site_id()).await?)
}

/// Those of the present site that have ended, the latest first.
pub(super) async fn list_ended(cx: &Cx, conn: &mut Conn) -> Result<Vec<Acting>> {
    let rows = all!(
        conn,
        Row,
        "select r.response_id, r.kind, r.level, r.group_codes, r.factor_codes, r.stages, r.from_on, r.until_on, r.ended_on, r.sealed, (select k.wrapped from seal_key as k where k.stream_id = r.response_id and k.compartment = 'house') as wrapped from response as r where r.site_id = $1 and r.ended_on is not null order by r.ended_on desc, r.response_id limit $2",
        cx.site_id(),
        ENDED_MAX
    )?;
    rows.into_iter().map(|row| Acting::of(cx, row)).collect()
}

/// How many of a site have not been ended.
pub(super) async fn count(conn: &mut Conn, site: SiteId) -> Result<i64> {
    Ok(one!(conn, (i64,), "select count(*) from response where site_id = $1 and ended_on is null", site)?.map_or(0, |row| row.0))
}

/// Those who act at the present site today, by name.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn acting(cx: &Cx, conn: &mut Conn) -> Result<Vec<Acting>> {
    let mut rows = live(conn, cx.site_id()).await?;
    rows.retain(|row| is_live((row.from_on, row.until_on, row.ended_on), cx.today()));
    by_name(cx, rows)
}
