//! Rules of assessments. Pure.
//!
//! What is ticked is read into findings; the arithmetic of [`super::risk`] proposes; a human who sets something aside says
//! why. The next assessment is due by level: a week when critical, two when high, a month when medium, two months when low
//! (the rhythm that domain.md 3.13 proposes for reviews). It may be brought forward, never put off: whoever thinks that
//! there is more time assesses again and says why the level is lower.

use std::collections::BTreeMap;

use care::Level;
use ledger::{Day, FactKind as _, Instant, NewFact, PartialDate, UserId};
use web::{Problem, Problems};

use super::catalogue::{ACTORS, CAPACITIES, CHANNELS, FACTORS, HARMFUL, Layer, NEARS, NEEDS, OFTEN, Polarity, SPANS, SPOKEN, STAGES, THREATS, find};
use super::facts::{Assessment, AssessmentFact, AssessmentId, BroughtForward, FactorWords, Found, Made, Presence, Recorded, Threat, Words};
use super::form::AssessmentForm;
use super::risk::{self, EXPOSURE_MAX, EXPOSURE_MIN, GRADE_MAX, Score};
use crate::who::{Following, lines, nth};

/// Days until the next assessment, by level.
const CRITICAL_DAYS: i32 = 7;
const HIGH_DAYS: i32 = 14;
const MEDIUM_DAYS: i32 = 30;
const LOW_DAYS: i32 = 60;
/// Threats of one assessment.
pub(super) const THREATS_MAX: usize = 8;
/// Longest note.
const NOTE_MAX: usize = 500;
/// Longest telling.
const TEXT_MAX: usize = 4000;
/// Weight of a factor of which nothing more was said.
const WEIGHT_USUAL: i64 = 2;

/// The last day on which somebody of this level is assessed again.
#[must_use]
pub fn due(level: Level, today: Day) -> Day {
    today.plus_days(match level {
        Level::Critical => CRITICAL_DAYS,
        Level::High => HIGH_DAYS,
        Level::Medium => MEDIUM_DAYS,
        Level::Low => LOW_DAYS,
    })
}

/// What a form says, as far as it can be read, and what is wrong with it.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) recorded: Recorded,
    pub(super) words: Words,
    pub(super) problems: Problems,
}

/// When and by whom.
#[derive(Clone, Copy)]
pub(super) struct Now {
    pub(super) at: Instant,
    pub(super) today: Day,
    pub(super) assessment: AssessmentId,
    pub(super) by: UserId,
}

/// Gathers what is wrong while a form is read.
#[derive(Default)]
struct Reader {
    problems: Problems,
}

impl Reader {
    fn one_of(&mut self, field: &str, value: &str, list: &[&str]) -> String {
        let value = value.trim();
        if value.is_empty() || list.contains(&value) {
            return value.to_owned();
        }
        self.problems.add(field, "assessment-answer-unknown");
        String::new()
    }

    fn ticked(&mut self, field: &str, values: &[String], list: &[&'static str]) -> Vec<String> {
        self.problems.unless(values.iter().all(|value| list.contains(&value.as_str())), field, "assessment-answer-unknown");
        list.iter().filter(|code| values.iter().any(|value| value == *code)).map(|code| (*code).to_owned()).collect()
    }

    fn text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let text = lines(typed);
        if text.chars().count() > max {
            self.problems.0.push(Problem::new(field, "assessment-too-long").with("n", max));
        }
        text
    }

    fn grade(&mut self, field: &str, typed: &str, proposed: i64) -> i64 {
        match typed.trim() {
            "" => proposed,
            typed => typed.parse().ok().filter(|n| (1..=GRADE_MAX).contains(n)).unwrap_or_else(|| {
                self.problems.add(field, "assessment-answer-unknown");
                proposed
            }),
        }
    }

    /// `1.4`, also written `1,4`.
    fn exposure(&mut self, typed: &str, proposed: i64) -> i64 {
        let typed = typed.trim().replace(',', ".");
        if typed.is_empty() {
            return proposed;
        }
        let (whole, part) = typed.split_once('.').unwrap_or((&typed, "0"));
        let tenths = whole.parse::<i64>().ok().zip(part.parse::<i64>().ok()).filter(|_| part.len() == 1).map(|(whole, part)| whole.saturating_mul(10) + part);
        tenths.filter(|n| (EXPOSURE_MIN..=EXPOSURE_MAX).contains(n)).unwrap_or_else(|| {
            self.problems.add("set_exposure", "assessment-answer-unknown");
            proposed
        })
    }

