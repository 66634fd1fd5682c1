//! Care over HTTP, on both engines: who may ask may not read; who is called is called alone; who follows is chosen; a
//! shift is handed over by one and taken over by another.

use std::collections::BTreeMap;

use access::Role;
use ledger::{Author, Instant};
use serde_json::{Value, json};
use testing::http::{Client, START, TestApp, each_app};
use text::Locale;
use web::Room;

fn rooms() -> Vec<Room> {
    people::rooms().into_iter().chain(house::rooms()).chain(crate::rooms()).collect()
}

const HOUR: i64 = 3_600_000;
/// A page of HTML is at most so long.
const PAGE_BYTES_MAX: usize = 30_000;

const COLUMNS: &[(&str, &str)] = &[
    ("screening", "screening_id, person_id, anonymous, site_id, at, latest, next_on"),
    ("alert", "alert_id, person_id, anonymous, site_id, kind, level, wish, raised_at, state, by_user, changed_at"),
    ("file", "person_id, file_id, site_id, manager, urgency, opened_at, given_at, closed_at"),
    ("staff_profile", "user_id"),
    ("handover", "handover_id, site_id, post, handed_at, handed_by, taken_at, taken_by, replaced"),
    ("shift_note", "note_id, stream_id, person_id, site_id, post, class, written_at, author, ticked_at, ticked_by"),
    ("assignment", "person_id, user_id, since_at"),
];

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

fn list(value: &Value, pointer: &str, inner: &str) -> Vec<String> {
    let all = value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}"));
    all.iter().map(|one| if inner.is_empty() { one.as_str().unwrap().to_owned() } else { text(one, inner) }).collect()
}

async fn post(client: &Client, path: &str, form: Value) -> Value {
    client.post_json(path, form).await.data(201)
}

/// The ledger holds, and the tables follow from it.
async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    assert!(!live.is_empty());
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

async fn consent(clerk: &Client, more: Value) -> String {
    let mut form = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&post(clerk, "/consents", form).await, "/id")
}

