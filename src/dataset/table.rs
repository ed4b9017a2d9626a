//! A CSV table with a header, read cell by cell into checked values. A bad cell is reported and read as NaN (or
//! nothing): comparisons with NaN are false, so what follows from a problem is not reported as another one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::context::{Context, Provenance, help};
use super::scan::{Cells, content};
use crate::error::{Problem, SourceText};
use crate::ids::Quality;
use crate::nearest::nearest;

/// A table whose header is checked.
pub(super) struct Table<'a> {
    context: &'a Context<'a>,
    /// File name without `.csv`.
    name: &'static str,
    source: SourceText,
    header: Vec<String>,
    cells: Cells,
}

/// The identifiers of a set, in file order.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    what: &'static str,
    names: Vec<String>,
    index: BTreeMap<String, usize>,
}

impl Ids {
    /// A set called `what` (singular).
    pub fn new(what: &'static str, names: Vec<String>) -> Self {
        let index = names.iter().cloned().enumerate().map(|(i, n)| (n, i)).collect();
        Self { what, names, index }
    }

    /// The identifiers in `column`; doubled ones are reported.
    pub fn read(what: &'static str, table: Option<&Table>, column: &str) -> Self {
        let mut ids = Self::new(what, Vec::new());
        for row in table.into_iter().flat_map(Table::rows) {
            let id = row.text(column);
            if id.contains([':', ';', '+']) && id.chars().next_back() != Some('+') {
                row.report(column, format!("`{id}` cannot name a {what}: names hold no `:`, `;` or `+`"));
            }
            if ids.index.contains_key(&id) {
                row.report(column, format!("the {what} `{id}` occurs twice"));
            } else {
                ids.index.insert(id.clone(), ids.names.len());
                ids.names.push(id);
            }
        }
        ids
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub fn index(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.names.iter().map(String::as_str))
    }
}

impl<'a> Table<'a> {
    /// Reads the header of `source`. A column is known if it is `required`, or `optional`, where a `*` at the end
    /// stands for anything. `None` if the text cannot be read as a table at all.
    pub fn open(
        context: &'a Context<'a>,
        file: &'static str,
        source: SourceText,
        required: &[&str],
        optional: &[&str],
    ) -> Option<Self> {
        let report = |span: Range<usize>, rule: String, advice: &str| {
            context.problem(Problem::new(&source, span, rule).with_help(advice));
        };
        let text = &source.text;
        let start = if text.starts_with('\u{feff}') {
            let advice = "remove it: save as UTF-8 without BOM (in a spreadsheet: `CSV`, not `CSV UTF-8`)";
            report(0..3, "the file starts with a byte order mark (BOM)".into(), advice);
            3
        } else {
            0
        };
        let first = text[start..].lines().next().unwrap_or("");
        if let Some(sign) = [';', '\t'].into_iter().find(|&s| first.contains(s) && !first.contains(',')) {
            let name = if sign == ';' { "semicolons" } else { "tabs" };
            let commas = text.lines().skip(1).any(|l| l.split(sign).any(decimal_comma));
            let rule = format!(
                "the columns are separated by {name}{}, as spreadsheets set to Dutch save them",
                if commas { " and numbers have decimal commas" } else { "" }
            );
            report(start..start + first.len(), rule, "save with commas between columns and decimal points");
            return None;
        }
        let cells = match Cells::scan(text, start) {
            Ok(cells) if cells.rows() > 0 => cells,
            Ok(_) => {
                report(text.len()..text.len(), "the file is empty".into(), "its first line must name the columns");
                return None;
            }
            Err(e) => {
                report(e.span, e.rule.into(), "write a quote inside a quoted cell twice");
                return None;
            }
        };
        let header = cells.row(0).iter().map(|s| content(text, s.clone()).into_owned()).collect();
        let table = Self { context, name: file.trim_end_matches(".csv"), header, cells, source };
        table.check_header(required, optional);
        table.check_lengths();
        Some(table)
    }

    fn check_header(&self, required: &[&str], optional: &[&str]) {
        let known = |c: &str| {
            required.contains(&c)
                || optional.iter().any(|o| o.strip_suffix('*').map_or(c == *o, |stem| c.starts_with(stem)))
        };
        let header = self.cells.row(0);
        let missing = || required.iter().copied().filter(|c| !self.has(c));
        let mut explained: Vec<&str> = Vec::new();
        for (i, column) in self.header.iter().enumerate() {
            let at = |rule: String| Problem::new(&self.source, header[i].clone(), rule);
            if self.header[..i].contains(column) {
                self.context.problem(at(format!("the column `{column}` occurs twice")));
            } else if !known(column) {
                // A mistyped column is one problem, not an unknown and a missing one.
                let meant = nearest(column, missing());
                explained.extend(meant);
                let meant = meant.or_else(|| nearest(column, optional.iter().copied()));
                self.context.problem(help(at(format!("unknown column `{column}`")), meant));
            }
        }
        let end = header.last().map_or(0, |s| s.end);
        for column in missing().filter(|c| !explained.contains(c)) {
            let rule = format!("the column `{column}` is missing");
            self.context.problem(Problem::new(&self.source, header[0].start..end, rule));
        }
    }

