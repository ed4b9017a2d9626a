//! What anyone could have said: that nothing changes, or that the last change goes on.

use crate::math::normal_quantile;
use crate::stats::scores;

/// Chances of the central intervals that are scored.
pub const LEVELS: [f64; 3] = [0.5, 0.8, 0.95];

/// A forecast of one number.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A number, and nothing on how sure.
    Point(f64),
    /// A normal distribution: mean and standard deviation.
    Normal(f64, f64),
    /// Equally likely numbers, ascending.
    Sample(Vec<f64>),
}

impl Said {
    /// Its middle.
    pub fn middle(&self) -> f64 {
        match self {
            Self::Point(x) | Self::Normal(x, _) => *x,
            Self::Sample(all) => scores::quantile(all, 0.5).unwrap_or(f64::NAN),
        }
    }

    /// Its central intervals at [`LEVELS`]; none of a mere number.
    pub fn intervals(&self) -> Option<[(f64, f64); 3]> {
        match self {
            Self::Point(_) => None,
            Self::Normal(mean, sd) => Some(LEVELS.map(|level| {
                let z = normal_quantile(f64::midpoint(1.0, level));
                (mean - z * sd, mean + z * sd)
            })),
            Self::Sample(all) => {
                let at = |p: f64| scores::quantile(all, p).unwrap_or(f64::NAN);
                Some(LEVELS.map(|level| (at((1.0 - level) / 2.0), at(f64::midpoint(1.0, level)))))
            }
        }
    }

    /// Its continuous ranked probability score where `y` came.
    pub fn crps(&self, y: f64) -> f64 {
        match self {
            Self::Point(x) => (x - y).abs(),
            Self::Normal(mean, sd) => scores::crps_normal(*mean, *sd, y),
            Self::Sample(all) => scores::crps_sample(all, y).unwrap_or(f64::NAN),
        }
    }
}

/// Fewest earlier errors from which a spread is told.
const FEWEST: usize = 2;

/// The last of `known` (years ascending) stays: a random walk, with the spread of its changes so far.
pub fn no_change(known: &[(i32, f64)], year: i32) -> Option<Said> {
    let (last_year, last) = *known.last()?;
    let changes: Vec<f64> = known.windows(2).filter_map(|w| per_root_year(w[0], w[1])).collect();
    let sd = root_mean_square(&changes).map(|sd| sd * f64::from(year - last_year).sqrt());
    Some(sd.map_or(Said::Point(last), |sd| Said::Normal(last, sd)))
}

/// The last change goes on year by year: with the spread that such forecasts of one year had so far, and of `h` years
/// h (h + 1) (2 h + 1) / 6 times its variance, as of a series whose second differences are independent.
pub fn trend(known: &[(i32, f64)], year: i32) -> Option<Said> {
    let [before, last] = *known.last_chunk::<2>()?;
    let slope = (last.1 - before.1) / f64::from(last.0 - before.0);
    let h = f64::from(year - last.0);
    let middle = last.1 + slope * h;
    let is_yearly = known.windows(2).all(|w| w[1].0 == w[0].0 + 1);
    let errors: Vec<f64> = known.windows(3).map(|w| w[2].1 - 2.0 * w[1].1 + w[0].1).collect();
    let sd = root_mean_square(&errors).filter(|_| is_yearly);
    let grows = (h * (h + 1.0) * (2.0 * h + 1.0) / 6.0).sqrt();
    Some(sd.map_or(Said::Point(middle), |sd| Said::Normal(middle, sd * grows)))
}

/// A change, as of one year.
fn per_root_year(from: (i32, f64), to: (i32, f64)) -> Option<f64> {
    let years = f64::from(to.0 - from.0);
    (years > 0.0).then(|| (to.1 - from.1) / years.sqrt())
}

fn root_mean_square(errors: &[f64]) -> Option<f64> {
    let squares: f64 = errors.iter().map(|e| e * e).sum();
    (errors.len() >= FEWEST && squares > 0.0).then(|| (squares / errors.len() as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naive_forecasts_by_hand() {
        let known = [(2018, 10.0), (2019, 13.0), (2020, 9.0)];
        // Changes 3 and -4: root mean square sqrt(12.5); two years on, times sqrt 2.
        assert_eq!(no_change(&known, 2022), Some(Said::Normal(9.0, 12.5_f64.sqrt() * 2.0_f64.sqrt())));
        assert_eq!(no_change(&known[..2], 2020), Some(Said::Point(13.0)));
        assert_eq!(no_change(&[], 2020), None);
        // One second difference is too few for a spread.
        assert_eq!(trend(&known, 2022), Some(Said::Point(1.0)));
        let longer = [(2017, 8.0), (2018, 10.0), (2019, 13.0), (2020, 9.0)];
        // Second differences 1 and -7: root mean square 5; of two years, 2 x 3 x 5 / 6 = 5 times the variance.
        assert_eq!(trend(&longer, 2022), Some(Said::Normal(1.0, 5.0 * 5.0_f64.sqrt())));
        assert_eq!(trend(&known[..1], 2020), None);
    }
}
