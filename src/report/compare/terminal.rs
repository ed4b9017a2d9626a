//! A comparison in plain text, 80 columns wide.

use super::{Seen, tables};
use crate::analysis::compare::Comparison;
use crate::ids::Lang;
use crate::report::tables::Table;
use crate::report::terminal::{WIDTH, cut, group, wrap};
use crate::report::view::one_line;
use crate::texts::CompareText;

/// Ranks that fit beside each other.
const RANKS: usize = 6;

/// The comparison in plain text. Each line ends in a newline.
pub fn answer(found: &Comparison, lang: Lang) -> String {
    let seen = Seen { found, lang };
    let mut lines = Vec::new();
    for (i, c) in found.contenders.iter().enumerate() {
        lines.push(cut(
            &format!("{}  {} – {} ({})", Seen::letter(i), one_line(&c.name), seen.title(i), c.source),
            WIDTH,
        ));
    }
    lines.push(String::new());
    inputs(&mut lines, seen);
    for place in (0..found.years.len()).rev() {
        table(&mut lines, &tables::levels(seen, place), false);
    }
    let last = found.last_year();
    table(&mut lines, &tables::pairs(seen, last, false), true);
    if tables::effects_differ(seen) {
        table(&mut lines, &tables::pairs(seen, last, true), true);
    }
    for ranking in &found.rankings {
        table(&mut lines, &tables::ranking(seen, ranking, RANKS), true);
    }
    lines.push(String::new());
    if found.rankings.is_empty() {
        lines.extend(wrap(&seen.text(CompareText::NoRanking)));
    }
    lines.extend(seen.legend().iter().flat_map(|text| wrap(text)));
    for w in &found.warnings {
        lines.extend(wrap(&seen.fill(CompareText::Note, &[("code", &w.code), ("seen", w.seen.get(lang))])));
    }
    lines.extend(found.attributions.iter().map(|a| cut(&one_line(a.get(lang)), WIDTH)));
    lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// What differs: each input with who has what, those who have the same together.
fn inputs(lines: &mut Vec<String>, seen: Seen) {
    if seen.found.differences.is_empty() {
        lines.push(seen.text(CompareText::InputsNone));
        return;
    }
    lines.push(seen.text(CompareText::Inputs));
    for d in &seen.found.differences {
        lines.extend(wrap(&tables::name(seen, d)));
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for (i, entry) in d.entries.iter().enumerate() {
            let text = tables::entry(seen, d, entry);
            match told.iter_mut().find(|(known, _)| *known == text) {
                Some((_, who)) => who.push(Seen::letter(i)),
                None => told.push((text, vec![Seen::letter(i)])),
            }
        }
        for (text, who) in told {
            let words = format!("{}: {text}", who.join(", "));
            // Two columns in, so that it still fits.
            lines.extend(wrap(&words).into_iter().map(|line| cut(&format!("  {line}"), WIDTH)));
        }
    }
}

fn table(lines: &mut Vec<String>, table: &Table, titled: bool) {
    lines.push(String::new());
    if titled {
        lines.extend(wrap(&table.title));
    }
    group(lines, std::slice::from_ref(table), true);
}
