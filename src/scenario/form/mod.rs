//! A scenario written in a workbook: which sheets and columns there are, and how they become a scenario file.
//!
//! `cells` reads what stands in a cell, `toml` builds the file and remembers which cell each part came from,
//! [`read`] goes through the sheets. Rules are not said again here: the file is loaded like any other, and what is wrong
//! with it is told of the cell it came from. The empty workbook is drawn by `report::form`.

mod cells;
mod names;
mod read;
mod toml;

pub use names::{Named, branches, levers, meanings, orders, profiles, programmes, regions, splits};
pub use read::{Made, read};
pub use toml::{number, quoted};

use crate::ids::Lang;
use crate::texts::FormText;

/// Sheets that are read, each with its heads: the first tells the row of heads, those after `|` may be left out.
pub const SHEETS: [(FormText, &[FormText]); 7] = {
    use FormText as T;
    [
        (T::SheetScenario, &[T::What, T::Value, T::Why, T::Source]),
        (T::SheetPlan, &[T::What, T::EveryYear, T::Why, T::Source]),
        (T::SheetRegions, &[T::Code, T::Region, T::Share]),
        (T::SheetLevers, &[T::Lever, T::Target, T::EveryYear, T::Why, T::Source]),
        (
            T::SheetMoves,
            &[T::From, T::To, T::EveryYear, T::Returned, T::Why, T::Source, T::ReturnedWhy, T::ReturnedSource],
        ),
        (
            T::SheetParameters,
            &[T::Parameter, T::Low, T::Likely, T::High, T::Meaning, T::Distribution, T::Why, T::Source],
        ),
        (T::SheetCorrelations, &[T::First, T::Second, T::Rank, T::Why, T::Source]),
    ]
};

/// Rows of the sheet that says what the scenario is.
pub const SCENARIO_ROWS: [FormText; 9] = {
    use FormText as T;
    [T::Name, T::TitleNl, T::TitleEn, T::WhyNl, T::WhyEn, T::Horizon, T::Evidence, T::Split, T::Order]
};

/// Rows of the sheet of the plan; those of the mix in the order of [`crate::ids::Function::ALL`].
pub const PLAN_ROWS: [FormText; 6] = {
    use FormText as T;
    [T::Size, T::Volunteer, T::Mbo, T::Ad, T::Hbo, T::Mix]
};

/// Columns that only inform, and are never read.
pub const INFORMS: [FormText; 3] = [FormText::InReference, FormText::Hint, FormText::Unit];

/// Whether `written` is this text, in either language; capitals, spaces around it and the form of an apostrophe don't
/// count.
pub fn is(written: &str, text: FormText) -> bool {
    let written = plain(written);
    [Lang::Nl, Lang::En].into_iter().any(|lang| plain(text.get(lang)) == written)
}

/// A name without what people write in several ways.
fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace('\u{2019}', "'")
}
