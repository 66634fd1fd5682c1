//! Two files become one and are parted again: what waits for somebody goes with the follow-up, and is not lost.

use std::collections::BTreeMap;

use access::Role;
use axum::http::StatusCode;
use serde_json::{Value, json};
use testing::http::{START, each_app};

use crate::journey::{Centre, DAY, assessment, closing, list, no, post, rooms, sound, text};

#[tokio::test]
async fn what_waits_goes_where_the_follow_up_goes_and_comes_back() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let other = app.as_user(Role::CaseManager).await;
        // A closure that its asker may not approve, in whatever file it stands.
        let (old, _) = centre.registered(("Aminata", "Diop"), "given").await;
        let (new, _) = centre.registered(("Rokia", "Niang"), "given").await;
        centre.follow(&old, "high").await;
        assert_eq!(text(&post(&centre.officer, &format!("/people/{old}/closure"), closing()).await, "/state"), "waiting");
        centre.merge(&app, (&old, &new)).await;
        let waiting = centre.officer.get("/closures").await.data(200);
        assert_eq!((list(&waiting, "/closures", "/person"), text(&waiting, "/closures/0/by")), (vec![new.clone()], centre.officer.user.to_string()));
        assert_eq!(centre.officer.get(&format!("/people/{old}/closure")).await.status, 404, "nobody waits for a file that is part of another");
        let path = format!("/people/{new}/closure");
        assert_eq!(no(&centre.officer, &format!("{path}/approve"), json!({}), 409).await, ["closure-own"]);
        sound(&app).await;
        assert_eq!(text(&post(&centre.second, &format!("{path}/approve"), json!({"comment": "vu"})).await, "/state"), "ended");
        let read = centre.officer.get(&path).await.data(200);
        assert_eq!((text(&read, "/last/unmet"), text(&read, "/last/comment")), ("Cours de français".to_owned(), "vu".to_owned()));
        let (mut conn, all) = (app.ledger().read().await.unwrap(), (app.site, START, START.plus_ms(DAY)));
        assert_eq!(crate::closure::by_reason(&app.app, &mut conn, all).await.unwrap(), BTreeMap::from([("completed".to_owned(), 1)]));
        drop(conn);
        sound(&app).await;
        centre.part(&app, &old).await;
        assert_eq!(list(&centre.officer.get("/closures").await.data(200), "/closures", "/person"), [old.as_str()], "what was decided on both is asked again");
        assert_eq!(centre.officer.get(&path).await.status, 404);
        sound(&app).await;

        // One that had ended goes over with its dates, and is counted once.
        let (old, _) = centre.registered(("Bintou", "Sall"), "given").await;
        let (new, _) = centre.registered(("Oumou", "Kante"), "given").await;
        centre.follow(&old, "low").await;
        post(&centre.manager, &format!("/people/{old}/closure"), closing()).await;
        let until = |data: &Value| text(data, "/last/keep/0/until");
        let kept = until(&centre.officer.get(&format!("/people/{old}/closure")).await.data(200));
        centre.merge(&app, (&old, &new)).await;
        assert_eq!(until(&centre.officer.get(&format!("/people/{new}/closure")).await.data(200)), kept);
        let mut conn = app.ledger().read().await.unwrap();
        assert_eq!(crate::closure::by_reason(&app.app, &mut conn, all).await.unwrap(), BTreeMap::from([("completed".to_owned(), 1)]));
        drop(conn);
        sound(&app).await;

        // Where the file that stays has a follow-up of its own, that one goes on, and what waited for the other waits no more.
        let (old, _) = centre.registered(("Coumba", "Fall"), "given").await;
        let (new, _) = centre.registered(("Mariam", "Sidibe"), "given").await;
        centre.follow(&old, "high").await;
        centre.follow(&new, "low").await;
        post(&centre.officer, &format!("/people/{old}/flag"), json!({"why": "Voir sa sœur avant vendredi"})).await;
        post(&centre.manager, &format!("/people/{old}/closure"), closing()).await;
        let before = list(&centre.officer.get("/closures").await.data(200), "/closures", "/person");
        assert!(before.contains(&old));
        centre.merge(&app, (&old, &new)).await;
        let during = list(&centre.officer.get("/closures").await.data(200), "/closures", "/person");
        assert!(!during.contains(&old) && !during.contains(&new), "{during:?}");
        let flagged = centre.manager.get(&format!("/people/{new}/flag")).await.data(200);
        assert_eq!((text(&flagged, "/flag/why"), text(&flagged, "/flag/by")), ("Voir sa sœur avant vendredi".to_owned(), centre.officer.user.to_string()));
        sound(&app).await;
        centre.part(&app, &old).await;
        assert_eq!(list(&centre.officer.get("/closures").await.data(200), "/closures", "/person"), before);
        assert!(centre.manager.get(&format!("/people/{new}/flag")).await.data(200)["flag"].is_null(), "the flag has gone back too");
        assert_eq!(text(&centre.manager.get(&format!("/people/{old}/flag")).await.data(200), "/flag/why"), "Voir sa sœur avant vendredi");
        sound(&app).await;

        // A transfer is offered under the file in which the follow-up goes on.
        let (old, old_code) = centre.registered(("Diary", "Ba"), "given").await;
        let (new, new_code) = centre.registered(("Zeinab", "Toure"), "given").await;
        centre.follow(&old, "low").await;
        let form = json!({"kind": "manager", "user": other.user, "note": "plan en cours"});
        let asked = format!("/transfers/{}", text(&post(&centre.manager, &format!("/people/{old}/transfer"), form).await, "/id"));
        assert_eq!(list(&other.get("/transfers").await.data(200), "/transfers", "/code"), [old_code.as_str()]);
        centre.merge(&app, (&old, &new)).await;
        let offered = other.get("/transfers").await.data(200);
        assert_eq!((list(&offered, "/transfers", "/code"), text(&offered, "/transfers/0/by")), (vec![new_code], centre.manager.user.to_string()));
        assert_eq!(other.get(&asked).await.status, 404);
        let here = format!("/transfers/{}", text(&offered, "/transfers/0/id"));
        assert_eq!(text(&other.get(&here).await.data(200), "/transfer/note"), "plan en cours");
        sound(&app).await;
        post(&other, &format!("{here}/accept"), json!({})).await;
        assert_eq!(other.get(&format!("/people/{new}")).await.status, 200);
        assert!(list(&other.get("/transfers").await.data(200), "/transfers", "/code").is_empty());
        centre.part(&app, &old).await;
        assert_eq!(list(&other.get("/transfers").await.data(200), "/transfers", "/code"), [old_code.as_str()]);
        assert_eq!((other.get(&asked).await.status, other.get(&here).await.status), (StatusCode::OK, StatusCode::NOT_FOUND));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_board_counts_what_its_lists_show() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let mut ids = Vec::new();
        for (name, urgency) in [(("Aminata", "Diop"), "high"), (("Rokia", "Niang"), "low"), (("Bintou", "Sall"), "medium")] {
            let (id, _) = centre.registered(name, "given").await;
            centre.follow(&id, urgency).await;
            post(&centre.manager, &format!("/people/{id}/assessments"), assessment()).await;
            post(&centre.officer, &format!("/people/{id}/flag"), json!({"why": "à voir"})).await;
            ids.push(id);
        }
        app.advance_ms(400 * DAY);
        centre.again(&app).await;
        let alike = async |open: i64| {
            let total = centre.officer.get("/caseload").await.data(200)["total"].clone();
            assert_eq!(total["open"], open);
            for show in ["overdue", "unplanned", "consent", "flagged", "high", "missed"] {
                let shown = list(&centre.officer.get(&format!("/caseload?show={show}")).await.data(200), "/files", "/person");
                assert_eq!(total[show], shown.len(), "{show}: {shown:?}");
            }
            assert_eq!((&total["overdue"], &total["unplanned"]), (&json!(open), &json!(open)));
        };
        alike(3).await;
        centre.merge(&app, (&ids[0], &ids[1])).await;
        alike(2).await;
        centre.part(&app, &ids[0]).await;
        alike(3).await;
        sound(&app).await;
    })
    .await;
}
