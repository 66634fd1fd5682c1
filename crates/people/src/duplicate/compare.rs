//! Two files side by side, for somebody who may make one of them. What the reader has no portion for is compared without
//! being shown: that it agrees is all that matters here.

use std::collections::BTreeSet;

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, Stream};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::merge::{self, Decision};
use super::note::{self, Done};
use super::{rules, store};
use crate::household;
use crate::person::{self, Head, Identity, Person, PersonId, Shown, record};

/// One of the two files.
#[derive(Serialize, ToSchema)]
pub struct Side {
    head: Head,
    registered_at: Option<Instant>,
    registered_by: String,
    /// Facts of other rooms, such as the bed.
    facts: Vec<Shown>,
    has_photo: bool,
    /// Whether the reader may open the file.
    open: bool,
    /// Others in the household.
    family: i64,
    /// Files that are part of this one already.
    parts: i64,
}

/// What both files say of one thing.
#[derive(Serialize, ToSchema)]
pub struct Row {
    /// Message key.
    key: String,
    one: String,
    other: String,
    /// `same`, `near` (one name in two spellings), `differs`, or empty when one of them says nothing.
    agrees: &'static str,
    /// Whether the reader may not see the values.
    hidden: bool,
}

/// Two files side by side.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "duplicate/compare.html")]
pub struct ComparePage {
    one: Side,
    other: Side,
    rows: Vec<Row>,
    /// Whether the reader registered one of them, and therefore cannot decide.
    own: bool,
    /// Who said when that they are different.
    told_apart: Vec<(String, Instant)>,
    /// Whether it must be said which family stays.
    homes: bool,
    may_decide: bool,
    form: MergeForm,
    problems: Problems,
}

impl ComparePage {
    fn sides(&self) -> [&Side; 2] {
        [&self.one, &self.other]
    }
    fn goes_on(&self, id: &PersonId) -> bool {
        self.form.into == id.to_string()
    }
}

impl View for ComparePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("duplicate-compare")
    }
}

/// What was decided.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct MergeForm {
    /// The file that goes on.
    pub into: String,
    /// Which family stays when both files have one: `into` or `from`.
    pub home: String,
    /// How one knows.
    pub reason: String,
}

pub(super) async fn show(cx: Cx, Path((one, other)): Path<(PersonId, PersonId)>) -> Result<Response> {
    let page = page(&cx, (one, other), MergeForm::default(), Problems::default()).await?;
    cx.page(page).await
}

async fn page(cx: &Cx, (one, other): (PersonId, PersonId), form: MergeForm, problems: Problems) -> Result<ComparePage> {
    let mut conn = cx.read().await?;
    for id in [one, other] {
        let known = record(&mut conn, id).await?.ok_or(Error::NotFound)?;
        cx.demand(Duty::DuplicateMerge, &known)?;
    }
    if one == other {
        return Err(Error::conflict("", "duplicate-same-file"));
    }
    note::look(cx, one, other).await?;
    let ledger = cx.app().ledger();
    let (a, b) = (ledger.stream(&mut conn, one.cast()).await?, ledger.stream(&mut conn, other.cast()).await?);
    let (first, second) = (side(cx, &mut conn, &a).await?, side(cx, &mut conn, &b).await?);
    let homes = (household::of(&mut conn, one).await?, household::of(&mut conn, other).await?);
    let homes = first.family > 0 && second.family > 0 && homes.0 != homes.1;
    let own = creators(cx, &mut conn, &a).await?.union(&creators(cx, &mut conn, &b).await?).any(|user| *user == cx.user());
    drop(conn);
    let told_apart = store::told_apart(&a, &b).into_iter().map(|(tick, user)| (cx.app().name_of(user), Instant::from_millis(tick >> 16))).collect();
    let form = if form.into.is_empty() {
        // The file that was there first goes on, unless somebody says otherwise.
        let older = if first.registered_at <= second.registered_at { one } else { other };
        MergeForm { into: older.to_string(), ..form }
    } else {
        form
    };
    let rows = rows(cx, &Person::fold(&a).identity, &Person::fold(&b).identity);
    Ok(ComparePage { one: first, other: second, rows, own, told_apart, homes, may_decide: cx.may(Duty::DuplicateDecide), form, problems })
}

async fn creators(cx: &Cx, conn: &mut Conn, stream: &Stream) -> Result<BTreeSet<ledger::UserId>> {
    let mut out: BTreeSet<_> = rules::creator(stream).into_iter().collect();
    for part in store::former(conn, stream.id.cast()).await? {
        out.extend(rules::creator(&cx.app().ledger().stream(conn, part.cast()).await?));
    }
    Ok(out)
}

