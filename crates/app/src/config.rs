//! Settings: one TOML file, the environment, the command line; the later of these wins.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use ledger::KeySource;
use serde::Deserialize;

/// Every environment variable that Relais reads.
pub mod env {
    /// Configuration file.
    pub const CONFIG: &str = "RELAIS_CONFIG";
    /// Data folder.
    pub const DATA: &str = "RELAIS_DATA";
    /// Address to listen on.
    pub const LISTEN: &str = "RELAIS_LISTEN";
    /// PostgreSQL URL.
    pub const DATABASE: &str = "RELAIS_DATABASE";
    /// File that holds the PostgreSQL URL.
    pub const DATABASE_FILE: &str = "RELAIS_DATABASE_FILE";
    /// Passphrase of the data folder.
    pub const PASSPHRASE: &str = "RELAIS_PASSPHRASE";
    /// File that holds the passphrase of the data folder.
    pub const PASSPHRASE_FILE: &str = "RELAIS_PASSPHRASE_FILE";
    /// Key file of the data folder.
    pub const KEY_FILE: &str = "RELAIS_KEY_FILE";
    /// Password for the mail server.
    pub const MAIL_PASSWORD: &str = "RELAIS_MAIL_PASSWORD";
    /// File that holds the password for the mail server.
    pub const MAIL_PASSWORD_FILE: &str = "RELAIS_MAIL_PASSWORD_FILE";
}

/// Where browsers find Relais when nothing else is said: this machine only.
pub const LISTEN: &str = "127.0.0.1:8080";

/// The configuration file.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// `[server]`
    pub server: Server,
    /// `[data]`
    pub data: Data,
    /// `[log]`
    pub log: Log,
    /// `[mail]`
    pub mail: Mail,
}

/// `[server]`: how browsers reach it.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port.
    pub listen: Option<SocketAddr>,
    /// Cookies only over HTTPS: set when a proxy in front speaks TLS.
    pub secure_cookies: bool,
}

/// `[data]`: where everything is kept and what opens it.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// Data folder.
    pub dir: Option<PathBuf>,
    /// PostgreSQL URL; without one the data folder holds an SQLite file.
    pub database: Option<String>,
    /// File that holds the URL.
    pub database_file: Option<PathBuf>,
    /// Key file.
    pub key_file: Option<PathBuf>,
    /// File that holds the passphrase.
    pub passphrase_file: Option<PathBuf>,
}

/// `[mail]`: a server that takes mail to the staff, in which stands only that something waits. Without one none is sent.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Name of the server.
    pub server: Option<String>,
    /// Port; without one 587, 465 or 25, as `tls` goes.
    pub port: Option<u16>,
    /// How the connection is kept from others.
    pub tls: MailTls,
    /// Name to sign in with, where the server asks for one.
    pub user: Option<String>,
    /// Password to sign in with; better in a file or the environment.
    pub password: Option<String>,
    /// File that holds the password.
    pub password_file: Option<PathBuf>,
    /// Address that the mail comes from.
    pub from: Option<String>,
    /// Where the staff finds Relais, as the mail is to say it; without one it does not say.
    pub address: Option<String>,
}

/// How a connection to a mail server is kept from others.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    /// It begins in the clear and goes on with TLS, or not at all.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// In the clear: for a server on this machine or in this house.
    None,
}

/// A mail server as it is used.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    /// Name.
    pub server: String,
    /// Port.
    pub port: u16,
    /// How the connection is kept from others.
    pub tls: MailTls,
    /// Name and password to sign in with.
    pub credentials: Option<(String, String)>,
    /// Address that the mail comes from.
    pub from: String,
    /// Where the staff finds Relais.
    pub address: Option<String>,
}

