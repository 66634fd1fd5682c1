//! The cluster of the tests goes when its process is killed.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Run by the test below in a process of its own: starts a cluster, says where, and waits to be killed.
#[tokio::test]
#[ignore = "the other half of a_killed_process_leaves_no_cluster"]
async fn child() {
    println!("cluster {}", testing::database().await);
    std::io::stdin().lines().for_each(drop);
}

#[test]
fn a_killed_process_leaves_no_cluster() {
    if !testing::engines().contains(&ledger::Engine::Postgres) || std::env::var("RELAIS_TEST_POSTGRES").is_ok() {
        return;
    }
    let mut child = Command::new(std::env::current_exe().expect("own path"))
        .args(["--exact", "child", "--ignored", "--nocapture"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the test binary runs");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
    let url = lines.find_map(|line| line.ok()?.split_once("cluster ").map(|(_, url)| url.to_owned())).expect("the child names its cluster");
    let dir = PathBuf::from(url.split_once("host=").expect("a socket folder").1);
    assert!(dir.join("data/postmaster.pid").exists());
    child.kill().expect("the child can be killed");
    child.wait().expect("the child can be waited for");
    // The watching script shares the child's standard error: end of file means that the script has ended too.
    std::io::read_to_string(child.stderr.take().expect("stderr")).expect("the output can be read");
    assert!(!dir.exists(), "{} is still there", dir.display());
}
