//! Deposits and returns, on the guest's own stream, and how they add up to what is still kept.

use ledger::{Id, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks ids of deposits.
pub enum DepositMark {}
/// A bag that was taken into keeping.
pub type DepositId = Id<DepositMark>;

/// A thing in a bag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Item {
    /// In words.
    pub what: String,
    /// How many.
    pub count: i64,
}

/// An inspection by the written rule. Of the bag, never of the body.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Inspection {
    /// Sex of who inspected, as they state it for this inspection (ISO 5218).
    pub inspector_sex: i64,
    /// By whom the guest wished it, ISO 5218: their own sex unless they said otherwise.
    pub wanted_sex: i64,
    /// Who inspected, when not the one who noted it.
    #[serde(default)]
    pub inspector: String,
    /// Who was there.
    #[serde(default)]
    pub witness: String,
}

/// Belongings were taken into keeping.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deposited {
    /// The bag.
    pub deposit: DepositId,
    /// What is in it.
    pub items: Vec<Item>,
    /// Number of its seal.
    pub seal: String,
    /// Where it stands.
    #[serde(default)]
    pub shelf: String,
    /// The inspection, if there was one.
    #[serde(default)]
    pub inspection: Option<Inspection>,
    /// Who took it.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// Belongings were given back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Returned {
    /// From which bag.
    pub deposit: DepositId,
    /// How many of each thing, in the order of the list.
    pub given: Vec<i64>,
    /// Whether this ends the keeping.
    pub last: bool,
    /// Whether the seal was whole.
    pub intact: bool,
    /// What was different from the list, and why.
    #[serde(default)]
    pub difference: String,
    /// Who received it, when not the guest.
    #[serde(default)]
    pub receiver: String,
    /// Number of the new seal, when something stays.
    #[serde(default)]
    pub new_seal: String,
    /// Who gave it.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// The bag is kept under another file of the same person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Moved {
    /// Which.
    pub deposit: DepositId,
    /// The file that goes on.
    pub to: StreamId,
}

ledger::facts! {
    /// Facts about belongings in keeping.
    pub enum BelongingFact {
        "belonging/deposited" House Personal => Deposited(Deposited),
        "belonging/returned" House Personal => Returned(Returned),
        "belonging/moved" House Personal => Moved(Moved),
    }
}

/// A bag as it stands.
#[derive(Clone, Debug)]
pub struct Deposit {
    /// What was taken.
    pub taken: Deposited,
    /// At which site.
    pub site: SiteId,
    /// How many of each thing are still kept.
    pub left: Vec<i64>,
    /// The seal on it now; empty when nothing is kept.
    pub seal: String,
    /// Returns, oldest first.
    pub returns: Vec<Returned>,
    /// When the keeping ended.
    pub closed_at: Option<Instant>,
    /// Whether it goes on under another file.
    pub moved: bool,
}

impl Deposit {
    /// Whether something is still kept here.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none() && !self.moved
    }

    /// How many things are still kept.
    #[must_use]
    pub fn kept(&self) -> i64 {
        if self.is_open() { self.left.iter().sum() } else { 0 }
    }

    fn give_back(&mut self, returned: Returned) {
        for (left, given) in self.left.iter_mut().zip(&returned.given) {
            *left = (*left - given.max(&0)).max(0);
        }
        if !returned.new_seal.is_empty() {
            self.seal.clone_from(&returned.new_seal);
        }
        if returned.last || self.left.iter().all(|left| *left == 0) {
            self.closed_at = Some(returned.at);
        }
        self.returns.push(returned);
    }
}

/// The bags of a guest, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Belongings {
    /// Bags.
    pub deposits: Vec<Deposit>,
}

impl Belongings {
    /// Folds a guest's stream. A bag begins with the first deposit of its id; what comes after it ended changes nothing.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut out = Self::default();
        for (fact, what) in stream.of::<BelongingFact>() {
            match what {
                BelongingFact::Deposited(taken) => out.take(taken, fact.site),
                BelongingFact::Returned(returned) => {
                    if let Some(deposit) = out.open(returned.deposit) {
                        deposit.give_back(returned);
                    }
                }
                BelongingFact::Moved(moved) => {
                    if let Some(deposit) = out.open(moved.deposit) {
                        deposit.moved = true;
                    }
                }
            }
        }
        out
    }

    fn take(&mut self, taken: Deposited, site: SiteId) {
        match self.deposits.iter_mut().find(|deposit| deposit.taken.deposit == taken.deposit) {
            // Files that were parted again: the bag comes back to where it was.
            Some(known) if known.moved => known.moved = false,
            Some(_) => {}
            None => self.deposits.push(Deposit {
                site,
                left: taken.items.iter().map(|item| item.count.max(0)).collect(),
                seal: taken.seal.clone(),
                returns: Vec::new(),
                closed_at: None,
                moved: false,
                taken,
            }),
        }
    }

    fn open(&mut self, id: DepositId) -> Option<&mut Deposit> {
        self.deposits.iter_mut().find(|deposit| deposit.taken.deposit == id && deposit.is_open())
    }

    /// A bag of this guest.
    #[must_use]
    pub fn get(&self, id: DepositId) -> Option<&Deposit> {
        self.deposits.iter().find(|deposit| deposit.taken.deposit == id)
    }
}
