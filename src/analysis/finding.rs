//! Answers that a result folder keeps beside its results, so that its page shows them and can be made again without
//! simulating.

use serde::{Deserialize, Serialize};

use super::break_even::BreakEven;
use super::effect_tree::EffectTree;
use super::frontier::Frontier;
use super::seek::Seek;
use super::value_of_information::ValueOfInformation;

/// An answer to a question about one scenario of a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "question", content = "answer", rename_all = "kebab-case")]
pub enum Finding {
    /// Of `schakel effect-tree`.
    EffectTree(EffectTree),
    /// Of `schakel break-even`.
    BreakEven(BreakEven),
    /// Of `schakel seek`.
    Seek(Seek),
    /// Of `schakel frontier`.
    Frontier(Frontier),
    /// Of `schakel value-of-information`.
    ValueOfInformation(ValueOfInformation),
}

impl Finding {
    /// The command that answers the question.
    pub const fn question(&self) -> &'static str {
        match self {
            Self::EffectTree(_) => "effect-tree",
            Self::BreakEven(_) => "break-even",
            Self::Seek(_) => "seek",
            Self::Frontier(_) => "frontier",
            Self::ValueOfInformation(_) => "value-of-information",
        }
    }

    /// Name of the scenario it is about.
    pub fn scenario(&self) -> &str {
        match self {
            Self::EffectTree(tree) => &tree.scenario,
            Self::BreakEven(found) => &found.scenarios[0].0,
            Self::Seek(found) => &found.scenario,
            Self::Frontier(found) => &found.scenario,
            Self::ValueOfInformation(found) => &found.scenario,
        }
    }

    /// Where it stands among the answers on a scenario: first why, then when, how much, which, and what to find out.
    const fn place(&self) -> usize {
        match self {
            Self::EffectTree(_) => 0,
            Self::BreakEven(_) => 1,
            Self::Seek(_) => 2,
            Self::Frontier(_) => 3,
            Self::ValueOfInformation(_) => 4,
        }
    }

    /// Puts this among `all`, in the place of an older answer to the same question; in order of scenario and question.
    pub fn put_among(self, all: &mut Vec<Self>) {
        all.retain(|other| (other.question(), other.scenario()) != (self.question(), self.scenario()));
        all.push(self);
        all.sort_by(|a, b| (a.scenario(), a.place()).cmp(&(b.scenario(), b.place())));
    }
}
