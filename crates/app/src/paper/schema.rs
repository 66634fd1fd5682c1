//! `docs/schema.md`: the tables as they are on a fresh installation.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use ledger::{Conn, Env, KeySource, Keyring, Ledger, Open};
use web::Room;

use super::{row, rule, store};

const HEAD: &str = "# Tables

Derived from a fresh installation by `cargo xtask gen`; do not edit. Types are SQLite's; on PostgreSQL `text` is
`text collate \"C\"`, `integer` is `bigint` (or `boolean` where a room says so) and `blob` is `bytea`. Instants are integers,
milliseconds since 1970 in UTC, but for `fact.at`, the hybrid clock: milliseconds times 65,536 plus a counter.

";

/// The whole page.
pub(super) async fn page(rooms: &[Room]) -> Result<String> {
    let env = Env::system();
    let dir = Scratch::new(&env)?;
    let master = Keyring::open(&env, &dir.0, KeySource::Folder)?;
    let projectors = rooms.iter().filter_map(|room| room.projector).collect();
    let ledger = Ledger::open(Open { dir: &dir.0, url: None, master, env, projectors }).await?;
    let mut conn = ledger.read().await?;
    let mut own = Vec::new();
    let mut rest = store::tables(&mut conn).await?;
    for projector in rooms.iter().filter_map(|room| room.projector) {
        let (mine, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|name| projector.tables.contains(&name.as_str()));
        rest = others;
        own.push((projector.room, mine));
    }
    let mut out = HEAD.to_owned();
    out.push_str("## Kept\n\nThe ledger itself, and the state of this installation that no fact tells. A backup holds them, but for\nwhat passes within hours: `session`, `attempt`, `sent_form`, `mail_waiting`.\n\n");
    for table in &rest {
        out.push_str(&describe(&mut conn, table).await?);
    }
    out.push_str("## Derived\n\nProjections: dropped and made again from the facts whenever their definition changes (`docs/decisions/0001`).\n\n");
    for (room, tables) in own {
        for table in &tables {
            out.push_str(&describe(&mut conn, table).await?.replacen('\n', &format!(" (room `{room}`)\n"), 1));
        }
    }
    drop(conn);
    ledger.leave().await;
    Ok(out)
}

async fn describe(conn: &mut Conn, table: &str) -> Result<String> {
    let mut out = format!("### `{table}`\n\n");
    out.push_str(&row(["column", "type", ""]));
    out.push_str(&rule(3));
    for column in store::columns(conn, table).await? {
        let marks: Vec<&str> =
            [(column.pk > 0, "key"), (column.notnull == 0 && column.pk == 0, "may be empty")].iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        out.push_str(&row([format!("`{}`", column.name), column.kind.to_lowercase(), marks.join(", ")]));
    }
    out.push('\n');
    Ok(out)
}

/// A folder that goes when it is done with.
struct Scratch(PathBuf);

impl Scratch {
    fn new(env: &Env) -> Result<Self> {
        let dir = std::env::temp_dir().join(format!("relais-schema-{:016x}", u64::from_le_bytes(env.bytes())));
        std::fs::create_dir(&dir).with_context(|| format!("{} cannot be made", dir.display()))?;
        Ok(Self(dir))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed from the temporary folder stays there.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
