//! Figures of the model as people name them in a question, and bounds on them: `shortage 2033 < 150000`,
//! `shortage home_care 2033`, `change shortage 2035 < -2000`.

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::ids::Words;
use crate::lanes::Lanes;
use crate::model::rows::{self, Label};
use crate::model::{Frame, observe};
use crate::nearest::nearest;
use crate::run::paths::Year;
use crate::texts::{QuestionProblem as P, Said};

/// A figure of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// Measure, as in the result files: `shortage`.
    pub measure: String,
    /// `total`, `branch`, …
    pub scope: String,
    /// Identifier within the scope.
    pub key: String,
    /// What the identifier is called; empty for the total that is usual.
    pub name: Words,
    /// Year.
    pub year: i32,
    /// Unit.
    pub unit: String,
    /// The change against the reference instead of the level.
    pub change: bool,
}

/// Which side of a bound is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Less than the bound.
    Below,
    /// More than the bound.
    Above,
}

/// A figure, and where it must lie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The figure.
    pub aim: Aim,
    /// The side that is wanted.
    pub side: Side,
    /// The bound.
    pub bound: f64,
}

/// Measures of which less is better.
const LESS: [&str; 6] = ["shortage", "mismatch", "unfilled_plan", "drawn_from_care", "cost", "cost_cumulative"];
/// Measures of which more is better.
const MORE: [&str; 12] = [
    "filled",
    "supply",
    "extra_staff",
    "care_avoided",
    "clients",
    "recovered",
    "less_lonely",
    "capacity_value",
    "value_outside_care",
    "balance_cumulative",
    "return_ratio",
    "return_ratio_discounted",
];

/// The nearest name, behind what is wrong; nothing if there is none.
pub(super) fn meant(near: Option<&str>) -> Said {
    near.map_or_else(|| Said::verbatim(""), |name| P::Meant.with(&[("name", &name)]))
}

impl Aim {
    /// Reads `[change] MEASURE [KEY] [YEAR] [UNIT]`, words in that or another order after the measure. Left out: the total, the
    /// last year, the first unit the measure has.
    ///
    /// # Errors
    /// What is wrong with it, and the nearest name.
    pub fn parse(text: &str, dataset: &Dataset, horizon: i32) -> Result<Self, Said> {
        let mut words = text.split_whitespace().peekable();
        let change = words.next_if(|w| *w == "change").is_some();
        let all: Vec<Label> = rows::market(dataset).into_iter().chain(rows::plan(dataset)).collect();
        let Some(measure) = words.next() else { return Err(P::NamesNoFigure.with(&[("text", &text)])) };
        let of_measure: Vec<&Label> = all.iter().filter(|l| l.measure == measure).collect();
        if of_measure.is_empty() {
            let names = all.iter().map(|l| l.measure);
            let help = meant(nearest(measure, names));
            return Err(P::NoFigure.with(&[("measure", &measure), ("help", &help)]));
        }
        let (mut key, mut year, mut unit) = (None, None, None);
        for word in words {
            let taken = if let Ok(number) = word.parse::<i32>() {
                year.replace(number).is_some()
            } else if of_measure.iter().any(|l| l.unit == word) {
                unit.replace(word).is_some()
            } else if of_measure.iter().any(|l| l.key == word) {
                key.replace(word).is_some()
            } else {
                let names = of_measure.iter().flat_map(|l| [l.key.as_str(), l.unit]);
                let help = meant(nearest(word, names));
                return Err(P::NothingCalled.with(&[("measure", &measure), ("word", &word), ("help", &help)]));
            };
            if taken {
                return Err(P::SaidTwice.with(&[("text", &text), ("word", &word)]));
            }
        }
        let year = year.unwrap_or(horizon);
        if year <= dataset.base_year || year > horizon {
            let first = dataset.base_year + 1;
            return Err(P::YearOutside.with(&[("year", &year), ("first", &first), ("last", &horizon)]));
        }
        let fits = |l: &&&Label| {
            key.map_or(l.scope == "total", |k| l.key == k)
                && unit.is_none_or(|u| l.unit == u)
                && (!l.last_year_only || year == horizon)
        };
        let Some(label) = of_measure.iter().find(fits) else {
            return Err(P::NotKept.with(&[("text", &text)]));
        };
        Ok(Self {
            measure: measure.to_string(),
            scope: label.scope.to_string(),
            key: label.key.clone(),
            name: name(label, dataset),
            year,
            unit: label.unit.to_string(),
            change,
        })
    }

    /// 1 if more of it is better, -1 if less is; `None` if that depends on who asks.
    pub fn direction(&self) -> Option<f64> {
        match self.measure.as_str() {
            m if LESS.contains(&m) => Some(-1.0),
            m if MORE.contains(&m) => Some(1.0),
            _ => None,
        }
    }

    /// The total of `measure` in `year`.
    pub fn total(measure: &str, unit: &str, year: i32) -> Self {
        let key = if rows::MARKET.contains(&measure) { "smal" } else { "breed" };
        let (measure, scope, key, unit) = (measure.into(), "total".into(), key.into(), unit.into());
        Self { measure, scope, key, name: Words::default(), year, unit, change: false }
    }

    /// As a command line has it.
    pub fn text(&self) -> String {
        let change = if self.change { "change " } else { "" };
        let key = if self.name == Words::default() { String::new() } else { format!(" {}", self.key) };
        format!("{change}{}{key} {}", self.measure, self.year)
    }

