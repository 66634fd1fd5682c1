//! A birth as it was told: a date, a month, a year, or an age at some date.

/// A birth in eight bytes. The year may be one of several.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Birth {
    /// First year it can be; 0 when nothing is known.
    pub(crate) low: i16,
    /// Last year it can be.
    pub(crate) high: i16,
    pub(crate) month: u8,
    pub(crate) day: u8,
    /// Told as a guess or as an age.
    pub(crate) guess: bool,
    /// Of people who count years by the Ethiopian calendar too.
    pub(crate) ethiopic: bool,
}

/// How two births meet, as the model's tables number it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Span {
    Missing,
    /// One date, known to the day.
    Date,
    /// Day and month change places.
    Swapped,
    /// The same year and the same day or month, or one digit apart.
    Close,
    /// The same day and month of another year.
    Anniversary,
    /// The same year, and one of the two knows no more.
    Year,
    /// The same month, and one of the two knows no more.
    Month,
    /// The same year on another day of another month.
    OtherDay,
    /// A year apart, one of the two not to the day.
    NextYear,
    /// A year apart, both to the day.
    NextYearOtherDay,
    Two,
    Three,
    FourFive,
    UpToTen,
    Generation,
    /// The same year, one to the day and one not.
    YearOfDay,
    /// A year apart, one to the day and one not.
    NextYearOfDay,
    /// Two or three years apart, one to the day and one not.
    FurtherOfDay,
    /// One date, told by two calendars.
    Calendar,
    /// One year by two calendars, and one of the two knows no more.
    CalendarYear,
}

impl Span {
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Date => 1,
            Self::Swapped => 2,
            Self::Close => 3,
            Self::Anniversary => 4,
            Self::Year => 5,
            Self::Month => 6,
            Self::OtherDay => 7,
            Self::NextYear => 8,
            Self::NextYearOtherDay => 9,
            Self::Two => 10,
            Self::Three => 11,
            Self::FourFive => 12,
            Self::UpToTen => 13,
            Self::Generation => 14,
            Self::YearOfDay => 15,
            Self::NextYearOfDay => 16,
            Self::FurtherOfDay => 17,
            Self::Calendar => 18,
            Self::CalendarYear => 19,
        }
    }
}

impl Birth {
    pub(crate) const UNKNOWN: Self = Self { low: 0, high: 0, month: 0, day: 0, guess: false, ethiopic: false };

    /// As a desk has it.
    pub(crate) fn of(features: &crate::features::Features) -> Self {
        let Some(year) = features.birth_year.filter(|year| *year != 0) else { return Self::UNKNOWN };
        let part = |value: Option<i8>, max: u8| value.and_then(|v| u8::try_from(v).ok()).filter(|v| *v <= max).unwrap_or(0);
        let month = part(features.birth_month, 12);
        let day = if month == 0 { 0 } else { part(features.birth_day, 31) };
        Self { low: year, high: year, month, day, guess: features.birth_estimated, ..Self::UNKNOWN }
    }

    /// Somebody who was so old in that year.
    pub(crate) fn of_age(age: u8, year: i16) -> Self {
        let high = year.saturating_sub(i16::from(age));
        Self { low: high.saturating_sub(1), high, guess: true, ..Self::UNKNOWN }
    }

    pub(crate) fn is_known(self) -> bool {
        self.low != 0
    }

    /// A full date that somebody knew: the first of January is what clerks write for "only the year".
    pub(crate) fn is_precise(self) -> bool {
        self.day != 0 && self.month != 0 && !self.guess && self.low == self.high && !(self.month == 1 && self.day == 1)
    }

    fn has_month(self) -> bool {
        self.month != 0 && !self.guess && (self.day == 0 || self.is_precise())
    }

    /// The date as one number.
    pub(crate) fn code(self) -> u32 {
        u32::from(self.low.unsigned_abs()) << 9 | u32::from(self.month & 15) << 5 | u32::from(self.day & 31)
    }

    /// Years between two known births; 0 when they may be the same.
    pub(crate) fn years_apart(self, other: Self) -> u16 {
        let (later, earlier) = if self.low > other.low { (self, other) } else { (other, self) };
        u16::try_from(later.low.saturating_sub(earlier.high)).unwrap_or(0)
    }

    /// How two births meet.
    pub(crate) fn meet(self, other: Self) -> Span {
        if !self.is_known() || !other.is_known() {
            return Span::Missing;
        }
        let apart = self.years_apart(other);
        if (self.ethiopic || other.ethiopic)
            && let Some(span) = self.meet_by_calendar(other)
        {
            return span;
        }
        if self.is_precise() && other.is_precise() {
            return self.meet_to_the_day(other, apart);
        }
        let mixed = self.is_precise() != other.is_precise();
        match apart {
            0 if self.has_month() && other.has_month() => {
                if self.month == other.month {
                    Span::Month
                } else {
                    Span::OtherDay
                }
            }
            0 if mixed => Span::YearOfDay,
            1 if mixed => Span::NextYearOfDay,
            2 | 3 if mixed => Span::FurtherOfDay,
            0 => Span::Year,
            1 => Span::NextYear,
            _ => further(apart),
        }
    }

