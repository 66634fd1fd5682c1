//! Registers as centres keep them, in a workbook: taken over as a whole and taken back, refused in sentences.

use std::collections::BTreeSet;

use access::Role;
use ledger::Engine;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use testing::http::{Client, Reply, TestApp};

use crate::crowd::{Dice, word};
use crate::journey::{count, list, number, program, sound, text, texts};

/// The check of a register ends long before it was asked for so many times.
const POLLS: u32 = 5_000_000;
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEADERS: [&str; 10] = ["Nom", "Prénom", "Sexe", "Date de naissance", "Nationalité", "Langue", "Téléphone", "Date d'arrivée", "Ménage", "Lien"];

/// A cell.
enum Cell {
    Text(String),
    /// A date as spreadsheets keep it.
    Date(u16, u8, u8),
}

fn cell(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A row of the register: of each ten, three are a family and the others came alone.
fn row(n: u32) -> Vec<Cell> {
    let (place, household) = (n % 10, n / 10 + 1);
    let year = u16::try_from(if place == 1 { 2012 + n / 10 % 10 } else { 1950 + n / 3 % 50 }).unwrap_or(1980);
    let (month, day) = (u8::try_from(1 + n % 12).unwrap_or(1), u8::try_from(1 + n % 28).unwrap_or(1));
    let birth = match n % 4 {
        0 => Cell::Date(year, month, day),
        1 => cell(&format!("{day:02}/{month:02}/{year}")),
        _ => cell(&year.to_string()),
    };
    let together = if place < 3 { household.to_string() } else { String::new() };
    let relation = ["chef de ménage", "fils", "épouse"].get(usize::try_from(place).unwrap_or(9)).copied().unwrap_or_default();
    vec![
        cell(&word(n * 31 + 4001)),
        cell(&word(n)),
        cell(["M", "F", "homme", "femme"].get(usize::try_from(n % 4).unwrap_or(0)).copied().unwrap_or("M")),
        birth,
        cell(["Guinéenne", "malien", "Sénégal", "CMR", "Niger"].get(usize::try_from(n % 5).unwrap_or(0)).copied().unwrap_or("MLI")),
        cell(["français", "bambara", "peul", "haoussa"].get(usize::try_from(n % 4).unwrap_or(0)).copied().unwrap_or("français")),
        cell(&if n.is_multiple_of(3) { format!("+227 9{:07}", n * 37) } else { String::new() }),
        Cell::Date(2026, 1, day),
        cell(&together),
        cell(relation),
    ]
}

/// The register as a workbook, with some cells written over: row of the sheet, column from 0, text.
fn workbook(rows: u32, over: &[(u32, u16, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let dates = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(0, column, header).expect("a header");
    }
    for n in 0..rows {
        for (column, cell) in (0..).zip(row(n)) {
            match cell {
                Cell::Text(text) => sheet.write_string(n + 1, column, text),
                Cell::Date(year, month, day) => {
                    let date = ExcelDateTime::from_ymd(year, month, day).expect("a date");
                    sheet.write_datetime_with_format(n + 1, column, &date, &dates)
                }
            }
            .expect("a cell");
        }
    }
    for (row, column, text) in over {
        sheet.write_string(row - 1, *column, *text).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

/// Base64 as browsers write it, by hand: the crate has no other use for it.
fn data_url(media: &str, bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = format!("data:{media};base64,");
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0, |number, place| number << 8 | u32::from(three.get(place).copied().unwrap_or(0)));
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sign = usize::try_from(number >> shift & 63).ok().and_then(|sign| SIGNS.get(sign)).copied().unwrap_or(b'A');
            out.push(if place <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

async fn upload(clerk: &Client, bytes: &[u8]) -> Reply {
    clerk.post_json("/imports", json!({"file": data_url(SHEET, bytes)})).await
}

/// Uploads, takes the columns as proposed, and waits for the end of the check; gives the import's address.
async fn bring(clerk: &Client, bytes: &[u8]) -> String {
    let made = upload(clerk, bytes).await.data(201);
    let path = format!("/imports/{}", text(&made, "/id"));
    let columns = texts(&clerk.get(&path).await.data(200), "/mapping/columns", "/field");
    assert_eq!(columns, ["family", "given", "sex", "birth", "nationality", "language", "phone", "arrival", "household", "relation"]);
    let undeclared = clerk.post_json(&format!("{path}/mapping"), json!({"column": columns})).await.is(422);
    assert_eq!(undeclared.problems(), ["import-declare", "import-place-missing"]);
    let _ = clerk.post_json(&format!("{path}/mapping"), json!({"column": columns, "declared": "yes", "place": "Armoire 2"})).await.is(201);
    for _ in 0..POLLS {
        let shown = clerk.get(&path).await.data(200);
        if text(&shown, "/state") == "review" {
            return path;
        }
        assert_eq!(text(&shown, "/state"), "checking");
        tokio::task::yield_now().await;
    }
    panic!("the check of {path} did not end");
}

/// Whoever looks alike is somebody else here. Gives how many did.
async fn decide(clerk: &Client, path: &str) -> i64 {
    let mut decided = 0;
    for page in 1.. {
        let pairs = list(&clerk.get(&format!("{path}?pairs={page}")).await.data(200), "/review/pairs");
        if pairs.is_empty() {
            break;
        }
        for pair in pairs {
            let _ = clerk.post_json(&format!("{path}/decide"), json!({"row": number(&pair, "/row").to_string(), "decision": "different"})).await.is(201);
            decided += 1;
        }
    }
    decided
}

async fn people(test: &TestApp) -> i64 {
    count(test, "select count(*) from person", &[]).await
}

async fn of_kind(test: &TestApp, kind: &str) -> i64 {
    count(test, "select count(*) from fact where kind = $1", &[kind]).await
}

async fn there_and_back(engine: Engine, rows: u32) -> TestApp {
    let test = TestApp::start(engine, app::rooms()).await;
    let clerk = program(&test, Role::Clerk).await;
    let all = i64::from(rows);
    let path = bring(&clerk, &workbook(rows, &[])).await;
    assert_eq!(people(&test).await, 0, "nothing before the import");
    let alike = decide(&clerk, &path).await;
    assert!(alike < all / 20, "{alike} of {rows} made-up people look alike");
    let review = clerk.get(&path).await.data(200)["review"].clone();
    assert_eq!((number(&review, "/importable"), number(&review, "/wrong"), review.get("ready")), (all, 0, Some(&json!(true))), "{review}");

    test.advance_ms(60_000);
    let done = clerk.post_json(&format!("{path}/apply"), json!({})).await.data(201);
    assert_eq!((number(&done, "/rows"), people(&test).await), (all, all));
    assert_eq!(count(&test, "select count(distinct code) from person", &[]).await, all);
    assert_eq!(count(&test, "select count(*) from household_member where until_at is null", &[]).await, all / 10 * 3);
    assert_eq!(count(&test, "select count(*) from household_member where relation = 'spouse'", &[]).await, all / 10);
    assert_eq!(count(&test, "select count(*) from person where birth_year is null or sex = 0 or nationality = ''", &[]).await, 0);
    let query = format!("{} {}", word(70), word(70 * 31 + 4001));
    assert!(!list(&clerk.post_json("/search", json!({"q": query})).await.data(200), "/found").is_empty(), "the desk finds them at once");
    assert_eq!(clerk.post_json(&format!("{path}/apply"), json!({})).await.is(409).problems(), ["import-not-in-review"], "nobody imports twice");
    assert_eq!(people(&test).await, all);

    test.advance_ms(60_000);
    let undone = clerk.post_json(&format!("{path}/undo"), json!({})).await.data(201);
    assert_eq!((number(&undone, "/rows"), number(&undone, "/kept"), people(&test).await), (all, 0, 0));
    assert_eq!(
        (of_kind(&test, "person/registered").await, of_kind(&test, "person/withdrawn").await, of_kind(&test, "consent/given").await),
        (all, all, all),
        "the history is kept"
    );
    assert_eq!(count(&test, "select count(*) from household_member where until_at is null", &[]).await, 0);
    assert!(list(&clerk.post_json("/search", json!({"q": query})).await.data(200), "/found").is_empty());
    assert_eq!(clerk.post_json(&format!("{path}/undo"), json!({})).await.is(409).problems(), ["import-not-applied"]);
    let shown = clerk.get(&path).await.data(200);
    assert_eq!((text(&shown, "/state"), number(&shown, "/result/withdrawn")), ("undone".to_owned(), all));
    test
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_come_and_go() {
    let engines = testing::engines();
    if engines.contains(&Engine::Sqlite) {
        there_and_back(Engine::Sqlite, 5000).await.assert_sound().await;
    }
    if engines.contains(&Engine::Postgres) {
        sound(&there_and_back(Engine::Postgres, 300).await).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_wrong_cells_keep_all_out() {
    for engine in testing::engines() {
        let test = TestApp::start(engine, app::rooms()).await;
        let clerk = program(&test, Role::Clerk).await;
        let wrong = [(10, 3, "31/02/2001"), (77, 3, "01/01/2031"), (123, 2, "peut-être"), (201, 0, "-"), (201, 1, "-")];
        let path = bring(&clerk, &workbook(300, &wrong)).await;
        let review = clerk.get(&path).await.data(200)["review"].clone();
        assert_eq!((number(&review, "/wrong"), review.get("ready")), (4, Some(&json!(false))));
        let errors = list(&review, "/errors");
        let found: BTreeSet<(i64, String, String)> = errors.iter().map(|error| (number(error, "/row"), text(error, "/column"), text(error, "/cell"))).collect();
        let named = [(10, "D", "31/02/2001"), (77, "D", "01/01/2031"), (123, "C", "peut-être"), (201, "B", "-")];
        assert_eq!(found, named.into_iter().map(|(row, column, cell)| (row, column.to_owned(), cell.to_owned())).collect());
        assert!(errors.iter().all(|error| text(error, "/says").contains(' ')), "each in a sentence: {errors:?}");
        let _ = decide(&clerk, &path).await;
        let before = of_kind(&test, "consent/given").await;
        assert_eq!(clerk.post_json(&format!("{path}/apply"), json!({})).await.is(409).problems(), ["import-wrong-left"]);
        assert_eq!((people(&test).await, of_kind(&test, "person/registered").await, of_kind(&test, "consent/given").await), (0, 0, before));
        for role in [Role::Guard, Role::Donor, Role::CentreManager] {
            let _ = program(&test, role).await.post_json(&format!("{path}/apply"), json!({})).await.is(403);
        }
        test.assert_sound().await;
    }
}

/// Refused, with sentences in the reader's language.
#[track_caller]
fn refused(what: &str, reply: &Reply) {
    assert_eq!(reply.status, 422, "{what}: {}", reply.text());
    let said: Vec<String> = texts(&reply.json(), "/problems", "/message");
    assert!(!said.is_empty() && said.iter().all(|sentence| sentence.contains(' ') && sentence.ends_with(['.', '!', '?'])), "{what}: {said:?}");
}

#[tokio::test]
async fn what_is_no_register_is_refused() {
    let test = TestApp::start(testing::engines()[0], app::rooms()).await;
    let clerk = program(&test, Role::Clerk).await;
    let mut dice = Dice(5);
    let mut noise = |length: usize| -> Vec<u8> { (0..length).map(|_| u8::try_from(dice.next(256)).unwrap_or(0)).collect() };
    for length in [300, 1000, 5000, 100_000] {
        refused("noise", &upload(&clerk, &noise(length)).await);
        refused("noise in a box", &upload(&clerk, &[b"PK\x03\x04".as_slice(), &noise(length)].concat()).await);
    }
    let whole = workbook(40, &[]);
    for tenth in 1..10 {
        refused("a part", &upload(&clerk, &whole[..whole.len() * tenth / 10]).await);
    }
    refused("all but a byte", &upload(&clerk, &whole[..whole.len() - 1]).await);
    refused("headers only", &upload(&clerk, &workbook(0, &[])).await);
    for file in ["", "nothing", "data:text/csv;base64,%%%"] {
        refused(file, &clerk.post_json("/imports", json!({"file": file})).await);
    }
    let listed: Value = clerk.get("/imports").await.data(200);
    assert!(list(&listed, "/jobs").is_empty(), "nothing of it is kept: {listed}");

    // Bytes that were turned over on the way: taken or refused, never a failure.
    let mut dice = Dice(6);
    for _ in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=dice.next(8) {
            let place = dice.next(bytes.len());
            bytes[place] = bytes[place].wrapping_add(1 + u8::try_from(dice.next(255)).unwrap_or(0));
        }
        let reply = upload(&clerk, &bytes).await;
        if reply.status != 201 {
            refused("turned bytes", &reply);
        }
    }
    assert_eq!(people(&test).await, 0);
    test.assert_sound().await;
}
