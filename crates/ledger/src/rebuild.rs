//! Rebuilding the projections from the facts alone.

use crate::{Author, Ledger, Result, StreamId, all, migrate};

/// What a rebuild did.
#[derive(Clone, Copy, Debug)]
pub struct Rebuilt {
    /// Streams folded.
    pub streams: usize,
    /// Tables filled anew.
    pub tables: usize,
}

impl Ledger {
    /// Drops every projection and fills it again from the facts, in one transaction: an interruption leaves the old ones.
    /// `progress` hears streams done and streams in all.
    ///
    /// # Errors
    /// When the database fails or a seal does not hold.
    pub async fn rebuild(&self, mut progress: impl FnMut(usize, usize) + Send) -> Result<Rebuilt> {
        let fingerprint = self.fingerprint();
        let mut write = self.write(Author::default()).await?;
        let engine = write.conn()?.engine();
        let projectors = self.0.projectors.clone();
        let mut tables = 0;
        for projector in &projectors {
            for table in projector.tables {
                write.conn()?.batch(&format!("drop table if exists {table}")).await?;
                tables += 1;
            }
            for statement in projector.schema.split(';').map(str::trim).filter(|s| !s.is_empty()) {
                write.conn()?.batch(&migrate::definition(engine, statement)).await?;
            }
        }
        let streams = all!(write.conn()?, (StreamId,), "select stream_id from fact group by stream_id order by min(seq)")?;
        for (done, (id,)) in streams.iter().enumerate() {
            write.forget_keys();
            let stream = write.load(*id).await?;
            for projector in projectors.iter().filter(|p| stream.facts().iter().any(|f| p.listens.iter().any(|prefix| f.kind.starts_with(prefix)))) {
                (projector.project)(&mut write, &stream).await?;
            }
            if done % 500 == 0 {
                progress(done, streams.len());
            }
        }
        migrate::set_meta(write.conn()?, "projections", &fingerprint).await?;
        write.commit().await?;
        progress(streams.len(), streams.len());
        Ok(Rebuilt { streams: streams.len(), tables })
    }

    /// Every row of every projection as text, table by table, ordered: for comparing live tables with rebuilt ones.
    /// Sealed columns are left out, since sealing the same value twice gives other bytes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn projection_dump(&self, columns: &[(&'static str, &'static str)]) -> Result<Vec<String>> {
        let mut conn = self.read().await?;
        let mut out = Vec::new();
        for (table, list) in columns {
            let joined: String = list.split(',').map(|c| format!("coalesce(cast({} as text), '')", c.trim())).collect::<Vec<_>>().join(" || '|' || ");
            let rows: Vec<(String,)> = conn.select(format!("select {joined} as line from {table} order by 1"), &[]).await?;
            out.extend(rows.into_iter().map(|row| format!("{table}: {}", row.0)));
        }
        Ok(out)
    }
}
