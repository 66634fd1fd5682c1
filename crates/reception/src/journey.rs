//! Through reception over HTTP, on both engines: people come to the door, are helped, called, linked to their files, checked
//! against criteria; others come for an hour and go.

use access::{Duty, Role};
use axum::response::Response;
use ledger::{Id, StreamId, all, one};
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;
use web::{Cx, Need, Room, Route};

/// Stands for the home page: what waits for the reader.
const HOME: Room = Room { name: "home", routes: || vec![Route::get("/waits", Need::Duty(Duty::OwnAccount), waits)], ..Room::EMPTY };

async fn waits(cx: Cx) -> web::Result<Response> {
    let mut out = Vec::new();
    let mut conn = cx.read().await?;
    for ask in cx.app().rooms().iter().filter_map(|room| room.waits) {
        out.extend(ask(&cx, &mut conn).await?.into_iter().filter(|wait| wait.count > 0).map(|wait| (wait.key, wait.count)));
    }
    cx.json(axum::http::StatusCode::OK, &out)
}

fn rooms() -> Vec<Room> {
    people::rooms().into_iter().chain(house::rooms()).chain(crate::rooms()).chain([HOME]).collect()
}

const COLUMNS: &[(&str, &str)] = &[
    (
        "ticket",
        "ticket_id, site_id, number, day, opened_at, women, men, children, route, languages, interpreter, needs, state, by_user, begun_at, queued, urgent, priority, medical, unsafe, distress",
    ),
    ("day_visit", "visit_id, site_id, number, day, in_at, out_at, women, men, children, purpose, inside, cancelled"),
    ("criteria_set", "set_id, programme_id, site_id, version, sign, name_fr, valid_from, published_at, ended, criteria"),
    ("eligibility_check", "guest_id, check_id, guest_kind, site_id, set_id, checked_at, asked_by, pending, waivers"),
];

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

fn list(value: &Value, pointer: &str) -> Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}")).clone()
}

fn words(value: &Value, pointer: &str) -> Vec<String> {
    list(value, pointer).iter().map(|word| word.as_str().unwrap_or_default().to_owned()).collect()
}

/// Does something that must succeed; gives the id of what was made.
async fn post(client: &Client, path: &str, form: Value) -> String {
    let made = client.post_json(path, form).await.data(201);
    made.pointer("/id").and_then(Value::as_str).unwrap_or_default().to_owned()
}

async fn ticket(client: &Client, form: Value) -> String {
    post(client, "/arrivals", form).await
}

async fn step(client: &Client, ticket: &str, step: &str) {
    let _ = post(client, &format!("/arrivals/{ticket}/step"), json!({"step": step})).await;
}

async fn consent(clerk: &Client) -> String {
    let form = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    post(clerk, "/consents", form).await
}

async fn register(clerk: &Client, person: &str, given: &str) -> String {
    let form =
        json!({"person": person, "given": given, "family": "Bah", "sex": "2", "birth": "1998", "nationality": "GIN", "language": "ful", "with": "alone"});
    post(clerk, "/people", form).await
}

async fn contact(clerk: &Client) -> String {
    post(clerk, "/consents", json!({"decision": "refused", "need": ["bed"]})).await
}

/// Sets up a room and gives its beds.
async fn beds(manager: &Client, (name, kind, beds): (&str, &str, &str)) -> Vec<String> {
    let id = post(manager, "/places", json!({"new_building": "F", "name": name, "kind": kind, "beds": beds})).await;
    list(&manager.get(&format!("/places/{id}")).await.data(200), "/beds").iter().map(|bed| text(bed, "/id")).collect()
}

/// Numbers of the queue, in its order.
async fn queue(client: &Client) -> Vec<i64> {
    list(&client.get("/arrivals").await.data(200), "/queue").iter().map(|row| number(row, "/number")).collect()
}

async fn waiting(client: &Client) -> Vec<(String, i64)> {
    let said = client.get("/waits").await.data(200);
    list(&said, "").iter().map(|wait| (text(wait, "/0"), number(wait, "/1"))).collect()
}

/// Nothing was lost or made up: the ledger holds, and the tables follow from it.
async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

