//! A figure for every combination of a few keys: no combination missing, none doubled.

use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::texts::TableProblem as P;

/// Figures indexed by one or more sets, the last one running fastest.
pub(super) struct Grid<'t> {
    axes: Vec<&'t Ids>,
    values: Vec<f64>,
    /// The row of each figure.
    rows: Vec<Option<Row<'t>>>,
    /// Rows with an unknown key.
    unknown: usize,
}

impl<'t> Grid<'t> {
    /// Nothing filled in yet: every figure is NaN.
    pub fn new(axes: &[&'t Ids]) -> Self {
        let size = axes.iter().map(|a| a.len()).product();
        Self { axes: axes.to_vec(), values: vec![f64::NAN; size], rows: vec![None; size], unknown: 0 }
    }

    /// The names of the first `axes` keys of a cell.
    fn name(&self, mut cell: usize, axes: usize) -> String {
        let mut names: Vec<&str> = Vec::new();
        for axis in self.axes.iter().rev() {
            names.push(&axis.names()[cell % axis.len()]);
            cell /= axis.len();
        }
        names.reverse();
        names[..axes].join(", ")
    }

    /// The cell for these keys; `None` if one of them is unknown.
    fn cell(&self, keys: &[Option<usize>]) -> Option<usize> {
        let mut cell = 0;
        for (axis, key) in self.axes.iter().zip(keys) {
            cell = cell * axis.len() + (*key)?;
        }
        Some(cell)
    }

    /// Fills in the figure of a row; reports a doubled one at `column`. Unknown keys are reported already.
    pub fn put(&mut self, row: Row<'t>, column: &str, keys: &[Option<usize>], value: f64) {
        let Some(cell) = self.cell(keys) else {
            self.unknown += 1;
            return;
        };
        if let Some(first) = self.rows[cell].replace(row) {
            let name = self.name(cell, self.axes.len());
            row.report(column, P::RowTwiceOn.with(&[("name", &name), ("line", &first.line())]));
            // Which of both is right nobody knows: totals of it say nothing.
            self.values[cell] = f64::NAN;
            return;
        }
        self.values[cell] = value;
    }

    /// As [`Grid::put`], silently: for further figures of a row that another grid has checked.
    pub fn replace(&mut self, keys: &[Option<usize>], value: f64) {
        if let Some(cell) = self.cell(keys) {
            self.values[cell] = value;
        }
    }

    /// Reports the combinations without a row, unless rows with a mistyped key may have been meant for them.
    pub fn require_all(&self, table: &Table) {
        let missing: Vec<usize> = (0..self.rows.len()).filter(|&i| self.rows[i].is_none()).collect();
        if let Some(&first) = missing.first().filter(|_| missing.len() > self.unknown + table.misfits()) {
            let name = self.name(first, self.axes.len());
            table.report_missing(match missing.len() {
                1 => P::RowMissing.with(&[("name", &name)]),
                n => P::RowsMissing.with(&[("n", &n), ("name", &name)]),
            });
        }
    }

    /// Makes the figure of combinations without a row 0.
    pub fn fill_zero(&mut self) {
        for (value, row) in self.values.iter_mut().zip(&self.rows) {
            if row.is_none() {
                *value = 0.0;
            }
        }
    }

    /// Divides figures by their sum over the last set, so that they add up to 1 exactly; reports a sum that is too far
    /// off at `column` of the first row of its group.
    pub fn normalise(&mut self, column: &str) {
        let (last, axes) = (self.axes.len() - 1, self.axes.len());
        let width = self.axes[last].len().max(1);
        for start in (0..self.values.len()).step_by(width) {
            let group = start..start + width;
            let name = self.name(start, axes - 1);
            let rows = &self.rows[group.clone()];
            shares(&mut self.values[group], |sum| {
                if let Some(row) = rows.iter().flatten().min_by_key(|row| row.line()) {
                    row.report(column, P::Sum.with(&[("name", &name), ("sum", &sum)]));
                }
            });
        }
    }

    /// All figures; NaN where there is none.
    pub fn values(self) -> Vec<f64> {
        self.values
    }
}

/// Largest distance from 1 of shares that should add up to it, as rounding in print explains it.
const ROUNDING: f64 = 2e-3;

/// Divides shares by their sum, so that they add up to 1 exactly; calls `report` with the sum if it is too far off,
/// and makes them NaN, so that no total of them is reported as well.
pub(super) fn shares(values: &mut [f64], report: impl FnOnce(f64)) {
    let sum: f64 = values.iter().sum();
    if (sum - 1.0).abs() > ROUNDING {
        report((sum * 1e9).round() / 1e9);
        values.fill(f64::NAN);
    } else if sum > 0.0 {
        for v in values {
            *v /= sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_one_or_are_reported() {
        let mut near = [0.333, 0.333, 0.333];
        shares(&mut near, |_| panic!("rounding in print is fine"));
        assert!((near.iter().sum::<f64>() - 1.0).abs() < 1e-15);
        let mut off = [0.5, 0.4];
        let mut told = 0.0;
        shares(&mut off, |sum| told = sum);
        assert_eq!(told, 0.9);
        assert!(off.iter().all(|x| x.is_nan()));
        shares(&mut off, |_| panic!("NaN is reported already"));
    }
}
