use super::*;
use crate::ids::Words;

fn provenance() -> Provenance {
    Provenance {
        format: provenance::FORMAT.into(),
        format_version: provenance::FORMAT_VERSION,
        program_version: "0".into(),
        commit: String::new(),
        started: "2026-01-01T00:00:00Z".into(),
        scenarios: vec!["reference".into()],
        data_set: "tiny".into(),
        data_set_blake3: String::new(),
        seed: u64::MAX,
        draws: 512,
        rounds: 1,
        design: "plain".into(),
        central: false,
        stop_reason: "draws".into(),
        options: BTreeMap::new(),
        inputs: BTreeMap::new(),
        outputs: BTreeMap::new(),
        attribution: Words { nl: "Bron".into(), en: "Source".into() },
        warnings: Vec::new(),
    }
}

fn given(path: &Path, overwrite: bool) -> Target {
    Target::Given { path: path.to_path_buf(), overwrite }
}

/// A finished folder with one file.
fn finished(path: &Path, content: &str) {
    let mut folder = Folder::create(&given(path, false)).unwrap();
    folder.write("summary.csv", content.as_bytes()).unwrap();
    assert_eq!(folder.finish(provenance()).unwrap(), path);
}

/// Names in a folder, in order.
fn names(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

fn usage(target: &Target) -> String {
    match Folder::create(target) {
        Err(Error::Usage(said)) => said.en().to_owned(),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_finished_folder_holds_its_files_and_their_hashes() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("deep/er/out");
    finished(&path, "a,b\n");
    assert_eq!(names(&path), ["provenance.json", "summary.csv"]);
    let json: serde_json::Value = serde_json::from_slice(&fs::read(path.join("provenance.json")).unwrap()).unwrap();
    // blake3 of "a,b\n", from the reference implementation.
    assert_eq!(json["outputs"]["summary.csv"], "bb8c3eaa219465f5d51a3073a55c338276ecdecd2de5b3aed9797234d2afb676");
    assert_eq!(json["outputs"].as_object().unwrap().len(), 1);
    assert_eq!((&json["format"], &json["format_version"]), (&"schakel".into(), &1.into()));
    assert_eq!(json["seed"], u64::MAX);
    assert_eq!(json["attribution"]["nl"], "Bron");
}

#[test]
fn a_job_gets_the_first_free_name() {
    let dir = tempfile::tempdir().unwrap();
    let target = Target::Free { root: dir.path().join("results"), job: "job".into() };
    let folders: Vec<Folder> = (0..3).map(|_| Folder::create(&target).unwrap()).collect();
    let named: Vec<_> = folders.iter().map(|f| f.path().file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(named, ["job", "job-2", "job-3"]);
}

#[test]
fn an_existing_folder_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    assert!(usage(&given(dir.path(), false)).contains("--overwrite"));
    let path = dir.path().join("out");
    finished(&path, "old");
    usage(&given(&path, false));
    assert_eq!(fs::read_to_string(path.join("summary.csv")).unwrap(), "old");
}

#[test]
fn overwriting_replaces_results_when_they_are_complete() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out");
    finished(&path, "old");
    let mut folder = Folder::create(&given(&path, true)).unwrap();
    folder.write("effects.csv", b"new").unwrap();
    assert_eq!(names(&path), ["provenance.json", "summary.csv"], "the old results stand until the new are whole");
    folder.finish(provenance()).unwrap();
    assert_eq!(names(&path), ["effects.csv", "provenance.json"]);
    assert_eq!(names(dir.path()), ["out"], "nothing temporary is left");
}

#[test]
fn overwriting_makes_a_new_folder_and_fills_an_empty_one() {
    let dir = tempfile::tempdir().unwrap();
    for path in [dir.path().join("new"), dir.path().join("empty")] {
        if path.ends_with("empty") {
            fs::create_dir(&path).unwrap();
        }
        Folder::create(&given(&path, true)).unwrap().finish(provenance()).unwrap();
        assert_eq!(names(&path), ["provenance.json"]);
    }
}

#[test]
fn what_is_not_ours_is_never_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let foreign = dir.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("thesis.txt"), "years").unwrap();
    assert!(usage(&given(&foreign, true)).contains("not a complete result folder"));
    fs::write(foreign.join("provenance.json"), "{\"format\": \"other\"}").unwrap();
    usage(&given(&foreign, true));
    usage(&given(&foreign.join("thesis.txt"), true));
    assert_eq!(names(&foreign), ["provenance.json", "thesis.txt"]);
    assert_eq!(names(dir.path()), ["foreign"]);
}

#[test]
fn results_that_changed_hands_during_the_run_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out");
    finished(&path, "old");
    let mut folder = Folder::create(&given(&path, true)).unwrap();
    folder.write("summary.csv", b"new").unwrap();
    fs::remove_file(path.join("provenance.json")).unwrap();
    let Err(Error::Run(said)) = folder.finish(provenance()) else { panic!("not refused") };
    let text = said.en();
    let kept = PathBuf::from(text.rsplit("the new results are in ").next().unwrap());
    assert_eq!(fs::read_to_string(kept.join("summary.csv")).unwrap(), "new");
    assert_eq!(fs::read_to_string(path.join("summary.csv")).unwrap(), "old");
}

#[test]
fn a_run_that_ends_early_leaves_no_half_result() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out");
    drop(Folder::create(&given(&path, false)).unwrap());
    assert!(!path.exists(), "an empty folder goes");

    let mut folder = Folder::create(&given(&path, false)).unwrap();
    folder.write("summary.csv", b"whole").unwrap();
    drop(folder);
    assert_eq!(names(&path), ["summary.csv"], "whole files stay, without provenance");

    let other = dir.path().join("other");
    finished(&other, "old");
    let mut folder = Folder::create(&given(&other, true)).unwrap();
    folder.write("summary.csv", b"new").unwrap();
    drop(folder);
    assert_eq!(fs::read_to_string(other.join("summary.csv")).unwrap(), "old");
    assert_eq!(names(dir.path()), ["other", "out"]);
}

#[test]
fn a_place_that_cannot_be_made_is_bad_usage() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(usage(&given(&file.join("out"), false)).contains("cannot put results in"));
    usage(&Target::Free { root: file, job: "job".into() });
    usage(&given(Path::new(""), false));
}

#[test]
#[cfg(unix)]
fn files_and_folders_can_be_read_as_any_other() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (plain_file, plain_dir, path) = (dir.path().join("f"), dir.path().join("d"), dir.path().join("out"));
    fs::write(&plain_file, "").unwrap();
    fs::create_dir(&plain_dir).unwrap();
    finished(&path, "old");
    Folder::create(&given(&path, true)).unwrap().finish(provenance()).unwrap();
    assert_eq!(mode(&path), mode(&plain_dir));
    assert_eq!(mode(&path.join("provenance.json")), mode(&plain_file));
}

#[test]
#[cfg(unix)]
fn a_link_is_followed() {
    let dir = tempfile::tempdir().unwrap();
    let (path, link) = (dir.path().join("out"), dir.path().join("link"));
    finished(&path, "old");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    Folder::create(&given(&link, true)).unwrap().finish(provenance()).unwrap();
    assert!(link.is_symlink());
    assert_eq!(names(&path), ["provenance.json"]);
}
