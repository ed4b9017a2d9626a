//! Parquet files, read back by another implementation: pyarrow, in a Python environment that the test makes. Skipped
//! without Python, or without pyarrow and a network to get it from, but not with `SCHAKEL_CI=1`.
#![cfg(feature = "parquet")]

use std::process::{Command, Output};

use crate::program::{Place, package};
use crate::python::python;

/// What a Python program said; it must end well.
#[track_caller]
fn said(out: std::io::Result<Output>) -> String {
    let out = out.unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{text}{}", String::from_utf8_lossy(&out.stderr));
    text
}

/// The same job with its draws as CSV in `csv` and as Parquet in `parquet`.
fn both(place: &Place, job: &[&str]) {
    place.good(&[&["run", "--keep-draws", "--out", "csv"], job].concat());
    place.good(&[&["run", "--keep-draws", "--parquet", "--out", "parquet"], job].concat());
}

const FILES: [&str; 3] = ["summary", "effects", "draws"];

#[test]
fn pyarrow_reads_what_the_csv_files_say() {
    let Some(python) = python() else { return };
    let place = Place::small();
    both(&place, &["plan.toml", "lever.toml", "--draws", "1500"]);
    let mut command = Command::new(python);
    command.arg(package().join("tests/parquet.py"));
    for file in FILES {
        command.arg(place.path(format!("csv/{file}.csv"))).arg(place.path(format!("parquet/{file}.parquet")));
    }
    let text = said(command.output());
    let cells: usize = text.trim().strip_suffix(" cells equal").and_then(|n| n.parse().ok()).expect(&text);
    assert!(cells > 500_000, "{text}");
}

#[test]
fn equal_runs_have_equal_bytes() {
    let place = Place::small();
    let job = ["run", "plan.toml", "--draws", "1024", "--keep-draws", "--parquet"];
    for threads in ["1", "2", "7"] {
        place.good(&[&job[..], &["--threads", threads, "--out", threads]].concat());
    }
    for file in FILES.map(|file| format!("{file}.parquet")) {
        let bytes = |folder: &str| std::fs::read(place.path(folder).join(&file)).unwrap();
        let one = bytes("1");
        assert!(one.starts_with(b"PAR1") && one == bytes("2") && one == bytes("7"), "{file}");
        assert!(place.provenance("1")["outputs"][&file].is_string());
    }
    let files = place.names("1");
    assert!(!files.contains(&"draws.csv".to_string()) && files.contains(&"summary.csv".to_string()), "{files:?}");
}

/// Far more than CSV may hold is no reason to refuse. A job that could go on keeps the raw draws for that.
#[test]
fn parquet_has_no_limit() {
    let place = Place::small();
    let job = ["run", "plan.toml", "--draws", "1000000", "--time-limit", "0.01", "--keep-draws", "--parquet"];
    place.good(&[&job[..], &["--out", "out"]].concat());
    assert!(place.names("out").contains(&"draws.parquet".to_string()));
    assert!(place.names("out").contains(&"draws.partial".to_string()));
    assert_eq!(place.provenance("out")["stop_reason"], "time_limit");
}

/// The Python in results/README.md, run in a result folder that holds everything.
#[test]
fn the_readme_reads_them() {
    let Some(python) = python() else { return };
    let page = std::fs::read_to_string(package().join("results/README.md")).unwrap();
    let snippets: Vec<&str> = page.split("```python\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(!snippets.is_empty());
    let place = Place::shipped();
    both(&place, &["scenarios/substitution.toml", "--draws", "512"]);
    std::fs::create_dir(place.path("results")).unwrap();
    std::fs::rename(place.path("parquet"), place.path("results/substitution")).unwrap();
    std::fs::copy(place.path("csv/draws.csv"), place.path("results/substitution/draws.csv")).unwrap();
    place.good(&["run", "scenarios/sweeps/size-by-evidence.toml", "--draws", "512", "--out", "sweep"]);
    for snippet in snippets {
        // What is said of a sweep is run in its folder.
        let folder = if snippet.contains("\"sweep.csv\"") { "sweep" } else { "." };
        let text = said(Command::new(python).current_dir(place.path(folder)).args(["-c", snippet]).output());
        assert!(!text.trim().is_empty(), "{snippet}");
    }
}

/// A comparison of folders says the same whether their draws were kept as CSV or as Parquet.
#[test]
fn a_comparison_reads_them_too() {
    let place = Place::small();
    both(&place, &["plan.toml", "lever.toml", "--draws", "2048"]);
    for kind in ["csv", "parquet"] {
        place.good(&["compare", &format!("{kind}:plan"), &format!("{kind}:lever"), "--csv", &format!("{kind}.table")]);
    }
    let table = place.read("csv.table");
    assert!(table.contains("paired"), "draws are shared");
    assert_eq!(table, place.read("parquet.table"));
}
