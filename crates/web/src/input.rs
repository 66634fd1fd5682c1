//! What people and programs send: a form, a form with files, or JSON, all into the same struct.

use axum::RequestExt as _;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http_body_util::BodyExt as _;
use serde::de::DeserializeOwned;

use crate::{Error, Result, picture};

/// The body of a request. Fields of `T` are `String`, `Vec<String>` or `bool`-like strings with `#[serde(default)]`;
/// rules turn them into values and say what is wrong. Files arrive as data URLs ([`Upload::parse`]) in any of the forms.
pub struct Input<T>(pub T);

/// Largest file in a form; the texts and relais.js say so too. With the other fields it fits into the largest body.
const FILE_BYTES_MAX: usize = 20_000_000;
/// Major brands of ISO base media files with sound that is recorded on telephones (ISO/IEC 14496-12, 4.3).
const RECORDINGS: [&[u8]; 8] = [b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"3gp4", b"3gp5"];

/// The query of a request.
pub struct Asked<T>(pub T);

fn unreadable() -> Error {
    Error::invalid("", "input-unreadable")
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Input<T> {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let media = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let pairs = if media.starts_with("multipart/form-data") {
            multipart(Multipart::from_request(request, state).await.map_err(|_| unreadable())?).await?
        } else {
            let bytes = request.with_limited_body().into_body().collect().await.map_err(|_| Error::invalid("", "input-too-large"))?.to_bytes();
            if media.starts_with("application/json") {
                return serde_json::from_slice(&bytes).map(Input).map_err(|_| unreadable());
            }
            bytes
        };
        if pairs.contains(&0) || pairs.windows(3).any(|w| w == b"%00") {
            return Err(unreadable());
        }
        serde_html_form::from_bytes(&pairs).map(Input).map_err(|_| unreadable())
    }
}

/// A form with files as an ordinary form, in which each file is a data URL.
async fn multipart(mut parts: Multipart) -> Result<bytes::Bytes> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    while let Some(field) = parts.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field.file_name().is_some();
        let media = field.content_type().unwrap_or("application/octet-stream").to_owned();
        let too_large = || Error::invalid(&name, "input-too-large");
        let bytes = field.bytes().await.map_err(|_| too_large())?;
        if is_file && bytes.len() > FILE_BYTES_MAX {
            return Err(too_large());
        }
        let value = if !is_file {
            String::from_utf8(bytes.to_vec()).map_err(|_| unreadable())?
        } else if bytes.is_empty() {
            String::new()
        } else {
            format!("data:{media};base64,{}", BASE64.encode(&bytes))
        };
        pairs.push((name, value));
    }
    serde_html_form::to_string(&pairs).map(Into::into).map_err(|_| unreadable())
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let query = parts.uri.query().unwrap_or_default();
        if query.contains("%00") {
            return Err(unreadable());
        }
        serde_html_form::from_str(query).map(Asked).map_err(|_| unreadable())
    }
}

/// A file that came with a form.
pub struct Upload {
    /// Media type as the sender names it.
    pub media: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// From a data URL; `None` when the field is empty. Of a picture only what it shows is taken: not where, when and with what
    /// it was made; and of what a telephone records not where.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is neither empty nor a data URL, a picture or recording that is damaged, or a video.
    pub fn parse(field: &str, value: &str) -> Result<Option<Self>> {
        if value.trim().is_empty() {
            return Ok(None);
        }
        let wrong = || Error::invalid(field, "upload-unreadable");
        let (media, body) = value.strip_prefix("data:").and_then(|rest| rest.split_once(";base64,")).ok_or_else(wrong)?;
        let bytes = BASE64.decode(body.trim()).map_err(|_| wrong())?;
        let bytes = picture::stripped(bytes).map_err(|why| Error::invalid(field, why.text()))?;
        Ok(Some(Self { media: media.split(';').next().unwrap_or_default().to_owned(), bytes }))
    }

    /// The true media type by the first bytes: `image/png`, `image/jpeg`, `application/pdf`, `audio/...`; `None` for others.
    #[must_use]
    pub fn sniff(&self) -> Option<&'static str> {
        let b = self.bytes.as_slice();
        match b {
            [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
            [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
            [b'%', b'P', b'D', b'F', ..] => Some("application/pdf"),
            [b'O', b'g', b'g', b'S', ..] => Some("audio/ogg"),
            [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => Some("audio/mpeg"),
            [0x1a, 0x45, 0xdf, 0xa3, ..] => Some("audio/webm"),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some("audio/wav"),
            // What telephones record; photos of theirs begin alike (HEIC, AVIF) and are not among these.
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if RECORDINGS.iter().any(|known| brand.starts_with(known)) => Some("audio/mp4"),
            _ => None,
        }
    }
}
