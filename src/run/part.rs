//! Some rounds of a job and where they come from, as bytes: what a checkpoint and a shard are made of.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Keep;
use super::shard::Shard;
use crate::stats::series::Series;
use crate::texts::{PartProblem, Said};

/// What the bytes start with.
const MAGIC: &[u8] = b"schakel part\n";
/// Version of their form; raised by a breaking change.
const FORMAT: u32 = 2;
/// Bytes of the hash at the end.
const HASH: usize = 32;

/// What a job is: parts of equal jobs go together, others don't.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Version of the program, and the commit it was built from if known.
    pub version: String,
    /// Name of the data set.
    pub data_set: String,
    /// blake3 of its files, as hexadecimal.
    pub data_set_blake3: String,
    /// The scenarios with every value, as `resolved.toml` has them.
    pub resolved: String,
    /// Seed.
    pub seed: u64,
    /// Sampling design.
    pub design: String,
    /// What is kept of the labour market: `all` or `headline`.
    pub series: String,
}

impl Stamp {
    /// The version that this program writes into a stamp.
    pub fn version() -> String {
        let commit = option_env!("GIT_COMMIT").unwrap_or_default();
        format!("{} {commit}", env!("CARGO_PKG_VERSION")).trim_end().to_string()
    }

    /// In what `other` is another job, in words; empty if it is the same.
    pub fn differences(&self, other: &Self) -> Vec<Said> {
        let mut out = Vec::new();
        let mut compare = |what: PartProblem, a: &str, b: &str| {
            if a != b {
                out.push(PartProblem::Difference.with(&[("what", &what), ("a", &a), ("b", &b)]));
            }
        };
        compare(PartProblem::Version, &self.version, &other.version);
        compare(PartProblem::Seed, &self.seed.to_string(), &other.seed.to_string());
        compare(PartProblem::Design, &self.design, &other.design);
        compare(PartProblem::Kept, &self.series, &other.series);
        compare(PartProblem::DataSet, &self.data_set, &other.data_set);
        if self.data_set == other.data_set && self.data_set_blake3 != other.data_set_blake3 {
            out.push(PartProblem::Figures.with(&[("name", &self.data_set)]));
        }
        if self.resolved != other.resolved {
            out.push(match self.resolved.lines().zip(other.resolved.lines()).find(|(a, b)| a != b) {
                Some((a, b)) => PartProblem::ScenariosFirst.with(&[("a", &a), ("b", &b)]),
                None => PartProblem::ScenariosNumber.into(),
            });
        }
        out
    }
}

/// Name of what is kept, as the command line has it.
pub fn series_name(keep: Keep) -> &'static str {
    match keep {
        Keep::All => "all",
        Keep::Headline | Keep::Point => "headline",
        Keep::Page => "page",
        Keep::Glance => "glance",
    }
}

/// What a part says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    format: u32,
    /// The job.
    pub stamp: Stamp,
    /// Draws asked of the whole job.
    pub draws: u64,
    /// Which part of its rounds was asked of the process that made this.
    pub shard: Shard,
    /// The rounds that are done: from `first` until before `next`.
    pub first: u64,
    /// The first round that is not done.
    pub next: u64,
    /// blake3 of every scenario file by name, as hexadecimal.
    pub inputs: BTreeMap<String, String>,
    series: usize,
}

/// Statistics of some rounds of a job.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where they come from.
    pub header: Header,
    /// The statistics, in the order of the job's layout.
    pub series: Vec<Series>,
}

/// What a run must know of its job to write parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The job.
    pub stamp: Stamp,
    /// blake3 of every scenario file by name, as hexadecimal.
    pub inputs: BTreeMap<String, String>,
}

impl Header {
    /// Of the rounds `done` of shard `shard` of a job that `draws` draws are asked of, with `series` series.
    pub fn new(origin: &Origin, draws: u64, shard: Shard, done: Range<u64>, series: usize) -> Self {
        let Origin { stamp, inputs } = origin.clone();
        Self { format: FORMAT, stamp, draws, shard, first: done.start, next: done.end, inputs, series }
    }
}

/// Series written at a time: some hundred kilobytes.
const PIECE: usize = 256;

