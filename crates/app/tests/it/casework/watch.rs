//! The program is asked as everybody, and what it answers is held against the access rules and the words that are sealed.

use std::collections::{BTreeMap, BTreeSet};

use access::{Duty, Record};
use serde_json::json;
use testing::http::Reply;

use super::house::{Door, Eye, House};
use super::paper;
use crate::journey::{facts, texts};

/// A picture of one point.
pub(super) const POINT: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// How far one looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Pages about the person, as those who work with people.
    Step,
    /// Everything, as everybody: also lists, papers, files that are taken out, deeds, the search box.
    Whole,
}

/// What the rules say to a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Not for this role.
    Shut,
    /// For this role, and not about this person: as if there were nobody.
    Hidden,
    Open,
}

/// Pages that are there for whoever may open them, from the opening of the follow-up on.
const THERE: &[&str] = &[
    "/people/{id}",
    "/people/{id}/appointments",
    "/people/{id}/assessments",
    "/people/{id}/closure",
    "/people/{id}/consents",
    "/people/{id}/flag",
    "/people/{id}/follow",
    "/people/{id}/notes",
    "/people/{id}/plan",
    "/people/{id}/screening",
    "/people/{id}/services",
    "/people/{id}/tracks",
    "/people/{id}/transfer",
];
/// Other pages of case work about which it is asked after every step.
const CONCERNING: &[&str] = &["/alerts/", "/incidents/", "/meetings/", "/transfers/"];
/// Ends of addresses that answer with paper, which takes a while to draw.
const PAPERS: &[&str] = &["/sheet", "/print", "/slip", "/slips", "/receipt", "/seen", "/minutes", ".pdf", "/photo", "/evidence", "/signature"];
/// Paper on which nobody stands.
const BLANK: &[&str] = &["/blank", "/form", "/poster"];
/// Lists as they are narrowed.
const NARROWED: &[(&str, Duty)] = &[
    ("/appointments?span=week", Duty::AppointmentKeep),
    ("/appointments?open=1", Duty::AppointmentKeep),
    ("/people?care=unaccompanied", Duty::PersonSearch),
    ("/caseload?show=high", Duty::CaseApprove),
    ("/caseload?show=missed", Duty::CaseApprove),
    ("/my-day?show=all", Duty::CaseWrite),
    ("/plans?due=review", Duty::CaseRead),
    ("/plans?due=answer", Duty::CaseRead),
    ("/incidents?state=ended", Duty::IncidentRead),
];

fn is_paper(address: &str) -> bool {
    PAPERS.iter().any(|end| address.ends_with(end))
}

/// Whether a page belongs to the follow-up of somebody.
fn is_case_work(path: &str) -> bool {
    let below = |there: &str| there != "/people/{id}" && path.strip_prefix(there).is_some_and(|rest| rest.starts_with('/'));
    THERE.iter().any(|there| path == *there || below(there)) || CONCERNING.iter().any(|begin| path.starts_with(begin))
}

/// What an answer says, in small letters.
fn said(reply: &Reply) -> String {
    let words = match reply.header("content-type") {
        "application/pdf" => paper::text(&reply.bytes),
        media if media.starts_with("image/") => String::new(),
        _ => reply.text(),
    };
    words.to_lowercase()
}

fn sight(eye: &Eye, duty: Duty, record: Option<&Record>) -> Sight {
    match record {
        _ if !eye.subject.may(duty) => Sight::Shut,
        Some(record) if !eye.subject.decide(duty, record) => Sight::Hidden,
        _ => Sight::Open,
    }
}

/// What was seen in one walk.
#[derive(Default)]
struct Seen {
    wrong: Vec<String>,
    /// Who was told which word.
    told: BTreeSet<(&'static str, &'static str)>,
    opened: usize,
}

/// Somebody who walks through, with how far they look.
struct Walk<'a> {
    house: &'a House,
    depth: Depth,
    records: BTreeMap<String, Record>,
    seen: Seen,
}

