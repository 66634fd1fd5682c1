//! A boy of fifteen who came alone and looks for his mother: his rights in their order, a consent that he refuses and
//! gives, a conference with those alone to whom he agreed, another case manager, and a closure.

use access::Duty;
use ledger::Compartment;
use serde_json::{Value, json};
use testing::http::each_app;

use super::house::{CASE, HANDED, note};
use super::{DAY, Depth, House, Read, paper};
use crate::journey::{form, list, number, sound, spoken, text, texts};

/// A step of a track as it is noted.
fn step(fields: &[(&str, &str)], ticks: &[&str]) -> Value {
    let (field, value): (Vec<&str>, Vec<&str>) = fields.iter().copied().unzip();
    json!({"field": field, "value": value, "tick": ticks})
}

const ELEMENTS: &[&str] =
    &["elements:safety", "elements:family_ties", "elements:health", "elements:education", "elements:identity", "elements:views", "elements:options"];

async fn arrive(house: &mut House) {
    let agreed = json!({"child": "yes", "guardian_kind": "none_yet", "assent": "assent", "photo": "refused", "partners": "refused"});
    let (id, code) = house.register(agreed, json!({"given": "Alseny", "family": "Bangoura", "sex": "1", "birth": "2011"})).await;
    house.about(&id, &["Alseny Bangoura", &code]);
    assert_eq!(text(&house.get("clerk", &house.path("")).await, "/head/care"), "unaccompanied", "the mark of a child alone is set");
    let asked = json!({"alone": "yes", "safe": "yes", "call": "yes", "leave": "yes", "spoken": "direct"});
    assert_eq!(house.post("reception", &house.path("/screening"), asked).await["told"], json!(["protection_officer"]));
    let alert = text(&house.get("protection_officer", "/alerts").await, "/alerts/0/id");
    house.know("alerts", &alert);
}

fn first() -> Value {
    json!({
        "own": "zqboyown je cherche ma mère", "need": ["family", "school", "safety"], "factor": ["separated", "no_papers"], "span": "weeks", "near": "away",
        "capacity": ["languages", "plans"], "spoken": "direct", "channel": "in_person",
    })
}

fn worse() -> Value {
    json!({
        "own": "zqboyfear un homme l’attend", "need": ["family", "school", "safety"], "urgent": ["safety"],
        "factor": ["separated", "no_papers", "debt", "distress"], "threat": ["exploitation"], "actor": ["smuggler"], "often": ["often"],
        "threat_note": ["zqman"], "span": "weeks", "near": "here", "spoken": "direct", "channel": "in_person", "safety": "zqnight",
    })
}

async fn assessed(house: &mut House) {
    house.plant("zqboyown", CASE);
    let made = house.post("manager", &house.path("/assessments"), first()).await;
    house.know("assessment", &text(&made, "/assessment"));
    assert_eq!(text(&made, "/level"), "low");
    let proposed = texts(&house.get("manager", &house.path("/tracks")).await, "/proposed", "/kind");
    assert_eq!(proposed, ["child_alone", "tracing"]);
    for kind in ["child_alone", "tracing"] {
        let track = text(&house.post("manager", &house.path("/tracks"), json!({"kind": kind})).await, "/track");
        house.know("track", &track);
    }
}

impl House {
    fn step_path(&self, track: usize, code: &str) -> String {
        self.path(&format!("/tracks/{}/steps/{code}", self.ids["track"][track]))
    }
}

