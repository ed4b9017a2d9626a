//! The memory a job is said to need, beside what the operating system counts while it runs.
#![cfg(target_os = "linux")]

mod program;

use std::process::Stdio;
use std::time::Duration;

use program::Place;
use schakel::run::Keep;
use schakel::run::memory::needed;
use schakel::run::simulation::Simulation;
use schakel::sample::Design;
use schakel::scenario::Job;

/// Most bytes that the program held while it ran: the last high-water mark before it ended.
fn peak(place: &Place, arguments: &[&str]) -> u64 {
    let mut command = place.command(arguments);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let kib = line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = kib.map_or(most, |kib| kib << 10);
        if let Some(code) = child.try_wait().unwrap() {
            assert!(code.success());
            return most;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_job_takes_about_as_much_memory_as_is_said_beforehand() {
    let place = Place::shipped();
    // The peak does not depend on draws: two rounds reach it.
    for (out, keep, name) in [("a", Keep::All, "all"), ("b", Keep::Headline, "headline")] {
        let job = Job::load(&[place.path("scenarios/substitution.toml")]).unwrap();
        let simulation = Simulation::new(&job.dataset, &job.scenarios, 1, Design::DEFAULT, keep).unwrap();
        let said = needed(&simulation, 2) as f64;
        let file = "scenarios/substitution.toml";
        let job = ["run", file, "--draws", "1024", "--series", name, "--threads", "2", "--out", out];
        let peak = peak(&place, &job) as f64;
        println!(
            "{name}: {} series, {:.1} MiB said, {:.1} MiB at the peak",
            simulation.layout.kept.len(),
            said / 1_048_576.0,
            peak / 1_048_576.0
        );
        assert!(said >= 0.9 * peak && said <= 2.0 * peak, "{name}: {said} said, {peak} taken");
    }
}

#[test]
fn a_job_that_needs_more_than_allowed_is_refused_with_the_figure() {
    let place = Place::small();
    let run = |memory: &str| place.run(&["run", "plan.toml", "--draws", "512", "--memory", memory, "--out", "out"]);
    let said = run("1M");
    assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{}", said.stderr);
    assert!(said.stderr.contains("needs about") && said.stderr.contains("1 MiB"), "{}", said.stderr);
    assert!(!place.path("out").exists());
    assert_eq!(run("4G").code, Some(0));
}
