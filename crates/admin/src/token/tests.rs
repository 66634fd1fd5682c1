use access::{Duty, Role};
use ledger::Id;
use text::Locale;
use web::AccountInfo;

use super::rules::check;

#[test]
fn a_token_is_made_for_less_than_its_account() {
    let here = Id::from_number(10);
    let there = Id::from_number(11);
    let account = AccountInfo {
        id: Id::from_number(1),
        username: "clerk".into(),
        name: "C".into(),
        locale: Locale::Fr,
        roles: vec![(here, Role::Clerk)],
        disabled: false,
    };
    let long = "a".repeat(81);
    let cases = [
        (here, "import", vec![Duty::PersonSearch], 30, vec![]),
        (here, "import", vec![Duty::OwnAccount], 731, vec![]),
        (here, " ", vec![Duty::PersonSearch], 30, vec!["token-label-wrong"]),
        (here, long.as_str(), vec![Duty::PersonSearch], 30, vec!["token-label-wrong"]),
        (here, "x", vec![Duty::PersonSearch], 0, vec!["token-days-wrong"]),
        (here, "x", vec![Duty::PersonSearch], 732, vec!["token-days-wrong"]),
        (here, "x", vec![], 30, vec!["token-scopes-missing"]),
        (here, "x", vec![Duty::PersonSearch, Duty::AccountManage], 30, vec!["token-scope-not-held"]),
        (there, "x", vec![Duty::PersonSearch], 30, vec!["token-scope-not-held"]),
    ];
    for (site, label, scopes, days, wanted) in cases {
        let found: Vec<String> = check(&account, site, label, &scopes, days).err().map(|p| p.0.into_iter().map(|p| p.key).collect()).unwrap_or_default();
        assert_eq!(found, wanted, "{label} {scopes:?} {days}");
    }
    assert_eq!(check(&account, here, "  nightly   import ", &[Duty::PersonSearch], 1).unwrap(), "nightly import");
}
