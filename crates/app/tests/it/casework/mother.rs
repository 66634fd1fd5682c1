//! A mother with a baby: first questions, consent with a refusal in it, assessment, plan, help, an appointment that she
//! misses, a risk that rises, and a closure that somebody else approves.

use access::{Duty, Role};
use ledger::Compartment;
use serde_json::{Value, json};
use testing::http::each_app;

use super::house::{CASE, note};
use super::watch::POINT;
use super::{DAY, Depth, House, Read};
use crate::journey::{form, list, number, sound, spoken, text, texts};

/// She and her baby are registered under her consent, of which she refuses a part.
async fn arrive(house: &mut House) -> String {
    let agreed = json!({"photo": "refused", "centres": "refused"});
    let who = json!({"given": "Salimata", "family": "Koanda", "sex": "2", "birth": "1999", "nationality": "BFA", "language": "bam", "with": "head"});
    let mother = text(&house.post("clerk", "/consents", spoken(agreed)).await, "/id");
    let made = house.post("clerk", "/people", form(who, json!({"person": mother, "different": []}))).await;
    let household = text(&made, "/household");
    let of_child = json!({"child": "yes", "guardian_kind": "parent", "guardian": "Salimata Koanda", "assent": "unable", "household": household});
    let baby = text(&house.post("clerk", "/consents", spoken(of_child)).await, "/id");
    let who = json!({
        "person": baby, "given": "Ibra", "family": "Koanda", "sex": "1", "birth": "20/11/2025", "nationality": "BFA", "language": "bam", "with": "member",
        "household": household, "relation": "child", "different": [],
    });
    let _ = house.post("clerk", "/people", who).await;
    for id in [&mother, &baby] {
        let _ = house.post("clerk", &format!("/stays/admit/{id}"), json!({"bed": "none"})).await;
    }
    house.about(&mother, &["Salimata Koanda", &text(&made, "/code")]);
    house.know("people", &baby);
    baby
}

/// What she refused is not done, whoever asks.
async fn refused(house: &House) {
    assert_eq!(house.no("clerk", &house.path("/photo"), json!({"photo": POINT}), 409).await, ["consent-none-for-this"]);
    let elsewhere = json!({"kind": "site", "site": house.far, "note": "x", "agreed": "yes"});
    assert_eq!(house.no("manager", &house.path("/transfer"), elsewhere, 422).await, ["transfer-consent-refused"]);
}

/// The first questions are asked at the door; each alert is heard by the role it is for and by no other.
async fn screened(house: &mut House) {
    let asked = json!({"safe": "yes", "pregnant": "yes", "private": "yes", "leave": "yes", "spoken": "interpreter", "language": "bam"});
    let done = house.post("clerk", &house.path("/screening"), asked).await;
    let mut roles: Vec<String> = list(&done, "/told").iter().filter_map(|role| role.as_str().map(str::to_owned)).collect();
    roles.sort();
    assert_eq!(roles, ["health", "protection_officer"]);
    for (who, kinds) in [("health", &["medical"][..]), ("protection_officer", &["protection"]), ("psychosocial", &[]), ("case_manager", &[]), ("chief", &[])] {
        assert_eq!(texts(&house.get(who, "/alerts").await, "/alerts", "/kind"), kinds, "{who}");
    }
    for who in ["clerk", "reception"] {
        assert_eq!(house.eye(who).client.get("/alerts").await.status, 403, "{who}");
        assert!(house.get(who, &house.path("/screening")).await["readings"].is_null(), "{who} asks, and does not read");
    }
    assert_eq!(list(&house.get("protection_officer", &house.path("/screening")).await, "/readings").len(), 1);
    let alert = text(&house.get("health", "/alerts").await, "/alerts/0/id");
    let _ = house.post("health", &format!("/alerts/{alert}/take"), json!({})).await;
    let _ = house.post("health", &format!("/alerts/{alert}/done"), json!({"outcome": "seen"})).await;
    house.know("alerts", &alert);
}

