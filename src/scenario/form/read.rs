//! From a filled workbook to a scenario file, or to everything that is wrong with it, cell by cell.

mod about;
mod levers;
mod parameters;
mod plan;

use std::path::Path;
use std::sync::Arc;

use calamine::Reader as _;

use super::super::Job;
use super::super::layer::REFERENCE;
use super::cells::{self, Cell, Grid, Typed, typed};
use super::names::{self, Named};
use super::toml::{Draft, number, quoted};
use super::{SHEETS, is};
use crate::dataset::Dataset;
use crate::error::{CellProblem, Error, Result};
use crate::texts::{FormProblem as P, FormText as T, ProblemText, Said, Thing};

/// A scenario file made from a workbook.
#[derive(Clone, Debug)]
pub struct Made {
    /// Name of the scenario, and of its file without `.toml`.
    pub name: String,
    /// The file.
    pub text: String,
    /// Numbers that were typed as text: the cell, the text, the number it was read as.
    pub typed: Vec<(String, String, f64)>,
    /// Sheets that were not read.
    pub ignored: Vec<String>,
}

/// Reads the workbook `path` as a scenario that extends the reference of `base`.
///
/// # Errors
/// [`Error::Cells`] with every problem; [`Error::Read`] or [`Error::Usage`] if it is no workbook.
pub fn read(path: &Path, base: &Job) -> Result<Made> {
    let mut book = cells::open(path)?;
    let all = book.sheet_names();
    let mut form = Form { data: &base.dataset, draft: Draft::default(), problems: Vec::new(), typed: Vec::new() };
    let mut grids = Vec::new();
    let mut used = Vec::new();
    for (sheet, heads) in SHEETS {
        if let Some(name) = all.iter().find(|name| is(name, sheet)) {
            used.push(name.clone());
            grids.push(Grid::read(&mut book, name, heads, &mut form.problems));
        } else {
            let names = [crate::ids::Lang::Nl, crate::ids::Lang::En].map(|lang| sheet.get(lang));
            let near = all.iter().find(|n| crate::nearest::nearest(n, names).is_some() && !used.contains(n));
            let rule = P::NoSheet.with(&[("nl", &names[0]), ("en", &names[1])]);
            let problem = CellProblem::new(names[1], "", rule);
            form.problems.push(match near {
                Some(near) => problem.with_help(P::RenameSheet.with(&[("near", near)])),
                None => problem.with_help(P::KeepSheets),
            });
            grids.push(None);
        }
    }
    let is_known = |name: &&String| used.contains(name) || is(name, T::SheetAbout) || is(name, T::SheetLists);
    let ignored = all.iter().filter(|name| !is_known(name)).cloned().collect();
    let mut grids = grids.into_iter();
    let mut next = || grids.next().flatten();
    let [scenario, plan, regions, levers] = [next(), next(), next(), next()];
    let [moves, parameters, correlations] = [next(), next(), next()];

    let name = form.about(scenario.as_ref());
    form.plan(plan.as_ref());
    form.split(scenario.as_ref(), regions.as_ref());
    form.levers(levers.as_ref());
    form.moves(moves.as_ref());
    form.parameters(parameters.as_ref());
    form.correlations(correlations.as_ref());
    form.check(name.as_deref(), base)?;
    match name.filter(|_| form.problems.is_empty()) {
        Some(name) => Ok(Made { name, text: form.draft.text, typed: form.typed, ignored }),
        None => Err(Error::Cells(path.to_path_buf(), form.problems)),
    }
}

/// The workbook as far as it has been read.
struct Form<'a> {
    data: &'a Arc<Dataset>,
    draft: Draft,
    problems: Vec<CellProblem>,
    typed: Vec<(String, String, f64)>,
}

/// A part of the file with the cell it came from.
type Part = (String, String);

