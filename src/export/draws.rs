//! Kept draws: a raw file that grows while the job runs, and the table it becomes at the end.
//!
//! `draws.partial` holds rows of little-endian f64 without gaps, so that a job that goes on needs only cut it off after the
//! last draw it knows of.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use super::folder::Folder;
use super::{csv, parquet};
use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::texts::UsageText;

/// Name of the raw file.
pub(super) const PARTIAL: &str = "draws.partial";

/// Bytes of `draws.csv` above which a job is refused.
const MOST_CSV: u64 = 1_000_000_000;

/// Bytes of a number and its comma in `draws.csv`, on average.
const BYTES_OF_CELL: u64 = 17;

/// What the draws become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawFormat {
    /// `draws.csv`.
    Csv,
    /// `draws.parquet`.
    Parquet,
}

/// Keeps draws in a result folder.
#[derive(Debug)]
pub struct DrawFile {
    path: PathBuf,
    format: DrawFormat,
    columns: Vec<String>,
    file: Option<File>,
    /// Draws in the file.
    draws: u64,
}

impl DrawFile {
    /// To be kept in `folder`. Nothing is written yet.
    pub fn new(folder: &Folder, format: DrawFormat) -> Self {
        Self { path: folder.workplace().join(PARTIAL), format, columns: Vec::new(), file: None, draws: 0 }
    }

    /// Turns the draws into the table, in `folder`, and removes the raw file, unless the job may go on.
    ///
    /// # Errors
    /// [`Error::Write`]; the raw file then stays.
    pub fn finish(mut self, folder: &mut Folder, goes_on: bool) -> Result<()> {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        file.seek(SeekFrom::Start(0)).map_err(Error::write(&self.path))?;
        let mut rows =
            Rows { file: BufReader::with_capacity(1 << 16, file), width: self.columns.len(), left: self.draws };
        match self.format {
            DrawFormat::Csv => folder.write_with("draws.csv", |out| csv::draws(&self.columns, &mut rows, out)),
            DrawFormat::Parquet => {
                folder.write_with("draws.parquet", |out| parquet::draws(&self.columns, &mut rows, out))
            }
        }?;
        if !goes_on {
            self.draws = 0;
        }
        Ok(())
    }

    /// Bytes of the draws before `draw`.
    fn bytes(&self, draw: u64) -> u64 {
        draw * self.columns.len() as u64 * size_of::<f64>() as u64
    }
}

impl DrawSink for DrawFile {
    fn start(&mut self, columns: &[String], done: u64, draws: u64) -> Result<()> {
        let bytes = draws.saturating_mul(columns.len() as u64).saturating_mul(BYTES_OF_CELL);
        if self.format == DrawFormat::Csv && bytes > MOST_CSV {
            return Err(Error::Usage(UsageText::DrawsCsv.with(&[
                ("gb", &format!("{:.1}", bytes as f64 / 1e9)),
                ("draws", &draws),
                ("numbers", &columns.len()),
            ])));
        }
        self.columns = columns.to_vec();
        self.draws = done;
        let end = self.bytes(done);
        let open = || -> io::Result<File> {
            let mut file =
                OpenOptions::new().read(true).write(true).create(done == 0).truncate(false).open(&self.path)?;
            if file.metadata()?.len() < end {
                return Err(io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    format!("it lacks some of the {done} draws done"),
                ));
            }
            file.set_len(end)?;
            file.seek(SeekFrom::End(0))?;
            Ok(file)
        };
        self.file = Some(open().map_err(Error::write(&self.path))?);
        Ok(())
    }

    fn add(&mut self, rows: &[f64]) -> Result<()> {
        let bytes: Vec<u8> = rows.iter().flat_map(|x| x.to_le_bytes()).collect();
        if let Some(file) = &mut self.file {
            file.write_all(&bytes).map_err(Error::write(&self.path))?;
            self.draws += (rows.len() / self.columns.len()) as u64;
        }
        Ok(())
    }
}

/// Draws that a job could go on from stay.
impl Drop for DrawFile {
    fn drop(&mut self) {
        if !self.columns.is_empty() && self.draws == 0 {
            self.file = None;
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Reads the raw file from its start.
pub(super) struct Rows {
    file: BufReader<File>,
    width: usize,
    left: u64,
}

impl Rows {
    /// The next `draws` rows, or what is left of them.
    pub fn read(&mut self, draws: usize) -> io::Result<Vec<f64>> {
        let draws = self.left.min(draws as u64);
        self.left -= draws;
        let mut values = vec![0.0; draws as usize * self.width];
        let mut bytes = [0; size_of::<f64>()];
        for x in &mut values {
            self.file.read_exact(&mut bytes)?;
            *x = f64::from_le_bytes(bytes);
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Target;

    fn folder(dir: &std::path::Path) -> Folder {
        Folder::create(&Target::Given { path: dir.join("out"), overwrite: false }).unwrap()
    }

    fn names() -> Vec<String> {
        ["a", "b|x"].map(String::from).to_vec()
    }

    #[test]
    fn a_job_that_goes_on_drops_what_it_does_not_know_of() {
        let dir = tempfile::tempdir().unwrap();
        let mut folder = folder(dir.path());
        let path = dir.path().join("out");
        let mut draws = DrawFile::new(&folder, DrawFormat::Csv);
        draws.start(&names(), 0, 4).unwrap();
        draws.add(&[1.0, 2.5, -0.0, f64::NAN, 9.0, 9.0]).unwrap();
        // The process dies while it writes.
        drop(draws);
        let mut raw = OpenOptions::new().append(true).open(path.join(PARTIAL)).unwrap();
        raw.write_all(&[7; 5]).unwrap();

        let mut draws = DrawFile::new(&folder, DrawFormat::Csv);
        draws.start(&names(), 2, 4).unwrap();
        draws.add(&[1e-7, f64::INFINITY]).unwrap();
        draws.finish(&mut folder, false).unwrap();
        assert_eq!(fs::read_to_string(path.join("draws.csv")).unwrap(), "draw,a,b|x\n0,1,2.5\n1,0,\n2,1e-7,inf\n");
        assert!(!path.join(PARTIAL).exists());
    }

    #[test]
    fn draws_that_are_lost_are_missed() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(dir.path());
        let mut draws = DrawFile::new(&folder, DrawFormat::Csv);
        assert!(matches!(draws.start(&names(), 1, 4), Err(Error::Write(..))));
    }

    #[test]
    fn a_job_without_draws_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(dir.path());
        let mut draws = DrawFile::new(&folder, DrawFormat::Csv);
        draws.start(&names(), 0, 4).unwrap();
        drop(draws);
        drop(folder);
        assert!(!dir.path().join("out").exists());
    }

    #[test]
    fn only_csv_has_a_limit() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(dir.path());
        let most = MOST_CSV / BYTES_OF_CELL / 2;
        for (format, draws, fine) in
            [(DrawFormat::Csv, most, true), (DrawFormat::Csv, most + 1, false), (DrawFormat::Parquet, u64::MAX, true)]
        {
            assert_eq!(DrawFile::new(&folder, format).start(&names(), 0, draws).is_ok(), fine, "{draws}");
        }
    }
}
