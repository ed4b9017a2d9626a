//! `schakel evidence` and `evidence = "POOL"`: what contrary findings do, one's own table, scenarios and pictures.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use schakel::analysis::evidence::{Review, review};
use schakel::dataset::{Dataset, Finding};
use schakel::dist::Dist;
use schakel::error::Error;
use schakel::meta::pool;
use schakel::run::{self, Observer, Options, Results};
use schakel::scenario::{Job, pools, resolved};

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

static NL: LazyLock<std::sync::Arc<Dataset>> =
    LazyLock::new(|| Dataset::load(&package().join("scenarios/nl")).unwrap().into());

/// `mine`, which extends the shipped base.
fn load(mine: &str) -> schakel::error::Result<Job> {
    let reference = std::fs::read_to_string(package().join("scenarios/reference.toml")).unwrap();
    let substitution = std::fs::read_to_string(package().join("scenarios/substitution.toml")).unwrap();
    let files = [("reference.toml", &*reference), ("substitution.toml", &*substitution), ("mine.toml", mine)];
    Job::from_texts(&files, NL.clone())
}

fn mine(lines: &str) -> String {
    format!("extends = \"substitution\"\nevidence = \"controlled\"\n[parameters]\n{lines}\n")
}

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _: u64) {}
}

fn results(job: &Job, central: bool) -> Results {
    let options = Options { draws: 512, central, ..Options::default() };
    run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false)).unwrap()
}

/// Care found less care avoided in 2035, effective FTE: what the evidence decides.
fn found_less_avoided(job: &Job) -> f64 {
    let results = results(job, true);
    let at = results.scenarios.iter().position(|s| s.name == "mine").unwrap();
    let level = |measure| results.level(at, measure, "total", "breed", 2035, "fte").unwrap().p(50).unwrap();
    level("care_found") - level("care_avoided")
}

fn of(pool: &str) -> Review {
    let job = load("extends = \"reference\"").unwrap();
    review(&NL, &job.scenarios[0], &NL.findings, pool).unwrap()
}

/// The pooled effect without the findings named.
fn without(name: &str, left_out: &[&str]) -> f64 {
    let kept: Vec<Finding> = NL.findings.iter().filter(|f| !left_out.contains(&f.id.as_str())).cloned().collect();
    assert_eq!(kept.len() + left_out.len(), NL.findings.len(), "all of {left_out:?} are there");
    pool(&pools::studies(&kept, name, &pools::central(&NL)).unwrap()).unwrap().effect
}

#[test]
fn contrary_evidence_moves_what_the_studies_say_together() {
    // Effects that vanish with controls and at longer follow-up, entered as zero: without them three times the fall.
    let all = of("gp_direct").pooled.effect;
    assert!(without("gp_direct", &["E13", "E20"]) < 3.0 * all && all < 0.0);
    // Controlled trials of care for the old that found more cost turn the sign of the pool.
    assert!(of("elderly_direct").pooled.effect > 0.0 && without("elderly_direct", &["E29", "E31"]).abs() < 1e-12);
    // Prevention in youth care that raised cost, and the controlled study that found nothing.
    let youth = of("youth_prevent").pooled.effect;
    assert!(youth > without("youth_prevent", &["E25"]) && without("youth_prevent", &["E25"]) < 0.0);
    assert!(without("youth_prevent", &["E25", "E26"]) < -0.1);
    // 14 % more referrals where teams came: the one finding of its pool.
    assert_eq!(of("refer").pooled.effect, 0.14);
    // What a review calls the pool without contrary evidence is this.
    let contrary = of("gp_direct").without_contrary.unwrap().effect;
    assert!((contrary - without("gp_direct", &["E13", "E20"])).abs() < 1e-15);
}

#[test]
fn referrals_from_the_study_move_the_outcome_of_a_scenario() {
    let names = ["moderate:home_care", "moderate:disability_care", "complex:home_care", "complex:disability_care"];
    let set = |value: &str| mine(&names.map(|n| format!("\"refer_probability:{n}\" = {value}")).join("\n"));
    let without = found_less_avoided(&load(&set("0")).unwrap());
    let with = found_less_avoided(&load(&set("{ evidence = \"refer\" }")).unwrap());
    let judged = found_less_avoided(&load("extends = \"substitution\"\nevidence = \"controlled\"").unwrap());
    assert!(without < judged && judged < with, "{without} {judged} {with}");
    assert!(with - without > 500.0, "{with} {without}");
}

