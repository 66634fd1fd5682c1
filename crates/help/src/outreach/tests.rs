use jiff::tz::TimeZone;
use ledger::{Day, FactKind as _, Id, Instant, NewFact, Stream, UserId};
use people::duplicate::{DuplicateFact, Released};
use proptest::prelude::*;

use super::facts::{Cancelled, Gone, HeldUp, Mode, OutreachFact, Planned, Reach, Returned, Round, State, Tried};
use super::form::{CancelForm, HeldUpForm, ModeForm, ReturnForm, RoundForm, TryForm};
use super::rules::{self, Now};
use crate::tests::{NewFactOf, keys, refused, stream, twice};

const HOUR: i64 = 3_600_000;

fn day(month: i8, day: i8) -> Day {
    Day::new(2026, month, day).unwrap()
}

/// Monday 2 March 2026, 09:00 in Niamey.
fn now() -> Now {
    Now { at: Instant::from_millis(1_772_438_400_000), today: day(3, 2), zone: TimeZone::get("Africa/Niamey").unwrap() }
}

fn user(n: u128) -> UserId {
    Id::from_number(n)
}

fn text(typed: &str) -> String {
    typed.to_owned()
}

type Cases<F> = Vec<(fn(&mut F), &'static str, &'static str)>;

#[test]
fn a_way_is_chosen_with_the_person() {
    let form = ModeForm { mode: text("remote"), reason: text("elle travaille loin"), with_person: text("yes"), ..ModeForm::default() };
    let cases: Cases<ModeForm> = vec![
        (|f| f.mode = String::new(), "mode", "outreach-mode-missing"),
        (|f| f.mode = "letter".into(), "mode", "outreach-mode-missing"),
        (|f| f.reason = " ".into(), "reason", "outreach-reason-missing"),
        (|f| f.wish = "x".repeat(2001), "wish", "plan-too-long"),
        (|f| f.since = "2026-03-03".into(), "since", "outreach-since-future"),
        (|f| f.since = "soon".into(), "since", "plan-day-odd"),
        (|f| f.with_person = String::new(), "with_person", "outreach-with-missing"),
    ];
    for (change, field, key) in cases {
        let mut changed = form.clone();
        change(&mut changed);
        assert_eq!(keys(rules::mode(&changed, &now())), refused(field, key));
    }
    let fact = rules::mode(&form, &now()).ok().unwrap();
    assert_eq!((fact.body["mode"].as_str(), fact.body["since"].as_str()), (Some("remote"), Some("2026-03-02")));
}

#[test]
fn who_was_not_reached_is_tried_again() {
    let form = TryForm { means: text("call"), result: text("reached"), safe: text("yes"), agreed: text("elle vient jeudi"), ..TryForm::default() };
    let cases: Cases<TryForm> = vec![
        (|f| f.means = "pigeon".into(), "means", "outreach-means-missing"),
        (|f| f.safe = String::new(), "safe", "outreach-safe-missing"),
        (|f| f.safe = "perhaps".into(), "safe", "outreach-safe-missing"),
        (|f| f.day = "2026-03-03".into(), "day", "outreach-day-far"),
        (|f| f.day = "2025-03-03".into(), "day", "outreach-day-far"),
        (|f| f.day = "2026-03-01".into(), "time", "outreach-time-missing"),
        (|f| f.time = "09:01".into(), "time", "outreach-time-future"),
        (|f| f.next_on = "2026-03-01".into(), "next_on", "outreach-next-far"),
        (|f| f.next_on = "2026-07-01".into(), "next_on", "outreach-next-far"),
        (|f| f.next_on = "soon".into(), "next_on", "plan-day-odd"),
        (|f| (f.result, f.agreed) = ("not_reached".into(), String::new()), "next_on", "outreach-next-missing"),
        (|f| (f.result, f.agreed) = ("somebody_else".into(), String::new()), "next_on", "outreach-next-missing"),
        (|f| (f.result, f.next_on) = ("somebody_else".into(), "2026-03-04".into()), "agreed", "outreach-agreed-nobody"),
    ];
    let attempt = |form: &TryForm| rules::attempt(Id::from_number(1), form, &now());
    for (change, field, key) in cases {
        let mut changed = form.clone();
        change(&mut changed);
        assert_eq!(keys(attempt(&changed)), refused(field, key));
    }
    assert_eq!(keys(attempt(&TryForm::default())).len(), 3, "means, result and the next day");
    let fact = attempt(&form).ok().unwrap();
    assert_eq!(fact.body["at"], serde_json::json!(now().at));
    let fact = attempt(&TryForm { day: text("2026-03-01"), time: text("18h30"), ..form.clone() }).ok().unwrap();
    assert_eq!(fact.body["at"], serde_json::json!(now().at.plus_ms(-14 * HOUR - HOUR / 2)));
    let missed = TryForm { result: text("not_reached"), agreed: String::new(), next_on: text("2026-03-02"), ..form };
    assert_eq!(attempt(&missed).ok().unwrap().body["safe"], "", "nobody was asked");
}

