//! Developer commands: `cargo xtask ci`, `test`, `gen`, `room`. One command checks everything, the same on a desk and
//! in continuous integration.

mod ci;
mod cmd;
mod docs;
mod packages;
mod room;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "cargo xtask ci                  format, lints, tests on both engines, generated files, crates that must stay out
cargo xtask test [WORDS...]     the tests alone; WORDS go to cargo test
cargo xtask gen [--check]       write docs/access.md, docs/schema.md and docs/api/openapi.json, or see whether they are as written
cargo xtask room SUBJECT NAME   scaffold of a new room";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["ci"] => ci::ci(),
        ["test", rest @ ..] => ci::test(rest),
        ["gen"] => docs::write(),
        ["gen", "--check"] => docs::check(),
        ["room", subject, name] => room::scaffold(subject, name),
        [] | ["help" | "--help" | "-h"] => {
            cmd::say(HELP);
            Ok(())
        }
        _ => bail!("there is no such command\n{HELP}"),
    }
}
