//! Questions asked of the model.

pub mod aim;
pub mod backtest;
pub mod break_even;
pub mod calibrate;
pub mod cases;
pub mod compare;
pub mod discover;
pub mod effect_tree;
pub mod evidence;
pub mod finding;
pub mod frontier;
mod linear;
pub mod payers;
pub mod profile;
pub mod returns;
pub mod seek;
pub mod sensitivity;
mod shortage;
mod summaries;
pub mod value_of_information;
pub mod variation;
