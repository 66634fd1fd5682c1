//! Looks: who read whose file, which part of it, when. Chained like facts, never changed.

use crate::{Author, Compartment, Conn, Id, Instant, Ledger, Result, SiteId, UserId, Write, all, run};

/// A reading of personal data, to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whose file; none for a list or a search that shows many.
    pub person: Option<Id<crate::Person>>,
    /// Which part.
    pub compartment: Compartment,
    /// What was opened: a short fixed word such as `file`, `card`, `search`.
    pub act: &'static str,
}

/// A recorded reading.
#[derive(sqlx::FromRow, Clone)]
pub struct LookRow {
    /// Place in the log.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub author: UserId,
    /// From which site.
    pub site: SiteId,
    /// Whose file, if one person's.
    pub person_id: Option<Id<crate::Person>>,
    /// Which part.
    pub compartment: String,
    /// What was opened.
    pub act: String,
}

impl Write {
    /// Records a reading in this transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn look(&mut self, look: Look) -> Result<()> {
        let (last, previous) = self.look_head();
        let seq = last + 1;
        let (now, author) = (self.now(), self.author());
        let row = LookRow {
            seq,
            at: now,
            author: author.user,
            site: author.site,
            person_id: look.person,
            compartment: look.compartment.name().to_owned(),
            act: look.act.to_owned(),
        };
        let hash = chain(&previous, &row);
        run!(
            self.conn()?,
            "insert into look (seq, at, author, site, person_id, compartment, act, previous, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            seq,
            row.at,
            row.author,
            row.site,
            row.person_id,
            &row.compartment,
            &row.act,
            previous.to_vec(),
            hash.to_vec()
        )?;
        self.set_look_head(seq, hash);
        Ok(())
    }
}

impl Ledger {
    /// Records readings and waits until they are on disk, so that nothing is shown that was not recorded.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn look(&self, author: Author, looks: &[Look]) -> Result<()> {
        let mut write = self.write(author).await?;
        for look in looks {
            write.look(*look).await?;
        }
        write.commit().await
    }
}

/// Who has seen a person's file, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_person(conn: &mut Conn, person: Id<crate::Person>, limit: i64, offset: i64) -> Result<Vec<LookRow>> {
    all!(
        conn,
        LookRow,
        "select seq, at, author, site, person_id, compartment, act from look where person_id = $1 order by seq desc limit $2 offset $3",
        person,
        limit,
        offset
    )
}

/// The whole log of a site, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_site(conn: &mut Conn, site: SiteId, limit: i64, offset: i64) -> Result<Vec<LookRow>> {
    all!(
        conn,
        LookRow,
        "select seq, at, author, site, person_id, compartment, act from look where site = $1 order by seq desc limit $2 offset $3",
        site,
        limit,
        offset
    )
}

/// The hash of a reading.
pub(crate) fn chain(previous: &[u8; 32], row: &LookRow) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(previous);
    let (seq, at) = (row.seq.to_be_bytes(), row.at.millis().to_be_bytes());
    let (author, site, person) = (row.author.uuid(), row.site.uuid(), row.person_id.map(Id::uuid));
    let person = person.as_ref().map_or([].as_slice(), |id| id.as_bytes());
    let parts: [&[u8]; 7] = [&seq, &at, author.as_bytes(), site.as_bytes(), person, row.compartment.as_bytes(), row.act.as_bytes()];
    for part in parts {
        hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()).update(part);
    }
    hasher.finalize().into()
}
