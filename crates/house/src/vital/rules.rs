//! Rules of births and deaths. Pure.

use jiff::tz::TimeZone;
use ledger::{Day, FactKind as _, Instant, NewFact, PartialDate};
use people::consent::{Answer, Given, Recorded};
use people::person::{Identity, Person, PersonId};
use web::{Problem, Problems};

use super::facts::{BirthRegistered, Born, Cause, Died, Followed, Revoked, State, VitalFact};
use super::form::{BirthForm, DeathForm, RegisteredForm};
use crate::stay::moment;

/// Longest text.
const TEXT_MAX: usize = 500;
/// Longest name.
const NAME_MAX: usize = 200;
/// A birth or death that lies so many days back was not noted here in time: somebody mistyped the date.
const PAST_DAYS_MAX: i64 = 366;
const DAY_MS: i64 = 86_400_000;
/// Days within which a birth must be declared to the State, where no other figure is known. Local law prevails.
const REGISTRY_DAYS: i32 = 60;
/// The same by country, ISO alpha-3, where the law says otherwise; a registrar should confirm it at first use.
const REGISTRY_DAYS_BY_COUNTRY: &[(&str, i32)] = &[("EGY", 15), ("ETH", 90), ("MAR", 30), ("MLI", 30), ("SEN", 45), ("TUN", 10)];
/// At this age one is an adult.
const ADULT_YEARS: i64 = 18;
/// Sexes in the order of forms: ISO 5218.
pub(super) const SEXES: &[&str] = &["2", "1", "0"];
/// ISO 5218.
const MALE: i64 = 1;

/// The last day on which the State takes the declaration of a birth.
pub(super) fn due(country: &str, born_on: Day) -> Day {
    let days = REGISTRY_DAYS_BY_COUNTRY.iter().find(|(code, _)| *code == country).map_or(REGISTRY_DAYS, |(_, days)| *days);
    born_on.plus_days(days)
}

fn text(field: &str, typed: &str, max: usize, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > max {
        problems.0.push(Problem::new(field, "vital-too-long").with("n", max));
    }
    text
}

/// The moment that was typed; not in the future and not long ago.
fn when(typed: &str, zone: &TimeZone, now: Instant, problems: &mut Problems) -> Option<Instant> {
    if typed.trim().is_empty() {
        problems.add("at", "vital-at-missing");
        return None;
    }
    let at = moment(typed, zone, false);
    match at {
        None => problems.add("at", "stay-moment-unreadable"),
        Some(at) if at > now => problems.add("at", "vital-at-future"),
        Some(at) if now.millis() - at.millis() > PAST_DAYS_MAX * DAY_MS => problems.add("at", "vital-at-long-ago"),
        Some(_) => {}
    }
    at
}

/// A birth as a form says it.
pub(super) struct Read {
    pub(super) at: Instant,
    pub(super) on: Day,
    pub(super) sex: i64,
    given: String,
    family: String,
    place: String,
    attendant: String,
    notification: String,
}

/// Reads a birth; or everything that is wrong with it.
pub(super) fn read(form: &BirthForm, mother: &Person, (zone, now): (&TimeZone, Instant)) -> Result<Read, Problems> {
    let mut problems = Problems::default();
    problems.unless(mother.identity.sex != MALE, "", "vital-mother-male");
    let at = when(&form.at, zone, now, &mut problems);
    let sex = form.sex.parse().ok().filter(|_| SEXES.contains(&form.sex.as_str()));
    problems.unless(sex.is_some(), "sex", "vital-sex-missing");
    let read = Read {
        at: at.unwrap_or(now),
        on: at.unwrap_or(now).day(zone),
        sex: sex.unwrap_or(0),
        given: text("given", &form.given, NAME_MAX, &mut problems),
        family: text("family", &form.family, NAME_MAX, &mut problems),
        place: text("place", &form.place, TEXT_MAX, &mut problems),
        attendant: text("attendant", &form.attendant, TEXT_MAX, &mut problems),
        notification: text("notification", &form.notification, NAME_MAX, &mut problems),
    };
    problems.check(read)
}

