//! The workbook in which a planner writes a scenario: empty, or filled with one. `scenario::form` reads it back.

mod levers;
mod parameters;
mod plan;
mod scenario;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError,
};

use super::workbook::pen::{Pen, shape};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::scenario::form::{self, Named};
use crate::scenario::{Job, Note, Ramp, Scenario, Target};
use crate::texts::{FormText as T, Said};

/// Rows below the heads that have lists to choose from.
const ROOM: u32 = 60;
/// Row of heads, from 0.
const HEAD: u32 = 2;

/// The workbook for scenarios that extend the first of `job`; filled with the second, if there is one.
///
/// # Errors
/// [`Error::Usage`] if the scenario says something that the workbook has no place for.
pub fn form(job: &Job, lang: Lang) -> Result<Vec<u8>> {
    let (reference, filled) = (&*job.scenarios[0], job.scenarios.get(1).map(|s| &**s));
    if let Some(s) = filled {
        expressible(s, reference)?;
    }
    let drawing = Drawing { data: &job.dataset, reference, filled, pen: Pen::new(lang) };
    drawing.build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the workbook: {e}"))))
}

/// What a workbook cannot say: that something of the reference is gone, that programmes share the staff, or that this is
/// one point of a sweep.
fn expressible(s: &Scenario, reference: &Scenario) -> Result<()> {
    let refuse = |what: &str| {
        Err(Error::Usage(Said::english_only(format!(
            "`{}` cannot be put in a workbook: {what}; copy its file and edit that",
            s.name
        ))))
    };
    if s.point.is_some() {
        return refuse("it is a sweep");
    }
    if !s.plan.programmes.is_empty() {
        return refuse("it names programmes");
    }
    let lost = |own: &[(Target, Ramp)], base: &[(Target, Ramp)]| base.iter().any(|b| !own.iter().any(|o| o.0 == b.0));
    let (own, base) = (&s.levers, &reference.levers);
    let pairs = [
        (&own.absence, &base.absence),
        (&own.hours, &base.hours),
        (&own.productivity, &base.productivity),
        (&own.inflow, &base.inflow),
        (&own.exits, &base.exits),
    ];
    if pairs.into_iter().any(|(own, base)| lost(own, base)) || (own.moved.is_empty() && !base.moved.is_empty()) {
        return refuse("it takes back a lever of the scenario it extends");
    }
    if s.data != reference.data {
        return refuse("it has other data than the scenario it extends");
    }
    Ok(())
}

struct Drawing<'a> {
    data: &'a Dataset,
    reference: &'a Scenario,
    filled: Option<&'a Scenario>,
    pen: Pen,
}

/// Lists to choose from, each a column of the last sheet.
struct Lists(Vec<(T, Vec<Named>)>);

impl Lists {
    /// The range of a list: names, in the column after the codes.
    fn range(&self, head: T, pen: &Pen) -> Formula {
        let place = self.0.iter().position(|(h, _)| *h == head).unwrap_or(0);
        let rows = self.0[place].1.len().max(1) as u32;
        let column = place as u16 * 2 + 1;
        let from = rust_xlsxwriter::row_col_to_cell_absolute(HEAD + 1, column);
        let to = rust_xlsxwriter::row_col_to_cell_absolute(HEAD + rows, column);
        Formula::new(format!("='{}'!{from}:{to}", pen.say_form(T::SheetLists)))
    }
}