    fn is(&self, label: &Label) -> bool {
        (label.measure, label.scope, label.key.as_str(), label.unit)
            == (self.measure.as_str(), self.scope.as_str(), self.key.as_str(), self.unit.as_str())
    }
}

impl Target {
    /// Reads `FIGURE < NUMBER` or `FIGURE > NUMBER`, the figure as in [`Aim::parse`].
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, dataset: &Dataset, horizon: i32) -> Result<Self, Said> {
        let Some(at) = text.find(['<', '>']) else { return Err(P::NoSign.with(&[("text", &text)])) };
        let side = if text[at..].starts_with('<') { Side::Below } else { Side::Above };
        let number = text[at + 1..].trim_start_matches('=').trim();
        let bound = number.replace('_', "").parse::<f64>().ok().filter(|x| x.is_finite());
        let Some(bound) = bound else { return Err(P::BoundNoNumber.with(&[("text", &number)])) };
        if let Some((whole, thousands)) = number.split_once('.')
            && thousands.len() == 3
            && (1..=3).contains(&whole.trim_start_matches('-').len())
            && !whole.trim_start_matches('-').starts_with('0')
        {
            return Err(P::BoundPoint.with(&[
                ("text", &number),
                ("bound", &bound),
                ("whole", &whole),
                ("thousands", &thousands),
                ("written", &format!("{bound:?}")),
            ]));
        }
        Ok(Self { aim: Aim::parse(&text[..at], dataset, horizon)?, side, bound })
    }

    /// As a command line has it.
    pub fn text(&self) -> String {
        let sign = if self.side == Side::Below { '<' } else { '>' };
        format!("{} {sign} {}", self.aim.text(), self.bound)
    }

    /// Whether `x` lies where it must; an undefined number does not.
    pub fn holds(&self, x: f64) -> bool {
        match self.side {
            Side::Below => x < self.bound,
            Side::Above => x > self.bound,
        }
    }
}

/// What the identifier of a row is called.
fn name(label: &Label, dataset: &Dataset) -> Words {
    let plain = |text: &str| Words { nl: text.to_string(), en: text.to_string() };
    match (label.scope, label.key.as_str()) {
        ("total", "smal") => Words::default(),
        ("total", _) if !rows::MARKET.contains(&label.measure) => Words::default(),
        ("branch", id) => dataset.branch(id).map_or_else(|| plain(id), |b| dataset.branches[b].name.clone()),
        ("region", id) => {
            let found = dataset.regions.iter().find(|r| r.id == id);
            plain(found.map_or(id, |r| r.name.as_str()))
        }
        (_, id) => plain(id),
    }
}

/// Reads figures off a simulated year.
#[derive(Clone, Debug)]
pub struct Gauge {
    places: Vec<Place>,
    market: usize,
    plan: usize,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    t: usize,
    /// Among the rows of the market, or those of a plan.
    row: usize,
    is_plan: bool,
    change: bool,
}

/// Room for what a [`Gauge`] reads.
#[derive(Clone, Debug)]
pub struct Rows {
    world: Vec<Lanes>,
    reference: Vec<Lanes>,
    plan: Vec<Lanes>,
}

impl Gauge {
    /// For `aims`, which were read with this data set.
    pub fn new<'a>(aims: impl IntoIterator<Item = &'a Aim>, dataset: &Dataset) -> Self {
        let (market, plan) = (rows::market(dataset), rows::plan(dataset));
        let place = |aim: &Aim| {
            let t = (aim.year - dataset.base_year) as usize;
            let of_plan = || plan.iter().position(|l| aim.is(l)).map(|row| (row, true));
            let found = market.iter().position(|l| aim.is(l)).map(|row| (row, false)).or_else(of_plan);
            found.map(|(row, is_plan)| Place { t, row, is_plan, change: aim.change })
        };
        Self { places: aims.into_iter().filter_map(place).collect(), market: market.len(), plan: plan.len() }
    }

    /// Room to read in.
    pub fn rows(&self) -> Rows {
        let zero = |n: usize| vec![Lanes::ZERO; n];
        Rows { world: zero(self.market), reference: zero(self.market), plan: zero(self.plan) }
    }

    /// Shows every figure of this year, by its place among the aims, to `see`.
    pub fn read(&self, frame: &Frame, year: &Year, rows: &mut Rows, mut see: impl FnMut(usize, Lanes)) {
        let here = || self.places.iter().filter(|p| p.t == year.t);
        if here().any(|p| !p.is_plan) {
            observe::market(frame, year.world, &mut rows.world);
        }
        if here().any(|p| !p.is_plan && p.change) {
            observe::market(frame, year.reference, &mut rows.reference);
        }
        if here().any(|p| p.is_plan) {
            observe::plan(frame, year.draw, year.base, year.world, year.ledger, &mut rows.plan);
        }
        for (i, place) in self.places.iter().enumerate().filter(|(_, p)| p.t == year.t) {
            see(
                i,
                match (place.is_plan, place.change) {
                    // The reference has no plan, so a plan's level is its change.
                    (true, _) => rows.plan[place.row],
                    (false, false) => rows.world[place.row],
                    (false, true) => rows.world[place.row] - rows.reference[place.row],
                },
            );
        }
    }
}
