//! The waterfall: from the shortage without the measures, part by part, to the shortage with them. It shows changes only: beside
//! the shortage itself they would be too small to see.

use std::fmt::Write as _;

use super::Reader;
use super::picture::{WIDTH, bar, colour, picture, text};
use crate::analysis::effect_tree::{EffectTree, Part};
use crate::ids::Lang;
use crate::report::chart::{Picture, ticks};
use crate::report::numbers::{self, Kind};
use crate::report::view::capital;
use crate::stats::Summary;
use crate::texts::TreeText;

const ROW: f64 = 30.0;
const TOP: f64 = 6.0;
const HIGH: f64 = 16.0;
/// Where bars are drawn; names stand before them, figures after.
const BARS: [f64; 2] = [248.0, 516.0];
const FIGURES: f64 = WIDTH - 8.0;

/// The picture of `year`. `id` is the start of its identifiers, unique on a page.
pub fn waterfall(tree: &EffectTree, year: i32, id: &str, lang: Lang) -> Picture {
    let reader = Reader::new(tree, year, lang);
    let leaves: Vec<(Part, &Summary)> = reader.leaves().collect();
    let total = reader.find(Part::Total);
    // Running sums of means: where each bar begins and ends.
    let mut sums = vec![0.0];
    for (_, s) in &leaves {
        sums.push(sums[sums.len() - 1] + s.mean.unwrap_or(0.0));
    }
    let ends = total.into_iter().flat_map(|s| [s.p(10), s.p(90), s.mean]).flatten();
    let all = ends.chain(sums.iter().copied()).filter(|x| x.is_finite());
    let (low, high) = all.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    let ticks = ticks(low, high, 4.0);
    let (left, right) = (ticks[0], ticks[ticks.len() - 1]);
    let x = |persons: f64| BARS[0] + (BARS[1] - BARS[0]) * (persons - left) / (right - left);
    let y = |row: usize| TOP + ROW * (row as f64 + 0.5);
    let bottom = TOP + ROW * (leaves.len() as f64 + 3.0);
    let mut svg = String::new();
    let every = ticks.len().div_ceil(5);
    for (i, &tick) in ticks.iter().enumerate() {
        let (class, at) = (if tick == 0.0 { "zero" } else { "grid" }, x(tick));
        let _ =
            writeln!(svg, "<line class=\"{class}\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP}\" y2=\"{bottom:.1}\"/>");
        let zero = ticks.iter().position(|t| *t == 0.0).unwrap_or(0);
        if i.abs_diff(zero).is_multiple_of(every) {
            let label = numbers::number(tick, Kind::Change, ticks[1] - ticks[0], lang);
            text(&mut svg, "small", "middle", at, bottom + 14.0, &label);
        }
    }
    let mut level = |row: usize, part: Part| {
        if let Some(s) = reader.find(part) {
            text(&mut svg, "strong", "start", 8.0, y(row) + 5.0, &reader.name(part));
            text(&mut svg, "strong", "end", FIGURES, y(row) + 5.0, &reader.level(s));
        }
    };
    level(0, Part::Without);
    level(leaves.len() + 2, Part::With);
    for (i, (part, s)) in leaves.iter().enumerate() {
        let (row, mean) = (i + 1, s.mean.unwrap_or(0.0));
        text(&mut svg, "", "start", 8.0, y(row) + 5.0, &capital(&reader.name(*part)));
        join(&mut svg, x(sums[i]), y(row) - ROW + HIGH / 2.0, y(row) - HIGH / 2.0);
        bar(&mut svg, colour(mean), [x(sums[i]), x(sums[i + 1])], None, y(row), HIGH);
        text(&mut svg, colour(mean), "end", FIGURES, y(row) + 5.0, &reader.mean(s));
    }
    if let Some(s) = total {
        let (row, mean) = (leaves.len() + 1, s.mean.unwrap_or(0.0));
        text(&mut svg, "strong", "start", 8.0, y(row) + 5.0, &reader.name(Part::Total));
        join(&mut svg, x(sums[leaves.len()]), y(row) - ROW + HIGH / 2.0, y(row) - HIGH / 2.0);
        let interval = s.p(10).zip(s.p(90)).map(|(low, high)| (x(low), x(high)));
        bar(&mut svg, colour(mean), [x(0.0), x(mean)], interval, y(row), HIGH);
        text(&mut svg, colour(mean), "end", FIGURES, y(row) + 5.0, &reader.mean(s));
    }
    picture(&reader, id, TreeText::WaterfallTitle, svg, bottom + 22.0)
}

/// A thin line from the end of a bar to the next.
fn join(svg: &mut String, x: f64, from: f64, to: f64) {
    let _ = writeln!(svg, "<line class=\"join\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{from:.1}\" y2=\"{to:.1}\"/>");
}
