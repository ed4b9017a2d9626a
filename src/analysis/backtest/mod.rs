//! Earlier forecasts held against what came ([`backtest.md`](../backtest.md)): official vintages, the model run from earlier
//! years, and what anyone could have said, against realised figures, against what later vintages said of their own time, and
//! against later forecasts of the same year.

mod hindcast;
mod naive;
mod series;

pub use naive::{LEVELS, Said};

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use crate::dataset::forecast_error::{Estimate, ForecastError, estimate};
use crate::dataset::vintage::{NOWCAST, Vintage, horizon};
use crate::dataset::{Dataset, Realised};
use crate::error::Result;
use crate::ids::Words;
use crate::run::{self, Observer, Options, Results};
use crate::scenario::world::{FORECAST_TREND, with_forecast_error};
use crate::scenario::{FORECAST_NOISE, Scenario};
use crate::stats::scores;
use hindcast::Hindcast;

/// What is asked.
pub struct Question {
    /// Official forecasts, and the data of the model.
    pub dataset: Arc<Dataset>,
    /// The reference.
    pub reference: Arc<Scenario>,
    /// Realised figures.
    pub history: Vec<Realised>,
    /// Draws of each forecast of the model; none: the model is left out.
    pub options: Options,
}

/// What a forecast is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// Figures that were realised.
    Realised,
    /// What a later vintage said of the year at hand: no count, but the nearest there is to one.
    Nowcast,
    /// A later forecast of the same year: not what came, but what was thought later.
    LaterForecast,
}

impl Against {
    /// All, from the surest.
    pub const ALL: [Self; 3] = [Self::Realised, Self::Nowcast, Self::LaterForecast];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Realised => "realised",
            Self::Nowcast => "nowcast",
            Self::LaterForecast => "later_forecast",
        }
    }
}

/// Who forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// This model, tied to the official forecast of the time.
    Model,
    /// The official forecast.
    Official,
    /// The last figure stays.
    NoChange,
    /// The last change goes on.
    Trend,
}

impl Method {
    /// All.
    pub const ALL: [Self; 4] = [Self::Model, Self::Official, Self::NoChange, Self::Trend];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Official => "official",
            Self::NoChange => "no_change",
            Self::Trend => "trend",
        }
    }
}

/// What is forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// `shortage`, `employees`, `open_vacancies`, …
    pub measure: String,
    /// A branch, `smal`, or what the history calls its total; with the quarter, if it is of one.
    pub key: String,
    /// Name of the branch; none for a total.
    pub name: Option<Words>,
    /// Unit.
    pub unit: String,
    /// What it is held against.
    pub against: Against,
    /// What is known by year, as far as it was not forecast.
    pub came: Vec<(i32, f64)>,
}

/// One forecast of one number, and what came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Place of its target in [`Backtest::targets`].
    pub target: usize,
    /// Who said it.
    pub method: Method,
    /// The vintage, or the year of the last figure known.
    pub origin: String,
    /// The year that it is of.
    pub year: i32,
    /// Years ahead.
    pub horizon: f64,
    /// What came.
    pub came: f64,
    /// Who says what came: a vintage; empty for realised figures.
    pub from: String,
    /// Its middle.
    pub middle: f64,
    /// Its central intervals at [`LEVELS`]; none of a mere number.
    pub intervals: Option<[(f64, f64); 3]>,
    /// Its continuous ranked probability score; of a mere number the absolute error.
    pub crps: f64,
}

