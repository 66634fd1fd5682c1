//! Registration and correction: what a form may say, what follows from it, and how facts add up.

use ledger::serde_json::{self, Value, json};
use ledger::{Day, NewFact, PartialDate, Stream};
use proptest::prelude::*;

use super::facts::{Corrected, Identity, Paper, Person, PersonFact};
use super::fields::FIELDS;
use super::form::PersonForm;
use super::rules::{self, Company};
use crate::consent::{Answer, Consents, Given, LiveConsent, give};
use crate::tests::{history, known, stream, stream_id, today};

fn live() -> LiveConsent {
    let given = Given { id: "c1".into(), answers: [("general".to_owned(), Answer::Given)].into(), ..Given::default() };
    Consents::fold(&stream(give(given))).live("general", today()).ok().unwrap()
}

#[test]
fn a_birth_is_read_as_people_say_it() {
    let cases = [
        ("12/03/1998", "1998-03-12"),
        ("1998-03-12", "1998-03-12"),
        ("12.3.1998", "1998-03-12"),
        ("12 03 1998", "1998-03-12"),
        ("1998/3/12", "1998-03-12"),
        (" 12-03-1998 ", "1998-03-12"),
        ("١٢/٠٣/١٩٩٨", "1998-03-12"),
        ("29/02/2000", "2000-02-29"),
        ("~12/03/1998", "~1998-03-12"),
        ("03/1998", "1998-03"),
        ("1998-03", "1998-03"),
        ("1998", "1998"),
        ("~1998", "~1998"),
        ("١٩٩٨", "1998"),
        ("25", "~2001"),
        ("25 ans", "~2001"),
        ("25 ANS", "~2001"),
        ("25 years old", "~2001"),
        ("25 سنة", "~2001"),
        ("25 عاماً", "~2001"),
        ("~25", "~2001"),
        ("٢٥", "~2001"),
        ("0", "~2026"),
        ("1 an", "~2025"),
        ("120", "~1906"),
        ("1906", "1906"),
        ("01/03/2026", "2026-03-01"),
        ("03/2026", "2026-03"),
        ("2026", "2026"),
    ];
    for (typed, expected) in cases {
        let read = rules::birth(typed, today()).map(|b| b.map(|b| b.to_string()));
        assert_eq!(read, Ok(Some(expected.to_owned())), "{typed}");
    }
    for nothing in ["", "  ", "\t"] {
        assert!(rules::birth(nothing, today()).unwrap().is_none(), "{nothing:?}");
    }
}

#[test]
fn a_birth_that_cannot_be_is_refused() {
    let (unreadable, future, old) = ("person-birth-unreadable", "person-birth-future", "person-birth-old");
    let cases = [
        ("31/02/1998", unreadable),
        ("29/02/1999", unreadable),
        ("13/13/1998", unreadable),
        ("0/3/1998", unreadable),
        ("1998-00", unreadable),
        ("12/03/98", unreadable),
        ("121", unreadable),
        ("1800", unreadable),
        ("1849", unreadable),
        ("99999", unreadable),
        ("1/2/3/1998", unreadable),
        ("hier", unreadable),
        ("~", unreadable),
        ("-", unreadable),
        // Read by their numbers alone, these would be December 1998, three years and twelve years.
        ("12 mars 1998", unreadable),
        ("3 mois", unreadable),
        ("12 days", unreadable),
        ("né en 1998", unreadable),
        ("2150", future),
        ("2027", future),
        ("02/03/2026", future),
        ("04/2026", future),
        ("1905", old),
        ("28/02/1905", old),
    ];
    for (typed, expected) in cases {
        assert_eq!(rules::birth(typed, today()).map(|b| b.map(|b| b.to_string())), Err(expected), "{typed}");
    }
}

