//! The head of a file: what a list, a board or a banner shows of a person. Opened from the sealed row, and given out only
//! through functions that know who asks.

use std::collections::HashMap;

use access::{Portion, Record};
use ledger::{Bind, Compartment, Conn, Id, PartialDate, Person, SiteId, StreamId, UserId, all, one};
use serde::Serialize;
use web::{Cx, Result};

use super::facts::Identity;
use crate::guest::Named;

/// A person's id.
pub type PersonId = Id<Person>;

/// The head of a file, in the reader's measure: what the role has no portion for is empty.
#[derive(Clone, Default, Serialize, utoipa::ToSchema)]
pub struct Head {
    /// Identifier.
    pub id: PersonId,
    /// Human code with check digit, as on the card.
    pub code: String,
    /// Name as spoken; the code for readers without the portion `name`, or when the file has been erased.
    pub name: String,
    /// Name in its own script.
    pub native: String,
    /// ISO 5218; 0 for readers without the portion `vital`.
    pub sex: i64,
    /// Date of birth as far as known; for the portion `vital`.
    pub birth: Option<PartialDate>,
    /// Age in completed years today; for the portion `vital`.
    pub age: Option<i16>,
    /// First nationality, ISO alpha-3; for the portion `vital`.
    pub nationality: String,
    /// Preferred language, ISO 639-3; for the portion `vital`.
    pub language: String,
    /// `unaccompanied`, `separated` or empty; for the portion `care`.
    pub care: String,
    /// Household; for the portion `family`.
    pub household: Option<StreamId>,
    /// Whether the file is closed to the site at large.
    pub restricted: bool,
}

/// A row of `person` with the key that opens it.
#[derive(sqlx::FromRow)]
pub(crate) struct SealedRow {
    pub(crate) person_id: PersonId,
    pub(crate) code: String,
    pub(crate) sex: i64,
    pub(crate) nationality: String,
    pub(crate) language: String,
    pub(crate) care: String,
    pub(crate) household_id: Option<StreamId>,
    pub(crate) restricted: bool,
    pub(crate) sealed: Vec<u8>,
    pub(crate) wrapped: Option<Vec<u8>>,
}

impl SealedRow {
    /// Opens the identity; empty when it has been erased.
    pub(crate) fn identity(&self, cx: &Cx) -> Result<Identity> {
        let Some(wrapped) = &self.wrapped else { return Ok(Identity::default()) };
        Ok(cx.app().ledger().open_sealed(self.person_id.cast(), Compartment::Identity, "person", wrapped, &self.sealed)?)
    }

    /// The head in the reader's measure.
    pub(crate) fn head(self, cx: &Cx) -> Result<Head> {
        let identity = self.identity(cx)?;
        let (vital, named) = (cx.sees(Portion::Vital), cx.sees(Portion::Name));
        let name = identity.full_name();
        Ok(Head {
            id: self.person_id,
            name: if named && !name.is_empty() { name } else { self.code.clone() },
            native: if named { identity.native.clone() } else { String::new() },
            sex: if vital { self.sex } else { 0 },
            birth: identity.birth.filter(|_| vital),
            age: identity.birth.filter(|_| vital).map(|b| b.age_on(cx.today())),
            nationality: if vital { self.nationality } else { String::new() },
            language: if vital { self.language } else { String::new() },
            care: if cx.sees(Portion::Care) { self.care } else { String::new() },
            household: self.household_id.filter(|_| cx.sees(Portion::Family)),
            restricted: self.restricted,
            code: self.code,
        })
    }
}

/// People asked for in one statement.
const CHUNK: usize = 200;

fn places(count: usize) -> String {
    (1..=count).map(|i| format!("${i}")).collect::<Vec<_>>().join(", ")
}

fn binds(ids: &[PersonId]) -> Vec<Bind> {
    ids.iter().map(|id| Bind::Text(id.to_string())).collect()
}

/// Heads of several people, for boards and lists whose rows were already chosen by `Cx::filter`.
///
/// # Errors
/// When the database fails.
pub async fn heads(cx: &Cx, conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, Head>> {
    let mut out = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let sql = format!(
            "select p.person_id, p.code, p.sex, p.nationality, p.language, p.care, m.household_id, p.restricted, p.sealed, k.wrapped from person as p left join seal_key as k on k.stream_id = p.person_id and k.compartment = 'identity' left join household_member as m on m.person_id = p.person_id and m.until_at is null where p.person_id in ({})",
            places(chunk.len())
        );
        for row in conn.select::<SealedRow>(sql, &binds(chunk)).await? {
            let head = row.head(cx)?;
            out.insert(head.id, head);
        }
    }
    Ok(out)
}

/// What a list of names needs of a person.
#[derive(sqlx::FromRow)]
struct NameRow {
    person_id: PersonId,
    code: String,
    restricted: bool,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// Names of several people, where nothing else of the head is shown: a list of a thousand names is read in a fraction of
/// the time. As with [`heads`], the rows were chosen before.
///
/// # Errors
/// When the database fails.
pub async fn names(cx: &Cx, conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, Named>> {
    let named = cx.sees(Portion::Name);
    let mut out = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let sql = format!(
            "select p.person_id, p.code, p.restricted, p.sealed, k.wrapped from person as p left join seal_key as k on k.stream_id = p.person_id and k.compartment = 'identity' where p.person_id in ({})",
            places(chunk.len())
        );
        for row in conn.select::<NameRow>(sql, &binds(chunk)).await? {
            let name = match &row.wrapped {
                Some(wrapped) if named => {
                    cx.app().ledger().open_sealed::<Identity>(row.person_id.cast(), Compartment::Identity, "person", wrapped, &row.sealed)?.full_name()
                }
                _ => String::new(),
            };
            let name = if name.is_empty() { row.code.clone() } else { name };
            out.insert(row.person_id, Named { name, code: row.code, restricted: row.restricted });
        }
    }
    Ok(out)
}

/// The head of one person; `None` when there is none. Decide first with [`record`].
///
/// # Errors
/// When the database fails.
pub async fn head(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<Option<Head>> {
    Ok(heads(cx, conn, &[id]).await?.remove(&id))
}

/// What access rules need to know of a person's file; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &mut Conn, id: PersonId) -> Result<Option<Record>> {
    let Some((site, restricted)) = one!(&mut *conn, (SiteId, bool), "select site_id, restricted from person where person_id = $1", id)? else {
        return Ok(None);
    };
    let assigned = all!(conn, (UserId,), "select user_id from assignment where person_id = $1 order by user_id limit 100", id)?;
    Ok(Some(Record { site, restricted, assigned: assigned.into_iter().map(|row| row.0).collect() }))
}
