//! A batch on a real Slurm: two nodes on this machine, started and stopped by the scripts in `tests/slurm`. Needs root and
//! Debian's slurm-wlm and munge; skipped without, but not with `SCHAKEL_CI=1`.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::program::{Place, has, package};
use tempfile::TempDir;

/// What takes four tasks, or one, some seconds each.
const FOUR_TASKS: &str = "393216";
const ONE_TASK: &str = "98304";
/// More than a task does in a test.
const ENDLESS: &str = "100000000";
/// A name that scripts and Slurm must take as it is.
const FOLDER: &str = "it's a batch";

/// A cluster of a test's own, stopped with all that runs on it when the test ends.
struct Cluster {
    dir: TempDir,
}

impl Cluster {
    /// Starts one, where that can be done.
    fn start() -> Option<Self> {
        if !["slurmctld", "slurmd", "munged"].into_iter().all(has) {
            return None;
        }
        let root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout == b"0\n");
        assert!(root || std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 needs root for Slurm");
        if !root {
            println!("skipped: only root can start a cluster");
            return None;
        }
        let cluster = Self { dir: tempfile::Builder::new().prefix("slurm").tempdir().unwrap() };
        cluster.restart();
        Some(cluster)
    }

    /// Starts what is not running.
    fn restart(&self) {
        self.script("start.sh", &[]);
    }

    /// A node dies at once, with all that runs on it.
    fn kill(&self, node: &str) {
        self.script("stop.sh", &[node]);
    }

    fn script(&self, name: &str, more: &[&str]) {
        let script = package().join("tests/slurm").join(name);
        let status = Command::new(script).arg(self.dir.path()).args(more).status().unwrap();
        assert!(status.success(), "{name} {more:?}");
    }

    /// A command whose Slurm this is.
    fn with(&self, mut command: Command) -> Command {
        command.env("SLURM_CONF", self.dir.path().join("slurm.conf"));
        command
    }

