use access::Role;
use ledger::{Class, Compartment, Fact, FactKind as _, Id, NewFact, SiteId, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{AccountFact, State, fold};
use super::rules::{GROUPS, check, check_mail, check_roles, create, disable, enable, reach, rename, roles_of, set_mail, set_roles};

const HERE: SiteId = Id::from_number(10);
const THERE: SiteId = Id::from_number(11);

fn keys(problems: Problems) -> Vec<(String, String)> {
    problems.0.into_iter().map(|p| (p.field, p.key)).collect()
}

fn fact(place: u32, new: NewFact) -> Fact {
    Fact {
        id: Id::from_number(u128::from(place) + 100),
        stream: Id::from_number(1),
        compartment: Compartment::House,
        kind: new.kind,
        at: i64::from(place + 1) << 16,
        node: Id::nil(),
        author: Id::nil(),
        site: Id::nil(),
        happened_on: None,
        class: Class::Open,
        body: Some(new.body),
    }
}

fn state(facts: Vec<NewFact>) -> State {
    fold(&Stream::new(Id::from_number(1), (0..).zip(facts).map(|(place, new)| fact(place, new)).collect()))
}

fn halima(roles: &[(SiteId, Role)]) -> State {
    state(create("halima", "Halima S.", "fr", roles, false).unwrap())
}

#[test]
fn what_makes_an_account() {
    let cases = [
        (("halima.s-1_b", "Halima S.", "fr"), vec![]),
        ((" Halima ", "Halima", "ar"), vec![]),
        (("ab", "A", "fr"), vec![("username", "account-username-wrong")]),
        (("é-lise", "A", "fr"), vec![("username", "account-username-wrong")]),
        (("a b c", "A", "fr"), vec![("username", "account-username-wrong")]),
        (("halima", " ", "fr"), vec![("name", "account-name-missing")]),
        (("halima", "A", "de"), vec![("locale", "account-locale-wrong")]),
        (("", "", ""), vec![("name", "account-name-missing"), ("locale", "account-locale-wrong"), ("username", "account-username-wrong")]),
    ];
    for ((username, name, locale), wanted) in cases {
        let wanted: Vec<_> = wanted.into_iter().map(|(f, k)| (f.to_owned(), k.to_owned())).collect();
        assert_eq!(keys(check(username, name, locale)), wanted, "{username} {name} {locale}");
    }
    let long = "a".repeat(41);
    assert_eq!(keys(check(&long, &"b".repeat(81), "en")).len(), 2);
    assert_eq!(keys(create("halima", "H", "fr", &[], true).err().unwrap()), [("username".to_owned(), "account-username-taken".to_owned())]);
}

#[test]
fn an_address_has_the_form_of_one() {
    for good in ["", "  ", "a.moussa@exemple.org", " a@b.co ", "relais+agz@mail.centre-agadez.ne", "o'neil@exemple.org"] {
        assert!(check_mail(good).is_empty(), "{good}");
    }
    let long = format!("{}@exemple.org", "a".repeat(65));
    for wrong in
        ["a", "a@b", "@b.co", "a@", "a b@c.de", "a@b c.de", "a@@b.co", "a..b@c.de", "a@-b.co", "a@b..co", "a@b.co\r\nBcc: x@y.zz", "é@b.co", "<a@b.co>", &long]
    {
        assert_eq!(keys(check_mail(wrong)), [("mail".to_owned(), "account-mail-wrong".to_owned())], "{wrong}");
    }
}

#[test]
fn an_address_is_set_and_taken_away() {
    let before = halima(&[]);
    assert!(set_mail(&before, "").unwrap().is_empty(), "nothing changes");
    let mut facts = create("halima", "H", "fr", &[], false).unwrap();
    facts.extend(set_mail(&before, " h@exemple.org ").unwrap());
    assert!(facts.last().unwrap().class.is_sealed(), "where somebody can be written to is personal");
    let after = state(facts);
    assert_eq!(after.mail, "h@exemple.org");
    assert!(set_mail(&after, "h@exemple.org").unwrap().is_empty());
    assert_eq!(set_mail(&after, "").unwrap().len(), 1);
}

#[test]
fn conflicting_roles_meet_in_no_account_at_one_centre() {
    let cases = [
        (vec![Role::Administrator, Role::DataProtection], vec!["conflict-grant-review"]),
        (vec![Role::Clerk, Role::Administrator], vec!["conflict-grant-read"]),
        (vec![Role::Clerk, Role::CaseManager, Role::Administrator], vec!["conflict-grant-read"]),
        (vec![Role::Clerk, Role::Reception], vec![]),
        (vec![], vec![]),
    ];
    for (roles, wanted) in cases {
        assert_eq!(check_roles(&roles).0.into_iter().map(|p| p.key).collect::<Vec<_>>(), wanted, "{roles:?}");
        let at: Vec<_> = roles.iter().map(|r| (HERE, *r)).collect();
        assert_eq!(create("halima", "H", "fr", &at, false).is_ok(), wanted.is_empty());
        assert_eq!(set_roles(&halima(&[]), HERE, &roles, true).is_ok(), wanted.is_empty());
    }
    assert!(create("halima", "H", "fr", &[(HERE, Role::Administrator), (THERE, Role::DataProtection)], false).is_ok(), "at two centres they do not meet");
}

#[test]
fn the_last_administrator_stays() {
    let admin = halima(&[(HERE, Role::Administrator)]);
    assert_eq!(keys(set_roles(&admin, HERE, &[], false).err().unwrap()), [("roles".to_owned(), "account-last-administrator".to_owned())]);
    assert!(set_roles(&admin, HERE, &[], true).is_ok());
    assert!(set_roles(&admin, HERE, &[Role::Administrator, Role::Reception], false).is_ok());
    assert!(set_roles(&admin, THERE, &[], false).is_ok(), "there was no such role there");
}

#[test]
fn roles_are_set_at_one_centre_and_kept_at_others() {
    let before = create("halima", "H", "fr", &[(HERE, Role::Clerk), (THERE, Role::Health)], false).unwrap();
    let facts = set_roles(&state(before), HERE, &[Role::Reception, Role::Guard], true).unwrap();
    let mut all = create("halima", "H", "fr", &[(HERE, Role::Clerk), (THERE, Role::Health)], false).unwrap();
    all.extend(facts);
    let after = state(all);
    assert_eq!(after.roles_at(THERE), [Role::Health]);
    assert_eq!(after.roles_at(HERE), [Role::Guard, Role::Reception]);
    assert!(after.needs_second_factor());
    assert!(set_roles(&after, HERE, &after.roles_at(HERE), true).unwrap().is_empty(), "nothing changes");
}

#[test]
fn an_account_is_touched_as_a_whole_only_by_who_administers_all_of_it() {
    let both = halima(&[(HERE, Role::Clerk), (THERE, Role::Clerk)]);
    let cases = [(vec![HERE, THERE], true), (vec![HERE], false), (vec![], false)];
    for (at, allowed) in cases {
        assert_eq!(reach(&both, &at).is_ok(), allowed, "{at:?}");
    }
    assert!(reach(&halima(&[]), &[HERE]).is_ok());
}

#[test]
fn nobody_closes_their_own_account() {
    let open = halima(&[]);
    assert_eq!(keys(disable(&open, true).err().unwrap()), [(String::new(), "account-disable-own".to_owned())]);
    let mut facts = create("halima", "H", "fr", &[], false).unwrap();
    facts.extend(disable(&open, false).unwrap());
    let closed = state(facts.into_iter().collect());
    assert!(closed.disabled && disable(&closed, false).unwrap().is_empty());
    assert_eq!(enable(&closed).len(), 1);
    assert!(enable(&open).is_empty());
}

#[test]
fn names_are_made_regular() {
    let before = halima(&[]);
    assert!(rename(&before, "  Halima   S. ", "fr").unwrap().is_empty());
    assert_eq!(rename(&before, "Halima Sani", "fr").unwrap().len(), 1);
    assert!(rename(&before, "", "xx").is_err());
    assert_eq!(roles_of(&["clerk".into(), "clerk".into(), "guard".into()]).unwrap(), [Role::Clerk, Role::Guard]);
    assert!(roles_of(&["king".into()]).is_err());
}

#[test]
fn every_role_is_in_one_group() {
    let grouped: Vec<Role> = GROUPS.iter().flat_map(|(_, roles)| roles.iter().copied()).collect();
    assert_eq!(grouped.len(), Role::ALL.len());
    assert!(Role::ALL.iter().all(|role| grouped.contains(role)));
}

#[test]
fn a_role_that_this_program_does_not_know_survives() {
    let granted = NewFact {
        kind: "account/role_granted".into(),
        body: serde_json::json!({"site": HERE, "role": "astronaut"}),
        ..AccountFact::Enabled(super::facts::Done {}).fact()
    };
    let mut facts = create("halima", "H", "fr", &[(HERE, Role::Clerk)], false).unwrap();
    facts.push(granted);
    let before = state(facts);
    assert_eq!(before.known_roles(), [(HERE, Role::Clerk)]);
    assert!(before.roles.contains(&(HERE, "astronaut".to_owned())));
    assert_eq!(set_roles(&before, HERE, &[], true).unwrap().len(), 1, "only what is known is taken away");
}

#[test]
fn golden_facts_still_decode() {
    let role = r#"{"site":"00000000-0000-0000-0000-00000000000a","role":"clerk"}"#;
    let samples = [
        ("account/created", r#"{"username":"halima","name":"Halima S.","locale":"fr","later":true}"#),
        ("account/renamed", r#"{"name":"Halima Sani","locale":"ar"}"#),
        ("account/role_granted", role),
        ("account/role_revoked", role),
        ("account/disabled", "{}"),
        ("account/enabled", "{}"),
        ("account/password_set", "{}"),
        ("account/factor_set", "{}"),
        ("account/factor_reset", "{}"),
        ("account/mail_set", r#"{"address":"a.moussa@exemple.org"}"#),
    ];
    assert_eq!(samples.map(|s| s.0).to_vec(), AccountFact::KINDS.iter().map(|k| k.0).collect::<Vec<_>>());
    for (kind, body) in samples {
        assert!(AccountFact::decode(kind, &serde_json::from_str(body).unwrap()).is_some(), "{kind}");
    }
}

proptest! {
    /// The order in which facts arrive does not matter, and no set of them is too odd to fold.
    #[test]
    fn folding_is_total_and_does_not_depend_on_arrival(kinds in proptest::collection::vec(0usize..10, 0..12), seed in any::<u64>()) {
        let role = super::facts::RoleAt { site: HERE, role: "clerk".into() };
        let done = || super::facts::Done {};
        let facts: Vec<Fact> = (0..).zip(kinds).map(|(place, kind)| {
            let new = match kind {
                0 => AccountFact::Created(super::facts::Created { username: format!("u{place}"), name: "N".into(), locale: "fr".into() }),
                1 => AccountFact::Renamed(super::facts::Renamed { name: format!("N{place}"), locale: "xx".into() }),
                2 => AccountFact::RoleGranted(role.clone()),
                3 => AccountFact::RoleRevoked(role.clone()),
                4 => AccountFact::Disabled(done()),
                5 => AccountFact::Enabled(done()),
                6 => AccountFact::PasswordSet(done()),
                7 => AccountFact::FactorSet(done()),
                8 => AccountFact::MailSet(super::facts::MailAt { address: format!("u{place}@exemple.org") }),
                _ => AccountFact::FactorReset(done()),
            };
            fact(place, new.fact())
        }).collect();
        let mut shuffled = facts.clone();
        shuffled.sort_by_key(|f| f.at.wrapping_mul(i64::from_le_bytes(seed.to_le_bytes()) | 1));
        let one = fold(&Stream::new(Id::from_number(1), facts));
        let other = fold(&Stream::new(Id::from_number(1), shuffled));
        prop_assert_eq!(&one, &other);
        let _ = one.info(Id::from_number(1));
    }
}
