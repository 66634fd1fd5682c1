use ledger::{Day, Env, FactKind as _, Instant, NewFact};
use proptest::prelude::*;

use super::compare::{distance, farthest, is_ranking, means, moves, spread};
use super::facts::{Deck, Done, Noted, Opened, Ranked, RankingFact, Session, Stage};
use super::form::{DeckForm, NoteForm, RankForm, RevealForm, SessionForm};
use super::pages::pairs;
use super::rules;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn today() -> Day {
    "2026-03-02".parse().unwrap()
}

fn words<const N: usize>(list: [&str; N]) -> Vec<String> {
    list.map(str::to_owned).to_vec()
}

fn ten(order: [i64; 10]) -> Vec<String> {
    order.iter().map(ToString::to_string).collect()
}

const STRAIGHT: [i64; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/// The first two cards in each other's place.
const SWAPPED: [i64; 10] = [2, 1, 3, 4, 5, 6, 7, 8, 9, 10];

/// An exercise that grows by what the rules allow.
struct Table(Vec<NewFact>);

impl Table {
    fn of(sizes: &str) -> Self {
        Self(rules::open(&SessionForm { sizes: sizes.to_owned(), ..SessionForm::default() }, (None, today())).unwrap())
    }
    fn session(&self) -> Session {
        Session::fold(&stream(self.0.iter().map(|fact| NewFact { kind: fact.kind.clone(), body: fact.body.clone(), ..*fact }).collect())).unwrap()
    }
    fn take(&mut self, result: Result<Vec<NewFact>, web::Problems>) -> Vec<(String, String)> {
        match result {
            Ok(facts) => {
                self.0.extend(facts);
                Vec::new()
            }
            refused => keys(refused),
        }
    }
    fn rank(&mut self, (group, pass): (i64, &str), (order, why, reason): ([i64; 10], &str, Vec<String>)) -> Vec<(String, String)> {
        let session = self.session();
        let form = RankForm { pass: pass.to_owned(), rank: ten(order), why: why.to_owned(), reason };
        self.take(rules::pass(&session, (group, pass)).and_then(|pass| rules::rank(&session, (group, pass), &form)))
    }
    fn reveal(&mut self, without: &str) -> Vec<(String, String)> {
        let session = self.session();
        self.take(rules::reveal(&session, &RevealForm { without: without.to_owned() }))
    }
}

#[test]
fn nobody_ranks_twice_who_has_not_ranked_once() {
    let mut table = Table::of("4, 4 3");
    assert_eq!((table.session().groups(), table.session().people()), (vec![1, 2, 3], 11));
    assert_eq!(table.reveal("yes"), refused("", "ranking-nobody-ranked"));
    assert_eq!(table.rank((1, "2"), (STRAIGHT, "x", vec![])), refused("", "ranking-not-revealed"));
    assert_eq!(table.rank((1, ""), (STRAIGHT, "", vec![])), refused("why", "ranking-why-missing"));
    assert_eq!(table.rank((1, ""), (STRAIGHT, "La santé", vec![])), []);
    assert_eq!(table.rank((2, "1"), (SWAPPED, "L’âge", vec![])), []);
    assert_eq!(table.rank((1, "1"), (SWAPPED, "Non, l’âge", vec![])), [], "until more is shown, it may be put right");
    assert_eq!(table.reveal(""), refused("without", "ranking-groups-missing"));
    assert_eq!(table.reveal("yes"), []);
    assert_eq!(table.reveal("yes"), refused("", "ranking-revealed-already"));
    assert_eq!(table.rank((1, "1"), (STRAIGHT, "x", vec![])), refused("", "ranking-first-over"));
    assert_eq!(table.rank((3, ""), (STRAIGHT, "x", vec![])), refused("", "ranking-no-first"));
    let missing = table.rank((1, ""), (STRAIGHT, "", vec![]));
    assert_eq!(missing, [("reason-1".to_owned(), "ranking-reason-missing".to_owned()), ("reason-2".to_owned(), "ranking-reason-missing".to_owned())]);
    assert_eq!(table.rank((1, ""), (STRAIGHT, "", words(["La dette", "Sa sœur", "ignored"]))), []);
    assert_eq!(table.rank((2, ""), (SWAPPED, "", vec![])), [], "who changes nothing need not say why");
    let session = table.session();
    assert_eq!(session.second.get(&1).map(|ranked| ranked.reasons.clone()).unwrap(), words(["La dette", "Sa sœur", "", "", "", "", "", "", "", ""]));
    let apart = pairs(&session);
    assert_eq!(apart.iter().map(|pair| (pair.one, pair.other, pair.first, pair.second)).collect::<Vec<_>>(), [(1, 2, 0, Some(2))]);
    assert_eq!(table.take(rules::note(&session, &NoteForm { text: " ".to_owned() })), refused("text", "ranking-note-missing"));
    assert_eq!(table.take(rules::close(&session)), []);
    let over = table.session();
    assert_eq!(table.rank((1, ""), (STRAIGHT, "x", vec![])), refused("", "ranking-over"));
    assert_eq!(keys(rules::note(&over, &NoteForm { text: "x".to_owned() })), refused("", "ranking-over"));
    assert_eq!((keys(rules::close(&over)), keys(rules::reveal(&over, &RevealForm::default()))), (refused("", "ranking-over"), refused("", "ranking-over")));
}

#[test]
fn groups_are_numbers() {
    let sizes = |typed: &str| keys(rules::open(&SessionForm { sizes: typed.to_owned(), ..SessionForm::default() }, (None, today())));
    for good in ["4", "4,4,3", "4 4", "4، 3", "15", "٤", "٤، ٤", "٤، ٤، ٣", "١٥", "۴، ۵", "٤ 4"] {
        assert_eq!(sizes(good), [], "{good}");
    }
    assert_eq!(Table::of("٤، ١٢، ۶").session().opened.sizes, [4, 12, 6]);
    for bad in ["", "Awa, Binta", "4, Awa", "0", "16", "1 1 1 1 1 1 1 1 1", "-3", "٠", "١٦", "٤، سلمى"] {
        assert_eq!(sizes(bad), refused("sizes", "ranking-sizes"), "{bad}");
    }
}

#[test]
fn a_wrong_ranking_says_what_is_missing_beside_each_card() {
    let said = |typed: Vec<String>| keys(rules::ranks(&typed, 4)).into_iter().map(|(field, key)| format!("{field}: {key}")).collect::<Vec<_>>();
    assert_eq!(said(words(["2", "1", "4", "3"])), Vec::<String>::new());
    assert_eq!(said(words(["1", "1", "2", "3"])), [": ranking-places-missing", "rank-1: ranking-place-twice", "rank-2: ranking-place-twice"]);
    assert_eq!(said(words(["1", "", "2", "3"])), [": ranking-places-missing", "rank-2: ranking-place-missing"]);
    assert_eq!(said(words(["1", "5", "2", "x"])), [": ranking-places-missing", "rank-2: ranking-place-missing", "rank-4: ranking-place-missing"]);
    assert_eq!(said(words(["1", "2", "3", "4", "5"])), [": ranking-places-many"]);
    assert_eq!(said(vec![]).len(), 5);
}

#[test]
fn a_deck_is_invented_and_whole() {
    let deck = |front: Vec<String>, more: Vec<String>| DeckForm { name: "Ici".to_owned(), language: "fr".to_owned(), front, more };
    let four = deck(words(["a", "b", "c", "d"]), words(["e", "f", "g", "h"]));
    assert_eq!(keys(rules::make(&four)), []);
    assert_eq!(keys(rules::make(&deck(words(["a", "b", "c", ""]), words(["e", "f", "g", ""])))), refused("front-1", "ranking-cards-count"));
    assert_eq!(keys(rules::make(&deck(words(["a", "b", "c", "d"]), words(["e", "f", "g", ""])))), refused("more-4", "ranking-more-missing"));
    assert_eq!(keys(rules::make(&deck(words(["a", "b", "c", ""]), words(["e", "f", "g", "h"])))), refused("front-4", "ranking-front-missing"));
    let code = people::code::generate(&Env::fixed(Instant::from_millis(0), 7), "AGZ");
    assert_eq!(
        keys(rules::make(&deck(vec![code, "b".to_owned(), "c".to_owned(), "d".to_owned()], words(["e", "f", "g", "h"])))),
        refused("front-1", "ranking-person-code")
    );
    assert_eq!(keys(rules::make(&DeckForm { language: "xx".to_owned(), ..four.clone() })), refused("language", "ranking-language-missing"));
    let gone = Deck::fold(&stream(rules::make(&four).unwrap().into_iter().chain([RankingFact::DeckWithdrawn(Done {}).fact()]).collect())).unwrap();
    assert_eq!(
        (keys(rules::withdraw(&gone)), keys(rules::change(&gone, &four))),
        (refused("", "ranking-deck-withdrawn"), refused("", "ranking-deck-withdrawn"))
    );
    assert_eq!(
        keys(rules::open(&SessionForm { sizes: "3".to_owned(), ..SessionForm::default() }, (Some(&gone), today()))),
        refused("deck", "ranking-deck-withdrawn")
    );
}

#[test]
fn means_are_in_tenths() {
    assert_eq!(means(&[&[1, 2], &[2, 1], &[2, 1]], 2), [Some(17), Some(13)]);
    assert_eq!(means(&[], 2), [None, None]);
}

fn ranking(cards: usize) -> impl Strategy<Value = Vec<i64>> {
    Just((1..=i64::try_from(cards).unwrap()).collect::<Vec<_>>()).prop_shuffle()
}

fn three() -> impl Strategy<Value = (Vec<i64>, Vec<i64>, Vec<i64>)> {
    (4..=10_usize).prop_flat_map(|cards| (ranking(cards), ranking(cards), ranking(cards)))
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    let made = |fact: fn() -> RankingFact| Just(NewFactOf::new(move || fact().fact()));
    let ranked = (0..4_i64, 0..4_i64, prop_oneof![3 => ranking(10), 1 => prop::collection::vec(0..11_i64, 0..11)])
        .prop_map(|(group, pass, ranks)| NewFactOf::new(move || RankingFact::Ranked(Ranked { group, pass, ranks: ranks.clone(), ..Ranked::default() }).fact()));
    prop_oneof![
        2 => made(|| RankingFact::Opened(Opened { on: today(), deck: String::new(), language: String::new(), cards: vec![], sizes: vec![3, 4], setting: String::new() })),
        8 => ranked,
        2 => made(|| RankingFact::Revealed(Done {})),
        1 => made(|| RankingFact::Noted(Noted { text: "x".to_owned() })),
        1 => made(|| RankingFact::Closed(Done {})),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Every permutation is taken as it was given, and nothing else is taken at all.
    #[test]
    fn a_ranking_is_a_permutation(ranks in (4..=10_usize).prop_flat_map(ranking), other in prop::collection::vec(0..12_i64, 0..12)) {
        let typed = |ranks: &[i64]| ranks.iter().map(ToString::to_string).collect::<Vec<_>>();
        prop_assert_eq!(rules::ranks(&typed(&ranks), ranks.len()), Ok(ranks.clone()));
        let mut sorted = other.clone();
        sorted.sort_unstable();
        let whole = sorted == (1..=i64::try_from(other.len()).unwrap()).collect::<Vec<_>>();
        prop_assert_eq!(rules::ranks(&typed(&other), other.len()).is_ok(), whole);
        prop_assert_eq!(is_ranking(&other, other.len()), whole);
        prop_assert!(rules::ranks(&typed(&ranks), ranks.len() + 1).is_err() && rules::ranks(&typed(&ranks), ranks.len() - 1).is_err());
    }

    /// The distance of rankings is one: symmetric, 0 only between the same, never longer by a way round, and never beyond the
    /// farthest; what moves up moves others down.
    #[test]
    fn distances_are_distances((a, b, c) in three()) {
        prop_assert_eq!(distance(&a, &b), distance(&b, &a));
        prop_assert_eq!(distance(&a, &b) == 0, a == b);
        prop_assert!(distance(&a, &c) <= distance(&a, &b) + distance(&b, &c));
        prop_assert!(distance(&a, &b) <= farthest(a.len()) && distance(&a, &b) % 2 == 0);
        let back: Vec<i64> = a.iter().rev().copied().collect();
        let straight: Vec<i64> = (1..).take(a.len()).collect();
        let turned: Vec<i64> = straight.iter().rev().copied().collect();
        prop_assert_eq!(distance(&straight, &turned), farthest(a.len()));
        prop_assert_eq!(distance(&a, &b), distance(&back, &b.iter().rev().copied().collect::<Vec<_>>()), "the order of cards does not matter");
        let moved = moves(&a, &b);
        prop_assert_eq!(moved.iter().sum::<i64>(), 0);
        prop_assert_eq!(moved.iter().map(|n| n.abs()).sum::<i64>(), distance(&a, &b));
        prop_assert_eq!(moves(&b, &a), moved.iter().map(|n| -n).collect::<Vec<_>>());
    }

    /// The spread asks neither in which order groups come nor who says the same again.
    #[test]
    fn spread_is_of_groups_in_any_order((a, b, c) in three()) {
        let cards = a.len();
        prop_assert_eq!(spread(&[&a, &b, &c], cards), spread(&[&c, &a, &b, &a], cards));
        prop_assert_eq!(spread(&[&a], cards), vec![0; cards]);
        let two = spread(&[&a, &b], cards);
        prop_assert_eq!(two.iter().sum::<i64>(), distance(&a, &b));
        prop_assert!(two.iter().zip(spread(&[&a, &b, &c], cards)).all(|(two, three)| *two <= three));
    }

    /// In whatever order facts came here, the same holds, and it is legal: permutations of known groups only, and no second
    /// ranking without a first.
    #[test]
    fn every_node_reads_the_same((one, other) in twice(any_fact())) {
        let read = Session::fold(&one);
        prop_assert_eq!(&read, &Session::fold(&other));
        if let Some(session) = read {
            prop_assert!(session.second.keys().all(|group| session.first.contains_key(group)));
            prop_assert!(session.first.keys().all(|group| (1..=2).contains(group)));
            prop_assert!(session.first.values().chain(session.second.values()).all(|ranked| is_ranking(&ranked.ranks, 10)));
            prop_assert!(session.second.is_empty() || session.stage != Stage::First);
        }
    }
}

#[test]
fn kinds_decode_their_golden_samples() {
    use serde_json::json;
    let samples = [
        ("ranking/deck_made", json!({"name": "A", "language": "fr", "cards": [{"front": "a", "more": "b", "later": 1}], "later": 1})),
        ("ranking/deck_withdrawn", json!({"later": 1})),
        ("ranking/opened", json!({"on": "2026-03-02", "sizes": [4, 3], "later": 1})),
        ("ranking/ranked", json!({"group": 1, "pass": 1, "ranks": [1, 2], "why": "x", "later": 1})),
        ("ranking/revealed", json!({})),
        ("ranking/noted", json!({"text": "x", "later": 1})),
        ("ranking/closed", json!({})),
    ];
    assert_eq!(samples.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), RankingFact::KINDS.iter().map(|kind| kind.0).collect::<Vec<_>>());
    for (kind, body) in samples {
        assert!(RankingFact::decode(kind, &body).is_some(), "{kind}");
    }
}
