//! Facts of the exercise, each deck and each session on a stream of its own. Cards are invented and participants are numbers:
//! all of it is open.

use std::collections::BTreeMap;

use ledger::{Day, Id, Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::compare::is_ranking;
use super::deck;

/// Marks ids of decks.
pub enum DeckMark {}
/// A deck that a centre made.
pub type DeckId = Id<DeckMark>;
/// Marks ids of sessions.
pub enum SessionMark {}
/// An exercise with some groups.
pub type SessionId = Id<SessionMark>;

/// An invented person.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Card {
    /// Who, in few words.
    pub front: String,
    /// What changes the picture.
    pub more: String,
}

/// A deck was made, or made anew.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Made {
    /// What it is called.
    pub name: String,
    /// `fr`, `en` or `ar`.
    pub language: String,
    /// Its cards, in order.
    pub cards: Vec<Card>,
}

/// Nothing more than that it happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {}

/// An exercise began.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// Day.
    pub on: Day,
    /// Name of the deck; empty: the one that is always there.
    #[serde(default)]
    pub deck: String,
    /// Language of its cards; empty: each reader's own.
    #[serde(default)]
    pub language: String,
    /// Its cards as they were then; none: those of the deck that is always there.
    #[serde(default)]
    pub cards: Vec<Card>,
    /// How many people are in each group.
    pub sizes: Vec<i64>,
    /// The place and time in which the groups are to imagine these people.
    #[serde(default)]
    pub setting: String,
}

impl Opened {
    /// How many cards are ranked.
    #[must_use]
    pub fn count(&self) -> usize {
        if self.cards.is_empty() { deck::NUMBERS.len() } else { self.cards.len() }
    }
}

/// A group ranked.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Ranked {
    /// Which group, from 1.
    pub group: i64,
    /// 1 before the second layer, 2 after it.
    pub pass: i64,
    /// The place of each card, in the order of the deck; 1 is the most vulnerable.
    pub ranks: Vec<i64>,
    /// Why, in a sentence.
    pub why: String,
    /// Why a card moved, for each in the order of the deck; empty where it did not.
    pub reasons: Vec<String>,
}

/// Something was said in the discussion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Noted {
    /// What.
    pub text: String,
}

ledger::facts! {
    /// Facts about ranking cards.
    pub enum RankingFact {
        "ranking/deck_made" House Open => DeckMade(Made),
        "ranking/deck_withdrawn" House Open => DeckWithdrawn(Done),
        "ranking/opened" House Open => Opened(Opened),
        "ranking/ranked" House Open => Ranked(Ranked),
        "ranking/revealed" House Open => Revealed(Done),
        "ranking/noted" House Open => Noted(Noted),
        "ranking/closed" House Open => Closed(Done),
    }
}

/// A deck of a centre.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deck {
    pub(super) site: SiteId,
    /// What it holds now.
    pub made: Made,
    /// It is in use no more.
    pub withdrawn: bool,
}

impl Deck {
    /// Folds a stream; `None` where no deck is in it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut deck: Option<Self> = None;
        let mut withdrawn = false;
        for (fact, what) in stream.of::<RankingFact>() {
            match what {
                RankingFact::DeckMade(made) => {
                    let site = deck.as_ref().map_or(fact.site, |deck| deck.site);
                    deck = Some(Self { site, made, withdrawn: false });
                }
                RankingFact::DeckWithdrawn(_) => withdrawn = true,
                _ => {}
            }
        }
        deck.map(|deck| Self { withdrawn, ..deck })
    }
}

/// How far an exercise has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Groups rank by the fronts.
    First,
    /// The second layer is shown.
    Second,
    /// It is over.
    Closed,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Closed];
    /// Name in the database and in message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Closed => "closed",
        }
    }
}

/// Something that was said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Remark {
    pub(super) at: Instant,
    pub(super) by: UserId,
    pub(super) text: String,
}

/// An exercise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    pub(super) site: SiteId,
    /// Who facilitates.
    pub(super) by: UserId,
    /// How it began.
    pub opened: Opened,
    /// How far it has come.
    pub stage: Stage,
    /// The first ranking of each group.
    pub first: BTreeMap<i64, Ranked>,
    /// The second; only of groups that ranked before.
    pub second: BTreeMap<i64, Ranked>,
    pub(super) remarks: Vec<Remark>,
}

impl Session {
    /// Folds a stream; `None` where no exercise began. What came too early or too late counts for nothing, so that whatever
    /// two nodes wrote the first ranking was made before the second layer was seen.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut session: Option<Self> = None;
        for (fact, what) in stream.of::<RankingFact>() {
            if let RankingFact::Opened(opened) = &what {
                session.get_or_insert_with(|| Self::begin(fact.site, fact.author, opened.clone()));
            }
            let Some(session) = session.as_mut().filter(|session| session.stage != Stage::Closed) else { continue };
            match what {
                RankingFact::Ranked(ranked) => session.take(ranked),
                RankingFact::Revealed(_) => session.stage = Stage::Second,
                RankingFact::Noted(noted) => session.remarks.push(Remark { at: fact.instant(), by: fact.author, text: noted.text }),
                RankingFact::Closed(_) => session.stage = Stage::Closed,
                RankingFact::Opened(_) | RankingFact::DeckMade(_) | RankingFact::DeckWithdrawn(_) => {}
            }
        }
        session
    }

    fn begin(site: SiteId, by: UserId, opened: Opened) -> Self {
        Self { site, by, opened, stage: Stage::First, first: BTreeMap::new(), second: BTreeMap::new(), remarks: Vec::new() }
    }

    fn take(&mut self, ranked: Ranked) {
        let known = self.groups().contains(&ranked.group) && is_ranking(&ranked.ranks, self.opened.count());
        match (ranked.pass, self.stage) {
            (1, Stage::First) if known => {
                self.first.insert(ranked.group, ranked);
            }
            (2, Stage::Second) if known && self.first.contains_key(&ranked.group) => {
                self.second.insert(ranked.group, ranked);
            }
            _ => {}
        }
    }

    /// Numbers of its groups.
    #[must_use]
    pub fn groups(&self) -> Vec<i64> {
        (1..).zip(&self.opened.sizes).map(|(number, _)| number).collect()
    }

    /// How many people take part.
    #[must_use]
    pub fn people(&self) -> i64 {
        self.opened.sizes.iter().fold(0, |sum, size| sum.saturating_add(*size))
    }
}
