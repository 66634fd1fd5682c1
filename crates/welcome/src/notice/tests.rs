//! The public page: what may stand on it, in which language, how light it is, and what it never tells.

use access::Role;
use axum::http::Method;
use ledger::{Day, Id};
use serde_json::{Value, json};
use testing::http::each_app;
use text::Locale;

use super::facts::{SECTIONS, Wall};
use super::form::{ItemForm, SectionForm};
use super::rules::{self, ITEM_MAX, SECTION_MAX};
use crate::scene::{DAY, admit, keys, list, number, person, post, refused, rooms, shows, sound, stream, text};

/// What the public page may weigh: an old phone on a weak network.
const PUBLIC_MAX: usize = 15 * 1024;

fn s(text: &str) -> String {
    text.to_owned()
}

/// No problem.
const NONE: &[&str] = &[];

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

#[test]
fn what_may_stand_on_the_page() {
    let words = |fr: &str| SectionForm { fr: s(fr), ..SectionForm::default() };
    for (what, section, form, wanted) in [
        ("a greeting", "welcome", words("Bienvenue"), NONE),
        ("nothing", "welcome", words(" "), &["notice-same"]),
        ("an unknown part", "gossip", words("Tiens"), &["notice-section-unknown"]),
        ("too long", "ask", words(&"x".repeat(SECTION_MAX + 1)), &["fr: notice-too-long"]),
        ("somebody’s code", "ask", words("Le sac de AGZ-4K7-92T est là"), &["fr: notice-person-code"]),
        ("no code", "ask", words("Bus AGZ-12 à midi"), &[]),
    ] {
        let form = if what == "somebody’s code" { words(&format!("Le sac de {} est là", code())) } else { form };
        assert_eq!(keys(rules::word(&Wall::default(), section, &form)), *wanted, "{what}");
    }
    let written = Wall::fold(&stream(rules::word(&Wall::default(), "ask", &words("Au bureau")).unwrap()));
    assert_eq!(keys(rules::word(&written, "ask", &words("Au bureau  "))), ["notice-same"]);
    assert_eq!(keys(rules::word(&written, "ask", &words(""))), Vec::<String>::new(), "a part can be taken down");
}

/// A code as one stands on a card.
fn code() -> String {
    people::code::generate(&ledger::Env::fixed(testing::http::START, 3), "AGZ")
}

#[test]
fn a_notice_has_a_last_day() {
    let item = |fr: &str, from: &str, until: &str| ItemForm { fr: s(fr), from: s(from), until: s(until), ..ItemForm::default() };
    for (what, form, wanted) in [
        ("today and tomorrow", item("Eau coupée", "", "2026-03-03"), NONE),
        ("no words, no day", ItemForm::default(), &["fr: notice-words-missing", "until: notice-until-missing"]),
        ("over already", item("Eau", "", "2026-03-01"), &["until: notice-until-past"]),
        ("ends before it begins", item("Eau", "2026-03-05", "2026-03-04"), &["until: notice-until-past"]),
        ("for ever", item("Eau", "", "2027-03-04"), &["until: notice-until-far"]),
        ("too long", item(&"x".repeat(ITEM_MAX + 1), "", "2026-03-03"), &["fr: notice-too-long"]),
        ("some day", item("Eau", "demain", "2026-03-03"), &["from: notice-day-unreadable"]),
    ] {
        assert_eq!(keys(rules::post(None, &form, (Id::from_number(1), today()))), *wanted, "{what}");
    }
    assert_eq!(rules::service(" Infirmerie | 8 h à 17 h｜ bâtiment D |"), ["Infirmerie", "8 h à 17 h", "bâtiment D"]);
}

#[test]
fn a_poster_leads_to_another_machine() {
    for (host, own) in [("127.0.0.1:7815", true), ("localhost", true), ("[::1]:80", true), ("192.168.1.5:7815", false), ("relais.centre.lan", false)] {
        assert_eq!(super::pages::is_own_machine(host), own, "{host}");
    }
}

