//! A row of a table, read cell by cell into checked values. A bad cell is reported and read as NaN (or nothing):
//! comparisons with NaN are false, so what follows from a problem is not reported as another one.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::context::{Provenance, help};
use super::scan::content;
use super::sets::Ids;
use super::table::{Table, decimal_comma};
use crate::error::Problem;
use crate::ids::Quality;
use crate::nearest::nearest;
use crate::texts::{Said, TableProblem as P};

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    pub(super) table: &'t Table<'t>,
    /// Row of the file without empty lines; 0 is the header.
    pub(super) index: usize,
}

impl<'t> Row<'t> {
    pub(super) fn cells(&self) -> &'t [Range<usize>] {
        self.table.cells.row(self.index)
    }

    /// The line it starts on, from 1.
    pub fn line(&self) -> usize {
        self.problem("", Said::verbatim("")).position().0
    }

    fn span(&self, column: &str) -> Option<Range<usize>> {
        let i = self.table.column(column)?;
        self.cells().get(i).cloned()
    }

    /// The cell as it stands; empty if there is no such column.
    pub fn raw(&self, column: &str) -> Cow<'t, str> {
        let table: &'t Table<'t> = self.table;
        self.span(column).map_or(Cow::Borrowed(""), |s| content(&table.source.text, s))
    }

    /// Reports a problem with a cell (with the row, if the column isn't there).
    pub fn report(&self, column: &str, rule: impl Into<Said>) {
        self.table.context.problem(self.problem(column, rule));
    }

    /// As [`Row::report`], with the nearest valid name.
    pub fn report_name<'n>(&self, column: &str, rule: Said, name: &str, valid: impl IntoIterator<Item = &'n str>) {
        self.table.context.problem(help(self.problem(column, rule), nearest(name, valid)));
    }

    fn problem(&self, column: &str, rule: impl Into<Said>) -> Problem {
        let cells = self.cells();
        let span = self.span(column).unwrap_or(cells[0].start..cells[cells.len() - 1].end);
        Problem::new(&self.table.source, span, rule)
    }

    /// A text that must not be empty.
    pub fn text(&self, column: &str) -> String {
        self.filled(column).into_owned()
    }

    fn filled(&self, column: &str) -> Cow<'t, str> {
        let text = self.raw(column);
        if text.is_empty() && self.table.has(column) {
            self.report(column, P::EmptyCell.with(&[("column", &column)]));
        }
        text
    }

    /// A finite number; NaN if it is none.
    pub fn number(&self, column: &str) -> f64 {
        let text = self.raw(column);
        match text.parse::<f64>() {
            Ok(x) if x.is_finite() => return x,
            _ if !self.table.has(column) => {}
            Ok(_) => self.report(column, P::NotFinite.with(&[("text", &text), ("column", &column)])),
            Err(_) if text.is_empty() => self.report(column, P::EmptyCell.with(&[("column", &column)])),
            Err(_) if decimal_comma(&text) => {
                let rule = P::DecimalComma.with(&[("text", &text), ("column", &column)]);
                let help = P::Write.with(&[("text", &text.replace(',', "."))]);
                self.table.context.problem(self.problem(column, rule).with_help(help));
            }
            Err(_) => self.report(column, P::NoNumber.with(&[("text", &text), ("column", &column)])),
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
            let text = self.raw(column);
            let rule = if high.is_finite() {
                P::Between.with(&[("text", &text), ("column", &column), ("low", &low), ("high", &high)])
            } else {
                P::AtLeast.with(&[("text", &text), ("column", &column), ("low", &low)])
            };
            self.report(column, rule);
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
            self.report(column, P::Positive.with(&[("text", &self.raw(column)), ("column", &column)]));
            return f64::NAN;
        }
        x
    }

    /// A whole number within bounds, both included.
    pub fn integer(&self, column: &str, low: i32, high: i32) -> Option<i32> {
        let x = self.within(column, f64::from(low), f64::from(high));
        if x.fract() != 0.0 && !x.is_nan() {
            self.report(column, P::Whole.with(&[("text", &self.raw(column)), ("column", &column)]));
        }
        (x.fract() == 0.0).then_some(x as i32)
    }

    /// `true` or `false`.
    pub fn flag(&self, column: &str) -> bool {
        let text = self.raw(column);
        if !matches!(&*text, "true" | "false") && self.table.has(column) {
            self.report(column, P::Flag.with(&[("text", &text), ("column", &column)]));
        }
        text == "true"
    }

    /// One of a few words; `None` if it is another.
    pub fn word(&self, column: &str, words: &[&str]) -> Option<usize> {
        let text = self.raw(column);
        let found = words.iter().position(|w| *w == text);
        if found.is_none() && self.table.has(column) {
            let rule = P::Word.with(&[("text", &text), ("column", &column), ("words", &words.join(", "))]);
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
            let rule = P::NotOfSet.with(&[("id", &id), ("column", &column), ("what", &set.what)]);
            self.table.context.problem(help(self.problem(column, rule), set.nearest(id)));
        }
        found
    }

    /// How good a figure is.
    pub fn quality(&self, column: &str) -> Quality {
        let words = [Quality::Published, Quality::Derived, Quality::Assumption];
        self.word(column, &words.map(Quality::id)).map_or(Quality::Assumption, |i| words[i])
    }

    /// Quality and sources, from two columns.
    pub fn provenance(&self, source: &str, quality: &str) -> Provenance {
        let table = self.table;
        let keys = |span| table.context.source_keys(&self.filled(source), &table.source, &span);
        Provenance { sources: self.span(source).map_or_else(Arc::default, keys), quality: self.quality(quality) }
    }

    /// Quality and sources from the columns `NAME_source` and `NAME_quality`.
    pub fn provenance_of(&self, name: &str) -> Provenance {
        self.provenance(&[name, "_source"].concat(), &[name, "_quality"].concat())
    }

    /// Notes the figure in `column` as printed.
    pub fn figure(&self, item: &str, column: &str, unit: &str, provenance: &Provenance) {
        if self.table.context.is_refused() {
            return;
        }
        self.figure_text([item, ": ", column].concat(), self.raw(column).into_owned(), unit, provenance);
    }

    /// As [`Row::figure`], with the range printed beside it in `low` and `high` if these are not empty.
    pub fn figure_range(&self, item: &str, column: &str, range: (&str, &str), unit: &str, provenance: &Provenance) {
        if self.table.context.is_refused() {
            return;
        }
        let (low, high) = (self.raw(range.0), self.raw(range.1));
        let value = self.raw(column);
        let value = if low.is_empty() || high.is_empty() {
            value.into_owned()
        } else {
            [&*value, " [", &*low, ", ", &*high, "]"].concat()
        };
        self.figure_text([item, ": ", column].concat(), value, unit, provenance);
    }

    /// Notes a figure.
    pub fn figure_text(&self, item: String, value: String, unit: &str, provenance: &Provenance) {
        self.table.context.figure(self.table.name, item, value, unit, provenance);
    }
}
