//! `effects.csv`, `evidence_map.csv` and `history.csv`: findings, which parameters they inform, and realised figures.
//!
//! The model reads none of them by itself. A scenario can give a parameter the distribution that a pool of findings
//! predicts (`evidence = "POOL"`), and `schakel evidence` shows what the pools say.

mod effects;
mod history;
mod links;

pub use effects::own_table;
pub use history::{Realised, own_history};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Parameter;
use super::context::Context;
use super::sets::Ids;
use crate::ids::Quality;
use crate::texts::Thing;

/// Start of the names of parameters that hold the weight of a kind of study.
pub const DISCOUNT: &str = "study_type_discount";

/// A finding that may be pooled with others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Identifier, unique in its table.
    pub id: String,
    /// What was done.
    pub intervention: String,
    /// For whom; may be empty.
    pub target_group: String,
    /// What was measured; may be empty.
    pub measure: String,
    /// Year of publication as printed; may be empty.
    pub year: String,
    /// Kind of study: the key of a [`DISCOUNT`] parameter.
    pub study_type: String,
    /// The pool it belongs to.
    pub pool: String,
    /// Relative change in the use of care; negative is less care.
    pub change: f64,
    /// Standard error of `change`, before any discount.
    pub error: f64,
    /// How good `change` and `error` are.
    pub quality: Quality,
    /// Its sources: keys into the data set's, or words in a table of one's own.
    #[serde(with = "list")]
    pub sources: Arc<[String]>,
    /// Remark; may be empty.
    pub note: String,
}

/// A published ratio of gains to costs.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedRatio {
    /// Identifier in `effects.csv`.
    pub id: String,
    /// What was done.
    pub intervention: String,
    /// Gains per euro of cost.
    pub ratio: f64,
    /// The mean of many cases; otherwise one case.
    pub is_mean: bool,
    /// Kind of study.
    pub study_type: String,
    /// Size as printed; may be empty.
    pub n: String,
    /// Year of publication as printed; may be empty.
    pub year: String,
    /// How good the figure is.
    pub quality: Quality,
    /// Keys of its sources.
    pub sources: Arc<[String]>,
    /// Remark; may be empty.
    pub note: String,
}

/// What a pool of findings says about parameters: value = sign x change / divisor, and again divided by `divided_by`.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The pool.
    pub pool: String,
    /// Quantity of the parameters (`direct`); `none` if it is only held beside the model's outcome.
    pub parameter: String,
    /// Levels of support.
    pub levels: Vec<String>,
    /// Branches.
    pub branches: Vec<String>,
    /// The value is that of all branches together, divided over them in proportion to their central values; otherwise
    /// each branch has it.
    pub together: bool,
    /// 1, or -1 where the parameter counts less care as positive; 0 for a mere check.
    pub sign: f64,
    /// A number above 0.
    pub divisor: f64,
    /// The parameter, of the same level of support, that it is divided by as well.
    pub divided_by: Option<String>,
    /// Whether scenarios may use it; otherwise it is for comparison only.
    pub estimate: bool,
    /// Remark; may be empty.
    pub note: String,
}

impl Link {
    /// The parameters it bears on, as (name, level, branch).
    pub fn parameters(&self) -> impl Iterator<Item = (String, &str, &str)> {
        let levels = self.levels.iter().filter(|_| self.parameter != "none");
        levels.flat_map(move |level| {
            let name = move |branch: &String| format!("{}:{level}:{branch}", self.parameter);
            self.branches.iter().map(move |branch| (name(branch), level.as_str(), branch.as_str()))
        })
    }
}

/// What the tables hold.
pub(super) struct Evidence {
    pub findings: Vec<Finding>,
    pub links: Vec<Link>,
    pub ratios: Vec<PublishedRatio>,
    pub history: Vec<Realised>,
}

/// Findings in pools and what they bear on, ratios of gains to costs, and realised figures; the rest is noted as figures, and keys are checked.
pub(super) fn read(context: &Context, branches: &Ids, parameters: &[Parameter]) -> Evidence {
    let types = study_types(parameters);
    let (findings, ratios) = effects::read(context, &types);
    let links = links::read(context, branches, parameters, &findings);
    Evidence { findings, links, ratios, history: history::read(context, branches) }
}

/// The kinds of study that have a weight.
fn study_types(parameters: &[Parameter]) -> Ids {
    let of = |p: &Parameter| Some(p.name.strip_prefix(DISCOUNT)?.strip_prefix(':')?.to_owned());
    Ids::new(Thing::StudyType, parameters.iter().filter_map(of).collect())
}

/// A shared list as files keep it.
mod list {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(list: &Arc<[String]>, to: S) -> Result<S::Ok, S::Error> {
        list.to_vec().serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Arc<[String]>, D::Error> {
        Vec::<String>::deserialize(from).map(Arc::from)
    }
}