impl MailTls {
    const fn port(self) -> u16 {
        match self {
            Self::Starttls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

impl Mail {
    fn check(&self) -> Result<()> {
        let said =
            self.port.is_some() || [&self.user, &self.password, &self.from, &self.address].iter().any(|word| word.is_some()) || self.password_file.is_some();
        if self.server.is_none() && said {
            bail!("[mail] lacks `server`: without one no mail is sent, and the rest means nothing");
        }
        if self.server.is_some() && self.from.is_none() {
            bail!("[mail] lacks `from`: the address that the mail comes from");
        }
        if self.password.is_some() && self.password_file.is_some() {
            bail!("[mail] names both `password` and `password_file`: keep one of them");
        }
        let near = self.server.as_deref().is_some_and(|server| server == "localhost" || server.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback()));
        if self.tls == MailTls::None && self.user.is_some() && !near {
            bail!("[mail] would send a password in the clear: set `tls` to \"starttls\" or \"tls\", or leave out `user`");
        }
        Ok(())
    }

    /// With the password, which the environment may hold.
    fn server(self, password: Option<String>, password_file: Option<PathBuf>) -> Result<Option<MailServer>> {
        let (Some(server), Some(from)) = (self.server, self.from) else { return Ok(None) };
        let password = match (password, password_file.or(self.password_file), self.password) {
            (Some(password), ..) => Some(password),
            (_, Some(path), _) => Some(secret(&path)?),
            (_, _, said) => said,
        };
        let credentials = match (self.user, password) {
            (Some(user), Some(password)) => Some((user, password)),
            (Some(_), None) => bail!("[mail] names a `user` and no password: give it in `password_file` or {}", env::MAIL_PASSWORD),
            (None, _) => None,
        };
        let port = self.port.unwrap_or_else(|| self.tls.port());
        Ok(Some(MailServer { server, port, tls: self.tls, credentials, from, address: self.address }))
    }
}

/// `[log]`: what goes to standard error.
#[derive(Deserialize, Default, Clone, Copy)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// For people or for programs.
    pub format: Format,
    /// How much.
    pub level: Level,
}

/// Form of a log line.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text.
    #[default]
    Text,
    /// JSON.
    Json,
}

/// How much is logged.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// What failed.
    Error,
    /// And what may soon fail.
    Warn,
    /// And start and end.
    #[default]
    Info,
    /// And every request: method, route, status, duration.
    Debug,
}

impl Data {
    fn check(&self) -> Result<()> {
        if self.database.is_some() && self.database_file.is_some() {
            bail!("[data] names both `database` and `database_file`: keep one of them");
        }
        if self.key_file.is_some() && self.passphrase_file.is_some() {
            bail!("[data] names both `key_file` and `passphrase_file`: a data folder opens with one of them");
        }
        Ok(())
    }
}

impl Server {
    fn check(&self) -> Result<()> {
        if self.listen.is_some_and(|listen| listen.port() == 0) {
            bail!("[server] `listen` needs a port, such as 127.0.0.1:8080");
        }
        Ok(())
    }
}

impl File {
    /// Reads a configuration file; an unknown key is an error.
    ///
    /// # Errors
    /// In a sentence that names the file and the line.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
        Self::parse(&text).with_context(|| format!("the configuration file {} is wrong", path.display()))
    }

    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// In a sentence.
    pub fn parse(text: &str) -> Result<Self> {
        let file: Self = toml::from_str(text)?;
        file.server.check()?;
        file.data.check()?;
        file.mail.check()?;
        Ok(file)
    }
}

/// What the command line and the environment say; `None` leaves it to the file.
#[derive(Default)]
pub struct Said {
    /// Configuration file.
    pub config: Option<PathBuf>,
    /// Data folder.
    pub data: Option<PathBuf>,
    /// PostgreSQL URL.
    pub database: Option<String>,
    /// File that holds it.
    pub database_file: Option<PathBuf>,
    /// Key file.
    pub key_file: Option<PathBuf>,
    /// File that holds the passphrase.
    pub passphrase_file: Option<PathBuf>,
    /// The passphrase itself, from the environment.
    pub passphrase: Option<String>,
    /// Address to listen on.
    pub listen: Option<SocketAddr>,
    /// Password for the mail server, from the environment.
    pub mail_password: Option<String>,
    /// File that holds it, from the environment.
    pub mail_password_file: Option<PathBuf>,
}

