//! What forest and funnel plot share: the frame with title and description, the scale along the bottom, the source line.

use std::fmt::Write as _;

use crate::ids::Lang;
use crate::report::chart::{CSS, ticks};
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};

/// Width of a picture.
pub(super) const WIDTH: f64 = 640.0;
/// Room for the title of a file of its own.
const HEAD: f64 = 30.0;
/// Size of all but the titles.
pub(super) const SMALL: &str = "style=\"font-size:12px\"";

/// A picture of evidence.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Start of the identifiers inside: letters, digits and hyphens.
    pub(super) id: String,
    /// Title.
    pub title: String,
    /// The finding in words, for those who cannot see it.
    pub description: String,
    pub(super) height: f64,
    pub(super) body: String,
}

impl Plot {
    /// The `svg` element for a page that holds [`CSS`].
    pub fn inline(&self) -> String {
        self.element(0.0, "")
    }

    /// A file of its own, with its title above it.
    pub fn standalone(&self) -> String {
        let first = format!(
            "<style>\n{CSS}</style><rect class=\"paper\" y=\"-{HEAD}\" width=\"{WIDTH}\" height=\"{}\"/>\n<text \
             class=\"head\" x=\"8\" y=\"-10\">{}</text>\n",
            self.height + HEAD,
            escape(&self.title)
        );
        self.element(HEAD, &first)
    }

    fn element(&self, head: f64, first: &str) -> String {
        let id = &self.id;
        format!(
            "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {} {WIDTH} {}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc \
             id=\"{id}-desc\">{}</desc>\n{first}{}</svg>\n",
            0.0 - head,
            self.height + head,
            escape(&self.title),
            escape(&self.description),
            self.body
        )
    }
}

/// An identifier of the letters, digits and hyphens of `name`.
pub(super) fn id(kind: &str, name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("{kind}-{}", name.chars().map(plain).collect::<String>())
}

/// Where changes, in per cent, stand between two edges.
pub(super) struct Across {
    pub left: f64,
    pub right: f64,
    ticks: Vec<f64>,
}

impl Across {
    /// A scale that holds `values` and zero.
    pub fn new(left: f64, right: f64, values: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.filter(|v| v.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        Self { left, right, ticks: ticks(low, high, 4.0) }
    }

    fn ends(&self) -> (f64, f64) {
        (self.ticks[0], self.ticks[self.ticks.len() - 1])
    }

    /// Whether a value is on the scale.
    pub fn holds(&self, value: f64) -> bool {
        let (low, high) = self.ends();
        (low..=high).contains(&value)
    }

    /// The place of a value; beyond an end, that end.
    pub fn x(&self, value: f64) -> f64 {
        let (low, high) = self.ends();
        self.left + (self.right - self.left) * (value.clamp(low, high) - low) / (high - low)
    }

    /// Lines up and down at round values, with what they are below and what is measured below that.
    pub fn draw(&self, svg: &mut String, top: f64, bottom: f64, name: &str, lang: Lang) {
        let step = self.ticks.get(1).map_or(1.0, |t| t - self.ticks[0]);
        // Not more labels than fit beside each other.
        let every = if self.ticks.len() > 7 { 2 } else { 1 };
        let zero = self.ticks.iter().position(|t| *t == 0.0).unwrap_or(0);
        for (i, &tick) in self.ticks.iter().enumerate() {
            let (x, class) = (self.x(tick), if tick == 0.0 { "zero" } else { "grid" });
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top:.1}\" y2=\"{bottom:.1}\"/>"
            );
            if i.abs_diff(zero) % every == 0 {
                let label = numbers::number(tick, Kind::Change, step, lang);
                let y = bottom + 15.0;
                let _ = writeln!(svg, "<text {SMALL} x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{label}</text>");
            }
        }
        let (x, y) = (0.5 * (self.left + self.right), bottom + 33.0);
        let _ = writeln!(svg, "<text {SMALL} x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text>", escape(name));
    }
}

/// A line of text at the left.
pub(super) fn line(svg: &mut String, y: f64, text: &str) {
    let _ = writeln!(svg, "<text {SMALL} x=\"8\" y=\"{y:.1}\">{}</text>", escape(text));
}
