//! The serving side: a second process, whose CPU time and memory the kernel counts.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Ticks of the kernel's CPU clock in a second on Linux.
const TICKS: u64 = 100;
/// A server that has not answered by then does not start.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server; ended when dropped.
pub(super) struct Server {
    child: Child,
    pub(super) address: SocketAddr,
    pub(super) started_ms: u128,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts one and waits until it answers.
    pub(super) async fn start(dir: &Path, database: Option<&str>) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve", "--listen", &address.to_string(), "--data"]).arg(dir).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(url) = database {
            command.args(["--database", url]);
        }
        let begun = Instant::now();
        let mut child = command.spawn().context("the server starts")?;
        while tokio::net::TcpStream::connect(address).await.is_err() {
            if begun.elapsed() > PATIENCE || child.try_wait()?.is_some() {
                bail!("the server did not start");
            }
            tokio::task::yield_now().await;
        }
        Ok(Self { child, address, started_ms: begun.elapsed().as_millis() })
    }

    /// CPU time so far, of user and kernel.
    pub(super) fn cpu(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks: u64 = [11, 12].into_iter().filter_map(|i| fields.get(i)).filter_map(|f| f.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks * 1000 / TICKS))
    }

    /// Resident memory in megabytes.
    pub(super) fn memory_mb(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|l| l.starts_with("VmRSS:")).context("the kernel tells the memory")?;
        let kb: u64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).context("the memory is a number")?;
        Ok(kb / 1000)
    }
}
