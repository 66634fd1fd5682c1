//! The typst world of the shipped templates, and the one function that compiles and exports.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Array, Bytes, Datetime, Dict, Duration, Smart, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{Error, Image, Template};

/// The shared parts, importable by every template. Nothing else can be read: no disk, no packages, no network.
const PARTS: [(&str, &str); 2] = [("base.typ", include_str!("../templates/base.typ")), ("card_parts.typ", include_str!("../templates/card_parts.typ"))];

const FONTS: [&[u8]; 6] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansMono-Bold-ascii.ttf"),
];

/// What stays the same from one compile to the next.
struct Shop {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<(&'static str, Source)>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    let templates = Template::ALL.map(|template| (template.file(), template.text()));
    let sources = PARTS.into_iter().chain(templates).filter_map(|(name, text)| {
        let path = VirtualPath::new(name).ok()?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Some((name, Source::new(id, text.to_owned())))
    });
    Shop { book: LazyHash::new(FontBook::from_fonts(&fonts)), sources: sources.collect(), fonts }
});

/// One compile: the shop, plus the data as `sys.inputs`.
struct Press {
    library: LazyHash<Library>,
    main: FileId,
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHOP.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = SHOP.sources.iter().find(|(_, source)| source.id() == id);
        found.map(|(_, source)| source.clone()).ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHOP.fonts.get(index).cloned()
    }

    /// No clock: the same data gives the same bytes.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Empties typst's caches when dropped, so also after a failure or a panic. They would grow without end, and they hold
/// what was printed.
pub(crate) struct Evict;

impl Drop for Evict {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

/// Lays a template out and hands the pages to `finish`; caches are emptied afterwards.
pub(crate) fn compose<T>(
    template: Template,
    data: &impl Serialize,
    images: &[&Image],
    finish: impl FnOnce(&PagedDocument, &[SourceDiagnostic]) -> Result<T, Error>,
) -> Result<T, Error> {
    let _evict = Evict;
    let mut inputs = Dict::new();
    inputs.insert(Str::from("data"), Value::Bytes(Bytes::new(serde_json::to_vec(data)?)));
    let images: Array = images.iter().map(|image| Value::Bytes(image.bytes())).collect();
    inputs.insert(Str::from("images"), Value::Array(images));
    let source = SHOP.sources.iter().find(|(name, _)| *name == template.file());
    let (_, source) = source.ok_or_else(|| Error::template(template, 0, "is missing"))?;
    let press = Press { library: LazyHash::new(Library::builder().with_inputs(inputs).build()), main: source.id() };
    let compiled = typst::compile::<PagedDocument>(&press);
    match compiled.output {
        Ok(document) => finish(&document, &compiled.warnings),
        Err(problems) => Err(explain(template, &press, &problems)),
    }
}

/// Writes the pages as PDF/UA-1; where a character has no glyph in the shipped fonts (which that standard forbids), as a
/// plain tagged PDF in which it shows as an empty box: a person whose name we cannot set still gets a card.
pub(crate) fn export(template: Template, document: &PagedDocument) -> Result<Vec<u8>, Error> {
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).ok();
    let strict = accessible.and_then(|standards| typst_pdf::pdf(document, &options(standards)).ok());
    match strict {
        Some(bytes) => Ok(bytes),
        // The writer's messages can quote the text, so they are not passed on.
        None => {
            typst_pdf::pdf(document, &options(PdfStandards::default())).map_err(|_| Error::template(template, 0, "laid out, but the PDF could not be written"))
        }
    }
}

fn options(standards: PdfStandards) -> PdfOptions {
    PdfOptions { creator: Smart::Custom(Some("Relais".to_owned())), standards, ..PdfOptions::default() }
}

fn explain(template: Template, press: &Press, problems: &[SourceDiagnostic]) -> Error {
    let Some(first) = problems.first() else {
        return Error::template(template, 0, "failed without a reason");
    };
    let line = press.range(first.span).and_then(|range| {
        let source = press.source(first.span.id()?).ok()?;
        source.lines().byte_to_line(range.start)
    });
    Error::template(template, line.map_or(0, |zero_based| zero_based + 1), &first.message)
}
