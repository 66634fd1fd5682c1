//! The power fails: a server that is killed in the middle of registrations has lost none that it answered, and made up
//! none.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};

use access::Role;
use admin::{NewAccount, NewSite};
use ledger::{Author, Bind, Engine, Env, Ledger};
use serde_json::{Value, json};
use testing::Place;
use text::Locale;

use crate::crowd::somebody;
use crate::journey::{COLUMNS, form, spoken, text};

/// Times that the server is killed.
const KILLS: u32 = 3;
/// Desks that register at once.
const DESKS: u32 = 6;
/// Registrations that are answered before it is killed.
const ENOUGH: usize = 30;
/// Registrations of one desk between two kills, at most.
const ROUND: u32 = 500;

/// The program on this place, away from whatever the environment says.
fn relais(place: &Place, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relais"));
    command.args(words).arg("--data").arg(place.path());
    for name in ["CONFIG", "DATA", "LISTEN", "DATABASE", "DATABASE_FILE", "PASSPHRASE", "PASSPHRASE_FILE", "KEY_FILE", "MAIL_PASSWORD", "MAIL_PASSWORD_FILE"] {
        command.env_remove(format!("RELAIS_{name}"));
    }
    if let Some(url) = &place.url {
        command.args(["--database", url]);
    }
    command
}

