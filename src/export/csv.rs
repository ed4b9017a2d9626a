//! `summary.csv` and `effects.csv`: one row per scenario, measure, scope, key, year and unit.
//!
//! Numbers are printed in the shortest form that reads back to the same f64, so equal results have equal bytes.

use crate::error::{Error, Result};
use crate::run::results::{Results, Row};

/// Columns that both tables start with.
const COLUMNS: [&str; 16] = [
    "scenario", "measure", "scope", "key", "year", "unit", "mean", "sd", "p05", "p10", "p25", "p50", "p75", "p90",
    "p95", "mc_error",
];

/// Columns of signs, in effects only.
const SIGNS: [&str; 2] = ["share_below_zero", "share_above_zero"];

/// The last column of both tables.
const REACHED: &str = "share_reached";

/// `summary.csv`: levels per scenario.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn summary(results: &Results) -> Result<Vec<u8>> {
    table(&names(results), &results.summary, false)
}

/// `effects.csv`: paired differences, scenario minus reference.
///
/// # Errors
/// As for [`summary`].
pub fn effects(results: &Results) -> Result<Vec<u8>> {
    table(&names(results), &results.effects, true)
}

fn names(results: &Results) -> Vec<&str> {
    results.scenarios.iter().map(|s| s.name.as_str()).collect()
}

fn table(scenarios: &[&str], rows: &[Row], signs: bool) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        let columns = COLUMNS.iter().chain(SIGNS.iter().filter(|_| signs)).chain([&REACHED]);
        out.write_record(columns)?;
        for Row { id, stats } in rows {
            let mut record = ::csv::StringRecord::new();
            for text in [scenarios[id.scenario], id.measure, id.scope, &id.key, &id.year.to_string(), id.unit] {
                record.push_field(text);
            }
            let [mean, sd] = [stats.mean, stats.sd];
            let signs = [stats.share_below_zero, stats.share_above_zero].into_iter().filter(|_| signs);
            let figures = [mean, sd].into_iter().chain(stats.quantiles).chain([stats.mc_error]).chain(signs);
            for figure in figures.chain([stats.share_reached]) {
                record.push_field(&cell(figure));
            }
            out.write_record(&record)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(format!("cannot build a result table: {e}")))
}

/// A number as a cell: the fewest digits that read back to it, with an exponent where plain digits would be long; empty
/// where undefined; -0 is 0.
fn cell(figure: Option<f64>) -> String {
    match figure {
        Some(0.0) => "0".into(),
        Some(x) if !x.is_finite() => String::new(),
        Some(x) if (1e-5..1e16).contains(&x.abs()) => format!("{x}"),
        Some(x) => format!("{x:e}"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::results::RowId;
    use crate::stats::Summary;

    fn row(scenario: usize, key: &str, stats: Summary) -> Row {
        let id = RowId { scenario, measure: "shortage", scope: "total", key: key.into(), year: 2033, unit: "persons" };
        Row { id, stats }
    }

    fn full() -> Summary {
        Summary {
            mean: Some(-12.5),
            sd: Some(0.1),
            quantiles: [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.5].map(Some),
            mc_error: Some(1e-7),
            share_below_zero: Some(0.25),
            share_above_zero: Some(0.75),
            share_reached: Some(1.0),
        }
    }

    fn text(rows: &[Row], signs: bool) -> String {
        String::from_utf8(table(&["reference", "more, \"better\""], rows, signs).unwrap()).unwrap()
    }

    #[test]
    fn levels_have_the_promised_columns() {
        let rows = [row(0, "smal", full()), row(1, "breed", Summary::default())];
        let expected = "\
scenario,measure,scope,key,year,unit,mean,sd,p05,p10,p25,p50,p75,p90,p95,mc_error,share_reached
reference,shortage,total,smal,2033,persons,-12.5,0.1,1,2,3,4,5,6,7.5,1e-7,1
\"more, \"\"better\"\"\",shortage,total,breed,2033,persons,,,,,,,,,,,
";
        assert_eq!(text(&rows, false), expected);
    }

    #[test]
    fn effects_have_shares_of_signs_too() {
        let expected = "\
scenario,measure,scope,key,year,unit,mean,sd,p05,p10,p25,p50,p75,p90,p95,mc_error,share_below_zero,share_above_zero,share_reached
reference,shortage,total,smal,2033,persons,-12.5,0.1,1,2,3,4,5,6,7.5,1e-7,0.25,0.75,1
";
        assert_eq!(text(&[row(0, "smal", full())], true), expected);
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