/// His best interests: nothing comes before what it rests on, and a panel is for those who approve.
async fn best_interests(house: &mut House) {
    for word in ["zqplacenote", "zqview", "zqfinding", "zqguardian"] {
        house.plant(word, CASE);
    }
    let deed = |code: &str| house.step_path(0, code);
    let bia = step(&[("findings", "zqfinding il apprend vite"), ("recommendation", "determination")], ELEMENTS);
    let bid = step(&[("panel", "Awa B.\nBinta C.\nChérif D."), ("options", "chez sa tante"), ("decision", "lasting_care"), ("review_on", "2026-06-01")], &[]);
    assert_eq!(house.no("manager", &deed("bia"), bia.clone(), 409).await, ["track-first-verify"]);
    assert_eq!(house.no("manager", &deed("bid"), bid.clone(), 409).await, ["track-approve"]);
    assert_eq!(house.no("protection_officer", &deed("bid"), bid.clone(), 409).await, ["track-first-bia"]);
    let _ = house.post("manager", &deed("safe_place"), step(&[("place", "children_room"), ("note", "zqplacenote")], &[])).await;
    let verified = step(&[("status", "unaccompanied"), ("verified_how", "interview"), ("age_method", "statement"), ("doubt", "yes")], &[]);
    let _ = house.post("manager", &deed("verify"), verified).await;
    assert_eq!(house.no("manager", &deed("bia"), bia.clone(), 409).await, ["track-first-views"]);
    let _ = house.post("manager", &deed("views"), step(&[("own_words", "zqview je veux l’école"), ("assent", "assent")], &[])).await;
    let _ = house.post("manager", &deed("bia"), bia).await;
    assert_eq!(house.no("protection_officer", &deed("bid"), bid, 409).await, ["track-first-guardian"]);
    // He has been here for a week without a guardian: it shows to those who follow, and to nobody else.
    house.later(8 * DAY).await;
    assert_eq!(texts(&house.get("manager", "/tracks/due").await, "/due", "/id").first(), Some(&house.person));
    assert!(list(&house.get("case_manager", "/tracks/due").await, "/due").is_empty());
    let guardian = step(&[("guardian", "zqguardian Kadiatou"), ("authority", "Tribunal"), ("appointed_on", &house.today().to_string())], &[]);
    let _ = house.post("manager", &house.step_path(0, "guardian"), guardian).await;
    let agreed = json!({"person": house.person, "child": "yes", "guardian_kind": "court", "guardian": "Kadiatou Bangoura", "assent": "assent", "photo": "refused", "partners": "given"});
    let partner = json!({"kind": "partner", "partner": "MSF", "note": "x", "agreed": "yes"});
    assert_eq!(house.no("manager", &house.path("/transfer"), partner, 409).await, ["transfer-partner-consent"], "he said no, until his aunt was heard too");
    let _ = house.post("clerk", "/consents", spoken(agreed)).await;
}

/// He does not want his family to be told first; then he does, without a photo.
async fn tracing(house: &mut House) {
    for word in ["zqsought", "zqrisk"] {
        house.plant(word, CASE);
    }
    let sought = step(&[("sought", "zqsought Hadja"), ("kin", "mother"), ("last_place", "Labé"), ("photo", "none")], &[]);
    let deed = |code: &str| house.step_path(1, code);
    assert_eq!(house.no("manager", &deed("sought"), sought.clone(), 409).await, ["track-first-consent"]);
    let refused = house.post("manager", &deed("consent"), step(&[("consent", "refused"), ("given_by", "person")], &[])).await;
    assert_eq!(text(&refused, "/halted"), "request", "his no halts it");
    assert_eq!(house.no("manager", &deed("sought"), sought.clone(), 409).await, ["track-barred"]);
    let resume = house.path(&format!("/tracks/{}/resume", house.ids["track"][1]));
    assert_eq!(house.no("manager", &resume, json!({"reason": "x"}), 409).await, ["track-halted-cause"]);
    let _ = house.post("manager", &deed("consent"), step(&[("consent", "given"), ("given_by", "child_and_guardian")], &[])).await;
    let _ = house.post("manager", &resume, json!({"reason": "il a changé d’avis avec sa tante"})).await;
    let _ = house.post("manager", &deed("risk"), step(&[("contact_risk", "none"), ("findings", "zqrisk rien vu")], &[])).await;
    let _ = house.post("manager", &deed("sought"), sought).await;
    let _ = house.post("manager", &deed("request"), step(&[("partner", "red_cross")], &[])).await;
}

