//! People from the door to the road, through the whole program, as programs ask for it: and each step first by everybody
//! who may not take it, of whom nothing stays in the ledger.

use std::collections::{BTreeMap, BTreeSet};

use access::{Duty, Role, Scope};
use ledger::{Author, Bind, Env};
use serde_json::{Value, json};
use testing::http::{Client, Reply, START, TestApp, each_app};
use web::{Route, Verb};

/// The seed from which the bytes of chance of every test app follow (`testing::http`).
const SEED: u64 = 7;
/// A picture of one point.
const POINT: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const MINUTE: i64 = 60_000;

/// A text in an answer.
#[track_caller]
pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no text at {pointer} in {value}")).to_owned()
}

/// A number in an answer.
#[track_caller]
pub(crate) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or_else(|| panic!("no number at {pointer} in {value}"))
}

/// A list in an answer.
#[track_caller]
pub(crate) fn list(value: &Value, pointer: &str) -> Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {pointer} in {value}")).clone()
}

/// The same text of each entry of a list.
#[track_caller]
pub(crate) fn texts(value: &Value, pointer: &str, inner: &str) -> Vec<String> {
    list(value, pointer).iter().map(|entry| text(entry, inner)).collect()
}

/// Counts by a statement.
pub(crate) async fn count(test: &TestApp, sql: &str, binds: &[&str]) -> i64 {
    let binds: Vec<Bind> = binds.iter().map(|text| Bind::Text((*text).to_owned())).collect();
    let mut conn = test.ledger().read().await.expect("a connection");
    conn.select::<(i64,)>(sql.to_owned(), &binds).await.expect("the statement runs").first().map_or(0, |row| row.0)
}

/// How many facts there are.
pub(crate) async fn facts(test: &TestApp) -> i64 {
    count(test, "select count(*) from fact", &[]).await
}

/// An account of a role at the centre, asking with a token that may do all the role may.
pub(crate) async fn program(test: &TestApp, role: Role) -> Client {
    let client = test.as_user(role).await;
    with_token(test, &client, role).await
}

async fn with_token(test: &TestApp, client: &Client, role: Role) -> Client {
    let scopes: Vec<Duty> = role.duties().iter().map(|(duty, _)| *duty).chain([Duty::OwnAccount]).collect();
    let mut write = test.ledger().write(Author { user: client.user, site: client.site }).await.expect("the ledger writes");
    let secret = admin::create_token(&mut write, &test.app, client.user, client.site, "test", &scopes, 2).await.expect("a token is made");
    write.commit().await.expect("the token is kept");
    client.with_token(&secret)
}

/// A form with some fields said otherwise.
pub(crate) fn form(of: Value, more: Value) -> Value {
    let (Value::Object(mut fields), Value::Object(more)) = (of, more) else { panic!("a form is an object") };
    fields.extend(more);
    Value::Object(fields)
}

/// A spoken, certified consent.
pub(crate) fn spoken(more: Value) -> Value {
    let usual = json!({
        "decision": "given", "photo": "refused", "centres": "given", "explained": people::consent::EXPLAINED, "mode": "verbal",
        "language": "fra", "witness": "Hassane S.", "certified": "yes", "child": "no",
    });
    form(usual, more)
}

/// Records a consent that must be taken; gives the person.
pub(crate) async fn consent(clerk: &Client, more: Value) -> String {
    text(&clerk.post_json("/consents", spoken(more)).await.data(201), "/id")
}

/// Registers somebody alone under a consent of their own; gives id and code.
pub(crate) async fn person(clerk: &Client, more: Value) -> (String, String) {
    let id = consent(clerk, json!({})).await;
    let usual = json!({"person": id, "nationality": "MLI", "language": "bam", "with": "alone"});
    let made = clerk.post_json("/people", form(usual, more)).await.data(201);
    (text(&made, "/id"), text(&made, "/code"))
}

/// The ledger holds, and the tables follow from it.
pub(crate) async fn sound(test: &TestApp) {
    test.assert_sound().await;
    let live = test.ledger().projection_dump(COLUMNS).await.expect("the tables can be read");
    test.ledger().rebuild(|_, _| {}).await.expect("the tables can be made again");
    assert_eq!(test.ledger().projection_dump(COLUMNS).await.expect("the tables can be read"), live);
}

/// Columns of the tables that are made from facts, but for what is sealed.
pub(crate) const COLUMNS: &[(&str, &str)] = &[
    ("person", "person_id, site_id, code, sex, birth_year, nationality, language, care, restricted, registered_at, arrived_at, updated_at, version"),
    ("consent", "person_id, site_id, state, given_at, valid_to, child, registered"),
    ("household_member", "household_id, person_id, relation, since_at, until_at"),
    ("different", "one_id, other_id"),
    ("card", "token_digest, person_id, site_id, serial, issued_at, revoked_at"),
    ("stay", "stay_id, guest_id, guest_kind, bed_id, room_id, conflict, admitted_at, admitted_on, departed_at, departed_on, departure_type, nights"),
    ("bed_history", "stay_id, place, bed_id, guest_id, from_at, until_at, conflict"),
];

