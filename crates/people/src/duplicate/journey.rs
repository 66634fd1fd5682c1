//! Duplicates over HTTP, on both engines: from a doubt at the desk to one file, and apart again.

use access::Role;
use ledger::serde_json::{Value, json};
use ledger::{Author, Compartment, PartialDate, StreamId};
use testing::http::{Client, TestApp, each_app};
use text::Locale;

use crate::consent::{Answer, Consents, Given};
use crate::person::{Identity, NewPerson, Person, PersonId, enter};

const COLUMNS: &[(&str, &str)] = &[
    ("person", "person_id, site_id, code, sex, birth_year, nationality, language, care, restricted, registered_at, arrived_at, updated_at, version"),
    ("care_proposal", "person_id, site_id, care, at"),
    ("consent", "person_id, site_id, state, given_at, valid_to, child, registered"),
    ("household_member", "household_id, person_id, relation, since_at, until_at"),
    ("assignment", "person_id, user_id, since_at"),
    ("card", "token_digest, person_id, site_id, serial, issued_at, revoked_at"),
    ("different", "one_id, other_id, tick"),
    ("duplicate_pair", "one_id, other_id, site_id, score, tick, by_id"),
    ("merged_person", "person_id, into_id, site_id, code, merge_id, tick, merged_by, void"),
    ("lesson_start", "site_id, tick"),
];

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

pub(crate) fn count(value: &Value, pointer: &str) -> usize {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no list {pointer} in {value}")).len()
}

