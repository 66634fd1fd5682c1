//! Crossings of the gate, on the guest's own stream.

use ledger::{Instant, Stream};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which way somebody goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Out of the house.
    Out,
    /// Into the house.
    In,
}

impl Direction {
    /// Name in forms and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        match name {
            "out" => Some(Self::Out),
            "in" => Some(Self::In),
            _ => None,
        }
    }
    /// The other way.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Out => Self::In,
            Self::In => Self::Out,
        }
    }
}

/// Somebody passed the gate.
#[derive(Clone, Serialize, Deserialize)]
pub struct Crossed {
    /// Which way.
    pub direction: Direction,
    /// When.
    pub at: Instant,
}

ledger::facts! {
    /// Facts about the gate.
    pub enum GateFact {
        "gate/crossed" House Personal => Crossed(Crossed),
    }
}

/// The crossings of a guest that changed something, oldest first: a second "out" in a row says nothing new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crossings(pub Vec<(Direction, Instant)>);

impl Crossings {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut all: Vec<(Direction, Instant)> = stream.of::<GateFact>().map(|(_, GateFact::Crossed(crossed))| (crossed.direction, crossed.at)).collect();
        // Clocks of two gates may differ: what counts is when it happened. Facts of one instant keep their order.
        all.sort_by_key(|(_, at)| *at);
        let mut inside = true;
        all.retain(|(direction, _)| {
            let news = inside == (*direction == Direction::Out);
            inside = *direction == Direction::In;
            news
        });
        Self(all)
    }

    /// Since when the guest is out, as far as the gate knows.
    #[must_use]
    pub fn out_since(&self) -> Option<Instant> {
        self.0.last().filter(|(direction, _)| *direction == Direction::Out).map(|(_, at)| *at)
    }

    /// The last crossing.
    #[must_use]
    pub fn last(&self) -> Option<(Direction, Instant)> {
        self.0.last().copied()
    }
}
