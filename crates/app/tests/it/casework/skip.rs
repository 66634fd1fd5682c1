//! No step can be skipped by a program that asks: each attempt is refused in a sentence, in each language, and leaves no
//! fact and no page changed.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use testing::http::each_app;

use super::{DAY, Depth, House, paper};
use crate::journey::{form, list, number, sound, text};

/// Pages on which anything that happened would show.
const PAGES: &[&str] =
    &["", "/follow", "/assessments", "/tracks", "/plan", "/services", "/appointments", "/notes", "/closure", "/transfer", "/flag", "/screening", "/consents"];

/// An attempt: who asks for what, and how it is refused.
struct Attempt {
    who: &'static str,
    path: String,
    form: Value,
    status: u16,
    why: &'static [&'static str],
}

fn attempt(who: &'static str, path: impl Into<String>, form: Value, (status, why): (u16, &'static [&'static str])) -> Attempt {
    Attempt { who, path: path.into(), form, status, why }
}

impl House {
    async fn shown(&self) -> BTreeMap<&'static str, Value> {
        let mut out = BTreeMap::new();
        for page in PAGES {
            let reply = self.eye("protection_officer").client.get(&self.path(page)).await;
            out.insert(*page, reply.json());
        }
        for list in ["/meetings", "/closures", "/caseload", "/alerts", "/follow"] {
            out.insert(list, self.get("protection_officer", list).await);
        }
        out
    }

    /// Each is refused as it should be; nothing has changed afterwards, whoever looks.
    async fn refuses(&self, attempts: Vec<Attempt>) {
        let before = self.shown().await;
        for Attempt { who, path, form, status, why } in attempts {
            assert_eq!(self.no(who, &path, form.clone(), status).await, why, "{who} at {path} with {form}");
        }
        let after = self.shown().await;
        for (page, value) in &before {
            assert_eq!(after.get(page), Some(value), "{page} has changed");
        }
    }
}

fn assessment() -> Value {
    json!({"own": "J’ai froid", "need": ["shelter", "papers"], "factor": ["no_papers"], "span": "weeks", "near": "away", "capacity": ["kin"], "spoken": "direct"})
}

fn goal() -> Value {
    json!({
        "need": "papers", "aim": "Une carte", "words": "Je veux mes papiers", "term": "short", "what": ["Aller au consulat"], "service": ["transport"],
        "who": ["own"], "by": ["2026-03-05"],
    })
}

fn closing() -> Value {
    json!({"reason": "completed", "prepared": "Elle sait où revenir", "satisfaction": "4", "unmet": "un cours"})
}

/// Before there is a follow-up: nothing of it can be done, by those who may do everything else.
async fn without_a_follow_up(house: &House) {
    let p = |rest: &str| house.path(rest);
    let officer = "protection_officer";
    let day = house.today().plus_days(1).to_string();
    let meeting = json!({"day": day, "time": "10:00", "place": "Bureau 2", "with": house.user("manager")});
    let conference = text(&house.post(officer, "/meetings", json!({"kind": "conference", "partners": "MSF"})).await, "/id");
    let item = json!({"code": house.called[1], "decision": "x", "agreed": "yes", "partners": ["0"]});
    house
        .refuses(vec![
            attempt(officer, p("/assessments"), assessment(), (409, &["assessment-no-follow-up"])),
            attempt(officer, p("/tracks"), json!({"kind": "trafficking"}), (409, &["assessment-no-follow-up"])),
            attempt(officer, p("/plan/goals/new"), goal(), (409, &["plan-no-follow-up"])),
            attempt(officer, p("/plan/contingency"), json!({"risk": "x", "steps": "y"}), (409, &["plan-no-follow-up"])),
            attempt(officer, p("/plan/review"), json!({"kind": "desk", "changed": "x"}), (409, &["plan-no-follow-up"])),
            attempt(officer, p("/plan/answer"), json!({"seen": "0", "answer": "signed", "paper": "yes"}), (409, &["plan-no-follow-up"])),
            attempt(officer, p("/follow/give"), json!({"user": house.user("manager")}), (409, &["file-none"])),
            attempt(officer, p("/transfer"), json!({"kind": "partner", "partner": "x", "note": "y", "agreed": "yes"}), (409, &["transfer-none"])),
            attempt(officer, p("/flag"), json!({"why": "x"}), (409, &["closure-none"])),
            attempt(officer, p("/closure"), closing(), (409, &["closure-none"])),
            attempt("second", p("/closure/approve"), json!({}), (409, &["closure-none"])),
            attempt(officer, format!("/meetings/{conference}/items"), item, (422, &["meeting-not-followed"])),
            // Who would follow has no file yet: neither a service nor an appointment, a note or a look.
            attempt("manager", p("/services"), json!({"code": "hygiene_kit"}), (404, &[])),
            attempt("manager", p("/appointments"), meeting, (404, &[])),
            attempt("manager", p("/notes"), json!({"class": "protection", "text": "x"}), (404, &[])),
            attempt("manager", p("/follow"), json!({"reason": "protection", "urgency": "low"}), (404, &[])),
            attempt("clerk", p("/follow"), json!({"reason": "protection", "urgency": "low"}), (403, &[])),
        ])
        .await;
}

