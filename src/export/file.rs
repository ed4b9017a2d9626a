//! One file: whole or not at all, and not over another unless asked.

use std::io::ErrorKind;
use std::path::Path;

use super::durable;
use crate::error::{Error, Result};
use crate::texts::{Said, UsageText};

/// Writes `content` to `path`.
///
/// # Errors
/// [`Error::Usage`] if the file exists and may not be replaced; [`Error::Write`] if it cannot be written.
pub fn write(path: &Path, content: &[u8], overwrite: bool) -> Result<()> {
    durable::write(path, overwrite, |out| out.write_all(content)).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => Error::Usage(UsageText::FileExists.with(&[("path", &path.display())])),
        _ => Error::Write(path.to_path_buf(), e),
    })
}

/// Makes sure, before long work, that `paths` can be written: none of them exists unless it may be replaced, and their
/// folders do.
///
/// # Errors
/// [`Error::Usage`] with every path that cannot.
pub fn check<'a>(paths: impl IntoIterator<Item = &'a std::path::PathBuf>, overwrite: bool) -> Result<()> {
    let problem = |path: &std::path::PathBuf| {
        let shown = path.display();
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if path.is_dir() {
            Some(format!("{shown} is a folder; name a file"))
        } else if !overwrite && path.symlink_metadata().is_ok() {
            Some(format!("{shown} already exists; name another file, or add --overwrite"))
        } else if !folder.is_dir() {
            Some(format!("{shown} cannot be written: there is no folder {}", folder.display()))
        } else {
            durable::file_in(folder).err().map(|e| format!("{shown} cannot be written: {e}"))
        }
    };
    let problems: Vec<String> = paths.into_iter().filter_map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(Error::Usage(Said::english_only(problems.join("\n")))) }
}
