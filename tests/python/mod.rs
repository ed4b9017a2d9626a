//! Python packages to compare with, in an environment that the tests make.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::program::package;

/// The Python of an environment with the packages of `requirements.txt`, made once and kept below `target`. Without it the
/// test says that it is skipped; under `SCHAKEL_CI=1` that is a failure.
pub fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    let python = PYTHON.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
        let make = package().join("tests/python/environment.py");
        let made = Command::new("python3").arg(make).arg(&folder).output().is_ok_and(|out| out.status.success());
        made.then(|| folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" }))
    });
    if python.is_none() {
        let needs = "needs python3 with venv, and the packages of tests/python/requirements.txt from PyPI";
        assert!(std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 {needs}");
        println!("skipped: {needs}");
    }
    python.as_deref()
}
