//! What stands in the cells of a workbook, and where.

use std::path::Path;

use calamine::{Data, Range, Reader, Sheets, open_workbook_auto};

use crate::error::{CellProblem, Error, Result};
use crate::texts::{FormProblem as P, FormText, ProblemText, Said};

use super::is;

/// A sheet with its row of heads.
pub(super) struct Grid {
    /// Its name in the workbook.
    pub sheet: String,
    cells: Range<Data>,
    formulas: Range<String>,
    /// Row of heads, from 0.
    pub head: u32,
    /// Column of each head.
    columns: Vec<(FormText, u32)>,
    /// Column of each year.
    pub years: Vec<(i32, u32)>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Number(f64),
    Text(String),
    /// Neither: what is wrong with it.
    Strange(P),
}

/// A number that was typed as text, as people write it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Typed {
    /// It can only mean this.
    Number(f64),
    /// A mark that could be of thousands or of decimals.
    Either,
    /// No number.
    No,
}

/// The workbook's sheets in order, by name.
pub(super) fn open(path: &Path) -> Result<Sheets<std::io::BufReader<std::fs::File>>> {
    // Said by the system where it is: a missing file, a folder.
    std::fs::File::open(path).map_err(Error::read(path))?;
    open_workbook_auto(path)
        .map_err(|e| Error::Usage(P::NoWorkbook.with(&[("path", &path.display()), ("why", &e.to_string())])))
}

impl Grid {
    /// Reads the sheet `name`, whose heads are `heads`. Problems with them go to `problems`; `None` if it has no heads.
    pub fn read(
        book: &mut Sheets<std::io::BufReader<std::fs::File>>,
        name: &str,
        heads: &[FormText],
        problems: &mut Vec<CellProblem>,
    ) -> Option<Self> {
        let corner = format!("{}!A1", quoted(name));
        let cells = match book.worksheet_range(name) {
            Ok(cells) => cells,
            Err(e) => {
                let rule = P::SheetUnread.with(&[("why", &e.to_string())]);
                problems.push(CellProblem::new(corner, "", rule));
                return None;
            }
        };
        let formulas = book.worksheet_formula(name).unwrap_or_default();
        let mut grid =
            Self { sheet: name.to_string(), cells, formulas, head: 0, columns: Vec::new(), years: Vec::new() };
        let (last_row, last_column) = grid.cells.end().unwrap_or((0, 0));
        let text = |grid: &Self, row, column| match grid.at(row, column) {
            Cell::Text(text) => text,
            Cell::Number(x) => x.to_string(),
            _ => String::new(),
        };
        let is_head = |row: &u32| (0..=last_column).any(|column| is(&text(&grid, *row, column), heads[0]));
        let Some(head) = (0..=last_row).find(is_head) else {
            problems.push(CellProblem::new(corner, "", P::NoHeads.with(&[("first", &heads[0])])));
            return None;
        };
        grid.head = head;
        for column in 0..=last_column {
            let written = text(&grid, head, column);
            if let Some(known) = heads.iter().find(|h| is(&written, **h)) {
                if grid.columns.iter().any(|(h, _)| h == known) {
                    problems.push(grid.problem(head, column, P::HeadTwice.with(&[("head", &written)])));
                } else {
                    grid.columns.push((*known, column));
                }
            } else if let Some(year) =
                written.trim().parse::<i32>().ok().filter(|_| heads.contains(&FormText::EveryYear))
            {
                if grid.years.iter().any(|(y, _)| *y == year) {
                    problems.push(grid.problem(head, column, P::YearTwice.with(&[("year", &year)])));
                } else {
                    grid.years.push((year, column));
                }
            } else if !written.trim().is_empty() && !super::INFORMS.iter().any(|t| is(&written, *t)) {
                let names: Vec<&str> =
                    heads.iter().flat_map(|h| [h.get(crate::ids::Lang::Nl), h.get(crate::ids::Lang::En)]).collect();
                let rule = P::UnknownHead.with(&[("head", &written.trim())]);
                let problem = grid.problem(head, column, rule);
                let near = crate::nearest::nearest(&written, names.iter().copied());
                problems.push(match near {
                    Some(near) => problem.with_help(ProblemText::DidYouMean.with(&[("name", &near)])),
                    None => problem.with_help(P::OwnColumn),
                });
            }
        }
        grid.years.sort_unstable();
        let missing: Vec<_> = heads.iter().filter(|h| !grid.columns.iter().any(|(known, _)| known == *h)).collect();
        for head in missing {
            // A head that was mistyped has been told.
            let names = [head.get(crate::ids::Lang::Nl), head.get(crate::ids::Lang::En)];
            let told = problems.iter().any(|p| {
                p.cell.starts_with(&format!("{}!", quoted(name)))
                    && p.help.as_ref().is_some_and(|help| names.iter().any(|n| help.en().contains(&format!("`{n}`"))))
            });
            if !told {
                let rule = P::NoColumn.with(&[("head", head)]);
                problems.push(CellProblem::new(grid.place(grid.head, 0), "", rule));
            }
        }
        Some(grid)
    }

    /// Rows below the heads in which something stands in a column that is read.
    pub fn rows(&self) -> Vec<u32> {
        let last = self.cells.end().map_or(0, |end| end.0);
        let read: Vec<u32> = self.columns.iter().map(|c| c.1).chain(self.years.iter().map(|y| y.1)).collect();
        let filled = |row: &u32| read.iter().any(|column| self.at(*row, *column) != Cell::Empty);
        (self.head + 1..=last).filter(filled).collect()
    }

