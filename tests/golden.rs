//! Golden runs: the central run of every shipped scenario, compared cell by cell with `tests/golden/NAME.csv`. Those files
//! are written by the second implementation (`tests/golden/make.py`), not by the program.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use schakel::run::{self, Observer, Options, Results};
use schakel::scenario::Job;

/// Largest difference, relative or in persons.
const RELATIVE: f64 = 1e-9;
const ABSOLUTE: f64 = 1e-6;

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _: u64) {}
}

fn central(path: &Path) -> Results {
    let job = Job::load(&[path.to_path_buf()]).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let options = Options { central: true, ..Options::default() };
    run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false)).expect("a central run")
}

fn shipped() -> Vec<PathBuf> {
    let files = std::fs::read_dir("scenarios").expect("the scenarios folder");
    let mut paths: Vec<_> = files.map(|f| f.expect("a file").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    paths
}

/// Cells that differ, as lines to read.
fn differences(results: &Results, golden: &Path) -> (usize, Vec<String>) {
    let mut reader = csv::Reader::from_path(golden).unwrap_or_else(|e| panic!("{}: {e}", golden.display()));
    let (mut cells, mut out) = (0, Vec::new());
    for record in reader.records() {
        let record = record.expect("a row");
        let [scenario, measure, scope, key, year, unit, value] = [0, 1, 2, 3, 4, 5, 6].map(|i| &record[i]);
        let found = results.summary.iter().find(|row| {
            let id = &row.id;
            results.scenarios[id.scenario].name == scenario
                && (&*id.measure, &*id.scope, id.key.as_str(), &*id.unit) == (measure, scope, key, unit)
                && id.year.to_string() == year
        });
        cells += 1;
        let place = format!("{scenario} {measure} {scope} {key} {year} {unit}");
        let Some(row) = found else {
            out.push(format!("{place}: not in the program's results"));
            continue;
        };
        match (row.stats.p(50), value.parse::<f64>().ok()) {
            (None, None) => {}
            (Some(ours), Some(golden)) if (ours - golden).abs() <= (RELATIVE * golden.abs()).max(ABSOLUTE) => {}
            (ours, golden) => out.push(format!("{place}: {ours:?}, golden {golden:?}")),
        }
    }
    (cells, out)
}

#[test]
fn shipped_scenarios_give_their_golden_central_runs() {
    let paths = shipped();
    assert!(paths.len() >= 14, "shipped scenarios are missing");
    for path in paths {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let (cells, wrong) = differences(&central(&path), &PathBuf::from(format!("tests/golden/{stem}.csv")));
        assert!(cells > 30, "{stem}: only {cells} golden cells");
        assert!(
            wrong.is_empty(),
            "{stem}: {} of {cells} cells differ:\n{}",
            wrong.len(),
            wrong[..wrong.len().min(20)].join("\n")
        );
    }
}

#[test]
fn a_changed_cell_is_caught() {
    let folder = std::env::temp_dir().join(format!("schakel-golden-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let text = std::fs::read_to_string("tests/golden/reference.csv").expect("the golden reference");
    let row = text.lines().find(|l| l.contains("shortage,total,smal,2033")).expect("the headline");
    let (start, value) = row.rsplit_once(',').expect("a value");
    let changed = format!("{start},{}", value.parse::<f64>().expect("a number") * (1.0 + 1e-7));
    let path = folder.join("reference.csv");
    std::fs::write(&path, text.replace(row, &changed)).expect("a file");
    let (_, wrong) = differences(&central(Path::new("scenarios/reference.toml")), &path);
    std::fs::remove_dir_all(&folder).expect("a clean end");
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].contains("shortage total smal 2033"));
}
