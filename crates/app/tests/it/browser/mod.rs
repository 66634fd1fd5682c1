//! Journeys in a browser, with the real program on a folder of its own.
//!
//! Every page that is come to is examined: language and direction, one heading, nothing that axe-core objects to, and
//! no sideways scrolling at the width of a telephone. `RELAIS_TEST_BROWSER=no` leaves these tests out.

mod line;
mod plain;
mod stay;
mod truck;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Lines};
use std::panic::resume_unwind;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;
use text::{Catalogue, Locale};

/// axe-core 4.14.1, Deque Systems, MPL-2.0: see LICENSE-axe-core beside it.
const AXE: &str = include_str!("../../assets/axe.min.js");
const PATIENCE: Duration = Duration::from_secs(60);
const DESK: (u32, u32) = (1280, 900);
const PHONE: (u32, u32) = (390, 800);

/// A process that is ended when dropped.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a process and reads what it says until a line holds what is looked for; gives what stands after it there.
fn start(mut command: Command, sign: &str) -> (Process, String) {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let mut lines: Lines<BufReader<ChildStdout>> = BufReader::new(child.stdout.take().expect("stdout")).lines();
    let process = Process(child);
    let said = lines.by_ref().map_while(Result::ok).find_map(|line| line.split_once(sign).map(|(_, rest)| rest.trim_end_matches('.').to_owned()));
    // Read on, so that the program never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    (process, said.unwrap_or_else(|| panic!("{program} ended before it was ready")))
}

/// The program on an empty folder, furnished as the practice centre or not; gives its address.
fn serve(dir: &Path, command_name: &str) -> (Process, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relais"));
    for name in ["CONFIG", "DATA", "LISTEN", "DATABASE", "DATABASE_FILE", "PASSPHRASE", "PASSPHRASE_FILE", "KEY_FILE", "MAIL_PASSWORD", "MAIL_PASSWORD_FILE"] {
        command.env_remove(format!("RELAIS_{name}"));
    }
    command.args([command_name, "--listen", "127.0.0.1:0", "--data"]).arg(dir);
    start(command, " is at ")
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).exists()))
}

/// A browser on a program, with the texts that pages are compared with.
struct Browser {
    client: Client,
    _driver: Process,
    _server: Process,
    _dir: TempDir,
    /// Between browser and program, where a journey asked for one.
    line: Option<line::Line>,
    url: String,
    locale: Locale,
    texts: Catalogue,
    /// What is wrong with pages; a journey goes on, so that all is said at once.
    faults: Mutex<Vec<String>>,
    /// Of which parts the examined pages were made: what is made of the same parts is not examined again.
    shapes: Mutex<BTreeSet<String>>,
    /// Clicks, keys and pages so far: what a task costs whoever does it.
    effort: Mutex<Effort>,
}

/// What a task costs.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
struct Effort {
    clicks: usize,
    keys: usize,
    pages: usize,
}

/// Runs a journey in a browser of its own; closes it also when the journey fails.
async fn browse<F: Future<Output = ()> + Send + 'static>((locale, command): (Locale, &str), journey: impl FnOnce(Arc<Browser>) -> F) {
    browse_with((locale, command, Scripts::Run), journey).await;
}

/// Whether the browser runs what pages bring along.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    Run,
    Barred,
}

async fn browse_with<F: Future<Output = ()> + Send + 'static>((locale, command, scripts): (Locale, &str, Scripts), journey: impl FnOnce(Arc<Browser>) -> F) {
    browse_over(false, (locale, command, scripts), journey).await;
}

