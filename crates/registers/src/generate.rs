//! A register: households drawn, registered here and there over the years, and written down by clerks.

use std::path::Path;

use anyhow::Context;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::clerk::{self, Clerk};
use crate::files::{Book, Files};
use crate::kin::{FIRST_YEAR, Maker, Person, World};
use crate::names::Names;
use crate::places::Places;
use crate::rng::Rng;
use crate::write_facts::{self, Phone};
use crate::write_name::Pen;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Records of people in the register.
    pub records: u32,
    /// Lookups.
    pub queries: u32,
    /// The same seed makes the same files.
    pub seed: u64,
}

/// Of a thousand lookups about how many are for somebody who is not in the register.
const ABSENT_PER_MILLE: u32 = 200;

/// What was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Records in the register.
    pub records: u32,
    /// People they belong to.
    pub people: u32,
    /// Lookups written.
    pub queries: u32,
}

struct Registration {
    site: usize,
    date: Date,
    present: Vec<usize>,
    case: Option<u32>,
}

struct Generator {
    world: World,
    order: Order,
    book: Book,
    queries: Book,
    cases: u32,
    next_id: u32,
}

/// Writes `register.csv`, `truth.csv`, `queries.csv`, `queries_truth.csv`, `a.csv` and `b.csv` into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn generate(order: Order, folder: &Path) -> anyhow::Result<Made> {
    std::fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    let world = World { seed: order.seed, names: Names::read(), places: Places::read() };
    let mut generator = Generator { world, order, book: Book::default(), queries: Book::default(), cases: 0, next_id: 1 };
    let mut family = 0_u32;
    while generator.book.persons.len() < usize::try_from(order.records)? {
        family = family.saturating_add(1);
        generator.household(family)?;
    }
    Files { order, register: &generator.book, queries: &generator.queries }.write(folder)
}

/// Telephones of a household, and where they were bought.
struct Phones {
    own: Vec<Option<Phone>>,
    country: String,
}

impl Phones {
    fn new(world: &World, people: &[Person], rng: &mut Rng) -> Self {
        let own = people.iter().map(|person| rng.chance(760).then(|| Phone::new(world.places.dialling(person.origin.country), rng))).collect();
        Self { own, country: people.first().map(|person| person.origin.country.to_owned()).unwrap_or_default() }
    }

    /// Across a border most people buy another card.
    fn travel(&mut self, world: &World, country: &str, rng: &mut Rng) {
        if self.country == country {
            return;
        }
        country.clone_into(&mut self.country);
        for phone in self.own.iter_mut().flatten() {
            if rng.chance(720) {
                *phone = Phone::new(world.places.dialling(country), rng);
            }
        }
    }

    fn told(&self, person: &Person, place: usize, today: Date, clerk: &Clerk, rng: &mut Rng) -> String {
        if !rng.chance(clerk.asks_phone_per_mille) {
            return String::new();
        }
        let child = i32::from(today.year()) - i32::from(person.birth.year()) < 15;
        let shared = rng.chance(if child { 500 } else { 250 });
        let own = self.own.get(place).and_then(Option::as_ref).filter(|_| !child);
        let head = self.own.first().and_then(Option::as_ref).filter(|_| shared && place > 0);
        head.or(own).map(|phone| phone.write(clerk, rng)).unwrap_or_default()
    }
}

impl Generator {
    fn household(&mut self, family: u32) -> anyhow::Result<()> {
        let Some(mut maker) = Maker::new(&self.world, family, self.next_id) else { return Ok(()) };
        let people = maker.household();
        self.next_id = maker.next_id;
        let mut rng = Rng::of(self.order.seed, &[5, u64::from(family)]);
        let registrations = self.plan(&people, &mut rng);
        let unseen = self.unseen(&people, &mut rng);
        let mut phones = Phones::new(&self.world, &people, &mut rng);
        let mut last = None;
        for registration in &registrations {
            self.register(&people, registration, unseen, &mut phones, &mut rng)?;
            last = Some(registration.date);
        }
        let later = last.and_then(|date| date.checked_add(rng.between(20, 600).days()).ok()).unwrap_or(Date::ZERO);
        self.ask(&people, unseen, later, &mut phones, &mut rng)
    }

