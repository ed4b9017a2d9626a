//! The sheets of levels and effects: full numbers, one row a figure, in the order of the CSV files.

use rust_xlsxwriter::{Format, Worksheet, XlsxError, row_col_to_cell_absolute};

use super::pen::{Pen, shape};
use super::{sheet, words};
use crate::report::view::View;
use crate::run::results::Row;
use crate::stats::Summary;
use crate::texts::WorkbookText as T;

/// Rows that a sheet holds, less those above the table.
const MOST: usize = 1_048_576 - Pen::FIRST as usize;
/// Columns before the figures.
const ABOUT: u16 = 8;

/// A column of figures.
type Column = (fn(&Pen) -> String, fn(&Summary) -> Option<f64>, Shape);

/// How the figures of a column are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// In the unit of the row.
    Unit,
    /// As a share.
    Share,
}

/// Which figure of a row is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The mean.
    Mean,
    /// The 10 % quantile.
    P10,
    /// The median.
    P50,
    /// The 90 % quantile.
    P90,
    /// Monte Carlo error of the mean.
    Error,
    /// Share of draws below zero.
    Below,
}

impl Figure {
    /// The figure of `s`.
    pub fn of(self, s: &Summary) -> Option<f64> {
        match self {
            Self::Mean => s.mean,
            Self::P10 => s.p(10),
            Self::P50 => s.p(50),
            Self::P90 => s.p(90),
            Self::Error => s.mc_error,
            Self::Below => s.share_below_zero,
        }
    }

    /// Its place among the columns of figures.
    fn place(self) -> u16 {
        match self {
            Self::Mean => 0,
            Self::P10 => 3,
            Self::P50 => 5,
            Self::P90 => 7,
            Self::Error => 9,
            Self::Below => 10,
        }
    }
}

fn percentile(pen: &Pen, p: &str) -> String {
    pen.fill(T::Percentile, &[("p", p)])
}

fn error_of(pen: &Pen, p: &str) -> String {
    pen.fill(T::McErrorOf, &[("p", p)])
}

/// Columns of both sheets, in the order of the CSV files.
const FIGURES: [Column; 10] = [
    (|pen| pen.say(T::Mean).into(), |s| s.mean, Shape::Unit),
    (|pen| pen.say(T::Sd).into(), |s| s.sd, Shape::Unit),
    (|pen| percentile(pen, "5"), |s| s.p(5), Shape::Unit),
    (|pen| percentile(pen, "10"), |s| s.p(10), Shape::Unit),
    (|pen| percentile(pen, "25"), |s| s.p(25), Shape::Unit),
    (|pen| pen.say(T::Median).into(), |s| s.p(50), Shape::Unit),
    (|pen| percentile(pen, "75"), |s| s.p(75), Shape::Unit),
    (|pen| percentile(pen, "90"), |s| s.p(90), Shape::Unit),
    (|pen| percentile(pen, "95"), |s| s.p(95), Shape::Unit),
    (|pen| pen.say(T::McError).into(), |s| s.mc_error, Shape::Unit),
];

/// Columns of effects only, before and after the errors of quantiles.
const SIGNS: [Column; 2] = [
    (|pen| pen.say(T::BelowZero).into(), |s| s.share_below_zero, Shape::Share),
    (|pen| pen.say(T::AboveZero).into(), |s| s.share_above_zero, Shape::Share),
];
const SIGN_ERRORS: [Column; 2] = [
    (|pen| pen.say(T::McErrorBelow).into(), |s| s.mc_error_share_below_zero, Shape::Share),
    (|pen| pen.say(T::McErrorAbove).into(), |s| s.mc_error_share_above_zero, Shape::Share),
];
const REACHED: Column = (|pen| pen.say(T::Reached).into(), |s| s.share_reached, Shape::Share);
const ERRORS: [Column; 3] = [
    (|pen| error_of(pen, "10"), |s| s.mc_error_p(10), Shape::Unit),
    (|pen| error_of(pen, "50"), |s| s.mc_error_p(50), Shape::Unit),
    (|pen| error_of(pen, "90"), |s| s.mc_error_p(90), Shape::Unit),
];
const REACHED_ERROR: Column = (|pen| pen.say(T::McErrorReached).into(), |s| s.mc_error_share_reached, Shape::Share);

/// The figures of one sheet, with the place of each.
pub struct Sheet<'a> {
    name: T,
    about: T,
    with_signs: bool,
    rows: Vec<&'a Row>,
    left_out: usize,
}

