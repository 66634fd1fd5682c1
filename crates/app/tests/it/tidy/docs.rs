//! Documents that must not fall behind the code.

use std::collections::BTreeSet;

use super::none;
use super::source::{files, parts, root};

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|_| panic!("{path} is missing"))
}

/// Words in backticks that begin a row of a Markdown table, under a heading.
fn first_cells(text: &str, heading: &str) -> BTreeSet<String> {
    let section = text.split(&format!("\n{heading}\n")).nth(1).unwrap_or_else(|| panic!("there is no heading `{heading}`"));
    let section = section.split("\n## ").next().unwrap_or_default();
    section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next().map(str::to_owned)).collect()
}

#[test]
fn architecture_lists_the_crates() {
    let listed = first_cells(&read("ARCHITECTURE.md"), "## Code map");
    let there: BTreeSet<String> = std::fs::read_dir(root().join("crates"))
        .expect("crates")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .chain(["xtask".to_owned()])
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn architecture_stays_short() {
    let lines = read("ARCHITECTURE.md").lines().count();
    assert!(lines <= 150, "ARCHITECTURE.md has {lines} lines; it is to be read at one sitting");
}

#[test]
fn every_dependency_is_explained() {
    let manifest = read("Cargo.toml");
    let section = manifest.split("[workspace.dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("the dependencies of the workspace");
    let used: BTreeSet<&str> =
        section.lines().filter_map(|line| line.split_once(" = ").filter(|(_, value)| !value.contains("path =")).map(|(name, _)| name)).collect();
    let text = read("docs/dependencies.md");
    let explained = first_cells(&text, "## Used");
    let missing = used.iter().filter(|name| !explained.contains(**name)).map(|name| format!("{name} is used and not explained"));
    let idle = explained.iter().filter(|name| !used.contains(name.as_str())).map(|name| format!("{name} is explained and not used"));
    none("docs/dependencies.md", missing.chain(idle).collect());
}

#[test]
fn decisions_are_numbered() {
    let mut names: Vec<String> =
        std::fs::read_dir(root().join("docs/decisions")).expect("decisions").flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    for (place, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}-", place + 1)), "{name} is out of order");
        let text = read(&format!("docs/decisions/{name}"));
        for heading in ["## Context", "## Decision", "## Rejected"] {
            assert!(text.contains(heading), "{name} lacks `{heading}`");
        }
    }
}

#[test]
fn one_command_everywhere() {
    assert!(read("README.md").contains("cargo xtask ci"));
    assert!(read(".ci/run").contains("\ncargo xtask ci"));
}

/// Pages that are named in texts are there.
#[test]
fn links_between_documents_hold() {
    let mut broken = Vec::new();
    let mut pages = vec!["README.md".to_owned(), "ARCHITECTURE.md".to_owned(), "CONTRIBUTING.md".to_owned(), "CHANGELOG.md".to_owned()];
    for dir in ["docs", "docs/decisions"] {
        let there = std::fs::read_dir(root().join(dir)).expect("docs").flatten().map(|e| format!("{dir}/{}", e.file_name().to_string_lossy()));
        pages.extend(there.filter(|path| path.ends_with(".md")));
    }
    for page in pages {
        let text = read(&page);
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !root().join(folder).join(target).exists() {
                broken.push(format!("{page}: {target}"));
            }
        }
    }
    none("links to nothing", broken);
}

/// The table of systems has a row for each, in order, and names addresses that there are.
#[test]
fn systems_are_listed_truly() {
    let text = read("docs/systems.md");
    let rows: Vec<Vec<&str>> =
        text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| #")).map(|line| line.split('|').map(str::trim).collect()).collect();
    let addresses: BTreeSet<&str> = app::rooms().iter().flat_map(|room| (room.routes)()).map(|route| route.path).collect();
    assert_eq!(rows.len(), 208);
    let mut wrong = Vec::new();
    let mut counts = [0, 0, 0];
    for (place, row) in rows.iter().enumerate() {
        let state = ["here", "partly", "not yet"].iter().position(|state| row[3] == *state);
        let named = row[4].split('`').skip(1).step_by(2).filter(|word| word.starts_with('/'));
        wrong.extend(named.filter(|word| !addresses.contains(word)).map(|word| format!("row {}: there is no `{word}`", row[1])));
        match state {
            Some(state) if row[1] == (place + 1).to_string() && (state == 2) == row[5].is_empty() => counts[state] += 1,
            _ => wrong.push(format!("row {} is out of order, has no state, or claims something without a test", row[1])),
        }
    }
    let said = format!("**{}** here, **{}** partly, {} not yet", counts[0], counts[1], counts[2]);
    assert!(text.contains(&said), "the head of the page must say: {said}");
    none("docs/systems.md", wrong);
}

/// Each dependency of the workspace is used by a crate.
#[test]
fn every_dependency_is_used() {
    let manifest = read("Cargo.toml");
    let section = manifest.split("[workspace.dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("the dependencies of the workspace");
    let crates = std::fs::read_dir(root().join("crates")).expect("crates").flatten().map(|entry| entry.path()).chain([root().join("xtask")]);
    let used: String = crates.map(|path| std::fs::read_to_string(path.join("Cargo.toml")).expect("a manifest")).collect();
    let names = section.lines().filter_map(|line| line.split_once(" = ").map(|(name, _)| name));
    none("dependencies that nothing uses", names.filter(|name| !used.contains(&format!("\n{name}.workspace"))).map(str::to_owned).collect());
}

/// Names of environment variables stand in one place.
#[test]
fn environment_is_read_in_one_place() {
    let mut found = Vec::new();
    for file in files(".rs").iter().filter(|file| !file.is_test() && file.path != "crates/app/src/config.rs") {
        let name = |text: &str| text.strip_prefix("RELAIS_").is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
        found.extend(parts(&file.text).literals.iter().filter(|l| name(&l.text)).map(|l| format!("{}:{}: {}", file.path, l.line, l.text)));
    }
    none("environment names outside crates/app/src/config.rs", found);
}
