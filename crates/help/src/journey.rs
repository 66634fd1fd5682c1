//! Help over HTTP, on both engines: a plan that the person agrees to and changes, services that nobody reads who may not,
//! appointments that are kept and missed.

use access::Role;
use ledger::{Day, Id, Instant, SiteId};
use people::person::PersonId;
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;
use web::Room;

pub(crate) fn rooms() -> Vec<Room> {
    people::rooms().into_iter().chain(house::rooms()).chain(care::rooms()).chain(casework::rooms()).chain(crate::rooms()).collect()
}

const SIGNATURE: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
pub(crate) const HOUR: i64 = 3_600_000;
pub(crate) const DAY: i64 = 24 * HOUR;
/// A page of HTML is at most so long.
pub(crate) const PAGE_BYTES_MAX: usize = 30_000;

const COLUMNS: &[(&str, &str)] = &[
    ("plan", "person_id, site_id, version, state, changes, open_actions, next_due, review_on, begun_at, agreed_at"),
    ("plan_action", "person_id, action_id, site_id, due_on, status"),
    ("service_given", "service_id, person_id, site_id, part, given_on, at, by_user"),
    ("service_group", "group_id, site_id, given_on, noted, others"),
    ("appointment", "appointment_id, person_id, site_id, starts_at, ends_at, with_user, state, part"),
    ("outreach", "person_id, site_id, mode, failed, next_on"),
    ("round", "round_id, site_id, leave_at, back_by, state, watch_user, met"),
];

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

pub(crate) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

pub(crate) fn count(value: &Value, pointer: &str) -> usize {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}")).len()
}

