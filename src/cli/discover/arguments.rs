//! Options of `discover`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::{QuestionArguments, ShortageArguments};

/// Options of `discover`.
#[derive(Debug, Args)]
pub struct DiscoverArguments {
    /// What most questions share. In the place of a scenario file there may be a result folder that kept its draws.
    #[command(flatten)]
    pub question: QuestionArguments,
    /// The plan fails where it makes the shortage more than this larger, in persons; below 0: where it does not make it this much
    /// smaller. With --level: where the shortage itself is above this [default: 0].
    #[arg(long, value_name = "PERSONS", value_parser = persons, allow_negative_numbers = true)]
    pub threshold: Option<f64>,
    /// Look at the shortage itself instead of what the scenario changes about it.
    #[arg(long, requires = "threshold")]
    pub level: bool,
    /// Look for the conditions under which it does not fail.
    #[arg(long)]
    pub reverse: bool,
    /// The shortage that is looked at.
    #[command(flatten)]
    pub shortage: ShortageArguments,
    /// The scenario or evidence profile of a result folder, where it holds several.
    #[arg(long, value_name = "NAME")]
    pub scenario_name: Option<String>,
    /// Write the draws that were searched to this file as CSV, for another program to find the same from.
    #[arg(long, value_name = "FILE")]
    pub samples: Option<PathBuf>,
}

/// A number of persons.
fn persons(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(x) if x.is_finite() => Ok(x),
        _ => Err("give a number of persons, for instance 5000 or -2000".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::persons;

    #[test]
    fn persons_are_finite() {
        assert_eq!(persons("-2000"), Ok(-2000.0));
        for bad in ["", "NaN", "inf", "1,000", "many"] {
            assert!(persons(bad).is_err(), "{bad}");
        }
    }
}
