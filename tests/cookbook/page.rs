//! Pages with blocks that the program writes: `<!-- NAME ARGUMENTS -->`, what it says, `<!-- end -->`.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fmt::Write;
use std::path::Path;

/// Set to anything, pages are brought up to date instead of compared.
const REFRESH: &str = "SCHAKEL_REFRESH";

/// Compares a page with itself, every block written anew by `say` (given the words of its comment).
///
/// # Panics
/// If a line differs, or if a block does not end.
pub fn says_what_the_program_says(path: &Path, say: impl Fn(&[&str]) -> String) {
    let page = std::fs::read_to_string(path).unwrap();
    let anew = rewritten(&page, say);
    if std::env::var_os(REFRESH).is_some() {
        std::fs::write(path, anew).unwrap();
        return;
    }
    let mut lines = page.lines().zip(anew.lines()).enumerate();
    if let Some((i, (old, new))) = lines.find(|(_, (old, new))| old != new) {
        panic!(
            "{}, line {}, is out of date:\n  page:    {old}\n  program: {new}\nIf the new figures are right, run \
             this test again with {REFRESH}=1.",
            path.display(),
            i + 1
        );
    }
    assert_eq!(page.len(), anew.len(), "{} ends too early or too late", path.display());
}

fn rewritten(page: &str, say: impl Fn(&[&str]) -> String) -> String {
    let mut out = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        let Some(words) = comment(line) else { continue };
        let words: Vec<&str> = words.split_whitespace().collect();
        let end = lines.find(|l| comment(l) == Some("end"));
        let end = end.unwrap_or_else(|| panic!("the block `{line}` has no `<!-- end -->`"));
        writeln!(out, "{}\n{end}", say(&words).trim_end()).unwrap();
    }
    out
}

/// The text of a line that is one comment.
fn comment(line: &str) -> Option<&str> {
    Some(line.strip_prefix("<!--")?.strip_suffix("-->")?.trim())
}

/// Arguments of all blocks called `name`.
pub fn blocks<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    page.lines().filter_map(comment).filter_map(|c| c.strip_prefix(name)?.strip_prefix(' ')).collect()
}

/// A fenced block of code.
pub fn fenced(language: &str, text: &str) -> String {
    format!("```{language}\n{}\n```\n", text.trim_end())
}

/// A table: heads, then rows; the first column to the left, the others to the right.
pub fn table(heads: &[String], rows: &[Vec<String>]) -> String {
    let mut out = format!("| {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(heads.len() - 1));
    for row in rows {
        writeln!(out, "| {} |", row.join(" | ")).unwrap();
    }
    out
}

#[test]
fn blocks_are_replaced_and_the_rest_stays() {
    let page = "a\n<!-- twice x -->\nold\n<!-- end -->\nb\n";
    let say = |words: &[&str]| format!("{} {}", words[1], words[1]);
    assert_eq!(rewritten(page, say), "a\n<!-- twice x -->\nx x\n<!-- end -->\nb\n");
    assert_eq!(blocks(page, "twice"), ["x"]);
}

/// The console block of `console ARGUMENTS`, some of which may stand between quotation marks: the command, and what `run` says.
pub fn console(words: &[&str], run: impl Fn(&[&str]) -> String) -> String {
    let line = words[1..].join(" ");
    // Every second part stands between quotation marks.
    let parts = line.split('"').enumerate();
    let mut arguments: Vec<&str> = Vec::new();
    for (i, part) in parts {
        if i % 2 == 1 {
            arguments.push(part);
        } else {
            arguments.extend(part.split_whitespace());
        }
    }
    arguments.extend(["--lang", "en"]);
    fenced("console", &format!("$ schakel {line}\n{}", run(&arguments)))
}
