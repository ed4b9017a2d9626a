//! Sweeps: what a file stands for, what is wrong with one, and that a point of a sweep is the scenario it would be by itself.

mod program;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};

use schakel::cli::problems::render;
use schakel::dataset::Dataset;
use schakel::error::{Error, Problem, Result};
use schakel::export::sweep;
use schakel::ids::Lang;
use schakel::report;
use schakel::run::{self, Keep, Observer, Options, Results};
use schakel::scenario::{Job, Point, REFERENCE, resolved};

static NL: LazyLock<Arc<Dataset>> =
    LazyLock::new(|| Arc::new(Dataset::load(&shipped("nl")).expect("the shipped data set loads")));

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)
}

/// The shipped base and `mine.toml`, which extends it.
fn load(mine: &str) -> Result<Job> {
    let reference = std::fs::read_to_string(shipped("reference.toml")).unwrap();
    let mine = format!("extends = \"reference\"\n{mine}");
    Job::from_texts(&[("reference.toml", &reference), ("mine.toml", &mine)], NL.clone())
}

/// A base on the made-up data set `tiny`, on which runs take no time.
const SMALL: &str = "data = \"tiny\"\nhorizon = 2032\nplan.mix = { mbo = 0.5, hbo = 0.5 }\n";

static TINY: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tiny");
    Arc::new(Dataset::load(&folder).expect("it ships with the tests"))
});

/// The same on `tiny`.
fn small(mine: &str) -> Job {
    let mine = format!("extends = \"reference\"\n{mine}");
    Job::from_texts(&[("reference.toml", SMALL), ("mine.toml", &mine)], TINY.clone()).unwrap()
}

fn problems(mine: &str) -> Vec<Problem> {
    match load(mine) {
        Err(Error::Input(problems)) => problems,
        Err(other) => panic!("not a problem of the input: {other}"),
        Ok(_) => panic!("loaded without a problem: {mine}"),
    }
}

/// The one problem of a sweep: what is pointed at, the rule, and the help (`""`: any or none).
fn refused(mine: &str, at: &str, rule: &str, help: &str) {
    let problems = problems(mine);
    assert_eq!(problems.len(), 1, "{}", render(&problems, Lang::En, false));
    let problem = &problems[0];
    assert_eq!(&problem.source.text[problem.span.clone()], at, "{problem:?}");
    assert!(problem.rule.en().contains(rule), "{rule:?} is not in {:?}", problem.rule.en());
    let said = problem.help.as_ref().map(|help| help.en().to_owned()).unwrap_or_default();
    assert!(said.contains(help), "{help:?} is not in {said:?}");
}

/// The labels of every scenario but the reference.
fn labels(job: &Job) -> Vec<Vec<&str>> {
    let point = |s: &Arc<schakel::scenario::Scenario>| s.point.clone().expect("a point of a sweep");
    assert!(job.scenarios[0].point.is_none());
    let points: Vec<Point> = job.scenarios[1..].iter().map(point).collect();
    assert!(points.windows(2).all(|w| w[0].sweep == w[1].sweep && w[0].title == w[1].title));
    let at = |i: usize| job.scenarios[i + 1].point.as_ref().map_or(&[][..], |p| p.at.as_slice());
    (0..points.len()).map(|i| at(i).iter().map(|(_, label)| label.as_str()).collect()).collect()
}

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _: u64) {}
}

fn results(job: &Job, draws: u64, keep: Keep) -> Results {
    let options = Options { draws, keep, ..Options::default() };
    run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false)).unwrap()
}

#[test]
fn a_sweep_is_the_product_of_its_axes_and_the_last_changes_quickest() {
    let job = load(
        "name = \"grid\"\n[sweep]\nplan.size = [100, 2.5e3]\n\"levers.hours.all\" = { from = 0, to = 0.2, steps = 5 }\n\
         \"plan.mix\" = { all_mbo = { mbo = 1 }, half = { mbo = 0.5, hbo = 0.5 } }\n",
    )
    .unwrap();
    assert_eq!(job.scenarios.len(), 1 + 2 * 5 * 2);
    assert_eq!(job.scenarios[0].name, REFERENCE);
    let labels = labels(&job);
    assert_eq!(labels[0], ["100", "0", "all_mbo"]);
    assert_eq!(labels[1], ["100", "0", "half"]);
    assert_eq!(labels[2], ["100", "0.05", "all_mbo"]);
    assert_eq!(labels[6], ["100", "0.15", "all_mbo"]);
    assert_eq!(labels[19], ["2500", "0.2", "half"]);
    let (first, last) = (&job.scenarios[1], &job.scenarios[20]);
    assert_eq!((first.name.as_str(), last.name.as_str()), ("grid-01", "grid-20"));
    assert_eq!(last.title.nl, "grid: plan.size 2500, levers.hours.all 0.2, plan.mix half");
    assert_eq!((last.plan.size.at(2030), last.plan.share(schakel::ids::Function::Hbo, 2030)), (2500.0, 0.5));
    // 0.05 x 3 is 0.15000000000000002; people mean 0.15.
    assert_eq!(job.scenarios[7].levers.hours[0].1.at(2030), 0.15);
}

