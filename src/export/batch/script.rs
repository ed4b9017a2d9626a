//! The scripts of a batch: what differs between batches as options of Slurm and variables of the shell, then a part that
//! is always the same.

use std::path::Path;

use super::Batch;
use crate::error::{Error, Result};
use crate::texts::Said;

/// How often a task may come back before it is taken to get nowhere, for instance because a round takes longer than its
/// time. Node failures count too.
const MOST_RESTARTS: u32 = 100;

const TASK: &str = include_str!("task.sh");
const MERGE: &str = include_str!("merge.sh");
const SUBMIT: &str = include_str!("submit.sh");

impl Batch<'_> {
    /// The task of the array.
    pub(super) fn task_script(&self) -> Result<String> {
        let last = self.elements() - 1;
        let array = match self.slurm.at_once {
            Some(most) => format!("--array=0-{last}%{most}"),
            None => format!("--array=0-{last}"),
        };
        // The warning of the end comes to the shell alone, which tells the program.
        let own = [array, "--output=logs/%A_%a.log".into(), "--signal=B:TERM@60".into()];
        let variables = self.variables(self.options)?
            + &format!("tasks={}\nelements={}\nmost_restarts={MOST_RESTARTS}\n", self.tasks(), self.elements());
        self.script(&own, self.slurm.cores, &variables, TASK)
    }

    /// The merge.
    pub(super) fn merge_script(&self) -> Result<String> {
        let partial = if self.partial { "yes" } else { "no" };
        let variables = self.variables(self.merge_options)? + &format!("shards={}\npartial={partial}\n", self.shards);
        self.script(&["--output=logs/merge-%j.log".into()], 1, &variables, MERGE)
    }

    /// What submits both.
    pub(super) fn submit_script(&self) -> Result<String> {
        Ok(format!("#!/usr/bin/env bash\nfolder={}\n\n{SUBMIT}", word(path(self.folder)?)?))
    }

    fn script(&self, own: &[String], cores: u16, variables: &str, body: &str) -> Result<String> {
        let slurm = self.slurm;
        let given = [("time", &slurm.time), ("mem", &slurm.memory), ("partition", &slurm.partition)];
        let given = given.into_iter().filter_map(|(name, value)| value.as_ref().map(|v| format!("--{name}={v}")));
        let name = format!("--job-name=schakel-{}", self.jobs[0].0);
        let common = [name, "--requeue".into(), "--open-mode=append".into(), format!("--cpus-per-task={cores}")];
        let all = common.into_iter().chain(own.iter().cloned()).chain(given).chain(slurm.more.iter().cloned());
        let lines: Vec<String> = all.map(|option| directive(&option)).collect::<Result<_>>()?;
        Ok(format!("#!/usr/bin/env bash\n{}\n{variables}\n{body}", lines.concat()))
    }

    fn variables(&self, options: &[String]) -> Result<String> {
        let options: Vec<String> = options.iter().map(|option| word(option)).collect::<Result<_>>()?;
        Ok(format!(
            "schakel={}\nfolder={}\nstart={}\noptions=({})\n",
            word(path(self.program)?)?,
            word(path(self.folder)?)?,
            word(path(self.start)?)?,
            options.join(" ")
        ))
    }
}

/// A path for a script.
///
/// # Errors
/// [`Error::Usage`] if it is not UTF-8.
pub(super) fn path(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| {
        Error::Usage(Said::english_only(format!("{}: a path in a script must be UTF-8", path.display())))
    })
}

/// Whether a character means the same to everyone, without quotes.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_=%:,./@+".contains(c)
}

/// `text` as one word of the shell.
///
/// # Errors
/// [`Error::Usage`] if it has control characters.
pub(super) fn word(text: &str) -> Result<String> {
    if !text.is_empty() && text.chars().all(is_plain) {
        return Ok(text.to_string());
    }
    Ok(format!("'{}'", one_line(text)?.replace('\'', r"'\''")))
}

/// `option` as a line that `sbatch` reads: it knows quotes and backslashes, but no variables.
fn directive(option: &str) -> Result<String> {
    if option.chars().all(is_plain) {
        return Ok(format!("#SBATCH {option}\n"));
    }
    Ok(format!("#SBATCH \"{}\"\n", one_line(option)?.replace('\\', r"\\").replace('"', "\\\"")))
}

/// A script is read line by line, and no name of ours needs two.
fn one_line(text: &str) -> Result<&str> {
    if text.chars().any(char::is_control) {
        return Err(Error::Usage(Said::english_only(format!(
            "{text:?} has a line break or control character: it cannot stand in a script"
        ))));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_shell() {
        for text in ["", "plain", "two words", "it's", "'", "$HOME `ls` \\ \" * !", "é ü", "-n"] {
            let script = format!("printf %s {}", word(text).unwrap());
            let said = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
            assert_eq!(String::from_utf8(said.stdout).unwrap(), text);
        }
        assert!(word("two\nlines").is_err() && directive("--comment=a\tb").is_err());
    }

    #[test]
    fn directives_are_quoted_where_they_must() {
        assert_eq!(directive("--mem=4G").unwrap(), "#SBATCH --mem=4G\n");
        assert_eq!(directive(r#"--comment=a "b" \c"#).unwrap(), "#SBATCH \"--comment=a \\\"b\\\" \\\\c\"\n");
    }
}
