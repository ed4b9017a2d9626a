//! The page in headless Chromium: accessible (axe-core), both languages, saving, printing, keyboard. Skipped where Chromium,
//! Node.js or the modules that `.ci/run` installs are absent; a failure with `SCHAKEL_CI=1`.

mod program;

use std::path::PathBuf;
use std::process::Command;

use program::{Place, has};

/// The folder with playwright-core and axe-core.
fn modules() -> Option<PathBuf> {
    let folder =
        std::env::var_os("SCHAKEL_BROWSER").map_or_else(|| program::package().join("target/browser"), PathBuf::from);
    let found = folder.join("node_modules/axe-core").is_dir() && folder.join("node_modules/playwright-core").is_dir();
    assert!(
        found || std::env::var("SCHAKEL_CI").as_deref() != Ok("1"),
        "SCHAKEL_CI=1 needs the modules in {}",
        folder.display()
    );
    if !found {
        println!("skipped: no playwright-core and axe-core in {}", folder.display());
    }
    found.then_some(folder)
}

#[test]
fn pages_are_accessible_and_work_in_a_browser() {
    if !has("chromium") || !has("node") {
        return;
    }
    let Some(modules) = modules() else { return };
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
    let script = program::package().join("tests/browser/page.mjs");
    let done = Command::new("node").arg(script).arg(modules).arg(files).args(pages).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
}
