//! The year loop, compiled three times: for every x86-64 processor, for those with AVX2 (x86-64-v3) and for those with
//! AVX-512 (x86-64-v4). All give the same bits: no operation is fused, and exp and ln are the same code.

use super::course::{self, Member, Role};
use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Shared, Trunk, World};

/// Which build of the year loop is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Runs everywhere.
    Baseline,
    /// Needs AVX2.
    V3,
    /// Needs AVX-512.
    V4,
}

impl Kernel {
    /// All, the slower first.
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
            Self::V4 => {
                std::arch::is_x86_feature_detected!("avx512f")
                    && std::arch::is_x86_feature_detected!("avx512vl")
                    && std::arch::is_x86_feature_detected!("avx512dq")
            }
            #[cfg(not(target_arch = "x86_64"))]
            Self::V3 | Self::V4 => false,
        }
    }

    /// Simulates the years of worlds that belong together: see [`Member`]. A scenario needs the `shared` that the reference of
    /// the same draws has left for these years, or is leaving as the first of them. A kernel that this processor cannot run
    /// falls back to the baseline.
    pub fn simulate(
        self,
        frame: &Frame,
        draw: &mut Draw,
        world: &mut World,
        shared: &mut Shared,
        trunk: &mut Trunk,
        members: &mut [Member],
    ) {
        match self {
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the guard checks that the processor has the instructions")]
            Self::V3 if self.is_supported() => unsafe { simulate_v3(frame, draw, world, shared, trunk, members) },
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the guard checks that the processor has the instructions")]
            Self::V4 if self.is_supported() => unsafe { simulate_v4(frame, draw, world, shared, trunk, members) },
            _ => course::simulate(frame, draw, world, shared, trunk, members),
        }
    }

    /// Simulates year `t` of one world, alone; after [`course::begin`] and the years before it.
    pub fn step(
        self,
        frame: &Frame,
        policy: &Policy,
        draw: &mut Draw,
        world: &mut World,
        shared: &mut Shared,
        role: Role,
        t: usize,
    ) {
        course::one_year(self, frame, policy, draw, world, shared, role, t);
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn simulate_v3(
    frame: &Frame,
    draw: &mut Draw,
    world: &mut World,
    shared: &mut Shared,
    trunk: &mut Trunk,
    members: &mut [Member],
) {
    course::simulate(frame, draw, world, shared, trunk, members);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vl,avx512dq")]
fn simulate_v4(
    frame: &Frame,
    draw: &mut Draw,
    world: &mut World,
    shared: &mut Shared,
    trunk: &mut Trunk,
    members: &mut [Member],
) {
    course::simulate(frame, draw, world, shared, trunk, members);
}
