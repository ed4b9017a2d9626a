//! The answer in a terminal: at most 40 lines of 80 characters for one scenario, and a compact block for each of more.

use crate::ids::Lang;
use crate::report::sweep::{self, Sweep};
use crate::report::tables::{self, Table};
use crate::report::view::{View, one_line};
use crate::report::{money, numbers};
use crate::run::results::Results;
use crate::texts::Text;

/// Columns of a terminal that every line fits.
pub const WIDTH: usize = 80;
/// Lines that the answer on one scenario fits.
pub const HEIGHT: usize = 40;

/// Branches shown for one scenario.
const BRANCHES: usize = 5;
/// Branches shown for each of several scenarios.
const BRANCHES_EACH: usize = 3;
/// Branches shown for a job with nothing but the reference.
const BRANCHES_REFERENCE: usize = 20;
/// Values of axes shown for a sweep, and scenarios at either end.
const SWEEP_VALUES: usize = 16;
const EXTREMES: usize = 3;
/// Warnings shown; the page has all.
const WARNINGS: usize = 1;

/// The answer to a job in plain text. Each line ends in a newline.
pub fn answer(results: &Results, lang: Lang) -> String {
    let view = View::new(results, lang);
    let mut lines = Vec::new();
    let (scenarios, sweeps) = (view.scenarios(), sweep::all(view));
    match scenarios.as_slice() {
        [] if !sweeps.is_empty() => {}
        [] => {
            group(&mut lines, &[tables::shortage(view, None)], true);
            lines.push(String::new());
            group(&mut lines, &[tables::branch_shortage(view, BRANCHES_REFERENCE)], true);
        }
        [only] => {
            heading(&mut lines, view, *only);
            lines.push(String::new());
            group(&mut lines, &[tables::shortage(view, Some(*only))], true);
            lines.push(String::new());
            group(&mut lines, &[tables::effect(view, *only, true)], true);
            lines.push(String::new());
            group(&mut lines, &details(view, *only, BRANCHES), true);
        }
        several => {
            group(&mut lines, &[tables::shortage(view, None)], true);
            for &scenario in several {
                lines.push(String::new());
                heading(&mut lines, view, scenario);
                group(&mut lines, &[tables::effect(view, scenario, false)], false);
                group(&mut lines, &details(view, scenario, BRANCHES_EACH), false);
            }
        }
    }
    for sweep in &sweeps {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        one_sweep(&mut lines, sweep);
    }
    lines.push(String::new());
    foot(&mut lines, view, !scenarios.is_empty() || !sweeps.is_empty());
    if scenarios.len() + sweeps.len() < 2 {
        fit(&mut lines);
    }
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// A sweep: what each value of its axes makes of the effect, the best and the worst scenarios, and what chance may do.
fn one_sweep(lines: &mut Vec<String>, sweep: &Sweep) {
    lines.extend([cut(&sweep.name(), WIDTH), cut(&sweep.title(), WIDTH)]);
    lines.push(String::new());
    group(lines, &[sweep.values(SWEEP_VALUES)], false);
    lines.push(String::new());
    group(lines, &[sweep.extremes(EXTREMES)], false);
    lines.extend(sweep.note().iter().flat_map(|note| wrap(note)));
}

/// Title and sentence of a scenario.
fn heading(lines: &mut Vec<String>, view: View, scenario: usize) {
    lines.push(cut(&view.title(scenario), WIDTH));
    lines.extend(wrap(&view.verdict(scenario, view.last_year(scenario))));
}

/// What the effect is made of, where it falls, and its money; tables without a figure are left out.
fn details(view: View, scenario: usize, branches: usize) -> Vec<Table> {
    let parts = tables::parts(view, scenario, false);
    let all = [parts, tables::branches(view, scenario, branches), money::headline(view, scenario)];
    all.into_iter().filter(|t| !t.is_empty()).collect()
}

/// Tables with their columns in line; if `spaced` with blank lines between them, and their notes.
pub(super) fn group(lines: &mut Vec<String>, tables: &[Table], spaced: bool) {
    let layout = Layout::of(tables);
    for (i, table) in tables.iter().enumerate() {
        if spaced && i > 0 {
            lines.push(String::new());
        }
        lines.extend(std::iter::once(&table.head).chain(&table.rows).map(|row| layout.line(row)));
        if spaced && !table.note.is_empty() {
            lines.extend(wrap(&table.note));
        }
    }
}

/// How many futures, what the columns mean, warnings, and the attribution that must be shown with results.
fn foot(lines: &mut Vec<String>, view: View, with_effects: bool) {
    let results = view.results;
    let (draws, seed) = (numbers::whole(results.draws, view.lang), results.seed.to_string());
    let mut legend = if results.central {
        view.text(Text::LegendCentral)
    } else {
        let text = if with_effects { Text::Legend } else { Text::LegendReference };
        view.fill(text, &[("draws", &draws), ("seed", &seed)])
    };
    let stopped = match results.stop_reason.as_str() {
        "time_limit" => Some(Text::StoppedTime),
        "signal" => Some(Text::StoppedSignal),
        "precision" => Some(Text::StoppedPrecision),
        _ => None,
    };
    if let Some(text) = stopped {
        legend = format!("{} {legend}", view.text(text));
    }
    lines.extend(wrap(&legend));
    // What fits in two lines: two warnings, or one and how many more there are.
    let shown = if results.warnings.len() <= WARNINGS + 1 { WARNINGS + 1 } else { WARNINGS };
    for warning in results.warnings.iter().take(shown) {
        let line = view.fill(Text::WarningLine, &[("seen", warning.seen.get(view.lang))]);
        lines.push(cut(&one_line(&line), WIDTH));
    }
    if results.warnings.len() > shown {
        let more = (results.warnings.len() - shown).to_string();
        lines.push(view.fill(Text::MoreWarnings, &[("n", &more)]));
    }
    lines.push(cut(&one_line(results.dataset.attribution.get(view.lang)), WIDTH));
}

/// Widths of the columns of tables that stand in line: the first to the left, the others to the right. The first gives
/// way where space is short.
struct Layout {
    widths: Vec<usize>,
    gap: usize,
}

impl Layout {
    fn of(tables: &[Table]) -> Self {
        let mut widths: Vec<usize> = Vec::new();
        for row in tables.iter().flat_map(|t| std::iter::once(&t.head).chain(&t.rows)) {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = length(cell).max(*width);
            }
        }
        let (columns, figures) = (widths.len().saturating_sub(1), widths.iter().skip(1).sum::<usize>());
        let gap = if widths.iter().sum::<usize>() + 2 * columns <= WIDTH { 2 } else { 1 };
        if let Some(first) = widths.first_mut() {
            *first = (*first).min(WIDTH.saturating_sub(figures + gap * columns));
        }
        Self { widths, gap }
    }

    fn line(&self, row: &[String]) -> String {
        let mut line = String::new();
        for (i, (cell, &width)) in row.iter().zip(&self.widths).enumerate() {
            if i == 0 {
                let label = cut(cell, width);
                line = format!("{label}{}", " ".repeat(width - length(&label)));
            } else {
                line.push_str(&" ".repeat(self.gap + width - length(cell)));
                line.push_str(cell);
            }
        }
        cut(&line, WIDTH)
    }
}

