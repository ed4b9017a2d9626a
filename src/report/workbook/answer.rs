//! The first sheet: question, verdict and the main tables. Each number is a formula that rounds the full one on another
//! sheet to what the Monte Carlo error supports.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::charts;
use super::pen::{Pen, print_on_a4, shape};
use super::rows::{Figure, Sheet};
use crate::report::numbers::{self, Kind};
use crate::report::tables::PARTS;
use crate::report::view::{View, capital};
use crate::stats::Summary;
use crate::texts::{Text, WorkbookText as T};

/// Columns over which words run.
const WIDE: u16 = 6;

/// A place on the sheet, moving down.
struct Writer<'a> {
    ws: &'a mut Worksheet,
    view: View<'a>,
    pen: &'a Pen,
    levels: &'a Sheet<'a>,
    effects: &'a Sheet<'a>,
    row: u32,
}

/// Writes the sheet: each scenario under the other, or the reference by itself.
pub fn write(ws: &mut Worksheet, view: View, pen: &Pen, levels: &Sheet, effects: &Sheet) -> Result<(), XlsxError> {
    ws.set_name(pen.say(T::SheetAnswer))?;
    ws.set_column_width(0, 46)?;
    for column in 1..=WIDE {
        ws.set_column_width(column, 16)?;
    }
    print_on_a4(ws);
    ws.set_portrait();
    let mut w = Writer { ws, view, pen, levels, effects, row: 0 };
    let scenarios = view.scenarios();
    if scenarios.is_empty() {
        w.reference()?;
    }
    for scenario in scenarios {
        w.scenario(scenario)?;
        w.row += 1;
    }
    w.words(view.results.dataset.attribution.get(pen.lang), Look::Note, 1)
}

/// How words look.
#[derive(Clone, Copy)]
enum Look {
    Title,
    Heading,
    Plain,
    Verdict,
    Note,
}

