//! A file as a table of texts: an XLSX workbook or a CSV in any of the encodings and separators that spreadsheets write.
//! What is broken, empty or too large is refused in a sentence. Formulas are never computed: a cell is the text it shows.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};
use web::Problem;

use super::columns;
use super::words::tidy;

/// Rows of a register at most.
pub(super) const ROWS_MAX: usize = 50_000;
/// Columns of a register at most.
const COLUMNS_MAX: usize = 100;
/// Bytes that a workbook may unpack to.
const UNPACKED_MAX: u64 = 50 * 1024 * 1024;
/// Letters of all cells together.
const TEXT_MAX: usize = 50 * 1024 * 1024;
/// Letters of one cell; more means a quotation mark that was never closed.
const CELL_MAX: usize = 5_000;
/// Rows among which the header is looked for: registers begin with titles.
const HEADER_WITHIN: usize = 15;

/// A register as texts.
pub(super) struct Table {
    /// Names of the columns; empty for a column without a name.
    pub(super) headers: Vec<String>,
    /// Rows below the header that hold anything.
    pub(super) rows: Vec<Line>,
}

/// A row.
#[derive(Clone)]
pub(super) struct Line {
    /// Its number in the file, from 1, as a spreadsheet shows it.
    pub(super) number: i64,
    /// Its cells, one for each column.
    pub(super) cells: Vec<String>,
}

fn refused(key: &str) -> Problem {
    Problem::new("file", key)
}

fn broken() -> Problem {
    refused("import-broken")
}

/// What kind of file the bytes are.
#[derive(PartialEq, Eq, Debug)]
enum Kind {
    Workbook,
    Text,
}

/// Whether the bytes are a workbook; for the media type under which they are kept.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

fn kind(bytes: &[u8]) -> Result<Kind, Problem> {
    let start: String = bytes.iter().take(200).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let start = start.trim_start_matches(|c: char| !c.is_ascii_graphic());
    let start = start.trim_start_matches("\u{ef}\u{bb}\u{bf}").trim_start();
    match bytes {
        [] => Err(refused("import-file-missing")),
        _ if is_workbook(bytes) => Ok(Kind::Workbook),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(refused("import-old-excel")),
        [b'%', b'P', b'D', b'F', ..] => Err(refused("import-no-table")),
        _ if ["<!doctype", "<html", "<table", "<head", "<?xml", "<meta", "<body"].iter().any(|tag| start.starts_with(tag)) => Err(refused("import-web-page")),
        _ => Ok(Kind::Text),
    }
}

/// Reads a file. `sheet` names a sheet of a workbook; empty means the first one that is shown and holds something.
///
/// # Errors
/// A sentence that says why the file cannot be taken.
pub(super) fn read(bytes: &[u8], sheet: &str) -> Result<Table, Problem> {
    let lines = match kind(bytes)? {
        Kind::Workbook => workbook(bytes, sheet)?,
        Kind::Text => text(bytes)?,
    };
    assemble(lines)
}

/// Lines by number, each with its cells by column.
type Lines = BTreeMap<i64, Vec<String>>;

/// Unpacks every part of the archive and throws it away, counting: what the archive says of its own size may be a lie.
fn unpacks_small(bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut left = UNPACKED_MAX;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(|_| broken())?;
        let taken = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| broken())?;
        left = left.checked_sub(taken).ok_or_else(|| refused("import-too-big").with("n", UNPACKED_MAX / 1024 / 1024))?;
    }
    Ok(())
}

fn workbook(bytes: &[u8], sheet: &str) -> Result<Lines, Problem> {
    unpacks_small(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names: Vec<String> = book.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    let wanted = tidy(sheet);
    if !wanted.is_empty() {
        let name = names.iter().find(|name| tidy(name).eq_ignore_ascii_case(&wanted)).ok_or_else(|| Problem::new("sheet", "import-no-sheet"))?;
        return cells(&mut book, name);
    }
    for name in &names {
        let lines = cells(&mut book, name)?;
        if !lines.is_empty() {
            return Ok(lines);
        }
    }
    Ok(Lines::new())
}

/// The cells of a sheet, one after the other: a sheet may claim to be of any size.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Lines, Problem> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| broken())?;
    let (mut lines, mut letters) = (Lines::new(), 0);
    while let Some(cell) = reader.next_cell().map_err(|_| broken())? {
        let shown = shown(cell.get_value());
        if shown.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        letters += shown.len();
        put(&mut lines, i64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX), shown, letters)?;
    }
    Ok(lines)
}

fn put(lines: &mut Lines, row: i64, column: usize, shown: String, letters: usize) -> Result<(), Problem> {
    if column >= COLUMNS_MAX {
        return Err(refused("import-too-wide").with("n", COLUMNS_MAX));
    }
    if letters > TEXT_MAX {
        return Err(refused("import-too-big").with("n", UNPACKED_MAX / 1024 / 1024));
    }
    if shown.chars().count() > CELL_MAX {
        return Err(refused("import-cell-long").with("row", row));
    }
    let cells = lines.entry(row).or_default();
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = shown;
    }
    if lines.len() > ROWS_MAX + HEADER_WITHIN { Err(too_long()) } else { Ok(()) }
}

fn too_long() -> Problem {
    refused("import-too-long").with("n", ROWS_MAX)
}

