//! What happens at the door: a ticket is drawn, needs are met, somebody is called, linked to a file, or sent on.
//!
//! Numbers and counts name nobody and are open. Risks and priority marks are sensitive; how to find somebody in the waiting
//! room, whose ticket it was, and where somebody was sent are personal. Both are sealed under the ticket's own keys.

use std::collections::BTreeSet;

use ledger::{Day, Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of tickets.
pub enum TicketMark {}
/// A ticket: one person or group at the door.
pub type TicketId = Id<TicketMark>;

/// Who came, as far as one sees and hears at the door.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Come {
    /// Route of entry (domain 3.1).
    pub route: String,
    /// Women.
    pub women: i64,
    /// Men.
    pub men: i64,
    /// Children.
    pub children: i64,
    /// Languages they speak, ISO 639-3, the best first.
    pub languages: Vec<String>,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
    /// What is needed now: codes.
    pub needs: Vec<String>,
}

impl Come {
    /// How many.
    #[must_use]
    pub fn heads(&self) -> i64 {
        self.women.saturating_add(self.men).saturating_add(self.children)
    }
}

/// A ticket was drawn.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {
    /// Number of the day.
    pub number: i64,
    /// The day, at the site.
    pub day: Day,
    /// Who came.
    #[serde(default)]
    pub come: Come,
}

/// What must come first, and why: for those who see marks of care.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Marked {
    /// Immediate risks: codes.
    pub risks: Vec<String>,
    /// Priority groups at the door: codes.
    pub groups: Vec<String>,
}

/// How to find them in the waiting room.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Described {
    /// A garment or a sign, never a story.
    pub look: String,
}

/// A need was met.
#[derive(Clone, Serialize, Deserialize)]
pub struct Met {
    /// Which: a code.
    pub need: String,
}

/// Somebody whose work it is has seen to an immediate risk.
#[derive(Clone, Serialize, Deserialize)]
pub struct Answered {
    /// Which: a code.
    pub risk: String,
}

/// What can be done with a ticket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Called from the waiting room.
    Call,
    /// They sit at the desk.
    Begin,
    /// Back to the queue: did not come, or was closed too early.
    Return,
    /// Linked to a file or a consent.
    Link,
    /// All is done.
    Done,
    /// Sent elsewhere, with the reason in words.
    Redirect,
    /// Left without a word.
    Leave,
}

impl Step {
    /// The steps that a button does; the others come with a form.
    pub const BUTTONS: [Self; 5] = [Self::Call, Self::Begin, Self::Return, Self::Done, Self::Leave];

    /// Name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Begin => "begin",
            Self::Return => "return",
            Self::Link => "link",
            Self::Done => "done",
            Self::Redirect => "redirect",
            Self::Leave => "leave",
        }
    }
}

/// A step was done.
#[derive(Clone, Serialize, Deserialize)]
pub struct Stepped {
    /// Which.
    pub step: Step,
}

/// The ticket belongs to these files or consents.
#[derive(Clone, Serialize, Deserialize)]
pub struct Linked {
    /// People and anonymous contacts.
    #[serde(default)]
    pub guests: Vec<StreamId>,
}

/// Where somebody was sent, and what they were told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirected {
    /// Where.
    #[serde(rename = "where")]
    pub place: String,
    /// Why, in the words in which it was explained.
    pub reason: String,
}

ledger::facts! {
    /// Facts about a ticket.
    pub enum TicketFact {
        "ticket/opened" House Open => Opened(Opened),
        "ticket/changed" House Open => Changed(Come),
        "ticket/marked" Protection Sensitive => Marked(Marked),
        "ticket/answered" Protection Sensitive => Answered(Answered),
        "ticket/described" Identity Personal => Described(Described),
        "ticket/met" House Open => Met(Met),
        "ticket/stepped" House Open => Stepped(Stepped),
        "ticket/linked" Identity Personal => Linked(Linked),
        "ticket/redirected" Identity Personal => Redirected(Redirected),
    }
}

