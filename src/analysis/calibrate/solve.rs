//! The factors nearest to what was observed that meet the targets: Newton's method on the optimality conditions, with the
//! derivatives of all paths to all factors. Targets that do not go together are weighed as Huber does: what lies far off pulls
//! less than in proportion.

use super::target::{Stock, Target};
use super::trial::{Factors, Path, Trial};
use crate::analysis::linear;

/// Newton steps at most; a dozen are enough where a solution exists.
const STEPS: usize = 60;
/// Largest relative misfit of a target that must be met.
const CLOSE: f64 = 1e-9;
/// Step of the numerical derivatives, in units of `scale`.
const SMALL: f64 = 1e-6;
/// From this many tolerances on a misfit counts in proportion, not by its square.
const FAR: f64 = 2.0;
/// What a relative misfit of a target that must be met weighs in choosing the length of a step.
const MUST: f64 = 1e8;

/// Least distance from what was observed, subject to the targets.
pub(super) struct Problem<'a> {
    targets: &'a [Target],
    /// Branches that some target is about.
    pub tied: Vec<usize>,
    observed: Factors,
    /// Units in which factors are measured: standard deviations; of a base shortage that is free, only its size.
    scale: Factors,
    /// 1 for a factor that is held to what was observed, 0 for one that is free.
    held: Factors,
}

/// What was found.
pub(super) struct Solution {
    pub factors: Factors,
    pub path: Path,
    /// Weight of each target, 1 or less.
    pub weights: Vec<f64>,
    /// Standard deviation of each factor that the targets leave, over that from before; of a free one over its size.
    pub open: Factors,
}

impl<'a> Problem<'a> {
    /// `sd`: of lateral rate, trend and base shortage, by branch.
    pub fn new(targets: &'a [Target], observed: &Factors, sd: &Factors) -> Self {
        let n = observed.len();
        let tied: Vec<usize> = (0..n).filter(|b| targets.iter().any(|t| t.members.contains(b))).collect();
        let (mut scale, mut held) = (sd.clone(), vec![[1.0; 3]; n]);
        for b in 0..n {
            // Two levels of the shortage say where it begins; a growth or a demand does not.
            let of_it = |t: &&Target| t.members == [b] && t.stock == Stock::Shortage && t.from.is_none();
            if targets.iter().filter(of_it).count() > 1 {
                scale[b][2] = observed[b][2].max(100.0);
                held[b][2] = 0.0;
            }
        }
        Self { targets, tied, observed: observed.clone(), scale, held }
    }

    pub fn solve(&self, trial: &mut Trial) -> Solution {
        let mut factors = self.observed.clone();
        let mut path = trial.run(&factors);
        for _ in 0..STEPS {
            let (matrix, right, now) = self.conditions(trial, &factors, &path);
            let Some(solution) = linear::solve(matrix, right) else { break };
            let step: Vec<f64> = solution.iter().zip(&now).map(|(x, now)| x - now).collect();
            let before = self.objective(&factors, &path);
            let mut length = 1.0;
            let (next, next_path) = loop {
                let next = self.moved(&factors, &step, length);
                let next_path = trial.run(&next);
                if self.objective(&next, &next_path) < before || length < 0.02 {
                    break (next, next_path);
                }
                length /= 2.0;
            };
            let size = step.iter().fold(0.0, |a: f64, s| a.max(s.abs()));
            (factors, path) = (next, next_path);
            // Weights settle more slowly than the rest: enough is when nothing gets better any more.
            let is_settled = (before - self.objective(&factors, &path)).abs() <= 1e-12 * before;
            if self.misfit(&path) < CLOSE && (size < 1e-6 || is_settled) {
                break;
            }
        }
        let weights = self.targets.iter().map(|t| weight(t, &path)).collect();
        let open = self.open(trial, &factors, &path);
        Solution { factors, path, weights, open }
    }

    /// Largest relative misfit of a target that must be met.
    fn misfit(&self, path: &Path) -> f64 {
        let exact = self.targets.iter().filter(|t| t.tolerance == 0.0);
        exact.map(|t| relative(t, path).abs()).fold(0.0, f64::max)
    }

