//! Statistics as people read them in the answers to questions: a middle, its interval, a chance.

use crate::ids::Lang;
use crate::report::chart::bars::Bar;
use crate::report::numbers::{self, Kind, NONE};
use crate::stats::Summary;

/// A chance, never a false certainty; [`NONE`] where there is no share.
pub(super) fn chance(share: Option<f64>, error: Option<f64>, draws: u64, lang: Lang) -> String {
    share.map_or(NONE.to_string(), |share| numbers::percent(share, error, draws, lang))
}

/// The chance to be above zero.
pub(super) fn chance_above(s: Option<&Summary>, draws: u64, lang: Lang) -> String {
    chance(s.and_then(|s| s.share_above_zero), s.and_then(|s| s.mc_error_share_above_zero), draws, lang)
}

/// To what the middle and the interval of `s` are rounded.
pub(super) fn step(kind: Kind, s: &Summary) -> f64 {
    let largest = [s.p(10), s.p(50), s.p(90)].into_iter().flatten().map(f64::abs).fold(0.0, f64::max);
    numbers::step(kind, largest, numbers::half_width([10, 50, 90].map(|p| s.mc_error_p(p))))
}

/// The median.
pub(super) fn middle(s: Option<&Summary>, kind: Kind, lang: Lang) -> String {
    let written = |s: &Summary| s.p(50).map(|x| numbers::number(x, kind, step(kind, s), lang));
    s.and_then(written).unwrap_or_else(|| NONE.to_string())
}

/// The 80 % interval, from smallest to largest.
pub(super) fn range(s: Option<&Summary>, kind: Kind, lang: Lang) -> String {
    let written = |s: &Summary| {
        let (low, high) = s.p(10).zip(s.p(90))?;
        Some(numbers::range(low, high, kind, step(kind, s), lang))
    };
    s.and_then(written).unwrap_or_else(|| NONE.to_string())
}

/// A bar as long as the median, with the 80 % interval.
pub(super) fn bar(s: Option<&Summary>) -> Option<Bar> {
    let s = s?;
    let half_width = numbers::half_width([10, 50, 90].map(|p| s.mc_error_p(p)));
    Some(Bar { middle: s.p(50)?, interval: s.p(10).zip(s.p(90)), half_width })
}
