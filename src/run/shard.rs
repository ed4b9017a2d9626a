//! The part of a job's rounds that one of several processes does.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Shard `index` (from 0) of `of`. A shard is a run of whole rounds, and may have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 0.
    pub index: u64,
    /// How many there are.
    pub of: u64,
}

impl Shard {
    /// The whole job.
    pub const WHOLE: Self = Self { index: 0, of: 1 };
    /// Most shards of a job.
    pub const MOST: u64 = 1_000_000;

    /// The rounds of this shard among `rounds`.
    pub fn rounds(self, rounds: u64) -> Range<u64> {
        let start = |i: u64| (u128::from(i) * u128::from(rounds) / u128::from(self.of)) as u64;
        start(self.index)..start(self.index + 1)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rule = || format!("`{text}` is no shard: write K/N, with K from 0 to N - 1, for instance 0/4");
        let (index, of) = text.split_once('/').ok_or_else(rule)?;
        let number = |digits: &str| digits.parse::<u64>().ok();
        match (number(index), number(of)) {
            (Some(index), Some(of)) if index < of && of <= Self::MOST => Ok(Self { index, of }),
            _ => Err(rule()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_divide_the_rounds() {
        for (rounds, of) in [(20, 1), (20, 3), (20, 7), (2, 7), (0, 3), (8_000_000, 999_999)] {
            let mut next = 0;
            for index in 0..of {
                let part = Shard { index, of }.rounds(rounds);
                assert_eq!(part.start, next);
                assert!(part.end - part.start <= rounds.div_ceil(of));
                next = part.end;
            }
            assert_eq!(next, rounds);
        }
    }

    #[test]
    fn shards_are_written_k_of_n() {
        assert_eq!("2/7".parse(), Ok(Shard { index: 2, of: 7 }));
        assert_eq!(Shard { index: 2, of: 7 }.to_string(), "2/7");
        for bad in ["", "3", "3/3", "-1/3", "0/0", "1/2/3", "a/b", "0/1000001", "1.0/2"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }
}
