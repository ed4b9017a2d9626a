//! Bars of a hundred per cent, each cut into the same parts: chances of ranks, mixes.

use std::fmt::Write as _;

use super::{Cell, Data, Picture, WIDTH, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::texts::ChartText;

/// A chart of shares.
#[derive(Clone, Debug)]
pub struct Shares {
    /// What the parts are, from left to right; the first is the darkest.
    pub parts: Vec<String>,
    /// What the bars are about, from top to bottom.
    pub items: Vec<Item>,
    /// Head of their names in the table of numbers.
    pub about: String,
    /// Language of the labels.
    pub lang: Lang,
}

/// One thing with its shares.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// The share of each part, 0 to 1, and how people read it.
    pub shares: Vec<(f64, String)>,
}

const SIDE: f64 = 14.0;
const TOP: f64 = 4.0;
const LABEL: f64 = 18.0;
const BAR: f64 = 14.0;
const ROW: f64 = LABEL + BAR + 10.0;
/// Ink of the first part and of the last.
const DARK: f64 = 0.9;
const LIGHT: f64 = 0.12;

impl Shares {
    /// The chart. Caption and source are left to whoever knows them.
    pub fn picture(&self, id: String, title: String) -> Picture {
        let mut body = String::new();
        for (i, item) in self.items.iter().enumerate() {
            self.item(&mut body, item, TOP + ROW * i as f64);
        }
        let told = |item: &Item| {
            let shares = self.parts.iter().zip(&item.shares).map(|(part, (_, shown))| format!("{part} {shown}"));
            format!("{}: {}.", item.label, shares.collect::<Vec<_>>().join(", "))
        };
        let told: Vec<String> = self.items.iter().map(told).collect();
        let nothing = || ChartText::NoFigures.get(self.lang).to_string();
        Picture {
            id,
            title,
            description: if told.is_empty() { nothing() } else { told.join(" ") },
            caption: String::new(),
            source: String::new(),
            width: WIDTH,
            height: TOP + ROW * self.items.len() as f64,
            body,
            data: self.data(),
        }
    }

    /// The name, the first share in figures at the end of its line, and the bar below.
    fn item(&self, svg: &mut String, item: &Item, top: f64) {
        let first = item.shares.first().map_or("", |(_, shown)| shown);
        let _ = writeln!(
            svg,
            "<text class=\"name\" x=\"{SIDE}\" y=\"{:.1}\">{}</text><text class=\"strong\" x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\">{}</text>",
            top + 14.0,
            escape(&item.label),
            WIDTH - SIDE,
            top + 14.0,
            escape(first)
        );
        let (mut left, y) = (SIDE, top + LABEL);
        for (i, (share, shown)) in item.shares.iter().enumerate() {
            let wide = (WIDTH - 2.0 * SIDE) * share.clamp(0.0, 1.0);
            let along = i as f64 / (self.parts.len().max(2) - 1) as f64;
            let ink = DARK + (LIGHT - DARK) * along;
            let _ = writeln!(
                svg,
                "<rect class=\"bar one\" fill-opacity=\"{ink:.2}\" x=\"{left:.1}\" y=\"{y:.1}\" \
                 width=\"{wide:.1}\" height=\"{BAR}\"/>"
            );
            if let Some(part) = self.parts.get(i) {
                tip(svg, [left, y, wide, BAR], &format!("{}: {part} {shown}", item.label));
            }
            left += wide;
        }
    }

    fn data(&self) -> Data {
        let heads = std::iter::once(self.about.clone()).chain(self.parts.clone()).collect();
        let cell = |(share, shown): &(f64, String)| Cell::share(Some(*share), shown.clone());
        let row = |item: &Item| (item.label.clone(), item.shares.iter().map(cell).collect());
        Data { heads, rows: self.items.iter().map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lie_side_by_side_and_fill_the_bar() {
        let shares = [(0.25, "25 %"), (0.75, "75 %")].map(|(share, shown)| (share, shown.to_string())).to_vec();
        let chart = Shares {
            parts: ["first", "second"].map(String::from).to_vec(),
            items: vec![Item { label: "A".into(), shares }],
            about: "who".into(),
            lang: Lang::En,
        };
        let picture = chart.picture("x".into(), "X".into());
        // A quarter of 452 units, and the rest.
        for part in ["x=\"14.0\" y=\"22.0\" width=\"113.0\"", "x=\"127.0\" y=\"22.0\" width=\"339.0\""] {
            assert!(picture.body.contains(part), "{}", picture.body);
        }
        assert_eq!(picture.description, "A: first 25 %, second 75 %.");
    }
}
