//! Everybody known, kept up to date one by one: who may be the one who stands at the desk, and who is meant by what was typed.

use std::fmt;

use crate::batch::is_hopeless;
use crate::candidate::{Candidate, REVIEW_SCORE_MIN, UNPROVEN_MAX};
use crate::compare::{Comparer, Comparison, agrees, field};
use crate::features::Features;
use crate::hash::{mix, position};
use crate::kinds::{self, Keyer, Ladder};
use crate::model::{Model, Weights};
use crate::postings::{PEOPLE_MAX, Postings, Run};
use crate::register::{Asking, Counts, Draft, Fill, Register, Who, of_features};
use crate::teach::{Decided, teach};
use crate::{reason, search};

/// A key that more people share is of no use to a question.
const SHARED_MAX: usize = 800;
/// People gathered by the keys of one question, those of the rarest keys first.
const GATHERED_MAX: usize = 6000;
/// Those of them who are compared: whoever shares the most and rarest keys.
const COMPARED_MAX: usize = 400;
/// Somebody asked for is known at this chance: most who stand at a desk have not come before, and whoever is shown a stranger
/// for every fifth newcomer stops looking.
const KNOWN: f32 = 0.25;
/// Kin of whoever stands at the desk who are noted already: families come together.
const RELATIVES: f32 = 1.5;
/// People who could as well have come and whom no desk has noted yet: a new centre does not know everybody.
const BEYOND: f32 = 200.0;
/// A shared document is always looked at, whatever else is said.
const DOCUMENT_MIN: f32 = 0.5;

/// Everybody known, by person id, ready to be compared and searched. Prints only its size in `Debug`.
pub struct Index {
    pub(crate) register: Register,
    counts: Counts,
    postings: Postings,
    ids: Vec<u128>,
    people: u32,
    model: Model,
    weights: Weights,
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("len", &self.len()).finish_non_exhaustive()
    }
}

/// One who may be asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) person: u32,
    pub(crate) score: f32,
}

/// Bytes that an index holds, by what for.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Who shares which key.
    pub keys: usize,
    /// People as numbers.
    pub people: usize,
    /// Spellings, each once for each nation.
    pub spellings: usize,
    /// How often each value occurs.
    pub counts: usize,
}

impl Index {
    /// An index of nobody.
    pub fn new() -> Self {
        Self::with(Register::default(), Counts::new(0))
    }

    fn with(register: Register, counts: Counts) -> Self {
        let mut index =
            Self { register, counts, postings: Postings::default(), ids: Vec::new(), people: 0, model: Model::shipped(), weights: Model::shipped().prepare() };
        index.weigh(Model::shipped());
        index
    }

    /// How many people are in it.
    pub fn len(&self) -> usize {
        position(self.people)
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }

    /// From now on judges by these weights.
    pub fn weigh(&mut self, model: Model) {
        self.model = Model { duplicates: KNOWN, relatives: RELATIVES, ..model };
        self.weights = self.model.prepare();
    }

    /// What it holds in memory.
    pub fn memory(&self) -> Memory {
        let (people, spellings) = self.register.bytes();
        Memory { keys: self.postings.bytes(), people: people + self.ids.capacity() * size_of::<u128>(), spellings, counts: self.counts.bytes() }
    }

    /// Adds a person, or replaces what was known of that person.
    pub fn upsert(&mut self, id: u128, features: &Features) {
        self.remove(id);
        let draft = of_features(&mut self.register, features);
        self.insert(id, &draft);
        if self.counts.is_small_for(self.len()) {
            self.counts = Counts::of(&self.register, self.len());
        }
    }

    pub(crate) fn insert(&mut self, id: u128, draft: &Draft) {
        let Some(number) = self.place(id, draft) else { return };
        self.postings.insert(id_key(id), number);
        for key in self.keys(number) {
            self.postings.insert(key, number);
        }
        self.counts.add(self.register.spellings(), &self.register.who(number));
    }

    /// Gives somebody a number.
    fn place(&mut self, id: u128, draft: &Draft) -> Option<u32> {
        let number = self.register.add(draft);
        if number >= PEOPLE_MAX {
            // Nobody beyond can be told apart; a site of sixteen million is two sites.
            self.register.remove(number);
            return None;
        }
        if self.ids.len() <= position(number) {
            self.ids.resize(position(number) + 1, 0);
        }
        if let Some(place) = self.ids.get_mut(position(number)) {
            *place = id;
        }
        self.people += 1;
        Some(number)
    }

