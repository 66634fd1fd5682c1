//! The arithmetic of rankings: what moved, and how far groups are apart. Pure; a ranking gives each card its place, from 1.

/// Whether each place from 1 to `cards` is given exactly once.
#[must_use]
pub fn is_ranking(ranks: &[i64], cards: usize) -> bool {
    let mut sorted = ranks.to_vec();
    sorted.sort_unstable();
    sorted.len() == cards && sorted.iter().zip(1..).all(|(rank, place)| *rank == place)
}

/// How far two rankings are apart: the places between them, card by card, in sum (Spearman's footrule). 0 when they are the
/// same.
#[must_use]
pub fn distance(one: &[i64], other: &[i64]) -> i64 {
    one.iter().zip(other).map(|(a, b)| (a - b).abs()).sum()
}

/// The farthest that two rankings of so many cards can be apart.
#[must_use]
pub fn farthest(cards: usize) -> i64 {
    let cards = i64::try_from(cards).unwrap_or(0);
    cards * cards / 2
}

/// By how many places each card rose towards the most vulnerable; below 0 where it sank.
#[must_use]
pub fn moves(first: &[i64], second: &[i64]) -> Vec<i64> {
    first.iter().zip(second).map(|(before, after)| before - after).collect()
}

/// For each card: places between the group that ranks it highest and the one that ranks it lowest.
#[must_use]
pub fn spread(rankings: &[&[i64]], cards: usize) -> Vec<i64> {
    let of = |card: usize| {
        let places: Vec<i64> = rankings.iter().filter_map(|ranks| ranks.get(card).copied()).collect();
        places.iter().max().zip(places.iter().min()).map_or(0, |(high, low)| high - low)
    };
    (0..cards).map(of).collect()
}

/// For each card: its mean place in tenths, halves up; `None` where nobody ranked.
#[must_use]
pub fn means(rankings: &[&[i64]], cards: usize) -> Vec<Option<i64>> {
    let of = |card: usize| {
        let places: Vec<i64> = rankings.iter().filter_map(|ranks| ranks.get(card).copied()).collect();
        let count = i64::try_from(places.len()).ok().filter(|count| *count > 0)?;
        Some((places.iter().sum::<i64>() * 20 + count) / (2 * count))
    };
    (0..cards).map(of).collect()
}