impl Drawing<'_> {
    fn build(&self) -> std::result::Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // A clock here would make two equal workbooks differ.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let lists = self.lists();
        self.explanation(book.add_worksheet())?;
        self.scenario(book.add_worksheet(), &lists)?;
        self.plan(book.add_worksheet())?;
        self.regions(book.add_worksheet())?;
        self.levers(book.add_worksheet(), &lists)?;
        self.moves(book.add_worksheet(), &lists)?;
        self.parameters(book.add_worksheet(), &lists)?;
        self.correlations(book.add_worksheet(), &lists)?;
        self.all_lists(book.add_worksheet(), &lists)?;
        book.save_to_buffer()
    }

    fn say(&self, text: T) -> &'static str {
        self.pen.say_form(text)
    }

    fn text(&self, ws: &mut Worksheet, row: u32, column: u16, text: &str) -> std::result::Result<(), XlsxError> {
        if text.is_empty() { Ok(()) } else { self.pen.text(ws, row, column, text, &self.pen.wrapped) }
    }

    fn number(&self, ws: &mut Worksheet, row: u32, column: u16, x: f64) -> std::result::Result<(), XlsxError> {
        self.pen.number(ws, row, column, Some(x), &self.pen.number_format(shape::GENERAL))
    }

    fn explanation(&self, ws: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        let pen = &self.pen;
        ws.set_name(self.say(T::SheetAbout))?;
        super::workbook::pen::print_on_a4(ws);
        ws.set_column_width(0, 34)?.set_column_width(1, 22)?;
        for column in 2..8 {
            ws.set_column_width(column, 11)?;
        }
        pen.text(ws, 0, 0, self.say(T::AboutTitle), &pen.title)?;
        let mut row = 2;
        let lines = [T::About1, T::About2, T::About3, T::About4, T::About5, T::About6, T::About7, T::ExampleMore];
        for text in lines {
            let text = self.say(text);
            ws.merge_range(row, 0, row, 7, "", &pen.wrapped)?;
            pen.text(ws, row, 0, text, &pen.wrapped)?;
            ws.set_row_height(row, 16.0 * (text.chars().count() as f64 / 110.0).ceil())?;
            row += 1;
        }
        row += 1;
        pen.text(ws, row, 0, self.say(T::ExampleTitle), &pen.heading)?;
        pen.text(ws, row + 1, 0, self.say(T::ExampleText), &pen.plain)?;
        row += 3;
        let first = self.data.base_year + 2;
        let years = [first, first + 1, first + 4, first + 5];
        let heads = |texts: &[T]| texts.iter().map(|t| self.say(*t).to_string()).collect::<Vec<_>>();
        let with_years =
            |texts: &[T]| heads(texts).into_iter().chain(years.iter().map(ToString::to_string)).collect::<Vec<_>>();
        pen.text(ws, row, 0, self.say(T::SheetPlan), &pen.plain)?;
        pen.heads(ws, row + 1, &with_years(&[T::What, T::EveryYear]))?;
        self.text(ws, row + 2, 0, self.say(T::Size))?;
        self.number(ws, row + 2, 2, 0.0)?;
        self.number(ws, row + 2, 5, 5_000.0)?;
        self.text(ws, row + 3, 0, self.say(T::Mbo))?;
        self.number(ws, row + 3, 1, 1.0)?;
        row += 5;
        pen.text(ws, row, 0, self.say(T::SheetLevers), &pen.plain)?;
        pen.heads(ws, row + 1, &with_years(&[T::Lever, T::Target, T::EveryYear]))?;
        self.text(ws, row + 2, 0, self.say(T::Absence))?;
        let home = self.data.branches.iter().find(|b| b.id == "home_care").or(self.data.branches.first());
        self.text(ws, row + 2, 1, home.map_or("", |b| b.name.get(self.pen.lang)))?;
        self.number(ws, row + 2, 3, 0.0)?;
        self.number(ws, row + 2, 6, -0.005)
    }

    /// Begins a sheet: name, heads that stay in sight, widths.
    fn sheet<S: AsRef<str>>(
        &self,
        ws: &mut Worksheet,
        name: T,
        heads: &[(S, f64)],
        fixed: u16,
    ) -> std::result::Result<(), XlsxError> {
        ws.set_name(self.say(name))?;
        self.pen.text(ws, 0, 0, self.say(name), &self.pen.title)?;
        let names: Vec<&str> = heads.iter().map(|h| h.0.as_ref()).collect();
        self.pen.heads(ws, HEAD, &names)?;
        ws.set_row_height(HEAD, 32)?;
        for (column, (_, width)) in (0..).zip(heads) {
            ws.set_column_width(column, *width)?;
        }
        ws.set_freeze_panes(HEAD + 1, fixed)?;
        super::workbook::pen::print_on_a4(ws);
        Ok(())
    }

    /// A list to choose from in `rows` cells of a column; other names may be typed, and are checked when read.
    fn choose(
        &self,
        ws: &mut Worksheet,
        lists: &Lists,
        head: T,
        column: u16,
        rows: (u32, u32),
    ) -> std::result::Result<(), XlsxError> {
        let list = DataValidation::new()
            .allow_list_formula(lists.range(head, &self.pen))
            .set_error_style(DataValidationErrorStyle::Warning);
        ws.add_data_validation(rows.0, column, rows.1, column, &list)?;
        Ok(())
    }

    /// A name as people read it.
    fn shown(&self, among: &[Named], id: &str) -> String {
        among.iter().find(|n| n.id == id).map_or_else(|| id.to_string(), |n| n.name.get(self.pen.lang).to_string())
    }

    /// The remark of a scenario on `key`, unless it came with the reference.
    fn own_note<'s>(&self, s: &'s Scenario, key: &str) -> Option<&'s Note> {
        let note = s.notes.iter().find(|n| n.key == key)?;
        (!self.reference.notes.contains(note)).then_some(note)
    }

    fn remarks(
        &self,
        ws: &mut Worksheet,
        row: u32,
        columns: [u16; 2],
        note: Option<&Note>,
    ) -> std::result::Result<(), XlsxError> {
        let Some(note) = note else { return Ok(()) };
        self.text(ws, row, columns[0], &note.why)?;
        self.text(ws, row, columns[1], &note.source)
    }

    /// Years that have a column: those of the reference, and any that the scenario names.
    fn years(&self) -> Vec<i32> {
        let last = self.reference.horizon.max(self.filled.map_or(0, |s| s.horizon));
        let mut years: Vec<i32> = (self.data.base_year..=last).collect();
        if let Some(s) = self.filled {
            let levers = &s.levers;
            let of_branches = [&levers.absence, &levers.hours, &levers.productivity, &levers.inflow, &levers.exits];
            let ramps = of_branches.into_iter().flatten().map(|(_, ramp)| ramp);
            let ramps = ramps.chain(levers.training_places.iter().map(|(_, ramp)| ramp));
            let ramps = ramps.chain(levers.moved.iter().map(|m| &m.share)).chain([&s.plan.size]).chain(&s.plan.mix);
            years.extend(ramps.flat_map(|r| r.points.iter().map(|p| p.0)).filter(|year| *year > 0));
        }
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Heads with every year and the years after `before`.
    fn with_years(&self, before: &[(T, f64)], after: &[(T, f64)]) -> Vec<(String, f64)> {
        let named = |heads: &[(T, f64)]| heads.iter().map(|(t, w)| (self.say(*t).to_string(), *w)).collect::<Vec<_>>();
        let mut out = named(before);
        out.push((self.say(T::EveryYear).to_string(), 11.0));
        out.extend(self.years().iter().map(|year| (year.to_string(), 8.5)));
        out.extend(named(after));
        out
    }

    /// Writes a ramp from the column of every year on; the first column after the years.
    fn ramp(
        &self,
        ws: &mut Worksheet,
        row: u32,
        every: u16,
        ramp: Option<&Ramp>,
    ) -> std::result::Result<u16, XlsxError> {
        let years = self.years();
        for (year, x) in ramp.iter().flat_map(|r| &r.points) {
            let column = match years.iter().position(|y| y == year) {
                Some(place) => every + 1 + place as u16,
                None => every,
            };
            self.number(ws, row, column, *x)?;
        }
        Ok(every + 1 + years.len() as u16)
    }

    fn lists(&self) -> Lists {
        let all = form::branches(self.data, true);
        let programmes = form::programmes(self.data);
        let words = |p: &crate::dataset::Parameter| crate::ids::Words { nl: p.name.clone(), en: p.name.clone() };
        // What a key of its own sets is not filled in here.
        let has_key = |name: &str| name.starts_with("evidence:") || crate::scenario::is_of_job(name);
        let parameters = self.data.parameters.iter().filter(|p| !has_key(&p.name));
        let parameters = parameters.map(|p| Named { id: p.unit.clone(), name: words(p) }).collect();
        Lists(vec![
            (T::Branch, form::branches(self.data, false)),
            (T::Programme, programmes.clone()),
            (T::Lever, form::levers()),
            (T::Target, all.into_iter().chain(programmes).collect()),
            (T::Region, form::regions(self.data)),
            (T::Evidence, form::profiles()),
            (T::Split, form::splits()),
            (T::Meaning, form::meanings()),
            (T::Parameter, parameters),
        ])
    }

    /// The sheet of lists: beside each name its code, and beside a value of the model its unit.
    fn all_lists(&self, ws: &mut Worksheet, lists: &Lists) -> std::result::Result<(), XlsxError> {
        ws.set_name(self.say(T::SheetLists))?;
        self.pen.text(ws, 0, 0, self.say(T::ListsAbout), &self.pen.plain)?;
        for (place, (head, names)) in (0..).zip(&lists.0) {
            let (code, name) = (place * 2, place * 2 + 1);
            let beside = if *head == T::Parameter { T::Unit } else { T::Code };
            self.pen.text(ws, HEAD, code, self.say(beside), &self.pen.head)?;
            self.pen.text(ws, HEAD, name, self.say(*head), &self.pen.head)?;
            ws.set_column_width(code, 22)?.set_column_width(name, 40)?;
            for (row, n) in (HEAD + 1..).zip(names) {
                self.pen.text(ws, row, code, &n.id, &self.pen.plain)?;
                self.pen.text(ws, row, name, n.name.get(self.pen.lang), &self.pen.plain)?;
            }
        }
        ws.set_freeze_panes(HEAD + 1, 0)?;
        Ok(())
    }
}
