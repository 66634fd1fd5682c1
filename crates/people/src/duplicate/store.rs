//! Who is who in the database: words that two are different, questions that are open, and files that are part of others.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, FactKind as _, Instant, Projector, Stream, UserId, Write, all, one, run};
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::{Different, DuplicateFact, MergeId, Moved, Words, claim};
use super::lesson;
use crate::person::{Identity, Person, PersonId};
use crate::{assignment, person};

/// Decisions taken with one registration at most.
const DECISIONS_MAX: usize = 50;
/// Files through which one is led to the file that goes on.
const CHAIN_MAX: usize = 32;
/// Files that are part of one, as far as they are gathered.
const FORMER_MAX: usize = 50;

pub(super) const PROJECTOR: Projector = Projector {
    room: "duplicate",
    listens: &["duplicate/", "person/registered", "person/corrected", "person/withdrawn"],
    tables: &["different", "duplicate_pair", "merged_person", "lesson_start"],
    schema: "
        create table different (one_id {text} not null, other_id {text} not null, tick {int} not null, primary key (one_id, other_id)) {strict};
        create index different_other on different (other_id);
        create index different_tick on different (tick);
        create table duplicate_pair (one_id {text} not null, other_id {text} not null, site_id {text} not null, score {int} not null, tick {int} not null, by_id {text} not null, sealed {blob} not null, primary key (one_id, other_id)) {strict};
        create index duplicate_pair_other on duplicate_pair (other_id);
        create index duplicate_pair_site on duplicate_pair (site_id, score);
        create table merged_person (person_id {text} not null primary key, into_id {text} not null, site_id {text} not null, code {text} not null, merge_id {text} not null, tick {int} not null, merged_by {text} not null, void {bool} not null, sealed {blob} not null) {strict};
        create index merged_person_into on merged_person (into_id);
        create index merged_person_code on merged_person (code);
        create index merged_person_site on merged_person (site_id, tick);
        create index merged_person_tick on merged_person (tick);
        create table lesson_start (site_id {text} not null primary key, tick {int} not null) {strict};
    ",
    project,
};

/// Why a pair is asked about, kept sealed.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct Why {
    pub(super) reasons: Vec<String>,
    pub(super) found: String,
}

/// What is kept sealed of a file that is part of another: who it was about, and why it was merged.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Who the file said the person is.
    pub(crate) identity: Identity,
    /// How one knew.
    pub(crate) reason: String,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        if !stream.facts().iter().any(|fact| fact.kind.starts_with("duplicate/")) {
            return Ok(());
        }
        if let Some(tick) = lesson::started(stream) {
            run!(write.conn()?, "delete from lesson_start where site_id = $1", stream.id)?;
            run!(write.conn()?, "insert into lesson_start (site_id, tick) values ($1, $2)", stream.id, tick)?;
        }
        let words = Words::fold(stream);
        // Each file keeps its own word: one that was erased takes back what it said, not what the other says.
        run!(write.conn()?, "delete from different where one_id = $1", stream.id)?;
        for (other, tick) in words.different {
            run!(write.conn()?, "insert into different (one_id, other_id, tick) values ($1, $2, $3)", stream.id, other, tick)?;
        }
        run!(write.conn()?, "delete from duplicate_pair where one_id = $1", stream.id)?;
        for (other, question) in words.questions {
            let why = Why { reasons: question.perhaps.reasons, found: question.perhaps.found };
            let sealed = write.seal(stream.id, Compartment::Identity, "duplicate_pair", &why).await?;
            run!(
                write.conn()?,
                "insert into duplicate_pair (one_id, other_id, site_id, score, tick, by_id, sealed) values ($1, $2, $3, $4, $5, $6, $7)",
                stream.id,
                other,
                question.site,
                question.perhaps.score,
                question.tick,
                question.by,
                sealed
            )?;
        }
        link(write, stream).await
    })
}

