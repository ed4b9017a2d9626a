//! The base data: tables of a data set, read, checked and joined. One table a file; nothing outside sees a raw row.
//!
//! A data set is a folder of CSV files with sources and quality kept. Every set (regions, branches, occupations, age
//! bands, age groups, programmes, payers) is data: nothing here counts on the Dutch numbers of them.

pub mod approaches;
mod bands;
mod branches;
mod calibration;
pub mod cases;
mod context;
mod correlations;
mod education;
mod evidence;
mod exits;
pub mod forecast_error;
mod grid;
mod keys;
mod load;
mod model_parameters;
mod occupations;
mod official;
mod parameters;
mod payers;
mod population;
mod regions;
mod row;
mod scan;
mod sets;
mod settings;
mod sobol_dimensions;
mod social_work;
mod sources;
mod table;
mod targets;
mod uncertainty;
mod use_by_age;
pub mod vintage;

pub use approaches::{Approach, HelpProgramme};
pub use bands::AgeBand;
pub use branches::Branch;
pub use calibration::{Calibration, Tie, file_of as file_of_tie};
pub use context::Figure;
pub use correlations::{Correlation, Member, Scope};
pub use education::Programme;
pub use evidence::{DISCOUNT, Finding, Link, PublishedRatio, Realised, own_history, own_table};
pub use exits::EntryProfiles;
pub use keys::bounds;
pub use occupations::Occupation;
pub use official::Official;
pub use parameters::Parameter;
pub use population::{AgeGroup, Population};
pub use regions::Region;
pub use sobol_dimensions::SOBOL_DIMENSIONS;
pub use sources::Source;
pub use targets::{TargetRow, own_targets, rounding};
pub use uncertainty::AgeClass;

use std::collections::BTreeMap;

use crate::ids::{Support, Words};

/// A checked data set. Vectors indexed by a set follow the order of that set's own vector.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Its name: the folder's name.
    pub name: String,
    /// blake3 of all its `.csv` and `.toml` files, in name order, as hexadecimal.
    pub hash: String,
    /// blake3 of each of them by name, as hexadecimal.
    pub files: BTreeMap<String, String>,
    /// Attribution line that must be shown with results.
    pub attribution: Words,
    /// The base year: stocks are at its end.
    pub base_year: i32,
    /// Labour-market regions.
    pub regions: Vec<Region>,
    /// Branches of care and welfare.
    pub branches: Vec<Branch>,
    /// The branch that social workers are added to (index into `branches`).
    pub social_work: usize,
    /// Occupation groups.
    pub occupations: Vec<Occupation>,
    /// Qualification levels of the occupations, in order of first appearance.
    pub levels: Vec<String>,
    /// Age bands of workers, youngest first.
    pub bands: Vec<AgeBand>,
    /// Age groups of the population, youngest first.
    pub ages: Vec<AgeGroup>,
    /// Population by region, age group and year.
    pub population: Population,
    /// How the population forecast widens, by broad age class; the classes partition the age groups, or there are none.
    pub age_classes: Vec<AgeClass>,
    /// Share of clients by age group, per level of support; sums to 1 per level.
    pub client_age: [Vec<f64>; 3],
    /// Age profile of entrants per route; each sums to 1 over bands.
    pub entry: EntryProfiles,
    /// Programmes of education.
    pub programmes: Vec<Programme>,
    /// Types of approach in social work; may be none.
    pub approaches: Vec<Approach>,
    /// Programmes of social work, each of one of these types; may be none.
    pub help_programmes: Vec<HelpProgramme>,
    /// Those who pay and gain.
    pub payers: Vec<String>,
    /// Every uncertain or fixed parameter of the model by name (`direct:light:gp_care`), in file order.
    pub parameters: Vec<Parameter>,
    /// Rank correlations between parameters and between yearly noise.
    pub correlations: Vec<Correlation>,
    /// Dimension among Sobol' points, from 0, of the parameters and shared factors that have one.
    pub sobol_dimensions: BTreeMap<String, usize>,
    /// The tie to the official forecast that is in force; empty if the data set has none yet.
    pub calibration: Vec<Calibration>,
    /// Vintage and scenario of the official forecast that `calibration` ties to, as far as known.
    pub tied_to: Option<(String, String)>,
    /// Name of the tie that is in force: [`Dataset::OWN_TIE`], [`Dataset::NO_TIE`] or one of `ties`.
    pub tie: String,
    /// All ties by name: the data set's own, and those in `calibration-NAME.csv`.
    pub ties: BTreeMap<String, Tie>,
    /// Official forecasts.
    pub official: Vec<Official>,
    /// Realised figures, in file order.
    pub history: Vec<Realised>,
    /// Findings of studies that are in a pool, in file order.
    pub findings: Vec<Finding>,
    /// Which parameters the pools bear on.
    pub links: Vec<Link>,
    /// Ratios of gains to costs of others, to compare with, in file order.
    pub ratios: Vec<PublishedRatio>,
    /// Every figure read, with source and quality.
    pub figures: Vec<Figure>,
    /// The sources.
    pub sources: Vec<Source>,
}

/// Look-ups by name.
impl Dataset {
    /// Name of the tie of the data set itself.
    pub const OWN_TIE: &str = "default";
    /// Name of no tie: rates as observed.
    pub const NO_TIE: &str = "none";

    /// Names of all ties that a scenario can choose.
    pub fn tie_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(Self::NO_TIE).chain(self.ties.keys().map(String::as_str))
    }

    /// The same data tied by `name`; `None` if there is no such tie.
    #[must_use]
    pub fn tied(&self, name: &str) -> Option<Self> {
        let none = Tie { rows: Vec::new(), tied_to: None };
        let Tie { rows, tied_to } = if name == Self::NO_TIE { none } else { self.ties.get(name)?.clone() };
        Some(Self { calibration: rows, tied_to, tie: name.to_owned(), ..self.clone() })
    }

    /// Index of the parameter called `name`.
    pub fn parameter(&self, name: &str) -> Option<usize> {
        self.parameters.iter().position(|p| p.name == name)
    }

    /// Dimension among Sobol' points, from 0, of the numbers keyed by `name`.
    pub fn sobol_dimension(&self, name: &str) -> Option<usize> {
        self.sobol_dimensions.get(name).copied()
    }

    /// Names of the yearly noises: of exits other than retirement, of lateral inflow, and of demand by branch.
    pub fn noises(&self) -> Vec<String> {
        let demand = self.branches.iter().map(|b| format!("z:{}", b.id));
        ["xi", "lambda_noise"].map(String::from).into_iter().chain(demand).collect()
    }

    /// Index of the branch called `id`.
    pub fn branch(&self, id: &str) -> Option<usize> {
        self.branches.iter().position(|b| b.id == id)
    }

    /// Name of the parameter `quantity` of a level of support and a branch.
    pub fn level_branch(quantity: &str, level: Support, branch: &str) -> String {
        format!("{quantity}:{}:{branch}", level.id())
    }
}