async fn side(cx: &Cx, conn: &mut Conn, stream: &Stream) -> Result<Side> {
    let id: PersonId = stream.id.cast();
    let head = person::head(cx, conn, id).await?.ok_or(Error::NotFound)?;
    let known = record(conn, id).await?;
    let open = known.is_some_and(|known| cx.subject().is_ok_and(|subject| subject.decide(Duty::PersonRead, &known)));
    let state = Person::fold(stream);
    let (facts, ..) = person::asides(cx, conn, id).await?;
    let family = match household::of(conn, id).await? {
        Some(home) => household::members(conn, home).await?.len().saturating_sub(1),
        None => 0,
    };
    let parts = store::former(conn, id).await?.len();
    Ok(Side {
        registered_at: state.registered_at,
        registered_by: rules::creator(stream).map(|user| cx.app().name_of(user)).unwrap_or_default(),
        facts,
        has_photo: open && state.identity.photo.is_some() && cx.sees(Portion::Name),
        open,
        family: i64::try_from(family).unwrap_or(0),
        parts: i64::try_from(parts).unwrap_or(0),
        head,
    })
}

/// What both say, field by field: shown as far as the reader's portions go, and else only whether it agrees.
fn rows(cx: &Cx, one: &Identity, other: &Identity) -> Vec<Row> {
    let (a, b) = (person::shown(cx, one), person::shown(cx, other));
    let value = |list: &[Shown], key: &str| list.iter().find(|shown| shown.key == key).map(|shown| shown.value.clone()).unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    for field in person::FIELDS {
        let key = format!("person-{}", field.name);
        let (said, known) = (compared(one, field.name), compared(other, field.name));
        if cx.sees(field.portion) {
            let (one, other) = match field.name {
                "papers" => (papers(one), papers(other)),
                _ => (value(&a, &key), value(&b, &key)),
            };
            if !one.is_empty() || !other.is_empty() {
                let written = agrees(&one, &other);
                let agrees = match agrees(&said, &known) {
                    "same" if written != "same" => "near",
                    "" => written,
                    compared => compared,
                };
                rows.push(Row { key, one, other, agrees, hidden: false });
            }
        } else if !said.is_empty() && !known.is_empty() {
            rows.push(Row { key, one: String::new(), other: String::new(), agrees: agrees(&said, &known), hidden: true });
        }
    }
    rows
}

fn agrees(one: &str, other: &str) -> &'static str {
    match (one, other) {
        ("", _) | (_, "") => "",
        _ if one == other => "same",
        _ => "differs",
    }
}

/// What of a field tells people apart, in a form in which two spellings are one; empty for fields that tell nothing.
fn compared(identity: &Identity, field: &str) -> String {
    match field {
        "given" => matching::fold(&identity.given),
        "family" => matching::fold(&identity.family),
        "mother" => matching::fold(&identity.mother),
        "father" => matching::fold(&identity.father),
        "sex" if identity.sex == 1 || identity.sex == 2 => identity.sex.to_string(),
        "birth" => identity.birth.map(|birth| birth.to_string()).unwrap_or_default(),
        "nationalities" => identity.nationalities.first().cloned().unwrap_or_default(),
        "phone" => matching::phone_key(&identity.phone),
        "papers" => identity.papers.iter().map(|paper| matching::document_key(&paper.number)).filter(|key| !key.is_empty()).min().unwrap_or_default(),
        _ => String::new(),
    }
}

fn papers(identity: &Identity) -> String {
    identity.papers.iter().map(|paper| paper.number.clone()).filter(|number| !number.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(super) async fn merge(cx: Cx, Path((one, other)): Path<(PersonId, PersonId)>, Input(form): Input<MergeForm>) -> Result<Response> {
    let (from, into) = match form.into.parse::<PersonId>() {
        Ok(into) if into == one => (other, one),
        Ok(into) if into == other => (one, other),
        _ => return again(&cx, (one, other), form, Problems::one("into", "duplicate-into-missing")).await,
    };
    let mut write = cx.write().await?;
    match merge::merge(&cx, &mut write, Decision { from, into, reason: &form.reason, home: &form.home }).await {
        Ok(_) => {
            write.commit().await?;
            let place = if cx.may(Duty::PersonRead) { format!("/people/{into}") } else { "/duplicates/merged".to_owned() };
            cx.done(&place, "duplicate-merged-done", &Done { one: from, other: into })
        }
        Err(Error::Invalid(problems)) => {
            drop(write);
            again(&cx, (one, other), form, problems).await
        }
        Err(error) => Err(error),
    }
}

async fn again(cx: &Cx, pair: (PersonId, PersonId), form: MergeForm, problems: Problems) -> Result<Response> {
    let page = page(cx, pair, form, problems.clone()).await?;
    cx.retry(page, &problems).await
}
