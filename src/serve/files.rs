//! Files of a run to take along: the scenarios as they are run on the command line, the report and the workbook.

use super::reply::{self, Reply, refuse};
use super::run::Run;
use crate::ids::Lang;
use crate::report;
use hyper::StatusCode;

/// Media type of a workbook.
const BOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The file `name` of `run`; `None` if there is no such file.
pub fn file(run: &Run, name: &str, lang: Lang) -> Option<Reply> {
    if let Some((name, text)) = run.texts.iter().find(|(file, _)| file == name) {
        return Some(reply::file("application/toml", name, text.clone()));
    }
    let results = run.shown().results;
    match name {
        "report.html" => {
            Some(reply::file("text/html; charset=utf-8", name, report::page(&results, &run.findings(), lang)))
        }
        report::workbook::FILE => Some(match report::workbook(&results, lang) {
            Ok(book) => reply::file(BOOK, name, book),
            Err(e) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "failed", &e.to_string()),
        }),
        _ => None,
    }
}