#[test]
fn a_finding_left_out_of_the_table_moves_the_scenario_too() {
    let folder = package().join("scenarios/nl");
    let mut files = std::collections::BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.extension().is_some_and(|e| e == "csv" || e == "toml") {
            let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
            files.insert(name, std::fs::read_to_string(entry).unwrap());
        }
    }
    let table = files.get_mut("effects.csv").unwrap();
    *table = table
        .lines()
        .filter(|l| !l.starts_with("E13,") && !l.starts_with("E20,"))
        .map(|l| l.to_owned() + "\n")
        .collect();
    let less = Dataset::from_files("nl", &files).unwrap();
    let reference = std::fs::read_to_string(package().join("scenarios/reference.toml")).unwrap();
    let text = mine("\"direct:light:gp_care\" = { evidence = \"gp_direct\" }").replace("substitution", "reference");
    let median = |data: Dataset| {
        let job = Job::from_texts(&[("reference.toml", &reference), ("mine.toml", &text)], data.into()).unwrap();
        job.scenarios[1].parameters.iter().find(|p| p.name == "direct:light:gp_care").unwrap().dist.median()
    };
    assert!(median(less) > 3.0 * median(Dataset::clone(&NL)));
}

#[test]
fn a_prediction_is_the_one_by_hand() {
    let job = load(&mine(
        "\"direct:light:gp_care\" = { evidence = \"gp_direct\" }\n\"prevent:light:home_care\" = { evidence = \"elderly_prevent\" }\n\
         \"recovered:light\" = 0.5\n\"refer_probability:moderate:home_care\" = { evidence = \"refer\" }",
    ))
    .unwrap();
    let dist =
        |name: &str| job.scenarios.last().unwrap().parameters.iter().find(|p| p.name == name).unwrap().dist.clone();
    let argument = |d: &Dist, name: &str| d.arguments().iter().find(|(n, _)| *n == name).map(|(_, x)| *x);
    let p = of("gp_direct").pooled;
    let gp = dist("direct:light:gp_care");
    assert_eq!((gp.name(), argument(&gp, "df"), argument(&gp, "location")), ("student_t", Some(3.0), Some(-p.effect)));
    assert_eq!(gp.support(), (f64::NEG_INFINITY, 1.0));
    // Hardly anything lies above 1, where a share ends: P90 less P50 of t(3) is 1.6377443536962102 scales (table of Student's t).
    let spread = (p.tau2 + p.error() * p.error()).sqrt() * 1.637_744_353_696_210_2;
    assert!((gp.quantile(0.9) - gp.quantile(0.5) - spread).abs() < 1e-3 * spread);
    // Two findings of zero, se 0.02, weights w: error 0.02/√(2w); over recovered 0.5, not the data set's 0.4; t(1), below 1.
    let weight = NL.parameters[NL.parameter("study_type_discount:quasi-experiment").unwrap()].dist.median();
    let home = dist("prevent:light:home_care");
    assert!((argument(&home, "scale").unwrap() - 0.02 / (2.0 * weight).sqrt() / 0.5).abs() < 1e-15);
    assert_eq!((argument(&home, "df"), home.support()), (Some(1.0), (f64::NEG_INFINITY, 1.0)));
    // One finding: the normal around 0.14/3.75 x the part of home care, cut off at 0.
    let refer = dist("refer_probability:moderate:home_care");
    let central =
        |b: &str| NL.parameters[NL.parameter(&format!("refer_probability:moderate:{b}")).unwrap()].dist.median();
    let part = central("home_care") / (central("home_care") + central("disability_care"));
    assert_eq!(refer.name(), "truncated_normal");
    assert!((argument(&refer, "mean").unwrap() - 0.14 / 3.75 * part).abs() < 1e-15);
    assert!((argument(&refer, "sd").unwrap() - 0.05 / weight.sqrt() / 3.75 * part).abs() < 1e-15);
    assert_eq!(argument(&refer, "min"), Some(0.0));
}

