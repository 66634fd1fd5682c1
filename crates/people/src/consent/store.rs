//! Consents in the database: the state of the latest of each person, and the wordings.

use access::Record;
use ledger::{BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, Write, all, one, run};
use web::Result;

use super::facts::{ConsentFact, Consents};
use crate::duplicate::DuplicateFact;
use crate::person::{PersonFact, PersonId};

pub(super) const PROJECTOR: Projector = Projector {
    room: "consent",
    listens: &["consent/", "person/registered", "duplicate/moved"],
    tables: &["consent", "consent_wording"],
    schema: "
        create table consent (person_id {text} not null primary key, site_id {text} not null, state {text} not null, given_at {int} not null, valid_to {text}, child {bool} not null, registered {bool} not null) {strict};
        create index consent_site on consent (site_id, registered, given_at);
        create table consent_wording (site_id {text} not null, version {int} not null, fr {text} not null, en {text} not null, ar {text} not null, published_at {int} not null, primary key (site_id, version)) {strict};
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        for (fact, what) in stream.of::<ConsentFact>() {
            if let ConsentFact::Worded(worded) = what {
                run!(
                    write.conn()?,
                    "insert into consent_wording (site_id, version, fr, en, ar, published_at) values ($1, $2, $3, $4, $5, $6) on conflict (site_id, version) do nothing",
                    fact.site,
                    worded.version,
                    &worded.fr,
                    &worded.en,
                    &worded.ar,
                    fact.instant()
                )?;
            }
        }
        let consents = Consents::fold(stream);
        let Some(last) = consents.all.last() else {
            run!(write.conn()?, "delete from consent where person_id = $1", stream.id)?;
            return Ok(());
        };
        let site = stream.facts().first().map(|f| f.site).unwrap_or_default();
        let state = match last.given.answers.get("general") {
            _ if last.withdrawn.contains_key("general") => "withdrawn",
            Some(super::Answer::Given) => "given",
            _ => "refused",
        };
        // Who turned out to be somebody known no longer waits to be registered.
        let moved = stream.of::<DuplicateFact>().any(|(_, what)| matches!(what, DuplicateFact::Moved(_)));
        let registered = moved || stream.of::<PersonFact>().any(|(_, what)| matches!(what, PersonFact::Registered(_)));
        run!(
            write.conn()?,
            "insert into consent (person_id, site_id, state, given_at, valid_to, child, registered) values ($1, $2, $3, $4, $5, $6, $7) on conflict (person_id) do update set state = excluded.state, given_at = excluded.given_at, valid_to = excluded.valid_to, child = excluded.child, registered = excluded.registered",
            stream.id,
            site,
            state,
            last.at,
            last.given.valid_to,
            last.given.child,
            registered
        )?;
        Ok(())
    })
}

/// What access rules need of somebody who consented, registered or not.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &mut Conn, id: PersonId) -> Result<Option<Record>> {
    if let Some(record) = crate::person::record(conn, id).await? {
        return Ok(Some(record));
    }
    // Of a file that is part of another, consent is a matter of the one that goes on.
    if crate::duplicate::is_part(conn, id).await? {
        return Ok(None);
    }
    let found = one!(conn, (SiteId,), "select site_id from consent where person_id = $1", id)?;
    Ok(found.map(|(site,)| Record { site, restricted: false, assigned: Vec::new() }))
}

/// State of a person's consent: `given`, `withdrawn` or `refused`, with its last day.
pub(super) async fn state(conn: &mut Conn, id: PersonId) -> Result<Option<(String, Option<Day>)>> {
    Ok(one!(conn, (String, Option<Day>), "select state, valid_to from consent where person_id = $1", id)?)
}

/// A wording.
#[derive(sqlx::FromRow, Clone, Default)]
pub(crate) struct Wording {
    pub(crate) version: i64,
    pub(crate) fr: String,
    pub(crate) en: String,
    pub(crate) ar: String,
    pub(crate) published_at: Instant,
}

/// The wordings of a site, newest first.
pub(crate) async fn wordings(conn: &mut Conn, site: SiteId) -> Result<Vec<Wording>> {
    Ok(all!(conn, Wording, "select version, fr, en, ar, published_at from consent_wording where site_id = $1 order by version desc limit 100", site)?)
}