/// Brings the table of files that are part of others up to date, and with it the tables in which only files stand that
/// are not. Where nodes made a ring of files, the latest merge does not count: nobody may disappear by it.
async fn link(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    let id: PersonId = stream.id.cast();
    let state = Person::fold(stream);
    let claim = claim(stream).filter(|_| state.registered_at.is_some() && !state.withdrawn);
    let before = one!(write.conn()?, (PersonId, MergeId), "select into_id, merge_id from merged_person where person_id = $1", id)?;
    if before == claim.as_ref().map(|claim| (claim.merged.into, claim.merged.merge)) {
        return Ok(());
    }
    let mut touched: BTreeSet<PersonId> = ring(write.conn()?, id).await?.into_iter().map(|(member, ..)| member).collect();
    run!(write.conn()?, "delete from merged_person where person_id = $1", id)?;
    if let Some(claim) = claim {
        let kept = Kept { identity: state.identity, reason: claim.merged.reason };
        let sealed = write.seal(stream.id, Compartment::Identity, "merged_person", &kept).await?;
        run!(
            write.conn()?,
            "insert into merged_person (person_id, into_id, site_id, code, merge_id, tick, merged_by, void, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            claim.merged.into,
            state.site,
            state.code,
            claim.merged.merge,
            claim.tick,
            claim.by,
            false,
            sealed
        )?;
    }
    let ring = ring(write.conn()?, id).await?;
    touched.extend(ring.iter().map(|(member, ..)| *member));
    let void = ring.iter().max_by_key(|(_, tick, merge)| (*tick, *merge)).map(|(member, ..)| *member);
    for member in &touched {
        run!(write.conn()?, "update merged_person set void = $2 where person_id = $1", *member, Some(*member) == void)?;
    }
    place(write, stream).await?;
    for other in touched.into_iter().filter(|other| *other != id) {
        let stream = write.load(other.cast()).await?;
        place(write, &stream).await?;
    }
    Ok(())
}

/// The rows of a file that stands are there, those of one that is part of another are not.
async fn place(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    person::place(write, stream).await?;
    assignment::place(write, stream).await
}

/// The ring of merges that leads from a file back to it, each with its tick and number; empty when there is none.
async fn ring(conn: &mut Conn, id: PersonId) -> ledger::Result<Vec<(PersonId, i64, MergeId)>> {
    let mut out = Vec::new();
    let mut at = id;
    for _ in 0..CHAIN_MAX {
        let next = one!(&mut *conn, (PersonId, i64, MergeId), "select into_id, tick, merge_id from merged_person where person_id = $1", at)?;
        let Some((into, tick, merge)) = next else { return Ok(Vec::new()) };
        out.push((at, tick, merge));
        at = into;
        if at == id {
            return Ok(out);
        }
    }
    Ok(Vec::new())
}

/// Whether a file is part of another.
pub(crate) async fn is_part(conn: &mut Conn, id: PersonId) -> ledger::Result<bool> {
    Ok(one!(conn, (bool,), "select void from merged_person where person_id = $1", id)?.is_some_and(|(void,)| !void))
}

/// The file under which a person goes on, when the given one has become part of another.
///
/// # Errors
/// When the database fails.
pub async fn root(conn: &mut Conn, id: PersonId) -> Result<Option<PersonId>> {
    let mut at = None;
    for _ in 0..CHAIN_MAX {
        let from = at.unwrap_or(id);
        match one!(&mut *conn, (PersonId, bool), "select into_id, void from merged_person where person_id = $1", from)? {
            Some((into, false)) => at = Some(into),
            _ => break,
        }
    }
    Ok(at)
}

/// Files that are part of one, directly or through others, in the order of merging.
///
/// # Errors
/// When the database fails.
pub async fn former(conn: &mut Conn, id: PersonId) -> Result<Vec<PersonId>> {
    let mut out: Vec<PersonId> = Vec::new();
    let mut next = vec![id];
    while let Some(at) = next.pop() {
        let rows = all!(&mut *conn, (PersonId, bool), "select person_id, void from merged_person where into_id = $1 order by tick, person_id limit 100", at)?;
        for (part, _) in rows.into_iter().filter(|(_, void)| !void) {
            if part != id && !out.contains(&part) && out.len() < FORMER_MAX {
                out.push(part);
                next.push(part);
            }
        }
    }
    Ok(out)
}

