//! What was explained: as a table of rules, as a fold, and as an afternoon with a truck of forty.

use access::Role;
use ledger::{Day, FactKind as _, Id, NewFact};
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::http::each_app;

use super::facts::{Held, Orientation, OrientationFact, TOPICS, Told};
use super::form::OrientationForm;
use super::rules::{self, Scene};
use crate::scene::{
    DAY, HOUR, admit, contact, depart, family, keys, list, number, person, post, prints, refused, rooms, shows, sound, stream, text, waiting, with,
};

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn scene(guests: usize) -> Scene {
    Scene { session: Id::from_number(9), guests, signed: false, today: today() }
}

fn form() -> OrientationForm {
    OrientationForm {
        covered: "all".to_owned(),
        language: "fra".to_owned(),
        format: vec!["spoken".to_owned()],
        understood: "yes".to_owned(),
        mode: "attested".to_owned(),
        ..OrientationForm::default()
    }
}

#[test]
fn a_session_says_who_what_and_how() {
    let s = |text: &str| text.to_owned();
    let cases: Vec<(&str, OrientationForm, usize, &[&str])> = vec![
        ("all is well", form(), 40, &[]),
        ("nobody there", form(), 0, &["guest: orientation-nobody"]),
        ("too many", form(), 501, &["guest: orientation-too-many"]),
        (
            "nothing typed",
            OrientationForm::default(),
            1,
            &[
                "language: orientation-language-missing",
                "format: orientation-format-missing",
                "understood: orientation-understood-missing",
                "mode: orientation-mode-missing",
                "covered: orientation-covered-missing",
            ],
        ),
        ("a part without topics", OrientationForm { covered: s("some"), ..form() }, 1, &["explained: orientation-topics-missing"]),
        ("an unknown topic", OrientationForm { covered: s("some"), explained: vec![s("weather")], ..form() }, 1, &["explained: orientation-topics-missing"]),
        ("an unknown form", OrientationForm { format: vec![s("telepathy")], ..form() }, 1, &["format: orientation-format-missing"]),
        ("apart without a difference", OrientationForm { apart: vec![s("tour")], ..form() }, 1, &["apart: orientation-apart-how"]),
        ("a difference without topics", OrientationForm { apart_understood: s("no"), ..form() }, 1, &["apart: orientation-apart-which"]),
        (
            "apart what was not explained",
            OrientationForm { covered: s("some"), explained: vec![s("rules")], apart: vec![s("tour")], apart_understood: s("no"), ..form() },
            1,
            &["apart: orientation-apart-unexplained"],
        ),
        (
            "one signature for two",
            OrientationForm { mode: s("signed"), ..form() },
            2,
            &["mode: orientation-sign-alone", "signature: orientation-signature-missing"],
        ),
        ("tomorrow", OrientationForm { on: s("2026-03-03"), ..form() }, 1, &["on: orientation-day-wrong"]),
    ];
    for (what, form, guests, wanted) in cases {
        assert_eq!(keys(rules::read(&form, &scene(guests))), *wanted, "{what}");
    }
}

#[test]
fn some_topics_may_differ() {
    let apart = OrientationForm {
        apart: vec!["psea".to_owned()],
        apart_language: "haoussa".to_owned(),
        apart_format: "interpreter".to_owned(),
        apart_understood: "partly".to_owned(),
        ..form()
    };
    let (held, _) = rules::read(&apart, &scene(1)).unwrap();
    assert_eq!(held.topics.len(), TOPICS.len());
    assert_eq!(held.topics["psea"], Told { language: "hau".to_owned(), formats: vec!["interpreter".to_owned()], understood: "partly".to_owned() });
    assert_eq!(held.topics["tour"].language, "fra");
}

fn told(session: u128, topics: &[&str], understood: &str) -> NewFact {
    let told = Told { understood: understood.to_owned(), ..Told::default() };
    let topics = topics.iter().map(|topic| ((*topic).to_owned(), told.clone())).collect();
    OrientationFact::Held(Held { session: Id::from_number(session), group: 1, mode: "attested".to_owned(), helper: String::new(), signature: None, topics })
        .fact()
}

