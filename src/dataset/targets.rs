//! Official figures in a table of one's own, to tie the reference to: a new vintage is one such table.

use std::collections::BTreeMap;

use super::Dataset;
use super::context::Context;
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::error::{Error, Result, SourceText};
use crate::texts::{DataProblem as P, TableProblem, Thing};

const REQUIRED: [&str; 4] = ["branch_id", "year", "measure", "value"];
/// What `official_forecasts.csv` has besides, so that its rows can be copied, and how near is near enough.
const OPTIONAL: [&str; 12] = [
    "vintage",
    "scenario",
    "scope",
    "region",
    "value_qualifier",
    "unit",
    "tolerance",
    "source_title",
    "url",
    "source",
    "quality",
    "note",
];
const MEASURES: [&str; 5] = ["shortage", "demand", "supply", "demand_change", "supply_change"];
const TOTALS: [&str; 3] = ["smal", "breed", "total"];

/// An official figure to meet.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    /// Vintage as printed; may be empty.
    pub vintage: String,
    /// The forecast's own scenario; may be empty.
    pub scenario: String,
    /// `smal` or `breed` for a total, a branch, or several joined by `+`.
    pub key: String,
    /// The year before the change that is given; the same as `to` for a level.
    pub from: i32,
    /// The year.
    pub to: i32,
    /// `shortage`, `demand`, `supply`, `demand_change` or `supply_change`.
    pub measure: &'static str,
    /// Persons.
    pub persons: f64,
    /// How far off is near enough, persons; if not given, half the last digit that is not 0.
    pub tolerance: f64,
}

/// The targets of a table of one's own. `file` is how its author would name it.
///
/// # Errors
/// [`Error::Input`] with every problem in the table.
pub fn own_targets(file: &str, text: &str, dataset: &Dataset) -> Result<Vec<TargetRow>> {
    let files = BTreeMap::new();
    let context = Context::new("", &files);
    let branches = Ids::new(Thing::Branch, dataset.branches.iter().map(|b| b.id.clone()).collect());
    let mut out: Vec<TargetRow> = Vec::new();
    {
        let source = SourceText { file: file.to_owned(), text: text.into() };
        let table = Table::open(&context, "targets.csv", source, &REQUIRED, &OPTIONAL);
        for row in table.iter().flat_map(Table::rows) {
            let target = target(row, &branches, dataset);
            let same = |t: &TargetRow| {
                let of =
                    |t: &TargetRow| (t.vintage.clone(), t.scenario.clone(), t.key.clone(), t.from, t.to, t.measure);
                of(t) == of(&target)
            };
            if out.iter().any(same) {
                row.report("value", P::TargetTwice);
            }
            out.push(target);
        }
        if let Some(table) = table.filter(|_| out.is_empty()) {
            table.report_missing(TableProblem::NoRows);
        }
    }
    match context.finish().0 {
        problems if problems.is_empty() => Ok(out),
        problems => Err(Error::Input(problems)),
    }
}

fn target(row: Row, branches: &Ids, dataset: &Dataset) -> TargetRow {
    let measure = row.word("measure", &MEASURES).map_or(MEASURES[0], |m| MEASURES[m]);
    let key = key(row, branches);
    let (first, last) = (dataset.base_year, dataset.population.last_year());
    let printed = row.text("year");
    let (from, to) = printed.split_once('-').unwrap_or((&printed, &printed));
    let is_change = measure.ends_with("_change");
    let year = |text: &str| text.trim().parse::<i32>().ok();
    let years = match (year(from), year(to)) {
        (Some(from), Some(to)) if (from < to) == is_change => (from, to),
        _ => {
            let rule = if is_change { P::TargetYears } else { P::TargetYear };
            row.report("year", rule.with(&[("text", &printed), ("measure", &measure)]));
            (last, last)
        }
    };
    let earliest = if is_change { first } else { first + 1 };
    if years.0 < earliest || years.1 > last {
        let rule =
            P::TargetOutside.with(&[("text", &printed), ("base", &first), ("first", &(first + 1)), ("last", &last)]);
        row.report("year", rule);
    }
    let persons = row.number("value");
    if persons < 0.0 && !is_change {
        row.report("value", P::TargetNegative.with(&[("measure", &measure), ("persons", &persons)]));
    }
    let given = if row.raw("tolerance").is_empty() { None } else { Some(row.positive("tolerance")) };
    let text = |column| row.raw(column).into_owned();
    TargetRow {
        vintage: text("vintage"),
        scenario: text("scenario"),
        key,
        from: years.0,
        to: years.1,
        measure,
        persons,
        tolerance: given.unwrap_or_else(|| rounding(persons)),
    }
}

/// Whose figure it is: `branch_id`, or in the columns of `official_forecasts.csv` a `scope` with an empty `branch_id`.
fn key(row: Row, branches: &Ids) -> String {
    let (scope, id) = (row.raw("scope"), row.raw("branch_id"));
    let total = |name: &str| if name == "smal" { "smal" } else { "breed" }.to_owned();
    if !scope.is_empty() && scope != "branch" {
        if TOTALS.contains(&&*scope) && id.is_empty() {
            return total(&scope);
        }
        row.report("scope", P::TargetScope.with(&[("scope", &scope)]));
        return String::new();
    }
    if scope.is_empty() && TOTALS.contains(&&*id) {
        return total(&id);
    }
    for part in id.split('+') {
        row.key_text("branch_id", part, branches);
    }
    id.into_owned()
}

/// Half the last digit that is not 0: 7,700 is known to within 50.
pub fn rounding(persons: f64) -> f64 {
    let mut unit = 1.0;
    while persons.abs() >= unit * 10.0 && persons % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit / 2.0
}

#[cfg(test)]
mod tests {
    use super::rounding;

    #[test]
    fn figures_are_known_to_half_their_last_digit() {
        for (persons, known) in [(7_700.0, 50.0), (195_000.0, 500.0), (27_431.0, 0.5), (0.0, 0.5), (-5_100.0, 50.0)] {
            assert_eq!(rounding(persons), known, "{persons}");
        }
    }
}
