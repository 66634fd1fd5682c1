//! The people of the practice centre. All of them are made up; their names are such as one hears on the routes.

use access::Role;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::{Centre, Client};

/// A minute and an hour of the practice centre.
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// One person of a group: given and family name, sex (ISO 5218), birth, relation to the first ("" for the first).
type One = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Who came together: nationality, language, own script of the first, and the people.
struct Group {
    nationality: &'static str,
    language: &'static str,
    native: &'static str,
    people: &'static [One],
}

const fn group(nationality: &'static str, language: &'static str, native: &'static str, people: &'static [One]) -> Group {
    Group { nationality, language, native, people }
}

const GROUPS: &[Group] = &[
    group("GIN", "fuf", "", &[("Fatoumata", "Diallo", "2", "1998", ""), ("Aïssatou", "Diallo", "2", "2", "child")]),
    group("GNB", "por", "", &[("Mamadou", "Djalo", "1", "1998", "")]),
    group(
        "MLI",
        "bam",
        "",
        &[
            ("Oumar", "Traoré", "1", "12/03/1990", ""),
            ("Kadidia", "Traoré", "2", "1993", "spouse"),
            ("Seydou", "Traoré", "1", "9", "child"),
            ("Awa", "Traoré", "2", "6", "child"),
        ],
    ),
    group("SDN", "ara", "محمد آدم إسحاق", &[("Mohamed Adam", "Ishaq", "1", "1995", "")]),
    group("SDN", "ara", "أميرة عثمان", &[("Amira", "Osman", "2", "1989", ""), ("Yasin", "Osman", "1", "11", "child"), ("Hiba", "Osman", "2", "4", "child")]),
    group("ETH", "amh", "አበበ በቀለ", &[("Abebe", "Bekele", "1", "2001", "")]),
    group("ERI", "tir", "", &[("Semhar", "Tesfay", "2", "2003", "")]),
    group("CMR", "fra", "", &[("Blaise", "Ngassa", "1", "07/11/1997", "")]),
    group("NGA", "eng", "", &[("Blessing", "Okafor", "2", "2002", "")]),
    group("NGA", "hau", "", &[("Sani", "Bello", "1", "1986", "")]),
    group("SEN", "wol", "", &[("Cheikh", "Ndiaye", "1", "1999", "")]),
    group("GMB", "mnk", "", &[("Lamin", "Ceesay", "1", "2000", "")]),
    group("CIV", "fra", "", &[("Adjoua", "Kouassi", "2", "1994", ""), ("Yao", "Kouassi", "1", "3", "child")]),
    group("BFA", "fra", "", &[("Issa", "Ouédraogo", "1", "1979", "")]),
    group("TCD", "ara", "زهرة حسن", &[("Zahra", "Hassan", "2", "1991", "")]),
    group("SOM", "som", "", &[("Abdirahman", "Warsame", "1", "1996", "")]),
    group("GIN", "fra", "", &[("Ibrahima", "Bah", "1", "15", "")]),
    group("GIN", "fra", "", &[("Alseny", "Camara", "1", "16", "")]),
    group("MLI", "fra", "", &[("Moussa", "Keïta", "1", "14", ""), ("Bakary", "Keïta", "1", "10", "sibling")]),
    group("NER", "hau", "", &[("Hadiza", "Sani", "2", "1982", "")]),
];

/// Brings them in, over three weeks; some have left since, two have refused to give a name, and some wait at the door.
pub(super) async fn arrive(centre: &Centre) -> Result<()> {
    let clerk = centre.client(Role::Clerk).await?;
    for (number, group) in (0..).zip(GROUPS) {
        centre.wait_ms(20 * HOUR + number * 7 * MINUTE);
        let people = family(centre, &clerk, group).await?;
        for person in &people {
            bed(&clerk, person).await?;
            centre.wait_ms(2 * MINUTE);
        }
        if [9, 13].contains(&number) {
            leave(centre, &clerk, &people).await?;
        }
        if number == 5 {
            anonymous(&clerk).await?;
        }
    }
    follow(centre).await?;
    super::front::explain(centre).await?;
    waiting(centre, &clerk).await
}

async fn family(centre: &Centre, clerk: &Client, group: &Group) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    let mut household = Value::Null;
    for (given, name, sex, birth, relation) in group.people {
        let child = birth.parse::<u8>().is_ok_and(|age| age < 18);
        let alone = relation.is_empty();
        let id = consent(clerk, group.language, child, alone).await?;
        let with = match (alone, group.people.len()) {
            (true, 1) => "alone",
            (true, _) => "head",
            _ => "member",
        };
        let form = json!({
            "person": id, "given": given, "family": name, "sex": sex, "birth": birth, "nationality": group.nationality, "language": group.language,
            "native": if alone { group.native } else { "" }, "with": with, "household": household.as_str().unwrap_or_default(), "relation": relation, "different": [],
        });
        let made = register(clerk, form).await?;
        if household.is_null() {
            household = made.get("household").cloned().unwrap_or_default();
        }
        ids.push(id);
        centre.wait_ms(3 * MINUTE);
    }
    Ok(ids)
}