impl<'a> Sheet<'a> {
    /// Levels per scenario.
    pub fn levels(view: View<'a>) -> Self {
        Self::of(&view.results.summary, T::SheetLevels, T::Levels, false)
    }

    /// Differences from the reference.
    pub fn effects(view: View<'a>) -> Self {
        Self::of(&view.results.effects, T::SheetEffects, T::Effects, true)
    }

    fn of(all: &'a [Row], name: T, about: T, with_signs: bool) -> Self {
        let mut rows: Vec<&Row> = all.iter().filter(|r| is_headline(&r.id.scope)).collect();
        let left_out = rows.len().saturating_sub(MOST);
        rows.truncate(MOST);
        Self { name, about, with_signs, rows, left_out }
    }

    /// A figure and the cell where it stands; `None` if there is none.
    pub fn figure(&self, id: (usize, &str, &str, &str, i32, &str), figure: Figure, pen: &Pen) -> Option<(f64, String)> {
        let row = self.rows.binary_search_by(|r| r.id.parts().cmp(&id)).ok()?;
        let value = figure.of(&self.rows[row].stats).filter(|x| x.is_finite())?;
        let cell = row_col_to_cell_absolute(Pen::FIRST + row as u32, ABOUT + figure.place());
        Some((value, format!("{}!{cell}", sheet(self.name, pen.lang))))
    }

    fn columns(&self) -> Vec<Column> {
        let signs = |columns: [Column; 2]| columns.into_iter().filter(|_| self.with_signs);
        let errors = ERRORS.into_iter().chain(signs(SIGN_ERRORS)).chain([REACHED_ERROR]);
        FIGURES.into_iter().chain(signs(SIGNS)).chain([REACHED]).chain(errors).collect()
    }

    /// Writes the sheet.
    pub fn write(&self, ws: &mut Worksheet, view: View, pen: &Pen) -> Result<(), XlsxError> {
        let columns = self.columns();
        let about = [
            (T::Scenario, 26.0),
            (T::Outcome, 30.0),
            (T::Code, 18.0),
            (T::Scope, 13.0),
            (T::Key, 20.0),
            (T::Name, 32.0),
        ];
        let about = about.into_iter().chain([(T::Year, 8.0), (T::Unit, 16.0)]);
        let mut heads: Vec<(String, f64)> = about.map(|(t, width)| (pen.say(t).to_string(), width)).collect();
        heads.extend(columns.iter().map(|c| (c.0(pen), 14.0)));
        pen.table(ws, [self.name, self.about], ("", self.rows.len()), &heads)?;
        ws.set_freeze_panes(Pen::FIRST, 2)?;
        if self.left_out > 0 {
            pen.text(ws, 1, 0, &pen.fill(T::LeftOut, &[("n", &self.left_out.to_string())]), &pen.note)?;
        }
        let share = pen.number_format(shape::SHARE);
        let shapes = [shape::COUNT, shape::EURO, shape::RATIO, shape::SHARE, shape::YEAR].map(|s| pen.number_format(s));
        for (row, Row { id, stats }) in (Pen::FIRST..).zip(self.rows.iter().copied()) {
            let texts = [
                view.results.scenarios[id.scenario].name.clone(),
                words::measure(&id.measure, pen).to_string(),
                id.measure.to_string(),
                words::scope(&id.scope, pen).to_string(),
                id.key.clone(),
                words::key(&id.scope, &id.key, view, pen),
            ];
            for (column, text) in (0..).zip(&texts) {
                pen.text(ws, row, column, text, &pen.plain)?;
            }
            pen.number(ws, row, 6, Some(f64::from(id.year)), &pen.year)?;
            pen.text(ws, row, 7, words::unit(&id.unit, pen), &pen.plain)?;
            let unit = &shapes[shape_of(&id.unit)];
            for (column, (_, figure, shape)) in (ABOUT..).zip(&columns) {
                let format: &Format = if *shape == Shape::Share { &share } else { unit };
                pen.number(ws, row, column, figure(stats), format)?;
            }
        }
        Ok(())
    }
}

/// Totals, branches, plan and money; regions, occupations and levels of education are many, and in the CSV files.
fn is_headline(scope: &str) -> bool {
    !matches!(scope, "region" | "level" | "occupation")
}

/// The place of a unit's format.
fn shape_of(unit: &str) -> usize {
    match unit {
        "euro" => 1,
        "ratio" => 2,
        "share" => 3,
        "year" => 4,
        _ => 0,
    }
}
