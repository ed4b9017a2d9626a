//! What a person looks at: the answer in a terminal and the page, in Dutch or English. Nothing here runs the model.
//!
//! [`view`] looks figures up, [`numbers`] writes them, [`tables`] and [`money`] arrange them once for both
//! [`terminal`] and [`html`], [`mod@workbook`] puts full numbers into a spreadsheet, [`verdict`] says in a sentence what they amount to, and [`crate::texts`] holds every word.

pub mod aim;
pub mod article;
pub mod backtest;
pub mod break_even;
pub mod calibration;
pub mod cases;
mod cells;
pub mod chart;
pub mod choices;
pub mod compare;
pub mod discover;
pub mod effect_tree;
pub mod evidence;
pub mod figures;
pub mod findings;
pub mod form;
pub mod foundations;
pub mod frontier;
pub mod html;
pub mod letter;
pub mod live;
pub mod markup;
pub mod money;
pub mod numbers;
pub mod parameters;
pub mod payers;
pub mod people;
pub mod region;
pub mod returns;
pub mod seek;
pub mod sensitivity;
pub mod sweep;
pub mod tables;
pub mod terminal;
pub mod value_of_information;
pub mod verdict;
pub mod view;
pub mod workbook;

pub use figures::chart_svg;
pub use form::form;
pub use html::{PAGE, page, region_page};
pub use letter::letter;
pub use terminal::answer;
pub use workbook::workbook;