impl Writer<'_> {
    fn reference(&mut self) -> Result<(), XlsxError> {
        self.words(&self.view.title(0), Look::Title, 1)?;
        self.words(self.pen.say(T::QuestionReference), Look::Plain, 1)?;
        self.words(self.view.results.scenarios[0].why.get(self.pen.lang), Look::Plain, 3)?;
        self.words(self.pen.say(T::Reading), Look::Note, 2)?;
        self.heading(self.pen.say(T::ShortageReference))?;
        let mut heads = vec![T::Year, T::Middle];
        if !self.view.results.central {
            heads.extend([T::Low, T::High]);
        }
        heads.push(T::Official);
        self.heads(&heads)?;
        for year in self.view.shortage_years(0) {
            self.ws.write_number_with_format(self.row, 0, year, &self.pen.year)?;
            let id = (0, "shortage", "total", "smal", year, "persons");
            let column = self.interval(Level::Summary, id, 1, Kind::Count)?;
            self.official(year, column)?;
            self.row += 1;
        }
        Ok(())
    }

    fn scenario(&mut self, scenario: usize) -> Result<(), XlsxError> {
        let (view, pen) = (self.view, self.pen);
        let year = view.last_year(scenario);
        let facts = &view.results.scenarios[scenario];
        self.words(&view.title(scenario), Look::Title, 1)?;
        let question = match facts.plan_in(year) {
            Some(plan) => {
                let size = numbers::given(plan.size, pen.lang);
                pen.fill(T::QuestionPlan, &[("size", &size)])
            }
            None => pen.say(T::QuestionOther).to_string(),
        };
        self.words(&question, Look::Plain, 1)?;
        self.words(&view.verdict(scenario, year), Look::Verdict, 3)?;
        let simulation = if view.results.central { T::SimulationCentral } else { T::Simulation };
        self.words(&format!("{} {}", pen.say(simulation), pen.say(T::Reading)), Look::Note, 2)?;
        self.evidence(scenario, year)?;
        charts::effect_on_answer(self.ws, view, pen, scenario, &mut self.row)?;
        self.shortage(scenario)?;
        self.parts(scenario, year)?;
        self.branches(scenario, year)?;
        self.money(scenario, year)
    }

    /// The effect in the last year under each profile, and ten years after the base year.
    fn evidence(&mut self, scenario: usize, last: i32) -> Result<(), XlsxError> {
        self.heading(self.pen.say(T::EffectByEvidence))?;
        let mut heads = vec![T::Evidence, T::Year, T::Mean];
        if !self.view.results.central {
            heads.extend([T::Low, T::High, T::Chance, T::McError]);
        }
        self.heads(&heads)?;
        let profiles = self.view.profiles(scenario);
        let earlier = self.view.results.dataset.base_year + 10;
        let own = profiles.iter().find(|(i, _)| *i == scenario).filter(|_| earlier < last);
        let rows = profiles.iter().map(|p| (p, last)).chain(own.map(|p| (p, earlier)));
        for ((i, name), year) in rows {
            self.pen.text(self.ws, self.row, 0, &capital(name), &self.pen.plain)?;
            self.ws.write_number_with_format(self.row, 1, year, &self.pen.year)?;
            let id = (*i, "shortage", "total", "smal", year, "persons");
            let column = self.interval(Level::Effect, id, 2, Kind::Change)?;
            if !self.view.results.central {
                self.chance(id, column)?;
                self.error(id, column + 1)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    /// Year by year, the mean without and with the measures and what lies between.
    fn shortage(&mut self, scenario: usize) -> Result<(), XlsxError> {
        let (pen, view) = (self.pen, self.view);
        self.heading(pen.say(T::ShortageByYear))?;
        self.heads(&[T::Year, T::Without, T::With, T::Difference, T::Official])?;
        for year in view.shortage_years(scenario) {
            self.ws.write_number_with_format(self.row, 0, year, &pen.year)?;
            let id = |s| (s, "shortage", "total", "smal", year, "persons");
            for (column, s) in [(1, 0), (2, scenario)] {
                self.cell(Level::Summary, id(s), Figure::Mean, column, Kind::Count)?;
            }
            let of = |s| self.levels.figure(id(s), Figure::Mean, pen);
            if let (Some((without, from)), Some((with, to))) = (of(0), of(scenario)) {
                let effect = view.effect(scenario, None, year);
                let step = step(Kind::Change, with - without, effect.and_then(|e| e.mc_error));
                let format = pen.number_format(shape::CHANGE);
                self.rounded(3, with - without, &format!("({to}-{from})"), step, &format)?;
            }
            self.official(year, 4)?;
            self.row += 1;
        }
        self.words(pen.say(T::MeansAddUp), Look::Note, 2)
    }

    /// What the effect is made of.
    fn parts(&mut self, scenario: usize, year: i32) -> Result<(), XlsxError> {
        let total = |measure, unit| {
            let key = ["breed", "smal"]
                .into_iter()
                .find(|key| self.view.results.level(scenario, measure, "total", key, year, unit).is_some());
            key.map(|key| (scenario, measure, "total", key, year, unit))
        };
        let rows: Vec<_> = PARTS.iter().filter_map(|(m, unit, label)| Some((total(m, unit)?, *label))).collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(&self.pen.fill(T::PartsIn, &[("year", &year.to_string())]))?;
        self.interval_heads(T::Part, T::Middle)?;
        for (id, label) in rows {
            self.pen.text(self.ws, self.row, 0, label.get(self.pen.lang), &self.pen.plain)?;
            self.interval(Level::Summary, id, 1, Kind::Count)?;
            self.row += 1;
        }
        Ok(())
    }

    /// The effect on each branch, the largest first.
    fn branches(&mut self, scenario: usize, year: i32) -> Result<(), XlsxError> {
        let view = self.view;
        self.heading(&self.pen.fill(T::BranchesIn, &[("year", &year.to_string())]))?;
        self.interval_heads(T::Branch, T::Mean)?;
        for branch in branches(view, scenario, year) {
            self.pen.text(self.ws, self.row, 0, &view.branch_name(branch), &self.pen.plain)?;
            let id = (scenario, "shortage", "branch", branch, year, "persons");
            self.interval(Level::Effect, id, 1, Kind::Change)?;
            self.row += 1;
        }
        Ok(())
    }

    /// Cost, balance and value per euro up to the last year.
    fn money(&mut self, scenario: usize, year: i32) -> Result<(), XlsxError> {
        let seor = numbers::number(crate::report::money::SEOR_RATIO, Kind::Ratio, 0.1, self.pen.lang);
        let ratio = self.view.fill(Text::Ratio, &[("seor", &seor)]);
        let rows = [
            ("cost_cumulative", "euro", self.view.text(Text::Cost), Kind::Euro),
            ("balance_cumulative", "euro", self.view.text(Text::Balance), Kind::Euro),
            ("return_ratio", "ratio", ratio, Kind::Ratio),
        ];
        let has_plan = self.view.total(scenario, "return_ratio", year, "ratio").is_some();
        if self.view.total(scenario, "cost_cumulative", year, "euro").is_none() {
            return Ok(());
        }
        let base = self.view.results.dataset.base_year.to_string();
        self.heading(&self.pen.fill(T::MoneyUpTo, &[("year", &year.to_string()), ("base", &base)]))?;
        self.interval_heads(T::Money, T::Middle)?;
        for (measure, unit, label, kind) in rows {
            // Training places without a plan have a cost, and no benefit that this ledger could hold.
            if measure == "cost_cumulative" || has_plan {
                self.pen.text(self.ws, self.row, 0, &label, &self.pen.plain)?;
                self.interval(Level::Summary, (scenario, measure, "total", "breed", year, unit), 1, kind)?;
                self.row += 1;
            }
        }
        if has_plan {
            self.words(Text::RatioNote.get(self.pen.lang), Look::Note, 1)?;
        }
        Ok(())
    }

    /// Words over the width of the sheet, as high as `lines` lines.
    fn words(&mut self, text: &str, look: Look, lines: u32) -> Result<(), XlsxError> {
        let pen = self.pen;
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        let (format, height) = match look {
            Look::Title => (&pen.title, 24.0),
            Look::Heading => (&pen.heading, 18.0),
            Look::Plain => (&pen.wrapped, 16.0),
            Look::Verdict => (&pen.verdict, 19.0),
            Look::Note => (&pen.note, 16.0),
        };
        self.ws.merge_range(self.row, 0, self.row, WIDE, "", format)?;
        pen.text(self.ws, self.row, 0, text, format)?;
        // About as many letters fit on a line.
        let needed = (text.chars().count() as f64 / 120.0).ceil().max(f64::from(lines.min(1)));
        self.ws.set_row_height(self.row, height * needed)?;
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.words(text, Look::Heading, 1)
    }

    fn heads(&mut self, heads: &[T]) -> Result<(), XlsxError> {
        for (column, head) in (0..).zip(heads) {
            let of_words = column == 0 || *head == T::Year;
            let format = if of_words { &self.pen.head } else { &self.pen.head_right };
            self.pen.text(self.ws, self.row, column, self.pen.say(*head), format)?;
        }
        let is_long = heads.iter().any(|t| self.pen.say(*t).chars().count() > 17);
        self.ws.set_row_height(self.row, if is_long { 32 } else { 17 })?;
        self.row += 1;
        Ok(())
    }

    fn interval_heads(&mut self, first: T, middle: T) -> Result<(), XlsxError> {
        let all = [first, middle, T::Low, T::High];
        if self.view.results.central { self.heads(&[first, T::Fact]) } else { self.heads(&all) }
    }

    /// Middle and interval from `column` on; the first column after them. As on the page, the middle of an effect is its
    /// mean and that of a level its median.
    fn interval(&mut self, level: Level, id: Id, column: u16, kind: Kind) -> Result<u16, XlsxError> {
        let is_level = matches!(level, Level::Summary) && !self.view.results.central;
        self.cell(level, id, if is_level { Figure::P50 } else { Figure::Mean }, column, kind)?;
        if self.view.results.central {
            return Ok(column + 1);
        }
        self.cell(level, id, Figure::P10, column + 1, kind)?;
        self.cell(level, id, Figure::P90, column + 2, kind)?;
        Ok(column + 3)
    }

    /// A figure rounded to what its Monte Carlo error supports.
    fn cell(&mut self, level: Level, id: Id, figure: Figure, column: u16, kind: Kind) -> Result<(), XlsxError> {
        let (sheet, found) = match level {
            Level::Summary => (self.levels, self.view.results.level(id.0, id.1, id.2, id.3, id.4, id.5)),
            Level::Effect => (self.effects, self.view.results.effect(id.0, id.1, id.2, id.3, id.4, id.5)),
        };
        let (Some((x, place)), Some(summary)) = (sheet.figure(id, figure, self.pen), found) else { return Ok(()) };
        let step = step(kind, largest(summary), error_of(figure, summary));
        let format = match kind {
            Kind::Count => self.pen.number_format(shape::COUNT),
            Kind::Change => self.pen.number_format(shape::CHANGE),
            Kind::Ratio => self.pen.number_format(shape::RATIO),
            Kind::Euro => self.pen.number_format(&euros(step)),
        };
        self.rounded(column, x, &place, step, &format)
    }

    /// The formula that rounds `what`, which comes to `x`, to a multiple of `step`.
    fn rounded(
        &mut self,
        column: u16,
        x: f64,
        what: &str,
        step: f64,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), XlsxError> {
        let formula = match digits_of(step) {
            Some(digits) => format!("=ROUND({what},{digits})"),
            None => format!("=ROUND({what}/{step},0)*{step}"),
        };
        // 0.57 rather than 0.5700000000000001, which the multiplication leaves.
        let x = numbers::round(x, step);
        let x = format!("{x:.12e}").parse().unwrap_or(x);
        self.pen.formula(self.ws, self.row, column, &formula, x, format)
    }

    /// The chance that it helps: never a false certainty.
    fn chance(&mut self, id: Id, column: u16) -> Result<(), XlsxError> {
        let Some((share, place)) = self.effects.figure(id, Figure::Below, self.pen) else { return Ok(()) };
        let found = self.view.results.effect(id.0, id.1, id.2, id.3, id.4, id.5);
        let error = found.and_then(|s| s.mc_error_share_below_zero);
        let fallback = 1.96 * (0.25 / self.view.results.draws.max(1) as f64).sqrt();
        let half_width = numbers::half_width([error]).unwrap_or(fallback);
        let step = numbers::step_not_above(100.0 * half_width).map_or(1.0, |s| s.max(1.0)) / 100.0;
        let (least, most) = (format!("\"< {:.0}%\"", step * 100.0), format!("\"> {:.0}%\"", 100.0 - step * 100.0));
        let shape = format!("[<{}]{least};[>{}]{most};0%", step / 2.0, 1.0 - step / 2.0);
        self.rounded(column, share, &place, step, &self.pen.number_format(&shape))
    }

    /// The Monte Carlo error of the mean, in two digits.
    fn error(&mut self, id: Id, column: u16) -> Result<(), XlsxError> {
        let Some((error, place)) = self.effects.figure(id, Figure::Error, self.pen) else { return Ok(()) };
        let step = crate::report::tables::error_step(error);
        let format = self.pen.number_format(if step < 1.0 { "#,##0.0" } else { shape::COUNT });
        self.rounded(column, error, &place, step, &format)
    }

    fn official(&mut self, year: i32, column: u16) -> Result<(), XlsxError> {
        let official = self.view.official(None, year);
        self.pen.number(self.ws, self.row, column, official, &self.pen.number_format(shape::COUNT))
    }
}

/// Which table a figure is in.
#[derive(Clone, Copy)]
enum Level {
    Summary,
    Effect,
}

/// What a figure is about.
type Id<'a> = (usize, &'a str, &'a str, &'a str, i32, &'a str);

/// Branches, those with the largest effect first.
pub fn branches(view: View<'_>, scenario: usize, year: i32) -> Vec<&str> {
    let size = |id: &str| view.effect(scenario, Some(id), year).and_then(|e| e.mean).map_or(-1.0, f64::abs);
    let mut all: Vec<&str> = view.results.dataset.branches.iter().map(|b| b.id.as_str()).collect();
    all.sort_by(|a, b| size(b).total_cmp(&size(a)));
    all.retain(|id| size(id) >= 0.0);
    all
}

/// The step that suits a figure, never finer than readers can use.
fn step(kind: Kind, largest: f64, error: Option<f64>) -> f64 {
    let step = numbers::step(kind, largest, numbers::half_width([error]));
    // In decimals that a formula can hold: 0.01 rather than 0.010000000000000002.
    format!("{step:.6e}").parse().unwrap_or(step)
}

/// The decimals that rounding to a power of ten keeps; `None` for another step.
fn digits_of(step: f64) -> Option<i32> {
    let mantissa = format!("{step:e}");
    mantissa.strip_prefix("1e")?.parse::<i32>().ok().map(|power| -power)
}

fn largest(s: &Summary) -> f64 {
    [s.mean, s.p(10), s.p(90)].into_iter().flatten().filter(|x| x.is_finite()).map(f64::abs).fold(0.0, f64::max)
}

fn error_of(figure: Figure, s: &Summary) -> Option<f64> {
    match figure {
        Figure::P10 => s.mc_error_p(10),
        Figure::P50 => s.mc_error_p(50),
        Figure::P90 => s.mc_error_p(90),
        _ => s.mc_error,
    }
}

/// Euros by the million where they are rounded to millions.
fn euros(step: f64) -> String {
    if step < 1e5 {
        return shape::EURO.to_string();
    }
    let digits = if step < 1e6 { "#,##0.0,,\" mln\"" } else { "#,##0,,\" mln\"" };
    format!("\"€ \"{digits};-\"€ \"{digits};\"€ \"0")
}