fn round_form() -> RoundForm {
    RoundForm {
        name: text("Gare routière"),
        on: text("2026-03-03"),
        leave: text("08:00"),
        back: text("16:00"),
        team: vec![user(5).to_string(), user(6).to_string()],
        watch: user(7).to_string(),
        place: vec![text("Gare"), String::new(), text("Marché")],
        time: vec![text("9h"), String::new(), String::new()],
        means: text("car"),
        ..RoundForm::default()
    }
}

fn plan(form: &RoundForm) -> Result<NewFact, web::Problems> {
    rules::plan(form, (&[user(5), user(6), user(7)], &[user(6), user(7)]), &now())
}

#[test]
fn a_round_has_a_team_a_way_and_somebody_who_waits() {
    let cases: Cases<RoundForm> = vec![
        (|f| f.name = String::new(), "name", "outreach-name-missing"),
        (|f| f.on = String::new(), "on", "outreach-on-missing"),
        (|f| f.on = "2026-03-01".into(), "on", "outreach-on-missing"),
        (|f| f.on = "2026-09-01".into(), "on", "outreach-on-missing"),
        (|f| f.leave = "dawn".into(), "leave", "outreach-time-missing"),
        (|f| f.back = String::new(), "back", "outreach-time-missing"),
        (|f| f.back = "07:59".into(), "back", "outreach-back-odd"),
        (|f| f.back_on = "2026-03-20".into(), "back", "outreach-back-odd"),
        (|f| f.back_on = "later".into(), "back_on", "plan-day-odd"),
        (|f| f.team = vec![user(5).to_string()], "team", "outreach-team-alone"),
        (|f| f.team = vec![user(5).to_string(), user(5).to_string()], "team", "outreach-team-alone"),
        (|f| (f.team, f.others) = (Vec::new(), "Ali\nSani".into()), "team", "outreach-team-alone"),
        (|f| f.team.push(user(9).to_string()), "team", "outreach-team-unknown"),
        (|f| f.others = "x\n".repeat(30), "team", "outreach-team-many"),
        (|f| f.watch = String::new(), "watch", "outreach-watch-missing"),
        (|f| f.watch = user(5).to_string(), "watch", "outreach-watch-missing"),
        (|f| f.watch = user(6).to_string(), "watch", "outreach-watch-goes"),
        (|f| f.place = vec![String::new()], "place", "outreach-place-missing"),
        (|f| f.time = vec!["9h".into(), "10h".into()], "place", "outreach-place-missing"),
        (|f| f.time = vec!["noon".into()], "place", "outreach-time-missing"),
        (|f| f.place = vec!["x".into(); 9], "place", "outreach-stops-many"),
        (|f| f.means = "camel".into(), "means", "outreach-travel-missing"),
        (|f| f.security = "x".repeat(2001), "security", "plan-too-long"),
    ];
    for (change, field, key) in cases {
        let mut changed = round_form();
        change(&mut changed);
        assert_eq!(keys(plan(&changed)), refused(field, key));
    }
    let fact = plan(&RoundForm { team: vec![user(5).to_string()], others: text("Ali, chauffeur"), ..round_form() }).ok().unwrap();
    assert_eq!(fact.body["stops"], serde_json::json!([{"place": "Gare", "time": "09:00"}, {"place": "Marché", "time": ""}]));
    assert!(plan(&RoundForm { back_on: text("2026-03-04"), back: text("07:00"), ..round_form() }).is_ok(), "over night");
}

fn at_hours(hours: i64) -> Now {
    let at = now().at.plus_ms(hours * HOUR);
    Now { at, today: at.day(&now().zone), ..now() }
}

fn round(facts: Vec<NewFact>) -> Round {
    Round::fold(&stream(facts)).unwrap()
}

