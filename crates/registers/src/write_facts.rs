//! Birth, sex, nationality, birthplace and telephone as one clerk writes them on one day.

use jiff::civil::Date;

use crate::clerk::{Clerk, DateStyle, PhoneStyle, UnknownDay};
use crate::kin::{Knows, Person, World};
use crate::places::Level;
use crate::rng::Rng;
use crate::slips;
use crate::sound::Orthography;

/// The columns about birth, and what kind of statement they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct WrittenBirth {
    pub(crate) dob: String,
    pub(crate) age: String,
    pub(crate) kind: &'static str,
}

fn day(date: Date, style: DateStyle) -> String {
    match style {
        DateStyle::YearFirst => format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
        DateStyle::DayFirst => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
    }
}

fn on(year: i32, month: i8, day_of_month: i8) -> Date {
    i16::try_from(year).ok().and_then(|year| Date::new(year, month, day_of_month).ok()).unwrap_or(Date::ZERO)
}

fn age_on(birth: Date, today: Date) -> i32 {
    let before = (today.month(), today.day()) < (birth.month(), birth.day());
    i32::from(today.year()) - i32::from(birth.year()) - i32::from(before)
}

/// People who do not count years name round ones.
fn rounded(year: i32, knows: Knows, today: Date, rng: &mut Rng) -> i32 {
    let heaps = match knows {
        Knows::Day => 0,
        Knows::Year => 60,
        Knows::Roughly => 380,
    };
    if !rng.chance(heaps) {
        return year;
    }
    if rng.chance(500) {
        let age = i32::from(today.year()) - year;
        i32::from(today.year()) - (age + 2) / 5 * 5
    } else {
        (year + 2) / 5 * 5
    }
}

/// The year somebody tells today.
fn told_year(person: &Person, today: Date, rng: &mut Rng) -> i32 {
    let truly = i32::from(person.birth.year());
    let drift = match person.knows {
        Knows::Day => 0,
        Knows::Year if rng.chance(880) => 0,
        Knows::Year => rng.between(-1, 1),
        Knows::Roughly => rng.between(-2, 2) + rng.between(-1, 1) + i32::from(rng.chance(100)) * rng.between(-3, 3),
    };
    let told = rounded(truly + drift, person.knows, today, rng);
    // Being a minor helps some and hinders others, and the answer changes with the place.
    let age = i32::from(today.year()) - told;
    let told = if (14..22).contains(&age) && rng.chance(70) { told + if age < 18 { -rng.between(1, 4) } else { rng.between(1, 4) } } else { told };
    told.min(i32::from(today.year()))
}

pub(crate) fn birth(person: &Person, clerk: &Clerk, today: Date, rng: &mut Rng) -> WrittenBirth {
    if rng.chance(22) {
        return WrittenBirth { kind: "none", ..WrittenBirth::default() };
    }
    let year = told_year(person, today, rng);
    let full = person.knows == Knows::Day && !rng.chance(if clerk.hasty { 800 } else { 40 });
    let mut written = if full { full_date(person, year, clerk, today, rng) } else { year_alone(year, clerk, today, rng) };
    if written.age.is_empty() && clerk.also_age && rng.chance(800) {
        written.age = age_on(on(year, person.birth.month(), person.birth.day()), today).max(0).to_string();
    }
    written
}

fn full_date(person: &Person, year: i32, clerk: &Clerk, today: Date, rng: &mut Rng) -> WrittenBirth {
    let (mut year, mut month, mut day_of_month) = (year, person.birth.month(), person.birth.day());
    if person.origin.papers == Orthography::Ethiopic && rng.chance(60) {
        // The Ethiopian year, taken over as it was told.
        year -= if month < 9 { 8 } else { 7 };
    }
    if rng.chance(28) && day_of_month <= 12 {
        std::mem::swap(&mut month, &mut day_of_month);
    }
    if rng.chance(12) {
        day_of_month = i8::try_from(rng.between(1, 28)).unwrap_or(day_of_month);
    }
    if rng.chance(8) {
        month = i8::try_from(rng.between(1, 12)).unwrap_or(month);
    }
    if rng.chance(10) {
        year -= rng.between(-1, 1) * if rng.chance(300) { 10 } else { 1 };
    }
    let date = on(year, month, day_of_month).min(today);
    if rng.chance(12) {
        return WrittenBirth { dob: format!("{:04}-{:02}", date.year(), date.month()), kind: "month", ..WrittenBirth::default() };
    }
    WrittenBirth { dob: day(date, clerk.date_style), kind: "day", ..WrittenBirth::default() }
}

