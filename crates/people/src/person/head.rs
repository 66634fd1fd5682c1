//! The head of a file: what a list, a board or a banner shows of a person. Opened from the sealed row, and given out only
//! through functions that know who asks.

use std::collections::HashMap;
use std::sync::Arc;

use access::{Portion, Record};
use ledger::{Bind, Compartment, Conn, Id, NONCE, PartialDate, Person, SiteId, StreamId, UserId, all, one};
use serde::Serialize;
use web::{App, Cx, Result};

use super::facts::Identity;
use super::kept::{Kept, Shown};
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
    pub(crate) household_id: Option<StreamId>,
    pub(crate) sealed: Vec<u8>,
    pub(crate) wrapped: Option<Vec<u8>>,
}

impl SealedRow {
    /// Opens the identity; none when its key is gone.
    pub(crate) fn identity(&self, app: &App) -> Result<Option<Identity>> {
        let Some(wrapped) = &self.wrapped else { return Ok(None) };
        Ok(Some(app.ledger().open_sealed(self.person_id.cast(), Compartment::Identity, "person", wrapped, &self.sealed)?))
    }
}

/// The open columns of a row, and the nonce of what is sealed in it.
#[derive(sqlx::FromRow)]
struct HeadRow {
    person_id: PersonId,
    code: String,
    sex: i64,
    nationality: String,
    language: String,
    care: String,
    household_id: Option<StreamId>,
    restricted: bool,
    nonce: Vec<u8>,
}

impl HeadRow {
    /// The head in the reader's measure.
    fn head(self, cx: &Cx, shown: &Shown) -> Head {
        let (vital, named) = (cx.sees(Portion::Vital), cx.sees(Portion::Name));
        Head {
            id: self.person_id,
            name: if named && !shown.name.is_empty() { shown.name.clone() } else { self.code.clone() },
            native: if named { shown.native.clone() } else { String::new() },
            sex: if vital { self.sex } else { 0 },
            birth: shown.birth.filter(|_| vital),
            age: shown.birth.filter(|_| vital).map(|b| b.age_on(cx.today())),
            nationality: if vital { self.nationality } else { String::new() },
            language: if vital { self.language } else { String::new() },
            care: if cx.sees(Portion::Care) { self.care } else { String::new() },
            household: self.household_id.filter(|_| cx.sees(Portion::Family)),
            restricted: self.restricted,
            code: self.code,
        }
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

/// Opens what rows of these nonces say, each seal once as long as it is kept.
async fn open(cx: &Cx, conn: &mut Conn, rows: impl Iterator<Item = (PersonId, &[u8])>) -> Result<HashMap<PersonId, Arc<Shown>>> {
    let kept = cx.app().get::<Kept>()?;
    let (mut out, mut missing) = (HashMap::new(), Vec::new());
    for (id, nonce) in rows {
        match kept.get(id, nonce) {
            Some(shown) => {
                out.insert(id, shown);
            }
            None => missing.push(id),
        }
    }
    for chunk in missing.chunks(CHUNK) {
        let sql = format!(
            "select p.person_id, null as household_id, p.sealed, k.wrapped from person as p left join seal_key as k on k.stream_id = p.person_id and k.compartment = 'identity' where p.person_id in ({})",
            places(chunk.len())
        );
        for row in conn.select::<SealedRow>(sql, &binds(chunk)).await? {
            let Some(identity) = row.identity(cx.app())? else { continue };
            let shown = Arc::new(Shown::new(identity));
            kept.put(row.person_id, row.sealed.get(..NONCE).unwrap_or_default().to_vec(), Arc::clone(&shown));
            out.insert(row.person_id, shown);
        }
    }
    Ok(out)
}

/// Heads of several people, for boards and lists whose rows were already chosen by `Cx::filter`.
///
/// # Errors
/// When the database fails.
pub async fn heads(cx: &Cx, conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, Head>> {
    let mut out = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let sql = format!(
            "select p.person_id, p.code, p.sex, p.nationality, p.language, p.care, m.household_id, p.restricted, substr(p.sealed, 1, {NONCE}) as nonce from person as p left join household_member as m on m.person_id = p.person_id and m.until_at is null where p.person_id in ({})",
            places(chunk.len())
        );
        let rows: Vec<HeadRow> = conn.select(sql, &binds(chunk)).await?;
        let opened = open(cx, conn, rows.iter().map(|row| (row.person_id, row.nonce.as_slice()))).await?;
        let unknown = Arc::default();
        out.extend(rows.into_iter().map(|row| {
            let shown = opened.get(&row.person_id).unwrap_or(&unknown);
            (row.person_id, row.head(cx, shown))
        }));
    }
    Ok(out)
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
            "select p.person_id, p.code, p.restricted, substr(p.sealed, 1, {NONCE}) as nonce from person as p where p.person_id in ({})",
            places(chunk.len())
        );
        let rows: Vec<(PersonId, String, bool, Vec<u8>)> = conn.select(sql, &binds(chunk)).await?;
        let opened = match named {
            true => open(cx, conn, rows.iter().map(|row| (row.0, row.3.as_slice()))).await?,
            false => HashMap::new(),
        };
        out.extend(rows.into_iter().map(|(id, code, restricted, _)| {
            let name = opened.get(&id).map(|shown| shown.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| code.clone());
            (id, Named { name, code, restricted })
        }));
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