/// How good the forecasts of one method were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Place of its target in [`Backtest::targets`].
    pub target: usize,
    /// Whose forecasts.
    pub method: Method,
    /// How many.
    pub n: usize,
    /// Mean of forecast minus what came.
    pub bias: f64,
    /// Mean size of that.
    pub mean_error: f64,
    /// Root of the mean square of that.
    pub root_mean_square: f64,
    /// How many of them say how sure they are.
    pub with_interval: usize,
    /// Share of those whose central interval held what came, at [`LEVELS`].
    pub coverage: Option<[f64; 3]>,
    /// Mean continuous ranked probability score.
    pub crps: f64,
    /// 1 - crps over that of `no_change`, on the forecasts that both made; none where there are none.
    pub skill: Option<f64>,
    /// How many both made.
    pub shared: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backtest {
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Draws of each forecast of the model.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// Vintages and when they were made, the oldest first.
    pub vintages: Vec<(String, f64)>,
    /// What is forecast.
    pub targets: Vec<Target>,
    /// Every forecast, by target, year, method and origin.
    pub forecasts: Vec<Forecast>,
    /// By target and method.
    pub scores: Vec<Score>,
    /// What vintages say of the error of a forecast; none with too few of them.
    pub error: Option<Estimate>,
    /// The reference without and with that error, by year after the base year; empty without draws.
    pub fan: Vec<FanYear>,
    /// Forecasts of the model that could not be made: vintage and why, in English as all messages.
    pub missing: Vec<(String, String)>,
}

/// The shortage of the reference in a year, persons: quantiles at 10, 50 and 90 %.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FanYear {
    /// Year.
    pub year: i32,
    /// Without the error of the official forecast.
    pub without: [f64; 3],
    /// With it.
    pub with: [f64; 3],
}

/// Answers `question`. When `stop` is set the model is left out of what is not done yet.
///
/// # Errors
/// If threads cannot be had.
pub fn backtest(question: &Question, observer: &dyn Observer, stop: &AtomicBool) -> Result<Backtest> {
    let vintages = Vintage::all(&question.dataset);
    let (hindcasts, missing) = hindcasts(question, &vintages, observer, stop);
    let mut found = Found { dataset: &question.dataset, targets: Vec::new(), forecasts: Vec::new() };
    realised(&mut found, &question.history, &hindcasts);
    let keys = std::iter::once("smal").chain(question.dataset.branches.iter().map(|b| b.id.as_str()));
    for key in keys {
        nowcasts(&mut found, key, &vintages, &hindcasts);
        later_forecasts(&mut found, key, &vintages, &hindcasts);
    }
    let error = estimate(&question.dataset);
    let fan = fan(question, error.as_ref(), observer, stop)?;
    let Found { targets, mut forecasts, .. } = found;
    let order = |f: &Forecast| (f.target, f.year, f.method, f.origin.clone(), f.from.clone());
    forecasts.sort_by_key(order);
    Ok(Backtest {
        attribution: question.dataset.attribution.clone(),
        draws: question.options.rounds() * crate::sample::ROUND,
        seed: question.options.seed,
        vintages: vintages.iter().map(|v| (v.name.clone(), v.made)).collect(),
        scores: score(&forecasts, targets.len()),
        targets,
        forecasts,
        error,
        fan,
        missing,
    })
}

/// The reference without and with the error of the official forecast.
fn fan(
    question: &Question,
    error: Option<&Estimate>,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Vec<FanYear>> {
    let Some(error) = error.filter(|_| question.options.draws > 0) else { return Ok(Vec::new()) };
    let dataset = &question.dataset;
    if [FORECAST_TREND, FORECAST_NOISE].iter().any(|name| dataset.parameter(name).is_none()) {
        return Ok(Vec::new());
    }
    let run = |error: Option<ForecastError>| -> Result<Results> {
        let reference = Arc::new(with_forecast_error(&question.reference, error));
        run::run(dataset, &[reference], &question.options, observer, stop)
    };
    let (without, with) = (run(None)?, run(Some(error.error))?);
    let quantiles = |of: &Results, year: i32| -> Option<[f64; 3]> {
        let s = of.level(0, "shortage", "total", "smal", year, "persons")?;
        Some([s.p(10)?, s.p(50)?, s.p(90)?])
    };
    let years = dataset.base_year..=question.reference.horizon;
    Ok(years
        .filter_map(|year| Some(FanYear { year, without: quantiles(&without, year)?, with: quantiles(&with, year)? }))
        .collect())
}

/// The model's own forecasts by the vintage they start from.
type Hindcasts<'v> = Vec<(&'v Vintage, Hindcast)>;

