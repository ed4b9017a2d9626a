//! Questions asked of the model.

pub mod calibrate;
pub mod effect_tree;
mod linear;
