//! The folder that `schakel batch` writes, and what its scripts do, without a scheduler: programs of Slurm that only note
//! how they are called take its place.

#![cfg(unix)]

mod program;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use program::{Place, Said, has};

/// A batch of the small job in a folder whose name a script must quote.
const FOLDER: &str = "it's a \"batch\" of $5";

fn batch(place: &Place, arguments: &[&str]) -> Said {
    place.good(&[&["batch", "--slurm", "--out", FOLDER], arguments].concat())
}

/// Lines of a script that Slurm reads.
fn directives(script: &str) -> Vec<&str> {
    script.lines().filter_map(|line| line.strip_prefix("#SBATCH ")).collect()
}

#[test]
fn a_batch_is_scripts_a_list_of_tasks_and_the_scenarios_as_they_are() {
    let place = Place::small();
    let said = batch(&place, &["plan.toml", "lever.toml", "--shards", "3", "--draws", "4096", "--seed", "5"]);
    assert!(said.stdout.is_empty() && said.stderr.contains("submit.sh"), "{}", said.stderr);
    assert_eq!(place.names(FOLDER), ["README.md", "job.sh", "logs", "merge.sh", "scenarios", "submit.sh", "tasks.tsv"]);
    let read = |name: &str| place.read(&format!("{FOLDER}/{name}"));
    assert_eq!(read("tasks.tsv"), "job\tshard\nplan\t0/3\nplan\t1/3\nplan\t2/3\n");
    // Both files are one job, with their reference, and what is kept is what a run writes.
    place.good(&["run", "plan.toml", "lever.toml", "--central", "--out", "run"]);
    assert_eq!(read("scenarios/plan.toml"), place.read("run/resolved.toml"));

    let job = read("job.sh");
    for line in ["--array=0-2", "--requeue", "--signal=B:TERM@60", "--open-mode=append", "--cpus-per-task=1"] {
        assert!(directives(&job).contains(&line), "no {line} in:\n{job}");
    }
    assert!(job.contains("options=(--draws=4096 --seed=5 --progress=json --lang=en)\n"), "{job}");
    assert!(job.contains(&format!("schakel={}\n", env!("CARGO_BIN_EXE_schakel"))), "{job}");
    let merge = read("merge.sh");
    assert!(merge.contains("options=(--lang=en)\nshards=3\npartial=no\n"), "{merge}");
    assert!(directives(&merge).contains(&"--requeue") && !merge.contains("--array"), "{merge}");
    assert!(read("submit.sh").contains("--dependency=\"afterany:"));
    assert!(read("README.md").contains("1 job(s), each in 3 part(s), in an array of 3 task(s)"));
}

#[test]
fn slurm_is_asked_for_what_is_given() {
    let place = Place::small();
    let options = "--time 04:00:00 --mem 2G --partition long --array-limit 7 --threads 4 --partial --lang nl";
    let mut arguments: Vec<&str> = options.split(' ').collect();
    arguments.extend(["plan.toml", "--shards=12", "--time-limit", "2h", "--series", "headline", "--progress=none"]);
    batch(&place, &[&arguments[..], &["--sbatch=--comment=a \"b\" c", "--sbatch", "--account=health"]].concat());
    let job = place.read(&format!("{FOLDER}/job.sh"));
    for line in [
        "--time=04:00:00",
        "--mem=2G",
        "--partition=long",
        "--array=0-11%7",
        "--cpus-per-task=4",
        "--account=health",
        "\"--comment=a \\\"b\\\" c\"",
    ] {
        assert!(directives(&job).contains(&line), "no {line} in:\n{job}");
    }
    let passed = job.lines().find(|line| line.starts_with("options=")).unwrap();
    for option in ["--time-limit=2h", "--series=headline", "--progress=none", "--lang=nl"] {
        assert!(passed.contains(option), "{passed}");
    }
    assert!(!passed.contains("json") && !passed.contains("--threads"), "{passed}");
    let merge = place.read(&format!("{FOLDER}/merge.sh"));
    assert!(merge.contains("\noptions=(--lang=nl)\nshards=12\npartial=yes\n"), "{merge}");
    assert!(place.read(&format!("{FOLDER}/README.md")).starts_with("# Een batch voor Slurm\n"));
}

#[test]
fn each_file_can_be_a_job_and_hundreds_share_an_array() {
    let place = Place::small();
    let names: Vec<String> = (0..150).map(|i| format!("plan{i}.toml")).collect();
    for name in &names {
        fs::copy(place.path("plan.toml"), place.path(name)).unwrap();
    }
    let mut arguments: Vec<&str> = names.iter().map(String::as_str).collect();
    arguments.extend(["--each", "--shards", "2", "--max-tasks", "100"]);
    batch(&place, &arguments);
    assert_eq!(place.names(&format!("{FOLDER}/scenarios")).len(), 150);
    let list = place.read(&format!("{FOLDER}/tasks.tsv"));
    let tasks: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!((tasks.len(), tasks[0], tasks[299]), (300, "plan0\t0/2", "plan149\t1/2"));
    let job = place.read(&format!("{FOLDER}/job.sh"));
    assert!(directives(&job).contains(&"--array=0-99") && job.contains("\ntasks=300\nelements=100\n"), "{job}");
}