#[test]
fn an_age_is_counted_in_completed_years() {
    let cases = [
        ("2008-03-01", 18),
        ("2008-03-02", 17),
        ("2008-02-29", 18),
        ("2008-04", 17),
        ("2008-03", 18),
        ("2008", 18),
        ("~2001", 25),
        ("2026-03-01", 0),
        ("2030", 0),
    ];
    for (birth, age) in cases {
        assert_eq!(birth.parse::<PartialDate>().unwrap().age_on(today()), age, "{birth}");
    }
    for age in 0..=120 {
        assert_eq!(PartialDate::from_age(age, today()).age_on(today()), age);
        let read = rules::birth(&age.to_string(), today()).unwrap().unwrap();
        assert_eq!((read.age_on(today()), read.estimated), (age, true));
    }
    let leap: PartialDate = "2008-02-29".parse().unwrap();
    assert_eq!(leap.age_on(Day::new(2026, 2, 28).unwrap()), 17);
}

proptest! {
    /// Whatever is typed: never a panic, never somebody from the future, and what was read is read again as the same.
    #[test]
    fn a_birth_that_is_taken_can_be_shown_and_taken_again(typed in "[~ 0-9٠-٩/.-]{0,12}|[0-9]{1,2}/[0-9]{1,2}/(19|20)[0-9]{2}|\\PC{0,12}") {
        if let Ok(Some(birth)) = rules::birth(&typed, today()) {
            prop_assert!(birth.year <= 2026);
            prop_assert!((0..=120).contains(&birth.age_on(today())));
            prop_assert!(rules::birth(&birth.to_string(), today()) == Ok(Some(birth)), "{} from {}", birth, typed);
        }
    }
}

fn form() -> PersonForm {
    PersonForm {
        given: " Aminata  Binta ".into(),
        family: "Diallo".into(),
        other: "Ami".into(),
        native: "أمينة".into(),
        sex: "2".into(),
        gender: "femme".into(),
        birth: "12/03/1998".into(),
        birthplace: "Dakar".into(),
        nationality: "SEN".into(),
        nationality2: "Tchad".into(),
        language: "wol".into(),
        language2: "français".into(),
        paper_kind: vec!["passport".into(), String::new(), "other".into()],
        paper_number: vec![" A 123 ".into(), " ".into(), String::new()],
        paper_country: vec!["SEN".into()],
        phone: "+221 77 000-00-00".into(),
        mother: "Fatou".into(),
        father: "Ousmane".into(),
        route: " Dakar,\nAgadez ".into(),
        motive: vec!["economic".into(), String::new(), "family".into()],
        status: "irregular".into(),
        destination: "السنغال".into(),
        intention: "stay".into(),
        ..PersonForm::default()
    }
}

fn identity() -> Identity {
    rules::read(&form(), today()).ok().unwrap()
}

#[test]
fn a_form_is_read_into_every_field() {
    let text = str::to_owned;
    let expected = Identity {
        given: text("Aminata Binta"),
        family: text("Diallo"),
        other: text("Ami"),
        native: text("أمينة"),
        sex: 2,
        gender: text("femme"),
        birth: "1998-03-12".parse().ok(),
        birthplace: text("Dakar"),
        nationalities: vec![text("SEN"), text("TCD")],
        languages: vec![text("wol"), text("fra")],
        papers: vec![
            Paper { kind: text("passport"), number: text("A 123"), country: text("SEN") },
            Paper { kind: text("other"), number: String::new(), country: String::new() },
        ],
        phone: text("+221 77 000-00-00"),
        mother: text("Fatou"),
        father: text("Ousmane"),
        route: text("Dakar,\nAgadez"),
        motives: vec![text("economic"), text("family")],
        status: text("irregular"),
        destination: text("SEN"),
        intention: text("stay"),
        photo: None,
    };
    assert_eq!(serde_json::to_value(identity()).unwrap(), serde_json::to_value(expected).unwrap());
    // A name is all that is asked of somebody.
    for form in [
        PersonForm { given: "Ali".into(), ..PersonForm::default() },
        PersonForm { family: "Ali".into(), ..PersonForm::default() },
        PersonForm { native: "علي".into(), ..PersonForm::default() },
    ] {
        assert!(rules::read(&form, today()).is_ok());
    }
}