    /// After many were added by `Fill`: until then nobody is found.
    pub(crate) fn settle(&mut self) {
        self.postings.settle();
        self.counts = Counts::of(&self.register, self.len());
    }

    pub(crate) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Removes everything of a person; nothing happens when the person is not there.
    pub fn remove(&mut self, id: u128) {
        let Some(number) = self.number(id) else { return };
        for key in self.keys(number) {
            self.postings.remove(key, number);
        }
        self.postings.remove(id_key(id), number);
        self.counts.subtract(self.register.spellings(), &self.register.who(number));
        self.register.remove(number);
        if let Some(place) = self.ids.get_mut(position(number)) {
            *place = 0;
        }
        self.people -= 1;
    }

    fn keys(&self, number: u32) -> Vec<u64> {
        let keyer = Keyer { spellings: self.register.spellings(), ladder: Ladder::Told };
        let mut keys = Vec::with_capacity(40);
        kinds::all(&keyer, &self.register.who(number), &mut keys);
        keys
    }

    fn number(&self, id: u128) -> Option<u32> {
        self.run(id_key(id)).people().find(|number| self.ids.get(position(*number)) == Some(&id))
    }

    pub(crate) fn run(&self, key: u64) -> Run<'_> {
        self.postings.run(key)
    }

    pub(crate) fn id(&self, number: u32) -> u128 {
        self.ids.get(position(number)).copied().unwrap_or(0)
    }

    /// Possible same persons, best first, at most `limit`, none below the review threshold. A person already in the index
    /// is among his or her own candidates.
    pub fn candidates(&self, probe: &Features, limit: usize) -> Vec<Candidate> {
        let mut asking = Asking::new(&self.register);
        let draft = of_features(&mut asking, probe);
        let comparer = Comparer::asking(&asking, &self.counts);
        let hits = self.ask(&comparer, draft.who(), limit, REVIEW_SCORE_MIN);
        let candidate = |hit: Hit| {
            let found = comparer.compare(self.register.who(hit.person), draft.who());
            let score = if is_proven(&found) { hit.score } else { hit.score.min(UNPROVEN_MAX) };
            Candidate { id: self.id(hit.person), score, reasons: reason::of(&found) }
        };
        hits.into_iter().map(candidate).collect()
    }

    /// Whoever may be meant by a text in the search box: name words in any spelling and order, or beginnings of at least
    /// three letters; a telephone number; a document number. Best first, at most `limit`.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Candidate> {
        search::search(self, query, limit)
    }

    /// Who may be somebody, best first, none below `least`.
    pub(crate) fn ask(&self, comparer: &Comparer<'_>, who: Who<'_>, limit: usize, least: f32) -> Vec<Hit> {
        let people = self.counts.people() + BEYOND;
        let mut hits: Vec<Hit> = Vec::with_capacity(64);
        for person in self.worth_comparing(comparer, who) {
            let known = self.register.who(person);
            let document = who.documents().any(|one| known.documents().any(|other| one == other));
            if !document && is_hopeless(&self.register, who.record, known.record) {
                continue;
            }
            let found = comparer.compare(known, who);
            if !tells_who(&found) {
                continue;
            }
            let probable = self.model.posterior(self.weights.odds(&found), people).0;
            // Of one household and one name are a person and the same person; of another name, brothers and sisters.
            if found.at(field::HOME) == 1 && found.at(field::PERSONAL) == 9 && !document {
                continue;
            }
            let score = if document { probable.max(DOCUMENT_MIN) } else { probable };
            if score >= least {
                hits.push(Hit { person, score });
            }
        }
        let order = |x: &Hit, y: &Hit| y.score.total_cmp(&x.score).then_with(|| self.id(x.person).cmp(&self.id(y.person)));
        hits.sort_unstable_by(order);
        hits.truncate(limit);
        hits
    }

    /// Those who share the most and rarest keys.
    fn worth_comparing(&self, comparer: &Comparer<'_>, who: Who<'_>) -> Vec<u32> {
        let mut keys = Vec::with_capacity(128);
        kinds::all(&Keyer { spellings: comparer.spellings(), ladder: Ladder::Around }, &who, &mut keys);
        let mut runs: Vec<Run<'_>> = keys.into_iter().map(|key| self.run(key)).filter(|run| (1..=SHARED_MAX).contains(&run.len())).collect();
        runs.sort_by_key(|run| run.len());
        let mut gathered: Vec<(u32, u32)> = Vec::with_capacity(1024);
        for run in runs {
            if gathered.len() >= GATHERED_MAX {
                break;
            }
            let rare = (SHARED_MAX * 2 / run.len()).ilog2();
            gathered.extend(run.people().map(|person| (person, rare)));
        }
        gathered.sort_unstable();
        let sum = |run: &[(u32, u32)]| run.first().map(|(person, _)| (run.iter().map(|(_, rare)| rare).sum::<u32>(), self.id(*person), *person));
        let mut best: Vec<(u32, u128, u32)> = gathered.chunk_by(|a, b| a.0 == b.0).filter_map(sum).collect();
        if best.len() > COMPARED_MAX {
            best.select_nth_unstable_by(COMPARED_MAX, |a, b| b.cmp(a));
            best.truncate(COMPARED_MAX);
        }
        best.into_iter().map(|(_, _, person)| person).collect()
    }

    /// The weights after people decided about pairs, whether they are one person: the same in any order, and held near
    /// those the index was given. Pairs of whom one is not in the index teach nothing.
    pub fn taught(&self, decisions: &[(u128, u128, bool)]) -> Model {
        let asking = Asking::new(&self.register);
        let comparer = Comparer::asking(&asking, &self.counts);
        let decided: Vec<Decided> = decisions
            .iter()
            .filter_map(|(a, b, same)| {
                let (one, other) = (self.number(*a.min(b))?, self.number(*a.max(b))?);
                Some(Decided { found: comparer.compare(self.register.who(one), self.register.who(other)), same: *same })
            })
            .collect();
        Model { teaching: teach(&self.model, &decided, self.counts.people() + BEYOND), ..self.model.clone() }
    }

    #[cfg(test)]
    pub(crate) fn traces_left(&self) -> usize {
        self.register.in_use() + self.postings.len() + usize::from(!self.counts.is_empty())
    }
}

