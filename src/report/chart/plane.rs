//! Points and curves on two scales of numbers: a chance by size, effect against cost.

use std::fmt::Write as _;

use super::{Data, Picture, Scale, WIDTH, columns, legend, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::texts::ChartText;

/// A chart of points and curves.
#[derive(Clone, Debug)]
pub struct Plane {
    /// Curves, at most three.
    pub curves: Vec<Curve>,
    /// Points.
    pub marks: Vec<Mark>,
    /// A height to compare with, and what it is.
    pub level: Option<(f64, String)>,
    /// What is counted from left to right, and what it is called.
    pub across: (Kind, String),
    /// What is counted upwards, and what it is called.
    pub up: (Kind, String),
    /// Language of the labels.
    pub lang: Lang,
}

/// A curve.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Its name, told where there are several.
    pub label: String,
    /// Place and height, in the order in which they are joined.
    pub points: Vec<(f64, f64)>,
    /// Place, bottom and top of its band; empty without.
    pub band: Vec<(f64, f64, f64)>,
}

/// A point.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Place and height.
    pub at: (f64, f64),
    /// How much it stands out.
    pub weight: Weight,
    /// Written beside it; may be empty.
    pub label: String,
    /// What it says when pointed at.
    pub tip: String,
}

/// How much a point stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// One of many.
    Faint,
    /// One of those it is about.
    Plain,
    /// The one to look for.
    Strong,
}

const HEIGHT: f64 = 340.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 52.0;

impl Plane {
    /// The chart, with the numbers behind it. Description, caption and source are left to whoever knows them.
    pub fn picture(&self, id: String, title: String, data: Data) -> Picture {
        let mut body = String::new();
        let curves = || self.curves.iter().flat_map(|c| &c.points);
        let bands = || self.curves.iter().flat_map(|c| &c.band);
        let marks = || self.marks.iter().map(|m| m.at);
        let across = curves().map(|p| p.0).chain(marks().map(|p| p.0));
        let up = curves().map(|p| p.1).chain(marks().map(|p| p.1)).chain(bands().flat_map(|b| [b.1, b.2]));
        let up = up.chain(self.level.iter().map(|l| l.0));
        let scales = Scale::over(across, 4.0, LEFT, WIDTH - RIGHT).zip(Scale::over(up, 4.0, HEIGHT - BOTTOM, TOP));
        if let Some((x, y)) = scales.filter(|_| !self.curves.is_empty() || !self.marks.is_empty()) {
            self.axes(&mut body, &x, &y);
            for (i, curve) in self.curves.iter().enumerate() {
                curve.draw(&mut body, &x, &y, self.colour(i));
            }
            let names: Vec<(&str, &str)> =
                self.curves.iter().enumerate().map(|(i, c)| (self.colour(i), c.label.as_str())).collect();
            legend(&mut body, (0.0, 30.0), &names, "━");
            // Those that stand out lie on top.
            for weight in [Weight::Faint, Weight::Plain, Weight::Strong] {
                for mark in self.marks.iter().filter(|m| m.weight == weight) {
                    mark.draw(&mut body, &x, &y);
                }
            }
        }
        let description = ChartText::NoFigures.get(self.lang).to_string();
        Picture {
            id,
            title,
            description,
            caption: String::new(),
            source: String::new(),
            width: WIDTH,
            height: HEIGHT,
            body,
            data,
        }
    }

