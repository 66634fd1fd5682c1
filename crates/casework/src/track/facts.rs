//! Facts of tracks, on the person's stream, sealed with the protection part of the file: that somebody follows one says
//! what nobody else may know.

use std::collections::BTreeMap;

use care::guest::Left;
use ledger::{Day, Fact, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::catalogue::{self, Kind, Step};

/// Marks ids of tracks.
pub enum TrackMark {}
/// A track.
pub type TrackId = Id<TrackMark>;
/// Marks ids of what is recorded on a track.
pub enum RecordMark {}
/// Something recorded on a track.
pub type RecordId = Id<RecordMark>;

/// A track was opened.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {
    /// Track.
    pub track: TrackId,
    /// Which: a code.
    pub kind: String,
    /// When.
    pub at: Instant,
    /// The day at the centre, from which its deadlines count.
    pub on: Day,
    /// Who opened it.
    #[serde(default)]
    pub by: UserId,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To be done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Set aside, with a reason.
    NotNeeded,
}

impl State {
    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::NotNeeded => "not_needed",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        [Self::Open, Self::Done, Self::NotNeeded].into_iter().find(|state| state.name() == name)
    }
}

/// A step was done, set aside or opened again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recorded {
    /// Record.
    pub record: RecordId,
    /// Track.
    pub track: TrackId,
    /// Step: a code.
    pub step: String,
    /// How it stands.
    pub state: State,
    /// When.
    pub at: Instant,
    /// The day it happened.
    pub on: Day,
    /// Who recorded it.
    #[serde(default)]
    pub by: UserId,
    /// Codes and days by field; several codes with spaces between.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

/// Words of a record.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Record.
    pub record: RecordId,
    /// Words by field.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

/// A track was halted: nobody is reached out to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Halted {
    /// Record.
    pub record: RecordId,
    /// Track.
    pub track: TrackId,
    /// `request` or `suspicion`.
    pub why: String,
}

/// It goes on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Resumed {
    /// Record.
    pub record: RecordId,
    /// Track.
    pub track: TrackId,
}

/// A track has ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Closed {
    /// Record.
    pub record: RecordId,
    /// Track.
    pub track: TrackId,
    /// How: a code.
    pub outcome: String,
    /// When.
    pub at: Instant,
    /// The day at the centre.
    pub on: Day,
}

ledger::facts! {
    /// Facts about tracks.
    pub enum TrackFact {
        "track/opened" Protection Sensitive => Opened(Opened),
        "track/recorded" Protection Sensitive => Recorded(Recorded),
        "track/said" Protection Personal => Said(Said),
        "track/halted" Protection Sensitive => Halted(Halted),
        "track/resumed" Protection Sensitive => Resumed(Resumed),
        "track/closed" Protection Sensitive => Closed(Closed),
    }
}

/// A track as the facts add up.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, PartialEq, Eq)]
pub struct Track {
    /// Identifier.
    pub id: TrackId,
    /// Which: a code.
    pub kind: String,
    /// When it was opened.
    pub at: Instant,
    /// The day at the centre.
    pub on: Day,
    /// Who opened it.
    pub by: UserId,
    /// Where.
    pub site: SiteId,
    /// What was recorded, in order.
    pub records: Vec<Recorded>,
    /// Words by record.
    pub words: BTreeMap<RecordId, BTreeMap<String, String>>,
    /// Why it is halted: `request`, `suspicion`; `None` while it goes on.
    pub halted: Option<String>,
    /// How it ended.
    pub closed: Option<Closed>,
}

impl Track {
    /// What it is; `None` for one that a newer program opened.
    #[must_use]
    pub fn kind(&self) -> Option<&'static Kind> {
        catalogue::find(&self.kind)
    }

    /// Whether it goes on.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The last that was recorded of a step.
    #[must_use]
    pub fn last(&self, step: &str) -> Option<&Recorded> {
        self.records.iter().rev().find(|record| record.step == step)
    }

    /// How a step stands.
    #[must_use]
    pub fn state(&self, step: &str) -> State {
        self.last(step).map(|record| record.state).unwrap_or_default()
    }

    /// Whether what comes after a step may be done: it is done with no answer that bars it, or set aside where it may be.
    #[must_use]
    pub fn satisfied(&self, step: &Step) -> bool {
        match self.last(step.code) {
            Some(record) if record.state == State::Done => !barred(step, record),
            Some(record) => record.state == State::NotNeeded && !step.must,
            None => false,
        }
    }

    /// The day by which a step is to be done, again where it comes back or runs out; `None` where nothing is to be done.
    #[must_use]
    pub fn due(&self, step: &Step) -> Option<Day> {
        match self.last(step.code) {
            Some(record) if record.state == State::NotNeeded => None,
            Some(record) if record.state == State::Done => {
                let runs_out = step.expires.and_then(|field| record.values.get(field)?.parse::<Day>().ok());
                let comes_back = step.every.filter(|_| !barred(step, record)).map(|days| record.on.plus_days(days));
                runs_out.into_iter().chain(comes_back).min()
            }
            // What cannot be done, since an answer bars it, is not late.
            _ if self.is_barred(step) => None,
            _ => Some(self.on.plus_days(step.days)),
        }
    }

    /// Whether an answer to an earlier step rules a step out.
    fn is_barred(&self, step: &Step) -> bool {
        let Some(kind) = self.kind() else { return false };
        step.after.iter().filter_map(|code| kind.step(code)).any(|before| match self.last(before.code) {
            Some(record) if record.state == State::Done => barred(before, record),
            Some(_) => false,
            None => self.is_barred(before),
        })
    }

    /// The earliest day by which something is to be done.
    #[must_use]
    pub fn next_due(&self) -> Option<Day> {
        let open = self.is_open() && self.halted.is_none();
        self.kind().filter(|_| open)?.steps.iter().filter_map(|step| self.due(step)).min()
    }
}

