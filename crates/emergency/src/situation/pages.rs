//! The page of the situation, and the report made from it.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Gaps, Lang, Matrix, Row, Section, Situation};
use house::capacity;
use ledger::{Conn, Instant};
use serde::{Deserialize, Serialize};
use text::{Arg, Locale};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result, View, filters};

use super::rules::{self, Audience, Standard};
use crate::event::{self, EmergencyId, EventRow, HEADS_MAX, Tabs, Tally, demand, tally};
use crate::task::{self, TaskRow};

/// Tasks named in one cell of the report; of more their number is told.
const NAMED_MAX: usize = 6;

/// Everything a report is made of, as numbers.
struct Known {
    row: EventRow,
    tally: Tally,
    present: i64,
    bedded: i64,
    house: i64,
    standards: Vec<Standard>,
    tasks: Vec<TaskRow>,
    now: Instant,
}

async fn know(cx: &Cx, conn: &mut Conn, id: EmergencyId) -> Result<Known> {
    let row = demand(cx, conn, (id, Duty::EmergencyRecord)).await?;
    let ledger = cx.app().ledger();
    // Opened to be counted only: nothing of one head is shown.
    let heads = event::list_heads(ledger, conn, (id, 0, HEADS_MAX)).await?;
    let slept = event::slept(conn, id).await?;
    let (house, women, men) = capacity::count_by_sex(conn, cx.site_id()).await?;
    let figures = capacity::figures(conn, cx.site_id()).await?;
    let occupancy = house::board::occupancy(conn, cx.site_id(), cx.today()).await?;
    let tasks = task::list(ledger, conn, id).await?;
    let standards = rules::standards(&capacity::needs(house, women, men), &figures, occupancy.beds - occupancy.blocked);
    Ok(Known { row, tally: tally(&heads), present: slept.present, bedded: slept.bedded, house, standards, tasks, now: cx.now() })
}

/// A standard as it is shown.
#[derive(Serialize, ToSchema)]
pub struct StandardView {
    key: &'static str,
    needed: i64,
    there: Option<i64>,
    missing: Option<i64>,
}

/// Where a mass arrival stands, in numbers.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "situation/show.html")]
pub struct SituationPage {
    tabs: Tabs,
    hours: i64,
    tally: Tally,
    present: i64,
    bedded: i64,
    /// Everybody in the house, for whom the standards are computed.
    house: i64,
    standards: Vec<StandardView>,
    gaps: Vec<String>,
    ages: Vec<Vec<String>>,
    may_figures: bool,
}

impl View for SituationPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("event-tab-situation")
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = know(&cx, &mut conn, id).await?;
    drop(conn);
    let say = Say { cx: &cx, locale: cx.locale(), audience: Audience::Inside };
    cx.page(SituationPage {
        tabs: Tabs::of(&cx, &known.row, "situation")?,
        hours: rules::hours(known.row.arrived_at, known.now),
        gaps: say.gaps(&known),
        ages: rules::ages(&known.tally),
        standards: known.standards.iter().map(|s| StandardView { key: s.key, needed: s.needed, there: s.there, missing: s.missing() }).collect(),
        tally: known.tally,
        present: known.present,
        bedded: known.bedded,
        house: known.house,
        may_figures: cx.may(Duty::RoomManage),
    })
    .await
}

/// For whom a report is printed.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct ReportQuery {
    /// `yes` for the centre's own team: exact numbers. Otherwise small numbers are hidden.
    inside: String,
    /// `fr`, `en` or `ar`; the reader's language when empty.
    language: String,
}

/// Words of a report in one language, for one audience.
struct Say<'a> {
    cx: &'a Cx,
    locale: Locale,
    audience: Audience,
}

