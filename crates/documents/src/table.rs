//! A list as a file for a spreadsheet: CSV with a row of HXL tags under the headers, or XLSX.
//!
//! A cell that a spreadsheet would take for a formula is made harmless: what people typed must never run on the
//! machine of whoever opens the file.

use rust_xlsxwriter::{Format, Workbook};

use crate::Error;

/// A column: what it is called, in the reader's language, and its HXL tag (hxlstandard.org), such as `#affected+age`.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// Header.
    pub header: String,
    /// HXL tag.
    pub tag: &'static str,
}

/// A value in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCell {
    /// Words, a code, a day as ISO 8601.
    Text(String),
    /// A whole number.
    Number(i32),
    /// Not known, or not for this reader.
    Empty,
}

/// A list in columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet.
    pub title: String,
    /// Columns.
    pub columns: Vec<TableColumn>,
    /// Rows, each as long as the columns.
    pub rows: Vec<Vec<TableCell>>,
    /// Whether it is read from right to left.
    pub rtl: bool,
}

/// Longest name of a sheet, in characters (a limit of the format).
const SHEET_NAME_MAX: usize = 31;
/// Widest column, in characters.
const WIDTH_MAX: usize = 40;

/// What a spreadsheet must not take for a formula gets a quotation mark in front, which it shows as text (OWASP, CSV
/// injection).
#[must_use]
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text.to_owned() }
}

/// Comma-separated values in UTF-8 with a byte-order mark, so that spreadsheets read every script; RFC 4180.
///
/// # Errors
/// [`Error::Table`] when the rows do not fit the columns.
pub fn csv(table: &Table) -> Result<Vec<u8>, Error> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(table.columns.iter().map(|column| harmless(&column.header))).map_err(|_| Error::Table)?;
    out.write_record(table.columns.iter().map(|column| column.tag)).map_err(|_| Error::Table)?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            TableCell::Text(text) => harmless(text),
            TableCell::Number(number) => number.to_string(),
            TableCell::Empty => String::new(),
        });
        out.write_record(cells).map_err(|_| Error::Table)?;
    }
    out.into_inner().map_err(|_| Error::Table)
}

/// A workbook of one sheet with a frozen head: headers, HXL tags, rows. Every text is stored as text.
///
/// # Errors
/// [`Error::Table`] when the list is larger than the format allows.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, Error> {
    write_xlsx(table).map_err(|_| Error::Table)
}

fn write_xlsx(table: &Table) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let (bold, grey) = (Format::new().set_bold(), Format::new().set_font_color("#595959"));
    let sheet = book.add_worksheet();
    let title: String = table.title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(SHEET_NAME_MAX).collect();
    sheet.set_name(title)?;
    sheet.set_right_to_left(table.rtl);
    sheet.set_freeze_panes(2, 0)?;
    for (column, index) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, index, harmless(&column.header), &bold)?;
        sheet.write_string_with_format(1, index, column.tag, &grey)?;
        let longest = table.rows.iter().filter_map(|row| row.get(usize::from(index))).map(width).chain([column.header.chars().count()]).max().unwrap_or(0);
        sheet.set_column_width(index, u32::try_from(longest.min(WIDTH_MAX) + 2).unwrap_or(WIDTH))?;
    }
    for (row, at) in table.rows.iter().zip(2_u32..) {
        for (cell, index) in row.iter().zip(0_u16..) {
            match cell {
                TableCell::Text(text) => sheet.write_string(at, index, harmless(text))?,
                TableCell::Number(number) => sheet.write_number(at, index, *number)?,
                TableCell::Empty => continue,
            };
        }
    }
    book.save_to_buffer()
}

const WIDTH: u32 = 12;

fn width(cell: &TableCell) -> usize {
    match cell {
        TableCell::Text(text) => text.chars().count(),
        TableCell::Number(number) => number.to_string().len(),
        TableCell::Empty => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let column = |header: &str, tag| TableColumn { header: header.to_owned(), tag };
        Table {
            title: "Personnes".to_owned(),
            columns: vec![column("Nom", "#affected+name"), column("Âge", "#affected+age")],
            rows: vec![
                vec![TableCell::Text("=HYPERLINK(\"http://x\")".to_owned()), TableCell::Number(-3)],
                vec![TableCell::Text("مريم, \"Bah\"".to_owned()), TableCell::Empty],
            ],
            rtl: false,
        }
    }

    #[test]
    fn no_cell_begins_a_formula() {
        for start in ["=1+1", "+227 90", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert!(harmless(start).starts_with('\''), "{start:?}");
        }
        assert_eq!(harmless("Mariama"), "Mariama");
        let text = String::from_utf8(csv(&table()).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}Nom,Âge\r\n#affected+name,#affected+age\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-3\r\n\"مريم, \"\"Bah\"\"\",\r\n");
    }

    #[test]
    fn rows_that_do_not_fit_are_refused() {
        let mut short = table();
        short.rows.push(vec![TableCell::Empty]);
        assert!(csv(&short).is_err());
    }

    #[test]
    fn a_workbook_is_a_zip_with_a_sheet() {
        let bytes = xlsx(&table()).unwrap();
        assert!(bytes.starts_with(b"PK"));
    }
}
