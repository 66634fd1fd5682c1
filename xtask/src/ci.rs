//! Everything that must hold before a change is taken.

use anyhow::{Result, bail};

use crate::cmd::{output, run, run_with, say};
use crate::{docs, packages};

/// Crates that must never come in through somebody's default features: each needs a C tool chain of its own.
const FORBIDDEN: &[&str] = &["aws-lc-sys", "openssl-sys", "native-tls"];

/// `cargo xtask ci`.
pub(crate) fn ci() -> Result<()> {
    packages::install()?;
    run("cargo", &["fmt", "--all", "--check"])?;
    forbidden()?;
    run("cargo", &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    tests(&[])?;
    docs::check()?;
    // The file as a whole encrypted: not in the default build, because it needs OpenSSL's headers (docs/decisions/0005).
    run_with("cargo", &["test", "--package", "ledger", "--features", "sqlcipher"], &[("RELAIS_TEST_ENGINES", "sqlite")])?;
    say("\nEverything holds.");
    Ok(())
}

/// `cargo xtask test`.
pub(crate) fn test(words: &[&str]) -> Result<()> {
    packages::install()?;
    tests(words)
}

/// Plain `cargo test`: the tests of one binary share one PostgreSQL cluster, which one process per test would not.
fn tests(words: &[&str]) -> Result<()> {
    let all: Vec<&str> = ["test", "--workspace", "--no-fail-fast"].into_iter().chain(words.iter().copied()).collect();
    run("cargo", &all)
}

fn forbidden() -> Result<()> {
    let tree = output("cargo", &["tree", "--workspace", "--all-features", "--edges", "normal,build,dev", "--prefix", "none", "--format", "{p}"])?;
    let found: Vec<&&str> = FORBIDDEN.iter().filter(|name| tree.lines().any(|line| line.split(' ').next() == Some(**name))).collect();
    if !found.is_empty() {
        bail!("{found:?} came into the tree: find out through which feature with `cargo tree -i`, and switch it off (docs/dependencies.md)");
    }
    Ok(())
}
