//! Case work at full size. One follow-up is kept over the same addresses that browsers use; what was noted of it is then
//! said of as many people as are asked for, with identifiers and days of their own, so that every fact is one that the
//! rules let through.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr as _;

use access::{Duty, Role};
use admin::NewAccount;
use anyhow::{Context as _, Result};
use ledger::{Author, Day, Fact, Id, NewFact, SiteId, StreamId, UserId};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use text::Locale;
use web::App;

use super::ask::Asker;
use super::load;
use super::seed::{Numbers, said};
use super::server::Server;
use crate::demo::Client;
use crate::say::say;

/// Those who share the follow-ups; the first of them has as many as domain.md gives a case manager.
const MANAGERS: usize = 100;
const OWN: usize = 40;
/// Facts of the longest file.
const LONG: usize = 300;
/// Follow-ups put into one transaction.
const BATCH: usize = 100;
/// Every so manieth has no plan yet.
const UNPLANNED: usize = 20;
/// Days by which files are apart.
const SPREAD: usize = 120;
/// Beside the data folder's own files.
const NOTE: &str = "bench-files.json";

/// What the measurements need to know of the follow-ups; kept in the folder.
#[derive(Serialize, Deserialize)]
pub(super) struct Followed {
    manager: UserId,
    supervisor: UserId,
    /// Whose file is the longest.
    long: PersonId,
    files: usize,
}

/// Follows so many of the people, or finds how it was done before; nothing when none are asked for.
pub(super) async fn follow(app: &App, dir: &Path, site: SiteId, people: &[PersonId], span_ms: i64) -> Result<Option<Followed>> {
    let note = dir.join(NOTE);
    if note.exists() {
        return Ok(Some(serde_json::from_slice(&std::fs::read(note)?)?));
    }
    let Some(first) = people.first() else { return Ok(None) };
    let begun = std::time::Instant::now();
    let supervisor = account(app, site, "supervisor", Role::ProtectionOfficer).await?;
    let mut managers = Vec::with_capacity(MANAGERS);
    for number in 0..MANAGERS {
        managers.push(account(app, site, &format!("manager-{number}"), Role::CaseManager).await?);
    }
    let manager = *managers.first().context("there are managers")?;
    let pattern = Pattern::keep(app, site, (supervisor, manager), *first).await?;
    let others = people.get(1..).unwrap_or_default();
    let batches = i64::try_from(others.len() / BATCH)? + 2;
    for (batch, people) in others.chunks(BATCH).enumerate() {
        let mut write = app.ledger().write(Author { user: supervisor, site }).await?;
        for (at, person) in people.iter().enumerate() {
            let number = 1 + batch * BATCH + at;
            // The first few are of the one whose day is measured, the rest of all others.
            let manager = if number < OWN { 0 } else { 1 + number % (MANAGERS - 1) };
            let manager = *managers.get(manager).context("there are so many")?;
            let mut stream = write.load(person.cast()).await?;
            let facts = pattern.copy(&write, number, *person, manager);
            write.append(&mut stream, facts).await?;
        }
        write.commit().await?;
        app.ledger().env().advance_ms(span_ms / batches);
    }
    say(format!("followed: {} people, {} facts in all, in {:.0} s", people.len(), app.ledger().last_seq(), begun.elapsed().as_secs_f64()));
    let followed = Followed { manager, supervisor, long: *first, files: people.len() };
    std::fs::write(note, serde_json::to_vec(&followed)?)?;
    Ok(Some(followed))
}

async fn account(app: &App, site: SiteId, username: &str, role: Role) -> Result<UserId> {
    let mut write = app.ledger().write(Author::default()).await?;
    let account = NewAccount {
        username: username.to_owned(),
        name: format!("Essai {username}"),
        locale: Locale::Fr,
        password_hash: "no password opens this account".to_owned(),
        roles: vec![(site, role)],
        totp: None,
        must_change: false,
    };
    let user = admin::create_account(&mut write, app, account).await.map_err(said)?;
    write.commit().await?;
    Ok(user)
}

