//! Who follows whom. Access that hangs on assignment begins and ends with it.

mod facts;
mod give;
mod pages;
mod store;

pub use facts::AssignmentFact;
pub use give::{end, give};
pub use pages::staff;
pub(crate) use store::place;

use access::Duty;
use ledger::{FactKind as _, Stream};
use web::{Line, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "assignment",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: AssignmentFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::PersonAssign);
    vec![
        Route::post("/people/{id}/assign", need, pages::assign)
            .says("Give a person's file to a member of staff")
            .takes::<pages::AssignForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/unassign", need, pages::unassign)
            .says("Take a person's file away from a member of staff")
            .takes::<pages::AssignForm>()
            .gives::<pages::Done>(),
    ]
}

/// Who follows a person now, by the person's own facts: of a file that is part of another, who followed it until then.
#[must_use]
pub fn staff_of(stream: &Stream) -> Vec<ledger::UserId> {
    facts::fold(stream).into_keys().collect()
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<AssignmentFact>()
        .map(|(fact, what)| match what {
            AssignmentFact::Given(_) => Line::of(fact, "assignment-line-given"),
            AssignmentFact::Ended(_) => Line::of(fact, "assignment-line-ended"),
        })
        .collect()
}
