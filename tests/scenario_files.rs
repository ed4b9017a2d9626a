//! Scenario files as planners write them: the shipped ones, and everything that can be wrong with them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use schakel::cli::problems::render;
use schakel::dataset::Dataset;
use schakel::error::{Error, Problem, Result};
use schakel::ids::{Function, Lang, Support};
use schakel::scenario::{Evidence, Job, REFERENCE, Split, Target, explain, resolved, schema};

static NL: LazyLock<Arc<Dataset>> =
    LazyLock::new(|| Arc::new(Dataset::load(&shipped("nl")).expect("the shipped data set loads")));

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(shipped(&format!("{name}.toml"))).unwrap()
}

fn shipped_names() -> Vec<String> {
    let paths = std::fs::read_dir(shipped("")).unwrap().map(|e| e.unwrap().path());
    let toml = paths.filter(|p| p.extension().is_some_and(|e| e == "toml"));
    let mut names: Vec<String> = toml.map(|p| p.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The shipped base and `mine.toml`, which extends it.
fn load(mine: &str) -> Result<Job> {
    Job::from_texts(&[("reference.toml", &text("reference")), ("mine.toml", mine)], NL.clone())
}

fn problems_of(result: Result<Job>) -> Vec<Problem> {
    match result {
        Err(Error::Input(problems)) => problems,
        Err(other) => panic!("not a problem of the input: {other}"),
        Ok(_) => panic!("loaded without a problem"),
    }
}

/// The one problem of a shipped file in which `from` (which stands there once) became `to`.
fn patched(name: &str, from: &str, to: &str) -> Problem {
    let original = text(name);
    assert_eq!(original.matches(from).count(), 1, "{from:?} in {name}");
    let mine = original.replace(from, to);
    let substitution = text("substitution");
    let reference = text("reference");
    let files: Vec<(&str, &str)> = match name {
        "reference" => vec![("reference.toml", &mine)],
        "substitution" => vec![("reference.toml", &reference), ("substitution.toml", &mine)],
        _ => vec![("reference.toml", &reference), ("substitution.toml", &substitution), ("mine.toml", &mine)],
    };
    let mut problems = problems_of(Job::from_texts(&files, NL.clone()));
    assert_eq!(problems.len(), 1, "{}", render(&problems, Lang::En, false));
    problems.remove(0)
}

/// Patches a file and checks what is pointed at, the rule, and the help (`""`: any or none).
fn refused(name: &str, from: &str, to: &str, at: &str, rule: &str, help: &str) {
    let problem = patched(name, from, to);
    let read = &problem.source.text[problem.span.clone()];
    assert_eq!(read, at, "{problem:?}");
    assert!(problem.rule.en().contains(rule), "{:?} is not in {:?}", rule, problem.rule.en());
    let said = problem.help.as_ref().map(|help| help.en().to_owned()).unwrap_or_default();
    assert!(said.contains(help), "{help:?} is not in {said:?}");
}

#[test]
fn every_shipped_file_loads_from_disk() {
    for name in shipped_names() {
        let path = shipped(&format!("{name}.toml"));
        let job = Job::load(std::slice::from_ref(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_eq!(job.scenarios[0].name, REFERENCE);
        let last = &job.scenarios[job.scenarios.len() - 1];
        assert_eq!(last.name, name);
        assert_eq!(job.scenarios.len(), if name == REFERENCE { 1 } else { 2 });
        for words in [&last.title, &last.why] {
            assert!(!words.nl.is_empty() && !words.en.is_empty() && words.nl != words.en, "{name} in two languages");
        }
    }
}

#[test]
fn shipped_files_say_why_and_start_with_the_schema() {
    for name in shipped_names() {
        assert!(text(&name).starts_with("#:schema ./schema.json\n"), "{name}");
        let job = Job::load(&[shipped(&format!("{name}.toml"))]).unwrap();
        let scenario = &job.scenarios[job.scenarios.len() - 1];
        if !scenario.plan.is_empty() {
            assert!(scenario.notes.iter().any(|n| n.key == "plan.size" && !n.why.is_empty()), "{name}");
        }
    }
}

#[test]
fn the_substitution_scenario_is_what_it_says() {
    let job = Job::load(&[shipped("substitution.toml")]).unwrap();
    let (reference, s) = (&job.scenarios[0], &job.scenarios[1]);
    assert!(reference.plan.is_empty());
    assert_eq!((reference.horizon, s.horizon), (2035, 2035));
    assert_eq!(s.evidence, Evidence::Between);
    assert_eq!(s.plan.split, Split::Population);
    assert_eq!(s.plan.level_order, [Support::Complex, Support::Moderate, Support::Light]);
    // A straight line from 0 in 2024 to 10,000 in 2030, level after.
    let sizes: Vec<f64> = [2023, 2024, 2025, 2027, 2030, 2035].iter().map(|y| s.plan.size.at(*y)).collect();
    assert_eq!(sizes, [0.0, 0.0, 10_000.0 / 6.0, 5_000.0, 10_000.0, 10_000.0]);
    // 0.16, 0.02 and 0.49 of the staff of social work over their sum, 0.67.
    for (function, staff) in [(Function::Mbo, 0.16), (Function::Ad, 0.02), (Function::Hbo, 0.49)] {
        assert!((s.plan.share(function, 2030) - staff / 0.67).abs() < 5e-4);
    }
    assert_eq!(s.plan.share(Function::Volunteer, 2030), 0.0);
}

#[test]
fn a_mix_in_a_delta_replaces_the_whole_mix() {
    let job = Job::load(&[shipped("substitution-mbo.toml")]).unwrap();
    let s = &job.scenarios[1];
    assert_eq!(Function::ALL.map(|f| s.plan.share(f, 2030)), [0.0, 1.0, 0.0, 0.0]);
    assert_eq!(s.plan.size.at(2030), 10_000.0, "inherited from substitution");
    assert_eq!(s.title.en, "Substitution, mbo only", "not inherited");
    let inputs: Vec<&str> = job.inputs().map(|i| i.0.rsplit('/').next().unwrap()).collect();
    assert_eq!(inputs, ["substitution-mbo.toml", "substitution.toml", "reference.toml"]);
}

#[test]
fn several_files_make_one_job_in_their_order() {
    let paths =
        ["substitution-hbo", "reference", "lower-absence", "substitution-hbo"].map(|n| shipped(&format!("{n}.toml")));
    let job = Job::load(&paths).unwrap();
    let names: Vec<&str> = job.scenarios.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["reference", "substitution-hbo", "lower-absence"]);
}

#[test]
fn a_resolved_job_loads_as_the_same_job() {
    let paths: Vec<PathBuf> = shipped_names().iter().map(|n| shipped(&format!("{n}.toml"))).collect();
    let mine = r#"
        extends = "reference"
        title = "Een \"titel\"\u007f\n met van alles"
        evidence = { value = { beta = { alpha = 2, beta = 2.5 } }, why = "half\\way" }
        [plan]
        size = { ramp = { 2025 = 1.5 } }
        mix = { mbo = { ramp = { 2024 = 0, 2030 = 0.1 }, why = "more" }, hbo = { ramp = { 2024 = 1, 2030 = 0.9 } } }
        split = { given = { RA0101 = 0.3, RA0919 = 0.7 }, source = "somewhere" }
        level_order = ["light", "complex", "moderate"]
        [levers.exits]
        all = -0.1
        hospitals = 0
        [[levers.moved]]
        from = "nursing_homes"
        to = "home_care"
        share = { ramp = { 2024 = 0, 2030 = 0.01 }, why = "w", source = "s" }
        [parameters]
        "lag_recovered:all" = { discrete = { values = [0, 1], weights = [0.3, 0.7] } }
        "direct:light:gp_care" = { metalog = { p10 = 0, p50 = 0.03, p90 = 0.07, min = -0.1, max = 0.2 } }
        "direct:light:hospitals" = { normal = { p5 = -0.01, p50 = 0.01, p95 = 0.03 } }
        "hours_per_client_year:light" = { lognormal = { median = 20, p95 = 50 } }
    "#;
    for job in [Job::load(&paths).unwrap(), load(mine).unwrap()] {
        let written = resolved::write(&job);
        let again =
            Job::from_texts(&[("resolved.toml", &written)], NL.clone()).unwrap_or_else(|e| panic!("{e}\n{written}"));
        assert_eq!(again.scenarios, job.scenarios);
        assert_eq!(resolved::write(&again), written);
    }
}

#[test]
fn extends_takes_names_and_paths_over_several_steps() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    };
    let data = format!("value = '{}'", shipped("nl").display());
    put("base.toml", &text("reference").replace("value = \"nl\"", &data));
    put("one.toml", "extends = 'base'\nhorizon = 2030\n[levers.hours]\nall = 0.1\nhospitals = 0.2");
    let two = put("deeper/two.toml", "extends = '../one.toml'\n[levers.hours]\nall = 0.3");
    let job = Job::load(&[two]).unwrap();
    assert_eq!(job.scenarios[0].name, REFERENCE, "whatever the base's file is called");
    let levers = &job.scenarios[1].levers;
    assert_eq!(levers.hours[0].1.at(2030), 0.3, "the later file wins");
    assert_eq!(levers.hours[1].0, Target::Branch("hospitals".into()));
    assert_eq!(levers.hours[1].1.at(2030), 0.2, "key by key");
    assert_eq!(job.scenarios[0].horizon, 2030, "the reference runs as far as its scenarios");

    let lost = Job::load(&[dir.path().join("deeper/tow.toml")]).unwrap_err();
    assert!(lost.to_string().contains("two.toml") && lost.exit_code() == 2, "{lost}");
}

#[test]
fn wrong_extends() {
    refused("substitution", "extends = \"reference\"", "extends = \"\"", "\"\"", "is empty", "reference");
    refused(
        "substitution",
        "extends = \"reference\"",
        "extends = \"referense\"",
        "\"referense\"",
        "no scenario file",
        "`reference`",
    );
    refused("substitution", "extends = \"reference\"", "extends = 3", "3", "not a number", "");
    refused("substitution", "extends = \"reference\"", "extends = \"substitution\"", "\"substitution\"", "circle", "");
    let circle = [("a.toml", "extends = 'b'"), ("b.toml", "extends = 'a'")];
    let problems = problems_of(Job::from_texts(&circle, NL.clone()));
    assert!(problems.iter().any(|p| p.rule.en().contains("a.toml extends b.toml extends a.toml")), "{problems:?}");
}

#[test]
fn unknown_names_come_with_the_nearest() {
    refused("substitution", "[plan.size]", "[plan.sise]", "sise", "not a key", "`size`");
    refused("substitution", "[plan.size]", "[paln.size]", "paln", "not a key", "`plan`");
    refused("substitution", "[plan.size]", "[size]", "size", "not a key", "`plan.size`");
    refused("reference", "[horizon]", "[horizn]", "horizn", "not a key", "`horizon`");
    refused("lower-absence", "[levers.absence.all]", "[levers.absense.all]", "absense", "not a key", "`absence`");
    refused(
        "lower-absence",
        "[levers.absence.all]",
        "[levers.absence.hospitls]",
        "hospitls",
        "no branch",
        "`hospitals`",
    );
    refused("training-places", "verzorgende_ig =", "verzorgende =", "verzorgende", "no programme", "verzorgende_ig");
    refused("care-at-home", "\"home_care\"", "\"homecare\"", "\"homecare\"", "no branch", "`home_care`");
    refused("care-at-home", "returned =", "return =", "return", "not a key", "`returned`");
    refused("substitution-mbo", "mbo = 1", "mob = 1", "mob", "no function", "`mbo`");
    refused("reference", "\"light\"]", "\"licht\"]", "\"licht\"", "no level of support", "`light`");
    refused("reference", "\"population\"", "\"populaton\"", "\"populaton\"", "no split", "`population`");
    refused("reference", "value = \"between\"", "value = \"betwen\"", "\"betwen\"", "no evidence profile", "`between`");
    let branches = "\"hire_source:ad:care_branches\"";
    let misspelt = "\"hire_source:ad:care_branchs\"";
    refused("drawn-from-care", branches, misspelt, misspelt, "no parameter", "`hire_source:ad:care_branches`");
    let pert = "\"lag_recovered:all\" = { prt = { min = 0, mode = 1, max = 2 } }";
    one(&format!("extends = 'reference'\n[parameters]\n{pert}"), "prt", "no distribution", "`pert`");
    let region = "extends = 'reference'\n[plan]\nsplit = { given = { RA0011 = 0.5, RA0919 = 0.5 } }";
    one(region, "RA0011", "no region", "`RA");
}

#[test]
fn wrong_types() {
    refused(
        "substitution",
        "2030 = 10000",
        "2030 = \"10000\"",
        "\"10000\"",
        "must be a number, not text",
        "without quotes",
    );
    refused("reference", "value = 2035", "value = 2035.5", "2035.5", "must be a year", "");
    refused("reference", "size = 0", "size = []", "[]", "must be a number or `{ ramp", "");
    refused("reference", "size = 0", "size = { 2024 = 0 }", "{ 2024 = 0 }", "a number or a ramp", "{ ramp =");
    refused("reference", "value = \"nl\"", "value = 3", "3", "must be text", "");
    one("extends = 'reference'\nlevers = 3", "3", "must be a table", "");
    one("extends = 'reference'\n[plan]\nmix = 1979-05-27", "1979-05-27", "must be a table, not a date", "");
    one("extends = 'reference'\n[levers]\nmoved = true", "true", "a list of tables", "");
}

#[test]
fn numbers_that_cannot_be() {
    let at = "{ 2024 = 0, 2030 = 10000 }";
    refused("substitution", "2030 = 10000", "2030 = nan", "nan", "finite", "");
    refused("substitution", "2030 = 10000", "2030 = -inf", "-inf", "finite", "");
    refused("substitution", "2030 = 10000", "2030 = 99999999999999999999", "99999999999999999999", "finite", "");
    refused("substitution", "2030 = 10000", "2030 = -10000", "-10000", "can't be negative", "");
    refused("substitution", "2030 = 10000", "2030 = 10.000", "10.000", "decimal point", "write 10000 or 10_000");
    refused("substitution", at, "{}", "{}", "no point", "");
    refused("substitution", "2024 = 0", "2022 = 0", "2022", "between 2023", "");
    refused("substitution", "2024 = 0", "soon = 0", "soon", "not a year", "");
    refused("reference", "mbo = 0.239", "mbo = 23.9", "23.9", "must lie between 0 and 1", "0.239");
    refused("reference", "value = 2035", "value = 2023", "2023", "it must come after the base year", "");
    refused("reference", "value = 2035", "value = 2060", "2060", "the data set ends there", "");
    refused("reference", "size = 0", "size = 5", "5", "the reference itself has none", "extends");
    refused("more-hours", "2030 = 0.02", "2030 = -1", "-1", "must be above -1", "");
    refused("more-inflow", "2030 = 0.1", "2030 = -1.5", "-1.5", "must be above -1", "");
    refused("higher-productivity", "2034 = 0.05", "2034 = 5", "5", "must be below 1", "0.05");
    refused("care-at-home", "2033 = 0.034", "2033 = 3.4", "3.4", "between 0 and 1", "0.034");
    refused("care-at-home", "value = 0.726", "value = -1", "-1", "can't be negative", "");
    refused("training-places", "3900", "-3900", "-3900", "can't be negative", "");
    refused(
        "lower-absence",
        "2030 = -0.01",
        "2030 = -0.1",
        "[levers.absence.all]",
        "in other_care it becomes -0.054",
        "",
    );
    one("extends = 'reference'\n[levers.exits]\nall = 12", "12", "may leave or switch", "");
    one("extends = 'reference'\nevidence = 1.5", "1.5", "between 0", "");
    one(
        "extends = 'reference'\nevidence = { normal = { mean = 0.5, sd = 0.1 } }",
        "{ normal = { mean = 0.5, sd = 0.1 } }",
        "0",
        "",
    );
}

#[test]
fn sums_and_parts() {
    refused(
        "reference",
        "hbo = 0.731",
        "hbo = 0.73",
        "[plan.mix]",
        "in 2023 it adds up to 0.999",
        "mbo 0.239 + ad 0.03 + hbo 0.73",
    );
    let ramp = "{ ramp = { 2025 = 0.731, 2030 = 0.9 } }";
    refused("reference", "hbo = 0.731", &format!("hbo = {ramp}"), "[plan.mix]", "in 2026 it adds up to 1.0338", "");
    let given = "{ RA0101 = 0.5, RA0919 = 0.4 }";
    one(&format!("extends = 'reference'\n[plan]\nsplit = {{ given = {given} }}"), given, "add up to 0.9", "");
    let twice = "[\"complex\", \"complex\", \"light\"]";
    one(&format!("extends = 'reference'\n[plan]\nlevel_order = {twice}"), twice, "once", "");
    refused(
        "care-at-home",
        "to = \"home_care\"",
        "to = \"nursing_homes\"",
        "\"nursing_homes\"",
        "to another branch",
        "",
    );
    refused("care-at-home", "to = \"home_care\"", "", "[[levers.moved]]", "needs `to`", "");
    let lone = "extends = 'reference'\n[parameters]\n\"hire_source:mbo:care_branches\" = 0.7";
    one(lone, "0.7", "parts of one whole", "hire_source:mbo:newly_trained, hire_source:mbo:outside_care");
    let to = "[[levers.moved]]\nfrom = 'hospitals'\nto = 'youth_care'\nshare = 0.1";
    one(
        &format!("extends = 'reference'\n{to}"),
        "[[levers.moved]]",
        "doesn't say how much demand comes back",
        "`returned`",
    );
    let both = format!("{to}\nreturned = 1\n{to}\nreturned = 1");
    one(&format!("extends = 'reference'\n{both}"), "[[levers.moved]]", "moved twice", "");
}

#[test]
fn distributions_that_cannot_be() {
    let parameter = |name: &str, dist: &str, at: &str, rule: &str, help: &str| {
        one(&format!("extends = 'reference'\n[parameters]\n\"{name}\" = {dist}"), at, rule, help);
    };
    let gp = "direct:light:gp_care";
    let order = "{ min = 0.1, mode = 0, max = 0.2 }";
    parameter(gp, &format!("{{ pert = {order} }}"), order, "min", "");
    parameter(gp, "{ pert = { min = 0, max = 0.1 } }", "{ min = 0, max = 0.1 }", "`pert` needs min, mode, max", "");
    parameter(gp, "{ pert = { min = 0, mode = 0, max = 0.1, sd = 1 } }", "sd", "not a key", "");
    parameter(gp, "{ uniform = { min = 0, max = nan } }", "nan", "finite", "");
    parameter(gp, "2.5", "2.5", "can't be above 1", "");
    parameter("recovered:light", "-0.1", "-0.1", "can't be negative", "");
    let normal = "{ normal = { mean = 0.1, sd = 0.1 } }";
    parameter("recovered:light", normal, normal, "can't be negative", "truncated_normal");
    let weights = "{ values = [0, 1], weights = [0.5, -0.5] }";
    parameter("lag_recovered:all", &format!("{{ discrete = {weights} }}"), weights, "weight", "");
    parameter("lag_recovered:all", "0.5", "0.5", "whole years from 0 to 2", "");
    parameter("lag_recovered:all", "3", "3", "whole years from 0 to 2", "");
    parameter("evidence:u", "0.5", "\"evidence:u\"", "not set here", "`evidence`");
}

#[test]
fn names_of_scenarios() {
    one("extends = 'reference'\nname = 'a@controlled'", "'a@controlled'", "reserved", "");
    one("extends = 'reference'\nname = 'my plan'", "'my plan'", "letters", "");
    one("extends = 'reference'\nname = 'reference'", "'reference'", "the name of the base", "");
    refused("reference", "title =", "name = \"base\"\ntitle =", "\"base\"", "called `reference`", "");
    let (base, a, b) =
        (text("reference"), "extends = 'reference'\nname = 'same'", "extends = 'reference'\nname = 'same'");
    let files = [("reference.toml", &*base), ("a.toml", a), ("b.toml", b)];
    let problems = problems_of(Job::from_texts(&files, NL.clone()));
    assert!(
        problems.len() == 1 && problems[0].source.file == "b.toml" && problems[0].rule.en().contains("Two scenarios")
    );
    let files = [("reference.toml", &*base), ("my plan.toml", "extends = 'reference'")];
    let problems = problems_of(Job::from_texts(&files, NL.clone()));
    assert!(
        problems.len() == 1 && problems[0].help.as_ref().is_some_and(|h| h.en().contains("rename")),
        "{problems:?}"
    );
}

#[test]
fn scenarios_of_one_job_agree() {
    let base = text("reference");
    let run = |files: &[(&str, &str)]| {
        let problems = problems_of(Job::from_texts(files, NL.clone()));
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].rule.en().to_owned()
    };
    let (early, late) = ("extends = 'reference'\nhorizon = 2030", "extends = 'reference'");
    assert!(run(&[("reference.toml", &base), ("a.toml", early), ("b.toml", late)]).contains("run to one year"));
    assert!(
        run(&[("reference.toml", &base), ("a.toml", "extends='reference'\ndata='elsewhere'")]).contains("one data set")
    );
    let other = [("reference.toml", &*base), ("base.toml", &*base), ("a.toml", "extends='base'")];
    assert!(problems_of(Job::from_texts(&other, NL.clone())).iter().all(|p| p.rule.en().contains("build on one base")));
}

