//! What the page on servers says: its lines for GNU parallel, Snakemake and Kubernetes do what a single run does. Each is
//! skipped without its program.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{Place, Said, has, package};

/// The block of the page under `heading`, as it stands there.
fn block(heading: &str) -> String {
    let page = fs::read_to_string(package().join("src/cli/servers.md")).unwrap();
    let (_, section) = page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let mut parts = section.split("```").skip(1);
    parts.next().unwrap().split_once('\n').unwrap().1.to_string()
}

/// A command in the place, where `schakel` is found.
fn command(place: &Place, program: &str) -> Command {
    let folder = Path::new(env!("CARGO_BIN_EXE_schakel")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(program);
    command.current_dir(place.path("")).env("PATH", path);
    command
}

#[track_caller]
fn ends_well(mut command: Command) {
    let said = Said::of(command.output().unwrap());
    assert_eq!(said.code, Some(0), "{}{}", said.stdout, said.stderr);
}

/// Asserts that `result` is what one run makes of the draws of the page.
#[track_caller]
fn same_as_a_single_run(place: &Place) {
    place.good(&["run", "plan.toml", "--draws", "40960", "--out", "single"]);
    for file in ["summary.csv", "effects.csv"] {
        assert!(place.read(&format!("result/{file}")) == place.read(&format!("single/{file}")), "{file} differs");
    }
}

#[test]
fn gnu_parallel() {
    if !has("parallel") {
        return;
    }
    let place = Place::small();
    let mut bash = command(&place, "bash");
    bash.args(["-e", "-c", &block("GNU parallel")]);
    ends_well(bash);
    same_as_a_single_run(&place);
}

#[test]
fn snakemake() {
    // A heavy program, so its absence is no failure anywhere.
    let program = std::env::var("SCHAKEL_SNAKEMAKE").unwrap_or_else(|_| "snakemake".into());
    if Command::new(&program).arg("--version").output().is_err() {
        println!("skipped: {program} is not installed");
        return;
    }
    let place = Place::small();
    fs::write(place.path("Snakefile"), block("Snakemake")).unwrap();
    // A part that was begun and stopped goes on.
    let begun = ["run", "plan.toml", "--draws", "40960", "--shard", "1/4", "--resume", "--out", "parts/1"];
    place.good(&[&begun[..], &["--time-limit", "0.01s"]].concat());
    fs::rename(place.path("parts/1/part.bin"), place.path("parts/1/checkpoint.bin")).unwrap();
    fs::remove_file(place.path("parts/1/provenance.json")).unwrap();
    let mut snakemake = command(&place, &program);
    snakemake.args(["--cores", "2"]).env("HOME", place.path(""));
    ends_well(snakemake);
    same_as_a_single_run(&place);
}

#[test]
fn kubernetes() {
    let place = Place::small();
    let block = block("Kubernetes");
    let line = block.lines().find_map(|line| line.trim().strip_prefix("- exec ")).unwrap();
    // In any order, as pods come.
    for index in ["2", "0", "3", "1"] {
        let mut sh = command(&place, "sh");
        sh.args(["-c", &format!("exec {line}")]).env("JOB_COMPLETION_INDEX", index);
        ends_well(sh);
    }
    let parts = ["parts/0", "parts/1", "parts/2", "parts/3"];
    place.good(&[&["merge"], &parts[..], &["--out", "result"]].concat());
    same_as_a_single_run(&place);
}

#[test]
fn the_program_knows_what_the_page_says() {
    let place = Place::small();
    let text = block("Slurm");
    let line = text.lines().find_map(|line| line.strip_prefix("$ schakel ")).unwrap();
    let arguments: Vec<&str> = line.split(' ').filter(|word| *word != "--submit").collect();
    let said = place.good(&[&arguments[..], &["--lang", "en"]].concat());
    assert!(said.stderr.starts_with("Batch of 1 job(s) in 4 task(s): "), "{}", said.stderr);
}