#[test]
fn whoever_left_comes_back() {
    let planned = || plan(&round_form()).ok().unwrap();
    let fresh = round(vec![planned()]);
    let back = |met: &str| ReturnForm { met: text(met), ..ReturnForm::default() };
    assert_eq!(keys(rules::leave(&fresh, &now())), refused("", "outreach-not-yet"));
    assert_eq!(keys(rules::leave(&fresh, &at_hours(40))), refused("", "outreach-back-passed"));
    assert_eq!(keys(rules::come_back(&fresh, &back("3"))), refused("", "outreach-is-planned"));
    assert_eq!(keys(rules::held_up(&fresh, &HeldUpForm::default(), &now())), refused("", "outreach-is-planned"));
    assert_eq!(keys(rules::cancel(&fresh, &CancelForm::default())), refused("reason", "outreach-reason-missing"));

    let tomorrow = at_hours(24);
    let left = || rules::leave(&fresh, &tomorrow).ok().unwrap();
    let out = round(vec![planned(), left()]);
    assert_eq!((out.is_late(tomorrow.at), out.is_late(at_hours(32).at)), (false, true));
    let known: (&[UserId], &[UserId]) = (&[user(5), user(6)], &[user(7)]);
    assert_eq!(keys(rules::plan_again(&out, &round_form(), (known, &now()))), refused("", "outreach-is-out"));
    assert_eq!(keys(rules::leave(&out, &tomorrow)), refused("", "outreach-is-out"));
    assert_eq!(keys(rules::cancel(&out, &CancelForm { reason: text("pluie") })), refused("", "outreach-is-out"));
    for met in ["", "-1", "many", "10001"] {
        assert_eq!(keys(rules::come_back(&out, &back(met))), refused("met", "outreach-met-missing"), "{met}");
    }
    for (hour, key) in [("", "outreach-time-missing"), ("08:00", "outreach-back-odd")] {
        assert_eq!(keys(rules::held_up(&out, &HeldUpForm { back: text(hour), ..HeldUpForm::default() }, &tomorrow)), refused("back", key));
    }
    let later = || rules::held_up(&out, &HeldUpForm { back: text("18:00"), ..HeldUpForm::default() }, &tomorrow).ok().unwrap();
    let held = round(vec![planned(), left(), later()]);
    assert_eq!((held.is_late(at_hours(32).at), held.is_late(at_hours(34).at)), (false, true), "they called");
    let home = round(vec![planned(), left(), later(), rules::come_back(&held, &back("0")).ok().unwrap()]);
    assert_eq!((home.state, home.met, home.is_late(at_hours(99).at)), (State::Returned, 0, false));
    assert_eq!(keys(rules::come_back(&home, &back("3"))), refused("", "outreach-is-returned"));
}

/// What somebody does with a round, in whatever order they like.
#[derive(Clone, Debug)]
enum Command {
    Plan(u8),
    Leave,
    HeldUp,
    Return(i64),
    Cancel,
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![(0..3_u8).prop_map(Command::Plan), Just(Command::Leave), Just(Command::HeldUp), (-1..5_i64).prop_map(Command::Return), Just(Command::Cancel)]
}

fn carry_out(round: &Round, command: &Command, now: &Now) -> Result<NewFact, web::Problems> {
    let known: (&[UserId], &[UserId]) = (&[user(5), user(6)], &[user(7)]);
    match command {
        Command::Plan(n) => {
            let on = now.today.plus_days(i32::from(*n)).to_string();
            rules::plan_again(round, &RoundForm { on, leave: text("23:00"), back: text("23:59"), ..round_form() }, (known, now))
        }
        Command::Leave => rules::leave(round, now),
        Command::HeldUp => rules::held_up(round, &HeldUpForm { back_on: now.today.plus_days(1).to_string(), back: text("12:00") }, now),
        Command::Return(met) => rules::come_back(round, &ReturnForm { met: met.to_string(), ..ReturnForm::default() }),
        Command::Cancel => rules::cancel(round, &CancelForm { reason: text("pluie") }),
    }
}

