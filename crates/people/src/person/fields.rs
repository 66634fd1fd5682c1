//! The fields of a registration: each with its data class (domain section 7.3) and the portion of the file it belongs to.
//! What is shown, exported or printed of a person goes through this table.

use access::Portion;
use serde::Serialize;

/// How closely a field must be held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum DataClass {
    /// Personal.
    P,
    /// Personal and specially sensitive.
    #[serde(rename = "P+")]
    Plus,
}

/// A field with its class and portion.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name in `Identity`, in forms and in JSON.
    pub name: &'static str,
    /// Data class.
    pub class: DataClass,
    /// Portion of the file.
    pub portion: Portion,
}

const fn p(name: &'static str, portion: Portion) -> Field {
    Field { name, class: DataClass::P, portion }
}
const fn plus(name: &'static str, portion: Portion) -> Field {
    Field { name, class: DataClass::Plus, portion }
}

/// Every field of an identity.
pub const FIELDS: &[Field] = &[
    p("given", Portion::Name),
    p("family", Portion::Name),
    p("other", Portion::Name),
    p("native", Portion::Name),
    plus("photo", Portion::Name),
    p("sex", Portion::Vital),
    p("birth", Portion::Vital),
    p("nationalities", Portion::Vital),
    p("languages", Portion::Vital),
    plus("gender", Portion::Intimate),
    p("birthplace", Portion::Contact),
    p("phone", Portion::Contact),
    p("mother", Portion::Contact),
    p("father", Portion::Contact),
    plus("papers", Portion::Papers),
    plus("route", Portion::Journey),
    plus("motives", Portion::Journey),
    plus("status", Portion::Journey),
    p("destination", Portion::Journey),
    p("intention", Portion::Journey),
];

/// The portion of a field; unknown fields are held as closely as the most private.
#[must_use]
pub fn portion(name: &str) -> Portion {
    FIELDS.iter().find(|f| f.name == name).map_or(Portion::Intimate, |f| f.portion)
}