/// The model's own forecasts by vintage, as far as they can be made and there is something later to hold them against.
fn hindcasts<'v>(
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
        if stop.load(std::sync::atomic::Ordering::Relaxed) {
            missing.push((vintage.name.clone(), "stopped before it was made".into()));
            continue;
        }
        match hindcast::hindcast(question, vintage, last, observer, stop) {
            Ok(made) => out.push((vintage, made)),
            Err(e) => missing.push((vintage.name.clone(), e.to_string())),
        }
    }
    (out, missing)
}

/// What is being collected.
struct Found<'a> {
    dataset: &'a Dataset,
    targets: Vec<Target>,
    forecasts: Vec<Forecast>,
}

impl Found<'_> {
    fn target(&mut self, measure: &str, key: &str, unit: &str, against: Against, came: Vec<(i32, f64)>) -> usize {
        let name = self.dataset.branch(key).map(|b| self.dataset.branches[b].name.clone());
        let (measure, key, unit) = (measure.into(), key.into(), unit.into());
        self.targets.push(Target { measure, key, name, unit, against, came });
        self.targets.len() - 1
    }

    fn add(&mut self, target: usize, method: Method, of: Of, said: Option<Said>) {
        let Some(said) = said.filter(|said| said.middle().is_finite()) else { return };
        self.forecasts.push(Forecast {
            target,
            method,
            origin: of.origin.to_owned(),
            year: of.year,
            horizon: of.horizon,
            came: of.came,
            from: of.from.to_owned(),
            middle: said.middle(),
            intervals: said.intervals(),
            crps: said.crps(of.came),
        });
    }
}

/// What a forecast is of.
#[derive(Clone, Copy)]
struct Of<'a> {
    origin: &'a str,
    year: i32,
    horizon: f64,
    came: f64,
    from: &'a str,
}

/// Series of the history, from every year of them on.
fn realised(found: &mut Found, history: &[Realised], hindcasts: &[(&Vintage, Hindcast)]) {
    for s in series::all(history) {
        let total = if s.branch.is_empty() { &s.scope } else { &s.branch };
        let key = if s.quarter.is_empty() { total.clone() } else { format!("{total} {}", s.quarter) };
        let target = found.target(&s.measure, &key, &s.unit, Against::Realised, s.points.clone());
        for (i, &(year, came)) in s.points.iter().enumerate().skip(1) {
            for known in (1..=i).map(|n| &s.points[..n]) {
                let last = known[known.len() - 1];
                let origin = last.0.to_string();
                let of = Of { origin: &origin, year, horizon: f64::from(year - last.0), came, from: "" };
                found.add(target, Method::NoChange, of, naive::no_change(known, year));
                found.add(target, Method::Trend, of, naive::trend(known, year));
            }
            if (s.measure.as_str(), s.scope.as_str(), s.quarter.as_str()) != ("employees", "sbi_q", "") {
                continue;
            }
            for (_, made) in hindcasts.iter().filter(|h| h.1.base_year < year) {
                let Some(then) = s.points.iter().find(|p| p.0 == made.base_year) else { continue };
                let said = made.growth(year).map(|all| Said::Sample(all.iter().map(|g| g * then.1).collect()));
                let horizon = f64::from(year - made.base_year);
                // The year of the last figure known, as for the others.
                let origin = made.base_year.to_string();
                found.add(target, Method::Model, Of { origin: &origin, year, horizon, came, from: "" }, said);
            }
        }
    }
}

