//! Cards on paper, each in a frame of its own to be cut out.

use axum::extract::Path;
use axum::response::Response;
use documents::Section;
use text::Arg;
use web::{Asked, Cx, Error, Result};

use super::decks::named;
use super::form::CardsQuery;
use crate::paper::{Speech, section, sheet};
use crate::who;

pub(super) async fn cards(cx: Cx, Path(deck): Path<String>, Asked(query): Asked<CardsQuery>) -> Result<Response> {
    let locale = who::locale(&cx, &query.lang);
    let (fronts, mores) = match query.layer.trim() {
        "" => (true, true),
        "front" => (true, false),
        "more" => (false, true),
        _ => return Err(Error::NotFound),
    };
    let (made, _) = named(&cx, (&deck, locale)).await?;
    let says = Speech::new(&cx, locale);
    let layer = |key: &str, words: fn(&super::facts::Card) -> &str| {
        let one = |(number, card): (i64, &super::facts::Card)| {
            let heading = format!("{} · {}", says.tv("ranking-card", &[("n", Arg::from(number))]), says.t(key));
            section(heading, Vec::new(), words(card).to_owned())
        };
        (1..).zip(&made.cards).map(one).collect::<Vec<Section>>()
    };
    let mut sections = Vec::new();
    if fronts {
        sections.extend(layer("ranking-layer-front", |card| &card.front));
    }
    if mores {
        sections.extend(layer("ranking-layer-more", |card| &card.more));
    }
    sheet(&cx, locale, (made.name.clone(), says.t("ranking-invented")), sections).await
}
