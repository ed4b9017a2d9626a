//! The answer: every forecast with what came, and how good they were.

use serde::{Deserialize, Serialize};

use crate::dataset::forecast_error::Estimate;
use crate::ids::Words;

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
    /// Its central intervals at [`LEVELS`](super::LEVELS); none of a mere number.
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
    /// Share of those whose central interval held what came, at [`LEVELS`](super::LEVELS).
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
