//! What belongs to a follow-up goes where the follow-up goes, when two files become one.

use care::file::{File, FileId};
use care::guest;
use ledger::{Id, NewFact, Stream, StreamId, Write};
use web::Result;

/// Something that was settled about a follow-up.
pub(crate) trait Settled {
    /// Marks its ids.
    type Mark;
    /// The follow-up.
    fn file(&self) -> FileId;
    /// Where it stands among its like.
    fn order(&self) -> (i64, Id<Self::Mark>);
    /// The same under a new number, about the follow-up as it is numbered where it went, with the file it came from.
    fn again(&self, number: Id<Self::Mark>, to: (FileId, Option<StreamId>)) -> NewFact;
}

/// What was settled about a follow-up, told again in the file into which it went, in its order. Numbers: those of the follow-up
/// there and here.
pub(crate) fn brought<T: Settled>(
    all: Vec<T>,
    ((old, file), from): ((FileId, FileId), Option<StreamId>),
    mut number: impl FnMut() -> Id<T::Mark>,
) -> Vec<NewFact> {
    let mut own: Vec<T> = all.into_iter().filter(|one| one.file() == old).collect();
    own.sort_by_key(Settled::order);
    own.iter().map(|one| one.again(number(), (file, from))).collect()
}

/// Tells it again where the follow-up went over; nothing where it did not.
pub(crate) async fn over<T: Settled>(write: &mut Write, (from, into): (StreamId, StreamId), settled: fn(&Stream) -> Vec<T>) -> Result<()> {
    let old = write.load(from).await?;
    let mut new = write.load(into).await?;
    let Some(numbers) = File::went_over(&old, &new) else { return Ok(()) };
    let facts = brought(settled(&old), (numbers, guest::brought_from(&old)), || write.id());
    Ok(write.append(&mut new, facts).await?)
}
