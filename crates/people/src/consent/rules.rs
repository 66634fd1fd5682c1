//! Rules of consent. Pure.

use std::collections::BTreeMap;

use ledger::{Day, FactKind as _, Instant, NewFact, Stream};
use web::{Problems, reference};

use super::facts::{Answer, Carried, ConsentFact, Consents, Given, Parted, Recorded, Withdrawn, Worded};
use super::form::ConsentForm;

/// What must be explained before anybody can agree (domain 3.2).
pub const EXPLAINED: &[&str] = &["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"];
/// How a consent can be given at the desk.
pub const MODES: &[&str] = &["verbal", "signature", "paper", "audio"];
/// Findings of capacity.
pub const CAPACITIES: &[&str] = &["has", "doubtful", "lacks"];
/// Answers of a child or of an adult whose capacity is in doubt.
pub const ASSENTS: &[&str] = &["assent", "dissent", "unable"];
/// Who may stand in.
pub const GUARDIANS: &[&str] = &["parent", "appointed", "authority", "court", "none_yet"];
/// Years for which a consent is good.
const YEARS: i16 = 2;
/// Days for which a child without a guardian may be cared for on assent alone, until the authority has named one.
const DAYS_WITHOUT_GUARDIAN: i32 = 30;
const TEXT_MAX: usize = 200;
const WORDING_MAX: usize = 10_000;

/// A consent that is in force: what functions demand that use or give away personal data. It can be had only from
/// [`Consents::live`].
pub struct LiveConsent {
    id: String,
}

impl LiveConsent {
    /// Which consent.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Consents {
    /// The live consent for a purpose.
    ///
    /// # Errors
    /// A sentence when there is none, it was refused, withdrawn or has run out.
    pub fn live(&self, purpose: &str, today: Day) -> Result<LiveConsent, Problems> {
        match self.in_force(purpose, today) {
            Some(recorded) => Ok(LiveConsent { id: recorded.given.id.clone() }),
            None if self.died => Err(Problems::one("", "consent-died")),
            None => Err(Problems::one("", if purpose == "general" { "consent-none-live" } else { "consent-none-for-this" })),
        }
    }
}

/// What a form says, as a consent or refusal; or everything that is wrong with it. `evidence` says whether a file came
/// with it (signature, photo of the paper, recording).
///
/// # Errors
/// One problem for each thing that is missing.
pub fn read(form: &ConsentForm, id: String, wording: i64, evidence: Option<&'static str>, today: Day) -> Result<Given, Problems> {
    let mut problems = Problems::default();
    let agreed = match form.decision.as_str() {
        "given" => true,
        "refused" => false,
        _ => {
            problems.add("decision", "consent-decision-missing");
            false
        }
    };
    let language = reference::find(reference::languages(), &form.language).map(str::to_owned).unwrap_or_default();
    let child = form.child == "yes";
    for (name, value) in [("interpreter", &form.interpreter), ("witness", &form.witness), ("guardian", &form.guardian)] {
        problems.unless(value.chars().count() <= TEXT_MAX, name, "person-too-long");
    }
    if agreed {
        problems.unless(!language.is_empty(), "language", "consent-language-missing");
        problems.unless(EXPLAINED.iter().all(|e| form.explained.iter().any(|x| x == e)), "explained", "consent-explain-all");
        mode(form, evidence, &mut problems);
        capacity(form, child, &mut problems);
    }
    problems.check(())?;
    Ok(Given {
        id,
        answers: answers(form, agreed),
        mode: form.mode.clone(),
        language,
        interpreter: form.interpreter.trim().to_owned(),
        explained: form.explained.clone(),
        capacity: if form.capacity.is_empty() { "has".to_owned() } else { form.capacity.clone() },
        child,
        assent: form.assent.clone(),
        guardian_kind: form.guardian_kind.clone(),
        guardian: form.guardian.trim().to_owned(),
        witness: form.witness.trim().to_owned(),
        wording,
        valid_to: Some(last_day(form, child, today)),
        evidence: None,
        contact: None,
        carried: None,
    })
}

