//! Writing cells: texts that can't become formulas, numbers that are numbers, and the look of both.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

use crate::ids::Lang;
use crate::texts::{FormText, WorkbookText, fill};

/// A cell holds no more characters.
const LONGEST: usize = 32_767;
/// First letters with which a spreadsheet program takes what is typed for a formula or a command.
const RISKY: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What cells look like, in the reader's language.
pub struct Pen {
    /// The reader's language.
    pub lang: Lang,
    /// Titles.
    pub title: Format,
    /// Heads of tables within a sheet.
    pub heading: Format,
    /// Heads of columns.
    pub head: Format,
    /// Heads of columns of numbers.
    pub head_right: Format,
    /// Words in a cell.
    pub plain: Format,
    /// Long words, over several lines.
    pub wrapped: Format,
    /// The sentence that matters most.
    pub verdict: Format,
    /// What a reader must know about figures.
    pub note: Format,
    /// A year.
    pub year: Format,
}

/// The formats of numbers, as spreadsheet programs write them; they show their own decimal mark.
pub mod shape {
    /// Persons or FTE.
    pub const COUNT: &str = "#,##0";
    /// A difference: with its sign.
    pub const CHANGE: &str = "+#,##0;-#,##0;0";
    /// Euros.
    pub const EURO: &str = "\"€ \"#,##0;-\"€ \"#,##0;\"€ \"0";
    /// A ratio.
    pub const RATIO: &str = "0.00";
    /// A share.
    pub const SHARE: &str = "0.0%";
    /// A value of the model, of any size.
    pub const GENERAL: &str = "General";
    /// A year.
    pub const YEAR: &str = "0";
}

impl Pen {
    /// For a reader of `lang`.
    pub fn new(lang: Lang) -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        let dark = Color::RGB(0x15_42_73);
        let head = Format::new()
            .set_align(FormatAlign::Bottom)
            .set_bold()
            .set_text_wrap()
            .set_background_color(Color::RGB(0xDC_E6_F1))
            .set_border_bottom(FormatBorder::Thin);
        Self {
            lang,
            title: base().set_bold().set_font_size(16).set_font_color(dark),
            heading: base().set_bold().set_font_size(12).set_font_color(dark),
            head_right: head.clone().set_align(FormatAlign::Right),
            head,
            plain: base(),
            wrapped: base().set_text_wrap(),
            verdict: base().set_text_wrap().set_bold().set_font_size(13),
            note: base().set_text_wrap().set_italic().set_font_color(Color::RGB(0x40_40_40)),
            year: base().set_num_format(shape::YEAR).set_align(FormatAlign::Left),
        }
    }

    /// A text in the reader's language.
    pub fn say(&self, text: WorkbookText) -> &'static str {
        text.get(self.lang)
    }

    /// A text of the form in the reader's language.
    pub fn say_form(&self, text: FormText) -> &'static str {
        text.get(self.lang)
    }

    /// A text in the reader's language with its places filled in.
    pub fn fill(&self, text: WorkbookText, values: &[(&str, &str)]) -> String {
        fill(text.get(self.lang), values)
    }

    /// Numbers in this shape.
    pub fn number_format(&self, shape: &str) -> Format {
        self.plain.clone().set_num_format(shape)
    }

    /// Writes words: always as text, whatever they start with, and cut where a cell can hold no more.
    #[expect(clippy::unused_self, reason = "a pen writes; all its writing reads alike")]
    pub fn text(
        &self,
        ws: &mut Worksheet,
        row: u32,
        column: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let cut: String;
        let text = if text.chars().count() > LONGEST {
            cut = text.chars().take(LONGEST - 2).chain([' ', '…']).collect();
            &cut
        } else {
            text
        };
        if text.starts_with(RISKY) {
            // As if typed after an apostrophe: it stays text when the cell is edited, too.
            ws.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?;
        } else {
            ws.write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// Writes a number; nothing where it is undefined.
    #[expect(clippy::unused_self, reason = "a pen writes; all its writing reads alike")]
    pub fn number(
        &self,
        ws: &mut Worksheet,
        row: u32,
        column: u16,
        x: Option<f64>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if let Some(x) = x.filter(|x| x.is_finite()) {
            // -0 is 0, as in the CSV files.
            ws.write_number_with_format(row, column, x + 0.0, format)?;
        }
        Ok(())
    }

    /// Writes a formula beside what it comes to, for readers that don't calculate.
    #[expect(clippy::unused_self, reason = "a pen writes; all its writing reads alike")]
    pub fn formula(
        &self,
        ws: &mut Worksheet,
        row: u32,
        column: u16,
        formula: &str,
        result: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result((result + 0.0).to_string());
        ws.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// Writes the heads of columns, from the first.
    pub fn heads<S: AsRef<str>>(&self, ws: &mut Worksheet, row: u32, heads: &[S]) -> Result<(), XlsxError> {
        for (column, head) in (0..).zip(heads) {
            self.text(ws, row, column, head.as_ref(), &self.head)?;
        }
        Ok(())
    }

    /// Begins a sheet that is one table: name, what it holds, heads that stay in sight, filters, widths. Its rows follow
    /// from [`Self::FIRST`]; `rows` of them.
    pub fn table<S: AsRef<str>>(
        &self,
        ws: &mut Worksheet,
        about: [WorkbookText; 2],
        (base, rows): (&str, usize),
        columns: &[(S, f64)],
    ) -> Result<(), XlsxError> {
        ws.set_name(self.say(about[0]))?;
        self.text(ws, 0, 0, &self.fill(about[1], &[("base", base)]), &self.plain)?;
        let heads: Vec<&str> = columns.iter().map(|c| c.0.as_ref()).collect();
        self.heads(ws, Self::FIRST - 1, &heads)?;
        ws.set_row_height(Self::FIRST - 1, 45)?;
        for (column, (_, width)) in (0..).zip(columns) {
            ws.set_column_width(column, *width)?;
        }
        ws.set_freeze_panes(Self::FIRST, 0)?;
        ws.autofilter(Self::FIRST - 1, 0, Self::FIRST - 1 + rows.max(1) as u32, columns.len() as u16 - 1)?;
        ws.set_repeat_rows(Self::FIRST - 1, Self::FIRST - 1)?;
        print_on_a4(ws);
        Ok(())
    }

    /// The first row of a table that fills a sheet, from 0.
    pub const FIRST: u32 = 3;
}

/// On A4, as wide as the paper.
pub fn print_on_a4(ws: &mut Worksheet) {
    ws.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
}
