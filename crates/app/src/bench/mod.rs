//! Measurements against the budgets in `ARCHITECTURE.md`: `relais bench`.

use anyhow::{Result, bail};

/// Which measurement, and on how much.
#[derive(clap::Args)]
pub struct Args {
    /// Number of people in the centre that is measured.
    #[arg(long, default_value_t = 100_000)]
    pub people: u32,
}

/// Runs the measurements.
///
/// # Errors
/// In a sentence.
pub async fn run(_args: &Args) -> Result<()> {
    bail!("this build has no measurements")
}
