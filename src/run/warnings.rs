//! What a reader must know about the numbers, with stable codes.

use super::results::{Results, Warning};
use super::{Options, Simulation};
use crate::ids::{Lang, Words};
use crate::stats::LEAST_ROUNDS;
use crate::texts::{Said, WarningText, fill};

/// The warnings of a job. Codes are never reused.
pub fn of(results: &Results, simulation: &Simulation, options: &Options) -> Vec<Warning> {
    let mut out = Vec::new();
    let mut warn = |code: &'static str, text: WarningText, values: &[(&str, Words)]| {
        let seen = |lang: Lang| {
            let values: Vec<_> = values.iter().map(|(name, words)| (*name, words.get(lang))).collect();
            fill(text.get(lang), &values)
        };
        out.push(Warning { code: code.into(), seen: Words { nl: seen(Lang::Nl), en: seen(Lang::En) } });
    };
    let dataset = &simulation.dataset;
    let last_intake = dataset.programmes.iter().filter_map(|p| p.intake.last()).map(|i| i.0).min();
    if results.central {
        warn("W101", WarningText::Central, &[]);
    } else {
        if options.draws != results.draws && results.stop_reason == "draws" {
            let values = [("asked", same(&options.draws)), ("draws", same(&results.draws))];
            warn("W102", WarningText::RoundedUp, &values);
        }
        if results.rounds < LEAST_ROUNDS {
            warn("W103", WarningText::FewRounds, &[]);
        }
    }
    let last = results.scenarios.first().map_or(0, |s| s.horizon);
    let mut sweeps: Vec<Counts> = Vec::new();
    for (i, scenario) in results.scenarios.iter().enumerate().skip(1) {
        let name = || same(&scenario.name);
        let of_one = Seen::of(results, i, last);
        if let Some(point) = &scenario.point {
            Counts::add(&mut sweeps, &point.sweep, &of_one);
            continue;
        }
        if let Some(share) = of_one.at_cap {
            warn(
                "W104",
                WarningText::AtCap,
                &[("scenario", name()), ("percent", percent(share)), ("year", same(&last))],
            );
        }
        if of_one.within_error {
            warn("W105", WarningText::WithinError, &[("scenario", name()), ("year", same(&last))]);
        }
        if let Some(share) = of_one.unfilled {
            let values = [("scenario", name()), ("year", same(&last)), ("percent", percent(share))];
            warn("W108", WarningText::Unfilled, &values);
        }
    }
    for sweep in sweeps {
        let kinds = [
            ("W104", WarningText::AtCapSweep, sweep.at_cap),
            ("W105", WarningText::WithinErrorSweep, sweep.within_error),
            ("W108", WarningText::UnfilledSweep, sweep.unfilled),
        ];
        for (code, text, n) in kinds.into_iter().filter(|kind| kind.2 > 0) {
            let values =
                [("sweep", same(&sweep.name)), ("n", same(&n)), ("all", same(&sweep.all)), ("year", same(&last))];
            warn(code, text, &values);
        }
    }
    for (scenario, pool, cut_off) in pools(simulation) {
        let studies = dataset.findings.iter().filter(|f| f.pool == pool).count();
        let values = [("scenario", same(scenario)), ("pool", same(pool))];
        match studies {
            1 => warn("W111", WarningText::OneStudy, &values),
            2 => warn("W112", WarningText::TwoStudies, &values),
            _ => {}
        }
        if cut_off >= WORTH_A_WORD {
            let [scenario, pool] = values;
            warn("W113", WarningText::CutOff, &[scenario, pool, ("percent", percent(cut_off))]);
        }
    }
    for c in &dataset.calibration {
        let branch = &dataset.branches[c.branch];
        let frictional = branch.frictional.get();
        if c.base_shortage < frictional / (1.0 - frictional) * branch.employees.get() {
            warn("W106", WarningText::BelowFloor, &[("branch", branch.name.clone())]);
        }
    }
    if dataset.calibration.is_empty() {
        warn("W107", WarningText::NotTied, &[]);
    }
    if let Some(year) = last_intake.filter(|year| *year < last) {
        warn("W109", WarningText::Extrapolated, &[("year", same(&year))]);
    }
    out
}

