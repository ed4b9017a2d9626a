//! The model as it would have been run from an earlier year: with the staff of that year, tied to the forecast of that time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Question;

use crate::analysis::calibrate::{Targets, calibrate};
use crate::dataset::vintage::Vintage;
use crate::dataset::{Dataset, Realised};
use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::run::{self, Hooks, Keep, Observer, Options, Simulation};
use crate::scenario::Scenario;
use crate::texts::UsageText;
use crate::units::Persons;

/// What the model would have said.
pub(super) struct Hindcast {
    /// The end of this year is where it starts.
    pub base_year: i32,
    kept: Kept,
}

/// Whose column is kept: `smal` and every branch of the shortage, and filled jobs.
const FILLED: &str = "filled|total|breed";

impl Hindcast {
    /// Shortage of `key` in `year` by draw, ascending.
    pub fn shortage(&self, key: &str, year: i32) -> Option<Vec<f64>> {
        let scope = if key == "smal" { "total" } else { "branch" };
        self.kept.column(&format!("shortage|{scope}|{key}"), year).map(sorted)
    }

    /// Filled jobs in `year` over those in the base year by draw, ascending.
    pub fn growth(&self, year: i32) -> Option<Vec<f64>> {
        let [now, then] = [year, self.base_year].map(|y| self.kept.column(FILLED, y));
        Some(sorted(now?.iter().zip(then?).map(|(a, b)| a / b).collect()))
    }
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// The model's own forecasts by the vintage they start from.
pub(super) type Hindcasts<'v> = Vec<(&'v Vintage, Hindcast)>;

/// The model's own forecasts by vintage, as far as they can be made and there is something later to hold them against.
pub(super) fn hindcasts<'v>(
    question: &Question,
    vintages: &'v [Vintage],
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> (Hindcasts<'v>, Vec<(String, String)>) {
    let (mut out, mut missing) = (Vec::new(), Vec::new());
    if question.options.draws == 0 {
        return (out, missing);
    }
    let lasts = vintages.iter().filter_map(|v| v.span("smal")).map(|span| span.1);
    let Some(last) = lasts.max() else { return (out, missing) };
    let last = last.min(question.dataset.population.last_year());
    for vintage in &vintages[..vintages.len().saturating_sub(1)] {
        if stop.load(Ordering::Relaxed) {
            missing.push((vintage.name.clone(), "stopped before it was made".into()));
            continue;
        }
        match hindcast(question, vintage, last, observer, stop) {
            Ok(made) => out.push((vintage, made)),
            Err(e) => missing.push((vintage.name.clone(), e.to_string())),
        }
    }
    (out, missing)
}

/// Runs the model from the end of the year before `vintage` was made, tied to it, up to `last`.
///
/// # Errors
/// What makes that impossible, in words.
fn hindcast(
    question: &Question,
    vintage: &Vintage,
    last: i32,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Hindcast> {
    let base_year = vintage.base_year();
    let dataset = &question.dataset;
    let earliest = dataset.population.first_year;
    if base_year < earliest {
        return Err(Error::Usage(UsageText::PopulationStarts.with(&[("earliest", &earliest), ("base", &base_year)])));
    }
    let earlier = at_base(dataset, &question.history, vintage, base_year)?;
    let reference = Scenario { horizon: last, ..(*question.reference).clone() };
    let targets = Targets::of_vintage(&earlier, &vintage.name, &vintage.scenario)?;
    let fitted = calibrate(&earlier, &reference, targets)?;
    let calibration = fitted.branches.into_iter().map(|t| t.factors).collect();
    let tied = Arc::new(Dataset { calibration, ..earlier });
    let Question { options, .. } = question;
    let simulation = Simulation::new(&tied, &[Arc::new(reference)], options.seed, options.design, Keep::All)?;
    let mut kept = Kept::default();
    let options = Options { keep: Keep::All, ..options.clone() };
    let hooks = Hooks { draws: Some(&mut kept), ..Hooks::new(observer, stop) };
    run::simulate(&simulation, &options, None, hooks)?;
    Ok(Hindcast { base_year, kept })
}

/// The data set as of the end of `base_year`: staff carried back along the history of all staff, the shortage to the first
/// figure of the vintage. All rates, the care that ages use and the population are those of the data set: what was not known
/// at the time and is used all the same, in favour of the model.
fn at_base(dataset: &Dataset, history: &[Realised], vintage: &Vintage, base_year: i32) -> Result<Dataset> {
    let level = staff(history, base_year)
        .zip(staff(history, dataset.base_year))
        .map(|(then, now)| then / now)
        .ok_or_else(|| Error::Usage(UsageText::NoTwoYears.into()))?;
    let mut out = dataset.clone();
    out.base_year = base_year;
    let observed: f64 = dataset.branches.iter().filter(|b| b.in_smal).map(|b| b.shortage.get()).sum();
    let then = vintage.shortage.get("smal").and_then(|points| points.first()).map(|p| p.1);
    let shortage = then.filter(|_| observed > 0.0).map_or(level, |then| then / observed);
    for branch in &mut out.branches {
        branch.employees = Persons(branch.employees.get() * level);
        branch.shortage = Persons(branch.shortage.get() * shortage);
    }
    Ok(out)
}

/// Employees of all care and welfare in `year`: as realised, and outside the years of the history along its mean growth over
/// its last three years.
fn staff(history: &[Realised], year: i32) -> Option<f64> {
    let known = super::series::yearly(history, "sbi_q", "", "employees");
    if let Some(known) = known.iter().find(|p| p.0 == year) {
        return Some(known.1);
    }
    let last = *known.last()?;
    let before = known.iter().rev().find(|p| p.0 <= last.0 - 3).or(known.first()).filter(|p| p.0 < last.0)?;
    let growth = crate::math::pow(last.1 / before.1, 1.0 / f64::from(last.0 - before.0));
    Some(last.1 * crate::math::pow(growth, f64::from(year - last.0)))
}

/// The draws of the reference in the columns that are looked at.
#[derive(Default)]
struct Kept {
    /// Name without the year, year, and place in a row.
    columns: Vec<(String, i32, usize)>,
    values: Vec<Vec<f64>>,
    width: usize,
}

impl Kept {
    fn column(&self, name: &str, year: i32) -> Option<Vec<f64>> {
        let place = self.columns.iter().position(|c| c.0 == name && c.1 == year)?;
        Some(self.values[place].clone())
    }
}

impl DrawSink for Kept {
    fn start(&mut self, columns: &[String], _done: u64, _draws: u64) -> Result<()> {
        let of = |(place, name): (usize, &String)| -> Option<(String, i32, usize)> {
            let rest = name.strip_prefix(&format!("{}|", crate::scenario::REFERENCE))?.strip_suffix("|persons")?;
            let (name, year) = rest.rsplit_once('|')?;
            let wanted = name.starts_with("shortage|") || name == FILLED;
            wanted.then(|| Some((name.to_owned(), year.parse().ok()?, place)))?
        };
        self.width = columns.len();
        self.columns = columns.iter().enumerate().filter_map(of).collect();
        self.values = vec![Vec::new(); self.columns.len()];
        Ok(())
    }

    fn add(&mut self, rows: &[f64]) -> Result<()> {
        for row in rows.chunks_exact(self.width.max(1)) {
            for (values, (_, _, place)) in self.values.iter_mut().zip(&self.columns) {
                values.push(row[*place]);
            }
        }
        Ok(())
    }
}
