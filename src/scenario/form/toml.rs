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
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A number as scenario files write it. `12.345` could be taken for twelve thousand there: it becomes `12.3450`.
pub fn number(x: f64) -> String {
    let text = format!("{:?}", x + 0.0);
    let is_grouped = |(whole, decimals): (&str, &str)| {
        decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with(['0', '-'])
    };
    if text.split_once('.').is_some_and(is_grouped) {
        return format!("{text}0");
    }
    text.strip_suffix(".0").unwrap_or(&text).to_string()
}

/// Whether `text` is one value of TOML, and nothing else.
pub(super) fn is_value(text: &str) -> bool {
    let table = ::toml::from_str::<::toml::Table>(&format!("value = {text}\n"));
    !text.contains(['\n', '\r']) && table.is_ok_and(|t| t.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_and_never_look_like_thousands() {
        for (x, text) in [
            (10_000.0, "10000"),
            (0.034, "0.034"),
            (12.345, "12.3450"),
            (-0.005, "-0.005"),
            (-0.0, "0"),
            (1e-7, "1e-7"),
            (100.0, "100"),
        ] {
            assert_eq!(number(x), text);
            assert_eq!(number(x).parse::<f64>().unwrap(), x);
        }
    }

    #[test]
    fn a_value_is_one_value() {
        assert!(is_value("{ beta = { alpha = 1, beta = 3 } }"));
        for text in ["", "1\nextends = \"x\"", "{ pert = ", "1, 2", "1 # remark\r"] {
            assert!(!is_value(text), "{text}");
        }
    }

    #[test]
    fn a_problem_is_about_the_first_cell_in_its_span() {
        let mut draft = Draft::default();
        draft.push("[plan]\n");
        draft.put("size", "Plan!A4");
        draft.push(" = ");
        draft.put("5", "Plan!B4");
        assert_eq!(draft.cell(&(14..15)), Some("Plan!B4"));
        assert_eq!(draft.cell(&(7..11)), Some("Plan!A4"));
        assert_eq!(draft.cell(&(11..12)), Some("Plan!A4"));
        assert_eq!(draft.cell(&(0..3)), Some("Plan!A4"));
    }
}
