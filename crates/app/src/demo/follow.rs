//! Two children of the practice centre are followed: what was found, the plan that was made with them, what is due.

use access::Role;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Centre;
use super::client::Client;

/// So long ago the first risk was weighed; since then it has risen.
const BETWEEN_MS: i64 = 60_000;

/// Assesses, plans and makes an appointment as the case manager.
pub(super) async fn up(centre: &Centre) -> Result<()> {
    let manager = centre.client(Role::CaseManager).await?;
    let user = centre.accounts.get(&Role::CaseManager).context("there is a case manager")?;
    let list = manager.get("/people?care=unaccompanied").await?;
    let rows = list.get("rows").and_then(Value::as_array).into_iter().flatten();
    let followed: Vec<&str> = rows.filter_map(|row| row.get("id").and_then(Value::as_str)).take(2).collect();
    let (first, second) = (followed.first().context("a child is followed")?, followed.get(1).context("two children are followed")?);
    let today = centre.app.ledger().env().now().day(&jiff::tz::TimeZone::UTC);
    assess(&manager, first, ("sometimes", "near", json!(["kin"]))).await?;
    centre.wait_ms(BETWEEN_MS);
    assess(&manager, first, ("always", "here", json!([]))).await?;
    assess(&manager, second, ("once", "away", json!(["kin", "trade"]))).await?;
    let track = manager.post(&format!("/people/{first}/tracks"), &json!({"kind": "child_alone"})).await?;
    let track = track.get("track").and_then(Value::as_str).context("a track has an id")?;
    let safe = json!({"field": ["place"], "value": ["children_room"]});
    manager.post(&format!("/people/{first}/tracks/{track}/steps/safe_place"), &safe).await?;
    let goal = json!({
        "need": "contact", "aim": "Parler avec sa famille", "words": "Je veux entendre ma mère.", "term": "short",
        "what": ["Chercher le numéro de la tante", "Appeler avec lui"], "who": ["own", "own"],
        "by": [today.plus_days(2).to_string(), today.plus_days(5).to_string()],
    });
    let made = manager.post(&format!("/people/{first}/plan/goals/new"), &goal).await?;
    let seen = made.get("seen").and_then(Value::as_i64).context("a plan counts its changes")?.to_string();
    let answer = json!({"seen": seen, "answer": "verbal", "witness": "Awa Sidibé", "certified": "yes"});
    manager.post(&format!("/people/{first}/plan/answer"), &answer).await?;
    manager.post(&format!("/people/{first}/services"), &json!({"code": "hygiene_kit"})).await?;
    let meeting = json!({"day": today.plus_days(1).to_string(), "time": "10:00", "place": "Bureau 2", "with": user, "purpose": "Appel à la famille"});
    manager.post(&format!("/people/{first}/appointments"), &meeting).await?;
    let mode = json!({"mode": "remote", "reason": "Apprend un métier en ville le jour", "wish": "Après 20 h, pas de message écrit", "with_person": "yes"});
    manager.post(&format!("/people/{second}/mode"), &mode).await?;
    let tried = json!({"means": "call", "result": "not_reached", "next_on": today.plus_days(1).to_string()});
    manager.post(&format!("/people/{second}/contacts"), &tried).await?;
    let staff = |role: Role| centre.accounts.get(&role).context("the role has an account");
    let round = json!({
        "name": "Gare routière", "on": today.plus_days(1).to_string(), "leave": "08:00", "back": "16:00", "means": "car",
        "team": [staff(Role::CaseManager)?, staff(Role::Psychosocial)?], "watch": staff(Role::ProtectionOfficer)?,
        "place": ["Gare routière", "Grand marché"], "time": ["09:00", "13:00"], "security": "Revenir avant la nuit", "carries": "Eau, cartes du centre",
    });
    manager.post("/rounds", &round).await.map(|_| ())
}

async fn assess(manager: &Client, person: &str, (often, near, capacity): (&str, &str, Value)) -> Result<()> {
    let found = json!({
        "own": "Je suis venu avec un ami. Il est parti.", "need": ["safety", "contact"], "urgent": ["contact"],
        "factor": ["no_papers", "debt"], "detail": ["debt"], "weight": ["3"], "note": ["Doit l’argent du passage."],
        "threat": ["coercion"], "actor": ["smuggler"], "often": [often], "span": "weeks", "near": near, "capacity": capacity,
        "safety": "Dort dans la chambre des enfants.",
    });
    manager.post(&format!("/people/{person}/assessments"), &found).await.map(|_| ())
}
