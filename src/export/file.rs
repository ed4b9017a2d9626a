//! One file: whole or not at all, and not over another unless asked.

use std::io::ErrorKind;
use std::path::Path;

use super::durable;
use crate::error::{Error, Result};

/// Writes `content` to `path`.
///
/// # Errors
/// [`Error::Usage`] if the file exists and may not be replaced; [`Error::Write`] if it cannot be written.
pub fn write(path: &Path, content: &[u8], overwrite: bool) -> Result<()> {
    durable::write(path, overwrite, |out| out.write_all(content)).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => {
            Error::Usage(format!("{} already exists; name another file, or add --overwrite", path.display()))
        }
        _ => Error::Write(path.to_path_buf(), e),
    })
}