impl Part {
    /// Writes a part to `out`, piece by piece.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(header: &Header, series: &[Series], out: &mut dyn Write) -> io::Result<()> {
        let header = serde_json::to_vec(header)?;
        let mut piece = [MAGIC, &(header.len() as u64).to_le_bytes(), &header].concat();
        let mut hash = blake3::Hasher::new();
        hash.update(&piece);
        out.write_all(&piece)?;
        // Hashing is several times as quick on a piece of many blocks.
        for some in series.chunks(PIECE) {
            piece.clear();
            for series in some {
                series.to_bytes(&mut piece);
            }
            hash.update(&piece);
            out.write_all(&piece)?;
        }
        out.write_all(hash.finalize().as_bytes())
    }

    /// The part in `bytes`.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn from_bytes(bytes: &[u8]) -> std::result::Result<Self, Said> {
        let damaged = || Said::from(PartProblem::Damaged);
        let after = bytes.strip_prefix(MAGIC).ok_or(PartProblem::NoRounds)?;
        let content = bytes.len().checked_sub(HASH).ok_or_else(damaged)?;
        if blake3::hash(&bytes[..content]).as_bytes() != &bytes[content..] {
            return Err(damaged());
        }
        let (length, rest) = after[..after.len() - HASH].split_first_chunk().ok_or_else(damaged)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| damaged())?;
        let (header, mut rest) = rest.split_at_checked(length).ok_or_else(damaged)?;
        // The form first: the header of another form need not have our fields.
        let form: serde_json::Value = serde_json::from_slice(header).map_err(|_| damaged())?;
        if form["format"] != FORMAT {
            let (found, known) = (form["format"].to_string(), FORMAT.to_string());
            return Err(PartProblem::OtherForm.with(&[("found", &found), ("known", &known)]));
        }
        let header: Header = serde_json::from_value(form).map_err(|_| damaged())?;
        let mut series = Vec::new();
        while !rest.is_empty() {
            series.push(Series::from_bytes(&mut rest).map_err(|_| damaged())?);
        }
        let rounds = header.next.checked_sub(header.first);
        if series.len() != header.series || series.iter().any(|s| Some(s.rounds()) != rounds) {
            return Err(damaged());
        }
        Ok(Self { header, series })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part() -> Part {
        let mut series = vec![Series::new(0.25), Series::new(0.5)];
        for s in &mut series {
            s.set_range(-1.0, 9.0).unwrap();
            for value in [3.5, 8.0] {
                s.add_round([&[value; 4][..]]).unwrap();
            }
        }
        let stamp = Stamp {
            version: Stamp::version(),
            data_set: "nl".into(),
            data_set_blake3: "00".into(),
            resolved: "a = 1\nb = 2\n".into(),
            seed: 3,
            design: "plain".into(),
            series: "all".into(),
        };
        let origin = Origin { stamp, inputs: BTreeMap::from([("a.toml".into(), "11".into())]) };
        Part { header: Header::new(&origin, 2048, Shard { index: 1, of: 2 }, 2..4, series.len()), series }
    }

    fn bytes(part: &Part) -> Vec<u8> {
        let mut out = Vec::new();
        Part::write(&part.header, &part.series, &mut out).unwrap();
        out
    }

    #[test]
    fn what_is_stored_comes_back() {
        let part = part();
        assert_eq!(Part::from_bytes(&bytes(&part)).unwrap(), part);
    }

    #[test]
    fn damage_anywhere_is_found() {
        let bytes = bytes(&part());
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert!(Part::from_bytes(&damaged).is_err(), "byte {at}");
        }
        for length in 0..bytes.len() {
            assert!(Part::from_bytes(&bytes[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn rounds_must_agree_with_what_is_said_of_them() {
        let mut part = part();
        part.header.next += 1;
        assert_eq!(Part::from_bytes(&bytes(&part)), Err(PartProblem::Damaged.into()));
    }

    #[test]
    fn a_difference_is_named() {
        let a = part().header.stamp;
        assert!(a.differences(&a).is_empty());
        let mut b = a.clone();
        b.seed = 4;
        b.resolved = "a = 1\nb = 3\n".into();
        let en = |b: &Stamp| a.differences(b).iter().map(|d| d.en().to_owned()).collect::<Vec<_>>();
        assert_eq!(en(&b), ["seed (3, not 4)", "scenarios (first at `b = 2`, not `b = 3`)"]);
        b = a.clone();
        b.data_set_blake3 = "01".into();
        assert_eq!(en(&b), ["figures of data set `nl`"]);
    }
}
