//! A woman who was trafficked: a file that is closed to the centre at large, a guard who is told of an incident and reads
//! nothing, notes that each reads in their part alone, a referral that she refuses, and a closure that whoever asks for it
//! never approves.

use access::{Duty, Role};
use ledger::Compartment;
use serde_json::{Value, json};
use testing::http::each_app;

use super::house::{CASE, note};
use super::{DAY, Depth, House, Read, paper};
use crate::journey::{count, form, list, number, sound, text, texts};

/// Her name, as it is looked for in small letters.
const NAME: &str = "oziomaku";

fn step(fields: &[(&str, &str)], ticks: &[&str]) -> Value {
    let (field, value): (Vec<&str>, Vec<&str>) = fields.iter().copied().unzip();
    json!({"field": field, "value": value, "tick": ticks})
}

/// She comes as everybody does, is seen by the nurse, and says what makes the officer close her file.
async fn arrive(house: &mut House) {
    let who = json!({"given": "Oziomaku", "family": "Ezenwa", "sex": "2", "birth": "2004", "nationality": "NGA", "language": "eng"});
    let (id, code) = house.register(json!({"photo": "refused", "partners": "refused"}), who).await;
    house.about(&id, &["Oziomaku Ezenwa", &code]);
    let asked = json!({"hurt": "yes", "fear": "yes", "safe": "no", "leave": "yes", "wish": "woman", "spoken": "direct"});
    let told = house.post("clerk", &house.path("/screening"), asked).await;
    assert!(told["told"].to_string().contains("protection_officer") && told["told"].to_string().contains("health"), "{told}");
    house.plant("zqwound", note(Compartment::Health));
    let _ = house.post("health", &house.path("/notes"), json!({"class": "health", "text": "zqwound au bras, soignée"})).await;
    house.plant("zqtested", note(Compartment::Health));
    let _ = house.post("health", &house.path("/services"), json!({"code": "care_after_violence", "feedback": "zqtested"})).await;
    let _ = house.post("health", &house.path("/notes/seen"), json!({})).await;
    house.watch("she has come", Depth::Step).await;
    assert_eq!(house.get("health", &house.path("/notes")).await.to_string().matches("zqwound").count(), 1);
    let close = json!({"restricted": "yes", "reason": "menacée"});
    let _ = house.post("protection_officer", &house.path("/restrict"), close).await;
    house.plant(NAME, Read::Name);
}

/// How often the guard opened a file or a list of names.
async fn looks(house: &House) -> i64 {
    count(&house.test, "select count(*) from look where author = $1", &[house.user("guard").to_string().as_str()]).await
}

/// A guard is told of something: they are led through it, and what they pass on is for the officers alone.
async fn told(house: &mut House) {
    let before = looks(house).await;
    house.plant_for("zqroom", Read::Named, &["protection_officer", "second"]);
    let guide = house.eye("guard").client.get_html("/incidents/tell").await.is(200).text();
    assert!(guide.contains("Ne demandez pas ce qui s’est passé") && !guide.to_lowercase().contains(NAME), "{guide}");
    assert_eq!(house.no("guard", "/incidents/tell", json!({}), 422).await, ["incident-kind-missing", "incident-danger-missing"]);
    assert_eq!(house.no("guard", "/incidents/tell", json!({"kind": "violence", "danger": "yes", "place": "F2"}), 422).await, ["incident-leave-missing"]);
    let said = json!({"kind": "violence", "danger": "yes", "leave": "yes", "place": "zqroom derrière la cuisine", "contact": "alone"});
    assert_eq!(house.post("guard", "/incidents/tell", said).await, json!({"heard": true}));
    let mine = house.get("guard", "/incidents/tell").await;
    assert_eq!((texts(&mine, "/mine", "/state"), mine.to_string().contains("zqroom")), (vec!["open".to_owned()], false), "nothing of it is read back");
    assert_eq!(looks(house).await, before, "whoever tells opens no file");
    let heard = house.get("protection_officer", "/incidents").await;
    let incident = text(&heard, "/incidents/0/id");
    house.know("incidents", &incident);
    for (name, eye) in &house.eyes {
        let status = eye.client.get(&format!("/incidents/{incident}")).await.status.as_u16();
        let hears = eye.role == Role::ProtectionOfficer && eye.subject.site == house.test.site;
        let expected = if hears {
            200
        } else if eye.subject.may(Duty::IncidentRead) {
            404
        } else {
            403
        };
        assert_eq!(status, expected, "{name}");
    }
    let _ = house.post("protection_officer", &format!("/incidents/{incident}/take"), json!({})).await;
    assert_eq!(texts(&house.get("guard", "/incidents/tell").await, "/mine", "/state"), ["taken"]);
    let _ = house.post("protection_officer", &format!("/incidents/{incident}/end"), json!({"outcome": "seen"})).await;
}

