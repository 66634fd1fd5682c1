//! How a list is narrowed and arranged, as it stands in an address. Nothing in it names anybody.

use access::Portion;
use ledger::{Bind, Day};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Problems, reference};

use crate::person::ADULT_AGE;

/// How the list is narrowed.
#[derive(Deserialize, Serialize, Clone, Default, PartialEq, Eq, Debug, ToSchema)]
#[serde(default)]
pub struct ListQuery {
    /// ISO 5218.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sex: String,
    /// ISO alpha-3.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub nationality: String,
    /// ISO 639-3.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// `unaccompanied` or `separated`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub care: String,
    /// `1`: only those under 18.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub minor: String,
    /// First day of arrival, ISO 8601.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Last day of arrival, ISO 8601.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// Columns; the usual ones when empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub col: Vec<String>,
    /// From 1.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
}

/// A query as conditions on rows of `person as p`, in the reader's measure.
#[derive(Default)]
pub(super) struct Narrow {
    /// Each begins where its placeholder goes.
    pub(super) conditions: Vec<(&'static str, Bind)>,
}

impl ListQuery {
    /// The same without what the reader may not see, without a page, and without what is no code: fit for an address.
    pub(super) fn plain(&self, cx: &Cx) -> Self {
        let vital = |value: &str| if cx.sees(Portion::Vital) { code(value) } else { String::new() };
        Self {
            sex: vital(&self.sex),
            nationality: vital(&self.nationality),
            language: vital(&self.language),
            care: if cx.sees(Portion::Care) { code(&self.care) } else { String::new() },
            minor: vital(&self.minor),
            from: self.from.parse::<Day>().map(|day| day.to_string()).unwrap_or_default(),
            to: self.to.parse::<Day>().map(|day| day.to_string()).unwrap_or_default(),
            col: super::columns::COLUMNS.iter().filter(|c| c.open(cx) && self.col.iter().any(|name| name == c.name)).map(|c| c.name.to_owned()).collect(),
            page: String::new(),
        }
    }

    /// What is wrong with it, field by field.
    pub(super) fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        let unreadable = |value: &str| !value.is_empty() && value.parse::<Day>().is_err();
        problems.unless(!unreadable(&self.from), "from", "list-day-unreadable");
        problems.unless(!unreadable(&self.to), "to", "list-day-unreadable");
        problems
    }

    /// Its conditions. Call it on a [`plain`](Self::plain) query.
    pub(super) fn narrow(&self, cx: &Cx) -> Narrow {
        let mut out = Narrow::default();
        let mut and = |condition, bind| out.conditions.push((condition, bind));
        if let Ok(sex) = self.sex.parse::<i64>() {
            and("p.sex =", Bind::Int(sex));
        }
        if !self.nationality.is_empty() {
            and("p.nationality =", Bind::Text(self.nationality.clone()));
        }
        if !self.language.is_empty() {
            and("p.language =", Bind::Text(self.language.clone()));
        }
        if !self.care.is_empty() {
            and("p.care =", Bind::Text(self.care.clone()));
        }
        if self.minor == "1" {
            and("p.birth_year >", Bind::Int(i64::from(cx.today().date().year() - ADULT_AGE)));
        }
        if let Ok(day) = self.from.parse::<Day>() {
            and("p.arrived_at >=", Bind::Int(day.start(&cx.zone()).millis()));
        }
        if let Ok(day) = self.to.parse::<Day>() {
            and("p.arrived_at <", Bind::Int(day.plus_days(1).start(&cx.zone()).millis()));
        }
        out
    }

    /// It in an address, after the question mark.
    pub(super) fn address(&self) -> String {
        serde_html_form::to_string(self).unwrap_or_default()
    }

    /// The query of an address; everybody when it cannot be read.
    pub(super) fn read(address: &str) -> Self {
        serde_html_form::from_str(address).unwrap_or_default()
    }

    /// What it says in words, for a heading and the register of exports.
    pub(super) fn says(&self, cx: &Cx) -> Vec<String> {
        let mut out = Vec::new();
        if !self.sex.is_empty() {
            out.push(cx.t(&format!("person-sex-{}", self.sex)));
        }
        if let Some(entry) = reference::country(&self.nationality) {
            out.push(entry.name(cx.locale()).to_owned());
        }
        if let Some(entry) = reference::language(&self.language) {
            out.push(entry.name(cx.locale()).to_owned());
        }
        if !self.care.is_empty() {
            out.push(cx.t(&format!("person-care-{}", self.care)));
        }
        if self.minor == "1" {
            out.push(cx.t("person-minors"));
        }
        for (key, value) in [("list-since", &self.from), ("list-until", &self.to)] {
            if let Ok(day) = value.parse::<Day>() {
                out.push(cx.tv(key, &[("day", text::day(cx.locale(), day).into())]));
            }
        }
        out
    }
}

fn code(value: &str) -> String {
    value.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(20).collect()
}