/// What later vintages said of their own time.
fn nowcasts(found: &mut Found, key: &str, vintages: &[Vintage], hindcasts: &[(&Vintage, Hindcast)]) {
    let came: Vec<(&Vintage, i32, f64)> =
        vintages.iter().filter_map(|v| v.nowcast(key).map(|(year, persons)| (v, year, persons))).collect();
    let earlier = |made: f64, year: i32| vintages.iter().filter(move |e| e.made < made && horizon(e, year) > NOWCAST);
    let any = came.iter().any(|(v, year, _)| earlier(v.made, *year).any(|e| e.at(key, *year).is_some()));
    if !any {
        return;
    }
    let points = came.iter().map(|(_, year, persons)| (*year, *persons)).collect();
    let target = found.target("shortage", key, "persons", Against::Nowcast, points);
    for &(v, year, persons) in &came {
        for e in earlier(v.made, year) {
            let of = Of { origin: &e.name, year, horizon: horizon(e, year), came: persons, from: &v.name };
            found.add(target, Method::Official, of, e.at(key, year).map(Said::Point));
            let known: Vec<(i32, f64)> =
                came.iter().filter(|(k, _, _)| k.made <= e.made).map(|(_, year, persons)| (*year, *persons)).collect();
            found.add(target, Method::NoChange, of, naive::no_change(&known, year));
            found.add(target, Method::Trend, of, naive::trend(&known, year));
            if let Some((_, made)) = hindcasts.iter().find(|h| h.0 == e) {
                found.add(target, Method::Model, of, made.shortage(key, year).map(Said::Sample));
            }
        }
    }
}

/// What later vintages said of the last year of an earlier one.
fn later_forecasts(found: &mut Found, key: &str, vintages: &[Vintage], hindcasts: &[(&Vintage, Hindcast)]) {
    let mut target = None;
    for (i, e) in vintages.iter().enumerate() {
        let Some((_, year)) = e.span(key).filter(|span| span.1 > span.0 || e.nowcast(key).is_none()) else { continue };
        for v in &vintages[i + 1..] {
            let Some(later) = v.at(key, year) else { continue };
            let target = *target
                .get_or_insert_with(|| found.target("shortage", key, "persons", Against::LaterForecast, Vec::new()));
            let of = Of { origin: &e.name, year, horizon: horizon(e, year), came: later, from: &v.name };
            found.add(target, Method::Official, of, e.at(key, year).map(Said::Point));
            let known = vintages[..=i].iter().filter_map(|k| k.nowcast(key)).collect::<Vec<_>>();
            found.add(target, Method::NoChange, of, naive::no_change(&known, year));
            found.add(target, Method::Trend, of, naive::trend(&known, year));
            if let Some((_, made)) = hindcasts.iter().find(|h| h.0 == e) {
                found.add(target, Method::Model, of, made.shortage(key, year).map(Said::Sample));
            }
        }
    }
}

/// Scores by target and method.
fn score(forecasts: &[Forecast], targets: usize) -> Vec<Score> {
    let mut out = Vec::new();
    for target in 0..targets {
        let of = |method: Method| forecasts.iter().filter(move |f| f.target == target && f.method == method);
        let same = |a: &Forecast, b: &Forecast| (&a.origin, a.year, &a.from) == (&b.origin, b.year, &b.from);
        for method in Method::ALL {
            let all: Vec<&Forecast> = of(method).collect();
            if all.is_empty() {
                continue;
            }
            let n = all.len() as f64;
            let mean = |value: &dyn Fn(&Forecast) -> f64| all.iter().map(|f| value(f)).sum::<f64>() / n;
            let sure: Vec<([(f64, f64); 3], f64)> = all.iter().filter_map(|f| Some((f.intervals?, f.came))).collect();
            let at = |i: usize| scores::coverage(sure.iter().map(|(all, came)| (all[i], *came)));
            let pairs: Vec<(f64, f64)> = all
                .iter()
                .filter_map(|f| of(Method::NoChange).find(|other| same(f, other)).map(|other| (f.crps, other.crps)))
                .collect();
            let (own, naive) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
            out.push(Score {
                target,
                method,
                n: all.len(),
                bias: mean(&|f| f.middle - f.came),
                mean_error: mean(&|f| (f.middle - f.came).abs()),
                root_mean_square: mean(&|f| (f.middle - f.came) * (f.middle - f.came)).sqrt(),
                with_interval: sure.len(),
                coverage: at(0).zip(at(1)).zip(at(2)).map(|((a, b), c)| [a, b, c]),
                crps: mean(&|f| f.crps),
                skill: (method != Method::NoChange && naive > 0.0).then(|| 1.0 - own / naive),
                shared: pairs.len(),
            });
        }
    }
    out
}
