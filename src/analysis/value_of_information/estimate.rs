//! The value of information from draws: perfect, and partial by regression on normal scores.
//!
//! What is to be learned enters as normal scores; the net benefit of each choice, less that of the choice that is best without
//! knowing more, is regressed on Hermite polynomials of them. [`value_of_information.md`](../value_of_information.md) says how far
//! the two estimates are to be trusted.

use serde::{Deserialize, Serialize};

use crate::analysis::linear;
use crate::math::normal_quantile;

/// What knowing something is worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// What the choice gains by knowing it. For partial information: each draw's choice was learned from other draws, so on average
    /// this is too low rather than too high.
    pub value: f64,
    /// Its standard error over rounds of draws; `None` under four rounds.
    pub error: Option<f64>,
    /// The same with choices learned from the same draws: on average too high.
    pub ceiling: f64,
}

/// Net benefits by choice, then by draw, ready to be asked about.
pub struct Decision {
    /// The choice that is best without knowing more.
    pub best: usize,
    /// By choice: its net benefit less that of the best, by draw; the best itself is left out.
    others: Vec<Vec<f64>>,
    rounds: usize,
}

/// Parts of the draws, each of which is decided on by what the others teach.
const FOLDS: usize = 8;
/// Fewest rounds from which an error is given, and a regression is made.
pub const LEAST_ROUNDS: usize = 4;
/// Degree of the polynomials of a single score.
const DEGREE: usize = 4;
/// Scores up to which all pairs are multiplied.
const PAIRS: usize = 6;
/// Draws for each term of a regression, at least.
const DRAWS_A_TERM: usize = 40;

impl Decision {
    /// `benefits` by choice, then by draw, in `rounds` of equal length.
    pub fn new(benefits: &[Vec<f64>], rounds: usize) -> Self {
        let mean = |b: &[f64]| b.iter().sum::<f64>() / b.len().max(1) as f64;
        let means: Vec<f64> = benefits.iter().map(|b| mean(b)).collect();
        let best = (0..means.len()).reduce(|a, b| if means[b] > means[a] { b } else { a }).unwrap_or(0);
        let less = |b: &Vec<f64>| b.iter().zip(&benefits[best]).map(|(x, y)| x - y).collect();
        let others = benefits.iter().enumerate().filter(|(i, _)| *i != best).map(|(_, b)| less(b)).collect();
        Self { best, others, rounds: rounds.max(1) }
    }

    fn draws(&self) -> usize {
        self.others.first().map_or(0, Vec::len)
    }

    /// Knowing everything that is uncertain.
    pub fn perfect(&self) -> Worth {
        let gain = |i: usize| self.others.iter().map(|o| o[i]).fold(0.0, f64::max);
        let gains: Vec<f64> = (0..self.draws()).map(gain).collect();
        let (value, error) = self.mean_of(&gains);
        Worth { value, error, ceiling: value }
    }

    /// Knowing the values behind `scores`, by score, then by draw. `None` if there are too few rounds, nothing to choose, or no
    /// regression.
    pub fn partial(&self, scores: &[&[f64]]) -> Option<Worth> {
        let draws = self.draws();
        if self.rounds < LEAST_ROUNDS || self.others.is_empty() || draws == 0 || scores.is_empty() {
            return None;
        }
        let folds = self.rounds.min(FOLDS);
        let round = draws / self.rounds;
        let fold = |draw: usize| (draw / round) % folds;
        let terms = self.terms(scores);
        let m = terms.len() + 1;
        // The sums of each fold: those of the others are what is left of all.
        let mut sums = vec![Sums::new(m, self.others.len()); folds];
        let mut row = vec![1.0; m];
        for draw in 0..draws {
            terms.iter().zip(&mut row[1..]).for_each(|(term, x)| *x = term.at(scores, draw));
            sums[fold(draw)].add(&row, self.others.iter().map(|o| o[draw]));
        }
        let all = sums.iter().fold(Sums::new(m, self.others.len()), |all, part| all.plus(part, 1.0));
        let whole = all.solve()?;
        let without: Option<Vec<Vec<Vec<f64>>>> =
            sums.iter().map(|part| all.clone().plus(part, -1.0).solve()).collect();
        let without = without?;
        let (mut gains, mut ceiling) = (Vec::with_capacity(draws), 0.0);
        for draw in 0..draws {
            terms.iter().zip(&mut row[1..]).for_each(|(term, x)| *x = term.at(scores, draw));
            let fitted = |b: &[f64]| -> f64 { b.iter().zip(&row).map(|(b, x)| b * x).sum() };
            let mut chosen = (0.0, 0.0);
            for (other, b) in self.others.iter().zip(&without[fold(draw)]) {
                let expected = fitted(b);
                if expected > chosen.0 {
                    chosen = (expected, other[draw]);
                }
            }
            gains.push(chosen.1);
            ceiling += whole.iter().map(|b| fitted(b)).fold(0.0, f64::max);
        }
        let (value, error) = self.mean_of(&gains);
        Some(Worth { value, error, ceiling: ceiling / draws as f64 })
    }

