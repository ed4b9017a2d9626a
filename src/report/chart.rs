//! A small line chart as SVG: round axes, bands, labels at the lines, colours that the colour-blind can tell apart,
//! light and dark. It knows years and numbers, nothing of scenarios.

use std::fmt::Write as _;

use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};

/// A line with its band.
#[derive(Clone, Debug)]
pub struct Line {
    /// Name, written at its end.
    pub label: String,
    /// Drawn dashed and in the first colour: what is compared with.
    pub dashed: bool,
    /// Points, ascending by year.
    pub points: Vec<Point>,
}

/// A year of a line.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Year.
    pub year: i32,
    /// Height of the line.
    pub middle: f64,
    /// Bottom and top of the band, if there is one.
    pub band: Option<(f64, f64)>,
    /// Half-width of a 95 % interval around the least certain of these, by the Monte Carlo error.
    pub half_width: Option<f64>,
}

/// A chart over the years.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Start of the identifiers inside, unique on a page; letters, digits and hyphens.
    pub id: String,
    /// Title for those who cannot see it.
    pub title: String,
    /// The finding in words, for those who cannot see it.
    pub description: String,
    /// Lines, the first drawn first.
    pub lines: Vec<Line>,
    /// Single points to compare with: year and height.
    pub dots: Vec<(i32, f64)>,
    /// Differences: axis labels carry a sign.
    pub signed: bool,
    /// Language of the axis labels.
    pub lang: Lang,
}

/// Colours and strokes, for the page and for a file of its own. Blue and vermilion of the palette of Okabe and Ito.
pub const CSS: &str = "\
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--soft:#5c5c5c;--grid:#dcdcdc;--one:#0072b2;--two:#c04f00}\n\
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#ececec;--soft:#a9adb2;--grid:#3a3e43;--one:#6bb8ea;--two:#ff9a4d}}\n\
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--grid:#ccc;--one:#0072b2;--two:#c04f00}}\n\
.chart text{font:14px system-ui,sans-serif;fill:var(--soft)}.chart .grid{stroke:var(--grid)}.chart .zero{stroke:var(--soft)}\n\
.chart .line{fill:none;stroke-width:2.5;stroke-linejoin:round}.chart .band{stroke:none;fill-opacity:.16}\n\
.chart .one{stroke:var(--one);fill:var(--one)}.chart .two{stroke:var(--two);fill:var(--two)}\n\
.chart .line.one,.chart .line.two{fill:none}.chart .band.one,.chart .band.two{stroke:none}\n\
.chart .line.one{stroke-dasharray:7 4}.chart text.one,.chart text.two{stroke:none;font-weight:600}\n\
.chart text.head{fill:var(--ink);font-weight:600}.chart text.one{fill:var(--one)}.chart text.two{fill:var(--two)}\n\
.chart .dot{fill:var(--paper);stroke:var(--ink);stroke-width:2}.chart .paper{fill:var(--paper)}\n";

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 66.0;
const RIGHT: f64 = 114.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 28.0;
const LINE_HEIGHT: f64 = 16.0;
/// Room for the title of a file of its own.
const HEAD: f64 = 30.0;

impl Chart {
    /// The `svg` element for a page that holds [`CSS`].
    pub fn inline(&self) -> String {
        self.element(0.0, "")
    }

    /// A file of its own, with its title above it.
    pub fn standalone(&self) -> String {
        let title = escape(&self.title);
        let first = format!(
            "<style>\n{CSS}</style><rect class=\"paper\" y=\"-{HEAD}\" width=\"{WIDTH}\" height=\"{}\"/>\n<text \
             class=\"head\" x=\"8\" y=\"-10\">{title}</text>\n",
            HEIGHT + HEAD
        );
        self.element(HEAD, &first)
    }

