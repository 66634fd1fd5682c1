//! Taking a checked register over, all of it in one transaction, and taking it back. Needs no request: a job, an author
//! and a day are enough.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use ledger::{Author, Compartment, Day, FactKind as _, NewFact, Stream, StreamId, Write};
use web::{App, Error, Problem, Result, SiteInfo};

use super::check;
use super::facts::Import;
use super::row::company;
use super::rules::{self, Family, state};
use super::store;
use crate::consent::{self, Consents};
use crate::household::{self, HouseholdFact};
use crate::person::rules::Company;
use crate::person::{self, Person, PersonId};
use crate::{code, duplicate};

/// Tries to find a code that nobody has.
const CODE_TRIES: usize = 20;

/// Who imports, where and when.
pub(super) struct By {
    pub(super) author: Author,
    pub(super) site: SiteInfo,
    pub(super) today: Day,
}

/// Looks once more for people who were registered since the rows were checked, and puts such rows to decision.
///
/// # Errors
/// [`Error::Conflict`] when there are any.
pub(super) async fn look_again(app: &App, by: &By, job: StreamId) -> Result<()> {
    let entries = store::entries(app.ledger(), &mut app.ledger().read().await?, job, &[state::OK, state::DIFFERENT], 0, 0).await?;
    let mut news = Vec::new();
    for mut entry in entries {
        let Some(identity) = &entry.row.identity else { continue };
        let (alike, sure) = check::alike(app, identity).await?;
        if alike.iter().any(|id| !entry.row.alike.contains(id)) {
            entry.row.alike = alike;
            news.push((entry.number, if sure { state::SURE } else { state::DUPLICATE }, entry.row));
        }
    }
    if news.is_empty() {
        return Ok(());
    }
    let mut write = app.ledger().write(by.author).await?;
    if store::get(write.conn()?, job).await?.is_some_and(|job| job.state == "review") {
        for (number, state, row) in &news {
            store::put(&mut write, job, *number, state, row).await?;
        }
        write.commit().await?;
    }
    Err(Error::Conflict(Problem::new("", "import-new-duplicates").with("n", news.len()).into()))
}

/// Registers everybody, or nobody: whatever fails, nothing of it is kept. Gives the number of people registered.
///
/// # Errors
/// [`Error::Conflict`] while rows are wrong or undecided, or when the register was imported already.
pub(super) async fn apply(app: &App, by: &By, job: StreamId) -> Result<i64> {
    let mut write = app.ledger().write(by.author).await?;
    if !store::move_on(&mut write, job, "review", "applied").await? {
        return Err(Error::conflict("", "import-not-in-review"));
    }
    rules::ready(&store::counts(write.conn()?, job).await?).map_err(Error::Conflict)?;
    let ledger = app.ledger().clone();
    let entries = store::entries(&ledger, write.conn()?, job, &[state::OK, state::DIFFERENT, state::SAME], 0, 0).await?;
    let families = rules::families(entries.iter().map(|entry| &entry.row));
    let heads: HashSet<usize> = families.iter().map(|family| family.head).collect();
    let together: HashSet<usize> = families.iter().flat_map(|family| family.others.iter().chain([&family.head])).copied().collect();
    let mut people: Vec<Option<PersonId>> = Vec::with_capacity(entries.len());
    let (mut rows, mut left_out) = (0, 0);
    for (place, entry) in entries.iter().enumerate() {
        if entry.state == state::SAME {
            left_out += 1;
            store::settle(&mut write, job, entry.number, state::LEFT, entry.row.person).await?;
            people.push(entry.row.person);
            continue;
        }
        let company = company(&entry.row, heads.contains(&place), !together.contains(&place));
        let id = enter(app, by, &mut write, job, entry, company).await?;
        rows += 1;
        store::settle(&mut write, job, entry.number, state::IMPORTED, Some(id)).await?;
        people.push(Some(id));
    }
    for family in &families {
        bring_together(&mut write, family, &entries, &people).await?;
    }
    let mut stream = write.load(job).await?;
    write.append(&mut stream, rules::applied(rows, left_out)).await?;
    // From here on what the register says lives in the files of its people, where it can be corrected and erased.
    write.erase(job, Compartment::Identity).await?;
    write.commit().await?;
    Ok(rows)
}

