//! `correlations.csv`: rank correlations between parameters and between yearly noise.

use super::context::Context;
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use super::{Correlation, Member, Parameter, Scope};
use crate::nearest::nearest;

/// The correlations; their members are checked against the names of `parameters`.
pub(super) fn read(context: &Context, parameters: &[Parameter]) -> Vec<Correlation> {
    let required = ["correlation_id", "members", "scope", "rank_correlation", "quality", "source"];
    let optional = ["low", "high", "reasoning", "note"];
    let table = context.optional_table("correlations.csv", &required, &optional);
    Ids::read("correlation", table.as_ref(), "correlation_id");
    let mut correlations = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let id = row.raw("correlation_id").into_owned();
        let provenance = row.provenance("source", "quality");
        row.figure_range(&id, "rank_correlation", ("low", "high"), "rank correlation", &provenance);
        let rank = row.number("rank_correlation");
        if rank <= -1.0 || rank >= 1.0 {
            row.report("rank_correlation", format!("{rank} must lie between -1 and 1, both excluded"));
        }
        let scopes = [Scope::SameLevel, Scope::OtherLevel, Scope::All, Scope::Year];
        let scope = row.word("scope", &["same_level", "other_level", "all", "year"]);
        correlations.push(Correlation {
            id,
            members: members(row, parameters),
            scope: scope.map_or(Scope::All, |s| scopes[s]),
            rank,
        });
    }
    correlations
}

fn members(row: Row, parameters: &[Parameter]) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for text in row.text("members").split(';').map(str::trim).filter(|m| !m.is_empty()) {
        let name = text.strip_prefix('-').unwrap_or(text);
        let quantity = |p: &str| p.split(':').next().unwrap_or("").to_owned();
        let known = |p: &Parameter| p.name == name || quantity(&p.name) == name;
        if !parameters.is_empty() && !parameters.iter().any(known) {
            let mut valid: Vec<String> = parameters.iter().map(|p| quantity(&p.name)).collect();
            valid.dedup();
            valid.extend(parameters.iter().map(|p| p.name.clone()));
            let rule = format!("`{name}` in `members` is not a parameter");
            let near = nearest(name, valid.iter().map(String::as_str)).map(str::to_owned);
            row.report_name("members", rule, near.as_deref().unwrap_or(""), near.as_deref());
        }
        if members.iter().any(|m| m.name == name) {
            row.report("members", format!("`{name}` is a member twice"));
        }
        members.push(Member { name: name.to_owned(), reversed: name.len() < text.len() });
    }
    members
}