    /// The Ethiopian year is seven or eight behind. Whoever was told a date by that calendar wrote it down as it was told, or
    /// with the year alone left as it was.
    fn meet_by_calendar(self, other: Self) -> Option<Span> {
        let (later, earlier) = if self.low > other.low { (self, other) } else { (other, self) };
        if later.high - earlier.low < BEHIND.0 || later.low - earlier.high > BEHIND.1 {
            return None;
        }
        if !self.is_precise() || !other.is_precise() {
            return Some(Span::CalendarYear);
        }
        let as_told = (later.day, later.month) == (earlier.day, earlier.month);
        (as_told || earlier.ethiopic_day() == later.gregorian_day()).then_some(Span::Calendar)
    }

    /// Days since an arbitrary one, the date read by the Ethiopian calendar: twelve months of thirty days, and the rest.
    fn ethiopic_day(self) -> i32 {
        let (year, month, day) = (i32::from(self.low), i32::from(self.month), i32::from(self.day));
        2796 + 365 * (year - 1) + year / 4 + 30 * (month - 1) + day - 1
    }

    /// The same, read by the Gregorian calendar.
    fn gregorian_day(self) -> i32 {
        let (year, month, day) = (i32::from(self.low), i32::from(self.month), i32::from(self.day));
        // Years begin in March here, so that the leap day is the last.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 306
    }

    fn meet_to_the_day(self, other: Self, apart: u16) -> Span {
        let (day, month) = (self.day == other.day, self.month == other.month);
        let digits = slips(self.day, other.day) + slips(self.month, other.month) + year_slips(self.low, other.low);
        match apart {
            0 if day && month => Span::Date,
            0 if self.day == other.month && self.month == other.day => Span::Swapped,
            0 if day || month => Span::Close,
            0 => Span::OtherDay,
            _ if day && month && (apart <= 2 || digits <= 1 || year_swapped(self.low, other.low)) => Span::Anniversary,
            1 if digits <= 2 && (day || month) => Span::Close,
            1 => Span::NextYearOtherDay,
            _ => further(apart),
        }
    }
}

/// Years that the Ethiopian calendar is behind, before and after its new year in September.
const BEHIND: (i16, i16) = (7, 8);

fn further(apart: u16) -> Span {
    match apart {
        0..=2 => Span::Two,
        3 => Span::Three,
        4..=5 => Span::FourFive,
        6..=10 => Span::UpToTen,
        _ => Span::Generation,
    }
}

/// Digits that differ in numbers of two digits.
fn slips(a: u8, b: u8) -> u8 {
    u8::from(a / 10 != b / 10) + u8::from(a % 10 != b % 10)
}

fn year_slips(a: i16, b: i16) -> u8 {
    let digit = |n: i16, power: i16| n / power % 10;
    [1000, 100, 10, 1].iter().map(|p| u8::from(digit(a, *p) != digit(b, *p))).sum()
}

fn year_swapped(a: i16, b: i16) -> bool {
    a / 100 == b / 100 && a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10
}

/// Reads a birth in any of the forms that registers have; nothing when it is none of them.
pub(crate) fn read(text: &str) -> Option<Birth> {
    let mut numbers = [(0u32, 0usize); 4];
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let Some(digit) = crate::keys::ascii_digit(c).and_then(|c| c.to_digit(10)) else {
            inside = false;
            continue;
        };
        if !inside {
            count += 1;
            inside = true;
        }
        if let Some((number, length)) = numbers.get_mut(count - 1) {
            *number = number.saturating_mul(10).saturating_add(digit);
            *length += 1;
        }
    }
    let guess = text.contains('~') || text.trim_start().starts_with(|c: char| c.is_alphabetic() && c.to_digit(10).is_none());
    let parts = numbers.get(..count.min(3))?;
    let (year, month, day) = match *parts {
        [(all, 8)] => (all / 10_000, all / 100 % 100, all % 100),
        [(all, 6)] => (all / 100, all % 100, 0),
        [(year, 4)] => (year, 0, 0),
        [(year, 4), (month, 1..=2)] | [(month, 1..=2), (year, 4)] => (year, month, 0),
        [(year, 4), (month, 1..=2), (day, 1..=2)] | [(day, 1..=2), (month, 1..=2), (year, 4)] => (year, month, day),
        _ => return None,
    };
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    let (month, day) = if month > 12 || day > 31 { (0, 0) } else { (month, day) };
    let year = i16::try_from(year).ok().filter(|y| (1000..=2999).contains(y))?;
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    Some(Birth { low: year, high: year, month: small(month), day: if month == 0 { 0 } else { small(day) }, guess, ..Birth::UNKNOWN })
}

/// Reads an age in whole years.
pub(crate) fn read_age(text: &str) -> Option<u8> {
    let digits: String = text.chars().filter_map(crate::keys::ascii_digit).take(4).collect();
    digits.parse().ok().filter(|age| *age <= 120)
}
