//! Notes on a person, in the reader's measure.

use access::{Duty, Record};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Lang, Row, Section, Sheet};
use ledger::{Compartment, Conn, FactKind as _, Instant, NewFact, Stream, UserId};
use people::duplicate;
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, Upload, View, filters};

use super::facts::{Class, Fit, Note, NoteFact, NoteId, Notes, Verdict};
use super::file::{self, FileRead};
use super::rules::{self, FILE_KINDS};
use crate::who::{self, Who};

/// Notes on a page, the newest.
const NOTES_MAX: usize = 40;

/// What is asked of the page.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct NotesQuery {
    /// Only notes of this class.
    pub class: String,
    /// The note that is being corrected.
    pub correct: String,
}

/// A note is written.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct NoteForm {
    /// `general`, `protection`, `health`, `psychosocial` or `legal`.
    pub class: String,
    /// What.
    pub text: String,
    /// A photo or document beside it, as a data URL.
    pub file: String,
}

/// A note is corrected.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct CorrectForm {
    /// As it should be.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Whether somebody can travel.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct FitForm {
    /// `fit`, `escort` or `not_until`.
    pub verdict: String,
    /// The day before which they cannot.
    pub until: String,
}

/// A text that no longer holds.
#[derive(Serialize, ToSchema)]
pub struct Earlier {
    at: Instant,
    text: String,
}

/// A note as the reader may see it.
#[derive(Serialize, ToSchema)]
pub struct NoteRead {
    id: NoteId,
    class: Class,
    at: Instant,
    by: UserId,
    text: String,
    /// When it was corrected last.
    corrected_at: Option<Instant>,
    /// Why.
    reason: String,
    /// What stands beside it.
    file: Option<FileRead>,
    /// Earlier texts, for the author and for those who see the history of files.
    earlier: Vec<Earlier>,
    mine: bool,
}

/// What health staff say for case work.
#[derive(Serialize, ToSchema)]
pub struct FitRead {
    seen_at: Option<Instant>,
    seen_by: Option<UserId>,
    verdict: String,
    words: String,
}

/// Notes on a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "note/show.html")]
pub struct NotesPage {
    who: Who,
    /// Classes that the reader reads and writes.
    classes: Vec<&'static str>,
    /// The class to which the list is narrowed.
    class: String,
    notes: Vec<NoteRead>,
    /// For those who are told.
    fit: Option<FitRead>,
    /// What may stand beside a note: media types.
    accepts: String,
    may_fit: bool,
    verdicts: &'static [&'static str],
    form: NoteForm,
    /// The note that is being corrected.
    correcting: Option<NoteId>,
    correct: CorrectForm,
    fit_form: FitForm,
    problems: Problems,
}

impl View for NotesPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("note-title")
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
struct Typed {
    query: NotesQuery,
    form: Option<NoteForm>,
    correct: Option<(NoteId, CorrectForm)>,
    fit: FitForm,
    problems: Problems,
}

/// Classes whose part of files the reader reads.
fn classes(cx: &Cx) -> Vec<Class> {
    let own = |class: &Class| cx.reads(class.compartment());
    let mut classes: Vec<Class> = Class::ALL.into_iter().filter(own).collect();
    // One's own class first: it is what one mostly writes.
    classes.sort_by_key(|class| *class == Class::General);
    classes
}

/// A verdict in words.
pub(super) fn fit_in_words(cx: &Cx, fit: &Fit) -> String {
    let until = fit.until.map(|day| text::day(cx.locale(), day)).unwrap_or_default();
    match fit.verdict {
        Verdict::Fit => cx.t("note-fit-fit"),
        Verdict::Escort => cx.t("note-fit-escort"),
        Verdict::NotUntil => cx.tv("note-fit-until", &[("value", until.as_str().into())]),
    }
}

/// The person's facts, and those of files that are part of theirs.
pub(super) async fn streams(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<Vec<Stream>> {
    let mut out = vec![cx.app().ledger().stream(conn, id.cast()).await?];
    for part in duplicate::former(conn, id).await? {
        out.push(cx.app().ledger().stream(conn, part.cast()).await?);
    }
    Ok(out)
}

/// Notes of these classes, newest first; the look at each part of the file is recorded before.
async fn read(cx: &Cx, (id, streams): (PersonId, &[Stream]), classes: &[Class]) -> Result<Vec<Note>> {
    let mut notes: Vec<Note> = streams.iter().flat_map(|stream| Notes::fold(stream).all).filter(|note| classes.contains(&note.class)).collect();
    for class in classes {
        cx.look(id, class.compartment(), "notes").await?;
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.first.at));
    Ok(notes)
}

