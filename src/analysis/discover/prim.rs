//! The patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9, 123-143) for cases of interest, as
//! scenario discovery uses it (Bryant and Lempert 2010, Technological Forecasting and Social Change 77, 34-49): a box is
//! peeled, a small part of what is in it at a time, then pasted. Choices that those papers leave open are those of the
//! `ema_workbench` (the gain in density by what is lost as the objective, its quantiles, its order of ties). Knows numbers
//! only, no model.

use crate::math::IncompleteBeta;

/// Rows of numbers, some of which are of interest.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// Numbers, by column.
    pub columns: Vec<Vec<f64>>,
    /// Whether each row is of interest.
    pub is_case: Vec<bool>,
}

/// How patient the method is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patience {
    /// Share of what is in the box that is peeled off at a time.
    pub peel: f64,
    /// Share of what lies beyond a side that is pasted at a time.
    pub paste: f64,
    /// Smallest share of all rows that a box may hold.
    pub least_mass: f64,
}

impl Default for Patience {
    /// That of the `ema_workbench`.
    fn default() -> Self {
        Self { peel: 0.05, paste: 0.05, least_mass: 0.05 }
    }
}

/// A box: from and to, both included, by column.
pub type Limits = Vec<(f64, f64)>;

/// A box on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its limits.
    pub limits: Limits,
    /// Rows in it.
    pub rows: usize,
    /// Cases in it.
    pub cases: usize,
}

/// Rows with what is needed to search them.
pub struct Search<'r> {
    rows: &'r Rows,
    patience: Patience,
    /// Rows in the order of each column.
    orders: Vec<Vec<usize>>,
    /// The box that holds all rows.
    whole: Limits,
    cases: usize,
}

/// A candidate for the next box: column, side (0 the lower, 1 the upper), the new limit, and rows and cases inside.
struct Candidate {
    column: usize,
    side: usize,
    limit: f64,
    rows: usize,
    cases: usize,
}

impl<'r> Search<'r> {
    /// Of at least one row and one column, without NaN.
    pub fn new(rows: &'r Rows, patience: Patience) -> Self {
        let order = |column: &Vec<f64>| {
            let mut order: Vec<usize> = (0..column.len()).collect();
            order.sort_by(|&a, &b| column[a].total_cmp(&column[b]));
            order
        };
        let orders: Vec<Vec<usize>> = rows.columns.iter().map(order).collect();
        let ends = |(column, order): (&Vec<f64>, &Vec<usize>)| {
            let at = |place: Option<&usize>| place.map_or(f64::NAN, |&i| column[i]);
            (at(order.first()), at(order.last()))
        };
        let whole = rows.columns.iter().zip(&orders).map(ends).collect();
        Self { rows, patience, orders, whole, cases: rows.is_case.iter().filter(|c| **c).count() }
    }

    /// The box that holds all rows.
    pub fn whole(&self) -> &Limits {
        &self.whole
    }

    /// Rows in all.
    pub fn rows(&self) -> usize {
        self.rows.is_case.len()
    }

    /// Cases in all.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// Columns in which `limits` are narrower than all rows.
    pub fn restricted(&self, limits: &Limits) -> Vec<usize> {
        (0..limits.len()).filter(|&i| limits[i] != self.whole[i]).collect()
    }

    /// The box with these limits.
    pub fn step(&self, limits: Limits) -> Step {
        let (rows, cases) = self.count(&self.inside(&limits));
        Step { limits, rows, cases }
    }

    /// From the box that holds all rows, by peeling and then by pasting, to the last.
    pub fn trajectory(&self) -> Vec<Step> {
        let mut steps = vec![self.step(self.whole.clone())];
        for candidates in [Self::peels, Self::pastes] {
            loop {
                let last = &steps[steps.len() - 1];
                let Some(next) = self.best(last, candidates(self, last)) else { break };
                steps.push(next);
            }
        }
        steps
    }

