//! What registers write in their cells, as the codes and forms that registration takes. A value that no list knows is
//! handed on as it stands, so that the rules of registration say what is wrong with it.

use super::words::{plain, western};

type List = &'static [(&'static str, &'static [&'static str])];

const SEXES: List = &[
    ("1", &["1", "m", "h", "homme", "hommes", "masculin", "male", "man", "men", "boy", "garcon", "masculino", "homem", "rapaz", "ذكر", "رجل"]),
    ("2", &["2", "f", "femme", "femmes", "feminin", "female", "woman", "women", "girl", "fille", "feminino", "mulher", "rapariga", "انثي", "امراه"]),
    ("0", &["0", "inconnu", "inconnue", "non precise", "unknown", "nd", "desconhecido", "غير معروف"]),
    ("9", &["9", "sans objet", "not applicable"]),
];

const PAPERS: List = &[
    ("passport", &["passport", "passeport", "passaporte", "جواز", "جواز سفر", "جواز السفر"]),
    (
        "id_card",
        &[
            "id card",
            "id",
            "cni",
            "cin",
            "carte d identite",
            "carte nationale d identite",
            "carte nationale",
            "carte d identite nationale",
            "identity card",
            "national id",
            "national id card",
            "bi",
            "bilhete de identidade",
            "cartao de cidadao",
            "بطاقه",
            "بطاقه هويه",
            "بطاقه الهويه",
            "بطاقه تعريف",
            "بطاقه التعريف",
        ],
    ),
    ("laissez_passer", &["laissez passer", "titre de voyage", "sauf conduit", "emergency travel document", "travel document", "salvo conduto", "تصريح مرور"]),
    (
        "birth_certificate",
        &[
            "birth certificate",
            "acte de naissance",
            "extrait de naissance",
            "extrait d acte de naissance",
            "certidao de nascimento",
            "شهاده ميلاد",
            "شهاده الميلاد",
        ],
    ),
    ("refugee_card", &["refugee card", "carte de refugie", "carte refugie", "attestation hcr", "unhcr card", "cartao de refugiado", "بطاقه لاجي", "بطاقه لاجئ"]),
    ("other", &["other", "autre", "outro", "اخر", "اخري"]),
];

/// What registers write where there is nothing.
const NOTHING: &[&str] = &["", "aucun", "aucune", "neant", "sans", "rien", "none", "no", "n a", "na", "nil", "nenhum", "nenhuma", "لا يوجد", "لا", "بدون"];

const STATUSES: List = &[
    ("regular", &["regular", "regulier", "reguliere", "en regle", "documented", "نظامي"]),
    ("irregular", &["irregular", "irregulier", "irreguliere", "sans papiers", "undocumented", "غير نظامي"]),
    ("asylum_seeker", &["asylum seeker", "demandeur d asile", "demandeuse d asile", "requerente de asilo", "طالب لجوء", "طالبه لجوء"]),
    ("refugee", &["refugee", "refugie", "refugiee", "refugiado", "refugiada", "لاجئ", "لاجئه"]),
    ("returnee", &["returnee", "retourne", "retournee", "rapatrie", "rapatriee", "retornado", "retornada", "عائد", "عائده"]),
    ("internally_moving", &["internally moving", "deplace interne", "deplacee interne", "idp", "deslocado interno", "نازح", "نازحه"]),
    ("unknown", &["unknown", "inconnu", "inconnue", "desconhecido", "غير معروف"]),
];

const RELATIONS: List = &[
    (
        "head",
        &[
            "head",
            "chef",
            "chef de famille",
            "chef de menage",
            "chef du menage",
            "cf",
            "cm",
            "head of household",
            "head of family",
            "hoh",
            "chefe",
            "chefe de familia",
            "رب الاسره",
            "ربه الاسره",
            "رب العائله",
            "رب اسره",
        ],
    ),
    (
        "spouse",
        &[
            "spouse",
            "epoux",
            "epouse",
            "conjoint",
            "conjointe",
            "femme",
            "mari",
            "wife",
            "husband",
            "esposa",
            "esposo",
            "marido",
            "conjuge",
            "زوج",
            "زوجه",
            "الزوجه",
            "الزوج",
        ],
    ),
    ("child", &["child", "enfant", "fils", "fille", "son", "daughter", "filho", "filha", "crianca", "ابن", "ابنه", "بنت", "ولد", "طفل", "طفله"]),
    ("parent", &["parent", "pere", "mere", "father", "mother", "pai", "mae", "اب", "ام", "والد", "والده"]),
    ("sibling", &["sibling", "frere", "soeur", "brother", "sister", "irmao", "irma", "اخ", "اخت"]),
    ("grandchild", &["grandchild", "petit enfant", "petit fils", "petite fille", "grandson", "granddaughter", "neto", "neta", "حفيد", "حفيده"]),
    (
        "other_kin",
        &[
            "other kin",
            "autre parent",
            "cousin",
            "cousine",
            "oncle",
            "tante",
            "neveu",
            "niece",
            "relative",
            "uncle",
            "aunt",
            "nephew",
            "parente",
            "tio",
            "tia",
            "primo",
            "prima",
            "sobrinho",
            "sobrinha",
            "قريب",
            "قريبه",
            "عم",
            "عمه",
            "خال",
            "خاله",
        ],
    ),
    (
        "not_related",
        &["not related", "sans lien", "non apparente", "ami", "amie", "friend", "none", "sem parentesco", "amigo", "amiga", "صديق", "صديقه", "لا قرابه"],
    ),
];

