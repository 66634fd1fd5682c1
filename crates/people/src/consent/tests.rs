//! The gate: what makes a consent good, when it is in force, and how facts add up.

use ledger::serde_json::{Value, json};
use ledger::{Day, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Answer, ConsentFact, Consents, Given};
use super::form::ConsentForm;
use super::rules::{self, CAPACITIES, EXPLAINED, GUARDIANS, give};
use crate::tests::{history, known, stream, stream_id, today};

const PNG: Option<&str> = Some("image/png");

fn verbal() -> ConsentForm {
    ConsentForm {
        decision: "given".into(),
        photo: "given".into(),
        centres: "refused".into(),
        partners: "given".into(),
        explained: EXPLAINED.iter().map(|e| (*e).to_owned()).collect(),
        mode: "verbal".into(),
        language: "Haoussa".into(),
        interpreter: " Issa ".into(),
        witness: " Mariam ".into(),
        certified: "yes".into(),
        ..ConsentForm::default()
    }
}

fn child() -> ConsentForm {
    ConsentForm { child: "yes".into(), assent: "assent".into(), guardian_kind: "parent".into(), guardian: "Fatou".into(), ..verbal() }
}

fn read(form: &ConsentForm, evidence: Option<&'static str>) -> Result<Given, Problems> {
    rules::read(form, "c1".into(), 3, evidence, today())
}

fn problems(form: &ConsentForm, evidence: Option<&'static str>) -> Vec<(String, String)> {
    read(form, evidence).err().unwrap_or_default().0.into_iter().map(|p| (p.field, p.key)).collect()
}

#[test]
fn a_consent_is_read_with_all_that_proves_it() {
    let given = read(&verbal(), None).ok().unwrap();
    assert_eq!((given.id.as_str(), given.wording, given.mode.as_str(), given.language.as_str()), ("c1", 3, "verbal", "hau"));
    assert_eq!((given.interpreter.as_str(), given.witness.as_str(), given.capacity.as_str(), given.child), ("Issa", "Mariam", "has", false));
    assert_eq!(given.explained, EXPLAINED);
    let answers: Vec<(&str, Answer)> = given.answers.iter().map(|(purpose, answer)| (purpose.as_str(), *answer)).collect();
    assert_eq!(answers, [("centres", Answer::Refused), ("general", Answer::Given), ("partners", Answer::Given), ("photo", Answer::Given)]);
    assert_eq!(given.valid_to, Day::new(2028, 3, 1));
    assert_eq!(given.evidence, None, "a file is kept by the one who has it");
    let unasked = read(&ConsentForm { photo: String::new(), centres: "maybe".into(), partners: "maybe".into(), ..verbal() }, None).ok().unwrap();
    assert!(["photo", "centres", "partners"].into_iter().all(|purpose| unasked.answers[purpose] == Answer::NotAsked));
}

type Change = fn(&mut ConsentForm);
/// Fields with the keys of what is wrong with them.
type Expected = &'static [(&'static str, &'static str)];

