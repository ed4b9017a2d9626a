//! The year loop, compiled for three generations of x86-64 processors. All give the same bits: no operation is fused,
//! and exp and ln are the same code.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Shared, Totals, World};
use super::year::{self, Role};

/// Which build of the year loop is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Runs everywhere.
    Baseline,
    /// Needs AVX2 (x86-64-v3): half a [`crate::lanes::Lanes`] an instruction.
    V3,
    /// Needs AVX-512 (x86-64-v4): a whole one.
    V4,
}

impl Kernel {
    /// All of them, slowest first.
    pub const ALL: [Self; 3] = [Self::Baseline, Self::V3, Self::V4];

    /// The fastest this processor can run.
    pub fn best() -> Self {
        Self::ALL.into_iter().rfind(|kernel| kernel.is_supported()).unwrap_or(Self::Baseline)
    }

    /// Whether this processor can run it.
    pub fn is_supported(self) -> bool {
        match self {
            Self::Baseline => true,
            #[cfg(target_arch = "x86_64")]
            Self::V3 => std::arch::is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Self::V4 => std::arch::is_x86_feature_detected!("avx512f"),
            #[cfg(not(target_arch = "x86_64"))]
            _ => false,
        }
    }

    /// Simulates the years from `first` on of one world, one for each of `years`. 0 is the end of the base year; a later
    /// `first` goes on from where `world` is. A scenario needs the `shared` that the reference of the same draws has left
    /// for these years. A kernel that this processor cannot run falls back to the baseline.
    pub fn simulate(
        self,
        frame: &Frame,
        policy: &Policy,
        draw: &Draw,
        world: &mut World,
        years: &mut [Totals],
        shared: &mut Shared,
        role: Role,
        first: usize,
    ) {
        match self {
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the guard checks that the processor has the instructions")]
            Self::V3 if self.is_supported() => unsafe {
                simulate_v3(frame, policy, draw, world, years, shared, role, first);
            },
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the guard checks that the processor has the instructions")]
            Self::V4 if self.is_supported() => unsafe {
                simulate_v4(frame, policy, draw, world, years, shared, role, first);
            },
            _ => year::simulate(frame, policy, draw, world, years, shared, role, first),
        }
    }

    /// Simulates year `t` of one world, alone; see [`year::step`].
    pub fn step(
        self,
        frame: &Frame,
        policy: &Policy,
        draw: &Draw,
        world: &mut World,
        shared: &mut Shared,
        role: Role,
        t: usize,
    ) {
        year::one_year(self, frame, policy, draw, world, shared, role, t);
    }
}

macro_rules! build {
    ($name:ident, $features:literal) => {
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = $features)]
        fn $name(
            frame: &Frame,
            policy: &Policy,
            draw: &Draw,
            world: &mut World,
            years: &mut [Totals],
            shared: &mut Shared,
            role: Role,
            first: usize,
        ) {
            year::simulate(frame, policy, draw, world, years, shared, role, first);
        }
    };
}
build!(simulate_v3, "avx2");
build!(simulate_v4, "avx512f");
