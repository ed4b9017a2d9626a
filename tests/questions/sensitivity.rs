//! `schakel sensitivity`: indices against closed forms (Ishigami, Sobol' g), against `SALib` on the same samples, and the
//! command as a black box. Skipped where it needs `SALib` and that cannot be had, but not with `SCHAKEL_CI=1`.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::fmt::Write;

use crate::page;
use crate::program::{Place, package};
use crate::python::python;
use schakel::analysis::sensitivity::Question;
use schakel::analysis::sensitivity::morris::{self, DELTA};
use schakel::analysis::sensitivity::sobol::{Index, Outputs};
use schakel::analysis::sensitivity::variance::partner;
use schakel::ids::Lang;
use schakel::report::parameters::parameter;
use schakel::sample::keyed::{Key, WHOLE_DRAW, uniforms};
use schakel::sample::{Design, ROUND};
use schakel::scenario::Job;

#[expect(clippy::disallowed_methods, reason = "a known function, not a result of the program")]
fn sin(x: f64) -> f64 {
    x.sin()
}

/// sin x + 7 sin² y + 0.1 z⁴ sin x of numbers from -pi to pi (Ishigami and Homma 1990).
fn ishigami(u: &[f64]) -> f64 {
    let [x, y, z] = [u[0], u[1], u[2]].map(|u| PI * (2.0 * u - 1.0));
    let [sin_x, sin_y] = [x, y].map(sin);
    sin_x + 7.0 * sin_y * sin_y + 0.1 * z.powi(4) * sin_x
}

/// Its first-order and total indices, from its variance by parts.
fn ishigami_indices() -> [Vec<f64>; 2] {
    let (a, b) = (7.0, 0.1);
    let v1 = 0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2);
    let v2 = a * a / 8.0;
    let v13 = b * b * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
    let all = v1 + v2 + v13;
    [vec![v1 / all, v2 / all, 0.0], vec![(v1 + v13) / all, v2 / all, v13 / all]]
}

const G: [f64; 6] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0];

