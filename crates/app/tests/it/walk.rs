//! A walk through all routes as nobody, as every role, and at another centre.

use access::{Duty, Role};
use axum::http::Method;
use ledger::Engine;
use testing::http::{Client, Reply, TestApp};
use web::{Need, Route, Verb};

async fn app() -> TestApp {
    TestApp::start(Engine::Sqlite, app::rooms()).await
}

/// An address of a route: its parameters are ids that nothing has.
fn address(route: &Route) -> String {
    let parts = route.path.split('/').map(|part| if part.starts_with('{') { "01890000-0000-7000-8000-000000000000" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

async fn ask(client: &Client, route: &Route) -> Reply {
    let json = "application/json";
    match route.verb {
        Verb::Get => client.send(Method::GET, &address(route), json, None).await,
        Verb::Post => client.send(Method::POST, &address(route), json, Some((json, b"{}".to_vec()))).await,
    }
}

fn routes() -> Vec<Route> {
    app::rooms().iter().flat_map(|room| (room.routes)()).collect()
}

#[tokio::test]
async fn nobody_passes_no_guarded_door() {
    let app = app().await;
    for route in routes().iter().filter(|route| route.need != Need::Nobody) {
        let reply = ask(&app.nobody(), route).await;
        assert_eq!(reply.status, 401, "{:?} {}: {}", route.verb, route.path, reply.text());
    }
}

#[tokio::test]
async fn a_role_without_the_duty_is_refused() {
    let app = app().await;
    for role in Role::ALL {
        let client = app.as_user(*role).await;
        for route in &routes() {
            let Need::Duty(duty) = route.need else { continue };
            let holds = duty == Duty::OwnAccount || role.duties().iter().any(|(d, _)| *d == duty);
            // Signing out ends what the walk needs.
            if route.path == "/sign-out" {
                continue;
            }
            let reply = ask(&client, route).await;
            let status = reply.status.as_u16();
            assert!(status < 500, "{} {:?} {}: {}", role.name(), route.verb, route.path, reply.text());
            assert_eq!(status == 403 && !holds, !holds, "{} {:?} {}: {}", role.name(), route.verb, route.path, reply.text());
        }
    }
}

#[tokio::test]
async fn a_role_elsewhere_is_no_role_here() {
    let app = app().await;
    let other = app.open_site("Centre de Zinder", "ZND");
    for role in Role::ALL.iter().filter(|role| !role.duties().is_empty()) {
        let client = app.as_roles(&[(app.site, Role::Donor), (other, *role)]).await;
        // What everybody may do, they may do here too: keep their account, and tell of an incident.
        for route in routes().iter().filter(|route| matches!(route.need, Need::Duty(duty) if duty != Duty::OwnAccount && duty != Duty::IncidentTell)) {
            let reply = ask(&client, route).await;
            assert_eq!(reply.status, 403, "{} {:?} {}: {}", role.name(), route.verb, route.path, reply.text());
        }
    }
}

/// The limit that the texts name is the one that holds, and the body has room for it.
#[tokio::test]
async fn a_file_may_have_twenty_megabytes_and_no_more() {
    let client = app().await.as_user(Role::Clerk).await;
    for (size, refused) in [(20_000_000, false), (20_000_001, true)] {
        let mut body = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".to_vec();
        body.resize(body.len() + size, b'a');
        body.extend_from_slice(b"\r\n--b--\r\n");
        let reply = client.send(Method::POST, "/imports", "application/json", Some(("multipart/form-data; boundary=b", body))).await;
        assert_eq!(reply.text().contains("input-too-large"), refused, "{size}: {} {}", reply.status, reply.text());
    }
}

#[test]
fn every_route_says_what_it_does() {
    let silent: Vec<&str> = routes().iter().filter(|route| route.says.is_empty()).map(|route| route.path).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// The rooms fit together: no address, table or kind of fact belongs to two, and every kind is listened to.
#[test]
fn rooms_do_not_overlap() {
    let rooms = app::rooms();
    let twice = |mut words: Vec<String>| {
        words.sort();
        words.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect::<Vec<_>>()
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(twice(rooms.iter().map(|room| room.name.to_owned()).collect()), none);
    assert_eq!(twice(routes().iter().map(|route| format!("{:?} {}", route.verb, route.path)).collect()), none);
    assert_eq!(twice(rooms.iter().filter_map(|room| room.projector).flat_map(|p| p.tables).map(|t| (*t).to_owned()).collect()), none);
    assert_eq!(twice(rooms.iter().flat_map(|room| room.kinds).map(|kind| kind.0.to_owned()).collect()), none);
}
