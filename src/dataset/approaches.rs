//! `approach_types.csv` and `programmes.csv`: types of approach in social work, and programmes that belong to one. A data
//! set may leave out either.
//!
//! What a type does to help are the parameters `approach_hours:TYPE` (the caseload), `approach_reach:TYPE`,
//! `approach_direct:TYPE`, `approach_prevent:TYPE` and `approach_lag:TYPE`: factors, 1 where there is no row.

use std::sync::Arc;

use super::context::{Context, Provenance};
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::ids::{Quality, Support, Words};
use crate::texts::{ProgrammeProblem as P, Said, Thing};

/// A type of approach: preventive or curative, individual or collective.
#[derive(Clone, Debug, PartialEq)]
pub struct Approach {
    /// Identifier, `preventive_individual`; the key of its parameters.
    pub id: String,
    /// Name.
    pub name: Words,
    /// How well founded it is.
    pub quality: Quality,
    /// Keys into the sources.
    pub sources: Arc<[String]>,
    /// Remark; may be empty.
    pub note: String,
}

/// A programme of social work, a way of helping that a plan can give a share of its staff to.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpProgramme {
    /// Identifier, `housing_first`.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Its type of approach (index).
    pub approach: usize,
    /// Levels of support it serves, at least one.
    pub levels: Vec<Support>,
    /// How well founded type and levels are.
    pub quality: Quality,
    /// Keys into the sources.
    pub sources: Arc<[String]>,
    /// Remark; may be empty.
    pub note: String,
}

/// Identifiers of the types, the types, and the programmes.
pub(super) fn read(context: &Context) -> (Ids, Vec<Approach>, Vec<HelpProgramme>) {
    let (ids, types) = read_types(context);
    let programmes = read_programmes(context, &ids);
    (ids, types, programmes)
}

fn read_types(context: &Context) -> (Ids, Vec<Approach>) {
    let required = ["approach_type", "name_nl", "name_en", "timing", "form", "quality", "source"];
    let table = context.optional_table("approach_types.csv", &required, &["note"]);
    let ids = Ids::read(Thing::Approach, table.as_ref(), "approach_type");
    let mut seen: Vec<[Option<usize>; 2]> = Vec::new();
    let mut types = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let provenance = row.provenance("source", "quality");
        let quadrant =
            [row.word("timing", &["preventive", "curative"]), row.word("form", &["individual", "collective"])];
        if quadrant.iter().all(Option::is_some) && seen.contains(&quadrant) {
            let (timing, form) = (row.raw("timing"), row.raw("form"));
            row.report("approach_type", P::TypeTwice.with(&[("timing", &timing), ("form", &form)]));
        }
        seen.push(quadrant);
        let id = row.raw("approach_type").into_owned();
        for axis in ["timing", "form"] {
            row.figure(&id, axis, "", &provenance);
        }
        let Provenance { quality, sources } = provenance;
        types.push(Approach { id, name: name(row), quality, sources, note: row.raw("note").into_owned() });
    }
    (ids, types)
}

/// The programmes; their types are among `types`.
fn read_programmes(context: &Context, types: &Ids) -> Vec<HelpProgramme> {
    let required = ["programme_id", "name_nl", "name_en", "approach_type", "quality", "source"];
    let table = context.optional_table("programmes.csv", &required, &["levels", "note"]);
    Ids::read(Thing::SocialProgramme, table.as_ref(), "programme_id");
    if let Some(table) = table.as_ref().filter(|t| types.is_empty() && !t.is_empty()) {
        table.report_missing(P::TypesMissing);
    }
    let levels = Ids::new(Thing::SupportLevel, Support::ALL.map(|k| k.id().to_owned()).into());
    let mut programmes = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let provenance = row.provenance("source", "quality");
        let id = row.raw("programme_id").into_owned();
        if let Some(rule) = name_problem(&id) {
            row.report("programme_id", rule);
        }
        row.figure(&id, "approach_type", "", &provenance);
        let Provenance { quality, sources } = provenance;
        programmes.push(HelpProgramme {
            id,
            name: name(row),
            approach: row.key("approach_type", types).unwrap_or(0),
            levels: served(row, &levels),
            quality,
            sources,
            note: row.raw("note").into_owned(),
        });
    }
    programmes
}

/// The rest of a plan: ordinary social work, of no type.
pub const ORDINARY: &str = "other";

/// What is wrong with the name of a programme, if anything.
pub fn name_problem(name: &str) -> Option<Said> {
    if name == ORDINARY {
        return Some(P::Ordinary.with(&[("name", &ORDINARY)]));
    }
    let fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let shown = name.escape_debug().to_string();
    (!name.is_empty() && !name.chars().all(fine)).then(|| P::Letters.with(&[("name", &shown)]))
}

fn name(row: Row) -> Words {
    Words { nl: row.text("name_nl"), en: row.text("name_en") }
}

/// The levels in a cell; all if it is empty.
fn served(row: Row, levels: &Ids) -> Vec<Support> {
    let text = row.raw("levels");
    let mut named: Vec<usize> = text
        .split(';')
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .filter_map(|p| row.key_text("levels", p, levels))
        .collect();
    let given = named.len();
    named.sort_unstable();
    named.dedup();
    if named.len() < given {
        row.report("levels", P::LevelTwice);
    }
    if named.is_empty() { Support::ALL.into() } else { named.into_iter().map(|k| Support::ALL[k]).collect() }
}
