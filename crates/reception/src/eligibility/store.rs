//! Criteria and checks in the database. What a check came to is sealed; that it is open is not, for the lists of those who
//! must decide.

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, Stream, StreamId, UserId, Write, all, one, run};
use text::Locale;
use web::{Cx, Result};

use super::facts::{Check, CheckId, Checks, Criterion, EligibilityFact, Programme, ProgrammeId, SetId, Words};

/// Most versions of criteria of a site.
const SETS_MAX: i64 = 500;
/// Most open checks in one list.
pub(super) const OPEN_MAX: i64 = 50;
/// Most checks of one person that are looked at.
const CHECKS_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "eligibility",
    listens: &["eligibility/"],
    tables: &["criteria_set", "eligibility_check"],
    schema: "
        create table criteria_set (set_id {text} not null primary key, programme_id {text} not null, site_id {text} not null, version {int} not null, sign {text} not null, name_fr {text} not null, name_en {text} not null, name_ar {text} not null, valid_from {text} not null, published_at {int} not null, published_by {text} not null, ended {bool} not null, criteria {text} not null) {strict};
        create index criteria_set_site on criteria_set (site_id, programme_id, version);
        create index criteria_set_programme on criteria_set (programme_id, version);
        create table eligibility_check (guest_id {text} not null, check_id {text} not null, guest_kind {text} not null, site_id {text} not null, set_id {text} not null, checked_at {int} not null, asked_by {text} not null, pending {bool} not null, waivers {int} not null, sealed {blob} not null, primary key (guest_id, check_id)) {strict};
        create index eligibility_open on eligibility_check (site_id, checked_at) where pending;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        if stream.of::<EligibilityFact>().any(|(_, what)| matches!(what, EligibilityFact::Published(_))) {
            project_programme(write, stream).await?;
        }
        run!(write.conn()?, "delete from eligibility_check where guest_id = $1", stream.id)?;
        for check in Checks::fold(stream).all {
            let sealed = write.seal(stream.id, Compartment::House, "eligibility_check", &check).await?;
            run!(
                write.conn()?,
                "insert into eligibility_check (guest_id, check_id, guest_kind, site_id, set_id, checked_at, asked_by, pending, waivers, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                stream.id,
                check.checked.check_id,
                &check.checked.guest,
                check.site,
                check.checked.set_id,
                check.checked.at,
                check.checked.by,
                check.is_pending(),
                i64::try_from(check.open_waivers().count()).unwrap_or(i64::MAX),
                sealed
            )?;
        }
        Ok(())
    })
}

async fn project_programme(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    let programme = Programme::fold(stream);
    run!(write.conn()?, "delete from criteria_set where programme_id = $1", stream.id)?;
    for version in &programme.versions {
        let published = &version.published;
        let criteria = serde_json::to_string(&published.criteria).unwrap_or_default();
        run!(
            write.conn()?,
            "insert into criteria_set (set_id, programme_id, site_id, version, sign, name_fr, name_en, name_ar, valid_from, published_at, published_by, ended, criteria) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (set_id) do nothing",
            published.set_id,
            stream.id,
            programme.site,
            version.version,
            &published.sign,
            &published.name.fr,
            &published.name.en,
            &published.name.ar,
            published.valid_from,
            version.at,
            version.by,
            programme.ended,
            criteria
        )?;
    }
    Ok(())
}

/// A version of criteria.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct SetRow {
    pub(super) set_id: SetId,
    pub(super) programme_id: ProgrammeId,
    pub(super) version: i64,
    pub(super) sign: String,
    name_fr: String,
    name_en: String,
    name_ar: String,
    pub(super) valid_from: Day,
    pub(super) published_at: Instant,
    pub(super) published_by: UserId,
    pub(super) ended: bool,
    criteria: String,
}

impl SetRow {
    pub(super) fn criteria(&self) -> Vec<Criterion> {
        serde_json::from_str(&self.criteria).unwrap_or_default()
    }
    pub(super) fn words(&self) -> Words {
        Words { fr: self.name_fr.clone(), en: self.name_en.clone(), ar: self.name_ar.clone() }
    }
    pub(super) fn name(&self, locale: Locale) -> String {
        self.words().of(locale).to_owned()
    }
}

/// All versions of all programmes of the present site, by programme and version.
pub(super) async fn list_sets(cx: &Cx, conn: &mut Conn) -> Result<Vec<SetRow>> {
    Ok(all!(
        conn,
        SetRow,
        "select set_id, programme_id, version, sign, name_fr, name_en, name_ar, valid_from, published_at, published_by, ended, criteria from criteria_set where site_id = $1 order by programme_id, version limit $2",
        cx.site_id(),
        SETS_MAX
    )?)
}