    /// Rows whose cells cannot be told apart, because there are more or fewer than the header has.
    pub fn misfits(&self) -> usize {
        (1..self.cells.rows()).filter(|&r| self.cells.row(r).len() != self.header.len()).count()
    }

    /// One report for all rows that don't fit the header.
    fn check_lengths(&self) {
        let width = self.header.len();
        let Some(first) = (1..self.cells.rows()).find(|&r| self.cells.row(r).len() != width) else { return };
        let cells = self.cells.row(first);
        let others = match self.misfits() {
            1 => String::new(),
            n => format!("; {} more rows don't fit either", n - 1),
        };
        let rule = format!("this row has {} cells where the header has {width}{others}", cells.len());
        let problem = Problem::new(&self.source, cells[0].start..cells[cells.len() - 1].end, rule);
        self.context.problem(if cells.len() > width {
            problem.with_help("write numbers with a decimal point, and text that holds a comma between double quotes")
        } else {
            problem
        });
    }

    pub fn has(&self, column: &str) -> bool {
        self.header.iter().any(|h| h == column)
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        // Rows of another width are reported already, and their cells cannot be told apart.
        (1..self.cells.rows()).map(|index| Row { table: self, index }).filter(|r| r.cells().len() == self.header.len())
    }

    /// Reports something that is missing: at the end of the file.
    pub fn report_missing(&self, rule: String) {
        let end = self.source.text.len();
        self.context.problem(Problem::new(&self.source, end..end, rule));
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table<'t>,
    /// Row of the file without empty lines; 0 is the header.
    index: usize,
}

impl<'t> Row<'t> {
    fn cells(&self) -> &'t [Range<usize>] {
        self.table.cells.row(self.index)
    }

    /// The line it starts on, from 1.
    pub fn line(&self) -> usize {
        self.problem("", "").position().0
    }

    fn span(&self, column: &str) -> Option<Range<usize>> {
        let i = self.table.header.iter().position(|h| h == column)?;
        self.cells().get(i).cloned()
    }