/// What opens the data folder.
#[derive(Clone)]
pub enum Key {
    /// Whatever the folder itself says.
    Folder,
    /// A passphrase.
    Passphrase(String),
    /// A key file.
    File(PathBuf),
}

impl Key {
    /// As the ledger takes it.
    #[must_use]
    pub fn source(&self) -> KeySource {
        match self {
            Self::Folder => KeySource::Folder,
            Self::Passphrase(passphrase) => KeySource::Passphrase(passphrase.clone()),
            Self::File(path) => KeySource::File(path.clone()),
        }
    }
}

/// Settings as they stand after file, environment and command line.
pub struct Settings {
    /// Data folder.
    pub dir: PathBuf,
    /// PostgreSQL URL.
    pub database: Option<String>,
    /// What opens the data folder.
    pub key: Key,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Cookies only over HTTPS.
    pub secure_cookies: bool,
    /// What is logged.
    pub log: Log,
    /// The mail server; none: no mail is sent.
    pub mail: Option<MailServer>,
}

impl Settings {
    /// Brings file, environment and command line together.
    ///
    /// # Errors
    /// When a file cannot be read or is wrong.
    pub fn new(said: Said) -> Result<Self> {
        let file = said.config.as_deref().map(File::read).transpose()?.unwrap_or_default();
        let database = match (said.database, said.database_file, file.data.database, file.data.database_file) {
            (Some(url), ..) => Some(url),
            (_, Some(path), ..) => Some(secret(&path)?),
            (_, _, Some(url), _) => Some(url),
            (_, _, _, Some(path)) => Some(secret(&path)?),
            _ => None,
        };
        let key = match (said.key_file, said.passphrase_file, said.passphrase, file.data.key_file, file.data.passphrase_file) {
            (Some(path), ..) => Key::File(path),
            (_, Some(path), ..) => Key::Passphrase(secret(&path)?),
            (_, _, Some(passphrase), ..) => Key::Passphrase(passphrase),
            (_, _, _, Some(path), _) => Key::File(path),
            (_, _, _, _, Some(path)) => Key::Passphrase(secret(&path)?),
            _ => Key::Folder,
        };
        let dir = said.data.or(file.data.dir).unwrap_or_else(own_dir);
        let listen = match said.listen.or(file.server.listen) {
            Some(listen) => listen,
            None => LISTEN.parse()?,
        };
        let mail = file.mail.server(said.mail_password, said.mail_password_file)?;
        Ok(Self { dir, database, key, listen, secure_cookies: file.server.secure_cookies, log: file.log, mail })
    }
}

/// The passphrase given by the environment, if any.
#[must_use]
pub fn passphrase_from_env() -> Option<String> {
    from_env(env::PASSPHRASE)
}

/// The password for the mail server, and the file that holds it, as the environment gives them.
#[must_use]
pub fn mail_password_from_env() -> (Option<String>, Option<PathBuf>) {
    (from_env(env::MAIL_PASSWORD), from_env(env::MAIL_PASSWORD_FILE).map(PathBuf::from))
}

fn from_env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The content of a file that holds one secret.
///
/// # Errors
/// When it cannot be read or is empty.
pub fn secret(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).with_context(|| format!("the file {} cannot be read", path.display()))?;
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        bail!("the file {} is empty", path.display());
    }
    Ok(secret.to_owned())
}

