//! The official population as the model needs it: need for care, adults, and shares of regions.

use crate::dataset::Dataset;

/// Tables by year after the base year; laid out as in [`super::Frame`].
pub(super) struct PopulationTables {
    /// `[t][region][branch][class]`: need over the national need of the base year.
    pub need: Vec<f64>,
    /// `[region][branch]`: share of the base-year need.
    pub region_share: Vec<f64>,
    /// `[t][region][class]`: population of 15 and over.
    pub adults: Vec<f64>,
    /// `[t][region]`: share of the population.
    pub population_share: Vec<f64>,
    /// `[t][region]`: population.
    pub inhabitants: Vec<f64>,
    /// Population at the end of the base year.
    pub population: f64,
}

impl PopulationTables {
    /// Tables up to `years` after the base year; `class_of` gives the class of every age group.
    pub fn new(dataset: &Dataset, years: usize, class_of: &[usize], classes: usize) -> Self {
        let (regions, branches) = (dataset.regions.len(), dataset.branches.len());
        let mut need = vec![0.0; (years + 1) * regions * branches * classes];
        let mut adults = vec![0.0; (years + 1) * regions * classes];
        let mut population_share = vec![0.0; (years + 1) * regions];
        for t in 0..=years {
            for r in 0..regions {
                let place = t * regions + r;
                for (g, age) in dataset.ages.iter().enumerate() {
                    let persons = dataset.population.at(r, g, dataset.base_year + t as i32);
                    population_share[place] += persons;
                    if age.from >= 15 {
                        adults[place * classes + class_of[g]] += persons;
                    }
                    for (b, branch) in dataset.branches.iter().enumerate() {
                        need[(place * branches + b) * classes + class_of[g]] += branch.use_by_age[g] * persons;
                    }
                }
            }
        }
        let population = population_share[..regions].iter().sum();
        let inhabitants = population_share.clone();
        for year in population_share.chunks_mut(regions) {
            let total: f64 = year.iter().sum();
            for share in year {
                *share /= total;
            }
        }
        let base = regions * branches * classes;
        let mut national = vec![0.0; branches];
        for (i, n) in need[..base].iter().enumerate() {
            national[i / classes % branches] += n;
        }
        for (i, n) in need.iter_mut().enumerate() {
            *n /= national[i / classes % branches];
        }
        let region_share = need[..base].chunks(classes).map(|c| c.iter().sum()).collect();
        Self { need, region_share, adults, population_share, inhabitants, population }
    }
}
