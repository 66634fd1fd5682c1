//! Pictures that go into a document: photos and signatures.

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage};

use crate::Error;
use crate::engine::Evict;

/// A checked PNG or JPEG. It was decoded once, so a document that holds it does not fail because of it.
///
/// The bytes go into the PDF as they are: whoever takes photos in strips their metadata (places, times) first. There
/// is no `Debug`; a face or a signature has no business in a log.
#[derive(Clone)]
pub struct Image(Bytes);

impl Image {
    /// Larger files are refused; a card photo needs under 100 kB.
    pub const BYTES_MAX: usize = 8_000_000;
    /// Larger pictures are refused before they are decoded (a small file can unfold into gigabytes).
    pub const PIXELS_MAX: u64 = 24_000_000;

    /// Checks that the bytes are a PNG or JPEG picture within the limits.
    ///
    /// # Errors
    /// [`Error::Image`] when they are not, or when the picture is damaged.
    pub fn new(bytes: Vec<u8>) -> Result<Self, Error> {
        if bytes.len() > Self::BYTES_MAX {
            return Err(Error::Image("the file is too large"));
        }
        let (format, (width, height)) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            (ExchangeFormat::Png, png_size(&bytes).ok_or(Error::Image("damaged"))?)
        } else if bytes.starts_with(b"\xff\xd8") {
            (ExchangeFormat::Jpg, jpeg_size(&bytes).ok_or(Error::Image("damaged"))?)
        } else {
            return Err(Error::Image("neither PNG nor JPEG"));
        };
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 || pixels > Self::PIXELS_MAX {
            return Err(Error::Image("too many pixels, or none"));
        }
        let _evict = Evict;
        let bytes = Bytes::new(bytes);
        match RasterImage::plain(bytes.clone(), RasterFormat::Exchange(format)) {
            Ok(_) => Ok(Self(bytes)),
            Err(_) => Err(Error::Image("damaged")),
        }
    }

    pub(crate) fn bytes(&self) -> Bytes {
        self.0.clone()
    }
}

/// Width and height from the IHDR chunk, which always comes first.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let width = bytes.get(16..20)?.try_into().ok()?;
    let height = bytes.get(20..24)?.try_into().ok()?;
    Some((u32::from_be_bytes(width), u32::from_be_bytes(height)))
}

/// Width and height from the first start-of-frame segment (ITU T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    loop {
        let (&marker, after) = rest.strip_prefix(b"\xff")?.split_first()?;
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        let length = u16::from_be_bytes(after.get(..2)?.try_into().ok()?);
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let height = u16::from_be_bytes(after.get(3..5)?.try_into().ok()?);
            let width = u16::from_be_bytes(after.get(5..7)?.try_into().ok()?);
            return Some((width.into(), height.into()));
        }
        rest = after.get(usize::from(length)..)?;
    }
}