impl Form<'_> {
    /// Number in a cell; `Err` if there is something else, which is then a problem.
    fn number(&mut self, grid: &Grid, row: u32, column: u32) -> std::result::Result<Option<f64>, ()> {
        let problem = match grid.at(row, column) {
            Cell::Empty => return Ok(None),
            Cell::Number(x) => return Ok(Some(x)),
            Cell::Text(text) => match typed(&text) {
                Typed::Number(x) => {
                    self.typed.push((grid.place(row, column), text.trim().to_string(), x));
                    return Ok(Some(x));
                }
                Typed::Either => {
                    let rule = P::Either.with(&[("text", &text.trim())]);
                    grid.problem(row, column, rule).with_help(P::EitherHelp)
                }
                Typed::No => grid.problem(row, column, P::NoNumber.with(&[("text", &text.trim())])),
            },
            Cell::Strange(rule) => grid.problem(row, column, rule),
        };
        self.problems.push(problem);
        Err(())
    }

    /// Words in a cell, empty if there are none; a number counts as its digits.
    fn words(&mut self, grid: &Grid, row: u32, head: T) -> String {
        match grid.get(row, head) {
            Cell::Empty => String::new(),
            Cell::Text(text) => text,
            Cell::Number(x) => x.to_string(),
            Cell::Strange(rule) => {
                let column = grid.column(head).unwrap_or(0);
                self.problems.push(grid.problem(row, column, rule));
                String::new()
            }
        }
    }

    /// The identifier that a cell names; `None` if it is empty or wrong, which is then a problem.
    fn name(&mut self, grid: &Grid, row: u32, head: T, what: Thing, among: &[Named]) -> Option<String> {
        let written = self.words(grid, row, head);
        let column = grid.column(head)?;
        if written.is_empty() {
            if grid.get(row, head) == Cell::Empty {
                self.problems.push(grid.problem(row, column, P::Needs.with(&[("what", &what)])));
            }
            return None;
        }
        match names::find(&written, what, among) {
            Ok(id) => Some(id),
            Err((rule, help)) => {
                let mut problem = grid.problem(row, column, rule);
                problem.help = help;
                self.problems.push(problem);
                None
            }
        }
    }

    /// A number of all years, or a ramp: `Err` on a problem, `None` if nothing is filled in.
    fn ramp(&mut self, grid: &Grid, row: u32) -> std::result::Result<Option<Vec<Part>>, ()> {
        let every = grid.column(T::EveryYear).map_or(Ok(None), |column| self.number(grid, row, column));
        let mut points = Vec::new();
        let mut sound = every.is_ok();
        for (year, column) in &grid.years {
            match self.number(grid, row, *column) {
                Ok(Some(x)) => points.push((year, *column, x)),
                Ok(None) => {}
                Err(()) => sound = false,
            }
        }
        if !sound {
            return Err(());
        }
        let every = every?;
        if let (Some(_), Some((year, ..))) = (every, points.first()) {
            let column = grid.column(T::EveryYear).unwrap_or(0);
            let rule = P::EveryAndYear.with(&[("year", year)]);
            self.problems.push(grid.problem(row, column, rule).with_help(P::KeepOne));
            return Err(());
        }
        if let Some(x) = every {
            return Ok(Some(vec![(number(x), grid.place_of(row, T::EveryYear))]));
        }
        if points.is_empty() {
            return Ok(None);
        }
        let mut parts: Vec<Part> = vec![("{ ramp = { ".into(), grid.place(row, points[0].1))];
        for (i, (year, column, x)) in points.iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            parts.push((format!("{comma}{year} = {}", number(*x)), grid.place(row, *column)));
        }
        parts.push((" } }".into(), grid.place(row, points[0].1)));
        Ok(Some(parts))
    }

    /// `value` with its remarks, as an assignment to `key`.
    fn assign(&mut self, key: &str, at: &str, value: Vec<Part>, why: &str, source: &str) {
        self.draft.put(key, at);
        self.draft.push(" = ");
        let remarked = !(why.is_empty() && source.is_empty());
        if remarked {
            self.draft.push("{ value = ");
        }
        for (text, cell) in value {
            self.draft.put(&text, &cell);
        }
        if remarked {
            let remark = |name: &str, text: &str| {
                if text.is_empty() { String::new() } else { format!(", {name} = {}", quoted(text)) }
            };
            self.draft.push(&format!("{}{} }}", remark("why", why), remark("source", source)));
        }
        self.draft.push("\n");
    }

    /// The row of a sheet of fixed rows that begins with `label`.
    fn row(grid: &Grid, label: T) -> Option<u32> {
        let text = |row: &u32| matches!(grid.get(*row, T::What), Cell::Text(text) if is(&text, label));
        grid.rows().into_iter().find(text)
    }

    /// Rows of a sheet of fixed rows that begin with something else.
    fn strange_rows(&mut self, grid: &Grid, known: &[T]) {
        for row in grid.rows() {
            let Some(column) = grid.column(T::What) else { return };
            let written = self.words(grid, row, T::What);
            if !known.iter().any(|label| is(&written, *label)) {
                let labels: Vec<&str> =
                    known.iter().flat_map(|t| [t.get(crate::ids::Lang::Nl), t.get(crate::ids::Lang::En)]).collect();
                let problem = grid.problem(row, column, P::UnknownRow.with(&[("row", &written.trim())]));
                self.problems.push(match crate::nearest::nearest(&written, labels) {
                    Some(near) => problem.with_help(ProblemText::DidYouMean.with(&[("name", &near)])),
                    None => problem,
                });
            }
        }
    }

    /// A table with one value, under its own head, so that tables may follow each other in any order.
    fn table(&mut self, key: &str, at: &str, value: Vec<Part>, why: &str, source: &str) {
        self.draft.push("\n");
        self.draft.put(&format!("[{key}]\n"), at);
        self.assign("value", at, value, "", "");
        for (name, text) in [("why", why), ("source", source)] {
            if !text.is_empty() {
                self.draft.push(&format!("{name} = {}\n", quoted(text)));
            }
        }
    }

    /// Loads the file as any other: what is wrong with it is told of the cells it came from.
    fn check(&mut self, name: Option<&str>, base: &Job) -> Result<()> {
        let file = format!("{}.toml", name.unwrap_or("workbook"));
        let reference = base.inputs().next().map(|(_, text)| String::from_utf8_lossy(text).into_owned());
        let reference_file = format!("{REFERENCE}.toml");
        let texts =
            [(reference_file.as_str(), reference.as_deref().unwrap_or("")), (file.as_str(), self.draft.text.as_str())];
        match Job::from_texts(&texts, Arc::clone(&base.dataset)) {
            Ok(_) => Ok(()),
            Err(Error::Input(problems)) => {
                for p in problems {
                    let cell = self.draft.cell(&p.span).filter(|_| p.source.file == file);
                    let seen = p.source.text.get(p.span.clone()).unwrap_or("");
                    let seen = if seen.contains('\n') { "" } else { seen };
                    let mut problem = CellProblem::new(cell.unwrap_or(&p.source.file), seen, p.rule);
                    problem.help = p.help;
                    self.problems.push(problem);
                }
                Ok(())
            }
            Err(other) => Err(other),
        }
    }
}

/// The base has a name that no other scenario may take.
fn taken(name: &str) -> Option<Said> {
    (name == REFERENCE).then(|| P::NameTaken.with(&[("name", &REFERENCE)]))
}