/// A follow-up is open, and nothing is known yet: no plan, no end.
async fn without_an_assessment(house: &House) {
    let p = |rest: &str| house.path(rest);
    house
        .refuses(vec![
            attempt("manager", p("/plan/goals/new"), goal(), (409, &["plan-no-assessment"])),
            attempt("manager", p("/plan/contingency"), json!({"risk": "x", "steps": "y"}), (409, &["plan-no-assessment"])),
            attempt("manager", p("/plan/answer"), json!({"seen": "0", "answer": "signed", "paper": "yes"}), (409, &["plan-empty"])),
            attempt("manager", p("/plan/review"), json!({"kind": "desk", "changed": "x"}), (409, &["plan-empty"])),
            attempt("manager", p("/assessments/next"), json!({"next": "2026-03-05"}), (409, &["assessment-none"])),
            attempt("manager", p("/assessments"), json!({}), (422, &["assessment-nothing"])),
            attempt("manager", p("/assessments"), form(assessment(), json!({"level": "low", "set_threat": "5"})), (422, &["assessment-reason-missing"])),
            attempt("manager", p("/assessments"), form(assessment(), json!({"next": "2027-01-01"})), (422, &["assessment-day-late"])),
            attempt("case_manager", p("/assessments"), assessment(), (404, &[])),
            attempt("clerk", p("/assessments"), assessment(), (403, &[])),
            attempt("protection_officer", p("/follow"), json!({"reason": "protection", "urgency": "low"}), (409, &["file-already-open"])),
            attempt("protection_officer", p("/follow/give"), json!({"user": house.user("second"), "reason": "x"}), (422, &["file-nobody"])),
        ])
        .await;
}

/// What is read by few is taken out by fewer, and nobody writes what they do not read.
async fn sealed(house: &House) {
    let p = |rest: &str| house.path(rest);
    for (who, rest) in [
        ("clerk", "/notes"),
        ("clerk", "/notes/print"),
        ("clerk", "/notes/print?class=protection"),
        ("reception", "/notes/print?class=protection"),
        ("centre_manager", "/notes/print?class=protection"),
        ("health", "/notes/print?class=protection"),
        ("counsellor", "/notes/print?class=protection"),
        ("manager", "/notes/print?class=health"),
        ("clerk", "/plan/sheet"),
        ("clerk", "/assessments"),
        ("health", "/plan/sheet"),
    ] {
        let client = &house.eye(who).client;
        let data = client.get(&p(rest)).await.is(403);
        assert!(text(&data.json(), "/message").contains(' '), "{who} at {rest}");
        let page = client.get_html(&p(rest)).await.is(403);
        assert!(page.text().contains("<h1") && !page.text().contains("zqkept") && !page.bytes.starts_with(b"%PDF"), "{who} at {rest}");
    }
    let printed = house.eye("manager").client.get(&p("/notes/print?class=protection")).await.is(200);
    assert!(paper::text(&printed.bytes).contains("zqkept"));
    let note = |class: &str| json!({"class": class, "text": "x"});
    house
        .refuses(vec![
            attempt("clerk", p("/notes"), note("general"), (403, &[])),
            attempt("manager", p("/notes"), note("health"), (422, &["note-class-not-yours"])),
            attempt("health", p("/notes"), note("protection"), (422, &["note-class-not-yours"])),
            attempt("manager", p("/notes"), json!({"class": "protection", "text": " "}), (422, &["note-text-missing"])),
            attempt("manager", p("/notes/fit"), json!({"verdict": "fit"}), (403, &[])),
            attempt("manager", p("/services"), json!({"code": "hiv_test"}), (422, &["service-code-missing"])),
            attempt("clerk", p("/services"), json!({"code": "meals"}), (403, &[])),
            attempt("clerk", p("/appointments"), json!({}), (403, &[])),
        ])
        .await;
}

