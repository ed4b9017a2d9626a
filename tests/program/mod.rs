//! The program as a black box: a folder to work in, the command, what it said, and its result tables.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A reference on the made-up data set `tiny`, which takes hardly any time.
const REFERENCE: &str = r#"
title = { nl = "Niets", en = "Nothing" }
data = "tiny"
horizon = 2030
evidence = "between"

[plan]
size = 0
split = "population"
level_order = ["complex", "moderate", "light"]
mix = { volunteer = 0, mbo = 0.5, ad = 0, hbo = 0.5 }
"#;

/// A plan on it.
const PLAN: &str = r#"
extends = "reference"
title = { nl = "Plan", en = "Plan" }
plan.size = { ramp = { 2024 = 0, 2028 = 40 } }
"#;

/// A lever without a plan.
const LEVER: &str = r#"
extends = "reference"
title = { nl = "Verzuim", en = "Absence" }
levers.absence.all = -0.01
"#;

/// The folder of this package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether `program` is installed. If not, the test says that it is skipped; under `SCHAKEL_CI=1` that is a failure.
pub fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    assert!(found || std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 needs {program}");
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}

/// A temporary folder to run the program in.
pub struct Place {
    dir: TempDir,
}

impl Place {
    /// With a small job: `reference.toml`, `plan.toml`, `lever.toml` and their data set.
    pub fn small() -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        copy(&package().join("tests/data/tiny"), &place.path("tiny"));
        for (name, text) in [("reference.toml", REFERENCE), ("plan.toml", PLAN), ("lever.toml", LEVER)] {
            fs::write(place.path(name), text).unwrap();
        }
        place
    }

    /// With the shipped scenarios and data.
    pub fn shipped() -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        copy(&package().join("scenarios"), &place.path("scenarios"));
        place
    }

    /// A path in it.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The text of a file in it.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The program with its working folder here, whatever the language of the system.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_schakel"));
        command.current_dir(self.dir.path()).args(arguments).stdin(Stdio::null());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs it: exit code, stdout, stderr.
    pub fn run(&self, arguments: &[&str]) -> Said {
        Said::of(self.command(arguments).output().unwrap())
    }

    /// Runs it; it must end well.
    #[track_caller]
    pub fn good(&self, arguments: &[&str]) -> Said {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.stderr);
        said
    }

    /// Names of what is in `folder` in it, in order; none if it does not exist.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// `provenance.json` of a result folder in it.
    pub fn provenance(&self, folder: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(&format!("{folder}/provenance.json"))).unwrap()
    }

    /// A result table in it.
    pub fn table(&self, path: &str) -> Table {
        Table::of(&self.read(path))
    }
}

/// What the program said.
pub struct Said {
    /// Exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// On stdout.
    pub stdout: String,
    /// On stderr.
    pub stderr: String,
}

impl Said {
    /// From the outcome of a process.
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A table of results.
pub struct Table {
    /// Columns.
    pub header: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn of(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        Self { header: rows.remove(0), rows }
    }

    /// What a row is about.
    pub fn key(row: &[String]) -> String {
        row[..6].join(",")
    }

    /// The means by scenario, measure, scope, key, year and unit; empty cells left out.
    pub fn means(&self) -> BTreeMap<String, f64> {
        self.rows.iter().filter(|r| !r[6].is_empty()).map(|r| (Self::key(r), r[6].parse().unwrap())).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The same problems, told in English and in Dutch: exit code, places and number are the same, and no rule is left in
/// English.
#[track_caller]
pub fn same_in_dutch(english: &Said, dutch: &Said) {
    let both = format!("{}\n---\n{}", english.stderr, dutch.stderr);
    let of = |said: &Said, start: &str| -> Vec<String> {
        let lines = said.stderr.lines().map(str::trim_start);
        lines.filter_map(|line| line.strip_prefix(start)).map(str::to_owned).collect()
    };
    assert_eq!((english.code, &english.stdout), (dutch.code, &dutch.stdout), "{both}");
    assert_eq!(of(english, "--> "), of(dutch, "--> "), "{both}");
    let (rules, translated) = (of(english, "error: "), of(dutch, "fout: "));
    assert!(!rules.is_empty() && rules.len() == translated.len(), "{both}");
    for (rule, translation) in rules.iter().zip(&translated) {
        assert_ne!(rule, translation, "{both}");
    }
    let number = |said: &Said| said.stderr.lines().last().unwrap().split(' ').next().unwrap().to_owned();
    assert_eq!(number(english), number(dutch), "{both}");
    for (line, word) in [(" found", "found"), ("help: ", "help"), ("error: ", "error")] {
        assert!(!dutch.stderr.contains(line), "the word {word} is left in English: {both}");
    }
}
