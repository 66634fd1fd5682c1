//! SQL stands in `store.rs` files, and each statement is understood by both engines.

use ledger::Env;

use super::none;
use super::source::{File, files, parts};

/// Files besides `store.rs` that may hold SQL, each with its reason.
const ALLOWED: &[(&str, &str)] = &[
    ("crates/ledger/", "the engines themselves"),
    ("crates/web/src/session.rs", "sessions are the guard's own, and belong to no room"),
    ("crates/people/src/person/head.rs", "the head of a file and its record, which every room asks for"),
];
/// Words in statements that ask one engine about itself and are not meant for the other.
const ONE_ENGINE: &[&str] = &["sqlite_", "pragma_", "current_setting"];

fn is_sql(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    ["select ", "insert into ", "delete from ", "create table ", "create index ", "create unique index ", "drop table ", "with "]
        .iter()
        .any(|begin| text.starts_with(begin) && text.len() > begin.len() + 8)
        || (text.starts_with("update ") && text.contains(" set "))
}

fn is_store(file: &File) -> bool {
    file.name() == "store.rs" || file.path.contains("/store/")
}

#[test]
fn sql_stands_in_stores_only() {
    let mut found = Vec::new();
    let outside = |file: &&File| !file.is_test() && !is_store(file) && !ALLOWED.iter().any(|(path, _)| file.path.starts_with(path));
    for file in files(".rs").iter().filter(outside) {
        found.extend(parts(&file.text).literals.iter().filter(|l| is_sql(&l.text)).map(|l| format!("{}:{}: {}", file.path, l.line, l.text)));
    }
    none("SQL outside store.rs", found);
}

#[test]
fn exceptions_are_needed() {
    let all = files(".rs");
    let idle =
        ALLOWED.iter().filter(|(path, _)| !all.iter().any(|file| file.path.starts_with(path) && parts(&file.text).literals.iter().any(|l| is_sql(&l.text))));
    none("exceptions that nothing needs", idle.map(|(path, _)| (*path).to_owned()).collect());
}

/// Statements that are whole as they stand. Those put together at run time are tested by their rooms.
fn statements() -> Vec<(String, usize, String)> {
    let mut out = Vec::new();
    for file in files(".rs").iter().filter(|file| is_store(file)) {
        for literal in parts(&file.text).literals {
            let text = literal.text.replace("\\\n", " ").replace("\\\"", "\"");
            let whole = is_sql(&text) && !text.contains('{') && !ONE_ENGINE.iter().any(|word| text.contains(word));
            if whole {
                out.push((file.path.clone(), literal.line, text));
            }
        }
    }
    out
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    let statements = statements();
    assert!(statements.len() > 20, "the statements were not found");
    let mut wrong = Vec::new();
    for engine in testing::engines() {
        let place = testing::place(engine).await;
        let ledger = place.open(app::projectors(), Env::system()).await;
        let mut conn = ledger.read().await.expect("a connection");
        for (path, line, sql) in &statements {
            if let Err(error) = conn.prepare(sql).await {
                let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                wrong.push(format!("{engine:?} {path}:{line}: {cause}\n    {sql}"));
            }
        }
    }
    none("statements that an engine does not understand", wrong);
}
