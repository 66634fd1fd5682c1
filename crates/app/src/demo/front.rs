//! The front of the house in the practice centre: rules and notices on the wall, who waits at the door, who is inside for
//! the day, bags in keeping, kits asked for, and a truck that came this morning.

use access::Role;
use anyhow::Result;
use serde_json::{Value, json};

use super::Centre;

/// What hangs on the wall before anybody comes.
pub(super) async fn set_up(centre: &Centre) -> Result<()> {
    let manager = centre.client(Role::CentreManager).await?;
    let rules = json!({
        "fr": "Respecter chacun, qui que ce soit\nLe calme de 22 h à 6 h\nPas d’arme et pas d’alcool dans le centre",
        "en": "Respect everybody, whoever they are\nQuiet from 10 pm to 6 am\nNo weapons and no alcohol in the centre",
        "ar": "احترام الجميع أيًا كانوا\nالهدوء من العاشرة ليلًا حتى السادسة صباحًا\nلا سلاح ولا كحول في المركز",
        "children_fr": "Les enfants jouent dans la cour centrale", "children_en": "Children play in the central yard", "children_ar": "يلعب الأطفال في الساحة الوسطى",
    });
    manager.post("/house-rules", &rules).await?;
    let criteria = json!({
        "sign": "ABRI", "fr": "Abri de transit", "en": "Transit shelter", "ar": "مأوى العبور",
        "criterion_fr": ["Est en transit", "N’a pas de logement sûr", "Voyage avec des enfants"],
        "criterion_en": ["Is in transit", "Has no safe home", "Travels with children"],
        "criterion_ar": ["في عبور", "ليس له مسكن آمن", "يسافر مع أطفال"],
        "compulsory": ["yes", "yes", "no"],
    });
    manager.post("/eligibility", &criteria).await?;
    let reception = centre.client(Role::Reception).await?;
    for (section, words) in [
        (
            "services",
            json!({"fr": "Repas | 7 h, 12 h 30, 19 h | réfectoire\nInfirmerie | 8 h à 17 h | bâtiment D", "en": "Meals | 7 am, 12.30, 7 pm | dining hall\nClinic | 8 am to 5 pm | building D", "ar": "الوجبات | السابعة والثانية عشرة والنصف والسابعة مساء\nالعيادة | من الثامنة إلى الخامسة"}),
        ),
        ("voice", json!({"fr": "La boîte est près du réfectoire.", "en": "The box is near the dining hall.", "ar": "الصندوق قرب المطعم."})),
        (
            "ask",
            json!({"fr": "Au bureau d’accueil, près du portail nord", "en": "At the reception office, near the north gate", "ar": "في مكتب الاستقبال قرب البوابة الشمالية"}),
        ),
    ] {
        reception.post(&format!("/notices/sections/{section}"), &words).await?;
    }
    Ok(())
}

/// Those who live in the house have been told how it works, all but the last who came.
pub(super) async fn explain(centre: &Centre) -> Result<()> {
    let clerk = centre.client(Role::Clerk).await?;
    let told = json!({"everyone": "yes", "covered": "all", "language": "fra", "format": ["spoken", "pictures"], "understood": "yes", "mode": "attested", "rules": "accepted"});
    clerk.post("/orientations", &told).await.map(|_| ())
}

/// What goes on today.
pub(super) async fn today(centre: &Centre) -> Result<()> {
    let (reception, clerk, manager) = (centre.client(Role::Reception).await?, centre.client(Role::Clerk).await?, centre.client(Role::CentreManager).await?);
    for ticket in [
        json!({"quick": "man", "language": ["hau"]}),
        json!({"women": "1", "children": "2", "language": ["fuf"], "group": ["family", "pregnant"], "need": ["food", "wash"], "look": "foulard rouge"}),
        json!({"men": "3", "route": "rescue", "language": ["ara", "fra"], "interpreter": "yes", "risk": ["medical"], "need": ["medical", "water"], "look": "veste bleue"}),
    ] {
        reception.post("/arrivals", &ticket).await?;
    }
    reception.post("/visits", &json!({"women": "1", "purpose": "phone"})).await?;
    let until = centre.app.ledger().env().now().day(&jiff::tz::TimeZone::UTC).plus_days(3).to_string();
    let notice = json!({"fr": "Eau coupée cet après-midi\nDe 14 h à 16 h", "en": "No water this afternoon\nFrom 2 to 4 pm", "ar": "انقطاع الماء بعد الظهر", "until": until});
    reception.post("/notices/items", &notice).await?;
    let residents = reception.get("/people").await?;
    let ids: Vec<String> = residents
        .pointer("/rows")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|row| row.get("id").and_then(Value::as_str))
        .map(str::to_owned)
        .collect();
    if let Some(guest) = ids.get(4) {
        let bag = json!({"what": ["téléphone noir", "argent, billets"], "count": ["1", "3"], "seal": "AG-1041", "shelf": "armoire 2", "inspected": "no"});
        reception.post(&format!("/belongings/{guest}"), &bag).await?;
        clerk.post(&format!("/kits/new/{guest}"), &json!({"kit": "arrival", "reason": "new_arrival", "size": "M"})).await?;
    }
    truck(centre, &manager, &reception).await
}

/// A truck with twelve people came a moment ago: half of them have been seen, four have a name.
async fn truck(centre: &Centre, manager: &super::Client, reception: &super::Client) -> Result<()> {
    let event = json!({"kind": "rescue_desert", "origin": "Assamaka", "brought_by": "Garde nationale", "vehicle": "camion", "languages": ["fra", "ara"], "expected": "12", "count": "12", "key": "truck"});
    let made = manager.post("/emergencies", &event).await?;
    let id = made.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    for (number, category, group) in
        [("1", "", "A"), ("2", "immediate", "A"), ("3", "", "A"), ("4", "child_alone", ""), ("5", "child_alone", ""), ("6", "delayed", "")]
    {
        let press = json!({"number": number, "category": category, "group": group});
        reception.post(&format!("/emergencies/{id}/triage"), &press).await?;
        centre.wait_ms(20_000);
    }
    let row = |number: &str, given: &str, family: &str, sex: &str, age: &str, group: &str, alone: &str| json!({"number": number, "key": format!("row-{number}"), "base": 0, "given": given, "family": family, "sex": sex, "age": age, "group": group, "alone": alone});
    let rows = json!({"rows": [
        row("7", "Fodé", "Camara", "1", "28", "", ""), row("8", "Salimata", "Koné", "2", "24", "", ""),
        row("9", "Adama", "Koné", "1", "22", "", ""), row("10", "Ramata", "Touré", "2", "61", "", ""),
    ]});
    reception.try_post(&format!("/emergencies/{id}/rows"), &rows).await.map(|_| ())
}
