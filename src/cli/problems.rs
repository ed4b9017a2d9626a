//! Problems in input files as a person reads them: the line itself, what is wrong with it, and the way out.

use std::fmt::Write;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::error::{CellProblem, Problem};

/// All problems, in the manner of a compiler, in the order given, with a count at the end.
pub fn render(problems: &[Problem], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for problem in problems {
        out.push_str(&renderer.render(&[group(problem)]));
        out.push_str("\n\n");
    }
    let plural = if problems.len() == 1 { "" } else { "s" };
    // Writing to a String can't fail.
    let _ = writeln!(out, "{} problem{plural} found", problems.len());
    out
}

/// All problems of a workbook, cell by cell, in the order given, with a count at the end.
pub fn render_cells(workbook: &Path, problems: &[CellProblem]) -> String {
    let mut out = String::new();
    for CellProblem { cell, seen, rule, help } in problems {
        // Writing to a String can't fail.
        let _ = write!(out, "error: {rule}\n --> {}, {cell}", workbook.display());
        let seen = seen.trim();
        if !seen.is_empty() && !rule.contains(seen) {
            let _ = write!(out, ": {}", seen.escape_debug());
        }
        out.push('\n');
        if let Some(help) = help {
            let _ = writeln!(out, "  = help: {help}");
        }
        out.push('\n');
    }
    let plural = if problems.len() == 1 { "" } else { "s" };
    let _ = writeln!(out, "{} problem{plural} found", problems.len());
    out
}

fn group(problem: &Problem) -> Group<'_> {
    let (text, span) = (&*problem.source.text, span(problem));
    let snippet = Snippet::source(text).path(problem.source.file.as_str()).fold(true);
    let group = Level::ERROR
        .primary_title(problem.rule.as_str())
        .element(snippet.annotation(AnnotationKind::Primary.span(span)));
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

/// The span, cut to its first line so that a long table doesn't fill the screen, on character boundaries.
fn span(problem: &Problem) -> std::ops::Range<usize> {
    let text = &*problem.source.text;
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(problem.span.start);
    let end = boundary(problem.span.end.max(start));
    let line_end = text[start..end].find('\n').map_or(end, |i| start + i);
    start..line_end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::SourceText;

    fn problem(text: &str, span: std::ops::Range<usize>) -> Problem {
        let source = SourceText { file: "plans/mine.toml".into(), text: text.into() };
        Problem::new(&source, span, "A share must lie between 0 and 1.").with_help("write 0.5")
    }

    #[test]
    fn shows_place_text_rule_and_help() {
        let shown = render(&[problem("a = 1\nshare = 50\n", 14..16)], false);
        for part in [
            "A share must lie between 0 and 1.",
            "plans/mine.toml:2:9",
            "share = 50",
            "^^",
            "help: write 0.5",
            "1 problem",
        ] {
            assert!(shown.contains(part), "no {part:?} in:\n{shown}");
        }
    }

    #[test]
    fn any_span_can_be_shown() {
        for text in ["", "é\r\n\tß = 1\n\n", "a = \u{1}\n", "no end of line"] {
            for start in 0..=text.len() + 2 {
                for end in start..=text.len() + 2 {
                    let shown = render(&[problem(text, start..end)], end % 2 == 0);
                    assert!(shown.contains("mine.toml"), "{text:?} {start}..{end}:\n{shown}");
                }
            }
        }
    }

    #[test]
    fn position_agrees_with_the_problem_itself() {
        let p = problem("x = 1\né = [1, 2]\n", 11..17);
        let (line, column) = p.position();
        assert!(render(&[p], false).contains(&format!("mine.toml:{line}:{column}")));
    }
}