    /// Terms of the regression: as many as the draws bear, the simplest first.
    fn terms(&self, scores: &[&[f64]]) -> Vec<Term> {
        let k = scores.len();
        let mut terms: Vec<Term> = Vec::new();
        let degrees = if k == 1 { DEGREE } else { 2 };
        for degree in 1..=degrees {
            terms.extend((0..k).map(|i| Term::Power(i, degree)));
        }
        if k <= PAIRS {
            terms.extend((0..k).flat_map(|i| (0..i).map(move |j| Term::Product(i, j))));
        }
        terms.truncate((self.draws() / DRAWS_A_TERM).max(1));
        terms
    }

    /// The mean, and its standard error over rounds.
    fn mean_of(&self, gains: &[f64]) -> (f64, Option<f64>) {
        if gains.is_empty() {
            return (0.0, None);
        }
        let mean = gains.iter().sum::<f64>() / gains.len() as f64;
        let round = gains.len() / self.rounds;
        let of_rounds: Vec<f64> =
            gains.chunks_exact(round.max(1)).map(|r| r.iter().sum::<f64>() / r.len() as f64).collect();
        let n = of_rounds.len() as f64;
        let variance = of_rounds.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
        (mean, (of_rounds.len() >= LEAST_ROUNDS).then(|| (variance / n).sqrt()))
    }
}

/// A term of a regression: a Hermite polynomial of a score, scaled to variance 1, or the product of two scores.
#[derive(Clone, Copy, Debug)]
enum Term {
    Power(usize, usize),
    Product(usize, usize),
}

impl Term {
    fn at(self, scores: &[&[f64]], draw: usize) -> f64 {
        match self {
            Self::Power(i, degree) => hermite(degree, scores[i][draw]),
            Self::Product(i, j) => scores[i][draw] * scores[j][draw],
        }
    }
}

/// The probabilists' Hermite polynomial of `degree`, over the root of its factorial: mean 0 and variance 1 of a standard normal.
fn hermite(degree: usize, z: f64) -> f64 {
    match degree {
        1 => z,
        2 => (z * z - 1.0) / 2.0_f64.sqrt(),
        3 => z * (z * z - 3.0) / 6.0_f64.sqrt(),
        _ => (z * z * (z * z - 6.0) + 3.0) / 24.0_f64.sqrt(),
    }
}

/// Sums of squares and products of a regression with several left sides.
#[derive(Clone, Debug)]
struct Sums {
    squares: Vec<Vec<f64>>,
    products: Vec<Vec<f64>>,
}

impl Sums {
    fn new(terms: usize, sides: usize) -> Self {
        Self { squares: vec![vec![0.0; terms]; terms], products: vec![vec![0.0; terms]; sides] }
    }

    fn add(&mut self, row: &[f64], sides: impl Iterator<Item = f64>) {
        for (sums, &x) in self.squares.iter_mut().zip(row) {
            sums.iter_mut().zip(row).for_each(|(sum, y)| *sum += x * y);
        }
        for (sums, side) in self.products.iter_mut().zip(sides) {
            sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += x * side);
        }
    }

    fn plus(mut self, other: &Self, sign: f64) -> Self {
        let both = |a: &mut Vec<Vec<f64>>, b: &[Vec<f64>]| {
            a.iter_mut().flatten().zip(b.iter().flatten()).for_each(|(a, b)| *a += sign * b);
        };
        both(&mut self.squares, &other.squares);
        both(&mut self.products, &other.products);
        self
    }

    /// Coefficients by left side.
    fn solve(&self) -> Option<Vec<Vec<f64>>> {
        // Scaled, so that no sum is taken for nothing beside another.
        let n = self.squares[0][0].max(1.0);
        let scaled =
            |m: &[Vec<f64>]| -> Vec<Vec<f64>> { m.iter().map(|r| r.iter().map(|x| x / n).collect()).collect() };
        let squares = scaled(&self.squares);
        scaled(&self.products).into_iter().map(|side| linear::solve(squares.clone(), side)).collect()
    }
}

