//! Files and functions stay small enough to be read at one sitting.

use super::none;
use super::source::{files, parts};

/// Lines of a file without its tests.
const FILE_LINES_MAX: usize = 800;
/// Lines of a function.
const FUNCTION_LINES_MAX: usize = 70;

#[test]
fn files_are_short() {
    let long = files(".rs").into_iter().filter(|file| !file.is_test());
    let long = long.map(|file| (parts(&file.text).code.lines().count(), file.path)).filter(|(lines, _)| *lines > FILE_LINES_MAX);
    none("files longer than 800 lines", long.map(|(lines, path)| format!("{path}: {lines} lines")).collect());
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for file in files(".rs").iter().filter(|file| !file.is_test()) {
        for (name, line, lines) in functions(&parts(&file.text).code) {
            if lines > FUNCTION_LINES_MAX {
                long.push(format!("{}:{line}: `{name}` has {lines} lines", file.path));
            }
        }
    }
    none("functions longer than 70 lines", long);
}

/// Name, first line and number of lines of each function with a body.
fn functions(code: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut out = Vec::new();
    for (begin, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let mut depth = 0;
        for (end, line) in lines.iter().enumerate().skip(begin) {
            let opened = depth > 0 || line.contains('{');
            depth += line.matches('{').count();
            depth = depth.saturating_sub(line.matches('}').count());
            if !opened && line.trim_end().ends_with(';') {
                break;
            }
            if opened && depth == 0 {
                out.push((name, begin + 1, end + 1 - begin));
                break;
            }
        }
    }
    out
}

fn function_name(line: &str) -> Option<String> {
    let rest = line.trim_start();
    let (before, after) = rest.split_once("fn ")?;
    let modifiers =
        before.split_whitespace().all(|word| matches!(word, "pub" | "const" | "async" | "unsafe" | "extern" | "default" | "in") || word.starts_with("pub("));
    let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (modifiers && !name.is_empty()).then_some(name)
}

#[test]
fn functions_are_measured() {
    let code =
        "pub(crate) async fn one(\n  a: u8,\n) -> u8 {\n  if a { b } else { c }\n}\nfn two() {}\ntrait T {\n  fn three(\n  );\n}\nlet f = |x| { fn_call() };";
    let found = functions(code);
    assert_eq!(found, [("one".to_owned(), 1, 5), ("two".to_owned(), 6, 1)]);
}