/// Registers one person of the register under the consent that stands on paper.
async fn enter(app: &App, by: &By, write: &mut Write, job: StreamId, entry: &store::Entry, company: Company<'_>) -> Result<PersonId> {
    let Some(identity) = entry.row.identity.clone() else { return Err(Error::Internal("a row without a person was to be imported".to_owned())) };
    let id: PersonId = write.id();
    let mut stream = Stream::new(id.cast(), Vec::new());
    let given = rules::consent(write.id::<ledger::Fresh>().to_string(), &identity, company, by.today);
    let child = given.child;
    write.append(&mut stream, consent::give(given)).await?;
    let live = Consents::fold(&stream).live("general", by.today).map_err(Error::Conflict)?;
    let care = person::rules::care(&identity, company, child, by.today);
    let code = free_code(write, &by.site.prefix).await?;
    let facts = person::rules::register(&Person::fold(&stream), &live, code, identity.clone(), care, Some(job.to_string())).map_err(Error::Conflict)?;
    let facts: Vec<NewFact> = facts.into_iter().map(|fact| NewFact { happened_on: entry.row.arrived, ..fact }).collect();
    write.append(&mut stream, facts).await?;
    duplicate::set_apart(write, &mut stream, &entry.row.alike).await?;
    person::remember(app, write, id, &identity)?;
    Ok(id)
}

async fn free_code(write: &mut Write, prefix: &str) -> Result<String> {
    for _ in 0..CODE_TRIES {
        let code = code::generate(write.env(), prefix);
        if !person::code_taken(write.conn()?, &code).await? {
            return Ok(code);
        }
    }
    Err(Error::Internal("no free code was found".to_owned()))
}

/// Forms the household of a register, or adds to that of a head who was known already.
async fn bring_together(write: &mut Write, family: &Family, entries: &[store::Entry], people: &[Option<PersonId>]) -> Result<()> {
    let person = |place: usize| people.get(place).copied().flatten();
    let imported = |place: usize| entries.get(place).is_some_and(|entry| entry.state != state::SAME);
    let members: Vec<(PersonId, &str)> = family
        .others
        .iter()
        .filter(|place| imported(**place))
        .filter_map(|place| {
            Some((
                person(*place)?,
                match company(&entries.get(*place)?.row, false, false) {
                    Company::With(relation) => relation,
                    Company::Alone | Company::Head => "other_kin",
                },
            ))
        })
        .collect();
    // Without a head who is known, members stay on their own; without members there is nothing to do.
    let Some(head) = person(family.head).filter(|_| !members.is_empty()) else { return Ok(()) };
    let before = if imported(family.head) { None } else { household::of(write.conn()?, head).await? };
    let (id, is_head) = match before {
        Some(id) => (id, household::head(write.conn()?, id).await? == Some(head)),
        None => (write.id(), true),
    };
    let mut stream = if before.is_some() { write.load(id).await? } else { Stream::new(id, Vec::new()) };
    let mut facts = Vec::new();
    if before.is_none() {
        facts.push(HouseholdFact::Formed(household::Formed { head, ..household::Formed::default() }).fact());
    }
    for (person, relation) in members {
        let relation = if is_head { relation } else { "other_kin" };
        facts.push(HouseholdFact::Joined(household::Joined { person, relation: relation.to_owned(), ..household::Joined::default() }).fact());
    }
    Ok(write.append(&mut stream, facts).await?)
}

