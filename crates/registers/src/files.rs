//! The files of a register: records shuffled and numbered, so that neither order nor number says who is who.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;

use crate::generate::{Made, Order};
use crate::rng::Rng;

/// Columns of a register, as the product reads them.
pub const COLUMNS: [&str; 16] =
    ["id", "given", "surname", "full_name", "alias", "sex", "dob", "age", "reg_date", "nat1", "nat2", "birthplace", "mother_given", "phone", "site", "case_id"];
/// Columns of the truth: who it is, and what the evaluation looks at beside.
pub const TRUTH_COLUMNS: [&str; 14] =
    ["id", "person", "region", "country", "script", "dob_kind", "layout", "sex", "family", "role", "mother", "father", "birth", "name"];

/// Lines kept as text in one piece, to be dealt out in another order than people were drawn in.
#[derive(Default)]
pub(crate) struct Lines {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Lines {
    pub(crate) fn push(&mut self, fields: &[&str]) -> anyhow::Result<()> {
        let mut writer = csv::WriterBuilder::new().from_writer(&mut self.text);
        writer.write_record(fields)?;
        writer.flush()?;
        drop(writer);
        self.ends.push(self.text.len());
        Ok(())
    }

    fn get(&self, place: usize) -> &[u8] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Records with what is true about each, in the order they were made.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) register: Lines,
    pub(crate) truth: Lines,
    pub(crate) halves: Vec<bool>,
    pub(crate) persons: Vec<u32>,
}

/// What is written where.
pub(crate) struct Files<'a> {
    pub(crate) order: Order,
    pub(crate) register: &'a Book,
    pub(crate) queries: &'a Book,
}

impl Files<'_> {
    pub(crate) fn write(&self, folder: &Path) -> anyhow::Result<Made> {
        let ids = self.registers(folder)?;
        let queries = self.lookups(folder, &ids)?;
        Ok(Made { records: self.order.records, people: u32::try_from(ids.len())?, queries })
    }

    /// Everything in one register, and the same records as two centres' registers; returns each person's records.
    fn registers(&self, folder: &Path) -> anyhow::Result<HashMap<u32, Vec<u32>>> {
        let book = self.register;
        let mut places: Vec<usize> = (0..usize::try_from(self.order.records)?.min(book.persons.len())).collect();
        Rng::of(self.order.seed, &[6]).shuffle(&mut places);
        let header = COLUMNS.join(",");
        let mut register = create(folder, "register.csv", &header)?;
        let mut halves = [create(folder, "a.csv", &header)?, create(folder, "b.csv", &header)?];
        let mut truth = create(folder, "truth.csv", &TRUTH_COLUMNS.join(","))?;
        let mut ids: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, place) in (1_u32..).zip(&places) {
            let [a, b] = &mut halves;
            let half = if book.halves.get(*place) == Some(&true) { a } else { b };
            for (file, line) in [(&mut register, &book.register), (half, &book.register), (&mut truth, &book.truth)] {
                write!(file, "R{number:07},")?;
                file.write_all(line.get(*place))?;
            }
            if let Some(person) = book.persons.get(*place) {
                ids.entry(*person).or_default().push(number);
            }
        }
        let [a, b] = halves;
        for mut file in [register, truth, a, b] {
            file.flush()?;
        }
        Ok(ids)
    }

    fn lookups(&self, folder: &Path, ids: &HashMap<u32, Vec<u32>>) -> anyhow::Result<u32> {
        let book = self.queries;
        let mut places: Vec<usize> = (0..book.persons.len()).collect();
        Rng::of(self.order.seed, &[7]).shuffle(&mut places);
        places.truncate(usize::try_from(self.order.queries)?);
        let facts = TRUTH_COLUMNS.get(1..).unwrap_or_default().join(",");
        let mut queries = create(folder, "queries.csv", &COLUMNS.join(","))?;
        let mut truth = create(folder, "queries_truth.csv", &format!("id,ids,{facts}"))?;
        for (number, place) in (1_u32..).zip(&places) {
            write!(queries, "Q{number:06},")?;
            queries.write_all(book.register.get(*place))?;
            let found = book.persons.get(*place).and_then(|person| ids.get(person)).map(Vec::as_slice).unwrap_or_default();
            let found: Vec<String> = found.iter().map(|id| format!("R{id:07}")).collect();
            write!(truth, "Q{number:06},{},", found.join(" "))?;
            truth.write_all(book.truth.get(*place))?;
        }
        queries.flush()?;
        truth.flush()?;
        Ok(u32::try_from(places.len())?)
    }
}

fn create(folder: &Path, name: &str, header: &str) -> anyhow::Result<BufWriter<File>> {
    let path = folder.join(name);
    let file = File::create(&path).with_context(|| format!("{}", path.display()))?;
    let mut file = BufWriter::with_capacity(1 << 20, file);
    writeln!(file, "{header}")?;
    Ok(file)
}
