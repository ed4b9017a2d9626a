//! How official forecasts moved from vintage to vintage, and how an error that grows with the horizon would have made them
//! (model.md §8, [`backtest.md`](../analysis/backtest.md)).
//!
//! With v the time a forecast is made, h the years from then to the end of the year it is of, an error of the size
//! V(h) = trend² h² + noise² h, and forecasts that use what is known, the revision from one vintage to the next has the
//! variance V(h before) - V(h after). Both numbers are those under which the revisions seen are likeliest, if normal.

use serde::{Deserialize, Serialize};

use super::Dataset;
use super::vintage::{Vintage, horizon};
use crate::math::ln;

/// The error of a forecast, as a share of all demand for staff.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastError {
    /// Standard deviation of what goes wrong every year alike, per year.
    pub trend: f64,
    /// Standard deviation of what is added every year anew.
    pub noise: f64,
}

impl ForecastError {
    /// Its standard deviation `h` years ahead.
    pub fn at(self, h: f64) -> f64 {
        (self.trend * self.trend * h * h + self.noise * self.noise * h).sqrt()
    }
}

/// How far a forecast of one year moved from a vintage to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The earlier vintage.
    pub from: String,
    /// The later one.
    pub to: String,
    /// The year forecast.
    pub year: i32,
    /// Years ahead of the earlier and of the later vintage.
    pub horizons: (f64, f64),
    /// Later minus earlier, persons.
    pub persons: f64,
    /// The same over all demand for staff.
    pub share: f64,
}

/// What vintages say of the error of a forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The likeliest error.
    pub error: ForecastError,
    /// Steps from vintage to vintage: what counts as independent.
    pub steps: usize,
    /// Demand that shares are of, persons.
    pub demand: f64,
    /// What it rests on: of each step the first and the last year that both vintages have. Years between lie on straight lines.
    pub revisions: Vec<Revision>,
}

/// Fewest steps from vintage to vintage that an error is told from.
const FEWEST: usize = 2;

/// The error of the official forecast of the total shortage, from the vintages of `dataset`; `None` with fewer than two steps
/// from vintage to vintage.
pub fn estimate(dataset: &Dataset) -> Option<Estimate> {
    let vintages = Vintage::all(dataset);
    let counted = dataset.branches.iter().filter(|b| b.in_smal);
    let demand: f64 = counted.map(|b| b.employees.get() + b.shortage.get()).sum();
    let mut revisions = Vec::new();
    let mut steps = 0;
    for pair in vintages.windows(2) {
        let [before, after] = pair else { continue };
        let (Some(a), Some(b)) = (before.span("smal"), after.span("smal")) else { continue };
        let (first, last) = (a.0.max(b.0), a.1.min(b.1));
        let mut years = vec![first, last];
        years.dedup();
        let found: Vec<Revision> = years
            .into_iter()
            .filter(|_| first <= last)
            .filter_map(|year| {
                let persons = after.at("smal", year)? - before.at("smal", year)?;
                let horizons = (horizon(before, year), horizon(after, year));
                let (from, to) = (before.name.clone(), after.name.clone());
                Some(Revision { from, to, year, horizons, persons, share: persons / demand })
            })
            .collect();
        steps += usize::from(!found.is_empty());
        revisions.extend(found);
    }
    let error = (steps >= FEWEST && demand > 0.0).then(|| fit(&revisions))??;
    Some(Estimate { error, steps, demand, revisions })
}

/// The likeliest error: Fisher's scoring, which here is least squares of squared revisions with the weights of the last step.
fn fit(revisions: &[Revision]) -> Option<ForecastError> {
    // Square of a revision, and what it is made of.
    let rows: Vec<[f64; 3]> = revisions
        .iter()
        .map(|r| {
            let (before, after) = r.horizons;
            [r.share * r.share, before * before - after * after, before - after]
        })
        .collect();
    let mean = rows.iter().map(|r| r[0] / r[2]).sum::<f64>() / rows.len() as f64;
    let (mut trend, mut noise) = (0.0, mean);
    for _ in 0..200 {
        let variance = |r: &[f64; 3]| trend * r[1] + noise * r[2];
        let weighted = |i: usize, j: usize| rows.iter().map(|r| r[i] * r[j] / (variance(r) * variance(r))).sum::<f64>();
        let (aa, ab, bb, ya, yb) = (weighted(1, 1), weighted(1, 2), weighted(2, 2), weighted(0, 1), weighted(0, 2));
        let rest = aa * bb - ab * ab;
        let both = ((ya * bb - yb * ab) / rest, (yb * aa - ya * ab) / rest);
        let next = match both {
            (a, b) if a >= 0.0 && b >= 0.0 => (a, b),
            // One of them is nought: whichever is the likelier.
            _ => [(ya / aa, 0.0), (0.0, yb / bb)]
                .into_iter()
                .max_by(|a, b| likelihood(&rows, *a).total_cmp(&likelihood(&rows, *b)))?,
        };
        let moved = (next.0 - trend).abs() * rows[0][1] + (next.1 - noise).abs() * rows[0][2];
        (trend, noise) = next;
        if moved <= 1e-15 {
            break;
        }
    }
    (trend.is_finite() && noise.is_finite()).then(|| ForecastError { trend: trend.sqrt(), noise: noise.sqrt() })
}

/// Twice the log likelihood of normal revisions, but for a constant.
fn likelihood(rows: &[[f64; 3]], (trend, noise): (f64, f64)) -> f64 {
    let variance = |r: &[f64; 3]| trend * r[1] + noise * r[2];
    -rows.iter().map(|r| ln(variance(r)) + r[0] / variance(r)).sum::<f64>()
}