/// A cell as a reader of the sheet sees it; a date always as year-month-day.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::Bool(truth) => truth.to_string(),
        // Below one there is only a time of day.
        DataRef::DateTime(at) if at.as_f64() < 1.0 => String::new(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) => text.chars().take(10).collect(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn text(bytes: &[u8]) -> Result<Lines, Problem> {
    // One kind of line end, so that empty lines can be counted.
    let decoded = decode(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    // Excel writes this line to tell itself the separator.
    let (body, skipped) = match decoded.split_once('\n') {
        Some((first, rest)) if first.trim().to_ascii_lowercase().starts_with("sep=") => (rest, 1),
        _ => (decoded.as_str(), 0),
    };
    let mut lines = Lines::new();
    let (mut letters, mut number) = (0, skipped);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(body)).from_reader(body.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|_| broken())?;
        // A spreadsheet counts empty lines too, and a cell of several lines as one row; the reader does neither.
        let start = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
        let empty = body.bytes().skip(start).take_while(|byte| *byte == b'\n').count();
        number += 1 + i64::try_from(empty).unwrap_or(0);
        for (column, cell) in record.iter().enumerate() {
            let shown = tidy(cell);
            if !shown.is_empty() {
                letters += shown.len();
                put(&mut lines, number, column, shown, letters)?;
            }
        }
    }
    Ok(lines)
}

/// UTF-8, UTF-16 with its mark, or else Windows-1252, which old spreadsheets write.
fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let decoded = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        _ => {
            let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(rest) {
                Ok(text) => text.to_owned(),
                Err(_) => rest.iter().map(|b| windows_1252(*b)).collect::<Option<String>>().ok_or_else(broken)?,
            }
        }
    };
    // Bytes that mean nothing in a table: this is no text.
    if decoded.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{1a}')) { Err(broken()) } else { Ok(decoded) }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| broken())
}

/// What the bytes 0x80 to 0x9f mean in Windows-1252; five of them mean nothing.
const WINDOWS_1252: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().flatten(),
        other => Some(char::from(other)),
    }
}

/// The separator that cuts the first lines into most cells; a semicolon when in doubt.
fn separator(text: &str) -> u8 {
    let cells = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let records = reader.records().take(HEADER_WITHIN).filter_map(Result::ok).filter(|record| record.len() > 1);
        records.map(|record| record.iter().filter(|cell| !cell.trim().is_empty()).count()).sum::<usize>()
    };
    let mut best = (b';', 0);
    for separator in [b';', b',', b'\t', b'|'] {
        let found = cells(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}

/// Finds the header and puts the rows below it.
fn assemble(lines: Lines) -> Result<Table, Problem> {
    let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).count();
    let widest = lines.values().map(|cells| filled(cells)).max().unwrap_or(0);
    if widest == 0 {
        return Err(refused("import-empty"));
    }
    let known = |cells: &[String]| columns::propose(cells).iter().filter(|field| **field != columns::IGNORE).count();
    let first = lines.iter().take(HEADER_WITHIN);
    let named = first
        .clone()
        .map(|(number, cells)| (known(cells), *number))
        .filter(|(known, _)| *known >= widest.min(2))
        .max_by_key(|(known, number)| (*known, std::cmp::Reverse(*number)));
    let header = match named {
        Some((_, number)) => number,
        None => first
            .filter(|(_, cells)| filled(cells) >= widest.min(2) && cells.iter().all(|cell| !is_datum(cell)))
            .map(|(number, _)| *number)
            .next()
            .ok_or_else(|| refused("import-no-header"))?,
    };
    let width = lines.values().map(Vec::len).max().unwrap_or(0);
    let full = |mut cells: Vec<String>| {
        cells.resize(width, String::new());
        cells
    };
    let mut headers = Vec::new();
    let mut rows = Vec::new();
    for (number, cells) in lines {
        if number == header {
            headers = full(cells);
        } else if number > header {
            rows.push(Line { number, cells: full(cells) });
        }
    }
    twice(&headers)?;
    if rows.is_empty() {
        return Err(refused("import-no-rows"));
    }
    if rows.len() > ROWS_MAX {
        return Err(too_long());
    }
    Ok(Table { headers, rows })
}

/// A number or date stands in a row of data, not in a header.
fn is_datum(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| c.is_numeric() || "/-.: +".contains(c))
}

fn twice(headers: &[String]) -> Result<(), Problem> {
    let plain: Vec<String> = headers.iter().map(|header| super::words::plain(header)).collect();
    for (second, header) in plain.iter().enumerate().filter(|(_, header)| !header.is_empty()) {
        if let Some(first) = plain.iter().take(second).position(|other| other == header) {
            return Err(refused("import-header-twice").with("first", letter(first)).with("second", letter(second)));
        }
    }
    Ok(())
}

/// The letter of a column, as a spreadsheet shows it: A, B ... Z, AA.
pub(super) fn letter(column: usize) -> String {
    let mut left = column + 1;
    let mut out = String::new();
    while left > 0 {
        let place = u32::try_from((left - 1) % 26).unwrap_or(0);
        out.insert(0, char::from_u32(u32::from('A') + place).unwrap_or('?'));
        left = (left - 1) / 26;
    }
    out
}