/// Takes back the registration of everybody of whom nothing else is known since, each household as a whole. Gives how
/// many were taken back and how many kept.
///
/// # Errors
/// [`Error::Conflict`] when the register was not imported, or was taken back already.
pub(super) async fn undo(app: &App, by: &By, job: StreamId) -> Result<(i64, i64)> {
    let mut write = app.ledger().write(by.author).await?;
    if !store::move_on(&mut write, job, "applied", "undone").await? {
        return Err(Error::conflict("", "import-not-applied"));
    }
    let mut own = write.load(job).await?;
    let Some(applied_at) = Import::fold(&own).applied_at else { return Err(Error::conflict("", "import-not-applied")) };
    let ledger = app.ledger().clone();
    let imported = store::outcomes(&ledger, write.conn()?, job, &[state::IMPORTED]).await?;
    let kept = kept(&mut write, &imported, applied_at).await?;
    let (mut rows, mut stayed) = (0, 0);
    for (number, id) in imported {
        let mut stream = write.load(id.cast()).await?;
        let facts = if kept.contains(&id) { None } else { person::rules::withdraw(&Person::fold(&stream)).ok() };
        let Some(facts) = facts else {
            stayed += 1;
            store::set_state(&mut write, job, number, state::KEPT).await?;
            continue;
        };
        leave(&mut write, id).await?;
        write.append(&mut stream, facts).await?;
        person::forget(app, &mut write, id)?;
        rows += 1;
        store::set_state(&mut write, job, number, state::WITHDRAWN).await?;
    }
    write.append(&mut own, rules::undone(rows, stayed)).await?;
    write.commit().await?;
    Ok((rows, stayed))
}

/// Those of whom, or of whose household, something became known after the import.
async fn kept(write: &mut Write, imported: &[(i64, PersonId)], applied_at: i64) -> Result<HashSet<PersonId>> {
    let mut homes: HashMap<StreamId, (bool, Vec<PersonId>)> = HashMap::new();
    let mut kept = HashSet::new();
    for (_, id) in imported {
        let known_since = later(&write.load(id.cast()).await?, applied_at);
        if let Some(home) = household::of(write.conn()?, *id).await? {
            let (changed, members) = match homes.entry(home) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert((later(&write.load(home).await?, applied_at), Vec::new())),
            };
            *changed |= known_since;
            members.push(*id);
        } else if known_since {
            kept.insert(*id);
        }
    }
    kept.extend(homes.into_values().filter(|(changed, _)| *changed).flat_map(|(_, members)| members));
    Ok(kept)
}

fn later(stream: &Stream, than: i64) -> bool {
    stream.facts().iter().any(|fact| fact.at > than)
}

/// Whoever is taken back leaves the household.
async fn leave(write: &mut Write, id: PersonId) -> Result<()> {
    let Some(home) = household::of(write.conn()?, id).await? else { return Ok(()) };
    let mut stream = write.load(home).await?;
    let left = household::Left { person: id, reason: "import_undone".to_owned(), ..household::Left::default() };
    Ok(write.append(&mut stream, [HouseholdFact::Left(left).fact()]).await?)
}

/// Gives a job up: rows go, and the key of the file with them.
///
/// # Errors
/// [`Error::Conflict`] once the register was imported.
pub(super) async fn discard(app: &App, by: &By, job: StreamId) -> Result<()> {
    let mut write = app.ledger().write(by.author).await?;
    let Some(before) = store::get(write.conn()?, job).await? else { return Err(Error::NotFound) };
    let open = ["mapping", "checking", "review"].contains(&before.state.as_str());
    if !open || !store::move_on(&mut write, job, &before.state, "discarded").await? {
        return Err(Error::conflict("", "import-not-in-review"));
    }
    store::clear(&mut write, job).await?;
    let mut stream = write.load(job).await?;
    write.append(&mut stream, rules::discarded(before.rows_total)).await?;
    write.erase(job, Compartment::Identity).await?;
    Ok(write.commit().await?)
}
