//! An assessment on a telephone while the line to the centre comes and goes: nothing typed is lost, nothing is noted twice.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::{Value, json};
use text::Locale;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::{Browser, PHONE, Scripts, browse_over};

/// HTML of a page, as CONTRIBUTING.md has it.
const PAGE_BYTES_MAX: i64 = 30_000;

/// How a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// Everything goes through.
    Open,
    /// Nothing does.
    Cut,
    /// What the browser sends arrives; the answer does not.
    OneWay,
}

/// A line between browser and program.
pub(super) struct Line {
    at: SocketAddr,
    state: watch::Sender<State>,
    /// Answers that were lost.
    lost: watch::Receiver<usize>,
}

impl Line {
    pub(super) async fn to(url: &str) -> Self {
        let server: SocketAddr = url.strip_prefix("http://").and_then(|at| at.parse().ok()).expect("the program is at an address");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let at = listener.local_addr().expect("an address");
        let (state, seen) = watch::channel(State::Open);
        let (count, lost) = watch::channel(0);
        let count = Arc::new(count);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, server, (seen.clone(), Arc::clone(&count))));
            }
        });
        Self { at, state, lost }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.at)
    }

    fn set(&self, state: State) {
        self.state.send_replace(state);
    }

    /// Waits until the program has answered something that the browser did not get.
    async fn answer_lost(&self) {
        let mut lost = self.lost.clone();
        lost.wait_for(|lost| *lost > 0).await.expect("the line is there");
    }
}

