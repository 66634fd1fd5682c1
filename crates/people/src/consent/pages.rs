//! Pages of consent.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Decision, Image, Lang, Receipt, ReceiptLabels, Row};
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, Day, Instant, StreamId};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;
use web::{Aside, Asked, Cx, Error, Input, Problems, Result, Upload, View, Wants, filters};

use super::facts::{Answer, Consents, Given, Recorded};
use super::form::ConsentForm;
use super::rules::{self, ASSENTS, CAPACITIES, EXPLAINED, GUARDIANS, MODES};
use super::store;
use crate::contact;
use crate::person::{self, Head, PersonId};

/// For whom the form is opened.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct NewQuery {
    /// Person already known.
    pub person: String,
    /// Household that the person will join.
    pub household: String,
    /// Anonymous contact who has changed their mind.
    pub contact: String,
    /// Language to begin with, ISO 639-3: that of those who came together.
    pub language: String,
}

/// The consent form.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "consent/new.html")]
pub struct NewPage {
    form: ConsentForm,
    problems: Problems,
    wording: String,
    version: i64,
    explained: &'static [&'static str],
    modes: &'static [&'static str],
    capacities: &'static [&'static str],
    assents: &'static [&'static str],
    guardians: &'static [&'static str],
    needs: &'static [&'static str],
}

impl View for NewPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("consent-new-title")
    }
}

async fn new_page(cx: &Cx, form: ConsentForm, problems: Problems) -> Result<NewPage> {
    let (version, wording) = current_wording(cx, &mut cx.read().await?, cx.locale()).await?;
    Ok(NewPage {
        form,
        problems,
        wording,
        version,
        explained: EXPLAINED,
        modes: MODES,
        capacities: CAPACITIES,
        assents: ASSENTS,
        guardians: GUARDIANS,
        needs: contact::NEEDS,
    })
}

/// The wording in force, in a language: the site's own, or the one that comes with the program (version 0).
async fn current_wording(cx: &Cx, conn: &mut Conn, locale: Locale) -> Result<(i64, String)> {
    let published = store::wordings(conn, cx.site_id()).await?.into_iter().next();
    Ok(match published {
        Some(wording) => (wording.version, in_locale(&wording, locale).to_owned()),
        None => (0, cx.app().catalogue().get(locale, "consent-wording-standard")),
    })
}

fn in_locale(wording: &store::Wording, locale: Locale) -> &str {
    match locale {
        Locale::Fr => &wording.fr,
        Locale::En => &wording.en,
        Locale::Ar => &wording.ar,
    }
}

pub(super) async fn new(cx: Cx, Asked(query): Asked<NewQuery>) -> Result<Response> {
    let child = if contact::is_child(&cx, &query.contact).await? { "yes".to_owned() } else { String::new() };
    let mut form =
        ConsentForm { person: query.person, contact: query.contact, household: query.household, language: query.language, child, ..ConsentForm::default() };
    if let Some(last) = family_consent(&cx, &form.household).await? {
        form = ConsentForm { mode: last.mode, language: last.language, interpreter: last.interpreter, witness: last.witness, ..form };
    }
    let page = new_page(&cx, form, Problems::default()).await?;
    cx.page(page).await
}

