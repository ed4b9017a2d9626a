//! What a row of `summary` and `effects` holds, whatever the format.

use crate::run::Results;
use crate::run::results::Row;
use crate::stats::Summary;

/// Columns that say what a row is about: texts, but for the year.
pub(super) const ABOUT: [&str; 6] = ["scenario", "measure", "scope", "key", "year", "unit"];

/// Columns of figures that both tables start with.
const FIGURES: [&str; 10] = ["mean", "sd", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "mc_error"];

/// Columns of signs, in effects only.
const SIGNS: [&str; 2] = ["share_below_zero", "share_above_zero"];

/// The last column of both tables.
const REACHED: &str = "share_reached";

/// One of the two tables.
pub(super) struct Table<'a> {
    scenarios: Vec<&'a str>,
    /// Its rows, in order.
    pub rows: &'a [Row],
    /// Whether it has the columns of signs.
    signs: bool,
}

impl<'a> Table<'a> {
    /// Levels per scenario.
    pub fn summary(results: &'a Results) -> Self {
        Self::new(results.scenarios.iter().map(|s| s.name.as_str()).collect(), &results.summary, false)
    }

    /// Paired differences, scenario minus reference.
    pub fn effects(results: &'a Results) -> Self {
        Self { rows: &results.effects, signs: true, ..Self::summary(results) }
    }

    /// Of any `rows`.
    pub fn new(scenarios: Vec<&'a str>, rows: &'a [Row], signs: bool) -> Self {
        Self { scenarios, rows, signs }
    }

    /// Name of the scenario of a row.
    pub fn scenario(&self, row: &Row) -> &'a str {
        self.scenarios[row.id.scenario]
    }

    /// Names of the columns of figures.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        FIGURES.into_iter().chain(SIGNS.into_iter().filter(|_| self.signs)).chain([REACHED])
    }

    /// The figures of a row, in the order of the columns; none where undefined.
    pub fn figures(&self, stats: &Summary) -> impl Iterator<Item = Option<f64>> {
        let signs = [stats.share_below_zero, stats.share_above_zero].into_iter().filter(|_| self.signs);
        let figures = [stats.mean, stats.sd].into_iter().chain(stats.quantiles).chain([stats.mc_error]);
        // -0 is 0.
        let clean = |x: Option<f64>| x.filter(|x| x.is_finite()).map(|x| x + 0.0);
        figures.chain(signs).chain([stats.share_reached]).map(clean)
    }
}
