//! The equations of model.md, one chapter a file. Pure: no files, no random numbers, no allocation in the year loop.
//!
//! | chapter of model.md | file |
//! |---|---|
//! | 0 sets and units | [`frame`], [`slots`] |
//! | 1 demand | [`demand`] |
//! | 2 supply | [`supply`] |
//! | 3 confrontation | [`confront`] |
//! | 4 extra social workers | [`hire`] |
//! | 5 the mix | [`mix`] |
//! | 6 from people helped to care | [`effect`] |
//! | 7 money | [`money`] |
//! | order of calculation | [`course`] (worlds and years), `year` and `pairs` (of a region), [`draw`] (once a draw), [`policy`] (once a scenario) |
//! | which mechanisms of a plan are in force | [`mechanisms`] |
//! | what is reported | [`rows`], [`observe`] |

pub mod confront;
pub mod course;
pub mod demand;
pub mod dispatch;
pub mod draw;
pub mod effect;
pub mod frame;
pub mod hire;
pub mod mechanisms;
pub mod mix;
pub mod money;
pub mod observe;
mod pairs;
pub mod policy;
mod population;
pub mod rows;
pub mod slots;
pub mod supply;
pub mod world;
mod year;

pub use draw::Draw;
pub use frame::Frame;
pub use mechanisms::Mechanisms;
pub use policy::Policy;
pub use world::World;
