//! The paper a guest keeps for a bag: code, things, seal and dates, in their language; nothing else about them.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use documents::{Row, Section};
use house::stay::GuestId;
use ledger::Compartment;
use text::Locale;
use web::{Cx, Error, Result};

use super::facts::{Belongings, Deposit, DepositId};
use crate::{guest, paper};

pub(super) async fn print(cx: Cx, Path((id, deposit)): Path<(GuestId, DepositId)>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = guest::get(&cx, &mut conn, (id, Duty::BelongingKeep)).await?;
    cx.look(id.cast(), Compartment::House, "belonging_receipt").await?;
    let code = guest::name_of(&cx, &mut conn, &known).await?.code;
    let kept = Belongings::fold(&cx.app().ledger().stream(&mut conn, id).await?);
    drop(conn);
    let bag = kept.get(deposit).ok_or(Error::NotFound)?;
    let locale = paper::locale(&cx, &known);
    let title = cx.app().catalogue().get(locale, "belonging-receipt-title");
    paper::sheet(&cx, locale, (title, code), sections(&cx, locale, bag)).await
}

fn sections(cx: &Cx, locale: Locale, bag: &Deposit) -> Vec<Section> {
    let t = |key: &str| cx.app().catalogue().get(locale, key);
    let day = |at: ledger::Instant| text::day(locale, at.day(&cx.zone()));
    let mut head = vec![Row::new(t("belonging-seal"), bag.seal.clone()), Row::new(t("belonging-taken-on"), day(bag.taken.at))];
    if bag.seal != bag.taken.seal {
        head.push(Row::new(t("belonging-first-seal"), bag.taken.seal.clone()));
    }
    let inspected = if bag.taken.inspection.is_some() { "belonging-receipt-inspected" } else { "belonging-receipt-uninspected" };
    head.push(Row::new(t("belonging-inspection"), t(inspected)));
    let mut out = vec![Section { heading: t("belonging-receipt-bag"), rows: head, note: String::new() }];
    let things = bag.taken.items.iter().zip(&bag.left).map(|(item, left)| {
        let kept = if bag.is_open() { *left } else { 0 };
        let says = if kept == item.count {
            item.count.to_string()
        } else {
            cx.app().catalogue().with(locale, "belonging-receipt-left", &[("n", item.count.into()), ("left", kept.into())])
        };
        Row::new(item.what.clone(), says)
    });
    out.push(Section { heading: t("belonging-things"), rows: things.collect(), note: String::new() });
    let returns: Vec<Row> = bag
        .returns
        .iter()
        .map(|returned| {
            let seal = t(if returned.intact { "belonging-seal-whole" } else { "belonging-seal-broken" });
            let difference = if returned.difference.is_empty() { String::new() } else { format!("\n{}", returned.difference) };
            Row::new(day(returned.at), format!("{seal}{difference}"))
        })
        .collect();
    if !returns.is_empty() {
        out.push(Section { heading: t("belonging-returns"), rows: returns, note: String::new() });
    }
    out.push(Section { heading: t("belonging-receipt-right-title"), rows: Vec::new(), note: t("belonging-receipt-right") });
    out
}
