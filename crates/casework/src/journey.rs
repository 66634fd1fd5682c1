//! Case work over HTTP, on both engines: a person is assessed, again when things change, and compared; a track leads
//! through its steps in their order; and nobody sees any of it who should not.

use std::collections::BTreeMap;

use access::Role;
use ledger::Compartment;
use serde_json::{Value, json};
use testing::http::{Client, START, TestApp, each_app};
use text::Locale;
use web::Room;

pub(crate) fn rooms() -> Vec<Room> {
    people::rooms().into_iter().chain(house::rooms()).chain(care::rooms()).chain(crate::rooms()).collect()
}

const DAY: i64 = 24 * 3_600_000;
/// A page of HTML is at most so long.
pub(crate) const PAGE_BYTES_MAX: usize = 30_000;

const COLUMNS: &[(&str, &str)] = &[
    ("assessment", "assessment_id, person_id, site_id, at, on_day, by_user, level, next_on, latest"),
    ("track", "track_id, person_id, site_id, opened_at, next_due, closed_at"),
    ("response", "response_id, site_id, kind, level, group_codes, factor_codes, stages, from_on, until_on, ended_on"),
    ("ranking_session", "session_id, site_id, held_on, deck, group_count, people_count, stage, by_user"),
    ("ranking_deck", "deck_id, site_id, name, language, cards, withdrawn"),
    ("file", "person_id, file_id, site_id, manager, urgency, opened_at, given_at, closed_at"),
    ("alert", "alert_id, person_id, anonymous, site_id, kind, level, wish, raised_at, state, by_user, changed_at"),
];

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

pub(crate) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

pub(crate) fn list(value: &Value, pointer: &str, inner: &str) -> Vec<String> {
    let all = value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}"));
    all.iter().map(|one| if inner.is_empty() { one.as_str().unwrap().to_owned() } else { text(one, inner) }).collect()
}

pub(crate) async fn post(client: &Client, path: &str, form: impl serde::Serialize) -> Value {
    client.post_json(path, form).await.data(201)
}

/// The ledger holds, and the tables follow from it.
pub(crate) async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    assert!(!live.is_empty());
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

