//! Where the modules are that drive a browser.

use std::path::PathBuf;

use crate::program::package;

/// The folder with playwright-core and axe-core; `None`, said aloud, where they are absent and need not be there.
pub fn modules() -> Option<PathBuf> {
    let folder = std::env::var_os("SCHAKEL_BROWSER").map_or_else(|| package().join("target/browser"), PathBuf::from);
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
