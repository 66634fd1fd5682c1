//! What was opened of sealed rows, kept in memory: boards and lists show the same people again and again, and opening is
//! what they cost. A row is known by the nonce of its seal, which is new whenever the row is written; what was corrected
//! or erased is therefore never answered from here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ledger::PartialDate;

use super::facts::Identity;
use super::head::PersonId;

/// Most rows kept; beyond it all are forgotten. At about 150 bytes each.
const KEPT_MAX: usize = 20_000;

/// What heads show of an identity.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) native: String,
    pub(super) birth: Option<PartialDate>,
}

impl Shown {
    pub(super) fn new(identity: Identity) -> Self {
        Self { name: identity.full_name(), birth: identity.birth, native: identity.native }
    }
}

/// What was opened, and of which seal.
struct Opened {
    nonce: Vec<u8>,
    shown: Arc<Shown>,
}

/// Opened rows, by person.
#[derive(Default)]
pub(super) struct Kept(Mutex<HashMap<PersonId, Opened>>);

impl Kept {
    /// What the row said, if it still bears that seal.
    pub(super) fn get(&self, id: PersonId, nonce: &[u8]) -> Option<Arc<Shown>> {
        let rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rows.get(&id).filter(|opened| opened.nonce == nonce).map(|opened| Arc::clone(&opened.shown))
    }

    pub(super) fn put(&self, id: PersonId, nonce: Vec<u8>, shown: Arc<Shown>) {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if rows.len() >= KEPT_MAX {
            rows.clear();
        }
        rows.insert(id, Opened { nonce, shown });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_seal_it_was_opened_from_leads_to_it() {
        let (kept, id) = (Kept::default(), PersonId::from_number(7));
        kept.put(id, vec![1; 12], Arc::new(Shown { name: "Awa".to_owned(), ..Shown::default() }));
        assert_eq!(kept.get(id, &[1; 12]).map(|shown| shown.name.clone()).as_deref(), Some("Awa"));
        assert!(kept.get(id, &[2; 12]).is_none() && kept.get(PersonId::from_number(8), &[1; 12]).is_none());
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let kept = Kept::default();
        for n in 0..=u128::try_from(KEPT_MAX).unwrap() {
            kept.put(PersonId::from_number(n), vec![0; 12], Arc::default());
        }
        assert_eq!(kept.0.lock().unwrap().len(), 1);
    }
}