/// The data folder of whoever runs the program.
fn own_dir() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = from("XDG_DATA_HOME").or_else(|| from("HOME").map(|home| home.join(".local/share"))).or_else(|| from("LOCALAPPDATA"));
    base.map_or_else(|| PathBuf::from("data"), |base| base.join("relais"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_read() {
        let file = File::parse("[server]\nlisten = \"0.0.0.0:8080\"\nsecure_cookies = true\n[data]\ndir = \"d\"\ndatabase_file = \"u\"\n[log]\nformat = \"json\"\nlevel = \"debug\"\n").unwrap();
        assert_eq!(file.server.listen.unwrap().port(), 8080);
        assert!(file.server.secure_cookies);
        assert!(file.log.format == Format::Json && file.log.level == Level::Debug);
    }

    #[test]
    fn what_is_unknown_or_contradicts_itself_is_refused() {
        for wrong in [
            "[server]\nlisten_on = \"127.0.0.1:1\"",
            "[servers]",
            "[log]\nlevel = \"loud\"",
            "[data]\ndatabase = \"postgres://x\"\ndatabase_file = \"y\"",
            "[data]\nkey_file = \"x\"\npassphrase_file = \"y\"",
            "[server]\nlisten = \"127.0.0.1:0\"",
            "[mail]\nserver = \"smtp.exemple.org\"",
            "[mail]\nfrom = \"relais@exemple.org\"",
            "[mail]\nserver = \"s\"\nfrom = \"r@e.org\"\ntls = \"maybe\"",
            "[mail]\nserver = \"s\"\nfrom = \"r@e.org\"\npassword = \"x\"\npassword_file = \"y\"",
            "[mail]\nserver = \"smtp.exemple.org\"\nfrom = \"r@e.org\"\ntls = \"none\"\nuser = \"r\"\npassword = \"x\"",
        ] {
            assert!(File::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_mail_server_takes_its_password_from_where_it_is_safe() {
        let dir = tempfile::tempdir().unwrap();
        let (config, kept) = (dir.path().join("relais.toml"), dir.path().join("password"));
        std::fs::write(&kept, "kept\n").unwrap();
        let write = |more: &str| std::fs::write(&config, format!("[mail]\nserver = \"smtp.exemple.org\"\nfrom = \"relais@exemple.org\"\n{more}")).unwrap();
        let mail = |password: Option<&str>| {
            Settings::new(Said { config: Some(config.clone()), mail_password: password.map(str::to_owned), ..Said::default() })
                .map(|settings| settings.mail.unwrap())
        };
        write("");
        let plain = mail(None).unwrap();
        assert_eq!((plain.port, plain.tls, plain.credentials), (587, MailTls::Starttls, None));
        write("tls = \"tls\"\nuser = \"relais\"");
        assert!(mail(None).is_err(), "a name without a password");
        assert_eq!(mail(Some("said")).unwrap().credentials, Some(("relais".to_owned(), "said".to_owned())));
        write(&format!("tls = \"tls\"\nuser = \"relais\"\npassword_file = {kept:?}"));
        let signed_in = mail(None).unwrap();
        assert_eq!((signed_in.port, signed_in.credentials), (465, Some(("relais".to_owned(), "kept".to_owned()))));
        assert!(Settings::new(Said::default()).unwrap().mail.is_none(), "off by default");
    }

    #[test]
    fn the_command_line_wins_over_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join("relais.toml");
        let url = dir.path().join("url");
        std::fs::write(&config, format!("[data]\ndir = \"from-file\"\ndatabase_file = {url:?}\n[server]\nlisten = \"127.0.0.1:9\"")).unwrap();
        std::fs::write(&url, "postgres://from-file\n").unwrap();
        let settings = Settings::new(Said { config: Some(config.clone()), data: Some("said".into()), ..Said::default() }).unwrap();
        assert_eq!(settings.dir, PathBuf::from("said"));
        assert_eq!(settings.database.as_deref(), Some("postgres://from-file"));
        assert_eq!(settings.listen.port(), 9);
        let settings = Settings::new(Said { config: Some(config), database: Some("postgres://said".into()), ..Said::default() }).unwrap();
        assert_eq!(settings.database.as_deref(), Some("postgres://said"));
    }
}