fn first() -> Value {
    json!({
        "own": "zqdoor elle ferme la porte à clé", "need": ["safety", "psychosocial", "legal"], "factor": ["violence_past", "no_papers"], "threat": ["exploitation"],
        "actor": ["smuggler"], "often": ["once"], "threat_note": ["zqmadam"], "span": "months", "near": "away",
        "capacity": ["trade", "languages", "phone"], "spoken": "direct", "channel": "in_person", "safety": "zqwhistle",
    })
}

fn worse() -> Value {
    form(
        first(),
        json!({
            "own": "zqseen on l’a vue au portail", "factor": ["violence_past", "no_papers", "debt", "distress", "dependent"], "often": ["always"],
            "threat_note": ["zqgate"], "near": "here", "capacity": [], "safety": "zqnewplan",
        }),
    )
}

async fn assessed(house: &mut House) {
    for word in ["zqdoor", "zqmadam", "zqwhistle"] {
        house.plant(word, CASE);
    }
    let made = house.post("manager", &house.path("/assessments"), first()).await;
    assert_eq!(text(&made, "/level"), "medium", "{made}");
    house.know("assessment", &text(&made, "/assessment"));
}

/// The track: first that she is safe and knows her rights; no authority is told, since she says no.
async fn tracked(house: &mut House) {
    for word in ["zqplan", "zqsigns", "zqmaylater"] {
        house.plant(word, CASE);
    }
    let track = text(&house.post("manager", &house.path("/tracks"), json!({"kind": "trafficking"})).await, "/track");
    house.know("track", &track);
    // That there is such a track, and which, is told to those alone who follow.
    for (name, eye) in &house.eyes {
        let follows = ["manager", "protection_officer", "second"].contains(name);
        for path in [house.path(""), "/people".to_owned(), "/shift".to_owned()] {
            let page = eye.client.get_html(&path).await.text();
            assert!(follows || !(page.contains("Traite") || page.contains("trafficking")), "{name} at {path}");
        }
    }
    let path = house.path(&format!("/tracks/{track}/steps"));
    let deed = |code: &str| format!("{path}/{code}");
    let told = step(&[], &["told:services", "told:justice", "told:right_refuse", "told:limits", "told:reflection"]);
    let authority = step(&[("authority", "Police"), ("result", "presumed")], &[]);
    assert_eq!(house.no("manager", &deed("informed"), told.clone(), 409).await, ["track-first-safety"]);
    assert_eq!(house.no("manager", &deed("safety"), json!({"state": "not_needed", "reason": "x"}), 409).await, ["track-must"]);
    let safe = step(&[("place", "moved"), ("threatened", "perhaps"), ("plan", "zqplan dormir en F3")], &[]);
    let _ = house.post("manager", &deed("safety"), safe).await;
    let signs = step(&[("purpose", "sexual"), ("note", "zqsigns")], &["signs:debt", "signs:papers_taken"]);
    let _ = house.post("manager", &deed("indicators"), signs).await;
    let _ = house.post("manager", &deed("informed"), told).await;
    assert_eq!(house.no("manager", &deed("identification"), authority.clone(), 409).await, ["track-first-consent"]);
    let _ = house.post("manager", &deed("consent"), step(&[("consent", "refused"), ("note", "zqmaylater peut-être")], &[])).await;
    assert_eq!(house.no("manager", &deed("identification"), authority.clone(), 409).await, ["track-barred"], "she said no");
    assert_eq!(house.no("protection_officer", &deed("identification"), authority, 409).await, ["track-barred"], "also to whoever approves");
    // Nor is she passed on to a partner.
    let partner = json!({"kind": "partner", "partner": "Maison des femmes", "note": "x", "agreed": "yes"});
    assert_eq!(house.no("manager", &house.path("/transfer"), partner, 409).await, ["transfer-partner-consent"]);
}