#[test]
fn a_base_gives_what_has_no_default() {
    let problems = problems_of(Job::from_texts(&[("mine.toml", "title = 'mine'")], NL.clone()));
    let rules: Vec<&str> = problems.iter().map(|p| p.rule.en().split(':').next().unwrap()).collect();
    assert_eq!(rules, ["`data` is missing", "`horizon` is missing", "`plan.mix` is missing"]);
    assert!(problems.iter().all(|p| p.span == (14..14)), "at the end of the file");
}

#[test]
fn a_file_with_ten_problems_reports_ten() {
    let mine = r#"extends = "reference"
nmae = "ten"
horizon = 2100
evidence = "most"
[plan]
size = { ramp = { 2019 = 0, 2030 = -5 } }
mix = { mbo = 0.5, hbo = 0.4 }
split = { given = { RA0101 = 2 } }
[levers.absence]
hopitals = -0.01
[levers.hours]
all = "0,02"
[parameters]
"direct:light:gp_car" = 0.1
"#;
    let problems = problems_of(load(mine));
    let lines: Vec<usize> = problems.iter().map(|p| p.position().0).collect();
    assert_eq!(lines, [2, 3, 4, 6, 6, 7, 8, 10, 12, 14], "{}", render(&problems, Lang::En, false));
    let shown = render(&problems, Lang::En, false);
    assert!(shown.ends_with("10 problems found\n"));
    for part in ["mine.toml:2:1", "nmae = \"ten\"", "did you mean `name`?", "`hospitals`", "0.9"] {
        assert!(shown.contains(part), "no {part} in\n{shown}");
    }
}

