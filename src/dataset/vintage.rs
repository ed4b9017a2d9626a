//! Official forecasts by vintage: when they were made, and what each says of a series by year.

use std::collections::BTreeMap;

use super::{Dataset, Official};

/// A vintage of the official forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Vintage {
    /// Its name: year and month, `2022-01`.
    pub name: String,
    /// When it was made, in years.
    pub made: f64,
    /// The forecast's own scenario that is taken: the reference if it has one.
    pub scenario: String,
    /// Shortage by key (a branch, or `smal`), by year, as published; ascending.
    pub shortage: BTreeMap<String, Vec<(i32, f64)>>,
}

/// Qualifiers of figures that say how large something is, the surest first: "just over 155,000" counts where nothing else was
/// published of that year.
pub const SIZES: [&str; 4] = ["exact", "about", "almost", "more_than"];
/// Which scenario is taken of a vintage that has several.
const PREFERRED: [&str; 2] = ["reference", "new_policy"];
/// A figure of a year that ends no later than this after the forecast was made says how things are, more than how they will be.
pub const NOWCAST: f64 = 1.1;

impl Vintage {
    /// All vintages of `dataset` that say something of the shortage, the oldest first. A name without a month tells too little
    /// of when it was made.
    pub fn all(dataset: &Dataset) -> Vec<Self> {
        let mut names: Vec<&str> = dataset.official.iter().map(|o| o.vintage.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let of = |name: &str| -> Option<Self> {
            let (year, month) = name.split_once('-')?;
            let month: f64 = month.parse().ok().filter(|m| (1.0..=12.0).contains(m))?;
            let made = year.parse::<f64>().ok()? + (month - 0.5) / 12.0;
            let scenarios: Vec<&str> = PREFERRED.to_vec();
            let vintage = scenarios.into_iter().find_map(|scenario| Self::of(dataset, name, scenario, made));
            vintage.filter(|v| !v.shortage.is_empty())
        };
        names.into_iter().filter_map(of).collect()
    }

    fn of(dataset: &Dataset, name: &str, scenario: &str, made: f64) -> Option<Self> {
        let mut shortage: BTreeMap<String, Vec<(i32, f64)>> = BTreeMap::new();
        let of_it = |o: &&Official| o.vintage == name && o.scenario == scenario;
        let mut rows: Vec<(usize, &Official)> = dataset.official.iter().filter(of_it).filter_map(ranked).collect();
        rows.sort_by_key(|r| r.0);
        for (_, o) in rows {
            let key = match o.scope.as_str() {
                "branch" if !o.key.contains('+') => o.key.as_str(),
                // The oldest names its total only so.
                "smal" | "total" => "smal",
                _ => continue,
            };
            let (true, Ok(year), Some(persons)) = (o.measure == "shortage", o.year.parse::<i32>(), o.value) else {
                continue;
            };
            let points = shortage.entry(key.to_owned()).or_default();
            if !points.iter().any(|p| p.0 == year) {
                points.push((year, persons));
            }
        }
        shortage.retain(|_, points| !points.is_empty());
        if shortage.is_empty() {
            return None;
        }
        let mut vintage = Self { name: name.into(), made, scenario: scenario.into(), shortage };
        vintage.add_sums(dataset);
        vintage.shortage.values_mut().for_each(|points| points.sort_by_key(|p| p.0));
        Some(vintage)
    }

    /// Where all branches of the total have a figure of a year, and the total has none, it is their sum.
    fn add_sums(&mut self, dataset: &Dataset) {
        let members: Vec<&str> = dataset.branches.iter().filter(|b| b.in_smal).map(|b| b.id.as_str()).collect();
        let Some(first) = members.first().and_then(|id| self.shortage.get(*id)) else { return };
        for year in first.iter().map(|p| p.0).collect::<Vec<_>>() {
            let of = |id: &&str| self.shortage.get(*id)?.iter().find(|p| p.0 == year).map(|p| p.1);
            let Some(sum) = members.iter().map(of).sum::<Option<f64>>() else { continue };
            let total = self.shortage.entry("smal".into()).or_default();
            if !total.iter().any(|p| p.0 == year) {
                total.push((year, sum));
            }
        }
    }

    /// What it says of `key` in `year`: as published, or on the straight line between the years before and after.
    pub fn at(&self, key: &str, year: i32) -> Option<f64> {
        let points = self.shortage.get(key)?;
        let after = points.iter().find(|p| p.0 >= year)?;
        let before = points.iter().rev().find(|p| p.0 <= year)?;
        if before.0 == after.0 {
            return Some(before.1);
        }
        Some(before.1 + (after.1 - before.1) * f64::from(year - before.0) / f64::from(after.0 - before.0))
    }

    /// First and last year of what it says of `key`.
    pub fn span(&self, key: &str) -> Option<(i32, i32)> {
        let points = self.shortage.get(key)?;
        Some((points.first()?.0, points.last()?.0))
    }

    /// The year in which it says how things are, and what it says; none if its first figure is of later.
    pub fn nowcast(&self, key: &str) -> Option<(i32, f64)> {
        let first = *self.shortage.get(key)?.first()?;
        (f64::from(first.0) + 1.0 - self.made <= NOWCAST).then_some(first)
    }

    /// The last whole year that was over, or nearly so, when it was made.
    pub fn base_year(&self) -> i32 {
        self.made.round() as i32 - 1
    }
}

/// A figure with its place in [`SIZES`]; `None` if it is not a size.
pub fn ranked(o: &Official) -> Option<(usize, &Official)> {
    Some((SIZES.iter().position(|s| *s == o.qualifier)?, o))
}

/// Years from a vintage to the end of `year`.
pub fn horizon(vintage: &Vintage, year: i32) -> f64 {
    f64::from(year) + 1.0 - vintage.made
}