/// Somebody registered and let in.
async fn person(clerk: &Client, (given, family): (&str, &str), more: Value) -> String {
    let child = more.get("birth").and_then(Value::as_str).is_some_and(|birth| birth > "2009" && birth.len() == 4);
    let mut agreed = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    if child {
        agreed.as_object_mut().unwrap().extend(json!({"child": "yes", "guardian_kind": "none_yet", "assent": "assent"}).as_object().unwrap().clone());
    }
    let id = text(&post(clerk, "/consents", agreed).await, "/id");
    let mut form =
        json!({"person": id, "given": given, "family": family, "sex": "2", "birth": "1995", "nationality": "GIN", "language": "ful", "with": "alone"});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    post(clerk, "/people", form).await;
    post(clerk, &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
    id
}

/// A centre at work: one account of each role that is asked.
pub(crate) struct Centre {
    pub(crate) clerk: Client,
    pub(crate) officer: Client,
    pub(crate) manager: Client,
    pub(crate) others: BTreeMap<Role, Client>,
}

impl Centre {
    pub(crate) async fn of(app: &TestApp) -> Self {
        let mut others = BTreeMap::new();
        for role in [
            Role::Reception,
            Role::Guard,
            Role::CentreManager,
            Role::Health,
            Role::Psychosocial,
            Role::Legal,
            Role::Solutions,
            Role::Administrator,
            Role::DataProtection,
            Role::Monitoring,
            Role::Information,
            Role::Logistics,
        ] {
            others.insert(role, app.as_user(role).await);
        }
        Self {
            clerk: app.as_user(Role::Clerk).await,
            officer: app.as_user(Role::ProtectionOfficer).await,
            manager: app.as_user(Role::CaseManager).await,
            others,
        }
    }

    /// Somebody followed by the case manager.
    pub(crate) async fn followed(&self, name: (&str, &str), more: Value) -> String {
        let id = person(&self.clerk, name, more).await;
        post(&self.officer, &format!("/people/{id}/follow"), json!({"reason": "protection", "urgency": "high"})).await;
        post(&self.officer, &format!("/people/{id}/follow/give"), json!({"user": self.manager.user})).await;
        id
    }
}

/// An assessment that comes to a medium risk.
pub(crate) fn medium() -> Value {
    json!({
        "own": "Je veux envoyer de l’argent à ma mère", "need": ["safety", "contact"], "urgent": ["contact"],
        "factor": ["no_papers", "debt", "skills"], "detail": ["debt"], "weight": ["3"], "note": ["due to the smuggler"], "rest_household": "no",
        "threat": ["coercion"], "actor": ["smuggler"], "often": ["sometimes"], "last": ["2026-02"], "span": "weeks", "near": "near",
        "capacity": ["trade", "kin"], "safety": "Go to the nurse", "spoken": "interpreter", "channel": "in_person",
    })
}

/// The same a while later, and worse.
fn critical() -> Value {
    let mut form = medium();
    let more = json!({
        "factor": ["no_papers", "debt", "distress", "violence_past", "age"], "detail": ["debt", "violence_past"], "weight": ["3", "3"], "note": ["", ""],
        "depends": ["age"], "polarity": ["risk"], "why": ["taken for older than she is"],
        "threat": ["coercion", "exploitation", "sexual_violence"], "actor": ["smuggler", "smuggler", "unknown"], "often": ["always", "often", "once"], "last": ["", "", ""],
        "capacity": [], "near": "here",
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

#[tokio::test]
async fn a_person_is_assessed_again_and_the_risk_has_risen() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (manager, officer) = (&centre.manager, &centre.officer);
        let id = centre.followed(("Fatoumata", "Diallo"), json!({})).await;
        let path = format!("/people/{id}/assessments");
        assert!(manager.get_html(&path).await.is(200).text().contains("Pas encore d’évaluation"));
        assert!(manager.get_html(&format!("/people/{id}")).await.is(200).text().contains("Faire l’évaluation"));

        // Without a follow-up nobody assesses.
        let alone = person(&centre.clerk, ("Oumou", "Sow"), json!({})).await;
        assert_eq!(officer.post_json(&format!("/people/{alone}/assessments"), medium()).await.is(409).problems(), ["assessment-no-follow-up"]);
        assert_eq!(officer.get(&format!("/people/{alone}/assessments/new")).await.status, 409);
        assert_eq!(manager.get(&format!("/people/{alone}/assessments")).await.status, 404, "not theirs");

        // What follows is shown before anything is noted.
        let mut weighed = medium();
        weighed.as_object_mut().unwrap().insert("step".to_owned(), json!("weigh"));
        let sum = manager.post_json(&path, weighed).await.data(200);
        assert_eq!((number(&sum, "/sum/score/threat"), number(&sum, "/sum/score/vulnerability")), (3, 3));
        assert_eq!((number(&sum, "/sum/risk_tenths"), text(&sum, "/sum/level")), (42, "medium".to_owned()));
        assert!(manager.get(&path).await.data(200).pointer("/reading").is_some_and(Value::is_null), "nothing was noted");
        assert_eq!(manager.post_json(&path, json!({})).await.is(422).problems(), ["assessment-nothing"]);

        let first = post(manager, &path, medium()).await;
        assert_eq!(
            (text(&first, "/level"), text(&first, "/next"), first.pointer("/alerted")),
            ("medium".to_owned(), "2026-04-01".to_owned(), Some(&json!(false)))
        );
        let read = manager.get(&path).await.data(200);
        assert_eq!(list(&read, "/reading/factors", "/code"), ["no_papers", "skills", "debt"]);
        assert_eq!((number(&read, "/reading/absent"), text(&read, "/reading/factors/2/words/note")), (13, "due to the smuggler".to_owned()));
        let page = manager.get_html(&path).await.is(200).text();
        assert!(page.contains("Je veux envoyer de l’argent") && page.contains("4,2") && page.contains("dettes"), "{page}");

        // Ten days later it is worse: the officer hears of it.
        app.advance_ms(10 * DAY);
        let (manager, officer) = (&again(&app, manager).await, &again(&app, officer).await);
        let form = manager.get_html(&format!("{path}/new")).await.is(200).text();
        assert!(form.contains("value=debt checked") && form.contains("due to the smuggler"), "what was found last is ticked");
        let second = post(manager, &path, critical()).await;
        assert_eq!(
            (text(&second, "/level"), text(&second, "/next"), second.pointer("/alerted")),
            ("critical".to_owned(), "2026-03-19".to_owned(), Some(&json!(true)))
        );
        let alerts = officer.get("/alerts").await.data(200);
        assert_eq!((list(&alerts, "/alerts", "/name"), text(&alerts, "/alerts/0/level")), (vec!["Fatoumata Diallo".to_owned()], "critical".to_owned()));
        assert_eq!(post(manager, &path, critical()).await.pointer("/alerted"), Some(&json!(false)), "once is enough");

        // All of them are kept, and two lie side by side.
        let read = manager.get(&path).await.data(200);
        assert_eq!(list(&read, "/versions", "/level"), ["critical", "critical", "medium"]);
        let (one, other) = (text(&first, "/assessment"), text(&second, "/assessment"));
        assert_eq!(text(&manager.get(&format!("{path}/{one}")).await.data(200), "/reading/sum/level"), "medium");
        let sides = manager.get(&format!("{path}/compare?one={other}&other={one}")).await.data(200);
        assert_eq!((text(&sides, "/one/id"), text(&sides, "/other/id")), (one.clone(), other.clone()), "the earlier first");
        assert_eq!(
            list(&sides, "/raised", "/code"),
            ["coercion", "exploitation", "sexual_violence", "violence_past", "distress", "skills", "age", "trade", "kin", "here"]
        );
        assert_eq!(list(&sides, "/lowered", "/code"), Vec::<String>::new());
        assert_eq!(manager.get(&format!("{path}/compare?one={one}&other={one}")).await.is(409).problems(), ["assessment-same-two"]);
        assert!(manager.get_html(&format!("{path}/compare")).await.is(200).text().contains("Rien n’a changé depuis."));

        // A level is set aside with a reason alone.
        let mut judged = critical();
        judged.as_object_mut().unwrap().insert("level".to_owned(), json!("high"));
        assert_eq!(manager.post_json(&path, &judged).await.is(422).problems(), ["assessment-reason-missing"]);
        judged.as_object_mut().unwrap().insert("reason".to_owned(), json!("She sleeps in the guarded wing now"));
        assert_eq!(text(&post(manager, &path, &judged).await, "/level"), "high");
        let page = manager.get_html(&path).await.is(200).text();
        for told in ["Proposition écartée.", "She sleeps in the guarded wing now", "jugement de la personne"] {
            assert!(page.contains(told), "{told} in {page}");
        }
        sound(&app).await;
    })
    .await;
}

/// The same account in a new session: days have passed.
async fn again(app: &TestApp, client: &Client) -> Client {
    let mut write = app.ledger().write(ledger::Author { user: client.user, site: app.site }).await.unwrap();
    let token = web::session::open(&mut write, client.user, app.site, "test", true).await.unwrap();
    write.commit().await.unwrap();
    client.put_cookie("relais_session", &token);
    client.clone()
}

#[tokio::test]
async fn nothing_typed_is_lost_and_nobody_is_overwritten() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let id = centre.followed(("Hawa", "Sylla"), json!({})).await;
        let path = format!("/people/{id}/assessments");
        let fields = [
            ("base", "none"),
            ("own", "Ma sœur m’attend"),
            ("need", "family"),
            ("factor", "age"),
            ("factor", "debt"),
            ("rest_community", "no"),
            ("threat", "violence"),
            ("actor", ""),
            ("often", "often"),
            ("threat_note", "la nuit"),
            ("capacity", "faith"),
            ("next", "2027-01-01"),
        ];
        let page = centre.manager.post_form(&path, &fields).await.is(422).text();
        for kept in
            ["Ma sœur m’attend", "value=family checked", "value=debt checked", "la nuit", "value=faith checked", "value=violence selected", "2027-01-01"]
        {
            assert!(page.contains(kept), "{kept} in {page}");
        }
        for told in ["Dites si cela expose ou protège ici, et pourquoi.", "Dites d’où vient la menace.", "Ce jour est trop loin"] {
            assert!(page.contains(told), "{told}");
        }
        assert!(page.contains("href=\"#d-age\"") && page.contains("id=\"d-age\"") && page.contains("href=\"#threat-0\""), "the summary leads to the fields");
        assert!(page.len() < PAGE_BYTES_MAX, "{}", page.len());

        // Somebody else was quicker: both are kept, and each is told of the other.
        post(&centre.officer, &path, medium()).await;
        let base = "none".to_owned();
        let mut mine = medium();
        mine.as_object_mut().unwrap().extend(json!({"base": base}).as_object().unwrap().clone());
        assert_eq!(centre.manager.post_json(&path, &mine).await.is(422).problems(), ["assessment-meanwhile"]);
        let retry = centre.manager.post_form(&path, &[("base", "none"), ("need", "food"), ("need_note", "rien depuis hier")]).await.is(422).text();
        assert!(retry.contains("Quelqu’un a évalué cette personne") && retry.contains("rien depuis hier"));
        let known = text(&centre.manager.get(&path).await.data(200), "/reading/id");
        assert!(retry.contains(&format!("name=\"base\" value=\"{known}\"")), "the second time it goes through");
        let done = centre.manager.post_form(&path, &[("base", &known), ("need", "food"), ("need_note", "rien depuis hier")]).await.is(303);
        assert_eq!(done.location(), path);
        assert_eq!(centre.manager.get(&path).await.data(200).pointer("/versions").and_then(Value::as_array).map(Vec::len), Some(2));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_is_due_is_told_and_a_day_is_never_put_off() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let id = centre.followed(("Aissata", "Bah"), json!({})).await;
        let path = format!("/people/{id}/assessments");
        assert_eq!(centre.manager.post_json(&format!("{path}/next"), json!({"next": "2026-03-05"})).await.is(409).problems(), ["assessment-none"]);
        post(&centre.manager, &path, medium()).await;
        assert_eq!(centre.manager.post_json(&format!("{path}/next"), json!({"next": "2026-04-02"})).await.is(422).problems(), ["assessment-day-late"]);
        let page = centre.manager.post_form(&format!("{path}/next"), &[("next", "demain")]).await.is(422).text();
        assert!(page.contains("Écrivez le jour comme") && page.contains("value=\"demain\""));
        assert_eq!(text(&post(&centre.manager, &format!("{path}/next"), json!({"next": "2026-03-06"})).await, "/next"), "2026-03-06");
        let due = async |client: &Client| client.get("/assessments/due").await.data(200);
        assert_eq!(number(&due(&centre.manager).await, "/due_count"), 0);
        app.advance_ms(4 * DAY);
        let (manager, officer) = (again(&app, &centre.manager).await, again(&app, &centre.officer).await);
        assert_eq!((number(&due(&manager).await, "/due_count"), list(&due(&manager).await, "/due", "/name")), (1, vec!["Aissata Bah".to_owned()]));
        assert_eq!(number(&due(&officer).await, "/due_count"), 1);
        assert_eq!(number(&due(&app.as_user(Role::CaseManager).await).await, "/due_count"), 0, "each their own");
        let waits = manager.get("/shift").await.data(200).pointer("/open").unwrap().to_string();
        assert!(waits.contains("assessment-wait-due"), "{waits}");

        let mut conn = app.ledger().read().await.unwrap();
        let known = crate::assessment::standing(&mut conn, id.parse().unwrap()).await.unwrap().unwrap();
        assert_eq!((known.level, known.next_on.to_string(), known.on.to_string()), (care::Level::Medium, "2026-03-06".to_owned(), "2026-03-02".to_owned()));
        let counted = crate::assessment::counts(&mut conn, (app.site, START.plus_ms(-DAY), START.plus_ms(DAY))).await.unwrap();
        assert_eq!((counted.made, counted.people, counted.first), (1, 1, 1));
        let day = |n: i64| START.plus_ms(n * DAY);
        let on = |n: i32| "2026-03-02".parse::<ledger::Day>().unwrap().plus_days(n);
        let standings = crate::assessment::standings(&mut conn, (app.site, day(5), on(5))).await.unwrap();
        assert_eq!((standings.by_level.clone(), standings.overdue, standings.high_risk()), (BTreeMap::from([(care::Level::Medium, 1)]), 1, 0));
        assert_eq!(crate::assessment::standings(&mut conn, (app.site, day(-1), on(-1))).await.unwrap().by_level.len(), 0, "before it was made");
        drop(conn);
        let analysis = officer.get("/assessments/analysis").await.data(200);
        assert!(
            analysis.pointer("/people").is_some_and(Value::is_null) && text(&analysis, "/threats/0/code") == "coercion",
            "one person is not told as a number"
        );
        assert_eq!(manager.get("/assessments/analysis").await.status, 403);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_anything_of_case_work() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let id = centre.followed(("Djeneba", "Keita"), json!({})).await;
        let made = text(&post(&centre.manager, &format!("/people/{id}/assessments"), critical()).await, "/assessment");
        let track = text(&post(&centre.manager, &format!("/people/{id}/tracks"), json!({"kind": "trafficking"})).await, "/track");
        let second = app.as_user(Role::CaseManager).await;
        let paths = [
            format!("/people/{id}/assessments"),
            format!("/people/{id}/assessments/new"),
            format!("/people/{id}/assessments/compare"),
            format!("/people/{id}/assessments/{made}"),
            format!("/people/{id}/assessments/{made}/sheet"),
            format!("/people/{id}/tracks"),
            format!("/people/{id}/tracks/{track}"),
            format!("/people/{id}/tracks/{track}/sheet"),
        ];
        let deeds = [
            format!("/people/{id}/assessments"),
            format!("/people/{id}/assessments/next"),
            format!("/people/{id}/tracks"),
            format!("/people/{id}/tracks/{track}/steps/safety"),
            format!("/people/{id}/tracks/{track}/close"),
            format!("/people/{id}/tracks/{track}/halt"),
            format!("/people/{id}/tracks/{track}/resume"),
        ];
        for (role, client) in centre.others.iter().map(|(role, client)| (*role, client)).chain([(Role::Clerk, &centre.clerk)]) {
            for path in paths.iter().chain(&["/assessments/due".to_owned(), "/tracks/due".to_owned(), "/assessments/analysis".to_owned()]) {
                assert_eq!(client.get(path).await.status, 403, "{role:?} {path}");
            }
            for path in &deeds {
                assert_eq!(client.post_json(path, json!({})).await.status, 403, "{role:?} {path}");
            }
            // Nothing shows where they may look: on the file, the board, what waits.
            for path in [format!("/people/{id}"), "/shift".to_owned(), "/people".to_owned()] {
                let page = client.get_html(&path).await.text();
                for word in ["Traite", "Parcours spécialisés", "Évaluation", "critique", "Risque évalué", "réévaluer"] {
                    assert!(!page.contains(word), "{role:?} finds {word} on {path}");
                }
            }
        }
        for path in &paths {
            assert_eq!(second.get(path).await.status, 404, "{path}");
        }
        for path in &deeds {
            assert_eq!(second.post_json(path, json!({"kind": "gbv"})).await.status, 404, "{path}");
        }
        let elsewhere = app.as_user_at(app.open_site("Centre de Zinder", "ZND"), Role::ProtectionOfficer).await;
        for path in paths.iter().take(1).chain(paths.iter().skip(5)) {
            assert_eq!(elsewhere.get(path).await.status, 404, "{path}");
        }
        // Who follows sees it on the file. An assessment of somebody else is not found through this file.
        let page = centre.manager.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(page.contains("Traite") && page.contains("Risque évalué") && page.contains("critique"), "{page}");
        let other = centre.followed(("Mariam", "Sow"), json!({})).await;
        assert_eq!(centre.manager.get(&format!("/people/{other}/assessments/{made}")).await.status, 404);
        assert_eq!(centre.manager.get(&format!("/people/{other}/tracks/{track}")).await.status, 404);
        // The database says neither which track nor what was found.
        let dump = app.ledger().projection_dump(COLUMNS).await.unwrap();
        assert!(!format!("{dump:?}").contains("trafficking") && !format!("{dump:?}").contains("coercion"));
        // What is erased is gone everywhere; that somebody was assessed stays countable.
        let mut write = app.ledger().write(ledger::Author { user: centre.officer.user, site: app.site }).await.unwrap();
        write.erase(id.parse().unwrap(), Compartment::Protection).await.unwrap();
        write.commit().await.unwrap();
        let read = centre.officer.get(&format!("/people/{id}/assessments")).await.data(200);
        assert!(read.pointer("/reading").is_some_and(Value::is_null) && read.pointer("/versions/0/level").is_some_and(Value::is_null), "{read}");
        assert_eq!(centre.officer.get(&format!("/people/{id}/tracks")).await.data(200).pointer("/tracks").and_then(Value::as_array).map(Vec::len), Some(0));
        sound(&app).await;
    })
    .await;
}

