use ledger::{Day, FactKind as _, Id, Instant, NewFact, Stream, StreamId};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Answer, Checks, Criterion, EligibilityFact, Outcome, Programme, Words};
use super::form::{CheckForm, DecideForm, SetForm, WaiverForm};
use super::rules::{self, Against, Hand};
use crate::tests::{Raw, START, fact, minutes, raw};

const ASKER: u128 = 1;
const MANAGER: u128 = 2;

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn hand(user: u128, minute: i64) -> Hand {
    Hand { user: Id::from_number(user), at: Instant::from_millis(START + minute * 60_000) }
}

/// What is typed wrong, and the problems it gives.
type Wrong<'a> = (fn(&mut SetForm), &'a [(&'a str, &'a str)]);

fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn set_form() -> SetForm {
    SetForm {
        sign: "ABRI".to_owned(),
        fr: "Abri de transit".to_owned(),
        en: "Transit shelter".to_owned(),
        ar: "مأوى".to_owned(),
        criterion_fr: list(&["En transit", "", "Sans logement"]),
        criterion_en: list(&["In transit", "", "Without a home"]),
        criterion_ar: list(&["في عبور", "", "بلا مأوى"]),
        compulsory: list(&["yes", "yes", "no"]),
        ..SetForm::default()
    }
}

/// Facts on one stream, a minute apart.
fn stream(news: Vec<NewFact>) -> Stream {
    let id: StreamId = Id::from_number(9);
    Stream::new(id, (0_u128..).zip(0_i64..).zip(news).map(|((n, minute), new)| fact(id, (n, minute, ASKER), new)).collect())
}

#[test]
fn criteria_are_written_and_dated_before_they_are_used() {
    let none = Programme::default();
    let publish = |programme: &Programme, change: fn(&mut SetForm)| {
        let mut form = set_form();
        change(&mut form);
        rules::publish(programme, &form, (Id::from_number(7), today()))
    };
    let first = publish(&none, |_| {}).unwrap();
    let programme = Programme::fold(&stream(first));
    let version = &programme.versions[0];
    assert_eq!((version.version, version.published.criteria.len(), version.published.valid_from), (1, 2, today()), "empty rows are left out");
    assert_eq!(version.published.criteria.iter().map(|c| c.compulsory).collect::<Vec<_>>(), [true, false]);
    let wrong: [Wrong<'_>; 7] = [
        (|f| f.sign.clear(), &[("sign", "eligibility-sign-missing")]),
        (|f| f.ar.clear(), &[("ar", "eligibility-name-missing")]),
        (|f| f.valid_from = "2026-03-01".to_owned(), &[("valid_from", "eligibility-day-past")]),
        (|f| f.valid_from = "soon".to_owned(), &[("valid_from", "eligibility-day-odd")]),
        (|f| f.criterion_ar = list(&["في عبور"]), &[("criteria", "eligibility-criterion-half")]),
        (|f| (f.criterion_fr, f.criterion_en, f.criterion_ar) = Default::default(), &[("criteria", "eligibility-criteria-missing")]),
        (
            |f| (f.criterion_fr, f.criterion_en, f.criterion_ar) = (vec!["a".to_owned(); 21], vec!["a".to_owned(); 21], vec!["a".to_owned(); 21]),
            &[("criteria", "eligibility-criteria-many")],
        ),
    ];
    for (change, expected) in wrong {
        assert_eq!(keys(&publish(&none, change).err().unwrap()), expected);
    }
    let later = Programme::fold(&stream(publish(&none, |f| f.valid_from = "2026-04-01".to_owned()).unwrap()));
    assert_eq!(keys(&publish(&later, |_| {}).err().unwrap()), [("valid_from", "eligibility-day-before-last")]);
    let ended = Programme { ended: true, ..Programme::default() };
    assert_eq!(keys(&publish(&ended, |_| {}).err().unwrap()), [("", "eligibility-ended-already")]);
}

fn criteria(compulsory: &[bool]) -> Vec<Criterion> {
    compulsory.iter().map(|compulsory| Criterion { words: Words::default(), compulsory: *compulsory }).collect()
}

fn check_form(answers: &[&str]) -> CheckForm {
    CheckForm { answer: list(answers), reason: answers.iter().map(|_| "parce que".to_owned()).collect(), ..CheckForm::default() }
}

fn checked(criteria: &[Criterion], form: &CheckForm) -> Result<Vec<NewFact>, Problems> {
    let against = Against { programme_id: Id::from_number(5), set_id: Id::from_number(7), version: 1, sign: "ABRI", criteria, in_force: true };
    rules::check(&against, form, (Id::from_number(100), "person", hand(ASKER, 0)))
}

