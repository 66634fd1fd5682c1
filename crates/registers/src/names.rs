//! Lists of names, how popular each is, and how each is spelled.

use crate::rng::{Rng, popularity};
use crate::sound::{self, Orthography};

/// A name as such, whatever its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    list: usize,
    number: u32,
}

impl Name {
    /// The same for all spellings, another for every other name.
    pub(crate) fn key(self) -> String {
        format!("{}.{}", self.list, self.number)
    }
}

struct Lemma {
    spellings: Vec<(Orthography, Vec<String>)>,
    short: Vec<String>,
}

struct List {
    title: String,
    home: Orthography,
    lemmas: Vec<Lemma>,
    totals: Vec<u32>,
    offset: u32,
}

/// Rare names a list has beyond those it spells out.
const RARE_NAMES: u32 = 4000;
/// Of a thousand people how many bear a rare one.
const RARE_PER_MILLE: u32 = 90;

/// All lists.
pub(crate) struct Names {
    lists: Vec<List>,
}

impl Names {
    pub(crate) fn read() -> Self {
        Self::parse(include_str!("../data/names.txt"))
    }

    fn parse(text: &str) -> Self {
        let mut lists: Vec<List> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                let mut words = head.split(' ');
                let title = words.next().unwrap_or_default().to_owned();
                let home = words.next().and_then(Orthography::parse).unwrap_or(Orthography::French);
                let offset = words.next().and_then(|word| word.parse().ok()).unwrap_or(3);
                lists.push(List { title, home, lemmas: Vec::new(), totals: Vec::new(), offset });
            } else if let Some(list) = lists.last_mut() {
                list.lemmas.push(lemma(line, list.home));
            }
        }
        for list in &mut lists {
            list.totals = popularity(list.lemmas.len(), list.offset);
        }
        Self { lists }
    }

    /// The list of that title; an unknown title is the first list.
    pub(crate) fn list(&self, title: &str) -> usize {
        self.lists.iter().position(|list| list.title == title).unwrap_or(0)
    }

    /// The list a name comes from.
    pub(crate) fn list_of(&self, name: Name) -> usize {
        name.list
    }

    /// A name by popularity.
    pub(crate) fn draw(&self, list: usize, rng: &mut Rng) -> Name {
        let Some(found) = self.lists.get(list) else { return Name { list, number: 0 } };
        let spelled = u32::try_from(found.lemmas.len()).unwrap_or(0);
        if rng.chance(RARE_PER_MILLE) {
            let (a, b) = (rng.below(RARE_NAMES), rng.below(RARE_NAMES));
            return Name { list, number: spelled.saturating_add(a.min(b)) };
        }
        Name { list, number: u32::try_from(rng.by_totals(&found.totals)).unwrap_or(0) }
    }

    /// One of the spellings of a name.
    pub(crate) fn spell(&self, name: Name, orthography: Orthography, rng: &mut Rng) -> String {
        let Some(list) = self.lists.get(name.list) else { return String::new() };
        let lemma = usize::try_from(name.number).ok().and_then(|number| list.lemmas.get(number));
        let Some(lemma) = lemma else {
            let feminine = list.title.ends_with(".f");
            let sounds = sound::rare(u64::try_from(name.list).unwrap_or(0), name.number, feminine);
            return sound::write(&sounds, orthography, rng);
        };
        if let Some((_, ways)) = lemma.spellings.iter().find(|(of, _)| *of == orthography) {
            return choose(ways, rng);
        }
        let home = lemma.spellings.first().map(|(_, ways)| choose(ways, rng)).unwrap_or_default();
        sound::write(&sound::hear(&home, list.home), orthography, rng)
    }

    /// A short form or nickname, if the name has one.
    pub(crate) fn short(&self, name: Name, rng: &mut Rng) -> Option<String> {
        let lemma = self.lists.get(name.list)?.lemmas.get(usize::try_from(name.number).ok()?)?;
        rng.pick(&lemma.short).cloned()
    }
}

/// The usual spelling more often than not.
fn choose(ways: &[String], rng: &mut Rng) -> String {
    let way = if rng.chance(550) { ways.first() } else { rng.pick(ways) };
    way.cloned().unwrap_or_default()
}

fn lemma(line: &str, home: Orthography) -> Lemma {
    let words = |text: &str| text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let mut fields = line.split('|').map(str::trim);
    let mut spellings = vec![(home, fields.next().map(words).unwrap_or_default())];
    let mut short = Vec::new();
    for (key, value) in fields.filter_map(|field| field.split_once(':')) {
        match Orthography::parse(key.trim()) {
            Some(orthography) => spellings.push((orthography, words(value))),
            None => short = words(value),
        }
    }
    Lemma { spellings, short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_whole() {
        let names = Names::read();
        assert!(names.lists.len() >= 20);
        for list in &names.lists {
            assert!(list.lemmas.len() >= 5, "{}", list.title);
            for lemma in &list.lemmas {
                assert!(lemma.spellings.iter().all(|(_, ways)| !ways.is_empty()), "{}: {:?}", list.title, lemma.spellings);
            }
        }
    }

    #[test]
    fn clerks_spell_by_their_own_orthography() {
        let names = Names::read();
        let fula = names.list("fula");
        let mut rng = Rng::of(1, &[]);
        let diallo = Name { list: fula, number: 0 };
        let portuguese: Vec<String> = (0..20).map(|_| names.spell(diallo, Orthography::Portuguese, &mut rng)).collect();
        assert!(portuguese.iter().all(|way| ["Djaló", "Jaló", "Djalo"].contains(&way.as_str())), "{portuguese:?}");
        assert_eq!(sound::hear("Djalo", Orthography::French), "jalo");
        assert_eq!(sound::hear("Coulibaly", Orthography::French), "kulibaly");
    }

    #[test]
    fn popular_names_are_popular() {
        let names = Names::read();
        let list = names.list("west.m");
        let mut rng = Rng::of(2, &[]);
        let first = (0..10_000).filter(|_| names.draw(list, &mut rng).number == 0).count();
        assert!((500..1500).contains(&first), "{first}");
    }
}
