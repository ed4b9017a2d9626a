//! Kept draws: one row a draw, with the values drawn and the main outcomes, so that any draw can be calculated again.
//!
//! Columns, in this order:
//!
//! * `NAME`: a parameter that varies, as the reference uses it: after the pull of the evidence, shares divided by their
//!   sum. `evidence:u` is the u that is in force.
//! * `z:BRANCH:YEAR`, `xi:YEAR`, `lambda_noise:YEAR`: yearly noise, by its symbol in model.md.
//! * `forecast_error:YEAR`: the sum of what the error of the official forecast has added up to that year, in its standard
//!   deviations, where there is such an error.
//! * `SCENARIO|NAME`: the same where a scenario or an evidence profile can have another value than the reference.
//! * `SCENARIO|MEASURE|SCOPE|KEY|YEAR|UNIT`: an outcome, named as its row in `summary.csv`.
//!
//! What no column names is fixed, or as in the reference.

use super::simulation::{Simulation, Values8, Workspace};
use crate::error::Result;
use crate::lanes::WIDTH;
use crate::model::{Draw, rows};
use crate::sample::scores::{FORECAST, Scores};

/// Takes in the rows of draws while a job runs.
pub trait DrawSink: Send {
    /// Before the first draw: the names of the columns; the draws taken in before (of a job that goes on), which stay; and
    /// how many there may be in the end.
    ///
    /// # Errors
    /// If they cannot be kept.
    fn start(&mut self, columns: &[String], done: u64, draws: u64) -> Result<()>;

    /// Whole draws, in order and without gaps: `rows` has one row a draw. When it returns, they outlive the process.
    ///
    /// # Errors
    /// If they cannot be kept.
    fn add(&mut self, rows: &[f64]) -> Result<()>;
}

/// Where the numbers of a row come from.
#[derive(Clone, Debug)]
pub struct Columns {
    names: Vec<String>,
    /// Columns of what is drawn, by world.
    drawn: Vec<Vec<(usize, Drawn)>>,
    /// Columns of outcomes: the column, and the series it shows.
    outcomes: Vec<(usize, usize)>,
}

/// A number that is drawn.
#[derive(Clone, Copy, Debug)]
enum Drawn {
    /// A parameter (index).
    Parameter(usize),
    /// z of year and branch, as one index.
    Demand(usize),
    /// xi of a year after the base year.
    Exits(usize),
    /// `lambda_noise` of a year after the base year.
    Lateral(usize),
    /// The walk of the error of the official forecast up to a year.
    Forecast(usize),
}

impl Drawn {
    fn of(self, draw: &Draw) -> &[f64; WIDTH] {
        let lanes = match self {
            Self::Parameter(i) => &draw.of_help.p[i],
            Self::Demand(i) => &draw.z[i],
            Self::Exits(t) => &draw.xi[t],
            Self::Lateral(t) => &draw.lateral_noise[t],
            Self::Forecast(t) => &draw.walk[t],
        };
        &lanes.0
    }
}

impl Columns {
    /// The columns of a job.
    pub fn new(simulation: &Simulation) -> Self {
        let mut columns = Self { names: Vec::new(), drawn: Vec::new(), outcomes: Vec::new() };
        for (world, setup) in simulation.worlds.iter().enumerate() {
            columns.drawn.push(Vec::new());
            let Some(reported) = setup.reported else { continue };
            let (shown, prefix) = if world == 0 {
                (setup.values.varying(), String::new())
            } else {
                let differing = setup.values.differing(&simulation.worlds[0].values);
                (differing, format!("{}|", simulation.scenarios[reported].name))
            };
            // The reference's own noise is always shown.
            let noise = world == 0 || setup.values.noises_differ(&simulation.worlds[0].values);
            for (name, drawn) in drawn(simulation, &shown, world == 0, noise) {
                columns.drawn[world].push((columns.names.len(), drawn));
                columns.names.push(format!("{prefix}{name}"));
            }
        }
        let kept = simulation.layout.kept.iter().enumerate().filter(|(_, k)| k.level);
        for (series, id) in
            kept.map(|(i, k)| (i, &k.id)).filter(|(_, id)| rows::is_outcome(&id.measure, &id.scope, &id.unit))
        {
            columns.outcomes.push((columns.names.len(), series));
            let scenario = &simulation.scenarios[id.scenario].name;
            let (_, measure, scope, key, year, unit) = id.parts();
            columns.names.push([scenario, measure, scope, key, &year.to_string(), unit].join("|"));
        }
        columns
    }

    /// Their names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Simulates the draws of `scores` as [`Simulation::run`] does, and fills their `rows` too. Before it draws a world
    /// it asks whether it `may_go_on`, and returns whether all is done.
    pub fn run(
        &self,
        simulation: &Simulation,
        scores: &Scores,
        room: &mut Workspace,
        out: &mut [Values8],
        rows: &mut [f64],
        may_go_on: impl Fn() -> bool,
    ) -> bool {
        let width = self.names.len();
        let is_done = simulation.run_showing(scores, room, out, |world, group, draw| {
            for &(column, drawn) in &self.drawn[world] {
                put(rows, width, column, group, drawn.of(draw));
            }
            may_go_on()
        });
        for &(column, series) in &self.outcomes {
            for group in 0..scores.groups() {
                put(rows, width, column, group, &out[series * scores.groups() + group]);
            }
        }
        is_done
    }
}

/// One column of a group of draws.
fn put(rows: &mut [f64], width: usize, column: usize, group: usize, values: &[f64; WIDTH]) {
    for (lane, x) in values.iter().enumerate() {
        rows[(group * WIDTH + lane) * width + column] = *x;
    }
}

/// The `shown` parameters of a world and the yearly noise that follows from them, with their names.
fn drawn(simulation: &Simulation, shown: &[bool], is_reference: bool, noise: bool) -> Vec<(String, Drawn)> {
    let (frame, dataset) = (&simulation.frame, &simulation.dataset);
    let slots = &frame.slots;
    let is_shown = |slot: usize| shown.get(slot).copied().unwrap_or(false);
    let is_yearly = |i: usize| Some(i) == slots.xi || Some(i) == slots.lambda_noise;
    let parameters = (0..shown.len()).filter(|&i| shown[i] && !is_yearly(i));
    let mut out: Vec<_> = parameters.map(|i| (dataset.parameters[i].name.clone(), Drawn::Parameter(i))).collect();
    let year = |t: usize| frame.base_year + t as i32;
    if noise || is_shown(slots.ar1) {
        for (b, branch) in frame.branches.iter().enumerate() {
            let at = |t: usize| Drawn::Demand(t * frame.branches.len() + b);
            out.extend((0..=frame.years).map(|t| (format!("z:{}:{}", branch.id, year(t)), at(t))));
        }
    }
    if slots.xi.is_some_and(is_shown) || (!is_reference && (noise || is_shown(slots.xi_ar1))) {
        out.extend((1..=frame.years).map(|t| (format!("xi:{}", year(t)), Drawn::Exits(t))));
    }
    if is_reference && simulation.sampler.has_forecast_error() {
        out.extend((1..=frame.years).map(|t| (format!("{FORECAST}:{}", year(t)), Drawn::Forecast(t))));
    }
    // All scenarios meet the lateral inflow of the reference.
    if is_reference && slots.lambda_noise.is_some_and(is_shown) {
        out.extend((1..=frame.years).map(|t| (format!("lambda_noise:{}", year(t)), Drawn::Lateral(t))));
    }
    out
}
