//! Official figures that the reference is tied to: those of a vintage in the data set, or those of a table of one's own.

use std::collections::BTreeMap;

use super::trial::Path;
use crate::dataset::vintage::{SIZES, ranked};
use crate::dataset::{Dataset, Official, TargetRow, rounding};
use crate::error::{Error, Result};
use crate::texts::{Said, UsageText};

/// What an official figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stock {
    /// Demand.
    Demand,
    /// Supply.
    Supply,
    /// Demand that is not filled.
    Shortage,
}

/// An official figure; years count from the base year.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// A branch, several joined by `+`, `smal` or `breed`.
    pub key: String,
    /// The branches it is of.
    pub members: Vec<usize>,
    /// What it counts.
    pub stock: Stock,
    /// The year it is a change from; none for a level.
    pub from: Option<usize>,
    /// Its year.
    pub to: usize,
    /// The figure.
    pub persons: f64,
    /// How far off is near enough, persons; 0: it must be met.
    pub tolerance: f64,
}

/// The figures to tie to.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// Vintage; empty if the table gives none.
    pub vintage: String,
    /// The forecast's own scenario; empty if the table gives none.
    pub scenario: String,
    /// The figures.
    pub all: Vec<Target>,
    /// Rows that were left aside, and why.
    pub aside: Vec<(String, Aside)>,
}

/// Why a row is not tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// In or before the base year, or after the last year of the population.
    Year,
    /// Only a bound.
    Bound,
    /// A total of branches that all have figures of their own.
    SumOfBranches,
    /// Between the first and the last year of a branch.
    BetweenYears,
}

/// Published growth counts as known to this share of a branch's base demand.
const GROWTH_SD: f64 = 0.01;

impl Target {
    /// What the model has for it on `path`, persons.
    pub fn on(&self, path: &Path) -> f64 {
        let of = |b: usize, t: usize| match self.stock {
            Stock::Demand => path.demand[b][t],
            Stock::Supply => path.supply[b][t],
            Stock::Shortage => path.shortage[b][t],
        };
        self.members.iter().map(|&b| of(b, self.to) - self.from.map_or(0.0, |from| of(b, from))).sum()
    }

    /// Its name in tables.
    pub fn measure(&self) -> &'static str {
        match (self.stock, self.from.is_some()) {
            (Stock::Shortage, false) => "shortage",
            (Stock::Shortage, true) => "shortage_change",
            (Stock::Demand, false) => "demand",
            (Stock::Demand, true) => "demand_change",
            (Stock::Supply, false) => "supply",
            (Stock::Supply, true) => "supply_change",
        }
    }
}

/// The branches that `key` names.
fn members(dataset: &Dataset, key: &str) -> Vec<usize> {
    let all = dataset.branches.iter().enumerate();
    match key {
        "breed" => all.map(|(b, _)| b).collect(),
        "smal" => all.filter(|(_, branch)| branch.in_smal).map(|(b, _)| b).collect(),
        _ => key.split('+').filter_map(|id| dataset.branch(id)).collect(),
    }
}

fn stock(measure: &str) -> Option<(Stock, bool)> {
    match measure {
        "shortage" => Some((Stock::Shortage, false)),
        "demand" => Some((Stock::Demand, false)),
        "supply" => Some((Stock::Supply, false)),
        "demand_change" => Some((Stock::Demand, true)),
        "supply_change" => Some((Stock::Supply, true)),
        _ => None,
    }
}

impl Targets {
    /// A level of `key` in year `t`; `None` for a measure that is no level in persons, or a key that names no branch.
    pub fn level(dataset: &Dataset, key: &str, measure: &str, t: usize, persons: f64) -> Option<Target> {
        let (stock, is_change) = stock(measure)?;
        let (key, members) = (key.to_owned(), members(dataset, key));
        let known = !is_change && !members.is_empty();
        known.then_some(Target { key, members, stock, from: None, to: t, persons, tolerance: 0.0 })
    }

