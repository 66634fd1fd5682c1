//! A mass arrival over HTTP, on both engines: from numbers to names, beds, tasks, the report and the first files.

use std::collections::BTreeSet;

use access::Role;
use ledger::{Id, StreamId, all, one};
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;
use web::Room;

pub(crate) fn rooms() -> Vec<Room> {
    [people::rooms(), house::rooms(), crate::rooms()].concat()
}

const COLUMNS: &[(&str, &str)] = &[
    ("emergency", "emergency_id, site_id, kind, arrived_at, expected, opened_at, closed_at, counted_at"),
    ("head", "head_id, emergency_id, site_id, number, code, seen, struck, refused, closed, version"),
    ("head_saving", "saving_key, head_id, emergency_id"),
    ("emergency_person", "emergency_id, person_id"),
    ("emergency_task", "task_id, emergency_id, site_id, template, team, state, remains, given_at, due_at, done_at"),
    ("contact", "contact_id, site_id, code, sex, child, birth_year, care, family_group, closed"),
    ("stay", "stay_id, guest_id, guest_kind, bed_id, conflict, entry, admitted_at, departed_at, departure_type"),
];

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

pub(crate) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

/// Nothing was lost or made up: the ledger holds, and the tables follow from it.
pub(crate) async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

/// Opens an event and gives so many numbers; gives its address.
pub(crate) async fn open(manager: &Client, count: &str) -> String {
    let form = json!({"kind": "rescue_desert", "origin": "Assamaka", "vehicle": "camion 3", "languages": ["fra", "hau"], "expected": "40", "count": count, "key": "k0"});
    format!("/emergencies/{}", text(&manager.post_json("/emergencies", form).await.data(201), "/id"))
}

pub(crate) fn row(number: &str, key: &str, base: i64, more: Value) -> Value {
    let mut row = json!({"number": number, "key": key, "base": base});
    row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    row
}

async fn save(clerk: &Client, event: &str, rows: &[Value], status: u16) -> Value {
    clerk.post_json(&format!("{event}/rows"), json!({"rows": rows})).await.data(status)
}

async fn press(client: &Client, event: &str, (number, category): (&str, &str)) -> Value {
    client.post_json(&format!("{event}/triage"), json!({"number": number, "category": category})).await.data(201)
}

async fn consent(clerk: &Client, more: Value) -> Value {
    let mut form = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    clerk.post_json("/consents", form).await.data(201)
}

