//! Oversight over HTTP, on both engines: what each reads of notes; how a follow-up ends, goes on and changes hands; who
//! hears of an incident; what a supervisor sees; who is spoken of with partners.

use std::collections::BTreeMap;

use access::Role;
use serde_json::{Value, json};
use testing::http::{Client, START, TestApp, each_app};
use text::Locale;
use web::Room;

pub(crate) fn rooms() -> Vec<Room> {
    let below = people::rooms().into_iter().chain(house::rooms()).chain(care::rooms()).chain(casework::rooms()).chain(help::rooms());
    below.chain(crate::rooms()).collect()
}

pub(crate) const DAY: i64 = 24 * 3_600_000;
/// A page of HTML is at most so long.
const PAGE_BYTES_MAX: usize = 30_000;

const COLUMNS: &[(&str, &str)] = &[
    ("file", "person_id, file_id, site_id, manager, urgency, opened_at, given_at, closed_at"),
    ("closure", "closure_id, person_id, site_id, asked_at, asked_by, level, state, changed_at, latest"),
    ("retention", "person_id, compartment, site_id, until_on"),
    ("transfer", "transfer_id, person_id, kind, from_site, to_site, to_user, asked_at, asked_by, state"),
    ("incident", "incident_id, site_id, audience, danger, told_at, state, by_user, changed_at"),
    ("caseload", "person_id, site_id, manager, restricted, level, opened_at, given_at, next_on, planned, next_due, review_on, consent_to, missed, flagged"),
    ("caseload_sum", "site_id, manager, open, high, missed, flagged"),
    ("meeting", "meeting_id, site_id, kind, held_on, opened_by, closed"),
    ("meeting_item", "item_id, meeting_id, person_id, site_id, at"),
    ("assignment", "person_id, user_id, since_at"),
    ("person", "person_id, site_id, code"),
];

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

pub(crate) fn list(value: &Value, pointer: &str, inner: &str) -> Vec<String> {
    let all = value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}"));
    all.iter().map(|one| if inner.is_empty() { one.as_str().unwrap().to_owned() } else { text(one, inner) }).collect()
}

