//! A house to test in: people, families, those who stay anonymous; and what must hold after every journey.

use access::{Duty, Role};
use axum::response::Response;
use futures::future::BoxFuture;
use ledger::{Class, Compartment, Fact, Id, NewFact, Stream, StreamId, one};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use testing::http::{Client, TestApp};
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Input, Need, Result, Room, Route, Wait};

/// Milliseconds of an hour and of a day.
pub(crate) const HOUR: i64 = 3_600_000;
pub(crate) const DAY: i64 = 24 * HOUR;

/// What a page may weigh.
const HTML_MAX: usize = 30 * 1024;

/// A room of the tests: it says what waits, and moves what rooms keep from one file to another.
const SCENE: Room = Room { name: "scene", routes, ..Room::EMPTY };

fn routes() -> Vec<Route> {
    let own = Need::Duty(Duty::OwnAccount);
    vec![Route::get("/scene/waits", own, waits), Route::post("/scene/merge", own, merge).takes::<Merge>()]
}

async fn waits(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let mut out: Vec<Wait> = Vec::new();
    for room in crate::rooms() {
        if let Some(ask) = room.waits {
            out.extend(ask(&cx, &mut conn).await?.into_iter().filter(|wait| wait.count > 0));
        }
    }
    cx.json(axum::http::StatusCode::OK, &out)
}

#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
struct Merge {
    from: StreamId,
    to: StreamId,
}

async fn merge(cx: Cx, Input(form): Input<Merge>) -> Result<Response> {
    let mut write = cx.write().await?;
    for merged in crate::rooms().iter().filter_map(|room| room.merged) {
        let moved: BoxFuture<'_, Result<()>> = merged(&cx, &mut write, form.from, form.to);
        moved.await?;
    }
    write.commit().await?;
    cx.done("/", "", &form)
}

pub(crate) fn rooms() -> Vec<Room> {
    people::rooms().into_iter().chain(house::rooms()).chain(crate::rooms()).chain([SCENE]).collect()
}

/// Everything that this subject keeps in the open, for comparing live tables with rebuilt ones.
const COLUMNS: &[(&str, &str)] = &[
    ("orientation", "guest_id, guest_kind, site_id, admitted_at, explained, complete"),
    ("house_rule", "site_id, version, from_on, fr, en, ar, children_fr, children_en, children_ar, published_at, published_by"),
    ("belonging", "deposit_id, guest_id, site_id, seal, kept, deposited_at, closed_at, conflict"),
    (
        "kit_request",
        "request_id, guest_id, site_id, kit, version, size, quantity, household_id, people, stay_id, criteria, formula, despite, urgent, status, asked_by, asked_at, decided_by, decided_at, ended_at",
    ),
    ("kit_contents", "site_id, kit, version, fr, en, ar, published_at, published_by"),
    ("notice_section", "site_id, section, version, fr, en, ar, written_at"),
    ("notice_item", "item_id, site_id, version, fr, en, ar, from_on, until_on, written_at"),
];

/// Nothing was lost or made up: the ledger holds, and the tables follow from it.
pub(crate) async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

pub(crate) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

pub(crate) fn list(value: &Value, pointer: &str) -> Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer} in {value}")).clone()
}

/// Does something that must succeed.
pub(crate) async fn post(client: &Client, path: &str, form: Value) -> Value {
    client.post_json(path, form).await.data(201)
}

