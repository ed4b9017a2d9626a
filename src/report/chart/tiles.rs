//! A map of tiles: one tile a region, at about its place, so that small regions are as easy to see as large ones.

use std::fmt::Write as _;

use super::{Cell, Data, Picture, WIDTH, tip};
use crate::ids::Lang;
use crate::report::markup::escape;
use crate::report::numbers::{self, Kind};
use crate::texts::{ChartText, fill};

/// A map.
#[derive(Clone, Debug)]
pub struct Tiles {
    /// The regions.
    pub tiles: Vec<Tile>,
    /// Heads of name and value in the table of numbers.
    pub heads: [String; 2],
    /// Place in `tiles` of the region that is drawn out, if one is.
    pub chosen: Option<usize>,
    /// What is counted.
    pub kind: Kind,
    /// Language of the labels.
    pub lang: Lang,
}

/// A region.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Its name.
    pub name: String,
    /// Row, 0 = north.
    pub row: u32,
    /// Column, 0 = west.
    pub column: u32,
    /// Its figure: middle, and 80 % interval.
    pub value: Option<(f64, Option<(f64, f64)>)>,
    /// Half-width of a 95 % interval around the least certain of these, by the Monte Carlo error.
    pub half_width: Option<f64>,
}

const TALL: f64 = 58.0;
/// Letters of a name that fit a line of a tile six tiles wide.
const LETTERS: usize = 12;

impl Tiles {
    /// The chart. Caption and source are left to whoever knows them.
    pub fn picture(&self, id: String, title: String) -> Picture {
        let rows = self.tiles.iter().map(|t| t.row + 1).max().unwrap_or(1);
        let columns = self.tiles.iter().map(|t| t.column + 1).max().unwrap_or(1);
        let wide = (WIDTH / f64::from(columns)).min(120.0);
        let size = |t: &Tile| t.value.map_or(0.0, |v| v.0.abs());
        let largest = self.tiles.iter().map(size).fold(0.0, f64::max);
        let mut body = String::new();
        for (i, tile) in self.tiles.iter().enumerate() {
            self.tile(&mut body, tile, wide, largest, self.chosen == Some(i));
        }
        let data = self.data();
        Picture {
            id,
            title,
            description: self.finding(),
            caption: String::new(),
            source: String::new(),
            width: WIDTH,
            height: f64::from(rows) * TALL,
            body,
            data,
        }
    }

    fn tile(&self, svg: &mut String, tile: &Tile, wide: f64, largest: f64, chosen: bool) {
        let (x, y) = (f64::from(tile.column) * wide, f64::from(tile.row) * TALL);
        let (class, depth) = match tile.value {
            Some((v, _)) if v < 0.0 => ("less", v.abs() / largest),
            Some((v, _)) if v > 0.0 => ("more", v / largest),
            _ => ("none", 1.0),
        };
        let _ = writeln!(
            svg,
            "<rect class=\"tile {class}{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill-opacity=\"{:.2}\"/>",
            if chosen { " chosen" } else { "" },
            x + 1.0,
            y + 1.0,
            wide - 2.0,
            TALL - 2.0,
            0.12 + 0.55 * depth
        );
        let letters = (LETTERS as f64 * wide / 80.0) as usize;
        for (i, line) in short(&tile.name, letters.max(6)).iter().enumerate() {
            let y = y + 15.0 + 12.0 * i as f64;
            let _ =
                writeln!(svg, "<text class=\"small name\" x=\"{:.1}\" y=\"{y:.1}\">{}</text>", x + 5.0, escape(line));
        }
        let value = tile.value.map_or_else(|| numbers::NONE.to_string(), |(v, _)| self.written(tile, v));
        let _ = writeln!(svg, "<text class=\"strong\" x=\"{:.1}\" y=\"{:.1}\">{value}</text>", x + 5.0, y + TALL - 9.0);
        tip(svg, [x, y, wide, TALL], &self.said(tile));
    }

    fn step(&self, tile: &Tile) -> f64 {
        let largest = tile.value.map_or(0.0, |(middle, interval)| {
            let (low, high) = interval.unwrap_or((middle, middle));
            middle.abs().max(low.abs()).max(high.abs())
        });
        numbers::step(self.kind, largest, tile.half_width)
    }

    fn written(&self, tile: &Tile, x: f64) -> String {
        numbers::number(x, self.kind, self.step(tile), self.lang)
    }

