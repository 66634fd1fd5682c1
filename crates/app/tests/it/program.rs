//! The commands, as somebody at a terminal uses them: on the practice centre, also while it is being served.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The program, away from whatever the environment of the tests says about a data folder.
fn relais(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relais"));
    command.args(words);
    for name in ["CONFIG", "DATA", "LISTEN", "DATABASE", "DATABASE_FILE", "PASSPHRASE", "PASSPHRASE_FILE", "KEY_FILE", "MAIL_PASSWORD", "MAIL_PASSWORD_FILE"] {
        command.env_remove(format!("RELAIS_{name}"));
    }
    command
}

fn run(words: &[&str]) -> Output {
    relais(words).output().expect("the program runs")
}

#[track_caller]
fn well(words: &[&str]) -> String {
    let output = run(words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[track_caller]
fn refused(words: &[&str], because: &str) {
    let output = run(words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains(because), "{words:?}: {said}");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path is text")
}

/// A served practice centre; told to stop when dropped.
struct Demo {
    child: Child,
    url: String,
}

impl Demo {
    fn start(dir: &str) -> Self {
        let mut child = relais(&["demo", "--data", dir, "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().expect("the program runs");
        let lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
        let mut said = lines.map_while(Result::ok);
        let url = said.find_map(|line| line.split_once("The practice centre is at ").map(|(_, url)| url.to_owned())).expect("it says where it is");
        // Read on, so that the program never waits for a reader.
        std::thread::spawn(move || said.for_each(drop));
        Self { child, url }
    }

    /// Ends it as a service manager does.
    fn stop(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(asked.success());
        assert!(self.child.wait().expect("it ends").success(), "a stop is no failure");
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // A test that fails must not leave it behind; one that stopped it finds nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A status line of an answer, over the network.
fn ask(url: &str, path: &str, token: &str) -> String {
    use std::io::{Read as _, Write as _};
    let address = url.strip_prefix("http://").expect("an address");
    let mut stream = std::net::TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nAccept: application/json\r\nConnection: close\r\n\r\n")
        .expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_served_centre_can_be_looked_after() {
    let place = tempfile::tempdir().expect("a folder");
    let dir = place.path().join("demo");
    let (data, pass, copy, back) = (text(&dir), place.path().join("pass"), place.path().join("copy.age"), place.path().join("back"));
    std::fs::write(&pass, "a passphrase for the copy\n").expect("a file");
    let demo = Demo::start(data);

    let verified = well(&["verify", "--data", data, "--json"]);
    assert!(verified.contains("\"problems\":[]"), "{verified}");
    assert!(well(&["doctor", "--data", data]).contains("A Relais is running on this folder."));
    let token = well(&["token", "--data", data, "--user", "clerk", "--scope", "arrival_read", "--days", "2"]);
    assert_eq!(ask(&demo.url, "/arrivals", token.trim()), "HTTP/1.1 200 OK");
    assert_eq!(ask(&demo.url, "/places", token.trim()), "HTTP/1.1 403 Forbidden", "a token does no more than its scopes");
    assert_eq!(ask(&demo.url, "/arrivals", "wrong"), "HTTP/1.1 401 Unauthorized");
    refused(&["token", "--data", data, "--user", "clerk", "--scope", "account_manage"], "A token never allows more");
    refused(&["token", "--data", data, "--user", "nobody", "--scope", "arrival_read"], "no account `nobody`");
    refused(&["rebuild", "--data", data], "stop it first");
    refused(&["serve", "--data", data, "--listen", "127.0.0.1:0"], "stop it first");
    let _ = well(&["backup", "--data", data, "--out", text(&copy), "--passphrase-file", text(&pass)]);
    refused(&["backup", "--data", data, "--out", text(&copy), "--passphrase-file", text(&pass)], "overwrites nothing");
    refused(&["restore", text(&copy), "--data", data, "--passphrase-file", text(&pass)], "needs a folder of its own");
    demo.stop();

    assert!(well(&["rebuild", "--data", data]).contains("were made again"));
    let _ = well(&["verify", "--data", data]);
    let _ = well(&["restore", text(&copy), "--data", text(&back), "--passphrase-file", text(&pass)]);
    assert!(well(&["verify", "--data", text(&back), "--json"]).contains("\"problems\":[]"));
    let again = Demo::start(data);
    assert_eq!(ask(&again.url, "/arrivals", token.trim()), "HTTP/1.1 200 OK", "a token outlives the server");
    again.stop();
}

#[test]
fn a_folder_with_a_passphrase_opens_with_it_only() {
    let place = tempfile::tempdir().expect("a folder");
    let (dir, right, wrong) = (place.path().join("data"), place.path().join("right"), place.path().join("wrong"));
    std::fs::write(&right, "one passphrase\n").expect("a file");
    std::fs::write(&wrong, "another\n").expect("a file");
    let (data, right, wrong) = (text(&dir), text(&right), text(&wrong));
    let mut child =
        relais(&["serve", "--data", data, "--passphrase-file", right, "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().expect("the program runs");
    let said = BufReader::new(child.stdout.take().expect("stdout")).lines().map_while(Result::ok).find(|line| line.contains("first start"));
    assert!(said.is_some(), "a first start says so");
    Demo { child, url: String::new() }.stop();
    assert!(!dir.join("master.key").exists(), "a passphrase leaves no key in the folder");
    let _ = well(&["verify", "--data", data, "--passphrase-file", right]);
    refused(&["verify", "--data", data, "--passphrase-file", wrong], "does not open this data folder");
    refused(&["verify", "--data", data], "opens with a passphrase");
}

#[test]
fn a_mistyped_folder_is_no_new_centre() {
    let place = tempfile::tempdir().expect("a folder");
    let dir = place.path().join("typo");
    for command in ["verify", "rebuild"] {
        refused(&[command, "--data", text(&dir)], "is not a data folder");
    }
    assert!(!dir.exists());
}

#[test]
fn the_interface_is_described() {
    let document: serde_json::Value = serde_json::from_str(&well(&["openapi"])).expect("JSON");
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"].as_object().is_some_and(|paths| paths.len() > 10));
}