#[test]
fn values_of_every_kind_have_short_labels() {
    let job = load(
        "[sweep]\nevidence = [\"controlled\", { beta = { alpha = 1, beta = 3 } }]\n\
         plan.size = [{ ramp = { 2024 = 0, 2030 = 10 } }, { value = 7, why = \"a reason\" }]\n\
         plan.split = [\"population\", { given = { RA0101 = 0.5, RA0102 = 0.5 } }]\n\
         plan.level_order = [[\"light\", \"moderate\", \"complex\"]]\n\
         parameters.\"direct:light:gp_care\" = { low = { pert = { min = 0, mode = 0.01, max = 0.02 } }, why = \"w\" }\n\
         levers.moved = [[], [{ from = \"nursing_homes\", to = \"home_care\", share = 0.1 }]]\n",
    )
    .unwrap();
    assert_eq!(job.scenarios.len(), 1 + 16);
    let labels = labels(&job);
    assert_eq!(labels[0], ["controlled", "2024=0 2030=10", "population", "light+moderate+complex", "low", "none"]);
    assert_eq!(
        labels[15],
        [
            "beta(alpha=1 beta=3)",
            "7",
            "RA0101=0.5 RA0102=0.5",
            "light+moderate+complex",
            "low",
            "from=nursing_homes to=home_care share=0.1"
        ]
    );
    let last = &job.scenarios[16];
    let why = |key: &str| last.notes.iter().find(|n| n.key == key).map(|n| n.why.as_str());
    assert_eq!((why("plan.size"), why("parameters.direct:light:gp_care")), (Some("a reason"), Some("w")));
    assert_eq!((last.levers.moved.len(), job.scenarios[15].levers.moved.len()), (1, 0));
}

#[test]
fn keys_that_move_together_are_one_axis() {
    let job = load(
        "[sweep.together.policy]\nnone = {}\nbold = { plan = { size = 900 }, levers.hours.all = 0.01, evidence = 0.5 }\n\
         [sweep]\nplan.split = [\"population\", \"shortage\"]\n",
    )
    .unwrap();
    assert_eq!(
        labels(&job),
        [["none", "population"], ["none", "shortage"], ["bold", "population"], ["bold", "shortage"]]
    );
    let (none, bold) = (&job.scenarios[1], &job.scenarios[3]);
    assert!(none.plan.is_empty() && none.levers.hours.is_empty());
    assert!(bold.plan.size.is_constant(900.0) && !bold.levers.hours.is_empty());
}

#[test]
fn the_shipped_sweeps_load_and_have_the_size_they_promise() {
    for (name, count) in [("experts", 4), ("mix-by-size", 600), ("size-by-evidence", 12)] {
        let job = Job::load(&[shipped(&format!("sweeps/{name}.toml"))]).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(job.scenarios.len(), 1 + count, "{name}");
        let point = job.scenarios[1].point.as_ref().unwrap();
        assert!(point.title.nl != point.title.en && point.sweep == name);
    }
    let readme = std::fs::read_to_string(shipped("sweeps/README.md")).unwrap();
    assert!(readme.contains("mix-by-size.toml") && readme.contains("600") && readme.contains("size-by-evidence.toml"));
}

