//! Through the house over HTTP, on both engines: rooms are set up, people come, sleep, move and leave.

use access::{Duty, Role};
use axum::http::StatusCode;
use axum::response::Response;
use ledger::{Id, StreamId, one};
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;
use web::{Cx, Need, Room, Route};

pub(crate) fn rooms() -> Vec<Room> {
    people::rooms().into_iter().chain(crate::rooms()).collect()
}

const COLUMNS: &[(&str, &str)] = &[
    ("building", "building_id, name, zone"),
    ("room", "room_id, name, kind, closed, closed_until"),
    ("bed", "bed_id, room_id, number, blocked, reserved, whom, reserved_until"),
    (
        "stay",
        "stay_id, guest_id, guest_kind, bed_id, room_id, shared, conflict, entry, admitted_at, admitted_on, leave_from, leave_until, departed_at, departed_on, departure_type, nights",
    ),
    ("bed_history", "stay_id, place, bed_id, guest_id, from_at, until_at, conflict"),
    ("birth", "child_id, mother_id, site_id, due_on, registered, noted_at"),
    ("death", "person_id, site_id, followed, noted_at"),
    ("bed_need", "guest_id"),
    ("apart", "apart_id, site_id, ended, since_at"),
    ("planned", "planned_id, site_id, day, origin, women, men, children, groups, held, note, state"),
    ("site_capacity", "site_id, toilets_women, toilets_men, toilets_accessible, showers_women, showers_men, water_l, total_dm2, covered_dm2, waivers, said_at"),
];

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

pub(crate) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

/// Sets up a room in building F; gives its id and those of its beds.
pub(crate) async fn room(manager: &Client, (name, kind, beds): (&str, &str, &str)) -> (String, Vec<String>) {
    let list = manager.get("/places").await.data(200);
    let building = list.pointer("/buildings/0/id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let form = json!({"building": building, "new_building": "F", "zone": "north", "name": name, "kind": kind, "beds": beds});
    let id = text(&manager.post_json("/places", form).await.data(201), "/id");
    let page = manager.get(&format!("/places/{id}")).await.data(200);
    let beds = page.pointer("/beds").and_then(Value::as_array).unwrap().iter().map(|bed| text(bed, "/id")).collect();
    (id, beds)
}

/// Does something that must succeed.
pub(crate) async fn post(client: &Client, path: &str, form: Value) {
    let _ = client.post_json(path, form).await.data(201);
}

pub(crate) async fn consent(clerk: &Client, more: Value) -> String {
    let mut form = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&clerk.post_json("/consents", form).await.data(201), "/id")
}

pub(crate) async fn person(clerk: &Client, more: Value) -> String {
    let person = consent(clerk, json!({})).await;
    register(clerk, &person, more).await
}

pub(crate) async fn register(clerk: &Client, person: &str, more: Value) -> String {
    let mut form = json!({"person": person, "nationality": "GIN", "language": "ful", "with": "alone"});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&clerk.post_json("/people", form).await.data(201), "/id")
}

pub(crate) async fn contact(clerk: &Client) -> String {
    text(&clerk.post_json("/consents", json!({"decision": "refused", "need": ["bed"]})).await.data(201), "/id")
}

/// The rooms with a home page that asks each of them what waits, as the program's does.
pub(crate) fn with_home() -> Vec<Room> {
    let home = Room { name: "home", routes: || vec![Route::get("/waits", Need::Duty(Duty::OwnAccount), home)], ..Room::EMPTY };
    rooms().into_iter().chain([home]).collect()
}

async fn home(cx: Cx) -> web::Result<Response> {
    let mut conn = cx.read().await?;
    let mut all = Vec::new();
    for ask in cx.app().rooms().iter().filter_map(|room| room.waits) {
        all.extend(ask(&cx, &mut conn).await?);
    }
    cx.json(StatusCode::OK, &all)
}

/// How many of a kind wait for somebody, and whether it is urgent; `None` when the room says nothing of it.
pub(crate) async fn waits(client: &Client, key: &str) -> Option<(i64, bool)> {
    let all = client.get("/waits").await.data(200);
    let found = all.as_array().unwrap().iter().find(|wait| wait["key"] == key)?.clone();
    Some((number(&found, "/count"), found["urgent"] == true))
}

/// Nothing was lost or made up: the ledger holds, and the tables follow from it.
pub(crate) async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

