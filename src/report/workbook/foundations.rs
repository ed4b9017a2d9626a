//! The sheets of warnings and of how the numbers were computed.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::inputs::quality;
use super::pen::{Pen, shape};
use crate::ids::Quality;
use crate::report::view::View;
use crate::texts::WorkbookText as T;

/// The sheet of warnings.
pub fn warnings(ws: &mut Worksheet, view: View, pen: &Pen) -> Result<(), XlsxError> {
    let columns = [(pen.say(T::Code), 10.0), (pen.say(T::Seen), 120.0)];
    let seen = &view.results.warnings;
    pen.table(ws, [T::SheetWarnings, T::Warnings], ("", seen.len()), &columns)?;
    if seen.is_empty() {
        pen.text(ws, Pen::FIRST, 1, pen.say(T::NoWarnings), &pen.plain)?;
    }
    for (row, warning) in (Pen::FIRST..).zip(seen) {
        pen.text(ws, row, 0, &warning.code, &pen.plain)?;
        pen.text(ws, row, 1, warning.seen.get(pen.lang), &pen.wrapped)?;
    }
    Ok(())
}

/// What stands beside a word.
enum Fact {
    Text(String),
    Count(f64),
    /// A number that is a name, such as a year: without separators of thousands.
    Label(f64),
}

/// The sheet of provenance. What differs between equal runs, such as when they began, stays in `provenance.json`.
pub fn provenance(ws: &mut Worksheet, view: View, pen: &Pen) -> Result<(), XlsxError> {
    let facts = facts(view, pen);
    let columns = [(pen.say(T::What), 44.0), (pen.say(T::Fact), 90.0)];
    pen.table(ws, [T::SheetProvenance, T::Provenance], ("", facts.len()), &columns)?;
    let left = |shape| pen.number_format(shape).set_align(rust_xlsxwriter::FormatAlign::Left);
    for (row, (what, fact)) in (Pen::FIRST..).zip(facts) {
        pen.text(ws, row, 0, &what, &pen.plain)?;
        match fact {
            Fact::Text(text) => pen.text(ws, row, 1, &text, &pen.wrapped)?,
            Fact::Count(x) => pen.number(ws, row, 1, Some(x), &left(shape::COUNT))?,
            Fact::Label(x) => pen.number(ws, row, 1, Some(x), &left(shape::YEAR))?,
        }
    }
    Ok(())
}

fn facts(view: View, pen: &Pen) -> Vec<(String, Fact)> {
    let results = view.results;
    let data = &results.dataset;
    let says = |text: T| pen.say(text).to_string();
    let stopped = match results.stop_reason.as_str() {
        "draws" => says(T::StoppedDraws),
        "precision" => says(T::StoppedPrecision),
        "time_limit" => says(T::StoppedTime),
        "signal" => says(T::StoppedSignal),
        "incomplete" => says(T::StoppedIncomplete),
        "central" => says(T::StoppedCentral),
        other => other.to_string(),
    };
    let mut out = vec![
        (says(T::Draws), Fact::Count(results.draws as f64)),
        (says(T::Rounds), Fact::Count(results.rounds as f64)),
        // A seed may have more digits than a number in a cell keeps.
        (says(T::Seed), Fact::Text(results.seed.to_string())),
        (says(T::Design), Fact::Text(results.design.clone())),
        (says(T::Stopped), Fact::Text(stopped)),
        (says(T::Version), Fact::Text(env!("CARGO_PKG_VERSION").into())),
        (says(T::Data), Fact::Text(data.name.clone())),
        (says(T::DataHash), Fact::Text(data.hash.clone())),
        (says(T::BaseYear), Fact::Label(f64::from(data.base_year))),
    ];
    for s in results.scenarios.iter().filter(|s| s.profile_of.is_none() && s.point.is_none()) {
        let what = pen.fill(T::LastYear, &[("scenario", &s.name)]);
        out.push((what, Fact::Label(f64::from(s.horizon))));
    }
    for q in [Quality::Published, Quality::Derived, Quality::Assumption] {
        let n = data.parameters.iter().filter(|p| p.quality == q).count();
        out.push((pen.fill(T::Counted, &[("quality", quality(q, pen))]), Fact::Count(n as f64)));
    }
    out.push((says(T::Attribution), Fact::Text(data.attribution.get(pen.lang).to_string())));
    out
}
