//! `correlations.csv`: rank correlations between parameters and between yearly noise.

use super::context::Context;
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use super::{Dataset, Parameter};
use crate::ids::Support;
use crate::nearest::nearest;
use crate::texts::{DataProblem as P, Thing};

/// A rank correlation among the members of a list, all pairs alike.
#[derive(Clone, Debug)]
pub struct Correlation {
    /// Identifier; the shared factor is keyed by it.
    pub id: String,
    /// Parameter names up to the first colon (all keys), or whole names.
    pub members: Vec<Member>,
    /// Which pairs.
    pub scope: Scope,
    /// Spearman rank correlation.
    pub rank: f64,
}

impl Correlation {
    /// The correlation of the members' normal scores.
    pub fn normal(&self) -> f64 {
        crate::math::normal_correlation(self.rank)
    }
}

/// A member of a correlation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Parameter (`direct`) or whole name (`population:80+`).
    pub name: String,
    /// Enters reversed.
    pub reversed: bool,
}

/// Where two members of a correlation are correlated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Members with the same level of support.
    SameLevel,
    /// Members with different levels of support.
    OtherLevel,
    /// All members.
    All,
    /// Innovations of yearly noise of the same year.
    Year,
}

/// The correlations; their members are checked against the names of `parameters`.
pub(super) fn read(context: &Context, parameters: &[Parameter]) -> Vec<Correlation> {
    let required = ["correlation_id", "members", "scope", "rank_correlation", "quality", "source"];
    let optional = ["low", "high", "reasoning", "note"];
    let table = context.optional_table("correlations.csv", &required, &optional);
    Ids::read(Thing::Correlation, table.as_ref(), "correlation_id");
    let mut correlations = Vec::new();
    let mut rows = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let id = row.raw("correlation_id").into_owned();
        let provenance = row.provenance("source", "quality");
        row.figure_range(&id, "rank_correlation", ("low", "high"), "rank correlation", &provenance);
        let rank = row.number("rank_correlation");
        if !rank.is_nan() && !(0.0..1.0).contains(&rank) {
            // All pairs of a row share one factor: it cannot make more than two members move against each other.
            let rule = P::RankRange.with(&[("rank", &rank)]);
            row.report("rank_correlation", rule);
        }
        let scopes = [Scope::SameLevel, Scope::OtherLevel, Scope::All, Scope::Year];
        let scope = row.word("scope", &["same_level", "other_level", "all", "year"]);
        correlations.push(Correlation {
            id,
            members: members(row, parameters),
            scope: scope.map_or(Scope::All, |s| scopes[s]),
            rank,
        });
        rows.push(row);
    }
    if correlations.iter().all(|c| (0.0..1.0).contains(&c.rank)) {
        check_pairs(&rows, &correlations, parameters);
    }
    correlations
}

/// Reports rows that no joint distribution can satisfy together: by shared factors, the correlation matrix is positive
/// definite when no parameter shares more than the whole of its variance.
fn check_pairs(rows: &[Row], correlations: &[Correlation], parameters: &[Parameter]) {
    let mut known: Vec<(usize, usize)> = Vec::new();
    for (i, same) in correlations.iter().enumerate().filter(|(_, c)| c.scope == Scope::SameLevel) {
        if let Some(other) = across(same, correlations).filter(|other| other.rank > same.rank) {
            let rule = P::LevelsRank.with(&[
                ("same", &same.id),
                ("same_rank", &same.rank),
                ("other", &other.id),
                ("other_rank", &other.rank),
            ]);
            rows[i].report("rank_correlation", rule);
            known.extend(correlations.iter().position(|c| c.id == other.id).map(|j| (i.min(j), i.max(j))));
        }
    }
    for parameter in parameters {
        let shared = |c: &Correlation| {
            let across = across(c, correlations).map_or(0.0, Correlation::normal);
            if c.scope == Scope::SameLevel { (c.normal() - across).max(0.0) } else { c.normal() }
        };
        let holding: Vec<usize> = (0..correlations.len()).filter(|&i| holds(&correlations[i], parameter)).collect();
        let total: f64 = holding.iter().map(|&i| shared(&correlations[i])).sum();
        let [.., first, last] = holding[..] else { continue };
        if total > 1.0 && !known.contains(&(first, last)) {
            known.push((first, last));
            let rule = P::NotDefinite.with(&[
                ("first", &correlations[first].id),
                ("second", &correlations[last].id),
                ("parameter", &parameter.name),
            ]);
            rows[last].report("rank_correlation", rule);
        }
    }
}

