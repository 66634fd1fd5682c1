//! Who is compared with whom: people who share one of many cheap keys that not too many share.
#![expect(clippy::indexing_slicing, reason = "measured inner loops; every place is below the length it was made with")]

use crate::hash::position;
use crate::kinds::{KINDS, Keyer, Kind, Ladder};
use crate::register::Register;

/// Keys that two share before they are compared: one alone is shared with strangers far oftener than with oneself, the more
/// so the larger the register (measured: comparing on one key costs half of the time and a twentieth of F1 at 1,000,000).
const SHARED: usize = 2;
const SHARED_AMONG_MANY: usize = 3;
/// More people than this are many.
const MANY: usize = 200_000;
/// Whoever is in so few blocks is compared with all who are in one of them: little is known of that person.
const FEW: usize = 4;

/// People by shared keys.
#[derive(Default)]
pub(crate) struct Blocks {
    members: Vec<u32>,
    /// Where each block begins among the members; one more than there are blocks.
    starts: Vec<u32>,
    /// Whether to share this block is enough.
    enough: Vec<bool>,
    /// For each person the blocks he or she is in, one after the other.
    of: Vec<u32>,
    of_starts: Vec<u32>,
    /// Keys that two share before they are compared.
    least: usize,
}

/// The blocks of one kind: members one after the other, and where each block ends.
#[derive(Default)]
struct Gathered {
    members: Vec<u32>,
    ends: Vec<u32>,
}

fn gather(register: &Register, kind: &Kind) -> Gathered {
    let mut entries: Vec<(u64, u32)> = Vec::with_capacity(register.len() * 2);
    let mut keys = Vec::new();
    let keyer = Keyer { spellings: register.spellings(), ladder: Ladder::Steps };
    for number in 0..u32::try_from(register.len()).unwrap_or(0) {
        keys.clear();
        (kind.keys)(&keyer, &register.who(number), &mut keys);
        keys.sort_unstable();
        keys.dedup();
        entries.extend(keys.iter().map(|key| (*key, number)));
    }
    entries.sort_unstable();
    let mut part = Gathered::default();
    let cap = kind.cap_among(register.len());
    for run in entries.chunk_by(|a, b| a.0 == b.0) {
        if run.len() < 2 || run.len() > cap || !crosses(register, run) {
            continue;
        }
        part.members.extend(run.iter().map(|(_, number)| *number));
        part.ends.push(u32::try_from(part.members.len()).unwrap_or(u32::MAX));
    }
    part
}

/// Between two files only blocks with people of both are of use.
fn crosses(register: &Register, run: &[(u64, u32)]) -> bool {
    let Some(second) = register.second else { return true };
    run.first().is_some_and(|(_, number)| *number < second) && run.last().is_some_and(|(_, number)| *number >= second)
}

impl Blocks {
    pub(crate) fn of(register: &Register) -> Self {
        let next = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((at, kind)) = Some(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).and_then(|at| Some((at, KINDS.get(at)?))) {
                done.push((at, gather(register, kind)));
            }
            done
        };
        let mut parts = std::thread::scope(|scope| {
            let other = scope.spawn(work);
            let mut parts = work();
            parts.extend(other.join().unwrap_or_default());
            parts
        });
        parts.sort_unstable_by_key(|(at, _)| *at);
        Self::join(register.len(), parts.into_iter().map(|(_, part)| part))
    }

    fn join(people: usize, parts: impl Iterator<Item = Gathered>) -> Self {
        let least = if people > MANY { SHARED_AMONG_MANY } else { SHARED };
        let mut blocks = Self { starts: vec![0], least, ..Self::default() };
        for (kind, part) in KINDS.iter().zip(parts) {
            let before = u32::try_from(blocks.members.len()).unwrap_or(u32::MAX);
            blocks.members.extend_from_slice(&part.members);
            blocks.starts.extend(part.ends.iter().map(|end| end + before));
            blocks.enough.resize(blocks.starts.len() - 1, kind.is_enough);
        }
        let mut counts = vec![0u32; people + 1];
        for member in &blocks.members {
            counts[position(*member) + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        blocks.of_starts = counts.clone();
        blocks.of = vec![0; blocks.members.len()];
        for (block, pair) in (0u32..).zip(blocks.starts.windows(2)) {
            for member in &blocks.members[position(pair[0])..position(pair[1])] {
                let place = &mut counts[position(*member)];
                blocks.of[position(*place)] = block;
                *place += 1;
            }
        }
        blocks
    }

    /// Those before `number` who share enough, in order, each once; for two files, those of the first file.
    pub(crate) fn before(&self, number: u32, second: Option<u32>, out: &mut Vec<u32>) {
        out.clear();
        let limit = match second {
            Some(second) if number < second => return,
            Some(second) => second,
            None => number,
        };
        let range = position(self.of_starts[position(number)])..position(self.of_starts[position(number) + 1]);
        let least = if range.len() <= FEW { 1 } else { self.least };
        for block in &self.of[range] {
            let members = &self.members[position(self.starts[position(*block)])..position(self.starts[position(*block) + 1])];
            let enough = u32::from(self.enough[position(*block)]);
            out.extend(members.iter().take_while(|m| **m < limit).map(|member| member << 1 | enough));
        }
        out.sort_unstable();
        let (mut kept, mut at) = (0, 0);
        while at < out.len() {
            let other = out[at] >> 1;
            let shared = out[at..].iter().take_while(|entry| **entry >> 1 == other).count();
            // Those that are enough sort last.
            if shared >= least || out[at + shared - 1] & 1 == 1 {
                out[kept] = other;
                kept += 1;
            }
            at += shared;
        }
        out.truncate(kept);
    }
}
