//! Lines over the years with a fan of bands around them.

use std::fmt::Write as _;

use super::{Cell, Data, Picture, Scale, WIDTH, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::texts::{ChartText, fill};

/// A line with its bands.
#[derive(Clone, Debug)]
pub struct Line {
    /// Name, written at its end.
    pub label: String,
    /// Points, ascending by year.
    pub points: Vec<Point>,
}

/// A year of a line.
#[derive(Clone, Debug)]
pub struct Point {
    /// Year.
    pub year: i32,
    /// Height of the line.
    pub middle: f64,
    /// Bottom and top of the bands, the widest first; the first is the 80 % interval.
    pub bands: Vec<(f64, f64)>,
    /// Half-width of a 95 % interval around the least certain of these, by the Monte Carlo error.
    pub half_width: Option<f64>,
}

/// A chart over the years. The first line is drawn dashed and in the first colour where there are several.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Lines, the first drawn first; at most three.
    pub lines: Vec<Line>,
    /// Single points to compare with: year and height.
    pub dots: Vec<(i32, f64)>,
    /// How many of the lines have their bands drawn; the numbers of all are in the table.
    pub fans: usize,
    /// What the dots are, in the table of numbers.
    pub dots_label: String,
    /// What is counted.
    pub kind: Kind,
    /// Language of the labels.
    pub lang: Lang,
}

const HEIGHT: f64 = 300.0;
/// Room for the numbers of the axis: at least this, and about so much a character.
const LEFT: f64 = 66.0;
const LETTER: f64 = 8.2;
const RIGHT: f64 = 114.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 28.0;
const LINE_HEIGHT: f64 = 16.0;

impl Lines {
    /// The chart. Caption and source are left to whoever knows them.
    pub fn picture(&self, id: String, title: String) -> Picture {
        let mut body = String::new();
        if let Some(frame) = Frame::around(self) {
            self.axes(&mut body, &frame);
            for (i, line) in self.lines.iter().enumerate().take(self.fans) {
                bands(&mut body, &frame, line, self.colour(i));
            }
            for (i, line) in self.lines.iter().enumerate() {
                path(&mut body, &frame, line, self.colour(i));
            }
            for &(year, value) in self.dots.iter().filter(|d| frame.holds(d.0)) {
                let (x, y) = (frame.x(year), frame.y(value));
                let _ = writeln!(body, "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>");
            }
            self.labels(&mut body, &frame);
            self.tips(&mut body, &frame);
        }
        let found: Vec<String> = self.lines.iter().filter_map(|l| self.finding(l)).collect();
        let nothing = || ChartText::NoFigures.get(self.lang).to_string();
        let description = if found.is_empty() { nothing() } else { found.join(" ") };
        let (caption, source) = (String::new(), String::new());
        Picture { id, title, description, caption, source, width: WIDTH, height: HEIGHT, body, data: self.data() }
    }

