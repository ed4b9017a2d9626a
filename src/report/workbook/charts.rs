//! Native charts, and the sheet of figures behind them.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartRange, ChartSolidFill, ChartType, Color, Worksheet,
    XlsxError,
};

use super::answer::branches;
use super::pen::{Pen, print_on_a4, shape};
use crate::report::numbers;
use crate::report::view::View;
use crate::stats::Summary;
use crate::texts::WorkbookText as T;

/// Blue and orange are told apart by all readers; grey stands for what happens anyway.
const OWN: Color = Color::RGB(0x00_5A_9C);
const USUAL: Color = Color::RGB(0x6E_6E_6E);
const OFFICIAL: Color = Color::RGB(0xC2_5A_00);
/// Width and height of a chart in pixels, and the rows it covers.
const SIZE: (u32, u32) = (880, 380);
const ROWS: u32 = 20;

/// Sheet, first row and column, last row and column.
type Range = (&'static str, u32, u16, u32, u16);

/// The figures behind the charts.
pub struct Data {
    blocks: Vec<Block>,
}

/// A table of figures with the rows it takes on the sheet.
struct Block {
    scenario: usize,
    first: u32,
    years: Vec<Year>,
    branches: Vec<(String, [Option<f64>; 3])>,
}

struct Year {
    year: i32,
    /// Median and interval without, with and of the difference; the official figure.
    figures: [[Option<f64>; 3]; 3],
    official: Option<f64>,
}

/// Median (or the one value of a central run) with the ends of the interval.
fn three(summary: Option<&Summary>) -> [Option<f64>; 3] {
    let Some(s) = summary else { return [None; 3] };
    [s.p(50).or(s.mean), s.p(10), s.p(90)].map(|x| x.filter(|x| x.is_finite()))
}

impl Data {
    /// Of every scenario, or of the reference by itself.
    pub fn of(view: View) -> Self {
        let scenarios = view.scenarios();
        let mut first = Pen::FIRST;
        let mut blocks = Vec::new();
        for scenario in if scenarios.is_empty() { vec![0] } else { scenarios } {
            let last = view.last_year(scenario);
            let year = |year: i32| Year {
                year,
                figures: [
                    three(view.shortage(0, None, year)),
                    three(view.shortage(scenario, None, year)),
                    three(view.effect(scenario, None, year)),
                ],
                official: view.official(None, year),
            };
            let years: Vec<Year> = view.shortage_years(scenario).into_iter().map(year).collect();
            let branches: Vec<_> = branches(view, scenario, last)
                .into_iter()
                .map(|id| (view.branch_name(id), three(view.effect(scenario, Some(id), last))))
                .collect();
            let rows = years.len() + branches.len() + 6;
            blocks.push(Block { scenario, first, years, branches });
            first += rows as u32;
        }
        Self { blocks }
    }

    /// Writes the sheet of figures.
    pub fn write(&self, ws: &mut Worksheet, pen: &Pen) -> Result<(), XlsxError> {
        ws.set_name(pen.say(T::SheetChartData))?;
        pen.text(ws, 0, 0, pen.say(T::ChartData), &pen.plain)?;
        ws.set_column_width(0, 40)?;
        for column in 1..13 {
            ws.set_column_width(column, 15)?;
        }
        print_on_a4(ws);
        let (count, change) = (pen.number_format(shape::COUNT), pen.number_format(shape::CHANGE));
        for block in &self.blocks {
            let lines = [T::LineWithout, T::LineWith, T::Difference];
            let mut heads = vec![pen.say(T::Year).to_string()];
            for line in lines {
                let line = pen.say(line);
                heads.push(line.to_string());
                heads.extend([T::LineLow, T::LineHigh].map(|t| pen.fill(t, &[("line", line)])));
            }
            heads.extend([T::ToLow, T::ToHigh, T::LineOfficial].map(|t| pen.say(t).to_string()));
            pen.heads(ws, block.first, &heads)?;
            ws.set_row_height(block.first, 48)?;
            for (row, y) in (block.first + 1..).zip(&block.years) {
                pen.number(ws, row, 0, Some(f64::from(y.year)), &pen.year)?;
                for (column, x) in (1..).zip(y.figures.iter().flatten()) {
                    pen.number(ws, row, column, *x, if column < 7 { &count } else { &change })?;
                }
                bars(ws, pen, row, 7, y.figures[2])?;
                pen.number(ws, row, 12, y.official, &count)?;
            }
            let first = block.branches_first();
            let heads = [T::Branch, T::Median, T::Low, T::High, T::ToLow, T::ToHigh].map(|t| pen.say(t));
            pen.heads(ws, first, &heads)?;
            for (row, (name, figures)) in (first + 1..).zip(&block.branches) {
                pen.text(ws, row, 0, name, &pen.plain)?;
                for (column, x) in (1..).zip(figures) {
                    pen.number(ws, row, column, *x, &change)?;
                }
                bars(ws, pen, row, 1, *figures)?;
            }
        }
        Ok(())
    }
}

impl Block {
    fn branches_first(&self) -> u32 {
        self.first + self.years.len() as u32 + 2
    }

    /// The range of a column of the years.
    fn range(&self, pen: &Pen, column: u16) -> Range {
        let first = self.first + 1;
        (pen.say(T::SheetChartData), first, column, first + self.years.len().max(1) as u32 - 1, column)
    }

    /// The range of a column of the branches.
    fn branch_range(&self, pen: &Pen, column: u16) -> Range {
        let first = self.branches_first() + 1;
        (pen.say(T::SheetChartData), first, column, first + self.branches.len().max(1) as u32 - 1, column)
    }
}

/// How far the interval reaches on either side of the middle, as formulas: three columns from the middle on.
fn bars(ws: &mut Worksheet, pen: &Pen, row: u32, middle: u16, figures: [Option<f64>; 3]) -> Result<(), XlsxError> {
    let [Some(m), Some(low), Some(high)] = figures else { return Ok(()) };
    let cell = |column| rust_xlsxwriter::row_col_to_cell(row, column);
    let format = pen.number_format(shape::COUNT);
    let (at, to_low, to_high) = (cell(middle), cell(middle + 1), cell(middle + 2));
    pen.formula(ws, row, middle + 3, &format!("={at}-{to_low}"), m - low, &format)?;
    pen.formula(ws, row, middle + 4, &format!("={to_high}-{at}"), high - m, &format)
}

/// The sheet of charts.
pub fn draw(ws: &mut Worksheet, view: View, pen: &Pen, data: &Data) -> Result<(), XlsxError> {
    ws.set_name(pen.say(T::SheetCharts))?;
    ws.set_screen_gridlines(false);
    print_on_a4(ws);
    ws.set_portrait();
    let mut row = 0;
    for block in &data.blocks {
        ws.insert_chart(row, 0, &shortage(view, pen, block))?;
        row += ROWS;
        if block.scenario != 0 {
            ws.insert_chart(row, 0, &effect(view, pen, block))?;
            row += ROWS;
            if !block.branches.is_empty() {
                ws.insert_chart(row, 0, &by_branch(view, pen, block))?;
                row += ROWS + 4;
            }
        }
    }
    Ok(())
}

/// The picture of the effect below the answer, from `row` on.
pub fn effect_on_answer(
    ws: &mut Worksheet,
    view: View,
    pen: &Pen,
    scenario: usize,
    row: &mut u32,
) -> Result<(), XlsxError> {
    let data = Data::of(view);
    if let Some(block) = data.blocks.iter().find(|b| b.scenario == scenario && b.years.len() > 1) {
        *row += 1;
        ws.insert_chart(*row, 0, &effect(view, pen, block))?;
        *row += ROWS;
    }
    Ok(())
}

fn base(kind: ChartType, title: &str, alt: T, pen: &Pen) -> Chart {
    let mut chart = Chart::new(kind);
    chart.set_width(SIZE.0).set_height(SIZE.1);
    let mut font = rust_xlsxwriter::ChartFont::new();
    font.set_size(13);
    chart.title().set_name(title).set_font(&font);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_alt_text(pen.fill(alt, &[("sheet", pen.say(T::SheetChartData))]));
    chart.y_axis().set_name(pen.say(T::AxisPersons)).set_num_format(shape::COUNT);
    chart.y_axis().set_major_gridlines(true).set_major_gridlines_line(&faint());
    chart
}

/// Lines of the grid.
fn faint() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0xD9_D9_D9)).set_width(0.75);
    line
}

