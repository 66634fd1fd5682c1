//! Forty people come on a truck; the night guard counts heads; the clerk hands over. In the practice centre.

use std::sync::Arc;

use fantoccini::key::Key;
use serde_json::json;
use text::Locale;

use super::{Browser, Effort, browse};

/// Names for the first rows of the grid: given, family, sex, age, family sign, alone.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const FRENCH: &[Row] = &[
    ("Aminata", "Cissé", "f", "31", "A", ""),
    ("Binta", "Cissé", "f", "7", "A", ""),
    ("Sékou", "Cissé", "m", "4", "A", ""),
    ("Ousmane", "Barry", "m", "15", "", "x"),
    ("Thierno", "Sylla", "m", "16", "", "x"),
    ("Fodé", "Camara", "m", "28", "", ""),
];
/// Names of the other numbers of the truck, taken in turn.
const FRENCH_MORE: (&[&str], &[&str]) =
    (&["Salimata", "Adama", "Ramata", "Issouf", "Fatim", "Kalilou", "Nana"], &["Koné", "Touré", "Bamba", "Sidibé", "Fofana"]);
const ARABIC_MORE: (&[&str], &[&str]) = (&["سلمى", "آدم", "رحمة", "يوسف", "فاطمة", "خليل", "نانا"], &["كوني", "توري", "بامبا", "سيديبي", "فوفانا"]);
/// Heads on the truck.
const HEADS: usize = 40;

const ARABIC: &[Row] = &[
    ("أمينة", "سيسي", "f", "31", "A", ""),
    ("بنتا", "سيسي", "f", "7", "A", ""),
    ("سيكو", "سيسي", "m", "4", "A", ""),
    ("عثمان", "باري", "m", "15", "", "x"),
    ("تيرنو", "سيلا", "m", "16", "", "x"),
    ("فودي", "كامارا", "m", "28", "", ""),
];