/// The same with a line between browser and program that the journey may cut.
async fn browse_over<F: Future<Output = ()> + Send + 'static>(
    lined: bool,
    (locale, command, scripts): (Locale, &str, Scripts),
    journey: impl FnOnce(Arc<Browser>) -> F,
) {
    if std::env::var("RELAIS_TEST_BROWSER").is_ok_and(|wanted| wanted == "no") {
        eprintln!("left out: RELAIS_TEST_BROWSER is `no`");
        return;
    }
    let browser = Arc::new(Browser::start(locale, (command, scripts), lined).await);
    let done = tokio::spawn(journey(Arc::clone(&browser))).await;
    if let Err(failure) = done {
        browser.picture().await;
        eprintln!("faults until then:\n{}", browser.faults.lock().unwrap_or_else(PoisonError::into_inner).join("\n"));
        browser.client.clone().close().await.expect("the browser closes");
        resume_unwind(failure.into_panic());
    }
    browser.client.clone().close().await.expect("the browser closes");
    let faults = browser.faults.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(faults.is_empty(), "pages in `{}` with faults:\n{}", locale.code(), faults.join("\n"));
}

impl Browser {
    async fn start(locale: Locale, (command, scripts): (&str, Scripts), lined: bool) -> Self {
        for (program, package) in [("chromedriver", "chromium-driver"), ("chromium", "chromium")] {
            assert!(
                on_path(program),
                "The browser tests need `{program}`: run `cargo xtask ci`, install the package `{package}`, or set RELAIS_TEST_BROWSER=no to leave them out."
            );
        }
        let dir = tempfile::Builder::new().prefix("relais-browser-").tempdir().expect("a folder");
        let (server, url) = serve(&dir.path().join("data"), command);
        let line = if lined { Some(line::Line::to(&url).await) } else { None };
        let url = line.as_ref().map_or(url, line::Line::url);
        let mut driver = Command::new("chromedriver");
        driver.arg("--port=0");
        let (driver, port) = start(driver, "started successfully on port ");
        let profile = format!("--user-data-dir={}", dir.path().join("browser").display());
        let size = format!("--window-size={},{}", DESK.0, DESK.1);
        let args = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            &profile,
            &size,
        ];
        let prefs = if scripts == Scripts::Barred { json!({"profile.managed_default_content_settings.javascript": 2}) } else { json!({}) };
        let wanted = json!({"goog:chromeOptions": {"args": args, "prefs": prefs}, "timeouts": {"script": PATIENCE.as_millis()}});
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(wanted.as_object().expect("an object").clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        let rooms = app::rooms();
        let (texts, _) = Catalogue::new(rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts)));
        Self {
            client,
            _driver: driver,
            _server: server,
            _dir: dir,
            line,
            url,
            locale,
            texts,
            faults: Mutex::default(),
            shapes: Mutex::default(),
            effort: Mutex::default(),
        }
    }

    fn t(&self, key: &str) -> String {
        assert!(self.texts.has(self.locale, key), "there is no text {key}");
        self.texts.get(self.locale, key)
    }

    /// Keeps a picture of the page at which a journey failed.
    async fn picture(&self) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}.png", self.locale.code()));
        if let Ok(picture) = self.client.screenshot().await
            && std::fs::write(&path, picture).is_ok()
        {
            eprintln!("a picture of the page is in {}", path.display());
        }
    }

    async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs a script that answers later, by calling `done`.
    async fn ask(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.client.execute_async(&script, Vec::new()).await.expect("the script answers")
    }

    async fn find(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("`{css}` is not on {}: {error}", self.path().await),
        }
    }

    async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.expect("the page can be searched").len()
    }

    fn spend(&self, spend: impl FnOnce(&mut Effort)) {
        spend(&mut self.effort.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// What was spent since the last time this was asked.
    fn spent(&self) -> Effort {
        std::mem::take(&mut *self.effort.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn click(&self, css: &str) {
        self.spend(|effort| effort.clicks += 1);
        let clicked = self.find(css).await.click().await;
        if let Err(error) = clicked {
            panic!("`{css}` cannot be clicked on {}: {error}", self.path().await);
        }
    }

    /// Path and query of the page.
    async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("there is a page");
        url.as_str().strip_prefix(&self.url).unwrap_or_else(|| panic!("{url} is not ours")).to_owned()
    }

    /// Goes to a page by its address.
    async fn open(&self, path: &str, heading: &str) {
        self.client.goto(&format!("{}{path}", self.url)).await.unwrap_or_else(|error| panic!("{path}: {error}"));
        self.arrive(200, heading).await;
    }

    /// Clicks on what leads to another page.
    async fn press(&self, css: &str, heading: &str) {
        self.mark().await;
        self.click(css).await;
        self.arrive(200, heading).await;
    }

    /// Clicks on what the program will refuse: the form comes again, with what is wrong.
    async fn refused(&self, css: &str, heading: &str) {
        self.mark().await;
        self.click(css).await;
        self.arrive(422, heading).await;
    }

    /// Marks the page that is about to be left.
    async fn mark(&self) {
        let _ = self.run("document.documentElement.dataset.left = 1").await;
    }

    /// Waits for a page and examines it.
    async fn arrive(&self, status: u16, heading: &str) {
        self.spend(|effort| effort.pages += 1);
        let _ = self.find("html.js:not([data-left])").await;
        let seen = self.run(LOOK).await;
        let path = self.path().await;
        assert_eq!(seen["status"], status, "{path}: {seen}");
        assert_eq!((&seen["lang"], &seen["dir"]), (&json!(self.locale.code()), &json!(self.locale.direction())), "{path}");
        assert_eq!(seen["headings"].as_array().map(Vec::len), Some(1), "{path}: {seen}");
        let expected = if heading.is_empty() { seen["headings"][0].clone() } else { json!(self.t(heading)) };
        assert_eq!(seen["headings"][0], expected, "{path}");
        assert_ne!(seen["headings"][0], "", "{path}");
        assert_eq!(seen["problems"], status == 422, "{path}: a refusal says what is wrong, above all else: {seen}");
        let shape = seen["shape"].as_str().expect("a text").to_owned();
        let new = self.shapes.lock().unwrap_or_else(PoisonError::into_inner).insert(shape);
        if new {
            self.examine(&path).await;
        }
    }

    async fn examine(&self, path: &str) {
        let found = self.ask(&format!("{AXE};\n{EXAMINE}")).await;
        for fault in found.as_array().expect("a list") {
            self.fault(format!("{path}: axe-core: {fault}"));
        }
        self.client.set_window_size(PHONE.0, PHONE.1).await.expect("the window can be made small");
        let found = self.ask(MEASURE).await;
        if found["over"] != false {
            self.fault(format!("{path}: scrolls sideways on a telephone: {found}"));
        }
        self.client.set_window_size(DESK.0, DESK.1).await.expect("the window can be made large");
        let _ = self.ask("const wide = () => innerWidth > 1000 ? done(1) : requestAnimationFrame(wide); wide()").await;
    }

    fn fault(&self, fault: String) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// Asserts what the page says has been done.
    async fn notice(&self, key: &str) {
        let said = self.run("return document.querySelector('.notice[role=status]')?.textContent").await;
        assert_eq!(said, json!(self.t(key)), "{}", self.path().await);
    }

    /// Fills in a form as one does: types into lines, chooses from lists, ticks boxes.
    async fn fill(&self, fields: &[(&str, &str)]) {
        for (name, value) in fields {
            let field = self.find(&format!("main [name='{name}']:not([type=hidden])")).await;
            let tag = field.tag_name().await.expect("an element has a tag");
            let kind = field.attr("type").await.expect("an element can be asked").unwrap_or_default();
            self.spend(|effort| match (tag.as_str(), kind.as_str()) {
                ("select", _) => effort.clicks += 2,
                (_, "radio" | "checkbox") => {}
                _ => effort.keys += value.chars().count() + 1,
            });
            match (tag.as_str(), kind.as_str()) {
                ("select", _) => field.select_by_value(value).await.unwrap_or_else(|error| panic!("{name} is not {value}: {error}")),
                (_, "radio" | "checkbox") => self.click(&format!("main [name='{name}'][value='{value}']")).await,
                _ => type_into(&field, value).await.unwrap_or_else(|error| panic!("{name}: {error}")),
            }
        }
    }

    /// Presses a key where the focus is.
    async fn key(&self, keys: &str) {
        self.spend(|effort| effort.keys += keys.chars().count());
        self.client.active_element().await.expect("something has the focus").send_keys(keys).await.expect("a key can be pressed");
    }

    /// What has the focus: its id, else its class, else its tag.
    async fn focus(&self) -> Value {
        self.run("const e = document.activeElement; return e.id || e.className || e.tagName").await
    }
}

async fn type_into(field: &Element, value: &str) -> Result<(), CmdError> {
    field.clear().await?;
    field.send_keys(value).await
}

const LOOK: &str = "
    const all = (css) => [...document.querySelectorAll(css)], root = document.documentElement;
    const part = (e) => [e.parentNode.tagName, e.tagName, e.type, e.className.baseVal ?? e.className].join(' ');
    return {
        shape: [...new Set(all('body *').map(part))].sort().join(),
        status: Number(root.dataset.answer) || performance.getEntriesByType('navigation')[0].responseStatus, lang: root.lang, dir: root.dir,
        headings: all('h1').map((e) => e.textContent.trim()), problems: all('.problems').length > 0,
        said: all('.problems, .panel > .lead').map((e) => e.textContent.trim()),
    }";

/// What axe-core finds, folded parts of the page unfolded.
const EXAMINE: &str = "
    const folded = [...document.querySelectorAll('details:not(.menu):not([open])')];
    folded.forEach((e) => { e.open = true; });
    const about = (v) => ({ rule: v.id, help: v.help, where: v.nodes.map((n) => [n.target.join(' '), n.failureSummary]) });
    // Text in the very colour of its ground could be meant to be hidden, so axe-core only doubts it: nothing is meant so here.
    const invisible = (n) => n.any.some((c) => c.data?.messageKey == 'equalRatio');
    const doubts = (r) => r.incomplete.filter((v) => v.id == 'color-contrast').map((v) => ({ ...v, nodes: v.nodes.filter(invisible) }));
    axe.run(document, { resultTypes: ['violations', 'incomplete'] })
        .then((r) => [...r.violations, ...doubts(r).filter((v) => v.nodes.length)].map(about), (e) => [String(e)])
        .then((found) => { folded.forEach((e) => { e.open = false; }); done(found); });";

/// Whether the page is wider than a telephone, folded parts and menus unfolded, and which elements reach beyond it.
const MEASURE: &str = "
    const root = document.documentElement, folded = [...document.querySelectorAll('details:not([open])')];
    const beyond = (e) => { const r = e.getBoundingClientRect(); return r.width > 1 && (r.left < -1 || r.right > root.clientWidth + 1); };
    const name = (e) => e.tagName.toLowerCase() + (e.id && '#' + e.id) + (typeof e.className == 'string' && e.className && '.' + e.className.replaceAll(' ', '.'));
    const measure = () => {
        if (innerWidth > 400) return requestAnimationFrame(measure);
        folded.forEach((e) => { e.open = true; });
        const found = { over: root.scrollWidth > root.clientWidth, has: root.scrollWidth, may: root.clientWidth };
        if (found.over) found.beyond = [...document.querySelectorAll('body *')].filter(beyond).map(name).slice(0, 20);
        folded.forEach((e) => { e.open = false; });
        done(found);
    };
    measure();";

#[tokio::test(flavor = "multi_thread")]
async fn faults_are_found() {
    browse((Locale::Fr, "serve"), |b| async move {
        b.open("/?lang=fr", "site-setup-title").await;
        let spoil = "const e = document.createElement('p'); e.textContent = 'x'; e.style.cssText = 'width: 600px; color: #fff; background: #fff';
            document.querySelector('main').append(e); document.querySelector('label').remove();";
        let _ = b.run(spoil).await;
        b.examine("spoilt").await;
        let faults = std::mem::take(&mut *b.faults.lock().unwrap_or_else(PoisonError::into_inner)).join("\n");
        for fault in ["\"label\"", "\"color-contrast\"", "scrolls sideways"] {
            assert!(faults.contains(fault), "{fault} is not in {faults}");
        }
    })
    .await;
}
