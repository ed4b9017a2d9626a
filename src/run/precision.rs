//! Simulating until a figure is precise enough: the 95 % half-width of its mean, judged from the spread between rounds.

use std::fmt;
use std::str::FromStr;

use super::layout::{Kept, Layout};
use super::results::RowId;
use crate::error::{Error, Result};
use crate::nearest::nearest;
use crate::sample::ROUND;
use crate::stats::monte_carlo::half_width_95;
use crate::stats::series::Series;
use crate::texts::Said;

/// Fewest rounds before a half-width is believed: with fewer, a job would too often stop by luck.
pub const LEAST_ROUNDS: u64 = 10;

/// How precise a figure must be. A part that is not given has its usual value: the effect on the shortage, in the last
/// year, in total; of *smal* and in persons where the measure has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The level itself instead of the effect.
    level: bool,
    measure: String,
    scope: Option<String>,
    key: Option<String>,
    year: Option<i32>,
    unit: Option<String>,
    width: Width,
}

/// A half-width.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Width {
    /// In the unit of the figure.
    Absolute(f64),
    /// As a share of the size of the mean.
    Relative(f64),
}

impl FromStr for Target {
    type Err = String;

    /// Reads `100`, `5%`, or `[level:]MEASURE[/SCOPE/KEY[/YEAR[/UNIT]]]=WIDTH`.
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let (figure, width) = text.rsplit_once('=').map_or((None, text), |(figure, width)| (Some(figure), width));
        let number = |digits: &str| digits.trim().parse().ok().filter(|x: &f64| *x > 0.0 && x.is_finite());
        let width = match width.strip_suffix('%') {
            Some(percent) => number(percent).map(|x| Width::Relative(x / 100.0)),
            None => number(width).map(Width::Absolute),
        };
        let width = width.ok_or_else(|| format!("`{text}` must end in a width above 0, for instance 100 or 5%"))?;
        let (level, figure) = match figure {
            Some(figure) => (figure.starts_with("level:"), figure.trim_start_matches("level:")),
            None => (false, "shortage"),
        };
        let parts: Vec<&str> = figure.split('/').collect();
        let text_of = |i: usize| parts.get(i).map(ToString::to_string);
        let year = parts.get(3).map(|y| y.parse::<i32>().map_err(|_| format!("`{y}` is no year"))).transpose()?;
        if parts.len() == 2 || parts.len() > 5 || parts.iter().any(|p| p.is_empty()) {
            return Err(format!("`{figure}` must read MEASURE, or MEASURE/SCOPE/KEY, then perhaps /YEAR and /UNIT"));
        }
        Ok(Self { level, measure: parts[0].into(), scope: text_of(1), key: text_of(2), year, unit: text_of(4), width })
    }
}

impl fmt::Display for Target {
    /// In the form that is read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.level {
            f.write_str("level:")?;
        }
        f.write_str(&self.measure)?;
        let year = self.year.map(|y| y.to_string());
        for part in [&self.scope, &self.key, &year, &self.unit].into_iter().flatten() {
            write!(f, "/{part}")?;
        }
        match self.width {
            Width::Absolute(width) => write!(f, "={width}"),
            Width::Relative(share) => write!(f, "={}%", share * 100.0),
        }
    }
}

impl Target {
    /// Whether a series may be meant; `year` is the last of the job, `effects` whether it has any.
    fn means(&self, kept: &Kept, year: i32, effects: bool) -> bool {
        let id = &kept.id;
        let table = if self.level || !effects { kept.level } else { kept.effect };
        table
            && id.measure == self.measure
            && id.scope == self.scope.as_deref().unwrap_or("total")
            && self.key.as_ref().is_none_or(|key| *key == id.key)
            && id.year == self.year.unwrap_or(year)
            && self.unit.as_ref().is_none_or(|unit| *unit == *id.unit)
    }

    fn wanted(&self, mean: f64) -> f64 {
        match self.width {
            Width::Absolute(width) => width,
            Width::Relative(share) => share * mean.abs(),
        }
    }
}

/// Figures of a job that must be precise.
#[derive(Clone, Debug)]
pub struct Precision {
    /// Series, and how precise it must be.
    figures: Vec<(usize, Target)>,
}

/// The figure that needs most draws still.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Its series in the layout.
    pub series: usize,
    /// 95 % half-width now, in its unit.
    pub half_width: f64,
    /// Half-width asked for.
    pub wanted: f64,
    /// Draws that will probably do, those done included; rounded up to whole rounds.
    pub draws: u64,
}

