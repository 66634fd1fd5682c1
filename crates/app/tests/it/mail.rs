//! Mail to the staff: who gets one, when, and that nothing stands in it.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use access::Role;
use app::config::{MailServer, MailTls};
use app::mail::{AT_WORK_MS, Done, GIVE_UP_MS, Mailer, QUIET_MS};
use ledger::{Author, UserId};
use serde_json::json;
use testing::http::{Client, TestApp, each_app};
use text::{Arg, Locale};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::journey::{count, person, program, text};

const MINUTE: i64 = 60_000;
const ADDRESS: &str = "https://relais.exemple.org";

/// A mail as the server got it.
#[derive(Clone)]
struct Letter {
    to: Vec<String>,
    raw: String,
}

/// A mail server that speaks as little as it must, and can be away.
#[derive(Clone)]
struct Post {
    at: SocketAddr,
    up: Arc<AtomicBool>,
    letters: Arc<Mutex<Vec<Letter>>>,
}

impl Post {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let post = Self { at: listener.local_addr().expect("an address"), up: Arc::new(AtomicBool::new(true)), letters: Arc::default() };
        let own = post.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if own.up.load(Ordering::SeqCst) {
                    tokio::spawn(own.clone().talk(stream));
                }
            }
        });
        post
    }

    async fn talk(self, stream: TcpStream) {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut to, mut raw, mut in_data) = (Vec::new(), String::new(), false);
        if write.write_all(b"220 post\r\n").await.is_err() {
            return;
        }
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = if in_data && line == "." {
                in_data = false;
                let letter = Letter { to: std::mem::take(&mut to), raw: std::mem::take(&mut raw) };
                self.letters.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
                "250 taken\r\n"
            } else if in_data {
                raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                raw.push_str("\r\n");
                continue;
            } else if let Some(rest) = line.strip_prefix("RCPT TO:") {
                let address = rest.trim().trim_matches(['<', '>']).to_owned();
                let refused = address.starts_with("gone@");
                to.push(address);
                if refused { "550 nobody of that name\r\n" } else { "250 yes\r\n" }
            } else if line.starts_with("EHLO") {
                "250-post\r\n250 8BITMIME\r\n"
            } else if line == "DATA" {
                in_data = true;
                "354 go on\r\n"
            } else {
                "250 yes\r\n"
            };
            if write.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    fn server(&self) -> MailServer {
        MailServer {
            server: self.at.ip().to_string(),
            port: self.at.port(),
            tls: MailTls::None,
            credentials: None,
            from: "relais@exemple.org".to_owned(),
            address: Some(ADDRESS.to_owned()),
        }
    }

    /// What came since this was last asked.
    fn taken(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.letters.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values: Vec<u32> = text.bytes().filter_map(|b| ALPHABET.iter().position(|a| *a == b)).map(|v| u32::try_from(v).expect("small")).collect();
    let mut out = Vec::new();
    for four in values.chunks(4) {
        let bits = four.iter().fold(0, |bits, value| bits << 6 | value) << (6 * (4 - four.len()));
        out.extend(bits.to_be_bytes().iter().skip(1).take(four.len() - 1));
    }
    out
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let joined = text.replace("=\r\n", "");
    let (mut out, mut bytes) = (Vec::new(), joined.bytes());
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let hex: String = bytes.by_ref().take(2).map(char::from).collect();
            out.push(u8::from_str_radix(&hex, 16).expect("two digits"));
        } else {
            out.push(byte);
        }
    }
    out
}

impl Letter {
    /// A header, its lines joined and its encoded words opened.
    fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let value = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap_or_default().to_owned();
        let (mut out, mut after_word) = (Vec::new(), false);
        for word in value.split(' ') {
            let encoded = word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.strip_suffix("?="));
            if !(out.is_empty() || after_word && encoded.is_some()) {
                out.push(b' ');
            }
            out.extend(encoded.map_or_else(|| word.as_bytes().to_vec(), base64));
            after_word = encoded.is_some();
        }
        String::from_utf8(out).expect("a header is text")
    }

    fn body(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").expect("a letter has a body");
        let bytes = match self.header("Content-Transfer-Encoding").as_str() {
            "base64" => base64(body),
            "quoted-printable" => quoted_printable(body),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).expect("a letter is text").replace("\r\n", "\n").trim().to_owned()
    }
}

