//! A result folder read back: everything a page, a workbook or a comparison needs, without simulating.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::context::{self, Context};
use super::provenance::{self, FORMAT, FORMAT_VERSION, Provenance};
use super::table::ABOUT;
use crate::error::{Error, Problem, Result, SourceText};
use crate::ids::Lang;
use crate::run::results::{Curve, Results, Row, RowId, Warning};
use crate::stats::Summary;
use crate::texts::{Filling, ReadProblem as P, Said, WarningText, fill};

/// Most problems of a table that are told.
const MOST: usize = 20;

/// The results in `folder` with what made them. A folder that was changed since gets a warning (W114).
///
/// # Errors
/// [`Error::Usage`] if it holds no complete results, or those of a later version of the program; [`Error::Input`] with
/// every place where a table cannot be read; [`Error::Read`].
pub fn results(folder: &Path) -> Result<(Results, Provenance)> {
    let refuse = |why: &dyn Filling| Error::Usage(P::Named.with(&[("path", &folder.display()), ("why", why)]));
    if !folder.is_dir() {
        return Err(refuse(&P::NoFolder));
    }
    let json = std::fs::read(folder.join(provenance::FILE)).map_err(|_| refuse(&P::NotComplete))?;
    let version: Versions = serde_json::from_slice(&json).map_err(|_| refuse(&P::NotOurs))?;
    if version.format != FORMAT {
        return Err(refuse(&P::NotOurs));
    }
    if version.format_version > FORMAT_VERSION {
        return Err(refuse(&P::Later.with(&[
            ("version", &version.format_version),
            ("known", &FORMAT_VERSION),
            ("program", &version.program_version),
        ])));
    }
    let damaged =
        |file: &str, e: serde_json::Error| refuse(&P::Damaged.with(&[("file", &file), ("why", &e.to_string())]));
    let provenance: Provenance = serde_json::from_slice(&json).map_err(|e| damaged(provenance::FILE, e))?;
    let mut changed = Vec::new();
    let mut text = |file: &str| {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).map_err(Error::read(&path))?;
        if provenance.outputs.get(file) != Some(&provenance::hash(text.as_bytes())) {
            changed.push(file.to_string());
        }
        Ok::<_, Error>(SourceText { file: path.display().to_string(), text: Arc::from(text) })
    };
    let context = text(context::FILE).map_err(|e| match e {
        Error::Read(_, e) if e.kind() == std::io::ErrorKind::NotFound => refuse(&P::NoContext),
        other => other,
    })?;
    let Context { dataset, scenarios, .. } =
        serde_json::from_str(&context.text).map_err(|e| damaged(context::FILE, e))?;
    let places: BTreeMap<&str, usize> = scenarios.iter().enumerate().map(|(i, s)| (s.name.as_str(), i)).collect();
    let mut problems = Vec::new();
    let mut rows = |file: &str| -> Result<Vec<Row>> {
        let mut rows = rows_of(&text(file)?, &places, &mut problems, |id, f| Row { id, stats: summary(f) });
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(rows)
    };
    let (summary, effects) = (rows("summary.csv")?, rows("effects.csv")?);
    let points =
        rows_of(&text("distribution.csv")?, &places, &mut problems, |id, f| (id, ["probability", "value"].map(f)));
    if !problems.is_empty() {
        return Err(Error::Input(problems));
    }
    let notice = |n: &provenance::Notice| Warning { code: n.code.clone().into(), seen: n.seen.clone() };
    let mut warnings: Vec<Warning> = provenance.warnings.iter().map(notice).collect();
    if !changed.is_empty() {
        let files = changed.join(", ");
        let seen = |lang: Lang| fill(WarningText::Changed.get(lang), &[("files", &files)]);
        let seen = crate::ids::Words { nl: seen(Lang::Nl), en: seen(Lang::En) };
        warnings.push(Warning { code: "W114".into(), seen });
    }
    let results = Results {
        dataset,
        scenarios,
        summary,
        effects,
        curves: curves(points),
        draws: provenance.draws,
        rounds: provenance.rounds,
        seed: provenance.seed,
        design: provenance.design.clone(),
        central: provenance.central,
        stop_reason: provenance.stop_reason.clone(),
        warnings,
    };
    Ok((results, provenance))
}

