//! The live page in headless Chromium: sliders, settling, comparing, files, languages, keyboard, phone, dark (axe-core included).
//! Skipped where Chromium, Node.js or the modules that `.ci/run` installs are absent; a failure with `SCHAKEL_CI=1`.

use std::process::Command;

use crate::browser;
use crate::program::{Place, has, package};
use crate::server::Server;

#[test]
fn the_live_page_works_in_a_browser() {
    if !has("chromium") || !has("node") {
        return;
    }
    let Some(modules) = browser::modules() else { return };
    let place = Place::small();
    let server = Server::with(&place, &["--scenario", "reference.toml", "--draws", "2048"]);
    let files = place.path("saved");
    std::fs::create_dir(&files).unwrap();
    // For those who want to look at the pictures.
    let files = std::env::var_os("SCHAKEL_PICTURES").map_or(files, Into::into);
    let script = package().join("tests/browser/live.mjs");
    let address = format!("http://{}/?token={}", server.host, server.token);
    let done =
        Command::new("node").arg(script).arg(modules).arg(files).arg(address).arg(place.path("plan.toml")).output();
    let done = done.unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
}
