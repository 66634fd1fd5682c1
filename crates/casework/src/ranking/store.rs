//! Exercises and decks in the database, for their lists. All columns are open: nobody is named in them.

use ledger::{BoxFuture, Conn, Day, Projector, SiteId, Stream, UserId, Write, all, run};
use web::Result;

use super::facts::{Deck, DeckId, Session, SessionId};

/// Exercises on the list.
const SESSIONS_MAX: i64 = 50;
/// Decks of a site that are offered.
const DECKS_MAX: i64 = 50;

pub(super) const PROJECTOR: Projector = Projector {
    room: "ranking",
    listens: &["ranking/"],
    tables: &["ranking_session", "ranking_deck"],
    schema: "
        create table ranking_session (session_id {text} not null primary key, site_id {text} not null, held_on {text} not null, deck {text} not null, group_count {int} not null, people_count {int} not null, stage {text} not null, by_user {text} not null) {strict};
        create index ranking_session_site on ranking_session (site_id, held_on);
        create table ranking_deck (deck_id {text} not null primary key, site_id {text} not null, name {text} not null, language {text} not null, cards {int} not null, withdrawn {bool} not null) {strict};
        create index ranking_deck_site on ranking_deck (site_id, name) where not withdrawn;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from ranking_session where session_id = $1", stream.id)?;
        run!(write.conn()?, "delete from ranking_deck where deck_id = $1", stream.id)?;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        if let Some(session) = Session::fold(stream) {
            run!(
                write.conn()?,
                "insert into ranking_session (session_id, site_id, held_on, deck, group_count, people_count, stage, by_user) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                stream.id,
                session.site,
                session.opened.on,
                &session.opened.deck,
                count(session.opened.sizes.len()),
                session.people(),
                session.stage.name(),
                session.by
            )?;
        }
        if let Some(deck) = Deck::fold(stream) {
            run!(
                write.conn()?,
                "insert into ranking_deck (deck_id, site_id, name, language, cards, withdrawn) values ($1, $2, $3, $4, $5, $6)",
                stream.id,
                deck.site,
                &deck.made.name,
                &deck.made.language,
                count(deck.made.cards.len()),
                deck.withdrawn
            )?;
        }
        Ok(())
    })
}

/// An exercise in the list.
#[derive(sqlx::FromRow)]
pub(super) struct SessionRow {
    pub(super) session_id: SessionId,
    pub(super) held_on: Day,
    pub(super) deck: String,
    pub(super) group_count: i64,
    pub(super) people_count: i64,
    pub(super) stage: String,
    pub(super) by_user: UserId,
}

/// Exercises of a site, the latest first.
pub(super) async fn sessions(conn: &mut Conn, site: SiteId) -> Result<Vec<SessionRow>> {
    Ok(all!(
        conn,
        SessionRow,
        "select session_id, held_on, deck, group_count, people_count, stage, by_user from ranking_session where site_id = $1 order by held_on desc, session_id desc limit $2",
        site,
        SESSIONS_MAX
    )?)
}

/// A deck in the list.
#[derive(sqlx::FromRow)]
pub(super) struct DeckRow {
    pub(super) deck_id: DeckId,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) cards: i64,
}

/// Decks of a site that are in use, by name.
pub(super) async fn decks(conn: &mut Conn, site: SiteId) -> Result<Vec<DeckRow>> {
    Ok(all!(
        conn,
        DeckRow,
        "select deck_id, name, language, cards from ranking_deck where site_id = $1 and not withdrawn order by name, deck_id limit $2",
        site,
        DECKS_MAX
    )?)
}
