//! The door: password, second factor, recovery codes, one's own account and sessions.
//!
//! A session is half signed in until everything the door asks for was given; then it is whole (`web::session`). What is
//! still owed follows from the account alone ([`rules::step`]): a new password first, then the second factor.
//!
//! Guessing is slowed, never shut: failures double the waiting time, per username and address for browsers that nobody
//! knows, and apart from them for a browser that has been signed in with this account before. So whoever guesses from
//! elsewhere cannot keep a colleague away from their own machine.

mod door;
mod enrol;
mod own;
mod pages;
mod password;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use access::Duty;
use web::{Need, Room, Route};

pub(crate) use door::welcome;

/// The room.
pub(crate) const ROOM: Room =
    Room { name: "sign_in", routes, texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")], ..Room::EMPTY };

fn routes() -> Vec<Route> {
    let own = Need::Duty(Duty::OwnAccount);
    vec![
        Route::get("/sign-in", Need::Nobody, pages::door).says("The door").asks::<pages::NextAsked>().gives::<pages::SignInPage>(),
        Route::post("/sign-in", Need::Nobody, pages::sign_in)
            .says("Opens a session; the secret comes as a cookie")
            .takes::<pages::SignInForm>()
            .gives::<pages::SignedIn>(),
        Route::post("/sign-in/demo", Need::Nobody, pages::demo)
            .says("Opens a session of a fictional account; only in the fictional centre")
            .takes::<pages::DemoForm>()
            .gives::<pages::SignedIn>(),
        Route::post("/sign-out", Need::Nobody, pages::sign_out).says("Ends the session"),
        Route::get("/sign-in/factor", Need::HalfSigned, pages::factor)
            .says("Asks for the code of the second factor")
            .asks::<pages::NextAsked>()
            .gives::<pages::FactorPage>(),
        Route::post("/sign-in/factor", Need::HalfSigned, pages::give_factor)
            .says("Takes a code or a recovery code")
            .takes::<pages::FactorForm>()
            .gives::<pages::SignedIn>(),
        Route::get("/sign-in/enrol", Need::HalfSigned, enrol::enrol)
            .says("Shows a new second factor to scan")
            .asks::<pages::NextAsked>()
            .gives::<enrol::EnrolPage>(),
        Route::post("/sign-in/enrol", Need::HalfSigned, enrol::confirm)
            .says("Enrols the second factor that was shown; answers the recovery codes, once")
            .takes::<pages::FactorForm>()
            .gives::<enrol::RecoveryPage>(),
        Route::get("/account/password", Need::HalfSigned, password::password)
            .says("Asks for a new password")
            .asks::<pages::NextAsked>()
            .gives::<password::PasswordPage>(),
        Route::post("/account/password", Need::HalfSigned, password::change)
            .says("Changes one's own password and ends all other sessions")
            .takes::<password::PasswordForm>(),
        Route::get("/account", own, own::account).says("One's own account and sessions").gives::<own::OwnAccount>(),
        Route::post("/account/language", own, own::language).says("Sets the language of one's screens").takes::<own::LanguageForm>(),
        Route::post("/account/mail", own, own::mail).says("Sets or takes away the address to which is written that something waits").takes::<own::OwnMail>(),
        Route::post("/account/factor/off", own, own::factor_off).says("Gives up a second factor that no role demands").takes::<own::CodeForm>(),
        Route::post("/account/sessions/{id}/end", own, own::end_session).says("Ends one of one's sessions"),
        Route::post("/account/sessions/end-others", own, own::end_others).says("Ends all of one's sessions but this one"),
        Route::get("/account/site", own, own::site).says("Centres at which one has a role").gives::<own::OwnSites>(),
        Route::post("/account/site", own, own::choose_site).says("Goes to work at another centre").takes::<own::SiteChoice>(),
    ]
}
