//! A stay from the first start to the last departure, in a browser, with the real program on an empty folder.
//!
//! Every page that is come to is examined: language and direction, one heading, nothing that axe-core objects to, and
//! no sideways scrolling at the width of a telephone. `RELAIS_TEST_BROWSER=no` leaves these tests out.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Lines};
use std::panic::resume_unwind;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;
use text::{Catalogue, Locale};

/// axe-core 4.14.1, Deque Systems, MPL-2.0: see LICENSE-axe-core beside it.
const AXE: &str = include_str!("../assets/axe.min.js");
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

/// The program on an empty folder; gives its address.
fn serve(dir: &Path) -> (Process, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relais"));
    for name in ["CONFIG", "DATA", "LISTEN", "DATABASE", "DATABASE_FILE", "PASSPHRASE", "PASSPHRASE_FILE", "KEY_FILE"] {
        command.env_remove(format!("RELAIS_{name}"));
    }
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(dir);
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
    url: String,
    locale: Locale,
    texts: Catalogue,
    /// What is wrong with pages; a journey goes on, so that all is said at once.
    faults: Mutex<Vec<String>>,
    /// Of which parts the examined pages were made: what is made of the same parts is not examined again.
    shapes: Mutex<BTreeSet<String>>,
}

/// Runs a journey in a browser of its own; closes it also when the journey fails.
async fn browse<F: Future<Output = ()> + Send + 'static>(locale: Locale, journey: impl FnOnce(Arc<Browser>) -> F) {
    if std::env::var("RELAIS_TEST_BROWSER").is_ok_and(|wanted| wanted == "no") {
        eprintln!("left out: RELAIS_TEST_BROWSER is `no`");
        return;
    }
    let browser = Arc::new(Browser::start(locale).await);
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
    async fn start(locale: Locale) -> Self {
        for (program, package) in [("chromedriver", "chromium-driver"), ("chromium", "chromium")] {
            assert!(
                on_path(program),
                "The browser tests need `{program}`: run `cargo xtask ci`, install the package `{package}`, or set RELAIS_TEST_BROWSER=no to leave them out."
            );
        }
        let dir = tempfile::Builder::new().prefix("relais-browser-").tempdir().expect("a folder");
        let (server, url) = serve(&dir.path().join("data"));
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
        let wanted = json!({"goog:chromeOptions": {"args": args}, "timeouts": {"script": PATIENCE.as_millis()}});
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(wanted.as_object().expect("an object").clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        let rooms = app::rooms();
        let (texts, _) = Catalogue::new(rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts)));
        Self { client, _driver: driver, _server: server, _dir: dir, url, locale, texts, faults: Mutex::default(), shapes: Mutex::default() }
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

    async fn click(&self, css: &str) {
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
            match (tag.as_str(), kind.as_str()) {
                ("select", _) => field.select_by_value(value).await.unwrap_or_else(|error| panic!("{name} is not {value}: {error}")),
                (_, "radio" | "checkbox") => self.click(&format!("main [name='{name}'][value='{value}']")).await,
                _ => type_into(&field, value).await.unwrap_or_else(|error| panic!("{name}: {error}")),
            }
        }
    }

    /// Presses a key where the focus is.
    async fn key(&self, keys: &str) {
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
        status: performance.getEntriesByType('navigation')[0].responseStatus, lang: root.lang, dir: root.dir,
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

const PASSWORD: &str = "sept chameaux blancs";
const FIRST_PASSWORD: &str = "premier mot donné";

#[tokio::test(flavor = "multi_thread")]
async fn a_family_stays_in_french() {
    browse(Locale::Fr, stay).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_stays_in_arabic() {
    browse(Locale::Ar, stay).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_are_found() {
    browse(Locale::Fr, |b| async move {
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

/// Names as the people of a journey say them.
struct Cast {
    family: &'static str,
    mother: &'static str,
    daughter: &'static str,
    father: &'static str,
    /// Somebody else with nearly the father's name.
    namesake: (&'static str, &'static str),
    clerk: &'static str,
}

const FRENCH: Cast =
    Cast { family: "Diallo", mother: "Fatoumata", daughter: "Aïssatou", father: "Ibrahima", namesake: ("Ibrahim", "Dialo"), clerk: "Salif Traoré" };
const ARABIC: Cast = Cast {
    family: "ديالو", mother: "فاطمة", daughter: "عائشة", father: "إبراهيم", namesake: ("ابراهيم", "ديالو"), clerk: "صالح تراوري"
};

async fn stay(browser: Arc<Browser>) {
    let b = &*browser;
    let cast = if b.locale == Locale::Ar { &ARABIC } else { &FRENCH };
    first_start(b).await;
    accounts(b, cast).await;
    leave(b).await;
    by_keyboard(b, "chef").await;
    own_password(b).await;
    rooms(b).await;
    leave(b).await;
    b.fill(&[("username", "guichet"), ("password", FIRST_PASSWORD)]).await;
    b.press("main button.block", "sign-in-password-title").await;
    own_password(b).await;
    let family = family(b, cast).await;
    let other = namesake(b, cast).await;
    for id in &family {
        give_bed(b, id).await;
    }
    b.open("/beds", "board-title").await;
    assert_eq!((b.count(".beds .in").await, b.count(".beds .free").await), (4, 2));
    card(b, &family[0]).await;
    around_the_desk(b, &family[0], &other).await;
    depart(b, &family).await;
    b.open("/beds", "board-title").await;
    assert_eq!((b.count(".beds .in").await, b.count(".beds .free").await), (1, 5));
    leave(b).await;
}

/// The first start asks for the centre and its administrator.
async fn first_start(b: &Browser) {
    b.open(&format!("/?lang={}", b.locale.code()), "site-setup-title").await;
    assert_eq!(b.path().await, "/setup");
    b.refused("main button.block", "site-setup-title").await;
    assert_eq!(b.focus().await, "problems", "a reader hears at once what is wrong");
    let name = if b.locale == Locale::Ar { "مركز أغاديز" } else { "Centre d’Agadez" };
    b.fill(&[("name", name), ("country", "NER"), ("zone", "Africa/Niamey"), ("prefix", "AGZ"), ("admin_name", "Aminata Issoufou"), ("username", "admin")])
        .await;
    b.fill(&[("password", PASSWORD), ("password_again", PASSWORD)]).await;
    b.press("main button.block", "").await;
    b.notice("site-setup-done").await;
}

/// The administrator makes accounts.
async fn accounts(b: &Browser, cast: &Cast) {
    b.press(".rail a[href='/accounts']", "account-title").await;
    for (name, username, role) in [("Mariama Sani", "chef", "centre_manager"), (cast.clerk, "guichet", "clerk")] {
        b.open("/accounts", "account-title").await;
        b.press(".head a[href='/accounts/new']", "account-new").await;
        b.fill(&[("name", name), ("username", username), ("locale", b.locale.code()), ("password", FIRST_PASSWORD), ("roles", role)]).await;
        b.press("main form button.btn", "").await;
        b.notice("account-created").await;
    }
    b.open("/accounts", "account-title").await;
    b.open("/sites", "site-title").await;
    b.press("main .list a", "").await;
    b.open("/account", "").await;
    b.open("/account/tokens", "token-title").await;
    b.open("/account/password", "sign-in-password-title").await;
    b.open("/sign-in/enrol?next=/account", "sign-in-enrol-title").await;
}

async fn leave(b: &Browser) {
    b.open("/", "").await;
    b.click(".menu summary").await;
    b.press(".menu form[action='/sign-out'] button", "sign-in-title").await;
    b.notice("sign-in-left").await;
}

/// Signs in without a mouse, the first time with a wrong password.
async fn by_keyboard(b: &Browser, username: &str) {
    let (tab, enter) = (Key::Tab.to_string(), Key::Enter.to_string());
    let (tab, enter) = (tab.as_str(), enter.as_str());
    b.open("/sign-in", "sign-in-title").await;
    b.key(tab).await;
    assert_eq!(b.focus().await, "govuk-skip-link");
    let (_, _, _, height) = b.find(".govuk-skip-link").await.rectangle().await.expect("it has a place");
    assert!(height > 10.0, "the skip link can be seen while it has the focus");
    b.key(tab).await;
    assert_eq!(b.focus().await, "username");
    b.key(username).await;
    b.key(tab).await;
    assert_eq!(b.focus().await, "password");
    b.key("un autre mot").await;
    b.key(tab).await;
    assert_eq!(b.focus().await, "btn block");
    b.mark().await;
    b.key(enter).await;
    b.arrive(422, "sign-in-title").await;
    assert_eq!(b.focus().await, "problems", "a reader hears at once what is wrong");
    b.open("/sign-in", "sign-in-title").await;
    b.key(tab).await;
    b.key(enter).await;
    assert_eq!(b.focus().await, "main", "the skip link leads to the content");
    b.key(tab).await;
    b.key(username).await;
    b.key(tab).await;
    b.key(FIRST_PASSWORD).await;
    b.mark().await;
    b.key(enter).await;
    b.arrive(200, "sign-in-password-title").await;
}

/// Changes the first password, without which nothing else is to be had.
async fn own_password(b: &Browser) {
    b.open("/beds", "sign-in-password-title").await;
    b.fill(&[("current", FIRST_PASSWORD), ("password", PASSWORD), ("password_again", FIRST_PASSWORD)]).await;
    b.refused("main button.block", "sign-in-password-title").await;
    b.fill(&[("current", FIRST_PASSWORD), ("password", PASSWORD), ("password_again", PASSWORD)]).await;
    b.press("main button.block", "").await;
    b.notice("sign-in-password-changed").await;
}

/// The manager sets up two rooms.
async fn rooms(b: &Browser) {
    b.open("/beds", "board-title").await;
    b.open("/places", "place-title").await;
    b.refused("main form button.btn", "place-title").await;
    b.fill(&[("new_building", "A"), ("zone", "Nord"), ("meeting_point", "Puits"), ("name", "A1"), ("kind", "family"), ("beds", "4"), ("area", "24")]).await;
    b.press("main form button.btn", "").await;
    b.notice("place-added").await;
    b.open("/places", "place-title").await;
    b.fill(&[("name", "H1"), ("kind", "men"), ("beds", "2")]).await;
    b.press("main form button.btn", "").await;
    b.notice("place-added").await;
    b.open("/places", "place-title").await;
    b.press(".sub a[href^='/buildings/']", "place-building-title").await;
    b.open("/places", "place-title").await;
    b.press(".list tbody a", "").await;
    b.press(".beds a", "").await;
    b.open("/beds", "board-title").await;
    assert_eq!(b.count(".beds .free").await, 6);
    b.open("/people", "menu-people").await;
    b.open("/arrivals", "arrival-title").await;
}

/// Explains, asks, and notes the consent of whoever stands at the desk; gives the person it opened.
async fn consent(b: &Browser, cast: &Cast, child: bool) -> String {
    let language = if b.locale == Locale::Ar { "ara" } else { "fra" };
    b.fill(&[("language", language)]).await;
    for explained in ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"] {
        b.fill(&[("explained", explained)]).await;
    }
    b.fill(&[("decision", "given"), ("mode", "verbal"), ("witness", cast.clerk), ("certified", "yes")]).await;
    if child {
        b.fill(&[("child", "yes")]).await;
        b.refused("main .ends button.btn", "consent-new-title").await;
        b.fill(&[("assent", "assent"), ("guardian_kind", "parent"), ("guardian", cast.mother)]).await;
    }
    b.press("main .ends button.btn", "person-new-title").await;
    b.notice("consent-given-done").await;
    let path = b.path().await;
    path.split_once("person=").and_then(|(_, rest)| rest.split('&').next()).expect("the address says who").to_owned()
}

/// A mother arrives with her daughter and her husband; gives mother, daughter, father.
async fn family(b: &Browser, cast: &Cast) -> [String; 3] {
    b.open("/arrivals", "arrival-title").await;
    b.press(".head a[href='/consents/new']", "consent-new-title").await;
    b.refused("main .ends button.btn", "consent-new-title").await;
    let mother = consent(b, cast, false).await;
    b.refused("main .ends button[value=member]", "person-new-title").await;
    b.fill(&[("given", cast.mother), ("family", cast.family), ("sex", "2"), ("birth", "1991"), ("nationality", "GIN"), ("with", "head")]).await;
    b.press("main .ends button[value=member]", "consent-new-title").await;
    b.notice("person-registered-done").await;
    let daughter = consent(b, cast, true).await;
    b.fill(&[("given", cast.daughter), ("sex", "2"), ("birth", "6"), ("relation", "child")]).await;
    b.press("main .ends button[value=member]", "consent-new-title").await;
    let father = consent(b, cast, false).await;
    let form = b.path().await;
    b.open("/arrivals", "arrival-title").await;
    b.press(&format!("main a[href='/people/new?person={father}']"), "person-new-title").await;
    b.open(&form, "person-new-title").await;
    b.fill(&[("given", cast.father), ("sex", "1"), ("birth", "1987"), ("relation", "spouse")]).await;
    b.press("main .ends button[value=bed]", "stay-admit-title").await;
    assert_eq!(b.path().await, format!("/stays/admit/{father}"));
    [mother, daughter, father]
}

/// A man with nearly the father's name arrives: he is asked about, and is somebody else. Gives his id.
async fn namesake(b: &Browser, cast: &Cast) -> String {
    b.open("/consents/new", "consent-new-title").await;
    let other = consent(b, cast, false).await;
    b.fill(&[("given", cast.namesake.0), ("family", cast.namesake.1), ("sex", "1"), ("birth", "1988"), ("nationality", "GIN")]).await;
    let _ = b.find("#maybe li").await;
    let said = b.run("return document.querySelector('#maybe b').textContent").await;
    assert_eq!(said, json!(b.t("person-likely-title")), "the list shows while one types");
    b.refused("main .ends button[value=bed]", "person-new-title").await;
    let alike = b.count("#maybe li").await;
    assert!(alike >= 1, "the list shows when one saves without an answer");
    for place in 1..=alike {
        b.click(&format!("#maybe li:nth-child({place}) [name=different]")).await;
    }
    // What is typed afterwards asks again for the list; the answers already given must outlast that.
    let _ = b.run("new MutationObserver(() => { window.asked = 1; }).observe(document.getElementById('maybe'), { childList: true })").await;
    b.fill(&[("phone", "+227 90 12 34 56")]).await;
    let _ = b.ask("const asked = () => window.asked ? done(1) : requestAnimationFrame(asked); asked()").await;
    b.press("main .ends button[value=bed]", "stay-admit-title").await;
    b.notice("person-registered-done").await;
    let (_, label) = chosen_bed(b).await;
    assert_eq!(label, "H1-1");
    b.press("main form .toolbar button", "").await;
    b.notice("stay-admitted").await;
    other
}

/// Bed and label that a page proposes.
async fn chosen_bed(b: &Browser) -> (String, String) {
    let said =
        b.run("const e = document.querySelector('main [name=bed]:checked'); return [e.value, e.closest('label').querySelector('bdi').textContent]").await;
    (said[0].as_str().unwrap_or_default().to_owned(), said[1].as_str().unwrap_or_default().to_owned())
}

async fn give_bed(b: &Browser, id: &str) {
    b.open("/arrivals", "arrival-title").await;
    b.press(&format!("main a[href='/stays/admit/{id}']"), "stay-admit-title").await;
    let (_, label) = chosen_bed(b).await;
    assert!(label.starts_with("A1-"), "families sleep together, and not in {label}");
    b.press("main form .toolbar button", "").await;
    b.notice("stay-admitted").await;
    assert_eq!(b.path().await, format!("/people/{id}"));
}

/// A card is printed: the answer is a PDF, which the page itself fetches here, since a headless browser shows none.
async fn card(b: &Browser, id: &str) {
    b.open(&format!("/people/{id}"), "").await;
    b.press("main .do a[href$='/card']", "card-title").await;
    let pdf = b
        .ask(
            "const form = document.querySelector(\"form[action$='/card']\");
             fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
                .then(async (r) => done([r.status, r.headers.get('content-type'), (await r.text()).slice(0, 5)]), (e) => done(String(e)));",
        )
        .await;
    assert_eq!(pdf, json!([200, "application/pdf", "%PDF-"]));
    b.open(&format!("/people/{id}/card"), "card-title").await;
    assert_eq!(b.count(".list .tag.ok").await, 1, "the card is good");
}

/// The other pages of the desk.
async fn around_the_desk(b: &Browser, id: &str, other: &str) {
    for (path, heading) in [
        ("/", ""),
        ("/people", "menu-people"),
        ("/search", ""),
        ("/cards/check", "card-check-title"),
        ("/imports", ""),
        (&format!("/people/{id}/consents"), "consent-list-title"),
        (&format!("/people/{id}/edit"), "person-edit-title"),
        (&format!("/people/{id}/history"), "person-history-title"),
        (&format!("/people/{id}/card/check"), "card-check-title"),
        (&format!("/stays/{id}/move"), "stay-move-title"),
        (&format!("/people/{other}"), ""),
    ] {
        b.open(path, heading).await;
    }
    b.open("/beds", "board-title").await;
    b.press(".beds a.free", "").await;
    b.open(&format!("/people/{id}"), "").await;
    let code = b.find(".who .code").await.text().await.expect("the code is text");
    let _ = b.find(".find input").await.send_keys(&code).await;
    b.press(".find button", "").await;
    b.open(&format!("/people/{id}/edit"), "person-edit-title").await;
    b.refused("main .ends button.btn", "person-edit-title").await;
}

/// The family leaves, one after the other; who stays behind is to be said.
async fn depart(b: &Browser, family: &[String; 3]) {
    for (left, id) in family.iter().enumerate() {
        b.open(&format!("/people/{id}"), "").await;
        b.press(&format!("main .do a[href='/stays/{id}/depart']"), "stay-depart-title").await;
        if left == 0 {
            b.refused("main form .toolbar button", "stay-depart-title").await;
        }
        b.fill(&[("type", "onward_travel"), ("destination_country", "DZA"), ("means", "bus")]).await;
        b.fill(&[("belongings_returned", "yes"), ("documents_handed", "yes"), ("card_cancelled", "yes")]).await;
        if left < 2 {
            b.fill(&[("left_behind", "yes")]).await;
        }
        b.press("main form .toolbar button", "").await;
        b.notice("stay-departed").await;
    }
}
