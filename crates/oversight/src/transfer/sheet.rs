//! Handing on, on paper: the empty form for days without power.

use axum::response::Response;
use casework::paper::{BOX, LINE, LINES, Speech, section, sheet};
use text::Locale;
use web::{Asked, Cx, Result};

use super::facts::Target;
use super::form::BlankQuery;

pub(super) async fn blank(cx: Cx, Asked(query): Asked<BlankQuery>) -> Result<Response> {
    let locale = Locale::find(&query.lang).unwrap_or(cx.locale());
    let says = Speech::new(&cx, locale);
    let line = |key: &str| says.row(key, LINE);
    let write = |key: &str| says.row(key, LINES);
    let sections = vec![
        section(
            says.t("assessment-sheet-who"),
            vec![line("assessment-sheet-code"), line("assessment-sheet-day"), line("transfer-asked-by")],
            says.t("transfer-lead"),
        ),
        section(
            says.t("transfer-kind"),
            vec![says.row("transfer-to", says.boxes("transfer-kind", &Target::NAMES)), line("transfer-user"), line("transfer-site"), line("transfer-partner")],
            String::new(),
        ),
        section(says.t("transfer-note"), vec![write("transfer-note"), write("transfer-open-actions")], says.t("transfer-note-hint")),
        section(
            says.t("transfer-blank-agreed"),
            vec![
                says.row("transfer-blank-yes", format!("{BOX}{}", says.t("transfer-agreed"))),
                says.row("transfer-kind-partner", format!("{BOX}{}", says.t("consent-purpose-partners"))),
                line("transfer-blank-sign"),
            ],
            says.t("transfer-agreed-missing"),
        ),
        section(
            says.t("transfer-said"),
            vec![
                says.row("transfer-said", says.boxes("transfer-state", &["accepted", "declined"])),
                line("transfer-who"),
                line("assessment-sheet-day"),
                write("transfer-why"),
            ],
            says.t("transfer-responsible"),
        ),
    ];
    sheet(&cx, locale, (says.t("transfer-title"), says.t("assessment-sheet-blank")), sections).await
}
