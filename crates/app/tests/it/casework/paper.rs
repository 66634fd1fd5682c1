//! What stands on paper and in workbooks, as words: to look for what must not be there.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Reader as _, Xlsx};
use flate2::read::ZlibDecoder;

/// The letters and figures of a PDF, without spaces: lines may be broken anywhere, and words with hyphens. A page names glyphs
/// of fonts; each font says which letters its glyphs are.
pub(super) fn text(pdf: &[u8]) -> String {
    let objects = objects(pdf);
    let mut out = String::new();
    for object in objects.values() {
        let Some(resources) = reference(&object.head, "/Resources ").and_then(|number| objects.get(&number)) else { continue };
        let shown = if object.stream.is_empty() { reference(&object.head, "/Contents ").and_then(|number| objects.get(&number)) } else { Some(object) };
        let fonts = fonts(&objects, &resources.head);
        for (font, glyphs) in shown.iter().flat_map(|shown| strings(&shown.stream)) {
            let Some(letters) = fonts.get(&font) else { continue };
            let glyphs = glyphs.chunks(2).filter_map(|pair| Some(u16::from_be_bytes([*pair.first()?, *pair.get(1)?])));
            out.extend(glyphs.filter_map(|glyph| letters.get(&glyph)).flat_map(|letter| letter.chars()).filter(|c| c.is_alphanumeric()));
        }
        out.push('\n');
    }
    out
}

/// An object of a PDF: what stands before its stream, and the stream unpacked.
struct Object {
    head: String,
    stream: Vec<u8>,
}

fn find(bytes: &[u8], words: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(words.len()).position(|window| window == words).map(|place| from + place)
}

fn objects(pdf: &[u8]) -> BTreeMap<u32, Object> {
    let mut out = BTreeMap::new();
    let mut at = 0;
    while let Some(begin) = find(pdf, b" 0 obj\n", at) {
        let end = find(pdf, b"endobj", begin).unwrap_or(pdf.len());
        let figures: Vec<u8> = pdf.get(..begin).unwrap_or_default().iter().rev().copied().take_while(u8::is_ascii_digit).collect();
        let number = figures.iter().rev().fold(0, |number, figure| 10 * number + u32::from(figure - b'0'));
        let inner = pdf.get(begin + b" 0 obj\n".len()..end).unwrap_or_default();
        let head = find(inner, b"stream\n", 0).unwrap_or(inner.len());
        let packed = inner.get(head + b"stream\n".len()..).unwrap_or_default();
        let mut stream = Vec::new();
        if ZlibDecoder::new(packed).read_to_end(&mut stream).is_err() {
            stream = packed.to_vec();
        }
        let head = String::from_utf8_lossy(inner.get(..head).unwrap_or_default()).into_owned();
        out.insert(number, Object { head, stream });
        at = end;
    }
    out
}

/// The number of the object that stands after a word.
fn reference(head: &str, word: &str) -> Option<u32> {
    head.split_once(word)?.1.split_once(" 0 R")?.0.parse().ok()
}

/// Which letters the glyphs of each font are.
fn fonts(objects: &BTreeMap<u32, Object>, resources: &str) -> BTreeMap<String, BTreeMap<u16, String>> {
    let named = resources.split_once("/Font<<").and_then(|(_, rest)| rest.split_once(">>")).map(|(named, _)| named).unwrap_or_default();
    let font = |entry: &str| {
        let (name, _) = entry.split_once(' ')?;
        let font = objects.get(&reference(entry, " ")?)?;
        Some((name.to_owned(), letters(&objects.get(&reference(&font.head, "/ToUnicode ")?)?.stream)))
    };
    named.split('/').filter_map(font).collect()
}

/// Which letters the glyphs of a font are.
fn letters(cmap: &[u8]) -> BTreeMap<u16, String> {
    let text = String::from_utf8_lossy(cmap);
    let pair = |line: &str| -> Option<(u16, String)> {
        let (glyph, letters) = line.trim().strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = (0..letters.len() / 4).filter_map(|n| u16::from_str_radix(letters.get(4 * n..4 * n + 4)?, 16).ok()).collect();
        Some((u16::from_str_radix(glyph, 16).ok()?, String::from_utf16_lossy(&units)))
    };
    text.lines().filter_map(pair).collect()
}

/// The strings of a content stream, in parentheses with escapes or in hexadecimal figures, each with the name that stood last
/// before it: that of its font.
fn strings(content: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    let mut font = String::new();
    let mut bytes = content.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'(' => out.push((font.clone(), literal(&mut bytes))),
            b'<' if bytes.peek() != Some(&b'<') => {
                let figures: String = bytes.by_ref().take_while(|byte| *byte != b'>').map(char::from).collect();
                let glyphs = (0..figures.len() / 2).filter_map(|n| u8::from_str_radix(figures.get(2 * n..2 * n + 2)?, 16).ok());
                out.push((font.clone(), glyphs.collect()));
            }
            b'<' => drop(bytes.next()),
            b'/' => {
                font.clear();
                while let Some(byte) = bytes.next_if(u8::is_ascii_alphanumeric) {
                    font.push(char::from(byte));
                }
            }
            _ => {}
        }
    }
    out
}

fn literal(bytes: &mut std::iter::Peekable<impl Iterator<Item = u8>>) -> Vec<u8> {
    let (mut out, mut depth) = (Vec::new(), 1);
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => {
                let Some(escaped) = bytes.next() else { break };
                out.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'0'..=b'7' => octal(escaped, bytes),
                    other => other,
                });
            }
            b'(' => (depth, out) = (depth + 1, [out, vec![byte]].concat()),
            b')' if depth == 1 => break,
            b')' => (depth, out) = (depth - 1, [out, vec![byte]].concat()),
            byte => out.push(byte),
        }
    }
    out
}

fn octal(first: u8, bytes: &mut std::iter::Peekable<impl Iterator<Item = u8>>) -> u8 {
    let mut number = u32::from(first - b'0');
    for _ in 0..2 {
        let Some(figure) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) else { break };
        number = 8 * number + u32::from(figure - b'0');
    }
    u8::try_from(number).unwrap_or(0)
}

/// All cells of a workbook.
pub(super) fn cells(workbook: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook.to_vec())).expect("a workbook");
    let sheets = book.worksheets();
    let rows = sheets.iter().flat_map(|(_, range)| range.rows());
    rows.flatten().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_on_paper_is_read() {
    let row = documents::Row::new("Étiquette".to_owned(), "une zqvaleur (entre parenthèses) \\ zqfini efficace".to_owned());
    let section = documents::Section { heading: "Zqpartie".to_owned(), rows: vec![row], note: "zqremarque".to_owned() };
    let sheet = documents::Sheet {
        lang: documents::Lang::Fr,
        title: "Zqtitre".to_owned(),
        subtitle: "محمد zqsous".to_owned(),
        centre: "Agadez".to_owned(),
        printed: "zqpied".to_owned(),
        sections: vec![section],
    };
    let read = text(&documents::person_sheet(&sheet).expect("a sheet"));
    for word in ["zqvaleur", "zqfiniefficace", "Zqpartie", "zqremarque", "Zqtitre", "zqsous", "zqpied"] {
        assert!(read.contains(word), "{word} in {read}");
    }
    assert!(!read.contains("zqautre"));
}
