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
pub use calibration::file_of as file_of_tie;
pub use evidence::{DISCOUNT, Finding, Link, PublishedRatio, own_history, own_table};
pub use keys::bounds;
pub use sobol_dimensions::SOBOL_DIMENSIONS;
pub use targets::{TargetRow, own_targets, rounding};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dist::Dist;
use crate::ids::{Function, Quality, Support, Words};
use crate::units::{Euro, Persons, Share};

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

/// A labour-market region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Code, for instance RA0101.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Row in the tile map, 0 = north.
    pub tile_row: u32,
    /// Column in the tile map, 0 = west.
    pub tile_col: u32,
}

/// A branch of care and welfare.
#[derive(Clone, Debug)]
pub struct Branch {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Counted in the *smal* total (all but childcare in the Dutch data).
    pub in_smal: bool,
    /// Employees at the end of the base year.
    pub employees: Persons,
    /// Contract FTE per employee.
    pub part_time: f64,
    /// Share of working time lost to absence.
    pub absence: Share,
    /// Observed inflow from outside care and welfare per year, as a share of employees.
    pub inflow_rate: f64,
    /// Share of demand that is never filled.
    pub frictional: Share,
    /// Published or derived shortage at the end of the base year, before the tie to the official forecast.
    pub shortage: Persons,
    /// Labour cost per contract FTE a year.
    pub labour_cost_per_contract_fte: Euro,
    /// Non-labour cost per euro of labour cost.
    pub non_labour_ratio: f64,
    /// Leaves care and welfare, share per year, by age band.
    pub exits: Vec<f64>,
    /// Moves to another employer in care, share per year, by age band.
    pub switches: Vec<f64>,
    /// Share of employees by age band; sums to 1.
    pub age_share: Vec<f64>,
    /// Share of employees by occupation; sums to 1.
    pub mix: Vec<f64>,
    /// Relative use of care by age group of the population, mean 1 over the population at the end of the base year.
    pub use_by_age: Vec<f64>,
}

/// An occupation group.
#[derive(Clone, Debug)]
pub struct Occupation {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Qualification level (index into `Dataset::levels`).
    pub level: usize,
    /// The function in social work this occupation fills, if any; at most one occupation per function.
    pub function: Option<Function>,
}

/// An age band of workers.
#[derive(Clone, Debug)]
pub struct AgeBand {
    /// Identifier.
    pub id: String,
    /// Years a worker spends in the band; infinite in the last.
    pub width_years: f64,
}

/// An age group of the population.
#[derive(Clone, Debug)]
pub struct AgeGroup {
    /// Identifier, `15-19` or `90+`.
    pub id: String,
    /// Youngest age.
    pub from: u32,
    /// Oldest age; `None` in an open group.
    pub to: Option<u32>,
}

/// Population on 31 December (1 January of the following year in the file).
#[derive(Clone, Debug)]
pub struct Population {
    /// First year (31 December).
    pub first_year: i32,
    /// Number of years.
    pub years: usize,
    /// Persons, indexed `[region][age group][year - first_year]`, flattened.
    pub persons: Vec<f64>,
    /// Number of age groups, for the index.
    pub ages: usize,
}

impl Population {
    /// Persons in `region` of age group `age` on 31 December of `year`.
    pub fn at(&self, region: usize, age: usize, year: i32) -> f64 {
        self.persons[(region * self.ages + age) * self.years + (year - self.first_year) as usize]
    }

    /// The last year with figures.
    pub fn last_year(&self) -> i32 {
        self.first_year + self.years as i32 - 1
    }
}

/// A broad age class of the population with the official interval around the forecast.
#[derive(Clone, Debug)]
pub struct AgeClass {
    /// Identifier, `65-79`. One standard normal per class and draw, named `population:65-79`.
    pub id: String,
    /// The age groups it holds (indices).
    pub members: Vec<usize>,
    /// 1 - low80/medium per year of the population table.
    pub below80: Vec<f64>,
    /// high80/medium - 1 per year of the population table.
    pub above80: Vec<f64>,
}

