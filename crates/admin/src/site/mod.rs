//! The centres of this installation, and its first start: the first centre with its first administrator.

mod facts;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use access::Duty;
use ledger::{FactKind as _, SiteId, Stream, Write};
use web::{App, Error, Menu, Need, Result, Room, Route};

use facts::SiteFact;
pub use rules::NewSite;

/// The room.
pub(crate) const ROOM: Room = Room {
    name: "site",
    routes,
    menu: Some(Menu { key: "site-menu", path: "/sites", duty: Duty::SiteManage, order: 210, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: SiteFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    start: Some(store::start),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let manage = Need::Duty(Duty::SiteManage);
    vec![
        Route::get("/setup", Need::Nobody, pages::setup).says("The first start: what is asked once").gives::<pages::SetupPage>(),
        Route::post("/setup", Need::Nobody, pages::set_up).says("Opens the first centre with its first administrator").takes::<pages::SetupForm>(),
        Route::get("/sites", manage, pages::list).says("The centres of this installation").gives::<pages::SiteList>(),
        Route::post("/sites", manage, pages::open).says("Opens another centre").takes::<pages::SiteForm>(),
        Route::get("/sites/{id}", manage, pages::show).says("One centre").gives::<pages::SitePage>(),
        Route::post("/sites/{id}", manage, pages::change).says("Changes a centre's name or time zone").takes::<pages::SiteChange>(),
    ]
}

/// Opens a site.
///
/// # Errors
/// [`Error::Invalid`] when a rule refuses, or when the database fails.
pub async fn open_site(write: &mut Write, app: &App, site: NewSite) -> Result<SiteId> {
    let id = write.id();
    open_as(write, app, id, site).await
}

async fn open_as(write: &mut Write, app: &App, id: SiteId, site: NewSite) -> Result<SiteId> {
    let taken = store::prefixes(write.conn()?).await?;
    let facts = rules::open(&site, &taken).map_err(Error::Invalid)?;
    let mut stream = Stream::new(id.cast(), Vec::new());
    append(write, app, &mut stream, facts).await?;
    Ok(id)
}

async fn append(write: &mut Write, app: &App, stream: &mut Stream, facts: Vec<ledger::NewFact>) -> Result<()> {
    write.append(stream, facts).await?;
    let (app, info) = (app.clone(), facts::fold(stream).info(stream.id.cast()));
    write.after_commit(move || app.put_site(info));
    Ok(())
}
