//! One PostgreSQL cluster for the tests of a process.

use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use ledger::sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

const SCRIPT: &str = include_str!("cluster.sh");

/// A running cluster.
pub struct Cluster {
    base: String,
    query: String,
    /// The script that watches over the cluster. Its standard input is closed when this process ends, however it ends.
    _watcher: Option<Child>,
}

impl Cluster {
    /// URL of a database of this cluster.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("{}/{database}{}", self.base, self.query)
    }

    fn at(prefix: &str, watcher: Option<Child>) -> Self {
        let (base, query) = prefix.split_once('?').map_or((prefix, String::new()), |(base, query)| (base, format!("?{query}")));
        Self { base: base.trim_end_matches('/').to_owned(), query, _watcher: watcher }
    }
}

/// The cluster of this process, started when first asked for.
///
/// # Panics
/// When PostgreSQL is not installed or does not start.
pub fn postgres() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| match std::env::var("RELAIS_TEST_POSTGRES") {
        Ok(prefix) if !prefix.is_empty() => Cluster::at(&prefix, None),
        _ => start(),
    })
}

/// A fresh database; gives its URL.
///
/// # Panics
/// When PostgreSQL does not start or refuses to make one.
pub async fn database() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // The number tells them apart within this process, the random part between processes that share a server.
    let chance = u64::from_le_bytes(ledger::Env::system().bytes());
    let name = format!("relais_test_{}_{chance:016x}", COUNT.fetch_add(1, Ordering::Relaxed));
    let cluster = postgres();
    let mut conn = PgConnection::connect(&cluster.url("postgres")).await.expect("the test cluster answers");
    conn.execute(AssertSqlSafe(format!("create database {name}"))).await.expect("the test cluster makes a database");
    conn.close().await.expect("the connection closes");
    cluster.url(&name)
}

fn start() -> Cluster {
    let dir = tempfile::Builder::new().prefix("relais-postgres-").tempdir().expect("a temporary folder can be made").keep();
    let mut command = Command::new("sh");
    command.arg("-c").arg(SCRIPT).arg("sh").arg(binaries()).arg(&dir);
    // A group of its own: what kills the group of the tests leaves it alive to tidy up.
    command.process_group(0).current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
    // PostgreSQL refuses to run as root. The owner of a folder just made is who we are.
    if std::fs::metadata(&dir).is_ok_and(|meta| meta.uid() == 0) {
        let (user, group) = unprivileged();
        std::os::unix::fs::chown(&dir, Some(user), Some(group)).expect("root can give a folder away");
        command.uid(user).gid(group);
    }
    let mut child = command.spawn().expect("sh can be run");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout was asked for"));
    let mut said = String::new();
    lines.read_line(&mut said).expect("the output of sh can be read");
    if said.trim_end() != "ready" {
        lines.read_to_string(&mut said).expect("the output of sh can be read");
        panic!(
            "The tests need PostgreSQL 15 or newer and could not start it ({}). Install the package `postgresql`, or set RELAIS_TEST_POSTGRES to the URL of a server, or RELAIS_TEST_ENGINES=sqlite to leave it out. {said}",
            dir.display()
        );
    }
    Cluster::at(&format!("postgres://relais@localhost/?host={}", dir.display()), Some(child))
}

/// The newest of the installed versions; empty when only `PATH` can know.
fn binaries() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let installed = versions.filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))));
    let complete = |bin: &Path| ["initdb", "pg_ctl", "postgres"].iter().all(|name| bin.join(name).exists());
    installed.filter(|(_, bin)| complete(bin)).max().map(|(_, bin)| bin).unwrap_or_default()
}

/// User and group that own nothing of importance: `postgres` where it exists, else `nobody`.
fn unprivileged() -> (u32, u32) {
    let accounts = std::fs::read_to_string("/etc/passwd").expect("/etc/passwd can be read");
    let find = |name: &str| {
        accounts.lines().find_map(|line| {
            let mut fields = line.split(':');
            (fields.next()? == name).then_some(())?;
            Some((fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?))
        })
    };
    find("postgres").or_else(|| find("nobody")).expect("as root, PostgreSQL runs as the account `postgres` or `nobody`; neither exists")
}
