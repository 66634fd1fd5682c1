//! A person's name as one clerk writes it on one day.

use crate::clerk::{Capitals, Clerk, Layout};
use crate::kin::{Person, Role, World};
use crate::names::Name;
use crate::origin::Chain;
use crate::rng::Rng;
use crate::slips;
use crate::sound::Orthography;

/// The columns that hold names.
#[derive(Clone, Debug, Default)]
pub(crate) struct WrittenName {
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) full: String,
    pub(crate) alias: String,
    pub(crate) layout: &'static str,
}

/// One registration seen from the name's side.
pub(crate) struct Pen<'a> {
    pub(crate) world: &'a World,
    pub(crate) clerk: &'a Clerk,
    pub(crate) orthography: Orthography,
    /// Spellings on papers, which the clerk copies.
    papers: Option<Orthography>,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(world: &'a World, clerk: &'a Clerk, orthography: Orthography, person: &Person, rng: &mut Rng) -> Self {
        let papers = person.origin.papers;
        let copied = if person.has_papers { rng.chance(700) } else { rng.chance(150) };
        let papers = match (copied, papers.is_latin(), orthography.is_latin()) {
            (true, true, true) => Some(papers),
            // A paper in another script often bears a transliteration as well.
            (true, false, true) => (person.has_papers && rng.chance(450)).then_some(Orthography::English),
            (true, false, false) => (papers == orthography).then_some(papers),
            _ => None,
        };
        Self { world, clerk, orthography, papers }
    }

    /// One name; `slot` tells names on a paper apart.
    fn spell(&self, name: Name, slot: u64, rng: &mut Rng) -> String {
        let (mut text, ears, slips) = match self.papers {
            Some(papers) => {
                let mut fixed = Rng::of(self.world.seed, &[4, slot]);
                (self.world.names.spell(name, papers, &mut fixed), 8, self.clerk.slips_per_mille / 2)
            }
            None => (self.world.names.spell(name, self.orthography, rng), 110, self.clerk.slips_per_mille),
        };
        if self.orthography.is_latin() {
            text = article(&text, self.papers.is_none(), rng);
            if rng.chance(ears) {
                text = slips::misheard(&text, rng);
            }
        }
        if rng.chance(slips) {
            text = slips::slip(&text, rng);
        }
        match self.orthography {
            Orthography::Arabic => slips::arabic_hand(&text, self.clerk.hamza, self.clerk.vowel_marks, rng),
            Orthography::Ethiopic => slips::ethiopic_hand(&text, rng),
            Orthography::French | Orthography::Portuguese if self.clerk.accents => text,
            _ => slips::without_accents(&text),
        }
    }

    /// The mother's given name as told; short forms and second names come and go.
    pub(crate) fn mother(&self, person: &Person, rng: &mut Rng) -> String {
        let asked = rng.chance(self.clerk.asks_mother_per_mille) && rng.chance(930);
        let Some(first) = person.mother_given.first().copied().filter(|_| asked) else { return String::new() };
        let slot = u64::from(person.mother) * 16;
        if rng.chance(40)
            && let Some(short) = self.world.names.short(first, rng).filter(|_| self.orthography.is_latin())
        {
            return self.cased(&short, false);
        }
        let mut out = self.spell(first, slot, rng);
        if let Some(second) = person.mother_given.get(1)
            && rng.chance(550)
        {
            out = if rng.chance(150) { self.spell(*second, slot + 1, rng) } else { format!("{out} {}", self.spell(*second, slot + 1, rng)) };
        }
        self.cased(&out, false)
    }

    fn cased(&self, text: &str, family: bool) -> String {
        match self.clerk.capitals {
            Capitals::All => text.to_uppercase(),
            Capitals::Family if family => text.to_uppercase(),
            Capitals::None => text.to_lowercase(),
            _ => text.to_owned(),
        }
    }

    pub(crate) fn name(&self, person: &Person, rng: &mut Rng) -> WrittenName {
        let mut given = self.given(person, rng);
        let family = self.family(person, rng);
        let alias = self.alias(person, &mut given, rng);
        if rng.chance(20) && person.role != Role::Child {
            given.insert(0, title(self.orthography, person.female, rng).to_owned());
        }
        if given.len() > 1 && rng.chance(25) {
            given = vec![crate::sound::capital(&given.concat().to_lowercase())];
        }
        self.columns(&given, &family, alias, rng)
    }

    fn given(&self, person: &Person, rng: &mut Rng) -> Vec<String> {
        let slot = u64::from(person.id) * 16;
        let mut out: Vec<String> = person.given.iter().zip(1_u64..).map(|(name, place)| self.spell(*name, slot + place, rng)).collect();
        if out.len() > 1 {
            match rng.below(100) {
                0..36 => out.truncate(1),
                36..42 => {
                    out.remove(0);
                }
                42..46 => out.swap(0, 1),
                _ => {}
            }
        }
        let latin = self.orthography.is_latin();
        if rng.chance(35)
            && latin
            && let Some(short) = person.given.first().and_then(|name| self.world.names.short(*name, rng))
            && let Some(first) = out.first_mut()
        {
            *first = short;
        } else if rng.chance(10)
            && latin
            && let Some(first) = out.first_mut()
        {
            *first = first.chars().take(1).chain(['.']).collect();
        }
        out
    }

    /// Father, grandfather, family: as many as the clerk takes down.
    fn family(&self, person: &Person, rng: &mut Rng) -> Vec<String> {
        let slot = u64::from(person.id) * 16 + 8;
        let shared = u64::from(person.family) * 16;
        let family_name = person.husband_name.filter(|_| rng.chance(500)).unwrap_or(person.family_name);
        let father = |rng: &mut Rng| self.spell(person.father_given, slot, rng);
        let mut out = match person.culture.chain {
            Chain::Family if rng.chance(18) => vec![father(rng), self.spell(family_name, shared, rng)],
            Chain::Family | Chain::SouthAsian => vec![self.spell(family_name, shared, rng)],
            Chain::Father if rng.chance(60) => vec![father(rng), self.spell(person.grandfather, slot + 1, rng)],
            Chain::Father => vec![father(rng)],
            Chain::Grandfather => {
                let mut names = vec![father(rng), self.spell(person.grandfather, slot + 1, rng)];
                match rng.below(100) {
                    0..30 => names.truncate(1),
                    30..38 => {
                        names.remove(0);
                    }
                    _ => {}
                }
                names
            }
            Chain::FatherAndFamily if rng.chance(450) => vec![father(rng), self.spell(family_name, shared, rng)],
            Chain::FatherAndFamily => vec![self.spell(family_name, shared, rng)],
        };
        if rng.chance(12) || (person.culture.chain == Chain::SouthAsian && rng.chance(120)) {
            out.clear();
        }
        let arabic_chain = person.culture.men == "arabic.m";
        if arabic_chain && rng.chance(40) {
            out.insert(0, particle(self.orthography, person.female).to_owned());
        }
        if person.female {
            for word in &mut out {
                *word = daughters(word);
            }
        }
        out
    }

    fn alias(&self, person: &Person, given: &mut Vec<String>, rng: &mut Rng) -> String {
        let latin = self.orthography.is_latin();
        let short = |rng: &mut Rng| person.given.first().and_then(|name| self.world.names.short(*name, rng)).filter(|_| latin);
        // Somebody who does not want to be found gives another given name, and may have to own to it.
        if rng.chance(6)
            && let Some(list) = person.given.first()
        {
            let truly = given.join(" ");
            let list = self.world.names.list_of(*list);
            *given = vec![self.spell(self.world.names.draw(list, rng), 0, rng)];
            return if rng.chance(350) { self.cased(&truly, false) } else { String::new() };
        }
        match rng.below(1000) {
            0..45 => short(rng).map(|short| self.cased(&short, false)).unwrap_or_default(),
            45..60 => person.given.get(1).map(|second| self.cased(&self.spell(*second, u64::from(person.id) * 16 + 2, rng), false)).unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn columns(&self, given: &[String], family: &[String], alias: String, rng: &mut Rng) -> WrittenName {
        let clerk = self.clerk;
        let (mut first, mut last) = (given.join(" "), family.join(" "));
        if family.len() > 1 && clerk.last_name_alone {
            let (end, start) = family.split_last().map(|(end, start)| (end.clone(), start.join(" "))).unwrap_or_default();
            (first, last) = (format!("{first} {start}"), end);
        }
        (first, last) = (self.cased(&first, false), self.cased(&last, true));
        let family_first = if rng.chance(900) { clerk.family_first } else { !clerk.family_first };
        let full = match (family_first, last.is_empty()) {
            (_, true) => first.clone(),
            (true, _) => format!("{last} {first}"),
            (false, _) => format!("{first} {last}"),
        };
        if rng.chance(35) && !last.is_empty() {
            std::mem::swap(&mut first, &mut last);
        }
        let cut = |text: String, times: usize| match clerk.name_limit {
            Some(limit) => text.chars().take(limit.saturating_mul(times)).collect::<String>().trim().to_owned(),
            None => text,
        };
        let (first, last, full) = (cut(first, 1), cut(last, 1), cut(full, 2));
        match clerk.layout {
            Layout::Split => WrittenName { given: first, family: last, full: String::new(), alias, layout: "split" },
            Layout::FullOnly => WrittenName { given: String::new(), family: String::new(), full, alias, layout: "full" },
            Layout::Both => WrittenName { given: first, family: last, full, alias, layout: "both" },
        }
    }
}

/// `Al-Hassan`, `Al Hassan`, `Alhassan`, `El Hassan`, `Hassan`: one name.
fn article(text: &str, by_ear: bool, rng: &mut Rng) -> String {
    let rest = ["Al-", "Al ", "El ", "El-"].iter().find_map(|article| text.strip_prefix(article));
    match rest {
        Some(rest) if by_ear => match rng.below(10) {
            0..3 => format!("Al {rest}"),
            3 => format!("El {rest}"),
            4 => format!("El-{rest}"),
            5 => rest.to_owned(),
            6..8 => format!("Al{}", rest.to_lowercase()),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

fn particle(orthography: Orthography, female: bool) -> &'static str {
    match (orthography, female) {
        (Orthography::Arabic, false) => "بن",
        (Orthography::Arabic, true) => "بنت",
        (Orthography::French, false) => "ben",
        (_, false) => "bin",
        (_, true) => "bint",
    }
}

/// Sons are `ould` and `ag`, daughters `mint` and `walet`.
fn daughters(text: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[("Ould ", "Mint "), ("Ag ", "Walet "), ("ولد ", "بنت "), ("أغ ", "ولت "), ("اغ ", "ولت ")];
    PAIRS.iter().find_map(|(son, daughter)| text.strip_prefix(son).map(|rest| format!("{daughter}{rest}"))).unwrap_or_else(|| text.to_owned())
}

fn title(orthography: Orthography, female: bool, rng: &mut Rng) -> &'static str {
    rng.word(match (orthography, female) {
        (Orthography::French, false) => &["M.", "Mr", "El Hadj", "Dr"],
        (Orthography::French, true) => &["Mme", "Mlle", "Hadja"],
        (Orthography::Portuguese, false) => &["Sr.", "El Hadj"],
        (Orthography::Portuguese, true) => &["Dona", "Sra."],
        (Orthography::Arabic, false) => &["الحاج", "السيد", "الشيخ"],
        (Orthography::Arabic, true) => &["الحاجة", "السيدة"],
        (Orthography::Ethiopic, false) => &["አቶ"],
        (Orthography::Ethiopic, true) => &["ወይዘሮ"],
        (_, false) => &["Mr", "Alhaji", "Sheikh", "Dr"],
        (_, true) => &["Mrs", "Ms", "Hajia"],
    })
}
