//! A dot and an interval for each contender, as SVG.

use std::fmt::Write as _;

use super::Seen;
use crate::report::markup::{escape, paragraph};
use crate::report::numbers::{self, Kind};
use crate::stats::Summary;
use crate::texts::CompareText;

const WIDTH: f64 = 480.0;
const LEFT: f64 = 30.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 12.0;
const ROW: f64 = 30.0;
const AXIS: f64 = 26.0;

/// The figure of a year: the effects where any is known, otherwise the shortages.
pub(super) fn figure(seen: Seen, place: usize) -> String {
    let year = seen.found.years[place].to_string();
    let effects = seen.found.contenders.iter().any(|c| c.effect[place].is_some());
    let (title, kind) =
        if effects { (CompareText::Chart, Kind::Change) } else { (CompareText::ChartLevels, Kind::Count) };
    let title = seen.fill(title, &[("year", &year)]);
    let rows: Vec<(String, Summary)> = seen
        .found
        .contenders
        .iter()
        .enumerate()
        .filter_map(|(i, c)| Some((Seen::letter(i), if effects { c.effect[place]? } else { c.shortage[place] })))
        .collect();
    let said: Vec<String> = rows
        .iter()
        .map(|(letter, s)| {
            let [mean, interval] = seen.cells(s, kind);
            format!("{letter}: {mean} ({interval}).")
        })
        .collect();
    let Some(svg) = svg(seen, &format!("compare-{year}"), &title, &said.join(" "), &rows, kind) else {
        return String::new();
    };
    let source: Vec<&str> = seen.found.attributions.iter().map(|a| a.get(seen.lang)).collect();
    format!(
        "<figure>\n<p><strong>{}</strong></p>\n{svg}<figcaption>{} {}</figcaption>\n</figure>\n{}",
        escape(&title),
        escape(&seen.text(CompareText::ChartNote)),
        escape(&source.join(" ")),
        paragraph("", "")
    )
}

/// The picture; `None` if there is nothing to draw.
fn svg(seen: Seen, id: &str, title: &str, said: &str, rows: &[(String, Summary)], kind: Kind) -> Option<String> {
    let all = rows.iter().flat_map(|(_, s)| [s.mean, s.p(10), s.p(90)]).flatten().filter(|x| x.is_finite());
    let (low, high) = all.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    // Three to seven steps: wider labels than a year has.
    let step = numbers::step_not_above((high - low) / 3.0)?;
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let x = |value: f64| LEFT + (WIDTH - LEFT - RIGHT) * (value / step - first) / (last - first);
    let bottom = TOP + ROW * rows.len() as f64;
    let mut svg = format!(
        "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        bottom + AXIS,
        escape(title),
        escape(said)
    );
    let count = (last - first) as i32;
    // Labels every so many steps, so that they stay apart.
    let every = 1 + count / 6;
    for i in 0..=count {
        let value = (first + f64::from(i)) * step;
        let (at, class) = (x(value), if value == 0.0 { "zero" } else { "grid" });
        let _ =
            writeln!(svg, "<line class=\"{class}\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP}\" y2=\"{bottom:.1}\"/>");
        if i % every == 0 {
            let label = numbers::number(value, kind, step, seen.lang);
            let _ =
                writeln!(svg, "<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>", bottom + 18.0);
        }
    }
    for (i, (letter, s)) in rows.iter().enumerate() {
        let y = TOP + ROW * (i as f64 + 0.5);
        let _ = writeln!(svg, "<text class=\"head\" x=\"4\" y=\"{:.1}\">{}</text>", y + 5.0, escape(letter));
        if let Some((low, high)) = s.p(10).zip(s.p(90)) {
            let _ = writeln!(
                svg,
                "<line class=\"line two\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>",
                x(low),
                x(high)
            );
        }
        if let Some(mean) = s.mean {
            let _ = writeln!(svg, "<circle class=\"dot\" cx=\"{:.1}\" cy=\"{y:.1}\" r=\"5\"/>", x(mean));
        }
    }
    svg.push_str("</svg>\n");
    Some(svg)
}
