//! Assessments on paper: the empty form, and a filled one.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use documents::{Row, Section};
use ledger::Compartment;
use people::person::PersonId;
use web::{Asked, Cx, Error, Result};

use super::catalogue::{ACTORS, CAPACITIES, EXPOSURES, FACTORS, GRADES, HARMFUL, Layer, NEARS, NEEDS, OFTEN, Polarity, SPANS, STAGES, THREATS};
use super::facts::{AssessmentId, Assessments};
use super::form::SheetQuery;
use super::read::{Factor, Reading, Threat, decimal, reading};
use crate::paper::{BOX, LINE, LINES, Speech, section, sheet};
use crate::who;

/// Rows for threats on an empty form.
const THREATS_ASKED: usize = 3;

pub(super) async fn blank(cx: Cx, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let locale = who::locale(&cx, &query.lang);
    let says = Speech::new(&cx, locale);
    sheet(&cx, locale, (says.t("assessment-title"), says.t("assessment-sheet-blank")), blank_sections(&says)).await
}

fn blank_sections(says: &Speech<'_>) -> Vec<Section> {
    let write = |key: &str| says.row(key, LINES);
    let mut out = vec![
        section(
            says.t("assessment-sheet-who"),
            vec![says.row("assessment-sheet-code", LINE), says.row("assessment-sheet-day", LINE), says.row("assessment-sheet-by", LINE)],
            says.t("assessment-guide-private"),
        ),
        section(says.t("assessment-own"), vec![write("assessment-own-short")], String::new()),
        section(
            says.t("assessment-needs"),
            vec![says.row("assessment-needs", says.boxes("assessment-need", NEEDS)), write("assessment-need-note")],
            says.t("assessment-sheet-urgent"),
        ),
    ];
    let asked = [says.t("yes"), says.t("no"), "?".to_owned()].map(|answer| format!("{BOX}{answer}")).join("    ");
    for layer in Layer::ALL {
        let of_layer = FACTORS.iter().filter(|factor| factor.layer == layer);
        let row = |factor: &super::catalogue::Factor| {
            let way = if factor.polarity == Polarity::Depends {
                format!("    {}", says.boxes("assessment-polarity", &["risk", "protective"]))
            } else {
                String::new()
            };
            Row::new(says.label("assessment-factor", factor.code), format!("{}    1  2  3{way}", asked))
        };
        let note = if layer == Layer::Individual { says.t("assessment-sheet-weights") } else { String::new() };
        out.push(section(says.label("assessment-layer", layer.name()), of_layer.map(row).collect(), note));
    }
    let threat = |n: usize| {
        let number = text::number(says.locale, i64::try_from(n).unwrap_or(0));
        let value = [says.boxes("assessment-threat", THREATS), says.boxes("assessment-actor", ACTORS), says.boxes("assessment-often", OFTEN), LINE.to_owned()];
        Row::new(says.tv("assessment-sheet-threat", &[("n", number.into())]), value.join("\n"))
    };
    out.push(section(says.t("assessment-threats"), (1..=THREATS_ASKED).map(threat).collect(), says.t("assessment-threats-hint")));
    out.push(section(
        says.t("assessment-capacities"),
        vec![
            says.row("assessment-capacities", says.boxes("assessment-capacity", CAPACITIES)),
            says.row("assessment-harmful-title", says.boxes("assessment-harmful", HARMFUL)),
            write("assessment-skill-note"),
        ],
        String::new(),
    ));
    out.push(section(
        says.t("assessment-exposure"),
        vec![says.row("assessment-span", says.boxes("assessment-span", SPANS)), says.row("assessment-near", says.boxes("assessment-near", NEARS))],
        String::new(),
    ));
    let grades = GRADES.join("   ");
    out.push(section(
        says.t("assessment-sum"),
        vec![
            says.row("assessment-term-threat", grades.clone()),
            says.row("assessment-term-vulnerability", grades.clone()),
            says.row("assessment-term-capacity", grades),
            says.row("assessment-term-exposure", EXPOSURES.join("   ")),
            says.row("assessment-level", says.boxes("level", &care::Level::NAMES)),
            write("assessment-reason"),
            write("assessment-safety"),
            says.row("assessment-next", LINE),
        ],
        says.t("assessment-sheet-sum"),
    ));
    out
}

