//! The minimum figures (domain 5.6) and what follows from them. Pure arithmetic in whole numbers: people, litres in 24
//! hours, hundredths of a square metre. Sources: the guide for migrant centres and its reading of Sphere (2018); the
//! first-phase figure of one toilet for 50 people is Sphere's too, and holds under a dated waiver only.

use ledger::{Day, FactKind as _, NewFact};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Problem, Problems};

use super::facts::{CapacityFact, Figures, Standard, State, Waiver, WaiverEnded, WaiverId};

/// People for whom one toilet is enough.
pub const PEOPLE_PER_TOILET: i64 = 20;
/// The same in the first phase of an emergency, under a waiver.
pub const PEOPLE_PER_TOILET_FIRST: i64 = 50;
/// People for whom one shower is enough.
pub const PEOPLE_PER_SHOWER: i64 = 20;
/// Litres of water a person and day.
pub const WATER_PERSON_L: i64 = 20;
/// Usable area a person in all: 30 m².
pub const TOTAL_PERSON_DM2: i64 = 3_000;
/// Covered living area a person: 3.5 m².
pub const COVERED_PERSON_DM2: i64 = 350;
/// Accessible toilets, of a hundred.
pub const ACCESSIBLE_PERCENT: i64 = 15;

/// Largest figure of anything that is counted.
const COUNT_MAX: i64 = 100_000;
/// Most litres.
const WATER_MAX_L: i64 = 100_000_000;
/// Largest area in whole square metres.
const AREA_MAX_M2: i64 = 10_000_000;
/// Longest text.
const TEXT_MAX: usize = 200;
/// Longest waiver.
const WAIVER_DAYS_MAX: i32 = 366;

/// What a number of people needs.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Needs {
    /// People.
    pub people: i64,
    /// Beds.
    pub beds: i64,
    /// Toilets in all: at least one for 20, and enough in each block by sex.
    pub toilets: i64,
    /// Toilets for women.
    pub toilets_women: i64,
    /// Toilets for men.
    pub toilets_men: i64,
    /// Showers in all.
    pub showers: i64,
    /// Showers for women.
    pub showers_women: i64,
    /// Showers for men.
    pub showers_men: i64,
    /// Litres of water in 24 hours.
    pub water_l: i64,
    /// Usable area in all, in hundredths of a square metre.
    pub total_dm2: i64,
    /// Covered living area, in hundredths of a square metre.
    pub covered_dm2: i64,
}

fn ceil(n: i64, by: i64) -> i64 {
    n.max(0).saturating_add(by - 1) / by
}

/// What `n` people need, of whom `women` are known to be women or girls and `men` to be men or boys. With nobody's sex
/// known the figures by sex are 0.
///
/// Where both blocks are counted each is rounded up, so that 41 women and 59 men need 3 and 3 toilets, 6 in all, although
/// 5 would do for 100 people.
#[must_use]
pub fn needs(n: i64, women: i64, men: i64) -> Needs {
    let n = n.max(0);
    let (toilets_women, toilets_men) = (ceil(women, PEOPLE_PER_TOILET), ceil(men, PEOPLE_PER_TOILET));
    let (showers_women, showers_men) = (ceil(women, PEOPLE_PER_SHOWER), ceil(men, PEOPLE_PER_SHOWER));
    Needs {
        people: n,
        beds: n,
        toilets: ceil(n, PEOPLE_PER_TOILET).max(toilets_women + toilets_men),
        toilets_women,
        toilets_men,
        showers: ceil(n, PEOPLE_PER_SHOWER).max(showers_women + showers_men),
        showers_women,
        showers_men,
        water_l: n.saturating_mul(WATER_PERSON_L),
        total_dm2: n.saturating_mul(TOTAL_PERSON_DM2),
        covered_dm2: n.saturating_mul(COVERED_PERSON_DM2),
    }
}

/// How many toilets of `toilets` must be accessible: 15 of 100, rounded up.
#[must_use]
pub fn accessible_needed(toilets: i64) -> i64 {
    ceil(toilets.max(0).saturating_mul(ACCESSIBLE_PERCENT), 100)
}

/// For how many people a place is enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Capacity {
    /// People.
    pub people: i64,
    /// The figure that binds: the smallest, the first of them in the order of the page.
    pub binding: Standard,
}

/// For how many people the figures and beds are enough: the smallest of beds, 20 times the toilets, 20 times the showers,
/// water by 20 litres, area by 30 m² and covered area by 3.5 m². What is not known does not bind.
#[must_use]
pub fn capacity(figures: &Figures, beds: i64) -> Capacity {
    capacity_for(figures, beds, (0, 0), &[])
}

/// The same for a house in which women and men are in the proportion `women` to `men`, so that each has toilets and
/// showers enough; and with standards that are waived: one toilet is then enough for 50, and the others do not bind.
#[must_use]
pub fn capacity_for(figures: &Figures, beds: i64, mix: (i64, i64), waived: &[Standard]) -> Capacity {
    limits(figures, beds, mix, waived)
        .into_iter()
        .min_by_key(|(_, people)| *people)
        .map_or(Capacity { people: beds.max(0), binding: Standard::Beds }, |(binding, people)| Capacity { people, binding })
}

