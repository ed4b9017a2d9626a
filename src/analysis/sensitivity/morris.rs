//! Elementary effects (Morris 1991, Technometrics 33, 161-174; mu* of Campolongo, Cariboni and Saltelli 2007, Environmental
//! Modelling & Software 22, 1509-1518). Knows numbers only, no model.

use super::bootstrap;

/// Levels that an input can have: 0, 1/3, 2/3 and 1.
pub const LEVELS: usize = 4;

/// How far a step goes: from 0 to 2/3, from 1/3 to 1, or back. With it every level is equally likely.
pub const DELTA: f64 = 2.0 / 3.0;

/// The level number at a uniform number in (0, 1).
pub fn level(uniform: f64) -> usize {
    ((uniform * LEVELS as f64) as usize).min(LEVELS - 1)
}

/// The level number that a step from `level` leads to.
pub fn moved(level: usize) -> usize {
    if goes_up(level) { level + LEVELS / 2 } else { level - LEVELS / 2 }
}

/// Whether a step from `level` goes up.
pub fn goes_up(level: usize) -> bool {
    level < LEVELS / 2
}

/// What is found of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elementary {
    /// Mean effect: the sign tells the direction.
    pub mu: f64,
    /// Mean size of the effect.
    pub mu_star: f64,
    /// Standard deviation of the effects: large where they depend on other inputs, or are not linear.
    pub sigma: f64,
    /// Half-width of the 95 % interval of `mu_star`.
    pub half_width: f64,
}

/// Summary of the elementary effects of an input, one a trajectory; `resamples` are picks among them.
pub fn summary(effects: &[f64], resamples: &[Vec<usize>]) -> Elementary {
    let n = effects.len() as f64;
    let mean = |xs: &mut dyn Iterator<Item = f64>| xs.sum::<f64>() / n;
    let mu = mean(&mut effects.iter().copied());
    let squares: f64 = effects.iter().map(|x| (x - mu) * (x - mu)).sum();
    let again: Vec<f64> = resamples.iter().map(|pick| mean(&mut pick.iter().map(|&i| effects[i].abs()))).collect();
    Elementary {
        mu,
        mu_star: mean(&mut effects.iter().map(|x| x.abs())),
        sigma: (squares / (n - 1.0)).sqrt(),
        half_width: bootstrap::half_width(&again),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_on_the_levels_and_lead_back() {
        for from in 0..LEVELS {
            assert_eq!(moved(moved(from)), from);
            let step = (moved(from) as f64 - from as f64) / (LEVELS - 1) as f64;
            assert!((step.abs() - DELTA).abs() < 1e-15 && (step > 0.0) == goes_up(from));
        }
        assert_eq!([0.1, 0.3, 0.6, 0.9].map(level), [0, 1, 2, 3]);
    }

    #[test]
    fn effects_by_hand() {
        // Mean 4 / 4, sizes 12 / 4, squared distances to the mean 16 + 4 + 0 + 36.
        let found = summary(&[-3.0, -1.0, 1.0, 7.0], &[vec![0, 0, 0, 0], vec![1, 1, 1, 1]]);
        assert_eq!((found.mu, found.mu_star), (1.0, 3.0));
        assert!((found.sigma - (56.0_f64 / 3.0).sqrt()).abs() < 1e-15);
        // Resamples of 3 and 1: a standard deviation of the square root of 2.
        assert!((found.half_width - 1.959_963_984_540_054 * 2.0_f64.sqrt()).abs() < 1e-12);
    }

    /// Of a linear function the effect of an input is its weight in every trajectory.
    #[test]
    fn a_linear_function_has_its_weights() {
        let weights = [2.0, -1.5, 0.0];
        let f = |x: [usize; 3]| -> f64 { weights.iter().zip(x).map(|(w, l)| w * l as f64 / 3.0).sum() };
        for (input, weight) in weights.into_iter().enumerate() {
            let effect = |base: [usize; 3]| {
                let mut next = base;
                next[input] = moved(base[input]);
                let sign = if goes_up(base[input]) { 1.0 } else { -1.0 };
                sign * (f(next) - f(base)) / DELTA
            };
            let found = summary(&[[0, 1, 2], [3, 0, 1], [2, 2, 2], [1, 3, 0]].map(effect), &[]);
            assert!((found.mu - weight).abs() < 1e-12 && (found.mu_star - weight.abs()).abs() < 1e-12);
            assert!(found.sigma < 1e-12);
        }
    }
}
