//! The search box: what was typed or scanned, against names, telephones and documents.

use crate::candidate::{Candidate, Reason, sort_best_first};
use crate::fold::{Word, words};
use crate::index::{Index, Person};
use crate::keys::{document_code, phone_code};
use crate::vocabulary::{Related, SPELLING};

/// Words of a query that are looked at.
const QUERY_WORDS_MAX: usize = 8;
/// Score of a person of whose name one word of several was not found.
const ONE_WORD_MISSING: f32 = 0.7;
/// What a name loses for having words that were not asked for, at most.
const UNASKED_LOSS_MAX: f32 = 0.08;
/// What a particle adds when the name has it as a word.
const PARTICLE_GAIN: f32 = 0.03;

/// See `Index::search`.
pub(crate) fn search(index: &Index, query: &str, limit: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    by_number(index, query, &mut found);
    if found.is_empty() {
        by_name(index, query, limit, &mut found);
    }
    sort_best_first(&mut found, limit);
    found
}

fn by_number(index: &Index, query: &str, found: &mut Vec<Candidate>) {
    let documents = document_code(query).map_or(&[][..], |code| index.document_holders(code));
    let is_phone = !query.chars().any(char::is_alphabetic);
    let phones = phone_code(query).filter(|_| is_phone).map_or(&[][..], |code| index.phone_holders(code));
    let both = [(documents, Reason::SameDocument, 1.0), (phones, Reason::SamePhone, 0.99)];
    for (slots, reason, score) in both {
        for (person, _) in slots.iter().filter_map(|slot| index.at(*slot)) {
            match found.iter_mut().find(|c| c.id == person.id) {
                Some(known) => known.reasons.push(reason),
                None => found.push(Candidate { id: person.id, score, reasons: vec![reason] }),
            }
        }
    }
}

fn by_name(index: &Index, query: &str, limit: usize, found: &mut Vec<Candidate>) {
    let asked = words(query);
    let (particles, names): (Vec<&Word>, Vec<&Word>) = asked.iter().take(QUERY_WORDS_MAX).partition(|w| w.weak);
    let names = index.vocabulary().related(&names, true);
    let particles = index.vocabulary().related(&particles, false);
    let Some(first) = names.first() else { return };
    if names.len() == 1 && particles.is_empty() {
        by_one_word(index, first, limit, found);
        return;
    }
    let likeness = names.iter().map(|n| n.likeness.iter().map(|(s, _)| *s));
    let marks = index.mark(likeness);
    let words_asked = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let most = marks.iter().map(|m| m.count_ones()).max().unwrap_or(0);
    if most == 0 || most + 1 < words_asked {
        return;
    }
    for (slot, mark) in (0u32..).zip(marks) {
        if mark.count_ones() == most
            && let Some((person, _)) = index.at(slot)
        {
            found.push(named(person, &names, &particles, most < words_asked));
        }
    }
}

/// Spellings nearest first, so that the first `limit` people are the best.
fn by_one_word(index: &Index, name: &Related, limit: usize, found: &mut Vec<Candidate>) {
    let mut spellings = name.likeness.clone();
    spellings.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut slots: Vec<u32> = Vec::new();
    for (spelling, _) in spellings {
        let bearers = index.vocabulary().bearers(spelling);
        slots.extend(bearers.iter().take(limit));
        if slots.len() >= limit.saturating_mul(2) {
            break;
        }
    }
    slots.sort_unstable();
    slots.dedup();
    for (person, _) in slots.iter().filter_map(|slot| index.at(*slot)) {
        found.push(named(person, std::slice::from_ref(name), &[], false));
    }
}

/// Best spelling of the name for each word asked.
fn named(person: &Person, names: &[Related], particles: &[Related], one_missing: bool) -> Candidate {
    let best = |word: &Related| {
        let each = person.names().iter().map(|s| word.likeness(*s));
        each.fold(0.0, f32::max)
    };
    let found = names.iter().map(best).filter(|likeness| *likeness > 0.0);
    let (sum, least, matched) = found.fold((0.0, 1.0f32, 0.0), |(sum, least, n), likeness| (sum + likeness, least.min(likeness), n + 1.0f32));
    let borne = u16::try_from(person.names().len()).map_or(f32::MAX, f32::from);
    let unasked = (1.0 - matched / borne.max(1.0)).clamp(0.0, 1.0) * UNASKED_LOSS_MAX;
    let particle = particles.iter().any(|p| best(p) > 0.0);
    let gain = if particle { PARTICLE_GAIN } else { 0.0 };
    let score = (sum / matched.max(1.0) - unasked + gain).clamp(0.0, 1.0);
    let (score, reason) = if one_missing {
        (score * ONE_WORD_MISSING, Reason::OneNameShared)
    } else if least >= 1.0 {
        (score, Reason::SameName)
    } else if least >= SPELLING {
        (score, Reason::SameNameOtherSpelling)
    } else {
        (score, Reason::SimilarName)
    };
    Candidate { id: person.id, score, reasons: vec![reason] }
}
