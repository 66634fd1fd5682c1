//! An assessment as it is read: on its page and on paper.

use care::Level;
use ledger::{Day, Instant, UserId};
use serde::Serialize;
use text::Locale;
use utoipa::ToSchema;
use web::Cx;

use super::catalogue::{FACTORS, Layer, Polarity};
use super::changes::{Change, changes};
use super::facts::{Assessment, AssessmentId, FactorWords, Presence, Recorded};
use super::risk::{self, Score, tenths};

/// A factor that is there.
#[derive(Clone, Serialize, ToSchema)]
pub struct Factor {
    pub(super) code: &'static str,
    pub(super) layer: Layer,
    /// `risk` or `protective`; `depends` where nobody said.
    pub(super) polarity: Polarity,
    /// 1 to 3.
    pub(super) weight: i64,
    /// `origin`, `transit`, `destination` or empty.
    pub(super) stage: String,
    pub(super) words: FactorWords,
}

/// A threat.
#[derive(Clone, Serialize, ToSchema)]
pub struct Threat {
    pub(super) kind: String,
    pub(super) actor: String,
    pub(super) often: String,
    /// A year, month or day; empty when not known.
    pub(super) last: String,
    pub(super) note: String,
}

/// The arithmetic, as it is shown.
#[derive(Clone, Serialize, ToSchema)]
pub struct Sum {
    /// What the program proposed.
    pub(super) proposed: Score,
    /// What holds.
    pub(super) score: Score,
    /// Points behind vulnerability and capacity.
    pub(super) vulnerable_points: i64,
    /// Points of factors that protect and of capacities.
    pub(super) capable_points: i64,
    /// Risk that holds, in tenths.
    pub(super) risk_tenths: i64,
    /// Level of the arithmetic as proposed.
    pub(super) proposed_level: Level,
    /// Level of the terms that hold.
    pub(super) counted_level: Level,
    /// Level that holds.
    pub(super) level: Level,
    /// Something was set aside.
    pub(super) overridden: bool,
    #[serde(skip)]
    pub(super) said: Said,
}

/// Figures with a decimal, as the reader writes them.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub(super) proposed_exposure: String,
    pub(super) exposure: String,
    pub(super) proposed_risk: String,
    pub(super) risk: String,
}

/// Tenths as the language writes them.
pub(super) fn decimal(cx: &Cx, locale: Locale, n: i64) -> String {
    let (whole, part) = tenths(n);
    cx.app().catalogue().with(locale, "assessment-decimal", &[("whole", whole.into()), ("part", part.into())])
}

impl Sum {
    pub(super) fn of(cx: &Cx, recorded: &Recorded) -> Self {
        let (vulnerable_points, capable_points) = risk::points(&recorded.counted());
        let says = |n: i64| decimal(cx, cx.locale(), n);
        let said = Said {
            proposed_exposure: says(recorded.proposed.exposure),
            exposure: says(recorded.score.exposure),
            proposed_risk: says(recorded.proposed.risk_tenths()),
            risk: says(recorded.score.risk_tenths()),
        };
        Self {
            said,
            proposed: recorded.proposed,
            score: recorded.score,
            vulnerable_points,
            capable_points,
            risk_tenths: recorded.score.risk_tenths(),
            proposed_level: recorded.proposed.level(),
            counted_level: recorded.score.level(),
            level: recorded.level,
            overridden: recorded.overridden(),
        }
    }
}

/// An assessment as it is read.
#[derive(Clone, Serialize, ToSchema)]
pub struct Reading {
    pub(super) id: AssessmentId,
    pub(super) at: Instant,
    pub(super) on: Day,
    pub(super) by: UserId,
    pub(super) channel: String,
    pub(super) spoken: String,
    /// In the person's own words.
    pub(super) own: String,
    pub(super) needs: Vec<String>,
    pub(super) urgent: Vec<String>,
    pub(super) need_note: String,
    /// Those that are there.
    pub(super) factors: Vec<Factor>,
    /// How many were asked and are not there.
    pub(super) absent: i64,
    pub(super) threats: Vec<Threat>,
    pub(super) span: String,
    pub(super) near: String,
    pub(super) capacities: Vec<String>,
    pub(super) harmful: Vec<String>,
    pub(super) skill_note: String,
    pub(super) sum: Sum,
    /// Why something was set aside.
    pub(super) reason: String,
    pub(super) safety: String,
    pub(super) next: Option<Day>,
    /// What raised or lowered the risk since the one before.
    pub(super) changes: Vec<Change>,
    /// Level of the one before.
    pub(super) before: Option<Level>,
}

impl Reading {
    /// Factors of one level of the model, those that expose first.
    pub(super) fn of_layer(&self, layer: &Layer) -> Vec<&Factor> {
        let mut all: Vec<&Factor> = self.factors.iter().filter(|factor| factor.layer == *layer).collect();
        all.sort_by_key(|factor| (factor.polarity != Polarity::Risk, std::cmp::Reverse(factor.weight)));
        all
    }
    pub(super) fn raised(&self) -> Vec<&Change> {
        self.changes.iter().filter(|change| change.raised).collect()
    }
    pub(super) fn lowered(&self) -> Vec<&Change> {
        self.changes.iter().filter(|change| !change.raised).collect()
    }
}

/// Reads an assessment beside the one before it.
pub(super) fn reading(cx: &Cx, (one, recorded): (&Assessment, &Recorded), before: Option<(&Assessment, &Recorded)>) -> Reading {
    let words = &one.words;
    let factor = |known: &'static super::catalogue::Factor| {
        let found = recorded.factors.get(known.code).filter(|found| found.present == Presence::Yes)?;
        Some(Factor {
            code: known.code,
            layer: known.layer,
            polarity: recorded.polarity(known.code).unwrap_or(Polarity::Depends),
            weight: found.weight,
            stage: found.stage.clone(),
            words: words.factors.get(known.code).cloned().unwrap_or_default(),
        })
    };
    let threats = recorded.threats.iter().enumerate().map(|(n, threat)| Threat {
        kind: threat.kind.clone(),
        actor: threat.actor.clone(),
        often: threat.often.clone(),
        last: threat.last.map(|last| last.to_string()).unwrap_or_default(),
        note: words.threats.get(n).cloned().unwrap_or_default(),
    });
    Reading {
        id: one.id,
        at: one.at,
        on: one.on,
        by: one.by,
        channel: recorded.channel.clone(),
        spoken: recorded.spoken.clone(),
        own: words.own.clone(),
        needs: recorded.needs.clone(),
        urgent: recorded.urgent.clone(),
        need_note: words.needs.clone(),
        factors: FACTORS.iter().filter_map(factor).collect(),
        absent: i64::try_from(recorded.factors.values().filter(|found| found.present == Presence::No).count()).unwrap_or(0),
        threats: threats.collect(),
        span: recorded.span.clone(),
        near: recorded.near.clone(),
        capacities: recorded.capacities.clone(),
        harmful: recorded.harmful.clone(),
        skill_note: words.skills.clone(),
        sum: Sum::of(cx, recorded),
        reason: words.reason.clone(),
        safety: words.safety.clone(),
        next: one.next,
        changes: before.map(|(_, before)| changes(before, recorded)).unwrap_or_default(),
        before: before.map(|(_, before)| before.level),
    }
}