/// Product of (|4u - 2| + a) / (1 + a) (Sobol' 1993).
fn g(u: &[f64]) -> f64 {
    G.iter().zip(u).map(|(a, u)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
}

fn g_indices() -> [Vec<f64>; 2] {
    let v = G.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let all = v.iter().map(|v| 1.0 + v).product::<f64>() - 1.0;
    let first = v.iter().map(|v| v / all).collect();
    let total = v.iter().map(|v| v * (all + 1.0) / (1.0 + v) / all);
    [first, total.collect()]
}

/// Rows of independent numbers: `[row][input]`, A from even rounds and B from odd ones of the design.
fn rows(inputs: usize, n: u64, odd: u64, design: Design) -> Vec<Vec<f64>> {
    let mut out = vec![vec![0.0; inputs]; n as usize];
    for input in 0..inputs {
        for round in 0..n / ROUND {
            let mut u = vec![0.0; ROUND as usize];
            let name = format!("x{input}");
            let key = Key { seed: 3, name: &name, year: WHOLE_DRAW };
            design.uniforms(key, Some(input), (2 * round + odd) * ROUND, &mut u);
            for (i, u) in u.into_iter().enumerate() {
                out[(round * ROUND) as usize + i][input] = u;
            }
        }
    }
    out
}

fn outputs(f: fn(&[f64]) -> f64, inputs: usize, n: u64, design: Design) -> Outputs {
    let (a, b) = (rows(inputs, n, 0, design), rows(inputs, n, 1, partner(design)));
    let mut out = Outputs::new(inputs);
    for (a, b) in a.iter().zip(&b) {
        out.a.push(f(a));
        out.b.push(f(b));
        for input in 0..inputs {
            let mut mixed = a.clone();
            mixed[input] = b[input];
            out.ab[input].push(f(&mixed));
        }
    }
    out
}

fn indices(of: &Outputs) -> Vec<Index> {
    of.indices(200, |i, u| uniforms(1, &format!("again {i}"), WHOLE_DRAW, 0, u)).unwrap()
}

/// Function, its inputs, and its indices in closed form.
type Known = (fn(&[f64]) -> f64, usize, [Vec<f64>; 2]);

fn known() -> [Known; 2] {
    [(ishigami, 3, ishigami_indices()), (g, 6, g_indices())]
}

#[test]
fn closed_forms_lie_in_the_intervals() {
    for (f, inputs, [first, total]) in known() {
        for design in Design::ALL {
            let found = indices(&outputs(f, inputs, 16_384, design));
            for (i, index) in found.iter().enumerate() {
                // Twice a 95 % half-width: 1 in 10,000, and 54 are tried. Spread designs are surer than they say.
                let near = |x: f64, want: f64, half: f64| {
                    assert!((x - want).abs() <= 2.0 * half + 1e-12, "{design:?} {i}: {x} for {want} ± {half}");
                    assert!(half < 0.05, "{half}");
                };
                near(index.first, first[i], index.first_half_width);
                near(index.total, total[i], index.total_half_width);
            }
        }
    }
}

#[test]
fn intervals_hold_as_often_as_they_say() {
    let [_, total] = ishigami_indices();
    let (mut held, mut tried) = (0, 0);
    for study in 0..100 {
        let uniform = |name: &str| {
            let mut u = vec![0.0; 256];
            uniforms(study, name, WHOLE_DRAW, 0, &mut u);
            u
        };
        let columns = |matrix: &str| -> Vec<Vec<f64>> { (0..3).map(|i| uniform(&format!("{matrix}{i}"))).collect() };
        let (a, b) = (columns("a"), columns("b"));
        let mut out = Outputs::new(3);
        for r in 0..256 {
            let row = |of: &[Vec<f64>]| [of[0][r], of[1][r], of[2][r]];
            out.a.push(ishigami(&row(&a)));
            out.b.push(ishigami(&row(&b)));
            for i in 0..3 {
                let mut mixed = row(&a);
                mixed[i] = b[i][r];
                out.ab[i].push(ishigami(&mixed));
            }
        }
        for (index, want) in indices(&out).iter().zip(&total) {
            held += usize::from((index.total - want).abs() <= index.total_half_width);
            tried += 1;
        }
    }
    let share = f64::from(u32::try_from(held).unwrap()) / f64::from(u32::try_from(tried).unwrap());
    assert!((0.90..=0.99).contains(&share), "{share}");
}

/// The shipped plan as a question.
fn shipped() -> Question {
    let job = Job::load(&[package().join("scenarios/substitution.toml")]).unwrap();
    Question::new(&job.dataset, &job.scenarios[0], &job.scenarios[1], (None, None), 1, Design::Sobol).unwrap()
}

#[test]
fn groups_hold_all_that_varies_once_and_nothing_is_correlated_across_them() {
    let question = shipped();
    let dataset = &question.simulation.dataset;
    let of: BTreeMap<&str, &str> =
        question.groups.iter().flat_map(|g| g.parameters.iter().map(|p| (p.as_str(), g.id.as_str()))).collect();
    let drawn = question.simulation.drawn(1);
    let names = || dataset.parameters.iter().enumerate().filter(|(i, _)| drawn[*i]).map(|(_, p)| p.name.as_str());
    assert_eq!(names().count(), of.len());
    assert_eq!(question.groups.iter().map(|g| g.parameters.len()).sum::<usize>(), of.len());
    let mut correlated = 0;
    for a in names() {
        for b in names().filter(|b| *b > a && dataset.score_correlation(a, b) != 0.0) {
            assert_eq!(of[a], of[b], "{a} and {b}");
            correlated += 1;
        }
    }
    assert!(correlated > 500, "{correlated}");
    assert!(of["direct:light:gp_care"].contains("relapse") && of["tau:hospitals"] == "tau");
    assert_eq!(question.groups.last().unwrap().id, "yearly_noise");
}

#[test]
fn exchanging_a_group_changes_its_own_scores_and_no_others() {
    let question = shipped();
    let sampler = &question.simulation.sampler;
    let [a, b] = [0, ROUND].map(|first| sampler.numbers(first, 1));
    let [of_a, of_b] = [&a, &b].map(|numbers| sampler.scores(numbers.clone()));
    let bits = |lanes: schakel::lanes::Lanes| lanes.0.map(f64::to_bits);
    let drawn = sampler.draw(0, 1);
    for group in &question.groups {
        let mut mixed = a.clone();
        mixed.take(&group.inputs, &b);
        let mixed = sampler.scores(mixed);
        for (i, p) in question.simulation.dataset.parameters.iter().enumerate() {
            let from = if group.parameters.contains(&p.name) { &of_b } else { &of_a };
            assert_eq!(bits(mixed.parameter(i, 0)), bits(from.parameter(i, 0)), "{}: {}", group.id, p.name);
            assert_eq!(bits(drawn.parameter(i, 0)), bits(of_a.parameter(i, 0)));
        }
        let from = if group.id == "yearly_noise" { &of_b } else { &of_a };
        for t in 0..3 {
            assert_eq!(bits(mixed.noise(1, t, 0)), bits(from.noise(1, t, 0)), "{}", group.id);
            assert_eq!(bits(mixed.own_noise(2, t, 0)), bits(from.own_noise(2, t, 0)), "{}", group.id);
        }
    }
}

#[test]
fn every_kind_of_parameter_has_a_name() {
    let question = shipped();
    let dataset = &question.simulation.dataset;
    let branches: Vec<_> = dataset.branches.iter().map(|b| (b.id.clone(), b.name.clone())).collect();
    for p in &dataset.parameters {
        for lang in [Lang::Nl, Lang::En] {
            assert_ne!(parameter(&p.name, &branches, lang), p.name);
        }
    }
}

#[test]
fn what_does_not_vary_has_no_indices() {
    let constant = Outputs { a: vec![2.0; 64], b: vec![2.0; 64], ab: vec![vec![2.0; 64]] };
    assert!(constant.indices(10, |_, u| u.fill(0.5)).is_none());
}

/// The Python program that has `SALib` calculate the same.
fn salib(python: &std::path::Path, what: &str, file: &std::path::Path) -> String {
    let out = std::process::Command::new(python)
        .arg(package().join("tests/sensitivity.py"))
        .arg(what)
        .arg(file)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{text}{}", String::from_utf8_lossy(&out.stderr));
    text
}

#[test]
fn salib_finds_the_same_on_known_functions() {
    let Some(python) = python() else { return };
    for (which, (f, inputs, _)) in known().into_iter().enumerate() {
        let of = outputs(f, inputs, 1_024, Design::Sobol);
        let mut text = String::from("kind,a,b,c,d\n");
        for r in 0..of.rows() {
            for y in [of.a[r]].into_iter().chain(of.ab.iter().map(|ab| ab[r])).chain([of.b[r]]) {
                writeln!(text, "y,{y},,,").unwrap();
            }
        }
        for i in indices(&of) {
            writeln!(text, "index,{},{},{},{}", i.first, i.total, i.first_half_width, i.total_half_width).unwrap();
        }
        // Walks from the lowest place upwards and back down, in the order of the inputs.
        let mut effects = vec![Vec::new(); inputs];
        for walk in 0..8_u64 {
            let mut levels: Vec<usize> = (0..inputs)
                .map(|i| {
                    let mut u = [0.0];
                    uniforms(5, &format!("walk {i}"), WHOLE_DRAW, walk, &mut u);
                    morris::level(u[0])
                })
                .collect();
            let place = |levels: &[usize]| -> Vec<f64> { levels.iter().map(|l| *l as f64 / 3.0).collect() };
            for step in 0..=inputs {
                if step > 0 {
                    let before = f(&place(&levels));
                    let up = morris::goes_up(levels[step - 1]);
                    levels[step - 1] = morris::moved(levels[step - 1]);
                    let change = f(&place(&levels)) - before;
                    effects[step - 1].push(if up { change } else { -change } / DELTA);
                }
                let x: Vec<String> = place(&levels).iter().map(ToString::to_string).collect();
                writeln!(text, "walk,{},{},,", f(&place(&levels)), x.join(" ")).unwrap();
            }
        }
        for of in &effects {
            let e = morris::summary(of, &[]);
            writeln!(text, "effect,{},{},{},", e.mu, e.mu_star, e.sigma).unwrap();
        }
        let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("salib-{which}.csv"));
        std::fs::write(&file, text).unwrap();
        let said = salib(python, "function", &file);
        assert_eq!(said.trim(), format!("{} indices equal", 5 * inputs), "{said}");
    }
}

