//! `summary.csv` and `effects.csv`: one row per scenario, measure, scope, key, year and unit. `draws.csv`: one row a draw.
//!
//! Numbers are printed in the shortest form that reads back to the same f64, so equal results have equal bytes.

use std::fmt::Write as _;
use std::io::Write;

use super::draws::Rows;
use super::table::{ABOUT, DISTRIBUTION, Table};
use crate::error::{Error, Result};
use crate::run::Results;
use crate::run::results::Row;
use crate::texts::Said;

/// `summary.csv`: levels per scenario.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn summary(results: &Results) -> Result<Vec<u8>> {
    table(&Table::summary(results))
}

/// `effects.csv`: paired differences, scenario minus reference.
///
/// # Errors
/// As for [`summary`].
pub fn effects(results: &Results) -> Result<Vec<u8>> {
    table(&Table::effects(results))
}

fn table(table: &Table) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(table.columns()))?;
        for row in table.rows {
            let mut record = ::csv::StringRecord::new();
            record.push_field(table.scenario(row));
            fields(&mut record, table, row);
            out.write_record(&record)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build a result table: {e}"))))
}

/// `distribution.csv`: how the main effects are distributed, a row a quantile.
///
/// # Errors
/// As for [`summary`].
pub fn distribution(results: &Results) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(DISTRIBUTION))?;
        for curve in &results.curves {
            let (scenario, measure, scope, key, year, unit) = curve.id.parts();
            let (scenario, year) = (results.scenarios[scenario].name.as_str(), year.to_string());
            for (probability, value) in &curve.points {
                let figures = [cell(Some(*probability)), cell(Some(*value))];
                let about = [scenario, measure, scope, key, &year, unit];
                out.write_record(about.into_iter().chain(figures.iter().map(String::as_str)))?;
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build a result table: {e}"))))
}

/// The fields of a row after the name of its scenario.
pub(super) fn fields(record: &mut ::csv::StringRecord, table: &Table, row: &Row) {
    let id = &row.id;
    let (_, measure, scope, key, year, unit) = id.parts();
    for text in [measure, scope, key, &year.to_string(), unit] {
        record.push_field(text);
    }
    for figure in table.figures(&row.stats) {
        record.push_field(&cell(figure));
    }
}

/// `draws.csv`: the number of the draw, then the `columns` of `rows`. An undefined number is an empty cell; `inf` is a
/// year that is never reached.
///
/// # Errors
/// If `rows` cannot be read or `out` not be written.
pub(super) fn draws(columns: &[String], rows: &mut Rows, out: &mut dyn Write) -> std::io::Result<()> {
    let mut header = ::csv::Writer::from_writer(&mut *out);
    header.write_record(std::iter::once("draw").chain(columns.iter().map(String::as_str)))?;
    header.flush()?;
    drop(header);
    let (mut draw, mut line) = (0_u64, String::new());
    loop {
        let values = rows.read(ROWS)?;
        if values.is_empty() {
            return Ok(());
        }
        for row in values.chunks_exact(columns.len()) {
            line.clear();
            let _ = write!(line, "{draw}");
            for x in row {
                line.push(',');
                match *x {
                    f64::INFINITY => line.push_str("inf"),
                    x => put(&mut line, Some(x)),
                }
            }
            line.push('\n');
            out.write_all(line.as_bytes())?;
            draw += 1;
        }
    }
}

/// Draws read at a time.
const ROWS: usize = 64;

/// A number as a cell: see [`put`].
pub(super) fn cell(figure: Option<f64>) -> String {
    let mut out = String::new();
    put(&mut out, figure);
    out
}

/// Adds a number as a cell: the fewest digits that read back to it, with an exponent where plain digits would be long;
/// nothing where undefined; -0 is 0.
fn put(out: &mut String, figure: Option<f64>) {
    // Writing to a string cannot fail.
    let _ = match figure {
        Some(0.0) => out.write_char('0'),
        Some(x) if !x.is_finite() => Ok(()),
        Some(x) if (1e-5..1e16).contains(&x.abs()) => write!(out, "{x}"),
        Some(x) => write!(out, "{x:e}"),
        None => Ok(()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::results::RowId;
    use crate::stats::Summary;

    fn row(scenario: usize, key: &str, stats: &Summary) -> Row {
        let id = RowId::new(scenario, "shortage", "total", key, 2033, "persons");
        Row { id, stats: *stats }
    }

    fn full() -> Summary {
        Summary {
            mean: Some(-12.5),
            sd: Some(0.1),
            quantiles: [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.5].map(Some),
            mc_error: Some(1e-7),
            mc_error_quantiles: [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0].map(Some),
            share_below_zero: Some(0.25),
            share_above_zero: Some(0.75),
            share_reached: Some(1.0),
            mc_error_share_below_zero: Some(0.01),
            mc_error_share_above_zero: Some(0.02),
            mc_error_share_reached: Some(0.0),
        }
    }

    fn text(rows: &[Row], signs: bool) -> String {
        let names = vec!["reference", "more, \"better\""];
        String::from_utf8(table(&Table::new(names, rows, signs)).unwrap()).unwrap()
    }

    #[test]
    fn levels_have_the_promised_columns() {
        let rows = [row(0, "smal", &full()), row(1, "breed", &Summary::default())];
        let expected = "\
scenario,measure,scope,key,year,unit,mean,sd,p05,p10,p25,p50,p75,p90,p95,mc_error,share_reached,mc_error_p10,mc_error_p50,mc_error_p90,mc_error_share_reached
reference,shortage,total,smal,2033,persons,-12.5,0.1,1,2,3,4,5,6,7.5,1e-7,1,20,40,60,0
\"more, \"\"better\"\"\",shortage,total,breed,2033,persons,,,,,,,,,,,,,,,
";
        assert_eq!(text(&rows, false), expected);
    }

    #[test]
    fn effects_have_shares_of_signs_too() {
        let expected = "\
scenario,measure,scope,key,year,unit,mean,sd,p05,p10,p25,p50,p75,p90,p95,mc_error,share_below_zero,share_above_zero,share_reached,\
mc_error_p10,mc_error_p50,mc_error_p90,mc_error_share_below_zero,mc_error_share_above_zero,mc_error_share_reached
reference,shortage,total,smal,2033,persons,-12.5,0.1,1,2,3,4,5,6,7.5,1e-7,0.25,0.75,1,20,40,60,0.01,0.02,0
";
        assert_eq!(text(&[row(0, "smal", &full())], true), expected);
    }

    #[test]
    fn numbers_are_short_and_read_back() {
        for (x, printed) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-10_000.0, "-10000"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e-5, "0.00001"),
            (1.5e-6, "1.5e-6"),
            (1e15, "1000000000000000"),
            (1e16, "1e16"),
            (-1.797_693_134_862_315_7e308, "-1.7976931348623157e308"),
        ] {
            assert_eq!(cell(Some(x)), printed);
            assert_eq!(printed.parse::<f64>().unwrap(), x);
        }
        for x in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            assert_eq!(cell(x), "");
        }
    }
}
