//! The gate and the meeting point over HTTP, on both engines.

use access::Role;
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;
use web::Room;

fn rooms() -> Vec<Room> {
    [people::rooms(), house::rooms(), reception::rooms(), crate::rooms()].concat()
}

const COLUMNS: &[(&str, &str)] = &[
    ("gate_crossing", "guest_id, place, site_id, direction, at, user_id"),
    ("gate_out", "guest_id, site_id, since_at"),
    ("headcount", "headcount_id, site_id, kind, begun_at, ended_at, expected, found, missing"),
];

async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

/// A resident in a bed: id and code.
async fn resident(clerk: &Client, name: &str, bed: &str) -> (String, String) {
    let consent = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    let id = text(&clerk.post_json("/consents", consent).await.data(201), "/id");
    let form = json!({"person": id, "given": name, "family": "Bah", "sex": "2", "birth": "1990", "nationality": "GIN", "language": "ful", "with": "alone", "route": "Kidal"});
    let id = text(&clerk.post_json("/people", form).await.data(201), "/id");
    let _ = clerk.post_json(&format!("/stays/admit/{id}"), json!({"bed": bed})).await.data(201);
    let code = text(&clerk.get(&format!("/people/{id}")).await.data(200), "/head/code");
    (id, code)
}

async fn beds(manager: &Client) -> Vec<String> {
    let form = json!({"new_building": "F", "zone": "Nord", "meeting_point": "Le puits", "name": "F1", "kind": "women", "beds": "4"});
    let room = text(&manager.post_json("/places", form).await.data(201), "/id");
    let page = manager.get(&format!("/places/{room}")).await.data(200);
    page.pointer("/beds").and_then(Value::as_array).unwrap().iter().map(|bed| text(bed, "/id")).collect()
}