    fn said(&self, tile: &Tile) -> String {
        let Some((middle, interval)) = tile.value else { return tile.name.clone() };
        let interval = interval.map_or_else(String::new, |(low, high)| {
            let range = numbers::range(low, high, self.kind, self.step(tile), self.lang);
            fill(ChartText::FindingInterval.get(self.lang), &[("range", &range)])
        });
        format!("{}: {}{interval}", tile.name, self.written(tile, middle))
    }

    /// The lowest, the highest, and the chosen region.
    fn finding(&self) -> String {
        let value = |t: &&Tile| t.value.map_or(f64::NAN, |v| v.0);
        let mut known: Vec<&Tile> = self.tiles.iter().filter(|t| t.value.is_some()).collect();
        known.sort_by(|a, b| value(a).total_cmp(&value(b)));
        let (Some(low), Some(high)) = (known.first(), known.last()) else {
            return ChartText::NoFigures.get(self.lang).to_string();
        };
        let values = [("low", self.said(low)), ("high", self.said(high))];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let ends = fill(ChartText::TilesFinding.get(self.lang), &values);
        match self.chosen.and_then(|i| self.tiles.get(i)) {
            Some(tile) => format!("{}. {ends}", self.said(tile)),
            None => ends,
        }
    }

    fn data(&self) -> Data {
        let [about, value] = self.heads.clone();
        let with_interval = self.tiles.iter().any(|t| t.value.is_some_and(|v| v.1.is_some()));
        let mut heads = vec![about, value];
        if with_interval {
            heads.extend([ChartText::Low, ChartText::High].map(|t| t.get(self.lang).to_string()));
        }
        let row = |tile: &Tile| {
            let cell = |x: Option<f64>| Cell::of(x, self.kind, self.step(tile), self.lang);
            let interval = tile.value.and_then(|v| v.1);
            let mut cells = vec![cell(tile.value.map(|v| v.0))];
            if with_interval {
                cells.extend([cell(interval.map(|i| i.0)), cell(interval.map(|i| i.1))]);
            }
            (tile.name.clone(), cells)
        };
        Data { heads, rows: self.tiles.iter().map(row).collect() }
    }
}

/// A name on at most two lines of `letters` letters, with dots where it was cut.
fn short(name: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    // A name may be cut behind a space or a hyphen, and keeps both.
    for (first, word) in name.split_whitespace().flat_map(|w| w.split_inclusive('-').enumerate()) {
        let last = lines.len() - 1;
        let joint = if lines[last].is_empty() || first > 0 { "" } else { " " };
        if !lines[last].is_empty() && (lines[last].chars().count() + joint.len() + word.chars().count()) > letters {
            lines.push(word.to_string());
        } else {
            lines[last] = format!("{}{joint}{word}", lines[last]);
        }
    }
    let cut = lines.len() > 2;
    lines.truncate(2);
    let count = lines.len();
    for (i, line) in lines.iter_mut().enumerate() {
        let too_long = line.chars().count() > letters;
        if too_long || (cut && i + 1 == count) {
            let kept: String = line.chars().take(letters - 1).collect();
            *line = format!("{}…", kept.trim_end_matches([',', ' ', '-']));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_two_lines() {
        assert_eq!(short("Twente", 14), ["Twente"]);
        assert_eq!(short("Noord-Holland Noord", 14), ["Noord-Holland", "Noord"]);
        assert_eq!(short("Amstelland, Kennemerland en Meerlanden", 14), ["Amstelland,", "Kennemerland…"]);
        assert_eq!(short("Gooi- en Vechtstreek", 14), ["Gooi- en", "Vechtstreek"]);
    }

    #[test]
    fn a_map_has_a_tile_a_region_and_tells_its_ends() {
        let tile = |name: &str, row, column, v| Tile {
            name: name.into(),
            row,
            column,
            value: Some((v, Some((v - 10.0, v + 10.0)))),
            half_width: None,
        };
        let tiles = vec![tile("A<", 0, 0, -40.0), tile("B", 1, 1, 90.0)];
        let heads = ["region".into(), "change".into()];
        let map = Tiles { tiles, heads, chosen: Some(1), kind: Kind::Change, lang: Lang::En };
        let picture = map.picture("m".into(), "T".into());
        let svg = picture.inline();
        assert_eq!(svg.matches("class=\"tile ").count(), 2);
        assert!(svg.contains("tile less\"") && svg.contains("tile more chosen\"") && svg.contains("A&lt;"));
        assert!(
            picture.description.starts_with("B: +90 (80% interval +80 to +100). Lowest: A<: −40"),
            "{}",
            picture.description
        );
        assert_eq!(picture.data.rows[1].1[2].plain, "100");
    }
}