/// A form with some fields changed.
pub(crate) fn with(form: &Value, more: Value) -> Value {
    let mut form = form.clone();
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

/// Somebody who agreed and is registered.
pub(crate) async fn person(clerk: &Client, more: Value) -> String {
    let child = more.get("relation").is_some();
    let guardian = if child { json!({"child": "yes", "guardian_kind": "parent", "guardian": "Awa Diallo", "assent": "assent"}) } else { json!({}) };
    let consent = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    let id = text(&post(clerk, "/consents", with(&consent, guardian)).await, "/id");
    let form = json!({"person": id, "nationality": "GIN", "language": "ara", "with": "alone"});
    text(&post(clerk, "/people", with(&form, more)).await, "/id")
}

/// A mother and a child of ten: their ids and the household.
pub(crate) async fn family(app: &TestApp, clerk: &Client) -> (String, String, StreamId) {
    let mother = person(clerk, json!({"given": "Awa", "family": "Diallo", "sex": "2", "birth": "1990", "with": "head"})).await;
    let household = one!(
        &mut app.ledger().read().await.unwrap(),
        (StreamId,),
        "select household_id from household_member where person_id = $1",
        mother.parse::<StreamId>().unwrap()
    )
    .unwrap()
    .unwrap()
    .0;
    let child = json!({"given": "Ibrahima", "family": "Diallo", "sex": "1", "birth": "2016", "with": "member", "household": household, "relation": "child"});
    (mother, person(clerk, child).await, household)
}

/// Somebody who refused, and gets help all the same.
pub(crate) async fn contact(clerk: &Client) -> String {
    text(&post(clerk, "/consents", json!({"decision": "refused", "need": ["bed"]})).await, "/id")
}

/// Lets somebody in; no bed is needed for that.
pub(crate) async fn admit(clerk: &Client, guest: &str) {
    post(clerk, &format!("/stays/admit/{guest}"), json!({"bed": "none"})).await;
}

/// Lets somebody go, whatever stays behind.
pub(crate) async fn depart(clerk: &Client, guest: &str) {
    post(clerk, &format!("/stays/{guest}/depart"), json!({"type": "onward_travel", "left_behind": "yes", "guardian_decision": "the father comes"})).await;
}

/// What waits for a client: message keys with counts.
pub(crate) async fn waiting(client: &Client) -> Vec<(String, i64)> {
    let waits = client.get("/scene/waits").await.data(200);
    waits.as_array().unwrap().iter().map(|wait| (text(wait, "/key"), number(wait, "/count"))).collect()
}

/// A page stands in every language, is not heavy, and lacks no message: keys shown in place of a text have hyphens in a
/// word that begins with the name of a room.
pub(crate) async fn shows(client: &Client, paths: &[&str]) {
    for locale in Locale::ALL {
        let reader = client.clone().speaking(locale);
        for path in paths {
            let page = reader.get_html(path).await.is(200);
            let html = page.text();
            assert!(page.bytes.len() <= HTML_MAX, "{path} weighs {} bytes", page.bytes.len());
            assert!(html.contains(&format!("<html lang=\"{}\" dir=\"{}\"", locale.code(), locale.direction())), "{path}");
            for room in ["orientation", "house-rule", "belonging", "kit", "notice"] {
                let lost = visible(&html).into_iter().find(|words| words.starts_with(&format!("{room}-")) && !words.contains(' '));
                assert_eq!(lost, None, "{path} in {}", locale.code());
            }
        }
    }
    let _french = client.clone().speaking(Locale::Fr);
}

/// Texts between the tags of a page.
fn visible(html: &str) -> Vec<String> {
    html.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
}

/// Every one of these roles is refused.
pub(crate) async fn refused(app: &TestApp, (roles, paths): (&[Role], &[&str])) {
    for role in roles {
        let client = app.as_user(*role).await;
        for path in paths {
            assert_eq!(client.get(path).await.status, 403, "{} {path}", role.name());
            assert_eq!(client.post_json(path, json!({})).await.status.as_u16() / 100, 4, "{} {path}", role.name());
        }
    }
}

/// A PDF of more than nothing; kept for looking at when `WELCOME_SHOW` names a folder.
pub(crate) async fn prints(client: &Client, path: &str, name: &str) {
    let reply = client.get_html(path).await.is(200);
    assert!(reply.bytes.starts_with(b"%PDF") && reply.bytes.len() > 2000, "{path}");
    assert_eq!(reply.header("content-type"), "application/pdf");
    if let Ok(folder) = std::env::var("WELCOME_SHOW") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), &reply.bytes).unwrap();
    }
}

/// Facts written one after the other on one stream, a minute apart, by the author given.
pub(crate) fn stream(facts: impl IntoIterator<Item = NewFact>) -> Stream {
    let place = |(n, new): (i64, NewFact)| Fact {
        id: Id::from_number(u128::try_from(n).unwrap()),
        stream: Id::from_number(7),
        compartment: Compartment::House,
        kind: new.kind,
        at: (n * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: Class::Personal,
        body: Some(new.body),
    };
    Stream::new(Id::from_number(7), (1..).zip(facts).map(place).collect())
}

/// Field and key of each problem.
pub(crate) fn keys<T>(outcome: Result<T, web::Problems>) -> Vec<String> {
    outcome.err().unwrap_or_default().0.into_iter().map(|p| if p.field.is_empty() { p.key } else { format!("{}: {}", p.field, p.key) }).collect()
}
