//! The second factor: a code of six digits that changes every half minute (RFC 6238).

use ledger::{Env, Instant};
use totp_rs::{Builder, Secret, Totp};

use crate::{Error, Result};

/// A shared secret of 20 bytes.
#[derive(Clone)]
pub struct TotpSecret([u8; 20]);

impl TotpSecret {
    /// A new one.
    #[must_use]
    pub fn generate(env: &Env) -> Self {
        Self(env.bytes())
    }
    /// From stored bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
    /// For storage, to be sealed.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }
    /// To be typed into an application, in groups of four.
    #[must_use]
    pub fn base32(&self) -> String {
        Secret::from(self.0.as_slice()).to_base32()
    }
    fn totp(&self, account: &str) -> Result<Totp> {
        let builder = Builder::new().with_secret(Secret::from(self.0.as_slice())).with_issuer(Some("Relais")).with_account_name(account);
        builder.build().map_err(|e| Error::Internal(format!("second factor: {e}")))
    }
    /// The address that an application scans.
    ///
    /// # Errors
    /// When the account name cannot be used.
    pub fn url(&self, account: &str) -> Result<String> {
        self.totp(account)?.to_url().map_err(|e| Error::Internal(format!("second factor: {e}")))
    }
    /// The code at an instant.
    ///
    /// # Errors
    /// Never in practice; the library's construction may fail.
    pub fn code(&self, at: Instant) -> Result<String> {
        Ok(self.totp("relais")?.generate(seconds(at)).to_string())
    }
    /// The step of a right code, one step earlier or later allowed; `None` when it is wrong.
    /// A step that was used once must not be accepted again: compare with the last one.
    ///
    /// # Errors
    /// Never in practice.
    pub fn check(&self, code: &str, at: Instant) -> Result<Option<i64>> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != 6 {
            return Ok(None);
        }
        Ok(self.totp("relais")?.check(&digits, seconds(at)).map(|step| i64::try_from(step).unwrap_or(i64::MAX)))
    }
}

fn seconds(at: Instant) -> u64 {
    u64::try_from(at.millis() / 1000).unwrap_or(0)
}

/// A QR code as inline SVG.
///
/// # Errors
/// When the content is too long for a code.
pub fn qr_svg(content: &str) -> Result<String> {
    let code = qrcode::QrCode::with_error_correction_level(content.as_bytes(), qrcode::EcLevel::M).map_err(|e| Error::Internal(e.to_string()))?;
    let svg = code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(160, 160).quiet_zone(true).build();
    Ok(svg.find("<svg").and_then(|start| svg.get(start..)).unwrap_or_default().to_owned())
}
