//! Rules of registration and correction. Pure.

use ledger::{Day, FactKind as _, NewFact, PartialDate};
use web::{Problem, Problems, reference};

use super::facts::{CareProposed, CareSet, Corrected, Died, Identity, Paper, Person, PersonFact, Registered, RestrictedSet, Returned, Withdrawn};
use super::form::PersonForm;
use crate::consent::LiveConsent;

/// Longest name or short text.
const TEXT_MAX: usize = 200;
/// Longest free text about the route.
const ROUTE_MAX: usize = 2000;
/// Under this age a person is a child.
pub const ADULT_AGE: i16 = 18;
/// Nobody is older.
const AGE_MAX: i16 = 120;

/// Words that may stand beside an age. Any other word, such as a month's name or "mois", would change what the number means.
const AGE_WORDS: &[&str] = &["an", "ans", "y", "yo", "year", "years", "old", "سنة", "سنوات", "عام", "عاما", "عاماً", "أعوام"];

/// Codes of the migratory status (domain 3.6).
pub const STATUSES: &[&str] = &["regular", "irregular", "asylum_seeker", "refugee", "returnee", "internally_moving", "unknown"];
/// Codes of the reasons for leaving.
pub const MOTIVES: &[&str] = &["economic", "family", "education", "conflict", "persecution", "climate", "return", "other"];
/// Codes of the intention now.
pub const INTENTIONS: &[&str] = &["continue", "return", "stay", "undecided"];
/// Kinds of identity documents.
pub const PAPERS: &[&str] = &["passport", "id_card", "laissez_passer", "birth_certificate", "refugee_card", "other"];
/// Codes of sex (ISO 5218), as a form sends them.
pub const SEXES: &[&str] = &["2", "1", "0", "9"];

/// What a form says, as an identity; or everything that is wrong with it.
///
/// # Errors
/// One problem for each field that cannot be taken.
pub fn read(form: &PersonForm, today: Day) -> Result<Identity, Problems> {
    let mut problems = Problems::default();
    let texts = [
        ("given", &form.given),
        ("family", &form.family),
        ("other", &form.other),
        ("native", &form.native),
        ("gender", &form.gender),
        ("birthplace", &form.birthplace),
        ("phone", &form.phone),
        ("mother", &form.mother),
        ("father", &form.father),
    ];
    for (name, value) in texts {
        problems.unless(value.chars().count() <= TEXT_MAX, name, "person-too-long");
    }
    problems.unless(form.route.chars().count() <= ROUTE_MAX, "route", "person-too-long");
    if [&form.given, &form.family, &form.native].iter().all(|s| s.trim().is_empty()) {
        problems.add("given", "person-no-name");
    }
    let birth = birth(&form.birth, today).unwrap_or_else(|key| {
        problems.add("birth", key);
        None
    });
    let identity = Identity {
        given: tidy(&form.given),
        family: tidy(&form.family),
        other: tidy(&form.other),
        native: tidy(&form.native),
        sex: code("sex", &form.sex, SEXES, &mut problems).parse().unwrap_or(0),
        gender: tidy(&form.gender),
        birth,
        birthplace: tidy(&form.birthplace),
        nationalities: countries(&[("nationality", &form.nationality), ("nationality2", &form.nationality2)], &mut problems),
        languages: languages(&[("language", &form.language), ("language2", &form.language2)], &mut problems),
        papers: papers(form, &mut problems),
        phone: phone(&form.phone, &mut problems),
        mother: tidy(&form.mother),
        father: tidy(&form.father),
        route: form.route.trim().to_owned(),
        motives: form.motive.iter().filter(|m| !m.is_empty()).map(|m| code("motive", m, MOTIVES, &mut problems)).collect(),
        status: code("status", &form.status, STATUSES, &mut problems),
        destination: countries(&[("destination", &form.destination)], &mut problems).pop().unwrap_or_default(),
        intention: code("intention", &form.intention, INTENTIONS, &mut problems),
        photo: None,
    };
    problems.check(identity)
}

/// Spaces in order, nothing else changed: a name is written as its bearer says it.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn code(field: &str, value: &str, known: &[&str], problems: &mut Problems) -> String {
    let value = value.trim();
    problems.unless(value.is_empty() || known.contains(&value), field, "person-not-in-list");
    value.to_owned()
}