    /// The `svg` element with `head` room above and `first` before everything else.
    fn element(&self, head: f64, first: &str) -> String {
        let id = &self.id;
        let mut svg = format!(
            "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {} {WIDTH} {}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc \
             id=\"{id}-desc\">{}</desc>\n{first}",
            0.0 - head,
            HEIGHT + head,
            escape(&self.title),
            escape(&self.description)
        );
        if let Some(frame) = Frame::around(self) {
            self.axes(&mut svg, &frame);
            for line in &self.lines {
                band(&mut svg, &frame, line);
            }
            for line in &self.lines {
                path(&mut svg, &frame, line);
            }
            for &(year, value) in self.dots.iter().filter(|d| frame.holds(d.0)) {
                let (x, y) = (frame.x(year), frame.y(value));
                let _ = writeln!(svg, "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>");
            }
            self.labels(&mut svg, &frame);
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn axes(&self, svg: &mut String, frame: &Frame) {
        let kind = if self.signed { Kind::Change } else { Kind::Count };
        let step = frame.ticks.get(1).map_or(1.0, |t| t - frame.ticks[0]);
        for &tick in &frame.ticks {
            let (y, class) = (frame.y(tick), if tick == 0.0 { "zero" } else { "grid" });
            let label = numbers::number(tick, kind, step, self.lang);
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text x=\"{:.1}\" \
                 y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
                WIDTH - RIGHT,
                LEFT - 7.0,
                y + 4.5
            );
        }
        for year in frame.years() {
            let (x, y) = (frame.x(year), HEIGHT - 8.0);
            let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{year}</text>");
        }
    }

    /// Names at the ends of the lines, pushed apart where lines end close together.
    fn labels(&self, svg: &mut String, frame: &Frame) {
        let mut places: Vec<(f64, &Line, Vec<&str>)> = Vec::new();
        for line in &self.lines {
            if let Some(end) = line.points.last() {
                places.push((frame.y(end.middle), line, line.label.split(' ').collect()));
            }
        }
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = TOP;
        for (y, line, words) in places {
            let height = words.len() as f64 * LINE_HEIGHT;
            let top = (y - height / 2.0).max(free).min(HEIGHT - BOTTOM - height).max(free);
            free = top + height + 3.0;
            let (x, class) = (WIDTH - RIGHT + 8.0, colour(line));
            let _ = write!(svg, "<text class=\"{class}\">");
            for (i, word) in words.iter().enumerate() {
                let y = top + (i as f64 + 0.8) * LINE_HEIGHT;
                let _ = write!(svg, "<tspan x=\"{x:.1}\" y=\"{y:.1}\">{}</tspan>", escape(word));
            }
            svg.push_str("</text>\n");
        }
    }
}

/// Where numbers stand on paper.
struct Frame {
    first: i32,
    last: i32,
    ticks: Vec<f64>,
}

impl Frame {
    /// A frame that holds all of a chart and zero; `None` if there is nothing finite to draw.
    fn around(chart: &Chart) -> Option<Self> {
        let points = || chart.lines.iter().flat_map(|l| &l.points);
        let (first, last) = (points().map(|p| p.year).min()?, points().map(|p| p.year).max()?);
        let bands = points().filter_map(|p| p.band).flat_map(|(low, high)| [low, high]);
        let dots = chart.dots.iter().filter(|d| (first..=last).contains(&d.0)).map(|d| d.1);
        let heights = || points().map(|p| p.middle);
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in heights().chain(bands).chain(dots) {
            if !value.is_finite() {
                return None;
            }
            (low, high) = (low.min(value), high.max(value));
        }
        Some(Self { first, last, ticks: ticks(low, high) })
    }

    fn holds(&self, year: i32) -> bool {
        (self.first..=self.last).contains(&year)
    }

    fn x(&self, year: i32) -> f64 {
        let span = f64::from((self.last - self.first).max(1));
        LEFT + (WIDTH - LEFT - RIGHT) * f64::from(year - self.first) / span
    }

    fn y(&self, value: f64) -> f64 {
        let (bottom, top) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - bottom) / (top - bottom)
    }

    /// At most seven years to label, counted back from the last.
    fn years(&self) -> Vec<i32> {
        let span = self.last - self.first;
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|n| span / n < 7).unwrap_or(100);
        (self.first..=self.last).filter(|y| (self.last - y) % every == 0).collect()
    }
}

