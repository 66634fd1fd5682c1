//! Belongings: what may be taken, inspected and given back; and that nothing of a bag gets lost on the way.

use access::Role;
use ledger::{FactKind as _, Id, Instant};
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::http::{Client, each_app};

use super::facts::{BelongingFact, Belongings, Deposited, Item, Returned};
use super::form::{DepositForm, ReturnForm};
use super::rules::{self, Act};
use crate::scene::{admit, contact, depart, keys, list, number, person, post, prints, refused, rooms, shows, sound, stream, text, waiting, with};

fn s(text: &str) -> String {
    text.to_owned()
}

fn act() -> Act<'static> {
    Act { by: Id::from_number(2), name: "Hadiza Issoufou", at: Instant::from_millis(1_000_000) }
}

fn form() -> DepositForm {
    DepositForm {
        what: vec![s("téléphone"), s(""), s("bague")],
        count: vec![s(""), s(""), s("٢")],
        seal: s("ag 104"),
        inspected: s("no"),
        ..DepositForm::default()
    }
}

fn inspected() -> DepositForm {
    DepositForm { inspected: s("yes"), rule: s("yes"), inspector_sex: s("2"), witness: s("Salif Traore"), ..form() }
}

/// What it is about, what was typed, the guest's sex and whether the seal is taken, and the problems.
type Case<'a> = (&'a str, DepositForm, (i64, bool), &'a [&'a str]);

#[test]
fn what_may_be_taken_and_how_it_may_be_inspected() {
    const WOMAN: i64 = 2;
    const UNKNOWN: i64 = 0;
    let cases: Vec<Case<'_>> = vec![
        ("all is well", form(), (WOMAN, false), &[]),
        ("the seal is on another bag", form(), (WOMAN, true), &["seal: belonging-seal-taken"]),
        ("no seal", DepositForm { seal: s(""), ..form() }, (WOMAN, false), &["seal: belonging-seal-missing"]),
        ("a strange seal", DepositForm { seal: s("<b>"), ..form() }, (WOMAN, false), &["seal: belonging-seal-unreadable"]),
        ("an empty bag", DepositForm { what: vec![s(" ")], ..form() }, (WOMAN, false), &["what: belonging-items-missing"]),
        ("minus two rings", DepositForm { count: vec![s("-2")], ..form() }, (WOMAN, false), &["what: belonging-count-wrong"]),
        ("inspected or not?", DepositForm { inspected: s(""), ..form() }, (WOMAN, false), &["inspected: belonging-inspected-missing"]),
        ("by the rule, by a woman, before a witness", inspected(), (WOMAN, false), &[]),
        ("without a rule", DepositForm { rule: s(""), ..inspected() }, (WOMAN, false), &["rule: belonging-rule-missing"]),
        ("by a man", DepositForm { inspector_sex: s("1"), ..inspected() }, (WOMAN, false), &["inspector_sex: belonging-inspector-other-sex"]),
        ("by a man, as she wishes", DepositForm { inspector_sex: s("1"), wish: s("1"), ..inspected() }, (WOMAN, false), &[]),
        ("by a woman, against her wish", DepositForm { wish: s("1"), ..inspected() }, (WOMAN, false), &["inspector_sex: belonging-inspector-other-sex"]),
        ("whom nobody asked", inspected(), (UNKNOWN, false), &["wish: belonging-wish-missing"]),
        ("by nobody", DepositForm { inspector_sex: s(""), ..inspected() }, (WOMAN, false), &["inspector_sex: belonging-inspector-sex-missing"]),
        ("without a witness", DepositForm { witness: s(" "), ..inspected() }, (WOMAN, false), &["witness: belonging-witness-missing"]),
        ("one's own witness", DepositForm { witness: s("hadiza issoufou"), ..inspected() }, (WOMAN, false), &["witness: belonging-witness-self"]),
        (
            "a colleague's own witness",
            DepositForm { inspector: s("Rakia A."), witness: s("rakia a."), ..inspected() },
            (WOMAN, false),
            &["witness: belonging-witness-self"],
        ),
    ];
    for (what, form, scene, wanted) in cases {
        assert_eq!(keys(rules::deposit(&form, scene, (Id::from_number(1), act()))), *wanted, "{what}");
    }
    let facts = rules::deposit(&form(), (WOMAN, false), (Id::from_number(1), act())).unwrap();
    let kept = Belongings::fold(&stream(facts));
    let bag = &kept.deposits[0];
    assert_eq!((bag.seal.as_str(), bag.left.clone(), bag.kept()), ("AG104", vec![1, 2], 3));
}