/// What exists already, or is made by the step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    /// Something new: whoever has the duty for some records may begin it.
    New,
    /// A record of this centre, assigned to nobody.
    Record,
}

/// A centre with an account of each role, and a clerk elsewhere.
struct Desk {
    test: TestApp,
    staff: BTreeMap<Role, Client>,
    far: Client,
}

impl Desk {
    async fn open(test: TestApp) -> Self {
        let mut staff = BTreeMap::new();
        for role in Role::ALL {
            staff.insert(*role, program(&test, *role).await);
        }
        let other = test.open_site("Centre de Zinder", "ZND");
        let far = test.as_user_at(other, Role::Clerk).await;
        let far = with_token(&test, &far, Role::Clerk).await;
        Self { test, staff, far }
    }

    fn a(&self, role: Role) -> &Client {
        self.staff.get(&role).expect("every role has an account")
    }

    fn clerk(&self) -> &Client {
        self.a(Role::Clerk)
    }

    async fn looks(&self) -> i64 {
        count(&self.test, "select count(*) from look", &[]).await
    }

    /// Everybody who may not is refused, and leaves no trace.
    async fn shut(&self, duty: Duty, on: On, (path, body): (&str, &Value)) {
        let before = (facts(&self.test).await, self.looks().await);
        let may = |role: &Role| role.duties().iter().any(|(held, scope)| *held == duty && (on == On::New || *scope != Scope::Assigned));
        let mut refused: Vec<(&str, &Client)> = self.staff.iter().filter(|(role, _)| !may(role)).map(|(role, client)| (role.name(), client)).collect();
        if on == On::Record {
            refused.push(("a clerk elsewhere", &self.far));
        }
        let nobody = self.test.nobody();
        assert!(refused.len() > 8 && refused.iter().any(|(name, _)| *name == "donor"));
        for (name, client) in refused {
            let reply = client.post_json(path, body).await;
            assert!(matches!(reply.status.as_u16(), 403 | 404), "{name} at {path}: {} {}", reply.status, reply.text());
        }
        let _ = nobody.post_json(path, body).await.is(401);
        assert_eq!((facts(&self.test).await, self.looks().await), before, "a refusal at {path} left something");
    }

    /// A step: refused to all who may not take it, then taken.
    async fn step(&self, who: Role, duty: Duty, on: On, (path, body): (&str, Value)) -> Reply {
        self.shut(duty, on, (path, &body)).await;
        self.test.advance_ms(MINUTE);
        self.a(who).post_json(path, body).await
    }

    /// A room with beds; gives the beds.
    async fn room(&self, name: &str, kind: &str, beds: &str) -> Vec<String> {
        let body = json!({"new_building": format!("Bâtiment {name}"), "name": name, "kind": kind, "beds": beds});
        let made = self.step(Role::CentreManager, Duty::RoomManage, On::New, ("/places", body)).await.data(201);
        let room = self.a(Role::CentreManager).get(&format!("/places/{}", text(&made, "/id"))).await.data(200);
        texts(&room, "/beds", "/id")
    }

    async fn search(&self, role: Role, q: &str) -> Vec<String> {
        texts(&self.a(role).post_json("/search", json!({"q": q})).await.data(200), "/found", "/head/id")
    }

    /// The content of the QR code on a card. It is kept nowhere; but here the bytes of chance are known, and the ledger
    /// has the digest.
    async fn scan(&self, person: &str, serial: i64) -> String {
        let mut conn = self.test.ledger().read().await.expect("a connection");
        let sql = format!("select token_digest from card where person_id = $1 and serial = {serial}");
        let row = conn.select::<(String,)>(sql, &[Bind::Text(person.to_owned())]).await.expect("cards can be read").pop();
        let wanted = row.expect("the card was printed").0;
        let mut chances: Vec<Env> = (0..32).map(|_| Env::fixed(START, SEED)).collect();
        for (skipped, chance) in chances.iter_mut().enumerate() {
            for _ in 0..skipped {
                let _ = chance.bytes::<1>();
            }
        }
        let tokens = (0..20_000).flat_map(|_| chances.iter().map(web::random_token));
        let token = tokens.into_iter().find(|token| web::digest(token) == wanted).expect("the token came from the bytes of chance");
        format!("RELAIS1:{token}")
    }

    async fn card_state(&self, code: &str) -> String {
        text(&self.a(Role::Guard).post_json("/cards/check", json!({"code": code})).await.data(200), "/answer/state")
    }
}

