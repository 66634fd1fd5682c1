//! What the tests need from the system: PostgreSQL to run its own clusters, a browser, OpenSSL's headers.

use std::path::Path;

use anyhow::{Result, bail};

use crate::cmd::{command, run, run_with, say};

struct Need {
    package: &'static str,
    there: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { package: "postgresql", there: has_postgres },
    Need { package: "chromium", there: || on_path("chromium") },
    Need { package: "chromium-driver", there: || on_path("chromedriver") },
    Need { package: "libssl-dev", there: || Path::new("/usr/include/openssl/crypto.h").exists() },
];

/// Installs what is missing, where that is possible; says what to do where it is not.
pub(crate) fn install() -> Result<()> {
    let missing: Vec<&str> = NEEDS.iter().filter(|need| !(need.there)()).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install {}", missing.join(" "));
    if !on_path("apt-get") || !is_root() {
        bail!("the tests need more than is here. On Debian: {line}");
    }
    say(&format!("The tests need: {}", missing.join(", ")));
    run("apt-get", &["update", "--quiet"])?;
    let words: Vec<&str> = ["install", "--quiet", "--yes", "--no-install-recommends"].into_iter().chain(missing).collect();
    run_with("apt-get", &words, &[("DEBIAN_FRONTEND", "noninteractive")])
}

fn has_postgres() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    on_path("initdb") || versions.map(|entry| entry.path()).any(|path| path.join("bin/initdb").exists())
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).exists()))
}

fn is_root() -> bool {
    command("id", &["-u"]).output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
