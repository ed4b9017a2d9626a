//! `branches.csv`: staff, absence, flows, shortage and money of every branch in the base year.

use super::Parameter;
use super::context::Context;
use super::parameters::{self, Shape};
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::dist::Dist;
use crate::ids::Words;
use crate::texts::{DataProblem as P, Thing};
use crate::units::{Euro, Persons, Share};

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

/// A row of the table.
pub(super) struct RawBranch {
    pub id: String,
    pub name: Words,
    pub in_smal: bool,
    pub employees_year: f64,
    pub employees: Persons,
    pub part_time: f64,
    pub absence: Share,
    pub outflow_rate: f64,
    pub switch_rate: f64,
    pub inflow_rate: f64,
    pub frictional: Share,
    pub shortage: Persons,
    pub labour_cost_per_contract_fte: Euro,
    pub non_labour_ratio: f64,
}

/// Names of the columns that carry the base year.
struct Columns {
    employees: String,
    employees_end: String,
    shortage: String,
    shortage_low: String,
    shortage_high: String,
    expenditure: String,
}

impl Columns {
    fn of(year: i32) -> Self {
        Self {
            employees: format!("employees_{year}"),
            employees_end: format!("employees_end_{year}"),
            shortage: format!("shortage_{year}"),
            shortage_low: format!("shortage_{year}_low"),
            shortage_high: format!("shortage_{year}_high"),
            expenditure: format!("expenditure_{year}_mln"),
        }
    }
}

/// Opens the table and reads the names of the branches.
pub(super) fn open<'a>(context: &'a Context<'a>, year: i32) -> (Option<Table<'a>>, Ids) {
    let c = Columns::of(year);
    let plain = ["part_time_factor", "absence_rate", "outflow_rate", "switch_rate", "inflow_rate"];
    let expenditure = format!("expenditure_{year}");
    let figures = [&c.employees, &c.employees_end, &c.shortage, &expenditure]
        .map(String::as_str)
        .into_iter()
        .chain(plain)
        .chain(["frictional_vacancy_rate", "labour_cost_per_fte"]);
    let marks: Vec<String> = figures.flat_map(|f| [format!("{f}_source"), format!("{f}_quality")]).collect();
    let mut required = vec!["branch_id", "name_nl", "name_en", "in_smal", "frictional_vacancy_rate"];
    required.extend(plain);
    required.extend(
        [&c.employees, &c.employees_end, &c.shortage, &c.shortage_low, &c.shortage_high, &c.expenditure]
            .map(String::as_str),
    );
    required.extend(["employees_low", "employees_high", "switch_rate_low", "switch_rate_high"]);
    required.extend(["labour_cost_per_fte", "labour_cost_per_fte_low", "labour_cost_per_fte_high"]);
    required.extend(marks.iter().map(String::as_str));
    let table = context.table("branches.csv", &required, &["vacancies_per_1000_jobs*", "age_*", "note"]);
    let ids = Ids::read(Thing::Branch, table.as_ref(), "branch_id");
    (table, ids)
}

/// Reads the rows and the parameters that carry their uncertainty.
pub(super) fn read(table: Option<&Table>, year: i32) -> (Vec<RawBranch>, Vec<Parameter>) {
    let columns = Columns::of(year);
    let mut parameters = Vec::new();
    let branches = table.into_iter().flat_map(Table::rows).map(|row| branch(row, &columns, &mut parameters));
    (branches.collect(), parameters)
}

