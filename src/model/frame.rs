//! What holds for every draw and scenario of a job: sets, the official population, rates and shares of the data set.

use std::ops::Range;

use super::population::PopulationTables;
use super::slots::Slots;
use crate::dataset::{Branch, Dataset};
use crate::ids::Function;

/// An existing combination of branch and occupation.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Branch (index).
    pub branch: usize,
    /// Occupation (index).
    pub occupation: usize,
    /// w\[b,o\]: share of the occupation in the branch.
    pub mix: f64,
    /// Whether the plan hires staff of this occupation.
    pub is_hired: bool,
    /// Its place among the reference's lateral inflow, which a plan reads in this order: first those that it hires from,
    /// by function.
    pub in_lateral: usize,
}

/// Draw-independent numbers, laid out for the year loop. `t` counts years after the base year.
#[derive(Clone, Debug)]
pub struct Frame {
    /// t0.
    pub base_year: i32,
    /// Years after the base year.
    pub years: usize,
    /// Number of regions.
    pub regions: usize,
    /// Number of age bands of workers.
    pub bands: usize,
    /// Number of occupations.
    pub occupations: usize,
    /// Number of qualification levels.
    pub levels: usize,
    /// Number of age classes of the population.
    pub classes: usize,
    /// Branches of the data set.
    pub branches: Vec<Branch>,
    /// The branch of social work.
    pub social_work: usize,
    /// Existing (branch, occupation), by branch, then occupation.
    pub pairs: Vec<Pair>,
    /// Pairs of each branch.
    pub of_branch: Vec<Range<usize>>,
    /// Level of each occupation.
    pub level_of: Vec<usize>,
    /// Occupation of each function in social work.
    pub occupation_of: [Option<usize>; 4],
    /// Pair (social work, occupation of the function).
    pub pair_of: [Option<usize>; 4],
    /// Pairs with the occupation of the function, in any branch.
    pub pairs_of: [Vec<usize>; 4],
    /// Pairs that a plan hires from, by function.
    pub hired_pairs: Vec<usize>,
    /// `[t][region][branch][class]`: official need over the national need of the base year.
    pub need: Vec<f64>,
    /// `[region][branch]`: share of the base-year need.
    pub region_share: Vec<f64>,
    /// `[t][region][class]`: official population of 15 and over.
    pub adults: Vec<f64>,
    /// `[t][region]`: share of the official population.
    pub population_share: Vec<f64>,
    /// `[t][region]`: official population.
    pub inhabitants: Vec<f64>,
    /// Population at the end of the base year.
    pub population: f64,
    /// `[t][class]`: relative half-widths of the official 80 % interval, below and above.
    pub widths: Vec<(f64, f64)>,
    /// 1 / width of a band in years; 0 in the last.
    pub ageing: Vec<f64>,
    /// `[level of support][branch]`: sum over ages of client share x relative use.
    pub client_use: Vec<f64>,
    /// Entry profiles by band: education and side entry; re-entry.
    pub entry_education: Vec<f64>,
    /// Re-entrants by band.
    pub entry_reentry: Vec<f64>,
    /// Side-entrants by band.
    pub entry_side: Vec<f64>,
    /// Programmes of education.
    pub programmes: Vec<Schooling>,
    /// Payers.
    pub payers: usize,
    /// Per branch: lateral rate and trend of the tie to the official forecast; `None` without one.
    pub tie: Vec<Option<(f64, f64)>>,
    /// Shortage at the end of the base year by branch, persons.
    pub base_shortage: Vec<f64>,
    /// Where the parameters stand.
    pub slots: Slots,
}

/// A programme of education in the model.
#[derive(Clone, Debug)]
pub struct Schooling {
    /// Occupation it trains for.
    pub occupation: usize,
    /// The function in social work of that occupation.
    pub function: Option<Function>,
    /// Years.
    pub duration: i32,
    /// Those who study on cannot start in care.
    pub continues_excludes_work: bool,
    /// (pair, share) of those who start in care.
    pub first: Vec<(usize, f64)>,
    /// Official starters by year of graduation: `[t]`; multiplied by the class factor of `entry` in year t - duration.
    pub starters: Vec<f64>,
    /// Age class that starters come from, if the year of intake has no published figure, and that year's t.
    pub entry: Vec<Option<(usize, usize)>>,
    /// Cost category of a training place.
    pub place_cost: Function,
}