#[test]
fn a_consent_that_is_not_proved_is_refused() {
    let pdf = Some("application/pdf");
    let audio = Some("audio/ogg");
    let cases: &[(&str, Change, Option<&'static str>, Expected)] = &[
        ("verbal", |_| {}, None, &[]),
        ("no decision", |f| f.decision = String::new(), None, &[("decision", "consent-decision-missing")]),
        ("odd decision", |f| f.decision = "yes".into(), None, &[("decision", "consent-decision-missing")]),
        ("no witness", |f| f.witness = " ".into(), None, &[("witness", "consent-witness-missing")]),
        ("not certified", |f| f.certified = String::new(), None, &[("certified", "consent-certify")]),
        ("hardly certified", |f| f.certified = "no".into(), None, &[("certified", "consent-certify")]),
        ("neither", |f| (f.witness, f.certified) = Default::default(), None, &[("witness", "consent-witness-missing"), ("certified", "consent-certify")]),
        ("no mode", |f| f.mode = String::new(), None, &[("mode", "consent-mode-missing")]),
        ("mode of an import", |f| f.mode = "register".into(), PNG, &[("mode", "consent-mode-missing")]),
        ("signature", |f| (f.mode, f.witness) = ("signature".into(), String::new()), PNG, &[]),
        ("no signature", |f| f.mode = "signature".into(), None, &[("signature", "consent-signature-missing")]),
        ("signature as a photo", |f| f.mode = "signature".into(), Some("image/jpeg"), &[("signature", "consent-signature-missing")]),
        ("paper", |f| f.mode = "paper".into(), pdf, &[]),
        ("photo of a paper", |f| f.mode = "paper".into(), Some("image/jpeg"), &[]),
        ("no paper", |f| f.mode = "paper".into(), None, &[("evidence", "consent-paper-missing")]),
        ("paper as sound", |f| f.mode = "paper".into(), audio, &[("evidence", "consent-paper-missing")]),
        ("recording", |f| f.mode = "audio".into(), audio, &[]),
        ("no recording", |f| f.mode = "audio".into(), None, &[("evidence", "consent-audio-missing")]),
        ("recording as a picture", |f| f.mode = "audio".into(), PNG, &[("evidence", "consent-audio-missing")]),
        ("no language", |f| f.language = String::new(), None, &[("language", "consent-language-missing")]),
        ("unknown language", |f| f.language = "klingon".into(), None, &[("language", "consent-language-missing")]),
        ("nothing explained", |f| f.explained = Vec::new(), None, &[("explained", "consent-explain-all")]),
        ("long witness", |f| f.witness = "x".repeat(201), None, &[("witness", "person-too-long")]),
        ("long interpreter", |f| f.interpreter = "x".repeat(201), None, &[("interpreter", "person-too-long")]),
        (
            "odd capacity",
            |f| f.capacity = "some".into(),
            None,
            &[
                ("capacity", "person-not-in-list"),
                ("guardian_kind", "consent-guardian-missing"),
                ("guardian", "consent-guardian-name"),
                ("assent", "consent-assent-missing"),
            ],
        ),
        (
            "doubtful capacity",
            |f| f.capacity = "doubtful".into(),
            None,
            &[("guardian_kind", "consent-guardian-missing"), ("guardian", "consent-guardian-name"), ("assent", "consent-assent-missing")],
        ),
        (
            "no capacity",
            |f| f.capacity = "lacks".into(),
            None,
            &[("guardian_kind", "consent-guardian-missing"), ("guardian", "consent-guardian-name"), ("assent", "consent-assent-missing")],
        ),
    ];
    for (what, change, evidence, expected) in cases {
        let mut form = verbal();
        change(&mut form);
        let expected: Vec<(String, String)> = expected.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect();
        assert_eq!(problems(&form, *evidence), expected, "{what}");
    }
    for left_out in EXPLAINED {
        let form = ConsentForm { explained: EXPLAINED.iter().filter(|e| *e != left_out).map(|e| (*e).to_owned()).collect(), ..verbal() };
        assert_eq!(problems(&form, None), [("explained".to_owned(), "consent-explain-all".to_owned())], "{left_out}");
    }
}

#[test]
fn somebody_stands_in_for_a_child() {
    let cases: &[(&str, Change, Expected)] = &[
        ("parent", |_| {}, &[]),
        (
            "no guardian",
            |f| (f.guardian_kind, f.guardian) = Default::default(),
            &[("guardian_kind", "consent-guardian-missing"), ("guardian", "consent-guardian-name")],
        ),
        ("odd guardian", |f| f.guardian_kind = "friend".into(), &[("guardian_kind", "consent-guardian-missing")]),
        ("guardian without name", |f| f.guardian = " ".into(), &[("guardian", "consent-guardian-name")]),
        ("long name", |f| f.guardian = "x".repeat(201), &[("guardian", "person-too-long")]),
        ("none yet", |f| (f.guardian_kind, f.guardian) = ("none_yet".into(), String::new()), &[]),
        ("not asked", |f| f.assent = String::new(), &[("assent", "consent-assent-missing")]),
        ("says no", |f| f.assent = "dissent".into(), &[("assent", "consent-dissent")]),
        ("cannot say", |f| f.assent = "unable".into(), &[]),
    ];
    for (what, change, expected) in cases {
        let expected: Vec<(String, String)> = expected.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect();
        let mut form = child();
        change(&mut form);
        assert_eq!(problems(&form, None), expected, "child: {what}");
        for capacity in CAPACITIES.iter().filter(|c| **c != "has") {
            let adult = ConsentForm { child: String::new(), capacity: (*capacity).into(), ..form.clone() };
            assert_eq!(problems(&adult, None), expected, "{capacity}: {what}");
        }
    }
}

#[test]
fn a_consent_is_good_for_two_years_or_for_thirty_days() {
    let last = |form: &ConsentForm, day: Day| rules::read(form, String::new(), 1, None, day).ok().unwrap().valid_to;
    let alone = ConsentForm { guardian_kind: "none_yet".into(), guardian: String::new(), ..child() };
    let helpless = ConsentForm { child: String::new(), capacity: "lacks".into(), ..alone.clone() };
    assert_eq!(last(&verbal(), today()), Day::new(2028, 3, 1));
    assert_eq!(last(&alone, today()), Day::new(2026, 3, 31));
    assert_eq!(last(&helpless, today()), Day::new(2026, 3, 31));
    for kind in GUARDIANS.iter().filter(|kind| **kind != "none_yet") {
        assert_eq!(last(&ConsentForm { guardian_kind: (*kind).into(), ..child() }, today()), Day::new(2028, 3, 1), "{kind}");
    }
    assert_eq!(last(&verbal(), Day::new(2028, 2, 29).unwrap()), Day::new(2030, 2, 28), "no such day two years on");
}

#[test]
fn to_refuse_needs_nothing_else() {
    let form = ConsentForm { decision: "refused".into(), photo: "given".into(), ..ConsentForm::default() };
    let given = read(&form, None).ok().unwrap();
    assert_eq!(given.answers["general"], Answer::Refused);
    assert_eq!(given.answers["photo"], Answer::NotAsked, "nothing is agreed to beside a general no");
    let of_a_child = ConsentForm { child: "yes".into(), assent: "dissent".into(), capacity: "lacks".into(), ..form };
    assert!(read(&of_a_child, None).is_ok());
}

type History = Vec<Vec<NewFact>>;

fn answered(id: &str, answers: &[(&str, Answer)], valid_to: Option<Day>) -> Vec<NewFact> {
    give(Given { id: id.into(), answers: answers.iter().map(|(purpose, answer)| ((*purpose).to_owned(), *answer)).collect(), valid_to, ..Given::default() })
}

fn taken_back(id: &str, purpose: &str) -> Vec<NewFact> {
    vec![known::<ConsentFact>("consent/withdrawn", &json!({ "id": id, "purpose": purpose }))]
}

fn agreed(id: &str) -> Vec<NewFact> {
    answered(id, &[("general", Answer::Given), ("photo", Answer::Given), ("centres", Answer::NotAsked)], Some(today()))
}

fn turned_down(id: &str) -> Vec<NewFact> {
    answered(id, &[("general", Answer::Refused), ("photo", Answer::NotAsked), ("centres", Answer::NotAsked)], None)
}

/// Which consent is live for general, photo and centres.
fn in_force(facts: History, day: Day) -> [Option<String>; 3] {
    let consents = Consents::fold(&stream(facts.into_iter().flatten()));
    ["general", "photo", "centres"].map(|purpose| consents.live(purpose, day).ok().map(|live| live.id().to_owned()))
}

#[test]
fn a_consent_is_live_until_it_is_refused_taken_back_or_over() {
    let tomorrow = today().plus_days(1);
    let general = |id, answer| answered(id, &[("general", answer)], None);
    let photo = |id, answer| answered(id, &[("general", Answer::Given), ("photo", answer)], None);
    let cases: Vec<(&str, History, Day, [&str; 3])> = vec![
        ("none", vec![], today(), ["", "", ""]),
        ("agreed", vec![agreed("a")], today(), ["a", "a", ""]),
        ("last day over", vec![agreed("a")], tomorrow, ["", "", ""]),
        ("refused only", vec![turned_down("a")], today(), ["", "", ""]),
        ("refused later", vec![agreed("a"), turned_down("b")], today(), ["", "", ""]),
        ("agreed after all", vec![turned_down("a"), agreed("b")], today(), ["b", "b", ""]),
        ("refused, then agreed without photo", vec![agreed("a"), turned_down("b"), general("c", Answer::Given)], today(), ["c", "", ""]),
        ("taken back", vec![agreed("a"), taken_back("a", "general")], today(), ["", "", ""]),
        ("photo taken back", vec![agreed("a"), taken_back("a", "photo")], today(), ["a", "", ""]),
        ("something else taken back", vec![agreed("a"), taken_back("b", "general")], today(), ["a", "a", ""]),
        ("taken back, agreed again", vec![agreed("a"), taken_back("a", "general"), agreed("b")], today(), ["b", "b", ""]),
        ("photo refused later", vec![agreed("a"), photo("b", Answer::Refused)], today(), ["b", "", ""]),
        ("renewed, photo not asked", vec![agreed("a"), photo("b", Answer::NotAsked)], today(), ["b", "a", ""]),
        ("renewed, the old one over", vec![agreed("a"), photo("b", Answer::NotAsked)], tomorrow, ["b", "", ""]),
        ("the new one taken back", vec![agreed("a"), photo("b", Answer::Given), taken_back("b", "general")], today(), ["", "", ""]),
        ("no last day", vec![general("a", Answer::Given)], tomorrow.plus_days(9999), ["a", "", ""]),
        ("not asked", vec![general("a", Answer::NotAsked)], today(), ["", "", ""]),
    ];
    for (what, facts, day, expected) in cases {
        assert_eq!(in_force(facts, day).map(Option::unwrap_or_default), expected, "{what}");
    }
    let none = Consents::default();
    let key = |purpose| none.live(purpose, today()).err().unwrap_or_default().0[0].key.clone();
    assert_eq!((key("general").as_str(), key("photo").as_str()), ("consent-none-live", "consent-none-for-this"));
}

#[test]
fn only_what_is_in_force_can_be_taken_back() {
    let consents = |facts: History| Consents::fold(&stream(facts.into_iter().flatten()));
    let given = consents(vec![agreed("a")]);
    let fact = rules::withdraw(&given, "a", "photo", &"é".repeat(300), today()).unwrap_or_default().remove(0);
    assert_eq!((fact.body["id"].as_str(), fact.body["purpose"].as_str()), (Some("a"), Some("photo")));
    assert_eq!(fact.body["reason"].as_str().map(|r| r.chars().count()), Some(200));
    assert!(rules::withdraw(&given, "a", "general", "", today()).is_ok(), "no reason is asked");
    let cases = [
        ("another", &given, "b", "general", today()),
        ("never given", &given, "a", "centres", today()),
        ("over", &given, "a", "general", today().plus_days(1)),
        ("taken back already", &consents(vec![agreed("a"), taken_back("a", "photo")]), "a", "photo", today()),
        ("all taken back", &consents(vec![agreed("a"), taken_back("a", "general")]), "a", "photo", today()),
        ("refused", &consents(vec![turned_down("a")]), "a", "general", today()),
    ];
    for (what, consents, id, purpose, day) in cases {
        assert_eq!(rules::withdraw(consents, id, purpose, "", day).err(), Some(Problems::one("", "consent-none-live")), "{what}");
    }
}

#[test]
fn a_wording_is_published_in_all_languages_or_not_at_all() {
    let fact = rules::publish(3, " a ", "b", "c").unwrap_or_default().remove(0);
    assert_eq!((fact.body["version"].as_i64(), fact.body["fr"].as_str()), (Some(4), Some("a")));
    for (texts, field, key) in [
        ([" ", "b", "c"], "fr", "consent-wording-missing"),
        (["a", "", "c"], "en", "consent-wording-missing"),
        (["a", "b", ""], "ar", "consent-wording-missing"),
        (["a", "b", &"é".repeat(10_001)], "ar", "person-too-long"),
    ] {
        assert_eq!(rules::publish(3, texts[0], texts[1], texts[2]).err(), Some(Problems::one(field, key)));
    }
}

#[test]
fn what_a_later_version_wrote_does_not_disturb() {
    let mut facts = agreed("a");
    facts[0].body["fingerprint"] = json!({ "deep": [1] });
    facts[0].body["answers"]["research"] = json!("given");
    facts.push(NewFact { kind: "consent/blessed".into(), body: json!({ "id": "a", "purpose": "general" }), ..taken_back("a", "general").remove(0) });
    facts.push(NewFact { body: json!({ "id": 5 }), ..taken_back("a", "general").remove(0) });
    let consents = Consents::fold(&stream(facts));
    assert_eq!((consents.all.len(), consents.version), (1, 1));
    assert!(consents.live("general", today()).is_ok() && consents.live("research", today()).is_ok());
}

fn deed() -> impl Strategy<Value = (&'static str, Value)> + Clone {
    let answer = || prop::sample::select(vec!["given", "refused", "not_asked"]);
    let days = prop_oneof![Just(json!(null)), Just(json!("2026-02-28")), Just(json!("2026-03-01"))];
    prop_oneof![
        3 => ("[a-c]", answer(), answer(), days).prop_map(|(id, general, photo, valid_to)| ("consent/given", json!({ "id": id, "answers": { "general": general, "photo": photo }, "valid_to": valid_to }))),
        2 => ("[a-c]", prop::sample::select(vec!["general", "photo"])).prop_map(|(id, purpose)| ("consent/withdrawn", json!({ "id": id, "purpose": purpose }))),
        1 => (1..4_i64).prop_map(|version| ("consent/worded", json!({ "version": version, "fr": "a", "en": "b", "ar": "c" }))),
    ]
}

/// Everything of the consents, so that it can be compared and shown.
fn seen(consents: &Consents) -> Value {
    let all: Vec<Value> = consents.all.iter().map(|r| json!([r.given, r.at, r.by, r.withdrawn])).collect();
    json!({ "all": all, "version": consents.version })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_order_of_arrival_gives_the_same_consents((facts, received) in history::twice("consent", deed())) {
        let read = history::readable::<ConsentFact>(&facts);
        let consents = Consents::fold(&Stream::new(stream_id(), facts));
        prop_assert_eq!(seen(&consents), seen(&Consents::fold(&Stream::new(stream_id(), received))));

        // Nothing that was taken back is in force, whenever word of it arrived; and nothing outlives a general no, nor
        // stands beside one.
        prop_assert_eq!(consents.version, i64::try_from(read.len()).unwrap());
        let gone = |id: &str, purpose: &str| read.iter().any(|(_, what)| matches!(what, ConsentFact::Withdrawn(w) if w.id == id && (w.purpose == purpose || w.purpose == "general")));
        let given: Vec<&Given> = read.iter().filter_map(|(_, what)| if let ConsentFact::Given(given) = what { Some(given) } else { None }).collect();
        let answer = |given: &Given, purpose: &str| given.answers.get(purpose).copied().unwrap_or(Answer::NotAsked);
        for purpose in ["general", "photo"] {
            let after_no = given.iter().rposition(|g| answer(g, "general") == Answer::Refused).map_or(&given[..], |no| &given[no + 1..]);
            let last = after_no.iter().rev().find(|g| answer(g, purpose) != Answer::NotAsked);
            let expected = last.filter(|g| answer(g, purpose) == Answer::Given && !gone(&g.id, purpose) && g.valid_to.is_none_or(|day| day >= today()));
            prop_assert_eq!(consents.live(purpose, today()).ok().map(|live| live.id().to_owned()), expected.map(|g| g.id.clone()));
        }
    }
}
