//! `education.csv` and `education_first_branch.csv`: programmes, who starts and finishes them, and where they go.

use super::context::Context;
use super::grid::Grid;
use super::parameters::{self, Shape};
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use super::{AgeGroup, Parameter};
use crate::ids::{Function, Words};
use crate::texts::{DataProblem as P, Thing};

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

/// Level of a programme, as its name starts, and the kind of training place it is.
const PLACES: [(&str, Function); 4] =
    [("mbo", Function::Mbo), ("ad", Function::Ad), ("hbo", Function::Hbo), ("wo", Function::Hbo)];

/// Quantity of the parameter, column, its range and the name of its source and quality.
const SHARES: [(&str, &str, [&str; 2], &str); 3] = [
    ("success", "success", ["success_low", "success_high"], "success"),
    ("starts_in_care", "starts_in_care_share", ["starts_low", "starts_high"], "starts"),
    ("continues_studying", "continues_studying_share", ["continues_low", "continues_high"], "continues"),
];

/// Sets that programmes point to.
pub(super) struct Sets<'s> {
    pub branches: &'s Ids,
    pub occupations: &'s Ids,
    pub groups: &'s [AgeGroup],
    /// Workforce mix by branch and occupation.
    pub mix: &'s [Vec<f64>],
}

/// The programmes, and the parameters that carry their uncertainty.
pub(super) fn read(context: &Context, sets: &Sets) -> (Vec<Programme>, Vec<Parameter>) {
    let mut required =
        vec!["programme_id", "name_nl", "name_en", "occupation_id", "level", "duration_years", "entry_age"];
    required.extend(["entry_age_source", "entry_age_quality", "intake_source", "intake_quality"]);
    required.extend([
        "continues_excludes_work",
        "success_source",
        "success_quality",
        "starts_source",
        "starts_quality",
    ]);
    required.extend(["continues_source", "continues_quality"]);
    required.extend(SHARES.iter().flat_map(|(_, column, [low, high], _)| [*column, *low, *high]));
    let optional = ["intake_*", "graduates_*", "note"];
    let table = context.table("education.csv", &required, &optional);
    let ids = Ids::read(Thing::Programme, table.as_ref(), "programme_id");
    let intakes = table.as_ref().map_or_else(Vec::new, intake_columns);
    let mut parameters = Vec::new();
    let mut programmes: Vec<Programme> =
        table.iter().flat_map(Table::rows).map(|row| programme(row, &intakes, sets, &mut parameters)).collect();
    read_first_branch(context, &ids, sets, &mut programmes);
    (programmes, parameters)
}

/// Columns `intake_2019_20`, with the year in which the school year begins; at least one.
fn intake_columns(table: &Table) -> Vec<(i32, String)> {
    let year = |column: &str| -> Option<i32> {
        let (from, to) = column.strip_prefix("intake_")?.split_once('_')?;
        let (first, last): (i32, i32) = (from.parse().ok()?, to.parse().ok()?);
        (from.len() == 4 && (first + 1) % 100 == last).then_some(first)
    };
    let mut found: Vec<(i32, String)> = table.header().iter().filter_map(|c| Some((year(c)?, c.clone()))).collect();
    found.sort();
    if found.is_empty() {
        table.report_missing(P::NoIntake);
    }
    found
}

fn programme(row: Row, intakes: &[(i32, String)], sets: &Sets, parameters: &mut Vec<Parameter>) -> Programme {
    let id = row.raw("programme_id").into_owned();
    let level = row.text("level");
    let place = PLACES.iter().find(|(stem, _)| level.starts_with(stem));
    if place.is_none() && !level.is_empty() {
        row.report("level", P::Level.with(&[("level", &level)]));
    }
    let entry_age = row.integer("entry_age", 0, 150).map_or(0, |x| x as u32);
    let holds = |g: &AgeGroup| g.from <= entry_age && g.to.is_none_or(|to| entry_age <= to);
    row.figure(&id, "entry_age", "years", &row.provenance_of("entry_age"));
    for (quantity, column, [low, high], mark) in SHARES {
        let provenance = row.provenance_of(mark);
        row.figure_range(&id, column, (low, high), "share", &provenance);
        let values = [low, column, high].map(|c| row.share(c));
        parameters.push(Parameter {
            name: format!("{quantity}:{id}"),
            unit: if quantity == "success" { "share of starters" } else { "share of graduates" }.into(),
            dist: parameters::build(row, column, Shape::Pert, values),
            business_case: None,
            shares_group: None,
            quality: provenance.quality,
            sources: provenance.sources,
            note: row.raw("note").into_owned(),
        });
    }
    note_intake(row, &id, intakes);
    Programme {
        name: Words { nl: row.text("name_nl"), en: row.text("name_en") },
        occupation: row.key("occupation_id", sets.occupations).unwrap_or(0),
        duration: row.integer("duration_years", 1, 20).unwrap_or(1),
        entry_age_group: sets.groups.iter().position(holds).unwrap_or(0),
        intake: intakes.iter().map(|(year, c)| (*year, row.within(c, 0.0, f64::INFINITY))).collect(),
        continues_excludes_work: row.flag("continues_excludes_work"),
        first_branch: vec![0.0; sets.branches.len()],
        place_cost: place.map_or(Function::Mbo, |(_, function)| *function),
        id,
    }
}

/// Years named in `intake_filled` are an assumption, whatever the quality of the others.
fn note_intake(row: Row, id: &str, intakes: &[(i32, String)]) {
    let filled = row.raw("intake_filled");
    for (_, column) in intakes {
        let mut provenance = row.provenance_of("intake");
        if filled.split(';').any(|year| column.strip_prefix("intake_") == Some(year.trim())) {
            provenance.quality = crate::ids::Quality::Assumption;
        }
        row.figure(id, column, "persons", &provenance);
    }
    if !row.raw("graduates_2022").is_empty() {
        let range = ("graduates_low", "graduates_high");
        row.figure_range(id, "graduates_2022", range, "persons", &row.provenance_of("graduates"));
    }
}

/// Shares by branch of those who start in care; a branch without a row gets none.
fn read_first_branch(context: &Context, ids: &Ids, sets: &Sets, programmes: &mut [Programme]) {
    let columns = ["programme_id", "branch_id", "share", "source", "quality"];
    let Some(table) = context.table("education_first_branch.csv", &columns, &["year", "note"]) else { return };
    let mut grid = Grid::new(&[ids, sets.branches]);
    for row in table.rows() {
        let (programme, branch) = (row.key("programme_id", ids), row.key("branch_id", sets.branches));
        let share = row.share("share");
        grid.put(row, "branch_id", &[programme, branch], share);
        let item = format!("{} {}", row.raw("programme_id"), row.raw("branch_id"));
        row.figure(&item, "share", "share", &row.provenance("source", "quality"));
        let (Some(programme), Some(branch)) = (programme, branch) else { continue };
        let occupation = programmes[programme].occupation;
        if share > 0.0 && sets.mix.get(branch).and_then(|m| m.get(occupation)) == Some(&0.0) {
            let rule = P::GraduatesStart.with(&[
                ("branch", &sets.branches.names()[branch]),
                ("occupation", &sets.occupations.names()[occupation]),
            ]);
            row.report("share", rule);
        }
    }
    grid.fill_zero();
    grid.normalise("share");
    let values = grid.values();
    for (programme, first) in programmes.iter_mut().zip(values.chunks(sets.branches.len().max(1))) {
        programme.first_branch = first.to_vec();
    }
}
