//! Under which conditions a scenario fails: scenario discovery with [`prim`] on the draws of a run
//! ([`discover.md`](../discover.md)).

pub mod draws;
pub mod prim;

pub use draws::{Asked, Draws};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::Words;
use crate::texts::UsageText;
use prim::{Limits, Patience, Rows, Search, Step};

/// When a scenario fails.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// The shortage itself is looked at, not what the scenario changes about it.
    pub level: bool,
    /// It fails where that is above this, in persons.
    pub above: f64,
    /// The conditions looked for are those under which it does *not* fail.
    pub reverse: bool,
}

/// A limit is believed if its quasi-p-value is at most this, divided by the number of parameters that were searched.
pub const SIGNIFICANT: f64 = 0.05;

/// The density asked of a box, where the share of all futures leaves room for it.
const DENSITY: f64 = 0.8;

/// What is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discovery {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: Words,
    /// When it fails.
    pub failure: Failure,
    /// Identifier of the branch that is looked at; the total *smal* without.
    pub branch: Option<String>,
    /// Year.
    pub year: i32,
    /// Branches: identifier and name.
    pub branches: Vec<(String, Words)>,
    /// Units of the parameters in [`Self::conditions`], by name.
    pub units: Vec<(String, String)>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Seed of the draws.
    pub seed: u64,
    /// Names of the parameters that were searched.
    pub parameters: Vec<String>,
    /// Draws that were searched: the first half. The box is tried on as many others.
    pub searched: usize,
    /// Cases among them.
    pub cases: usize,
    /// Boxes on the way.
    pub trajectory: Vec<Boxed>,
    /// The box that is chosen: its place on the way, before limits that may be chance were dropped.
    pub chosen: Option<usize>,
    /// The box that is left, by the draws that were searched.
    pub found: Option<Boxed>,
    /// The same box, by the other draws.
    pub tried: Option<Tried>,
    /// Its limits, the surest first.
    pub conditions: Vec<Condition>,
}

/// A box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boxed {
    /// Draws in it.
    pub draws: usize,
    /// Cases in it.
    pub cases: usize,
    /// Share of all draws that it holds.
    pub mass: f64,
    /// Share of its draws that are cases.
    pub density: f64,
    /// Share of all cases that it holds.
    pub coverage: f64,
    /// Limits of each restricted parameter.
    pub limits: Vec<Limited>,
}

/// A parameter that is restricted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limited {
    /// Its name.
    pub parameter: String,
    /// From; that of all draws where `quasi_p` is none.
    pub lower: f64,
    /// To.
    pub upper: f64,
    /// Quasi-p-values of both limits; none where there is no limit.
    pub quasi_p: [Option<f64>; 2],
}

/// What other draws say of a box, each with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// Draws.
    pub draws: usize,
    /// Share of the draws outside the box that are cases.
    pub outside: Share,
    /// Share of the draws in it that are cases.
    pub density: Share,
    /// Share of the cases that it holds.
    pub coverage: Share,
}

/// A share of a number of draws with its 95 % interval; none of no draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The share.
    pub share: Option<f64>,
    /// From.
    pub low: f64,
    /// To.
    pub high: f64,
}

/// A limit in terms of what is thought possible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The parameter.
    pub parameter: String,
    /// Above this; none without a lower limit.
    pub above: Option<f64>,
    /// Below this.
    pub below: Option<f64>,
    /// Share of all draws in which the parameter lies below the lower limit.
    pub share_below: f64,
    /// Share of all draws in which it lies above the upper limit.
    pub share_above: f64,
    /// The smaller quasi-p-value of its limits.
    pub quasi_p: f64,
}