    /// What is there, what is not, and what nobody spoke of.
    fn factors(&mut self, form: &AssessmentForm) -> BTreeMap<String, Found> {
        let known = |code: &String| find(code).is_some();
        let lists = [&form.factor, &form.unknown, &form.detail, &form.depends];
        self.problems.unless(lists.into_iter().flatten().all(known), "factor", "assessment-answer-unknown");
        let mut out = BTreeMap::new();
        for layer in Layer::ALL {
            let rest = self.one_of(&format!("rest_{}", layer.name()), form.rest(layer), &["no"]);
            for factor in FACTORS.iter().filter(|factor| factor.layer == layer) {
                let ticked = |list: &[String]| list.iter().any(|code| code == factor.code);
                let found = match () {
                    () if ticked(&form.factor) => Found { present: Presence::Yes, weight: WEIGHT_USUAL, ..Found::default() },
                    () if rest == "no" && !ticked(&form.unknown) => Found { present: Presence::No, ..Found::default() },
                    () => continue,
                };
                out.insert(factor.code.to_owned(), found);
            }
        }
        out
    }

    /// More about those that are there.
    fn details(&mut self, form: &AssessmentForm, factors: &mut BTreeMap<String, Found>) -> BTreeMap<String, FactorWords> {
        let mut words: BTreeMap<String, FactorWords> = BTreeMap::new();
        for (n, code) in form.detail.iter().enumerate() {
            let Some(found) = factors.get_mut(code).filter(|found| found.present == Presence::Yes) else { continue };
            let field = format!("d-{code}");
            match nth(&form.weight, n) {
                "" => {}
                typed => match typed.parse::<i64>().ok().filter(|weight| (1..=3).contains(weight)) {
                    Some(weight) => found.weight = weight,
                    None => self.problems.add(&field, "assessment-answer-unknown"),
                },
            }
            found.stage = self.one_of(&field, nth(&form.stage, n), STAGES);
            let said = words.entry(code.clone()).or_default();
            said.since = self.text(&field, nth(&form.since, n), NOTE_MAX);
            said.place = self.text(&field, nth(&form.place, n), NOTE_MAX);
            said.note = self.text(&field, nth(&form.note, n), NOTE_MAX);
        }
        for (n, code) in form.depends.iter().enumerate() {
            let depends = find(code).is_some_and(|factor| factor.polarity == Polarity::Depends);
            let Some(found) = factors.get_mut(code).filter(|found| depends && found.present == Presence::Yes) else { continue };
            found.polarity = Polarity::chosen(nth(&form.polarity, n));
            words.entry(code.clone()).or_default().why = self.text(&format!("d-{code}"), nth(&form.why, n), NOTE_MAX);
        }
        for factor in FACTORS.iter().filter(|factor| factor.polarity == Polarity::Depends) {
            let Some(found) = factors.get(factor.code).filter(|found| found.present == Presence::Yes) else { continue };
            let said = words.get(factor.code).is_some_and(|said| !said.why.is_empty());
            self.problems.unless(found.polarity.is_some() && said, &format!("d-{}", factor.code), "assessment-depends-missing");
        }
        words.retain(|_, said| !said.is_empty());
        words
    }

    fn threats(&mut self, form: &AssessmentForm) -> (Vec<Threat>, Vec<String>) {
        let (mut threats, mut notes) = (Vec::new(), Vec::new());
        for n in 0..form.threat.len() {
            let field = format!("threat-{n}");
            let kind = self.one_of(&field, nth(&form.threat, n), THREATS);
            if kind.is_empty() {
                let said = !nth(&form.threat_note, n).is_empty() || !nth(&form.last, n).is_empty();
                self.problems.unless(!said || self.problems.of(&field).is_some(), &field, "assessment-threat-kind");
                continue;
            }
            let actor = self.one_of(&field, nth(&form.actor, n), ACTORS);
            let often = self.one_of(&field, nth(&form.often, n), OFTEN);
            self.problems.unless(!actor.is_empty() || self.problems.of(&field).is_some(), &field, "assessment-threat-actor");
            self.problems.unless(!often.is_empty() || self.problems.of(&field).is_some(), &field, "assessment-threat-often");
            let last = match nth(&form.last, n) {
                "" => None,
                typed => typed.parse::<PartialDate>().map_err(|_| self.problems.add(&field, "assessment-threat-last")).ok(),
            };
            threats.push(Threat { kind, actor, often, last });
            notes.push(self.text(&field, nth(&form.threat_note, n), NOTE_MAX));
        }
        if threats.len() > THREATS_MAX {
            self.problems.0.push(Problem::new("threat-0", "assessment-threats-many").with("n", THREATS_MAX));
        }
        (threats, notes)
    }