/// Normal scores of `values` by their ranks: (rank - 1/2) / n, the mean rank for equal values.
pub fn normal_scores(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut scores = vec![0.0; values.len()];
    let mut from = 0;
    while from < order.len() {
        let same = order[from..].iter().take_while(|&&i| values[i] == values[order[from]]).count().max(1);
        let rank = from as f64 + same as f64 / 2.0;
        let score = normal_quantile(rank / values.len() as f64);
        order[from..from + same].iter().for_each(|&i| scores[i] = score);
        from += same;
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::keyed::{WHOLE_DRAW, uniforms};

    const ROUNDS: usize = 40;
    const DRAWS: usize = ROUNDS * 512;

    fn normals(name: &str) -> Vec<f64> {
        let mut u = vec![0.0; DRAWS];
        uniforms(11, name, WHOLE_DRAW, 0, &mut u);
        u.into_iter().map(normal_quantile).collect()
    }

    #[track_caller]
    fn is_about(worth: Worth, exact: f64) {
        let error = worth.error.unwrap();
        assert!((worth.value - exact).abs() < 4.0 * error + 1e-9, "{worth:?} instead of {exact}");
        assert!(worth.ceiling >= exact - 4.0 * error && worth.ceiling < exact + 0.03, "{worth:?} instead of {exact}");
    }

    /// Do nothing, or gain -0.5 + 2 X + Y with X and Y standard normal. For a gain N(m, s²) the value of knowing it is
    /// s φ(m/s) + m Φ(m/s) - max(m, 0) (Raiffa and Schlaifer 1961, unit normal loss). Numbers by scipy.stats.norm.
    #[test]
    fn a_linear_decision_with_normal_uncertainty_has_the_known_value() {
        let (x, y, other) = (normals("x"), normals("y"), normals("other"));
        let gain = x.iter().zip(&y).map(|(x, y)| -0.5 + 2.0 * x + y).collect();
        let decision = Decision::new(&[vec![0.0; DRAWS], gain], ROUNDS);
        assert_eq!(decision.best, 0);
        let perfect = decision.perfect();
        assert!((perfect.value - EVPI).abs() < 4.0 * perfect.error.unwrap(), "{perfect:?}");
        is_about(decision.partial(&[&x]).unwrap(), EVPPI_X);
        is_about(decision.partial(&[&y]).unwrap(), EVPPI_Y);
        is_about(decision.partial(&[&x, &y]).unwrap(), EVPI);
        is_about(decision.partial(&[&other]).unwrap(), 0.0);
    }

    const EVPI: f64 = 0.664_271_148_946_762_8;
    const EVPPI_X: f64 = 0.572_689_396_447_160_4;
    const EVPPI_Y: f64 = 0.197_796_557_401_306_08;

    /// Three choices: 0, X - 0.3 and Y - 0.3 with X and Y standard normal and correlated 0.5. Numbers by scipy: integrals of
    /// max(0, x - 0.3, E[Y | x] - 0.3) over x.
    #[test]
    fn three_choices_agree_with_an_integral() {
        let (x, z) = (normals("x"), normals("z"));
        let y: Vec<f64> = x.iter().zip(&z).map(|(x, z)| 0.5 * x + 0.75_f64.sqrt() * z).collect();
        let gain = |v: &[f64]| v.iter().map(|v| v - 0.3).collect();
        let decision = Decision::new(&[vec![0.0; DRAWS], gain(&x), gain(&y)], ROUNDS);
        is_about(decision.partial(&[&x]).unwrap(), EVPPI_THREE);
        let perfect = decision.perfect();
        assert!((perfect.value - EVPI_THREE).abs() < 4.0 * perfect.error.unwrap(), "{perfect:?}");
    }

    const EVPPI_THREE: f64 = 0.266_761_242_117_209_9;
    const EVPI_THREE: f64 = 0.417_047_118_161_091_75;

    #[test]
    fn scores_by_rank_and_ties_by_hand() {
        let scores = normal_scores(&[3.0, 1.0, 2.0, 2.0]);
        // Ranks 3.5, 0.5 and twice 2 of 4.
        let expected = [normal_quantile(0.875), normal_quantile(0.125), 0.0, 0.0];
        assert!(scores.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15), "{scores:?}");
    }

    #[test]
    fn too_few_rounds_say_nothing() {
        let decision = Decision::new(&[vec![0.0; 512], vec![1.0; 512]], 1);
        assert_eq!((decision.best, decision.partial(&[&[0.0; 512]])), (1, None));
        assert_eq!(decision.perfect().error, None);
    }
}