#[test]
fn what_is_wrong_with_an_axis_is_told_once() {
    let sweep = |lines: &str| format!("[sweep]\n{lines}\n");
    for (lines, at, rule, help) in [
        ("plan.sise = [1, 2]", "sise", "`plan.sise` is not a key that can be swept", "did you mean `size`?"),
        ("\"plam.size\" = [1, 2]", "\"plam.size\"", "`plam` is not a key", "did you mean `plan`?"),
        ("levers.hours.hospitalls = [0.1, 0.2]", "hospitalls", "no branch called", "did you mean `hospitals`?"),
        (
            "parameters.\"reach:ligt\" = [0.1, 0.2]",
            "\"reach:ligt\"",
            "no parameter called",
            "did you mean `reach:light`?",
        ),
        ("levers.hours = { from = 0, to = 1, steps = 3 }", "hours", "holds several keys", "`levers.hours.all`"),
        ("plan = [{ size = 1 }]", "plan", "holds several keys", "[sweep.together]"),
        ("horizon = [2030, 2031]", "horizon", "is the same for all scenarios", "evidence, experts, plan, levers"),
        ("\"plan.mix.mbo\" = [0, 1]", "\"plan.mix.mbo\"", "`plan.mix`, which is swept as a whole", ""),
        ("evidence = \"between\"", "\"between\"", "must be several values", ""),
        ("evidence = []", "[]", "has no value", ""),
        ("plan.size = { ramp = { 2024 = 1 } }", "{ ramp = { 2024 = 1 } }", "begins a single value", "in a list"),
        ("plan.size = [1, -1]", "-1", "can't be negative", ""),
        ("plan.size = [1, 10.000]", "10.000", "decimal point", "10_000"),
        ("plan.size = [1000, 1e3]", "1e3", "stands here twice", ""),
        ("plan.size = [1, nan]", "nan", "finite number", ""),
        ("plan.mix = [{ mbo = 1 }, { mbo = 0.4, hbo = 0.5 }]", "{ mbo = 0.4, hbo = 0.5 }", "add up to 1", "mbo 0.4"),
        ("levers.hours.all = { from = 0, to = 1 }", "{ from = 0, to = 1 }", "needs `steps`", ""),
        ("levers.hours.all = { from = 0, to = 1, steps = 1 }", "1", "whole number from 2", ""),
        (
            "levers.hours.all = { from = 0, to = -3, steps = 9 }",
            "{ from = 0, to = -3, steps = 9 }",
            "must be above -1",
            "",
        ),
    ] {
        // The first axis makes many scenarios of each value.
        let mine = sweep(&format!(
            "\"plan.level_order\" = [[\"light\", \"moderate\", \"complex\"], [\"complex\", \"moderate\", \"light\"]]\n{lines}"
        ));
        refused(&mine, at, rule, help);
    }
    refused("[sweep]\n", "sweep", "has no axis", "[2500, 5000, 10000]");
    refused("sweep = 3\n", "3", "must be a table", "");
    refused("[sweep]\nplan.size = [1]\n\"plan.size\" = [2]\n", "\"plan.size\"", "two axes called `plan.size`", "");
    let together = "[sweep]\nplan.size = [1]\n[sweep.together.both]\na = { plan = { size = 2 } }\n";
    refused(together, "both", "`plan.size` is swept by two axes", "");
    refused("[sweep.together.plan]\na = { evidence = 0.5 }\n", "plan", "means something else already", "");
    refused("[sweep.together.year]\na = { evidence = 0.5 }\n", "year", "means something else already", "");
    refused("[sweep.together.x]\na = { title = \"A\" }\nb = {}\n", "title", "is the same for all scenarios", "");
    refused("[sweep.together.x]\na = 3\nb = {}\n", "3", "must be a table", "");
    refused("[sweep.together.x]\na = { plan = { size = -3 } }\nb = {}\n", "-3", "can't be negative", "");
}

#[test]
fn everything_wrong_with_a_sweep_is_told_at_once() {
    let all = problems(
        "[plan]\nsise = 3\n[sweep]\nplan.size = [-1, 5]\nplan.mix = [{ mbo = 0.4 }, { hbo = 0.4 }]\nplan.splits = [1]\n\
         levers.absence.all = { from = 0, to = 0.99, steps = 3 }\n",
    );
    let read: Vec<&str> = all.iter().map(|p| &p.source.text[p.span.clone()]).collect();
    let grid = "{ from = 0, to = 0.99, steps = 3 }";
    assert_eq!(
        read,
        ["sise", "-1", "{ mbo = 0.4 }", "{ hbo = 0.4 }", "splits", grid],
        "{}",
        render(&all, Lang::En, false)
    );
}

