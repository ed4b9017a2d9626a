//! Data sets: tables that take the place of those of the small made-up one.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use schakel::dataset::Dataset;
use schakel::error::Result;
use schakel::scenario::Job;

use super::chance::fingerprint;
use super::check;
use super::parts::{self, MARK};

static TINY: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| check::texts("tests/data/tiny", &["csv", "toml"]).into_iter().collect());

/// The small data set without the tables and rows that it can do without: it takes a third less time to read.
static LEAN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut files = TINY.clone();
    for (name, whole) in &*TINY {
        files.remove(name);
        if Dataset::from_files("tiny", &files).is_ok() {
            continue;
        }
        let mut lines: Vec<&str> = whole.split_inclusive('\n').collect();
        for i in (0..lines.len()).rev() {
            let line = lines.remove(i);
            files.insert(name.clone(), lines.concat());
            if Dataset::from_files("tiny", &files).is_err() {
                lines.insert(i, line);
            }
        }
        files.insert(name.clone(), lines.concat());
    }
    files
});

/// A plan and a lever, so that a run reaches most of the data.
const SCENARIO: &str = r#"
data = "tiny"
horizon = 2026
[plan]
mix = { volunteer = 0.1, mbo = 0.4, ad = 0.2, hbo = 0.3 }
"#;

/// Reads the small data set with the tables of an input in the place of its own; an empty one takes it away. What is
/// not in the input is lean for most of them, unless their tables may belong to what is not there then.
pub fn load(text: &str) -> Result<Dataset> {
    let tables = parts::split(text, "branches.csv");
    let whole = |(name, _): &(&str, &str)| LEAN.get(*name) == TINY.get(*name);
    let lean = !fingerprint(text.as_bytes()).is_multiple_of(16) && tables.iter().all(whole);
    let mut files = if lean { LEAN.clone() } else { TINY.clone() };
    for (name, table) in tables {
        if table.is_empty() {
            files.remove(name);
        } else {
            files.insert(name.to_owned(), table.to_owned());
        }
    }
    Dataset::from_files("tiny", &files)
}

/// Loads `input` as a data set and checks the outcome; whether it was accepted. A job is run with one accepted data set
/// in `closer`.
pub fn check(input: &[u8], closer: u64) -> bool {
    let fingerprint = fingerprint(input);
    match load(&String::from_utf8_lossy(input)) {
        Err(error) => {
            check::refusal(&error, fingerprint.is_multiple_of(16));
            false
        }
        Ok(dataset) => {
            if fingerprint.is_multiple_of(closer) {
                simulate(dataset);
            }
            true
        }
    }
}

/// What is accepted can be run.
fn simulate(dataset: Dataset) {
    let plan = "extends = \"reference\"\nplan.size = 200\nlevers.absence.all = -0.001\n";
    let job = Job::from_texts(&[("reference.toml", SCENARIO), ("mine.toml", plan)], Arc::new(dataset));
    if let Ok(job) = job {
        check::first_years(&job);
    }
}

/// Names that a mutation may write: every cell of the tables that is no number.
pub fn words() -> Vec<String> {
    let cells = TINY.values().flat_map(|text| text.split(['\n', ',', ';', '=', ' ', '"']));
    let mut words: Vec<String> =
        cells.filter(|c| !c.is_empty() && c.parse::<f64>().is_err()).map(str::to_owned).collect();
    words.push(format!("\n{MARK}"));
    words.sort();
    words.dedup();
    words
}

/// The tables of the small data set, each as an input.
pub fn shipped() -> Vec<String> {
    TINY.iter().map(|(name, text)| format!("{MARK}{name}\n{text}")).collect()
}

/// These and the inputs kept for fuzzing.
pub fn seeds() -> Vec<String> {
    let kept = check::texts("fuzz/seeds/dataset", &["txt"]).into_iter().map(|(_, text)| text);
    shipped().into_iter().chain(kept).collect()
}
