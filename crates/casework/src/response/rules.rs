//! Rules of who acts on what. Pure.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Day, FactKind as _, NewFact};
use web::{Problem, Problems};

use super::facts::{Ended, KINDS, Kept, Response, ResponseFact, levels};
use super::form::{EndForm, ResponseForm};
use super::groups::{self, GROUPS};
use crate::assessment::{FACTORS, Polarity, STAGES, find};
use crate::who;

/// Signs of a name.
pub(super) const NAME_MAX: usize = 100;
/// Signs of what somebody does, or of a reason.
pub(super) const SAYS_MAX: usize = 300;
/// Those who act at once at one site.
pub(super) const LIVE_MAX: i64 = 300;

/// Reads what is typed, and gathers what is wrong with it.
struct Reader(Problems);

impl Reader {
    fn text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let text = who::lines(typed);
        if text.chars().count() > max {
            self.0.0.push(Problem::new(field, "response-too-long").with("n", max));
        }
        // What is kept here is to be about nobody in particular.
        self.0.unless(!holds_code(&text), field, "response-person-code");
        text
    }
    fn one_of(&mut self, field: &str, typed: &str, list: &[&str]) -> String {
        let typed = typed.trim();
        self.0.unless(!typed.is_empty(), field, "response-missing");
        self.0.unless(typed.is_empty() || list.contains(&typed), field, "response-unknown");
        typed.to_owned()
    }
    fn several(&mut self, field: &str, typed: &[String], known: impl Fn(&str) -> bool) -> Vec<String> {
        let mut out: Vec<String> = typed.iter().map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect();
        self.0.unless(out.iter().all(|code| known(code)), field, "response-unknown");
        out.sort();
        out.dedup();
        out
    }
    fn day(&mut self, field: &str, typed: &str) -> Option<Day> {
        match typed.trim() {
            "" => None,
            typed => typed.parse::<Day>().map_err(|_| self.0.add(field, "response-day")).ok(),
        }
    }
}

/// Whether something in a text looks like the code of a person.
pub(crate) fn holds_code(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || ",;:.()[]«»\"'".contains(c)).any(|word| word.contains('-') && people::code::parse(word).is_some())
}

/// What is typed, as it would be kept.
fn read(form: &ResponseForm, (today, centre): (Day, &str)) -> Result<Kept, Problems> {
    let mut reader = Reader(Problems::default());
    let mut actor = reader.text("actor", &form.actor, NAME_MAX).replace('\n', " ");
    let kind = reader.one_of("kind", &form.kind, KINDS);
    if actor.is_empty() && kind == "centre" {
        centre.clone_into(&mut actor);
    }
    reader.0.unless(!actor.is_empty(), "actor", "response-actor-missing");
    let level = reader.one_of("level", &form.level, &levels());
    let groups = reader.several("group", &form.group, |code| groups::find(code).is_some());
    let mut factors = reader.several("factor", &form.factor, |code| find(code).is_some());
    // Whoever acts on a whole group acts on each of it.
    factors.retain(|code| groups::group_of(code).is_none_or(|group| !groups.iter().any(|one| one == group.code)));
    reader.0.unless(!groups.is_empty() || !factors.is_empty() || reader.0.of("factor").is_some(), "group", "response-on-missing");
    let says = reader.text("says", &form.says, SAYS_MAX);
    reader.0.unless(!says.is_empty(), "says", "response-says-missing");
    let reach = reader.text("reach", &form.reach, SAYS_MAX);
    let stages = reader.several("stage", &form.stage, |code| STAGES.contains(&code));
    let from = reader.day("from", &form.from).or(Some(today));
    let until = reader.day("until", &form.until);
    reader.0.unless(until.is_none_or(|until| from.is_none_or(|from| from <= until)), "until", "response-until-before");
    let stages = if stages.len() == STAGES.len() { Vec::new() } else { stages };
    reader.0.check(Kept { actor, kind, level, groups, factors, says, reach, stages, from, until })
}

/// Somebody new who acts; `live`: how many act here already.
pub(super) fn add(form: &ResponseForm, live: i64, known: (Day, &str)) -> Result<Vec<NewFact>, Problems> {
    let kept = read(form, known)?;
    if live >= LIVE_MAX {
        return Err(Problem::new("", "response-too-many").with("n", LIVE_MAX).into());
    }
    Ok(vec![ResponseFact::Kept(kept).fact()])
}

/// What is noted changes.
pub(super) fn change(response: &Response, form: &ResponseForm, known: (Day, &str)) -> Result<Vec<NewFact>, Problems> {
    if response.ended.is_some() {
        return Err(Problems::one("", "response-ended-already"));
    }
    if !form.base.trim().is_empty() && form.base.trim() != response.versions.len().to_string() {
        return Err(Problems::one("", "response-meanwhile"));
    }
    let kept = read(form, known)?;
    if kept == response.kept {
        return Err(Problems::one("", "response-same"));
    }
    Ok(vec![ResponseFact::Kept(kept).fact()])
}

/// It has ended.
pub(super) fn end(response: &Response, form: &EndForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    if response.ended.is_some() {
        return Err(Problems::one("", "response-ended-already"));
    }
    let mut reader = Reader(Problems::default());
    let on = reader.day("on", &form.on).unwrap_or(today);
    reader.0.unless(on <= today, "on", "response-end-future");
    // What has not begun, and will not, ends on any day that was.
    reader.0.unless(response.kept.from.is_none_or(|from| from <= on || from > today), "on", "response-until-before");
    let reason = reader.text("reason", &form.reason, SAYS_MAX);
    reader.0.unless(!reason.is_empty(), "reason", "response-reason-missing");
    reader.0.check(vec![ResponseFact::Ended(Ended { on, reason }).fact()])
}

/// How many act on something of each group at each level.
pub(super) fn matrix<'a>(live: impl Iterator<Item = &'a Kept>) -> BTreeMap<(&'static str, &'static str), i64> {
    let mut out: BTreeMap<(&'static str, &'static str), i64> = GROUPS.iter().flat_map(|group| levels().map(|level| ((group.code, level), 0))).collect();
    for kept in live {
        let Some(level) = levels().into_iter().find(|level| *level == kept.level) else { continue };
        for group in kept.touched() {
            *out.entry((group, level)).or_default() += 1;
        }
    }
    out
}

/// Of the factors that are found often, those on which nobody acts, in the order given.
pub(super) fn gaps(found: Vec<(String, i64)>, live: &[&Kept]) -> Vec<(String, i64)> {
    found.into_iter().filter(|(factor, _)| !live.iter().any(|kept| kept.acts_on(factor))).collect()
}

/// Factors that expose, whatever the context, on which nobody acts: what is missing before anybody was assessed.
pub(super) fn untouched(live: &[&Kept]) -> BTreeSet<&'static str> {
    FACTORS.iter().filter(|factor| factor.polarity == Polarity::Risk && !live.iter().any(|kept| kept.acts_on(factor.code))).map(|factor| factor.code).collect()
}

/// A form with what is noted.
pub(super) fn filled(response: &Response) -> ResponseForm {
    let kept = &response.kept;
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    ResponseForm {
        base: response.versions.len().to_string(),
        actor: kept.actor.clone(),
        kind: kept.kind.clone(),
        level: kept.level.clone(),
        group: kept.groups.clone(),
        factor: kept.factors.clone(),
        says: kept.says.clone(),
        reach: kept.reach.clone(),
        stage: kept.stages.clone(),
        from: day(kept.from),
        until: day(kept.until),
    }
}
