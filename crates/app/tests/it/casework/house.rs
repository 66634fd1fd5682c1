//! A centre with everybody on its staff, somebody whom it is about, and the words that are sealed in their file.

use std::collections::{BTreeMap, BTreeSet};

use access::{Duty, Portion, Record, Role, Subject};
use ledger::{Author, Compartment, Day, SiteId, UserId};
use people::person::{self, PersonId};
use serde_json::{Value, json};
use testing::http::{Client, TestApp};
use text::Locale;
use web::{Need, Verb};

use crate::journey::{facts, form, spoken, text, texts};

const MINUTE: i64 = 60_000;

/// Somebody on staff who asks.
pub(crate) struct Eye {
    pub(super) role: Role,
    pub(super) client: Client,
    /// The same as the access rules know them.
    pub(super) subject: Subject,
}

impl Eye {
    /// Whether the role has to do with people or the house at all.
    pub(super) fn works(&self) -> bool {
        self.role.duties().iter().any(|(duty, _)| *duty != Duty::IncidentTell)
    }
}

/// Who may read a word.
#[derive(Clone, Copy)]
pub(crate) enum Read {
    /// Whoever may do this to the person.
    Whoever(Duty),
    /// The same, where they read this part of files.
    Part(Duty, Compartment),
    /// The name in a file that is closed to the site at large: whoever may do anything to it and is shown names.
    Name,
    /// Nobody but those who are named.
    Named,
}

/// Notes of a class, and services and purposes that belong to a part of the file.
pub(crate) const fn note(part: Compartment) -> Read {
    Read::Part(Duty::NoteWrite, part)
}
/// What case work holds.
pub(crate) const CASE: Read = Read::Part(Duty::CaseRead, Compartment::Protection);
/// What is told to a receiver.
pub(crate) const HANDED: Read = Read::Part(Duty::CaseWrite, Compartment::Protection);

/// A word that is sealed.
pub(super) struct Secret {
    pub(super) word: &'static str,
    read: Read,
    also: Vec<UserId>,
    /// Whether those who may read it find it still: later texts stand before some.
    pub(super) shown: bool,
}

impl Secret {
    pub(super) fn is_for(&self, eye: &Eye, record: &Record) -> bool {
        let subject = &eye.subject;
        let allowed = match self.read {
            Read::Whoever(duty) => subject.decide(duty, record),
            Read::Part(duty, part) => subject.decide(duty, record) && subject.reads(part),
            Read::Name => subject.sees(Portion::Name) && Duty::ALL.iter().any(|duty| subject.decide(*duty, record)),
            Read::Named => false,
        };
        allowed || self.also.contains(&subject.user)
    }
}

/// A route that demands a duty.
#[derive(Clone, Copy)]
pub(super) struct Door {
    pub(super) path: &'static str,
    pub(super) duty: Duty,
}

/// The centre.
pub(crate) struct House {
    pub(crate) test: TestApp,
    pub(super) eyes: BTreeMap<&'static str, Eye>,
    /// Another centre.
    pub(crate) far: SiteId,
    pub(super) pages: Vec<Door>,
    pub(super) deeds: Vec<Door>,
    /// Whom it is about; their name and code are in `called`.
    pub(crate) person: String,
    pub(super) called: Vec<String>,
    /// Whether a follow-up was opened.
    pub(super) followed: bool,
    pub(super) ids: BTreeMap<&'static str, Vec<String>>,
    pub(super) secrets: Vec<Secret>,
}

/// Those who ask beside one of each role: who follows the person, who else is given the file, who supervises with the
/// first officer, and who works at another centre.
const OTHERS: &[(&str, Role, bool)] = &[
    ("manager", Role::CaseManager, true),
    ("counsellor", Role::Psychosocial, true),
    ("lawyer", Role::Legal, true),
    ("second", Role::ProtectionOfficer, true),
    ("there", Role::CaseManager, false),
    ("chief", Role::ProtectionOfficer, false),
];

