//! Scaffold of a room: the same few files everywhere.

use anyhow::{Result, bail};

use crate::cmd::{root, say};

/// `cargo xtask room SUBJECT NAME`.
pub(crate) fn scaffold(subject: &str, name: &str) -> Result<()> {
    let source = root().join("crates").join(subject).join("src");
    if !source.join("lib.rs").exists() {
        bail!("there is no subject crate `{subject}`");
    }
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        bail!("a room is named by a singular noun in small letters, such as `referral` or `best_interest`");
    }
    let folder = source.join(name);
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    std::fs::create_dir(&folder)?;
    let title = title(name);
    for (file, text) in FILES {
        std::fs::write(folder.join(file), text.replace("{room}", name).replace("{Room}", &title).replace("{key}", &name.replace('_', "-")))?;
    }
    say(&format!("crates/{subject}/src/{name}/ is there. What is left to do:"));
    say(&format!("- crates/{subject}/src/lib.rs: `mod {name};` and `{name}::ROOM` in `rooms()`"));
    say("- mod.rs: say what the room is for and which duty each route demands; the words in text.*.ftl");
    say("- CHANGELOG.md and docs/systems.md; then `cargo xtask gen` and `cargo xtask ci`");
    Ok(())
}

fn title(name: &str) -> String {
    name.split('_').map(|part| part.chars().take(1).flat_map(char::to_uppercase).chain(part.chars().skip(1)).collect::<String>()).collect()
}

const FILES: &[(&str, &str)] = &[
    ("mod.rs", include_str!("../room/mod.rs.txt")),
    ("facts.rs", include_str!("../room/facts.rs.txt")),
    ("rules.rs", include_str!("../room/rules.rs.txt")),
    ("store.rs", include_str!("../room/store.rs.txt")),
    ("pages.rs", include_str!("../room/pages.rs.txt")),
    ("list.html", include_str!("../room/list.html")),
    ("text.fr.ftl", include_str!("../room/text.fr.ftl")),
    ("text.en.ftl", include_str!("../room/text.en.ftl")),
    ("text.ar.ftl", include_str!("../room/text.ar.ftl")),
    ("tests.rs", include_str!("../room/tests.rs.txt")),
];
