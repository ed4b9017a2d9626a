//! A comparison as one tidy table: a row a figure, whatever it is about.

use crate::analysis::compare::{Basis, Comparison, Entry, ORDER, Split};
use crate::error::{Error, Result};
use crate::scenario::Given;
use crate::stats::Summary;
use crate::texts::Said;

/// Columns: what a row is about, then the figure and its Monte Carlo error; `text` where the value is not a number.
const HEAD: [&str; 9] = ["table", "a", "b", "basis", "item", "statistic", "year", "value", "mc_error"];

/// A change split by cause: a row a figure, persons.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn split(found: &Split) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        let causes = ORDER.iter().map(|cause| cause.id());
        out.write_record(["scenario", "measure", "year", "old"].into_iter().chain(causes).chain(["new"]))?;
        for r in &found.rows {
            let figures = [r.old].into_iter().chain(r.parts).chain([r.new]);
            let figures = figures.map(|x| super::csv::cell(Some(x)));
            let year = r.year.to_string();
            out.write_record([&r.scenario, &r.measure, &year].into_iter().cloned().chain(figures))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of the split: {e}"))))
}

/// The table. `table` is `input`, `level`, `difference` or `rank`; of an input, `item` is its key, `statistic` its cause and
/// `value` a text.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(c: &Comparison) -> Result<Vec<u8>> {
    let mut out = ::csv::Writer::from_writer(Vec::new());
    let build = |out: &mut ::csv::Writer<Vec<u8>>| -> std::result::Result<(), ::csv::Error> {
        out.write_record(HEAD)?;
        let name = |i: usize| c.contenders[i].name.as_str();
        for d in &c.differences {
            for (i, entry) in d.entries.iter().enumerate() {
                let (cause, text) = (d.cause.id(), written(entry));
                out.write_record(["input", name(i), "", "", &d.key, cause, "", &text, ""])?;
            }
        }
        for (i, contender) in c.contenders.iter().enumerate() {
            for (place, &year) in c.years.iter().enumerate() {
                let effect = contender.effect[place];
                for (item, s) in [("shortage", Some(contender.shortage[place])), ("effect", effect)] {
                    let Some(s) = s else { continue };
                    figures(out, ["level", name(i), "", "", item], year, &s, item == "effect")?;
                }
            }
        }
        for p in &c.pairs {
            let basis = match p.basis {
                Basis::Paired => "paired",
                Basis::Means => "means",
            };
            for (item, s) in [("shortage", Some(p.shortage)), ("effect", p.effect)] {
                let Some(s) = s else { continue };
                figures(out, ["difference", name(p.a), name(p.b), basis, item], p.year, &s, true)?;
            }
        }
        for ranking in &c.rankings {
            let year = ranking.year.to_string();
            for r in &ranking.ranks {
                for (i, (chance, error)) in r.chances.iter().zip(&r.errors).enumerate() {
                    let (item, error) = (format!("rank_{}", i + 1), cell(*error));
                    let chance = chance.to_string();
                    let about = ["rank", name(r.contender), "", "paired", &item, "chance", &year, &chance, &error];
                    out.write_record(about)?;
                }
                let apart = if r.apart_from_best { "1" } else { "0" };
                let about = ["rank", name(r.contender), "", "paired", "apart_from_best", "flag", &year, apart, ""];
                out.write_record(about)?;
            }
        }
        Ok(())
    };
    let failed = |e: &dyn std::fmt::Display| {
        Error::Run(Said::english_only(format!("cannot build the table of the comparison: {e}")))
    };
    build(&mut out).map_err(|e| failed(&e))?;
    out.into_inner().map_err(|e| failed(&e))
}

/// A row for each figure that is known.
fn figures(
    out: &mut ::csv::Writer<Vec<u8>>,
    about: [&str; 5],
    year: i32,
    s: &Summary,
    signs: bool,
) -> std::result::Result<(), ::csv::Error> {
    let mut all = vec![("mean", s.mean, s.mc_error), ("sd", s.sd, None)];
    for (name, p) in [("p10", 10), ("p50", 50), ("p90", 90)] {
        all.push((name, s.p(p), s.mc_error_p(p)));
    }
    if signs {
        all.push(("share_below_zero", s.share_below_zero, s.mc_error_share_below_zero));
        all.push(("share_above_zero", s.share_above_zero, s.mc_error_share_above_zero));
    }
    let [table, a, b, basis, item] = about;
    for (statistic, value, error) in all {
        if value.is_some() {
            let (value, error) = (cell(value), cell(error));
            out.write_record([table, a, b, basis, item, statistic, &year.to_string(), &value, &error])?;
        }
    }
    Ok(())
}

fn cell(x: Option<f64>) -> String {
    x.filter(|x| x.is_finite()).map_or_else(String::new, |x| (x + 0.0).to_string())
}

/// An input as text; nothing where it is that of the own reference.
fn written(entry: &Entry) -> String {
    let pairs =
        |points: &[(String, f64)]| points.iter().map(|(name, x)| format!("{name}={x}")).collect::<Vec<_>>().join(" ");
    match entry {
        Entry::Usual | Entry::Value(Given::Nothing) => String::new(),
        Entry::Text(text) | Entry::Value(Given::Name(text)) => text.clone(),
        Entry::Value(Given::Number(x)) => x.to_string(),
        Entry::Value(Given::Spread(middle, low, high)) => format!("p50={middle} p05={low} p95={high}"),
        Entry::Value(Given::Names(names)) => names.join(" "),
        Entry::Value(Given::Ramp(points)) => {
            pairs(&points.iter().map(|(year, x)| (year.to_string(), *x)).collect::<Vec<_>>())
        }
        Entry::Value(Given::Shares(shares)) => {
            pairs(&shares.iter().map(|(name, x)| (name.clone(), *x)).collect::<Vec<_>>())
        }
    }
}