impl Dataset {
    /// The correlation of the normal scores of parameters `a` and `b`, two different names, by the factors they share.
    pub fn score_correlation(&self, a: &str, b: &str) -> f64 {
        let rows = self.correlations.iter().filter(|c| c.scope != Scope::Year);
        rows.map(|row| {
            let sign = |name: &str| {
                let member = row.members.iter().find(|m| is_meant(m, name))?;
                Some(if member.reversed { -1.0 } else { 1.0 })
            };
            let (Some(sign_a), Some(sign_b)) = (sign(a), sign(b)) else { return 0.0 };
            let shared = match row.scope {
                Scope::SameLevel if level(a).is_none() || level(a) != level(b) => 0.0,
                Scope::SameLevel => row.normal() - across(row, &self.correlations).map_or(0.0, Correlation::normal),
                _ => row.normal(),
            };
            sign_a * sign_b * shared
        })
        .sum()
    }

    /// The correlation of the innovations of yearly noises `a` and `b` in one year, two different names.
    pub fn noise_correlation(&self, a: &str, b: &str) -> f64 {
        let shared = |name: &str| {
            self.correlations.iter().filter(|c| c.scope == Scope::Year).find_map(|row| {
                let member = row.members.iter().find(|m| is_meant(m, name))?;
                Some((row, if member.reversed { -1.0 } else { 1.0 }))
            })
        };
        match (shared(a), shared(b)) {
            (Some((row, sign_a)), Some((other, sign_b))) if row.id == other.id => sign_a * sign_b * row.normal(),
            _ => 0.0,
        }
    }
}

fn is_meant(member: &Member, name: &str) -> bool {
    name.starts_with(&member.name) && (member.name == name || quantity(name) == member.name)
}

/// The name of a parameter without its key.
fn quantity(name: &str) -> &str {
    name.split_once(':').map_or(name, |(quantity, _)| quantity)
}

/// The level of support in the name of a parameter.
fn level(name: &str) -> Option<&str> {
    name.split(':').nth(1).filter(|part| Support::from_id(part).is_some())
}

/// The row with the same members that says how they are correlated across levels.
fn across<'c>(same: &Correlation, correlations: &'c [Correlation]) -> Option<&'c Correlation> {
    correlations.iter().find(|c| c.scope == Scope::OtherLevel && c.members == same.members)
}

/// Whether `parameter` is a member whose scores share the factor of the row.
fn holds(correlation: &Correlation, parameter: &Parameter) -> bool {
    correlation.scope != Scope::Year && correlation.members.iter().any(|m| is_meant(m, &parameter.name))
}

fn members(row: Row, parameters: &[Parameter]) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for text in row.text("members").split(';').map(str::trim).filter(|m| !m.is_empty()) {
        let name = text.strip_prefix('-').unwrap_or(text);
        let known = |p: &Parameter| p.name == name || quantity(&p.name) == name;
        if !parameters.is_empty() && !parameters.iter().any(known) {
            let mut valid: Vec<String> = parameters.iter().map(|p| quantity(&p.name).to_owned()).collect();
            valid.dedup();
            valid.extend(parameters.iter().map(|p| p.name.clone()));
            let rule = P::NoMember.with(&[("name", &name)]);
            let near = nearest(name, valid.iter().map(String::as_str)).map(str::to_owned);
            row.report_name("members", rule, near.as_deref().unwrap_or(""), near.as_deref());
        }
        if members.iter().any(|m| m.name == name) {
            row.report("members", P::MemberTwice.with(&[("name", &name)]));
        }
        members.push(Member { name: name.to_owned(), reversed: name.len() < text.len() });
    }
    members
}