/// For how many people each known figure is enough, in the order of the page.
fn limits(figures: &Figures, beds: i64, (women, men): (i64, i64), waived: &[Standard]) -> Vec<(Standard, i64)> {
    let is_waived = |standard: Standard| waived.contains(&standard.whole());
    let per_toilet = if is_waived(Standard::Toilets) { PEOPLE_PER_TOILET_FIRST } else { PEOPLE_PER_TOILET };
    let both = |one: Option<i64>, other: Option<i64>| one.zip(other).map(|(one, other)| one + other);
    // A block for one sex binds the whole house by that sex's share of it.
    let block =
        |count: Option<i64>, per: i64, share: i64| count.filter(|_| share > 0).map(|count| count.saturating_mul(per).saturating_mul(women + men) / share);
    let known = [
        (Standard::Beds, Some(beds)),
        (Standard::Toilets, both(figures.toilets_women, figures.toilets_men).map(|n| n.saturating_mul(per_toilet))),
        (Standard::ToiletsWomen, block(figures.toilets_women, per_toilet, women)),
        (Standard::ToiletsMen, block(figures.toilets_men, per_toilet, men)),
        (Standard::Showers, both(figures.showers_women, figures.showers_men).map(|n| n.saturating_mul(PEOPLE_PER_SHOWER))),
        (Standard::ShowersWomen, block(figures.showers_women, PEOPLE_PER_SHOWER, women)),
        (Standard::ShowersMen, block(figures.showers_men, PEOPLE_PER_SHOWER, men)),
        (Standard::Water, figures.water_l.map(|l| l / WATER_PERSON_L)),
        (Standard::TotalArea, figures.total_dm2.map(|dm2| dm2 / TOTAL_PERSON_DM2)),
        (Standard::CoveredArea, figures.covered_dm2.map(|dm2| dm2 / COVERED_PERSON_DM2)),
    ];
    let counts = |standard: Standard| !is_waived(standard) || standard.whole() == Standard::Toilets;
    known.into_iter().filter(|(standard, _)| counts(*standard)).filter_map(|(standard, people)| people.map(|n| (standard, n.max(0)))).collect()
}

/// A standard for those who are in the house now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Check {
    pub(super) standard: Standard,
    /// What they need: number, litres, or hundredths of a square metre.
    pub(super) needed: i64,
    /// What there is; `None` when not known.
    pub(super) there: Option<i64>,
    pub(super) waived: bool,
}

impl Check {
    /// What is missing; `None` when not known, 0 when it is enough.
    pub(super) fn gap(&self) -> Option<i64> {
        self.there.map(|there| (self.needed - there).max(0))
    }
}

/// Every standard for those who are in the house, in the order of the page. What nobody needs is left out.
pub(super) fn checks(figures: &Figures, beds: i64, needs: &Needs, waived: &[Standard]) -> Vec<Check> {
    let both = |one: Option<i64>, other: Option<i64>| one.zip(other).map(|(one, other)| one + other);
    let toilets = both(figures.toilets_women, figures.toilets_men);
    let rows = [
        (Standard::Beds, needs.beds, Some(beds)),
        (Standard::Toilets, needs.toilets, toilets),
        (Standard::ToiletsWomen, needs.toilets_women, figures.toilets_women),
        (Standard::ToiletsMen, needs.toilets_men, figures.toilets_men),
        (Standard::ToiletsAccessible, toilets.map_or(0, accessible_needed), figures.toilets_accessible),
        (Standard::Showers, needs.showers, both(figures.showers_women, figures.showers_men)),
        (Standard::ShowersWomen, needs.showers_women, figures.showers_women),
        (Standard::ShowersMen, needs.showers_men, figures.showers_men),
        (Standard::Water, needs.water_l, figures.water_l),
        (Standard::TotalArea, needs.total_dm2, figures.total_dm2),
        (Standard::CoveredArea, needs.covered_dm2, figures.covered_dm2),
    ];
    let waived = |standard: Standard| waived.contains(&standard.whole());
    rows.into_iter().map(|(standard, needed, there)| Check { standard, needed, there, waived: waived(standard) }).collect()
}

/// What there is, as typed; empty is not known.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct FiguresForm {
    /// Toilets for women.
    pub(super) toilets_women: String,
    /// Toilets for men.
    pub(super) toilets_men: String,
    /// Accessible ones among them.
    pub(super) toilets_accessible: String,
    /// Showers for women.
    pub(super) showers_women: String,
    /// Showers for men.
    pub(super) showers_men: String,
    /// Litres in 24 hours.
    pub(super) water: String,
    /// Square metres in all.
    pub(super) total: String,
    /// Square metres under a roof.
    pub(super) covered: String,
}

impl FiguresForm {
    /// The form of what is known.
    pub(super) fn of(figures: &Figures) -> Self {
        let say = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        Self {
            toilets_women: say(figures.toilets_women),
            toilets_men: say(figures.toilets_men),
            toilets_accessible: say(figures.toilets_accessible),
            showers_women: say(figures.showers_women),
            showers_men: say(figures.showers_men),
            water: say(figures.water_l),
            total: figures.total_dm2.map(metres).unwrap_or_default(),
            covered: figures.covered_dm2.map(metres).unwrap_or_default(),
        }
    }
}

