//! House rules: published, never changed, read, accepted or declined.

use std::collections::BTreeMap;

use access::Role;
use ledger::Day;
use serde_json::{Value, json};
use testing::http::each_app;
use text::Locale;

use super::facts::versions;
use super::form::{AnswerForm, RulesForm};
use super::rules;
use crate::scene::{DAY, admit, contact, keys, list, number, person, post, prints, refused, rooms, shows, sound, stream, text, with};

/// No problem.
const NONE: &[&str] = &[];

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn form() -> RulesForm {
    let s = |text: &str| text.to_owned();
    RulesForm {
        fr: s("Le calme après 22 h\nPas d’arme"), en: s("Quiet after 22:00\nNo weapons"), ar: s("الهدوء بعد العاشرة\nلا سلاح"), ..RulesForm::default()
    }
}

#[test]
fn a_version_is_whole_in_every_language() {
    let s = |text: &str| text.to_owned();
    let long = "x".repeat(4001);
    let many = "a\n".repeat(41);
    let cases: Vec<(&str, RulesForm, &[&str])> = vec![
        ("all is well", form(), &[]),
        ("no Arabic", RulesForm { ar: String::new(), ..form() }, &["ar: house-rule-missing"]),
        ("a rule is missing in English", RulesForm { en: s("Quiet after 22:00"), ..form() }, &["fr: house-rule-uneven"]),
        ("children in one language only", RulesForm { children_fr: s("Pas d’heure de silence"), ..form() }, &["children_fr: house-rule-uneven"]),
        ("children in all", RulesForm { children_fr: s("a"), children_en: s("b"), children_ar: s("ج"), ..form() }, &[]),
        (
            "too long",
            RulesForm { fr: long.clone(), en: long.clone(), ar: long, ..form() },
            &["fr: house-rule-too-long", "en: house-rule-too-long", "ar: house-rule-too-long"],
        ),
        (
            "too many",
            RulesForm { fr: many.clone(), en: many.clone(), ar: many, ..form() },
            &["fr: house-rule-too-many", "en: house-rule-too-many", "ar: house-rule-too-many"],
        ),
        ("from yesterday", RulesForm { from: s("2026-03-01"), ..form() }, &["from: house-rule-from-past"]),
    ];
    for (what, form, wanted) in cases {
        assert_eq!(keys(rules::publish(&BTreeMap::new(), &form, today())), *wanted, "{what}");
    }
    let first = versions(&stream(rules::publish(&BTreeMap::new(), &form(), today()).unwrap()));
    assert_eq!(keys(rules::publish(&first, &form(), today())), ["house-rule-same"]);
    let again = stream(
        rules::publish(&BTreeMap::new(), &form(), today())
            .unwrap()
            .into_iter()
            .chain(rules::publish(&BTreeMap::new(), &RulesForm { fr: s("Autre\nTexte"), ..form() }, today()).unwrap()),
    );
    assert!(versions(&again)[&1].published.rules.fr.starts_with("Le calme"), "of two that claim one number the first holds");
}

#[test]
fn an_answer_names_what_was_read() {
    let answer = |version: &str, language: &str, answer: &str, on: &str| AnswerForm {
        version: version.to_owned(),
        language: language.to_owned(),
        answer: answer.to_owned(),
        on: on.to_owned(),
    };
    for (form, wanted) in [
        (answer("1", "ara", "declined", ""), NONE),
        (answer("2", "ara", "accepted", ""), &["version: house-rule-version-unknown"]),
        (answer("1", "", "", "2026-03-03"), &["language: house-rule-language-missing", "answer: house-rule-answer-missing", "on: house-rule-day-wrong"]),
    ] {
        assert_eq!(keys(rules::read_answer(&[1], &form, today())), *wanted);
    }
}

fn body(more: Value) -> Value {
    with(&serde_json::to_value(form()).unwrap(), more)
}