#[tokio::test]
async fn from_the_door_to_the_road() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, women) = room(&manager, ("F2", "women", "2")).await;
        let (_, men) = room(&manager, ("H1", "men", "2")).await;
        let waiting = consent(&clerk, json!({})).await;
        let mariama = register(&clerk, &waiting, json!({"given": "Mariama", "family": "Bah", "sex": "2", "birth": "1998"})).await;
        let choose = format!("/stays/bed/{}", women[0]);
        assert_eq!(text(&clerk.get(&choose).await.data(200), "/waiting/0/name"), "Mariama Bah");
        assert!(clerk.get_html(&choose).await.is(200).text().contains(&format!("/stays/admit/{mariama}")));

        let admit = format!("/stays/admit/{mariama}");
        let offer = clerk.get(&admit).await.data(200);
        assert_eq!(text(&offer, "/proposed/0/label"), "F2-1");
        assert!(clerk.get_html(&admit).await.is(200).text().contains("F2-1"));
        let refused = clerk.post_json(&admit, json!({"bed": men[0]})).await.is(422);
        assert_eq!(refused.problems(), ["place-misfit-men", "stay-reason-needed"]);
        let again = clerk.post_form(&admit, &[("bed", &men[0])]).await.is(422).text();
        assert!(again.contains("Cette chambre est pour les hommes."), "{again}");
        let made = clerk.post_form(&admit, &[("bed", &women[0])]).await.is(303);
        assert_eq!(made.location(), format!("/people/{mariama}"));
        assert_eq!(clerk.post_json(&admit, json!({"bed": women[1]})).await.is(409).problems(), ["stay-already-in"]);
        assert!(clerk.get_html(&format!("/people/{mariama}")).await.is(200).text().contains("F2-1"));

        let board = clerk.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), number(&board, "/occupancy/free"), text(&board, "/rooms/0/cells/0/word")), (1, 3, "Bah".to_owned()));
        for role in [Role::Authority, Role::Monitoring, Role::Information] {
            let seen = app.as_user(role).await.get_html("/beds").await.is(200).text();
            assert!(!seen.contains("Bah") && !seen.contains("/people/") && !seen.contains("/stays/"), "{role:?}");
        }
        let guard = app.as_user(Role::Guard).await.get_html("/beds").await.is(200).text();
        assert!(guard.contains("Bah") && !guard.contains(&mariama), "heads, not files");

        app.advance_ms(60_000);
        post(&clerk, &format!("/stays/{mariama}/move"), json!({"bed": women[1], "reason": "near the door"})).await;
        assert!(clerk.get_html(&format!("/stays/{mariama}/move")).await.is(200).text().contains("F2-2"));
        assert!(clerk.get_html(&format!("/stays/{mariama}/depart")).await.is(200).text().contains("F2-2"));
        let depart = format!("/stays/{mariama}/depart");
        assert!(clerk.post_form(&depart, &[("type", "")]).await.is(422).text().contains("Dites comment la personne part."));
        app.advance_ms(24 * 3_600_000);
        let clerk = app.as_user(Role::Clerk).await;
        post(&clerk, &depart, json!({"type": "onward_travel", "means": "bus"})).await;
        assert_eq!(clerk.post_json(&depart, json!({"type": "onward_travel"})).await.is(409).problems(), ["stay-not-in"]);
        assert_eq!(number(&clerk.get("/beds").await.data(200), "/occupancy/free"), 4);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn fifty_clerks_and_one_bed() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "1")).await;
        let mut guests = Vec::new();
        for _ in 0..50 {
            guests.push(contact(&clerk).await);
        }
        let tries = guests.iter().map(|guest| {
            let (clerk, path, form) = (clerk.clone(), format!("/stays/admit/{guest}"), json!({"bed": beds[0]}));
            async move { clerk.post_json(&path, form).await.status.as_u16() }
        });
        let mut answers = futures::future::join_all(tries).await;
        answers.sort_unstable();
        assert_eq!((answers[0], answers[1..].iter().all(|status| *status == 409)), (201, true), "{answers:?}");
        let held = one!(&mut app.ledger().read().await.unwrap(), (i64,), "select count(*) from bed_history where until_at is null").unwrap();
        assert_eq!(held, Some((1,)));
        let left = clerk.get(&format!("/stays/bed/{}", beds[0])).await.data(200);
        assert_eq!(left.pointer("/waiting").and_then(Value::as_array).map(Vec::len), Some(49));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_agrees_after_all_keeps_the_bed() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("H1", "men", "1")).await;
        let anonymous = contact(&clerk).await;
        post(&clerk, &format!("/stays/admit/{anonymous}"), json!({"bed": beds[0]})).await;
        assert!(clerk.get_html(&format!("/contacts/{anonymous}")).await.is(200).text().contains("H1-1"));
        app.advance_ms(60_000);
        let person = consent(&clerk, json!({"contact": anonymous})).await;
        let person = register(&clerk, &person, json!({"given": "Ousmane", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        assert_eq!(clerk.post_json(&format!("/stays/admit/{person}"), json!({"bed": "none"})).await.is(409).problems(), ["stay-already-in"]);
        assert!(clerk.get_html(&format!("/people/{person}")).await.is(200).text().contains("H1-1"), "the stay went on with the name");
        let board = clerk.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), text(&board, "/rooms/0/cells/0/word")), (1, "Sow".to_owned()));
        let left = "select count(*) from stay where departed_at is not null and departure_type <> 'registered'";
        assert_eq!(one!(&mut app.ledger().read().await.unwrap(), (i64,), left).unwrap(), Some((0,)), "nobody left");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn families_and_children_alone() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, family) = room(&manager, ("F1", "family", "4")).await;
        let (_, boys) = room(&manager, ("U1", "unaccompanied_boys", "2")).await;
        let mother = person(&clerk, json!({"given": "Awa", "family": "Diallo", "sex": "2", "birth": "1990", "with": "head"})).await;
        let household = one!(
            &mut app.ledger().read().await.unwrap(),
            (StreamId,),
            "select household_id from household_member where person_id = $1",
            mother.parse::<StreamId>().unwrap()
        )
        .unwrap()
        .unwrap()
        .0;
        let child = consent(&clerk, json!({"child": "yes", "guardian_kind": "parent", "guardian": "Awa Diallo", "assent": "assent"})).await;
        let child = register(
            &clerk,
            &child,
            json!({"given": "Ibrahima", "family": "Diallo", "sex": "1", "birth": "2015", "with": "member", "household": household, "relation": "child"}),
        )
        .await;
        post(&clerk, &format!("/stays/admit/{mother}"), json!({"bed": family[2]})).await;
        let offer = clerk.get(&format!("/stays/admit/{child}")).await.data(200);
        assert_eq!((text(&offer, "/proposed/0/label"), text(&offer, "/kin/0")), ("F1-1".to_owned(), "Awa Diallo".to_owned()));
        post(&clerk, &format!("/stays/admit/{child}"), json!({"bed": family[0]})).await;
        assert_eq!(
            clerk.post_json(&format!("/stays/{mother}/move"), json!({"bed": boys[0], "reason": "wants to"})).await.is(409).problems(),
            ["place-misfit-adult"]
        );

        let depart = format!("/stays/{mother}/depart");
        assert_eq!(clerk.post_json(&depart, json!({"type": "onward_travel"})).await.is(422).problems(), ["stay-left-behind-unsaid"]);
        assert!(clerk.get_html(&depart).await.is(200).text().contains("Ibrahima Diallo"));
        let reception = app.as_user(Role::Reception).await;
        assert!(!reception.get_html(&depart).await.is(200).text().contains("Ibrahima"), "reception is not told who the family is");
        post(&clerk, &depart, json!({"type": "onward_travel", "left_behind": "yes"})).await;

        let protection = app.as_user(Role::ProtectionOfficer).await;
        post(&protection, &format!("/people/{child}/care"), json!({"care": "separated", "reason": "the mother has left"})).await;
        assert_eq!(clerk.post_json(&format!("/stays/{child}/depart"), json!({"type": "onward_travel"})).await.is(422).problems(), ["stay-guardian-missing"]);
        let offer = clerk.get(&format!("/stays/{child}/move")).await.data(200);
        assert_eq!(text(&offer, "/proposed/0/label"), "U1-1");
        post(&clerk, &format!("/stays/{child}/move"), json!({"bed": boys[0]})).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_manager_and_the_rooms() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        assert!(manager.get_html("/beds").await.is(200).text().contains("Aucun lit pour l’instant"));
        let (id, beds) = room(&manager, ("F1", "family", "3")).await;
        assert_eq!(
            manager.post_json("/places", json!({"new_building": "G", "name": "f1", "kind": "men", "beds": "1"})).await.is(422).problems(),
            ["place-name-taken"]
        );
        let place = |rest: &str| format!("/places/{id}{rest}");
        let bed = |n: usize, deed: &str| format!("/places/{id}/beds/{}{deed}", beds[n]);
        let _ = manager.post_form(&bed(1, "/block"), &[("reason", "sommier cassé")]).await.is(303);
        post(&manager, &bed(2, "/reserve"), json!({"whom": "naissance attendue", "until": "2026-03-03"})).await;
        assert!(manager.get_html(&bed(1, "")).await.is(200).text().contains("sommier cassé"));
        assert!(manager.get_html(&place("")).await.is(200).text().contains("hors service"));
        let guest = person(&clerk, json!({"given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1985"})).await;
        let admit = format!("/stays/admit/{guest}");
        assert_eq!(clerk.post_json(&admit, json!({"bed": beds[1], "reason": "no other"})).await.is(409).problems(), ["stay-bed-blocked"]);
        assert_eq!(
            clerk.post_json(&admit, json!({"bed": beds[2]})).await.is(422).problems(),
            ["stay-bed-reserved", "place-misfit-family", "stay-reason-needed"]
        );
        post(&clerk, &admit, json!({"bed": beds[0], "reason": "no other"})).await;
        assert_eq!(number(&manager.get(&place("")).await.data(200), "/unfit"), 1, "a warning, no more");
        assert_eq!(manager.post_json(&bed(0, "/block"), json!({"reason": "roof"})).await.is(409).problems(), ["place-bed-occupied"]);
        let board = manager.get("/beds").await.data(200);
        let count = |name: &str| number(&board, &format!("/occupancy/{name}"));
        assert_eq!((count("present"), count("beds"), count("free"), count("blocked"), count("reserved")), (1, 3, 0, 1, 1));
        app.advance_ms(3 * 24 * 3_600_000);
        let manager = app.as_user(Role::CentreManager).await;
        let board = manager.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/free"), number(&board, "/occupancy/reserved")), (1, 0), "a reservation ends with its last day");
        let clerk = app.as_user(Role::Clerk).await;
        post(&clerk, &format!("/stays/{guest}/depart"), json!({"type": "local_community"})).await;
        post(&manager, &place("/close"), json!({"reason": "roof"})).await;
        assert!(manager.get_html("/beds").await.is(200).text().contains("Fermée"));
        post(&manager, &place("/open"), json!({})).await;
        post(&manager, &place(""), json!({"name": "F9", "kind": "women", "beds": "2", "area": "12"})).await;
        for locale in Locale::ALL {
            let speaking = app.as_user(Role::CentreManager).await.speaking(locale);
            for path in ["/places".to_owned(), place(""), bed(0, ""), "/beds".to_owned(), format!("/stays/bed/{}", beds[0])] {
                assert!(speaking.get_html(&path).await.is(200).text().contains("F9"), "{path}");
            }
        }
        let building = text(&manager.get("/places").await.data(200), "/buildings/0/id");
        let _ = manager.post_form(&format!("/buildings/{building}"), &[("name", "Fleurs"), ("meeting_point", "portail")]).await.is(303);
        assert!(manager.get_html(&format!("/buildings/{building}")).await.is(200).text().contains("portail"));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn another_site_sees_nothing_of_this_one() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (id, beds) = room(&manager, ("F1", "mixed_day", "1")).await;
        let guest = contact(&clerk).await;
        let other = app.open_site("Transit d’Arlit", "ARL");
        let (far_manager, far_clerk) = (app.as_user_at(other, Role::CentreManager).await, app.as_user_at(other, Role::Clerk).await);
        let (_, far_beds) = room(&far_manager, ("X1", "mixed_day", "1")).await;
        let _ = far_manager.get(&format!("/places/{id}")).await.is(404);
        let _ = far_manager.post_json(&format!("/places/{id}/beds/{}/block", beds[0]), json!({"reason": "x"})).await.is(404);
        let _ = far_clerk.get(&format!("/stays/admit/{guest}")).await.is(404);
        let _ = far_clerk.get(&format!("/stays/bed/{}", beds[0])).await.is(404);
        assert_eq!(clerk.post_json(&format!("/stays/admit/{guest}"), json!({"bed": far_beds[0]})).await.is(422).problems(), ["stay-bed-missing"]);
        let nobody: StreamId = Id::from_number(77);
        let _ = clerk.get(&format!("/stays/admit/{nobody}")).await.is(404);
        post(&clerk, &format!("/stays/admit/{guest}"), json!({"bed": "none"})).await;
        let board = clerk.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), board.pointer("/bedless").and_then(Value::as_array).map(Vec::len)), (1, Some(1)));
        assert_eq!(number(&far_clerk.get("/beds").await.data(200), "/occupancy/present"), 0);
        post(&clerk, &format!("/stays/{guest}/move"), json!({"bed": beds[0]})).await;
        sound(&app).await;
    })
    .await;
}