fn year_alone(year: i32, clerk: &Clerk, today: Date, rng: &mut Rng) -> WrittenBirth {
    let written = |dob: String, kind| WrittenBirth { dob, kind, ..WrittenBirth::default() };
    match clerk.unknown_day {
        UnknownDay::FirstOfJanuary => written(day(on(year, 1, 1), clerk.date_style), "january"),
        UnknownDay::YearOnly => written(format!("{year:04}"), "year"),
        UnknownDay::Age if rng.chance(900) => {
            let age = (i32::from(today.year()) - year - i32::from(rng.chance(400))).max(0);
            WrittenBirth { age: age.to_string(), kind: "age", ..WrittenBirth::default() }
        }
        UnknownDay::Age => written(format!("{year:04}"), "year"),
        UnknownDay::MiddleOfYear => {
            let date = if rng.chance(600) { on(year, 7, 1) } else { on(year, 12, 31) };
            written(day(date, clerk.date_style), "january")
        }
    }
}

pub(crate) fn sex(person: &Person, rng: &mut Rng) -> &'static str {
    match rng.below(1000) {
        0..20 => "",
        drawn if person.female == (drawn >= 28) => "F",
        _ => "M",
    }
}

/// First and second nationality; some say another where that is wiser.
pub(crate) fn nationalities(person: &Person, rng: &mut Rng) -> (String, String) {
    if rng.chance(25) {
        return (String::new(), String::new());
    }
    let mut first = person.origin.country;
    if rng.chance(35)
        && let Some(other) = rng.pick(person.origin.neighbours)
    {
        first = other;
    }
    match person.second_nationality.filter(|second| *second != first && rng.chance(550)) {
        Some(second) if rng.chance(200) => (second.to_owned(), first.to_owned()),
        Some(second) => (first.to_owned(), second.to_owned()),
        None => (first.to_owned(), String::new()),
    }
}

pub(crate) fn birthplace(world: &World, person: &Person, clerk: &Clerk, orthography: Orthography, rng: &mut Rng) -> String {
    let level = match rng.below(100) {
        0..64 => Level::Town,
        64..74 => Level::TownAndCountry,
        74..80 => Level::Region,
        80..87 => Level::Country,
        _ => return String::new(),
    };
    let mut text = world.places.spell_town(person.born_in, level, orthography, rng);
    if !orthography.is_latin() {
        return if orthography == Orthography::Arabic { slips::arabic_hand(&text, clerk.hamza, false, rng) } else { text };
    }
    if rng.chance(20) {
        text = slips::misheard(&text, rng);
    }
    if rng.chance(clerk.slips_per_mille) {
        text = slips::slip(&text, rng);
    }
    if clerk.accents { text } else { slips::without_accents(&text) }
}

/// A number as it is dialled, without the country's.
#[derive(Clone, Debug)]
pub(crate) struct Phone {
    pub(crate) dialling: String,
    pub(crate) number: String,
}

impl Phone {
    pub(crate) fn new(dialling: &str, rng: &mut Rng) -> Self {
        let first = rng.between(6, 9);
        Self { dialling: dialling.to_owned(), number: format!("{first}{:07}", rng.below(10_000_000)) }
    }

    pub(crate) fn write(&self, clerk: &Clerk, rng: &mut Rng) -> String {
        let number = if rng.chance(18) { slips::digits(&self.number, rng) } else { self.number.clone() };
        let pairs = |number: &str| {
            let letters: Vec<char> = number.chars().collect();
            letters.chunks(2).map(|pair| pair.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
        };
        let dialling = &self.dialling;
        match clerk.phone_style {
            PhoneStyle::Plus => format!("+{dialling}{number}"),
            PhoneStyle::Zeros => format!("00{dialling}{number}"),
            PhoneStyle::Local => number,
            PhoneStyle::Spaced => format!("+{dialling} {}", pairs(&number)),
        }
    }
}
