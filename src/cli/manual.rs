//! `schakel manual` and `schakel completions`: both follow from the definition of the command line.

use clap::CommandFactory;

use super::arguments::Cli;
use crate::error::{Error, Result};
use crate::texts::Said;

/// Prints every command and option, as plain text or as a man page.
pub fn manual(man: bool) -> Result<()> {
    let mut root = Cli::command();
    root.build();
    let names: Vec<String> = root.get_subcommands().map(|c| c.get_name().to_string()).collect();
    let mut out = Vec::new();
    if man {
        clap_mangen::Man::new(root.clone())
            .render(&mut out)
            .map_err(|e| Error::Run(Said::english_only(e.to_string())))?;
    } else {
        out.extend(root.render_long_help().to_string().bytes());
    }
    for name in names.iter().filter(|name| *name != "help") {
        let Some(command) = root.find_subcommand_mut(name) else { continue };
        if man {
            clap_mangen::Man::new(command.clone())
                .render(&mut out)
                .map_err(|e| Error::Run(Said::english_only(e.to_string())))?;
        } else {
            let help = command.render_long_help();
            out.extend(format!("\n{}\n\n{help}", command.get_bin_name().unwrap_or_default()).bytes());
        }
    }
    super::print(&String::from_utf8_lossy(&out))
}

/// Prints the completion script for `shell`.
pub fn completions(shell: clap_complete::Shell) -> Result<()> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "schakel", &mut out);
    super::print(&String::from_utf8_lossy(&out))
}
