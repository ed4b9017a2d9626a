//! Imports point down only. This reads the sources as text and holds every path against the floors of the house
//! (CONTRIBUTING.md), and keeps files, threads, clocks and random numbers in the rooms they belong to.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "layering/paths.rs"]
mod paths;
use paths::{Found, paths_of};

/// The rooms of each floor, from the ground up.
const FLOORS: &[&[&str]] = &[
    &["error", "ids", "lanes", "math", "meta", "nearest", "texts", "units"],
    &["dataset", "dist"],
    &["scenario"],
    &["sample"],
    &["model"],
    &["stats"],
    &["run"],
    &["analysis"],
    &["export", "report"],
    &["cli", "main", "serve"],
];

/// Imports that stay on their floor, all the same in one direction: (from, to).
const SIDEWAYS: &[(&str, &str)] = &[
    ("units", "lanes"),
    ("error", "texts"),
    ("error", "ids"),
    ("texts", "ids"),
    ("dataset", "dist"),
    ("meta", "math"),
    ("main", "cli"),
    ("cli", "serve"),
];

/// Rooms that are stricter than their floor: the highest floor they import from.
const STRICTER: &[(&str, usize)] = &[("stats", 0)];

/// What only some rooms may name: the start of a path, the rooms that may, and why the others may not.
const KEPT: &[(&[&str], &[&str], &str)] = &[
    (&["std", "fs"], &["dataset", "scenario", "run", "export", "cli"], "files stay out of what only computes"),
    (&["std", "thread"], &["run", "cli", "serve"], "only run knows threads"),
    (&["tokio"], &["serve"], "only serve talks to the network"),
    (&["hyper"], &["serve"], "only serve talks to the network"),
    (&["std", "net"], &["serve", "cli"], "only serve talks to the network"),
    (&["rayon"], &["run"], "only run knows threads"),
    (&["std", "time", "Instant"], &["run", "cli", "serve"], "a result doesn't depend on a clock"),
    (&["std", "time", "SystemTime"], &["run", "export", "cli"], "a result doesn't depend on a clock"),
    (&["rand"], &["sample"], "random numbers are keyed by name, in sample"),
    (&["rand_distr"], &["sample"], "random numbers are keyed by name, in sample"),
    (&["chacha20"], &["sample"], "random numbers are keyed by name, in sample"),
    (&["crate", "model"], &["model", "run", "analysis"], "what shows results doesn't run the model"),
    (
        &["crate", "sample"],
        &["sample", "model", "run", "analysis", "cli", "serve"],
        "what shows results doesn't draw numbers",
    ),
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The room a file below `src` belongs to, and how deep its module lies below the crate's root.
fn place(file: &str) -> (String, usize) {
    let parts: Vec<&str> = file.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect();
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
    (parts[0].to_string(), depth)
}

/// `path` with the crate's root written as `crate`, for a file whose module lies `depth` below it.
fn rooted(path: &[String], depth: usize) -> Vec<String> {
    let supers = path.iter().take_while(|p| *p == "super").count();
    let skip = match path[0].as_str() {
        "crate" | "schakel" => 1,
        // Deeper `super`s than the file is are those of a module inside the file; they are not followed.
        "super" if supers == depth => supers,
        _ => return path.to_vec(),
    };
    std::iter::once("crate".to_string()).chain(path[skip..].iter().cloned()).collect()
}

/// The rule that `found` breaks, if any.
fn broken(room: &str, depth: usize, found: &Found) -> Option<String> {
    let path = rooted(&found.path, depth);
    for (start, rooms, why) in KEPT {
        let starts = path.len() >= start.len() && path.iter().zip(*start).all(|(a, b)| a == b);
        // A lone word may be a variable; an import of a whole crate is always followed by a path somewhere.
        if starts && path.len() > 1 && !rooms.contains(&room) {
            return Some((*why).to_string());
        }
    }
    if path[0] != "crate" || path.len() < 2 || path[1] == room || SIDEWAYS.contains(&(room, path[1].as_str())) {
        return None;
    }
    let here = floor(room)?;
    let Some(there) = floor(&path[1]) else {
        // What a `super` names may be an item of the root; what `crate::` names is a room.
        return (found.path[0] != "super").then(|| format!("`{}` has no floor", path[1]));
    };
    if let Some((_, most)) = STRICTER.iter().find(|(r, most)| *r == room && there > *most) {
        return Some(format!("{room} imports from floor {most} only, this is floor {there}"));
    }
    (there >= here).then(|| format!("floor {here} imports floor {there}: imports point down only"))
}

/// One line for every import of `text`, the content of `file` (`src/…`), that breaks a rule.
fn violations(file: &str, text: &str) -> Vec<String> {
    let (room, depth) = place(file);
    let line =
        |f: &Found| broken(&room, depth, f).map(|rule| format!("{file}:{}: {}: {rule}", f.line, f.path.join("::")));
    paths_of(text).iter().filter_map(line).collect()
}

/// All sources, as (`src/…`, content), in order of name. Files called `tests.rs` are test modules.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut files) = (vec![root.join("src")], Vec::<PathBuf>::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let name = |p: &PathBuf| p.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|p| (name(p), fs::read_to_string(p).unwrap())).collect()
}

