//! What the two pictures of an effect tree share: the frame with its texts, colours, a bar with its interval.

use std::fmt::Write as _;

use super::{Reader, in_words};
use crate::report::chart;
use crate::report::markup::escape;
use crate::report::numbers;
use crate::report::view::one_line;
use crate::texts::{TreeText, fill};

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    id: String,
    title: String,
    description: String,
    /// Lines below the picture of a file of its own: units, colours, source.
    foot: Vec<String>,
    /// Elements within [`WIDTH`] and `height`.
    body: String,
    height: f64,
}

/// Style of bars and branches, for a page that holds [`chart::CSS`] already.
pub const CSS: &str = "\
.chart .bar{stroke:none;fill-opacity:.8}.chart .whisker{stroke:var(--ink);stroke-width:1.5}\n\
.chart .branch{fill:none;stroke-width:2;stroke-opacity:.55}.chart .branch.one,.chart .branch.two{fill:none}\n\
.chart .join{stroke:var(--soft);stroke-dasharray:2 3}.chart text.strong{fill:var(--ink);font-weight:600}\n\
.chart .small{font-size:12px}.chart tspan.small{fill:var(--soft);font-weight:400}\n";

/// Width of both pictures.
pub(super) const WIDTH: f64 = 600.0;
/// Room for the title of a file of its own.
const HEAD: f64 = 34.0;
/// Height of a line below it.
const LINE: f64 = 16.0;
/// Characters that fit on such a line.
const FOOT: usize = 88;

impl Picture {
    /// A picture of `body`; `id` is the start of its identifiers, unique on a page.
    pub(super) fn new(reader: &Reader, id: &str, title: TreeText, body: String, height: f64) -> Self {
        let (lang, year) = (reader.lang, reader.year.to_string());
        let draws = numbers::whole(reader.tree.draws, lang);
        let unit = fill(TreeText::Unit.get(lang), &[("excluded", &reader.excluded()), ("draws", &draws)]);
        let colours = TreeText::Colours.get(lang).to_string();
        Self {
            id: id.to_string(),
            title: fill(title.get(lang), &[("year", &year)]),
            description: in_words(reader),
            foot: vec![unit, colours, one_line(reader.tree.attribution.get(lang))],
            body,
            height,
        }
    }

    /// The `svg` element for a page that holds [`chart::CSS`] and [`CSS`].
    pub fn inline(&self) -> String {
        self.element(0.0, 0.0, "")
    }

    /// What stands under it on a page: unit, meaning of bars and colours.
    pub fn caption(&self) -> String {
        self.foot[..2].join(" ")
    }

    /// Its title, for a heading on a page.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// A file of its own, with its title above it, and units and source below.
    pub fn standalone(&self) -> String {
        let foot: Vec<String> = self.foot.iter().flat_map(|text| lines(text)).collect();
        let below = foot.len() as f64 * LINE + 10.0;
        let mut first = format!(
            "<style>\n{}{CSS}</style><rect class=\"paper\" y=\"-{HEAD}\" width=\"{WIDTH}\" height=\"{}\"/>\n<text \
             class=\"head\" x=\"8\" y=\"-12\">{}</text>\n",
            chart::CSS,
            HEAD + self.height + below,
            escape(&self.title)
        );
        for (i, line) in foot.iter().enumerate() {
            let y = self.height + (i as f64 + 0.8) * LINE;
            let _ = writeln!(first, "<text class=\"small\" x=\"8\" y=\"{y:.1}\">{}</text>", escape(line));
        }
        self.element(HEAD, below, &first)
    }

    fn element(&self, head: f64, below: f64, first: &str) -> String {
        let Self { id, title, description, body, height, .. } = self;
        format!(
            "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {} {WIDTH} {}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc \
             id=\"{id}-desc\">{}</desc>\n{first}{body}</svg>\n",
            0.0 - head,
            height + head + below,
            escape(title),
            escape(description)
        )
    }
}

/// The colour of a difference: less shortage or more.
pub(super) fn colour(mean: f64) -> &'static str {
    if mean < 0.0 { "one" } else { "two" }
}

/// A line of text.
pub(super) fn text(svg: &mut String, class: &str, anchor: &str, x: f64, y: f64, words: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = writeln!(svg, "<text{class} x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>", escape(words));
}

/// A bar from `from` to `to`, with the interval as a line, if there is one; all on the horizontal axis.
pub(super) fn bar(
    svg: &mut String,
    class: &str,
    [from, to]: [f64; 2],
    interval: Option<(f64, f64)>,
    y: f64,
    high: f64,
) {
    let (left, width) = (from.min(to), (to - from).abs().max(1.0));
    let _ = writeln!(
        svg,
        "<rect class=\"bar {class}\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{high:.1}\"/>",
        y - high / 2.0
    );
    if let Some((low, top)) = interval {
        let _ = writeln!(
            svg,
            "<path class=\"whisker\" d=\"M{low:.1} {y:.1}H{top:.1}M{low:.1} {:.1}v6M{top:.1} {:.1}v6\"/>",
            y - 3.0,
            y - 3.0
        );
    }
}

/// `text` in lines that fit, broken at spaces.
fn lines(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in text.split(' ') {
        let last = out.len() - 1;
        if out[last].chars().count() + 1 + word.chars().count() <= FOOT || out[last].is_empty() {
            let space = if out[last].is_empty() { "" } else { " " };
            out[last] = format!("{}{space}{word}", out[last]);
        } else {
            out.push(word.to_string());
        }
    }
    out
}
