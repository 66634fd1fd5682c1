//! The practice centre that `relais demo` opens: everybody in it is made up.
//!
//! It is furnished through the same addresses that browsers and programs use, by an in-process [`Client`] in the name of
//! its accounts, so everything in it went through the rules. The clock of the furnishing stands some weeks back and is
//! moved on with [`Centre::wait_ms`], so that the centre has a past.

mod care;
mod client;
mod follow;
mod front;
mod lessons;
mod people;
mod places;
mod staff;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use access::{Duty, Role};
use anyhow::{Context as _, Result, bail};
use ledger::{Author, Env, KeySource, Keyring, Ledger, Open, SiteId, UserId};
use web::App;

use crate::config::Settings;
use crate::say::say;
use crate::{assemble, place, serve};

pub use client::{Answer, Client};
pub use staff::{STAFF, Staff};

/// How far back the practice centre begins.
const PAST_MS: i64 = 21 * 24 * 60 * 60 * 1000;

/// The last arrivals came so long ago.
const JUST_NOW_MS: i64 = 25 * 60 * 1000;

/// The practice centre while it is being furnished.
pub struct Centre {
    /// The program it runs on.
    pub app: App,
    /// The centre.
    pub site: SiteId,
    /// Its accounts, one per role.
    pub accounts: BTreeMap<Role, UserId>,
}

impl Centre {
    /// A client in the name of the account of a role, for everything the role may do.
    ///
    /// # Errors
    /// When the role has no account.
    pub async fn client(&self, role: Role) -> Result<Client> {
        let scopes: Vec<Duty> = role.duties().iter().map(|(duty, _)| *duty).collect();
        self.client_for(role, &scopes).await
    }

    /// A client in the name of the account of a role, for these duties only.
    async fn client_for(&self, role: Role, scopes: &[Duty]) -> Result<Client> {
        let user = *self.accounts.get(&role).with_context(|| format!("nobody is {}", role.name()))?;
        let mut write = self.app.ledger().write(Author { user, site: self.site }).await?;
        let token = admin::create_token(&mut write, &self.app, user, self.site, TOKEN, scopes, 60).await.map_err(said)?;
        write.commit().await?;
        Ok(Client::new(&self.app, token))
    }

    /// Lets time pass, where the clock can be moved.
    pub fn wait_ms(&self, millis: i64) {
        self.app.ledger().env().advance_ms(millis);
    }

    /// Brings the clock of the furnishing to shortly before the present.
    fn catch_up(&self) {
        let env = self.app.ledger().env();
        let ahead = Env::system().now().millis() - env.now().millis() - JUST_NOW_MS;
        env.advance_ms(ahead.max(0));
    }

    /// Takes back the tokens that the furnishing used.
    async fn lock_up(&self) -> Result<()> {
        for user in self.accounts.values().copied() {
            let tokens = admin::list_tokens(&self.app, user).await.map_err(said)?;
            let mut write = self.app.ledger().write(Author { user, site: self.site }).await?;
            for token in tokens.iter().filter(|token| token.label == TOKEN) {
                admin::revoke_token(&mut write, user, &token.token_id).await.map_err(said)?;
            }
            write.commit().await?;
        }
        Ok(())
    }
}

/// Label of the tokens of the furnishing.
const TOKEN: &str = "furnishing";

fn said(error: web::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

/// Furnishes an empty program as the practice centre.
///
/// # Errors
/// When a rule refuses what the furnishing does, or the database fails.
pub async fn furnish(app: &App) -> Result<()> {
    let centre = staff::open(app).await?;
    places::set_up(&centre).await?;
    front::set_up(&centre).await?;
    people::arrive(&centre).await?;
    care::look_after(&centre).await?;
    care::plan(&centre).await?;
    follow::up(&centre).await?;
    lessons::learn(&centre).await?;
    front::today(&centre).await?;
    centre.lock_up().await
}

/// `relais demo`.
pub(crate) async fn open(settings: &Settings) -> Result<()> {
    if place::is_new(&settings.dir) {
        say(format!("Furnishing the practice centre in {} ...", settings.dir.display()));
        build(&settings.dir).await.context("the practice centre could not be furnished")?;
    }
    serve::serve(settings, true, |app, at| {
        say(format!("The practice centre is at {}", serve::url(at)));
        say(format!("Password of every account: {}", admin::DEMO_PASSWORD));
        for account in app.accounts() {
            let roles: Vec<&str> = account.roles.iter().map(|(_, role)| role.name()).collect();
            say(format!("  {:<20} {:<24} {}", account.username, account.name, roles.join(", ")));
        }
        say(format!("Other commands open the same folder: relais doctor --data {}", settings.dir.display()));
    })
    .await
}

/// Builds it in a folder beside, which takes its place when it is complete: an interruption leaves no half centre.
async fn build(dir: &Path) -> Result<()> {
    if dir.exists() && std::fs::read_dir(dir)?.next().is_some() {
        bail!("{} is neither empty nor a data folder of Relais", dir.display());
    }
    let staging = beside(dir);
    if staging.exists() {
        std::fs::remove_dir_all(&staging)?;
    }
    place::make(&staging)?;
    let system = Env::system();
    let master = Keyring::open(&system, &staging, KeySource::Folder)?;
    let env = Env::fixed(system.now().plus_ms(-PAST_MS), u64::from_le_bytes(system.bytes()));
    let ledger = Ledger::open(Open { dir: &staging, url: None, master, env, projectors: crate::projectors() }).await?;
    let app = assemble(ledger.clone(), web::Config { demo: true, secure_cookies: false }).await.map_err(serve::said)?;
    furnish(&app).await?;
    drop(app);
    ledger.close().await?;
    if dir.exists() {
        std::fs::remove_dir(dir)?;
    }
    Ok(std::fs::rename(&staging, dir)?)
}

fn beside(dir: &Path) -> PathBuf {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    dir.with_file_name(format!(".{name}.furnishing"))
}