/// What is cut off a distribution before it is told: one draw in a thousand.
const WORTH_A_WORD: f64 = 0.001;

/// Every scenario with each pool of findings it uses, once, and the most that is cut off a distribution from it.
fn pools(simulation: &Simulation) -> Vec<(&str, &str, f64)> {
    let mut out: Vec<(&str, &str, f64)> = Vec::new();
    for s in &simulation.scenarios {
        // A profile is the scenario under other evidence, and a point of a sweep one of very many.
        if s.profile_of.is_some() || s.scenario.point.is_some() {
            continue;
        }
        for p in &s.scenario.parameters {
            let Some(pool) = p.pool.as_deref() else { continue };
            let cut_off = p.dist.cut_off();
            match out.iter_mut().find(|(name, known, _)| (*name, *known) == (s.name.as_str(), pool)) {
                Some((_, _, most)) => *most = most.max(cut_off),
                None => out.push((&s.name, pool, cut_off)),
            }
        }
    }
    out
}

/// Parts of the job are missing, so there are fewer draws than were asked for.
pub fn incomplete(missing: &[Said]) -> Warning {
    let seen = WarningText::Incomplete.with(&[("parts", &Said::join(missing, "; "))]);
    Warning { code: "W110".into(), seen: Words { nl: seen.get(Lang::Nl).into(), en: seen.get(Lang::En).into() } }
}

/// What a reader must know about one scenario in the last year.
struct Seen {
    /// Share of draws with the effect on care at its cap, if there are any.
    at_cap: Option<f64>,
    /// The mean effect on the shortage lies within two Monte Carlo errors of zero.
    within_error: bool,
    /// Share of the plan that stays unfilled, if it is worth a word.
    unfilled: Option<f64>,
}

impl Seen {
    fn of(results: &Results, i: usize, last: i32) -> Self {
        let mean = |measure, unit| results.level(i, measure, "total", "breed", last, unit).and_then(|s| s.mean);
        let effect = results.effect(i, "shortage", "total", "smal", last, "persons");
        let effect = effect.and_then(|e| Some((e.mean?, e.mc_error?)));
        let staff = (mean("planned_staff", "fte_contract"), mean("unfilled_plan", "fte_contract"));
        Self {
            at_cap: mean("care_at_cap", "share").filter(|share| *share > 0.0),
            within_error: effect.is_some_and(|(mean, error)| mean.abs() < 2.0 * error),
            unfilled: match staff {
                (Some(planned), Some(unfilled)) if unfilled > 0.005 * planned => Some(unfilled / planned),
                _ => None,
            },
        }
    }
}

/// The same of a sweep: in how many of its scenarios.
struct Counts {
    name: String,
    all: usize,
    at_cap: usize,
    within_error: usize,
    unfilled: usize,
}

impl Counts {
    fn add(sweeps: &mut Vec<Self>, name: &str, seen: &Seen) {
        if sweeps.last().is_none_or(|last| last.name != name) {
            sweeps.push(Self { name: name.to_string(), all: 0, at_cap: 0, within_error: 0, unfilled: 0 });
        }
        if let Some(sweep) = sweeps.last_mut() {
            sweep.all += 1;
            sweep.at_cap += usize::from(seen.at_cap.is_some());
            sweep.within_error += usize::from(seen.within_error);
            sweep.unfilled += usize::from(seen.unfilled.is_some());
        }
    }
}

fn same<T: ToString + ?Sized>(value: &T) -> Words {
    Words { nl: value.to_string(), en: value.to_string() }
}

/// A share in per cent, to one decimal.
fn percent(share: f64) -> Words {
    let en = format!("{:.1}", share * 100.0);
    Words { nl: en.replace('.', ","), en }
}
