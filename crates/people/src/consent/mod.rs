//! Consent: the gate before everything else. What was explained, in which language, what the person agreed to or refused,
//! how that is proved, and its end. A [`LiveConsent`] is a value that other rooms demand as an argument.

mod facts;
mod form;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Answer, Carried, ConsentFact, Consents, Given, Recorded};
pub use form::ConsentForm;
pub use rules::{EXPLAINED, LiveConsent, carry, give, part, taken_back};
pub use store::record;

use access::Duty;
use ledger::{Compartment, FactKind as _, Stream};
use web::{Line, Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "consent",
    routes,
    menu: Some(Menu { key: "consent-wording-title", path: "/consents/wording", duty: Duty::ConsentWording, order: 195, count: None }),
    under: &[("/consents/new", "/arrivals")],
    projector: Some(store::PROJECTOR),
    kinds: ConsentFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(pages::aside),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let record = Need::Duty(Duty::ConsentRecord);
    let read = Need::Duty(Duty::ConsentRead);
    vec![
        Route::get("/consents/new", record, pages::new).says("The consent form for somebody at the desk").asks::<pages::NewQuery>().gives::<pages::NewPage>(),
        Route::post("/consents", record, pages::create)
            .says("Record a consent, or a refusal, which opens an anonymous contact")
            .takes::<ConsentForm>()
            .gives::<pages::Created>(),
        Route::get("/people/{id}/consents", read, pages::list).says("What a person agreed to").gives::<pages::ListPage>().opens(Compartment::Consent),
        Route::post("/people/{id}/consents/{consent}/withdraw", record, pages::withdraw)
            .says("Take a consent back, at once")
            .takes::<pages::WithdrawForm>()
            .gives::<pages::Created>(),
        Route::get("/people/{id}/consents/{consent}/receipt", read, pages::receipt)
            .says("The receipt, in the person's language (PDF)")
            .opens(Compartment::Consent)
            .file(),
        Route::get("/people/{id}/consents/{consent}/evidence", read, pages::evidence)
            .says("The signature, paper or recording that proves it")
            .opens(Compartment::Consent)
            .file(),
        Route::get("/consents/wording", Need::Duty(Duty::ConsentWording), pages::wording)
            .says("The wordings of the consent text")
            .gives::<pages::WordingPage>(),
        Route::post("/consents/wording", Need::Duty(Duty::ConsentWording), pages::publish)
            .says("Publish a new wording")
            .takes::<pages::WordingForm>()
            .gives::<pages::Created>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<ConsentFact>()
        .filter_map(|(fact, what)| match what {
            // It is told where it happened: on the file that was merged into this one.
            ConsentFact::Given(given) if given.carried.as_ref().is_some_and(|carried| !carried.merge.is_empty()) => None,
            ConsentFact::Withdrawn(withdrawn) if !withdrawn.merge.is_empty() => None,
            ConsentFact::Given(given) if given.answers.get("general") == Some(&Answer::Given) => {
                Some(Line::of(fact, "consent-line-given").with("mode", given.mode))
            }
            ConsentFact::Given(_) => Some(Line::of(fact, "consent-line-refused")),
            ConsentFact::Withdrawn(withdrawn) => {
                Some(Line::of(fact, if withdrawn.purpose == "general" { "consent-line-withdrawn" } else { "consent-line-withdrawn-part" }))
            }
            ConsentFact::Worded(_) | ConsentFact::Parted(_) => None,
        })
        .collect()
}
