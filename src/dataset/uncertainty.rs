//! `population_uncertainty.csv`: the official interval around the population forecast, by broad age class.

use super::Parameter;
use super::context::Context;
use super::grid::Grid;
use super::parameters;
use super::population::{Read, YEARS, ages};
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::ids::Quality;
use crate::texts::{DataProblem as P, Thing};

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

/// The age classes, and the standard normal that moves each of them.
pub(super) fn read(context: &Context, read: &Read, regions: usize) -> (Vec<AgeClass>, Vec<Parameter>) {
    let required = ["year", "measure", "basis", "age_class", "medium", "low80", "high80", "quality", "source"];
    let optional = ["low95", "high95", "note"];
    let Some(table) = context.optional_table("population_uncertainty.csv", &required, &optional) else {
        return (Vec::new(), Vec::new());
    };
    let rows: Vec<Row> = table.rows().filter(|row| row.flag("age_class")).collect();
    let mut names: Vec<String> = Vec::new();
    for row in &rows {
        let class = row.raw("measure");
        if !names.iter().any(|n| *n == class) {
            names.push(class.into_owned());
        }
    }
    let ids = Ids::new(Thing::AgeClass, names);
    let population = &read.population;
    let years = Ids::new(
        Thing::OneYear,
        (0..population.years).map(|i| (population.first_year + 1 + i as i32).to_string()).collect(),
    );
    let mut below = Grid::new(&[&ids, &years]);
    let mut above = Grid::new(&[&ids, &years]);
    let mut provenances = vec![(Quality::Published, Vec::<String>::new()); ids.len()];
    for row in rows {
        let class = row.key("measure", &ids);
        let Some(members) = members(row, read) else { continue };
        // The interval may go on for longer than the population; a year that is none must not pass for such a year.
        let Some(year) = row.integer("year", *YEARS.start(), *YEARS.end()) else {
            below.put(row, "year", &[class, None], f64::NAN);
            continue;
        };
        let year = years.index(&year.to_string());
        let medium = row.positive("medium");
        let (low, high) = (row.positive("low80"), row.positive("high80"));
        if low > medium || high < medium {
            row.report("medium", P::NotBetween.with(&[("value", &medium), ("low", &low), ("high", &high)]));
        }
        if let Some(year) = year {
            let end = population.first_year + year as i32;
            let persons = |r: usize| members.iter().map(move |&g| population.at(r, g, end)).sum::<f64>();
            let sum: f64 = (0..regions).map(persons).sum();
            if (sum - medium).abs() > 1.0 {
                row.report("medium", P::AgesSum.with(&[("persons", &medium), ("sum", &sum)]));
            }
        }
        if year.is_some() {
            below.put(row, "measure", &[class, year], 1.0 - low / medium);
            above.replace(&[class, year], high / medium - 1.0);
        }
        let provenance = row.provenance("source", "quality");
        if let Some(c) = class {
            let (quality, sources) = &mut provenances[c];
            *quality = (*quality).max(provenance.quality);
            for key in provenance.sources.iter() {
                if !sources.contains(key) {
                    sources.push(key.clone());
                }
            }
        }
    }
    note_figures(&table);
    below.require_all(&table);
    let below = below.values();
    let above = above.values();
    let width = years.len();
    let mut classes = Vec::new();
    let mut parameters = Vec::new();
    for ((c, id), (quality, sources)) in ids.names().iter().enumerate().zip(provenances) {
        classes.push(AgeClass {
            id: id.clone(),
            members: class_members(id, read).unwrap_or_default(),
            below80: below[c * width..(c + 1) * width].to_vec(),
            above80: above[c * width..(c + 1) * width].to_vec(),
        });
        parameters.push(Parameter {
            name: format!("population:{id}"),
            unit: "standard deviations".into(),
            dist: parameters::standard_normal(),
            business_case: None,
            shares_group: None,
            quality,
            sources: sources.into(),
            note: "place within the interval around the population forecast".into(),
        });
    }
    check_partition(&table, &classes, read);
    (classes, parameters)
}

/// The age groups of the class that a row is about; reported if they don't fill it.
fn members(row: Row, read: &Read) -> Option<Vec<usize>> {
    let class = row.raw("measure");
    let found = class_members(&class, read);
    if found.is_none() && !read.groups.is_empty() {
        row.report("measure", P::WholeGroups.with(&[("class", &class)]));
    }
    found
}

fn class_members(class: &str, read: &Read) -> Option<Vec<usize>> {
    let (from, to) = ages(class)?;
    let groups = &read.groups;
    let inside = |g: usize| groups[g].from >= from && to.is_none_or(|to| groups[g].to.is_some_and(|x| x <= to));
    let members: Vec<usize> = (0..groups.len()).filter(|&g| inside(g)).collect();
    let (first, last) = (*members.first()?, *members.last()?);
    (groups[first].from == from && groups[last].to == to).then_some(members)
}

fn check_partition(table: &Table, classes: &[AgeClass], read: &Read) {
    for (g, group) in read.groups.iter().enumerate() {
        let holders = classes.iter().filter(|c| c.members.contains(&g)).count();
        if holders != 1 && !classes.is_empty() {
            let rule = P::InOneClass.with(&[("group", &group.id), ("n", &holders)]);
            table.report_missing(rule);
        }
    }
}

fn note_figures(table: &Table) {
    for row in table.rows() {
        let item = format!("{} {} ({})", row.raw("year"), row.raw("measure"), row.raw("basis"));
        row.figure_range(&item, "medium", ("low80", "high80"), "persons", &row.provenance("source", "quality"));
    }
}
