//! Imports and cards over HTTP, from the upload to the undoing, on both engines.

use std::sync::Arc;

use access::Role;
use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use ledger::serde_json::{Value, from_slice, json};
use ledger::{Author, Env, Id, Instant, SiteId, StreamId, UserId};
use testing::Place;
use text::Locale;
use tower::ServiceExt as _;
use web::{AccountInfo, App, Config, SiteInfo};

use super::{check, store};
use crate::person::{Person, PersonId};

/// A running centre with somebody signed in.
struct Centre {
    _place: Place,
    app: App,
    router: Router,
    token: String,
}

fn site() -> SiteId {
    Id::from_number(100)
}

impl Centre {
    async fn open(place: Place, role: Role) -> Self {
        let projectors = crate::rooms().iter().filter_map(|room| room.projector).collect();
        let ledger = place.open(projectors, Env::fixed(Instant::from_millis(1_772_323_200_000), 1)).await;
        let app = App::start(ledger, crate::rooms(), Config::default()).await.unwrap();
        app.put_site(SiteInfo { id: site(), name: "Centre d’Agadez".into(), prefix: "AGZ".into(), country: "NER".into(), zone: jiff::tz::TimeZone::UTC });
        let mut centre = Self { _place: place, router: app.router(), app, token: String::new() };
        centre.token = centre.sign_in(200, role).await;
        centre
    }

    /// Signs somebody in; gives the secret of the session.
    async fn sign_in(&self, number: u128, role: Role) -> String {
        let user: UserId = Id::from_number(number);
        self.app.put_account(AccountInfo {
            id: user,
            username: format!("u{number}"),
            name: format!("U{number}"),
            locale: Locale::Fr,
            roles: vec![(site(), role)],
            disabled: false,
        });
        let mut write = self.app.ledger().write(Author { user, site: site() }).await.unwrap();
        let token = web::session::open(&mut write, user, site(), "test", true).await.unwrap();
        write.commit().await.unwrap();
        token
    }

    async fn send(&self, token: &str, method: &str, path: &str, accept: &str, body: Option<Value>) -> (StatusCode, Vec<u8>) {
        let request = Request::builder().method(method).uri(path).header(COOKIE, format!("relais_session={token}")).header(ACCEPT, accept);
        let request = match body {
            Some(body) => request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
            None => request.body(Body::empty()),
        };
        let answer = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let status = answer.status();
        (status, answer.into_body().collect().await.unwrap().to_bytes().to_vec())
    }

    async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let (status, bytes) = self.send(&self.token, "POST", path, "application/json", Some(body)).await;
        (status, from_slice(&bytes).unwrap_or_default())
    }

    async fn get(&self, path: &str) -> Value {
        let (status, bytes) = self.send(&self.token, "GET", path, "application/json", None).await;
        assert_eq!(status, StatusCode::OK, "{path}: {}", String::from_utf8_lossy(&bytes));
        from_slice(&bytes).unwrap()
    }

    /// A page as a browser shows it, in one of the languages.
    async fn page(&self, path: &str, locale: &str) -> String {
        let (status, bytes) = self.send(&self.token, "GET", &format!("{path}?lang={locale}"), "text/html", None).await;
        let page = String::from_utf8(bytes).unwrap();
        assert_eq!(status, StatusCode::OK, "{path}: {page}");
        for word in page.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
            let is_key = ["import-", "card-", "menu-imports"].iter().any(|prefix| word.starts_with(prefix));
            assert!(!is_key, "{word} is not said in {locale} on {path}");
        }
        assert!(!page.contains("style=\"") && !page.contains("<script>"), "{path}");
        page
    }

    /// Uploads a register, maps it as proposed and waits for its check.
    async fn bring(&self, csv: &str) -> StreamId {
        let id = self.upload(csv).await;
        let columns: Vec<Value> =
            self.get(&format!("/imports/{id}")).await["mapping"]["columns"].as_array().unwrap().iter().map(|c| c["field"].clone()).collect();
        let (status, answer) = self.post(&format!("/imports/{id}/mapping"), json!({ "column": columns, "declared": "yes", "place": "Armoire 2" })).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        check::check(&self.app, id).await.unwrap();
        assert_eq!(self.state(id).await, "review");
        id
    }

    async fn upload(&self, csv: &str) -> StreamId {
        let (status, answer) = self.post("/imports", json!({ "file": data_url(csv.as_bytes()) })).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        answer["id"].as_str().unwrap().parse().unwrap()
    }

    async fn state(&self, id: StreamId) -> String {
        store::get(&mut self.app.ledger().read().await.unwrap(), id).await.unwrap().unwrap().state
    }

    async fn people(&self) -> Vec<(PersonId, Person)> {
        let mut conn = self.app.ledger().read().await.unwrap();
        let ids = ledger::all!(&mut conn, (PersonId,), "select person_id from person order by person_id limit 1000").unwrap();
        let mut out = Vec::new();
        for (id,) in ids {
            out.push((id, Person::fold(&self.app.ledger().stream(&mut conn, id.cast()).await.unwrap())));
        }
        out
    }
}