#[tokio::test]
async fn everybody_reads_it_and_it_tells_nothing_about_anybody() {
    each_app(rooms, |app| async move {
        let (clerk, reception) = (app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        let guest = person(&clerk, json!({"given": "Fatoumata", "family": "Diallo", "sex": "2", "birth": "1998"})).await;
        admit(&clerk, &guest).await;
        let nobody = app.nobody();
        for path in ["/centre", "/centre/AGZ", "/centre/agz"] {
            let page = nobody.get_html(path).await.is(200).text();
            assert!(page.contains("Centre de transit d’Agadez") && page.contains("Toute aide est gratuite."), "before anybody wrote anything: {page}");
        }
        assert_eq!(nobody.get("/centre/XYZ").await.status, 404);
        post(
            &reception,
            "/notices/sections/services",
            json!({"fr": "Infirmerie | 8 h à 17 h | bâtiment D\nRepas | 7 h, 12 h, 19 h", "ar": "العيادة | من 8 إلى 17"}),
        )
        .await;
        post(&reception, "/notices/sections/ask", json!({"fr": "Au bureau d’accueil, près du portail nord"})).await;
        let item = text(&post(&reception, "/notices/items", json!({"fr": "Eau coupée\nde 14 h à 16 h", "until": "2026-03-03"})).await, "/item");
        post(&reception, "/notices/items", json!({"fr": "Match de foot", "from": "2026-03-04", "until": "2026-03-04"})).await;
        let page = nobody.get_html("/centre").await.is(200).text();
        assert!(page.contains("Infirmerie") && page.contains("bâtiment D") && page.contains("Eau coupée") && !page.contains("Match de foot"), "{page}");
        let arabic = nobody.clone().speaking(Locale::Ar).get_html("/centre").await.is(200).text();
        assert!(
            arabic.contains("العيادة") && arabic.contains("lang=\"fr\" dir=\"ltr\"") && arabic.contains("مكتوب بالفرنسية"),
            "what is missing is shown in French, and marked: {arabic}"
        );

        for (path, locale) in [("/centre", Locale::Fr), ("/centre/AGZ", Locale::Ar)] {
            for seen in [nobody.clone().speaking(locale).get_html(path).await.text(), nobody.clone().speaking(locale).get(path).await.text()] {
                for hidden in ["Diallo", "Fatoumata", "reception", "clerk", &guest, &reception.user.to_string()] {
                    assert!(!seen.contains(hidden), "{path} tells {hidden}");
                }
            }
        }
        assert!(!reception.get_html("/notices/poster").await.is(200).text().contains("reception"), "nor does the poster");
        let data = nobody.clone().speaking(Locale::Fr).get("/centre").await.data(200);
        let fields: Vec<&String> = data.as_object().unwrap().keys().collect();
        assert_eq!(
            fields,
            ["ask", "centre", "languages", "notices", "path", "rights", "rules", "services", "today", "updated", "voice", "welcome"],
            "no figure, no name"
        );
        assert!(clerk.get_html("/centre").await.is(200).text().contains("class=\"door\""), "staff see what everybody sees");

        app.advance_ms(2 * DAY);
        let page = app.nobody().get_html("/centre").await.is(200).text();
        assert!(!page.contains("Eau coupée") && page.contains("Match de foot"), "notices come and go by themselves: {page}");
        let reception = app.as_user(Role::Reception).await;
        let anew = format!("/notices/items/{item}");
        post(&reception, &anew, json!({"fr": "Eau coupée encore", "until": "2026-03-04"})).await;
        assert_eq!(list(&reception.get(&anew).await.data(200), "/versions").len(), 2);
        post(&reception, &format!("{anew}/remove"), json!({})).await;
        assert_eq!(reception.post_json(&format!("{anew}/remove"), json!({})).await.is(409).problems(), ["notice-removed-already"]);
        assert!(!app.nobody().get_html("/centre").await.is(200).text().contains("Eau coupée"));
        shows(&reception, &["/notices", "/notices/poster", &anew, "/notices/sections/services", "/notices/sections/welcome"]).await;
        refused(&app, (&[Role::Clerk, Role::Guard, Role::Health], &["/notices", "/notices/poster", &anew])).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_heaviest_page_is_light() {
    each_app(rooms, |app| async move {
        let manager = app.as_user(Role::CentreManager).await;
        // Arabic takes two bytes a letter: as much as may be written, everywhere.
        let long = |max: usize| "كلمة ".repeat(max / 5);
        let lines = format!("{}\n", "خدمة | من 8 إلى 17").repeat(SECTION_MAX / 20);
        for section in SECTIONS {
            let ar = if section == "services" { lines.clone() } else { long(SECTION_MAX) };
            post(&manager, &format!("/notices/sections/{section}"), json!({"ar": ar})).await;
        }
        for _ in 0..8 {
            post(&manager, "/notices/items", json!({"ar": long(ITEM_MAX), "until": "2026-03-05"})).await;
        }
        let rule = "قاعدة طويلة جداً ".repeat(5);
        let rules = vec![rule; 40].join("\n");
        post(&manager, "/house-rules", json!({"fr": "a\n".repeat(40), "en": "b\n".repeat(40), "ar": rules})).await;
        for path in ["/centre", "/centre/AGZ/rules"] {
            let page = app.nobody().speaking(Locale::Ar).get_html(path).await.is(200);
            assert!(page.bytes.len() <= PUBLIC_MAX, "{path} weighs {}", page.bytes.len());
            assert!(page.text().matches("<script").count() <= 1, "only the frame's own, which the page does without");
        }
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn two_centres_and_a_poster() {
    each_app(rooms, |app| async move {
        let reception = app.as_user(Role::Reception).await;
        let elsewhere = app.open_site("Centre de Zinder", "ZND");
        let other = app.as_user_at(elsewhere, Role::Reception).await;
        post(&reception, "/notices/sections/welcome", json!({"fr": "Bienvenue à Agadez"})).await;
        post(&other, "/notices/sections/welcome", json!({"fr": "Bienvenue à Zinder", "en": "Welcome to Zinder"})).await;
        let choice = app.nobody().get("/centre").await.data(200);
        let names: Vec<String> = list(&choice, "/centres").iter().map(|c| text(c, "/path")).collect();
        assert!(names.contains(&s("/centre/AGZ")) && names.contains(&s("/centre/ZND")), "{names:?}");
        assert!(app.nobody().get_html("/centre/ZND").await.is(200).text().contains("Bienvenue à Zinder"));
        assert_eq!(text(&reception.get("/notices/sections/welcome").await.data(200), "/form/fr"), "Bienvenue à Agadez");
        let version = other.get("/notices").await.data(200);
        assert_eq!(number(&version, "/sections/0/version"), 1);

        let lost: Value = reception.get("/notices/poster").await.data(200);
        assert_eq!(text(&lost, "/address"), "", "without an address that leads here there is no code");
        let html = reception.send(Method::GET, "/notices/poster", "text/html", None).await.is(200).text();
        assert!(html.contains("Ouvrez cette page depuis un autre appareil"), "{html}");
        sound(&app).await;
    })
    .await;
}