async fn consent(clerk: &Client, language: &str, child: bool, alone: bool) -> Result<String> {
    let guardian = if alone { "none_yet" } else { "parent" };
    let form = json!({
        "decision": "given", "photo": "refused", "centres": "given", "explained": people::consent::EXPLAINED, "mode": "verbal", "language": language,
        "interpreter": if language == "fra" { "" } else { "Halima S." }, "witness": "Hassane S.", "certified": "yes",
        "child": if child { "yes" } else { "no" }, "assent": if child { "assent" } else { "" },
        "guardian_kind": if child { guardian } else { "" }, "guardian": if child && !alone { "avec son parent" } else { "" },
    });
    let made = clerk.post("/consents", &form).await?;
    made.get("id").and_then(Value::as_str).map(str::to_owned).context("a consent has an id")
}

/// Registers; whoever looks alike is somebody else here.
async fn register(clerk: &Client, form: Value) -> Result<Value> {
    let answer = clerk.try_post("/people", &form).await?;
    if answer.status.as_u16() == 409 {
        let alike = answer.data.get("likely").and_then(Value::as_array).cloned().unwrap_or_default();
        let different: Value = alike.iter().filter_map(|l| l.get("id").cloned()).collect();
        let mut fields = form.as_object().cloned().unwrap_or_default();
        fields.insert("different".to_owned(), different);
        return clerk.post("/people", &fields).await;
    }
    answer.unless_refused("/people")
}

/// The first bed that is proposed; an administrative choice of a practice centre.
async fn bed(clerk: &Client, guest: &str) -> Result<()> {
    let path = format!("/stays/admit/{guest}");
    let page = clerk.get(&path).await?;
    let first = page.get("proposed").and_then(Value::as_array).and_then(|cells| cells.first()).and_then(|cell| cell.get("bed")).cloned();
    let form = match first {
        Some(bed) => json!({"bed": bed, "reason": "Ensemble, en attendant mieux"}),
        None => json!({"bed": "none", "reason": "Aucun lit qui convienne"}),
    };
    clerk.post(&path, &form).await.map(|_| ())
}

async fn leave(centre: &Centre, clerk: &Client, people: &[String]) -> Result<()> {
    centre.wait_ms(9 * HOUR);
    for person in people {
        let form = json!({"type": "onward_travel", "destination_country": "DZA", "means": "bus", "belongings_returned": "yes", "documents_handed": "yes", "card_cancelled": "yes"});
        clerk.post(&format!("/stays/{person}/depart"), &form).await?;
    }
    Ok(())
}

/// Somebody who gives no name gets a bed all the same.
async fn anonymous(clerk: &Client) -> Result<()> {
    let made = clerk.post("/consents", &json!({"decision": "refused", "need": ["water", "food", "bed"], "sex": "1"})).await?;
    let id = made.get("id").and_then(Value::as_str).context("a contact has an id")?.to_owned();
    clerk.post(&format!("/contacts/{id}/services"), &json!({"service": "food"})).await?;
    bed(clerk, &id).await
}

/// The protection officer gives some files to the case manager.
async fn follow(centre: &Centre) -> Result<()> {
    let officer = centre.client(Role::ProtectionOfficer).await?;
    let follower = centre.accounts.get(&Role::CaseManager).context("there is a case manager")?;
    let list = officer.get("/people?care=unaccompanied").await?;
    let rows = list.get("rows").and_then(Value::as_array).cloned().unwrap_or_default();
    for row in rows.iter().take(3) {
        if let Some(id) = row.get("id").and_then(Value::as_str) {
            officer.post(&format!("/people/{id}/assign"), &json!({"user": follower})).await?;
        }
    }
    Ok(())
}

/// Three people who came this morning: two have agreed and wait to be registered, one waits for a bed.
async fn waiting(centre: &Centre, clerk: &Client) -> Result<()> {
    centre.catch_up();
    consent(clerk, "fra", false, true).await?;
    consent(clerk, "ara", false, true).await?;
    let id = consent(clerk, "fra", false, true).await?;
    let form = json!({"person": id, "given": "Mariama", "family": "Sow", "sex": "2", "birth": "1997", "nationality": "SEN", "language": "wol", "with": "alone", "different": []});
    register(clerk, form).await.map(|_| ())
}
