//! Correlations of yearly noise that a scenario gives: what the innovations show, what stays as it was, what is refused.

mod common;

use std::sync::{Arc, LazyLock};

use common::{same_bits, spearman};
use schakel::dataset::Dataset;
use schakel::error::{Error, Problem, Result};
use schakel::lanes::Lanes;
use schakel::model::{Draw, Frame};
use schakel::sample::correlate::noise_loading;
use schakel::sample::scores::Scores;
use schakel::sample::{Design, Sampler, Values};
use schakel::scenario::{Job, Scenario};

static NL: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(common::nl()));

/// A noise by its name.
fn index(name: &str) -> usize {
    NL.noises().iter().position(|noise| noise == name).unwrap()
}

const MINE: &str = "\
extends = 'reference'

[[correlations]]
between = ['z:hospitals', 'z:nursing_homes']
rank = 0.7

[[correlations]]
between = ['z:hospitals', 'xi']
rank = -0.4
";

/// The reference, followed by `more`, and `mine`.
fn load(more: &str, mine: &str) -> Result<Job> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/reference.toml");
    let reference = std::fs::read_to_string(path).unwrap() + more;
    Job::from_texts(&[("reference.toml", &*reference), ("mine.toml", mine)], NL.clone())
}

fn mine() -> Arc<Scenario> {
    load("", MINE).unwrap_or_else(|e| panic!("{e}")).scenarios[1].clone()
}

fn values(scenario: &Scenario) -> Values {
    Values::new(&NL, &Values::tables(&NL), scenario, &scenario.evidence)
}

fn scores(design: Design, groups: usize) -> Scores {
    Sampler::new(&NL, NL.base_year + 2, 6, design).unwrap().draw(0, groups)
}

/// Innovations of a noise in year `t`.
fn innovations(values: &Values, scores: &Scores, noise: &str, t: usize) -> Vec<f64> {
    (0..scores.groups()).flat_map(|group| values.noise(scores, index(noise), t, group).0).collect()
}

#[test]
fn innovations_have_the_rank_correlations_asked_for() {
    for design in Design::ALL {
        let scores = scores(design, 2560);
        let values = values(&mine());
        let of = |noise: &str, t| innovations(&values, &scores, noise, t);
        let near = |a: &[f64], b: &[f64], rank: f64| {
            let (seen, error) = (spearman(a, b), 1.0 / (a.len() as f64).sqrt());
            assert!((seen - rank).abs() < 4.0 * error, "{design:?}: {seen} for {rank}");
        };
        for t in 0..=2 {
            let [hospitals, nursing, xi] = ["z:hospitals", "z:nursing_homes", "xi"].map(|noise| of(noise, t));
            near(&hospitals, &nursing, 0.7);
            near(&hospitals, &xi, -0.4);
            // Not given, not in the data set either; and the years know nothing of each other.
            near(&nursing, &xi, 0.0);
            near(&hospitals, &of("z:hospitals", (t + 1) % 3), 0.0);
            near(&hospitals, &of("z:nursing_homes", (t + 1) % 3), 0.0);
        }
    }
}

/// The factor of the matrix with 2 sin(pi rho / 6) in the order of names, by numpy 2.4.
#[test]
fn innovations_are_the_factor_times_own_numbers() {
    let scores = scores(Design::Plain, 2);
    let values = values(&mine());
    let own = |noise: &str, t, group| scores.own_noise(index(noise), t, group);
    let factor = [
        [1.0, 0.0, 0.0],
        [-0.415_823_381_635_518_63, 0.909_445_388_841_574_1, 0.0],
        [0.0, 0.788_102_186_106_588, 0.615_544_429_147_090_1],
    ];
    for (t, group) in [(0, 0), (2, 1)] {
        let normals = ["xi", "z:hospitals", "z:nursing_homes"].map(|noise| own(noise, t, group));
        for (noise, row) in ["xi", "z:hospitals", "z:nursing_homes"].into_iter().zip(factor) {
            let expected: Lanes = row.iter().zip(normals).map(|(weight, z)| z * *weight).sum();
            let seen = values.noise(&scores, index(noise), t, group);
            assert!(common::distance(seen, expected) < 1e-12, "{noise}: {seen:?}");
        }
    }
}

#[test]
fn everything_else_keeps_its_bits() {
    let scores = scores(Design::Plain, 1);
    let with = mine();
    let without = Scenario { correlations: Vec::new(), ..(*with).clone() };
    let [with, without] = [values(&with), values(&without)];
    let fill = |values: &Values| {
        let mut out = vec![Lanes::ZERO; NL.parameters.len()];
        values.fill(&scores, 0, &mut out);
        out
    };
    assert!(same_bits(&fill(&with), &fill(&without)));
    for (i, noise) in NL.noises().iter().enumerate() {
        let [a, b] = [&with, &without].map(|values| values.noise(&scores, i, 1, 0));
        let named = ["z:hospitals", "z:nursing_homes", "xi"].contains(&noise.as_str());
        assert_eq!(same_bits(&[a], &[b]), !named, "{noise}");
    }
    // At all medians there is no noise to correlate.
    let central = Sampler::new(&NL, NL.base_year + 2, 6, Design::Plain).unwrap().central();
    assert_eq!(with.noise(&central, index("xi"), 1, 0), Lanes::ZERO);
}

