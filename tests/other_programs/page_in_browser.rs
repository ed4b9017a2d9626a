//! The page in headless Chromium: accessible (axe-core), both languages, saving, printing, keyboard. Skipped where Chromium,
//! Node.js or the modules that `.ci/run` installs are absent; a failure with `SCHAKEL_CI=1`.

use std::path::PathBuf;
use std::process::Command;

use crate::browser;
use crate::program::{Place, has, package};

#[test]
fn pages_are_accessible_and_work_in_a_browser() {
    if !has("chromium") || !has("node") {
        return;
    }
    let Some(modules) = browser::modules() else { return };
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "2048", "--out", "one"]);
    place.good(&["run", "plan.toml", "lever.toml", "--draws", "512", "--out", "two"]);
    place.good(&["run", "plan.toml", "--central", "--out", "central"]);
    place.good(&["run", "reference.toml", "--draws", "512", "--out", "alone"]);
    let regions = place.read("one/context.json");
    let regions: serde_json::Value = serde_json::from_str(&regions).unwrap();
    let region = regions["dataset"]["regions"][0]["id"].as_str().unwrap();
    place.good(&["report", "one", "--region", region]);
    for question in ["effect-tree", "break-even"] {
        place.good(&[question, "plan.toml", "--draws", "512", "--into", "one"]);
    }
    place.good(&["compare", "plan.toml", "lever.toml", "--draws", "2048", "--html", "comparison.html"]);
    let mut pages: Vec<PathBuf> =
        ["one", "two", "central", "alone"].map(|folder| place.path(format!("{folder}/report.html"))).into();
    pages.push(place.path(format!("one/report-{region}.html")));
    pages.push(place.path("comparison.html"));
    let files = place.path("saved");
    std::fs::create_dir(&files).unwrap();
    let script = package().join("tests/browser/page.mjs");
    let done = Command::new("node").arg(script).arg(modules).arg(files).args(pages).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
}