    /// The figures of a vintage of the data set: of every branch the first and the last shortage, which must be met, and
    /// published growth; totals where not all their branches have figures.
    ///
    /// # Errors
    /// [`Error::Usage`] if there is no shortage to tie to.
    pub fn of_vintage(dataset: &Dataset, vintage: &str, scenario: &str) -> Result<Self> {
        let mut out = Self { vintage: vintage.into(), scenario: scenario.into(), all: Vec::new(), aside: Vec::new() };
        let of_it = |o: &&Official| o.vintage == vintage && o.scenario == scenario;
        // The surest first: of one year the first counts.
        let mut rows: Vec<(usize, &Official)> =
            dataset.official.iter().filter(of_it).map(|o| ranked(o).unwrap_or((SIZES.len(), o))).collect();
        rows.sort_by_key(|r| r.0);
        let mut shortages: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        let mut growth = Vec::new();
        for (rank, row) in rows {
            let key = match row.scope.as_str() {
                "branch" => row.key.clone(),
                "smal" => "smal".into(),
                "breed" | "total" => "breed".into(),
                _ => continue,
            };
            let (Some((stock, is_change)), Some(persons)) = (stock(&row.measure), row.value) else { continue };
            let name = format!("{key}, {} {}", row.year, row.measure);
            if rank == SIZES.len() {
                out.aside.push((name, Aside::Bound));
                continue;
            }
            let Some((from, to)) = years(dataset, row, is_change) else {
                out.aside.push((name, Aside::Year));
                continue;
            };
            if stock == Stock::Shortage {
                let known = shortages.entry(key).or_default();
                if !known.iter().any(|(t, _)| *t == to) {
                    known.push((to, persons));
                }
            } else if is_change {
                let members = members(dataset, &key);
                let base: f64 = members.iter().map(|&b| dataset.branches[b].employees.get()).sum();
                growth.push(Target { key, members, stock, from, to, persons, tolerance: GROWTH_SD * base });
            }
        }
        let has_two = |key: &str| shortages.get(key).is_some_and(|s| s.len() > 1);
        let mut own = vec![false; dataset.branches.len()];
        for (b, branch) in dataset.branches.iter().enumerate() {
            own[b] = has_two(&branch.id);
        }
        for (key, mut found) in shortages.clone() {
            found.sort_by_key(|s| s.0);
            let members = members(dataset, &key);
            let name = |t: usize| format!("{key}, {} shortage", dataset.base_year + t as i32);
            if dataset.branch(&key).is_none() && members.iter().all(|&b| own[b]) {
                out.aside.extend(found.iter().map(|s| (name(s.0), Aside::SumOfBranches)));
                continue;
            }
            let (first, last) = (found[0].0, found[found.len() - 1].0);
            for (t, persons) in found {
                if t != first && t != last {
                    out.aside.push((name(t), Aside::BetweenYears));
                    continue;
                }
                // One year alone, and totals beside branches that may say otherwise, are met as well as can be.
                let exact = first < last && members.len() == 1;
                let tolerance = if exact { 0.0 } else { rounding(persons) };
                let (key, members) = (key.clone(), members.clone());
                out.all.push(Target { key, members, stock: Stock::Shortage, from: None, to: t, persons, tolerance });
            }
        }
        // Branches in the order of the data set, as everywhere.
        out.all.sort_by_key(|t| (t.members.len() > 1, t.members.first().copied(), t.to));
        if out.all.is_empty() {
            let known: Vec<String> =
                dataset.official.iter().map(|o| format!("{} {}", o.vintage, o.scenario)).collect::<Vec<_>>();
            let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
            known.sort_unstable();
            known.dedup();
            return Err(Error::Usage(UsageText::NoVintage.with(&[
                ("vintage", &vintage),
                ("scenario", &scenario),
                ("known", &known.join("; ")),
            ])));
        }
        out.all.extend(growth);
        Ok(out)
    }

