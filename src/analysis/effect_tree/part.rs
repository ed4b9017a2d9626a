//! The parts of an effect tree: what stands in it and under what.

use serde::{Deserialize, Serialize};

use crate::ids::{Lever, Mechanism};

/// A part of the tree, in the order in which it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Not a part of the effect, but where it starts: the shortage of the reference.
    Without,
    /// The effect: scenario less reference.
    Total,
    /// All that moves demand for care.
    Care,
    /// A mechanism of it.
    OfCare(Mechanism),
    /// All that moves the staff of care.
    Staff,
    /// A mechanism of it.
    OfStaff(Mechanism),
    /// All levers beside a plan.
    Levers,
    /// A lever of a scenario without a plan.
    Lever(Lever),
    /// Other figures than those of the reference, without plan and levers.
    Figures,
    /// Where the effect ends: the shortage of the scenario.
    With,
}

impl Part {
    /// The part of a mechanism.
    pub const fn of(mechanism: Mechanism) -> Self {
        if mechanism.moves_staff() { Self::OfStaff(mechanism) } else { Self::OfCare(mechanism) }
    }

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Without => "without",
            Self::Total => "total",
            Self::Care => "care",
            Self::Staff => "staff",
            Self::OfCare(m) | Self::OfStaff(m) => m.id(),
            Self::Levers => "levers",
            Self::Lever(lever) => lever.id(),
            Self::Figures => "figures",
            Self::With => "with",
        }
    }

    /// What it is a part of; `None` for the effect itself and its two ends.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Without | Self::Total | Self::With => None,
            Self::Care | Self::Staff | Self::Levers | Self::Lever(_) | Self::Figures => Some(Self::Total),
            Self::OfCare(_) => Some(Self::Care),
            Self::OfStaff(_) => Some(Self::Staff),
        }
    }

    /// Whether it is a level, not a difference.
    pub const fn is_level(self) -> bool {
        matches!(self, Self::Without | Self::With)
    }

    /// Whether nothing is a part of it: leaves add up to the effect.
    pub const fn is_leaf(self) -> bool {
        !matches!(self, Self::Without | Self::Total | Self::Care | Self::Staff | Self::With)
    }
}
