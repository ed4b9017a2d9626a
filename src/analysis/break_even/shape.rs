//! The shape of one path: how deep it gets worse, when, for how long, and from when on it is no worse for good.

/// What a path of "how much worse than without" looks like. Places count from 0, the first year of the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// The most it is worse; 0 if it never is.
    pub depth: f64,
    /// Where it is most worse, the first such place; `None` if it never is.
    pub deepest: Option<usize>,
    /// At how many places it is worse.
    pub worse: usize,
    /// The first place from which on it is never worse again; `None` if it is still worse at the end.
    pub even: Option<usize>,
}

impl Shape {
    /// The shape of `path`, positive where things are worse. Before `start` nothing has begun, so breaking even there means
    /// nothing.
    pub fn of(path: &[f64], start: usize) -> Self {
        let mut shape = Self { depth: 0.0, deepest: None, worse: 0, even: None };
        for (place, &worse) in path.iter().enumerate() {
            if worse > 0.0 {
                shape.worse += 1;
                shape.even = None;
                if worse > shape.depth {
                    (shape.depth, shape.deepest) = (worse, Some(place));
                }
            } else if place >= start && shape.even.is_none() {
                shape.even = Some(place);
            }
        }
        shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_by_hand() {
        for (path, start, depth, deepest, worse, even) in [
            // A J-curve: worse for three years, best after.
            (&[0.0, 2.0, 5.0, 1.0, -3.0, -4.0][..], 1, 5.0, Some(2), 3, Some(4)),
            // Better at once.
            (&[0.0, -1.0, -2.0][..], 1, 0.0, None, 0, Some(1)),
            // Worse to the end.
            (&[1.0, 2.0, 2.0][..], 0, 2.0, Some(1), 3, None),
            // Even for a while, then worse again: not for good.
            (&[3.0, -1.0, 1.0, 0.0][..], 0, 3.0, Some(0), 2, Some(3)),
            // Nothing before the start counts.
            (&[0.0, 0.0, 0.0][..], 2, 0.0, None, 0, Some(2)),
            (&[][..], 0, 0.0, None, 0, None),
        ] {
            let want = Shape { depth, deepest, worse, even };
            assert_eq!(Shape::of(path, start), want, "{path:?}");
        }
    }
}
