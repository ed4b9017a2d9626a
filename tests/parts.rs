//! Parts of a job on the command line: shards and their merging, checkpoints, going on, and a precision asked for.
//! Whatever is cut, joined or stopped: the same bytes as in one go.

mod program;

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use program::{Place, Said};

/// The files that depend on scenario, data, seed and draws only.
const SAME: [&str; 4] = ["summary.csv", "effects.csv", "resolved.toml", "report.html"];

#[track_caller]
fn assert_same(place: &Place, a: &str, b: &str) {
    for file in SAME {
        let bytes = |folder: &str| fs::read(place.path(format!("{folder}/{file}"))).unwrap();
        assert!(bytes(a) == bytes(b), "{file} differs between {a} and {b}");
    }
}

/// Runs the shards of `plan.toml` into `NAME-K`.
fn shards(place: &Place, name: &str, of: usize, draws: &str) -> Vec<String> {
    let folder = |k: usize| {
        let (shard, out) = (format!("{k}/{of}"), format!("{name}-{k}"));
        place.good(&["run", "plan.toml", "lever.toml", "--draws", draws, "--shard", &shard, "--out", &out]);
        assert_eq!(place.names(&out), ["part.bin", "provenance.json"]);
        out
    };
    (0..of).map(folder).collect()
}