/// The demand of a branch moves with the noise that the scenario gives it.
#[test]
fn the_model_meets_the_correlated_noise() {
    let frame = Frame::new(&NL, NL.base_year + 2);
    let scores = scores(Design::Plain, 1);
    let with = mine();
    let without = Scenario { correlations: Vec::new(), ..(*with).clone() };
    let [with, without] = [with.as_ref(), &without].map(|scenario| {
        let mut draw = Draw::new(&frame);
        draw.derive(&frame, &values(scenario), &scores, 0);
        draw
    });
    let branches = frame.branches.len();
    for (b, branch) in NL.branches.iter().enumerate() {
        let [a, b] = [&with, &without].map(|draw| draw.trend[2 * branches + b]);
        let named = ["hospitals", "nursing_homes"].contains(&branch.id.as_str());
        assert_eq!(same_bits(&[a], &[b]), !named, "{}", branch.id);
    }
    // The first in the order of names has its own number, with a factor of the data set or without.
    assert!(!same_bits(&with.xi, &without.xi));
}

/// What the table of the data set means for a pair is what the sampler makes of it.
#[test]
fn the_correlation_of_a_pair_is_that_of_its_shared_factor() {
    let noises = NL.noises();
    for a in &noises {
        for b in noises.iter().filter(|b| *b != a) {
            let shared = [a, b].map(|name| noise_loading(name, &NL.correlations));
            let product = match &shared {
                [Some(a), Some(b)] if a.factor == b.factor => a.weight * b.weight,
                _ => 0.0,
            };
            assert!((NL.noise_correlation(a, b) - product).abs() < 1e-12, "{a} {b}");
        }
    }
    assert!(NL.noise_correlation("xi", "lambda_noise") > 0.6);
}

/// The one problem of `mine` in which `from` became `to`, with `more` in the reference.
#[track_caller]
fn refused(more: &str, from: &str, to: &str) -> Problem {
    assert_eq!(MINE.matches(from).count(), 1, "{from:?}");
    match load(more, &MINE.replace(from, to)) {
        Err(Error::Input(problems)) if problems.len() == 1 => problems[0].clone(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("loaded without a problem"),
    }
}

#[track_caller]
fn says(problem: &Problem, at: &str, rule: &str, help: &str) {
    assert_eq!(&problem.source.text[problem.span.clone()], at, "{problem:?}");
    assert!(problem.rule.en().contains(rule), "{rule:?} is not in {:?}", problem.rule.en());
    let said = problem.help.as_ref().map(|help| help.en().to_owned()).unwrap_or_default();
    assert!(said.contains(help), "{help:?} is not in {said:?}");
}

#[test]
fn what_cannot_go_together_is_said() {
    let pair = "'z:hospitals', 'xi'";
    let mixed = refused("", pair, "'z:hospitals', 'tau:hospitals'");
    says(&mixed, "['z:hospitals', 'tau:hospitals']", "one is drawn anew every year, the other once", "xi");
    says(&refused("", pair, "'z:hospital', 'xi'"), "'z:hospital'", "no yearly noise called", "z:hospitals");
    says(&refused("", pair, "'z:hospitals', 'xi:all'"), "'xi:all'", "drawn anew every year", "write `xi`");

    // Hospitals and nursing homes go together, so care at home can't go with one and against the other.
    let more = "rank = -0.4\n[[correlations]]\nbetween = ['z:hospitals', 'z:home_care']\nrank = 0.9\n\
                 [[correlations]]\nbetween = ['z:nursing_homes', 'z:home_care']\nrank = -0.9\n";
    let rule = "not positive definite: -0.9 between `z:nursing_homes` and `z:home_care`";
    says(&refused("", "rank = -0.4\n", more), "['z:nursing_homes', 'z:home_care']", rule, "those left out");

    let still = "rank = -0.4\n[parameters]\n'sigma:all' = 0\n";
    let Err(Error::Input(both)) = load("", &MINE.replace("rank = -0.4\n", still)) else {
        panic!("noise without spread was taken");
    };
    assert_eq!(both.len(), 3, "two noises of demand in one pair, one in the other");
    assert!(both.iter().all(|p| p.rule.en().contains("`sigma:all` is 0 in all draws")), "{both:#?}");
}

#[test]
fn lateral_inflow_is_correlated_in_the_reference() {
    let pair = "'z:hospitals', 'xi'";
    let mine = "'z:hospitals', 'lambda_noise'";
    let problem = refused("", pair, mine);
    says(&problem, "['z:hospitals', 'lambda_noise']", "lateral inflow is that of the reference", "all others extend");
    let base = "\n[[correlations]]\nbetween = ['lambda_noise', 'z:hospitals']\nrank = 0.3\n";
    let job = load(base, &MINE.replace(pair, mine)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(job.scenarios[0].correlations.len(), 1);
    // Whatever else a scenario correlates, it meets the lateral inflow of the reference.
    let scores = scores(Design::Plain, 1);
    let [a, b] = [0, 1].map(|i| values(&job.scenarios[i]).noise(&scores, index("lambda_noise"), 1, 0));
    assert!(same_bits(&[a], &[b]));
}
