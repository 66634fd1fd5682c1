//! Giving beds inside a transaction: what pages, other rooms and other subjects go through, so that one set of rules
//! holds everywhere. Whoever shares a bed follows its owner here.

use access::Duty;
use ledger::{Conn, StreamId, Write};
use people::contact::Contact;
use people::person::Person;
use web::{Cx, Error, Problems, Result};

use super::facts::{Departure, Entry, GuestId, GuestKind, Spot, State, StayId};
use super::rules::{self, Asking, Choice, Now, Target};
use super::store::{self, Guest};
use crate::place::{self, BedId, BedRow, Fit};

/// Answer to "which bed?" when none is free.
pub(super) const NO_BED: &str = "none";

/// The guest, if the reader may decide about their stay.
pub(super) async fn get_guest(cx: &Cx, conn: &mut Conn, id: GuestId) -> Result<Guest> {
    let guest = store::get_guest(conn, id, cx.today()).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::StayWrite, &guest.record)?;
    Ok(guest)
}

pub(super) fn now(cx: &Cx) -> Now {
    Now { at: cx.now(), today: cx.today() }
}

pub(super) fn target(cx: &Cx, row: &BedRow, fit: Fit) -> Target {
    Target {
        bed_id: row.bed_id,
        room_id: row.room_id,
        label: row.label(),
        fit,
        closed: row.closed,
        blocked: row.blocked,
        reserved: row.held_on(cx.today()),
        taken: row.taken,
    }
}

/// What is asked for: which bed, and why.
#[derive(Clone, Copy, Default)]
pub(super) struct Wish<'a> {
    pub(super) bed: &'a str,
    pub(super) reason: &'a str,
}

/// A refusal as an error: a program learns whether it was the input or the state of the house.
pub(super) fn refusal(problems: Problems) -> Error {
    if rules::is_conflict(&problems) { Error::Conflict(problems) } else { Error::Invalid(problems) }
}

/// The bed that was answered, as it stands inside this transaction; of this site only. Beside it whoever has it without a
/// name and is registered by now.
async fn choice(cx: &Cx, write: &mut Write, (guest, answer): (GuestId, &str)) -> Result<(Choice, Option<StreamId>)> {
    if answer == NO_BED {
        return Ok((Choice::NoBed, None));
    }
    let Ok(id) = answer.parse::<BedId>() else { return Ok((Choice::Unknown, None)) };
    let row = place::get_bed(write.conn()?, id).await?.filter(|row| row.site_id == cx.site_id());
    let Some(row) = row else { return Ok((Choice::Unknown, None)) };
    let fit = place::consider(cx, write.conn()?, guest, &row).await?;
    Ok((Choice::Bed(target(cx, &row, fit)), row.handover))
}

/// Ends the stay of an anonymous contact whose bed goes on to somebody else.
async fn take_over(cx: &Cx, write: &mut Write, contact: Option<StreamId>) -> Result<()> {
    let Some(contact) = contact else { return Ok(()) };
    let mut stream = write.load(contact).await?;
    let state = State::fold(&stream);
    let old = state.current().and_then(|stay| stay.own_spot().cloned());
    write.append(&mut stream, rules::hand_over(&state, now(cx))).await?;
    follow(cx, write, old, None).await
}

/// Brings along whoever shared the bed that was left.
pub(super) async fn follow(cx: &Cx, write: &mut Write, old: Option<Spot>, to: Option<&Spot>) -> Result<()> {
    let Some(old) = old.filter(|old| to.is_none_or(|to| to.bed_id != old.bed_id)) else { return Ok(()) };
    for guest in store::list_sharing(write.conn()?, old.bed_id).await? {
        let mut stream = write.load(guest).await?;
        let facts = rules::follow(&State::fold(&stream), to, now(cx));
        write.append(&mut stream, facts).await?;
    }
    Ok(())
}

/// Lets a guest in and gives the bed that was asked for, or none. A refusal leaves nothing behind.
pub(super) async fn admit(cx: &Cx, write: &mut Write, guest: &Guest, wish: Wish<'_>) -> Result<Result<State, Problems>> {
    let mut stream = write.load(guest.id).await?;
    let (choice, handed) = choice(cx, write, (guest.id, wish.bed)).await?;
    let (died, named) = (Person::fold(&stream).died, Contact::fold(&stream).closed);
    let mut asking = Asking { guest: guest.kind, died, named, entry: Entry::Arrival, since: None, reason: wish.reason };
    if let Some(contact) = handed {
        asking.entry = Entry::Registered;
        asking.since = State::fold(&write.load(contact).await?).current().and_then(|stay| stay.admitted_on);
    }
    let stay: StayId = write.id();
    let facts = match rules::admit(&State::fold(&stream), &choice, &asking, (stay, now(cx))) {
        Ok(facts) => facts,
        Err(problems) => return Ok(Err(problems)),
    };
    take_over(cx, write, handed).await?;
    write.append(&mut stream, facts).await?;
    Ok(Ok(State::fold(&stream)))
}

/// Gives a guest who is in another bed. A refusal leaves nothing behind.
pub(super) async fn change_bed(cx: &Cx, write: &mut Write, guest: &Guest, wish: Wish<'_>) -> Result<Result<State, Problems>> {
    let mut stream = write.load(guest.id).await?;
    let (choice, handed) = choice(cx, write, (guest.id, wish.bed)).await?;
    let before = State::fold(&stream);
    let facts = match rules::change_bed(&before, &choice, wish.reason, now(cx)) {
        Ok(facts) => facts,
        Err(problems) => return Ok(Err(problems)),
    };
    take_over(cx, write, handed).await?;
    write.append(&mut stream, facts).await?;
    let after = State::fold(&stream);
    let old = before.current().and_then(|stay| stay.own_spot().cloned());
    follow(cx, write, old, after.current().and_then(|stay| stay.own_spot())).await?;
    Ok(Ok(after))
}