    /// Where, when and with whom the household is registered.
    fn plan(&mut self, people: &[Person], rng: &mut Rng) -> Vec<Registration> {
        let times = match rng.below(1000) {
            0..838 => 1,
            838..955 => 2,
            955..985 => 3,
            985..994 => 4,
            _ => 5,
        };
        let Some(head) = people.first() else { return Vec::new() };
        let start = Date::new(FIRST_YEAR, 1, 1).unwrap_or(Date::ZERO);
        let mut date = start.checked_add(rng.between(0, 2300).days()).unwrap_or(start);
        let mut site = None;
        let mut out = Vec::new();
        for turn in 0..times {
            let next = (0..8).find_map(|_| {
                let drawn = rng.weighed(head.origin.routes, |(_, weight)| *weight).map(|(code, _)| self.world.places.site(code))?;
                (Some(drawn) != site || rng.chance(120)).then_some(drawn)
            });
            let Some(next) = next else { continue };
            site = Some(next);
            let present = present(people, date, turn > 0, rng);
            self.cases = self.cases.saturating_add(1);
            let case = Some(self.cases);
            out.push(Registration { site: next, date, present, case });
            date = date.checked_add(rng.between(15, 800).days()).unwrap_or(date);
        }
        out
    }

    /// Somebody of this household whom no register has, and who comes to the desk one day.
    fn unseen(&self, people: &[Person], rng: &mut Rng) -> Option<usize> {
        // More lookups are drawn than are kept; this leaves the share that is wanted.
        let wanted = self.order.queries.saturating_mul(ABSENT_PER_MILLE) / 1000;
        let drawn = rng.below(self.order.records.max(1).saturating_mul(8)) < wanted.saturating_mul(15);
        drawn.then(|| rng.place(people.len()))
    }

    fn register(&mut self, people: &[Person], at: &Registration, unseen: Option<usize>, phones: &mut Phones, rng: &mut Rng) -> anyhow::Result<()> {
        let Some(site) = self.world.places.sites.get(at.site) else { return Ok(()) };
        phones.travel(&self.world, &site.country, rng);
        let clerk = clerk::on_duty(self.order.seed, site, at.site, rng);
        let together = at.present.len() > 1;
        let gets_case = if together { rng.chance(880) } else { clerk.cases_for_all || rng.chance(250) };
        let case = at.case.filter(|_| gets_case).map(|case| format!("{}-{:09}", site.code, scattered(case))).unwrap_or_default();
        for place in at.present.iter().filter(|place| Some(**place) != unseen) {
            let Some(person) = people.get(*place) else { continue };
            let phone = phones.told(person, *place, at.date, &clerk, rng);
            write(&self.world, &mut self.book, &Entry { person, clerk: &clerk, site: at.site, date: at.date, phone, case: &case }, rng)?;
        }
        Ok(())
    }

    /// People who stand at a desk again, or for the first time: lookups, with nobody's case number.
    fn ask(&mut self, people: &[Person], unseen: Option<usize>, date: Date, phones: &mut Phones, rng: &mut Rng) -> anyhow::Result<()> {
        let known = u64::from(self.order.queries).saturating_mul(1_300_000) / u64::from(self.order.records.max(1));
        let known = u32::try_from(known).unwrap_or(u32::MAX);
        for (place, person) in people.iter().enumerate().filter(|(_, person)| person.birth < date) {
            if Some(place) != unseen && (unseen.is_some() || rng.below(1_000_000) >= known) {
                continue;
            }
            let Some(code) = rng.weighed(person.origin.routes, |(_, weight)| *weight).map(|(code, _)| *code) else { continue };
            let at = self.world.places.site(code);
            let Some(site) = self.world.places.sites.get(at) else { continue };
            phones.travel(&self.world, &site.country, rng);
            let mut clerk = clerk::on_duty(self.order.seed, site, at, rng);
            // Who stands at the desk can be asked.
            clerk.asks_mother_per_mille = clerk.asks_mother_per_mille.max(850);
            clerk.asks_phone_per_mille = clerk.asks_phone_per_mille.max(850);
            let phone = phones.told(person, place, date, &clerk, rng);
            write(&self.world, &mut self.queries, &Entry { person, clerk: &clerk, site: at, date, phone, case: "" }, rng)?;
        }
        Ok(())
    }
}

