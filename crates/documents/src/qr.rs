//! QR codes as inline SVG.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use crate::Error;

/// Empty modules on each side that scanners need to find the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// Draws a QR code as an SVG element with a view box and no size of its own, black on white in every theme.
///
/// It is hidden from assistive technology (`aria-hidden`): the page says in words what the code is for. A quarter of the
/// symbol may be dirty or scratched (level Q), which leaves room for 1,663 bytes; scanning is comfortable up to about 150.
///
/// # Errors
/// [`Error::QrTooLong`] when the content does not fit.
pub fn qr_svg(content: &str) -> Result<String, Error> {
    let code = QrCode::with_error_correction_level(content, EcLevel::Q).map_err(|_| Error::QrTooLong)?;
    let width = code.width();
    let size = width + 2 * QUIET;
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut x = QUIET;
        for run in modules.chunk_by(|a, b| a == b) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z", y = row + QUIET);
            }
            x += length;
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" \
         focusable=\"false\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