    fn colour(&self, curve: usize) -> &'static str {
        let colours = if self.curves.len() == 1 { &["two"][..] } else { &["one", "two", "three"] };
        colours[curve.min(colours.len() - 1)]
    }

    fn axes(&self, svg: &mut String, x: &Scale, y: &Scale) {
        columns(svg, x, (TOP, HEIGHT - BOTTOM), |tick| numbers::number(tick, self.across.0, x.step(), self.lang));
        for &tick in &y.ticks {
            let (height, class) = (y.place(tick), if tick == 0.0 { "zero" } else { "grid" });
            let label = numbers::number(tick, self.up.0, y.step(), self.lang);
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{height:.1}\" y2=\"{height:.1}\"/><text \
                 x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 7.0,
                height + 4.5,
                escape(&label)
            );
        }
        let _ = writeln!(
            svg,
            "<text class=\"name\" x=\"0\" y=\"14\">{}</text><text class=\"name\" x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\">{}</text>",
            escape(&self.up.1),
            WIDTH - RIGHT,
            HEIGHT - 8.0,
            escape(&self.across.1)
        );
        if let Some((level, label)) = &self.level {
            let height = y.place(*level);
            let _ = writeln!(
                svg,
                "<line class=\"line one\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{height:.1}\" y2=\"{height:.1}\"/><text \
                 class=\"one\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                WIDTH - RIGHT - 4.0,
                height - 6.0,
                escape(label)
            );
        }
    }
}

impl Curve {
    fn draw(&self, svg: &mut String, x: &Scale, y: &Scale, colour: &str) {
        if self.band.len() > 1 {
            let _ = write!(svg, "<polygon class=\"band {colour}\" points=\"");
            let tops = self.band.iter().map(|b| (b.0, b.2));
            for (across, up) in tops.chain(self.band.iter().rev().map(|b| (b.0, b.1))) {
                let _ = write!(svg, "{:.1},{:.1} ", x.place(across), y.place(up));
            }
            svg.push_str("\"/>\n");
        }
        let _ = write!(svg, "<polyline class=\"line {colour}\" points=\"");
        for &(across, up) in &self.points {
            let _ = write!(svg, "{:.1},{:.1} ", x.place(across), y.place(up));
        }
        svg.push_str("\"/>\n");
    }
}

impl Mark {
    fn draw(&self, svg: &mut String, x: &Scale, y: &Scale) {
        let (across, up) = (x.place(self.at.0), y.place(self.at.1));
        let (class, radius) = match self.weight {
            Weight::Faint => ("tile none", 3.5),
            Weight::Plain => ("bar two", 5.0),
            Weight::Strong => ("dot", 6.5),
        };
        let _ = writeln!(svg, "<circle class=\"{class}\" cx=\"{across:.1}\" cy=\"{up:.1}\" r=\"{radius}\"/>");
        if !self.label.is_empty() {
            // On the side where there is room.
            let (at, anchor) = if across > WIDTH * 0.6 { (across - 4.0, "end") } else { (across + 4.0, "start") };
            let _ = writeln!(
                svg,
                "<text class=\"strong\" x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
                up - 9.0,
                escape(&self.label)
            );
        }
        if !self.tip.is_empty() {
            tip(svg, [across - 6.0, up - 6.0, 12.0, 12.0], &self.tip);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(points: &[(f64, f64)]) -> Plane {
        let mark = Mark { at: (2.0, 3.0), weight: Weight::Strong, label: "<a>".into(), tip: "b & c".into() };
        let curve = Curve { label: "x".into(), points: points.to_vec(), band: Vec::new() };
        let (across, up) = ((Kind::Count, "size".into()), (Kind::Count, "chance".into()));
        Plane { curves: vec![curve], marks: vec![mark], level: None, across, up, lang: Lang::En }
    }

    #[test]
    fn curves_and_marks_are_drawn_and_texts_escaped() {
        let svg = plane(&[(0.0, 0.0), (4.0, 8.0)]).picture("p".into(), "T".into(), Data::default()).inline();
        assert!(svg.contains("polyline") && svg.contains("&lt;a&gt;") && svg.contains("b &amp; c"));
        // 2 of 0 to 4 lies in the middle between left and right, 3 of 0 to 8 at three eighths.
        let (x, y) = (LEFT + (WIDTH - RIGHT - LEFT) / 2.0, HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * 3.0 / 8.0);
        assert!(svg.contains(&format!("cx=\"{x:.1}\" cy=\"{y:.1}\"")), "{svg}");
    }

    #[test]
    fn what_is_not_finite_is_not_drawn() {
        let svg = plane(&[(0.0, f64::NAN)]).picture("p".into(), "T".into(), Data::default()).inline();
        assert!(!svg.contains("polyline"));
    }
}
