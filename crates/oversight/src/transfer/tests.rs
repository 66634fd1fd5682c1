use care::file::{Closed, File, FileFact, Given, Opened};
use ledger::{Day, FactKind as _, Id, Instant, NewFact, SiteId, UserId};
use people::consent::{Answer, Consents, Given as Consent, give};
use people::duplicate::{DuplicateFact, Released};
use proptest::prelude::*;

use super::facts::{Accepted, Asked, Brought, Declined, State, Target, TransferFact, Transfers, Withdrawn};
use super::form::TransferForm;
use super::rules::{self, Choices};
use crate::tests::{NewFactOf, keys, refused, stream, twice};
use crate::went::brought;

fn user(n: u128) -> UserId {
    Id::from_number(n)
}
fn site(n: u128) -> SiteId {
    Id::from_number(n)
}
fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}
fn choices() -> Choices {
    Choices { managers: vec![user(5), user(6)], sites: vec![site(8)] }
}

fn file_facts() -> Vec<(u128, NewFact)> {
    let file = Id::from_number(1);
    vec![
        (1, FileFact::Opened(Opened { file, ..Opened::default() }).fact()),
        (1, FileFact::Given(Given { file, user: user(5), from: None, reason: String::new() }).fact()),
    ]
}

fn consents(centres: Answer, partners: Answer) -> Consents {
    let answers = [("general".to_owned(), Answer::Given), ("centres".to_owned(), centres), ("partners".to_owned(), partners)].into();
    let given = Consent { id: "c".to_owned(), answers, valid_to: Day::new(2030, 1, 1), ..Consent::default() };
    Consents::fold(&stream(give(given).into_iter().map(|fact| (1, fact)).collect()))
}

fn asks(kind: &str) -> TransferForm {
    let text = str::to_owned;
    TransferForm {
        kind: text(kind),
        user: user(6).to_string(),
        site: site(8).to_string(),
        partner: text("Maison des femmes"),
        note: text("plan en cours"),
        agreed: text("yes"),
    }
}

fn ask(form: &TransferForm, file: Option<&File>, consents: &Consents) -> Result<NewFact, web::Problems> {
    rules::ask(Id::from_number(20), form, (file, None, &choices()), (consents, today(), 1))
}

#[test]
fn what_leaves_the_site_leaves_it_with_the_persons_agreement() {
    let file = File::fold(&stream(file_facts()));
    let (yes, no, unasked) = (consents(Answer::Given, Answer::Refused), consents(Answer::Refused, Answer::Given), consents(Answer::NotAsked, Answer::NotAsked));
    for (kind, consents, agreed, want) in [
        ("manager", &no, "", None),
        ("site", &yes, "", Some("transfer-agreed-missing")),
        ("site", &yes, "yes", None),
        ("site", &unasked, "yes", None),
        ("site", &no, "yes", Some("transfer-consent-refused")),
        ("partner", &no, "yes", None),
        ("partner", &no, "no", Some("transfer-agreed-missing")),
    ] {
        let form = TransferForm { agreed: agreed.to_owned(), ..asks(kind) };
        let found = keys(ask(&form, file.as_ref(), consents));
        assert_eq!(found, want.map(|key| refused("agreed", key)).unwrap_or_default(), "{kind} {agreed}");
    }
    // A partner is told with a consent to that very thing: refused, not asked, or no consent at all, it stays here.
    for consents in [&yes, &unasked, &Consents::default()] {
        assert_eq!(keys(ask(&asks("partner"), file.as_ref(), consents)), refused("", "transfer-partner-consent"));
    }
    assert_eq!(keys(ask(&TransferForm { user: user(5).to_string(), ..asks("manager") }, file.as_ref(), &yes)), refused("user", "transfer-user-missing"));
    assert_eq!(keys(ask(&TransferForm { note: " ".to_owned(), ..asks("manager") }, file.as_ref(), &yes)), refused("note", "transfer-note-missing"));
    assert_eq!(keys(ask(&asks("manager"), None, &yes)), refused("", "transfer-none"));
    let mut closed = file_facts();
    closed.push((1, FileFact::Closed(Closed { file: Id::from_number(1), reason: "left".to_owned() }).fact()));
    assert_eq!(keys(ask(&asks("manager"), File::fold(&stream(closed)).as_ref(), &yes)), refused("", "file-closed"));
}

