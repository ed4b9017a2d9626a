//! What there is to know of a scenario, or of an evidence profile of one.

use serde::{Deserialize, Serialize};

use crate::dataset::approaches::ORDINARY;
use crate::dataset::{Approach, Dataset};
use crate::ids::{Function, Quality, Support, Words};
use crate::scenario::choices::{self, Choice, Given};
use crate::scenario::{Evidence, Point, Scenario};

/// What there is to know of a scenario, or of an evidence profile of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioFacts {
    /// Name in the result files: `NAME`, `NAME@controlled`, `NAME@business_cases`.
    pub name: String,
    /// For an evidence profile: the place of the scenario that it is a profile of.
    pub profile_of: Option<usize>,
    /// Title for people.
    pub title: Words,
    /// What the scenario is for.
    pub why: Words,
    /// Last year simulated.
    pub horizon: i32,
    /// Whose evidence the effects lean on.
    pub evidence: Leaning,
    /// Where it stands in a sweep, if it is part of one.
    pub point: Option<Point>,
    /// The extra staff, year by year; empty without a plan.
    pub plan: Vec<PlanYear>,
    /// The programmes that share the extra staff, what they leave of it last; empty if the plan names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<ProgrammeFacts>,
    /// The types of approach these programmes belong to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approaches: Vec<ApproachFacts>,
    /// Inputs that differ from the reference's, and others that its files explain.
    pub choices: Vec<Choice>,
}

/// A programme in a plan, or what all of them leave of the extra staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeFacts {
    /// Identifier in the results.
    pub id: String,
    /// Name; that of one's own is its identifier. None for ordinary social work.
    pub name: Option<Words>,
    /// Its type of approach, as in [`ApproachFacts::id`]; none for ordinary social work.
    pub approach: Option<String>,
    /// Share of the extra staff.
    pub share: f64,
    /// Levels of support it serves.
    pub levels: Vec<String>,
}

/// A type of approach, with what a scenario takes it to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApproachFacts {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Factors on what ordinary social work does, in the order of [`FACTORS`].
    pub factors: Vec<Given>,
    /// The weakest quality of the factors that are the data set's; none if there are none of these.
    pub quality: Option<Quality>,
}

/// What a type of approach has factors on.
pub const FACTORS: [&str; 5] = ["hours", "reach", "direct", "prevent", "lag"];

/// The type of approach that the parameter called `name` is a factor of; `None` if it is of none.
pub fn approach_of(name: &str) -> Option<&str> {
    let (quantity, approach) = name.split_once(':')?;
    FACTORS.contains(&quantity.strip_prefix("approach_")?).then_some(approach)
}

/// Whose evidence a scenario leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaning {
    /// Controlled studies.
    Controlled,
    /// In between, nearer to the studies.
    Between,
    /// The advocates' own cases.
    BusinessCases,
    /// A blend of the scenario's own.
    Blend,
}

/// The plan of one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanYear {
    /// Year.
    pub year: i32,
    /// Extra contract FTE over all functions.
    pub size: f64,
    /// Share per function, in the order of [`Function::ALL`].
    pub mix: [f64; 4],
}

impl ScenarioFacts {
    /// What there is to know of `scenario`, called `name` in the results, beside `reference`.
    pub fn of(
        name: &str,
        scenario: &Scenario,
        profile_of: Option<usize>,
        reference: &Scenario,
        dataset: &Dataset,
    ) -> Self {
        let plan = |year: i32| PlanYear {
            year,
            size: scenario.plan.size.at(year),
            mix: Function::ALL.map(|f| scenario.plan.share(f, year)),
        };
        let years = dataset.base_year..=scenario.horizon;
        Self {
            name: name.to_string(),
            profile_of,
            title: scenario.title.clone(),
            why: scenario.why.clone(),
            horizon: scenario.horizon,
            evidence: match scenario.evidence {
                Evidence::Controlled => Leaning::Controlled,
                Evidence::Between => Leaning::Between,
                Evidence::BusinessCases => Leaning::BusinessCases,
                Evidence::Blend(_) => Leaning::Blend,
            },
            point: scenario.point.clone(),
            plan: if scenario.plan.is_empty() { Vec::new() } else { years.map(plan).collect() },
            programmes: programmes(scenario, dataset),
            approaches: approaches(scenario, dataset),
            // The points of a sweep are hundreds, and told apart by their place in it.
            choices: if scenario.point.is_some() { Vec::new() } else { choices::of(scenario, reference, dataset) },
        }
    }

    /// The plan in `year`; `None` without one.
    pub fn plan_in(&self, year: i32) -> Option<&PlanYear> {
        self.plan.iter().find(|p| p.year == year)
    }
}

/// The programmes of a plan that has any staff.
fn programmes(scenario: &Scenario, dataset: &Dataset) -> Vec<ProgrammeFacts> {
    let plan = &scenario.plan;
    if plan.is_empty() || plan.programmes.is_empty() {
        return Vec::new();
    }
    let ids = |levels: &[Support]| levels.iter().map(|k| k.id().to_string()).collect();
    let named = plan.programmes.iter().map(|p| {
        let known = dataset.help_programmes.iter().find(|known| known.id == p.id);
        let own = || Words { nl: p.id.clone(), en: p.id.clone() };
        ProgrammeFacts {
            id: p.id.clone(),
            name: Some(known.map_or_else(own, |known| known.name.clone())),
            approach: Some(p.approach.clone()),
            share: p.share,
            levels: ids(&p.levels),
        }
    });
    let rest = plan.rest().map(|share| ProgrammeFacts {
        id: ORDINARY.to_string(),
        name: None,
        approach: None,
        share,
        levels: ids(&Support::ALL),
    });
    named.chain(rest).collect()
}

/// The types of its programmes, each once, with the factors that are in force.
fn approaches(scenario: &Scenario, dataset: &Dataset) -> Vec<ApproachFacts> {
    let used = |id: &str| !scenario.plan.is_empty() && scenario.plan.programmes.iter().any(|p| p.approach == id);
    let facts = |approach: &Approach| {
        let mut quality = None;
        let factors = FACTORS.map(|factor| {
            let name = format!("approach_{factor}:{}", approach.id);
            if let Some(own) = scenario.parameters.iter().find(|p| p.name == name) {
                return Given::of(&own.dist);
            }
            let Some(p) = dataset.parameters.iter().find(|p| p.name == name) else { return Given::Number(1.0) };
            quality = quality.max(Some(p.quality));
            Given::of(&p.dist)
        });
        ApproachFacts { id: approach.id.clone(), name: approach.name.clone(), factors: factors.into(), quality }
    };
    dataset.approaches.iter().filter(|a| used(&a.id)).map(facts).collect()
}
