//! Changes of households inside a transaction, for the pages of this room and for others: a birth, a death, a merge of two
//! files. Whatever changes, no child loses the adult they came with unnoticed: a mark is proposed, and a human decides.

use std::collections::{BTreeMap, BTreeSet};

use access::Duty;
use ledger::{Day, NewFact, StreamId, Write};
use web::{Cx, Error, Result};

use super::facts::Household;
use super::rules::{self, Relations};
use super::store;
use crate::consent::Consents;
use crate::duplicate::MergeId;
use crate::person::rules::Company;
use crate::person::{self, Person, PersonId, record};

/// Forms a household with its head, inside a transaction.
///
/// # Errors
/// When the database fails.
pub async fn form(write: &mut Write, head: PersonId) -> Result<StreamId> {
    let id: StreamId = write.id();
    let mut stream = write.load(id).await?;
    write.append(&mut stream, rules::form(head)).await?;
    Ok(id)
}

/// Somebody joins a household, inside a transaction; the clerk must be allowed to open its head's file.
///
/// # Errors
/// [`Error::NotFound`] when there is none the clerk may see, [`Error::Conflict`] when a rule refuses.
pub async fn join(cx: &Cx, write: &mut Write, household: &str, person: PersonId, relation: &str) -> Result<StreamId> {
    let id: StreamId = household.parse().map_err(|_| Error::NotFound)?;
    let mut stream = write.load(id).await?;
    let state = Household::fold(&stream);
    let head = state.head.ok_or(Error::NotFound)?;
    let known = record(write.conn()?, head).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRegister, &known)?;
    let facts = rules::join(&state, person, relation).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    Ok(id)
}

/// Somebody leaves a household, inside a transaction. Whether the reader may do so the caller has decided.
///
/// # Errors
/// [`Error::Conflict`] when they are no member, or the head of others who stay.
pub async fn leave(cx: &Cx, write: &mut Write, household: StreamId, person: PersonId, reason: &str) -> Result<()> {
    let state = Household::fold(&write.load(household).await?);
    let facts = rules::leave(&state, person, reason).map_err(Error::Conflict)?;
    apply(write, cx.today(), vec![(household, facts)]).await
}

/// Another member becomes the head, inside a transaction. `relations` says how others are related to the new head, the old
/// head among them; what is not said follows from the old relations. Whether the reader may do so the caller has decided.
///
/// # Errors
/// [`Error::Conflict`] when they are no member or the head already, or a relation is none.
pub async fn set_head(cx: &Cx, write: &mut Write, household: StreamId, head: PersonId, relations: &Relations, reason: &str) -> Result<()> {
    let state = Household::fold(&write.load(household).await?);
    let facts = rules::set_head(&state, head, relations, reason).map_err(Error::Conflict)?;
    apply(write, cx.today(), vec![(household, facts)]).await
}

/// Writes changes to households, and proposes the mark of a child alone for every child who thereby loses the adult they
/// were with. The mark itself is set by somebody whose work that is.
///
/// # Errors
/// When the database fails.
pub(super) async fn apply(write: &mut Write, today: Day, changes: Vec<(StreamId, Vec<NewFact>)>) -> Result<()> {
    let (mut before, mut after) = (Places::default(), Places::default());
    for (id, facts) in changes {
        let mut stream = write.load(id).await?;
        before.add(&Household::fold(&stream));
        write.append(&mut stream, facts).await?;
        after.add(&Household::fold(&stream));
    }
    let touched: BTreeSet<PersonId> = before.0.keys().chain(after.0.keys()).copied().collect();
    for person in touched.into_iter().filter(|person| before.of(*person) != after.of(*person)) {
        propose(write, today, person, (before.of(person), after.of(person))).await?;
    }
    Ok(())
}

/// Where people stand: how each is related to the head of a household. Whose parent is in the household, whoever heads it,
/// stands there as a child.
#[derive(Default)]
struct Places(BTreeMap<PersonId, String>);

impl Places {
    fn add(&mut self, household: &Household) {
        self.0.extend(household.present().map(|(person, _)| (person, household.company(person).to_owned())));
    }
    fn of(&self, person: PersonId) -> Company<'_> {
        match self.0.get(&person).map(String::as_str) {
            None => Company::Alone,
            Some("head") => Company::Head,
            Some(relation) => Company::With(relation),
        }
    }
}

async fn propose(write: &mut Write, today: Day, id: PersonId, (before, after): (Company<'_>, Company<'_>)) -> Result<()> {
    let mut stream = write.load(id.cast()).await?;
    let person = Person::fold(&stream);
    let said_child = Consents::fold(&stream).in_force("general", today).is_some_and(|recorded| recorded.given.child);
    let mark = |company| person::rules::care(&person.identity, company, said_child, today);
    let (was, is) = (mark(before), mark(after));
    if person::graver(is, was) && person::graver(is, &person.care) {
        let facts = person::rules::propose_care(&person, is);
        write.append(&mut stream, facts).await?;
    }
    Ok(())
}

/// What a merge of two files does to the households of both; gives those that it changed.
///
/// # Errors
/// [`Error::Invalid`] when it must be said which one stays, or [`Error::Conflict`] when a rule refuses.
pub(crate) async fn merged(write: &mut Write, merge: MergeId, (from, into): (PersonId, PersonId), home: &str) -> Result<Vec<StreamId>> {
    let lost = load(write, from).await?;
    let kept = load(write, into).await?;
    let facts = rules::merge((from, into), lost.as_ref().map(|(id, h)| (*id, h)), kept.as_ref().map(|(id, h)| (*id, h)), home, &merge.to_string());
    let mut homes = Vec::new();
    for (id, fact) in facts.map_err(Error::Invalid)? {
        let mut stream = write.load(id).await?;
        write.append(&mut stream, [fact]).await?;
        homes.push(id);
    }
    Ok(homes)
}

async fn load(write: &mut Write, person: PersonId) -> Result<Option<(StreamId, Household)>> {
    let Some(id) = store::of(write.conn()?, person).await? else { return Ok(None) };
    Ok(Some((id, Household::fold(&write.load(id).await?))))
}

/// A merge is taken back: its households are again as if it had not been.
///
/// # Errors
/// When the database fails.
pub(crate) async fn parted(write: &mut Write, merge: MergeId, homes: &[StreamId]) -> Result<()> {
    for id in homes {
        let mut stream = write.load(*id).await?;
        write.append(&mut stream, [rules::part(&merge.to_string())]).await?;
    }
    Ok(())
}
