//! `population.csv`: persons by region, age group and year. The year in the file is 1 January, so the end of the year
//! before. `population_national_variants.csv` must agree with it.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::context::{Context, Provenance};
use super::grid::Grid;
use super::sets::Ids;
use super::table::Table;
use crate::texts::{DataProblem as P, Thing};

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

/// The variant that is the national sum of `population.csv`.
const MAIN_VARIANT: &str = "cbs_aligned";

/// No age group goes this far.
const OLDEST: u32 = 200;
/// Years that can be meant.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=2300;

/// Age groups, their names and the population.
pub(super) struct Read {
    pub ages: Ids,
    pub groups: Vec<AgeGroup>,
    pub population: Population,
}

/// Reads the population and what age groups there are.
pub(super) fn read(context: &Context, regions: &Ids, provenance: &Provenance) -> Read {
    let columns = ["region", "age_group", "year", "persons"];
    let Some(table) = context.table("population.csv", &columns, &[]) else {
        let population = Population { first_year: 0, years: 0, persons: Vec::new(), ages: 0 };
        return Read { ages: Ids::new(Thing::AgeGroup, Vec::new()), groups: Vec::new(), population };
    };
    let groups = age_groups(&table);
    let ages = Ids::new(Thing::AgeGroup, groups.iter().map(|g| g.id.clone()).collect());
    let years = table.rows().filter_map(|row| row.raw("year").parse().ok());
    let years: BTreeSet<i32> = years.filter(|year| YEARS.contains(year)).collect();
    let first = years.first().copied().unwrap_or(0);
    let names = Ids::new(Thing::OneYear, years.iter().map(ToString::to_string).collect());
    if let Some((_, gap)) = years.iter().zip(first..).find(|(year, expected)| *year != expected) {
        table.report_missing(P::YearMissing.with(&[("year", &gap)]));
    }
    let (cells, rows) = (regions.len() * ages.len() * names.len(), table.rows().count());
    if cells > 2 * rows {
        table.report_missing(P::MostRowsMissing.with(&[("rows", &rows), ("cells", &cells)]));
        let population = Population { first_year: 0, years: 0, persons: Vec::new(), ages: 0 };
        return Read { ages, groups, population };
    }
    let mut grid = Grid::new(&[regions, &ages, &names]);
    let mut count = 0_usize;
    for row in table.rows() {
        row.integer("year", *YEARS.start(), *YEARS.end());
        let keys = [row.key("region", regions), row.key("age_group", &ages), row.key("year", &names)];
        grid.put(row, "region", &keys, row.within("persons", 0.0, f64::INFINITY));
        count += 1;
    }
    let item = "persons by region, age group and year".to_owned();
    context.figure("population", item, format!("{} figures", thousands(count)), "persons", provenance);
    grid.require_all(&table);
    let (persons, years) = (grid.values(), names.len());
    let population = Population { first_year: first - 1, years, persons, ages: ages.len() };
    Read { ages, groups, population }
}

/// The age groups of a table, youngest first; they must follow on each other, the last one open.
fn age_groups(table: &Table) -> Vec<AgeGroup> {
    let mut groups: Vec<AgeGroup> = Vec::new();
    for row in table.rows() {
        let id = row.raw("age_group");
        if groups.iter().any(|g| g.id == *id) {
            continue;
        }
        match ages(&id) {
            Some((from, to)) => groups.push(AgeGroup { id: id.into_owned(), from, to }),
            None => row.report("age_group", P::NoAgeGroup.with(&[("text", &id)])),
        }
    }
    groups.sort_by_key(|g| g.from);
    for pair in groups.windows(2) {
        if pair[0].to.map(|to| to + 1) != Some(pair[1].from) {
            let rule = P::GroupsFollow.with(&[("next", &pair[1].id), ("before", &pair[0].id)]);
            table.report_missing(rule);
        }
    }
    if let Some(last) = groups.last().filter(|g| g.to.is_some()) {
        table.report_missing(P::OldestOpen.with(&[("group", &last.id)]));
    }
    // Pools of clients are shares of the population of 15 and over.
    if !groups.is_empty() && groups.iter().all(|g| g.from != 15) {
        table.report_missing(P::GroupAt15);
    }
    groups
}

/// Youngest and oldest age of `15-19`, `15` or `90+`.
pub(super) fn ages(id: &str) -> Option<(u32, Option<u32>)> {
    if let Some(from) = id.strip_suffix('+') {
        return from.parse().ok().filter(|from| *from < OLDEST).map(|from| (from, None));
    }
    let (from, to) = id.split_once('-').unwrap_or((id, id));
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to && to < OLDEST).then_some((from, Some(to)))
}

/// `12768` as `12,768`.
fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Reads the national variants, and checks that the main one is the sum over regions.
pub(super) fn check_variants(context: &Context, read: &Read, regions: usize, provenance: &Provenance) {
    let columns = ["variant", "age_group", "year", "persons"];
    let Some(table) = context.optional_table("population_national_variants.csv", &columns, &[]) else { return };
    let mut seen = BTreeSet::new();
    let population = &read.population;
    for row in table.rows() {
        let (age, year) = (row.key("age_group", &read.ages), row.integer("year", *YEARS.start(), *YEARS.end()));
        let persons = row.within("persons", 0.0, f64::INFINITY);
        if !seen.insert((row.raw("variant"), age, year)) {
            row.report("variant", P::VariantTwice);
        }
        let (Some(age), Some(year)) = (age, year) else { continue };
        let known = (population.first_year..=population.last_year()).contains(&(year - 1));
        if known && row.raw("variant") == MAIN_VARIANT {
            let sum: f64 = (0..regions).map(|r| population.at(r, age, year - 1)).sum();
            if (sum - persons).abs() > 0.5 {
                row.report("persons", P::RegionsSum.with(&[("persons", &persons), ("sum", &sum)]));
            }
        }
    }
    let item = "persons by variant, age group and year (a check)".to_owned();
    let value = format!("{} figures", thousands(seen.len()));
    context.figure("population_national_variants", item, value, "persons", provenance);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_groups_are_understood() {
        assert_eq!(ages("15-19"), Some((15, Some(19))));
        assert_eq!(ages("15"), Some((15, Some(15))));
        assert_eq!(ages("90+"), Some((90, None)));
        for bad in ["", "19-15", "a", "15-", "-5", "5-999999999999"] {
            assert_eq!(ages(bad), None, "{bad}");
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([12_768, 912, 1000].map(thousands), ["12,768", "912", "1,000"]);
    }
}
