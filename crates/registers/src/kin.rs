//! People and their households as they truly are, before any clerk writes them down.

use jiff::civil::Date;

use crate::names::{Name, Names};
use crate::origin::{Chain, Culture, ORIGINS, Origin};
use crate::places::{Places, Town};
use crate::rng::Rng;

/// What somebody knows of their own birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Knows {
    Day,
    Year,
    Roughly,
}

/// Place in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Alone,
    Head,
    Spouse,
    Child,
    Sibling,
}

impl Role {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Head => "head",
            Self::Spouse => "spouse",
            Self::Child => "child",
            Self::Sibling => "sibling",
        }
    }
}

/// One human being.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: u32,
    pub(crate) family: u32,
    pub(crate) role: Role,
    pub(crate) origin: &'static Origin,
    pub(crate) culture: &'static Culture,
    pub(crate) female: bool,
    pub(crate) given: Vec<Name>,
    pub(crate) father_given: Name,
    pub(crate) grandfather: Name,
    pub(crate) family_name: Name,
    /// What some clerks write instead of a wife's own family name.
    pub(crate) husband_name: Option<Name>,
    pub(crate) mother_given: Vec<Name>,
    pub(crate) father: u32,
    pub(crate) mother: u32,
    pub(crate) birth: Date,
    pub(crate) knows: Knows,
    pub(crate) second_nationality: Option<&'static str>,
    pub(crate) born_in: Town,
    pub(crate) has_papers: bool,
}

/// What everybody is drawn from.
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) names: Names,
    pub(crate) places: Places,
}

/// The first year in which anybody registers.
pub(crate) const FIRST_YEAR: i16 = 2018;

