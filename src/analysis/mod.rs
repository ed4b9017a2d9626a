//! Questions asked of the model.

pub mod calibrate;
mod linear;
