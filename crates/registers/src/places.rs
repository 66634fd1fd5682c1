//! Countries, their towns, and the sites that register people.

use crate::rng::{Rng, popularity};
use crate::sound::{self, Orthography};

struct Place {
    spellings: Vec<(Orthography, Vec<String>)>,
}

impl Place {
    fn parse(line: &str) -> Self {
        let words = |text: &str| text.split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>();
        let mut fields = line.split('|').map(str::trim);
        let mut spellings = vec![(Orthography::French, fields.next().map(words).unwrap_or_default())];
        let others = fields.filter_map(|field| field.split_once(':'));
        spellings.extend(others.filter_map(|(key, value)| Some((Orthography::parse(key.trim())?, words(value)))));
        Self { spellings }
    }

    /// As written in an orthography; places keep their French or English form where a clerk's own is not known.
    fn spell(&self, orthography: Orthography, rng: &mut Rng) -> String {
        let find = |wanted: Orthography| self.spellings.iter().find(|(of, _)| *of == wanted).map(|(_, ways)| ways);
        let own = find(orthography);
        let fallback = find(Orthography::English).filter(|_| orthography != Orthography::French);
        let ways = own.or(fallback).or_else(|| find(Orthography::French)).map(Vec::as_slice).unwrap_or_default();
        let way = if rng.chance(650) { ways.first() } else { rng.pick(ways) };
        let way = way.cloned().unwrap_or_default();
        let foreign = own.is_none() && !orthography.is_latin();
        if foreign { sound::write(&sound::hear(&way, Orthography::French), orthography, rng) } else { way }
    }
}

struct Country {
    code: String,
    dialling: String,
    names: Place,
    regions: Place,
    towns: Vec<Place>,
    totals: Vec<u32>,
}

/// A place where people are registered.
pub(crate) struct Site {
    pub(crate) code: String,
    pub(crate) country: String,
    pub(crate) orthography: Orthography,
    pub(crate) arabic_per_mille: u32,
    pub(crate) ethiopic_per_mille: u32,
}

/// The map.
pub(crate) struct Places {
    countries: Vec<Country>,
    pub(crate) sites: Vec<Site>,
}

/// A town, as the place somebody was born in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Town {
    country: usize,
    town: usize,
}

/// How exactly a clerk writes down a place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Level {
    Town,
    TownAndCountry,
    Region,
    Country,
}

impl Places {
    pub(crate) fn read() -> Self {
        let mut countries: Vec<Country> = Vec::new();
        for line in lines(include_str!("../data/places.txt")) {
            if let Some(head) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                let (code, dialling) = head.split_once(' ').unwrap_or((head, ""));
                let empty = || Place { spellings: Vec::new() };
                let (code, dialling) = (code.to_owned(), dialling.to_owned());
                countries.push(Country { code, dialling, names: empty(), regions: empty(), towns: Vec::new(), totals: Vec::new() });
            } else if let Some(country) = countries.last_mut() {
                if let Some(names) = line.strip_prefix('=') {
                    country.names = Place::parse(names);
                } else if let Some(regions) = line.strip_prefix('@') {
                    country.regions = Place::parse(regions);
                } else {
                    country.towns.push(Place::parse(line));
                }
            }
        }
        for country in &mut countries {
            country.totals = popularity(country.towns.len(), 2);
        }
        let sites = lines(include_str!("../data/sites.txt")).filter_map(site).collect();
        Self { countries, sites }
    }

    fn country(&self, code: &str) -> usize {
        self.countries.iter().position(|country| country.code == code).unwrap_or(0)
    }

    /// A place of birth in a country, big towns more often.
    pub(crate) fn town(&self, code: &str, rng: &mut Rng) -> Town {
        let country = self.country(code);
        let totals = self.countries.get(country).map(|country| country.totals.as_slice()).unwrap_or_default();
        Town { country, town: rng.by_totals(totals) }
    }

    pub(crate) fn spell_town(&self, town: Town, level: Level, orthography: Orthography, rng: &mut Rng) -> String {
        let Some(country) = self.countries.get(town.country) else { return String::new() };
        let name = |rng: &mut Rng| country.towns.get(town.town).map(|place| place.spell(orthography, rng)).unwrap_or_default();
        match level {
            Level::Town => name(rng),
            Level::TownAndCountry => {
                let comma = if orthography == Orthography::Arabic { "، " } else { ", " };
                let town = name(rng);
                format!("{town}{comma}{}", country.names.spell(orthography, rng))
            }
            Level::Region => {
                // The region goes with the town, so that it says something about the person.
                let regions = country.regions.spellings.first().map(|(_, ways)| ways.as_slice()).unwrap_or_default();
                let place = town.town.checked_rem(regions.len()).unwrap_or(0);
                let region = regions.get(place).cloned().unwrap_or_default();
                if orthography.is_latin() { region } else { sound::write(&sound::hear(&region, Orthography::French), orthography, rng) }
            }
            Level::Country => country.names.spell(orthography, rng),
        }
    }

    pub(crate) fn dialling(&self, code: &str) -> &str {
        self.countries.get(self.country(code)).map(|country| country.dialling.as_str()).unwrap_or_default()
    }

    pub(crate) fn site(&self, code: &str) -> usize {
        self.sites.iter().position(|site| site.code == code).unwrap_or(0)
    }

    #[cfg(test)]
    pub(crate) fn knows(&self, code: &str) -> bool {
        self.countries.iter().any(|country| country.code == code)
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn site(line: &str) -> Option<Site> {
    let mut fields = line.split('|').map(str::trim);
    Some(Site {
        code: fields.next()?.to_owned(),
        country: fields.next()?.to_owned(),
        orthography: Orthography::parse(fields.next()?)?,
        arabic_per_mille: fields.next()?.parse().ok()?,
        ethiopic_per_mille: fields.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::ORIGINS;

    #[test]
    fn every_site_and_origin_is_on_the_map() {
        let places = Places::read();
        assert_eq!(places.sites.len(), lines(include_str!("../data/sites.txt")).count());
        for site in &places.sites {
            assert!(places.knows(&site.country), "{}", site.code);
        }
        for origin in ORIGINS {
            assert!(places.knows(origin.country), "{}", origin.country);
            assert!(origin.neighbours.iter().all(|code| places.knows(code)), "{}", origin.country);
            for (code, _) in origin.routes {
                assert!(places.sites.iter().any(|site| site.code == *code), "{code}");
            }
        }
    }
}
