//! The forest plot: each study with its interval, what they say together, and what a next study would find.

use std::fmt::Write as _;

use super::plot::{Across, Plot, SMALL, WIDTH, id, line};
use super::{percent, range};
use crate::analysis::evidence::{Item, Review};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::terminal::cut;
use crate::texts::{EvidenceText, fill};

const TOP: f64 = 30.0;
const ROW: f64 = 24.0;
const LEFT: f64 = 226.0;
const RIGHT: f64 = 440.0;
/// Half-width of a 95 % interval in standard errors.
const NORMAL: f64 = 1.959_963_984_540_054;

/// The forest plot of a pool. `table` names the file its findings come from.
pub fn forest(review: &Review, table: &str, lang: Lang) -> Plot {
    let text = |t: EvidenceText| t.get(lang);
    let p = &review.pooled;
    let (interval, next) = (p.interval(0.95), p.prediction(0.8));
    let ends = |item: &Item, error: f64| [item.finding.change - NORMAL * error, item.finding.change + NORMAL * error];
    // Intervals of the mean that leave the studies far behind are cut off with an arrow.
    let shown = review.items.iter().flat_map(|i| ends(i, i.error)).chain([p.effect]).map(|x| 100.0 * x);
    let across = Across::new(LEFT, RIGHT, shown);
    let rows = review.items.len() as f64 + 2.0;
    let bottom = TOP + rows * ROW + 6.0;
    let mut svg = String::new();
    let figures = format!("{}, {}", text(EvidenceText::Found), text(EvidenceText::Interval));
    for (x, anchor, label) in [(8.0, "start", text(EvidenceText::Study)), (WIDTH - 8.0, "end", figures.as_str())] {
        let label = escape(label);
        let _ = writeln!(svg, "<text {SMALL} x=\"{x}\" y=\"18\" text-anchor=\"{anchor}\">{label}</text>");
    }
    across.draw(&mut svg, TOP, bottom, text(EvidenceText::AxisChange), lang);
    for (i, item) in review.items.iter().enumerate() {
        let y = TOP + (i as f64 + 0.5) * ROW + 3.0;
        let f = &item.finding;
        let label = cut(&format!("{} {}", f.id, f.intervention), 29);
        let whole = format!("{} {}, {} ({})", f.id, f.intervention, f.measure, f.study_type);
        let discounted = ends(item, item.error);
        words(&mut svg, y, &label, &format!("{}, {}", percent(f.change, lang), range(discounted.into(), lang)), &whole);
        whisker(&mut svg, &across, y, discounted.into(), "one", 1.0);
        whisker(&mut svg, &across, y, ends(item, f.error).into(), "one", 2.5);
        // The area says how much a study weighs.
        let (side, x) = (4.0 + 12.0 * item.share.sqrt(), across.x(100.0 * f.change));
        let _ = writeln!(
            svg,
            "<rect class=\"one\" x=\"{:.1}\" y=\"{:.1}\" width=\"{side:.1}\" height=\"{side:.1}\"/>",
            x - side / 2.0,
            y - side / 2.0
        );
    }
    let y = TOP + (review.items.len() as f64 + 0.5) * ROW + 6.0;
    let label = text(EvidenceText::All);
    words(&mut svg, y, label, &format!("{}, {}", percent(p.effect, lang), range(interval, lang)), label);
    diamond(&mut svg, &across, y, p.effect, interval);
    let label = text(EvidenceText::NextStudy);
    words(&mut svg, y + ROW, label, &range(next, lang), label);
    whisker(&mut svg, &across, y + ROW, next, "two", 2.5);
    line(&mut svg, bottom + 54.0, text(EvidenceText::ForestNote));
    line(&mut svg, bottom + 70.0, &fill(text(EvidenceText::Source), &[("table", table)]));
    let values = [
        ("n", review.items.len().to_string()),
        ("mean", percent(p.effect, lang)),
        ("interval", range(interval, lang)),
        ("next", range(next, lang)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Plot {
        id: id("forest", &review.pool),
        title: fill(text(EvidenceText::ForestTitle), &[("pool", &review.pool)]),
        description: fill(text(EvidenceText::ForestAlt), &values),
        height: bottom + 80.0,
        body: svg,
    }
}

/// Names at the left, with the whole name to be read by pointing at it, and figures at the right.
fn words(svg: &mut String, y: f64, label: &str, figures: &str, whole: &str) {
    let y = y + 4.0;
    let _ = writeln!(
        svg,
        "<text {SMALL} x=\"8\" y=\"{y:.1}\">{}<title>{}</title></text><text {SMALL} x=\"{:.1}\" y=\"{y:.1}\" \
         text-anchor=\"end\">{}</text>",
        escape(label),
        escape(whole),
        WIDTH - 8.0,
        escape(figures)
    );
}

/// A horizontal line, with an arrow head where it goes on beyond the scale.
fn whisker(svg: &mut String, across: &Across, y: f64, (low, high): (f64, f64), class: &str, width: f64) {
    let (x1, x2) = (across.x(100.0 * low), across.x(100.0 * high));
    let _ = writeln!(
        svg,
        "<line class=\"{class}\" stroke-width=\"{width}\" x1=\"{x1:.1}\" x2=\"{x2:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>"
    );
    for (value, x, inward) in [(low, x1, 7.0), (high, x2, -7.0)] {
        if !across.holds(100.0 * value) {
            let back = x + inward;
            let _ = writeln!(
                svg,
                "<polygon class=\"{class}\" points=\"{x:.1},{y:.1} {back:.1},{:.1} {back:.1},{:.1}\"/>",
                y - 4.0,
                y + 4.0
            );
        }
    }
}

/// The mean and its interval.
fn diamond(svg: &mut String, across: &Across, y: f64, mean: f64, (low, high): (f64, f64)) {
    if across.holds(100.0 * low) && across.holds(100.0 * high) {
        let [left, middle, right] = [low, mean, high].map(|x| across.x(100.0 * x));
        let _ = writeln!(
            svg,
            "<polygon class=\"two\" points=\"{left:.1},{y:.1} {middle:.1},{:.1} {right:.1},{y:.1} {middle:.1},{:.1}\"/>",
            y - 7.0,
            y + 7.0
        );
        return;
    }
    // A diamond that is cut off would lie about its ends.
    whisker(svg, across, y, (low, high), "two", 2.5);
    let x = across.x(100.0 * mean);
    let _ = writeln!(
        svg,
        "<polygon class=\"two\" points=\"{:.1},{y:.1} {x:.1},{:.1} {:.1},{y:.1} {x:.1},{:.1}\"/>",
        x - 7.0,
        y - 7.0,
        x + 7.0,
        y + 7.0
    );
}
