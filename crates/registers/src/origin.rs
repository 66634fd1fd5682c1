//! Where people come from: what they are called, what they know of their birth, and which way they go.

use crate::sound::Orthography;

/// What a full name is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chain {
    /// Given names and the family's name.
    Family,
    /// Given name and the father's; no family name.
    Father,
    /// Given name, the father's and the grandfather's; no family name.
    Grandfather,
    /// Given name, the father's, and the family's.
    FatherAndFamily,
    /// Given names for men with a second name; for women a second name that tells age and marriage, not family.
    SouthAsian,
}

/// Lists of names that go together.
#[derive(Debug)]
pub(crate) struct Culture {
    pub(crate) weight: u32,
    pub(crate) men: &'static str,
    pub(crate) women: &'static str,
    pub(crate) families: &'static str,
    pub(crate) chain: Chain,
}

/// People of one country on the routes.
#[derive(Debug)]
pub(crate) struct Origin {
    pub(crate) region: &'static str,
    pub(crate) country: &'static str,
    pub(crate) weight: u32,
    pub(crate) cultures: &'static [Culture],
    /// Orthography of identity papers.
    pub(crate) papers: Orthography,
    pub(crate) papers_per_mille: u32,
    /// Who knows the day of birth, and who only the year; the others know neither.
    pub(crate) day_per_mille: u32,
    pub(crate) year_per_mille: u32,
    pub(crate) routes: &'static [(&'static str, u32)],
    /// Nationalities claimed instead, when that seems wiser.
    pub(crate) neighbours: &'static [&'static str],
}

