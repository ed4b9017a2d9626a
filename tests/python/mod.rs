//! Python packages to compare with, in an environment that the tests make.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python of an environment that has the module `module` of `package` on `PyPI`, made once and kept below `target`. Without
/// it the test says that it is skipped; under `SCHAKEL_CI=1` that is a failure.
pub fn with(package: &str, module: &str) -> Option<&'static Path> {
    // Tests that run side by side make one environment.
    static MAKING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("python-{package}"));
    let python = dir.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let runs = |command: &mut Command| command.output().is_ok_and(|out| out.status.success());
    let ready = || runs(Command::new(&python).args(["-c", &format!("import {module}")]));
    let _making = MAKING.lock();
    let make = || {
        runs(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&dir))
            && runs(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]))
    };
    let found: Option<PathBuf> = (ready() || (make() && ready())).then_some(python.clone());
    if found.is_none() {
        let needs = format!("needs python3 with venv, and {package} from PyPI");
        assert!(std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 {needs}");
        println!("skipped: {needs}");
    }
    found.map(|path| &*Box::leak(path.into_boxed_path()))
}
