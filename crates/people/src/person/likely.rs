//! Likely duplicates, masked, with reasons: what the desk sees before it saves.

use access::{Duty, Portion};
use askama::Template;
use ledger::Conn;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, filters};

use super::facts::Identity;
use super::head::{PersonId, heads, record};
use super::memory;

/// Candidates shown.
const SHOWN_MAX: usize = 5;

/// Somebody who looks like the one being registered.
#[derive(Clone, Serialize, ToSchema)]
pub struct Likely {
    /// File.
    pub id: PersonId,
    /// Name; only initials when the reader may not open the file.
    pub name: String,
    /// Code; empty when masked.
    pub code: String,
    /// Year of birth.
    pub year: Option<i16>,
    /// First nationality.
    pub nationality: String,
    /// How alike, 0 to 1.
    pub score: f32,
    /// Whether it is almost sure.
    pub sure: bool,
    /// Why: message keys after `reason-`.
    pub reasons: Vec<String>,
    /// One name in two spellings; empty when the reader may not open the file.
    pub spellings: Vec<Spelling>,
    /// Whether the reader may open the file.
    pub open: bool,
}

/// A word of a name as it stands in two places.
#[derive(Clone, Serialize, ToSchema)]
pub struct Spelling {
    /// As it is written here.
    pub here: String,
    /// As it is written on the other file.
    pub there: String,
}

/// The words of two names that are one name in two spellings.
#[must_use]
pub fn spellings(here: &str, there: &str) -> Vec<Spelling> {
    matching::spellings(here, there).into_iter().map(|(here, there)| Spelling { here, there }).collect()
}

/// The list beside the form.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "person/likely.html")]
pub struct LikelyPage {
    pub(super) likely: Vec<Likely>,
    pub(super) person: String,
}

impl View for LikelyPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("person-likely-title")
    }
}

/// Who looks like an identity, best first, without those already judged to be somebody else.
///
/// # Errors
/// When the database fails.
pub async fn likely(cx: &Cx, conn: &mut Conn, identity: &Identity, different: &[String]) -> Result<Vec<Likely>> {
    Ok(search(cx, conn, identity, different).await?.0)
}

/// The same, and whether all who were found could be read: somebody whose registration is not on disk yet cannot.
pub(super) async fn search(cx: &Cx, conn: &mut Conn, identity: &Identity, different: &[String]) -> Result<(Vec<Likely>, bool)> {
    let found = memory::candidates(cx.app(), &identity.features(), SHOWN_MAX + different.len()).await?;
    let found: Vec<_> = found.into_iter().filter(|c| !different.contains(&PersonId::from_number(c.id).to_string())).take(SHOWN_MAX).collect();
    let ids: Vec<PersonId> = found.iter().map(|c| PersonId::from_number(c.id)).collect();
    let mut heads = heads(cx, conn, &ids).await?;
    let mut out = Vec::with_capacity(found.len());
    let mut all = true;
    for candidate in found {
        let id = PersonId::from_number(candidate.id);
        let Some(head) = heads.remove(&id) else {
            all = false;
            continue;
        };
        let known = record(conn, id).await?;
        let open = known.is_some_and(|r| cx.subject().is_ok_and(|s| s.decide(Duty::PersonRead, &r)));
        let named = cx.sees(Portion::Name);
        let spellings = if open && named { spellings(&identity.full_name(), &head.name) } else { Vec::new() };
        out.push(Likely {
            id,
            spellings,
            name: if open && named { head.name } else { mask(&head.name) },
            code: if open { head.code } else { String::new() },
            year: head.birth.map(|b| b.year),
            nationality: head.nationality,
            score: candidate.score,
            sure: matches!(candidate.band(), matching::Band::Sure),
            reasons: candidate.reasons.iter().map(|r| r.key().to_owned()).collect(),
            open,
        });
    }
    Ok((out, all))
}

/// Initials: enough to ask the person, not enough to learn a name.
#[must_use]
pub fn mask(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).map(|c| format!("{c}…")).collect::<Vec<_>>().join(" ")
}