fn line(color: Color, width: f64, dash: Option<ChartLineDashType>) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(color).set_width(width);
    if let Some(dash) = dash {
        line.set_dash_type(dash);
    }
    let mut format = ChartFormat::new();
    format.set_line(&line);
    format
}

/// Shortage by year: solid the median, dashed the ends of the interval, dots the official forecast.
fn shortage(view: View, pen: &Pen, block: &Block) -> Chart {
    let title = pen.fill(T::ChartShortage, &[("scenario", &view.title(block.scenario))]);
    let mut chart = base(ChartType::Line, &title, T::AltShortage, pen);
    let lines: &[(T, u16, Color)] = if block.scenario == 0 {
        &[(T::LineWithout, 1, OWN)]
    } else {
        &[(T::LineWithout, 1, USUAL), (T::LineWith, 4, OWN)]
    };
    self::lines(&mut chart, view, pen, block, lines);
    if block.years.iter().any(|y| y.official.is_some()) {
        let mut marker = ChartMarker::new();
        marker.set_type(ChartMarkerType::Diamond).set_size(8);
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(OFFICIAL));
        marker.set_format(&mut fill);
        let series = chart.add_series();
        series.set_name(pen.say(T::LineOfficial));
        series.set_categories(block.range(pen, 0)).set_values(block.range(pen, 12)).set_marker(&marker);
        series.set_format(ChartFormat::new().set_no_line());
    }
    chart
}

