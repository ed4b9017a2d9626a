//! Correlations that a scenario gives itself: what the draws show, what stays as it was, and what is refused.

mod common;

use std::sync::{Arc, LazyLock};

use common::{same_bits, spearman};
use schakel::dataset::Dataset;
use schakel::error::{Error, Result};
use schakel::lanes::Lanes;
use schakel::sample::correlate::loadings;
use schakel::sample::scores::Scores;
use schakel::sample::{Design, Sampler, Values};
use schakel::scenario::{Evidence, Job, PairCorrelation, Scenario, resolved};

static NL: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(common::nl()));

/// Three pairs: four parameters, of which hours and duration are correlated by 0.5 in the data set.
const MINE: &str = "\
extends = 'reference'
evidence = 'controlled'

[[correlations]]
between = ['direct:complex:mental_health', 'hours_per_client_year:complex']
rank = -0.3
why = 'who needs less care gets fewer hours'
source = 'assumption'

[[correlations]]
between = ['tau:hospitals', 'duration:complex']
rank = 0.6

[[correlations]]
between = ['tau:hospitals', 'direct:complex:mental_health']
rank = 0.2
";

const MEMBERS: [&str; 4] =
    ["direct:complex:mental_health", "hours_per_client_year:complex", "tau:hospitals", "duration:complex"];

/// The reference and the scenarios in `files`, each of which extends it or one before it.
fn load(files: &[(&str, &str)]) -> Result<Job> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/reference.toml");
    let reference = std::fs::read_to_string(path).unwrap();
    let files: Vec<_> = [("reference.toml", &*reference)].into_iter().chain(files.iter().copied()).collect();
    Job::from_texts(&files, NL.clone())
}

fn mine() -> Arc<Scenario> {
    load(&[("mine.toml", MINE)]).unwrap_or_else(|e| panic!("{e}")).scenarios[1].clone()
}

/// Values of all parameters in one group of draws.
fn fill(scenario: &Scenario, scores: &Scores, group: usize) -> Vec<Lanes> {
    let values = Values::new(&NL, &Values::tables(&NL), scenario, &scenario.evidence);
    let mut out = vec![Lanes::ZERO; NL.parameters.len()];
    values.fill(scores, group, &mut out);
    out
}

fn index(name: &str) -> usize {
    NL.parameter(name).unwrap()
}

#[test]
fn draws_have_the_rank_correlations_asked_for() {
    const GROUPS: usize = 2560;
    let scores = Sampler::new(&NL, NL.base_year + 1, 5, Design::Plain).unwrap().draw(0, GROUPS);
    let scenario = mine();
    let values = Values::new(&NL, &Values::tables(&NL), &scenario, &scenario.evidence);
    let mut drawn = MEMBERS.map(|_| Vec::new());
    let mut others = Vec::new();
    let mut out = vec![Lanes::ZERO; NL.parameters.len()];
    for group in 0..GROUPS {
        values.fill(&scores, group, &mut out);
        for (all, name) in drawn.iter_mut().zip(MEMBERS) {
            all.extend(out[index(name)].0);
        }
        others.extend(out[index("tau:gp_care")].0);
    }
    // The standard error of a rank correlation is at most about 1 / sqrt(n).
    let near = |a: &[f64], b: &[f64], rank: f64| {
        let (seen, error) = (spearman(a, b), 1.0 / (drawn[0].len() as f64).sqrt());
        assert!((seen - rank).abs() < 4.0 * error, "{seen} for {rank}");
    };
    let [direct, hours, tau, duration] = &drawn;
    near(direct, hours, -0.3);
    near(tau, duration, 0.6);
    near(tau, direct, 0.2);
    // Not given: as in the data set, 0.5 and nothing. With what is not named at all there is no correlation left.
    near(hours, duration, 0.5);
    near(hours, tau, 0.0);
    near(tau, &others, 0.0);
    // Each is distributed as it was: a quarter of the draws lies below the lower quartile.
    for (all, name) in drawn.iter().zip(MEMBERS) {
        let quartile = NL.parameters[index(name)].dist.quantile(0.25);
        let below = all.iter().filter(|x| **x < quartile).count() as f64 / all.len() as f64;
        let error = (0.25 * 0.75 / all.len() as f64).sqrt();
        assert!((below - 0.25).abs() < 4.0 * error, "{name}: {below}");
    }
}

#[test]
fn all_other_parameters_keep_their_bits() {
    let scores = Sampler::new(&NL, NL.base_year + 1, 5, Design::Plain).unwrap().draw(512, 4);
    for evidence in [Evidence::Controlled, Evidence::Between, Evidence::BusinessCases] {
        let with = Scenario { evidence, ..(*mine()).clone() };
        let without = Scenario { correlations: Vec::new(), ..with.clone() };
        for group in 0..scores.groups() {
            let (a, b) = (fill(&with, &scores, group), fill(&without, &scores, group));
            for (i, p) in NL.parameters.iter().enumerate() {
                let same = same_bits(&a[i..=i], &b[i..=i]);
                assert_eq!(same, !MEMBERS.contains(&p.name.as_str()), "{}", p.name);
            }
        }
    }
}