#[test]
fn syntax_errors_are_reported_together_and_with_the_others() {
    let mine = "extends = \"reference\"\nhorizon = 2o35\n[plan]\nsize = 0,5\nmix = { mbo = 2 }\nsplit = \"open\n";
    let problems = problems_of(load(mine));
    let places: Vec<(usize, usize)> = problems.iter().map(Problem::position).collect();
    assert_eq!(places.iter().map(|p| p.0).collect::<Vec<_>>(), [2, 4, 5, 6], "{}", render(&problems, Lang::En, false));
    assert!(problems[1].help.as_ref().is_some_and(|h| h.en().contains("0.5")), "the Dutch decimal comma is recognised");
}

#[test]
fn problems_of_a_base_are_told_once_and_in_its_file() {
    let base = text("reference").replace("split = \"population\"", "splitt = \"population\"");
    let files =
        [("reference.toml", &*base), ("a.toml", "extends = 'reference'"), ("b.toml", "extends = 'reference'\nx = 1")];
    let problems = problems_of(Job::from_texts(&files, NL.clone()));
    let files: Vec<&str> = problems.iter().map(|p| p.source.file.as_str()).collect();
    assert_eq!(files, ["reference.toml", "b.toml"]);
}

#[test]
fn files_that_are_no_text() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("latin1.toml");
    std::fs::write(&path, b"extends = \"reference\"\ntitle = \"pati\xebnten\"\n").unwrap();
    let problems = problems_of(Job::load(&[path]));
    assert_eq!((problems.len(), problems[0].position()), (1, (2, 14)));
    assert!(matches!(Job::load(&[dir.path().join("nowhere.toml")]), Err(e) if e.exit_code() == 2));
    let table = dir.path().join("table.toml");
    std::fs::copy(shipped("nl/population.csv"), &table).unwrap();
    assert!(problems_of(Job::load(&[table])).len() < 50, "a wrong file doesn't flood the screen");
}

