//! Giving and taking a file inside the transaction of another room, such as the one that opens the follow-up.

use ledger::{FactKind as _, Stream, UserId, Write};
use web::Result;

use super::facts::{self, AssignmentFact, Staff};

/// Gives the file whose stream was loaded to a member of staff; nothing happens when they have it.
///
/// # Errors
/// When the database fails.
pub async fn give(write: &mut Write, stream: &mut Stream, user: UserId) -> Result<()> {
    if !facts::fold(stream).contains_key(&user) {
        write.append(stream, [AssignmentFact::Given(Staff { user }).fact()]).await?;
    }
    Ok(())
}

/// Takes it away again; nothing happens when they do not have it. Access that hangs on it ends with the transaction.
///
/// # Errors
/// When the database fails.
pub async fn end(write: &mut Write, stream: &mut Stream, user: UserId) -> Result<()> {
    if facts::fold(stream).contains_key(&user) {
        write.append(stream, [AssignmentFact::Ended(Staff { user }).fact()]).await?;
    }
    Ok(())
}
