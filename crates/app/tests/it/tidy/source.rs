//! The source files, and a reader that tells code from comments and texts.

use std::path::{Path, PathBuf};

/// Root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().and_then(Path::parent).expect("crates/app lies in the workspace").to_owned()
}

/// A file, its path from the root with `/`.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Whether the module is compiled for tests only.
    for_tests: bool,
}

/// All files under `crates/*/src` that end so.
pub(crate) fn files(ending: &str) -> Vec<File> {
    let root = root();
    let mut out = Vec::new();
    for krate in std::fs::read_dir(root.join("crates")).expect("the crates can be listed").flatten() {
        collect(&krate.path().join("src"), ending, &root, &mut out);
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!out.is_empty(), "no {ending} found under {}", root.display());
    out
}

fn collect(dir: &Path, ending: &str, root: &Path, out: &mut Vec<File>) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, root, out);
        } else if path.to_string_lossy().ends_with(ending) {
            let text = std::fs::read_to_string(&path).expect("a source file is text");
            let for_tests = is_for_tests(dir, &path);
            let path = path.strip_prefix(root).expect("it lies in the root").to_string_lossy().replace('\\', "/");
            out.push(File { path, text, for_tests });
        }
    }
}

/// Whether the folder's own module declares this file under `#[cfg(test)]`.
fn is_for_tests(dir: &Path, path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let declared = ["", "pub(crate) "].map(|seen| format!("#[cfg(test)]\n{seen}mod {name};"));
    let declares = |text: String| declared.iter().any(|line| text.contains(line));
    ["lib.rs", "mod.rs"].iter().any(|module| std::fs::read_to_string(dir.join(module)).is_ok_and(declares))
}

impl File {
    /// Whether it holds tests only.
    pub(crate) fn is_test(&self) -> bool {
        self.for_tests || self.path.contains("/tests/") || self.path.starts_with("crates/testing/")
    }
    /// The name without its folder.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// A string literal: the line it begins on, the code before it on that line, and its content with escapes as written.
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) before: String,
    pub(crate) text: String,
}

/// A source file taken apart: code with strings and comments blanked (the lines stay where they are), and the strings.
pub(crate) struct Parts {
    pub(crate) code: String,
    pub(crate) literals: Vec<Literal>,
}

/// Takes Rust apart. Inline test modules at the end of a file are left out.
pub(crate) fn parts(text: &str) -> Parts {
    let chars: Vec<char> = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().chars().collect();
    let mut reader = Reader { chars, at: 0, line: 1, parts: Parts { code: String::new(), literals: Vec::new() } };
    while reader.at < reader.chars.len() {
        reader.step();
    }
    reader.parts
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    parts: Parts,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn code(&mut self, count: usize) {
        for _ in 0..count {
            let c = self.peek(0);
            self.line += usize::from(c == '\n');
            self.parts.code.push(c);
            self.at += 1;
        }
    }

    fn blank(&mut self, count: usize) {
        for _ in 0..count {
            let c = self.peek(0);
            self.line += usize::from(c == '\n');
            if c == '\n' {
                self.parts.code.push('\n');
            }
            self.at += 1;
        }
    }

    fn step(&mut self) {
        let starts_word = !self.parts.code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.line_comment(),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(0),
            ('r', '"' | '#') if starts_word => self.raw_string(1),
            ('b', 'r') if starts_word && matches!(self.peek(2), '"' | '#') => self.raw_string(2),
            ('\'', '\\') => self.character(),
            ('\'', _) if self.peek(2) == '\'' => self.blank(3),
            _ => self.code(1),
        }
    }

    fn line_comment(&mut self) {
        while self.at < self.chars.len() && self.peek(0) != '\n' {
            self.blank(1);
        }
    }

    fn block_comment(&mut self) {
        self.blank(2);
        while self.at < self.chars.len() && (self.peek(0), self.peek(1)) != ('*', '/') {
            self.blank(1);
        }
        self.blank(2);
    }

    fn character(&mut self) {
        self.blank(3);
        while self.at < self.chars.len() && self.peek(0) != '\'' {
            self.blank(1);
        }
        self.blank(1);
    }

    fn raw_string(&mut self, prefix: usize) {
        let hashes = (0..).take_while(|n| self.peek(prefix + n) == '#').count();
        if self.peek(prefix + hashes) != '"' {
            // A raw identifier.
            return self.code(1);
        }
        self.blank(prefix + hashes);
        self.string(hashes + 1);
    }

    /// `raw`: 0 for an ordinary string, else the number of hashes and one.
    fn string(&mut self, raw: usize) {
        let (line, before) = (self.line, self.parts.code.rsplit('\n').next().unwrap_or_default().to_owned());
        self.blank(1);
        let begin = self.at;
        while self.at < self.chars.len() {
            let closes = self.peek(0) == '"' && (1..raw).all(|n| self.peek(n) == '#');
            if closes {
                break;
            }
            self.blank(if raw == 0 && self.peek(0) == '\\' { 2 } else { 1 });
        }
        let text = self.chars.get(begin..self.at.min(self.chars.len())).unwrap_or_default().iter().collect();
        self.blank(raw.max(1));
        self.parts.code.push_str("\"\"");
        self.parts.literals.push(Literal { line, before, text });
    }
}

#[test]
fn code_is_told_from_text() {
    let parts = parts("fn a<'x>() {\n  let c = '\"'; // \"no\"\n  let s = r#\"one \"two\"\"#; t(\"three\\\"\");\n  /* { */ b'{' }");
    let texts: Vec<(usize, &str)> = parts.literals.iter().map(|l| (l.line, l.text.as_str())).collect();
    assert_eq!(texts, [(3, "one \"two\""), (3, "three\\\"")]);
    assert_eq!(parts.code.matches('{').count(), parts.code.matches('}').count());
    assert_eq!(parts.code.lines().count(), 4);
    assert!(parts.literals[1].before.ends_with("t("));
}