#[test]
fn every_field_of_an_identity_has_a_class_and_a_portion() {
    let Value::Object(fields) = serde_json::to_value(Identity::default()).unwrap() else { panic!("an identity is an object") };
    let named: Vec<&str> = fields.keys().map(String::as_str).collect();
    let mut listed: Vec<&str> = FIELDS.iter().map(|f| f.name).collect();
    listed.sort_unstable();
    assert_eq!(listed, named);
}

#[test]
fn countries_and_languages_are_found_by_name_in_three_languages() {
    let countries = [
        ("Sénégal", "SEN"),
        ("senegal", "SEN"),
        (" SENEGAL ", "SEN"),
        ("sen", "SEN"),
        ("السنغال", "SEN"),
        ("Tchad", "TCD"),
        ("Chad", "TCD"),
        ("تشاد", "TCD"),
        ("Côte d'Ivoire", "CIV"),
        ("cote d’ivoire", "CIV"),
        ("ساحل العاج", "CIV"),
        ("Guinea-Bissau", "GNB"),
        ("Apatride", "XXA"),
        ("stateless", "XXA"),
    ];
    for (typed, code) in countries {
        let form = PersonForm { nationality: typed.into(), destination: typed.into(), ..form() };
        let identity = rules::read(&form, today()).ok().unwrap();
        assert_eq!((identity.nationalities.first().map(String::as_str), identity.destination.as_str()), (Some(code), code), "{typed}");
    }
    for (typed, code) in [("haoussa", "hau"), ("Hausa", "hau"), ("الهوسا", "hau"), ("WOL", "wol"), ("francais", "fra")] {
        let form = PersonForm { language: typed.into(), language2: String::new(), ..form() };
        assert_eq!(rules::read(&form, today()).ok().unwrap().languages, [code], "{typed}");
    }
    // Twice the same is once.
    let twice = PersonForm { nationality: "SEN".into(), nationality2: "Senegal".into(), language: "ara".into(), language2: "arabe".into(), ..form() };
    let identity = rules::read(&twice, today()).ok().unwrap();
    assert_eq!((identity.nationalities.len(), identity.languages.len()), (1, 1));
}

type Change = fn(&mut PersonForm);
/// Fields with the keys of what is wrong with them.
type Expected = &'static [(&'static str, &'static str)];

