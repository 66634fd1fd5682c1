//! What the team of the practice centre knows and learns: who acts on what around it, and an exercise that it made.

use access::Role;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Centre;

/// Cards of the deck that comes with the program.
const CARDS: usize = 10;

/// Who acts on what, and an exercise at its second ranking. Nobody acts on debts: the gap is to be seen.
pub(super) async fn learn(centre: &Centre) -> Result<()> {
    let manager = centre.client(Role::CaseManager).await?;
    for (actor, kind, level, group, says, reach) in [
        ("Clinique juridique d’essai", "ngo", "individual", "papers", "Accompagne les demandes de documents", "Bureau près de la mairie, 8 h à 15 h"),
        ("Direction de la santé d’essai", "state", "community", "health", "Tient le centre de santé ouvert à tous", "Centre de santé du quartier"),
    ] {
        let form = json!({"actor": actor, "kind": kind, "level": level, "group": [group], "says": says, "reach": reach, "stage": ["transit"]});
        manager.post("/responses", &form).await?;
    }
    let own = json!({"kind": "centre", "level": "household", "factor": ["separated", "lone_head"], "says": "Cherche la famille, accompagne les parents seuls"});
    manager.post("/responses", &own).await?;
    let trainer = centre.client(Role::Trainer).await?;
    let opened = trainer.post("/rankings", &json!({"deck": "builtin", "sizes": "4, 4", "setting": "Ici, en saison des pluies"})).await?;
    let path = format!("/rankings/{}", opened.get("session").and_then(Value::as_str).context("an exercise has an id")?);
    let first: Vec<String> = (1..=CARDS).map(|place| place.to_string()).collect();
    let other: Vec<&String> = first.iter().rev().collect();
    trainer.post(&format!("{path}/groups/1"), &json!({"rank": first, "why": "La santé d’abord"})).await?;
    trainer.post(&format!("{path}/groups/2"), &json!({"rank": other, "why": "Qui est seul d’abord"})).await?;
    trainer.post(&format!("{path}/reveal"), &json!({})).await?;
    trainer.post(&format!("{path}/notes"), &json!({"text": "Un mot ne dit pas la situation."})).await.map(|_| ())
}