/// Peoples of the routes, as registers name them: short code and words for a citizen. Names of countries come from the
/// reference list.
const CITIZENS: List = &[
    ("DZA", &["dz", "algerien", "algerienne", "algerian", "argelino", "argelina", "جزائري", "جزائريه"]),
    ("BEN", &["bj", "beninois", "beninoise", "beninese", "بنيني", "بنينيه"]),
    ("BFA", &["bf", "burkinabe", "burkina", "burkinian", "بوركيني", "بوركينيه"]),
    ("CMR", &["cm", "camerounais", "camerounaise", "cameroonian", "camarones", "كاميروني", "كاميرونيه"]),
    ("CPV", &["cv", "cap verdien", "capverdien", "cap verdienne", "cape verdean", "cabo verdiano"]),
    ("CAF", &["cf", "rca", "centrafricain", "centrafricaine", "central african"]),
    ("TCD", &["td", "tchadien", "tchadienne", "chadian", "chadiano", "تشادي", "تشاديه"]),
    ("COG", &["cg", "congo", "congo brazzaville", "congolais brazzaville"]),
    ("COD", &["cd", "rdc", "drc", "congo kinshasa", "dr congo"]),
    (
        "CIV",
        &[
            "ci",
            "rci",
            "ivoirien",
            "ivoirienne",
            "ivorian",
            "ivory coast",
            "cote d ivoire",
            "costa do marfim",
            "marfinense",
            "ايفواري",
            "ايفواريه",
            "ساحل العاج",
        ],
    ),
    ("EGY", &["eg", "egyptien", "egyptienne", "egyptian", "egipcio", "مصري", "مصريه"]),
    ("ERI", &["er", "erythreen", "erythreenne", "eritrean", "eritreu", "اريتري", "اريتريه"]),
    ("ETH", &["et", "ethiopien", "ethiopienne", "ethiopian", "etiope", "اثيوبي", "اثيوبيه"]),
    ("GMB", &["gm", "gambien", "gambienne", "gambian", "gambiano", "غامبي", "غامبيه"]),
    ("GHA", &["gh", "ghaneen", "ghaneenne", "ghanaian", "ganes", "غاني", "غانيه"]),
    ("GIN", &["gn", "guineen", "guineenne", "guinee conakry", "guinean", "guineano", "guineana", "غيني", "غينيه"]),
    ("GNB", &["gw", "bissau guineen", "bissau guineenne", "bissau guinean", "bissau guineense", "guineense", "guinee bissau"]),
    ("LBR", &["lr", "liberien", "liberienne", "liberian", "liberiano", "ليبيري"]),
    ("LBY", &["ly", "libyen", "libyenne", "libyan", "libio", "ليبي", "ليبيه"]),
    ("MLI", &["ml", "malien", "malienne", "malian", "maliano", "maliana", "مالي", "ماليه"]),
    ("MRT", &["mr", "mauritanien", "mauritanienne", "mauritanian", "mauritano", "موريتاني", "موريتانيه"]),
    ("MAR", &["ma", "marocain", "marocaine", "moroccan", "marroquino", "marroquina", "مغربي", "مغربيه"]),
    ("NER", &["ne", "nigerien", "nigerienne", "nigerien niger", "nigerino", "نيجري", "نيجريه"]),
    ("NGA", &["ng", "nigerian", "nigeriane", "nigeriano", "nigeriana", "نيجيري", "نيجيريه"]),
    ("SEN", &["sn", "senegalais", "senegalaise", "senegalese", "senegales", "senegalesa", "سنغالي", "سنغاليه"]),
    ("SLE", &["sl", "sierra leonais", "sierra leonaise", "sierra leonean", "سيراليوني"]),
    ("SOM", &["so", "somalien", "somalienne", "somali", "somalian", "somali a", "صومالي", "صوماليه"]),
    ("SSD", &["ss", "sud soudanais", "sud soudanaise", "south sudanese"]),
    ("SDN", &["sd", "soudanais", "soudanaise", "sudanese", "sudanes", "sudanesa", "سوداني", "سودانيه"]),
    ("SYR", &["sy", "syrien", "syrienne", "syrian", "sirio", "سوري", "سوريه"]),
    ("TGO", &["tg", "togolais", "togolaise", "togolese", "togoles", "توغولي"]),
    ("TUN", &["tn", "tunisien", "tunisienne", "tunisian", "tunisino", "تونسي", "تونسيه"]),
    ("AFG", &["afghan", "afghane", "afegao", "افغاني", "افغانيه"]),
    ("BGD", &["bangladais", "bangladaise", "bangladeshi", "bengali", "بنغلاديشي"]),
    ("PAK", &["pakistanais", "pakistanaise", "pakistani", "باكستاني"]),
    ("XXA", &["apatride", "stateless", "apatrida", "عديم الجنسيه", "بدون جنسيه"]),
];