    /// What holds, when somebody sets the proposal aside; with its reason.
    fn judge(&mut self, form: &AssessmentForm, proposed: Score) -> (Score, Level, String) {
        let score = Score {
            threat: self.grade("set_threat", &form.set_threat, proposed.threat),
            vulnerability: self.grade("set_vulnerability", &form.set_vulnerability, proposed.vulnerability),
            capacity: self.grade("set_capacity", &form.set_capacity, proposed.capacity),
            exposure: self.exposure(&form.set_exposure, proposed.exposure),
        };
        let level = match (form.level.trim(), Level::find(form.level.trim())) {
            ("", _) => score.level(),
            (_, Some(level)) => level,
            (_, None) => {
                self.problems.add("level", "assessment-answer-unknown");
                score.level()
            }
        };
        let reason = self.text("reason", &form.reason, NOTE_MAX);
        let changed = score != proposed || level != score.level();
        self.problems.unless(!changed || !reason.is_empty(), "reason", "assessment-reason-missing");
        (score, level, reason)
    }

    fn next(&mut self, typed: &str, level: Level, today: Day) -> Day {
        let latest = due(level, today);
        match typed.trim() {
            "" => latest,
            typed => self.earlier("next", typed, (today, latest)).unwrap_or(latest),
        }
    }

    /// A day from today on, not after the latest.
    fn earlier(&mut self, field: &str, typed: &str, (today, latest): (Day, Day)) -> Option<Day> {
        let Ok(day) = typed.trim().parse::<Day>() else {
            self.problems.add(field, "assessment-day-unreadable");
            return None;
        };
        self.problems.unless(day >= today, field, "assessment-day-past");
        self.problems.unless(day <= latest, field, "assessment-day-late");
        (day >= today && day <= latest).then_some(day)
    }
}

/// Reads a form, whatever is wrong with it: for the page that shows what follows.
pub(super) fn draft(form: &AssessmentForm, today: Day) -> Draft {
    let mut reader = Reader::default();
    let mut factors = reader.factors(form);
    let factor_words = reader.details(form, &mut factors);
    let (threats, threat_words) = reader.threats(form);
    let needs = reader.ticked("need", &form.need, NEEDS);
    let urgent = reader.ticked("urgent", &form.urgent, NEEDS);
    let mut recorded = Recorded {
        urgent: urgent.into_iter().filter(|code| needs.contains(code)).collect(),
        needs,
        factors,
        threats,
        capacities: reader.ticked("capacity", &form.capacity, CAPACITIES),
        harmful: reader.ticked("harmful", &form.harmful, HARMFUL),
        span: reader.one_of("span", &form.span, SPANS),
        near: reader.one_of("near", &form.near, NEARS),
        channel: reader.one_of("channel", &form.channel, CHANNELS),
        spoken: reader.one_of("spoken", &form.spoken, SPOKEN),
        ..Recorded::default()
    };
    recorded.proposed = risk::propose(&recorded.counted());
    let (score, level, reason) = reader.judge(form, recorded.proposed);
    (recorded.score, recorded.level) = (score, level);
    recorded.next = Some(reader.next(&form.next, level, today));
    let words = Words {
        own: reader.text("own", &form.own, TEXT_MAX),
        needs: reader.text("need_note", &form.need_note, TEXT_MAX),
        skills: reader.text("skill_note", &form.skill_note, TEXT_MAX),
        safety: reader.text("safety", &form.safety, TEXT_MAX),
        factors: factor_words,
        threats: threat_words,
        reason,
        ..Words::default()
    };
    Draft { recorded, words, problems: reader.problems }
}

