//! Rules of kits. Pure. What they look at was read inside the write transaction.

use house::stay::StayId;
use ledger::{FactKind as _, Instant, NewFact, StreamId, UserId};
use web::{Problem, Problems};

use super::facts::{Composed, Decided, Dropped, Given, KitFact, Kits, Moved, Request, RequestId, Requested, Status};
use super::form::{ContentsForm, DecideForm, GiveForm, KitForm};
use crate::words::{Words, lines};

/// When another kit of the same kind is unusual.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// Within one stay.
    Stay,
    /// Within so many days.
    Days(i64),
    /// Never.
    Free,
}

/// A kind of kit with the criteria laid down for it (domain 3.4: predetermined criteria).
#[derive(Clone, Copy, Debug)]
pub struct Kit {
    /// Name in forms, the database and message keys.
    pub code: &'static str,
    /// Reasons that meet its criteria.
    pub criteria: &'static [&'static str],
    /// When another one is unusual.
    pub again: Again,
    /// Ages it is made for, in years, both ends included.
    pub ages: Option<(i64, i64)>,
}

/// Days after which hygiene is renewed: 250 g of soap last a month (domain 4.2).
const RENEWAL_DAYS: i64 = 28;
/// Ages of school and play.
const SCHOOL_AGES: (i64, i64) = (3, 17);

/// All kinds.
pub const KITS: [Kit; 7] = [
    Kit { code: "arrival", criteria: &["new_arrival", "returned"], again: Again::Stay, ages: None },
    Kit { code: "departure", criteria: &["departure"], again: Again::Stay, ages: None },
    Kit { code: "hygiene", criteria: &["new_arrival", "renewal", "lost"], again: Again::Days(RENEWAL_DAYS), ages: None },
    Kit { code: "baby", criteria: &["newborn", "infant", "pregnancy"], again: Again::Free, ages: None },
    Kit { code: "school", criteria: &["enrolled", "lost"], again: Again::Stay, ages: Some(SCHOOL_AGES) },
    Kit { code: "recreation", criteria: &["child", "group"], again: Again::Stay, ages: None },
    Kit { code: "dignity", criteria: &["asked", "renewal"], again: Again::Days(RENEWAL_DAYS), ages: None },
];
/// Their names, in the same order.
pub(super) const CODES: [&str; 7] = ["arrival", "departure", "hygiene", "baby", "school", "recreation", "dignity"];
/// Every reason one can give; `other` meets no criterion and needs words.
pub(super) const REASONS: [&str; 14] =
    ["new_arrival", "returned", "departure", "renewal", "lost", "newborn", "infant", "pregnancy", "enrolled", "child", "group", "asked", "health", "other"];
/// Why formula milk: only where breastfeeding is not possible.
pub(super) const FORMULA: [&str; 3] = ["mother_absent", "already_formula", "health_advice"];
/// How a receiver is known.
pub(super) const PROOFS: [&str; 3] = ["card", "signature", "proxy"];
const QUANTITY_MAX: i64 = 60;
const SIZE_MAX: usize = 20;
const TEXT_MAX: usize = 300;
const CONTENTS_MAX: usize = 2000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The kit of a name.
#[must_use]
pub fn find(code: &str) -> Option<&'static Kit> {
    KITS.iter().find(|kit| kit.code == code)
}

/// A kit of the same kind that the guest, or the household with them, has had or will have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) stay: Option<StayId>,
    pub(super) at: Instant,
    /// Asked for the whole household since the guest came.
    pub(super) household: bool,
}

/// Who asks for whom.
pub(super) struct Asking<'a> {
    pub(super) request: RequestId,
    pub(super) by: UserId,
    pub(super) at: Instant,
    /// Whether a nurse or doctor asks.
    pub(super) health: bool,
    pub(super) age: Option<i64>,
    pub(super) stay: Option<StayId>,
    /// The household with its size, for somebody who is not alone.
    pub(super) household: Option<(StreamId, i64)>,
    pub(super) version: i64,
    pub(super) before: &'a [Before],
}

fn text(field: &str, typed: &str, (max, problems): (usize, &mut Problems)) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > max {
        problems.0.push(Problem::new(field, "kit-too-long").with("n", max));
    }
    text
}