/// There is a plan with an action that is open.
async fn out_of_order(house: &House, (track, appointment): (&str, &str)) {
    let p = |rest: &str| house.path(rest);
    let deed = |code: &str| p(&format!("/tracks/{track}/steps/{code}"));
    let transferred = form(closing(), json!({"reason": "transferred", "open_reason": "x"}));
    let missed = json!({"appointment": appointment, "outcome": "missed"});
    house
        .refuses(vec![
            attempt("manager", p("/plan/goals/new"), form(goal(), json!({"need": "food"})), (422, &["plan-need-not-assessed"])),
            attempt("manager", p("/plan/goals/new"), form(goal(), json!({"words": ""})), (422, &["plan-words-missing"])),
            attempt("manager", p("/plan/answer"), json!({"seen": "9", "answer": "signed", "paper": "yes"}), (409, &["plan-answer-stale"])),
            attempt("manager", p("/plan/answer"), json!({"seen": "1", "answer": "verbal", "witness": "Awa"}), (422, &["plan-certified-missing"])),
            attempt("manager", p("/assessments/next"), json!({"next": "2027-01-01"}), (422, &["assessment-day-late"])),
            attempt("manager", deed("bia"), json!({}), (409, &["track-first-verify"])),
            attempt("manager", deed("bid"), json!({}), (409, &["track-approve"])),
            attempt("protection_officer", deed("bid"), json!({}), (409, &["track-first-bia"])),
            attempt("manager", deed("safe_place"), json!({"state": "not_needed", "reason": "x"}), (409, &["track-must"])),
            attempt("reception", "/appointments/outcome", missed, (422, &["appointment-not-yet"])),
            attempt("manager", p("/closure"), closing(), (422, &["closure-actions-open"])),
            attempt("manager", p("/closure"), transferred, (422, &["closure-not-accepted"])),
            attempt("manager", p("/closure/approve"), json!({}), (403, &[])),
            attempt("protection_officer", p("/closure/approve"), json!({}), (409, &["closure-not-waiting"])),
            attempt("manager", p("/flag"), json!({"why": "x"}), (403, &[])),
            attempt("manager", "/caseload/reassign", json!({"people": [house.person], "user": house.user("case_manager"), "reason": "x"}), (403, &[])),
        ])
        .await;
}

/// Whoever hands on does not accept, whoever asks does not approve.
async fn alone(house: &House) {
    let transfer = json!({"kind": "manager", "user": house.user("case_manager"), "note": "Attend sa carte"});
    let id = text(&house.post("manager", &house.path("/transfer"), transfer.clone()).await, "/id");
    let accept = format!("/transfers/{id}/accept");
    house
        .refuses(vec![
            attempt("manager", accept.clone(), json!({}), (409, &["transfer-own"])),
            attempt("protection_officer", accept.clone(), json!({}), (409, &["transfer-own"])),
            attempt("there", accept.clone(), json!({}), (404, &[])),
            attempt("manager", house.path("/transfer"), transfer, (409, &["transfer-waits"])),
            attempt("case_manager", format!("/transfers/{id}/withdraw"), json!({}), (404, &[])),
        ])
        .await;
    let _ = house.post("manager", &format!("/transfers/{id}/withdraw"), json!({})).await;
    let grave = form(assessment(), json!({"level": "high", "reason": "on la cherche"}));
    let _ = house.post("manager", &house.path("/assessments"), grave).await;
    let asked = form(closing(), json!({"open_reason": "elle ira seule"}));
    let done = house.post("protection_officer", &house.path("/closure"), asked.clone()).await;
    assert_eq!(done["open"], json!(true));
    let p = |rest: &str| house.path(rest);
    house
        .refuses(vec![
            attempt("protection_officer", p("/closure/approve"), json!({}), (409, &["closure-own"])),
            attempt("protection_officer", p("/closure/back"), json!({"comment": "x"}), (409, &["closure-own"])),
            attempt("second", p("/closure/back"), json!({}), (422, &["closure-comment-missing"])),
            attempt("manager", p("/closure/approve"), json!({}), (403, &[])),
            attempt("manager", p("/closure"), asked, (409, &["closure-waits"])),
            attempt("chief", p("/closure/approve"), json!({}), (404, &[])),
        ])
        .await;
    let done = house.post("second", &house.path("/closure/approve"), json!({})).await;
    assert_eq!(done["open"], json!(false));
}