    /// What a program of Slurm says.
    fn ask(&self, line: &str) -> String {
        let mut words = line.split(' ');
        let mut command = self.with(Command::new(words.next().unwrap()));
        let said = command.args(words).output().unwrap();
        assert!(said.status.success(), "{line}: {}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap()
    }

    /// What Slurm has written down of a job under `key`.
    fn of_job(&self, job: &str, key: &str) -> String {
        let all = self.ask(&format!("scontrol --oneliner show job {job}"));
        let start = format!("{key}=");
        all.split_whitespace().find_map(|word| word.strip_prefix(&start)).unwrap_or_default().to_string()
    }

    /// Submits a batch of the plan; the numbers of the array and the merge.
    fn submit(&self, place: &Place, options: &[&str]) -> (String, String) {
        let batch = ["batch", "--slurm", "--submit", "plan.toml", "--out", FOLDER, "--checkpoint-every", "0.2s"];
        let said = self.with(place.command(&[&batch, options].concat())).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
        assert!(said.status.success(), "{err}");
        let numbers: Vec<String> =
            out.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(String::from).collect();
        let [array, merge] = &numbers[..] else { panic!("{out}") };
        (array.clone(), merge.clone())
    }

    /// Waits for a task that runs on `node` (`n1,n2`: on any) and has a checkpoint; its number.
    fn task_under_way(&self, place: &Place, node: &str) -> String {
        let mut found = None;
        wait_until("a task has a checkpoint", || {
            let running = self.ask(&format!("squeue --noheader --states R --nodelist {node} --format %K"));
            let under_way = |k: &&str| place.path(format!("{FOLDER}/parts/plan/{k}/checkpoint.bin")).exists();
            found = running.split_whitespace().find(under_way).map(String::from);
            found.is_some()
        });
        found.unwrap()
    }

    /// Waits until nothing is left to do.
    fn wait_for_all(&self) {
        wait_until("the batch is done", || self.ask("squeue --noheader").trim().is_empty());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A test may be failing already.
        let _ = Command::new(package().join("tests/slurm/stop.sh")).arg(self.dir.path()).status();
    }
}

/// Waits until `ready` holds, at most five minutes.
fn wait_until(what: &str, mut ready: impl FnMut() -> bool) {
    let start = Instant::now();
    while !ready() {
        assert!(start.elapsed() < Duration::from_mins(5), "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// The log of a task or merge.
fn log(place: &Place, name: &str) -> String {
    fs::read_to_string(place.path(format!("{FOLDER}/logs/{name}.log"))).unwrap_or_default()
}

/// Asserts that the merged result is that of a single run, made now.
fn same_as_a_single_run(place: &Place, draws: &str) {
    place.good(&["run", "plan.toml", "--draws", draws, "--out", "single"]);
    for file in ["summary.csv", "effects.csv"] {
        let merged = place.read(&format!("{FOLDER}/results/plan/{file}"));
        assert!(merged == place.read(&format!("single/{file}")), "{file} differs");
    }
}

#[test]
fn a_batch_outlives_a_node() {
    let Some(cluster) = Cluster::start() else { return };
    let place = Place::small();
    let (array, merge) =
        cluster.submit(&place, &["--draws", FOUR_TASKS, "--shards", "4", "--sbatch=--comment=a \"b\" c"]);
    assert!(cluster.ask(&format!("scontrol show job {merge}")).contains("Comment=a \"b\" c "));
    // What is done with the scenario from here on is no business of the batch.
    let plan = place.read("plan.toml");
    fs::write(place.path("plan.toml"), "nonsense").unwrap();

    let task = cluster.task_under_way(&place, "n2");
    cluster.kill("n2");
    let id = format!("{array}_{task}");
    wait_until("the task is back in the queue", || cluster.of_job(&id, "Restarts") == "1");
    cluster.restart();
    cluster.wait_for_all();

    assert_eq!(cluster.of_job(&id, "Restarts"), "1");
    assert!(!log(&place, &id).contains("stopped by a signal"), "{}", log(&place, &id));
    for job in [0, 1, 2, 3].map(|k| format!("{array}_{k}")).iter().chain([&merge]) {
        assert_eq!(cluster.of_job(job, "JobState"), "COMPLETED", "{job}: {}", log(&place, job));
    }
    fs::write(place.path("plan.toml"), plan).unwrap();
    same_as_a_single_run(&place, FOUR_TASKS);
}

#[test]
fn a_task_that_is_told_to_stop_goes_on_later_and_a_cancelled_one_does_not() {
    let Some(cluster) = Cluster::start() else { return };
    let place = Place::small();
    let (array, merge) = cluster.submit(&place, &["--draws", ONE_TASK]);
    let id = format!("{array}_0");
    cluster.task_under_way(&place, "n1,n2");
    // As Slurm does before the end of a task's time: to the shell alone.
    cluster.ask(&format!("scancel --batch --signal=TERM {id}"));
    wait_until("the task is back in the queue", || cluster.of_job(&id, "Restarts") == "1");
    assert!(place.path(format!("{FOLDER}/parts/plan/0/checkpoint.bin")).exists());
    cluster.wait_for_all();
    assert!(log(&place, &id).contains("stopped by a signal: back in the queue"), "{}", log(&place, &id));
    assert_eq!(cluster.of_job(&merge, "JobState"), "COMPLETED");
    same_as_a_single_run(&place, ONE_TASK);

    fs::remove_dir_all(place.path(FOLDER)).unwrap();
    let (array, merge) = cluster.submit(&place, &["--draws", ENDLESS]);
    let id = format!("{array}_0");
    cluster.task_under_way(&place, "n1,n2");
    cluster.ask(&format!("scancel {id}"));
    cluster.wait_for_all();
    assert_eq!((cluster.of_job(&id, "JobState"), cluster.of_job(&id, "Restarts")), ("CANCELLED".into(), "0".into()));
    assert_eq!(cluster.of_job(&merge, "JobState"), "FAILED", "merge runs all the same, and says what is missing");
    assert!(log(&place, &format!("merge-{merge}")).contains("not complete: plan"));
}

#[test]
fn a_time_limit_leaves_parts_that_are_marked_incomplete() {
    let Some(cluster) = Cluster::start() else { return };
    let place = Place::small();
    let (array, merge) = cluster.submit(&place, &["--draws", ENDLESS, "--shards", "2", "--time-limit", "1s"]);
    cluster.wait_for_all();
    for k in [0, 1] {
        let id = format!("{array}_{k}");
        assert_eq!(cluster.of_job(&id, "JobState"), "COMPLETED", "{}", log(&place, &id));
        assert_eq!(place.provenance(&format!("{FOLDER}/parts/plan/{k}"))["stop_reason"], "time_limit");
    }
    assert_eq!(cluster.of_job(&merge, "ExitCode"), "1:0");
    let said = log(&place, &format!("merge-{merge}"));
    for part in ["of shard 0/2", "of shard 1/2", "0 of 1 jobs are complete", "not complete: plan"] {
        assert!(said.contains(part), "no {part:?} in:\n{said}");
    }
    assert!(!place.path(format!("{FOLDER}/results")).exists());
}
