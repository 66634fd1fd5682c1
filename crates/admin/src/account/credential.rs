//! Secrets of accounts: the password's hash, the second factor sealed with a key of this installation, and the digests of
//! the recovery codes. Their table belongs to the installation, not to the facts.

use ledger::{Conn, DataKey, Ledger, UserId};
use web::{Error, Result, TotpSecret};

use super::store;

const PURPOSE: &str = "relais totp v1";

/// What an account proves itself with.
#[derive(sqlx::FromRow)]
pub(crate) struct Credential {
    /// PHC string.
    pub(crate) password: String,
    must_change: i64,
    /// Sealed second factor, when there is one.
    pub(crate) totp: Option<Vec<u8>>,
    /// The last step that was used; none before or at it is taken again.
    pub(crate) totp_step: i64,
    /// Digests of unused recovery codes, separated by spaces.
    pub(crate) recovery: String,
}

impl Credential {
    /// Whether the password must be changed before anything else.
    pub(crate) const fn must_change(&self) -> bool {
        self.must_change != 0
    }
    /// Recovery codes left.
    pub(crate) fn recovery_left(&self) -> i64 {
        i64::try_from(self.recovery.split_whitespace().count()).unwrap_or(0)
    }
}

/// The secrets of an account.
pub(crate) async fn credential(conn: &mut Conn, user: UserId) -> Result<Credential> {
    // An account that came from another installation has no secrets here, and so no way in until a password is set.
    store::credential(conn, user).await?.ok_or(Error::NotFound)
}

fn key(ledger: &Ledger) -> DataKey {
    DataKey::derived(ledger.master().derive(PURPOSE))
}

/// Seals a second factor; `place` binds it to whose it is.
pub(crate) fn seal_secret(ledger: &Ledger, place: &str, secret: &TotpSecret) -> Result<Vec<u8>> {
    Ok(key(ledger).seal(ledger.env(), place.as_bytes(), secret.bytes())?)
}

/// Opens a sealed second factor.
pub(crate) fn open_secret(ledger: &Ledger, place: &str, sealed: &[u8]) -> Result<TotpSecret> {
    let bytes = key(ledger).open(place.as_bytes(), sealed)?;
    TotpSecret::from_bytes(&bytes).ok_or_else(|| Error::Internal("a second factor of the wrong length".to_owned()))
}