/// Lets a guest in without a bed; who is in already stays as they are.
///
/// # Errors
/// [`Error::Conflict`] when the guest's death has been noted or the guest has a name by now, or when the database fails.
pub async fn let_in(write: &mut Write, guest: GuestId, kind: GuestKind) -> Result<StayId> {
    let mut stream = write.load(guest).await?;
    let state = State::fold(&stream);
    if let Some(stay) = state.current() {
        return Ok(stay.id);
    }
    if Person::fold(&stream).died {
        return Err(Error::conflict("", "stay-died"));
    }
    if Contact::fold(&stream).closed {
        return Err(Error::conflict("", "stay-named"));
    }
    let stay: StayId = write.id();
    let facts = rules::let_in(&state, kind, (stay, write.now())).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    Ok(stay)
}

/// Gives a guest a bed: lets in who is not in yet, moves who is. Who has this bed already keeps it.
///
/// # Errors
/// [`Error::NotFound`] for a guest whose stay is not the reader's to decide, [`Error::Conflict`] and [`Error::Invalid`]
/// when a rule refuses; then nothing has been appended.
pub async fn assign(cx: &Cx, write: &mut Write, guest: GuestId, bed: BedId, reason: &str) -> Result<()> {
    let guest = get_guest(cx, write.conn()?, guest).await?;
    let stream = write.load(guest.id).await?;
    let state = State::fold(&stream);
    let bed_text = bed.to_string();
    let wish = Wish { bed: &bed_text, reason };
    let done = match state.current() {
        Some(stay) if stay.own_spot().is_some_and(|spot| spot.bed_id == bed) => return Ok(()),
        Some(_) => change_bed(cx, write, &guest, wish).await?,
        None => admit(cx, write, &guest, wish).await?,
    };
    done.map(|_| ()).map_err(refusal)
}

/// Two files are one person: the stay under the first ends and, unless the second is in the house too, goes on there in
/// the same bed. Neither counts as a departure or an arrival; where both were in, one of them was counted too many.
///
/// # Errors
/// When the database fails.
pub async fn hand_over(cx: &Cx, write: &mut Write, from: GuestId, into: GuestId) -> Result<()> {
    let mut left = write.load(from).await?;
    let mut goes_on = write.load(into).await?;
    let before = State::fold(&left);
    let kind = if people::contact::record(write.conn()?, into).await?.is_some() { GuestKind::Contact } else { GuestKind::Person };
    let stay: StayId = write.id();
    let (ended, begun) = rules::merge(&before, &State::fold(&goes_on), kind, (stay, now(cx)));
    write.append(&mut left, ended).await?;
    write.append(&mut goes_on, begun).await?;
    let old = before.current().and_then(|stay| stay.own_spot().cloned());
    let after = State::fold(&goes_on);
    follow(cx, write, old, after.current().and_then(|stay| stay.own_spot())).await
}

/// A child born in the house is in it: in a bed of its own when one is named, else beside the mother when she has one,
/// else without. A refusal concerns the bed, and leaves nothing behind.
pub(crate) async fn born(cx: &Cx, write: &mut Write, (child, mother): (GuestId, GuestId), (bed, reason): (&str, &str)) -> Result<Result<StayId, Problems>> {
    let beside = State::fold(&write.load(mother).await?).current().and_then(|stay| stay.spot().cloned());
    let stay: StayId = write.id();
    let mut stream = write.load(child).await?;
    if bed.is_empty() {
        write.append(&mut stream, rules::born(beside, (stay, now(cx)))).await?;
        return Ok(Ok(stay));
    }
    let (choice, handed) = choice(cx, write, (child, bed)).await?;
    let asking = Asking { guest: GuestKind::Person, died: false, named: false, entry: Entry::Birth, since: None, reason };
    match rules::admit(&State::fold(&stream), &choice, &asking, (stay, now(cx))) {
        Ok(facts) => {
            take_over(cx, write, handed).await?;
            write.append(&mut stream, facts).await?;
            Ok(Ok(stay))
        }
        Err(problems) => Ok(Err(problems)),
    }
}

/// The stay of somebody who died ends; whoever shared the bed waits for another.
pub(crate) async fn die(cx: &Cx, write: &mut Write, stream: &mut ledger::Stream, on: ledger::Day) -> Result<()> {
    let state = State::fold(stream);
    write.append(stream, rules::die(&state, on, now(cx))).await?;
    follow(cx, write, state.current().and_then(|stay| stay.own_spot().cloned()), None).await
}

/// The stay that ended by a death that was none goes on.
pub(crate) async fn undie(cx: &Cx, write: &mut Write, (stream, reason): (&mut ledger::Stream, &str)) -> Result<Result<(), Problems>> {
    let state = State::fold(stream);
    if !rules::revocable(&state).and_then(|stay| stay.end.as_ref()).is_some_and(|end| end.departure == Departure::Death) {
        return Ok(Ok(()));
    }
    Ok(super::depart::take_back(cx, write, (stream, reason)).await?.map(|_| ()))
}

/// Notes the return of somebody on leave who comes through the gate; nothing when no leave has begun.
///
/// # Errors
/// When the database fails.
pub async fn back(cx: &Cx, write: &mut Write, stream: &mut ledger::Stream) -> Result<()> {
    let state = State::fold(stream);
    let away = state.current().and_then(|stay| stay.leave.as_ref()).is_some_and(|leave| leave.from <= cx.now());
    if away && let Ok(facts) = rules::come_back(&state, now(cx)) {
        write.append(stream, facts).await?;
    }
    Ok(())
}
