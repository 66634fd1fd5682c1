//! Running other programs from the root of the workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// Root of the workspace.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// Prints a line.
#[expect(clippy::print_stdout, reason = "a developer command answers on standard output")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// A command in the root of the workspace, not yet run.
pub(crate) fn command(program: &str, words: &[&str]) -> Command {
    let program = if program == "cargo" { std::env::var("CARGO").unwrap_or_else(|_| program.to_owned()) } else { program.to_owned() };
    let mut command = Command::new(program);
    command.args(words).current_dir(root());
    command
}

/// Runs a command, saying which; fails when it fails.
pub(crate) fn run(program: &str, words: &[&str]) -> Result<()> {
    run_with(program, words, &[])
}

/// Runs a command with more environment.
pub(crate) fn run_with(program: &str, words: &[&str], env: &[(&str, &str)]) -> Result<()> {
    let line = std::iter::once(program).chain(words.iter().copied()).collect::<Vec<_>>().join(" ");
    let set: String = env.iter().map(|(name, value)| format!("{name}={value} ")).collect();
    say(&format!("\n== {set}{line}"));
    let status = command(program, words).envs(env.iter().copied()).status().with_context(|| format!("`{program}` cannot be run"))?;
    if !status.success() {
        bail!("`{line}` failed");
    }
    Ok(())
}

/// Standard output of a command that must not fail.
pub(crate) fn output(program: &str, words: &[&str]) -> Result<String> {
    let output = command(program, words).output().with_context(|| format!("`{program}` cannot be run"))?;
    if !output.status.success() {
        bail!("`{program} {}` failed: {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
