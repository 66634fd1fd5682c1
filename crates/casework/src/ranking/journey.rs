//! Ranking cards over HTTP on both engines: two rankings with something learnt between them, laid side by side.

use access::Role;
use serde_json::{Value, json};
use testing::http::each_app;
use text::Locale;

use crate::journey::{PAGE_BYTES_MAX, list, number, post, rooms, sound, text};

const STRAIGHT: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
const TURNED: [&str; 10] = ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1"];
/// The first and the third in each other's place.
const CHANGED: [&str; 10] = ["3", "2", "1", "4", "5", "6", "7", "8", "9", "10"];

#[tokio::test]
async fn groups_rank_learn_rank_again_and_see_what_moved() {
    each_app(rooms, |app| async move {
        let trainer = app.as_user(Role::Trainer).await;
        assert!(trainer.get_html("/rankings").await.is(200).text().contains("Aucun exercice encore"));
        assert_eq!(trainer.post_json("/rankings", json!({"sizes": "Awa"})).await.is(422).problems(), ["ranking-sizes"]);
        let session =
            text(&post(&trainer, "/rankings", json!({"deck": "builtin", "sizes": "4, 4, 3", "setting": "Ici, en saison des pluies"})).await, "/session");
        let path = format!("/rankings/{session}");
        let group = |n: u8| format!("{path}/groups/{n}");

        // The second layer is not told before its time, on no page.
        for at in [path.clone(), group(1)] {
            let page = trainer.get_html(&at).await.is(200).text();
            assert!(page.contains("Une veuve de 67 ans") && !page.contains("Elle tient une épicerie"), "{at}: {page}");
            assert!(!trainer.get(&at).await.data(200).to_string().contains("épicerie"), "{at}");
        }
        assert_eq!(trainer.post_json(&format!("{path}/reveal"), json!({})).await.is(409).problems(), ["ranking-nobody-ranked"]);
        assert_eq!(trainer.post_json(&group(1), json!({"pass": "2", "rank": STRAIGHT, "why": "x"})).await.is(409).problems(), ["ranking-not-revealed"]);
        assert_eq!(trainer.post_json(&group(4), json!({"rank": STRAIGHT, "why": "x"})).await.status, 404);

        // Without JavaScript: a place given twice is said beside the card, and what was typed is kept.
        let mut fields: Vec<(&str, &str)> = STRAIGHT.iter().map(|place| ("rank", *place)).collect();
        fields[1].1 = "1";
        fields.extend([("pass", "1"), ("why", "La santé d’abord")]);
        let page = trainer.post_form(&group(1), &fields).await.is(422).text();
        assert!(
            page.contains("Chaque place se donne une fois.") && page.contains("La place 1 est donnée plusieurs fois.") && page.contains("La santé d’abord"),
            "{page}"
        );
        assert_eq!(page.matches("<option selected>").count(), 10);
        fields[1].1 = "2";
        assert_eq!(trainer.post_form(&group(1), &fields).await.status, 303);
        post(&trainer, &group(2), json!({"rank": TURNED, "why": "Qui est seul"})).await;

        assert_eq!(trainer.post_json(&format!("{path}/reveal"), json!({})).await.is(422).problems(), ["ranking-groups-missing"]);
        post(&trainer, &format!("{path}/reveal"), json!({"without": "yes"})).await;
        assert_eq!(trainer.post_json(&group(1), json!({"pass": "1", "rank": TURNED, "why": "x"})).await.is(409).problems(), ["ranking-first-over"]);
        assert_eq!(trainer.get(&group(3)).await.status, 409, "who did not rank first does not rank now");
        assert!(trainer.get_html(&group(1)).await.is(200).text().contains("Elle tient une épicerie"));
        let wrong = trainer.post_json(&group(1), json!({"rank": CHANGED, "reason": ["La dette"]})).await.is(422).problems();
        assert_eq!(wrong, ["ranking-reason-missing"]);
        post(&trainer, &group(1), json!({"rank": CHANGED, "reason": ["La dette", "", "Plus d’oncle"]})).await;
        post(&trainer, &group(2), json!({"rank": TURNED})).await;
        post(&trainer, &format!("{path}/notes"), json!({"text": "Un mot ne dit pas la situation"})).await;

        let seen = trainer.get(&path).await.data(200);
        assert_eq!((number(&seen, "/groups/0/moved"), number(&seen, "/groups/1/moved"), text(&seen, "/groups/0/why")), (4, 0, "La santé d’abord".to_owned()));
        let cell = |line: usize, group: usize| seen.pointer(&format!("/lines/{line}/cells/{group}")).cloned().unwrap();
        assert_eq!(cell(2, 0), json!({"first": 3, "second": 1, "moved": 2, "reason": "Plus d’oncle"}));
        assert_eq!(cell(0, 2), json!({"first": null, "second": null, "moved": 0, "reason": ""}));
        assert_eq!(seen.get("moved_most"), Some(&json!([1, 3])));
        assert_eq!(seen.get("disputed"), Some(&json!([10, 1, 2])));
        assert_eq!((number(&seen, "/pairs/0/first"), number(&seen, "/pairs/0/second"), number(&seen, "/farthest")), (50, 50, 50));
        assert_eq!((number(&seen, "/lines/0/mean_first"), number(&seen, "/lines/0/mean_second")), (55, 65));
        for locale in Locale::ALL {
            let trainer = trainer.clone().speaking(locale);
            for at in ["/rankings".to_owned(), path.clone(), group(1), "/rankings/decks/new".to_owned(), "/rankings/decks/builtin".to_owned()] {
                let page = trainer.get_html(&at).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX && page.contains(&format!("lang=\"{}\"", locale.code())), "{at}: {}", page.len());
                assert!(!page.contains(">ranking-"), "{at}: {page}");
            }
        }
        post(&trainer, &format!("{path}/close"), json!({})).await;
        for (deed, form) in [("notes", json!({"text": "x"})), ("close", json!({})), ("reveal", json!({})), ("groups/1", json!({"rank": STRAIGHT}))] {
            assert_eq!(trainer.post_json(&format!("{path}/{deed}"), form).await.is(409).problems(), ["ranking-over"], "{deed}");
        }
        assert_eq!(list(&trainer.get("/rankings").await.data(200), "/sessions", "/stage"), ["closed"]);
        sound(&app).await;
    })
    .await;
}