impl Share {
    /// Wilson's interval (1927, Journal of the American Statistical Association 22, 209-212).
    fn of(count: usize, of: usize) -> Self {
        let (n, z) = (of as f64, 1.959_963_984_540_054_f64);
        if of == 0 {
            return Self { share: None, low: 0.0, high: 1.0 };
        }
        let share = count as f64 / n;
        let weight = 1.0 + z * z / n;
        let middle = (share + z * z / (2.0 * n)) / weight;
        let half = z / weight * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        Self { share: Some(share), low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
    }
}

/// Draws as the method takes them: parameters that vary, and cases, of the draws from `from` to `to`.
pub fn rows(draws: &Draws, failure: Failure, from: usize, to: usize) -> (Vec<String>, Rows) {
    let [reference, scenario] = &draws.persons;
    let is_case = (from..to).map(|i| {
        let figure = if failure.level { scenario[i] } else { scenario[i] - reference[i] };
        (figure > failure.above) != failure.reverse
    });
    let varies = |column: &[f64]| column.iter().any(|x| *x != column[0]);
    let kept: Vec<(&str, &Vec<f64>)> = draws.names().zip(&draws.columns).filter(|(_, c)| varies(c)).collect();
    let columns = kept.iter().map(|(_, c)| c[from..to].to_vec()).collect();
    (kept.iter().map(|(name, _)| (*name).to_string()).collect(), Rows { columns, is_case: is_case.collect() })
}

/// What there is to know of the run, beside its draws.
pub struct About {
    /// Title of the scenario.
    pub title: Words,
    /// Branches: identifier and name.
    pub branches: Vec<(String, Words)>,
    /// Units by parameter.
    pub units: Vec<(String, String)>,
    /// Attribution.
    pub attribution: Words,
    /// Seed.
    pub seed: u64,
}

/// Searches the first half of `draws` and tries what is found on the second.
///
/// # Errors
/// [`Error::Usage`] for too few draws, or if no parameter varies.
pub fn discover(draws: &Draws, asked: &Asked, failure: Failure, about: About) -> Result<Discovery> {
    let half = draws.persons[0].len() / 2;
    let patience = Patience::default();
    if (half as f64) * patience.least_mass < 10.0 {
        return Err(Error::Usage(UsageText::FewDraws.with(&[("draws", &draws.persons[0].len())])));
    }
    let (names, searched) = rows(draws, failure, 0, half);
    if names.is_empty() {
        return Err(Error::Usage(UsageText::NoVariation.into()));
    }
    let search = Search::new(&searched, patience);
    let boxed = |step: &Step| self::boxed(&search, &names, step);
    let steps = search.trajectory();
    // Of many parameters some would seem to matter by chance alone: each must be that much surer.
    let chosen = choose(&search, &steps, SIGNIFICANT / names.len() as f64);
    let (chosen, found) = chosen.map_or((None, None), |(place, step)| (Some(place), Some(step)));
    let conditions = found.as_ref().map_or_else(Vec::new, |step| conditions(&search, &searched, &names, step));
    let units = about.units.into_iter().filter(|(name, _)| conditions.iter().any(|c| c.parameter == *name)).collect();
    let tried = found.as_ref().map(|step| {
        let (_, others) = rows(draws, failure, half, 2 * half);
        tried(&others, &open_ended(&search, step))
    });
    Ok(Discovery {
        scenario: asked.scenario.clone(),
        title: about.title,
        failure,
        branch: asked.branch.clone(),
        year: asked.year,
        branches: about.branches,
        units,
        attribution: about.attribution,
        seed: about.seed,
        searched: half,
        cases: search.cases(),
        trajectory: steps.iter().map(boxed).collect(),
        chosen,
        tried,
        conditions,
        found: found.as_ref().map(boxed),
        parameters: names,
    })
}

/// The box that is chosen: its place on the way, and what is left of it without limits that may be chance. Of those that are
/// dense enough then it is the one with the largest harmonic mean of density and coverage; if none is, the densest. None if
/// nothing is left of any.
fn choose(search: &Search, steps: &[Step], significant: f64) -> Option<(usize, Step)> {
    let density = |s: &Step| s.cases as f64 / s.rows as f64;
    // Where most futures are cases already, a box must leave out half of the others.
    let wanted = DENSITY.max(f64::midpoint(density(&steps[0]), 1.0));
    let worth = |s: &Step| {
        let balance = 2.0 * s.cases as f64 / (s.rows + search.cases()) as f64;
        if density(s) >= wanted { (true, balance) } else { (false, density(s)) }
    };
    let mut best: Option<(usize, Step)> = None;
    for (place, step) in steps.iter().enumerate().skip(1) {
        let left = without_chance(search, step, significant);
        let is_restricted = !search.restricted(&left.limits).is_empty();
        if is_restricted && best.as_ref().is_none_or(|(_, best)| worth(&left) > worth(best)) {
            best = Some((place, left));
        }
    }
    best
}

/// The box without parameters whose limits may be chance, the least sure dropped first.
fn without_chance(search: &Search, step: &Step, significant: f64) -> Step {
    let mut step = step.clone();
    loop {
        let worst = search
            .quasi_p(&step)
            .into_iter()
            .filter_map(|(column, p)| Some((column, p.into_iter().flatten().reduce(f64::max)?)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        match worst.filter(|(_, p)| *p > significant) {
            Some((column, _)) => {
                let mut limits: Limits = step.limits;
                limits[column] = search.whole()[column];
                step = search.step(limits);
            }
            None => return step,
        }
    }
}

fn boxed(search: &Search, names: &[String], step: &Step) -> Boxed {
    let limits = search.quasi_p(step).into_iter().map(|(column, quasi_p)| Limited {
        parameter: names[column].clone(),
        lower: step.limits[column].0,
        upper: step.limits[column].1,
        quasi_p,
    });
    Boxed {
        draws: step.rows,
        cases: step.cases,
        mass: step.rows as f64 / search.rows() as f64,
        density: step.cases as f64 / step.rows as f64,
        coverage: if search.cases() == 0 { 0.0 } else { step.cases as f64 / search.cases() as f64 },
        limits: limits.collect(),
    }
}

fn conditions(search: &Search, rows: &Rows, names: &[String], step: &Step) -> Vec<Condition> {
    let one = |(column, [lower, upper]): (usize, [Option<f64>; 2])| {
        let (from, to) = step.limits[column];
        let all = &rows.columns[column];
        let share = |is: &dyn Fn(f64) -> bool| all.iter().filter(|x| is(**x)).count() as f64 / all.len() as f64;
        Condition {
            parameter: names[column].clone(),
            above: lower.map(|_| from),
            below: upper.map(|_| to),
            share_below: share(&|x| x < from),
            share_above: share(&|x| x > to),
            quasi_p: [lower, upper].into_iter().flatten().fold(1.0, f64::min),
        }
    };
    let mut all: Vec<Condition> = search.quasi_p(step).into_iter().map(one).collect();
    all.sort_by(|a, b| a.quasi_p.total_cmp(&b.quasi_p));
    all
}

/// The restricted columns with their limits. A side without a limit ends where the draws that were searched do: for others
/// it is open.
fn open_ended(search: &Search, step: &Step) -> Vec<(usize, f64, f64)> {
    let one = |(column, [lower, upper]): (usize, [Option<f64>; 2])| {
        let (from, to) = step.limits[column];
        (column, lower.map_or(f64::NEG_INFINITY, |_| from), upper.map_or(f64::INFINITY, |_| to))
    };
    search.quasi_p(step).into_iter().map(one).collect()
}

fn tried(rows: &Rows, limits: &[(usize, f64, f64)]) -> Tried {
    let is_inside =
        |i: usize| limits.iter().all(|&(c, from, to)| from <= rows.columns[c][i] && rows.columns[c][i] <= to);
    let (mut inside, mut inside_cases, mut cases) = (0, 0, 0);
    for (i, &is_case) in rows.is_case.iter().enumerate() {
        let is_inside = is_inside(i);
        inside += usize::from(is_inside);
        inside_cases += usize::from(is_inside && is_case);
        cases += usize::from(is_case);
    }
    let draws = rows.is_case.len();
    Tried {
        draws,
        outside: Share::of(cases - inside_cases, draws - inside),
        density: Share::of(inside_cases, inside),
        coverage: Share::of(inside_cases, cases),
    }
}