/// Who came: a mother, her child and her husband.
struct Family {
    mother: String,
    code: String,
    child: String,
    spouse: String,
}

const MOTHER: &str = "12/03/1990";

impl Desk {
    async fn consent_of(&self, more: Value) -> String {
        let made = self.step(Role::Clerk, Duty::ConsentRecord, On::New, ("/consents", spoken(more))).await.data(201);
        text(&made, "/id")
    }

    async fn registered(&self, more: Value) -> Value {
        let usual = json!({"nationality": "MLI", "language": "bam", "different": []});
        self.step(Role::Clerk, Duty::PersonRegister, On::Record, ("/people", form(usual, more))).await.data(201)
    }

    async fn family(&self) -> Family {
        let before = facts(&self.test).await;
        let uncertified = self.clerk().post_json("/consents", spoken(json!({"certified": ""}))).await.is(422);
        assert_eq!(uncertified.problems(), ["consent-certify"]);
        assert_eq!(facts(&self.test).await, before, "nobody agreed");
        let mother = self.consent_of(json!({})).await;
        let head = json!({
            "person": mother, "given": "Mariam", "family": "Traoré", "sex": "2", "birth": MOTHER, "phone": "+223 76 12 34 56", "mother": "Kadiatou Keïta", "with": "head", "next": "bed",
        });
        let body = form(json!({"nationality": "MLI", "language": "bam"}), head);
        self.shut(Duty::PersonRegister, On::Record, ("/people", &body)).await;
        let reply = self.clerk().post_json("/people", body).await.is(201);
        let _ = self.clerk().get(reply.location()).await.is(200);
        let made = reply.json();
        let household = text(&made, "/household");

        let of_child = json!({"child": "yes", "guardian_kind": "parent", "guardian": "Mariam Traoré", "assent": "dissent", "household": household});
        assert_eq!(self.clerk().post_json("/consents", spoken(of_child.clone())).await.is(422).problems(), ["consent-dissent"], "a child is heard");
        let child = self.consent_of(form(of_child, json!({"assent": "assent"}))).await;
        self.registered(json!({"person": child, "given": "Seydou", "family": "Traoré", "sex": "1", "birth": "2016", "with": "member", "household": household, "relation": "child"})).await;
        let spouse = self.consent_of(json!({"household": household})).await;
        self.registered(json!({"person": spouse, "given": "Oumar", "family": "Traoré", "sex": "1", "birth": "1986", "with": "member", "household": household, "relation": "spouse"})).await;
        let shown = self.clerk().get(&format!("/people/{mother}")).await.data(200);
        let mut relations = texts(&shown, "/members", "/relation");
        relations.sort();
        assert_eq!(relations, ["child", "spouse"]);
        Family { mother, code: text(&made, "/code"), child, spouse }
    }

    /// Somebody who looks like the mother is somebody else, once a clerk has said so.
    async fn alike(&self, family: &Family) -> String {
        let id = self.consent_of(json!({})).await;
        let twin = json!({"person": id, "given": "Mariame", "family": "Traore", "sex": "2", "birth": MOTHER, "nationality": "MLI", "language": "bam", "phone": "0022376123456", "with": "alone"});
        let close = format!("/people/{}/restrict", family.mother);
        let closed = |yes: &str| json!({"restricted": yes, "reason": "parente d’un agent"});
        let _ = self.step(Role::ProtectionOfficer, Duty::PersonAssign, On::Record, (&close, closed("yes"))).await.is(201);
        let before = facts(&self.test).await;
        let masked = self.clerk().post_json("/people", &twin).await.data(409);
        let found = list(&masked, "/likely").into_iter().find(|likely| text(likely, "/id") == family.mother).expect("a closed file still warns");
        assert_eq!((text(&found, "/name"), text(&found, "/code"), found.get("open")), ("M… T…".to_owned(), String::new(), Some(&json!(false))));
        assert!(!masked.to_string().contains("Mariam") && !masked.to_string().contains(&family.code), "{masked}");
        assert_eq!(facts(&self.test).await, before);
        let _ = self.a(Role::ProtectionOfficer).post_json(&close, closed("")).await.is(201);

        let open = self.clerk().post_json("/people", &twin).await.data(409);
        let found = list(&open, "/likely").into_iter().find(|likely| text(likely, "/id") == family.mother).expect("the mother looks alike");
        assert_eq!((text(&found, "/name"), found.get("open")), ("Mariam Traoré".to_owned(), Some(&json!(true))));
        for secret in ["76 12 34 56", "Kadiatou", "phone\":"] {
            assert!(!open.to_string().contains(secret), "{secret} in {open}");
        }
        let others = texts(&open, "/likely", "/id");
        let decided = form(twin.clone(), json!({"different": others}));
        self.registered(decided).await;
        assert_eq!(count(&self.test, "select count(*) from different where one_id = $1 and other_id = $2", &[&id, &family.mother]).await, 1);
        let asked = form(twin, json!({"different": [family.mother]}));
        let listed = texts(&self.clerk().post_json("/people/candidates", asked).await.data(200), "/likely", "/id");
        assert!(!listed.contains(&family.mother) && listed.contains(&id), "{listed:?}");
        id
    }

