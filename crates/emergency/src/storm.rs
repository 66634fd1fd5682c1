//! A hundred arrivals through the grid, five clerks at once, while the connection is cut at random: a real server, and
//! between it and the clerks a proxy that kills connections before, within and after what is sent. Nothing may be lost,
//! nothing doubled.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use access::Role;
use ledger::{all, one};
use serde_json::{Value, json};
use testing::http::{Client, each_app};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::journey::{number, open, rooms, row, sound, text};

const CLERKS: usize = 5;
const ARRIVALS: usize = 100;
/// Rows that two clerks write at once, of those hundred.
const CONTESTED: usize = 10;
/// People each clerk adds who had no number.
const ADDED: usize = 4;
/// Rows of one sending.
const BATCH: usize = 3;
/// Enough for a connection that is cut four times of five.
const TRIES_MAX: usize = 2_000;

/// Chance that is the same in every run, whoever asks first.
struct Dice(AtomicU64);

impl Dice {
    fn next(&self, below: usize) -> usize {
        let n = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        let mut z = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap() % below
    }
}

/// How often the proxy cut what.
#[derive(Default)]
struct Cuts {
    before: AtomicUsize,
    within: AtomicUsize,
    /// The server had answered, and the answer was lost.
    answers: AtomicUsize,
}

/// Pours one direction until it ends or so many bytes have passed; true when it was cut.
async fn pour(mut from: tokio::net::tcp::OwnedReadHalf, mut to: tokio::net::tcp::OwnedWriteHalf, budget: usize) -> bool {
    let (mut left, mut buffer) = (budget, [0; 512]);
    loop {
        match from.read(&mut buffer).await {
            Ok(0) | Err(_) => return false,
            Ok(read) => {
                let pass = read.min(left);
                if to.write_all(&buffer[..pass]).await.is_err() || pass < read || left == pass {
                    return true;
                }
                left -= pass;
            }
        }
    }
}

/// One connection through the proxy, with what chance has in store for it.
async fn carry(client: TcpStream, server: SocketAddr, (dice, cuts): (Arc<Dice>, Arc<Cuts>)) {
    let (up, down) = match dice.next(10) {
        0 | 1 => {
            cuts.before.fetch_add(1, Ordering::Relaxed);
            return;
        }
        2 | 3 => (1 + dice.next(400), usize::MAX),
        4 | 5 => (usize::MAX, 0),
        6 => (usize::MAX, 1 + dice.next(300)),
        _ => (usize::MAX, usize::MAX),
    };
    let Ok(upstream) = TcpStream::connect(server).await else { return };
    let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), upstream.into_split());
    let cut = tokio::select! {
        cut = pour(from_client, to_server, up) => cut.then_some(&cuts.within),
        cut = pour(from_server, to_client, down) => cut.then_some(&cuts.answers),
    };
    if let Some(count) = cut {
        count.fetch_add(1, Ordering::Relaxed);
    }
}

/// Stands between clerks and server; gives its address.
async fn proxy(server: SocketAddr, dice: Arc<Dice>, cuts: Arc<Cuts>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(carry(client, server, (Arc::clone(&dice), Arc::clone(&cuts))));
        }
    });
    at
}