/// How the head of the family consented: proposed for its next member, who is asked all the same.
async fn family_consent(cx: &Cx, household: &str) -> Result<Option<Given>> {
    let Ok(household) = household.parse::<StreamId>() else { return Ok(None) };
    let mut conn = cx.read().await?;
    let Some(head) = crate::household::head(&mut conn, household).await? else { return Ok(None) };
    let Some(record) = store::record(&mut conn, head).await? else { return Ok(None) };
    cx.demand(Duty::ConsentRecord, &record)?;
    let stream = cx.app().ledger().stream(&mut conn, head.cast()).await?;
    Ok(Consents::fold(&stream).all.pop().map(|recorded| recorded.given))
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct Created {
    /// The person whose file now holds the consent, or the anonymous contact.
    pub id: String,
    /// Identifier of the consent; empty for a refusal.
    pub consent: String,
    /// Where to go on.
    pub next: String,
}

/// The form again, with what was typed, without what proves it.
async fn again(cx: &Cx, form: ConsentForm, problems: &Problems) -> Result<Response> {
    let kept = ConsentForm { signature: String::new(), evidence: String::new(), ..form };
    let page = new_page(cx, kept, problems.clone()).await?;
    cx.retry(page, problems).await
}

pub(super) async fn create(cx: Cx, Input(form): Input<ConsentForm>) -> Result<Response> {
    let upload = match form.mode.as_str() {
        "signature" => Upload::parse("signature", &form.signature),
        "paper" | "audio" => Upload::parse("evidence", &form.evidence),
        _ => Ok(None),
    };
    let upload = match upload {
        Ok(upload) => upload,
        Err(Error::Invalid(problems)) => return again(&cx, form, &problems).await,
        Err(error) => return Err(error),
    };
    let media = upload.as_ref().and_then(Upload::sniff);
    let (version, _) = current_wording(&cx, &mut cx.read().await?, cx.locale()).await?;
    let mut write = cx.write().await?;
    let id = write.id::<ledger::Fresh>().to_string();
    let mut given = match rules::read(&form, id, version, media, cx.today()) {
        Ok(given) => given,
        Err(problems) => {
            drop(write);
            return again(&cx, form, &problems).await;
        }
    };
    if form.decision == "refused" && form.person.is_empty() {
        // Who was a contact already stays the one they were.
        let contact = match contact::refuse(&mut write, &form.contact).await? {
            Some(known) => known,
            None => contact::open(&mut write, &cx.site()?, &form).await?,
        };
        write.commit().await?;
        let next = format!("/contacts/{contact}");
        return cx.done(&next, "consent-refused-done", &Created { id: contact.to_string(), consent: String::new(), next: next.clone() });
    }
    let person = subject(&cx, write.conn()?, &form).await?;
    let mut stream = write.load(person.cast()).await?;
    if let (Some(upload), Some(media)) = (&upload, media) {
        given.evidence = Some(write.attach(person.cast(), Compartment::Consent, media, &upload.bytes).await?);
    }
    given.contact = contact::close(&mut write, &form.contact).await?;
    let consent = given.id.clone();
    write.append(&mut stream, rules::give(given)).await?;
    write.commit().await?;
    let registered = person::Person::fold(&stream).registered_at.is_some();
    let next = if registered { format!("/people/{person}/consents") } else { format!("/people/new?person={person}&household={}", household_of(&form)) };
    cx.done(&next, "consent-given-done", &Created { id: person.to_string(), consent, next: next.clone() })
}

fn household_of(form: &ConsentForm) -> String {
    form.household.parse::<StreamId>().map(|id| id.to_string()).unwrap_or_default()
}

/// Whose consent it is: somebody known, whom the clerk may open, or somebody new.
async fn subject(cx: &Cx, conn: &mut Conn, form: &ConsentForm) -> Result<PersonId> {
    if form.person.is_empty() {
        return Ok(cx.app().ledger().env().id());
    }
    let id: PersonId = form.person.parse().map_err(|_| Error::NotFound)?;
    let record = store::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ConsentRecord, &record)?;
    Ok(id)
}

/// A consent as it is listed.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: String,
    at: Instant,
    by: String,
    state: &'static str,
    mode: String,
    language: String,
    photo: Answer,
    centres: Answer,
    partners: Answer,
    valid_to: Option<Day>,
    evidence: bool,
    guardian: String,
}

/// What a person agreed to.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "consent/list.html")]
pub struct ListPage {
    head: Option<Head>,
    person: PersonId,
    entries: Vec<Entry>,
    may_record: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("consent-list-title")
    }
}

fn entry(cx: &Cx, recorded: &Recorded) -> Entry {
    let answer = |purpose: &str| match recorded.given.answers.get(purpose) {
        Some(_) if recorded.withdrawn.contains_key(purpose) || recorded.withdrawn.contains_key("general") => Answer::Refused,
        Some(answer) => *answer,
        None => Answer::NotAsked,
    };
    let state = if recorded.withdrawn.contains_key("general") {
        "withdrawn"
    } else if recorded.given.answers.get("general") != Some(&Answer::Given) {
        "refused"
    } else if recorded.covers("general", cx.today()) {
        "given"
    } else {
        "expired"
    };
    Entry {
        id: recorded.given.id.clone(),
        at: recorded.at,
        by: cx.app().name_of(recorded.by),
        state,
        mode: recorded.given.mode.clone(),
        language: recorded.given.language.clone(),
        photo: answer("photo"),
        centres: answer("centres"),
        partners: answer("partners"),
        valid_to: recorded.given.valid_to,
        evidence: recorded.given.evidence.is_some(),
        guardian: recorded.given.guardian.clone(),
    }
}

/// Opens the consents of a person for reading, and records the look.
async fn open(cx: &Cx, id: PersonId, act: &'static str) -> Result<(Conn, Consents)> {
    let mut conn = cx.read().await?;
    let record = store::record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ConsentRead, &record)?;
    cx.look(id, Compartment::Consent, act).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    Ok((conn, Consents::fold(&stream)))
}