/// What does not exist is planned around.
async fn planned(house: &mut House) {
    for word in ["zqhouse", "zqwish", "zqabsent", "zqdanger", "zqsteps"] {
        house.plant(word, CASE);
    }
    let goal = json!({
        "need": "safety", "aim": "Une maison sûre zqhouse", "words": "zqwish dormir sans peur", "term": "short", "what": ["Chercher une maison"],
        "service": ["safe_accommodation"], "who": ["own"], "by": [house.today().plus_days(2).to_string()],
    });
    let made = house.post("manager", &house.path("/plan/goals/new"), goal).await;
    house.know("goal", &text(&made, "/goal"));
    let action = text(&house.get("manager", &house.path("/plan")).await, "/goals/0/actions/0/id");
    house.know("action", &action);
    let path = house.path(&format!("/plan/actions/{action}"));
    assert_eq!(house.no("manager", &path, json!({"status": "blocked"}), 422).await, ["plan-block-missing"]);
    let _ = house.post("manager", &path, json!({"status": "blocked", "block": "service_absent", "note": "zqabsent aucune ici"})).await;
    assert_eq!(house.get("manager", &house.path("/plan")).await["wants_contingency"], json!(true));
    let contingency = json!({"base": "0", "risk": "zqdanger on la cherche", "steps": "zqsteps aller au poste 2"});
    let _ = house.post("manager", &house.path("/plan/contingency"), contingency).await;
    let state = house.get("manager", &house.path("/plan")).await;
    assert_eq!(state["wants_contingency"], json!(false));
    let agreed = json!({"seen": number(&state, "/seen").to_string(), "answer": "verbal", "witness": "Awa Sidibé", "certified": "yes"});
    assert_eq!(text(&house.post("manager", &house.path("/plan/answer"), agreed).await, "/state"), "agreed");
    house.know("version", "1");
}

/// Each writes and reads in their own part.
async fn noted(house: &mut House) {
    let words = [
        ("zqopenly", Compartment::House, "counsellor", "general"),
        ("zqmorning", Compartment::Protection, "protection_officer", "protection"),
        ("zqdream", Compartment::Psychosocial, "counsellor", "psychosocial"),
        ("zqcourt", Compartment::Legal, "lawyer", "legal"),
    ];
    for (word, part, who, class) in words {
        house.plant(word, note(part));
        let _ = house.post(who, &house.path("/notes"), json!({"class": class, "text": format!("{word}, dit-elle.")})).await;
    }
    house.plant("zqtherapy", note(Compartment::Psychosocial));
    let _ = house.post("counsellor", &house.path("/services"), json!({"code": "psychiatric_care", "note": "zqtherapy"})).await;
    assert_eq!(house.no("manager", &house.path("/notes"), json!({"class": "psychosocial", "text": "x"}), 422).await, ["note-class-not-yours"]);
    for (who, class, status) in
        [("manager", "psychosocial", 403), ("counsellor", "protection", 403), ("lawyer", "protection", 403), ("clerk", "protection", 403)]
    {
        let reply = house.eye(who).client.get(&house.path(&format!("/notes/print?class={class}"))).await.is(status);
        assert!(!paper::text(&reply.bytes).contains("zq"), "{who}");
    }
    let printed = house.eye("counsellor").client.get(&house.path("/notes/print?class=psychosocial")).await.is(200);
    assert!(paper::text(&printed.bytes).contains("zqdream"), "who reads it may take it out");
    // Nobody is left who reads what the nurse wrote: her file is closed to the nurse too until it is given to her.
    assert_eq!(house.eye("health").client.get(&house.path("/notes")).await.status, 404);
}

async fn risen(house: &mut House) {
    for word in ["zqseen", "zqgate", "zqnewplan"] {
        house.plant(word, CASE);
    }
    let made = house.post("manager", &house.path("/assessments"), worse()).await;
    house.know("assessment", &text(&made, "/assessment"));
    assert_eq!(text(&made, "/level"), "critical");
    let found = async |who: &'static str| texts(&house.get(who, "/caseload?show=high").await, "/files", "/person");
    assert_eq!((found("protection_officer").await, found("second").await), (vec![house.person.clone()], vec![house.person.clone()]));
    assert!(found("chief").await.is_empty());
    assert_eq!(text(&made, "/next"), house.today().plus_days(7).to_string());
    assert!(text(&house.get("manager", &house.path("/plan")).await, "/review_on") <= text(&made, "/next"));
    let alerts = list(&house.get("second", "/alerts").await, "/alerts");
    assert!(alerts.iter().any(|alert| (text(alert, "/person"), text(alert, "/level")) == (house.person.clone(), "critical".to_owned())), "{alerts:?}");
    assert!(list(&house.get("health", "/alerts").await, "/alerts").iter().all(|alert| text(alert, "/person") != house.person), "closed to the nurse");
}