impl House {
    /// After a step: asks as everybody.
    pub(crate) async fn watch(&self, step: &str, depth: Depth) {
        let mut records = BTreeMap::new();
        for id in self.ids.get("people").into_iter().flatten() {
            records.insert(id.clone(), self.record(id).await);
        }
        let mut walk = Walk { house: self, depth, records, seen: Seen::default() };
        for (name, eye) in &self.eyes {
            if depth == Depth::Step && !eye.works() {
                continue;
            }
            walk.pages((name, eye)).await;
            if depth == Depth::Whole {
                walk.lists((name, eye)).await;
                walk.exports((name, eye)).await;
                walk.search((name, eye)).await;
                walk.offers((name, eye)).await;
                walk.deeds((name, eye)).await;
            }
            walk.told((name, eye));
        }
        let Seen { wrong, opened, .. } = walk.seen;
        assert!(wrong.is_empty(), "{step}:\n{}", wrong.join("\n"));
        assert!(opened > 30, "{step}: only {opened} pages were opened");
    }

    /// The addresses of a route, each with the person it is about; none where it is about something that is not there.
    fn addresses(&self, path: &str) -> Vec<(String, Option<String>)> {
        let mut out = vec![(String::new(), None)];
        let first = path.split('/').nth(1).unwrap_or_default();
        // What else stands in an address belongs to the one whom it is about.
        let alone = path.matches('{').count() > 1;
        for part in path.split('/').skip(1) {
            let key = match part {
                "{id}" => first,
                "{guest}" => "people",
                part => part.trim_matches(['{', '}']),
            };
            let parameter = part.starts_with('{');
            let values = match parameter {
                true if key == "people" && alone => vec![self.person.clone()],
                true => self.ids.get(key).cloned().unwrap_or_default(),
                false => vec![part.to_owned()],
            };
            let with = |(before, person): &(String, Option<String>)| {
                let one = |value: &String| (format!("{before}/{value}"), if parameter && key == "people" { Some(value.clone()) } else { person.clone() });
                values.iter().map(one).collect::<Vec<_>>()
            };
            out = out.iter().flat_map(with).collect();
        }
        out
    }
}