/// Base64 as browsers write it, by hand: the crate has no other use for it.
fn data_url(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = "data:text/csv;base64,".to_owned();
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0, |n, i| n << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let sign = SIGNS[usize::try_from(number >> (18 - 6 * i) & 63).unwrap()];
            out.push(if i <= u32::try_from(three.len()).unwrap() { char::from(sign) } else { '=' });
        }
    }
    out
}

const REGISTER: &str = "Registre 2024;;;;;;\nNom;Prénom;Sexe;Naissance;Nationalité;Date d'arrivée;Ménage;Lien\nDiallo;Aïssata;F;12/03/1990;Guinéenne;02/01/2026;7;chef\nDiallo;Moussa;M;2015;Guinéen;02/01/2026;7;fils\nTraoré;Awa;femme;25 ans;malienne;;;\n";

#[tokio::test]
async fn a_register_is_imported_as_a_whole_and_taken_back() {
    testing::each(|place| async move {
        let centre = Centre::open(place, Role::Clerk).await;
        let id = centre.bring(REGISTER).await;
        let review = centre.get(&format!("/imports/{id}")).await["review"].clone();
        assert_eq!((review["importable"].as_i64(), review["wrong"].as_i64(), review["ready"].as_bool()), (Some(3), Some(0), Some(true)), "{review}");
        assert!(centre.people().await.is_empty(), "nothing before the import");
        let (status, answer) = centre.post(&format!("/imports/{id}/apply"), json!({})).await;
        assert_eq!((status, answer["rows"].as_i64()), (StatusCode::CREATED, Some(3)), "{answer}");

        let people = centre.people().await;
        let of = |given: &str| people.iter().find(|(_, p)| p.identity.given == given).unwrap();
        let (mother, child, alone) = (of("Aïssata"), of("Moussa"), of("Awa"));
        assert_eq!((mother.1.identity.family.as_str(), mother.1.identity.sex, mother.1.identity.nationalities.join(",")), ("Diallo", 2, "GIN".to_owned()));
        assert_eq!((child.1.care.as_str(), alone.1.care.as_str()), ("", ""), "a child with its mother is not alone");
        let mut conn = centre.app.ledger().read().await.unwrap();
        let stream = centre.app.ledger().stream(&mut conn, mother.0.cast()).await.unwrap();
        let registered = stream.facts().iter().find(|f| f.kind == "person/registered").unwrap();
        assert_eq!(registered.happened_on.map(|d| d.to_string()).as_deref(), Some("2026-01-02"));
        let home = crate::household::of(&mut conn, child.0).await.unwrap().unwrap();
        assert_eq!(crate::household::members(&mut conn, home).await.unwrap(), [(mother.0, "head".to_owned()), (child.0, "child".to_owned())]);
        assert!(
            centre
                .app
                .ledger()
                .attachment(&mut conn, &store::get(&mut centre.app.ledger().read().await.unwrap(), id).await.unwrap().unwrap().file_hash)
                .await
                .unwrap()
                .is_none(),
            "the file is destroyed"
        );
        assert!(!crate::person::find(&centre.app, "Awa Traore", 5).await.unwrap().is_empty(), "the desk finds them at once");
        drop(conn);

        let (status, _) = centre.post(&format!("/imports/{id}/apply"), json!({})).await;
        assert_eq!(status, StatusCode::CONFLICT, "nobody imports twice");

        // Something becomes known of the mother: she and her household stay.
        let (status, _) = centre.send(&centre.token, "POST", &format!("/people/{}/card", mother.0), "application/json", Some(json!({ "layout": "a4" }))).await;
        assert_eq!(status, StatusCode::OK);
        let (status, answer) = centre.post(&format!("/imports/{id}/undo"), json!({})).await;
        assert_eq!((status, answer["rows"].as_i64(), answer["kept"].as_i64()), (StatusCode::CREATED, Some(1), Some(2)), "{answer}");
        let left: Vec<String> = centre.people().await.into_iter().map(|(_, p)| p.identity.given).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(!left.contains(&"Awa".to_owned()));
        assert!(crate::person::find(&centre.app, "Awa Traore", 5).await.unwrap().is_empty());
        let shown = centre.get(&format!("/imports/{id}")).await;
        assert_eq!(shown["result"]["kept"].as_array().unwrap().len(), 2, "{shown}");
        for locale in ["fr", "en", "ar"] {
            centre.page(&format!("/imports/{id}"), locale).await;
        }
    })
    .await;
}