/// What has ended is read, and written only after it goes on again.
async fn after_the_end(house: &House, track: &str) {
    let p = |rest: &str| house.path(rest);
    let action = &house.ids["action"][0];
    house
        .refuses(vec![
            attempt("manager", p("/closure"), closing(), (409, &["file-closed"])),
            attempt("second", p("/closure/approve"), json!({}), (409, &["file-closed"])),
            attempt("manager", p("/assessments"), assessment(), (409, &["assessment-no-follow-up"])),
            attempt("manager", p(&format!("/tracks/{track}/steps/safe_place")), json!({}), (409, &["assessment-no-follow-up"])),
            attempt("manager", p("/plan/goals/new"), goal(), (409, &["plan-no-follow-up"])),
            attempt("manager", p(&format!("/plan/actions/{action}/done")), json!({}), (409, &["plan-no-follow-up"])),
            attempt("manager", p("/notes"), json!({"class": "protection", "text": "x"}), (409, &["file-closed"])),
            attempt("manager", p("/transfer"), json!({"kind": "partner", "partner": "x", "note": "y", "agreed": "yes"}), (409, &["file-closed"])),
            attempt("protection_officer", p("/flag"), json!({"why": "x"}), (409, &["file-closed"])),
            attempt("protection_officer", p("/follow/give"), json!({"user": house.user("case_manager"), "reason": "x"}), (409, &["file-closed"])),
            attempt("manager", p("/follow"), json!({"reason": "protection", "urgency": "high"}), (422, &["file-again-missing"])),
        ])
        .await;
}

/// Without consent nothing goes on.
async fn without_consent(house: &House) {
    let _ = house.post("manager", &house.path("/follow"), json!({"reason": "protection", "urgency": "high", "again": "Elle est revenue"})).await;
    let consents = house.get("clerk", &house.path("/consents")).await;
    let withdraw = house.path(&format!("/consents/{}/withdraw", text(&consents, "/entries/0/id")));
    let _ = house.post("clerk", &withdraw, json!({"purpose": "general"})).await;
    let p = |rest: &str| house.path(rest);
    house
        .refuses(vec![
            attempt("manager", p("/assessments"), assessment(), (409, &["consent-none-live"])),
            attempt("manager", p("/tracks"), json!({"kind": "tracing"}), (409, &["consent-none-live"])),
            attempt("manager", p("/plan/goals/new"), goal(), (409, &["plan-no-consent"])),
            attempt("manager", p("/services"), json!({"code": "transport"}), (409, &["consent-none-live"])),
            attempt("manager", p("/transfer"), json!({"kind": "partner", "partner": "x", "note": "y", "agreed": "yes"}), (409, &["transfer-partner-consent"])),
        ])
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_step_can_be_skipped() {
    each_app(app::rooms, |test| async move {
        let mut house = House::open(test).await;
        let who = json!({"given": "Maimouna", "family": "Balde", "sex": "2", "birth": "1996"});
        let (id, code) = house.register(json!({}), who).await;
        house.about(&id, &["Maimouna Balde", &code]);
        without_a_follow_up(&house).await;
        house.follow("low").await;
        without_an_assessment(&house).await;
        let _ = house.post("manager", &house.path("/notes"), json!({"class": "protection", "text": "zqkept"})).await;
        sealed(&house).await;
        let _ = house.post("manager", &house.path("/assessments"), assessment()).await;
        let made = house.post("manager", &house.path("/plan/goals/new"), goal()).await;
        assert_eq!(number(&made, "/seen"), 1);
        let action = text(&house.get("manager", &house.path("/plan")).await, "/goals/0/actions/0/id");
        house.know("action", &action);
        let track = text(&house.post("manager", &house.path("/tracks"), json!({"kind": "child_alone"})).await, "/track");
        let appointment = house.appointment("manager", json!({})).await;
        out_of_order(&house, (&track, &appointment)).await;
        alone(&house).await;
        house.later(DAY).await;
        after_the_end(&house, &track).await;
        without_consent(&house).await;
        assert_eq!(list(&house.get("manager", &house.path("/services")).await, "/services").len(), 0);
        house.watch("nothing came of it", Depth::Step).await;
        sound(&house.test).await;
    })
    .await;
}
