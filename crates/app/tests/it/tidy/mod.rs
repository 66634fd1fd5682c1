//! Conventions of CONTRIBUTING.md that a lint cannot see.

mod docs;
mod size;
mod source;
mod sql;
mod text;

/// Fails with all findings at once.
#[track_caller]
fn none(what: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{what}:\n{}", findings.join("\n"));
}
