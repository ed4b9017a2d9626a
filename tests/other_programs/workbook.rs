//! `results.xlsx`, opened by two other programs: openpyxl, in a Python environment that the test makes, and `LibreOffice`,
//! which calculates every formula anew. Skipped without them, but not with `SCHAKEL_CI=1`.

use std::path::PathBuf;
use std::process::Command;

use crate::program::{Place, has, package};
use crate::python::python;

/// The workbook, opened and saved by `LibreOffice` with every formula calculated anew.
fn recalculated(place: &Place, workbook: &str) -> PathBuf {
    let profile = place.path("profile");
    let settings = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    let out = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(place.path("recalculated"))
        .arg(place.path(workbook))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    place.path("recalculated/results.xlsx")
}

/// Titles and reasons that a spreadsheet program would take for formulas.
const HOSTILE: &str = r#"
extends = "reference"
title = { nl = "=HYPERLINK(\"http://example.org\")", en = "=1+1" }
why = "@SUM(1)"
plan.size = { ramp = { 2024 = 0, 2028 = 40 }, why = "+1 and more", source = "-2" }
"#;

#[test]
fn other_programs_read_what_the_csv_files_say() {
    let Some(python) = python() else { return };
    let with_office = has("soffice");
    for (lang, levels, effects) in [("nl", "Niveaus", "Effecten"), ("en", "Levels", "Effects")] {
        let place = Place::small();
        std::fs::write(place.path("hostile.toml"), HOSTILE).unwrap();
        let job = [
            "--lang",
            lang,
            "run",
            "hostile.toml",
            "lever.toml",
            "--draws",
            "2048",
            "--series",
            "headline",
            "--xlsx",
            "--out",
            "out",
        ];
        place.good(&job);
        let mut command = Command::new(python);
        command.arg(package().join("tests/workbook.py")).arg(place.path("out")).args([levels, effects]);
        if with_office {
            command.arg(recalculated(&place, "out/results.xlsx"));
        }
        let out = command.output().unwrap();
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(out.status.success(), "{lang}: {text}{}", String::from_utf8_lossy(&out.stderr));
        let cells: usize = text.trim().strip_suffix(" cells equal").and_then(|n| n.parse().ok()).expect(&text);
        assert!(cells > 2_000, "{text}");
    }
}

#[test]
fn runs_merges_and_reports_make_the_same_bytes() {
    let place = Place::small();
    let job = ["--lang", "nl", "run", "plan.toml", "--draws", "1024"];
    let bytes = |folder: &str| std::fs::read(place.path(folder).join("results.xlsx")).unwrap();
    place.good(&[&job[..], &["--xlsx", "--out", "a", "--threads", "1"]].concat());
    place.good(&[&job[..], &["--xlsx", "--out", "b", "--threads", "2"]].concat());
    assert_eq!(bytes("a"), bytes("b"));
    for shard in ["0/2", "1/2"] {
        place.good(&[&job[..], &["--shard", shard, "--out", &shard[..1]]].concat());
    }
    place.good(&["--lang", "nl", "merge", "0", "1", "--xlsx", "--out", "merged"]);
    assert_eq!(bytes("a"), bytes("merged"));
    place.good(&[&job[..], &["--out", "without"]].concat());
    assert!(!place.path("without/results.xlsx").exists());
    place.good(&["--lang", "nl", "report", "without", "--xlsx"]);
    assert_eq!(bytes("a"), bytes("without"));
    assert!(place.provenance("without")["outputs"]["results.xlsx"].is_string());
}

#[test]
fn central_runs_and_the_reference_by_itself_have_workbooks() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--central", "--xlsx", "--out", "central"]);
    place.good(&["run", "reference.toml", "--draws", "512", "--xlsx", "--out", "reference"]);
    for folder in ["central", "reference"] {
        assert!(std::fs::read(place.path(folder).join("results.xlsx")).unwrap().starts_with(b"PK"));
    }
}