/// Whoever asks for the end of a follow-up like this never approves it.
async fn closed(house: &mut House) {
    for word in ["zqleaving", "zqunanswered", "zqback"] {
        house.plant(word, CASE);
    }
    let closure = house.path("/closure");
    let (approve, back) = (house.path("/closure/approve"), house.path("/closure/back"));
    let asked =
        json!({"reason": "declined", "prepared": "zqleaving", "unmet": "zqunanswered", "satisfaction": "not_asked", "open_reason": "Elle le veut ainsi"});
    assert_eq!(house.no("protection_officer", &approve, json!({}), 409).await, ["closure-not-waiting"]);
    assert_eq!(text(&house.post("protection_officer", &closure, asked.clone()).await, "/state"), "waiting");
    assert_eq!(house.no("protection_officer", &approve, json!({"comment": "d’accord"}), 409).await, ["closure-own"]);
    let _ = house.no("manager", &approve, json!({}), 403).await;
    let _ = house.no("chief", &approve, json!({}), 404).await;
    assert_eq!(texts(&house.get("second", "/closures").await, "/closures", "/person"), *std::slice::from_ref(&house.person));
    assert!(list(&house.get("chief", "/closures").await, "/closures").is_empty());
    let _ = house.post("second", &back, json!({"comment": "zqback qui l’accompagne ?"})).await;
    house.watch("the closure was sent back", Depth::Step).await;
    house.past("zqback");
    let _ = house.post("protection_officer", &closure, asked).await;
    let done = house.post("second", &approve, json!({})).await;
    assert_eq!((done.get("open"), text(&done, "/state")), (Some(&json!(false)), "ended".to_owned()));
    assert!(list(&house.get("manager", "/follow").await, "/files").is_empty());
}

/// She comes back, and it is said why.
async fn reopened(house: &mut House) {
    house.plant("zqreturned", CASE);
    let follow = house.path("/follow");
    let again = json!({"reason": "protection", "urgency": "high"});
    assert_eq!(house.no("manager", &follow, again.clone(), 422).await, ["file-again-missing"]);
    let _ = house.no("centre_manager", &follow, again.clone(), 404).await;
    let _ = house.post("manager", &follow, form(again, json!({"again": "zqreturned elle est revenue"}))).await;
    assert_eq!(texts(&house.get("manager", "/follow").await, "/files", "/person"), *std::slice::from_ref(&house.person));
    house.plant("zqafter", note(Compartment::Protection));
    let _ = house.post("manager", &house.path("/notes"), json!({"class": "protection", "text": "zqafter"})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_woman_who_was_trafficked() {
    each_app(app::rooms, |test| async move {
        let mut house = House::open(test).await;
        arrive(&mut house).await;
        told(&mut house).await;
        house.follow("medium").await;
        house.watch("her file is closed to the centre", Depth::Step).await;
        assessed(&mut house).await;
        tracked(&mut house).await;
        house.watch("her track is open", Depth::Step).await;
        planned(&mut house).await;
        noted(&mut house).await;
        house.plant("zqwhy", Read::Part(Duty::AppointmentKeep, Compartment::Protection));
        let appointment = house.appointment("manager", json!({"purpose": "zqwhy"})).await;
        house.watch("she is helped", Depth::Whole).await;
        // Reception cannot keep an appointment of a file that is closed to it: whoever follows says that she did not come.
        house.later(DAY + 8 * super::HOUR).await;
        let missed = json!({"appointment": appointment, "outcome": "missed"});
        let _ = house.no("reception", "/appointments/outcome", missed.clone(), 404).await;
        let _ = house.post("manager", "/appointments/outcome", missed).await;
        risen(&mut house).await;
        house.watch("the risk has risen", Depth::Step).await;
        closed(&mut house).await;
        house.watch("the follow-up is closed", Depth::Step).await;
        reopened(&mut house).await;
        house.watch("it goes on", Depth::Step).await;
        sound(&house.test).await;
    })
    .await;
}
