//! Kits: the criteria, and that asking, deciding and handing out stay in different hands.

use access::Role;
use ledger::{FactKind as _, Id, Instant, UserId};
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::http::{Client, each_app};

use super::facts::{KitFact, Kits, Request, Status};
use super::form::{ContentsForm, DecideForm, GiveForm, KitForm};
use super::rules::{self, Act, Again, Asking, Before, KITS};
use crate::scene::{DAY, admit, depart, family, keys, list, number, person, post, refused, rooms, shows, sound, stream, text, waiting, with};
use crate::words::Words;

const NOW: i64 = 1_772_438_400_000;

fn s(text: &str) -> String {
    text.to_owned()
}

fn user(n: u128) -> UserId {
    Id::from_number(n)
}

fn act(n: u128) -> Act {
    Act { by: user(n), at: Instant::from_millis(NOW) }
}

fn asking(before: &[Before]) -> Asking<'_> {
    Asking {
        request: Id::from_number(1),
        by: user(10),
        at: Instant::from_millis(NOW),
        health: false,
        age: Some(30),
        stay: Some(Id::from_number(5)),
        household: None,
        version: 0,
        before,
    }
}

fn form(kit: &str, reason: &str) -> KitForm {
    KitForm { kit: s(kit), reason: s(reason), ..KitForm::default() }
}

fn before(stay: u128, days: i64, household: bool) -> Before {
    Before { stay: Some(Id::from_number(stay)), at: Instant::from_millis(NOW - days * DAY), household }
}

#[test]
fn kits_go_by_criteria_and_warnings_by_reasons() {
    let here = [before(5, 1, false)];
    let last_stay = [before(4, 200, false)];
    let shared = [before(4, 1, true)];
    let month = [before(5, 28, false)];
    let cases: Vec<(&str, KitForm, Asking<'_>, &[&str])> = vec![
        ("who has just arrived", form("arrival", "new_arrival"), asking(&[]), &[]),
        ("no kit", form("car", "new_arrival"), asking(&[]), &["kit: kit-missing"]),
        ("no reason", form("arrival", ""), asking(&[]), &["reason: kit-reason-missing"]),
        ("outside the criteria", form("arrival", "lost"), asking(&[]), &["note: kit-note-missing"]),
        ("outside the criteria, in words", KitForm { note: s("pluie"), ..form("arrival", "lost") }, asking(&[]), &[]),
        ("health, from the desk", form("hygiene", "health"), asking(&[]), &["note: kit-note-missing"]),
        ("health, from the clinic", form("hygiene", "health"), Asking { health: true, ..asking(&[]) }, &[]),
        ("a second one", form("arrival", "new_arrival"), asking(&here), &["despite_reason: kit-again-stay"]),
        ("a second one, with a reason", KitForm { despite_reason: s("incendie"), ..form("arrival", "new_arrival") }, asking(&here), &[]),
        ("one in an earlier stay", form("arrival", "returned"), asking(&last_stay), &[]),
        ("one for the whole family", form("arrival", "new_arrival"), asking(&shared), &["despite_reason: kit-again-stay"]),
        ("soap after a day", form("hygiene", "renewal"), asking(&here), &["despite_reason: kit-again-soon"]),
        ("soap after a month", form("hygiene", "renewal"), asking(&month), &[]),
        ("school at thirty", form("school", "enrolled"), asking(&[]), &["despite_reason: kit-age"]),
        ("school at ten", form("school", "enrolled"), Asking { age: Some(10), ..asking(&[]) }, &[]),
        ("school at no known age", form("school", "enrolled"), Asking { age: None, ..asking(&[]) }, &[]),
        ("too many", KitForm { quantity: s("61"), ..form("arrival", "new_arrival") }, asking(&[]), &["quantity: kit-quantity-wrong"]),
        ("a family of one", KitForm { household: s("yes"), ..form("arrival", "new_arrival") }, asking(&[]), &["household: kit-no-household"]),
        (
            "formula for a traveller",
            KitForm { formula: s("yes"), formula_reason: s("mother_absent"), ..form("arrival", "new_arrival") },
            asking(&[]),
            &["formula: kit-formula-baby"],
        ),
        ("formula without a reason", KitForm { formula: s("yes"), ..form("baby", "newborn") }, asking(&[]), &["formula_reason: kit-formula-reason"]),
        ("formula: the mother is away", KitForm { formula: s("yes"), formula_reason: s("mother_absent"), ..form("baby", "newborn") }, asking(&[]), &[]),
        (
            "formula: the desk speaks for the clinic",
            KitForm { formula: s("yes"), formula_reason: s("health_advice"), ..form("baby", "newborn") },
            asking(&[]),
            &["formula_reason: kit-formula-health"],
        ),
        (
            "formula: the clinic itself",
            KitForm { formula: s("yes"), formula_reason: s("health_advice"), ..form("baby", "newborn") },
            Asking { health: true, ..asking(&[]) },
            &[],
        ),
    ];
    for (what, form, asking, wanted) in cases {
        assert_eq!(keys(rules::ask(&form, &asking)), *wanted, "{what}");
    }
}