#[tokio::test]
async fn forty_from_a_truck() {
    each_app(rooms, |app| async move {
        let (manager, clerk, nurse) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Health).await);
        let event = open(&manager, "").await;
        // One press, sent twice because the answer was lost: forty numbers, not eighty.
        let add = json!({"count": "40", "key": "press-1"});
        let made = clerk.post_json(&format!("{event}/heads"), &add).await.data(201);
        assert_eq!((number(&made, "/first"), number(&made, "/last")), (1, 40));
        assert_eq!(number(&clerk.post_json(&format!("{event}/heads"), &add).await.data(201), "/last"), 40);
        let board = manager.get("/beds").await.data(200);
        assert_eq!(number(&board, "/occupancy/present"), 40, "who has a number is in the house");
        let more = clerk.post_form(&format!("{event}/heads"), &[("count", "2"), ("key", "press-2")]).await.is(303);
        assert_eq!(more.location(), event);
        for (count, status) in [("0", 422), ("301", 422), ("many", 422), ("", 422)] {
            let _ = clerk.post_json(&format!("{event}/heads"), json!({"count": count, "key": "x"})).await.data(status);
        }

        // Triage: a hurt child, two boys alone, a family.
        assert_eq!(text(&press(&nurse, &event, ("3", "immediate")).await, "/category"), "immediate");
        for boy in ["7", "٨"] {
            assert_eq!(text(&press(&nurse, &event, (boy, "child_alone")).await, "/category"), "child_alone");
        }
        let family = nurse.post_form(&format!("{event}/triage"), &[("number", "11"), ("group", "A"), ("category", "")]).await.is(303);
        assert_eq!(family.location(), format!("{event}/triage?last=11"));
        let shown = nurse.get_html(family.location()).await.is(200).text();
        assert!(shown.contains("Famille") && shown.contains("Nouvelle famille\u{a0}: B"), "{shown}");
        let band = text(&clerk.get(&format!("{event}/heads/12")).await.data(200), "/code");
        let scanned = nurse.post_json(&format!("{event}/triage"), json!({"number": band.to_lowercase(), "category": "family", "group": "a"})).await.data(201);
        assert_eq!((number(&scanned, "/number"), text(&scanned, "/group")), (12, "A".to_owned()));
        let wrong = [
            (json!({"number": "99", "category": "urgent"}), "event-number-unknown"),
            (json!({"number": "1", "category": "family"}), "event-group-missing"),
            (json!({"number": "1"}), "event-category-missing"),
        ];
        for (form, key) in wrong {
            assert_eq!(nurse.post_json(&format!("{event}/triage"), form).await.is(422).problems(), [key]);
        }
        let asked = nurse.post_form(&format!("{event}/triage"), &[("number", "3"), ("category", "")]).await.is(200).text();
        assert!(asked.contains("Soins immédiats"), "the number alone says who it is");
        let page = nurse.get(&format!("{event}/triage?category=child_alone")).await.data(200);
        assert_eq!((number(&page, "/tally/untriaged"), list(&page, "/listed").len(), text(&page, "/next_family")), (37, 2, "B".to_owned()));

        // A number given by mistake stays readable, and nobody is in the house for it.
        let struck = clerk.post_json(&format!("{event}/heads/42/strike"), json!({"reason": ""})).await.is(422);
        assert_eq!(struck.problems(), ["event-reason-missing"]);
        let _ = clerk.post_json(&format!("{event}/heads/42/strike"), json!({"reason": "compté deux fois"})).await.data(201);
        assert_eq!(clerk.post_json(&format!("{event}/heads/42/strike"), json!({"reason": "again"})).await.is(409).problems(), ["event-head-struck"]);
        assert_eq!(text(&clerk.get(&format!("{event}/heads/42")).await.data(200), "/struck"), "compté deux fois");
        let page = manager.get(&event).await.data(200);
        assert_eq!((number(&page, "/tally/heads"), number(&page, "/tally/struck"), number(&page, "/present"), number(&page, "/bedded")), (41, 1, 41, 0));
        assert_eq!(number(&manager.get("/beds").await.data(200), "/occupancy/present"), 41);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_grid_keeps_each_saving_once() {
    each_app(rooms, |app| async move {
        let (manager, clerk, other) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        let event = open(&manager, "6").await;
        let awa = row("1", "a1", 0, json!({"given": " Awa ", "family": "Diallo", "sex": "f", "age": "٣٤", "group": "a"}));
        let answer = save(&clerk, &event, std::slice::from_ref(&awa), 200).await;
        assert_eq!(
            (text(&answer, "/rows/0/state"), number(&answer, "/rows/0/row/version"), text(&answer, "/rows/0/row/sex")),
            ("saved".to_owned(), 1, "F".to_owned())
        );
        // The same once more, then the same values under another key: nothing is written.
        for again in [awa.clone(), row("1", "a2", 1, json!({"given": "Awa", "family": "Diallo", "sex": "2", "age": "34", "group": "A"}))] {
            assert_eq!(number(&save(&clerk, &event, &[again], 200).await, "/rows/0/row/version"), 1);
        }
        // A second clerk with the row as it was: refused with its present values; the other row of the sending is kept.
        let rows = [row("1", "b1", 0, json!({"given": "Awa", "family": "Sow"})), row("2", "b2", 0, json!({"given": "Issa", "sex": "h"}))];
        let answer = save(&other, &event, &rows, 409).await;
        assert_eq!(
            (text(&answer, "/rows/0/state"), text(&answer, "/rows/0/row/family"), number(&answer, "/rows/0/row/version")),
            ("conflict".to_owned(), "Diallo".to_owned(), 1)
        );
        assert_eq!((text(&answer, "/rows/1/state"), text(&answer, "/rows/1/row/given")), ("saved".to_owned(), "Issa".to_owned()));
        let kept = save(&other, &event, &[row("1", "b3", 1, json!({"given": "Awa", "family": "Sow", "sex": "f", "age": "34", "group": "A"}))], 200).await;
        assert_eq!(text(&kept, "/rows/0/row/family"), "Sow");
        // What the nurse pressed meanwhile stays.
        let _ = press(&manager, &event, ("3", "child_alone")).await;
        let merged = save(&clerk, &event, &[row("3", "c1", 0, json!({"given": "Moussa", "age": "9"}))], 200).await;
        assert_eq!((text(&merged, "/rows/0/row/given"), text(&merged, "/rows/0/row/alone")), ("Moussa".to_owned(), "x".to_owned()));
        // A row that cannot be read does not hold the others up.
        let rows = [
            row("4", "d1", 0, json!({"sex": "z", "age": "old"})),
            row("5", "d2", 0, json!({"given": "Binta", "age": "8m"})),
            row("77", "d3", 0, json!({"given": "X"})),
        ];
        let answer = save(&clerk, &event, &rows, 422).await;
        let states: Vec<String> = list(&answer, "/rows").iter().map(|row| text(row, "/state")).collect();
        assert_eq!(states, ["wrong", "saved", "wrong"]);
        assert_eq!(text(&answer, "/rows/1/row/age"), "0", "eight months are no year");
        assert!(text(&answer, "/rows/0/row/wrong").contains("Sexe"));
        // Somebody new, sent twice: one person. An empty row makes nobody.
        let new = row("", "n1", 0, json!({"given": "Hawa"}));
        let first = save(&clerk, &event, std::slice::from_ref(&new), 200).await;
        let second = save(&clerk, &event, &[new, row("+", "n2", 0, json!({}))], 200).await;
        assert_eq!(
            (text(&first, "/rows/0/row/number"), text(&second, "/rows/0/row/number"), list(&second, "/rows").len()),
            ("7".to_owned(), "7".to_owned(), 1)
        );
        assert_eq!(number(&manager.get("/beds").await.data(200), "/occupancy/present"), 7);
        let _ = clerk.post_json(&format!("{event}/rows"), json!({"rows": [{"number": "1", "given": "no key"}]})).await.is(422);

        // Without script: the whole page comes, what was not touched stays, and what somebody else wrote is said.
        let page = clerk.get(&format!("{event}/grid")).await.data(200);
        let (tokens, key) = (text(&page, "/tokens"), text(&page, "/key"));
        assert_eq!(tokens, "1.2 2.1 3.2 4.0 5.1 6.0 7.1 + +");
        let _ = save(&other, &event, &[row("6", "e1", 0, json!({"given": "Ousmane"}))], 200).await;
        let columns = |name: &str, values: [&str; 9]| values.map(|value| (name.to_owned(), value.to_owned()));
        let mut fields = vec![("k".to_owned(), key), ("n".to_owned(), tokens)];
        fields.extend(columns("g", ["Awa", "Issa", "Moussa", "Fanta", "Binta", "Omar", "Hawa", "Salif", ""]));
        fields.extend(columns("f", ["Sow", "", "", "", "", "", "", "", ""]));
        fields.extend(columns("s", ["F", "H", "", "", "", "", "", "h", ""]));
        fields.extend(columns("a", ["34", "", "9", "", "0", "", "", "", ""]));
        fields.extend(columns("r", ["A", "", "", "", "", "", "", "", ""]));
        fields.extend(columns("x", ["", "", "x", "", "", "", "", "", ""]));
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for _ in 0..2 {
            let again = clerk.post_form(&format!("{event}/rows"), &pairs).await.is(422).text();
            assert!(again.contains("Ligne 6") && again.contains("Ousmane") && again.contains("value=\"Omar\""), "{again}");
        }
        let grid = clerk.get(&format!("{event}/grid")).await.data(200);
        let given: Vec<String> = list(&grid, "/rows").iter().map(|row| text(row, "/given")).collect();
        assert_eq!(given, ["Awa", "Issa", "Moussa", "Fanta", "Binta", "Ousmane", "Hawa", "Salif", "", ""]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_was_noted_is_registered_without_typing_twice() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let made = manager.post_json("/places", json!({"new_building": "F", "name": "F1", "kind": "mixed_day", "beds": "4"})).await.data(201);
        let place = manager.get(&format!("/places/{}", text(&made, "/id"))).await.data(200);
        let bed = text(&place, "/beds/0/id");
        let event = open(&manager, "5").await;
        let rows = [
            row("1", "a", 0, json!({"given": "Awa", "family": "Diallo", "sex": "f", "age": "34", "group": "A"})),
            row("2", "b", 0, json!({"given": "Bouba", "family": "Diallo", "sex": "h", "age": "3", "group": "A"})),
            row("3", "c", 0, json!({"given": "Moussa", "sex": "h", "age": "15", "alone": "x"})),
            row("4", "d", 0, json!({"given": "Idriss", "sex": "h", "age": "40"})),
        ];
        let _ = save(&clerk, &event, &rows, 200).await;
        let _ = press(&clerk, &event, ("4", "immediate")).await;
        let queue = clerk.get(&format!("{event}/queue")).await.data(200);
        let order: Vec<i64> = list(&queue, "/rows").iter().map(|row| number(row, "/number")).collect();
        assert_eq!(order, [4, 3, 1, 2, 5], "care now, then children alone, then families");
        let awa = text(&queue, "/rows/2/head");
        assert!(clerk.get_html(&format!("{event}/queue")).await.is(200).text().contains(&format!("/consents/new?contact={awa}&#38;language=fra")));
        let form = clerk.get(&format!("/consents/new?contact={}&language=fra", text(&queue, "/rows/1/head"))).await.data(200);
        assert_eq!((text(&form, "/form/child"), text(&form, "/form/language")), ("yes".to_owned(), "fra".to_owned()));

        // The head of a family has a bed already; the stay goes on under the name, and nobody is counted twice.
        let _ = clerk.post_json(&format!("/stays/{awa}/move"), json!({"bed": bed, "reason": "first"})).await.data(201);
        let agreed = consent(&clerk, json!({"contact": awa})).await;
        let person = text(&agreed, "/id");
        let form = clerk.get(&text(&agreed, "/next")).await.data(200);
        let noted = ["given", "family", "sex", "birth", "with"].map(|name| text(&form, &format!("/form/{name}")));
        assert_eq!(noted, ["Awa", "Diallo", "2", "34", "head"].map(str::to_owned));
        let mut typed = form.pointer("/form").cloned().unwrap();
        typed.as_object_mut().unwrap().extend(json!({"nationality": "GIN", "next": "member"}).as_object().unwrap().clone());
        let registered = clerk.post_json("/people", &typed).await.is(201);
        let household = text(&registered.json(), "/household");
        assert_eq!(registered.location(), format!("{event}/queue?group=A&household={household}"), "the next of the family comes up");
        let board = manager.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), number(&board, "/occupancy/free")), (5, 3));
        let mut conn = app.ledger().read().await.unwrap();
        let held = one!(&mut conn, (String, String), "select guest_id, bed_id from stay where departed_at is null and bed_id is not null").unwrap().unwrap();
        assert_eq!(held, (person, bed));
        drop(conn);

        // The child of the family, without a bed: in the house once, before and after.
        let next = clerk.get(registered.location()).await.data(200);
        assert_eq!((list(&next, "/rows").len(), number(&next, "/rows/0/number"), number(&next, "/tally/registered")), (1, 2, 1));
        let bouba = text(&next, "/rows/0/head");
        let child = json!({"contact": bouba, "household": household, "child": "yes", "assent": "unable", "guardian_kind": "parent", "guardian": "Awa Diallo"});
        let agreed = consent(&clerk, child).await;
        let form = clerk.get(&text(&agreed, "/next")).await.data(200);
        assert_eq!((text(&form, "/form/given"), text(&form, "/form/with")), ("Bouba".to_owned(), "member".to_owned()));
        let mut typed = form.pointer("/form").cloned().unwrap();
        typed.as_object_mut().unwrap().extend(json!({"relation": "child", "next": "bed"}).as_object().unwrap().clone());
        let registered = clerk.post_json("/people", &typed).await.is(201);
        assert_eq!(registered.location(), format!("/stays/{}/move", text(&agreed, "/id")), "in already, so a bed is a move");
        assert_eq!(number(&manager.get("/beds").await.data(200), "/occupancy/present"), 5);

        // Who refuses stays the contact they were, at the end of the queue.
        let moussa = text(&queue, "/rows/1/head");
        let refused = clerk.post_json("/consents", json!({"decision": "refused", "contact": moussa})).await.data(201);
        assert_eq!(text(&refused, "/id"), moussa);
        let queue = clerk.get(&format!("{event}/queue")).await.data(200);
        let order: Vec<i64> = list(&queue, "/rows").iter().map(|row| number(row, "/number")).collect();
        assert_eq!((order, number(&queue, "/tally/registered"), number(&queue, "/tally/refused")), (vec![4, 5, 3], 2, 1));
        assert_eq!(
            clerk.post_json(&format!("{event}/triage"), json!({"number": "1", "category": "urgent"})).await.is(409).problems(),
            ["event-head-registered"]
        );
        let page = manager.get(&event).await.data(200);
        assert_eq!((number(&page, "/present"), number(&page, "/bedded")), (5, 1), "registered people count with the event");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn tasks_counts_and_the_report() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let event = open(&manager, "30").await;
        let rows: Vec<Value> = (1..=30)
            .map(|n| {
                row(&n.to_string(), &format!("k{n}"), 0, json!({"given": "Zeinabou", "family": "Tinariwen", "sex": if n < 4 { "f" } else { "h" }, "age": "30"}))
            })
            .collect();
        let _ = save(&clerk, &event, &rows, 200).await;
        assert_eq!(
            clerk.post_json(&format!("{event}/triage"), json!({"number": "2", "category": "child_alone"})).await.is(422).problems(),
            ["event-alone-adult"]
        );
        let _ = press(&clerk, &event, ("2", "immediate")).await;
        assert_eq!(clerk.post_json(&format!("{event}/tasks/usual"), json!({})).await.status.as_u16(), 403);
        let given = manager.post_json(&format!("{event}/tasks/usual"), json!({})).await.data(201);
        assert_eq!(list(&given, "/tasks").len(), 14);
        assert_eq!(list(&manager.post_json(&format!("{event}/tasks/usual"), json!({})).await.data(201), "/tasks").len(), 0, "each is given once");
        let own = json!({"what": "Appeler le maire Alhassane", "team": "authority", "who": "Alhassane K.", "hours": "2"});
        let task = text(&manager.post_json(&format!("{event}/tasks"), own).await.data(201), "/tasks/0");
        assert_eq!(
            manager.post_json(&format!("{event}/tasks"), json!({"hours": "0"})).await.is(422).problems(),
            ["task-what-missing", "task-team-missing", "task-hours-wrong"]
        );
        let _ = clerk.post_json(&format!("{event}/tasks/{task}"), json!({"state": "doing"})).await.data(201);
        assert_eq!(clerk.post_json(&format!("{event}/tasks/{task}"), json!({"state": "dropped"})).await.is(422).problems(), ["event-reason-missing"]);
        let _ = clerk.post_form(&format!("{event}/tasks/{task}"), &[("state", "done"), ("note", "il vient")]).await.is(303);
        let other = open(&manager, "").await;
        let _ = clerk.post_json(&format!("{other}/tasks/{task}"), json!({"state": "open"})).await.is(404);
        let _ = manager.post_json(&format!("{other}/close"), json!({})).await.data(201);

        // Six hours later heads are to be counted, and the short tasks are overdue.
        app.advance_ms(6 * 3_600_000 + 1);
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let tasks = clerk.get(&format!("{event}/tasks")).await.data(200);
        assert_eq!((number(&tasks, "/late"), number(&tasks, "/done"), number(&tasks, "/open")), (13, 1, 14));
        let count = clerk.get(&format!("{event}/count")).await.data(200);
        assert_eq!((number(&count, "/heads"), number(&count, "/beds"), count.pointer("/overdue")), (30, 0, Some(&json!(true))));
        assert_eq!(clerk.post_json(&format!("{event}/count"), json!({"headcount": "29"})).await.is(422).problems(), ["event-why-missing"]);
        let _ = clerk.post_json(&format!("{event}/count"), json!({"headcount": "29", "why": "une personne à l’hôpital"})).await.data(201);
        let count = clerk.get(&format!("{event}/count")).await.data(200);
        assert_eq!(
            (count.pointer("/overdue"), number(&count, "/made/0/headcount"), text(&count, "/made/0/why")),
            (Some(&json!(false)), 29, "une personne à l’hôpital".to_owned())
        );

        // The report: numbers only, in each language, one page; small numbers only inside.
        let page = clerk.get(&format!("{event}/situation")).await.data(200);
        assert_eq!(
            (number(&page, "/hours"), number(&page, "/house"), number(&page, "/standards/1/needed")),
            (6, 30, 3),
            "thirty people: one toilet for 3 women, two for 27 men"
        );
        for query in ["", "?language=en", "?language=ar", "?inside=yes"] {
            let pdf = clerk.get_html(&format!("{event}/report.pdf{query}")).await.is(200);
            assert_eq!(pdf.header("content-type"), "application/pdf");
            assert!(pdf.bytes.starts_with(b"%PDF"));
            if let Ok(folder) = std::env::var("EMERGENCY_SHOW") {
                std::fs::write(format!("{folder}/report{}.pdf", query.replace(['?', '='], "-")), &pdf.bytes).unwrap();
            }
        }
        let bands = clerk.get_html(&format!("{event}/wristbands.pdf?from=1&to=3")).await.is(200);
        assert!(bands.bytes.starts_with(b"%PDF") && bands.bytes.len() < clerk.get_html(&format!("{event}/wristbands.pdf")).await.is(200).bytes.len());
        assert!(clerk.get_html(&format!("{event}/wristbands.pdf?blank=12")).await.is(200).bytes.starts_with(b"%PDF"));
        let _ = clerk.get(&format!("{other}/wristbands.pdf")).await.is(409);

        // Closed: nothing can be noted until it is taken up again.
        let _ = clerk.post_json(&format!("{event}/close"), json!({})).await.is(403);
        let _ = manager.post_json(&format!("{event}/close"), json!({"reason": "tous enregistrés"})).await.data(201);
        for (path, form) in [
            ("heads", json!({"count": "1"})),
            ("triage", json!({"number": "1", "category": "urgent"})),
            ("rows", json!({"rows": []})),
            ("count", json!({"headcount": "30"})),
        ] {
            assert_eq!(clerk.post_json(&format!("{event}/{path}"), form).await.is(409).problems(), ["event-closed"], "{path}");
        }
        let _ = manager.post_json(&format!("{event}/open"), json!({})).await.data(201);
        let changed = json!({"kind": "transfer", "origin": "Dirkou", "at": "2026-03-02T08:30", "languages": ["ara"]});
        let _ = manager.post_json(&format!("{event}/edit"), changed).await.data(201);
        assert!(manager.get_html(&event).await.is(200).text().contains("Dirkou"));
        sound(&app).await;
    })
    .await;
}

