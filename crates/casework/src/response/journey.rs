//! Who acts on what, over HTTP on both engines.

use access::Role;
use serde_json::{Value, json};
use testing::http::each_app;
use text::Locale;

use crate::journey::{Centre, PAGE_BYTES_MAX, list, medium, number, post, rooms, sound, text};

fn legal() -> Value {
    json!({"actor": "Clinique juridique d’Agadez", "kind": "ngo", "level": "individual", "group": ["papers"], "says": "Accompagne les demandes de documents", "reach": "Bureau près de la mairie, 8 h à 15 h", "stage": ["transit"]})
}

#[tokio::test]
async fn gaps_come_first_and_a_case_manager_plans_with_those_who_act() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (manager, officer) = (&centre.manager, &centre.officer);
        let mut people = Vec::new();
        for family in ["Diallo", "Sow", "Barry", "Bah"] {
            let id = centre.followed(("Fatoumata", family), json!({})).await;
            post(manager, &format!("/people/{id}/assessments"), medium()).await;
            people.push(id);
        }
        assert!(list(&officer.get("/responses").await.data(200), "/gaps", "/factor").is_empty(), "four people are too few to be told of");
        let id = centre.followed(("Fatoumata", "Baldé"), json!({})).await;
        post(manager, &format!("/people/{id}/assessments"), medium()).await;
        let seen = officer.get("/responses").await.data(200);
        assert_eq!((list(&seen, "/gaps", "/factor"), number(&seen, "/gaps/0/people")), (vec!["debt".to_owned(), "no_papers".to_owned()], 5));
        let theirs = manager.get("/responses").await.data(200);
        assert!(
            list(&theirs, "/gaps", "/factor").is_empty() && theirs.get("counted") == Some(&json!(false)),
            "numbers of the site are for who may see the analysis"
        );

        // Somebody acts.
        assert_eq!(manager.post_json("/responses", json!({"kind": "ngo"})).await.is(422).problems().len(), 4);
        let kept = manager
            .post_form("/responses", &[("actor", "Clinique juridique"), ("kind", "ngo"), ("factor", "debt"), ("factor", "no_papers")])
            .await
            .is(422)
            .text();
        assert!(kept.contains("value=\"Clinique juridique\"") && kept.contains("value=debt checked") && kept.contains("Dites ce qu’il fait."), "{kept}");
        let response = text(&post(manager, "/responses", legal()).await, "/response");
        let seen = officer.get("/responses").await.data(200);
        assert_eq!(list(&seen, "/gaps", "/factor"), ["debt"]);
        assert_eq!((text(&seen, "/lines/3/group"), seen.pointer("/lines/3/cells/0/1")), ("papers".to_owned(), Some(&json!(1))));
        assert_eq!(list(&officer.get("/responses?group=papers&level=individual").await.data(200), "/entries", "/id"), [response.as_str()]);
        assert!(list(&officer.get("/responses?group=health").await.data(200), "/entries", "/id").is_empty());
        assert_eq!(officer.get("/responses?group=luck").await.status, 404);

        // Beside each risk of an assessment stands who acts on it.
        let read = manager.get(&format!("/people/{id}/assessments")).await.data(200);
        let acts = read.pointer("/acts").and_then(Value::as_array).unwrap();
        let of = |code: &str| acts.iter().find(|one| text(one, "/factor") == code).and_then(|one| one.pointer("/actors")).cloned();
        assert_eq!((of("no_papers"), of("debt"), of("skills")), (Some(json!([[response, "Clinique juridique d’Agadez"]])), Some(json!([])), None));
        let page = manager.get_html(&format!("/people/{id}/assessments")).await.is(200).text();
        assert!(page.contains("Clinique juridique d’Agadez") && page.contains("encore personne") && page.contains("/responses/factors/debt"), "{page}");
        let factor = officer.get("/responses/factors/no_papers").await.data(200);
        assert_eq!((number(&factor, "/people"), text(&factor, "/levels/0/1/0/kept/actor")), (5, "Clinique juridique d’Agadez".to_owned()));
        assert!(manager.get("/responses/factors/no_papers").await.data(200).get("people").is_some_and(Value::is_null));
        assert_eq!(manager.get("/responses/factors/luck").await.status, 404);

        // It changes, and nobody's change is lost; it ends with a reason, and stays.
        let path = format!("/responses/{response}");
        let mut more = legal();
        more.as_object_mut().unwrap().extend(json!({"base": "1", "factor": ["debt"]}).as_object().unwrap().clone());
        post(manager, &path, more.clone()).await;
        assert_eq!(officer.post_json(&path, more).await.is(409).problems(), ["response-meanwhile"]);
        assert!(list(&officer.get("/responses").await.data(200), "/gaps", "/factor").is_empty());
        assert_eq!(list(&manager.get(&path).await.data(200), "/before", "/kept/actor").len(), 1);
        assert_eq!(manager.post_json(&format!("{path}/end"), json!({})).await.is(422).problems(), ["response-reason-missing"]);
        post(manager, &format!("{path}/end"), json!({"reason": "Fin du financement"})).await;
        assert_eq!(list(&officer.get("/responses").await.data(200), "/gaps", "/factor"), ["debt", "no_papers"]);
        assert_eq!(text(&officer.get("/responses?show=ended").await.data(200), "/entries/0/reason"), "Fin du financement");
        assert_eq!(manager.post_json(&path, legal()).await.is(409).problems(), ["response-ended-already"]);
        assert_eq!(manager.get(&format!("{path}/change")).await.status, 409);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn only_who_follows_people_reads_it_and_only_here() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let response = text(&post(&centre.officer, "/responses", legal()).await, "/response");
        let paths = [
            "/responses".to_owned(),
            format!("/responses/{response}"),
            "/responses/new".to_owned(),
            "/responses/sheet".to_owned(),
            "/responses/factors/debt".to_owned(),
        ];
        for (role, client) in &centre.others {
            for path in &paths {
                assert_eq!(client.get(path).await.status, 403, "{role:?} {path}");
            }
            assert_eq!(client.post_json("/responses", legal()).await.status, 403, "{role:?}");
        }
        let far = app.as_user_at(app.open_site("Centre de Zinder", "ZND"), Role::ProtectionOfficer).await;
        for path in [format!("/responses/{response}"), format!("/responses/{response}/change")] {
            assert_eq!(far.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(far.post_json(&format!("/responses/{response}/end"), json!({"reason": "x"})).await.status, 404);
        assert!(list(&far.get("/responses").await.data(200), "/entries", "/id").is_empty());
        for locale in Locale::ALL {
            let officer = centre.officer.clone().speaking(locale);
            for path in [&paths[0], &paths[1], &paths[2], &paths[4], &format!("/responses/{response}/change")] {
                let page = officer.get_html(path).await.is(200).text();
                assert!(page.len() < PAGE_BYTES_MAX && page.contains(&format!("lang=\"{}\"", locale.code())), "{path}: {}", page.len());
                assert!(!page.contains(">response-") && !page.contains(">assessment-"), "{path}: {page}");
            }
            for path in ["/responses/sheet", "/responses/sheet?blank=yes"] {
                assert!(officer.get(path).await.is(200).bytes.starts_with(b"%PDF"), "{path}");
            }
        }
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_of_those_who_act_is_sealed_and_can_be_erased() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let mut ids = Vec::new();
        for actor in ["Zakat du quartier", "association Aïr", "Bureau social"] {
            let mut form = legal();
            form.as_object_mut().unwrap().insert("actor".to_owned(), json!(actor));
            ids.push(text(&post(&centre.officer, "/responses", form).await, "/response"));
        }
        let names = async || list(&centre.manager.get("/responses").await.data(200), "/entries", "/kept/actor");
        assert_eq!(names().await, ["association Aïr", "Bureau social", "Zakat du quartier"], "by name, though the database cannot read it");
        app.ledger().rebuild(|_, _| {}).await.unwrap();
        assert_eq!(names().await, ["association Aïr", "Bureau social", "Zakat du quartier"]);

        // The key of one goes: nothing that was said of it can be read again, on no page.
        let mut write = app.ledger().write(ledger::Author { user: centre.officer.user, site: app.site }).await.unwrap();
        write.erase(ids[0].parse().unwrap(), ledger::Compartment::House).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(names().await, ["association Aïr", "Bureau social"]);
        assert_eq!(centre.manager.get(&format!("/responses/{}", ids[0])).await.status, 404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_analysis_tells_groups_apart_and_no_small_number() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        for (family, birth) in
            [("Diallo", "1995"), ("Sow", "1995"), ("Barry", "1995"), ("Bah", "1995"), ("Baldé", "1995"), ("Camara", "1995"), ("Keita", "2003")]
        {
            let id = centre.followed(("Awa", family), json!({"birth": birth})).await;
            post(&centre.manager, &format!("/people/{id}/assessments"), medium()).await;
        }
        let people = async |group: &str| centre.officer.get(&format!("/assessments/analysis?group={group}")).await.data(200).get("people").cloned();
        assert_eq!((people("").await, people("women").await), (Some(json!(7)), Some(json!(7))));
        // One young woman alone would be found by taking the six others from all.
        for group in ["adults", "young", "older", "children", "child_alone", "men"] {
            assert_eq!(people(group).await, Some(Value::Null), "{group}");
        }
        for (family, birth) in [("Traoré", "2003"), ("Issoufou", "2004"), ("Ndiaye", "2004"), ("Mensah", "2005")] {
            let id = centre.followed(("Mariam", family), json!({"birth": birth})).await;
            post(&centre.manager, &format!("/people/{id}/assessments"), medium()).await;
        }
        assert_eq!((people("").await, people("adults").await, people("young").await), (Some(json!(11)), Some(json!(6)), Some(json!(5))));
        assert_eq!(centre.officer.get("/assessments/analysis?group=tall").await.status, 404);
    })
    .await;
}
