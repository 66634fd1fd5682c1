//! What there is of toilets, showers, water and floor, and which standards are waived; on the site's own stream.

use ledger::{Day, Id, Instant, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of waivers.
pub enum WaiverMark {}
/// A waiver.
pub type WaiverId = Id<WaiverMark>;

/// A minimum figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// One bed a person.
    Beds,
    /// One toilet for 20 people.
    Toilets,
    /// One toilet for 20 women.
    ToiletsWomen,
    /// One toilet for 20 men.
    ToiletsMen,
    /// One shower for 20 people.
    Showers,
    /// One shower for 20 women.
    ShowersWomen,
    /// One shower for 20 men.
    ShowersMen,
    /// 20 litres a person and day.
    Water,
    /// 30 m² a person in all.
    TotalArea,
    /// 3.5 m² a person under a roof.
    CoveredArea,
    /// 15 toilets of 100 accessible.
    ToiletsAccessible,
}

impl Standard {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Beds,
        Self::Toilets,
        Self::ToiletsWomen,
        Self::ToiletsMen,
        Self::ToiletsAccessible,
        Self::Showers,
        Self::ShowersWomen,
        Self::ShowersMen,
        Self::Water,
        Self::TotalArea,
        Self::CoveredArea,
    ];
    /// Those that can be waived: a bed is a bed, and blocks by sex follow the whole.
    pub const WAIVABLE: [&'static str; 6] = ["toilets", "toilets_accessible", "showers", "water", "total_area", "covered_area"];

    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Beds => "beds",
            Self::Toilets => "toilets",
            Self::ToiletsWomen => "toilets_women",
            Self::ToiletsMen => "toilets_men",
            Self::Showers => "showers",
            Self::ShowersWomen => "showers_women",
            Self::ShowersMen => "showers_men",
            Self::Water => "water",
            Self::TotalArea => "total_area",
            Self::CoveredArea => "covered_area",
            Self::ToiletsAccessible => "toilets_accessible",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standard| standard.name() == name)
    }
    /// The standard of which this is a part.
    #[must_use]
    pub const fn whole(self) -> Self {
        match self {
            Self::ToiletsWomen | Self::ToiletsMen => Self::Toilets,
            Self::ShowersWomen | Self::ShowersMen => Self::Showers,
            other => other,
        }
    }
}

/// What there is; `None` is not known.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Figures {
    /// Working toilets for women.
    pub toilets_women: Option<i64>,
    /// Working toilets for men.
    pub toilets_men: Option<i64>,
    /// Of all toilets, those that somebody who cannot manage steps can use.
    pub toilets_accessible: Option<i64>,
    /// Working showers for women.
    pub showers_women: Option<i64>,
    /// Working showers for men.
    pub showers_men: Option<i64>,
    /// Litres of water delivered in 24 hours.
    pub water_l: Option<i64>,
    /// Usable area in all, in hundredths of a square metre.
    pub total_dm2: Option<i64>,
    /// Area under a roof in which people live, in hundredths of a square metre.
    pub covered_dm2: Option<i64>,
}

/// A standard is waived for a while.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiver {
    /// Identifier.
    pub waiver_id: WaiverId,
    /// Which standard.
    pub standard: Standard,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Who agreed, by office and not by name.
    #[serde(default)]
    pub approver: String,
    /// Last day.
    pub until: Day,
}

/// A waiver ended before its last day.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct WaiverEnded {
    /// Which.
    pub waiver_id: WaiverId,
}

ledger::facts! {
    /// Facts about what a site offers. Nothing personal.
    pub enum CapacityFact {
        "capacity/figures_set" House Open => FiguresSet(Figures),
        "capacity/waived" House Open => Waived(Waiver),
        "capacity/waiver_ended" House Open => WaiverEnded(WaiverEnded),
    }
}

/// What a site offers, as the facts add up.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct State {
    /// What there is.
    pub figures: Figures,
    /// When that was last said, and by whom.
    pub said: Option<(Instant, UserId)>,
    /// Waivers that nobody has ended, in the order in which they were given.
    pub waivers: Vec<Waiver>,
}

impl State {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        let mut ended: Vec<WaiverId> = Vec::new();
        for (fact, what) in stream.of::<CapacityFact>() {
            match what {
                CapacityFact::FiguresSet(figures) => {
                    state.figures = figures;
                    state.said = Some((fact.instant(), fact.author));
                }
                CapacityFact::Waived(waiver) => {
                    state.waivers.retain(|known| known.waiver_id != waiver.waiver_id);
                    state.waivers.push(waiver);
                }
                CapacityFact::WaiverEnded(end) => ended.push(end.waiver_id),
            }
        }
        state.waivers.retain(|waiver| !ended.contains(&waiver.waiver_id));
        state
    }

    /// Standards that are waived on a day.
    #[must_use]
    pub fn waived_on(&self, today: Day) -> Vec<Standard> {
        self.waivers.iter().filter(|waiver| waiver.until >= today).map(|waiver| waiver.standard).collect()
    }
}
