//! The desk in a browser that runs no scripts: slower to work with, and nothing is missing.

use std::sync::Arc;

use text::Locale;

use super::{Browser, Scripts, browse_with};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_known_again_without_scripts_in_french() {
    browse_with((Locale::Fr, "demo", Scripts::Barred), known_again).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_known_again_without_scripts_in_arabic() {
    browse_with((Locale::Ar, "demo", Scripts::Barred), known_again).await;
}

/// Somebody is registered, comes again under another spelling, and is shown when the form is sent.
async fn known_again(browser: Arc<Browser>) {
    let b = &*browser;
    go(b, &format!("/sign-in?lang={}", b.locale.code())).await;
    b.click("main button[value='clerk']").await;
    let _ = b.find(".rail").await;
    let (spelling, other) =
        if b.locale == Locale::Ar { (["محمدو", "جالو"], ["مامادو", "ديالو"]) } else { (["Kandioura", "Sissokho"], ["Kanjura", "Cissoko"]) };
    agree(b).await;
    b.fill(&[("given", spelling[0]), ("family", spelling[1]), ("sex", "1"), ("birth", "1994"), ("nationality", "GIN")]).await;
    assert_eq!(b.count("html.js").await, 0, "no script ran");
    b.click("main .ends button[value=bed]").await;
    answer(b).await;
    agree(b).await;
    b.fill(&[("given", other[0]), ("family", other[1]), ("sex", "1"), ("birth", "1994"), ("nationality", "GIN")]).await;
    assert_eq!(b.count("#maybe li").await, 0, "nothing asks while one types");
    b.click("main .ends button[value=bed]").await;
    let alike = b.find("#maybe li").await.text().await.expect("it has words");
    assert!(alike.contains(spelling[1]), "{alike}");
    assert_eq!(b.find("main [name=given]").await.prop("value").await.expect("a field has a value").as_deref(), Some(other[0]), "what was typed is kept");
    answer(b).await;
    let _ = b.find("main form[action^='/stays/admit/']").await;
}

async fn go(b: &Browser, path: &str) {
    b.client.goto(&format!("{}{path}", b.url)).await.unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// Whoever stands at the desk agrees.
async fn agree(b: &Browser) {
    go(b, "/consents/new").await;
    let language = if b.locale == Locale::Ar { "ara" } else { "fra" };
    b.fill(&[("language", language)]).await;
    for explained in ["who_uses", "who_sees", "why", "rights", "free", "voluntary", "withdraw", "kept"] {
        b.fill(&[("explained", explained)]).await;
    }
    b.fill(&[("decision", "given"), ("mode", "verbal"), ("witness", "Salif"), ("certified", "yes")]).await;
    b.click("main .ends button.btn").await;
    let _ = b.find("main [name=given]").await;
}

/// Says of everybody who is shown as alike that it is somebody else, and saves.
async fn answer(b: &Browser) {
    let alike = b.count("#maybe li").await;
    if alike == 0 {
        return;
    }
    for place in 1..=alike {
        b.click(&format!("#maybe li:nth-child({place}) [name=different]")).await;
    }
    b.click("main .ends button[value=bed]").await;
}