pub(super) async fn list(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let (mut conn, consents) = open(&cx, id, "consents").await?;
    let head = person::head(&cx, &mut conn, id).await?;
    drop(conn);
    let entries = consents.all.iter().rev().map(|recorded| entry(&cx, recorded)).collect();
    cx.page(ListPage { head, person: id, entries, may_record: cx.may(Duty::ConsentRecord) }).await
}

/// What is taken back.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct WithdrawForm {
    /// `general`, `photo`, `centres` or `partners`.
    pub purpose: String,
    /// In the person's words, if they wish.
    pub reason: String,
}

pub(super) async fn withdraw(cx: Cx, Path((id, consent)): Path<(PersonId, String)>, Input(form): Input<WithdrawForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let record = store::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ConsentRecord, &record)?;
    let mut stream = write.load(id.cast()).await?;
    let purpose = if form.purpose.is_empty() { "general" } else { form.purpose.as_str() };
    let facts = rules::withdraw(&Consents::fold(&stream), &consent, purpose, &form.reason, cx.today()).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    let next = format!("/people/{id}/consents");
    cx.done(&next, "consent-withdrawn-done", &Created { id: id.to_string(), consent, next: next.clone() })
}

pub(super) async fn receipt(cx: Cx, Path((id, consent)): Path<(PersonId, String)>) -> Result<Response> {
    let (mut conn, consents) = open(&cx, id, "receipt").await?;
    let recorded = consents.all.iter().find(|r| r.given.id == consent).ok_or(Error::NotFound)?;
    let locale = Locale::find(&recorded.given.language).unwrap_or(cx.locale());
    let code = person::head(&cx, &mut conn, id).await?.map(|h| (h.name, h.code)).unwrap_or_default();
    let paragraphs = wording_of(&cx, &mut conn, recorded.given.wording, locale).await?;
    let signature = signature(&cx, &mut conn, &recorded.given).await?;
    drop(conn);
    let receipt = compose(&cx, recorded, locale, code, paragraphs, signature);
    let bytes = tokio::task::spawn_blocking(move || documents::receipt(&receipt)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "receipt.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}

async fn wording_of(cx: &Cx, conn: &mut Conn, version: i64, locale: Locale) -> Result<Vec<String>> {
    let published = store::wordings(conn, cx.site_id()).await?.into_iter().find(|w| w.version == version);
    let text = published.map_or_else(|| cx.app().catalogue().get(locale, "consent-wording-standard"), |w| in_locale(&w, locale).to_owned());
    Ok(text.split("\n\n").map(|p| p.replace('\n', " ").trim().to_owned()).filter(|p| !p.is_empty()).collect())
}

async fn signature(cx: &Cx, conn: &mut Conn, given: &Given) -> Result<Option<Image>> {
    let Some(hash) = given.evidence.as_ref().filter(|_| given.mode == "signature") else { return Ok(None) };
    let found = cx.app().ledger().attachment(conn, hash).await?;
    Ok(found.and_then(|a| Image::new(a.bytes).ok()))
}

fn compose(cx: &Cx, recorded: &Recorded, locale: Locale, (name, code): (String, String), wording: Vec<String>, signature: Option<Image>) -> Receipt {
    let t = |key: &str| cx.app().catalogue().get(locale, key);
    let given = &recorded.given;
    let decision = |purpose: &str| {
        let (answer, key) = match given.answers.get(purpose) {
            Some(Answer::Given) if recorded.withdrawn.contains_key(purpose) || recorded.withdrawn.contains_key("general") => {
                (documents::Answer::Refused, "consent-state-withdrawn")
            }
            Some(Answer::Given) => (documents::Answer::Agreed, "consent-answer-given"),
            Some(Answer::Refused) => (documents::Answer::Refused, "consent-answer-refused"),
            _ => (documents::Answer::Open, "consent-answer-not-asked"),
        };
        Decision { label: t(&format!("consent-purpose-{purpose}")), value: t(key), answer, detail: String::new() }
    };
    let mut circumstances = vec![
        Row::new(t("consent-mode"), t(&format!("consent-mode-{}", given.mode))),
        Row::new(t("consent-language"), web::reference::language(&given.language).map_or(String::new(), |l| l.name(locale).to_owned())),
    ];
    for (key, value) in [("consent-interpreter", &given.interpreter), ("consent-witness", &given.witness), ("consent-guardian", &given.guardian)] {
        if !value.is_empty() {
            circumstances.push(Row::new(t(key), value.clone()));
        }
    }
    circumstances.push(Row::new(t("consent-certified-by"), cx.app().name_of(recorded.by)));
    if let Some(last) = given.valid_to {
        circumstances.push(Row::new(t("consent-valid-to"), text::day(locale, last)));
    }
    let day = text::day(locale, recorded.at.day(&cx.zone()));
    Receipt {
        lang: Lang::from_code(locale.code()).unwrap_or(Lang::Fr),
        title: t("consent-receipt-title"),
        centre: cx.app().site(cx.site_id()).map(|s| s.name).unwrap_or_default(),
        name,
        code,
        date: day,
        explained: given.explained.iter().map(|e| t(&format!("consent-explained-{}", e.replace('_', "-")))).collect(),
        decisions: ["general", "photo", "centres", "partners"].map(decision).to_vec(),
        circumstances,
        withdraw: t("consent-receipt-withdraw"),
        wording,
        version: cx.app().catalogue().with(locale, "consent-receipt-version", &[("n", given.wording.into())]),
        signature,
        printed: cx.app().catalogue().with(locale, "printed-by", &[("value", cx.app().name_of(cx.user()).into())]),
        labels: ReceiptLabels {
            person: t("consent-receipt-person"),
            code: t("consent-receipt-code"),
            date: t("consent-receipt-date"),
            explained: t("consent-explained"),
            decisions: t("consent-receipt-decisions"),
            circumstances: t("consent-receipt-how"),
            withdraw: t("consent-receipt-withdraw-title"),
            wording: t("consent-receipt-wording"),
            signature: t("consent-signature"),
        },
    }
}

pub(super) async fn evidence(cx: Cx, Path((id, consent)): Path<(PersonId, String)>) -> Result<Response> {
    let (mut conn, consents) = open(&cx, id, "evidence").await?;
    let recorded = consents.all.iter().find(|r| r.given.id == consent).ok_or(Error::NotFound)?;
    let hash = recorded.given.evidence.as_ref().ok_or(Error::NotFound)?;
    let attachment = cx.app().ledger().attachment(&mut conn, hash).await?.ok_or(Error::NotFound)?;
    let media = ["image/png", "image/jpeg", "application/pdf", "audio/ogg", "audio/mpeg", "audio/webm", "audio/wav", "audio/mp4"];
    let media = media.into_iter().find(|m| *m == attachment.media).unwrap_or("application/octet-stream");
    Ok(cx.file(media, "evidence", attachment.bytes))
}

/// A new wording.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct WordingForm {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}

/// A published wording.
#[derive(Serialize, ToSchema)]
pub struct Published {
    version: i64,
    at: Instant,
    text: String,
}

/// The wordings of the consent text.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "consent/wording.html")]
pub struct WordingPage {
    form: WordingForm,
    problems: Problems,
    published: Vec<Published>,
}

impl View for WordingPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("consent-wording-title")
    }
}