const fn culture(weight: u32, lists: [&'static str; 3], chain: Chain) -> Culture {
    let [men, women, families] = lists;
    Culture { weight, men, women, families, chain }
}

const FULA: Culture = culture(10, ["west.m", "west.f", "fula"], Chain::Family);
const FULA_MANY: Culture = culture(30, ["west.m", "west.f", "fula"], Chain::Family);
const MANDE: Culture = culture(16, ["west.m", "west.f", "mande"], Chain::Family);
const WOLOF: Culture = culture(8, ["west.m", "west.f", "wolof"], Chain::Family);
const COASTAL: Culture = culture(14, ["christian.m", "christian.f", "akan.en"], Chain::Family);
const BISSAU: Culture = culture(16, ["christian.m", "christian.f", "lus"], Chain::Family);
const HAUSA: Culture = culture(20, ["sahel.m", "sahel.f", "sahel.m"], Chain::Father);
const SONGHAI: Culture = culture(10, ["sahel.m", "sahel.f", "sahel.sur"], Chain::Family);
const SOMALI: Culture = culture(10, ["somali.m", "somali.f", "somali.m"], Chain::Grandfather);
const HABESHA: Culture = culture(20, ["habesha.m", "habesha.f", "habesha.m"], Chain::Father);
const HABESHA_LONG: Culture = culture(8, ["habesha.m", "habesha.f", "habesha.m"], Chain::Grandfather);
const SUDANESE: Culture = culture(20, ["arabic.m", "arabic.f", "arabic.m"], Chain::Grandfather);
const SUDANESE_FAMILY: Culture = culture(6, ["arabic.m", "arabic.f", "sudan.sur"], Chain::FatherAndFamily);
const CHADIAN: Culture = culture(14, ["arabic.m", "arabic.f", "arabic.m"], Chain::Father);
const MAGHREB: Culture = culture(10, ["arabic.m", "arabic.f", "maghreb.sur"], Chain::Family);
const MASHRIQ: Culture = culture(16, ["arabic.m", "arabic.f", "mashriq.sur"], Chain::Family);
const MASHRIQ_LONG: Culture = culture(10, ["arabic.m", "arabic.f", "mashriq.sur"], Chain::FatherAndFamily);
const CENTRAL: Culture = culture(20, ["christian.m", "christian.f", "central"], Chain::Family);
const NORTH_CAMEROON: Culture = culture(5, ["sahel.m", "sahel.f", "sahel.m"], Chain::Father);
const SOUTH: Culture = culture(10, ["south.m", "south.f", "south.sur"], Chain::SouthAsian);

const WEST: &[(&str, u32)] = &[
    ("AGZ", 14),
    ("ARL", 6),
    ("NIM", 8),
    ("BKO", 10),
    ("GAO", 10),
    ("DKR", 8),
    ("TAM", 4),
    ("NKC", 8),
    ("NDB", 6),
    ("BJL", 6),
    ("BIS", 4),
    ("CKY", 8),
    ("FNA", 3),
    ("ABJ", 5),
    ("OUA", 5),
    ("TIP", 9),
    ("SBH", 6),
    ("ZAR", 5),
    ("TMR", 8),
    ("OUJ", 5),
    ("LMP", 4),
    ("LOS", 3),
    ("KAN", 3),
    ("ACC", 2),
];
const NIGER: &[(&str, u32)] = &[("AGZ", 22), ("ARL", 10), ("NIM", 12), ("KAN", 7), ("TMR", 14), ("TIP", 8), ("SBH", 10), ("GAO", 6), ("OUA", 3)];
const COAST: &[(&str, u32)] =
    &[("LOS", 10), ("KAN", 6), ("AGZ", 12), ("TIP", 10), ("SBH", 8), ("ACC", 5), ("BKO", 4), ("NIM", 5), ("LMP", 5), ("TMR", 5), ("FNA", 3)];
const HORN: &[(&str, u32)] = &[
    ("BSS", 10),
    ("HGA", 9),
    ("MGQ", 8),
    ("OBO", 12),
    ("ADD", 8),
    ("JIJ", 9),
    ("ADE", 10),
    ("KSL", 4),
    ("GED", 3),
    ("TIP", 6),
    ("SBH", 2),
    ("CAI", 5),
    ("LMP", 2),
];
const HIGHLANDS: &[(&str, u32)] =
    &[("ADD", 16), ("MTM", 12), ("OBO", 12), ("BSS", 6), ("HGA", 5), ("ADE", 9), ("KSL", 12), ("GED", 8), ("TIP", 7), ("SBH", 4), ("CAI", 7), ("LMP", 3)];
const NILE: &[(&str, u32)] =
    &[("KSL", 10), ("GED", 10), ("ABE", 14), ("NDJ", 8), ("CAI", 12), ("TIP", 10), ("SBH", 9), ("AGZ", 9), ("MTM", 5), ("TUN", 4), ("ZAR", 4), ("LMP", 3)];
const NORTH: &[(&str, u32)] = &[("OUJ", 10), ("TUN", 10), ("ZAR", 8), ("TMR", 4), ("NKC", 5), ("TIP", 5), ("LMP", 10), ("NDB", 2)];
const LEVANT: &[(&str, u32)] = &[("BEY", 16), ("GZT", 16), ("CAI", 12), ("TIP", 6), ("KSL", 4), ("ADE", 5), ("OUJ", 3), ("TUN", 2), ("LMP", 4), ("NKC", 2)];
const CONGO: &[(&str, u32)] =
    &[("FIH", 10), ("BGF", 8), ("GOU", 8), ("LAD", 12), ("NDJ", 5), ("AGZ", 6), ("TMR", 6), ("OUJ", 7), ("TUN", 5), ("LMP", 2), ("KAN", 2)];
const BENGAL: &[(&str, u32)] = &[("DAC", 10), ("TIP", 14), ("SBH", 5), ("CAI", 8), ("LMP", 8), ("ADE", 2), ("ZAR", 5), ("GZT", 5), ("BEY", 4)];

use Orthography::{Arabic, English, Ethiopic, French, Portuguese, Somali};

/// Region, country, weight; papers and knowledge of birth per thousand; cultures, routes, neighbours.
const fn origin(place: (&'static str, &'static str, u32), papers: (Orthography, u32), known: (u32, u32), cultures: &'static [Culture]) -> Origin {
    let (region, country, weight) = place;
    Origin {
        region,
        country,
        weight,
        cultures,
        papers: papers.0,
        papers_per_mille: papers.1,
        day_per_mille: known.0,
        year_per_mille: known.1,
        routes: WEST,
        neighbours: &[],
    }
}

const fn going(origin: Origin, routes: &'static [(&'static str, u32)], neighbours: &'static [&'static str]) -> Origin {
    Origin { routes, neighbours, ..origin }
}

