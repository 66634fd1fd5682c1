//! Somebody who is asked, alerted about or followed: a person with a file, or an anonymous contact who has none. One
//! address serves both, since help does not depend on a name.

use std::collections::BTreeMap;

use access::{Duty, Record};
use ledger::{Conn, Fact, Stream, StreamId};
use people::duplicate::DuplicateFact;
use people::{contact, person};
use web::{Cx, Error, Result};

/// Who it is, as far as access needs to know.
pub(crate) struct Guest {
    pub(crate) id: StreamId,
    /// An anonymous contact.
    pub(crate) anonymous: bool,
    pub(crate) record: Record,
}

/// How a page names somebody.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) code: String,
    /// ISO 639-3, for readers of the portion `vital`.
    pub(crate) language: String,
    /// ISO 5218, 0 when unknown or not for the reader.
    pub(crate) sex: i64,
    /// Completed years, where a birth is known and the reader is told.
    pub(crate) age: Option<i64>,
}

/// Whether a stream is that of an anonymous contact.
pub(crate) fn is_contact(stream: &Stream) -> bool {
    contact::Contact::fold(stream).opened_at.is_some()
}

/// What went over from files that were once part of this one, and are so no longer: by file, the tick of its leaving.
pub struct Left(BTreeMap<StreamId, i64>);

impl Left {
    /// Reads a stream.
    #[must_use]
    pub fn of(stream: &Stream) -> Self {
        let mut left = BTreeMap::new();
        for (fact, what) in stream.of::<DuplicateFact>() {
            if let DuplicateFact::Released(released) = what {
                left.insert(released.from.cast(), fact.at);
            }
        }
        Self(left)
    }

    /// Whether a fact that was brought over from another file has gone back with it.
    #[must_use]
    pub fn took(&self, fact: &Fact, from: Option<StreamId>) -> bool {
        from.and_then(|from| self.0.get(&from)).is_some_and(|tick| fact.at < *tick)
    }
}

/// Where something was brought over from, as it is kept: a contact that has been registered never stands alone again, and
/// nothing may say which one it was.
#[must_use]
pub fn brought_from(stream: &Stream) -> Option<StreamId> {
    (!is_contact(stream)).then_some(stream.id)
}

/// Somebody to whom the reader may do this; as if there were nobody otherwise.
pub(crate) async fn get(cx: &Cx, conn: &mut Conn, (duty, id): (Duty, StreamId)) -> Result<Guest> {
    let found = people::guest::get(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &found.record)?;
    Ok(Guest { id, anonymous: found.anonymous, record: found.record })
}

impl Guest {
    /// Whether the reader may do something else to them.
    pub(crate) fn allows(&self, cx: &Cx, duty: Duty) -> bool {
        cx.subject().is_ok_and(|subject| subject.decide(duty, &self.record))
    }

    /// Their page, when the reader may open it.
    pub(crate) fn page(&self, cx: &Cx) -> String {
        match self.anonymous {
            false if self.allows(cx, Duty::PersonRead) => format!("/people/{}", self.id),
            true if self.allows(cx, Duty::ContactRecord) => format!("/contacts/{}", self.id),
            _ => String::new(),
        }
    }

    /// How they are named, in the reader's measure. Look first.
    pub(crate) async fn named(&self, cx: &Cx, conn: &mut Conn) -> Result<Named> {
        if self.anonymous {
            let code = contact::code(conn, self.id).await?.unwrap_or_default();
            let name = contact::names(cx, conn, &[self.id]).await?.remove(&self.id).unwrap_or_else(|| code.clone());
            return Ok(Named { name, code, language: String::new(), sex: 0, age: None });
        }
        let head = person::head(cx, conn, self.id.cast()).await?.ok_or(Error::NotFound)?;
        Ok(Named { name: head.name, code: head.code, language: head.language, sex: head.sex, age: head.age.map(i64::from) })
    }
}