#[test]
fn what_differs_is_explained() {
    let kept = Belongings::fold(&stream(rules::deposit(&form(), (2, false), (Id::from_number(1), act())).unwrap()));
    let bag = &kept.deposits[0];
    let whole = ReturnForm { scope: s("all"), intact: s("yes"), receiver: s("guest"), ..ReturnForm::default() };
    let part = ReturnForm { scope: s("part"), give: vec![s("1"), s("0")], new_seal: s("AG-105"), ..whole.clone() };
    let missing = ReturnForm { scope: s("missing"), give: vec![s("1"), s("1")], difference: s("une bague n’est plus là"), ..whole.clone() };
    let cases: Vec<(&str, ReturnForm, bool, &[&str])> = vec![
        ("everything", whole.clone(), false, &[]),
        (
            "nothing said",
            ReturnForm::default(),
            false,
            &[
                "scope: belonging-scope-unsaid",
                "intact: belonging-intact-missing",
                "difference: belonging-difference-missing",
                "receiver: belonging-receiver-missing",
            ],
        ),
        ("broken without a word", ReturnForm { intact: s("no"), ..whole.clone() }, false, &["difference: belonging-difference-missing"]),
        ("broken, explained", ReturnForm { intact: s("no"), difference: s("déchiré"), ..whole.clone() }, false, &[]),
        ("to somebody", ReturnForm { receiver: s("other"), ..whole.clone() }, false, &["receiver_name: belonging-receiver-name"]),
        ("a part", part.clone(), false, &[]),
        ("a part without a new seal", ReturnForm { new_seal: s(""), ..part.clone() }, false, &["new_seal: belonging-seal-missing"]),
        ("a part under a seal in use", part.clone(), true, &["new_seal: belonging-seal-taken"]),
        ("a part that is all", ReturnForm { give: vec![s("1"), s("2")], ..part.clone() }, false, &["give: belonging-part-wrong"]),
        ("more than there is", ReturnForm { give: vec![s("1"), s("3")], ..part }, false, &["give: belonging-give-wrong"]),
        ("missing, explained", missing.clone(), false, &[]),
        ("missing without a word", ReturnForm { difference: s(""), ..missing.clone() }, false, &["difference: belonging-difference-missing"]),
        ("missing nothing", ReturnForm { give: vec![s("1"), s("2")], ..missing }, false, &["give: belonging-nothing-missing"]),
    ];
    for (what, form, taken, wanted) in cases {
        assert_eq!(keys(rules::give_back(bag, &form, (taken, act()))), *wanted, "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    /// Whatever is given, and however often, no more comes out of a bag than went in, and what is left is never negative.
    #[test]
    fn a_bag_gives_what_it_took(counts in proptest::collection::vec(1_i64..5, 1..4), gives in proptest::collection::vec((proptest::collection::vec(-2_i64..6, 0..5), any::<bool>()), 0..8)) {
        let items: Vec<Item> = counts.iter().map(|count| Item { what: s("x"), count: *count }).collect();
        let (deposit, by, at) = (Id::from_number(1), Id::from_number(2), Instant::from_millis(5));
        let taken = Deposited { deposit, items, seal: s("A1"), shelf: s(""), inspection: None, by, at };
        let mut facts = vec![BelongingFact::Deposited(taken).fact()];
        facts.extend(gives.iter().map(|(given, last)| BelongingFact::Returned(Returned { deposit, given: given.clone(), last: *last, intact: true, difference: s(""), receiver: s(""), new_seal: s(""), by, at }).fact()));
        let kept = Belongings::fold(&stream(facts));
        let bag = &kept.deposits[0];
        prop_assert!(bag.left.iter().zip(&counts).all(|(left, count)| (0..=*count).contains(left)));
        prop_assert!(bag.is_open() || bag.kept() == 0);
        prop_assert_eq!(bag.is_open(), !bag.returns.iter().any(|r| r.last) && bag.left.iter().any(|left| *left > 0));
    }
}

fn bag(seal: &str) -> Value {
    json!({"what": ["téléphone noir", "argent, billets"], "count": ["1", "3"], "seal": seal, "shelf": "armoire 2", "inspected": "no"})
}

async fn keep(client: &Client, guest: &str, seal: &str) -> String {
    text(&post(client, &format!("/belongings/{guest}"), bag(seal)).await, "/deposit")
}

#[tokio::test]
async fn a_bag_from_the_door_to_the_road() {
    each_app(rooms, |app| async move {
        let (clerk, reception) = (app.as_user(Role::Clerk).await, app.as_user(Role::Reception).await);
        let guest = person(&clerk, json!({"given": "Semhar", "family": "Tesfay", "sex": "2", "birth": "2003"})).await;
        admit(&clerk, &guest).await;
        let path = format!("/belongings/{guest}");
        let wrong = reception.post_form(&path, &[("what", "montre"), ("seal", "AG-7"), ("inspected", "yes"), ("inspector_sex", "1"), ("rule", "yes"), ("witness", "Salif T.")]).await.is(422).text();
        assert!(wrong.contains("Appelez un collègue.") && wrong.contains("value=\"montre\""), "what was typed is kept: {wrong}");
        let inspected = json!({"inspected": "yes", "rule": "yes", "inspector_sex": "2", "witness": "Salif Traore"});
        let kept = post(&reception, &path, with(&bag("ag-7"), inspected)).await;
        assert_eq!((text(&kept, "/seal"), number(&kept, "/kept")), ("AG-7".to_owned(), 4));
        let deposit = text(&kept, "/deposit");
        let file = clerk.get_html(&format!("/people/{guest}")).await.is(200).text();
        assert!(file.contains("affaires gardées") && file.contains("AG-7"), "{file}");
        prints(&reception, &format!("{path}/{deposit}/receipt"), "belonging-kept").await;

        let back = format!("{path}/{deposit}");
        assert!(clerk.get_html(&back).await.is(200).text().contains("argent, billets"));
        let part = json!({"scope": "part", "give": ["1", "1"], "intact": "yes", "receiver": "guest", "new_seal": "AG-8"});
        let kept = post(&clerk, &back, part).await;
        assert_eq!((text(&kept, "/seal"), number(&kept, "/kept")), ("AG-8".to_owned(), 2));
        let again = keep(&clerk, &guest, "AG-7").await;
        assert_eq!(clerk.post_json(&path, bag("ag-8")).await.is(409).problems(), ["belonging-seal-taken"]);
        shows(&clerk, &["/belongings", "/belongings?left=1", &path, &back]).await;

        depart(&clerk, &guest).await;
        assert_eq!(waiting(&clerk).await, [("belonging-wait-left".to_owned(), 2)]);
        assert_eq!(list(&clerk.get("/belongings?left=1").await.data(200), "/bags").len(), 2);
        assert!(clerk.get_html(&format!("/people/{guest}")).await.is(200).text().contains("Des affaires n’ont pas été rendues au départ."));
        let missing = json!({"scope": "missing", "give": ["0", "1"], "intact": "no", "difference": "un billet manque, plainte notée", "receiver": "other", "receiver_name": "son frère, à sa demande"});
        assert_eq!(number(&post(&clerk, &back, missing).await, "/kept"), 0);
        assert_eq!(clerk.post_json(&back, json!({"scope": "all", "intact": "yes", "receiver": "guest"})).await.is(409).problems(), ["belonging-closed"]);
        prints(&clerk, &format!("{back}/receipt"), "belonging-returned").await;
        post(&clerk, &format!("{path}/{again}"), json!({"scope": "all", "intact": "yes", "receiver": "guest"})).await;
        assert!(waiting(&clerk).await.is_empty());
        let page = clerk.get_html(&path).await.is(200).text();
        assert!(page.contains("un billet manque, plainte notée") && page.contains("son frère, à sa demande"));
        refused(&app, (&[Role::Guard, Role::CentreManager, Role::Health, Role::Approver], &["/belongings", &path, &back])).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn twenty_bags_and_one_seal() {
    each_app(rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let mut guests = Vec::new();
        for _ in 0..20 {
            guests.push(contact(&clerk).await);
        }
        let tries = guests.iter().map(|guest| {
            let (clerk, path) = (clerk.clone(), format!("/belongings/{guest}"));
            async move { clerk.post_json(&path, bag("S-1")).await.status.as_u16() }
        });
        let mut answers = futures::future::join_all(tries).await;
        answers.sort_unstable();
        assert_eq!((answers[0], answers[1..].iter().all(|status| *status == 409)), (201, true), "{answers:?}");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_bag_follows_the_file_that_goes_on() {
    each_app(rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let one = person(&clerk, json!({"given": "Lamin", "family": "Ceesay", "sex": "1", "birth": "2000"})).await;
        let other = person(&clerk, json!({"given": "Lamine", "family": "Sisay", "sex": "1", "birth": "2000", "different": [one]})).await;
        let deposit = keep(&clerk, &one, "Z-1").await;
        post(&clerk, "/scene/merge", json!({"from": one, "to": other})).await;
        assert_eq!(list(&clerk.get(&format!("/belongings/{one}")).await.data(200), "/open").len(), 0);
        let bag = clerk.get(&format!("/belongings/{other}")).await.data(200);
        assert_eq!(text(&bag, "/open/0/seal"), "Z-1");
        post(&clerk, "/scene/merge", json!({"from": other, "to": one})).await;
        assert_eq!(text(&clerk.get(&format!("/belongings/{one}")).await.data(200), "/open/0/seal"), "Z-1", "and comes back when they are parted again");
        post(&clerk, &format!("/belongings/{one}/{deposit}"), json!({"scope": "all", "intact": "yes", "receiver": "guest"})).await;
        assert_eq!(list(&clerk.get("/belongings").await.data(200), "/bags").len(), 0);
        sound(&app).await;
    })
    .await;
}

/// Two nodes that did not know of each other gave one seal to two bags: the earlier keeps it, the later is shown.
#[tokio::test]
async fn histories_that_meet_over_one_seal() {
    each_app(rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let mut deposits = Vec::new();
        for minute in [2, 1] {
            let guest = contact(&clerk).await;
            let mut write = app.ledger().write(ledger::Author { user: clerk.user, site: app.site }).await.unwrap();
            let (deposit, at) = (write.id(), write.now().plus_ms(minute * 60_000));
            let items = vec![Item { what: s("sac"), count: 1 }];
            let taken = Deposited { deposit, items, seal: s("D-1"), shelf: s(""), inspection: None, by: clerk.user, at };
            let mut stream = write.load(guest.parse().unwrap()).await.unwrap();
            write.append(&mut stream, [BelongingFact::Deposited(taken).fact()]).await.unwrap();
            write.commit().await.unwrap();
            deposits.push((guest, deposit));
        }
        let page = clerk.get("/belongings").await.data(200);
        let conflicts: Vec<bool> = list(&page, "/bags").iter().map(|bag| bag.pointer("/conflict").and_then(Value::as_bool).unwrap()).collect();
        assert_eq!(conflicts, [false, true]);
        assert!(clerk.get_html("/belongings").await.is(200).text().contains("scellé en double"));
        sound(&app).await;
        let (guest, deposit) = &deposits[1];
        post(&clerk, &format!("/belongings/{guest}/{deposit}"), json!({"scope": "all", "intact": "yes", "receiver": "guest"})).await;
        assert_eq!(clerk.get("/belongings").await.data(200).pointer("/bags/0/conflict"), Some(&Value::Bool(false)), "the other one has it now");
        sound(&app).await;
    })
    .await;
}