#[test]
fn sessions_add_up_and_begin_anew_with_a_new_stay() {
    let all = Orientation::fold(&stream([told(1, &["tour", "rules"], "no"), told(2, &["rules"], "yes"), told(2, &TOPICS, "yes")]));
    assert_eq!((all.explained(), all.complete(), all.sessions.len()), (1, false, 2), "what was not understood is not told yet; a session counts once");
    let left = |stay: u128| {
        let admitted = json!({"stay_id": Id::<()>::from_number(stay), "at": "1970-01-01T00:00:00Z"});
        let departed = json!({"stay_id": Id::<()>::from_number(stay), "type": "onward_travel", "at": "1970-01-01T00:02:00Z"});
        [("stay/admitted", admitted), ("stay/departed", departed)].map(|(kind, body)| house::stay::StayFact::decode(kind, &body).unwrap().fact())
    };
    let [admitted, departed] = left(5);
    let again = Orientation::fold(&stream([told(1, &TOPICS, "yes"), admitted, departed, told(2, &["tour"], "yes")]));
    assert_eq!((again.explained(), again.sessions[0].past, again.sessions[1].past), (1, true, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// However sessions fall, as many topics are told as were last understood, never more than there are.
    #[test]
    fn telling_never_exceeds_the_list(sessions in proptest::collection::vec((0_usize..11, 0_usize..3), 0..30)) {
        let facts: Vec<NewFact> = (1..).zip(&sessions).map(|(n, (topic, how))| told(n, &[TOPICS[*topic]], rules::UNDERSTOOD[*how])).collect();
        let folded = Orientation::fold(&stream(facts));
        let mut last = std::collections::BTreeMap::new();
        last.extend(sessions.iter().copied());
        prop_assert_eq!(folded.explained(), last.values().filter(|how| **how != 2).count());
        prop_assert_eq!(folded.complete(), folded.explained() == TOPICS.len());
    }
}

fn session() -> Value {
    json!({"covered": "all", "language": "fra", "format": ["spoken", "pictures"], "understood": "yes", "mode": "attested"})
}

#[tokio::test]
async fn a_truck_of_forty_is_told_in_one_press() {
    each_app(rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        for _ in 0..40 {
            admit(&clerk, &contact(&clerk).await).await;
        }
        assert!(waiting(&clerk).await.is_empty(), "they have only just come");
        let page = clerk.get("/orientations").await.data(200);
        assert_eq!((number(&page, "/total"), number(&page, "/late"), list(&page, "/families/0/guests").len()), (40, 0, 40));
        shows(&clerk, &["/orientations"]).await;
        app.advance_ms(25 * HOUR);
        let clerk = app.as_user(Role::Clerk).await;
        assert_eq!(waiting(&clerk).await, [("orientation-wait-late".to_owned(), 40)]);
        let wrong = clerk.post_form("/orientations", &[("everyone", "yes"), ("language", "fra"), ("format", "spoken")]).await.is(422).text();
        assert!(wrong.contains("Dites si tout a été expliqué.") && wrong.contains("Dites si c’était compris."), "{wrong}");
        // One language, one form, one answer, one press for forty.
        let fields = [("everyone", "yes"), ("covered", "all"), ("language", "fra"), ("format", "spoken"), ("understood", "yes"), ("mode", "attested")];
        assert_eq!(clerk.post_form("/orientations", &fields).await.is(303).location(), "/orientations");
        assert_eq!(number(&clerk.get("/orientations").await.data(200), "/total"), 0);
        assert!(clerk.get_html("/orientations").await.is(200).text().contains("Tout le monde a reçu les explications"));
        assert!(waiting(&clerk).await.is_empty());
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_family_in_one_press_and_the_rest_by_topic() {
    each_app(rooms, |app| async move {
        let (clerk, reception) = (app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        let (mother, child, household) = family(&app, &clerk).await;
        let alone = person(&clerk, json!({"given": "Ousmane", "family": "Sow", "sex": "1", "birth": "1990"})).await;
        for guest in [&mother, &child, &alone] {
            admit(&clerk, guest).await;
        }
        let page = clerk.get_html("/orientations").await.is(200).text();
        assert!(page.contains(&format!("name=\"household\" value=\"{household}\"")), "{page}");
        let seen = reception.get_html("/orientations").await.is(200).text();
        assert!(!seen.contains("name=\"household\"") && seen.contains("Awa Diallo"), "reception is not told who the family is");
        let refusal = reception.post_json("/orientations", with(&session(), json!({"household": [household]}))).await.is(422);
        assert_eq!(refusal.problems(), ["orientation-nobody"], "nor by guessing");
        let held = post(&clerk, "/orientations", with(&session(), json!({"household": [household]}))).await;
        assert_eq!(number(&held, "/guests"), 2);
        let open = format!("/orientations/{alone}");
        let part = json!({"covered": "some", "explained": ["tour", "exits"], "understood": "partly", "apart": ["exits"], "apart_understood": "no"});
        post(&reception, &open, with(&session(), part)).await;
        let page = clerk.get(&open).await.data(200);
        assert_eq!((number(&page, "/explained"), text(&page, "/topics/7/understood")), (1, "no".to_owned()));
        assert_eq!(number(&clerk.get("/orientations").await.data(200), "/total"), 1);
        let file = clerk.get_html(&format!("/people/{alone}")).await.is(200).text();
        assert!(file.contains("1/11") && file.contains("Il reste des choses à expliquer") && file.contains("2 sujets expliqués"), "{file}");
        post(&clerk, &open, session()).await;
        assert!(clerk.get_html(&open).await.is(200).text().contains("Tout a été expliqué et compris."));
        shows(&clerk, &[&open]).await;
        prints(&clerk, &format!("/orientations/{alone}/sheet"), "orientation").await;
        depart(&clerk, &alone).await;
        app.advance_ms(DAY);
        let clerk = app.as_user(Role::Clerk).await;
        admit(&clerk, &alone).await;
        assert_eq!(number(&clerk.get("/orientations").await.data(200), "/total"), 1, "who comes back is told anew");
        sound(&app).await;
    })
    .await;
}

/// A picture of one white point, as a signature would come from the screen.
const DOT: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

#[tokio::test]
async fn who_may_and_who_may_not() {
    each_app(rooms, |app| async move {
        let (clerk, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let hidden = person(&clerk, json!({"given": "Mariama", "family": "Bah", "sex": "2", "birth": "1998"})).await;
        admit(&clerk, &hidden).await;
        post(&officer, &format!("/people/{hidden}/restrict"), json!({"restricted": "yes", "reason": "relative of staff"})).await;
        let path = format!("/orientations/{hidden}");
        assert_eq!(clerk.get(&path).await.status, 404, "a closed file does not exist for the desk");
        assert_eq!(clerk.post_json("/orientations", with(&session(), json!({"guest": [hidden]}))).await.status, 404);
        assert_eq!(number(&clerk.get("/orientations").await.data(200), "/total"), 0);
        assert_eq!(number(&officer.get("/orientations").await.data(200), "/total"), 1);
        let signed = with(&session(), json!({"mode": "signed"}));
        assert_eq!(officer.post_json(&path, &signed).await.is(422).problems(), ["orientation-signature-missing"]);
        post(&officer, &path, with(&signed, json!({"signature": DOT}))).await;
        prints(&officer, &format!("{path}/sheet"), "orientation-signed").await;
        let manager = app.as_user(Role::CaseManager).await;
        assert_eq!(manager.get(&path).await.status, 404, "not assigned");
        refused(&app, (&[Role::Guard, Role::CentreManager, Role::Health, Role::Monitoring], &["/orientations", &path])).await;
        let elsewhere = app.open_site("Centre de Zinder", "ZND");
        assert_eq!(app.as_user_at(elsewhere, Role::Clerk).await.get(&path).await.status, 404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn two_files_of_one_person_were_told_together() {
    each_app(rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let one = person(&clerk, json!({"given": "Cheikh", "family": "Ndiaye", "sex": "1", "birth": "1999"})).await;
        let other = person(&clerk, json!({"given": "Sheikh", "family": "Njaye", "sex": "1", "birth": "1999", "different": [one]})).await;
        post(&clerk, &format!("/orientations/{one}"), session()).await;
        admit(&clerk, &other).await;
        assert_eq!(number(&clerk.get("/orientations").await.data(200), "/total"), 1);
        for _ in 0..2 {
            post(&clerk, "/scene/merge", json!({"from": one, "to": other})).await;
        }
        let page = clerk.get(&format!("/orientations/{other}")).await.data(200);
        assert_eq!((number(&page, "/explained"), list(&page, "/sessions").len()), (11, 1), "carried over once");
        assert_eq!(number(&clerk.get("/orientations").await.data(200), "/total"), 0);
        sound(&app).await;
    })
    .await;
}
