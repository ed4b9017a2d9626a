//! `evidence_map.csv`: which parameters a pool of findings bears on.

use super::{Finding, Link};
use crate::dataset::Parameter;
use crate::dataset::context::Context;
use crate::dataset::row::Row;
use crate::dataset::sets::Ids;
use crate::dataset::table::Table;
use crate::ids::Support;
use crate::texts::{DataProblem, Thing};

/// A pool that is held beside the outcome only bears on no parameter.
const NONE: &str = "none";

pub(super) fn read(context: &Context, branches: &Ids, parameters: &[Parameter], findings: &[Finding]) -> Vec<Link> {
    let required =
        ["pool", "parameter", "levels", "branches", "sign", "divisor", "divisor_parameter", "use", "quality", "source"];
    let table = context.optional_table("evidence_map.csv", &required, &["branches_as", "note"]);
    let mut pools: Vec<String> = findings.iter().map(|f| f.pool.clone()).collect();
    pools.dedup();
    let pools = Ids::new(Thing::EffectsPool, pools);
    let levels = Ids::new(Thing::SupportLevel, Support::ALL.map(|k| k.id().to_owned()).into());
    let names = Ids::new(Thing::Parameter, parameters.iter().map(|p| p.name.clone()).collect());
    let mut links = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        row.key("pool", &pools);
        let members = |column: &str, set: &Ids| -> Vec<String> {
            let text = row.text(column);
            let parts = text.split(';').filter(|p| !p.is_empty());
            let known = |p: &&str| *p == "all" || row.key_text(column, p, set).is_some();
            parts
                .filter(known)
                .flat_map(|p| if p == "all" { set.names().to_vec() } else { vec![p.to_owned()] })
                .collect()
        };
        let link = Link {
            pool: row.raw("pool").into_owned(),
            parameter: row.text("parameter"),
            levels: members("levels", &levels),
            branches: members("branches", branches),
            together: !row.raw("branches_as").is_empty()
                && row.word("branches_as", &["each", "together"]).is_some_and(|i| i == 1),
            sign: row.within("sign", -1.0, 1.0),
            divisor: row.positive("divisor"),
            divided_by: Some(row.raw("divisor_parameter").into_owned()).filter(|p| !p.is_empty()),
            estimate: row.word("use", &["estimate", "check"]) == Some(0),
            note: row.raw("note").into_owned(),
        };
        check(row, &link, &names);
        let item = format!("{} {} {}", link.pool, link.parameter, row.raw("branches"));
        row.figure(&item, "divisor", "", &row.provenance("source", "quality"));
        links.push(link);
    }
    links
}

/// Reports parameters that are not there, and a sign that says nothing.
fn check(row: Row, link: &Link, names: &Ids) {
    if link.estimate && (link.parameter == NONE || link.sign.abs() < 1.0) {
        row.report("use", DataProblem::Estimate);
    }
    for (name, level, _) in link.parameters() {
        if names.index(&name).is_none() {
            row.key_text("parameter", &name, names);
        } else if let Some(by) = &link.divided_by {
            row.key_text("divisor_parameter", &format!("{by}:{level}"), names);
        }
    }
}