fn merge(place: &Place, parts: &[String], more: &[&str]) -> Said {
    let parts = parts.iter().map(String::as_str);
    place.run(&["merge"].into_iter().chain(parts).chain(more.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn merged_shards_are_the_single_run() {
    let place = Place::small();
    // Nine rounds: no number of shards but one and three divides them. Two rounds leave five of seven shards empty.
    for draws in ["4608", "1024"] {
        let single = format!("single-{draws}");
        place.good(&["run", "plan.toml", "lever.toml", "--draws", draws, "--out", &single]);
        for of in [1, 2, 3, 7] {
            let name = format!("part-{draws}-{of}");
            let mut parts = shards(&place, &name, of, draws);
            parts.rotate_left(of / 2);
            let said = merge(&place, &parts, &["--out", &name]);
            assert_eq!(said.code, Some(0), "{}", said.stderr);
            assert_same(&place, &single, &name);
            let (a, b) = (place.provenance(&single), place.provenance(&name));
            for key in ["outputs", "inputs", "data_set_blake3", "draws", "rounds", "stop_reason", "warnings"] {
                assert_eq!(a[key], b[key], "{key}");
            }
        }
    }
}

#[test]
fn missing_doubled_and_foreign_parts_are_named() {
    let place = Place::small();
    let parts = shards(&place, "part", 3, "4608");
    let refused = |parts: &[&str], more: &[&str], named: &[&str]| {
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let said = merge(&place, &parts, &[&["--out", "merged"], more].concat());
        assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{}", said.stderr);
        for name in named {
            assert!(said.stderr.contains(name), "{name}: {}", said.stderr);
        }
        assert!(!place.path("merged").exists());
    };
    refused(&["part-0", "part-2"], &[], &["missing", "shard 1/3 (rounds 3 to 6)"]);
    refused(&["part-0", "part-1", "part-1", "part-2"], &[], &["shard 1/3 is there twice"]);
    refused(&["tiny"], &[], &["no part of a job in tiny"]);

    let run = |out: &str, more: &[&str]| {
        place.good(&[&["run", "plan.toml", "lever.toml", "--draws", "4608", "--out", out], more].concat())
    };
    run("seed", &["--shard", "1/3", "--seed", "2"]);
    refused(&["part-0", "seed", "part-2"], &[], &["seed is part of another job", "seed (2, not 1)"]);
    run("of", &["--shard", "1/4"]);
    refused(&["part-0", "of", "part-2"], &[], &["number of shards (4, not 3)"]);
    run("series", &["--shard", "1/3", "--series", "headline"]);
    refused(&["part-0", "series", "part-2"], &[], &["kept series (headline, not all)"]);
    place.good(&["run", "plan.toml", "--draws", "4608", "--shard", "1/3", "--out", "scenarios"]);
    refused(&["part-0", "scenarios", "part-2"], &[], &["scenarios"]);

    let bytes = fs::read(place.path("part-1/part.bin")).unwrap();
    let mut damaged = bytes.clone();
    damaged[bytes.len() / 2] ^= 1;
    fs::write(place.path("seed/part.bin"), damaged).unwrap();
    refused(&["part-0", "seed", "part-2"], &[], &["seed/part.bin cannot be used: it is damaged"]);

    // The data set that is here now is not theirs any more.
    let mut branches = place.read("tiny/branches.csv");
    branches.push('\n');
    fs::write(place.path("tiny/branches.csv"), branches).unwrap();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    refused(&parts, &[], &["figures of data set `tiny`"]);
}

#[test]
fn what_is_there_can_be_merged_and_says_what_is_missing() {
    let place = Place::small();
    let parts = shards(&place, "part", 3, "4608");
    let some = [parts[2].clone(), parts[0].clone()];
    let said = merge(&place, &some, &["--out", "merged", "--partial", "--lang", "en", "--precision", "0.0001"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stderr.contains("shard 1/3 (rounds 3 to 6)"), "{}", said.stderr);
    assert!(said.stderr.contains("needs about"), "{}", said.stderr);
    let provenance = place.provenance("merged");
    assert_eq!((&provenance["rounds"], &provenance["stop_reason"]), (&6.into(), &"incomplete".into()));
    let warnings = provenance["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|w| w["code"] == "W110"), "{warnings:?}");
}

#[test]
fn a_time_limited_shard_ends_well_and_is_incomplete() {
    let place = Place::small();
    let limited = |more: &[&str]| {
        let base = ["run", "plan.toml", "--draws", "50000000", "--shard", "0/2", "--out", "part"];
        place.good(&[&base[..], more].concat())
    };
    limited(&["--time-limit", "0.5s"]);
    assert_eq!(place.names("part"), ["part.bin", "provenance.json"]);
    let rounds = |folder: &str| place.provenance(folder)["rounds"].as_u64().unwrap();
    let first = rounds("part");
    // It goes on from there, and a merge says how far it got.
    limited(&["--time-limit", "0.5s", "--resume"]);
    assert!(rounds("part") > first);
    let said = merge(&place, &["part".into()], &["--out", "merged"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("of shard 0/2, which part did not get to"), "{}", said.stderr);
    assert!(said.stderr.contains("shard 1/2"), "{}", said.stderr);
}

/// Starts a run that keeps checkpoints often.
fn started(place: &Place, arguments: &[&str]) -> Child {
    let base = ["run", "plan.toml", "--out", "out", "--checkpoint-every", "0.02s", "--resume", "--draws"];
    let mut command = place.command(&[&base[..], arguments].concat());
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Draws of the job below: a second or so.
const MANY: &str = "102400";

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

/// Waits until a checkpoint is there that differs from `before`, or the run has ended.
fn next_checkpoint(place: &Place, child: &mut Child, before: &[u8]) -> Option<Vec<u8>> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_mins(1) {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        match fs::read(place.path("out/checkpoint.bin")) {
            Ok(bytes) if bytes != before => return Some(bytes),
            _ => std::thread::sleep(Duration::from_millis(2)),
        }
    }
    panic!("no checkpoint within a minute");
}

#[test]
#[cfg(unix)]
fn ten_killed_runs_lose_no_bit() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--out", "single", "--draws", MANY]);
    let mut checkpoint = Vec::new();
    let mut killed = 0;
    while killed < 10 {
        let mut child = started(&place, &[MANY]);
        let Some(next) = next_checkpoint(&place, &mut child, &checkpoint) else { break };
        checkpoint = next;
        // Sometimes at once, sometimes in the middle of the rounds that follow.
        std::thread::sleep(Duration::from_millis(killed * 3));
        signal(&child, "-KILL");
        assert_eq!(child.wait().unwrap().code(), None);
        killed += 1;
    }
    assert_eq!(killed, 10, "the job was over before it was killed often enough");
    let said = Said::of(started(&place, &[MANY]).wait_with_output().unwrap());
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_same(&place, "single", "out");
    assert!(place.names("out").iter().all(|name| !name.starts_with('.')), "{:?}", place.names("out"));
}

#[test]
#[cfg(unix)]
fn a_stopped_run_goes_on_and_a_finished_one_can_be_extended() {
    let place = Place::small();
    for (name, draws) in [("more", "153600"), ("single", MANY)] {
        place.good(&["run", "plan.toml", "--out", name, "--draws", draws]);
    }
    let mut checkpoint = Vec::new();
    for name in ["-INT", "-TERM"] {
        let mut child = started(&place, &[MANY]);
        next_checkpoint(&place, &mut child, &checkpoint).expect("it takes a second");
        signal(&child, name);
        let said = Said::of(child.wait_with_output().unwrap());
        assert_eq!(said.code, Some(130), "{}", said.stderr);
        assert_eq!(place.provenance("out")["stop_reason"], "signal");
        checkpoint = fs::read(place.path("out/checkpoint.bin")).unwrap();
    }
    let resumed = |draws: &str| Said::of(started(&place, &[draws, "--lang", "en"]).wait_with_output().unwrap());
    let said = resumed(MANY);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_same(&place, "single", "out");
    // Nothing is left to do.
    let modified = || fs::metadata(place.path("out/summary.csv")).unwrap().modified().unwrap();
    let before = modified();
    let said = resumed(MANY);
    assert_eq!((said.code, said.stderr.trim()), (Some(0), "Finished already: out"));
    assert_eq!(modified(), before);
    let said = resumed("153600");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_same(&place, "more", "out");
    let said = resumed(MANY);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("more draws already"), "{}", said.stderr);
}

#[test]
fn what_cannot_be_gone_on_with_is_refused_with_the_reason() {
    let place = Place::small();
    let limited = ["run", "plan.toml", "--draws", "50000000", "--time-limit", "0.3s", "--out", "out"];
    place.good(&limited);
    let kept = fs::read(place.path("out/checkpoint.bin")).unwrap();
    let refused = |arguments: &[&str], reason: &str| {
        let said = place.run(&[&["run", "--resume", "--draws", "50000000", "--out", "out"], arguments].concat());
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        assert!(said.stderr.contains(reason), "{reason}: {}", said.stderr);
        assert_eq!(fs::read(place.path("out/checkpoint.bin")).unwrap(), kept);
    };
    refused(&["lever.toml"], "another job; it differs in scenarios");
    refused(&["plan.toml", "--seed", "5"], "seed (1, not 5)");
    refused(&["plan.toml", "--series", "headline"], "kept series (all, not headline)");
    refused(&["plan.toml", "--shard", "0/2"], "shard 0/1, not 0/2");
    let branches = place.read("tiny/branches.csv");
    fs::write(place.path("tiny/branches.csv"), format!("{branches}\n")).unwrap();
    refused(&["plan.toml"], "figures of data set `tiny`");
    fs::write(place.path("tiny/branches.csv"), branches).unwrap();

    // A later version of the program; the hash at the end is right.
    let version = |bytes: &[u8]| {
        let (old, new) = (env!("CARGO_PKG_VERSION"), "9.9.9");
        assert_eq!(old.len(), new.len());
        let at = bytes.windows(old.len()).position(|w| w == old.as_bytes()).unwrap();
        let mut bytes = bytes[..bytes.len() - 32].to_vec();
        bytes[at..at + old.len()].copy_from_slice(new.as_bytes());
        let hash = blake3::hash(&bytes);
        [&bytes[..], hash.as_bytes()].concat()
    };
    let with = |bytes: Vec<u8>, reason: &str| {
        fs::write(place.path("out/checkpoint.bin"), &bytes).unwrap();
        let said = place.run(&["run", "--resume", "plan.toml", "--draws", "50000000", "--out", "out"]);
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        assert!(said.stderr.contains(reason), "{reason}: {}", said.stderr);
        assert_eq!(fs::read(place.path("out/checkpoint.bin")).unwrap(), bytes);
    };
    with(version(&kept), "version of the program (9.9.9, not");
    let mut damaged = kept.clone();
    damaged[kept.len() - 40] ^= 4;
    with(damaged, "it is damaged");
    with(kept[..kept.len() / 2].to_vec(), "it is damaged");
    with(b"something else".to_vec(), "holds no rounds of a job");

    // Folders that are none of ours, or finished for good.
    let said = place.run(&["run", "--resume", "plan.toml", "--out", "tiny"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("no folder of a run"), "{}", said.stderr);
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "done"]);
    let said = place.run(&["run", "--resume", "plan.toml", "--draws", "1024", "--out", "done"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("finished without --resume"), "{}", said.stderr);
}

#[test]
fn without_an_own_folder_the_last_one_of_the_job_is_gone_on_with() {
    let place = Place::small();
    let run = |more: &[&str]| place.good(&[&["run", "plan.toml", "--draws", "1024"], more].concat());
    run(&[]);
    run(&["--resume", "--lang", "en"]);
    assert_eq!(place.names("results"), ["plan"]);
    run(&[]);
    assert!(run(&["--resume", "--lang", "en"]).stderr.contains("plan-2"));
    fs::remove_dir_all(place.path("results")).unwrap();
    // Nothing was begun: it starts.
    run(&["--resume"]);
    assert_eq!(place.names("results"), ["plan"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_last_checkpoint() {
    let place = Place::small();
    let disk = place.path("disk");
    fs::create_dir(&disk).unwrap();
    let mount = |arguments: &[&str]| Command::new(arguments[0]).args(&arguments[1..]).arg(&disk).output();
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=16m", "none"]).is_ok_and(|o| o.status.success()) {
        println!("skipped: a small disk cannot be mounted here");
        return;
    }
    let base = ["run", "plan.toml", "--out", "disk/out", "--checkpoint-every", "0.02s", "--resume", "--draws", MANY];
    let mut child = place.command(&base).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while !place.path("disk/out/checkpoint.bin").exists() {
        assert!(start.elapsed() < Duration::from_mins(1) && child.try_wait().unwrap().is_none());
        std::thread::sleep(Duration::from_millis(1));
    }
    // Fills what is left; the write that fails is the point.
    let _ = fs::write(place.path("disk/filler"), vec![1; 16 << 20]);
    let said = Said::of(child.wait_with_output().unwrap());
    fs::remove_file(place.path("disk/filler")).unwrap();
    let left = place.names("disk/out");
    let again = place.run(&base);
    place.good(&["run", "plan.toml", "--out", "single", "--draws", MANY]);
    fs::create_dir(place.path("out")).unwrap();
    for file in SAME {
        fs::copy(place.path(format!("disk/out/{file}")), place.path(format!("out/{file}"))).unwrap();
    }
    mount(&["umount"]).unwrap();
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(said.stderr.contains("checkpoint.bin") && said.stderr.contains("space"), "{}", said.stderr);
    assert_eq!(left, ["checkpoint.bin"]);
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    assert_same(&place, "single", "out");
}

#[test]
fn a_folder_that_vanishes_is_told() {
    let place = Place::small();
    let mut child = started(&place, &["50000000"]);
    next_checkpoint(&place, &mut child, &[]).expect("the job takes minutes");
    fs::rename(place.path("out"), place.path("moved")).unwrap();
    let said = Said::of(child.wait_with_output().unwrap());
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(said.stderr.contains("checkpoint.bin"), "{}", said.stderr);
    // What was kept is where the folder went.
    let base = ["run", "plan.toml", "--out", "moved", "--resume", "--draws", "50000000", "--time-limit", "0.2s"];
    place.good(&base);
}

#[test]
fn a_precision_is_reached_and_recorded() {
    let place = Place::small();
    let run = |out: &str, more: &[&str]| {
        place.run(&[&["run", "plan.toml", "lever.toml", "--out", out, "--lang", "en"], more].concat())
    };
    let said = run("loose", &["--precision", "1000000"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let provenance = place.provenance("loose");
    assert_eq!((&provenance["rounds"], &provenance["stop_reason"]), (&10.into(), &"precision".into()));

    // The error of the effect after ten rounds, by the table; a tenth of the half-width takes a hundred times as many.
    let effects = place.table("loose/effects.csv");
    let error = |scenario: &str| -> f64 {
        let last = format!("{scenario},shortage,total,smal,2030,persons");
        let row = effects.rows.iter().find(|row| program::Table::key(row) == last).unwrap();
        row[15].parse().unwrap()
    };
    let half = 2.262_157 * error("plan").max(error("lever"));
    let said = run("tight", &["--precision", &format!("{}", half / 3.0), "--progress", "json"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let provenance = place.provenance("tight");
    let rounds = provenance["rounds"].as_u64().unwrap();
    assert!((30..300).contains(&rounds), "{rounds}");
    assert_eq!(provenance["stop_reason"], "precision");
    // It is the run with as many draws.
    run("same", &["--draws", &(rounds * 512).to_string()]);
    for file in ["summary.csv", "effects.csv"] {
        assert!(place.read(&format!("tight/{file}")) == place.read(&format!("same/{file}")), "{file}");
    }
    // A limit on draws comes first, and time too.
    let said = run("few", &["--precision", "1e-9", "--draws", "6000"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(place.provenance("few")["stop_reason"], "draws");
    run("short", &["--precision", "1e-9", "--time-limit", "0.3s"]);
    assert_eq!(place.provenance("short")["stop_reason"], "time_limit");

    // Any figure; an unknown one is named.
    let said = run("other", &["--precision", "level:demand/branch/care/2028=50%"]);
    let unknown = run("unknown", &["--precision", "shortages=5", "--precision", "demand=1%"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("did you mean `shortage`?"), "{}", unknown.stderr);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(run("year", &["--precision", "shortage/total/smal/1999=5"]).code, Some(2));
    assert!(!place.path("unknown").exists());
}