    /// For each restricted column the quasi-p-values of its lower and upper limit: how likely it is to find as many cases of
    /// as many rows by chance, were the density that of the box without the limit. None for a side that is not restricted.
    pub fn quasi_p(&self, step: &Step) -> Vec<(usize, [Option<f64>; 2])> {
        let restricted = self.restricted(&step.limits);
        // Rows and cases that only this side keeps out of the box, by column and side.
        let mut kept_out = vec![[(0_usize, 0_usize); 2]; restricted.len()];
        for (row, &is_case) in self.rows.is_case.iter().enumerate() {
            let side = |&column: &usize| {
                let (x, (from, to)) = (self.rows.columns[column][row], step.limits[column]);
                if x < from { Some(0) } else { (x > to).then_some(1) }
            };
            let mut outside = restricted.iter().enumerate().filter_map(|(place, column)| Some((place, side(column)?)));
            if let (Some((place, side)), None) = (outside.next(), outside.next()) {
                let (rows, cases) = &mut kept_out[place][side];
                *rows += 1;
                *cases += usize::from(is_case);
            }
        }
        let of_side = |place: usize, side: usize| {
            let column = restricted[place];
            if end(step.limits[column], side) == end(self.whole[column], side) {
                return None;
            }
            let (rows, cases) = kept_out[place][side];
            Some(at_least(step.cases, step.rows, (step.cases + cases) as f64 / (step.rows + rows) as f64))
        };
        (0..restricted.len()).map(|place| (restricted[place], [0, 1].map(|side| of_side(place, side)))).collect()
    }

    fn inside(&self, limits: &Limits) -> Vec<bool> {
        let mut inside = vec![true; self.rows.is_case.len()];
        for column in self.restricted(limits) {
            let (from, to) = limits[column];
            for (inside, x) in inside.iter_mut().zip(&self.rows.columns[column]) {
                *inside &= from <= *x && *x <= to;
            }
        }
        inside
    }

    fn count(&self, inside: &[bool]) -> (usize, usize) {
        let cases = inside.iter().zip(&self.rows.is_case).filter(|(inside, case)| **inside && **case).count();
        (inside.iter().filter(|i| **i).count(), cases)
    }

    /// Every side of every column moved in, by a share of what is in the box.
    fn peels(&self, at: &Step) -> Vec<Candidate> {
        let inside = self.inside(&at.limits);
        let mut out = Vec::new();
        for (column, order) in self.orders.iter().enumerate() {
            let values = &self.rows.columns[column];
            let sorted: Vec<usize> = order.iter().copied().filter(|&i| inside[i]).collect();
            let at_rank = |rank: usize| values[sorted[rank]];
            for side in [1, 0] {
                let share = if side == 1 { 1.0 - self.patience.peel } else { self.patience.peel };
                let limit = quantile(sorted.len(), at_rank, share);
                let is_out = |i: &&usize| if side == 1 { values[**i] > limit } else { values[**i] < limit };
                let gone: Vec<usize> = if side == 1 {
                    sorted.iter().rev().take_while(is_out).copied().collect()
                } else {
                    sorted.iter().take_while(is_out).copied().collect()
                };
                let cases = gone.iter().filter(|&&i| self.rows.is_case[i]).count();
                out.push(Candidate { column, side, limit, rows: at.rows - gone.len(), cases: at.cases - cases });
            }
        }
        out
    }

    /// Every restricted side moved out, by a share of what lies beyond it.
    fn pastes(&self, at: &Step) -> Vec<Candidate> {
        let mut out = Vec::new();
        for column in self.restricted(&at.limits) {
            let (values, (from, to)) = (&self.rows.columns[column], at.limits[column]);
            let mut others = at.limits.clone();
            others[column] = self.whole[column];
            let around = self.inside(&others);
            for side in [0, 1] {
                let is_beyond = |x: f64| if side == 0 { x <= from } else { x >= to };
                let beyond: Vec<f64> = self.orders[column]
                    .iter()
                    .filter(|&&i| around[i] && is_beyond(values[i]))
                    .map(|&i| values[i])
                    .collect();
                let share = if side == 0 { 1.0 - self.patience.paste } else { self.patience.paste };
                let limit = if beyond.is_empty() {
                    end(self.whole[column], side)
                } else {
                    quantile(beyond.len(), |rank| beyond[rank], share)
                };
                let mut wider = at.limits.clone();
                *end_mut(&mut wider[column], side) = limit;
                let (rows, cases) = self.count(&self.inside(&wider));
                out.push(Candidate { column, side, limit, rows, cases });
            }
        }
        out
    }

    /// The box that the best candidate makes, if it is better than the one at hand; the first of equals with fewest
    /// restrictions.
    fn best(&self, at: &Step, candidates: Vec<Candidate>) -> Option<Step> {
        let mut best: Option<(f64, usize, Candidate, Limits)> = None;
        for candidate in candidates {
            let mut limits = at.limits.clone();
            *end_mut(&mut limits[candidate.column], candidate.side) = candidate.limit;
            let gain = gain((at.rows, at.cases), (candidate.rows, candidate.cases));
            let free = limits.len() - self.restricted(&limits).len();
            if best.as_ref().is_none_or(|b| gain > b.0 || (gain == b.0 && free > b.1)) {
                best = Some((gain, free, candidate, limits));
            }
        }
        let (gain, _, Candidate { rows, cases, .. }, limits) = best?;
        let mass = rows as f64 / self.rows.is_case.len() as f64;
        // Both peeling and pasting must raise the density.
        (mass >= self.patience.least_mass && rows != at.rows && gain > 0.0).then_some(Step { limits, rows, cases })
    }
}

