//! Cards in the database: found by the digest of their token.

use ledger::{BoxFuture, Conn, Instant, Projector, Stream, Write, one, run};
use web::Result;

use super::facts::Cards;
use super::rules;
use crate::duplicate;
use crate::person::PersonId;

pub(super) const PROJECTOR: Projector = Projector {
    room: "card",
    listens: &["card/"],
    tables: &["card"],
    schema: "
        create table card (token_digest {text} not null primary key, person_id {text} not null, site_id {text} not null, serial {int} not null, issued_at {int} not null, revoked_at {int}) {strict};
        create index card_person on card (person_id);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let site = stream.facts().first().map(|fact| fact.site).unwrap_or_default();
        for card in Cards::fold(stream).all {
            run!(
                write.conn()?,
                "insert into card (token_digest, person_id, site_id, serial, issued_at, revoked_at) values ($1, $2, $3, $4, $5, $6) on conflict (token_digest) do update set revoked_at = excluded.revoked_at",
                &card.token_digest,
                stream.id,
                site,
                card.serial,
                card.issued_at,
                card.revoked.map(|(at, _)| at)
            )?;
        }
        Ok(())
    })
}

/// A card that somebody showed.
pub struct Found {
    /// Whose it is.
    pub person: PersonId,
    /// Which card of the person, from 1.
    pub serial: i64,
    /// Whether it is no longer good.
    pub revoked: bool,
    /// Whether it was printed for a file that is now part of the person's: it leads to the right file, and is to be replaced.
    pub former: bool,
}

/// The card whose QR code was scanned; `None` when it is no card of ours. Decide on the person's record before
/// anything is shown.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, scanned: &str) -> Result<Option<Found>> {
    let Some(token) = rules::token(scanned) else { return Ok(None) };
    let found =
        one!(&mut *conn, (PersonId, i64, Option<Instant>), "select person_id, serial, revoked_at from card where token_digest = $1", web::digest(&token))?;
    let Some((person, serial, revoked_at)) = found else { return Ok(None) };
    let root = duplicate::root(conn, person).await?;
    Ok(Some(Found { person: root.unwrap_or(person), serial, revoked: revoked_at.is_some(), former: root.is_some() }))
}

/// How the cards of a person stand, those of files that are part of theirs among them: how many were printed, how many are good.
pub(super) async fn standing(conn: &mut Conn, person: PersonId) -> Result<(i64, i64)> {
    let mut files = duplicate::former(conn, person).await?;
    files.push(person);
    let (mut printed, mut good) = (0, 0);
    for file in files {
        let found = one!(&mut *conn, (i64, i64), "select count(*), count(*) - count(revoked_at) from card where person_id = $1", file)?;
        let (all, valid) = found.unwrap_or_default();
        printed += all;
        good += valid;
    }
    Ok((printed, good))
}