/// One request on a connection of its own; `None` when it broke anywhere.
async fn ask(at: SocketAddr, (session, path): (&str, &str), body: &Value) -> Option<(u16, Value)> {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: centre\r\nCookie: relais_session={session}\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(at).await.ok()?;
    stream.write_all(head.as_bytes()).await.ok()?;
    stream.write_all(body.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    // An answer that was cut is no JSON, or lacks its end.
    Some((status, serde_json::from_str(body).ok()?))
}

/// Asks until there is an answer, with the same words each time.
async fn insist(at: SocketAddr, place: (&str, &str), body: &Value) -> (u16, Value) {
    for _ in 0..TRIES_MAX {
        if let Some(answer) = ask(at, place, body).await {
            return answer;
        }
        tokio::task::yield_now().await;
    }
    panic!("no answer after {TRIES_MAX} tries");
}

/// What one clerk noted: number to given name, as far as the server said it was kept.
struct Noted {
    kept: BTreeMap<i64, String>,
    lost: usize,
    added: Vec<(i64, String)>,
}

/// A clerk at the grid: the rows of their own, some that another clerk writes too, and some people without a number.
async fn note(at: SocketAddr, (session, path, clerk): (String, String, usize)) -> Noted {
    let contested = (1..=CONTESTED).filter(|n| n % CLERKS == clerk || (n + 1) % CLERKS == clerk);
    let own = (CONTESTED + 1..=ARRIVALS).filter(|n| n % CLERKS == clerk);
    let mut rows: Vec<Value> = contested
        .chain(own)
        .map(|n| {
            row(&n.to_string(), &format!("{clerk}-{n}"), 0, json!({"given": format!("Clerc{clerk}"), "family": format!("Nom{n}"), "sex": "f", "age": "20"}))
        })
        .collect();
    rows.extend((0..ADDED).map(|n| row("", &format!("{clerk}-new-{n}"), 0, json!({"given": format!("Clerc{clerk}"), "family": format!("Nouveau{n}")}))));
    let mut noted = Noted { kept: BTreeMap::new(), lost: 0, added: Vec::new() };
    for batch in rows.chunks(BATCH) {
        let (status, answer) = insist(at, (&session, &path), &json!({"rows": batch})).await;
        assert!([200, 409].contains(&status), "{status}: {answer}");
        for (sent, said) in batch.iter().zip(answer.pointer("/rows").and_then(Value::as_array).unwrap()) {
            assert_eq!(said.pointer("/key"), sent.pointer("/key"));
            let (given, number) = (text(said, "/row/given"), text(said, "/row/number").parse().unwrap());
            match text(said, "/state").as_str() {
                "saved" if text(sent, "/number").is_empty() => noted.added.push((number, text(sent, "/family"))),
                "saved" => {
                    noted.kept.insert(number, given);
                }
                "conflict" => noted.lost += 1,
                other => panic!("{other}: {said}"),
            }
        }
    }
    noted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_arrivals_through_a_broken_connection() {
    for seed in [4, 2026] {
        eprintln!("seed {seed}");
        each_app(rooms, |app| async move {
            let manager = app.as_user(Role::CentreManager).await;
            let event = open(&manager, "").await;
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let server = listener.local_addr().unwrap();
            let serving = tokio::spawn(axum::serve(listener, app.app.router()).into_future());
            let (dice, cuts) = (Arc::new(Dice(AtomicU64::new(seed))), Arc::new(Cuts::default()));
            let at = proxy(server, dice, Arc::clone(&cuts)).await;
            let session = |client: &Client| client.cookie("relais_session").unwrap();

            // One press for a hundred, insisted on: a hundred, however often it came through.
            let body = json!({"count": ARRIVALS.to_string(), "key": "truck"});
            let (status, added) = insist(at, (&session(&manager), &format!("{event}/heads")), &body).await;
            assert_eq!((status, number(&added, "/last")), (201, 100));

            let mut desks = JoinSet::new();
            for clerk in 0..CLERKS {
                let client = app.as_user(Role::Clerk).await;
                desks.spawn(note(at, (session(&client), format!("{event}/rows"), clerk)));
            }
            let desks = desks.join_all().await;
            serving.abort();

            let lost: usize = desks.iter().map(|desk| desk.lost).sum();
            assert_eq!(lost, CONTESTED, "of two who write one row, one is told");
            let mut kept: BTreeMap<i64, String> = BTreeMap::new();
            for (number, given) in desks.iter().flat_map(|desk| desk.kept.clone()) {
                assert!(kept.insert(number, given).is_none(), "row {number} was said to be kept of two clerks");
            }
            let mut added: Vec<i64> = desks.iter().flat_map(|desk| desk.added.iter().map(|(number, _)| *number)).collect();
            added.sort_unstable();
            assert_eq!(added, (101..=120).collect::<Vec<i64>>(), "each of those without a number got one of their own");

            // What the grid shows is what the clerks were told.
            let mut shown: BTreeMap<i64, (String, String)> = BTreeMap::new();
            for from in [1, 101] {
                let page = manager.get(&format!("{event}/grid?from={from}")).await.data(200);
                for row in page.pointer("/rows").and_then(Value::as_array).unwrap().iter().filter(|row| !text(row, "/number").is_empty()) {
                    assert_eq!(number(row, "/version"), 1, "written once");
                    shown.insert(text(row, "/number").parse().unwrap(), (text(row, "/given"), text(row, "/family")));
                }
            }
            assert_eq!(shown.len(), ARRIVALS + CLERKS * ADDED);
            for (number, given) in &kept {
                assert_eq!(shown.get(number), Some(&(given.clone(), format!("Nom{number}"))));
            }
            assert_eq!(kept.len(), ARRIVALS);
            for desk in &desks {
                for (number, family) in &desk.added {
                    assert_eq!(shown.get(number).map(|row| &row.1), Some(family));
                }
            }
            let mut conn = app.ledger().read().await.unwrap();
            let count = all!(&mut conn, (String, i64), "select kind, count(*) from fact where kind in ('contact/opened', 'contact/noted', 'head/counted', 'head/saved', 'stay/admitted') group by kind order by kind limit 10").unwrap();
            assert!(count.len() == 5 && count.iter().all(|(_, n)| *n == 120), "{count:?}");
            let present = one!(&mut conn, (i64,), "select count(*) from stay where departed_at is null").unwrap().unwrap();
            assert_eq!(present.0, 120);
            drop(conn);
            let cut = [&cuts.before, &cuts.within, &cuts.answers].map(|count| count.load(Ordering::Relaxed));
            eprintln!("connections cut before, within, and before the answer came back: {cut:?}");
            assert!(cut.iter().all(|count| *count >= 5), "{cut:?}");
            sound(&app).await;
        })
        .await;
    }
}
