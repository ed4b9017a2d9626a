//! The command line as other programs and people meet it: exit codes, where things are written, signals, languages.

mod program;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use program::{Place, Said};

/// The files of a result folder.
const FILES: [&str; 7] = [
    "context.json",
    "distribution.csv",
    "effects.csv",
    "provenance.json",
    "report.html",
    "resolved.toml",
    "summary.csv",
];

/// What a run leaves that could go on.
const UNFINISHED: [&str; 8] = [
    "checkpoint.bin",
    "context.json",
    "distribution.csv",
    "effects.csv",
    "provenance.json",
    "report.html",
    "resolved.toml",
    "summary.csv",
];

/// More draws than any machine does in a test.
const ENDLESS: &str = "100000000";

#[test]
fn what_cannot_be_understood_ends_with_2_and_writes_nothing() {
    let place = Place::small();
    let cases: [&[&str]; 17] = [
        &[],
        &["rnu", "plan.toml"],
        &["run"],
        &["run", "plan.toml", "--drawz", "512"],
        &["run", "plan.toml", "--draws", "0"],
        &["run", "plan.toml", "--draws", "-1"],
        &["run", "plan.toml", "--draws", "many"],
        &["run", "plan.toml", "--threads", "0"],
        &["run", "plan.toml", "--seed", "1.5"],
        &["run", "plan.toml", "--time-limit", "soon"],
        &["run", "plan.toml", "--time-limit", "0s"],
        &["run", "plan.toml", "--series", "some"],
        &["run", "plan.toml", "--progress", "loud"],
        &["run", "plan.toml", "--lang", "fr"],
        &["run", "plan.toml", "--overwrite"],
        &["run", "none.toml"],
        &["run", "tiny"],
    ];
    for arguments in cases {
        let said = place.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}{}", said.stdout, said.stderr);
        assert!(said.stdout.is_empty() && !said.stderr.is_empty(), "{arguments:?}: {}", said.stdout);
        assert!(!said.stderr.contains("panicked"), "{arguments:?}: {}", said.stderr);
        assert!(!place.path("results").exists(), "{arguments:?}");
    }
    // A name that is nearly right gets the right one.
    for (arguments, meant) in [
        (["chekc", "plan.toml"], "'check'"),
        (["run", "pan.toml"], "plan.toml"),
        (["check", "lver.toml"], "lever.toml"),
    ] {
        let said = place.run(&arguments);
        assert_eq!(said.code, Some(2));
        assert!(said.stderr.contains(meant), "{}", said.stderr);
    }
}

#[test]
fn help_and_version_are_answers() {
    let place = Place::small();
    for arguments in [&["--help"][..], &["run", "--help"], &["--version"], &["help", "check"]] {
        let said = place.good(arguments);
        assert!(!said.stdout.is_empty() && said.stderr.is_empty(), "{arguments:?}");
    }
    let help = place.good(&["run", "--help"]).stdout;
    for option in
        ["--draws", "--seed", "--threads", "--out", "--overwrite", "--lang", "--central", "--time-limit", "--progress"]
    {
        assert!(help.contains(option), "no {option} in:\n{help}");
    }
}

#[test]
fn every_run_has_its_own_folder() {
    let place = Place::small();
    for (expected, scenario) in [("plan", "plan.toml"), ("plan-2", "plan.toml"), ("lever", "lever.toml")] {
        let said = place.good(&["run", scenario, "lever.toml", "--central"]);
        assert_eq!(place.names(&format!("results/{expected}")), FILES);
        assert!(said.stderr.contains(expected), "{}", said.stderr);
    }
    assert_eq!(place.names("results"), ["lever", "plan", "plan-2"]);
    // A resolved job can be run from where it stands.
    place.good(&["run", "results/plan-2/resolved.toml", "--central", "--out", "again"]);
    assert_eq!(place.read("again/summary.csv"), place.read("results/plan/summary.csv"));
}