impl Walk<'_> {
    /// Looks for words that are somebody else's, and remembers those that were told.
    fn hear(&mut self, (name, eye): (&'static str, &Eye), (address, words): (&str, &str)) {
        let house = self.house;
        let Some(record) = self.records.get(&house.person) else { return };
        for secret in house.secrets.iter().filter(|secret| words.contains(secret.word)) {
            if secret.is_for(eye, record) {
                self.seen.told.insert((name, secret.word));
            } else {
                self.seen.wrong.push(format!("{name} is told {} at {address}", secret.word));
            }
        }
    }

    /// Opens an address as data and, where all is looked at, as a page. Papers are drawn then, and once for each role.
    async fn open(&mut self, who: (&'static str, &Eye), address: &str, sight: Sight) -> u16 {
        if is_paper(address) && sight == Sight::Open && (self.depth == Depth::Step || who.0 == "second") {
            return 200;
        }
        let client = &who.1.client;
        let data = client.get(address).await;
        self.hear(who, (address, &said(&data)));
        if data.status == 200 {
            self.seen.opened += 1;
            if !is_paper(address) && self.depth == Depth::Whole {
                self.hear(who, (address, &said(&client.get_html(address).await)));
            }
        }
        data.status.as_u16()
    }

    /// Pages about the person, and about what concerns them.
    async fn pages(&mut self, who: (&'static str, &Eye)) {
        let house = self.house;
        for Door { path, duty } in house.pages.iter().filter(|door| door.path.contains('{')) {
            if self.depth == Depth::Step && !is_case_work(path) {
                continue;
            }
            for (address, person) in house.addresses(path) {
                let sight = sight(who.1, *duty, person.as_ref().and_then(|person| self.records.get(person)));
                // Whoever lacks a duty is stopped before anything is looked at, on every route (see `walk`): some stand for all.
                if sight == Sight::Shut && !THERE.contains(path) {
                    continue;
                }
                let status = self.open(who, &address, sight).await;
                let there = house.followed && THERE.contains(path) && person.as_ref() == Some(&house.person);
                let right = match sight {
                    Sight::Shut => status == 403,
                    Sight::Hidden => [403, 404].contains(&status),
                    Sight::Open if there => status == 200,
                    Sight::Open => status != 401 && status < 500,
                };
                if !right {
                    let rule = if sight == Sight::Open { "may" } else { "may not" };
                    self.seen.wrong.push(format!("{} {rule} open {address}, and it answered {status}", who.0));
                }
            }
        }
    }

    /// Lists, and empty forms.
    async fn lists(&mut self, who: (&'static str, &Eye)) {
        let house = self.house;
        let plain = house.pages.iter().filter(|door| !door.path.contains('{')).map(|door| (door.path, door.duty));
        for (address, duty) in plain.chain(NARROWED.iter().copied()) {
            let sight = sight(who.1, duty, None);
            if sight == Sight::Shut || BLANK.iter().any(|end| address.ends_with(end)) {
                continue;
            }
            let status = self.open(who, address, sight).await;
            if status == 401 || status >= 500 {
                self.seen.wrong.push(format!("{} at {address}: {status}", who.0));
            }
        }
    }

    /// Lists that are taken out as files.
    async fn exports(&mut self, who: (&'static str, &Eye)) {
        let may = who.1.subject.may(Duty::ListExport);
        for format in ["csv", "xlsx"] {
            let asked = json!({"format": format, "purpose": "meeting", "col": ["name", "native", "code", "care", "birth"]});
            let reply = who.1.client.post_json("/people/export", asked).await;
            if (reply.status == 200) != may || (reply.status == 403) == may {
                self.seen.wrong.push(format!("{} takes a list out: {}", who.0, reply.status));
            }
            let words = if may && format == "xlsx" { paper::cells(&reply.bytes) } else { reply.text() };
            self.hear(who, (format, &words.to_lowercase()));
        }
    }

    /// The search box, for the name and the code. It says again what was typed: who was found counts.
    async fn search(&mut self, who: (&'static str, &Eye)) {
        let (house, subject) = (self.house, &who.1.subject);
        let Some(record) = self.records.get(&house.person) else { return };
        // A code is looked up as a card is: by whoever checks cards.
        let name = subject.decide(Duty::PersonSearch, record);
        for (called, finds) in house.called.iter().zip([name, name && subject.decide(Duty::CardVerify, record)]) {
            let reply = who.1.client.post_json("/search", json!({"q": called})).await;
            let found = reply.status == 200 && texts(&reply.json(), "/found", "/head/id").contains(&house.person);
            if (reply.status == 403) == subject.may(Duty::CardVerify) || found != finds {
                self.seen.wrong.push(format!("{} looks for {called}: {}, found: {found}", who.0, reply.status));
            }
        }
    }

    /// What is offered on the page of the person can be opened by whom it is offered to.
    async fn offers(&mut self, who: (&'static str, &Eye)) {
        let reply = who.1.client.get(&self.house.path("")).await;
        if reply.status != 200 {
            return;
        }
        for path in texts(&reply.json(), "/deeds", "/path").into_iter().filter(|path| path.starts_with("/people/")) {
            let status = who.1.client.get(&path).await.status.as_u16();
            if [401, 403, 404].contains(&status) || status >= 500 {
                self.seen.wrong.push(format!("{} is offered {path}, which answers {status}", who.0));
            }
        }
    }

    /// What somebody may not do is refused, and leaves nothing.
    async fn deeds(&mut self, who: (&'static str, &Eye)) {
        let house = self.house;
        let before = facts(&house.test).await;
        for Door { path, duty } in house.deeds.iter().filter(|door| door.path.contains('{')) {
            for (address, person) in house.addresses(path) {
                // As with pages: whoever lacks the duty is stopped everywhere.
                if sight(who.1, *duty, person.as_ref().and_then(|person| self.records.get(person))) != Sight::Hidden {
                    continue;
                }
                // What is sent is in order, where that is looked at first.
                let form = json!({"photo": POINT, "user": house.user("manager")});
                let reply = who.1.client.post_json(&address, form).await;
                if ![403, 404].contains(&reply.status.as_u16()) {
                    self.seen.wrong.push(format!("{} may not do {address}, and it answered {}", who.0, reply.status));
                }
                self.hear(who, (&address, &said(&reply)));
            }
        }
        if facts(&house.test).await != before {
            self.seen.wrong.push(format!("{} left something where they may do nothing", who.0));
        }
    }

    /// Whoever may read a word has found it.
    fn told(&mut self, (name, eye): (&'static str, &Eye)) {
        let house = self.house;
        let Some(record) = self.records.get(&house.person) else { return };
        for secret in house.secrets.iter().filter(|secret| secret.shown && secret.is_for(eye, record)) {
            if !self.seen.told.contains(&(name, secret.word)) {
                self.seen.wrong.push(format!("{name} may read {} and is not told it anywhere", secret.word));
            }
        }
    }
}