#[tokio::test]
async fn in_and_out_and_counted() {
    each_app(rooms, |app| async move {
        let (manager, clerk, guard) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Guard).await);
        let beds = beds(&manager).await;
        let (mariama, code) = resident(&clerk, "Mariama", &beds[0]).await;
        let (_, other) = resident(&clerk, "Aissatou", &beds[1]).await;

        let crossed = guard.post_json("/gate", json!({"code": code})).await.data(201);
        assert_eq!((text(&crossed, "/direction"), text(&crossed, "/name"), text(&crossed, "/bed")), ("out".into(), "Mariama Bah".into(), "F1-1".into()));
        assert_eq!(guard.post_json("/gate", json!({"code": code})).await.data(201)["already"], true, "one passing, read twice");
        app.advance_ms(60_000);
        assert_eq!(guard.post_json("/gate", json!({"code": code, "direction": "out"})).await.is(409).problems(), ["gate-already-out"]);
        assert_eq!(guard.post_json("/gate", json!({"code": "AGZ-222-222"})).await.is(422).problems(), ["gate-nobody"]);
        assert!(guard.post_form("/gate", &[("code", "")]).await.is(422).text().matches("Passez une carte").count() > 0);

        let list = guard.get("/evacuation").await.data(200);
        assert_eq!((number(&list, "/inside"), number(&list, "/out"), text(&list, "/places/0/meeting_point")), (1, 1, "Le puits".into()));
        let pdf = guard.get("/evacuation/list.pdf").await.is(200);
        assert!(pdf.bytes.starts_with(b"%PDF"));
        let html = guard.get_html("/evacuation").await.is(200).text();
        for hidden in ["GIN", "Guin", "Kidal", "1990", "ful", &mariama] {
            assert!(!html.contains(hidden), "a guard reads {hidden}");
        }
        assert!(clerk.get_html(&format!("/people/{mariama}")).await.is(200).text().contains("dehors depuis"));

        let id = text(&guard.post_json("/headcounts", json!({"kind": "drill"})).await.data(201), "/id");
        assert_eq!(guard.post_json("/headcounts", json!({"kind": "drill"})).await.is(409).problems(), ["headcount-going-on"]);
        let path = format!("/headcounts/{id}");
        let page = guard.get(&path).await.data(200);
        assert_eq!((number(&page, "/expected"), text(&page, "/missing/0/name")), (1, "Aissatou Bah".into()), "who is out is not expected");
        assert_eq!(guard.post_json(&format!("{path}/end"), json!({})).await.is(422).problems(), ["headcount-missing-unsaid"]);
        let ticked = guard.post_json(&format!("{path}/found"), json!({"code": other})).await.data(201);
        assert_eq!((number(&ticked, "/found"), number(&ticked, "/missing")), (1, 0));
        let _ = manager.post_json(&format!("{path}/found"), json!({"found": [mariama], "shown": [mariama]})).await.data(201);
        let page = guard.get(&path).await.data(200);
        assert_eq!((number(&page, "/found"), number(&page, "/unexpected")), (1, 1), "she was in after all");
        for locale in Locale::ALL {
            assert!(app.as_user(Role::Guard).await.speaking(locale).get_html(&path).await.is(200).text().contains("Mariama"));
        }
        let _ = guard.post_json(&format!("{path}/end"), json!({"lessons": "Ouvrir la porte du nord"})).await.data(201);
        assert_eq!(guard.post_json(&format!("{path}/found"), json!({"code": code})).await.is(409).problems(), ["headcount-over"]);
        assert_eq!(number(&guard.get("/headcounts").await.data(200), "/rows/0/missing"), 0);

        app.advance_ms(25 * 3_600_000);
        let guard = app.as_user(Role::Guard).await;
        assert_eq!(guard.get("/gate/out").await.data(200)["rows"].as_array().unwrap().len(), 1);
        let back = guard.post_json("/gate", json!({"code": code})).await.data(201);
        assert_eq!(text(&back, "/direction"), "in");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn two_gates_and_one_card() {
    each_app(rooms, |app| async move {
        let (manager, clerk, guard) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Guard).await);
        let beds = beds(&manager).await;
        let (_, code) = resident(&clerk, "Mariama", &beds[0]).await;
        for direction in ["", "in", "out"] {
            app.advance_ms(60_000);
            let form = json!({"code": code, "direction": direction});
            let answers = futures::future::join_all((0..8).map(|_| guard.post_json("/gate", form.clone()))).await;
            let noted = answers.iter().filter(|a| a.status == 201 && a.json()["already"] == false).count();
            let ways: Vec<Value> = answers.iter().filter(|a| a.status == 201).map(|a| a.json()["direction"].clone()).collect();
            assert_eq!(noted, 1, "{direction}");
            assert!(ways.windows(2).all(|pair| pair[0] == pair[1]), "all gates say the same: {ways:?}");
        }
        let list = guard.get("/evacuation").await.data(200);
        assert_eq!((number(&list, "/inside"), number(&list, "/out")), (0, 1));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_closed_file_stays_closed_at_the_gate() {
    each_app(rooms, |app| async move {
        let (manager, clerk, guard) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Guard).await);
        let beds = beds(&manager).await;
        let (id, code) = resident(&clerk, "Mariama", &beds[0]).await;
        let officer = app.as_user(Role::ProtectionOfficer).await;
        let _ = officer.post_json(&format!("/people/{id}/restrict"), json!({"restricted": "yes", "reason": "menace"})).await.data(201);
        let crossed = guard.post_json("/gate", json!({"code": code})).await.data(201);
        assert_eq!(text(&crossed, "/name"), code, "whoever lives here passes, and the gate learns no name");
        for path in ["/gate", "/evacuation", "/gate/out"] {
            assert!(!guard.get_html(path).await.is(200).text().contains("Mariama"), "{path}");
            assert!(!guard.get(path).await.is(200).text().contains("Mariama"), "{path}");
        }
        for role in [Role::Authority, Role::CaseManager, Role::Monitoring, Role::Information] {
            let client = app.as_user(role).await;
            for path in ["/gate", "/evacuation", "/evacuation/list.pdf", "/headcounts", "/gate/out"] {
                let _ = client.get(path).await.is(403);
            }
            let _ = client.post_json("/gate", json!({"code": code})).await.is(403);
        }
        let health = app.as_user(Role::Health).await;
        let _ = health.get("/evacuation").await.is(200);
        let _ = health.post_json("/gate", json!({"code": code})).await.is(403);
    })
    .await;
}
