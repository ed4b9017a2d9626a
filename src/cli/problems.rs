//! Problems in input files as a person reads them: the line itself, what is wrong with it, and the way out.

use std::fmt::Write;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::error::{CellProblem, Problem};
use crate::ids::Lang;
use crate::texts::ProblemText;

/// All problems, in the manner of a compiler, in the order given, with a count at the end.
pub fn render(problems: &[Problem], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for problem in problems {
        out.push_str(&renderer.render(&[group(problem, lang)]));
        out.push_str("\n\n");
    }
    out.push_str(&number(problems.len(), lang));
    out
}

/// All problems of a workbook, cell by cell, in the order given, with a count at the end.
pub fn render_cells(workbook: &Path, problems: &[CellProblem], lang: Lang) -> String {
    let mut out = String::new();
    for CellProblem { cell, seen, rule, help } in problems {
        let (error, rule) = (ProblemText::Error.get(lang), rule.get(lang));
        // Writing to a String can't fail.
        let _ = write!(out, "{error}: {rule}\n --> {}, {cell}", workbook.display());
        let seen = seen.trim();
        if !seen.is_empty() && !rule.contains(seen) {
            let _ = write!(out, ": {}", seen.escape_debug());
        }
        out.push('\n');
        if let Some(help) = help {
            let _ = writeln!(out, "  = {}: {}", ProblemText::Help.get(lang), help.get(lang));
        }
        out.push('\n');
    }
    out.push_str(&number(problems.len(), lang));
    out
}

/// How many there are.
fn number(n: usize, lang: Lang) -> String {
    let said = if n == 1 { ProblemText::One.into() } else { ProblemText::Several.with(&[("n", &n)]) };
    format!("{}\n", said.get(lang))
}

fn group(problem: &Problem, lang: Lang) -> Group<'_> {
    let (text, span) = (&*problem.source.text, span(problem));
    let snippet = Snippet::source(text).path(problem.source.file.as_str()).fold(true);
    let group = Level::ERROR
        .with_name(ProblemText::Error.get(lang))
        .primary_title(problem.rule.get(lang))
        .element(snippet.annotation(AnnotationKind::Primary.span(span)));
    match &problem.help {
        Some(help) => group.element(Level::HELP.with_name(ProblemText::Help.get(lang)).message(help.get(lang))),
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
    use crate::texts::Said;

    fn problem(text: &str, span: std::ops::Range<usize>) -> Problem {
        let source = SourceText { file: "plans/mine.toml".into(), text: text.into() };
        let rule = ProblemText::Share.with(&[("what", &"share"), ("value", &50.0)]);
        Problem::new(&source, span, rule).with_help(Said::verbatim("0.5"))
    }

    #[test]
    fn shows_place_text_rule_and_help() {
        let shown = render(&[problem("a = 1\nshare = 50\n", 14..16)], Lang::En, false);
        for part in ["error: `share` is a share", "plans/mine.toml:2:9", "share = 50", "^^", "help: 0.5", "1 problem"] {
            assert!(shown.contains(part), "no {part:?} in:\n{shown}");
        }
    }

    #[test]
    fn the_frame_speaks_the_language_of_its_problems() {
        let two = [problem("share = 50\n", 8..10), problem("share = 50\n", 8..10)];
        let shown = render(&two, Lang::Nl, false);
        for part in ["fout: `share` is een aandeel", "tip: 0.5", "\n2 problemen gevonden\n"] {
            assert!(shown.contains(part), "no {part:?} in:\n{shown}");
        }
        let cell = CellProblem::new("Plan!C7", "50", ProblemText::NotFinite.with(&[("what", &"x")]));
        let shown = render_cells(Path::new("plan.xlsx"), &[cell.with_help(Said::verbatim("0.5"))], Lang::Nl);
        let told = "fout: `x` moet een eindig getal zijn: niet `nan` en niet `inf`.\n --> plan.xlsx, Plan!C7: 50\n  = tip: 0.5\n";
        assert!(shown.starts_with(told) && shown.ends_with("\n1 probleem gevonden\n"), "{shown}");
    }

    #[test]
    fn any_span_can_be_shown() {
        for text in ["", "é\r\n\tß = 1\n\n", "a = \u{1}\n", "no end of line"] {
            for start in 0..=text.len() + 2 {
                for end in start..=text.len() + 2 {
                    let shown = render(&[problem(text, start..end)], Lang::Nl, end % 2 == 0);
                    assert!(shown.contains("mine.toml"), "{text:?} {start}..{end}:\n{shown}");
                }
            }
        }
    }

    #[test]
    fn position_agrees_with_the_problem_itself() {
        let p = problem("x = 1\né = [1, 2]\n", 11..17);
        let (line, column) = p.position();
        assert!(render(&[p], Lang::En, false).contains(&format!("mine.toml:{line}:{column}")));
    }
}