pub(crate) async fn post(client: &Client, path: &str, form: Value) -> Value {
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

/// Somebody registered and let in; gives id and code.
pub(crate) async fn person(clerk: &Client, name: (&str, &str), more: Value) -> (String, String) {
    let (id, code) = registered(clerk, name, more).await;
    post(clerk, &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
    (id, code)
}

/// Somebody registered; gives id and code.
async fn registered(clerk: &Client, (given, family): (&str, &str), more: Value) -> (String, String) {
    let consent = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    let id = text(&post(clerk, "/consents", consent).await, "/id");
    let mut form =
        json!({"person": id, "given": given, "family": family, "sex": "2", "birth": "1995", "nationality": "GIN", "language": "ara", "with": "alone"});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = post(clerk, "/people", form).await;
    (id, text(&made, "/code"))
}

pub(crate) struct Staff {
    pub(crate) clerk: Client,
    pub(crate) reception: Client,
    pub(crate) officer: Client,
    pub(crate) manager: Client,
    pub(crate) nurse: Client,
    pub(crate) counsellor: Client,
    pub(crate) legal: Client,
    pub(crate) guard: Client,
}

pub(crate) async fn staff(app: &TestApp) -> Staff {
    Staff {
        clerk: app.as_user(Role::Clerk).await,
        reception: app.as_user(Role::Reception).await,
        officer: app.as_user(Role::ProtectionOfficer).await,
        manager: app.as_user(Role::CaseManager).await,
        nurse: app.as_user(Role::Health).await,
        counsellor: app.as_user(Role::Psychosocial).await,
        legal: app.as_user(Role::Legal).await,
        guard: app.as_user(Role::Guard).await,
    }
}

/// Opens the follow-up and gives it to the case manager.
pub(crate) async fn follow(staff: &Staff, id: &str) {
    post(&staff.officer, &format!("/people/{id}/follow"), json!({"reason": "protection", "urgency": "high"})).await;
    post(&staff.officer, &format!("/people/{id}/follow/give"), json!({"user": staff.manager.user})).await;
}

async fn assess(staff: &Staff, id: &str, level: &str) {
    let form = json!({"need": ["shelter", "papers", "family"], "level": level, "reason": "as we spoke", "own": "elle a peur"});
    post(&staff.manager, &format!("/people/{id}/assessments"), form).await;
}

fn goal() -> Value {
    json!({
        "need": "papers", "aim": "Avoir une carte consulaire", "words": "Je ne veux plus me cacher de mon oncle", "indicator": "la carte", "term": "short",
        "what": ["Aller au consulat", "Appeler la famille"], "service": ["transport", ""], "who": ["own", "other"], "name": ["", "Croix-Rouge"],
        "by": ["2026-03-05", "2026-03-20"], "cost": ["15 000", ""], "currency": ["XOF", ""], "line": ["P-12", ""],
    })
}

fn with(mut form: Value, more: Value) -> Value {
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

/// Columns of a table of one engine or the other, all text that could say something.
pub(crate) async fn leaks(app: &TestApp, words: &[&str]) {
    let dump = app.ledger().projection_dump(COLUMNS).await.unwrap().join("\n");
    for word in words {
        assert!(!dump.contains(word), "{word} stands open");
    }
}

#[tokio::test]
async fn a_plan_is_made_in_its_order_and_agreed_to() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, _) = person(&staff.clerk, ("Aminata", "Kone"), json!({})).await;
        let plan = format!("/people/{id}/plan");
        let goals = format!("{plan}/goals/new");
        // Nobody without the file; no plan without a follow-up; none without an assessment.
        assert_eq!(staff.manager.post_json(&goals, goal()).await.status, 404, "not given to them yet");
        assert_eq!(staff.officer.post_json(&goals, goal()).await.is(409).problems(), ["plan-no-follow-up"]);
        follow(&staff, &id).await;
        assert_eq!(staff.manager.post_json(&goals, goal()).await.is(409).problems(), ["plan-no-assessment"]);
        assert!(staff.manager.get_html(&plan).await.is(200).text().contains("Le plan se fait après l’évaluation"));
        assess(&staff, &id, "high").await;
        let page = staff.manager.get_html(&goals).await.is(200).text();
        assert!(page.len() < PAGE_BYTES_MAX && page.contains("name=\"what\""), "{}", page.len());
        assert_eq!(staff.manager.post_json(&goals, with(goal(), json!({"need": "food"}))).await.is(422).problems(), ["plan-need-not-assessed"]);
        let again = staff.manager.post_form(&goals, &[("need", "papers"), ("words", "mes mots"), ("what", "Marcher")]).await.is(422).text();
        assert!(again.contains("mes mots") && again.contains("Marcher") && again.contains("Écrivez l’objectif."), "what was typed is kept");
        assert_eq!(staff.manager.post_json(&format!("{plan}/answer"), json!({"answer": "signed", "paper": "yes"})).await.is(409).problems(), ["plan-empty"]);
        let done = post(&staff.manager, &goals, goal()).await;
        assert_eq!((number(&done, "/version"), text(&done, "/state"), number(&done, "/seen")), (1, "draft".to_owned(), 1));
        let one = text(&done, "/goal");
        post(&staff.manager, &goals, with(goal(), json!({"need": "shelter", "aim": "Dormir en sécurité"}))).await;

        // The person refuses in her words, the plan changes, she says yes before a witness, and then it changes again.
        let answer = format!("{plan}/answer");
        assert_eq!(staff.manager.post_json(&answer, json!({"seen": "1", "answer": "refused", "words": "non"})).await.is(409).problems(), ["plan-answer-stale"]);
        post(&staff.manager, &answer, json!({"seen": "2", "answer": "refused", "words": "Pas le consulat"})).await;
        let state = staff.manager.get(&plan).await.data(200);
        assert_eq!((text(&state, "/version/state"), text(&state, "/version/answers/0/words")), ("refused".to_owned(), "Pas le consulat".to_owned()));
        let changed = with(goal(), json!({"base": "1", "aim": "Avoir une carte d’ici"}));
        let done = post(&staff.manager, &format!("{plan}/goals/{one}"), changed).await;
        assert_eq!((number(&done, "/version"), text(&done, "/state")), (2, "draft".to_owned()));
        assert_eq!(
            staff.manager.post_json(&answer, json!({"seen": "3", "answer": "verbal", "witness": "Awa Sidibé"})).await.is(422).problems(),
            ["plan-certified-missing"]
        );
        let done = post(&staff.manager, &answer, json!({"seen": "3", "answer": "verbal", "witness": "Awa Sidibé", "certified": "yes"})).await;
        assert_eq!((number(&done, "/version"), text(&done, "/state")), (2, "agreed".to_owned()));
        assert_eq!(
            staff.manager.post_json(&answer, json!({"seen": "3", "answer": "refused", "words": "non"})).await.is(409).problems(),
            ["plan-agreed-already"]
        );

        // Progress changes nothing of what was agreed; one press notes the service too.
        let state = staff.manager.get(&plan).await.data(200);
        let action = text(&state, "/goals/0/actions/0/id");
        post(&staff.manager, &format!("{plan}/actions/{action}/done"), json!({})).await;
        assert_eq!(staff.manager.post_json(&format!("{plan}/actions/{action}/done"), json!({})).await.is(409).problems(), ["plan-action-not-open"]);
        let services = staff.manager.get(&format!("/people/{id}/services")).await.data(200);
        assert_eq!((count(&services, "/services"), text(&services, "/services/0/code")), (1, "transport".to_owned()));
        let other = text(&state, "/goals/0/actions/1/id");
        let path = format!("{plan}/actions/{other}");
        assert_eq!(staff.manager.post_json(&path, json!({"status": "blocked"})).await.is(422).problems(), ["plan-block-missing"]);
        assert!(staff.manager.get_html(&path).await.is(200).text().contains("Croix-Rouge"));
        let done = post(&staff.manager, &path, json!({"status": "blocked", "block": "service_absent"})).await;
        assert_eq!((number(&done, "/version"), text(&done, "/state")), (2, "agreed".to_owned()));
        let state = staff.manager.get(&plan).await.data(200);
        assert_eq!(state.pointer("/wants_contingency"), Some(&json!(true)));
        assert_eq!(count(&state, "/unmet"), 1, "a need without a goal is said");
        // A contingency plan is part of what is agreed.
        let done = post(&staff.manager, &format!("{plan}/contingency"), json!({"base": "0", "risk": "son oncle vient", "steps": "aller au poste 2"})).await;
        assert_eq!((number(&done, "/version"), text(&done, "/state")), (3, "draft".to_owned()));
        let both = staff.manager.get(&format!("{plan}/compare?left=1&right=3")).await.data(200);
        assert_eq!((number(&both, "/left/version/number"), count(&both, "/pairs")), (1, 2));
        assert_eq!(both.pointer("/contingency_same"), Some(&json!(false)));
        assert!(staff.manager.get_html(&format!("{plan}/compare?right=2")).await.is(200).text().contains("Avoir une carte consulaire"));

        let page = staff.manager.get_html(&plan).await.is(200).text();
        assert!(page.len() < PAGE_BYTES_MAX && page.contains("Je ne veux plus me cacher"), "{}", page.len());
        for lang in [Locale::En, Locale::Ar] {
            let reader = staff.officer.clone().speaking(lang);
            for path in
                [plan.clone(), goals.clone(), format!("{plan}/review"), format!("{plan}/contingency"), format!("{plan}/goals/{one}/share"), path.clone()]
            {
                let page = reader.get_html(&path).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX, "{path}: {}", page.len());
            }
        }
        // On paper, in her language, and empty.
        for path in [format!("{plan}/sheet"), format!("{plan}/sheet?lang=en"), "/plans/blank".to_owned(), "/plans/blank?lang=ar".to_owned()] {
            let reply = staff.manager.get_html(&path).await.is(200);
            assert!(reply.bytes.starts_with(b"%PDF"), "{path}");
        }
        // Signed on the screen: the picture is kept, and shown to those who read the plan.
        let done = post(&staff.manager, &answer, json!({"seen": "4", "answer": "signed", "signature": SIGNATURE})).await;
        assert_eq!((number(&done, "/version"), text(&done, "/state")), (3, "agreed".to_owned()));
        let picture = format!("{plan}/versions/3/signature");
        assert!(staff.manager.get(&picture).await.is(200).bytes.starts_with(b"\x89PNG"));
        assert_eq!(staff.manager.get(&format!("{plan}/versions/2/signature")).await.status, 404);
        assert_eq!(staff.clerk.get(&picture).await.status, 403);
        // Who has no part in it finds nothing.
        for (client, expected) in
            [(&staff.clerk, 403), (&staff.reception, 403), (&staff.nurse, 403), (&staff.counsellor, 403), (&staff.legal, 403), (&staff.guard, 403)]
        {
            for path in [plan.clone(), format!("{plan}/sheet"), "/plans".to_owned(), format!("{plan}/compare")] {
                assert_eq!(client.get(&path).await.status, expected, "{path}");
            }
            assert_eq!(client.post_json(&goals, goal()).await.status, expected);
        }
        let other = app.as_user(Role::CaseManager).await;
        assert_eq!(other.get(&plan).await.status, 404);
        assert_eq!(other.get(&format!("{plan}/sheet")).await.status, 404);
        let clerks = staff.clerk.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(!clerks.contains("carte consulaire") && !clerks.contains("/plan\""), "{clerks}");
        assert!(staff.manager.get_html(&format!("/people/{id}")).await.is(200).text().contains(&plan));
        leaks(&app, &["consulat", "oncle", "Croix-Rouge"]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn two_who_write_at_once_lose_nothing() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, _) = person(&staff.clerk, ("Fanta", "Camara"), json!({})).await;
        follow(&staff, &id).await;
        assess(&staff, &id, "medium").await;
        let plan = format!("/people/{id}/plan");
        let one = text(&post(&staff.manager, &format!("{plan}/goals/new"), goal()).await, "/goal");
        let path = format!("{plan}/goals/{one}");
        // Both open the form; both add a goal of their own, and both change the same goal.
        post(&staff.officer, &format!("{plan}/goals/new"), with(goal(), json!({"aim": "But de l’agent", "need": "family"}))).await;
        post(&staff.manager, &format!("{plan}/goals/new"), with(goal(), json!({"aim": "But du gestionnaire", "need": "shelter"}))).await;
        assert_eq!(count(&staff.manager.get(&plan).await.data(200), "/goals"), 3);
        post(&staff.officer, &path, with(goal(), json!({"base": "1", "aim": "Une carte, dit l’agent"}))).await;
        let mine = with(goal(), json!({"base": "1", "aim": "Une carte, dit le gestionnaire"}));
        assert_eq!(staff.manager.post_json(&path, mine.clone()).await.is(409).problems(), ["plan-clash"]);
        let fields = [
            ("base", "1"),
            ("need", "papers"),
            ("aim", "Une carte, dit le gestionnaire"),
            ("words", "mes mots à moi"),
            ("term", "short"),
            ("what", "Marcher"),
            ("who", "own"),
        ];
        let shown = staff.manager.post_form(&path, &fields).await.is(422).text();
        assert!(
            shown.contains("Une carte, dit l’agent")
                && shown.contains("Une carte, dit le gestionnaire")
                && shown.contains("mes mots à moi")
                && shown.contains("Marcher"),
            "both are shown"
        );
        assert!(shown.contains("name=\"base\" value=\"2\""), "the next press has seen it");
        assert_eq!(text(&staff.officer.get(&plan).await.data(200), "/goals/0/aim"), "Une carte, dit l’agent", "nothing was overwritten");
        post(&staff.manager, &path, with(mine, json!({"base": "2", "aim": "Une carte, disent les deux"}))).await;
        assert_eq!(text(&staff.officer.get(&plan).await.data(200), "/goals/0/aim"), "Une carte, disent les deux");
        // A goal given up meanwhile is shown too; so is the contingency plan.
        post(&staff.officer, &format!("{path}/drop"), json!({"base": "3", "reason": "elle n’en veut plus"})).await;
        let shown = staff
            .manager
            .post_form(&path, &[("base", "3"), ("need", "papers"), ("aim", "Encore"), ("words", "m"), ("term", "short"), ("what", "x"), ("who", "own")])
            .await;
        assert!(shown.is(422).text().contains("elle n’en veut plus"));
        let contingency = format!("{plan}/contingency");
        post(&staff.officer, &contingency, json!({"base": "0", "risk": "le feu", "steps": "sortir"})).await;
        assert_eq!(staff.manager.post_json(&contingency, json!({"base": "0", "risk": "l’eau", "steps": "monter"})).await.is(409).problems(), ["plan-clash"]);
        let shown = staff.manager.post_form(&contingency, &[("base", "0"), ("risk", "l’eau"), ("steps", "monter")]).await.is(422).text();
        assert!(shown.contains("le feu") && shown.contains("l’eau"));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_family_shares_a_goal_and_no_secret() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (mother, _) = person(&staff.clerk, ("Hawa", "Sylla"), json!({})).await;
        let (sister, sister_code) = person(&staff.clerk, ("Nene", "Dembele"), json!({})).await;
        let (stranger, stranger_code) = person(&staff.clerk, ("Oumou", "Sow"), json!({})).await;
        for id in [&mother, &sister] {
            follow(&staff, id).await;
        }
        assess(&staff, &mother, "low").await;
        let done = post(&staff.manager, &format!("/people/{mother}/plan/goals/new"), goal()).await;
        let path = format!("/people/{mother}/plan/goals/{}/share", text(&done, "/goal"));
        let action = text(&staff.manager.get(&path).await.data(200), "/goal/actions/0/id");
        let form = |codes: &str| json!({"codes": codes, "aim": "Rester ensemble", "need": "family", "action": [action]});
        assert_eq!(staff.manager.post_json(&path, form("")).await.is(422).problems(), ["plan-share-nobody"]);
        assert_eq!(staff.manager.post_json(&path, form(&stranger_code)).await.is(422).problems(), ["plan-share-code-unknown"]);
        assert_eq!(staff.manager.post_json(&path, form(&sister_code)).await.is(422).problems(), ["plan-share-barred"]);
        assess(&staff, &sister, "low").await;
        assert_eq!(
            staff.manager.post_json(&path, json!({"codes": sister_code, "aim": "x", "need": "family"})).await.is(422).problems(),
            ["plan-share-action-missing"]
        );
        post(&staff.manager, &path, form(&sister_code)).await;
        let theirs = staff.manager.get(&format!("/people/{sister}/plan")).await.data(200);
        assert_eq!(
            (text(&theirs, "/goals/0/aim"), text(&theirs, "/goals/0/words"), text(&theirs, "/version/state")),
            ("Rester ensemble".to_owned(), String::new(), "draft".to_owned())
        );
        assert!(!theirs.to_string().contains("oncle") && !theirs.to_string().contains("Hawa"), "{theirs}");
        // A second press gives nobody the goal twice; each changes and answers their own.
        post(&staff.manager, &path, form(&sister_code)).await;
        let theirs = staff.manager.get(&format!("/people/{sister}/plan")).await.data(200);
        assert_eq!(count(&theirs, "/goals"), 1);
        post(&staff.manager, &format!("/people/{sister}/plan/answer"), json!({"seen": "1", "answer": "signed", "paper": "yes"})).await;
        assert_eq!(text(&staff.manager.get(&format!("/people/{mother}/plan")).await.data(200), "/version/state"), "draft");
        assert_eq!(staff.manager.get(&format!("/people/{stranger}/plan")).await.status, 404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn reviews_and_late_actions_wait_for_whoever_follows() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, _) = person(&staff.clerk, ("Kadiatou", "Barry"), json!({})).await;
        follow(&staff, &id).await;
        assess(&staff, &id, "medium").await;
        let plan = format!("/people/{id}/plan");
        post(&staff.manager, &format!("{plan}/goals/new"), goal()).await;
        let waits = async |client: &Client| client.get("/shift").await.data(200).pointer("/open").cloned().unwrap().to_string();
        assert!(waits(&staff.manager).await.contains("plan-wait-answer"));
        assert!(!waits(&staff.nurse).await.contains("plan-wait"));
        let review = format!("{plan}/review");
        assert_eq!(staff.manager.post_json(&review, json!({"kind": "meeting", "changed": "x"})).await.is(422).problems(), ["plan-agenda-missing"]);
        let late = json!({"kind": "meeting", "agenda": "a", "changed": "x", "next": "2026-06-01"});
        assert_eq!(staff.manager.post_json(&review, late).await.is(422).problems(), ["plan-review-late"]);
        post(
            &staff.manager,
            &review,
            json!({"kind": "meeting", "agenda": "logement", "changed": "rien", "present": "Kadiatou, A. Moussa", "next": "2026-03-30"}),
        )
        .await;
        let state = staff.manager.get(&plan).await.data(200);
        assert_eq!((text(&state, "/review_on"), text(&state, "/reviews/0/agenda")), ("2026-03-30".to_owned(), "logement".to_owned()));
        // The risk rises: the review comes nearer by itself, in the table as on the page.
        assess(&staff, &id, "critical").await;
        assert_eq!(text(&staff.manager.get(&plan).await.data(200), "/review_on"), "2026-03-09");
        let person: PersonId = id.parse().unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut conn = app.ledger().read().await.unwrap();
        let at = crate::plan::state(&mut conn, person, day("2026-03-06")).await.unwrap().unwrap();
        assert_eq!((at.version, at.agreed, at.open_actions, at.overdue_actions, at.next_review), (1, false, 2, 1, Some(day("2026-03-09"))));
        let site: SiteId = app.site;
        let ever = (Instant::from_millis(0), Instant::from_millis(i64::MAX / 2));
        assert_eq!(crate::plan::coverage(&mut conn, site, ever).await.unwrap(), (0, 1), "nobody agreed yet");
        assert_eq!(crate::plan::overdue_reviews(&mut conn, site, day("2026-03-10")).await.unwrap(), (1, 1));
        drop(conn);
        post(&staff.manager, &format!("{plan}/answer"), json!({"seen": "1", "answer": "signed", "paper": "yes"})).await;
        let mut conn = app.ledger().read().await.unwrap();
        assert_eq!(crate::plan::coverage(&mut conn, site, ever).await.unwrap(), (1, 1));
        drop(conn);
        app.advance_ms(8 * DAY);
        let manager = sign_in_again(&app, &staff.manager).await;
        let told = waits(&manager).await;
        assert!(told.contains("plan-wait-action") && told.contains("plan-wait-review") && !told.contains("plan-wait-answer"), "{told}");
        let due = manager.get("/plans").await.data(200);
        assert_eq!(
            (number(&due, "/late"), text(&due, "/actions/0/what"), due.pointer("/actions/0/late").cloned()),
            (1, "Aller au consulat".to_owned(), Some(json!(true)))
        );
        assert_eq!(count(&manager.get("/plans?due=review").await.data(200), "/plans"), 1);
        for path in ["/plans", "/plans?due=review", "/plans?due=answer"] {
            assert!(manager.get_html(path).await.is(200).text().len() < PAGE_BYTES_MAX);
        }
        let other = app.as_user(Role::CaseManager).await;
        assert_eq!(count(&other.get("/plans").await.data(200), "/actions"), 0);
        sound(&app).await;
    })
    .await;
}

