//! Requests, decisions and hand-outs on the guest's own stream; contents of kits on the site's; and how they add up.

use ledger::{Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use house::stay::StayId;

use crate::words::Words;

/// Marks ids of requests.
pub enum RequestMark {}
/// A request for a kit.
pub type RequestId = Id<RequestMark>;

/// A kit was asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Requested {
    /// The request.
    pub request: RequestId,
    /// Which kit: a code.
    pub kit: String,
    /// Version of its contents; 0 for the standard ones.
    #[serde(default)]
    pub version: i64,
    /// Size of clothes or shoes; may be empty.
    #[serde(default)]
    pub size: String,
    /// How many kits.
    pub quantity: i64,
    /// The household, when it is for all of it.
    #[serde(default)]
    pub household: Option<StreamId>,
    /// For how many people.
    pub people: i64,
    /// The stay in which it is asked for.
    #[serde(default)]
    pub stay: Option<StayId>,
    /// Why, by the criteria: a code.
    pub reason: String,
    /// Why, in words, where no criterion fits.
    #[serde(default)]
    pub note: String,
    /// Whether the criteria of the kit are met.
    pub criteria: bool,
    /// Why formula milk is needed: a code; empty when it is not asked for.
    #[serde(default)]
    pub formula: String,
    /// What advised against it: message keys.
    #[serde(default)]
    pub despite: Vec<String>,
    /// Why all the same.
    #[serde(default)]
    pub despite_reason: String,
    /// Whether it cannot wait.
    #[serde(default)]
    pub urgent: bool,
    /// Who asked.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// A request was decided.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decided {
    /// Which.
    pub request: RequestId,
    /// Approved or refused.
    pub approved: bool,
    /// Why refused.
    #[serde(default)]
    pub reason: String,
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// The kit was handed out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Given {
    /// Which.
    pub request: RequestId,
    /// How the receiver was known: `card`, `signature` or `proxy`.
    pub proof: String,
    /// Who received it, when not the guest.
    #[serde(default)]
    pub receiver: String,
    /// Who handed it out.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// Whoever asked lets the request go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dropped {
    /// Which.
    pub request: RequestId,
    /// Who.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// The request goes on under another file of the same person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Moved {
    /// Which.
    pub request: RequestId,
    /// The file that goes on.
    pub to: StreamId,
}

/// Contents of a kit were published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Composed {
    /// Which kit.
    pub kit: String,
    /// Number, rising.
    pub version: i64,
    /// What is in it, one thing in a line.
    pub words: Words,
}

ledger::facts! {
    /// Facts about kits.
    pub enum KitFact {
        "kit/requested" House Personal => Requested(Requested),
        "kit/decided" House Personal => Decided(Decided),
        "kit/given" House Personal => Given(Given),
        "kit/dropped" House Personal => Dropped(Dropped),
        "kit/moved" House Personal => Moved(Moved),
        "kit/composed" House Open => Composed(Composed),
    }
}

/// A request with what became of it. Of two decisions the first holds; only what is approved can be given.
#[derive(Clone, Debug)]
pub struct Request {
    /// What was asked.
    pub asked: Requested,
    /// At which site.
    pub site: SiteId,
    /// The decision.
    pub decided: Option<Decided>,
    /// The hand-out.
    pub given: Option<Given>,
    /// When it was let go.
    pub dropped: Option<Dropped>,
    /// Whether it goes on under another file.
    pub moved: bool,
}

/// How a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Nobody has decided yet.
    Pending,
    /// Approved and ready to be handed out.
    Approved,
    /// Refused, and whoever asked has not read it yet.
    Refused,
    /// Handed out.
    Given,
    /// Let go, or refused and read.
    Dropped,
}

impl Status {
    /// Their names, in the order of the list.
    pub const NAMES: [&'static str; 5] = ["pending", "approved", "refused", "given", "dropped"];

    /// Name in the database, in queries and in message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Given => "given",
            Self::Dropped => "dropped",
        }
    }
}

impl Request {
    /// How it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        match (&self.given, &self.dropped, &self.decided) {
            (Some(_), _, _) => Status::Given,
            (None, Some(_), _) => Status::Dropped,
            (None, None, Some(decided)) if decided.approved => Status::Approved,
            (None, None, Some(_)) => Status::Refused,
            (None, None, None) => Status::Pending,
        }
    }
}

/// The requests of a guest, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Kits {
    /// Requests.
    pub requests: Vec<Request>,
}

impl Kits {
    /// Folds a guest's stream.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut out = Self::default();
        for (fact, what) in stream.of::<KitFact>() {
            match what {
                KitFact::Requested(asked) => out.ask(asked, fact.site),
                KitFact::Decided(decided) => out.with(decided.request, |request| {
                    request.decided.get_or_insert(decided);
                }),
                KitFact::Given(given) => out.with(given.request, |request| {
                    if request.status() == Status::Approved {
                        request.given = Some(given);
                    }
                }),
                KitFact::Dropped(dropped) => out.with(dropped.request, |request| {
                    if request.given.is_none() {
                        request.dropped.get_or_insert(dropped);
                    }
                }),
                KitFact::Moved(moved) => out.with(moved.request, |request| request.moved = true),
                KitFact::Composed(_) => {}
            }
        }
        out
    }

    fn ask(&mut self, asked: Requested, site: SiteId) {
        match self.requests.iter_mut().find(|request| request.asked.request == asked.request) {
            Some(known) => known.moved = false,
            None => self.requests.push(Request { asked, site, decided: None, given: None, dropped: None, moved: false }),
        }
    }

    fn with(&mut self, id: RequestId, deed: impl FnOnce(&mut Request)) {
        if let Some(request) = self.requests.iter_mut().find(|request| request.asked.request == id) {
            deed(request);
        }
    }

    /// A request of this guest.
    #[must_use]
    pub fn get(&self, id: RequestId) -> Option<&Request> {
        self.requests.iter().find(|request| request.asked.request == id && !request.moved)
    }
}

/// Contents that were published at a site.
pub(super) fn composed(stream: &Stream) -> Vec<(Composed, Instant, UserId)> {
    let mut out: Vec<(Composed, Instant, UserId)> = Vec::new();
    for (fact, what) in stream.of::<KitFact>() {
        let KitFact::Composed(composed) = what else { continue };
        if !out.iter().any(|(known, _, _)| known.kit == composed.kit && known.version == composed.version) {
            out.push((composed, fact.instant(), fact.author));
        }
    }
    out
}