/// Whether a record holds an answer after which nothing later may be done.
pub(super) fn barred(step: &Step, record: &Recorded) -> bool {
    step.bars.iter().any(|(field, answer)| record.values.get(*field).is_some_and(|value| value == answer))
}

/// The tracks of a stream, oldest first.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tracks(pub Vec<Track>);

impl Tracks {
    /// Folds a stream. The first opening with an id counts; deeds after the end change nothing.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let (mut all, mut order): (BTreeMap<TrackId, Track>, Vec<TrackId>) = Default::default();
        let left = Left::of(stream);
        let facts: Vec<_> = stream.of::<TrackFact>().collect();
        for (fact, what) in &facts {
            if let TrackFact::Opened(opened) = what
                && !left.took(fact, opened.from)
            {
                order.push(opened.track);
                all.entry(opened.track).or_insert_with(|| begin(fact, opened));
            }
        }
        let mut words: BTreeMap<RecordId, BTreeMap<String, String>> = BTreeMap::new();
        for (_, what) in facts {
            match what {
                TrackFact::Said(said) => {
                    words.entry(said.record).or_insert(said.words);
                }
                TrackFact::Recorded(recorded) => {
                    if let Some(track) = going(&mut all, recorded.track) {
                        track.records.push(recorded);
                    }
                }
                TrackFact::Halted(halted) => {
                    if let Some(track) = going(&mut all, halted.track) {
                        // A suspicion outweighs a request, whichever came first.
                        let graver = track.halted.as_deref() != Some(SUSPICION);
                        if graver {
                            track.halted = Some(halted.why);
                        }
                    }
                }
                TrackFact::Resumed(resumed) => {
                    if let Some(track) = going(&mut all, resumed.track) {
                        track.halted = None;
                    }
                }
                TrackFact::Closed(closed) => {
                    if let Some(track) = going(&mut all, closed.track) {
                        track.closed = Some(closed);
                    }
                }
                TrackFact::Opened(_) => {}
            }
        }
        // Those of one instant stand as they were written.
        let mut all: Vec<Track> = order.into_iter().filter_map(|id| all.remove(&id)).collect();
        for track in &mut all {
            let ids: Vec<RecordId> = track.records.iter().map(|record| record.record).chain(track.closed.as_ref().map(|closed| closed.record)).collect();
            track.words = ids.into_iter().filter_map(|id| Some((id, words.get(&id)?.clone()))).collect();
        }
        all.sort_by_key(|track| track.at);
        Self(all)
    }

    /// The one of an id.
    #[must_use]
    pub fn find(&self, id: TrackId) -> Option<&Track> {
        self.0.iter().find(|track| track.id == id)
    }

    /// Those that go on.
    pub fn open(&self) -> impl Iterator<Item = &Track> {
        self.0.iter().filter(|track| track.is_open())
    }
}

/// A track is halted, since somebody of the family is suspected.
pub(super) const SUSPICION: &str = "suspicion";
/// A track is halted, since the person asked for it.
pub(super) const REQUEST: &str = "request";

fn going(all: &mut BTreeMap<TrackId, Track>, id: TrackId) -> Option<&mut Track> {
    all.get_mut(&id).filter(|track| track.is_open())
}

fn begin(fact: &Fact, opened: &Opened) -> Track {
    Track {
        id: opened.track,
        kind: opened.kind.clone(),
        at: opened.at,
        on: opened.on,
        by: opened.by,
        site: fact.site,
        records: Vec::new(),
        words: BTreeMap::new(),
        halted: None,
        closed: None,
    }
}

/// New numbers for what is brought over to another file.
pub(super) struct Numbers<'a> {
    pub(super) track: &'a mut dyn FnMut(TrackId) -> TrackId,
    pub(super) record: &'a mut dyn FnMut(RecordId) -> RecordId,
}

impl TrackFact {
    /// The same telling in another file, under new numbers.
    pub(super) fn brought(self, numbers: &mut Numbers<'_>, from: Option<StreamId>) -> Self {
        match self {
            Self::Opened(opened) => Self::Opened(Opened { track: (numbers.track)(opened.track), from, ..opened }),
            Self::Recorded(one) => Self::Recorded(Recorded { record: (numbers.record)(one.record), track: (numbers.track)(one.track), ..one }),
            Self::Said(one) => Self::Said(Said { record: (numbers.record)(one.record), ..one }),
            Self::Halted(one) => Self::Halted(Halted { record: (numbers.record)(one.record), track: (numbers.track)(one.track), ..one }),
            Self::Resumed(one) => Self::Resumed(Resumed { record: (numbers.record)(one.record), track: (numbers.track)(one.track) }),
            Self::Closed(one) => Self::Closed(Closed { record: (numbers.record)(one.record), track: (numbers.track)(one.track), ..one }),
        }
    }
}
