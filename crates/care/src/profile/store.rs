//! Profiles in the database, sealed.

use std::collections::HashMap;

use ledger::{Bind, BoxFuture, Compartment, Conn, Projector, Stream, UserId, Write, run};
use web::{Cx, Result};

use super::facts::Profile;

pub(super) const PROJECTOR: Projector = Projector {
    room: "profile",
    listens: &["profile/"],
    tables: &["staff_profile"],
    schema: "create table staff_profile (user_id {text} not null primary key, sealed {blob} not null) {strict};",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from staff_profile where user_id = $1", stream.id)?;
        if let Some(profile) = Profile::fold(stream) {
            let sealed = write.seal(stream.id, Compartment::House, "staff_profile", &profile).await?;
            run!(write.conn()?, "insert into staff_profile (user_id, sealed) values ($1, $2)", stream.id, sealed)?;
        }
        Ok(())
    })
}

/// What some members of staff said of themselves; those who said nothing are left out.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn of(cx: &Cx, conn: &mut Conn, users: &[UserId]) -> Result<HashMap<UserId, Profile>> {
    let mut out = HashMap::with_capacity(users.len());
    for chunk in users.chunks(200) {
        let places: Vec<String> = (1..=chunk.len()).map(|i| format!("${i}")).collect();
        let binds: Vec<Bind> = chunk.iter().map(|id| Bind::Text(id.to_string())).collect();
        let sql = format!(
            "select f.user_id, f.sealed, k.wrapped from staff_profile as f join seal_key as k on k.stream_id = f.user_id and k.compartment = 'house' where k.wrapped is not null and f.user_id in ({}) order by f.user_id limit 200",
            places.join(", ")
        );
        let rows: Vec<(UserId, Vec<u8>, Vec<u8>)> = conn.select(sql, &binds).await?;
        for (user, sealed, wrapped) in rows {
            out.insert(user, cx.app().ledger().open_sealed(user.cast(), Compartment::House, "staff_profile", &wrapped, &sealed)?);
        }
    }
    Ok(out)
}
