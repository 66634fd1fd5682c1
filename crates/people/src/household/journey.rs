//! Households over HTTP, on both engines: another head, a family that parts, two that become one, and children in between.

use access::Role;
use ledger::serde_json::{Value, json};
use testing::http::{Client, each_app};
use text::Locale;

use crate::duplicate::journey::{count, post, register, sound, text};

async fn member(clerk: &Client, (given, sex, birth): (&str, &str, &str), home: &str, relation: &str) -> String {
    let more = json!({ "given": given, "family": "Diallo", "sex": sex, "birth": birth, "with": "member", "household": home, "relation": relation });
    text(&register(clerk, more).await, "/id")
}

/// A father, a mother and a small daughter.
async fn family(clerk: &Client) -> (String, [String; 3]) {
    let father = register(clerk, json!({ "given": "Mamadou", "family": "Diallo", "sex": "1", "birth": "1980", "with": "head" })).await;
    let home = text(&father, "/household");
    let mother = member(clerk, ("Aissatou", "2", "1985"), &home, "spouse").await;
    let child = member(clerk, ("Kadiatou", "2", "2018"), &home, "child").await;
    (home, [text(&father, "/id"), mother, child])
}

fn members(page: &Value) -> Vec<(String, String)> {
    let mut members: Vec<(String, String)> = page["members"].as_array().unwrap().iter().map(|m| (text(m, "/head/id"), text(m, "/relation"))).collect();
    assert_eq!(members[0].1 == "head", members.iter().any(|(_, relation)| relation == "head"), "the head stands first");
    members.sort();
    members
}

fn pairs(list: &[(&String, &str)]) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = list.iter().map(|(id, relation)| ((*id).clone(), (*relation).to_owned())).collect();
    pairs.sort();
    pairs
}