#[tokio::test]
async fn rules_change_by_new_versions_only() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        assert_eq!(app.nobody().get("/centre/AGZ/rules").await.status, 404);
        assert!(manager.get_html("/house-rules").await.is(200).text().contains("Aucun règlement n’est publié."));
        assert_eq!(number(&post(&manager, "/house-rules", body(json!({}))).await, "/version"), 1);
        let next = body(json!({"fr": "Le calme après 21 h\nPas d’arme", "from": "2026-03-04", "children_fr": "Le jeu jusqu’à 19 h", "children_en": "Play until 19:00", "children_ar": "اللعب حتى السابعة"}));
        assert_eq!(number(&post(&manager, "/house-rules", next).await, "/version"), 2);
        assert_eq!(manager.post_form("/house-rules", &[("fr", "x")]).await.is(422).text().matches("Écrivez le règlement dans cette langue aussi.").count(), 4);
        let page = manager.get("/house-rules").await.data(200);
        assert_eq!((number(&page, "/current"), text(&page, "/versions/0/state"), text(&page, "/versions/1/state")), (1, "coming".to_owned(), "current".to_owned()));
        let read = app.nobody().get("/centre/agz/rules").await.data(200);
        assert_eq!((number(&read, "/version"), text(&read, "/rules/lines/0")), (1, "Le calme après 22 h".to_owned()));
        shows(&manager, &["/house-rules", "/house-rules/1", "/house-rules/2"]).await;
        for (language, name) in [("fr", "rules-fr"), ("ar", "rules-ar")] {
            prints(&manager, &format!("/house-rules/2/print?in={language}"), name).await;
        }
        assert!(manager.cookie("relais_lang").is_some_and(|lang| lang == "fr"), "printing in Arabic leaves the screens as they are");
        app.advance_ms(2 * DAY);
        let read = app.nobody().speaking(Locale::Ar).get("/centre/AGZ/rules").await.data(200);
        assert_eq!((number(&read, "/version"), text(&read, "/children/lines/0")), (2, "اللعب حتى السابعة".to_owned()));
        assert_eq!(clerk.get("/house-rules").await.status.as_u16() / 100, 4);
        refused(&app, (&[Role::Clerk, Role::Reception, Role::Guard], &["/house-rules", "/house-rules/1"])).await;
        let elsewhere = app.open_site("Centre de Zinder", "ZND");
        assert_eq!(app.as_user_at(elsewhere, Role::CentreManager).await.get("/house-rules/1").await.status, 404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_declines_loses_nothing() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let guest = person(&clerk, json!({"given": "Yasin", "family": "Osman", "sex": "1", "birth": "1998"})).await;
        let other = contact(&clerk).await;
        let path = format!("/house-rules/guests/{guest}");
        assert!(clerk.get_html(&path).await.is(200).text().contains("Aucun règlement n’est publié."));
        let session = json!({"covered": "all", "language": "ara", "format": ["spoken"], "understood": "yes", "mode": "paper", "rules": "accepted"});
        assert_eq!(clerk.post_json(&format!("/orientations/{guest}"), &session).await.is(422).problems(), ["orientation-no-rules"]);
        post(&manager, "/house-rules", body(json!({}))).await;
        let page = clerk.get_html(&path).await.is(200).text();
        assert!(
            page.contains("الهدوء بعد العاشرة") && page.contains("Chacun peut refuser ce règlement."),
            "in the guest's language, and free to decline: {page}"
        );
        let answered = post(&clerk, &path, json!({"version": "1", "language": "ara", "answer": "declined"})).await;
        assert_eq!(answered.pointer("/accepted"), Some(&Value::Bool(false)));
        assert!(clerk.get_html(&format!("/people/{guest}")).await.is(200).text().contains("Règlement refusé, version 1\u{202f}; l’aide reste la même"));
        admit(&clerk, &guest).await;
        admit(&clerk, &other).await;
        assert_eq!(number(&post(&clerk, "/orientations", with(&session, json!({"everyone": "yes"}))).await, "/guests"), 2);
        let page = clerk.get(&path).await.data(200);
        assert_eq!(
            list(&page, "/answers").iter().map(|a| a.pointer("/accepted").cloned().unwrap()).collect::<Vec<_>>(),
            [Value::Bool(true), Value::Bool(false)]
        );
        assert_eq!(text(&clerk.get(&format!("/orientations/{other}")).await.data(200), "/answer"), "accepted");
        prints(&clerk, &format!("{path}/print"), "rules-guest").await;
        shows(&clerk, &[&path]).await;
        refused(&app, (&[Role::CentreManager, Role::Guard, Role::Health], &[&path])).await;
        sound(&app).await;
    })
    .await;
}
