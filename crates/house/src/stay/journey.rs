//! Leave, families and corrections over HTTP, on both engines.

use access::Role;
use ledger::{Author, FactKind as _, StreamId};
use people::contact::{ContactFact, Noted};
use serde_json::{Value, json};
use testing::http::{Client, each_app};
use text::Locale;

use super::{GuestKind, let_in};
use crate::journey::{consent, contact, number, person, post, register, room, sound, text, waits, with_home};

const HOUR: i64 = 3_600_000;

async fn family(clerk: &Client) -> (String, Vec<String>) {
    let mother = consent(clerk, json!({})).await;
    let form =
        json!({"person": mother, "given": "Awa", "family": "Diallo", "sex": "2", "birth": "1990", "nationality": "GIN", "language": "ful", "with": "head"});
    let household = text(&clerk.post_json("/people", form).await.data(201), "/household");
    let mut all = vec![mother];
    for (given, sex, birth) in [("Ibrahima", "1", "2016"), ("Hawa", "2", "2019")] {
        let child = consent(clerk, json!({"child": "yes", "guardian_kind": "parent", "guardian": "Awa Diallo", "assent": "assent"})).await;
        let more = json!({"given": given, "family": "Diallo", "sex": sex, "birth": birth, "with": "member", "household": household, "relation": "child"});
        all.push(register(clerk, &child, more).await);
    }
    (household, all)
}

fn label(page: &Value, guest: &str) -> String {
    let members = page.pointer("/members").and_then(Value::as_array).unwrap();
    let member = members.iter().find(|member| member["id"] == guest).unwrap_or_else(|| panic!("{guest} is not in {page}"));
    let chosen = text(member, "/chosen");
    let options = member["options"].as_array().unwrap();
    options.iter().find(|option| option["bed"] == chosen.as_str()).map(|option| text(option, "/label")).unwrap_or_default()
}