fn branch(row: Row, c: &Columns, parameters: &mut Vec<Parameter>) -> RawBranch {
    let id = row.raw("branch_id").into_owned();
    let employees_year = row.positive(&c.employees);
    let employees = row.positive(&c.employees_end);
    let part_time = row.positive("part_time_factor");
    if part_time > 1.5 {
        row.report("part_time_factor", P::PartTime.with(&[("value", &part_time)]));
    }
    let cost = row.positive("labour_cost_per_fte");
    let (inflow_rate, outflow_rate) = (row.share("inflow_rate"), row.share("outflow_rate"));
    let carried = employees_year * (1.0 + inflow_rate - outflow_rate);
    if (carried - employees).abs() > 1.0 {
        let rule = P::Carried.with(&[
            ("column", &c.employees_end),
            ("employees", &employees),
            ("carried", &format!("{carried:.0}")),
        ]);
        row.report(&c.employees_end, rule);
    }
    let labour = employees * part_time * cost;
    let expenditure = row.positive(&c.expenditure) * 1e6;
    if expenditure < labour {
        let rule = P::Spending.with(&[("labour", &format!("{:.0}", labour / 1e6))]);
        row.report(&c.expenditure, rule);
    }
    let shortage = row.within(&c.shortage, 0.0, f64::INFINITY);
    let switch_rate = row.share("switch_rate");
    note_figures(row, &id, c);

    let mut add = |quantity: &str, unit: &str, mark: &str, shape: Shape, columns: [&str; 3], scale: f64| {
        let values = columns.map(|column| row.number(column) / scale);
        let dist = if scale == 0.0 { Dist::Fixed(1.0) } else { parameters::build(row, columns[1], shape, values) };
        let provenance = row.provenance_of(mark);
        parameters.push(Parameter {
            name: format!("{quantity}:{id}"),
            unit: unit.to_owned(),
            dist,
            business_case: None,
            shares_group: None,
            quality: provenance.quality,
            sources: provenance.sources,
            note: row.raw("note").into_owned(),
        });
    };
    let split = Shape::SplitNormal;
    let range = ["employees_low", &c.employees, "employees_high"];
    add("employees_factor", "factor on employees", &c.employees, split, range, employees_year);
    let range = [c.shortage_low.as_str(), &c.shortage, &c.shortage_high];
    add("base_shortage_factor", "factor on the shortage of the base year", &c.shortage, split, range, shortage);
    let range = ["switch_rate_low", "switch_rate", "switch_rate_high"];
    add("switch_factor", "factor on the rate of switching", "switch_rate", Shape::Pert, range, switch_rate);
    let range = ["labour_cost_per_fte_low", "labour_cost_per_fte", "labour_cost_per_fte_high"];
    add("labour_cost", "euro per contract FTE", "labour_cost_per_fte", split, range, 1.0);

    RawBranch {
        name: Words { nl: row.text("name_nl"), en: row.text("name_en") },
        in_smal: row.flag("in_smal"),
        employees_year,
        employees: Persons(employees),
        part_time,
        absence: Share(row.within("absence_rate", 0.0, 0.99)),
        outflow_rate,
        switch_rate,
        inflow_rate,
        frictional: Share(row.within("frictional_vacancy_rate", 0.0, 0.99)),
        shortage: Persons(shortage),
        labour_cost_per_contract_fte: Euro(cost),
        non_labour_ratio: expenditure / labour - 1.0,
        id,
    }
}

fn note_figures(row: Row, id: &str, c: &Columns) {
    let mark = |name: &str| row.provenance_of(name);
    row.figure_range(id, &c.employees, ("employees_low", "employees_high"), "persons", &mark(&c.employees));
    row.figure(id, &c.employees_end, "persons", &mark(&c.employees_end));
    for column in ["part_time_factor", "absence_rate", "outflow_rate", "inflow_rate", "frictional_vacancy_rate"] {
        row.figure(id, column, "share", &mark(column));
    }
    row.figure_range(id, "switch_rate", ("switch_rate_low", "switch_rate_high"), "share", &mark("switch_rate"));
    row.figure_range(id, &c.shortage, (&c.shortage_low, &c.shortage_high), "persons", &mark(&c.shortage));
    let range = ("labour_cost_per_fte_low", "labour_cost_per_fte_high");
    row.figure_range(id, "labour_cost_per_fte", range, "euro / contract fte", &mark("labour_cost_per_fte"));
    row.figure(id, &c.expenditure, "million euro", &mark(c.expenditure.trim_end_matches("_mln")));
    if !row.raw("vacancies_per_1000_jobs").is_empty() {
        row.figure(id, "vacancies_per_1000_jobs", "per 1,000 jobs", &mark("vacancies_per_1000_jobs"));
    }
}
