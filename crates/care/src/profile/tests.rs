use ledger::Day;

use super::facts::Profile;
use super::pages::ProfileForm;
use super::rules;
use crate::tests::{keys, refused, stream};

fn form(languages: &str, gender: &str, (from, until): (&str, &str)) -> ProfileForm {
    ProfileForm { languages: languages.to_owned(), gender: gender.to_owned(), away_from: from.to_owned(), away_until: until.to_owned() }
}

fn told(form: &ProfileForm) -> Profile {
    Profile::fold(&stream(rules::read(form).unwrap().into_iter().map(|fact| (1, fact)).collect())).unwrap()
}

#[test]
fn languages_are_read_by_name_or_code_in_any_language() {
    for (typed, codes) in [
        ("français, haoussa, arabe", vec!["fra", "hau", "ara"]),
        ("French; Hausa", vec!["fra", "hau"]),
        ("الفرنسية، العربية", vec!["fra", "ara"]),
        ("fra, French, français", vec!["fra"]),
        ("", vec![]),
    ] {
        assert_eq!(told(&form(typed, "", ("", ""))).languages, codes, "{typed}");
    }
    assert_eq!(keys(rules::read(&form("français, elfique", "", ("", "")))), refused("languages", "profile-language-unknown"));
}

#[test]
fn absence_has_a_beginning_and_perhaps_an_end() {
    let day = |d: i8| Day::new(2026, 3, d).unwrap();
    let until = told(&form("", "woman", ("2026-03-05", "2026-03-08")));
    assert_eq!([4, 5, 8, 9].map(|d| until.is_away(day(d))), [false, true, true, false]);
    let open = told(&form("", "", ("2026-03-05", "")));
    assert!(open.is_away(day(30)) && !open.is_away(day(4)));
    assert!(!told(&form("", "", ("", ""))).is_away(day(1)));
    assert_eq!(keys(rules::read(&form("", "", ("", "2026-03-08")))), refused("away_from", "profile-away-from-missing"));
    assert_eq!(keys(rules::read(&form("", "", ("2026-03-08", "2026-03-05")))), refused("away_until", "profile-away-order"));
    assert_eq!(keys(rules::read(&form("", "", ("soon", "")))), refused("away_from", "profile-day-unreadable"));
    assert_eq!(keys(rules::read(&form("", "robot", ("", "")))), refused("gender", "profile-unknown"));
}
