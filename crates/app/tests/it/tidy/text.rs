//! Every visible word stands in a `.ftl` file, in three languages, and is used.

use std::collections::{BTreeMap, BTreeSet};

use super::none;
use super::source::{File, files, parts};

const LANGUAGES: [&str; 3] = ["fr", "en", "ar"];

/// Words between tags that are the same in every language.
const SAME_EVERYWHERE: &[&str] = &["Relais", "PDF", "JSON", "CSV", "XLSX", "OpenAPI", "relais token"];

/// Literals in Rust that look like keys and are none.
const NO_KEYS: &[&str] = &[];

/// Keys that are put together in a way this test cannot see, by prefix, with the place that does it.
const BUILT: &[(&str, &str)] = &[];

/// A message: its placeholders.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// The messages of a Fluent source.
fn messages(text: &str) -> Messages {
    let mut out = Messages::new();
    let mut key = String::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            key = line.split('=').next().unwrap_or_default().trim().to_owned();
            out.entry(key.clone()).or_default();
        }
        let names = line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
        if !line.starts_with('#') {
            out.entry(key.clone()).or_default().extend(names);
        }
    }
    out.remove("");
    out
}

/// All keys of French, which the others are held to.
fn keys() -> BTreeSet<String> {
    files(".fr.ftl").iter().flat_map(|file| messages(&file.text).into_keys()).collect()
}

#[test]
fn languages_say_the_same_things() {
    let all: BTreeMap<String, File> = files(".ftl").into_iter().map(|file| (file.path.clone(), file)).collect();
    let mut wrong = Vec::new();
    for file in all.values().filter(|file| file.path.ends_with(".fr.ftl")) {
        let french = messages(&file.text);
        for language in ["en", "ar"] {
            let path = file.path.replace(".fr.ftl", &format!(".{language}.ftl"));
            let Some(other) = all.get(&path) else {
                wrong.push(format!("{path} is missing"));
                continue;
            };
            let other = messages(&other.text);
            wrong.extend(french.keys().filter(|key| !other.contains_key(*key)).map(|key| format!("{path}: `{key}` is missing")));
            wrong.extend(other.keys().filter(|key| !french.contains_key(*key)).map(|key| format!("{path}: `{key}` is not in French")));
            wrong.extend(
                french
                    .iter()
                    .filter(|(key, names)| other.get(*key).is_some_and(|n| n != *names))
                    .map(|(key, _)| format!("{path}: `{key}` has other placeholders")),
            );
        }
    }
    let lonely = all.keys().filter(|path| !LANGUAGES.iter().any(|l| path.ends_with(&format!(".{l}.ftl"))));
    wrong.extend(lonely.map(|path| format!("{path}: no such language")));
    none("texts that differ", wrong);
}

#[test]
fn every_key_stands_once() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for file in files(".fr.ftl") {
        let lines = file.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        for key in lines.filter_map(|line| line.split('=').next()) {
            if let Some(other) = seen.insert(key.trim().to_owned(), file.path.clone()) {
                twice.push(format!("`{}` in {} and {other}", key.trim(), file.path));
            }
        }
    }
    none("keys that stand twice", twice);
}

/// Keys asked for, and prefixes of keys put together at run time; each with the place.
#[derive(Default)]
struct Uses {
    /// Must exist.
    keys: BTreeMap<String, String>,
    /// Something that begins so must exist.
    prefixes: BTreeMap<String, String>,
    /// May be keys: any text of the program.
    words: BTreeSet<String>,
}

fn uses() -> Uses {
    let mut uses = Uses::default();
    for file in files(".html") {
        for code in expressions(&file.text) {
            uses.template(&file.path, &code);
        }
    }
    for file in files(".rs").iter().filter(|file| !file.is_test()) {
        for literal in parts(&file.text).literals {
            let place = format!("{}:{}", file.path, literal.line);
            let before = literal.before.trim_end_matches([' ', '&']);
            if before.ends_with(".t(") || before.ends_with(".tv(") {
                uses.keys.insert(literal.text.clone(), place.clone());
            }
            if before.ends_with(".label(") {
                uses.prefixes.insert(literal.text.clone(), place.clone());
            }
            if let Some((begin, _)) = literal.text.split_once('{').filter(|(begin, _)| is_prefix(begin)) {
                uses.prefixes.insert(begin.trim_end_matches('-').to_owned(), place);
            }
            uses.words.insert(literal.text);
        }
    }
    uses
}