    async fn beds(&self, family: &Family, alike: &str) -> Vec<String> {
        let beds = self.room("C1", "family", "3").await;
        for (person, bed) in [&family.mother, &family.child, &family.spouse].into_iter().zip(&beds) {
            let path = format!("/stays/admit/{person}");
            let made = self.step(Role::Clerk, Duty::StayWrite, On::Record, (&path, json!({"bed": bed}))).await.data(201);
            assert!(text(&made, "/bed").starts_with("C1-"));
        }
        let (board, before) = (self.clerk().get("/beds").await.data(200), facts(&self.test).await);
        assert_eq!((number(&board, "/occupancy/present"), number(&board, "/occupancy/free")), (3, 0));
        for bed in &beds {
            let second = self.clerk().post_json(&format!("/stays/admit/{alike}"), json!({"bed": bed, "reason": "aucune autre place"})).await.is(409);
            assert_eq!(second.problems(), ["stay-bed-taken"]);
        }
        assert_eq!(facts(&self.test).await, before);
        assert_eq!(self.clerk().get("/beds").await.data(200), board);
        beds
    }

    async fn cards(&self, family: &Family) {
        let path = format!("/people/{}/card", family.mother);
        let layout = json!({"layout": "credit_card"});
        let card = self.step(Role::Clerk, Duty::CardPrint, On::Record, (&path, layout.clone())).await.is(200);
        assert!(card.bytes.starts_with(b"%PDF"), "a card is a PDF");
        let first = self.scan(&family.mother, 1).await;
        assert!(!card.text().contains(&family.mother), "the paper has no number of the file");
        assert_eq!(self.card_state(&first).await, "valid");
        let again = self.clerk().post_json(&path, layout).await.is(200);
        assert!(again.bytes.starts_with(b"%PDF"));
        let second = self.scan(&family.mother, 2).await;
        assert_eq!((self.card_state(&first).await, self.card_state(&second).await), ("revoked".to_owned(), "valid".to_owned()));
        let shown = self.clerk().get(&path).await.data(200);
        let cards: Vec<(i64, String)> = list(&shown, "/cards").iter().map(|card| (number(card, "/serial"), text(card, "/state"))).collect();
        assert_eq!(cards, [(2, "valid".to_owned()), (1, "replaced".to_owned())]);
        assert_eq!(self.search(Role::Clerk, &second).await, *std::slice::from_ref(&family.mother), "a scanner types into the search box");
    }

    async fn found(&self, family: &Family, alike: &str) {
        self.shut(Duty::CardVerify, On::New, ("/search", &json!({"q": family.code}))).await;
        assert_eq!(self.search(Role::Clerk, &family.code).await, *std::slice::from_ref(&family.mother));
        assert_eq!(self.search(Role::Clerk, &family.code.to_lowercase().replace('-', " ")).await, *std::slice::from_ref(&family.mother));
        for spelling in ["Maryam Traore", "mariame traoré", "TRAORE Mariam"] {
            assert!(self.search(Role::Clerk, spelling).await.contains(&family.mother), "{spelling}");
        }
        for phone in ["76123456", "+22376123456", "00223 76 12 34 56"] {
            let mut found = self.search(Role::Clerk, phone).await;
            found.sort();
            let mut both = [family.mother.clone(), alike.to_owned()];
            both.sort();
            assert_eq!(found, both, "{phone}");
        }
        assert!(self.search(Role::Clerk, "Blessing Okafor").await.is_empty());
        let far = self.far.post_json("/search", json!({"q": family.code})).await.data(200);
        assert!(list(&far, "/found").is_empty() && !far.to_string().contains(&family.mother), "{far}");
        for role in [Role::Guard, Role::Legal, Role::CaseManager] {
            let found = self.search(role, "Traoré").await;
            assert_eq!(found.is_empty(), role != Role::Legal, "{}", role.name());
        }
    }

