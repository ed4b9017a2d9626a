//! Bootstrap: how far a figure would move with other draws, from drawing again among those at hand.

/// The normal point of a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// Times that is drawn again.
pub const RESAMPLES: usize = 200;

/// Half-width of the 95 % interval from figures of as many resamples: the normal point times their standard deviation, as
/// `SALib` has it. 0 for fewer than two.
pub fn half_width(figures: &[f64]) -> f64 {
    let n = figures.len() as f64;
    if figures.len() < 2 {
        return 0.0;
    }
    let mean = figures.iter().sum::<f64>() / n;
    let squares: f64 = figures.iter().map(|x| (x - mean) * (x - mean)).sum();
    Z * (squares / (n - 1.0)).sqrt()
}

/// The places that uniform numbers in (0, 1) pick among `n`.
pub fn pick(uniform: &[f64], n: usize) -> Vec<usize> {
    uniform.iter().map(|u| ((u * n as f64) as usize).min(n.saturating_sub(1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_widths_and_picks_by_hand() {
        // 1, 2, 3 have a standard deviation of 1.
        assert!((half_width(&[1.0, 2.0, 3.0]) - 1.959_963_984_540_054).abs() < 1e-15);
        assert_eq!(half_width(&[1.0]), 0.0);
        assert_eq!(pick(&[0.01, 0.26, 0.5, 0.999_999], 4), [0, 1, 2, 3]);
    }
}