/// The same account after a night.
pub(crate) async fn sign_in_again(app: &TestApp, client: &Client) -> Client {
    let mut write = app.ledger().write(ledger::Author { user: client.user, site: app.site }).await.unwrap();
    let token = web::session::open(&mut write, client.user, app.site, "test", true).await.unwrap();
    write.commit().await.unwrap();
    client.put_cookie("relais_session", &token);
    client.clone()
}

#[tokio::test]
async fn a_service_is_known_to_those_alone_who_read_its_part() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, code) = person(&staff.clerk, ("Binta", "Bah"), json!({})).await;
        let (second, second_code) = person(&staff.clerk, ("Djeneba", "Toure"), json!({})).await;
        let path = format!("/people/{id}/services");
        for client in [&staff.clerk, &staff.reception, &staff.guard] {
            assert_eq!(client.get(&path).await.status, 403);
            assert_eq!(client.post_json(&path, json!({"code": "meals"})).await.status, 403);
        }
        assert_eq!(staff.manager.get(&path).await.status, 404, "not assigned");
        follow(&staff, &id).await;
        for user in [staff.counsellor.user, staff.legal.user] {
            post(&staff.officer, &format!("/people/{id}/assign"), json!({"user": user})).await;
        }
        post(&staff.nurse, &path, json!({"code": "hiv_test", "feedback": "merci"})).await;
        post(&staff.counsellor, &path, json!({"code": "counselling"})).await;
        post(&staff.legal, &path, json!({"code": "asylum_information"})).await;
        post(&staff.manager, &path, json!({"code": "hygiene_kit"})).await;
        assert_eq!(staff.manager.post_json(&path, json!({"code": "hiv_test"})).await.is(422).problems(), ["service-code-missing"]);
        assert_eq!(staff.nurse.post_json(&path, json!({"code": "meals"})).await.is(422).problems(), ["service-code-missing"]);
        let read: [(&Client, &[&str]); 5] = [
            (&staff.nurse, &["hiv_test"]),
            (&staff.counsellor, &["counselling"]),
            (&staff.legal, &["asylum_information"]),
            (&staff.manager, &["hygiene_kit"]),
            (&staff.officer, &["hygiene_kit", "asylum_information"]),
        ];
        for (client, codes) in read {
            let seen = client.get(&path).await.data(200);
            let found: Vec<String> = (0..count(&seen, "/services")).map(|n| text(&seen, &format!("/services/{n}/code"))).collect();
            let mut expected: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            expected.reverse();
            let (mut found, mut expected) = (found, expected);
            found.sort();
            expected.sort();
            assert_eq!(found, expected);
            let page = client.get_html(&path).await.is(200).text();
            assert!(page.len() < PAGE_BYTES_MAX);
            assert_eq!(page.contains("« merci »"), codes.contains(&"hiv_test"));
        }
        // The timeline of each holds no more.
        let clerks = staff.clerk.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(!clerks.contains("Service de santé") && !clerks.contains("Service psychosocial") && !clerks.contains("Service donné"));
        let managers = staff.manager.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(managers.contains("Service donné") && !managers.contains("Service de santé") && !managers.contains("Service juridique"), "{managers}");
        // Entitlement, and taking back.
        assert_eq!(staff.manager.post_json(&path, json!({"code": "hygiene_kit"})).await.is(422).problems(), ["service-over-limit"]);
        let page = staff.manager.post_form(&path, &[("code", "hygiene_kit"), ("feedback", "ses mots")]).await.is(422).text();
        assert!(page.contains("ses mots") && page.contains("Dites dans la note pourquoi"));
        let more = text(&post(&staff.manager, &path, json!({"code": "hygiene_kit", "note": "volé"})).await, "/service");
        assert_eq!(staff.nurse.post_json(&format!("{path}/{more}/void"), json!({"reason": "mistake"})).await.status, 404);
        assert_eq!(staff.manager.post_json(&format!("{path}/{more}/void"), json!({"reason": "no"})).await.is(422).problems(), ["service-void-reason-missing"]);
        post(&staff.manager, &format!("{path}/{more}/void"), json!({"reason": "mistake"})).await;
        assert_eq!(staff.manager.post_json(&format!("{path}/{more}/void"), json!({"reason": "mistake"})).await.is(409).problems(), ["service-voided-already"]);

        // A group: many on one page, each on their own file.
        assert_eq!(staff.clerk.get("/services").await.status, 403);
        let form = json!({"code": "sports", "codes": format!("{code}, {second_code}"), "others": "7", "place": "Cour"});
        assert_eq!(staff.manager.post_json("/services", form.clone()).await.is(422).problems(), ["service-group-code-unknown"], "one of them is not theirs");
        assert_eq!(staff.officer.post_json("/services", json!({"code": "sports"})).await.is(422).problems(), ["service-group-nobody"]);
        let done = post(&staff.officer, "/services", form).await;
        assert_eq!(number(&done, "/noted"), 2);
        post(&staff.counsellor, "/services", json!({"code": "peer_group", "codes": second_code, "person": [id]})).await;
        let seen = staff.officer.get("/services").await.data(200);
        assert_eq!((count(&seen, "/groups"), number(&seen, "/groups/0/others"), text(&seen, "/groups/0/code")), (1, 7, "sports".to_owned()));
        assert_eq!(text(&staff.counsellor.get("/services").await.data(200), "/groups/0/code"), "peer_group");
        let theirs = staff.officer.get(&format!("/people/{second}/services")).await.data(200);
        assert_eq!((count(&theirs, "/services"), text(&theirs, "/services/0/code")), (1, "sports".to_owned()), "what is psychosocial is not theirs to read");
        assert!(!theirs.to_string().contains("Binta"));
        for lang in Locale::ALL {
            let page = staff.officer.clone().speaking(lang).get_html("/services").await.is(200).text();
            assert!(page.len() < PAGE_BYTES_MAX, "{}", page.len());
            let _ = staff.officer.clone().speaking(lang).get_html(&path).await.is(200);
        }
        // Counts fall out of the facts.
        let mut conn = app.ledger().read().await.unwrap();
        let (from, to) = (Day::new(2026, 3, 1).unwrap(), Day::new(2026, 4, 1).unwrap());
        let counts = crate::service::counts(&app.app, &mut conn, (app.site, from, to)).await.unwrap();
        assert_eq!(counts.get("sports").map(|count| (count.contacts, count.people)), Some((2, 2)));
        assert_eq!(counts.get("hygiene_kit").map(|count| (count.contacts, count.people)), Some((1, 1)));
        assert_eq!(counts.get("hiv_test").map(|count| count.people), Some(1));
        assert_eq!(crate::service::assisted(&mut conn, (app.site, from, to)).await.unwrap(), 2);
        assert_eq!(crate::service::attendance(&mut conn, (app.site, from, to)).await.unwrap(), (2, 11));
        assert!(crate::service::counts(&app.app, &mut conn, (Id::nil(), from, to)).await.unwrap().is_empty());
        drop(conn);
        leaks(&app, &["hiv", "counselling", "hygiene", "sports"]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn appointments_are_kept_moved_and_missed() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, code) = person(&staff.clerk, ("Salimata", "Diarra"), json!({})).await;
        let (second, _) = person(&staff.clerk, ("Mamou", "Keita"), json!({})).await;
        for id in [&id, &second] {
            follow(&staff, id).await;
        }
        let path = format!("/people/{id}/appointments");
        for client in [&staff.clerk, &staff.guard] {
            assert_eq!(client.get(&path).await.status, 403);
            assert_eq!(client.get("/appointments").await.status, 403);
        }
        assert_eq!(staff.counsellor.get(&path).await.status, 404, "not assigned");
        let form = json!({"day": "2026-03-03", "time": "10:00", "place": "Bureau 2", "with": staff.manager.user, "purpose": "parler de son oncle"});
        assert_eq!(staff.reception.post_json(&path, form.clone()).await.is(422).problems(), ["appointment-purpose-not-yours"]);
        assert_eq!(staff.manager.post_json(&path, with(form.clone(), json!({"day": "2026-03-01"}))).await.is(422).problems(), ["appointment-past"]);
        let kept = text(&post(&staff.manager, &path, form.clone()).await, "/appointment");
        // No clash without saying so: of the person, and of the member of staff.
        let clash = staff.manager.post_json(&path, form.clone()).await.is(422).problems();
        assert_eq!(clash, ["appointment-clash-staff", "appointment-clash-person"]);
        let theirs = format!("/people/{second}/appointments");
        assert_eq!(staff.manager.post_json(&theirs, with(form.clone(), json!({"time": "10:20"}))).await.is(422).problems(), ["appointment-clash-staff"]);
        let shown = staff
            .manager
            .post_form(&theirs, &[("day", "2026-03-03"), ("time", "10:20"), ("place", "Bureau 2"), ("with", &staff.manager.user.to_string())])
            .await;
        assert!(shown.is(422).text().contains("name=\"anyway\""), "one may say: I know");
        post(&staff.manager, &theirs, with(form.clone(), json!({"time": "10:20", "anyway": "yes"}))).await;
        let counsel = json!({"day": "2026-03-03", "time": "11:00", "place": "Salle calme", "with": staff.counsellor.user, "part": ""});
        post(&staff.officer, &format!("/people/{id}/assign"), json!({"user": staff.counsellor.user})).await;
        post(&staff.counsellor, &path, with(counsel, json!({"purpose": "suite de l’entretien"}))).await;

        // Reception sees time and name; the purpose, and that it is the counsellor, are for those who read it.
        let day = "/appointments?day=2026-03-03";
        let desk = staff.reception.get(day).await.data(200);
        assert_eq!(
            (count(&desk, "/entries"), text(&desk, "/entries/0/name"), text(&desk, "/entries/0/time")),
            (3, "Salimata Diarra".to_owned(), "10:00".to_owned())
        );
        assert!(!desk.to_string().contains("oncle") && !desk.to_string().contains("entretien"));
        assert!(desk.pointer("/entries/2/with").is_some_and(Value::is_null) && text(&desk, "/entries/2/place") == "Salle calme");
        let managers = staff.manager.get(day).await.data(200);
        assert_eq!((text(&managers, "/entries/0/purpose"), text(&managers, "/entries/2/purpose")), ("parler de son oncle".to_owned(), String::new()));
        assert!(managers.pointer("/entries/2/with").is_some_and(Value::is_null));
        let counsellors = staff.counsellor.get(day).await.data(200);
        assert_eq!(
            (count(&counsellors, "/entries"), text(&counsellors, "/entries/1/purpose"), text(&counsellors, "/entries/0/purpose")),
            (2, "suite de l’entretien".to_owned(), String::new())
        );
        assert_eq!(count(&staff.nurse.get("/appointments?day=2026-03-03&mine=1").await.data(200), "/entries"), 0);
        assert_eq!(count(&staff.reception.get("/appointments?span=week").await.data(200), "/entries"), 3);
        for lang in Locale::ALL {
            let reader = staff.reception.clone().speaking(lang);
            for path in [day, "/appointments?span=week", "/appointments?open=1", &path] {
                let page = reader.get_html(path).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX && !page.contains("oncle"), "{path}: {}", page.len());
            }
        }
        let found = staff.reception.post_form("/appointments/find", &[("code", &code)]).await.is(303);
        assert_eq!(found.location(), path);
        let unknown = staff.reception.clone().speaking(Locale::Fr).post_form("/appointments/find", &[("code", "AGZ-222-222")]).await.is(422).text();
        assert!(unknown.contains("Ce code n’est pas"));
        // Slips: for one, for all of tomorrow.
        let slips = [format!("{path}/{kept}/slip"), format!("{path}/{kept}/slip?lang=fr"), "/appointments/slips".to_owned()];
        for slip in &slips {
            assert!(staff.reception.get_html(slip).await.is(200).bytes.starts_with(b"%PDF"), "{slip}");
        }
        assert_eq!(staff.clerk.get_html(&slips[0]).await.status, 403);
        let waits = async |client: &Client| client.get("/shift").await.data(200).pointer("/open").cloned().unwrap().to_string();
        assert!(waits(&staff.reception).await.contains("appointment-wait-tomorrow"));

        // Nothing is said before its time; moving wants a reason.
        let outcome = |state: &str| json!({"appointment": kept, "outcome": state});
        assert_eq!(staff.reception.post_json("/appointments/outcome", outcome("missed")).await.is(422).problems(), ["appointment-not-yet"]);
        assert_eq!(staff.reception.post_json("/appointments/outcome", outcome("cancelled")).await.is(422).problems(), ["appointment-reason-missing"]);
        assert_eq!(staff.clerk.post_json("/appointments/outcome", outcome("came")).await.status, 403);
        let shift = format!("{path}/{kept}/move");
        assert_eq!(staff.manager.post_json(&shift, json!({"day": "2026-03-03", "time": "14:00"})).await.is(422).problems(), ["appointment-reason-missing"]);
        assert_eq!(
            staff.manager.post_json(&shift, json!({"day": "2026-03-03", "time": "11:10", "reason": "bus"})).await.is(422).problems(),
            ["appointment-clash-person"]
        );
        post(&staff.manager, &shift, json!({"day": "2026-03-03", "time": "14:00", "reason": "bus"})).await;

        app.advance_ms(DAY + 7 * HOUR);
        let reception = sign_in_again(&app, &staff.reception).await;
        let manager = sign_in_again(&app, &staff.manager).await;
        assert!(waits(&reception).await.contains("appointment-wait-open"));
        let seen = reception.get("/appointments?open=1").await.data(200);
        assert_eq!(count(&seen, "/entries"), 3);
        let _ = reception.post_form("/appointments/outcome", &[("missed", &kept)]).await.is(303);
        let came = text(&seen, "/entries/0/id");
        let _ = reception.post_form("/appointments/outcome", &[("came", &came)]).await.is(303);
        assert_eq!(
            reception.post_json("/appointments/outcome", json!({"appointment": came, "outcome": "cancelled", "reason": "x"})).await.is(409).problems(),
            ["appointment-over"]
        );
        // Who did not come is seen by whoever follows, until there is another appointment.
        assert!(waits(&manager).await.contains("appointment-wait-missed"));
        assert!(!waits(&reception).await.contains("appointment-wait-missed"));
        assert_eq!(reception.get("/appointments/missed").await.status, 403);
        let missed = manager.get("/appointments/missed").await.data(200);
        assert_eq!((count(&missed, "/entries"), text(&missed, "/entries/0/name")), (1, "Salimata Diarra".to_owned()));
        let person: PersonId = id.parse().unwrap();
        let mut conn = app.ledger().read().await.unwrap();
        assert_eq!(crate::appointment::missed(&mut conn, person).await.unwrap(), 1);
        assert_eq!(crate::appointment::next(&mut conn, person, app.ledger().env().now()).await.unwrap(), None);
        let ever = (app.site, Instant::from_millis(0), Instant::from_millis(i64::MAX / 2));
        assert_eq!(crate::appointment::kept(&mut conn, ever).await.unwrap(), (1, 1));
        drop(conn);
        assert!(manager.get_html(&format!("/people/{id}")).await.is(200).text().contains("Rendez-vous manqués"));
        assert!(manager.get_html(&path).await.is(200).text().contains("sans reproche"));
        post(&manager, &format!("{path}/{kept}/move"), json!({"day": "2026-03-06", "time": "9", "reason": "elle était malade"})).await;
        assert!(!waits(&manager).await.contains("appointment-wait-missed"));
        let mut conn = app.ledger().read().await.unwrap();
        assert!(crate::appointment::next(&mut conn, person, app.ledger().env().now()).await.unwrap().is_some());
        drop(conn);
        leaks(&app, &["oncle", "entretien", "Bureau", "Salle"]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn help_goes_over_when_two_files_become_one_and_back() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (old, _) = registered(&staff.clerk, ("Rokia", "Sangare"), json!({})).await;
        let (new, _) = registered(&staff.clerk, ("Oumou", "Kouyate"), json!({})).await;
        follow(&staff, &old).await;
        assess(&staff, &old, "high").await;
        let goal_there = text(&post(&staff.manager, &format!("/people/{old}/plan/goals/new"), goal()).await, "/goal");
        post(&staff.manager, &format!("/people/{old}/plan/answer"), json!({"seen": "1", "answer": "signed", "paper": "yes"})).await;
        post(&staff.manager, &format!("/people/{old}/services"), json!({"code": "hygiene_kit"})).await;
        let form = json!({"day": "2026-03-04", "time": "9", "place": "Bureau 2", "with": staff.manager.user, "purpose": "son oncle"});
        post(&staff.manager, &format!("/people/{old}/appointments"), form).await;
        let chosen = json!({"mode": "remote", "reason": "elle travaille loin", "wish": "le soir", "with_person": "yes"});
        post(&staff.manager, &format!("/people/{old}/mode"), chosen).await;
        post(&staff.manager, &format!("/people/{old}/contacts"), json!({"means": "call", "result": "not_reached", "next_on": "2026-03-04"})).await;
        app.advance_ms(60_000);
        post(&staff.officer, &format!("/duplicates/{old}/{new}/merge"), json!({"into": new, "reason": "same"})).await;
        let plan = staff.officer.get(&format!("/people/{new}/plan")).await.data(200);
        assert_eq!((count(&plan, "/goals"), text(&plan, "/version/state")), (1, "agreed".to_owned()), "what she agreed to goes with her");
        assert_ne!(text(&plan, "/goals/0/id"), goal_there, "nothing open ties the two files together");
        assert_eq!(text(&staff.officer.get(&format!("/people/{new}/services")).await.data(200), "/services/0/code"), "hygiene_kit");
        assert_eq!(
            staff.officer.post_json(&format!("/people/{new}/services"), json!({"code": "hygiene_kit"})).await.is(422).problems(),
            ["service-over-limit"]
        );
        assert_eq!(text(&staff.officer.get(&format!("/people/{new}/appointments")).await.data(200), "/entries/0/purpose"), "son oncle");
        let reach = staff.officer.get(&format!("/people/{new}/contacts")).await.data(200);
        assert_eq!((text(&reach, "/mode/wish"), number(&reach, "/failed"), text(&reach, "/next_on")), ("le soir".to_owned(), 1, "2026-03-04".to_owned()));
        let day = "/appointments?day=2026-03-04";
        assert_eq!(count(&staff.officer.get(day).await.data(200), "/entries"), 1, "one appointment is one");
        sound(&app).await;
        app.advance_ms(60_000);
        post(&staff.officer, &format!("/duplicates/{old}/part"), json!({"reason": "two people"})).await;
        assert_eq!(count(&staff.officer.get(&format!("/people/{new}/plan")).await.data(200), "/goals"), 0);
        assert_eq!(count(&staff.officer.get(&format!("/people/{new}/services")).await.data(200), "/services"), 0);
        assert_eq!(count(&staff.officer.get(&format!("/people/{new}/appointments")).await.data(200), "/entries"), 0);
        let reach = staff.officer.get(&format!("/people/{new}/contacts")).await.data(200);
        assert!(reach["mode"].is_null() && count(&reach, "/tries") == 0, "{reach}");
        assert_eq!(text(&staff.officer.get(&format!("/people/{old}/contacts")).await.data(200), "/mode/mode"), "remote");
        assert_eq!(count(&staff.officer.get(&format!("/people/{old}/plan")).await.data(200), "/goals"), 1);
        assert_eq!(count(&staff.officer.get(day).await.data(200), "/entries"), 1);
        sound(&app).await;
    })
    .await;
}
