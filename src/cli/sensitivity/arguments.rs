//! Options of `sensitivity`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::{QuestionArguments, ShortageArguments};

/// Options of `sensitivity`.
#[derive(Debug, Args)]
pub struct SensitivityArguments {
    /// What most questions share; draws are the rows of the sample.
    #[command(flatten)]
    pub question: QuestionArguments,
    /// The shortage that is looked at.
    #[command(flatten)]
    pub shortage: ShortageArguments,
    /// Simulate until the margins of all shares are at most this, for instance 0.01; says beforehand how long that takes.
    #[arg(long, value_name = "SHARE", value_parser = half_width)]
    pub half_width: Option<f64>,
    /// Write every point that was simulated to this file as CSV, for another program to calculate the same from.
    #[arg(long, value_name = "FILE")]
    pub samples: Option<PathBuf>,
}

/// A half-width of a share.
fn half_width(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(x) if x > 0.0 && x < 1.0 => Ok(x),
        _ => Err("a margin is a share above 0 and below 1, for instance 0.01".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn margins_are_shares() {
        assert_eq!(half_width("0.01"), Ok(0.01));
        for bad in ["", "0", "-0.1", "1", "NaN", "inf", "1%"] {
            assert!(half_width(bad).is_err(), "{bad}");
        }
    }
}
