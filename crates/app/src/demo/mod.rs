//! The practice centre.

use anyhow::Result;

use crate::config::Settings;

pub(crate) async fn open(_settings: &Settings) -> Result<()> {
    Ok(())
}