#[tokio::test]
async fn a_family_changes_its_head_parts_and_comes_together() {
    each_app(crate::rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let (home, [father, mother, child]) = family(&clerk).await;
        let page = format!("/households/{home}");
        let shown = clerk.get(&page).await.data(200);
        assert_eq!(members(&shown), pairs(&[(&father, "head"), (&mother, "spouse"), (&child, "child")]));
        for locale in Locale::ALL {
            let client = app.as_user(Role::Clerk).await.speaking(locale);
            for path in [page.clone(), format!("{page}/head?person={mother}"), format!("{page}/split")] {
                let html = client.get_html(&path).await.is(200).text();
                assert!(html.contains("Aissatou") && !html.contains("household-") && html.len() < 30_000, "{path}");
            }
        }
        // The head hands over; relations are proposed and asked.
        assert_eq!(clerk.post_json(&format!("{page}/leave"), json!({ "person": father })).await.is(409).problems(), ["household-head-first"]);
        let ask = clerk.get(&format!("{page}/head?person={mother}")).await.data(200);
        let mut proposed: Vec<String> = ask["others"].as_array().unwrap().iter().map(|line| text(line, "/part")).collect();
        proposed.sort();
        assert_eq!(proposed, ["child", "spouse"]);
        let wrong = json!({ "person": mother, "member": [father, child], "part": ["spouse", "cousin"] });
        assert_eq!(clerk.post_json(&format!("{page}/head"), wrong).await.is(422).problems(), ["household-relation-missing"]);
        let form = [("person", mother.as_str()), ("member", &father), ("part", "spouse"), ("member", &child), ("part", "child"), ("reason", "he travels on")];
        assert_eq!(clerk.post_form(&format!("{page}/head"), &form).await.is(303).location(), page);
        assert_eq!(members(&clerk.get(&page).await.data(200)), pairs(&[(&mother, "head"), (&father, "spouse"), (&child, "child")]));
        // A relation noted wrongly is corrected on the same form.
        post(&clerk, &format!("{page}/head"), json!({ "person": mother, "member": [father, child], "part": ["sibling", "child"], "reason": "brother" })).await;
        assert_eq!(members(&clerk.get(&page).await.data(200)), pairs(&[(&mother, "head"), (&father, "sibling"), (&child, "child")]));
        // He goes, with a family of his own.
        let split = format!("{page}/split");
        assert_eq!(clerk.post_json(&split, json!({ "member": [father], "part": ["head"] })).await.is(422).problems(), ["person-reason-missing"]);
        assert!(clerk.post_form(&split, &[("reason", "r"), ("member", &father), ("part", "")]).await.is(422).text().contains("Choisissez qui part."));
        let new = text(&post(&clerk, &split, json!({ "member": [mother, father, child], "part": ["", "head", ""], "reason": "lives elsewhere" })).await, "/id");
        assert_eq!(members(&clerk.get(&format!("/households/{new}")).await.data(200)), pairs(&[(&father, "head")]));
        assert_eq!(members(&clerk.get(&page).await.data(200)), pairs(&[(&mother, "head"), (&child, "child")]));
        let file = clerk.get_html(&format!("/people/{father}")).await.is(200).text();
        assert!(file.contains(&format!("/households/{new}")), "the file leads to the family");
        // A code that is nobody's, or that of a member, is told beside the field, and what was typed stays.
        let member = text(&clerk.get(&format!("/people/{child}")).await.data(200), "/head/code");
        for (typed, said) in [("AGZ-222-222", "Aucun dossier n’a ce code."), (member.as_str(), "Cette personne est déjà dans la famille.")] {
            let shown = clerk.post_form(&format!("{page}/find"), &[("code", typed)]).await.is(422).text();
            assert!(shown.contains(said) && shown.contains(&format!("value=\"{typed}\"")) && shown.contains("id=\"code-error\""), "{typed}: {shown}");
        }
        // And back: by the code of anybody in that family.
        let code = text(&clerk.get(&format!("/people/{father}")).await.data(200), "/head/code");
        let found = clerk.post_json(&format!("{page}/find"), json!({ "code": code })).await.is(201);
        assert_eq!(found.location(), format!("{page}/join?person={father}"));
        let ask = clerk.get(found.location()).await.data(200);
        assert_eq!((text(&ask, "/other"), count(&ask, "/newcomers")), (new.clone(), 1));
        assert!(clerk.get_html(found.location()).await.is(200).text().contains("Mamadou"));
        let join = format!("{page}/join");
        assert_eq!(
            clerk.post_json(&join, json!({ "other": new, "member": [father], "part": [""], "reason": "r" })).await.is(422).problems(),
            ["household-relation-missing"]
        );
        post(&clerk, &join, json!({ "other": new, "member": [father], "part": ["spouse"], "reason": "together again" })).await;
        assert_eq!(members(&clerk.get(&page).await.data(200)), pairs(&[(&mother, "head"), (&child, "child"), (&father, "spouse")]));
        let _ = clerk.get(&format!("/households/{new}")).await.is(404);
        // Somebody without a family joins, or forms one.
        let uncle = register(&clerk, json!({ "given": "Oumar", "family": "Sow", "sex": "1", "birth": "1975" })).await;
        let id = text(&uncle, "/id");
        post(&clerk, &join, json!({ "member": [id], "part": ["other_kin"], "reason": "her uncle" })).await;
        assert_eq!(clerk.post_json("/households", json!({ "person": id })).await.is(409).problems(), ["household-has-one"]);
        post(&clerk, &format!("{page}/leave"), json!({ "person": id, "reason": "by mistake" })).await;
        post(&clerk, "/households", json!({ "person": id })).await;
        let past = clerk.get_html(&page).await.is(200).text();
        for said in ["he travels on", "lives elsewhere", "together again", "her uncle", "by mistake"] {
            assert!(past.contains(said), "{said}");
        }
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn no_child_loses_its_adult_unnoticed() {
    each_app(crate::rooms, |app| async move {
        let (clerk, officer, manager) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await, app.as_user(Role::CentreManager).await);
        let (home, [father, mother, child]) = family(&clerk).await;
        let page = format!("/households/{home}");
        let waiting = |client: Client| async move { count(&client.get("/households/children").await.data(200), "/children") };
        // Another parent heads the family: nobody is lost.
        post(&clerk, &format!("{page}/head"), json!({ "person": mother })).await;
        assert_eq!(members(&clerk.get(&page).await.data(200)), pairs(&[(&mother, "head"), (&father, "spouse"), (&child, "child")]), "what nobody says follows");
        post(&clerk, &format!("{page}/leave"), json!({ "person": father, "reason": "travels on" })).await;
        assert_eq!(waiting(officer.clone()).await, 0);
        // The child follows the mother into the uncle's family: still with her.
        let uncle = register(&clerk, json!({ "given": "Oumar", "family": "Diallo", "sex": "1", "birth": "1975", "with": "head" })).await;
        let far = text(&uncle, "/household");
        let form = json!({ "other": home, "member": [mother, child], "part": ["sibling", "other_kin"], "reason": "her brother" });
        post(&clerk, &format!("/households/{far}/join"), form).await;
        assert_eq!(waiting(officer.clone()).await, 0);
        let shown = clerk.get(&format!("/households/{far}")).await.data(200);
        assert!(shown["members"].as_array().unwrap().iter().all(|member| member["alone"] == json!(false)), "{shown}");
        // The mother travels on without her: a mark is proposed, not set.
        post(&clerk, &format!("/households/{far}/leave"), json!({ "person": mother, "reason": "travels on" })).await;
        assert_eq!(waiting(officer.clone()).await, 1);
        let list = officer.get("/households/children").await.data(200);
        assert_eq!((text(&list, "/children/0/head/id"), text(&list, "/children/0/care")), (child.clone(), "separated".to_owned()));
        assert!(clerk.get_html(&format!("/households/{far}")).await.is(200).text().contains("Kadiatou Diallo est mineur"));
        // Taken out altogether, she is alone.
        post(&clerk, &format!("/households/{far}/leave"), json!({ "person": child, "reason": "stays with a neighbour" })).await;
        assert_eq!(text(&officer.get("/households/children").await.data(200), "/children/0/care"), "unaccompanied");
        assert_eq!(text(&officer.get(&format!("/people/{child}")).await.data(200), "/head/care"), "", "a human decides");
        assert_eq!(waiting(manager.clone()).await, 0, "who sees no marks is not told of them");
        let _ = clerk.get("/households/children").await.is(403);
        for locale in Locale::ALL {
            let page = app.as_user(Role::ProtectionOfficer).await.speaking(locale).get_html("/households/children").await.is(200).text();
            assert!(page.contains("Kadiatou") && !page.contains("household-"), "{locale:?}");
        }
        post(&officer, &format!("/people/{child}/care"), json!({ "care": "separated", "reason": "with a neighbour she knows" })).await;
        assert_eq!(waiting(officer.clone()).await, 0);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_family_shows_nobody_whom_the_reader_may_not_see() {
    each_app(crate::rooms, |app| async move {
        let (clerk, officer, worker) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await, app.as_user(Role::CaseManager).await);
        let (home, [father, mother, child]) = family(&clerk).await;
        let page = format!("/households/{home}");
        let _ = worker.get(&page).await.is(404);
        post(&officer, &format!("/people/{child}/assign"), json!({ "user": worker.user })).await;
        let shown = worker.get(&page).await.data(200);
        assert_eq!((members(&shown), shown["hidden"].clone()), (pairs(&[(&child, "child")]), json!(2)));
        let html = worker.get_html(&page).await.is(200).text();
        assert!(!html.contains("Mamadou") && !html.contains("Aissatou"), "{html}");
        let _ = worker.post_json(&format!("{page}/head"), json!({ "person": mother })).await.is(404);
        let _ = worker.post_json(&format!("{page}/leave"), json!({ "person": father })).await.is(404);
        post(&officer, &format!("/people/{father}/restrict"), json!({ "restricted": "yes", "reason": "threatened" })).await;
        assert!(!clerk.get_html(&page).await.is(200).text().contains("Mamadou"));
        let _ = clerk.post_json(&format!("{page}/split"), json!({ "member": [mother], "part": ["head"], "reason": "r" })).await.is(404);
        for role in [Role::Guard, Role::Authority, Role::CentreManager, Role::Reception, Role::Information] {
            let _ = app.as_user(role).await.get(&page).await.is(403);
        }
        let far = app.open_site("Transit d’Arlit", "ARL");
        let _ = app.as_user_at(far, Role::Clerk).await.get(&page).await.is(404);
        sound(&app).await;
    })
    .await;
}
