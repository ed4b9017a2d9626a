//! `results.xlsx`: the results as a workbook, for those who go on with them in a spreadsheet program.
//!
//! `answer` is what a reader sees first; its numbers are formulas that round those of `rows`, so that the full number
//! is one click away. Nothing but [`Results`] goes in, no clock either: equal results have equal bytes.

mod answer;
mod charts;
mod foundations;
mod inputs;
mod payers;
pub(super) mod pen;
mod rows;
mod words;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::report::view::View;
use crate::run::results::Results;
use crate::texts::{Said, WorkbookText};
use pen::Pen;
use rows::Sheet;

/// Name of the file in a result folder.
pub const FILE: &str = "results.xlsx";

/// The workbook on a job, in one language.
///
/// # Errors
/// Only if the file cannot be built, which does not depend on its content.
pub fn workbook(results: &Results, lang: Lang) -> Result<Vec<u8>> {
    build(View::new(results, lang)).map_err(|e| Error::Run(Said::english_only(format!("cannot build {FILE}: {e}"))))
}

fn build(view: View) -> std::result::Result<Vec<u8>, XlsxError> {
    let pen = Pen::new(view.lang);
    let (levels, effects) = (Sheet::levels(view), Sheet::effects(view));
    let mut book = Workbook::new();
    // A clock here would make two equal runs differ.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(view.title(0)).set_creation_datetime(&made));
    answer::write(book.add_worksheet(), view, &pen, &levels, &effects)?;
    let data = charts::Data::of(view);
    charts::draw(book.add_worksheet(), view, &pen, &data)?;
    levels.write(book.add_worksheet(), view, &pen)?;
    effects.write(book.add_worksheet(), view, &pen)?;
    payers::write(book.add_worksheet(), view, &pen)?;
    inputs::choices(book.add_worksheet(), view, &pen)?;
    inputs::parameters(book.add_worksheet(), view, &pen)?;
    foundations::warnings(book.add_worksheet(), view, &pen)?;
    foundations::provenance(book.add_worksheet(), view, &pen)?;
    data.write(book.add_worksheet(), &pen)?;
    book.save_to_buffer()
}

/// The formula that names a sheet: quoted, since names may hold spaces.
fn sheet(text: WorkbookText, lang: Lang) -> String {
    format!("'{}'", text.get(lang))
}
