use std::io::Cursor;

use access::Role;
use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};

use super::rules;

async fn register(clerk: &Client, more: Value) -> String {
    let consent = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    let id = clerk.post_json("/consents", consent).await.data(201)["id"].as_str().unwrap().to_owned();
    let mut form = json!({"person": id, "nationality": "GIN", "language": "ful", "with": "alone"});
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    clerk.post_json("/people", form).await.data(201)["id"].as_str().unwrap().to_owned()
}

async fn furnish(app: &TestApp) -> Client {
    let clerk = app.as_user(Role::Clerk).await;
    register(&clerk, json!({"given": "Mariama", "family": "Bah", "sex": "2", "birth": "1998"})).await;
    register(&clerk, json!({"given": "=1+1", "family": "Sow", "sex": "1", "birth": "1990", "nationality": "SEN", "language": "wol"})).await;
    clerk
}

fn names(page: &Value) -> Vec<String> {
    page["rows"].as_array().unwrap().iter().map(|row| row["head"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_purpose_is_said() {
    let wrong = |purpose: &str, words: &str, format: &str| -> Vec<String> { rules::purpose(purpose, words, format).0.into_iter().map(|p| p.field).collect() };
    assert!(wrong("meeting", "", "xlsx").is_empty());
    assert_eq!(wrong("", "", "xlsx"), ["purpose"]);
    assert_eq!(wrong("partner", " ", "csv"), ["words"]);
    assert_eq!(wrong("other", "", "pdf"), ["words", "format"]);
    assert_eq!(wrong("meeting", &"a".repeat(301), "csv"), ["words"]);
}

#[test]
fn a_view_has_a_short_name_and_there_are_not_too_many() {
    let save = |name: &str, kept| rules::save(name, String::new(), false, kept).map_err(|p| p.0[0].key.clone()).map(|_| ());
    assert_eq!(save(" Femmes seules ", 0), Ok(()));
    assert_eq!(save("  ", 0), Err("list-view-nameless".to_owned()));
    assert_eq!(save(&"a".repeat(61), 0), Err("list-view-name-long".to_owned()));
    assert_eq!(save("Femmes", rules::VIEWS_MAX), Err("list-view-many".to_owned()));
}

#[tokio::test]
async fn lists_are_narrowed_arranged_and_kept() {
    each_app(crate::rooms, |app| async move {
        let clerk = furnish(&app).await;
        assert_eq!(names(&clerk.get("/people").await.data(200)), ["=1+1 Sow", "Mariama Bah"]);
        assert_eq!(names(&clerk.get("/people?sex=2").await.data(200)), ["Mariama Bah"]);
        assert_eq!(names(&clerk.get("/people?language=wol").await.data(200)), ["=1+1 Sow"]);
        let today = clerk.get("/people").await.data(200)["rows"][0]["arrived_at"].clone();
        assert!(today.is_string() || today.is_number());
        assert!(names(&clerk.get("/people?to=2001-01-01").await.data(200)).is_empty());
        assert_eq!(names(&clerk.get("/people?from=2001-01-01").await.data(200)).len(), 2);
        let unreadable = clerk.get("/people?from=soon").await.data(200);
        assert_eq!(unreadable["problems"][0]["field"], "from");
        let page = clerk.get_html("/people?col=code&col=language").await.is(200).text();
        assert!(page.contains("data-label=\"Langue\"") && !page.contains("data-label=\"Âge\""), "{page}");

        let kept = clerk.post_json("/people/views", json!({"name": "Femmes", "query": "sex=2&col=name&nonsense=1", "shared": "yes"})).await.data(201);
        let id = kept["id"].as_str().unwrap().to_owned();
        let other = app.as_user(Role::Reception).await;
        let seen = other.get("/people").await.data(200);
        assert_eq!((seen["views"][0]["name"].as_str(), seen["views"][0]["path"].as_str()), (Some("Femmes"), Some("/people?sex=2&col=name")));
        assert_eq!(seen["views"][0]["own"], false);
        let _ = other.post_json(&format!("/people/views/{id}/remove"), json!({})).await.is(404);
        let _ = clerk.post_json(&format!("/people/views/{id}/remove"), json!({})).await.data(201);
        assert!(other.get("/people").await.data(200)["views"].as_array().unwrap().is_empty());
        app.assert_sound().await;
    })
    .await;
}

#[tokio::test]
async fn what_one_may_not_see_one_may_neither_filter_by_nor_take_out() {
    each_app(crate::rooms, |app| async move {
        let _ = furnish(&app).await;
        let manager = app.as_user(Role::CentreManager).await;
        let page = manager.get("/people?sex=2&col=sex&col=age").await.data(200);
        assert_eq!(names(&page).len(), 2, "a filter tells");
        assert!(page["columns"].as_array().unwrap().iter().all(|column| column["name"] != "sex" && column["name"] != "care"));
        let file =
            manager.post_json("/people/export", json!({"query": "sex=2", "col": ["name", "age", "sex"], "format": "csv", "purpose": "meeting"})).await.is(200);
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.lines().next().is_some_and(|head| head.ends_with("Nom")), "{text}");
        for role in [Role::Guard, Role::Reception, Role::Health, Role::Authority] {
            let client = app.as_user(role).await;
            let _ = client.post_json("/people/export", json!({"format": "csv", "purpose": "meeting"})).await.is(403);
        }
        let information = app.as_user(Role::Information).await;
        let file =
            information.post_json("/people/export", json!({"col": ["name", "native", "code", "sex"], "format": "csv", "purpose": "quality"})).await.is(200);
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains("Mariama") && !text.contains("Sow"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn an_export_is_recorded_and_harmless() {
    each_app(crate::rooms, |app| async move {
        let clerk = furnish(&app).await;
        assert_eq!(clerk.post_json("/people/export", json!({"format": "csv", "purpose": ""})).await.is(422).problems(), ["list-purpose-missing"]);
        let form = json!({"query": "", "col": ["name", "age"], "format": "csv", "purpose": "partner", "words": "Croix-Rouge"});
        let text = String::from_utf8(clerk.post_json("/people/export", form).await.is(200).bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "#affected+i+name,#affected+i+age+num");
        assert!(lines[2].starts_with("'=1+1 Sow,"), "{text}");

        let bytes = clerk.post_json("/people/export", json!({"col": ["name", "nationality"], "format": "xlsx", "purpose": "meeting"})).await.is(200).bytes;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(range.get_value((2, 0)), Some(&Data::String("'=1+1 Sow".to_owned())));
        assert_eq!(range.get_value((3, 1)), Some(&Data::String("GIN".to_owned())));

        let focal = app.as_user(Role::DataProtection).await;
        let register = focal.get("/exports").await.data(200);
        let exports = register["exports"].as_array().unwrap();
        assert_eq!(exports.len(), 2);
        assert_eq!(
            (exports[1]["purpose"].as_str(), exports[1]["words"].as_str(), exports[1]["people"].as_i64()),
            (Some("partner"), Some("Croix-Rouge"), Some(2))
        );
        assert!(focal.get_html("/exports").await.is(200).text().contains("Croix-Rouge"));
        let _ = clerk.get("/exports").await.is(403);
        assert!(clerk.get_html("/people/export?sex=2").await.is(200).text().contains("1 personne"));
        app.assert_sound().await;
    })
    .await;
}