#[test]
fn the_sender_answers_for_it_until_the_receiver_accepts() {
    let mut all = file_facts();
    let file = File::fold(&stream(file_facts()));
    all.push((5, ask(&asks("site"), file.as_ref(), &consents(Answer::Given, Answer::NotAsked)).ok().unwrap()));
    let stream_of = |all: &[(u128, NewFact)]| {
        let copy = |(by, fact): &(u128, NewFact)| {
            (*by, NewFact { kind: fact.kind.clone(), compartment: fact.compartment, class: fact.class, happened_on: fact.happened_on, body: fact.body.clone() })
        };
        stream(all.iter().map(copy).collect())
    };
    let asked = stream_of(&all);
    let transfer = Transfers::fold(&asked).0.into_values().next().unwrap();
    let file = File::fold(&asked);
    let accept = |which, who: &str, by| rules::accept(which, who, by, (&Consents::default(), today()));
    assert_eq!(file.as_ref().unwrap().manager, Some(user(5)));
    assert_eq!(keys(accept((&transfer, file.as_ref()), "", (user(5), site(8)))), refused("", "transfer-own"));
    let accepting = accept((&transfer, file.as_ref()), "", (user(9), site(8))).ok().unwrap();
    assert_eq!((accepting.user, accepting.before), (Some(user(9)), Some(user(5))));
    all.extend(accepting.facts.into_iter().map(|fact| (9, fact)));
    let after = stream_of(&all);
    let file = File::fold(&after).unwrap();
    assert_eq!((file.manager, file.site), (Some(user(9)), site(8)));
    assert_eq!(people::person::Person::fold(&after).site, site(8));
    let transfer = Transfers::fold(&after).0.into_values().next().unwrap();
    assert_eq!(keys(rules::decline(&transfer, "x")), refused("", "transfer-answered"));
    assert_eq!(keys(rules::withdraw(&transfer)), refused("", "transfer-answered"));
}

#[test]
fn a_partner_accepts_while_the_person_consents() {
    let file = File::fold(&stream(file_facts()));
    let yes = consents(Answer::Refused, Answer::Given);
    let transfer = Transfers::fold(&stream(vec![(5, ask(&asks("partner"), file.as_ref(), &yes).ok().unwrap())])).0.into_values().next().unwrap();
    let accept = |who: &str, consents: &Consents| rules::accept((&transfer, file.as_ref()), who, (user(5), site(3)), (consents, today()));
    assert_eq!(keys(accept("Mme Sani", &consents(Answer::Given, Answer::Refused))), refused("", "transfer-partner-consent"));
    assert_eq!(keys(accept(" ", &yes)), refused("who", "transfer-who-missing"));
    assert!(accept("Mme Sani", &yes).is_ok());
}

#[test]
fn a_transfer_goes_over_with_its_follow_up_and_back() {
    let file = File::fold(&stream(file_facts()));
    let mut all: Vec<(u128, NewFact)> = file_facts();
    all.push((5, ask(&asks("manager"), file.as_ref(), &Consents::default()).ok().unwrap()));
    let old = Transfers::fold(&stream(all));
    let from = Id::from_number(77);
    let bring = || brought(old.0.values().cloned().collect(), ((Id::from_number(1), Id::from_number(2)), Some(from)), || Id::from_number(30));
    let here = Transfers::fold(&stream(bring().into_iter().map(|fact| (9, fact)).collect()));
    let (before, after) = (old.of(Id::from_number(1)).unwrap(), here.of(Id::from_number(2)).unwrap());
    assert_eq!((after.by, after.at, after.site, &after.state), (before.by, before.at, before.site, &State::Waiting), "who asked is still who asked");
    assert_eq!((after.asked.transfer, &after.asked.note), (Id::from_number(30), &before.asked.note));
    let released = DuplicateFact::Released(Released { merge: Id::from_number(8), from: from.cast() }).fact();
    let parted = bring().into_iter().chain([released]).map(|fact| (9, fact)).collect();
    assert_eq!(Transfers::fold(&stream(parted)), Transfers::default());
    let elsewhere = brought(old.0.values().cloned().collect(), ((Id::from_number(3), Id::from_number(2)), Some(from)), || Id::from_number(30));
    assert!(elsewhere.is_empty(), "what is about another follow-up stays");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_order_of_arrival_does_not_matter_and_the_first_answer_stands((written, received) in twice(any_fact())) {
        prop_assert_eq!(Transfers::fold(&written), Transfers::fold(&received));
        let first = Transfers::fold(&written);
        prop_assert!(first.0.values().all(|transfer| transfer.state != State::Waiting || transfer.changed_at == transfer.at));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..6_u8, 1..3_u128, any::<bool>()).prop_map(|(kind, id, partner)| {
        let transfer = Id::from_number(id);
        NewFactOf::new(move || match kind {
            0 => {
                let to = if partner { Target::Partner { name: "x".to_owned() } } else { Target::Site { site: site(8) } };
                TransferFact::Asked(Asked { transfer, file: Id::from_number(1), to, note: String::new(), agreed: true, open_actions: 0 }).fact()
            }
            1 => TransferFact::Accepted(Accepted { transfer, who: String::new() }).fact(),
            2 => TransferFact::Declined(Declined { transfer, why: "x".to_owned() }).fact(),
            3 => {
                let asked =
                    Asked { transfer, file: Id::from_number(1), to: Target::Site { site: site(8) }, note: String::new(), agreed: true, open_actions: 0 };
                let at = Instant::from_millis(0);
                let (state, from) = (State::Waiting, partner.then(|| Id::from_number(77)));
                TransferFact::Brought(Brought { asked, at, by: user(5), site: site(3), state, changed_at: at, changed_by: user(5), from }).fact()
            }
            4 => DuplicateFact::Released(Released { merge: Id::from_number(8), from: Id::from_number(77) }).fact(),
            _ => TransferFact::Withdrawn(Withdrawn { transfer }).fact(),
        })
    })
}
