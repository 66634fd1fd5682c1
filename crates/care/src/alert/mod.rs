//! Alerts: somebody needs the nurse, the counsellor, the protection officer or a case manager. An alert is seen by those
//! it is for and by nobody else: not in a list, not in a count, not in JSON. Any room may raise one on a person's stream.
//!
//! When nobody at the centre has the role an alert is for, it goes to the protection officer, and so does what concerns
//! a file that is closed to the nurse or counsellor: no alert is heard by nobody.

mod audience;
mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use audience::{heard, mine};
pub use facts::{Alert, AlertFact, AlertId, Alerts, Kind, State};
pub use rules::{Raising, raise};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Cx, Line, Need, Result, Room, Route, Wait};

use crate::guest;

/// The room.
pub const ROOM: Room = Room {
    name: "alert",
    routes,
    under: &[("/alerts", "/screenings/due")],
    projector: Some(store::PROJECTOR),
    kinds: AlertFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    // Those who raise alerts and those who hear them hold the duty; what each hears is decided by `audience`.
    let need = Need::Duty(Duty::ScreeningRecord);
    vec![
        Route::get("/alerts", need, pages::list).says("Alerts that are for the reader's role").asks::<pages::ListQuery>().gives::<pages::ListPage>(),
        Route::get("/alerts/{id}", need, pages::show).says("An alert that is for the reader's role").gives::<pages::ShowPage>().opens(Compartment::Protection),
        Route::post("/alerts/{id}/take", need, pages::take).says("Say that one sees to an alert").gives::<pages::Done>(),
        Route::post("/alerts/{id}/done", need, pages::finish)
            .says("Say how an alert ended; what was found belongs in one's own record")
            .takes::<pages::DoneForm>()
            .gives::<pages::Done>(),
        Route::post("/alerts/{id}/pass", need, pages::pass).says("Pass an alert on to another role").takes::<pages::PassForm>().gives::<pages::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<AlertFact>()
        .map(|(fact, what)| match what {
            AlertFact::Raised(_) => Line::of(fact, "alert-line-raised"),
            AlertFact::Taken(_) => Line::of(fact, "alert-line-taken"),
            AlertFact::Done(_) => Line::of(fact, "alert-line-done"),
            AlertFact::Passed(_) => Line::of(fact, "alert-line-passed"),
        })
        .collect()
}

/// How many alerts wait for the reader, urgent ones first.
///
/// # Errors
/// When the database fails.
pub async fn count(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    if mine(cx).is_empty() { Ok((0, 0)) } else { store::count_open(cx, conn).await }
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::ScreeningRecord) || mine(cx).is_empty() {
            return Ok(Vec::new());
        }
        let (urgent, all) = store::count_open(cx, conn).await?;
        let path = || "/alerts".to_owned();
        Ok(vec![
            Wait { key: "alert-wait-urgent", count: urgent, path: path(), urgent: true },
            Wait { key: "alert-wait", count: all - urgent, path: path(), urgent: false },
        ])
    })
}

/// What is still open goes on in the file that stays. The file of a person keeps its own, which are not heard while it is
/// part of the other; that of a contact ends.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let mut old = write.load(from).await?;
        let open: Vec<Alert> = Alerts::fold(&old).0.into_values().filter(|alert| !matches!(alert.state, State::Done { .. })).collect();
        if open.is_empty() {
            return Ok(());
        }
        let (mut new, from) = (write.load(into).await?, guest::brought_from(&old));
        let raised: Vec<_> = open.iter().map(|alert| rules::again(write.id(), alert, from)).collect();
        write.append(&mut new, raised).await?;
        if from.is_none() {
            let ended: Vec<_> = open.iter().map(|alert| rules::merged(alert.id)).collect();
            write.append(&mut old, ended).await?;
        }
        Ok(())
    })
}