    /// The column of a head.
    pub fn column(&self, head: FormText) -> Option<u32> {
        self.columns.iter().find(|(h, _)| *h == head).map(|(_, column)| *column)
    }

    /// What stands below a head in `row`.
    pub fn get(&self, row: u32, head: FormText) -> Cell {
        self.column(head).map_or(Cell::Empty, |column| self.at(row, column))
    }

    /// What stands in a cell.
    pub fn at(&self, row: u32, column: u32) -> Cell {
        let has_formula = self.formulas.get_value((row, column)).is_some_and(|f| !f.is_empty());
        match self.cells.get_value((row, column)) {
            // A formula that comes to no words at all can't be told from one that was never calculated.
            Some(Data::String(text)) if has_formula && text.trim().is_empty() => Cell::Strange(P::Formula),
            None | Some(Data::Empty) if has_formula => Cell::Strange(P::Formula),
            None | Some(Data::Empty) => Cell::Empty,
            Some(Data::String(text)) if text.trim().is_empty() => Cell::Empty,
            Some(Data::String(text)) => Cell::Text(text.clone()),
            Some(Data::Float(x)) if x.is_finite() => Cell::Number(*x),
            Some(Data::Float(_)) => Cell::Strange(P::Infinite),
            #[expect(clippy::cast_precision_loss, reason = "whole numbers in a workbook are floats to begin with")]
            Some(Data::Int(x)) => Cell::Number(*x as f64),
            Some(Data::Bool(_)) => Cell::Strange(P::TruthValue),
            Some(Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_)) => Cell::Strange(P::Date),
            Some(Data::Error(_)) => Cell::Strange(P::CellError),
            // New kinds of cells that this program does not know yet.
            #[allow(unreachable_patterns)]
            Some(_) => Cell::Strange(P::Neither),
        }
    }

    /// `Plan!C7`.
    pub fn place(&self, row: u32, column: u32) -> String {
        format!("{}!{}{}", quoted(&self.sheet), letters(column), row + 1)
    }

    /// The place below a head.
    pub fn place_of(&self, row: u32, head: FormText) -> String {
        self.place(row, self.column(head).unwrap_or(0))
    }

    /// A problem with a cell.
    pub fn problem(&self, row: u32, column: u32, rule: impl Into<Said>) -> CellProblem {
        let seen = match self.at(row, column) {
            Cell::Text(text) => text,
            Cell::Number(x) => x.to_string(),
            Cell::Empty | Cell::Strange(_) => String::new(),
        };
        CellProblem::new(self.place(row, column), &seen, rule)
    }
}

/// The name of a sheet as formulas write it.
fn quoted(sheet: &str) -> String {
    if sheet.chars().all(|c| c.is_alphanumeric() || c == '_') { sheet.to_string() } else { format!("'{sheet}'") }
}

/// Letters of a column, from 0: A, B, … Z, AA.
pub(super) fn letters(column: u32) -> String {
    let mut out = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        out.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    out.iter().rev().map(|b| char::from(*b)).collect()
}

/// A number in words as people type it: `0,5`, `1.234,5`, `50 %`.
pub(super) fn typed(text: &str) -> Typed {
    let spaceless: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect();
    let text = spaceless.replace('\u{2212}', "-");
    let (text, factor) = text.strip_suffix('%').map_or((text.as_str(), 1.0), |rest| (rest, 100.0));
    let digits = text.trim_start_matches(['-', '+']);
    if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return Typed::No;
    }
    if !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return Typed::No;
    }
    let marks: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parse = |text: String| text.parse::<f64>().map_or(Typed::No, |x| Typed::Number(x / factor));
    let grouped = |mark: char| {
        let parts: Vec<&str> = digits.split(mark).collect();
        parts[1..].iter().all(|p| p.len() == 3) && (1..=3).contains(&parts[0].len()) && !parts[0].starts_with('0')
    };
    match marks[..] {
        [] => parse(text.to_string()),
        // 1.234 or 1,234: a thousand and more, or one and some.
        [mark] if grouped(mark) => Typed::Either,
        [mark] => parse(text.replace(mark, ".")),
        _ => {
            let last = marks[marks.len() - 1];
            let first = marks[0];
            if marks.iter().all(|m| *m == first) && grouped(first) {
                return parse(text.replace(first, ""));
            }
            // One kind groups, the other, last and once, begins the decimals.
            let whole = &digits[..digits.rfind(last).unwrap_or(0)];
            let parts: Vec<&str> = whole.split(first).collect();
            let sound = first != last
                && marks.iter().filter(|m| **m == last).count() == 1
                && parts[1..].iter().all(|p| p.len() == 3);
            if sound { parse(text.replace(first, "").replace(last, ".")) } else { Typed::No }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn numbers_typed_as_text_are_known() {
        for (text, x) in [
            ("0,5", 0.5),
            (" 0.5 ", 0.5),
            ("5000", 5000.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("50 %", 0.5),
            ("12,5%", 0.125),
            ("\u{2212}0,01", -0.01),
            ("0,125", 0.125),
            ("1 000", 1000.0),
        ] {
            assert_eq!(typed(text), Typed::Number(x), "{text}");
        }
        for text in ["1.234", "10,000", "5.000"] {
            assert_eq!(typed(text), Typed::Either, "{text}");
        }
        for text in ["", "veel", "1,2,3", "1.2.3,4,5", "e5", "inf", "nan", "1e5", "-", "%"] {
            assert_eq!(typed(text), Typed::No, "{text}");
        }
    }
}
