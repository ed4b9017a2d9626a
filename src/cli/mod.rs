//! The command line: one file per command; options in, one call, exit code out.

pub mod arguments;
mod backtest;
pub mod batch;
mod break_even;
mod calibrate;
mod cases;
mod check;
mod compare;
pub mod discover;
mod effect_tree;
mod evidence;
mod explain;
pub mod frontier;
mod init;
pub mod locale;
mod manual;
mod merge;
mod outputs;
mod payers;
pub mod problems;
pub mod progress;
mod question;
mod report;
mod returns;
mod run;
mod schema;
pub mod seek;
pub mod sensitivity;
pub mod serve;
mod signals;
mod sources;
mod split;
pub mod value_of_information;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::texts::ProblemText;
use arguments::{Cli, Command};

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = cli.lang.map_or_else(locale::system, Into::into);
    let outcome = match cli.command {
        Command::Run(arguments) => run::run(&arguments, lang),
        Command::Report(arguments) => report::report(&arguments, lang),
        Command::Merge(arguments) => merge::merge(&arguments, lang),
        Command::Batch(arguments) => batch::batch(&arguments, lang),
        Command::Init(arguments) => init::init(&arguments, lang),
        Command::Compare(arguments) => compare::compare(&arguments, lang),
        Command::Check { scenarios } => check::check(&scenarios, lang),
        Command::Calibrate(arguments) => calibrate::calibrate(&arguments, lang),
        Command::Backtest(arguments) => backtest::backtest(&arguments, lang),
        Command::EffectTree(arguments) => effect_tree::effect_tree(&arguments, lang),
        Command::Sensitivity(arguments) => sensitivity::sensitivity(&arguments, lang),
        Command::Discover(arguments) => discover::discover(&arguments, lang),
        Command::BreakEven(arguments) => break_even::break_even(&arguments, lang),
        Command::Seek(arguments) => seek::seek(&arguments, lang),
        Command::Frontier(arguments) => frontier::frontier(&arguments, lang),
        Command::ValueOfInformation(arguments) => value_of_information::value_of_information(&arguments, lang),
        Command::Payers(arguments) => payers::payers(&arguments, lang),
        Command::Returns(arguments) => returns::returns(&arguments, lang),
        Command::Cases(arguments) => cases::cases(&arguments, lang),
        Command::Evidence(arguments) => evidence::evidence(&arguments, lang),
        Command::Serve(arguments) => serve::serve(&arguments, lang),
        Command::Sources { scenario, summary } => sources::sources(&scenario, summary, lang),
        Command::Explain { key, scenario } => explain::explain(key.as_deref(), &scenario, lang),
        Command::Schema { scenario } => schema::schema(&scenario),
        Command::Manual { man } => manual::manual(man),
        Command::Completions { shell } => manual::completions(shell),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error, lang);
            ExitCode::from(error.exit_code())
        }
    }
}

/// Tells something on stderr. If that is closed or full there is nobody left to tell.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

/// Says on stderr what went wrong.
fn complain(error: &Error, lang: Lang) {
    let text = match error {
        Error::Input(found) => problems::render(found, lang, colour()),
        Error::Cells(path, found) => problems::render_cells(path, found, lang),
        other => format!("{}: {}", ProblemText::Error.get(lang), other.text(lang)),
    };
    tell(&text);
}

/// Whether messages may be coloured: on a terminal, unless `NO_COLOR` is set.
fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// Prints an answer on stdout. A reader that has gone away (`| head`) is no error.
fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::Write("standard output".into(), e)),
        _ => Ok(()),
    }
}
