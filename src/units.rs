//! Quantities with their unit in the type. Inside the model, where numbers are [`crate::lanes::Lanes`], names carry it.

use serde::{Deserialize, Serialize};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl $name {
            /// The bare number.
            pub const fn get(self) -> f64 {
                self.0
            }
        }
    };
}

quantity!(
    /// Head count.
    Persons
);
quantity!(
    /// Full-time equivalents as contracted, absence included.
    ContractFte
);
quantity!(
    /// Full-time equivalents at work: contract FTE x (1 - absence).
    EffectiveFte
);
quantity!(
    /// Euros of the base year.
    Euro
);
quantity!(
    /// A share of a whole, from 0 to 1; checked where data enters.
    Share
);
