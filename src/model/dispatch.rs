//! The year loop, compiled twice: for every x86-64 processor and for those with AVX2 (x86-64-v3). Both give the same
//! bits: no operation is fused, and exp and ln are the same code.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Shared, World};
use super::year::{self, Role};

/// Which build of the year loop is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Runs everywhere.
    Baseline,
    /// Needs AVX2.
    V3,
}

impl Kernel {
    /// The fastest this processor can run.
    pub fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            return Self::V3;
        }
        Self::Baseline
    }

    /// Simulates year `t` of one world; see [`year::step`].
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
        match self {
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "AVX2 was detected in `best`, the only other way to make a V3 kernel is a test")]
            Self::V3 if std::arch::is_x86_feature_detected!("avx2") => unsafe {
                step_v3(frame, policy, draw, world, shared, role, t);
            },
            _ => year::step(frame, policy, draw, world, shared, role, t),
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn step_v3(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    shared: &mut Shared,
    role: Role,
    t: usize,
) {
    year::step(frame, policy, draw, world, shared, role, t);
}
