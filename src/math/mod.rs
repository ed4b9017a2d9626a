//! Elementary and special functions with the same bits on every platform.
//!
//! Exponentials and logarithms come from `libm`, compiled with the program, never from the platform's own library;
//! square roots are exact by the floating-point standard and come from `std`.

mod beta;
mod cholesky;
mod gamma;
mod normal;
mod root;
mod student_t;

pub use beta::IncompleteBeta;
pub use cholesky::cholesky;
pub use gamma::{IncompleteGamma, ln_gamma};
pub use normal::{normal_cdf, normal_pdf, normal_quantile};
pub use root::{Curve, Point};
pub use student_t::{StudentTail, student_t_cdf, student_t_quantile};

/// Correlation of two normal scores whose rank correlation is `rank`: 2 sin(pi `rank` / 6) (Pearson 1907).
pub fn normal_correlation(rank: f64) -> f64 {
    2.0 * libm::sin(std::f64::consts::PI * rank / 6.0)
}

/// e to the power x.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), accurate for small x.
#[inline]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// x to the power y.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}
