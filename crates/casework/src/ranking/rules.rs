//! Rules of the exercise. Pure.

use ledger::{Day, FactKind as _, NewFact};
use web::{Problem, Problems};

use super::compare::is_ranking;
use super::deck::{CARDS_MAX, CARDS_MIN, LANGUAGES};
use super::facts::{Card, Deck, Done, Made, Noted, Opened, Ranked, RankingFact, Session, Stage};
use super::form::{DeckForm, NoteForm, RankForm, RevealForm, SessionForm};
use crate::response::holds_code;
use crate::who::{self, nth};

/// Groups of one exercise.
pub(super) const GROUPS_MAX: usize = 8;
/// People of one group.
pub(super) const PEOPLE_MAX: i64 = 15;
/// Signs of a name or a front.
pub(super) const NAME_MAX: usize = 100;
/// Signs of a second layer, a reason, a setting.
pub(super) const TEXT_MAX: usize = 300;
/// Signs of what was said.
pub(super) const REMARK_MAX: usize = 600;
/// Remarks of one exercise.
const REMARKS_MAX: usize = 100;

fn text(problems: &mut Problems, (field, typed): (&str, &str), max: usize) -> String {
    let text = who::lines(typed);
    if text.chars().count() > max {
        problems.0.push(Problem::new(field, "ranking-too-long").with("n", max));
    }
    // An exercise is about nobody real.
    problems.unless(!holds_code(&text), field, "ranking-person-code");
    text
}

/// An Arabic or Persian digit as an ASCII one; any other sign as it is.
fn western(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        other => return other,
    };
    u32::from(c).checked_sub(u32::from(zero)).and_then(|n| char::from_digit(n, 10)).unwrap_or(c)
}

/// How many people are in each group, in digits of any script; commas of any script, or spaces, between them.
fn sizes(typed: &str, problems: &mut Problems) -> Vec<i64> {
    let typed: String = typed.chars().map(western).collect();
    let parts: Vec<&str> = typed.split(|c: char| c.is_whitespace() || ",;،؛+".contains(c)).filter(|part| !part.is_empty()).collect();
    let sizes: Vec<i64> = parts.iter().filter_map(|part| part.parse().ok()).filter(|n| (1..=PEOPLE_MAX).contains(n)).collect();
    if sizes.is_empty() || sizes.len() != parts.len() || sizes.len() > GROUPS_MAX {
        problems.0.push(Problem::new("sizes", "ranking-sizes").with("groups", GROUPS_MAX).with("people", PEOPLE_MAX));
    }
    sizes
}

/// Begins an exercise with a deck; with the one that is always there for `None`.
pub(super) fn open(form: &SessionForm, (deck, today): (Option<&Deck>, Day)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let on = match form.on.trim() {
        "" => Some(today),
        typed => typed.parse::<Day>().ok(),
    };
    problems.unless(on.is_some(), "on", "ranking-day");
    let sizes = sizes(&form.sizes, &mut problems);
    let setting = text(&mut problems, ("setting", &form.setting), TEXT_MAX);
    problems.unless(deck.is_none_or(|deck| !deck.withdrawn), "deck", "ranking-deck-withdrawn");
    let made = deck.map(|deck| deck.made.clone()).unwrap_or_default();
    let opened = Opened { on: on.unwrap_or(today), deck: made.name, language: made.language, cards: made.cards, sizes, setting };
    problems.check(vec![RankingFact::Opened(opened).fact()])
}

/// Reads the places of so many cards: each from 1 to the last exactly once.
pub(super) fn ranks(typed: &[String], cards: usize) -> Result<Vec<i64>, Problems> {
    let most = i64::try_from(cards).unwrap_or(0);
    let places: Vec<Option<i64>> = (0..cards).map(|n| nth(typed, n).parse().ok().filter(|place| (1..=most).contains(place))).collect();
    let ranks: Vec<i64> = places.iter().filter_map(|place| *place).collect();
    if is_ranking(&ranks, cards) && typed.len() == cards {
        return Ok(ranks);
    }
    let mut problems = Problems::default();
    let given = |place: i64| ranks.iter().filter(|rank| **rank == place).count();
    let list = |places: Vec<i64>| places.iter().map(ToString::to_string).collect::<Vec<_>>().join(" · ");
    let missing: Vec<i64> = (1..=most).filter(|place| given(*place) == 0).collect();
    if typed.len() > cards {
        problems.0.push(Problem::new("", "ranking-places-many").with("n", cards));
    }
    if !missing.is_empty() {
        problems.0.push(Problem::new("", "ranking-places-missing").with("places", list(missing)));
    }
    for (place, card) in places.iter().zip(1..) {
        match place {
            None => problems.add(&format!("rank-{card}"), "ranking-place-missing"),
            Some(place) if given(*place) > 1 => problems.0.push(Problem::new(&format!("rank-{card}"), "ranking-place-twice").with("place", place)),
            Some(_) => {}
        }
    }
    Err(problems)
}

