//! What French asks for between words and signs.

use std::borrow::Cow;

/// Wide no-break space: before a colon and inside guillemets.
const WIDE: char = '\u{a0}';
/// Narrow no-break space: before `;`, `?` and `!`.
const NARROW: char = '\u{202f}';

/// A French source with no-break spaces where a plain one stands before `:` `;` `?` `!` `»` or after `«`, so that no line
/// begins with a sign alone. Only spaces between a word and a sign are changed: times, addresses, `::` and indents stay.
pub(crate) fn french(source: &str) -> Cow<'_, str> {
    if !source.contains([':', ';', '?', '!', '«', '»']) {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len() + 64);
    let mut before = '\n';
    let mut signs = source.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied().unwrap_or('\n');
        let kept = match next {
            _ if sign != ' ' || before.is_whitespace() => sign,
            _ if before == '«' && !next.is_whitespace() => WIDE,
            ':' | '»' => WIDE,
            ';' | '?' | '!' => NARROW,
            _ => sign,
        };
        out.push(kept);
        before = kept;
    }
    Cow::Owned(out)
}
