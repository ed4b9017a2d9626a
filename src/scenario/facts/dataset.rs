//! What there is to know of a data set.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, Parameter};
use crate::ids::{Quality, Words};
use crate::scenario::{Given, Scenario, is_of_job};

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
        let of_job = reference.parameters.iter().filter(|p| is_of_job(&p.name));
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