async fn planned(house: &mut House) {
    for word in ["zqschool", "zqlearn"] {
        house.plant(word, CASE);
    }
    house.plant("zqcall", note(Compartment::Protection));
    house.plant("zqsleep", note(Compartment::Psychosocial));
    let goal = json!({
        "need": "school", "aim": "Aller à l’école zqschool", "words": "zqlearn je veux lire", "term": "short", "what": ["Inscrire à l’espace"],
        "service": ["non_formal_education"], "who": ["own"], "by": [house.today().plus_days(2).to_string()],
    });
    let made = house.post("manager", &house.path("/plan/goals/new"), goal).await;
    house.know("goal", &text(&made, "/goal"));
    let agreed = json!({"seen": number(&made, "/seen").to_string(), "answer": "verbal", "witness": "Awa Sidibé", "certified": "yes"});
    let _ = house.post("manager", &house.path("/plan/answer"), agreed).await;
    house.know("action", &text(&house.get("manager", &house.path("/plan")).await, "/goals/0/actions/0/id"));
    let _ = house.post("manager", &house.path("/services"), json!({"code": "phone_call_home", "note": "zqcall la tante"})).await;
    let _ = house.post("counsellor", &house.path("/notes"), json!({"class": "psychosocial", "text": "zqsleep peu"})).await;
}

async fn risen(house: &mut House) {
    for word in ["zqboyfear", "zqman", "zqnight"] {
        house.plant(word, CASE);
    }
    let made = house.post("manager", &house.path("/assessments"), worse()).await;
    house.know("assessment", &text(&made, "/assessment"));
    assert!(["high", "critical"].contains(&text(&made, "/level").as_str()), "{made}");
    // The officer has an alert of the door open that is as urgent or less: they hear of it where it is more.
    let alerts = list(&house.get("protection_officer", "/alerts").await, "/alerts");
    assert!(alerts.iter().any(|alert| text(alert, "/level") == text(&made, "/level")), "{alerts:?}");
    assert!(list(&house.get("psychosocial", "/alerts").await, "/alerts").is_empty());
    assert!(text(&house.get("manager", &house.path("/plan")).await, "/review_on") <= text(&made, "/next"));
    house.plant("zqflag", CASE);
    let _ = house.post("second", &house.path("/flag"), json!({"why": "zqflag qui dort avec lui"})).await;
    let day = house.get("manager", "/my-day").await;
    assert!(texts(&day, "/files/0/todo", "/due").contains(&"flag".to_owned()), "{day}");
}

/// With partners he is spoken of with the Red Cross, to whom he agreed, and not with the others.
async fn conference(house: &mut House) {
    house.plant("zqdecided", CASE);
    let code = house.called[1].clone();
    let partners = json!({"kind": "conference", "partners": "Croix-Rouge, M. Ali\nMSF, Mme Sani", "staff": [house.user("manager")]});
    let meeting = text(&house.post("manager", "/meetings", partners).await, "/id");
    house.know("meetings", &meeting);
    let items = format!("/meetings/{meeting}/items");
    let item = json!({"code": code, "decision": "zqdecided chercher à Labé", "what": ["Écrire"], "who": ["Binta"]});
    assert_eq!(house.no("manager", &items, item.clone(), 422).await, ["meeting-agreed-missing"]);
    assert_eq!(house.no("manager", &items, form(item.clone(), json!({"agreed": "yes", "partners": ["7"]})), 422).await, ["meeting-agreed-missing"]);
    let agreed = form(item, json!({"agreed": "yes", "partners": ["0"]}));
    assert_eq!(house.no("case_manager", &items, agreed.clone(), 422).await, ["meeting-not-followed"], "who does not follow him finds no such code");
    let _ = house.post("manager", &items, agreed).await;
    for (query, told) in [("", true), ("?partner=0", true), ("?partner=1", false)] {
        let minutes = house.eye("manager").client.get(&format!("/meetings/{meeting}/minutes{query}")).await.is(200);
        let words = paper::text(&minutes.bytes);
        assert_eq!(words.contains("zqdecided"), told, "{query}: {words}");
        assert!(!words.contains("Alseny"), "what is on paper names nobody");
    }
    let others = house.get("case_manager", &format!("/meetings/{meeting}")).await;
    assert_eq!((list(&others, "/items").len(), number(&others, "/others")), (0, 1));
}

