//! Which column of a register means what: proposed from its name in French, English, Arabic and Portuguese.

use super::words::plain;

/// A column that is not taken over.
pub(super) const IGNORE: &str = "ignore";

/// What a column can mean.
pub(super) const FIELDS: &[&str] = &[
    IGNORE,
    "given",
    "family",
    "full_name",
    "other",
    "native",
    "sex",
    "birth",
    "birthplace",
    "nationality",
    "language",
    "phone",
    "mother",
    "father",
    "paper_number",
    "paper_kind",
    "route",
    "status",
    "destination",
    "arrival",
    "household",
    "relation",
];
/// Fields that hold a name: a register needs one of them.
pub(super) const NAMES: &[&str] = &["given", "family", "full_name", "native"];

/// Names of columns in plain form, by field.
const HEADERS: &[(&str, &[&str])] = &[
    (
        "family",
        &[
            "nom de famille",
            "noms de famille",
            "family name",
            "familyname",
            "surname",
            "last name",
            "lastname",
            "اللقب",
            "لقب",
            "اسم العائله",
            "apelido",
            "apelidos",
            "sobrenome",
            "nome de familia",
        ],
    ),
    (
        "given",
        &[
            "prenom",
            "prenoms",
            "given name",
            "given names",
            "first name",
            "firstname",
            "forename",
            "forenames",
            "الاسم الاول",
            "الاسم الشخصي",
            "nome proprio",
            "primeiro nome",
            "nomes proprios",
        ],
    ),
    (
        "full_name",
        &[
            "nom et prenom",
            "nom et prenoms",
            "noms et prenoms",
            "nom prenom",
            "nom prenoms",
            "noms et prenom",
            "prenom et nom",
            "prenoms et nom",
            "prenom nom",
            "nom complet",
            "full name",
            "fullname",
            "complete name",
            "name and surname",
            "nome completo",
            "nome e apelido",
            "nome e sobrenome",
            "الاسم الكامل",
            "الاسم واللقب",
            "الاسم الثلاثي",
            "الاسم بالكامل",
            "الاسم و اللقب",
        ],
    ),
    (
        "other",
        &[
            "surnom",
            "alias",
            "autre nom",
            "autres noms",
            "nickname",
            "other name",
            "other names",
            "known as",
            "alcunha",
            "outro nome",
            "outros nomes",
            "الكنيه",
            "اسم الشهره",
            "اسم اخر",
        ],
    ),
    (
        "native",
        &[
            "nom en arabe",
            "nom arabe",
            "nom en ecriture d origine",
            "name in arabic",
            "arabic name",
            "native name",
            "name in own script",
            "nome em arabe",
            "الاسم بالعربيه",
            "الاسم بالعربي",
        ],
    ),
    ("sex", &["sexe", "sex", "genre", "gender", "sexo", "genero", "الجنس", "النوع"]),
    (
        "birth",
        &[
            "date de naissance",
            "date naissance",
            "date naiss",
            "naissance",
            "ne le",
            "nee le",
            "annee de naissance",
            "ddn",
            "age",
            "date of birth",
            "birth date",
            "birthdate",
            "birth",
            "dob",
            "year of birth",
            "data de nascimento",
            "data nascimento",
            "nascimento",
            "ano de nascimento",
            "idade",
            "تاريخ الميلاد",
            "تاريخ الولاده",
            "سنه الميلاد",
            "الميلاد",
            "العمر",
            "السن",
        ],
    ),
    (
        "birthplace",
        &[
            "lieu de naissance",
            "lieu naissance",
            "place of birth",
            "birthplace",
            "birth place",
            "local de nascimento",
            "lugar de nascimento",
            "naturalidade",
            "مكان الميلاد",
            "مكان الولاده",
            "محل الميلاد",
        ],
    ),
    (
        "nationality",
        &[
            "nationalite",
            "nationality",
            "citizenship",
            "pays d origine",
            "pays",
            "country of origin",
            "country",
            "nacionalidade",
            "pais de origem",
            "pais",
            "الجنسيه",
            "جنسيه",
            "بلد المنشا",
            "بلد الاصل",
            "البلد",
        ],
    ),
    (
        "language",
        &[
            "langue",
            "langues",
            "langue parlee",
            "langues parlees",
            "language",
            "languages",
            "mother tongue",
            "lingua",
            "linguas",
            "idioma",
            "idiomas",
            "اللغه",
            "اللغات",
            "لغه",
        ],
    ),
    (
        "phone",
        &[
            "telephone",
            "tel",
            "portable",
            "contact",
            "phone",
            "phone number",
            "mobile",
            "telefone",
            "telemovel",
            "celular",
            "contacto",
            "الهاتف",
            "هاتف",
            "رقم الهاتف",
            "الجوال",
            "رقم الجوال",
        ],
    ),
    ("mother", &["mere", "nom de la mere", "nom mere", "mother", "mother s name", "mother name", "name of mother", "mae", "nome da mae", "الام", "اسم الام"]),
    ("father", &["pere", "nom du pere", "nom pere", "father", "father s name", "father name", "name of father", "pai", "nome do pai", "الاب", "اسم الاب"]),
    (
        "paper_number",
        &[
            "numero de document",
            "numero du document",
            "numero de piece",
            "numero de la piece",
            "numero piece",
            "n piece",
            "n de piece",
            "n document",
            "piece d identite",
            "passeport",
            "numero de passeport",
            "document number",
            "document no",
            "id number",
            "id no",
            "passport",
            "passport number",
            "passport no",
            "numero do documento",
            "numero de documento",
            "passaporte",
            "numero do passaporte",
            "رقم الوثيقه",
            "رقم الجواز",
            "رقم جواز السفر",
            "جواز السفر",
            "رقم الهويه",
        ],
    ),
    (
        "paper_kind",
        &[
            "type de document",
            "type de piece",
            "type document",
            "type piece",
            "nature de la piece",
            "nature du document",
            "document type",
            "type of document",
            "id type",
            "tipo de documento",
            "نوع الوثيقه",
            "نوع الهويه",
        ],
    ),
    (
        "route",
        &[
            "itineraire",
            "trajet",
            "parcours",
            "pays traverses",
            "route",
            "itinerary",
            "journey",
            "percurso",
            "itinerario",
            "rota",
            "المسار",
            "الطريق",
            "خط السير",
        ],
    ),
    (
        "status",
        &[
            "statut",
            "statut migratoire",
            "statut juridique",
            "status",
            "migratory status",
            "migration status",
            "legal status",
            "estatuto",
            "situacao migratoria",
            "الوضع",
            "الوضع القانوني",
            "الصفه",
        ],
    ),
    (
        "destination",
        &[
            "destination",
            "pays de destination",
            "destination prevue",
            "intended destination",
            "country of destination",
            "destino",
            "pais de destino",
            "الوجهه",
            "بلد الوجهه",
            "الوجهه المقصوده",
        ],
    ),
    (
        "arrival",
        &[
            "date d arrivee",
            "date arrivee",
            "arrivee",
            "arrive le",
            "date d entree",
            "date d admission",
            "arrival",
            "arrival date",
            "date of arrival",
            "admission date",
            "data de chegada",
            "chegada",
            "data de entrada",
            "تاريخ الوصول",
            "الوصول",
            "تاريخ الدخول",
        ],
    ),
    (
        "household",
        &[
            "menage",
            "code menage",
            "numero de menage",
            "numero menage",
            "n menage",
            "famille",
            "numero famille",
            "numero de famille",
            "code famille",
            "household",
            "household id",
            "household number",
            "household no",
            "hh id",
            "family",
            "family number",
            "family id",
            "agregado",
            "agregado familiar",
            "familia",
            "الاسره",
            "رقم الاسره",
            "رقم العائله",
        ],
    ),
    (
        "relation",
        &[
            "lien",
            "lien de parente",
            "lien avec le chef de famille",
            "lien avec le chef de menage",
            "relation",
            "relationship",
            "relation to head",
            "relationship to head",
            "parentesco",
            "grau de parentesco",
            "relacao",
            "صله القرابه",
            "القرابه",
            "العلاقه",
        ],
    ),
];

