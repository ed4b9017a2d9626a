//! `model_parameters.csv`: parameters of the model without a table of their own.

use super::Parameter;
use super::context::Context;
use super::grid::shares;
use super::keys::{MODEL, Names, Sets};
use super::parameters::{self, Shape};
use super::row::Row;
use super::table::Table;
use crate::dist::Dist;
use crate::texts::TableProblem as P;

const DISTRIBUTIONS: [&str; 7] = ["pert", "normal", "split_normal", "fixed", "discrete", "dirichlet", "beta"];

/// The parameters in file order.
pub(super) fn read(context: &Context, sets: &Sets) -> Vec<Parameter> {
    let required = [
        "parameter",
        "key",
        "unit",
        "low",
        "likely",
        "high",
        "business_case_value",
        "distribution",
        "concentration",
        "weights",
        "quality",
        "source",
        "reasoning",
    ];
    let Some(table) = context.table("model_parameters.csv", &required, &["note"]) else { return Vec::new() };
    let mut names = Names::new(MODEL, sets);
    let likely = normalised_shares(&table);
    let mut parameters = Vec::new();
    for (row, share) in table.rows().zip(likely) {
        names.note(row, "parameter", "key");
        let provenance = row.provenance("source", "quality");
        let (parameter, key) = (row.raw("parameter"), row.raw("key"));
        let name = [&*parameter, ":", &*key].concat();
        let item = [&*parameter, " ", &*key].concat();
        note_figure(row, &item, &provenance);
        let dist = distribution(row, share);
        parameters::check_bounds(row, &name, &["low", "likely", "high", "business_case_value"], &dist);
        parameters.push(Parameter {
            dist,
            shares_group: share.is_some().then(|| group(row)),
            name,
            unit: row.raw("unit").into_owned(),
            business_case: row.optional_number("business_case_value"),
            quality: provenance.quality,
            sources: provenance.sources,
            note: row.text("reasoning"),
        });
    }
    names.report_missing(&table);
    parameters
}

fn note_figure(row: Row, item: &str, provenance: &super::context::Provenance) {
    let (likely, weights) = (row.raw("likely"), row.raw("weights"));
    if weights.is_empty() {
        row.figure_range(item, "likely", ("low", "high"), &row.raw("unit"), provenance);
    } else {
        let value = if likely.is_empty() { weights.into_owned() } else { format!("{likely} ({weights})") };
        row.figure_text(format!("{item}: likely"), value, &row.raw("unit"), provenance);
    }
    if !row.raw("business_case_value").is_empty() {
        row.figure(item, "business_case_value", &row.raw("unit"), provenance);
    }
}

/// The parameters that are divided by their sum together: a whole parameter, or what shares all of the key but its end.
fn group(row: Row) -> String {
    match row.raw("key").rsplit_once(':') {
        Some((stem, _)) => format!("{}:{stem}", row.raw("parameter")),
        None => row.raw("parameter").into_owned(),
    }
}

/// For every row of a Dirichlet its likely share, such that those of a group add up to 1.
fn normalised_shares(table: &Table) -> Vec<Option<f64>> {
    let is_share = |row: &Row| row.raw("distribution") == "dirichlet";
    let rows: Vec<Row> = table.rows().collect();
    let mut out: Vec<Option<f64>> = rows.iter().map(|row| is_share(row).then(|| row.share("likely"))).collect();
    let mut groups: Vec<(String, Row, Vec<usize>)> = Vec::new();
    for (i, &row) in rows.iter().enumerate().filter(|(_, row)| is_share(row)) {
        let name = group(row);
        match groups.iter_mut().find(|(known, _, _)| *known == name) {
            Some((_, _, members)) => members.push(i),
            None => groups.push((name, row, vec![i])),
        }
    }
    for (name, first, members) in groups {
        for &i in &members {
            if rows[i].raw("concentration") != first.raw("concentration") {
                rows[i].report("concentration", P::Concentration.with(&[("name", &name)]));
            }
        }
        let mut values: Vec<f64> = members.iter().filter_map(|&i| out[i]).collect();
        shares(&mut values, |sum| first.report("likely", P::Sum.with(&[("name", &name), ("sum", &sum)])));
        for (i, value) in members.into_iter().zip(values) {
            out[i] = Some(value);
        }
    }
    out
}

fn distribution(row: Row, share: Option<f64>) -> Dist {
    let Some(kind) = row.word("distribution", &DISTRIBUTIONS) else { return Dist::Fixed(f64::NAN) };
    let three = || ["low", "likely", "high"].map(|c| row.number(c));
    match DISTRIBUTIONS[kind] {
        "normal" => parameters::build(row, "likely", Shape::Normal, three()),
        "split_normal" => parameters::build(row, "likely", Shape::SplitNormal, three()),
        "fixed" => Dist::Fixed(row.number("likely")),
        "discrete" => discrete(row),
        "dirichlet" => parameters::gamma(row, "likely", share.unwrap_or(f64::NAN), row.positive("concentration")),
        "beta" => beta(row),
        _ => parameters::build(row, "likely", Shape::Pert, three()),
    }
}

/// The arguments in `alpha=1;beta=3`, from `low` to `high`.
fn beta(row: Row) -> Dist {
    let text = row.raw("weights");
    let arguments = assignments(&text).unwrap_or_default();
    let [("alpha", alpha), ("beta", beta)] = arguments[..] else {
        row.report("weights", P::BetaArguments);
        return Dist::Fixed(f64::NAN);
    };
    parameters::beta(row, "weights", [alpha, beta], ["low", "high"].map(|c| row.number(c)))
}

/// Values and weights of `0=0.3;1=0.5;2=0.2`.
fn discrete(row: Row) -> Dist {
    row.number("likely");
    let text = row.raw("weights");
    let number = |value: &str| value.parse().ok().filter(|x: &f64| x.is_finite());
    let pairs: Option<Vec<(f64, f64)>> =
        assignments(&text).and_then(|pairs| pairs.into_iter().map(|(v, w)| Some((number(v)?, w))).collect());
    let Some(pairs) = pairs else {
        row.report("weights", P::Weights);
        return Dist::Fixed(f64::NAN);
    };
    let (values, weights) = pairs.into_iter().unzip();
    parameters::discrete(row, "weights", values, weights)
}

/// The parts of `a=1;b=3`; `None` if it is written otherwise.
fn assignments(text: &str) -> Option<Vec<(&str, f64)>> {
    text.split(';')
        .map(|part| {
            let (name, value) = part.split_once('=')?;
            let value: f64 = value.trim().parse().ok()?;
            value.is_finite().then_some((name.trim(), value))
        })
        .collect()
}
