//! What a row of `summary` and `effects` holds, whatever the format.

use crate::run::Results;
use crate::run::results::Row;
use crate::stats::Summary;

/// Columns that say what a row is about: texts, but for the year.
pub(super) const ABOUT: [&str; 6] = ["scenario", "measure", "scope", "key", "year", "unit"];

/// Columns of `distribution.csv` after those.
pub(super) const DISTRIBUTION: [&str; 2] = ["probability", "value"];

/// Columns of figures that both tables start with.
const FIGURES: [&str; 10] = ["mean", "sd", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "mc_error"];

/// Columns of signs, in effects only.
const SIGNS: [&str; 2] = ["share_below_zero", "share_above_zero"];

/// A column of both tables.
const REACHED: &str = "share_reached";

/// Monte Carlo errors of quantiles, in both tables.
const ERRORS: [&str; 3] = ["mc_error_p10", "mc_error_p50", "mc_error_p90"];

/// Monte Carlo errors of signs, in effects only.
const ERRORS_SIGNS: [&str; 2] = ["mc_error_share_below_zero", "mc_error_share_above_zero"];

/// The last column of both tables.
const ERROR_REACHED: &str = "mc_error_share_reached";

/// One of the two tables.
pub(super) struct Table<'a> {
    /// Names of all scenarios.
    pub scenarios: Vec<&'a str>,
    /// Its rows, in order.
    pub rows: &'a [Row],
    /// Whether it has the columns of signs.
    pub signs: bool,
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
    pub fn columns(&self) -> impl Iterator<Item = &'a str> {
        let of_signs = |columns: [&'static str; 2]| columns.into_iter().filter(|_| self.signs);
        let errors = ERRORS.into_iter().chain(of_signs(ERRORS_SIGNS)).chain([ERROR_REACHED]);
        FIGURES.into_iter().chain(of_signs(SIGNS)).chain([REACHED]).chain(errors)
    }

    /// The figures of a row, in the order of the columns; none where undefined.
    pub fn figures(&self, stats: &Summary) -> impl Iterator<Item = Option<f64>> {
        let of_signs = |shares: [Option<f64>; 2]| shares.into_iter().filter(|_| self.signs);
        let signs = of_signs([stats.share_below_zero, stats.share_above_zero]);
        let errors = [10, 50, 90].map(|percent| stats.mc_error_p(percent)).into_iter();
        let errors = errors.chain(of_signs([stats.mc_error_share_below_zero, stats.mc_error_share_above_zero]));
        let figures = [stats.mean, stats.sd].into_iter().chain(stats.quantiles).chain([stats.mc_error]);
        // -0 is 0.
        let clean = |x: Option<f64>| x.filter(|x| x.is_finite()).map(|x| x + 0.0);
        let shares = signs.chain([stats.share_reached]);
        figures.chain(shares).chain(errors).chain([stats.mc_error_share_reached]).map(clean)
    }
}
