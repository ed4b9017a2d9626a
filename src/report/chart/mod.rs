//! Charts as SVG: round axes, labels at the lines, colours that the colour-blind can tell apart, light and dark. They know
//! years, names and numbers, nothing of scenarios. One kind a file; each gives a [`Picture`] with the numbers behind it.

pub mod bars;
pub mod curve;
pub mod lines;
pub mod plane;
pub mod shares;
pub mod spans;
pub mod tiles;

use std::fmt::Write as _;

use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};

/// Colours and strokes, for the page and for a file of its own. Blue, vermilion and green of the palette of Okabe and Ito,
/// darkened where they are the colour of a text.
pub const CSS: &str = include_str!("chart.css");

/// Width of most charts, in their own units.
pub const WIDTH: f64 = 480.0;
/// Room for the title of a file of its own.
const HEAD: f64 = 30.0;
/// Height of a further line of title, and about the width of a letter in it.
const HEAD_LINE: f64 = 18.0;
const HEAD_LETTER: f64 = 8.4;
/// The same of caption and source below a file of its own.
const LINE: f64 = 15.0;
const LETTER: f64 = 5.9;

/// A drawn chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Start of the identifiers inside, unique on a page; letters, digits and hyphens.
    pub id: String,
    /// Title, with the unit.
    pub title: String,
    /// The finding in words, for those who cannot see it.
    pub description: String,
    /// What lines, areas and dots are.
    pub caption: String,
    /// Where the figures come from.
    pub source: String,
    /// Width and height, in its own units: on a phone a unit is about 0.7 pixels if it is [`WIDTH`] wide.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What is drawn.
    pub body: String,
    /// The numbers behind it.
    pub data: Data,
}

/// The numbers behind a chart, no finer than people see them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// Head of each column, the first included.
    pub heads: Vec<String>,
    /// What a row is about, and its cells.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// A number as people read it and as machines do; both empty where it is undefined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// In the reader's language.
    pub shown: String,
    /// Digits with a point.
    pub plain: String,
}

impl Cell {
    /// `x` to a multiple of `step`.
    pub fn of(x: Option<f64>, kind: Kind, step: f64, lang: Lang) -> Self {
        x.filter(|x| x.is_finite()).map_or_else(Self::default, |x| Self {
            shown: numbers::number(x, kind, step, lang),
            plain: numbers::plain(x, step),
        })
    }

    /// A share as a percentage; `shown` says how people read it.
    pub fn share(share: Option<f64>, shown: String) -> Self {
        share.filter(|x| x.is_finite()).map_or_else(Self::default, |x| Self { shown, plain: numbers::plain(x, 0.01) })
    }
}

impl Picture {
    /// The `svg` element for a page that holds [`CSS`].
    pub fn inline(&self) -> String {
        self.element(0.0, 0.0, "", "")
    }

    /// A file of its own, with title, caption and source.
    pub fn standalone(&self) -> String {
        let Self { width, height, .. } = self;
        let foot: Vec<String> =
            [&self.caption, &self.source].into_iter().flat_map(|text| lines(text, width / LETTER)).collect();
        let below = foot.len() as f64 * LINE + 8.0;
        let title = lines(&self.title, (width - 16.0) / HEAD_LETTER);
        let head = HEAD + title.len().saturating_sub(1) as f64 * HEAD_LINE;
        let mut first = format!(
            "<style>\n{CSS}</style><rect class=\"paper\" y=\"-{head}\" width=\"{width}\" height=\"{}\"/>\n",
            height + head + below
        );
        for (i, line) in title.iter().enumerate() {
            let y = i as f64 * HEAD_LINE + 20.0 - head;
            let _ = writeln!(first, "<text class=\"head\" x=\"8\" y=\"{y:.0}\">{}</text>", escape(line));
        }
        let mut last = String::new();
        for (i, line) in foot.iter().enumerate() {
            let y = height + (i as f64 + 0.9) * LINE;
            let _ = writeln!(last, "<text class=\"small\" x=\"8\" y=\"{y:.1}\">{}</text>", escape(line));
        }
        self.element(head, below, &first, &last)
    }

    /// The `svg` element with `head` room above, `foot` below, and `first` and `last` around everything else.
    fn element(&self, head: f64, foot: f64, first: &str, last: &str) -> String {
        let (id, width, height) = (&self.id, self.width, self.height + head + foot);
        format!(
            "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {} {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc \
             id=\"{id}-desc\">{}</desc>\n{first}{}{last}</svg>\n",
            0.0 - head,
            escape(&self.title),
            escape(&self.description),
            self.body
        )
    }
}

/// `text` in lines of `most` characters, broken at spaces.
fn lines(text: &str, most: f64) -> Vec<String> {
    let most = most as usize;
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match out.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= most) {
            Some(line) => *line = format!("{line} {word}"),
            None => out.push(word.to_string()),
        }
    }
    out
}