#[test]
fn an_unknown_data_set_is_named_with_its_neighbours() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("base.toml");
    std::fs::write(
        &path,
        text("reference").replace("value = \"nl\"", "value = \"nll\"").replace("size = 0", "size = -1"),
    )
    .unwrap();
    let problems = problems_of(Job::load(&[path]));
    assert_eq!(problems.len(), 2, "and the other problems: {problems:?}");
    assert!(problems[0].rule.en().contains("no data set `nll`"));
}

#[test]
fn the_schema_in_the_folder_is_the_one_of_the_program() {
    let kept: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(shipped("schema.json")).unwrap()).unwrap();
    let made = schema(Some(&**NL));
    assert!(kept == made, "out of date: run `schakel schema > scenarios/schema.json`");
    assert!(made["properties"]["levers"]["properties"]["hours"]["properties"]["hospitals"].is_object());
}

#[test]
fn explains_keys_and_parameters() {
    let en = |key: &str| explain(key, Lang::En, Some(&**NL));
    assert!(en("plan.size").unwrap().contains("contract FTE above the reference"));
    assert!(explain("plan.size", Lang::Nl, None).unwrap().contains("eenheid: contract-fte"));
    assert!(en("levers.hours.hospitals").unwrap().starts_with("levers.hours.BRANCH"));
    assert!(en("levers").unwrap().contains("levers.moved.share"));
    let gp = en("parameters.direct:light:gp_care").unwrap();
    for part in ["pert (min -0.02, mode 0.04, max 0.12)", "advocates' own cases: 0.1", "assumption", "share of use"] {
        assert!(gp.contains(part), "no {part} in {gp}");
    }
    // scipy.stats.beta(0.12 * 24, 0.88 * 24).ppf([0.05, 0.5, 0.95])
    assert!(en("hire_source:mbo:care_branches").unwrap().contains("0.1200; P5 0.0337, P50 0.1094, P95 0.2425"));
    assert!(en("direct").unwrap().contains("direct:complex:youth_care"));
    assert!(en("plan.sise").is_none() && en("parameters.nothing:here").is_none() && en("").is_none());
}