#[tokio::test]
async fn from_the_door_to_a_bed() {
    each_app(rooms, |app| async move {
        let (manager, clerk, reception) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        let women = beds(&manager, ("F2", "women", "2")).await;
        assert!(reception.get_html("/arrivals").await.is(200).text().contains("Personne n’attend"));

        // The most common arrival: choose the language, press one button; the answer is a number to say aloud.
        let drawn = reception.post_form("/arrivals", &[("language", "ful"), ("quick", "woman")]).await.is(303);
        assert!(drawn.location().starts_with("/arrivals?made="));
        let shown = reception.get_html(drawn.location()).await.is(200).text();
        assert!(shown.contains("<code class=\"code big\">1</code>") && shown.contains("name=\"need\" value=\"water\""), "{shown}");
        let board = reception.get("/arrivals").await.data(200);
        let mariama = text(&board, "/queue/0/id");
        assert_eq!(
            (number(&board, "/queue/0/women"), words(&board, "/queue/0/languages"), text(&board, "/queue/0/state")),
            (1, vec!["ful".to_owned()], "waiting".to_owned())
        );
        assert_eq!((number(&board, "/tickets"), number(&board, "/heads")), (1, 1));

        // Water first, then she is called; a colleague cannot call her too.
        let given = reception.post_form(&format!("/arrivals/{mariama}/needs"), &[("need", "water"), ("need", "rest")]).await.is(303);
        assert_eq!(given.location(), format!("/arrivals/{mariama}"));
        step(&clerk, &mariama, "call").await;
        assert_eq!(reception.post_json(&format!("/arrivals/{mariama}/step"), json!({"step": "call"})).await.is(409).problems(), ["arrival-taken"]);
        assert!(reception.get_html("/arrivals").await.is(200).text().contains("appelé par clerk"));
        step(&clerk, &mariama, "begin").await;
        let page = clerk.get_html(&format!("/arrivals/{mariama}")).await.is(200).text();
        assert!(page.contains("/consents/new") && page.contains("Repos"), "{page}");

        // She agrees: the ticket proposes her, and the board knows the number of who waits to be registered.
        app.advance_ms(60_000);
        let person = consent(&clerk).await;
        let page = clerk.get(&format!("/arrivals/{mariama}")).await.data(200);
        assert_eq!((text(&page, "/candidates/0/id"), page.pointer("/candidates/0/chosen")), (person.clone(), Some(&json!(true))));
        let wrong = clerk.post_form(&format!("/arrivals/{mariama}/link"), &[("code", "AGZ-222-222")]).await.is(422).text();
        assert!(wrong.contains("Ce code ne mène à personne."), "{wrong}");
        assert_eq!(clerk.post_json(&format!("/arrivals/{mariama}/link"), json!({})).await.is(422).problems(), ["arrival-guest-missing"]);
        let _ = clerk.post_form(&format!("/arrivals/{mariama}/link"), &[("guest", &person)]).await.is(303);
        let board = clerk.get("/arrivals").await.data(200);
        assert_eq!((list(&board, "/queue").len(), text(&board, "/unregistered/0/id"), number(&board, "/unregistered/0/number")), (0, person.clone(), 1));
        let page = clerk.get(&format!("/arrivals/{mariama}")).await.data(200);
        assert_eq!(
            (text(&page, "/belongs/0/next"), text(&page, "/belongs/0/path")),
            ("arrival-next-register".to_owned(), format!("/people/new?person={person}"))
        );

        // She is registered, waits for a bed, and gets it.
        let id = register(&clerk, &person, "Mariama").await;
        let board = clerk.get("/arrivals").await.data(200);
        assert_eq!((text(&board, "/bedless/0/name"), number(&board, "/bedless/0/number"), number(&board, "/to_bed")), ("Mariama Bah".to_owned(), 1, 1));
        assert!(clerk.get_html("/arrivals").await.is(200).text().contains(&format!("/stays/admit/{id}")));
        let _ = post(&clerk, &format!("/stays/admit/{id}"), json!({"bed": women[0]})).await;
        let board = clerk.get("/arrivals").await.data(200);
        assert_eq!((text(&board, "/today/0/bed"), number(&board, "/came"), list(&board, "/bedless").len()), ("F2-1".to_owned(), 1, 0));
        let page = clerk.get(&format!("/arrivals/{mariama}")).await.data(200);
        assert_eq!((text(&page, "/belongs/0/name"), text(&page, "/belongs/0/path")), ("Mariama Bah".to_owned(), format!("/people/{id}")));
        step(&clerk, &mariama, "done").await;
        assert_eq!(
            clerk.post_json(&format!("/arrivals/{mariama}/redirect"), json!({"place": "x", "reason": "y"})).await.is(409).problems(),
            ["arrival-closed"]
        );
        step(&clerk, &mariama, "return").await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_urgent_comes_first_and_is_told_to_few() {
    each_app(rooms, |app| async move {
        let reception = app.as_user(Role::Reception).await;
        let _ = ticket(&reception, json!({"men": "1"})).await;
        app.advance_ms(60_000);
        let pregnant = ticket(&reception, json!({"women": "1", "group": ["pregnant"], "look": "foulard rouge"})).await;
        app.advance_ms(60_000);
        let _ = ticket(&reception, json!({"women": "1", "children": "2", "group": ["family"]})).await;
        app.advance_ms(60_000);
        let hurt = ticket(&reception, json!({"men": "2", "risk": ["medical"], "need": ["medical"], "route": "rescue"})).await;
        app.advance_ms(60_000);
        let alone = ticket(&reception, json!({"quick": "child", "language": ["Hausa"]})).await;
        assert_eq!(queue(&reception).await, [4, 5, 2, 3, 1]);

        // Those whose work it is are told that it is there, and nothing else.
        let (health, protection, manager) =
            (app.as_user(Role::Health).await, app.as_user(Role::ProtectionOfficer).await, app.as_user(Role::CentreManager).await);
        assert_eq!(waiting(&health).await, [("arrival-wait-medical".to_owned(), 1)]);
        assert_eq!(waiting(&protection).await, [("arrival-wait-safety".to_owned(), 1)]);
        assert_eq!(waiting(&reception).await, []);
        assert_eq!(waiting(&manager).await, []);

        // The manager sees the order and the heads; marks are for those who see them.
        assert_eq!(queue(&manager).await, [4, 5, 2, 3, 1]);
        for path in ["/arrivals".to_owned(), format!("/arrivals/{hurt}"), format!("/arrivals/{pregnant}")] {
            let (html, data) = (manager.get_html(&path).await.is(200).text(), manager.get(&path).await.data(200).to_string());
            for seen in [html, data] {
                assert!(!seen.contains("tag bad") && !seen.contains("class=\"bad\"") && !seen.contains("Enceinte"), "{path}: {seen}");
                assert!(!seen.contains("\"pregnant\"") && !seen.contains("\"risks\":[\"") && !seen.contains("\"answers\":[\""), "{path}: {seen}");
            }
        }
        let told = reception.get_html("/arrivals").await.is(200).text();
        assert!(told.contains("Enceinte") && told.contains("foulard rouge") && told.contains("Soins tout de suite"));
        for role in [Role::Guard, Role::CaseManager, Role::Psychosocial, Role::Authority, Role::Donor, Role::Administrator] {
            let other = app.as_user(role).await;
            let _ = other.get("/arrivals").await.is(403);
            let _ = other.get(&format!("/arrivals/{hurt}")).await.is(403);
            let _ = other.post_json("/arrivals", json!({"men": "1"})).await.is(403);
            let _ = other.get("/visits").await.is(403);
        }
        let _ = health.post_json("/arrivals", json!({"men": "1"})).await.is(403);

        // The nurse says that she sees to it: the alert is gone, the mark stays, the place in the queue follows.
        let _ = manager.post_json(&format!("/arrivals/{hurt}/answer"), json!({"risk": "medical"})).await.is(403);
        assert_eq!(health.post_json(&format!("/arrivals/{alone}/answer"), json!({"risk": "child_alone"})).await.status, 403, "each answers for their own work");
        let _ = health.post_form(&format!("/arrivals/{hurt}/answer"), &[("risk", "medical")]).await.is(303);
        assert_eq!(waiting(&health).await, []);
        assert_eq!(health.post_json(&format!("/arrivals/{hurt}/answer"), json!({"risk": "medical"})).await.is(409).problems(), ["arrival-risk-answered"]);
        assert_eq!(queue(&reception).await, [5, 2, 3, 4, 1]);

        // What the manager was not shown is not lost when the manager mends the ticket.
        let _ = manager.post_form(&format!("/arrivals/{pregnant}/edit"), &[("women", "1"), ("men", "1"), ("look", "foulard rouge")]).await.is(303);
        let kept = reception.get(&format!("/arrivals/{pregnant}")).await.data(200);
        assert_eq!(
            (number(&kept, "/ticket/men"), words(&kept, "/ticket/groups"), text(&kept, "/ticket/look")),
            (1, vec!["pregnant".to_owned()], "foulard rouge".to_owned())
        );

        // Marks stand open only while the ticket lives.
        step(&reception, &alone, "leave").await;
        let left = all!(
            &mut app.ledger().read().await.unwrap(),
            (bool, bool, bool),
            "select urgent, priority, unsafe from ticket where ticket_id = $1",
            alone.parse::<StreamId>().unwrap()
        );
        assert_eq!(left.unwrap(), [(false, false, false)]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_queue_stands_in_its_order() {
    each_app(rooms, |app| async move {
        let reception = app.as_user(Role::Reception).await;
        let mut chance = 7_u64;
        let mut draw = |of: u64| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (chance >> 33) % of
        };
        for _ in 0..20 {
            let risk: &[&str] = if draw(4) == 0 { &["safety"] } else { &[] };
            let group: &[&str] = if draw(3) == 0 { &["older"] } else { &[] };
            let id = ticket(&reception, json!({"men": "1", "risk": risk, "group": group})).await;
            match draw(6) {
                0 => step(&reception, &id, "leave").await,
                1 => step(&reception, &id, "call").await,
                2 if !risk.is_empty() => _ = post(&reception, &format!("/arrivals/{id}/answer"), json!({"risk": "safety"})).await,
                _ => {}
            }
            app.advance_ms(i64::try_from(draw(3)).unwrap() * 60_000);
        }
        // An immediate risk that nobody sees to comes before all else, then risks seen to and priority groups, then the wait.
        let board = reception.get("/arrivals").await.data(200);
        let mut ranks = Vec::new();
        for row in list(&board, "/queue") {
            let ticket = reception.get(&format!("/arrivals/{}", text(&row, "/id"))).await.data(200);
            let marked = !(list(&row, "/risks").is_empty() && list(&row, "/groups").is_empty());
            ranks.push((list(&ticket, "/answers").is_empty(), !marked, text(&row, "/wait/since"), number(&row, "/number")));
        }
        assert!(ranks.len() > 10 && ranks.iter().any(|rank| !rank.0) && ranks.iter().any(|rank| rank.0 && !rank.1), "{ranks:?}");
        assert!(ranks.is_sorted(), "{ranks:?}");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn sent_elsewhere_with_the_reason_in_words() {
    each_app(rooms, |app| async move {
        let reception = app.as_user(Role::Reception).await;
        let id = ticket(&reception, json!({"men": "1"})).await;
        let redirect = format!("/arrivals/{id}/redirect");
        let again = reception.post_form(&redirect, &[("place", "Hôpital régional")]).await.is(422).text();
        assert!(again.contains("Hôpital régional") && again.contains("Écrivez pourquoi, comme vous l’avez expliqué."), "{again}");
        let _ = reception.post_form(&redirect, &[("place", "Hôpital régional"), ("reason", "pas de chirurgie ici")]).await.is(303);
        let page = reception.get(&format!("/arrivals/{id}")).await.data(200);
        assert_eq!(
            (text(&page, "/place"), text(&page, "/ticket/state"), page.pointer("/open")),
            ("Hôpital régional".to_owned(), "redirected".to_owned(), Some(&json!(false)))
        );
        let stored = all!(&mut app.ledger().read().await.unwrap(), (Vec<u8>,), "select body from fact where kind = 'ticket/redirected'").unwrap();
        assert!(!stored.is_empty() && stored.iter().all(|(body,)| !String::from_utf8_lossy(body).contains("chirurgie")), "sealed");
        let wrong = reception.post_form("/arrivals", &[("men", ""), ("language", "klingon"), ("look", "sac bleu")]).await.is(422).text();
        assert!(wrong.contains("Combien de personnes") && wrong.contains("klingon") && wrong.contains("sac bleu"), "what was typed is kept");
        let _ = reception.get(&format!("/arrivals/{id}/edit")).await.is(200);
        assert_eq!(reception.post_json(&format!("/arrivals/{id}/edit"), json!({"men": "2"})).await.is(409).problems(), ["arrival-closed"]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn thirty_at_once_get_thirty_numbers() {
    each_app(rooms, |app| async move {
        let reception = app.as_user(Role::Reception).await;
        let draws = (0..30).map(|_| {
            let client = reception.clone();
            async move { number(&client.post_json("/arrivals", json!({"quick": "man"})).await.data(201), "/number") }
        });
        let mut numbers = futures::future::join_all(draws).await;
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=30).collect::<Vec<_>>());
        let id = text(&reception.get("/arrivals").await.data(200), "/queue/0/id");
        let mut desks = Vec::new();
        for _ in 0..5 {
            desks.push(app.as_user(Role::Clerk).await);
        }
        let calls = desks.iter().map(|desk| {
            let (desk, path) = (desk.clone(), format!("/arrivals/{id}/step"));
            async move { desk.post_json(&path, json!({"step": "call"})).await.status.as_u16() }
        });
        let mut answers = futures::future::join_all(calls).await;
        answers.sort_unstable();
        assert_eq!(answers, [201, 409, 409, 409, 409], "one desk calls");

        // The board shows a first page and turns to the others; the next day the numbers begin anew.
        let board = reception.get("/arrivals").await.data(200);
        assert_eq!((list(&board, "/queue").len(), number(&board, "/tickets"), number(&board, "/heads")), (20, 30, 30));
        let part = reception.get("/arrivals?part=queue&page=2").await.data(200);
        assert_eq!((list(&part, "/queue").len(), text(&part, "/turn/prev")), (5, "/arrivals?part=queue&page=1".to_owned()));
        app.advance_ms(24 * 3_600_000);
        let reception = app.as_user(Role::Reception).await;
        let made = reception.post_json("/arrivals", json!({"quick": "woman"})).await.data(201);
        assert_eq!(number(&made, "/number"), 1);
        assert_eq!(number(&reception.get("/arrivals").await.data(200), "/tickets"), 31, "who has waited since yesterday waits still");
        app.advance_ms(24 * 3_600_000);
        let reception = app.as_user(Role::Reception).await;
        assert_eq!(number(&reception.get("/arrivals").await.data(200), "/tickets"), 1);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_full_door_is_a_short_page() {
    each_app(rooms, |app| async move {
        let (reception, clerk) = (app.as_user(Role::Reception).await, app.as_user(Role::Clerk).await);
        for n in 0..24 {
            let form = json!({"women": "1", "children": "2", "language": ["hau", "fra"], "need": ["water", "food", "rest"], "group": ["family"], "look": format!("sac numéro {n}")});
            let _ = ticket(&reception, form).await;
            let _ = contact(&clerk).await;
            let _ = consent(&clerk).await;
        }
        for locale in Locale::ALL {
            let page = app.as_user(Role::Clerk).await.speaking(locale).get_html("/arrivals").await.is(200);
            assert!(page.bytes.len() <= 30_000, "{locale:?}: {} bytes", page.bytes.len());
        }
        let board = clerk.get("/arrivals").await.data(200);
        assert_eq!((number(&board, "/to_bed"), list(&board, "/bedless").len(), number(&board, "/to_register"), list(&board, "/unregistered").len()), (24, 8, 24, 8));
        let all = clerk.get("/arrivals?part=bedless").await.data(200);
        assert_eq!((list(&all, "/bedless").len(), list(&all, "/queue").len()), (24, 0));
        assert!(clerk.get_html("/arrivals?part=unregistered").await.is(200).text().contains("/people/new?person="));
    })
    .await;
}

#[tokio::test]
async fn who_agrees_after_all_is_no_departure() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let men = beds(&manager, ("H1", "mixed_day", "1")).await;
        let anonymous = contact(&clerk).await;
        let _ = post(&clerk, &format!("/stays/admit/{anonymous}"), json!({"bed": men[0]})).await;
        app.advance_ms(60_000);
        let form = json!({
            "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes", "contact": anonymous,
            "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
        });
        let person = post(&clerk, "/consents", form).await;
        let person = register(&clerk, &person, "Aminata").await;
        let _ = clerk.get(&format!("/people/{person}")).await.is(200);
        let board = clerk.get("/arrivals").await.data(200);
        assert_eq!((number(&board, "/left"), number(&board, "/came"), number(&board, "/to_register")), (0, 1, 0), "nobody left");
    })
    .await;
}

#[tokio::test]
async fn a_visit_is_no_arrival() {
    each_app(rooms, |app| async move {
        let (reception, clerk) = (app.as_user(Role::Reception).await, app.as_user(Role::Clerk).await);
        let resident = consent(&clerk).await;
        let resident = register(&clerk, &resident, "Kadiatou").await;
        let code = text(&clerk.get(&format!("/people/{resident}")).await.data(200), "/head/code");
        let visit = post(&reception, "/visits", json!({"men": "2", "purpose": "resident", "who": code})).await;
        let _ = reception.post_form("/visits", &[("purpose", "phone"), ("quick", "woman")]).await.is(303);
        let page = reception.get("/visits").await.data(200);
        assert_eq!((number(&page, "/heads"), text(&page, "/inside/0/who"), number(&page, "/inside/1/number")), (3, "Kadiatou Bah".to_owned(), 2));
        let stored = all!(&mut app.ledger().read().await.unwrap(), (Vec<u8>,), "select body from fact where kind = 'visit/who'").unwrap();
        assert!(stored.iter().all(|(body,)| !String::from_utf8_lossy(body).contains(&resident)), "who is visited is sealed");

        // For the list at the meeting point: heads and numbers, nothing else.
        let mut conn = app.ledger().read().await.unwrap();
        let inside = crate::visit::list_inside(&mut conn, app.site, 10).await.unwrap();
        assert_eq!(inside.iter().map(|one| (one.number, one.heads)).collect::<Vec<_>>(), [(1, 2), (2, 1)]);
        assert_eq!(crate::visit::count_inside(&mut conn, app.site).await.unwrap(), 3);
        drop(conn);
        let board = reception.get("/arrivals").await.data(200);
        assert_eq!((number(&board, "/came"), number(&board, "/inside")), (0, 3), "a visit is no overnight admission");

        let wrong = reception.post_form("/visits", &[("purpose", ""), ("men", "1"), ("who", "nobody"), ("at", "99:00")]).await.is(422).text();
        assert!(wrong.contains("Ce code ne mène à personne."), "{wrong}");
        assert_eq!(reception.post_json("/visits", json!({"men": "1", "purpose": "party"})).await.is(422).problems(), ["visit-purpose-missing"]);
        let _ = post(&reception, &format!("/visits/{visit}/out"), json!({})).await;
        assert_eq!(reception.post_json(&format!("/visits/{visit}/out"), json!({})).await.is(409).problems(), ["visit-not-inside"]);

        // Somebody at the door only passes by: one form notes the visit and closes the ticket.
        let id = ticket(&reception, json!({"women": "1", "children": "1"})).await;
        let _ = reception.post_form("/visits", &[("ticket", &id), ("women", "1"), ("children", "1"), ("purpose", "information")]).await.is(303);
        assert_eq!(text(&reception.get(&format!("/arrivals/{id}")).await.data(200), "/ticket/state"), "done");

        // What nobody ended on its day is asked about on the next.
        app.advance_ms(24 * 3_600_000);
        let reception = app.as_user(Role::Reception).await;
        assert_eq!(waiting(&reception).await, [("visit-wait-stale".to_owned(), 2)]);
        assert!(reception.get_html("/visits").await.is(200).text().contains("/visits/settle"));
        assert_eq!(number(&reception.post_json("/visits/settle", json!({})).await.data(201), "/ended"), 2);
        assert_eq!(number(&reception.get("/visits").await.data(200), "/heads"), 0);
        let mistaken = post(&reception, "/visits", json!({"men": "1", "purpose": "legal"})).await;
        let _ = reception.post_form(&format!("/visits/{mistaken}/cancel"), &[]).await.is(303);
        assert!(list(&reception.get("/visits").await.data(200), "/gone").is_empty());
        let health = app.as_user(Role::Health).await;
        let _ = health.get("/visits").await.is(200);
        let _ = health.post_json("/visits", json!({"men": "1", "purpose": "clinic"})).await.is(403);
        sound(&app).await;
    })
    .await;
}

fn shelter(valid_from: &str) -> Value {
    json!({
        "sign": "ABRI", "fr": "Abri de transit", "en": "Transit shelter", "ar": "مأوى العبور", "valid_from": valid_from,
        "criterion_fr": ["Est en transit", "N’a pas de logement", "Voyage avec des enfants"],
        "criterion_en": ["Is in transit", "Has no home", "Travels with children"],
        "criterion_ar": ["في عبور", "بلا مأوى", "يسافر مع أطفال"],
        "compulsory": ["yes", "yes", "no"],
    })
}

#[tokio::test]
async fn criteria_version_by_version() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        assert!(clerk.get_html("/eligibility").await.is(200).text().contains("Aucun programme à critères"));
        let _ = clerk.get("/eligibility/new").await.is(403);
        let _ = clerk.post_json("/eligibility", shelter("")).await.is(403);
        assert_eq!(manager.post_json("/eligibility", json!({"sign": "X"})).await.is(422).problems().len(), 4);
        let first = manager.post_json("/eligibility", shelter("")).await.data(201);
        let (programme, set) = (text(&first, "/id"), text(&first, "/set"));
        let _ = manager.get_html(&format!("/eligibility/new?programme={programme}")).await.is(200);
        let mut next = shelter("2026-03-10");
        next["programme"] = json!(programme);
        next["compulsory"] = json!(["yes", "no", "no"]);
        assert_eq!(number(&manager.post_json("/eligibility", next).await.data(201), "/version"), 2);
        let shown = manager.get("/eligibility").await.data(200);
        assert_eq!((text(&shown, "/programmes/0/versions/0/stands"), text(&shown, "/programmes/0/versions/1/stands")), ("now".to_owned(), "coming".to_owned()));
        for (locale, name) in [(Locale::Fr, "N’a pas de logement"), (Locale::En, "Has no home"), (Locale::Ar, "بلا مأوى")] {
            let speaking = app.as_user(Role::Clerk).await.speaking(locale);
            assert!(speaking.get_html("/eligibility").await.is(200).text().contains(name));
            assert!(speaking.get_html(&format!("/eligibility/{programme}")).await.is(200).text().contains(name));
        }

        // The old version stays what it was: who was checked against it keeps that.
        let anonymous = contact(&clerk).await;
        let path = format!("/eligibility/check/{anonymous}");
        let made = clerk.post_json(&path, json!({"set": set, "answer": ["met", "not_met", "met"]})).await.data(201);
        assert_eq!((text(&made, "/outcome"), text(&made, "/proposed")), ("pending".to_owned(), "not_eligible".to_owned()));
        app.advance_ms(9 * 24 * 3_600_000);
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        assert_eq!(clerk.post_json(&path, json!({"set": set, "answer": ["met", "met", "met"]})).await.is(409).problems(), ["eligibility-set-old"]);
        let page = clerk.get(&path).await.data(200);
        assert_eq!((number(&page, "/checks/0/version"), text(&page, "/checks/0/proposed")), (1, "not_eligible".to_owned()));
        let set = text(&page, "/set");
        let made =
            clerk.post_json(&path, json!({"set": set, "answer": ["met", "not_met", "met"], "outcome": "part", "why": "la nuit seulement"})).await.data(201);
        assert_eq!(text(&made, "/outcome"), "part");
        let page = clerk.get(&path).await.data(200);
        assert_eq!(list(&page, "/checks").iter().filter(|check| check["pending"] == json!(true)).count(), 0, "a later check takes the place of an open one");
        let _ = manager.post_form(&format!("/eligibility/{programme}/end"), &[]).await.is(303);
        assert_eq!(clerk.post_json(&path, json!({"set": set, "answer": ["met"]})).await.is(409).problems(), ["eligibility-set-old"]);
        assert!(manager.get_html(&format!("/eligibility/{programme}")).await.is(200).text().contains("Ce programme est terminé"));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_waiver_needs_a_second_person() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let set = text(&manager.post_json("/eligibility", shelter("")).await.data(201), "/set");
        let person = consent(&clerk).await;
        let person = register(&clerk, &person, "Mariama").await;
        let path = format!("/eligibility/check/{person}");
        assert!(clerk.get_html(&format!("/people/{person}")).await.is(200).text().contains(&path));
        let page = clerk.get_html(&path).await.is(200).text();
        assert!(page.contains("Est en transit") && page.contains("n’attendent aucune réponse"), "{page}");
        let asked = [
            ("set", set.as_str()),
            ("answer", "met"),
            ("reason", ""),
            ("answer", "waiver"),
            ("reason", "chambre chez un tiers, dangereuse"),
            ("answer", "not_met"),
            ("reason", ""),
        ];
        let _ = clerk.post_form(&path, &asked).await.is(303);
        let page = clerk.get(&path).await.data(200);
        let check = text(&page, "/checks/0/id");
        assert_eq!((text(&page, "/checks/0/proposed"), number(&page, "/checks/0/waivers")), ("pending".to_owned(), 1));
        let decide = format!("{path}/{check}/decide");
        assert_eq!(clerk.post_json(&decide, json!({"outcome": "eligible"})).await.is(409).problems(), ["eligibility-waiver-open"]);

        let waiver = format!("{path}/{check}/waiver");
        assert_eq!(waiting(&manager).await, [("eligibility-wait-waiver".to_owned(), 1)]);
        assert_eq!(waiting(&clerk).await, []);
        let _ = clerk.get(&waiver).await.is(403);
        let _ = clerk.post_json(&waiver, json!({"criterion": "1", "granted": "yes"})).await.is(403);
        let seen = manager.get_html(&waiver).await.is(200).text();
        assert!(seen.contains("Mariama Bah") && seen.contains("chambre chez un tiers") && !seen.contains("Voyage avec des enfants"), "{seen}");
        assert!(manager.get_html(&waiver).await.text().contains("Accorder"));
        let again = manager.post_form(&waiver, &[("criterion", "1"), ("granted", "no")]).await.is(422).text();
        assert!(again.contains("Écrivez pourquoi vous refusez."), "{again}");
        let _ = manager.post_form(&waiver, &[("criterion", "1"), ("granted", "yes")]).await.is(303);
        assert_eq!(waiting(&manager).await, [("eligibility-wait-pending".to_owned(), 1)]);

        let page = clerk.get(&path).await.data(200);
        assert_eq!(text(&page, "/checks/0/proposed"), "part");
        let retry = clerk.post_form(&decide, &[("outcome", "not_eligible"), ("why", "déjà aidée ailleurs")]).await.is(422).text();
        assert!(retry.contains("déjà aidée ailleurs") && retry.contains("Dites où la personne peut trouver de l’aide."), "{retry}");
        let _ = post(&clerk, &decide, json!({"outcome": "part", "why": "la nuit seulement"})).await;
        assert_eq!(clerk.post_json(&decide, json!({"outcome": "eligible"})).await.is(409).problems(), ["eligibility-decided-already"]);
        assert_eq!(waiting(&manager).await, []);
        let file = clerk.get_html(&format!("/people/{person}")).await.is(200).text();
        for said in ["Critères examinés\u{a0}: ABRI, version 1", "Dérogation accordée\u{a0}: ABRI", "ABRI\u{a0}: pour une partie des services"] {
            assert!(file.contains(said), "{said} in {file}");
        }
        let stored =
            all!(&mut app.ledger().read().await.unwrap(), (Vec<u8>,), "select body from fact where kind like 'eligibility/%' and class = 'personal'").unwrap();
        assert!(stored.len() == 3 && stored.iter().all(|(body,)| !String::from_utf8_lossy(body).contains("nuit")), "sealed");

        // A manager who asks for a waiver does not grant it.
        app.advance_ms(60_000);
        let made = manager.post_json(&path, json!({"set": set, "answer": ["met", "waiver", "met"], "reason": ["", "seule la nuit", ""]})).await.data(201);
        let own = format!("{path}/{}/waiver", text(&made, "/id"));
        assert_eq!(manager.post_json(&own, json!({"criterion": "1", "granted": "yes"})).await.is(409).problems(), ["eligibility-waiver-own"]);
        assert!(!manager.get_html(&own).await.is(200).text().contains("Accorder"));
        let other = app.as_user(Role::CentreManager).await;
        let _ = post(&other, &own, json!({"criterion": "1", "granted": "no", "reason": "place ailleurs"})).await;
        assert_eq!(text(&clerk.get(&path).await.data(200), "/checks/0/proposed"), "not_eligible");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_refusal_stops_no_help() {
    each_app(rooms, |app| async move {
        let (manager, clerk, reception) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        let free = beds(&manager, ("M1", "mixed_day", "2")).await;
        let set = text(&manager.post_json("/eligibility", shelter("")).await.data(201), "/set");
        let id = ticket(&reception, json!({"women": "1"})).await;
        let refusal =
            json!({"set": set, "answer": ["not_met", "met", "met"], "outcome": "not_eligible", "why": "habite ici", "place": "Mairie", "explained": "yes"});
        let made = reception.post_json(&format!("/eligibility/check/{id}"), refusal.clone()).await.data(201);
        assert_eq!(text(&made, "/outcome"), "not_eligible");
        assert!(reception.get_html(&format!("/eligibility/check/{id}")).await.is(200).text().contains("N° 1"));
        let _ = post(&reception, &format!("/arrivals/{id}/needs"), json!({"need": ["water", "medical", "rest"]})).await;
        let anonymous = contact(&clerk).await;
        let _ = post(&clerk, &format!("/eligibility/check/{anonymous}"), refusal).await;
        let _ = post(&clerk, &format!("/contacts/{anonymous}/services"), json!({"service": "food"})).await;
        let _ = post(&clerk, &format!("/stays/admit/{anonymous}"), json!({"bed": free[0]})).await;
        assert!(clerk.get_html(&format!("/contacts/{anonymous}")).await.is(200).text().contains("ABRI · ne répond pas aux critères"));

        // A card shown at the gate says nothing of criteria.
        let person = consent(&clerk).await;
        let person = register(&clerk, &person, "Fanta").await;
        let _ = post(&clerk, &format!("/eligibility/check/{person}"), json!({"set": set, "answer": ["met", "met", "met"], "outcome": "eligible"})).await;
        let code = text(&clerk.get(&format!("/people/{person}")).await.data(200), "/head/code");
        let guard = app.as_user(Role::Guard).await;
        for seen in [guard.post_json("/cards/check", json!({"code": code})).await.is(200).text(), guard.get("/beds").await.is(200).text()] {
            assert!(!seen.contains("ABRI") && !seen.contains("eligib"), "{seen}");
        }
        for path in ["/eligibility".to_owned(), format!("/eligibility/check/{person}")] {
            let _ = guard.get(&path).await.is(403);
            let _ = app.as_user(Role::Health).await.get(&path).await.is(403);
        }
        let nobody: StreamId = Id::from_number(77);
        let _ = clerk.get(&format!("/eligibility/check/{nobody}")).await.is(404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn two_files_of_one_person_have_one_history_of_checks() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let set = text(&manager.post_json("/eligibility", shelter("")).await.data(201), "/set");
        let (one, other) = (contact(&clerk).await, contact(&clerk).await);
        let _ = post(&clerk, &format!("/eligibility/check/{one}"), json!({"set": set, "answer": ["met", "met", "met"], "outcome": "eligible"})).await;
        let mut write = app.ledger().write(ledger::Author { user: clerk.user, site: app.site }).await.unwrap();
        let (from, to): (StreamId, StreamId) = (one.parse().unwrap(), other.parse().unwrap());
        let left = crate::eligibility::Checks::fold(&write.load(from).await.unwrap());
        assert_eq!(left.all.len(), 1);
        crate::eligibility::bring(&mut write, (from, to)).await.unwrap();
        crate::eligibility::bring(&mut write, (from, to)).await.unwrap();
        write.commit().await.unwrap();
        let page = clerk.get(&format!("/eligibility/check/{other}")).await.data(200);
        assert_eq!((list(&page, "/checks").len(), text(&page, "/checks/0/outcome")), (1, "eligible".to_owned()));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn another_site_sees_nothing_of_this_one() {
    each_app(rooms, |app| async move {
        let (manager, reception) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Reception).await);
        let id = ticket(&reception, json!({"men": "1", "risk": ["safety"]})).await;
        let visit = post(&reception, "/visits", json!({"men": "1", "purpose": "service"})).await;
        let made = manager.post_json("/eligibility", shelter("")).await.data(201);
        let other = app.open_site("Transit d’Arlit", "ARL");
        let (far, far_manager) = (app.as_user_at(other, Role::Reception).await, app.as_user_at(other, Role::CentreManager).await);
        for path in
            [format!("/arrivals/{id}"), format!("/arrivals/{id}/edit"), format!("/eligibility/check/{id}"), format!("/eligibility/{}", text(&made, "/id"))]
        {
            let _ = far.get(&path).await.is(404);
        }
        for (path, form) in [
            (format!("/arrivals/{id}/step"), json!({"step": "call"})),
            (format!("/arrivals/{id}/needs"), json!({"need": ["water"]})),
            (format!("/arrivals/{id}/answer"), json!({"risk": "safety"})),
            (format!("/arrivals/{id}/link"), json!({})),
            (format!("/arrivals/{id}/redirect"), json!({"place": "x", "reason": "y"})),
            (format!("/arrivals/{id}/edit"), json!({"men": "2"})),
            (format!("/visits/{visit}/out"), json!({})),
            (format!("/eligibility/check/{id}"), json!({"set": text(&made, "/set"), "answer": ["met"]})),
        ] {
            let _ = far.post_json(&path, form).await.is(404);
        }
        let _ = far_manager.post_json(&format!("/eligibility/{}/end", text(&made, "/id")), json!({})).await.is(404);
        let mut next = shelter("");
        next["programme"] = made["id"].clone();
        let _ = far_manager.post_json("/eligibility", next).await.is(404);
        let far_protection = app.as_user_at(other, Role::ProtectionOfficer).await;
        assert_eq!((waiting(&far_protection).await, queue(&far).await.len(), number(&far.get("/visits").await.data(200), "/heads")), (vec![], 0, 0));
        let there = ticket(&far, json!({"men": "1"})).await;
        assert_eq!(number(&far.get(&format!("/arrivals/{there}")).await.data(200), "/ticket/number"), 1, "each centre has its own numbers");
        let _ = far.post_json("/visits", json!({"men": "1", "purpose": "service", "ticket": id})).await.is(404);
        assert_eq!(number(&far.get("/visits").await.data(200), "/heads"), 0, "nothing of it was kept");
        let kept =
            one!(&mut app.ledger().read().await.unwrap(), (String,), "select state from ticket where ticket_id = $1", id.parse::<StreamId>().unwrap()).unwrap();
        assert_eq!(kept, Some(("waiting".to_owned(),)));
    })
    .await;
}

#[tokio::test]
async fn every_page_speaks_three_languages() {
    each_app(rooms, |app| async move {
        let (manager, reception) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Reception).await);
        let made = manager.post_json("/eligibility", shelter("")).await.data(201);
        let id = ticket(&reception, json!({"men": "1", "children": "1", "risk": ["acute_distress"], "group": ["disability"], "need": ["call"], "language": ["fra"], "interpreter": "yes"})).await;
        step(&reception, &id, "begin").await;
        let check = post(&reception, &format!("/eligibility/check/{id}"), json!({"set": text(&made, "/set"), "answer": ["waiver"], "reason": ["urgent"]})).await;
        let _ = post(&reception, "/visits", json!({"women": "1", "purpose": "clinic"})).await;
        let pages = [
            "/arrivals".to_owned(),
            "/arrivals/new".to_owned(),
            format!("/arrivals/{id}"),
            format!("/arrivals/{id}/edit"),
            "/visits".to_owned(),
            "/eligibility".to_owned(),
            "/eligibility/new".to_owned(),
            format!("/eligibility/{}", text(&made, "/id")),
            format!("/eligibility/check/{id}"),
            format!("/eligibility/check/{id}/{check}/waiver"),
        ];
        for locale in Locale::ALL {
            let speaking = app.as_roles(&[(app.site, Role::Reception), (app.site, Role::CentreManager)]).await.speaking(locale);
            for path in &pages {
                let page = speaking.get_html(path).await.is(200);
                let html = page.text();
                assert!(page.bytes.len() <= 30_000, "{path}: {} bytes", page.bytes.len());
                for prefix in ["arrival-", "visit-", "eligibility-"] {
                    let words = html.split('>').filter(|part| part.split('<').next().is_some_and(|word| word.trim().starts_with(prefix)));
                    assert_eq!(words.count(), 0, "a key without a text on {path} in {locale:?}");
                }
            }
        }
    })
    .await;
}