fn first() -> Value {
    json!({
        "own": "zqmother a peur de manquer de lait", "need": ["health", "contact"], "need_note": "zqneeds", "factor": ["no_means", "lone_head"], "span": "days",
        "near": "away", "capacity": ["kin"], "spoken": "interpreter", "channel": "in_person", "safety": "zqsafety",
    })
}

fn worse() -> Value {
    json!({
        "own": "zqworse son mari l’a retrouvée", "need": ["health", "contact", "safety"], "urgent": ["safety"],
        "factor": ["no_means", "lone_head", "violence_past", "distress", "no_papers", "home_violence"], "threat": ["violence"], "actor": ["partner"],
        "often": ["always"], "threat_note": ["zqthreat"], "span": "weeks", "near": "here", "spoken": "interpreter", "channel": "in_person", "safety": "zqsafer",
    })
}

async fn assessed(house: &mut House) {
    for word in ["zqmother", "zqneeds", "zqsafety"] {
        house.plant(word, CASE);
    }
    let made = house.post("manager", &house.path("/assessments"), first()).await;
    assert_eq!((text(&made, "/level"), text(&made, "/next"), made.get("alerted")), ("low".to_owned(), "2026-05-01".to_owned(), Some(&json!(false))));
    house.know("assessment", &text(&made, "/assessment"));
}

/// The plan is made with her: she refuses it first, and agrees to what it becomes.
async fn planned(house: &mut House) {
    for word in ["zqaim", "zqwords", "zqindicator", "zqaction", "zqrefusal"] {
        house.plant(word, CASE);
    }
    let goal = json!({
        "need": "contact", "aim": "Appeler sa mère zqaim", "words": "zqwords je veux l’entendre", "indicator": "zqindicator", "term": "short",
        "what": ["Appeler zqaction"], "service": ["phone_call_home"], "who": ["own"], "by": [house.today().plus_days(3).to_string()],
    });
    let made = house.post("manager", &house.path("/plan/goals/new"), goal.clone()).await;
    let id = text(&made, "/goal");
    house.know("goal", &id);
    let answer = house.path("/plan/answer");
    let _ =
        house.post("manager", &answer, json!({"seen": number(&made, "/seen").to_string(), "answer": "refused", "words": "zqrefusal pas aujourd’hui"})).await;
    let changed = form(goal, json!({"base": "1", "term": "medium"}));
    let made = house.post("manager", &house.path(&format!("/plan/goals/{id}")), changed).await;
    let agreed = json!({"seen": number(&made, "/seen").to_string(), "answer": "verbal", "witness": "Awa Sidibé", "certified": "yes"});
    assert_eq!(text(&house.post("manager", &answer, agreed).await, "/state"), "agreed");
    // Version 1 was refused in her words; it is read beside what she agreed to.
    house.past("zqrefusal");
    assert!(house.get("manager", &house.path("/plan/compare?left=1&right=2")).await.to_string().contains("zqrefusal"));
    let action = text(&house.get("manager", &house.path("/plan")).await, "/goals/0/actions/0/id");
    house.know("action", &action);
    house.know("version", "1");
}

/// Everybody does and writes their part.
async fn helped(house: &mut House) {
    let words = [
        ("zqgeneral", Compartment::House, "manager", "general"),
        ("zqprotect", Compartment::Protection, "manager", "protection"),
        ("zqhealth", Compartment::Health, "health", "health"),
        ("zqmind", Compartment::Psychosocial, "counsellor", "psychosocial"),
        ("zqlaw", Compartment::Legal, "lawyer", "legal"),
    ];
    for (word, part, who, class) in words {
        house.plant(word, note(part));
        let _ = house.post(who, &house.path("/notes"), json!({"class": class, "text": format!("Elle dit {word}.")})).await;
    }
    let services = [
        ("zqvaccine", Compartment::Health, "health", "primary_care"),
        ("zqtalk", Compartment::Psychosocial, "counsellor", "counselling"),
        ("zqadvice", Compartment::Legal, "lawyer", "civil_status"),
        ("zqkit", Compartment::Protection, "manager", "baby_kit"),
    ];
    for (word, part, who, code) in services {
        house.plant(word, note(part));
        let _ = house.post(who, &house.path("/services"), json!({"code": code, "feedback": word})).await;
    }
    let action = house.ids["action"][0].clone();
    let _ = house.post("manager", &house.path(&format!("/plan/actions/{action}/done")), json!({})).await;
    let codes = texts(&house.get("manager", &house.path("/services")).await, "/services", "/code");
    assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>(), [&"baby_kit".to_owned(), &"phone_call_home".to_owned()].into());
}

