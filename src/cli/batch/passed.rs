//! The options of `run` that are passed on as they were given: whatever `run` can do, a batch can.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::cli::arguments::RunArguments;

/// What a batch decides itself.
const OWN: [&str; 6] = ["scenarios", "out", "overwrite", "threads", "shard", "resume"];

/// Options of `run`, checked as `run` checks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Words of the command line, those that were given only.
    pub options: Vec<String>,
}

/// Options of `run` that can be given together with `--shard`, but for [`OWN`].
fn passed() -> Vec<Arg> {
    let run = RunArguments::augment_args(Command::new("run"));
    let whole_only = |arg: &Arg| run.get_arg_conflicts_with(arg).iter().any(|other| other.get_id() == "shard");
    let passed = run.get_arguments().filter(|arg| !OWN.contains(&arg.get_id().as_str()) && !whole_only(arg));
    passed.map(|arg| arg.clone().help_heading("Options of run")).collect()
}

impl Args for Passed {
    fn augment_args(command: Command) -> Command {
        command.args(passed())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Passed {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut options = Vec::new();
        for arg in passed() {
            let id = arg.get_id().as_str();
            let (Some(ValueSource::CommandLine), Some(long)) = (matches.value_source(id), arg.get_long()) else {
                continue;
            };
            if !arg.get_action().takes_values() {
                options.push(format!("--{long}"));
                continue;
            }
            // Values were parsed, so they are text.
            let values = matches.get_raw(id).into_iter().flatten();
            options.extend(values.map(|value| format!("--{long}={}", value.to_string_lossy())));
        }
        Ok(Self { options })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_passed_on_as_it_is() {
        let command = Passed::augment_args(Command::new("batch"));
        let parse = |words: &[&str]| {
            let matches = command.clone().try_get_matches_from([&["batch"], words].concat()).unwrap();
            Passed::from_arg_matches(&matches).unwrap().options
        };
        assert_eq!(parse(&[]), Vec::<String>::new());
        assert_eq!(parse(&["--seed=7", "--draws", "4096"]), ["--draws=4096", "--seed=7"]);
        for refused in [["--draws", "0"], ["--shard", "0/2"], ["--precision", "100"], ["--central", "--seed=1"]] {
            assert!(command.clone().try_get_matches_from([&["batch"], &refused[..]].concat()).is_err());
        }
    }
}