/// Round numbers from at or below `low` to at or above `high`: between four and ten steps of 1, 2 or 5 times a power of
/// ten.
pub(super) fn ticks(low: f64, high: f64) -> Vec<f64> {
    let step = numbers::step_not_above((high - low) / 4.0).unwrap_or(1.0);
    let (first, last) = ((low / step).floor(), (high / step).ceil().max((low / step).floor() + 1.0));
    let count = (last - first).min(20.0) as i32;
    (0..=count).map(|i| (first + f64::from(i)) * step).collect()
}

fn colour(line: &Line) -> &'static str {
    if line.dashed { "one" } else { "two" }
}

fn band(svg: &mut String, frame: &Frame, line: &Line) {
    let edges: Vec<(i32, f64, f64)> =
        line.points.iter().filter_map(|p| p.band.map(|(low, high)| (p.year, low, high))).collect();
    if edges.len() < 2 {
        return;
    }
    let _ = write!(svg, "<polygon class=\"band {}\" points=\"", colour(line));
    for (year, _, high) in &edges {
        let _ = write!(svg, "{:.1},{:.1} ", frame.x(*year), frame.y(*high));
    }
    for (year, low, _) in edges.iter().rev() {
        let _ = write!(svg, "{:.1},{:.1} ", frame.x(*year), frame.y(*low));
    }
    svg.push_str("\"/>\n");
}

fn path(svg: &mut String, frame: &Frame, line: &Line) {
    let _ = write!(svg, "<polyline class=\"line {}\" points=\"", colour(line));
    for p in &line.points {
        let _ = write!(svg, "{:.1},{:.1} ", frame.x(p.year), frame.y(p.middle));
    }
    svg.push_str("\"/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(lines: Vec<Line>) -> Chart {
        let (title, description) = ("A <b>".to_string(), "B & c".to_string());
        Chart { id: "c".into(), title, description, lines, dots: vec![], signed: false, lang: Lang::En }
    }

    fn line(label: &str, heights: &[f64]) -> Line {
        let point = |(i, &h): (usize, &f64)| {
            let band = Some((h - 1.0, h + 1.0));
            Point { year: 2023 + i as i32, middle: h, band, half_width: None }
        };
        Line { label: label.into(), dashed: false, points: heights.iter().enumerate().map(point).collect() }
    }

    #[test]
    fn ticks_are_round_and_hold_the_data() {
        assert_eq!(ticks(0.0, 210_000.0), [0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0, 250_000.0]);
        assert_eq!(
            ticks(-3_000.0, 900.0),
            [-3_000.0, -2_500.0, -2_000.0, -1_500.0, -1_000.0, -500.0, 0.0, 500.0, 1_000.0]
        );
        assert_eq!(ticks(0.0, 0.0), [0.0, 1.0]);
    }

    #[test]
    fn text_is_escaped_and_every_line_has_its_name() {
        let svg = chart(vec![line("with <x>", &[1.0, 5.0])]).inline();
        assert!(svg.contains("A &lt;b&gt;") && svg.contains("B &amp; c") && svg.contains("&lt;x&gt;"));
        assert!(!svg.contains("<b>") && !svg.contains("<x>"));
    }

    #[test]
    fn names_never_overlap() {
        let svg = chart(vec![line("one two", &[1.0, 9.0]), line("three four", &[1.0, 9.01])]).inline();
        let heights: Vec<f64> = svg
            .split("<tspan")
            .skip(1)
            .filter_map(|t| t.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        assert_eq!(heights.len(), 4);
        assert!(heights.windows(2).all(|w| w[1] - w[0] >= LINE_HEIGHT - 0.11), "{heights:?}");
    }

    #[test]
    fn nothing_to_draw_is_an_empty_picture() {
        assert!(!chart(vec![]).inline().contains("polyline"));
        assert!(!chart(vec![line("x", &[f64::NAN])]).standalone().contains("polyline"));
    }
}