#[test]
fn the_answers_propose() {
    let table: &[(&[bool], &[&str], Outcome)] = &[
        (&[true, true], &["met", "met"], Outcome::Eligible),
        (&[true, true], &["met", "not_met"], Outcome::NotEligible),
        (&[true, true], &["met", "unknown"], Outcome::Pending),
        (&[true, true], &["not_met", "unknown"], Outcome::NotEligible),
        (&[true, false], &["met", "met"], Outcome::Eligible),
        (&[true, false], &["met", "not_met"], Outcome::Part),
        (&[true, false], &["met", "unknown"], Outcome::Part),
        (&[true, false], &["not_met", "met"], Outcome::NotEligible),
        (&[true, false], &["waiver", "met"], Outcome::Pending),
        (&[true, false], &["met", "waiver"], Outcome::Pending),
        (&[false, false], &["not_met", "not_met"], Outcome::Part),
    ];
    for (compulsory, answers, expected) in table {
        let criteria = criteria(compulsory);
        let checks = Checks::fold(&stream(checked(&criteria, &check_form(answers)).unwrap()));
        assert_eq!(rules::propose(&criteria, &checks.all[0]), *expected, "{compulsory:?} {answers:?}");
    }
    let one = criteria(&[true]);
    assert_eq!(keys(&checked(&one, &check_form(&["perhaps"])).err().unwrap()), [("answer-0", "arrival-not-in-list")]);
    assert_eq!(keys(&checked(&one, &check_form(&["unknown"])).err().unwrap()), [("answer-0", "eligibility-answer-missing")]);
    let silent = CheckForm { answer: list(&["waiver"]), ..CheckForm::default() };
    assert_eq!(keys(&checked(&one, &silent).err().unwrap()), [("answer-0", "eligibility-waiver-reason-missing")]);
    let old = Against { programme_id: Id::from_number(5), set_id: Id::from_number(7), version: 1, sign: "", criteria: &one, in_force: false };
    assert_eq!(keys(&rules::check(&old, &check_form(&["met"]), (Id::from_number(1), "person", hand(1, 0))).err().unwrap()), [("", "eligibility-set-old")]);
}

fn decision(outcome: &str, why: &str, place: &str) -> DecideForm {
    DecideForm { outcome: outcome.to_owned(), why: why.to_owned(), place: place.to_owned(), explained: if place.is_empty() { "" } else { "yes" }.to_owned() }
}

#[test]
fn a_human_decides() {
    let criteria = criteria(&[true]);
    let facts = checked(&criteria, &check_form(&["met"])).unwrap();
    let check = Checks::fold(&stream(facts)).all[0].clone();
    let decide = |form: &DecideForm| rules::decide(&check, rules::propose(&criteria, &check), (form, hand(ASKER, 1)));
    assert!(decide(&decision("eligible", "", "")).is_ok());
    assert_eq!(keys(&decide(&decision("", "", "")).err().unwrap()), [("outcome", "eligibility-outcome-missing")]);
    assert_eq!(keys(&decide(&decision("pending", "", "")).err().unwrap()), [("outcome", "eligibility-outcome-missing")]);
    assert_eq!(keys(&decide(&decision("part", "", "")).err().unwrap()), [("why", "eligibility-why-part")]);
    let refused = [("why", "eligibility-why-refused"), ("place", "eligibility-place-missing"), ("explained", "eligibility-explained-missing")];
    assert_eq!(keys(&decide(&decision("not_eligible", "", "")).err().unwrap()), refused);
    assert!(decide(&decision("not_eligible", "déjà logé", "Croix-Rouge")).is_ok());

    let against = Checks::fold(&stream(checked(&criteria, &check_form(&["not_met"])).unwrap())).all[0].clone();
    let otherwise = rules::decide(&against, Outcome::NotEligible, (&decision("eligible", "", ""), hand(ASKER, 1)));
    assert_eq!(keys(&otherwise.err().unwrap()), [("why", "eligibility-why-otherwise")]);
    assert!(rules::decide(&against, Outcome::NotEligible, (&decision("eligible", "enfant malade", ""), hand(ASKER, 1))).is_ok());
}

