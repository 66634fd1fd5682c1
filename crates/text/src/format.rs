//! Dates, times and numbers as each language writes them.

use ledger::Day;

use crate::Locale;

const FR: [&str; 12] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const FR_SHORT: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
const EN: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const EN_SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const AR: [&str; 12] = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

fn month(names: &[&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month).ok().and_then(|m| names.get(m.wrapping_sub(1))).copied().unwrap_or("")
}

/// A day in full: `12 mars 2026`.
#[must_use]
pub fn day(locale: Locale, day: Day) -> String {
    let date = day.date();
    let names = match locale {
        Locale::Fr => &FR,
        Locale::En => &EN,
        Locale::Ar => &AR,
    };
    let first = if locale == Locale::Fr && date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{first} {} {}", month(names, date.month()), date.year())
}

/// A day without its year: `18 nov.`
#[must_use]
pub fn day_short(locale: Locale, day: Day) -> String {
    let date = day.date();
    let names = match locale {
        Locale::Fr => &FR_SHORT,
        Locale::En => &EN_SHORT,
        Locale::Ar => &AR,
    };
    format!("{} {}", date.day(), month(names, date.month()))
}

/// Hours and minutes: `09:40`.
#[must_use]
pub fn time_of_day(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A whole number with the language's separator of thousands; digits are Western in all three.
#[must_use]
pub fn number(locale: Locale, number: i64) -> String {
    let separator = match locale {
        Locale::Fr => "\u{202f}",
        Locale::En | Locale::Ar => ",",
    };
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}
