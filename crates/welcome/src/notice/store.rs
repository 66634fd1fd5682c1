//! The public page in the database: the newest of each part, and the notices.

use ledger::{BoxFuture, Conn, Day, Projector, SiteId, Stream, Write, all, run};
use web::Result;

use super::facts::{ItemId, Wall};
use crate::words::Words;

/// Notices that staff see at once.
const ITEMS_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "notice",
    listens: &["notice/"],
    tables: &["notice_section", "notice_item"],
    schema: "
        create table notice_section (site_id {text} not null, section {text} not null, version {int} not null, fr {text} not null, en {text} not null, ar {text} not null, written_at {int} not null, primary key (site_id, section)) {strict};
        create table notice_item (item_id {text} not null primary key, site_id {text} not null, version {int} not null, fr {text} not null, en {text} not null, ar {text} not null, from_on {text} not null, until_on {text} not null, written_at {int} not null) {strict};
        create index notice_item_site on notice_item (site_id, until_on);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from notice_section where site_id = $1", stream.id)?;
        run!(write.conn()?, "delete from notice_item where site_id = $1", stream.id)?;
        let wall = Wall::fold(stream);
        for (section, written) in wall.sections.iter().filter_map(|(section, versions)| Some((section, versions.last()?))) {
            run!(
                write.conn()?,
                "insert into notice_section (site_id, section, version, fr, en, ar, written_at) values ($1, $2, $3, $4, $5, $6, $7)",
                stream.id,
                section,
                written.what.version,
                &written.what.words.fr,
                &written.what.words.en,
                &written.what.words.ar,
                written.at
            )?;
        }
        for (item, written) in wall.items.iter().filter(|(_, item)| !item.removed).filter_map(|(id, item)| Some((id, item.versions.last()?))) {
            run!(
                write.conn()?,
                "insert into notice_item (item_id, site_id, version, fr, en, ar, from_on, until_on, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (item_id) do nothing",
                *item,
                stream.id,
                written.what.version,
                &written.what.words.fr,
                &written.what.words.en,
                &written.what.words.ar,
                written.what.from_on,
                written.what.until_on,
                written.at
            )?;
        }
        Ok(())
    })
}

/// A part of the page as it stands.
pub(super) struct Section {
    pub(super) section: String,
    pub(super) version: i64,
    pub(super) words: Words,
    pub(super) at: ledger::Instant,
}

/// The parts of a site's page.
pub(super) async fn list_sections(conn: &mut Conn, site: SiteId) -> Result<Vec<Section>> {
    let rows = all!(
        conn,
        (String, i64, String, String, String, ledger::Instant),
        "select section, version, fr, en, ar, written_at from notice_section where site_id = $1 order by section limit 20",
        site
    )?;
    Ok(rows.into_iter().map(|(section, version, fr, en, ar, at)| Section { section, version, words: Words { fr, en, ar }, at }).collect())
}

/// A notice that is up, or will be.
pub(super) struct Item {
    pub(super) item: ItemId,
    pub(super) words: Words,
    pub(super) from_on: Day,
    pub(super) until_on: Day,
}

/// Notices of a site of which the last day has not passed: the newest first.
pub(super) async fn list_items(conn: &mut Conn, site: SiteId, today: Day) -> Result<Vec<Item>> {
    let rows = all!(
        conn,
        (ItemId, String, String, String, Day, Day),
        "select item_id, fr, en, ar, from_on, until_on from notice_item where site_id = $1 and until_on >= $2 order by from_on desc, written_at desc, item_id limit $3",
        site,
        today,
        ITEMS_MAX
    )?;
    Ok(rows.into_iter().map(|(item, fr, en, ar, from_on, until_on)| Item { item, words: Words { fr, en, ar }, from_on, until_on }).collect())
}