#[test]
fn what_cannot_be_taken_is_said_beside_its_field() {
    let cases: &[(&str, Change, Expected)] = &[
        ("no name", |f| (f.given, f.family, f.native) = (" ".into(), String::new(), "\t".into()), &[("given", "person-no-name")]),
        ("nickname only", |f| (f.given, f.family, f.native) = Default::default(), &[("given", "person-no-name")]),
        ("country", |f| f.nationality = "Atlantis".into(), &[("nationality", "person-no-country")]),
        ("second country", |f| f.nationality2 = "Atlantis".into(), &[("nationality2", "person-no-country")]),
        ("destination", |f| f.destination = "?".into(), &[("destination", "person-no-country")]),
        ("country of a paper", |f| f.paper_country = vec!["Atlantis".into()], &[("paper_country", "person-no-country")]),
        ("language", |f| f.language = "klingon".into(), &[("language", "person-no-language")]),
        ("second language", |f| f.language2 = "klingon".into(), &[("language2", "person-no-language")]),
        ("letters in a phone", |f| f.phone = "+221 77 CALL ME".into(), &[("phone", "person-phone-bad")]),
        ("short phone", |f| f.phone = "12345".into(), &[("phone", "person-phone-bad")]),
        ("long phone", |f| f.phone = "1234567890123456".into(), &[("phone", "person-phone-bad")]),
        ("long given", |f| f.given = "é".repeat(201), &[("given", "person-too-long")]),
        ("long family", |f| f.family = "x".repeat(201), &[("family", "person-too-long")]),
        ("long mother", |f| f.mother = "x".repeat(201), &[("mother", "person-too-long")]),
        ("long route", |f| f.route = "x".repeat(2001), &[("route", "person-too-long")]),
        ("long number", |f| f.paper_number = vec!["x".repeat(201)], &[("paper_number", "person-too-long")]),
        ("paper without kind", |f| f.paper_kind = vec![String::new()], &[("paper_kind", "person-paper-kind")]),
        ("unknown paper", |f| f.paper_kind = vec!["library_card".into()], &[("paper_kind", "person-not-in-list")]),
        ("unknown sex", |f| f.sex = "3".into(), &[("sex", "person-not-in-list")]),
        ("unknown motive", |f| f.motive = vec!["economic".into(), "whim".into()], &[("motive", "person-not-in-list")]),
        ("unknown status", |f| f.status = "pending".into(), &[("status", "person-not-in-list")]),
        ("unknown intention", |f| f.intention = "fly".into(), &[("intention", "person-not-in-list")]),
        ("birth", |f| f.birth = "31/02/1998".into(), &[("birth", "person-birth-unreadable")]),
        ("birth in the future", |f| f.birth = "2150".into(), &[("birth", "person-birth-future")]),
        (
            "all at once",
            |f| {
                (f.given, f.family, f.native) = Default::default();
                f.father = "x".repeat(300);
                f.birth = "hier".into();
                f.sex = "?".into();
                f.nationality = "?".into();
                f.language = "?".into();
                f.phone = "?".into();
            },
            &[
                ("father", "person-too-long"),
                ("given", "person-no-name"),
                ("birth", "person-birth-unreadable"),
                ("sex", "person-not-in-list"),
                ("nationality", "person-no-country"),
                ("language", "person-no-language"),
                ("phone", "person-phone-bad"),
            ],
        ),
    ];
    for (what, change, expected) in cases {
        let mut form = form();
        change(&mut form);
        let problems = rules::read(&form, today()).err().unwrap_or_default();
        let found: Vec<(&str, &str)> = problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect();
        assert_eq!(found, *expected, "{what}");
    }
    let longest = PersonForm { given: "é".repeat(200), route: "é".repeat(2000), phone: "٠٧٧١٢٣٤٥٦".into(), ..form() };
    assert!(rules::read(&longest, today()).is_ok());
}

#[test]
fn a_form_made_of_a_file_is_read_as_the_same_file() {
    let mut identity = identity();
    identity.papers = (0..6).map(|n| Paper { kind: "other".into(), number: format!("N{n}"), country: "SEN".into() }).collect();
    identity.birth = "~1998-03".parse().ok();
    for identity in [identity, Identity { native: "علي".into(), ..Identity::default() }] {
        let form = PersonForm::of(&identity, 4);
        assert_eq!(form.version, "4");
        assert!(rules::read(&form, today()).ok().unwrap() == identity);
        // What the page has no row for would be taken out by the next correction.
        let shown: Vec<String> = form.paper_rows().into_iter().map(|(_, number, _)| number).filter(|n| !n.is_empty()).collect();
        assert_eq!(shown, identity.papers.iter().map(|p| p.number.clone()).collect::<Vec<_>>());
    }
    assert_eq!(PersonForm::default().paper_rows().len(), 1, "a row to type in");
}