fn shown(cx: &Cx, (id, record): (PersonId, &Record), note: Note) -> NoteRead {
    let mine = note.first.by == cx.user();
    let past = mine || cx.demand(Duty::PersonHistory, record).is_ok();
    let earlier = note.earlier().filter(|_| past).map(|version| Earlier { at: version.at, text: version.text.clone() }).collect();
    NoteRead {
        id: note.id,
        class: note.class,
        at: note.first.at,
        by: note.first.by,
        text: note.now().text.clone(),
        corrected_at: note.corrected.last().map(|version| version.at),
        reason: note.now().reason.clone(),
        file: note.file.as_ref().map(|paper| file::read(id, note.id, paper)),
        earlier,
        mine,
    }
}

async fn notes_page(cx: &Cx, id: PersonId, typed: Typed) -> Result<NotesPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::NoteWrite, id)).await?;
    let classes = classes(cx);
    let class = Class::find(&typed.query.class).filter(|class| classes.contains(class));
    let streams = streams(cx, &mut conn, id).await?;
    let wanted: Vec<Class> = classes.iter().copied().filter(|one| class.is_none_or(|class| class == *one)).collect();
    let notes = read(cx, (id, &streams), &wanted).await?;
    let who = who::who(cx, &mut conn, (id, &record)).await?;
    drop(conn);
    let fit = super::hears_fit(cx, &record).then(|| fit_read(cx, &streams));
    let asked = typed.query.correct.parse::<NoteId>().ok();
    let found = |id: NoteId| notes.iter().find(|note| note.id == id && note.first.by == cx.user());
    let (correcting, correct) = match typed.correct {
        Some((id, form)) => (Some(id), form),
        None => match asked.and_then(found) {
            Some(note) => (Some(note.id), CorrectForm { text: note.now().text.clone(), reason: String::new() }),
            None => (None, CorrectForm::default()),
        },
    };
    let first = class.or_else(|| classes.first().copied()).map(Class::name).unwrap_or_default();
    Ok(NotesPage {
        who,
        form: typed.form.unwrap_or_else(|| NoteForm { class: first.to_owned(), ..NoteForm::default() }),
        class: class.map(Class::name).unwrap_or_default().to_owned(),
        notes: notes.into_iter().take(NOTES_MAX).map(|note| shown(cx, (id, &record), note)).collect(),
        classes: classes.into_iter().map(Class::name).collect(),
        fit,
        accepts: FILE_KINDS.join(","),
        may_fit: cx.reads(Compartment::Health),
        verdicts: &Verdict::NAMES,
        correcting,
        correct,
        fit_form: typed.fit,
        problems: typed.problems,
    })
}

