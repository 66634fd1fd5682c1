//! A form that comes again because its answer was lost is carried out once.

use access::Role;
use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;
use ledger::UserId;
use testing::http::{Client, TestApp, each_app};
use tower::ServiceExt as _;

use crate::journey::{count, facts};

const HTML: &str = "text/html";
const JSON: &str = "application/json";
const KEY: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "fedcba9876543210fedcba9876543210";
/// A note for the next shift: each sending makes a new one, since the server cannot know that two are the same.
const NOTE: (&str, &str) = ("/shift/notes", "class=general&text=Le+robinet+de+la+cour+goutte");

/// Sends a form with a key, as the script of a page does.
async fn send(app: &TestApp, who: &Client, (path, body): (&str, &str), (key, accept, typed_as): (&str, &str, &str)) -> (StatusCode, String, String) {
    let cookie = format!("relais_session={}", who.cookie("relais_session").expect("somebody is signed in"));
    let mut request = Request::post(path).header(ACCEPT, accept).header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(COOKIE, cookie);
    if !key.is_empty() {
        request = request.header("idempotency-key", key);
    }
    if !typed_as.is_empty() {
        request = request.header("relais-as", typed_as);
    }
    let request = request.body(Body::from(body.to_owned())).expect("the request is one");
    let reply: Response = app.app.router().oneshot(request).await.expect("a router always answers");
    let place = reply.headers().get("relais-go").or(reply.headers().get(LOCATION)).map(|place| place.to_str().expect("a place is text").to_owned());
    let (status, body) = (reply.status(), reply.into_body().collect().await.expect("the answer comes to its end").to_bytes());
    (status, place.unwrap_or_default(), String::from_utf8(body.to_vec()).expect("the answer is text"))
}

async fn noted(app: &TestApp) -> i64 {
    count(app, "select count(*) from fact where kind = 'shift/noted'", &[]).await
}

#[tokio::test]
async fn a_form_that_comes_again_is_carried_out_once() {
    each_app(app::rooms, |app| async move {
        let (clerk, other) = (app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        for _ in 0..3 {
            let (status, place, _) = send(&app, &clerk, NOTE, (KEY, HTML, "")).await;
            assert!(status.as_u16() == 204 && place.starts_with("/shift"), "the same answer each time, in a form that a script can read: {status} {place}");
        }
        assert_eq!(noted(&app).await, 1);
        // While the first is at work, the others wait for it.
        let all = four_at_once(&app, &clerk, OTHER).await;
        assert!(all.iter().all(|(status, ..)| status.as_u16() == 204), "{all:?}");
        assert_eq!(noted(&app).await, 2);
        // A key belongs to an account; without one nothing is the same; a program hears what it made.
        let _ = send(&app, &other, NOTE, (KEY, HTML, "")).await;
        assert_eq!(noted(&app).await, 3);
        for _ in 0..2 {
            let (status, place, _) = send(&app, &clerk, NOTE, ("", HTML, "")).await;
            assert!(status.as_u16() == 303 && place.starts_with("/shift"), "{status} {place}");
        }
        assert_eq!(noted(&app).await, 5);
        let third = "0123456789abcdef-third";
        let first = send(&app, &clerk, NOTE, (third, JSON, "")).await;
        assert_eq!(first.0.as_u16(), 201);
        assert_eq!(send(&app, &clerk, NOTE, (third, JSON, "")).await, first);
        assert_eq!(noted(&app).await, 6);

        // After a restart the answer is gone, and what was done is known.
        let app = app.restart().await;
        let before = facts(&app).await;
        for accept in [HTML, JSON] {
            let (status, _, body) = send(&app, &clerk, NOTE, (KEY, accept, "")).await;
            assert_eq!(status.as_u16(), 409, "{body}");
            assert!(body.contains(if accept == HTML { "data-error" } else { "input-arrived" }), "{body}");
        }
        assert_eq!((noted(&app).await, facts(&app).await), (6, before));
        app.assert_sound().await;
    })
    .await;
}

async fn four_at_once(app: &TestApp, clerk: &Client, key: &str) -> Vec<(StatusCode, String, String)> {
    let one = || send(app, clerk, NOTE, (key, HTML, ""));
    let (a, b, c, d) = tokio::join!(one(), one(), one(), one());
    vec![a, b, c, d]
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    each_app(app::rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let (status, ..) = send(&app, &clerk, ("/shift/notes", "class=general&text="), (KEY, HTML, "")).await;
        assert_eq!(status.as_u16(), 422);
        let (status, ..) = send(&app, &clerk, NOTE, (KEY, HTML, "")).await;
        assert_eq!((status.as_u16(), noted(&app).await), (204, 1));
        // Too short to be a key: as if there were none.
        for _ in 0..2 {
            let (status, ..) = send(&app, &clerk, NOTE, ("1", HTML, "")).await;
            assert_eq!(status.as_u16(), 303);
        }
        assert_eq!(noted(&app).await, 3);
    })
    .await;
}

/// What was typed under one account is not sent in another's name.
#[tokio::test]
async fn a_page_of_another_account_sends_nothing() {
    each_app(app::rooms, |app| async move {
        let (clerk, guard) = (app.as_user(Role::Clerk).await, app.as_user(Role::Guard).await);
        let page = clerk.get_html("/shift").await.is(200).text();
        let mark = page.split("data-me=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the page says whose it is");
        assert_ne!(guard.user, UserId::nil());
        assert!(!page.contains(&clerk.user.to_string()), "and does not give the account away");
        let (status, _, body) = send(&app, &guard, NOTE, (KEY, HTML, mark)).await;
        assert!(status.as_u16() == 409 && body.contains("data-error"), "{status}: {body}");
        assert_eq!(noted(&app).await, 0);
        let (status, ..) = send(&app, &clerk, NOTE, (KEY, HTML, mark)).await;
        assert_eq!((status.as_u16(), noted(&app).await), (204, 1));
    })
    .await;
}

/// Telling of an incident is written in nobody's name, and told once all the same, though the program began anew meanwhile; what
/// is remembered of the form does not say who told.
#[tokio::test]
async fn what_is_told_in_nobodys_name_is_told_once() {
    each_app(app::rooms, |app| async move {
        let (guard, clerk) = (app.as_user(Role::Guard).await, app.as_user(Role::Clerk).await);
        let told = ("/incidents/tell", "kind=violence&danger=yes");
        let tellings = async |app: &TestApp| count(app, "select count(*) from fact where kind = 'incident/told'", &[]).await;
        let (status, place, body) = send(&app, &guard, told, (KEY, HTML, "")).await;
        assert!(status.as_u16() == 204 && place.starts_with("/incidents/tell"), "{status} {place} {body}");
        assert_eq!((tellings(&app).await, count(&app, "select count(*) from sent_form", &[]).await), (1, 1));
        let app = app.restart().await;
        for (who, accept) in [(&guard, HTML), (&guard, JSON), (&clerk, JSON)] {
            let (status, _, body) = send(&app, who, told, (KEY, accept, "")).await;
            assert_eq!(status.as_u16(), 409, "one key, one telling, whoever sends it: {body}");
        }
        assert_eq!(tellings(&app).await, 1);
        let (status, ..) = send(&app, &clerk, told, (OTHER, HTML, "")).await;
        assert_eq!((status.as_u16(), tellings(&app).await), (204, 2));
        app.assert_sound().await;
    })
    .await;
}
