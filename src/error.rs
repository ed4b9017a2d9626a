//! What can go wrong, and the exit code each kind has on the command line.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::ids::Lang;
use crate::texts::{ProblemText, Said};

/// The text of an input file, shared by every problem found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// How the user would name the file.
    pub file: String,
    /// Its whole content.
    pub text: Arc<str>,
}

/// One problem in an input file: where, what was read, which rule it breaks, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file and its text.
    pub source: SourceText,
    /// Byte range of the offending text in `source`; empty at the end of the file for something missing.
    pub span: Range<usize>,
    /// The rule that is broken, as a full sentence in plain words.
    pub rule: Said,
    /// What to do, for instance the nearest valid name.
    pub help: Option<Said>,
}

impl Problem {
    /// A problem at `span` of `source`.
    pub fn new(source: &SourceText, span: Range<usize>, rule: impl Into<Said>) -> Self {
        Self { source: source.clone(), span, rule: rule.into(), help: None }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Said>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Line and column of the first offending character, both from 1; columns count characters.
    pub fn position(&self) -> (usize, usize) {
        let mut start = self.span.start.min(self.source.text.len());
        while !self.source.text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &self.source.text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

/// One problem in a workbook: in which cell, what was read, which rule it breaks, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// The cell as formulas write it: `Plan!C7`.
    pub cell: String,
    /// What stands there.
    pub seen: String,
    /// The rule that is broken, as a full sentence in plain words.
    pub rule: Said,
    /// What to do, for instance the nearest valid name.
    pub help: Option<Said>,
}

impl CellProblem {
    /// A problem with `cell`, where `seen` stands.
    pub fn new(cell: impl Into<String>, seen: &str, rule: impl Into<Said>) -> Self {
        Self { cell: cell.into(), seen: seen.into(), rule: rule.into(), help: None }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Said>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every way a command can end other than well.
#[derive(Debug)]
pub enum Error {
    /// Input files with problems, all of them at once. Exit code 2.
    Input(Vec<Problem>),
    /// A workbook with problems, all of them at once. Exit code 2.
    Cells(PathBuf, Vec<CellProblem>),
    /// The command was used wrongly, or a request cannot be met. Exit code 2.
    Usage(Said),
    /// A file or folder could not be read. Exit code 2.
    Read(PathBuf, std::io::Error),
    /// A file or folder could not be written while running. Exit code 1.
    Write(PathBuf, std::io::Error),
    /// Something failed while running. Exit code 1.
    Run(Said),
    /// Stopped by a signal. Exit code 130.
    Stopped(Said),
}

/// Shorthand used throughout.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The exit code of the command line: 1 failed while running, 2 bad input or usage, 130 stopped by a signal.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Input(_) | Self::Cells(..) | Self::Usage(_) | Self::Read(..) => 2,
            Self::Write(..) | Self::Run(_) => 1,
            Self::Stopped(_) => 130,
        }
    }

    /// An [`Error::Read`] for `path`.
    pub fn read(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |e| Self::Read(path.to_path_buf(), e)
    }

    /// An [`Error::Write`] for `path`.
    pub fn write(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |e| Self::Write(path.to_path_buf(), e)
    }
}

impl Error {
    /// What is told, in both languages: every problem on a line, with its place.
    pub fn said(&self) -> Said {
        let at = |place: String, rule: &Said, help: Option<&Said>| match help {
            Some(help) => ProblemText::AtWithHelp.with(&[("place", &place), ("rule", rule), ("help", help)]),
            None => ProblemText::At.with(&[("place", &place), ("rule", rule)]),
        };
        let all = |mut told: Vec<Said>| {
            told.push(ProblemText::Number.with(&[("n", &told.len())]));
            Said::join(&told, "\n")
        };
        match self {
            Self::Input(problems) => {
                let one = |p: &Problem| {
                    let (line, column) = p.position();
                    at(format!("{}:{line}:{column}", p.source.file), &p.rule, p.help.as_ref())
                };
                all(problems.iter().map(one).collect())
            }
            Self::Cells(path, problems) => {
                let one = |p: &CellProblem| at(format!("{}, {}", path.display(), p.cell), &p.rule, p.help.as_ref());
                all(problems.iter().map(one).collect())
            }
            Self::Usage(said) | Self::Run(said) | Self::Stopped(said) => said.clone(),
            Self::Read(path, why) => {
                ProblemText::CannotRead.with(&[("path", &path.display()), ("why", &why.to_string())])
            }
            Self::Write(path, why) => {
                ProblemText::CannotWrite.with(&[("path", &path.display()), ("why", &why.to_string())])
            }
        }
    }

    /// What is told in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        self.said().get(lang).to_owned()
    }
}

/// In English, for logs: what people read is [`Error::text`].
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Error {}
