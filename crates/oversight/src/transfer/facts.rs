//! Facts of handing on, on the person's stream, sealed with the protection part of the file.

use std::collections::BTreeMap;

use care::file::FileId;
use care::guest::Left;
use ledger::{Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of transfers.
pub enum TransferMark {}
/// A transfer.
pub type TransferId = Id<TransferMark>;

/// To whom a follow-up goes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Target {
    /// A case manager of the same site.
    Manager {
        /// Account.
        user: UserId,
    },
    /// Another site, where somebody accepts.
    Site {
        /// Site.
        site: SiteId,
    },
    /// An organisation that does not work with this program.
    Partner {
        /// Its name, and whom one speaks to there.
        name: String,
    },
}

impl Target {
    /// Names of the kinds.
    pub const NAMES: [&'static str; 3] = ["manager", "site", "partner"];
    /// Name in the database and message keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Manager { .. } => "manager",
            Self::Site { .. } => "site",
            Self::Partner { .. } => "partner",
        }
    }
}

/// Somebody is asked to take a follow-up over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Transfer.
    pub transfer: TransferId,
    /// Follow-up.
    pub file: FileId,
    /// To whom.
    pub to: Target,
    /// What the receiver must know.
    pub note: String,
    /// Whether the person agreed to it, where it leaves the site.
    #[serde(default)]
    pub agreed: bool,
    /// Actions of the plan that are handed with it.
    #[serde(default)]
    pub open_actions: i64,
}

/// It was accepted.
#[derive(Clone, Serialize, Deserialize)]
pub struct Accepted {
    /// Transfer.
    pub transfer: TransferId,
    /// Who accepted, where it is a partner.
    #[serde(default)]
    pub who: String,
}

/// It was declined.
#[derive(Clone, Serialize, Deserialize)]
pub struct Declined {
    /// Transfer.
    pub transfer: TransferId,
    /// Why.
    pub why: String,
}

/// It was taken back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Transfer.
    pub transfer: TransferId,
}

/// A transfer of a file that has become part of this one, as it stood then. It goes on here with the follow-up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Brought {
    /// What was asked, under its number here.
    pub asked: Asked,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
    /// At which site.
    pub site: SiteId,
    /// How it stood.
    pub state: State,
    /// Last change.
    pub changed_at: Instant,
    /// Who changed it last.
    pub changed_by: UserId,
    /// The file it was brought over from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

ledger::facts! {
    /// Facts about handing on.
    pub enum TransferFact {
        "transfer/asked" Protection Sensitive => Asked(Asked),
        "transfer/accepted" Protection Sensitive => Accepted(Accepted),
        "transfer/declined" Protection Sensitive => Declined(Declined),
        "transfer/withdrawn" Protection Sensitive => Withdrawn(Withdrawn),
        "transfer/brought" Protection Sensitive => Brought(Brought),
    }
}

/// How a transfer stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The receiver has not answered.
    Waiting,
    /// Accepted; by whom, where it is a partner.
    Accepted(String),
    /// Declined, with the reason.
    Declined(String),
    /// Taken back.
    Withdrawn,
}

impl State {
    /// Name in the database and message keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted(_) => "accepted",
            Self::Declined(_) => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A transfer as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transfer {
    /// What was asked.
    pub asked: Asked,
    /// When.
    pub at: Instant,
    /// Place among the facts of the node: what was asked later in the same moment comes later.
    pub(super) tick: i64,
    /// By whom.
    pub by: UserId,
    /// At which site.
    pub site: SiteId,
    /// How it stands.
    pub state: State,
    /// Last change.
    pub changed_at: Instant,
    /// Who changed it last.
    pub changed_by: UserId,
}

/// The transfers of a stream.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Transfers(pub BTreeMap<TransferId, Transfer>);

impl Transfers {
    /// Folds a stream. The first asking with an id counts, and the first answer to it. What was brought over with a file that is
    /// no longer part of this one has gone back with it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut all: BTreeMap<TransferId, Transfer> = BTreeMap::new();
        let left = Left::of(stream);
        for (fact, what) in stream.of::<TransferFact>() {
            let (at, by, site) = (fact.instant(), fact.author, fact.site);
            let mut answer = |id: TransferId, state: State| {
                if let Some(transfer) = all.get_mut(&id).filter(|transfer| transfer.state == State::Waiting) {
                    (transfer.state, transfer.changed_at, transfer.changed_by) = (state, at, by);
                }
            };
            match what {
                TransferFact::Accepted(said) => answer(said.transfer, State::Accepted(said.who)),
                TransferFact::Declined(said) => answer(said.transfer, State::Declined(said.why)),
                TransferFact::Withdrawn(said) => answer(said.transfer, State::Withdrawn),
                TransferFact::Asked(asked) => {
                    let id = asked.transfer;
                    all.entry(id).or_insert(Transfer { asked, at, tick: fact.at, by, site, state: State::Waiting, changed_at: at, changed_by: by });
                }
                TransferFact::Brought(brought) if left.took(fact, brought.from) => {}
                TransferFact::Brought(brought) => {
                    let Brought { asked, at, by, site, state, changed_at, changed_by, .. } = brought;
                    all.entry(asked.transfer).or_insert(Transfer { asked, at, tick: fact.at, by, site, state, changed_at, changed_by });
                }
            }
        }
        Self(all)
    }

    /// The latest transfer of a follow-up.
    #[must_use]
    pub fn of(&self, file: FileId) -> Option<&Transfer> {
        self.0.values().filter(|transfer| transfer.asked.file == file).max_by_key(|transfer| (transfer.tick, transfer.asked.transfer))
    }

    /// Whether a partner has accepted a follow-up.
    #[must_use]
    pub fn partner_accepted(&self, file: FileId) -> bool {
        let accepted = |transfer: &Transfer| matches!((&transfer.asked.to, &transfer.state), (Target::Partner { .. }, State::Accepted(_)));
        self.0.values().any(|transfer| transfer.asked.file == file && accepted(transfer))
    }
}
