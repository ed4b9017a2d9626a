//! Where a chance that was found at some values passes the chance that is wanted.

use serde::{Deserialize, Serialize};

/// The chance at one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The value.
    pub value: f64,
    /// The chance there.
    pub chance: f64,
    /// Half-width of its 95 % interval; `None` if there are too few rounds of draws to know.
    pub half: Option<f64>,
}

impl Sample {
    /// Whether the chance is enough.
    pub fn holds(&self, wanted: f64) -> bool {
        self.chance >= wanted
    }

    /// How far beyond its interval the chance lies from what is wanted; 0 or less if the two cannot be told apart.
    fn clear_by(&self, wanted: f64) -> Option<f64> {
        Some((self.chance - wanted).abs() - self.half?)
    }
}

/// A value at which the chance becomes enough, or is enough for the last time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// Whether the chance is enough above it, not below.
    pub rising: bool,
    /// The first value that was tried with enough chance, or the last.
    pub at: f64,
    /// The value next to it that has not.
    pub fails_at: f64,
    /// The 95 % interval of where the chance passes, from the draws; `None` if it is not known.
    pub interval: Option<(f64, f64)>,
    /// Whether the interval goes on below the lowest value, and beyond the highest.
    pub open: (bool, bool),
}

/// All crossings of `wanted` between neighbours of `samples`, which ascend.
///
/// The interval holds every value next to the crossing whose chance cannot be told from what is wanted at 95 %, ends on straight
/// lines between samples.
pub fn crossings(samples: &[Sample], wanted: f64) -> Vec<Crossing> {
    let passes = |pair: &[Sample]| pair[0].holds(wanted) != pair[1].holds(wanted);
    let places = samples.windows(2).enumerate().filter(|(_, pair)| passes(pair)).map(|(i, _)| i);
    let crossing = |i: usize| {
        let (a, b) = (samples[i], samples[i + 1]);
        let rising = b.holds(wanted);
        let (at, fails_at) = if rising { (b.value, a.value) } else { (a.value, b.value) };
        let known = samples.iter().all(|s| s.half.is_some());
        let (left, right) = clear_beside(samples, wanted, i);
        let low = left.map_or(samples[0].value, |j| end(samples[j], samples[j + 1], wanted));
        let high = right.map_or(samples[samples.len() - 1].value, |j| end(samples[j], samples[j - 1], wanted));
        Crossing {
            rising,
            at,
            fails_at,
            interval: known.then_some((low, high)),
            open: (left.is_none(), right.is_none()),
        }
    };
    places.map(crossing).collect()
}

/// Stretches to look at more closely: around every crossing, up to the nearest values at which the chance is clearly too low or
/// enough. Without a crossing, around the best value. They do not overlap, and ascend.
pub fn unclear(samples: &[Sample], wanted: f64) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (i, pair) in samples.windows(2).enumerate() {
        if pair[0].holds(wanted) == pair[1].holds(wanted) {
            continue;
        }
        let (left, right) = clear_beside(samples, wanted, i);
        let (low, high) = (left.unwrap_or(0), right.unwrap_or(samples.len() - 1));
        join(&mut out, (samples[low].value, samples[high].value));
    }
    if out.is_empty() && !samples.iter().any(|s| s.holds(wanted)) {
        let best = (0..samples.len()).reduce(|a, b| if samples[b].chance > samples[a].chance { b } else { a });
        let ends = best.map(|b| (samples[b.saturating_sub(1)].value, samples[(b + 1).min(samples.len() - 1)].value));
        out.extend(ends);
    }
    out
}

/// The brackets of the crossings themselves. They do not overlap, and ascend.
pub fn brackets(samples: &[Sample], wanted: f64) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    for pair in samples.windows(2).filter(|pair| pair[0].holds(wanted) != pair[1].holds(wanted)) {
        join(&mut out, (pair[0].value, pair[1].value));
    }
    out
}

fn join(stretches: &mut Vec<(f64, f64)>, next: (f64, f64)) {
    match stretches.last_mut() {
        Some(last) if next.0 <= last.1 => last.1 = last.1.max(next.1),
        _ => stretches.push(next),
    }
}

