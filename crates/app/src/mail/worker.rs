//! Counts what waits, and writes to whom it is new.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result};
use ledger::{Author, Instant, UserId};
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::response::Category;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use web::App;

use super::rules::{Counts, Outage, Waiting};
use super::store;
use crate::config::{MailServer, MailTls};

/// How often it is looked whether something is to be sent.
const EVERY: Duration = Duration::from_secs(20);
/// While no fact is written it is counted so often: some things wait only because an hour has come.
const COUNT_EVERY_MS: i64 = 5 * 60 * 1000;
/// A mail server that takes longer does not answer.
const PATIENCE: Duration = Duration::from_secs(20);
type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// What a step did.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Done {
    /// Mails that the server took.
    pub sent: usize,
    /// Mails that it did not take now; they are tried again.
    pub failed: usize,
    /// Mails that are not tried any more.
    pub given_up: usize,
}

/// Tells programs that answer mail by themselves not to.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Writes to the staff that something waits.
pub struct Mailer {
    app: App,
    transport: Transport,
    from: Address,
    address: Option<String>,
    outage: Outage,
    /// Addresses as of the last count.
    addresses: BTreeMap<UserId, Address>,
    /// What is remembered of each account; none before it was read.
    states: Option<BTreeMap<UserId, Waiting>>,
    /// The last fact and the time of the last count.
    counted: Option<(i64, Instant)>,
}

fn transport(server: &MailServer) -> Result<Transport> {
    let tls = || TlsParameters::new(server.server.clone()).with_context(|| format!("[mail] `server` = {:?} is no name that TLS can check", server.server));
    let tls = match server.tls {
        MailTls::Starttls => Tls::Required(tls()?),
        MailTls::Tls => Tls::Wrapper(tls()?),
        MailTls::None => Tls::None,
    };
    let mut builder = Transport::builder_dangerous(&server.server).port(server.port).tls(tls).timeout(Some(PATIENCE));
    if let Some((user, password)) = &server.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}

/// Whether the mail server answers and takes the account's name and password.
///
/// # Errors
/// When the settings are wrong.
pub async fn reachable(server: &MailServer) -> Result<bool> {
    Ok(transport(server)?.test_connection().await.unwrap_or(false))
}

impl Mailer {
    /// With the settings of `[mail]`.
    ///
    /// # Errors
    /// In a sentence, when they are wrong.
    pub fn new(app: &App, server: &MailServer) -> Result<Self> {
        Ok(Self {
            app: app.clone(),
            transport: transport(server)?,
            from: server.from.parse().with_context(|| format!("[mail] `from` = {:?} is no address", server.from))?,
            address: server.address.clone(),
            outage: Outage::default(),
            addresses: BTreeMap::new(),
            states: None,
            counted: None,
        })
    }

    /// Counts and writes until it is dropped.
    pub async fn run(mut self) {
        loop {
            tokio::time::sleep(EVERY).await;
            match self.step().await {
                Ok(Done { sent: 0, failed: 0, given_up: 0 }) => {}
                Ok(Done { sent, failed, given_up }) => tracing::info!(sent, failed, given_up, "mail to the staff"),
                Err(error) => tracing::warn!(status = %error.status(), "what waits could not be counted for mail"),
            }
        }
    }

    /// Counts what waits when that may have changed, and sends what is due.
    ///
    /// # Errors
    /// When the database fails. A mail server that fails is no error.
    pub async fn step(&mut self) -> web::Result<Done> {
        let ledger = self.app.ledger().clone();
        let (seq, now) = (ledger.last_seq(), ledger.env().now());
        let mut done = Done::default();
        let fresh = self.counted.is_some_and(|(known, at)| known == seq && (at..at.plus_ms(COUNT_EVERY_MS)).contains(&now));
        if !fresh {
            done.given_up += self.count(now).await?;
            self.counted = Some((seq, now));
        }
        self.send(now, &mut done).await?;
        Ok(done)
    }