/// Other names of languages.
const LANGUAGES: List = &[
    ("fra", &["fr", "francais", "french", "frances", "فرنسي", "فرنسيه"]),
    ("eng", &["en", "anglais", "english", "ingles", "انجليزي", "انجليزيه", "انكليزي"]),
    ("ara", &["ar", "arabe", "arabic", "عربي", "عربيه"]),
    ("por", &["pt", "portugais", "portuguese", "portugues"]),
    ("ful", &["peul", "peulh", "peuhl", "poular", "pulaar", "pular", "fula", "fulah", "fulani", "fulfulde", "foulfoulde", "foulani"]),
    ("hau", &["haoussa", "hausa", "houssa", "هوسا"]),
    ("bam", &["bambara", "bamanankan", "bamana"]),
    ("man", &["mandingue", "malinke", "mandingo", "mandinka", "mandinga"]),
    ("dyu", &["dioula", "dyula", "jula"]),
    ("wol", &["wolof", "ouolof"]),
    ("dje", &["djerma", "zarma", "zerma"]),
    ("ses", &["songhai", "sonrai", "songhay"]),
    ("mos", &["more", "moore", "mossi"]),
    ("snk", &["soninke", "sarakole"]),
    ("sus", &["soussou", "susu"]),
    ("tir", &["tigrinya", "tigrigna", "تغرينيه"]),
    ("amh", &["amharique", "amharic", "امهريه"]),
    ("pov", &["crioulo", "kriol", "creole bissau"]),
];

const MONTHS: &[(&str, &[&str])] = &[
    ("01", &["janvier", "janv", "january", "jan", "janeiro", "يناير", "جانفي"]),
    ("02", &["fevrier", "fevr", "fev", "february", "feb", "fevereiro", "فبراير", "فيفري"]),
    ("03", &["mars", "march", "mar", "marco", "مارس"]),
    ("04", &["avril", "avr", "april", "apr", "abril", "abr", "ابريل", "افريل"]),
    ("05", &["mai", "may", "maio", "مايو", "ماي"]),
    ("06", &["juin", "june", "jun", "junho", "يونيو", "جوان"]),
    ("07", &["juillet", "juil", "july", "jul", "julho", "يوليو", "جويليه"]),
    ("08", &["aout", "august", "aug", "agosto", "ago", "اغسطس", "اوت"]),
    ("09", &["septembre", "sept", "september", "sep", "setembro", "set", "سبتمبر"]),
    ("10", &["octobre", "oct", "october", "outubro", "out", "اكتوبر"]),
    ("11", &["novembre", "nov", "november", "novembro", "نوفمبر"]),
    ("12", &["decembre", "dec", "december", "dezembro", "dez", "ديسمبر"]),
];

/// Words that may stand beside an age or a year.
const AGE: &[&str] = &[
    "an",
    "ans",
    "age",
    "year",
    "years",
    "yr",
    "yrs",
    "y",
    "o",
    "yo",
    "old",
    "ano",
    "anos",
    "سنه",
    "سنوات",
    "عام",
    "ne",
    "nee",
    "en",
    "vers",
    "environ",
    "env",
    "circa",
    "about",
    "cerca",
    "de",
];
/// Words that say that a year is a guess.
const ABOUT: &[&str] = &["vers", "environ", "env", "circa", "about", "cerca"];