/// Places left and right of the pair that starts at `i` of the nearest samples that are clearly on the side of their end of the
/// pair.
fn clear_beside(samples: &[Sample], wanted: f64, i: usize) -> (Option<usize>, Option<usize>) {
    let is_clear = |j: usize, like: usize| {
        samples[j].holds(wanted) == samples[like].holds(wanted)
            // Where nothing is known of errors, every sample is as good as clear.
            && samples[j].clear_by(wanted).is_none_or(|by| by > 0.0)
    };
    ((0..=i).rev().find(|&j| is_clear(j, i)), (i + 1..samples.len()).find(|&j| is_clear(j, i + 1)))
}

/// Where, from a clear sample to its neighbour, the chance can no longer be told from what is wanted.
fn end(clear: Sample, next: Sample, wanted: f64) -> f64 {
    let side = (clear.chance - wanted).signum();
    let beyond = |s: Sample| s.half.map(|half| side * (s.chance - wanted) - half);
    let Some((a, b)) = beyond(clear).zip(beyond(next)) else { return clear.value };
    clear.value + (next.value - clear.value) * a / (a - b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(chances: &[f64], half: f64) -> Vec<Sample> {
        let one = |(i, &chance): (usize, &f64)| Sample { value: 10.0 * i as f64, chance, half: Some(half) };
        chances.iter().enumerate().map(one).collect()
    }

    #[test]
    fn one_crossing_by_hand() {
        // The interval ends where 0.5 is 0.1 away: at 0.4 between 10 and 20 and at 0.6 between 20 and 30.
        let found = crossings(&samples(&[0.0, 0.3, 0.5, 0.7, 0.9], 0.1), 0.5);
        assert_eq!(found.len(), 1);
        assert!(found[0].rising && found[0].open == (false, false));
        assert_eq!((found[0].at, found[0].fails_at), (20.0, 10.0));
        let (low, high) = found[0].interval.unwrap();
        assert!((low - 15.0).abs() < 1e-9 && (high - 25.0).abs() < 1e-9, "{low} {high}");
    }

    #[test]
    fn an_effect_that_turns_has_two_crossings() {
        let found = crossings(&samples(&[0.2, 0.9, 0.9, 0.3], 0.01), 0.5);
        let told: Vec<(bool, f64, f64)> = found.iter().map(|c| (c.rising, c.at, c.fails_at)).collect();
        assert_eq!(told, [(true, 10.0, 0.0), (false, 20.0, 30.0)]);
        // Both ends are clear: the interval is where straight lines pass 0.49 and 0.51.
        let (low, high) = found[0].interval.unwrap();
        assert!((low - 10.0 * 0.29 / 0.7).abs() < 1e-9 && (high - 10.0 * 0.31 / 0.7).abs() < 1e-9, "{low} {high}");
    }

    #[test]
    fn what_cannot_be_told_apart_reaches_to_the_ends() {
        let found = crossings(&samples(&[0.45, 0.55], 0.1), 0.5);
        assert_eq!((found[0].open, found[0].interval), ((true, true), Some((0.0, 10.0))));
        let mut unknown = samples(&[0.0, 1.0], 0.0);
        unknown[0].half = None;
        assert_eq!(crossings(&unknown, 0.5)[0].interval, None);
        assert_eq!(unclear(&unknown, 0.5), brackets(&unknown, 0.5));
    }

    #[test]
    fn stretches_reach_to_what_is_clear_and_join() {
        let flat = samples(&[0.1, 0.49, 0.51, 0.48, 0.52, 0.9], 0.05);
        assert_eq!(unclear(&flat, 0.5), [(0.0, 50.0)]);
        assert_eq!(brackets(&flat, 0.5), [(10.0, 40.0)]);
        // Nothing holds: around the best.
        assert_eq!(unclear(&samples(&[0.1, 0.2, 0.1], 0.01), 0.5), [(0.0, 20.0)]);
        assert!(unclear(&samples(&[0.9, 0.9], 0.01), 0.5).is_empty());
    }
}
