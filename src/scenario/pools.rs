//! `evidence = "POOL"`: a parameter with the distribution that a meta-analysis of a pool of findings predicts.

use super::dists::{self, limits, reach};
use super::outcomes;
use super::reader::{Reader, fields};
use super::tree::{Entry, Node};
use crate::dataset::{DISCOUNT, Dataset, Finding, Link};
use crate::dist::{Dist, DistError, Normal, StudentT, TruncatedNormal};
use crate::meta::{Pooled, Study, pool};
use crate::texts::{Filling, ProblemText, Said, ValueProblem as P};

/// What the user may give a parameter: a distribution, perhaps by way of a pool.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub dist: Dist,
    pub pool: Option<String>,
    /// The outcome of `schakel cases` it comes from.
    pub cases: Option<String>,
    /// The distribution was written out beside the pool, by this program.
    pub written: bool,
}

impl From<Dist> for Given {
    fn from(dist: Dist) -> Self {
        Self { dist, pool: None, cases: None, written: false }
    }
}

/// Why a pool does not give a parameter a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The rule.
    pub rule: Said,
    /// The way out, if there is one.
    pub help: Option<Said>,
}

impl Refused {
    fn new(rule: Said) -> Self {
        Self { rule, help: None }
    }
}

/// The median of each parameter of `dataset`, as in the central run, by name.
pub fn central(dataset: &Dataset) -> impl Fn(&str) -> Option<f64> {
    |name| Some(dataset.parameters[dataset.parameter(name)?].dist.median())
}

/// The findings of `pool` as studies, each variance divided by the weight of its kind of study: a weak design says less, it
/// does not say zero. `central` gives the value of a parameter; the weights are `study_type_discount:KIND`.
///
/// # Errors
/// If a weight is not above 0, or there is none.
pub fn studies(findings: &[Finding], pool: &str, central: &dyn Fn(&str) -> Option<f64>) -> Result<Vec<Study>, Refused> {
    let study = |f: &Finding| {
        let weight = format!("{DISCOUNT}:{}", f.study_type);
        match central(&weight) {
            Some(w) if w > 0.0 => Ok(Study { effect: f.change, variance: f.error * f.error / w }),
            _ => Err(Refused::new(P::NoWidth.with(&[("weight", &weight), ("finding", &f.id), ("pool", &pool)]))),
        }
    };
    findings.iter().filter(|f| f.pool == pool).map(study).collect()
}

/// What multiplies a change in care use to give the parameter `name`, which `link` bears on: its sign, divisors, and the
/// part of a branch where the branches share one value.
///
/// # Errors
/// If a divisor is 0, or the branches have no value to share by.
pub fn factor(link: &Link, name: &str, central: &dyn Fn(&str) -> Option<f64>) -> Result<f64, Refused> {
    let mut factor = link.sign / link.divisor;
    let own: Vec<(String, String)> = link.parameters().map(|(n, level, _)| (n, level.to_owned())).collect();
    let level = own.iter().find(|(n, _)| n == name).map_or("", |(_, level)| level);
    if let Some(by) = &link.divided_by {
        let by = format!("{by}:{level}");
        match central(&by) {
            Some(x) if x > 0.0 => factor /= x,
            _ => return Err(Refused::new(P::DividedByZero.with(&[("pool", &link.pool), ("by", &by)]))),
        }
    }
    if link.together {
        let all: f64 = own.iter().filter(|(_, l)| l == level).filter_map(|(n, _)| central(n)).sum();
        match central(name) {
            Some(x) if all > 0.0 => factor *= x / all,
            _ => {
                return Err(Refused::new(P::NothingToShareBy.with(&[("pool", &link.pool)])));
            }
        }
    }
    Ok(factor)
}

/// Standard deviations beyond which a normal has no chance left that a number could show.
const NOTHING: f64 = 40.0;

/// The true effect of a next study, times `factor`: Student's t, or with one study, which can't show how studies differ, the
/// normal; cut off where it reaches beyond `limits`.
///
/// # Errors
/// If next to nothing of it lies within.
pub fn predictive(pooled: &Pooled, factor: f64, limits: (f64, f64)) -> Result<Dist, DistError> {
    let (location, scale) = (pooled.effect * factor, pooled.predictive_scale() * factor.abs());
    let cut = |whole: &Dist| {
        let (low, high) = reach(whole);
        ((low < limits.0).then_some(limits.0), (high > limits.1).then_some(limits.1))
    };
    if pooled.studies > 1 {
        let whole = StudentT::new(location, scale, pooled.df())?;
        let (min, max) = cut(&whole.into());
        return Ok(whole.cut(min, max)?.into());
    }
    let whole = Normal::new(location, scale)?.into();
    Ok(match cut(&whole) {
        (None, None) => whole,
        (min, max) => TruncatedNormal::new(
            location,
            scale,
            min.unwrap_or(location - NOTHING * scale),
            max.unwrap_or(location + NOTHING * scale),
        )?
        .into(),
    })
}

