//! Streaming statistics whose result does not depend on the order or grouping of draws. No domain words here.

pub mod summary;

pub use summary::Summary;
