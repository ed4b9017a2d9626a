//! The funnel plot: effect against standard error. In a fair literature the studies fill the funnel evenly.

use std::fmt::Write as _;

use super::plot::{Across, Plot, SMALL, WIDTH, id, line};
use super::{chance, small_study};
use crate::analysis::evidence::Review;
use crate::ids::Lang;
use crate::meta::ENOUGH;
use crate::report::chart::ticks;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::texts::{EvidenceText, fill};

const TOP: f64 = 30.0;
const BOTTOM: f64 = 300.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = WIDTH - 20.0;
/// Half-width of the funnel in standard errors: 95 % of studies without differences lie inside.
const NORMAL: f64 = 1.959_963_984_540_054;

/// The funnel plot of a pool. `table` names the file its findings come from.
pub fn funnel(review: &Review, table: &str, lang: Lang) -> Plot {
    let text = |t: EvidenceText| t.get(lang);
    let mean = 100.0 * review.pooled.effect;
    let largest = review.items.iter().map(|i| 100.0 * i.error).fold(0.0, f64::max);
    let down = ticks(0.0, largest, 4.0);
    let deepest = down[down.len() - 1];
    let y = |error: f64| TOP + (BOTTOM - TOP) * error / deepest;
    let edges = [mean - NORMAL * deepest, mean + NORMAL * deepest];
    let across = Across::new(LEFT, RIGHT, review.items.iter().map(|i| 100.0 * i.finding.change).chain(edges));
    let mut svg = String::new();
    let step = down.get(1).map_or(1.0, |t| t - down[0]);
    for &tick in &down {
        let (at, label) = (y(tick), numbers::number(tick, Kind::Count, step, lang));
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/><text {SMALL} x=\"{:.1}\" \
             y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            LEFT - 7.0,
            at + 4.0
        );
    }
    line(&mut svg, 18.0, text(EvidenceText::AxisError));
    across.draw(&mut svg, TOP, BOTTOM, text(EvidenceText::AxisChange), lang);
    let (top, [left, right]) = (across.x(mean), edges.map(|x| across.x(x)));
    let _ = writeln!(
        svg,
        "<polygon class=\"band two\" points=\"{top:.1},{TOP:.1} {left:.1},{BOTTOM:.1} {right:.1},{BOTTOM:.1}\"/>\n<line \
         class=\"two\" stroke-width=\"1.5\" x1=\"{top:.1}\" x2=\"{top:.1}\" y1=\"{TOP}\" y2=\"{BOTTOM}\"/>"
    );
    // Names are put where none stands yet.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for item in &review.items {
        let (x, at) = (across.x(100.0 * item.finding.change), y(100.0 * item.error));
        let _ = writeln!(
            svg,
            "<circle class=\"one\" cx=\"{x:.1}\" cy=\"{at:.1}\" r=\"5\"><title>{}</title></circle>",
            escape(&format!("{} {}", item.finding.id, item.finding.intervention))
        );
        let mut place = at + 4.0;
        while taken.iter().any(|(tx, ty)| (tx - x).abs() < 60.0 && (ty - place).abs() < 12.0) {
            place += 12.0;
        }
        taken.push((x, place));
        let name = escape(&item.finding.id);
        let _ = writeln!(svg, "<text {SMALL} x=\"{:.1}\" y=\"{place:.1}\">{name}</text>", x + 9.0);
    }
    let n = review.pooled.studies.to_string();
    let note = match &review.small_study {
        Ok(r) if review.pooled.studies >= ENOUGH => {
            fill(text(EvidenceText::FunnelEnough), &[("n", &n), ("p", &chance(r.chance, lang))])
        }
        _ => fill(text(EvidenceText::FunnelFew), &[("n", &n)]),
    };
    line(&mut svg, BOTTOM + 54.0, &note);
    line(&mut svg, BOTTOM + 70.0, &fill(text(EvidenceText::Source), &[("table", table)]));
    Plot {
        id: id("funnel", &review.pool),
        title: fill(text(EvidenceText::FunnelTitle), &[("pool", &review.pool)]),
        description: small_study(review, lang),
        height: BOTTOM + 80.0,
        body: svg,
    }
}
