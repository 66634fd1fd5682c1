//! The program as a whole: ledger, texts, rooms, and what is kept in memory because every request needs it.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use access::Role;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue};
use ledger::{Instant, Ledger, SiteId, UserId};
use text::{Catalogue, Locale};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::guard::{self, Guard};
use crate::once::Answers;
use crate::tally::Tallies;
use crate::{Need, Passwords, Result, Room, assets};

/// Largest request body: one file as large as `input.rs` takes (a register, or an audio consent) and the other fields.
const BODY_BYTES_MAX: usize = 24 * 1024 * 1024;

/// Settings that change how the program answers.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// A furnished fictional centre: the door shows the accounts and their codes.
    pub demo: bool,
    /// Cookies only over HTTPS; on when a proxy in front speaks TLS.
    pub secure_cookies: bool,
}

/// A centre.
#[derive(Clone, Debug)]
pub struct SiteInfo {
    /// Identifier.
    pub id: SiteId,
    /// Name on pages and cards.
    pub name: String,
    /// Three letters that begin the codes of its people.
    pub prefix: String,
    /// Country, ISO 3166-1 alpha-3.
    pub country: String,
    /// Time zone.
    pub zone: jiff::tz::TimeZone,
}

/// An account.
#[derive(Clone, Debug)]
pub struct AccountInfo {
    /// Identifier.
    pub id: UserId,
    /// Name to sign in with.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Language of its screens.
    pub locale: Locale,
    /// Roles, each at a site.
    pub roles: Vec<(SiteId, Role)>,
    /// Whether it has been closed.
    pub disabled: bool,
}

/// The program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    ledger: Ledger,
    catalogue: Catalogue,
    rooms: Vec<Room>,
    config: Config,
    passwords: Passwords,
    sites: RwLock<BTreeMap<SiteId, SiteInfo>>,
    accounts: RwLock<HashMap<UserId, Arc<AccountInfo>>>,
    memory: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    tallies: Tallies,
    answers: Answers,
    seen: Mutex<HashMap<UserId, Instant>>,
}

impl App {
    /// Counts of the rail.
    pub(crate) fn tallies(&self) -> &Tallies {
        &self.0.tallies
    }
    /// Answers to forms that may come again.
    pub(crate) fn answers(&self) -> &Answers {
        &self.0.answers
    }
    /// Notes that an account looks at its pages now.
    pub(crate) fn see(&self, user: UserId, now: Instant) {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(user, now);
    }
    /// When an account last opened a page since the program was started.
    #[must_use]
    pub fn seen(&self, user: UserId) -> Option<Instant> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner).get(&user).copied()
    }

    /// Puts the program together and lets every room load what it keeps in memory.
    ///
    /// # Errors
    /// When texts are faulty or the database fails.
    pub async fn start(ledger: Ledger, rooms: Vec<Room>, config: Config) -> Result<Self> {
        let own = [(Locale::Fr, include_str!("text.fr.ftl")), (Locale::En, include_str!("text.en.ftl")), (Locale::Ar, include_str!("text.ar.ftl"))];
        let texts = rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts));
        let (catalogue, problems) = Catalogue::new(own.into_iter().chain(texts));
        if let Some(problem) = problems.first() {
            return Err(crate::Error::Internal(format!("texts: {problem}")));
        }
        let passwords = Passwords::new(ledger.env())?;
        let app = Self(Arc::new(Inner {
            ledger,
            catalogue,
            rooms,
            config,
            passwords,
            sites: RwLock::default(),
            accounts: RwLock::default(),
            memory: RwLock::default(),
            tallies: Tallies::default(),
            answers: Answers::default(),
            seen: Mutex::default(),
        }));
        for start in app.rooms().iter().filter_map(|room| room.start) {
            start(&app).await?;
        }
        Ok(app)
    }

    /// The ledger.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.0.ledger
    }
    /// All texts.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }
    /// All rooms.
    #[must_use]
    pub fn rooms(&self) -> &[Room] {
        &self.0.rooms
    }
    /// Settings.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }
    /// The password pool.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// All sites.
    #[must_use]
    pub fn sites(&self) -> Vec<SiteInfo> {
        self.0.sites.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
    /// A site.
    #[must_use]
    pub fn site(&self, id: SiteId) -> Option<SiteInfo> {
        self.0.sites.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }
    /// Puts a site, new or changed, into memory.
    pub fn put_site(&self, site: SiteInfo) {
        self.0.sites.write().unwrap_or_else(PoisonError::into_inner).insert(site.id, site);
    }
    /// An account.
    #[must_use]
    pub fn account(&self, id: UserId) -> Option<Arc<AccountInfo>> {
        self.0.accounts.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }
    /// All accounts, by name.
    #[must_use]
    pub fn accounts(&self) -> Vec<Arc<AccountInfo>> {
        let mut all: Vec<_> = self.0.accounts.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        all.sort_by(|a, b| a.username.cmp(&b.username));
        all
    }
    /// Puts an account, new or changed, into memory.
    pub fn put_account(&self, account: AccountInfo) {
        self.0.accounts.write().unwrap_or_else(PoisonError::into_inner).insert(account.id, Arc::new(account));
    }
    /// Name of an account as others see it; empty for the program itself.
    #[must_use]
    pub fn name_of(&self, user: UserId) -> String {
        self.account(user).map(|a| a.name.clone()).unwrap_or_default()
    }

    /// Keeps something of a room in memory.
    pub fn put<T: Send + Sync + 'static>(&self, thing: Arc<T>) {
        self.0.memory.write().unwrap_or_else(PoisonError::into_inner).insert(TypeId::of::<T>(), thing);
    }
    /// What a room keeps in memory.
    ///
    /// # Errors
    /// When the room was not started.
    pub fn get<T: Send + Sync + 'static>(&self) -> Result<Arc<T>> {
        let memory = self.0.memory.read().unwrap_or_else(PoisonError::into_inner);
        let thing = memory.get(&TypeId::of::<T>()).cloned().and_then(|thing| thing.downcast::<T>().ok());
        thing.ok_or_else(|| crate::Error::Internal(format!("{} was not started", std::any::type_name::<T>())))
    }

    /// The router: every route behind the guard with its need.
    pub fn router(&self) -> Router {
        let mut router = Router::new();
        for room in self.rooms() {
            for route in (room.routes)() {
                let guard = Guard { app: self.clone(), need: route.need };
                router = router.route(route.path, route.handler.layer(axum::middleware::from_fn_with_state(guard, guard::pass)));
            }
        }
        let nobody = Guard { app: self.clone(), need: Need::Nobody };
        let lost = axum::routing::any(guard::lost).layer(axum::middleware::from_fn_with_state(nobody, guard::pass));
        router
            .fallback_service(lost.with_state::<()>(self.clone()))
            .with_state(self.clone())
            .merge(assets::router(self.catalogue()))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .layer(CsrfLayer::new())
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(CatchPanicLayer::new())
            .layer(header("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
            .layer(header("x-content-type-options", "nosniff"))
            .layer(header("referrer-policy", "same-origin"))
            .layer(header("cross-origin-opener-policy", "same-origin"))
            .layer(SetResponseHeaderLayer::if_not_present(HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store")))
    }
}

fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(HeaderName::from_static(name), HeaderValue::from_static(value))
}
