//! The draws of a job as far as a comparison needs them: the shortage of every scenario and year, draw by draw, and marks
//! of what was drawn, by which it shows whether two jobs met the same draws.

use std::collections::BTreeMap;

use super::Source;
use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::texts::{Said, UsageText};

/// Most numbers that are held, 8 bytes each.
const MOST: u64 = 100_000_000;

/// Draws of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    columns: Vec<Column>,
    /// Bits of the shortage by scenario and year, in draw order.
    shortage: BTreeMap<(String, i32), Vec<u64>>,
    /// A mark of each column of yearly noise, the same only for the same numbers in the same order.
    marks: BTreeMap<String, u64>,
    draws: u64,
}

/// What a column of kept draws is to a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Shortage(String, i32),
    Noise(String),
    Other,
}

impl Column {
    fn of(name: &str) -> Self {
        let parts: Vec<&str> = name.split('|').collect();
        match parts[..] {
            [scenario, "shortage", "total", "smal", year, "persons"] => {
                year.parse().map_or(Self::Other, |year| Self::Shortage(scenario.to_string(), year))
            }
            [noise] if noise.starts_with("z:") => Self::Noise(noise.to_string()),
            _ => Self::Other,
        }
    }
}

impl Kept {
    /// Draws taken in.
    pub fn draws(&self) -> u64 {
        self.draws
    }

    /// The shortage of a scenario in a year, in persons, by draw.
    pub fn shortage(&self, scenario: &str, year: i32) -> Option<Vec<f64>> {
        let bits = self.shortage.get(&(scenario.to_string(), year))?;
        Some(bits.iter().map(|b| f64::from_bits(*b)).collect())
    }

    /// Whether both met the same draws: as many of them, and the same yearly noise wherever both show it.
    fn shares(&self, other: &Self) -> bool {
        let mut common = self.marks.iter().filter_map(|(name, mark)| Some((mark, other.marks.get(name)?))).peekable();
        self.draws == other.draws && common.peek().is_some() && common.all(|(a, b)| a == b)
    }
}

impl DrawSink for Kept {
    fn start(&mut self, columns: &[String], done: u64, draws: u64) -> Result<()> {
        *self = Self { columns: columns.iter().map(|c| Column::of(c)).collect(), ..Self::default() };
        let held = self.columns.iter().filter(|c| matches!(c, Column::Shortage(..))).count() as u64;
        if done > 0 {
            return Err(Error::Run(Said::english_only("a comparison starts at the first draw")));
        }
        if held.saturating_mul(draws) > MOST {
            return Err(Error::Usage(UsageText::MostDrawsCompared.with(&[
                ("draws", &draws),
                ("figures", &held),
                ("mb", &(MOST * 8 / 1_000_000)),
            ])));
        }
        for column in &self.columns {
            match column {
                Column::Shortage(scenario, year) => {
                    self.shortage.insert((scenario.clone(), *year), Vec::new());
                }
                // The start of FNV-1a.
                Column::Noise(name) => {
                    self.marks.insert(name.clone(), 0xcbf2_9ce4_8422_2325);
                }
                Column::Other => {}
            }
        }
        Ok(())
    }

    fn add(&mut self, rows: &[f64]) -> Result<()> {
        for row in rows.chunks_exact(self.columns.len().max(1)) {
            for (column, x) in self.columns.iter().zip(row) {
                // A table of draws has no -0.
                let bits = (x + 0.0).to_bits();
                match column {
                    Column::Shortage(scenario, year) => {
                        if let Some(values) = self.shortage.get_mut(&(scenario.clone(), *year)) {
                            values.push(bits);
                        }
                    }
                    Column::Noise(name) => {
                        if let Some(mark) = self.marks.get_mut(name) {
                            *mark = bits
                                .to_le_bytes()
                                .iter()
                                .fold(*mark, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
                        }
                    }
                    Column::Other => {}
                }
            }
            self.draws += 1;
        }
        Ok(())
    }
}

/// For each source the first with which it shares draws, itself if need be; `None` where no draws are at hand.
///
/// What was drawn is only the same by design where seed, design, data and program are; that it is, the marks show.
pub(super) fn groups(sources: &[Source]) -> Vec<Option<usize>> {
    let same = |a: &Source, b: &Source| {
        let key =
            |s: &Source| (s.results.seed, s.results.design.clone(), s.results.dataset.hash.clone(), s.version.clone());
        let shares = a.kept.as_ref().zip(b.kept.as_ref()).is_some_and(|(a, b)| a.shares(b));
        key(a) == key(b) && !a.results.central && !b.results.central && shares
    };
    let group = |(i, source): (usize, &Source)| {
        source.kept.as_ref()?;
        Some(sources[..i].iter().position(|other| same(other, source)).unwrap_or(i))
    };
    sources.iter().enumerate().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(columns: &[&str], rows: &[f64]) -> Kept {
        let mut kept = Kept::default();
        let names: Vec<String> = columns.iter().map(|c| (*c).to_string()).collect();
        kept.start(&names, 0, 2).unwrap();
        kept.add(rows).unwrap();
        kept
    }

    #[test]
    fn draws_are_shared_where_the_noise_is_the_same() {
        let name = ["z:care:2024", "a|shortage|total|smal|2030|persons"];
        let one = kept(&name, &[0.5, 10.0, -1.0, 12.0]);
        assert_eq!(one.shortage("a", 2030), Some(vec![10.0, 12.0]));
        assert_eq!(one.draws(), 2);
        assert!(one.shares(&kept(&name, &[0.5, 99.0, -1.0, 98.0])), "outcomes may differ");
        assert!(!one.shares(&kept(&name, &[-1.0, 10.0, 0.5, 12.0])), "the order counts");
        assert!(!one.shares(&kept(&name, &[0.5, 10.0])), "so does the number");
        assert!(!one.shares(&kept(&["x"], &[0.5, 0.5])), "nothing to tell by is no proof");
    }

    #[test]
    fn more_than_fits_is_refused() {
        let name = ["a|shortage|total|smal|2030|persons".to_string()];
        assert!(Kept::default().start(&name, 0, MOST).is_ok());
        assert!(matches!(Kept::default().start(&name, 0, MOST + 1), Err(Error::Usage(_))));
    }
}
