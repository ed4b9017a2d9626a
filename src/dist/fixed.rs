//! One value: a bare number is its own distribution.

use super::Distribution;

impl Distribution for f64 {
    fn name(&self) -> &'static str {
        "fixed"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("value", *self)]
    }
    fn tails(&self, _: f64, _: f64) -> f64 {
        *self
    }
    fn mean(&self) -> f64 {
        *self
    }
    fn variance(&self) -> f64 {
        0.0
    }
    fn support(&self) -> (f64, f64) {
        (*self, *self)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        if x < *self { (0.0, 1.0) } else { (1.0, 0.0) }
    }
    /// It has none: all of it is at one value.
    fn density(&self, _: f64) -> f64 {
        0.0
    }
}