fn answers(form: &ConsentForm, agreed: bool) -> BTreeMap<String, Answer> {
    let answer = |value: &str| match value {
        "given" if agreed => Answer::Given,
        "refused" => Answer::Refused,
        _ => Answer::NotAsked,
    };
    let general = if agreed { Answer::Given } else { Answer::Refused };
    let asked = [("general", general), ("photo", answer(&form.photo)), ("centres", answer(&form.centres)), ("partners", answer(&form.partners))];
    asked.map(|(name, answer)| (name.to_owned(), answer)).into()
}

fn mode(form: &ConsentForm, evidence: Option<&'static str>, problems: &mut Problems) {
    match form.mode.as_str() {
        "verbal" => {
            problems.unless(!form.witness.trim().is_empty(), "witness", "consent-witness-missing");
            problems.unless(form.certified == "yes", "certified", "consent-certify");
        }
        "signature" => problems.unless(evidence == Some("image/png"), "signature", "consent-signature-missing"),
        "paper" => problems.unless(evidence.is_some_and(|m| m.starts_with("image/") || m == "application/pdf"), "evidence", "consent-paper-missing"),
        "audio" => problems.unless(evidence.is_some_and(|m| m.starts_with("audio/")), "evidence", "consent-audio-missing"),
        _ => problems.add("mode", "consent-mode-missing"),
    }
}

fn capacity(form: &ConsentForm, child: bool, problems: &mut Problems) {
    let capacity = if form.capacity.is_empty() { "has" } else { form.capacity.as_str() };
    problems.unless(CAPACITIES.contains(&capacity), "capacity", "person-not-in-list");
    if !child && capacity == "has" {
        return;
    }
    problems.unless(GUARDIANS.contains(&form.guardian_kind.as_str()), "guardian_kind", "consent-guardian-missing");
    problems.unless(form.guardian_kind == "none_yet" || !form.guardian.trim().is_empty(), "guardian", "consent-guardian-name");
    problems.unless(ASSENTS.contains(&form.assent.as_str()), "assent", "consent-assent-missing");
    problems.unless(form.assent != "dissent", "assent", "consent-dissent");
}

fn last_day(form: &ConsentForm, child: bool, today: Day) -> Day {
    if (child || form.capacity == "lacks") && form.guardian_kind == "none_yet" {
        return today.plus_days(DAYS_WITHOUT_GUARDIAN);
    }
    let date = today.date();
    Day::new(date.year() + YEARS, date.month(), date.day()).unwrap_or_else(|| today.plus_days(730))
}

/// The consent is recorded.
#[must_use]
pub fn give(given: Given) -> Vec<NewFact> {
    vec![ConsentFact::Given(given).fact()]
}

/// A purpose is taken back, at once. The general one takes all with it.
///
/// # Errors
/// When there is no such consent in force.
pub fn withdraw(consents: &Consents, id: &str, purpose: &str, reason: &str, today: Day) -> Result<Vec<NewFact>, Problems> {
    let found = consents.all.iter().any(|r| r.given.id == id && r.covers(purpose, today));
    if !found {
        return Err(Problems::one("", "consent-none-live"));
    }
    let reason = reason.chars().take(TEXT_MAX).collect();
    Ok(vec![ConsentFact::Withdrawn(Withdrawn { id: id.to_owned(), purpose: purpose.to_owned(), reason, at: None, merge: String::new() }).fact()])
}

