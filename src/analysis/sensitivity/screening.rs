//! Morris screening on the model. Each input walks between four levels of its own probability, from 10 to 90 %, one step at
//! a time and in a random order, from a random place; eight walks side by side.

use std::sync::atomic::AtomicBool;

use super::morris::{self, DELTA, LEVELS};
use super::question::Question;
use crate::error::Result;
use crate::lanes::WIDTH;
use crate::math::normal_quantile;
use crate::run::simulation::Workspace;
use crate::run::{Observer, Options, pieces::pieces as in_pieces};
use crate::sample::keyed::{WHOLE_DRAW, uniforms};
use crate::sample::{Input, Numbers};

/// What moves in one step: a group, or a single input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its identifier; random numbers are keyed by it.
    pub id: String,
    /// Its inputs.
    pub inputs: Vec<Input>,
}

impl Unit {
    /// Whether it is one number, which goes up or down as a whole.
    pub fn is_single(&self) -> bool {
        matches!(self.inputs[..], [Input::Parameter(_) | Input::Factor(_)])
    }
}

/// A place on a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The walk, from 0.
    pub walk: usize,
    /// The step, from 0: where it starts.
    pub step: usize,
    /// The unit that moved (index) and whether it went up; what holds several numbers goes up by name only. None at the
    /// start.
    pub moved: Option<(usize, bool)>,
    /// Every outcome.
    pub outcomes: Vec<f64>,
}

/// Walks of all units, which hold all inputs that vary.
#[derive(Clone, Debug, PartialEq)]
pub struct Walks {
    /// Walk by walk, step by step.
    pub stops: Vec<Stop>,
}

impl Walks {
    /// The elementary effects of a unit (index) on an outcome (index), a walk each, in the order of the walks.
    pub fn effects(&self, unit: usize, outcome: usize) -> Vec<f64> {
        let steps = self.stops.windows(2).filter_map(|pair| match pair[1].moved {
            Some((moved, up)) if moved == unit => {
                let change = pair[1].outcomes[outcome] - pair[0].outcomes[outcome];
                Some(if up { change / DELTA } else { -change / DELTA })
            }
            _ => None,
        });
        steps.collect()
    }
}

/// Points that `walks` walks of `units` units take.
pub fn points(units: usize, walks: usize) -> u64 {
    (walks.next_multiple_of(WIDTH) * (units + 1)) as u64
}

/// Walks of `units`, at least `walks` of them; their random numbers are keyed by `key`, the names and the walk. `None` if
/// `stop` was set.
///
/// # Errors
/// If threads cannot be had.
pub fn walks(
    question: &Question,
    (units, walks): (&[Unit], usize),
    key: &str,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Walks>> {
    let one = |piece: usize, room: &mut Workspace| eight(question, units, key, options.seed, piece, room);
    let pieces = walks.div_ceil(WIDTH);
    let draws = ((units.len() + 1) * WIDTH) as u64;
    let made = in_pieces(&question.simulation, pieces, draws, &one, options, observer, stop)?;
    Ok(made.map(|pieces| Walks { stops: pieces.into_iter().flatten().collect() }))
}

/// Eight walks, one after another.
fn eight(question: &Question, units: &[Unit], key: &str, seed: u64, piece: usize, room: &mut Workspace) -> Vec<Stop> {
    let (sampler, first) = (&question.simulation.sampler, (piece * WIDTH) as u64);
    let base_year = question.simulation.frame.base_year;
    let uniform = |name: &str, year: i32| {
        let mut u = [0.0; WIDTH];
        uniforms(seed, &format!("{key} {name}"), year, first, &mut u);
        u
    };
    let mut start = sampler.no_numbers(1);
    let mut end = start.clone();
    for &input in units.iter().flat_map(|unit| &unit.inputs) {
        for place in 0..start.of(input).len() {
            let year = if matches!(input, Input::Parameter(_) | Input::Factor(_)) {
                WHOLE_DRAW
            } else {
                base_year + place as i32
            };
            for (lane, u) in uniform(sampler.name(input), year).into_iter().enumerate() {
                let level = morris::level(u);
                start.of_mut(input)[place].0[lane] = score(level);
                end.of_mut(input)[place].0[lane] = score(morris::moved(level));
            }
        }
    }
    let orders: Vec<[f64; WIDTH]> =
        units.iter().map(|unit| uniform(&format!("order {}", unit.id), WHOLE_DRAW)).collect();
    let order_of = |lane: usize| {
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by(|&a, &b| orders[a][lane].total_cmp(&orders[b][lane]));
        order
    };
    let orders: Vec<Vec<usize>> = (0..WIDTH).map(order_of).collect();
    let mut walks: Vec<Vec<Stop>> = vec![Vec::new(); WIDTH];
    let mut at = start.clone();
    for step in 0..=units.len() {
        let mut moved = [None; WIDTH];
        if step > 0 {
            for lane in 0..WIDTH {
                let unit = orders[lane][step - 1];
                moved[lane] = Some((unit, goes_up(&units[unit], &start, lane)));
                for &input in &units[unit].inputs {
                    for (at, end) in at.of_mut(input).iter_mut().zip(end.of(input)) {
                        at.0[lane] = end.0[lane];
                    }
                }
            }
        }
        let outcomes = question.outcomes(&sampler.scores(at.clone()), room);
        for (lane, walk) in walks.iter_mut().enumerate() {
            let outcomes = outcomes.iter().map(|values| values[lane]).collect();
            walk.push(Stop { walk: piece * WIDTH + lane, step, moved: moved[lane], outcomes });
        }
    }
    walks.concat()
}

/// Whether the step of a unit goes up; true for what holds several numbers.
fn goes_up(unit: &Unit, start: &Numbers, lane: usize) -> bool {
    !unit.is_single() || start.of(unit.inputs[0])[0].0[lane] < 0.0
}

/// The score of a level: 10, 36.7, 63.3 and 90 % of probability.
fn score(level: usize) -> f64 {
    normal_quantile(0.1 + 0.8 * level as f64 / (LEVELS - 1) as f64)
}
