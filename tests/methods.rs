//! `src/model/methods.md` takes a reviewer from equation to function to test: all of them are there, and none is missing.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    std::fs::read_to_string(root().join("src/model/methods.md")).unwrap()
}

/// What stands between back quotes and names something in a file: `FILE::NAME`.
fn named(text: &str) -> Vec<(&str, &str)> {
    text.split('`').skip(1).step_by(2).filter_map(|code| code.split_once("::")).collect()
}

/// The file that the page means: `demand.rs` beside it, `src/…` from the root, `closed_forms` a file of tests.
fn file(name: &str) -> PathBuf {
    let is_source = Path::new(name).extension().is_some();
    match (is_source, name.contains('/')) {
        (true, true) => root().join(name),
        (true, false) => root().join("src/model").join(name),
        (false, _) => root().join("tests").join(format!("{name}.rs")),
    }
}

/// Functions of a source text, in order, and whether each is a test.
fn functions(text: &str) -> Vec<(String, bool)> {
    let (mut found, mut is_test) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[test]") {
            is_test = true;
        } else if let Some((before, name)) = line.split_once("fn ")
            && (before.is_empty() || before.starts_with("pub") && !before.contains(':'))
        {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push((name, std::mem::take(&mut is_test)));
        }
    }
    found
}

#[test]
fn every_function_and_test_named_on_the_page_exists() {
    let page = page();
    let named = named(&page);
    assert!(named.len() > 80, "the tables were read");
    let missing: Vec<String> = named
        .into_iter()
        .filter(|(path, name)| {
            let text = std::fs::read_to_string(file(path)).unwrap_or_default();
            let must_test = Path::new(path).extension().is_none();
            !functions(&text).iter().any(|(f, is_test)| f == name && (*is_test || !must_test))
        })
        .map(|(path, name)| format!("{path}::{name}"))
        .collect();
    assert!(missing.is_empty(), "named on the page, but not there: {missing:#?}");
}

#[test]
fn every_function_of_a_chapter_is_on_the_page() {
    let page = page();
    let named = named(&page);
    // Rooms are made and emptied, and a list of accounts is no equation.
    let others = ["new", "reset", "accounts"];
    for chapter in ["demand", "supply", "confront", "hire", "mix", "effect", "money"] {
        let chapter = format!("{chapter}.rs");
        let text = std::fs::read_to_string(file(&chapter)).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (name, _) in functions(text).iter().filter(|(name, _)| !others.contains(&name.as_str())) {
            assert!(named.contains(&(&*chapter, &**name)), "{chapter}::{name} is not on the page");
        }
    }
}

#[test]
fn every_row_names_a_function_and_a_test() {
    let page = page();
    let rows: Vec<&str> = page.lines().filter(|l| l.starts_with('|') && l.contains('`')).collect();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        assert_eq!(cells.len(), 3, "{row}");
        assert!(!named(cells[1]).is_empty() && !named(cells[2]).is_empty(), "{row}");
    }
}

#[test]
fn functions_and_tests_are_told_apart() {
    let text = "pub(super) fn a(x: f64) {}\n#[test]\nfn b() {}\n// a fn c()\nfn d<T>() {}";
    let expected = [("a", false), ("b", true), ("d", false)].map(|(n, t)| (n.to_string(), t));
    assert_eq!(functions(text), expected);
}