#[test]
fn a_child_alone_is_told_from_a_separated_one() {
    let adult = Identity { birth: "1990".parse().ok(), ..Identity::default() };
    let child = Identity { birth: "2015-01-01".parse().ok(), ..Identity::default() };
    let almost = Identity { birth: "2008-03-02".parse().ok(), ..Identity::default() };
    let just = Identity { birth: "2008-03-01".parse().ok(), ..Identity::default() };
    let unknown = Identity::default();
    let company = [
        (Company::Alone, "unaccompanied"),
        (Company::Head, "unaccompanied"),
        (Company::With("child"), ""),
        (Company::With("sibling"), "separated"),
        (Company::With("grandchild"), "separated"),
        (Company::With("other_kin"), "separated"),
        (Company::With("spouse"), "separated"),
        (Company::With("not_related"), "unaccompanied"),
        (Company::With("parent"), "unaccompanied"),
    ];
    for (company, of_a_child) in company {
        for said in [true, false] {
            assert_eq!(rules::care(&adult, company, said, today()), "", "{company:?}");
            assert_eq!(rules::care(&just, company, said, today()), "", "{company:?}");
            assert_eq!(rules::care(&child, company, said, today()), of_a_child, "{company:?}");
            assert_eq!(rules::care(&almost, company, said, today()), of_a_child, "{company:?}");
        }
        assert_eq!(rules::care(&unknown, company, true, today()), of_a_child, "{company:?}");
        assert_eq!(rules::care(&unknown, company, false, today()), "", "{company:?}");
    }
    for relation in crate::household::RELATIONS {
        let known = rules::care(&child, Company::With(relation), false, today());
        assert_eq!(known.is_empty(), *relation == "child", "{relation}: only a child with a parent needs nothing");
    }
}

fn registered() -> Vec<NewFact> {
    rules::register(&Person::default(), &live(), "AGZ-222-22A".into(), identity(), "separated", None).unwrap_or_default()
}

fn person(facts: Vec<NewFact>) -> Person {
    Person::fold(&stream(facts))
}

fn refused(outcome: Result<Vec<NewFact>, web::Problems>) -> Vec<(String, String)> {
    outcome.err().unwrap_or_default().0.into_iter().map(|p| (p.field, p.key)).collect()
}

fn problem(field: &str, key: &str) -> (String, String) {
    (field.to_owned(), key.to_owned())
}

#[test]
fn a_person_is_registered_once() {
    let before = person(registered());
    assert_eq!((before.code.as_str(), before.care.as_str(), before.version), ("AGZ-222-22A", "separated", 1));
    assert!(before.identity == identity());
    let Some(PersonFact::Registered(fact)) = stream(registered()).of::<PersonFact>().map(|(_, what)| what).next() else { panic!("registered") };
    assert_eq!(fact.consent, "c1");
    assert_eq!(refused(rules::register(&before, &live(), "X".into(), identity(), "", None)), [problem("", "person-registered-already")]);
    // Not even after it was taken back.
    let mut facts = registered();
    facts.extend(rules::withdraw(&before).unwrap_or_default());
    let after = person(facts);
    assert!(after.withdrawn);
    assert_eq!(refused(rules::register(&after, &live(), "X".into(), identity(), "", None)), [problem("", "person-registered-already")]);
}

#[test]
fn a_correction_needs_a_reason_and_a_change() {
    let before = person(registered());
    let other = Identity { given: "Awa".into(), ..identity() };
    let cases = [
        (&other, "", vec![problem("reason", "person-reason-missing")]),
        (&other, " \t", vec![problem("reason", "person-reason-missing")]),
        (&other, &*"x".repeat(201), vec![problem("reason", "person-too-long")]),
        (&identity(), "misheard", vec![problem("", "person-nothing-changed")]),
        (&identity(), "", vec![problem("reason", "person-reason-missing"), problem("", "person-nothing-changed")]),
    ];
    for (to, reason, expected) in cases {
        assert_eq!(refused(rules::correct(&before, &live(), to, reason)), expected, "{reason:?}");
    }
    assert_eq!(refused(rules::correct(&Person::default(), &live(), &other, "misheard")), [problem("", "person-not-registered")]);
}