    async fn leaves(&self, family: &Family) {
        for person in [&family.mother, &family.child, &family.spouse] {
            let path = format!("/stays/{person}/depart");
            let body = json!({"type": "onward_travel", "destination_country": "DZA", "means": "bus", "left_behind": "yes", "belongings_returned": "yes"});
            let _ = self.step(Role::Clerk, Duty::StayWrite, On::Record, (&path, body.clone())).await.is(201);
            assert_eq!(self.clerk().post_json(&path, body).await.is(409).problems(), ["stay-not-in"]);
        }
        let board = self.clerk().get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), number(&board, "/occupancy/free"), number(&board, "/occupancy/beds")), (0, 3, 3));
        assert_eq!(texts(&board, "/rooms/0/cells", "/state"), ["free", "free", "free"]);
    }
}

#[tokio::test]
async fn a_family_from_the_door_to_the_road() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let family = desk.family().await;
        let alike = desk.alike(&family).await;
        let beds = desk.beds(&family, &alike).await;
        desk.cards(&family).await;
        desk.found(&family, &alike).await;
        desk.leaves(&family).await;
        // A bed that is free again can be given again.
        let _ = desk.clerk().post_json(&format!("/stays/admit/{alike}"), json!({"bed": beds[0], "reason": "seule place"})).await.is(201);
        sound(&desk.test).await;
    })
    .await;
}

#[tokio::test]
async fn who_refuses_gets_a_bed_without_a_name() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let beds = desk.room("H1", "men", "1").await;
        let body = json!({"decision": "refused", "need": ["water", "bed"], "sex": "1"});
        let made = desk.step(Role::Clerk, Duty::ConsentRecord, On::New, ("/consents", body)).await.data(201);
        let contact = text(&made, "/id");
        assert_eq!(text(&made, "/next"), format!("/contacts/{contact}"));
        let shown = desk.clerk().get(&format!("/contacts/{contact}")).await.data(200);
        assert!(text(&shown, "/code").starts_with("ANO-"));
        for path in [format!("/people/{contact}"), format!("/people/{contact}/consents"), format!("/people/new?person={contact}")] {
            let _ = desk.clerk().get(&path).await.is(404);
        }
        let register = json!({"person": contact, "given": "Quelqu’un", "with": "alone"});
        let _ = desk.clerk().post_json("/people", register).await.is(404);
        let services = format!("/contacts/{contact}/services");
        let _ = desk.step(Role::Reception, Duty::ContactRecord, On::Record, (&services, json!({"service": "water"}))).await.is(201);
        let admit = format!("/stays/admit/{contact}");
        let _ = desk.step(Role::Clerk, Duty::StayWrite, On::Record, (&admit, json!({"bed": beds[0]}))).await.is(201);
        let board = desk.a(Role::Guard).get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), text(&board, "/rooms/0/cells/0/state")), (1, "in".to_owned()));
        assert!(text(&shown, "/code").ends_with(&text(&board, "/rooms/0/cells/0/word")), "{board}");
        assert_eq!(count(&desk.test, "select count(*) from person", &[]).await, 0);
        sound(&desk.test).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_can_be_taken_back() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let (id, _) = person(desk.clerk(), json!({"given": "Abebe", "family": "Bekele", "sex": "1", "birth": "2001"})).await;
        let consents = desk.clerk().get(&format!("/people/{id}/consents")).await.data(200);
        let consent = text(&consents, "/entries/0/id");
        let edit = form(desk.clerk().get(&format!("/people/{id}/edit")).await.data(200)["form"].clone(), json!({"given": "Abebaw", "reason": "mal entendu"}));
        let (edit_path, card_path) = (format!("/people/{id}/edit"), format!("/people/{id}/card"));
        desk.shut(Duty::PersonCorrect, On::Record, (&edit_path, &edit)).await;
        let withdraw = format!("/people/{id}/consents/{consent}/withdraw");
        let _ = desk.step(Role::Clerk, Duty::ConsentRecord, On::Record, (&withdraw, json!({"purpose": "general"}))).await.is(201);
        let before = facts(&desk.test).await;
        assert_eq!(desk.clerk().post_json(&edit_path, &edit).await.is(409).problems(), ["consent-none-live"]);
        assert_eq!(desk.clerk().post_json(&card_path, json!({"layout": "a4"})).await.is(409).problems(), ["consent-none-live"]);
        assert_eq!(
            desk.clerk().post_json(&withdraw, json!({"purpose": "general"})).await.is(409).problems(),
            ["consent-none-live"],
            "it cannot be taken back twice"
        );
        assert_eq!(facts(&desk.test).await, before);
        let shown = desk.clerk().get(&card_path).await.data(200);
        assert_eq!((shown.get("allowed"), list(&shown, "/cards").len()), (Some(&json!(false)), 0));
        let consents = desk.clerk().get(&format!("/people/{id}/consents")).await.data(200);
        assert_eq!(text(&consents, "/entries/0/state"), "withdrawn");

        // Who agrees anew is served anew; what was corrected meanwhile by nobody stays as it was.
        let _ = desk.clerk().post_json("/consents", spoken(json!({"person": id}))).await.is(201);
        let _ = desk.clerk().post_json(&edit_path, &edit).await.is(201);
        assert!(desk.clerk().post_json(&card_path, json!({"layout": "a4"})).await.is(200).bytes.starts_with(b"%PDF"));
        sound(&desk.test).await;
    })
    .await;
}

