//! The tracks and their steps: what children alone, survivors, people in detention and others have a right to, in which
//! order and within how many days. It stands in code, so that no deadline is ever moved to look better.
//!
//! Steps and order follow domain.md 3.9 and 3.18 (IOM handbook part 6, the procedures for best interests); the days are a
//! proposal, counted from the opening of the track.

use super::children::CHILD_ALONE;
use super::others::{ASYLUM, DETENTION, DISABILITY, GBV, MEDICAL, OLDER, SOGIESC, TRACING, TRAFFICKING};

/// What is noted in a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// One of a list of codes.
    Choice(&'static [&'static str]),
    /// Some of a list of codes; at least so many where the field is needed.
    Ticks(&'static [&'static str], usize),
    /// A day.
    Day,
    /// A line of words.
    Line,
    /// Words.
    Text,
    /// Words, one name a line; at least so many.
    Names(usize),
}

/// Something that a step notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// Code.
    pub code: &'static str,
    /// What is noted.
    pub of: Of,
    /// Without it the step is not done.
    pub needed: bool,
}

/// A field without which a step is not done.
pub(super) const fn need(code: &'static str, of: Of) -> Field {
    Field { code, of, needed: true }
}

/// A field that may stay empty.
pub(super) const fn may(code: &'static str, of: Of) -> Field {
    Field { code, of, needed: false }
}

/// A step of a track.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// Code.
    pub code: &'static str,
    /// Days from the opening of the track within which it is done.
    pub days: i32,
    /// Steps that come first.
    pub after: &'static [&'static str],
    /// It cannot be set aside as not needed.
    pub must: bool,
    /// It is done again every so many days.
    pub every: Option<i32>,
    /// Somebody who approves has to record it.
    pub approve: bool,
    /// It reaches out to somebody else, and is not done while the track is halted.
    pub reaches_out: bool,
    /// Answers after which nothing that comes later may be done.
    pub bars: &'static [(&'static str, &'static str)],
    /// A day after which it has to be renewed.
    pub expires: Option<&'static str>,
    /// What it notes.
    pub fields: &'static [Field],
}

impl Step {
    /// A step within so many days.
    pub(super) const fn new(code: &'static str, days: i32, fields: &'static [Field]) -> Self {
        Self { code, days, after: &[], must: false, every: None, approve: false, reaches_out: false, bars: &[], expires: None, fields }
    }
    pub(super) const fn after(self, after: &'static [&'static str]) -> Self {
        Self { after, ..self }
    }
    pub(super) const fn must(self) -> Self {
        Self { must: true, ..self }
    }
    pub(super) const fn every(self, days: i32) -> Self {
        Self { every: Some(days), ..self }
    }
    pub(super) const fn approved(self) -> Self {
        Self { approve: true, ..self }
    }
    pub(super) const fn reaches_out(self) -> Self {
        Self { reaches_out: true, ..self }
    }
    pub(super) const fn bars(self, bars: &'static [(&'static str, &'static str)]) -> Self {
        Self { bars, ..self }
    }
    pub(super) const fn expires(self, field: &'static str) -> Self {
        Self { expires: Some(field), ..self }
    }
    /// The field of a code.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}

/// A track.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    /// Code.
    pub code: &'static str,
    /// Its steps, in the order of the checklist.
    pub steps: &'static [Step],
    /// How it may end.
    pub outcomes: &'static [&'static str],
    /// Nothing of it is ever told to the country of origin.
    pub secret: bool,
    /// Whether it may be halted: on request, or on suspicion.
    pub halts: bool,
}

impl Kind {
    /// The step of a code.
    #[must_use]
    pub fn step(&self, code: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.code == code)
    }
}

/// All tracks, in the order of lists.
pub const KINDS: &[Kind] = &[CHILD_ALONE, TRAFFICKING, GBV, ASYLUM, DETENTION, TRACING, MEDICAL, DISABILITY, SOGIESC, OLDER];

/// The track of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.code == code)
}

/// Yes or no.
pub(super) const YES_NO: &[&str] = &["yes", "no"];
/// What became of an offer.
pub(super) const OFFERED: &[&str] = &["accepted", "declined", "later"];
/// An answer to somebody who asks leave.
pub(super) const CONSENT: &[&str] = &["given", "refused"];
/// Whether somebody is threatened now.
pub(super) const THREATENED: &[&str] = &["no", "perhaps", "yes"];
