//! What a situation report says. Pure.

use house::capacity::{Figures, Needs};
use ledger::Instant;

use crate::event::{BANDS, BySex, Tally};
use crate::task::{State, TaskRow, Team};

/// Counts below this are not told outside the centre (domain 7.9).
const SMALL: i64 = 5;
/// Age from which somebody is no child.
const ADULT_YEARS: i64 = 18;
const HOUR_MS: i64 = 60 * 60 * 1000;

/// Who reads a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Audience {
    /// The centre's own team.
    Inside,
    /// The meeting: authorities, community, other organisations.
    Outside,
}

/// What stands for a count that is not told.
pub(super) const HIDDEN: &str = "*";

/// A count as a reader may see it: outside, 1 to 4 are not told.
pub(super) fn shown(n: i64, audience: Audience) -> String {
    if audience == Audience::Outside && (1..SMALL).contains(&n) { HIDDEN.to_owned() } else { n.to_string() }
}

/// The parts of a whole that is told, as a reader may see them. Outside, parts of 1 to 4 are not told; and where one could
/// work them out from the whole, because it is a single one or all are 1 or all are 4, the smallest of the others are not
/// told either, until one cannot. A test tries all ways of splitting a whole.
pub(super) fn parts(counts: &[i64], audience: Audience) -> Vec<String> {
    let mut hidden: Vec<bool> = counts.iter().map(|n| audience == Audience::Outside && (1..SMALL).contains(n)).collect();
    loop {
        let (mut cells, mut sum, mut least) = (0, 0, None);
        for (n, is_hidden) in counts.iter().zip(&hidden) {
            if *is_hidden {
                (cells, sum) = (cells + 1, sum + n);
            } else if *n > 0 {
                least = Some(least.map_or(*n, |least: i64| least.min(*n)));
            }
        }
        let told = cells == 1 || (cells > 1 && (sum == cells || sum == cells * (SMALL - 1)));
        let Some(least) = least.filter(|_| told) else { break };
        hidden.iter_mut().zip(counts).filter(|(_, n)| **n == least).for_each(|(cell, _)| *cell = true);
    }
    counts.iter().zip(hidden).map(|(n, hidden)| if hidden { HIDDEN.to_owned() } else { n.to_string() }).collect()
}

/// Whole hours from the arrival on.
pub(super) fn hours(since: Instant, now: Instant) -> i64 {
    ((now.millis() - since.millis()) / HOUR_MS).max(0)
}

/// The rows of age and sex for the centre's own team: band (empty for the unknown), female, male, not known, total.
pub(super) fn ages(tally: &Tally) -> Vec<Vec<String>> {
    let row = |(name, count): (String, &BySex)| {
        let counts = [count.female, count.male, count.unknown, count.total()];
        [name].into_iter().chain(counts.map(|n| n.to_string())).collect()
    };
    band_names().zip(&tally.bands).map(row).collect()
}

fn band_names() -> impl Iterator<Item = String> {
    BANDS.iter().map(|(name, _)| (*name).to_owned()).chain([String::new()])
}

/// The rows for outside: ages alone and sexes alone, never both at once. Bands first (empty for the unknown), then the
/// numbers of women, men and those not known.
pub(super) fn margins(tally: &Tally) -> (Vec<(String, String)>, Vec<String>) {
    let bands: Vec<i64> = tally.bands.iter().map(BySex::total).collect();
    let ages = band_names().zip(parts(&bands, Audience::Outside)).collect();
    (ages, parts(&[tally.sex.female, tally.sex.male, tally.sex.unknown], Audience::Outside))
}

/// How many need care now, today, can wait, and were not seen. Together with those who were seen and need none they are
/// the whole, so they are hidden together.
pub(super) fn triage(tally: &Tally, audience: Audience) -> [String; 4] {
    let [immediate, urgent, delayed] = tally.levels;
    let others = tally.heads - immediate - urgent - delayed - tally.untriaged;
    let mut told = parts(&[immediate, urgent, delayed, tally.untriaged, others], audience).into_iter();
    std::array::from_fn(|_| told.next().unwrap_or_default())
}

/// How many are under eighteen, outside only where no band of theirs is hidden.
pub(super) fn children(tally: &Tally, audience: Audience) -> String {
    let bands: Vec<i64> = tally.bands.iter().map(BySex::total).collect();
    let hidden = parts(&bands, audience).iter().zip(BANDS).any(|(shown, (_, first))| first < ADULT_YEARS && shown == HIDDEN);
    if hidden { HIDDEN.to_owned() } else { shown(tally.children, audience) }
}

/// A minimum standard: message key, what is needed, what there is when it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Standard {
    pub(super) key: &'static str,
    pub(super) needed: i64,
    pub(super) there: Option<i64>,
}

impl Standard {
    /// What is missing; `None` when it is not known what there is.
    pub(super) fn missing(&self) -> Option<i64> {
        self.there.map(|there| (self.needed - there).max(0))
    }
}

/// Hundredths of a square metre as whole square metres: what is needed rounded up, what there is rounded down.
fn metres(dm2: i64, up: bool) -> i64 {
    if up { (dm2 + 99) / 100 } else { dm2 / 100 }
}

/// The minimum standards of domain 5.6 for those in the house, against what there is.
pub(super) fn standards(needs: &Needs, figures: &Figures, beds: i64) -> Vec<Standard> {
    let both = |women: Option<i64>, men: Option<i64>| women.zip(men).map(|(women, men)| women + men);
    let row = |key, needed, there| Standard { key, needed, there };
    vec![
        row("situation-beds", needs.beds, Some(beds)),
        row("situation-toilets", needs.toilets, both(figures.toilets_women, figures.toilets_men)),
        row("situation-toilets-women", needs.toilets_women, figures.toilets_women),
        row("situation-showers", needs.showers, both(figures.showers_women, figures.showers_men)),
        row("situation-water", needs.water_l, figures.water_l),
        row("situation-covered", metres(needs.covered_dm2, true), figures.covered_dm2.map(|dm2| metres(dm2, false))),
        row("situation-area", metres(needs.total_dm2, true), figures.total_dm2.map(|dm2| metres(dm2, false))),
    ]
}

/// The tasks of a group: done, under way, to do and overdue, each with its tasks. Those that were dropped are left out.
pub(super) struct TeamTasks<'a> {
    pub(super) team: Team,
    pub(super) done: Vec<&'a TaskRow>,
    pub(super) doing: Vec<&'a TaskRow>,
    pub(super) open: Vec<&'a TaskRow>,
    pub(super) late: i64,
}

/// The tasks by group; a group without tasks is left out.
pub(super) fn by_team(tasks: &[TaskRow], now: Instant) -> Vec<TeamTasks<'_>> {
    let of = |team: Team| {
        let with = |state: State| tasks.iter().filter(|task| task.team == team && task.state == state).collect::<Vec<_>>();
        let late = tasks.iter().filter(|task| task.team == team && task.state.is_left() && task.due_at < now).count();
        TeamTasks { team, done: with(State::Done), doing: with(State::Doing), open: with(State::Open), late: i64::try_from(late).unwrap_or(i64::MAX) }
    };
    Team::ALL.into_iter().map(of).filter(|team| !(team.done.is_empty() && team.doing.is_empty() && team.open.is_empty())).collect()
}