#[test]
fn a_waiver_is_granted_by_somebody_else() {
    let criteria = criteria(&[true, true]);
    let facts = checked(&criteria, &check_form(&["met", "waiver"])).unwrap();
    let check = Checks::fold(&stream(facts)).all[0].clone();
    let form =
        |criterion: &str, granted: &str, reason: &str| WaiverForm { criterion: criterion.to_owned(), granted: granted.to_owned(), reason: reason.to_owned() };
    let waive = |form: &WaiverForm, user| rules::waive(&check, form, hand(user, 5));
    assert_eq!(keys(&waive(&form("1", "yes", ""), ASKER).err().unwrap()), [("", "eligibility-waiver-own")]);
    assert_eq!(keys(&waive(&form("0", "yes", ""), MANAGER).err().unwrap()), [("", "eligibility-waiver-none")]);
    assert_eq!(keys(&waive(&form("1", "no", ""), MANAGER).err().unwrap()), [("reason", "eligibility-waiver-why")]);
    assert_eq!(keys(&waive(&form("1", "perhaps", "x"), MANAGER).err().unwrap()), [("granted", "arrival-not-in-list")]);
    let open = rules::decide(&check, Outcome::Pending, (&decision("eligible", "urgent", ""), hand(ASKER, 1)));
    assert_eq!(keys(&open.err().unwrap()), [("outcome", "eligibility-waiver-open")]);
    for (granted, proposed) in [("yes", Outcome::Eligible), ("no", Outcome::NotEligible)] {
        let mut all = checked(&criteria, &check_form(&["met", "waiver"])).unwrap();
        all.extend(waive(&form("1", granted, "non"), MANAGER).unwrap());
        let after = Checks::fold(&stream(all)).all[0].clone();
        assert_eq!((rules::propose(&criteria, &after), after.is_pending()), (proposed, true), "the waiver proposes, it does not decide");
        assert_eq!(keys(&rules::waive(&after, &form("1", "yes", ""), hand(MANAGER, 6)).err().unwrap()), [("", "eligibility-waiver-none")], "once only");
    }
}

#[test]
fn checks_go_over_whole() {
    let criteria = criteria(&[true]);
    let mut facts = checked(&criteria, &check_form(&["met"])).unwrap();
    let check = Checks::fold(&stream(checked(&criteria, &check_form(&["met"])).unwrap())).all[0].clone();
    facts.extend(rules::decide(&check, Outcome::Eligible, (&decision("eligible", "", ""), hand(ASKER, 1))).unwrap());
    let from = Checks::fold(&stream(facts));
    let brought = Checks::fold(&stream(rules::bring(&from.all, &[])));
    assert_eq!(brought.all.len(), 1);
    assert!(brought.all[0].decided == from.all[0].decided && brought.all[0].checked == from.all[0].checked);
    assert!(rules::bring(&from.all, &brought.all).is_empty(), "once only");
}

/// A check, a waiver or a decision, of one of three checks.
fn deed() -> impl Strategy<Value = Raw> {
    let criteria = criteria(&[true, false]);
    (0_u8..3, 1_u128..4, 0_i64..6, proptest::sample::select(&Answer::NAMES[..])).prop_map(move |(what, check, minute, answer)| {
        let against =
            Against { programme_id: Id::from_number(check % 2), set_id: Id::from_number(7), version: 1, sign: "A", criteria: &criteria, in_force: true };
        let mut made = rules::check(&against, &check_form(&["met", answer]), (Id::from_number(check), "person", hand(ASKER, minute))).unwrap();
        let Some(EligibilityFact::Checked(body)) = EligibilityFact::decode("eligibility/checked", &made[0].body) else { unreachable!() };
        raw(match what {
            0 => made.remove(0),
            1 => EligibilityFact::Waived(super::facts::Waived {
                check_id: body.check_id,
                criterion: 1,
                granted: minute % 2 == 0,
                reason: String::new(),
                by: Id::from_number(MANAGER),
                at: body.at,
            })
            .fact(),
            _ => EligibilityFact::Decided(super::facts::Decided {
                check_id: body.check_id,
                outcome: Outcome::Eligible,
                proposed: Outcome::Eligible,
                reason: minute.to_string(),
                place: String::new(),
                by: Id::from_number(ASKER),
                at: body.at,
            })
            .fact(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The state follows from the facts alone, and of each programme at most the last check is open.
    #[test]
    fn the_order_of_arrival_does_not_matter((facts, shuffled) in proptest::collection::vec(deed(), 0..10).prop_map(minutes).prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let id: StreamId = Id::from_number(9);
        let (one, other) = (Checks::fold(&Stream::new(id, facts)), Checks::fold(&Stream::new(id, shuffled)));
        prop_assert!(one.all == other.all);
        for programme in 0..2_u128 {
            let open = one.all.iter().filter(|check| check.checked.programme_id == Id::from_number(programme) && check.is_pending()).count();
            prop_assert!(open <= 1);
        }
    }
}
