//! Languages as people type them: `peul` is `peul (fulfuldé)`.

use text::Locale;
use web::reference;

/// The code of a language from its code or its name in one of the three languages, with or without what stands in brackets.
pub(crate) fn find(typed: &str) -> Option<&'static str> {
    let plain = |name: &str| name.split(" (").next().unwrap_or_default().trim().to_lowercase();
    let wanted = plain(typed);
    let named = |entry: &&reference::Entry| Locale::ALL.iter().any(|locale| plain(entry.name(*locale)) == wanted);
    reference::find(reference::languages(), typed).or_else(|| reference::languages().iter().filter(|_| !wanted.is_empty()).find(named).map(|entry| entry.code))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn languages_are_found_as_people_type_them() {
        for (typed, code) in
            [("ful", "ful"), ("Peul", "ful"), ("peul (fulfuldé)", "ful"), ("Fula", "ful"), ("الفولانية", "ful"), ("FRANÇAIS", "fra"), ("haoussa", "hau")]
        {
            assert_eq!(find(typed), Some(code), "{typed}");
        }
        for typed in ["", "  ", "elfique", "("] {
            assert_eq!(find(typed), None, "{typed}");
        }
    }
}