/// What advises against the kit: message keys. A written reason sets them aside.
fn against(kit: &Kit, asking: &Asking<'_>, whole: bool) -> Vec<String> {
    let mut out = Vec::new();
    let again = match kit.again {
        Again::Stay => asking.before.iter().any(|before| before.household || before.stay == asking.stay),
        Again::Days(days) => asking.before.iter().any(|before| asking.at.millis() - before.at.millis() < days * DAY_MS),
        Again::Free => false,
    };
    if again {
        out.push(if kit.again == Again::Stay { "kit-again-stay" } else { "kit-again-soon" }.to_owned());
    }
    let outside = |(from, to): (i64, i64)| asking.age.is_some_and(|age| age < from || age > to);
    if !whole && kit.ages.is_some_and(outside) {
        out.push("kit-age".to_owned());
    }
    out
}

fn formula(kit: &Kit, form: &KitForm, (health, problems): (bool, &mut Problems)) -> String {
    if form.formula != "yes" {
        return String::new();
    }
    problems.unless(kit.code == "baby", "formula", "kit-formula-baby");
    problems.unless(FORMULA.contains(&form.formula_reason.as_str()), "formula_reason", "kit-formula-reason");
    // Whether a mother can breastfeed is for health staff to say, not for the desk to ask.
    problems.unless(form.formula_reason != "health_advice" || health, "formula_reason", "kit-formula-health");
    form.formula_reason.clone()
}

fn quantity(form: &KitForm, (people, problems): (i64, &mut Problems)) -> i64 {
    if form.quantity.trim().is_empty() {
        return people;
    }
    let typed = form.quantity.trim().parse::<i64>().ok().filter(|quantity| (1..=QUANTITY_MAX).contains(quantity));
    if typed.is_none() {
        problems.0.push(Problem::new("quantity", "kit-quantity-wrong").with("n", QUANTITY_MAX));
    }
    typed.unwrap_or(1)
}

/// Asks for a kit.
pub(super) fn ask(form: &KitForm, asking: &Asking<'_>) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let Some(kit) = find(&form.kit) else { return Err(Problems::one("kit", "kit-missing")) };
    let whole = form.household == "yes";
    problems.unless(!whole || asking.household.is_some(), "household", "kit-no-household");
    let household = asking.household.filter(|_| whole);
    let people = household.map_or(1, |(_, size)| size);
    let quantity = quantity(form, (people, &mut problems));
    problems.unless(REASONS.contains(&form.reason.as_str()), "reason", "kit-reason-missing");
    let criteria = kit.criteria.contains(&form.reason.as_str()) || (form.reason == "health" && asking.health);
    let note = text("note", &form.note, (TEXT_MAX, &mut problems));
    problems.unless(criteria || !note.is_empty() || form.reason.is_empty(), "note", "kit-note-missing");
    let formula = formula(kit, form, (asking.health, &mut problems));
    let size = text("size", &form.size, (SIZE_MAX, &mut problems));
    let despite = against(kit, asking, whole);
    let despite_reason = text("despite_reason", &form.despite_reason, (TEXT_MAX, &mut problems));
    if despite_reason.is_empty() {
        despite.iter().for_each(|key| problems.add("despite_reason", key));
    }
    let asked = Requested {
        request: asking.request,
        kit: kit.code.to_owned(),
        version: asking.version,
        size,
        quantity,
        household: household.map(|(id, _)| id),
        people,
        stay: asking.stay,
        reason: form.reason.clone(),
        note,
        criteria,
        formula,
        despite_reason: if despite.is_empty() { String::new() } else { despite_reason },
        despite,
        urgent: form.urgent == "yes",
        by: asking.by,
        at: asking.at,
    };
    problems.check(vec![KitFact::Requested(asked).fact()])
}

/// Who acts, and when.
#[derive(Clone, Copy)]
pub(super) struct Act {
    pub(super) by: UserId,
    pub(super) at: Instant,
}

