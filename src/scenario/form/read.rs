//! From a filled workbook to a scenario file, or to everything that is wrong with it, cell by cell.

use std::path::Path;
use std::sync::Arc;

use calamine::Reader as _;

use super::super::Job;
use super::super::layer::{REFERENCE, name_problem};
use super::cells::{self, Cell, Grid, Typed, typed};
use super::names::{self, Named};
use super::toml::{Draft, is_value, number, quoted};
use super::{PLAN_ROWS, SCENARIO_ROWS, SHEETS, is};
use crate::dataset::Dataset;
use crate::error::{CellProblem, Error, Result};
use crate::ids::Function;
use crate::texts::FormText as T;

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
            let problem =
                CellProblem::new(names[1], "", format!("The workbook has no sheet `{}`.", names.join("` or `")));
            form.problems.push(match near {
                Some(near) => problem.with_help(format!("rename the sheet `{near}`")),
                None => {
                    problem.with_help("keep the sheets of the empty workbook, also those without anything filled in")
                }
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
                Typed::Either => grid
                    .problem(
                        row,
                        column,
                        format!("`{}` is text, and its mark could be of thousands or of decimals.", text.trim()),
                    )
                    .with_help("type it as a number, without a mark for thousands"),
                Typed::No => grid.problem(row, column, format!("`{}` is not a number.", text.trim())),
            },
            Cell::Strange(what) => grid.problem(row, column, format!("The cell {what}.")),
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
            Cell::Strange(what) => {
                let column = grid.column(head).unwrap_or(0);
                self.problems.push(grid.problem(row, column, format!("The cell {what}.")));
                String::new()
            }
        }
    }

    /// The identifier that a cell names; `None` if it is empty or wrong, which is then a problem.
    fn name(&mut self, grid: &Grid, row: u32, head: T, what: &str, among: &[Named]) -> Option<String> {
        let written = self.words(grid, row, head);
        let column = grid.column(head)?;
        if written.is_empty() {
            if grid.get(row, head) == Cell::Empty {
                self.problems.push(grid.problem(row, column, format!("The row needs a {what} here.")));
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
            let rule = format!("The row has a number for every year and one for {year}.");
            self.problems.push(grid.problem(row, column, rule).with_help("keep one of both"));
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
                let problem =
                    grid.problem(row, column, format!("There is no row called `{}` on this sheet.", written.trim()));
                self.problems.push(match crate::nearest::nearest(&written, labels) {
                    Some(near) => problem.with_help(format!("did you mean `{near}`?")),
                    None => problem,
                });
            }
        }
    }

    /// The sheet that says what the scenario is: its name, if that is sound.
    fn about(&mut self, grid: Option<&Grid>) -> Option<String> {
        self.draft.push(&format!("#:schema ./schema.json\n# Made from a workbook with `schakel init --from-xlsx`.\nextends = \"{REFERENCE}\"\n"));
        let grid = grid?;
        self.strange_rows(grid, &SCENARIO_ROWS);
        let value = |form: &mut Self, label: T| {
            let row = Self::row(grid, label)?;
            let text = form.words(grid, row, T::Value);
            (!text.is_empty()).then(|| (text, grid.place_of(row, T::Value), row))
        };
        let name = match value(self, T::Name) {
            None => {
                let place = Self::row(grid, T::Name)
                    .map_or_else(|| grid.place(grid.head, 0), |row| grid.place_of(row, T::Value));
                self.problems.push(CellProblem::new(place, "", "The scenario needs a name for its file."));
                None
            }
            Some((name, place, _)) => {
                let name = name.trim().trim_end_matches(".toml").to_string();
                match name_problem(&name).or_else(|| taken(&name)) {
                    Some(rule) => {
                        self.problems.push(CellProblem::new(place, &name, rule));
                        None
                    }
                    None => Some(name),
                }
            }
        };
        for (key, nl, en) in [("title", T::TitleNl, T::TitleEn), ("why", T::WhyNl, T::WhyEn)] {
            let words: Vec<_> = [("nl", nl), ("en", en)]
                .into_iter()
                .filter_map(|(lang, label)| value(self, label).map(|(text, place, _)| (lang, text, place)))
                .collect();
            if words.is_empty() {
                continue;
            }
            self.draft.push(&format!("{key} = {{"));
            for (i, (lang, text, place)) in words.iter().enumerate() {
                self.draft.put(&format!("{} {lang} = {}", if i > 0 { "," } else { "" }, quoted(text)), place);
            }
            self.draft.push(" }\n");
        }
        let remarks = |form: &mut Self, row| (form.words(grid, row, T::Why), form.words(grid, row, T::Source));
        let column = grid.column(T::Value)?;
        if let Some(row) = Self::row(grid, T::Horizon)
            && let Ok(Some(year)) = self.number(grid, row, column)
        {
            let (why, source) = remarks(self, row);
            let at = grid.place(row, column);
            self.assign("horizon", &at, vec![(number(year), at.clone())], &why, &source);
        }
        if let Some((text, at, row)) = value(self, T::Evidence) {
            let (why, source) = remarks(self, row);
            let plain = match (grid.at(row, column), typed(&text)) {
                (Cell::Number(x), _) => Some(number(x)),
                (_, Typed::Number(_)) => self.number(grid, row, column).ok().flatten().map(number),
                _ if text.trim().starts_with('{') => self.own_distribution(grid, row, column, &text),
                _ => self.name(grid, row, T::Value, "evidence profile", &names::profiles()).map(|id| quoted(&id)),
            };
            if let Some(plain) = plain {
                self.assign("evidence", &at, vec![(plain, at.clone())], &why, &source);
            }
        }
        name
    }

    /// A distribution as scenario files write it.
    fn own_distribution(&mut self, grid: &Grid, row: u32, column: u32, text: &str) -> Option<String> {
        if is_value(text.trim()) {
            return Some(text.trim().to_string());
        }
        let problem = grid.problem(row, column, "This cannot be read as a distribution of a scenario file.");
        self.problems.push(problem.with_help("for instance { pert = { min = 0, mode = 1, max = 3 } }"));
        None
    }

    /// Size and mix.
    fn plan(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        self.strange_rows(grid, &PLAN_ROWS);
        if let Some(row) = Self::row(grid, T::Size) {
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            if let Ok(Some(size)) = self.ramp(grid, row) {
                let at = size[0].1.clone();
                self.draft.push("\n[plan]\n");
                self.assign("size", &at, size, &why, &source);
            }
        }
        let mut shares = Vec::new();
        let mut sound = true;
        for (function, label) in Function::ALL.iter().zip(&PLAN_ROWS[1..5]) {
            let Some(row) = Self::row(grid, *label) else { continue };
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            match self.ramp(grid, row) {
                Ok(Some(share)) => shares.push((function.id(), share, why, source)),
                Ok(None) => {}
                Err(()) => sound = false,
            }
        }
        if shares.is_empty() || !sound {
            return;
        }
        self.draft.push("\n");
        self.draft.put("[plan.mix]\n", &shares[0].1[0].1.clone());
        for (function, share, why, source) in shares {
            let at = share[0].1.clone();
            self.assign(function, &at, share, &why, &source);
        }
        if let Some(row) = Self::row(grid, T::Mix) {
            for (key, head) in [("why", T::Why), ("source", T::Source)] {
                let text = self.words(grid, row, head);
                if !text.is_empty() {
                    let at = grid.place_of(row, head);
                    self.draft.put(&format!("{key} = {}\n", quoted(&text)), &at);
                }
            }
        }
    }

    /// Where the plan goes, and who is helped first.
    fn split(&mut self, about: Option<&Grid>, regions: Option<&Grid>) {
        let before = self.problems.len();
        let mut shares: Vec<(String, f64, String)> = Vec::new();
        if let Some(grid) = regions {
            for row in grid.rows() {
                let Some(column) = grid.column(T::Share) else { break };
                let Ok(Some(share)) = self.number(grid, row, column) else { continue };
                let head = if grid.get(row, T::Code) == Cell::Empty { T::Region } else { T::Code };
                let Some(id) = self.name(grid, row, head, "region", &names::regions(self.data)) else { continue };
                if shares.iter().any(|(known, ..)| *known == id) {
                    let rule = format!("The region `{id}` stands twice.");
                    self.problems.push(grid.problem(row, grid.column(head).unwrap_or(0), rule));
                }
                shares.push((id, share, grid.place(row, column)));
            }
        }
        let Some(grid) = about else { return };
        self.order(grid);
        let row = Self::row(grid, T::Split);
        let filled = row.filter(|row| grid.get(*row, T::Value) != Cell::Empty);
        let Some(row) = filled else {
            if let Some((_, _, place)) = shares.first() {
                let problem = CellProblem::new(
                    place,
                    "",
                    "Shares of regions are given, and the sheet Scenario does not say that they count.",
                );
                let way = format!("choose `{}` there", T::ByShares.get(crate::ids::Lang::En));
                self.problems.push(problem.with_help(way));
            }
            return;
        };
        let Some(way) = self.name(grid, row, T::Value, "split over regions", &names::splits()) else { return };
        let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
        let at = grid.place_of(row, T::Value);
        if way != "given" {
            if let Some((_, _, place)) = shares.first() {
                let problem =
                    CellProblem::new(place, "", format!("Shares of regions are given, and {at} says otherwise."));
                self.problems.push(problem.with_help("clear the shares, or choose another split"));
            }
            return self.in_plan("split", &at, vec![(quoted(&way), at.clone())], &why, &source);
        }
        if self.problems.len() > before {
            return;
        }
        let mut parts: Vec<Part> = vec![("{ given = {".into(), at.clone())];
        for (i, (id, share, place)) in shares.iter().enumerate() {
            let comma = if i > 0 { "," } else { "" };
            parts.push((format!("{comma} {} = {}", quoted(id), number(*share)), place.clone()));
        }
        parts.push((" } }".into(), at.clone()));
        self.in_plan("split", &at, parts, &why, &source);
    }

    /// A key of the plan, in a table of its own.
    fn in_plan(&mut self, key: &str, at: &str, value: Vec<Part>, why: &str, source: &str) {
        self.table(&format!("plan.{key}"), at, value, why, source);
    }

    fn order(&mut self, grid: &Grid) {
        let Some(row) = Self::row(grid, T::Order) else { return };
        let text = self.words(grid, row, T::Value);
        if text.is_empty() {
            return;
        }
        let column = grid.column(T::Value).unwrap_or(0);
        let mut ids = Vec::new();
        for name in text.split(',') {
            match names::find(name, "level of support", &names::orders()) {
                Ok(id) => ids.push(quoted(&id)),
                Err((rule, help)) => {
                    let mut problem = grid.problem(row, column, rule);
                    problem.help = help;
                    self.problems.push(problem);
                    return;
                }
            }
        }
        let at = grid.place(row, column);
        let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
        self.in_plan("level_order", &at, vec![(format!("[{}]", ids.join(", ")), at.clone())], &why, &source);
    }

    fn levers(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        let mut seen: Vec<(String, String, u32)> = Vec::new();
        for row in grid.rows() {
            let Some(lever) = self.name(grid, row, T::Lever, "lever", &names::levers()) else { continue };
            let (what, among) = if lever == "training_places" {
                ("programme", names::programmes(self.data))
            } else {
                ("branch", names::branches(self.data, true))
            };
            let target = self.name(grid, row, T::Target, what, &among);
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            let (Some(target), Ok(ramp)) = (target, self.ramp(grid, row)) else { continue };
            let Some(ramp) = ramp else {
                let rule = "The row says no number, for every year or for some.";
                self.problems.push(grid.problem(row, grid.column(T::EveryYear).unwrap_or(0), rule));
                continue;
            };
            if let Some((.., first)) = seen.iter().find(|(l, t, _)| (l, t) == (&lever, &target)) {
                let rule = format!("This lever stands twice for `{target}`, first in row {}.", first + 1);
                self.problems.push(grid.problem(row, grid.column(T::Target).unwrap_or(0), rule));
                continue;
            }
            let at = ramp[0].1.clone();
            let key = format!("levers.{lever}.{}", quoted(&target));
            seen.push((lever, target, row));
            self.table(&key, &at, ramp, &why, &source);
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

    fn moves(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        for row in grid.rows() {
            let among = names::branches(self.data, false);
            let from = self.name(grid, row, T::From, "branch", &among);
            let to = self.name(grid, row, T::To, "branch", &among);
            let texts = [T::Why, T::Source, T::ReturnedWhy, T::ReturnedSource].map(|head| self.words(grid, row, head));
            let [why, source, back_why, back_source] = texts;
            let back = grid.column(T::Returned).map_or(Ok(None), |column| self.number(grid, row, column));
            let ramp = self.ramp(grid, row);
            let (Some(from), Some(to), Ok(back), Ok(ramp)) = (from, to, back, ramp) else { continue };
            let Some(ramp) = ramp else {
                let rule = "The row says no share, for every year or for some.";
                self.problems.push(grid.problem(row, grid.column(T::EveryYear).unwrap_or(0), rule));
                continue;
            };
            self.draft.push("\n");
            let (at_from, at_to) = (grid.place_of(row, T::From), grid.place_of(row, T::To));
            self.draft.put("[[levers.moved]]\n", &at_from);
            self.assign("from", &at_from, vec![(quoted(&from), at_from.clone())], "", "");
            self.assign("to", &at_to, vec![(quoted(&to), at_to.clone())], "", "");
            let at = ramp[0].1.clone();
            self.assign("share", &at, ramp, &why, &source);
            if let Some(back) = back {
                let at = grid.place_of(row, T::Returned);
                self.assign("returned", &at, vec![(number(back), at.clone())], &back_why, &back_source);
            }
        }
    }

    fn parameters(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        let words = |name: &str| crate::ids::Words { nl: name.into(), en: name.into() };
        let all: Vec<Named> =
            self.data.parameters.iter().map(|p| Named { id: p.name.clone(), name: words(&p.name) }).collect();
        let mut seen: Vec<String> = Vec::new();
        for row in grid.rows() {
            let name = self.name(grid, row, T::Parameter, "value of the model", &all);
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            let value = self.distribution(grid, row);
            let (Some(name), Ok(value)) = (name, value) else { continue };
            let column = grid.column(T::Parameter).unwrap_or(0);
            if seen.contains(&name) {
                self.problems.push(grid.problem(row, column, format!("`{name}` stands twice.")));
                continue;
            }
            let at = grid.place(row, column);
            let key = format!("parameters.{}", quoted(&name));
            seen.push(name);
            self.table(&key, &at, value, &why, &source);
        }
    }

    /// Low, likely and high, or another distribution; `Err` on a problem.
    fn distribution(&mut self, grid: &Grid, row: u32) -> std::result::Result<Vec<Part>, ()> {
        let mut figures = Vec::new();
        for head in [T::Low, T::Likely, T::High] {
            let column = grid.column(head).unwrap_or(0);
            figures.push((self.number(grid, row, column), grid.place(row, column)));
        }
        let other = self.words(grid, row, T::Distribution);
        if figures.iter().any(|(x, _)| x.is_err()) {
            return Err(());
        }
        let figures: Vec<(Option<f64>, String)> =
            figures.into_iter().map(|(x, place)| (x.ok().flatten(), place)).collect();
        let at_other = grid.column(T::Distribution).unwrap_or(0);
        if !other.is_empty() {
            if figures.iter().any(|(x, _)| x.is_some()) {
                let rule = "The row has a distribution, and low, likely or high besides.";
                self.problems.push(grid.problem(row, at_other, rule).with_help("keep one of both"));
                return Err(());
            }
            let text = self.own_distribution(grid, row, at_other, &other).ok_or(())?;
            return Ok(vec![(text, grid.place(row, at_other))]);
        }
        let part = |name: &str, (x, place): &(Option<f64>, String)| {
            (format!("{name} = {}", number(x.unwrap_or(f64::NAN))), place.clone())
        };
        match [figures[0].0, figures[1].0, figures[2].0] {
            [None, Some(x), None] => Ok(vec![(number(x), figures[1].1.clone())]),
            [Some(_), None, Some(_)] => Ok(vec![
                ("{ uniform = { ".into(), figures[0].1.clone()),
                part("min", &figures[0]),
                (", ".into(), figures[0].1.clone()),
                part("max", &figures[2]),
                (" } }".into(), figures[2].1.clone()),
            ]),
            [Some(_), Some(_), Some(_)] => {
                let kind = if grid.get(row, T::Meaning) == Cell::Empty {
                    "pert".to_string()
                } else {
                    self.name(grid, row, T::Meaning, "meaning of low and high", &names::meanings()).ok_or(())?
                };
                let arguments = match kind.as_str() {
                    "split_normal" => ["p5", "p50", "p95"],
                    "metalog" => ["p10", "p50", "p90"],
                    _ => ["min", "mode", "max"],
                };
                let mut parts = vec![(format!("{{ {kind} = {{ "), figures[1].1.clone())];
                for (i, (name, figure)) in arguments.iter().zip(&figures).enumerate() {
                    let (text, place) = part(name, figure);
                    parts.push((format!("{}{text}", if i > 0 { ", " } else { "" }), place));
                }
                parts.push((" } }".into(), figures[1].1.clone()));
                Ok(parts)
            }
            _ => {
                let column = grid.column(T::Likely).unwrap_or(0);
                let rule = "The row needs `likely` alone, low and high, or all three.";
                self.problems.push(grid.problem(row, column, rule));
                Err(())
            }
        }
    }

    fn correlations(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        for row in grid.rows() {
            let pair = [T::First, T::Second].map(|head| (self.words(grid, row, head), head));
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            let column = grid.column(T::Rank).unwrap_or(0);
            let rank = self.number(grid, row, column);
            let mut sound = true;
            for (name, head) in &pair {
                if name.is_empty() {
                    let rule = "A correlation is between two values of the model.";
                    self.problems.push(grid.problem(row, grid.column(*head).unwrap_or(0), rule));
                    sound = false;
                }
            }
            if rank == Ok(None) {
                self.problems.push(grid.problem(row, column, "The row needs a rank correlation here."));
            }
            let (true, Ok(Some(rank))) = (sound, rank) else { continue };
            let places = [T::First, T::Second].map(|head| grid.place_of(row, head));
            self.draft.push("\n");
            self.draft.put("[[correlations]]\n", &places[0]);
            self.draft.push("between = [");
            self.draft.put(&quoted(pair[0].0.trim()), &places[0]);
            self.draft.push(", ");
            self.draft.put(&quoted(pair[1].0.trim()), &places[1]);
            self.draft.push("]\n");
            let at = grid.place(row, column);
            self.assign("rank", &at, vec![(number(rank), at.clone())], &why, &source);
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
fn taken(name: &str) -> Option<String> {
    (name == REFERENCE).then(|| format!("The name `{REFERENCE}` is that of the scenario that all others extend."))
}