#[tokio::test]
async fn one_wrong_row_keeps_all_out() {
    testing::each(|place| async move {
        let centre = Centre::open(place, Role::Clerk).await;
        let id = centre.bring("Nom;Prénom;Naissance\nDiallo;Awa;1998\nTraoré;Binta;31/02/2001\n").await;
        let shown = centre.get(&format!("/imports/{id}")).await;
        let error = &shown["review"]["errors"][0];
        assert_eq!(
            (error["row"].as_i64(), error["column"].as_str(), error["cell"].as_str(), shown["review"]["ready"].as_bool()),
            (Some(3), Some("C"), Some("31/02/2001"), Some(false))
        );
        let (status, answer) = centre.post(&format!("/imports/{id}/apply"), json!({})).await;
        assert_eq!((status, answer["problems"][0]["key"].as_str()), (StatusCode::CONFLICT, Some("import-wrong-left")));
        assert!(centre.people().await.is_empty());
        for locale in ["fr", "en", "ar"] {
            let page = centre.page(&format!("/imports/{id}"), locale).await;
            assert!(page.contains("31/02/2001"));
        }
        let (status, _) = centre.post(&format!("/imports/{id}/discard"), json!({})).await;
        assert_eq!(status, StatusCode::CREATED);
        let mut conn = centre.app.ledger().read().await.unwrap();
        assert!(store::counts(&mut conn, id).await.unwrap().is_empty());
        let job = store::get(&mut conn, id).await.unwrap().unwrap();
        assert!(centre.app.ledger().attachment(&mut conn, &job.file_hash).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn people_who_are_known_are_decided_by_a_person() {
    testing::each(|place| async move {
        let centre = Centre::open(place, Role::Clerk).await;
        let first = centre.bring("Nom;Prénom;Sexe;Naissance;Téléphone\nDiallo;Mamadou;m;12/03/1998;+227 90 00 00 01\n").await;
        let second = centre.bring("Nom;Prénom;Sexe;Naissance;Téléphone\nDjalo;Mamadou;m;12/03/1998;90000001\nOuédraogo;Salif;m;1980;\n").await;
        assert_eq!(centre.post(&format!("/imports/{first}/apply"), json!({})).await.0, StatusCode::CREATED);

        // When the second was checked nobody was known; the import looks again.
        let (status, answer) = centre.post(&format!("/imports/{second}/apply"), json!({})).await;
        assert_eq!((status, answer["problems"][0]["key"].as_str()), (StatusCode::CONFLICT, Some("import-new-duplicates")), "{answer}");
        let review = centre.get(&format!("/imports/{second}")).await["review"].clone();
        assert_eq!((review["undecided"].as_i64(), review["ready"].as_bool()), (Some(1), Some(false)));
        let likely = review["pairs"][0]["likely"][0].clone();
        let (status, answer) = centre.post(&format!("/imports/{second}/apply"), json!({})).await;
        assert_eq!((status, answer["problems"][0]["key"].as_str()), (StatusCode::CONFLICT, Some("import-undecided-left")));
        for locale in ["fr", "en", "ar"] {
            centre.page(&format!("/imports/{second}"), locale).await;
        }
        let decide = json!({ "row": review["pairs"][0]["row"].to_string(), "decision": "same", "person": likely["id"] });
        assert_eq!(centre.post(&format!("/imports/{second}/decide"), decide).await.0, StatusCode::CREATED);
        let (status, answer) = centre.post(&format!("/imports/{second}/apply"), json!({})).await;
        assert_eq!((status, answer["rows"].as_i64()), (StatusCode::CREATED, Some(1)), "{answer}");
        let mut families: Vec<String> = centre.people().await.into_iter().map(|(_, p)| p.identity.family).collect();
        families.sort();
        assert_eq!(families, ["Diallo", "Ouédraogo"]);
    })
    .await;
}

#[tokio::test]
async fn a_check_that_was_interrupted_goes_on() {
    testing::each(|place| async move {
        let centre = Centre::open(place, Role::Clerk).await;
        let rows: String = (0..450).map(|n| format!("Nom{n};Prenom{};{}\n", n * 7, 1960 + n % 40)).collect();
        let id = centre.upload(&format!("Nom;Prénom;Naissance\n{rows}Nom3;Prenom21;1963\n")).await;
        let ledger = centre.app.ledger();
        let job = store::get(&mut ledger.read().await.unwrap(), id).await.unwrap().unwrap();
        let mut plan = job.plan(ledger).unwrap();
        plan.today = Some(crate::tests::today());
        // As after a crash: the first chunk is kept, the program is gone.
        let mut write = ledger.write(Author { user: job.user_id, site: job.site_id }).await.unwrap();
        assert!(store::move_on(&mut write, id, "mapping", "checking").await.unwrap());
        store::replan(&mut write, id, &plan).await.unwrap();
        for number in 2..202 {
            store::put(&mut write, id, number, super::rules::state::OK, &super::row::Row::default()).await.unwrap();
        }
        store::progress(&mut write, id, 200).await.unwrap();
        write.commit().await.unwrap();

        check::check(&centre.app, id).await.unwrap();
        let mut conn = ledger.read().await.unwrap();
        let counts = store::counts(&mut conn, id).await.unwrap();
        assert_eq!(counts.values().sum::<i64>(), 451, "{counts:?}");
        let last = store::entry(ledger, &mut conn, id, 452).await.unwrap().unwrap();
        assert_eq!((last.row.twin, last.state.as_str()), (Some(5), "sure"), "the names of the chunks before are not forgotten");
    })
    .await;
}

#[tokio::test]
async fn imports_belong_to_their_site_and_to_those_who_may() {
    let centre = Centre::open(testing::place(ledger::Engine::Sqlite).await, Role::Clerk).await;
    let id = centre.upload(REGISTER).await;
    let guard = centre.sign_in(201, Role::Guard).await;
    assert_eq!(centre.send(&guard, "GET", &format!("/imports/{id}"), "application/json", None).await.0, StatusCode::FORBIDDEN);
    // Information management imports registers, but sees no names in those that others brought.
    let officer = centre.sign_in(202, Role::Information).await;
    let (status, bytes) = centre.send(&officer, "GET", &format!("/imports/{id}"), "application/json", None).await;
    let shown = String::from_utf8(bytes).unwrap();
    assert!(status == StatusCode::OK && !shown.contains("Aïssata"), "{shown}");
    let elsewhere: UserId = Id::from_number(203);
    let other: SiteId = Id::from_number(101);
    centre.app.put_site(SiteInfo { id: other, name: "Zinder".into(), prefix: "ZIN".into(), country: "NER".into(), zone: jiff::tz::TimeZone::UTC });
    centre.app.put_account(AccountInfo {
        id: elsewhere,
        username: "z".into(),
        name: "Z".into(),
        locale: Locale::En,
        roles: vec![(other, Role::Clerk)],
        disabled: false,
    });
    let mut write = centre.app.ledger().write(Author { user: elsewhere, site: other }).await.unwrap();
    let token = web::session::open(&mut write, elsewhere, other, "test", true).await.unwrap();
    write.commit().await.unwrap();
    for path in [format!("/imports/{id}"), format!("/imports/{id}/progress")] {
        assert_eq!(centre.send(&token, "GET", &path, "application/json", None).await.0, StatusCode::NOT_FOUND);
    }
    for deed in ["mapping", "decide", "apply", "undo", "discard"] {
        assert_eq!(centre.send(&token, "POST", &format!("/imports/{id}/{deed}"), "application/json", Some(json!({}))).await.0, StatusCode::NOT_FOUND, "{deed}");
    }
}

#[tokio::test]
async fn pages_before_the_check_are_said_in_three_languages() {
    let centre = Centre::open(testing::place(ledger::Engine::Sqlite).await, Role::Clerk).await;
    let id = centre.upload(REGISTER).await;
    for locale in ["fr", "en", "ar"] {
        centre.page("/imports", locale).await;
        let page = centre.page(&format!("/imports/{id}"), locale).await;
        assert!(page.contains("Guinéenne"), "the first rows are shown");
        centre.page(&format!("/imports/{id}/progress"), locale).await;
    }
    let (status, answer) = centre.post(&format!("/imports/{id}/mapping"), json!({ "column": ["ignore"] })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let keys: Vec<&str> = answer["problems"].as_array().unwrap().iter().filter_map(|p| p["key"].as_str()).collect();
    assert_eq!(keys, ["import-mapping-odd", "import-no-name-column", "import-declare", "import-place-missing"]);
    let (status, answer) = centre.post("/imports", json!({ "file": data_url(b"<html>") })).await;
    assert_eq!((status, answer["problems"][0]["key"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("import-web-page")));
}

#[tokio::test]
async fn a_card_is_printed_checked_replaced_and_lost() {
    testing::each(|place| async move {
        let centre = Centre::open(place, Role::Clerk).await;
        let id = centre.bring(REGISTER).await;
        centre.post(&format!("/imports/{id}/apply"), json!({})).await;
        let people = centre.people().await;
        let (person, known) = people.iter().find(|(_, p)| p.identity.given == "Aïssata").unwrap();
        let card = format!("/people/{person}/card");
        let check = |code: String| centre.post("/cards/check", json!({ "code": code }));
        assert_eq!(check(known.code.clone()).await.1["answer"]["state"], "none");

        let (status, pdf) = centre.send(&centre.token, "POST", &card, "application/json", Some(json!({ "layout": "credit_card" }))).await;
        assert!(status == StatusCode::OK && pdf.starts_with(b"%PDF"));
        let (status, answer) = centre.post(&card, json!({ "layout": "poster" })).await;
        assert_eq!((status, answer["problems"][0]["key"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("card-layout-missing")));
        let by_code = check(known.code.clone()).await.1;
        assert_eq!(
            (by_code["answer"]["state"].as_str(), by_code["answer"]["name"].as_str(), by_code["answer"]["typed"].as_bool()),
            (Some("valid"), Some("Aïssata Diallo"), Some(true))
        );
        assert_eq!(check("RELAIS1:abcdefghijkmnpqrstuvwxyz23456789".into()).await.1["answer"]["state"], "unknown");

        // The token of a card is nowhere but on paper: put one there.
        let token = "abcdefghijkmnpqrstuvwxyz23456789";
        let mut write = centre.app.ledger().write(Author { user: Id::from_number(200), site: site() }).await.unwrap();
        let mut stream = write.load(person.cast()).await.unwrap();
        let issued = crate::tests::known::<crate::card::CardFact>("card/issued", &json!({ "serial": 2, "token_digest": web::digest(token), "layout": "a4" }));
        write.append(&mut stream, [issued]).await.unwrap();
        write.commit().await.unwrap();
        let scanned = format!("RELAIS1:{token}");
        assert_eq!(check(scanned.clone()).await.1["answer"]["state"], "valid");
        let guard = centre.sign_in(201, Role::Guard).await;
        let (_, bytes) = centre.send(&guard, "POST", "/cards/check", "application/json", Some(json!({ "code": scanned }))).await;
        let seen: Value = from_slice(&bytes).unwrap();
        assert_eq!((seen["answer"]["name"].as_str(), seen["answer"]["file"].as_str()), (Some("Aïssata Diallo"), None), "the guard sees the head, not the file");
        assert_eq!(centre.send(&guard, "GET", &card, "application/json", None).await.0, StatusCode::FORBIDDEN);

        let home = crate::household::of(&mut centre.app.ledger().read().await.unwrap(), *person).await.unwrap().unwrap();
        let (status, pdf) = centre.send(&centre.token, "POST", &format!("/households/{home}/cards"), "application/json", Some(json!({}))).await;
        assert!(status == StatusCode::OK && pdf.starts_with(b"%PDF"));
        assert_eq!(check(scanned.clone()).await.1["answer"]["state"], "revoked", "a new card ends the one before");
        let shown = centre.get(&card).await;
        let states: Vec<&str> = shown["cards"].as_array().unwrap().iter().filter_map(|c| c["state"].as_str()).collect();
        assert_eq!(states, ["valid", "replaced", "replaced"]);
        for locale in ["fr", "en", "ar"] {
            centre.page(&card, locale).await;
            centre.page(&format!("{card}/check"), locale).await;
            centre.page("/cards/check", locale).await;
        }
        assert_eq!(centre.post(&format!("{card}/lost"), json!({})).await.0, StatusCode::CREATED);
        assert_eq!(centre.post(&format!("{card}/lost"), json!({})).await.0, StatusCode::CONFLICT);
        assert_eq!(check(known.code.clone()).await.1["answer"]["state"], "revoked");
        let looks = ledger::looks::of_person(&mut centre.app.ledger().read().await.unwrap(), *person, 100, 0).await.unwrap();
        assert!(looks.iter().any(|l| l.act == "card") && looks.iter().any(|l| l.act == "card_check"));
    })
    .await;
}

/// Run with `--ignored --nocapture` to see how long five thousand rows take.
#[tokio::test]
#[ignore = "measures"]
async fn five_thousand_rows() {
    let centre = Centre::open(testing::place(ledger::Engine::Sqlite).await, Role::Clerk).await;
    let rows: String = (0..5000_u32)
        .map(|n| format!("{};{};{};{}\n", syllables(n), syllables(n.wrapping_mul(2_654_435_761)), 1950 + n % 55, if n % 2 == 0 { "Malien" } else { "Guinée" }))
        .collect();
    let clock = Arc::new(std::time::Instant::now());
    let id = centre.bring(&format!("Nom;Prénom;Naissance;Nationalité\n{rows}")).await;
    eprintln!("checked after {:?}", clock.elapsed());
    let counts = store::counts(&mut centre.app.ledger().read().await.unwrap(), id).await.unwrap();
    eprintln!("{counts:?}");
    let (_, answer) = centre.post(&format!("/imports/{id}/decide"), json!({ "row": "sure", "decision": "same" })).await;
    eprintln!("decided after {:?} {answer}", clock.elapsed());
    let (status, answer) = centre.post(&format!("/imports/{id}/apply"), json!({})).await;
    eprintln!("{status} {answer} after {:?}", clock.elapsed());
    let (status, answer) = centre.post(&format!("/imports/{id}/undo"), json!({})).await;
    eprintln!("{status} {answer} after {:?}", clock.elapsed());
}

fn syllables(mut n: u32) -> String {
    let parts = ["ba", "dou", "ke", "li", "mo", "na", "fa", "ri", "so", "tu", "wa", "zé"];
    let mut out = String::new();
    for _ in 0..4 {
        out.push_str(parts[usize::try_from(n % 12).unwrap()]);
        n /= 12;
    }
    out
}
