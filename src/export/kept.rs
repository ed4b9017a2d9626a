//! `draws.csv` or `draws.parquet` read back.

use std::path::Path;

use super::provenance::Provenance;
use crate::analysis::compare::Kept;
use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::texts::Said;

/// Names of the file.
const FILE: &str = "draws.csv";
const PARQUET: &str = "draws.parquet";

/// Rows handed on at a time.
const ROWS: usize = 512;

/// The draws in `folder`; `None` if it kept none.
///
/// # Errors
/// [`Error::Usage`] with the line if the table is damaged or has another number of draws than `provenance` says, or if this
/// program cannot read Parquet; [`Error::Read`].
pub fn draws(folder: &Path, provenance: &Provenance) -> Result<Option<Kept>> {
    let mut kept = Kept::default();
    Ok(feed(folder, provenance, &mut kept)?.then_some(kept))
}

/// Gives `sink` the draws in `folder`, as the run did; false if it kept none.
///
/// # Errors
/// As for [`draws`], and those of `sink`.
pub fn feed(folder: &Path, provenance: &Provenance, sink: &mut dyn DrawSink) -> Result<bool> {
    let path = folder.join(FILE);
    if !path.is_file() {
        let path = folder.join(PARQUET);
        return if path.is_file() {
            super::parquet::kept(&path, provenance.draws, sink).map(|()| true)
        } else {
            Ok(false)
        };
    }
    let refuse = |line: u64, what: &str| Error::Usage(Said::english_only(format!("{}:{line}: {what}", path.display())));
    let broken =
        |e: &::csv::Error| refuse(e.position().map_or(1, ::csv::Position::line), &format!("cannot be read: {e}"));
    let file = std::fs::File::open(&path).map_err(Error::read(&path))?;
    let mut reader = ::csv::Reader::from_reader(std::io::BufReader::new(file));
    let header = reader.headers().map_err(|e| broken(&e))?.clone();
    if header.get(0) != Some("draw") {
        return Err(refuse(1, "the first column of kept draws is `draw`"));
    }
    let columns: Vec<String> = header.iter().skip(1).map(String::from).collect();
    sink.start(&columns, 0, provenance.draws)?;
    let (mut rows, mut draw) = (Vec::with_capacity(ROWS * columns.len()), 0_u64);
    let mut record = ::csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|e| broken(&e))? {
        let line = record.position().map_or(0, ::csv::Position::line);
        if record.get(0) != Some(draw.to_string().as_str()) {
            return Err(refuse(line, &format!("draw {draw} should stand here")));
        }
        for cell in record.iter().skip(1) {
            let value = if cell.is_empty() { Ok(f64::NAN) } else { cell.parse() };
            rows.push(value.map_err(|_| refuse(line, &format!("`{cell}` is not a number")))?);
        }
        draw += 1;
        if draw % ROWS as u64 == 0 {
            sink.add(&rows)?;
            rows.clear();
        }
    }
    sink.add(&rows)?;
    if draw != provenance.draws {
        return Err(refuse(1, &format!("holds {draw} draws, and provenance.json says {}", provenance.draws)));
    }
    Ok(true)
}