fn copy(fact: &NewFact) -> NewFact {
    NewFact { kind: fact.kind.clone(), compartment: fact.compartment, class: fact.class, happened_on: fact.happened_on, body: fact.body.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_order_of_deeds_ends_in_a_state_that_may_be(deeds in prop::collection::vec((command(), 0..20_i64), 0..14)) {
        let mut all = vec![plan(&round_form()).ok().unwrap()];
        let (mut known, mut hours) = (round(all.iter().map(copy).collect()), 0);
        for (command, later) in deeds {
            hours += later;
            let now = at_hours(hours);
            let Ok(fact) = carry_out(&known, &command, &now) else { continue };
            all.push(fact);
            let next = round(all.iter().map(copy).collect());
            // What was allowed has an effect, and leads from one state to another or stays where it may.
            prop_assert!(next != known || matches!(command, Command::Plan(_) | Command::HeldUp), "{command:?}");
            let stays = next.state == known.state && matches!((&command, known.state), (Command::Plan(_), State::Planned) | (Command::HeldUp, State::Out));
            prop_assert!(stays || known.state.leads_to(next.state), "{command:?}: {:?} to {:?}", known.state, next.state);
            prop_assert_eq!(next.left_at.is_some(), matches!(next.state, State::Out | State::Returned));
            prop_assert_eq!(next.back_at.is_some(), next.state == State::Returned);
            prop_assert_eq!(next.reason.is_empty(), next.state != State::Cancelled);
            known = next;
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Round::fold(&written), Round::fold(&received));
        prop_assert_eq!(Reach::fold(&written), Reach::fold(&received));
    }
}

fn tried(n: u128, at: i64, result: &str) -> Tried {
    let at = now().at.plus_ms(at * HOUR);
    let next_on = (result != "reached").then(|| day(3, 5));
    Tried {
        tried: Id::from_number(n),
        at,
        means: text("call"),
        result: text(result),
        safe: String::new(),
        agreed: String::new(),
        next_on,
        from: None,
        by: None,
    }
}

fn mode(mode: &str) -> Mode {
    Mode { mode: text(mode), reason: text("r"), wish: String::new(), since: day(3, 1), from: None, by: None }
}

#[test]
fn what_keeps_somebody_safe_goes_over_when_files_become_one() {
    let way = |kind: &str, wish: &str| Some((Mode { wish: text(wish), ..mode(kind) }, user(1)));
    let wish = |old, here| super::over(old, here).map(|(mode, _)| (mode.mode, mode.wish));
    for (old, here, wanted) in [
        (None, None, None),
        (way("remote", "après 20 h"), None, Some(("remote", "après 20 h"))),
        (None, way("centre", "jamais le soir"), None),
        (way("remote", ""), way("centre", "jamais le soir"), None),
        (way("remote", "après 20 h"), way("centre", ""), Some(("centre", "après 20 h"))),
        (way("remote", "après 20 h"), way("centre", "par sa sœur"), Some(("centre", "par sa sœur\naprès 20 h"))),
        (way("remote", "après 20 h"), way("centre", "seulement après 20 h"), None),
    ] {
        assert_eq!(wish(old, here), wanted.map(|(mode, wish)| (text(mode), text(wish))));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..8_u8, 1..4_u128, 0..4_i64).prop_map(|(kind, n, at)| {
        NewFactOf::new(move || match kind {
            0 => OutreachFact::Mode(mode(if n == 1 { "remote" } else { "centre" })).fact(),
            1 => OutreachFact::Tried(tried(n, at, if at == 0 { "reached" } else { "not_reached" })).fact(),
            2 => DuplicateFact::Released(Released { merge: Id::from_number(n), from: Id::from_number(9) }).fact(),
            3 => OutreachFact::Planned(Planned { name: n.to_string(), ..planned() }).fact(),
            4 => OutreachFact::Gone(Gone {}).fact(),
            5 => OutreachFact::HeldUp(HeldUp { back_by: now().at.plus_ms(at) }).fact(),
            6 => OutreachFact::Returned(Returned { met: at, follow_up: String::new() }).fact(),
            _ => OutreachFact::Cancelled(Cancelled { reason: text("pluie") }).fact(),
        })
    })
}

fn planned() -> Planned {
    round(vec![plan(&round_form()).ok().unwrap()]).plan
}

#[test]
fn tries_are_counted_in_the_order_in_which_they_were_made() {
    let fold = |tries: Vec<Tried>| Reach::fold(&stream(tries.into_iter().map(|tried| OutreachFact::Tried(tried).fact()).collect()));
    let cases: [(Vec<Tried>, i64, Option<Day>); 5] = [
        (vec![], 0, None),
        (vec![tried(1, 0, "not_reached"), tried(2, 1, "somebody_else")], 2, Some(day(3, 5))),
        (vec![tried(1, 0, "not_reached"), tried(2, 1, "reached")], 0, None),
        (vec![tried(1, 0, "reached"), tried(2, 1, "not_reached")], 1, Some(day(3, 5))),
        // Noted late: it was before the others.
        (vec![tried(1, 2, "not_reached"), tried(2, 1, "reached")], 1, Some(day(3, 5))),
    ];
    for (tries, failed, next) in cases {
        let reach = fold(tries);
        assert_eq!((reach.failed(), reach.next_on()), (failed, next));
    }
}

#[test]
fn what_went_back_with_another_file_counts_no_more() {
    let other = Some(Id::from_number(9));
    let brought = || {
        vec![OutreachFact::Mode(Mode { from: other, ..mode("remote") }).fact(), OutreachFact::Tried(Tried { from: other, ..tried(1, 0, "not_reached") }).fact()]
    };
    let both: Stream = stream(brought());
    assert!(Reach::fold(&both).mode.is_some() && Reach::fold(&both).failed() == 1);
    let back = DuplicateFact::Released(Released { merge: Id::from_number(4), from: Id::from_number(9) }).fact();
    let parted = stream(brought().into_iter().chain([back]).collect());
    assert_eq!(Reach::fold(&parted), Reach::default());
}