    fn colour(&self, line: usize) -> &'static str {
        let colours = if self.lines.len() == 1 { &["two"][..] } else { &["one", "two", "three"] };
        colours[line.min(colours.len() - 1)]
    }

    fn axes(&self, svg: &mut String, frame: &Frame) {
        for &tick in &frame.height.ticks {
            let (y, class) = (frame.y(tick), if tick == 0.0 { "zero" } else { "grid" });
            let label = numbers::number(tick, self.kind, frame.height.step(), self.lang);
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text x=\"{:.1}\" \
                 y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
                frame.left,
                WIDTH - RIGHT,
                frame.left - 7.0,
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
        let mut places: Vec<(f64, &str, Vec<String>)> = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            if let Some(end) = line.points.last() {
                places.push((frame.y(end.middle), self.colour(i), short_lines(&line.label)));
            }
        }
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let height = |words: &[String]| words.len() as f64 * LINE_HEIGHT;
        let mut free = TOP;
        for (y, _, words) in &mut places {
            *y = (*y - height(words) / 2.0).max(free);
            free = *y + height(words) + 3.0;
        }
        // What would stick out below pushes back up.
        let mut end = HEIGHT - BOTTOM;
        for (top, _, words) in places.iter_mut().rev() {
            *top = top.min(end - height(words));
            end = *top - 3.0;
        }
        for (top, class, words) in places {
            let x = WIDTH - RIGHT + 8.0;
            let _ = write!(svg, "<text class=\"{class}\">");
            for (i, word) in words.iter().enumerate() {
                let y = top + (i as f64 + 0.8) * LINE_HEIGHT;
                let _ = write!(svg, "<tspan x=\"{x:.1}\" y=\"{y:.1}\">{}</tspan>", escape(word));
            }
            svg.push_str("</text>\n");
        }
    }

    /// What each year holds, for who points at it.
    fn tips(&self, svg: &mut String, frame: &Frame) {
        let width = frame.x(frame.first + 1) - frame.x(frame.first);
        for year in frame.first..=frame.last {
            let said = self.lines.iter().filter_map(|line| {
                let (step, point) = (self.step(line), line.points.iter().find(|p| p.year == year)?);
                let middle = numbers::number(point.middle, self.kind, step, self.lang);
                let interval = point.bands.first().map_or_else(String::new, |&(low, high)| {
                    let range = numbers::range(low, high, self.kind, step, self.lang);
                    fill(ChartText::FindingInterval.get(self.lang), &[("range", &range)])
                });
                Some(format!("{}: {middle}{interval}", line.label))
            });
            let said: Vec<String> = std::iter::once(year.to_string()).chain(said).collect();
            let left = (frame.x(year) - width / 2.0).max(frame.left);
            let right = (frame.x(year) + width / 2.0).min(WIDTH - RIGHT);
            tip(svg, [left, TOP, right - left, HEIGHT - TOP - BOTTOM], &said.join("\n"));
        }
    }

    /// To what its numbers are rounded.
    fn step(&self, line: &Line) -> f64 {
        let values = line.points.iter().flat_map(|p| p.bands.first().map_or([p.middle; 2], |&(a, b)| [a, b]));
        let largest = values.map(f64::abs).fold(0.0, f64::max);
        let half_width = line.points.iter().filter_map(|p| p.half_width).reduce(f64::max);
        numbers::step(self.kind, largest, half_width)
    }

    /// Where a line starts and ends, in words.
    fn finding(&self, line: &Line) -> Option<String> {
        let (first, last) = (line.points.first()?, line.points.last()?);
        let step = self.step(line);
        let write = |x: f64| numbers::number(x, self.kind, step, self.lang);
        let interval = last.bands.first().map_or_else(String::new, |&(low, high)| {
            let range = numbers::range(low, high, self.kind, step, self.lang);
            fill(ChartText::FindingInterval.get(self.lang), &[("range", &range)])
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
        Some(fill(ChartText::Finding.get(self.lang), &values))
    }

    /// A row a year, for each line its middle and its interval.
    fn data(&self) -> Data {
        let text = |t: ChartText| t.get(self.lang).to_string();
        let mut heads = vec![text(ChartText::Year)];
        let with_band = |line: &Line| line.points.iter().any(|p| !p.bands.is_empty());
        for line in &self.lines {
            heads.push(line.label.clone());
            if with_band(line) {
                heads.extend([text(ChartText::Low), text(ChartText::High)]);
            }
        }
        if !self.dots.is_empty() {
            heads.push(self.dots_label.clone());
        }
        let mut years: Vec<i32> = self.lines.iter().flat_map(|l| &l.points).map(|p| p.year).collect();
        years.sort_unstable();
        years.dedup();
        let row = |year: i32| {
            let mut cells = Vec::new();
            for line in &self.lines {
                let point = line.points.iter().find(|p| p.year == year);
                let step = self.step(line);
                let mut put = |x: Option<f64>| cells.push(Cell::of(x, self.kind, step, self.lang));
                put(point.map(|p| p.middle));
                if with_band(line) {
                    let band = point.and_then(|p| p.bands.first());
                    put(band.map(|b| b.0));
                    put(band.map(|b| b.1));
                }
            }
            if !self.dots.is_empty() {
                let dot = self.dots.iter().find(|d| d.0 == year).map(|d| d.1);
                cells.push(Cell::of(dot, self.kind, 1.0, self.lang));
            }
            (year.to_string(), cells)
        };
        Data { heads, rows: years.into_iter().map(row).collect() }
    }
}

/// Letters of a name that fit beside the chart.
const LETTERS: usize = 12;

/// A name in lines that fit beside the chart.
fn short_lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// Where numbers stand on paper.
struct Frame {
    first: i32,
    last: i32,
    left: f64,
    height: Scale,
}

impl Frame {
    /// A frame that holds all of a chart and zero; `None` if there is nothing finite to draw.
    fn around(chart: &Lines) -> Option<Self> {
        let points = || chart.lines.iter().flat_map(|l| &l.points);
        let (first, last) = (points().map(|p| p.year).min()?, points().map(|p| p.year).max()?);
        let bands = points().flat_map(|p| &p.bands).flat_map(|&(low, high)| [low, high]);
        let dots = chart.dots.iter().filter(|d| (first..=last).contains(&d.0)).map(|d| d.1);
        let values = points().map(|p| p.middle).chain(bands).chain(dots);
        let height = Scale::over(values, 4.0, HEIGHT - BOTTOM, TOP)?;
        let label = |&tick: &f64| numbers::number(tick, chart.kind, height.step(), chart.lang).chars().count();
        let longest = height.ticks.iter().map(label).max().unwrap_or(0);
        Some(Self { first, last, left: LEFT.max(longest as f64 * LETTER + 10.0), height })
    }

    fn holds(&self, year: i32) -> bool {
        (self.first..=self.last).contains(&year)
    }

    fn x(&self, year: i32) -> f64 {
        let span = f64::from((self.last - self.first).max(1));
        self.left + (WIDTH - self.left - RIGHT) * f64::from(year - self.first) / span
    }

    fn y(&self, value: f64) -> f64 {
        self.height.place(value)
    }

    /// At most seven years to label, counted back from the last.
    fn years(&self) -> Vec<i32> {
        let span = self.last - self.first;
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|n| span / n < 7).unwrap_or(100);
        (self.first..=self.last).filter(|y| (self.last - y) % every == 0).collect()
    }
}