/// The one problem of `mine.toml`.
fn one(mine: &str, at: &str, rule: &str, help: &str) {
    let problems = problems_of(load(mine));
    assert_eq!(problems.len(), 1, "{}", render(&problems, Lang::En, false));
    let problem = &problems[0];
    assert_eq!(&problem.source.text[problem.span.clone()], at, "{problem:?}");
    assert!(problem.rule.en().contains(rule), "{rule:?} is not in {:?}", problem.rule.en());
    let said = problem.help.as_ref().map(|help| help.en().to_owned()).unwrap_or_default();
    assert!(said.contains(help), "{help:?} is not in {said:?}");
}

/// What `[[plan.programmes]]` holds, in a plan of 100.
fn with_programmes(entries: &str) -> String {
    format!("extends = 'reference'\nplan.size = 100\n[[plan.programmes]]\n{entries}")
}

#[test]
fn programmes_have_a_type_levels_and_a_share() {
    let mine = with_programmes(
        "programme = 'housing_first'\nshare = { value = 0.2, why = 'Few.' }\n[[plan.programmes]]\nprogramme = \
         'wellbeing_on_prescription'\nshare = 0.3\nlevels = ['moderate']\nwhy = 'Many.'\n[[plan.programmes]]\ntype = \
         'curative_collective'\nname = 'own-group'\nshare = 0.25\n",
    );
    let job = load(&mine).unwrap();
    let plan = &job.scenarios[1].plan;
    let seen: Vec<_> =
        plan.programmes.iter().map(|p| (p.id.as_str(), p.approach.as_str(), p.share, p.is_own)).collect();
    let want = [
        ("housing_first", "curative_individual", 0.2, false),
        ("wellbeing_on_prescription", "preventive_individual", 0.3, false),
        ("own-group", "curative_collective", 0.25, true),
    ];
    assert_eq!(seen, want);
    let levels: Vec<_> = plan.programmes.iter().map(|p| p.levels.as_slice()).collect();
    assert_eq!(levels, [&[Support::Complex][..], &[Support::Moderate], &Support::ALL]);
    assert!((plan.rest().unwrap() - 0.25).abs() < 1e-12);
    let notes: Vec<_> = job.scenarios[1].notes.iter().map(|n| (n.key.as_str(), n.why.as_str())).collect();
    for note in [("plan.programmes.housing_first", "Few."), ("plan.programmes.wellbeing_on_prescription", "Many.")] {
        assert!(notes.contains(&note), "{notes:?}");
    }
    let again = Job::from_texts(&[("resolved.toml", &resolved::write(&job))], NL.clone()).unwrap();
    assert_eq!(again.scenarios, job.scenarios);
    // A list replaces the one it extends, and an empty one takes it away.
    let none = "extends = 'programmes'\nplan.programmes = []\n";
    let files = [("none.toml", none), ("programmes.toml", &mine), ("reference.toml", &text("reference"))];
    let job = Job::from_texts(&files, NL.clone()).unwrap();
    assert!(job.scenarios[1].plan.programmes.is_empty() && !job.scenarios[1].plan.is_empty());
}

