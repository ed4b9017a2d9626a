//! Stands for the Parquet files in a program that was built without the feature `parquet`.

use std::io::{self, Write};
use std::path::Path;

use super::draws::Rows;
use crate::error::{Error, Result};
use crate::run::Results;
use crate::run::draws::DrawSink;
use crate::texts::Said;

/// Whether this program can write Parquet.
///
/// # Errors
/// It cannot: [`Error::Usage`].
pub fn check() -> Result<()> {
    Err(Error::Usage(Said::english_only(WITHOUT)))
}

const WITHOUT: &str =
    "this program was built without Parquet; build it with `cargo build --release --features parquet`";

/// The draws in the file `path`, which it cannot read.
pub(super) fn kept(path: &Path, _: u64, _: &mut dyn DrawSink) -> Result<()> {
    Err(Error::Usage(Said::english_only(format!("{}: {WITHOUT}", path.display()))))
}

/// `summary.parquet`, which [`check`] refuses.
///
/// # Errors
/// Always.
pub fn summary(_: &Results, _: &mut (dyn Write + Send)) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// `effects.parquet`, which [`check`] refuses.
///
/// # Errors
/// Always.
pub fn effects(_: &Results, _: &mut (dyn Write + Send)) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// `draws.parquet`, which [`check`] refuses.
pub(super) fn draws(_: &[String], _: &mut Rows, _: &mut (dyn Write + Send)) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