fn deck() -> Value {
    json!({"name": "Notre route", "language": "fr", "front": ["Un berger", "Une grand-mère", "Un mécanicien", "Deux sœurs"],
        "more": ["Ses bêtes sont mortes", "Elle guide les autres", "Son garage marche bien", "Leur tante ne répond plus"]})
}

#[tokio::test]
async fn a_centre_makes_decks_of_its_own_and_past_exercises_keep_theirs() {
    each_app(rooms, |app| async move {
        let trainer = app.as_user(Role::Trainer).await;
        let made = text(&post(&trainer, "/rankings/decks", deck()).await, "/deck");
        assert_eq!(trainer.post_json("/rankings/decks", json!({"name": "Vide", "language": "fr"})).await.is(422).problems(), ["ranking-cards-count"]);
        let session = text(&post(&trainer, "/rankings", json!({"deck": made, "sizes": "5"})).await, "/session");
        assert_eq!(
            trainer.post_json(&format!("/rankings/{session}/groups/1"), json!({"rank": STRAIGHT, "why": "x"})).await.is(422).problems(),
            ["ranking-places-many"]
        );
        let mut changed = deck();
        changed.as_object_mut().unwrap().insert("front".to_owned(), json!(["Un pêcheur", "Une grand-mère", "Un mécanicien", "Deux sœurs"]));
        post(&trainer, &format!("/rankings/decks/{made}"), changed).await;
        assert_eq!(text(&trainer.get(&format!("/rankings/{session}")).await.data(200), "/lines/0/card/front"), "Un berger");
        assert_eq!(text(&trainer.get(&format!("/rankings/decks/{made}")).await.data(200), "/cards/0/front"), "Un pêcheur");
        assert!(trainer.get_html(&format!("/rankings/decks/{made}/change")).await.is(200).text().contains("Jamais une personne réelle"));
        for (deck, lang) in ["builtin", made.as_str()].into_iter().flat_map(|deck| ["fr", "en", "ar"].map(|lang| (deck, lang))) {
            for layer in ["", "front", "more"] {
                let reply = trainer.get(&format!("/rankings/decks/{deck}/cards?lang={lang}&layer={layer}")).await.is(200);
                assert!(reply.bytes.starts_with(b"%PDF") && reply.header("content-disposition") == "inline; filename=\"sheet.pdf\"", "{deck} {lang} {layer}");
            }
        }
        assert_eq!(trainer.get("/rankings/decks/builtin/cards?layer=back").await.status, 404);
        post(&trainer, &format!("/rankings/decks/{made}/withdraw"), json!({})).await;
        assert_eq!(trainer.post_json("/rankings", json!({"deck": made, "sizes": "5"})).await.is(422).problems(), ["ranking-deck-withdrawn"]);
        assert!(list(&trainer.get("/rankings").await.data(200), "/decks", "/id").is_empty());

        // Those who train, supervise or run the centre lead exercises; nobody else, and nobody elsewhere.
        for role in [Role::ProtectionOfficer, Role::CentreManager] {
            assert_eq!(app.as_user(role).await.get(&format!("/rankings/{session}")).await.status, 200, "{role:?}");
        }
        for role in [Role::Clerk, Role::CaseManager, Role::Guard, Role::Trainee, Role::Administrator] {
            let client = app.as_user(role).await;
            for path in
                ["/rankings".to_owned(), format!("/rankings/{session}"), "/rankings/decks/builtin".to_owned(), "/rankings/decks/builtin/cards".to_owned()]
            {
                assert_eq!(client.get(&path).await.status, 403, "{role:?} {path}");
            }
            assert_eq!(client.post_json("/rankings", json!({"sizes": "3"})).await.status, 403, "{role:?}");
        }
        let far = app.as_user_at(app.open_site("Centre de Zinder", "ZND"), Role::Trainer).await;
        for path in [format!("/rankings/{session}"), format!("/rankings/decks/{made}"), format!("/rankings/{session}/groups/1")] {
            assert_eq!(far.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(far.post_json(&format!("/rankings/{session}/close"), json!({})).await.status, 404);
        assert_eq!(far.post_json("/rankings", json!({"deck": made, "sizes": "3"})).await.is(422).problems(), ["ranking-deck-unknown"]);
        sound(&app).await;
    })
    .await;
}
