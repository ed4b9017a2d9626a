//! Answers that a result folder keeps beside its results, so that its page shows them and can be made again without
//! simulating.

use serde::{Deserialize, Serialize};

use super::break_even::BreakEven;
use super::cases::Cases;
use super::effect_tree::EffectTree;
use super::evidence::Evidence;
use super::payers::Payers;
use super::returns::Returns;

/// An answer to a question about one scenario of a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "question", content = "answer", rename_all = "kebab-case")]
pub enum Finding {
    /// Of `schakel effect-tree`.
    EffectTree(EffectTree),
    /// Of `schakel break-even`.
    BreakEven(BreakEven),
    /// Of `schakel payers`.
    Payers(Payers),
    /// Of `schakel returns`.
    Returns(Returns),
    /// Of `schakel evidence`.
    Evidence(Evidence),
    /// Of `schakel cases`.
    Cases(Cases),
}

impl Finding {
    /// The command that answers the question.
    pub const fn question(&self) -> &'static str {
        match self {
            Self::EffectTree(_) => "effect-tree",
            Self::BreakEven(_) => "break-even",
            Self::Payers(_) => "payers",
            Self::Returns(_) => "returns",
            Self::Evidence(_) => "evidence",
            Self::Cases(_) => "cases",
        }
    }

    /// Name of the scenario it is about.
    pub fn scenario(&self) -> &str {
        match self {
            Self::EffectTree(tree) => &tree.scenario,
            Self::BreakEven(found) => &found.scenarios[0].0,
            Self::Payers(found) => &found.scenarios[0].0,
            Self::Returns(found) => &found.scenarios[0].0,
            Self::Evidence(found) => &found.scenario,
            Self::Cases(found) => &found.scenario,
        }
    }

    /// Puts this among `all`, in the place of an older answer to the same question; in order of scenario and question.
    pub fn put_among(self, all: &mut Vec<Self>) {
        all.retain(|other| (other.question(), other.scenario()) != (self.question(), self.scenario()));
        all.push(self);
        all.sort_by(|a, b| (a.scenario(), a.question()).cmp(&(b.scenario(), b.question())));
    }
}