impl House {
    pub(crate) async fn open(test: TestApp) -> Self {
        let far = test.open_site("Centre de Zinder", "ZND");
        let mut eyes = BTreeMap::new();
        for (name, role, here) in Role::ALL.iter().map(|role| (role.name(), *role, true)).chain(OTHERS.iter().copied()) {
            let site = if here { test.site } else { far };
            let client = test.as_user_at(site, role).await;
            let subject = Subject { user: client.user, site, roles: vec![(site, role)], limits: None };
            eyes.insert(name, Eye { role, client, subject });
        }
        let of = |verb: Verb| {
            let routes = app::rooms().into_iter().flat_map(|room| (room.routes)()).filter(|route| route.verb == verb);
            routes.filter_map(|route| if let Need::Duty(duty) = route.need { Some(Door { path: route.path, duty }) } else { None }).collect::<Vec<Door>>()
        };
        let (pages, deeds) = (of(Verb::Get), of(Verb::Post));
        Self { test, eyes, far, pages, deeds, person: String::new(), called: Vec::new(), followed: false, ids: BTreeMap::new(), secrets: Vec::new() }
    }

    /// Whom it is about from now on: id, name and code.
    pub(crate) fn about(&mut self, id: &str, called: &[&str]) {
        id.clone_into(&mut self.person);
        self.called = called.iter().map(|one| (*one).to_owned()).collect();
        self.know("people", id);
    }

    /// An id that stands in addresses: of `people`, `alerts`, ... by the first word of the address, else by the parameter.
    pub(crate) fn know(&mut self, what: &'static str, id: &str) {
        self.ids.entry(what).or_default().push(id.to_owned());
    }

    /// A word is about to be sealed.
    pub(crate) fn plant(&mut self, word: &'static str, read: Read) {
        self.plant_for(word, read, &[]);
    }

    /// The same, where it is for others too.
    pub(crate) fn plant_for(&mut self, word: &'static str, read: Read, also: &[&str]) {
        let also = also.iter().map(|who| self.user(who)).collect();
        assert!(self.secrets.iter().all(|known| !known.word.contains(word) && !word.contains(known.word)), "{word} is no word of its own");
        self.secrets.push(Secret { word, read, also, shown: true });
    }

    /// A later text stands before it now: it is still nobody else's.
    pub(crate) fn past(&mut self, word: &str) {
        let known = self.secrets.iter_mut().find(|known| known.word == word).expect("the word was planted");
        known.shown = false;
    }

    pub(super) fn eye(&self, who: &str) -> &Eye {
        self.eyes.get(who).unwrap_or_else(|| panic!("nobody is {who}"))
    }

    pub(crate) fn user(&self, who: &str) -> UserId {
        self.eye(who).client.user
    }

