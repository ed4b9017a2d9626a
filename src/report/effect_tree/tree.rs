//! The effect tree ("effectenboom"): the effect at the root, demand and staff as its branches, mechanisms as leaves with a
//! bar each.

use std::fmt::Write as _;

use super::Reader;
use super::picture::{WIDTH, bar, colour, picture, text};
use crate::analysis::effect_tree::{EffectTree, Part};
use crate::ids::Lang;
use crate::report::chart::Picture;
use crate::report::markup::escape;
use crate::stats::Summary;
use crate::texts::TreeText;

const ROW: f64 = 58.0;
const TOP: f64 = 8.0;
/// Where root, groups and leaves begin, and where the first two end.
const ROOT: [f64; 2] = [8.0, 128.0];
const GROUP: [f64; 2] = [164.0, 284.0];
const LEAF: f64 = 322.0;
/// Where bars are drawn.
const BARS: [f64; 2] = [LEAF, WIDTH - 8.0];

/// The picture of `year`. `id` is the start of its identifiers, unique on a page.
pub fn tree(tree: &EffectTree, year: i32, id: &str, lang: Lang) -> Picture {
    let reader = Reader::new(tree, year, lang);
    let leaves: Vec<(Part, &Summary)> = reader.leaves().collect();
    let height = TOP + ROW * leaves.len() as f64 + 8.0;
    let middle = |i: f64| TOP + ROW * (i + 0.5);
    let scale = Scale::of(&leaves);
    let mut svg = String::new();
    let root = height / 2.0;
    let mut first_level = Vec::new();
    for group in [Part::Care, Part::Staff] {
        let places: Vec<usize> = (0..leaves.len()).filter(|&i| leaves[i].0.parent() == Some(group)).collect();
        if let (Some(first), Some(last), Some(s)) = (places.first(), places.last(), reader.find(group)) {
            let y = middle((first + last) as f64 / 2.0);
            first_level.push((GROUP[0], y, s));
            for &i in &places {
                branch(&mut svg, [GROUP[1], y], [LEAF - 6.0, middle(i as f64)], leaves[i].1);
            }
            block(&mut svg, &reader, group, s, GROUP[0], y);
        }
    }
    for (i, (part, s)) in leaves.iter().enumerate() {
        if part.parent() == Some(Part::Total) {
            first_level.push((LEAF, middle(i as f64), s));
        }
        leaf(&mut svg, &reader, *part, s, &scale, middle(i as f64));
    }
    if let Some(s) = reader.find(Part::Total) {
        for (x, y, s) in first_level {
            branch(&mut svg, [ROOT[1], root], [x - 6.0, y], s);
        }
        block(&mut svg, &reader, Part::Total, s, ROOT[0], root);
    }
    picture(&reader, id, TreeText::TreeTitle, svg, height)
}

/// A name over two or three lines with mean and interval below it.
fn block(svg: &mut String, reader: &Reader, part: Part, s: &Summary, x: f64, y: f64) {
    let name = reader.name(part);
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split(' ') {
        let last = lines.len() - 1;
        if lines[last].is_empty() {
            lines[last] = word.to_string();
        } else if lines[last].chars().count() + word.chars().count() < 14 {
            lines[last] = format!("{} {word}", lines[last]);
        } else {
            lines.push(word.to_string());
        }
    }
    let top = y - (lines.len() as f64 + 2.0) * 8.0;
    for (i, line) in lines.iter().enumerate() {
        text(svg, "strong", "start", x, top + (i as f64 + 0.8) * 16.0, line);
    }
    let below = top + (lines.len() as f64 + 0.8) * 16.0;
    text(svg, colour(s.mean.unwrap_or(0.0)), "start", x, below + 2.0, &reader.mean(s));
    text(svg, "small", "start", x, below + 18.0, &reader.interval(s));
}

/// A name with mean and interval below it, and below that a bar.
fn leaf(svg: &mut String, reader: &Reader, part: Part, s: &Summary, scale: &Scale, y: f64) {
    let mean = s.mean.unwrap_or(0.0);
    text(svg, "strong", "start", LEAF, y - 12.0, &reader.name(part));
    let _ = writeln!(
        svg,
        "<text class=\"{}\" x=\"{LEAF:.1}\" y=\"{:.1}\">{}<tspan class=\"small\" dx=\"8\">{}</tspan></text>",
        colour(mean),
        y + 5.0,
        escape(&reader.mean(s)),
        escape(&reader.interval(s))
    );
    let (zero, bar_at) = (scale.x(0.0), y + 16.0);
    let interval = s.p(10).zip(s.p(90)).map(|(low, high)| (scale.x(low), scale.x(high)));
    bar(svg, colour(mean), [zero, scale.x(mean)], interval, bar_at, 10.0);
    let _ = writeln!(
        svg,
        "<line class=\"zero\" x1=\"{zero:.1}\" x2=\"{zero:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
        bar_at - 7.0,
        bar_at + 7.0
    );
}

/// A line from a part to what it is part of, in the colour of its sign.
fn branch(svg: &mut String, [x0, y0]: [f64; 2], [x1, y1]: [f64; 2], s: &Summary) {
    let (class, half) = (colour(s.mean.unwrap_or(0.0)), f64::midpoint(x0, x1));
    let _ = writeln!(
        svg,
        "<path class=\"branch {class}\" d=\"M{x0:.1} {y0:.1}C{half:.1} {y0:.1} {half:.1} {y1:.1} {x1:.1} {y1:.1}\"/>"
    );
}

/// From persons to the horizontal place of a bar's end; the same for all leaves.
struct Scale {
    low: f64,
    per_person: f64,
}

impl Scale {
    fn of(leaves: &[(Part, &Summary)]) -> Self {
        let ends = leaves.iter().flat_map(|(_, s)| [s.mean, s.p(10), s.p(90)]).flatten().filter(|x| x.is_finite());
        let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
        let span = if high > low { high - low } else { 1.0 };
        Self { low, per_person: (BARS[1] - BARS[0]) / span }
    }

    fn x(&self, persons: f64) -> f64 {
        BARS[0] + (persons - self.low) * self.per_person
    }
}
