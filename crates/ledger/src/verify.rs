//! Checking every hash, signature and seal.

use std::collections::HashMap;

use ed25519_dalek::{Signature, VerifyingKey};

use crate::looks::{self, LookRow};
use crate::write::{CHECKPOINT_FACTS, FactRow, chain, checkpoint_text, stream_keys};
use crate::{Conn, Error, Ledger, NodeId, Result, all, attachment, open};

const PAGE: i64 = 2000;

/// What was checked and found good, and what was not.
#[derive(Debug, Default)]
pub struct Verified {
    /// Facts whose place in the chain and seal were checked.
    pub facts: i64,
    /// Facts whose content has been erased on purpose.
    pub erased: i64,
    /// Signed checkpoints.
    pub checkpoints: i64,
    /// Recorded readings.
    pub looks: i64,
    /// Attachments read and opened.
    pub attachments: i64,
    /// What is wrong, in sentences; empty when all is well.
    pub problems: Vec<String>,
}

impl Ledger {
    /// Checks the whole ledger. Writes nothing; runs beside a serving program.
    ///
    /// # Errors
    /// When the database fails. Damage is not an error but a line in [`Verified::problems`].
    pub async fn verify(&self) -> Result<Verified> {
        let mut conn = self.read().await?;
        conn.begin_snapshot().await?;
        let mut out = Verified::default();
        let (last, hashes) = self.verify_facts(&mut conn, &mut out).await?;
        self.verify_checkpoints(&mut conn, last, &hashes, &mut out).await?;
        match verify_looks(&mut conn, &mut out).await {
            Err(Error::Db(sqlx::Error::ColumnDecode { .. })) => out.problems.push(format!("a reading in the access log after {} cannot be read", out.looks)),
            other => other?,
        }
        let files = all!(&mut conn, (String,), "select hash from attachment order by hash")?;
        conn.batch("rollback").await?;
        for (hash,) in files {
            // An erased one does not open, but what is on the disk must still be what was put there.
            let good = attachment::read_sealed(self.dir(), &hash).is_ok() && self.attachment(&mut conn, &hash).await.is_ok();
            match good {
                true => out.attachments += 1,
                false => out.problems.push(format!("attachment {hash} is missing or altered")),
            }
        }
        Ok(out)
    }

    /// Gives the number of the last fact, and the hashes that checkpoints sign.
    async fn verify_facts(&self, conn: &mut Conn, out: &mut Verified) -> Result<(i64, HashMap<i64, [u8; 32]>)> {
        let mut after = 0;
        let mut previous = [0; 32];
        let wanted: HashMap<i64, ()> = all!(&mut *conn, (i64,), "select seq from checkpoint order by seq")?.into_iter().map(|row| (row.0, ())).collect();
        let mut hashes = HashMap::new();
        loop {
            let rows = all!(
                &mut *conn,
                FactRow,
                "select seq, fact_id, stream_id, compartment, kind, at, node, author, site, happened_on, class, body, previous, hash from fact where seq > $1 order by seq limit $2",
                after,
                PAGE
            )?;
            if rows.is_empty() {
                return Ok((after, hashes));
            }
            for row in &rows {
                if row.seq != after + 1 {
                    out.problems.push(format!("facts {} to {} are missing", after + 1, row.seq - 1));
                }
                after = row.seq;
                previous = self.verify_fact(conn, row, previous, out).await?;
                if wanted.contains_key(&row.seq) {
                    hashes.insert(row.seq, previous);
                }
            }
        }
    }

    async fn verify_fact(&self, conn: &mut Conn, row: &FactRow, previous: [u8; 32], out: &mut Verified) -> Result<[u8; 32]> {
        out.facts += 1;
        let stored: [u8; 32] = row.hash.as_slice().try_into().unwrap_or_default();
        let Ok(head) = row.head() else {
            out.problems.push(format!("fact {} cannot be read", row.seq));
            return Ok(stored);
        };
        if row.previous != previous || chain(&previous, &head, &row.body) != stored {
            out.problems.push(format!("fact {} does not fit the chain: it or one before it was altered", row.seq));
        }
        if head.class.is_sealed() {
            let keys = match stream_keys(conn, self.master().bytes(), head.stream).await {
                Ok(keys) => keys,
                Err(Error::Seal) => {
                    out.problems.push(format!("the key of fact {} cannot be opened", row.seq));
                    return Ok(stored);
                }
                Err(other) => return Err(other),
            };
            match row.open(&keys) {
                _ if !keys.contains_key(&(head.stream, head.compartment)) => out.problems.push(format!("the key of fact {} is missing", row.seq)),
                Ok(fact) if fact.body.is_none() => out.erased += 1,
                Ok(_) => {}
                Err(_) => out.problems.push(format!("the seal of fact {} does not hold", row.seq)),
            }
        }
        Ok(stored)
    }
}

impl Ledger {
    /// Hashes anybody can compute; only this node can sign them. So a chain that is not signed often enough is suspect.
    async fn verify_checkpoints(&self, conn: &mut Conn, last: i64, hashes: &HashMap<i64, [u8; 32]>, out: &mut Verified) -> Result<()> {
        let own = self.0.signing.verifying_key();
        let public = open::node_keys(conn).await?.into_iter().find(|(node, _)| *node == self.node());
        if public.is_none_or(|(_, public)| public != own.as_bytes()) {
            out.problems.push("the public key of this node was altered".to_owned());
        }
        let rows = all!(conn, (i64, NodeId, Vec<u8>, Vec<u8>), "select seq, node, hash, signature from checkpoint order by seq")?;
        let mut covered = 0;
        let mut gap = |upto: i64, out: &mut Verified| {
            if upto - covered > CHECKPOINT_FACTS {
                out.problems.push(format!("facts {} to {upto} bear no checkpoint", covered + 1));
            }
            covered = upto;
        };
        for (seq, node, hash, signature) in rows {
            out.checkpoints += 1;
            let found = hashes.get(&seq).filter(|found| node == self.node() && found.as_slice() == hash.as_slice());
            if !found.is_some_and(|found| signature_holds(&own, seq, found, &signature)) {
                out.problems.push(format!("the checkpoint at fact {seq} does not hold"));
            }
            gap(seq, out);
        }
        gap(last, out);
        Ok(())
    }
}

fn signature_holds(public: &VerifyingKey, seq: i64, hash: &[u8; 32], signature: &[u8]) -> bool {
    Signature::from_slice(signature).is_ok_and(|signature| public.verify_strict(&checkpoint_text(seq, hash), &signature).is_ok())
}

#[derive(sqlx::FromRow)]
struct ChainedLook {
    #[sqlx(flatten)]
    row: LookRow,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

async fn verify_looks(conn: &mut Conn, out: &mut Verified) -> Result<()> {
    let mut after = 0;
    let mut previous = [0; 32];
    loop {
        let rows = all!(
            &mut *conn,
            ChainedLook,
            "select seq, at, author, site, person_id, compartment, act, previous, hash from look where seq > $1 order by seq limit $2",
            after,
            PAGE
        )?;
        if rows.is_empty() {
            return Ok(());
        }
        for look in rows {
            out.looks += 1;
            let computed = looks::chain(&previous, &look.row);
            if look.row.seq != after + 1 || look.previous != previous || computed.as_slice() != look.hash.as_slice() {
                out.problems.push(format!("reading {} in the access log does not fit the chain", look.row.seq));
            }
            after = look.row.seq;
            previous = look.hash.as_slice().try_into().unwrap_or_default();
        }
    }
}