/// `bed-kind-`: the beginning of a key, up to a hyphen.
fn is_prefix(text: &str) -> bool {
    text.strip_suffix('-').is_some_and(is_word)
}

/// Letters and digits with single hyphens between.
fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !text.contains("--")
}

impl Uses {
    fn template(&mut self, path: &str, code: &str) {
        for (at, word) in strings(code) {
            let after = code[at + word.len() + 2..].trim_start();
            let before = code[..at].trim_end();
            if ["|t", "|tn(", "|tv("].iter().any(|filter| after.starts_with(filter)) {
                self.keys.insert(word.clone(), path.to_owned());
            }
            if before.ends_with("|label(") {
                self.prefixes.insert(word.clone(), path.to_owned());
            }
            self.words.insert(word);
        }
        for (name, arguments) in macro_calls(code) {
            // The second argument of the form parts is their label, the fifth of those with codes the prefix of names.
            if let Some(label) = arguments.get(1).and_then(|argument| literal(argument)) {
                self.keys.insert(label, path.to_owned());
            }
            if let Some(prefix) = arguments.get(4).and_then(|argument| literal(argument)).filter(|_| ["choice", "radios", "ticks"].contains(&name.as_str())) {
                self.prefixes.insert(prefix, path.to_owned());
            }
        }
    }
}

/// Expressions and statements of a template: what stands in `{{ }}` and `{% %}`.
fn expressions(text: &str) -> Vec<String> {
    let text = without(text, "{#", "#}");
    let mut out = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        out.extend(text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).map(str::to_owned));
    }
    out
}

/// A text without what stands between two marks, marks included.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once(close).map_or("", |(_, rest)| rest));
    }
    out
}

/// Positions and contents of `"..."`.
fn strings(code: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(begin) = code[at..].find('"').map(|found| at + found) {
        let Some(length) = code[begin + 1..].find('"') else { break };
        out.push((begin, code[begin + 1..begin + 1 + length].to_owned()));
        at = begin + length + 2;
    }
    out
}

fn literal(argument: &str) -> Option<String> {
    argument.trim().strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
}

/// Calls of the form parts: `c::name(arguments)`.
fn macro_calls(code: &str) -> Vec<(String, Vec<String>)> {
    let mut out = Vec::new();
    for call in code.split("c::").skip(1) {
        let Some((name, rest)) = call.split_once('(') else { continue };
        if ["text", "area", "choice", "radios", "ticks", "tick", "country", "language", "file"].contains(&name) {
            out.push((name.to_owned(), arguments(rest)));
        }
    }
    out
}

/// Arguments up to the closing bracket, parted at commas that are not within brackets or texts.
fn arguments(code: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut depth, mut quoted) = (0, false);
    for c in code.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted && depth == 0 => break,
            ')' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                out.push(String::new());
                continue;
            }
            _ => {}
        }
        out.last_mut().expect("there is one").push(c);
    }
    out
}

#[test]
fn keys_that_are_used_exist() {
    let (keys, uses) = (keys(), uses());
    let missing = uses.keys.iter().filter(|(key, _)| !keys.contains(*key)).map(|(key, place)| format!("{place}: `{key}`"));
    let begins = |prefix: &str| keys.iter().any(|key| key.starts_with(&format!("{prefix}-")));
    let prefixes =
        uses.prefixes.iter().filter(|(prefix, place)| place.ends_with(".html") && !begins(prefix)).map(|(prefix, place)| format!("{place}: `{prefix}-...`"));
    none("keys without a text", missing.chain(prefixes).collect());
}