#[test]
fn imports_point_down() {
    let sources = sources();
    let mut report = String::new();
    let mut downward = 0;
    for (file, text) in sources.iter().filter(|(file, _)| file != "src/lib.rs") {
        let (room, _) = place(file);
        if floor(&room).is_none() {
            let _ = writeln!(report, "{file}: the room `{room}` has no floor");
        }
        downward += paths_of(text).iter().filter(|f| f.path[0] == "crate" && f.path.get(1) != Some(&room)).count();
        for line in violations(file, text) {
            let _ = writeln!(report, "{line}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
    // Were nothing read, nothing would be found.
    assert!(sources.len() > 50 && downward > 100, "{} files, {downward} imports", sources.len());
}

#[test]
fn the_map_in_contributing_is_this_one() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CONTRIBUTING.md")).unwrap();
    let cells = |line: &str| line.split('|').map(|c| c.trim().to_string()).collect::<Vec<_>>();
    let floors = page.lines().map(cells).filter(|c| c.len() > 2 && c[1].parse::<usize>().is_ok());
    let mut map: Vec<(usize, Vec<String>)> = floors
        .map(|c| (c[1].parse().unwrap(), c[2].split(", ").map(|room| room.trim_matches('`').to_string()).collect()))
        .collect();
    map.sort();
    let own: Vec<_> = FLOORS.iter().map(|rooms| rooms.iter().map(ToString::to_string).collect()).enumerate().collect();
    assert_eq!(map, own);
}

#[test]
fn the_house_has_no_ring() {
    for (from, to) in SIDEWAYS {
        assert_eq!(floor(from), floor(to), "{from} -> {to} is not sideways");
        assert!(!SIDEWAYS.contains(&(to, from)), "{from} and {to} import each other");
    }
}

#[test]
fn forbidden_imports_are_caught() {
    let cases = [
        ("src/model/year.rs", "//! Doc.\nuse crate::run::Results;\n", "src/model/year.rs:2: crate::run::Results"),
        ("src/model/year.rs", "fn f() {\n  crate::stats::x();\n}", "src/model/year.rs:2: crate::stats::x"),
        ("src/dist/mod.rs", "use crate::{\n math,\n dataset::Dataset };", "src/dist/mod.rs:3: crate::dataset::Dataset"),
        ("src/stats/bins.rs", "use crate::dist::Dist;", "src/stats/bins.rs:1: crate::dist::Dist"),
        ("src/report/html.rs", "use crate::export::csv;", "src/report/html.rs:1: crate::export::csv"),
        ("src/report/html.rs", "use crate::model::World;", "src/report/html.rs:1: crate::model::World"),
        ("src/ids.rs", "use crate::lanes::Lanes;", "src/ids.rs:1: crate::lanes::Lanes"),
        ("src/sample/mod.rs", "use super::model;", "src/sample/mod.rs:1: super::model"),
        ("src/sample/keyed.rs", "use super::super::run::run;", "src/sample/keyed.rs:1: super::super::run::run"),
        ("src/scenario/mod.rs", "use crate::cellar::Wine;", "src/scenario/mod.rs:1: crate::cellar::Wine"),
        ("src/model/hire.rs", "use rand::Rng;", "src/model/hire.rs:1: rand::Rng"),
        ("src/analysis/x.rs", "use std::{fmt, fs};", "src/analysis/x.rs:1: std::fs"),
        ("src/stats/series.rs", "use ::rayon::prelude::*;", "src/stats/series.rs:1: rayon::prelude::*"),
        ("src/report/view.rs", "let t = std::time::Instant::now();", "src/report/view.rs:1: std::time::Instant::now"),
    ];
    for (file, text, start) in cases {
        let found = violations(file, text);
        assert!(found.len() == 1 && found[0].starts_with(&format!("{start}: ")), "{text}\n{found:?}");
    }
}

#[test]
fn what_is_no_import_is_left_alone() {
    let text = r##"
        //! See [`crate::run`].
        /* use crate::run::Results; /* nested */ use rand::Rng; */
        use crate::dist::{self, Dist};
        use super::world::{World, run};
        const S: &str = "use crate::run::Results; \" std::fs";
        const R: &[u8] = br#"use crate::run::Results; " std::fs"#;
        fn quote<'a>(c: char) -> bool { c == '"' || c == '\'' || c == 'x' }
        #[cfg(test)]
        #[allow(missing_docs)]
        mod tests { use crate::run::Results; fn f() { std::fs::read("x"); } }
        #[cfg(test)]
        use crate::export::csv;
    "##;
    assert_eq!(violations("src/model/year.rs", text), Vec::<String>::new());
    assert_eq!(violations("src/run/mod.rs", "use crate::model::World; use rayon::prelude::*;"), Vec::<String>::new());
}
