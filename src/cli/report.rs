//! `schakel report`: what people read of a result folder, made again from its tables.

use super::arguments::ReportArguments;
use crate::error::Result;
use crate::export::{Folder, read};
use crate::ids::Lang;
use crate::report;
use crate::texts::CommandText;

/// Reads the folder and writes its page anew. What it replaces is made of the same tables.
pub fn report(arguments: &ReportArguments, lang: Lang) -> Result<()> {
    let (results, provenance) = read::results(&arguments.folder)?;
    let mut folder = Folder::existing(&arguments.folder)?.with(&provenance);
    if arguments.xlsx {
        folder.write(report::workbook::FILE, &report::workbook(&results, lang)?)?;
    }
    folder.write("report.html", report::page(&results, lang).as_bytes())?;
    let path = folder.finish(provenance)?;
    super::tell(&format!("{} {}", CommandText::ResultsIn.get(lang), path.display()));
    Ok(())
}