/// Texts in Rust that have the form of a key of a room, such as those of problems and notices.
#[test]
fn keys_that_are_meant_exist() {
    let (keys, uses) = (keys(), uses());
    let rooms: BTreeSet<&str> = keys.iter().filter_map(|key| key.split_once('-').map(|(room, _)| room)).collect();
    let begins = |word: &str| keys.iter().any(|key| key.starts_with(&format!("{word}-")));
    let mut missing = Vec::new();
    for file in files(".rs").iter().filter(|file| !file.is_test() && is_subject(&file.path)) {
        for literal in parts(&file.text).literals {
            let word = literal.text.as_str();
            let meant = is_word(word) && word.split_once('-').is_some_and(|(room, _)| rooms.contains(room));
            if meant && !keys.contains(word) && !begins(word) && !NO_KEYS.contains(&word) {
                missing.push(format!("{}:{}: `{word}`", file.path, literal.line));
            }
        }
    }
    none("what looks like a key and has no text (if it is none, add it to NO_KEYS)", missing);
    assert!(NO_KEYS.iter().all(|word| uses.words.contains(*word)), "NO_KEYS holds words that are gone");
}

fn is_subject(path: &str) -> bool {
    ["admin", "people", "house", "reception", "emergency", "safety", "welcome", "care", "casework", "help", "oversight"]
        .iter()
        .any(|krate| path.starts_with(&format!("crates/{krate}/src/")))
}

#[test]
fn keys_that_exist_are_used() {
    let (keys, uses) = (keys(), uses());
    let built = |key: &str| {
        BUILT.iter().any(|(prefix, _)| key.starts_with(prefix))
            || uses.prefixes.keys().any(|prefix| key.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with('-')))
    };
    let idle = keys.iter().filter(|key| !uses.words.contains(*key) && !built(key));
    none("texts that nothing shows", idle.cloned().collect());
}

#[test]
fn templates_hold_no_words() {
    let mut found = Vec::new();
    for file in files(".html") {
        found.extend(visible(&file.text).into_iter().map(|words| format!("{}: {words}", file.path)));
    }
    none("words in templates", found);
}

/// What a reader would see of a template besides messages and values.
fn visible(text: &str) -> Vec<String> {
    let mut html = without(text, "{#", "#}");
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        html = without(&html, open, close);
    }
    let mut shown = Vec::new();
    for attribute in ["aria-label", "placeholder", "title", "alt", "data-label", "data-confirm"] {
        shown.extend(html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    // Only opening and closing tags: a lone `<` of a comparison stood in an expression.
    let between = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest));
    shown.extend(between.map(str::to_owned));
    let letters = |words: &str| words.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    let cleaned = shown.into_iter().map(|words| SAME_EVERYWHERE.iter().fold(without(&words, "&", ";"), |words, same| words.replace(same, "")));
    cleaned.map(|words| words.trim().to_owned()).filter(|words| letters(words)).collect()
}

#[test]
fn templates_are_read_rightly() {
    let text = r#"<p title="Hint">{{ "a-b"|t }} Hello {% if x < y %}{{ kind|label("bed") }}{% endif %} &nbsp;</p><i>3 a</i>{{ c::choice("sex", "person-sex", form.get("x", 1), codes, "sex", problems) }}"#;
    assert_eq!(visible(text), ["Hint", "Hello"]);
    let mut uses = Uses::default();
    expressions(text).iter().for_each(|code| uses.template("x", code));
    assert_eq!(uses.keys.keys().collect::<Vec<_>>(), ["a-b", "person-sex"]);
    assert_eq!(uses.prefixes.keys().collect::<Vec<_>>(), ["bed", "sex"]);
    let messages = messages("one = a { $n ->\n    [one] { $x }\n   *[other] b\n }\n# $no\ntwo = c\n");
    assert_eq!(messages["one"], BTreeSet::from(["n".to_owned(), "x".to_owned()]));
    assert!(messages["two"].is_empty());
}
