//! Who came together, and what it says: when a family comes again, its members meet their own files of the last time.

use super::{Pair, wide};
use crate::hash::{Numbers, mix, position};
use crate::model::Model;
use crate::register::{Part, Register};

/// Larger parties are crowds, not families.
const PARTY_MAX: usize = 12;
/// From this probability on a pair makes one look at the others of the two parties.
const LINK_MIN: f32 = 0.02;
/// How often somebody of a family that came again came along again.
const AGAIN: f32 = 0.6;
/// Most that one other member says, and all of them, as a logarithm and as it is.
const OWN_MAX: f32 = 12.0;
const OTHERS_MAX: f32 = 1e6;

/// For each person the number of the party he or she came with; 0 for those who came alone.
pub(crate) struct Parties {
    of: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Parties {
    /// Those of one group, and those who were registered on one day at one place with one telephone, family name or mother.
    pub(crate) fn of(register: &Register) -> Self {
        let mut roots: Vec<u32> = (0..u32::try_from(register.len()).unwrap_or(0)).collect();
        let mut first: Numbers<u64, u32> = Numbers::default();
        let mut keys = Vec::new();
        for number in 0..u32::try_from(register.len()).unwrap_or(0) {
            keys.clear();
            keys_of(register, number, &mut keys);
            for key in &keys {
                let other = *first.entry(*key).or_insert(number);
                let (a, b) = (root(&mut roots, other), root(&mut roots, number));
                if let Some(place) = roots.get_mut(position(a.max(b))) {
                    *place = a.min(b);
                }
            }
        }
        let mut by_root: Vec<(u32, u32)> = (0..u32::try_from(register.len()).unwrap_or(0)).map(|n| (root(&mut roots, n), n)).collect();
        by_root.sort_unstable();
        let mut parties = Self { of: vec![0; register.len()], members: vec![Vec::new()] };
        for run in by_root.chunk_by(|a, b| a.0 == b.0) {
            if run.len() < 2 || run.len() > PARTY_MAX {
                continue;
            }
            let party = u32::try_from(parties.members.len()).unwrap_or(0);
            for (_, number) in run {
                if let Some(place) = parties.of.get_mut(position(*number)) {
                    *place = party;
                }
            }
            parties.members.push(run.iter().map(|(_, number)| *number).collect());
        }
        parties
    }

    fn party(&self, number: u32) -> u32 {
        self.of.get(position(number)).copied().unwrap_or(0)
    }

    fn members(&self, party: u32) -> &[u32] {
        self.members.get(position(party)).map_or(&[], Vec::as_slice)
    }

    /// The two parties of a pair, if both came with others and not together.
    fn both(&self, pair: &Pair) -> Option<(u32, u32)> {
        let (a, b) = (self.party(pair.a), self.party(pair.b));
        (a != 0 && b != 0 && a != b).then_some((a.min(b), a.max(b)))
    }

    /// Pairs that nothing brought together but that stand beside a likely pair of the same two parties.
    pub(crate) fn beside(&self, pairs: &[Pair]) -> Vec<(u32, u32)> {
        let mut linked: Vec<(u32, u32)> = pairs.iter().filter(|p| p.score >= LINK_MIN).filter_map(|p| self.both(p)).collect();
        linked.sort_unstable();
        linked.dedup();
        let mut beside: Vec<(u32, u32)> = Vec::new();
        for (x, y) in linked {
            for a in self.members(x) {
                beside.extend(self.members(y).iter().map(|b| (*a.min(b), *a.max(b))));
            }
        }
        beside.sort_unstable();
        let mut known: Vec<(u32, u32)> = pairs.iter().map(|p| (p.a, p.b)).collect();
        known.sort_unstable();
        beside.retain(|pair| known.binary_search(pair).is_err());
        beside
    }

    /// Lets the members of two parties speak for each other: when a family came again, each of its members is met again. What
    /// all of a family share was counted with the pair itself; of the other pairs only what is each one's own counts.
    pub(crate) fn support(&self, pairs: &mut [Pair], model: &Model, people: f32) {
        let mut by_parties: Vec<((u32, u32), usize)> = pairs.iter().enumerate().filter_map(|(at, pair)| Some((self.both(pair)?, at))).collect();
        by_parties.sort_unstable();
        for run in by_parties.chunk_by(|a, b| a.0 == b.0) {
            let ((x, y), _) = run.first().copied().unwrap_or_default();
            let size = wide(self.members(x).len().max(self.members(y).len()));
            let own: Vec<(u32, u32, f32)> = run.iter().filter_map(|(_, at)| pairs.get(*at)).map(|p| (p.a, p.b, p.odds.own)).collect();
            for (_, at) in run {
                if let Some(pair) = pairs.get_mut(*at) {
                    pair.score = supported(pair, model, people, others(pair, &own, size), AGAIN / size);
                }
            }
        }
    }
}

/// How much more probable the other members are if the two parties are one family. Each of them meets anyone of the other
/// party or nobody.
pub(super) fn others(pair: &Pair, own: &[(u32, u32, f32)], size: f32) -> f32 {
    let mut met: Vec<(u32, f32)> = Vec::new();
    for (a, b, own) in own {
        if [*a, *b].iter().any(|n| *n == pair.a || *n == pair.b) {
            continue;
        }
        let odds = own.min(OWN_MAX).exp();
        match met.iter_mut().find(|(member, _)| member == a) {
            Some((_, sum)) => *sum += odds,
            None => met.push((*a, odds)),
        }
    }
    met.iter().map(|(_, sum)| (1.0 - AGAIN + AGAIN / size * sum).max(1.0)).product::<f32>().min(OTHERS_MAX)
}

/// Probability of a pair whose two parties are the more probably one family the more the others say so.
fn supported(pair: &Pair, model: &Model, people: f32, others: f32, again: f32) -> f32 {
    let most = pair.odds.same.max(pair.odds.kin).max(0.0);
    let (same, kin, strangers) = ((pair.odds.same - most).exp(), (pair.odds.kin - most).exp(), (-most).exp());
    let family = AGAIN * others * model.duplicates / people;
    let one = same * (family + (1.0 - AGAIN) * model.duplicates / people);
    let other = kin * (family * (1.0 - again) / again + model.relatives / people) + strangers;
    one / (one + other).max(f32::MIN_POSITIVE)
}

fn keys_of(register: &Register, number: u32, keys: &mut Vec<u64>) {
    let who = register.who(number);
    let record = who.record;
    if record.group != 0 {
        keys.push(mix(1, u64::from(record.group)));
    }
    if record.site == 0 || record.registered == 0 {
        return;
    }
    let here = mix(u64::from(record.site), u64::from(record.registered));
    keys.extend(who.part(Part::Phone).iter().map(|phone| mix(mix(here, 2), u64::from(*phone))));
    let canon = |word: &u32| register.lexicon.get(*word).map(|s| u64::from(s.canon));
    keys.extend(who.part(Part::Family).last().and_then(canon).map(|name| mix(mix(here, 3), name)));
    let mother = who.part(Part::Mother).first().and_then(canon);
    let place = who.part(Part::Place).first().and_then(canon);
    keys.extend(mother.zip(place).map(|(mother, place)| mix(mix(mix(here, 4), mother), place)));
}

fn root(roots: &mut [u32], mut at: u32) -> u32 {
    while let Some(up) = roots.get(position(at)).copied() {
        if up == at {
            break;
        }
        let above = roots.get(position(up)).copied().unwrap_or(up);
        if let Some(place) = roots.get_mut(position(at)) {
            *place = above;
        }
        at = above;
    }
    at
}
