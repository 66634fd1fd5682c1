//! Who acts on what, on paper: filled, or empty for a round of partners.

use axum::response::Response;
use documents::{Row, Section};
use web::{Asked, Cx, Result};

use super::facts::{KINDS, Kept, levels};
use super::form::SheetQuery;
use super::groups::GROUPS;
use super::store;
use crate::assessment::STAGES;
use crate::paper::{LINE, LINES, Speech, section, sheet};
use crate::who;

/// Empty places on an empty form.
const BLANKS: usize = 3;

pub(super) async fn print(cx: Cx, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let locale = who::locale(&cx, &query.lang);
    let says = Speech::new(&cx, locale);
    let blank = query.blank.trim() == "yes";
    let sections = if blank {
        (0..BLANKS).map(|_| empty(&says)).collect()
    } else {
        let mut conn = cx.read().await?;
        let all = store::acting(&cx, &mut conn).await?;
        drop(conn);
        let live: Vec<&Kept> = all.iter().map(|one| &one.kept).collect();
        GROUPS.iter().map(|group| filled(&says, group.code, &live)).collect()
    };
    let subtitle = if blank { says.t("response-actor-hint") } else { text::day(locale, cx.today()) };
    sheet(&cx, locale, (says.t("response-menu"), subtitle), sections).await
}

fn empty(says: &Speech<'_>) -> Section {
    let groups: Vec<&str> = GROUPS.iter().map(|group| group.code).collect();
    let rows = vec![
        says.row("response-actor", LINE),
        says.row("response-kind", says.boxes("response-kind", KINDS)),
        says.row("response-level", says.boxes("assessment-layer", &levels())),
        says.row("response-group", says.boxes("response-group", &groups)),
        says.row("response-factor", LINE),
        says.row("response-says", LINES),
        says.row("response-reach", LINE),
        says.row("response-stage", says.boxes("assessment-stage", STAGES)),
        says.row("response-from", LINE),
    ];
    section(says.t("response-one"), rows, String::new())
}

/// A group: at each level who does what.
fn filled(says: &Speech<'_>, group: &str, live: &[&Kept]) -> Section {
    let mut rows = Vec::new();
    for level in levels() {
        let here = live.iter().filter(|kept| kept.level == level && kept.touches(group));
        let said: Vec<String> = here
            .map(|kept| {
                let reach = if kept.reach.is_empty() { String::new() } else { format!(" ({})", kept.reach.replace('\n', " ")) };
                format!("{} : {}{reach}", kept.actor, kept.says.replace('\n', " "))
            })
            .collect();
        let value = if said.is_empty() { says.t("response-nobody") } else { said.join("\n") };
        rows.push(Row::new(says.label("assessment-layer", level), value));
    }
    section(says.label("response-group", group), rows, String::new())
}