#[track_caller]
fn well(place: &Place, words: &[&str]) -> String {
    let output = relais(place, words).output().expect("the program runs");
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A centre with a clerk; gives the clerk's token.
async fn prepare(place: &Place) -> String {
    let ledger = place.open(app::projectors(), Env::system()).await;
    let program = app::assemble(ledger.clone(), web::Config::default()).await.expect("the program starts");
    let mut write = ledger.write(Author::default()).await.expect("the ledger writes");
    let site = NewSite { name: "Centre d’essai".to_owned(), prefix: "ESS".to_owned(), country: "NER".to_owned(), zone: "Africa/Niamey".to_owned() };
    let site = admin::open_site(&mut write, &program, site).await.expect("a centre opens");
    let account = NewAccount {
        username: "clerk".to_owned(),
        name: "Agent d’essai".to_owned(),
        locale: Locale::Fr,
        password_hash: "no password opens this account".to_owned(),
        roles: vec![(site, Role::Clerk)],
        totp: None,
        must_change: false,
    };
    let user = admin::create_account(&mut write, &program, account).await.expect("an account is made");
    write.commit().await.expect("the centre is kept");
    let scopes: Vec<_> = Role::Clerk.duties().iter().map(|(duty, _)| *duty).collect();
    let mut write = ledger.write(Author { user, site }).await.expect("the ledger writes");
    let token = admin::create_token(&mut write, &program, user, site, "test", &scopes, 2).await.expect("a token is made");
    write.commit().await.expect("the token is kept");
    drop(program);
    ledger.close().await.expect("the ledger closes");
    token
}

/// A server; killed without warning when dropped.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(place: &Place) -> Self {
        let mut child = relais(place, &["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
        let mut said = BufReader::new(child.stdout.take().expect("stdout")).lines().map_while(Result::ok);
        let address = said.find_map(|line| line.split_once(" is at http://").and_then(|(_, at)| at.trim().parse().ok())).expect("it says where it is");
        // Read on, so that the program never waits for a reader.
        std::thread::spawn(move || said.for_each(drop));
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What was answered, whole; nothing when the server is gone.
fn ask(address: SocketAddr, token: &str, path: &str, body: &Value) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(address).ok()?;
    let body = body.to_string();
    let length = body.len();
    write!(stream, "POST {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, data) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, serde_json::from_str(data).ok()?))
}

/// Registers one after the other until the server is gone, and tells of each that was answered: person and code.
fn register(address: SocketAddr, token: &str, first: u32, told: &Sender<(String, String)>) -> Option<()> {
    for number in first..first + ROUND {
        let (status, made) = ask(address, token, "/consents", &spoken(json!({})))?;
        assert_eq!(status, 201, "{made}");
        let mut who = form(somebody(number), json!({"person": text(&made, "/id"), "with": "head"}));
        let (mut status, mut made) = ask(address, token, "/people", &who)?;
        if status == 409 {
            let alike: Vec<Value> = made["likely"].as_array().into_iter().flatten().map(|likely| likely["id"].clone()).collect();
            who = form(who, json!({"different": alike}));
            (status, made) = ask(address, token, "/people", &who)?;
        }
        assert_eq!(status, 201, "{made}");
        told.send((text(&made, "/id"), text(&made, "/code"))).ok()?;
    }
    panic!("the server outlived {ROUND} registrations of a desk");
}

/// Serves, registers from several desks at once, kills; gives all that was answered.
fn kill_in_mid_stream(place: &Place, token: &str, kill: u32) -> Vec<(String, String)> {
    let mut server = Server::start(place);
    let (tell, told) = mpsc::channel();
    let desks: Vec<_> = (0..DESKS)
        .map(|desk| {
            let (address, token, tell) = (server.address, token.to_owned(), tell.clone());
            std::thread::spawn(move || register(address, &token, (kill * DESKS + desk) * ROUND, &tell))
        })
        .collect();
    drop(tell);
    let mut answered: Vec<(String, String)> = told.iter().take(ENOUGH).collect();
    assert_eq!(answered.len(), ENOUGH, "the server was gone too early");
    assert!(server.child.try_wait().expect("it can be asked").is_none(), "the server still runs");
    server.child.kill().expect("it can be killed");
    answered.extend(told);
    for desk in desks {
        assert!(desk.join().expect("a desk saw nothing but 201 and 409").is_none());
    }
    let status = server.child.wait().expect("it ended");
    assert!(status.code().is_none(), "it was killed and did not end by itself: {status}");
    answered
}

async fn count(ledger: &Ledger, sql: &str, binds: &[Bind]) -> i64 {
    let mut conn = ledger.read().await.expect("a connection");
    conn.select::<(i64,)>(sql.to_owned(), binds).await.expect("the statement runs").first().map_or(0, |row| row.0)
}

#[tokio::test]
async fn what_was_answered_outlives_the_server() {
    for engine in testing::engines() {
        eprintln!("on {engine:?}");
        survive(engine).await;
    }
}

async fn survive(engine: Engine) {
    let place = testing::place(engine).await;
    let token = prepare(&place).await;
    let mut answered = Vec::new();
    for kill in 0..KILLS {
        answered.extend(kill_in_mid_stream(&place, &token, kill));
    }

    let ledger = place.open(app::projectors(), Env::system()).await;
    let found = ledger.verify().await.expect("the ledger can be read");
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    for (id, code) in &answered {
        let binds = [Bind::Text(id.clone()), Bind::Text(code.clone())];
        assert_eq!(count(&ledger, "select count(*) from person where person_id = $1 and code = $2", &binds).await, 1, "{id} was answered and is lost");
    }
    let people = count(&ledger, "select count(*) from person", &[]).await;
    let most = i64::try_from(answered.len()).unwrap_or(0) + i64::from(KILLS * DESKS);
    assert!(people <= most, "{people} people of {} answered: more than one lost answer a desk", answered.len());
    // What belongs together was written together or not at all.
    assert_eq!(count(&ledger, "select count(*) from household_member where until_at is null", &[]).await, people);
    assert_eq!(count(&ledger, "select count(*) from consent where registered and state = 'given'", &[]).await, people);
    let live = ledger.projection_dump(COLUMNS).await.expect("the tables can be read");
    ledger.rebuild(|_, _| {}).await.expect("the tables can be made again");
    assert_eq!(ledger.projection_dump(COLUMNS).await.expect("the tables can be read"), live);
    ledger.close().await.expect("the ledger closes");

    assert!(well(&place, &["verify", "--json"]).contains("\"problems\":[]"));
    assert!(well(&place, &["rebuild"]).contains("were made again"));
    let again = Server::start(&place);
    let (status, made) = ask(again.address, &token, "/consents", &spoken(json!({}))).expect("it answers");
    assert_eq!(status, 201, "it goes on where it was: {made}");
}
