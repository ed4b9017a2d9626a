//! Questions asked of the model.

pub mod calibrate;
pub mod compare;
mod linear;