/// Effect by year: solid the median, dashed the ends of the interval.
fn effect(view: View, pen: &Pen, block: &Block) -> Chart {
    let title = pen.fill(T::ChartEffect, &[("scenario", &view.title(block.scenario))]);
    let mut chart = base(ChartType::Line, &title, T::AltEffect, pen);
    // Years stand below, not across lines that go down.
    chart.x_axis().set_label_position(ChartAxisLabelPosition::Low);
    lines(&mut chart, view, pen, block, &[(T::Difference, 7, OWN)]);
    chart
}

/// A line for the median of each name from its column on; without a name of their own the ends of its interval.
fn lines(chart: &mut Chart, view: View, pen: &Pen, block: &Block, lines: &[(T, u16, Color)]) {
    let mut unnamed = Vec::new();
    for (name, column, color) in lines {
        let name = pen.say(*name);
        let mut add = |label: &str, column: u16, width, dash| {
            let series = chart.add_series();
            series.set_name(label).set_categories(block.range(pen, 0)).set_values(block.range(pen, column));
            series.set_format(&mut line(*color, width, dash));
        };
        if view.results.central {
            add(name, *column, 2.25, None);
            continue;
        }
        add(&pen.fill(T::LineInterval, &[("line", name)]), *column, 2.25, None);
        for (ends, column) in [(T::LineLow, column + 1), (T::LineHigh, column + 2)] {
            unnamed.push(column);
            add(&pen.fill(ends, &[("line", name)]), column, 1.0, Some(ChartLineDashType::Dash));
        }
    }
    let places: Vec<usize> = (0..unnamed.len()).map(|i| i / 2 * 3 + i % 2 + 1).collect();
    chart.legend().delete_entries(&places);
}

/// Effect by branch in the last year: a bar, and the interval on it.
fn by_branch(view: View, pen: &Pen, block: &Block) -> Chart {
    let year = block.years.last().map_or_else(String::new, |y| y.year.to_string());
    let title = pen.fill(T::ChartBranches, &[("scenario", &view.title(block.scenario)), ("year", &year)]);
    let mut chart = base(ChartType::Bar, &title, T::AltBranches, pen);
    chart.set_height(SIZE.1 + 80);
    // In a chart of bars the axis of names stands upright.
    chart.y_axis().set_name("").set_label_position(ChartAxisLabelPosition::Low).set_reverse();
    chart.y_axis().set_major_gridlines(false);
    chart.x_axis().set_name(pen.say(T::AxisPersons)).set_num_format(shape::COUNT).set_major_gridlines(true);
    // The axis of numbers follows the first name, which stands on top; its labels go to the other side.
    chart.x_axis().set_major_gridlines_line(&faint()).set_label_position(ChartAxisLabelPosition::High);
    let bars = (!view.results.central).then(|| error_bars(block.branch_range(pen, 4), block.branch_range(pen, 5)));
    let series = chart.add_series();
    let name = if view.results.central { T::Difference } else { T::LineEffect };
    series.set_name(pen.say(name)).set_gap(60);
    series.set_categories(block.branch_range(pen, 0)).set_values(block.branch_range(pen, 1));
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x7F_AE_D4)));
    series.set_format(&mut fill);
    if let Some(bars) = &bars {
        series.set_x_error_bars(bars);
        // Programs scale an axis to its bars, and would cut the intervals off.
        let ends = || block.branches.iter().flat_map(|(_, figures)| figures.iter().flatten().copied());
        let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
        if let Some(step) = numbers::step_not_above((high - low) / 5.0) {
            chart.x_axis().set_min((low / step).floor() * step).set_max((high / step).ceil() * step);
            chart.x_axis().set_major_unit(step);
        }
    }
    chart
}

/// From the middle down to the low end and up to the high one.
fn error_bars(down: Range, up: Range) -> ChartErrorBars {
    let mut bars = ChartErrorBars::new();
    bars.set_type(ChartErrorBarsType::Custom(
        ChartRange::new_from_range(up.0, up.1, up.2, up.3, up.4),
        ChartRange::new_from_range(down.0, down.1, down.2, down.3, down.4),
    ));
    bars
}
