//! What makes a centre, and what may be changed about it later.

use jiff::tz::TimeZone;
use ledger::{FactKind as _, NewFact};
use web::{Problems, reference};

use super::facts::{Changed, Opened, SiteFact, State};

const NAME_MAX: usize = 80;
const PREFIX_LENGTH: usize = 3;

/// Time zones offered: Africa, the Middle East, Europe and Asia. Others that the machine knows are accepted too.
pub(crate) const ZONES: &[&str] = &[
    "Africa/Abidjan",
    "Africa/Accra",
    "Africa/Addis_Ababa",
    "Africa/Algiers",
    "Africa/Asmara",
    "Africa/Bamako",
    "Africa/Bangui",
    "Africa/Banjul",
    "Africa/Bissau",
    "Africa/Blantyre",
    "Africa/Brazzaville",
    "Africa/Bujumbura",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Conakry",
    "Africa/Dakar",
    "Africa/Dar_es_Salaam",
    "Africa/Djibouti",
    "Africa/Douala",
    "Africa/El_Aaiun",
    "Africa/Freetown",
    "Africa/Gaborone",
    "Africa/Harare",
    "Africa/Johannesburg",
    "Africa/Juba",
    "Africa/Kampala",
    "Africa/Khartoum",
    "Africa/Kigali",
    "Africa/Kinshasa",
    "Africa/Lagos",
    "Africa/Libreville",
    "Africa/Lome",
    "Africa/Luanda",
    "Africa/Lubumbashi",
    "Africa/Lusaka",
    "Africa/Malabo",
    "Africa/Maputo",
    "Africa/Maseru",
    "Africa/Mbabane",
    "Africa/Mogadishu",
    "Africa/Monrovia",
    "Africa/Nairobi",
    "Africa/Ndjamena",
    "Africa/Niamey",
    "Africa/Nouakchott",
    "Africa/Ouagadougou",
    "Africa/Porto-Novo",
    "Africa/Sao_Tome",
    "Africa/Tripoli",
    "Africa/Tunis",
    "Africa/Windhoek",
    "Atlantic/Cape_Verde",
    "Atlantic/Canary",
    "Indian/Antananarivo",
    "Indian/Comoro",
    "Indian/Mauritius",
    "Indian/Mayotte",
    "Asia/Aden",
    "Asia/Amman",
    "Asia/Baghdad",
    "Asia/Bahrain",
    "Asia/Beirut",
    "Asia/Damascus",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kuwait",
    "Asia/Muscat",
    "Asia/Nicosia",
    "Asia/Qatar",
    "Asia/Riyadh",
    "Asia/Tehran",
    "Asia/Almaty",
    "Asia/Baku",
    "Asia/Bangkok",
    "Asia/Bishkek",
    "Asia/Colombo",
    "Asia/Dhaka",
    "Asia/Dushanbe",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Kabul",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Kuala_Lumpur",
    "Asia/Manila",
    "Asia/Phnom_Penh",
    "Asia/Tashkent",
    "Asia/Tbilisi",
    "Asia/Yangon",
    "Asia/Yerevan",
    "Europe/Athens",
    "Europe/Belgrade",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Budapest",
    "Europe/Chisinau",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Malta",
    "Europe/Paris",
    "Europe/Podgorica",
    "Europe/Rome",
    "Europe/Sarajevo",
    "Europe/Skopje",
    "Europe/Sofia",
    "Europe/Tirane",
    "Europe/Vienna",
    "Europe/Warsaw",
    "Europe/Zagreb",
    "Europe/Zurich",
    "UTC",
];

/// A centre about to be opened.
#[derive(Clone, Debug, Default)]
pub struct NewSite {
    /// Name on pages and cards.
    pub name: String,
    /// Three letters that begin the codes of its people; made from the name when empty.
    pub prefix: String,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// IANA name of the time zone.
    pub zone: String,
}

/// Letters that begin the codes of people who stay anonymous; no centre has them.
const ANONYMOUS: &str = "ANO";

/// Opens a centre whose prefix is none of those `taken`.
pub(crate) fn open(site: &NewSite, taken: &[String]) -> Result<Vec<NewFact>, Problems> {
    let taken = &[taken, &[ANONYMOUS.to_owned()]].concat();
    let mut problems = Problems::default();
    let name = check_name(&site.name, &mut problems);
    problems.unless(reference::country(&site.country).is_some(), "country", "site-country-wrong");
    check_zone(&site.zone, &mut problems);
    let typed = site.prefix.trim().to_uppercase();
    let prefix = if typed.is_empty() { propose(&site.name, taken).unwrap_or_default() } else { typed };
    if prefix.len() != PREFIX_LENGTH || !prefix.chars().all(|c| c.is_ascii_uppercase()) {
        problems.add("prefix", "site-prefix-wrong");
    } else if taken.contains(&prefix) {
        problems.add("prefix", "site-prefix-taken");
    }
    let fact = SiteFact::Opened(Opened { name, prefix, country: site.country.clone(), zone: site.zone.clone() });
    problems.check(vec![fact.fact()])
}

/// Renames a centre or puts its time zone right; nothing when nothing changes.
pub(super) fn change(state: &State, name: &str, zone: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let name = check_name(name, &mut problems);
    check_zone(zone, &mut problems);
    let same = name == state.name && zone == state.zone;
    let fact = SiteFact::Changed(Changed { name, zone: zone.to_owned() });
    problems.check(if same { Vec::new() } else { vec![fact.fact()] })
}

fn check_name(name: &str, problems: &mut Problems) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        problems.add("name", "site-name-missing");
    } else if name.chars().count() > NAME_MAX {
        problems.add("name", "site-name-long");
    }
    name
}

fn check_zone(zone: &str, problems: &mut Problems) {
    problems.unless(!zone.is_empty() && TimeZone::get(zone).is_ok(), "zone", "site-zone-wrong");
}

/// A prefix from the last word of a name: its first letter and the consonants after it, else its first letters.
fn propose(name: &str, taken: &[String]) -> Option<String> {
    let folded: String = name.to_uppercase().chars().map(plain).collect();
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_uppercase()).filter(|w| w.len() >= PREFIX_LENGTH).collect();
    let letters = |word: &str| word.chars().take(PREFIX_LENGTH).collect::<String>();
    let consonants =
        |word: &str| word.chars().enumerate().filter(|(i, c)| *i == 0 || !"AEIOUY".contains(*c)).map(|(_, c)| c).take(PREFIX_LENGTH).collect::<String>();
    let mut proposals = words.iter().rev().flat_map(|word| [consonants(word), letters(word)]);
    proposals.find(|p| p.len() == PREFIX_LENGTH && !taken.contains(p))
}

fn plain(letter: char) -> char {
    match letter {
        'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => 'A',
        'Ç' => 'C',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Í' | 'Î' | 'Ï' => 'I',
        'Ñ' => 'N',
        'Ó' | 'Ô' | 'Ö' | 'Õ' => 'O',
        'Ù' | 'Û' | 'Ü' | 'Ú' => 'U',
        other => other,
    }
}