#[test]
fn a_run_says_its_design() {
    let place = Place::small();
    let designs = ["plain", "lhs", "sobol"];
    let tables = designs.map(|design| {
        place.good(&["run", "plan.toml", "--draws", "512", "--design", design, "--out", design]);
        let provenance = place.provenance(design);
        assert_eq!((&provenance["design"], &provenance["options"]["design"]), (&design.into(), &design.into()));
        assert!(place.read(&format!("{design}/report.html")).contains(&format!("({design})")));
        place.read(&format!("{design}/effects.csv"))
    });
    // The small data set gives no dimensions: there, Sobol' points are a Latin hypercube.
    assert!(tables[0] != tables[1] && tables[1] == tables[2]);
    let refused = place.run(&["run", "plan.toml", "--design", "sobel"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("sobol"), "{}", refused.stderr);
}

#[test]
fn an_explicit_folder_that_exists_is_kept_unless_asked() {
    let place = Place::small();
    let run = |more: &[&str]| place.run(&[&["run", "plan.toml", "--draws", "512", "--out", "out"], more].concat());
    assert_eq!(run(&[]).code, Some(0));
    let before = FILES.map(|f| fs::read(place.path("out").join(f)).unwrap());
    let refused = run(&["--seed", "2"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stdout.is_empty() && refused.stderr.contains("--overwrite"), "{}", refused.stderr);
    assert!(before == FILES.map(|f| fs::read(place.path("out").join(f)).unwrap()), "nothing has changed");

    assert_eq!(run(&["--seed", "2", "--overwrite"]).code, Some(0));
    assert_eq!(place.names("out"), FILES);
    assert_eq!(place.provenance("out")["seed"], 2);
    assert_ne!(fs::read(place.path("out/summary.csv")).unwrap(), before[4]);
    // What is not a result folder is never replaced.
    let data = place.names("tiny");
    let refused = place.run(&["run", "plan.toml", "--central", "--out", "tiny", "--overwrite"]);
    assert_eq!((refused.code, place.names("tiny")), (Some(2), data));
}

#[test]
fn a_folder_that_cannot_be_made_is_told_before_the_run() {
    let place = Place::small();
    for folder in ["plan.toml/out", "plan.toml"] {
        // Endless: it would not come back if it ran first.
        let said = place.run(&["run", "plan.toml", "--draws", ENDLESS, "--out", folder]);
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        assert!(said.stderr.contains("plan.toml") && said.stdout.is_empty(), "{}", said.stderr);
    }
    fs::write(place.path("results"), "in the way").unwrap();
    assert_eq!(place.run(&["run", "plan.toml", "--draws", ENDLESS]).code, Some(2));
    assert_eq!(place.read("results"), "in the way");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_ends_with_1_and_leaves_nothing_half_written() {
    let place = Place::small();
    let disk = place.path("disk");
    fs::create_dir(&disk).unwrap();
    let mounted = |arguments: &[&str]| Command::new(arguments[0]).args(&arguments[1..]).arg(&disk).output();
    let mount = mounted(&["mount", "-t", "tmpfs", "-o", "size=64k", "none"]);
    if !mount.is_ok_and(|o| o.status.success()) {
        println!("skipped: a small disk cannot be mounted here");
        return;
    }
    let said = place.run(&["run", "plan.toml", "--draws", "512", "--out", "disk/out"]);
    let left = (place.names("disk"), place.names("disk/out"));
    mounted(&["umount"]).unwrap();
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(said.stderr.contains("summary.csv") && said.stderr.contains("space"), "{}", said.stderr);
    assert!(said.stdout.is_empty());
    assert_eq!(left, (vec![], vec![]));
}

#[test]
fn draws_are_rounded_up_to_whole_rounds_and_it_is_said() {
    let place = Place::small();
    let asked = place.good(&["run", "plan.toml", "--draws", "513", "--out", "a", "--lang", "en"]);
    assert!(asked.stdout.contains("513 draws asked for; rounded up to whole rounds of 512: 1024"), "{}", asked.stdout);
    let whole = place.good(&["run", "plan.toml", "--draws", "1024", "--out", "b", "--lang", "en"]);
    assert!(!whole.stdout.contains("rounded up"));
    let codes = |folder| -> Vec<String> {
        let warnings = place.provenance(folder)["warnings"].as_array().unwrap().clone();
        warnings.iter().map(|w| w["code"].as_str().unwrap().to_owned()).collect()
    };
    assert!(codes("a").contains(&"W102".into()) && !codes("b").contains(&"W102".into()));
    // Two rounds are too few for an error, and that is said too.
    assert!(codes("a").contains(&"W103".into()) && codes("b").contains(&"W103".into()));
    assert_eq!(place.provenance("a")["draws"], 1024);
    assert_eq!(place.read("a/summary.csv"), place.read("b/summary.csv"));
    let mc_error = place.table("a/summary.csv").rows.iter().map(|r| r[15].clone()).collect::<Vec<_>>();
    assert!(mc_error.iter().all(String::is_empty));
}

#[test]
fn a_time_limit_keeps_the_rounds_that_are_done() {
    let place = Place::small();
    let start = Instant::now();
    let said = place.good(&["run", "plan.toml", "--draws", ENDLESS, "--time-limit", "1s", "--out", "out"]);
    assert!(start.elapsed() < Duration::from_secs(30));
    assert_eq!(place.names("out"), UNFINISHED);
    let provenance = place.provenance("out");
    assert_eq!(provenance["stop_reason"], "time_limit");
    let draws = provenance["draws"].as_u64().unwrap();
    assert!(draws >= 512 && draws.is_multiple_of(512), "{draws}");
    assert!(said.stderr.contains(&draws.to_string()), "{}", said.stderr);
    // They are the same as those of a run that asked for no more.
    place.good(&["run", "plan.toml", "--draws", &draws.to_string(), "--out", "again"]);
    assert_eq!(place.read("out/summary.csv"), place.read("again/summary.csv"));
}

/// Waits until `ready` holds, at most half a minute.
fn wait_until(what: &str, mut ready: impl FnMut() -> bool) {
    let start = Instant::now();
    while !ready() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A run that only a signal ends.
fn endless(place: &Place, scenario: &str) -> Child {
    let arguments = ["run", scenario, "--draws", ENDLESS, "--out", "out", "--progress", "json"];
    place.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    let status = Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

#[test]
#[cfg(unix)]
fn a_signal_keeps_the_rounds_that_are_done() {
    for name in ["-INT", "-TERM"] {
        let place = Place::small();
        let mut child = endless(&place, "plan.toml");
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        // The first line comes after a second, many rounds later.
        stderr.read_line(&mut line).unwrap();
        let seen = serde_json::from_str::<serde_json::Value>(&line).unwrap()["draws"].as_u64().unwrap();
        signal(&child, name);
        let mut rest = String::new();
        stderr.read_to_string(&mut rest).unwrap();
        let said = Said::of(child.wait_with_output().unwrap());
        assert_eq!(said.code, Some(130), "{name}: {rest}");
        assert!(!said.stdout.is_empty(), "the answer so far");
        assert_eq!(place.names("out"), UNFINISHED, "{name}");
        let provenance = place.provenance("out");
        assert_eq!(provenance["stop_reason"], "signal");
        let draws = provenance["draws"].as_u64().unwrap();
        assert!(draws.is_multiple_of(512) && draws + 512 > seen, "{draws} kept, {seen} seen");
        assert!(rest.contains(&format!("topped after {draws} draws")), "{rest}");
    }
}

#[test]
#[cfg(unix)]
fn a_signal_before_the_first_round_leaves_nothing() {
    let place = Place::shipped();
    let mut child = endless(&place, "scenarios/everything.toml");
    wait_until("the folder is made", || place.path("out").exists() || child.try_wait().unwrap().is_some());
    signal(&child, "-INT");
    let said = Said::of(child.wait_with_output().unwrap());
    assert_eq!(said.code, Some(130), "{}", said.stderr);
    if place.path("out").exists() {
        // A very fast machine did a round first.
        assert_eq!(place.provenance("out")["stop_reason"], "signal");
    } else {
        assert!(said.stdout.is_empty() && said.stderr.contains("before the first round"), "{}", said.stderr);
    }
}

#[test]
fn the_answer_goes_to_stdout_and_progress_to_stderr() {
    let place = Place::small();
    let run = |out: &str, progress: &str| {
        place.good(&["run", "plan.toml", "--draws", "4096", "--out", out, "--progress", progress, "--lang", "en"])
    };
    let (quiet, json) = (run("a", "none"), run("b", "json"));
    assert_eq!(quiet.stdout, json.stdout);
    assert!(quiet.stdout.starts_with("Plan\n"), "{}", quiet.stdout);
    assert_eq!(quiet.stderr, "Results in a\n");
    let (progress, last) = json.stderr.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(last, "Results in b");
    for line in progress.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert_eq!(line["total"], 4096);
        assert!(line["seconds"].is_f64() && line["draws_per_second"].is_f64());
    }
    let end: serde_json::Value = serde_json::from_str(progress.lines().last().unwrap()).unwrap();
    assert_eq!(end["draws"], 4096);
    // Not a terminal: no bar, no colour, whatever is asked.
    for (out, how) in [("c", "auto"), ("d", "bar")] {
        assert_eq!(run(out, how).stderr, format!("Results in {out}\n"));
    }
}

#[test]
fn messages_have_no_colour_in_a_pipe() {
    let place = Place::small();
    fs::write(place.path("bad.toml"), "extends = \"reference\"\nplan.sise = 1\n").unwrap();
    for no_colour in [None, Some("1")] {
        let mut command = place.command(&["check", "bad.toml"]);
        no_colour.map(|value| command.env("NO_COLOR", value));
        let said = Said::of(command.output().unwrap());
        assert_eq!(said.code, Some(2));
        assert!(!said.stderr.contains('\u{1b}'), "{}", said.stderr);
    }
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::shipped();
    let list = ["sources", "--scenario", "scenarios/reference.toml"];
    for arguments in [&list[..], &["run", "scenarios/reference.toml", "--central"], &["run", "--help"]] {
        let mut child = place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let said = Said::of(child.wait_with_output().unwrap());
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.stderr);
        assert!(!said.stderr.contains("panicked"), "{}", said.stderr);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_cannot_be_written_is_an_error_and_a_message_is_not() {
    let place = Place::small();
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = ["run", "plan.toml", "--draws", "512", "--progress", "json"];
    let said = Said::of(place.command(&run).stdout(full()).output().unwrap());
    assert_eq!(said.code, Some(1));
    assert!(said.stderr.contains("standard output"), "{}", said.stderr);
    assert_eq!(place.names("results/plan"), FILES, "the results are kept");
    for arguments in [&run[..], &["sources", "--scenario", "plan.toml"]] {
        let said = Said::of(place.command(arguments).stderr(full()).output().unwrap());
        assert_eq!(said.code, Some(0), "{arguments:?}");
        assert!(!said.stdout.is_empty());
    }
}

/// Environment variables.
type Variables = &'static [(&'static str, &'static str)];

#[test]
fn the_language_is_asked_for_or_that_of_the_system() {
    let place = Place::small();
    let cases: [(&[&str], Variables, bool); 7] = [
        (&[], &[], false),
        (&["--lang", "nl"], &[("LC_ALL", "en_GB.UTF-8")], true),
        (&["--lang", "en"], &[("LC_ALL", "nl_NL.UTF-8")], false),
        (&[], &[("LC_ALL", "nl_NL.UTF-8")], true),
        (&[], &[("LANG", "nl_BE.UTF-8")], true),
        (&[], &[("LC_ALL", "C"), ("LANG", "nl_NL.UTF-8")], false),
        (&[], &[("LC_MESSAGES", "nl_NL.UTF-8"), ("LANG", "en_GB.UTF-8")], true),
    ];
    for (i, (arguments, variables, dutch)) in cases.into_iter().enumerate() {
        let out = format!("out{i}");
        let run = [&["run", "plan.toml", "--central", "--out", &out], arguments].concat();
        let said = Said::of(place.command(&run).envs(variables.iter().copied()).output().unwrap());
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        assert_eq!(said.stdout.contains("Tekort"), dutch, "{arguments:?} {variables:?}: {}", said.stdout);
        assert_eq!(said.stdout.contains("Shortage"), !dutch, "{arguments:?} {variables:?}: {}", said.stdout);
        assert_eq!(said.stderr.starts_with("Resultaten in"), dutch);
    }
    let same = |file: &str| place.read(&format!("out0/{file}")) == place.read(&format!("out1/{file}"));
    assert!(same("summary.csv") && same("effects.csv") && same("resolved.toml"));
}

#[test]
fn check_names_the_scenarios_it_found() {
    let place = Place::small();
    let said = place.good(&["check", "plan.toml", "lever.toml"]);
    assert_eq!(said.stdout, "No problems found: reference, plan, lever\n");
    assert!(said.stderr.is_empty());
    assert_eq!(place.names("."), ["lever.toml", "plan.toml", "reference.toml", "tiny"], "check writes nothing");
}

#[test]
fn every_shipped_scenario_is_fine() {
    let place = Place::shipped();
    let files: Vec<String> = place
        .names("scenarios")
        .into_iter()
        .filter(|f| Path::new(f).extension().is_some_and(|e| e == "toml"))
        .collect();
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        place.good(&["check", &format!("scenarios/{file}")]);
    }
}

#[test]
fn calibrate_finds_the_factors_that_are_kept() {
    let place = Place::shipped();
    let said = place.good(&["calibrate", "--out", "calibration.csv", "--lang", "en"]);
    let (kept, solved) = (place.table("scenarios/nl/calibration.csv"), place.table("calibration.csv"));
    assert_eq!(kept.header, solved.header);
    assert_eq!(kept.rows.len(), solved.rows.len());
    for (kept, solved) in kept.rows.iter().zip(&solved.rows) {
        assert_eq!(kept[0], solved[0]);
        for (kept, solved) in kept[1..5].iter().zip(&solved[1..5]) {
            let (kept, solved): (f64, f64) = (kept.parse().unwrap(), solved.parse().unwrap());
            // The search ends when it is near enough, which a last bit elsewhere can shift.
            assert!((kept - solved).abs() <= 1e-7 * (1.0 + kept.abs()), "{kept} is kept, {solved} found");
        }
        let lines: Vec<&str> = said.stdout.lines().filter(|l| l.split(' ').next() == Some(&kept[0])).collect();
        assert_eq!(lines.len(), 1, "{}:\n{}", kept[0], said.stdout);
    }
    let before = place.read("calibration.csv");
    let refused = place.run(&["calibrate", "--out", "calibration.csv"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("--overwrite"), "{}", refused.stderr);
    assert_eq!(place.read("calibration.csv"), before);
    place.good(&["calibrate", "--out", "calibration.csv", "--overwrite"]);
    for wrong in [["--vintage", "2013-12"], ["--official-scenario", "none"]] {
        let said = place.run(&[&["calibrate"], &wrong[..]].concat());
        assert_eq!(said.code, Some(2), "{wrong:?}: {}{}", said.stdout, said.stderr);
    }
}

#[test]
fn sources_lists_every_figure() {
    let place = Place::shipped();
    let said = place.good(&["sources", "--lang", "en"]);
    let mut reader = csv::Reader::from_reader(said.stdout.as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().take(6).collect::<Vec<_>>(),
        ["table", "item", "value", "unit", "quality", "sources"]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.unwrap()).collect();
    let mut counts = [0; 3];
    for row in &rows {
        let quality = ["published", "derived", "assumption"].iter().position(|q| *q == &row[4]);
        counts[quality.unwrap_or_else(|| panic!("{row:?}"))] += 1;
        // What the program solved itself has no source but itself.
        assert!(!row[5].is_empty() || &row[0] == "calibration", "{row:?}");
        assert!(!row[2].is_empty(), "{row:?}");
    }
    let [published, derived, assumed] = counts;
    let total = format!("{} figures: {published} published, {derived} derived, {assumed} assumed\n", rows.len());
    assert_eq!(said.stderr, total);
    assert_eq!(place.good(&["sources", "--summary", "--lang", "en"]).stdout, total);
    for table in ["branches", "model_parameters", "social_work", "population", "correlations", "exit_by_age"] {
        assert!(rows.iter().any(|r| &r[0] == table), "no figure of {table}");
    }
}
