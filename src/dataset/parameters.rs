//! From the figures of a row to a distribution. A figure that is NaN is reported already; a distribution that cannot
//! be is reported at the column it is chiefly about. Either gives `Dist::Fixed(NaN)`, in a data set that is refused.

use std::sync::Arc;

use super::keys::bounds;
use super::row::Row;
use crate::dist::{Beta, Discrete, Dist, DistError, Gamma, Normal, Pert, SplitNormal};
use crate::ids::Quality;
use crate::texts::TableProblem;

/// A parameter of the model: a distribution with a name.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Name, `quantity:key`; random numbers are keyed by it.
    pub name: String,
    /// Unit in words.
    pub unit: String,
    /// Its distribution; a single number is `Dist::Fixed`.
    pub dist: Dist,
    /// What the advocates' own cases imply, for effect parameters.
    pub business_case: Option<f64>,
    /// Parameters with the same group are divided by their sum (shares drawn as gammas: a Dirichlet).
    pub shares_group: Option<String>,
    /// How good the figure is.
    pub quality: Quality,
    /// Keys into `Dataset::sources`.
    pub sources: Arc<[String]>,
    /// Why this value.
    pub note: String,
}

/// The shape of a distribution given by three figures.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// Minimum, mode, maximum.
    Pert,
    /// 5 %, 50 % and 95 % quantile, symmetric.
    Normal,
    /// 5 %, 50 % and 95 % quantile.
    SplitNormal,
}

/// The distribution with this shape through (low, likely, high); without any width it is the one value.
pub(super) fn build(row: Row, column: &str, shape: Shape, [low, likely, high]: [f64; 3]) -> Dist {
    if low == likely && likely == high {
        return Dist::Fixed(likely);
    }
    let figures = [low, likely, high];
    or_report(
        row,
        column,
        &figures,
        match shape {
            Shape::Pert => Pert::new(low, likely, high).map(Dist::Pert),
            Shape::Normal => Normal::from_quantiles(low, likely, high).map(Dist::Normal),
            Shape::SplitNormal => SplitNormal::new(low, likely, high).map(Dist::SplitNormal),
        },
    )
}

/// One of a group of shares that are divided by their sum: a gamma, so that together they are a Dirichlet.
pub(super) fn gamma(row: Row, column: &str, share: f64, concentration: f64) -> Dist {
    if share == 0.0 {
        return Dist::Fixed(0.0);
    }
    let gamma = Gamma::new(share * concentration, 1.0).map(Dist::Gamma);
    or_report(row, column, &[share, concentration], gamma)
}

/// A beta on `low` to `high`.
pub(super) fn beta(row: Row, column: &str, [alpha, beta]: [f64; 2], [low, high]: [f64; 2]) -> Dist {
    or_report(row, column, &[alpha, beta, low, high], Beta::new(alpha, beta, low, high).map(Dist::Beta))
}

/// Values with weights.
pub(super) fn discrete(row: Row, column: &str, values: Vec<f64>, weights: Vec<f64>) -> Dist {
    or_report(row, column, &[], Discrete::new(values, weights).map(Dist::Discrete))
}

fn or_report(row: Row, column: &str, figures: &[f64], dist: Result<Dist, DistError>) -> Dist {
    dist.unwrap_or_else(|e| {
        if !figures.iter().any(|x| x.is_nan()) {
            let rule = if matches!(e, DistError::NotBelow(..) | DistError::Above(..)) {
                TableProblem::NotBetween.with(&[("text", &row.raw(column))])
            } else {
                e.said()
            };
            row.report(column, rule);
        }
        Dist::Fixed(f64::NAN)
    })
}

/// Reports figures of the parameter `name` in `columns` that it cannot have, empty cells left out; then the values of a
/// discrete distribution.
pub(super) fn check_bounds(row: Row, name: &str, columns: &[&str], dist: &Dist) {
    let (least, most) = bounds(name);
    for column in columns.iter().filter(|c| !row.raw(c).is_empty()) {
        row.within(column, least, most);
    }
    let (low, high) = dist.support();
    if matches!(dist, Dist::Discrete(_)) && (low < least || high > most) {
        row.report("weights", TableProblem::ValuesBetween.with(&[("least", &least), ("most", &most)]));
    }
}

/// The standard normal.
pub(super) fn standard_normal() -> Dist {
    // Fixed arguments that are valid: the other arm is never taken.
    Normal::new(0.0, 1.0).map_or(Dist::Fixed(0.0), Dist::Normal)
}