async fn token(app: &App, site: SiteId, user: UserId, role: Role) -> Result<String> {
    let scopes: Vec<Duty> = role.duties().iter().map(|(duty, _)| *duty).collect();
    let mut write = app.ledger().write(Author { user, site }).await?;
    let token = admin::create_token(&mut write, app, user, site, "bench", &scopes, 731).await.map_err(said)?;
    write.commit().await?;
    Ok(token)
}

/// What was noted of one person who is followed.
struct Pattern {
    person: String,
    manager: String,
    /// Identifiers that stay the same in every file.
    common: [String; 2],
    facts: Vec<Fact>,
}

impl Pattern {
    /// Follows somebody over the addresses of the program, until the file is as long as the longest.
    async fn keep(app: &App, site: SiteId, (supervisor, manager): (UserId, UserId), person: PersonId) -> Result<Self> {
        let officer = Client::new(app, token(app, site, supervisor, Role::ProtectionOfficer).await?);
        let worker = Client::new(app, token(app, site, manager, Role::CaseManager).await?);
        let known = facts(app, person).await?.len();
        officer.post(&format!("/people/{person}/follow"), &json!({"reason": "protection", "urgency": "high"})).await?;
        officer.post(&format!("/people/{person}/follow/give"), &json!({"user": manager})).await?;
        plan(app, &worker, person).await?;
        for number in 0..12 {
            helped(app, (&worker, manager), person, number).await?;
        }
        let facts_now: Vec<Fact> = facts(app, person).await?.into_iter().skip(known).collect();
        let mut number = 12;
        while facts(app, person).await?.len() < LONG {
            helped(app, (&worker, manager), person, number).await?;
            number += 1;
        }
        Ok(Self { person: person.to_string(), manager: manager.to_string(), common: [site.to_string(), supervisor.to_string()], facts: facts_now })
    }

    /// The same of somebody else.
    fn copy(&self, write: &ledger::Write, number: usize, person: PersonId, manager: UserId) -> Vec<NewFact> {
        let days = i32::try_from(Numbers::new(number).next(SPREAD)).unwrap_or(0) - 90;
        let mut ids: HashMap<String, String> = [(self.person.clone(), person.to_string()), (self.manager.clone(), manager.to_string())].into();
        ids.extend(self.common.iter().map(|id| (id.clone(), id.clone())));
        let planned = !number.is_multiple_of(UNPLANNED);
        let said = self.facts.iter().filter(|fact| planned || !fact.kind.starts_with("plan/"));
        said.map(|fact| NewFact {
            kind: fact.kind.clone(),
            compartment: fact.compartment,
            class: fact.class,
            happened_on: fact.happened_on.map(|day| day.plus_days(days)),
            body: fact.body.as_ref().map_or(Value::Null, |body| moved(body, days, &mut |id| fresh(write, &mut ids, id))),
        })
        .collect()
    }
}

/// The identifier that stands in another file for one of this.
fn fresh(write: &ledger::Write, ids: &mut HashMap<String, String>, id: &str) -> String {
    ids.entry(id.to_owned()).or_insert_with(|| write.id::<ledger::Person>().to_string()).clone()
}

/// A body with other identifiers, and days that are so much later.
fn moved(body: &Value, days: i32, id: &mut dyn FnMut(&str) -> String) -> Value {
    match body {
        Value::String(text) if text.len() == 36 && Id::<ledger::Person>::from_str(text).is_ok() => Value::String(id(text)),
        Value::String(text) => Value::String(Day::from_str(text).map_or_else(|_| text.clone(), |day| day.plus_days(days).to_string())),
        Value::Array(list) => Value::Array(list.iter().map(|one| moved(one, days, id)).collect()),
        Value::Object(fields) => Value::Object(fields.iter().map(|(name, one)| (name.clone(), moved(one, days, id))).collect()),
        other => other.clone(),
    }
}

async fn facts(app: &App, person: PersonId) -> Result<Vec<Fact>> {
    let stream: StreamId = person.cast();
    Ok(app.ledger().stream(&mut app.ledger().read().await?, stream).await?.facts().to_vec())
}

