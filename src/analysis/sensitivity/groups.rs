//! What is varied together: inputs that are correlated, or of one kind, form a group, so that groups are independent of each
//! other. Yearly noise is a group of its own.

use crate::dataset::Dataset;
use crate::sample::{Input, Sampler};
use crate::scenario::Scenario;

/// Identifier of the group of all yearly noise.
pub const YEARLY_NOISE: &str = "yearly_noise";

/// Identifier of what is left when the most important groups are taken apart.
pub const REST: &str = "rest";

/// Inputs that are varied together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kinds of parameter in it (the names before the colon), joined by `+`; [`YEARLY_NOISE`], or [`REST`].
    pub id: String,
    /// Names of its parameters; empty for yearly noise.
    pub parameters: Vec<String>,
    /// Its independent numbers: of its own parameters, and what these share.
    pub inputs: Vec<Input>,
}

/// The groups of the parameters that are `drawn`, in the order of their first parameter; yearly noise last.
pub fn groups(dataset: &Dataset, scenario: &Scenario, sampler: &Sampler, drawn: &[bool]) -> Vec<Group> {
    let drawn: Vec<usize> = (0..drawn.len()).filter(|&i| drawn[i]).collect();
    // Which parameter each is joined to, down to the first of its group.
    let mut first: Vec<usize> = (0..dataset.parameters.len()).collect();
    for (place, &b) in drawn.iter().enumerate() {
        for &a in &drawn[..place] {
            if belong_together(dataset, scenario, sampler, a, b) {
                let (from, to) = (first[a].max(first[b]), first[a].min(first[b]));
                first.iter_mut().filter(|f| **f == from).for_each(|f| *f = to);
            }
        }
    }
    let mut out = Vec::new();
    for &leader in drawn.iter().filter(|&&i| first[i] == i) {
        let members: Vec<usize> = drawn.iter().copied().filter(|&i| first[i] == leader).collect();
        let mut kinds: Vec<&str> = members.iter().map(|&i| kind(&dataset.parameters[i].name)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut inputs: Vec<Input> = members.iter().map(|&i| Input::Parameter(i)).collect();
        let mut shared: Vec<Input> = members.iter().flat_map(|&i| sampler.factors_of(i)).collect();
        shared.sort_unstable();
        shared.dedup();
        inputs.extend(shared);
        let parameters = members.iter().map(|&i| dataset.parameters[i].name.clone()).collect();
        out.push(Group { id: kinds.join("+"), parameters, inputs });
    }
    out.push(Group { id: YEARLY_NOISE.into(), parameters: Vec::new(), inputs: sampler.yearly().collect() });
    out
}

/// Several groups as one.
pub fn rest(groups: &[&Group]) -> Group {
    Group {
        id: REST.into(),
        parameters: groups.iter().flat_map(|g| g.parameters.clone()).collect(),
        inputs: groups.iter().flat_map(|g| g.inputs.clone()).collect(),
    }
}

/// Of one kind, parts of one whole, or correlated, by the data set or by the scenario.
fn belong_together(dataset: &Dataset, scenario: &Scenario, sampler: &Sampler, a: usize, b: usize) -> bool {
    let (p, q) = (&dataset.parameters[a], &dataset.parameters[b]);
    let is_pair = |x: &str, y: &str| (x == p.name && y == q.name) || (x == q.name && y == p.name);
    kind(&p.name) == kind(&q.name)
        || (p.shares_group.is_some() && p.shares_group == q.shares_group)
        || sampler.factors_of(a).any(|f| sampler.factors_of(b).any(|g| f == g))
        || scenario.correlations.iter().any(|pair| is_pair(&pair.a, &pair.b))
}

/// The name of a parameter without its key.
fn kind(name: &str) -> &str {
    name.split(':').next().unwrap_or(name)
}
