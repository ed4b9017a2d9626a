//! A CSV table with a header; its form is checked here, its cells in [`Row`].

use std::cell::Cell;
use std::ops::Range;

use super::context::{Context, help};
use super::row::Row;
use super::scan::{Cells, content};
use crate::error::{Problem, SourceText};
use crate::nearest::nearest;
use crate::texts::{Said, TableProblem as P};

/// A table whose header is checked.
pub(super) struct Table<'a> {
    pub(super) context: &'a Context<'a>,
    /// File name without `.csv`.
    pub(super) name: &'static str,
    pub(super) source: SourceText,
    header: Vec<String>,
    /// Where a column was found before, by [`slot`] of its name: columns are looked up for every cell.
    found: [Cell<usize>; SLOTS],
    pub(super) cells: Cells,
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
        let report = |span: Range<usize>, rule: P, advice: P| {
            context.problem(Problem::new(&source, span, rule).with_help(advice));
        };
        let text = &source.text;
        let start = if text.starts_with('\u{feff}') {
            report(0..3, P::Bom, P::BomHelp);
            3
        } else {
            0
        };
        let first = text[start..].lines().next().unwrap_or("");
        if let Some(sign) = [';', '\t'].into_iter().find(|&s| first.contains(s) && !first.contains(',')) {
            let commas = text.lines().skip(1).any(|l| l.split(sign).any(decimal_comma));
            let rule = match (sign, commas) {
                (';', false) => P::Semicolons,
                (';', true) => P::SemicolonsCommas,
                (_, false) => P::Tabs,
                (_, true) => P::TabsCommas,
            };
            report(start..start + first.len(), rule, P::SeparatorHelp);
            return None;
        }
        let cells = match Cells::scan(text, start) {
            Ok(cells) if cells.rows() > 0 => cells,
            Ok(_) => {
                report(text.len()..text.len(), P::Empty, P::EmptyHelp);
                return None;
            }
            Err(e) => {
                report(e.span, e.rule, P::QuoteHelp);
                return None;
            }
        };
        let header = cells.row(0).iter().map(|s| content(text, s.clone()).into_owned()).collect();
        let found = [const { Cell::new(0) }; SLOTS];
        let table = Self { context, name: file.trim_end_matches(".csv"), header, found, cells, source };
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
            let at = |rule: Said| Problem::new(&self.source, header[i].clone(), rule);
            if self.header[..i].contains(column) {
                self.context.problem(at(P::ColumnTwice.with(&[("column", column)])));
            } else if !known(column) {
                // A mistyped column is one problem, not an unknown and a missing one.
                let meant = nearest(column, missing());
                explained.extend(meant);
                let meant = meant.or_else(|| nearest(column, optional.iter().copied()));
                self.context.problem(help(at(P::UnknownColumn.with(&[("column", column)])), meant));
            }
        }
        let end = header.last().map_or(0, |s| s.end);
        for column in missing().filter(|c| !explained.contains(c)) {
            let rule = P::ColumnMissing.with(&[("column", &column)]);
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
        let rule = match self.misfits() {
            1 => P::Cells.with(&[("cells", &cells.len()), ("width", &width)]),
            n => P::CellsOthers.with(&[("cells", &cells.len()), ("width", &width), ("n", &(n - 1))]),
        };
        let problem = Problem::new(&self.source, cells[0].start..cells[cells.len() - 1].end, rule);
        self.context.problem(if cells.len() > width { problem.with_help(P::CellsHelp) } else { problem });
    }

    /// The place of a column, the first one if it is there twice.
    pub fn column(&self, name: &str) -> Option<usize> {
        let known = &self.found[slot(name)];
        if self.header.get(known.get()).is_some_and(|h| h == name) {
            return Some(known.get());
        }
        let place = self.header.iter().position(|h| h == name)?;
        known.set(place);
        Some(place)
    }

    pub fn has(&self, column: &str) -> bool {
        self.column(column).is_some()
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Whether there is nothing below the header.
    pub fn is_empty(&self) -> bool {
        self.cells.rows() == 1
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        // Rows of another width are reported already, and their cells cannot be told apart.
        (1..self.cells.rows()).map(|index| Row { table: self, index }).filter(|r| r.cells().len() == self.header.len())
    }

    /// Reports something that is missing: at the end of the file.
    pub fn report_missing(&self, rule: impl Into<Said>) {
        let end = self.source.text.len();
        self.context.problem(Problem::new(&self.source, end..end, rule));
    }
}

/// Places to remember columns in.
const SLOTS: usize = 64;

/// The place to remember a column in, from the length and the ends of its name; if two share one, both are searched for.
fn slot(name: &str) -> usize {
    let end = |b: Option<&u8>| b.map_or(0, |b| usize::from(*b));
    let bytes = name.as_bytes();
    (bytes.len() + 5 * end(bytes.first()) + 11 * end(bytes.last())) % SLOTS
}

/// Whether this is a number but for its comma.
pub(super) fn decimal_comma(text: &str) -> bool {
    let text = text.trim().trim_matches('"');
    text.contains(',') && !text.contains('.') && text.replacen(',', ".", 1).parse::<f64>().is_ok()
}