fn countries(typed: &[(&str, &String)], problems: &mut Problems) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (field, value) in typed.iter().filter(|(_, value)| !value.trim().is_empty()) {
        match reference::find(reference::countries(), value) {
            Some(code) if out.iter().any(|known| known == code) => {}
            Some(code) => out.push(code.to_owned()),
            None => problems.add(field, "person-no-country"),
        }
    }
    out
}

fn languages(typed: &[(&str, &String)], problems: &mut Problems) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (field, value) in typed.iter().filter(|(_, value)| !value.trim().is_empty()) {
        match reference::find(reference::languages(), value) {
            Some(code) if out.iter().any(|known| known == code) => {}
            Some(code) => out.push(code.to_owned()),
            None => problems.add(field, "person-no-language"),
        }
    }
    out
}

fn papers(form: &PersonForm, problems: &mut Problems) -> Vec<Paper> {
    let mut out = Vec::new();
    for (i, number) in form.paper_number.iter().enumerate() {
        let kind = form.paper_kind.get(i).map(String::as_str).unwrap_or_default();
        let country = form.paper_country.get(i).cloned().unwrap_or_default();
        if kind.is_empty() && number.trim().is_empty() {
            continue;
        }
        problems.unless(!kind.is_empty(), "paper_kind", "person-paper-kind");
        problems.unless(number.chars().count() <= TEXT_MAX, "paper_number", "person-too-long");
        let country = countries(&[("paper_country", &country)], problems).pop().unwrap_or_default();
        out.push(Paper { kind: code("paper_kind", kind, PAPERS, problems), number: tidy(number), country });
    }
    out
}

fn phone(typed: &str, problems: &mut Problems) -> String {
    let typed = tidy(typed);
    let digits = typed.chars().filter(|c| c.is_numeric()).count();
    let only_phone_signs = typed.chars().all(|c| c.is_numeric() || "+-() ./".contains(c));
    problems.unless(typed.is_empty() || (only_phone_signs && (6..=15).contains(&digits)), "phone", "person-phone-bad");
    typed
}

/// A date of birth as people say it: `12/03/1998`, `1998-03-12`, `03/1998`, `1998`, `25`, `25 ans`.
///
/// # Errors
/// The message key of what is wrong.
pub fn birth(typed: &str, today: Day) -> Result<Option<PartialDate>, &'static str> {
    let plain: String = typed.trim().chars().map(western).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let numbers: Vec<i16> = plain.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty()).map(|s| s.parse().unwrap_or(i16::MAX)).collect();
    let estimated = plain.starts_with('~');
    let is_age = matches!(numbers.as_slice(), [age] if *age <= AGE_MAX);
    let known = |word: &str| word.is_empty() || (is_age && AGE_WORDS.contains(&word));
    if !plain.to_lowercase().split(|c: char| !c.is_alphabetic()).all(known) {
        return Err("person-birth-unreadable");
    }
    let date = match numbers.as_slice() {
        [age] if *age <= AGE_MAX => PartialDate::from_age(*age, today),
        [year] => PartialDate { year: *year, month: None, day: None, estimated },
        [year, month] if *year > 31 => partial(*year, *month, None, estimated)?,
        [month, year] => partial(*year, *month, None, estimated)?,
        [year, month, day] if *year > 31 => partial(*year, *month, Some(*day), estimated)?,
        [day, month, year] => partial(*year, *month, Some(*day), estimated)?,
        _ => return Err("person-birth-unreadable"),
    };
    let date: PartialDate = date.to_string().parse().map_err(|_| "person-birth-unreadable")?;
    let now = today.date();
    if (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)) > (now.year(), now.month(), now.day()) {
        return Err("person-birth-future");
    }
    if date.age_on(today) > AGE_MAX {
        return Err("person-birth-old");
    }
    Ok(Some(date))
}

fn partial(year: i16, month: i16, day: Option<i16>, estimated: bool) -> Result<PartialDate, &'static str> {
    let small = |n: i16| i8::try_from(n).map_err(|_| "person-birth-unreadable");
    Ok(PartialDate { year, month: Some(small(month)?), day: day.map(small).transpose()?, estimated })
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')).unwrap_or(c),
        other => other,
    }
}

/// With whom a person came, as far as it matters for a child.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Company<'a> {
    /// Alone.
    Alone,
    /// As head of a new household.
    Head,
    /// In a household, in this relation to its head.
    With(&'a str),
}