/// What tells whether the rest can be read.
#[derive(serde::Deserialize)]
struct Versions {
    format: String,
    format_version: u32,
    program_version: String,
}

/// The statistics of a row.
fn summary(figure: &dyn Fn(&str) -> Option<f64>) -> Summary {
    let mut mc_error_quantiles = [None; 7];
    for (place, column) in [(1, "mc_error_p10"), (3, "mc_error_p50"), (5, "mc_error_p90")] {
        mc_error_quantiles[place] = figure(column);
    }
    Summary {
        mean: figure("mean"),
        sd: figure("sd"),
        quantiles: ["p05", "p10", "p25", "p50", "p75", "p90", "p95"].map(figure),
        mc_error: figure("mc_error"),
        mc_error_quantiles,
        share_below_zero: figure("share_below_zero"),
        share_above_zero: figure("share_above_zero"),
        share_reached: figure("share_reached"),
        mc_error_share_below_zero: figure("mc_error_share_below_zero"),
        mc_error_share_above_zero: figure("mc_error_share_above_zero"),
        mc_error_share_reached: figure("mc_error_share_reached"),
    }
}

/// Points of the same row joined to its distribution, in their order.
fn curves(points: Vec<(RowId, [Option<f64>; 2])>) -> Vec<Curve> {
    let mut out: Vec<Curve> = Vec::new();
    for (id, [probability, value]) in points {
        let Some(point) = probability.zip(value) else { continue };
        match out.last_mut() {
            Some(curve) if curve.id == id => curve.points.push(point),
            _ => out.push(Curve { id, points: vec![point] }),
        }
    }
    out
}

/// The rows of a table made by `row` from what a row is about and its figures by the name of the column. Problems go to
/// `problems`.
fn rows_of<T>(
    source: &SourceText,
    scenarios: &BTreeMap<&str, usize>,
    problems: &mut Vec<Problem>,
    row: impl Fn(RowId, &dyn Fn(&str) -> Option<f64>) -> T,
) -> Vec<T> {
    let mut out = Vec::new();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(source.text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let column = |name: &str| header.iter().position(|h| h == name);
    let places = ABOUT.map(column);
    let [Some(scenario), Some(measure), Some(scope), Some(key), Some(year), Some(unit)] = places else {
        let missing: Vec<&str> = ABOUT.into_iter().filter(|name| column(name).is_none()).collect();
        let rule = P::LacksColumn.with(&[("columns", &missing.join(", "))]);
        problems.push(Problem::new(source, 0..0, rule));
        return out;
    };
    let whole = |start: usize| start..source.text[start..].find('\n').map_or(source.text.len(), |n| start + n);
    let mut report = |span: Range<usize>, rule: Said| {
        if problems.len() < MOST {
            problems.push(Problem::new(source, span, rule));
        }
    };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(e) => {
                let start = e.position().map_or(0, |p| p.byte() as usize).min(source.text.len());
                report(whole(start), P::RowUnread.with(&[("why", &e.to_string())]));
                continue;
            }
        };
        let start = record.position().map_or(0, |p| p.byte() as usize).min(source.text.len());
        if record.len() != header.len() {
            let rule = P::RowCells.with(&[("cells", &record.len()), ("columns", &header.len())]);
            report(whole(start), rule);
            continue;
        }
        let number = |text: &str| text.parse::<f64>().ok().filter(|x| x.is_finite());
        let about = |place: usize| place == scenario || places.contains(&Some(place));
        let wrong =
            record.iter().enumerate().find(|&(i, text)| !about(i) && !text.is_empty() && number(text).is_none());
        if let Some((_, text)) = wrong {
            report(whole(start), P::NoNumber.with(&[("text", &text)]));
            continue;
        }
        let (Some(&scenario), Ok(year)) = (scenarios.get(&record[scenario]), record[year].parse()) else {
            let rule = P::NoScenarioYear.with(&[("name", &&record[scenario]), ("year", &&record[year])]);
            report(whole(start), rule);
            continue;
        };
        let text = |place: usize| std::borrow::Cow::Owned(record[place].to_string());
        let id = RowId {
            scenario,
            measure: text(measure),
            scope: text(scope),
            key: record[key].to_string(),
            year,
            unit: text(unit),
        };
        out.push(row(id, &|name| column(name).and_then(|i| number(&record[i]))));
    }
    out
}
