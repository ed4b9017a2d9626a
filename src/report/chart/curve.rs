//! How surely: for every size of a change the chance that it is at most that (the S-curve).

use std::fmt::Write as _;

use super::{Cell, Data, Picture, Scale, WIDTH, columns, legend, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::texts::{ChartText, fill};

/// A chart of distributions.
#[derive(Clone, Debug)]
pub struct Curves {
    /// At most three.
    pub curves: Vec<Curve>,
    /// Head of the sizes in the table of numbers.
    pub about: String,
    /// Language of the labels.
    pub lang: Lang,
}

/// A distribution.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Its name.
    pub label: String,
    /// Probability and quantile, ascending.
    pub points: Vec<(f64, f64)>,
}

const HEIGHT: f64 = 320.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 30.0;

impl Curve {
    /// Chance of a value at or below `x`, between the points on a straight line; beyond the outer points no more is known
    /// than that it is smaller than the first or larger than the last.
    pub fn chance(&self, x: f64) -> Option<f64> {
        let (first, last) = (self.points.first()?, self.points.last()?);
        if x < first.1 {
            return Some(0.0);
        }
        if x >= last.1 {
            return Some(1.0);
        }
        let i = self.points.partition_point(|p| p.1 <= x);
        let ((p0, x0), (p1, x1)) = (self.points[i - 1], self.points[i]);
        Some(p0 + (p1 - p0) * (x - x0) / (x1 - x0))
    }
}

impl Curves {
    /// The chart. Caption and source are left to whoever knows them.
    pub fn picture(&self, id: String, title: String) -> Picture {
        let mut body = String::new();
        let all = self.curves.iter().flat_map(|c| &c.points).map(|p| p.1);
        let scale = Scale::over(all, 4.0, LEFT, WIDTH - RIGHT).filter(|_| !self.curves.is_empty());
        if let Some(scale) = &scale {
            self.axes(&mut body, scale);
            for (i, curve) in self.curves.iter().enumerate() {
                let _ = write!(body, "<polyline class=\"line {}\" points=\"", self.colour(i));
                for &(p, x) in &curve.points {
                    let _ = write!(body, "{:.1},{:.1} ", scale.place(x), height(p));
                }
                body.push_str("\"/>\n");
            }
            let names: Vec<(&str, &str)> =
                self.curves.iter().enumerate().map(|(i, c)| (self.colour(i), c.label.as_str())).collect();
            legend(&mut body, (0.0, 14.0), &names, "━");
            self.tips(&mut body, scale);
        }
        let said: Vec<String> = self.curves.iter().filter_map(|c| self.finding(c)).collect();
        let nothing = || ChartText::NoFigures.get(self.lang).to_string();
        let description = if said.is_empty() { nothing() } else { said.join(" ") };
        let data = scale.map_or_else(Data::default, |s| self.data(&s));
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

    fn axes(&self, svg: &mut String, scale: &Scale) {
        for quarter in 0..=4 {
            let share = f64::from(quarter) / 4.0;
            let y = height(share);
            let label = numbers::whole_percent(share, self.lang);
            let _ = writeln!(
                svg,
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text x=\"{:.1}\" \
                 y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 7.0,
                y + 4.5,
                escape(&label)
            );
        }
        let label = |tick: f64| numbers::number(tick, Kind::Change, scale.step(), self.lang);
        columns(svg, scale, (TOP, HEIGHT - BOTTOM), label);
    }

    fn tips(&self, svg: &mut String, scale: &Scale) {
        let sizes = sizes(scale);
        let width = (scale.to - scale.from) / (sizes.len() - 1) as f64;
        for x in sizes {
            let mut said = vec![numbers::number(x, Kind::Change, scale.step() / 4.0, self.lang)];
            for curve in &self.curves {
                said.push(format!("{}: {}", curve.label, self.percent(curve.chance(x))));
            }
            let left = (scale.place(x) - width / 2.0).max(LEFT);
            let right = (scale.place(x) + width / 2.0).min(WIDTH - RIGHT);
            tip(svg, [left, TOP, right - left, HEIGHT - TOP - BOTTOM], &said.join("\n"));
        }
    }

    fn percent(&self, share: Option<f64>) -> String {
        let Some(share) = share else { return numbers::NONE.to_string() };
        // The outermost points are the first and the last hundredth.
        numbers::percent(share, Some(0.0), 1, self.lang)
    }

    /// The chance of any fall, and the middle.
    fn finding(&self, curve: &Curve) -> Option<String> {
        let middle = curve.points.iter().min_by(|a, b| (a.0 - 0.5).abs().total_cmp(&(b.0 - 0.5).abs()))?.1;
        let step = numbers::step(Kind::Change, middle, None);
        let values = [
            ("line", crate::report::view::capital(&curve.label)),
            ("chance", self.percent(curve.chance(0.0))),
            ("middle", numbers::number(middle, Kind::Change, step, self.lang)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        Some(fill(ChartText::CurveFinding.get(self.lang), &values))
    }

    fn data(&self, scale: &Scale) -> Data {
        let heads = std::iter::once(self.about.clone()).chain(self.curves.iter().map(|c| c.label.clone())).collect();
        let row = |x: f64| {
            let cells = self.curves.iter().map(|c| Cell::share(c.chance(x), self.percent(c.chance(x))));
            (numbers::number(x, Kind::Change, scale.step() / 4.0, self.lang), cells.collect())
        };
        Data { heads, rows: scale.ticks.iter().map(|&x| row(x)).collect() }
    }
}

fn height(share: f64) -> f64 {
    HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share
}

/// Four sizes to every tick.
fn sizes(scale: &Scale) -> Vec<f64> {
    let count = (scale.ticks.len() - 1) * 4;
    (0..=count).map(|i| scale.ticks[0] + scale.step() / 4.0 * i as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and last hundredth of a uniform distribution from -100 to 0, and the median.
    fn uniform() -> Curve {
        Curve { label: "u".into(), points: vec![(0.01, -99.0), (0.5, -50.0), (0.99, -1.0)] }
    }

    #[test]
    fn chances_lie_on_the_line_and_end_at_nothing_and_all() {
        let curve = uniform();
        for (x, chance) in [(-99.5, 0.0), (-99.0, 0.01), (-50.0, 0.5), (-25.5, 0.745), (-1.0, 1.0), (3.0, 1.0)] {
            assert!((curve.chance(x).unwrap() - chance).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn near_certainty_is_never_certainty() {
        let curves = Curves { curves: vec![uniform()], about: "size".into(), lang: Lang::En };
        let picture = curves.picture("c".into(), "T".into());
        assert!(picture.description.contains("> 99%"), "{}", picture.description);
        assert_eq!(picture.data.rows[0].1[0].shown, "< 1%");
        assert!(picture.inline().contains("<polyline"));
    }
}