#[test]
fn a_pinned_parameter_has_one_value_and_leaves_all_others_theirs() {
    let scores = Sampler::new(&NL, NL.base_year + 1, 5, Design::Plain).unwrap().draw(0, 2);
    let scenario = mine();
    for name in ["tau:hospitals", "tau:gp_care", "pi:all"] {
        let mut pinned = scores.clone();
        pinned.pin(index(name), 1.0);
        let value = schakel::dist::ScoreTable::new(&NL.parameters[index(name)].dist).at(1.0);
        for group in 0..scores.groups() {
            let (before, after) = (fill(&scenario, &scores, group), fill(&scenario, &pinned, group));
            assert_eq!(after[index(name)].0, [value; 8], "{name}");
            for (i, p) in NL.parameters.iter().enumerate().filter(|(i, _)| *i != index(name)) {
                assert!(same_bits(&before[i..=i], &after[i..=i]), "{name}: {}", p.name);
            }
        }
    }
}

#[test]
fn the_central_run_is_the_same() {
    let scores = Sampler::new(&NL, NL.base_year + 1, 5, Design::Plain).unwrap().central();
    let with = mine();
    let without = Scenario { correlations: Vec::new(), ..(*with).clone() };
    assert!(same_bits(&fill(&with, &scores, 0), &fill(&without, &scores, 0)));
}

#[test]
fn numbers_do_not_depend_on_the_order_of_the_file() {
    let scores = Sampler::new(&NL, NL.base_year + 1, 5, Design::Plain).unwrap().draw(0, 1);
    let with = mine();
    let mut correlations: Vec<PairCorrelation> = with.correlations.clone();
    correlations.reverse();
    for p in &mut correlations {
        std::mem::swap(&mut p.a, &mut p.b);
    }
    let turned = Scenario { correlations, ..(*with).clone() };
    assert!(same_bits(&fill(&with, &scores, 0), &fill(&turned, &scores, 0)));
}

/// What the table of the data set means for a pair is what the sampler makes of it.
#[test]
fn the_correlation_of_a_pair_is_that_of_its_shared_factors() {
    for data in [&**NL, &common::tiny()] {
        let shared: Vec<_> = data.parameters.iter().map(|p| loadings(&p.name, &data.correlations).unwrap()).collect();
        for (a, p) in data.parameters.iter().enumerate() {
            for (b, q) in data.parameters.iter().enumerate().filter(|(b, _)| *b != a) {
                let pairs = shared[a].iter().flat_map(|x| shared[b].iter().map(move |y| (x, y)));
                let sum: f64 = pairs.filter(|(x, y)| x.factor == y.factor).map(|(x, y)| x.weight * y.weight).sum();
                assert!((data.score_correlation(&p.name, &q.name) - sum).abs() < 1e-12, "{} {}", p.name, q.name);
            }
        }
    }
}

