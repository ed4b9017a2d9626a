//! The equations of `src/model/model.md` in plain numbers: one draw at a time, a loop for every index, nothing shared
//! with the fast model but the data and the policy. The fast model is checked and timed against it.
//!
//! A chapter of the page is a function here; what the fast model works out once for eight draws is written out.

mod draw;
mod hire;
mod money;
mod people;
mod rows;
mod world;

pub use draw::{Draw, Inputs};
pub use money::Ledger;
pub use rows::{market, plan};
pub use world::{Shared, World};