/// A step as data, with what it needs.
fn step(fields: &[(&str, &str)], ticks: &[&str]) -> Value {
    let (field, value): (Vec<&str>, Vec<&str>) = fields.iter().copied().unzip();
    json!({"field": field, "value": value, "tick": ticks})
}

#[tokio::test]
async fn a_boy_alone_is_led_through_his_rights_in_their_order() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (manager, officer) = (&centre.manager, &centre.officer);
        let id = centre.followed(("Sekou", "Toure"), json!({"birth": "2011", "sex": "1"})).await;
        let path = format!("/people/{id}/tracks");
        let page = manager.get(&path).await.data(200);
        assert_eq!(list(&page, "/proposed", "/kind"), ["child_alone", "tracing"], "from the mark of a child alone");
        assert_eq!(manager.post_json(&path, json!({"kind": ""})).await.is(422).problems(), ["track-kind-missing"]);
        let track = text(&post(manager, &path, json!({"kind": "child_alone"})).await, "/track");
        assert_eq!(manager.post_json(&path, json!({"kind": "child_alone"})).await.is(409).problems(), ["track-open-already"]);
        assert_eq!(list(&manager.get(&path).await.data(200), "/proposed", "/kind"), ["tracing"]);
        let deed = |code: &str| format!("{path}/{track}/steps/{code}");

        let bia = step(
            &[("findings", "He wants to learn"), ("recommendation", "determination")],
            &["elements:safety", "elements:family_ties", "elements:health", "elements:education", "elements:identity", "elements:views", "elements:options"],
        );
        let bid = step(
            &[("panel", "Awa B.\nBinta C.\nChérif D."), ("options", "with his aunt; a small home"), ("decision", "lasting_care"), ("review_on", "2026-06-01")],
            &[],
        );
        assert_eq!(officer.post_json(&deed("bid"), &bid).await.is(409).problems(), ["track-first-bia"]);
        assert_eq!(manager.post_json(&deed("bid"), &bid).await.is(409).problems(), ["track-approve"]);
        assert_eq!(manager.post_json(&deed("prison"), json!({})).await.is(409).problems(), ["track-no-such-step"]);
        assert_eq!(manager.post_json(&deed("safe_place"), json!({"state": "not_needed", "reason": "later"})).await.is(409).problems(), ["track-must"]);
        post(manager, &deed("safe_place"), step(&[("place", "children_room")], &[])).await;
        let empty = manager.post_json(&deed("verify"), json!({})).await.is(422).problems();
        assert_eq!(empty, ["track-missing"; 3]);
        let typed = [
            ("state", "done"),
            ("field", "status"),
            ("value", "unaccompanied"),
            ("field", "note"),
            ("value", "dit avoir 14 ans"),
            ("field", "age_method"),
            ("value", ""),
        ];
        let page = manager.post_form(&deed("verify"), &typed).await.is(422).text();
        assert!(page.contains("dit avoir 14 ans") && page.contains("value=\"unaccompanied\" selected"), "what was typed is kept");
        assert!(page.len() < PAGE_BYTES_MAX, "{}", page.len());
        post(manager, &deed("verify"), step(&[("status", "unaccompanied"), ("verified_how", "interview"), ("age_method", "statement"), ("doubt", "yes")], &[]))
            .await;
        assert_eq!(manager.post_json(&deed("bia"), &bia).await.is(409).problems(), ["track-first-views"]);
        post(manager, &deed("views"), step(&[("own_words", "Je veux aller à l’école"), ("assent", "assent")], &[])).await;
        post(manager, &deed("bia"), &bia).await;
        assert_eq!(officer.post_json(&deed("bid"), &bid).await.is(409).problems(), ["track-first-guardian"]);

        // Late: it shows, and it waits at home.
        app.advance_ms(8 * DAY);
        let (manager, officer) = (&again(&app, manager).await, &again(&app, officer).await);
        let shown = manager.get(&format!("{path}/{track}")).await.data(200);
        let late: Vec<&Value> = shown.pointer("/steps").and_then(Value::as_array).unwrap().iter().filter(|step| step["late"] == json!(true)).collect();
        assert_eq!(late.iter().map(|step| text(step, "/code")).collect::<Vec<_>>(), ["guardian"]);
        assert_eq!(list(&manager.get("/tracks/due").await.data(200), "/due", "/name"), ["Sekou Toure"]);
        assert!(manager.get("/shift").await.data(200).pointer("/open").unwrap().to_string().contains("track-wait-due"));
        post(
            manager,
            &deed("guardian"),
            step(&[("guardian", "Aunt Kadiatou"), ("authority", "Tribunal"), ("appointed_on", "2026-03-09"), ("expires_on", "2026-09-09")], &[]),
        )
        .await;
        post(officer, &deed("bid"), &bid).await;
        let page = officer.get_html(&format!("{path}/{track}")).await.is(200).text();
        assert!(page.contains("Je veux aller à l’école") && page.contains("Chérif D.") && page.contains("prise en charge durable"));
        let mut conn = app.ledger().read().await.unwrap();
        assert_eq!(crate::track::open_tracks(&app.app, &mut conn, id.parse().unwrap()).await.unwrap(), ["child_alone"]);
        assert!(!crate::track::kept_from_origin(&app.app, &mut conn, id.parse().unwrap()).await.unwrap());
        drop(conn);

        // The end says what is left, and after it nothing changes.
        let close = format!("{path}/{track}/close");
        assert_eq!(manager.post_json(&close, json!({"outcome": "lasting_care"})).await.is(422).problems(), ["track-left"]);
        post(manager, &close, json!({"outcome": "lasting_care", "reason": "in the small home of Agadez"})).await;
        assert_eq!(manager.post_json(&deed("visit"), json!({})).await.is(409).problems(), ["track-over"]);
        assert!(manager.get_html(&format!("{path}/{track}")).await.is(200).text().contains("in the small home of Agadez"));
        let mut conn = app.ledger().read().await.unwrap();
        let counts = crate::track::counts(&app.app, &mut conn, (app.site, START.plus_ms(-DAY), START.plus_ms(30 * DAY))).await.unwrap();
        drop(conn);
        assert_eq!(counts.get("child_alone").map(|one| (one.opened, one.closed, one.going)), Some((1, 1, 0)));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn tracing_stops_on_request_and_on_suspicion() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (manager, officer) = (&centre.manager, &centre.officer);
        let id = centre.followed(("Binta", "Camara"), json!({})).await;
        let path = format!("/people/{id}/tracks");
        let track = text(&post(manager, &path, json!({"kind": "tracing"})).await, "/track");
        let deed = |code: &str| format!("{path}/{track}/steps/{code}");
        let sought = step(&[("sought", "Mother Hadja"), ("kin", "mother"), ("last_place", "Labé"), ("photo", "none")], &[]);
        assert_eq!(manager.post_json(&deed("sought"), &sought).await.is(409).problems(), ["track-first-consent"]);
        post(manager, &deed("consent"), step(&[("consent", "given"), ("given_by", "person")], &[])).await;
        assert_eq!(manager.post_json(&deed("sought"), &sought).await.is(409).problems(), ["track-first-risk"]);
        post(manager, &deed("risk"), step(&[("contact_risk", "some"), ("findings", "an uncle sold her cousin")], &[])).await;
        post(manager, &deed("sought"), &sought).await;
        let halted = post(manager, &deed("risk"), step(&[("contact_risk", "kin_suspected"), ("findings", "it was the mother")], &[])).await;
        assert_eq!(text(&halted, "/halted"), "suspicion");
        let request = step(&[("partner", "red_cross")], &[]);
        assert_eq!(manager.post_json(&deed("request"), &request).await.is(409).problems(), ["track-halted-no"]);
        assert!(manager.get_html(&format!("{path}/{track}")).await.is(200).text().contains("Aucun contact avec la famille."));
        let resume = format!("{path}/{track}/resume");
        assert_eq!(manager.post_json(&resume, json!({"reason": "all is well"})).await.is(409).problems(), ["track-approve"]);
        assert_eq!(officer.post_json(&resume, json!({"reason": "all is well"})).await.is(409).problems(), ["track-halted-cause"]);
        post(manager, &deed("risk"), step(&[("contact_risk", "none"), ("findings", "it was somebody else")], &[])).await;
        assert_eq!(officer.post_json(&resume, json!({})).await.is(422).problems(), ["track-reason-missing"]);
        post(officer, &resume, json!({"reason": "seen with the police"})).await;
        post(manager, &deed("request"), &request).await;
        post(manager, &format!("{path}/{track}/halt"), json!({"why": "request"})).await;
        assert_eq!(manager.post_json(&deed("match"), step(&[("found", "found")], &[])).await.is(409).problems(), ["track-halted-no"]);

        // Asylum is kept from the country of origin, and rooms that share may ask.
        post(manager, &path, json!({"kind": "asylum"})).await;
        let mut conn = app.ledger().read().await.unwrap();
        assert!(crate::track::kept_from_origin(&app.app, &mut conn, id.parse().unwrap()).await.unwrap());
        drop(conn);
        // Whoever takes the consent back is not worked on any further; to halt is still possible.
        let consent = text(&centre.clerk.get(&format!("/people/{id}/consents")).await.data(200), "/entries/0/id");
        post(&centre.clerk, &format!("/people/{id}/consents/{consent}/withdraw"), json!({"reason": "does not want it any more"})).await;
        assert_eq!(manager.post_json(&deed("match"), json!({})).await.is(409).problems(), ["consent-none-live"]);
        assert_eq!(manager.post_json(&format!("/people/{id}/assessments"), medium()).await.is(409).problems(), ["consent-none-live"]);
        post(manager, &format!("{path}/{track}/halt"), json!({"why": "suspicion"})).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_found_goes_over_when_two_files_become_one() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let lost = centre.followed(("Nene", "Barry"), json!({})).await;
        let kept = centre.followed(("Ramata", "Traore"), json!({})).await;
        let old = text(&post(&centre.manager, &format!("/people/{lost}/assessments"), medium()).await, "/assessment");
        let track = text(&post(&centre.manager, &format!("/people/{lost}/tracks"), json!({"kind": "older"})).await, "/track");
        let done = step(&[("degree", "some")], &["difficult:walking"]);
        post(&centre.manager, &format!("/people/{lost}/tracks/{track}/steps/functioning"), done).await;
        post(&centre.officer, &format!("/duplicates/{lost}/{kept}/merge"), json!({"into": kept, "reason": "she says so herself"})).await;
        let read = centre.officer.get(&format!("/people/{kept}/assessments")).await.data(200);
        assert_eq!(text(&read, "/reading/own"), "Je veux envoyer de l’argent à ma mère");
        assert_ne!(text(&read, "/reading/id"), old, "under a number of its own");
        let tracks = centre.officer.get(&format!("/people/{kept}/tracks")).await.data(200);
        assert_eq!((list(&tracks, "/tracks", "/kind"), number(&tracks, "/tracks/0/settled")), (vec!["older".to_owned()], 1));
        sound(&app).await;
        post(&centre.officer, &format!("/duplicates/{lost}/part"), json!({"reason": "two sisters"})).await;
        let read = centre.officer.get(&format!("/people/{kept}/assessments")).await.data(200);
        assert!(read.pointer("/reading").is_some_and(Value::is_null), "what came over has gone back: {read}");
        assert_eq!(centre.officer.get(&format!("/people/{kept}/tracks")).await.data(200).pointer("/tracks").and_then(Value::as_array).map(Vec::len), Some(0));
        assert_eq!(text(&centre.officer.get(&format!("/people/{lost}/assessments")).await.data(200), "/reading/id"), old);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn every_page_and_sheet_speaks_three_languages() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let id = centre.followed(("Zeinabou", "Ali"), json!({})).await;
        let assessments = format!("/people/{id}/assessments");
        let made = text(&post(&centre.manager, &assessments, medium()).await, "/assessment");
        post(&centre.manager, &assessments, critical()).await;
        let track = text(&post(&centre.manager, &format!("/people/{id}/tracks"), json!({"kind": "child_alone"})).await, "/track");
        let pages = [
            assessments.clone(),
            format!("{assessments}/new"),
            format!("{assessments}/{made}"),
            format!("{assessments}/compare"),
            format!("/people/{id}/tracks"),
            format!("/people/{id}/tracks/{track}"),
            format!("/people/{id}/tracks/{track}?step=verify"),
            format!("/people/{id}/tracks/{track}?step=bid"),
            "/assessments/due".to_owned(),
            "/assessments/analysis".to_owned(),
            "/tracks/due".to_owned(),
        ];
        let keys: Vec<&str> = vec!["assessment-", "track-", "screening-", "level-", "file-"];
        for locale in Locale::ALL {
            let officer = again(&app, &centre.officer).await.speaking(locale);
            for path in &pages {
                let page = officer.get_html(path).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX, "{} {path}: {}", locale.code(), page.len());
                for word in page.split(|c: char| !(c.is_ascii_lowercase() || c == '-')).filter(|word| keys.iter().any(|key| word.starts_with(key))) {
                    let known = page.contains(&format!("=\"{word}\"")) || page.contains(&format!("\"#{word}\"")) || page.contains(&format!("\"{word}-"));
                    assert!(known || word.ends_with('-'), "{} {path} shows {word}", locale.code());
                }
            }
            // The page that shows what follows is the longest.
            let fields: Vec<(&str, &str)> =
                ["no_papers", "debt", "distress", "violence_past", "separated", "conflict", "skills", "diaspora"].map(|code| ("factor", code)).to_vec();
            let all: Vec<(&str, &str)> = fields.into_iter().chain([("step", "weigh"), ("need", "food"), ("threat", "violence")]).collect();
            let page = officer.post_form(&assessments, &all).await.is(200).text();
            assert!(page.len() < PAGE_BYTES_MAX, "{}: {}", locale.code(), page.len());
        }
        for lang in ["fr", "en", "ar"] {
            let sheets = [
                format!("/assessments/form?lang={lang}"),
                format!("{assessments}/{made}/sheet?lang={lang}"),
                format!("/tracks/form?kind=asylum&lang={lang}"),
                format!("/people/{id}/tracks/{track}/sheet?lang={lang}"),
            ];
            for path in sheets {
                let reply = centre.manager.get(&path).await.is(200);
                assert!(reply.bytes.starts_with(b"%PDF") && reply.header("content-disposition") == "inline; filename=\"sheet.pdf\"", "{path}");
            }
        }
        assert_eq!(centre.manager.get("/tracks/form?kind=none").await.status, 404);
        sound(&app).await;
    })
    .await;
}
