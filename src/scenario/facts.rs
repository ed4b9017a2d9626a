//! What people need to know of a job to read its results: names, choices, sources, official figures. Plain data, kept
//! beside the tables of a result folder (`context.json`), so that its page can be made again by any later version.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::choices::{self, Choice, Given};
use super::{Evidence, Point, Scenario};
use crate::dataset::approaches::ORDINARY;
use crate::dataset::{Approach, Dataset, Parameter};
use crate::ids::{Function, Quality, Support, Words};

/// Vintage and scenario of the official forecast that a data set is tied to if its own tie names none.
pub const TIED_TO: (&str, &str) = ("2023-12", "reference");

/// What there is to know of the data set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DataFacts {
    /// Its name.
    pub name: String,
    /// blake3 of its files, as hexadecimal.
    pub hash: String,
    /// Line that must be shown with results.
    pub attribution: Words,
    /// The base year: stocks are at its end.
    pub base_year: i32,
    /// Branches of care and welfare.
    pub branches: Vec<BranchFacts>,
    /// Labour-market regions.
    pub regions: Vec<RegionFacts>,
    /// Occupation groups.
    pub occupations: Vec<Named>,
    /// Identifiers of those who pay and gain.
    pub payers: Vec<String>,
    /// Name of the tie to an official forecast that was in force; empty in folders of before there were several.
    #[serde(default)]
    pub calibration: String,
    /// How the world works in the job, where that is not as usual: parameters `structure:…` and `forecast_error:…`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub world: BTreeMap<String, Given>,
    /// Shortages in the official forecast that the model is tied to.
    pub official: Vec<Official>,
    /// How many figures there are of each quality, by table.
    pub figures: BTreeMap<String, BTreeMap<Quality, usize>>,
    /// The uncertain and fixed values of the model.
    pub parameters: Vec<ParameterFacts>,
    /// Sources of those values, by key.
    pub sources: BTreeMap<String, SourceFacts>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchFacts {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Counted in the *smal* total.
    pub in_smal: bool,
}

/// A region and its place in the tile map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionFacts {
    /// Code.
    pub id: String,
    /// Name.
    pub name: String,
    /// Row in the tile map, 0 = north.
    pub tile_row: u32,
    /// Column in the tile map, 0 = west.
    pub tile_col: u32,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
}

/// A shortage in the official forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Official {
    /// Branch; none for the *smal* total.
    pub branch: Option<String>,
    /// Year.
    pub year: i32,
    /// Shortage, in persons.
    pub persons: f64,
}

/// A value of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParameterFacts {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// The value, or its middle and the range that holds nine in ten of its draws.
    pub value: Given,
    /// What the advocates' business cases imply, where that is known.
    pub business_case: Option<f64>,
    /// Published, derived or assumed.
    pub quality: Quality,
    /// Keys of its sources.
    pub sources: Vec<String>,
    /// Remark.
    pub note: String,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFacts {
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date, as precise as known.
    pub date: String,
    /// Address; may be empty.
    pub url: String,
}

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

impl DataFacts {
    /// What there is to know of `dataset`.
    pub fn of(dataset: &Dataset) -> Self {
        let mut figures: BTreeMap<String, BTreeMap<Quality, usize>> = BTreeMap::new();
        for figure in &dataset.figures {
            *figures.entry(figure.table.to_string()).or_default().entry(figure.quality).or_default() += 1;
        }
        let used: BTreeSet<&String> = dataset.parameters.iter().flat_map(|p| p.sources.iter()).collect();
        let source = |s: &crate::dataset::Source| SourceFacts {
            title: s.title.clone(),
            publisher: s.publisher.clone(),
            date: s.date.clone(),
            url: s.url.clone(),
        };
        Self {
            name: dataset.name.clone(),
            hash: dataset.hash.clone(),
            attribution: dataset.attribution.clone(),
            base_year: dataset.base_year,
            branches: dataset
                .branches
                .iter()
                .map(|b| BranchFacts { id: b.id.clone(), name: b.name.clone(), in_smal: b.in_smal })
                .collect(),
            regions: dataset
                .regions
                .iter()
                .map(|r| RegionFacts {
                    id: r.id.clone(),
                    name: r.name.clone(),
                    tile_row: r.tile_row,
                    tile_col: r.tile_col,
                })
                .collect(),
            occupations: dataset.occupations.iter().map(|o| Named { id: o.id.clone(), name: o.name.clone() }).collect(),
            payers: dataset.payers.clone(),
            calibration: dataset.tie.clone(),
            world: BTreeMap::new(),
            official: official(dataset),
            figures,
            parameters: dataset.parameters.iter().map(ParameterFacts::of).collect(),
            sources: dataset
                .sources
                .iter()
                .filter(|s| used.contains(&s.key))
                .map(|s| (s.key.clone(), source(s)))
                .collect(),
        }
    }

    /// The same, with how the world works in a job with this `reference`.
    #[must_use]
    pub fn in_world_of(self, reference: &Scenario) -> Self {
        let of_job = reference.parameters.iter().filter(|p| super::is_of_job(&p.name));
        Self { world: of_job.map(|p| (p.name.clone(), Given::of(&p.dist))).collect(), ..self }
    }

    /// The branch with this identifier.
    pub fn branch(&self, id: &str) -> Option<&BranchFacts> {
        self.branches.iter().find(|b| b.id == id)
    }
}

/// Shortages by branch and in all, in the forecast that the model is tied to. Where no total of a year was published it is
/// the sum of the branches, if all are.
fn official(dataset: &Dataset) -> Vec<Official> {
    let named = dataset.tied_to.as_ref().map(|(vintage, scenario)| (vintage.as_str(), scenario.as_str()));
    let tied_to = named.or_else(|| (dataset.tie == Dataset::OWN_TIE).then_some(TIED_TO));
    let of_tie = dataset.official.iter().filter(|o| {
        Some((o.vintage.as_str(), o.scenario.as_str())) == tied_to
            && o.measure == "shortage"
            && matches!(o.scope.as_str(), "smal" | "branch")
    });
    let mut out: Vec<Official> = Vec::new();
    for o in of_tie {
        let branch = (o.scope == "branch").then(|| o.key.clone());
        if let (Ok(year), Some(persons)) = (o.year.parse(), o.value)
            && !out.iter().any(|known| known.branch == branch && known.year == year)
        {
            out.push(Official { branch, year, persons });
        }
    }
    let years: BTreeSet<i32> = out.iter().map(|o| o.year).collect();
    for year in years {
        let of = |branch: Option<&str>| out.iter().find(|o| o.year == year && o.branch.as_deref() == branch);
        if of(None).is_none() {
            let counted = dataset.branches.iter().filter(|b| b.in_smal);
            let sum = counted.map(|b| of(Some(&b.id)).map(|o| o.persons)).sum::<Option<f64>>();
            out.extend(sum.map(|persons| Official { branch: None, year, persons }));
        }
    }
    out
}

impl ParameterFacts {
    fn of(p: &Parameter) -> Self {
        Self {
            name: p.name.clone(),
            unit: p.unit.clone(),
            value: Given::of(&p.dist),
            business_case: p.business_case,
            quality: p.quality,
            sources: p.sources.to_vec(),
            note: p.note.clone(),
        }
    }
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
