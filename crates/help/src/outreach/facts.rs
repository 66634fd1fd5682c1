//! Facts of outreach: how somebody is followed and each try to reach them, on the person's stream; rounds of mobile teams, each on
//! its own, which knows how many people were met and never whom.

use std::collections::BTreeMap;

use care::guest::Left;
use ledger::{Day, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of rounds.
pub enum RoundMark {}
/// A round.
pub type RoundId = Id<RoundMark>;
/// Marks ids of tries.
pub enum TryMark {}
/// A try to reach somebody from afar.
pub type TryId = Id<TryMark>;

/// How somebody is followed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mode {
    /// `individual`, `community`, `mobile`, `centre` or `remote`.
    pub mode: String,
    /// Why this way, as it was agreed with the person.
    pub reason: String,
    /// How and when they can be reached in safety, in their words.
    #[serde(default)]
    pub wish: String,
    /// Since when.
    pub since: Day,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
    /// Who it was, where it was brought over by somebody else when two files became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
}

/// Somebody was tried to be reached from afar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tried {
    /// The try.
    pub tried: TryId,
    /// When.
    pub at: Instant,
    /// `call`, `message` or `trusted`.
    pub means: String,
    /// `reached`, `not_reached` or `somebody_else`.
    pub result: String,
    /// Whether it was safe to talk: `yes`, `no` or `unknown`; empty where nobody was reached.
    #[serde(default)]
    pub safe: String,
    /// What was agreed.
    #[serde(default)]
    pub agreed: String,
    /// Until when the next try is made.
    #[serde(default)]
    pub next_on: Option<Day>,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
    /// Who it was, where it was brought over by somebody else when two files became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
}

/// A place on the way.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Stop {
    /// Where.
    pub place: String,
    /// When, as `10:30`; empty: when they come by.
    #[serde(default)]
    pub time: String,
}

/// What is planned of a round.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Planned {
    /// What it is called.
    pub name: String,
    /// When the team leaves.
    pub leave_at: Instant,
    /// When it is back at the latest.
    pub back_by: Instant,
    /// Who goes, of the staff.
    pub team: Vec<UserId>,
    /// Who goes besides: a driver, an interpreter.
    #[serde(default)]
    pub others: Vec<String>,
    /// Who stays and waits for them.
    pub watch: UserId,
    /// Where, in order.
    pub stops: Vec<Stop>,
    /// `foot`, `car`, `motorbike`, `boat` or `hired`.
    pub means: String,
    /// What to heed.
    #[serde(default)]
    pub security: String,
    /// What is carried.
    #[serde(default)]
    pub carries: String,
}

/// Nothing more than that it happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Gone {}

/// The team called: it comes back later.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HeldUp {
    /// When it is back at the latest now.
    pub back_by: Instant,
}

/// The team is back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Returned {
    /// How many people it met.
    pub met: i64,
    /// What is to be followed up; names nobody.
    #[serde(default)]
    pub follow_up: String,
}

/// It does not take place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cancelled {
    /// Why.
    pub reason: String,
}

ledger::facts! {
    /// Facts about outreach.
    pub enum OutreachFact {
        "outreach/mode" Protection Sensitive => Mode(Mode),
        "outreach/tried" Protection Sensitive => Tried(Tried),
        "outreach/planned" House Personal => Planned(Planned),
        "outreach/left" House Open => Gone(Gone),
        "outreach/held_up" House Personal => HeldUp(HeldUp),
        "outreach/returned" House Personal => Returned(Returned),
        "outreach/cancelled" House Personal => Cancelled(Cancelled),
    }
}

/// How somebody is followed, as the facts of their stream add up.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Reach {
    /// How they are followed now, and who said so.
    pub mode: Option<(Mode, UserId)>,
    /// Tries in the order in which they were made, each with who made it.
    pub tries: Vec<(Tried, UserId)>,
    /// Site of the last telling.
    pub site: SiteId,
}