/// Many at once, each under the number of its row.
impl Fill for Index {
    fn register(&mut self) -> &mut Register {
        &mut self.register
    }

    fn add(&mut self, draft: &Draft) {
        let id = u128::from(self.people);
        let Some(number) = self.place(id, draft) else { return };
        self.postings.append(id_key(id), number);
        for key in self.keys(number) {
            self.postings.append(key, number);
        }
    }
}

fn id_key(id: u128) -> u64 {
    let half = |n: u128| u64::try_from(n & u128::from(u64::MAX)).unwrap_or_default();
    mix(mix(half(id >> 64), half(id)), 0x1d)
}

/// Whether something tells more than a name and a year, and nothing of the name is in doubt.
fn is_proven(found: &Comparison) -> bool {
    let names = [field::PERSONAL, field::FAMILY, field::FURTHER].map(|at| found.at(at));
    let number = found.at(field::PHONE) == 1 || found.at(field::DOCUMENT) == 1;
    let agreeing = names.iter().filter(|level| agrees(**level)).count();
    let whole = agreeing > 0 && names.iter().all(|level| *level == 0 || agrees(*level));
    let spelled = names.iter().all(|level| *level <= 2);
    let told = found.at(field::BIRTH) == 1 || agrees(found.at(field::MOTHER));
    let one_sex = found.at(field::SEX) != 9;
    whole && one_sex && (number || (told && spelled && agreeing > 1))
}

/// Whether a pair agrees in anything that is of a person: a telephone or a household alone is of many.
fn tells_who(found: &Comparison) -> bool {
    let names = [field::PERSONAL, field::FAMILY, field::FURTHER, field::MOTHER];
    let born = matches!(found.at(field::BIRTH), 1..=9 | 15 | 16);
    born || names.iter().any(|at| agrees(found.at(*at))) || (field::EXTRA..field::COUNT).chain([field::DOCUMENT]).any(|at| matches!(found.at(at), 1 | 3))
}