/// Two appointments; who keeps the door is told when and where, and never what for.
async fn called(house: &mut House) -> String {
    house.plant("zqplace", Read::Whoever(Duty::AppointmentKeep));
    house.plant("zqpurpose", Read::Part(Duty::AppointmentKeep, Compartment::Protection));
    house.plant("zqsession", Read::Part(Duty::AppointmentKeep, Compartment::Psychosocial));
    let kept = house.appointment("manager", json!({"place": "Bureau zqplace", "purpose": "parler de zqpurpose"})).await;
    let _ = house.appointment("counsellor", json!({"time": "08:30", "purpose": "zqsession"})).await;
    kept
}

async fn came_late(house: &mut House, appointment: &str) {
    house.missed(appointment).await;
    let shift = house.path(&format!("/appointments/{appointment}/move"));
    let day = house.today().plus_days(2).to_string();
    assert_eq!(house.no("manager", &shift, json!({"day": day, "time": "09:00"}), 422).await, ["appointment-reason-missing"]);
    let _ = house.post("manager", &shift, json!({"day": day, "time": "09:00", "reason": "le bébé était malade"})).await;
    assert!(list(&house.get("manager", "/appointments/missed").await, "/entries").is_empty());
    house.later(2 * DAY).await;
    let _ = house.post("reception", "/appointments/outcome", json!({"appointment": appointment, "outcome": "came"})).await;
}

/// The risk is found higher: clock, plan, lists and alerts follow.
async fn risen(house: &mut House) {
    for word in ["zqworse", "zqthreat", "zqsafer"] {
        house.plant(word, CASE);
    }
    let before = text(&house.get("manager", &house.path("/plan")).await, "/review_on");
    let made = house.post("manager", &house.path("/assessments"), worse()).await;
    assert_eq!((text(&made, "/level"), made.get("alerted")), ("critical".to_owned(), Some(&json!(true))));
    let week = house.today().plus_days(7).to_string();
    assert_eq!(text(&made, "/next"), week, "a week, and no longer");
    house.know("assessment", &text(&made, "/assessment"));
    let after = text(&house.get("manager", &house.path("/plan")).await, "/review_on");
    assert!(after < before && after <= week, "the review comes nearer: {before}, {after}");
    let alerts = house.get("protection_officer", "/alerts").await;
    assert!(list(&alerts, "/alerts").iter().any(|alert| (text(alert, "/person"), text(alert, "/level")) == (house.person.clone(), "critical".to_owned())));
    assert!(list(&house.get("health", "/alerts").await, "/alerts").is_empty(), "it is not theirs");
    assert_eq!(texts(&house.get("second", "/caseload?show=high").await, "/files", "/person"), *std::slice::from_ref(&house.person));
    let raised = texts(&house.get("manager", &house.path("/assessments/compare")).await, "/raised", "/code");
    assert!(raised.contains(&"violence".to_owned()) && raised.contains(&"here".to_owned()), "{raised:?}");
    house.later(8 * DAY).await;
    assert_eq!(texts(&house.get("manager", "/assessments/due").await, "/due", "/id"), *std::slice::from_ref(&house.person));
    let day = house.get("manager", "/my-day").await;
    assert!(texts(&day, "/files/0/todo", "/due").contains(&"again".to_owned()), "{day}");
}