/// Who may: those who record. Guards and boards learn nothing of an event.
#[tokio::test]
async fn others_see_nothing_of_it() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let event = open(&manager, "3").await;
        let _ = save(&clerk, &event, &[row("1", "a", 0, json!({"given": "Zeinabou", "family": "Tinariwen", "age": "30"}))], 200).await;
        let _ = press(&clerk, &event, ("1", "immediate")).await;
        for role in Role::ALL {
            let client = app.as_user(*role).await;
            let may = role.duties().iter().any(|(duty, _)| *duty == access::Duty::EmergencyRecord);
            for page in ["", "/triage", "/grid", "/queue", "/count", "/tasks", "/situation", "/report.pdf", "/heads/1", "/wristbands.pdf"] {
                let status = client.get(&format!("{event}{page}")).await.status.as_u16();
                assert_eq!(status, if may { 200 } else { 403 }, "{} {page}", role.name());
            }
            if may {
                assert!(role.portions().contains(&access::Portion::Name), "{} notes names", role.name());
                continue;
            }
            for (page, form) in [("/heads", json!({"count": "1"})), ("/triage", json!({"number": "1", "category": "urgent"})), ("/rows", json!({"rows": []}))] {
                let _ = client.post_json(&format!("{event}{page}"), form).await.is(403);
            }
        }
        let guard = app.as_user(Role::Guard).await;
        for page in ["/beds", "/beds/plan"] {
            for reply in [guard.get(page).await, guard.get_html(page).await] {
                let seen = reply.text();
                assert!(
                    !seen.contains("immediate") && !seen.contains("Soins") && !seen.contains("Assamaka") && !seen.contains("/emergencies"),
                    "{page}: {seen}"
                );
            }
        }
        // Another centre: the event does not exist.
        let far = app.open_site("Transit d’Arlit", "ARL");
        let far_manager = app.as_user_at(far, Role::CentreManager).await;
        for page in ["", "/triage", "/grid", "/queue", "/count", "/tasks", "/situation", "/report.pdf", "/heads/1", "/wristbands.pdf", "/edit"] {
            let _ = far_manager.get(&format!("{event}{page}")).await.is(404);
        }
        for (page, form) in [
            ("/heads", json!({"count": "1"})),
            ("/triage", json!({"number": "1", "category": "urgent"})),
            ("/close", json!({})),
            ("/rows", json!({"rows": []})),
        ] {
            let _ = far_manager.post_json(&format!("{event}{page}"), form).await.is(404);
        }
        let nowhere: StreamId = Id::from_number(7);
        let _ = clerk.get(&format!("/emergencies/{nowhere}")).await.is(404);
        // What was found and noted is nowhere in the open.
        let mut conn = app.ledger().read().await.unwrap();
        let open =
            all!(&mut conn, (String,), "select kind from fact where class = 'open' and kind like 'head/%' group by kind order by kind limit 10").unwrap();
        let kinds: BTreeSet<&str> = open.iter().map(|row| row.0.as_str()).collect();
        assert_eq!(kinds, BTreeSet::from(["head/counted", "head/saved"]));
        drop(conn);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn pages_are_light_and_speak_three_languages() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let event = open(&manager, "120").await;
        let rows: Vec<Value> = (1..=100)
            .map(|n| row(&n.to_string(), &format!("k{n}"), 0, json!({"given": "Abdoulaye", "family": "Ouédraogo", "sex": "h", "age": "34", "group": "A1"})))
            .collect();
        let _ = save(&clerk, &event, &rows, 200).await;
        for locale in Locale::ALL {
            let (clerk, manager) = (app.as_user(Role::Clerk).await.speaking(locale), app.as_user(Role::CentreManager).await.speaking(locale));
            for page in ["", "/triage?last=1", "/triage?category=family", "/grid", "/grid?from=101", "/queue", "/count", "/tasks", "/situation", "/heads/1"] {
                let html = clerk.get_html(&format!("{event}{page}")).await.is(200).text();
                assert!(html.len() <= 30 * 1024, "{page} in {} has {} bytes", locale.code(), html.len());
                assert!(html.contains(&format!("dir=\"{}\"", locale.direction())), "{page}");
            }
            for page in ["/emergencies".to_owned(), "/emergencies/new".to_owned(), format!("{event}/edit"), format!("{event}/tasks")] {
                let _ = manager.get_html(&page).await.is(200);
            }
        }
        let wrong = manager.post_form("/emergencies", &[("kind", ""), ("count", "x"), ("at", "soon"), ("languages", "klingon")]).await.is(422).text();
        assert!(wrong.contains("Dites ce qui se passe.") && wrong.contains("Écrivez un nombre, 300 au plus."), "{wrong}");
    })
    .await;
}

