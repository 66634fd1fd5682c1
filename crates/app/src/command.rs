//! The commands that look after a data folder.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use access::Duty;
use anyhow::{Context as _, Result, bail};
use ledger::{Author, Recipient, Verified};
use text::{Arg, Locale};
use web::{App, SiteInfo};

use crate::config::{Settings, secret};
use crate::say::say;
use crate::{place, serve};

/// `relais verify`.
pub(crate) async fn verify(settings: &Settings, json: bool) -> Result<ExitCode> {
    let ledger = place::open_beside(settings).await?;
    let found = ledger.verify().await?;
    ledger.leave().await;
    if json {
        say(serde_json::json!({
            "facts": found.facts, "erased": found.erased, "checkpoints": found.checkpoints, "looks": found.looks,
            "attachments": found.attachments, "problems": found.problems,
        }));
    } else {
        tell_verified(&found);
    }
    Ok(if found.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell_verified(found: &Verified) {
    say(format!(
        "{} facts ({} erased on purpose), {} signed checkpoints, {} readings, {} attachments.",
        found.facts, found.erased, found.checkpoints, found.looks, found.attachments
    ));
    if found.problems.is_empty() {
        say("Every hash, signature and seal holds.");
    } else {
        say(format!("{} things are wrong:", found.problems.len()));
        found.problems.iter().for_each(|problem| say(format!("- {problem}")));
        say("Keep this folder as it is, and restore the last good backup into another one (docs/operations.md).");
    }
}

/// `relais rebuild`.
pub(crate) async fn rebuild(settings: &Settings) -> Result<()> {
    let (ledger, _lock) = place::open_to_rebuild(settings).await?;
    let rebuilt = ledger
        .rebuild(|done, all| {
            eprint!("\r{done} of {all} streams");
            // Progress that cannot be shown must not stop the work.
            let _ = std::io::stderr().flush();
        })
        .await?;
    eprintln!();
    ledger.close().await?;
    say(format!("{} tables were made again from {} streams.", rebuilt.tables, rebuilt.streams));
    Ok(())
}

/// `relais backup`.
pub(crate) async fn backup(settings: &Settings, out: &Path, passphrase_file: Option<&Path>, recipient: Option<String>) -> Result<()> {
    let opener = match (passphrase_file, recipient) {
        (Some(file), _) => Recipient::Passphrase(secret(file)?),
        (None, Some(key)) => Recipient::Key(key),
        (None, None) => bail!("a backup needs --passphrase-file or --recipient"),
    };
    // A server that holds the folder signs by itself; nothing waits for this command.
    place::sign_if_free(settings).await?;
    let ledger = place::open_beside(settings).await?;
    let summary = ledger.backup_without_checkpoint(out, opener).await?;
    ledger.leave().await;
    say(format!("{} holds {} facts and {} attachments, taken at {}.", out.display(), summary.facts, summary.attachments, summary.taken_at));
    say("Keep it away from this machine, and its passphrase or identity away from both.");
    Ok(())
}

/// `relais restore`.
pub(crate) async fn restore(settings: &Settings, file: &Path, passphrase_file: Option<&Path>, identity_file: Option<&Path>) -> Result<()> {
    let opener = match (passphrase_file, identity_file) {
        (Some(path), _) => Recipient::Passphrase(secret(path)?),
        (None, Some(path)) => Recipient::Key(identity(path)?),
        (None, None) => bail!("a backup opens with --passphrase-file or --identity-file"),
    };
    if place::is_served(&settings.dir) {
        bail!("Relais is running on {}: a restore needs a folder of its own", settings.dir.display());
    }
    let key = settings.key.clone();
    let summary = ledger::restore(file, &settings.dir, settings.database.as_deref(), opener, || key.source(), crate::projectors()).await?;
    place::shut(&settings.dir)?;
    say(format!(
        "{} facts and {} attachments of {} are back in {}, and every hash, signature and seal holds.",
        summary.facts,
        summary.attachments,
        summary.taken_at,
        settings.dir.display()
    ));
    Ok(())
}

/// An identity file of `age-keygen` has comments above the identity.
fn identity(path: &Path) -> Result<String> {
    let text = secret(path)?;
    let line = text.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-"));
    line.map(str::to_owned).with_context(|| format!("{} holds no age identity (AGE-SECRET-KEY-1...)", path.display()))
}

/// A token that is asked for.
pub(crate) struct Wish {
    pub(crate) user: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) days: i64,
    pub(crate) label: String,
    pub(crate) site: Option<String>,
}

/// `relais token`.
pub(crate) async fn token(settings: &Settings, wish: &Wish) -> Result<()> {
    let scopes = scopes(&wish.scopes)?;
    let ledger = place::open_beside(settings).await?;
    if !ledger.projections_are_current().await? {
        bail!("the tables of {} belong to another version of Relais: start this version once, or run `relais rebuild`", settings.dir.display());
    }
    // Accounts and centres are enough; the other rooms would take up work that belongs to the server.
    let app = App::start(ledger.clone(), admin::rooms(), web::Config::default()).await.map_err(serve::said)?;
    let account = app.accounts().into_iter().find(|account| account.username == wish.user).with_context(|| format!("there is no account `{}`", wish.user))?;
    let sites: Vec<SiteInfo> = app.sites().into_iter().filter(|site| account.roles.iter().any(|(at, _)| *at == site.id)).collect();
    let site = choose_site(&sites, wish.site.as_deref())?;
    // A token is a row of this installation and no fact: it may be written beside a server.
    let mut write = ledger.write(Author { user: account.id, site: site.id }).await?;
    let secret = admin::create_token(&mut write, &app, account.id, site.id, &wish.label, &scopes, wish.days).await.map_err(|error| in_words(&app, error))?;
    write.commit().await?;
    ledger.leave().await;
    say(secret);
    eprintln!("For {} at {}, {} days. It is shown this once; give it as `Authorization: Bearer ...`.", account.username, site.name, wish.days);
    Ok(())
}

fn scopes(names: &[String]) -> Result<Vec<Duty>> {
    let known = || Duty::ALL.iter().map(|duty| duty.name()).collect::<Vec<_>>().join(", ");
    names.iter().map(|name| Duty::find(name).with_context(|| format!("`{name}` is no scope; there are: {}", known()))).collect()
}

fn choose_site<'a>(sites: &'a [SiteInfo], wanted: Option<&str>) -> Result<&'a SiteInfo> {
    let prefixes = || sites.iter().map(|site| site.prefix.as_str()).collect::<Vec<_>>().join(", ");
    match (wanted, sites) {
        (Some(prefix), _) => sites
            .iter()
            .find(|site| site.prefix.eq_ignore_ascii_case(prefix))
            .with_context(|| format!("the account has no role at `{prefix}`, but at: {}", prefixes())),
        (None, [only]) => Ok(only),
        (None, []) => bail!("the account has no role at any centre"),
        (None, _) => bail!("the account works at several centres; choose one with --site: {}", prefixes()),
    }
}

fn in_words(app: &App, error: web::Error) -> anyhow::Error {
    let (web::Error::Invalid(problems) | web::Error::Conflict(problems)) = &error else { return serve::said(error) };
    let say = |problem: &web::Problem| {
        let args: Vec<(&str, Arg<'_>)> = problem.values.iter().map(|(name, value)| (name.as_str(), Arg::from(value.as_str()))).collect();
        app.catalogue().with(Locale::En, &problem.key, &args)
    };
    anyhow::anyhow!(problems.0.iter().map(say).collect::<Vec<_>>().join(" "))
}

/// `relais openapi`.
pub(crate) fn openapi() -> Result<()> {
    say(serde_json::to_string_pretty(&web::openapi(&crate::rooms()))?);
    Ok(())
}
