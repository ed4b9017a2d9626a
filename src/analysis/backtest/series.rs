//! Series of what came: realised figures of one measure, a year apart.

use std::collections::BTreeSet;

use crate::dataset::Realised;

/// Realised figures of one measure, always of the same time of the year.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub scope: String,
    pub branch: String,
    pub measure: String,
    pub unit: String,
    /// `Q1` to `Q4`; empty for whole years.
    pub quarter: String,
    /// Year and figure, ascending.
    pub points: Vec<(i32, f64)>,
}

/// Every series with at least two figures, in the order of the history.
pub(super) fn all(history: &[Realised]) -> Vec<Series> {
    let mut out: Vec<Series> = Vec::new();
    for r in history {
        let Some((year, quarter)) = when(&r.period) else { continue };
        let same = |s: &&mut Series| {
            (&s.scope, &s.branch, &s.measure, s.quarter.as_str()) == (&r.scope, &r.branch, &r.measure, quarter)
        };
        match out.iter_mut().find(same) {
            Some(known) => known.points.push((year, r.value)),
            None => out.push(Series {
                scope: r.scope.clone(),
                branch: r.branch.clone(),
                measure: r.measure.clone(),
                unit: r.unit.clone(),
                quarter: quarter.to_owned(),
                points: vec![(year, r.value)],
            }),
        }
    }
    for s in &mut out {
        s.points.sort_by_key(|p| p.0);
        let mut seen = BTreeSet::new();
        s.points.retain(|p| seen.insert(p.0));
    }
    out.retain(|s| s.points.len() > 1);
    out
}

/// The figures of whole years of one measure.
pub(super) fn yearly(history: &[Realised], scope: &str, branch: &str, measure: &str) -> Vec<(i32, f64)> {
    let is = |s: &&Series| {
        (s.scope.as_str(), s.branch.as_str(), s.measure.as_str(), s.quarter.as_str()) == (scope, branch, measure, "")
    };
    all(history).iter().find(is).map_or_else(Vec::new, |s| s.points.clone())
}

/// Year and quarter of `2022` or `2019Q3`.
fn when(period: &str) -> Option<(i32, &str)> {
    if let Ok(year) = period.parse() {
        return Some((year, ""));
    }
    let at = period.find('Q')?;
    let (year, quarter) = period.split_at(at);
    matches!(quarter, "Q1" | "Q2" | "Q3" | "Q4").then_some((year.parse().ok()?, quarter))
}

#[cfg(test)]
mod tests {
    use super::when;

    #[test]
    fn periods_are_years_or_quarters() {
        assert_eq!(when("2022"), Some((2022, "")));
        assert_eq!(when("2019Q3"), Some((2019, "Q3")));
        assert_eq!(when("2019Q5"), None);
        assert_eq!(when("soon"), None);
    }
}
