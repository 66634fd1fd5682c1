//! Attachments: photos, signatures, scans and recordings as sealed files, named by the hash of their sealed bytes.

use std::path::{Path, PathBuf};

use crate::{Compartment, Conn, Error, Ledger, Result, StreamId, Write, keyring, one, run, write};

const FOLDER: &str = "attachments";

/// An attachment, opened.
pub struct Attachment {
    /// Media type, such as `image/png`.
    pub media: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// Stream it belongs to.
    pub stream: StreamId,
    /// Part of the file it belongs to.
    pub compartment: Compartment,
}

impl Write {
    /// Seals a file for a stream and stores it; gives the name under which it is found again.
    ///
    /// # Errors
    /// When the disk or the database fails. The file is on disk before the name is.
    pub async fn attach(&mut self, stream: StreamId, compartment: Compartment, media: &str, bytes: &[u8]) -> Result<String> {
        let key = self.key(stream, compartment).await?;
        let sealed = key.seal(self.env(), &context(stream, media), bytes)?;
        let hash = blake3::hash(&sealed).to_hex().to_string();
        store(self.ledger().dir(), &hash, &sealed)?;
        let (now, size) = (self.now(), i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        run!(
            self.conn()?,
            "insert into attachment (hash, stream_id, compartment, media, size, at) values ($1, $2, $3, $4, $5, $6)",
            &hash,
            stream,
            compartment.name(),
            media,
            size,
            now
        )?;
        Ok(hash)
    }
}

impl Ledger {
    /// Reads an attachment; `None` when there is none of that name or it has been erased.
    ///
    /// # Errors
    /// When the file is damaged or the database fails.
    pub async fn attachment(&self, conn: &mut Conn, hash: &str) -> Result<Option<Attachment>> {
        let Some((stream, compartment, media)) =
            one!(&mut *conn, (StreamId, String, String), "select stream_id, compartment, media from attachment where hash = $1", hash)?
        else {
            return Ok(None);
        };
        let Some(compartment) = Compartment::find(&compartment) else { return Ok(None) };
        let keys = write::stream_keys(conn, self.master().bytes(), stream).await?;
        let Some(Some(key)) = keys.get(&(stream, compartment)) else { return Ok(None) };
        let sealed = read_sealed(self.dir(), hash)?;
        let bytes = key.open(&context(stream, &media), &sealed)?;
        Ok(Some(Attachment { media, bytes, stream, compartment }))
    }
}

fn context(stream: StreamId, media: &str) -> Vec<u8> {
    [b"attachment|".as_slice(), stream.uuid().as_bytes(), b"|", media.as_bytes()].concat()
}

fn path(dir: &Path, hash: &str) -> Option<PathBuf> {
    let named_by_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    named_by_hash.then(|| dir.join(FOLDER).join(hash.get(..2).unwrap_or("00")).join(hash))
}

/// Puts sealed bytes on disk under their hash.
pub(crate) fn store(dir: &Path, hash: &str, sealed: &[u8]) -> Result<()> {
    let path = path(dir, hash).ok_or_else(|| Error::Broken("an attachment without a proper name".to_owned()))?;
    let folder = path.parent().ok_or(Error::Seal)?;
    std::fs::create_dir_all(folder)?;
    let part = path.with_extension("part");
    keyring::write_private(&part, sealed)?;
    std::fs::rename(&part, &path)?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// The sealed bytes, checked against their name.
pub(crate) fn read_sealed(dir: &Path, hash: &str) -> Result<Vec<u8>> {
    let path = path(dir, hash).ok_or_else(|| Error::Broken("an attachment without a proper name".to_owned()))?;
    let sealed = std::fs::read(path)?;
    if blake3::hash(&sealed).to_hex().as_str() != hash {
        return Err(Error::Broken("an attachment was altered".to_owned()));
    }
    Ok(sealed)
}