/// The plan is gone through with her, and what was agreed stands in it.
async fn reviewed(house: &mut House) {
    for word in ["zqagenda", "zqchanged"] {
        house.plant(word, CASE);
    }
    let met = json!({"kind": "meeting", "agenda": "zqagenda", "changed": "zqchanged", "present": "elle, le gestionnaire"});
    let _ = house.post("manager", &house.path("/plan/review"), met).await;
    let goal = json!({
        "need": "safety", "aim": "Dormir ailleurs", "words": "Je veux une porte qui ferme", "term": "short", "what": ["Changer de chambre", "Voir une avocate"],
        "service": ["safe_accommodation", "legal_access"], "who": ["own", "other"], "name": ["", "Barreau"], "by": ["", ""],
    });
    let made = house.post("manager", &house.path("/plan/goals/new"), goal).await;
    house.know("goal", &text(&made, "/goal"));
    let agreed = json!({"seen": number(&made, "/seen").to_string(), "answer": "signed", "paper": "yes"});
    let _ = house.post("manager", &house.path("/plan/answer"), agreed).await;
}

async fn closed(house: &mut House) {
    for word in ["zqprepared", "zqunmet", "zqopen"] {
        house.plant(word, CASE);
    }
    let closure = house.path("/closure");
    let asked = json!({"reason": "completed", "prepared": "zqprepared", "unmet": "zqunmet", "satisfaction": "4"});
    assert_eq!(house.no("manager", &closure, asked.clone(), 422).await, ["closure-actions-open"]);
    let asked = form(asked, json!({"open_reason": "zqopen elle ira elle-même"}));
    let done = house.post("manager", &closure, asked).await;
    assert_eq!((done.get("open"), text(&done, "/state")), (Some(&json!(true)), "waiting".to_owned()), "somebody else approves");
    house.watch("the closure waits", Depth::Step).await;
    for who in ["manager", "clerk", "health", "centre_manager", "case_manager"] {
        let _ = house.no(who, &house.path("/closure/approve"), json!({}), 403).await;
    }
    house.plant("zqcomment", CASE);
    let done = house.post("protection_officer", &house.path("/closure/approve"), json!({"comment": "zqcomment"})).await;
    assert_eq!((done.get("open"), text(&done, "/state")), (Some(&json!(false)), "ended".to_owned()));
    let read = house.get("manager", &closure).await;
    assert_eq!((number(&read, "/last/satisfaction"), number(&read, "/last/open_actions")), (4, 2));
    let keep = list(&read, "/last/keep");
    let of = |part: &str| keep.iter().find(|one| text(one, "/compartment") == part).map(|one| one["until"].clone()).expect("each part is kept");
    let five_years = house.today().to_string().replace("2026", "2031");
    assert_eq!((of("protection"), of("health")), (json!(five_years), Value::Null), "five years; of the nurse's part the law says");
    assert_eq!(house.no("manager", &house.path("/notes"), json!({"class": "protection", "text": "x"}), 409).await, ["file-closed"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mother_with_a_baby() {
    each_app(app::rooms, |test| async move {
        let mut house = House::open(test).await;
        let _baby = arrive(&mut house).await;
        screened(&mut house).await;
        house.follow("low").await;
        refused(&house).await;
        assert_eq!(house.eye("case_manager").role, Role::CaseManager, "one of the same role follows somebody else");
        house.watch("the follow-up is opened", Depth::Step).await;
        assessed(&mut house).await;
        planned(&mut house).await;
        house.watch("there is a plan", Depth::Step).await;
        helped(&mut house).await;
        let appointment = called(&mut house).await;
        house.watch("she is helped", Depth::Step).await;
        came_late(&mut house, &appointment).await;
        risen(&mut house).await;
        house.watch("the risk has risen", Depth::Step).await;
        reviewed(&mut house).await;
        closed(&mut house).await;
        house.watch("the follow-up is closed", Depth::Whole).await;
        sound(&house.test).await;
    })
    .await;
}