#[test]
fn a_correction_changes_what_it_names_and_nothing_else() {
    let photographed = known::<PersonFact>("person/photographed", &json!({ "photo": "abc" }));
    let mut facts = registered();
    facts.push(photographed);
    let before = person(facts);
    let to = Identity { given: "Awa".into(), birth: None, nationalities: vec!["TCD".into()], ..identity() };
    let fact = rules::correct(&before, &live(), &to, " really  misheard ").unwrap_or_default().remove(0);
    let corrected: Corrected = serde_json::from_value(fact.body.clone()).unwrap();
    assert_eq!(corrected.reason, "really misheard");
    let mut changes: Vec<_> = corrected.changes.iter().map(|c| (c.field.as_str(), c.from.clone(), c.to.clone())).collect();
    changes.sort_by_key(|(field, ..)| *field);
    let expected = [
        ("birth", json!("1998-03-12"), json!(null)),
        ("given", json!("Aminata Binta"), json!("Awa")),
        ("nationalities", json!(["SEN", "TCD"]), json!(["TCD"])),
    ];
    assert_eq!(changes, expected);

    let mut facts = registered();
    facts.extend([known::<PersonFact>("person/photographed", &json!({ "photo": "abc" })), fact]);
    let after = person(facts);
    assert!(after.identity == Identity { photo: Some("abc".into()), ..to }, "the photo stays, though a form has none");
    assert_eq!((after.version, after.code, after.care), (3, before.code, before.care));
}

#[test]
fn marks_need_a_reason_and_a_file() {
    let before = person(registered());
    assert_eq!(refused(rules::set_care(&before, "lost", "x")), [problem("care", "person-not-in-list")]);
    assert_eq!(refused(rules::set_care(&before, "unaccompanied", " ")), [problem("reason", "person-reason-missing")]);
    assert_eq!(refused(rules::set_restricted(&before, true, "")), [problem("reason", "person-reason-missing")]);
    for mark in ["", "unaccompanied", "separated"] {
        let mut facts = registered();
        facts.extend(rules::set_care(&before, mark, "seen").unwrap_or_default());
        assert_eq!(person(facts).care, mark);
    }
    let mut facts = registered();
    facts.extend(rules::set_restricted(&before, true, "asked").unwrap_or_default());
    assert!(person(facts).restricted);

    let mut facts = registered();
    facts.extend(rules::withdraw(&before).unwrap_or_default());
    let gone = [problem("", "person-not-registered")];
    for closed in [Person::default(), person(facts)] {
        assert_eq!(refused(rules::set_care(&closed, "", "x")), gone);
        assert_eq!(refused(rules::set_restricted(&closed, true, "x")), gone);
        assert_eq!(refused(rules::come_back(&closed)), gone);
        assert_eq!(refused(rules::withdraw(&closed)), gone);
    }
}

#[test]
fn coming_back_is_an_arrival_and_keeps_the_registration() {
    let mut facts = registered();
    facts.extend(rules::come_back(&person(registered())).unwrap_or_default());
    let back = person(facts);
    assert_eq!((back.registered_at.unwrap().millis(), back.arrived_at.unwrap().millis()), (60_000, 120_000));
}

#[test]
fn what_a_later_version_wrote_does_not_disturb() {
    let mut facts = registered();
    if let Some(body) = facts[0].body.as_object_mut() {
        body.insert("fingerprint".into(), json!({ "deep": [1] }));
        body["identity"]["clan"] = json!("x");
    }
    facts.insert(0, NewFact { kind: "person/blessed".into(), body: json!({ "care": "" }), ..known::<PersonFact>("person/returned", &json!({})) });
    facts.push(NewFact {
        body: json!({ "changes": [
        { "field": "clan", "from": null, "to": "y" },
        { "field": "given", "from": "", "to": 5 },
        { "field": "birth", "from": null, "to": "once upon a time" },
        { "field": "family", "from": "", "to": "Ba" },
    ], "reason": "r", "approved": true }),
        ..known::<PersonFact>("person/corrected", &json!({ "changes": [], "reason": "r" }))
    });
    facts.push(NewFact { body: json!({ "care": 5 }), ..known::<PersonFact>("person/care_set", &json!({ "care": "" })) });
    let person = person(facts);
    assert!(person.identity == Identity { family: "Ba".into(), ..identity() }, "the readable change counts, the others leave their fields");
    assert_eq!((person.care.as_str(), person.version), ("separated", 2));
}