/// Whether a birth of this mother that is known already is most likely the same one, sent twice.
pub(super) fn is_twice(read: &Read, known: &[(State, Identity)]) -> bool {
    known.iter().any(|(state, child)| state.birth.as_ref().is_some_and(|birth| birth.born.at == read.at) && child.sex == read.sex && child.given == read.given)
}

/// Who the child is. Its nationality is not assumed: that is for the State to say.
pub(super) fn identity(read: &Read, mother: &Identity, father: &str) -> Identity {
    let day = read.on.date();
    Identity {
        given: read.given.clone(),
        family: read.family.clone(),
        sex: read.sex,
        birth: Some(PartialDate { year: day.year(), month: Some(day.month()), day: Some(day.day()), estimated: false }),
        birthplace: read.place.clone(),
        languages: mother.languages.clone(),
        mother: mother.full_name(),
        father: father.to_owned(),
        ..Identity::default()
    }
}

/// The consent for the child: what its mother agreed to for herself in general she agrees to as its guardian, as long as
/// her own is good. Neither photo nor other centres: those are asked again.
pub(super) fn consent(of_mother: &Recorded, name: String, id: String) -> Given {
    let given = &of_mother.given;
    let answers = [("general", Answer::Given), ("photo", Answer::NotAsked), ("centres", Answer::NotAsked)];
    Given {
        id,
        answers: answers.map(|(purpose, answer)| (purpose.to_owned(), answer)).into(),
        capacity: "lacks".to_owned(),
        child: true,
        assent: "unable".to_owned(),
        guardian_kind: "parent".to_owned(),
        guardian: name,
        evidence: None,
        contact: None,
        ..given.clone()
    }
}

/// The birth is noted.
pub(super) fn born(read: Read, (mother, father): (PersonId, Option<PersonId>), (father_words, due): (String, Day)) -> Vec<NewFact> {
    let (on, at) = (read.on, read.at);
    let born = Born { mother, father, father_words, at, place: read.place, attendant: read.attendant, notification: read.notification, due };
    vec![VitalFact::Born(born).fact_on(Some(on))]
}

/// How a child is related to the head of the household that its mother belongs to, from how she is.
pub(super) fn relation(of_mother: &str) -> &'static str {
    match of_mother {
        "head" | "spouse" => "child",
        "child" => "grandchild",
        "not_related" => "not_related",
        _ => "other_kin",
    }
}

/// The State has registered the birth.
pub(super) fn registered(state: &State, form: &RegisteredForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let Some(birth) = &state.birth else { return Err(Problems::one("", "vital-no-birth")) };
    let mut problems = Problems::default();
    let number = text("number", &form.number, NAME_MAX, &mut problems);
    problems.unless(!number.is_empty(), "number", "vital-number-missing");
    let on = if form.on.trim().is_empty() { Some(today) } else { form.on.trim().parse::<Day>().ok() };
    problems.unless(on.is_some(), "on", "stay-day-unreadable");
    problems.unless(on.is_none_or(|on| on <= today), "on", "stay-day-future");
    problems.unless(on.zip(birth.on).is_none_or(|(on, born)| on >= born), "on", "vital-on-before");
    problems.check(vec![VitalFact::BirthRegistered(BirthRegistered { number }).fact_on(on)])
}

/// What was done after a death, as a form says it.
fn followed(form: &DeathForm, problems: &mut Problems) -> Followed {
    let followed = Followed {
        kin_told: form.kin_told == "yes",
        kin: text("kin", &form.kin, TEXT_MAX, problems),
        certificate: text("certificate", &form.certificate, NAME_MAX, problems),
        burial: text("burial", &form.burial, TEXT_MAX, problems),
        belongings: text("belongings", &form.belongings, TEXT_MAX, problems),
    };
    problems.unless(!followed.kin_told || !followed.kin.is_empty(), "kin", "vital-kin-missing");
    followed
}

/// Why somebody died is for those who treat people to say.
fn cause(form: &DeathForm, health: bool, problems: &mut Problems) -> Option<NewFact> {
    let cause = text("cause", &form.cause, TEXT_MAX, problems);
    problems.unless(health || cause.is_empty(), "cause", "vital-cause-health");
    (health && !cause.is_empty()).then(|| VitalFact::Cause(Cause { cause }).fact())
}

