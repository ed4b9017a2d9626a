//! Reading typed values out of a tree, collecting every problem instead of stopping at the first.

use std::ops::Range;

use super::keys;
use super::tree::{Entry, Node, Tree, Value};
use crate::dataset::Dataset;
use crate::error::Problem;
use crate::nearest::nearest;
use crate::texts::{ProblemText as P, Said, Thing};

/// A value with the place it was read at and what the author said about it.
#[derive(Clone, Debug)]
pub(super) struct Sourced<T> {
    pub value: T,
    /// Index of the file in the job's list of trees.
    pub file: usize,
    pub span: Range<usize>,
    pub why: String,
    pub source: String,
}

impl<T> Sourced<T> {
    /// The same remarks around another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: f(self.value), file: self.file, span: self.span, why: self.why, source: self.source }
    }
}

/// Reads one file.
pub(super) struct Reader<'a> {
    pub tree: &'a Tree,
    pub file: usize,
    /// Names and years to check against; `None` if the data set could not be read, and then they are not checked.
    pub dataset: Option<&'a Dataset>,
    /// The file was written by this program: numbers are taken as they are.
    pub resolved: bool,
    pub problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Notes a problem.
    pub fn problem(&mut self, span: &Range<usize>, rule: impl Into<Said>) {
        self.problems.push(Problem::new(&self.tree.source, span.clone(), rule));
    }

    /// Notes a problem with advice.
    pub fn problem_help(&mut self, span: &Range<usize>, rule: impl Into<Said>, help: impl Into<Said>) {
        self.problems.push(Problem::new(&self.tree.source, span.clone(), rule).with_help(help));
    }

    /// Notes that `node` should have been `wanted`.
    pub fn wrong_type(&mut self, node: &Node, what: &str, wanted: Thing) {
        let rule = P::WrongKind.with(&[("what", &what), ("wanted", &wanted), ("kind", &node.kind())]);
        let number = match &node.value {
            Value::Text(text) => text.trim().replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite),
            _ => false,
        };
        let wants_number = [
            Thing::Number,
            Thing::NumberOrDist,
            Thing::NumberOrRamp,
            Thing::Year,
            Thing::NumberList,
            Thing::AxisValues,
        ];
        if number && wants_number.contains(&wanted) {
            self.problem_help(&node.span, rule, P::WithoutQuotes);
        } else {
            self.problem(&node.span, rule);
        }
    }

    /// Peels off `why`, `source` and a wrapping `value`: what is inside, and the remarks.
    pub fn sourced<'n>(&mut self, node: &'n Node) -> Sourced<&'n Node> {
        let mut remark = |key: &str| node.get(key).and_then(|e| self.text(&e.node, key)).unwrap_or_default();
        let (why, source) = (remark("why"), remark("source"));
        let inner = match node.get("value") {
            Some(entry) => {
                for other in fields(node).filter(|e| e.key != "value") {
                    self.unknown(other, Thing::BesideValue, &["why", "source"]);
                }
                &entry.node
            }
            None => node,
        };
        Sourced { value: inner, file: self.file, span: inner.span.clone(), why, source }
    }

    /// A finite number.
    pub fn number(&mut self, node: &Node, what: &str) -> Option<f64> {
        let value = match node.value {
            #[expect(clippy::cast_precision_loss, reason = "counts in a scenario are far below 2^53")]
            Value::Whole(value) => value as f64,
            Value::Real(value) => value,
            _ => {
                self.wrong_type(node, what, Thing::Number);
                return None;
            }
        };
        if !value.is_finite() {
            self.problem(&node.span, P::NotFinite.with(&[("what", &what)]));
            return None;
        }
        Some(value)
    }

    /// A number of persons or FTE: `10.000` is refused, because in Dutch it means ten thousand and in TOML ten.
    pub fn count(&mut self, node: &Node, what: &str) -> Option<f64> {
        let value = self.number(node, what)?;
        let read = self.tree.source.text.get(node.span.clone()).unwrap_or("");
        if !self.resolved
            && let Some((whole, rest)) = read.split_once('.')
        {
            let thousands = (1..=3).contains(&whole.len()) && rest.len() == 3 && !whole.starts_with('0');
            if thousands && read.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                let rule = P::Thousands.with(&[("read", &read), ("value", &value)]);
                let value = format!("{value:?}");
                let help = P::ThousandsHelp.with(&[("whole", &whole), ("rest", &rest), ("value", &value)]);
                self.problem_help(&node.span, rule, help);
                return None;
            }
        }
        Some(value)
    }

    /// A number from 0 to 1.
    pub fn share(&mut self, node: &Node, what: &str) -> Option<f64> {
        let value = self.number(node, what)?;
        if (0.0..=1.0).contains(&value) {
            return Some(value);
        }
        let rule = P::Share.with(&[("what", &what), ("value", &value)]);
        if value > 1.0 && value <= 100.0 {
            self.problem_help(
                &node.span,
                rule,
                P::PercentMeant.with(&[("value", &value), ("share", &(value / 100.0))]),
            );
        } else {
            self.problem(&node.span, rule);
        }
        None
    }

    /// Text.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        if let Value::Text(text) = &node.value {
            return Some(text.clone());
        }
        self.wrong_type(node, what, Thing::QuotedText);
        None
    }

    /// The entries of a table, remarks left out.
    pub fn table<'n>(&mut self, node: &'n Node, what: &str) -> Option<Vec<&'n Entry>> {
        if matches!(node.value, Value::Table(_)) {
            return Some(fields(node).collect());
        }
        self.wrong_type(node, what, Thing::Table);
        None
    }

    /// Whether `name` is one of `candidates`; a problem if not.
    pub fn known<'c>(
        &mut self,
        name: &str,
        span: &Range<usize>,
        what: impl Into<Said>,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> bool {
        let candidates: Vec<&str> = candidates.into_iter().collect();
        if candidates.contains(&name) {
            return true;
        }
        let rule = P::NoSuch.with(&[("what", &what.into()), ("name", &name)]);
        match advice(name, &candidates) {
            Some(help) => self.problem_help(span, rule, help),
            None => self.problem(span, rule),
        }
        false
    }

    /// Notes an entry whose key means nothing in `place`.
    pub fn unknown(&mut self, entry: &Entry, place: impl Into<Said>, candidates: &[&str]) {
        let rule = P::UnknownKey.with(&[("key", &entry.key), ("place", &place.into())]);
        match advice(&entry.key, candidates) {
            Some(help) => self.problem_help(&entry.key_span, rule, help),
            None => self.problem(&entry.key_span, rule),
        }
    }

    /// Notes a key of the file that is not in the registry, with the nearest one in its table or, failing that, anywhere.
    pub fn unknown_key(&mut self, entry: &Entry, path: &str) {
        let here = keys::children(path);
        let place = if path.is_empty() { Thing::InFile.into() } else { Thing::InTable.with(&[("path", &path)]) };
        let last = |key: &keys::Key| key.path.rsplit('.').next().is_some_and(|last| last == entry.key);
        match keys::KEYS.iter().find(|key| last(key)) {
            Some(elsewhere) if nearest(&entry.key, here.iter().copied()).is_none() => {
                let rule = P::UnknownKey.with(&[("key", &entry.key), ("place", &place)]);
                self.problem_help(&entry.key_span, rule, P::ItsPlace.with(&[("path", &elsewhere.path)]));
            }
            _ => self.unknown(entry, place, &here),
        }
    }

    /// Ids of the branches, if the data set is there.
    pub fn branches(&self) -> Option<Vec<&'a str>> {
        self.dataset.map(|d| d.branches.iter().map(|b| b.id.as_str()).collect())
    }
}

/// The entries of a table that are not remarks about it.
pub(super) fn fields(node: &Node) -> impl Iterator<Item = &Entry> {
    node.entries().iter().filter(|e| e.key != "why" && e.key != "source")
}

/// What to do about a wrong name: the nearest one, or the whole list if it is short.
pub(super) fn advice(name: &str, candidates: &[&str]) -> Option<Said> {
    match nearest(name, candidates.iter().copied()) {
        Some(near) => Some(P::DidYouMean.with(&[("name", &near)])),
        None if (1..=14).contains(&candidates.len()) => Some(P::ChooseFrom.with(&[("names", &candidates.join(", "))])),
        None => None,
    }
}
