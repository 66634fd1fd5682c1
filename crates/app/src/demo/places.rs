//! Buildings, rooms and beds of the practice centre.

use access::Role;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Centre;

/// A building, its zone, where its people gather, and its rooms: name, kind, whether without steps, square metres, beds.
type Building = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str, bool, &'static str, u8)]);

const BUILDINGS: &[Building] = &[
    (
        "Bâtiment des femmes",
        "A",
        "Grand acacia",
        &[("F1", "women", true, "32", 8), ("F2", "women", false, "32", 8), ("F3", "mother_baby", true, "24", 4), ("F4", "unaccompanied_girls", false, "24", 6)],
    ),
    (
        "Bâtiment des hommes",
        "B",
        "Portail nord",
        &[("H1", "men", true, "48", 12), ("H2", "men", false, "48", 12), ("H3", "men", false, "48", 12), ("H4", "unaccompanied_boys", false, "32", 8)],
    ),
    ("Bâtiment des familles", "C", "Cour centrale", &[("C1", "family", true, "28", 6), ("C2", "family", false, "28", 6), ("C3", "family", false, "28", 6)]),
    ("Infirmerie", "D", "Portail sud", &[("I1", "medical_isolation", true, "16", 3)]),
];

/// Sets them up as the manager of the centre would.
pub(super) async fn set_up(centre: &Centre) -> Result<()> {
    let manager = centre.client(Role::CentreManager).await?;
    for (building, zone, meeting_point, rooms) in BUILDINGS {
        let mut known = String::new();
        for (name, kind, accessible, area, beds) in *rooms {
            let form = json!({
                "building": known, "new_building": if known.is_empty() { building } else { "" }, "zone": zone, "meeting_point": meeting_point,
                "name": name, "kind": kind, "accessible": if *accessible { "yes" } else { "" }, "area": area, "beds": beds.to_string(),
            });
            manager.post("/places", &form).await?;
            if known.is_empty() {
                known = building_id(&manager.get("/places").await?, building)?;
            }
            centre.wait_ms(60_000);
        }
    }
    Ok(())
}

fn building_id(places: &Value, name: &str) -> Result<String> {
    let buildings = places.get("buildings").and_then(Value::as_array).context("the list of places has buildings")?;
    let found = buildings.iter().find(|building| building.get("name").and_then(Value::as_str) == Some(name));
    let id = found.and_then(|building| building.get("id")).and_then(Value::as_str);
    id.map(str::to_owned).with_context(|| format!("{name} is not among the buildings"))
}