/// The gain in density for each row that is lost or won.
fn gain((rows, cases): (usize, usize), (new_rows, new_cases): (usize, usize)) -> f64 {
    let density = cases as f64 / rows as f64;
    let new = if new_rows > 0 { new_cases as f64 / new_rows as f64 } else { 0.0 };
    if new == density || rows == new_rows { 0.0 } else { (new - density) / rows.abs_diff(new_rows) as f64 }
}

/// A quantile of `n` numbers in order: the middle of the two around it; where these are equal, the inner one goes on inwards
/// to the next other number, so that equal numbers stay together.
fn quantile(n: usize, at: impl Fn(usize) -> f64, share: f64) -> f64 {
    let place = (n - 1) as f64 * share;
    let (mut lower, mut higher) = (place.floor() as usize, place.ceil() as usize);
    if share > 0.5 {
        while at(lower) == at(higher) && lower > 0 {
            lower -= 1;
        }
    } else {
        while at(lower) == at(higher) && higher < n - 1 {
            higher += 1;
        }
    }
    f64::midpoint(at(lower), at(higher))
}

/// Chance of at least `cases` cases in `rows` rows with chance `share` each: one side of a binomial test.
pub fn at_least(cases: usize, rows: usize, share: f64) -> f64 {
    match cases {
        0 => 1.0,
        _ if share >= 1.0 => 1.0,
        _ => IncompleteBeta::new(cases as f64, (rows - cases) as f64 + 1.0).tails(share).0,
    }
}

fn end(limits: (f64, f64), side: usize) -> f64 {
    if side == 0 { limits.0 } else { limits.1 }
}

fn end_mut(limits: &mut (f64, f64), side: usize) -> &mut f64 {
    if side == 0 { &mut limits.0 } else { &mut limits.1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_keep_equal_numbers_together() {
        let of = |xs: &[f64], share: f64| quantile(xs.len(), |i| xs[i], share);
        // Rank 0.05 x 20 = 1 exactly: the middle of it and the next other number.
        let steps: Vec<f64> = (0..21).map(f64::from).collect();
        assert_eq!(of(&steps, 0.05), 1.5);
        assert_eq!(of(&steps, 0.95), 18.5);
        let ties = [1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0];
        assert_eq!((of(&ties, 0.05), of(&ties, 0.95)), (1.5, 2.5));
        assert_eq!(of(&[4.0, 4.0], 0.05), 4.0);
    }

    #[test]
    fn chances_by_hand() {
        // Two heads of two, at least one of two.
        assert!((at_least(2, 2, 0.5) - 0.25).abs() < 1e-15);
        assert!((at_least(1, 2, 0.5) - 0.75).abs() < 1e-15);
        assert_eq!((at_least(0, 5, 0.3), at_least(3, 5, 1.0)), (1.0, 1.0));
        assert_eq!(at_least(3, 5, 0.0), 0.0);
    }

    /// 20 x 20 points on a square; a case is where both are at least 15 of 0 to 19.
    #[test]
    fn a_corner_is_found() {
        let place = |i: usize| [(i % 20) as f64, (i / 20) as f64];
        let columns = [0, 1].map(|c| (0..400).map(|i| place(i)[c]).collect()).to_vec();
        let is_case: Vec<bool> = (0..400).map(|i| place(i).iter().all(|x| *x >= 15.0)).collect();
        let rows = Rows { columns, is_case };
        let search = Search::new(&rows, Patience::default());
        let steps = search.trajectory();
        let last = &steps[steps.len() - 1];
        // Peeling stops where all that is left is of interest.
        assert_eq!((last.rows, last.cases), (25, 25));
        assert_eq!(last.limits, [(14.5, 19.0), (14.5, 19.0)]);
        assert!(steps.windows(2).all(|w| w[1].rows < w[0].rows));
        let density = |s: &Step| s.cases as f64 / s.rows as f64;
        assert!(steps.windows(2).all(|w| density(&w[1]) > density(&w[0])));
        // Without one limit a quarter of 100 are cases: 25 of 25 have chance 0.25 to the 25th.
        let quasi = search.quasi_p(last);
        assert_eq!(quasi.len(), 2);
        for (_, [lower, upper]) in quasi {
            assert!((lower.unwrap() / 0.25_f64.powi(25) - 1.0).abs() < 1e-12 && upper.is_none());
        }
    }
}
