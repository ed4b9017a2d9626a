//! TOML text to an owned tree in which every key and value knows where it stands.
//!
//! The parser recovers from syntax errors, so one pass reports all of them and still yields what could be read.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::error::{Problem, SourceText};
use crate::texts::{ProblemText as P, Thing};

/// A value and the bytes it was read from.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub span: Range<usize>,
    pub value: Value,
}

/// What TOML can hold. Integers too large for `i64` and floats too large for `f64` are infinite floats.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Whole(i64),
    Real(f64),
    Truth,
    Date,
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub node: Node,
}

impl Node {
    /// The entries of a table; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The entry of a table with this key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|e| e.key == key)
    }

    /// What it is, in the words of a problem.
    pub fn kind(&self) -> Thing {
        match self.value {
            Value::Text(_) => Thing::Text,
            Value::Whole(_) | Value::Real(_) => Thing::Number,
            Value::Truth => Thing::Truth,
            Value::Date => Thing::Date,
            Value::List(_) => Thing::List,
            Value::Table(_) => Thing::Table,
        }
    }
}

/// Syntax problems reported at most: a spreadsheet saved under a scenario's name has one on every line.
const MOST_SYNTAX_PROBLEMS: usize = 25;

/// A parsed file: its tree (a table) and its syntax problems, at most one a line.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub source: SourceText,
    pub root: Node,
    pub syntax: Vec<Problem>,
    /// Lines with a syntax error, as byte ranges.
    broken: Vec<Range<usize>>,
}

impl Tree {
    /// Reads `source`.
    pub fn parse(source: SourceText) -> Self {
        let text = &*source.text;
        let (table, mut errors) = DeTable::parse_recoverable(text);
        errors.sort_by_key(|e| start_of(e, text));
        let (mut syntax, mut broken) = (Vec::new(), Vec::<Range<usize>>::new());
        for error in &errors {
            let at = start_of(error, text);
            // One mistake often makes the parser complain several times about its line: the first tells the tale.
            if broken.last().is_none_or(|line| at > line.end) {
                broken.push(line_at(text, at));
                if syntax.len() < MOST_SYNTAX_PROBLEMS {
                    syntax.push(syntax_problem(&source, error));
                }
            }
        }
        if let Some(last) = syntax.last_mut()
            && broken.len() > MOST_SYNTAX_PROBLEMS
        {
            last.help = Some(P::TomlMore.with(&[("n", &(broken.len() - MOST_SYNTAX_PROBLEMS))]));
        }
        let root = Node { span: 0..0, value: Value::Table(entries(table.get_ref())) };
        Self { source, root, syntax, broken }
    }

    /// Whether `position` is on a line with a syntax error, so that what was read there means nothing.
    pub fn is_broken_at(&self, position: usize) -> bool {
        self.broken.iter().any(|line| (line.start..=line.end).contains(&position))
    }
}

fn start_of(error: &toml::de::Error, text: &str) -> usize {
    error.span().map_or(text.len(), |span| span.start.min(text.len()))
}

/// The line around a position, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = bytes[..at].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let end = bytes[at..].iter().position(|b| *b == b'\n').map_or(text.len(), |i| at + i);
    start..end
}

fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: key.span(),
            node: Node { span: value.span(), value: convert(value.get_ref()) },
        })
        .collect();
    entries.sort_by_key(|e| e.key_span.start);
    entries
}

fn convert(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(s) => Value::Text(s.to_string()),
        DeValue::Integer(i) => {
            i64::from_str_radix(i.as_str(), i.radix()).map_or(Value::Real(f64::INFINITY), Value::Whole)
        }
        DeValue::Float(f) => Value::Real(f.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(_) => Value::Truth,
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(list) => {
            Value::List(list.iter().map(|v| Node { span: v.span(), value: convert(v.get_ref()) }).collect())
        }
        DeValue::Table(table) => Value::Table(entries(table)),
    }
}

fn syntax_problem(source: &SourceText, error: &toml::de::Error) -> Problem {
    let at = start_of(error, &source.text);
    let line = line_at(&source.text, at);
    if let Some(number) = decimal_comma(&source.text[line.clone()]) {
        let number = line.start + number.start..line.start + number.end;
        let read = &source.text[number.clone()];
        let help = P::TomlCommaHelp.with(&[("write", &read.replace(',', ".")), ("read", &read)]);
        return Problem::new(source, number.clone(), P::TomlComma).with_help(help);
    }
    let span = error.span().unwrap_or(at..at);
    Problem::new(source, span, P::Toml.with(&[("detail", &error.message())]))
}

/// Where the first value of `line` with a decimal comma stands.
fn decimal_comma(line: &str) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    let value = bytes.iter().position(|b| *b == b'=')?;
    let end = bytes.iter().position(|b| *b == b'#').unwrap_or(bytes.len());
    let comma = (value..end).find(|i| bytes[*i] == b',' && digit(bytes.get(i - 1)) && digit(bytes.get(i + 1)))?;
    let start = (0..comma).rfind(|i| !bytes[*i].is_ascii_digit()).map_or(0, |i| i + 1);
    let end = (comma + 1..bytes.len()).find(|i| !bytes[*i].is_ascii_digit()).unwrap_or(bytes.len());
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Tree {
        Tree::parse(SourceText { file: "x.toml".into(), text: text.into() })
    }

    #[test]
    fn keeps_the_place_of_every_value() {
        let text = "a = 1\n[b]\nc = { d = \"x\" }\n";
        let tree = parse(text);
        let d = tree.root.get("b").unwrap().node.get("c").unwrap().node.get("d").unwrap().clone();
        assert_eq!(&text[d.key_span], "d");
        assert_eq!(&text[d.node.span], "\"x\"");
    }

    #[test]
    fn reports_one_syntax_error_a_line_and_all_lines() {
        let tree = parse("a = 0,5\nb = \nc = 1\nd = \"open\n");
        let lines: Vec<usize> = tree.syntax.iter().map(|p| p.position().0).collect();
        assert_eq!(lines, [1, 2, 4]);
        assert!(tree.syntax[0].help.as_ref().unwrap().en().contains("`0.5`"));
        assert!(tree.is_broken_at(0) && !tree.is_broken_at(14));
    }

    #[test]
    fn nesting_without_end_is_refused_not_followed() {
        assert!(!parse(&format!("{}a = 1", "a.".repeat(50_000))).syntax.is_empty());
        assert!(!parse(&format!("a = {}", "[".repeat(50_000))).syntax.is_empty());
    }
}