#[tokio::test]
async fn away_for_some_days() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "3")).await;
        let oumar = person(&clerk, json!({"given": "Oumar", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        let path = |rest: &str| format!("/stays/{oumar}/{rest}");
        let form = json!({"until": "2026-03-04T18:00", "why": "family", "bed": "keep"});
        assert_eq!(clerk.post_json(&path("leave"), &form).await.is(409).problems(), ["stay-not-in"]);
        post(&clerk, &format!("/stays/admit/{oumar}"), json!({"bed": beds[0]})).await;

        let page = clerk.get_html(&path("leave")).await.is(200).text();
        assert!(page.contains("Chacun sort quand il veut") && !page.contains("utoris"), "leave is no permission");
        let again = clerk.post_form(&path("leave"), &[("until", ""), ("why", "")]).await.is(422).text();
        assert!(again.contains("quand la personne pense revenir") && again.contains("Choisissez une raison"));
        let _ = clerk.post_form(&path("leave"), &[("until", "2026-03-04T18:00"), ("why", "family"), ("bed", "keep")]).await.is(303);
        let list = clerk.get("/stays/leaves").await.data(200);
        assert_eq!((number(&list, "/late"), text(&list, "/rows/0/name"), text(&list, "/rows/0/bed")), (0, "Oumar Sow".to_owned(), "M1-1".to_owned()));
        assert!(clerk.get_html(&format!("/people/{oumar}")).await.is(200).text().contains("retour prévu"));
        let seen = clerk.get("/beds").await.data(200);
        assert_eq!(number(&seen, "/occupancy/present"), 1, "who is away for some days still lives here");

        // Three hours after the time said it is an alert; nothing else happens.
        app.advance_ms(60 * HOUR);
        let (clerk, manager) = (app.as_user(Role::Clerk).await, app.as_user(Role::CentreManager).await);
        assert_eq!(waits(&clerk, "stay-wait-late").await, Some((1, true)));
        assert_eq!(waits(&app.as_user(Role::Guard).await, "stay-wait-late").await, None);
        let list = clerk.get("/stays/leaves").await.data(200);
        assert_eq!((number(&list, "/late"), text(&list, "/rows/0/state"), number(&list, "/rows/0/hours")), (1, "late".to_owned(), 3));
        assert!(clerk.get_html("/stays/leaves").await.is(200).text().contains("3 heures de retard"));
        let _ = clerk.post_form(&path("return"), &[("next", "leaves")]).await.is(303);
        assert_eq!(clerk.post_json(&path("return"), json!({})).await.is(409).problems(), ["stay-not-away"]);
        assert!(clerk.get("/stays/leaves").await.data(200)["rows"].as_array().unwrap().is_empty());

        // A bed that is released can be given to somebody else; on return another is needed.
        let later = json!({"from": "2026-03-06", "until": "2026-03-09", "why": "work", "bed": "release"});
        assert_eq!(clerk.post_json(&path("leave"), later).await.is(422).problems(), ["stay-leave-release-later"]);
        post(&clerk, &path("leave"), json!({"until": "2026-03-09", "why": "work", "bed": "release"})).await;
        assert_eq!(text(&clerk.get("/stays/leaves").await.data(200), "/rows/0/bed"), "");
        let other = contact(&clerk).await;
        post(&clerk, &format!("/stays/admit/{other}"), json!({"bed": beds[0]})).await;
        let back = clerk.post_form(&path("return"), &[]).await.is(303);
        assert_eq!(back.location(), path("move"), "whose bed is gone is given another");

        let outsider = app.as_user(Role::Guard).await;
        for rest in ["leave", "move-family", "depart-family", "revoke"] {
            let _ = outsider.get(&path(rest)).await.is(403);
            let _ = outsider.post_json(&path(rest), json!({})).await.is(403);
        }
        let _ = outsider.get("/stays/leaves").await.is(403);
        let elsewhere = app.open_site("Transit d’Arlit", "ARL");
        let far = app.as_user_at(elsewhere, Role::Clerk).await;
        for rest in ["leave", "return", "depart-family", "revoke"] {
            let _ = far.post_json(&path(rest), json!({})).await.is(404);
        }
        assert!(far.get("/stays/leaves").await.data(200)["rows"].as_array().unwrap().is_empty());
        assert!(!manager.get_html(&format!("/stays/{oumar}/move-family")).await.is(404).text().contains("Sow"), "a manager is not told who the family is");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_family_moves_and_leaves_together() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, day) = room(&manager, ("M1", "mixed_day", "4")).await;
        let (_, home) = room(&manager, ("F1", "family", "4")).await;
        let (_, men) = room(&manager, ("H1", "men", "1")).await;
        let (_, all) = family(&clerk).await;
        for (member, bed) in all.iter().zip(&day) {
            post(&clerk, &format!("/stays/admit/{member}"), json!({"bed": bed, "reason": "for one night"})).await;
        }
        let path = format!("/stays/{}/move-family", all[1]);
        let page = clerk.get(&path).await.data(200);
        let mut labels: Vec<String> = all.iter().map(|member| label(&page, member)).collect();
        labels.sort();
        assert_eq!(labels, ["F1-1", "F1-2", "F1-3"], "all of them into the family room");
        let html = clerk.get_html(&path).await.is(200);
        assert!(html.bytes.len() < 30_000 && html.text().contains("Ibrahima Diallo"));

        // A room that is wanted rather than the one that is best.
        let rooms = page["rooms"].as_array().unwrap();
        let wanted = rooms.iter().find(|room| room["name"] == "M1").unwrap();
        let there = clerk.get(&format!("{path}?room={}", text(wanted, "/room"))).await.data(200);
        assert_eq!((there["stays"] == true, rooms.len()), (true, 2), "there they are already");

        // One bed is refused: nobody moves.
        let form = |beds: [&str; 3]| json!({"guest": all, "bed": beds});
        let refused = clerk.post_json(&path, form([&home[0], &home[1], &men[0]])).await.is(422);
        assert!(refused.problems().contains(&"place-misfit-men".to_owned()), "{:?}", refused.problems());
        assert_eq!(text(&clerk.get(&path).await.data(200), "/members/0/now"), "M1-2", "as if nothing had been asked");
        assert_eq!(clerk.post_json(&path, form(["keep", "", "keep"])).await.is(422).problems(), ["stay-family-nothing"]);
        let stranger = contact(&clerk).await;
        assert_eq!(clerk.post_json(&path, json!({"guest": [stranger], "bed": [home[0]]})).await.is(409).problems(), ["stay-family-changed"]);
        post(&clerk, &path, form([&home[0], &home[1], &home[2]])).await;
        // Each into the bed of the next, round the circle.
        app.advance_ms(60_000);
        post(&clerk, &path, form([&home[1], &home[2], &home[0]])).await;
        let page = clerk.get(&path).await.data(200);
        let now: Vec<String> =
            all.iter().map(|m| text(page["members"].as_array().unwrap().iter().find(|row| row["id"] == m.as_str()).unwrap(), "/now")).collect();
        assert_eq!(now, ["F1-2", "F1-3", "F1-1"]);

        let depart = format!("/stays/{}/depart-family", all[0]);
        assert!(clerk.get_html(&depart).await.is(200).text().contains("Qui part"));
        assert_eq!(clerk.post_json(&depart, json!({"type": "onward_travel"})).await.is(422).problems(), ["stay-family-nobody"]);
        let some = json!({"type": "onward_travel", "guest": all[..2]});
        assert_eq!(clerk.post_json(&depart, some).await.is(422).problems(), ["stay-left-behind-unsaid"]);
        assert_eq!(number(&clerk.get("/beds").await.data(200), "/occupancy/present"), 3, "nobody has left");
        let done = clerk.post_json(&depart, json!({"type": "onward_travel", "means": "bus", "guest": all})).await.data(201);
        assert_eq!(done["guests"].as_array().map(Vec::len), Some(3));
        assert_eq!(number(&clerk.get("/beds").await.data(200), "/occupancy/present"), 0);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_departure_noted_by_mistake() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "2")).await;
        let oumar = person(&clerk, json!({"given": "Oumar", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        let revoke = format!("/stays/{oumar}/revoke");
        assert_eq!(clerk.post_json(&revoke, json!({"reason": "x"})).await.is(409).problems(), ["stay-nothing-to-revoke"]);
        post(&clerk, &format!("/stays/admit/{oumar}"), json!({"bed": beds[0]})).await;
        let start = app.ledger().env().now();
        app.advance_ms(HOUR);
        assert_eq!(clerk.post_json(&format!("/stays/{oumar}/depart"), json!({"type": "death"})).await.is(422).problems(), ["stay-death-elsewhere"]);
        post(&clerk, &format!("/stays/{oumar}/depart"), json!({"type": "onward_travel"})).await;
        assert!(clerk.get_html(&format!("/stays/admit/{oumar}")).await.is(200).text().contains(&revoke), "the way back is where one comes to give a bed");
        assert!(clerk.get_html(&revoke).await.is(200).text().contains("Poursuite du voyage"));
        assert!(clerk.post_form(&revoke, &[("reason", "")]).await.is(422).text().contains("Écrivez ce qui s’est passé."));
        let _ = clerk.post_form(&revoke, &[("reason", "autre personne du même nom")]).await.is(303);
        let page = clerk.get_html(&format!("/people/{oumar}")).await.is(200).text();
        assert!(page.contains("M1-1") && page.contains("Départ annulé"), "{page}");

        post(&clerk, &format!("/stays/{oumar}/depart"), json!({"type": "absconded"})).await;
        let other = contact(&clerk).await;
        app.advance_ms(HOUR);
        post(&clerk, &format!("/stays/admit/{other}"), json!({"bed": beds[0]})).await;
        let back = clerk.post_form(&revoke, &[("reason", "came back the same evening")]).await.is(303);
        assert_eq!(back.location(), format!("/stays/{oumar}/move"), "the bed is somebody else's by now");
        let balance = super::balance(&mut app.ledger().read().await.unwrap(), app.site, start.plus_ms(1), app.ledger().env().now().plus_ms(1)).await.unwrap();
        assert_eq!((balance.start, balance.arrivals, balance.departures, balance.end), (1, 1, 0, 2), "{balance:?}");
        assert!(balance.holds());
        sound(&app).await;
    })
    .await;
}

