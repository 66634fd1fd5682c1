//! Counts by hash in one byte each: two values rarely share a place, and then both seem a little commoner.

use crate::hash::Numbers;

/// Places for one person: about six values of a person occur nowhere else.
const PLACES_EACH: usize = 16;
const PLACES: (usize, usize) = (1 << 20, 1 << 28);
/// In a byte: the count is larger and stands elsewhere.
const LARGE: u8 = u8::MAX;

/// How often each value occurs.
pub(crate) struct Tally {
    counts: Vec<u8>,
    large: Numbers<u32, u32>,
}

impl Tally {
    /// Counts for so many people, and four times as many later.
    pub(crate) fn new(people: usize) -> Self {
        Self { counts: vec![0; (people * PLACES_EACH).next_power_of_two().clamp(PLACES.0, PLACES.1)], large: Numbers::default() }
    }

    /// Whether so many people need a larger one.
    pub(crate) fn is_small_for(&self, people: usize) -> bool {
        self.counts.len() < PLACES.1 && people * PLACES_EACH > self.counts.len() * 4
    }

    fn at(&self, key: u64) -> (usize, u32) {
        let at = usize::try_from(key).unwrap_or(0) & (self.counts.len() - 1);
        (at, u32::try_from(at).unwrap_or(0))
    }

    pub(crate) fn add(&mut self, key: u64) {
        let (at, number) = self.at(key);
        let Some(count) = self.counts.get_mut(at) else { return };
        if *count == LARGE {
            *self.large.entry(number).or_insert(u32::from(LARGE)) += 1;
        } else {
            *count += 1;
            if *count == LARGE {
                self.large.insert(number, u32::from(LARGE));
            }
        }
    }

    pub(crate) fn subtract(&mut self, key: u64) {
        let (at, number) = self.at(key);
        let Some(count) = self.counts.get_mut(at) else { return };
        if *count < LARGE {
            *count = count.saturating_sub(1);
            return;
        }
        let large = self.large.entry(number).or_insert(u32::from(LARGE));
        *large -= 1;
        if *large < u32::from(LARGE) {
            *count = LARGE - 1;
            self.large.remove(&number);
        }
    }

    pub(crate) fn get(&self, key: u64) -> f32 {
        let (at, number) = self.at(key);
        match self.counts.get(at).copied().unwrap_or(0) {
            LARGE => crate::batch::wide(crate::hash::position(self.large.get(&number).copied().unwrap_or(0))),
            small => f32::from(small),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.counts.len() + self.large.capacity() * 9
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.counts.iter().all(|count| *count == 0) && self.large.is_empty()
    }
}
