//! What was acknowledged survives the death of the process.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use ledger::{Env, KeySource, Keyring, Ledger, Open, StreamId};

use crate::thing::{append, named, placed, projectors, read, row, sound, tables};

const DIR: &str = "RELAIS_TEST_CHILD_DIR";
const URL: &str = "RELAIS_TEST_CHILD_URL";
/// Facts acknowledged before the child is killed; more than a checkpoint apart.
const ACKNOWLEDGED: usize = 400;

/// Run by the test below in a process of its own: writes and says what was acknowledged until it is killed.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "the other half of what_was_acknowledged_survives_a_kill"]
async fn child() {
    let dir = std::path::PathBuf::from(std::env::var_os(DIR).expect("started by the test"));
    let env = Env::system();
    let master = Keyring::open(&env, &dir, KeySource::Folder).unwrap();
    let url = std::env::var(URL).ok();
    let ledger = Ledger::open(Open { dir: &dir, url: url.as_deref(), master, env, projectors: projectors() }).await.unwrap();
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let ledger = ledger.clone();
            tokio::spawn(async move {
                loop {
                    let id: StreamId = ledger.env().id();
                    append(&ledger, id, [named("thing"), placed(&id.to_string())]).await.unwrap();
                    writeln!(std::io::stdout().lock(), "kept {id}").unwrap();
                }
            })
        })
        .collect();
    let _never_reached = futures::future::join_all(writers).await;
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    testing::each(|place| async move {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "durability::child", "--ignored", "--nocapture"]).env(DIR, place.path()).stdout(Stdio::piped());
        if let Some(url) = &place.url {
            command.env(URL, url);
        }
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut kept = Vec::new();
        let mut hear = |line: String| kept.extend(line.split_once("kept ").map(|(_, id)| id.parse::<StreamId>().unwrap()));
        let mut heard = 0;
        while heard < ACKNOWLEDGED {
            let line = lines.next().expect("the child goes on until it is killed").unwrap();
            heard += usize::from(line.contains("kept "));
            hear(line);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said between our decision and its death; the last line may be cut.
        lines.map_while(Result::ok).filter(|line| line.len() == "kept ".len() + 36).for_each(hear);

        let ledger = place.open(projectors(), Env::system()).await;
        assert!(kept.len() >= ACKNOWLEDGED);
        for id in &kept {
            assert_eq!(read(&ledger, *id).await.version(), 2);
            assert!(row(&ledger, *id).await.is_some());
        }
        let facts = sound(&ledger).await;
        assert!(facts >= i64::try_from(kept.len() * 2).unwrap() && facts % 2 == 0, "{facts}");
        append(&ledger, ledger.env().id(), [named("after")]).await.unwrap();
        let live = tables(&ledger).await;
        ledger.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(tables(&ledger).await, live);
        sound(&ledger).await;
    })
    .await;
}