#[test]
fn programmes_that_cannot_be() {
    let entry = "[[plan.programmes]]";
    let wrong = |entries: &str, at: &str, rule: &str, help: &str| one(&with_programmes(entries), at, rule, help);
    wrong("programme = 'housing_frist'\nshare = 0.2", "'housing_frist'", "no programme called", "`housing_first`");
    wrong(
        "type = 'preventive'\nname = 'a'\nshare = 0.2",
        "'preventive'",
        "no type of approach",
        "preventive_individual",
    );
    wrong("share = 0.2", entry, "needs `programme`, or `type` and `name`", "");
    wrong(
        "programme = 'housing_first'\ntype = 'curative_individual'\nshare = 0.2",
        "type",
        "not both",
        "one of your own",
    );
    wrong("type = 'curative_individual'\nshare = 0.2", entry, "needs a `name`", "");
    wrong("programme = 'housing_first'\nname = 'mine'\nshare = 0.2", "name", "that of the data set", "");
    wrong("type = 'curative_individual'\nname = 'other'\nshare = 0.2", "'other'", "stands for the staff", "");
    wrong("type = 'curative_individual'\nname = 'a b'\nshare = 0.2", "'a b'", "holds letters", "");
    wrong(
        "type = 'curative_individual'\nname = 'housing_first'\nshare = 0.2",
        "'housing_first'",
        "of the data set",
        "",
    );
    wrong("programme = 'housing_first'", entry, "needs `share`", "");
    wrong("programme = 'housing_first'\nshare = 0", "0", "above 0", "leave it out");
    wrong("programme = 'housing_first'\nshare = 20", "20", "between 0 and 1", "0.2");
    wrong("programme = 'housing_first'\nshare = 0.2\nlevels = []", "[]", "one or more of", "leave it out");
    wrong("programme = 'housing_first'\nshare = 0.2\nlevels = ['heavy']", "'heavy'", "no level of support", "complex");
    wrong("programme = 'housing_first'\nshare = 0.2\nsize = 3", "size", "not a key", "plan.size");
    let twice = format!("programme = 'housing_first'\nshare = 0.2\n{entry}\nprogramme = 'housing_first'\nshare = 0.3");
    wrong(&twice, "0.3", "in the plan twice", "");
    let two = "plan = { size = 100, programmes = [{ programme = 'housing_first', share = 0.6 }, { programme = \
               'neighbourhood_coaching', share = 0.6 }] }";
    let list = &two[two.find("[{").unwrap()..two.len() - 2];
    one(&format!("extends = 'reference'\n{two}"), list, "together at most 1, not 1.2", "ordinary social work");
    let idle = "extends = 'reference'\n[[plan.programmes]]\nprogramme = 'housing_first'\nshare = 0.2";
    one(idle, "0.2", "`plan.size` is 0", "give `plan.size`");
    // A point of a sweep may be without a plan, beside others that have one.
    let swept = format!("{idle}\n[sweep]\n\"plan.size\" = [0, 100]\n");
    assert_eq!(load(&swept).unwrap().scenarios.len(), 3);
    let lists = "extends = 'reference'\nplan.size = 100\n[sweep]\n\"plan.programmes\" = { none = [], first = [{ programme = \
                 'housing_first', share = 0.2 }] }\n";
    let shares = |s: &std::sync::Arc<schakel::scenario::Scenario>| s.plan.programmes.len();
    assert_eq!(load(lists).unwrap().scenarios.iter().map(shares).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn a_data_set_without_types_has_no_programmes() {
    let mut dataset = (**NL).clone();
    (dataset.approaches, dataset.help_programmes) = (Vec::new(), Vec::new());
    let mine = with_programmes("programme = 'housing_first'\nshare = 0.2");
    let files = [("mine.toml", mine.as_str()), ("reference.toml", &text("reference"))];
    let problems = problems_of(Job::from_texts(&files, std::sync::Arc::new(dataset)));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].rule.en().contains("has no types of approach"), "{}", problems[0].rule.en());
}

