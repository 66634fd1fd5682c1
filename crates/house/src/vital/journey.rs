//! Births and deaths over HTTP, on both engines: what each does to beds, card, consent, household and counts.

use access::Role;
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;

use crate::journey::{consent, number, person, post, register, room, sound, text, waits, with_home};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

async fn present(client: &Client) -> i64 {
    number(&client.get("/beds").await.data(200), "/occupancy/present")
}

async fn balance(app: &TestApp) -> crate::stay::Balance {
    let (from, to) = (testing::http::START, app.ledger().env().now().plus_ms(1));
    let found = crate::stay::balance(&mut app.ledger().read().await.unwrap(), app.site, from, to).await.unwrap();
    assert!(found.holds(), "{found:?}");
    found
}

async fn members(client: &Client, id: &str) -> Vec<String> {
    let file = client.get(&format!("/people/{id}")).await.data(200);
    let rows = file.pointer("/members").and_then(Value::as_array).cloned().unwrap_or_default();
    rows.iter().map(|row| format!("{}:{}", text(row, "/relation"), text(row, "/head/name"))).collect()
}

async fn mother(clerk: &Client) -> String {
    person(clerk, json!({"given": "Awa", "family": "Diallo", "sex": "2", "birth": "1996"})).await
}

#[tokio::test]
async fn a_child_is_born() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("MB", "mother_baby", "3")).await;
        let mother = mother(&clerk).await;
        post(&clerk, &format!("/stays/admit/{mother}"), json!({"bed": beds[0]})).await;
        assert!(clerk.get_html(&format!("/people/{mother}")).await.is(200).text().contains(&format!("/people/{mother}/birth")));
        let birth = format!("/people/{mother}/birth");
        let page = clerk.get(&birth).await.data(200);
        assert_eq!((page["cots"].as_array().map(Vec::len), page["allowed"] == true, text(&page, "/form/family")), (Some(2), true, "Diallo".to_owned()));
        let again = clerk.post_form(&birth, &[("at", "2026-03-02T08:30"), ("sex", "")]).await.is(422).text();
        assert!(again.contains("Choisissez une réponse."));

        app.advance_ms(2 * HOUR);
        let form = json!({"family": "Diallo", "sex": "2", "at": "2026-03-02T08:30", "place": "Centre", "attendant": "sage-femme", "father": "Salif Bah"});
        let made = clerk.post_json(&birth, &form).await.data(201);
        let child = text(&made, "/id");
        assert_eq!(text(&made, "/due"), "2026-05-01");
        assert_eq!(clerk.post_json(&birth, &form).await.is(422).problems(), ["vital-birth-twice"], "the button was pressed twice");
        assert_eq!((present(&clerk).await, balance(&app).await.births, balance(&app).await.arrivals), (2, 1, 1));
        assert_eq!((members(&clerk, &child).await, members(&clerk, &mother).await), (vec!["head:Awa Diallo".to_owned()], vec!["child:Diallo".to_owned()]));
        let file = clerk.get_html(&format!("/people/{child}")).await.is(200).text();
        assert!(file.contains("dans le lit de sa mère") && file.contains("MB-1") && file.contains("Salif Bah") && file.contains("Née au centre"), "{file}");
        let consents = clerk.get(&format!("/people/{child}/consents")).await.data(200);
        assert_eq!((text(&consents, "/entries/0/guardian"), text(&consents, "/entries/0/state")), ("Awa Diallo".to_owned(), "given".to_owned()));

        // The child goes where its mother goes, and has a bed of its own when there is one.
        post(&clerk, &format!("/stays/{mother}/move"), json!({"bed": beds[1]})).await;
        assert!(clerk.get_html(&format!("/people/{child}")).await.is(200).text().contains("MB-2"));
        assert_eq!(waits(&clerk, "stay-wait-bedless").await, Some((0, false)));
        let twin = json!({"given": "Hawa", "sex": "2", "at": "2026-03-02T08:30", "twin": "yes", "bed": beds[2]});
        let twin = text(&clerk.post_json(&birth, twin).await.data(201), "/id");
        assert!(clerk.get_html(&format!("/people/{twin}")).await.is(200).text().contains("MB-3"));
        // Its mother leaves without it: it has no bed any more, and somebody must act.
        post(&clerk, &format!("/stays/{mother}/depart"), json!({"type": "medical_evacuation", "destination_text": "Hospital", "left_behind": "yes"})).await;
        app.advance_ms(3 * HOUR);
        assert_eq!(waits(&clerk, "stay-wait-bedless").await, Some((1, false)));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_state_registers() {
    each_app(with_home, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let mother = mother(&clerk).await;
        let form = json!({"given": "Hawa", "sex": "2", "at": "2026-03-02T08:30"});
        let child = text(&clerk.post_json(&format!("/people/{mother}/birth"), form).await.data(201), "/id");
        assert_eq!((waits(&clerk, "vital-wait-births").await, waits(&app.as_user(Role::Reception).await, "vital-wait-births").await), (Some((1, false)), None));
        let list = clerk.get("/vital").await.data(200);
        assert_eq!(
            (text(&list, "/births/0/name"), text(&list, "/births/0/mother"), number(&list, "/births/0/days")),
            ("Hawa".to_owned(), "Awa Diallo".to_owned(), 60)
        );
        app.advance_ms(61 * DAY);
        let clerk = app.as_user(Role::Clerk).await;
        assert_eq!(waits(&clerk, "vital-wait-births").await, Some((1, true)), "past the last day");
        assert!(clerk.get_html("/vital").await.is(200).text().contains("délai passé"));
        let path = format!("/people/{child}/birth/registered");
        assert!(clerk.post_form(&path, &[("number", "")]).await.is(422).text().contains("Écrivez le numéro"));
        let _ = clerk.post_form(&path, &[("number", "214/2026"), ("on", "2026-04-30")]).await.is(303);
        assert_eq!(waits(&clerk, "vital-wait-births").await, Some((0, false)));
        assert!(clerk.get_html(&path).await.is(200).text().contains("214/2026"));
        assert_eq!(clerk.post_json(&format!("/people/{mother}/birth/registered"), json!({"number": "1"})).await.is(409).problems(), ["vital-no-birth"]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn no_birth_without_the_mothers_consent() {
    each_app(with_home, |app| async move {
        let (clerk, health) = (app.as_user(Role::Clerk).await, app.as_user(Role::Health).await);
        let mother = mother(&clerk).await;
        let birth = format!("/people/{mother}/birth");
        let form = json!({"sex": "1", "at": "2026-03-02T08:30"});
        // A nurse, who registers nobody else, may note a birth.
        let made = health.post_json(&birth, &form).await.data(201);
        assert!(made["stay"].is_null(), "its mother is not in the house");
        let father = text(&clerk.get(&format!("/people/{}", text(&made, "/id"))).await.data(200), "/head/code");
        let consents = clerk.get(&format!("/people/{mother}/consents")).await.data(200);
        let given = text(&consents, "/entries/0/id");
        post(&clerk, &format!("/people/{mother}/consents/{given}/withdraw"), json!({"purpose": "general"})).await;
        let later = json!({"sex": "1", "at": "2026-03-02T08:31", "father": father});
        assert_eq!(clerk.post_json(&birth, &later).await.is(409).problems(), ["consent-none-live"]);
        assert!(clerk.get_html(&birth).await.is(200).text().contains("demandez-le d’abord"));
        let unknown = json!({"sex": "1", "at": "2026-03-02T08:31", "father": "AGZ-222-222"});
        let _ = clerk.post_json(&birth, unknown).await.is(409);
        let man = person(&clerk, json!({"given": "Oumar", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        assert_eq!(clerk.post_json(&format!("/people/{man}/birth"), &form).await.is(409).problems(), ["vital-mother-male"]);
        assert!(!clerk.get_html(&format!("/people/{man}")).await.is(200).text().contains("/birth"));
        for role in [Role::Reception, Role::Guard, Role::CaseManager, Role::Legal, Role::Information] {
            let other = app.as_user(role).await;
            for path in [birth.clone(), format!("/people/{mother}/death"), "/vital".to_owned()] {
                let _ = other.get(&path).await.is(403);
            }
            let _ = other.post_json(&birth, &form).await.is(403);
            let _ = other.post_json(&format!("/people/{mother}/death"), json!({"at": "2026-03-02"})).await.is(403);
        }
        let elsewhere = app.open_site("Transit d’Arlit", "ARL");
        let far = app.as_user_at(elsewhere, Role::Clerk).await;
        let _ = far.get(&birth).await.is(404);
        let _ = far.post_json(&format!("/people/{mother}/death"), json!({"at": "2026-03-02"})).await.is(404);
        assert!(far.get("/vital").await.data(200)["births"].as_array().unwrap().is_empty());
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_person_dies() {
    each_app(with_home, |app| async move {
        let (manager, clerk, health) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Health).await);
        let (_, beds) = room(&manager, ("F1", "family", "3")).await;
        let father = consent(&clerk, json!({})).await;
        let form = json!({"person": father, "given": "Ibrahim", "family": "Keita", "sex": "1", "birth": "1985", "nationality": "MLI", "language": "bam", "with": "head"});
        let household = text(&clerk.post_json("/people", form).await.data(201), "/household");
        let wife = consent(&clerk, json!({})).await;
        let more = |given: &str, sex: &str, birth: &str, relation: &str| json!({"given": given, "family": "Keita", "sex": sex, "birth": birth, "with": "member", "household": household, "relation": relation});
        let wife = register(&clerk, &wife, more("Kadidia", "2", "1988", "spouse")).await;
        let child = consent(&clerk, json!({"child": "yes", "guardian_kind": "parent", "guardian": "Ibrahim Keita", "assent": "assent"})).await;
        let child = register(&clerk, &child, more("Seydou", "1", "2016", "child")).await;
        for (guest, bed) in [&father, &wife, &child].into_iter().zip(&beds) {
            post(&clerk, &format!("/stays/admit/{guest}"), json!({"bed": bed})).await;
        }
        let _ = clerk.post_json(&format!("/people/{father}/card"), json!({"layout": "credit_card"})).await.is(200);
        let death = format!("/people/{father}/death");
        let page = clerk.get(&death).await.data(200);
        assert_eq!((text(&page, "/form/head"), page["heirs"].as_array().map(Vec::len)), (wife.clone(), Some(2)), "the spouse is proposed");
        assert!(clerk.get_html(&format!("/stays/{father}/depart")).await.is(200).text().contains(&death));
        let html = clerk.get_html(&death).await.is(200).text();
        assert!(!html.contains("name=\"cause\"") && html.contains("consulat"), "the cause is for health staff");
        assert_eq!(clerk.post_json(&death, json!({"at": "2026-03-02T07:00", "cause": "fever"})).await.is(422).problems(), ["vital-cause-health"]);
        assert_eq!(clerk.post_json(&death, json!({"at": "2026-03-02T07:00", "head": father})).await.is(422).problems(), ["vital-head-unknown"]);
        assert_eq!((present(&clerk).await, members(&clerk, &wife).await.len()), (3, 2), "nothing is half noted");

        app.advance_ms(HOUR);
        post(&health, &death, json!({"at": "2026-03-02T07:00", "place": "Hospital", "cause": "a secret cause"})).await;
        assert_eq!((present(&clerk).await, balance(&app).await.deaths, balance(&app).await.departures), (2, 1, 0));
        assert_eq!(members(&clerk, &wife).await, ["child:Seydou Keita"]);
        assert_eq!(members(&clerk, &child).await, ["head:Kadidia Keita"], "the household goes on");
        assert_eq!(clerk.post_json(&death, json!({"at": "2026-03-02T07:00"})).await.is(409).problems(), ["person-died-already"]);
        // Whatever would use the file is refused.
        assert_eq!(clerk.post_json(&format!("/stays/admit/{father}"), json!({"bed": beds[0]})).await.is(409).problems(), ["stay-died"]);
        assert_eq!(clerk.post_json(&format!("/people/{father}/continue"), json!({})).await.is(409).problems(), ["person-died-already"]);
        assert_eq!(clerk.post_json(&format!("/people/{father}/card"), json!({"layout": "credit_card"})).await.is(409).problems(), ["consent-died"]);
        assert!(clerk.get_html(&format!("/people/{father}/card")).await.is(200).text().contains("n’est plus valable"));
        let file = clerk.get_html(&format!("/people/{father}")).await.is(200).text();
        assert!(file.contains("Le décès de cette personne est noté") && !file.contains("/stays/admit/") && !file.contains("a secret cause"), "{file}");
        let seen = |page: Value| text(&page, "/form/cause");
        assert_eq!((seen(health.get(&death).await.data(200)), seen(clerk.get(&death).await.data(200))), ("a secret cause".to_owned(), String::new()));

        assert_eq!(waits(&clerk, "vital-wait-deaths").await, Some((1, false)));
        assert_eq!(clerk.post_json(&format!("{death}/follow"), json!({"kin_told": "yes"})).await.is(422).problems(), ["vital-kin-missing"]);
        let followed = json!({"kin_told": "yes", "kin": "his wife, by the nurse", "certificate": "7/2026", "belongings": "given to his wife"});
        post(&clerk, &format!("{death}/follow"), followed).await;
        assert_eq!(waits(&clerk, "vital-wait-deaths").await, Some((0, false)));
        assert_eq!(seen(health.get(&death).await.data(200)), "a secret cause", "a clerk who writes does not wipe it");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_death_that_was_none() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "1")).await;
        let oumar = person(&clerk, json!({"given": "Oumar", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        post(&clerk, &format!("/stays/admit/{oumar}"), json!({"bed": beds[0]})).await;
        let death = format!("/people/{oumar}/death");
        assert_eq!(clerk.post_json(&format!("{death}/revoke"), json!({"reason": "x"})).await.is(409).problems(), ["vital-no-death", "person-died-not"]);
        post(&clerk, &death, json!({"at": "2026-03-02T07:00"})).await;
        assert_eq!(
            clerk.post_json(&format!("/stays/{oumar}/revoke"), json!({"reason": "x"})).await.is(409).problems(),
            ["stay-died"],
            "a death is taken back where it was noted"
        );
        assert!(clerk.post_form(&format!("{death}/revoke"), &[("reason", "")]).await.is(422).text().contains("Écrivez ce qui s’est passé."));
        let _ = clerk.post_form(&format!("{death}/revoke"), &[("reason", "another person of the name")]).await.is(303);
        let after = balance(&app).await;
        assert_eq!((present(&clerk).await, after.deaths, after.end), (1, 0, 1));
        assert!(clerk.get_html(&format!("/people/{oumar}")).await.is(200).text().contains("M1-1"));
        let _ = clerk.post_json(&format!("/people/{oumar}/card"), json!({"layout": "credit_card"})).await.is(200);
        post(&clerk, &death, json!({"at": "2026-03-02T08:00"})).await;
        assert_eq!(balance(&app).await.deaths, 1, "and a true one can be noted");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_birth_in_a_closed_file_stays_closed() {
    each_app(with_home, |app| async move {
        let (clerk, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let mother = mother(&clerk).await;
        post(&officer, &format!("/people/{mother}/restrict"), json!({"restricted": "yes", "reason": "at risk"})).await;
        let _ = clerk.get(&format!("/people/{mother}/birth")).await.is(404);
        let form = json!({"sex": "1", "at": "2026-03-02T08:30"});
        let child = text(&officer.post_json(&format!("/people/{mother}/birth"), form).await.data(201), "/id");
        let _ = clerk.get(&format!("/people/{child}")).await.is(404);
        let _ = officer.get(&format!("/people/{child}")).await.is(200);
        assert!(clerk.get("/vital").await.data(200)["births"].as_array().unwrap().is_empty());
        assert_eq!(waits(&clerk, "vital-wait-births").await, Some((0, false)));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn every_page_in_every_language() {
    each_app(with_home, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "mixed_day", "3")).await;
        let mother = mother(&clerk).await;
        post(&clerk, &format!("/stays/admit/{mother}"), json!({"bed": beds[0]})).await;
        let child = text(&clerk.post_json(&format!("/people/{mother}/birth"), json!({"sex": "1", "at": "2026-03-02T08:30"})).await.data(201), "/id");
        let oumar = person(&clerk, json!({"given": "Oumar", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        post(&clerk, &format!("/people/{oumar}/death"), json!({"at": "2026-03-02"})).await;
        for locale in Locale::ALL {
            for role in [Role::Clerk, Role::Health, Role::CentreManager, Role::ProtectionOfficer] {
                let reader = app.as_user(role).await.speaking(locale);
                let paths = [
                    format!("/people/{mother}/birth"),
                    format!("/people/{child}/birth/registered"),
                    format!("/people/{mother}/death"),
                    format!("/people/{oumar}/death"),
                    "/vital".to_owned(),
                ];
                for path in paths {
                    let page = reader.get_html(&path).await.is(200);
                    assert!(page.bytes.len() < 30_000, "{path}: {} bytes", page.bytes.len());
                    assert!(!page.text().contains("vital-") && !page.text().contains("stay-"), "{path} in {locale:?} lacks a word");
                }
            }
        }
    })
    .await;
}