/// What a form says, as facts. The follow-up must be open, which the first argument proves.
pub(super) fn assess(_: &Following, form: &AssessmentForm, (last, now): (Option<AssessmentId>, Now)) -> Result<(Recorded, Vec<NewFact>), Problems> {
    let Draft { mut recorded, mut words, mut problems } = draft(form, now.today);
    let nothing = recorded.needs.is_empty() && recorded.factors.is_empty() && recorded.threats.is_empty() && recorded.capacities.is_empty();
    problems.unless(!nothing || !problems.is_empty(), "need", "assessment-nothing");
    if !form.base.trim().is_empty() {
        // Nobody's work is lost: whoever was second sees the other's first, and notes theirs beside it.
        problems.unless(last.map(|id| id.to_string()).unwrap_or_else(|| NONE.to_owned()) == form.base.trim(), "", "assessment-meanwhile");
    }
    (recorded.assessment, words.assessment) = (now.assessment, now.assessment);
    let made = Made { assessment: now.assessment, at: now.at, on: now.today, by: now.by };
    let mut facts = vec![AssessmentFact::Made(made).fact(), AssessmentFact::Recorded(recorded.clone()).fact()];
    if (Words { assessment: now.assessment, threats: vec![String::new(); words.threats.len()], ..Words::default() }) != words {
        facts.push(AssessmentFact::Said(words).fact());
    }
    problems.check((recorded, facts))
}

/// In `base`, where there is no assessment yet.
pub(super) const NONE: &str = "none";

/// Brings the next one forward.
pub(super) fn bring_forward(_: &Following, last: Option<&Assessment>, typed: &str, today: Day) -> Result<Vec<NewFact>, Problems> {
    let Some((last, latest)) = last.and_then(|last| last.next.map(|next| (last, next))) else {
        return Err(Problems::one("", "assessment-none"));
    };
    let mut reader = Reader::default();
    let day = reader.earlier("next", typed, (today, latest));
    reader.problems.unless(day != Some(latest), "next", "assessment-day-same");
    let fact = day.map(|next| AssessmentFact::BroughtForward(BroughtForward { assessment: last.id, next }).fact());
    reader.problems.check(fact.into_iter().collect())
}

/// Whether the protection officer is to hear of it: the risk is high or critical, and higher than it was.
#[must_use]
pub(super) fn alarming(before: Option<Level>, now: Level) -> bool {
    now.is_urgent() && before.is_none_or(|before| now > before)
}

/// A form with what was found last, so that only what is new is ticked. What was decided is decided anew.
pub(super) fn again(one: &Assessment, recorded: &Recorded) -> AssessmentForm {
    let mut form = AssessmentForm {
        need: recorded.needs.clone(),
        urgent: recorded.urgent.clone(),
        need_note: one.words.needs.clone(),
        span: recorded.span.clone(),
        near: recorded.near.clone(),
        capacity: recorded.capacities.clone(),
        harmful: recorded.harmful.clone(),
        skill_note: one.words.skills.clone(),
        safety: one.words.safety.clone(),
        spoken: recorded.spoken.clone(),
        ..AssessmentForm::default()
    };
    let present = |code: &str| recorded.factors.get(code).filter(|found| found.present == Presence::Yes);
    for factor in FACTORS {
        let Some(found) = present(factor.code) else { continue };
        let said = one.words.factors.get(factor.code).cloned().unwrap_or_default();
        form.factor.push(factor.code.to_owned());
        form.detail.push(factor.code.to_owned());
        form.weight.push(found.weight.to_string());
        form.stage.push(found.stage.clone());
        form.since.push(said.since);
        form.place.push(said.place);
        form.note.push(said.note);
        if factor.polarity == Polarity::Depends {
            form.depends.push(factor.code.to_owned());
            form.polarity.push(found.polarity.map(|polarity| polarity.name().to_owned()).unwrap_or_default());
            form.why.push(said.why);
        }
    }
    for (n, threat) in recorded.threats.iter().enumerate() {
        form.threat.push(threat.kind.clone());
        form.actor.push(threat.actor.clone());
        form.often.push(threat.often.clone());
        form.last.push(threat.last.map(|last| last.to_string()).unwrap_or_default());
        form.threat_note.push(nth(&one.words.threats, n).to_owned());
    }
    let absent = |layer: Layer| {
        let mut rest = FACTORS.iter().filter(|factor| factor.layer == layer && present(factor.code).is_none());
        rest.all(|factor| recorded.factors.contains_key(factor.code))
    };
    let rest = |layer: Layer| if absent(layer) { "no".to_owned() } else { String::new() };
    form.rest_individual = rest(Layer::Individual);
    form.rest_household = rest(Layer::Household);
    form.rest_community = rest(Layer::Community);
    form.rest_structural = rest(Layer::Structural);
    form
}