    /// Counts what waits for each account with an address; gives how many will not be told any more.
    async fn count(&mut self, now: Instant) -> web::Result<usize> {
        let mut conn = self.app.ledger().read().await?;
        let addresses = admin::mail_addresses(self.app.ledger(), &mut conn).await?;
        let mut states = match self.states.take() {
            Some(states) => states,
            None => store::all(&mut conn).await?.into_iter().collect(),
        };
        drop(conn);
        self.addresses = addresses.into_iter().filter_map(|(user, address)| Some((user, address.parse().ok()?))).collect();
        let (mut changed, mut given_up) = (Vec::new(), 0);
        for user in self.addresses.keys().copied() {
            let counts = counts(&self.app, user).await?;
            let before = states.get(&user).cloned();
            let after = match before.clone() {
                None => Waiting::first(counts),
                Some(mut state) => {
                    given_up += usize::from(state.observe(now, counts, self.app.seen(user)));
                    state
                }
            };
            if before.as_ref() != Some(&after) {
                changed.push((user, Some(after.clone())));
                states.insert(user, after);
            }
        }
        let gone: Vec<UserId> = states.keys().filter(|user| !self.addresses.contains_key(user)).copied().collect();
        for user in gone {
            states.remove(&user);
            changed.push((user, None));
        }
        self.keep(&changed).await?;
        self.states = Some(states);
        Ok(given_up)
    }

    async fn keep(&self, changed: &[(UserId, Option<Waiting>)]) -> web::Result<()> {
        if changed.is_empty() {
            return Ok(());
        }
        let mut write = self.app.ledger().write(Author::default()).await?;
        for (user, state) in changed {
            match state {
                Some(state) => store::put(&mut write, *user, state).await?,
                None => store::remove(&mut write, *user).await?,
            }
        }
        Ok(write.commit().await?)
    }

    async fn send(&mut self, now: Instant, done: &mut Done) -> web::Result<()> {
        let due: Vec<UserId> =
            self.states.iter().flatten().filter(|(user, state)| state.due(now, self.app.seen(**user)).is_some()).map(|(user, _)| *user).collect();
        for user in due {
            if self.outage.lasts(now) {
                break;
            }
            let Some(message) = self.message(user, now) else { continue };
            match self.transport.send(message).await {
                Ok(_) => done.sent += 1,
                // The server does not want mail for this address: asking again changes nothing.
                Err(error) if error.is_permanent() && error.status().is_some_and(|code| code.category == Category::MailSystem) => done.given_up += 1,
                // The server is not there, or does not let us in: that is not about this mail.
                Err(_) => {
                    done.failed += 1;
                    self.outage.failed(now);
                    break;
                }
            }
            self.outage = Outage::default();
            if let Some(state) = self.states.as_mut().and_then(|states| states.get_mut(&user)) {
                state.told(now);
                let told = state.clone();
                self.keep(&[(user, Some(told))]).await?;
            }
        }
        Ok(())
    }

    /// The mail, in the language of the account's screens.
    fn message(&self, user: UserId, now: Instant) -> Option<Message> {
        let account = self.app.account(user).filter(|account| !account.disabled)?;
        let sites = self.states.as_ref()?.get(&user)?.due(now, self.app.seen(user))?;
        let (texts, locale) = (self.app.catalogue(), account.locale);
        let names: Vec<String> = sites.iter().filter_map(|site| Some(self.app.site(*site)?.name)).collect();
        let names = names.join(&texts.get(locale, "list-comma"));
        let how = match &self.address {
            Some(address) => texts.with(locale, "mail-open-at", &[("address", address.as_str().into())]),
            None => texts.get(locale, "mail-open"),
        };
        let lines = [texts.with(locale, "mail-waits", &[("sites", names.into())]), how, texts.get(locale, "mail-no-more"), texts.get(locale, "mail-stop")];
        let id: ledger::Id<ledger::Fresh> = self.app.ledger().env().id();
        let since_1970 = Duration::from_millis(u64::try_from(now.millis()).unwrap_or_default());
        Message::builder()
            .from(Mailbox::new(Some("Relais".to_owned()), self.from.clone()))
            .to(Mailbox::new(None, self.addresses.get(&user)?.clone()))
            .subject(texts.get(locale, "mail-subject"))
            .date(SystemTime::UNIX_EPOCH + since_1970)
            .message_id(Some(format!("<{id}@{}>", self.from.domain())))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(lines.join("\n\n"))
            .ok()
    }
}

/// What waits for an account, at each of its centres.
async fn counts(app: &App, user: UserId) -> web::Result<Counts> {
    let mut out = Counts::new();
    let Some(account) = app.account(user) else { return Ok(out) };
    for (site, _) in &account.roles {
        if out.contains_key(site) {
            continue;
        }
        let waits = web::waiting(app, user, *site).await?;
        if !waits.is_empty() {
            let here = out.entry(*site).or_default();
            for wait in waits {
                *here.entry(wait.key.to_owned()).or_default() += wait.count;
            }
        }
    }
    Ok(out)
}
