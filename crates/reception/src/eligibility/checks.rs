//! Pages on which somebody is checked.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Instant, NewFact, StreamId, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Answer, Check, CheckId, Checks, Outcome, SetId};
use super::form::{CheckForm, DecideForm, WaiverForm};
use super::rules::{self, Against, Hand};
use super::store::{self, SetRow};
use crate::guest::{self, Guest, Named};

/// Which programme is asked about.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct CheckQuery {
    /// Version of its criteria.
    pub(crate) set: String,
}

/// A criterion that is asked or was answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct Question {
    place: usize,
    words: String,
    compulsory: bool,
    answer: Answer,
    /// Why a waiver is asked for.
    reason: String,
    /// `granted`, `refused`, or empty while nobody has decided on the waiver.
    waiver: &'static str,
    /// Why it was refused.
    why: String,
}

impl Question {
    fn answered(&self) -> &'static str {
        match self.answer {
            Answer::Unknown => "unknown",
            Answer::Met => "met",
            Answer::NotMet => "not_met",
            Answer::Waiver => "waiver",
        }
    }
}

/// A programme to check against.
#[derive(Serialize, ToSchema)]
pub(crate) struct Choice {
    set: SetId,
    sign: String,
    name: String,
    chosen: bool,
}

/// A check that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct Past {
    id: CheckId,
    sign: String,
    name: String,
    version: i64,
    at: Instant,
    by: String,
    outcome: Outcome,
    /// What the answers propose, while nobody has decided.
    proposed: Outcome,
    pending: bool,
    waivers: i64,
    questions: Vec<Question>,
    reason: String,
    place: String,
    decided_by: String,
    decided_at: Option<Instant>,
}

/// The checks of somebody, and the form of the next.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "eligibility/check.html")]
pub(crate) struct CheckPage {
    guest: Named,
    /// The page of the guest; empty where the reader may not open it.
    page: String,
    choices: Vec<Choice>,
    /// The version whose questions are asked.
    set: Option<SetId>,
    questions: Vec<Question>,
    checks: Vec<Past>,
    answers: &'static [&'static str],
    outcomes: &'static [&'static str],
    /// What was typed for a decision, and for which check.
    deciding: Option<CheckId>,
    decision: DecideForm,
    problems: Problems,
    may_waive: bool,
}

impl View for CheckPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("eligibility-check-title")
    }
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The check.
    pub(crate) id: CheckId,
    /// What it came to.
    pub(crate) outcome: Outcome,
    /// What the answers propose.
    pub(crate) proposed: Outcome,
    /// Waivers that wait for a manager.
    pub(crate) waivers: i64,
}

/// Somebody whom the reader may check.
async fn get(cx: &Cx, conn: &mut Conn, (id, duty): (StreamId, Duty)) -> Result<Guest> {
    let guest = guest::get(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &guest.record)?;
    Ok(guest)
}

fn hand(cx: &Cx) -> Hand {
    Hand { user: cx.user(), at: cx.now() }
}