    /// What is to be as small as it can.
    fn objective(&self, factors: &Factors, path: &Path) -> f64 {
        let mut sum = 0.0;
        for &b in &self.tied {
            for j in 0..3 {
                let away = (factors[b][j] - self.observed[b][j]) / self.scale[b][j];
                sum += self.held[b][j] * away * away;
            }
        }
        for t in self.targets {
            sum += if t.tolerance == 0.0 {
                MUST * relative(t, path).powi(2)
            } else {
                let off = ((t.on(path) - t.persons) / t.tolerance).abs();
                if off <= FAR { off * off } else { FAR * (2.0 * off - FAR) }
            };
        }
        sum
    }

    fn moved(&self, factors: &Factors, step: &[f64], length: f64) -> Factors {
        let mut out = factors.clone();
        for (i, &b) in self.tied.iter().enumerate() {
            for j in 0..3 {
                out[b][j] += length * step[3 * i + j] * self.scale[b][j];
            }
        }
        out
    }

    /// The linearised conditions [H J'; J -T] [x; multipliers] = [0; gap] for x, the deviation from what was observed after
    /// the step in units of `scale`, three entries a branch; T is 1 for a target with a tolerance, in units of which its
    /// row is written, and 0 for one that must be met. Also x now.
    fn conditions(&self, trial: &mut Trial, factors: &Factors, path: &Path) -> (Vec<Vec<f64>>, Vec<f64>, Vec<f64>) {
        let (n, m) = (3 * self.tied.len(), self.targets.len());
        let mut now = vec![0.0; n];
        let mut trials = Vec::with_capacity(n);
        for (i, &b) in self.tied.iter().enumerate() {
            for j in 0..3 {
                now[3 * i + j] = (factors[b][j] - self.observed[b][j]) / self.scale[b][j];
                let mut trial_factors = factors.clone();
                trial_factors[b][j] += SMALL * self.scale[b][j];
                trials.push(trial_factors);
            }
        }
        let slopes = trial.run_each(&trials);
        let mut matrix = vec![vec![0.0; n + m]; n + m];
        let mut right = vec![0.0; n + m];
        for i in 0..n {
            matrix[i][i] = self.held[self.tied[i / 3]][i % 3];
        }
        for (i, target) in self.targets.iter().enumerate() {
            let unit = unit(target, path);
            let here = target.on(path);
            let row: Vec<f64> = slopes.iter().map(|p| (target.on(p) - here) / (SMALL * unit)).collect();
            let known: f64 = row.iter().zip(&now).map(|(a, b)| a * b).sum();
            let at = n + i;
            right[at] = (target.persons - here) / unit + known;
            matrix[at][at] = if target.tolerance == 0.0 { 0.0 } else { -1.0 };
            for (p, x) in row.into_iter().enumerate() {
                matrix[at][p] = x;
                matrix[p][at] = x;
            }
        }
        (matrix, right, now)
    }

    /// What the targets leave open, from the inverse of the conditions.
    fn open(&self, trial: &mut Trial, factors: &Factors, path: &Path) -> Factors {
        let (matrix, right, _) = self.conditions(trial, factors, path);
        let mut out = vec![[1.0; 3]; factors.len()];
        for (i, &b) in self.tied.iter().enumerate() {
            for j in 0..3 {
                let at = 3 * i + j;
                let mut unit = vec![0.0; right.len()];
                unit[at] = 1.0;
                let variance = linear::solve(matrix.clone(), unit).map_or(f64::INFINITY, |x| x[at]);
                out[b][j] = variance.max(0.0).sqrt();
            }
        }
        out
    }
}

/// Misfit over the size of the figure.
pub(super) fn relative(target: &Target, path: &Path) -> f64 {
    (target.on(path) - target.persons) / target.persons.abs().max(1.0)
}

/// Huber's weight.
fn weight(target: &Target, path: &Path) -> f64 {
    if target.tolerance == 0.0 {
        return 1.0;
    }
    let off = ((target.on(path) - target.persons) / target.tolerance).abs();
    if off <= FAR { 1.0 } else { FAR / off }
}

/// What a target's row is measured in.
fn unit(target: &Target, path: &Path) -> f64 {
    if target.tolerance == 0.0 { target.persons.abs().max(1.0) } else { target.tolerance / weight(target, path).sqrt() }
}
