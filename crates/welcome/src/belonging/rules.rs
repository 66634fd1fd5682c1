//! Rules of belongings. Pure. Whether a seal is taken was read inside the write transaction.

use ledger::{FactKind as _, Instant, NewFact, StreamId, UserId};
use web::{Problem, Problems};

use super::facts::{BelongingFact, Belongings, Deposit, DepositId, Deposited, Inspection, Item, Moved, Returned};
use super::form::{DepositForm, ReturnForm};

/// Extents of a return.
pub(super) const SCOPES: [&str; 3] = ["all", "part", "missing"];
/// Who may receive.
pub(super) const RECEIVERS: [&str; 2] = ["guest", "other"];
/// Rows of things that a form offers.
pub(super) const ROWS: usize = 8;
const ITEMS_MAX: usize = 30;
const COUNT_MAX: i64 = 999;
const TEXT_MAX: usize = 200;
const SEAL_MAX: usize = 20;

/// Who writes, and when.
#[derive(Clone, Copy)]
pub(super) struct Act<'a> {
    pub(super) by: UserId,
    /// Name of who writes: nobody is their own witness.
    pub(super) name: &'a str,
    pub(super) at: Instant,
}

/// A seal number as it is compared: capitals, digits and hyphens.
pub(super) fn seal(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).map(western).flat_map(char::to_uppercase).collect()
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')).unwrap_or(c),
        other => other,
    }
}

fn check_seal(field: &str, number: &str, taken: bool, problems: &mut Problems) {
    let sound = number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '/') && number.chars().count() <= SEAL_MAX;
    problems.unless(!number.is_empty(), field, "belonging-seal-missing");
    problems.unless(sound, field, "belonging-seal-unreadable");
    problems.unless(!taken, field, "belonging-seal-taken");
}

fn text(field: &str, typed: &str, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "belonging-too-long").with("n", TEXT_MAX));
    }
    text
}

fn number(typed: &str) -> Option<i64> {
    let typed: String = typed.trim().chars().map(western).collect();
    if typed.is_empty() { Some(1) } else { typed.parse().ok() }
}

fn items(form: &DepositForm, problems: &mut Problems) -> Vec<Item> {
    let counts = form.count.iter().map(String::as_str).chain(std::iter::repeat(""));
    let mut out = Vec::new();
    for (what, count) in form.what.iter().zip(counts) {
        let what = text("what", what, problems);
        if what.is_empty() {
            continue;
        }
        let count = number(count).filter(|count| (1..=COUNT_MAX).contains(count));
        problems.unless(count.is_some(), "what", "belonging-count-wrong");
        out.push(Item { what, count: count.unwrap_or(1) });
    }
    problems.unless(!out.is_empty(), "what", "belonging-items-missing");
    problems.unless(out.len() <= ITEMS_MAX, "what", "belonging-items-many");
    out
}

