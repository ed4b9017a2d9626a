//! Stretches on one scale, a row an item: what a figure moves between, shares with their intervals, limits within a range.
//! What is said of an item, and the numbers behind it, are the caller's.

use std::fmt::Write as _;

use super::{Data, Picture, Scale, WIDTH, columns, legend, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};

/// A chart of stretches.
#[derive(Clone, Debug)]
pub struct Spans {
    /// Colours (`one`, `two`, `three`) and what they mean.
    pub legend: Vec<(&'static str, String)>,
    /// What the rows are about, from top to bottom.
    pub items: Vec<Item>,
    /// Numbers that the scale holds besides those drawn.
    pub holds: Vec<f64>,
    /// What is counted.
    pub kind: Kind,
    /// Language of the labels.
    pub lang: Lang,
    /// The numbers behind it.
    pub data: Data,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// What stands at the end of its line.
    pub figure: String,
    /// All of it in words.
    pub said: String,
    /// What is drawn below its name.
    pub spans: Vec<Span>,
}

/// A stretch.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// The line it is drawn on, from 0.
    pub line: usize,
    /// Its ends.
    pub ends: (f64, f64),
    /// Its colour.
    pub colour: &'static str,
    /// An interval around its second end.
    pub whisker: Option<(f64, f64)>,
}

const SIDE: f64 = 14.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = 28.0;
const LABEL: f64 = 18.0;
const BAR: f64 = 9.0;
const GAP: f64 = 9.0;
/// Characters of a name that fit beside a figure.
const NAME: usize = 52;

impl Spans {
    /// The chart; caption and source are left to whoever knows them.
    pub fn picture(self, id: String, title: String) -> Picture {
        let lines = self.items.iter().flat_map(|i| i.spans.iter().map(|s| s.line + 1)).max().unwrap_or(1);
        let of_item = LABEL + BAR * lines as f64 + GAP;
        let head = if self.legend.len() > 1 { LABEL + GAP } else { 0.0 };
        let bottom = TOP + head + of_item * self.items.len() as f64;
        let mut body = String::new();
        if let Some(scale) = Scale::over(self.values(), 4.0, SIDE, WIDTH - SIDE) {
            let label = |tick: f64| numbers::number(tick, self.kind, scale.step(), self.lang);
            columns(&mut body, &scale, (TOP + head, bottom), label);
            let names: Vec<(&str, &str)> = self.legend.iter().map(|(colour, name)| (*colour, name.as_str())).collect();
            legend(&mut body, (SIDE, TOP + 14.0), &names, "■");
            for (i, item) in self.items.iter().enumerate() {
                draw(&mut body, &scale, item, TOP + head + of_item * i as f64, of_item);
            }
        }
        let said: Vec<&str> = self.items.iter().take(3).map(|i| i.said.as_str()).collect();
        let description = said.join("; ") + ".";
        let (caption, source) = (String::new(), String::new());
        Picture {
            id,
            title,
            description,
            caption,
            source,
            width: WIDTH,
            height: bottom + BOTTOM,
            body,
            data: self.data,
        }
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let spans = self.items.iter().flat_map(|item| &item.spans);
        let of = |s: &Span| {
            let (low, high) = s.whisker.unwrap_or(s.ends);
            [s.ends.0, s.ends.1, low, high]
        };
        spans.flat_map(of).chain(self.holds.iter().copied())
    }
}

fn draw(svg: &mut String, scale: &Scale, item: &Item, top: f64, height: f64) {
    let figure_at = WIDTH - SIDE;
    let name = if item.label.chars().count() > NAME {
        item.label.chars().take(NAME - 1).collect::<String>().trim_end().to_string() + "…"
    } else {
        item.label.clone()
    };
    let _ = writeln!(
        svg,
        "<rect class=\"cover\" x=\"0\" y=\"{top:.1}\" width=\"{WIDTH}\" height=\"{LABEL}\"/><text class=\"name\" \
         x=\"{SIDE}\" y=\"{:.1}\">{}</text><text class=\"strong\" x=\"{figure_at:.1}\" y=\"{:.1}\" \
         text-anchor=\"end\">{}</text>",
        top + 14.0,
        escape(&name),
        top + 14.0,
        escape(&item.figure)
    );
    for span in &item.spans {
        let y = top + LABEL + BAR * span.line as f64;
        let (a, b) = (scale.place(span.ends.0), scale.place(span.ends.1));
        let _ = writeln!(
            svg,
            "<rect class=\"bar {}\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
            span.colour,
            a.min(b),
            (b - a).abs(),
            BAR - 1.0
        );
        if let Some((low, high)) = span.whisker {
            let (low, high, y) = (scale.place(low), scale.place(high), y + (BAR - 1.0) / 2.0);
            let _ =
                writeln!(svg, "<line class=\"whisker\" x1=\"{low:.1}\" x2=\"{high:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>");
        }
    }
    tip(svg, [0.0, top, WIDTH, height], &item.said);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_lie_on_the_scale_and_say_what_they_are() {
        let span = |line: usize, to: f64, colour: &'static str| Span { line, ends: (0.0, to), colour, whisker: None };
        let spans = Spans {
            legend: vec![("one", "low".into()), ("two", "high".into())],
            items: vec![Item {
                label: "A <a>".into(),
                figure: "700".into(),
                said: "A: −200 to +500".into(),
                spans: vec![span(0, -200.0, "one"), span(0, 500.0, "two")],
            }],
            holds: vec![1_000.0],
            kind: Kind::Change,
            lang: Lang::En,
            data: Data::default(),
        };
        let picture = spans.picture("t".into(), "T".into());
        let svg = picture.inline();
        assert!(svg.contains("A &lt;a&gt;") && !svg.contains("<a>") && svg.contains("+1,000"));
        // From -200 to +1,000 in steps of 200 over 452 units: zero at 14 + 452 / 6, and 500 is 188.3 wide.
        assert!(svg.contains("class=\"bar two\" x=\"89.3\"") && svg.contains("width=\"188.3\""), "{svg}");
        assert_eq!(picture.description, "A: −200 to +500.");
    }
}