/// Pieces of scenario files, to get further into the decoder than plain noise does.
const PIECES: &[&str] = &[
    "extends = \"reference\"\n",
    "name",
    "title",
    "horizon",
    "plan",
    "size",
    "mix",
    "split",
    "given",
    "levers",
    "absence",
    "moved",
    "parameters",
    "\"direct:light:gp_care\"",
    "pert",
    "discrete",
    "values",
    "weights",
    "ramp",
    "value",
    "why",
    "all",
    "hospitals",
    "from",
    "to",
    "share",
    "evidence",
    "beta",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    " = ",
    ".",
    ",",
    "\n",
    "\"",
    "'",
    "#",
    "2024",
    "2030",
    "0.5",
    "-1",
    "1e400",
    "nan",
    "inf",
    "true",
    "1979-05-27",
    "mbo",
    "é",
    "\u{0}",
    "RA0101",
    "\"\"\"",
    "_",
    "0x",
    "scenario",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_answered_not_panicked_at(text in "(?s).{0,200}") {
        if let Err(Error::Input(problems)) = load(&text) {
            render(&problems, Lang::En, false);
        }
    }

    #[test]
    fn any_mix_of_pieces_is_answered_not_panicked_at(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.iter().map(|i| PIECES[*i]).collect();
        for file in [text.clone(), format!("extends = 'reference'\n{text}"), format!("[[scenario]]\n{text}")] {
            if let Err(Error::Input(problems)) = load(&file) {
                render(&problems, Lang::En, false);
            }
        }
    }

    #[test]
    fn any_byte_changed_in_a_shipped_file_is_answered(at in 0usize..4000, with in any::<char>()) {
        let mut mine: Vec<char> = text("everything").chars().collect();
        let at = at % mine.len();
        mine[at] = with;
        let mine: String = mine.into_iter().collect();
        let (base, middle) = (text("reference"), text("substitution"));
        let files = [("reference.toml", &*base), ("substitution.toml", &*middle), ("mine.toml", &*mine)];
        if let Err(Error::Input(problems)) = Job::from_texts(&files, NL.clone()) {
            render(&problems, Lang::En, true);
        }
    }
}
