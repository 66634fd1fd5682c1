//! One plain form for what people type in headers and cells, so that it can be compared: small letters, no accents, no
//! signs, digits as ASCII, the usual spellings of one Arabic letter made one.

/// The plain form of a text.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_mark(c) {
            continue;
        }
        let folded = fold(c);
        if folded.is_empty() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push_str(folded.as_str());
    }
    out
}

/// Vowel signs, the stretching sign and combining accents, which separate nothing.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{064b}'..='\u{0652}' | '\u{0670}' | '\u{0640}' | '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn fold(c: char) -> String {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => "a".to_owned(),
        'ç' => "c".to_owned(),
        'é' | 'è' | 'ê' | 'ë' => "e".to_owned(),
        'í' | 'î' | 'ï' | 'ì' => "i".to_owned(),
        'ñ' => "n".to_owned(),
        'ó' | 'ô' | 'ö' | 'õ' | 'ò' => "o".to_owned(),
        'ù' | 'û' | 'ü' | 'ú' => "u".to_owned(),
        'œ' => "oe".to_owned(),
        'æ' => "ae".to_owned(),
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا".to_owned(),
        'ة' => "ه".to_owned(),
        'ى' => "ي".to_owned(),
        other => digit(other).or_else(|| other.is_alphanumeric().then_some(other)).map(String::from).unwrap_or_default(),
    }
}

/// An Arabic or Persian digit as an ASCII one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(c).checked_sub(u32::from(zero))?, 10)
}

/// A text with Arabic digits as ASCII ones, otherwise as it is.
pub(super) fn western(text: &str) -> String {
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Whether a text has Arabic letters.
pub(super) fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{0620}'..='\u{064a}' | '\u{0671}'..='\u{06d3}'))
}

/// Spaces in order, nothing else changed.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
