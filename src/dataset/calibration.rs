//! `calibration.csv`: the factors that tie every branch to the official forecast; and `calibration-NAME.csv`: other ties,
//! that scenarios can choose by name. Files may be missing or empty.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Dataset;
use super::context::{Context, Provenance};
use super::sets::Ids;
use super::table::Table;
use crate::error::{Problem, SourceText};
use crate::texts::{DataProblem, TableProblem};

/// The factors of one branch that tie the central reference to the official forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Branch (index).
    pub branch: usize,
    /// Lateral inflow as a share of staff per year.
    pub lambda: f64,
    /// Trend in demand beyond demography per year.
    pub tau: f64,
    /// Shortage at the end of the base year, persons.
    pub base_shortage: f64,
}

/// A tie to an official forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The factors, one row a branch.
    pub rows: Vec<Calibration>,
    /// Vintage and scenario of that forecast, if the file says so.
    pub tied_to: Option<(String, String)>,
}

impl Tie {
    pub(super) fn into_parts(self) -> (Vec<Calibration>, Option<(String, String)>) {
        (self.rows, self.tied_to)
    }
}

/// Name of the file of the data set's own tie.
const OWN: &str = "calibration.csv";
/// How the files of other ties are called.
const NAMED: (&str, &str) = ("calibration-", ".csv");

/// The name of the tie in the file called `file`, if it is one.
pub(super) fn name_of(file: &str) -> Option<&str> {
    file.strip_prefix(NAMED.0)?.strip_suffix(NAMED.1).filter(|name| !name.is_empty())
}

/// The file of the tie called `name`.
pub fn file_of(name: &str) -> String {
    format!("{}{name}{}", NAMED.0, NAMED.1)
}

/// All ties by name; that of the data set itself is called [`Dataset::OWN_TIE`].
pub(super) fn read(context: &Context, branches: &Ids) -> BTreeMap<String, Tie> {
    let own =
        context.text(OWN).map_or_else(|| Tie { rows: Vec::new(), tied_to: None }, |s| table(context, s, branches));
    let mut out = BTreeMap::from([(Dataset::OWN_TIE.to_owned(), own)]);
    for (file, source) in context.texts() {
        let Some(name) = name_of(file) else { continue };
        if [Dataset::OWN_TIE, Dataset::NO_TIE].contains(&name) {
            let rule = DataProblem::TieName.with(&[("name", &name)]);
            context.problem(Problem::new(&source, 0..0, rule));
            continue;
        }
        let tie = table(context, source, branches);
        out.insert(name.to_owned(), tie);
    }
    out
}

fn table(context: &Context, source: SourceText, branches: &Ids) -> Tie {
    let mut tie = Tie { rows: Vec::new(), tied_to: None };
    if source.text.trim().is_empty() {
        return tie;
    }
    let required = ["branch_id", "lambda", "tau", "base_shortage", "lambda_observed", "quality"];
    let table = Table::open(context, OWN, source, &required, &["note", "vintage", "official_scenario"]);
    let mut seen = vec![false; branches.len()];
    for row in table.iter().flat_map(Table::rows) {
        let branch = row.key("branch_id", branches);
        row.optional_number("lambda_observed");
        let factors = Calibration {
            branch: branch.unwrap_or(0),
            lambda: row.within("lambda", -1.0, 1.0),
            tau: row.within("tau", -1.0, 1.0),
            base_shortage: row.within("base_shortage", 0.0, f64::INFINITY),
        };
        let quality = row.quality("quality");
        for (column, unit) in [("lambda", "share per year"), ("tau", "per year"), ("base_shortage", "persons")] {
            // Solved by the program itself: no source.
            row.figure(&row.raw("branch_id"), column, unit, &Provenance { quality, sources: Arc::default() });
        }
        let (vintage, scenario) = (row.raw("vintage"), row.raw("official_scenario"));
        if !vintage.is_empty() {
            tie.tied_to.get_or_insert_with(|| (vintage.into_owned(), scenario.into_owned()));
        }
        let Some(branch) = branch else { continue };
        if std::mem::replace(&mut seen[branch], true) {
            row.report("branch_id", TableProblem::RowTwice.with(&[("name", &branches.names()[branch])]));
        }
        tie.rows.push(factors);
    }
    if let (Some(table), false) = (&table, tie.rows.is_empty()) {
        for (id, _) in branches.names().iter().zip(seen).filter(|(_, seen)| !seen) {
            table.report_missing(TableProblem::RowMissing.with(&[("name", id)]));
        }
    }
    tie.rows.sort_by_key(|c| c.branch);
    tie
}
