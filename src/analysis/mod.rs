//! Questions asked of the model.

pub mod break_even;
pub mod calibrate;
pub mod compare;
pub mod discover;
pub mod effect_tree;
pub mod evidence;
pub mod finding;
mod linear;
pub mod sensitivity;
mod shortage;