#[tokio::test]
async fn a_case_manager_sees_who_is_assigned() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let (own, own_code) = person(desk.clerk(), json!({"given": "Semhar", "family": "Tesfay", "sex": "2", "birth": "2003", "phone": "+251911223344"})).await;
        let (other, other_code) =
            person(desk.clerk(), json!({"given": "Blaise", "family": "Ngassa", "sex": "1", "birth": "07/11/1997", "phone": "+237655443322"})).await;
        let manager = desk.a(Role::CaseManager);
        let give = json!({"user": manager.user});
        let people = || async { texts(&manager.get("/people").await.data(200), "/rows", "/head/id") };
        assert!(people().await.is_empty());
        let _ = desk.step(Role::ProtectionOfficer, Duty::PersonAssign, On::Record, (&format!("/people/{own}/assign"), give.clone())).await.is(201);

        assert_eq!(people().await, *std::slice::from_ref(&own));
        for page in ["", "/consents", "/edit", "/history", "/seen"] {
            let _ = manager.get(&format!("/people/{own}{page}")).await.is(200);
            let before = (facts(&desk.test).await, desk.looks().await);
            let hidden = manager.get(&format!("/people/{other}{page}")).await.is(404).text();
            let nothing = manager.get(&format!("/people/{}{page}", ledger::StreamId::nil())).await.is(404).text();
            assert_eq!(hidden, nothing, "a file that is hidden and one that is not there look the same");
            assert_eq!((facts(&desk.test).await, desk.looks().await), before);
        }
        for (q, found) in
            [("Semhar Tesfay", true), (&own_code, true), ("911223344", true), ("Blaise Ngassa", false), (&other_code, false), ("655443322", false)]
        {
            assert_eq!(desk.search(Role::CaseManager, q).await, if found { vec![own.clone()] } else { Vec::new() }, "{q}");
        }
        let edit = json!({"given": "Blaise", "family": "Ngassa", "reason": "essai"});
        let _ = manager.post_json(&format!("/people/{other}/edit"), &edit).await.is(404);
        let _ = manager.post_json("/consents", spoken(json!({"person": other}))).await.is(404);

        let _ = desk.a(Role::ProtectionOfficer).post_json(&format!("/people/{own}/unassign"), give).await.is(201);
        let _ = manager.get(&format!("/people/{own}")).await.is(404);
        assert!(people().await.is_empty() && desk.search(Role::CaseManager, &own_code).await.is_empty());
        sound(&desk.test).await;
    })
    .await;
}

/// Values that stand under one of these keys, wherever they are.
fn told(value: &Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let empty = inner.is_null() || *inner == json!("") || *inner == json!(0) || *inner == json!([]);
                if keys.contains(&key.as_str()) && !empty {
                    found.push(format!("{key}: {inner}"));
                }
                told(inner, keys, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| told(entry, keys, found)),
        _ => {}
    }
}

const PRIVATE: &[&str] =
    &["sex", "nationality", "nationalities", "birth", "age", "year", "language", "care", "phone", "household", "native", "gender", "route", "papers", "file"];

#[tokio::test]
async fn a_guard_sees_heads() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let beds = desk.room("F1", "women", "1").await;
        let (id, code) = person(
            desk.clerk(),
            json!({"given": "Amira", "family": "Osman", "native": "أميرة عثمان", "sex": "2", "birth": "1989", "nationality": "SDN", "language": "ara"}),
        )
        .await;
        let _ = desk.clerk().post_json(&format!("/stays/admit/{id}"), json!({"bed": beds[0]})).await.is(201);
        let _ = desk.clerk().post_json(&format!("/people/{id}/card"), json!({"layout": "credit_card"})).await.is(200);
        let guard = desk.a(Role::Guard);
        for path in [
            "/people".to_owned(),
            format!("/people/{id}"),
            format!("/people/{id}/edit"),
            format!("/people/{id}/card"),
            format!("/people/{id}/consents"),
            "/arrivals".to_owned(),
            "/imports".to_owned(),
        ] {
            let _ = guard.get(&path).await.is(403);
        }
        let scanned = desk.scan(&id, 1).await;
        for typed in [scanned, code.clone()] {
            let seen = guard.post_json("/cards/check", json!({"code": typed})).await.data(200);
            assert_eq!(
                (text(&seen, "/answer/state"), text(&seen, "/answer/name"), text(&seen, "/answer/code")),
                ("valid".to_owned(), "Amira Osman".to_owned(), code.clone())
            );
            assert_eq!(list(&seen, "/answer/facts"), [json!({"key": "stay-aside-bed", "value": "F1-1"})]);
            let mut found = Vec::new();
            told(&seen, PRIVATE, &mut found);
            assert!(found.is_empty() && !seen.to_string().contains(&id), "{found:?} in {seen}");
        }
        let linked = guard.get(&format!("/people/{id}/card/check")).await.data(200);
        let board = guard.get("/beds").await.data(200);
        let searched = guard.post_json("/search", json!({"q": code})).await.data(200);
        for seen in [linked, board, searched] {
            let mut found = Vec::new();
            told(&seen, PRIVATE, &mut found);
            assert!(found.is_empty(), "{found:?} in {seen}");
        }
        assert!(desk.search(Role::Guard, "Amira Osman").await.is_empty());
        let shown = desk.clerk().get(&format!("/people/{id}")).await.data(200);
        let mut found = Vec::new();
        told(&shown, PRIVATE, &mut found);
        assert!(found.len() > 4, "the clerk is told: {found:?}");
    })
    .await;
}

