//! Chance that repeats: the same seed gives the same register on every machine.

/// `SplitMix64`: small, fast, and good enough to deal out names.
#[derive(Clone, Debug)]
pub(crate) struct Rng {
    state: u64,
}

impl Rng {
    /// A stream of its own for each path of numbers under a seed, so that one part of the world can change without the others.
    pub(crate) fn of(seed: u64, path: &[u64]) -> Self {
        let mut rng = Self { state: seed };
        for step in path {
            let mixed = rng.next();
            rng.state = mixed ^ step.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        }
        rng
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from nought to `end`, `end` left out.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let scaled = (self.next() >> 32).wrapping_mul(u64::from(end)) >> 32;
        u32::try_from(scaled).unwrap_or(0)
    }

    /// A number from `first` to `last`, both included.
    pub(crate) fn between(&mut self, first: i32, last: i32) -> i32 {
        let span = u32::try_from(last.saturating_sub(first)).unwrap_or(0).saturating_add(1);
        first.saturating_add(i32::try_from(self.below(span)).unwrap_or(0))
    }

    pub(crate) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// A place in a list of `len`.
    pub(crate) fn place(&mut self, len: usize) -> usize {
        usize::try_from(self.below(u32::try_from(len).unwrap_or(u32::MAX))).unwrap_or(0)
    }

    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.place(list.len()))
    }

    /// One of the words; the empty word from an empty list.
    pub(crate) fn word<'a>(&mut self, list: &[&'a str]) -> &'a str {
        self.pick(list).copied().unwrap_or_default()
    }

    /// One of the items, by weight.
    pub(crate) fn weighed<'a, T>(&mut self, list: &'a [T], weight: impl Fn(&T) -> u32) -> Option<&'a T> {
        let mut left = self.below(list.iter().map(&weight).sum());
        list.iter().find(|item| {
            let found = left < weight(item);
            left = left.saturating_sub(weight(item));
            found
        })
    }

    /// A place by running totals.
    pub(crate) fn by_totals(&mut self, totals: &[u32]) -> usize {
        let drawn = self.below(totals.last().copied().unwrap_or(0));
        totals.partition_point(|total| *total <= drawn)
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            let other = self.place(place.saturating_add(1));
            list.swap(place, other);
        }
    }
}

/// Running totals of weights that fall as `1 / (rank + offset)`, as popularity does.
pub(crate) fn popularity(len: usize, offset: u32) -> Vec<u32> {
    let mut total = 0_u32;
    let ranks = (0..u32::try_from(len).unwrap_or(0)).map(|rank| 1_000_000 / rank.saturating_add(offset).max(1));
    ranks
        .map(|weight| {
            total = total.saturating_add(weight);
            total
        })
        .collect()
}
