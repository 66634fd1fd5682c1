//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};

use crate::config::{Said, Settings, env, mail_password_from_env, passphrase_from_env};
use crate::{bench, command, demo, doctor, logs, match_files, paper, serve};

/// Runs a migrant centre. Without a command: `relais serve`.
#[derive(Parser)]
#[command(name = "relais", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a centre to browsers and programs.
    Serve(Serve),
    /// Open a furnished, fictional practice centre.
    Demo(Demo),
    /// Check every hash, signature and seal; changes nothing.
    Verify(Report),
    /// Make the tables that pages read again from the facts.
    Rebuild(Folder),
    /// Write an encrypted backup, also while the centre works.
    Backup(Backup),
    /// Bring a backup back into an empty place.
    Restore(Restore),
    /// Make a token for a program and print it, once.
    Token(Token),
    /// Explain this installation in sentences.
    Doctor(Report),
    /// Print the description of the interface for programs (`OpenAPI` 3.1).
    Openapi,
    /// Compare tables of people: who is in one twice, who is in two, who is meant.
    #[command(subcommand)]
    Match(match_files::Command),
    /// Measure against the budgets.
    Bench(bench::Args),
    /// Write the documents that are derived from the program.
    #[command(hide = true)]
    GenDocs {
        /// Folder to write them into.
        dir: PathBuf,
    },
}

/// Where the data are.
#[derive(Args)]
struct Place {
    /// Configuration file (TOML).
    #[arg(long, value_name = "FILE", env = env::CONFIG)]
    config: Option<PathBuf>,
    /// Data folder.
    #[arg(long, value_name = "DIR", env = env::DATA)]
    data: Option<PathBuf>,
    /// PostgreSQL database; without one the data folder holds an SQLite file.
    #[arg(long, value_name = "URL", env = env::DATABASE, hide_env_values = true)]
    database: Option<String>,
    /// File that holds the URL of the database.
    #[arg(long, value_name = "FILE", env = env::DATABASE_FILE, conflicts_with = "database")]
    database_file: Option<PathBuf>,
}