/// One connection. When the line is cut it breaks off, at whatever point it is.
async fn carry(client: TcpStream, server: SocketAddr, (mut state, lost): (watch::Receiver<State>, Arc<watch::Sender<usize>>)) {
    if *state.borrow() == State::Cut {
        return;
    }
    let Ok(upstream) = TcpStream::connect(server).await else { return };
    let ((mut from_client, mut to_client), (mut from_server, mut to_server)) = (client.into_split(), upstream.into_split());
    let now = state.clone();
    let up = async { tokio::io::copy(&mut from_client, &mut to_server).await.is_ok() };
    let down = async {
        let mut buffer = [0; 4096];
        while let Ok(read) = from_server.read(&mut buffer).await {
            if *now.borrow() == State::OneWay && read > 0 {
                lost.send_modify(|lost| *lost += 1);
                return;
            }
            if read == 0 || to_client.write_all(&buffer[..read]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        _ = up => (),
        () = down => (),
        _ = state.wait_for(|state| *state == State::Cut) => (),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assessment_waits_for_the_line_in_french() {
    browse_over(true, (Locale::Fr, "demo", Scripts::Run), assess).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assessment_waits_for_the_line_in_arabic() {
    browse_over(true, (Locale::Ar, "demo", Scripts::Run), assess).await;
}

/// What is typed on the form, file fields left out.
const TYPED: &str = "return [...new FormData(document.querySelector('main form[action$=\"/assessments\"]'))].filter(([, v]) => typeof v == 'string')";
/// Whether leaving the page would be asked about.
const WOULD_ASK: &str = "const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); return e.defaultPrevented";
/// Everything that a page may leave on the device.
const LEFT_ON_DEVICE: &str = "Promise.all([indexedDB.databases(), navigator.storage?.estimate?.(), globalThis.caches?.keys?.() ?? []]).then(([db, , kept]) => done([localStorage.length, sessionStorage.length, db.length, kept.length]))";

struct Visit {
    /// The person's assessments.
    path: String,
    /// What the person says, in the language of the screens.
    own: &'static str,
}

async fn assess(browser: Arc<Browser>) {
    let b = &*browser;
    b.open(&format!("/sign-in?lang={}", b.locale.code()), "sign-in-title").await;
    b.press("main button[value='case_manager']", "").await;
    let person =
        b.ask("fetch('/people?care=unaccompanied', { headers: { Accept: 'application/json' } }).then((r) => r.json()).then((p) => done(p.rows[0].id))").await;
    let path = format!("/people/{}/assessments", person.as_str().expect("somebody is followed"));
    let own = if b.locale == Locale::Ar { "لا أنام منذ أسبوع" } else { "Je ne dors plus depuis une semaine" };
    let visit = Visit { path, own };
    let before = assessments(b, &visit).await;
    lean(b, &visit).await;

    fill(b, &visit).await;
    no_line(b, &visit).await;
    assert_eq!(assessments(b, &visit).await, before + 1, "sent once when the line came back");

    fill(b, &visit).await;
    answer_lost(b, &visit).await;
    assert_eq!(assessments(b, &visit).await, before + 2, "what had arrived is not noted again");
    assert_eq!(b.ask(LEFT_ON_DEVICE).await, json!([0, 0, 0, 0]), "nothing stays on the telephone");
    refused(b, &visit).await;
}

async fn assessments(b: &Browser, visit: &Visit) -> usize {
    let list =
        b.ask(&format!("fetch('{}', {{ headers: {{ Accept: 'application/json' }} }}).then((r) => r.json()).then((p) => done(p.versions))", visit.path)).await;
    list.as_array().unwrap_or_else(|| panic!("versions of an assessment: {list}")).len()
}

/// The form is light enough for a bad line: every factor is on it.
async fn lean(b: &Browser, visit: &Visit) {
    let bytes = b.ask(&format!("fetch('{}/new').then((r) => r.arrayBuffer()).then((a) => done(a.byteLength))", visit.path)).await;
    eprintln!("the form of an assessment in `{}`: {bytes} bytes", b.locale.code());
    assert!(bytes.as_i64().is_some_and(|bytes| bytes <= PAGE_BYTES_MAX), "{bytes} bytes");
}

async fn narrow(b: &Browser) {
    b.client.set_window_size(PHONE.0, PHONE.1).await.expect("the window can be made small");
}

/// Opens the form at the width of a telephone and fills it in.
async fn fill(b: &Browser, visit: &Visit) {
    b.open(&format!("{}/new", visit.path), "assessment-new").await;
    narrow(b).await;
    b.fill(&[("own", visit.own), ("threat", "coercion")]).await;
    for css in ["main [name=need]", "main [name=capacity]"] {
        let chosen = b.run(&format!("const e = [...document.querySelectorAll('{css}')].find((e) => !e.checked); e.click(); return e.value")).await;
        assert!(chosen.is_string(), "{css}");
    }
    assert_eq!(b.run(WOULD_ASK).await, json!(true), "leaving is asked about");
}

/// Waits until the page says that there is no answer; what was typed is still there.
async fn told(b: &Browser, typed: &Value) {
    let said = b.find("main form .notice.unsent[role=status]").await.text().await.expect("a notice has words");
    assert_eq!(said, web_text(b, "send-waiting"), "said plainly, beside the button");
    assert_eq!(&b.run(TYPED).await, typed, "nothing typed is lost");
    assert_eq!(b.run(WOULD_ASK).await, json!(true));
    let wide = b.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    assert_eq!(wide, json!(0), "and nothing is wider than the telephone");
}

/// A text of the frame, which stands on the page itself.
fn web_text(b: &Browser, key: &str) -> String {
    let texts = match b.locale {
        Locale::Ar => include_str!("../../../../web/src/text.ar.ftl"),
        Locale::En => include_str!("../../../../web/src/text.en.ftl"),
        Locale::Fr => include_str!("../../../../web/src/text.fr.ftl"),
    };
    texts.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ")).unwrap_or_else(|| panic!("there is no text {key}")).to_owned()
}

const SAVE: &str = "main form[action$='/assessments'] button[name=step][value=save]";
const WEIGH: &str = "main form[action$='/assessments'] button[name=step][value=weigh]";

/// No line when the risk is to be shown, and none when it is to be noted; it goes by itself when the line is back.
async fn no_line(b: &Browser, visit: &Visit) {
    let line = b.line.as_ref().expect("there is a line");
    for button in [WEIGH, SAVE] {
        let typed = b.run(TYPED).await;
        line.set(State::Cut);
        b.mark().await;
        b.click(button).await;
        told(b, &typed).await;
        line.set(State::Open);
        if button == WEIGH {
            b.arrive(200, "assessment-new").await;
            narrow(b).await;
            let own = b.run("return document.querySelector('main [name=own]').value").await;
            assert_eq!(own, json!(visit.own), "the form goes on as it was");
            assert_eq!(b.run(WOULD_ASK).await, json!(true), "what came back is not noted yet");
        } else {
            b.arrive(200, "").await;
            assert_eq!(b.path().await, visit.path);
            let notice = b.run("return document.querySelector('.notice[role=status]')?.textContent").await;
            assert!([b.t("assessment-noted"), b.t("assessment-noted-alerted")].map(Value::from).contains(&notice), "{notice}");
        }
    }
    assert_eq!(b.run(WOULD_ASK).await, json!(false), "what is noted is not asked about");
}

/// The form reaches the centre and its answer does not come back; pressed again, it is the same form.
async fn answer_lost(b: &Browser, visit: &Visit) {
    let line = b.line.as_ref().expect("there is a line");
    b.press(WEIGH, "assessment-new").await;
    narrow(b).await;
    let typed = b.run(TYPED).await;
    line.set(State::OneWay);
    b.mark().await;
    b.click(SAVE).await;
    line.answer_lost().await;
    told(b, &typed).await;
    line.set(State::Open);
    b.click(SAVE).await;
    b.arrive(200, "").await;
    assert_eq!(b.path().await, visit.path);
}

/// A form that is refused comes back with what is wrong, as it does without script.
async fn refused(b: &Browser, visit: &Visit) {
    fill(b, visit).await;
    b.press(WEIGH, "assessment-new").await;
    let _ = b.run("document.querySelector('main [name=next]').value = '2099-12-31'; return 1").await;
    b.refused(SAVE, "assessment-new").await;
    assert_eq!(b.focus().await, "problems", "a reader hears at once what is wrong");
    assert_eq!(b.run("return document.querySelector('main [name=own]').value").await, json!(visit.own));
}
