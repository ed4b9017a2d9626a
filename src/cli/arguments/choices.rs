//! Choices that several commands offer.

use clap::ValueEnum;

use crate::ids::Lang;
use crate::sample;

/// A language on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(l: Language) -> Self {
        match l {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
}

/// A design on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Design {
    /// Every draw independent of all others.
    Plain,
    /// Latin hypercube: every parameter evenly spread.
    Lhs,
    /// Scrambled Sobol' points: the most influential parameters evenly spread together.
    Sobol,
}

impl From<Design> for sample::Design {
    fn from(design: Design) -> Self {
        match design {
            Design::Plain => Self::Plain,
            Design::Lhs => Self::Lhs,
            Design::Sobol => Self::Sobol,
        }
    }
}

/// Which series a run keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Series {
    /// Totals, branches, plan and money, in the main years.
    Headline,
    /// Everything, in every year.
    All,
}

/// How progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Progress {
    /// A bar on a terminal, otherwise nothing.
    Auto,
    /// A bar.
    Bar,
    /// One line of JSON a second.
    Json,
    /// Nothing.
    None,
}
