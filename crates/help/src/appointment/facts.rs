//! Facts of appointments, on the person's stream. When and where belongs to the house, so that whoever keeps the door can
//! call people; what for is sealed in its part of the file.

use std::collections::{BTreeMap, BTreeSet};

use care::guest::Left;
use ledger::{Compartment, FactKind as _, Id, Instant, NewFact, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of appointments.
pub enum AppointmentMark {}
/// An appointment.
pub type AppointmentId = Id<AppointmentMark>;

/// Where an appointment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To come.
    #[default]
    Booked,
    /// The person came.
    Came,
    /// The person did not come.
    Missed,
    /// It does not take place.
    Cancelled,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Booked, Self::Came, Self::Missed, Self::Cancelled];

    /// Name in forms, columns and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Came => "came",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
    /// Class of its tag on a page.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Booked => "",
            Self::Came => "ok",
            Self::Missed => "bad",
            Self::Cancelled => "plain",
        }
    }
    /// Whether it may go there from here. Whoever came late, or was noted by mistake, is set right; what was cancelled is
    /// made anew.
    #[must_use]
    pub const fn leads_to(self, to: Self) -> bool {
        match (self, to) {
            (Self::Booked, Self::Came | Self::Missed | Self::Cancelled) | (Self::Missed, Self::Came) | (Self::Came, Self::Missed) => true,
            (Self::Booked, Self::Booked) | (Self::Came | Self::Missed | Self::Cancelled, _) => false,
        }
    }
    /// Whether it may be moved to another time.
    #[must_use]
    pub const fn may_move(self) -> bool {
        matches!(self, Self::Booked | Self::Missed)
    }
}

/// An appointment was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    /// Appointment.
    pub appointment: AppointmentId,
    /// When it begins.
    pub at: Instant,
    /// How long it takes.
    pub minutes: i64,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// With whom of the staff.
    #[serde(default)]
    pub with: Option<UserId>,
    /// With whom elsewhere.
    #[serde(default)]
    pub with_name: String,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// What it is for.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Purpose {
    /// Appointment.
    pub appointment: AppointmentId,
    /// In words.
    pub purpose: String,
}

/// It takes place at another time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moved {
    /// Appointment.
    pub appointment: AppointmentId,
    /// When it begins.
    pub at: Instant,
    /// How long it takes.
    pub minutes: i64,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// How it ended.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// Appointment.
    pub appointment: AppointmentId,
    /// Where it stands now.
    pub state: State,
    /// Why.
    pub reason: String,
}

ledger::facts! {
    /// Facts about appointments.
    pub enum AppointmentFact {
        "appointment/made" House Personal => Made(Made),
        "appointment/purpose" Protection Personal => Purpose(Purpose),
        "appointment/purpose_health" Health Sensitive => Health(Purpose),
        "appointment/purpose_psychosocial" Psychosocial Sensitive => Psychosocial(Purpose),
        "appointment/purpose_legal" Legal Sensitive => Legal(Purpose),
        "appointment/moved" House Personal => Moved(Moved),
        "appointment/outcome" House Personal => Outcome(Outcome),
    }
}

/// What it is for, sealed in its part of the file.
pub(super) fn purpose_of(purpose: Purpose, part: Compartment) -> NewFact {
    match part {
        Compartment::Health => AppointmentFact::Health(purpose),
        Compartment::Psychosocial => AppointmentFact::Psychosocial(purpose),
        Compartment::Legal => AppointmentFact::Legal(purpose),
        _ => AppointmentFact::Purpose(purpose),
    }
    .fact()
}

/// An appointment as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointment {
    /// What was said when it was made, with the time and place that hold now.
    pub made: Made,
    /// What for, and the part of the file that says so.
    pub purpose: Option<(Compartment, String)>,
    /// Where it stands.
    pub state: State,
    /// Why.
    pub reason: String,
    /// How often it was moved.
    pub moves: i64,
    /// Where it was made.
    pub site: SiteId,
    /// Who made it.
    pub by: UserId,
}

impl Appointment {
    /// When it ends.
    #[must_use]
    pub const fn ends(&self) -> Instant {
        self.made.at.plus_ms(self.made.minutes * 60_000)
    }
}

/// The appointments of a stream, in the order of their time.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Appointments(pub Vec<Appointment>);

impl Appointments {
    /// Folds a stream. The first telling of an appointment counts; steps that lead nowhere are passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let left = Left::of(stream);
        let facts: Vec<_> = stream.of::<AppointmentFact>().collect();
        let mut all: BTreeMap<AppointmentId, Appointment> = BTreeMap::new();
        let mut gone = BTreeSet::new();
        for (fact, what) in &facts {
            let AppointmentFact::Made(made) = what else { continue };
            if left.took(fact, made.from) {
                gone.insert(made.appointment);
            }
            all.entry(made.appointment).or_insert_with(|| Appointment {
                made: made.clone(),
                purpose: None,
                state: State::Booked,
                reason: String::new(),
                moves: 0,
                site: fact.site,
                by: fact.author,
            });
        }
        for (fact, what) in facts {
            match what {
                AppointmentFact::Made(_) => {}
                AppointmentFact::Purpose(what) | AppointmentFact::Health(what) | AppointmentFact::Psychosocial(what) | AppointmentFact::Legal(what) => {
                    if let Some(one) = all.get_mut(&what.appointment).filter(|one| one.purpose.is_none()) {
                        one.purpose = Some((fact.compartment, what.purpose));
                    }
                }
                AppointmentFact::Moved(moved) => {
                    if let Some(one) = all.get_mut(&moved.appointment).filter(|one| one.state.may_move()) {
                        (one.made.at, one.made.minutes, one.made.place) = (moved.at, moved.minutes, moved.place);
                        (one.state, one.reason) = (State::Booked, moved.reason);
                        one.moves += 1;
                    }
                }
                AppointmentFact::Outcome(outcome) => {
                    if let Some(one) = all.get_mut(&outcome.appointment).filter(|one| one.state.leads_to(outcome.state)) {
                        (one.state, one.reason) = (outcome.state, outcome.reason);
                    }
                }
            }
        }
        let mut all: Vec<Appointment> = all.into_iter().filter(|(id, _)| !gone.contains(id)).map(|(_, one)| one).collect();
        all.sort_by_key(|one| (one.made.at, one.made.appointment));
        Self(all)
    }
    /// One of them.
    #[must_use]
    pub fn find(&self, id: AppointmentId) -> Option<&Appointment> {
        self.0.iter().find(|one| one.made.appointment == id)
    }
}

impl AppointmentFact {
    /// The same telling in another file, under a new number.
    pub(super) fn brought(self, number: &mut impl FnMut(AppointmentId) -> AppointmentId, from: Option<StreamId>) -> Self {
        let mut purpose = |what: Purpose| Purpose { appointment: number(what.appointment), ..what };
        match self {
            Self::Purpose(what) => Self::Purpose(purpose(what)),
            Self::Health(what) => Self::Health(purpose(what)),
            Self::Psychosocial(what) => Self::Psychosocial(purpose(what)),
            Self::Legal(what) => Self::Legal(purpose(what)),
            Self::Made(made) => Self::Made(Made { appointment: number(made.appointment), from, ..made }),
            Self::Moved(moved) => Self::Moved(Moved { appointment: number(moved.appointment), ..moved }),
            Self::Outcome(outcome) => Self::Outcome(Outcome { appointment: number(outcome.appointment), ..outcome }),
        }
    }
}