fn consent_form(more: Value) -> Value {
    let mut form = json!({
        "decision": "given", "mode": "verbal", "language": "fra", "witness": "Salif Traore", "certified": "yes",
        "explained": ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"],
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

pub(crate) async fn consent(clerk: &Client, more: Value) -> String {
    text(&clerk.post_json("/consents", consent_form(more)).await.data(201), "/id")
}

fn person_form(person: &str, more: Value) -> Value {
    let mut form = json!({ "person": person, "nationality": "GIN", "language": "ful", "with": "alone" });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

pub(crate) async fn register(clerk: &Client, more: Value) -> Value {
    let person = consent(clerk, json!({})).await;
    clerk.post_json("/people", person_form(&person, more)).await.data(201)
}

/// Does something that must succeed.
pub(crate) async fn post(client: &Client, path: &str, form: Value) -> Value {
    client.post_json(path, form).await.data(201)
}

/// Nothing was lost or made up: the ledger holds, and the tables follow from it.
pub(crate) async fn sound(app: &TestApp) {
    app.assert_sound().await;
    let live = app.ledger().projection_dump(COLUMNS).await.unwrap();
    app.ledger().rebuild(|_, _| {}).await.unwrap();
    assert_eq!(app.ledger().projection_dump(COLUMNS).await.unwrap(), live);
}

const FATIMA: [&str; 2] = ["Fatima", "Fatoumata"];

/// Somebody registered twice: by one clerk, and by another who was not sure.
async fn twice(app: &TestApp) -> (Client, Client, Value, Value) {
    let (first, second) = (app.as_user(Role::Clerk).await, app.as_user(Role::Clerk).await);
    let one = register(&first, json!({ "given": FATIMA[0], "family": "Diallo", "sex": "2", "birth": "1998", "mother": "Mariama Bah" })).await;
    app.advance_ms(60_000);
    let person = consent(&second, json!({})).await;
    let typed = json!({ "given": FATIMA[1], "family": "Djallo", "sex": "2", "birth": "1998", "mother": "Mariama Ba" });
    let refused = second.post_json("/people", person_form(&person, typed.clone())).await.data(409);
    assert_eq!(text(&refused, "/likely/0/id"), text(&one, "/id"));
    let mut form = person_form(&person, typed);
    form["perhaps"] = json!([text(&one, "/id")]);
    let other = second.post_json("/people", form).await.data(201);
    (first, second, one, other)
}

#[tokio::test]
async fn from_a_doubt_at_the_desk_to_one_file_and_apart_again() {
    each_app(crate::rooms, |app| async move {
        let (first, _, one, other) = twice(&app).await;
        let (kept, lost) = (text(&one, "/id"), text(&other, "/id"));
        let officer = app.as_user(Role::ProtectionOfficer).await;

        // The clerk sees initials, and may not merge.
        let board = first.get("/duplicates").await.data(200);
        assert_eq!(count(&board, "/pairs"), 1);
        assert_eq!(text(&board, "/pairs/0/one/name"), "F… D…");
        assert_eq!(text(&board, "/pairs/0/found"), "desk");
        let page = first.get_html("/duplicates").await.is(200).text();
        assert!(!page.contains("Fatima") && !page.contains("Fatoumata"), "masked for the clerk");
        let pair = format!("/duplicates/{lost}/{kept}");
        let _ = first.get(&pair).await.is(403);
        let _ = first.post_json(&format!("{pair}/merge"), json!({ "into": kept, "reason": "same mother" })).await.is(403);
        post(&first, &format!("{pair}/same"), json!({})).await;
        assert_eq!(text(&first.get("/duplicates").await.data(200), "/pairs/0/found"), "same");

        // The officer sees both, side by side, and each file remembers it.
        assert!(officer.get_html("/duplicates").await.is(200).text().contains("Fatoumata"));
        let side = officer.get(&pair).await.data(200);
        assert_eq!((side["own"].clone(), text(&side, "/form/into")), (json!(false), kept.clone()), "the older file goes on");
        for locale in Locale::ALL {
            let page = app.as_user(Role::ProtectionOfficer).await.speaking(locale).get_html(&pair).await.is(200).text();
            assert!(page.contains("Fatima") && page.contains("Fatoumata") && !page.contains("duplicate-"), "{locale:?}");
        }
        let looks = |id: &str| {
            let (id, app) = (id.parse::<PersonId>().unwrap(), &app);
            async move {
                let rows = ledger::looks::of_person(&mut app.ledger().read().await.unwrap(), id, 100, 0).await.unwrap();
                rows.into_iter().filter(|row| row.act == "duplicate").count()
            }
        };
        assert_eq!((looks(&kept).await, looks(&lost).await), (4, 4));

        let merge = format!("{pair}/merge");
        assert_eq!(officer.post_json(&merge, json!({ "into": kept })).await.is(422).problems(), ["person-reason-missing"]);
        assert_eq!(officer.post_json(&merge, json!({ "reason": "x" })).await.is(422).problems(), ["duplicate-into-missing"]);
        assert!(officer.post_form(&merge, &[("into", &kept), ("reason", "")]).await.is(422).text().contains("Écrivez la raison."));
        post(&officer, &merge, json!({ "into": kept, "reason": "she says so herself" })).await;
        let _ = officer.post_json(&merge, json!({ "into": kept, "reason": "again" })).await.is(404);
        assert_eq!(count(&officer.get("/duplicates").await.data(200), "/pairs"), 0);
        sound(&app).await;

        // One file, under both codes and all names.
        let moved = first.get(&format!("/people/{lost}")).await.is(303);
        assert_eq!(moved.location(), format!("/people/{kept}"));
        let file = first.get(&format!("/people/{kept}")).await.data(200);
        assert_eq!((text(&file, "/former/0/code"), text(&file, "/former/0/name")), (text(&other, "/code"), "Fatoumata Djallo".to_owned()));
        let page = first.get_html(&format!("/people/{kept}")).await.is(200).text();
        assert!(page.contains("Fatoumata Djallo") && page.contains("she says so herself"), "{page}");
        for q in [text(&other, "/code"), text(&one, "/code"), "Fatoumata Djallo".to_owned(), "Fatima Diallo".to_owned()] {
            let found = first.post_json("/search", json!({ "q": q })).await.data(200);
            assert_eq!((count(&found, "/found"), text(&found, "/found/0/head/id")), (1, kept.clone()), "{q}");
        }
        assert_eq!(count(&first.get("/people").await.data(200), "/rows"), 1);
        let again =
            first.post_json("/people/candidates", person_form("", json!({ "given": "Fatoumata", "family": "Djallo", "sex": "2", "birth": "1998" }))).await;
        assert_eq!(again.data(200).pointer("/likely").and_then(Value::as_array).map(Vec::len), Some(1));
        for path in ["edit", "consents", "card", "history"] {
            let _ = first.get(&format!("/people/{lost}/{path}")).await.is(404);
        }
        let _ = first.post_json(&format!("/people/{lost}/edit"), json!({ "given": "X", "reason": "x" })).await.is(404);

        // After a restart it is found the same way.
        let app = app.restart().await;
        let (first, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let found = first.post_json("/search", json!({ "q": "Fatoumata Djallo" })).await.data(200);
        assert_eq!((count(&found, "/found"), text(&found, "/found/0/head/id")), (1, kept.clone()));

        // It was wrong after all.
        let merged = officer.get("/duplicates/merged").await.data(200);
        assert_eq!((text(&merged, "/parts/0/id"), text(&merged, "/parts/0/reason")), (lost.clone(), "she says so herself".to_owned()));
        let part = format!("/duplicates/{lost}/part");
        let _ = first.post_json(&part, json!({ "reason": "x" })).await.is(403);
        assert_eq!(officer.post_json(&part, json!({})).await.is(422).problems(), ["person-reason-missing"]);
        post(&officer, &part, json!({ "reason": "two cousins" })).await;
        let _ = officer.post_json(&part, json!({ "reason": "again" })).await.is(404);
        assert_eq!(count(&first.get("/people").await.data(200), "/rows"), 2);
        let _ = first.get(&format!("/people/{lost}")).await.is(200);
        assert_eq!(count(&first.get(&format!("/people/{kept}")).await.data(200), "/former"), 0);
        let found = first.post_json("/search", json!({ "q": text(&other, "/code") })).await.data(200);
        assert_eq!(text(&found, "/found/0/head/id"), lost, "the code is its own again");
        assert_eq!(count(&officer.get("/duplicates").await.data(200), "/pairs"), 0, "whoever was parted is not asked about again");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_registered_a_file_neither_merges_nor_parts_it() {
    each_app(crate::rooms, |app| async move {
        // Somebody who is both clerk and protection officer has the duty and still may not.
        let both = app.as_roles(&[(app.site, Role::Clerk), (app.site, Role::ProtectionOfficer)]).await;
        let (clerk, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let register = |client: Client, given: &'static str| async move {
            let person = consent(&client, json!({})).await;
            text(
                &client.post_json("/people", person_form(&person, json!({ "given": given, "family": "Sow", "sex": "1", "birth": "1990" }))).await.data(201),
                "/id",
            )
        };
        let own = register(both.clone(), "Ousmane").await;
        let (one, other) = (register(clerk.clone(), "Baba").await, register(clerk.clone(), "Ibrahima").await);
        let merge = |a: &str, b: &str| format!("/duplicates/{a}/{b}/merge");
        let form = |into: &str| json!({ "into": into, "reason": "the same document" });
        for (into, from) in [(&own, &one), (&one, &own)] {
            assert_eq!(both.post_json(&merge(from, into), form(into)).await.is(409).problems(), ["duplicate-own-file"]);
        }
        assert!(both.get_html(&format!("/duplicates/{own}/{one}")).await.is(200).text().contains("une autre personne doit décider"));
        assert_eq!(officer.post_json(&merge(&one, &one), form(&one)).await.is(409).problems(), ["duplicate-same-file"]);
        post(&officer, &merge(&own, &one), form(&one)).await;
        assert_eq!(both.post_json(&format!("/duplicates/{own}/part"), json!({ "reason": "x" })).await.is(409).problems(), ["duplicate-own-file"]);
        // A part that one registered oneself counts as much.
        assert_eq!(both.post_json(&merge(&one, &other), form(&other)).await.is(409).problems(), ["duplicate-own-file"]);
        post(&officer, &merge(&one, &other), form(&other)).await;
        assert_eq!(clerk.get(&format!("/people/{own}")).await.is(303).location(), format!("/people/{other}"), "through both");
        assert_eq!(officer.post_json(&format!("/duplicates/{own}/part"), json!({ "reason": "x" })).await.is(409).problems(), ["duplicate-part-first"]);
        post(&officer, &format!("/duplicates/{one}/part"), json!({ "reason": "x" })).await;
        post(&officer, &format!("/duplicates/{own}/part"), json!({ "reason": "x" })).await;
        assert_eq!(count(&clerk.get("/people").await.data(200), "/rows"), 3);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn each_role_sees_what_it_should() {
    each_app(crate::rooms, |app| async move {
        let (_, _, one, other) = twice(&app).await;
        let pair = format!("/duplicates/{}/{}", text(&other, "/id"), text(&one, "/id"));
        for role in [Role::Guard, Role::Authority, Role::Reception, Role::Health, Role::Logistics, Role::DataProtection] {
            let client = app.as_user(role).await;
            for path in ["/duplicates", &pair, "/duplicates/merged"] {
                let _ = client.get(path).await.is(403);
            }
            let _ = client.post_json(&format!("{pair}/different"), json!({})).await.is(403);
        }
        // The manager sees names and nothing else of the person; that the rest agrees is enough.
        let manager = app.as_user(Role::CentreManager).await.get_html(&pair).await.is(200).text();
        assert!(manager.contains("Fatima") && !manager.contains("Mariama") && !manager.contains("1998") && !manager.contains("Guin"), "{manager}");
        // Information management compares without names.
        let information = app.as_user(Role::Information).await.get_html(&pair).await.is(200).text();
        assert!(!information.contains("Fatima") && !information.contains("Mariama") && information.contains("non montré"), "{information}");
        // Nobody merges what is closed to them.
        let officer = app.as_user(Role::ProtectionOfficer).await;
        post(&officer, &format!("/people/{}/restrict", text(&one, "/id")), json!({ "restricted": "yes", "reason": "relative of staff" })).await;
        let manager = app.as_user(Role::CentreManager).await;
        let _ = manager.get(&pair).await.is(404);
        assert_eq!(count(&manager.get("/duplicates").await.data(200), "/pairs"), 0);
        assert_eq!(count(&officer.get("/duplicates").await.data(200), "/pairs"), 1);
        let far = app.open_site("Transit d’Arlit", "ARL");
        let stranger = app.as_user_at(far, Role::ProtectionOfficer).await;
        let _ = stranger.get(&pair).await.is(404);
        assert_eq!(count(&stranger.get("/duplicates").await.data(200), "/pairs"), 0);
        // What was closed or marked on one of them holds for both.
        post(&officer, &format!("{pair}/merge"), json!({ "into": text(&other, "/id"), "reason": "same" })).await;
        let clerk = app.as_user(Role::Clerk).await;
        let _ = clerk.get(&format!("/people/{}", text(&other, "/id"))).await.is(404);
        let _ = clerk.get(&format!("/people/{}", text(&one, "/id"))).await.is(404);
        assert_eq!(count(&clerk.get("/people").await.data(200), "/rows"), 0);
        post(&officer, &format!("/duplicates/{}/part", text(&one, "/id")), json!({ "reason": "no" })).await;
        let _ = clerk.get(&format!("/people/{}", text(&other, "/id"))).await.is(200);
        let _ = clerk.get(&format!("/people/{}", text(&one, "/id"))).await.is(404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn different_is_remembered_on_both_sides_and_nobody_is_asked_twice() {
    each_app(crate::rooms, |app| async move {
        let (first, _, one, other) = twice(&app).await;
        let (a, b) = (text(&one, "/id"), text(&other, "/id"));
        post(&first, &format!("/duplicates/{a}/{b}/different"), json!({ "reason": "two cousins" })).await;
        assert_eq!(count(&first.get("/duplicates").await.data(200), "/pairs"), 0);
        // Neither the index nor the form asks again: on the file that said it and on the other.
        for id in [&a, &b] {
            let form = person_form(id, json!({ "given": "Fatima", "family": "Diallo", "sex": "2", "birth": "1998", "mother": "Mariama Bah" }));
            let found = first.post_json("/people/candidates", form).await.data(200);
            let found: Vec<String> = found["likely"].as_array().unwrap().iter().map(|l| text(l, "/id")).filter(|found| found != id).collect();
            assert!(found.is_empty(), "{found:?}");
            let file = first.get(&format!("/people/{id}/edit")).await.data(200);
            let version = text(&file, "/form/version");
            let form = json!({ "given": "Fatima", "family": "Diallo", "sex": "2", "birth": "1998", "nationality": "GIN", "language": "ful", "phone": "+224 620 00 00 00", "reason": "phone", "version": version });
            post(&first, &format!("/people/{id}/edit"), form).await;
        }
        assert_eq!(count(&first.get("/duplicates").await.data(200), "/pairs"), 0);
        // A correction that makes two others alike puts them on the board.
        let moussa = register(&first, json!({ "given": "Moussa", "family": "Keita", "sex": "1", "birth": "1980" })).await;
        let wrong = register(&first, json!({ "given": "Ali", "family": "Maiga", "sex": "1", "birth": "1980" })).await;
        let form = json!({ "given": "Moussa", "family": "Keita", "sex": "1", "birth": "1980", "nationality": "GIN", "language": "ful", "reason": "read out wrongly" });
        post(&first, &format!("/people/{}/edit", text(&wrong, "/id")), form).await;
        let board = first.get("/duplicates").await.data(200);
        assert_eq!((count(&board, "/pairs"), text(&board, "/pairs/0/found"), text(&board, "/pairs/0/other/id")), (1, "index".to_owned(), text(&moussa, "/id")));
        // Somebody who knows better asks after all, by the code on a card.
        post(&first, "/duplicates", json!({ "person": a, "code": text(&other, "/code") })).await;
        assert_eq!(count(&first.get("/duplicates").await.data(200), "/pairs"), 2);
        assert_eq!(first.post_json("/duplicates", json!({ "person": a, "code": "AGZ-222-222" })).await.is(422).problems(), ["duplicate-code-unknown"]);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn two_desks_in_the_same_second_are_both_warned() {
    each_app(crate::rooms, |app| async move {
        let mut desks = Vec::new();
        for _ in 0..6 {
            let clerk = app.as_user(Role::Clerk).await;
            let person = consent(&clerk, json!({})).await;
            desks.push((clerk, person));
        }
        let tries = desks.iter().map(|(clerk, person)| async move {
            let form = person_form(person, json!({ "given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1985-03-04" }));
            clerk.post_json("/people", form).await.status.as_u16()
        });
        let mut answers = futures::future::join_all(tries).await;
        answers.sort_unstable();
        assert_eq!(answers, [201, 409, 409, 409, 409, 409], "one file, and five desks that are asked");
        sound(&app).await;
    })
    .await;
}

const SIGNATURE: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/// The same with a remark in it: where it was taken.
const PLACED: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAB90RVh0Q29tbWVudAB0YWtlbiBhdCAxMy41MSBOIDIuMTEgRe2m/5IAAAAASUVORK5CYII=";
const PAPER: &str = "data:application/pdf;base64,JVBERi0xLjQK";

#[tokio::test]
async fn a_known_persons_new_consent_comes_with_its_proof() {
    each_app(crate::rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let known = register(&clerk, json!({ "given": "Mariama", "family": "Bah", "sex": "2", "birth": "1998" })).await;
        let id = text(&known, "/id");
        let file = |id: &str| {
            let (id, app) = (id.parse::<StreamId>().unwrap(), &app);
            async move { app.ledger().stream(&mut app.ledger().read().await.unwrap(), id).await.unwrap() }
        };
        // Two years and more later the consent is over, and so is the file's use; she left meanwhile.
        app.advance_ms(3 * 365 * 24 * 3_600_000);
        let clerk = app.as_user(Role::Clerk).await;
        assert_eq!(clerk.post_json(&format!("/people/{id}/continue"), json!({})).await.is(409).problems(), ["consent-none-live"]);
        assert_eq!(clerk.post_json(&format!("/people/{id}/card"), json!({ "layout": "a4" })).await.is(409).problems(), ["consent-none-live"]);
        // She is back, and signs; the desk finds her.
        let fresh = consent(&clerk, json!({ "mode": "signature", "signature": SIGNATURE, "photo": "given" })).await;
        let found =
            clerk.post_json("/people", person_form(&fresh, json!({ "given": "Mariama", "family": "Bah", "sex": "2", "birth": "1998" }))).await.data(409);
        assert_eq!(text(&found, "/likely/0/id"), id);
        let form = json!({ "person": fresh, "with": "alone" });
        post(&clerk, &format!("/people/{id}/continue"), form).await;
        let stream = file(&id).await;
        let (person, consents) = (Person::fold(&stream), Consents::fold(&stream));
        assert!(person.arrived_at > person.registered_at, "an arrival, in the old file");
        let last = consents.in_force("general", clerk_today(&app)).unwrap();
        assert_eq!((last.given.mode.as_str(), consents.in_force("photo", clerk_today(&app)).is_some()), ("signature", true));
        let list = clerk.get(&format!("/people/{id}/consents")).await.data(200);
        assert_eq!((count(&list, "/entries"), text(&list, "/entries/0/state"), text(&list, "/entries/1/state")), (2, "given".to_owned(), "expired".to_owned()));
        let newest = text(&list, "/entries/0/id");
        let proof = clerk.get(&format!("/people/{id}/consents/{newest}/evidence")).await.is(200);
        assert_eq!((proof.header("content-type"), proof.bytes.starts_with(b"\x89PNG")), ("image/png", true), "the signature, opened from the old file");
        assert!(clerk.get(&format!("/people/{id}/consents/{newest}/receipt")).await.is(200).bytes.starts_with(b"%PDF"));
        // The photo that she agreed to, and a card with it.
        post(&clerk, &format!("/people/{id}/photo"), json!({ "photo": SIGNATURE })).await;
        assert!(clerk.get(&format!("/people/{id}/photo")).await.is(200).bytes.starts_with(b"\x89PNG"));
        assert!(clerk.post_json(&format!("/people/{id}/card"), json!({ "layout": "a4" })).await.is(200).bytes.starts_with(b"%PDF"));
        // A paper, the same way; it was taken back before she was found.
        let fresh = consent(&clerk, json!({ "mode": "paper", "evidence": PAPER })).await;
        let given = Consents::fold(&file(&fresh).await).all.remove(0).given.id;
        post(&clerk, &format!("/people/{fresh}/consents/{given}/withdraw"), json!({ "purpose": "general" })).await;
        assert_eq!(
            clerk.post_json(&format!("/people/{id}/continue"), json!({ "person": fresh })).await.is(409).problems(),
            ["consent-none-live"],
            "what she took back a moment ago is not got round by her older file"
        );
        let fresh = consent(&clerk, json!({ "mode": "paper", "evidence": PAPER })).await;
        post(&clerk, &format!("/people/{id}/continue"), json!({ "person": fresh })).await;
        let newest = text(&clerk.get(&format!("/people/{id}/consents")).await.data(200), "/entries/0/id");
        let proof = clerk.get(&format!("/people/{id}/consents/{newest}/evidence")).await.is(200);
        assert_eq!((proof.header("content-type"), proof.bytes.starts_with(b"%PDF")), ("application/pdf", true));
        sound(&app).await;
    })
    .await;
}

fn clerk_today(app: &TestApp) -> ledger::Day {
    app.ledger().env().now().day(&jiff::tz::TimeZone::get("Africa/Niamey").unwrap())
}

#[tokio::test]
async fn a_photo_needs_a_consent_to_it() {
    each_app(crate::rooms, |app| async move {
        let clerk = app.as_user(Role::Clerk).await;
        let id = text(&register(&clerk, json!({ "given": "Awa", "family": "Ba", "sex": "2", "birth": "1990" })).await, "/id");
        let path = format!("/people/{id}/photo");
        assert_eq!(clerk.post_json(&path, json!({ "photo": SIGNATURE })).await.is(409).problems(), ["consent-none-for-this"]);
        assert!(!clerk.get_html(&format!("/people/{id}")).await.is(200).text().contains("Prendre une photo"));
        let _ = consent(&clerk, json!({ "person": id, "photo": "given" })).await;
        assert!(clerk.get_html(&format!("/people/{id}")).await.is(200).text().contains("Prendre une photo"));
        assert_eq!(clerk.post_json(&path, json!({ "photo": PAPER })).await.is(422).problems(), ["upload-unreadable"]);
        assert_eq!(clerk.post_json(&path, json!({ "photo": "" })).await.is(422).problems(), ["upload-unreadable"]);
        let _ = app.as_user(Role::Health).await.post_json(&path, json!({ "photo": SIGNATURE })).await.is(403);
        // Who has no part in the file is not told what is wrong with a photo, or with whom it should be given to.
        let far = app.open_site("Tahoua", "TAH");
        for photo in ["", "x", SIGNATURE] {
            let _ = app.as_user_at(far, Role::Clerk).await.post_json(&path, json!({ "photo": photo })).await.is(404);
        }
        for deed in ["assign", "unassign"] {
            let form = json!({ "user": "nobody" });
            let _ = app.as_user_at(far, Role::ProtectionOfficer).await.post_json(&format!("/people/{id}/{deed}"), form).await.is(404);
        }
        // What it says besides is left out: the picture comes back as it was before somebody wrote into it where it was taken.
        assert_eq!(clerk.post_json(&path, json!({ "photo": "data:image/png;base64,iVBORw0KGgo=" })).await.is(422).problems(), ["upload-damaged"]);
        post(&clerk, &path, json!({ "photo": SIGNATURE })).await;
        let plain = clerk.get(&path).await.is(200).bytes;
        assert!(plain.starts_with(b"\x89PNG"));
        post(&clerk, &path, json!({ "photo": PLACED })).await;
        assert_eq!(clerk.get(&path).await.is(200).bytes, plain);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn consents_cards_and_staff_of_both_files_are_kept_right() {
    each_app(crate::rooms, |app| async move {
        let (first, second, one, other) = twice(&app).await;
        let (kept, lost) = (text(&one, "/id"), text(&other, "/id"));
        let (officer, worker) = (app.as_user(Role::ProtectionOfficer).await, app.as_user(Role::CaseManager).await);
        post(&officer, &format!("/people/{lost}/assign"), json!({ "user": worker.user })).await;
        post(&officer, &format!("/people/{lost}/care"), json!({ "care": "separated", "reason": "says she is sixteen" })).await;
        let _ = second.post_json(&format!("/people/{lost}/card"), json!({ "layout": "a4" })).await.is(200);
        // The consent on the file that goes on is taken back; a newer one stands on the other.
        let list = first.get(&format!("/people/{kept}/consents")).await.data(200);
        app.advance_ms(60_000);
        post(&first, &format!("/people/{kept}/consents/{}/withdraw", text(&list, "/entries/0/id")), json!({ "purpose": "general" })).await;
        app.advance_ms(60_000);
        let _ = consent(&second, json!({ "person": lost, "mode": "signature", "signature": SIGNATURE, "photo": "given" })).await;
        post(&officer, &format!("/duplicates/{lost}/{kept}/merge"), json!({ "into": kept, "reason": "same" })).await;
        let list = first.get(&format!("/people/{kept}/consents")).await.data(200);
        let states: Vec<String> = list["entries"].as_array().unwrap().iter().map(|entry| text(entry, "/state")).collect();
        assert_eq!(states, ["given", "withdrawn", "withdrawn"], "the newest holds, what was taken back on one counts for both");
        let newest = text(&list, "/entries/0/id");
        assert!(first.get(&format!("/people/{kept}/consents/{newest}/evidence")).await.is(200).bytes.starts_with(b"\x89PNG"));
        // Who followed one follows the whole, and the mark is kept.
        let _ = worker.get(&format!("/people/{kept}")).await.is(200);
        let file = officer.get(&format!("/people/{kept}")).await.data(200);
        assert_eq!((text(&file, "/head/care"), count(&file, "/assigned")), ("separated".to_owned(), 1));
        // The old card is good and marked; a new one ends it.
        let guard = app.as_user(Role::Guard).await;
        let checked = guard.post_json("/cards/check", json!({ "code": text(&other, "/code") })).await.data(200);
        assert_eq!((text(&checked, "/answer/state"), text(&checked, "/answer/code")), ("valid".to_owned(), text(&one, "/code")));
        let cards = first.get(&format!("/people/{kept}/card")).await.data(200);
        assert_eq!((count(&cards, "/cards"), text(&cards, "/cards/0/state")), (1, "former".to_owned()));
        let _ = first.post_json(&format!("/people/{kept}/card"), json!({ "layout": "a4" })).await.is(200);
        let cards = first.get(&format!("/people/{kept}/card")).await.data(200);
        assert_eq!((text(&cards, "/cards/0/state"), text(&cards, "/cards/1/state")), ("valid".to_owned(), "replaced".to_owned()));
        // While they are one, the consent given on the other file is taken back.
        post(&first, &format!("/people/{kept}/consents/{newest}/withdraw"), json!({ "purpose": "general" })).await;
        sound(&app).await;
        post(&officer, &format!("/duplicates/{lost}/part"), json!({ "reason": "two people" })).await;
        let list = first.get(&format!("/people/{kept}/consents")).await.data(200);
        assert_eq!(count(&list, "/entries"), 1, "each has its own again");
        let list = first.get(&format!("/people/{lost}/consents")).await.data(200);
        assert_eq!((count(&list, "/entries"), text(&list, "/entries/0/state")), (2, "withdrawn".to_owned()), "what was taken back stays taken back");
        let _ = worker.get(&format!("/people/{kept}")).await.is(404);
        let _ = worker.get(&format!("/people/{lost}")).await.is(200);
        assert_eq!(text(&officer.get(&format!("/people/{kept}")).await.data(200), "/head/care"), "");
        let stream = app.ledger().stream(&mut app.ledger().read().await.unwrap(), kept.parse().unwrap()).await.unwrap();
        assert!(stream.facts().iter().any(|fact| fact.compartment == Compartment::Consent && fact.kind == "consent/parted"));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn families_of_both_files_are_kept_right() {
    each_app(crate::rooms, |app| async move {
        let (clerk, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let mother = register(&clerk, json!({ "given": "Awa", "family": "Diallo", "sex": "2", "birth": "1985", "with": "head" })).await;
        let home = text(&mother, "/household");
        let member = |given: &'static str, birth: &'static str, home: String, relation: &'static str| {
            let clerk = clerk.clone();
            async move {
                let more = json!({ "given": given, "family": "Diallo", "sex": "1", "birth": birth, "with": "member", "household": home, "relation": relation });
                text(&register(&clerk, more).await, "/id")
            }
        };
        let son = member("Alpha", "2005", home.clone(), "child").await;
        let single = text(&register(&clerk, json!({ "given": "Boubacar", "family": "Barry", "sex": "1", "birth": "2005" })).await, "/id");
        let merge = |from: &str, into: &str| format!("/duplicates/{from}/{into}/merge");
        let form = |into: &str, home: &str| json!({ "into": into, "reason": "same", "home": home });
        // Who had no family takes the place of the other.
        post(&officer, &merge(&son, &single), form(&single, "")).await;
        let shown = clerk.get(&format!("/households/{home}")).await.data(200);
        assert_eq!(
            (count(&shown, "/members"), text(&shown, "/members/1/head/id"), text(&shown, "/members/1/relation")),
            (2, single.clone(), "child".to_owned())
        );
        // With two families, somebody says which one stays; a head of others hands over first.
        let father = register(&clerk, json!({ "given": "Cheikh", "family": "Ndiaye", "sex": "1", "birth": "1980", "with": "head" })).await;
        let other_home = text(&father, "/household");
        let nephew = member("Demba", "2004", other_home.clone(), "other_kin").await;
        let (single_first, nephew_first) = (format!("/duplicates/{single}/{nephew}"), form(&nephew, ""));
        assert_eq!(officer.get(&single_first).await.data(200)["homes"], json!(true));
        assert_eq!(officer.post_json(&merge(&single, &nephew), nephew_first).await.is(422).problems(), ["duplicate-home-missing"]);
        let father = text(&father, "/id");
        assert_eq!(officer.post_json(&merge(&single, &father), form(&father, "from")).await.is(422).problems(), ["duplicate-home-head"]);
        post(&officer, &merge(&single, &nephew), form(&nephew, "from")).await;
        let shown = clerk.get(&format!("/households/{home}")).await.data(200);
        assert_eq!(text(&shown, "/members/1/head/id"), nephew);
        assert_eq!(count(&clerk.get(&format!("/households/{other_home}")).await.data(200), "/members"), 1);
        sound(&app).await;
        // All of it taken back.
        post(&officer, &format!("/duplicates/{single}/part"), json!({ "reason": "no" })).await;
        post(&officer, &format!("/duplicates/{son}/part"), json!({ "reason": "no" })).await;
        let members = |home: String| {
            let clerk = clerk.clone();
            async move {
                let shown = clerk.get(&format!("/households/{home}")).await.data(200);
                shown["members"].as_array().unwrap().iter().map(|m| text(m, "/head/id")).collect::<Vec<_>>()
            }
        };
        assert_eq!(members(home).await, [text(&mother, "/id"), son]);
        assert_eq!(members(other_home).await, [father, nephew]);
        sound(&app).await;
    })
    .await;
}

/// Where a person's file goes on, by what was decided so far.
fn root_of(parts: &[Option<usize>], mut at: usize) -> usize {
    while let Some(into) = parts[at] {
        at = into;
    }
    at
}

#[tokio::test]
async fn after_random_merges_everybody_is_found_by_any_name() {
    const NAMES: [(&str, &str); 5] = [("Aminata", "Toure"), ("Boubacar", "Barry"), ("Cheikh", "Ndiaye"), ("Djeneba", "Coulibaly"), ("Ezekiel", "Okafor")];
    each_app(crate::rooms, |app| async move {
        let (clerk, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        let mut ids = Vec::new();
        for (given, family) in NAMES {
            ids.push(text(&register(&clerk, json!({ "given": given, "family": family, "sex": "9", "birth": "1990" })).await, "/id"));
        }
        let dice = ledger::Env::fixed(ledger::Instant::from_millis(0), 11);
        let below = |n: u64| usize::try_from(u64::from_le_bytes(dice.bytes()) % n).unwrap();
        let mut parts: Vec<Option<usize>> = vec![None; NAMES.len()];
        let (mut merged, mut parted) = (0, 0);
        for _ in 0..24 {
            let (one, other) = (below(5), below(5));
            if below(3) == 0 {
                let may = parts[one].is_some_and(|into| parts[into].is_none());
                let status = officer.post_json(&format!("/duplicates/{}/part", ids[one]), json!({ "reason": "r" })).await.status.as_u16();
                assert_eq!(status == 201, may, "parting {one}, {parts:?}: {status}");
                if may {
                    parts[one] = None;
                    parted += 1;
                }
            } else {
                let may = one != other && parts[one].is_none() && parts[other].is_none();
                let path = format!("/duplicates/{}/{}/merge", ids[one], ids[other]);
                let status = officer.post_json(&path, json!({ "into": ids[other], "reason": "r" })).await.status.as_u16();
                assert_eq!(status == 201, may, "merging {one} into {other}, {parts:?}: {status}");
                if may {
                    parts[one] = Some(other);
                    merged += 1;
                }
            }
            for (n, (given, family)) in NAMES.iter().enumerate() {
                let found = clerk.post_json("/search", json!({ "q": format!("{given} {family}") })).await.data(200);
                let found: Vec<String> = found["found"].as_array().unwrap().iter().map(|hit| text(hit, "/head/id")).collect();
                assert_eq!(found, [ids[root_of(&parts, n)].clone()], "{given} {family} after {parts:?}");
                let file = clerk.get(&format!("/people/{}", ids[n])).await;
                assert_eq!(file.status.as_u16(), if parts[n].is_some() { 303 } else { 200 });
            }
            let standing = parts.iter().filter(|part| part.is_none()).count();
            assert_eq!(count(&clerk.get("/people").await.data(200), "/rows"), standing);
        }
        assert!(merged > 4 && parted > 1, "{merged} merges, {parted} parted");
        sound(&app).await;
    })
    .await;
}

/// Two files that nobody compared, as a register brought in elsewhere leaves them: the search in the whole register asks about
/// them once, and never again when somebody has answered.
#[tokio::test]
async fn the_whole_register_is_searched() {
    each_app(crate::rooms, |app| async move {
        let [one, other] = unseen(&app, FATIMA).await;
        let officer = app.as_user(Role::ProtectionOfficer).await;
        assert_eq!(count(&officer.get("/duplicates").await.data(200), "/pairs"), 0);
        let _ = app.as_user(Role::Guard).await.post_json("/duplicates/sweep", json!({})).await.is(403);
        let board = searched(&officer).await;
        assert_eq!((count(&board, "/pairs"), text(&board, "/pairs/0/found")), (1, "index".to_owned()));
        let mut pair = [text(&board, "/pairs/0/one/id"), text(&board, "/pairs/0/other/id")];
        pair.sort();
        let mut known = [one.to_string(), other.to_string()];
        known.sort();
        assert_eq!(pair, known);
        post(&officer, &format!("/duplicates/{one}/{other}/different"), json!({})).await;
        assert_eq!(count(&searched(&officer).await, "/pairs"), 0, "what was answered is not asked again");
        sound(&app).await;
    })
    .await;
}

/// Enters two people in one go, so that neither was known when the other was compared.
async fn unseen(app: &TestApp, given: [&str; 2]) -> [PersonId; 2] {
    let author = Author { user: app.as_user(Role::Clerk).await.user, site: app.site };
    let site = app.app.site(app.site).unwrap();
    let mut write = app.ledger().write(author).await.unwrap();
    let mut ids = [PersonId::nil(); 2];
    for (given, id) in given.into_iter().zip(&mut ids) {
        let mut stream = write.load(write.id()).await.unwrap();
        let said = Given { id: "1".to_owned(), answers: [("general".to_owned(), Answer::Given)].into(), ..Given::default() };
        write.append(&mut stream, crate::consent::give(said)).await.unwrap();
        let live = Consents::fold(&stream).live("general", write.now().day(&site.zone)).unwrap();
        let identity = Identity {
            given: given.to_owned(),
            family: "Diallo".to_owned(),
            mother: "Mariama Bah".to_owned(),
            sex: 2,
            birth: Some(PartialDate { year: 1998, month: None, day: None, estimated: false }),
            nationalities: vec!["GIN".to_owned()],
            ..Identity::default()
        };
        let new = NewPerson { stream: &mut stream, consent: &live, identity, care: "", import: None };
        enter(&app.app, &site, &mut write, new).await.unwrap();
        *id = stream.id.cast();
    }
    write.commit().await.unwrap();
    ids
}

/// Searches, and gives the board when that has ended.
async fn searched(officer: &Client) -> Value {
    let _ = officer.post_json("/duplicates/sweep", json!({})).await.data(201);
    loop {
        let board = officer.get("/duplicates").await.data(200);
        if board.pointer("/sweep/running") == Some(&Value::Bool(false)) {
            return board;
        }
        tokio::task::yield_now().await;
    }
}

/// How alike the desk says that two spellings of one woman are.
async fn likeness(clerk: &Client, birth: u16) -> f64 {
    let form = person_form("", json!({ "given": "Fatoumata", "family": "Djallo", "sex": "2", "birth": birth.to_string(), "mother": "Aissatou Barry" }));
    let found = clerk.post_json("/people/candidates", form).await.data(200);
    found.pointer("/likely/0/score").and_then(Value::as_f64).unwrap_or(0.0)
}

/// Waits until what was decided is learned.
async fn until(clerk: &Client, birth: u16, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..2_000 {
        let now = likeness(clerk, birth).await;
        if holds(now) {
            return now;
        }
        tokio::task::yield_now().await;
    }
    panic!("nothing was learned: {} {birth}", likeness(clerk, birth).await);
}

#[tokio::test]
async fn decisions_teach_and_can_be_left_behind() {
    each_app(crate::rooms, |app| async move {
        let (first, _, one, other) = twice(&app).await;
        let officer = app.as_user(Role::ProtectionOfficer).await;
        let taught = |board: &Value| board["taught"].as_u64();
        assert_eq!(taught(&officer.get("/duplicates").await.data(200)), Some(0));
        let shown = officer.get("/duplicates").await.data(200);
        let spelled: Vec<String> =
            shown["pairs"][0]["spellings"].as_array().unwrap().iter().map(|s| format!("{}/{}", text(s, "/here"), text(s, "/there"))).collect();
        assert!(spelled.iter().any(|s| s.contains("Djallo") && s.contains("Diallo")), "{spelled:?}");
        assert!(first.get("/duplicates").await.data(200)["pairs"][0]["spellings"].as_array().unwrap().is_empty(), "masked for the clerk");
        // A likeness that is neither sure nor none.
        let (mut birth, mut before) = (1998, likeness(&first, 1998).await);
        while before > 0.8 {
            birth -= 1;
            before = likeness(&first, birth).await;
        }
        assert!(before > 0.1, "{birth} {before}");
        let (a, b) = (text(&one, "/id"), text(&other, "/id"));
        post(&first, &format!("/duplicates/{a}/{b}/different"), json!({})).await;
        let moved = until(&first, birth, |now| (now - before).abs() > 1e-6).await;
        assert!((moved - before).abs() < 0.2, "one decision moves little: {before} {moved}");
        assert_eq!(taught(&officer.get("/duplicates").await.data(200)), Some(1));
        for locale in Locale::ALL {
            let page = app.as_user(Role::ProtectionOfficer).await.speaking(locale).get_html("/duplicates").await.is(200).text();
            assert!(page.contains("/duplicates/start-over") && !page.contains("duplicate-t"), "{locale:?}");
        }
        // What was learned is learned again after a restart.
        let app = app.restart().await;
        let (first, officer) = (app.as_user(Role::Clerk).await, app.as_user(Role::ProtectionOfficer).await);
        assert!((likeness(&first, birth).await - moved).abs() < 1e-6);
        // The clerk may decide, and not undo what all decided.
        let _ = first.post_json("/duplicates/start-over", json!({})).await.is(403);
        app.advance_ms(1_000);
        assert_eq!(post(&officer, "/duplicates/start-over", json!({})).await["taught"], json!(0));
        let anew = until(&first, birth, |now| (now - moved).abs() > 1e-6).await;
        assert!((anew - before).abs() < 1e-6, "{before} {anew}");
        assert_eq!(taught(&officer.get("/duplicates").await.data(200)), Some(0));
        sound(&app).await;
        // The pair stays decided.
        let _ = searched(&officer).await;
        assert_eq!(count(&officer.get("/duplicates").await.data(200), "/pairs"), 0);
        app.advance_ms(1_000);
        post(&officer, &format!("/duplicates/{b}/{a}/merge"), json!({ "into": a, "reason": "she brought her mother" })).await;
        assert_eq!(taught(&officer.get("/duplicates").await.data(200)), Some(1), "and a merge teaches too");
        until(&first, birth, |now| (now - anew).abs() > 1e-7).await;
        sound(&app).await;
    })
    .await;
}
