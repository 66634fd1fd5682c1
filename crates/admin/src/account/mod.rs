//! The accounts of the staff and their roles at each centre. Who gives roles at a centre is who holds `account_manage`
//! there; what touches an account as a whole (password, closing, second factor) needs that at every centre where the
//! account works, so that no administrator can take over an account of another centre.

mod credential;
mod facts;
mod pages;
mod record;
mod rules;
mod show;
mod store;
#[cfg(test)]
mod tests;

use access::Duty;
use ledger::{Conn, FactKind as _, Ledger, UserId};
use web::{Menu, Need, Result, Room, Route};

pub(crate) use credential::{Credential, credential, open_secret, seal_secret};
use facts::AccountFact;
pub(crate) use pages::role_names;
pub use record::{NewAccount, create_account};
pub(crate) use record::{check, create_as, factor_reset, factor_set, grant, mail_of, password_set, set_locale, set_mail};

/// The addresses for mail about what waits, of open accounts that have one: for whoever sends that mail.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn mail_addresses(ledger: &Ledger, conn: &mut Conn) -> Result<Vec<(UserId, String)>> {
    Ok(store::mail_addresses(ledger, conn).await?)
}

/// The room.
pub(crate) const ROOM: Room = Room {
    name: "account",
    routes,
    menu: Some(Menu { key: "account-menu", path: "/accounts", duty: Duty::AccountManage, order: 200, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: AccountFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    start: Some(store::start),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let manage = Need::Duty(Duty::AccountManage);
    vec![
        Route::get("/accounts", manage, pages::list)
            .says("Accounts of the staff, with their roles here")
            .asks::<pages::AccountsAsked>()
            .gives::<pages::AccountList>(),
        Route::get("/accounts/new", manage, pages::new).says("An empty account").gives::<pages::AccountNew>(),
        Route::post("/accounts", manage, pages::create)
            .says("Makes an account with roles at the present centre and a first password")
            .takes::<pages::AccountForm>(),
        Route::get("/accounts/{id}", manage, show::show).says("One account").gives::<show::AccountPage>(),
        Route::post("/accounts/{id}", manage, show::rename).says("Changes the name or language of an account").takes::<show::AccountNaming>(),
        Route::post("/accounts/{id}/mail", manage, show::mail)
            .says("Sets or takes away the address to which is written that something waits")
            .takes::<show::AccountMail>(),
        Route::post("/accounts/{id}/roles", manage, show::roles).says("Sets the roles of an account at the present centre").takes::<show::AccountRoles>(),
        Route::post("/accounts/{id}/password", manage, show::password)
            .says("Sets a password that must be changed at the next sign-in")
            .takes::<show::AccountPassword>(),
        Route::post("/accounts/{id}/disable", manage, show::disable).says("Closes an account and ends its sessions"),
        Route::post("/accounts/{id}/enable", manage, show::enable).says("Opens a closed account again"),
        Route::post("/accounts/{id}/factor-reset", manage, show::reset_factor).says("Forgets the second factor of somebody who lost the telephone"),
        Route::post("/accounts/{id}/sessions/end", manage, show::end_sessions_of).says("Ends all sessions of an account"),
    ]
}
