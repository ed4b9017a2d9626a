//! `schakel report`: what people read of a result folder, made again from its tables.

use super::arguments::ReportArguments;
use crate::error::{Error, Result};
use crate::export::{Folder, findings, read};
use crate::ids::Lang;
use crate::nearest::nearest;
use crate::report;
use crate::run::Results;
use crate::texts::CommandText;

/// Reads the folder and writes its page anew, or that of one region. What it replaces is made of the same tables.
pub fn report(arguments: &ReportArguments, lang: Lang) -> Result<()> {
    let (results, provenance) = read::results(&arguments.folder)?;
    if arguments.letter {
        return super::print(&report::letter(&results, lang));
    }
    let (name, page) = match &arguments.region {
        None => (report::PAGE.to_string(), report::page(&results, &findings::read(&arguments.folder)?, lang)),
        Some(code) => {
            let page = report::region_page(&results, code, lang).ok_or_else(|| unknown(&results, code))?;
            (format!("report-{code}.html"), page)
        }
    };
    let mut folder = Folder::existing(&arguments.folder)?.with(&provenance);
    if arguments.xlsx {
        folder.write(report::workbook::FILE, &report::workbook(&results, lang)?)?;
    }
    folder.write(&name, page.as_bytes())?;
    let path = folder.finish(provenance)?;
    super::tell(&format!("{} {}", CommandText::ResultsIn.get(lang), path.join(name).display()));
    Ok(())
}

/// Why there is no page of a region.
fn unknown(results: &Results, code: &str) -> Error {
    let regions = &results.dataset.regions;
    if regions.iter().any(|r| r.id == code) {
        return Error::Usage(CommandText::NoRegions.into());
    }
    let by_name = regions.iter().find(|r| r.name.eq_ignore_ascii_case(code)).map(|r| r.id.as_str());
    let meant = by_name.or_else(|| nearest(code, regions.iter().map(|r| r.id.as_str()))).unwrap_or("–");
    Error::Usage(CommandText::UnknownRegion.with(&[("code", &code), ("meant", &meant)]))
}