fn questions(cx: &Cx, set: &SetRow, check: Option<&Check>) -> Vec<Question> {
    (0_usize..)
        .zip(set.criteria())
        .map(|(place, criterion)| {
            let answered = check.and_then(|check| check.checked.answers.get(place)).cloned().unwrap_or_default();
            let waived = check.and_then(|check| check.waived.get(&i64::try_from(place).unwrap_or(i64::MAX)));
            Question {
                place,
                words: criterion.words.of(cx.locale()).to_owned(),
                compulsory: criterion.compulsory,
                answer: answered.answer,
                reason: answered.reason,
                waiver: waived.map_or("", |waived| if waived.granted { "granted" } else { "refused" }),
                why: waived.map(|waived| waived.reason.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

fn past(cx: &Cx, check: &Check, set: &SetRow) -> Past {
    let decided = check.decided.as_ref();
    Past {
        id: check.checked.check_id,
        sign: set.sign.clone(),
        name: set.name(cx.locale()),
        version: set.version,
        at: check.checked.at,
        by: cx.app().name_of(check.checked.by),
        outcome: check.outcome(),
        proposed: rules::propose(&set.criteria(), check),
        pending: check.is_pending(),
        waivers: waivers(check),
        questions: questions(cx, set, Some(check)),
        reason: decided.map(|decided| decided.reason.clone()).unwrap_or_default(),
        place: decided.map(|decided| decided.place.clone()).unwrap_or_default(),
        decided_by: decided.map(|decided| cx.app().name_of(decided.by)).unwrap_or_default(),
        decided_at: decided.map(|decided| decided.at),
    }
}

fn waivers(check: &Check) -> i64 {
    i64::try_from(check.open_waivers().count()).unwrap_or(i64::MAX)
}

/// What was typed, if anything was.
#[derive(Default)]
struct Typed {
    set: String,
    check: CheckForm,
    deciding: Option<CheckId>,
    decision: DecideForm,
    problems: Problems,
}

/// The page; records the look before anything of the guest is shown.
async fn check_page(cx: &Cx, id: StreamId, typed: Typed) -> Result<CheckPage> {
    let mut conn = cx.read().await?;
    let guest = get(cx, &mut conn, (id, Duty::EligibilityDecide)).await?;
    cx.look(id.cast(), Compartment::House, "eligibility").await?;
    let named = guest::named(cx, &mut conn, &guest).await?;
    let sets = store::in_force(&store::list_sets(cx, &mut conn).await?, cx.today());
    let checks = store::list_checks(cx, &mut conn, id).await?;
    drop(conn);
    let asked = typed.set.parse::<SetId>().ok();
    let set = sets.iter().find(|set| Some(set.set_id) == asked).or_else(|| if sets.len() == 1 { sets.first() } else { None });
    let mut asking = set.map(|set| questions(cx, set, None)).unwrap_or_default();
    for (question, (answer, reason)) in asking.iter_mut().zip(typed.check.answer.iter().zip(typed.check.reason.iter().chain(std::iter::repeat(&String::new()))))
    {
        question.answer = Answer::find(answer).unwrap_or_default();
        question.reason.clone_from(reason);
    }
    Ok(CheckPage {
        page: guest::page(cx, &guest),
        guest: named,
        set: set.map(|set| set.set_id),
        choices: sets
            .iter()
            .map(|one| Choice { set: one.set_id, sign: one.sign.clone(), name: one.name(cx.locale()), chosen: set.is_some_and(|set| set.set_id == one.set_id) })
            .collect(),
        questions: asking,
        checks: checks.iter().map(|(check, set)| past(cx, check, set)).collect(),
        answers: &Answer::NAMES,
        outcomes: &Outcome::NAMES,
        deciding: typed.deciding,
        decision: typed.decision,
        problems: typed.problems,
        may_waive: cx.may(Duty::EligibilityManage),
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<StreamId>, Asked(query): Asked<CheckQuery>) -> Result<Response> {
    let page = check_page(&cx, id, Typed { set: query.set, ..Typed::default() }).await?;
    cx.page(page).await
}

/// Shows the page again with what is wrong, or answers a program.
async fn again(cx: &Cx, id: StreamId, typed: Typed) -> Result<Response> {
    let problems = typed.problems.clone();
    if rules::is_conflict(&problems) {
        return Err(Error::Conflict(problems));
    }
    if cx.wants() == Wants::Json {
        return Err(Error::Invalid(problems));
    }
    let page = check_page(cx, id, typed).await?;
    cx.retry(page, &problems).await
}

fn made(check: &Check, set: &SetRow) -> Made {
    Made { id: check.checked.check_id, outcome: check.outcome(), proposed: rules::propose(&set.criteria(), check), waivers: waivers(check) }
}

/// Appends to a guest's stream and tells how the check stands then.
async fn keep(write: &mut Write, (id, check): (StreamId, CheckId), facts: Vec<NewFact>) -> Result<Check> {
    let mut stream = write.load(id).await?;
    write.append(&mut stream, facts).await?;
    Checks::fold(&stream).get(check).cloned().ok_or(Error::NotFound)
}

pub(super) async fn check(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<CheckForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get(&cx, write.conn()?, (id, Duty::EligibilityDecide)).await?;
    let sets = store::list_sets(&cx, write.conn()?).await?;
    let asked = form.set.parse::<SetId>().ok();
    let Some(set) = sets.iter().find(|set| Some(set.set_id) == asked) else {
        drop(write);
        let problems = Problems::one("set", "eligibility-set-missing");
        return again(&cx, id, Typed { problems, check: form, ..Typed::default() }).await;
    };
    let criteria = set.criteria();
    let in_force = store::in_force(&sets, cx.today()).iter().any(|one| one.set_id == set.set_id);
    let against = Against { programme_id: set.programme_id, set_id: set.set_id, version: set.version, sign: &set.sign, criteria: &criteria, in_force };
    let check: CheckId = write.id();
    match rules::check(&against, &form, (check, guest.kind.name(), hand(&cx))) {
        Ok(facts) => {
            let check = keep(&mut write, (id, check), facts).await?;
            write.commit().await?;
            let notice = if check.is_pending() { "eligibility-checked-done" } else { "eligibility-decided-done" };
            cx.done(&format!("/eligibility/check/{id}"), notice, &made(&check, set))
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, Typed { set: form.set.clone(), check: form, problems, ..Typed::default() }).await
        }
    }
}

/// A check of somebody with its version, inside a transaction.
async fn find(cx: &Cx, write: &mut Write, (id, check): (StreamId, CheckId)) -> Result<(Check, SetRow)> {
    let stream = write.load(id).await?;
    let check = Checks::fold(&stream).get(check).cloned().ok_or(Error::NotFound)?;
    let sets = store::list_sets(cx, write.conn()?).await?;
    let set = sets.into_iter().find(|set| set.set_id == check.checked.set_id).ok_or(Error::NotFound)?;
    Ok((check, set))
}

pub(super) async fn decide(cx: Cx, Path((id, check)): Path<(StreamId, CheckId)>, Input(form): Input<DecideForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = get(&cx, write.conn()?, (id, Duty::EligibilityDecide)).await?;
    let (known, set) = find(&cx, &mut write, (id, check)).await?;
    match rules::decide(&known, rules::propose(&set.criteria(), &known), (&form, hand(&cx))) {
        Ok(facts) => {
            let check = keep(&mut write, (id, check), facts).await?;
            write.commit().await?;
            cx.done(&format!("/eligibility/check/{id}"), "eligibility-decided-done", &made(&check, &set))
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, Typed { deciding: Some(check), decision: form, problems, ..Typed::default() }).await
        }
    }
}

/// A waiver that is asked for.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "eligibility/waiver.html")]
pub(crate) struct WaiverPage {
    guest: Named,
    check: CheckId,
    sign: String,
    name: String,
    version: i64,
    at: Instant,
    by: String,
    /// The reader asked for it, and somebody else must decide.
    own: bool,
    questions: Vec<Question>,
    form: WaiverForm,
    problems: Problems,
}

impl View for WaiverPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("eligibility-waiver-title")
    }
}

impl WaiverPage {
    /// Whether what was typed belongs to this criterion.
    fn typed(&self, place: &usize) -> bool {
        self.form.criterion == place.to_string()
    }
}

async fn waiver_page(cx: &Cx, (id, check): (StreamId, CheckId), (form, problems): (WaiverForm, Problems)) -> Result<WaiverPage> {
    let mut conn = cx.read().await?;
    let guest = get(cx, &mut conn, (id, Duty::EligibilityManage)).await?;
    cx.look(id.cast(), Compartment::House, "eligibility").await?;
    let named = guest::named(cx, &mut conn, &guest).await?;
    let checks = store::list_checks(cx, &mut conn, id).await?;
    drop(conn);
    let (known, set) = checks.into_iter().find(|(one, _)| one.checked.check_id == check).ok_or(Error::NotFound)?;
    // The manager is asked about what is to be set aside, not told how everything else was answered.
    let questions = questions(cx, &set, Some(&known)).into_iter().filter(|question| question.answer == Answer::Waiver).collect();
    Ok(WaiverPage {
        guest: named,
        check,
        sign: set.sign.clone(),
        name: set.name(cx.locale()),
        version: set.version,
        at: known.checked.at,
        by: cx.app().name_of(known.checked.by),
        own: known.checked.by == cx.user(),
        questions,
        form,
        problems,
    })
}

pub(super) async fn ask_waiver(cx: Cx, Path(ids): Path<(StreamId, CheckId)>) -> Result<Response> {
    let page = waiver_page(&cx, ids, (WaiverForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn waive(cx: Cx, Path((id, check)): Path<(StreamId, CheckId)>, Input(form): Input<WaiverForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = get(&cx, write.conn()?, (id, Duty::EligibilityManage)).await?;
    let (known, set) = find(&cx, &mut write, (id, check)).await?;
    match rules::waive(&known, &form, hand(&cx)) {
        Ok(facts) => {
            let check = keep(&mut write, (id, check), facts).await?;
            write.commit().await?;
            cx.done("/eligibility", "eligibility-waived-done", &made(&check, &set))
        }
        Err(problems) => {
            drop(write);
            if rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            if cx.wants() == Wants::Json {
                return Err(Error::Invalid(problems));
            }
            let page = waiver_page(&cx, (id, check), (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