#[test]
fn a_delta_gives_all_correlations_or_none() {
    let own = "extends = 'mine'\n[[correlations]]\nbetween = ['tau:hospitals', 'tau:gp_care']\nrank = 0.9\n";
    let files = [
        ("mine.toml", MINE),
        ("inherits.toml", "extends = 'mine'"),
        ("own.toml", own),
        ("none.toml", "extends = 'mine'\ncorrelations = []"),
    ];
    let job = load(&files).unwrap_or_else(|e| panic!("{e}"));
    let ranks = |i: usize| job.scenarios[i].correlations.iter().map(|p| p.rank).collect::<Vec<_>>();
    let all = [ranks(0), ranks(1), ranks(2), ranks(3), ranks(4)];
    assert_eq!(all, [vec![], vec![-0.3, 0.6, 0.2], vec![-0.3, 0.6, 0.2], vec![0.9], vec![]]);

    let written = resolved::write(&job);
    let again = Job::from_texts(&[("resolved.toml", &written)], NL.clone()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(again.scenarios, job.scenarios);
    assert_eq!(resolved::write(&again), written);
    let note = job.scenarios[1].notes.iter().find(|n| n.key.starts_with("correlations.")).unwrap();
    assert_eq!((&*note.why, &*note.source), ("who needs less care gets fewer hours", "assumption"));
}

/// The one problem of the file in which the line or lines `from` became `to`: what is pointed at, the rule, the help.
#[track_caller]
fn refused(from: &str, to: &str, at: &str, rule: &str, help: &str) {
    assert_eq!(MINE.matches(from).count(), 1, "{from:?}");
    let mine = MINE.replace(from, to);
    let problems = match load(&[("mine.toml", &mine)]) {
        Err(Error::Input(problems)) => problems,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("loaded without a problem"),
    };
    let [problem] = &problems[..] else { panic!("{problems:#?}") };
    assert_eq!(&problem.source.text[problem.span.clone()], at, "{problem:?}");
    assert!(problem.rule.en().contains(rule), "{rule:?} is not in {:?}", problem.rule.en());
    let said = problem.help.as_ref().map(|help| help.en().to_owned()).unwrap_or_default();
    assert!(said.contains(help), "{help:?} is not in {said:?}");
}

#[test]
fn a_matrix_that_is_not_positive_definite_is_refused_at_its_pair() {
    // duration and direct both go with tau by 0.95: they can't go against each other.
    let from = "rank = 0.2\n";
    let to =
        "rank = 0.95\n[[correlations]]\nbetween = ['duration:complex', 'direct:complex:mental_health']\nrank = -0.9\n";
    let pair = "`duration:complex` and `direct:complex:mental_health`";
    let at = "['duration:complex', 'direct:complex:mental_health']";
    refused(from, to, at, "not positive definite: -0.9 between", "those left out");
    refused(from, to, at, pair, "");
    // hours and duration go together in the data set (0.5, not given here): tau can't go with both against it.
    refused(
        from,
        "rank = 0.2\n[[correlations]]\nbetween = ['hours_per_client_year:complex', 'tau:hospitals']\nrank = -0.9\n",
        "['hours_per_client_year:complex', 'tau:hospitals']",
        "not positive definite",
        "the correlation of the data set",
    );
    // The first leading minor that fails, in the order of names, holds the pair, not the last pair of the file.
    refused(
        from,
        "rank = 0.2\n[[correlations]]\nbetween = ['direct:complex:mental_health', 'duration:complex']\nrank = 0.9\n\
         [[correlations]]\nbetween = ['tau:hospitals', 'tau:gp_care']\nrank = 0.1\n",
        "['direct:complex:mental_health', 'duration:complex']",
        "0.9 between",
        "",
    );
}

#[test]
fn what_cannot_be_correlated_is_said() {
    let tau = "'tau:hospitals', 'duration:complex'";
    refused(
        tau,
        "'tau:hospitals', 'duration:compleks'",
        "'duration:compleks'",
        "no parameter called",
        "duration:complex",
    );
    refused(tau, "'tau:hospitals', 'tau:hospitals'", "'tau:hospitals'", "stands here twice", "");
    refused(tau, "'tau:hospitals'", "['tau:hospitals']", "a list of two parameter names, not of 1", "");
    refused("between = ['tau:hospitals', 'duration:complex']", "between = 'tau'", "'tau'", "not text", "");
    refused(tau, "'tau:hospitals', 5", "5", "text in quotes, not a number", "");
    refused(tau, "'evidence:u', 'duration:complex'", "'evidence:u'", "can't be correlated", "the key `evidence`");
    refused(tau, "'xi:all', 'duration:complex'", "'xi:all'", "drawn anew every year", "write `xi`");
    let share = "'hire_source:mbo:care_branches'";
    refused(tau, &format!("{share}, 'duration:complex'"), share, "a share of the whole `hire_source:mbo`", "");
    let direct = "'tau:hospitals', 'direct:complex:mental_health'";
    let again = "['duration:complex', 'tau:hospitals']";
    refused(direct, "'duration:complex', 'tau:hospitals'", again, "correlated twice", "");

    for (rank, help) in [("1", ""), ("-1", ""), ("1.5", "write 0.015"), ("60", "write 0.6")] {
        refused("0.6", rank, rank, "above -1 and below 1", help);
    }
    refused("0.6", "nan", "nan", "finite number", "");
    refused("0.6", "'0.6'", "'0.6'", "must be a number", "without quotes");
    refused("rank = 0.6", "", "[[correlations]]", "needs `rank`", "");
    refused("rank = 0.6", "rank = 0.6\nrnak = 1", "rnak", "`rnak`", "did you mean `rank`?");
}

#[test]
fn a_parameter_without_spread_cannot_be_correlated() {
    let pair = "['tau:hospitals', 'duration:complex']";
    let end = "rank = 0.2\n";
    let set = |value: &str| format!("{end}[parameters]\n'duration:complex' = {value}\n");
    refused(end, &set("1"), pair, "`duration:complex` can't be correlated: it is 1 in all draws", "[parameters]");
    // Fixed in the data set.
    let fixed = NL.parameters.iter().find(|p| p.dist.is_fixed() && p.shares_group.is_none()).unwrap();
    refused(
        "'tau:hospitals', 'duration:complex'",
        &format!("'tau:hospitals', '{}'", fixed.name),
        &format!("['tau:hospitals', '{}']", fixed.name),
        "in all draws of this scenario",
        "",
    );
    // With a distribution of its own it varies; with a wrong one that is the problem, and not this.
    let pair = format!("{end}[[correlations]]\nbetween = ['tau:hospitals', '{}']\nrank = 0.1\n", fixed.name);
    let own = |dist: &str| format!("{pair}[parameters]\n'{}' = {dist}\n", fixed.name);
    let fine = MINE.replace(end, &own("{ uniform = { min = 0.1, max = 0.2 } }"));
    assert!(load(&[("mine.toml", &fine)]).is_ok());
    refused(end, &own("{ uniform = { min = 2, max = 1 } }"), "{ min = 2, max = 1 }", "min must be less than max", "");
}
