//! `schakel init`: the beginning of a scenario: a file to edit, a workbook to fill in, or a filled one made into a file.

use std::path::{Path, PathBuf};

use super::arguments::InitArguments;
use crate::error::{Error, Result};
use crate::export::{file, starter};
use crate::ids::Lang;
use crate::report;
use crate::scenario::{Job, REFERENCE, form};
use crate::texts::{FormText, UsageText, fill};

/// Writes the beginning that was asked for.
pub fn init(arguments: &InitArguments, lang: Lang) -> Result<()> {
    let job = Job::load(std::slice::from_ref(&arguments.scenario)).map_err(|e| without_base(e, &arguments.scenario))?;
    if let Some(path) = &arguments.xlsx {
        let book = report::form(&job, lang)?;
        file::write(path, &book, arguments.overwrite)?;
        super::tell(&say(FormText::Written, path, lang));
        return Ok(());
    }
    let Some(folder) = &arguments.folder else {
        return Err(Error::Usage(UsageText::NameFolder.into()));
    };
    if job.scenarios.len() > 1 {
        return Err(Error::Usage(UsageText::NotBase.with(&[("path", &arguments.scenario.display())])));
    }
    let (name, text) = match &arguments.from_xlsx {
        Some(workbook) => {
            let made = form::read(workbook, &job)?;
            for (cell, text, x) in &made.typed {
                let number = crate::report::numbers::given(*x, lang);
                let said = [("cell", cell.as_str()), ("text", text), ("number", &number)];
                super::tell(&fill(FormText::ReadAs.get(lang), &said));
            }
            for sheet in &made.ignored {
                super::tell(&fill(FormText::NotRead.get(lang), &[("sheet", sheet)]));
            }
            (made.name, made.text)
        }
        None => (FormText::DefaultName.get(lang).to_string(), starter::text(&job, lang)),
    };
    let base = needed(arguments, folder).then_some((arguments.scenario.as_path(), &job));
    let path = starter::write(folder, &name, &text, base, arguments.overwrite)?;
    super::tell(&say(FormText::Written, &path, lang));
    super::tell(&say(FormText::Next, &path, lang));
    Ok(())
}

/// Whether the reference must be copied: on request, or because a scenario in `folder` would not find the one meant.
fn needed(arguments: &InitArguments, folder: &Path) -> bool {
    let file = format!("{REFERENCE}.toml");
    let beside = folder.join(&file);
    if beside.is_file() {
        return false;
    }
    let found = Path::new("scenarios").join(&file);
    let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    arguments.with_data || !same(&found, &arguments.scenario)
}

/// Without a reference there is nothing to begin from: where to find one.
fn without_base(e: Error, scenario: &Path) -> Error {
    match e {
        Error::Read(_, io) if io.kind() == std::io::ErrorKind::NotFound => {
            Error::Usage(UsageText::NoBase.with(&[("path", &scenario.display())]))
        }
        other => other,
    }
}

fn say(text: FormText, path: &Path, lang: Lang) -> String {
    fill(text.get(lang), &[("file", &PathBuf::from(path).display().to_string())])
}