/// Who is on the routes, and how many of each.
pub(crate) const ORIGINS: &[Origin] = &[
    going(origin(("west-fr", "GIN", 110), (French, 500), (450, 320), &[FULA_MANY, MANDE]), WEST, &["SEN", "SLE", "MLI", "GNB"]),
    going(origin(("west-fr", "SEN", 70), (French, 620), (600, 250), &[FULA, MANDE, WOLOF]), WEST, &["GMB", "MLI", "GIN"]),
    going(origin(("west-fr", "MLI", 80), (French, 450), (420, 320), &[FULA, MANDE, MANDE, SONGHAI]), WEST, &["CIV", "GIN", "SEN"]),
    going(origin(("west-fr", "CIV", 50), (French, 550), (540, 290), &[MANDE, MANDE, COASTAL]), WEST, &["MLI", "BFA", "GIN"]),
    going(origin(("west-en", "GMB", 60), (English, 500), (500, 300), &[FULA, MANDE, MANDE, WOLOF]), WEST, &["SEN", "GNB"]),
    going(origin(("west-en", "SLE", 30), (English, 400), (520, 280), &[FULA, MANDE, COASTAL]), WEST, &["GIN", "GMB"]),
    going(origin(("west-en", "NGA", 60), (English, 450), (550, 270), &[COASTAL, HAUSA]), COAST, &["NER", "GHA"]),
    going(origin(("west-en", "GHA", 22), (English, 520), (640, 220), &[COASTAL]), COAST, &["NGA", "CIV"]),
    going(origin(("west-pt", "GNB", 40), (Portuguese, 420), (480, 300), &[FULA, MANDE, BISSAU]), WEST, &["GIN", "SEN", "GMB"]),
    going(origin(("sahel", "NER", 90), (French, 350), (300, 380), &[HAUSA, SONGHAI]), NIGER, &["NGA", "MLI"]),
    going(origin(("sahel", "BFA", 22), (French, 400), (420, 330), &[FULA, MANDE, SONGHAI]), WEST, &["MLI", "CIV"]),
    going(origin(("somali", "SOM", 95), (Somali, 180), (280, 420), &[SOMALI]), HORN, &["ETH", "YEM"]),
    going(origin(("habesha", "ETH", 80), (Ethiopic, 350), (460, 330), &[HABESHA, HABESHA_LONG]), HIGHLANDS, &["ERI", "SOM"]),
    going(origin(("habesha", "ERI", 60), (Ethiopic, 500), (660, 220), &[HABESHA, HABESHA_LONG]), HIGHLANDS, &["ETH"]),
    going(origin(("sudan-chad", "SDN", 85), (Arabic, 400), (420, 330), &[SUDANESE, SUDANESE_FAMILY]), NILE, &["TCD", "ERI"]),
    going(origin(("sudan-chad", "TCD", 40), (French, 300), (320, 380), &[CHADIAN, SUDANESE_FAMILY]), NILE, &["SDN", "NER"]),
    going(origin(("maghreb", "DZA", 18), (French, 820), (930, 50), &[MAGHREB]), NORTH, &["MAR", "TUN"]),
    going(origin(("maghreb", "MAR", 30), (French, 820), (900, 70), &[MAGHREB]), NORTH, &["DZA"]),
    going(origin(("maghreb", "TUN", 20), (French, 850), (940, 40), &[MAGHREB]), NORTH, &["DZA"]),
    going(origin(("maghreb", "MRT", 14), (French, 500), (560, 280), &[MAGHREB, FULA]), WEST, &["SEN", "MLI"]),
    going(origin(("mashriq", "SYR", 75), (Arabic, 780), (880, 90), &[MASHRIQ, MASHRIQ_LONG]), LEVANT, &["IRQ"]),
    going(origin(("mashriq", "IRQ", 22), (Arabic, 780), (850, 110), &[MASHRIQ_LONG]), LEVANT, &["SYR"]),
    going(origin(("mashriq", "EGY", 26), (Arabic, 820), (880, 90), &[MASHRIQ_LONG]), LEVANT, &["SDN"]),
    going(origin(("mashriq", "YEM", 20), (Arabic, 450), (480, 300), &[MASHRIQ_LONG]), HORN, &["SOM"]),
    going(origin(("central", "CMR", 50), (French, 620), (700, 200), &[CENTRAL, NORTH_CAMEROON]), CONGO, &["CAF", "NGA"]),
    going(origin(("central", "COD", 50), (French, 380), (600, 270), &[CENTRAL]), CONGO, &["AGO", "CAF"]),
    going(origin(("central", "AGO", 14), (Portuguese, 420), (680, 200), &[CENTRAL, BISSAU]), CONGO, &["COD"]),
    going(origin(("central", "CAF", 18), (French, 280), (480, 300), &[CENTRAL]), CONGO, &["TCD", "CMR"]),
    going(origin(("south-asia", "BGD", 60), (English, 780), (700, 200), &[SOUTH]), BENGAL, &["PAK"]),
    going(origin(("south-asia", "PAK", 30), (English, 780), (680, 220), &[SOUTH]), BENGAL, &["BGD"]),
];