fn bands(svg: &mut String, frame: &Frame, line: &Line, colour: &str) {
    let most = line.points.iter().map(|p| p.bands.len()).max().unwrap_or(0);
    for band in 0..most {
        let edges: Vec<(i32, f64, f64)> =
            line.points.iter().filter_map(|p| p.bands.get(band).map(|&(low, high)| (p.year, low, high))).collect();
        if edges.len() < 2 {
            continue;
        }
        let _ = write!(svg, "<polygon class=\"band {colour}\" points=\"");
        for (year, _, high) in &edges {
            let _ = write!(svg, "{:.1},{:.1} ", frame.x(*year), frame.y(*high));
        }
        for (year, low, _) in edges.iter().rev() {
            let _ = write!(svg, "{:.1},{:.1} ", frame.x(*year), frame.y(*low));
        }
        svg.push_str("\"/>\n");
    }
}

fn path(svg: &mut String, frame: &Frame, line: &Line, colour: &str) {
    let _ = write!(svg, "<polyline class=\"line {colour}\" points=\"");
    for p in &line.points {
        let _ = write!(svg, "{:.1},{:.1} ", frame.x(p.year), frame.y(p.middle));
    }
    svg.push_str("\"/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(lines: Vec<Line>) -> Picture {
        let lines =
            Lines { lines, fans: 3, dots: vec![], dots_label: String::new(), kind: Kind::Count, lang: Lang::En };
        lines.picture("c".into(), "A <b>".into())
    }

    fn line(label: &str, heights: &[f64]) -> Line {
        let point = |(i, &h): (usize, &f64)| {
            let bands = vec![(h - 1.0, h + 1.0)];
            Point { year: 2023 + i as i32, middle: h, bands, half_width: None }
        };
        Line { label: label.into(), points: heights.iter().enumerate().map(point).collect() }
    }

    #[test]
    fn text_is_escaped_and_every_line_has_its_name() {
        let svg = chart(vec![line("with <x>", &[1.0, 5.0])]).inline();
        assert!(svg.contains("A &lt;b&gt;") && svg.contains("&lt;x&gt;"));
        assert!(!svg.contains("<b>") && !svg.contains("<x>"));
    }

    #[test]
    fn names_never_overlap_and_stay_beside_the_chart() {
        let near = vec![line("number one", &[1.0, 9.0]), line("another three", &[1.0, 9.01])];
        let low = [("lost to care", 2.0), ("avoided by the plan", 1.0), ("unfilled", 9_000.0)];
        for (lines, names) in [(near, 3), (low.map(|(name, end)| line(name, &[1.0, end])).to_vec(), 4)] {
            let svg = chart(lines).inline();
            let heights: Vec<f64> = svg
                .split("<tspan")
                .skip(1)
                .filter_map(|t| t.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
                .collect();
            assert_eq!(heights.len(), names);
            assert!(heights.windows(2).all(|w| w[1] - w[0] >= LINE_HEIGHT - 0.11), "{heights:?}");
            assert!(heights.iter().all(|y| (TOP..=HEIGHT - BOTTOM).contains(y)), "{heights:?}");
        }
    }

    #[test]
    fn pointing_at_a_year_and_the_table_tell_its_numbers() {
        let picture = chart(vec![line("with", &[1_000.0, 5_000.0])]);
        assert!(picture.inline().contains("<title>2024\nwith: 5,000 (80% interval 5,000 to 5,000)</title>"));
        let (year, cells) = &picture.data.rows[1];
        assert_eq!((year.as_str(), cells[0].shown.as_str(), cells[0].plain.as_str()), ("2024", "5,000", "5000"));
        assert_eq!(picture.data.heads.len(), 1 + cells.len());
    }

    #[test]
    fn nothing_to_draw_is_an_empty_picture() {
        assert!(!chart(vec![]).inline().contains("polyline"));
        assert!(!chart(vec![line("x", &[f64::NAN])]).standalone().contains("polyline"));
    }
}