/// Whether a child is unaccompanied or separated (domain 3.9): a child with a parent is neither; with other kin it is
/// separated; alone, at the head of a household or with strangers it is unaccompanied.
#[must_use]
pub fn care(identity: &Identity, company: Company<'_>, said_child: bool, today: Day) -> &'static str {
    let child = identity.birth.map_or(said_child, |b| b.age_on(today) < ADULT_AGE);
    match company {
        _ if !child => "",
        Company::With("child") => "",
        Company::With("sibling" | "grandchild" | "other_kin" | "spouse") => "separated",
        Company::Alone | Company::Head | Company::With(_) => "unaccompanied",
    }
}

/// A person is registered. The consent must be theirs and live, which only the consent room can say.
///
/// # Errors
/// When the file was registered before, or the consent is another's.
pub fn register(
    person: &Person,
    consent: &LiveConsent,
    code: String,
    identity: Identity,
    care: &str,
    import: Option<String>,
) -> Result<Vec<NewFact>, Problems> {
    if person.registered_at.is_some() {
        return Err(Problems::one("", "person-registered-already"));
    }
    let registered = Registered { code, identity, care: care.to_owned(), consent: consent.id().to_owned(), import };
    Ok(vec![PersonFact::Registered(registered).fact()])
}

/// Fields are corrected, with a reason.
///
/// # Errors
/// Without a reason, without a change, or when the registration was taken back.
pub fn correct(person: &Person, _consent: &LiveConsent, to: &Identity, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let reason = tidy(reason);
    problems.unless(!reason.is_empty(), "reason", "person-reason-missing");
    problems.unless(reason.chars().count() <= TEXT_MAX, "reason", "person-too-long");
    let to = Identity { photo: person.identity.photo.clone(), ..to.clone() };
    let changes = person.identity.changes(&to);
    problems.unless(!changes.is_empty(), "", "person-nothing-changed");
    open(person, &mut problems);
    problems.check(())?;
    Ok(vec![PersonFact::Corrected(Corrected { changes, reason }).fact()])
}

/// The mark of a child alone is set or lifted, with a reason.
///
/// # Errors
/// Without a reason or for an unknown mark.
pub fn set_care(person: &Person, care: &str, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(["", "unaccompanied", "separated"].contains(&care), "care", "person-not-in-list");
    problems.unless(!tidy(reason).is_empty(), "reason", "person-reason-missing");
    open(person, &mut problems);
    problems.check(vec![PersonFact::CareSet(CareSet { care: care.to_owned(), reason: tidy(reason) }).fact()])
}

/// A mark is proposed for a child who lost the adult they were with; once, until somebody answers.
#[must_use]
pub fn propose_care(person: &Person, care: &str) -> Vec<NewFact> {
    let stands = person.registered_at.is_some() && !person.withdrawn;
    let asked = person.proposed.as_ref().is_some_and(|(mark, _)| mark == care);
    if stands && !asked { vec![PersonFact::CareProposed(CareProposed { care: care.to_owned() }).fact()] } else { Vec::new() }
}

/// The file is closed to the site at large, or opened again, with a reason.
///
/// # Errors
/// Without a reason.
pub fn set_restricted(person: &Person, restricted: bool, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(!tidy(reason).is_empty(), "reason", "person-reason-missing");
    open(person, &mut problems);
    problems.check(vec![PersonFact::Restricted(RestrictedSet { restricted, reason: tidy(reason) }).fact()])
}

/// The person's death is noted, or that note is taken back.
///
/// # Errors
/// When there is no such file, or it says so already.
pub fn set_died(person: &Person, died: bool) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    open(person, &mut problems);
    problems.unless(person.died != died, "", if died { "person-died-already" } else { "person-died-not" });
    problems.check(vec![PersonFact::Died(Died { died }).fact()])
}

/// A person who is known comes back: the old file goes on.
///
/// # Errors
/// When there is no such file, or the person's death has been noted.
pub fn come_back(person: &Person) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(!person.died, "", "person-died-already");
    open(person, &mut problems);
    problems.check(vec![PersonFact::Returned(Returned {}).fact()])
}

/// The registration is taken back because the import that brought it is undone.
///
/// # Errors
/// When it was taken back before.
pub fn withdraw(person: &Person) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    open(person, &mut problems);
    problems.check(vec![PersonFact::Withdrawn(Withdrawn { reason: "import_undone".to_owned() }).fact()])
}

fn open(person: &Person, problems: &mut Problems) {
    if person.registered_at.is_none() || person.withdrawn {
        problems.0.push(Problem::new("", "person-not-registered"));
    }
}