/// In French "nom" is the family name beside "prénom", and the whole name alone.
const FAMILY_OR_WHOLE: &[&str] = &["nom", "noms"];
/// In English, Portuguese and Arabic the bare word is the given name beside a family name, and the whole name alone.
const GIVEN_OR_WHOLE: &[&str] = &["name", "names", "nome", "nomes", "الاسم", "اسم"];
/// Words before the name of a column that say only that it holds a number.
const NUMBER: &[&str] = &["n", "no", "nr", "num", "numero", "number", "رقم"];
const LINKS: &[&str] = &["de", "du", "d", "da", "do", "of"];

/// A proposal for each column, in order; each field at most once.
pub(super) fn propose(headers: &[String]) -> Vec<&'static str> {
    let plain: Vec<String> = headers.iter().map(|header| named(header)).collect();
    let mut out = vec![IGNORE; headers.len()];
    for find in [exact, numbered, begins] {
        for (place, header) in plain.iter().enumerate() {
            if out.get(place) != Some(&IGNORE) {
                continue;
            }
            if let Some(field) = find(header).filter(|field| !out.contains(field)) {
                set(&mut out, place, field);
            }
        }
    }
    names(&plain, &mut out);
    out
}

fn set(out: &mut [&'static str], place: usize, field: &'static str) {
    if let Some(slot) = out.get_mut(place) {
        *slot = field;
    }
}

/// The bare words for "name", whose meaning depends on the other columns.
fn names(plain: &[String], out: &mut [&'static str]) {
    for (place, header) in plain.iter().enumerate() {
        let beside = |field: &str| out.contains(&field);
        let field = match header.as_str() {
            bare if FAMILY_OR_WHOLE.contains(&bare) => {
                if beside("given") {
                    "family"
                } else {
                    "full_name"
                }
            }
            bare if GIVEN_OR_WHOLE.contains(&bare) => {
                if beside("family") {
                    "given"
                } else {
                    "full_name"
                }
            }
            _ => continue,
        };
        if !beside(field) {
            set(out, place, field);
        }
    }
}

/// The plain name of a column, without what stands in brackets; "prénom(s)" and "né(e)" are one word.
fn named(header: &str) -> String {
    let header = ["(s)", "(S)", "(e)", "(E)"].iter().fold(header.to_owned(), |header, ending| header.replace(ending, ""));
    let header = header.as_str();
    let outside = header.split('(').next().map(plain).unwrap_or_default();
    if outside.is_empty() { plain(header) } else { outside }
}

fn exact(header: &str) -> Option<&'static str> {
    HEADERS.iter().find(|(_, names)| names.contains(&header)).map(|(field, _)| *field)
}

/// "N° de téléphone" is "téléphone".
fn numbered(header: &str) -> Option<&'static str> {
    let mut words: Vec<&str> = header.split(' ').collect();
    if words.first().is_none_or(|first| !NUMBER.contains(first)) {
        return None;
    }
    words.remove(0);
    if words.first().is_some_and(|first| LINKS.contains(first)) {
        words.remove(0);
    }
    exact(&words.join(" "))
}

/// A column whose name begins with a known one, or holds one of several words; the longest counts.
fn begins(header: &str) -> Option<&'static str> {
    let padded = format!(" {header} ");
    let fits = |name: &str| padded.starts_with(&format!(" {name} ")) || (name.contains(' ') && padded.contains(&format!(" {name} ")));
    let all = HEADERS.iter().flat_map(|(field, names)| names.iter().map(move |name| (*field, *name)));
    all.filter(|(_, name)| fits(name)).max_by_key(|(_, name)| name.len()).map(|(field, _)| field)
}

/// What tells registers of the same form from others: the names of their columns.
pub(super) fn signature(headers: &[String]) -> String {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    web::digest(&plain.join("|"))
}
