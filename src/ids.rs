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
