//! The `schakel` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    schakel::cli::main()
}
