//! Answers that a result folder keeps beside its results, so that its page shows them and can be made again without
//! simulating.

use serde::{Deserialize, Serialize};

use super::break_even::BreakEven;
use super::cases::Cases;
use super::discover::Discovery;
use super::effect_tree::EffectTree;
use super::evidence::Evidence;
use super::frontier::Frontier;
use super::payers::Payers;
use super::returns::Returns;
use super::seek::Seek;
use super::sensitivity::Sensitivity;
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
    /// Of `schakel payers`.
    Payers(Payers),
    /// Of `schakel returns`.
    Returns(Returns),
    /// Of `schakel evidence`.
    Evidence(Evidence),
    /// Of `schakel cases`.
    Cases(Cases),
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
            Self::Seek(_) => "seek",
            Self::Frontier(_) => "frontier",
            Self::ValueOfInformation(_) => "value-of-information",
            Self::Payers(_) => "payers",
            Self::Returns(_) => "returns",
            Self::Evidence(_) => "evidence",
            Self::Cases(_) => "cases",
            Self::Sensitivity(_) => "sensitivity",
            Self::Discover(_) => "discover",
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
            Self::Payers(found) => &found.scenarios[0].0,
            Self::Returns(found) => &found.scenarios[0].0,
            Self::Evidence(found) => &found.scenario,
            Self::Cases(found) => &found.scenario,
            Self::Sensitivity(found) => &found.scenario,
            Self::Discover(found) => &found.scenario,
        }
    }

    /// Where it stands among the answers on a scenario: first why, what it hangs on and when, then how much,
    /// which, when it fails and what to find out, then who pays.
    const fn place(&self) -> usize {
        match self {
            Self::EffectTree(_) => 0,
            Self::BreakEven(_) => 1,
            Self::Sensitivity(_) => 2,
            Self::Discover(_) => 3,
            Self::Seek(_) => 4,
            Self::Frontier(_) => 5,
            Self::ValueOfInformation(_) => 6,
            Self::Payers(_) => 7,
            Self::Returns(_) => 8,
            Self::Evidence(_) => 9,
            Self::Cases(_) => 10,
        }
    }

    /// Puts this among `all`, in the place of an older answer to the same question; in order of scenario and question.
    pub fn put_among(self, all: &mut Vec<Self>) {
        all.retain(|other| (other.question(), other.scenario()) != (self.question(), self.scenario()));
        all.push(self);
        all.sort_by(|a, b| (a.scenario(), a.place()).cmp(&(b.scenario(), b.place())));
    }
}