#[test]
fn every_kit_is_in_order() {
    for (kit, code) in KITS.iter().zip(rules::CODES) {
        assert_eq!(kit.code, code);
        assert!(!kit.criteria.is_empty() && kit.criteria.iter().all(|reason| rules::REASONS.contains(reason)), "{code}");
        assert!(kit.again != Again::Days(0));
    }
    assert_eq!(keys(rules::compose(&ContentsForm { kit: s("baby"), ..ContentsForm::default() }, None)), ["fr: kit-contents-missing"]);
    let known = Words { fr: s("savon"), ..Words::default() };
    assert_eq!(keys(rules::compose(&ContentsForm { kit: s("baby"), fr: s("savon "), ..ContentsForm::default() }, Some((1, &known)))), ["kit-contents-same"]);
}

/// A request after some deeds.
fn request(deeds: &[KitFact]) -> Request {
    let asked = rules::ask(&form("arrival", "new_arrival"), &asking(&[])).unwrap();
    Kits::fold(&stream(asked.into_iter().chain(deeds.iter().map(KitFact::fact)))).requests.remove(0)
}

fn decided(facts: Vec<ledger::NewFact>) -> KitFact {
    KitFact::decode(&facts[0].kind, &facts[0].body).unwrap()
}

#[test]
fn asking_deciding_and_giving_stay_apart() {
    let approve = DecideForm { decision: s("approve"), ..DecideForm::default() };
    let card = GiveForm { proof: s("card"), ..GiveForm::default() };
    let new = request(&[]);
    assert_eq!(keys(rules::decide(&new, &approve, act(10))), ["kit-own"], "whoever asked does not decide");
    assert_eq!(keys(rules::decide(&new, &DecideForm { decision: s("refuse"), ..DecideForm::default() }, act(11))), ["reason: kit-refusal-missing"]);
    assert_eq!(keys(rules::decide(&new, &DecideForm::default(), act(11))), ["decision: kit-decision-missing"]);
    assert_eq!(keys(rules::give(&new, &card, act(12))), ["kit-not-ready"]);
    assert_eq!(keys(rules::drop_request(&new, act(11))), ["kit-not-own"]);
    let yes = decided(rules::decide(&new, &approve, act(11)).unwrap());
    let approved = request(std::slice::from_ref(&yes));
    assert_eq!(approved.status(), Status::Approved);
    assert_eq!(keys(rules::decide(&approved, &approve, act(12))), ["kit-decided-already"]);
    assert_eq!(keys(rules::give(&approved, &card, act(11))), ["kit-approver-gives"], "whoever approved does not hand out");
    assert_eq!(keys(rules::give(&approved, &GiveForm::default(), act(12))), ["proof: kit-proof-missing"]);
    assert_eq!(keys(rules::give(&approved, &GiveForm { proof: s("proxy"), ..GiveForm::default() }, act(12))), ["receiver: kit-receiver-missing"]);
    let given = decided(rules::give(&approved, &card, act(10)).unwrap());
    let over = request(&[yes, given]);
    assert_eq!((over.status(), keys(rules::drop_request(&over, act(10)))), (Status::Given, vec![s("kit-over")]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    /// Whatever facts come together from several nodes, no kit is given that was not approved, and the first decision holds.
    #[test]
    fn no_kit_without_a_yes(deeds in proptest::collection::vec(0_u8..4, 0..8)) {
        let id = Id::from_number(1);
        let (by, at) = (user(11), Instant::from_millis(NOW));
        let facts: Vec<KitFact> = deeds.iter().map(|deed| match deed {
            0 => KitFact::Decided(super::facts::Decided { request: id, approved: true, reason: s(""), by, at }),
            1 => KitFact::Decided(super::facts::Decided { request: id, approved: false, reason: s("x"), by, at }),
            2 => KitFact::Given(super::facts::Given { request: id, proof: s("card"), receiver: s(""), by, at }),
            _ => KitFact::Dropped(super::facts::Dropped { request: id, by, at }),
        }).collect();
        let folded = request(&facts);
        let first = deeds.iter().find(|deed| **deed < 2);
        prop_assert_eq!(folded.decided.as_ref().map(|d| d.approved), first.map(|deed| *deed == 0));
        prop_assert!(folded.given.is_none() || folded.decided.is_some_and(|d| d.approved));
    }
}

async fn ask(client: &Client, guest: &str, form: Value) -> String {
    text(&post(client, &format!("/kits/new/{guest}"), form).await, "/request")
}

#[tokio::test]
async fn one_asks_another_decides_a_third_gives() {
    each_app(rooms, |app| async move {
        let (clerk, approver) = (app.as_user(Role::Clerk).await, app.as_user(Role::Approver).await);
        let guest = person(&clerk, json!({"given": "Zahra", "family": "Hassan", "sex": "2", "birth": "1991"})).await;
        admit(&clerk, &guest).await;
        let new = format!("/kits/new/{guest}");
        let wrong = clerk.post_form(&new, &[("kit", "dignity"), ("reason", "pregnancy")]).await.is(422).text();
        assert!(wrong.contains("écrivez-la en quelques mots"), "{wrong}");
        let request = ask(&clerk, &guest, json!({"kit": "dignity", "reason": "pregnancy", "note": "très secret", "urgent": "yes"})).await;
        let ordinary = ask(&clerk, &guest, json!({"kit": "arrival", "reason": "new_arrival", "size": "M"})).await;
        assert_eq!(waiting(&approver).await, [("kit-wait-approve".to_owned(), 2)]);

        let paths = ["/kits/approvals".to_owned(), format!("/kits/approvals/{request}")];
        for path in &paths {
            for seen in [approver.get_html(path).await.is(200).text(), approver.get(path).await.is(200).text()] {
                for hidden in ["Zahra", "Hassan", "secret", "pregnancy", "grossesse", &guest] {
                    assert!(!seen.contains(hidden), "{path} tells {hidden}: {seen}");
                }
                assert!(seen.contains("AGZ-"), "the code of the card");
            }
        }
        let rows = approver.get("/kits/approvals").await.data(200);
        assert_eq!(
            (text(&rows, "/rows/0/request"), rows.pointer("/rows/0/criteria"), number(&rows, "/rows/0/people")),
            (request.clone(), Some(&Value::Bool(false)), 1)
        );
        shows(&approver, &[&paths[0], &paths[1]]).await;

        assert_eq!(approver.post_json(&paths[1], json!({"decision": "refuse"})).await.is(422).problems(), ["kit-refusal-missing"]);
        assert_eq!(approver.post_form(&paths[1], &[("decision", "refuse"), ("reason", "manque la taille")]).await.is(303).location(), "/kits/approvals");
        assert_eq!(approver.post_json(&paths[1], json!({"decision": "approve"})).await.is(409).problems(), ["kit-decided-already"]);
        assert_eq!(waiting(&clerk).await, [("kit-wait-refused".to_owned(), 1)]);
        let open = format!("/kits/requests/{request}");
        assert!(clerk.get_html(&open).await.is(200).text().contains("manque la taille"));
        post(&clerk, &format!("{open}/drop"), json!({})).await;
        assert!(waiting(&clerk).await.is_empty(), "read and let go");

        post(&approver, &format!("/kits/approvals/{ordinary}"), json!({"decision": "approve"})).await;
        assert_eq!(waiting(&clerk).await, [("kit-wait-ready".to_owned(), 1)]);
        assert_eq!(text(&clerk.get("/kits?status=approved").await.data(200), "/rows/0/guest/name"), "Zahra Hassan");
        let give = format!("/kits/requests/{ordinary}/give");
        assert!(clerk.post_form(&give, &[("proof", "proxy")]).await.is(422).text().contains("Écrivez à qui."));
        assert_eq!(text(&post(&clerk, &give, json!({"proof": "card"})).await, "/status"), "given");
        assert_eq!(clerk.post_json(&give, json!({"proof": "card"})).await.is(409).problems(), ["kit-not-ready"]);
        let file = clerk.get_html(&format!("/people/{guest}")).await.is(200).text();
        assert!(file.contains("Kit d’arrivée demandé") && file.contains("Kit remis"), "{file}");
        shows(&clerk, &["/kits", "/kits?status=given", "/kits?status=dropped", &new, &open, &format!("/kits/requests/{ordinary}")]).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_decides_on_their_own_request() {
    each_app(rooms, |app| async move {
        // Somebody who holds both duties, by two roles at one centre.
        let both = app.as_roles(&[(app.site, Role::Clerk), (app.site, Role::CentreManager)]).await;
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let guest = person(&both, json!({"given": "Issa", "family": "Ouedraogo", "sex": "1", "birth": "1979"})).await;
        let request = ask(&both, &guest, json!({"kit": "hygiene", "reason": "new_arrival"})).await;
        let decide = format!("/kits/approvals/{request}");
        assert!(waiting(&both).await.is_empty(), "one's own request is nothing to decide");
        let page = both.get_html(&decide).await.is(200).text();
        assert!(page.contains("quelqu’un d’autre décide") && !page.contains("value=\"approve\""), "{page}");
        for decision in ["approve", "refuse"] {
            let by_hand = both.post_json(&decide, json!({"decision": decision, "reason": "x"})).await.is(409);
            assert_eq!(by_hand.problems(), ["kit-own"], "whatever the page offers");
        }
        assert_eq!(both.post_form(&decide, &[("decision", "approve")]).await.status, 409);
        assert_eq!(text(&both.get(&format!("/kits/requests/{request}")).await.data(200), "/status"), "pending");
        post(&manager, &decide, json!({"decision": "approve"})).await;
        // And whoever approved does not hand out, though they ask for kits on other days.
        let other = ask(&clerk, &guest, json!({"kit": "recreation", "reason": "child"})).await;
        post(&both, &format!("/kits/approvals/{other}"), json!({"decision": "approve"})).await;
        let give = format!("/kits/requests/{other}/give");
        assert_eq!(both.post_json(&give, json!({"proof": "card"})).await.is(409).problems(), ["kit-approver-gives"]);
        post(&clerk, &give, json!({"proof": "card"})).await;
        refused(&app, (&[Role::Clerk, Role::Reception, Role::Health, Role::Guard], &["/kits/approvals", &decide])).await;
        refused(&app, (&[Role::Approver, Role::CentreManager, Role::Guard], &["/kits", &format!("/kits/new/{guest}"), &give[..give.len() - 5]])).await;
        let elsewhere = app.open_site("Centre de Zinder", "ZND");
        let stranger = app.as_user_at(elsewhere, Role::Approver).await;
        assert_eq!(stranger.get(&decide).await.status, 404);
        assert_eq!(stranger.post_json(&decide, json!({"decision": "approve"})).await.status, 404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn one_arrival_kit_for_a_stay_alone_or_as_a_family() {
    each_app(rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let (mother, child, _) = family(&app, &clerk).await;
        for guest in [&mother, &child] {
            admit(&clerk, guest).await;
        }
        let arrival = json!({"kit": "arrival", "reason": "new_arrival"});
        let first = ask(&clerk, &child, arrival.clone()).await;
        let whole = with(&arrival, json!({"household": "yes"}));
        let warned = clerk.post_json(&format!("/kits/new/{mother}"), &whole).await.is(422);
        assert_eq!(warned.problems(), ["kit-again-stay"], "the child has one");
        post(&clerk, &format!("/kits/requests/{first}/drop"), json!({})).await;
        let request = ask(&clerk, &mother, whole).await;
        let page = clerk.get(&format!("/kits/requests/{request}")).await.data(200);
        assert_eq!((number(&page, "/people"), number(&page, "/quantity")), (2, 2), "one for each when nothing is said");
        let again = clerk.post_form(&format!("/kits/new/{child}"), &[("kit", "arrival"), ("reason", "new_arrival")]).await.is(422).text();
        assert!(again.contains("Ce kit a déjà été demandé pendant ce séjour.") && again.contains("name=\"despite_reason\""), "{again}");
        let anyhow = ask(&clerk, &child, with(&arrival, json!({"despite_reason": "affaires brûlées"}))).await;
        assert!(clerk.get_html(&format!("/kits/requests/{anyhow}")).await.is(200).text().contains("affaires brûlées"));
        depart(&clerk, &child).await;
        app.advance_ms(DAY);
        let clerk = app.as_user(Role::Clerk).await;
        admit(&clerk, &child).await;
        ask(&clerk, &child, with(&arrival, json!({"reason": "returned"}))).await;

        let formula = json!({"kit": "baby", "reason": "newborn", "formula": "yes", "formula_reason": "health_advice"});
        assert_eq!(clerk.post_json(&format!("/kits/new/{mother}"), &formula).await.is(422).problems(), ["kit-formula-health"]);
        ask(&app.as_user(Role::Health).await, &mother, formula).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn closed_files_get_kits_too_and_stay_closed() {
    each_app(rooms, |app| async move {
        let (clerk, officer, approver) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await, app.as_user(Role::Approver).await);
        let guest = person(&clerk, json!({"given": "Blessing", "family": "Okafor", "sex": "2", "birth": "2002"})).await;
        post(&officer, &format!("/people/{guest}/restrict"), json!({"restricted": "yes", "reason": "threat"})).await;
        assert_eq!(clerk.get(&format!("/kits/new/{guest}")).await.status, 404);
        let request = ask(&officer, &guest, json!({"kit": "hygiene", "reason": "new_arrival"})).await;
        assert_eq!(list(&clerk.get("/kits").await.data(200), "/rows").len(), 0);
        assert_eq!(clerk.get(&format!("/kits/requests/{request}")).await.status, 404);
        let row = approver.get("/kits/approvals").await.data(200);
        assert_eq!(text(&row, "/rows/0/code"), "", "not even the code");
        post(&approver, &format!("/kits/approvals/{request}"), json!({"decision": "approve"})).await;
        assert_eq!(list(&officer.get("/kits?status=approved").await.data(200), "/rows").len(), 1);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn contents_have_versions_and_requests_keep_theirs() {
    each_app(rooms, |app| async move {
        let (clerk, manager, approver) = (app.as_user(Role::Clerk).await, app.as_user(Role::CentreManager).await, app.as_user(Role::Approver).await);
        let guest = person(&clerk, json!({"given": "Abebe", "family": "Bekele", "sex": "1", "birth": "2001"})).await;
        let old = ask(&clerk, &guest, json!({"kit": "arrival", "reason": "new_arrival"})).await;
        assert!(approver.get_html(&format!("/kits/approvals/{old}")).await.is(200).text().contains("natte"));
        let published = post(&manager, "/kits/contents", json!({"kit": "arrival", "fr": "hamac\nsavon"})).await;
        assert_eq!(number(&published, "/version"), 1);
        assert!(manager.post_form("/kits/contents", &[("kit", "arrival"), ("fr", "hamac\nsavon")]).await.is(422).text().contains("Rien n’a changé."));
        let new = ask(&clerk, &guest, json!({"kit": "arrival", "reason": "new_arrival", "despite_reason": "essai"})).await;
        assert!(approver.get_html(&format!("/kits/approvals/{old}")).await.is(200).text().contains("natte"));
        assert!(approver.get_html(&format!("/kits/approvals/{new}")).await.is(200).text().contains("hamac"));
        shows(&manager, &["/kits/contents"]).await;
        refused(&app, (&[Role::Clerk, Role::Approver], &["/kits/contents"])).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_request_follows_the_file_that_goes_on() {
    each_app(rooms, |app| async move {
        let (clerk, approver) = (app.as_user(Role::Clerk).await, app.as_user(Role::Approver).await);
        let one = person(&clerk, json!({"given": "Moussa", "family": "Keita", "sex": "1", "birth": "1999"})).await;
        let other = person(&clerk, json!({"given": "Musa", "family": "Keyta", "sex": "1", "birth": "1999", "different": [one]})).await;
        let request = ask(&clerk, &one, json!({"kit": "hygiene", "reason": "new_arrival"})).await;
        post(&approver, &format!("/kits/approvals/{request}"), json!({"decision": "approve"})).await;
        post(&clerk, "/scene/merge", json!({"from": one, "to": other})).await;
        let page = clerk.get(&format!("/kits/requests/{request}")).await.data(200);
        assert_eq!((text(&page, "/guest/id"), text(&page, "/status"), text(&page, "/decided_by")), (other, s("approved"), s("approver 1")), "with who decided");
        sound(&app).await;
    })
    .await;
}