/// Where a ticket stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// In the waiting room.
    #[default]
    Waiting,
    /// Called; on the way to the desk.
    Called,
    /// At the desk.
    Serving,
    /// The files say what comes next.
    Linked,
    /// Done.
    Done,
    /// Sent elsewhere.
    Redirected,
    /// Left.
    Left,
}

impl State {
    /// Name in the database and in message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Serving => "serving",
            Self::Linked => "linked",
            Self::Done => "done",
            Self::Redirected => "redirected",
            Self::Left => "left",
        }
    }
    /// Whether the ticket stands in the queue of the door.
    #[must_use]
    pub const fn is_queued(self) -> bool {
        matches!(self, Self::Waiting | Self::Called | Self::Serving)
    }
    /// Whether nothing more is expected.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Redirected | Self::Left)
    }
}

/// A ticket as the facts add up.
#[derive(Clone, Default)]
pub struct Ticket {
    /// Site.
    pub site: SiteId,
    /// Number of the day, and the day.
    pub number: Option<(i64, Day)>,
    /// When it was drawn.
    pub opened_at: Option<Instant>,
    /// Who came.
    pub come: Come,
    /// Risks and priority groups.
    pub marked: Marked,
    /// Risks that somebody has seen to.
    pub answered: BTreeSet<String>,
    /// How to find them.
    pub look: String,
    /// Needs that were met, with when.
    pub met: Vec<(Instant, String)>,
    /// Where it stands.
    pub state: State,
    /// Who brought it there, and when.
    pub by: Option<(UserId, Instant)>,
    /// When somebody first sat down with them.
    pub begun_at: Option<Instant>,
    /// People and contacts.
    pub guests: Vec<StreamId>,
    /// Where they were sent.
    pub redirected: Option<Redirected>,
}

impl Ticket {
    /// Folds a stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut ticket = Self::default();
        for (fact, what) in stream.of::<TicketFact>() {
            match what {
                TicketFact::Opened(opened) => {
                    ticket.site = fact.site;
                    ticket.number = Some((opened.number, opened.day));
                    ticket.opened_at = Some(fact.instant());
                    ticket.come = opened.come;
                }
                TicketFact::Changed(come) => ticket.come = come,
                TicketFact::Marked(marked) => ticket.marked = marked,
                TicketFact::Answered(answered) => _ = ticket.answered.insert(answered.risk),
                TicketFact::Described(described) => ticket.look = described.look,
                TicketFact::Met(met) => ticket.met.push((fact.instant(), met.need)),
                TicketFact::Stepped(stepped) => ticket.step(stepped.step, (fact.author, fact.instant())),
                TicketFact::Linked(linked) => ticket.guests.extend(linked.guests),
                TicketFact::Redirected(redirected) => ticket.redirected = Some(redirected),
            }
        }
        let mut seen = BTreeSet::new();
        ticket.guests.retain(|guest| seen.insert(*guest));
        ticket
    }

    fn step(&mut self, step: Step, by: (UserId, Instant)) {
        self.state = match step {
            Step::Call => State::Called,
            Step::Begin => State::Serving,
            Step::Return => State::Waiting,
            Step::Link => State::Linked,
            Step::Done => State::Done,
            Step::Redirect => State::Redirected,
            Step::Leave => State::Left,
        };
        self.by = Some(by);
        if step == Step::Begin && self.begun_at.is_none() {
            self.begun_at = Some(by.1);
        }
    }

    /// Needs that nobody has met yet.
    pub fn unmet(&self) -> impl Iterator<Item = &str> {
        self.come.needs.iter().map(String::as_str).filter(|need| !self.met.iter().any(|(_, met)| met == need))
    }

    /// Immediate risks that nobody has seen to yet.
    pub fn unanswered(&self) -> impl Iterator<Item = &str> {
        self.marked.risks.iter().map(String::as_str).filter(|risk| !self.answered.contains(*risk))
    }
}
