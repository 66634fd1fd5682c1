//! Three people from the first question to a closed file, through the whole program. After every main step it is asked as
//! everybody on staff, and what each is told is held against the access rules. Every sealed text holds a word of its own,
//! which no answer to anybody else may contain: no data, no page, no paper, no list, no file that is taken out.

mod boy;
mod house;
mod mother;
mod paper;
mod skip;
mod watch;
mod woman;

pub(crate) use house::{House, Read};
pub(crate) use watch::Depth;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