#[tokio::test(flavor = "multi_thread")]
async fn forty_people_come_in_french() {
    browse((Locale::Fr, "demo"), night).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_people_come_in_arabic() {
    browse((Locale::Ar, "demo"), night).await;
}

async fn night(browser: Arc<Browser>) {
    let b = &*browser;
    b.open(&format!("/sign-in?lang={}", b.locale.code()), "sign-in-title").await;
    truck(b).await;
    drill(b).await;
    hand_over(b).await;
}

/// Signs in to the practice centre by the button of a role.
async fn enter(b: &Browser, role: &str) {
    b.press(&format!("main button[value='{role}']"), "").await;
    let _ = b.spent();
}

async fn leave(b: &Browser) {
    b.click(".menu summary").await;
    b.press(".menu form[action='/sign-out'] button", "sign-in-title").await;
}

fn say(what: &str, effort: Effort) {
    eprintln!("{what}: {} clicks, {} keys, {} pages", effort.clicks, effort.keys, effort.pages);
}

/// From the gate to bed, orientation and the first registration.
async fn truck(b: &Browser) {
    enter(b, "centre_manager").await;
    b.open("/emergencies/new", "event-new-title").await;
    b.fill(&[("kind", "rescue_desert"), ("count", "40"), ("origin", "Assamaka")]).await;
    b.press("main form .toolbar button", "").await;
    let event = b.path().await.split('?').next().unwrap_or_default().to_owned();
    assert_eq!(b.run("return document.querySelector('.figs b').textContent").await, json!(numeral(b, 40)));
    let opened = b.spent();
    leave(b).await;

    enter(b, "reception").await;
    triage(b, &event).await;
    let triaged = b.spent();
    grid(b, &event).await;
    let named = b.spent();
    beds(b).await;
    let bedded = b.spent();
    b.open("/orientations", "orientation-menu").await;
    b.fill(&[("covered", "all"), ("understood", "yes")]).await;
    let _ = b.run("window.confirm = () => true; return 1").await;
    b.press("main button[name=everyone]", "").await;
    let explained = b.spent();
    b.open("/orientations", "orientation-menu").await;
    assert_eq!(b.count("main input[name=guest]").await, 0, "everybody has been told");
    leave(b).await;

    enter(b, "clerk").await;
    register(b, &event).await;
    let registered = b.spent();
    for (what, effort) in [
        ("event opened, 40 numbers", opened),
        ("triage of forty", triaged),
        ("names of forty", named),
        ("beds for all", bedded),
        ("orientation of all", explained),
        ("one full registration", registered),
    ] {
        say(what, effort);
    }
    leave(b).await;
}

fn numeral(b: &Browser, n: i64) -> String {
    text::number(b.locale, n)
}

/// A hurt child first, then two boys alone; one press each.
async fn triage(b: &Browser, event: &str) {
    b.open(&format!("{event}/triage"), "").await;
    for (number, field, value) in [
        ("2", "category", "immediate"),
        ("2", "group", "A"),
        ("4", "category", "child_alone"),
        ("5", "category", "child_alone"),
        ("1", "group", "A"),
        ("3", "group", "A"),
        ("6", "category", "delayed"),
    ] {
        b.fill(&[("number", number)]).await;
        b.press(&format!("main button[name={field}][value={value}]"), "").await;
    }
    for number in 7..=HEADS {
        b.fill(&[("number", &number.to_string())]).await;
        b.press("main button[name=category][value=delayed]", "").await;
    }
}

/// Everybody on the truck, as the grid takes them.
fn everybody(locale: Locale) -> Vec<[String; 6]> {
    let (first, (given, family)) = if locale == Locale::Ar { (ARABIC, ARABIC_MORE) } else { (FRENCH, FRENCH_MORE) };
    let mut rows: Vec<[String; 6]> = first.iter().map(|row| [row.0, row.1, row.2, row.3, row.4, row.5].map(str::to_owned)).collect();
    for n in rows.len()..HEADS {
        let (name, sex) = (given[n % given.len()], if (n % given.len()).is_multiple_of(2) { "f" } else { "m" });
        rows.push([name.to_owned(), family[n % family.len()].to_owned(), sex.to_owned(), (18 + n).to_string(), String::new(), String::new()]);
    }
    rows
}

/// Rows typed without a mouse; each is saved when it is left.
async fn grid(b: &Browser, event: &str) {
    b.open(&format!("{event}/grid"), "").await;
    let rows = everybody(b.locale);
    let tab = Key::Tab.to_string();
    b.click("main table.sheet tbody tr:first-child input[name=g]").await;
    for row in &rows {
        for value in row {
            b.key(value).await;
            b.key(&tab).await;
        }
        // The number of the next row is a link; the next field follows it.
        let on_link = b.focus().await == json!("A");
        if on_link {
            b.key(&tab).await;
        }
    }
    let _ = b.ask("const saved = () => document.querySelectorAll('table.sheet tr.ok').length >= 40 ? done(1) : requestAnimationFrame(saved); saved()").await;
    b.open(&format!("{event}/grid"), "").await;
    let kept = b.run("return [...document.querySelectorAll('table.sheet tbody tr')].slice(0, 5).map((r) => ['g', 'f', 'a', 'r', 'x'].map((n) => r.querySelector(`[name=${n}]`).value))").await;
    let typed: Vec<[&str; 5]> =
        rows.iter().take(5).map(|[given, family, _, age, group, alone]| [given, family, age, group, alone].map(String::as_str)).collect();
    assert_eq!(kept, json!(typed), "what was saved is there");
}

/// Beds as proposed, in one press; the boys alone do not sleep with men.
async fn beds(b: &Browser) {
    b.open("/beds/plan", "board-plan-title").await;
    let proposed = b.count("main input[type=checkbox]:checked").await;
    assert!(proposed >= 20, "{proposed} beds are proposed");
    let place = b
        .run("const row = [...document.querySelectorAll('main tbody tr')].find((r) => /Barry|باري/.test(r.textContent)); return row ? row.textContent : ''")
        .await;
    assert!(place.as_str().is_some_and(|text| text.contains("H4")), "a boy alone sleeps in the boys' room: {place}");
    let family = b
        .run("return [...document.querySelectorAll('main tbody tr')].filter((r) => /Cissé|سيسي/.test(r.textContent)).map((r) => r.textContent.replace(/\\s+/g, ' '))")
        .await;
    assert_eq!(
        family
            .as_array()
            .map(|rows| rows.iter().filter(|row| row.as_str().is_some_and(|row| ["C1-", "C2-", "C3-"].iter().any(|room| row.contains(room)))).count()),
        Some(3),
        "a family sleeps together: {family}"
    );
    b.press("main form .toolbar button", "").await;
    b.open("/beds/plan", "board-plan-title").await;
    assert!(b.count("main input[type=checkbox]:checked").await < proposed);
}

/// The hurt child's mother registers: what was noted at the truck is not typed again.
async fn register(b: &Browser, event: &str) {
    b.open(&format!("{event}/queue"), "").await;
    b.press("main td.do a", "consent-new-title").await;
    let language = if b.locale == Locale::Ar { "ara" } else { "fra" };
    b.fill(&[("language", language)]).await;
    for explained in ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"] {
        b.fill(&[("explained", explained)]).await;
    }
    b.fill(&[("decision", "given"), ("mode", "verbal"), ("witness", "S. Traoré"), ("certified", "yes")]).await;
    // The truck's list says already that it is a child.
    if b.count("main [name=child]:checked").await == 0 {
        b.fill(&[("child", "yes")]).await;
    }
    b.fill(&[("assent", "assent"), ("guardian_kind", "parent"), ("guardian", "S. Cissé")]).await;
    b.press("main .ends button.btn", "person-new-title").await;
    let given = b.run("return document.querySelector('main [name=given]').value").await;
    assert_ne!(given, json!(""), "the name is there already");
    b.fill(&[("nationality", "GIN")]).await;
    let path = b.path().await;
    let id = path.split_once("person=").and_then(|(_, rest)| rest.split('&').next()).expect("the address says who").to_owned();
    b.press("main .ends button[value=bed]", "").await;
    b.open(&format!("/people/{id}"), "").await;
    assert!(b.run("return document.querySelector('.who').textContent").await.as_str().is_some_and(|who| who.contains("-")), "the bed of the truck is kept");
    b.click("main .do summary").await;
    b.press("main .do a[href$='/card']", "card-title").await;
    let printed = format!(
        "fetch('/people/{id}/card', {{method: 'POST', body: new URLSearchParams({{layout: 'credit_card'}})}}).then(async (r) => done([r.status, (await r.text()).slice(0, 5)]))"
    );
    assert_eq!(b.ask(&printed).await, json!([200, "%PDF-"]), "the card is printed");
}

