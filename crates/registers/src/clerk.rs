//! Clerks: their orthography, their habits with names, and what they ask.

use crate::places::Site;
use crate::rng::Rng;
use crate::sound::Orthography;

/// Which columns hold the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    Split,
    FullOnly,
    Both,
}

/// How capitals are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    Words,
    Family,
    All,
    None,
}

/// What is written when only the year of birth is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnknownDay {
    FirstOfJanuary,
    YearOnly,
    Age,
    MiddleOfYear,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateStyle {
    YearFirst,
    DayFirst,
}

/// How telephone numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhoneStyle {
    Plus,
    Zeros,
    Local,
    Spaced,
}

/// One clerk at one site; the same number is always the same clerk.
#[derive(Clone, Debug)]
pub(crate) struct Clerk {
    pub(crate) orthography: Orthography,
    pub(crate) arabic_per_mille: u32,
    pub(crate) ethiopic_per_mille: u32,
    pub(crate) layout: Layout,
    pub(crate) capitals: Capitals,
    pub(crate) family_first: bool,
    pub(crate) accents: bool,
    pub(crate) unknown_day: UnknownDay,
    /// Takes down the year alone even where the day is known.
    pub(crate) hasty: bool,
    pub(crate) date_style: DateStyle,
    pub(crate) phone_style: PhoneStyle,
    /// The grandfather's name alone stands in the column for family names.
    pub(crate) last_name_alone: bool,
    pub(crate) hamza: bool,
    pub(crate) vowel_marks: bool,
    pub(crate) also_age: bool,
    pub(crate) asks_mother_per_mille: u32,
    pub(crate) asks_phone_per_mille: u32,
    pub(crate) slips_per_mille: u32,
    /// Longest name an old system took.
    pub(crate) name_limit: Option<usize>,
    /// Every registration gets a case number, not families alone.
    pub(crate) cases_for_all: bool,
}

const CLERKS_PER_SITE: u32 = 9;

/// The clerk on duty.
pub(crate) fn on_duty(seed: u64, site: &Site, place: usize, rng: &mut Rng) -> Clerk {
    let place = u64::try_from(place).unwrap_or(0);
    let mut house = Rng::of(seed, &[2, place]);
    let own = Rng::of(seed, &[3, place, u64::from(rng.below(CLERKS_PER_SITE))]);
    let french = site.orthography == Orthography::French;
    let site_layout = *house.pick(&[Layout::Split, Layout::Split, Layout::Split, Layout::FullOnly, Layout::FullOnly, Layout::Both]).unwrap_or(&Layout::Split);
    let site_limit = house.chance(80).then_some(14);
    let site_cases = house.chance(400);
    let site_mother = *house.pick(&[0, 300, 600, 850]).unwrap_or(&500);
    let mut own = own;
    let layout = if own.chance(800) { site_layout } else { *own.pick(&[Layout::Split, Layout::FullOnly]).unwrap_or(&Layout::Split) };
    let capitals = match own.below(100) {
        0..45 => Capitals::Words,
        45..70 if french => Capitals::Family,
        45..85 => Capitals::All,
        85..90 => Capitals::None,
        _ => Capitals::Words,
    };
    let unknown_day = match own.below(100) {
        0..55 => UnknownDay::FirstOfJanuary,
        55..75 => UnknownDay::YearOnly,
        75..95 => UnknownDay::Age,
        _ => UnknownDay::MiddleOfYear,
    };
    let phone_style = *own.pick(&[PhoneStyle::Plus, PhoneStyle::Zeros, PhoneStyle::Local, PhoneStyle::Spaced]).unwrap_or(&PhoneStyle::Plus);
    Clerk {
        orthography: site.orthography,
        arabic_per_mille: site.arabic_per_mille,
        ethiopic_per_mille: site.ethiopic_per_mille,
        layout,
        capitals,
        family_first: french && own.chance(500) || own.chance(100),
        accents: own.chance(450),
        unknown_day,
        hasty: own.chance(80),
        date_style: if own.chance(300) { DateStyle::DayFirst } else { DateStyle::YearFirst },
        phone_style,
        last_name_alone: own.chance(500),
        hamza: own.chance(450),
        vowel_marks: own.chance(60),
        also_age: own.chance(250),
        asks_mother_per_mille: if own.chance(800) { site_mother } else { 500 },
        asks_phone_per_mille: if own.chance(250) { 250 } else { 850 },
        slips_per_mille: u32::try_from(own.between(15, 75)).unwrap_or(30),
        name_limit: site_limit,
        cases_for_all: site_cases,
    }
}

impl Clerk {
    /// The orthography for one registration, which now and then is another script.
    pub(crate) fn writes_in(&self, origin_reads_arabic: bool, origin_reads_ethiopic: bool, rng: &mut Rng) -> Orthography {
        let arabic = if origin_reads_arabic { self.arabic_per_mille.saturating_mul(3) / 2 } else { self.arabic_per_mille };
        let ethiopic = if origin_reads_ethiopic { self.ethiopic_per_mille.saturating_mul(3) / 2 } else { self.ethiopic_per_mille / 3 };
        if rng.chance(arabic) {
            Orthography::Arabic
        } else if rng.chance(ethiopic) {
            Orthography::Ethiopic
        } else {
            self.orthography
        }
    }
}