/// An account with an address, made by the administrator; and a browser in which it is signed in.
async fn account(app: &TestApp, admin: &Client, (username, role, locale): (&str, Role, &str)) -> (UserId, Client) {
    let form = json!({
        "username": username, "name": format!("{username} N."), "locale": locale, "password": "sept chameaux blancs", "roles": [role.name()],
        "mail": format!("{username}@exemple.org"),
    });
    let id: UserId = text(&admin.post_json("/accounts", form).await.data(201), "/id").parse().expect("an id");
    let mut write = app.ledger().write(Author { user: id, site: app.site }).await.expect("the ledger writes");
    let token = web::session::open(&mut write, id, app.site, "test", true).await.expect("a session opens");
    write.commit().await.expect("the session is kept");
    let client = app.nobody();
    client.put_cookie("relais_session", &token);
    (id, client)
}

/// Somebody is afraid: an alert for protection.
async fn frightened(clerk: &Client, (given, family, birth): (&str, &str, &str)) -> (String, String) {
    let (id, code) = person(clerk, json!({"given": given, "family": family, "sex": "2", "birth": birth})).await;
    let _ = clerk.post_json(&format!("/people/{id}/screening"), json!({"safe": "no", "fear": "yes", "leave": "yes"})).await.is(201);
    (id, code)
}

async fn step(mailer: &mut Mailer) -> Done {
    mailer.step().await.expect("what waits can be counted")
}

const MARIAMA: (&str, &str, &str) = ("Mariama", "Barry", "1991");
const FANTA: (&str, &str, &str) = ("Fanta", "Koulibaly", "1978");
const AWA: (&str, &str, &str) = ("Awa", "Togola", "2001");
const ROKIA: (&str, &str, &str) = ("Rokia", "Diarisso", "1964");
const NOTHING: Done = Done { sent: 0, failed: 0, given_up: 0 };
const ONE: Done = Done { sent: 1, ..NOTHING };

/// What a mail to the officer says, and all that it says.
#[track_caller]
fn neutral(app: &TestApp, letter: &Letter, (to, locale): (&str, Locale), secrets: &[&str]) {
    let texts = app.app.catalogue();
    let site = app.app.site(app.site).expect("there is a centre").name;
    let says = [
        texts.with(locale, "mail-waits", &[("sites", Arg::from(site.as_str()))]),
        texts.with(locale, "mail-open-at", &[("address", Arg::from(ADDRESS))]),
        texts.get(locale, "mail-no-more"),
        texts.get(locale, "mail-stop"),
    ];
    assert_eq!(letter.to, [to]);
    assert_eq!(letter.header("Subject"), texts.get(locale, "mail-subject"));
    assert_eq!(letter.body(), says.join("\n\n"));
    assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
    let all = format!("{}\n{}\n{}", letter.raw, letter.body(), letter.header("Subject")).to_lowercase();
    for secret in secrets {
        assert!(!all.contains(&secret.to_lowercase()), "`{secret}` stands in {all}");
    }
}