pub(crate) fn with(mut form: Value, more: Value) -> Value {
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

pub(crate) async fn post(client: &Client, path: &str, form: Value) -> Value {
    client.post_json(path, form).await.data(201)
}

/// A deed that is refused: with which status, and why.
pub(crate) async fn no(client: &Client, path: &str, form: Value, status: u16) -> Vec<String> {
    client.post_json(path, form).await.is(status).problems()
}

/// The ledger holds, and the tables follow from it.
pub(crate) async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    assert!(!live.is_empty());
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

/// A centre at work: the clerk, who supervises, a second one, who follows, and others.
pub(crate) struct Centre {
    pub(crate) clerk: Client,
    pub(crate) officer: Client,
    pub(crate) second: Client,
    pub(crate) manager: Client,
    others: BTreeMap<Role, Client>,
}

impl Centre {
    pub(crate) async fn of(app: &TestApp) -> Self {
        let mut others = BTreeMap::new();
        for role in [Role::Health, Role::Psychosocial, Role::Legal, Role::Solutions, Role::CentreManager, Role::Guard, Role::Reception, Role::Administrator] {
            others.insert(role, app.as_user(role).await);
        }
        Self {
            clerk: app.as_user(Role::Clerk).await,
            officer: app.as_user(Role::ProtectionOfficer).await,
            second: app.as_user(Role::ProtectionOfficer).await,
            manager: app.as_user(Role::CaseManager).await,
            others,
        }
    }

    /// Somebody registered and let in.
    async fn person(&self, name: (&str, &str), centres: &str) -> (String, String) {
        let (id, code) = self.registered(name, centres).await;
        post(&self.clerk, &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
        (id, code)
    }

    /// Somebody registered.
    pub(crate) async fn registered(&self, (given, family): (&str, &str), centres: &str) -> (String, String) {
        let id = text(&post(&self.clerk, "/consents", agreed(centres)).await, "/id");
        let form =
            json!({"person": id, "given": given, "family": family, "sex": "2", "birth": "1995", "nationality": "GIN", "language": "ful", "with": "alone"});
        let made = post(&self.clerk, "/people", form).await;
        (id, text(&made, "/code"))
    }

    /// A follow-up of somebody, given to the case manager.
    pub(crate) async fn follow(&self, id: &str, urgency: &str) {
        post(&self.officer, &format!("/people/{id}/follow"), json!({"reason": "protection", "urgency": urgency})).await;
        post(&self.officer, &format!("/people/{id}/follow/give"), json!({"user": self.manager.user})).await;
    }

    /// The first file becomes part of the second.
    pub(crate) async fn merge(&self, app: &TestApp, (from, into): (&str, &str)) {
        app.advance_ms(60_000);
        post(&self.second, &format!("/duplicates/{from}/{into}/merge"), json!({"into": into, "reason": "she says so herself"})).await;
    }

    /// It stands again.
    pub(crate) async fn part(&self, app: &TestApp, id: &str) {
        app.advance_ms(60_000);
        post(&self.second, &format!("/duplicates/{id}/part"), json!({"reason": "two sisters"})).await;
    }

    /// Somebody whom the case manager follows.
    pub(crate) async fn followed(&self, name: (&str, &str), urgency: &str) -> (String, String) {
        let (id, code) = self.person(name, "given").await;
        self.follow(&id, urgency).await;
        (id, code)
    }

    /// The same people, signed in again after days.
    pub(crate) async fn again(&self, app: &TestApp) {
        for client in [&self.clerk, &self.officer, &self.second, &self.manager].into_iter().chain(self.others.values()) {
            again(app, client).await;
        }
    }

    pub(crate) fn other(&self, role: Role) -> &Client {
        &self.others[&role]
    }
}

/// Signs somebody in again whose session has ended.
async fn again(app: &TestApp, client: &Client) {
    let mut write = app.ledger().write(ledger::Author { user: client.user, site: app.site }).await.unwrap();
    let token = web::session::open(&mut write, client.user, app.site, "test", true).await.unwrap();
    write.commit().await.unwrap();
    client.put_cookie("relais_session", &token);
}

/// A page is short, whole, and speaks all three languages.
pub(crate) async fn pages(client: &Client, paths: &[String]) {
    for path in paths {
        let page = client.get_html(path).await.is(200).text();
        assert!(page.len() < PAGE_BYTES_MAX, "{path}: {}", page.len());
        for locale in [Locale::En, Locale::Ar] {
            let page = client.clone().speaking(locale).get_html(path).await.is(200).text();
            assert!(page.contains(&format!("lang=\"{}\"", locale.code())), "{path}");
        }
        client.put_cookie("relais_lang", Locale::Fr.code());
    }
}

pub(crate) fn agreed(centres: &str) -> Value {
    json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes", "centres": centres, "partners": "given",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    })
}

pub(crate) fn closing() -> Value {
    json!({"reason": "completed", "prepared": "Elle sait où revenir", "unmet": "Cours de français", "satisfaction": "4"})
}

pub(crate) fn assessment() -> Value {
    json!({
        "own": "Je veux appeler ma mère", "need": ["contact"], "factor": ["no_papers"], "span": "weeks", "near": "away",
        "capacity": ["kin"], "spoken": "direct", "channel": "in_person",
    })
}

fn goal() -> Value {
    json!({
        "need": "contact", "aim": "Avoir une carte consulaire", "words": "Je veux mes papiers", "indicator": "la carte", "term": "short",
        "what": ["Aller au consulat"], "service": ["transport"], "who": ["own"], "name": [""], "by": ["2026-03-05"], "cost": [""], "currency": [""], "line": [""],
    })
}

#[tokio::test]
async fn a_note_is_read_by_those_who_read_its_part_of_the_file() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (id, _) = centre.followed(("Aminata", "Kone"), "low").await;
        let path = format!("/people/{id}/notes");
        let (health, manager) = (centre.other(Role::Health), &centre.manager);
        // Others follow her too, each in their own part.
        for role in [Role::Psychosocial, Role::Legal, Role::Solutions] {
            post(&centre.officer, &format!("/people/{id}/assign"), json!({"user": centre.other(role).user})).await;
        }
        let written = post(health, &path, json!({"class": "health", "text": "Paludisme traité"})).await;
        post(centre.other(Role::Psychosocial), &path, json!({"class": "psychosocial", "text": "Cauchemars la nuit"})).await;
        post(centre.other(Role::Legal), &path, json!({"class": "legal", "text": "Recours possible"})).await;
        post(manager, &path, json!({"class": "protection", "text": "Peur de son oncle"})).await;
        post(manager, &path, json!({"class": "general", "text": "Aime le jardin"})).await;
        let words = ["Paludisme", "Cauchemars", "Recours", "Peur de son oncle", "Aime le jardin"];
        for (client, sees) in [
            (health, [true, false, false, false, true]),
            (centre.other(Role::Psychosocial), [false, true, false, false, true]),
            (centre.other(Role::Legal), [false, false, true, false, false]),
            (manager, [false, false, false, true, true]),
            (&centre.officer, [false, false, true, true, true]),
        ] {
            let (page, data) = (client.get_html(&path).await.is(200).text(), client.get(&path).await.data(200).to_string());
            for (word, sees) in words.iter().zip(sees) {
                assert_eq!((page.contains(word), data.contains(word)), (sees, sees), "{word} for {:?}", client.user);
            }
            assert!(client.get(&format!("{path}/print")).await.is(200).bytes.starts_with(b"%PDF"));
        }
        // A clerk, a guard and a manager of the centre write none and take none out: the refusal is a sentence.
        for client in
            [&centre.clerk, centre.other(Role::Guard), centre.other(Role::CentreManager), centre.other(Role::Solutions), centre.other(Role::Administrator)]
        {
            for path in [path.clone(), format!("{path}/print"), format!("{path}/print?class=protection")] {
                let page = client.get_html(&path).await.is(403).text();
                assert!(page.contains("<h1") && !page.contains("oncle"), "{page}");
            }
            assert_eq!(client.post_json(&path, json!({"class": "general", "text": "x"})).await.status, 403);
        }
        // Nobody writes or takes out what they do not read.
        assert_eq!(no(manager, &path, json!({"class": "health", "text": "x"}), 422).await, ["note-class-not-yours"]);
        assert_eq!(no(health, &path, json!({"class": "protection", "text": "x"}), 422).await, ["note-class-not-yours"]);
        assert_eq!(health.get(&format!("{path}/print?class=protection")).await.status, 403);
        let kept = manager.post_form(&path, &[("class", "protection"), ("text", " ")]).await.is(422).text();
        assert!(kept.contains("Écrivez la note.") && kept.contains("id=\"class-protection\" value=\"protection\" checked"));

        // The nurse says what case work needs, and no more.
        assert_eq!(manager.post_json(&format!("{path}/fit"), json!({"verdict": "fit"})).await.status, 403);
        assert_eq!(no(health, &format!("{path}/fit"), json!({"verdict": "not_until"}), 422).await, ["note-until-missing"]);
        post(health, &format!("{path}/fit"), json!({"verdict": "not_until", "until": "2026-03-20"})).await;
        post(health, &format!("{path}/seen"), json!({})).await;
        assert_eq!(text(&manager.get(&path).await.data(200), "/fit/verdict"), "not_until");
        assert!(centre.other(Role::Legal).get(&path).await.data(200).pointer("/fit").is_some_and(Value::is_null));
        for (client, told) in [(manager, true), (centre.other(Role::Solutions), true), (health, true), (&centre.clerk, false)] {
            let page = client.get_html(&format!("/people/{id}")).await.is(200).text();
            assert_eq!(page.contains("ne peut pas voyager avant"), told, "{page}");
            assert!(!page.contains("Paludisme"), "the timeline says that there is a note, not what is in it");
        }
        let clerks = centre.clerk.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(!clerks.contains("Vu par la santé") && !clerks.contains("Note de santé") && !clerks.contains("Note de protection"));
        assert!(manager.get_html(&format!("/people/{id}")).await.is(200).text().contains("Note de protection"));

        // Corrected by its author, with a reason; the earlier text stays, for those who may see it.
        let note = text(&written, "/note");
        let correct = format!("{path}/{note}/correct");
        assert_eq!(manager.post_json(&correct, json!({"text": "x", "reason": "y"})).await.status, 404, "a note that one does not read does not exist");
        let colleague = app.as_user(Role::Health).await;
        assert_eq!(no(&colleague, &correct, json!({"text": "x", "reason": "y"}), 409).await, ["note-not-yours"]);
        assert_eq!(no(health, &correct, json!({"text": "Paludisme traité", "reason": ""}), 422).await, ["note-same", "note-reason-missing"]);
        post(health, &correct, json!({"text": "Paludisme suspecté", "reason": "test négatif"})).await;
        let read = health.get(&format!("{path}?class=health")).await.data(200);
        assert_eq!((text(&read, "/notes/0/text"), text(&read, "/notes/0/earlier/0/text")), ("Paludisme suspecté".to_owned(), "Paludisme traité".to_owned()));
        let theirs = colleague.get(&path).await.data(200);
        assert!(theirs.to_string().contains("Paludisme suspecté") && !theirs.to_string().contains("Paludisme traité"));
        pages(manager, std::slice::from_ref(&path)).await;
        pages(health, &[path.clone(), format!("{path}?correct={note}")]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_follow_up_is_closed_as_it_should_be_and_goes_on_with_a_reason() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (id, _) = centre.followed(("Maimouna", "Balde"), "low").await;
        let (manager, path) = (&centre.manager, format!("/people/{id}/closure"));
        for (client, status) in
            [(&centre.clerk, 403), (centre.other(Role::Health), 403), (centre.other(Role::CentreManager), 403), (&app.as_user(Role::CaseManager).await, 404)]
        {
            assert_eq!(client.get(&path).await.status, status);
            assert_eq!(client.post_json(&path, closing()).await.status, status);
        }
        assert_eq!(no(manager, &path, json!({}), 422).await, ["closure-reason-missing", "closure-prepared-missing", "closure-satisfaction-missing"]);
        // A plan with an action that is open wants a reason.
        assert!(!no(manager, &format!("/people/{id}/plan/goals/new"), goal(), 409).await.is_empty(), "no plan without an assessment");
        post(manager, &format!("/people/{id}/assessments"), assessment()).await;
        post(manager, &format!("/people/{id}/plan/goals/new"), goal()).await;
        let level = text(&manager.get(&path).await.data(200), "/level");
        assert!(["low", "medium"].contains(&level.as_str()), "{level}");
        assert_eq!(no(manager, &path, closing(), 422).await, ["closure-actions-open"]);
        let typed = manager.post_form(&path, &[("reason", "completed"), ("prepared", "Elle sait où revenir"), ("satisfaction", "4")]).await.is(422).text();
        assert!(typed.contains("Elle sait où revenir") && typed.contains("dites pourquoi"), "{typed}");
        assert_eq!(no(manager, &path, with(closing(), json!({"reason": "transferred", "open_reason": "x"})), 422).await, ["closure-not-accepted"]);
        let done = post(manager, &path, with(closing(), json!({"open_reason": "Elle ira seule au consulat"}))).await;
        assert_eq!((done["open"].as_bool(), text(&done, "/state")), (Some(false), "ended".to_owned()), "low risk: closed at once");

        // Read, not written.
        let read = manager.get(&path).await.data(200);
        assert_eq!((text(&read, "/last/unmet"), number(&read, "/last/open_actions")), ("Cours de français".to_owned(), 1));
        assert_eq!(text(&read, "/last/keep/0/until"), "2031-03-02");
        for (client, path, form) in [
            (manager, path.clone(), closing()),
            (manager, format!("/people/{id}/notes"), json!({"class": "protection", "text": "x"})),
            (manager, format!("/people/{id}/transfer"), json!({"kind": "partner", "partner": "x", "note": "y", "agreed": "yes"})),
            (&centre.officer, format!("/people/{id}/flag"), json!({"why": "x"})),
            (&centre.officer, "/caseload/reassign".to_owned(), json!({"people": [id], "user": manager.user, "reason": "x"})),
            (&centre.officer, format!("/people/{id}/follow/give"), json!({"user": manager.user, "reason": "x"})),
        ] {
            assert_eq!(no(client, &path, form, 409).await, ["file-closed"], "{path}");
        }
        for (path, form) in [(format!("/people/{id}/assessments"), assessment()), (format!("/people/{id}/plan/goals/new"), goal())] {
            assert!(!no(manager, &path, form, 409).await.is_empty(), "{path}");
        }
        assert!(manager.get_html(&path).await.is(200).text().contains("on le lit, on n’y écrit plus"));
        assert!(list(&manager.get("/follow").await.data(200), "/files", "/name").is_empty(), "what is closed is in no list");
        assert_eq!(number(&centre.officer.get("/caseload").await.data(200), "/total/open"), 0);
        assert_eq!(number(&manager.get("/my-day").await.data(200), "/open"), 0);

        // It goes on with a reason, and with whoever followed.
        let follow = format!("/people/{id}/follow");
        pages(manager, std::slice::from_ref(&follow)).await;
        assert!(manager.get_html(&follow).await.is(200).text().contains("Pourquoi le suivi reprend"));
        assert_eq!(no(manager, &follow, json!({"reason": "protection", "urgency": "high"}), 422).await, ["file-again-missing"]);
        post(manager, &follow, json!({"reason": "protection", "urgency": "high", "again": "Elle est revenue"})).await;
        assert_eq!(list(&manager.get("/follow").await.data(200), "/files", "/name"), ["Maimouna Balde"]);
        let page = manager.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(page.contains("Suivi rouvert") && page.contains("Elle est revenue"), "{page}");
        assert_eq!(no(manager, &follow, json!({"reason": "protection", "urgency": "high", "again": "x"}), 409).await, ["file-already-open"]);
        let mut conn = app.ledger().read().await.unwrap();
        let span = (app.site, START.plus_ms(-DAY), START.plus_ms(DAY));
        let counted = crate::closure::by_reason(&app.app, &mut conn, span).await.unwrap();
        drop(conn);
        assert_eq!(counted, BTreeMap::from([("completed".to_owned(), 1)]));
        pages(manager, &[path]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn where_much_harm_could_come_somebody_else_approves() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (id, _) = centre.followed(("Ramatou", "Issa"), "high").await;
        let path = format!("/people/{id}/closure");
        let (approve, back) = (format!("{path}/approve"), format!("{path}/back"));
        assert_eq!(no(&centre.officer, &approve, json!({}), 409).await, ["closure-not-waiting"]);
        let asked = post(&centre.officer, &path, closing()).await;
        assert_eq!((asked["open"].as_bool(), text(&asked, "/state")), (Some(true), "waiting".to_owned()));
        // Never by who asked, never by who may not.
        assert_eq!(no(&centre.officer, &approve, json!({}), 409).await, ["closure-own"]);
        let sentence = centre.officer.post_form(&approve, &[]).await.is(409).text();
        assert!(sentence.contains("quelqu’un d’autre l’approuve"), "{sentence}");
        assert_eq!(no(&centre.officer, &back, json!({"comment": "x"}), 409).await, ["closure-own"]);
        for client in [&centre.manager, &centre.clerk, centre.other(Role::CentreManager), centre.other(Role::Health)] {
            assert_eq!(client.post_json(&approve, json!({})).await.status, 403);
        }
        assert_eq!(no(&centre.manager, &path, closing(), 409).await, ["closure-waits"]);
        assert_eq!(list(&centre.second.get("/closures").await.data(200), "/closures", "/name"), ["Ramatou Issa"]);
        assert!(centre.second.get("/shift").await.data(200).pointer("/open").unwrap().to_string().contains("closure-wait"));
        post(&centre.officer, &format!("{path}/withdraw"), json!({})).await;

        // The case manager asks; it is sent back with a comment, which they find on their day; then it is approved.
        post(&centre.manager, &path, closing()).await;
        assert_eq!(no(&centre.officer, &back, json!({"comment": " "}), 422).await, ["closure-comment-missing"]);
        post(&centre.officer, &back, json!({"comment": "Qui l’accompagne au poste ?"})).await;
        let day = centre.manager.get("/my-day").await.data(200);
        assert_eq!(list(&day, "/back", "/name"), ["Ramatou Issa"]);
        assert!(centre.manager.get_html(&path).await.is(200).text().contains("Qui l’accompagne au poste"));
        assert_eq!(text(&centre.manager.get(&path).await.data(200), "/form/prepared"), "Elle sait où revenir", "what was said before need not be typed again");
        post(&centre.manager, &path, with(closing(), json!({"prepared": "Sa sœur l’accompagne"}))).await;
        assert!(list(&centre.manager.get("/my-day").await.data(200), "/back", "/name").is_empty());
        let done = post(&centre.second, &approve, json!({"comment": "D’accord"})).await;
        assert_eq!((done["open"].as_bool(), text(&done, "/state")), (Some(false), "ended".to_owned()));
        assert_eq!(no(&centre.second, &approve, json!({}), 409).await, ["file-closed"]);
        pages(&centre.second, &[path, "/closures".to_owned()]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_follow_up_changes_hands_when_the_receiver_accepts() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let other = app.as_user(Role::CaseManager).await;
        let (id, code) = centre.followed(("Hawa", "Diallo"), "medium").await;
        let path = format!("/people/{id}/transfer");
        assert_eq!(no(&centre.manager, &path, json!({"kind": "manager", "note": " "}), 422).await, ["transfer-user-missing", "transfer-note-missing"]);
        let asked = post(&centre.manager, &path, json!({"kind": "manager", "user": other.user, "note": "Attend sa carte"})).await;
        let one = format!("/transfers/{}", text(&asked, "/id"));
        assert_eq!(no(&centre.manager, &format!("{one}/accept"), json!({}), 409).await, ["transfer-own"]);
        assert_eq!(no(&centre.manager, &path, json!({"kind": "manager", "user": other.user, "note": "x"}), 409).await, ["transfer-waits"]);
        // The receiver is told what they must know, and opens nothing before they accept.
        assert_eq!(other.get(&format!("/people/{id}")).await.status, 404);
        let told = other.get(&one).await.data(200);
        assert_eq!((text(&told, "/code"), text(&told, "/transfer/note")), (code.clone(), "Attend sa carte".to_owned()));
        assert!(!told.to_string().contains("Hawa"));
        assert_eq!(app.as_user(Role::CaseManager).await.get(&one).await.status, 404);
        assert_eq!(no(&other, &format!("{one}/decline"), json!({}), 422).await, ["transfer-why-missing"]);
        post(&other, &format!("{one}/decline"), json!({"why": "Trop de suivis"})).await;
        assert_eq!(centre.manager.get(&format!("/people/{id}")).await.status, 200, "the sender stays responsible");
        let asked = post(&centre.manager, &path, json!({"kind": "manager", "user": other.user, "note": "Attend sa carte"})).await;
        let one = format!("/transfers/{}", text(&asked, "/id"));
        pages(&other, &[one.clone(), "/transfers".to_owned()]).await;
        post(&other, &format!("{one}/accept"), json!({})).await;
        assert_eq!(
            (other.get(&format!("/people/{id}")).await.status, centre.manager.get(&format!("/people/{id}")).await.status),
            (200.try_into().unwrap(), 404.try_into().unwrap())
        );

        // To another site, with the person's agreement. What is due goes there too.
        let call = json!({"means": "call", "result": "not_reached", "next_on": "2026-03-03"});
        post(&other, &format!("/people/{id}/contacts"), call).await;
        assert_eq!(list(&centre.officer.get("/calls").await.data(200), "/entries", "/name"), ["Hawa Diallo"]);
        let far = app.open_site("Centre d’Arlit", "ARL");
        let there = app.as_user_at(far, Role::CaseManager).await;
        let form = json!({"kind": "site", "site": far, "note": "Veut rejoindre sa sœur"});
        assert_eq!(no(&other, &path, form.clone(), 422).await, ["transfer-agreed-missing"]);
        let asked = post(&other, &path, with(form, json!({"agreed": "yes"}))).await;
        let one = format!("/transfers/{}", text(&asked, "/id"));
        assert_eq!((there.get(&format!("/people/{id}")).await.status, there.get(&one).await.status), (404.try_into().unwrap(), 200.try_into().unwrap()));
        assert_eq!(other.get(&format!("/people/{id}")).await.status, 200);
        post(&there, &format!("{one}/accept"), json!({})).await;
        assert_eq!(
            (there.get(&format!("/people/{id}")).await.status, other.get(&format!("/people/{id}")).await.status),
            (200.try_into().unwrap(), 404.try_into().unwrap())
        );
        assert_eq!(centre.officer.get(&format!("/people/{id}")).await.status, 404, "the site it left holds it no more");
        assert_eq!(list(&there.get("/my-day").await.data(200), "/files", "/name"), ["Hawa Diallo"]);
        let overseer = app.as_user_at(far, Role::ProtectionOfficer).await;
        assert_eq!(list(&overseer.get("/calls").await.data(200), "/entries", "/name"), ["Hawa Diallo"]);
        assert_eq!(number(&centre.officer.get("/caseload").await.data(200), "/total/open"), 0);

        // Whoever said no to other centres does not go there; a partner who accepted allows the closure.
        let (id, _) = centre.person(("Binta", "Sow"), "refused").await;
        post(&centre.officer, &format!("/people/{id}/follow"), json!({"reason": "protection", "urgency": "low"})).await;
        post(&centre.officer, &format!("/people/{id}/follow/give"), json!({"user": centre.manager.user})).await;
        let path = format!("/people/{id}/transfer");
        let form = json!({"kind": "site", "site": far, "note": "x", "agreed": "yes"});
        assert_eq!(no(&centre.manager, &path, form, 422).await, ["transfer-consent-refused"]);
        let asked = post(&centre.manager, &path, json!({"kind": "partner", "partner": "Maison des femmes", "note": "x", "agreed": "yes"})).await;
        let accept = format!("/transfers/{}/accept", text(&asked, "/id"));
        let close = with(closing(), json!({"reason": "transferred"}));
        assert_eq!(no(&centre.manager, &format!("/people/{id}/closure"), close.clone(), 422).await, ["closure-not-accepted"]);
        assert_eq!(no(&centre.manager, &accept, json!({}), 422).await, ["transfer-who-missing"]);
        // What she agreed to she may take back: then nothing goes to partners, until she says otherwise.
        let consents = format!("/people/{id}/consents");
        let first = text(&centre.clerk.get(&consents).await.data(200), "/entries/0/id");
        post(&centre.clerk, &format!("{consents}/{first}/withdraw"), json!({"purpose": "partners", "reason": "elle a peur"})).await;
        assert_eq!(text(&centre.clerk.get(&consents).await.data(200), "/entries/0/partners"), "refused");
        assert_eq!(no(&centre.manager, &accept, json!({"who": "Mme Sani"}), 409).await, ["transfer-partner-consent"]);
        post(&centre.manager, &format!("/transfers/{}/withdraw", text(&asked, "/id")), json!({})).await;
        let page = centre.manager.get_html(&path).await.is(200).text();
        assert!(page.contains("n’a pas accepté que son dossier") && page.contains(&format!("/consents/new?person={id}")), "{page}");
        let partner = json!({"kind": "partner", "partner": "Maison des femmes", "note": "x", "agreed": "yes"});
        assert_eq!(no(&centre.manager, &path, partner.clone(), 409).await, ["transfer-partner-consent"], "a tick does not stand for a consent");
        let refused = centre.manager.post_form(&path, &[("kind", "partner"), ("partner", "x"), ("note", "x"), ("agreed", "yes")]).await.is(409).text();
        assert!(refused.contains("n’a pas accepté que son dossier"), "{refused}");
        post(&centre.manager, "/consents", with(agreed("refused"), json!({"person": id}))).await;
        let asked = post(&centre.manager, &path, partner).await;
        let accept = format!("/transfers/{}/accept", text(&asked, "/id"));
        pages(&centre.manager, std::slice::from_ref(&path)).await;
        post(&centre.manager, &accept, json!({"who": "Mme Sani, directrice"})).await;
        post(&centre.manager, &format!("/people/{id}/closure"), close).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_is_told_of_an_incident_calls_the_right_one_and_learns_no_more() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (guard, health) = (centre.other(Role::Guard), centre.other(Role::Health));
        let psea = app.as_user(Role::Psea).await;
        let page = guard.get_html("/incidents/tell").await.is(200).text();
        assert!(page.contains("Ne demandez pas ce qui s’est passé") && page.contains("Ne promettez rien"), "{page}");
        assert_eq!(no(guard, "/incidents/tell", json!({}), 422).await, ["incident-kind-missing", "incident-danger-missing"]);
        assert_eq!(no(guard, "/incidents/tell", json!({"kind": "care", "danger": "no", "place": "F2"}), 422).await, ["incident-leave-missing"]);
        let typed = guard.post_form("/incidents/tell", &[("kind", "care"), ("place", "Chambre F2"), ("leave", "yes")]).await.is(422).text();
        assert!(typed.contains("Chambre F2"), "what was typed is kept");
        post(guard, "/incidents/tell", json!({"kind": "violence", "danger": "yes", "leave": "yes", "place": "Chambre F2", "contact": "alone"})).await;
        post(&centre.clerk, "/incidents/tell", json!({"kind": "care", "danger": "no"})).await;
        let told = post(guard, "/incidents/tell", json!({"kind": "staff", "danger": "no"})).await;
        assert_eq!(told["heard"].as_bool(), Some(true));

        // Each hears what is for them, and nobody of the management hears what a member of staff did.
        let audiences = |data: Value| list(&data, "/incidents", "/audience");
        assert_eq!(audiences(centre.officer.get("/incidents").await.data(200)), ["protection"]);
        assert_eq!(audiences(health.get("/incidents").await.data(200)), ["health"]);
        let theirs = psea.get("/incidents").await.data(200);
        assert_eq!(audiences(theirs.clone()), ["psea"]);
        for role in [Role::CentreManager, Role::Administrator, Role::Guard, Role::Reception] {
            assert_eq!(centre.other(role).get("/incidents").await.status, 403, "{role:?}");
        }
        let abuse = format!("/incidents/{}", text(&theirs, "/incidents/0/id"));
        for client in [&centre.officer, health, &centre.second] {
            assert_eq!(client.get(&abuse).await.status, 404);
            assert_eq!(client.post_json(&format!("{abuse}/take"), json!({})).await.status, 404);
        }
        assert_eq!(text(&psea.get(&abuse).await.data(200), "/kind"), "staff");
        assert_eq!(no(&psea, &format!("{abuse}/pass"), json!({"to": "protection"}), 409).await, ["incident-stays"]);

        // Whoever has the database without its key learns that something was told, and not by whom.
        let facts = app.ledger().projection_dump(&[("fact", "kind, author, stream_id")]).await.unwrap();
        let told: Vec<&String> = facts.iter().filter(|line| line.contains("incident/")).collect();
        let table = app.ledger().projection_dump(&[("incident", "incident_id, site_id, audience, danger, told_at, state, by_user, changed_at")]).await.unwrap();
        assert_eq!((told.len(), table.len()), (3, 3));
        for teller in [guard.user, centre.clerk.user] {
            assert!(told.iter().copied().chain(&table).all(|line| !line.contains(&teller.to_string())), "{told:?} {table:?}");
        }
        assert_eq!(text(&psea.get(&abuse).await.data(200), "/told_by"), guard.user.to_string(), "whoever hears of it may ask back");
        // Whoever may not do much else here can tell of it too.
        for role in [Role::Administrator, Role::Donor, Role::Trainee] {
            let page = app.as_user(role).await.get_html("/incidents/tell").await.is(200).text();
            assert!(page.contains("Ne promettez rien"), "{role:?}");
        }
        assert_eq!(list(&centre.clerk.get("/incidents/tell").await.data(200), "/mine", "/state"), ["open"], "each sees what they told, and only that");

        // Who told sees that it arrived, and then that somebody took it up.
        let mine = guard.get("/incidents/tell").await.data(200);
        assert_eq!(list(&mine, "/mine", "/state"), ["open", "open"]);
        assert!(!mine.to_string().contains("F2"), "nothing of it is read back");
        let one = format!("/incidents/{}", text(&centre.officer.get("/incidents").await.data(200), "/incidents/0/id"));
        assert_eq!(guard.get(&one).await.status, 403);
        assert_eq!(text(&centre.officer.get(&one).await.data(200), "/place"), "Chambre F2");
        pages(&centre.officer, &["/incidents/tell".to_owned(), "/incidents".to_owned(), one.clone()]).await;
        post(&centre.officer, &format!("{one}/take"), json!({})).await;
        assert_eq!(no(&centre.officer, &format!("{one}/take"), json!({}), 409).await, ["incident-yours"]);
        assert_eq!(list(&guard.get("/incidents/tell").await.data(200), "/mine", "/state"), ["open", "taken"]);
        post(&centre.officer, &format!("{one}/pass"), json!({"to": "health"})).await;
        assert_eq!(centre.officer.get(&one).await.status, 404);
        assert_eq!(no(health, &format!("{one}/end"), json!({}), 422).await, ["incident-outcome-missing"]);
        post(health, &format!("{one}/end"), json!({"outcome": "seen"})).await;
        assert_eq!(list(&guard.get("/incidents/tell").await.data(200), "/mine", "/state"), ["open", "ended"]);
        let leaked = app.ledger().projection_dump(&[("fact", "kind, class, cast(body as text)")]).await;
        let dump = leaked.map(|lines| lines.join("\n")).unwrap_or_default();
        assert!(!dump.contains("Chambre F2"), "what was told is sealed");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_supervisor_sees_what_each_carries_and_gives_many_at_once() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let other = app.as_user(Role::CaseManager).await;
        let mut people = Vec::new();
        for (name, urgency) in [(("Awa", "Toure"), "high"), (("Fanta", "Camara"), "low"), (("Kadi", "Diallo"), "low")] {
            people.push(centre.followed(name, urgency).await.0);
        }
        for (client, status) in [(&centre.manager, 403), (&centre.clerk, 403), (centre.other(Role::CentreManager), 403)] {
            assert_eq!(client.get("/caseload").await.status, status);
        }
        assert_eq!(centre.clerk.get("/my-day").await.status, 403);
        let day = centre.manager.get("/my-day").await.data(200);
        assert_eq!((number(&day, "/open"), number(&day, "/due")), (3, 3));
        assert_eq!(list(&day, "/files/0/todo", "/due"), ["assess", "new"]);
        assert!(other.get("/my-day").await.data(200).pointer("/files").unwrap().as_array().unwrap().is_empty());

        post(&centre.manager, &format!("/people/{}/assessments", people[1]), assessment()).await;
        post(&centre.officer, &format!("/people/{}/flag", people[2]), json!({"why": "Voir sa sœur avant vendredi"})).await;
        assert_eq!(no(&centre.officer, &format!("/people/{}/flag", people[2]), json!({"why": "x"}), 409).await, ["caseload-flag-stands"]);
        assert_eq!(no(&centre.officer, &format!("/people/{}/flag", people[1]), json!({"why": " "}), 422).await, ["caseload-why-missing"]);
        assert_eq!(centre.manager.post_json(&format!("/people/{}/flag", people[1]), json!({"why": "x"})).await.status, 403);
        app.advance_ms(8 * DAY);
        centre.again(&app).await;
        let board = centre.officer.get("/caseload").await.data(200);
        let of = |key: &str| number(&board, &format!("/total/{key}"));
        assert_eq!((of("open"), of("high"), of("unplanned"), of("flagged")), (3, 1, 3, 1));
        for (show, names) in
            [("high", &["Awa Toure"][..]), ("flagged", &["Kadi Diallo"]), ("unplanned", &["Awa Toure", "Fanta Camara", "Kadi Diallo"]), ("missed", &[])]
        {
            let mut found = list(&centre.officer.get(&format!("/caseload?show={show}")).await.data(200), "/files", "/name");
            found.sort();
            assert_eq!(found, names, "{show}");
        }
        assert!(list(&centre.officer.get("/caseload?manager=nobody").await.data(200), "/files", "/name").is_empty());
        app.advance_ms(90 * DAY);
        centre.again(&app).await;
        again(&app, &other).await;
        assert_eq!(list(&centre.officer.get("/caseload?show=overdue").await.data(200), "/files", "/name"), ["Fanta Camara"]);
        let flag = format!("/people/{}/flag", people[2]);
        assert!(centre.manager.get_html(&flag).await.is(200).text().contains("avant vendredi"));
        pages(&centre.officer, &["/caseload".to_owned(), "/caseload?show=high".to_owned(), flag.clone()]).await;
        pages(&centre.manager, &["/my-day".to_owned(), "/my-day?show=all".to_owned()]).await;
        post(&centre.manager, &format!("{flag}/lower"), json!({})).await;

        // Someone leaves: what they followed goes to somebody else at once, and their access with it.
        let all = json!({"people": people, "user": other.user, "reason": ""});
        assert_eq!(no(&centre.officer, "/caseload/reassign", all.clone(), 422).await, ["caseload-reason-missing"]);
        let nobody = json!({"people": [], "user": centre.clerk.user, "reason": "x"});
        assert_eq!(no(&centre.officer, "/caseload/reassign", nobody, 422).await, ["caseload-people-missing", "caseload-user-missing"]);
        assert_eq!(centre.manager.post_json("/caseload/reassign", all.clone()).await.status, 403);
        let kept = centre.officer.post_form("/caseload/reassign", &[("people", &people[0]), ("reason", "Départ")]).await.is(422).text();
        assert!(kept.contains("value=\"Départ\"") && kept.contains(&format!("value=\"{}\" checked", people[0])));
        let done = post(&centre.officer, "/caseload/reassign", with(all, json!({"reason": "Départ de l’équipe"}))).await;
        assert_eq!(number(&done, "/given"), 3);
        for id in &people {
            assert_eq!(centre.manager.get(&format!("/people/{id}")).await.status, 404);
            assert_eq!(other.get(&format!("/people/{id}")).await.status, 200);
        }
        // A consent that is taken back shows; somebody taken off a file leaves it to nobody.
        post(&centre.officer, &format!("/people/{}/unassign", people[0]), json!({"user": other.user})).await;
        assert_eq!(list(&centre.officer.get("/caseload?manager=nobody").await.data(200), "/files", "/name"), ["Awa Toure"]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn with_partners_only_those_are_spoken_of_who_agreed() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (one, code) = centre.followed(("Aissata", "Bah"), "low").await;
        let (two, second) = centre.followed(("Mariam", "Keita"), "low").await;
        let other = app.as_user(Role::CaseManager).await;
        assert_eq!(centre.clerk.get("/meetings").await.status, 403);
        assert_eq!(no(&centre.manager, "/meetings", json!({"kind": "team", "partners": "MSF"}), 422).await, ["meeting-partners-team"]);
        let opened =
            post(&centre.manager, "/meetings", json!({"kind": "conference", "partners": "Croix-Rouge, M. Ali\nMSF, Mme Sani", "staff": [centre.manager.user]}))
                .await;
        let path = format!("/meetings/{}", text(&opened, "/id"));
        let items = format!("{path}/items");
        let item = json!({"code": code, "decision": "Chercher sa tante", "what": ["Écrire à la Croix-Rouge"], "who": ["Binta"], "by": ["2026-03-09"]});
        assert_eq!(no(&centre.manager, &items, item.clone(), 422).await, ["meeting-agreed-missing"]);
        let sentence = centre.manager.post_form(&items, &[("code", &code), ("decision", "Chercher sa tante")]).await.is(422).text();
        assert!(sentence.contains("Sans l’accord de la personne") && sentence.contains("Chercher sa tante"), "{sentence}");
        assert_eq!(no(&other, &items, with(item.clone(), json!({"agreed": "yes", "partners": ["0"]})), 422).await, ["meeting-not-followed"]);
        post(&centre.manager, &items, with(item, json!({"agreed": "yes", "partners": ["0"]}))).await;
        let lawyer = json!({"code": second, "decision": "Voir un avocat", "agreed": "yes", "partners": ["1"]});
        post(&centre.manager, &items, lawyer.clone()).await;

        // She takes her consent to sharing with partners back: a tick does not stand for it, and the partner's minutes are without her.
        let partners = format!("{path}/minutes?partner=1");
        let before = centre.manager.get(&partners).await.is(200).bytes.len();
        let consents = format!("/people/{two}/consents");
        let first = text(&centre.clerk.get(&consents).await.data(200), "/entries/0/id");
        post(&centre.clerk, &format!("{consents}/{first}/withdraw"), json!({"purpose": "partners", "reason": "elle a peur"})).await;
        assert_eq!(no(&centre.manager, &items, lawyer, 422).await, ["meeting-partner-consent"]);
        let after = centre.manager.get(&partners).await.is(200).bytes.len();
        assert!(after < before, "{after} of {before}");

        // Minutes by right: who follows neither learns only that there were two; a partner gets those who agreed to it.
        let read = centre.manager.get(&path).await.data(200);
        assert_eq!((list(&read, "/items", "/code"), number(&read, "/others")), (vec![code.clone(), second.clone()], 0));
        let theirs = other.get(&path).await.data(200);
        assert_eq!((list(&theirs, "/items", "/code").len(), number(&theirs, "/others")), (0, 2));
        assert_eq!(centre.manager.get(&format!("{path}/minutes?partner=9")).await.status, 404);
        let sizes = [format!("{path}/minutes"), format!("{path}/minutes?partner=0"), format!("{path}/minutes?partner=1")];
        for minutes in &sizes {
            let paper = centre.manager.get(minutes).await.is(200);
            assert!(paper.bytes.starts_with(b"%PDF"), "{minutes}");
        }
        assert!(centre.manager.get_html(&format!("/people/{one}")).await.is(200).text().contains("Décision en conférence avec des partenaires"));
        pages(&centre.manager, &["/meetings".to_owned(), path.clone()]).await;
        post(&centre.manager, &format!("{path}/close"), json!({})).await;
        assert_eq!(no(&centre.manager, &items, json!({"code": second, "decision": "x"}), 409).await, ["meeting-over"]);
        // The team goes through its files.
        let team = post(&centre.officer, "/meetings", json!({"kind": "team"})).await;
        let path = format!("/meetings/{}", text(&team, "/id"));
        post(&centre.officer, &format!("{path}/items"), json!({"code": code, "decision": "Revoir dans deux semaines"})).await;
        assert_eq!(list(&centre.manager.get(&path).await.data(200), "/items", "/decision"), ["Revoir dans deux semaines"]);
        sound(&app).await;
    })
    .await;
}
