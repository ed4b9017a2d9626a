//! Temporary files and folders with ordinary permissions, and making sure that a name survives a crash. What differs
//! between systems is in this file only.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile, TempDir};

/// Prefix of everything temporary.
const PREFIX: &str = ".schakel-";

/// Whether a file of this name was to be temporary.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// A temporary file in `dir`, on the same file system as what it becomes.
pub(super) fn file_in(dir: &Path) -> io::Result<NamedTempFile> {
    builder(0o666).tempfile_in(dir)
}

/// A temporary folder in `dir`.
pub(super) fn dir_in(dir: &Path) -> io::Result<TempDir> {
    builder(0o777).tempdir_in(dir)
}

/// With the permissions that any new file or folder would have; by default, only the owner can read temporary ones.
#[cfg(unix)]
fn builder(mode: u32) -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = Builder::new();
    // The system takes the user's mask off.
    builder.prefix(PREFIX).permissions(std::fs::Permissions::from_mode(mode));
    builder
}

/// Permissions are inherited from the folder.
#[cfg(not(unix))]
fn builder(_mode: u32) -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    builder
}

/// Writes the file `path`, whole or not at all: over another, or with [`io::ErrorKind::AlreadyExists`] if there is one.
pub(super) fn write(
    path: &Path,
    overwrite: bool,
    content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> io::Result<()> {
    put(begin(path, content)?, path, overwrite)
}

/// The first half of [`write`]: the content, in a temporary file beside `path` that the disk may not hold yet.
pub(super) fn begin(
    path: &Path,
    content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut out = BufWriter::with_capacity(1 << 16, file_in(parent(path))?);
    content(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// The second half: the file on the disk, and in its place.
pub(super) fn put(file: NamedTempFile, path: &Path, overwrite: bool) -> io::Result<()> {
    file.as_file().sync_all()?;
    if overwrite {
        file.persist(path)?;
    } else {
        file.persist_noclobber(path)?;
    }
    sync_dir(parent(path))
}

/// The folder that `path` is in.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

/// Makes new and changed names in `dir` durable.
#[cfg(unix)]
pub(super) fn sync_dir(dir: &Path) -> io::Result<()> {
    match std::fs::File::open(dir)?.sync_all() {
        // Some network file systems cannot do this to a folder; the files themselves are safe.
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// The system offers no such thing for folders.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
pub(super) fn sync_dir(_dir: &Path) -> io::Result<()> {
    Ok(())
}
