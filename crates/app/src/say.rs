//! What a command tells whoever typed it; the only place that prints.

use std::fmt::Display;
use std::io::Write as _;

/// One line on standard output. Whoever does not listen any more misses it; that is no reason to stop.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