/// Builds one household; people get numbers from `next_id`, parents who never come to a desk too.
pub(crate) struct Maker<'a> {
    pub(crate) world: &'a World,
    pub(crate) rng: Rng,
    pub(crate) family: u32,
    pub(crate) next_id: u32,
    origin: &'static Origin,
    culture: &'static Culture,
    town: Town,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(world: &'a World, family: u32, next_id: u32) -> Option<Self> {
        let mut rng = Rng::of(world.seed, &[1, u64::from(family)]);
        let origin = rng.weighed(ORIGINS, |origin| origin.weight)?;
        let culture = rng.weighed(origin.cultures, |culture| culture.weight)?;
        let town = world.places.town(origin.country, &mut rng);
        Some(Self { world, rng, family, next_id, origin, culture, town })
    }

    /// Who travels together.
    pub(crate) fn household(&mut self) -> Vec<Person> {
        match self.rng.below(1000) {
            0..690 => {
                let female = self.rng.chance(180);
                let age = 18 + self.rng.between(0, 24).min(self.rng.between(0, 24)) + i32::from(self.rng.chance(60)) * 20;
                vec![self.lone(female, age)]
            }
            690..770 => {
                let (female, age) = (self.rng.chance(200), self.rng.between(12, 17));
                vec![self.lone(female, age)]
            }
            770..810 => {
                let (man, woman) = self.couple();
                vec![man, woman]
            }
            810..880 => {
                let (man, woman) = self.couple();
                let children = self.children(&man, &woman);
                [vec![man, woman], children].concat()
            }
            880..940 => {
                let (man, woman) = self.couple();
                let children = self.children(&man, &woman);
                [vec![Person { role: Role::Head, ..woman }], children].concat()
            }
            940..990 => self.siblings(),
            _ => self.two_wives(),
        }
    }

    fn siblings(&mut self) -> Vec<Person> {
        let (man, woman) = self.couple();
        let mut out = Vec::new();
        let mut age = self.rng.between(8, 22);
        for _ in 0..self.rng.between(2, 4) {
            let sibling = self.child(&man, &woman, age, Role::Sibling, &out);
            age = if self.rng.chance(30) { age } else { age.saturating_add(self.rng.between(1, 4)) };
            out.push(sibling);
        }
        out
    }

    fn two_wives(&mut self) -> Vec<Person> {
        let (man, first) = self.couple();
        let age = self.rng.between(18, 32);
        let second = self.wife(&man, age);
        let mut children = self.children(&man, &first);
        children.extend(self.children(&man, &second));
        [vec![man, first, second], children].concat()
    }

    fn couple(&mut self) -> (Person, Person) {
        let age = self.rng.between(22, 48);
        let mut man = self.stranger(false, age);
        man.role = Role::Head;
        let younger = self.rng.between(0, 9);
        let wife = self.wife(&man, age.saturating_sub(younger).max(17));
        (man, wife)
    }

    fn wife(&mut self, man: &Person, age: i32) -> Person {
        let mut wife = self.stranger(true, age);
        wife.role = Role::Spouse;
        let takes_name = self.culture.men.starts_with("christian") && self.rng.chance(500);
        wife.husband_name = takes_name.then_some(man.family_name);
        wife
    }

    fn lone(&mut self, female: bool, age: i32) -> Person {
        let mut person = self.stranger(female, age);
        person.role = Role::Alone;
        person
    }

    fn children(&mut self, father: &Person, mother: &Person) -> Vec<Person> {
        let mut out: Vec<Person> = Vec::new();
        let oldest = (2022 - i32::from(mother.birth.year()) - 17).clamp(0, 19);
        // Some will be born on the way, between two registrations.
        let mut age = self.rng.between(-3, 5).min(oldest);
        for _ in 0..self.rng.between(1, 5) {
            if age > oldest {
                break;
            }
            let child = self.child(father, mother, age, Role::Child, &out);
            if self.rng.chance(30) {
                let mut twin = self.child(father, mother, age, Role::Child, std::slice::from_ref(&child));
                twin.birth = child.birth;
                twin.knows = child.knows;
                out.push(twin);
            }
            out.push(child);
            age = age.saturating_add(self.rng.between(1, 4));
        }
        out
    }

    /// A child of these parents. Parents give each child another name, save very few.
    fn child(&mut self, father: &Person, mother: &Person, age: i32, role: Role, siblings: &[Person]) -> Person {
        let female = self.rng.chance(480);
        let mut child = self.stranger(female, age);
        for _ in 0..4 {
            if siblings.iter().any(|sibling| sibling.given.first() == child.given.first()) && !self.rng.chance(40) {
                child.given = self.stranger(female, age).given;
            }
        }
        child.role = role;
        child.father = father.id;
        child.mother = mother.id;
        child.father_given = first(&father.given, child.father_given);
        child.grandfather = father.father_given;
        child.mother_given.clone_from(&mother.given);
        child.born_in = if self.rng.chance(850) { self.town } else { child.born_in };
        if !female && self.rng.chance(20) {
            child.given.clone_from(&father.given);
        }
        child.family_name = match self.culture.chain {
            Chain::Family | Chain::FatherAndFamily => father.family_name,
            Chain::Father => child.father_given,
            Chain::Grandfather => child.grandfather,
            Chain::SouthAsian if female || self.rng.chance(500) => child.family_name,
            Chain::SouthAsian => father.family_name,
        };
        child
    }

    /// Somebody from the same country and people, with parents who never come to a desk.
    fn stranger(&mut self, female: bool, age: i32) -> Person {
        let names = &self.world.names;
        let (men, women, families) = (names.list(self.culture.men), names.list(self.culture.women), names.list(self.culture.families));
        let rng = &mut self.rng;
        let father_given = names.draw(men, rng);
        let grandfather = names.draw(men, rng);
        let family_name = match self.culture.chain {
            Chain::Family | Chain::FatherAndFamily => names.draw(families, rng),
            Chain::Father => father_given,
            Chain::Grandfather => grandfather,
            Chain::SouthAsian if female => names.draw(names.list("south.wife"), rng),
            Chain::SouthAsian => names.draw(families, rng),
        };
        let given = given_names(names, if female { women } else { men }, self.culture.chain, rng);
        let mother_given = given_names(names, women, self.culture.chain, rng);
        let knows = match rng.below(1000) {
            drawn if drawn < self.origin.day_per_mille => Knows::Day,
            drawn if drawn < self.origin.day_per_mille.saturating_add(self.origin.year_per_mille) => Knows::Year,
            _ => Knows::Roughly,
        };
        // Infants born on the way have papers of the camp or the hospital: their day is known.
        let knows = if age < 3 { Knows::Day } else { knows };
        let birth = birth(2022_i32.saturating_sub(age), rng);
        let second_nationality = if rng.chance(35) { rng.pick(self.origin.neighbours).copied() } else { None };
        let born_in = if rng.chance(700) { self.town } else { self.world.places.town(self.origin.country, rng) };
        let has_papers = rng.chance(self.origin.papers_per_mille);
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(3);
        Person {
            id,
            family: self.family,
            role: Role::Alone,
            origin: self.origin,
            culture: self.culture,
            female,
            given,
            father_given,
            grandfather,
            family_name,
            husband_name: None,
            mother_given,
            father: id.saturating_add(1),
            mother: id.saturating_add(2),
            birth,
            knows,
            second_nationality,
            born_in,
            has_papers,
        }
    }
}

fn first(names: &[Name], otherwise: Name) -> Name {
    names.first().copied().unwrap_or(otherwise)
}

fn given_names(names: &Names, list: usize, chain: Chain, rng: &mut Rng) -> Vec<Name> {
    let second = match chain {
        Chain::Family => 300,
        Chain::SouthAsian => 450,
        Chain::FatherAndFamily => 60,
        Chain::Father | Chain::Grandfather => 20,
    };
    let mut out = vec![names.draw(list, rng)];
    if rng.chance(second) {
        let other = names.draw(list, rng);
        if !out.contains(&other) {
            out.push(other);
        }
    }
    out
}

fn birth(year: i32, rng: &mut Rng) -> Date {
    let year = i16::try_from(year).unwrap_or(1990);
    let month = i8::try_from(rng.between(1, 12)).unwrap_or(1);
    let day = i8::try_from(rng.between(1, 28)).unwrap_or(1);
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}
