//! Bars from zero to either side, with an interval on each: branches, payers, parts of an effect.

use std::fmt::Write as _;

use super::{Cell, Data, Picture, Scale, WIDTH, columns, legend, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::texts::{ChartText, fill};

/// A chart of bars.
#[derive(Clone, Debug)]
pub struct Bars {
    /// Name of each series, in the order of an item's bars.
    pub series: Vec<String>,
    /// What the bars are about, from top to bottom.
    pub items: Vec<Item>,
    /// Head of their names in the table of numbers.
    pub about: String,
    /// What is counted.
    pub kind: Kind,
    /// Language of the labels.
    pub lang: Lang,
}

/// One thing with its bars.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// A bar for each series; none where there is no figure.
    pub bars: Vec<Option<Bar>>,
}

/// A bar.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// Its length, with its sign.
    pub middle: f64,
    /// The 80 % interval.
    pub interval: Option<(f64, f64)>,
    /// Half-width of a 95 % interval around the least certain of these, by the Monte Carlo error.
    pub half_width: Option<f64>,
}

const SIDE: f64 = 14.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = 28.0;
const LABEL: f64 = 18.0;
const BAR: f64 = 11.0;
const GAP: f64 = 9.0;

impl Bars {
    /// The chart. Caption and source are left to whoever knows them.
    pub fn picture(&self, id: String, title: String) -> Picture {
        let of_item = LABEL + BAR * self.series.len() as f64 + GAP;
        let head = if self.series.len() > 1 { LABEL + GAP } else { 0.0 };
        let bottom = TOP + head + of_item * self.items.len() as f64;
        let mut body = String::new();
        if let Some(scale) = Scale::over(self.values(), 3.0, SIDE, WIDTH - SIDE) {
            let label = |tick: f64| numbers::number(tick, self.kind, scale.step(), self.lang);
            columns(&mut body, &scale, (TOP + head, bottom), label);
            let names: Vec<(&str, &str)> =
                self.series.iter().enumerate().map(|(i, name)| (self.colour(i), name.as_str())).collect();
            legend(&mut body, (SIDE, TOP + 14.0), &names, "■");
            for (i, item) in self.items.iter().enumerate() {
                self.item(&mut body, &scale, item, TOP + head + of_item * i as f64, of_item);
            }
        }
        let description = self.finding();
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
            data: self.data(),
        }
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let bars = self.items.iter().flat_map(|item| item.bars.iter().flatten());
        bars.flat_map(|bar| bar.interval.map_or([bar.middle; 3], |(low, high)| [low, bar.middle, high]))
    }

    fn colour(&self, series: usize) -> &'static str {
        if self.series.len() == 1 { "two" } else { ["two", "one", "three"][series.min(2)] }
    }

    fn item(&self, svg: &mut String, scale: &Scale, item: &Item, top: f64, height: f64) {
        let _ = writeln!(
            svg,
            "<rect class=\"cover\" x=\"0\" y=\"{top:.1}\" width=\"{WIDTH}\" height=\"{LABEL}\"/><text class=\"name\" \
             x=\"{SIDE}\" y=\"{:.1}\">{}</text>",
            top + 14.0,
            escape(&item.label)
        );
        // One number has the end of the line; several stand at their bars.
        if let [Some(bar)] = item.bars[..] {
            let _ = writeln!(
                svg,
                "<text class=\"strong\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - SIDE,
                top + 14.0,
                escape(&self.middle(&bar))
            );
        }
        let zero = scale.place(0.0);
        for (i, bar) in item.bars.iter().enumerate() {
            let Some(bar) = bar else { continue };
            let (x, y) = (scale.place(bar.middle), top + LABEL + BAR * i as f64);
            let _ = writeln!(
                svg,
                "<rect class=\"bar {}\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
                self.colour(i),
                zero.min(x),
                (x - zero).abs(),
                BAR - 1.0
            );
            if let Some((low, high)) = bar.interval {
                let (low, high, y) = (scale.place(low), scale.place(high), y + (BAR - 1.0) / 2.0);
                let _ = writeln!(
                    svg,
                    "<line class=\"whisker\" x1=\"{low:.1}\" x2=\"{high:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>"
                );
            }
            if item.bars.len() > 1 {
                let (low, high) = bar.interval.unwrap_or((bar.middle, bar.middle));
                let is_left = bar.middle < 0.0;
                let end = scale.place(if is_left { low.min(0.0) } else { high.max(0.0) });
                let written = self.middle(bar);
                // Where the paper ends, the number goes to the other side of zero.
                let wide = 7.0 * written.chars().count() as f64;
                let fits = if is_left { end > wide } else { end + wide < WIDTH };
                let (x, anchor) = match (is_left, fits) {
                    (true, true) => (end - 4.0, "end"),
                    (true, false) => (zero + 4.0, "start"),
                    (false, false) => (zero - 4.0, "end"),
                    (false, true) => (end + 4.0, "start"),
                };
                let _ = writeln!(
                    svg,
                    "<text class=\"small name\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
                    y + BAR - 2.0,
                    escape(&written)
                );
            }
        }
        tip(svg, [0.0, top, WIDTH, height], &self.said(item));
    }

    fn step(&self, bar: &Bar) -> f64 {
        let (low, high) = bar.interval.unwrap_or((bar.middle, bar.middle));
        let largest = [bar.middle, low, high].into_iter().map(f64::abs).fold(0.0, f64::max);
        numbers::step(self.kind, largest, bar.half_width)
    }

    fn middle(&self, bar: &Bar) -> String {
        numbers::number(bar.middle, self.kind, self.step(bar), self.lang)
    }

    /// An item in words, with every series.
    fn said(&self, item: &Item) -> String {
        let said = item.bars.iter().zip(&self.series).filter_map(|(bar, series)| {
            let bar = bar.as_ref()?;
            let interval = bar.interval.map_or_else(String::new, |(low, high)| {
                let range = numbers::range(low, high, self.kind, self.step(bar), self.lang);
                fill(ChartText::FindingInterval.get(self.lang), &[("range", &range)])
            });
            let name = if self.series.len() > 1 { format!("{series} ") } else { String::new() };
            Some(format!("{name}{}{interval}", self.middle(bar)))
        });
        format!("{}: {}", item.label, said.collect::<Vec<_>>().join(", "))
    }

    /// The largest bars in words.
    fn finding(&self) -> String {
        let size = |item: &&Item| item.bars.iter().flatten().map(|b| b.middle.abs()).fold(0.0, f64::max);
        let mut largest: Vec<&Item> = self.items.iter().filter(|item| item.bars.iter().any(Option::is_some)).collect();
        largest.sort_by(|a, b| size(b).total_cmp(&size(a)));
        if largest.is_empty() {
            return ChartText::NoFigures.get(self.lang).to_string();
        }
        let said: Vec<String> = largest.into_iter().take(3).map(|item| self.said(item)).collect();
        fill(ChartText::Largest.get(self.lang), &[("items", &said.join("; "))])
    }

    fn data(&self) -> Data {
        let text = |t: ChartText| t.get(self.lang).to_string();
        let mut heads = vec![self.about.clone()];
        let with_interval = |s: usize| {
            self.items
                .iter()
                .any(|item| item.bars.get(s).and_then(Option::as_ref).is_some_and(|b| b.interval.is_some()))
        };
        for (s, name) in self.series.iter().enumerate() {
            heads.push(name.clone());
            if with_interval(s) {
                heads.extend([text(ChartText::Low), text(ChartText::High)]);
            }
        }
        let row = |item: &Item| {
            let mut cells = Vec::new();
            for (s, bar) in item.bars.iter().enumerate() {
                let step = bar.as_ref().map_or(1.0, |bar| self.step(bar));
                let mut put = |x: Option<f64>| cells.push(Cell::of(x, self.kind, step, self.lang));
                put(bar.map(|b| b.middle));
                if with_interval(s) {
                    let interval = bar.and_then(|b| b.interval);
                    put(interval.map(|i| i.0));
                    put(interval.map(|i| i.1));
                }
            }
            (item.label.clone(), cells)
        };
        Data { heads, rows: self.items.iter().map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_go_from_zero_to_either_side_and_say_their_numbers() {
        let bar = |middle: f64| Some(Bar { middle, interval: Some((middle - 50.0, middle + 50.0)), half_width: None });
        let bars = Bars {
            series: vec!["change".into()],
            items: vec![
                Item { label: "A <a>".into(), bars: vec![bar(-200.0)] },
                Item { label: "B".into(), bars: vec![bar(400.0)] },
                Item { label: "C".into(), bars: vec![None] },
            ],
            about: "branch".into(),
            kind: Kind::Change,
            lang: Lang::En,
        };
        let picture = bars.picture("b".into(), "T".into());
        let svg = picture.inline();
        assert!(svg.contains("A &lt;a&gt;") && !svg.contains("<a>"));
        let starts: Vec<f64> =
            svg.split("class=\"bar two\" x=\"").skip(1).filter_map(|s| s.split('"').next()?.parse().ok()).collect();
        // The scale runs from -400 to +600 in steps of 200 over 452 units: zero at 14 + 452 x 0.4.
        assert!((starts[1] - 194.8).abs() < 0.11 && starts[0] < starts[1], "{starts:?}");
        assert_eq!(
            picture.description,
            "Largest: B: +400 (80% interval +350 to +450); A <a>: −200 (80% interval −250 to −150)."
        );
        assert_eq!(picture.data.rows[2].1[0], Cell::default());
    }
}