#[test]
fn a_batch_is_not_written_over_anything_else() {
    let place = Place::small();
    let run = |more: &[&str]| place.run(&[&["batch", "--slurm", "plan.toml"], more].concat());
    for (arguments, why) in [
        (&["--out", "tiny"][..], "--overwrite"),
        (&["--out", "tiny", "--overwrite"], "holds no batch"),
        (&["--out", "plan.toml/x"], "plan.toml"),
        (&["--out", "two\nlines"], "line break"),
        (&["--out", "new", "--sbatch=--comment=two\nlines"], "line break"),
    ] {
        let said = run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.stderr);
        assert!(said.stderr.contains(why), "{arguments:?}: {}", said.stderr);
    }
    assert_eq!(place.names("."), ["lever.toml", "plan.toml", "reference.toml", "tiny"]);

    assert_eq!(run(&["--out", "out"]).code, Some(0));
    fs::create_dir_all(place.path("out/parts/plan/0")).unwrap();
    assert_eq!(run(&["--out", "out", "--shards", "2"]).code, Some(2));
    assert!(place.read("out/tasks.tsv").ends_with("0/1\n"));
    assert_eq!(run(&["--out", "out", "--shards", "2", "--overwrite"]).code, Some(0));
    assert!(place.read("out/tasks.tsv").ends_with("1/2\n"));
    assert!(place.path("out/parts/plan/0").exists(), "parts are kept");
}

#[test]
fn a_batch_is_checked_like_a_run() {
    let place = Place::small();
    fs::write(place.path("bad.toml"), "extends = \"reference\"\nplan.sise = 1\n").unwrap();
    fs::write(place.path("worse.toml"), "extends = \"reference\"\nplan.size = \"many\"\n").unwrap();
    for more in [&[][..], &["--each"]] {
        let said = place.run(&[&["batch", "--slurm", "bad.toml", "worse.toml", "--out", "out"], more].concat());
        assert_eq!(said.code, Some(2));
        for part in ["sise", "worse.toml", "2 problems"] {
            assert!(said.stderr.contains(part), "{}", said.stderr);
        }
    }
    for wrong in [
        &["batch", "plan.toml", "--out", "out"][..],
        &["batch", "--slurm", "plan.toml"],
        &["batch", "--slurm", "plan.toml", "--out", "out", "--shards", "0"],
        &["batch", "--slurm", "plan.toml", "--out", "out", "--shard", "0/2"],
        &["batch", "--slurm", "plan.toml", "--out", "out", "--draws", "many"],
    ] {
        assert_eq!(place.run(wrong).code, Some(2), "{wrong:?}");
    }
    assert!(!place.path("out").exists());
    // Not known only when the merge begins.
    let said = place.run(&["batch", "--slurm", "plan.toml", "--out", "out", "--parquet"]);
    assert_eq!(said.code, Some(if cfg!(feature = "parquet") { 0 } else { 2 }), "{}", said.stderr);
    if cfg!(feature = "parquet") {
        assert!(place.read("out/merge.sh").contains("options=(--lang=en --parquet)\n"));
    }
}

#[test]
fn without_slurm_the_batch_is_kept_and_it_is_said() {
    let place = Place::small();
    let arguments = ["batch", "--slurm", "--submit", "plan.toml", "--out", "out"];
    let said = Said::of(place.command(&arguments).env("PATH", place.path("none")).output().unwrap());
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(said.stderr.contains("submit.sh") && place.path("out/job.sh").exists(), "{}", said.stderr);
}

#[test]
fn the_scripts_have_no_faults_that_shellcheck_finds() {
    if !has("shellcheck") {
        return;
    }
    let place = Place::small();
    batch(&place, &["plan.toml", "--shards", "2"]);
    let written = ["job.sh", "merge.sh", "submit.sh"].map(|name| place.path(FOLDER).join(name));
    let ours = ["tests/slurm/start.sh", "tests/slurm/stop.sh", ".ci/run"].map(|name| program::package().join(name));
    let said = Said::of(
        Command::new("shellcheck").arg("--severity=warning").args(written.iter().chain(&ours)).output().unwrap(),
    );
    assert_eq!(said.code, Some(0), "{}", said.stdout);
}

/// A batch of two parts in two tasks whose programs only note what is asked of them, in `calls`. The program itself ends
/// with the code in the file of the part's number, or waits for a signal without one.
struct Played {
    place: Place,
}