/// The versions in force on a day: of each programme that has not ended the last one that has begun.
pub(super) fn in_force(sets: &[SetRow], today: Day) -> Vec<SetRow> {
    let begun: Vec<&SetRow> = sets.iter().filter(|set| !set.ended && set.valid_from <= today).collect();
    let last = |set: &SetRow| !begun.iter().any(|other| other.programme_id == set.programme_id && other.version > set.version);
    begun.iter().filter(|set| last(set)).map(|set| (*set).clone()).collect()
}

/// Whether anything is checked at all at the present site.
pub(super) async fn is_used(cx: &Cx, conn: &mut Conn) -> Result<bool> {
    let found = one!(conn, (SetId,), "select set_id from criteria_set where site_id = $1 and not ended order by programme_id, version limit 1", cx.site_id())?;
    Ok(found.is_some())
}

/// A check of somebody with the version it was made against.
#[derive(sqlx::FromRow)]
struct CheckRow {
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
    set_id: SetId,
    programme_id: ProgrammeId,
    version: i64,
    sign: String,
    name_fr: String,
    name_en: String,
    name_ar: String,
    valid_from: Day,
    published_at: Instant,
    published_by: UserId,
    ended: bool,
    criteria: String,
}

/// The checks of somebody, newest first, each with its version. Decide and look first.
pub(super) async fn list_checks(cx: &Cx, conn: &mut Conn, guest: StreamId) -> Result<Vec<(Check, SetRow)>> {
    let rows = all!(
        conn,
        CheckRow,
        "select c.sealed, k.wrapped, s.set_id, s.programme_id, s.version, s.sign, s.name_fr, s.name_en, s.name_ar, s.valid_from, s.published_at, s.published_by, s.ended, s.criteria
        from eligibility_check as c join criteria_set as s on s.set_id = c.set_id left join seal_key as k on k.stream_id = c.guest_id and k.compartment = 'house'
        where c.guest_id = $1 order by c.checked_at desc, c.check_id limit $2",
        guest,
        CHECKS_MAX
    )?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(wrapped) = &row.wrapped else { continue };
        let check: Check = cx.app().ledger().open_sealed(guest, Compartment::House, "eligibility_check", wrapped, &row.sealed)?;
        let set = SetRow {
            set_id: row.set_id,
            programme_id: row.programme_id,
            version: row.version,
            sign: row.sign,
            name_fr: row.name_fr,
            name_en: row.name_en,
            name_ar: row.name_ar,
            valid_from: row.valid_from,
            published_at: row.published_at,
            published_by: row.published_by,
            ended: row.ended,
            criteria: row.criteria,
        };
        out.push((check, set));
    }
    Ok(out)
}

/// A check that waits: for a decision, or for a waiver.
#[derive(sqlx::FromRow)]
pub(super) struct OpenRow {
    pub(super) guest_id: StreamId,
    pub(super) guest_kind: String,
    pub(super) check_id: CheckId,
    pub(super) checked_at: Instant,
    pub(super) asked_by: UserId,
    pub(super) waivers: i64,
    pub(super) sign: String,
}

/// The condition on open checks whom the reader may see, with its values: of anonymous people by site, of people by file.
fn open_where(cx: &Cx) -> Result<(String, Vec<Bind>)> {
    let filter = cx.filter(Duty::EligibilityDecide, "p", 2)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    binds.extend(filter.binds);
    Ok((format!("c.site_id = $1 and c.pending and (c.guest_kind <> 'person' or (p.person_id is not null and {}))", filter.sql), binds))
}

/// The open checks of the present site, those that have waited longest first.
pub(super) async fn list_open(cx: &Cx, conn: &mut Conn) -> Result<Vec<OpenRow>> {
    let (condition, mut binds) = open_where(cx)?;
    binds.push(Bind::Int(OPEN_MAX));
    let sql = format!(
        "select c.guest_id, c.guest_kind, c.check_id, c.checked_at, c.asked_by, c.waivers, s.sign from eligibility_check as c join criteria_set as s on s.set_id = c.set_id left join person as p on p.person_id = c.guest_id
        where {condition} order by c.checked_at, c.check_id limit ${}",
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many checks wait for a decision, and how many for a waiver.
pub(super) async fn count_open(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let (condition, binds) = open_where(cx)?;
    let sql = format!(
        "select cast(coalesce(sum(case when c.waivers = 0 then 1 else 0 end), 0) as bigint), cast(coalesce(sum(case when c.waivers > 0 then 1 else 0 end), 0) as bigint)
        from eligibility_check as c left join person as p on p.person_id = c.guest_id where {condition}"
    );
    let rows: Vec<(i64, i64)> = conn.select(sql, &binds).await?;
    Ok(rows.first().copied().unwrap_or_default())
}

/// Site of a programme.
pub(super) async fn site_of(conn: &mut Conn, programme: ProgrammeId) -> Result<Option<ledger::SiteId>> {
    let found = one!(conn, (ledger::SiteId,), "select site_id from criteria_set where programme_id = $1 order by version limit 1", programme)?;
    Ok(found.map(|row| row.0))
}