#[test]
fn a_resolved_job_keeps_pools_draws_and_warnings() {
    let job = load(&mine(
        "\"prevent:light:home_care\" = { evidence = \"elderly_prevent\", why = \"Two studies.\" }\n\
         \"refer_probability:moderate:home_care\" = { evidence = \"refer\" }",
    ))
    .unwrap();
    let text = resolved::write(&job);
    assert!(text.contains("{ evidence = \"elderly_prevent\", student_t = { location = "), "{text}");
    let again = Job::from_texts(&[("resolved.toml", &text)], NL.clone()).unwrap();
    assert_eq!(again.scenarios, job.scenarios);
    assert_eq!(resolved::write(&again), text);
    let (first, second) = (results(&job, false), results(&again, false));
    let bytes = |r: &Results| schakel::export::csv::effects(r).unwrap();
    assert_eq!(bytes(&first), bytes(&second));
    let codes = |r: &Results| {
        r.warnings.iter().map(|w| w.code.to_string()).filter(|c| c.as_str() >= "W111").collect::<Vec<_>>()
    };
    assert_eq!(codes(&first), ["W112", "W113", "W111", "W113"]);
    assert_eq!(codes(&second), codes(&first));
}

/// What is wrong with a parameter set to `value`.
fn refused(line: &str) -> (String, String, String) {
    match load(&mine(line)) {
        Err(Error::Input(problems)) => {
            assert_eq!(problems.len(), 1, "{problems:?}");
            let p = &problems[0];
            let help = p.help.as_ref().map(|help| help.en().to_owned());
            (p.source.text[p.span.clone()].to_string(), p.rule.en().to_owned(), help.unwrap_or_default())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn wrong_pools_are_named_with_the_way_out() {
    for (line, at, rule, help) in [
        ("\"direct:light:gp_care\" = { evidence = \"gp_dirct\" }", "\"gp_dirct\"", "no pool", "`gp_direct`"),
        ("\"direct:light:gp_care\" = { evidence = \"refer\" }", "\"refer\"", "says nothing of", "gp_direct"),
        (
            "\"direct:complex:gp_care\" = { evidence = \"gp_direct\" }",
            "\"gp_direct\"",
            "says nothing of",
            "no pool bears on",
        ),
        ("\"pi:all\" = { evidence = \"gp_direct\" }", "\"gp_direct\"", "says nothing of", "no pool bears on"),
        (
            "\"refer_probability:moderate:youth_care\" = { evidence = \"youth_refer\" }",
            "\"youth_refer\"",
            "comparison only",
            "ceiling",
        ),
        (
            "\"direct:light:gp_cre\" = { evidence = \"gp_direct\" }",
            "\"direct:light:gp_cre\"",
            "no parameter",
            "gp_care",
        ),
        ("\"direct:light:gp_care\" = { evidence = 3 }", "3", "must be text", ""),
        (
            "\"direct:light:gp_care\" = { evidence = \"gp_direct\", uniform = { min = 0, max = 1 } }",
            "uniform",
            "and `uniform`",
            "one of the two",
        ),
        (
            "\"direct:light:gp_care\" = { evidence = \"gp_direct\" }\n\"study_type_discount:MKBA\" = 0",
            "{ evidence = \"gp_direct\" }",
            "`study_type_discount:MKBA` is not above 0",
            "",
        ),
        (
            "\"prevent:light:home_care\" = { evidence = \"elderly_prevent\" }\n\"recovered:light\" = 0",
            "{ evidence = \"elderly_prevent\" }",
            "`recovered:light`, which is 0",
            "",
        ),
    ] {
        let (read, said, advice) = refused(line);
        assert!(read == at && said.contains(rule) && advice.contains(help), "{line}: {read} / {said} / {advice}");
    }
}

fn schakel(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_schakel")).current_dir(package()).args(arguments).output().unwrap()
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn answers_fit_a_terminal_in_both_languages() {
    for lang in ["nl", "en"] {
        let (all, _) = said(&schakel(&["evidence", "--lang", lang]));
        let mut answers = vec![all.clone()];
        for name in schakel::analysis::evidence::pool_names(&NL.findings) {
            assert!(all.lines().any(|l| l.starts_with(name)), "{name}");
            answers.push(said(&schakel(&["evidence", "--lang", lang, "--pool", name])).0);
        }
        for line in answers.iter().flat_map(|a| a.lines()) {
            assert!(line.chars().count() <= 80 && !line.contains('{') | line.contains("evidence ="), "{line}");
        }
        assert!(all.contains("W111") && all.contains("W112") && all.contains("W113"), "{all}");
    }
    let wrong = schakel(&["evidence", "--pool", "gp_dirct"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).1.contains("did you mean `gp_direct`?"));
}

#[test]
fn the_table_has_every_study_and_adds_up() {
    let (csv, _) = said(&schakel(&["evidence", "--csv"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let studies: Vec<_> = rows.iter().filter(|r| &r[1] == "study").collect();
    assert_eq!(studies.len(), NL.findings.len());
    for name in schakel::analysis::evidence::pool_names(&NL.findings) {
        let of = |kind: &str| rows.iter().filter(|r| &r[0] == name && &r[1] == kind).collect::<Vec<_>>();
        let number = |r: &csv::StringRecord, i: usize| r[i].parse::<f64>().unwrap();
        let weights: f64 = of("study").iter().map(|r| number(r, 5)).sum();
        let mean: f64 = of("study").iter().map(|r| number(r, 5) * number(r, 6)).sum();
        assert!((weights - 1.0).abs() < 1e-12 && (mean - number(of("pooled")[0], 6)).abs() < 1e-12, "{name}");
    }
}

const OWN: &str = "effect_id,intervention,study_type,pool,care_change,care_change_se\n";

#[test]
fn a_table_of_ones_own_is_pooled_or_told_what_is_wrong_all_at_once() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("own.csv");
    let run = |text: String, more: &[&str]| {
        std::fs::write(&path, text).unwrap();
        schakel(&[&["evidence", "--lang", "en", "--table", path.to_str().unwrap()], more].concat())
    };
    let good = format!("{OWN}A,<one> & co,RCT,walks,-0.1,0.05\nB,two,RCT,walks,0.02,0.05\nC,three,case,,,\n");
    let fine = run(good.clone(), &["--pool", "walks"]);
    let (answer, errors) = said(&fine);
    assert!(fine.status.success(), "{errors}");
    assert!(answer.contains("bears on no parameter") && answer.contains("student_t = { location = "), "{answer}");

    let bad = format!(
        "{OWN}A,one,RTC,walks,-0.1,0.05\nA,two,RCT,walks,\"-0,1\",0\nB,,RCT,walks,much,\nC,four,RCT,walks,nan,-1\n"
    );
    let wrong = run(bad, &[]);
    assert_eq!(wrong.status.code(), Some(2));
    let (nothing, told) = said(&wrong);
    assert!(nothing.is_empty());
    for part in [
        "own.csv:2:7",
        "did you mean `RCT`",
        "own.csv:3:1",
        "occurs twice",
        "decimal comma",
        "own.csv:3:24",
        "must be above 0",
        "own.csv:4:3",
        "`much`",
        "own.csv:5:",
        "not a finite number",
        "9 problems found",
    ] {
        assert!(told.contains(part), "no {part:?} in\n{told}");
    }
    let (_, told) = said(&run("effect_id,pool\n".into(), &[]));
    assert!(
        told.contains("the column `care_change_se` is missing") && told.contains("`study_type` is missing"),
        "{told}"
    );
    let (_, told) = said(&run(format!("{OWN}A,one,RCT,,,\n"), &[]));
    assert!(told.contains("no row names a `pool`"), "{told}");

    // Pictures: escaped, whole or not at all, and not over others.
    let folder = place.path().join("pictures");
    let out = folder.to_str().unwrap();
    assert!(run(good.clone(), &["--svg", out]).status.success());
    let forest = std::fs::read_to_string(folder.join("forest-walks.svg")).unwrap();
    assert!(forest.contains("&lt;one&gt; &amp; co") && !forest.contains("<one>"));
    for part in ["<title id=", "<desc id=", "own.csv", "Change in the use of care (%)"] {
        assert!(forest.contains(part), "{part}");
    }
    let funnel = std::fs::read_to_string(folder.join("funnel-walks.svg")).unwrap();
    assert!(funnel.contains("Too few studies (2)") && funnel.contains("Standard error"));
    let again = run(good.clone(), &["--svg", out]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).1.contains("already exists"));
    assert!(run(good, &["--svg", out, "--overwrite"]).status.success());
}