/// The distribution that `pool` gives the parameter `name` of `dataset`, with `findings` in the place of the data set's.
///
/// # Errors
/// If there is no such pool, if it does not bear on this parameter or only as a check, or as [`studies`] and [`factor`].
pub fn distribution(
    dataset: &Dataset,
    findings: &[Finding],
    pool_name: &str,
    name: &str,
    central: &dyn Fn(&str) -> Option<f64>,
) -> Result<Dist, Refused> {
    let mut links = dataset.links.iter().filter(|l| l.pool == pool_name).peekable();
    let known = links.peek().is_some();
    let Some(link) = links.find(|l| l.parameters().any(|(n, _, _)| n == name)) else {
        return Err(not_linked(dataset, pool_name, name, known));
    };
    if !link.estimate {
        let rule = P::ComparisonOnly.with(&[("pool", &pool_name), ("name", &name)]);
        // What the data set says itself.
        let help = Some(&link.note).filter(|note| !note.is_empty()).map(Said::verbatim);
        return Err(Refused { rule, help });
    }
    let studies = studies(findings, pool_name, central)?;
    let Some(pooled) = pool(&studies) else {
        return Err(Refused::new(P::NoFinding.with(&[("pool", &pool_name)])));
    };
    let parameter = dataset.parameter(name).map(|i| &dataset.parameters[i]);
    let limits = parameter.map_or((f64::NEG_INFINITY, f64::INFINITY), limits);
    predictive(&pooled, factor(link, name, central)?, limits).map_err(|e| {
        let values: [(&str, &dyn Filling); 3] = [("pool", &pool_name), ("name", &name), ("why", &e.said())];
        Refused::new(P::NoDistribution.with(&values))
    })
}

fn not_linked(dataset: &Dataset, pool: &str, name: &str, known: bool) -> Refused {
    let usable = |l: &&Link| l.estimate && l.parameters().any(|(n, _, _)| n == name);
    let mut fit: Vec<&str> = dataset.links.iter().filter(usable).map(|l| l.pool.as_str()).collect();
    fit.dedup();
    let rule = if known {
        P::PoolSaysNothing.with(&[("pool", &pool), ("name", &name)])
    } else {
        P::NoPool.with(&[("pool", &pool)])
    };
    let help = if fit.is_empty() {
        P::NoPoolBears.with(&[("name", &name)])
    } else {
        P::PoolsThatBear.with(&[("name", &name), ("pools", &fit.join(", "))])
    };
    let all: Vec<&str> = dataset.links.iter().map(|l| l.pool.as_str()).collect();
    match crate::nearest::nearest(pool, all).filter(|_| !known) {
        Some(near) => Refused { rule, help: Some(ProblemText::DidYouMean.with(&[("name", &near)])) },
        None => Refused { rule, help: Some(help) },
    }
}

/// Reads what a parameter is given; `None` if that has been reported.
pub(super) fn read(reader: &mut Reader, node: &Node, entry: &Entry) -> Option<Given> {
    let name = entry.key.as_str();
    if let Some(cases) = fields(node).find(|e| e.key == "cases") {
        return from_cases(reader, node, cases, name);
    }
    let Some(evidence) = fields(node).find(|e| e.key == "evidence") else {
        return dists::read(reader, node, name).map(Given::from);
    };
    let pool = reader.text(&evidence.node, &format!("{name}.evidence"))?;
    let mut others = fields(node).filter(|e| e.key != "evidence");
    if let Some(other) = others.next() {
        if reader.resolved {
            let rest = Node { span: node.span.clone(), value: super::tree::Value::Table(vec![other.clone()]) };
            return dists::read(reader, &rest, name).map(|dist| Given {
                dist,
                pool: Some(pool),
                cases: None,
                written: true,
            });
        }
        let rule = P::EvidenceAndMore.with(&[("name", &name), ("key", &other.key)]);
        reader.problem_help(&other.key_span, rule, P::OneOfTwo);
        return None;
    }
    // Without a data set there is nothing to look it up in; what is wrong with the data is reported.
    let d = reader.dataset?;
    if !dists::known_parameter(reader, name, &entry.key_span) {
        return None;
    }
    match distribution(d, &d.findings, &pool, name, &central(d)) {
        Ok(dist) => Some(Given { dist, pool: Some(pool), cases: None, written: false }),
        Err(Refused { rule, help: Some(help) }) => {
            reader.problem_help(&evidence.node.span, rule, help);
            None
        }
        Err(Refused { rule, help: None }) => {
            reader.problem(&evidence.node.span, rule);
            None
        }
    }
}

/// Reads `{ cases = "FILE" }`; in a file written by this program the distribution stands beside it.
fn from_cases(reader: &mut Reader, node: &Node, cases: &Entry, name: &str) -> Option<Given> {
    let mut others = fields(node).filter(|e| e.key != "cases");
    if let Some(other) = others.next() {
        if reader.resolved {
            let file = reader.text(&cases.node, &format!("{name}.cases"))?;
            let rest = Node { span: node.span.clone(), value: super::tree::Value::Table(vec![other.clone()]) };
            let given = |dist| Given { cases: Some(file), ..Given::from(dist) };
            return dists::read(reader, &rest, name).map(given);
        }
        let rule = P::CasesAndMore.with(&[("name", &name), ("key", &other.key)]);
        reader.problem_help(&other.key_span, rule, P::OneOfTwo);
        return None;
    }
    if reader.resolved {
        // A single value is written as a number, which a table of its own can't hold.
        let rule = P::CasesWithout.with(&[("name", &name)]);
        reader.problem(&node.span, rule);
        return None;
    }
    let (file, dist) = outcomes::read(reader, &cases.node, name)?;
    Some(Given { cases: Some(file), ..Given::from(dist) })
}
