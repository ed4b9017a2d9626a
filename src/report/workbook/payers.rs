//! The sheet of payers: who pays and who gains, by year. The balance is a formula.

use rust_xlsxwriter::{Worksheet, XlsxError, row_col_to_cell};

use super::pen::{Pen, shape};
use super::words;
use crate::report::view::View;
use crate::texts::WorkbookText as T;

/// Writes the sheet.
pub fn write(ws: &mut Worksheet, view: View, pen: &Pen) -> Result<(), XlsxError> {
    let columns = [
        (T::Scenario, 26.0),
        (T::Payer, 28.0),
        (T::Year, 8.0),
        (T::Cost, 17.0),
        (T::Benefit, 17.0),
        (T::Balance, 17.0),
        (T::BalanceLow, 17.0),
        (T::BalanceHigh, 17.0),
        (T::BalanceSum, 17.0),
        (T::Fund, 17.0),
    ]
    .map(|(t, width)| (pen.say(t), width));
    let rows = rows(view);
    let base = view.results.dataset.base_year.to_string();
    pen.table(ws, [T::SheetPayers, T::Payers], (&base, rows.len()), &columns)?;
    ws.set_freeze_panes(Pen::FIRST, 2)?;
    let euro = pen.number_format(shape::EURO);
    for (row, (scenario, scope, key, year)) in (Pen::FIRST..).zip(rows) {
        let of = |measure| view.results.level(scenario, measure, scope, key, year, "euro");
        let mean = |measure| of(measure).and_then(|s| s.mean).filter(|x| x.is_finite());
        let name = if scope == "payer" { words::payer(key, pen) } else { pen.say(T::All).to_string() };
        pen.text(ws, row, 0, &view.results.scenarios[scenario].name, &pen.plain)?;
        pen.text(ws, row, 1, &name, &pen.plain)?;
        pen.number(ws, row, 2, Some(f64::from(year)), &pen.year)?;
        let (cost, benefit) = (mean("cost"), mean("benefit_cash"));
        pen.number(ws, row, 3, cost, &euro)?;
        pen.number(ws, row, 4, benefit, &euro)?;
        if let (Some(cost), Some(benefit)) = (cost, benefit) {
            let formula = format!("={}-{}", row_col_to_cell(row, 4), row_col_to_cell(row, 3));
            pen.formula(ws, row, 5, &formula, benefit - cost, &euro)?;
        }
        let balance = of("balance_cash");
        pen.number(ws, row, 6, balance.and_then(|s| s.p(10)), &euro)?;
        pen.number(ws, row, 7, balance.and_then(|s| s.p(90)), &euro)?;
        pen.number(ws, row, 8, mean("balance_cumulative"), &euro)?;
        pen.number(ws, row, 9, mean("fund_contribution"), &euro)?;
    }
    Ok(())
}

/// Scenario, scope, key and year of each row: payers, then all of them together.
fn rows(view: View<'_>) -> Vec<(usize, &str, &str, i32)> {
    let payers = view.results.dataset.payers.iter().map(|p| ("payer", p.as_str()));
    let keys: Vec<(&str, &str)> = payers.chain([("total", "breed")]).collect();
    let mut out = Vec::new();
    for scenario in view.scenarios() {
        for (scope, key) in &keys {
            let years = view.results.dataset.base_year..=view.results.scenarios[scenario].horizon;
            let known = |year: &i32| view.results.level(scenario, "cost", scope, key, *year, "euro").is_some();
            out.extend(years.filter(known).map(|year| (scenario, *scope, *key, year)));
        }
    }
    out
}