/// The night guard: a card at the gate, an exercise, everybody ticked off but one.
async fn drill(b: &Browser) {
    enter(b, "guard").await;
    b.open("/gate", "gate-title").await;
    assert_eq!(b.focus().await, "code", "a scanner types at once");
    b.mark().await;
    b.key("AGZ-222-222\n").await;
    b.arrive(422, "gate-title").await;
    b.press("main a[href='/evacuation']", "evacuation-title").await;
    let pdf = b.ask("const t = performance.now(); fetch('/evacuation/list.pdf').then(async (r) => { const x = await r.text(); done([r.status, x.slice(0, 5), performance.now() - t]); })").await;
    assert_eq!((&pdf[0], &pdf[1]), (&json!(200), &json!("%PDF-")));
    b.press("main .toolbar a[href='/headcounts']", "menu-headcounts").await;
    b.press("main form button.btn", "headcount-title").await;
    b.notice("headcount-begun").await;
    let places = b.count("main nav a[href*='place=']").await;
    for place in 1..=places {
        b.press(&format!("main nav a[href$='place={place}']"), "headcount-title").await;
        let spared = place == places;
        let _ = b
            .run(&format!("const all = [...document.querySelectorAll('main input[name=found]')]; all.forEach((e, i) => {{ e.checked = !({spared} && i == 0); }}); return all.length"))
            .await;
        b.press("main form .heads ~ .toolbar button", "headcount-title").await;
    }
    assert_eq!(b.count("main .panel.bad .heads li").await, 1, "one is missing");
    b.refused("main form[action$='/end'] button", "headcount-title").await;
    b.fill(&[("missing", "yes")]).await;
    b.press("main form[action$='/end'] button", "headcount-title").await;
    b.notice("headcount-ended-done").await;
    say("drill", b.spent());
    leave(b).await;
}

/// The clerk hands over, a colleague reads it and takes over.
async fn hand_over(b: &Browser) {
    enter(b, "clerk").await;
    b.open("/shift", "").await;
    b.fill(&[("text", "Le robinet de la cour goutte.")]).await;
    b.press("main form[action='/shift/notes'] button", "").await;
    b.press("main form[action='/shift/hand-over'] button", "").await;
    say("hand-over", b.spent());
    leave(b).await;
    enter(b, "reception").await;
    b.open("/shift", "").await;
    b.press("main .notice.warn a[href^='/shift/']", "shift-one-title").await;
    assert!(b.run("return document.querySelector('main').textContent").await.as_str().is_some_and(|page| page.contains("robinet")));
    b.refused("main form[action$='/take-over'] button", "shift-one-title").await;
    b.fill(&[("read", "yes")]).await;
    b.press("main form[action$='/take-over'] button", "").await;
    say("taking over", b.spent());
    leave(b).await;
}