#[test]
fn salib_finds_the_same_on_this_model() {
    let Some(python) = python() else { return };
    let place = Place::small();
    place.good(&["sensitivity", "plan.toml", "--draws", "512", "--csv", "found.csv", "--samples", "points.csv"]);
    let said = salib(python, "model", &place.path("found.csv"));
    let equal: usize = said.trim().strip_suffix(" indices equal").and_then(|n| n.parse().ok()).expect(&said);
    // Both outcomes: two for each of the groups, one for each group and three for each input of the screening.
    assert!(equal > 100, "{said}");
}

#[test]
fn answers_do_not_depend_on_threads_and_fit_a_terminal() {
    let place = Place::small();
    for (lang, words) in [("nl", ["alleen", "spreiding"]), ("en", ["alone", "spread"])] {
        let of = |threads: &str| {
            place.good(&["sensitivity", "plan.toml", "--draws", "512", "--threads", threads, "--lang", lang]).stdout
        };
        let said = of("1");
        assert_eq!(said, of("3"));
        assert!(said.lines().all(|l| l.chars().count() <= 80) && words.iter().all(|w| said.contains(w)), "{said}");
    }
    place.good(&["sensitivity", "plan.toml", "--draws", "512", "--svg", "pictures"]);
    let names = ["effect-shares.svg", "effect-swings.svg", "level-shares.svg", "level-swings.svg"];
    assert_eq!(place.names("pictures"), names);
    assert!(names.iter().all(|n| place.read(&format!("pictures/{n}")).contains("class=\"bar")));
}

