//! The charts of a job: the shortage by year, and the effect on it by year.

use crate::ids::Lang;
use crate::report::chart::{Chart, Line, Point};
use crate::report::numbers::{self, Kind};
use crate::report::view::View;
use crate::run::results::Results;
use crate::stats::Summary;
use crate::texts::{PageText, fill};

/// The chart of the shortage as an SVG file of its own: of the reference, and of the first other scenario if there is
/// one.
pub fn chart_svg(results: &Results, lang: Lang) -> String {
    let view = View { results, lang };
    shortage(view, view.scenarios().first().copied()).standalone()
}

/// Shortage by year without and, if given, with the measures of a scenario, beside the official figures.
pub fn shortage(view: View, scenario: Option<usize>) -> Chart {
    let years = view.shortage_years(0);
    let mut lines = vec![Line {
        label: PageText::LineWithout.get(view.lang).to_string(),
        dashed: true,
        points: years.iter().filter_map(|&y| point(view, y, view.shortage(0, None, y))).collect(),
    }];
    if let Some(s) = scenario {
        let points = view.shortage_years(s).into_iter();
        lines.push(Line {
            label: PageText::LineWith.get(view.lang).to_string(),
            dashed: false,
            points: points.filter_map(|y| point(view, y, view.shortage(s, None, y))).collect(),
        });
    }
    let dots = years.iter().filter_map(|&y| Some((y, view.official(None, y)?))).collect();
    let id = format!("shortage-{}", scenario.unwrap_or(0));
    finish(view, id, PageText::ChartShortage, lines, dots, Kind::Count)
}

/// Effect on the shortage by year; `None` if the results hold fewer than two years of it.
pub fn effect(view: View, scenario: usize) -> Option<Chart> {
    let years = view.shortage_years(scenario).into_iter();
    let points: Vec<Point> = years.filter_map(|y| point(view, y, view.effect(scenario, None, y))).collect();
    if points.len() < 2 {
        return None;
    }
    let line = Line { label: PageText::LineDifference.get(view.lang).to_string(), dashed: false, points };
    Some(finish(view, format!("effect-{scenario}"), PageText::ChartEffect, vec![line], Vec::new(), Kind::Change))
}

/// What stands under a chart: unit, meaning of line and band, and what the dots are.
pub fn caption(view: View, chart: &Chart) -> String {
    let unit = if view.results.central { PageText::ChartUnitCentral } else { PageText::ChartUnit };
    let mut text = fill(unit.get(view.lang), &[("excluded", &view.excluded())]);
    if !chart.dots.is_empty() {
        text.push(' ');
        text.push_str(PageText::ChartOfficial.get(view.lang));
    }
    text
}

fn point(view: View, year: i32, summary: Option<&Summary>) -> Option<Point> {
    let s = summary?;
    if view.results.central {
        return Some(Point { year, middle: s.mean?, band: None, half_width: None });
    }
    let half_width = numbers::half_width([10, 50, 90].map(|percent| s.mc_error_p(percent)));
    Some(Point { year, middle: s.p(50).or(s.mean)?, band: s.p(10).zip(s.p(90)), half_width })
}

fn finish(view: View, id: String, title: PageText, lines: Vec<Line>, dots: Vec<(i32, f64)>, kind: Kind) -> Chart {
    let found: Vec<String> = lines.iter().filter_map(|l| finding(view, l, kind)).collect();
    let description = if found.is_empty() { PageText::NoFigures.get(view.lang).into() } else { found.join(" ") };
    let title = title.get(view.lang).to_string();
    Chart { id, title, description, lines, dots, signed: kind == Kind::Change, lang: view.lang }
}

/// Where a line starts and ends, in words.
fn finding(view: View, line: &Line, kind: Kind) -> Option<String> {
    let (first, last) = (line.points.first()?, line.points.last()?);
    let (low, high) = last.band.unwrap_or((last.middle, last.middle));
    let largest = [first.middle, low, high].into_iter().map(f64::abs).fold(0.0, f64::max);
    let half_width = [first.half_width, last.half_width].into_iter().flatten().reduce(f64::max);
    let step = numbers::step(kind, largest, half_width);
    let write = |x: f64| numbers::number(x, kind, step, view.lang);
    let interval = last.band.map_or_else(String::new, |_| {
        let range = numbers::range(low, high, kind, step, view.lang);
        fill(PageText::FindingInterval.get(view.lang), &[("range", &range)])
    });
    let values = [
        ("line", crate::report::view::capital(&line.label)),
        ("first", write(first.middle)),
        ("from", first.year.to_string()),
        ("last", write(last.middle)),
        ("to", last.year.to_string()),
        ("interval", interval),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Some(fill(PageText::Finding.get(view.lang), &values))
}