/// Drops blank lines, the last first, until the answer fits.
fn fit(lines: &mut Vec<String>) {
    while lines.len() > HEIGHT
        && let Some(blank) = lines.iter().rposition(String::is_empty)
    {
        lines.remove(blank);
    }
}

/// Breaks a text into lines of at most [`WIDTH`] characters, at spaces; a longer word is cut.
pub(super) fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in glue(text).split_whitespace() {
        let word = word.replace(GLUE, " ");
        let last = lines.len() - 1;
        if lines[last].is_empty() {
            lines[last] = cut(&word, WIDTH);
        } else if length(&lines[last]) + 1 + length(&word) <= WIDTH {
            lines[last].push(' ');
            lines[last].push_str(&word);
        } else {
            lines.push(cut(&word, WIDTH));
        }
    }
    lines
}

/// Stands for a space at which no line is broken; not white space itself.
const GLUE: char = '\u{1f}';

/// Keeps `80 %` and what follows it on one line.
fn glue(text: &str) -> String {
    one_line(text).replace(" %", &format!("{GLUE}%"))
}

/// `text` in at most `width` characters, `…` in the place of what is cut off.
pub(super) fn cut(text: &str, width: usize) -> String {
    if length(text) <= width {
        return text.to_string();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    if width > 0 {
        short.push('…');
    }
    short
}

/// Length in characters.
fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_never_before_a_percent_sign() {
        let text = format!("{} 80 % {}", "a".repeat(77), "b".repeat(100));
        let lines = wrap(&text);
        assert_eq!(lines[0], "a".repeat(77));
        assert_eq!(lines[1], "80 %");
        assert_eq!(length(&lines[2]), WIDTH);
        assert!(lines[2].ends_with('…'));
    }

    #[test]
    fn cutting_counts_characters_not_bytes() {
        assert_eq!(cut("één twéé", 4), "één…");
        assert_eq!(cut("één", 3), "één");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn the_first_column_gives_way_to_figures() {
        let mut table = Table::new(String::new(), "x".repeat(90), ["n".repeat(20)]);
        table.row("y", ["1".to_string()]);
        let layout = Layout::of(std::slice::from_ref(&table));
        assert_eq!(length(&layout.line(&table.head)), WIDTH);
        assert_eq!(length(&layout.line(&table.rows[0])), WIDTH);
    }
}
