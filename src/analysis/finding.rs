//! Answers that a result folder keeps beside its results, so that its page shows them and can be made again without
//! simulating.

use serde::{Deserialize, Serialize};

use super::break_even::BreakEven;
use super::discover::Discovery;
use super::effect_tree::EffectTree;
use super::sensitivity::Sensitivity;

/// An answer to a question about one scenario of a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "question", content = "answer", rename_all = "kebab-case")]
pub enum Finding {
    /// Of `schakel effect-tree`.
    EffectTree(EffectTree),
    /// Of `schakel break-even`.
    BreakEven(BreakEven),
    /// Of `schakel sensitivity`.
    Sensitivity(Sensitivity),
    /// Of `schakel discover`.
    Discover(Box<Discovery>),
}

impl Finding {
    /// The command that answers the question.
    pub const fn question(&self) -> &'static str {
        match self {
            Self::EffectTree(_) => "effect-tree",
            Self::BreakEven(_) => "break-even",
            Self::Sensitivity(_) => "sensitivity",
            Self::Discover(_) => "discover",
        }
    }

    /// Name of the scenario it is about.
    pub fn scenario(&self) -> &str {
        match self {
            Self::EffectTree(tree) => &tree.scenario,
            Self::BreakEven(found) => &found.scenarios[0].0,
            Self::Sensitivity(found) => &found.scenario,
            Self::Discover(found) => &found.scenario,
        }
    }

    /// Where it stands among the answers on a scenario: first why, then when, what it hangs on, and when it fails.
    const fn place(&self) -> usize {
        match self {
            Self::EffectTree(_) => 0,
            Self::BreakEven(_) => 1,
            Self::Sensitivity(_) => 2,
            Self::Discover(_) => 3,
        }
    }

    /// Puts this among `all`, in the place of an older answer to the same question; in order of scenario and question.
    pub fn put_among(self, all: &mut Vec<Self>) {
        all.retain(|other| (other.question(), other.scenario()) != (self.question(), self.scenario()));
        all.push(self);
        all.sort_by(|a, b| (a.scenario(), a.place()).cmp(&(b.scenario(), b.place())));
    }
}
