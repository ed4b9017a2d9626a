//! Questions asked of the model.

pub mod break_even;
pub mod calibrate;
pub mod effect_tree;
pub mod evidence;
mod linear;