    /// A page about the person.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/people/{}{rest}", self.person)
    }

    pub(crate) fn today(&self) -> Day {
        self.test.ledger().env().now().day(&jiff::tz::TimeZone::UTC)
    }

    /// What the rules need to know of a file.
    pub(super) async fn record(&self, id: &str) -> Record {
        let id: PersonId = id.parse().expect("an id");
        let mut conn = self.test.ledger().read().await.expect("a connection");
        person::record(&mut conn, id).await.expect("records can be read").expect("the person is registered")
    }

    /// Time passes; everybody signs in again.
    pub(crate) async fn later(&self, millis: i64) {
        self.test.advance_ms(millis);
        for eye in self.eyes.values() {
            let (user, site) = (eye.subject.user, eye.subject.site);
            let mut write = self.test.ledger().write(Author { user, site }).await.expect("the ledger writes");
            let token = web::session::open(&mut write, user, site, "test", true).await.expect("a session opens");
            write.commit().await.expect("the session is kept");
            eye.client.put_cookie("relais_session", &token);
        }
    }

    pub(crate) async fn get(&self, who: &str, path: &str) -> Value {
        self.eye(who).client.get(path).await.data(200)
    }

    pub(crate) async fn post(&self, who: &str, path: &str, form: Value) -> Value {
        self.test.advance_ms(MINUTE);
        self.eye(who).client.post_json(path, form).await.data(201)
    }

    /// A deed that is refused: with a sentence in each language, and nothing is left of it. Gives why.
    pub(crate) async fn no(&self, who: &str, path: &str, form: Value, status: u16) -> Vec<String> {
        let before = facts(&self.test).await;
        let client = &self.eye(who).client;
        let (mut keys, mut said) = (Vec::new(), BTreeSet::new());
        for locale in Locale::ALL {
            let reply = client.clone().speaking(locale).post_json(path, &form).await.is(status);
            keys = reply.problems();
            let answer = reply.json();
            let sentences = if keys.is_empty() { vec![text(&answer, "/message")] } else { texts(&answer, "/problems", "/message") };
            for (n, sentence) in sentences.iter().enumerate() {
                let whole = sentence.contains(' ') && keys.get(n).is_none_or(|key| !sentence.contains(key.as_str()));
                assert!(whole, "{path} is refused without a sentence in {}: {answer}", locale.code());
            }
            said.insert(sentences);
        }
        client.put_cookie("relais_lang", Locale::Fr.code());
        assert_eq!(said.len(), Locale::ALL.len(), "{path}: the same in two languages: {said:?}");
        assert_eq!(facts(&self.test).await, before, "a refusal at {path} left something");
        keys
    }

    /// Somebody agrees and is registered and let in; gives id and code.
    pub(crate) async fn register(&self, agreed: Value, who: Value) -> (String, String) {
        let id = text(&self.post("clerk", "/consents", spoken(agreed)).await, "/id");
        let usual = json!({"person": id, "nationality": "GIN", "language": "ful", "with": "alone", "different": []});
        let made = self.post("clerk", "/people", form(usual, who)).await;
        let _ = self.post("clerk", &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
        (id, text(&made, "/code"))
    }

    /// The follow-up is opened and given to the case manager; counsellor and lawyer are given the file too.
    pub(crate) async fn follow(&mut self, urgency: &str) {
        self.followed = true;
        let opened = json!({"reason": "protection", "urgency": urgency});
        let _ = self.post("protection_officer", &self.path("/follow"), opened).await;
        let _ = self.post("protection_officer", &self.path("/follow/give"), json!({"user": self.user("manager")})).await;
        for who in ["counsellor", "lawyer"] {
            let _ = self.post("protection_officer", &self.path("/assign"), json!({"user": self.user(who)})).await;
        }
    }

    /// An appointment; gives its id.
    pub(crate) async fn appointment(&mut self, who: &str, more: Value) -> String {
        let usual = json!({"day": self.today().plus_days(1).to_string(), "time": "10:00", "place": "Bureau 2", "with": self.user(who)});
        let made = self.post(who, &self.path("/appointments"), form(usual, more)).await;
        let id = text(&made, "/appointment");
        self.know("appointment", &id);
        id
    }

    /// Nobody comes to an appointment of yesterday: reception says so, whoever follows sees it and moves it.
    pub(crate) async fn missed(&mut self, appointment: &str) {
        self.later(super::DAY + 8 * super::HOUR).await;
        let said = json!({"appointment": appointment, "outcome": "missed"});
        let _ = self.post("reception", "/appointments/outcome", said).await;
        let missed = self.get("manager", "/appointments/missed").await;
        assert_eq!(texts(&missed, "/entries", "/person"), *std::slice::from_ref(&self.person));
        assert!(texts(&self.get("case_manager", "/appointments/missed").await, "/entries", "/person").is_empty(), "each their own");
        let seen = self.get("manager", &self.path("")).await;
        assert!(texts(&seen, "/facts", "/key").contains(&"appointment-aside-missed".to_owned()), "{seen}");
    }
}
