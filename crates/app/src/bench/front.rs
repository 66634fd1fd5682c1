//! The front of the house with a full centre: the board, the gate, the evacuation list and the grid of a mass arrival.

use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::ask::Asker;
use super::load::{self, Figures};
use super::server::Server;

/// Beds of a room.
const ROOM_BEDS: usize = 20;
/// Numbers of the mass arrival.
const HEADS: usize = 100;

/// A centre in which so many of its people live.
pub(super) struct House {
    codes: Vec<String>,
    event: String,
}

/// Sets up rooms and lets people in, over HTTP as clerks do; then opens a mass arrival.
pub(super) async fn furnish(asker: &Asker, people: &[String]) -> Result<House> {
    let codes = match residents(asker).await? {
        codes if codes.is_empty() => let_in(asker, people).await?,
        codes => codes,
    };
    let key = ledger::Env::system().now().millis().to_string();
    let form = json!({"kind": "rescue_desert", "origin": "Assamaka", "brought_by": "Camion d’essai", "count": HEADS.to_string(), "key": key});
    let event = made(asker, "/emergencies", &form).await?;
    Ok(House { codes, event })
}

/// The codes of those who live in the house and are in it.
async fn residents(asker: &Asker) -> Result<Vec<String>> {
    let list = asker.data("/evacuation").await?;
    let each = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let rooms = each(&list, "places").iter().flat_map(|place| each(place, "rooms")).collect::<Vec<_>>();
    let inside = |one: &Value| one.get("out") == Some(&Value::Bool(false));
    let people = rooms.iter().flat_map(|room| each(room, "people")).filter(inside);
    Ok(people.filter_map(|one| one.get("code").and_then(Value::as_str).map(str::to_owned)).collect())
}

async fn let_in(asker: &Asker, people: &[String]) -> Result<Vec<String>> {
    let mut beds = Vec::with_capacity(people.len());
    for (number, _) in people.chunks(ROOM_BEDS).enumerate() {
        let (building, new) = if number == 0 { (String::new(), "Bâtiment d’essai") } else { (building(asker).await?, "") };
        let form = json!({"building": building, "new_building": new, "zone": "A", "meeting_point": "Cour", "name": format!("R{number}"), "kind": "family", "beds": ROOM_BEDS.to_string(), "area": "80"});
        let room = made(asker, "/places", &form).await?;
        let page = asker.data(&format!("/places/{room}")).await?;
        let found = page.get("beds").and_then(Value::as_array).context("a room has beds")?;
        beds.extend(found.iter().filter_map(|bed| bed.get("id").and_then(Value::as_str)).map(str::to_owned));
    }
    let mut codes = Vec::with_capacity(people.len());
    for (person, bed) in people.iter().zip(&beds) {
        made(asker, &format!("/stays/admit/{person}"), &json!({"bed": bed, "reason": "essai"})).await?;
        let file = asker.data(&format!("/people/{person}")).await?;
        codes.push(file.pointer("/head/code").and_then(Value::as_str).context("a file has a code")?.to_owned());
    }
    Ok(codes)
}

async fn building(asker: &Asker) -> Result<String> {
    let list = asker.data("/places").await?;
    Ok(list.pointer("/buildings/0/id").and_then(Value::as_str).context("there is a building")?.to_owned())
}

async fn made(asker: &Asker, path: &str, form: &Value) -> Result<String> {
    let (status, answer, _) = asker.post(path, form).await?;
    if status != 201 {
        bail!("{path} answered {status}: {answer}");
    }
    Ok(answer.get("id").and_then(Value::as_str).unwrap_or_default().to_owned())
}

impl House {
    pub(super) fn residents(&self) -> usize {
        self.codes.len()
    }

    /// Pages that are looked at all day.
    pub(super) fn pages(&self) -> Vec<(&'static str, String)> {
        vec![
            ("arrivals board (HTML)", "/arrivals".to_owned()),
            ("board of beds, full (HTML)", "/beds".to_owned()),
            ("plan of beds (HTML)", "/beds/plan".to_owned()),
            ("gate (HTML)", "/gate".to_owned()),
            ("evacuation list (HTML)", "/evacuation".to_owned()),
            ("grid of 100 (HTML)", format!("/emergencies/{}/grid", self.event)),
        ]
    }

    /// Cards read at the gate, each out and in again.
    pub(super) async fn scans(&self, asker: &Asker, server: &Server, requests: usize) -> Result<Figures> {
        let (cpu, begun) = (server.cpu()?, Instant::now());
        let mut times = Vec::with_capacity(requests);
        let scans = self.codes.iter().flat_map(|code| [(code, "out"), (code, "in")]);
        for (code, direction) in scans.cycle().take(requests.next_multiple_of(2)) {
            let (status, answer, took) = asker.post("/gate", &json!({"code": code, "direction": direction})).await?;
            if status != 201 {
                bail!("the gate answered {status}: {answer}");
            }
            times.push(took);
        }
        Ok(Figures::new(times, begun.elapsed(), server.cpu()?.saturating_sub(cpu)))
    }

    /// Rows of the grid, one to a request, as they are left one after the other.
    pub(super) async fn rows(&self, asker: &Asker, server: &Server, requests: usize) -> Result<Figures> {
        let path = format!("/emergencies/{}/rows", self.event);
        let mut versions = vec![0_i64; HEADS];
        let (cpu, begun) = (server.cpu()?, Instant::now());
        let mut times = Vec::with_capacity(requests);
        for n in 0..requests {
            let at = n % HEADS;
            let base = versions.get(at).copied().unwrap_or_default();
            let row = json!({"number": (at + 1).to_string(), "key": format!("bench-{n}"), "base": base, "given": format!("Ali {n}"), "family": "Essai", "sex": "1", "age": "30", "group": "", "alone": ""});
            let (status, answer, took) = asker.post(&path, &json!({"rows": [row]})).await?;
            let saved = answer.pointer("/rows/0/row/version").and_then(Value::as_i64).filter(|_| status == 200);
            let Some(version) = saved else { bail!("a row was answered {status}: {answer}") };
            if let Some(known) = versions.get_mut(at) {
                *known = version;
            }
            times.push(took);
        }
        Ok(Figures::new(times, begun.elapsed(), server.cpu()?.saturating_sub(cpu)))
    }

    /// The evacuation list on paper.
    pub(super) async fn prints(&self, asker: &Asker, server: &Server) -> Result<Figures> {
        load::pages(asker, server, 5, &["/evacuation/list.pdf".to_owned()]).await
    }
}
