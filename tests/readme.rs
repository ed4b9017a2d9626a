//! What README and the pages beside it say is so: its two commands, what the program prints, the picture, the links.
//!
//! After a change of results or wording, `SCHAKEL_REFRESH=1 cargo test --test readme` writes what is printed into README
//! and draws the picture again; read the difference before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use clap::{CommandFactory, Parser};
use schakel::cli::arguments::Cli;
use schakel::ids::Lang;
use schakel::report::view::View;
use schakel::report::{self, figures};
use schakel::run::{self, Observer, Options, Results};
use schakel::scenario::Job;

const PAGES: &[&str] = &["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "results/README.md"];
const PICTURE: &str = "results/example.svg";
const JOB: &str = "scenarios/substitution.toml";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn refreshing() -> bool {
    std::env::var_os("SCHAKEL_REFRESH").is_some()
}

/// The fenced blocks of a page: the word after the fence, and where the text between the fences stands.
fn blocks(page: &str) -> Vec<(&str, Range<usize>)> {
    let (mut found, mut open, mut at) = (Vec::new(), None, 0);
    for line in page.split_inclusive('\n') {
        if let Some(word) = line.strip_prefix("```") {
            open = match open {
                None => Some((word.trim(), at + line.len())),
                Some((word, start)) => {
                    found.push((word, start..at));
                    None
                }
            };
        }
        at += line.len();
    }
    assert!(open.is_none(), "a fenced block has no end");
    found
}

/// The arguments of a command line that calls the program.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let commands = ["cargo run -- ", "cargo run --release -- ", "schakel "];
    let rest = commands.iter().find_map(|command| line.strip_prefix(command))?;
    Some(rest.split_whitespace().collect())
}

#[test]
fn the_first_block_holds_the_two_commands() {
    let readme = page("README.md");
    let (word, range) = &blocks(&readme)[0];
    assert_eq!(*word, "sh");
    assert_eq!(&readme[range.clone()], format!("cargo run -- run {JOB}\ncargo test\n"));
}

/// The crates below the program, each with its features; `edges` says whether those of tests count.
fn crates(edges: &str) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--prefix", "none", "--format", "{p} {f}", "--edges", edges]);
    let out = cargo.current_dir(root()).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    text.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn the_two_commands_share_what_they_compile() {
    let (program, tests) = (crates("normal,build"), crates("normal,build,dev"));
    assert!(program.len() > 100, "{program:?}");
    let other: Vec<_> = program.difference(&tests).collect();
    assert!(other.is_empty(), "tests need other features of these; ask for them in [dependencies]: {other:#?}");
}

#[test]
fn the_program_knows_every_command_shown() {
    let mut seen = 0;
    for name in PAGES {
        let text = page(name);
        for (_, range) in blocks(&text).iter().filter(|(word, _)| matches!(*word, "sh" | "console")) {
            for arguments in text[range.clone()].lines().filter_map(|l| arguments(l.trim_start_matches("$ "))) {
                seen += 1;
                if let Err(e) = Cli::try_parse_from([&["schakel"], &arguments[..]].concat()) {
                    panic!("{name}: {arguments:?}: {e}");
                }
            }
        }
        for rest in text.split("`schakel ").skip(1) {
            let word = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap();
            assert!(Cli::command().find_subcommand(word).is_some(), "{name}: there is no command `schakel {word}`");
        }
    }
    assert!(seen > 5, "{seen} commands");
}

#[test]
fn links_lead_somewhere() {
    let mut seen = 0;
    for name in PAGES {
        let folder = root().join(name).parent().unwrap().to_path_buf();
        for rest in page(name).split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap();
            if !target.is_empty() && !target.contains("://") {
                seen += 1;
                assert!(folder.join(target).exists(), "{name}: nothing at {target}");
            }
        }
    }
    assert!(seen > 10, "{seen} links");
}

#[test]
fn every_shipped_scenario_is_listed() {
    let readme = page("README.md");
    for entry in fs::read_dir(root().join("scenarios")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "toml") {
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(readme.contains(&format!("](scenarios/{name})")), "README doesn't list scenarios/{name}");
        }
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let heading = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    assert!(page("CHANGELOG.md").lines().any(|l| l.starts_with(&heading)), "no heading {heading}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _draws: u64) {}
}

/// What the first of the two commands finds. Worked out once, since it is most of the time these tests take.
fn results() -> &'static Results {
    static RESULTS: OnceLock<Results> = OnceLock::new();
    RESULTS.get_or_init(|| {
        let job = Job::load(&[root().join(JOB)]).unwrap();
        run::run(&job.dataset, &job.scenarios, &Options::default(), &Silent, &AtomicBool::new(false)).unwrap()
    })
}

/// What a command prints in `folder`: its answer, then its messages. In English, as for a reader without a locale.
fn printed(arguments: &[&str], folder: &Path) -> String {
    if arguments == ["run", JOB] {
        return report::answer(results(), Lang::En);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_schakel"));
    command.args(arguments).current_dir(folder).env("LC_ALL", "C").env("NO_COLOR", "1");
    let out = command.output().unwrap();
    let text = [out.stdout, out.stderr].map(|b| String::from_utf8(b).unwrap()).concat();
    // Windows names paths its own way.
    text.replace(std::path::MAIN_SEPARATOR, "/")
}

#[test]
fn the_console_shows_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("scenarios"), &folder.path().join("scenarios"));
    let readme = page("README.md");
    let mut fresh = String::new();
    let mut done = 0;
    for (word, range) in blocks(&readme) {
        let text = &readme[range.clone()];
        if let ("toml", Some(name)) = (word, text.lines().next().and_then(|l| l.strip_prefix("# "))) {
            fs::write(folder.path().join(name), text).unwrap();
        }
        if word == "console" {
            fresh.push_str(&readme[done..range.start]);
            done = range.end;
            for line in text.lines().filter(|l| l.starts_with("$ ")) {
                let arguments = arguments(&line[2..]).unwrap_or_else(|| panic!("{line} is not ours"));
                fresh.extend([line, "\n", &printed(&arguments, folder.path())]);
            }
        }
    }
    fresh.push_str(&readme[done..]);
    if refreshing() {
        fs::write(root().join("README.md"), &fresh).unwrap();
    } else {
        let differ = |(a, b): &(&str, &str)| a != b;
        let first = readme.lines().zip(fresh.lines()).find(differ);
        assert!(readme == fresh, "README shows what is not printed, first: {first:?}; see the top of this test");
    }
}

#[test]
fn the_picture_is_that_of_the_job() {
    let mut chart = figures::effect(View::new(results(), Lang::En), 1, None).unwrap();
    // Alone on a page, without the headings that a report has around it.
    chart.title = "Change in the care staff shortage (persons)".into();
    let (fresh, path) = (chart.standalone(), root().join(PICTURE));
    if refreshing() {
        fs::write(path, fresh).unwrap();
    } else {
        let kept = fs::read_to_string(path).unwrap_or_default();
        assert!(kept == fresh, "{PICTURE} is not of today's results; see the top of this test");
    }
}