/// A file that is part of another, with the key that opens what it said.
#[derive(sqlx::FromRow)]
pub(crate) struct MergedRow {
    pub(crate) person_id: PersonId,
    pub(crate) into_id: PersonId,
    pub(crate) code: String,
    pub(crate) tick: i64,
    pub(crate) merged_by: UserId,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

impl MergedRow {
    /// What the file said; `None` when it has been erased.
    pub(crate) fn open(&self, ledger: &ledger::Ledger) -> Result<Option<Kept>> {
        let Some(wrapped) = &self.wrapped else { return Ok(None) };
        Ok(Some(ledger.open_sealed(self.person_id.cast(), Compartment::Identity, "merged_person", wrapped, &self.sealed)?))
    }

    /// When the files were merged.
    pub(crate) fn at(&self) -> Instant {
        Instant::from_millis(self.tick >> 16)
    }
}

/// The row of a file that is part of another.
pub(crate) async fn merged(conn: &mut Conn, id: PersonId) -> Result<Option<MergedRow>> {
    Ok(one!(
        conn,
        MergedRow,
        "select m.person_id, m.into_id, m.code, m.tick, m.merged_by, m.sealed, k.wrapped from merged_person as m left join seal_key as k on k.stream_id = m.person_id and k.compartment = 'identity' where m.person_id = $1 and not m.void",
        id
    )?)
}

/// Rows after a place in the order of ids: for filling the index.
pub(crate) async fn merged_page(conn: &mut Conn, after: PersonId, limit: i64) -> Result<Vec<MergedRow>> {
    Ok(all!(
        conn,
        MergedRow,
        "select m.person_id, m.into_id, m.code, m.tick, m.merged_by, m.sealed, k.wrapped from merged_person as m left join seal_key as k on k.stream_id = m.person_id and k.compartment = 'identity' where m.person_id > $1 and not m.void order by m.person_id limit $2",
        after,
        limit
    )?)
}

/// The file that bears or bore a code, among those that are part of others.
pub(crate) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<PersonId>> {
    Ok(one!(conn, (PersonId,), "select person_id from merged_person where code = $1 order by tick desc limit 1", code)?.map(|row| row.0))
}

/// Everybody of whom somebody said that they are not this person, on whichever of the files: under the file that goes on.
///
/// # Errors
/// When the database fails.
pub async fn apart(conn: &mut Conn, id: PersonId) -> Result<HashSet<PersonId>> {
    let mut out = HashSet::new();
    let mut files = former(conn, id).await?;
    files.push(id);
    for file in files {
        let rows = all!(
            &mut *conn,
            (PersonId,),
            "select other_id from different where one_id = $1 union select one_id from different where other_id = $1 order by 1 limit 1000",
            file
        )?;
        for (other,) in rows {
            out.insert(root(conn, other).await?.unwrap_or(other));
        }
    }
    Ok(out)
}

/// Files that ask about this one.
pub(super) async fn askers(conn: &mut Conn, id: PersonId) -> Result<Vec<PersonId>> {
    let rows = all!(conn, (PersonId,), "select one_id from duplicate_pair where other_id = $1 order by one_id limit 100", id)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
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
        .map(|other| DuplicateFact::Different(Different { other, reason: String::new() }).fact())
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

/// A pair about which somebody is to decide.
#[derive(sqlx::FromRow)]
pub(super) struct PairRow {
    pub(super) one_id: PersonId,
    pub(super) other_id: PersonId,
    pub(super) score: i64,
    pub(super) tick: i64,
    pub(super) by_id: UserId,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

impl PairRow {
    pub(super) fn why(&self, cx: &Cx) -> Result<Why> {
        let Some(wrapped) = &self.wrapped else { return Ok(Why::default()) };
        Ok(cx.app().ledger().open_sealed(self.one_id.cast(), Compartment::Identity, "duplicate_pair", wrapped, &self.sealed)?)
    }
}

/// Pairs of which both files stand, that nobody told apart since, once each; both must be open to the reader.
fn undecided(cx: &Cx, columns: &str) -> Result<(String, Vec<Bind>)> {
    let one = cx.filter(Duty::DuplicateDecide, "p", 2)?;
    let other = cx.filter(Duty::DuplicateDecide, "q", 2 + one.binds.len())?;
    let sql = format!(
        "select {columns} from duplicate_pair as d join person as p on p.person_id = d.one_id join person as q on q.person_id = d.other_id left join seal_key as k on k.stream_id = d.one_id and k.compartment = 'identity' where d.site_id = $1 and {} and {} and not exists (select 1 from different as x where x.one_id = d.one_id and x.other_id = d.other_id and x.tick >= d.tick) and not exists (select 1 from different as y where y.one_id = d.other_id and y.other_id = d.one_id and y.tick >= d.tick) and not exists (select 1 from duplicate_pair as r where r.one_id = d.other_id and r.other_id = d.one_id and r.tick > d.tick)",
        one.sql, other.sql
    );
    let binds = std::iter::once(Bind::Text(cx.site_id().to_string())).chain(one.binds).chain(other.binds).collect();
    Ok((sql, binds))
}

/// A page of pairs, the most alike first.
pub(super) async fn pairs(cx: &Cx, conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<PairRow>> {
    let (sql, mut binds) = undecided(cx, "d.one_id, d.other_id, d.score, d.tick, d.by_id, d.sealed, k.wrapped")?;
    binds.extend([Bind::Int(limit), Bind::Int(offset)]);
    let sql = format!("{sql} order by d.score desc, d.tick desc, d.one_id limit ${} offset ${}", binds.len() - 1, binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// How many pairs wait for a decision.
pub(super) async fn count(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let (sql, binds) = undecided(cx, "count(*)")?;
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// Files that can be parted from the file they are part of, the latest merge first; that file must be open to the reader.
pub(super) async fn partable(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<MergedRow>> {
    let filter = cx.filter(Duty::DuplicateMerge, "p", 2)?;
    let mut binds: Vec<Bind> = std::iter::once(Bind::Text(cx.site_id().to_string())).chain(filter.binds).collect();
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select m.person_id, m.into_id, m.code, m.tick, m.merged_by, m.sealed, k.wrapped from merged_person as m join person as p on p.person_id = m.into_id left join seal_key as k on k.stream_id = m.person_id and k.compartment = 'identity' where m.site_id = $1 and not m.void and {} order by m.tick desc, m.person_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// Who said when that two files are of different people, on either of them.
pub(super) fn told_apart(one: &Stream, other: &Stream) -> BTreeMap<i64, UserId> {
    let said = |stream: &Stream, about: PersonId| -> Vec<(i64, UserId)> {
        let words = stream.of::<DuplicateFact>().filter_map(|(fact, what)| match what {
            DuplicateFact::Different(different) if different.other == about => Some((fact.at, fact.author)),
            _ => None,
        });
        words.collect()
    };
    said(one, other.id.cast()).into_iter().chain(said(other, one.id.cast())).collect()
}

/// When it was last said that decisions should teach anew; 0 when never.
pub(super) async fn lesson_start(conn: &mut Conn) -> Result<i64> {
    Ok(one!(conn, (i64,), "select tick from lesson_start order by tick desc limit 1")?.map_or(0, |row| row.0))
}

/// A pair about which somebody decided.
#[derive(sqlx::FromRow)]
pub(super) struct DecidedRow {
    pub(super) one: PersonId,
    pub(super) other: PersonId,
    pub(super) tick: i64,
}

/// Pairs of which somebody has said since that they are two people, the latest first.
pub(super) async fn list_told_apart(conn: &mut Conn, (since, limit): (i64, i64)) -> Result<Vec<DecidedRow>> {
    Ok(all!(conn, DecidedRow, "select one_id as one, other_id as other, tick from different where tick > $1 order by tick desc limit $2", since, limit)?)
}

/// Pairs that have become one file since and still are, the latest first.
pub(super) async fn list_merged_since(conn: &mut Conn, (since, limit): (i64, i64)) -> Result<Vec<DecidedRow>> {
    Ok(all!(
        conn,
        DecidedRow,
        "select person_id as one, into_id as other, tick from merged_person where tick > $1 and not void order by tick desc limit $2",
        since,
        limit
    )?)
}
