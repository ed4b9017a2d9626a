//! The table of cases: a row for everything that is used in a course of events.

use std::borrow::Cow;

use super::super::context::Context;
use super::super::row::Row;
use super::super::table::Table;
use super::prices::List;
use super::{Approach, Case, CaseBook, Course, Line, ranged};
use crate::dist::Dist;
use crate::error::SourceText;
use crate::ids::Support;
use crate::texts::{DataProblem as P, TableProblem};

const REQUIRED: [&str; 4] = ["case", "course", "item", "units"];
const OPTIONAL: [&str; 15] = [
    "title",
    "problem",
    "approach",
    "level",
    "persons",
    "recovered",
    "path",
    "chance",
    "chance_low",
    "chance_high",
    "units_low",
    "units_high",
    "note",
    "source",
    "unit",
];
/// What is said of a case as a whole, in any of its rows.
const OF_CASE: [&str; 6] = ["title", "problem", "approach", "level", "persons", "recovered"];
/// What is said of a way that a course may take, in any of its rows.
const OF_PATH: [&str; 3] = ["chance", "chance_low", "chance_high"];
/// No case has more persons, nor more units of anything.
const MOST: f64 = 1e9;
/// Chances may miss 1 by this much: what rounding in the last printed digit can do.
const TOLERANCE: f64 = 1e-6;

/// A table to fill in: its columns, and one case to replace.
pub const TEMPLATE: &str = include_str!("template.csv");

/// Reads the cases, with the items of `list` that they use.
pub(super) fn read(context: &Context, source: SourceText, list: &List, year: i32) -> CaseBook {
    let mut book = CaseBook { cases: Vec::new(), items: list.items.clone(), year };
    let Some(table) = Table::open(context, "cases.csv", source, &REQUIRED, &OPTIONAL) else { return book };
    let mut names: Vec<String> = Vec::new();
    for row in table.rows() {
        let name = row.text("case");
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        let rows: Vec<Row> = table.rows().filter(|row| row.raw("case") == name).collect();
        book.cases.push(case(name, &rows, list));
    }
    if table.is_empty() {
        table.report_missing(TableProblem::NoRows);
    }
    book
}

/// The row that says `column` of rows that belong together; reports those that say something else.
fn said<'t>(rows: &[Row<'t>], column: &str, differs: P) -> Option<Row<'t>> {
    let first = *rows.iter().find(|row| !row.raw(column).is_empty())?;
    for row in rows {
        let text = row.raw(column);
        if !text.is_empty() && text != first.raw(column) {
            let (line, known) = (first.line(), first.raw(column));
            let rule = differs.with(&[("text", &text), ("column", &column), ("line", &line), ("known", &known)]);
            row.report(column, rule);
        }
    }
    Some(first)
}

fn case(id: String, rows: &[Row], list: &List) -> Case {
    let [title, problem, approach, level, persons, recovered] =
        OF_CASE.map(|c| said(rows, c, P::CaseDiffers).map(|r| (r, c)));
    let text = |found: Option<(Row, &str)>| found.map_or(String::new(), |(row, column)| row.raw(column).into_owned());
    let persons = persons.map_or(1.0, |(row, column)| {
        let persons = row.positive(column);
        if persons > MOST { f64::NAN } else { persons }
    });
    let of_recovered = recovered.map(|(row, column)| {
        let n = row.within(column, 0.0, MOST);
        if n > persons {
            row.report(column, P::Recovered.with(&[("n", &n), ("persons", &persons)]));
        }
        n
    });
    let lines = rows.iter().filter_map(|row| line(*row, rows, list)).collect();
    for course in Course::ALL {
        check_chances(rows, course);
    }
    if !rows.iter().any(|row| row.raw("course") == Course::Help.id()) {
        rows[0].report("case", P::NoHelp.with(&[("id", &id)]));
    }
    let word = |found: Option<(Row, &str)>, words: &[&str]| found.and_then(|(row, column)| row.word(column, words));
    Case {
        id,
        title: text(title),
        problem: text(problem),
        approach: Approach::ALL[word(approach, &Approach::ALL.map(Approach::id)).unwrap_or(0)],
        level: word(level, &Support::ALL.map(Support::id)).map(|i| Support::ALL[i]),
        persons,
        recovered: of_recovered.unwrap_or(persons),
        lines,
    }
}

fn line(row: Row, rows: &[Row], list: &List) -> Option<Line> {
    let course = row.word("course", &Course::ALL.map(Course::id)).map(|i| Course::ALL[i]);
    let item = row.key("item", &list.ids);
    let units = ranged(row, ["units", "units_low", "units_high"], 0.0, MOST);
    let chance = chance(row, rows);
    // Whoever writes `hours` beside a price per day is told.
    let (given, wanted) = (row.raw("unit"), item.map_or("", |i| list.items[i].unit.as_str()));
    if !given.is_empty() && !wanted.is_empty() && given != wanted {
        row.report("unit", P::PriceUnit.with(&[("item", &row.raw("item")), ("wanted", &wanted), ("given", &given)]));
    }
    Some(Line { course: course?, path: row.raw("path").into_owned(), chance, item: item?, units })
}

/// The rows of the way that `row` is about.
fn of_path<'t>(row: Row<'t>, rows: &[Row<'t>]) -> Vec<Row<'t>> {
    let about = |r: &Row<'t>| ["course", "path"].map(|column| r.raw(column));
    let wanted = about(&row);
    rows.iter().filter(|r| about(r) == wanted).copied().collect()
}

/// The chance of the way that a row is about: 1 where nothing is said.
fn chance(row: Row, rows: &[Row]) -> Dist {
    if row.raw("path").is_empty() {
        if let Some(column) = OF_PATH.iter().find(|column| !row.raw(column).is_empty()) {
            row.report(column, P::ChanceWithoutPath);
        }
        return Dist::Fixed(1.0);
    }
    let same = of_path(row, rows);
    let is_first = same.first().is_some_and(|first| first.index == row.index);
    let mut found = None;
    for column in OF_PATH {
        // Said once: of the first of the rows.
        let says = if is_first {
            said(&same, column, P::PathDiffers)
        } else {
            same.iter().find(|r| !r.raw(column).is_empty()).copied()
        };
        found = found.or(says);
    }
    match found {
        None => Dist::Fixed(1.0),
        Some(row) => ranged(row, OF_PATH, 0.0, 1.0),
    }
}

/// The ways that a course may take exclude each other: no more than one of them happens.
fn check_chances(rows: &[Row], course: Course) {
    let rows: Vec<Row> = rows.iter().filter(|row| row.raw("course") == course.id()).copied().collect();
    let mut seen: Vec<Cow<str>> = Vec::new();
    let mut sum = 0.0;
    for row in &rows {
        let path = row.raw("path");
        // What has no path always happens, whichever path is taken.
        if path.is_empty() || seen.contains(&path) {
            continue;
        }
        seen.push(path);
        sum += chance(*row, &rows).support().1;
    }
    if sum > 1.0 + TOLERANCE {
        let sum = (sum * 1e6).round() / 1e6;
        let rule = P::ChanceSum.with(&[("course", &course.id()), ("sum", &sum)]);
        rows[rows.len() - 1].report("chance", rule);
    }
}
