//! Filters for templates: `{{ "key"|t }}` and its kin. They find the request's context in the values that the frame
//! hands to every template.

use std::fmt::Display;

use askama::{Result, Values, get_value};
use ledger::{Day, Instant, UserId};
use text::Arg;

use crate::{Cx, Problem, reference};

fn cx(env: &dyn Values) -> Result<&Cx> {
    get_value::<Cx>(env, "cx")
}

/// A message: `{{ "person-title"|t }}`.
#[askama::filter_fn]
pub fn t<K: Display>(key: K, env: &dyn Values) -> Result<String> {
    Ok(cx(env)?.t(&key.to_string()))
}

/// A message with a count `$n`: `{{ "bed-free"|tn(free) }}`.
#[askama::filter_fn]
pub fn tn<K: Display, N: Display>(key: K, env: &dyn Values, n: N) -> Result<String> {
    let count: i64 = n.to_string().parse().unwrap_or_default();
    Ok(cx(env)?.tv(&key.to_string(), &[("n", count.into())]))
}

/// A message with a value `$value`: `{{ "seen-by"|tv(name) }}`.
#[askama::filter_fn]
pub fn tv<K: Display, V: Display>(key: K, env: &dyn Values, value: V) -> Result<String> {
    Ok(cx(env)?.tv(&key.to_string(), &[("value", value.to_string().into())]))
}

/// The name of a code: `{{ kind|label("bed-kind") }}` shows message `bed-kind-women` for `women`.
#[askama::filter_fn]
pub fn label<C: Display, P: Display>(code: C, env: &dyn Values, prefix: P) -> Result<String> {
    let code = code.to_string().replace('_', "-");
    if code.is_empty() {
        return Ok(String::new());
    }
    Ok(cx(env)?.t(&format!("{prefix}-{code}")))
}

/// A problem in words.
#[askama::filter_fn]
pub fn problem(problem: &Problem, env: &dyn Values) -> Result<String> {
    Ok(say(cx(env)?, problem))
}

/// A problem in the reader's language; values that are numbers choose plural forms.
#[must_use]
pub fn say(cx: &Cx, problem: &Problem) -> String {
    let args: Vec<(&str, Arg<'_>)> =
        problem.values.iter().map(|(name, value)| (name.as_str(), value.parse::<i64>().map_or_else(|_| Arg::from(value.as_str()), Arg::from))).collect();
    cx.tv(&problem.key, &args)
}

/// A country's name from its ISO alpha-3 code.
#[askama::filter_fn]
pub fn country<C: Display>(code: C, env: &dyn Values) -> Result<String> {
    let code = code.to_string();
    Ok(reference::country(&code).map_or(code, |entry| entry.name(env_locale(env)).to_owned()))
}

/// A language's name from its ISO 639-3 code.
#[askama::filter_fn]
pub fn language<C: Display>(code: C, env: &dyn Values) -> Result<String> {
    let code = code.to_string();
    Ok(reference::language(&code).map_or(code, |entry| entry.name(env_locale(env)).to_owned()))
}

fn env_locale(env: &dyn Values) -> text::Locale {
    cx(env).map(Cx::locale).unwrap_or_default()
}

/// A day in full.
#[askama::filter_fn]
pub fn day(day: &Day, env: &dyn Values) -> Result<String> {
    Ok(text::day(cx(env)?.locale(), *day))
}

/// An instant at the site: the time alone today, else day and time.
#[askama::filter_fn]
pub fn at(instant: &Instant, env: &dyn Values) -> Result<String> {
    Ok(moment(cx(env)?, *instant))
}

/// An instant at the site, as [`at`](fn@at) shows it.
#[must_use]
pub fn moment(cx: &Cx, instant: Instant) -> String {
    let zone = cx.zone();
    let local = instant.at_zone(&zone);
    let (day, time) = (instant.day(&zone), text::time_of_day(local.time()));
    match day.days_until(cx.today()) {
        0 => cx.tv("moment-today", &[("time", time.into())]),
        1 => cx.tv("moment-yesterday", &[("time", time.into())]),
        _ if day.date().year() == cx.today().date().year() => format!("{} {time}", text::day_short(cx.locale(), day)),
        _ => format!("{} {time}", text::day(cx.locale(), day)),
    }
}

/// A number with separators.
#[askama::filter_fn]
pub fn num<N: Display>(number: N, env: &dyn Values) -> Result<String> {
    let value: i64 = number.to_string().parse().unwrap_or_default();
    Ok(text::number(cx(env)?.locale(), value))
}

/// The name of an account.
#[askama::filter_fn]
pub fn who(user: &UserId, env: &dyn Values) -> Result<String> {
    Ok(cx(env)?.app().name_of(*user))
}