/// What the home page would ask of all rooms.
async fn waits(cx: web::Cx) -> web::Result<axum::response::Response> {
    let mut out = Vec::new();
    let mut conn = cx.read().await?;
    for ask in cx.app().rooms().iter().filter_map(|room| room.waits) {
        out.extend(ask(&cx, &mut conn).await?.into_iter().filter(|wait| wait.key.starts_with("event-") || wait.key.starts_with("task-")));
    }
    cx.json(axum::http::StatusCode::OK, &out)
}

fn rooms_and_home() -> Vec<Room> {
    let routes = || vec![web::Route::get("/waits", web::Need::Duty(access::Duty::OwnAccount), waits).says("What waits")];
    [rooms(), vec![Room { name: "home", routes, ..Room::EMPTY }]].concat()
}

#[tokio::test]
async fn what_waits_is_said_to_those_it_waits_for() {
    each_app(rooms_and_home, |app| async move {
        let (manager, clerk, guard) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Guard).await);
        let event = open(&manager, "5").await;
        let _ = press(&clerk, &event, ("1", "immediate")).await;
        let _ = press(&clerk, &event, ("2", "delayed")).await;
        let _ = manager.post_json(&format!("{event}/tasks/usual"), json!({})).await.data(201);
        let said = |value: &Value| -> Vec<(String, i64, String)> {
            value.as_array().unwrap().iter().filter(|w| number(w, "/count") > 0).map(|w| (text(w, "/key"), number(w, "/count"), text(w, "/path"))).collect()
        };
        let to = |key: &str, n: i64, room: &str| (key.to_owned(), n, format!("{event}/{room}"));
        let seen = clerk.get("/waits").await.data(200);
        assert_eq!(said(&seen), [to("event-wait-triage", 3, "triage"), to("event-wait-queue", 2, "queue")]);
        assert_eq!(seen.pointer("/0/urgent"), Some(&json!(true)));
        assert_eq!(guard.get("/waits").await.data(200), json!([]));
        app.advance_ms(6 * 3_600_000);
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        assert_eq!(said(&clerk.get("/waits").await.data(200)).get(1), Some(&to("event-wait-count", 1, "count")));
        assert!(said(&manager.get("/waits").await.data(200)).contains(&to("task-wait-overdue", 8, "tasks")));
        // The rail counts those nobody has looked at.
        assert!(clerk.get_html("/emergencies").await.is(200).text().contains("<span class=\"count\">3<"));
        let _ = manager.post_json(&format!("{event}/close"), json!({})).await.data(201);
        assert_eq!(said(&manager.get("/waits").await.data(200)), []);
    })
    .await;
}