#[test]
fn a_sweep_of_too_many_scenarios_is_refused_before_they_are_made() {
    let axis = |lever: &str| format!("levers.{lever}.all = {{ from = 0, to = 0.1, steps = 1000 }}\n");
    let mine = format!("[sweep]\n{}{}{}", axis("hours"), axis("inflow"), axis("exits"));
    refused(&mine, "sweep", "at most 100000 scenarios; this one holds 1000 × 1000 × 1000", "fewer values");
    refused("[sweep]\nplan.size = { from = 0, to = 1, steps = 9000000000000000000 }\n", "sweep", "at most 100000", "");
}

#[test]
fn a_sweep_is_no_base_and_is_not_extended() {
    let reference = std::fs::read_to_string(shipped("reference.toml")).unwrap();
    let job = |files: &[(&str, &str)]| match Job::from_texts(files, NL.clone()) {
        Err(Error::Input(problems)) => problems,
        other => panic!("{other:?}"),
    };
    let sweep = "extends = \"reference\"\n[sweep]\nplan.size = [1, 2]\n";
    let more = "extends = \"mine\"\n[plan]\nsplit = \"shortage\"\n";
    let found = job(&[("reference.toml", &reference), ("mine.toml", sweep), ("more.toml", more)]);
    assert!(
        found.iter().any(|p| p.source.file == "more.toml" && p.rule.en().contains("can't be extended")),
        "{found:?}"
    );
    let base =
        reference.replace("[plan]\nsize = 0", "[sweep]\nplan.split = [\"population\", \"shortage\"]\n[plan]\nsize = 0");
    let found = job(&[("reference.toml", &base)]);
    assert!(found.len() == 1 && found[0].rule.en().contains("A sweep builds on a scenario"), "{found:?}");
    let taken = "name = \"mine-1\"\nextends = \"reference\"\n[plan]\nsize = 5\n";
    let found = job(&[("reference.toml", &reference), ("mine.toml", sweep), ("more.toml", taken)]);
    assert!(found.len() == 1 && found[0].rule.en().contains("`mine-1`"), "{found:?}");
}

/// Rows of a table by scenario, without the scenario's name and place.
fn rows_of(results: &Results, scenario: usize) -> Vec<String> {
    let rows =
        results.summary.iter().map(|row| ("level", row)).chain(results.effects.iter().map(|row| ("effect", row)));
    rows.filter(|(_, row)| row.id.scenario == scenario)
        .map(|(table, row)| {
            let id = &row.id;
            format!("{table} {} {} {} {} {} {:?}", id.measure, id.scope, id.key, id.year, id.unit, row.stats)
        })
        .collect()
}

#[test]
fn a_point_has_the_figures_of_the_scenario_it_stands_for() {
    let sweep = "[sweep]\nlevers.hours.all = [0.01, 0.02]\nplan.size = [1000, 4000]\n";
    let swept = results(&small(sweep), 512, Keep::All);
    assert_eq!(swept.scenarios.len(), 5, "no evidence profiles");
    for (i, (hours, size)) in [(0.01, 1000), (0.01, 4000), (0.02, 1000), (0.02, 4000)].iter().enumerate() {
        let own = small(&format!("[plan]\nsize = {size}\n[levers]\nhours.all = {hours}\n"));
        let own = results(&own, 512, Keep::All);
        let of_own = rows_of(&own, 1);
        let of_point = rows_of(&swept, i + 1);
        assert!(of_point.len() > 50 && of_point.len() < of_own.len() / 10);
        assert!(of_point.iter().all(|row| of_own.contains(row)), "{hours} {size}");
    }
}

#[test]
fn a_resolved_sweep_gives_the_same_job_and_the_same_bytes() {
    let job = small(
        "title = { nl = \"Proef\", en = \"Trial\" }\n[sweep]\nplan.size = [10, 20]\nevidence = [0.1, \"controlled\"]\n",
    );
    let text = resolved::write(&job);
    let again = Job::from_texts(&[("resolved.toml", &text)], TINY.clone()).unwrap();
    assert_eq!(again.scenarios, job.scenarios);
    assert_eq!(resolved::write(&again), text);
    let broken = text.replacen("sweep = \"mine\"", "swep = \"mine\"", 1);
    assert!(Job::from_texts(&[("resolved.toml", &broken)], TINY.clone()).is_err());
    let [first, second] = [job, again].map(|job| sweep::table(&results(&job, 512, Keep::All)).unwrap().unwrap());
    assert!(first == second);
}

