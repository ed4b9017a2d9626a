//! What the findings of a pool say together, how sure that is, what hangs on which study, and what parameters of the model
//! would take from it. The page `evidence.md` beside this has the equations and what they give on the shipped table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dataset::{DISCOUNT, Dataset, Finding, Link};
use crate::dist::Dist;
use crate::error::{Error, Result};
use crate::meta::{self, Pooled, Regression, Study, Unknown};
use crate::nearest::nearest;
use crate::scenario::{Scenario, dists, pools};
use crate::texts::{EvidenceText, ProblemText, UsageText};

/// The evidence behind a scenario, as a result folder keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the scenario whose parameters it was weighed with.
    pub scenario: String,
    /// Where the findings come from.
    pub table: String,
    /// The pools.
    pub reviews: Vec<Review>,
    /// Title of each source, by key.
    pub sources: BTreeMap<String, String>,
}

/// A pool of findings, looked at from all sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Name of the pool.
    pub pool: String,
    /// The findings in file order.
    pub items: Vec<Item>,
    /// All of them pooled, each discounted by its kind of study.
    pub pooled: Pooled,
    /// The same under other discounts, for comparison.
    pub discounts: Vec<(Discount, Option<Pooled>)>,
    /// Without the findings of no change or of more care, if some but not all are such: what the contrary evidence does.
    pub without_contrary: Option<Pooled>,
    /// Whether small studies find other effects.
    pub small_study: std::result::Result<Regression, Unknown>,
    /// What parameters take from it.
    pub informs: Vec<Informed>,
}

/// A finding in its pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The finding.
    pub finding: Finding,
    /// Weight of its kind of study, above 0 and mostly at most 1.
    pub discount: f64,
    /// Standard error after the discount.
    pub error: f64,
    /// Its share of the weights behind the mean; all add up to 1.
    pub share: f64,
    /// The pool without it; `None` if it is alone.
    pub without: Option<Pooled>,
}

/// How much less weak kinds of study say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// Every finding with the standard error in the table.
    None,
    /// All weights at the 5 % quantile of their distribution.
    Strong,
    /// All weights at the 95 % quantile.
    Light,
}

impl Discount {
    /// Name in tables.
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Strong => "p5",
            Self::Light => "p95",
        }
    }
}

/// A distribution in figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Quantile at 10 %.
    pub p10: f64,
    /// Quantile at 50 %.
    pub median: f64,
    /// Quantile at 90 %.
    pub p90: f64,
    /// Chance that was cut off where values are impossible.
    pub cut_off: f64,
    /// As a scenario file writes it.
    pub written: String,
}

impl Spread {
    fn of(dist: &Dist) -> Self {
        let [p10, p90] = [0.1, 0.9].map(|u| dist.quantile(u));
        Self { p10, median: dist.median(), p90, cut_off: dist.cut_off(), written: dists::write(dist) }
    }
}

/// A parameter that a pool bears on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Informed {
    /// Its name.
    pub parameter: String,
    /// What multiplies a change in care use.
    pub factor: f64,
    /// Its distribution as things stand: the scenario's own, else that of the data set.
    pub now: Spread,
    /// What the pool predicts; `None` where it is for comparison only.
    pub predicted: Option<Spread>,
}

/// The evidence of `reviews`, weighed with `scenario`, from `table`.
pub fn evidence(dataset: &Dataset, scenario: &Scenario, table: &str, reviews: Vec<Review>) -> Evidence {
    let keys = reviews.iter().flat_map(|r| &r.items).flat_map(|item| item.finding.sources.iter());
    let title = |key: &String| {
        let source = dataset.sources.iter().find(|s| s.key == *key);
        Some((key.clone(), source.map(|s| format!("{}, {}", s.publisher, s.title))?))
    };
    let sources = keys.filter_map(title).collect();
    Evidence { scenario: scenario.name.clone(), table: table.to_owned(), reviews, sources }
}

/// Names of all pools, in order of first appearance.
pub fn pool_names(findings: &[Finding]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for finding in findings {
        if !names.contains(&finding.pool.as_str()) {
            names.push(&finding.pool);
        }
    }
    names
}