async fn wording_page(cx: &Cx, form: Option<WordingForm>, problems: Problems) -> Result<WordingPage> {
    let all = store::wordings(&mut cx.read().await?, cx.site_id()).await?;
    let standard = |locale| cx.app().catalogue().get(locale, "consent-wording-standard");
    let form = form.unwrap_or_else(|| match all.first() {
        Some(last) => WordingForm { fr: last.fr.clone(), en: last.en.clone(), ar: last.ar.clone() },
        None => WordingForm { fr: standard(Locale::Fr), en: standard(Locale::En), ar: standard(Locale::Ar) },
    });
    let published = all.iter().map(|w| Published { version: w.version, at: w.published_at, text: in_locale(w, cx.locale()).to_owned() }).collect();
    Ok(WordingPage { form, problems, published })
}

pub(super) async fn wording(cx: Cx) -> Result<Response> {
    let page = wording_page(&cx, None, Problems::default()).await?;
    cx.page(page).await
}

pub(super) async fn publish(cx: Cx, Input(form): Input<WordingForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let last = store::wordings(write.conn()?, cx.site_id()).await?.first().map_or(0, |w| w.version);
    match rules::publish(last, &form.fr, &form.en, &form.ar) {
        Ok(facts) => {
            let mut stream = write.load(cx.site_id().cast()).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(
                "/consents/wording",
                "consent-wording-done",
                &Created { id: cx.site_id().to_string(), consent: String::new(), next: "/consents/wording".to_owned() },
            )
        }
        Err(problems) => {
            drop(write);
            let page = wording_page(&cx, Some(form), problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// What consent adds to a person's banner.
pub(super) fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let Some((state, valid_to)) = store::state(conn, id.cast()).await? else { return Ok(Aside::default()) };
        let mut says = Vec::new();
        let over = valid_to.is_some_and(|last| last < cx.today());
        if state != "given" {
            says.push("consent-say-none");
        } else if over {
            says.push("consent-say-expired");
        }
        let deeds =
            if cx.may(Duty::ConsentRead) && cx.wants() == Wants::Html { vec![("consent-list-title", format!("/people/{id}/consents"))] } else { Vec::new() };
        Ok(Aside { facts: Vec::new(), deeds, says })
    })
}