/// A death is noted. Gives the facts and the day it happened.
pub(super) fn die(person: &Person, form: &DeathForm, health: bool, (zone, now): (&TimeZone, Instant)) -> Result<(Vec<NewFact>, Day), Problems> {
    let mut problems = Problems::default();
    let mut facts = people::person::set_died(person, true).unwrap_or_else(|found| {
        problems.0.extend(found.0);
        Vec::new()
    });
    let at = when(&form.at, zone, now, &mut problems).unwrap_or(now);
    let place = text("place", &form.place, TEXT_MAX, &mut problems);
    let followed = followed(form, &mut problems);
    let cause = cause(form, health, &mut problems);
    let on = at.day(zone);
    facts.push(VitalFact::Died(Died { at, place }).fact_on(Some(on)));
    if followed != Followed::default() {
        facts.push(VitalFact::Followed(followed).fact());
    }
    facts.extend(cause);
    problems.check((facts, on))
}

/// What was done since a death.
pub(super) fn follow(state: &State, form: &DeathForm, health: bool) -> Result<Vec<NewFact>, Problems> {
    let Some(death) = &state.death else { return Err(Problems::one("", "vital-no-death")) };
    let mut problems = Problems::default();
    let mut facts = Vec::new();
    let after = followed(form, &mut problems);
    if after != death.followed {
        facts.push(VitalFact::Followed(after).fact());
    }
    facts.extend(cause(form, health, &mut problems).filter(|_| form.cause.trim() != death.cause));
    problems.check(facts)
}

/// A death was noted by mistake.
pub(super) fn revoke(person: &Person, state: &State, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let reason = text("reason", reason, TEXT_MAX, &mut problems);
    problems.unless(!reason.is_empty(), "reason", "stay-revoke-reason-missing");
    problems.unless(state.death.is_some(), "", "vital-no-death");
    let mut facts = people::person::set_died(person, false).unwrap_or_else(|found| {
        problems.0.extend(found.0);
        Vec::new()
    });
    facts.push(VitalFact::Revoked(Revoked { reason }).fact());
    problems.check(facts)
}

/// A member of a household, as far as it matters who comes after its head.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) id: PersonId,
    pub(super) relation: String,
    pub(super) birth_year: Option<i64>,
}

impl Member {
    /// Certainly of age in a year.
    pub(super) fn adult(&self, year: i64) -> bool {
        self.birth_year.is_some_and(|birth| year - birth > ADULT_YEARS)
    }
    /// Certainly a child in a year.
    pub(super) fn child(&self, year: i64) -> bool {
        self.birth_year.is_some_and(|birth| year - birth < ADULT_YEARS)
    }
}

/// Who heads a household when its head has died, unless somebody is named: the spouse, else the eldest adult, else the
/// eldest.
pub(super) fn heir(left: &[Member], year: i64) -> Option<PersonId> {
    let rank = |member: &&Member| (member.relation != "spouse", !member.adult(year), member.birth_year.unwrap_or(i64::MAX), member.id);
    left.iter().min_by_key(rank).map(|member| member.id)
}

/// Children of a household in which no adult is left.
pub(super) fn orphaned(left: &[Member], year: i64) -> Vec<PersonId> {
    if left.iter().any(|member| !member.child(year)) { Vec::new() } else { left.iter().map(|member| member.id).collect() }
}

/// What the file that goes on takes over when two files are one person: birth and death, as far as it has none itself.
pub(super) fn merge(from: &State, into: &State) -> Vec<NewFact> {
    let mut facts = Vec::new();
    if let Some(birth) = from.birth.as_ref().filter(|_| into.birth.is_none()) {
        facts.push(VitalFact::Born(birth.born.clone()).fact_on(birth.on));
        if let Some((number, on)) = &birth.registered {
            facts.push(VitalFact::BirthRegistered(BirthRegistered { number: number.clone() }).fact_on(*on));
        }
    }
    if let Some(death) = from.death.as_ref().filter(|_| into.death.is_none()) {
        facts.push(VitalFact::Died(death.died.clone()).fact());
        facts.push(VitalFact::Followed(death.followed.clone()).fact());
        if !death.cause.is_empty() {
            facts.push(VitalFact::Cause(Cause { cause: death.cause.clone() }).fact());
        }
    }
    facts
}
