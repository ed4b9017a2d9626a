//! A few draws side by side. The model is written once over [`Lanes`] with ordinary operators, so an equation in code
//! reads like the one in `model.md`, and the compiler vectorises over draws. No operation is ever fused, so baseline
//! and newer instruction sets give the same bits.

use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};

/// Draws in one [`Lanes`].
pub const WIDTH: usize = 8;

/// One number for each of [`WIDTH`] draws.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Lanes(pub [f64; WIDTH]);

impl Default for Lanes {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Lanes {
    /// Zero in every draw.
    pub const ZERO: Self = Self([0.0; WIDTH]);
    /// One in every draw.
    pub const ONE: Self = Self([1.0; WIDTH]);

    /// The same number in every draw.
    #[inline(always)]
    pub const fn splat(x: f64) -> Self {
        Self([x; WIDTH])
    }

    /// `f` of every draw.
    #[inline(always)]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let mut out = self;
        for i in 0..WIDTH {
            out.0[i] = f(self.0[i]);
        }
        out
    }

    /// `f` of both numbers of every draw.
    #[inline(always)]
    pub fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut out = self;
        for i in 0..WIDTH {
            out.0[i] = f(self.0[i], other.0[i]);
        }
        out
    }

    /// The smaller of both.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { a } else { b })
    }

    /// The larger of both.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if a > b { a } else { b })
    }

    /// `self / other`, and 0 where `other` is 0.
    #[inline(always)]
    pub fn ratio(self, other: Self) -> Self {
        self.zip(other, |a, b| if b == 0.0 { 0.0 } else { a / b })
    }

    /// Where `self > other`: `yes`, elsewhere `no`.
    #[inline(always)]
    pub fn if_above(self, other: Self, yes: Self, no: Self) -> Self {
        let mut out = no;
        for i in 0..WIDTH {
            if self.0[i] > other.0[i] {
                out.0[i] = yes.0[i];
            }
        }
        out
    }
}

impl PartialEq for Lanes {
    /// All draws at once, not one after the other as arrays do it.
    #[inline(always)]
    #[allow(clippy::needless_bitwise_bool, reason = "lazily, each comparison would be a jump")]
    fn eq(&self, other: &Self) -> bool {
        let mut all = true;
        for i in 0..WIDTH {
            all &= self.0[i] == other.0[i];
        }
        all
    }
}

macro_rules! operator {
    ($Trait:ident, $method:ident, $op:tt) => {
        impl $Trait for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a $op b)
            }
        }
        impl $Trait<f64> for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                self.map(|a| a $op other)
            }
        }
        impl $Trait<Lanes> for f64 {
            type Output = Lanes;
            #[inline(always)]
            fn $method(self, other: Lanes) -> Lanes {
                other.map(|b| self $op b)
            }
        }
    };
}
operator!(Add, add, +);
operator!(Sub, sub, -);
operator!(Mul, mul, *);
operator!(Div, div, /);

impl AddAssign for Lanes {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl SubAssign for Lanes {
    #[inline(always)]
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl MulAssign for Lanes {
    #[inline(always)]
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}
impl Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|a| -a)
    }
}
impl std::iter::Sum for Lanes {
    #[inline(always)]
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        // No `fold`: that of an adaptor stays a function of its own, compiled for every processor alike.
        let mut sum = Self::ZERO;
        for x in iter {
            sum += x;
        }
        sum
    }
}