/// Age profiles of those who enter care, over the age bands.
#[derive(Clone, Debug)]
pub struct EntryProfiles {
    /// From education.
    pub education: Vec<f64>,
    /// Back after a time away.
    pub reentry: Vec<f64>,
    /// From other work.
    pub side_entry: Vec<f64>,
}

/// A programme of education. Its uncertain figures are the parameters `success:ID`, `starts_in_care:ID` and
/// `continues_studying:ID`.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Occupation it trains for (index).
    pub occupation: usize,
    /// Duration in whole years.
    pub duration: i32,
    /// Age group of the population that starters come from (index).
    pub entry_age_group: usize,
    /// Persons starting per calendar year in which the school year begins, ascending; at least one.
    pub intake: Vec<(i32, f64)>,
    /// True: those who study on cannot start in care.
    pub continues_excludes_work: bool,
    /// Share of those who start in care by branch; sums to 1.
    pub first_branch: Vec<f64>,
    /// What kind of training place it is for the cost of a place: mbo, ad or hbo.
    pub place_cost: Function,
}

/// A parameter of the model: a distribution with a name.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Name, `quantity:key`; random numbers are keyed by it.
    pub name: String,
    /// Unit in words.
    pub unit: String,
    /// Its distribution; a single number is `Dist::Fixed`.
    pub dist: Dist,
    /// What the advocates' own cases imply, for effect parameters.
    pub business_case: Option<f64>,
    /// Parameters with the same group are divided by their sum (shares drawn as gammas: a Dirichlet).
    pub shares_group: Option<String>,
    /// How good the figure is.
    pub quality: Quality,
    /// Keys into `Dataset::sources`.
    pub sources: Arc<[String]>,
    /// Why this value.
    pub note: String,
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

/// The factors of one branch that tie the central reference to the official forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Branch (index).
    pub branch: usize,
    /// Lateral inflow as a share of staff per year.
    pub lambda: f64,
    /// Trend in demand beyond demography per year.
    pub tau: f64,
    /// Shortage at the end of the base year, persons.
    pub base_shortage: f64,
}

/// A tie to an official forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The factors, one row a branch.
    pub rows: Vec<Calibration>,
    /// Vintage and scenario of that forecast, if the file says so.
    pub tied_to: Option<(String, String)>,
}

impl Tie {
    fn into_parts(self) -> (Vec<Calibration>, Option<(String, String)>) {
        (self.rows, self.tied_to)
    }
}

/// One realised figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Realised {
    /// `sbi_q`, `smal`, `breed` or `branch`.
    pub scope: String,
    /// Branch; empty for a total.
    pub branch: String,
    /// When, as printed: `2022`, `2019Q3`.
    pub period: String,
    /// `employees`, `open_vacancies`, …
    pub measure: String,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: String,
}

/// One published forecast figure.
#[derive(Clone, Debug)]
pub struct Official {
    /// Month of publication, `2023-12`.
    pub vintage: String,
    /// The forecast's scenario.
    pub scenario: String,
    /// smal, breed, branch, occupation, region or total.
    pub scope: String,
    /// Branch, occupation or region; empty for a total.
    pub key: String,
    /// Year, or a text like `2023-2033` for a change.
    pub year: String,
    /// shortage, demand, `demand_change`, …
    pub measure: String,
    /// The figure; `None` where only a direction was published.
    pub value: Option<f64>,
    /// exact, about, almost, `more_than`, lower, text.
    pub qualifier: String,
    /// How good the figure is.
    pub quality: Quality,
    /// Source key or title.
    pub source: String,
}

/// One figure read from the data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Table (file name without `.csv`).
    pub table: &'static str,
    /// What it is: row and column in words, for instance `hospitals: part_time_factor`.
    pub item: String,
    /// The value as printed in the file.
    pub value: String,
    /// Unit, empty if the table says none.
    pub unit: String,
    /// How good it is.
    pub quality: Quality,
    /// Keys into `Dataset::sources`.
    pub sources: Arc<[String]>,
}

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Key.
    pub key: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date as printed.
    pub date: String,
    /// Address.
    pub url: String,
    /// primary, secondary, assumption or derived.
    pub kind: String,
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
