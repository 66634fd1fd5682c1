//! What guests need of a room, sealed as it says something of their health.

use std::collections::HashMap;

use access::Record;
use ledger::{Bind, BoxFuture, Compartment, Conn, Projector, Stream, StreamId, Write, run};
use web::{Cx, Result};

use super::facts::BedNeed;

/// Ids in one statement.
const CHUNK: usize = 200;

pub(super) const PROJECTOR: Projector = Projector {
    room: "bed_need",
    listens: &["bed_need/"],
    tables: &["bed_need"],
    schema: "create table bed_need (guest_id {text} not null primary key, sealed {blob} not null) {strict};",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let need = BedNeed::fold(stream);
        run!(write.conn()?, "delete from bed_need where guest_id = $1", stream.id)?;
        if need != BedNeed::default() {
            let sealed = write.seal(stream.id, Compartment::House, "bed_need", &need).await?;
            run!(write.conn()?, "insert into bed_need (guest_id, sealed) values ($1, $2)", stream.id, sealed)?;
        }
        Ok(())
    })
}

/// What several guests need; those who need nothing are left out.
///
/// # Errors
/// When the database fails.
pub async fn list(cx: &Cx, conn: &mut Conn, ids: &[StreamId]) -> Result<HashMap<StreamId, BedNeed>> {
    let mut out = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let places: Vec<String> = (1..=chunk.len()).map(|i| format!("${i}")).collect();
        let binds: Vec<Bind> = chunk.iter().map(|id| Bind::Text(id.to_string())).collect();
        let sql = format!(
            "select n.guest_id, n.sealed, k.wrapped from bed_need as n join seal_key as k on k.stream_id = n.guest_id and k.compartment = 'house' where k.wrapped is not null and n.guest_id in ({}) order by n.guest_id limit 200",
            places.join(", ")
        );
        let rows: Vec<(StreamId, Vec<u8>, Vec<u8>)> = conn.select(sql, &binds).await?;
        for (id, sealed, wrapped) in rows {
            out.insert(id, cx.app().ledger().open_sealed(id, Compartment::House, "bed_need", &wrapped, &sealed)?);
        }
    }
    Ok(out)
}

/// What access rules need to know of a guest: a person or an anonymous contact.
pub(super) async fn record(conn: &mut Conn, id: StreamId) -> Result<Option<(Record, bool)>> {
    if let Some(record) = people::person::record(conn, id.cast()).await? {
        return Ok(Some((record, true)));
    }
    Ok(people::contact::record(conn, id).await?.map(|record| (record, false)))
}