pub(super) async fn filled(cx: Cx, Path((id, assessment)): Path<(PersonId, AssessmentId)>, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    who::demand(&cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "assessment_sheet").await?;
    let head = who::head(&cx, &mut conn, id).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    drop(conn);
    let all = Assessments::fold(&stream);
    let (told, before) = all.find(assessment).ok_or(Error::NotFound)?;
    let read = reading(&cx, told, before);
    let locale = who::locale(&cx, &query.lang);
    let says = Speech::new(&cx, locale);
    let subtitle = format!("{} · {} · {}", says.t("assessment-title"), head.code, text::day(locale, read.on));
    sheet(&cx, locale, (head.name, subtitle), filled_sections(&cx, &says, &read)).await
}

fn filled_sections(cx: &Cx, says: &Speech<'_>, read: &Reading) -> Vec<Section> {
    let day = |day: Option<ledger::Day>| day.map(|day| text::day(says.locale, day)).unwrap_or_default();
    let score = read.sum.score;
    let sum = says.tv(
        "assessment-sum-line",
        &[
            ("threat", score.threat.into()),
            ("vulnerability", score.vulnerability.into()),
            ("capacity", score.capacity.into()),
            ("exposure", decimal(cx, says.locale, score.exposure).into()),
            ("risk", decimal(cx, says.locale, read.sum.risk_tenths).into()),
        ],
    );
    let changes = |raised: bool| {
        let said: Vec<String> = read.changes.iter().filter(|change| change.raised == raised).map(|change| says.t(&change.key())).collect();
        said.join(&says.t("list-comma"))
    };
    let urgent: Vec<String> = read.urgent.clone();
    let mut out = vec![
        section(
            says.t("assessment-sum"),
            vec![
                says.row("assessment-level", says.label("level", read.sum.level.name())),
                says.row("assessment-arithmetic", sum),
                says.row("assessment-reason", read.reason.clone()),
                says.row("assessment-raised", changes(true)),
                says.row("assessment-lowered", changes(false)),
                says.row("assessment-next", day(read.next)),
                says.row("assessment-by", cx.app().name_of(read.by)),
            ],
            String::new(),
        ),
        section(says.t("assessment-safety"), vec![], read.safety.clone()),
        section(says.t("assessment-own"), vec![], read.own.clone()),
        section(
            says.t("assessment-needs"),
            vec![
                says.row("assessment-needs", says.labels("assessment-need", &read.needs)),
                says.row("assessment-urgent", says.labels("assessment-need", &urgent)),
            ],
            read.need_note.clone(),
        ),
        section(says.t("assessment-threats"), read.threats.iter().map(|threat| threat_row(says, threat)).collect(), String::new()),
    ];
    for layer in Layer::ALL {
        let rows = read.of_layer(&layer).into_iter().map(|factor| factor_row(says, factor)).collect();
        out.push(section(says.label("assessment-layer", layer.name()), rows, String::new()));
    }
    out.push(section(
        says.t("assessment-capacities"),
        vec![
            says.row("assessment-capacities", says.labels("assessment-capacity", &read.capacities)),
            says.row("assessment-harmful-title", says.labels("assessment-harmful", &read.harmful)),
            says.row("assessment-span", says.label("assessment-span", &read.span)),
            says.row("assessment-near", says.label("assessment-near", &read.near)),
        ],
        read.skill_note.clone(),
    ));
    out
}

fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn threat_row(says: &Speech<'_>, threat: &Threat) -> Row {
    let said =
        join(vec![says.label("assessment-actor", &threat.actor), says.label("assessment-often", &threat.often), threat.last.clone(), threat.note.clone()]);
    Row::new(says.label("assessment-threat", &threat.kind), said)
}

fn factor_row(says: &Speech<'_>, factor: &Factor) -> Row {
    let words = &factor.words;
    let stage = if STAGES.contains(&factor.stage.as_str()) { says.label("assessment-stage", &factor.stage) } else { String::new() };
    let said = join(vec![
        says.label("assessment-polarity", factor.polarity.name()),
        says.label("assessment-weight", &factor.weight.to_string()),
        stage,
        words.why.clone(),
        words.since.clone(),
        words.place.clone(),
        words.note.clone(),
    ]);
    Row::new(says.label("assessment-factor", factor.code), said)
}