/// Rows of the table that start like this: item, figure, value, half-width.
fn figures(place: &Place, file: &str, outcome: &str, method: &str) -> Vec<(String, String, f64, f64)> {
    let number = |text: &str| if text.is_empty() { f64::NAN } else { text.parse().unwrap() };
    let rows = place.table(file).rows;
    let meant = rows.iter().filter(|r| r[1] == outcome && r[5] == method);
    meant.map(|r| (r[6].clone(), r[7].clone(), number(&r[8]), number(&r[9]))).collect()
}

#[test]
fn figures_agree_with_a_run_and_with_each_other() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "4096", "--out", "run"]);
    place.good(&["sensitivity", "plan.toml", "--draws", "1024", "--csv", "found.csv"]);
    let run = |file: &str, scenario: &str| {
        let table = place.table(&format!("run/{file}"));
        let about = [scenario, "shortage", "total", "smal", "2030", "persons"];
        let row = table.rows.iter().find(|r| r.iter().zip(about).all(|(a, b)| a == b)).unwrap().clone();
        [row[6].parse::<f64>().unwrap(), row[7].parse::<f64>().unwrap()]
    };
    for (outcome, file) in [("level", "summary.csv"), ("effect", "effects.csv")] {
        let [mean, sd] = run(file, "plan");
        let found = figures(&place, "found.csv", outcome, "outcome");
        // Both are estimates: four standard errors of a mean of 2,048 independent draws.
        assert!((found[0].2 - mean).abs() < 4.0 * sd / 2_048.0_f64.sqrt(), "{outcome}: {} for {mean}", found[0].2);
        assert!((found[1].2 / sd - 1.0).abs() < 0.15, "{outcome}: {} for {sd}", found[1].2);
        let shares = figures(&place, "found.csv", outcome, "sobol");
        let sum = |figure: &str| shares.iter().filter(|s| s.1 == figure).map(|s| s.2).sum::<f64>();
        let error = shares.iter().map(|s| s.3 * s.3).sum::<f64>().sqrt();
        // First orders leave out interplay, totals count it for each that takes part.
        assert!(sum("first") < 1.0 + 2.0 * error && sum("total") > 1.0 - 2.0 * error, "{outcome}");
        for pair in shares.chunks(2) {
            let [first, total] = [&pair[0], &pair[1]];
            assert!(first.2 - total.2 < 2.0 * (first.3 + total.3), "{}", first.0);
        }
        // What does most by itself is among the groups that were taken apart, not in the rest.
        let swings = figures(&place, "found.csv", outcome, "tornado");
        let kind = swings[2].0.split(':').next().unwrap();
        assert!(shares.iter().any(|s| s.0.split('+').any(|k| k == kind)), "{kind}");
    }
}

#[test]
fn a_branch_and_the_reference_have_their_own_answers() {
    let place = Place::small();
    let said =
        place.good(&["sensitivity", "reference.toml", "--draws", "512", "--year", "2027", "--lang", "en"]).stdout;
    assert!(said.contains("2027") && !said.contains("effect on the shortage"), "{said}");
    place.good(&["sensitivity", "plan.toml", "--draws", "512", "--branch", "care", "--csv", "care.csv"]);
    let table = place.table("care.csv");
    assert!(table.rows.iter().all(|r| (r[2].as_str(), r[3].as_str()) == ("branch", "care")));
}

#[test]
fn a_margin_is_reached_and_its_time_is_said_first() {
    let place = Place::small();
    let arguments = ["sensitivity", "plan.toml", "--half-width", "0.09", "--csv", "found.csv", "--lang", "en"];
    let said = place.good(&arguments);
    let widest = ["level", "effect"].iter().flat_map(|o| figures(&place, "found.csv", o, "sobol")).map(|f| f.3);
    let widest = widest.fold(0.0, f64::max);
    assert!(widest > 0.0 && widest <= 0.09, "{widest}");
    if said.stderr.contains("simulations: about") {
        let place = said.stderr.find("A margin of 0.09 takes").unwrap();
        assert!(place < said.stderr.find("Table in").unwrap());
    }
    let refused = place.run(&["sensitivity", "plan.toml", "--half-width", "0.00001"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("within reach"), "{}", refused.stderr);
}

#[test]
fn mistakes_are_said_at_once() {
    let place = Place::small();
    let said = place.run(&["sensitivity", "plan.toml", "--year", "2050", "--branch", "cara"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("2050") && said.stderr.contains("did you mean `care`"), "{}", said.stderr);
    for bad in ["0", "1.5", "NaN"] {
        assert_eq!(place.run(&["sensitivity", "plan.toml", "--half-width", bad]).code, Some(2));
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("src/analysis/sensitivity.md"), |words| match words {
        ["console", arguments @ ..] => {
            let said = place.good(&[arguments, &["--lang", "en"]].concat());
            page::fenced("console", &format!("$ schakel {}\n{}", arguments.join(" "), said.stdout))
        }
        _ => panic!("no block {words:?}"),
    });
}
