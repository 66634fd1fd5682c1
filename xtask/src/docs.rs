//! Documents that are derived from the program.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::cmd::{root, run, say};

/// Under `docs/`.
const FILES: &[&str] = &["access.md", "schema.md", "api/openapi.json"];

/// `cargo xtask gen`.
pub(crate) fn write() -> Result<()> {
    derive(&root().join("docs"))
}

/// `cargo xtask gen --check`.
pub(crate) fn check() -> Result<()> {
    let fresh = std::env::temp_dir().join(format!("relais-derived-{}", std::process::id()));
    let done = derive(&fresh).and_then(|()| compare(&fresh));
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh).context("the derived documents cannot be taken away")?;
    }
    done
}

fn compare(fresh: &Path) -> Result<()> {
    let docs = root().join("docs");
    let differ: Vec<&&str> = FILES.iter().filter(|file| std::fs::read(docs.join(file)).ok() != std::fs::read(fresh.join(file)).ok()).collect();
    if !differ.is_empty() {
        bail!("{differ:?} in docs/ are not as the program derives them: run `cargo xtask gen` and look at the difference");
    }
    say("The derived documents are as written.");
    Ok(())
}

fn derive(into: &Path) -> Result<()> {
    let into = into.to_str().context("the path of the workspace is not text")?;
    run("cargo", &["run", "--quiet", "--package", "app", "--bin", "relais", "--", "gen-docs", into])
}