/// What another file of the same person says of consent, as facts for the one that goes on: each consent and refusal as it
/// was given there, with its proof, and whatever was taken back on either file since a consent was given. So the newest
/// answer holds, and a withdrawal counts for both. Without a merge, the other file was only begun.
#[must_use]
pub fn carry(kept: &Consents, lost: &Consents, merge: Option<&str>) -> Vec<NewFact> {
    let merge = merge.unwrap_or_default().to_owned();
    let known = |id: &str| kept.all.iter().any(|recorded| recorded.given.id == id);
    let given = lost.all.iter().filter(|recorded| !known(&recorded.given.id)).map(|recorded| {
        let carried = Some(Carried { at: recorded.at, by: recorded.by, merge: merge.clone() });
        ConsentFact::Given(Given { carried, ..recorded.given.clone() }).fact()
    });
    let taken_back: Vec<(&str, Instant)> =
        kept.all.iter().chain(&lost.all).flat_map(|recorded| recorded.withdrawn.iter().map(|(purpose, at)| (purpose.as_str(), *at))).collect();
    let mut ends: BTreeMap<(&str, &str), Instant> = BTreeMap::new();
    for recorded in kept.all.iter().chain(&lost.all) {
        let id = recorded.given.id.as_str();
        for (purpose, at) in taken_back.iter().filter(|(purpose, at)| *at >= recorded.at && is_agreed(recorded, purpose)) {
            let first = ends.entry((id, *purpose)).or_insert(*at);
            *first = (*first).min(*at);
        }
    }
    let noted = |id: &str, purpose: &str| kept.all.iter().any(|recorded| recorded.given.id == id && recorded.withdrawn.contains_key(purpose));
    let ends = ends.into_iter().filter(|((id, purpose), _)| !noted(id, purpose)).map(|((id, purpose), at)| {
        ConsentFact::Withdrawn(Withdrawn { id: id.to_owned(), purpose: purpose.to_owned(), reason: String::new(), at: Some(at), merge: merge.clone() }).fact()
    });
    given.chain(ends).collect()
}

fn is_agreed(recorded: &Recorded, purpose: &str) -> bool {
    recorded.given.answers.get(purpose) == Some(&Answer::Given)
}

/// A merge is taken back: what it brought counts no longer on the file that went on.
#[must_use]
pub fn part(kept: &Stream, merge: &str) -> Vec<NewFact> {
    let brought = kept.of::<ConsentFact>().any(|(_, what)| match what {
        ConsentFact::Given(given) => given.carried.is_some_and(|carried| carried.merge == merge),
        ConsentFact::Withdrawn(withdrawn) => withdrawn.merge == merge,
        _ => false,
    });
    if brought { vec![ConsentFact::Parted(Parted { merge: merge.to_owned() }).fact()] } else { Vec::new() }
}

/// What was taken back on the file of both, since they were one, of the consents that were given on the file that stands again.
#[must_use]
pub fn taken_back(lost: &Consents, kept: &Stream) -> Vec<NewFact> {
    let there = kept.of::<ConsentFact>().filter_map(|(fact, what)| match what {
        ConsentFact::Withdrawn(withdrawn) if withdrawn.merge.is_empty() => Some((fact.instant(), withdrawn)),
        _ => None,
    });
    let own = |withdrawn: &Withdrawn| lost.all.iter().any(|r| r.given.id == withdrawn.id && !r.withdrawn.contains_key(&withdrawn.purpose));
    there.filter(|(_, withdrawn)| own(withdrawn)).map(|(at, withdrawn)| ConsentFact::Withdrawn(Withdrawn { at: Some(at), ..withdrawn }).fact()).collect()
}

/// A new wording is published, in all three languages.
///
/// # Errors
/// When a language is missing or a text is too long.
pub fn publish(last: i64, fr: &str, en: &str, ar: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    for (name, text) in [("fr", fr), ("en", en), ("ar", ar)] {
        problems.unless(!text.trim().is_empty(), name, "consent-wording-missing");
        problems.unless(text.chars().count() <= WORDING_MAX, name, "person-too-long");
    }
    let worded = Worded { version: last + 1, fr: fr.trim().to_owned(), en: en.trim().to_owned(), ar: ar.trim().to_owned() };
    problems.check(vec![ConsentFact::Worded(worded).fact()])
}
