//! `schakel payers --csv`: one row per scenario, ledger, rule, payer, measure, basis and year, then the transfers. The
//! figures are those of `effects.csv`.

use super::csv::cell;
use super::table::Table;
use crate::analysis::payers::{Payers, Transfers};
use crate::error::{Error, Result};
use crate::stats::Summary;
use crate::texts::Said;

/// What a row is about.
const ABOUT: [&str; 8] = ["scenario", "ledger", "rule", "measure", "payer", "basis", "year", "unit"];
/// All payers together, and no payer in particular.
const ALL: &str = "all";
/// How rows of transfers start their rule.
const TRANSFER: &str = "transfer";

/// The table. Rows of transfers have the aim as their rule (`transfer_expectation`), and measures of their own: `needed` and
/// `room` of all payers, `transfer` and `chance` of each, `none_worse`.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Payers) -> Result<Vec<u8>> {
    let table = Table::new(Vec::new(), &[], true);
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(table.columns()))?;
        let mut row = |about: [&str; 8], stats: &Summary| {
            let figures: Vec<String> = table.figures(stats).map(cell).collect();
            out.write_record(about.into_iter().chain(figures.iter().map(String::as_str)))
        };
        for (l, stats) in &found.rows {
            let payer = found.payers.get(l.payer).map_or(ALL, String::as_str);
            let (scenario, year) = (&found.scenarios[l.scenario].0, l.year.to_string());
            let [ledger, rule, measure, basis] = [l.ledger.id(), l.rule.id(), l.measure.id(), l.basis.id()];
            row([scenario, ledger, rule, measure, payer, basis, &year, l.unit()], stats)?;
        }
        let (scenario, year) = (&found.scenarios[0].0, found.last_year.to_string());
        for t in &found.transfers {
            let rule = format!("{TRANSFER}_{}", t.aim.id());
            for (measure, payer, unit, stats) in figures(t, found) {
                row([scenario, t.ledger.id(), &rule, measure, payer, "so_far_discounted", &year, unit], &stats)?;
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of payers: {e}"))))
}

/// The figures of transfers: measure, payer, unit, and the figure as a mean.
fn figures<'a>(t: &Transfers, found: &'a Payers) -> Vec<(&'static str, &'a str, &'static str, Summary)> {
    let of = |x: f64| Summary { mean: Some(x), ..Summary::default() };
    let payers = || found.payers.iter().map(String::as_str);
    let mut out = vec![
        ("needed", ALL, "euro", Summary { mc_error: t.error, ..of(t.needed) }),
        ("room", ALL, "euro", of(t.room)),
        ("none_worse", ALL, "share", of(t.none_worse)),
    ];
    out.extend(payers().zip(&t.transfers).map(|(payer, x)| ("transfer", payer, "euro", of(*x))));
    out.extend(payers().zip(&t.chances).map(|(payer, x)| ("chance", payer, "share", of(*x))));
    out
}
