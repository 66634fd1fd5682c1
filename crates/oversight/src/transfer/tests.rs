use care::file::{Closed, File, FileFact, Given, Opened};
use ledger::{Day, FactKind as _, Id, NewFact, SiteId, UserId};
use people::consent::{Answer, Consents, Given as Consent, give};
use proptest::prelude::*;

use super::facts::{Accepted, Asked, Declined, State, Target, TransferFact, Transfers, Withdrawn};
use super::form::TransferForm;
use super::rules::{self, Choices};
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn user(n: u128) -> UserId {
    Id::from_number(n)
}
fn site(n: u128) -> SiteId {
    Id::from_number(n)
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

fn consents(centres: Answer) -> Consents {
    let answers = [("general".to_owned(), Answer::Given), ("centres".to_owned(), centres)].into();
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
    rules::ask(Id::from_number(20), form, (file, None, &choices()), (consents, Day::new(2026, 3, 2).unwrap(), 1))
}

#[test]
fn what_leaves_the_site_leaves_it_with_the_persons_agreement() {
    let file = File::fold(&stream(file_facts()));
    let (yes, no, unasked) = (consents(Answer::Given), consents(Answer::Refused), consents(Answer::NotAsked));
    for (kind, consents, agreed, want) in [
        ("manager", &no, "", None),
        ("site", &yes, "", Some("transfer-agreed-missing")),
        ("site", &yes, "yes", None),
        ("site", &unasked, "yes", None),
        ("site", &no, "yes", Some("transfer-consent-refused")),
        ("partner", &no, "yes", None),
        ("partner", &yes, "no", Some("transfer-agreed-missing")),
        ("partner", &Consents::default(), "yes", Some("transfer-consent-refused")),
    ] {
        let form = TransferForm { agreed: agreed.to_owned(), ..asks(kind) };
        let found = keys(ask(&form, file.as_ref(), consents));
        assert_eq!(found, want.map(|key| refused("agreed", key)).unwrap_or_default(), "{kind} {agreed}");
    }
    let yes = consents(Answer::Given);
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
    all.push((5, ask(&asks("site"), file.as_ref(), &consents(Answer::Given)).ok().unwrap()));
    let stream_of = |all: &[(u128, NewFact)]| {
        let copy = |(by, fact): &(u128, NewFact)| {
            (*by, NewFact { kind: fact.kind.clone(), compartment: fact.compartment, class: fact.class, happened_on: fact.happened_on, body: fact.body.clone() })
        };
        stream(all.iter().map(copy).collect())
    };
    let asked = stream_of(&all);
    let transfer = Transfers::fold(&asked).0.into_values().next().unwrap();
    let file = File::fold(&asked);
    assert_eq!(file.as_ref().unwrap().manager, Some(user(5)));
    assert_eq!(keys(rules::accept((&transfer, file.as_ref()), "", (user(5), site(8)))), refused("", "transfer-own"));
    let accepting = rules::accept((&transfer, file.as_ref()), "", (user(9), site(8))).ok().unwrap();
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
    (0..4_u8, 1..3_u128, any::<bool>()).prop_map(|(kind, id, partner)| {
        let transfer = Id::from_number(id);
        NewFactOf::new(move || match kind {
            0 => {
                let to = if partner { Target::Partner { name: "x".to_owned() } } else { Target::Site { site: site(8) } };
                TransferFact::Asked(Asked { transfer, file: Id::from_number(1), to, note: String::new(), agreed: true, open_actions: 0 }).fact()
            }
            1 => TransferFact::Accepted(Accepted { transfer, who: String::new() }).fact(),
            2 => TransferFact::Declined(Declined { transfer, why: "x".to_owned() }).fact(),
            _ => TransferFact::Withdrawn(Withdrawn { transfer }).fact(),
        })
    })
}
