//! Rules of handing on. Pure.

use care::file::{File, FileFact, FileId, Given, Handed};
use ledger::{Day, FactKind as _, NewFact, SiteId, StreamId, UserId};
use people::consent::{Answer, Consents};
use people::person::{PersonFact, SiteMoved};
use web::{Problem, Problems};

use super::facts::{Accepted, Asked, Brought, Declined, State, Target, Transfer, TransferFact, TransferId, TransferMark, Withdrawn};
use super::form::TransferForm;
use crate::went::Settled;

/// Longest note.
const NOTE_MAX: usize = 2000;
/// Longest name, and longest reason that goes with a follow-up.
const LINE_MAX: usize = 300;

/// To whom a follow-up of this site could go.
pub(super) struct Choices {
    /// Case managers of the site.
    pub(super) managers: Vec<UserId>,
    /// Other sites.
    pub(super) sites: Vec<SiteId>,
}

fn line(field: &str, typed: &str, problems: &mut Problems) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LINE_MAX {
        problems.0.push(Problem::new(field, "transfer-too-long").with("n", LINE_MAX));
    }
    line
}

/// A follow-up that can be worked on.
fn open(file: Option<&File>) -> Result<&File, Problems> {
    let file = file.ok_or_else(|| Problems::one("", "transfer-none"))?;
    if file.is_open() { Ok(file) } else { Err(Problems::one("", "file-closed")) }
}

/// Whether the person said no to their data going to other sites, and did not say yes since.
fn refused_elsewhere(consents: &Consents) -> bool {
    let asked = consents.all.iter().rev().find(|one| matches!(one.given.answers.get("centres"), Some(Answer::Given | Answer::Refused)));
    asked.is_some_and(|one| one.given.answers.get("centres") == Some(&Answer::Refused) || one.withdrawn.contains_key("centres"))
}

/// What a partner is told is told with a consent to that very thing.
pub(crate) const PARTNERS: &str = "partners";

fn partners(consents: &Consents, today: Day) -> Result<(), Problems> {
    consents.live(PARTNERS, today).map(|_| ()).map_err(|_| Problems::one("", "transfer-partner-consent"))
}

fn target(form: &TransferForm, file: &File, choices: &Choices, problems: &mut Problems) -> Option<Target> {
    match form.kind.trim() {
        "manager" => {
            let user = form.user.trim().parse::<UserId>().ok().filter(|user| choices.managers.contains(user) && file.manager != Some(*user));
            problems.unless(user.is_some(), "user", "transfer-user-missing");
            user.map(|user| Target::Manager { user })
        }
        "site" => {
            let site = form.site.trim().parse::<SiteId>().ok().filter(|site| choices.sites.contains(site));
            problems.unless(site.is_some(), "site", "transfer-site-missing");
            site.map(|site| Target::Site { site })
        }
        "partner" => {
            let name = line("partner", &form.partner, problems);
            problems.unless(!name.is_empty(), "partner", "transfer-partner-missing");
            Some(Target::Partner { name })
        }
        _ => {
            problems.add("kind", "transfer-kind-missing");
            None
        }
    }
}

/// Somebody is asked to take over. What leaves the site leaves it with the person's agreement, and what goes to a partner with
/// their consent to sharing it with organisations that help them.
pub(super) fn ask(
    id: TransferId,
    form: &TransferForm,
    (file, last, choices): (Option<&File>, Option<&Transfer>, &Choices),
    (consents, today, open_actions): (&Consents, Day, i64),
) -> Result<NewFact, Problems> {
    let file = open(file)?;
    if last.is_some_and(|last| last.state == State::Waiting) {
        return Err(Problems::one("", "transfer-waits"));
    }
    if form.kind.trim() == "partner" {
        partners(consents, today)?;
    }
    let mut problems = Problems::default();
    let to = target(form, file, choices, &mut problems);
    let note = form.note.trim().to_owned();
    problems.unless(!note.is_empty(), "note", "transfer-note-missing");
    if note.chars().count() > NOTE_MAX {
        problems.0.push(Problem::new("note", "transfer-too-long").with("n", NOTE_MAX));
    }
    let agreed = form.agreed.trim() == "yes";
    if to.as_ref().is_some_and(|to| !matches!(to, Target::Manager { .. })) {
        problems.unless(agreed, "agreed", "transfer-agreed-missing");
        let site = matches!(to, Some(Target::Site { .. }));
        let live = consents.in_force("general", today).is_some() && !(site && refused_elsewhere(consents));
        problems.unless(live, "agreed", "transfer-consent-refused");
    }
    let Some(to) = to else { return Err(problems) };
    let asked = Asked { transfer: id, file: file.opened.file, to, note, agreed, open_actions };
    problems.check(TransferFact::Asked(asked).fact())
}

