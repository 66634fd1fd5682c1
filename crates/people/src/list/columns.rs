//! The columns of a list of people: each with the portion of the file it belongs to and its HXL tag.

use access::Portion;
use documents::TableCell;
use web::{Cx, reference};

use super::store::Row;
use crate::person::Head;

/// A column.
pub(super) struct Column {
    /// Name in addresses and JSON; its message is `list-col-` and this.
    pub(super) name: &'static str,
    /// Who sees it; everyone who sees the list when absent.
    pub(super) portion: Option<Portion>,
    /// HXL tag; tags and attributes of hxlstandard.org 1.1, `+rtl` and such left out.
    pub(super) tag: &'static str,
    /// Whether it stands in a list that nobody has arranged.
    pub(super) usual: bool,
    value: fn(&Cx, &Head, &Row) -> TableCell,
}

const fn col(name: &'static str, portion: Option<Portion>, tag: &'static str, usual: bool, value: fn(&Cx, &Head, &Row) -> TableCell) -> Column {
    Column { name, portion, tag, usual, value }
}

/// All columns, in their order.
pub(super) const COLUMNS: &[Column] = &[
    col("name", Some(Portion::Name), "#affected+i+name", true, |_, head, _| text(&head.name)),
    col("native", Some(Portion::Name), "#affected+i+name+native", false, |_, head, _| text(&head.native)),
    col("code", None, "#affected+i+code", true, |_, head, _| text(&head.code)),
    col("sex", Some(Portion::Vital), "#affected+i+sex", true, |cx, head, _| text(&cx.t(&format!("person-sex-{}", head.sex)))),
    col("age", Some(Portion::Vital), "#affected+i+age+num", true, |_, head, _| head.age.map_or(TableCell::Empty, |age| TableCell::Number(i32::from(age)))),
    col("birth", Some(Portion::Vital), "#date+birth", false, |_, head, _| head.birth.map_or(TableCell::Empty, |birth| text(&birth.to_string()))),
    col("nationality", Some(Portion::Vital), "#country+origin+code+v_iso3", true, |_, head, _| text(&head.nationality)),
    col("language", Some(Portion::Vital), "#meta+language+code+v_iso_639_3", false, |cx, head, _| {
        text(reference::language(&head.language).map_or("", |entry| entry.name(cx.locale())))
    }),
    col("care", Some(Portion::Care), "#status+care", true, |cx, head, _| {
        if head.care.is_empty() { TableCell::Empty } else { text(&cx.t(&format!("person-care-{}", head.care))) }
    }),
    col("arrived", None, "#date+arrival", true, |cx, _, row| text(&row.arrived_at.day(&cx.zone()).to_string())),
    col("registered", None, "#date+registered", false, |cx, _, row| text(&row.registered_at.day(&cx.zone()).to_string())),
];

fn text(value: &str) -> TableCell {
    if value.is_empty() { TableCell::Empty } else { TableCell::Text(value.to_owned()) }
}

impl Column {
    /// Message key of its name.
    pub(super) fn key(&self) -> String {
        format!("list-col-{}", self.name)
    }
    /// Whether the reader sees it.
    pub(super) fn open(&self, cx: &Cx) -> bool {
        self.portion.is_none_or(|portion| cx.sees(portion))
    }
    /// What stands in it.
    pub(super) fn cell(&self, cx: &Cx, head: &Head, row: &Row) -> TableCell {
        (self.value)(cx, head, row)
    }
}

/// The columns asked for that the reader may see; the usual ones when none is.
pub(super) fn chosen(cx: &Cx, asked: &[String]) -> Vec<&'static Column> {
    let open = COLUMNS.iter().filter(|column| column.open(cx));
    let wanted: Vec<&Column> = open.clone().filter(|column| asked.iter().any(|name| name == column.name)).collect();
    if wanted.is_empty() { open.filter(|column| column.usual).collect() } else { wanted }
}