fn fit_read(cx: &Cx, streams: &[Stream]) -> FitRead {
    let folds: Vec<Notes> = streams.iter().map(Notes::fold).collect();
    let seen = folds.iter().filter_map(|notes| notes.seen).max();
    let fit = folds.iter().find_map(|notes| notes.fit);
    FitRead {
        seen_at: seen.map(|(at, _)| at),
        seen_by: seen.map(|(_, by)| by),
        verdict: fit.map(|fit| fit.verdict.name().to_owned()).unwrap_or_default(),
        words: fit.map(|fit| fit_in_words(cx, &fit)).unwrap_or_default(),
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<NotesQuery>) -> Result<Response> {
    let page = notes_page(&cx, id, Typed { query, ..Typed::default() }).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// The note, where it is about one.
    pub note: Option<NoteId>,
}

/// Appends what a rule made of the person's facts, or shows the form again.
async fn append(cx: &Cx, id: PersonId, (note, notice): (Option<NoteId>, &str), deed: Deed<'_>) -> Result<Result<Response, Problems>> {
    let mut write = cx.write().await?;
    who::demand(cx, write.conn()?, (Duty::NoteWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let fact = match deed(&stream) {
        Ok(fact) => fact,
        Err(problems) if problems.of("").is_some() => return Err(Error::Conflict(problems)),
        Err(problems) => return Ok(Err(problems)),
    };
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    Ok(Ok(cx.done(&format!("/people/{id}/notes"), notice, &Done { id, note })?))
}

type Deed<'a> = &'a (dyn Fn(&Stream) -> Result<NewFact, Problems> + Send + Sync);

/// A follow-up that has ended is read, not written: notes of case work wait until it is opened again.
fn ended(stream: &Stream, class: Class) -> Result<(), Problems> {
    let ended = class.is_case_work() && care::file::File::fold(stream).is_some_and(|file| !file.is_open());
    if ended { Err(Problems::one("", "file-closed")) } else { Ok(()) }
}

/// The form again, with what was typed, without the file.
async fn again(cx: &Cx, id: PersonId, (form, problems): (NoteForm, Problems)) -> Result<Response> {
    let form = NoteForm { file: String::new(), ..form };
    let page = notes_page(cx, id, Typed { form: Some(form), problems: problems.clone(), ..Typed::default() }).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn write(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<NoteForm>) -> Result<Response> {
    // Read before the transaction, which others wait for; what is wrong with it is told to those alone who may write here.
    let upload = Upload::parse("file", &form.file);
    let mut write = cx.write().await?;
    who::demand(&cx, write.conn()?, (Duty::NoteWrite, id)).await?;
    let upload = match upload {
        Ok(upload) => upload,
        Err(Error::Invalid(problems)) => {
            drop(write);
            return again(&cx, id, (form, problems)).await;
        }
        Err(error) => return Err(error),
    };
    let mut stream = write.load(id.cast()).await?;
    let note: NoteId = write.id();
    let (class, mut written) = match rules::write(note, (&form.class, &form.text, upload.as_ref()), &classes(&cx)) {
        Ok(written) => written,
        Err(problems) => {
            drop(write);
            return again(&cx, id, (form, problems)).await;
        }
    };
    ended(&stream, class).map_err(Error::Conflict)?;
    if let (Some(upload), Some(paper)) = (&upload, &mut written.file) {
        paper.name = write.attach(id.cast(), class.compartment(), &paper.media, &upload.bytes).await?;
    }
    write.append(&mut stream, [NoteFact::of(class, written).fact()]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}/notes"), "note-written", &Done { id, note: Some(note) })
}

pub(super) async fn correct(cx: Cx, Path((id, note)): Path<(PersonId, NoteId)>, Input(form): Input<CorrectForm>) -> Result<Response> {
    // A note of a class that the reader does not read does not exist.
    let mut conn = cx.read().await?;
    who::demand(&cx, &mut conn, (Duty::NoteWrite, id)).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    drop(conn);
    let readable = classes(&cx);
    let of = |stream: &Stream| Notes::fold(stream).all.into_iter().find(|one| one.id == note && readable.contains(&one.class));
    if of(&stream).is_none() {
        return Err(Error::NotFound);
    }
    let user = cx.user();
    let deed = |stream: &Stream| {
        let known = of(stream).ok_or_else(|| Problems::one("", "note-not-yours"))?;
        ended(stream, known.class)?;
        rules::correct(&known, (&form.text, &form.reason), user)
    };
    match append(&cx, id, (Some(note), "note-corrected"), &deed).await? {
        Ok(response) => Ok(response),
        Err(problems) => {
            let page = notes_page(&cx, id, Typed { correct: Some((note, form)), problems: problems.clone(), ..Typed::default() }).await?;
            cx.retry(page, &problems).await
        }
    }
}

fn health_only(cx: &Cx) -> Result<()> {
    if cx.reads(Compartment::Health) { Ok(()) } else { Err(Error::Forbidden) }
}

pub(super) async fn fit(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<FitForm>) -> Result<Response> {
    health_only(&cx)?;
    let today = cx.today();
    match append(&cx, id, (None, "note-fit-done"), &|_: &Stream| rules::fit((&form.verdict, &form.until), today)).await? {
        Ok(response) => Ok(response),
        Err(problems) => {
            let page = notes_page(&cx, id, Typed { fit: form, problems: problems.clone(), ..Typed::default() }).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn seen(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    health_only(&cx)?;
    append(&cx, id, (None, "note-seen-done"), &|_: &Stream| Ok(rules::seen())).await?.map_err(Error::Invalid)
}

pub(super) async fn print(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<NotesQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let record = who::demand(&cx, &mut conn, (Duty::NoteWrite, id)).await?;
    let mut classes = classes(&cx);
    if !query.class.is_empty() {
        // What one does not read one does not take out either.
        let class = Class::find(&query.class).filter(|class| classes.contains(class)).ok_or(Error::Forbidden)?;
        classes = vec![class];
    }
    let streams = streams(&cx, &mut conn, id).await?;
    let notes = read(&cx, (id, &streams), &classes).await?;
    let who = who::who(&cx, &mut conn, (id, &record)).await?;
    drop(conn);
    let section = |class: &Class| Section {
        heading: cx.t(&format!("note-class-{}", class.name())),
        rows: notes.iter().filter(|note| note.class == *class).map(|note| printed(&cx, note)).collect(),
        note: String::new(),
    };
    let sections: Vec<Section> = classes.iter().map(section).filter(|section: &Section| !section.rows.is_empty()).collect();
    let sheet = Sheet {
        lang: Lang::from_code(cx.locale().code()).unwrap_or(Lang::Fr),
        title: cx.t("note-title"),
        subtitle: format!("{} · {}", who.name, who.code),
        centre: cx.site()?.name,
        printed: cx.tv("note-printed", &[("at", filters::moment(&cx, cx.now()).as_str().into()), ("by", cx.app().name_of(cx.user()).as_str().into())]),
        sections,
    };
    let bytes = tokio::task::spawn_blocking(move || documents::person_sheet(&sheet)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "notes.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}

fn printed(cx: &Cx, note: &Note) -> Row {
    let beside = note.file.as_ref().map(|_| format!("\n{}", cx.t("note-file-beside"))).unwrap_or_default();
    Row::new(format!("{} · {}", filters::moment(cx, note.now().at), cx.app().name_of(note.first.by)), format!("{}{beside}", note.now().text))
}