/// The address of a route about one person; none when it is about something else.
fn about(route: &Route, ids: &BTreeMap<&str, String>) -> Option<String> {
    let alert = route.path.starts_with("/alerts/");
    let fill = |part: &'static str| match part {
        "{id}" if alert => ids.get("{alert}").map(String::as_str),
        part if part.starts_with('{') => ids.get(part).map(String::as_str),
        part => Some(part),
    };
    route.path.split('/').map(fill).collect::<Option<Vec<&str>>>().map(|parts| parts.join("/"))
}

/// Pages that open a file only after what this journey does not do: two files of one person, a waiver, a departure, a birth.
/// The tests of their rooms open them.
const NEEDS_MORE: &[&str] = &[
    "/duplicates/{one}/{other}",
    "/stays/{guest}/revoke",
    "/people/{id}/birth/registered",
    "/eligibility/check/{guest}/{check}/waiver",
    "/people/{id}/plan/versions/{version}/signature",
    "/people/{id}/plan/goals/{goal}/share",
    "/people/{id}/plan/actions/{action}",
    "/people/{id}/notes/{note}/file",
    "/transfers/{id}",
    "/incidents/{id}",
];

/// Somebody in the house of whom there is something on every page: a bag in keeping, a kit asked for, an alert.
async fn resident(desk: &Desk) -> BTreeMap<&'static str, String> {
    let beds = desk.room("F1", "women", "1").await;
    let signed = spoken(json!({"mode": "signature", "signature": POINT, "photo": "given"}));
    let made = desk.clerk().post_json("/consents", signed).await.data(201);
    let (id, consent) = (text(&made, "/id"), text(&made, "/consent"));
    let who = json!({"person": id, "given": "Zahra", "family": "Hassan", "sex": "2", "birth": "1991", "nationality": "TCD", "language": "ara", "mother": "Kaltouma Abakar", "phone": "+235 66 12 34 56", "photo": POINT, "with": "alone"});
    let rules = json!({"fr": "Le calme la nuit", "en": "Quiet at night", "ar": "الهدوء ليلا"});
    let bag = json!({"what": ["téléphone"], "count": ["1"], "seal": "AG-1", "inspected": "no"});
    let kit = json!({"kit": "arrival", "reason": "new_arrival", "size": "M"});
    let _ = desk.clerk().post_json("/people", who).await.is(201);
    let _ = desk.clerk().post_json(&format!("/stays/admit/{id}"), json!({"bed": beds[0]})).await.is(201);
    let _ = desk.a(Role::CentreManager).post_json("/house-rules", rules).await.is(201);
    let bag = desk.clerk().post_json(&format!("/belongings/{id}"), bag).await.data(201);
    let kit = desk.clerk().post_json(&format!("/kits/new/{id}"), kit).await.data(201);
    let _ = desk.clerk().post_json(&format!("/people/{id}/screening"), json!({"hurt": "yes", "leave": "yes"})).await.is(201);
    let alerts = desk.a(Role::Health).get("/alerts").await.data(200);
    let followed = follow(desk, &id).await;
    let own = BTreeMap::from([
        ("{id}", id.clone()),
        ("{guest}", id),
        ("{consent}", consent),
        ("{deposit}", text(&bag, "/deposit")),
        ("{request}", text(&kit, "/request")),
        ("{alert}", text(&alerts, "/alerts/0/id")),
    ]);
    own.into_iter().chain(followed).collect()
}