/// Another case manager takes over: told what they must know, and nothing opened before they accept.
async fn handed_on(house: &mut House) {
    house.plant_for("zqhandover", HANDED, &["case_manager"]);
    let path = house.path("/transfer");
    let form = json!({"kind": "manager", "user": house.user("case_manager"), "note": "zqhandover il attend sa mère"});
    assert_eq!(house.no("manager", &path, json!({"kind": "manager", "user": house.user("case_manager")}), 422).await, ["transfer-note-missing"]);
    let transfer = text(&house.post("manager", &path, form).await, "/id");
    house.know("transfers", &transfer);
    house.watch("the transfer waits", Depth::Step).await;
    let accept = format!("/transfers/{transfer}/accept");
    assert_eq!(house.no("manager", &accept, json!({}), 409).await, ["transfer-own"]);
    for who in ["there", "chief"] {
        let _ = house.no(who, &accept, json!({}), 404).await;
    }
    for who in ["clerk", "health", "counsellor", "guard"] {
        let _ = house.no(who, &accept, json!({}), 403).await;
    }
    let told = house.get("case_manager", &format!("/transfers/{transfer}")).await;
    assert!(!told.to_string().contains("Alseny") && told.to_string().contains("zqhandover"));
    let _ = house.post("case_manager", &accept, json!({})).await;
    house.watch("another follows", Depth::Step).await;
    assert_eq!(house.eye("manager").client.get(&house.path("")).await.status, 404, "whoever followed before sees nothing any more");
    assert_eq!(texts(&house.get("case_manager", "/my-day?show=all").await, "/files", "/person"), *std::slice::from_ref(&house.person));
}

async fn closed(house: &mut House) {
    for word in ["zqfuture", "zqlack", "zqending"] {
        house.plant(word, CASE);
    }
    let close = house.path(&format!("/tracks/{}/close", house.ids["track"][0]));
    assert_eq!(house.no("case_manager", &close, json!({"outcome": "lasting_care"}), 422).await, ["track-left"]);
    let _ = house.post("case_manager", &close, json!({"outcome": "lasting_care", "reason": "zqending le petit foyer"})).await;
    let asked = json!({"reason": "completed", "prepared": "zqfuture", "unmet": "zqlack", "satisfaction": "5", "open_reason": "L’école continue"});
    let done = house.post("case_manager", &house.path("/closure"), asked.clone()).await;
    assert_eq!(text(&done, "/state"), "waiting");
    assert_eq!(house.no("case_manager", &house.path("/closure"), asked, 409).await, ["closure-waits"]);
    let _ = house.post("second", &house.path("/closure/approve"), json!({})).await;
    let keep = list(&house.get("case_manager", &house.path("/closure")).await, "/last/keep");
    let protection = keep.iter().find(|one| text(one, "/compartment") == "protection").expect("it is kept");
    assert_eq!(text(protection, "/until"), "2036-12-31", "a child's file is kept until he is twenty-five");
    assert_eq!(house.no("case_manager", &house.step_path(1, "match"), step(&[("found", "found")], &[]), 409).await, ["assessment-no-follow-up"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_boy_who_came_alone() {
    each_app(app::rooms, |test| async move {
        let mut house = House::open(test).await;
        arrive(&mut house).await;
        house.follow("medium").await;
        assessed(&mut house).await;
        house.watch("two tracks are open", Depth::Step).await;
        best_interests(&mut house).await;
        house.watch("he has been heard", Depth::Step).await;
        tracing(&mut house).await;
        planned(&mut house).await;
        house.plant("zqmeet", Read::Part(Duty::AppointmentKeep, Compartment::Protection));
        let appointment = house.appointment("manager", json!({"purpose": "zqmeet appel à la tante"})).await;
        house.watch("his mother is sought", Depth::Step).await;
        house.missed(&appointment).await;
        risen(&mut house).await;
        conference(&mut house).await;
        house.watch("he was spoken of", Depth::Step).await;
        handed_on(&mut house).await;
        closed(&mut house).await;
        house.watch("the follow-up is closed", Depth::Whole).await;
        sound(&house.test).await;
    })
    .await;
}
