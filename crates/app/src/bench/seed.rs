//! A centre full of generated people. Names are put together from syllables, so nobody is meant.

use std::path::Path;
use std::sync::Mutex;

use access::Role;
use admin::{NewAccount, NewSite};
use anyhow::{Context as _, Result};
use ledger::{Author, Env, Instant, KeySource, Keyring, Ledger, Open, PartialDate, SiteId, UserId};
use people::consent::{self, Answer, Consents, Given};
use people::person::{Identity, NewPerson, PersonId, enter};
use serde_json::{Value, json};
use text::Locale;
use web::App;

use super::Args;
use super::files::{self, Followed, Tokens};
use crate::say::say;
use crate::{assemble, place};

/// People put into one transaction.
const BATCH: u32 = 500;
/// The first of them came so long ago.
const PAST_MS: i64 = 600 * 24 * 60 * 60 * 1000;
/// The last of them was registered so long ago, so that there is time to follow them.
const LATELY_MS: i64 = 10 * 24 * 60 * 60 * 1000;
/// People whose files and names are read in the measurements.
const SAMPLE: usize = 1000;

/// Roles of the account in whose name everything is done.
const ROLES: &[Role] = &[Role::Clerk, Role::CentreManager, Role::Guard];

/// What the measurements need to know of the centre.
pub(super) struct Seeded {
    /// Those who are followed, when that is measured.
    pub(super) followed: Option<(Followed, Tokens)>,
    pub(super) token: String,
    /// Some of the people, and their names; none when the centre was there already.
    pub(super) people: Vec<PersonId>,
    pub(super) names: Vec<String>,
}

/// A stream of numbers that is the same in every run.
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: usize) -> Self {
        Self(u64::try_from(seed).unwrap_or(0).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    pub(super) fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }
    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.next(list.len())).copied().unwrap_or_default()
    }
}

static NUMBERS: Mutex<Numbers> = Mutex::new(Numbers(42));

const SYLLABLES: &[&str] = &[
    "ba", "di", "mo", "ra", "ke", "sou", "la", "ti", "na", "fo", "gue", "ma", "li", "do", "ka", "se", "wa", "bou", "ya", "ro", "ji", "ta", "he", "zo", "cha",
    "vi", "pe", "lou", "sa", "ni", "go", "fa", "mi", "ze", "ha", "lo", "bi", "ku", "te", "ju", "che", "va", "no", "re", "sy", "da",
];
const NATIONS: &[&str] = &["GIN", "MLI", "SEN", "CIV", "NER", "NGA", "CMR", "TCD", "SDN", "ETH", "SOM", "GMB", "BFA", "BEN", "TGO"];

/// Names in use: as in a real register, a few are borne by many and most by few.
const GIVEN: usize = 3000;
const FAMILIES: usize = 6000;

