//! Birth and death in the centre (domain 3.19): the centre notes and notifies, the State registers. A birth makes a person
//! with a file, a household and a place in the house; a death ends the stay, the cards and the consent, and leaves the file
//! as it is. Each does what is right to beds, consent, household and counts in one transaction.

mod birth;
mod death;
mod facts;
mod form;
mod list;
mod rules;
mod store;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use facts::{Birth, Death, Followed, State, VitalFact};
pub use form::{BirthForm, DeathForm, RegisteredForm, RevokeForm};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// So many days before its last day a birth that is not registered becomes urgent.
const DUE_SOON_DAYS: i32 = 10;
/// Years of age between which a woman is offered the form of a birth.
const MOTHER_YEARS: std::ops::RangeInclusive<i64> = 11..=56;
/// ISO 5218.
const FEMALE: i64 = 2;

/// The room.
pub const ROOM: Room = Room {
    name: "vital",
    routes,
    menu: Some(Menu { key: "menu-vital", path: "/vital", duty: Duty::VitalRecord, order: 130, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: VitalFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let record = Need::Duty(Duty::VitalRecord);
    vec![
        Route::get("/vital", record, list::show)
            .says("Births that the State has to register, and deaths after which something is to be done")
            .gives::<list::VitalPage>(),
        Route::get("/people/{id}/birth", record, birth::ask)
            .says("The form of a birth, for the mother")
            .gives::<birth::BirthPage>()
            .opens(Compartment::Identity),
        Route::post("/people/{id}/birth", record, birth::note)
            .says("Note a birth: the child gets a file under its mother's consent, joins her household and is in the house")
            .takes::<BirthForm>()
            .gives::<birth::Made>()
            .opens(Compartment::Identity),
        Route::get("/people/{id}/birth/registered", record, birth::ask_registered)
            .says("Whether the State has registered a birth")
            .gives::<birth::RegisteredPage>()
            .opens(Compartment::Identity),
        Route::post("/people/{id}/birth/registered", record, birth::registered)
            .says("Note that the State has registered a birth")
            .takes::<RegisteredForm>()
            .gives::<birth::Noted>()
            .opens(Compartment::Identity),
        Route::get("/people/{id}/death", record, death::ask)
            .says("A death and what is done after it, or the form to note one")
            .gives::<death::DeathPage>()
            .opens(Compartment::House),
        Route::post("/people/{id}/death", record, death::note)
            .says("Note a death: stay, cards and consent end, the household goes on; the cause is for health staff")
            .takes::<DeathForm>()
            .gives::<birth::Noted>()
            .opens(Compartment::House),
        Route::post("/people/{id}/death/follow", record, death::follow)
            .says("Note what was done after a death")
            .takes::<DeathForm>()
            .gives::<birth::Noted>()
            .opens(Compartment::House),
        Route::post("/people/{id}/death/revoke", record, death::revoke)
            .says("Take back a death that was noted by mistake: the stay goes on")
            .takes::<RevokeForm>()
            .gives::<birth::Noted>()
            .opens(Compartment::House),
    ]
}

/// The lines of births and deaths on a timeline. That somebody died is said by the file itself.
#[must_use]
pub fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<VitalFact>()
        .filter_map(|(fact, what)| match what {
            VitalFact::Born(_) => Some(Line::of(fact, "vital-line-born")),
            VitalFact::BirthRegistered(registered) => Some(Line::of(fact, "vital-line-registered").with("value", registered.number)),
            VitalFact::Followed(followed) => Some(Line::of(fact, if followed.kin_told { "vital-line-kin-told" } else { "vital-line-followed" })),
            VitalFact::Cause(_) => Some(Line::of(fact, "vital-line-cause")),
            VitalFact::Died(_) | VitalFact::Revoked(_) => None,
        })
        .collect()
}

/// What births and deaths add to the banner of a person.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let Some(marks) = store::marks(conn, id.cast()).await? else { return Ok(aside) };
        if marks.died {
            aside.says.push("vital-say-died");
        }
        if !cx.may(Duty::VitalRecord) {
            return Ok(aside);
        }
        if marks.died {
            aside.deeds.push(("vital-deed-death", format!("/people/{id}/death")));
        } else if marks.sex == FEMALE && marks.is_in && marks.years(cx.today()).is_none_or(|years| MOTHER_YEARS.contains(&years)) {
            aside.deeds.push(("vital-deed-birth", format!("/people/{id}/birth")));
        }
        if let Some(due) = marks.due_on {
            aside.facts.push(("vital-aside-due", text::day(cx.locale(), due)));
            aside.deeds.push(("vital-deed-registered", format!("/people/{id}/birth/registered")));
        }
        Ok(aside)
    })
}

/// Births that the State has to register, and deaths after which something is to be done.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::VitalRecord) {
            return Ok(Vec::new());
        }
        let (births, soon) = store::count_births(cx, conn, cx.today().plus_days(DUE_SOON_DAYS)).await?;
        let deaths = store::count_deaths(cx, conn).await?;
        let wait = |key, count, urgent| Wait { key, count, path: "/vital".to_owned(), urgent };
        Ok(vec![wait("vital-wait-births", births, soon > 0), wait("vital-wait-deaths", deaths, false)])
    })
}

/// A birth or death that was noted in a file that ends goes on with the other.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let before = State::fold(&write.load(from).await?);
        let mut stream = write.load(into).await?;
        let facts = rules::merge(&before, &State::fold(&stream));
        if !facts.is_empty() {
            write.append(&mut stream, facts).await?;
        }
        Ok(())
    })
}
