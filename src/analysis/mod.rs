//! Questions asked of the model.

pub mod break_even;
pub mod calibrate;
pub mod cases;
pub mod compare;
pub mod effect_tree;
pub mod evidence;
pub mod finding;
mod linear;
pub mod payers;
pub mod returns;