    /// The figures of a table of one's own: those of `vintage` and `scenario` where these are asked for.
    ///
    /// # Errors
    /// [`Error::Usage`] if the table holds several vintages or scenarios and none is chosen, or totals and their branches
    /// that do not add up.
    pub fn of_rows(
        dataset: &Dataset,
        rows: &[TargetRow],
        vintage: Option<&str>,
        scenario: Option<&str>,
    ) -> Result<Self> {
        let chosen = |asked: Option<&str>, of: &dyn Fn(&TargetRow) -> String, option: &str| -> Result<String> {
            let mut known: Vec<String> = rows.iter().map(of).collect();
            known.sort();
            known.dedup();
            match (asked, known.as_slice()) {
                (Some(asked), _) if known.iter().any(|k| k == asked) => Ok(asked.to_owned()),
                (None, [only]) => Ok(only.clone()),
                // A table without that column is of whatever is said here.
                (Some(asked), [only]) if only.is_empty() => Ok(asked.to_owned()),
                (Some(asked), _) => Err(Error::Usage(UsageText::NotInTable.with(&[
                    ("asked", &asked),
                    ("option", &option),
                    ("known", &known.join(", ")),
                ]))),
                (None, _) => Err(Error::Usage(
                    UsageText::ChooseInTable.with(&[("option", &option), ("known", &known.join(", "))]),
                )),
            }
        };
        let vintage = chosen(vintage, &|r| r.vintage.clone(), "--vintage")?;
        let scenario = chosen(scenario, &|r| r.scenario.clone(), "--official-scenario")?;
        let base = dataset.base_year;
        let of_row = |row: &TargetRow| -> Option<Target> {
            let (stock, is_change) = stock(row.measure)?;
            Some(Target {
                key: row.key.clone(),
                members: members(dataset, &row.key),
                stock,
                from: is_change.then(|| (row.from - base) as usize),
                to: (row.to - base) as usize,
                persons: row.persons,
                tolerance: row.tolerance,
            })
        };
        let is_chosen = |r: &&TargetRow| {
            (r.vintage.is_empty() || r.vintage == vintage) && (r.scenario.is_empty() || r.scenario == scenario)
        };
        let all: Vec<Target> = rows.iter().filter(is_chosen).filter_map(of_row).collect();
        let told = all.iter().filter_map(|t| does_not_add_up(dataset, t, &all)).collect::<Vec<_>>();
        if told.is_empty() {
            Ok(Self { vintage, scenario, all, aside: Vec::new() })
        } else {
            Err(Error::Usage(Said::english_only(told.join("\nerror: "))))
        }
    }
}

/// What is wrong with a total whose branches all have a figure for the same year, if they do not add up to it.
fn does_not_add_up(dataset: &Dataset, total: &Target, all: &[Target]) -> Option<String> {
    if total.members.len() < 2 {
        return None;
    }
    let same =
        |t: &&Target, b: usize| (&t.members[..], t.stock, t.from, t.to) == (&[b], total.stock, total.from, total.to);
    let parts: Option<Vec<&Target>> = total.members.iter().map(|&b| all.iter().find(|t| same(t, b))).collect();
    let parts = parts?;
    let sum: f64 = parts.iter().map(|t| t.persons).sum();
    let slack: f64 = parts.iter().map(|t| t.tolerance).sum::<f64>() + total.tolerance;
    let year = dataset.base_year + total.to as i32;
    let (key, measure, persons) = (&total.key, total.measure(), total.persons);
    ((sum - persons).abs() > slack).then(|| {
        format!(
            "{key}, {year} {measure}: the total is {persons} persons, but its branches add up to {sum}; \
             that cannot both hold: leave one out, or give a wider `tolerance`"
        )
    })
}

fn years(dataset: &Dataset, row: &Official, is_change: bool) -> Option<(Option<usize>, usize)> {
    let last = dataset.population.last_year();
    let after = |year: &str| -> Option<usize> {
        let year = year.parse::<i32>().ok().filter(|year| *year <= last)?;
        usize::try_from(year - dataset.base_year).ok()
    };
    if is_change {
        let (from, to) = row.year.split_once('-')?;
        return Some((Some(after(from)?), after(to)?));
    }
    after(&row.year).filter(|t| *t > 0).map(|t| (None, t))
}