/// Two assessments, of which the second is graver, and a plan that was agreed to.
async fn plan(app: &App, worker: &Client, person: PersonId) -> Result<()> {
    for near in ["away", "here"] {
        let found = json!({
            "own": "Texte d’essai, dit par personne.", "need": ["safety", "contact", "school"], "urgent": ["contact"],
            "factor": ["no_papers", "debt"], "detail": ["debt"], "weight": ["3"], "note": ["Texte d’essai."],
            "threat": ["coercion"], "actor": ["smuggler"], "often": ["sometimes"], "span": "weeks", "near": near, "capacity": ["kin"],
        });
        worker.post(&format!("/people/{person}/assessments"), &found).await?;
        app.ledger().env().advance_ms(60_000);
    }
    let today = app.ledger().env().now().day(&jiff::tz::TimeZone::UTC);
    let mut seen = 0;
    for (need, aim) in [("contact", "Parler avec la famille"), ("safety", "Dormir en sécurité"), ("school", "Apprendre à lire")] {
        let goal = json!({
            "need": need, "aim": aim, "words": "Texte d’essai.", "term": "short", "what": ["Premier pas", "Deuxième pas"], "who": ["own", "own"],
            "by": [today.plus_days(20).to_string(), today.plus_days(50).to_string()],
        });
        let made = worker.post(&format!("/people/{person}/plan/goals/new"), &goal).await?;
        seen = made.get("seen").and_then(Value::as_i64).context("a plan counts its changes")?;
    }
    let answer = json!({"seen": seen.to_string(), "answer": "verbal", "witness": "Témoin d’essai", "certified": "yes"});
    worker.post(&format!("/people/{person}/plan/answer"), &answer).await.map(|_| ())
}

/// A service, an appointment and a note.
async fn helped(app: &App, (worker, with): (&Client, UserId), person: PersonId, number: i32) -> Result<()> {
    worker.post(&format!("/people/{person}/services"), &json!({"code": "hygiene_kit", "note": "Texte d’essai."})).await?;
    let today = app.ledger().env().now().day(&jiff::tz::TimeZone::UTC);
    let meeting = json!({"day": today.plus_days(1 + number).to_string(), "time": "10:00", "place": "Bureau d’essai", "with": with, "purpose": "Essai"});
    worker.post(&format!("/people/{person}/appointments"), &meeting).await?;
    worker.post(&format!("/people/{person}/notes"), &json!({"class": "protection", "text": "Texte d’essai, qui ne parle de personne."})).await?;
    app.ledger().env().advance_ms(1000);
    Ok(())
}

/// The tokens of those in whose name is measured.
pub(super) struct Tokens {
    manager: String,
    supervisor: String,
}

impl Followed {
    pub(super) async fn tokens(&self, app: &App, site: SiteId) -> Result<Tokens> {
        let manager = token(app, site, self.manager, Role::CaseManager).await?;
        Ok(Tokens { manager, supervisor: token(app, site, self.supervisor, Role::ProtectionOfficer).await? })
    }

    /// What those who follow people look at all day.
    pub(super) async fn measure(&self, tokens: &Tokens, server: &Server, requests: usize) -> Result<()> {
        say(format!("{} people followed; the longest file has {LONG} facts", self.files));
        let manager = Asker::new(server.address, tokens.manager.clone());
        let supervisor = Asker::new(server.address, tokens.supervisor.clone());
        let long = self.long;
        for (name, asker, path) in [
            ("board of follow-ups (HTML)", &supervisor, "/caseload".to_owned()),
            ("my day (HTML)", &manager, "/my-day".to_owned()),
            ("file with 300 facts (HTML)", &manager, format!("/people/{long}")),
            ("its plan (HTML)", &manager, format!("/people/{long}/plan")),
            ("its notes (HTML)", &manager, format!("/people/{long}/notes")),
            ("its appointments (HTML)", &manager, format!("/people/{long}/appointments")),
            ("to be assessed again (HTML)", &supervisor, "/assessments/due".to_owned()),
            ("appointments of a day (HTML)", &supervisor, "/appointments".to_owned()),
        ] {
            super::show(name, &load::pages(asker, server, requests, &[path]).await?);
        }
        Ok(())
    }
}