impl Reach {
    /// Folds a stream. The latest choice counts, and the first telling of a try; what was brought over with a file that is part of
    /// this one no longer is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let left = Left::of(stream);
        let mut out = Self::default();
        let mut tries: BTreeMap<TryId, (Tried, UserId)> = BTreeMap::new();
        for (fact, what) in stream.of::<OutreachFact>() {
            match what {
                OutreachFact::Mode(mode) if !left.took(fact, mode.from) => {
                    let by = mode.by.unwrap_or(fact.author);
                    (out.mode, out.site) = (Some((mode, by)), fact.site);
                }
                OutreachFact::Tried(tried) if !left.took(fact, tried.from) => {
                    out.site = fact.site;
                    let by = tried.by.unwrap_or(fact.author);
                    tries.entry(tried.tried).or_insert((tried, by));
                }
                _ => {}
            }
        }
        out.tries = tries.into_values().collect();
        out.tries.sort_by_key(|(tried, _)| (tried.at, tried.tried));
        out
    }
    /// How often in a row they were not reached, up to now.
    #[must_use]
    pub fn failed(&self) -> i64 {
        let failed = self.tries.iter().rev().take_while(|(tried, _)| tried.result != "reached").count();
        i64::try_from(failed).unwrap_or(i64::MAX)
    }
    /// Until when they are to be tried again; the last try says so.
    #[must_use]
    pub fn next_on(&self) -> Option<Day> {
        self.tries.last().and_then(|(tried, _)| tried.next_on)
    }
}

/// Where a round stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To come.
    #[default]
    Planned,
    /// The team is out.
    Out,
    /// The team is back.
    Returned,
    /// It does not take place.
    Cancelled,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Out, Self::Returned, Self::Cancelled];

    /// Name in columns and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Out => "out",
            Self::Returned => "returned",
            Self::Cancelled => "cancelled",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
    /// Whether it may go there from here. Whoever has left comes back; nothing else ends a round that is under way.
    #[must_use]
    pub const fn leads_to(self, to: Self) -> bool {
        matches!((self, to), (Self::Planned, Self::Out | Self::Cancelled) | (Self::Out, Self::Returned))
    }
}

/// A round as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// What is planned; the hour of return is the one that holds now.
    pub plan: Planned,
    /// Where it stands.
    pub state: State,
    /// When the team left.
    pub left_at: Option<Instant>,
    /// When the team was back.
    pub back_at: Option<Instant>,
    /// How many people it met.
    pub met: i64,
    /// What is to be followed up.
    pub follow_up: String,
    /// Why it does not take place.
    pub reason: String,
    /// Site.
    pub site: SiteId,
    /// Who planned it first.
    pub by: UserId,
}

impl Round {
    /// Folds the stream of a round. It is planned anew as long as nobody has left; steps that lead nowhere are passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut out: Option<Self> = None;
        for (fact, what) in stream.of::<OutreachFact>() {
            let at = fact.instant();
            match (&mut out, what) {
                (None, OutreachFact::Planned(plan)) => {
                    let (follow_up, reason) = (String::new(), String::new());
                    out = Some(Self { plan, state: State::Planned, left_at: None, back_at: None, met: 0, follow_up, reason, site: fact.site, by: fact.author });
                }
                (Some(round), OutreachFact::Planned(plan)) if round.state == State::Planned => round.plan = plan,
                (Some(round), OutreachFact::Gone(_)) if round.state.leads_to(State::Out) => (round.state, round.left_at) = (State::Out, Some(at)),
                (Some(round), OutreachFact::HeldUp(held)) if round.state == State::Out => round.plan.back_by = held.back_by,
                (Some(round), OutreachFact::Returned(back)) if round.state.leads_to(State::Returned) => {
                    (round.state, round.back_at) = (State::Returned, Some(at));
                    (round.met, round.follow_up) = (back.met, back.follow_up);
                }
                (Some(round), OutreachFact::Cancelled(said)) if round.state.leads_to(State::Cancelled) => {
                    (round.state, round.reason) = (State::Cancelled, said.reason);
                }
                _ => {}
            }
        }
        out
    }
    /// Whether the team is out, and the hour has passed by which it is back.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        self.state == State::Out && self.plan.back_by < now
    }
}
