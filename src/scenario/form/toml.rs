//! The scenario file in the making, with the cell that each part of it came from.

use std::ops::Range;

/// Text, and where it came from.
#[derive(Default)]
pub(super) struct Draft {
    pub text: String,
    /// Bytes of the text and the cell they came from.
    places: Vec<(Range<usize>, String)>,
}

impl Draft {
    /// Adds text that no cell gave.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds text that came from `cell`.
    pub fn put(&mut self, text: &str, cell: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.places.push((start..self.text.len(), cell.to_string()));
    }

    /// The cell that a problem at `span` is about: the first one in it, else the last one before it.
    pub fn cell(&self, span: &Range<usize>) -> Option<&str> {
        let end = span.end.max(span.start + 1);
        let within = self.places.iter().find(|(place, _)| place.start < end && span.start < place.end);
        let before = || self.places.iter().rev().find(|(place, _)| place.start <= span.start);
        within.or_else(before).or(self.places.first()).map(|(_, cell)| cell.as_str())
    }
}

/// A TOML basic string. JSON's escapes are a subset of TOML's; TOML asks for one more.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A number as scenario files write it. `12.345` could be taken for twelve thousand there: it becomes `12.3450`.
pub(super) fn number(x: f64) -> String {
    let text = format!("{:?}", x + 0.0);
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 && !text.contains('e') { format!("{text}0") } else { text.trim_end_matches(".0").to_string() }
}

/// Whether `text` is one value of TOML, and nothing else.
pub(super) fn is_value(text: &str) -> bool {
    let table = ::toml::from_str::<::toml::Table>(&format!("value = {text}\n"));
    !text.contains(['\n', '\r']) && table.is_ok_and(|t| t.len() == 1)
}
