//! Facts of meetings: who was there is on the meeting's own stream, what was decided on the stream of whom it is about.

use std::collections::BTreeMap;

use ledger::{Day, Id, Instant, SiteId, Stream, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of meetings.
pub enum MeetingMark {}
/// A meeting.
pub type MeetingId = Id<MeetingMark>;
/// Marks ids of what was decided.
pub enum ItemMark {}
/// Something that was decided about somebody.
pub type ItemId = Id<ItemMark>;

/// Who comes together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The team of the site, about its follow-ups.
    #[default]
    Team,
    /// Partners who serve the same people.
    Conference,
}

impl Kind {
    /// Their names.
    pub const NAMES: [&'static str; 2] = ["team", "conference"];
    /// Name in forms, the database and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Conference => "conference",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        [Self::Team, Self::Conference].into_iter().find(|kind| kind.name() == name)
    }
}

/// A meeting was opened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// Who comes together.
    pub kind: Kind,
    /// Day.
    pub on: Day,
    /// Members of staff who are there.
    #[serde(default)]
    pub staff: Vec<UserId>,
    /// Partners who are there: organisation and name.
    #[serde(default)]
    pub partners: Vec<String>,
}

/// Nothing more than that it happened.
#[derive(Clone, Serialize, Deserialize)]
pub struct Done {}

/// Something that somebody does until a day.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Action {
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// Until when.
    #[serde(default)]
    pub by: Option<Day>,
}

/// What was decided about somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Item.
    pub item: ItemId,
    /// Meeting.
    pub meeting: MeetingId,
    /// Decision.
    pub decision: String,
    /// What is done.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Partners with whom the person agreed to be spoken of.
    #[serde(default)]
    pub partners: Vec<String>,
}

ledger::facts! {
    /// Facts about meetings.
    pub enum MeetingFact {
        "meeting/opened" House Personal => Opened(Opened),
        "meeting/closed" House Open => Closed(Done),
        "meeting/discussed" Protection Sensitive => Discussed(Item),
    }
}

/// A meeting as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// What was said when it was opened.
    pub opened: Opened,
    /// By whom.
    pub by: UserId,
    /// Site.
    pub site: SiteId,
    /// When its minutes were ended.
    pub closed_at: Option<Instant>,
}

impl Meeting {
    /// Folds the stream of a meeting. The first opening counts.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut out: Option<Self> = None;
        for (fact, what) in stream.of::<MeetingFact>() {
            match what {
                MeetingFact::Opened(opened) => {
                    out.get_or_insert(Self { opened, by: fact.author, site: fact.site, closed_at: None });
                }
                MeetingFact::Closed(_) => {
                    if let Some(meeting) = &mut out {
                        meeting.closed_at.get_or_insert(fact.instant());
                    }
                }
                MeetingFact::Discussed(_) => {}
            }
        }
        out
    }
}

/// What was decided about a person, by item; the first with an id counts.
#[must_use]
pub(super) fn items(stream: &Stream) -> BTreeMap<ItemId, (Instant, SiteId, Item)> {
    let mut out = BTreeMap::new();
    for (fact, what) in stream.of::<MeetingFact>() {
        if let MeetingFact::Discussed(item) = what {
            out.entry(item.item).or_insert((fact.instant(), fact.site, item));
        }
    }
    out
}
