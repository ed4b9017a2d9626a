//! The fixed sets of the model: functions in social work, levels of support, languages. All other sets are data.

use serde::{Deserialize, Serialize};

/// A function in social work, in the order of all arrays indexed by function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Function {
    /// Volunteers: no wage, no absence, not counted as staff.
    Volunteer,
    /// Vocational level (mbo).
    Mbo,
    /// Associate degree.
    Ad,
    /// Bachelor (hbo).
    Hbo,
}

impl Function {
    /// All functions, in array order.
    pub const ALL: [Self; 4] = [Self::Volunteer, Self::Mbo, Self::Ad, Self::Hbo];
    /// The functions that are paid staff.
    pub const PAID: [Self; 3] = [Self::Mbo, Self::Ad, Self::Hbo];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Mbo => "mbo",
            Self::Ad => "ad",
            Self::Hbo => "hbo",
        }
    }

    /// The function with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.id() == id)
    }
}

/// A level of support, in the order of all arrays indexed by level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Support {
    /// Company, small practical help.
    Light,
    /// Casework.
    Moderate,
    /// Several serious problems at once, counted in households.
    Complex,
}

impl Support {
    /// All levels, in array order.
    pub const ALL: [Self; 3] = [Self::Light, Self::Moderate, Self::Complex];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Moderate => "moderate",
            Self::Complex => "complex",
        }
    }

    /// The level with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.id() == id)
    }
}

/// A way in which a plan of extra staff moves demand for care or the staff of care, apart from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mechanism {
    /// Care that people need less of, or more, while they are helped.
    DuringHelp,
    /// Care that people need less of, or more, after they have recovered.
    Prevention,
    /// Care that would not have been asked for, found by those who help.
    Signalling,
    /// Avoided care that comes back in another branch.
    Elsewhere,
    /// Freed places that others take.
    WaitingLists,
    /// Hires who leave a care branch.
    Switchers,
    /// Hires who would otherwise have started in care, those of extra training places included.
    Displaced,
    /// Extra staff who move on to another employer in care.
    MovedOn,
}

impl Mechanism {
    /// All mechanisms: those of demand, then those of staff.
    pub const ALL: [Self; 8] = [
        Self::DuringHelp,
        Self::Prevention,
        Self::Signalling,
        Self::Elsewhere,
        Self::WaitingLists,
        Self::Switchers,
        Self::Displaced,
        Self::MovedOn,
    ];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::DuringHelp => "during_help",
            Self::Prevention => "prevention",
            Self::Signalling => "signalling",
            Self::Elsewhere => "elsewhere",
            Self::WaitingLists => "waiting_lists",
            Self::Switchers => "switchers",
            Self::Displaced => "displaced",
            Self::MovedOn => "moved_on",
        }
    }

    /// Whether it moves the staff of care; the others move demand.
    pub const fn moves_staff(self) -> bool {
        matches!(self, Self::Switchers | Self::Displaced | Self::MovedOn)
    }
}

/// A kind of lever, as scenario files name it below `[levers]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lever {
    /// Absence.
    Absence,
    /// Contract hours.
    Hours,
    /// Productivity.
    Productivity,
    /// Lateral inflow.
    Inflow,
    /// Exits other than retirement.
    Exits,
    /// Extra training places.
    TrainingPlaces,
    /// Demand moved between branches.
    Moved,
}

impl Lever {
    /// All kinds, in the order of scenario files.
    pub const ALL: [Self; 7] =
        [Self::Absence, Self::Hours, Self::Productivity, Self::Inflow, Self::Exits, Self::TrainingPlaces, Self::Moved];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Absence => "absence",
            Self::Hours => "hours",
            Self::Productivity => "productivity",
            Self::Inflow => "inflow",
            Self::Exits => "exits",
            Self::TrainingPlaces => "training_places",
            Self::Moved => "moved",
        }
    }
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Its code, as pages and options name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// How good a figure is, as the data set marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// Printed in the named source.
    Published,
    /// Arithmetic on published figures.
    Derived,
    /// Chosen because nothing was found.
    Assumption,
}

impl Quality {
    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Derived => "derived",
            Self::Assumption => "assumption",
        }
    }
}
