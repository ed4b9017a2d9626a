//! Sobol' indices: the share of the variance that an input causes by itself (first order), and with all its interplay with
//! others (total). Knows numbers only, no model.
//!
//! Outputs at two independent samples A and B, and for each input i at A with that input from B. First order: mean of
//! B (`AB_i` - A) over the variance (Saltelli and others 2010, Computer Physics Communications 181, 259-270); total: half the
//! mean of the square of A - `AB_i` over the variance (Jansen 1999, Computer Physics Communications 117, 35-43). Outputs are centred
//! first, and the variance is that of A and B together, as in `SALib`.

use super::bootstrap;

/// Outputs of one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outputs {
    /// At A.
    pub a: Vec<f64>,
    /// At B.
    pub b: Vec<f64>,
    /// At A with input i from B.
    pub ab: Vec<Vec<f64>>,
}

/// The indices of one input, each with the half-width of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// First order.
    pub first: f64,
    /// Half-width.
    pub first_half_width: f64,
    /// Total.
    pub total: f64,
    /// Half-width.
    pub total_half_width: f64,
}

impl Outputs {
    /// For `inputs` inputs, no outputs yet.
    pub fn new(inputs: usize) -> Self {
        Self { a: Vec::new(), b: Vec::new(), ab: vec![Vec::new(); inputs] }
    }

    /// Outputs at A.
    pub fn rows(&self) -> usize {
        self.a.len()
    }

    /// The indices of all inputs; `None` if the outputs do not vary. `uniforms` fills in uniform numbers for a resample
    /// (index), from which intervals are made.
    pub fn indices(&self, resamples: usize, mut uniforms: impl FnMut(usize, &mut [f64])) -> Option<Vec<Index>> {
        let centred = self.centred()?;
        let all: Vec<usize> = (0..self.rows()).collect();
        let whole = centred.estimates(&all);
        let mut again = vec![[Vec::new(), Vec::new()]; self.ab.len()];
        let mut u = vec![0.0; self.rows()];
        for resample in 0..resamples {
            uniforms(resample, &mut u);
            let estimates = centred.estimates(&bootstrap::pick(&u, self.rows()));
            for (of_input, estimate) in again.iter_mut().zip(estimates) {
                for (figures, x) in of_input.iter_mut().zip(estimate) {
                    figures.push(x);
                }
            }
        }
        let index = |([first, total], again): ([f64; 2], &[Vec<f64>; 2])| {
            let [first_half_width, total_half_width] = [&again[0], &again[1]].map(|x| bootstrap::half_width(x));
            Index { first, first_half_width, total, total_half_width }
        };
        Some(whole.into_iter().zip(&again).map(index).collect())
    }

    /// The same less the mean of all outputs, in standard deviations of all; `None` if there is no finite spread.
    fn centred(&self) -> Option<Self> {
        let all = || self.a.iter().chain(&self.b).chain(self.ab.iter().flatten());
        let n = all().count() as f64;
        let mean = all().sum::<f64>() / n;
        let sd = (all().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt();
        if !(sd > 0.0 && sd.is_finite()) {
            return None;
        }
        let of = |xs: &Vec<f64>| xs.iter().map(|x| (x - mean) / sd).collect();
        let centred = Self { a: of(&self.a), b: of(&self.b), ab: self.ab.iter().map(of).collect() };
        // What varies with A replaced only has no variance to be a share of.
        (centred.variance(&(0..self.rows()).collect::<Vec<_>>()) > 0.0).then_some(centred)
    }

    /// Variance of A and B together.
    fn variance(&self, rows: &[usize]) -> f64 {
        let all = || rows.iter().flat_map(|&r| [self.a[r], self.b[r]]);
        let n = 2.0 * rows.len() as f64;
        let mean = all().sum::<f64>() / n;
        all().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n
    }

    /// First-order and total index of every input, from these rows.
    fn estimates(&self, rows: &[usize]) -> Vec<[f64; 2]> {
        let variance = self.variance(rows);
        let n = rows.len() as f64;
        let of_input = |ab: &Vec<f64>| {
            let (mut first, mut total) = (0.0, 0.0);
            for &r in rows {
                let moved = ab[r] - self.a[r];
                first += self.b[r] * moved;
                total += moved * moved;
            }
            // A resample of one row again and again has no variance.
            if variance > f64::EPSILON { [first / n / variance, 0.5 * total / n / variance] } else { [0.0; 2] }
        };
        self.ab.iter().map(of_input).collect()
    }
}
