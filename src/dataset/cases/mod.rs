//! Tables of one's own for `schakel cases`: cases, and a list of prices with an index to bring them to one year. They are
//! no part of a data set, but name its payers and branches. One table a file.

mod index;
mod prices;
mod table;

use std::collections::BTreeMap;

use super::Dataset;
use super::context::Context;
use crate::dist::Dist;
use crate::error::{Error, Result, SourceText};
use crate::ids::{Quality, Support};
use crate::texts::DataProblem;

pub use table::TEMPLATE;

/// A text file as its user would name it.
pub struct TextFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Cases, with all they need to be reckoned.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseBook {
    /// The cases, in the order of their table.
    pub cases: Vec<Case>,
    /// What the cases use, each once.
    pub items: Vec<Item>,
    /// The year that money is in.
    pub year: i32,
}

/// Something with a price.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Identifier in both tables.
    pub id: String,
    /// What one unit is.
    pub unit: String,
    /// Where it belongs: a branch of care, or another domain.
    pub domain: String,
    /// Whether the domain is a branch of care or welfare.
    pub in_care: bool,
    /// Who pays it: a payer of the data set.
    pub payer: String,
    /// Euros a unit, in the money of the year asked for.
    pub price: Dist,
    /// The year of the price as listed.
    pub listed: i32,
    /// How good the price is.
    pub quality: Quality,
    /// Where it comes from.
    pub source: String,
}

/// One person, or a group that is helped together.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Identifier.
    pub id: String,
    /// In words; may be empty.
    pub title: String,
    /// The problem it is about: cases of one problem are set side by side; may be empty.
    pub problem: String,
    /// Help for one at a time, or for many together.
    pub approach: Approach,
    /// Level of support, if it is to inform a scenario.
    pub level: Option<Support>,
    /// How many persons are helped.
    pub persons: f64,
    /// How many of them recover.
    pub recovered: f64,
    /// What is used in which course of events.
    pub lines: Vec<Line>,
}

/// Individual or collective help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approach {
    /// One at a time.
    Individual,
    /// Many together.
    Collective,
}

impl Approach {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Individual, Self::Collective];

    /// The word in tables.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Collective => "collective",
        }
    }
}

/// A course of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// What was done.
    Help,
    /// What is used besides, with that help.
    With,
    /// What would have been used without it.
    Without,
}

impl Course {
    /// All.
    pub const ALL: [Self; 3] = [Self::Help, Self::With, Self::Without];

    /// The word in tables.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::With => "with",
            Self::Without => "without",
        }
    }
}

/// Units of something, in one course of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// In which course.
    pub course: Course,
    /// Which way that course may take; may be empty.
    pub path: String,
    /// Chance of that way.
    pub chance: Dist,
    /// What is used: index into [`CaseBook::items`].
    pub item: usize,
    /// How many units, for the whole case.
    pub units: Dist,
}

/// Reads `cases` with `prices` and the price index `index`, all in the money of the base year of `dataset`.
///
/// # Errors
/// [`Error::Input`] with every problem in the three tables.
pub fn read(cases: &TextFile, prices: &TextFile, index: &TextFile, dataset: &Dataset) -> Result<CaseBook> {
    let files = BTreeMap::new();
    let context = Context::new("", &files);
    let source = |file: &TextFile| SourceText { file: file.name.clone(), text: file.text.as_str().into() };
    let book = {
        let levels = index::read(&context, source(index));
        let list = prices::read(&context, source(prices), &levels, dataset);
        table::read(&context, source(cases), &list, dataset.base_year)
    };
    match context.finish().0 {
        problems if problems.is_empty() => Ok(book),
        problems => Err(Error::Input(problems)),
    }
}

/// A number, or a PERT between two ends around it. `columns` are its likeliest value and the ends; empty ends leave the
/// number as it is. What is wrong is reported and read as not a number.
fn ranged(row: super::row::Row, columns: [&str; 3], least: f64, most: f64) -> Dist {
    let [likely, low, high] = columns;
    let value = row.within(likely, least, most);
    let [empty_low, empty_high] = [low, high].map(|column| row.raw(column).is_empty());
    if empty_low && empty_high {
        return Dist::Fixed(value);
    }
    if empty_low != empty_high {
        let (given, missing) = if empty_low { (high, low) } else { (low, high) };
        row.report(missing, DataProblem::OneEnd.with(&[("given", &given), ("missing", &missing)]));
        return Dist::Fixed(f64::NAN);
    }
    let ends = [row.within(low, least, most), row.within(high, least, most)];
    if value.is_nan() || ends.iter().any(|x| x.is_nan()) {
        return Dist::Fixed(f64::NAN);
    }
    if let Ok(pert) = crate::dist::Pert::new(ends[0], value, ends[1]) {
        return pert.into();
    }
    row.report(likely, DataProblem::Order.with(&[("low", &low), ("likely", &likely), ("high", &high)]));
    Dist::Fixed(f64::NAN)
}
