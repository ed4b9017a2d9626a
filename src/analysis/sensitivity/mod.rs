//! Which uncertain inputs decide the shortage, and the effect of a scenario on it: screening of all inputs, what each
//! parameter does by itself, and shares of the spread ([`sensitivity.md`](../sensitivity.md)).
//!
//! [`sobol`], [`morris`] and [`bootstrap`] know numbers only; [`groups`] says what is varied together, [`question`] what the
//! model makes of it; [`screening`], [`tornado`] and [`variance`] bring both together, and [`study`] puts them in order.

pub mod answer;
pub mod bootstrap;
pub mod groups;
pub mod morris;
pub mod question;
pub mod screening;
pub mod sobol;
pub mod study;
pub mod tornado;
pub mod variance;

pub use answer::{Found, Screened, Sensitivity, Share, Swung};
pub use question::{Outcome, Question};
pub use study::Study;