impl Frame {
    /// The frame of `dataset` up to `horizon`.
    pub fn new(dataset: &Dataset, horizon: i32) -> Self {
        let base_year = dataset.base_year;
        let years = (horizon - base_year) as usize;
        let (regions, branches) = (dataset.regions.len(), dataset.branches.len());
        let class_of = class_of_ages(dataset);
        let classes = dataset.age_classes.len().max(1);
        let occupation_of = Function::ALL.map(|f| dataset.occupations.iter().position(|o| o.function == Some(f)));
        let hired = Function::PAID.map(|f| occupation_of[f as usize]);
        let mut pairs = Vec::new();
        let mut of_branch = Vec::with_capacity(branches);
        for (b, branch) in dataset.branches.iter().enumerate() {
            let start = pairs.len();
            for (occupation, &mix) in branch.mix.iter().enumerate().filter(|(_, m)| **m > 0.0) {
                let is_hired = hired.contains(&Some(occupation));
                pairs.push(Pair { branch: b, occupation, mix, is_hired, in_lateral: 0 });
            }
            of_branch.push(start..pairs.len());
        }
        let pair = |b: usize, o: usize| pairs.iter().position(|p| p.branch == b && p.occupation == o);
        let pair_of = occupation_of.map(|o| o.and_then(|o| pair(dataset.social_work, o)));

        let with =
            |o: usize| pairs.iter().enumerate().filter(move |(_, p)| p.occupation == o).map(|(i, _)| i).collect();
        let pairs_of = occupation_of.map(|o| o.map_or_else(Vec::new, with));

        let tables = PopulationTables::new(dataset, years, &class_of, classes);
        let first = dataset.population.first_year;
        let width = |t: usize, c: usize| match dataset.age_classes.get(c) {
            Some(class) if t > 0 => {
                let i = (base_year + t as i32 - first) as usize;
                (class.below80[i], class.above80[i])
            }
            _ => (0.0, 0.0),
        };
        let widths = (0..=years).flat_map(|t| (0..classes).map(move |c| (t, c))).map(|(t, c)| width(t, c)).collect();
        let client_use = dataset
            .client_age
            .iter()
            .flat_map(|shares| {
                dataset.branches.iter().map(move |b| shares.iter().zip(&b.use_by_age).map(|(s, u)| s * u).sum())
            })
            .collect();
        let mut tie = vec![None; branches];
        let mut base_shortage: Vec<f64> = dataset.branches.iter().map(|b| b.shortage.get()).collect();
        for c in &dataset.calibration {
            tie[c.branch] = Some((c.lambda, c.tau));
            base_shortage[c.branch] = c.base_shortage;
        }
        let programmes: Vec<Schooling> =
            dataset.programmes.iter().map(|p| schooling(dataset, p, years, &class_of, &pair)).collect();
        let hired_pairs: Vec<usize> =
            Function::PAID.into_iter().flat_map(|f| pairs_of[f as usize].iter().copied()).collect();
        let others = (0..pairs.len()).filter(|&p| !pairs[p].is_hired);
        let order: Vec<usize> = hired_pairs.iter().copied().chain(others).collect();
        for (place, p) in order.into_iter().enumerate() {
            pairs[p].in_lateral = place;
        }

        Self {
            base_year,
            years,
            regions,
            bands: dataset.bands.len(),
            occupations: dataset.occupations.len(),
            levels: dataset.levels.len(),
            classes,
            branches: dataset.branches.clone(),
            social_work: dataset.social_work,
            of_branch,
            level_of: dataset.occupations.iter().map(|o| o.level).collect(),
            occupation_of,
            pair_of,
            pairs_of,
            hired_pairs,
            need: tables.need,
            region_share: tables.region_share,
            adults: tables.adults,
            population_share: tables.population_share,
            inhabitants: tables.inhabitants,
            population: tables.population,
            widths,
            ageing: dataset.bands.iter().map(|a| 1.0 / a.width_years).collect(),
            client_use,
            entry_education: dataset.entry.education.clone(),
            entry_reentry: dataset.entry.reentry.clone(),
            entry_side: dataset.entry.side_entry.clone(),
            programmes,
            payers: dataset.payers.len(),
            tie,
            base_shortage,
            slots: Slots::new(dataset),
            pairs,
        }
    }

    /// Effective FTE per person of branch `b` in the reference: part-time factor x (1 - absence).
    #[inline(always)]
    pub fn fte_per_person(&self, b: usize) -> f64 {
        self.branches[b].part_time * (1.0 - self.branches[b].absence.get())
    }

    /// Share of region `r` in the base-year need of branch `b`.
    #[inline(always)]
    pub fn share(&self, r: usize, b: usize) -> f64 {
        self.region_share[r * self.branches.len() + b]
    }
}

/// The age class of every age group; one class where the data set has none.
fn class_of_ages(dataset: &Dataset) -> Vec<usize> {
    (0..dataset.ages.len())
        .map(|g| dataset.age_classes.iter().position(|c| c.members.contains(&g)).unwrap_or(0))
        .collect()
}

/// Starters by year of graduation: published intake, straight lines between published years, the first figure before
/// them, and after the last in proportion to the official population of the entry age.
fn schooling(
    dataset: &Dataset,
    p: &crate::dataset::Programme,
    years: usize,
    class_of: &[usize],
    pair: &impl Fn(usize, usize) -> Option<usize>,
) -> Schooling {
    let (last_year, last) = p.intake[p.intake.len() - 1];
    let entry_population =
        |year: i32| (0..dataset.regions.len()).map(|r| dataset.population.at(r, p.entry_age_group, year)).sum::<f64>();
    let (mut starters, mut entry) = (Vec::new(), Vec::new());
    for t in 0..=years {
        let intake = dataset.base_year + t as i32 - p.duration;
        if intake > last_year.max(dataset.population.first_year) {
            let from = last_year.max(dataset.population.first_year);
            let before = entry_population(from);
            starters.push(if before > 0.0 { last * entry_population(intake) / before } else { last });
            entry.push(
                (intake > dataset.base_year)
                    .then(|| (class_of[p.entry_age_group], (intake - dataset.base_year) as usize)),
            );
        } else {
            starters.push(crate::scenario::Ramp { points: p.intake.clone() }.at(intake));
            entry.push(None);
        }
    }
    let first = p
        .first_branch
        .iter()
        .enumerate()
        .filter(|(_, s)| **s > 0.0)
        .filter_map(|(b, &s)| pair(b, p.occupation).map(|i| (i, s)))
        .collect();
    Schooling {
        occupation: p.occupation,
        function: dataset.occupations[p.occupation].function,
        duration: p.duration,
        continues_excludes_work: p.continues_excludes_work,
        first,
        starters,
        entry,
        place_cost: p.place_cost,
    }
}
