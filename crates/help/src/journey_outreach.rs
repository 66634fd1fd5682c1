//! Outreach over HTTP, on both engines: how somebody is followed and reached without harm, and teams for whom somebody waits.

use access::Role;
use ledger::Instant;
use serde_json::{Value, json};
use testing::http::{Client, each_app};
use text::Locale;

use crate::journey::{DAY, HOUR, PAGE_BYTES_MAX, count, follow, leaks, number, person, post, rooms, sign_in_again, sound, staff, text};

const PHONE: &str = "+227 90 12 34 56";

async fn no(client: &Client, path: &str, form: Value, status: u16) -> Vec<String> {
    client.post_json(path, form).await.is(status).problems()
}

/// What waits for somebody, in words of the program.
async fn waits(client: &Client) -> String {
    client.get("/shift").await.data(200).pointer("/open").cloned().unwrap().to_string()
}

#[tokio::test]
async fn somebody_is_reached_without_harm() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let (id, _) = person(&staff.clerk, ("Ramata", "Cisse"), json!({"phone": PHONE})).await;
        let (path, mode) = (format!("/people/{id}/contacts"), format!("/people/{id}/mode"));
        let missed = json!({"means": "call", "result": "somebody_else", "next_on": "2026-03-03"});
        assert_eq!(no(&staff.officer, &path, missed.clone(), 409).await, ["outreach-no-follow-up"]);
        assert_eq!(staff.manager.get(&path).await.status, 404, "not given to them yet");
        follow(&staff, &id).await;

        // A way is chosen with her; her wishes stand before her number, and the number only when it is asked for.
        assert_eq!(no(&staff.manager, &mode, json!({"mode": "remote", "reason": "loin"}), 422).await, ["outreach-with-missing"]);
        let kept = staff.manager.post_form(&mode, &[("mode", "remote"), ("wish", "après vingt heures"), ("with_person", "yes")]).await.is(422).text();
        assert!(kept.contains("après vingt heures") && kept.contains("Écrivez pourquoi."), "what was typed is kept");
        let chosen = json!({"mode": "remote", "reason": "elle travaille au champ", "wish": "après vingt heures, dire Aïcha", "with_person": "yes"});
        post(&staff.manager, &mode, chosen).await;
        let page = staff.manager.get_html(&path).await.is(200).text();
        assert!(page.contains("après vingt heures") && page.contains("ne dites rien du centre") && !page.contains(PHONE), "{page}");
        assert_eq!(staff.manager.get(&path).await.data(200)["number"], Value::Null);
        let page = staff.manager.get_html(&format!("{path}?number=1")).await.is(200).text();
        let place = |word: &str| page.find(word).unwrap_or_else(|| panic!("no {word}"));
        assert!(place("ne dites rien du centre") < place("après vingt heures") && place("après vingt heures") < place(PHONE));
        assert_eq!(text(&staff.manager.get(&format!("{path}?number=1")).await.data(200), "/number"), PHONE);

        // Tries: who was not reached is tried again, and it shows until she is.
        assert_eq!(no(&staff.manager, &path, json!({"means": "call", "result": "not_reached"}), 422).await, ["outreach-next-missing"]);
        assert_eq!(number(&post(&staff.manager, &path, missed).await, "/failed"), 1);
        let again = json!({"means": "trusted", "result": "not_reached", "next_on": "2026-03-04"});
        assert_eq!(number(&post(&staff.officer, &path, again).await, "/failed"), 2);
        assert!(!waits(&staff.manager).await.contains("outreach-wait-calls"), "not yet");
        let banner = staff.manager.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(banner.contains("Essais sans réponse") && banner.contains("à distance") && banner.contains(&path), "one line says it");
        let clerks = staff.clerk.get_html(&format!("/people/{id}")).await.is(200).text();
        assert!(!clerks.contains("Essais sans réponse") && !clerks.contains(&path) && !clerks.contains("à distance"));
        let mut conn = app.ledger().read().await.unwrap();
        assert_eq!(crate::outreach::by_mode(&mut conn, app.site).await.unwrap(), [("remote".to_owned(), 1)]);
        drop(conn);
        app.advance_ms(2 * DAY);
        let manager = sign_in_again(&app, &staff.manager).await;
        assert!(waits(&manager).await.contains("outreach-wait-calls"));
        let calls = manager.get("/calls").await.data(200);
        assert_eq!((count(&calls, "/entries"), number(&calls, "/entries/0/failed"), text(&calls, "/entries/0/name")), (1, 2, "Ramata Cisse".to_owned()));
        let other = app.as_user(Role::CaseManager).await;
        assert_eq!(count(&other.get("/calls").await.data(200), "/entries"), 0);
        assert!(!waits(&other).await.contains("outreach-wait-calls"));
        let reached = json!({"means": "call", "result": "reached", "agreed": "elle vient jeudi"});
        assert_eq!(no(&manager, &path, reached.clone(), 422).await, ["outreach-safe-missing"]);
        let mut safe = reached;
        safe["safe"] = json!("yes");
        assert_eq!(number(&post(&manager, &path, safe).await, "/failed"), 0);
        assert!(!waits(&manager).await.contains("outreach-wait-calls"));
        assert_eq!(count(&manager.get(&path).await.data(200), "/tries"), 3);

        for lang in Locale::ALL {
            let reader = manager.clone().speaking(lang);
            for path in [path.clone(), format!("{path}?number=1"), "/calls".to_owned()] {
                let page = reader.get_html(&path).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX && page.contains(&format!("lang=\"{}\"", lang.code())), "{path}: {}", page.len());
            }
        }
        for client in [&staff.clerk, &staff.reception, &staff.nurse, &staff.counsellor, &staff.legal, &staff.guard] {
            let client = sign_in_again(&app, client).await;
            for path in [path.as_str(), "/calls"] {
                assert_eq!(client.get(path).await.status, 403, "{path}");
            }
            for path in [&path, &mode] {
                assert_eq!(client.post_json(path, json!({})).await.status, 403, "{path}");
            }
        }
        assert_eq!(other.get(&path).await.status, 404);
        assert_eq!(other.post_json(&path, json!({})).await.status, 404);
        leaks(&app, &["jeudi", "vingt", "champ", "90 12"]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_team_that_goes_out_is_waited_for() {
    each_app(rooms, |app| async move {
        let staff = staff(&app).await;
        let form = json!({
            "name": "Gare routière", "on": "2026-03-03", "leave": "08:00", "back": "16:00", "team": [staff.manager.user, staff.nurse.user], "others": "Ali, chauffeur",
            "watch": staff.officer.user, "place": ["Gare", "Marché"], "time": ["09:00", ""], "means": "car", "security": "éviter le pont", "carries": "eau",
        });
        let with = |key: &str, value: Value| {
            let mut form = form.clone();
            form[key] = value;
            form
        };
        for client in [&staff.clerk, &staff.reception, &staff.nurse, &staff.counsellor, &staff.legal, &staff.guard] {
            for path in ["/rounds", "/rounds/blank"] {
                assert_eq!(client.get(path).await.status, 403, "{path}");
            }
            assert_eq!(client.post_json("/rounds", form.clone()).await.status, 403);
        }
        post(&staff.manager, "/rounds", with("others", json!(""))).await;
        let alone = json!([staff.manager.user]);
        let mut lonely = with("team", alone);
        lonely["others"] = json!("");
        assert_eq!(no(&staff.manager, "/rounds", lonely, 422).await, ["outreach-team-alone"]);
        assert_eq!(no(&staff.manager, "/rounds", with("watch", json!(staff.guard.user)), 422).await, ["outreach-watch-missing"], "a guard is told of nothing");
        let user = staff.manager.user.to_string();
        let typed = staff.manager.post_form("/rounds", &[("name", "Port de pêche"), ("team", &user), ("place", "Quai")]).await.is(422).text();
        assert!(typed.contains("Port de pêche") && typed.contains("Quai") && typed.contains("Personne ne part seul"), "what was typed is kept");

        let id = text(&post(&staff.manager, "/rounds", form.clone()).await, "/id");
        let path = format!("/rounds/{id}");
        let deed = |name: &str| format!("{path}/{name}");
        assert_eq!(no(&staff.manager, &deed("leave"), json!({}), 409).await, ["outreach-not-yet"]);
        assert_eq!(no(&staff.manager, &deed("return"), json!({"met": "3"}), 409).await, ["outreach-is-planned"]);
        post(&staff.officer, &deed("plan"), with("place", json!(["Gare", "Port"]))).await;
        assert_eq!(text(&staff.manager.get(&path).await.data(200), "/stops/1/place"), "Port");

        app.advance_ms(DAY);
        let (manager, officer) = (sign_in_again(&app, &staff.manager).await, sign_in_again(&app, &staff.officer).await);
        assert_eq!(text(&post(&manager, &deed("leave"), json!({})).await, "/state"), "out");
        assert_eq!(no(&manager, &deed("cancel"), json!({"reason": "pluie"}), 409).await, ["outreach-is-out"]);
        assert!(!waits(&officer).await.contains("outreach-wait-late"));

        // Not back by the hour: whoever waits for them is told, at once and urgently. They call, and later they are back.
        app.advance_ms(9 * HOUR);
        let (manager, officer) = (sign_in_again(&app, &manager).await, sign_in_again(&app, &officer).await);
        let told = officer.get("/shift").await.data(200);
        let late = told.pointer("/open").and_then(Value::as_array).unwrap().iter().find(|wait| wait["key"] == "outreach-wait-late").cloned();
        assert_eq!(late.map(|wait| (wait["count"].clone(), wait["urgent"].clone())), Some((json!(1), json!(true))), "{told}");
        assert!(!waits(&manager).await.contains("outreach-wait-late"), "somebody else waits for them");
        let page = officer.get_html(&path).await.is(200).text();
        assert!(page.contains("Pas revenue à l’heure dite") && page.contains("éviter le pont"), "{page}");
        post(&officer, &deed("held-up"), json!({"back": "23:30"})).await;
        assert!(!waits(&officer).await.contains("outreach-wait-late"));
        let refused = manager.post_form(&deed("return"), &[("met", "beaucoup"), ("follow_up", "eau au port")]).await.is(422).text();
        assert!(refused.contains("Écrivez un nombre") && refused.contains("eau au port"), "{refused}");
        post(&manager, &deed("return"), json!({"met": "12", "follow_up": "retourner au port avec de l’eau"})).await;
        let read = officer.get(&path).await.data(200);
        assert_eq!((text(&read, "/state"), number(&read, "/met"), text(&read, "/name")), ("returned".to_owned(), 12, "Gare routière".to_owned()));
        assert_eq!(no(&manager, &deed("return"), json!({"met": "3"}), 409).await, ["outreach-is-returned"]);
        let mut conn = app.ledger().read().await.unwrap();
        let ever = (app.site, Instant::from_millis(0), Instant::from_millis(i64::MAX / 2));
        assert_eq!(crate::outreach::met(&mut conn, ever).await.unwrap(), (1, 12));
        drop(conn);

        // The first that was planned does not take place any more.
        let list = officer.get("/rounds").await.data(200);
        assert_eq!((count(&list, "/out"), count(&list, "/rounds")), (0, 2));
        let all = list.pointer("/rounds").and_then(Value::as_array).unwrap();
        let first = all.iter().find(|round| round["state"] == "planned").map(|round| text(round, "/id")).unwrap();
        assert_eq!(no(&manager, &format!("/rounds/{first}/leave"), json!({}), 409).await, ["outreach-back-passed"]);
        assert_eq!(no(&manager, &format!("/rounds/{first}/cancel"), json!({}), 422).await, ["outreach-reason-missing"]);
        let _ = manager.post_form(&format!("/rounds/{first}/cancel"), &[("reason", "pluie")]).await.is(303);
        assert_eq!(text(&manager.get(&format!("/rounds/{first}")).await.data(200), "/state"), "cancelled");

        for lang in Locale::ALL {
            let reader = manager.clone().speaking(lang);
            for path in ["/rounds", &path] {
                let page = reader.get_html(path).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX && page.contains(&format!("lang=\"{}\"", lang.code())), "{path}: {}", page.len());
            }
            for sheet in [format!("{path}/sheet?lang={}", lang.code()), format!("/rounds/blank?lang={}", lang.code())] {
                assert!(manager.get_html(&sheet).await.is(200).bytes.starts_with(b"%PDF"), "{sheet}");
            }
        }
        let elsewhere = app.as_user_at(app.open_site("Tahoua", "TAH"), Role::ProtectionOfficer).await;
        assert_eq!(count(&elsewhere.get("/rounds").await.data(200), "/rounds"), 0);
        assert_eq!(elsewhere.get(&path).await.status, 404);
        assert_eq!(elsewhere.post_json(&deed("leave"), json!({})).await.status, 404);
        assert_eq!(elsewhere.get(&format!("{path}/sheet")).await.status, 404);
        assert_eq!(manager.get("/rounds/01890000-0000-7000-8000-000000000000").await.status, 404);
        leaks(&app, &["Gare", "Port", "pont", "chauffeur"]).await;
        sound(&app).await;
    })
    .await;
}