/// Somebody registered and let in; gives id and code.
async fn person(clerk: &Client, (given, family): (&str, &str), more: Value) -> (String, String) {
    let child = more.get("birth").and_then(Value::as_str).is_some_and(|birth| birth > "2009" && birth.len() == 4);
    let agreed = if child { json!({"child": "yes", "guardian_kind": "none_yet", "assent": "assent"}) } else { json!({}) };
    let id = consent(clerk, agreed).await;
    let mut form =
        json!({"person": id, "given": given, "family": family, "sex": "2", "birth": "1995", "nationality": "GIN", "language": "ful", "with": "alone"});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = post(clerk, "/people", form).await;
    post(clerk, &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
    (id, text(&made, "/code"))
}

/// The staff of a centre, one of each role that has to do with care, and one that has not.
async fn staff(app: &TestApp) -> BTreeMap<Role, Client> {
    let mut all = BTreeMap::new();
    for role in [
        Role::Clerk,
        Role::Reception,
        Role::Guard,
        Role::CentreManager,
        Role::Health,
        Role::Psychosocial,
        Role::ProtectionOfficer,
        Role::CaseManager,
        Role::Legal,
        Role::Administrator,
        Role::DataProtection,
        Role::Monitoring,
    ] {
        all.insert(role, app.as_user(role).await);
    }
    all
}

#[tokio::test]
async fn who_asks_does_not_read_back() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (clerk, protection) = (&staff[&Role::Clerk], &staff[&Role::ProtectionOfficer]);
        let (id, _) = person(clerk, ("Aminata", "Kone"), json!({})).await;
        let path = format!("/people/{id}/screening");
        let form = clerk.get_html(&path).await.is(200).text();
        assert!(form.contains("Ne demandez jamais ce qui s’est passé") && form.contains("Vous sentez-vous en sécurité ici"), "{form}");
        assert!(form.len() < PAGE_BYTES_MAX, "{}", form.len());
        assert!(!form.contains("name=\"child\"") && form.contains("name=\"pregnant\""), "what is known is not asked");
        let again = clerk.post_form(&path, &[("fear", "yes")]).await.is(422).text();
        assert!(again.contains("Demandez si nous pouvons prévenir") && again.contains("id=\"fear-yes\" value=\"yes\" checked"), "what was typed is kept");
        let done = post(
            clerk,
            &path,
            json!({"fear": "yes", "hurt": "yes", "safe": "yes", "leave": "yes", "wish": "woman", "spoken": "interpreter", "language": "peul"}),
        )
        .await;
        assert_eq!(list(&done, "/told", ""), ["health", "protection_officer"]);

        // The one who asked learns who will be told; nobody learns what was answered.
        let own = clerk.get(&path).await.data(200);
        assert_eq!(list(&own, "/told/roles", ""), ["health", "protection_officer"]);
        let other = app.as_user(Role::Clerk).await;
        for (client, reminded) in
            [(clerk, true), (&other, false), (&staff[&Role::Reception], false), (&staff[&Role::Health], false), (&staff[&Role::Psychosocial], false)]
        {
            let seen = client.get(&path).await.data(200);
            assert_eq!(seen.pointer("/told").is_some_and(Value::is_object), reminded);
            assert!(seen.pointer("/readings").is_some_and(Value::is_null), "{seen}");
            assert_eq!(seen.pointer("/form/fear").and_then(Value::as_str), Some(""));
            assert_eq!(seen.pointer("/review/level").and_then(Value::as_str), Some(""));
            assert!(list(&seen, "/questions", "/value").iter().all(String::is_empty), "{seen}");
            for path in [path.clone(), format!("{path}?again=1")] {
                let page = client.get_html(&path).await.is(200).text();
                for word in ["a peur de quelqu’un", "value=\"yes\" checked", "class=\"tag warn\"", "élevé"] {
                    assert!(!page.contains(word), "{word} in {page}");
                }
            }
            let person = client.get_html(&format!("/people/{id}")).await.text();
            assert!(!person.contains("Risque") && !person.contains("élevé"));
            let status = client.post_json(&format!("{path}/review"), json!({"category": [], "level": "low", "reason": "no"})).await.status.as_u16();
            assert_eq!(status, 403);
        }
        for role in [Role::Guard, Role::CentreManager, Role::Legal, Role::Administrator, Role::DataProtection, Role::Monitoring] {
            assert_eq!(staff[&role].get(&path).await.status, 403, "{role:?}");
        }
        assert_eq!(staff[&Role::CaseManager].get(&path).await.status, 404, "not assigned");

        let read = protection.get(&path).await.data(200);
        assert_eq!(
            (text(&read, "/readings/0/level"), list(&read, "/readings/0/categories", "")),
            ("high".to_owned(), vec!["medical".to_owned(), "protection".to_owned()])
        );
        assert_eq!(list(&read, "/readings/0/signs", ""), ["fear", "hurt"]);
        let page = protection.get_html(&path).await.is(200).text();
        assert!(page.contains("a peur de quelqu’un") && page.contains("élevé"));
        assert!(protection.get_html(&format!("/people/{id}")).await.is(200).text().contains("Risque"));
        let review = format!("{path}/review");
        assert_eq!(protection.post_json(&review, json!({"category": ["protection"], "level": "high"})).await.is(422).problems(), ["screening-reason-missing"]);
        post(protection, &review, json!({"category": ["protection"], "level": "critical", "reason": "seen by the nurse; afraid"})).await;
        let read = protection.get(&path).await.data(200);
        assert_eq!((text(&read, "/readings/0/level"), text(&read, "/readings/0/reviews/0/removed/0")), ("critical".to_owned(), "medical".to_owned()));
        // The day after, not even the one who asked is reminded.
        app.advance_ms(13 * HOUR);
        let mut write = app.ledger().write(Author { user: clerk.user, site: app.site }).await.unwrap();
        let token = web::session::open(&mut write, clerk.user, app.site, "test", true).await.unwrap();
        write.commit().await.unwrap();
        clerk.put_cookie("relais_session", &token);
        assert!(clerk.get(&path).await.data(200).pointer("/told").is_some_and(Value::is_null));
        sound(&app).await;
    })
    .await;
}

/// Names that a reader finds in `/alerts`, as data and as a page.
async fn heard(client: &Client, names: &[&str]) -> Vec<String> {
    let data = client.get("/alerts").await.data(200).to_string();
    let page = client.get_html("/alerts").await.is(200).text();
    assert!(page.len() < PAGE_BYTES_MAX);
    let found: Vec<String> = names.iter().filter(|name| data.contains(**name)).map(|name| (*name).to_owned()).collect();
    for name in names {
        assert_eq!(page.contains(*name), data.contains(*name), "{name}");
    }
    found
}

