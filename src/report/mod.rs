//! What a person looks at: the answer in a terminal and the page, in Dutch or English. Nothing here runs the model.
//!
//! [`view`] looks figures up, [`numbers`] writes them, [`tables`] and [`money`] arrange them once for both
//! [`terminal`] and [`html`], [`verdict`] says in a sentence what they amount to, and [`crate::texts`] holds every word.

pub mod chart;
pub mod choices;
pub mod compare;
pub mod figures;
pub mod foundations;
pub mod html;
pub mod markup;
pub mod money;
pub mod numbers;
pub mod people;
pub mod sweep;
pub mod tables;
pub mod terminal;
pub mod verdict;
pub mod view;

pub use figures::chart_svg;
pub use html::page;
pub use terminal::answer;