#[test]
fn sweep_csv_has_a_column_for_every_axis_and_a_row_for_every_figure() {
    let job =
        small("[sweep]\nplan.size = [1000, 4000]\nplan.mix = { \"m, or \\\"n\\\"\" = { mbo = 1 }, h = { hbo = 1 } }\n");
    let results = results(&job, 512, Keep::Headline);
    let table = sweep::table(&results).unwrap().unwrap();
    let mut reader = csv::Reader::from_reader(table.as_slice());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    let fixed = "scenario table measure scope key year unit mean sd p05 p10 p25 p50 p75 p90 p95 mc_error \
                 share_below_zero share_above_zero share_reached mc_error_p10 mc_error_p50 mc_error_p90 \
                 mc_error_share_below_zero mc_error_share_above_zero mc_error_share_reached";
    assert_eq!(head[..2], ["plan.size", "plan.mix"]);
    assert_eq!(head[2..].join(" "), fixed);
    let mut rows: BTreeMap<(String, String), usize> = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        *rows.entry((format!("{}|{}", &record[0], &record[1]), record[3].to_string())).or_default() += 1;
        if (&record[3], &record[4], &record[5], &record[6], &record[7])
            == ("effect", "shortage", "total", "smal", "2032")
        {
            let i = results.scenarios.iter().position(|s| s.name == record[2]).unwrap();
            let mean = results.effect(i, "shortage", "total", "smal", 2032, "persons").unwrap().mean.unwrap();
            assert!(record[8] == *"fte" || record[9].parse::<f64>().unwrap() == mean);
        }
    }
    assert_eq!(rows.len(), 8);
    assert!(rows.keys().any(|(at, _)| at == "1000|m, or \"n\""));
    let of = |name: &str| rows.iter().filter(|((_, table), _)| table == name).map(|(_, n)| *n).collect::<Vec<_>>();
    assert!(of("level").iter().chain(&of("effect")).all(|n| *n == of("level")[0] && *n > 20));
    let plain = small("[plan]\nsize = 5\n");
    assert_eq!(sweep::table(&self::results(&plain, 512, Keep::Headline)).unwrap(), None);
}

#[test]
fn the_answer_on_a_sweep_fits_a_terminal_and_the_page_stays_small() {
    let sizes = "plan.size = { from = 100, to = 4000, steps = 40 }";
    let job = small(&format!("title = \"{}\"\n[sweep]\n{sizes}\nevidence = [\"controlled\", 1]\n", "Long ".repeat(30)));
    for (draws, central) in [(2048, false), (1, true)] {
        let options = Options { draws, central, keep: Keep::Headline, ..Options::default() };
        let results = run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false)).unwrap();
        for lang in [Lang::Nl, Lang::En] {
            let answer = report::answer(&results, lang);
            assert!(answer.lines().count() <= 40, "{answer}");
            assert!(answer.lines().all(|line| line.chars().count() <= 80), "{answer}");
            assert!(
                answer.contains("80 scenario") && answer.contains("evidence controlled") && answer.contains("33 "),
                "{answer}"
            );
            let page = report::page(&results, &[], lang);
            assert!(page.len() < 3_000_000 && page.contains("plan.size 4000") && page.contains("sweep.csv"));
        }
        let warnings = results.warnings.iter().filter(|w| w.seen.en.starts_with("mine")).count();
        assert!(warnings <= 3, "a sweep is warned about as one: {warnings}");
    }
}

#[test]
fn the_program_checks_and_runs_a_sweep() {
    let place = program::Place::small();
    let mine = "extends = \"reference\"\n[sweep]\nplan.size = [10, 40]\nevidence = [0, 1]\n";
    std::fs::write(place.path("mine.toml"), mine).unwrap();
    let said = place.good(&["check", "mine.toml", "--lang", "en"]);
    assert_eq!(said.stdout.trim(), "No problems found: reference, mine (4 scenarios)");
    place.good(&["run", "mine.toml", "--draws", "512", "--out", "a"]);
    place.good(&["run", "a/resolved.toml", "--draws", "512", "--out", "b", "--threads", "1"]);
    for file in ["sweep.csv", "summary.csv", "effects.csv", "resolved.toml"] {
        assert!(place.read(&format!("a/{file}")) == place.read(&format!("b/{file}")), "{file}");
    }
}
