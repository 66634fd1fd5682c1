//! What a command tells whoever typed it; the only place that prints.

use std::fmt::Display;

/// One line on standard output.
#[expect(clippy::print_stdout, reason = "the answer of a command belongs on standard output")]
pub(crate) fn say(line: impl Display) {
    println!("{line}");
}