fn find(list: &[(&'static str, &[&str])], value: &str) -> Option<&'static str> {
    list.iter().find(|(code, names)| plain(code) == value || names.contains(&value)).map(|(code, _)| *code)
}

fn known(list: List, cell: &str) -> String {
    find(list, &plain(cell)).map_or_else(|| cell.to_owned(), str::to_owned)
}

/// Sex as ISO 5218.
pub(super) fn sex(cell: &str) -> String {
    known(SEXES, cell)
}

/// Migratory status as a code.
pub(super) fn status(cell: &str) -> String {
    if NOTHING.contains(&plain(cell).as_str()) { String::new() } else { known(STATUSES, cell) }
}

/// Relation to the head of the household as a code, `head` for the head; `None` when no list knows it.
pub(super) fn relation(cell: &str) -> Option<&'static str> {
    find(RELATIONS, &plain(cell))
}

/// Kind and number of a document. A number without a kind is some other paper; a kind alone is kept.
pub(super) fn paper(kind: &str, number: &str) -> Option<(String, String)> {
    let none = |cell: &str| NOTHING.contains(&plain(cell).as_str());
    match (none(kind), none(number)) {
        (true, true) => None,
        (true, false) => Some(("other".to_owned(), number.to_owned())),
        (false, empty) => Some((known(PAPERS, kind), if empty { String::new() } else { number.to_owned() })),
    }
}

/// One or two nationalities or languages: several stand with a sign between them.
fn several(cell: &str, list: List) -> (String, String) {
    let whole = known(list, cell);
    let mut parts = cell.split(['/', ',', ';', '&', '+']).map(str::trim).filter(|part| !part.is_empty());
    match (parts.next(), parts.next()) {
        (Some(first), Some(second)) if whole == cell => (known(list, first), known(list, second)),
        _ => (whole, String::new()),
    }
}

/// Nationalities: codes where a list knows them.
pub(super) fn nationalities(cell: &str) -> (String, String) {
    several(cell, CITIZENS)
}

/// A country.
pub(super) fn country(cell: &str) -> String {
    known(CITIZENS, cell)
}

/// Languages: codes where a list knows them.
pub(super) fn languages(cell: &str) -> (String, String) {
    several(cell, LANGUAGES)
}

/// A date or age in a form that the rules of registration read; `None` when it cannot be one. Knows serial dates of
/// spreadsheets, times after a date, and months in words.
pub(super) fn date(cell: &str) -> Option<String> {
    let western = western(cell.trim());
    let guess = western.starts_with('~');
    let plain = plain(cell);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Some(String::new());
    }
    let (letters, numbers): (Vec<&str>, Vec<&str>) = pieces(&words).into_iter().partition(|piece| piece.chars().any(char::is_alphabetic));
    if letters.is_empty() {
        return Some(serial(&western).unwrap_or_else(|| without_time(&western)));
    }
    if let [year, month, day, ..] = numbers.as_slice() {
        // 1998-03-12T00:00:00Z
        if year.len() == 4 && letters.iter().all(|word| ["t", "z"].contains(word)) {
            return Some(format!("{year}-{month}-{day}"));
        }
    }
    let month = letters.iter().find_map(|word| find(MONTHS, word));
    let others = letters.iter().filter(|word| find(MONTHS, word).is_none());
    let about = letters.iter().any(|word| ABOUT.contains(word));
    match (month, numbers.as_slice()) {
        (Some(month), [year]) if year.len() == 4 => Some(format!("{year}-{month}")),
        (Some(month), [day, year]) if year.len() == 4 && day.len() <= 2 => Some(format!("{year}-{month}-{day:0>2}")),
        (None, [number]) if others.clone().all(|word| AGE.contains(word)) => {
            Some(if guess || (about && number.len() == 4) { format!("~{number}") } else { (*number).to_owned() })
        }
        _ => None,
    }
}

/// Words cut where letters and digits meet: "25ans", "12mars1998".
fn pieces<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut out = Vec::new();
    for word in words {
        let mut rest = *word;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_numeric();
            let end = rest.find(|c: char| c.is_numeric() != digits).unwrap_or(rest.len());
            let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            out.push(piece);
            rest = after;
        }
    }
    out
}

/// A date kept as the number of days since the end of 1899, as spreadsheets do; five digits, so neither age nor year.
fn serial(text: &str) -> Option<String> {
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    let days: i32 = Some(whole).filter(|w| w.len() == 5 && w.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let start = ledger::Day::new(1899, 12, 30)?;
    (10_000..80_000).contains(&days).then(|| start.plus_days(days).to_string())
}

fn without_time(text: &str) -> String {
    match text.split_once(' ') {
        Some((date, time)) if time.contains(':') => date.to_owned(),
        _ => text.to_owned(),
    }
}
