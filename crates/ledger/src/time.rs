//! The three kinds of time: an instant, a day at the site, and a date of which only part is known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in UTC, in milliseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, sqlx::Type)]
#[sqlx(transparent)]
pub struct Instant(i64);

impl Instant {
    /// From milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }
    /// Milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// This instant moved by so many milliseconds.
    #[must_use]
    pub const fn plus_ms(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
    /// The civil date and time at a time zone.
    #[must_use]
    pub fn at_zone(self, zone: &jiff::tz::TimeZone) -> jiff::civil::DateTime {
        zone.to_datetime(jiff::Timestamp::from_millisecond(self.0).unwrap_or_default())
    }
    /// The civil day at a time zone.
    #[must_use]
    pub fn day(self, zone: &jiff::tz::TimeZone) -> Day {
        Day(self.at_zone(zone).date())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or_default().fmt(f)
    }
}
impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let at: jiff::Timestamp = text.parse().map_err(serde::de::Error::custom)?;
        Ok(Self(at.as_millisecond()))
    }
}

/// A calendar day at the site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// From year, month 1-12 and day of the month; `None` when no such day exists.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }
    /// The calendar date.
    #[must_use]
    pub const fn date(self) -> jiff::civil::Date {
        self.0
    }
    /// This day moved by so many days.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default()))
    }
    /// Days from `self` to `other`, negative when `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map(|span| span.get_days()).unwrap_or(0)
    }
    /// The first instant of the day at a time zone.
    #[must_use]
    pub fn start(self, zone: &jiff::tz::TimeZone) -> Instant {
        let at = self.0.to_zoned(zone.clone()).map(|z| z.timestamp()).unwrap_or_default();
        Instant(at.as_millisecond())
    }
}
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.parse().map(Self)
    }
}
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A date of birth as people know it: a year, a month, or a day; stated or estimated.
/// Written `1998`, `1998-03`, `1998-03-12`, with a leading `~` when estimated.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Year, 1850 to 2200.
    pub year: i16,
    /// Month 1-12 when known.
    pub month: Option<i8>,
    /// Day of the month when known; only together with the month.
    pub day: Option<i8>,
    /// Whether it was estimated, for instance from an age.
    pub estimated: bool,
}

impl PartialDate {
    /// A year estimated from an age on a given day.
    #[must_use]
    pub fn from_age(age: i16, on: Day) -> Self {
        Self { year: on.date().year().saturating_sub(age), month: None, day: None, estimated: true }
    }

    /// Completed years on a day. With only a year known, the birthday counts as passed; with only a month, from the month's start.
    #[must_use]
    pub fn age_on(self, on: Day) -> i16 {
        let on = on.date();
        let years = on.year().saturating_sub(self.year);
        let not_yet = match (self.month, self.day) {
            (Some(month), Some(day)) => (on.month(), on.day()) < (month, day),
            (Some(month), None) => on.month() < month,
            _ => false,
        };
        (if not_yet { years - 1 } else { years }).max(0)
    }
}

/// The text is not a date of birth in the form described at [`PartialDate`].
#[derive(Debug, thiserror::Error)]
#[error("not a date of birth")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let (estimated, rest) = s.strip_prefix('~').map_or((false, s), |rest| (true, rest));
        let mut parts = rest.split('-');
        let year: i16 = parts.next().filter(|y| y.len() == 4).and_then(|y| y.parse().ok()).filter(|y| (1850..=2200).contains(y)).ok_or(NotADate)?;
        let month: Option<i8> = parts.next().map(|m| m.parse().map_err(|_| NotADate)).transpose()?;
        let day: Option<i8> = parts.next().map(|d| d.parse().map_err(|_| NotADate)).transpose()?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        if jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(NotADate);
        }
        Ok(Self { year, month, day, estimated })
    }
}
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.estimated {
            f.write_str("~")?;
        }
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}
impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartialDate(..)")
    }
}
impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Days are written and read as `YYYY-MM-DD` text in the database.
impl<DB: sqlx::Database> sqlx::Type<DB> for Day
where
    String: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as sqlx::Type<DB>>::type_info()
    }
    fn compatible(ty: &DB::TypeInfo) -> bool {
        <String as sqlx::Type<DB>>::compatible(ty)
    }
}
impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for Day
where
    String: sqlx::Encode<'q, DB>,
{
    fn encode_by_ref(&self, buf: &mut DB::ArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        self.to_string().encode(buf)
    }
}
impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for Day
where
    &'r str: sqlx::Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(<&str as sqlx::Decode<DB>>::decode(value)?.parse()?)
    }
}
macro_rules! text_schema {
    ($($name:ident $example:literal),*) => {$(
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::schema::{ObjectBuilder, Type};
                ObjectBuilder::new().schema_type(Type::String).examples([serde_json::Value::from($example)]).into()
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )*};
}
text_schema!(Instant "2026-01-31T08:00:00Z", Day "2026-01-31", PartialDate "~1998");
