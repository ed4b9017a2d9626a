//! Rank correlation through shared factors of a Gaussian copula.
//!
//! Groups that move together share one factor keyed by the group's name: score = sum of loadings x factors + rest x own
//! number. Adding a member to a group changes no other member's numbers. A rank correlation rho corresponds to the
//! normal correlation 2 sin(pi rho / 6) (Pearson 1907).

use crate::dataset::{Correlation, Member, Scope};
use crate::ids::Support;
use crate::math::normal_correlation;
use crate::texts::{DataProblem, Said};

/// What a score shares with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// Name the factor is keyed by.
    pub factor: String,
    /// Weight of the factor in the score; negative for a member that enters reversed.
    pub weight: f64,
}

/// The shared factors in the score of parameter `name`.
///
/// # Errors
/// If its correlations cannot hold together: the factors would carry more than the whole variance, or members with
/// different levels are more correlated than those with the same level.
pub fn loadings(name: &str, correlations: &[Correlation]) -> Result<Vec<Loading>, Said> {
    let mut out = Vec::new();
    for row in correlations.iter().filter(|c| c.scope != Scope::Year) {
        let Some(member) = row.members.iter().find(|m| matches(m, name)) else { continue };
        let sign = if member.reversed { -1.0 } else { 1.0 };
        let shared = match row.scope {
            Scope::SameLevel => normal_correlation(row.rank) - across_levels(row, correlations),
            _ => normal_correlation(row.rank),
        };
        if shared < 0.0 {
            return Err(DataProblem::LevelsApart.with(&[("id", &row.id)]));
        }
        let factor = match (row.scope, level(name)) {
            (Scope::SameLevel, Some(level)) => format!("{}:{level}", row.id),
            (Scope::SameLevel, None) => continue,
            _ => row.id.clone(),
        };
        out.push(Loading { factor, weight: sign * shared.sqrt() });
    }
    let total: f64 = out.iter().map(|l| l.weight * l.weight).sum();
    if total > 1.0 + 1e-12 {
        return Err(DataProblem::CorrelationsExceed.with(&[("name", &name)]));
    }
    Ok(out)
}

/// The shared factor in the innovations of yearly noise `name`, if any.
pub fn noise_loading(name: &str, correlations: &[Correlation]) -> Option<Loading> {
    correlations.iter().filter(|c| c.scope == Scope::Year).find_map(|row| {
        let member = row.members.iter().find(|m| matches(m, name))?;
        let sign = if member.reversed { -1.0 } else { 1.0 };
        Some(Loading { factor: row.id.clone(), weight: sign * normal_correlation(row.rank).sqrt() })
    })
}

/// Weight of the own number beside `loadings`, so that the score has variance 1.
pub fn own_weight(loadings: &[Loading]) -> f64 {
    let shared: f64 = loadings.iter().map(|l| l.weight * l.weight).sum();
    (1.0 - shared).max(0.0).sqrt()
}

/// The normal correlation that the members of `row` have across levels, if a row with the same members says so.
fn across_levels(row: &Correlation, correlations: &[Correlation]) -> f64 {
    correlations
        .iter()
        .find(|c| c.scope == Scope::OtherLevel && c.members == row.members)
        .map_or(0.0, |c| normal_correlation(c.rank))
}

fn matches(member: &Member, name: &str) -> bool {
    name == member.name || name.split(':').next() == Some(&member.name)
}

fn level(name: &str) -> Option<&str> {
    name.split(':').nth(1).filter(|part| Support::from_id(part).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, members: &[&str], scope: Scope, rank: f64) -> Correlation {
        let members = members
            .iter()
            .map(|m| Member { name: m.trim_start_matches('-').to_string(), reversed: m.starts_with('-') })
            .collect();
        Correlation { id: id.into(), members, scope, rank }
    }

    /// Normal correlation of two parameters implied by their loadings.
    fn implied(a: &str, b: &str, rows: &[Correlation]) -> f64 {
        let (la, lb) = (loadings(a, rows).unwrap(), loadings(b, rows).unwrap());
        la.iter().flat_map(|x| lb.iter().filter(|y| y.factor == x.factor).map(move |y| x.weight * y.weight)).sum()
    }

    #[test]
    fn pairs_get_the_correlation_of_their_row() {
        let effects = ["direct", "prevent", "-relapse"];
        let rows = [
            row("within", &effects, Scope::SameLevel, 0.7),
            row("across", &effects, Scope::OtherLevel, 0.5),
            row("tau", &["tau"], Scope::All, 0.4),
        ];
        let near = |x: f64, rank: f64| assert!((x - normal_correlation(rank)).abs() < 1e-12, "{x}");
        near(implied("direct:light:gp_care", "prevent:light:hospitals", &rows), 0.7);
        near(implied("direct:light:gp_care", "prevent:complex:hospitals", &rows), 0.5);
        near(-implied("direct:light:gp_care", "relapse:light", &rows), 0.7);
        near(implied("tau:hospitals", "tau:gp_care", &rows), 0.4);
        assert_eq!(implied("tau:hospitals", "direct:light:gp_care", &rows), 0.0);
    }

    #[test]
    fn impossible_correlations_are_named() {
        let rows = [row("a", &["x"], Scope::All, 0.8), row("b", &["x"], Scope::All, 0.8)];
        assert!(loadings("x:1", &rows).unwrap_err().en().contains("x:1"));
        let rows = [row("w", &["x"], Scope::SameLevel, 0.2), row("o", &["x"], Scope::OtherLevel, 0.8)];
        assert!(loadings("x:light", &rows).unwrap_err().en().contains('w'));
    }
}
