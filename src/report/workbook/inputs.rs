//! What goes in: the choices of each scenario beside the reference, and the values of the model with their sources.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::pen::{Pen, shape};
use crate::ids::Quality;
use crate::report::choices::{name, written};
use crate::report::view::View;
use crate::scenario::Given;
use crate::texts::WorkbookText as T;

/// A link holds no more characters.
const LONGEST_LINK: usize = 2_079;

/// The sheet of choices.
pub fn choices(ws: &mut Worksheet, view: View, pen: &Pen) -> Result<(), XlsxError> {
    let columns = [
        (T::Scenario, 26.0),
        (T::Choice, 44.0),
        (T::SetTo, 36.0),
        (T::InReference, 30.0),
        (T::Why, 60.0),
        (T::Source, 44.0),
    ]
    .map(|(t, width)| (pen.say(t), width));
    let all = view.results.scenarios.iter().filter(|s| s.profile_of.is_none());
    let rows: Vec<_> = all.flat_map(|s| s.choices.iter().map(move |c| (s, c))).collect();
    pen.table(ws, [T::SheetChoices, T::Choices], ("", rows.len()), &columns)?;
    if rows.is_empty() {
        pen.text(ws, Pen::FIRST, 0, pen.say(T::NoChoices), &pen.plain)?;
    }
    for (row, (scenario, choice)) in (Pen::FIRST..).zip(rows) {
        let texts = [
            scenario.name.clone(),
            name(&choice.key, pen.lang),
            written(&choice.key, &choice.value, pen.lang),
            written(&choice.key, &choice.usual, pen.lang),
            choice.why.clone(),
            choice.source.clone(),
        ];
        for (column, text) in (0..).zip(&texts) {
            pen.text(ws, row, column, text, &pen.wrapped)?;
        }
    }
    Ok(())
}

/// The sheet of the values of the model.
pub fn parameters(ws: &mut Worksheet, view: View, pen: &Pen) -> Result<(), XlsxError> {
    let columns = [
        (T::Parameter, 40.0),
        (T::Value, 12.0),
        (T::RangeLow, 12.0),
        (T::RangeHigh, 12.0),
        (T::Unit, 34.0),
        (T::BusinessCase, 12.0),
        (T::Quality, 14.0),
        (T::Title, 60.0),
        (T::Publisher, 34.0),
        (T::Address, 44.0),
        (T::Remark, 80.0),
    ]
    .map(|(t, width)| (pen.say(t), width));
    let data = &view.results.dataset;
    pen.table(ws, [T::SheetInputs, T::Inputs], ("", data.parameters.len()), &columns)?;
    ws.set_freeze_panes(Pen::FIRST, 1)?;
    let general = pen.number_format(shape::GENERAL);
    for (row, p) in (Pen::FIRST..).zip(&data.parameters) {
        pen.text(ws, row, 0, &p.name, &pen.plain)?;
        let (value, low, high) = match p.value {
            Given::Number(x) => (Some(x), None, None),
            Given::Spread(middle, low, high) => (Some(middle), Some(low), Some(high)),
            _ => (None, None, None),
        };
        for (column, x) in [(1, value), (2, low), (3, high), (5, p.business_case)] {
            pen.number(ws, row, column, x, &general)?;
        }
        pen.text(ws, row, 4, &p.unit, &pen.plain)?;
        pen.text(ws, row, 6, quality(p.quality, pen), &pen.plain)?;
        let known: Vec<_> = p.sources.iter().filter_map(|key| data.sources.get(key)).collect();
        let joined = |texts: Vec<&str>| {
            let mut texts: Vec<&str> = texts.into_iter().filter(|t| !t.is_empty()).collect();
            texts.dedup();
            texts.join("; ")
        };
        pen.text(ws, row, 7, &joined(known.iter().map(|s| s.title.as_str()).collect()), &pen.plain)?;
        pen.text(ws, row, 8, &joined(known.iter().map(|s| s.publisher.as_str()).collect()), &pen.plain)?;
        address(ws, row, 9, &joined(known.iter().map(|s| s.url.as_str()).collect()), pen)?;
        pen.text(ws, row, 10, &p.note, &pen.plain)?;
    }
    Ok(())
}

/// One address of the web can be followed; anything else is text.
fn address(ws: &mut Worksheet, row: u32, column: u16, text: &str, pen: &Pen) -> Result<(), XlsxError> {
    let on_web = text.starts_with("https://") || text.starts_with("http://");
    if on_web && !text.contains([' ', '"', '<', '>']) && text.chars().count() <= LONGEST_LINK {
        ws.write_url_with_format(row, column, Url::new(text), &pen.plain)?;
        return Ok(());
    }
    pen.text(ws, row, column, text, &pen.plain)
}

/// A quality in words.
pub fn quality(quality: Quality, pen: &Pen) -> &'static str {
    pen.say(match quality {
        Quality::Published => T::Published,
        Quality::Derived => T::Derived,
        Quality::Assumption => T::Assumption,
    })
}
