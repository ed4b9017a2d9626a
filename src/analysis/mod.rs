//! Questions asked of the model.

pub mod break_even;
pub mod calibrate;
pub mod compare;
pub mod discover;
pub mod effect_tree;
pub mod evidence;
mod linear;
pub mod sensitivity;
mod shortage;
