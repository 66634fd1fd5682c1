//! Documents that are derived from the program, so that they cannot fall behind it: who may do what (`access.md`), the
//! interface for programs (`api/openapi.json`) and the tables (`schema.md`). `cargo xtask gen` writes them.

mod matrix;
mod schema;
mod store;

use std::path::Path;

use anyhow::{Context as _, Result};

/// Writes the derived documents into a folder.
///
/// # Errors
/// When the disk refuses or the schema cannot be made.
pub async fn write(dir: &Path) -> Result<()> {
    let rooms = crate::rooms();
    let openapi = format!("{}\n", serde_json::to_string_pretty(&web::openapi(&rooms))?);
    put(dir, "access.md", &matrix::page(&rooms))?;
    put(dir, "api/openapi.json", &openapi)?;
    put(dir, "schema.md", &schema::page(&rooms).await?)
}

fn put(dir: &Path, name: &str, text: &str) -> Result<()> {
    let path = dir.join(name);
    let told = || format!("{} cannot be written", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(dir)).with_context(told)?;
    std::fs::write(&path, text).with_context(told)
}

/// A row of a Markdown table.
fn row<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| cell.as_ref().to_owned()).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The line under the head of a Markdown table.
fn rule(columns: usize) -> String {
    format!("|{}\n", "---|".repeat(columns))
}
