//! The tables that are not projections, as one numbered list of steps for both engines, forward only.
//!
//! Projections are not here: they are made from their rooms' definitions and rebuilt when these change (`open.rs`).

use crate::{Conn, Engine, Error, Result, one, run};

/// Kind of a column, named alike on both engines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Int,
    Blob,
}

/// A table whose rows a backup carries.
pub struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [(&'static str, Kind, &'static str)],
    pub(crate) after: &'static str,
    pub(crate) order: &'static str,
}

use Kind::{Blob, Int, Text};

/// Facts, keys, and what proves them.
pub(crate) const LEDGER_TABLES: &[Table] = &[
    Table {
        name: "fact",
        columns: &[
            ("seq", Int, "not null primary key"),
            ("fact_id", Text, "not null unique"),
            ("stream_id", Text, "not null"),
            ("compartment", Text, "not null"),
            ("kind", Text, "not null"),
            ("at", Int, "not null"),
            ("node", Text, "not null"),
            ("author", Text, "not null"),
            ("site", Text, "not null"),
            ("happened_on", Text, ""),
            ("class", Text, "not null"),
            ("body", Blob, "not null"),
            ("previous", Blob, "not null"),
            ("hash", Blob, "not null"),
        ],
        after: "create index fact_stream on fact (stream_id)",
        order: "seq",
    },
    Table {
        name: "seal_key",
        columns: &[("stream_id", Text, "not null"), ("compartment", Text, "not null"), ("wrapped", Blob, ""), ("destroyed_at", Int, "")],
        after: "create unique index seal_key_of on seal_key (stream_id, compartment)",
        order: "stream_id, compartment",
    },
    Table {
        name: "checkpoint",
        columns: &[
            ("seq", Int, "not null primary key"),
            ("node", Text, "not null"),
            ("at", Int, "not null"),
            ("hash", Blob, "not null"),
            ("signature", Blob, "not null"),
        ],
        after: "",
        order: "seq",
    },
    Table {
        name: "look",
        columns: &[
            ("seq", Int, "not null primary key"),
            ("at", Int, "not null"),
            ("author", Text, "not null"),
            ("site", Text, "not null"),
            ("person_id", Text, ""),
            ("compartment", Text, "not null"),
            ("act", Text, "not null"),
            ("previous", Blob, "not null"),
            ("hash", Blob, "not null"),
        ],
        after: "create index look_person on look (person_id)",
        order: "seq",
    },
    Table {
        name: "attachment",
        columns: &[
            ("hash", Text, "not null primary key"),
            ("stream_id", Text, "not null"),
            ("compartment", Text, "not null"),
            ("media", Text, "not null"),
            ("size", Int, "not null"),
            ("at", Int, "not null"),
        ],
        after: "create index attachment_stream on attachment (stream_id)",
        order: "hash",
    },
    Table {
        name: "node",
        columns: &[("node_id", Text, "not null primary key"), ("public", Blob, "not null"), ("secret", Blob, "not null")],
        after: "",
        order: "node_id",
    },
];

/// State of this installation that no fact tells: secrets of accounts, sessions, tokens, unfinished imports.
pub const LOCAL_TABLES: &[Table] = &[
    Table {
        name: "credential",
        columns: &[
            ("user_id", Text, "not null primary key"),
            ("password", Text, "not null"),
            ("must_change", Int, "not null"),
            ("totp", Blob, ""),
            ("totp_step", Int, "not null"),
            ("recovery", Text, "not null"),
        ],
        after: "",
        order: "user_id",
    },
    Table {
        name: "session",
        columns: &[
            ("token_hash", Text, "not null primary key"),
            ("session_id", Text, "not null unique"),
            ("user_id", Text, "not null"),
            ("site_id", Text, "not null"),
            ("created_at", Int, "not null"),
            ("seen_at", Int, "not null"),
            ("second_factor_at", Int, ""),
            ("device", Text, "not null"),
            ("totp_pending", Blob, ""),
        ],
        after: "create index session_of_user on session (user_id)",
        order: "token_hash",
    },
    Table {
        name: "api_token",
        columns: &[
            ("token_hash", Text, "not null primary key"),
            ("token_id", Text, "not null unique"),
            ("user_id", Text, "not null"),
            ("site_id", Text, "not null"),
            ("label", Text, "not null"),
            ("scopes", Text, "not null"),
            ("created_at", Int, "not null"),
            ("expires_at", Int, "not null"),
            ("revoked_at", Int, ""),
        ],
        after: "create index api_token_user on api_token (user_id)",
        order: "token_hash",
    },
    Table {
        name: "attempt",
        columns: &[("subject", Text, "not null primary key"), ("failures", Int, "not null"), ("last_at", Int, "not null")],
        after: "",
        order: "subject",
    },
    Table {
        name: "import_job",
        columns: &[
            ("job_id", Text, "not null primary key"),
            ("site_id", Text, "not null"),
            ("user_id", Text, "not null"),
            ("created_at", Int, "not null"),
            ("state", Text, "not null"),
            ("rows_total", Int, "not null"),
            ("rows_done", Int, "not null"),
            ("file_hash", Text, "not null"),
            ("sealed", Blob, "not null"),
            ("finished_at", Int, ""),
        ],
        after: "create index import_job_site on import_job (site_id)",
        order: "job_id",
    },
    Table {
        name: "import_row",
        columns: &[("job_id", Text, "not null"), ("row_number", Int, "not null"), ("state", Text, "not null"), ("sealed", Blob, "not null")],
        after: "create unique index import_row_of on import_row (job_id, row_number)",
        order: "job_id, row_number",
    },
    Table { name: "import_mapping", columns: &[("signature", Text, "not null primary key"), ("mapping", Text, "not null")], after: "", order: "signature" },
];

