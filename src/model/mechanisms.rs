//! Which mechanisms of a plan are in force in a world: all, but where an analysis asks what one of them does.

use super::year::Help;
use crate::ids::Mechanism;
use crate::lanes::Lanes;

/// A set of mechanisms. A plan without one goes on as it would, hires and help included; only that what the mechanism
/// would do to demand or staff does not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mechanisms(u8);

impl Mechanisms {
    /// All: the model as it is.
    pub const ALL: Self = Self(u8::MAX);
    /// None: a plan that changes nothing in care.
    pub const NONE: Self = Self(0);

    /// Whether `mechanism` is in force.
    #[inline(always)]
    pub const fn has(self, mechanism: Mechanism) -> bool {
        self.0 >> mechanism as u8 & 1 == 1
    }

    /// The same with `mechanism`.
    #[must_use]
    pub const fn with(self, mechanism: Mechanism) -> Self {
        Self(self.0 | 1 << mechanism as u8)
    }

    /// The same without `mechanism`.
    #[must_use]
    pub const fn without(self, mechanism: Mechanism) -> Self {
        Self(self.0 & !(1 << mechanism as u8))
    }

    /// Leaves of `help` what care notices: client-years, recovered and arrangements each have a mechanism.
    #[inline(always)]
    pub(super) fn keep_noticed(self, help: &mut Help) {
        let parts = [
            (Mechanism::DuringHelp, &mut help.direct),
            (Mechanism::Prevention, &mut help.prevent),
            (Mechanism::Signalling, &mut help.arrangements),
        ];
        for (mechanism, part) in parts {
            if !self.has(mechanism) {
                *part = [Lanes::ZERO; 3];
            }
        }
    }
}

const _: () = assert!(Mechanism::ALL.len() == 8, "a bit for each");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mechanism_is_one_bit() {
        for m in Mechanism::ALL {
            assert!(Mechanisms::ALL.has(m) && !Mechanisms::NONE.has(m));
            let others = Mechanisms::ALL.without(m);
            assert!(Mechanism::ALL.iter().all(|&o| others.has(o) == (o != m)));
            assert_eq!(others.with(m), Mechanisms::ALL);
        }
    }
}
