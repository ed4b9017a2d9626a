//! What the two pictures of an effect tree share: the frame with its texts, colours, a bar with its interval.

use std::fmt::Write as _;

use super::{Reader, in_words};
use crate::analysis::effect_tree::Part;
use crate::report::chart::{Cell, Data, Picture};
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::report::view::{capital, one_line};
use crate::stats::Summary;
use crate::texts::{Text, TreeText, fill};

/// Width of both pictures: names and bars stand beside each other.
pub(super) const WIDTH: f64 = 600.0;

/// A picture of `body`, `height` high; `id` is the start of its identifiers, unique on a page.
pub(super) fn picture(reader: &Reader, id: &str, title: TreeText, body: String, height: f64) -> Picture {
    let (lang, year) = (reader.lang, reader.year.to_string());
    let draws = numbers::whole(reader.tree.draws, lang);
    let unit = fill(TreeText::Unit.get(lang), &[("excluded", &reader.excluded()), ("draws", &draws)]);
    Picture {
        id: id.to_string(),
        title: fill(title.get(lang), &[("year", &year)]),
        description: in_words(reader),
        caption: format!("{unit} {}", TreeText::Colours.get(lang)),
        source: one_line(reader.tree.attribution.get(lang)),
        width: WIDTH,
        height,
        body,
        data: data(reader),
    }
}

/// Every part with its mean and interval.
fn data(reader: &Reader) -> Data {
    let heads = [TreeText::PartHead.get(reader.lang), Text::Mean.get(reader.lang), "P10", "P90"];
    let row = |(part, s): (Part, &Summary)| {
        let steps = [reader.step, reader.step_of_ends, reader.step_of_ends];
        let cells = [s.mean, s.p(10), s.p(90)].into_iter().zip(steps);
        let cells = cells.map(|(x, step)| Cell::of(x, Kind::Change, step, reader.lang)).collect();
        (capital(&reader.name(part)), cells)
    };
    let rows = reader.parts.iter().copied().filter(|(part, _)| !part.is_level()).map(row).collect();
    Data { heads: heads.map(String::from).into(), rows }
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
