//! Rules of services. Pure.

use ledger::{Compartment, Day, FactKind as _, NewFact};
use web::{Problem, Problems};

use super::catalogue::{self, MODALITIES, PROVIDERS, RESULTS, VOIDS};
use super::facts::{Given, Group, GroupId, Service, ServiceFact, ServiceId, Services, Voided, fact_of};
use super::form::{GivenForm, GroupForm};
use crate::typed::{LINE_MAX, TEXT_MAX, day, words};

/// Most of anything that is given at once.
const QUANTITY_MAX: i64 = 1000;
/// Nobody notes today what was given so long ago.
const BACK_DAYS: i32 = 366;
/// People at one activity.
pub(super) const GROUP_MAX: usize = 200;
/// Others who took part.
const OTHERS_MAX: i64 = 5000;
/// Part of the file in which what no reader of services reads would be sealed.
const NONE: Option<&catalogue::Service> = None;

/// A giving that may be noted.
pub(super) struct Giving {
    given: Given,
    service: &'static catalogue::Service,
    day: Day,
}

fn quantity(problems: &mut Problems, typed: &str) -> i64 {
    let typed = typed.trim();
    let n = if typed.is_empty() { Some(1) } else { typed.parse::<i64>().ok() };
    problems.unless(n.is_some_and(|n| (1..=QUANTITY_MAX).contains(&n)), "quantity", "service-quantity-odd");
    n.unwrap_or(1)
}

fn day_of(problems: &mut Problems, typed: &str, today: Day) -> Day {
    let on = day(problems, "on", typed).unwrap_or(today);
    problems.unless(on <= today, "on", "service-day-future");
    problems.unless(on >= today.plus_days(-BACK_DAYS), "on", "service-day-long-ago");
    on
}

fn code<'a>(value: &'a str, list: &[&str], empty: &'a str) -> Option<&'a str> {
    let value = value.trim();
    if value.is_empty() { Some(empty) } else { list.contains(&value).then_some(value) }
}

/// Reads what was given. Who notes a service reads the part of the file in which it is sealed.
pub(super) fn read(form: &GivenForm, reads: impl Fn(Compartment) -> bool, today: Day) -> Result<Giving, Problems> {
    let mut problems = Problems::default();
    let service = catalogue::find(form.code.trim()).filter(|service| reads(service.part)).or(NONE);
    problems.unless(service.is_some(), "code", "service-code-missing");
    let on = day_of(&mut problems, &form.on, today);
    let modality = code(&form.modality, MODALITIES, "individual");
    problems.unless(modality.is_some(), "modality", "service-modality-unknown");
    let provider = code(&form.provider, PROVIDERS, "own");
    problems.unless(provider.is_some(), "provider", "service-provider-unknown");
    let provider_name = words(&mut problems, "provider_name", (&form.provider_name, LINE_MAX));
    problems.unless(provider != Some("other") || !provider_name.is_empty(), "provider_name", "service-provider-missing");
    let result = code(&form.result, RESULTS, "given");
    problems.unless(result.is_some(), "result", "service-result-unknown");
    let given = Given {
        code: service.map(|service| service.code.to_owned()).unwrap_or_default(),
        quantity: quantity(&mut problems, &form.quantity),
        modality: modality.unwrap_or_default().to_owned(),
        provider: provider.unwrap_or_default().to_owned(),
        provider_name,
        result: result.unwrap_or_default().to_owned(),
        feedback: words(&mut problems, "feedback", (&form.feedback, TEXT_MAX)),
        note: words(&mut problems, "note", (&form.note, TEXT_MAX)),
        on: Some(on),
        ..Given::default()
    };
    let Some(service) = service else { return Err(problems) };
    problems.check(Giving { given, service, day: on })
}

/// When somebody last had what they are entitled to only so often, if that is used up on a day.
pub(super) fn used_up(services: &Services, service: &catalogue::Service, on: Day) -> Option<Day> {
    let limit = service.limit?;
    let counts =
        |one: &&Service| one.given.code == service.code && matches!(one.given.result.as_str(), "given" | "partly") && on.days_until(one.on).abs() < limit.days;
    let had: Vec<&Service> = services.held().filter(counts).collect();
    let times: i64 = had.iter().map(|one| one.given.quantity.max(1)).sum();
    had.last().filter(|_| times >= limit.times).map(|one| one.on)
}

/// Notes a service. More than somebody is entitled to wants a word why.
pub(super) fn give(giving: &Giving, services: &Services, (id, group): (ServiceId, Option<GroupId>)) -> Result<NewFact, Problems> {
    if let Some(last) = used_up(services, giving.service, giving.day).filter(|_| giving.given.note.is_empty() && giving.given.result == "given") {
        return Err(Problem::new("note", "service-over-limit").with("day", last).into());
    }
    Ok(fact_of(Given { service: id, group, ..giving.given.clone() }, giving.service.part))
}

/// The part of the file in which a giving is sealed.
pub(super) const fn part(giving: &Giving) -> Compartment {
    giving.service.part
}

/// Takes back what was noted by mistake.
pub(super) fn void(service: &Service, reason: &str) -> Result<NewFact, Problems> {
    if !service.voided.is_empty() {
        return Err(Problems::one("", "service-voided-already"));
    }
    let reason = reason.trim();
    if !VOIDS.contains(&reason) {
        return Err(Problems::one("reason", "service-void-reason-missing"));
    }
    Ok(ServiceFact::Voided(Voided { service: service.given.service, reason: reason.to_owned() }).fact())
}

/// How many others took part, and where.
pub(super) fn group(form: &GroupForm, giving: &Giving, (id, noted): (GroupId, usize)) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let typed = form.others.trim();
    let others = if typed.is_empty() { Some(0) } else { typed.parse::<i64>().ok() };
    problems.unless(others.is_some_and(|n| (0..=OTHERS_MAX).contains(&n)), "others", "service-others-odd");
    let place = words(&mut problems, "place", (&form.place, LINE_MAX));
    problems.unless(noted > 0 || others.unwrap_or(0) > 0, "codes", "service-group-nobody");
    if noted > GROUP_MAX {
        problems.0.push(Problem::new("codes", "service-group-too-many").with("n", GROUP_MAX));
    }
    let noted = i64::try_from(noted).unwrap_or(i64::MAX);
    let what = Group { group: id, code: giving.given.code.clone(), on: Some(giving.day), noted, others: others.unwrap_or(0), place };
    problems.check(ServiceFact::Group(what).fact())
}
