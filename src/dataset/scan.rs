//! The cells of a CSV text, each with its place in it. The csv crate tells where a row starts but not where a cell
//! does, and a problem must be shown at the cell.

use std::borrow::Cow;
use std::ops::Range;

use crate::texts::TableProblem;

/// Where the cells of a text are, row by row; lines without any character are left out.
#[derive(Debug)]
pub(super) struct Cells {
    spans: Vec<Range<usize>>,
    /// Index in `spans` of the first cell of every row.
    starts: Vec<usize>,
}

/// Why a text is no CSV.
#[derive(Debug)]
pub(super) struct Malformed {
    /// Where.
    pub span: Range<usize>,
    /// The rule that is broken.
    pub rule: TableProblem,
}

impl Cells {
    /// The cells of `text` from byte `from` on: commas, optional double quotes (doubled inside), any line ends.
    pub fn scan(text: &str, from: usize) -> Result<Self, Malformed> {
        let bytes = text.as_bytes();
        // Cells are seldom shorter.
        let mut cells = Self { spans: Vec::with_capacity(bytes.len() / 8), starts: Vec::new() };
        let mut i = from;
        while i < bytes.len() {
            if matches!(bytes[i], b'\n' | b'\r') {
                i += 1;
                continue;
            }
            cells.starts.push(cells.spans.len());
            loop {
                let end = if bytes[i..].first() == Some(&b'"') { quoted(bytes, i)? } else { bare(bytes, i) };
                cells.spans.push(i..end);
                i = end;
                if bytes.get(i) == Some(&b',') {
                    i += 1;
                } else {
                    break;
                }
            }
        }
        Ok(cells)
    }

    /// Number of rows, header included.
    pub fn rows(&self) -> usize {
        self.starts.len()
    }

    /// The places of the cells of a row.
    pub fn row(&self, row: usize) -> &[Range<usize>] {
        let end = self.starts.get(row + 1).copied().unwrap_or(self.spans.len());
        &self.spans[self.starts[row]..end]
    }
}

/// End of the bare cell that starts at `i`.
fn bare(bytes: &[u8], i: usize) -> usize {
    let length = bytes[i..].iter().position(|b| matches!(b, b',' | b'\n' | b'\r'));
    length.map_or(bytes.len(), |n| i + n)
}

/// End of the quoted cell that starts at `i`, closing quote included.
fn quoted(bytes: &[u8], i: usize) -> Result<usize, Malformed> {
    let mut j = i + 1;
    loop {
        match bytes.get(j) {
            None => return Err(Malformed { span: i..i + 1, rule: TableProblem::QuoteOpen }),
            Some(b'"') if bytes.get(j + 1) == Some(&b'"') => j += 2,
            Some(b'"') => break,
            Some(_) => j += 1,
        }
    }
    match bytes.get(j + 1) {
        None | Some(b',' | b'\n' | b'\r') => Ok(j + 1),
        Some(_) => Err(Malformed { span: j..j + 1, rule: TableProblem::QuoteAfter }),
    }
}

/// What the cell at `span` says: without its quotes and without white space around it.
pub(super) fn content(text: &str, span: Range<usize>) -> Cow<'_, str> {
    let cell = &text[span];
    // Nearly all cells have nothing around them: that is seen without a search.
    let plain = |edge: Option<&u8>| edge.is_none_or(|b| b.is_ascii_graphic() && *b != b'"');
    if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) {
        return Cow::Borrowed(cell);
    }
    match cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')) {
        None => Cow::Borrowed(cell.trim()),
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"").trim().to_owned()),
        Some(inner) => Cow::Borrowed(inner.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let cells = Cells::scan(text, 0).unwrap();
        (0..cells.rows())
            .map(|r| cells.row(r).iter().map(|s| content(text, s.clone()).into_owned()).collect())
            .collect()
    }

    #[test]
    fn quotes_line_ends_and_empty_lines() {
        let want = vec![vec!["a", "b"], vec!["1, \"x\"\ny", ""], vec!["", "é"]];
        assert_eq!(read("a,b\r\n\r\n\"1, \"\"x\"\"\ny\",\r\n,é"), want);
        assert_eq!(read("a,b\n\n\"1, \"\"x\"\"\ny\",\n, é \n\n"), want);
    }

    #[test]
    fn malformed_quotes_are_shown_where_they_are() {
        assert_eq!(Cells::scan("a,\"b\nc", 0).unwrap_err().span, 2..3);
        assert_eq!(Cells::scan("a,\"b\"c\n", 0).unwrap_err().span, 4..5);
    }

    proptest! {
        /// Whatever the csv crate writes is read back as the csv crate reads it.
        #[test]
        fn agrees_with_the_csv_crate(rows in prop::collection::vec(prop::collection::vec("[a,\"\n\ré;x]{0,6}", 3), 1..8)) {
            let mut out = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                out.write_record(row).unwrap();
            }
            let text = String::from_utf8(out.into_inner().unwrap()).unwrap();
            let trimmed: Vec<Vec<String>> = csv::ReaderBuilder::new()
                .has_headers(false)
                .trim(csv::Trim::All)
                .from_reader(text.as_bytes())
                .records()
                .map(|r| r.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read(&text), trimmed);
        }

        #[test]
        fn never_panics(text in "[a,\"\n\ré;]{0,40}") {
            if let Ok(cells) = Cells::scan(&text, 0) {
                for r in 0..cells.rows() {
                    for s in cells.row(r) {
                        let _ = content(&text, s.clone());
                    }
                }
            }
        }
    }
}
