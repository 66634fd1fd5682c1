//! Those who wait for a bed, as a page names them.

use std::collections::HashMap;

use ledger::{Conn, Instant};
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use super::store::BedWaiting;
use crate::stay::GuestId;

/// Somebody who waits for a bed.
#[derive(Serialize, ToSchema)]
pub struct Waiting {
    /// Person or contact.
    pub id: GuestId,
    /// Name, or the code for readers without names.
    pub name: String,
    /// Human code.
    pub code: String,
    /// Language, ISO 639-3, for readers who are told.
    pub language: String,
    /// A child without an adult of their own, for readers who are told.
    pub alone: bool,
    /// Since when.
    pub since: Instant,
    /// How long, in minutes.
    pub minutes: i64,
    /// Let in already, but without a bed.
    pub is_in: bool,
    /// Two histories gave the same bed away.
    pub conflict: bool,
}

/// Names in the reader's measure those whom [`super::list_bed_waiting`] found. Who shows them records that a list was read.
///
/// # Errors
/// When the database fails.
pub async fn named(cx: &Cx, conn: &mut Conn, rows: Vec<BedWaiting>) -> Result<Vec<Waiting>> {
    let people: Vec<PersonId> = rows.iter().filter(|row| !row.anonymous).map(|row| row.guest_id.cast()).collect();
    let contacts: Vec<GuestId> = rows.iter().filter(|row| row.anonymous).map(|row| row.guest_id).collect();
    let mut heads = people::person::heads(cx, conn, &people).await?;
    let codes = people::contact::codes(conn, &contacts).await?;
    let noted: HashMap<GuestId, String> = people::contact::names(cx, conn, &contacts).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let head = heads.remove(&row.guest_id.cast()).unwrap_or_else(|| {
                let code = codes.get(&row.guest_id).cloned().unwrap_or_default();
                people::person::Head { name: noted.get(&row.guest_id).unwrap_or(&code).clone(), code, ..people::person::Head::default() }
            });
            Waiting {
                id: row.guest_id,
                alone: !head.care.is_empty(),
                name: head.name,
                code: head.code,
                language: head.language,
                since: row.since,
                minutes: ((cx.now().millis() - row.since.millis()) / 60_000).max(0),
                is_in: row.is_in,
                conflict: row.conflict,
            }
        })
        .collect())
}