/// A line of numbers laid over a stretch of paper.
struct Scale {
    /// Round numbers, ascending; the first and the last are its ends.
    ticks: Vec<f64>,
    /// Where the ends lie.
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale over `values` and zero with about `steps` steps; `None` if a value is not finite.
    fn over(values: impl IntoIterator<Item = f64>, steps: f64, from: f64, to: f64) -> Option<Self> {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values {
            if !value.is_finite() {
                return None;
            }
            (low, high) = (low.min(value), high.max(value));
        }
        Some(Self { ticks: ticks(low, high, steps), from, to })
    }

    fn place(&self, value: f64) -> f64 {
        let (first, last) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        self.from + (self.to - self.from) * (value - first) / (last - first)
    }

    fn step(&self) -> f64 {
        self.ticks.get(1).map_or(1.0, |t| t - self.ticks[0])
    }
}

/// Round numbers from at or below `low` to at or above `high`: between `steps` and two and a half times as many steps of
/// 1, 2 or 5 times a power of ten.
pub(super) fn ticks(low: f64, high: f64, steps: f64) -> Vec<f64> {
    let step = numbers::step_not_above((high - low) / steps).unwrap_or(1.0);
    let (first, last) = ((low / step).floor(), (high / step).ceil().max((low / step).floor() + 1.0));
    let count = (last - first).min(20.0) as i32;
    (0..=count).map(|i| (first + f64::from(i)) * step).collect()
}

/// Vertical grid lines at the ticks of a horizontal scale from `top` to `bottom`, with their numbers below.
fn columns(svg: &mut String, scale: &Scale, (top, bottom): (f64, f64), label: impl Fn(f64) -> String) {
    let last = scale.ticks.len() - 1;
    // As many numbers as fit beside each other, zero among them.
    let labels: Vec<String> = scale.ticks.iter().map(|&tick| label(tick)).collect();
    let wide = labels.iter().map(|l| l.chars().count()).max().unwrap_or(1) as f64 * 9.0 + 12.0;
    let every = (wide * last as f64 / (scale.to - scale.from)).ceil().max(1.0) as usize;
    let zero = scale.ticks.iter().position(|&tick| tick == 0.0).unwrap_or(0);
    for (i, (&tick, label)) in scale.ticks.iter().zip(&labels).enumerate() {
        let (x, class) = (scale.place(tick), if tick == 0.0 { "zero" } else { "grid" });
        let _ =
            writeln!(svg, "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top:.1}\" y2=\"{bottom:.1}\"/>");
        if i.abs_diff(zero) % every != 0 {
            continue;
        }
        // Numbers at the ends stay on the paper.
        let half = label.chars().count() as f64 * 4.5;
        let (x, anchor) = match x {
            x if x - half < 0.0 => (0.0, "start"),
            x if x + half > WIDTH => (WIDTH, "end"),
            x => (x, "middle"),
        };
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            bottom + 17.0,
            escape(label)
        );
    }
}

/// Names in their colours, in a row; where there is only one thing there is nothing to tell apart.
fn legend(svg: &mut String, (x, y): (f64, f64), names: &[(&str, &str)], mark: &str) {
    if names.len() < 2 {
        return;
    }
    let _ = write!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\">");
    for (i, (colour, name)) in names.iter().enumerate() {
        let before = if i == 0 { "" } else { " dx=\"12\"" };
        let _ = write!(svg, "<tspan class=\"key-{colour}\"{before}>{mark} {}</tspan>", escape(name));
    }
    svg.push_str("</text>\n");
}

/// Something invisible over the chart that tells its values when pointed at.
fn tip(svg: &mut String, [x, y, width, height]: [f64; 4], text: &str) {
    let _ = writeln!(
        svg,
        "<rect class=\"tip\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"><title>{}</title></rect>",
        escape(text)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_data() {
        assert_eq!(ticks(0.0, 210_000.0, 4.0), [0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0, 250_000.0]);
        let signed = [-3_000.0, -2_500.0, -2_000.0, -1_500.0, -1_000.0, -500.0, 0.0, 500.0, 1_000.0];
        assert_eq!(ticks(-3_000.0, 900.0, 4.0), signed);
        assert_eq!(ticks(0.0, 0.0, 4.0), [0.0, 1.0]);
    }

    #[test]
    fn a_scale_holds_zero_and_refuses_what_cannot_be_drawn() {
        let scale = Scale::over([3.0, 9.0], 4.0, 100.0, 0.0).unwrap();
        assert_eq!((scale.place(0.0), scale.place(10.0), scale.place(5.0)), (100.0, 0.0, 50.0));
        assert!(Scale::over([1.0, f64::NAN], 4.0, 0.0, 1.0).is_none());
    }
}