    /// The cell as it stands; empty if there is no such column.
    pub fn raw(&self, column: &str) -> Cow<'t, str> {
        let table: &'t Table<'t> = self.table;
        self.span(column).map_or(Cow::Borrowed(""), |s| content(&table.source.text, s))
    }

    /// Reports a problem with a cell (with the row, if the column isn't there).
    pub fn report(&self, column: &str, rule: impl Into<String>) {
        self.table.context.problem(self.problem(column, rule));
    }

    /// As [`Row::report`], with the nearest valid name.
    pub fn report_name<'n>(&self, column: &str, rule: String, name: &str, valid: impl IntoIterator<Item = &'n str>) {
        self.table.context.problem(help(self.problem(column, rule), nearest(name, valid)));
    }

    fn problem(&self, column: &str, rule: impl Into<String>) -> Problem {
        let cells = self.cells();
        let span = self.span(column).unwrap_or(cells[0].start..cells[cells.len() - 1].end);
        Problem::new(&self.table.source, span, rule)
    }

    /// A text that must not be empty.
    pub fn text(&self, column: &str) -> String {
        let text = self.raw(column);
        if text.is_empty() && self.table.has(column) {
            self.report(column, format!("the cell of `{column}` is empty"));
        }
        text.into_owned()
    }

    /// A finite number; NaN if it is none.
    pub fn number(&self, column: &str) -> f64 {
        let text = self.raw(column);
        match text.parse::<f64>() {
            Ok(x) if x.is_finite() => return x,
            _ if !self.table.has(column) => {}
            Ok(_) => self.report(column, format!("`{text}` in `{column}` is not a finite number")),
            Err(_) if text.is_empty() => self.report(column, format!("the cell of `{column}` is empty")),
            Err(_) if decimal_comma(&text) => self.table.context.problem(
                self.problem(column, format!("`{text}` in `{column}` has a decimal comma"))
                    .with_help(format!("write `{}`", text.replace(',', "."))),
            ),
            Err(_) => self.report(column, format!("`{text}` in `{column}` is not a number")),
        }
        f64::NAN
    }

    /// A finite number, or nothing in an empty cell.
    pub fn optional_number(&self, column: &str) -> Option<f64> {
        (!self.raw(column).is_empty()).then(|| self.number(column))
    }

    /// A number within bounds, both included.
    pub fn within(&self, column: &str, low: f64, high: f64) -> f64 {
        let x = self.number(column);
        if x < low || x > high {
            let bounds = if high.is_finite() { format!("between {low} and {high}") } else { format!("{low} or more") };
            self.report(column, format!("`{}` in `{column}` must be {bounds}", self.raw(column)));
            return f64::NAN;
        }
        x
    }

    /// A share: from 0 to 1.
    pub fn share(&self, column: &str) -> f64 {
        self.within(column, 0.0, 1.0)
    }

    /// A number above 0.
    pub fn positive(&self, column: &str) -> f64 {
        let x = self.number(column);
        if x <= 0.0 {
            self.report(column, format!("`{}` in `{column}` must be above 0", self.raw(column)));
            return f64::NAN;
        }
        x
    }

    /// A whole number within bounds, both included.
    pub fn integer(&self, column: &str, low: i32, high: i32) -> Option<i32> {
        let x = self.within(column, f64::from(low), f64::from(high));
        if x.fract() != 0.0 && !x.is_nan() {
            self.report(column, format!("`{}` in `{column}` must be a whole number", self.raw(column)));
        }
        (x.fract() == 0.0).then_some(x as i32)
    }

    /// `true` or `false`.
    pub fn flag(&self, column: &str) -> bool {
        let text = self.raw(column);
        if !matches!(&*text, "true" | "false") && self.table.has(column) {
            self.report(column, format!("`{text}` in `{column}` must be true or false"));
        }
        text == "true"
    }

    /// One of a few words; `None` if it is another.
    pub fn word(&self, column: &str, words: &[&str]) -> Option<usize> {
        let text = self.raw(column);
        let found = words.iter().position(|w| *w == text);
        if found.is_none() && self.table.has(column) {
            let rule = format!("`{text}` in `{column}` must be one of: {}", words.join(", "));
            self.report_name(column, rule, &text, words.iter().copied());
        }
        found
    }

    /// The member of a set that a cell names. Silent if the set is empty: its own table is reported then.
    pub fn key(&self, column: &str, set: &Ids) -> Option<usize> {
        self.key_text(column, &self.raw(column), set)
    }

    /// The member of a set called `id`, a part of a cell.
    pub fn key_text(&self, column: &str, id: &str, set: &Ids) -> Option<usize> {
        let found = set.index(id);
        if found.is_none() && !set.is_empty() && self.table.has(column) {
            let rule = format!("`{id}` in `{column}` is not a {} of this data set", set.what);
            self.table.context.problem(help(self.problem(column, rule), set.nearest(id)));
        }
        found
    }

    /// Quality and sources, from two columns.
    pub fn provenance(&self, source: &str, quality: &str) -> Provenance {
        let word = self.word(quality, &["published", "derived", "assumption"]);
        let keys = self.text(source);
        let sources: Vec<String> = keys.split(';').map(|k| k.trim().to_owned()).filter(|k| !k.is_empty()).collect();
        if let Some(span) = self.span(source) {
            self.table.context.check_sources(sources.iter().map(String::as_str), &self.table.source, &span);
        }
        let quality = match word {
            Some(0) => Quality::Published,
            Some(1) => Quality::Derived,
            _ => Quality::Assumption,
        };
        Provenance { quality, sources }
    }

    /// Quality and sources from the columns `NAME_source` and `NAME_quality`.
    pub fn provenance_of(&self, name: &str) -> Provenance {
        self.provenance(&format!("{name}_source"), &format!("{name}_quality"))
    }

    /// Notes the figure in `column` as printed.
    pub fn figure(&self, item: &str, column: &str, unit: &str, provenance: &Provenance) {
        self.figure_text(format!("{item}: {column}"), self.raw(column).into_owned(), unit, provenance);
    }

    /// As [`Row::figure`], with the range printed beside it in `low` and `high` if these are not empty.
    pub fn figure_range(&self, item: &str, column: &str, range: (&str, &str), unit: &str, provenance: &Provenance) {
        let (low, high) = (self.raw(range.0), self.raw(range.1));
        let value = self.raw(column);
        let value =
            if low.is_empty() || high.is_empty() { value.into_owned() } else { format!("{value} [{low}, {high}]") };
        self.figure_text(format!("{item}: {column}"), value, unit, provenance);
    }

    /// Notes a figure.
    pub fn figure_text(&self, item: String, value: String, unit: &str, provenance: &Provenance) {
        self.table.context.figure(self.table.name, item, value, unit, provenance);
    }
}

/// Whether this is a number but for its comma.
fn decimal_comma(text: &str) -> bool {
    let text = text.trim().trim_matches('"');
    text.contains(',') && !text.contains('.') && text.replacen(',', ".", 1).parse::<f64>().is_ok()
}