/// Reviews the pool `name` of `findings`, with the parameters of `dataset` as `scenario` has them.
///
/// # Errors
/// [`Error::Usage`] if there is no such pool, or a kind of study weighs nothing.
pub fn review(dataset: &Dataset, scenario: &Scenario, findings: &[Finding], name: &str) -> Result<Review> {
    let names = pool_names(findings);
    if !names.contains(&name) {
        let near = nearest(name, names.iter().copied());
        let help = match near {
            Some(near) => ProblemText::DidYouMean.with(&[("name", &near)]),
            None => ProblemText::ChooseFrom.with(&[("names", &names.join(", "))]),
        };
        return Err(Error::Usage(EvidenceText::NoPool.with(&[("name", &name), ("help", &help)])));
    }
    let usage = |refused: pools::Refused| Error::Usage(refused.rule);
    let in_force = |parameter: &str| {
        let own = scenario.parameters.iter().find(|p| p.name == parameter).map(|p| &p.dist);
        own.or_else(|| Some(&dataset.parameters[dataset.parameter(parameter)?].dist))
    };
    // As when the scenario is read: what itself comes from a pool is not what a pool is divided by.
    let pooled_itself = |parameter: &str| scenario.parameters.iter().any(|p| p.name == parameter && p.pool.is_some());
    let central = |parameter: &str| {
        let from = if pooled_itself(parameter) {
            dataset.parameter(parameter).map(|i| &dataset.parameters[i].dist)
        } else {
            in_force(parameter)
        };
        from.map(Dist::median)
    };
    let studies = pools::studies(findings, name, &central).map_err(usage)?;
    let Some(pooled) = meta::pool(&studies) else {
        return Err(Error::Run(UsageText::FindingsApart.with(&[("name", &name)])));
    };
    let own: Vec<&Finding> = findings.iter().filter(|f| f.pool == name).collect();
    let at = |u: f64| move |parameter: &str| in_force(parameter).map(|dist| dist.quantile(u));
    let undiscounted: Vec<Study> =
        own.iter().map(|f| Study { effect: f.change, variance: f.error * f.error }).collect();
    let under = |u: f64| pools::studies(findings, name, &at(u)).ok().and_then(|studies| meta::pool(&studies));
    Ok(Review {
        pool: name.to_owned(),
        items: items(&own, &studies, &pooled, &central),
        discounts: vec![
            (Discount::None, meta::pool(&undiscounted)),
            (Discount::Strong, under(0.05)),
            (Discount::Light, under(0.95)),
        ],
        without_contrary: without_contrary(&studies),
        small_study: meta::small_study(&studies),
        informs: informs(dataset, findings, name, &in_force, &central),
        pooled,
    })
}

fn items(own: &[&Finding], studies: &[Study], pooled: &Pooled, central: &dyn Fn(&str) -> Option<f64>) -> Vec<Item> {
    let weight = |s: &Study| 1.0 / (s.variance + pooled.tau2);
    let total: f64 = studies.iter().map(weight).sum();
    let left = meta::without_each(studies);
    let rows = own.iter().zip(studies).zip(left);
    rows.map(|((finding, study), without)| Item {
        finding: (*finding).clone(),
        discount: central(&format!("{DISCOUNT}:{}", finding.study_type)).unwrap_or(f64::NAN),
        error: study.variance.sqrt(),
        share: weight(study) / total,
        without,
    })
    .collect()
}

/// What is left when findings of no change or of more care are taken out.
fn without_contrary(studies: &[Study]) -> Option<Pooled> {
    let less: Vec<Study> = studies.iter().copied().filter(|s| s.effect < 0.0).collect();
    if less.len() == studies.len() { None } else { meta::pool(&less) }
}

fn informs<'d>(
    dataset: &'d Dataset,
    findings: &[Finding],
    pool: &str,
    in_force: &dyn Fn(&str) -> Option<&'d Dist>,
    central: &dyn Fn(&str) -> Option<f64>,
) -> Vec<Informed> {
    let of = |link: &'d Link| link.parameters().map(move |(name, _, _)| (link, name));
    let all = dataset.links.iter().filter(|l| l.pool == pool).flat_map(of);
    all.filter_map(|(link, parameter)| {
        let now = Spread::of(in_force(&parameter)?);
        let factor = pools::factor(link, &parameter, central).ok()?;
        let predicted = pools::distribution(dataset, findings, pool, &parameter, central).ok().as_ref().map(Spread::of);
        Some(Informed { parameter, factor, now, predicted })
    })
    .collect()
}