fn waiting(transfer: &Transfer) -> Result<(), Problems> {
    if transfer.state == State::Waiting { Ok(()) } else { Err(Problems::one("", "transfer-answered")) }
}

/// What accepting does: the facts, and who follows from then on.
pub(super) struct Accepting {
    pub(super) facts: Vec<NewFact>,
    /// Who follows from then on; `None` where it is a partner, and the follow-up is closed in its own way.
    pub(super) user: Option<UserId>,
    /// Who followed.
    pub(super) before: Option<UserId>,
}

/// The receiver accepts: from now on they answer for the follow-up. A partner accepts while the person still consents.
pub(super) fn accept(
    (transfer, file): (&Transfer, Option<&File>),
    who: &str,
    (user, site): (UserId, SiteId),
    (consents, today): (&Consents, Day),
) -> Result<Accepting, Problems> {
    waiting(transfer)?;
    let file = open(file)?;
    if file.opened.file != transfer.asked.file {
        return Err(Problems::one("", "transfer-answered"));
    }
    let id = transfer.asked.transfer;
    let mut problems = Problems::default();
    let who = line("who", who, &mut problems);
    let reason: String = transfer.asked.note.chars().take(LINE_MAX).collect();
    let (file_id, before) = (file.opened.file, file.manager);
    let mut facts = vec![TransferFact::Accepted(Accepted { transfer: id, who: who.clone() }).fact()];
    match &transfer.asked.to {
        Target::Partner { .. } => {
            partners(consents, today)?;
            problems.unless(!who.is_empty(), "who", "transfer-who-missing");
            return problems.check(Accepting { facts, user: None, before: None });
        }
        _ if transfer.by == user => return Err(Problems::one("", "transfer-own")),
        Target::Manager { .. } => facts.push(FileFact::Given(Given { file: file_id, user, from: before, reason }).fact()),
        Target::Site { .. } => {
            facts.push(FileFact::Handed(Handed { file: file_id, site, user, from: before }).fact());
            facts.push(PersonFact::Moved(SiteMoved { to: site }).fact());
        }
    }
    problems.check(Accepting { facts, user: Some(user), before })
}

/// The receiver declines and says why; for a partner, whoever asked notes it.
pub(super) fn decline(transfer: &Transfer, why: &str) -> Result<NewFact, Problems> {
    waiting(transfer)?;
    let mut problems = Problems::default();
    let why = line("why", why, &mut problems);
    problems.unless(!why.is_empty(), "why", "transfer-why-missing");
    problems.check(TransferFact::Declined(Declined { transfer: transfer.asked.transfer, why }).fact())
}

/// Whoever follows takes it back before it is accepted.
pub(super) fn withdraw(transfer: &Transfer) -> Result<NewFact, Problems> {
    waiting(transfer)?;
    Ok(TransferFact::Withdrawn(Withdrawn { transfer: transfer.asked.transfer }).fact())
}

impl Settled for Transfer {
    type Mark = TransferMark;
    fn file(&self) -> FileId {
        self.asked.file
    }
    fn order(&self) -> (i64, TransferId) {
        (self.tick, self.asked.transfer)
    }
    fn again(&self, transfer: TransferId, (file, from): (FileId, Option<StreamId>)) -> NewFact {
        let Self { asked, at, by, site, state, changed_at, changed_by, .. } = self.clone();
        let asked = Asked { transfer, file, ..asked };
        TransferFact::Brought(Brought { asked, at, by, site, state, changed_at, changed_by, from }).fact()
    }
}