#[tokio::test]
async fn an_alert_leads_to_one_mail_that_says_nothing() {
    each_app(app::rooms, |app| async move {
        let post = Post::open().await;
        let (admin, clerk) = (app.as_user(Role::Administrator).await, program(&app, Role::Clerk).await);
        let (officer, at_desk) = account(&app, &admin, ("agathe", Role::ProtectionOfficer, "ar")).await;
        let _ = account(&app, &admin, ("moussa", Role::Logistics, "fr")).await;
        let mut mailer = Mailer::new(&app.app, &post.server()).expect("the settings are right");
        assert_eq!(step(&mut mailer).await, NOTHING, "what waits already is no news");

        app.advance_ms(MINUTE);
        let (id, code) = frightened(&clerk, MARIAMA).await;
        assert!(web::waiting(&app.app, officer, app.site).await.expect("it can be counted").iter().any(|wait| wait.key.starts_with("alert-wait")));
        assert_eq!(step(&mut mailer).await, ONE);
        let letters = post.taken();
        assert_eq!(letters.len(), 1, "one mail, and none to who has nothing to do with it");
        let alert = app.app.catalogue().get(Locale::Ar, "alert-title");
        neutral(&app, &letters[0], ("agathe@exemple.org", Locale::Ar), &["Mariama", "Barry", &id, &code, "alert", "protection", &alert, "agathe n."]);

        // Another one within the quarter of an hour: not now, and once it is over.
        app.advance_ms(5 * MINUTE);
        let _ = frightened(&clerk, FANTA).await;
        assert_eq!((step(&mut mailer).await, step(&mut mailer).await, post.taken().len()), (NOTHING, NOTHING, 0));
        app.advance_ms(QUIET_MS);
        assert_eq!((step(&mut mailer).await, step(&mut mailer).await, post.taken().len()), (ONE, NOTHING, 1));

        // Whoever is there, or has looked since, is not written to.
        app.advance_ms(QUIET_MS);
        let _ = at_desk.get_html("/").await.is(200);
        app.advance_ms(1);
        let _ = frightened(&clerk, AWA).await;
        assert_eq!(step(&mut mailer).await, NOTHING, "at work");
        app.advance_ms(MINUTE);
        let _ = at_desk.get_html("/").await.is(200);
        app.advance_ms(AT_WORK_MS + QUIET_MS);
        assert_eq!((step(&mut mailer).await, post.taken().len()), (NOTHING, 0), "has seen it");

        // After a restart nothing is told twice.
        let app = app.restart().await;
        let mut mailer = Mailer::new(&app.app, &post.server()).expect("the settings are right");
        assert_eq!((step(&mut mailer).await, post.taken().len()), (NOTHING, 0));

        // Nothing of it is in the ledger but that an address was set, and that is sealed.
        assert_eq!(count(&app, "select count(*) from fact where kind = 'account/mail_set' and class = 'personal'", &[]).await, 2);
        app.assert_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_mail_server_that_is_away_holds_nobody_up() {
    each_app(app::rooms, |app| async move {
        let post = Post::open().await;
        let (admin, clerk) = (app.as_user(Role::Administrator).await, program(&app, Role::Clerk).await);
        let (officer, _) = account(&app, &admin, ("agathe", Role::ProtectionOfficer, "fr")).await;
        let mut mailer = Mailer::new(&app.app, &post.server()).expect("the settings are right");
        let _ = step(&mut mailer).await;
        app.advance_ms(MINUTE);
        post.up.store(false, Ordering::SeqCst);
        let (_, code) = frightened(&clerk, MARIAMA).await;
        assert_eq!(step(&mut mailer).await, Done { failed: 1, ..NOTHING });
        assert_eq!(step(&mut mailer).await, NOTHING, "it is left alone for a while");
        // It waits inside all the same (to open the page would be to have looked); and a restart forgets nothing.
        assert!(web::waiting(&app.app, officer, app.site).await.expect("it can be counted").iter().any(|wait| wait.key.starts_with("alert-wait")));
        app.advance_ms(MINUTE);
        assert_eq!(step(&mut mailer).await, Done { failed: 1, ..NOTHING });
        let app = app.restart().await;
        let mut mailer = Mailer::new(&app.app, &post.server()).expect("the settings are right");
        post.up.store(true, Ordering::SeqCst);
        app.advance_ms(MINUTE);
        assert_eq!(step(&mut mailer).await, ONE, "later");
        neutral(&app, &post.taken()[0], ("agathe@exemple.org", Locale::Fr), &["Mariama", &code]);

        // Away for too long: given up, and still on the page.
        app.advance_ms(QUIET_MS);
        post.up.store(false, Ordering::SeqCst);
        let clerk = program(&app, Role::Clerk).await;
        let _ = frightened(&clerk, FANTA).await;
        assert_eq!(step(&mut mailer).await.failed, 1);
        app.advance_ms(GIVE_UP_MS);
        assert_eq!(step(&mut mailer).await, Done { given_up: 1, ..NOTHING });
        post.up.store(true, Ordering::SeqCst);
        app.advance_ms(QUIET_MS);
        assert_eq!((step(&mut mailer).await.sent, post.taken().len()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn an_address_is_its_owners_and_the_administrators() {
    each_app(app::rooms, |app| async move {
        let post = Post::open().await;
        let (admin, clerk) = (app.as_user(Role::Administrator).await, program(&app, Role::Clerk).await);
        let (id, own) = account(&app, &admin, ("gone", Role::ProtectionOfficer, "en")).await;
        assert_eq!(text(&own.get("/account").await.data(200), "/mail"), "gone@exemple.org");
        assert_eq!(text(&admin.get(&format!("/accounts/{id}")).await.data(200), "/mail"), "gone@exemple.org");
        let elsewhere = app.open_site("Centre de Zinder", "ZND");
        let other = app.as_user_at(elsewhere, Role::Administrator).await;
        assert_eq!(text(&other.get(&format!("/accounts/{id}")).await.data(200), "/mail"), "", "of an account that is administered elsewhere");
        assert!(!other.get_html(&format!("/accounts/{id}")).await.is(200).text().contains("gone@exemple.org"));
        let _ = other.post_json(&format!("/accounts/{id}/mail"), json!({"mail": "x@exemple.org"})).await.is(409);

        // An address that the server does not know is not tried again and again.
        let mut mailer = Mailer::new(&app.app, &post.server()).expect("the settings are right");
        let _ = step(&mut mailer).await;
        app.advance_ms(AT_WORK_MS + MINUTE);
        let _ = frightened(&clerk, MARIAMA).await;
        assert_eq!(step(&mut mailer).await, Done { given_up: 1, ..NOTHING });
        assert_eq!((step(&mut mailer).await, post.taken().len()), (NOTHING, 0));

        assert_eq!(own.post_json("/account/mail", json!({"mail": "here"})).await.is(422).problems(), ["account-mail-wrong"]);
        let wrong = own.post_form("/account/mail", &[("mail", "here")]).await.is(422).text();
        assert!(wrong.contains("mail-error") && wrong.contains("value=\"here\""), "said beside the field, and kept");
        let _ = own.post_json("/account/mail", json!({"mail": "here@exemple.org"})).await.is(201);
        app.advance_ms(QUIET_MS);
        let _ = frightened(&clerk, FANTA).await;
        assert_eq!((step(&mut mailer).await, post.taken().first().map(|letter| letter.to.clone())), (ONE, Some(vec!["here@exemple.org".to_owned()])));

        // Taken away, or the account closed: nobody is written to.
        let _ = own.post_json("/account/mail", json!({"mail": ""})).await.is(201);
        app.advance_ms(QUIET_MS);
        let _ = frightened(&clerk, AWA).await;
        assert_eq!(step(&mut mailer).await, NOTHING);
        let _ = admin.post_json(&format!("/accounts/{id}/mail"), json!({"mail": "here@exemple.org"})).await.is(201);
        let _ = step(&mut mailer).await;
        let _ = admin.post_json(&format!("/accounts/{id}/disable"), json!({})).await.is(201);
        let _ = frightened(&clerk, ROKIA).await;
        app.advance_ms(QUIET_MS);
        assert_eq!((step(&mut mailer).await, post.taken().len()), (NOTHING, 0));
    })
    .await;
}
