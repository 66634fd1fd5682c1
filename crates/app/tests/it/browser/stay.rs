//! A family stays: from the first start to the last departure, in French and Arabic.

use std::sync::Arc;

use fantoccini::key::Key;
use serde_json::json;
use text::Locale;

use super::{Browser, browse};

const PASSWORD: &str = "sept chameaux blancs";
const FIRST_PASSWORD: &str = "premier mot donné";

#[tokio::test(flavor = "multi_thread")]
async fn a_family_stays_in_french() {
    browse((Locale::Fr, "serve"), stay).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_stays_in_arabic() {
    browse((Locale::Ar, "serve"), stay).await;
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
    b.press(".sub a[href^='/buildings/']", "").await;
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
    b.click("main .do summary").await;
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
