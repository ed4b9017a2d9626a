//! What holds of every outcome, whatever the input was.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use schakel::cli::problems::render;
use schakel::error::{Error, Problem};
use schakel::ids::Lang;
use schakel::lanes::WIDTH;
use schakel::run::simulation::Simulation;
use schakel::run::{Keep, Observer, Options, run};
use schakel::sample::Design;
use schakel::scenario::{Job, Scenario};

/// Years simulated of a job.
const YEARS: i32 = 3;

/// A folder of the project, from the root or from `fuzz`.
pub fn folder(path: &str) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = [here.join(path), here.join("..").join(path)].into_iter().find(|p| p.is_dir());
    found.unwrap_or_else(|| panic!("there is no folder {path}"))
}

/// Name and text of the files of a folder of the project with one of these extensions, in name order.
pub fn texts(path: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let fits = |p: &PathBuf| extensions.iter().any(|e| p.extension().is_some_and(|x| x == *e));
    let entries = std::fs::read_dir(folder(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(fits).collect();
    paths.sort();
    let read = |p: PathBuf| {
        let name = p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        (name, std::fs::read_to_string(&p).unwrap_or_else(|e| panic!("{}: {e}", p.display())))
    };
    paths.into_iter().map(read).collect()
}

/// An input that was refused is refused with problems that can be shown; `shown`: show them.
pub fn refusal(error: &Error, shown: bool) {
    assert_eq!(error.exit_code(), 2, "bad input has exit code 2: {error}");
    let Error::Input(problems) = error else { return };
    assert!(!problems.is_empty(), "refused without a problem");
    problems.iter().for_each(problem);
    if shown {
        let lang = if problems.len() % 3 == 0 { Lang::Nl } else { Lang::En };
        let (text, rule) = (render(problems, lang, problems.len() % 2 == 0), problems[0].rule.get(lang));
        assert!(text.contains(rule) || rule.contains(|c: char| c.is_control()), "{text}");
        assert!(error.to_string().ends_with("found"));
    }
}

fn problem(problem: &Problem) {
    let Problem { source, span, rule, .. } = problem;
    for lang in [Lang::Nl, Lang::En] {
        assert!(!rule.get(lang).is_empty());
    }
    let rule = rule.en();
    assert!(source.text.get(span.clone()).is_some(), "a span outside its text: {span:?} in {}: {rule}", source.file);
    let (line, column) = problem.position();
    assert!(line > 0 && column > 0);
}

/// The first years of a job: every parameter at its median, and one group of draws.
pub fn first_years(job: &Job) {
    let horizon = job.scenarios[0].horizon.min(job.dataset.base_year + YEARS);
    let shorter = |s: &Arc<Scenario>| Arc::new(Scenario { horizon, ..(**s).clone() });
    let scenarios: Vec<Arc<Scenario>> = job.scenarios.iter().map(shorter).collect();
    let Ok(simulation) = Simulation::new(&job.dataset, &scenarios, 1, Design::DEFAULT, Keep::All) else { return };
    let mut room = simulation.workspace();
    for scores in [simulation.sampler.central(), simulation.sampler.draw(0, 1)] {
        let mut out = vec![[f64::NAN; WIDTH]; simulation.layout.kept.len()];
        simulation.run(&scores, &mut room, &mut out);
        for (kept, values) in simulation.layout.kept.iter().zip(&out) {
            // Ratios to nothing spent are undefined, and a plan that never pays has no year in which it breaks even.
            let may_not = matches!(&*kept.id.unit, "ratio" | "year") || kept.id.measure == "chance_ratio_above_1";
            let name = &simulation.scenarios[kept.id.scenario].name;
            assert!(may_not || values.iter().all(|x| x.is_finite()), "{name}: {:?} is {values:?}", kept.id);
        }
    }
    // A number too large for its unit is refused while running, which is no panic.
    let options = Options { draws: 1, central: true, ..Options::default() };
    let _ = run(&job.dataset, &scenarios, &options, &Silent, &AtomicBool::new(false));
}

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _: u64) {}
}
