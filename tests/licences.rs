//! What the program is built from may be distributed with it under the EUPL: the licence of every dependency that ends
//! up in the program, or runs while it is built, is on a list. Tools of the tests alone are not distributed.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than notices, and the weak copyleft of the EUPL's own appendix.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether a licence expression (SPDX, or the older `A/B`) leaves a choice that is on the list. `None` if it is no
/// expression.
fn allows(expression: &str) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (verdict, rest) = either(&words)?;
    rest.is_empty().then_some(verdict)
}

fn either<'a>(words: &'a [&'a str]) -> Option<(bool, &'a [&'a str])> {
    let (mut verdict, mut rest) = both(words)?;
    while rest.first() == Some(&"OR") {
        let (next, after) = both(&rest[1..])?;
        (verdict, rest) = (verdict | next, after);
    }
    Some((verdict, rest))
}

fn both<'a>(words: &'a [&'a str]) -> Option<(bool, &'a [&'a str])> {
    let (mut verdict, mut rest) = one(words)?;
    while rest.first() == Some(&"AND") {
        let (next, after) = one(&rest[1..])?;
        (verdict, rest) = (verdict & next, after);
    }
    Some((verdict, rest))
}

fn one<'a>(words: &'a [&'a str]) -> Option<(bool, &'a [&'a str])> {
    match words {
        ["(", inner @ ..] => {
            let (verdict, rest) = either(inner)?;
            (rest.first() == Some(&")")).then(|| (verdict, &rest[1..]))
        }
        [")" | "OR" | "AND" | "WITH", ..] | [] => None,
        [licence, "WITH", exception, rest @ ..] => {
            Some((ALLOWED.contains(&format!("{licence} WITH {exception}").as_str()), rest))
        }
        [licence, rest @ ..] => Some((ALLOWED.contains(licence), rest)),
    }
}

/// What cargo knows about the dependencies: for all platforms if their manifests are here (`cargo fetch` gets them),
/// else for this one.
fn metadata() -> Value {
    let cargo = |arguments: &[&str]| {
        let out = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        (out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned(), out.stderr)
    };
    let version = cargo(&["-vV"]).1;
    let host = version.lines().find_map(|l| l.strip_prefix("host: ")).expect("cargo names its platform");
    let ask = ["metadata", "--format-version", "1", "--offline", "--all-features"];
    let (mut done, mut text, mut errors) = cargo(&ask);
    if !done && std::env::var_os("SCHAKEL_CI").is_none() {
        (done, text, errors) = cargo(&[&ask[..], &["--filter-platform", host]].concat());
    }
    assert!(done, "cargo metadata failed: {}", String::from_utf8_lossy(&errors));
    serde_json::from_str(&text).unwrap()
}

/// Ids of the packages that the root package is built from, itself left out.
fn built_from(metadata: &Value) -> BTreeSet<&str> {
    let resolve = &metadata["resolve"];
    let nodes: BTreeMap<&str, &Value> =
        resolve["nodes"].as_array().unwrap().iter().map(|n| (n["id"].as_str().unwrap(), n)).collect();
    let root = resolve["root"].as_str().expect("a root package");
    let (mut seen, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        for dep in nodes[id]["deps"].as_array().unwrap() {
            let package = dep["pkg"].as_str().unwrap();
            // Kinds: null (normal), "build", "dev".
            let only_tests = dep["dep_kinds"].as_array().unwrap().iter().all(|k| k["kind"] == "dev");
            if !only_tests && seen.insert(package) {
                open.push(package);
            }
        }
    }
    seen
}

#[test]
fn dependencies_may_be_distributed_under_the_eupl() {
    let metadata = metadata();
    let ids = built_from(&metadata);
    let mut refused = Vec::new();
    let mut checked = 0;
    for package in metadata["packages"].as_array().unwrap() {
        if !ids.contains(package["id"].as_str().unwrap()) {
            continue;
        }
        checked += 1;
        let licence = package["license"].as_str().unwrap_or("none given");
        if allows(licence) != Some(true) {
            refused.push(format!("{} {}: {licence}", package["name"], package["version"]));
        }
    }
    assert!(refused.is_empty(), "licences that are not on the list:\n{}", refused.join("\n"));
    assert!(checked == ids.len() && checked > 20, "{checked} of {} packages were checked", ids.len());
}

#[test]
fn expressions() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0-only OR MIT",
        "(MIT OR GPL-3.0-only) AND Unicode-3.0",
        "MIT AND (ISC OR Zlib)",
        "Apache-2.0 WITH LLVM-exception",
        "MIT OR GPL-3.0-only AND ISC",
    ] {
        assert_eq!(allows(good), Some(true), "{good}");
    }
    for bad in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", "none given"] {
        assert_ne!(allows(bad), Some(true), "{bad}");
    }
    for broken in ["", "MIT OR", "(MIT", "MIT)", "AND MIT", "MIT ISC"] {
        assert_eq!(allows(broken), None, "{broken}");
    }
}