/// The name of a rank, always the same.
fn name(rank: usize) -> String {
    let mut numbers = Numbers::new(rank);
    let count = 2 + numbers.next(3);
    let whole: String = (0..count).map(|_| numbers.pick(SYLLABLES)).collect();
    let mut letters = whole.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// A name out of so many, low ranks more often.
fn word(numbers: &mut Numbers, out_of: usize) -> String {
    let ceiling = 1 + numbers.next(out_of);
    name(numbers.next(ceiling))
}

fn identity() -> Identity {
    let mut numbers = NUMBERS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let n = &mut *numbers;
    let year = 1950 + i16::try_from(n.next(70)).unwrap_or(0);
    let exact = n.next(3) == 0;
    let month = 1 + i8::try_from(n.next(12)).unwrap_or(0);
    let day = 1 + i8::try_from(n.next(28)).unwrap_or(0);
    Identity {
        given: word(n, GIVEN),
        family: word(n, FAMILIES),
        sex: 1 + i64::try_from(n.next(2)).unwrap_or(0),
        birth: Some(PartialDate { year, month: exact.then_some(month), day: exact.then_some(day), estimated: !exact }),
        nationalities: vec![n.pick(NATIONS).to_owned()],
        languages: vec![n.pick(&["fra", "ara", "hau", "wol", "bam", "fuf"]).to_owned()],
        phone: if n.next(2) == 0 { format!("+2279{:07}", n.next(10_000_000)) } else { String::new() },
        mother: word(n, GIVEN),
        route: "Dakar, Bamako, Gao".to_owned(),
        ..Identity::default()
    }
}

/// A spoken, certified consent as JSON.
pub(super) fn consent() -> Value {
    json!({
        "decision": "given", "photo": "refused", "centres": "given", "explained": consent::EXPLAINED, "mode": "verbal",
        "language": "fra", "witness": "Témoin d’essai", "certified": "yes", "child": "no",
    })
}

/// A registration as JSON.
pub(super) fn registration(person: &str) -> Value {
    let who = identity();
    json!({
        "person": person, "given": who.given, "family": who.family, "sex": who.sex.to_string(), "birth": who.birth.map(|b| b.to_string()),
        "nationality": who.nationalities.first(), "language": who.languages.first(), "phone": who.phone, "mother": who.mother, "route": who.route, "with": "alone", "different": [],
    })
}

/// Fills a folder with a centre of so many people, or takes the one that is there as it is.
pub(super) async fn fill(dir: &Path, args: &Args) -> Result<Seeded> {
    let people = args.people;
    if place::is_new(dir) {
        place::make(dir)?;
    }
    let system = Env::system();
    let master = Keyring::open(&system, dir, KeySource::Folder)?;
    // The people came over the last years; nobody of them waits at the door today.
    let env = Env::fixed(system.now().plus_ms(-PAST_MS), u64::from_le_bytes(system.bytes()));
    let ledger = Ledger::open(Open { dir, url: args.database.as_deref(), master, env, projectors: crate::projectors() }).await?;
    let app = assemble(ledger.clone(), web::Config::default()).await.map_err(said)?;
    let fresh = app.sites().is_empty();
    let (site, user) = match app.sites().first() {
        Some(site) => (site.id, app.accounts().first().context("the centre has an account")?.id),
        None => open(&app).await?,
    };
    let author = Author { user, site };
    let begun = std::time::Instant::now();
    let sample = if fresh { bring(&app, author, people, args.files).await? } else { Vec::new() };
    say(format!("seeded: {} in {:.0} s", if fresh { format!("{people} people") } else { "as it was".to_owned() }, begun.elapsed().as_secs_f64()));
    let ids: Vec<PersonId> = sample.iter().map(|(id, _)| *id).collect();
    let followed = match files::follow(&app, dir, site, ids.get(..args.files.min(ids.len())).unwrap_or_default(), LATELY_MS).await? {
        Some(followed) => {
            let tokens = followed.tokens(&app, site).await?;
            Some((followed, tokens))
        }
        None => None,
    };
    let mut write = ledger.write(author).await?;
    let mut scopes: Vec<_> = ROLES.iter().flat_map(|role| role.duties()).map(|(duty, _)| *duty).chain([access::Duty::OwnAccount]).collect();
    scopes.sort_unstable();
    scopes.dedup();
    let token = admin::create_token(&mut write, &app, user, site, "bench", &scopes, 731).await.map_err(said)?;
    write.commit().await?;
    drop(app);
    ledger.close().await?;
    let names = sample.into_iter().map(|(_, name)| name).take(SAMPLE).collect();
    Ok(Seeded { followed, token, people: ids.into_iter().take(SAMPLE).collect(), names })
}

pub(super) fn said(error: web::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

async fn open(app: &App) -> Result<(SiteId, UserId)> {
    let mut write = app.ledger().write(Author::default()).await?;
    let new = NewSite { name: "Centre d’essai".to_owned(), prefix: "ESS".to_owned(), country: "NER".to_owned(), zone: "Africa/Niamey".to_owned() };
    let site = admin::open_site(&mut write, app, new).await.map_err(said)?;
    let account = NewAccount {
        username: "clerk".to_owned(),
        name: "Agent d’essai".to_owned(),
        locale: Locale::Fr,
        password_hash: "no password opens this account".to_owned(),
        roles: ROLES.iter().map(|role| (site, *role)).collect(),
        totp: None,
        must_change: false,
    };
    let user = admin::create_account(&mut write, app, account).await.map_err(said)?;
    write.commit().await?;
    Ok((site, user))
}

/// Registers people with their consents, by the rules of the rooms, in large transactions.
async fn bring(app: &App, author: Author, people: u32, files: usize) -> Result<Vec<(PersonId, String)>> {
    let site = app.site(author.site).context("the centre is there")?;
    let mut sample = Vec::new();
    let mut left = people;
    while left > 0 {
        let mut write = app.ledger().write(author).await?;
        for _ in 0..left.min(BATCH) {
            let mut stream = write.load(write.id()).await?;
            write.append(&mut stream, consent::give(given(write.now()))).await?;
            let today = write.now().day(&site.zone);
            let live = Consents::fold(&stream).live("general", today).map_err(|e| anyhow::anyhow!("{e:?}"))?;
            let identity = identity();
            let name = identity.full_name();
            let new = NewPerson { stream: &mut stream, consent: &live, identity, care: "", import: None };
            enter(app, &site, &mut write, new).await.map_err(said)?;
            if sample.len() < SAMPLE.max(files) {
                sample.push((stream.id.cast(), name));
            }
        }
        write.commit().await?;
        app.ledger().env().advance_ms((PAST_MS - LATELY_MS) / i64::from(people / BATCH + 2));
        left = left.saturating_sub(BATCH);
    }
    Ok(sample)
}

fn given(at: Instant) -> Given {
    Given {
        id: at.millis().to_string(),
        answers: [("general".to_owned(), Answer::Given)].into(),
        mode: "verbal".to_owned(),
        language: "fra".to_owned(),
        explained: consent::EXPLAINED.iter().map(|e| (*e).to_owned()).collect(),
        witness: "Témoin d’essai".to_owned(),
        ..Given::default()
    }
}