/// Anything that may happen to a person.
fn deed() -> impl Strategy<Value = (&'static str, Value)> + Clone {
    let value = prop_oneof![
        Just(json!("Ba")),
        Just(json!("1999-02")),
        Just(json!(2)),
        Just(json!(null)),
        Just(json!(["SEN"])),
        Just(json!([{ "kind": "other", "number": "7" }])),
    ];
    let field = prop::sample::select(FIELDS.iter().map(|f| f.name).chain(["clan"]).collect::<Vec<_>>());
    let change = (field, value).prop_map(|(field, to)| json!({ "field": field, "from": null, "to": to }));
    prop_oneof![
        2 => ("[A-C]", "[d-f]", prop::sample::select(vec!["", "separated"])).prop_map(|(code, given, care)| ("person/registered", json!({ "code": code, "identity": { "given": given, "birth": "1990" }, "care": care }))),
        3 => prop::collection::vec(change, 0..3).prop_map(|changes| ("person/corrected", json!({ "changes": changes, "reason": "r" }))),
        1 => "[x-z]".prop_map(|photo| ("person/photographed", json!({ "photo": photo }))),
        1 => prop::sample::select(vec!["", "unaccompanied", "separated"]).prop_map(|care| ("person/care_set", json!({ "care": care, "reason": "r" }))),
        1 => any::<bool>().prop_map(|restricted| ("person/restricted", json!({ "restricted": restricted }))),
        1 => Just(("person/returned", json!({}))),
        1 => Just(("person/withdrawn", json!({ "reason": "import_undone" }))),
    ]
}

/// Everything of a person, so that it can be compared and shown.
fn seen(person: &Person) -> Value {
    json!({
        "site": person.site, "code": person.code, "identity": person.identity, "care": person.care, "restricted": person.restricted, "withdrawn": person.withdrawn,
        "registered_at": person.registered_at, "arrived_at": person.arrived_at, "updated_at": person.updated_at, "version": person.version,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_order_of_arrival_gives_the_same_person((facts, received) in history::twice("person", deed())) {
        let read = history::readable::<PersonFact>(&facts);
        let person = Person::fold(&Stream::new(stream_id(), facts));
        prop_assert_eq!(seen(&person), seen(&Person::fold(&Stream::new(stream_id(), received))));

        // And it is the one that the facts tell of: the first registration, the last of each mark.
        let first = read.iter().find_map(|(fact, what)| if let PersonFact::Registered(r) = what { Some((fact, r)) } else { None });
        prop_assert_eq!(person.registered_at, first.map(|(fact, _)| fact.instant()));
        prop_assert_eq!(&person.code, first.map_or("", |(_, r)| &r.code));
        if let Some((fact, _)) = first {
            prop_assert_eq!(person.site, fact.site);
        }
        let last = |of: &dyn Fn(&PersonFact) -> bool| read.iter().rposition(|(_, what)| of(what));
        let restricted = last(&|what| matches!(what, PersonFact::Restricted(_))).is_some_and(|n| matches!(&read[n].1, PersonFact::Restricted(set) if set.restricted));
        prop_assert_eq!(person.restricted, restricted);
        prop_assert_eq!(person.withdrawn, last(&|what| matches!(what, PersonFact::Withdrawn(_))).is_some());
        prop_assert_eq!(person.version, i64::try_from(read.len()).unwrap());
        prop_assert_eq!(person.updated_at, read.iter().map(|(fact, _)| fact.instant()).max().unwrap_or_default());
    }
}