/// Which ranking is meant, and whether it is its time. Refused for the state things are in.
pub(super) fn pass(session: &Session, (group, typed): (i64, &str)) -> Result<i64, Problems> {
    let pass = match (typed.trim(), session.stage) {
        ("1", _) | ("", Stage::First) => 1,
        _ => 2,
    };
    match (session.stage, pass) {
        (Stage::Closed, _) => Err(Problems::one("", "ranking-over")),
        (Stage::Second, 1) => Err(Problems::one("", "ranking-first-over")),
        (Stage::First, 2) => Err(Problems::one("", "ranking-not-revealed")),
        (Stage::Second, _) if !session.first.contains_key(&group) => Err(Problems::one("", "ranking-no-first")),
        _ => Ok(pass),
    }
}

/// A group ranks.
pub(super) fn rank(session: &Session, (group, pass): (i64, i64), form: &RankForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let why = text(&mut problems, ("why", &form.why), TEXT_MAX);
    problems.unless(pass == 2 || !why.is_empty(), "why", "ranking-why-missing");
    let ranks = ranks(&form.rank, session.opened.count()).unwrap_or_else(|wrong| {
        problems.0.extend(wrong.0);
        Vec::new()
    });
    let mut reasons = Vec::new();
    if let Some(before) = session.first.get(&group).filter(|_| pass == 2) {
        for (n, (now, before)) in ranks.iter().zip(&before.ranks).enumerate() {
            let field = format!("reason-{}", n + 1);
            let reason = text(&mut problems, (&field, nth(&form.reason, n)), TEXT_MAX);
            problems.unless(now == before || !reason.is_empty(), &field, "ranking-reason-missing");
            reasons.push(if now == before { String::new() } else { reason });
        }
    }
    problems.check(vec![RankingFact::Ranked(Ranked { group, pass, ranks, why, reasons }).fact()])
}

/// The second layer is shown: from then on the first ranking stands.
pub(super) fn reveal(session: &Session, form: &RevealForm) -> Result<Vec<NewFact>, Problems> {
    match session.stage {
        Stage::Closed => return Err(Problems::one("", "ranking-over")),
        Stage::Second => return Err(Problems::one("", "ranking-revealed-already")),
        Stage::First if session.first.is_empty() => return Err(Problems::one("", "ranking-nobody-ranked")),
        Stage::First => {}
    }
    if session.first.len() < session.opened.sizes.len() && form.without.trim() != "yes" {
        return Err(Problems::one("without", "ranking-groups-missing"));
    }
    Ok(vec![RankingFact::Revealed(Done {}).fact()])
}

/// Something was said.
pub(super) fn note(session: &Session, form: &NoteForm) -> Result<Vec<NewFact>, Problems> {
    if session.stage == Stage::Closed {
        return Err(Problems::one("", "ranking-over"));
    }
    let mut problems = Problems::default();
    let text = text(&mut problems, ("text", &form.text), REMARK_MAX);
    problems.unless(!text.is_empty(), "text", "ranking-note-missing");
    if session.remarks.len() >= REMARKS_MAX {
        problems.0.push(Problem::new("text", "ranking-notes-many").with("n", REMARKS_MAX));
    }
    problems.check(vec![RankingFact::Noted(Noted { text }).fact()])
}

/// It is over.
pub(super) fn close(session: &Session) -> Result<Vec<NewFact>, Problems> {
    if session.stage == Stage::Closed {
        return Err(Problems::one("", "ranking-over"));
    }
    Ok(vec![RankingFact::Closed(Done {}).fact()])
}

/// A deck is made, or made anew.
pub(super) fn make(form: &DeckForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let name = text(&mut problems, ("name", &form.name), NAME_MAX).replace('\n', " ");
    problems.unless(!name.is_empty(), "name", "ranking-name-missing");
    problems.unless(LANGUAGES.contains(&form.language.trim()), "language", "ranking-language-missing");
    let mut cards = Vec::new();
    for n in 0..form.front.len().max(form.more.len()) {
        let (front_field, more_field) = (format!("front-{}", n + 1), format!("more-{}", n + 1));
        let front = text(&mut problems, (&front_field, nth(&form.front, n)), NAME_MAX);
        let more = text(&mut problems, (&more_field, nth(&form.more, n)), TEXT_MAX);
        if front.is_empty() && more.is_empty() {
            continue;
        }
        problems.unless(!front.is_empty(), &front_field, "ranking-front-missing");
        problems.unless(!more.is_empty(), &more_field, "ranking-more-missing");
        cards.push(Card { front, more });
    }
    if !(CARDS_MIN..=CARDS_MAX).contains(&cards.len()) {
        problems.0.push(Problem::new("front-1", "ranking-cards-count").with("least", CARDS_MIN).with("most", CARDS_MAX));
    }
    problems.check(vec![RankingFact::DeckMade(Made { name, language: form.language.trim().to_owned(), cards }).fact()])
}

/// A deck is made anew.
pub(super) fn change(deck: &Deck, form: &DeckForm) -> Result<Vec<NewFact>, Problems> {
    if deck.withdrawn {
        return Err(Problems::one("", "ranking-deck-withdrawn"));
    }
    make(form)
}

/// A deck goes out of use.
pub(super) fn withdraw(deck: &Deck) -> Result<Vec<NewFact>, Problems> {
    if deck.withdrawn {
        return Err(Problems::one("", "ranking-deck-withdrawn"));
    }
    Ok(vec![RankingFact::DeckWithdrawn(Done {}).fact()])
}
