//! How the people of the practice centre are looked after: first questions, alerts, files that are followed, notes between
//! shifts, and what the manager wrote down of the house.

use access::{Duty, Role};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Centre;

/// So many of those whom a page shows have not been asked yet.
const NOT_YET_ASKED: usize = 3;

/// Asks the first questions of some, opens two files, leaves notes for the next shift.
pub(super) async fn look_after(centre: &Centre) -> Result<()> {
    let (clerk, officer) = (centre.client(Role::Clerk).await?, centre.client(Role::ProtectionOfficer).await?);
    let follower = centre.accounts.get(&Role::CaseManager).context("there is a case manager")?;
    let alone = ids(&officer.get("/people?care=unaccompanied").await?);
    let adults = ids(&officer.get("/people?sex=2").await?);
    for (person, answers) in alone.iter().map(|id| (id, json!({"alone": "yes", "leave": "no"}))).take(2).chain([
        (adults.first().context("women live here")?, json!({"hurt": "yes", "safe": "yes", "leave": "yes", "spoken": "direct"})),
        (adults.get(1).context("women live here")?, json!({"distress": "yes", "private": "yes", "wish": "woman", "leave": "yes"})),
        (adults.get(2).context("women live here")?, json!({"safe": "yes", "urgent": "no", "hurt": "no", "fear": "no", "leave": "no", "spoken": "direct"})),
    ]) {
        clerk.post(&format!("/people/{person}/screening"), &answers).await?;
        centre.wait_ms(90_000);
    }
    let due = clerk.get("/screenings/due").await?;
    let due: Vec<&str> = due.get("due").and_then(Value::as_array).into_iter().flatten().filter_map(|one| one.get("id")?.as_str()).collect();
    for person in due.iter().skip(NOT_YET_ASKED) {
        clerk
            .post(
                &format!("/people/{person}/screening"),
                &json!({"safe": "yes", "urgent": "no", "hurt": "no", "fear": "no", "leave": "no", "spoken": "direct"}),
            )
            .await?;
    }
    centre
        .client_for(Role::CaseManager, &[Duty::OwnAccount])
        .await?
        .post("/my/profile", &json!({"languages": "français, haoussa, peul", "gender": "woman"}))
        .await?;
    for person in alone.iter().take(2) {
        officer.post(&format!("/people/{person}/follow"), &json!({"reason": "protection", "urgency": "high"})).await?;
        officer.post(&format!("/people/{person}/follow/give"), &json!({"user": follower})).await?;
    }
    clerk.post("/shift/notes", &json!({"class": "general", "text": "Le robinet de la cour goutte encore."})).await.map(|_| ())
}

/// What the house has besides beds, and who is announced.
pub(super) async fn plan(centre: &Centre) -> Result<()> {
    let (manager, clerk) = (centre.client(Role::CentreManager).await?, centre.client(Role::Clerk).await?);
    let has = json!({"toilets_women": "2", "toilets_men": "3", "toilets_accessible": "1", "showers_women": "3", "showers_men": "3", "water": "2400", "total": "3600", "covered": "420"});
    manager.post("/beds/capacity", &has).await?;
    let today = centre.app.ledger().env().now().day(&jiff::tz::TimeZone::UTC);
    let announced =
        json!({"day": today.plus_days(1).to_string(), "origin": "Assamaka, deux camions", "women": "4", "men": "6", "children": "2", "hold": "yes"});
    clerk.post("/arrivals/planned", &announced).await.map(|_| ())
}

fn ids(list: &Value) -> Vec<String> {
    let rows = list.get("rows").and_then(Value::as_array).into_iter().flatten();
    rows.filter_map(|row| row.get("id").and_then(Value::as_str)).map(str::to_owned).collect()
}
