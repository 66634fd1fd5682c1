//! What SQLite says of its own tables.

use ledger::{Bind, Conn, Result};

pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) notnull: i64,
    pub(super) pk: i64,
}

pub(super) async fn tables(conn: &mut Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        conn.select("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name".to_owned(), &[]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(super) async fn columns(conn: &mut Conn, table: &str) -> Result<Vec<Column>> {
    let sql = "select name, type, \"notnull\", pk from pragma_table_info($1) order by cid";
    let rows: Vec<(String, String, i64, i64)> = conn.select(sql.to_owned(), &[Bind::Text(table.to_owned())]).await?;
    Ok(rows.into_iter().map(|(name, kind, notnull, pk)| Column { name, kind, notnull, pk }).collect())
}