/// State that passes within hours and means nothing elsewhere; a backup leaves it out.
pub(crate) const PASSING_TABLES: &[Table] = &[
    Table {
        name: "sent_form",
        columns: &[("key_hash", Text, "not null primary key"), ("at", Int, "not null")],
        after: "create index sent_form_at on sent_form (at)",
        order: "key_hash",
    },
    Table { name: "mail_waiting", columns: &[("user_id", Text, "not null primary key"), ("state", Text, "not null")], after: "", order: "user_id" },
];

/// The steps, in order. A step is never changed once released; a new one is added instead.
const STEPS: &[(&str, &[Table])] =
    &[("facts, keys, proofs and looks", LEDGER_TABLES), ("state of this installation", LOCAL_TABLES), ("state that passes", PASSING_TABLES)];

/// Brings the tables up to this program's format.
///
/// # Errors
/// [`Error::Newer`] when the data were written by a newer program.
pub(crate) async fn migrate(conn: &mut Conn) -> Result<()> {
    let engine = conn.engine();
    conn.batch(&definition(engine, "create table if not exists meta (name {text} not null primary key, value {text} not null) {strict}")).await?;
    let found = meta(conn, "format").await?.and_then(|v| v.parse().ok()).unwrap_or(0);
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(Error::Newer { found, known });
    }
    for (done, (_why, tables)) in (1..).zip(STEPS).filter(|(number, _)| *number > found) {
        conn.begin_write().await?;
        for table in *tables {
            for statement in table.statements() {
                conn.batch(&definition(engine, &statement)).await?;
            }
        }
        set_meta(conn, "format", &format!("{done}")).await?;
        conn.batch("commit").await?;
    }
    Ok(())
}

/// A value of the `meta` table.
pub(crate) async fn meta(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    Ok(one!(conn, (String,), "select value from meta where name = $1", name)?.map(|row| row.0))
}

/// Sets a value of the `meta` table.
pub(crate) async fn set_meta(conn: &mut Conn, name: &str, value: &str) -> Result<()> {
    run!(conn, "insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value", name, value)?;
    Ok(())
}

impl Table {
    fn statements(&self) -> Vec<String> {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|(name, kind, rest)| {
                let kind = match kind {
                    Text => "{text}",
                    Int => "{int}",
                    Blob => "{blob}",
                };
                format!("{name} {kind} {rest}")
            })
            .collect();
        let mut out = vec![format!("create table {} ({}) {{strict}}", self.name, columns.join(", "))];
        if !self.after.is_empty() {
            out.push(self.after.to_owned());
        }
        out
    }
}

/// Replaces the type tokens of a definition by what the engine calls them.
#[must_use]
pub(crate) fn definition(engine: Engine, ddl: &str) -> String {
    let (text, int, blob, truth, strict) = match engine {
        Engine::Sqlite => ("text", "integer", "blob", "integer", "strict"),
        Engine::Postgres => ("text collate \"C\"", "bigint", "bytea", "boolean", ""),
    };
    ddl.replace("{text}", text).replace("{int}", int).replace("{blob}", blob).replace("{bool}", truth).replace("{strict}", strict)
}
