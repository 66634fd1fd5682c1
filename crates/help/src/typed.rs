//! Reading what was typed: words, days and sums of money.

use jiff::tz::TimeZone;
use ledger::{Day, Instant};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;
use web::{Problem, Problems};

/// Longest line.
pub(crate) const LINE_MAX: usize = 200;
/// Longest text.
pub(crate) const TEXT_MAX: usize = 2000;
/// Largest sum, in minor units: a typing error is larger.
const MINOR_MAX: i64 = 100_000_000_000;

/// Currencies of the routes with the number of their decimal places (ISO 4217).
pub(crate) const CURRENCIES: &[(&str, u32)] = &[
    ("XOF", 0),
    ("XAF", 0),
    ("EUR", 2),
    ("USD", 2),
    ("DJF", 0),
    ("DZD", 2),
    ("EGP", 2),
    ("ETB", 2),
    ("GHS", 2),
    ("GMD", 2),
    ("GNF", 0),
    ("KES", 2),
    ("LYD", 3),
    ("MAD", 2),
    ("MRU", 2),
    ("NGN", 2),
    ("SDG", 2),
    ("SLE", 2),
    ("SOS", 2),
    ("TND", 3),
];

/// Words without the space around them; a problem when they are too many.
pub(crate) fn words(problems: &mut Problems, field: &str, (typed, max): (&str, usize)) -> String {
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > max {
        problems.0.push(Problem::new(field, "plan-too-long").with("n", max));
    }
    text
}

/// A day, or nothing when nothing was typed; a problem when it is none.
pub(crate) fn day(problems: &mut Problems, field: &str, typed: &str) -> Option<Day> {
    let typed = typed.trim();
    let found = typed.parse::<Day>().ok();
    problems.unless(typed.is_empty() || found.is_some(), field, "plan-day-odd");
    found
}

/// A time as it is written on a wall: `14:05`, `14h05` or `9`.
pub(crate) fn instant(day: Day, typed: &str, zone: &TimeZone) -> Option<Instant> {
    let typed = typed.trim();
    let (hour, minute) = typed.split_once([':', 'h', '.']).unwrap_or((typed, "0"));
    let minute = if minute.trim().is_empty() { "0" } else { minute.trim() };
    let time = jiff::civil::Time::new(hour.trim().parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let at = day.date().to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(Instant::from_millis(at.timestamp().as_millisecond()))
}

/// A sum of money.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Money {
    /// In the smallest unit of the currency.
    pub minor: i64,
    /// ISO 4217.
    pub currency: String,
}

fn places(currency: &str) -> Option<u32> {
    CURRENCIES.iter().find(|(code, _)| *code == currency).map(|(_, places)| *places)
}

impl Money {
    /// Reads `15 000`, `12.50` or `12,50` of a currency; `None` when it is no sum of it.
    pub(crate) fn read(typed: &str, currency: &str) -> Option<Self> {
        let places = places(currency)?;
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, part) = plain.split_once(['.', ',']).unwrap_or((&plain, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let length = u32::try_from(part.len()).ok()?;
        if whole.is_empty() || !digits(whole) || !digits(part) || length > places {
            return None;
        }
        let scale = |n: i64, by: u32| n.checked_mul(10_i64.checked_pow(by)?);
        let part = if part.is_empty() { 0 } else { scale(part.parse().ok()?, places - length)? };
        let minor = scale(whole.parse().ok()?, places)?.checked_add(part)?;
        (minor <= MINOR_MAX).then(|| Self { minor, currency: currency.to_owned() })
    }
    /// The amount as it is typed.
    pub(crate) fn plain(&self) -> String {
        let places = places(&self.currency).unwrap_or(0);
        let unit = 10_i64.pow(places.min(4));
        match places {
            0 => self.minor.to_string(),
            _ => format!("{}.{:0width$}", self.minor / unit, self.minor % unit, width = usize::try_from(places).unwrap_or(2)),
        }
    }
    /// The amount as it is read.
    pub(crate) fn say(&self, locale: Locale) -> String {
        let plain = self.plain();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let whole = text::number(locale, whole.parse().unwrap_or_default());
        match (part, locale) {
            ("", _) => format!("{whole} {}", self.currency),
            (part, Locale::Fr) => format!("{whole},{part} {}", self.currency),
            (part, _) => format!("{whole}.{part} {}", self.currency),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_in_its_own_unit() {
        let cases = [
            ("15 000", "XOF", Some(15_000)),
            ("15000.5", "XOF", None),
            ("12,5", "EUR", Some(1250)),
            ("12.50", "EUR", Some(1250)),
            ("12.505", "EUR", None),
            ("1.250", "TND", Some(1250)),
            ("", "EUR", None),
            ("-3", "EUR", None),
            ("ten", "EUR", None),
            ("10", "ZZZ", None),
            ("99999999999999999999", "EUR", None),
        ];
        for (typed, currency, minor) in cases {
            assert_eq!(Money::read(typed, currency).map(|money| money.minor), minor, "{typed} {currency}");
        }
        let money = Money::read("15000,5", "EUR").unwrap();
        assert_eq!((money.plain().as_str(), money.say(Locale::En).as_str()), ("15000.50", "15,000.50 EUR"));
        assert_eq!(Money::read(&money.plain(), "EUR"), Some(money));
    }
}
