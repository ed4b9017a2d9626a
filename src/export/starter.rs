//! The beginning of a scenario: a file to edit, in a folder from which it can be run.

use std::fs;
use std::path::{Path, PathBuf};

use super::{durable, file};
use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::scenario::{Job, REFERENCE};
use crate::texts::UsageText;

/// Folder of shipped data sets, under the current folder.
const SHIPPED: &str = "scenarios";

/// A scenario file to edit that extends the reference of `job`, with names of its data set in the comments.
pub fn text(job: &Job, lang: Lang) -> String {
    let template = match lang {
        Lang::Nl => include_str!("../texts/starter.nl.toml"),
        Lang::En => include_str!("../texts/starter.en.toml"),
    };
    let data = &job.dataset;
    let joined = |ids: Vec<&str>| ids.join(", ");
    let branches: Vec<&str> = data.branches.iter().map(|b| b.id.as_str()).collect();
    let programmes: Vec<&str> = data.programmes.iter().map(|p| p.id.as_str()).collect();
    let first = |ids: &[&str]| ids.first().copied().unwrap_or_default().to_string();
    let last = job.scenarios[0].horizon.min(data.base_year + 7);
    let values = [
        ("first", (data.base_year + 1).min(last - 1).to_string()),
        ("last", last.to_string()),
        ("region", data.regions.first().map_or(String::new(), |r| r.id.clone())),
        ("branch", first(&branches)),
        ("other", branches.get(1).copied().unwrap_or_default().to_string()),
        ("programme", first(&programmes)),
        ("parameter", data.parameters.first().map_or(String::new(), |p| p.name.clone())),
        ("branches", joined(branches)),
        ("programmes", joined(programmes)),
    ];
    // TOML has braces of its own, so places stand between angle brackets here.
    values.iter().fold(template.to_string(), |text, (name, value)| text.replace(&format!("<{name}>"), value))
}

/// Writes `folder/NAME.toml`; with `base` (a reference and the job it makes) also the reference and its data set, unless
/// they are there. The scenario comes last: what it needs is complete then. Returns its path.
///
/// # Errors
/// [`Error::Usage`] if it exists and may not be replaced, or the base has data that cannot lie beside it;
/// [`Error::Read`]; [`Error::Write`].
pub fn write(folder: &Path, name: &str, text: &str, base: Option<(&Path, &Job)>, overwrite: bool) -> Result<PathBuf> {
    let path = folder.join(format!("{name}.toml"));
    if !overwrite && fs::symlink_metadata(&path).is_ok() {
        return Err(Error::Usage(UsageText::FolderExists.with(&[("path", &path.display())])));
    }
    fs::create_dir_all(folder).map_err(|e| super::folder::unusable(folder, e))?;
    if let Some((reference, job)) = base {
        let data = data_folder(&job.scenarios[0].data);
        let Some(data_name) = data.file_name() else {
            return Err(Error::Usage(UsageText::NoDataName.with(&[("path", &data.display())])));
        };
        let to = folder.join(data_name);
        if !to.exists() {
            copy_folder(&data, &to)?;
        }
        let content = fs::read(reference).map_err(Error::read(reference))?;
        file::write(&folder.join(format!("{REFERENCE}.toml")), &content, overwrite)?;
    }
    file::write(&path, text.as_bytes(), overwrite)?;
    Ok(path)
}

/// The folder of a data set, as a scenario that is loaded names it.
fn data_folder(data: &str) -> PathBuf {
    let shipped = Path::new(SHIPPED).join(data);
    if shipped.is_dir() { shipped } else { PathBuf::from(data) }
}

/// Copies a folder of files, whole or not at all.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let parent = to.parent().unwrap_or(Path::new("."));
    let building = durable::dir_in(parent).map_err(Error::write(to))?;
    for entry in fs::read_dir(from).map_err(Error::read(from))? {
        let path = entry.map_err(Error::read(from))?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::copy(&path, building.path().join(name)).map_err(Error::write(to))?;
        }
    }
    let built = building.keep();
    fs::rename(&built, to).map_err(|e| {
        let _ = fs::remove_dir_all(&built);
        Error::Write(to.to_path_buf(), e)
    })
}