impl Precision {
    /// The series of `layout` that `targets` mean; `main` are the scenarios that are no evidence profiles, of which the
    /// first is the reference.
    ///
    /// # Errors
    /// [`Error::Usage`] for a target that means nothing the job keeps.
    pub fn new(targets: &[Target], layout: &Layout, main: &[usize], last_year: i32) -> Result<Self> {
        let effects = main.len() > 1;
        let kept = || layout.kept.iter().enumerate().filter(|(_, k)| main.contains(&k.id.scenario));
        let mut figures = Vec::new();
        for target in targets {
            let mut meant: Vec<_> = kept().filter(|(_, k)| target.means(k, last_year, effects)).collect();
            // Of several totals and units, smal rather than breed and persons rather than fte.
            if let Some((key, unit)) = meant.iter().map(|(_, k)| (k.id.key.clone(), k.id.unit.clone())).max() {
                meant.retain(|(_, k)| k.id.key == key && k.id.unit == unit);
            }
            if meant.is_empty() {
                return Err(Error::Usage(Said::english_only(unknown(target, kept().map(|(_, k)| &k.id)))));
            }
            figures.extend(meant.into_iter().map(|(i, _)| (i, target.clone())));
        }
        Ok(Self { figures })
    }

    /// What still limits after `rounds` rounds; `None` when all figures are precise enough.
    ///
    /// # Errors
    /// [`Error::Run`] when a figure is undefined in some draws, so that its mean has no error.
    pub fn limit(&self, series: &[Series], rounds: u64, layout: &Layout) -> Result<Option<Limit>> {
        let mut worst: Option<Limit> = None;
        for (i, target) in &self.figures {
            let figure = &series[*i];
            let half = figure.mc_error().and_then(|error| half_width_95(error, rounds));
            let (Some(mean), Some(half_width)) = (figure.mean(), half) else {
                if rounds < LEAST_ROUNDS {
                    continue;
                }
                let RowId { measure, scope, key, year, .. } = &layout.kept[*i].id;
                let figure = format!("{measure}/{scope}/{key}/{year}");
                return Err(Error::Run(Said::english_only(format!(
                    "{figure} has no value in some draws, so its precision cannot be judged"
                ))));
            };
            let wanted = target.wanted(mean);
            let draws = draws_needed(rounds, half_width, wanted);
            if (half_width > wanted || rounds < LEAST_ROUNDS) && worst.as_ref().is_none_or(|w| draws > w.draws) {
                worst = Some(Limit { series: *i, half_width, wanted, draws });
            }
        }
        Ok(worst)
    }
}

/// Draws for a half-width of `wanted`, if `rounds` rounds gave `half_width`: in proportion to the squares.
fn draws_needed(rounds: u64, half_width: f64, wanted: f64) -> u64 {
    let ratio = half_width / wanted;
    let needed = (rounds as f64 * ratio * ratio).ceil().min(1e15) as u64;
    needed.max(LEAST_ROUNDS).max(if ratio > 1.0 { rounds + 1 } else { 0 }) * ROUND
}

/// Says what a target may mean.
fn unknown<'a>(target: &Target, ids: impl Iterator<Item = &'a RowId> + Clone) -> String {
    let asked = &target.measure;
    let measures: Vec<&str> = ids.clone().map(|id| &*id.measure).collect();
    if !measures.contains(&asked.as_str()) {
        let hint = nearest(asked, measures).map_or(String::new(), |name| format!("; did you mean `{name}`?"));
        return format!("--precision: the job keeps no measure `{asked}`{hint}");
    }
    let scope = target.scope.as_deref().unwrap_or("total");
    let of_measure = ids.filter(|id| id.measure == **asked && id.scope == scope);
    let (mut keys, mut years): (Vec<_>, Vec<_>) = of_measure.map(|id| (id.key.clone(), id.year.to_string())).unzip();
    for list in [&mut keys, &mut years] {
        list.sort();
        list.dedup();
    }
    let kept = if keys.is_empty() {
        format!("nothing with scope `{scope}`")
    } else {
        format!("keys {} and years {}", keys.join(", "), years.join(", "))
    };
    format!("--precision: of `{asked}` with scope `{scope}` the job keeps {kept}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read() {
        let usual: Target = "100".parse().unwrap();
        assert_eq!(usual, "shortage=100".parse().unwrap());
        assert_eq!(usual.width, Width::Absolute(100.0));
        let full: Target = "level:demand/branch/home_care/2033/fte=2.5%".parse().unwrap();
        assert!(full.level);
        assert_eq!(
            (full.key.as_deref(), full.year, full.unit.as_deref()),
            (Some("home_care"), Some(2033), Some("fte"))
        );
        assert_eq!(full.width, Width::Relative(0.025));
        for target in [&usual, &full] {
            assert_eq!(target.to_string().parse().as_ref(), Ok(target));
        }
        for bad in ["", "0", "-5", "NaN", "inf", "shortage=", "a/b=1", "a/b/c/soon=1", "a//c=1", "a/b/c/2033/fte/x=1"] {
            assert!(bad.parse::<Target>().is_err(), "{bad}");
        }
    }

    #[test]
    fn four_times_the_draws_halve_the_width() {
        assert_eq!(draws_needed(20, 200.0, 100.0), 80 * ROUND);
        assert_eq!(draws_needed(20, 100.1, 100.0), 21 * ROUND);
        assert_eq!(draws_needed(4, 1.0, 100.0), LEAST_ROUNDS * ROUND);
    }
}
