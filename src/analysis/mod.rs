//! Questions asked of the model.

pub mod calibrate;
pub mod evidence;
mod linear;
