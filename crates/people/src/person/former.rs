//! Files that are part of this one: under which names and codes the person was registered before, and what those files said.

use access::Portion;
use ledger::{Compartment, Conn, Instant, Stream};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use super::facts::Identity;
use super::file::{Shown, shown};
use super::head::PersonId;
use crate::duplicate;

/// A file that is part of this one.
#[derive(Serialize, ToSchema)]
pub struct Former {
    /// Code on its cards.
    pub(super) code: String,
    /// Name on it, for those who see names.
    pub(super) name: String,
    /// When it was merged.
    pub(super) at: Instant,
    /// By whom.
    pub(super) by: String,
    /// How one knew, for those who read identities.
    pub(super) reason: String,
    /// What it said otherwise than this one, as far as the reader's portions go.
    pub(super) said: Vec<Shown>,
}

/// Files that are part of one, with what has happened on each.
pub(super) async fn former(cx: &Cx, conn: &mut Conn, id: PersonId, now: &Identity) -> Result<(Vec<Former>, Vec<Stream>)> {
    let (mut files, mut streams) = (Vec::new(), Vec::new());
    for part in duplicate::former(conn, id).await? {
        let Some(row) = duplicate::merged(conn, part).await? else { continue };
        streams.push(cx.app().ledger().stream(conn, part.cast()).await?);
        let Some(kept) = row.open(cx.app().ledger())? else { continue };
        let known = shown(cx, now);
        let said = shown(cx, &kept.identity).into_iter().filter(|one| !known.iter().any(|other| other.key == one.key && other.value == one.value));
        let name = if cx.sees(Portion::Name) { kept.identity.full_name() } else { String::new() };
        files.push(Former {
            said: said.collect(),
            name,
            at: row.at(),
            by: cx.app().name_of(row.merged_by),
            reason: if cx.reads(Compartment::Identity) { kept.reason } else { String::new() },
            code: row.code,
        });
    }
    Ok((files, streams))
}
