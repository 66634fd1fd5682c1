//! Who shares a key: for each key the people who have it, in buckets small enough to be changed at once.

use crate::hash::mix;

/// Buckets; always the same number, so that no insert ever has to wait for a larger table. Ten million people make them
/// twenty kilobytes each.
const BUCKETS: usize = 1 << 16;
/// Sixteen bits of the key's hash, the other sixteen being the bucket, and the number of a person.
type Entry = [u8; 5];
/// People who can be told apart in three bytes.
pub(crate) const PEOPLE_MAX: u32 = 1 << 24;
/// A bucket grows by this part of itself: more would be memory that nobody uses.
const SLACK: usize = 12;

/// People by key.
pub(crate) struct Postings {
    buckets: Vec<Vec<Entry>>,
}

impl Default for Postings {
    fn default() -> Self {
        Self { buckets: vec![Vec::new(); BUCKETS] }
    }
}

fn place(key: u64) -> (usize, [u8; 2]) {
    let hash = mix(key, 11);
    let [.., a, b, c, d] = hash.to_le_bytes();
    (usize::from(u16::from_le_bytes([c, d])), [a, b])
}

fn entry([a, b]: [u8; 2], person: u32) -> Entry {
    let [_, x, y, z] = person.to_be_bytes();
    [a, b, x, y, z]
}

fn person([_, _, x, y, z]: Entry) -> u32 {
    u32::from_be_bytes([0, x, y, z])
}

impl Postings {
    /// Adds a person to a key, once.
    pub(crate) fn insert(&mut self, key: u64, person: u32) {
        let (bucket, rest) = place(key);
        let Some(bucket) = self.buckets.get_mut(bucket) else { return };
        let entry = entry(rest, person);
        if let Err(at) = bucket.binary_search(&entry) {
            if bucket.len() == bucket.capacity() {
                bucket.reserve_exact(bucket.len() / SLACK + 4);
            }
            bucket.insert(at, entry);
        }
    }

    /// The same for many people, out of order: nothing can be found until `settle`.
    pub(crate) fn append(&mut self, key: u64, person: u32) {
        let (bucket, rest) = place(key);
        let Some(bucket) = self.buckets.get_mut(bucket) else { return };
        if bucket.len() == bucket.capacity() {
            bucket.reserve_exact(bucket.len() / SLACK + 4);
        }
        bucket.push(entry(rest, person));
    }

    /// Puts in order what was appended.
    pub(crate) fn settle(&mut self) {
        for bucket in &mut self.buckets {
            bucket.sort_unstable();
            bucket.dedup();
        }
    }

    /// Takes a person from a key.
    pub(crate) fn remove(&mut self, key: u64, person: u32) {
        let (bucket, rest) = place(key);
        let Some(bucket) = self.buckets.get_mut(bucket) else { return };
        if let Ok(at) = bucket.binary_search(&entry(rest, person)) {
            bucket.remove(at);
        }
    }

    /// Who has a key, in order; rarely somebody too who has another.
    pub(crate) fn run(&self, key: u64) -> Run<'_> {
        let (bucket, rest) = place(key);
        let bucket = self.buckets.get(bucket).map_or(&[][..], Vec::as_slice);
        let start = bucket.partition_point(|[a, b, ..]| [*a, *b] < rest);
        let from = bucket.get(start..).unwrap_or_default();
        Run(from.get(..from.partition_point(|[a, b, ..]| [*a, *b] == rest)).unwrap_or_default())
    }

    pub(crate) fn bytes(&self) -> usize {
        self.buckets.iter().map(|bucket| bucket.capacity() * size_of::<Entry>() + size_of::<Vec<Entry>>()).sum()
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.buckets.iter().map(Vec::len).sum()
    }
}

/// The people of one key.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a>(&'a [Entry]);

impl<'a> Run<'a> {
    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    pub(crate) fn people(self) -> impl Iterator<Item = u32> + 'a {
        self.0.iter().map(|entry| person(*entry))
    }
}