/// Square metres in figures.
pub(super) fn metres(dm2: i64) -> String {
    let (whole, part) = (dm2 / 100, dm2 % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

/// Western digits, a point for the fraction, no spaces.
fn plain(typed: &str) -> String {
    let digit = |c: char, zero: char| u32::from(c).checked_sub(u32::from(zero)).and_then(|d| char::from_digit(d, 10));
    let western = |c: char| digit(c, '\u{660}').or_else(|| digit(c, '\u{6f0}')).unwrap_or(c);
    typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' || c == '\u{66b}' { '.' } else { western(c) }).collect()
}

fn count(field: &str, (typed, max): (&str, i64), problems: &mut Problems) -> Option<i64> {
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    let good = typed.parse::<i64>().ok().filter(|n| (0..=max).contains(n));
    if good.is_none() {
        problems.0.push(Problem::new(field, "capacity-number").with("n", max));
    }
    good
}

fn area(field: &str, typed: &str, problems: &mut Problems) -> Option<i64> {
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let sound = !whole.is_empty() && digits(whole) && digits(part) && part.len() <= 2;
    let read = if sound { format!("{whole}{part:0<2}").parse::<i64>().ok() } else { None };
    let good = read.filter(|dm2| (0..=AREA_MAX_M2 * 100).contains(dm2));
    problems.unless(good.is_some(), field, "place-area-unreadable");
    good
}

/// Notes what there is.
pub(super) fn set(state: &State, form: &FiguresForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let figures = Figures {
        toilets_women: count("toilets_women", (&form.toilets_women, COUNT_MAX), &mut problems),
        toilets_men: count("toilets_men", (&form.toilets_men, COUNT_MAX), &mut problems),
        toilets_accessible: count("toilets_accessible", (&form.toilets_accessible, COUNT_MAX), &mut problems),
        showers_women: count("showers_women", (&form.showers_women, COUNT_MAX), &mut problems),
        showers_men: count("showers_men", (&form.showers_men, COUNT_MAX), &mut problems),
        water_l: count("water", (&form.water, WATER_MAX_L), &mut problems),
        total_dm2: area("total", &form.total, &mut problems),
        covered_dm2: area("covered", &form.covered, &mut problems),
    };
    let toilets = figures.toilets_women.zip(figures.toilets_men).map(|(women, men)| women + men);
    let fits = figures.toilets_accessible.zip(toilets).is_none_or(|(accessible, all)| accessible <= all);
    problems.unless(fits, "toilets_accessible", "capacity-accessible-many");
    let inside = figures.covered_dm2.zip(figures.total_dm2).is_none_or(|(covered, total)| covered <= total);
    problems.unless(inside, "covered", "capacity-covered-large");
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(if state.said.is_some() && state.figures == figures { Vec::new() } else { vec![CapacityFact::FiguresSet(figures).fact()] })
}

/// A waiver as typed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct WaiverForm {
    /// `toilets`, `toilets_accessible`, `showers`, `water`, `total_area`, `covered_area`.
    pub(super) standard: String,
    /// Why.
    pub(super) reason: String,
    /// Who agreed, by office.
    pub(super) approver: String,
    /// Last day, `YYYY-MM-DD`.
    pub(super) until: String,
}

fn text(field: &str, (typed, missing): (&str, &str), problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    problems.unless(!text.is_empty(), field, missing);
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "place-too-long").with("n", TEXT_MAX));
    }
    text
}

/// Waives a standard: with a reason, an approver and an end.
pub(super) fn waive(form: &WaiverForm, (id, today): (WaiverId, Day)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let standard = Standard::find(&form.standard).filter(|standard| Standard::WAIVABLE.contains(&standard.name()));
    problems.unless(standard.is_some(), "standard", "capacity-standard-missing");
    let reason = text("reason", (&form.reason, "place-reason-missing"), &mut problems);
    let approver = text("approver", (&form.approver, "capacity-approver-missing"), &mut problems);
    let until = form.until.trim().parse::<Day>().ok();
    problems.unless(until.is_some(), "until", "capacity-until-missing");
    problems.unless(until.is_none_or(|day| day >= today), "until", "place-day-past");
    problems.unless(until.is_none_or(|day| day <= today.plus_days(WAIVER_DAYS_MAX)), "until", "capacity-until-far");
    let (Some(standard), Some(until), true) = (standard, until, problems.is_empty()) else { return Err(problems) };
    Ok(vec![CapacityFact::Waived(Waiver { waiver_id: id, standard, reason, approver, until }).fact()])
}

/// Ends a waiver.
pub(super) fn end(state: &State, id: WaiverId) -> Result<Vec<NewFact>, Problems> {
    if state.waivers.iter().any(|waiver| waiver.waiver_id == id) {
        Ok(vec![CapacityFact::WaiverEnded(WaiverEnded { waiver_id: id }).fact()])
    } else {
        Err(Problems::one("", "capacity-waiver-ended"))
    }
}