/// A data folder and what opens it. `RELAIS_PASSPHRASE` may hold the passphrase instead of a file.
#[derive(Args)]
struct Folder {
    #[command(flatten)]
    place: Place,
    /// Key file of the data folder; made when the folder is new.
    #[arg(long, value_name = "FILE", env = env::KEY_FILE)]
    key_file: Option<PathBuf>,
    /// File that holds the passphrase of the data folder.
    #[arg(long, value_name = "FILE", env = env::PASSPHRASE_FILE, conflicts_with = "key_file")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
struct Serve {
    #[command(flatten)]
    folder: Folder,
    /// Address to listen on [default: 127.0.0.1:8080].
    #[arg(long, value_name = "ADDR", env = env::LISTEN)]
    listen: Option<SocketAddr>,
}

#[derive(Args)]
struct Demo {
    /// Folder of the practice centre; furnished when new.
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    data: PathBuf,
    /// Address to listen on [default: 127.0.0.1:8080].
    #[arg(long, value_name = "ADDR", env = env::LISTEN)]
    listen: Option<SocketAddr>,
}

#[derive(Args)]
struct Report {
    #[command(flatten)]
    folder: Folder,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// What opens the data folder, where `--passphrase-file` means the backup's.
#[derive(Args)]
struct DataKey {
    /// Key file of the data folder.
    #[arg(long, value_name = "FILE", env = env::KEY_FILE)]
    key_file: Option<PathBuf>,
    /// File that holds the passphrase of the data folder.
    #[arg(long, value_name = "FILE", env = env::PASSPHRASE_FILE, conflicts_with = "key_file")]
    data_passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
struct Backup {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    key: DataKey,
    /// The file to write; it must not exist.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    opener: BackupOpener,
}

/// Who can open the backup.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct BackupOpener {
    /// File that holds the passphrase of the backup.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Holder of an age identity, such as age1...
    #[arg(long, value_name = "AGE1")]
    recipient: Option<String>,
}

#[derive(Args)]
struct Restore {
    /// The backup.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    key: DataKey,
    #[command(flatten)]
    opener: RestoreOpener,
}

/// What opens the backup.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct RestoreOpener {
    /// File that holds the passphrase of the backup.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// File that holds the age identity (AGE-SECRET-KEY-1...).
    #[arg(long, value_name = "FILE")]
    identity_file: Option<PathBuf>,
}

#[derive(Args)]
struct Token {
    #[command(flatten)]
    folder: Folder,
    /// Account in whose name the program acts.
    #[arg(long)]
    user: String,
    /// What it may do; several times. `relais token --user x --scope ?` lists them.
    #[arg(long = "scope", value_name = "SCOPE", required = true)]
    scopes: Vec<String>,
    /// Days until it ends.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=731))]
    days: i64,
    /// What it is for, as the account's owner will see it.
    #[arg(long, default_value = "relais token")]
    label: String,
    /// Centre by its letters, when the account works at several.
    #[arg(long, value_name = "PREFIX")]
    site: Option<String>,
}

impl Place {
    fn said(self) -> Said {
        let (mail_password, mail_password_file) = mail_password_from_env();
        Said {
            mail_password,
            mail_password_file,
            config: self.config,
            data: self.data,
            database: self.database,
            database_file: self.database_file,
            passphrase: passphrase_from_env(),
            ..Said::default()
        }
    }
}

impl Folder {
    fn settings(self) -> Result<Settings> {
        Settings::new(Said { key_file: self.key_file, passphrase_file: self.passphrase_file, ..self.place.said() })
    }
}

impl DataKey {
    fn settings(self, place: Place) -> Result<Settings> {
        Settings::new(Said { key_file: self.key_file, passphrase_file: self.data_passphrase_file, ..place.said() })
    }
}

impl Serve {
    fn settings(self) -> Result<Settings> {
        let Folder { place, key_file, passphrase_file } = self.folder;
        Settings::new(Said { key_file, passphrase_file, listen: self.listen, ..place.said() })
    }
}

/// Reads the command line and does what it says.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let done =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the machine refuses threads").and_then(|runtime| runtime.block_on(run(cli)));
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("relais: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<ExitCode> {
    let well = Ok(ExitCode::SUCCESS);
    match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(args) => {
            let settings = args.settings()?;
            logs::start(settings.log);
            serve::serve(&settings, false, serve::greet(&settings)).await?;
        }
        Command::Demo(args) => {
            // A practice centre opens with its own key, whatever the environment says about the real one.
            let settings = Settings::new(Said { data: Some(args.data), listen: args.listen, ..Said::default() })?;
            logs::start(settings.log);
            demo::open(&settings).await?;
        }
        Command::Verify(args) => return command::verify(&args.folder.settings()?, args.json).await,
        Command::Rebuild(folder) => command::rebuild(&folder.settings()?).await?,
        Command::Backup(args) => {
            let settings = args.key.settings(args.place)?;
            command::backup(&settings, &args.out, args.opener.passphrase_file.as_deref(), args.opener.recipient).await?;
        }
        Command::Restore(args) => {
            let settings = args.key.settings(args.place)?;
            command::restore(&settings, &args.file, args.opener.passphrase_file.as_deref(), args.opener.identity_file.as_deref()).await?;
        }
        Command::Token(args) => {
            let wish = command::Wish { user: args.user, scopes: args.scopes, days: args.days, label: args.label, site: args.site };
            command::token(&args.folder.settings()?, &wish).await?;
        }
        Command::Doctor(args) => return doctor::doctor(&args.folder.settings()?, args.json).await,
        Command::Openapi => command::openapi()?,
        Command::Match(args) => match_files::run(&args)?,
        Command::Bench(args) => bench::run(&args).await?,
        Command::GenDocs { dir } => paper::write(&dir).await?,
    }
    well
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_command_means_serve() {
        let cli = Cli::try_parse_from(["relais", "--listen", "127.0.0.1:7"]).unwrap();
        assert!(cli.command.is_none());
        assert_eq!(cli.serve.settings().unwrap().listen.port(), 7);
    }

    #[test]
    fn a_backup_must_say_who_opens_it() {
        assert!(Cli::try_parse_from(["relais", "backup", "--out", "x"]).is_err());
        assert!(Cli::try_parse_from(["relais", "backup", "--out", "x", "--recipient", "age1x", "--passphrase-file", "y"]).is_err());
        assert!(Cli::try_parse_from(["relais", "backup", "--out", "x", "--recipient", "age1x", "--data-passphrase-file", "y"]).is_ok());
    }
}