/// An inspection is noted only when the written rule asks for it, and only as the guest wishes it.
fn inspection(form: &DepositForm, (guest_sex, act): (i64, Act<'_>), problems: &mut Problems) -> Option<Inspection> {
    match form.inspected.as_str() {
        "no" => return None,
        "yes" => {}
        _ => {
            problems.add("inspected", "belonging-inspected-missing");
            return None;
        }
    }
    let sex = |typed: &str| typed.parse::<i64>().ok().filter(|sex| [1, 2].contains(sex));
    problems.unless(form.rule == "yes", "rule", "belonging-rule-missing");
    let inspector_sex = sex(&form.inspector_sex);
    problems.unless(inspector_sex.is_some(), "inspector_sex", "belonging-inspector-sex-missing");
    let wanted = sex(&form.wish).or_else(|| Some(guest_sex).filter(|sex| [1, 2].contains(sex)));
    problems.unless(wanted.is_some(), "wish", "belonging-wish-missing");
    if let (Some(inspector), Some(wanted)) = (inspector_sex, wanted) {
        problems.unless(inspector == wanted, "inspector_sex", "belonging-inspector-other-sex");
    }
    let inspector = text("inspector", &form.inspector, problems);
    let witness = text("witness", &form.witness, problems);
    problems.unless(!witness.is_empty(), "witness", "belonging-witness-missing");
    let same = |name: &str| !name.is_empty() && name.to_lowercase() == witness.to_lowercase();
    problems.unless(!same(if inspector.is_empty() { act.name } else { &inspector }), "witness", "belonging-witness-self");
    Some(Inspection { inspector_sex: inspector_sex.unwrap_or_default(), wanted_sex: wanted.unwrap_or_default(), inspector, witness })
}

/// Takes belongings into keeping; `taken` says whether another open bag of the site has the seal.
pub(super) fn deposit(form: &DepositForm, (guest_sex, taken): (i64, bool), (deposit, act): (DepositId, Act<'_>)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let items = items(form, &mut problems);
    let number = seal(&form.seal);
    check_seal("seal", &number, taken, &mut problems);
    let shelf = text("shelf", &form.shelf, &mut problems);
    let inspection = inspection(form, (guest_sex, act), &mut problems);
    let deposited = Deposited { deposit, items, seal: number, shelf, inspection, by: act.by, at: act.at };
    problems.check(vec![BelongingFact::Deposited(deposited).fact()])
}

/// How many of each thing are given.
fn given(deposit: &Deposit, form: &ReturnForm, problems: &mut Problems) -> Vec<i64> {
    if form.scope == "all" {
        return deposit.left.clone();
    }
    let typed = form.give.iter().map(String::as_str).chain(std::iter::repeat("0"));
    let mut out = Vec::with_capacity(deposit.left.len());
    for (left, typed) in deposit.left.iter().zip(typed) {
        let count = if typed.trim().is_empty() { Some(0) } else { number(typed) }.filter(|count| (0..=*left).contains(count));
        problems.unless(count.is_some(), "give", "belonging-give-wrong");
        out.push(count.unwrap_or_default());
    }
    out
}

/// Gives belongings back. What differs from the list is explained; what stays is sealed anew.
pub(super) fn give_back(deposit: &Deposit, form: &ReturnForm, (taken, act): (bool, Act<'_>)) -> Result<Vec<NewFact>, Problems> {
    if !deposit.is_open() {
        return Err(Problems::one("", "belonging-closed"));
    }
    let mut problems = Problems::default();
    problems.unless(SCOPES.contains(&form.scope.as_str()), "scope", "belonging-scope-unsaid");
    let given = given(deposit, form, &mut problems);
    let rest: i64 = deposit.left.iter().zip(&given).map(|(left, given)| left - given).sum();
    let intact = form.intact == "yes";
    problems.unless(intact || form.intact == "no", "intact", "belonging-intact-missing");
    let difference = text("difference", &form.difference, &mut problems);
    let mut new_seal = String::new();
    match form.scope.as_str() {
        "part" => {
            problems.unless(rest > 0 && given.iter().any(|count| *count > 0), "give", "belonging-part-wrong");
            new_seal = seal(&form.new_seal);
            check_seal("new_seal", &new_seal, taken, &mut problems);
            problems.unless(intact || !difference.is_empty(), "difference", "belonging-difference-missing");
        }
        "missing" => {
            problems.unless(rest > 0, "give", "belonging-nothing-missing");
            problems.unless(!difference.is_empty(), "difference", "belonging-difference-missing");
        }
        _ => problems.unless(intact || !difference.is_empty(), "difference", "belonging-difference-missing"),
    }
    problems.unless(RECEIVERS.contains(&form.receiver.as_str()), "receiver", "belonging-receiver-missing");
    let receiver = if form.receiver == "other" { text("receiver_name", &form.receiver_name, &mut problems) } else { String::new() };
    problems.unless(form.receiver != "other" || !receiver.is_empty(), "receiver_name", "belonging-receiver-name");
    let last = form.scope != "part";
    let returned = Returned { deposit: deposit.taken.deposit, given, last, intact, difference, receiver, new_seal, by: act.by, at: act.at };
    problems.check(vec![BelongingFact::Returned(returned).fact()])
}

/// Open bags leave one file and come to the other, as they stand.
pub(super) fn carry_over(from: &Belongings, to: StreamId) -> (Vec<NewFact>, Vec<NewFact>) {
    let (mut leave, mut arrive) = (Vec::new(), Vec::new());
    for deposit in from.deposits.iter().filter(|deposit| deposit.is_open()) {
        leave.push(BelongingFact::Moved(Moved { deposit: deposit.taken.deposit, to }).fact());
        arrive.push(BelongingFact::Deposited(deposit.taken.clone()).fact());
        arrive.extend(deposit.returns.iter().map(|returned| BelongingFact::Returned(returned.clone()).fact()));
    }
    (leave, arrive)
}

/// Problems that lie in the state of things, not in what was typed.
pub(super) fn is_conflict(problems: &Problems) -> bool {
    problems.0.iter().any(|p| ["belonging-seal-taken", "belonging-closed"].contains(&p.key.as_str()))
}