impl Say<'_> {
    fn t(&self, key: &str) -> String {
        self.cx.app().catalogue().get(self.locale, key)
    }
    fn tn(&self, key: &str, n: i64) -> String {
        self.cx.app().catalogue().with(self.locale, key, &[("n", Arg::from(n))])
    }
    fn n(&self, n: i64) -> String {
        rules::shown(n, self.audience)
    }
    fn number(&self, n: i64) -> String {
        text::number(self.locale, n)
    }

    /// Day and time in full: a paper is read on another day.
    fn moment(&self, at: Instant) -> String {
        let zone = self.cx.zone();
        format!("{} {}", text::day(self.locale, at.day(&zone)), text::time_of_day(at.at_zone(&zone).time()))
    }

    /// What is missing, in sentences. All of it is about things and tasks, or large counts; nobody can be told from it.
    fn gaps(&self, known: &Known) -> Vec<String> {
        let mut out = Vec::new();
        let mut add = |key: &str, n: i64| {
            if n > 0 {
                out.push(self.tn(key, n));
            }
        };
        let outside = self.audience == Audience::Outside;
        add("situation-gap-untriaged", if outside { 0 } else { known.tally.untriaged });
        let late: i64 = rules::by_team(&known.tasks, known.now).iter().map(|team| team.late).sum();
        add("situation-gap-tasks", late);
        add("situation-gap-count", i64::from(known.row.closed_at.is_none() && known.row.count_due() <= known.now));
        for standard in known.standards.iter().filter(|standard| standard.missing().is_some_and(|missing| missing > 0)) {
            let missing = self.number(standard.missing().unwrap_or_default());
            let args = [("what", Arg::from(self.t(standard.key))), ("value", Arg::from(missing))];
            out.push(self.cx.app().catalogue().with(self.locale, "situation-gap-standard", &args));
        }
        let unknown: Vec<String> = known.standards.iter().filter(|standard| standard.there.is_none()).map(|standard| self.t(standard.key)).collect();
        if !unknown.is_empty() {
            out.push(self.cx.app().catalogue().with(self.locale, "situation-gap-unknown", &[("what", Arg::from(unknown.join(&self.t("list-comma"))))]));
        }
        out
    }

    fn people(&self, known: &Known) -> Matrix {
        let named = |name: String| if name.is_empty() { self.t("situation-age-unknown") } else { name };
        let (sex, total) = (known.tally.sex, self.t("situation-total"));
        if self.audience == Audience::Outside {
            let (ages, sexes) = rules::margins(&known.tally);
            let keys = ["situation-female", "situation-male", "situation-sex-unknown"].map(|key| self.t(key));
            let mut rows: Vec<Vec<String>> = ages.into_iter().map(|(name, n)| vec![named(name), n]).collect();
            rows.extend(keys.into_iter().zip(sexes).map(|(name, n)| vec![format!("!{name}"), n]));
            rows.push(vec![format!("!{total}"), format!("!{}", sex.total())]);
            return Matrix { heading: self.t("situation-people"), head: vec![self.t("situation-age-or-sex"), self.t("situation-number")], rows };
        }
        let mut rows = rules::ages(&known.tally);
        for row in &mut rows {
            if let Some(name) = row.first_mut() {
                *name = named(std::mem::take(name));
            }
        }
        let totals = [sex.female, sex.male, sex.unknown, sex.total()].map(|n| format!("!{n}"));
        rows.push([format!("!{total}")].into_iter().chain(totals).collect());
        let head = ["situation-age", "situation-female", "situation-male", "situation-sex-unknown", "situation-total"];
        Matrix { heading: self.t("situation-people"), head: head.map(|key| self.t(key)).to_vec(), rows }
    }

    fn groups(&self, tally: &Tally) -> Section {
        let [immediate, urgent, delayed, untriaged] = rules::triage(tally, self.audience);
        // How many children are alone in one centre is not told outside (domain 7.9).
        let alone = if self.audience == Audience::Outside { "–".to_owned() } else { tally.alone.to_string() };
        let rows = [
            ("situation-immediate", immediate),
            ("situation-urgent", urgent),
            ("situation-delayed", delayed),
            ("situation-untriaged", untriaged),
            ("situation-families", self.n(tally.families)),
            ("situation-in-families", self.n(tally.in_families)),
            ("situation-alone", alone),
            ("situation-children", rules::children(tally, self.audience)),
        ];
        Section { heading: self.t("situation-groups"), rows: rows.into_iter().map(|(key, value)| Row::new(self.t(key), value)).collect(), note: String::new() }
    }

    fn standards(&self, known: &Known) -> Matrix {
        let row = |standard: &Standard| {
            let missing = match standard.missing() {
                None => "?".to_owned(),
                Some(0) => "0".to_owned(),
                Some(missing) => format!("!{}", self.number(missing)),
            };
            let there = standard.there.map_or_else(|| "?".to_owned(), |there| self.number(there));
            vec![self.t(standard.key), self.number(standard.needed), there, missing]
        };
        let head = ["situation-standard", "situation-needed", "situation-there", "situation-missing"];
        Matrix {
            heading: self.tn("situation-standards", known.house),
            head: head.map(|key| self.t(key)).to_vec(),
            rows: known.standards.iter().map(row).collect(),
        }
    }

    /// Tasks in one cell. Their own words may name somebody, so outside only the usual ones are named.
    fn tasks(&self, tasks: &[&TaskRow]) -> String {
        let name = |task: &TaskRow| match (task.template.as_str(), self.audience) {
            ("", Audience::Inside) => task.what.clone(),
            ("", Audience::Outside) => self.t("situation-task-other"),
            (template, _) => self.t(&format!("task-template-{}", template.replace('_', "-"))),
        };
        let mut names: Vec<String> = tasks.iter().take(NAMED_MAX).map(|task| name(task)).collect();
        if tasks.len() > NAMED_MAX {
            names.push(format!("+{}", tasks.len() - NAMED_MAX));
        }
        names.join(" · ")
    }

    fn teams(&self, known: &Known) -> Matrix {
        let rows = rules::by_team(&known.tasks, known.now).into_iter().map(|team| {
            let late = if team.late > 0 { format!("!{}", self.tn("task-late", team.late)) } else { "–".to_owned() };
            vec![
                self.t(&format!("task-team-{}", team.team.name().replace('_', "-"))),
                self.tasks(&team.done),
                self.tasks(&team.doing),
                self.tasks(&team.open),
                late,
            ]
        });
        let head = ["task-team", "task-state-done", "task-state-doing", "task-state-open", "situation-late"];
        Matrix { heading: self.t("situation-tasks"), head: head.map(|key| self.t(key)).to_vec(), rows: rows.collect() }
    }

    fn report(&self, known: &Known) -> Situation {
        let figures = [
            ("situation-counted", known.tally.heads),
            ("situation-named", known.tally.named),
            ("situation-registered", known.tally.registered),
            ("situation-present", known.present),
            ("situation-bedded", known.bedded),
            ("situation-bedless", known.present - known.bedded),
        ];
        let at = self.moment(known.row.arrived_at);
        let printed_at = self.moment(self.cx.now());
        let kind = self.t(&format!("event-kind-{}", known.row.kind.replace('_', "-")));
        Situation {
            lang: Lang::from_code(self.locale.code()).unwrap_or(Lang::Fr),
            title: self.tn("situation-title", rules::hours(known.row.arrived_at, known.now)),
            subtitle: format!("{kind} · {at}"),
            centre: self.cx.app().site(self.cx.site_id()).map(|site| site.name).unwrap_or_default(),
            printed: format!(
                "{} · {printed_at}",
                self.cx.app().catalogue().with(self.locale, "printed-by", &[("value", self.cx.app().name_of(self.cx.user()).into())])
            ),
            figures: figures.into_iter().map(|(key, n)| Row::new(self.t(key), n.to_string())).collect(),
            people: self.people(known),
            groups: self.groups(&known.tally),
            standards: self.standards(known),
            tasks: self.teams(known),
            gaps: Gaps { heading: self.t("situation-gaps"), lines: self.gaps(known), none: self.t("situation-gaps-none") },
            note: self.t(if self.audience == Audience::Outside { "situation-note-outside" } else { "situation-note-inside" }),
        }
    }
}

pub(super) async fn report(cx: Cx, Path(id): Path<EmergencyId>, Asked(query): Asked<ReportQuery>) -> Result<Response> {
    let known = know(&cx, &mut cx.read().await?, id).await?;
    let audience = if query.inside == "yes" { Audience::Inside } else { Audience::Outside };
    let locale = Locale::find(&query.language).unwrap_or(cx.locale());
    let report = Say { cx: &cx, locale, audience }.report(&known);
    let drawn = tokio::task::spawn_blocking(move || documents::situation(&report)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "situation.pdf", drawn.map_err(|e| Error::Internal(e.to_string()))?))
}