/// She is followed: assessed twice, with a track, a plan and an appointment.
async fn follow(desk: &Desk, id: &str) -> BTreeMap<&'static str, String> {
    let officer = desk.a(Role::ProtectionOfficer);
    let _ = officer.post_json(&format!("/people/{id}/follow"), json!({"reason": "protection", "urgency": "high"})).await.is(201);
    let mut assessed = String::new();
    for often in ["once", "always"] {
        let found = json!({"need": ["contact"], "threat": ["coercion"], "actor": ["smuggler"], "often": [often], "span": "weeks", "near": "near"});
        assessed = text(&officer.post_json(&format!("/people/{id}/assessments"), found).await.data(201), "/assessment");
    }
    let track = officer.post_json(&format!("/people/{id}/tracks"), json!({"kind": "trafficking"})).await.data(201);
    let aim =
        json!({"need": "contact", "aim": "Appeler sa mère", "words": "Je veux l’entendre", "term": "short", "what": ["Trouver le numéro"], "who": ["own"]});
    let goal = officer.post_json(&format!("/people/{id}/plan/goals/new"), aim).await.data(201);
    let answer = json!({"seen": goal["seen"].to_string(), "answer": "verbal", "witness": "Awa Sidibé", "certified": "yes"});
    let _ = officer.post_json(&format!("/people/{id}/plan/answer"), answer).await.is(201);
    let other = json!({"need": "contact", "aim": "Écrire à sa sœur", "words": "Elle attend", "term": "short", "what": ["Trouver l’adresse"], "who": ["own"]});
    let _ = officer.post_json(&format!("/people/{id}/plan/goals/new"), other).await.is(201);
    let day = desk.test.ledger().env().now().day(&jiff::tz::TimeZone::UTC).plus_days(3).to_string();
    let meeting = json!({"day": day, "time": "10:00", "place": "Bureau 2", "with": officer.user, "purpose": "Appel"});
    let meeting = officer.post_json(&format!("/people/{id}/appointments"), meeting).await.data(201);
    BTreeMap::from([
        ("{assessment}", assessed),
        ("{track}", text(&track, "/track")),
        ("{goal}", text(&goal, "/goal")),
        ("{appointment}", text(&meeting, "/appointment")),
    ])
}

#[tokio::test]
async fn whoever_opens_a_file_is_noted() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let ids = resident(&desk).await;
        let id = ids["{id}"].clone();
        let of_person = async || count(&desk.test, "select count(*) from look where person_id = $1", &[&id]).await;
        let routes: Vec<Route> =
            app::rooms().iter().flat_map(|room| (room.routes)()).filter(|route| route.verb == Verb::Get && route.opens.is_some()).collect();
        let (mut answered, mut wrong) = (BTreeSet::new(), Vec::new());
        for route in &routes {
            let Some(path) = about(route, &ids) else { continue };
            for (role, client) in &desk.staff {
                let before = of_person().await;
                let status = client.get(&path).await.status.as_u16();
                let noted = of_person().await - before;
                match status {
                    200 if noted >= 1 => drop(answered.insert(route.path)),
                    403 if noted == 0 => {}
                    // Not shown to this role, or nothing of the kind about this person; the second may be noted.
                    404 | 409 => {}
                    _ => wrong.push(format!("{} at {}: {status}, {noted} noted", role.name(), route.path)),
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        let unopened: Vec<&str> = routes.iter().map(|route| route.path).filter(|path| !answered.contains(path) && !NEEDS_MORE.contains(path)).collect();
        assert!(unopened.is_empty(), "nobody was shown {unopened:?}");
        let last =
            ledger::looks::of_person(&mut desk.test.ledger().read().await.expect("a connection"), id.parse().expect("an id"), 500, 0).await.expect("looks");
        assert!(last.iter().any(|look| look.author == desk.clerk().user && look.act == "file"), "it says who and what");
        desk.test.assert_sound().await;
    })
    .await;
}

/// Whatever a guard may open, as data or as a page, says of a resident where they sleep and who they are, and nothing else.
#[tokio::test]
async fn a_guard_is_told_nothing_more() {
    each_app(app::rooms, |test| async move {
        let desk = Desk::open(test).await;
        let ids = resident(&desk).await;
        let guard = desk.a(Role::Guard);
        let mut opened = 0;
        for route in app::rooms().iter().flat_map(|room| (room.routes)()).filter(|route| route.verb == Verb::Get) {
            let Some(path) = about(&route, &ids) else { continue };
            let data = guard.get(&path).await;
            if data.status.as_u16() != 200 {
                continue;
            }
            opened += 1;
            for words in [data.text(), guard.get_html(&path).await.text()] {
                for hidden in ["1991", "TCD", "Tchad", "Kaltouma", "66 12 34 56", "66123456", "AG-1"] {
                    assert!(!words.contains(hidden), "{} tells a guard {hidden}", route.path);
                }
            }
        }
        assert!(opened > 8, "a guard opens {opened} pages");
    })
    .await;
}
