//! One file: whole or not at all, and not over another unless asked.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::durable;
use crate::error::{Error, Result};

/// Writes `content` to `path`.
///
/// # Errors
/// [`Error::Usage`] if the file exists and may not be replaced; [`Error::Write`] if it cannot be written.
pub fn write(path: &Path, content: &[u8], overwrite: bool) -> Result<()> {
    let dir = match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    };
    let write = || -> io::Result<()> {
        let mut file = durable::file_in(dir)?;
        file.write_all(content)?;
        file.as_file().sync_all()?;
        if overwrite {
            file.persist(path)?;
        } else {
            file.persist_noclobber(path)?;
        }
        durable::sync_dir(dir)
    };
    write().map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => {
            Error::Usage(format!("{} already exists; name another file, or add --overwrite", path.display()))
        }
        _ => Error::Write(path.to_path_buf(), e),
    })
}
