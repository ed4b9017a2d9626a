//! A change split by cause, as people read it.

use crate::analysis::compare::{ORDER, Split, SplitRow};
use crate::ids::Lang;
use crate::report::markup;
use crate::report::numbers::{self, Kind};
use crate::report::tables::Table;
use crate::report::terminal::{group, wrap};
use crate::texts::{CompareText, fill};

/// The last year of each figure, and for the reference the first as well.
fn shown(found: &Split) -> Vec<&SplitRow> {
    let same = |a: &SplitRow, b: &SplitRow| (&a.scenario, &a.measure) == (&b.scenario, &b.measure);
    let is_last = |r: &&SplitRow| !found.rows.iter().any(|other| same(r, other) && other.year > r.year);
    found.rows.iter().filter(is_last).collect()
}

/// A row a figure: what it was, what each cause did, what it is now.
fn table(found: &Split, lang: Lang) -> Table {
    let rows = shown(found);
    let largest = rows.iter().flat_map(|r| [r.old, r.new]).map(f64::abs).fold(0.0, f64::max);
    let causes = [
        CompareText::CauseVersion,
        CompareText::CauseData,
        CompareText::CauseCalibration,
        CompareText::CauseScenario,
        CompareText::CauseRun,
    ];
    let heads = [CompareText::SplitOld].into_iter().chain(causes).chain([CompareText::SplitNew]);
    let title = fill(CompareText::SplitTitle.get(lang), &[("old", &found.names[0]), ("new", &found.names[1])]);
    let mut table = Table::new(title, CompareText::SplitHead.get(lang).into(), heads.map(|h| h.get(lang).to_string()));
    for r in rows {
        let what = if r.measure == "effect" { CompareText::Effect } else { CompareText::Shortage };
        // Parts are shown as finely as they are large: a change is small beside a shortage.
        let size = r.parts.iter().map(|x| x.abs()).fold((r.new - r.old).abs(), f64::max);
        let step = numbers::step(Kind::Change, size.max(1.0).min(largest.max(1.0)), None);
        let part = |place: usize| {
            let is_changed = found.changed.iter().any(|id| id == ORDER[place].id());
            if is_changed { numbers::number(r.parts[place], Kind::Change, step, lang) } else { "0".to_string() }
        };
        let level =
            |x: f64| numbers::number(x, if r.measure == "effect" { Kind::Change } else { Kind::Count }, step, lang);
        let cells = [level(r.old)].into_iter().chain((0..5).map(part)).chain([level(r.new)]);
        table.row(format!("{}, {} {}", r.scenario, what.get(lang), r.year), cells.collect::<Vec<_>>());
    }
    table.note = CompareText::SplitNote.get(lang).to_string();
    table
}

/// In plain text, at most 80 characters a line.
pub fn answer(found: &Split, lang: Lang) -> String {
    let table = table(found, lang);
    let mut lines = wrap(&table.title);
    group(&mut lines, &[table], true);
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// The section of a page.
pub fn section(found: &Split, lang: Lang) -> String {
    let table = table(found, lang);
    markup::heading(2, &table.title) + &markup::table(&table, false)
}
