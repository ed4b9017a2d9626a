//! What people need to know of a job to read its results: names, choices, sources, official figures. Plain data, kept
//! beside the tables of a result folder (`context.json`), so that its page can be made again by any later version.

mod dataset;
mod scenario;

pub use dataset::{BranchFacts, DataFacts, Named, Official, ParameterFacts, RegionFacts, SourceFacts, TIED_TO};
pub use scenario::{ApproachFacts, FACTORS, Leaning, PlanYear, ProgrammeFacts, ScenarioFacts, approach_of};