/// Decides a request. Never whoever asked, whatever duties they hold.
pub(super) fn decide(request: &Request, form: &DecideForm, act: Act) -> Result<Vec<NewFact>, Problems> {
    if request.asked.by == act.by {
        return Err(Problems::one("", "kit-own"));
    }
    if request.status() != Status::Pending {
        return Err(Problems::one("", "kit-decided-already"));
    }
    let mut problems = Problems::default();
    let approved = form.decision == "approve";
    problems.unless(approved || form.decision == "refuse", "decision", "kit-decision-missing");
    let reason = text("reason", &form.reason, (TEXT_MAX, &mut problems));
    problems.unless(form.decision != "refuse" || !reason.is_empty(), "reason", "kit-refusal-missing");
    problems.check(vec![KitFact::Decided(Decided { request: request.asked.request, approved, reason, by: act.by, at: act.at }).fact()])
}

/// Notes the hand-out. Never by whoever approved.
pub(super) fn give(request: &Request, form: &GiveForm, act: Act) -> Result<Vec<NewFact>, Problems> {
    if request.status() != Status::Approved {
        return Err(Problems::one("", "kit-not-ready"));
    }
    if request.decided.as_ref().is_some_and(|decided| decided.by == act.by) {
        return Err(Problems::one("", "kit-approver-gives"));
    }
    let mut problems = Problems::default();
    problems.unless(PROOFS.contains(&form.proof.as_str()), "proof", "kit-proof-missing");
    let receiver = if form.proof == "proxy" { text("receiver", &form.receiver, (TEXT_MAX, &mut problems)) } else { String::new() };
    problems.unless(form.proof != "proxy" || !receiver.is_empty(), "receiver", "kit-receiver-missing");
    problems.check(vec![KitFact::Given(Given { request: request.asked.request, proof: form.proof.clone(), receiver, by: act.by, at: act.at }).fact()])
}

/// Lets a request go: only whoever asked, and not once it was handed out.
pub(super) fn drop_request(request: &Request, act: Act) -> Result<Vec<NewFact>, Problems> {
    if request.asked.by != act.by {
        return Err(Problems::one("", "kit-not-own"));
    }
    if matches!(request.status(), Status::Given | Status::Dropped) {
        return Err(Problems::one("", "kit-over"));
    }
    Ok(vec![KitFact::Dropped(Dropped { request: request.asked.request, by: act.by, at: act.at }).fact()])
}

/// Publishes contents; `last` is the newest version with what it says.
pub(super) fn compose(form: &ContentsForm, last: Option<(i64, &Words)>) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(find(&form.kit).is_some(), "kit", "kit-missing");
    let words = Words::trimmed(&form.fr, &form.en, &form.ar);
    problems.unless(!words.is_empty(), "fr", "kit-contents-missing");
    for (locale, text) in words.each() {
        if text.chars().count() > CONTENTS_MAX || lines(text).iter().any(|line| line.chars().count() > TEXT_MAX) {
            problems.0.push(Problem::new(locale.code(), "kit-too-long").with("n", CONTENTS_MAX));
        }
    }
    problems.unless(last.is_none_or(|(_, known)| *known != words), "", "kit-contents-same");
    let version = last.map_or(0, |(version, _)| version) + 1;
    problems.check(vec![KitFact::Composed(Composed { kit: form.kit.clone(), version, words }).fact()])
}

/// Requests under way leave one file and come to the other, with who asked and who decided.
pub(super) fn carry_over(from: &Kits, to: StreamId) -> (Vec<NewFact>, Vec<NewFact>) {
    let (mut leave, mut arrive) = (Vec::new(), Vec::new());
    let under_way = |request: &&Request| !request.moved && matches!(request.status(), Status::Pending | Status::Approved);
    for request in from.requests.iter().filter(under_way) {
        leave.push(KitFact::Moved(Moved { request: request.asked.request, to }).fact());
        arrive.push(KitFact::Requested(request.asked.clone()).fact());
        arrive.extend(request.decided.iter().map(|decided| KitFact::Decided(decided.clone()).fact()));
    }
    (leave, arrive)
}

/// Problems that lie in the state of things, not in what was typed: they concern no field.
pub(super) fn is_conflict(problems: &Problems) -> bool {
    problems.0.iter().any(|problem| problem.field.is_empty() && problem.key != "kit-contents-same")
}