#[tokio::test]
async fn each_alert_is_heard_by_its_role_alone() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let clerk = &staff[&Role::Clerk];
        let names = ["Fanta", "Binta", "Djeneba", "Mamadi", "Salimata"];
        let all = [
            ("Fanta", json!({"hurt": "yes"}), json!({})),
            ("Binta", json!({"fear": "yes"}), json!({})),
            ("Djeneba", json!({"distress": "yes"}), json!({})),
            ("Mamadi", json!({"alone": "yes"}), json!({"birth": "2012", "sex": "1"})),
            ("Salimata", json!({"help": "yes"}), json!({})),
        ];
        let mut ids = BTreeMap::new();
        for ((given, answers, more), family) in all.into_iter().zip(["Camara", "Kone", "Sangare", "Bah", "Diarra"]) {
            let (id, _) = person(clerk, (given, family), more).await;
            let mut form = json!({"leave": "yes"});
            form.as_object_mut().unwrap().extend(answers.as_object().unwrap().clone());
            post(clerk, &format!("/people/{id}/screening"), form).await;
            ids.insert(given, id);
        }
        assert_eq!(heard(&staff[&Role::Health], &names).await, ["Fanta"]);
        assert_eq!(heard(&staff[&Role::Psychosocial], &names).await, ["Djeneba"]);
        assert_eq!(heard(&staff[&Role::ProtectionOfficer], &names).await, ["Binta", "Mamadi", "Salimata"]);
        assert_eq!(heard(&staff[&Role::CaseManager], &names).await, [""; 0], "nobody is assigned to them yet");
        let officer = &staff[&Role::ProtectionOfficer];
        post(officer, &format!("/people/{}/assign", ids["Salimata"]), json!({"user": staff[&Role::CaseManager].user})).await;
        post(officer, &format!("/people/{}/assign", ids["Binta"]), json!({"user": staff[&Role::CaseManager].user})).await;
        assert_eq!(heard(&staff[&Role::CaseManager], &names).await, ["Salimata"], "their own people, and of those what is for them");
        for role in [Role::Clerk, Role::Reception, Role::Guard, Role::CentreManager, Role::Legal, Role::Administrator, Role::DataProtection, Role::Monitoring] {
            assert_eq!(staff[&role].get("/alerts").await.status, 403, "{role:?}");
            assert_eq!(staff[&role].get_html("/alerts").await.status, 403, "{role:?}");
        }
        // What waits is counted for those alone who hear it.
        let waits = async |role: Role| staff[&role].get("/shift").await.data(200).pointer("/open").cloned().unwrap().to_string();
        for (role, told) in [
            (Role::Health, true),
            (Role::ProtectionOfficer, true),
            (Role::Clerk, false),
            (Role::Guard, false),
            (Role::CentreManager, false),
            (Role::Reception, false),
        ] {
            assert_eq!(waits(role).await.contains("alert-wait"), told, "{role:?}");
        }
        assert!(waits(Role::ProtectionOfficer).await.contains("alert-wait-urgent") && !waits(Role::Health).await.contains("alert-wait-urgent"));

        // An alert for somebody else does not exist.
        let alerts = officer.get("/alerts").await.data(200);
        assert_eq!(text(&alerts, "/alerts/0/level"), "high");
        let mine = text(&staff[&Role::Health].get("/alerts").await.data(200), "/alerts/0/id");
        for (role, client) in &staff {
            let expected = match role {
                Role::Health => 200,
                Role::Clerk | Role::Reception | Role::Psychosocial | Role::ProtectionOfficer | Role::CaseManager => 404,
                _ => 403,
            };
            assert_eq!(client.get(&format!("/alerts/{mine}")).await.status, expected, "{role:?}");
            if *role != Role::Health {
                let passed = client.post_json(&format!("/alerts/{mine}/done"), json!({"outcome": "seen"})).await.status;
                assert!(passed == 403 || passed == 404, "{role:?}");
            }
        }
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn an_alert_is_taken_passed_on_and_finished() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (clerk, nurse, counsellor) = (&staff[&Role::Clerk], &staff[&Role::Health], &staff[&Role::Psychosocial]);
        let (id, _) = person(clerk, ("Hawa", "Sylla"), json!({})).await;
        post(clerk, &format!("/people/{id}/screening"), json!({"urgent": "yes", "leave": "no"})).await;
        let alert = text(&nurse.get("/alerts").await.data(200), "/alerts/0/id");
        let page = nurse.get_html(&format!("/alerts/{alert}")).await.is(200).text();
        assert!(page.contains("Hawa Sylla") && page.contains("À voir tout de suite."), "a life is at stake: told though she would rather not");
        post(nurse, &format!("/alerts/{alert}/take"), json!({})).await;
        assert_eq!(nurse.post_json(&format!("/alerts/{alert}/take"), json!({})).await.is(409).problems(), ["alert-yours"]);
        assert_eq!(nurse.post_json(&format!("/alerts/{alert}/pass"), json!({"to": "medical"})).await.is(422).problems(), ["alert-to-missing"]);
        assert!(nurse.post_form(&format!("/alerts/{alert}/done"), &[("outcome", "")]).await.is(422).text().contains("Dites comment cela s’est terminé."));
        post(nurse, &format!("/alerts/{alert}/pass"), json!({"to": "psychosocial"})).await;
        assert_eq!(heard(nurse, &["Hawa"]).await, [""; 0]);
        assert_eq!(heard(counsellor, &["Hawa"]).await, ["Hawa"]);
        assert_eq!(nurse.get(&format!("/alerts/{alert}")).await.status, 404);
        let _ = counsellor.post_form(&format!("/alerts/{alert}/take"), &[]).await.is(303);
        let _ = counsellor.post_form(&format!("/alerts/{alert}/done"), &[("outcome", "seen")]).await.is(303);
        assert_eq!(counsellor.post_json(&format!("/alerts/{alert}/done"), json!({"outcome": "seen"})).await.is(409).problems(), ["alert-over"]);
        assert_eq!(heard(counsellor, &["Hawa"]).await, [""; 0]);
        assert_eq!(text(&counsellor.get("/alerts?state=done").await.data(200), "/alerts/0/name"), "Hawa Sylla");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn no_alert_is_heard_by_nobody() {
    each_app(rooms, |app| async move {
        // No counsellor works at this centre, and the nurse may not open closed files.
        let (clerk, nurse, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::Health).await, app.as_user(Role::ProtectionOfficer).await);
        let (sad, _) = person(&clerk, ("Kadiatou", "Barry"), json!({})).await;
        let done = post(&clerk, &format!("/people/{sad}/screening"), json!({"distress": "yes", "leave": "yes"})).await;
        assert_eq!(list(&done, "/told", ""), ["protection_officer"], "the page says who hears it in truth");
        let (closed, _) = person(&clerk, ("Nene", "Diallo"), json!({})).await;
        post(&clerk, &format!("/people/{closed}/screening"), json!({"hurt": "yes", "leave": "yes"})).await;
        assert_eq!(heard(&nurse, &["Kadiatou", "Nene"]).await, ["Nene"]);
        post(&officer, &format!("/people/{closed}/restrict"), json!({"restricted": "yes", "reason": "relative of staff"})).await;
        assert_eq!(heard(&nurse, &["Kadiatou", "Nene"]).await, [""; 0]);
        assert_eq!(heard(&officer, &["Kadiatou", "Nene"]).await, ["Kadiatou", "Nene"]);
        // An account that is opened later hears its own from then on.
        let counsellor = app.as_user(Role::Psychosocial).await;
        assert_eq!(heard(&counsellor, &["Kadiatou", "Nene"]).await, ["Kadiatou"]);
        assert_eq!(heard(&officer, &["Kadiatou", "Nene"]).await, ["Nene"]);
        // Another centre hears nothing.
        let far = app.open_site("Centre de Zinder", "ZND");
        let elsewhere = app.as_user_at(far, Role::ProtectionOfficer).await;
        assert_eq!(heard(&elsewhere, &["Kadiatou", "Nene"]).await, [""; 0]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn everyone_who_comes_in_is_asked_within_a_day() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let clerk = &staff[&Role::Clerk];
        let (seen, _) = person(clerk, ("Aissata", "Bah"), json!({})).await;
        let (late, _) = person(clerk, ("Oumou", "Sow"), json!({})).await;
        let anonymous = text(&post(clerk, "/consents", json!({"decision": "refused", "need": ["bed"]})).await, "/id");
        post(clerk, &format!("/stays/admit/{anonymous}"), json!({"bed": "none"})).await;
        let due = clerk.get("/screenings/due").await.data(200);
        assert_eq!((number(&due, "/due_count"), number(&due, "/late_count")), (3, 0));
        assert!(due.pointer("/again").is_some_and(Value::is_null) && due.pointer("/alerts").is_some_and(Value::is_null), "for trained staff only");
        post(clerk, &format!("/people/{seen}/screening"), json!({"safe": "yes", "hurt": "no"})).await;
        assert!(clerk.get_html(&format!("/people/{anonymous}/screening")).await.is(200).text().contains("ANO-"));
        assert_eq!(staff[&Role::CaseManager].get(&format!("/people/{anonymous}/screening")).await.status, 404);
        post(clerk, &format!("/people/{anonymous}/screening"), json!({"child": "yes", "alone": "yes", "leave": "no"})).await;
        let officer = &staff[&Role::ProtectionOfficer];
        assert_eq!(text(&officer.get("/alerts").await.data(200), "/alerts/0/level"), "high", "a child alone, without a name");
        assert_eq!(list(&clerk.get("/screenings/due").await.data(200), "/due", "/id"), [late.as_str()]);
        assert_eq!(staff[&Role::Guard].get("/screenings/due").await.status, 403);

        app.advance_ms(25 * HOUR);
        let (clerk, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let due = clerk.get("/screenings/due").await.data(200);
        assert_eq!((number(&due, "/due_count"), number(&due, "/late_count")), (1, 1));
        assert!(clerk.get("/shift").await.data(200).pointer("/open").unwrap().to_string().contains("screening-wait-due"));
        let again = officer.get("/screenings/due").await.data(200);
        assert_eq!(list(&again, "/again", "/id"), [anonymous.as_str()], "high: the day after");
        post(&clerk, &format!("/people/{late}/screening"), json!({"hurt": "yes", "safe": "yes", "leave": "yes"})).await;

        let mut conn = app.ledger().read().await.unwrap();
        let day = |n: i64| START.plus_ms(n * 24 * HOUR);
        assert_eq!(crate::screening::coverage(&mut conn, app.site, day(-1), day(3)).await.unwrap(), (2, 3), "one was asked too late");
        assert_eq!(crate::screening::coverage(&mut conn, app.site, day(2), day(3)).await.unwrap(), (0, 0));
        let profile = crate::screening::profile(&app.app, &mut conn, (app.site, day(-1), day(3))).await.unwrap();
        drop(conn);
        assert_eq!(profile.screened, 3);
        assert_eq!(profile.by_category, BTreeMap::from([("child_alone".to_owned(), 1), ("medical".to_owned(), 1)]));
        assert_eq!(profile.by_level.values().sum::<i64>(), 3);

        // Whoever agrees after all is not asked again: what was answered goes on in the file.
        let agreed = consent(&clerk, json!({"contact": anonymous, "child": "yes", "guardian_kind": "none_yet", "assent": "assent"})).await;
        let form = json!({"person": agreed, "given": "Sekou", "family": "Toure", "sex": "1", "birth": "2012", "nationality": "GIN", "language": "ful", "with": "alone"});
        post(&clerk, "/people", form).await;
        assert_eq!(number(&clerk.get("/screenings/due").await.data(200), "/due_count"), 0);
        assert_eq!(clerk.post_json(&format!("/people/{anonymous}/screening"), json!({"safe": "yes"})).await.is(409).problems(), ["screening-contact-closed"]);
        assert_eq!(text(&officer.get(&format!("/people/{agreed}/screening")).await.data(200), "/readings/0/level"), "high");
        assert_eq!(list(&officer.get("/alerts").await.data(200), "/alerts", "/name"), ["Sekou Toure"]);
        let profile = crate::screening::profile(&app.app, &mut app.ledger().read().await.unwrap(), (app.site, day(-1), day(3))).await.unwrap();
        assert_eq!(profile.screened, 3, "counted once");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_follow_up_is_given_and_access_goes_with_it() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (clerk, officer, manager, first) =
            (&staff[&Role::Clerk], &staff[&Role::ProtectionOfficer], &staff[&Role::CentreManager], &staff[&Role::CaseManager]);
        let second = app.as_user(Role::CaseManager).await;
        post(first, "/my/profile", json!({"languages": "français, haoussa", "gender": "man"})).await;
        post(&second, "/my/profile", json!({"languages": "français, peul", "gender": "woman"})).await;
        assert!(second.get_html("/my/profile").await.is(200).text().contains("peul"));
        assert_eq!(first.post_json("/my/profile", json!({"languages": "elfique"})).await.is(422).problems(), ["profile-language-unknown"]);
        let (id, _) = person(clerk, ("Maimouna", "Balde"), json!({})).await;
        post(clerk, &format!("/people/{id}/screening"), json!({"fear": "yes", "leave": "yes", "wish": "woman"})).await;
        let path = format!("/people/{id}/follow");
        for (client, status) in [(clerk, 403), (&staff[&Role::Guard], 403), (first, 404)] {
            assert_eq!(client.get(&path).await.status, status);
        }
        let prepared = officer.get(&path).await.data(200);
        assert_eq!(
            (text(&prepared, "/form/reason"), text(&prepared, "/form/urgency"), text(&prepared, "/form/wish")),
            ("protection".to_owned(), "high".to_owned(), "woman".to_owned())
        );
        let blank = manager.get(&path).await.data(200);
        assert_eq!((text(&blank, "/form/reason"), text(&blank, "/form/wish")), (String::new(), String::new()), "a manager reads no screening");
        assert_eq!(officer.post_json(&path, json!({"reason": "fear"})).await.is(422).problems(), ["file-reason-unknown", "file-urgency-missing"]);
        let opened = officer.post_form(&path, &[("reason", "protection"), ("urgency", "high"), ("language", "peul"), ("wish", "woman")]).await.is(303);
        assert_eq!(opened.location(), path);
        assert_eq!(officer.post_json(&path, json!({"reason": "protection", "urgency": "high"})).await.is(409).problems(), ["file-already-open"]);
        assert_eq!(number(&manager.get("/follow").await.data(200), "/unassigned"), 1);
        let waits = manager.get("/shift").await.data(200).pointer("/open").unwrap().to_string();
        assert!(waits.contains("file-wait-unassigned"), "{waits}");

        let offered = manager.get(&path).await.data(200);
        assert_eq!(list(&offered, "/offers", "/user"), [second.user.to_string(), first.user.to_string()]);
        assert_eq!(list(&offered, "/offers/0/why", "/key"), ["file-why-gender", "file-why-language", "file-why-load"]);
        let page = manager.get_html(&path).await.is(200).text();
        assert!(page.contains("parle sa langue") && !page.contains(">protection<"), "why it was opened is not a manager's to read: {page}");
        assert_eq!(text(&offered, "/file/reason"), "");
        let give = format!("{path}/give");
        assert_eq!(manager.post_json(&give, json!({"user": first.user})).await.is(422).problems(), ["file-reason-aside"]);
        assert_eq!(manager.post_json(&give, json!({"user": clerk.user, "reason": "x"})).await.is(422).problems(), ["file-nobody"]);
        post(manager, &give, json!({"user": second.user})).await;
        assert_eq!(second.get(&format!("/people/{id}")).await.status, 200);
        assert_eq!(first.get(&format!("/people/{id}")).await.status, 404);
        assert_eq!(list(&second.get("/follow").await.data(200), "/files", "/name"), ["Maimouna Balde"]);
        assert_eq!(first.get("/follow").await.data(200).pointer("/files").and_then(Value::as_array).map(Vec::len), Some(0));
        assert!(second.get_html(&path).await.is(200).text().contains("protection"));
        assert_eq!(
            text(&second.get(&format!("/people/{id}/screening")).await.data(200), "/readings/0/level"),
            "high",
            "a case manager reads the screening of their people"
        );

        // It goes to somebody else, with a reason; the access of the first ends with it.
        assert_eq!(manager.post_json(&give, json!({"user": first.user})).await.is(422).problems(), ["file-reason-regive"]);
        post(manager, &give, json!({"user": first.user, "reason": "leaves the centre; she agrees"})).await;
        assert_eq!(second.get(&format!("/people/{id}")).await.status, 404);
        assert_eq!(first.get(&format!("/people/{id}")).await.status, 200);
        let load = crate::file::caseload(&app.app, &mut app.ledger().read().await.unwrap(), app.site).await.unwrap();
        assert_eq!((load.open, load.managers), (1, 2));
        // Somebody taken off the file at the person's page no longer follows.
        post(officer, &format!("/people/{id}/unassign"), json!({"user": first.user})).await;
        assert_eq!(number(&manager.get("/follow").await.data(200), "/unassigned"), 1);
        post(&second, "/my/profile", json!({"languages": "peul", "gender": "woman", "away_from": "2026-03-01"})).await;
        assert_eq!(list(&manager.get(&path).await.data(200), "/offers", "/user"), [first.user.to_string(), second.user.to_string()], "who is away comes last");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_shift_is_handed_over_and_taken_over() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (clerk, reception, guard, manager) = (&staff[&Role::Clerk], &staff[&Role::Reception], &staff[&Role::Guard], &staff[&Role::CentreManager]);
        let incoming = app.as_user(Role::Clerk).await;
        let (id, code) = person(clerk, ("Ramatou", "Issa"), json!({})).await;
        post(clerk, "/shift/notes", json!({"class": "general", "text": "Le robinet de la cour goutte"})).await;
        post(clerk, "/shift/notes", json!({"class": "safety", "text": "La porte nord ferme mal"})).await;
        post(clerk, "/shift/notes", json!({"class": "person", "code": code, "text": "Attend un appel de sa tante"})).await;
        assert_eq!(
            clerk.post_json("/shift/notes", json!({"class": "person", "code": "AGZ-222-222", "text": "x"})).await.is(422).problems(),
            ["shift-code-unknown"]
        );
        assert_eq!(
            reception.post_json("/shift/notes", json!({"class": "person", "code": code, "text": "x"})).await.is(422).problems(),
            ["shift-class-missing"]
        );
        let typed = clerk.post_form("/shift/notes", &[("class", "person"), ("text", "Sans code")]).await.is(422).text();
        assert!(typed.contains("Sans code") && typed.contains("Écrivez le code de la personne."));

        let secret = ["Ramatou", "tante", "robinet", &id, &code];
        for (client, sees) in
            [(&incoming, [true, true, true]), (reception, [false, true, true]), (guard, [false, false, true]), (manager, [false, false, true])]
        {
            let (page, data) = (client.get_html("/shift").await.is(200).text(), client.get("/shift").await.data(200).to_string());
            assert!(page.len() < PAGE_BYTES_MAX);
            for seen in [page, data] {
                assert_eq!([seen.contains("tante"), seen.contains("robinet"), seen.contains("porte nord")], sees);
                if !sees[0] {
                    assert!(secret.iter().enumerate().all(|(n, word)| !seen.contains(word) || (n == 2 && sees[1])), "{seen}");
                }
            }
        }
        let gate = guard.get("/shift").await.data(200);
        assert_eq!((number(&gate, "/heads"), list(&gate, "/classes", "")), (1, vec!["safety".to_owned()]));
        assert_eq!(guard.post_json("/shift/notes", json!({"class": "general", "text": "x"})).await.is(422).problems(), ["shift-class-missing"]);
        assert_eq!(guard.get("/shift?post=desk").await.status, 404, "another's post");

        let _ = clerk.post_form("/shift/hand-over", &[("post", "desk")]).await.is(303);
        let first = text(&incoming.get("/shift").await.data(200), "/pending");
        let handed = post(clerk, "/shift/hand-over", json!({})).await;
        let handover = text(&handed, "/handover");
        assert_ne!(first, handover, "one's own is replaced");
        assert_eq!(incoming.post_json(&format!("/shift/{first}/take-over"), json!({"read": "yes"})).await.is(409).problems(), ["shift-replaced"]);
        assert_eq!(incoming.post_json("/shift/hand-over", json!({})).await.is(409).problems(), ["shift-pending-other"]);
        let path = format!("/shift/{handover}");
        let read = incoming.get(&path).await.data(200);
        assert_eq!(
            (number(&read, "/heads"), text(&read, "/open/0/key"), read.pointer("/notes").and_then(Value::as_array).map(Vec::len)),
            (1, "screening-wait-due".to_owned(), Some(3))
        );
        assert_eq!(reception.get(&path).await.data(200).pointer("/notes").and_then(Value::as_array).map(Vec::len), Some(2));
        assert_eq!(guard.get(&path).await.status, 404);
        let take = format!("{path}/take-over");
        assert_eq!(clerk.post_json(&take, json!({"read": "yes"})).await.is(409).problems(), ["shift-own"]);
        assert!(incoming.post_form(&take, &[]).await.is(422).text().contains("Cochez que vous avez lu."));
        assert_eq!(guard.post_json(&take, json!({"read": "yes"})).await.status, 404);
        let _ = incoming.post_form(&take, &[("read", "yes")]).await.is(303);
        assert_eq!(reception.post_json(&take, json!({"read": "yes"})).await.is(409).problems(), ["shift-taken-already"]);
        let past = incoming.get("/shift/past").await.data(200);
        assert_eq!((list(&past, "/handovers", "/id"), text(&past, "/handovers/0/taken_by")), (vec![handover], incoming.user.to_string()));

        // A note stays until somebody who may read it ticks it.
        let note = |data: &Value, class: &str| {
            let all = data.pointer("/notes").and_then(Value::as_array).unwrap();
            all.iter().find(|note| text(note, "/class") == class).map(|note| text(note, "/id")).unwrap()
        };
        let now = incoming.get("/shift").await.data(200);
        let (about, safety) = (note(&now, "person"), note(&now, "safety"));
        assert_eq!(reception.post_json(&format!("/shift/notes/{about}/tick"), json!({})).await.status, 404);
        post(guard, &format!("/shift/notes/{safety}/tick"), json!({})).await;
        post(&incoming, &format!("/shift/notes/{about}/tick"), json!({})).await;
        assert_eq!(incoming.post_json(&format!("/shift/notes/{about}/tick"), json!({})).await.status, 404, "once");
        let left = incoming.get("/shift").await.data(200);
        assert_eq!(list(&left, "/notes", "/text"), ["Le robinet de la cour goutte"]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_handover_that_waits_is_told_to_the_next() {
    each_app(rooms, |app| async move {
        let (day, night) = (app.as_user(Role::Guard).await, app.as_user(Role::Guard).await);
        post(&day, "/shift/hand-over", json!({})).await;
        let waits = async |client: &Client| {
            let page = client.get_html("/shift").await.is(200).text();
            (page.contains("Une relève vous attend."), page.contains("Votre relève n’est pas encore prise."))
        };
        assert_eq!((waits(&day).await, waits(&night).await), ((false, true), (true, false)));
        let id = text(&night.get("/shift").await.data(200), "/pending");
        post(&night, &format!("/shift/{id}/take-over"), json!({"read": "yes"})).await;
        assert_eq!((waits(&day).await, waits(&night).await), ((false, false), (false, false)));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn every_page_speaks_three_languages() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (clerk, officer) = (&staff[&Role::Clerk], &staff[&Role::ProtectionOfficer]);
        let (id, _) = person(clerk, ("Zeinabou", "Ali"), json!({})).await;
        post(clerk, &format!("/people/{id}/screening"), json!({"fear": "yes", "self_harm": "yes", "leave": "yes", "wish": "woman", "spoken": "direct"})).await;
        post(officer, &format!("/people/{id}/screening/review"), json!({"category": ["protection", "distress", "other"], "level": "high", "reason": "vu"}))
            .await;
        let alert = text(&officer.get("/alerts").await.data(200), "/alerts/0/id");
        post(officer, &format!("/people/{id}/follow"), json!({"reason": "protection", "urgency": "high"})).await;
        let handover = text(&post(officer, "/shift/hand-over", json!({})).await, "/handover");
        let pages = [
            format!("/people/{id}/screening"),
            format!("/people/{id}/screening?again=1"),
            format!("/people/{id}/follow"),
            format!("/people/{id}"),
            format!("/alerts/{alert}"),
            format!("/shift/{handover}"),
            "/alerts".to_owned(),
            "/screenings/due".to_owned(),
            "/follow".to_owned(),
            "/my/profile".to_owned(),
            "/shift".to_owned(),
            "/shift/past".to_owned(),
        ];
        for locale in Locale::ALL {
            let officer = officer.clone().speaking(locale);
            for path in &pages {
                let page = officer.get_html(path).await.is(200).text();
                assert!(page.contains(&format!("lang=\"{}\"", locale.code())), "{path}");
                assert!(page.len() < PAGE_BYTES_MAX, "{path}: {}", page.len());
                let body = page.split("<main").nth(1).unwrap_or_default();
                for key in ["screening-", "alert-", "file-", "shift-", "profile-", "level-"] {
                    let shown = body.split('>').skip(1).filter_map(|part| part.split('<').next()).find(|words| words.trim().starts_with(key));
                    assert!(shown.is_none(), "{path} in {}: {shown:?}", locale.code());
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_answered_can_be_erased() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, _) = person(&staff[&Role::Clerk], ("Adama", "Coulibaly"), json!({})).await;
        post(&staff[&Role::Clerk], &format!("/people/{id}/screening"), json!({"fear": "yes", "leave": "yes"})).await;
        let officer = &staff[&Role::ProtectionOfficer];
        assert_eq!(heard(officer, &["Adama"]).await, ["Adama"]);
        let mut write = app.ledger().write(Author { user: officer.user, site: app.site }).await.unwrap();
        write.erase(id.parse().unwrap(), ledger::Compartment::Protection).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(heard(officer, &["Adama"]).await, [""; 0]);
        let read = officer.get(&format!("/people/{id}/screening")).await.data(200);
        assert_eq!(read.pointer("/readings/0/kept"), Some(&json!(false)), "that it was done stays, for counting");
        let far: (Instant, Instant) = (START.plus_ms(-HOUR), START.plus_ms(HOUR));
        let coverage = crate::screening::coverage(&mut app.ledger().read().await.unwrap(), app.site, far.0, far.1).await.unwrap();
        assert_eq!(coverage, (1, 1));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn what_two_files_hold_goes_on_in_one_and_back() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (clerk, officer, follower) = (&staff[&Role::Clerk], &staff[&Role::ProtectionOfficer], &staff[&Role::CaseManager]);
        let (kept, _) = person(clerk, ("Ramata", "Traore"), json!({})).await;
        let (lost, code) = person(clerk, ("Oumayma", "Ben Salah"), json!({"birth": "1990"})).await;
        post(clerk, &format!("/people/{lost}/screening"), json!({"fear": "yes", "leave": "yes"})).await;
        post(officer, &format!("/people/{lost}/follow"), json!({"reason": "protection", "urgency": "high"})).await;
        post(officer, &format!("/people/{lost}/follow/give"), json!({"user": follower.user})).await;
        post(clerk, "/shift/notes", json!({"class": "person", "code": code, "text": "Attend un vêtement chaud"})).await;
        let level = async |id: &str| officer.get(&format!("/people/{id}/screening")).await.data(200).pointer("/readings/0/level").cloned();
        let heard = async || list(&officer.get("/alerts").await.data(200), "/alerts", "/person");
        let noted = async || list(&clerk.get("/shift").await.data(200), "/notes", "/person");
        let followed = async || list(&follower.get("/follow").await.data(200), "/files", "/person");
        assert_eq!((level(&kept).await, heard().await, noted().await, followed().await), (None, vec![lost.clone()], vec![lost.clone()], vec![lost.clone()]));

        post(officer, &format!("/duplicates/{lost}/{kept}/merge"), json!({"into": kept, "reason": "she says so herself"})).await;
        assert_eq!(level(&kept).await, Some(json!("high")));
        assert_eq!((heard().await, noted().await, followed().await), (vec![kept.clone()], vec![kept.clone()], vec![kept.clone()]));
        assert_eq!(follower.get(&format!("/people/{kept}")).await.status, 200);
        sound(&app).await;

        post(officer, &format!("/duplicates/{lost}/part"), json!({"reason": "two women after all"})).await;
        assert_eq!((level(&kept).await, level(&lost).await), (None, Some(json!("high"))));
        assert_eq!((heard().await, noted().await, followed().await), (vec![lost.clone()], vec![lost.clone()], vec![lost.clone()]));
        assert_eq!(follower.get(&format!("/people/{kept}")).await.status, 404);
        sound(&app).await;
    })
    .await;
}