/// What the door noted of people without a name decides about their beds, and who came together stays together.
#[tokio::test]
async fn heads_without_names() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, _family) = room(&manager, ("F1", "family", "3")).await;
        let (_, boys) = room(&manager, ("U1", "unaccompanied_boys", "1")).await;
        let author = Author { user: clerk.user, site: clerk.site };
        let mut write = app.ledger().write(author).await.unwrap();
        let mut heads = Vec::new();
        for (sex, age, alone, group) in [(2, 30, false, "A"), (1, 4, false, "A"), (1, 12, true, "")] {
            let id: StreamId = people::contact::begin(&mut write, sex, age < 18, Vec::new()).await.unwrap();
            let mut stream = write.load(id).await.unwrap();
            let noted = Noted { given: format!("Head{age}"), sex, age: Some(age), alone, group: group.to_owned(), ..Noted::default() };
            write.append(&mut stream, [ContactFact::Noted(noted).fact()]).await.unwrap();
            let stay = let_in(&mut write, id, GuestKind::Contact).await.unwrap();
            assert_eq!(let_in(&mut write, id, GuestKind::Contact).await.unwrap(), stay, "once in is in");
            heads.push(id.to_string());
        }
        write.commit().await.unwrap();
        assert_eq!(number(&clerk.get("/beds").await.data(200), "/occupancy/present"), 3);
        let page = clerk.get(&format!("/stays/{}/move-family", heads[0])).await.data(200);
        assert_eq!((page["members"].as_array().map(Vec::len), text(&page, "/guest/name")), (Some(2), "Head30".to_owned()));
        let guests = [heads[0].clone(), heads[1].clone()];
        let beds: Vec<String> =
            guests.iter().map(|guest| text(page["members"].as_array().unwrap().iter().find(|m| m["id"] == guest.as_str()).unwrap(), "/chosen")).collect();
        post(&clerk, &format!("/stays/{}/move-family", heads[0]), json!({"guest": guests, "bed": beds})).await;
        let offer = clerk.get(&format!("/stays/{}/move", heads[2])).await.data(200);
        assert_eq!(text(&offer, "/proposed/0/label"), "U1-1", "a boy alone");
        post(&clerk, &format!("/stays/{}/move", heads[2]), json!({"bed": boys[0]})).await;
        assert_eq!(waits(&clerk, "stay-wait-bedless").await, Some((0, false)), "not yet for two hours");
        let waiting = contact(&clerk).await;
        post(&clerk, &format!("/stays/admit/{waiting}"), json!({"bed": "none"})).await;
        app.advance_ms(3 * HOUR);
        assert_eq!(waits(&clerk, "stay-wait-bedless").await, Some((1, false)));
        post(&clerk, &format!("/stays/{waiting}/depart"), json!({"type": "onward_travel"})).await;

        app.advance_ms(HOUR);
        // Once the mother has a name her stay goes on; nobody arrived or left.
        let named = consent(&clerk, json!({"contact": heads[0]})).await;
        let named = register(&clerk, &named, json!({"given": "Awa", "family": "Bah", "sex": "2", "birth": "1996"})).await;
        let now = app.ledger().env().now();
        let balance = super::balance(&mut app.ledger().read().await.unwrap(), app.site, now, now.plus_ms(1)).await.unwrap();
        assert_eq!((balance.start, balance.arrivals, balance.departures, balance.corrections, balance.end), (3, 0, 0, 0, 3));
        assert!(clerk.get_html(&format!("/people/{named}")).await.is(200).text().contains("F1-"));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn every_page_in_every_language() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "4")).await;
        let (_, all) = family(&clerk).await;
        for (member, bed) in all.iter().zip(&beds) {
            post(&clerk, &format!("/stays/admit/{member}"), json!({"bed": bed, "reason": "one night"})).await;
        }
        post(&clerk, &format!("/stays/{}/leave", all[1]), json!({"until": "2026-03-02T12:00", "why": "school"})).await;
        post(&clerk, &format!("/stays/{}/depart", all[2]), json!({"type": "onward_travel", "left_behind": "yes"})).await;
        app.advance_ms(8 * HOUR);
        for locale in Locale::ALL {
            let clerk = app.as_user(Role::Clerk).await.speaking(locale);
            let stays = ["move", "move-family", "leave", "depart", "depart-family"].map(|rest| format!("/stays/{}/{rest}", all[0]));
            let more = ["/stays/leaves".to_owned(), format!("/stays/{}/revoke", all[2]), format!("/stays/admit/{}", all[2]), format!("/people/{}", all[1])];
            for path in stays.into_iter().chain(more) {
                let page = clerk.get_html(&path).await.is(200);
                assert!(page.bytes.len() < 30_000, "{path}: {} bytes", page.bytes.len());
                assert!(!page.text().contains("stay-"), "{path} in {locale:?} lacks a word");
            }
        }
    })
    .await;
}
