//! Official figures of a branch that the reference is tied to.

use crate::dataset::Dataset;

/// Which official rows are the target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Vintage, `2023-12`.
    pub vintage: String,
    /// The forecast's own scenario.
    pub scenario: String,
}

/// Official figures of one branch in persons; years count from the base year.
#[derive(Clone, Debug, Default)]
pub struct Official {
    /// Shortage in the first and the last published year.
    pub shortage: Option<[(usize, f64); 2]>,
    /// Published growth of demand or supply.
    pub growth: Vec<Growth>,
}

/// A published growth between two years.
#[derive(Clone, Copy, Debug)]
pub struct Growth {
    /// First year.
    pub from: usize,
    /// Last year.
    pub to: usize,
    /// Persons.
    pub persons: f64,
    /// Growth of supply instead of demand.
    pub of_supply: bool,
}

impl Official {
    /// The figures of `branch` under `target`.
    pub fn of(dataset: &Dataset, target: &Target, branch: &str) -> Self {
        let rows = dataset.official.iter().filter(|o| {
            o.vintage == target.vintage && o.scenario == target.scenario && o.scope == "branch" && o.key == branch
        });
        let after =
            |year: &str| -> Option<usize> { usize::try_from(year.parse::<i32>().ok()? - dataset.base_year).ok() };
        let (mut shortages, mut growth) = (Vec::new(), Vec::new());
        for row in rows {
            let Some(persons) = row.value else { continue };
            match row.measure.as_str() {
                "shortage" => shortages.extend(after(&row.year).filter(|t| *t > 0).map(|t| (t, persons))),
                "demand_change" | "supply_change" => {
                    let span = row.year.split_once('-').and_then(|(from, to)| Some((after(from)?, after(to)?)));
                    let of_supply = row.measure == "supply_change";
                    growth.extend(span.map(|(from, to)| Growth { from, to, persons, of_supply }));
                }
                _ => {}
            }
        }
        shortages.sort_by_key(|s| s.0);
        let shortage = match shortages.as_slice() {
            [first, .., last] if first.0 < last.0 => Some([*first, *last]),
            _ => None,
        };
        Self { shortage, growth }
    }
}
