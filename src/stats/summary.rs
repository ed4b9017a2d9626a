//! What is reported of one series of draws.

use serde::{Deserialize, Serialize};

/// Summary of a series; `None` where a figure is undefined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Mean over draws.
    pub mean: Option<f64>,
    /// Standard deviation over draws.
    pub sd: Option<f64>,
    /// Quantiles at [`Summary::PROBABILITIES`].
    pub quantiles: [Option<f64>; 7],
    /// Monte Carlo error of the mean: its standard error, judged from the spread between rounds, as are all errors here.
    pub mc_error: Option<f64>,
    /// Monte Carlo errors of the quantiles.
    pub mc_error_quantiles: [Option<f64>; 7],
    /// Share of draws below zero.
    pub share_below_zero: Option<f64>,
    /// Share of draws above zero.
    pub share_above_zero: Option<f64>,
    /// Share of draws with a finite value, where some are infinite ("not within the horizon").
    pub share_reached: Option<f64>,
    /// Monte Carlo error of `share_below_zero`; 0 for a share of 0 or 1, which then is off by hardly more than one in the
    /// number of draws.
    pub mc_error_share_below_zero: Option<f64>,
    /// Monte Carlo error of `share_above_zero`.
    pub mc_error_share_above_zero: Option<f64>,
    /// Monte Carlo error of `share_reached`.
    pub mc_error_share_reached: Option<f64>,
}

impl Summary {
    /// Probabilities of the reported quantiles.
    pub const PROBABILITIES: [f64; 7] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95];

    /// Quantile at one of [`Summary::PROBABILITIES`], by percentage: 5, 10, 25, 50, 75, 90 or 95.
    pub fn p(&self, percent: u32) -> Option<f64> {
        self.quantiles[place(percent)?]
    }

    /// Monte Carlo error of the quantile that [`Summary::p`] gives.
    pub fn mc_error_p(&self, percent: u32) -> Option<f64> {
        self.mc_error_quantiles[place(percent)?]
    }
}

/// Place of a percentage among the reported quantiles.
fn place(percent: u32) -> Option<usize> {
    [5, 10, 25, 50, 75, 90, 95].iter().position(|&p| p == percent)
}