impl Played {
    fn new(more: &[&str]) -> Self {
        let place = Place::small();
        batch(&place, &[&["plan.toml", "--shards", "2"], more].concat());
        let program = r#"
            trap 'echo TERM >> calls; exit 130' TERM
            echo "$1 ${*: -3}" >> calls
            while [[ $# -gt 0 && $1 != --shard ]]; do shift; done
            code=code${2%/*}
            until [[ -e $code ]]; do sleep 0.02; done
            exit "$(cat "$code")""#;
        let played = Self { place };
        played.program("played", program);
        // It says what the job's state is.
        played.program("squeue", "cat state");
        played.program("scontrol", "echo \"scontrol $*\" >> calls");
        fs::write(played.place.path("state"), "RUNNING\n").unwrap();
        for script in ["job.sh", "merge.sh"] {
            let script = played.place.path(FOLDER).join(script);
            let text = fs::read_to_string(&script).unwrap();
            fs::write(script, text.replace(env!("CARGO_BIN_EXE_schakel"), "played")).unwrap();
        }
        played
    }

    fn program(&self, name: &str, text: &str) {
        let path = self.place.path(name);
        fs::write(&path, format!("#!/usr/bin/env bash\n{text}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// The code that part `k` ends with.
    fn code(&self, k: usize, code: u8) {
        fs::write(self.place.path(format!("code{k}")), code.to_string()).unwrap();
    }

    fn script(&self, name: &str, task: usize) -> Command {
        let path = format!("{}:{}", self.place.path("").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.arg(self.place.path(FOLDER).join(name)).env("PATH", path).env_remove("SLURM_RESTART_COUNT");
        command.env("SLURM_ARRAY_JOB_ID", "12").env("SLURM_ARRAY_TASK_ID", task.to_string());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn calls(&self) -> String {
        fs::read_to_string(self.place.path("calls")).unwrap_or_default()
    }

    /// Runs task 0, sends it a signal once its part is under way, and returns what it said.
    fn stopped(&self, restarts: &str) -> Said {
        let child = self.script("job.sh", 0).env("SLURM_RESTART_COUNT", restarts).spawn().unwrap();
        let start = Instant::now();
        while !self.calls().starts_with("run") {
            assert!(start.elapsed() < Duration::from_secs(30), "the part was not begun");
            std::thread::sleep(Duration::from_millis(5));
        }
        // Twice, as a scheduler may: the program hears of it once.
        for _ in 0..2 {
            assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
        }
        Said::of(child.wait_with_output().unwrap())
    }
}

#[test]
fn a_task_does_its_part_and_ends_with_its_code() {
    let played = Played::new(&[]);
    for (task, code) in [(0, 0), (1, 2)] {
        played.code(task, code);
        let said = Said::of(played.script("job.sh", task).output().unwrap());
        assert_eq!(said.code, Some(code.into()), "{}", said.stderr);
    }
    let lines: Vec<String> = played.calls().lines().map(String::from).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.starts_with("run ") && line.ends_with("1 --progress=json --lang=en")));
}

#[test]
fn a_task_with_several_parts_does_them_all_and_ends_with_the_worst_code() {
    let played = Played::new(&["--max-tasks", "1", "--overwrite"]);
    played.code(0, 2);
    played.code(1, 0);
    assert_eq!(played.script("job.sh", 0).output().unwrap().status.code(), Some(2));
    assert_eq!(played.calls().lines().count(), 2);
}

#[test]
fn a_signal_is_passed_on_once_and_the_task_goes_back_into_the_queue() {
    let played = Played::new(&[]);
    let said = played.stopped("3");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let calls: Vec<String> = played.calls().lines().skip(1).map(String::from).collect();
    assert_eq!(calls, ["TERM", "scontrol requeue 12_0"]);
}

#[test]
fn a_task_that_is_cancelled_or_gets_nowhere_does_not_come_back() {
    let cancelled = Played::new(&[]);
    fs::write(cancelled.place.path("state"), "COMPLETING\n").unwrap();
    let stuck = Played::new(&[]);
    for (played, restarts) in [(cancelled, "0"), (stuck, "100")] {
        assert_eq!(played.stopped(restarts).code, Some(130));
        assert!(played.calls().ends_with("TERM\n"), "{}", played.calls());
    }
}

#[test]
fn the_merge_runs_whatever_is_there_and_says_what_is_not() {
    let played = Played::new(&[]);
    let merge = || Said::of(played.script("merge.sh", 0).output().unwrap());
    played.program("played", "echo \"$#\" >> calls; [[ $# == 7 ]]");
    let none = merge();
    assert_eq!((none.code, played.calls()), (Some(1), String::new()));
    assert!(none.stderr.contains("plan: no part of it was begun") && none.stderr.contains("0 of 1"), "{}", none.stderr);
    let part = |k: usize| fs::create_dir_all(played.place.path(FOLDER).join(format!("parts/plan/{k}"))).unwrap();
    part(1);
    let one = merge();
    assert_eq!((one.code, &*played.calls()), (Some(1), "6\n"));
    assert!(one.stderr.contains("not complete: plan"), "{}", one.stderr);
    part(0);
    assert_eq!((merge().code, &*played.calls()), (Some(0), "6\n7\n"));
}