/// Case numbers that tell nothing of the order cases were made in: a bijection of 27 bits.
fn scattered(case: u32) -> u32 {
    const MASK: u32 = (1 << 27) - 1;
    let mut mixed = case & MASK;
    for factor in [0x02C1_B3C7, 0x0297_A2D5, 0x0551_5EB5] {
        mixed = mixed.wrapping_mul(factor) & MASK;
        mixed ^= mixed >> 13;
    }
    mixed
}

/// Who of the household comes along: somebody may be missing, the unborn are, and later some travel alone.
fn present(people: &[Person], date: Date, again: bool, rng: &mut Rng) -> Vec<usize> {
    let born = |place: &usize| people.get(*place).is_some_and(|person| person.birth < date);
    let all: Vec<usize> = (0..people.len()).filter(born).collect();
    let grown: Vec<usize> = all.iter().copied().filter(|place| people.get(*place).is_some_and(|person| date.year() - person.birth.year() >= 12)).collect();
    if again
        && all.len() > 1
        && rng.chance(220)
        && let Some(place) = rng.pick(&grown)
    {
        return vec![*place];
    }
    all.into_iter().filter(|place| *place == 0 || rng.chance(900)).collect()
}

/// One registration of one person.
struct Entry<'a> {
    person: &'a Person,
    clerk: &'a Clerk,
    site: usize,
    date: Date,
    phone: String,
    case: &'a str,
}

fn write(world: &World, book: &mut Book, entry: &Entry<'_>, rng: &mut Rng) -> anyhow::Result<()> {
    let (person, clerk) = (entry.person, entry.clerk);
    let reads_arabic = person.culture.men == "arabic.m" || person.origin.region == "somali";
    let orthography = clerk.writes_in(reads_arabic, person.origin.region == "habesha", rng);
    let pen = Pen::new(world, clerk, orthography, person, rng);
    let name = pen.name(person, rng);
    let mother = pen.mother(person, rng);
    let birth = write_facts::birth(person, clerk, entry.date, rng);
    let (first, second) = write_facts::nationalities(person, rng);
    let birthplace = write_facts::birthplace(world, person, clerk, orthography, rng);
    let sex = write_facts::sex(person, rng);
    let date = if rng.chance(970) { entry.date.to_string() } else { String::new() };
    let site = world.places.sites.get(entry.site).map(|site| site.code.as_str()).unwrap_or_default();
    book.register.push(&[
        &name.given,
        &name.family,
        &name.full,
        &name.alias,
        sex,
        &birth.dob,
        &birth.age,
        &date,
        &first,
        &second,
        &birthplace,
        &mother,
        &entry.phone,
        site,
        entry.case,
    ])?;
    let half = entry.site.is_multiple_of(2);
    let key = person.given.first().map(|given| format!("{}-{}", given.key(), person.family_name.key())).unwrap_or_default();
    book.truth.push(&[
        &format!("P{}", person.id),
        person.origin.region,
        person.origin.country,
        orthography.script(),
        birth.kind,
        name.layout,
        if person.female { "F" } else { "M" },
        &format!("F{}", person.family),
        person.role.word(),
        &format!("P{}", person.mother),
        &format!("P{}", person.father),
        &person.birth.to_string(),
        &key,
    ])?;
    book.halves.push(half);
    book.persons.push(person.id);
    Ok(())
}
