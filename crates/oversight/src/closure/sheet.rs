//! Closing, on paper: the empty form for days without power.

use axum::response::Response;
use care::Level;
use care::file::CLOSINGS;
use casework::paper::{BOX, LINE, LINES, Speech, section, sheet};
use text::Locale;
use web::{Asked, Cx, Result};

use super::form::BlankQuery;
use super::rules::SATISFACTIONS;

pub(super) async fn blank(cx: Cx, Asked(query): Asked<BlankQuery>) -> Result<Response> {
    let locale = Locale::find(&query.lang).unwrap_or(cx.locale());
    let says = Speech::new(&cx, locale);
    let line = |key: &str| says.row(key, LINE);
    let write = |key: &str| says.row(key, LINES);
    let answers = [says.t("closure-approve"), says.t("closure-send-back")].map(|answer| format!("{BOX}{answer}")).join("    ");
    let sections = vec![
        section(says.t("assessment-sheet-who"), vec![line("assessment-sheet-code"), line("assessment-sheet-day"), line("closure-asked-by")], String::new()),
        section(says.t("closure-reason"), vec![says.row("closure-reason", says.boxes("file-closing", CLOSINGS))], String::new()),
        section(
            says.t("closure-prepared"),
            vec![write("closure-prepared"), write("closure-unmet"), write("closure-new-needs")],
            says.t("closure-prepared-hint"),
        ),
        section(says.t("closure-blank-open"), vec![line("closure-blank-count"), write("closure-open-reason")], String::new()),
        section(
            says.t("closure-satisfaction"),
            vec![says.row("closure-blank-answer", says.boxes("closure-satisfaction", SATISFACTIONS))],
            says.t("closure-satisfaction-hint"),
        ),
        section(
            says.t("closure-blank-approval"),
            vec![
                says.row("closure-level", says.boxes("level", &Level::NAMES)),
                says.row("closure-blank-answer", answers),
                write("closure-comment"),
                line("closure-answered-by"),
                line("assessment-sheet-day"),
            ],
            says.t("closure-high"),
        ),
    ];
    sheet(&cx, locale, (says.t("closure-title"), says.t("assessment-sheet-blank")), sections).await
}
